//! What a record tells a seat: what came of its acts, what it was told, what others decided. Messages apart, which every
//! screen shows in its own way.

use crate::base::{ActionId, EntityId, FactId, InjectId, Msg, Reliability};
use crate::content::model::FactTy;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, ThingRanges};
use crate::exercise::{Exercise, SeatView};
use crate::kernel::refusal;
use crate::tell::Teller;
use crate::trace::{Args, Event, Holder, Names as _, Record, Table, TaskNo, Val};

impl Teller<'_> {
    /// What a record tells the seat of this view; none if it concerns others, or is a message.
    #[must_use]
    pub fn news(&self, exercise: &Exercise, view: &SeatView, record: &Record) -> Option<String> {
        let (titles, seat) = (self.titles, view.seat);
        let msg = match &record.event {
            Event::ActionCompleted { seat: by, action, args, result, .. } if *by == seat => {
                let title = self.act(*action, args);
                let mut text = match result.and_then(|word| titles.result(*action, word)) {
                    Some(result) => {
                        titles.say(&Msg::new("play-done-with").with("action", title).with("result", result))
                    }
                    None => titles.say(&Msg::new("play-done").with("action", title)),
                };
                if let Some(beside) = self.beside_result(exercise, record) {
                    text.push_str(&format!(" {beside}"));
                }
                return Some(text);
            }
            Event::OwnWordsDone { seat: by, text, .. } if *by == seat => {
                Msg::new("play-done").with("action", &**text)
            }
            Event::ActionFailed { seat: by, code, task } if *by == seat => {
                return Some(self.failed(*task, code));
            }
            Event::TravelDiverted { seat: by, route, place, until, .. } if *by == seat => {
                Msg::new("play-diverted")
                    .with("route", titles.thing(*route))
                    .with("place", titles.thing(*place))
                    .with("at", titles.when(*until))
            }
            Event::FactTold { from, to, fact, of } if *to == seat => {
                let mut what = titles.fact(*fact);
                if let Some(of) = of {
                    what.push_str(&format!(" ({})", titles.thing(*of)));
                }
                if let Some(value) = self.known_value(view, *fact, *of) {
                    what.push_str(&format!(": {value}"));
                }
                let msg = match from {
                    Some(from) => Msg::new("play-told").with("from", titles.seat(*from)),
                    None => Msg::new("play-known"),
                };
                msg.with("what", what)
            }
            Event::DecisionAnswered { inject, option, seat: by, .. }
                if *by != seat && concerns_all(exercise, view, *inject) =>
            {
                Msg::new("play-decided-by")
                    .with("seat", titles.seat(*by))
                    .with("question", titles.question(*inject))
                    .with("option", titles.option(*inject, *option))
            }
            Event::DecisionLapsed { inject, option } if was_asked(view, *inject) => {
                Msg::new("play-lapsed").with("option", titles.option(*inject, *option))
            }
            _ => return None,
        };
        Some(titles.say(&msg))
    }

    /// The action of a task, as it was chosen.
    #[must_use]
    pub fn queued(&self, task: TaskNo) -> Option<(ActionId, &Args)> {
        self.records.iter().find_map(|record| match &record.event {
            Event::ActionQueued { task: no, action, args, .. } if *no == task => Some((*action, args)),
            _ => None,
        })
    }

    /// Which task could not be done when its turn came, and why.
    fn failed(&self, task: TaskNo, code: &str) -> String {
        let Some((action, args)) = self.queued(task) else { return self.titles.refusal(code, &[]) };
        let model = self.titles.model();
        let thing = args.vals.iter().find_map(|val| match val {
            Val::Entity(thing) => Some(*thing),
            _ => None,
        });
        let name: Box<str> = match thing {
            Some(thing) if code != refusal::NOT_NOW => model.name(Table::Entity, thing.0).into(),
            _ => model.name(Table::Action, action.0).into(),
        };
        let msg = Msg::new("play-failed")
            .with("action", self.act(action, args))
            .with("why", self.titles.refusal(code, &[name]));
        self.titles.say(&msg)
    }

    /// The value of a fact as the seat knows it; none for a plain yes.
    fn known_value(&self, view: &SeatView, fact: FactId, of: Option<EntityId>) -> Option<String> {
        let known = view.facts.iter().find(|known| known.fact == fact && known.of == of)?;
        let row = self.titles.model().facts.get(fact.index());
        let yes = known.value != 0 && row.is_some_and(|row| matches!(row.ty, FactTy::Flag));
        (!yes).then(|| self.fact_value(fact, known.value))
    }

    /// What the scenario says beside a result.
    fn beside_result(&self, exercise: &Exercise, record: &Record) -> Option<String> {
        let Event::ActionCompleted { action, args, result, seat, .. } = &record.event else { return None };
        let model = self.titles.model();
        let happening = Happening {
            head: Head::Action(*action),
            args,
            result: *result,
            seat: Some(*seat),
            reliability: Reliability::Confirmed,
            trigger: None,
        };
        let scene = Scene::of(exercise.situation().cells());
        let rule = model.script.results.iter().position(|rule| {
            rule.action == *action
                && rule.results.iter().any(|(_, word)| Some(*word) == *result)
                && rule.tests.iter().all(|test| test.passes(&happening, &ThingRanges(&model.kinds), &scene))
                && rule.only_if.as_ref().is_none_or(|cond| exercise.situation().holds(model, cond, None))
        })?;
        let text = model.scenario.results.get(rule)?.text.as_ref()?;
        Some(text.get(self.titles.lang()).to_owned())
    }
}

/// Whether a colleague's answer is told: to a message the seat has, or to a key question while it plays alone.
fn concerns_all(exercise: &Exercise, view: &SeatView, inject: InjectId) -> bool {
    let held = exercise.header().seats.iter().filter(|(_, holder)| !matches!(holder, Holder::Bot(_)));
    let alone = held.count() == 1;
    let injects = &exercise.plan().model.scenario.injects;
    let decision = injects.get(inject.index()).and_then(|row| row.decision.as_ref());
    was_asked(view, inject) || alone && decision.is_some_and(|decision| decision.key)
}

fn was_asked(view: &SeatView, inject: InjectId) -> bool {
    view.messages.iter().any(|message| message.inject == Some(inject))
}
