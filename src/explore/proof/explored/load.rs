//! What each seat has to do, by the quarter of an hour.
//!
//! How much falls due says little by itself: a duty of a day weighs nothing in its last quarter. So for each quarter the
//! stretch of time is looked for that ends in it and in which a seat owes most for the time there is: the work of all duties
//! that begin and end within the stretch must be done within it, whoever plans it, so that more work than time cannot be
//! done by anybody.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::{ClauseId, Dur, InjectId, SeatId, SimTime};
use crate::content::model::{Head, Model, Pattern, RuleKind};
use crate::explore::proof::course::{Act, Course};
use crate::explore::proof::explored::Explored;
use crate::score::clause::{Monitors, Of, Verdict, VerdictKind};
use crate::trace::RecordNo;

/// What a seat has to do in a quarter of an hour, in the run of the experts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Time spent on acts that were completed, within the quarter.
    pub busy: Dur,
    /// Work of the acts by which duties due in the quarter were settled, whenever it was done.
    pub owed: Dur,
    /// Duties due in the quarter.
    pub due: u16,
    /// Of them late, missed or breached.
    pub failed: u16,
    /// Messages that reached the seat.
    pub messages: u16,
    /// The stretch that ends in this quarter and in which most work is owed for the time there is.
    pub press: Option<Press>,
}

/// A stretch of time in which a seat owes much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// When the first of its duties begins.
    pub from: SimTime,
    /// When the last of them is due.
    pub to: SimTime,
    /// Work of the acts that settle them; each act once.
    pub owed: Dur,
    /// Time of all hands.
    pub time: Dur,
    /// Duties.
    pub due: u16,
    /// Messages that reach the seat meanwhile.
    pub messages: u16,
    /// The clause with most of the work.
    pub most: ClauseId,
}

impl Press {
    /// Work owed in hundredths of the time there is.
    #[must_use]
    pub fn percent(&self) -> i64 {
        self.owed.0.saturating_mul(100).checked_div(self.time.0).unwrap_or(i64::MAX)
    }
}

impl Explored {
    /// The stretch in which a seat owes most for the time there is, in the run of the experts.
    #[must_use]
    pub fn fullest(&self, seat: SeatId) -> Option<Press> {
        let presses = self.loads.get(seat.index())?.iter().filter_map(|load| load.press);
        presses.max_by_key(|press| (press.percent(), press.owed, Reverse(press.from)))
    }
}

/// A duty of a seat with the work that settles it.
struct Duty {
    from: SimTime,
    to: SimTime,
    work: Dur,
    /// The act that settles it; none: nobody did.
    act: Option<RecordNo>,
    clause: ClauseId,
}

/// How long a row of `Explored::loads` is.
pub const QUARTER: Dur = Dur::minutes(15);

/// One row for each seat, one column for each quarter from the start.
pub(super) fn loads((from, to): (SimTime, SimTime), course: &Course, monitors: &Monitors) -> Vec<Vec<Load>> {
    let quarters = usize::try_from(to.since(from).0 / QUARTER.0 + 1).unwrap_or(0);
    let mut loads = vec![vec![Load::default(); quarters]; monitors.model().seats.len()];
    let quarter = |at: SimTime| usize::try_from(at.since(from).0.checked_div(QUARTER.0).unwrap_or(0)).ok();
    let start = |quarter: usize| from.plus(Dur(QUARTER.0.saturating_mul(quarter as i64)));
    for act in &course.acts {
        let Some(row) = loads.get_mut(act.seat.index()) else { continue };
        let (Some(first), Some(last)) = (quarter(act.begun.max(from)), quarter(act.at.max(from))) else {
            continue;
        };
        for at in first..=last {
            let (begin, end) = (start(at).max(act.begun), start(at + 1).min(act.at));
            if let Some(load) = row.get_mut(at) {
                load.busy = Dur(load.busy.0.saturating_add(end.since(begin).0.max(0)));
            }
        }
    }
    for (_, seat, at) in &course.reached {
        if let Some(load) = quarter(*at).and_then(|at| loads.get_mut(seat.index())?.get_mut(at)) {
            load.messages = load.messages.saturating_add(1);
        }
    }
    for verdict in monitors.verdicts().iter().filter(|verdict| verdict.kind.credit().is_some()) {
        let Some(at) = verdict.due.and_then(quarter) else { continue };
        let act = act_of(course, verdict);
        for seat in verdict.owners.iter() {
            let Some(load) = loads.get_mut(seat.index()).and_then(|row| row.get_mut(at)) else { continue };
            load.due = load.due.saturating_add(1);
            load.failed = load.failed.saturating_add(u16::from(verdict.kind != VerdictKind::Met));
            if let Some(act) = act.filter(|act| act.seat == seat) {
                load.owed = Dur(load.owed.0.saturating_add(act.at.since(act.begun).0.max(0)));
            }
        }
    }
    for (at, row) in loads.iter_mut().enumerate() {
        let seat = SeatId::from_index(at);
        for press in presses(seat, from, course, monitors) {
            let Some(load) = quarter(press.to).and_then(|at| row.get_mut(at)) else { continue };
            if load.press.is_none_or(|before| before.percent() < press.percent()) {
                load.press = Some(press);
            }
        }
    }
    loads
}

/// The act that settled a duty: the last one completed up to the record that did, in the same instant.
fn act_of<'a>(course: &'a Course, verdict: &Verdict) -> Option<&'a Act> {
    let settled = verdict.settled?;
    let acts = course.acts.iter().rev().skip_while(|act| act.record > settled);
    let mut acts = acts.take_while(|act| act.at >= verdict.settled_at);
    acts.find(|act| verdict.acted.is_none_or(|seat| act.seat == seat))
}

/// The duties of a seat that were due, with their work.
fn duties(seat: SeatId, start: SimTime, course: &Course, monitors: &Monitors) -> Vec<Duty> {
    let mut duties = Vec::new();
    for verdict in monitors.verdicts() {
        let judged = verdict.kind.credit().is_some() && !verdict.kept && !verdict.relay;
        let (Some(to), true) = (verdict.due, judged && verdict.owners.has(seat)) else { continue };
        let from = verdict.clock_from.unwrap_or(verdict.opened_at).max(start);
        let act = act_of(course, verdict);
        let (work, act) = match act {
            Some(act) if act.seat == seat => (act.at.since(act.begun), Some(act.record)),
            Some(_) => continue,
            None if verdict.kind == VerdictKind::Missed => (least(monitors.model(), verdict.of, seat), None),
            None => continue,
        };
        if work > Dur::ZERO && to > from {
            duties.push(Duty { from, to, work, act, clause: verdict.clause });
        }
    }
    duties
}

/// For every time a duty is due, the stretch up to it in which most is owed for the time there is.
fn presses(seat: SeatId, start: SimTime, course: &Course, monitors: &Monitors) -> Vec<Press> {
    let mut duties = duties(seat, start, course, monitors);
    // From the latest beginning back.
    duties.sort_by(|one, other| other.from.cmp(&one.from).then(one.to.cmp(&other.to)));
    let hands = monitors.model().seats.get(seat.index()).map_or(1, |row| i64::from(row.hands.max(1)));
    let mut ends: Vec<SimTime> = duties.iter().map(|duty| duty.to).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut found = Vec::new();
    for end in ends {
        let mut acts: Vec<RecordNo> = Vec::new();
        let mut works: BTreeMap<ClauseId, i64> = BTreeMap::new();
        let (mut owed, mut due) = (Dur::ZERO, 0u16);
        let mut worst: Option<Press> = None;
        for duty in duties.iter().filter(|duty| duty.to <= end) {
            due = due.saturating_add(1);
            if let Some(act) = duty.act {
                if acts.contains(&act) {
                    continue;
                }
                acts.push(act);
            }
            owed = Dur(owed.0.saturating_add(duty.work.0));
            let of_clause = works.entry(duty.clause).or_default();
            *of_clause = of_clause.saturating_add(duty.work.0);
            let time = Dur(end.since(duty.from).0.saturating_mul(hands));
            let most = works.iter().max_by_key(|(_, work)| **work).map_or(duty.clause, |(clause, _)| *clause);
            let press = Press { from: duty.from, to: end, owed, time, due, messages: 0, most };
            if worst.is_none_or(|before| before.percent() < press.percent()) {
                worst = Some(press);
            }
        }
        found.extend(worst.map(|press| {
            let within = |(_, to, at): &&(InjectId, SeatId, SimTime)| {
                *to == seat && *at >= press.from && *at <= press.to
            };
            let messages = course.reached.iter().filter(within).count();
            Press { messages: u16::try_from(messages).unwrap_or(u16::MAX), ..press }
        }));
    }
    found
}

/// The least work by which a seat could have settled a duty that nobody settled.
fn least(model: &Model, of: Of, seat: SeatId) -> Dur {
    let Of::Rule(rule) = of else { return Dur::ZERO };
    let Some(
        RuleKind::Response { then, .. } | RuleKind::Existence { then, .. } | RuleKind::Periodic { then, .. },
    ) = model.rules.get(rule.index()).map(|rule| &rule.kind)
    else {
        return Dur::ZERO;
    };
    least_of(model, then, seat).unwrap_or(Dur::ZERO)
}

fn least_of(model: &Model, then: &Pattern, seat: SeatId) -> Option<Dur> {
    match then {
        Pattern::On(leaf) => match leaf.head {
            Head::Action(action) => {
                let row = model.actions.get(action.index()).filter(|row| row.by.has(seat))?;
                Some(row.takes)
            }
            Head::Signal(_) => None,
        },
        Pattern::Any(list) => list.iter().filter_map(|inner| least_of(model, inner, seat)).min(),
        Pattern::Became(cond, _) | Pattern::Holds(cond) => {
            let mut facts = Vec::new();
            cond.watch(&mut facts);
            let rows = model.actions.iter().filter(|row| row.by.has(seat));
            let sets = rows.filter(|row| row.sets.iter().any(|set| facts.contains(&set.fact)));
            sets.map(|row| row.takes).min()
        }
        Pattern::Lapsed(..) => None,
    }
}
