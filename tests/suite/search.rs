//! The bounded search against a plain one, and against what independent tools found on the table of decisions.

use std::collections::{BTreeMap, BTreeSet};

use hotwash::explore::search::{Found, Limits, Space, Stop, search, search_counting_ways};
use proptest::prelude::*;

use crate::support::decisions::{Decision, Table, decisions, expected};

/// The horizon of the data; where nothing is optimised, of a beginning of it.
const HORIZON: u32 = if cfg!(debug_assertions) { 90 } else { 200 };

/// A plain search: facts, clock and score side by side, no packing, no ranks.
fn plainly(decisions: &[Decision], horizon: u32) -> Found {
    type State = (u32, u16, u32);
    let mut waiting: BTreeMap<State, u128> = BTreeMap::from([((0, 0, 0), 1)]);
    let (mut states, mut transitions, mut ends, mut dead_ends, mut best) = (0, 0, 0, 0, 0);
    let mut ways: BTreeMap<u32, u128> = BTreeMap::new();
    // By clock first: whatever leads to a state comes before it.
    while let Some(((clock, facts, score), count)) = waiting.pop_first() {
        states += 1;
        best = best.max(score);
        let open = decisions.iter().filter(|one| {
            facts & one.need == one.need && facts & one.forbid == 0 && clock + one.dt <= horizon
        });
        let before = transitions;
        for one in open {
            transitions += 1;
            *waiting.entry((clock + one.dt, facts & !one.clear | one.set, score + one.gain)).or_default() +=
                count;
        }
        if transitions == before {
            ends += 1;
            dead_ends += u64::from(clock < horizon);
            *ways.entry(score).or_default() += count;
        }
    }
    Found { stop: Stop::Complete, states, transitions, ends, dead_ends, best, bytes: 0, ways: Some(ways) }
}

#[test]
fn the_table_is_searched_as_by_a_plain_search() {
    for horizon in [0, 4, 5, 40, 75] {
        let mut found = search_counting_ways(&Table::new(horizon), Limits::default());
        found.bytes = 0;
        assert_eq!(found, plainly(&decisions(), horizon), "up to {horizon}");
    }
}

#[test]
fn the_whole_table_is_searched_as_by_independent_tools() {
    let found = search_counting_ways(&Table::new(HORIZON), Limits::default());
    let again = search(&Table::new(HORIZON), Limits::default());
    assert_eq!((again.states, again.transitions, again.ends), (found.states, found.transitions, found.ends));
    if HORIZON < 200 {
        return;
    }
    assert!(again.bytes_a_state() <= 24, "{} bytes a state", again.bytes_a_state());
    let expected = expected();
    let number = |key: &str| expected[key].as_u64().unwrap();
    assert_eq!(found.states, number("reachable_states"));
    assert_eq!(found.transitions, number("transitions"));
    assert_eq!(found.ends, number("end_states"));
    assert_eq!(found.dead_ends, number("dead_ends_before_horizon"));
    assert_eq!(found.ends - found.dead_ends, number("end_states_at_horizon"));
    assert_eq!(u64::from(found.best), number("best_score"));
    let ways = found.ways.unwrap();
    assert_eq!(
        ways.values().sum::<u128>().to_string(),
        expected["maximal_decision_sequences"].as_str().unwrap()
    );
    for (score, count) in &ways {
        assert_eq!(
            count.to_string(),
            expected["sequences_by_final_score"][score.to_string()].as_str().unwrap()
        );
    }
    assert_eq!(ways.len(), expected["sequences_by_final_score"].as_object().unwrap().len());
}

#[test]
fn a_search_stops_at_its_limit_and_says_so() {
    let table = Table::new(60);
    let whole = search(&table, Limits::default());
    let stopped = search_counting_ways(&table, Limits { states: whole.states - 1, ..Limits::default() });
    assert_eq!((stopped.stop, stopped.states), (Stop::States, whole.states - 1));
    assert_eq!(stopped.ways, None, "a part is not taken for the whole");
    let just = search(&table, Limits { states: whole.states, ..Limits::default() });
    assert_eq!(just, whole);
    let narrow = search(&Table::new(90), Limits { bytes: 1 << 20, ..Limits::default() });
    assert_eq!(narrow.stop, Stop::Memory);
    assert!(narrow.states > 0);
}

/// A space of few states without ranks: from each to a few others, all of one rank or by halves.
#[derive(Debug)]
struct Web {
    steps: Vec<Vec<u64>>,
    halves: bool,
}

impl Space for Web {
    fn start(&self) -> u64 {
        0
    }

    fn next(&self, state: u64, tell: &mut impl FnMut(u64)) {
        for to in &self.steps[state as usize] {
            if self.rank(*to) >= self.rank(state) {
                tell(*to);
            }
        }
    }

    fn rank(&self, state: u64) -> u16 {
        u16::from(self.halves && state as usize * 2 >= self.steps.len())
    }

    fn score(&self, state: u64) -> u32 {
        state as u32
    }

    fn is_over(&self, _: u64) -> bool {
        true
    }
}

/// The same with a rank that falls.
struct Falling;

impl Space for Falling {
    fn start(&self) -> u64 {
        1
    }

    fn next(&self, _: u64, tell: &mut impl FnMut(u64)) {
        tell(0);
    }

    fn rank(&self, state: u64) -> u16 {
        state as u16
    }

    fn score(&self, _: u64) -> u32 {
        0
    }

    fn is_over(&self, _: u64) -> bool {
        true
    }
}

#[test]
fn a_rank_that_falls_is_told() {
    assert_eq!(search(&Falling, Limits::default()).stop, Stop::Disorder);
}

proptest! {
    #[test]
    fn circles_are_gone_round_once(
        steps in proptest::collection::vec(proptest::collection::vec(0u64..40, 0..4), 40),
        halves: bool,
    ) {
        let web = Web { steps, halves };
        let mut seen = BTreeSet::from([0]);
        let mut waiting = vec![0];
        let mut transitions = 0;
        let mut ends = 0;
        while let Some(state) = waiting.pop() {
            let mut any = false;
            web.next(state, &mut |to| {
                transitions += 1;
                any = true;
                if seen.insert(to) {
                    waiting.push(to);
                }
            });
            ends += u64::from(!any);
        }
        let found = search(&web, Limits::default());
        prop_assert_eq!(found.stop, Stop::Complete);
        prop_assert_eq!(found.states, seen.len() as u64);
        prop_assert_eq!(found.transitions, transitions);
        prop_assert_eq!((found.ends, found.dead_ends), (ends, 0));
        prop_assert_eq!(u64::from(found.best), *seen.last().unwrap());
    }
}
