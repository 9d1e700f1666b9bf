//! Where a number or duty comes from, in words. An indicative number is never shown as law.

use serde::Serialize;

use crate::base::{Msg, Name};
use crate::content::pattern::Length;
use crate::content::procedure::{
    Basis, By, Limit, Mark, Owner, ParamValue, Procedure, RuleKind, Severity, Status, Year,
};
use crate::i18n::Catalogue;

/// Key of a basis.
#[must_use]
pub const fn key(basis: Basis) -> &'static str {
    match basis {
        Basis::National => "basis-national",
        Basis::Treaty => "basis-treaty",
        Basis::Foreign => "basis-foreign",
        Basis::Indicative => "basis-indicative",
        Basis::Untimed => "basis-untimed",
    }
}

/// The word of a basis in data.
#[must_use]
pub const fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::National => "national",
        Basis::Treaty => "treaty",
        Basis::Foreign => "foreign",
        Basis::Indicative => "indicative",
        Basis::Untimed => "untimed",
    }
}

/// A mark in words: basis, year if the source states it, by analogy, not yet verified.
#[must_use]
pub fn mark(mark: &Mark, procedure: &Procedure, words: &Catalogue) -> String {
    let mut said = vec![words.word(key(procedure.shown_basis(mark)))];
    if let Some(Year::Stated(year)) = procedure.year_of(mark) {
        said.push(year.to_string());
    }
    let unverified = procedure.is_unverified(mark.unverified, &mark.sources);
    for (holds, key) in [(mark.by_analogy, "basis-by-analogy"), (unverified, "basis-unverified")] {
        if holds {
            said.push(words.word(key));
        }
    }
    said.join(", ")
}

/// A mark in words with each source, its year and whether it was read.
#[must_use]
pub fn mark_with_sources(found: &Mark, procedure: &Procedure, words: &Catalogue) -> String {
    let mut said = vec![words.word(key(procedure.shown_basis(found)))];
    if found.by_analogy {
        said.push(words.word("basis-by-analogy"));
    }
    said.extend(found.sources.iter().map(|id| {
        let inherited = procedure.source(id).map_or(Year::NotStated, |source| source.year);
        cited(id, found.year.unwrap_or(inherited), words)
    }));
    if !found.sources.is_empty() || found.unverified {
        said.push(state(procedure.is_unverified(found.unverified, &found.sources), words));
    }
    said.join(", ")
}

/// A source with a year: `S-UK8 (2003)`.
#[must_use]
pub fn cited(id: &Name, year: Year, words: &Catalogue) -> String {
    format!("{id} ({})", words.say(&year_words(year)))
}

/// A year in words; one that is not known says so.
#[must_use]
pub fn year_words(year: Year) -> Msg {
    match year {
        Year::Stated(year) => Msg::new("year-stated").with("year", year.to_string()),
        Year::LookedUp(year) => Msg::new("year-looked-up").with("year", year.to_string()),
        Year::NotStated => Msg::new("year-not-stated"),
    }
}

/// Whether a source was read, in words.
#[must_use]
pub fn state(unverified: bool, words: &Catalogue) -> String {
    words.word(if unverified { "basis-unverified" } else { "basis-verified" })
}

/// Key of the word of a severity.
#[must_use]
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::S1 => "severity-s1",
        Severity::S2 => "severity-s2",
        Severity::S3 => "severity-s3",
        Severity::S4 => "severity-s4",
    }
}

/// The line that says whose text the procedure is, shown with every score.
#[must_use]
pub fn notice(procedure: &Procedure, words: &Catalogue) -> String {
    let title = words.text(&procedure.title);
    let key = match procedure.status {
        Status::Reference => "procedure-status-reference",
        Status::Institute => "procedure-status-institute",
    };
    words.say(&Msg::new(key).with("title", title).with("version", &*procedure.version))
}

/// An answer for programs about an exercise: whose text the procedure is and what the record is not, before the rest.
#[derive(Debug, Serialize)]
pub struct Noticed<'a, T> {
    notice: String,
    record: String,
    #[serde(flatten)]
    fields: &'a T,
}

impl<'a, T> Noticed<'a, T> {
    /// These fields behind the notice.
    #[must_use]
    pub fn new(fields: &'a T, procedure: &Procedure, words: &Catalogue) -> Self {
        Self { notice: notice(procedure, words), record: words.word("card-not-an-appraisal"), fields }
    }
}

/// A length: fixed, or the parameter a scenario sets, with its default and range.
#[must_use]
pub fn length(length: &Length, procedure: &Procedure, words: &Catalogue) -> String {
    match length {
        Length::Fixed(dur) => words.say(&Msg::new("duration").with("d", *dur)),
        Length::Param(name) => {
            let param = procedure.params.iter().find(|param| param.id == *name);
            let Some(param) = param else { return name.to_string() };
            match param.value {
                ParamValue::Time(usual, least, most) => words.say(
                    &Msg::new("procedure-set-by-scenario")
                        .with("title", words.text(&param.title))
                        .with("usual", usual)
                        .with("least", least)
                        .with("most", most),
                ),
                ParamValue::Number(..) => words.text(&param.title).to_owned(),
            }
        }
    }
}

/// A number with where it comes from, in the sentence of its key.
#[must_use]
pub fn number(number: Number<'_>, procedure: &Procedure, words: &Catalogue) -> String {
    told(mark(&number.1.mark, procedure, words), number, procedure, words)
}

/// A number as in [`number`], with each source, its year and whether it was read.
#[must_use]
pub fn number_with_sources(number: Number<'_>, procedure: &Procedure, words: &Catalogue) -> String {
    told(mark_with_sources(&number.1.mark, procedure, words), number, procedure, words)
}

fn told(basis: String, (key, limit): Number<'_>, procedure: &Procedure, words: &Catalogue) -> String {
    let time = words.say(&Msg::new(key).with("time", length(&limit.time, procedure, words)));
    match limit.until {
        Some(until) => words.say(
            &Msg::new("procedure-limit-stage").with("time", time).with("basis", basis).with("until", until),
        ),
        None => words.say(&Msg::new("procedure-limit").with("time", time).with("basis", basis)),
    }
}

/// The owner of a rule in words.
#[must_use]
pub fn owner(owner: &Owner, procedure: &Procedure, words: &Catalogue) -> String {
    let role = |name: &str| {
        let (id, post) = name.split_once('@').map_or((name, None), |(id, post)| (id, Some(post)));
        let title = procedure
            .roles
            .iter()
            .find(|role| role.id == *id)
            .map_or(id, |role| words.text(role.short.as_ref().unwrap_or(&role.title)));
        match post {
            Some(post) => format!("{title} ({post})"),
            None => title.to_owned(),
        }
    };
    let list = |names: &[Name]| names.iter().map(|name| role(name.as_str())).collect::<Vec<_>>().join(", ");
    match owner {
        Owner::One(name) => role(name.as_str()),
        Owner::Either(names) => words.say(&Msg::new("procedure-owner-either").with("roles", list(names))),
        Owner::Joint(names) => words.say(&Msg::new("procedure-owner-joint").with("roles", list(names))),
        Owner::Each(names) => words.say(&Msg::new("procedure-owner-each").with("roles", list(names))),
        Owner::Actor => words.word("procedure-owner-actor"),
        Owner::Named(action, _) => {
            let title = procedure
                .actions
                .iter()
                .find(|row| row.id == *action)
                .map_or_else(|| action.to_string(), |row| words.text(&row.title).to_owned());
            words.say(&Msg::new("procedure-owner-named").with("action", title))
        }
    }
}

/// Key of the word of a rule kind.
#[must_use]
pub const fn kind(rule: &RuleKind) -> &'static str {
    match rule {
        RuleKind::Response { .. } => "rule-response",
        RuleKind::Precedence { .. } => "rule-precedence",
        RuleKind::Prohibition { .. } => "rule-prohibition",
        RuleKind::Existence { .. } => "rule-existence",
        RuleKind::Periodic { .. } => "rule-periodic",
    }
}

/// A number of a rule with the key of the sentence it stands in.
pub type Number<'a> = (&'static str, &'a Limit);

/// The numbers of a rule.
#[must_use]
pub fn numbers(rule: &RuleKind) -> Vec<Number<'_>> {
    match rule {
        RuleKind::Response { within, .. } => all(WITHIN, within),
        RuleKind::Periodic { every, .. } => all("procedure-number-every", every),
        RuleKind::Existence { by: By::Within(within), .. } => all(WITHIN, within),
        RuleKind::Precedence { lead, fresh, .. } => {
            let lead = lead.iter().map(|limit| ("procedure-number-lead", limit));
            lead.chain(fresh.iter().map(|limit| ("procedure-number-fresh", limit))).collect()
        }
        RuleKind::Existence { by: By::At(_) | By::Stop, .. } | RuleKind::Prohibition { .. } => Vec::new(),
    }
}

/// Key of a plain limit.
pub const WITHIN: &str = "procedure-number-within";

fn all<'a>(key: &'static str, limits: &'a [Limit]) -> Vec<Number<'a>> {
    limits.iter().map(|limit| (key, limit)).collect()
}
