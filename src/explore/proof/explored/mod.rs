//! What was seen on the walk: all that findings are made of.
//!
//! - [`coverage`]: how much was gone through; [`rows`]: the rows of the tables; [`duty`]: single duties; [`load`]: what
//!   each seat has to do; [`stall`]: where a run came to a standstill.
//! - `take`: a run taken in; `merge`: pieces put together.
//!
//! # How a finding reads it
//!
//! Every table has a row for each thing of the model, at its number: `explored.injects[inject.index()]`. A row says
//! whether and where the thing was seen ([`Seen`]): `seen.is()`, and `seen.first` with the time and the
//! [`Trail`](crate::explore::proof::witness::Trail) of the run, of which [`Explored::witness`] makes the
//! [`Witness`] of a finding. What was *not* seen may be called impossible only if
//! [`Explored::certain`]; otherwise the finding says that it was not seen in so many runs.
//!
//! A whole scenario and each of its parts have one `Explored` each; [`Explored::join`] makes one of several, for findings
//! that ask whether something happens anywhere.
//!
//! # Invariants
//! - Taking runs in and merging is order-keeping: the first sighting is that of the earlier run.

pub mod coverage;
pub mod duty;
pub mod load;
mod merge;
pub mod rows;
pub mod stall;
mod take;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{EntityId, FactId, InjectId, PartId, SeatId, SimTime};
use crate::explore::proof::ground::Ground;
use crate::explore::proof::seen::{Seen, Sighting};
use crate::explore::proof::witness::Witness;

pub use coverage::{Coverage, Share};
pub use duty::{Duty, DutySeen, Failing};
pub use load::{Load, Press, QUARTER};
pub use rows::{Came, Compared, DeadEnds, DecisionSeen, Fault, Graded, RuleSeen};
pub use stall::Stall;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// The part; none: the whole.
    pub part: Option<PartId>,
    /// Where it begins and ends.
    pub span: (SimTime, SimTime),
    /// How much was gone through.
    pub coverage: Coverage,
    /// Each inject fired.
    pub injects: Vec<Seen>,
    /// The condition of each inject was looked at when its time came, and did not hold.
    pub skipped: Vec<Seen>,
    /// Each outcome happened.
    pub outcomes: Vec<Seen>,
    /// Each decision, by the inject that asks.
    pub decisions: BTreeMap<InjectId, DecisionSeen>,
    /// Each signal was raised.
    pub signals: Vec<Seen>,
    /// Each action was completed by a seat.
    pub actions: Vec<Seen>,
    /// Each branch of each draw came.
    pub draws: Vec<Vec<Seen>>,
    /// Each ending was reached.
    pub endings: Vec<Seen>,
    /// The same, by a seat's act.
    pub ended_by_act: Vec<Seen>,
    /// Runs that reached no ending.
    pub dead_ends: DeadEnds,
    /// Each rule.
    pub rules: Vec<RuleSeen>,
    /// What the scenario expects to have arisen, by its position in the list: only what was missed has a verdict.
    pub expected: Vec<RuleSeen>,
    /// Each duty that arose, the duty to tell an owner left out.
    pub duties: BTreeMap<Duty, DutySeen>,
    /// The message of each inject reached a seat.
    pub reached: BTreeMap<(InjectId, SeatId), Seen>,
    /// A seat learned of a thing.
    pub learned: BTreeMap<(SeatId, EntityId), Seen>,
    /// A seat was told a fact.
    pub told: BTreeMap<(SeatId, FactId, Option<EntityId>), Seen>,
    /// A seat learned what was to be kept from it: the secret, the seat, the message by which.
    pub leaks: BTreeMap<(u16, SeatId, Option<InjectId>), Seen>,
    /// The message of an inject took something back that had not come; asked of the whole alone.
    pub unsaid: BTreeMap<(InjectId, SeatId), Seen>,
    /// The run with the best quality.
    pub best: Option<Arc<Graded>>,
    /// The run with the worst quality.
    pub worst: Option<Arc<Graded>>,
    /// The run of the experts without any deviation.
    pub expert: Option<Arc<Graded>>,
    /// What each seat has to do in the run of the experts, one row for each seat, one column for each quarter of an hour
    /// from the start.
    pub loads: Vec<Vec<Load>>,
}

/// So many contexts of one decision are kept.
const CONTEXTS: usize = 256;

impl Explored {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(ground: &Ground) -> Self {
        let script = &ground.model().script;
        let mut empty = Self {
            part: ground.part(),
            span: ground.span(),
            injects: vec![Seen::default(); script.injects.len()],
            skipped: vec![Seen::default(); script.injects.len()],
            outcomes: vec![Seen::default(); script.outcomes.len()],
            signals: vec![Seen::default(); ground.model().signals.len()],
            actions: vec![Seen::default(); ground.model().actions.len()],
            endings: vec![Seen::default(); script.endings.len()],
            ended_by_act: vec![Seen::default(); script.endings.len()],
            rules: vec![RuleSeen::default(); ground.model().rules.len()],
            expected: vec![RuleSeen::default(); script.expects.len()],
            draws: ground.weights().iter().map(|branches| vec![Seen::default(); branches.len()]).collect(),
            ..Self::default()
        };
        for (at, inject) in script.injects.iter().enumerate() {
            if let Some(decision) = &inject.decision {
                let options = vec![Seen::default(); decision.options.len()];
                let row =
                    DecisionSeen { offered: options.clone(), taken: options, ..DecisionSeen::default() };
                empty.decisions.insert(InjectId::from_index(at), row);
            }
        }
        empty
    }

    /// The witness of a sighting.
    #[must_use]
    pub fn witness(sighting: &Sighting) -> Witness {
        Witness { trail: Arc::clone(&sighting.trail), until: sighting.at }
    }

    /// Whether what was not seen cannot be.
    #[must_use]
    pub const fn certain(&self) -> bool {
        self.coverage.complete
    }
}
