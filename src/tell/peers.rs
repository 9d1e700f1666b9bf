//! What other countries have published about the duty of a clause, its sources, and the clauses it pulls against.

use std::collections::BTreeSet;

use crate::base::{Msg, Name};
use crate::content::procedure::{Clause, Peer, Procedure, Year};
use crate::i18n::Catalogue;
use crate::tell::basis;

/// What some have published, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Countries or organisations.
    pub who: String,
    /// What they say.
    pub says: String,
    /// Source, year, whether it was read.
    pub cited: String,
}

/// The comparison: the peers of the procedure in their order, then others; those who say the same stand together.
#[must_use]
pub fn rows(clause: &Clause, procedure: &Procedure, words: &Catalogue) -> Vec<Row> {
    let alike = alike(&ordered(clause, procedure), words).into_iter();
    alike
        .map(|(names, peer)| {
            let cited = basis::cited(&peer.source, procedure.year_of_peer(peer), words);
            let state = basis::state(unverified(peer, procedure), words);
            Row {
                who: names.join(", "),
                says: words.text(&peer.says).to_owned(),
                cited: format!("{cited}, {state}"),
            }
        })
        .collect()
}

/// Those for whom no published rule was found.
#[must_use]
pub fn silent(clause: &Clause, words: &Catalogue) -> String {
    clause.no_rule_found.iter().map(|who| name(words, who)).collect::<Vec<_>>().join(", ")
}

/// Every source that the clause, its numbers and its comparison cite: title, year, whether it was read.
#[must_use]
pub fn sources(clause: &Clause, procedure: &Procedure, words: &Catalogue) -> Vec<String> {
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
                Year::LookedUp(_) => format!("; {}", words.word("year-looked-up-elsewhere")),
                Year::Stated(_) | Year::NotStated => String::new(),
            };
            let year = format!("{}{year}", words.say(&basis::year_words(source.year)));
            format!(
                "{id}: {} ({year}), {}",
                words.text(&source.title),
                basis::state(source.unverified, words)
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

/// The peers of the procedure in their order, then others.
#[must_use]
pub fn ordered<'a>(clause: &'a Clause, procedure: &Procedure) -> Vec<&'a Peer> {
    let mut peers: Vec<&Peer> = clause.compare.iter().collect();
    let place = |peer: &Peer| procedure.peers.iter().position(|who| *who == peer.who).unwrap_or(usize::MAX);
    peers.sort_by_key(|peer| place(peer));
    peers
}

/// Those who say the same by the same source stand together, where the first of them stands.
fn alike<'a>(peers: &[&'a Peer], words: &Catalogue) -> Vec<(Vec<String>, &'a Peer)> {
    let mut rows: Vec<(Vec<String>, &Peer)> = Vec::new();
    for peer in peers {
        let same = |row: &&mut (Vec<String>, &Peer)| {
            let one = row.1;
            (&one.says, &one.source, one.year, one.unverified)
                == (&peer.says, &peer.source, peer.year, peer.unverified)
        };
        match rows.iter_mut().find(same) {
            Some(row) => row.0.push(name(words, &peer.who)),
            None => rows.push((vec![name(words, &peer.who)], peer)),
        }
    }
    rows
}

/// Whether what a peer says, or its source, has not been read yet.
#[must_use]
pub fn unverified(peer: &Peer, procedure: &Procedure) -> bool {
    procedure.is_unverified(peer.unverified, std::slice::from_ref(&peer.source))
}

/// The name of a country or organisation that is compared; its id if the catalogue has none.
fn name(words: &Catalogue, who: &Name) -> String {
    let key = format!("peer-{}", who.as_str().to_lowercase());
    if words.has(&key) { words.word(&key) } else { who.to_string() }
}

/// Where this clause and another pull apart: which one holds, and why.
#[must_use]
pub fn conflicts(clause: &Clause, procedure: &Procedure, words: &Catalogue) -> Vec<String> {
    let title = |id: &Name| {
        let row = procedure.clauses.iter().find(|row| row.id == *id);
        row.map_or_else(|| id.to_string(), |row| format!("{id} ({})", words.text(&row.title)))
    };
    let told = procedure.conflicts.iter().filter_map(|row| {
        let (key, other) = if row.yields == clause.id {
            ("procedure-yields-to", &row.holds)
        } else if row.holds == clause.id {
            ("procedure-holds-against", &row.yields)
        } else {
            return None;
        };
        Some(words.say(&Msg::new(key).with("other", title(other)).with("why", words.text(&row.why))))
    });
    told.collect()
}
