//! What is carried along the ways to a state.

/// Something the ways to a state add up to.
pub trait Tally: Copy + Default {
    /// Of the one way that is just the start.
    fn one() -> Self;

    /// Adds what comes by another way. Answers whether there was room for it.
    #[must_use]
    fn add(&mut self, other: Self) -> bool;
}

/// Nothing is carried.
impl Tally for () {
    #[inline]
    fn one() -> Self {}

    #[inline]
    fn add(&mut self, (): Self) -> bool {
        true
    }
}

/// How many ways lead to a state, in two halves so that it takes 16 bytes beside a state of 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways([u64; 2]);

impl Ways {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u128 {
        (self.0[1] as u128) << 64 | self.0[0] as u128
    }
}

impl Tally for Ways {
    #[inline]
    fn one() -> Self {
        Self([1, 0])
    }

    #[inline]
    fn add(&mut self, other: Self) -> bool {
        let Some(sum) = self.number().checked_add(other.number()) else { return false };
        self.0 = [sum as u64, (sum >> 64) as u64];
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_carry_over_and_never_wrap() {
        let mut ways = Ways([u64::MAX, 0]);
        assert!(ways.add(Ways::one()));
        assert_eq!(ways.number(), 1 << 64);
        let mut full = Ways([u64::MAX, u64::MAX]);
        assert!(!full.add(Ways::one()));
        assert_eq!(full.number(), u128::MAX);
        assert_eq!(size_of::<(u64, Ways)>(), 24);
    }
}
