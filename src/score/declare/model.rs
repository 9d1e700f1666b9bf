//! The constraint file `{"format":"tx-declare/1","constraints":[…]}` as typed constraints.
//!
//! # Not here
//! - How the file is read and what is refused (`reading`), what the templates mean for a trace (`compile`, `walk`).

use std::sync::Arc;

use crate::base::Diagnostics;
use crate::score::declare::cell::Cell;
use crate::score::declare::reading;
use crate::score::kind::Window;

/// All constraints of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The constraints.
    pub constraints: Vec<Constraint>,
}

/// One constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// Its id, unique in the file.
    pub id: String,
    /// Its template.
    pub template: Template,
    /// The first activity.
    pub a: String,
    /// The second activity; empty for unary templates.
    pub b: String,
    /// The number of a counting template, else 1.
    pub n: u32,
    /// Filters activations.
    pub act: Vec<Condition>,
    /// Filters targets.
    pub tgt: Vec<Condition>,
    /// Ties a target to its activation.
    pub pairs: Vec<Correlation>,
    /// The window of distances.
    pub window: Window,
    /// The period of `periodic` in milliseconds, else 0.
    pub every: i64,
}

/// A comparison of an attribute with a value. `role` is the role of the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The attribute.
    pub attr: String,
    /// The operator.
    pub op: Op,
    /// The value.
    pub value: Value,
}

/// A value written in a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number or a boolean.
    Plain(Cell),
}

/// An attribute that must be equal, or not equal, in activation and target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correlation {
    /// The attribute.
    pub attr: String,
    /// Equal (`same`), or not equal (`diff`).
    pub same: bool,
}

/// An operator of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// Every operator with its sign.
pub const OPS: [(&str, Op); 6] = [
    ("==", Op::Equal),
    ("!=", Op::NotEqual),
    ("<", Op::Less),
    ("<=", Op::AtMost),
    (">", Op::Greater),
    (">=", Op::AtLeast),
];

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// At least `n` occurrences of `a`.
    Existence,
    /// Fewer than `n` occurrences.
    Absence,
    /// Exactly `n` occurrences.
    Exactly,
    /// The first event is `a`.
    Init,
    /// The last event is `a`.
    End,
    /// `a` or `b` occurs.
    Choice,
    /// Exactly one of them occurs.
    ExclusiveChoice,
    /// Each `a`: some `b` anywhere.
    RespondedExistence,
    /// Each `a`: some `b` later.
    Response,
    /// Each `a`: a `b` before the next activating `a`.
    AlternateResponse,
    /// Each `a`: the next event is `b`.
    ChainResponse,
    /// Each `b`: some `a` earlier.
    Precedence,
    /// Each `b`: an `a` since the previous activating `b`.
    AlternatePrecedence,
    /// Each `b`: the event just before is `a`.
    ChainPrecedence,
    /// Response and precedence.
    Succession,
    /// Alternate response and alternate precedence.
    AlternateSuccession,
    /// Chain response and chain precedence.
    ChainSuccession,
    /// Responded existence both ways.
    CoExistence,
    /// Each `a`: no `b` anywhere, and the other way round.
    NotCoExistence,
    /// Each `a`: no `b` later (also written `not_succession`).
    NotResponse,
    /// Each `b`: no `a` earlier.
    NotPrecedence,
    /// Each `a`: the next event is not `b` (also written `not_chain_succession`).
    NotChainResponse,
    /// Each `b`: the event just before is not `a`.
    NotChainPrecedence,
    /// Each `a`: no `b` anywhere.
    NotRespondedExistence,
    /// Every gap between occurrences of `a` is at most the period.
    Periodic,
}

/// Every template by the word it is written with.
pub const TEMPLATES: [(&str, Template); 27] = [
    ("existence", Template::Existence),
    ("absence", Template::Absence),
    ("exactly", Template::Exactly),
    ("init", Template::Init),
    ("end", Template::End),
    ("choice", Template::Choice),
    ("exclusive_choice", Template::ExclusiveChoice),
    ("responded_existence", Template::RespondedExistence),
    ("response", Template::Response),
    ("alternate_response", Template::AlternateResponse),
    ("chain_response", Template::ChainResponse),
    ("precedence", Template::Precedence),
    ("alternate_precedence", Template::AlternatePrecedence),
    ("chain_precedence", Template::ChainPrecedence),
    ("succession", Template::Succession),
    ("alternate_succession", Template::AlternateSuccession),
    ("chain_succession", Template::ChainSuccession),
    ("co_existence", Template::CoExistence),
    ("not_co_existence", Template::NotCoExistence),
    ("not_response", Template::NotResponse),
    ("not_succession", Template::NotResponse),
    ("not_precedence", Template::NotPrecedence),
    ("not_chain_response", Template::NotChainResponse),
    ("not_chain_succession", Template::NotChainResponse),
    ("not_chain_precedence", Template::NotChainPrecedence),
    ("not_responded_existence", Template::NotRespondedExistence),
    ("periodic", Template::Periodic),
];

impl Template {
    /// Whether it speaks of one activity only.
    #[must_use]
    pub const fn is_unary(self) -> bool {
        matches!(
            self,
            Self::Existence | Self::Absence | Self::Exactly | Self::Init | Self::End | Self::Periodic
        )
    }

    /// Whether it judges the trace as a whole, once, instead of each activation.
    #[must_use]
    pub const fn judges_the_trace(self) -> bool {
        self.is_unary() || matches!(self, Self::Choice | Self::ExclusiveChoice)
    }
}

impl Model {
    /// Reads a constraint file. `None` if there is an error among the findings.
    #[must_use]
    pub fn read(file: &Arc<str>, bytes: &[u8]) -> (Option<Self>, Diagnostics) {
        reading::read(file, bytes)
    }
}
