//! The search itself: rank by rank, each state gone through once.
//!
//! What leads into a later rank is only noted down, one after the other; doubles are taken out when the rank's turn
//! comes, or earlier when they have become many. So the set of states in hand stays small enough to be near at hand.

use std::collections::BTreeMap;

use crate::explore::search::space::Space;
use crate::explore::search::table::{Put, Table};
use crate::explore::search::tally::{Tally, Ways};

/// Where a search stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many states.
    pub states: u64,
    /// So much memory, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { states: u64::MAX, bytes: usize::MAX }
    }
}

/// Why a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Everything was gone through.
    Complete,
    /// The limit of states.
    States,
    /// The limit of memory.
    Memory,
    /// A state led to one of smaller rank: the space does not keep its word.
    Disorder,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Why it ended.
    pub stop: Stop,
    /// States gone through.
    pub states: u64,
    /// Transitions from them.
    pub transitions: u64,
    /// States with nothing after them.
    pub ends: u64,
    /// Those of them that are no proper end.
    pub dead_ends: u64,
    /// The best score of any state.
    pub best: u32,
    /// The most memory in use, in bytes.
    pub bytes: usize,
    /// How many ways lead from the start to an end, by the score there; none if not asked for, or if they could not be
    /// told: too many for the number, or a state leads to another of its rank.
    pub ways: Option<BTreeMap<u32, u128>>,
}

impl Found {
    /// Bytes for each state gone through, rounded up.
    #[must_use]
    pub fn bytes_a_state(&self) -> u64 {
        (self.bytes as u64).div_ceil(self.states.max(1))
    }
}

/// Goes through a space.
#[must_use]
pub fn search(space: &impl Space, limits: Limits) -> Found {
    let mut found = go::<(), _>(space, limits, |_, (), _| true);
    found.ways = None;
    found
}

/// The same, and counts the ways to the ends.
#[must_use]
pub fn search_counting_ways(space: &impl Space, limits: Limits) -> Found {
    go(space, limits, |ways: &mut BTreeMap<u32, u128>, tally: Ways, score| {
        let sum = ways.entry(score).or_default();
        sum.checked_add(tally.number()).map(|more| *sum = more).is_some()
    })
}

/// States of one rank that are to be gone through, doubles among them.
#[derive(Clone, Debug)]
struct Bucket<T> {
    items: Vec<(u64, T)>,
    /// How many there were when doubles were taken out last.
    clean: usize,
}

impl<T> Default for Bucket<T> {
    fn default() -> Self {
        Self { items: Vec::new(), clean: 0 }
    }
}

/// So many bytes may be noted down for a rank before doubles are looked for.
const LOOSE: usize = 1 << 20;

impl<T: Tally> Bucket<T> {
    /// Takes doubles out. Answers whether all tallies had room.
    fn tidy(&mut self, table: &mut Table<T>) -> bool {
        table.clear(self.clean);
        let (mut fits, mut kept) = (true, 0usize);
        for at in 0..self.items.len() {
            let Some(item) = self.items.get(at).copied() else { break };
            let put = table.put(item.0, item.1);
            fits &= put != Put::Full;
            // Written whether it stays or not: a branch nobody could foretell costs more.
            if let Some(place) = self.items.get_mut(kept) {
                *place = item;
            }
            kept = kept.saturating_add(usize::from(put == Put::New));
        }
        self.items.truncate(kept);
        if size_of::<T>() > 0 {
            self.items.iter_mut().for_each(|(state, tally)| *tally = table.get(*state));
        }
        self.clean = self.items.len();
        fits
    }
}

fn go<T: Tally, S: Space>(
    space: &S,
    limits: Limits,
    mut ends: impl FnMut(&mut BTreeMap<u32, u128>, T, u32) -> bool,
) -> Found {
    let mut found = Found {
        stop: Stop::Complete,
        states: 0,
        transitions: 0,
        ends: 0,
        dead_ends: 0,
        best: 0,
        bytes: 0,
        ways: None,
    };
    let mut ways = Some(BTreeMap::new());
    let mut table = Table::<T>::default();
    let mut spare = Table::<T>::default();
    let mut buckets: Vec<Bucket<T>> = Vec::new();
    // Lists gone through, to be filled again.
    let mut empty: Vec<Vec<(u64, T)>> = Vec::new();
    let start = space.start();
    let mut rank = usize::from(space.rank(start));
    buckets.resize_with(rank.saturating_add(1), Bucket::default);
    if let Some(bucket) = buckets.get_mut(rank) {
        bucket.items.push((start, T::one()));
    }
    'ranks: while let Some(bucket) = buckets.get_mut(rank) {
        let mut bucket = std::mem::take(bucket);
        if bucket.items.is_empty() {
            rank = rank.saturating_add(1);
            continue;
        }
        if !bucket.tidy(&mut table) {
            ways = None;
        }
        while let Some((state, tally)) = bucket.items.pop() {
            if found.states >= limits.states {
                found.stop = Stop::States;
                break 'ranks;
            }
            found.states = found.states.saturating_add(1);
            let score = space.score(state);
            found.best = found.best.max(score);
            let before = found.transitions;
            let mut crowded = None;
            space.next(state, &mut |next| {
                found.transitions = found.transitions.saturating_add(1);
                let to = usize::from(space.rank(next));
                if to > rank {
                    if to >= buckets.len() {
                        buckets.resize_with(to.saturating_add(1), Bucket::default);
                    }
                    if let Some(later) = buckets.get_mut(to) {
                        if later.items.capacity() == 0 {
                            later.items = empty.pop().unwrap_or_default();
                        }
                        later.items.push((next, tally));
                        if later.items.len().saturating_mul(size_of::<(u64, T)>()) >= LOOSE
                            && later.items.len() / 4 >= later.clean
                        {
                            crowded = Some(to);
                        }
                    }
                } else if to < rank {
                    found.stop = Stop::Disorder;
                } else {
                    ways = None;
                    if table.put(next, tally) == Put::New {
                        bucket.items.push((next, tally));
                    }
                }
            });
            if found.stop == Stop::Disorder {
                break 'ranks;
            }
            if let Some(later) = crowded.and_then(|to| buckets.get_mut(to))
                && !later.tidy(&mut spare)
            {
                ways = None;
            }
            if found.transitions == before {
                found.ends = found.ends.saturating_add(1);
                found.dead_ends = found.dead_ends.saturating_add(u64::from(!space.is_over(state)));
                if let Some(so_far) = &mut ways
                    && !ends(so_far, tally, score)
                {
                    ways = None;
                }
            }
            if found.states.trailing_zeros() >= 12 {
                note(&mut found, (&table, &spare), &bucket, &buckets, &empty);
                if found.bytes > limits.bytes {
                    found.stop = Stop::Memory;
                    break 'ranks;
                }
            }
        }
        note(&mut found, (&table, &spare), &bucket, &buckets, &empty);
        empty.push(bucket.items);
        rank = rank.saturating_add(1);
    }
    found.ways = ways.filter(|_| found.stop == Stop::Complete);
    found
}

/// Notes how much memory is in use.
fn note<T: Tally>(
    found: &mut Found,
    (table, spare): (&Table<T>, &Table<T>),
    now: &Bucket<T>,
    later: &[Bucket<T>],
    empty: &[Vec<(u64, T)>],
) {
    let item = size_of::<(u64, T)>();
    let lists = later.iter().map(|bucket| &bucket.items).chain(empty);
    let listed = lists.fold(now.items.capacity(), |sum, list| sum.saturating_add(list.capacity()));
    let lists = listed.saturating_mul(item).saturating_add(size_of_val(later));
    found.bytes = found.bytes.max(table.peak().saturating_add(spare.peak()).saturating_add(lists));
}
