//! Expectations that are judged at no time, after the horizon, or before what they expect can have arisen.
//!
//! `by` is a length of time, counted from the moment the cause is noticed: with the cause at 3 hours and `by: "2h"` it is
//! judged at 5 hours. Whoever acts at once upon the cause must be able to make the clause arise by then, and so must the
//! messages that call for it.

use crate::base::{Dur, Msg, Name, Severity};
use crate::content::check::case::{Case, Found, finding};
use crate::content::check::walk::{self, Leaf};
use crate::content::codes::{IMPOSSIBLE_DEADLINE, TIME_OUT_OF_FRAME};
use crate::content::pattern::Pattern;
use crate::content::scenario::{Effect, Expect, Inject, Scenario, When};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario.filter(|scenario| scenario.horizon > Dur::ZERO) else { return };
    for (at, expect) in scenario.expects.iter().enumerate() {
        let path = format!("expects[{at}].by");
        let cause = earliest(&expect.cause, scenario);
        let judged = Dur(cause.0.saturating_add(expect.by.0));
        if expect.by <= Dur::ZERO {
            let message = Msg::new("check-expect-no-time").with("name", &expect.clause);
            found.error(TIME_OUT_OF_FRAME, &expect.clause, path, message);
        } else if judged > scenario.horizon {
            let message = Msg::new("check-expect-after-horizon")
                .with("name", &expect.clause)
                .with("horizon", scenario.horizon);
            found.error(TIME_OUT_OF_FRAME, &expect.clause, path, message);
        } else if let Some(arises) = soonest(case, expect, cause, scenario).filter(|arises| *arises > judged)
        {
            let message = Msg::new("check-expect-too-soon")
                .with("name", &expect.clause)
                .with("by", expect.by)
                .with("least", Dur(arises.0 - cause.0));
            let help = Msg::new("check-expect-counts-from-notice").with("least", Dur(arises.0 - cause.0));
            let finding = finding(IMPOSSIBLE_DEADLINE, Severity::Error, &expect.clause, path, message);
            found.push(finding.help(help));
        }
    }
}

/// The earliest moment at which the clause can have arisen, or the expectation been met another way, if it comes of acts
/// upon the cause and of messages at set times; nothing if it is there from the start.
fn soonest(case: &Case<'_>, expect: &Expect, cause: Dur, scenario: &Scenario) -> Option<Dur> {
    let (_, clause) = case.clauses.get(expect.clause.as_str())?;
    let opens = clause.rules.iter().map(|rule| rule.rule.trigger()).collect::<Option<Vec<&Pattern>>>()?;
    let mut first: Option<Dur> = None;
    for pattern in opens.into_iter().chain(expect.unless.as_ref()) {
        walk::leaves(pattern, &mut |leaf| {
            let moment = match leaf {
                Leaf::Did(name) => {
                    let takes = case.actions.get(name.as_str()).map_or(Dur::ZERO, |action| action.takes);
                    Dur(cause.0.saturating_add(takes.0))
                }
                Leaf::Raised(signal) => told_at(signal, scenario),
                Leaf::State(_) => Dur::ZERO,
            };
            first = Some(first.map_or(moment, |known| known.min(moment)));
        });
    }
    first
}

/// The earliest moment at which a cause can happen, as far as the times of messages tell.
fn earliest(cause: &Pattern, scenario: &Scenario) -> Dur {
    let mut first: Option<Dur> = None;
    walk::leaves(cause, &mut |leaf| {
        let moment = match leaf {
            Leaf::Raised(signal) => told_at(signal, scenario),
            Leaf::Did(_) | Leaf::State(_) => Dur::ZERO,
        };
        first = Some(first.map_or(moment, |known| known.min(moment)));
    });
    first.unwrap_or(Dur::ZERO).max(Dur::ZERO)
}

/// The earliest moment at which a signal can be raised; the start, if something other than messages at set times may
/// raise it: an outcome, an answer, an effect.
fn told_at(signal: &Name, scenario: &Scenario) -> Dur {
    let raising = |inject: &&Inject| inject.raises.iter().any(|raise| raise.signal == *signal);
    let at = |inject: &Inject| match &inject.when {
        When::At(time) | When::Every(time, ..) => *time,
        _ => Dur::ZERO,
    };
    let soonest = scenario.injects.iter().filter(raising).map(at).min();
    soonest.filter(|_| !raised_otherwise(signal, scenario)).unwrap_or(Dur::ZERO)
}

fn raised_otherwise(signal: &Name, scenario: &Scenario) -> bool {
    let options =
        scenario.injects.iter().filter_map(|inject| inject.decision.as_ref()).flat_map(|d| &d.options);
    let lists = options.map(|option| &option.raises).chain(scenario.outcomes.iter().map(|o| &o.raises));
    let mut raised = lists.flatten().any(|raise| raise.signal == *signal);
    walk::all_effects(scenario, &mut |effect| {
        raised |= matches!(effect, Effect::Raise(name, _) if name == signal);
    });
    raised
}
