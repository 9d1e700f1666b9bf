//! The game loop: a line in, a command or a look, the news out.

use std::time::Instant;

use crate::base::{ActionId, ClauseId, EntityId, InjectId, Lang, Msg, SeatId, SeatMask, SimTime};
use crate::cli::args;
use crate::cli::assess::file;
use crate::cli::card;
use crate::cli::failure::Failure;
use crate::cli::kept::CODE;
use crate::cli::library::shown;
use crate::cli::output::Output;
use crate::cli::play::console::Console;
use crate::cli::play::menu::Menu;
use crate::cli::play::news::reader;
use crate::cli::play::screen::Screen;
use crate::cli::play::setup::{Ready, agrees};
use crate::cli::play::verb::{Verb, Words, latin_keys};
use crate::cli::score;
use crate::cli::store::Store;
use crate::exercise::fitting::OFFERED;
use crate::exercise::slips::{Slip, slips};
use crate::exercise::view::{MessageState, MessageView};
use crate::exercise::{Chapter, Exercise, Fitting, SeatView};
use crate::explore::live::Live;
use crate::i18n::{Catalogue, Clock};
use crate::kernel::situation::Work;
use crate::score::card::Card;
use crate::score::clause::Verdict;
use crate::tell::begins::begins;
use crate::tell::{Titles, ending, slots};
use crate::trace::{Command, Envelope, Event, Holder, MessageNo, Names as _, Record, Table};

/// What a number on the screen stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// An answer to an open question.
    Answer(InjectId, u8),
    /// An action.
    Act(ActionId),
    /// A slip to be released to a table.
    Slip(InjectId, SeatId),
    /// A known thing, to be looked at.
    Thing(EntityId),
    /// A clause, to be read.
    Clause(ClauseId),
}

impl Choice {
    /// Whether it is numbered with the answers.
    pub(super) const fn is_answer(self) -> bool {
        matches!(self, Self::Answer(..) | Self::Slip(..))
    }
}

/// How play goes on after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Draw the screen again.
    Draw,
    /// Only ask again.
    Ask,
    /// Leave; the exercise is kept.
    Leave,
}

/// A game.
pub(super) struct Game {
    pub(super) live: Live,
    pub(super) store: Store,
    /// The seat held, or the table whose acts are entered.
    pub(super) seat: SeatId,
    /// Seats played on paper, the person at the terminal being the trainer; none: a seat is held.
    pub(super) tables: SeatMask,
    pub(super) titles: Titles,
    pub(super) clock: Clock,
    pub(super) fitting: Fitting,
    pub(super) verbs: Words,
    pub(super) console: Console,
    pub(super) learning: bool,
    /// Records already told.
    pub(super) told: usize,
    /// What the numbers on the screen stand for.
    pub(super) menu: Menu,
    /// Messages that were named as unread when the player wanted to move on.
    pub(super) warned: Vec<MessageNo>,
    /// Exercise time runs so many times as fast as the wall clock, since then.
    pub(super) running: Option<(u32, Instant)>,
    /// Sensitive messages are to be left out before the first moment.
    pub(super) spared: bool,
}

impl Game {
    pub(super) fn new(ready: Ready, args: &args::Play, console: Console) -> Self {
        let tables = ready.exercise.situation().setup().paper;
        let model = &ready.exercise.plan().model;
        let titles = Titles::new(model, console.out.lang());
        let clock = Clock::of(&model.scenario.start);
        let fitting = Fitting::new(model);
        let told = if ready.resumed { ready.exercise.records().len() } else { ready.exercise.play_from() };
        let mut live = Live::new(ready.exercise);
        live.run(ready.clock);
        Self {
            live,
            store: ready.store,
            seat: ready.seat,
            tables,
            titles,
            clock,
            fitting,
            verbs: Words::new(),
            console,
            learning: !args.assessment,
            told,
            menu: Menu::default(),
            warned: Vec::new(),
            running: None,
            spared: ready.spared,
        }
    }

    pub(super) fn exercise(&self) -> &Exercise {
        self.live.exercise()
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.console.out.word(key)
    }

    pub(super) fn tell(&self, msg: &Msg) {
        self.console.say(&self.console.out.say(msg));
    }

    /// What the seat sees; what it knew before the start is no message to be read.
    pub(super) fn view(&self) -> SeatView {
        self.view_of(self.seat)
    }

    fn view_of(&self, seat: SeatId) -> SeatView {
        let mut view = SeatView::of(self.exercise(), &self.fitting, seat);
        view.messages.retain(|message| message.inject.is_some());
        view
    }

    /// The seats followed: all tables, or the one held.
    pub(super) fn seats(&self) -> SeatMask {
        if self.tables.is_empty() { SeatMask::one(self.seat) } else { self.tables }
    }

    /// Draws something from the present view.
    pub(super) fn draw(&self, what: impl FnOnce(&Screen<'_>)) {
        self.draw_of(self.seat, what);
    }

    fn draw_of(&self, seat: SeatId, what: impl FnOnce(&Screen<'_>)) {
        let view = self.view_of(seat);
        what(&Screen {
            exercise: self.exercise(),
            view: &view,
            tables: self.tables,
            titles: &self.titles,
            clock: &self.clock,
            console: &self.console,
            learning: self.learning,
            running: self.running.map(|(speed, _)| speed),
        });
    }

    /// Puts new lines on disk; only then is anything shown.
    pub(super) fn save(&mut self) -> Result<(), Failure> {
        let lines = self.live.exercise_mut().new_lines().to_vec();
        self.store.append(&lines)
    }

    /// Plays until the exercise is over or the person leaves.
    ///
    /// # Errors
    /// [`Failure`] if the exercise cannot be kept.
    pub(super) fn play(&mut self) -> Result<(), Failure> {
        self.tell(&Msg::new("play-kept-in").with("path", shown(self.store.path())));
        if let Some(beginning) = self.exercise().beginning() {
            self.console.say(&self.titles.say(&begins(&beginning)));
            self.console.say(&self.word("play-begins-look"));
        }
        self.console.say(&self.word("play-banner"));
        self.console.say(&self.word("play-banner-emergency"));
        if std::mem::take(&mut self.spared) {
            self.leave_out()?;
        }
        self.come_back()?;
        if self.exercise().clock() <= self.exercise().situation().now() {
            self.run_to(self.exercise().clock())?;
        }
        let mut flow = Flow::Draw;
        loop {
            let before = self.told;
            self.news();
            if self.exercise().is_over() {
                return self.finish();
            }
            if let Some(chapter) = self.exercise().chapter_since(before) {
                self.part_over(&chapter);
            }
            if flow == Flow::Draw {
                self.offer();
            }
            let prompt = if self.console.plain { self.word("play-prompt") } else { ">".to_owned() };
            let Some(line) = self.console.ask(&prompt) else { return self.leave() };
            self.let_time_run()?;
            flow = self.line(&line)?;
            if flow == Flow::Leave {
                return self.leave();
            }
        }
    }

    /// Tells what has happened since.
    fn news(&mut self) {
        let records: Vec<Record> = self.exercise().records().get(self.told..).unwrap_or_default().to_vec();
        self.told += records.len();
        if records.iter().any(|record| matches!(record.event, Event::PartBegun { .. })) {
            self.menu.renew();
        }
        let several = self.tables.iter().count() > 1;
        // Runs of records that concern one seat; what concerns none is told with the present one.
        let mut rest = records.as_slice();
        while let Some(first) = rest.first() {
            let seat =
                |record: &Record| reader(record).filter(|seat| self.tables.has(*seat)).unwrap_or(self.seat);
            let whose = seat(first);
            let len = rest.iter().position(|record| seat(record) != whose).unwrap_or(rest.len());
            let (run, after) = rest.split_at(len);
            if several && run.iter().any(|record| reader(record) == Some(whose)) {
                self.tell(&Msg::new("play-table").with("seat", self.titles.seat(whose)));
            }
            self.draw_of(whose, |screen| screen.news(run));
            rest = after;
        }
    }

    /// The screen with the numbered choices.
    fn offer(&mut self) {
        let view = self.view();
        let answers = view.decisions.iter().flat_map(|decision| {
            decision.options.iter().map(|option| Choice::Answer(decision.inject, *option))
        });
        // What is under way is not offered again; it can still be searched for.
        let under_way = |action: &ActionId| {
            view.work
                .iter()
                .any(|task| matches!(&task.work, Work::Action { action: done, .. } if done == action))
        };
        let idle = |action: &&ActionId| !under_way(action);
        let slips = slips(self.exercise()).into_iter().filter(|slip| slip.ready);
        let offered: Vec<Choice> = slips
            .map(|slip| Choice::Slip(slip.inject, slip.seat))
            .chain(answers)
            .chain(view.actions.iter().filter(idle).take(OFFERED).map(|action| Choice::Act(*action)))
            .collect();
        self.menu.offer(&offered);
        self.draw(|screen| screen.all(&offered, &self.menu));
    }

    fn line(&mut self, line: &str) -> Result<Flow, Failure> {
        if line.is_empty() {
            if let Some(slip) = slips(self.exercise()).into_iter().find(|slip| slip.ready) {
                return self.release(slip.inject, slip.seat);
            }
            // What rings is answered first; to let it ring is said in words.
            let rings =
                self.view().messages.iter().any(|view| matches!(view.state, MessageState::Ringing(_)));
            if !rings && self.warns() {
                return Ok(Flow::Ask);
            }
            return self.verb(if rings { Verb::Answer } else { Verb::Next }, "");
        }
        if line == "0" {
            self.menu.renew();
            return Ok(Flow::Draw);
        }
        if let Ok(number) = line.parse::<usize>() {
            return self.choose(self.menu.at(number));
        }
        if line.starts_with("do ") || line.starts_with(':') {
            return self.script(line.trim_start_matches(':').trim());
        }
        match self.verbs.read(line) {
            Some((verb, rest)) => {
                let rest = rest.to_owned();
                self.verb(verb, &rest)
            }
            None => Ok(self.search(line)),
        }
    }

    fn choose(&mut self, choice: Option<Choice>) -> Result<Flow, Failure> {
        let view = self.view();
        let asked = |inject: &InjectId| view.decisions.iter().any(|open| open.inject == *inject);
        let waits = |inject: &InjectId| slips(self.exercise()).iter().any(|slip| slip.inject == *inject);
        match choice {
            Some(Choice::Answer(inject, option)) if asked(&inject) => self.answer(inject, option),
            Some(Choice::Slip(inject, seat)) if waits(&inject) => self.release(inject, seat),
            Some(Choice::Act(action)) => self.act(action),
            Some(Choice::Thing(thing)) => self.look(|screen| screen.thing(thing)),
            Some(Choice::Clause(clause)) => {
                let name = self.exercise().plan().model.name(Table::Clause, clause.0).to_owned();
                self.procedure(&name)
            }
            _ => self.wrong("play-form-not-there"),
        }
    }

    /// Whether messages are unread that were not named yet when the player wanted to move on; they are named now.
    fn warns(&mut self) -> bool {
        let view = self.view();
        let unread = view
            .messages
            .iter()
            .filter(|message| matches!(message.state, MessageState::New | MessageState::Missed));
        let unread: Vec<MessageNo> = unread.map(|message| message.no).collect();
        let more = self.tables.is_empty() && unread.iter().any(|no| !self.warned.contains(no));
        if more {
            self.tell(&Msg::new("play-unread").with("count", unread.len()));
        }
        self.warned = unread;
        more
    }

    fn verb(&mut self, verb: Verb, rest: &str) -> Result<Flow, Failure> {
        match verb {
            Verb::Next => self.move_on(SimTime::FAR),
            Verb::Wait => match slots::length(rest) {
                Some(dur) => self.move_on(self.exercise().clock().plus(dur)),
                None => self.wrong("play-form-time"),
            },
            Verb::Messages => self.messages(rest),
            Verb::Answer => self.pick(rest, |message| Command::PickUp { message }),
            Verb::Later => self.pick(rest, |message| Command::Decline { message }),
            Verb::Citizens => self.look(|screen| {
                screen.glance(Some((Verb::Citizens, rest)));
            }),
            Verb::Queue => self.look(|screen| screen.work(true)),
            Verb::Stop => self.task(rest, |task| Command::CallOff { task }),
            Verb::First => self.task(rest, |task| Command::Reorder { task, to: 0 }),
            Verb::Search => Ok(self.search(rest)),
            Verb::Duties if self.learning => self.look(|screen| screen.duties(usize::MAX)),
            Verb::Hint if self.learning => self.hint(),
            Verb::Duties | Verb::Hint => self.wrong("play-assessment-mode"),
            Verb::Depart => self.depart(rest),
            Verb::Words => self.own_words(rest),
            Verb::Forward => self.forward(rest),
            Verb::Brief => self.brief(rest),
            Verb::Table => self.table(rest),
            Verb::Reserve => self.reserve(rest),
            Verb::Note if !rest.is_empty() => self.put_down(Command::Note { text: rest.into() }),
            Verb::Note => self.note(),
            Verb::Correct => self.correct(rest),
            Verb::Pace => self.pace(rest),
            Verb::Part => self.end_of_part(),
            Verb::Procedure => self.procedure(rest),
            Verb::Language => self.switch_language(rest),
            Verb::Card => {
                self.console.out.keep();
                self.card();
                self.console.pages();
                Ok(Flow::Ask)
            }
            Verb::Break => self.step_out(),
            Verb::Spare => self.spare(),
            Verb::End => self.end(),
            Verb::Quit => Ok(Flow::Leave),
            Verb::Help => {
                self.console.out.keep();
                self.help();
                self.console.pages();
                Ok(Flow::Ask)
            }
        }
    }

    pub(super) fn look(&mut self, what: impl FnOnce(&Screen<'_>)) -> Result<Flow, Failure> {
        self.console.out.keep();
        self.draw(what);
        self.console.pages();
        Ok(Flow::Ask)
    }

    pub(super) fn wrong(&self, key: &'static str) -> Result<Flow, Failure> {
        self.console.say(&self.word(key));
        Ok(Flow::Ask)
    }

    /// Hands a command of the seat in, keeps it, and tells whether it was accepted.
    pub(super) fn submit(&mut self, command: Command) -> Result<Flow, Failure> {
        let for_table = !self.tables.is_empty();
        let by = if for_table { Holder::Trainer } else { Holder::Person(CODE.into()) };
        self.hand_in(Envelope { seat: Some(self.seat), by, decided_by: None, for_table, command })
    }

    /// The trainer hands a slip to its table, whose acts are entered from now on.
    fn release(&mut self, inject: InjectId, seat: SeatId) -> Result<Flow, Failure> {
        let slip = slips(self.exercise()).into_iter().find(|slip| slip.inject == inject && slip.seat == seat);
        let (by, command) = (Holder::Trainer, Command::Release { inject });
        let flow =
            self.hand_in(Envelope { seat: Some(seat), by, decided_by: None, for_table: false, command })?;
        if flow == Flow::Draw {
            self.seat = seat;
            // A slip in the hand is read.
            let view = self.view();
            let unread = |slip: &Slip| {
                let new = |view: &MessageView| view.no == slip.message && view.state == MessageState::New;
                view.messages.iter().any(new)
            };
            if let Some(slip) = slip.filter(unread) {
                return self.submit(Command::Open { message: slip.message });
            }
        }
        Ok(flow)
    }

    /// Goes to another table, by number; without one the tables are listed.
    fn table(&mut self, rest: &str) -> Result<Flow, Failure> {
        let tables: Vec<SeatId> = self.tables.iter().collect();
        let chosen = number(rest).and_then(|n| tables.get((n as usize).checked_sub(1)?));
        if let Some(seat) = chosen {
            self.seat = *seat;
            return Ok(Flow::Draw);
        }
        if tables.is_empty() {
            return self.wrong("play-no-tables");
        }
        for (at, seat) in tables.iter().enumerate() {
            self.console.item(&format!("  {}", at + 1), 5, self.titles.seat(*seat));
        }
        self.wrong("play-table-how")
    }

    pub(super) fn hand_in(&mut self, envelope: Envelope) -> Result<Flow, Failure> {
        let refused = self.live.submit(envelope);
        self.save()?;
        match refused {
            Some(why) => {
                self.console.say(&self.titles.refusal(why.code, &why.args));
                Ok(Flow::Ask)
            }
            None => Ok(Flow::Draw),
        }
    }

    fn procedure(&mut self, rest: &str) -> Result<Flow, Failure> {
        let model = std::sync::Arc::clone(&self.exercise().plan().model);
        let name = latin_keys(rest);
        match model.procedure.clauses.iter().find(|clause| clause.id.as_str().eq_ignore_ascii_case(&name)) {
            Some(clause) => {
                crate::cli::procedure::show_clause(clause, &model.procedure, &self.console.out);
                Ok(Flow::Ask)
            }
            None => self.wrong("play-which-clause"),
        }
    }

    /// To the language named; without a name, to the other one.
    fn switch_language(&mut self, rest: &str) -> Result<Flow, Failure> {
        let lang = match (rest.to_lowercase().as_str(), self.console.out.lang()) {
            ("ka" | "ქართული" | "georgian", _) | ("", Lang::En) => Lang::Ka,
            ("en" | "ინგლისური" | "english", _) | ("", Lang::Ka) => Lang::En,
            _ => return self.wrong("play-which-language"),
        };
        self.console.out.words = Catalogue::new(lang);
        self.titles = Titles::new(&self.exercise().plan().model, lang);
        Ok(Flow::Draw)
    }

    /// The card so far.
    fn card(&self) {
        let out = &self.console.out;
        let (card, verdicts) = self.judged();
        let seat = self.exercise().plan().model.name(Table::Seat, self.seat.0).to_owned();
        let print = card::Print {
            titles: &self.titles,
            begins: self.exercise().beginning(),
            end: self.exercise().end(),
            records: self.exercise().records(),
            card: &card,
            verdicts: &verdicts,
            seat: Some(&seat),
            since: None,
            all: false,
            beside: None,
        };
        card::print(&print, out);
    }

    /// The card with what people have found beside the journal. Findings that cannot be used do not stop play.
    fn judged(&self) -> (Card, Vec<Verdict>) {
        let out = &self.console.out;
        let findings =
            file::read_all(self.store.path(), &[], self.exercise(), out).unwrap_or_else(|failure| {
                out.complain(&out.say(&failure.message));
                Vec::new()
            });
        score::with_findings(self.exercise(), &findings, out)
    }

    fn end(&mut self) -> Result<Flow, Failure> {
        let sure = self.console.ask(&self.word("play-end-question"));
        if !sure.is_some_and(|line| agrees(&line, false)) {
            return Ok(Flow::Ask);
        }
        let command = Command::Stop { reason: None };
        self.hand_in(Envelope {
            seat: None,
            by: Holder::Trainer,
            decided_by: None,
            for_table: false,
            command,
        })
    }

    fn help(&self) {
        self.console.heading("play-help-title");
        self.console.item("  1 2 3", 22, &self.word("play-help-numbers"));
        self.console.item("  Enter", 22, &self.word("play-help-enter"));
        for verb in Verb::ALL {
            let words = self.word(&format!("play-verb-{}", verb.name()));
            self.console.item(
                &format!("  {}", words.split_whitespace().take(2).collect::<Vec<_>>().join(", ")),
                22,
                &self.word(&format!("play-help-{}", verb.name())),
            );
        }
        self.console.item("  !", 22, &self.word("play-help-emergency"));
        self.console.item("  do …", 22, &self.word("play-help-do"));
        self.console.say(&self.word("play-help-clock"));
        self.console.say(&self.word("play-help-undo"));
    }

    fn leave(&mut self) -> Result<(), Failure> {
        self.save()?;
        if self.console.is_real() {
            self.store.note("stopped-for-a-real-emergency", self.exercise().head(), self.exercise().clock());
            return Ok(());
        }
        self.store.note("closed", self.exercise().head(), self.exercise().clock());
        self.tell(&Msg::new("play-left").with("path", shown(self.store.path())));
        Ok(())
    }

    /// The end of a part while the exercise goes on: the same of that part alone.
    fn part_over(&self, chapter: &Chapter) {
        let row = self.titles.model().scenario.parts.get(chapter.part.index());
        let title = row.map_or_else(String::new, |row| self.console.out.text(&row.title).to_owned());
        let judged = self.exercise().judged_to(chapter);
        let card = self.exercise().card_to(&judged);
        self.console.rule();
        self.tell(&Msg::new("play-part-over").with("title", title));
        self.draw(|screen| screen.summary(&card, judged.verdicts(), chapter.since));
        self.console.rule();
    }

    /// The end: two things that went well, up to three to look at, where the card is.
    fn finish(&mut self) -> Result<(), Failure> {
        self.save()?;
        self.store.note("ended", self.exercise().head(), self.exercise().clock());
        self.console.rule();
        self.console.say(&self.word("mark"));
        self.console.say(&self.word("play-over"));
        self.console.say(&ending::ending(&self.titles, &self.exercise().end()));
        let (card, verdicts) = self.judged();
        self.draw(|screen| screen.summary(&card, &verdicts, None));
        self.console.out.line("");
        self.tell(&Msg::new("play-card-with").with("path", shown(self.store.path())));
        self.console.say(&self.word("card-not-an-appraisal"));
        self.console.rule();
        Ok(())
    }
}

/// A number, with or without `#`.
pub(super) fn number(text: &str) -> Option<u32> {
    text.trim().trim_start_matches('#').parse().ok()
}

/// The output of a game: always for people.
pub(super) fn output(out: &Output) -> Output {
    Output::new(out.lang(), crate::cli::output::Format::Human)
}
