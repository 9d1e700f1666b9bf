//! What a debrief of a seat speaks about: of everything that was judged, or of one part alone.

use std::borrow::Cow;

use crate::base::SimTime;
use crate::score::card::{Points, Sheet};
use crate::score::clause::Verdict;
use crate::tell::evidence::Proof;
use crate::tell::point::{Point, point};

/// The points of a debrief in words, and the numbers behind them.
#[derive(Clone, Debug)]
pub struct Debrief<'a> {
    /// Critical failures; read first.
    pub critical: Vec<Point>,
    /// What went well.
    pub well: Vec<Point>,
    /// What to look at.
    pub look: Vec<Point>,
    /// The numbers.
    pub sheet: Cow<'a, Sheet>,
}

/// The debrief of the seat the proof speaks about; of what was settled after `since`, if a moment is given.
#[must_use]
pub fn debrief<'a>(proof: &Proof<'a>, since: Option<SimTime>) -> Debrief<'a> {
    let model = proof.teller.titles.model();
    let sheet = sheet(proof, since);
    let points = Points::of_sheet(model, &sheet, proof.verdicts);
    let told = |list: &[&Verdict]| -> Vec<Point> {
        let points = list.iter().filter_map(|verdict| point(proof, verdict, Vec::new()));
        points.fold(Vec::new(), told_once)
    };
    let (critical, well, look) = (told(&points.critical), told(&points.well), told(&points.look));
    Debrief { critical, well, look, sheet }
}

/// Adds a point; what reads like one that is there already adds its records to that one.
fn told_once(mut told: Vec<Point>, next: Point) -> Vec<Point> {
    let same = |point: &&mut Point| {
        (point.clause, point.kind) == (next.clause, next.kind)
            && (&point.word, &point.about) == (&next.word, &next.about)
    };
    match told.iter_mut().find(same) {
        Some(point) => {
            let new: Vec<String> =
                next.evidence.into_iter().filter(|line| !point.evidence.contains(line)).collect();
            point.evidence.extend(new);
        }
        None => told.push(next),
    }
    told
}

/// The sheet of the card; of one part alone, if a moment is given.
#[must_use]
pub fn sheet<'a>(proof: &Proof<'a>, since: Option<SimTime>) -> Cow<'a, Sheet> {
    let whole = proof.card.sheet(proof.seat);
    let Some(since) = since else { return Cow::Borrowed(whole) };
    let verdicts = proof.verdicts;
    let later = |at: &usize| verdicts.get(*at).is_some_and(|verdict| verdict.settled_at > since);
    let mut among: Vec<usize> =
        whole.clauses.iter().flat_map(|line| &line.verdicts).copied().filter(later).collect();
    among.sort_unstable();
    Cow::Owned(Sheet::of(proof.teller.titles.model(), verdicts, &among, &[]).without_proposals())
}
