//! What other countries have published about the duty of a clause: the comparison and the sources, as printed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::base::Name;
use crate::cli::output::{Output, indented};
use crate::content::procedure::{Clause, Peer, Procedure, Year};
use crate::tell::basis;

/// Prints the comparison: the peers of the procedure in their order, then others, then those without a published rule.
pub fn show(clause: &Clause, procedure: &Procedure, out: &Output) {
    if clause.compare.is_empty() && clause.no_rule_found.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("procedure-compare"));
    for (names, peer) in alike(&ordered(clause, procedure), out) {
        out.print(&indented("", 2, &names.join(", "), out.width));
        out.print(&indented("", 4, out.text(&peer.says), out.width));
        let cited = basis::cited(&peer.source, procedure.year_of_peer(peer), &out.words);
        let state = basis::state(unverified(peer, procedure), &out.words);
        out.print(&indented("", 4, &format!("{cited}, {state}"), out.width));
    }
    if !clause.no_rule_found.is_empty() {
        let names: Vec<String> = clause.no_rule_found.iter().map(|who| name(out, who)).collect();
        out.print(&indented("", 2, &names.join(", "), out.width));
        out.print(&indented("", 4, &out.word("procedure-no-rule-found"), out.width));
    }
}

/// The comparison as data.
#[must_use]
pub fn json(clause: &Clause, procedure: &Procedure, out: &Output) -> Vec<Value> {
    let told = ordered(clause, procedure).into_iter().map(|peer| {
        let year = procedure.year_of_peer(peer);
        json!({
            "who": peer.who.as_str(),
            "says": out.text(&peer.says),
            "source": peer.source.as_str(),
            "year": number_of(Some(year)),
            "year_is": match year {
                Year::Stated(_) => "stated",
                Year::LookedUp(_) => "looked-up",
                Year::NotStated => "not-stated",
            },
            "unverified": unverified(peer, procedure),
        })
    });
    told.collect()
}

/// Every source that the clause, its numbers and its comparison cite: title, year, whether it was read.
#[must_use]
pub fn sources(clause: &Clause, procedure: &Procedure, out: &Output) -> Vec<String> {
    let numbers = clause.rules.iter().flat_map(|rule| basis::numbers(&rule.rule)).map(|(_, limit)| limit);
    let cited: Vec<&Name> = (clause.basis.sources.iter())
        .chain(clause.rules.iter().filter_map(|rule| rule.basis.as_ref()).flat_map(|mark| &mark.sources))
        .chain(numbers.chain(&clause.numbers).flat_map(|limit| &limit.mark.sources))
        .chain(clause.compare.iter().map(|peer| &peer.source))
        .collect();
    let mut seen = BTreeSet::new();
    let once = cited.into_iter().filter(|id| seen.insert(*id));
    let told = once.map(|id| match procedure.source(id) {
        Some(source) => {
            let year = match source.year {
                Year::LookedUp(_) => format!("; {}", out.word("year-looked-up-elsewhere")),
                Year::Stated(_) | Year::NotStated => String::new(),
            };
            let year = format!("{}{year}", out.say(&basis::year_words(source.year)));
            format!(
                "{id}: {} ({year}), {}",
                out.text(&source.title),
                basis::state(source.unverified, &out.words)
            )
        }
        None => id.to_string(),
    });
    told.collect()
}

/// A year as a number, if there is one.
#[must_use]
pub const fn number_of(year: Option<Year>) -> Option<u16> {
    match year {
        Some(Year::Stated(year) | Year::LookedUp(year)) => Some(year),
        Some(Year::NotStated) | None => None,
    }
}

fn ordered<'a>(clause: &'a Clause, procedure: &Procedure) -> Vec<&'a Peer> {
    let mut peers: Vec<&Peer> = clause.compare.iter().collect();
    let place = |peer: &Peer| procedure.peers.iter().position(|who| *who == peer.who).unwrap_or(usize::MAX);
    peers.sort_by_key(|peer| place(peer));
    peers
}

/// Those who say the same by the same source stand together, where the first of them stands.
fn alike<'a>(peers: &[&'a Peer], out: &Output) -> Vec<(Vec<String>, &'a Peer)> {
    let mut rows: Vec<(Vec<String>, &Peer)> = Vec::new();
    for peer in peers {
        let same = |row: &&mut (Vec<String>, &Peer)| {
            let one = row.1;
            (&one.says, &one.source, one.year, one.unverified)
                == (&peer.says, &peer.source, peer.year, peer.unverified)
        };
        match rows.iter_mut().find(same) {
            Some(row) => row.0.push(name(out, &peer.who)),
            None => rows.push((vec![name(out, &peer.who)], peer)),
        }
    }
    rows
}

fn unverified(peer: &Peer, procedure: &Procedure) -> bool {
    procedure.is_unverified(peer.unverified, std::slice::from_ref(&peer.source))
}

/// The name of a country or organisation that is compared; its id if the catalogue has none.
fn name(out: &Output, who: &Name) -> String {
    let key = format!("peer-{}", who.as_str().to_lowercase());
    if out.words.has(&key) { out.word(&key) } else { who.to_string() }
}
