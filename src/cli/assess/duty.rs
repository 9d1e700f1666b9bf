//! How a verdict is called on the command line: `RULE`, `RULE:SUBJECT`, `RULE:SUBJECT#RECORD`; the duty to tell the owner
//! as `RULE/relay`, something expected by its clause.

use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::content::model::Model;
use crate::score::card::subject_names;
use crate::score::clause::Verdict;
use crate::trace::{Names as _, Table};

/// The full name of a verdict.
#[must_use]
pub fn name(model: &Model, verdict: &Verdict) -> String {
    let mut name = rule(model, verdict);
    let subject = subject_names(model, verdict.subject);
    if !subject.is_empty() {
        name.push_str(&format!(":{}", subject.join("+")));
    }
    if let Some(opened) = verdict.opened {
        name.push_str(&format!("#{}", opened.0));
    }
    name
}

fn rule(model: &Model, verdict: &Verdict) -> String {
    let name = match verdict.rule() {
        Some(rule) => model.name(Table::Rule, rule.0),
        None => model.name(Table::Clause, verdict.clause.0),
    };
    if verdict.relay { format!("{name}/relay") } else { name.to_owned() }
}

/// The one verdict among `candidates` that a word means.
///
/// # Errors
/// [`Failure`] with the candidates if there is none or more than one.
pub fn find<'a>(model: &Model, candidates: &[&'a Verdict], word: &str) -> Result<&'a Verdict, Failure> {
    let (rest, record) = match word.rsplit_once('#') {
        Some((rest, digits)) => (rest, Some(digits)),
        None => (word, None),
    };
    let (wanted, subject) = match rest.split_once(':') {
        Some((rule, subject)) => (rule, Some(subject)),
        None => (rest, None),
    };
    let is_meant = |verdict: &&Verdict| {
        let named = rule(model, verdict);
        let clause = model.name(Table::Clause, verdict.clause.0);
        (named.eq_ignore_ascii_case(wanted) || clause.eq_ignore_ascii_case(wanted))
            && subject.is_none_or(|subject| subject_names(model, verdict.subject).join("+") == subject)
            && record
                .is_none_or(|digits| verdict.opened.map(|no| no.0.to_string()).as_deref() == Some(digits))
    };
    let meant: Vec<&Verdict> = candidates.iter().copied().filter(|verdict| is_meant(verdict)).collect();
    let list = |verdicts: &[&Verdict]| {
        let names: Vec<String> = verdicts.iter().take(12).map(|verdict| name(model, verdict)).collect();
        if names.is_empty() { "–".to_owned() } else { names.join(", ") }
    };
    match meant.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::new(Msg::new("assess-no-duty").with("name", word).with("list", list(candidates)))),
        several => Err(Failure::new(
            Msg::new("assess-several-duties").with("name", word).with("list", list(several)),
        )),
    }
}
