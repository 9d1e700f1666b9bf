//! Building things where they stay.

/// Adds what `make` gives to the end of a list, and answers where it stands.
///
/// Nothing is built before there is room for it, so that it is built in its place. `push` builds first, moves it there
/// piece by piece, and whoever reads it next waits for the pieces; in the path of every record that is felt.
#[inline(always)]
pub(super) fn push_with<T>(list: &mut Vec<T>, make: impl FnOnce() -> T) -> Option<&T> {
    if list.len() == list.capacity() {
        list.reserve(1);
    }
    if list.len() < list.capacity() {
        return Some(list.push_mut(make()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_added_in_order_however_often_the_list_grows() {
        let mut list = Vec::new();
        (0..1000).for_each(|n| assert_eq!(push_with(&mut list, || n), Some(&n)));
        assert_eq!(list, (0..1000).collect::<Vec<_>>());
    }
}
