//! What differs between two versions of a clause, one line for each change: numbers, owners, kinds, conditions, severity.

use crate::base::Msg;
use crate::cli::output::Output;
use crate::content::print::{Printed as _, Printer};
use crate::content::procedure::{Clause, Procedure, Rule, RuleKind};
use crate::tell::basis;

/// A clause with the procedure it stands in.
pub type Version<'a> = (&'a Procedure, &'a Clause);

/// The changes from one version of a clause to another.
#[must_use]
pub fn of((old, before): Version<'_>, (new, after): Version<'_>, out: &Output) -> Vec<String> {
    let mut lines = Vec::new();
    let mut change = |what: &str, from: String, to: String| {
        if from != to {
            lines.push(
                out.say(&Msg::new("procedure-change").with("what", what).with("from", from).with("to", to)),
            );
        }
    };
    change(
        &out.word("procedure-field-severity"),
        format!("{:?}", before.severity),
        format!("{:?}", after.severity),
    );
    change(
        &out.word("procedure-field-basis"),
        basis::mark(&before.basis, old, &out.words),
        basis::mark(&after.basis, new, &out.words),
    );
    for rule in &before.rules {
        let Some(now) = after.rules.iter().find(|other| other.id == rule.id) else {
            change(rule.id.as_str(), out.word(basis::kind(&rule.rule)), out.word("procedure-diff-gone"));
            continue;
        };
        let number = |rule: &Rule, procedure: &Procedure| {
            let numbers = basis::numbers(&rule.rule).into_iter();
            let told: Vec<String> =
                numbers.map(|number| basis::number(number, procedure, &out.words)).collect();
            if told.is_empty() { "–".to_owned() } else { told.join("; ") }
        };
        let id = rule.id.as_str();
        change(id, out.word(basis::kind(&rule.rule)), out.word(basis::kind(&now.rule)));
        change(id, basis::owner(&rule.owner, old, &out.words), basis::owner(&now.owner, new, &out.words));
        change(id, number(rule, old), number(now, new));
        if conditions(rule) != conditions(now) {
            change(id, out.word("procedure-change-conditions"), out.word("procedure-change-otherwise"));
        }
    }
    for rule in after.rules.iter().filter(|rule| before.rules.iter().all(|old| old.id != rule.id)) {
        change(rule.id.as_str(), out.word("procedure-diff-new"), out.word(basis::kind(&rule.rule)));
    }
    lines
}

/// A print of everything a rule listens to and asks for, without its numbers, owner and texts.
fn conditions(rule: &Rule) -> u64 {
    let mut printer = Printer::default();
    rule.per.print(&mut printer);
    rule.same.print(&mut printer);
    rule.guard.print(&mut printer);
    rule.unless.print(&mut printer);
    rule.lifted_by.print(&mut printer);
    match &rule.rule {
        RuleKind::Response { when, then, from, .. } => {
            when.print(&mut printer);
            then.print(&mut printer);
            from.print(&mut printer);
        }
        RuleKind::Precedence { first, then, spoiled_by, .. } => {
            first.print(&mut printer);
            then.print(&mut printer);
            spoiled_by.print(&mut printer);
        }
        RuleKind::Prohibition { never, from, until } => {
            never.print(&mut printer);
            from.print(&mut printer);
            until.print(&mut printer);
        }
        RuleKind::Existence { when, then, .. } => {
            when.print(&mut printer);
            then.print(&mut printer);
        }
        RuleKind::Periodic { when, then, until, .. } => {
            when.print(&mut printer);
            then.print(&mut printer);
            until.print(&mut printer);
        }
    }
    printer.finish().0
}
