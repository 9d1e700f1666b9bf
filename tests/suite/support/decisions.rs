//! The table of decisions of `tests/data/cross-check/explore_table.json` as a space: 12 facts, a clock, a score.

use std::collections::BTreeMap;

use hotwash::explore::search::Space;
use serde_json::Value;

const TABLE: &str = include_str!("../../data/cross-check/explore_table.json");
const EXPECTED: &str = include_str!("../../data/cross-check/explore_expected.json");

/// One guarded decision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    /// Facts that must hold.
    pub(crate) need: u16,
    /// Facts that must not.
    pub(crate) forbid: u16,
    /// Facts that hold after it.
    pub(crate) set: u16,
    /// Facts that do not, unless it sets them.
    pub(crate) clear: u16,
    /// Time it takes.
    pub(crate) dt: u32,
    /// What it is worth.
    pub(crate) gain: u32,
}

/// The decisions of the file.
pub(crate) fn decisions() -> Vec<Decision> {
    let rows: Vec<BTreeMap<String, u32>> = serde_json::from_str(TABLE).unwrap();
    let row = |row: &BTreeMap<String, u32>| {
        let mask = |key: &str| u16::try_from(row[key]).unwrap();
        Decision {
            need: mask("need"),
            forbid: mask("forbid"),
            set: mask("set"),
            clear: mask("clear"),
            dt: row["dt"],
            gain: row["gain"],
        }
    };
    rows.iter().map(row).collect()
}

/// What independent searches of the file found.
pub(crate) fn expected() -> Value {
    serde_json::from_str(EXPECTED).unwrap()
}

/// A state is packed as facts (16 bits), score (16 bits), clock (32 bits).
#[derive(Debug)]
pub(crate) struct Table {
    /// What each set of facts allows: the time it takes, what it adds to the packed state.
    allowed: Vec<Vec<(u64, u64)>>,
    horizon: u64,
}

impl Table {
    /// The table up to a time.
    pub(crate) fn new(horizon: u32) -> Self {
        let decisions = decisions();
        let after = |facts: u16, decision: &Decision| {
            let to = facts & !decision.clear | decision.set;
            let step = u64::from(decision.dt) << 32 | u64::from(decision.gain) << 16;
            // What is taken from the facts is borrowed from above and given back there.
            (u64::from(decision.dt), step.wrapping_add(u64::from(to)).wrapping_sub(u64::from(facts)))
        };
        let open = |facts: u16, decision: &&Decision| {
            facts & decision.need == decision.need && facts & decision.forbid == 0
        };
        let row =
            |facts| decisions.iter().filter(|one| open(facts, one)).map(|one| after(facts, one)).collect();
        Self { allowed: (0..1 << 12).map(row).collect(), horizon: u64::from(horizon) }
    }
}

impl Space for Table {
    fn start(&self) -> u64 {
        0
    }

    #[inline]
    fn next(&self, state: u64, tell: &mut impl FnMut(u64)) {
        let left = self.horizon - (state >> 32);
        for (takes, step) in self.allowed.get(state as usize & 0xFFFF).into_iter().flatten() {
            if *takes <= left {
                tell(state.wrapping_add(*step));
            }
        }
    }

    #[inline]
    fn rank(&self, state: u64) -> u16 {
        (state >> 32) as u16
    }

    #[inline]
    fn score(&self, state: u64) -> u32 {
        (state >> 16) as u32 & 0xFFFF
    }

    fn is_over(&self, state: u64) -> bool {
        state >> 32 == self.horizon
    }
}
