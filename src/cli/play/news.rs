//! What has happened for the seat, told record by record.

use crate::base::{ActionId, EntityId, FactId, InjectId, Msg, Reliability, SeatId};
use crate::cli::play::screen::{Screen, reliability_sign};
use crate::content::model::FactTy;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, ThingRanges};
use crate::kernel::refusal;
use crate::tell::records::concerns;
use crate::tell::{Titles, shown_message, shown_task};
use crate::trace::{Args, Author, Event, Holder, MessageNo, Names as _, Reach, Record, Table, TaskNo, Val};

impl Screen<'_> {
    /// What has happened for this seat in these records.
    pub(super) fn news(&self, records: &[Record]) {
        for record in records {
            self.one(record);
        }
    }

    /// The latest records of this seat with their numbers, oldest first.
    pub(super) fn own_records(&self, most: usize) {
        let teller = self.teller();
        let own: Vec<&Record> =
            self.exercise.records().iter().filter(|record| concerns(record, self.view.seat)).collect();
        let from = own.len().saturating_sub(most);
        for record in own.into_iter().skip(from) {
            self.console.item("", 2, &teller.stamped(record.no));
        }
    }

    fn one(&self, record: &Record) {
        let seat = self.view.seat;
        let stamp = self.teller().stamp(record);
        let item = |sign: &str, text: &str| {
            let text = format!("{stamp} {text}");
            if self.console.plain {
                self.console.say(&text);
            } else {
                self.console.item(sign, 2, &text);
            }
        };
        match &record.event {
            Event::MessageRang { message, seat: to, .. } if *to == seat => {
                if let Some(view) = self.view.message(*message) {
                    let msg = Msg::new("play-rings")
                        .with("channel", self.titles.channel(view.channel))
                        .with("who", self.titles.who(view.inject));
                    item("!", &self.say(&msg));
                }
            }
            Event::MessageReached { message, seat: to, how } if *to == seat => {
                let Some(view) = self.view.message(*message) else { return };
                if view.inject.is_none() {
                    return;
                }
                if record.author == Author::Trainer && *how == Reach::Arrived {
                    self.text_of(view);
                    return;
                }
                if *how == Reach::Answered {
                    self.text_of(view);
                    self.call_holds(*message);
                    return;
                }
                let key = match how {
                    Reach::Missed => "play-missed-call",
                    Reach::Forwarded | Reach::Told => "play-passed-on",
                    Reach::Arrived | Reach::Answered => "play-arrived",
                };
                let msg = Msg::new(key)
                    .with("channel", self.titles.channel(view.channel))
                    .with("who", self.titles.who(view.inject))
                    .with("reliability", self.word(Titles::reliability(view.reliability)))
                    .with(
                        "from",
                        view.from.map_or_else(String::new, |from| self.titles.seat(from).to_owned()),
                    )
                    .with("no", i64::from(shown_message(*message)));
                item(reliability_sign(view.reliability), &self.say(&msg));
            }
            Event::ActionCompleted { seat: by, action, args, result, .. } if *by == seat => {
                let title = self.teller().act(*action, args);
                let mut text = match result.and_then(|word| self.titles.result(*action, word)) {
                    Some(result) => {
                        self.say(&Msg::new("play-done-with").with("action", title).with("result", result))
                    }
                    None => self.say(&Msg::new("play-done").with("action", title)),
                };
                if let Some(told) = self.told(record) {
                    text.push_str(&format!(" {told}"));
                }
                item("✓", &text);
                if self.learning {
                    let open = self.teller().still_open(self.view, *action, args);
                    open.iter().for_each(|line| self.console.item("", 2, line));
                }
            }
            Event::ActionCalledOff { seat: by, task } if *by == seat => {
                let what = self.queued(*task).map_or_else(String::new, |(action, args)| {
                    format!(" {}", self.teller().act(action, args))
                });
                let what = format!("[{}]{what}", shown_task(*task));
                item("✕", &self.say(&Msg::new("play-called-off").with("what", what)));
            }
            Event::OwnWordsDone { seat: by, text, .. } if *by == seat => {
                item("✓", &self.say(&Msg::new("play-done").with("action", &**text)));
            }
            Event::ActionFailed { seat: by, code, task } if *by == seat => {
                item("✕", &self.failed(*task, code));
            }
            Event::TravelDiverted { seat: by, route, place, until, .. } if *by == seat => {
                let msg = Msg::new("play-diverted")
                    .with("route", self.titles.thing(*route))
                    .with("place", self.titles.thing(*place))
                    .with("at", self.time(*until));
                item("!", &self.say(&msg));
            }
            Event::FactTold { from, to, fact, of } if *to == seat => {
                let mut what = self.titles.fact(*fact);
                if let Some(of) = of {
                    what.push_str(&format!(" ({})", self.titles.thing(*of)));
                }
                if let Some(value) = self.value_of(*fact, *of) {
                    what.push_str(&format!(": {value}"));
                }
                let msg = match from {
                    Some(from) => Msg::new("play-told").with("from", self.titles.seat(*from)),
                    None => Msg::new("play-known"),
                };
                item("·", &self.say(&msg.with("what", what)));
            }
            Event::DecisionAnswered { inject, option, seat: by, .. }
                if *by != seat && self.concerns_all(*inject) =>
            {
                let msg = Msg::new("play-decided-by")
                    .with("seat", self.titles.seat(*by))
                    .with("question", self.question(*inject))
                    .with("option", self.titles.option(*inject, *option));
                item("·", &self.say(&msg));
            }
            Event::DecisionLapsed { inject, option } if self.was_asked(*inject) => {
                let msg = Msg::new("play-lapsed").with("option", self.titles.option(*inject, *option));
                item("✕", &self.say(&msg));
            }
            Event::PartBegun { part } => {
                let Some(row) = self.model().scenario.parts.get(part.index()) else { return };
                self.console.out.line("");
                self.console.say(self.console.out.text(&row.title));
                self.console.say(self.console.out.text(&row.opening));
            }
            Event::InterludePassed { from, .. } => {
                let interludes = &self.model().scenario.interludes;
                if let Some(row) = interludes.iter().find(|row| row.from.0 == from.0) {
                    self.console.out.line("");
                    self.console.say(self.console.out.text(&row.text));
                }
            }
            Event::EndingReached { ending, .. } => {
                let Some(row) = self.model().scenario.endings.get(ending.index()) else { return };
                self.console.out.line("");
                self.console.say(self.console.out.text(&row.title));
                self.console.say(self.console.out.text(&row.text));
            }
            _ => {}
        }
    }

    /// That the call just answered keeps a hand busy, and until when.
    fn call_holds(&self, message: MessageNo) {
        let Some(call) = self.view.calls.iter().find(|call| call.message == message) else { return };
        let (hands, free) = self.view.hands;
        let msg = Msg::new("play-call-holds")
            .with("time", call.until)
            .with("hands", i64::from(hands))
            .with("free", i64::from(free));
        self.console.say(&self.titles.say(&msg));
        if let Some(task) = call.interrupted {
            let msg = Msg::new("play-call-interrupts").with("no", i64::from(shown_task(task)));
            self.console.say(&self.say(&msg));
        }
    }

    /// The action of a task, as it was chosen.
    fn queued(&self, task: TaskNo) -> Option<(ActionId, &Args)> {
        self.exercise.records().iter().find_map(|record| match &record.event {
            Event::ActionQueued { task: no, action, args, .. } if *no == task => Some((*action, args)),
            _ => None,
        })
    }

    /// Which task could not be done when its turn came, and why.
    fn failed(&self, task: TaskNo, code: &str) -> String {
        let Some((action, args)) = self.queued(task) else { return self.titles.refusal(code, &[]) };
        let model = self.model();
        let thing = args.vals.iter().find_map(|val| match val {
            Val::Entity(thing) => Some(*thing),
            _ => None,
        });
        let name: Box<str> = match thing {
            Some(thing) if code != refusal::NOT_NOW => model.name(Table::Entity, thing.0).into(),
            _ => model.name(Table::Action, action.0).into(),
        };
        let msg = Msg::new("play-failed")
            .with("action", self.teller().act(action, args))
            .with("why", self.titles.refusal(code, &[name]));
        self.say(&msg)
    }

    /// The value of a fact as the seat knows it; none for a plain yes.
    fn value_of(&self, fact: FactId, of: Option<EntityId>) -> Option<String> {
        let known = self.view.facts.iter().find(|known| known.fact == fact && known.of == of)?;
        let yes = known.value != 0
            && self.model().facts.get(fact.index()).is_some_and(|row| matches!(row.ty, FactTy::Flag));
        (!yes).then(|| self.teller().fact_value(fact, known.value))
    }

    /// Whether a colleague's answer is told: to a message the seat has, or to a key question while it plays alone.
    fn concerns_all(&self, inject: InjectId) -> bool {
        let alone = self
            .exercise
            .header()
            .seats
            .iter()
            .filter(|(_, holder)| !matches!(holder, Holder::Bot(_)))
            .count()
            == 1;
        let decision =
            self.model().scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
        self.was_asked(inject) || alone && decision.is_some_and(|decision| decision.key)
    }

    /// The question of a message.
    fn question(&self, inject: InjectId) -> String {
        let decision =
            self.model().scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
        decision.map_or_else(String::new, |decision| self.console.out.text(&decision.question).to_owned())
    }

    fn was_asked(&self, inject: InjectId) -> bool {
        self.view.messages.iter().any(|message| message.inject == Some(inject))
    }

    /// What the scenario says beside a result.
    fn told(&self, record: &Record) -> Option<String> {
        let Event::ActionCompleted { action, args, result, seat, .. } = &record.event else { return None };
        let model = self.model();
        let happening = Happening {
            head: Head::Action(*action),
            args,
            result: *result,
            seat: Some(*seat),
            reliability: Reliability::Confirmed,
            trigger: None,
        };
        let scene = Scene::of(self.exercise.situation().cells());
        let rule = model.script.results.iter().position(|rule| {
            rule.action == *action
                && rule.results.iter().any(|(_, word)| Some(*word) == *result)
                && rule.tests.iter().all(|test| test.passes(&happening, &ThingRanges(&model.kinds), &scene))
                && rule.only_if.as_ref().is_none_or(|cond| self.exercise.situation().holds(model, cond, None))
        })?;
        let text = model.scenario.results.get(rule)?.text.as_ref()?;
        Some(self.console.out.text(text).to_owned())
    }
}

/// The seat that is told of a record, where it is one alone.
pub(super) fn reader(record: &Record) -> Option<SeatId> {
    match &record.event {
        Event::MessageRang { seat, .. }
        | Event::MessageReached { seat, .. }
        | Event::ActionCompleted { seat, .. }
        | Event::OwnWordsDone { seat, .. }
        | Event::ActionFailed { seat, .. }
        | Event::TravelDiverted { seat, .. }
        | Event::FactTold { to: seat, .. } => Some(*seat),
        _ => None,
    }
}
