//! What can be chosen in an exercise beside its commands: how a decision is answered, and what chance brings.
//!
//! Choices are named by what they are about, not by when they come up: a choice can be made long before, and the
//! exercise goes its way until there.

use crate::base::InjectId;
use crate::trace::Val;

/// Where an exercise can go on in more than one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// An inject asks. If it asks again, the same answer is given again.
    Decision(InjectId),
    /// Chance decides.
    Draw {
        /// Number of the draw ([`Plan::draws`](crate::kernel::Plan::draws)).
        draw: u16,
        /// Whom or what it is about.
        subject: Val,
        /// How often it was drawn before for it.
        occurrence: u16,
    },
}

/// How it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// The decision is answered with this option.
    Option(u8),
    /// Nobody answers; what stands under `otherwise` is taken when time is up.
    Nobody,
    /// Chance brings this branch.
    Branch(u16),
}

/// A choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice {
    /// Where.
    pub point: Point,
    /// How.
    pub turn: Turn,
}
