//! Dense numbers that names are compiled to at load.
//!
//! A dense id is an index into one table of the compiled [`Model`](crate::content::model::Model) and means nothing
//! outside it; journals and screens use names.

use serde::{Deserialize, Serialize};

macro_rules! dense {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The id as an index into its table.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the table row `index`. Tables are limited to `u16::MAX` rows at load.
            #[must_use]
            pub const fn from_index(index: usize) -> Self {
                debug_assert!(index <= u16::MAX as usize);
                Self(index as u16)
            }
        }
    )*};
}

dense! {
    /// A role of the procedure (`HOM`, `CONSUL`).
    RoleId,
    /// A seat of the scenario.
    SeatId,
    /// An action of the procedure's catalogue.
    ActionId,
    /// A signal of the procedure's vocabulary.
    SignalId,
    /// A standing, world or scenario fact (one per declared fact, not per subject).
    FactId,
    /// A thing of the scenario's world: person, group, place, route, list …; one numbering over all kinds.
    EntityId,
    /// A slot of an action or signal, counted within it.
    SlotId,
    /// An inject of the scenario.
    InjectId,
    /// An outcome of the scenario.
    OutcomeId,
    /// An ending of the scenario.
    EndingId,
    /// A part of the scenario.
    PartId,
    /// A clause of the procedure.
    ClauseId,
    /// A rule of a clause; one numbering over all clauses.
    RuleId,
    /// A channel of the procedure (phone, cable …).
    ChannelId,
    /// A kind of entity, see [`Kind`](crate::content::kind::Kind).
    KindId,
    /// A document of the scenario.
    DocId,
}

/// A set of seats. A scenario has at most 32 seats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeatMask(pub u32);

impl SeatMask {
    /// No seat.
    pub const NONE: Self = Self(0);

    /// The set of one seat.
    #[must_use]
    pub const fn one(seat: SeatId) -> Self {
        Self(1 << (seat.0 & 31))
    }

    /// Whether `seat` is in the set.
    #[must_use]
    pub const fn has(self, seat: SeatId) -> bool {
        self.0 & (1 << (seat.0 & 31)) != 0
    }

    /// Adds a seat.
    pub const fn insert(&mut self, seat: SeatId) {
        self.0 |= 1 << (seat.0 & 31);
    }

    /// The union of two sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The seats in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The seats in ascending order.
    pub fn iter(self) -> impl Iterator<Item = SeatId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let seat = rest.trailing_zeros() as u16;
            rest &= rest.wrapping_sub(1);
            (seat < 32).then_some(SeatId(seat))
        })
    }
}
