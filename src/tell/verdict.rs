//! The word and the sign of a verdict.

use std::collections::BTreeMap;

use crate::content::procedure::Status;
use crate::i18n::{Catalogue, number};
use crate::score::clause::{Verdict, VerdictKind};

/// The sign of a verdict; never without its word.
#[must_use]
pub const fn sign(verdict: &Verdict) -> &'static str {
    match verdict.kind {
        VerdictKind::Met if verdict.kept => "=",
        VerdictKind::Met => "✓",
        VerdictKind::Late(_) => "◑",
        VerdictKind::Missed => "✕",
        VerdictKind::Breached => "⊗",
        VerdictKind::NotDue => "◔",
        VerdictKind::NeverArose => "–",
        VerdictKind::NotObserved => "?",
        VerdictKind::Lifted => "↷",
    }
}

/// Key of the word of a kind of verdict. What is broken is only *not complied with* while the procedure is a reference
/// text.
#[must_use]
pub const fn key(kind: VerdictKind, status: Status) -> &'static str {
    match (kind, status) {
        (VerdictKind::Breached, Status::Institute) => "verdict-broken",
        (kind, _) => kind.key(),
    }
}

/// The words of all kinds of verdict by their names in data.
#[must_use]
pub fn words(status: Status, words: &Catalogue) -> BTreeMap<&'static str, String> {
    let kinds = [
        VerdictKind::Met,
        VerdictKind::Late(0),
        VerdictKind::Missed,
        VerdictKind::Breached,
        VerdictKind::NotDue,
        VerdictKind::NeverArose,
        VerdictKind::NotObserved,
        VerdictKind::Lifted,
    ];
    kinds.into_iter().map(|kind| (kind.word(), words.word(key(kind, status)))).collect()
}

/// The word of a verdict, with what belongs to it.
#[must_use]
pub fn word(verdict: &Verdict, status: Status, words: &Catalogue) -> String {
    let late = |key: &str, credit| {
        format!("{} ({})", words.word(key), number::percent(u32::from(credit), words.lang()))
    };
    let mut said = match (verdict.kind, verdict.relay) {
        (VerdictKind::Met, _) if verdict.by_other => words.word("verdict-met-by-other"),
        (VerdictKind::Met, true) => words.word("verdict-relay-met"),
        (VerdictKind::Late(credit), true) => late("verdict-relay-late", credit),
        (VerdictKind::Missed, true) => words.word("verdict-relay-missed"),
        (kind, true) => format!("{} – {}", words.word(key(kind, status)), words.word("verdict-relay")),
        (VerdictKind::Met, false) if verdict.kept => words.word("verdict-kept"),
        (VerdictKind::Missed, false) if verdict.later_act.is_some() => words.word("verdict-missed-later"),
        (VerdictKind::Late(credit), false) => late("verdict-late", credit),
        (kind, false) => words.word(key(kind, status)),
    };
    if verdict.by_other && verdict.kind != VerdictKind::Met {
        said.push_str(&format!(", {}", words.word("verdict-met-by-other")));
    }
    if let Some(reason) = verdict.reason.key() {
        said.push_str(&format!(" – {}", words.word(reason)));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    #[test]
    fn what_is_broken_is_called_so_only_where_the_procedure_is_in_force() {
        for (lang, reference, institute) in
            [(Lang::En, "Not complied with", "Breached"), (Lang::Ka, "არ არის დაცული", "დარღვეულია")]
        {
            let catalogue = Catalogue::new(lang);
            for (status, said) in [(Status::Reference, reference), (Status::Institute, institute)] {
                assert_eq!(catalogue.word(key(VerdictKind::Breached, status)), said);
                assert_eq!(words(status, &catalogue)["breached"], said);
                assert_eq!(words(status, &catalogue)["met"], catalogue.word("verdict-met"));
            }
        }
    }
}
