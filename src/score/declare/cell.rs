//! One value of an attribute, small enough for a column, and how two of them compare.

use std::cmp::Ordering;

/// A value in a column of a trace or in a condition. Texts are numbers of a table.
///
/// A whole number is always `Int` when it fits, however it was written (`5`, `5.0`, `5e0`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// The event does not have the attribute.
    Missing,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction, or one too large for `Int`; never infinite, never not-a-number.
    Float(f64),
    /// A text, by its number.
    Text(u32),
}

impl Cell {
    /// The cell of a number, whole if it is whole. `None` if it is infinite or no number.
    #[must_use]
    pub fn number(value: f64) -> Option<Self> {
        /// 2 to the power 63, the first double beyond `i64`.
        const BEYOND: f64 = 9_223_372_036_854_775_808.0;
        if !value.is_finite() {
            None
        } else if value.fract() == 0.0 && (-BEYOND..BEYOND).contains(&value) {
            Some(Self::Int(value as i64))
        } else {
            Some(Self::Float(value))
        }
    }

    /// How two values of one type compare; `None` for different types and for anything missing. Texts are compared by
    /// `texts`, asked only if their numbers differ.
    #[inline]
    pub fn compare(self, other: Self, texts: impl FnOnce(u32, u32) -> Ordering) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(one), Self::Int(two)) => Some(one.cmp(&two)),
            (Self::Text(one), Self::Text(two)) => {
                Some(if one == two { Ordering::Equal } else { texts(one, two) })
            }
            (Self::Float(one), Self::Float(two)) => one.partial_cmp(&two),
            (Self::Int(one), Self::Float(two)) => Some(whole_and_fraction(one, two)),
            (Self::Float(one), Self::Int(two)) => Some(whole_and_fraction(two, one).reverse()),
            (Self::Bool(one), Self::Bool(two)) => Some(one.cmp(&two)),
            _ => None,
        }
    }

    /// Whether two values are of one type and equal (`Some(true)`) or of one type and not equal (`Some(false)`).
    #[inline]
    #[must_use]
    pub fn agrees(self, other: Self) -> Option<bool> {
        self.compare(other, |_, _| Ordering::Less).map(Ordering::is_eq)
    }
}

/// A `Float` is never equal to an `Int`: it has a fraction or lies beyond all of them.
fn whole_and_fraction(whole: i64, float: f64) -> Ordering {
    // rounding can only make it equal to 2^63, which is larger
    let near = whole as f64;
    if near < float || (near == float && float > 0.0) { Ordering::Less } else { Ordering::Greater }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(one: f64, two: f64) -> Option<Ordering> {
        Cell::number(one).unwrap().compare(Cell::number(two).unwrap(), |_, _| Ordering::Less)
    }

    #[test]
    fn a_whole_number_is_the_same_however_it_is_written() {
        assert_eq!(Cell::number(5.0), Some(Cell::Int(5)));
        assert_eq!(Cell::number(-0.0), Some(Cell::Int(0)));
        assert_eq!(Cell::number(f64::NAN), None);
        assert_eq!(Cell::number(f64::INFINITY), None);
    }

    #[test]
    fn whole_numbers_and_fractions_compare_by_value() {
        assert_eq!(compare(5.0, 5.5), Some(Ordering::Less));
        assert_eq!(compare(5.5, 5.0), Some(Ordering::Greater));
        assert_eq!(compare(-1e300, -5.0), Some(Ordering::Less));
        let largest = Cell::Int(i64::MAX);
        assert_eq!(
            largest.compare(Cell::Float(9_223_372_036_854_775_808.0), |_, _| Ordering::Less),
            Some(Ordering::Less)
        );
    }

    #[test]
    fn different_types_never_compare() {
        let cells = [Cell::Missing, Cell::Bool(true), Cell::Int(1), Cell::Text(1)];
        for (place, one) in cells.iter().enumerate() {
            for (other_place, two) in cells.iter().enumerate() {
                let same = place == other_place && place != 0;
                assert_eq!(one.agrees(*two), same.then_some(true), "{one:?} {two:?}");
            }
        }
    }
}
