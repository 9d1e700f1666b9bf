//! What an author is asked, as data: a dialogue in a terminal, a file and a form on a screen show the same questions.

use crate::author::adapt::Original;
use crate::author::adapt::answers::{Answers, Fate, NameAnswer, Pair};
use crate::author::adapt::word::{Sort, Word};
use crate::base::{Lang, Msg, Text};
use crate::content::scenario::Forms;

/// Questions that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Country, capital, neighbours, waters.
    Country,
    /// Language and money.
    Speech,
    /// Further places.
    Places,
    /// Partners and other names.
    Partners,
    /// Words made from names.
    Words,
    /// The mission.
    Mission,
    /// Weekend and clock.
    Clock,
    /// Seats.
    Seats,
    /// Figures.
    Figures,
    /// Doubtful places.
    Doubts,
}

impl Group {
    /// The word for keys of sentences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Speech => "speech",
            Self::Places => "places",
            Self::Partners => "partners",
            Self::Words => "words",
            Self::Mission => "mission",
            Self::Clock => "clock",
            Self::Seats => "seats",
            Self::Figures => "figures",
            Self::Doubts => "doubts",
        }
    }
}

/// What is asked for, with what holds if nothing is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A name in both languages, with its sort.
    Name(Sort, Text, Option<Forms>),
    /// A word in both languages; empty: none.
    Pair(Text),
    /// A word in the language of the old one.
    Word {
        /// The language.
        lang: Lang,
        /// What was answered.
        becomes: Option<String>,
        /// What the new name makes likely.
        proposed: Option<String>,
    },
    /// Yes or no.
    Flag(bool),
    /// Working days.
    Week(Vec<u8>),
    /// An offset in minutes.
    Offset(i16),
    /// What becomes of a seat; the ids of the others.
    Fate(Fate, Vec<String>),
    /// A number.
    Whole(u32),
    /// One of several words, the likeliest first; or another.
    Form(Vec<String>, Option<String>),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked about: a path, a seat, a word.
    pub id: String,
    /// Its group.
    pub group: Group,
    /// The question.
    pub ask: Msg,
    /// What it is for.
    pub why: Msg,
    /// What is asked for.
    pub asked: Asked,
}

/// What is answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A name, with corrected case forms.
    Name(Text, Option<Forms>),
    /// A word in both languages.
    Pair(Text),
    /// A word.
    Word(String),
    /// Yes or no.
    Flag(bool),
    /// Working days.
    Week(Vec<u8>),
    /// An offset in minutes.
    Offset(i16),
    /// What becomes of a seat.
    Fate(Fate),
    /// A number.
    Whole(u32),
}

impl Answers {
    /// Takes a reply in.
    pub fn take(&mut self, question: &Question, reply: Reply) {
        let id = question.id.as_str();
        match reply {
            Reply::Name(name, forms) => {
                self.put_name(NameAnswer { at: id.into(), ka: name.ka, en: name.en, forms });
            }
            Reply::Pair(pair) => {
                let pair = Some(Pair { ka: pair.ka, en: pair.en });
                if id == LANGUAGE { self.language = pair } else { self.currency = pair }
            }
            Reply::Word(becomes) => match (question.group, id.rsplit_once('#')) {
                (Group::Doubts, Some((at, number))) => {
                    self.put_doubt(at, number.parse().unwrap_or(1), &becomes);
                }
                _ => self.put_word(id, &becomes),
            },
            Reply::Flag(flag) => self.mission = Some(flag),
            Reply::Week(week) => self.week = Some(week),
            Reply::Offset(offset) => self.offset = Some(offset),
            Reply::Fate(fate) => self.put_seat(id, fate),
            Reply::Whole(number) => self.put_figure(id, number),
        }
    }
}

/// The paths of language and money.
pub(super) const LANGUAGE: &str = "setting.language";
pub(super) const CURRENCY: &str = "setting.currency";

impl Original<'_> {
    /// The questions, with what was answered so far. Later ones may go by earlier answers.
    #[must_use]
    pub fn questions(&self, answers: &Answers) -> Vec<Question> {
        let adapted = self.rewritten(answers);
        let rewriter = self.rewriter(answers);
        let mut found = Vec::new();
        for (word, name, forms) in self.all_words(answers).into_iter().take(self.words().len()) {
            let (name, forms) = if name == word.name && forms == word.forms {
                // Not answered: as the names in it are now.
                let sure = |lang, text: &str| rewriter.sure(lang, text);
                let name = Text::new(&sure(Lang::Ka, &word.name.ka), &sure(Lang::En, &word.name.en));
                let forms = word.forms.clone().filter(|_| name == word.name);
                (name, forms)
            } else {
                (name, forms)
            };
            found.push(of_name(&word, name, forms));
        }
        for (id, field, given, had) in [
            (LANGUAGE, "language", &answers.language, &self.scenario.setting.language),
            (CURRENCY, "currency", &answers.currency, &self.scenario.setting.currency),
        ] {
            let had = had.clone().unwrap_or_default();
            let now = given.as_ref().map_or(had, |pair| Text::new(&pair.ka, &pair.en));
            found.push(Question {
                id: id.to_owned(),
                group: Group::Speech,
                ask: Msg::new(key(&format!("adapt-ask-{field}"))),
                why: Msg::new("adapt-why-speech"),
                asked: Asked::Pair(now),
            });
        }
        for was in &adapted.made {
            let lang = if was.is_ascii() { Lang::En } else { Lang::Ka };
            found.push(Question {
                id: was.clone(),
                group: Group::Words,
                ask: Msg::new("adapt-ask-word").with("word", was.as_str()),
                why: Msg::new("adapt-why-word"),
                asked: Asked::Word {
                    lang,
                    becomes: answers.word(was).map(str::to_owned),
                    proposed: self.proposed(was, answers),
                },
            });
        }
        found.push(Question {
            id: "mission".to_owned(),
            group: Group::Mission,
            ask: Msg::new("adapt-ask-mission"),
            why: Msg::new("adapt-why-mission"),
            asked: Asked::Flag(answers.mission.unwrap_or_else(|| self.has_mission())),
        });
        let start = &self.scenario.start;
        found.push(Question {
            id: "start.week".to_owned(),
            group: Group::Clock,
            ask: Msg::new("adapt-ask-week"),
            why: Msg::new("adapt-why-week"),
            asked: Asked::Week(answers.week.clone().unwrap_or_else(|| start.week.clone())),
        });
        found.push(Question {
            id: "start.offset".to_owned(),
            group: Group::Clock,
            ask: Msg::new("adapt-ask-offset"),
            why: Msg::new("adapt-why-offset"),
            asked: Asked::Offset(answers.offset.unwrap_or(start.offset)),
        });
        for seat in &self.scenario.seats {
            let others = self.scenario.seats.iter().filter(|other| other.id != seat.id);
            found.push(Question {
                id: seat.id.to_string(),
                group: Group::Seats,
                ask: Msg::new("adapt-ask-seat").with("seat", &seat.title),
                why: Msg::new("adapt-why-seat"),
                asked: Asked::Fate(
                    answers.seat(seat.id.as_str()),
                    others.map(|other| other.id.to_string()).collect(),
                ),
            });
        }
        for figure in self.figures() {
            found.push(Question {
                ask: Msg::new(key(&format!("adapt-ask-figure-{}", figure.field))).with("of", &figure.of),
                why: Msg::new("adapt-why-figure"),
                asked: Asked::Whole(answers.figure(&figure.at).unwrap_or(figure.is)),
                id: figure.at,
                group: Group::Figures,
            });
        }
        for doubt in &adapted.doubts {
            found.push(Question {
                id: format!("{}#{}", doubt.at, doubt.number),
                group: Group::Doubts,
                ask: Msg::new("adapt-ask-doubt").with("was", doubt.was.as_str()).with("text", doubt.around()),
                why: Msg::new("adapt-why-doubt"),
                asked: Asked::Form(doubt.options.clone(), doubt.chosen.clone()),
            });
        }
        found.sort_by_key(|question| question.group);
        found
    }

    /// What a word made from a name becomes if it is made from the new one the same way: Selmorian, Zavorian.
    fn proposed(&self, was: &str, answers: &Answers) -> Option<String> {
        self.all_words(answers).iter().find_map(|(word, name, _)| {
            let tail = was.strip_prefix(&*word.name.en).filter(|_| word.name.en != name.en)?;
            match name.en.chars().next_back()? {
                'a' if tail == "n" => Some(format!("{}n", name.en)),
                last if tail == "n" && last.is_alphabetic() && !"aeiouy".contains(last) => {
                    Some(format!("{}ian", name.en))
                }
                _ => None,
            }
        })
    }
}

fn of_name(word: &Word, name: Text, forms: Option<Forms>) -> Question {
    let group = match word.sort {
        Sort::Country | Sort::Capital | Sort::Neighbour | Sort::Water => Group::Country,
        Sort::Place => Group::Places,
        Sort::State | Sort::Body | Sort::Firm | Sort::Ship | Sort::Other => Group::Partners,
    };
    Question {
        id: word.at.clone(),
        group,
        ask: Msg::new(key(&format!("adapt-ask-name-{}", word.sort.word()))).with("name", &word.name),
        why: Msg::new(key(&format!("adapt-why-name-{}", word.sort.word()))),
        asked: Asked::Name(word.sort, name, forms),
    }
}

/// The key of a sentence, as a message holds it.
fn key(wanted: &str) -> &'static str {
    const KEYS: [&str; 28] = [
        "adapt-ask-language",
        "adapt-ask-currency",
        "adapt-ask-figure-count",
        "adapt-ask-figure-vulnerable",
        "adapt-ask-figure-unlocated",
        "adapt-ask-figure-injured",
        "adapt-ask-figure-dead",
        "adapt-ask-figure-seats",
        "adapt-ask-figure-capacity",
        "adapt-ask-figure-value",
        "adapt-ask-name-country",
        "adapt-ask-name-capital",
        "adapt-ask-name-neighbour",
        "adapt-ask-name-water",
        "adapt-ask-name-place",
        "adapt-ask-name-state",
        "adapt-ask-name-body",
        "adapt-ask-name-firm",
        "adapt-ask-name-ship",
        "adapt-ask-name-other",
        "adapt-why-name-country",
        "adapt-why-name-capital",
        "adapt-why-name-neighbour",
        "adapt-why-name-water",
        "adapt-why-name-place",
        "adapt-why-name-state",
        "adapt-why-name-body",
        "adapt-why-name-firm",
    ];
    KEYS.into_iter().find(|key| *key == wanted).unwrap_or("adapt-why-name-other")
}
