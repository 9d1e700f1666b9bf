//! The comparison with other countries in the shipped procedure: nothing is silent about its year, source or state.

use hotwash::content::procedure::{Basis, Clause, Limit, Procedure, Tier, Year};

use crate::support::shipped;

const PEERS: [&str; 5] = ["UK", "US", "FR", "SE", "PH"];

fn numbers(clause: &Clause) -> impl Iterator<Item = &Limit> {
    let rules = clause.rules.iter().flat_map(|rule| hotwash::tell::basis::numbers(&rule.rule));
    rules.map(|(_, limit)| limit).chain(&clause.numbers)
}

#[test]
fn every_core_clause_tells_of_each_of_the_five_systems_or_says_that_no_rule_was_found() {
    let procedure = shipped::reference();
    assert_eq!(procedure.peers.iter().map(|who| who.as_str()).collect::<Vec<_>>(), PEERS);
    let core: Vec<&Clause> = procedure.clauses.iter().filter(|clause| clause.tier == Tier::Core).collect();
    assert_eq!(core.len(), 89);
    for clause in core {
        for who in PEERS {
            let told = clause.compare.iter().filter(|peer| peer.who == *who).count();
            let absent = clause.no_rule_found.iter().filter(|name| **name == *who).count();
            assert_eq!(told + absent, 1, "{} and {who}", clause.id);
        }
    }
}

#[test]
fn every_comparison_has_a_source_and_both_languages_and_a_year_that_can_be_true() {
    let procedure = shipped::reference();
    for clause in &procedure.clauses {
        for peer in &clause.compare {
            let place = format!("{} and {}", clause.id, peer.who);
            assert!(procedure.source(&peer.source).is_some(), "{place}: no source");
            assert!(!peer.says.ka.is_empty() && !peer.says.en.is_empty(), "{place}: not in both languages");
            match procedure.year_of_peer(peer) {
                Year::Stated(year) | Year::LookedUp(year) => {
                    assert!((1945..=2026).contains(&year), "{place}: {year}");
                }
                Year::NotStated => {}
            }
        }
    }
}

#[test]
fn every_number_has_a_basis_and_what_claims_a_published_rule_has_a_source() {
    let procedure = shipped::reference();
    let mut seen = 0;
    for clause in &procedure.clauses {
        for limit in numbers(clause) {
            seen += 1;
            let published = matches!(limit.mark.basis, Basis::National | Basis::Treaty | Basis::Foreign);
            assert_ne!(limit.mark.basis, Basis::Untimed, "{}: a number without a basis", clause.id);
            assert!(!published || !limit.mark.sources.is_empty(), "{}: a number without source", clause.id);
            assert!(limit.mark.sources.iter().all(|id| procedure.source(id).is_some()), "{}", clause.id);
        }
    }
    assert!(seen > 89, "{seen}");
}

#[test]
fn a_source_nobody_opened_never_shows_as_law_or_treaty() {
    let sound = shipped::reference();
    let marks = |procedure: &Procedure| -> Vec<(Basis, bool)> {
        let all = procedure.clauses.iter().flat_map(|clause| {
            let rules = clause.rules.iter().filter_map(|rule| rule.basis.as_ref());
            let marks = rules.chain(numbers(clause).map(|limit| &limit.mark));
            std::iter::once(&clause.basis).chain(marks).collect::<Vec<_>>()
        });
        all.map(|mark| (procedure.shown_basis(mark), procedure.is_unverified(mark.unverified, &mark.sources)))
            .collect()
    };
    let law = |rows: &[(Basis, bool)]| {
        rows.iter().filter(|(basis, _)| matches!(basis, Basis::National | Basis::Treaty)).count()
    };
    assert!(law(&marks(&sound)) > 0);
    assert!(marks(&sound).iter().all(|row| !row.1 || law(&[*row]) == 0));
    let mut closed = Procedure::clone(&sound);
    closed.sources.iter_mut().for_each(|source| source.unverified = true);
    assert_eq!(law(&marks(&closed)), 0);
}
