//! The set of states seen: open addressing, keys of 8 bytes. A small set is kept half empty, so that looking is quick; a
//! large one is filled to seven eighths.
//!
//! # Invariants
//! - A large set takes at most 22 bytes a state even while it moves from the old place to the new.

use crate::explore::search::tally::Tally;

/// States, each with its tally.
#[derive(Clone, Debug, Default)]
pub struct Table<T> {
    /// The state plus one; 0 where there is none.
    keys: Vec<u64>,
    tallies: Vec<T>,
    held: usize,
    /// So many states before it grows.
    room: usize,
    peak: usize,
}

/// A set of so many places is large.
const SMALL: usize = 1 << 20;

/// How many states so many places take.
const fn room(places: usize) -> usize {
    if places <= SMALL { places / 2 } else { (places / 8).saturating_mul(7) }
}

/// What became of a state handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was not there.
    New,
    /// It was there.
    Known,
    /// Its tally has no room for more.
    Full,
}

impl<T: Tally> Table<T> {
    /// Empties the set and makes room for so many states.
    pub fn clear(&mut self, states: usize) {
        let wanted = states.max(64).saturating_mul(2).min(SMALL);
        self.held = 0;
        self.keys.fill(0);
        if self.keys.len() < wanted {
            self.keys.resize(wanted, 0);
            self.tallies.resize(wanted, T::default());
        }
        self.room = room(self.keys.len());
        self.peak = self.peak.max(self.bytes());
    }

    /// Number of states.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.held
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.held == 0
    }

    /// Memory in use, in bytes.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.keys
            .capacity()
            .saturating_mul(8)
            .saturating_add(self.tallies.capacity().saturating_mul(size_of::<T>()))
    }

    /// The most memory in use so far, in bytes.
    #[must_use]
    pub const fn peak(&self) -> usize {
        self.peak
    }

    /// Adds a state, or adds to its tally.
    #[inline]
    pub fn put(&mut self, state: u64, tally: T) -> Put {
        if self.held >= self.room {
            self.grow();
        }
        let key = state.saturating_add(1);
        let mut at = self.place(key);
        loop {
            let Some(there) = self.keys.get_mut(at) else {
                at = 0;
                continue;
            };
            if *there == 0 {
                *there = key;
                if let Some(kept) = self.tallies.get_mut(at) {
                    *kept = tally;
                }
                self.held = self.held.saturating_add(1);
                return Put::New;
            }
            if *there == key {
                let added = self.tallies.get_mut(at).is_none_or(|kept| kept.add(tally));
                return if added { Put::Known } else { Put::Full };
            }
            at = at.saturating_add(1);
        }
    }

    /// The tally of a state; that of none if it is not there.
    #[inline]
    #[must_use]
    pub fn get(&self, state: u64) -> T {
        let key = state.saturating_add(1);
        let mut at = self.place(key);
        loop {
            match self.keys.get(at) {
                Some(0) => return T::default(),
                Some(there) if *there == key => return self.tallies.get(at).copied().unwrap_or_default(),
                Some(_) => at = at.saturating_add(1),
                None if self.keys.is_empty() => return T::default(),
                None => at = 0,
            }
        }
    }

    #[inline]
    const fn place(&self, key: u64) -> usize {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        // Two numbers of 64 bits never make more than 128.
        ((mixed as u128).wrapping_mul(self.keys.len() as u128) >> 64) as usize
    }

    #[cold]
    fn grow(&mut self) {
        let now = self.keys.len().max(64);
        let wanted = if now < SMALL { now.saturating_mul(2) } else { now.saturating_mul(4) / 3 };
        let old = std::mem::replace(&mut self.keys, vec![0; wanted]);
        let tallies = std::mem::replace(&mut self.tallies, vec![T::default(); wanted]);
        let moving = old.capacity().saturating_mul(size_of::<T>().saturating_add(8));
        self.peak = self.peak.max(self.bytes().saturating_add(moving));
        self.held = 0;
        self.room = room(wanted);
        for (key, tally) in old.into_iter().zip(tallies) {
            if key != 0 {
                self.put(key.saturating_sub(1), tally);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::search::tally::Ways;

    #[test]
    fn every_state_is_new_once() {
        let mut table = Table::<()>::default();
        for round in 0..2 {
            for state in 0..10_000u64 {
                let put = table.put(state * 4_096, ());
                assert_eq!(put == Put::New, round == 0, "{state}");
            }
        }
        assert_eq!(table.len(), 10_000);
        table.clear(10);
        assert!(table.is_empty());
        assert_eq!(table.put(0, ()), Put::New);
    }

    #[test]
    fn a_large_set_is_packed() {
        let mut table = Table::<()>::default();
        for state in 0..1_300_000u64 {
            table.put(state << 20 | state, ());
            if state > 1_000_000 {
                assert!(table.bytes() <= 22 * table.len(), "{} bytes at {state}", table.bytes());
            }
        }
        assert!(table.peak() <= 24 * table.len(), "{} bytes", table.peak());
    }

    #[test]
    fn tallies_stay_with_their_states() {
        let mut table = Table::<Ways>::default();
        for times in 1..=5u64 {
            for state in (0..1_000).filter(|state| state % times == 0) {
                table.put(state, Ways::one());
            }
        }
        for state in 0..1_000u64 {
            let divisors = (1..=5).filter(|times| state % times == 0).count();
            assert_eq!(table.get(state).number(), divisors as u128, "{state}");
        }
        assert_eq!(table.get(1_000).number(), 0);
        assert_eq!(Table::<Ways>::default().get(7).number(), 0);
    }
}
