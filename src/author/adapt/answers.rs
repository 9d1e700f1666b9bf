//! What an author answers, as data that is written to a file, filled in in an editor, and read back.

use std::fmt::Write as _;

use crate::base::Diagnostics;
use crate::content::edit::quoted;
use crate::content::lower::{choice, read, record};
use crate::content::scenario::Forms;

record! {
    /// Answers. What is left out stays as it is in the scenario.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Answers {
        /// The scenario they are about.
        pub scenario: Box<str> = default,
        /// New names.
        pub names: Vec<NameAnswer> = default,
        /// Words made from names.
        pub words: Vec<WordAnswer> = default,
        /// The language spoken there.
        pub language: Option<Pair> = default,
        /// The money used there.
        pub currency: Option<Pair> = default,
        /// Whether there is a mission of ours in the country.
        pub mission: Option<bool> = default,
        /// Working days, Monday 1 … Sunday 7.
        pub week: Option<Vec<u8>> = default,
        /// Offset of the clocks there from universal time, in minutes.
        pub offset: Option<i16> = default,
        /// Seats that go.
        pub seats: Vec<SeatAnswer> = default,
        /// Figures.
        pub figures: Vec<FigureAnswer> = default,
        /// Places where one form of an old name can be several of the new one.
        pub doubtful: Vec<DoubtAnswer> = default,
    }
}

record! {
    /// A new name in the place of the one at a path.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NameAnswer {
        /// The path of the name.
        pub at: Box<str>,
        /// Georgian, nominative.
        pub ka: Box<str>,
        /// English.
        pub en: Box<str>,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
    }
}

record! {
    /// A word in the place of one made from a name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct WordAnswer {
        /// The word as it stands in the texts.
        pub was: Box<str>,
        /// What takes its place.
        pub becomes: Box<str>,
    }
}

record! {
    /// A word in both languages.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Pair {
        /// Georgian.
        pub ka: Box<str>,
        /// English.
        pub en: Box<str>,
    }
}

record! {
    /// A seat, and whether it stays.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SeatAnswer {
        /// Its id.
        pub id: Box<str>,
        /// What becomes of it.
        pub is: Fate,
    }
}

choice! {
    /// What becomes of a seat.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub enum Fate {
        /// It stays.
        #[default]
        Stays,
        /// It goes, and what is its own with it.
        Goes,
        /// It goes, and another seat takes over everything.
        To(Box<str>),
    }
}

record! {
    /// A figure.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct FigureAnswer {
        /// Its path.
        pub at: Box<str>,
        /// The number.
        pub is: u32,
    }
}

record! {
    /// What stands at a doubtful place.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DoubtAnswer {
        /// The path of the text.
        pub at: Box<str>,
        /// Which of the doubtful words in it, from 1.
        pub number: u16 = 1,
        /// What takes its place.
        pub becomes: Box<str>,
    }
}

impl Answers {
    /// Reads a file of answers.
    #[must_use]
    pub fn read(file: &str, bytes: &[u8]) -> (Option<Self>, Diagnostics) {
        read(file, bytes)
    }

    /// The new name at a path.
    #[must_use]
    pub fn name(&self, at: &str) -> Option<&NameAnswer> {
        self.names.iter().find(|answer| *answer.at == *at)
    }

    /// Puts a new name at a path.
    pub fn put_name(&mut self, answer: NameAnswer) {
        self.names.retain(|other| other.at != answer.at);
        self.names.push(answer);
    }

    /// What takes the place of a word.
    #[must_use]
    pub fn word(&self, was: &str) -> Option<&str> {
        self.words.iter().find(|answer| *answer.was == *was).map(|answer| &*answer.becomes)
    }

    /// Puts a word in the place of one.
    pub fn put_word(&mut self, was: &str, becomes: &str) {
        self.words.retain(|other| *other.was != *was);
        self.words.push(WordAnswer { was: was.into(), becomes: becomes.into() });
    }

    /// What becomes of a seat.
    #[must_use]
    pub fn seat(&self, id: &str) -> Fate {
        self.seats.iter().find(|answer| *answer.id == *id).map_or(Fate::Stays, |answer| answer.is.clone())
    }

    /// Says what becomes of a seat.
    pub fn put_seat(&mut self, id: &str, is: Fate) {
        self.seats.retain(|other| *other.id != *id);
        self.seats.push(SeatAnswer { id: id.into(), is });
    }

    /// The figure at a path.
    #[must_use]
    pub fn figure(&self, at: &str) -> Option<u32> {
        self.figures.iter().find(|answer| *answer.at == *at).map(|answer| answer.is)
    }

    /// Puts a figure at a path.
    pub fn put_figure(&mut self, at: &str, is: u32) {
        self.figures.retain(|other| *other.at != *at);
        self.figures.push(FigureAnswer { at: at.into(), is });
    }

    /// What takes the place of a doubtful word.
    #[must_use]
    pub fn doubt(&self, at: &str, number: u16) -> Option<&str> {
        let here = |answer: &&DoubtAnswer| *answer.at == *at && answer.number == number;
        self.doubtful.iter().find(here).map(|answer| &*answer.becomes)
    }

    /// Says what takes the place of a doubtful word.
    pub fn put_doubt(&mut self, at: &str, number: u16, becomes: &str) {
        self.doubtful.retain(|other| !(*other.at == *at && other.number == number));
        self.doubtful.push(DoubtAnswer { at: at.into(), number, becomes: becomes.into() });
    }
}

/// A file of answers that is being written: lists with a remark above each item.
pub(super) struct Sheet {
    out: String,
}

impl Sheet {
    /// Begins one, with remarks at its head.
    pub(super) fn new(head: &str, scenario: &str) -> Self {
        let mut sheet = Self { out: String::new() };
        sheet.remark("", head);
        sheet.out.push_str("(\n");
        sheet.line(&format!("    scenario: {},", quoted(scenario)));
        sheet
    }

    fn line(&mut self, line: &str) {
        let _written = writeln!(self.out, "{line}");
    }

    pub(super) fn remark(&mut self, indent: &str, text: &str) {
        for line in text.lines() {
            self.line(format!("{indent}// {line}").trim_end());
        }
    }

    /// A field.
    pub(super) fn field(&mut self, remark: &str, name: &str, value: &str) {
        self.out.push('\n');
        self.remark("    ", remark);
        self.line(&format!("    {name}: {value},"));
    }

    /// A list of items, each with the remark above it.
    pub(super) fn list(&mut self, remark: &str, name: &str, items: &[(String, String)]) {
        if items.is_empty() {
            return;
        }
        self.out.push('\n');
        self.remark("    ", remark);
        self.line(&format!("    {name}: ["));
        for (above, item) in items {
            self.remark("        ", above);
            self.line(&format!("        {item},"));
        }
        self.line("    ],");
    }

    /// The text.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str(")\n");
        self.out
    }
}

/// A new name as an item.
pub(super) fn name_item(at: &str, ka: &str, en: &str, forms: Option<&Forms>) -> String {
    let forms = forms.map(|forms| format!(", forms: {}", forms_ron(forms))).unwrap_or_default();
    format!("(at: {}, ka: {}, en: {}{forms})", quoted(at), quoted(ka), quoted(en))
}

/// Case forms as an author would write them.
pub(super) fn forms_ron(forms: &Forms) -> String {
    let fields = [
        ("ergative", &forms.ergative),
        ("dative", &forms.dative),
        ("genitive", &forms.genitive),
        ("instrumental", &forms.instrumental),
        ("adverbial", &forms.adverbial),
        ("inside", &forms.inside),
        ("on", &forms.on),
        ("with", &forms.with),
        ("from", &forms.from),
        ("until", &forms.until),
        ("source", &forms.source),
    ];
    let written: Vec<String> = fields
        .iter()
        .filter_map(|(name, form)| Some(format!("{name}: {}", quoted(form.as_deref()?))))
        .collect();
    format!("({})", written.join(", "))
}
