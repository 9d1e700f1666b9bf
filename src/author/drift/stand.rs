//! Which clauses stand on something of the procedure that differs.

use crate::author::drift::change::{Change, Of, Weight};
use crate::base::Name;
use crate::content::procedure::{Clause, FactType, Named, Procedure};

/// A clause that stands on something that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The clause, by its old id.
    pub clause: Name,
    /// The heaviest of what it stands on.
    pub weight: Weight,
    /// What it stands on.
    pub on: Vec<(Of, Name)>,
}

/// The clauses that are there now and stand on something that differs in more than texts.
pub(super) fn stands(old: &Procedure, new: &Procedure, changes: &[Change]) -> Vec<Stands> {
    let weighs: Vec<&Change> = changes
        .iter()
        .filter(|change| change.weight > Weight::Texts && !matches!(change.of, Of::Clause | Of::Procedure))
        .collect();
    let levels = changes.iter().any(|change| {
        change.of == Of::Level && change.weight > Weight::Texts
            || change.of == Of::Procedure && change.details.iter().any(orders_levels)
    });
    let is_new = |clause: &&Clause| {
        let new = |change: &Change| {
            change.of == Of::Clause && change.weight == Weight::New && change.id == clause.id
        };
        changes.iter().any(new)
    };
    let mut found = Vec::new();
    for clause in old.clauses.iter().chain(new.clauses.iter().filter(is_new)) {
        let renamed = |change: &&Change| change.of == Of::Clause && change.id == clause.id;
        let change = changes.iter().find(renamed);
        if change.is_some_and(|change| change.weight == Weight::Gone) {
            continue;
        }
        let id = change.and_then(|change| change.renamed.as_ref()).unwrap_or(&clause.id);
        let now = new.clauses.iter().find(|row| row.id == *id);
        let mut on: Vec<(Of, Name)> = Vec::new();
        let mut weight = Weight::Texts;
        let mut take = |of: Of, id: &Name, heavy: Weight| {
            // A new signal is of the same weight as one that is otherwise: what listens to it judges otherwise.
            weight = weight.max(if heavy == Weight::Basis { heavy } else { heavy.min(Weight::Meaning) });
            if !on.contains(&(of, id.clone())) {
                on.push((of, id.clone()));
            }
        };
        for (version, procedure) in [(Some(clause), old), (now, new)] {
            let Some(version) = version else { continue };
            let named = named(version, procedure);
            weighs.iter().filter(|change| names(&named, change)).for_each(|change| {
                take(change.of, &change.id, change.weight);
            });
            if levels && reads_level(&named, procedure) {
                take(Of::Level, &Name::new("*"), Weight::Meaning);
            }
        }
        if !on.is_empty() {
            found.push(Stands { clause: clause.id.clone(), weight, on });
        }
    }
    found
}

fn orders_levels(detail: &super::Detail) -> bool {
    detail.what == "order" && detail.weight == Weight::Meaning
}

/// What a clause names, and what sets the facts it names.
fn named<'a>(clause: &'a Clause, procedure: &'a Procedure) -> Named<'a> {
    let mut named = clause.named();
    let facts = named.facts.clone();
    for fact in procedure.facts.iter().filter(|fact| facts.contains(&fact.id)) {
        fact.set_by.iter().for_each(|row| named.pattern(&row.when));
    }
    named
}

/// Whether a clause stands on what differs. Which of two clauses yields is told beside verdicts and changes none.
fn names(named: &Named<'_>, change: &Change) -> bool {
    let id = &change.id;
    match change.of {
        Of::Action => named.actions.contains(id),
        Of::Signal => named.signals.contains(id),
        Of::Fact => named.facts.contains(id),
        Of::Param => named.params.contains(id),
        // What a role is called and where it sits changes nothing that is judged.
        Of::Role => change.weight >= Weight::New && named.roles.contains(id.as_str()),
        Of::Source => named.sources.contains(id),
        Of::Level | Of::Procedure | Of::Conflict | Of::Phase | Of::Channel | Of::Clause | Of::Term => false,
    }
}

/// Whether a clause reads a fact that holds an alert level.
fn reads_level(named: &Named<'_>, procedure: &Procedure) -> bool {
    procedure.facts.iter().any(|fact| fact.ty == FactType::Level && named.facts.contains(&fact.id))
}
