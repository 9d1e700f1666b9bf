//! An answer that is the best whatever happens, where something was to be weighed.
//!
//! # What is meant
//! Most decisions have a right answer, because the procedure says so: whoever answers rightly knows the clause. That such an
//! answer is always the best is what it is there for, and nothing is said of it. A decision *weighs* only if
//! - its author calls it a dilemma (`dilemma: true`), or
//! - its form says so: no answer does, raises or sets anything by itself that a clause can speak of and another answer does
//!   not, and it does not ask for the clause relied on (`key`). Then what tells the answers apart is what follows from them.
//!
//! There an answer that is at least as good as every other one in all situations in which they were tried, and better than
//! each in some, leaves nothing to weigh. As good: in the quality of the team and in how the ending feels (good, mixed or
//! none, bad); waiting until somebody else's time is up counts among the others. Where the author calls it a dilemma, it is
//! a warning, otherwise a note. One situation alone is no "whatever happens", unless everything was gone through.

use crate::base::{ActionId, Msg, Severity, SignalId};
use crate::content::model::Model;
use crate::content::model::script::{DecisionOption, Effect};
use crate::content::scenario::Tone;
use crate::explore::proof::choice::Turn;
use crate::explore::proof::explored::{Came, Explored};
use crate::explore::proof::finding::{Finding, OPTION_DOMINATES, answered};
use crate::trace::Args;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    for (inject, seen) in &explored.decisions {
        let at = inject.index();
        let (Some(written), Some(row)) = (model.scenario.injects.get(at), model.script.injects.get(at))
        else {
            continue;
        };
        let (Some(decision), Some(compiled)) = (&written.decision, &row.decision) else { continue };
        if !decision.dilemma && (decision.key || !by_form(model, &compiled.options)) {
            continue;
        }
        let rows: Vec<_> = seen.compared.iter().filter(|row| row.results.len() > 1).collect();
        if rows.is_empty() || (rows.len() == 1 && !explored.certain()) {
            continue;
        }
        for (option, own) in (0u8..).zip(&decision.options) {
            let mut others: Vec<(Turn, bool)> = Vec::new();
            let mut best = true;
            let mut shown = None;
            for row in &rows {
                let Some((_, mine)) = row.results.iter().find(|(turn, _)| *turn == Turn::Option(option))
                else {
                    continue;
                };
                for (turn, other) in row.results.iter().filter(|(turn, _)| *turn != Turn::Option(option)) {
                    best &= at_least(model, mine, other);
                    let better = !at_least(model, other, mine);
                    match others.iter_mut().find(|(known, _)| known == turn) {
                        Some((_, before)) => *before |= better,
                        None => others.push((*turn, better)),
                    }
                    if better && shown.is_none() {
                        shown = Some(answered(model, *inject, row, Some(mine)));
                    }
                }
            }
            let beats = |(turn, better): &(Turn, bool)| *better || !matches!(turn, Turn::Option(_));
            let all = others.iter().filter(|(turn, _)| matches!(turn, Turn::Option(_))).count() + 1;
            if !best || all < decision.options.len() || !others.iter().all(beats) {
                continue;
            }
            let severity = if decision.dilemma { Severity::Warning } else { Severity::Note };
            let key =
                if decision.dilemma { "proof-dilemma-has-an-answer" } else { "proof-option-always-best" };
            let message =
                Msg::new(key).with("name", &written.id).with("option", &own.text).with("times", rows.len());
            let path = format!("injects[{at}].decision.options[{option}]");
            found.push(
                Finding::at(OPTION_DOMINATES, severity, &own.id, path, message)
                    .help(Msg::new(if decision.dilemma { "mend-d007-dilemma" } else { "mend-d007" }))
                    .witness(shown),
            );
        }
    }
}

/// Whether what came of one is at least as good as what came of the other.
fn at_least(model: &Model, one: &Came, other: &Came) -> bool {
    let feels = |came: &Came| {
        let ending = came.ending.and_then(|ending| model.scenario.endings.get(ending.index()));
        match ending.map(|ending| ending.tone) {
            Some(Tone::Good) => 2,
            Some(Tone::Mixed) | None => 1,
            Some(Tone::Bad) => 0,
        }
    };
    let judged = one.quality.is_some() == other.quality.is_some();
    judged && one.quality >= other.quality && feels(one) >= feels(other)
}

/// Whether the form of a decision says that something is weighed: no option does by itself what another does not and a
/// clause can speak of.
fn by_form(model: &Model, options: &[DecisionOption]) -> bool {
    let mut deeds = options.iter().map(|option| Deeds::of(model, option));
    let first = deeds.next();
    deeds.all(|other| Some(other) == first)
}

/// What an option does by itself that a clause can speak of.
#[derive(PartialEq)]
struct Deeds<'a> {
    actions: &'a [(ActionId, Args)],
    signals: Vec<(SignalId, &'a Args)>,
    facts: Vec<&'a Effect>,
}

impl<'a> Deeds<'a> {
    fn of(model: &Model, option: &'a DecisionOption) -> Self {
        let mut deeds = Self {
            actions: &option.actions,
            signals: option.raises.iter().map(|raise| (raise.signal, &raise.args)).collect(),
            facts: Vec::new(),
        };
        deeds.effects(model, &option.effects);
        deeds
    }

    fn effects(&mut self, model: &Model, list: &'a [Effect]) {
        for effect in list {
            match effect {
                Effect::Set(fact, ..) | Effect::SetOfAct(fact, ..) | Effect::Add(fact, ..)
                    if model.facts.get(fact.index()).is_some_and(|row| row.standing) =>
                {
                    self.facts.push(effect);
                }
                Effect::Raise(raise) => self.signals.push((raise.signal, &raise.args)),
                Effect::When(_, list) => self.effects(model, list),
                Effect::Chance(_, branches) => {
                    branches.iter().for_each(|(_, list)| self.effects(model, list));
                }
                _ => {}
            }
        }
    }
}
