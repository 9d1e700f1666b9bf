//! What the person sees: news, the state of things, lists.

use crate::base::{Dur, EntityId, Lang, Msg, Reliability, SeatMask, SimTime};
use crate::cli::card::{Print, print_points};
use crate::cli::play::console::Console;
use crate::cli::play::game::{Choice, number};
use crate::cli::play::menu::Menu;
use crate::cli::play::verb::Verb;
use crate::content::kind::Kind;
use crate::content::model::Model;
use crate::content::procedure::Status;
use crate::exercise::slips::slips;
use crate::exercise::view::{MessageState, MessageView, age};
use crate::exercise::{Exercise, SeatView};
use crate::i18n::{Clock, Finder};
use crate::kernel::situation::{TaskState, Work};
use crate::score::card::Card;
use crate::score::clause::Verdict;
use crate::tell::{Teller, Titles, read_message, shown_message, shown_task};
use crate::tell::{basis, duty};
use crate::trace::{Names as _, Table};

/// Everything the screen is drawn from.
pub(super) struct Screen<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) view: &'a SeatView,
    /// Seats played on paper, led by the trainer at the terminal.
    pub(super) tables: SeatMask,
    pub(super) titles: &'a Titles,
    pub(super) clock: &'a Clock,
    pub(super) console: &'a Console,
    /// Own duties and hints are shown.
    pub(super) learning: bool,
    /// Time runs so many times as fast as the wall clock.
    pub(super) running: Option<u32>,
}

impl Screen<'_> {
    pub(super) fn word(&self, key: &str) -> String {
        self.console.out.word(key)
    }

    pub(super) fn say(&self, msg: &Msg) -> String {
        self.console.out.say(msg)
    }

    pub(super) fn lang(&self) -> Lang {
        self.console.out.lang()
    }

    pub(super) fn model(&self) -> &Model {
        self.titles.model()
    }

    /// A moment: day and local time, exercise time beside it.
    pub(super) fn time(&self, at: SimTime) -> String {
        self.titles.when(at)
    }

    pub(super) fn teller(&self) -> Teller<'_> {
        Teller::new(self.titles, self.exercise.records())
    }

    /// The head of the screen, three lines: the mark with whose text the procedure is; both clocks and pace; the seat.
    /// Whether offices are open, and the part, stand where there is room.
    pub(super) fn head(&self) {
        let console = self.console;
        let width = console.out.width;
        let procedure = &self.model().procedure;
        let whose = match procedure.status {
            Status::Reference => self.word("play-reference"),
            Status::Institute => basis::notice(procedure, &console.out.words),
        };
        let mut mark = cut(&format!("{} · {whose}", self.word("mark")), width);
        let line = width.saturating_sub(mark.chars().count() + 1);
        if !console.plain && line > 0 {
            mark.push_str(&format!(" {}", "─".repeat(line)));
        }
        console.out.line(&mark);
        let now = self.view.now;
        let home = self.clock.tbilisi(now);
        let same_day = home.day == self.clock.at(now).day;
        let offices = if self.clock.offices_open(now) { "play-offices-open" } else { "play-offices-closed" };
        let pace = match self.running {
            Some(speed) => Msg::new("play-time-runs").with("speed", i64::from(speed)),
            None => Msg::new("play-time-waits"),
        };
        let clocks = |local: String| {
            let msg = Msg::new("play-clocks")
                .with("local", local)
                .with("tbilisi", if same_day { home.time() } else { home.short(self.lang()) })
                .with("pace", self.say(&pace));
            self.titles.say(&msg)
        };
        // Seconds pass while time runs; the head shows whole minutes, and no exercise time where there is no room.
        let minute = SimTime(duty::minutes(Dur(now.0)).0);
        let mut clocks = Some(clocks(self.time(minute)))
            .filter(|line| line.chars().count() <= width)
            .unwrap_or_else(|| cut(&clocks(self.clock.at(minute).short(self.lang())), width));
        let key = if self.tables.is_empty() { "play-you" } else { "play-table" };
        let mut you = cut(&self.say(&Msg::new(key).with("seat", self.titles.seat(self.view.seat))), width);
        let offices = self.word(offices);
        if !add(&mut clocks, " | ", &offices, width) {
            add(&mut you, " · ", &offices, width);
        }
        let variant = self.exercise.header().variant.as_deref();
        let variants = &self.model().scenario.variants;
        let alone = variants.iter().any(|row| Some(row.id.as_str()) == variant && row.parts.len() == 1);
        if let Some(part) = self.view.part.filter(|_| !alone) {
            let of = self.model().scenario.parts.len();
            let part = self.say(&Msg::new("play-part").with("no", part.index() + 1).with("of", of));
            add(&mut you, " · ", &part, width);
        }
        console.out.line(&clocks);
        console.out.line(&you);
    }

    /// A message, whole.
    pub(super) fn text_of(&self, view: &MessageView) {
        let console = self.console;
        let Some(inject) = view.inject.and_then(|inject| self.model().scenario.injects.get(inject.index()))
        else {
            return;
        };
        console.out.line("");
        let msg = Msg::new("play-message")
            .with("no", i64::from(shown_message(view.no)))
            .with("time", self.time(view.at))
            .with("channel", self.titles.channel(view.channel))
            .with("who", self.titles.who(view.inject))
            .with("reliability", self.word(Titles::reliability(view.reliability)));
        console.say(&self.say(&msg));
        if view.retracted {
            console.say(&self.word("play-retracted"));
        }
        if let Some(subject) = &inject.subject {
            console.item("", 2, console.out.text(subject));
        }
        if let Some(text) = &inject.text {
            console.item("", 2, console.out.text(text));
        }
        for attachment in &inject.attachments {
            console.item("  –", 4, console.out.text(attachment));
        }
        console.out.line("");
    }

    /// The list of messages.
    pub(super) fn messages(&self) {
        self.console.heading("play-messages");
        if self.view.messages.is_empty() {
            self.console.say(&self.word("play-no-messages"));
        }
        for view in &self.view.messages {
            let state = match view.state {
                MessageState::Ringing(_) => "play-state-ringing",
                MessageState::Missed => "play-state-missed",
                MessageState::New => "play-state-new",
                MessageState::Opened => "play-state-opened",
            };
            let mut text = format!(
                "{} {} · {} · {} · {}",
                self.time(view.at),
                self.titles.channel(view.channel),
                self.titles.who(view.inject),
                self.console.signed(
                    reliability_sign(view.reliability),
                    &self.word(Titles::reliability(view.reliability))
                ),
                self.word(state)
            );
            if view.retracted {
                text.push_str(&format!(" · {}", self.word("play-retracted")));
            }
            self.console.item(&format!("  {}", shown_message(view.no)), 6, &text);
        }
    }

    /// Known people, groups, places and ways, with what is known of them, how old, from whom; all, or those the words fit.
    /// Whether there are any.
    pub(super) fn citizens(&self, query: &str) -> bool {
        let finder = Finder::new(query);
        let asked = |thing: EntityId| {
            finder.is_empty() || finder.best(self.titles.names(thing).iter().map(String::as_str)).is_some()
        };
        let mut some = false;
        for (key, kinds) in [
            ("play-people", &[Kind::Person, Kind::Group, Kind::Family][..]),
            ("play-places", &[Kind::Place, Kind::Route][..]),
            ("play-means", &[Kind::Transport, Kind::Movement][..]),
            ("play-papers", &[Kind::Document, Kind::List][..]),
            ("play-others", &[Kind::Party, Kind::Event, Kind::Figure][..]),
        ] {
            let of_kind = |thing: EntityId| {
                self.model().things.get(thing.index()).is_some_and(|row| kinds.contains(&row.kind))
            };
            let things = self.view.things.iter().map(|known| known.thing);
            let things: Vec<_> = things.filter(|thing| of_kind(*thing) && asked(*thing)).collect();
            if things.is_empty() {
                continue;
            }
            some = true;
            self.console.heading(key);
            for thing in things {
                self.thing(thing);
            }
        }
        some
    }

    /// What can be looked at while something else is being filled in; false if it is nothing to be looked at.
    pub(super) fn glance(&self, asked: Option<(Verb, &str)>) -> bool {
        match asked {
            Some((Verb::Messages, "")) => self.messages(),
            Some((Verb::Messages, rest)) => {
                let named = number(rest).and_then(read_message);
                let read = |view: &&MessageView| Some(view.no) == named && view.state == MessageState::Opened;
                match self.view.messages.iter().find(read) {
                    Some(view) => self.text_of(view),
                    None => self.console.say(&self.word("play-form-read-later")),
                }
            }
            Some((Verb::Citizens, rest)) => {
                if !self.citizens(rest) {
                    self.console.say(&self.say(&Msg::new("play-nothing-found").with("query", rest)));
                }
            }
            Some((Verb::Queue, "")) => self.work(true),
            Some((Verb::Duties, "")) if self.learning => self.duties(usize::MAX),
            _ => return false,
        }
        true
    }

    /// A known thing, with what is known of it.
    pub(super) fn thing(&self, thing: EntityId) {
        self.console.item("  ·", 4, self.titles.thing(thing));
        if let Some(note) = self.titles.note(thing) {
            self.console.item("", 6, &note);
        }
        for fact in self.view.facts.iter().filter(|fact| fact.of == Some(thing)) {
            let msg = Msg::new("play-fact")
                .with("fact", self.titles.fact(fact.fact))
                .with("value", self.teller().fact_value(fact.fact, fact.value))
                .with("time", self.time(fact.at))
                .with("age", duty::minutes(age(self.view.now, fact.at)));
            self.console.item("", 6, &self.say(&msg));
        }
    }

    /// What is under way and what waits; calls and visits too, for they keep a hand busy.
    pub(super) fn work(&self, heading: bool) {
        if self.view.work.is_empty() && self.view.calls.is_empty() {
            if heading {
                self.console.say(&self.word("play-no-work"));
            }
            return;
        }
        let (hands, free) = self.view.hands;
        let title = Msg::new("play-work").with("hands", i64::from(hands)).with("free", i64::from(free));
        self.console.out.line("");
        self.console.say(&self.say(&title));
        for call in &self.view.calls {
            let who = self.titles.who(self.view.message(call.message).and_then(|view| view.inject));
            let msg = Msg::new("play-call").with("who", who).with("time", call.until);
            self.console.item("  ·", 7, &self.titles.say(&msg));
        }
        for task in &self.view.work {
            let what = match &task.work {
                Work::Action { action, args } => self.teller().act(*action, args),
                Work::OwnWords { text, .. } => text.to_string(),
            };
            let state = match task.state {
                TaskState::Running { until, .. } => Msg::new("play-until").with("time", self.time(until)),
                TaskState::Suspended { left, .. } => Msg::new("play-suspended").with("d", left),
                TaskState::Waiting => Msg::new("play-waiting"),
            };
            self.console.item(
                &format!("  [{}]", shown_task(task.no)),
                7,
                &format!("{what} · {}", self.say(&state)),
            );
        }
    }

    /// The slips that wait: what is on them, for whom, since when; those that can be released are numbered. Answers
    /// whether any is.
    fn slips(&self, menu: &Menu) -> bool {
        let slips = slips(self.exercise);
        if !slips.is_empty() {
            self.console.heading("play-slips");
        }
        let mut waits = false;
        for slip in slips {
            let scenario = self.model().scenario.injects.get(slip.inject.index());
            let subject =
                scenario.and_then(|row| row.subject.as_ref()).map(|text| self.console.out.text(text));
            let who = self.titles.who(Some(slip.inject));
            let what = subject.map_or_else(|| who.to_owned(), |subject| format!("{subject} ({who})"));
            let key = if slip.ready { "play-slip" } else { "play-slip-away" };
            let msg = Msg::new(key)
                .with("what", what)
                .with("seat", self.titles.seat(slip.seat))
                .with("channel", self.titles.channel(slip.channel))
                .with("time", self.time(slip.since));
            waits |= slip.ready;
            let number = menu.number(Choice::Slip(slip.inject, slip.seat));
            let mark = if slip.ready { format!("  {number}") } else { "  –".to_owned() };
            self.console.item(&mark, 5, &self.say(&msg));
        }
        waits
    }

    /// Slips, open questions and the actions that fit, numbered.
    pub(super) fn choices(&self, choices: &[Choice], menu: &Menu) {
        let waits = self.slips(menu);
        self.reserve();
        for decision in &self.view.decisions {
            let scenario = &self.model().scenario;
            let row = scenario.injects.get(decision.inject.index()).and_then(|row| row.decision.as_ref());
            let Some(row) = row else { continue };
            let from = self.view.messages.iter().find(|view| view.inject == Some(decision.inject));
            match from {
                Some(view) => {
                    let msg = Msg::new("play-question-from")
                        .with("no", i64::from(shown_message(view.no)))
                        .with("who", self.titles.who(view.inject));
                    self.console.out.line("");
                    self.console.say(&self.say(&msg));
                }
                None => self.console.heading("play-question"),
            }
            let msg = Msg::new("play-question-until")
                .with("question", &row.question)
                .with("time", self.time(decision.until));
            self.console.say(&self.say(&msg));
            for option in &decision.options {
                let number = menu.number(Choice::Answer(decision.inject, *option));
                self.console.item(&format!("  {number}"), 5, self.titles.option(decision.inject, *option));
            }
        }
        self.console.heading("play-what-will-you-do");
        for choice in choices {
            if let Choice::Act(action) = choice {
                self.action(menu.number(*choice), *action);
            }
        }
        let rings = self.view.messages.iter().any(|view| matches!(view.state, MessageState::Ringing(_)));
        self.console.say(&self.word(match (waits, rings) {
            (true, _) => "play-keys-slips",
            (false, true) => "play-keys-ringing",
            (false, false) => "play-keys",
        }));
    }

    /// One action in a numbered list.
    pub(super) fn action(&self, at: usize, action: crate::base::ActionId) {
        let takes = self.model().actions.get(action.index()).map_or(Dur::ZERO, |row| row.takes);
        let msg = Msg::new("play-action").with("action", self.titles.action(action)).with("d", takes);
        self.console.item(&format!("  {at}"), if at < 100 { 5 } else { 6 }, &self.say(&msg));
    }

    /// Own duties, the overdue ones first, then soonest first; of what is beyond `most` only the number.
    pub(super) fn duties(&self, most: usize) {
        let (teller, now) = (self.teller(), self.view.now);
        let all = teller.different(&self.view.duties);
        if all.is_empty() {
            if most == usize::MAX {
                self.console.say(&self.word("play-no-duties"));
            }
            return;
        }
        self.console.heading("play-duties");
        for open in duty::soonest(&all, now, most) {
            let id = self.model().name(Table::Clause, open.clause.0);
            let due = teller.due(open, now);
            let mut text = format!("{} · {}", teller.duty(open), due.words);
            if let Some(from) = due.basis {
                text.push_str(&format!(" ({})", self.word(basis::key(from))));
            }
            self.console.item(&format!("  {id}"), 11, &text);
        }
        if all.len() > most {
            let overdue = all.iter().filter(|open| duty::is_late(open, now)).count();
            let msg = Msg::new("play-more-duties").with("total", all.len()).with("overdue", overdue);
            self.console.item("", 2, &self.say(&msg));
        }
    }

    /// What to think of next, where the scenario has no hint: the first duty, and by what it is met.
    pub(super) fn next_duty(&self) {
        self.teller().next_duty(self.view).iter().for_each(|line| self.console.say(line));
    }

    /// Hints of a guided exercise.
    pub(super) fn hints(&self) {
        for hint in &self.view.hints {
            if let Some(row) = self.model().scenario.hints.get(usize::from(*hint)) {
                let mark = if self.console.plain { "" } else { "→" };
                self.console.item(mark, 2, self.console.out.text(&row.text));
            }
        }
    }

    /// The whole screen: head, work, hints, duties, choices.
    pub(super) fn all(&self, choices: &[Choice], menu: &Menu) {
        self.head();
        let ringing = self.view.messages.iter().filter(|view| matches!(view.state, MessageState::Ringing(_)));
        for view in ringing {
            let msg = Msg::new("play-ringing-now")
                .with("channel", self.titles.channel(view.channel))
                .with("who", self.titles.who(view.inject))
                .with("no", i64::from(shown_message(view.no)));
            self.console.say(&self.say(&msg));
        }
        let new = self
            .view
            .messages
            .iter()
            .filter(|view| matches!(view.state, MessageState::New | MessageState::Missed))
            .count();
        if new > 0 {
            self.console.say(&self.say(&Msg::new("play-new-messages").with("count", new)));
        }
        self.work(false);
        if self.learning {
            self.duties(3);
            if !self.view.hints.is_empty() {
                self.console.out.line("");
                self.hints();
            }
        }
        self.choices(choices, menu);
    }

    /// What went well and what to look at, in words; numbers stand in the card. Of what was settled after `since` alone.
    pub(super) fn summary(&self, card: &Card, verdicts: &[Verdict], since: Option<SimTime>) {
        let print = Print {
            titles: self.titles,
            begins: self.exercise.beginning(),
            end: self.exercise.end(),
            records: self.exercise.records(),
            card,
            verdicts,
            seat: Some(self.model().name(Table::Seat, self.view.seat.0)),
            since,
            all: false,
            beside: None,
        };
        print_points(&print, &self.console.out);
    }
}

/// Adds words to a line where they fit.
fn add(line: &mut String, between: &str, words: &str, width: usize) -> bool {
    let fits = [&**line, between, words].iter().map(|text| text.chars().count()).sum::<usize>() <= width;
    if fits {
        line.push_str(between);
        line.push_str(words);
    }
    fits
}

/// The beginning of a line that would not fit.
fn cut(line: &str, width: usize) -> String {
    if line.chars().count() <= width {
        return line.to_owned();
    }
    let kept: String = line.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

pub(super) fn reliability_sign(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::Rumour => "○",
        Reliability::Reported => "◐",
        Reliability::Confirmed => "●",
    }
}
