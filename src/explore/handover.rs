//! What a part played alone finds undone: states that ought to stand by now, as the start state shows.
//!
//! A part whose start state is given begins in the middle and without a past that anything could be owed from. That an act or a signal came before shows in the facts it set; where the procedure asks
//! for a state after it and the state does not stand, whoever owes it brings it about.

use crate::base::RuleId;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::rules::RuleKind;
use crate::content::model::tables::{FactTy, Model, SetRow, SetValue};
use crate::explore::eyes::Eyes;
use crate::explore::handbook::{each_leaf, owners};
use crate::trace::{Subject, Val};

/// The states a seat owes and does not find, each with the subject it is about; nothing where a past tells
/// what is owed.
pub(super) fn handed_over(eyes: &Eyes<'_>, belief: &[i32]) -> Vec<(RuleId, Subject)> {
    let mut found = Vec::new();
    if !eyes.begins_in_the_middle() {
        return found;
    }
    let model = eyes.model();
    for (at, rule) in model.rules.iter().enumerate() {
        let RuleKind::Response { when, then: Pattern::Holds(state), .. } = &rule.kind else { continue };
        if !owners(model, &rule.owner).has(eyes.seat()) {
            continue;
        }
        let mut subjects = Vec::new();
        each_leaf(when, &mut |leaf| {
            let sets = match leaf.head {
                Head::Action(action) => model.actions.get(action.index()).map(|row| &row.sets),
                Head::Signal(signal) => model.signals.get(signal.index()).map(|row| &row.sets),
            };
            sets.into_iter().flatten().for_each(|set| traces(model, belief, set, &mut subjects));
        });
        for subject in subjects {
            let things: Vec<_> = subject
                .0
                .iter()
                .filter_map(|val| if let Val::Entity(thing) = val { Some(*thing) } else { None })
                .collect();
            let known = things.iter().all(|thing| eyes.knows(*thing));
            let scene = Scene { subject: &things, ..Scene::of(belief) };
            let one = (RuleId::from_index(at), subject);
            if known && !state.holds(&scene) && !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// Adds the subjects for which a fact shows that what sets it has happened.
fn traces(model: &Model, belief: &[i32], set: &SetRow, subjects: &mut Vec<Subject>) {
    let (SetValue::Const(to), Some(row)) = (&set.to, model.facts.get(set.fact.index())) else { return };
    if *to == 0 || row.ty != FactTy::Flag {
        return;
    }
    let shows = |thing| model.cell(set.fact, thing).and_then(|cell| belief.get(cell)) == Some(to);
    match row.of {
        None if shows(None) => subjects.push(Subject::NONE),
        None => {}
        Some(kind) => {
            for thing in model.things_of(kind).filter(|thing| shows(Some(*thing))) {
                let mut subject = Subject::NONE;
                subject.0[0] = Val::Entity(thing);
                subjects.push(subject);
            }
        }
    }
}
