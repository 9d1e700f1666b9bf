//! The executable rules of the clauses, compiled.

use std::sync::Arc;

use crate::base::{ActionId, ClauseId, Dur, RoleId, SlotId};
use crate::content::model::cond::Cond;
use crate::content::model::pattern::Pattern;
use crate::content::procedure::{Basis, Judged, Severity};

/// A rule, compiled. Its number is its position in [`Model::rules`](crate::content::model::Model::rules).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Clause.
    pub clause: ClauseId,
    /// Name, `ACT-04.a`.
    pub name: Arc<str>,
    /// Position within the clause.
    pub position: u16,
    /// Severity of the clause.
    pub severity: Severity,
    /// Who owes it.
    pub owner: Owner,
    /// Who judges it.
    pub judged: Judged,
    /// Number of `per` slots, 0 to 3.
    pub per: u8,
    /// Number of `same` slots, 0 to 3.
    pub same: u8,
    /// Condition at the trigger; for Precedence and Prohibition at the act; for Periodic the scope.
    pub guard: Option<Cond>,
    /// An earlier match excuses.
    pub unless: Option<Pattern>,
    /// A later match ends the duty.
    pub lifted_by: Option<Pattern>,
    /// The rule.
    pub kind: RuleKind,
}

/// Who owes a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This role.
    One(RoleId),
    /// The first to know; any settles.
    Either(Box<[RoleId]>),
    /// One obligation on every card.
    Joint(Box<[RoleId]>),
    /// One obligation for each.
    Each(Box<[RoleId]>),
    /// Whoever did it.
    Actor,
    /// Whoever an earlier action named in a slot.
    Named(ActionId, SlotId),
}

/// A rule kind, compiled. Meaning: design part 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// After each `when`, `then` within a limit.
    Response {
        /// Trigger.
        when: Pattern,
        /// Fulfilment.
        then: Pattern,
        /// Limits; empty: due at the horizon.
        within: Box<[Limit]>,
        /// Counted from elsewhere.
        from: Option<From>,
        /// End of lateness.
        late_until: Option<Dur>,
    },
    /// Before each `then`, `first`.
    Precedence {
        /// What must have completed before.
        first: Pattern,
        /// What is judged.
        then: Pattern,
        /// At least so long before `then` began.
        lead: Option<Dur>,
        /// At most so long before `then` began.
        fresh: Option<Dur>,
        /// What makes `first` worthless.
        spoiled_by: Option<Pattern>,
    },
    /// Never, within a scope.
    Prohibition {
        /// What must not happen.
        never: Pattern,
        /// Opens the scope.
        from: Option<Pattern>,
        /// Closes the scope.
        until: Option<Pattern>,
    },
    /// Something exists by a time.
    Existence {
        /// Trigger.
        when: Option<Pattern>,
        /// What must exist.
        then: Pattern,
        /// By when.
        by: By,
    },
    /// Again and again.
    Periodic {
        /// Trigger.
        when: Pattern,
        /// What is repeated.
        then: Pattern,
        /// Length of a period.
        every: Box<[Limit]>,
        /// Ends the rhythm.
        until: Option<Pattern>,
    },
}

/// What a limit is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The record that settled the rule at this position of the same clause.
    Rule(u16),
    /// The earliest match for the same subject.
    Pattern(Pattern),
}

/// By when something must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Within a limit of the trigger.
    Within(Box<[Limit]>),
    /// A snapshot at each match.
    At(Pattern),
    /// A snapshot at the end.
    Stop,
}

/// One limit; parameters are already put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How long.
    pub time: Dur,
    /// Where the number comes from.
    pub basis: Basis,
    /// Holds only while this is true at the opening.
    pub guard: Option<Cond>,
    /// Holds while less than this has passed since the rule's scope opened.
    pub until: Option<Dur>,
}
