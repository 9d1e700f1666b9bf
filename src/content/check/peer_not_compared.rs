//! A core clause that is silent about a country it should be compared with, or says two things of it.
//!
//! The procedure names the countries (`peers`). Of each, a core clause either tells what is published or lists it under
//! `no_rule_found`, so that a reader can tell a rule nobody has from a rule nobody looked for.
//! A procedure that names no country compares with nobody; what its clauses still say of some is left alone.

use crate::base::{Msg, Name};
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::Tier;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let peers = &case.procedure.peers;
    for (at, clause) in case.procedure.clauses.iter().enumerate() {
        let compared = |who: &Name| clause.compare.iter().any(|peer| peer.who == *who);
        let silent = |who: &&Name| !compared(who) && !clause.no_rule_found.contains(who);
        let missing: Vec<&str> = peers.iter().filter(silent).map(Name::as_str).collect();
        if clause.tier == Tier::Core && !missing.is_empty() {
            let message =
                Msg::new("check-peer-not-compared").with("name", &clause.id).with("peer", missing.join(", "));
            found.error(codes::PEER_NOT_COMPARED, &clause.id, format!("clauses[{at}].compare"), message);
        }
        for who in &clause.no_rule_found {
            let key = if compared(who) {
                "check-peer-compared-all-the-same"
            } else if !peers.is_empty() && !peers.contains(who) {
                "check-peer-unknown"
            } else {
                continue;
            };
            let message = Msg::new(key).with("name", &clause.id).with("peer", who);
            found.error(codes::PEER_NOT_COMPARED, who, format!("clauses[{at}].no_rule_found"), message);
        }
    }
}
