//! A scenario that exists, made to happen somewhere else: its text and an author's answers in, the new text out, with
//! everything that was changed, cannot be changed surely, or has to be looked at.
//!
//! text of `scenario.ron` and `map.ron` → [`word`]: its invented names → [`question`]s → [`answers`] → [`rewrite`]: the same
//! case form of the new name for each exactly known form of an old one → edits of the file, so that comments and layout
//! stay. [`seat`]s that go are edits too, after what comes of it was told; [`figure`]s, clock and mission change a value,
//! and the texts that may tell of it are listed. Recorded runs are played again by [`run`].
//!
//! # Invariants
//! - Without an answer nothing changes but the id.
//! - A name is replaced only where its form is known. What can be two forms is asked; what is no known form stays and is
//!   listed with its place.
//! - Pure: nothing is read or written here.

mod answers;
mod apply;
mod figure;
mod form;
mod look;
mod question;
mod real;
mod rewrite;
mod run;
mod said;
mod seat;
mod sheet;
mod word;

pub use answers::{Answers, DoubtAnswer, Fate, FigureAnswer, NameAnswer, Pair, SeatAnswer, WordAnswer};
pub use figure::Figure;
pub use question::{Asked, Group, Question, Reply};
pub use run::{Again, again};
pub use seat::{Consequence, Loss};
pub use word::{Sort, Word};

use std::sync::Arc;

use crate::base::{Diagnostics, Lang, Msg, Text};
use crate::content::edit::Edit;
use crate::content::load;
use crate::content::map::Map;
use crate::content::procedure::Procedure;
use crate::content::scenario::{Forms, Land, PlaceKind, Scenario};
use crate::content::syntax::{Tree, parse};

use rewrite::{Renamed, Rewriter};

/// A file by the name findings use, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// Its name.
    pub file: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// A scenario to be taken elsewhere.
pub struct Original<'t> {
    source: Source<'t>,
    map: Option<(Source<'t>, Map)>,
    scenario: Scenario,
    procedure: Option<&'t Procedure>,
    tree: Tree<'t>,
}

/// What came of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adapted {
    /// The new text of `scenario.ron`.
    pub scenario: String,
    /// The new text of `map.ron`, if there is one.
    pub map: Option<String>,
    /// The edits of `scenario.ron`.
    pub edits: Vec<Edit>,
    /// The edits of `map.ron`.
    pub map_edits: Vec<Edit>,
    /// Texts and values that change, in the order of the files.
    pub changes: Vec<Change>,
    /// Places at which one form of an old name can be several of the new one.
    pub doubts: Vec<Doubt>,
    /// Texts that still spell an old name.
    pub left: Vec<Remark>,
    /// Texts that may tell of something that has changed.
    pub looks: Vec<Remark>,
    /// What comes of it that seats go.
    pub consequences: Vec<Consequence>,
    /// Words made from names that were found in the texts.
    pub made: Vec<String>,
    /// What else there is to know.
    pub warnings: Vec<Msg>,
}

/// Something that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path; `map:` before one in `map.ron`.
    pub at: String,
    /// What stood there.
    pub was: String,
    /// What stands there.
    pub becomes: String,
}

/// A word that can be replaced in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The path of the text.
    pub at: String,
    /// Which of the doubtful words of the text it is, from 1.
    pub number: u16,
    /// The word.
    pub was: String,
    /// What it can become, the likeliest first.
    pub options: Vec<String>,
    /// What was chosen.
    pub chosen: Option<String>,
    /// The text before it and behind it.
    pub beside: (String, String),
}

impl Doubt {
    /// The word with a few words around it.
    #[must_use]
    pub fn around(&self) -> String {
        const WORDS: usize = 5;
        let (before, behind) = &self.beside;
        let words: Vec<&str> = before.split(' ').collect();
        let from = words.len().saturating_sub(WORDS);
        let before = words.get(from..).unwrap_or_default().join(" ");
        let behind = behind.split(' ').take(WORDS).collect::<Vec<_>>().join(" ");
        format!("{}{before}[{}]{behind}", if from > 0 { "… " } else { "" }, self.was)
    }
}

/// A text to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its path.
    pub at: String,
    /// What it says now.
    pub text: String,
    /// Why.
    pub why: Msg,
}

impl<'t> Original<'t> {
    /// Reads a scenario and its map.
    ///
    /// # Errors
    /// What is wrong with them: what is broken is mended first.
    pub fn read(
        source: Source<'t>,
        map: Option<Source<'t>>,
        procedure: Option<&'t Procedure>,
    ) -> Result<Self, Diagnostics> {
        let (scenario, mut found) = load::scenario(source.file, source.text.as_bytes());
        let map = map.and_then(|source| {
            let (map, wrong) = load::map(source.file, source.text.as_bytes());
            found.extend(wrong);
            Some((source, map?))
        });
        let (tree, _) = parse(&Arc::from(source.file), source.text.as_bytes());
        match (scenario, tree) {
            (Some(scenario), Some(tree)) if !found.has_errors() => {
                Ok(Self { source, map, scenario, procedure, tree })
            }
            _ => Err(found),
        }
    }

    /// The scenario as it is.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Its invented names.
    #[must_use]
    pub fn words(&self) -> Vec<Word> {
        word::all(&self.scenario, self.map.as_ref().map(|(_, map)| map))
    }

    /// Its figures.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        self.tree.root().map(figure::all).unwrap_or_default()
    }

    /// Whether it has a mission of ours in the country.
    #[must_use]
    pub fn has_mission(&self) -> bool {
        let there = |place: &crate::content::scenario::Place| {
            place.kind == PlaceKind::Mission && place.land == Land::Host
        };
        self.scenario.places.iter().any(there)
    }

    /// The answer about a name, unless it says what holds anyway.
    fn answered<'a>(&self, word: &Word, answers: &'a Answers) -> Option<&'a NameAnswer> {
        let answer = answers.name(&word.at)?;
        let same = *answer.ka == *word.name.ka && *answer.en == *word.name.en;
        let as_before = same && (answer.forms.is_none() || answer.forms == word.forms);
        (!as_before && !answer.ka.is_empty() && !answer.en.is_empty()).then_some(answer)
    }

    /// What replaces the names that were answered.
    fn rewriter(&self, answers: &Answers) -> Rewriter {
        let words = self.all_words(answers);
        let made: Vec<(&str, &str)> =
            answers.words.iter().map(|answer| (&*answer.was, &*answer.becomes)).collect();
        let renamed: Vec<Renamed<'_>> =
            words.iter().map(|(word, name, forms)| Renamed { word, name, forms: forms.as_ref() }).collect();
        Rewriter::of(&renamed, &made)
    }

    /// Every name with the one that takes its place; language and money among them, where they are declared.
    fn all_words(&self, answers: &Answers) -> Vec<(Word, Text, Option<Forms>)> {
        let mut all: Vec<(Word, Text, Option<Forms>)> = Vec::new();
        for word in self.words() {
            let (name, forms) = match self.answered(&word, answers) {
                Some(answer) => (Text::new(&answer.ka, &answer.en), answer.forms.clone()),
                None => (word.name.clone(), word.forms.clone()),
            };
            all.push((word, name, forms));
        }
        // A longer name that is answered as the names in it make it anyway follows them, like one that is not answered.
        let renamed = |all: &[(Word, Text, Option<Forms>)]| {
            let single = all.iter().filter(|(word, ..)| word.is_single());
            let renamed: Vec<Renamed<'_>> =
                single.map(|(word, name, forms)| Renamed { word, name, forms: forms.as_ref() }).collect();
            Rewriter::of(&renamed, &[])
        };
        let rewriter = renamed(&all);
        for (word, name, forms) in all.iter_mut().filter(|(word, ..)| !word.is_single()) {
            let sure = |lang, text: &str| rewriter.sure(lang, text);
            let follows =
                *name.ka == sure(Lang::Ka, &word.name.ka) && *name.en == sure(Lang::En, &word.name.en);
            if follows && forms.is_none() {
                (*name, *forms) = (word.name.clone(), word.forms.clone());
            }
        }
        let setting = &self.scenario.setting;
        let speech = [
            (question::LANGUAGE, &setting.language, &answers.language),
            (question::CURRENCY, &setting.currency, &answers.currency),
        ];
        for (at, had, answer) in speech {
            if let (Some(had), Some(answer)) = (had, answer)
                && !(had.ka.is_empty() || had.en.is_empty() || answer.ka.is_empty() || answer.en.is_empty())
            {
                let word = Word {
                    at: at.to_owned(),
                    sort: Sort::Other,
                    name: had.clone(),
                    forms: None,
                    made: Vec::new(),
                };
                all.push((word, Text::new(&answer.ka, &answer.en), None));
            }
        }
        all
    }
}
