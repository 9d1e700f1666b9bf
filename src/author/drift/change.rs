//! A difference between two procedures as plain data.

use crate::base::{Lang, Name, Text};

/// How much a change weighs, lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Only what people read; no verdict becomes doubtful.
    Texts,
    /// Where a duty or a number comes from. Verdicts stay; a proposed rating may not: a missed number of law limits it.
    Basis,
    /// Limits, or how much something counts.
    Numbers,
    /// Who owes it, what it listens to, what it asks for.
    Meaning,
    /// It has come; nothing rests on it yet.
    New,
    /// It is there no more.
    Gone,
}

impl Weight {
    /// All, lightest first.
    pub const ALL: [Self; 6] =
        [Self::Texts, Self::Basis, Self::Numbers, Self::Meaning, Self::New, Self::Gone];

    /// The word for it in data, and in the keys of its sentences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Basis => "basis",
            Self::Numbers => "numbers",
            Self::Meaning => "meaning",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }

    /// Whether verdicts that rest on it may become others.
    #[must_use]
    pub const fn doubts(self) -> bool {
        !matches!(self, Self::Texts | Self::Basis)
    }
}

/// What a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// The procedure as a whole.
    Procedure,
    /// A role.
    Role,
    /// An alert level.
    Level,
    /// A phase.
    Phase,
    /// A channel.
    Channel,
    /// A parameter.
    Param,
    /// A standing fact.
    Fact,
    /// An action.
    Action,
    /// A signal.
    Signal,
    /// A clause.
    Clause,
    /// Which of two clauses yields.
    Conflict,
    /// A term.
    Term,
    /// A source.
    Source,
}

impl Of {
    /// All, in the order they are told.
    pub const ALL: [Self; 13] = [
        Self::Procedure,
        Self::Clause,
        Self::Conflict,
        Self::Role,
        Self::Action,
        Self::Signal,
        Self::Fact,
        Self::Level,
        Self::Param,
        Self::Channel,
        Self::Phase,
        Self::Source,
        Self::Term,
    ];

    /// The word for it in data, and in the key of its heading.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Role => "role",
            Self::Level => "level",
            Self::Phase => "phase",
            Self::Channel => "channel",
            Self::Param => "param",
            Self::Fact => "fact",
            Self::Action => "action",
            Self::Signal => "signal",
            Self::Clause => "clause",
            Self::Conflict => "conflict",
            Self::Term => "term",
            Self::Source => "source",
        }
    }
}

/// One thing of a procedure that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub of: Of,
    /// Its id; of something gone or renamed, the old one.
    pub id: Name,
    /// Its title, the new one where there are two.
    pub title: Text,
    /// The id it has now, where only that seems to be another.
    pub renamed: Option<Name>,
    /// The heaviest of its details.
    pub weight: Weight,
    /// What differs in it; nothing for what is gone or new.
    pub details: Vec<Detail>,
}

impl Change {
    /// Something that is only in one of the two.
    pub(super) const fn whole(of: Of, id: Name, title: Text, weight: Weight) -> Self {
        Self { of, id, title, renamed: None, weight, details: Vec::new() }
    }

    /// Something that is in both; none if nothing differs.
    pub(super) fn within(of: Of, id: Name, title: Text, details: Vec<Detail>) -> Option<Self> {
        let weight = details.iter().map(|detail| detail.weight).max()?;
        Some(Self { of, id, title, renamed: None, weight, details })
    }

    /// The id it has now, if it is there.
    #[must_use]
    pub fn now(&self) -> Option<&Name> {
        match self.weight {
            Weight::Gone => None,
            _ => Some(self.renamed.as_ref().unwrap_or(&self.id)),
        }
    }
}

/// One part of a thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Which part: a word of [`WHATS`].
    pub what: &'static str,
    /// The rule of a clause it is in.
    pub rule: Option<Name>,
    /// How much it weighs.
    pub weight: Weight,
    /// What is there no more.
    pub from: Option<Text>,
    /// What has come.
    pub to: Option<Text>,
}

impl Detail {
    /// What is there no more and what has come, in a language; in the other one, which is named then, where only that
    /// differs.
    #[must_use]
    pub fn said(&self, lang: Lang) -> (Option<&str>, Option<&str>, Option<Lang>) {
        let of = |lang| [&self.from, &self.to].map(|text| text.as_ref().map(|text| text.get(lang)));
        let [from, to] = of(lang);
        if from == to && self.from != self.to {
            let other = if lang == Lang::Ka { Lang::En } else { Lang::Ka };
            let [from, to] = of(other);
            return (from, to, Some(other));
        }
        (from, to, None)
    }
}

/// Every word of a part, each with its name in the catalogues: `drift-what-` and the word.
pub const WHATS: &[&str] = &[
    "actions",
    "at",
    "at-post",
    "away",
    "basis",
    "by",
    "compare",
    "counted-from",
    "does",
    "duty",
    "first",
    "functions",
    "help",
    "indicators",
    "judged",
    "kind",
    "late-until",
    "lifted-by",
    "limit",
    "meaning",
    "needs",
    "never",
    "no-rule-found",
    "note",
    "notice",
    "number-basis",
    "obliged",
    "of",
    "open",
    "options",
    "order",
    "owner",
    "peers",
    "per",
    "phase",
    "range",
    "reaches",
    "relay-within",
    "results",
    "rings",
    "rule",
    "rule-title",
    "same",
    "scope-from",
    "scope-until",
    "sees",
    "set-by",
    "severity",
    "short",
    "side",
    "slots",
    "snapshot",
    "spends",
    "spoiled-by",
    "state",
    "status",
    "takes",
    "target",
    "tells",
    "then",
    "tier",
    "title",
    "track",
    "type",
    "unless",
    "unverified",
    "uses",
    "version",
    "weights",
    "when",
    "which",
    "while",
    "who",
    "why",
    "words",
    "year",
];
