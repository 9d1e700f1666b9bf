//! The commands of a seat: acts, answers, messages, the queue, telling colleagues, words.

use std::sync::Arc;

use crate::base::{ActionId, ClauseId, Dur, InjectId, Msg, SeatId};
use crate::cli::failure::Failure;
use crate::cli::play::console::Console;
use crate::cli::play::form;
use crate::cli::play::game::{Flow, Game, number};
use crate::cli::play::screen::Screen;
use crate::cli::play::setup::agrees;
use crate::cli::play::verb::latin_keys;
use crate::exercise::SeatView;
use crate::exercise::view::MessageState;
use crate::explore::script::Script;
use crate::i18n::Finder;
use crate::kernel::situation::{TaskState, Work};
use crate::tell::records::concerns;
use crate::tell::{Teller, read_message, read_task, shown_task};
use crate::tell::{search, slots};
use crate::trace::{Args, Command, Envelope, Event, MessageNo, Names as _, RecordNo, Table, TaskNo};

/// So many records are shown to choose from.
const LISTED: usize = 12;

/// Whether an answer leaves a question out.
fn skips(line: &str) -> bool {
    line.is_empty() || line == "0"
}

impl Game {
    /// A line of a script, for quick typing: `do acknowledge-report event=fire`.
    pub(super) fn script(&mut self, line: &str) -> Result<Flow, Failure> {
        let model = Arc::clone(&self.exercise().plan().model);
        let seat = model.name(Table::Seat, self.seat.0).to_owned();
        let read =
            Script::read(&format!("0:00 {seat} {line}")).and_then(|script| match script.lines.first() {
                Some(line) => line.command(&model, self.exercise().situation()).map(Some),
                None => Ok(None),
            });
        match read {
            Ok(Some(Envelope { command: Command::Begin { action, args, .. }, .. })) => {
                self.begin(action, args)
            }
            Ok(Some(envelope)) => self.submit(envelope.command),
            Ok(None) => Ok(Flow::Ask),
            Err(why) => {
                self.console.say(&why.reason);
                Ok(Flow::Ask)
            }
        }
    }

    pub(super) fn act(&mut self, action: ActionId) -> Result<Flow, Failure> {
        let view = self.view();
        let title = self.titles.action(action).to_owned();
        let help =
            self.exercise().plan().model.procedure.actions.get(action.index()).map(|row| row.help.clone());
        self.console.say(&title);
        if let Some(help) = help.filter(|help| !help.is_empty()) {
            self.console.item("", 2, self.console.out.text(&help));
        }
        let Some(args) = self.fill(action, &view) else {
            self.console.say(&self.word("play-given-up"));
            return Ok(Flow::Ask);
        };
        if !args.texts.is_empty() && !self.agrees_to(action, &args) {
            return self.wrong("play-given-up");
        }
        self.begin(action, args)
    }

    /// Fills the form of an action; while it is open, what is known, messages and duties can be looked at.
    fn fill(&mut self, action: ActionId, view: &SeatView) -> Option<Args> {
        let Self { live, tables, titles, clock, console, learning, running, verbs, .. } = self;
        let look = |console: &Console, line: &str| {
            let screen = Screen {
                exercise: live.exercise(),
                view,
                tables: *tables,
                titles,
                clock,
                console,
                learning: *learning,
                running: running.map(|(speed, _)| speed),
            };
            screen.glance(verbs.read(line))
        };
        form::fill(action, &mut form::Desk { view, titles, console, look: &look })
    }

    /// Words of one's own are shown as a whole before they go out.
    fn agrees_to(&mut self, action: ActionId, args: &Args) -> bool {
        let whole = Teller::new(&self.titles, self.exercise().records()).act(action, args);
        self.console.say(&whole);
        let line = self.console.ask(&self.word("play-send-question"));
        line.is_some_and(|line| agrees(&line, true))
    }

    /// Begins an act. One that is under way or waits already is begun once more only after a question; one that was done
    /// before is begun with a remark.
    pub(super) fn begin(&mut self, action: ActionId, args: Args) -> Result<Flow, Failure> {
        let view = self.view();
        let same = Work::Action { action, args: args.clone() };
        if let Some(task) = view.work.iter().find(|task| task.work == same) {
            let msg = Msg::new("play-twice").with("no", i64::from(shown_task(task.no)));
            self.tell(&msg);
            let line = self.console.ask(&self.word("play-twice-question"));
            if !line.is_some_and(|line| agrees(&line, false)) {
                return self.wrong("play-given-up");
            }
        } else if let Some(done) = self.done_before(action, &args) {
            self.tell(&Msg::new("play-done-before").with("record", done));
        }
        let flow = self.submit(Command::Begin { action, args, front: false })?;
        if flow == Flow::Draw {
            self.tell_task();
        }
        Ok(flow)
    }

    /// The record by which this seat did the same before.
    fn done_before(&self, action: ActionId, args: &Args) -> Option<String> {
        let records = self.exercise().records();
        let done = records.iter().rev().find(|record| {
            matches!(&record.event, Event::ActionCompleted { seat, action: did, args: with, .. }
                if *seat == self.seat && *did == action && with == args)
        })?;
        Some(Teller::new(&self.titles, records).stamp(done))
    }

    /// Tells when the task just given will be done, or that it waits.
    pub(super) fn tell_task(&self) {
        let view = self.view();
        let Some(task) = view.work.iter().max_by_key(|task| task.no) else { return };
        let msg = match task.state {
            TaskState::Running { until, .. } => {
                Msg::new("play-accepted").with("time", self.titles.when(until))
            }
            TaskState::Waiting | TaskState::Suspended { .. } => {
                Msg::new("play-queued").with("no", i64::from(shown_task(task.no)))
            }
        };
        self.tell(&msg);
    }

    pub(super) fn answer(&mut self, inject: InjectId, option: u8) -> Result<Flow, Failure> {
        let view = self.view();
        let key = view.decisions.iter().any(|open| open.inject == inject && open.key);
        let (mut clause, mut confidence) = (None, None);
        if key {
            clause = self.ask_clause();
            while let Some(line) = self.console.ask(&self.word("play-confidence-question"))
                && !skips(&line)
            {
                confidence = line.parse::<u8>().ok().filter(|n| (1..=5).contains(n));
                if confidence.is_some() {
                    break;
                }
                self.console.say(&self.word("play-form-not-there"));
            }
        }
        let chosen = Msg::new("play-chosen").with("option", self.titles.option(inject, option));
        let flow = self.submit(Command::Answer { inject, option, clause, confidence, reason: None })?;
        if flow == Flow::Draw {
            self.tell(&chosen);
        }
        Ok(flow)
    }

    /// Asks for a clause, by words, a number of the list, or its own number. None if it is left out.
    fn ask_clause(&mut self) -> Option<ClauseId> {
        let mut listed = Vec::new();
        loop {
            let line = self.console.ask(&self.word("play-clause-question")).filter(|line| !skips(line))?;
            let chosen = line.parse::<usize>().ok().and_then(|n| listed.get(n.checked_sub(1)?).copied());
            if let Some(clause) = chosen.or_else(|| self.clause(&line)) {
                return Some(clause);
            }
            listed = self.clauses_like(&line);
            if listed.is_empty() {
                self.tell(&Msg::new("play-no-such-clause").with("name", line));
            }
        }
    }

    /// Words typed on the next line. None if there are none.
    fn ask_words(&mut self, key: &'static str) -> Option<String> {
        self.console.ask(&self.word(key)).filter(|line| !skips(line))
    }

    /// A clause by its number, whichever keyboard layout was on.
    pub(super) fn clause(&self, name: &str) -> Option<ClauseId> {
        let name = latin_keys(name.trim()).to_uppercase();
        self.exercise().plan().model.find(Table::Clause, &name).map(ClauseId)
    }

    /// A note typed on the next line.
    pub(super) fn note(&mut self) -> Result<Flow, Failure> {
        match self.console.ask(&format!("{}:", self.word("play-form-text"))) {
            Some(text) if !text.is_empty() && text != "0" => {
                self.put_down(Command::Note { text: text.into() })
            }
            Some(_) | None => self.wrong("play-given-up"),
        }
    }

    /// Clauses these words can mean, shown with numbers.
    fn clauses_like(&self, words: &str) -> Vec<ClauseId> {
        let mut found = search::clauses(&Finder::new(words), self.titles.model());
        found.truncate(LISTED);
        for (no, clause) in found.iter().enumerate() {
            let id = self.titles.model().name(Table::Clause, clause.0);
            let title = format!("{id} {}", self.titles.clause(*clause));
            self.console.item(&format!("  {}", no + 1), 5, &title);
        }
        found
    }

    /// Something only written down: told to be so, and the screen stays.
    pub(super) fn put_down(&mut self, command: Command) -> Result<Flow, Failure> {
        if self.submit(command)? == Flow::Draw {
            self.console.say(&self.word("play-noted"));
        }
        Ok(Flow::Ask)
    }

    /// Something passed on to a colleague: told to whom.
    pub(super) fn hand_on(&mut self, to: SeatId, command: Command) -> Result<Flow, Failure> {
        let handed = Msg::new("play-handed-on").with("seat", self.titles.seat(to));
        if self.submit(command)? == Flow::Draw {
            self.tell(&handed);
        }
        Ok(Flow::Ask)
    }

    pub(super) fn messages(&mut self, rest: &str) -> Result<Flow, Failure> {
        if rest.is_empty() {
            return self.look(|screen| screen.messages());
        }
        let Some(message) = number(rest).and_then(read_message) else {
            return self.wrong("play-form-not-there");
        };
        let view = self.view();
        let Some(found) = view.messages.iter().find(|view| view.no == message) else {
            return self.wrong("play-form-not-there");
        };
        if matches!(found.state, MessageState::Ringing(_)) {
            return self.submit(Command::PickUp { message });
        }
        if found.state != MessageState::Opened {
            let flow = self.submit(Command::Open { message })?;
            if flow != Flow::Draw {
                return Ok(flow);
            }
        }
        let found = found.clone();
        self.look(|screen| screen.text_of(&found))
    }

    /// A ringing message, named or the only one.
    pub(super) fn pick(
        &mut self,
        rest: &str,
        command: impl FnOnce(MessageNo) -> Command,
    ) -> Result<Flow, Failure> {
        let named = number(rest).and_then(read_message);
        let view = self.view();
        let ringing = view.messages.iter().find(|view| matches!(view.state, MessageState::Ringing(_)));
        match named.or(ringing.map(|view| view.no)) {
            Some(message) => self.submit(command(message)),
            None => self.wrong("play-nothing-rings"),
        }
    }

    pub(super) fn task(
        &mut self,
        rest: &str,
        command: impl FnOnce(TaskNo) -> Command,
    ) -> Result<Flow, Failure> {
        match number(rest).and_then(read_task) {
            Some(task) => self.submit(command(task)),
            None => {
                self.draw(|screen| screen.work(true));
                self.wrong("play-which-task")
            }
        }
    }

    pub(super) fn hint(&mut self) -> Result<Flow, Failure> {
        self.submit(Command::TakeHint)?;
        self.look(|screen| if screen.view.hints.is_empty() { screen.next_duty() } else { screen.hints() })
    }

    /// A departure, in one line or asked for piece by piece.
    pub(super) fn depart(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (name, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        let clause = match self.clause(name) {
            Some(clause) => clause,
            None if rest.is_empty() => match self.ask_clause() {
                Some(clause) => clause,
                None => return self.wrong("play-given-up"),
            },
            None => return self.wrong("play-depart-how"),
        };
        let reason = match reason.trim() {
            "" => self.ask_words("play-depart-why"),
            reason => Some(reason.to_owned()),
        };
        match reason {
            Some(reason) => self.put_down(Command::DepartFrom { clause, reason: reason.into() }),
            None => self.wrong("play-given-up"),
        }
    }

    /// Something else in own words, with the minutes it takes; what is not written at once is asked for.
    pub(super) fn own_words(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let minutes = first.parse::<u16>().ok();
        let text = if minutes.is_some() { after } else { rest }.trim().to_owned();
        let text = if text.is_empty() { self.ask_words("play-words-what") } else { Some(text) };
        let Some(text) = text else { return self.wrong("play-given-up") };
        let minutes = match minutes {
            Some(minutes) => Some(minutes),
            None => self.ask_words("play-words-minutes").and_then(|line| {
                let minutes = slots::length(&line)?.0 / Dur::MINUTE.0;
                u16::try_from(minutes).ok()
            }),
        };
        let Some(minutes) = minutes else { return self.wrong("play-given-up") };
        let flow = self.submit(Command::OwnWords { text: text.into(), minutes })?;
        if flow == Flow::Draw {
            self.tell_task();
        }
        Ok(flow)
    }

    pub(super) fn forward(&mut self, rest: &str) -> Result<Flow, Failure> {
        let Some(message) = number(rest).and_then(read_message) else {
            return self.wrong("play-forward-how");
        };
        let Some(to) = self.colleague() else { return self.wrong("play-given-up") };
        self.hand_on(to, Command::Forward { message, to, note: None })
    }

    /// Tells a colleague everything one knows of the messages named.
    pub(super) fn brief(&mut self, rest: &str) -> Result<Flow, Failure> {
        let messages: Box<[MessageNo]> = rest
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .filter_map(number)
            .filter_map(read_message)
            .collect();
        let Some(to) = self.colleague() else { return self.wrong("play-given-up") };
        let command = self.view().brief(to, messages);
        self.hand_on(to, command)
    }

    pub(super) fn colleague(&mut self) -> Option<SeatId> {
        let model = Arc::clone(&self.exercise().plan().model);
        let seats: Vec<_> =
            (0..model.seats.len()).map(SeatId::from_index).filter(|seat| *seat != self.seat).collect();
        if seats.is_empty() {
            self.console.say(&self.word("play-no-colleague"));
            return None;
        }
        for (at, seat) in seats.iter().enumerate() {
            self.console.item(&format!("  {}", at + 1), 5, self.titles.seat(*seat));
        }
        let line = self.console.ask(&self.word("play-to-whom"))?;
        line.parse::<usize>().ok().and_then(|n| seats.get(n.checked_sub(1)?).copied())
    }

    /// A correction of a record in words. Without them, what can be corrected is shown with its numbers.
    pub(super) fn correct(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (no, text) = rest.split_once(' ').unwrap_or((rest, ""));
        let Some(no) = number(no) else {
            self.draw(|screen| screen.own_records(LISTED));
            return self.wrong("play-correct-how");
        };
        if text.trim().is_empty() {
            return self.wrong("play-correct-how");
        }
        let mine =
            self.exercise().records().get(no as usize).is_some_and(|record| concerns(record, self.seat));
        if !mine {
            self.draw(|screen| screen.own_records(LISTED));
            return self.wrong("play-correct-other");
        }
        self.put_down(Command::Correct { record: RecordNo(no), text: text.trim().into() })
    }
}
