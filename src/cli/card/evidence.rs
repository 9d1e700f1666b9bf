//! Prints the evidence of a verdict, with what assessors found.

use crate::cli::assess::told;
use crate::cli::card::Print;
use crate::cli::card::found::found;
use crate::cli::output::{Output, indented};
use crate::score::clause::Verdict;
use crate::tell::evidence::{Depth, lines};

/// Columns before a line of evidence.
pub(super) const INDENT: usize = 6;

/// Prints it.
pub(super) fn evidence(print: &Print<'_>, verdict: &Verdict, depth: Depth, out: &Output) {
    for line in lines(&print.proof(out), verdict, depth, findings(print, verdict, out)) {
        out.print(&indented("", INDENT, &line, out.width));
    }
}

/// What assessors found about a verdict, told.
pub(super) fn findings(print: &Print<'_>, verdict: &Verdict, out: &Output) -> Vec<String> {
    let at = print.verdicts.iter().position(|other| std::ptr::eq(other, verdict));
    let of_it = found(print).filter(|finding| at.is_some_and(|at| finding.verdicts.contains(&at)));
    of_it.map(|finding| told::finding(finding, print.titles, out)).collect()
}
