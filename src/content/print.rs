//! Prints of content: one number for what a piece means, one for its texts, so that a journal can name what differs.
//!
//! Every type declared with `record!` or `choice!` can be printed; places in files and comments do not count.

use std::collections::BTreeMap;

use crate::base::{Dur, Name, Reliability, SimTime, Span, Text};
use crate::content::kind::Kind;
use crate::content::pattern::Value;
use crate::content::scenario::ParamSetting;

/// A piece of content that has a print.
pub trait Printed {
    /// Feeds the piece to a printer.
    fn print(&self, printer: &mut Printer);
}

/// Takes a piece in and answers its prints.
#[derive(Debug, Default)]
pub struct Printer {
    meaning: blake3::Hasher,
    texts: blake3::Hasher,
    /// What comes is only read, whatever it is.
    only_text: bool,
}

impl Printer {
    /// Takes in a word with its length, so that two words never read as one.
    pub fn word(&mut self, word: &str) {
        self.number(word.len() as i128);
        self.decides().update(word.as_bytes());
    }

    /// Takes in a number.
    pub fn number(&mut self, n: i128) {
        self.decides().update(&n.to_le_bytes());
    }

    const fn decides(&mut self) -> &mut blake3::Hasher {
        if self.only_text { &mut self.texts } else { &mut self.meaning }
    }

    /// Takes in what people read and nothing rests on, such as a comparison with other countries: all of it is text.
    pub fn only_text(&mut self, piece: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.only_text, true);
        piece(self);
        self.only_text = before;
    }

    /// Takes in a text people read; whether there is one belongs to the meaning.
    pub fn text(&mut self, text: &str) {
        self.number(i128::from(!text.is_empty()));
        self.texts.update(&(text.len() as u64).to_le_bytes());
        self.texts.update(text.as_bytes());
    }

    /// The prints: meaning, texts.
    #[must_use]
    pub fn finish(&self) -> (u64, u64) {
        let first = |hasher: &blake3::Hasher| {
            let bytes = hasher.finalize();
            bytes.as_bytes().iter().take(8).fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
        };
        (first(&self.meaning), first(&self.texts))
    }
}

/// The prints of one piece: meaning, texts.
#[must_use]
pub fn of(piece: &impl Printed) -> (u64, u64) {
    let mut printer = Printer::default();
    piece.print(&mut printer);
    printer.finish()
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Printed for $kind {
            fn print(&self, printer: &mut Printer) {
                printer.number(i128::from(*self));
            }
        }
    )*};
}

numbers!(bool, u8, u16, u32, u64, i8, i16, i32, i64);

impl Printed for Name {
    fn print(&self, printer: &mut Printer) {
        printer.word(self.as_str());
    }
}

impl Printed for Box<str> {
    fn print(&self, printer: &mut Printer) {
        printer.word(self);
    }
}

impl Printed for String {
    fn print(&self, printer: &mut Printer) {
        printer.word(self);
    }
}

impl Printed for Text {
    fn print(&self, printer: &mut Printer) {
        printer.text(&self.ka);
        printer.text(&self.en);
    }
}

impl Printed for Dur {
    fn print(&self, printer: &mut Printer) {
        printer.number(i128::from(self.0));
    }
}

impl Printed for SimTime {
    fn print(&self, printer: &mut Printer) {
        printer.number(i128::from(self.0));
    }
}

impl Printed for Span {
    /// Where something stands means nothing.
    fn print(&self, _: &mut Printer) {}
}

impl Printed for Reliability {
    fn print(&self, printer: &mut Printer) {
        printer.word(match self {
            Self::Rumour => "rumour",
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
        });
    }
}

impl Printed for Kind {
    fn print(&self, printer: &mut Printer) {
        printer.word(self.name());
    }
}

impl Printed for Value {
    fn print(&self, printer: &mut Printer) {
        match self {
            Self::Flag(flag) => printer.number(i128::from(*flag)),
            Self::Num(n) => printer.number(i128::from(*n)),
            Self::Word(name) => name.print(printer),
            Self::List(names) => names.print(printer),
        }
    }
}

impl Printed for ParamSetting {
    fn print(&self, printer: &mut Printer) {
        match self {
            Self::Time(dur) => dur.print(printer),
            Self::Number(n) => printer.number(i128::from(*n)),
        }
    }
}

impl<T: Printed> Printed for &T {
    fn print(&self, printer: &mut Printer) {
        (**self).print(printer);
    }
}

impl<T: Printed> Printed for Box<T> {
    fn print(&self, printer: &mut Printer) {
        (**self).print(printer);
    }
}

impl<T: Printed> Printed for Option<T> {
    fn print(&self, printer: &mut Printer) {
        printer.number(i128::from(self.is_some()));
        if let Some(inner) = self {
            inner.print(printer);
        }
    }
}

impl<T: Printed> Printed for Vec<T> {
    fn print(&self, printer: &mut Printer) {
        printer.number(self.len() as i128);
        self.iter().for_each(|item| item.print(printer));
    }
}

impl<K: Printed, V: Printed> Printed for BTreeMap<K, V> {
    fn print(&self, printer: &mut Printer) {
        printer.number(self.len() as i128);
        for (key, value) in self {
            key.print(printer);
            value.print(printer);
        }
    }
}

macro_rules! tuples {
    ($(($($part:ident $at:tt),*))*) => {$(
        impl<$($part: Printed),*> Printed for ($($part,)*) {
            fn print(&self, printer: &mut Printer) {
                $(self.$at.print(printer);)*
            }
        }
    )*};
}

tuples! {
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load;

    fn prints(source: &str) -> (u64, u64) {
        let (scenario, diagnostics) = load::map("map.ron", source.as_bytes());
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        of(&scenario.unwrap())
    }

    #[test]
    fn places_and_comments_do_not_count_and_texts_stand_apart() {
        let map = |title: &str, x: u16| {
            format!("(title: (ka: \"{title}\", en: \"Map\"), places: [(place: \"ardel\", x: {x}, y: 20)])")
        };
        let plain = prints(&map("რუკა", 10));
        assert_eq!(prints(&format!("// a remark\n\n{}", map("რუკა", 10))), plain);
        let corrected = prints(&map("სქემა", 10));
        assert_eq!(corrected.0, plain.0);
        assert_ne!(corrected.1, plain.1);
        let moved = prints(&map("რუკა", 11));
        assert_ne!(moved.0, plain.0);
        assert_eq!(moved.1, plain.1);
    }
}
