//! A played exercise judged by another procedure: which verdicts rest on what changed, and which become others.
//!
//! What happened stays what happened: the records are read with the names of the new procedure, and its monitors judge
//! them. Clauses that stand on an action, signal, fact or level that is otherwise are left out: with the new one, something
//! else might have been done and written down.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::sync::Arc;

use crate::author::drift::adapted::adapted;
use crate::author::drift::{Comparison, Of, Weight};
use crate::base::{Msg, Name};
use crate::content::model::Model;
use crate::content::procedure::Procedure;
use crate::exercise::Exercise;
use crate::kernel::Plan;
use crate::score::card::{Headline, Line, Sheet};
use crate::score::clause::Verdict;

/// What an exercise that was played by the old procedure has to do with the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// Changed clauses of which it holds verdicts, by their old ids.
    pub rests: Vec<Rests>,
    /// What the new procedure makes of it.
    pub anew: Anew,
}

/// The verdicts of one changed clause in an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rests {
    /// The clause, by its old id.
    pub clause: Name,
    /// How much it changed.
    pub weight: Weight,
    /// Seats on whose card such a verdict stands.
    pub seats: BTreeSet<Arc<str>>,
    /// How many there are, of what arose.
    pub verdicts: usize,
}

/// An exercise judged anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anew {
    /// It was.
    Judged(Box<Judged>),
    /// It cannot be.
    Barred(Msg),
}

/// What came of judging anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Quality and coverage before and after, without the clauses left out.
    pub headline: [Headline; 2],
    /// Verdicts that became others.
    pub others: Vec<Other>,
    /// Changed clauses left out, by their new ids, with what they stand on.
    pub left_out: Vec<(Name, Vec<(Of, Name)>)>,
}

/// A verdict that became another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The clause, by its new id if it has one.
    pub clause: Name,
    /// The letter of the rule; none for what the scenario expected.
    pub rule: Option<Box<str>>,
    /// Names of what it is about.
    pub subject: Vec<Arc<str>>,
    /// The duty to tell the owner.
    pub relay: bool,
    /// Seats on whose card it stood, and on whose it stands now.
    pub seats: [BTreeSet<Arc<str>>; 2],
    /// The word of the verdict before, and its credit; none if nothing arose.
    pub before: Option<(&'static str, Option<u16>)>,
    /// The word of the verdict now.
    pub now: Option<(&'static str, Option<u16>)>,
}

/// The plan by which exercises of a scenario are judged anew; none if the scenario cannot be read with the new procedure
/// even after its numbers of clauses were mended.
#[must_use]
pub fn plan(old: &Model, new: &Arc<Procedure>, comparison: &Comparison) -> Option<Arc<Plan>> {
    let scenario = Arc::new(adapted(&old.scenario, comparison));
    let model = Model::compile(Arc::clone(new), scenario).0?;
    Some(Arc::new(Plan::new(Arc::new(model))))
}

/// What an exercise has to do with the changes. `source` is its journal, read again with the new names.
#[must_use]
pub fn played(
    exercise: &Exercise,
    plan: Option<&Arc<Plan>>,
    comparison: &Comparison,
    source: impl BufRead,
) -> Played {
    let card = exercise.card();
    let rests = rests(&card.verdicts, comparison);
    let Some(plan) = plan else {
        return Played { rests, anew: Anew::Barred(Msg::new("drift-barred-scenario")) };
    };
    let again = match Exercise::read_for_judging(plan, source) {
        Ok(again) => again,
        Err(error) => return Played { rests, anew: Anew::Barred(error.msg()) },
    };
    let left_out = left_out(comparison);
    let after = again.card();
    let others = others(&card.verdicts, &after.verdicts, comparison, &left_out);
    let headline =
        [headline(exercise, &left_out, comparison), headline(&again, &left_out, &Comparison::default())];
    let left_out = left_out.into_iter().collect();
    Played { rests, anew: Anew::Judged(Box::new(Judged { headline, others, left_out })) }
}

/// The numbers of the team without some clauses, which are named by their new ids.
fn headline(
    exercise: &Exercise,
    left_out: &BTreeMap<Name, Vec<(Of, Name)>>,
    comparison: &Comparison,
) -> Headline {
    let model = &exercise.plan().model;
    let judged = exercise.judged();
    let counts = |verdict: &Verdict| {
        let clause = model.procedure.clauses.get(verdict.clause.index());
        let now = clause.map(|clause| comparison.now(&clause.id).unwrap_or(&clause.id));
        now.is_some_and(|id| !left_out.contains_key(id))
    };
    let among: Vec<usize> =
        (0..).zip(judged.verdicts()).filter(|(_, verdict)| counts(verdict)).map(|(at, _)| at).collect();
    Sheet::of(model, judged.verdicts(), &among, &[]).headline
}

/// The verdicts of changed clauses; what never arose is none.
fn rests(verdicts: &[Line], comparison: &Comparison) -> Vec<Rests> {
    let mut found: Vec<Rests> = Vec::new();
    for (clause, weight) in comparison.clauses() {
        let mut row = Rests { clause: clause.clone(), weight, seats: BTreeSet::new(), verdicts: 0 };
        for line in verdicts.iter().filter(|line| *line.clause == *clause.as_str() && arose(line)) {
            row.seats.extend(line.seats.iter().cloned());
            row.verdicts += 1;
        }
        if row.verdicts > 0 {
            found.push(row);
        }
    }
    found
}

fn arose(line: &Line) -> bool {
    line.verdict != "never-arose"
}

/// Clauses, by their new ids, that stand on something of which the records cannot say how it would have gone.
#[must_use]
pub fn left_out(comparison: &Comparison) -> BTreeMap<Name, Vec<(Of, Name)>> {
    let decides = |of: Of| matches!(of, Of::Action | Of::Signal | Of::Fact | Of::Level);
    let mut found = BTreeMap::new();
    for row in &comparison.stands {
        let on: Vec<(Of, Name)> = (row.on.iter())
            .filter(|(of, id)| decides(*of) && !only_time_or_basis(*of, id, comparison))
            .cloned()
            .collect();
        if !on.is_empty()
            && let Some(now) = comparison.now(&row.clause)
        {
            found.insert(now.clone(), on);
        }
    }
    found
}

/// An action that only takes another time: when it was done stands in the records.
fn only_time_or_basis(of: Of, id: &Name, comparison: &Comparison) -> bool {
    comparison.of(of, id.as_str()).is_some_and(|change| change.weight <= Weight::Numbers)
}

/// What a verdict is about: clause, rule, relay, subject, when it arose.
type Key = (Name, Option<Box<str>>, bool, Vec<Arc<str>>, i64);

fn others(
    before: &[Line],
    after: &[Line],
    comparison: &Comparison,
    left_out: &BTreeMap<Name, Vec<(Of, Name)>>,
) -> Vec<Other> {
    type Pair<'a> = (Vec<&'a Line>, Vec<&'a Line>);
    let mut pairs: BTreeMap<Key, Pair<'_>> = BTreeMap::new();
    let key = |line: &Line, clause: Name| {
        let rule = line.rule.as_ref().map(|rule| rule.rsplit('.').next().unwrap_or(rule).into());
        (clause, rule, line.relay, line.subject.clone(), line.opened_at)
    };
    for line in before.iter().filter(|line| arose(line)) {
        let old = Name::new(&line.clause);
        let now = comparison.now(&old).unwrap_or(&old).clone();
        pairs.entry(key(line, now)).or_default().0.push(line);
    }
    for line in after.iter().filter(|line| arose(line)) {
        pairs.entry(key(line, Name::new(&line.clause))).or_default().1.push(line);
    }
    let mut found = Vec::new();
    for ((clause, rule, relay, subject, _), (before, after)) in pairs {
        if left_out.contains_key(&clause) {
            continue;
        }
        for at in 0..before.len().max(after.len()) {
            let [was, is] = [before.get(at), after.get(at)];
            let told = |line: Option<&&Line>| line.map(|line| (line.verdict, line.credit));
            let seats = |line: Option<&&Line>| -> BTreeSet<Arc<str>> {
                line.into_iter().flat_map(|line| line.seats.iter().cloned()).collect()
            };
            if told(was) != told(is) || seats(was) != seats(is) {
                found.push(Other {
                    clause: clause.clone(),
                    rule: rule.clone(),
                    subject: subject.clone(),
                    relay,
                    seats: [seats(was), seats(is)],
                    before: told(was),
                    now: told(is),
                });
            }
        }
    }
    found
}
