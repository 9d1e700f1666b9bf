//! Clauses with their rules, limits and bases, and which of two clauses yields.

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Cond, Length, Pattern};
use crate::content::procedure::Year;
use crate::content::short;

record! {
    /// A numbered duty or prohibition.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Clause {
        /// Number (`ACT-04`).
        pub id: Name,
        /// Phase or track.
        pub phase: Name,
        /// Title.
        pub title: Text,
        /// Who is obliged, in words.
        pub obliged: Text = default,
        /// The duty in words; a working draft. Empty for clauses that only list title and source.
        pub duty: Text = default,
        /// Neutral reason.
        pub why: Text = default,
        /// Severity.
        pub severity: Severity,
        /// Core or extended.
        pub tier: Tier,
        /// Whether the executable form exists.
        pub state: State = {State::Listed},
        /// What the engine sees of this duty and what it does not.
        pub sees: Text = default,
        /// Where the duty comes from.
        pub basis: Mark,
        /// A target shown and never scored.
        pub target: Option<Text> = default,
        /// Numbers of a clause that is only listed, shown and never scored; an executable one has them in its rules.
        pub numbers: Vec<Limit> = default,
        /// Comparison with other countries, each as published.
        pub compare: Vec<Peer> = default; text,
        /// Peers of the procedure for which the sources read hold no published rule.
        pub no_rule_found: Vec<Name> = default; text,
        /// Rules; empty while only listed.
        pub rules: Vec<Rule> = default,
    }
}

choice! {
    /// Severity of a clause; the weights are 8, 4, 2, 1.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Severity {
        /// Life, liberty or legal breach.
        S1,
        /// Major.
        S2,
        /// Moderate.
        S3,
        /// Housekeeping.
        S4,
    }
}

choice! {
    /// Core clauses are executable in the end; extended ones are listed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Tier {
        /// One of the 89.
        Core,
        /// One of the 40.
        Extended,
    }
}

choice! {
    /// How far a clause is worked out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum State {
        /// Title, owner, severity, sources.
        Listed,
        /// Rules exist; duty text is a working draft.
        Executable,
    }
}

record! {
    /// Where a duty or a number comes from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mark {
        /// Kind of basis.
        pub basis: Basis,
        /// Source ids.
        pub sources: Vec<Name> = default,
        /// Year, if another than the source's.
        pub year: Option<Year> = default,
        /// Taken over by analogy.
        pub by_analogy: bool = default,
        /// Not yet verified in its source.
        pub unverified: bool = default,
        /// A remark for readers.
        pub note: Option<Text> = default,
    }
    bare short::mark
}

choice! {
    /// Kind of basis.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Basis {
        /// National law.
        National,
        /// Treaty.
        Treaty,
        /// A published foreign rule.
        Foreign,
        /// Our default; never shown as law.
        Indicative,
        /// No number.
        Untimed,
    }
}

record! {
    /// What another country's published rule says.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Peer {
        /// Country or organisation id (`UK`, `US`, `FR`, `SE`, `PH`, `EU`, `MICIC`).
        pub who: Name,
        /// What it says, as published.
        pub says: Text,
        /// Where it is published. What no source could be found for cites a source that says so.
        pub source: Name,
        /// Year, if another than the source's.
        pub year: Option<Year> = default,
        /// Not yet verified, although its source is.
        pub unverified: bool = default,
    }
}

record! {
    /// One executable rule of a clause.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rule {
        /// Letter within the clause (`a`).
        pub id: Name,
        /// What this rule asks for, when a clause has several.
        pub title: Option<Text> = default,
        /// Who owes it.
        pub owner: Owner,
        /// Judged by the engine or by a person.
        pub judged: Judged = {Judged::Engine},
        /// Where the duty comes from, if not as the clause.
        pub basis: Option<Mark> = default,
        /// Slots that key an obligation; defaults to `same`.
        pub per: Vec<Name> = default,
        /// Slots that must agree between trigger and act; defaults to `per`. `("person", "carer-of")` allows one step
        /// over a declared link.
        pub same: Vec<Same> = default,
        /// Condition at the trigger; for Precedence and Prohibition at the act. In content the field is called `while`.
        pub guard as "while": Option<Cond> = default,
        /// An earlier match excuses.
        pub unless: Option<Pattern> = default,
        /// A later match ends the duty.
        pub lifted_by: Option<Pattern> = default,
        /// The rule.
        pub rule: RuleKind,
    }
}

record! {
    /// A slot that must agree, with at most one declared link in between.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Same {
        /// Slot name, in the trigger and in the act.
        pub slot: Name,
        /// Slot name in the act, if it is called otherwise there.
        pub there: Option<Name> = default,
        /// Link that may lie between (`kin-of`, `carer-of`, `member-of`).
        pub link: Option<Name> = default,
    }
    bare short::same
}

choice! {
    /// Who judges a rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Judged {
        /// The engine.
        Engine,
        /// A person; without one the verdict is `NotObserved`.
        Person,
    }
}

choice! {
    /// Who owes a rule. A role may be at a post: `"HOM@transit"`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Owner {
        /// This role.
        One(Name),
        /// The first of these to know; any of them settles it.
        Either(Vec<Name>),
        /// One obligation, on every card.
        Joint(Vec<Name>),
        /// One obligation for each.
        Each(Vec<Name>),
        /// Whoever did it; for prohibitions that bind everyone.
        Actor,
        /// Whoever an earlier action named in a field.
        Named(Name, Name),
    }
    bare short::owner
}

choice! {
    /// The rule kinds of design part 5.
    #[expect(clippy::large_enum_variant, reason = "a procedure has a few hundred rules, read once")]
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RuleKind {
        /// After each `when`, `then` within a limit.
        Response {
            /// Trigger.
            when: Pattern,
            /// Fulfilment.
            then: Pattern,
            /// Limits; the first whose condition or stage holds at the opening is fixed. Empty: due at the horizon.
            within: Vec<Limit> = default,
            /// Counts from another rule (`Rule("a")`) or pattern instead of the trigger.
            from: Option<From> = default,
            /// End of lateness, instead of twice the limit.
            late_until: Option<Length> = default,
        },
        /// Before each `then`, `first`.
        Precedence {
            /// What must have completed before.
            first: Pattern,
            /// What is judged when it completes.
            then: Pattern,
            /// At least so long before `then` began.
            lead: Option<Limit> = default,
            /// At most so long before `then` began.
            fresh: Option<Limit> = default,
            /// What makes `first` worthless again.
            spoiled_by: Option<Pattern> = default,
        },
        /// Never, within a scope.
        Prohibition {
            /// What must not happen.
            never: Pattern,
            /// Opens the scope; without it, the start.
            from: Option<Pattern> = default,
            /// Closes the scope; without it, the end.
            until: Option<Pattern> = default,
        },
        /// Something exists by a time.
        Existence {
            /// Trigger; without it, the start.
            when: Option<Pattern> = default,
            /// What must exist.
            then: Pattern,
            /// By when.
            by: By,
        },
        /// Again and again while the guard holds.
        Periodic {
            /// Trigger that starts the rhythm.
            when: Pattern,
            /// What is repeated.
            then: Pattern,
            /// Length of a period; several are stages.
            every: Vec<Limit> = default,
            /// Ends the rhythm.
            until: Option<Pattern> = default,
        },
    }
}

impl RuleKind {
    /// What opens an obligation of the rule; nothing if it is open from the start.
    #[must_use]
    pub fn trigger(&self) -> Option<&Pattern> {
        match self {
            Self::Response { when, .. } | Self::Periodic { when, .. } => Some(when),
            Self::Precedence { then, .. } => Some(then),
            Self::Prohibition { from, .. } => from.as_ref(),
            Self::Existence { when, .. } => when.as_ref(),
        }
    }
}

choice! {
    /// What a limit is counted from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum From {
        /// The record that settled another rule of the same clause.
        Rule(Name),
        /// The earliest match of a pattern for the same subject.
        Pattern(Pattern),
    }
}

choice! {
    /// By when something must exist.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum By {
        /// Within a limit of the trigger.
        Within(Vec<Limit>),
        /// A snapshot at each match.
        At(Pattern),
        /// A snapshot at the end.
        Stop,
    }
}

record! {
    /// One limit with its own basis. Written `"30m"` for an indicative one or as a struct.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Limit {
        /// How long. In content the field is called `time`.
        pub time: Length,
        /// Where the number comes from.
        pub mark: Mark = {Mark::indicative()},
        /// Holds only while this is true at the opening. In content the field is called `while`.
        pub guard as "while": Option<Cond> = default,
        /// Holds while less than this has passed since the rule's scope opened.
        pub until: Option<Dur> = default,
    }
    bare short::limit
}

record! {
    /// Which of two clauses yields where they pull apart.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Conflict {
        /// The clause that holds.
        pub holds: Name,
        /// The clause that yields.
        pub yields: Name,
        /// Why.
        pub why: Text = default,
    }
}
