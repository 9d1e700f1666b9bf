//! Answers to a decision after which all goes the same way: whoever thinks about them thinks for nothing.
//!
//! Two answers come to the same if in every situation in which both were tried exactly the same happened afterwards and was
//! judged, to the end. Marks that nothing asks for ([`read`](crate::explore::proof::read)) make no difference. If all answers
//! come to the same, it is a warning; if some do beside others that do not, two wrong answers may well have one price, and
//! it is a note. What is left unanswered is not compared: the time at which nothing is done is a difference of its own.

use crate::base::{InjectId, Msg, Severity};
use crate::content::model::Model;
use crate::explore::proof::choice::Turn;
use crate::explore::proof::explored::{Came, Compared, Explored};
use crate::explore::proof::finding::{Finding, NO_CONSEQUENCE, answered};

/// So many situations have to be compared before something is said, where not everything was gone through.
const ENOUGH: usize = 3;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    for (inject, seen) in &explored.decisions {
        let Some(written) = model.scenario.injects.get(inject.index()) else { continue };
        let Some(decision) = &written.decision else { continue };
        let tried = tried(&seen.compared);
        let mut grouped = vec![false; decision.options.len()];
        let mut groups: Vec<Vec<u8>> = Vec::new();
        for (place, option) in tried.iter().enumerate() {
            if grouped.get(usize::from(*option)).copied().unwrap_or(true) {
                continue;
            }
            let mut group = vec![*option];
            group.extend(tried.iter().skip(place + 1).filter(|other| same(&seen.compared, *option, **other)));
            for option in &group {
                if let Some(done) = grouped.get_mut(usize::from(*option)) {
                    *done = true;
                }
            }
            groups.push(group);
        }
        let all = groups.len() == 1;
        let enough = |group: &&Vec<u8>| {
            group.len() > 1 && (explored.certain() || times(group, &seen.compared) >= ENOUGH)
        };
        for group in groups.iter().filter(enough) {
            found.push(one(model, *inject, group, all, &seen.compared));
        }
    }
}

fn one(model: &Model, inject: InjectId, group: &[u8], all: bool, rows: &[Compared]) -> Finding {
    let written = &model.scenario.injects[inject.index()];
    let options = written.decision.iter().flat_map(|decision| &decision.options);
    let names: Vec<&str> = (0u8..)
        .zip(options)
        .filter(|(at, _)| group.contains(at))
        .map(|(_, option)| option.id.as_str())
        .collect();
    let path = format!("injects[{}].decision", inject.index());
    let (severity, message) = if all {
        (Severity::Warning, Msg::new("proof-decision-changes-nothing"))
    } else {
        (Severity::Note, Msg::new("proof-options-come-to-the-same").with("list", names.join(", ")))
    };
    let message = message.with("name", &written.id).with("times", times(group, rows));
    let shown =
        rows.iter().find(|row| both(group, row)).map(|row| answered(model, inject, row, came(row, group[0])));
    Finding::at(NO_CONSEQUENCE, severity, &written.id, path, message)
        .help(Msg::new("mend-d008"))
        .witness(shown)
}

/// Whether more than one of a group was tried in a situation.
fn both(group: &[u8], row: &Compared) -> bool {
    group.iter().filter(|option| came(row, **option).is_some()).count() > 1
}

/// In how many situations more than one of a group was tried.
fn times(group: &[u8], rows: &[Compared]) -> usize {
    rows.iter().filter(|row| both(group, row)).count()
}

/// The options that were tried beside another, in their order.
fn tried(rows: &[Compared]) -> Vec<u8> {
    let options = |row: &Compared| {
        let options = row.results.iter().filter_map(|(turn, _)| match turn {
            Turn::Option(option) => Some(*option),
            Turn::Nobody | Turn::Branch(_) => None,
        });
        options.collect::<Vec<u8>>()
    };
    let mut tried: Vec<u8> = rows.iter().map(options).filter(|list| list.len() > 1).flatten().collect();
    tried.sort_unstable();
    tried.dedup();
    tried
}

/// What came of an option in a context.
fn came(row: &Compared, option: u8) -> Option<&Came> {
    row.results.iter().find(|(turn, _)| *turn == Turn::Option(option)).map(|(_, came)| came)
}

/// Whether two options came to the same wherever both were tried.
fn same(rows: &[Compared], one: u8, other: u8) -> bool {
    let mut pairs =
        rows.iter().filter_map(|row| Some((came(row, one)?.print, came(row, other)?.print))).peekable();
    pairs.peek().is_some() && pairs.all(|(one, other)| one == other)
}
