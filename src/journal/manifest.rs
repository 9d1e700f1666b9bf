//! What content an exercise was made with: a print for each clause, action, inject, outcome and thing.

use crate::base::Msg;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::trace::wire::put_str;

/// The print of one piece of content: its meaning, and its texts apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print {
    /// Everything that decides anything.
    pub meaning: u64,
    /// What people read.
    pub texts: u64,
}

/// Prints of all pieces, by name: `clause/ACT-04`, `inject/first-call`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Kind and id, separated by a slash.
    pub prints: BTreeMap<Box<str>, Print>,
}

/// How a piece of content differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// It was there and is gone.
    Gone,
    /// It has come since.
    New,
    /// It means something else now.
    Meaning,
    /// A text was corrected; nothing else changed.
    Text,
}

/// A piece of content that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Difference {
    /// How.
    pub what: What,
    /// Kind and id, `clause/ACT-04`.
    pub name: Box<str>,
}

impl Difference {
    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        let key = match self.what {
            What::Gone => "journal-differs-gone",
            What::New => "journal-differs-new",
            What::Meaning => "journal-differs-meaning",
            What::Text => "journal-differs-text",
        };
        Msg::new(key).with("name", &*self.name)
    }
}

impl Manifest {
    /// Adds a piece.
    pub fn add(&mut self, kind: &str, id: &str, print: Print) {
        self.prints.insert(format!("{kind}/{id}").into(), print);
    }

    /// What differs in `now`, by name.
    #[must_use]
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        for (name, then) in &self.prints {
            let what = match now.prints.get(name) {
                None => What::Gone,
                Some(print) if print.meaning != then.meaning => What::Meaning,
                Some(print) if print.texts != then.texts => What::Text,
                Some(_) => continue,
            };
            found.push(Difference { what, name: name.clone() });
        }
        for name in now.prints.keys().filter(|name| !self.prints.contains_key(*name)) {
            found.push(Difference { what: What::New, name: name.clone() });
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    /// Whether a journal made with this content can be replayed with `now`: nothing but texts differs.
    #[must_use]
    pub fn replays_with(&self, now: &Self) -> bool {
        self.differences(now).iter().all(|difference| difference.what == What::Text)
    }

    pub(super) fn put(&self, out: &mut String) {
        out.push('{');
        for (at, (name, print)) in self.prints.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            put_str(name, out);
            out.push_str(":\"");
            out.push_str(&format!("{:016x}{:016x}", print.meaning, print.texts));
            out.push('"');
        }
        out.push('}');
    }

    pub(super) fn get(value: &Map<String, Value>) -> Option<Self> {
        let mut prints = BTreeMap::new();
        for (name, print) in value {
            let digits = print.as_str().filter(|digits| digits.len() == 32 && digits.is_ascii())?;
            let part = |at: usize| u64::from_str_radix(&digits[at..at + 16], 16).ok();
            prints.insert(name.as_str().into(), Print { meaning: part(0)?, texts: part(16)? });
        }
        Some(Self { prints })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(list: &[(&str, u64, u64)]) -> Manifest {
        let mut made = Manifest::default();
        for (id, meaning, texts) in list {
            made.add("clause", id, Print { meaning: *meaning, texts: *texts });
        }
        made
    }

    #[test]
    fn a_corrected_text_does_not_block_a_replay() {
        let then = manifest(&[("A", 1, 1), ("B", 2, 2)]);
        let now = manifest(&[("A", 1, 9), ("B", 2, 2)]);
        assert!(then.replays_with(&now));
        assert_eq!(then.differences(&now), [Difference { what: What::Text, name: "clause/A".into() }]);
    }

    #[test]
    fn what_differs_is_named() {
        let then = manifest(&[("A", 1, 1), ("B", 2, 2), ("C", 3, 3)]);
        let now = manifest(&[("A", 7, 1), ("C", 3, 3), ("D", 4, 4)]);
        let found: Vec<(What, &str)> =
            then.differences(&now).into_iter().map(|d| (d.what, Box::leak(d.name) as &str)).collect();
        assert_eq!(found, [(What::Meaning, "clause/A"), (What::Gone, "clause/B"), (What::New, "clause/D")]);
        assert!(!then.replays_with(&now));
    }
}
