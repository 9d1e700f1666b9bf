//! Text for people, in Georgian and English.

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Georgian.
    #[default]
    Ka,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Georgian first.
    pub const ALL: [Self; 2] = [Self::Ka, Self::En];

    /// The two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ka => "ka",
            Self::En => "en",
        }
    }
}

/// Something a person reads: `(ka: "…", en: "…")` in content. One language is enough to run; the other missing is a
/// warning of `check`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Georgian; empty if not written yet.
    pub ka: Box<str>,
    /// English; empty if not written yet.
    pub en: Box<str>,
}

impl Text {
    /// A text in both languages.
    #[must_use]
    pub fn new(ka: &str, en: &str) -> Self {
        Self { ka: ka.into(), en: en.into() }
    }

    /// The text in `lang`, or in the other language if that one is missing.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Ka => (&self.ka, &self.en),
            Lang::En => (&self.en, &self.ka),
        };
        if first.is_empty() { second } else { first }
    }

    /// Whether neither language is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ka.is_empty() && self.en.is_empty()
    }
}
