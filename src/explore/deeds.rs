//! What an act does for a clause: whether it is what a pattern asks for, mends what a breach lacks, goes towards a duty.

use crate::base::Reliability;
use crate::content::model::pattern::{Happening, Head, Leaf, Pattern, Test, ThingRanges};
use crate::content::model::rules::{By, RuleKind};
use crate::content::model::tables::Model;
use crate::content::model::{Cond, cond::Scene};
use crate::explore::handbook::each_leaf;
use crate::explore::means::Act;
use crate::score::clause::{Owed, Risk};
use crate::trace::{Args, Subject, Val};

/// Whether an act is one a pattern asks for, results aside.
pub(super) fn matches(model: &Model, pattern: &Pattern, act: &Act) -> bool {
    let mut fits = false;
    each_leaf(pattern, &mut |leaf| fits |= leaf.head == Head::Action(act.action) && passes(model, leaf, act));
    fits
}

/// Whether an act is one a pattern asks for about these things, results aside.
pub(super) fn is_about(model: &Model, pattern: &Pattern, agree: Subject, act: &Act) -> bool {
    let mut fits = false;
    each_leaf(pattern, &mut |leaf| {
        fits |= leaf.head == Head::Action(act.action) && agrees(leaf, agree, act) && passes(model, leaf, act);
    });
    fits
}

/// Whether an act names the things that must agree.
fn agrees(leaf: &Leaf, agree: Subject, act: &Act) -> bool {
    let given = leaf.same_key(&act.args);
    agree.0.iter().zip(given.0).all(|(asked, given)| asked.is_nil() || *asked == given)
}

fn passes(model: &Model, leaf: &Leaf, act: &Act) -> bool {
    let happening = Happening {
        head: leaf.head,
        args: &act.args,
        result: None,
        seat: None,
        reliability: Reliability::Confirmed,
        trigger: None,
    };
    let (ranges, scene) = (ThingRanges(&model.kinds), Scene::of(&model.cells));
    leaf.tests.iter().all(|test| match test {
        Test::Result(_) | Test::By(_) | Test::Where(..) | Test::Equals(..) | Test::Covers(..) => true,
        Test::AtLeastTrigger(..) | Test::Any(_) | Test::Not(_) | Test::All(_) => true,
        _ => test.passes(&happening, &ranges, &scene),
    })
}

/// Whether earlier acts of the same option do what a breach lacks.
pub(super) fn mended(model: &Model, breach: &Risk, earlier: &[(crate::base::ActionId, Args)]) -> bool {
    let Some(rule) = model.rules.get(breach.rule.index()) else { return false };
    let lacking = match &rule.kind {
        RuleKind::Precedence { first, .. } => Some(first),
        _ => rule.unless.as_ref(),
    };
    lacking.is_some_and(|pattern| {
        earlier
            .iter()
            .any(|(action, args)| matches(model, pattern, &Act { action: *action, args: args.clone() }))
    })
}

/// Whether an act goes towards a duty.
pub(super) fn serves(model: &Model, duty: &Owed, act: &Act) -> bool {
    let Some(rule) = model.rules.get(duty.rule.index()) else { return false };
    let then = match &rule.kind {
        RuleKind::Response { then, .. } | RuleKind::Periodic { then, .. } => then,
        RuleKind::Existence { then, by: By::Within(_) | By::At(_) | By::Stop, .. } => then,
        RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => return false,
    };
    serves_pattern(model, then, duty.same, act)
}

fn serves_pattern(model: &Model, then: &Pattern, agree: Subject, act: &Act) -> bool {
    match then {
        Pattern::On(leaf) => {
            leaf.head == Head::Action(act.action) && passes(model, leaf, act) && agrees(leaf, agree, act)
        }
        Pattern::Holds(cond) | Pattern::Became(cond, _) => sets_towards(model, cond, agree, act),
        Pattern::Any(list) => list.iter().any(|inner| serves_pattern(model, inner, agree, act)),
        Pattern::Lapsed(..) => false,
    }
}

fn sets_towards(model: &Model, cond: &Cond, agree: Subject, act: &Act) -> bool {
    let Some(row) = model.actions.get(act.action.index()) else { return false };
    let mut read = Vec::new();
    cond.watch(&mut read);
    row.sets.iter().any(|set| {
        let of = set.of.map(|slot| act.args.get(slot.index()));
        read.contains(&set.fact)
            && of.is_none_or(|of| {
                let asked: Vec<&Val> = agree.0.iter().filter(|val| matches!(val, Val::Entity(_))).collect();
                asked.is_empty() || asked.contains(&&of)
            })
    })
}
