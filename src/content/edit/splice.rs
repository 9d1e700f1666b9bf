//! Pieces put into a text at once, and what takes them out again.

use crate::content::edit::Edit;

/// A piece of text that takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// First byte of what goes.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// What comes.
    pub(super) text: String,
}

impl Splice {
    pub(super) fn new(start: usize, end: usize, text: impl Into<String>) -> Self {
        Self { start, end, text: text.into() }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at, at, text)
    }
}

/// The text with all splices, and the edits that undo them, last place last; `None` if two of them overlap. What is
/// inserted at one place stays in the order given.
pub(super) fn put(text: &str, mut splices: Vec<Splice>) -> Option<(String, Vec<Edit>)> {
    splices.sort_by_key(|splice| splice.start);
    let added: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut new = String::with_capacity(text.len() + added);
    let mut undo = Vec::with_capacity(splices.len());
    let mut done = 0;
    for splice in splices {
        new.push_str(text.get(done..splice.start)?);
        let was = text.get(splice.start..splice.end)?;
        done = splice.end;
        if *was == *splice.text {
            new.push_str(was);
            continue;
        }
        undo.push(Edit::Write {
            at: u32::try_from(new.len()).ok()?,
            was: splice.text.clone(),
            becomes: was.to_owned(),
        });
        new.push_str(&splice.text);
    }
    new.push_str(text.get(done..)?);
    Some((new, undo))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_go_in_at_their_places_and_overlapping_ones_do_not() {
        let splices = vec![Splice::insert(3, "X"), Splice::new(0, 1, "bb"), Splice::insert(3, "Y")];
        assert_eq!(put("a-c", splices).unwrap().0, "bb-cXY");
        assert_eq!(put("abc", vec![Splice::new(0, 2, ""), Splice::new(1, 3, "")]), None);
        assert_eq!(put("ა", vec![Splice::new(1, 1, "")]), None, "within a letter");
        assert_eq!(put("a", vec![Splice::insert(5, "")]), None, "behind the end");
    }
}
