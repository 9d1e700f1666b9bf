//! The word and the sign of a verdict.

use crate::cli::card::numbers::percent;
use crate::cli::output::Output;
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

/// The word of a verdict, with what belongs to it.
#[must_use]
pub fn word(verdict: &Verdict, out: &Output) -> String {
    let mut words = match verdict.kind {
        VerdictKind::Met if verdict.kept => out.word("verdict-kept"),
        VerdictKind::Missed if verdict.later_act.is_some() => out.word("verdict-missed-later"),
        VerdictKind::Late(credit) => format!("{} ({})", out.word("verdict-late"), percent(Some(credit))),
        kind => out.word(kind.key()),
    };
    if verdict.by_other {
        words.push_str(&format!(", {}", out.word("verdict-met-by-other")));
    }
    if verdict.relay {
        words.push_str(&format!(" – {}", out.word("verdict-relay")));
    }
    if let Some(reason) = verdict.reason.msg() {
        words.push_str(&format!(" – {}", out.say(&reason)));
    }
    words
}
