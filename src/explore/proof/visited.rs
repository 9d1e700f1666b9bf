//! The situations a shard has gone through: 16 bytes each, in a set that is never more than nine tenths full.
//!
//! 96 bits of the fingerprint and the number of the run that came there stand in one word.

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// 0: empty.
    words: Vec<u128>,
    held: usize,
}

/// The place of the run's number.
const RUN: u128 = u32::MAX as u128;

impl Visited {
    /// The run that came here last; none if nobody did.
    #[must_use]
    pub fn run(&self, print: u128) -> Option<u32> {
        let word = self.words.get(self.find(print)?)?;
        (*word != 0).then_some((*word & RUN) as u32)
    }

    /// A run comes here.
    pub fn come(&mut self, print: u128, run: u32) {
        if self.held >= self.words.len() / 10 * 9 {
            self.grow();
        }
        if let Some(at) = self.find(print)
            && let Some(word) = self.words.get_mut(at)
        {
            self.held += usize::from(*word == 0);
            *word = key(print) | u128::from(run);
        }
    }

    /// Number of situations.
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
        self.words.capacity() * 16
    }

    /// Where it stands, or would stand; none without any place.
    fn find(&self, print: u128) -> Option<usize> {
        let len = self.words.len();
        let key = key(print);
        let mut at = (((key >> 64) * len as u128) >> 64) as usize;
        for _ in 0..len {
            match self.words.get(at) {
                Some(0) => return Some(at),
                Some(word) if *word & !RUN == key => return Some(at),
                Some(_) => at += 1,
                None => at = 0,
            }
        }
        // The last place, if the walk round began in the middle.
        self.words.get(at).filter(|word| **word == 0 || **word & !RUN == key).map(|_| at)
    }

    fn grow(&mut self) {
        let wanted = (self.words.len() * 5 / 4).max(64);
        let old = std::mem::replace(&mut self.words, vec![0; wanted]);
        for word in old.into_iter().filter(|word| *word != 0) {
            if let Some(place) = self.find(word).and_then(|at| self.words.get_mut(at)) {
                *place = word;
            }
        }
    }
}

/// The bits of a fingerprint that are kept; never none of them.
const fn key(print: u128) -> u128 {
    let key = print & !RUN;
    if key == 0 { 1 << 32 } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_remembers_who_came_last() {
        let mut visited = Visited::default();
        assert_eq!(visited.run(7 << 40), None);
        let print = |n: u32| u128::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        for n in 0..20_000 {
            assert_eq!(visited.run(print(n)), None, "{n}");
            visited.come(print(n), n);
        }
        for n in 0..20_000 {
            assert_eq!(visited.run(print(n)), Some(n));
            visited.come(print(n), n + 1);
            assert_eq!(visited.run(print(n)), Some(n + 1));
        }
        assert_eq!(visited.len(), 20_000);
        assert!(visited.bytes() <= 24 * visited.len(), "{}", visited.bytes());
    }
}
