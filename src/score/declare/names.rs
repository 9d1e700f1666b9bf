//! Names as dense numbers: an open-addressing table over byte strings, filled once and then only asked.

use crate::score::declare::compile::to_index;

/// The table. Numbers are given in the order of first mention, from 0.
#[derive(Clone, Debug, Default)]
pub struct NameTable {
    names: Vec<Box<[u8]>>,
    /// Place → number plus one, 0 for an empty place. The length is 0 or a power of two at least twice the names.
    places: Vec<u32>,
}

impl NameTable {
    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name of a number.
    #[must_use]
    pub fn name(&self, number: u32) -> Option<&[u8]> {
        self.names.get(to_index(number)).map(AsRef::as_ref)
    }

    /// The number of a name, if it has one.
    #[inline]
    #[must_use]
    pub fn find(&self, name: &[u8]) -> Option<u32> {
        let mask = self.places.len().checked_sub(1)?;
        let mut place = hash(name) & mask;
        loop {
            let number = self.places.get(place)?.checked_sub(1)?;
            if self.names.get(to_index(number)).is_some_and(|known| **known == *name) {
                return Some(number);
            }
            place = (place + 1) & mask;
        }
    }

    /// The number of a name, given now if it has none.
    pub fn intern(&mut self, name: &[u8]) -> u32 {
        if let Some(number) = self.find(name) {
            return number;
        }
        self.names.push(name.into());
        if self.names.len() * 2 > self.places.len() {
            let size = (self.names.len() * 4).next_power_of_two();
            self.places = vec![0; size];
            for number in 0..self.names.len() {
                self.place(number);
            }
        } else {
            self.place(self.names.len() - 1);
        }
        u32::try_from(self.names.len() - 1).unwrap_or(u32::MAX)
    }

    fn place(&mut self, number: usize) {
        let mask = self.places.len() - 1;
        let mut place = self.names.get(number).map_or(0, |name| hash(name)) & mask;
        while self.places.get(place).is_some_and(|taken| *taken != 0) {
            place = (place + 1) & mask;
        }
        if let Some(free) = self.places.get_mut(place) {
            *free = u32::try_from(number + 1).unwrap_or(u32::MAX);
        }
    }
}

/// Mixes eight bytes at a time; the same on every machine.
#[inline]
fn hash(name: &[u8]) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = MIX ^ name.len() as u64;
    let (words, rest) = name.as_chunks::<8>();
    for word in words {
        state = (state ^ u64::from_le_bytes(*word)).wrapping_mul(MIX);
        state ^= state >> 29;
    }
    let tail = rest.iter().fold(0u64, |tail, byte| tail << 8 | u64::from(*byte));
    state = (state ^ tail).wrapping_mul(MIX);
    (state >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_keeps_the_number_it_was_given() {
        let mut table = NameTable::default();
        let names: Vec<String> = (0..2000).map(|n| format!("activity number {n}")).collect();
        for (number, name) in (0..).zip(&names) {
            assert_eq!(table.find(name.as_bytes()), None);
            assert_eq!(table.intern(name.as_bytes()), number);
        }
        for (number, name) in (0..).zip(&names) {
            assert_eq!(table.find(name.as_bytes()), Some(number));
            assert_eq!(table.name(number), Some(name.as_bytes()));
        }
        assert_eq!(table.find(b"activity"), None);
        assert_eq!(table.len(), 2000);
    }
}
