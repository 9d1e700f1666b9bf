//! A sentence the program says, before it is put into a language: a catalogue key and its arguments.

use crate::base::name::Name;
use crate::base::text::Text;
use crate::base::time::{Dur, SimTime};

/// A key of the Fluent catalogues (`assets/i18n/{ka,en}/*.ftl`) with arguments. No layer below `i18n` holds text for
/// people except what authors wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Msg {
    /// Key in the catalogues, kebab-case.
    pub key: &'static str,
    /// Arguments by the name used in the catalogue.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a [`Msg`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A word shown as it is (ids, file names, numbers written by authors).
    Str(String),
    /// A whole number.
    Int(i64),
    /// An authored text in both languages.
    Text(Text),
    /// A duration, shown in the reader's language.
    Dur(Dur),
    /// A moment, shown as exercise time.
    Time(SimTime),
    /// A sentence of its own.
    Msg(Box<Msg>),
}

impl Msg {
    /// A sentence without arguments.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Str(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Str(text)
    }
}

impl From<&Name> for Arg {
    fn from(name: &Name) -> Self {
        Self::Str(name.as_str().to_owned())
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<Dur> for Arg {
    fn from(dur: Dur) -> Self {
        Self::Dur(dur)
    }
}

impl From<SimTime> for Arg {
    fn from(time: SimTime) -> Self {
        Self::Time(time)
    }
}

impl From<Msg> for Arg {
    fn from(msg: Msg) -> Self {
        Self::Msg(Box::new(msg))
    }
}
