//! Two procedures side by side.

use std::collections::BTreeSet;

use crate::author::drift::change::{Change, Of, Weight};
use crate::author::drift::clause;
use crate::author::drift::part::{self, Both};
use crate::author::drift::stand::{self, Stands};
use crate::author::drift::told::{Told, Tongues};
use crate::base::{Name, Text};
use crate::content::print;
use crate::content::procedure::{Clause, Conflict, Procedure};

/// What differs between two procedures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Everything that differs, in the order of [`Of::ALL`] and of the ids.
    pub changes: Vec<Change>,
    /// Clauses that stand on something that differs, by their old ids; new ones by theirs.
    pub stands: Vec<Stands>,
}

impl Comparison {
    /// What differs in something.
    #[must_use]
    pub fn of<'c>(&'c self, of: Of, id: &str) -> Option<&'c Change> {
        self.changes.iter().find(|change| change.of == of && change.id == *id)
    }

    /// Clauses that differ, themselves or in what they stand on, with the heavier weight; by their old ids, new ones by
    /// theirs.
    #[must_use]
    pub fn clauses(&self) -> Vec<(&Name, Weight)> {
        let own = self.changes.iter().filter(|change| change.of == Of::Clause);
        let mut found: Vec<(&Name, Weight)> = own.map(|change| (&change.id, change.weight)).collect();
        for row in &self.stands {
            match found.iter_mut().find(|(id, _)| **id == row.clause) {
                // What is gone or has only another number stays so.
                Some((_, weight)) => *weight = (*weight).max(row.weight),
                None => found.push((&row.clause, row.weight)),
            }
        }
        found.sort_by(|one, other| one.0.cmp(other.0));
        found
    }

    /// The id a clause of the old procedure has in the new one; none if it is gone.
    #[must_use]
    pub fn now<'c>(&'c self, clause: &'c Name) -> Option<&'c Name> {
        match self
            .changes
            .iter()
            .find(|row| row.of == Of::Clause && row.weight != Weight::New && row.id == *clause)
        {
            Some(change) => change.now(),
            None => Some(clause),
        }
    }
}

/// Compares two procedures.
#[must_use]
pub fn compare(old: &Procedure, new: &Procedure, tongues: &Tongues) -> Comparison {
    let told = [&Told::new(old, tongues), &Told::new(new, tongues)];
    let mut changes = Vec::new();
    changes.extend(Change::within(Of::Procedure, old.id.clone(), new.title.clone(), part::procedure(told)));
    clauses(told, &mut changes);
    // A conflict of clauses that only have another number is the same.
    let now = |id: &Name| {
        let renamed = changes.iter().find(|change| change.of == Of::Clause && change.id == *id);
        renamed.and_then(|change| change.renamed.clone()).unwrap_or_else(|| id.clone())
    };
    let renumbered: Vec<Conflict> = (old.conflicts.iter())
        .map(|row| Conflict { holds: now(&row.holds), yields: now(&row.yields), why: row.why.clone() })
        .collect();
    let conflicts = [keyed(&renumbered), keyed(&new.conflicts)];
    rows(Of::Conflict, told, [&conflicts[0], &conflicts[1]], &mut changes, |both, [a, b]| {
        part::conflict(both, [&a.1, &b.1])
    });
    macro_rules! each {
        ($(($of:ident $list:ident $compare:path)),* $(,)?) => {$(
            rows(Of::$of, told, [&old.$list, &new.$list], &mut changes, $compare);
        )*};
    }
    each![
        (Role roles part::role),
        (Action actions part::action),
        (Signal signals part::signal),
        (Fact facts part::fact),
        (Level levels part::level),
        (Param params part::param),
        (Channel channels part::channel),
        (Phase phases part::phase),
        (Source sources part::source),
        (Term glossary part::term),
    ];
    let stands = stand::stands(old, new, &changes);
    Comparison { changes, stands }
}

/// Something with an id and a title.
pub(super) trait Row {
    fn id(&self) -> &Name;
    fn title(&self) -> &Text;
}

macro_rules! row {
    ($($kind:ident $title:ident),* $(,)?) => {$(
        impl Row for crate::content::procedure::$kind {
            fn id(&self) -> &Name {
                &self.id
            }
            fn title(&self) -> &Text {
                &self.$title
            }
        }
    )*};
}

row![
    Clause title, Role title, Action title, Signal title, Fact title, Level title, Param title, Channel title,
    Phase title, Source title, Term term,
];

impl Row for (Name, Conflict) {
    fn id(&self) -> &Name {
        &self.0
    }
    fn title(&self) -> &Text {
        &self.1.why
    }
}

/// Which clause yields, by the two clauses.
fn keyed(list: &[Conflict]) -> Vec<(Name, Conflict)> {
    list.iter().map(|row| (Name::new(&format!("{} > {}", row.holds, row.yields)), row.clone())).collect()
}

fn rows<T: Row>(
    of: Of,
    told: Both<'_>,
    [old, new]: [&[T]; 2],
    changes: &mut Vec<Change>,
    compare: impl Fn(Both<'_>, [&T; 2]) -> Vec<super::Detail>,
) {
    let mut found = Vec::new();
    for row in old {
        match new.iter().find(|now| now.id() == row.id()) {
            Some(now) => found.extend(Change::within(
                of,
                row.id().clone(),
                now.title().clone(),
                compare(told, [row, now]),
            )),
            None => found.push(Change::whole(of, row.id().clone(), row.title().clone(), Weight::Gone)),
        }
    }
    for row in new.iter().filter(|row| old.iter().all(|before| before.id() != row.id())) {
        found.push(Change::whole(of, row.id().clone(), row.title().clone(), Weight::New));
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    changes.extend(found);
}

/// Clauses; one that is gone and one that is new are the same with another number where nothing else, or nothing but
/// texts, differs, or where they have the same title.
fn clauses(told: Both<'_>, changes: &mut Vec<Change>) {
    let [old, new] = told.map(|told| &told.procedure.clauses);
    let mut found = Vec::new();
    rows(Of::Clause, told, [old, new], &mut found, clause::clause);
    let only = |list: &'_ [Clause], weight: Weight| -> Vec<Clause> {
        let ids: BTreeSet<&Name> =
            found.iter().filter(|change| change.weight == weight).map(|change| &change.id).collect();
        list.iter().filter(|clause| ids.contains(&clause.id)).cloned().collect()
    };
    let (gone, come) = (only(old, Weight::Gone), only(new, Weight::New));
    for (from, to) in renamed(&gone, &come) {
        found.retain(|change| change.id != from.id && change.id != to.id);
        let details = clause::clause(told, [from, to]);
        let change = Change::within(Of::Clause, from.id.clone(), to.title.clone(), details);
        let plain = || Change::whole(Of::Clause, from.id.clone(), to.title.clone(), Weight::Texts);
        found.push(Change { renamed: Some(to.id.clone()), ..change.unwrap_or_else(plain) });
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    changes.extend(found);
}

/// Pairs of clauses that differ in their numbers; only where nothing else could be meant.
fn renamed<'c>(gone: &'c [Clause], come: &'c [Clause]) -> Vec<(&'c Clause, &'c Clause)> {
    let meant = |clause: &Clause| {
        let mut clause = clause.clone();
        (clause.id, clause.phase) = (Name::default(), Name::default());
        (!clause.rules.is_empty()).then(|| print::of(&clause).0)
    };
    let title = |one: &Clause, other: &Clause| {
        let same = |a: &str, b: &str| !a.is_empty() && a == b;
        same(&one.title.ka, &other.title.ka) || same(&one.title.en, &other.title.en)
    };
    let alike = |one: &Clause, other: &Clause| {
        title(one, other) || meant(one).is_some_and(|print| Some(print) == meant(other))
    };
    let mut pairs = Vec::new();
    for from in gone {
        let mut may = come.iter().filter(|to| alike(from, to));
        if let (Some(to), None) = (may.next(), may.next())
            && gone.iter().filter(|other| alike(other, to)).count() == 1
        {
            pairs.push((from, to));
        }
    }
    pairs
}
