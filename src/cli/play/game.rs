//! The game loop: a line in, a command or a look, the news out.

use std::time::Instant;

use crate::base::{ActionId, ClauseId, Dur, InjectId, Msg, SimTime};
use crate::cli::args;
use crate::cli::card;
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::cli::output::Output;
use crate::cli::play::console::Console;
use crate::cli::play::form;
use crate::cli::play::screen::{Screen, refusal};
use crate::cli::play::setup::{CODE, Ready, agrees};
use crate::cli::play::store::Store;
use crate::cli::play::verb::{Verb, Words, latin_keys};
use crate::cli::titles::Titles;
use crate::exercise::fitting::OFFERED;
use crate::exercise::view::MessageState;
use crate::exercise::{Exercise, Fitting, SeatView};
use crate::explore::live::Live;
use crate::explore::script::Script;
use crate::i18n::{Catalogue, Clock, Finder};
use crate::trace::{
    Args, Command, Envelope, Event, Holder, MessageNo, Names as _, Reach, Record, RecordNo, Table, TaskNo,
};

/// What a number on the screen stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// An answer to an open question.
    Answer(InjectId, u8),
    /// An action.
    Act(ActionId),
}

/// How play goes on after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    /// Draw the screen again.
    Draw,
    /// Only ask again.
    Ask,
    /// Leave; the exercise is kept.
    Leave,
}

/// Most moments in which nothing reaches the seat before the clock is shown again.
const MOMENTS: u32 = 100_000;

/// A game.
pub(super) struct Game {
    live: Live,
    store: Store,
    seat: crate::base::SeatId,
    titles: Titles,
    clock: Clock,
    fitting: Fitting,
    verbs: Words,
    console: Console,
    learning: bool,
    /// Records already told.
    told: usize,
    choices: Vec<Choice>,
    /// Exercise time runs so many times as fast as the wall clock, since then.
    running: Option<(u32, Instant)>,
    /// Sensitive messages are to be left out before the first moment.
    spared: bool,
}

impl Game {
    pub(super) fn new(ready: Ready, args: &args::Play, console: Console) -> Self {
        let model = &ready.exercise.plan().model;
        let titles = Titles::new(model, console.out.lang());
        let clock = Clock::of(&model.scenario.start);
        let fitting = Fitting::new(model);
        let told = if ready.resumed { ready.exercise.records().len() } else { 0 };
        Self {
            live: Live::new(ready.exercise),
            store: ready.store,
            seat: ready.seat,
            titles,
            clock,
            fitting,
            verbs: Words::new(),
            console,
            learning: !args.assessment,
            told,
            choices: Vec::new(),
            running: None,
            spared: ready.spared,
        }
    }

    fn exercise(&self) -> &Exercise {
        self.live.exercise()
    }

    fn word(&self, key: &str) -> String {
        self.console.out.word(key)
    }

    fn tell(&self, msg: &Msg) {
        self.console.say(&self.console.out.say(msg));
    }

    fn view(&self) -> SeatView {
        SeatView::of(self.exercise(), &self.fitting, self.seat)
    }

    /// Draws something from the present view.
    fn draw(&self, what: impl FnOnce(&Screen<'_>)) {
        let view = self.view();
        what(&Screen {
            exercise: self.exercise(),
            view: &view,
            titles: &self.titles,
            clock: &self.clock,
            console: &self.console,
            learning: self.learning,
            running: self.running.map(|(speed, _)| speed),
        });
    }

    /// Puts new lines on disk; only then is anything shown.
    fn save(&mut self) -> Result<(), Failure> {
        let lines = self.live.exercise_mut().new_lines().to_vec();
        self.store.append(&lines)
    }

    /// Plays until the exercise is over or the person leaves.
    ///
    /// # Errors
    /// [`Failure`] if the exercise cannot be kept.
    pub(super) fn play(&mut self) -> Result<(), Failure> {
        self.tell(&Msg::new("play-kept-in").with("path", shown(self.store.path())));
        self.console.say(&self.word("play-banner"));
        if std::mem::take(&mut self.spared) {
            self.leave_out()?;
        }
        if self.exercise().clock() <= self.exercise().situation().now() {
            self.run_to(self.exercise().clock())?;
        }
        let mut flow = Flow::Draw;
        loop {
            self.news();
            if self.exercise().is_over() {
                return self.finish();
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

    /// Leaves out every sensitive message, without a question.
    fn leave_out(&mut self) -> Result<(), Failure> {
        let scenario = std::sync::Arc::clone(&self.exercise().plan().model.scenario);
        let sensitive = scenario.injects.iter().enumerate().filter(|(_, inject)| inject.sensitive);
        for (at, _) in sensitive {
            let command = Command::LeaveOut { inject: InjectId::from_index(at) };
            let by = Holder::Trainer;
            self.hand_in(Envelope { seat: None, by, decided_by: None, for_table: false, command })?;
        }
        Ok(())
    }

    /// Tells what has happened since.
    fn news(&mut self) {
        let records: Vec<Record> = self.exercise().records().get(self.told..).unwrap_or_default().to_vec();
        self.told += records.len();
        if !records.is_empty() {
            self.draw(|screen| screen.news(&records));
        }
    }

    /// The screen with the numbered choices.
    fn offer(&mut self) {
        let view = self.view();
        self.choices = view
            .decisions
            .iter()
            .flat_map(|decision| {
                decision.options.iter().map(|option| Choice::Answer(decision.inject, *option))
            })
            .chain(view.actions.iter().take(OFFERED).map(|action| Choice::Act(*action)))
            .collect();
        let choices = self.choices.clone();
        self.draw(|screen| screen.all(&choices));
    }

    fn line(&mut self, line: &str) -> Result<Flow, Failure> {
        if line.is_empty() {
            return self.verb(Verb::Next, "");
        }
        if let Ok(number) = line.parse::<usize>() {
            return match number.checked_sub(1).and_then(|at| self.choices.get(at).copied()) {
                Some(Choice::Answer(inject, option)) => self.answer(inject, option),
                Some(Choice::Act(action)) => self.act(action),
                None => {
                    self.console.say(&self.word("play-form-not-there"));
                    Ok(Flow::Ask)
                }
            };
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

    fn verb(&mut self, verb: Verb, rest: &str) -> Result<Flow, Failure> {
        match verb {
            Verb::Next => self.move_on(SimTime::FAR),
            Verb::Wait => match form::length(rest) {
                Some(dur) => self.move_on(self.exercise().clock().plus(dur)),
                None => self.wrong("play-form-time"),
            },
            Verb::Messages => self.messages(rest),
            Verb::Answer => self.pick(rest, |message| Command::PickUp { message }),
            Verb::Later => self.pick(rest, |message| Command::Decline { message }),
            Verb::Citizens => self.look(|screen| screen.citizens()),
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
            Verb::Note if !rest.is_empty() => self.put_down(Command::Note { text: rest.into() }),
            Verb::Note => self.wrong("play-form-text"),
            Verb::Correct => self.correct(rest),
            Verb::Pace => self.pace(rest),
            Verb::Part => self.end_of_part(),
            Verb::Procedure => self.procedure(rest),
            Verb::Language => Ok(self.switch_language()),
            Verb::Card => Ok(self.card()),
            Verb::Break => self.step_out(),
            Verb::End => self.end(),
            Verb::Quit => Ok(Flow::Leave),
            Verb::Help => {
                self.help();
                Ok(Flow::Ask)
            }
        }
    }

    fn look(&mut self, what: impl FnOnce(&Screen<'_>)) -> Result<Flow, Failure> {
        self.draw(what);
        Ok(Flow::Ask)
    }

    fn wrong(&self, key: &'static str) -> Result<Flow, Failure> {
        self.console.say(&self.word(key));
        Ok(Flow::Ask)
    }

    /// Hands a command of the seat in, keeps it, and tells whether it was accepted.
    fn submit(&mut self, command: Command) -> Result<Flow, Failure> {
        let by = Holder::Person(CODE.into());
        self.hand_in(Envelope { seat: Some(self.seat), by, decided_by: None, for_table: false, command })
    }

    fn hand_in(&mut self, envelope: Envelope) -> Result<Flow, Failure> {
        let refused = self.live.submit(envelope);
        self.save()?;
        match refused {
            Some(why) => {
                self.console.say(&refusal(why.code, &why.args, &self.titles, &self.console));
                Ok(Flow::Ask)
            }
            None => Ok(Flow::Draw),
        }
    }

    /// A line of a script, for quick typing: `do acknowledge-report event=fire`.
    fn script(&mut self, line: &str) -> Result<Flow, Failure> {
        let model = std::sync::Arc::clone(&self.exercise().plan().model);
        let seat = model.name(Table::Seat, self.seat.0).to_owned();
        let read =
            Script::read(&format!("0:00 {seat} {line}")).and_then(|script| match script.lines.first() {
                Some(line) => line.command(&model, self.exercise().situation()).map(Some),
                None => Ok(None),
            });
        match read {
            Ok(Some(envelope)) => self.submit(envelope.command),
            Ok(None) => Ok(Flow::Ask),
            Err(why) => {
                self.console.say(&why.reason);
                Ok(Flow::Ask)
            }
        }
    }

    fn act(&mut self, action: ActionId) -> Result<Flow, Failure> {
        let view = self.view();
        let title = self.titles.action(action).to_owned();
        let help =
            self.exercise().plan().model.procedure.actions.get(action.index()).map(|row| row.help.clone());
        self.console.say(&title);
        if let Some(help) = help.filter(|help| !help.is_empty()) {
            self.console.item("", 2, self.console.out.text(&help));
        }
        let Some(args) = form::fill(action, &view, &self.titles, &mut self.console) else {
            self.console.say(&self.word("play-given-up"));
            return Ok(Flow::Ask);
        };
        self.begin(action, args)
    }

    fn begin(&mut self, action: ActionId, args: Args) -> Result<Flow, Failure> {
        let flow = self.submit(Command::Begin { action, args, front: false })?;
        if flow == Flow::Draw {
            self.tell_task();
        }
        Ok(flow)
    }

    /// Tells when the task just given will be done, or that it waits.
    fn tell_task(&self) {
        let view = self.view();
        let Some(task) = view.work.iter().max_by_key(|task| task.no) else { return };
        let msg = match task.state {
            crate::kernel::situation::TaskState::Running { until, .. } => {
                Msg::new("play-accepted").with("time", self.clock.at(until).time())
            }
            crate::kernel::situation::TaskState::Waiting
            | crate::kernel::situation::TaskState::Suspended { .. } => {
                Msg::new("play-queued").with("no", i64::from(task.no.0))
            }
        };
        self.tell(&msg);
    }

    fn answer(&mut self, inject: InjectId, option: u8) -> Result<Flow, Failure> {
        let view = self.view();
        let key = view.decisions.iter().any(|open| open.inject == inject && open.key);
        let (mut clause, mut confidence) = (None, None);
        if key {
            while let Some(line) = self.console.ask(&self.word("play-clause-question"))
                && !line.is_empty()
            {
                clause = self.clause(&line);
                if clause.is_some() {
                    break;
                }
                self.tell(&Msg::new("play-no-such-clause").with("name", line));
            }
            while let Some(line) = self.console.ask(&self.word("play-confidence-question"))
                && !line.is_empty()
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

    /// A clause by its number, whichever keyboard layout was on.
    fn clause(&self, name: &str) -> Option<ClauseId> {
        let name = latin_keys(name.trim()).to_uppercase();
        self.exercise().plan().model.find(Table::Clause, &name).map(ClauseId)
    }

    /// Something only written down: told to be so, and the screen stays.
    fn put_down(&mut self, command: Command) -> Result<Flow, Failure> {
        if self.submit(command)? == Flow::Draw {
            self.console.say(&self.word("play-noted"));
        }
        Ok(Flow::Ask)
    }

    /// Something passed on to a colleague: told to whom.
    fn hand_on(&mut self, to: crate::base::SeatId, command: Command) -> Result<Flow, Failure> {
        let handed = Msg::new("play-handed-on").with("seat", self.titles.seat(to));
        if self.submit(command)? == Flow::Draw {
            self.tell(&handed);
        }
        Ok(Flow::Ask)
    }

    fn messages(&mut self, rest: &str) -> Result<Flow, Failure> {
        if rest.is_empty() {
            return self.look(|screen| screen.messages());
        }
        let Some(message) = number(rest).map(MessageNo) else { return self.wrong("play-form-not-there") };
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
    fn pick(&mut self, rest: &str, command: impl FnOnce(MessageNo) -> Command) -> Result<Flow, Failure> {
        let named = number(rest).map(MessageNo);
        let view = self.view();
        let ringing = view.messages.iter().find(|view| matches!(view.state, MessageState::Ringing(_)));
        match named.or(ringing.map(|view| view.no)) {
            Some(message) => self.submit(command(message)),
            None => self.wrong("play-nothing-rings"),
        }
    }

    fn task(&mut self, rest: &str, command: impl FnOnce(TaskNo) -> Command) -> Result<Flow, Failure> {
        match number(rest).map(TaskNo) {
            Some(task) => self.submit(command(task)),
            None => self.wrong("play-which-task"),
        }
    }

    fn hint(&mut self) -> Result<Flow, Failure> {
        self.submit(Command::TakeHint)?;
        let view = self.view();
        let next = view.duties.first().map(|open| self.titles.clause(open.clause).to_owned());
        if !view.hints.is_empty() {
            return self.look(|screen| screen.hints());
        }
        match next {
            Some(title) => self.tell(&Msg::new("play-hint-duty").with("title", title)),
            None => self.console.say(&self.word("play-hint-none")),
        }
        Ok(Flow::Ask)
    }

    fn depart(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (name, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        match self.clause(name) {
            Some(clause) if !reason.trim().is_empty() => {
                self.put_down(Command::DepartFrom { clause, reason: reason.trim().into() })
            }
            Some(_) | None => self.wrong("play-depart-how"),
        }
    }

    fn own_words(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (minutes, text) = rest.split_once(' ').unwrap_or((rest, ""));
        match minutes.parse::<u16>() {
            Ok(minutes) if !text.trim().is_empty() => {
                let flow = self.submit(Command::OwnWords { text: text.trim().into(), minutes })?;
                if flow == Flow::Draw {
                    self.tell_task();
                }
                Ok(flow)
            }
            Ok(_) | Err(_) => self.wrong("play-words-how"),
        }
    }

    fn forward(&mut self, rest: &str) -> Result<Flow, Failure> {
        let Some(message) = number(rest).map(MessageNo) else { return self.wrong("play-forward-how") };
        let Some(to) = self.colleague() else { return self.wrong("play-given-up") };
        self.hand_on(to, Command::Forward { message, to, note: None })
    }

    /// Tells a colleague everything one knows of the messages named.
    fn brief(&mut self, rest: &str) -> Result<Flow, Failure> {
        let messages: Box<[MessageNo]> = rest
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .filter_map(number)
            .map(MessageNo)
            .collect();
        let Some(to) = self.colleague() else { return self.wrong("play-given-up") };
        let view = self.view();
        let facts = view.facts.iter().map(|fact| (fact.fact, fact.of)).collect();
        let things = view.things.iter().map(|known| known.thing).collect();
        self.hand_on(to, Command::Brief { to, things, facts, messages })
    }

    fn colleague(&mut self) -> Option<crate::base::SeatId> {
        let model = std::sync::Arc::clone(&self.exercise().plan().model);
        let seats: Vec<_> = (0..model.seats.len())
            .map(crate::base::SeatId::from_index)
            .filter(|seat| *seat != self.seat)
            .collect();
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

    fn correct(&mut self, rest: &str) -> Result<Flow, Failure> {
        let (no, text) = rest.split_once(' ').unwrap_or((rest, ""));
        match number(no) {
            Some(no) if !text.trim().is_empty() => {
                self.put_down(Command::Correct { record: RecordNo(no), text: text.trim().into() })
            }
            Some(_) | None => self.wrong("play-correct-how"),
        }
    }

    fn pace(&mut self, rest: &str) -> Result<Flow, Failure> {
        match rest.parse::<u32>() {
            Ok(0) | Err(_) => {
                self.running = None;
                self.wrong("play-pace-waiting")
            }
            Ok(speed) => {
                self.running = Some((speed.min(3_600), Instant::now()));
                self.tell(&Msg::new("play-pace-running").with("speed", i64::from(speed.min(3_600))));
                Ok(Flow::Ask)
            }
        }
    }

    /// Where time runs, lets the time since the last line pass.
    fn let_time_run(&mut self) -> Result<(), Failure> {
        let Some((speed, since)) = self.running else { return Ok(()) };
        self.running = Some((speed, Instant::now()));
        let passed = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
        let to = self.exercise().clock().plus(Dur(passed.saturating_mul(i64::from(speed))));
        self.run_to(to)
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

    fn switch_language(&mut self) -> Flow {
        let lang = match self.console.out.lang() {
            crate::base::Lang::Ka => crate::base::Lang::En,
            crate::base::Lang::En => crate::base::Lang::Ka,
        };
        self.console.out.words = Catalogue::new(lang);
        self.titles = Titles::new(&self.exercise().plan().model, lang);
        Flow::Draw
    }

    fn card(&self) -> Flow {
        let judged = self.exercise().judged();
        let card = self.exercise().card();
        let seat = self.exercise().plan().model.name(Table::Seat, self.seat.0).to_owned();
        let print = card::Print {
            model: &self.exercise().plan().model,
            records: self.exercise().records(),
            card: &card,
            verdicts: judged.verdicts(),
            seat: Some(&seat),
            all: false,
        };
        card::print(&print, &self.console.out);
        Flow::Ask
    }

    fn step_out(&mut self) -> Result<Flow, Failure> {
        self.submit(Command::StepOut)?;
        self.console.say(&self.word("play-stepped-out"));
        Ok(Flow::Leave)
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

    fn end_of_part(&mut self) -> Result<Flow, Failure> {
        let to = self.exercise().end_of_part();
        self.run_to(to)?;
        Ok(Flow::Draw)
    }

    fn run_to(&mut self, to: SimTime) -> Result<(), Failure> {
        self.live.run(to);
        self.save()
    }

    /// Lets time pass until something reaches the seat, a duty of its own falls due, or `limit`.
    fn move_on(&mut self, limit: SimTime) -> Result<Flow, Failure> {
        let from = self.exercise().records().len();
        for _ in 0..MOMENTS {
            let now = self.exercise().clock();
            let Some(next) = self.live.next_moment() else { break };
            let mut to = if next > now { next } else { SimTime(now.0.saturating_add(1)) };
            if self.learning {
                let due = self
                    .exercise()
                    .duties(self.seat)
                    .iter()
                    .filter_map(|open| open.due)
                    .filter(|due| *due > now)
                    .min();
                if let Some(due) = due.filter(|due| *due < to && *due < limit) {
                    self.run_to(due)?;
                    break;
                }
            }
            to = to.min(limit);
            self.run_to(to)?;
            let news = self.exercise().records().get(from..).unwrap_or_default();
            if self.exercise().is_over() || to >= limit || news.iter().any(|record| self.notices(record)) {
                break;
            }
        }
        Ok(Flow::Draw)
    }

    /// Whether the seat notices that this happens.
    fn notices(&self, record: &Record) -> bool {
        let seat = self.seat;
        match &record.event {
            Event::MessageRang { seat: to, .. }
            | Event::ActionCompleted { seat: to, .. }
            | Event::ActionFailed { seat: to, .. }
            | Event::OwnWordsDone { seat: to, .. }
            | Event::FactTold { to, .. } => *to == seat,
            Event::MessageReached { seat: to, how, .. } => *to == seat && *how != Reach::Answered,
            Event::DecisionOpened { seats, .. } => seats.has(seat),
            Event::PartBegun { .. }
            | Event::PartEnded { .. }
            | Event::InterludePassed { .. }
            | Event::EndingReached { .. }
            | Event::Stopped { .. } => true,
            _ => false,
        }
    }

    /// Finds actions by words in either language, by stem, or in Latin typing.
    fn search(&mut self, query: &str) -> Flow {
        let finder = Finder::new(query);
        let model = std::sync::Arc::clone(&self.exercise().plan().model);
        let mut found: Vec<_> = self
            .view()
            .actions
            .into_iter()
            .filter_map(|action| {
                let row = model.procedure.actions.get(action.index())?;
                let mut texts = vec![&*row.title.ka, &*row.title.en, row.id.as_str()];
                texts.extend(row.words.iter().flat_map(|words| [&*words.ka, &*words.en]));
                Some((finder.best(texts)?, action))
            })
            .collect();
        found.sort();
        if found.is_empty() {
            self.tell(&Msg::new("play-nothing-found").with("query", query));
            return Flow::Ask;
        }
        self.choices = found.into_iter().take(2 * OFFERED).map(|(_, action)| Choice::Act(action)).collect();
        self.draw(|screen| {
            for (at, choice) in self.choices.iter().enumerate() {
                if let Choice::Act(action) = choice {
                    screen.action(at + 1, *action);
                }
            }
        });
        Flow::Ask
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
        self.console.item("  do …", 22, &self.word("play-help-do"));
        self.console.say(&self.word("play-help-undo"));
    }

    fn leave(&mut self) -> Result<(), Failure> {
        self.save()?;
        self.store.note("closed", self.exercise().head());
        self.tell(&Msg::new("play-left").with("path", shown(self.store.path())));
        Ok(())
    }

    /// The end: two things that went well, up to three to look at, where the card is.
    fn finish(&mut self) -> Result<(), Failure> {
        self.save()?;
        self.store.note("ended", self.exercise().head());
        self.console.rule();
        self.console.say(&self.word("mark"));
        self.console.say(&self.word("play-over"));
        self.draw(|screen| screen.summary());
        self.console.out.line("");
        self.tell(&Msg::new("play-card-with").with("path", shown(self.store.path())));
        self.console.say(&self.word("card-not-an-appraisal"));
        self.console.rule();
        Ok(())
    }
}

/// A number, with or without `#`.
fn number(text: &str) -> Option<u32> {
    text.trim().trim_start_matches('#').parse().ok()
}

/// The output of a game: always for people.
pub(super) fn output(out: &Output) -> Output {
    Output::new(out.lang(), crate::cli::output::Format::Human)
}
