//! What other countries have published about the duty of a clause, as printed and as data.

use serde_json::{Value, json};

use crate::cli::output::{Output, indented};
use crate::content::procedure::{Clause, Procedure, Year};
use crate::tell::peers::{number_of, ordered, rows, silent, unverified};

/// Prints the comparison: the peers of the procedure in their order, then others, then those without a published rule.
pub fn show(clause: &Clause, procedure: &Procedure, out: &Output) {
    if clause.compare.is_empty() && clause.no_rule_found.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("procedure-compare"));
    for row in rows(clause, procedure, &out.words) {
        out.print(&indented("", 2, &row.who, out.width));
        out.print(&indented("", 4, &row.says, out.width));
        out.print(&indented("", 4, &row.cited, out.width));
    }
    if !clause.no_rule_found.is_empty() {
        out.print(&indented("", 2, &silent(clause, &out.words), out.width));
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
