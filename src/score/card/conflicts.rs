//! Clauses that pull apart: a duty that was not kept while a clause it yields to was called for.
//!
//! It changes no number. Whether the one was given up for the other is for an assessor to find.

use crate::content::model::Model;
use crate::score::clause::{Verdict, VerdictKind};
use crate::trace::{Names as _, Subject, Table};

/// The clauses a Breached or Missed verdict yields to that had an obligation open or settled at that moment, for the same
/// subject or for none, in the procedure's order.
pub fn holding<'a>(
    model: &'a Model,
    verdicts: &'a [Verdict],
    verdict: &'a Verdict,
) -> impl Iterator<Item = &'a str> + 'a {
    let failed = matches!(verdict.kind, VerdictKind::Breached | VerdictKind::Missed);
    let clause = model.name(Table::Clause, verdict.clause.0);
    let rows = model.procedure.conflicts.iter().filter(move |row| failed && row.yields == *clause);
    rows.map(|row| row.holds.as_str()).filter(move |peer| {
        let is_peer = |other: &&Verdict| model.name(Table::Clause, other.clause.0) == *peer;
        verdicts.iter().filter(is_peer).any(|other| was_called_for(other, verdict))
    })
}

fn was_called_for(peer: &Verdict, verdict: &Verdict) -> bool {
    let arose = !matches!(peer.kind, VerdictKind::NeverArose | VerdictKind::NotObserved);
    arose && peer.opened_at <= verdict.settled_at && meet(peer.subject, verdict.subject)
}

/// Whether two obligations may be about the same: one is about nothing in particular, or they share what they are about.
fn meet(one: Subject, other: Subject) -> bool {
    let named = |subject: Subject| subject.0.into_iter().filter(|val| !val.is_nil()).collect::<Vec<_>>();
    let (one, other) = (named(one), named(other));
    one.is_empty() || other.is_empty() || one.iter().any(|val| other.contains(val))
}
