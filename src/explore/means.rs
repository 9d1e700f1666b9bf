//! From what a duty asks for to acts that would do it: the knowledge of the procedure a good colleague has.
//!
//! The answer is a list of filled actions, best first. Whether they are accepted, and what they would break, is for
//! the caller to ask.
//!
//! # Invariants
//! - Uses only what the seat knows: things it has learned of and messages that have reached it.
//! - The same question gives the same answer, in the same order.

use crate::base::{ActionId, EntityId, FactId, SeatId};
use crate::content::model::cond::{Bound, Cond, Num, Scene};
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::tables::{FactTy, Model, SetValue};
use crate::explore::fill::fill;
use crate::explore::handbook::Handbook;
use crate::score::clause::subject::Things;
use crate::trace::{Args, MessageNo, Subject, Val};

/// An action with its slots filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Action.
    pub action: ActionId,
    /// Slots.
    pub args: Args,
}

/// What a seat can use.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The model.
    pub model: &'a Model,
    /// What a good colleague knows by heart.
    pub book: &'a Handbook,
    /// The seat.
    pub seat: SeatId,
    /// Fact values as the seat may know them.
    pub cells: &'a [i32],
    /// Whether the seat knows of a thing.
    pub knows: &'a dyn Fn(EntityId) -> bool,
    /// Messages that have reached the seat, oldest first.
    pub messages: &'a [MessageNo],
    /// Things spoken of where the wish comes from: they are meant before others.
    pub about: &'a [EntityId],
    /// The first thing of a sort the messages of the seat speak of, the oldest message first.
    pub spoken: &'a dyn Fn(&dyn Fn(&EntityId) -> bool) -> Option<EntityId>,
    /// How often an action was done for this wish with these things, so that it can be tried another way.
    pub tried: &'a dyn Fn(ActionId, &[Val]) -> usize,
}

/// What is wanted.
#[derive(Clone, Copy)]
pub struct Want<'a> {
    /// What would fulfil the duty.
    pub then: &'a Pattern,
    /// Values that must agree with the trigger.
    pub agree: Subject,
    /// The trigger.
    pub trigger: Option<(Head, &'a Args)>,
    /// Why it is wanted: of several things one for which this holds is meant before others.
    pub grounds: Option<&'a Cond>,
}

/// Acts that would fulfil what is wanted, best first, at most `limit`.
#[must_use]
pub fn ways(sight: &Sight<'_>, want: &Want<'_>, limit: usize) -> Vec<Act> {
    let mut found = Vec::new();
    let subject = Things::of(want.agree, Subject::NONE);
    of_pattern(sight, want, want.then, &subject, &mut found);
    let mut distinct = 0;
    for at in 0..found.len() {
        if !found[..distinct].contains(&found[at]) {
            found.swap(distinct, at);
            distinct += 1;
        }
    }
    found.truncate(distinct.min(limit));
    found
}

fn of_pattern(
    sight: &Sight<'_>,
    want: &Want<'_>,
    pattern: &Pattern,
    subject: &[EntityId],
    found: &mut Vec<Act>,
) {
    match pattern {
        Pattern::On(leaf) => {
            if let Head::Action(action) = leaf.head
                && let Some(args) = fill(sight, want, action, &leaf.tests, leaf.same)
            {
                found.push(Act { action, args });
            }
        }
        Pattern::Holds(cond) | Pattern::Became(cond, _) => {
            of_cond(sight, want, cond, subject, None, true, found);
        }
        Pattern::Any(list) => list.iter().for_each(|inner| of_pattern(sight, want, inner, subject, found)),
        Pattern::Lapsed(..) => {}
    }
}

/// Acts that would make a condition true (or false).
fn of_cond(
    sight: &Sight<'_>,
    want: &Want<'_>,
    cond: &Cond,
    subject: &[EntityId],
    bound: Option<&Bound<'_>>,
    truth: bool,
    found: &mut Vec<Act>,
) {
    let scene = Scene { cells: sight.cells, bound, subject, done: None };
    match cond {
        Cond::Const(_) | Cond::Done(..) => {}
        Cond::All(list) | Cond::Any(list) => {
            for inner in list.iter().filter(|inner| inner.holds(&scene) != truth) {
                of_cond(sight, want, inner, subject, bound, truth, found);
            }
        }
        Cond::Not(inner) => of_cond(sight, want, inner, subject, bound, !truth, found),
        Cond::Set(num) => of_num(sight, want, num, subject, bound, Aim::Exactly(i32::from(truth)), found),
        Cond::Is(num, value) if truth => {
            of_num(sight, want, num, subject, bound, Aim::Exactly(*value), found);
        }
        Cond::Is(..) => {}
        Cond::AtLeast(one, other) => {
            let (raised, above) = if truth { (one, other) } else { (other, one) };
            let aim =
                above.value(&scene).map_or(Aim::More, |n| Aim::AtLeast(n.saturating_add(i32::from(!truth))));
            of_num(sight, want, raised, subject, bound, aim, found);
        }
        Cond::Exceeds(one, other) => {
            let (raised, above) = if truth { (one, other) } else { (other, one) };
            let aim =
                above.value(&scene).map_or(Aim::More, |n| Aim::AtLeast(n.saturating_add(i32::from(truth))));
            of_num(sight, want, raised, subject, bound, aim, found);
        }
        Cond::Every(first, len, inner) | Cond::Some(first, len, inner) => {
            let known = (*first..*first + *len).map(EntityId).filter(|thing| (sight.knows)(*thing));
            let mut things: Vec<EntityId> = known.collect();
            things.sort_by_key(|thing| !is_meant(want.grounds, *thing, &scene));
            for thing in things {
                let bound = Bound { thing, outer: bound };
                let scene = Scene { bound: Some(&bound), ..scene };
                if inner.holds(&scene) != truth {
                    of_cond(sight, want, inner, subject, Some(&bound), truth, found);
                }
            }
        }
    }
}

/// Whether the grounds speak of a thing: some thing is needed for which something holds, and it holds for this one.
fn is_meant(grounds: Option<&Cond>, thing: EntityId, scene: &Scene<'_>) -> bool {
    match grounds {
        Some(Cond::Some(first, len, inner)) if (*first..*first + *len).contains(&thing.0) => {
            inner.holds(&Scene { bound: Some(&Bound { thing, outer: None }), ..*scene })
        }
        Some(Cond::All(list) | Cond::Any(list)) => list.iter().any(|one| is_meant(Some(one), thing, scene)),
        _ => false,
    }
}

/// What a number should become.
#[derive(Clone, Copy)]
enum Aim {
    Exactly(i32),
    AtLeast(i32),
    More,
}

impl Aim {
    const fn met_by(self, n: i32) -> bool {
        match self {
            Self::Exactly(value) => n == value,
            Self::AtLeast(value) => n >= value,
            Self::More => n > 0,
        }
    }
}

fn of_num(
    sight: &Sight<'_>,
    want: &Want<'_>,
    num: &Num,
    subject: &[EntityId],
    bound: Option<&Bound<'_>>,
    aim: Aim,
    found: &mut Vec<Act>,
) {
    match num {
        Num::Cell(fact, cell) => {
            let thing = thing_of_cell(sight.model, *fact, *cell);
            of_fact(sight, want, *fact, thing, aim, found);
        }
        Num::Of(fact, _, first, len) => {
            let thing = bound_thing(bound, *first, *len)
                .or_else(|| subject.iter().copied().find(|thing| (*first..*first + *len).contains(&thing.0)));
            of_fact(sight, want, *fact, thing, aim, found);
        }
        Num::Number(first, len, cond) => {
            for thing in (*first..*first + *len).map(EntityId).filter(|thing| (sight.knows)(*thing)) {
                let inner = Bound { thing, outer: bound };
                let scene = Scene { cells: sight.cells, bound: Some(&inner), subject, done: None };
                if !cond.holds(&scene) {
                    of_cond(sight, want, cond, subject, Some(&inner), true, found);
                }
            }
        }
        Num::Sum(fact, ..) => of_fact(sight, want, *fact, None, aim, found),
        Num::Const(_) => {}
    }
}

fn thing_of_cell(model: &Model, fact: FactId, cell: u32) -> Option<EntityId> {
    let row = &model.facts[fact.index()];
    let (first, _) = model.range(row.of?);
    Some(EntityId(first + u16::try_from(cell.saturating_sub(row.base)).ok()?))
}

fn bound_thing(mut bound: Option<&Bound<'_>>, first: u16, len: u16) -> Option<EntityId> {
    while let Some(at) = bound {
        if (first..first + len).contains(&at.thing.0) {
            return Some(at.thing);
        }
        bound = at.outer;
    }
    None
}

/// Acts that set a fact as aimed at.
fn of_fact(
    sight: &Sight<'_>,
    want: &Want<'_>,
    fact: FactId,
    thing: Option<EntityId>,
    aim: Aim,
    found: &mut Vec<Act>,
) {
    for (action, at) in sight.book.setters(fact) {
        let Some(set) = sight.model.actions.get(action.index()).and_then(|row| row.sets.get(*at)) else {
            continue;
        };
        let mut same = [None; 3];
        let mut agree = Subject::NONE;
        if let (Some(slot), Some(thing)) = (set.of, thing) {
            same[0] = Some(slot);
            agree.0[0] = Val::Entity(thing);
        }
        match &set.to {
            SetValue::Const(n) if aim.met_by(*n) => {}
            SetValue::Add(n) if *n > 0 && !matches!(aim, Aim::Exactly(0)) => {}
            SetValue::Add(n) if *n < 0 && matches!(aim, Aim::Exactly(0)) => {}
            SetValue::Const(_) | SetValue::Add(_) => continue,
            SetValue::Slot(slot, words) => {
                let val = match &sight.model.facts[fact.index()].ty {
                    FactTy::Choice(_) => words
                        .iter()
                        .enumerate()
                        .find(|(n, _)| aim.met_by(i32::try_from(*n).unwrap_or(i32::MAX)))
                        .map(|(_, word)| Val::Word(*word)),
                    FactTy::Flag => Some(Val::Flag(!matches!(aim, Aim::Exactly(0)))),
                    FactTy::Count => Some(Val::Num(match aim {
                        Aim::Exactly(n) | Aim::AtLeast(n) => i64::from(n),
                        Aim::More => 1,
                    })),
                    FactTy::Place => None,
                };
                let Some(val) = val else { continue };
                same[1] = Some(*slot);
                agree.0[1] = val;
            }
        }
        if let Some(args) = fill(sight, &Want { agree, ..*want }, *action, &set.tests, same) {
            found.push(Act { action: *action, args });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture::{changed, mini};
    use crate::content::model::RuleKind;
    use crate::content::model::pattern::{Leaf, Test};
    use crate::trace::Names as _;

    fn asked(model: &Model, rule: &str, agree: &[Val]) -> Vec<String> {
        let rule = model.rules.iter().find(|row| &*row.name == rule).unwrap();
        let (RuleKind::Response { then, .. }
        | RuleKind::Existence { then, .. }
        | RuleKind::Periodic { then, .. }) = &rule.kind
        else {
            return Vec::new();
        };
        let mut subject = Subject::NONE;
        subject.0[..agree.len()].copy_from_slice(agree);
        let sight = Sight {
            model,
            book: &Handbook::new(model),
            seat: SeatId(0),
            cells: &model.cells,
            knows: &|_| true,
            messages: &[MessageNo(0)],
            about: &[],
            spoken: &|_| None,
            tried: &|_, _| 0,
        };
        let want = Want { then, agree: subject, trigger: None, grounds: None };
        ways(&sight, &want, 3)
            .iter()
            .map(|act| format!("{} {:?}", model.actions[act.action.index()].name, act.args.vals))
            .collect()
    }

    #[test]
    fn an_act_is_filled_from_the_trigger() {
        let model = mini();
        let quake = Val::Entity(model.thing("quake").unwrap());
        assert_eq!(asked(&model, "ALRT-01.a", &[quake]), vec![format!("acknowledge [{quake:?}]")]);
    }

    #[test]
    fn a_state_is_brought_about_by_the_action_that_sets_it() {
        let model = mini();
        let second = model.find(crate::trace::Table::Word, "level-2").unwrap();
        let second = Val::Word(crate::trace::WordId(second));
        assert_eq!(asked(&model, "ALRT-02.a", &[]), vec![format!("set-level [{second:?}, Options(3)]")]);
        assert_eq!(asked(&model, "EVAC-03.a", &[]), vec!["open-hotline []".to_owned()]);
    }

    #[test]
    fn an_act_is_found_whose_result_is_left_open() {
        let model = mini();
        let action = model.action("check-route").unwrap();
        let results = model.actions[action.index()].results.iter().map(|word| Test::Result(*word));
        let leaf = Leaf {
            head: Head::Action(action),
            tests: Box::new([Test::Any(results.collect())]),
            per: [None; 3],
            same: [None; 3],
            links: [None; 3],
        };
        let (then, knows) = (Pattern::On(leaf), |_| true);
        let sight = Sight {
            model: &model,
            book: &Handbook::new(&model),
            seat: SeatId(0),
            cells: &model.cells,
            knows: &knows,
            messages: &[],
            about: &[model.thing("main-road").unwrap()],
            spoken: &|_| None,
            tried: &|_, _| 0,
        };
        let want = Want { then: &then, agree: Subject::NONE, trigger: None, grounds: None };
        let route = Val::Entity(model.thing("main-road").unwrap());
        let found = ways(&sight, &want, 3);
        assert_eq!(
            found.iter().map(|act| act.args.vals[0]).collect::<Vec<_>>(),
            [route],
            "what was spoken of"
        );
    }

    #[test]
    fn what_was_tried_without_success_is_tried_another_way() {
        let more = r#"(id: "ask-owner", title: (ka: "კითხვა", en: "Ask"), takes: "5m",
            slots: [(id: "how", type: Choice([(id: "phone", title: (ka: "ტელეფონი", en: "Phone")), (id: "letter", title: (ka: "წერილი", en: "Letter"))]))],
            results: [(id: "answered", title: (ka: "პასუხი", en: "Answered")), (id: "silent", title: (ka: "დუმილი", en: "Silent"))]),
        (id: "report", "#;
        let model = changed(|procedure, _| *procedure = procedure.replacen("(id: \"report\", ", more, 1));
        let leaf = Leaf {
            head: Head::Action(model.action("ask-owner").unwrap()),
            tests: Box::default(),
            per: [None; 3],
            same: [None; 3],
            links: [None; 3],
        };
        let (then, book) = (Pattern::On(leaf), Handbook::new(&model));
        let word =
            |name| Val::Word(crate::trace::WordId(model.find(crate::trace::Table::Word, name).unwrap()));
        for (times, way) in [(0, "phone"), (1, "letter"), (2, "phone")] {
            let sight = Sight {
                model: &model,
                book: &book,
                seat: SeatId(0),
                cells: &model.cells,
                knows: &|_| true,
                messages: &[],
                about: &[],
                spoken: &|_| None,
                tried: &|_, _| times,
            };
            let want = Want { then: &then, agree: Subject::NONE, trigger: None, grounds: None };
            let found = ways(&sight, &want, 1);
            assert_eq!(found.iter().map(|act| act.args.vals[0]).collect::<Vec<_>>(), [word(way)], "{times}");
        }
    }
}
