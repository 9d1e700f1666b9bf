//! A seat owes more than it can do: between two moments more work begins and falls due than its hands have time for.
//!
//! It is counted in the run of the experts ([`Press`]): the work of the acts that settled the duties, or the shortest that
//! could have where nobody settled one. If it is more than the time there is, nobody can do it, and it is a warning. If it
//! takes nearly all of the time, it can be done only by somebody who never reads, thinks or errs; an author may mean that, so
//! it is a note. Of stretches that overlap only the worst is told.

use crate::base::{Msg, SeatMask, Severity, SimTime};
use crate::content::model::Model;
use crate::explore::proof::explored::{Explored, Load, Press};
use crate::explore::proof::finding::{Finding, OVERLOAD};
use crate::explore::proof::witness::Witness;
use crate::trace::{Names as _, Table};

/// From so many hundredths of the time on.
const NEARLY_ALL: i64 = 80;

/// So many duties at least: one long act alone is no press, and of two that exclude each other D004 tells.
const SEVERAL: u16 = 3;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    for (at, (loads, written)) in explored.loads.iter().zip(&model.scenario.seats).enumerate() {
        for press in worst(loads) {
            let too_much = press.owed > press.time;
            let severity = if too_much { Severity::Warning } else { Severity::Note };
            let clause = model.name(Table::Clause, press.most.0);
            let key = if too_much { "proof-overload" } else { "proof-full-load" };
            let message = Msg::new(key)
                .with("seat", &written.title)
                .with("from", press.from)
                .with("to", press.to)
                .with("owed", press.owed)
                .with("time", press.time)
                .with("duties", i64::from(press.due))
                .with("messages", i64::from(press.messages))
                .with("clause", clause);
            let run = explored.expert.as_ref().map(|run| &run.run.trail);
            let witness = run.map(|trail| Witness { trail: std::sync::Arc::clone(trail), until: press.to });
            found.push(
                Finding::at(OVERLOAD, severity, &written.id, format!("seats[{at}]"), message)
                    .help(Msg::new(if too_much { "mend-d010" } else { "mend-d010-full" }))
                    .witness(witness),
            );
        }
    }
}

/// Whether what is owed from one moment to another falls into a stretch in which one of the seats owes more than it can do:
/// that it fails follows from there.
pub(super) fn follows(explored: &Explored, owners: SeatMask, (from, to): (SimTime, SimTime)) -> bool {
    owners.iter().filter_map(|seat| explored.loads.get(seat.index())).any(|loads| {
        worst(loads).iter().any(|press| press.owed > press.time && press.from <= from && to <= press.to)
    })
}

/// The stretches that are told of a seat, in their order.
fn worst(loads: &[Load]) -> Vec<Press> {
    let mut presses: Vec<Press> = loads.iter().filter_map(|load| load.press).filter(pressed).collect();
    presses.sort_by_key(|press| (std::cmp::Reverse(press.percent()), press.to));
    let mut told: Vec<Press> = Vec::new();
    for press in presses {
        if told.iter().all(|other| press.to <= other.from || press.from >= other.to) {
            told.push(press);
        }
    }
    told.sort_by_key(|press| press.from);
    told
}

fn pressed(press: &Press) -> bool {
    press.due >= SEVERAL && press.percent() >= NEARLY_ALL
}
