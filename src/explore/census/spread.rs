//! How the values of one measure lie, in bins of equal width.

/// Values counted in bins; the least, the greatest and the sum exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    from: i64,
    width: i64,
    bins: Box<[u64]>,
    count: u64,
    sum: i128,
    least: i64,
    most: i64,
}

impl Spread {
    /// Nothing yet. Bins of this width from `from` up to `to`; what lies outside enters the outermost bin.
    #[must_use]
    pub fn new(from: i64, to: i64, width: i64) -> Self {
        let width = width.max(1);
        let bins = usize::try_from(to.saturating_sub(from).max(0) / width).unwrap_or(0).min(MOST_BINS);
        Self {
            from,
            width,
            bins: vec![0; bins + 1].into_boxed_slice(),
            count: 0,
            sum: 0,
            least: i64::MAX,
            most: i64::MIN,
        }
    }

    /// For shares in basis points, each with its own bin.
    #[must_use]
    pub fn of_shares() -> Self {
        Self::new(0, 10_000, 1)
    }

    /// For moments between two, in milliseconds: by the minute, or more coarsely where that would be too many bins.
    #[must_use]
    pub fn of_moments(from: i64, to: i64) -> Self {
        let minutes = to.saturating_sub(from).max(0) / MINUTE;
        let each = 1 + minutes / TIME_BINS;
        Self::new(from, to, MINUTE.saturating_mul(each))
    }

    /// Enters a value.
    pub fn enter(&mut self, value: i64) {
        let last = self.bins.len() - 1;
        let bin = usize::try_from(value.saturating_sub(self.from) / self.width).unwrap_or(0).min(last);
        self.bins[bin] += 1;
        self.count += 1;
        self.sum += i128::from(value);
        self.least = self.least.min(value);
        self.most = self.most.max(value);
    }

    /// Adds what another one of the same shape holds.
    pub fn merge(&mut self, other: &Self) {
        debug_assert_eq!(
            (self.from, self.width, self.bins.len()),
            (other.from, other.width, other.bins.len())
        );
        self.bins.iter_mut().zip(&other.bins).for_each(|(bin, more)| *bin += more);
        self.count += other.count;
        self.sum += other.sum;
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }

    /// How many values.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The least value.
    #[must_use]
    pub fn least(&self) -> Option<i64> {
        (self.count > 0).then_some(self.least)
    }

    /// The greatest value.
    #[must_use]
    pub fn most(&self) -> Option<i64> {
        (self.count > 0).then_some(self.most)
    }

    /// The mean, rounded down.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        let count = i128::from(self.count);
        (count > 0).then(|| self.sum.div_euclid(count) as i64)
    }

    /// The value below or at which so many of a thousand lie, as exactly as the bins are wide.
    #[must_use]
    pub fn quantile(&self, per_mille: u64) -> Option<i64> {
        let wanted = (self.count.checked_mul(per_mille.min(1_000))?.div_ceil(1_000)).max(1);
        let mut passed = 0;
        for (bin, count) in (0i64..).zip(&self.bins) {
            passed += count;
            if passed >= wanted {
                let value = self.from.saturating_add(bin.saturating_mul(self.width));
                return Some(value.clamp(self.least, self.most));
            }
        }
        None
    }

    /// How many values lie from `from` up to, not including, `to`, by their bins.
    #[must_use]
    pub fn between(&self, from: i64, to: i64) -> u64 {
        let start = |bin: i64| self.from.saturating_add(bin.saturating_mul(self.width));
        let bins = (0i64..).zip(&self.bins).filter(|(bin, _)| (from..to).contains(&start(*bin)));
        bins.map(|(_, count)| count).sum()
    }
}

const MINUTE: i64 = 60_000;
const TIME_BINS: i64 = 4_096;
const MOST_BINS: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64]) -> Spread {
        let mut spread = Spread::of_shares();
        values.iter().for_each(|value| spread.enter(*value));
        spread
    }

    #[test]
    fn what_lies_where_is_told() {
        let spread = of(&[10, 20, 30, 40, 10_000]);
        assert_eq!((spread.least(), spread.most()), (Some(10), Some(10_000)));
        assert_eq!(
            [1, 250, 500, 750, 1_000].map(|at| spread.quantile(at)),
            [10, 20, 30, 40, 10_000].map(Some)
        );
        assert_eq!((spread.mean(), spread.between(0, 31)), (Some(2_020), 3));
        let none = of(&[]);
        assert_eq!((none.least(), none.most(), none.mean(), none.quantile(500)), (None, None, None, None));
    }

    #[test]
    fn put_together_in_any_order_it_is_the_same() {
        let (mut one, mut other) = (of(&[1, 5]), of(&[3]));
        let (left, right) = (one.clone(), other.clone());
        one.merge(&right);
        other.merge(&left);
        assert_eq!(one, other);
        assert_eq!(one, of(&[5, 3, 1]));
    }

    #[test]
    fn a_long_exercise_is_counted_more_coarsely_and_never_without_bound() {
        let day = 24 * 60 * MINUTE;
        let mut spread = Spread::of_moments(0, 365 * day);
        assert!(spread.bins.len() <= 4_200);
        spread.enter(-day);
        spread.enter(900 * day);
        assert_eq!((spread.least(), spread.most()), (Some(-day), Some(900 * day)));
        assert_eq!(Spread::of_moments(0, 60 * MINUTE).bins.len(), 61);
        assert!(Spread::new(i64::MIN, i64::MAX, 1).bins.len() <= MOST_BINS + 1);
    }
}
