//! Keyed chance: every draw has its own stream, so that one act more or less shifts no other draw.
//!
//! The stream is ChaCha8 seeded with the blake3 hash of (seed, id of the draw, occurrence, name of the subject); the
//! first 64-bit words of it are mapped to the total weight without bias by multiplication with rejection (D. Lemire,
//! "Fast random integer generation in an interval", 2019).
//!
//! A walk over everything that can happen foretells draws ([`Fates`]): what is foretold comes in place of what would have
//! been drawn. Exercises that are played have nothing foretold.

use std::sync::LazyLock;

use blake3::hazmat::{ContextKey, HasherExt as _, hash_derive_key_context};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use crate::trace::Val;

/// What chance is to bring, by draw, subject and occurrence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fates(Vec<((u16, Val, u16), u16)>);

impl Fates {
    /// From now on this draw brings this branch. `draw` is the number a [`Plan`](crate::kernel::Plan) gives it.
    pub fn foretell(&mut self, draw: u16, subject: Val, occurrence: u16, branch: u16) {
        let key = (draw, subject, occurrence);
        match self.0.binary_search_by_key(&key, |(other, _)| *other) {
            Ok(at) => self.0[at].1 = branch,
            Err(at) => self.0.insert(at, (key, branch)),
        }
    }

    /// What is foretold of a draw, if it can come: a branch without weight never comes.
    #[must_use]
    pub fn of(
        &self,
        (draw, subject, occurrence): (u16, Val, u16),
        mut weights: impl Iterator<Item = u32>,
    ) -> Option<u16> {
        if self.0.is_empty() {
            return None;
        }
        let at = self.0.binary_search_by_key(&(draw, subject, occurrence), |(key, _)| *key).ok()?;
        let branch = self.0[at].1;
        weights.nth(usize::from(branch)).is_some_and(|weight| weight > 0).then_some(branch)
    }
}

/// The key of what draws are hashed for, made once.
static CONTEXT: LazyLock<ContextKey> =
    LazyLock::new(|| hash_derive_key_context("hotwash keyed chance, first version"));

/// The position of the branch taken. `weights` are relative; without any weight the first branch is taken.
///
/// `subject` is the name of the thing the draw is about, empty if it is about none; `occurrence` counts earlier draws
/// of the same id and subject.
#[must_use]
pub fn draw(
    seed: u64,
    id: &str,
    occurrence: u16,
    subject: &str,
    weights: impl Iterator<Item = u32> + Clone,
) -> u16 {
    let total: u64 = weights.clone().map(u64::from).sum();
    if total == 0 {
        return 0;
    }
    let mut left = below(seed, id, occurrence, subject, total);
    for (branch, weight) in weights.enumerate() {
        let weight = u64::from(weight);
        if left < weight {
            return u16::try_from(branch).unwrap_or(u16::MAX);
        }
        left -= weight;
    }
    0
}

/// A number from 0 up to, not including, `bound`; every one equally likely. `bound` is not 0.
fn below(seed: u64, id: &str, occurrence: u16, subject: &str, bound: u64) -> u64 {
    let mut key = Key { hasher: blake3::Hasher::new_from_context_key(&CONTEXT), bytes: [0; 128], len: 0 };
    key.put(&seed.to_le_bytes());
    for text in [id, subject] {
        key.put(&(text.len() as u64).to_le_bytes());
        key.put(text.as_bytes());
    }
    key.put(&occurrence.to_le_bytes());
    let mut stream = ChaCha8Rng::from_seed(key.hash());
    let unfair = bound.wrapping_neg() % bound;
    loop {
        let wide = u128::from(stream.next_u64()) * u128::from(bound);
        if wide as u64 >= unfair {
            return (wide >> 64) as u64;
        }
    }
}

/// What a draw is hashed for, gathered so that the hasher is asked once; a long one is handed over in pieces.
struct Key {
    hasher: blake3::Hasher,
    bytes: [u8; 128],
    len: usize,
}

impl Key {
    fn put(&mut self, part: &[u8]) {
        if let Some(place) = self.bytes.get_mut(self.len..self.len + part.len()) {
            place.copy_from_slice(part);
            self.len += part.len();
        } else {
            self.hasher.update(&self.bytes[..self.len]).update(part);
            self.len = 0;
        }
    }

    fn hash(mut self) -> [u8; 32] {
        *self.hasher.update(&self.bytes[..self.len]).finalize().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_pinned() {
        let draws: Vec<u64> =
            (0..8).map(|occurrence| below(7, "bridge", occurrence, "nino", 1_000_000)).collect();
        assert_eq!(draws, PINNED);
        assert_eq!(below(8, "bridge", 0, "nino", 1_000_000), PINNED_OTHER[0]);
        assert_eq!(below(7, "bridges", 0, "nino", 1_000_000), PINNED_OTHER[1]);
        assert_eq!(below(7, "bridge", 0, "", 1_000_000), PINNED_OTHER[2]);
    }

    const PINNED: [u64; 8] = [498_317, 474_198, 791_209, 531_653, 175_910, 984_715, 578_101, 294_847];
    const PINNED_OTHER: [u64; 3] = [192_995, 861_926, 616_520];

    #[test]
    fn a_long_key_is_hashed_as_a_whole() {
        for length in [0, 40, 92, 93, 94, 95, 96, 200] {
            let id = "ბ".repeat(length);
            let mut bytes = 3u64.to_le_bytes().to_vec();
            for text in [id.as_str(), "nino"] {
                bytes.extend((text.len() as u64).to_le_bytes());
                bytes.extend(text.as_bytes());
            }
            bytes.extend(5u16.to_le_bytes());
            let hash = blake3::Hasher::new_from_context_key(&CONTEXT).update(&bytes).finalize();
            let first = ChaCha8Rng::from_seed(*hash.as_bytes()).next_u64();
            let bound = 1u64 << 32;
            assert_eq!(below(3, &id, 5, "nino", bound), first >> 32, "{length}");
        }
    }

    #[test]
    fn neither_id_and_subject_nor_their_border_are_mixed_up() {
        assert_ne!(below(1, "ab", 0, "c", u64::MAX), below(1, "a", 0, "bc", u64::MAX));
        assert_ne!(below(1, "a", 0, "b", u64::MAX), below(1, "b", 0, "a", u64::MAX));
    }

    #[test]
    fn what_is_foretold_comes_unless_it_cannot() {
        let mut fates = Fates::default();
        assert_eq!(fates.of((0, Val::Nil, 0), [1, 1].into_iter()), None);
        fates.foretell(0, Val::Nil, 1, 1);
        fates.foretell(0, Val::Nil, 0, 0);
        fates.foretell(0, Val::Nil, 1, 2);
        assert_eq!(fates.of((0, Val::Nil, 0), [1, 1].into_iter()), Some(0));
        assert_eq!(fates.of((0, Val::Nil, 1), [1, 1, 5].into_iter()), Some(2));
        assert_eq!(fates.of((0, Val::Nil, 1), [1, 1, 0].into_iter()), None, "without weight");
        assert_eq!(fates.of((0, Val::Nil, 1), [1, 1].into_iter()), None, "no such branch");
        assert_eq!(fates.of((1, Val::Nil, 0), [1, 1].into_iter()), None);
    }

    #[test]
    fn branches_come_by_their_weights() {
        let mut seen = [0u32; 3];
        for seed in 0..4_000 {
            seen[usize::from(draw(seed, "x", 0, "", [1, 0, 3].into_iter()))] += 1;
        }
        assert_eq!(seen[1], 0);
        assert!((900..1_100).contains(&seen[0]), "{seen:?}");
    }

    #[test]
    fn without_weights_the_first_branch_is_taken() {
        assert_eq!(draw(1, "x", 0, "", [0, 0].into_iter()), 0);
        assert_eq!(draw(1, "x", 0, "", std::iter::empty()), 0);
    }
}
