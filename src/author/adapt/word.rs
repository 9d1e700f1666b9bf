//! The invented names of a scenario: those of its setting, of its map, its places and its partners.

use crate::base::{Lang, Name, Text};
use crate::content::map::{Map, ShapeKind};
use crate::content::scenario::{Forms, InventedKind, Land, Scenario};
use crate::i18n::names::{CaseForms, NameKind};

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// The country of the crisis.
    Country,
    /// Its capital.
    Capital,
    /// A country beside it.
    Neighbour,
    /// A sea, a lake or a river.
    Water,
    /// A place.
    Place,
    /// Another state.
    State,
    /// An authority or organisation.
    Body,
    /// A firm.
    Firm,
    /// A ship or an aircraft.
    Ship,
    /// Something else.
    Other,
}

impl Sort {
    /// The word for keys of sentences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Capital => "capital",
            Self::Neighbour => "neighbour",
            Self::Water => "water",
            Self::Place => "place",
            Self::State => "state",
            Self::Body => "body",
            Self::Firm => "firm",
            Self::Ship => "ship",
            Self::Other => "other",
        }
    }

    /// How names of it are declined: those of firms and ships keep their last vowel, „ბრისანეს“, „მერლონას“.
    #[must_use]
    pub const fn declined(self) -> NameKind {
        match self {
            Self::Firm | Self::Ship => NameKind::Person,
            _ => NameKind::Place,
        }
    }
}

impl From<InventedKind> for Sort {
    fn from(kind: InventedKind) -> Self {
        match kind {
            InventedKind::Country => Self::Country,
            InventedKind::Neighbour => Self::Neighbour,
            InventedKind::State => Self::State,
            InventedKind::Body => Self::Body,
            InventedKind::Firm => Self::Firm,
            InventedKind::Ship => Self::Ship,
            InventedKind::Town => Self::Place,
            InventedKind::Water => Self::Water,
            InventedKind::Other => Self::Other,
        }
    }
}

/// An invented name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The path of the name in `scenario.ron`; `map:` before one in `map.ron`.
    pub at: String,
    /// What bears it.
    pub sort: Sort,
    /// The name.
    pub name: Text,
    /// The author's case forms.
    pub forms: Option<Forms>,
    /// Words made from it that the setting declares.
    pub made: Vec<Box<str>>,
}

/// What stands before the path of a name in `map.ron`.
pub(super) const MAP: &str = "map:";

impl Word {
    /// The case forms of the name.
    #[must_use]
    pub fn case_forms(&self) -> CaseForms {
        CaseForms::of(&self.name.ka, self.sort.declined(), self.forms.as_ref())
    }

    /// Whether it is one word; a longer name may hold other names.
    pub(super) fn is_single(&self) -> bool {
        self.name.ka.chars().all(char::is_alphanumeric)
    }

    /// What every form of the name, and every word made from it, begins with; none if that is too short to tell.
    pub(super) fn stem(&self, lang: Lang) -> Option<String> {
        const LEAST: usize = 4;
        let name = match lang {
            Lang::Ka => &self.name.ka,
            Lang::En => &self.name.en,
        };
        if name.chars().any(|c| !c.is_alphabetic()) {
            return None;
        }
        let stem = name.strip_suffix(['ა', 'ე', 'ი', 'ო', 'უ', 'a', 'e', 'i', 'o', 'u', 'y']).unwrap_or(name);
        (stem.chars().count() >= LEAST).then(|| stem.to_owned())
    }
}

/// The names, in the order in which they are asked for. Every one stands here once.
pub(super) fn all(scenario: &Scenario, map: Option<&Map>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut add = |word: Word| {
        let known = words.iter().any(|other| other.name == word.name);
        if !known && !word.name.is_empty() && !is_ours(&word.name) {
            words.push(word);
        }
    };
    let of = |at: String, sort, name: &Text, forms: Option<&Forms>| Word {
        at,
        sort,
        name: name.clone(),
        forms: forms.cloned(),
        made: Vec::new(),
    };
    for row in &scenario.setting.names {
        let at = format!("setting.names[{}].name", row.id);
        let word = of(at, row.kind.into(), &row.name, row.forms.as_ref());
        add(Word { made: row.made.clone(), ..word });
    }
    for (number, shape) in map.map(|map| &map.shapes).into_iter().flatten().enumerate() {
        let sort = match shape.kind {
            ShapeKind::Land => Sort::Country,
            ShapeKind::SecondLand => Sort::Neighbour,
            ShapeKind::Sea | ShapeKind::River => Sort::Water,
        };
        if let Some(name) = &shape.name {
            add(of(format!("{MAP}shapes[{number}].name"), sort, name, None));
        }
    }
    let capital = |id: &Name| scenario.setting.capital.as_ref() == Some(id);
    for place in scenario.places.iter().filter(|place| place.land != Land::Home) {
        let sort = if capital(&place.id) { Sort::Capital } else { Sort::Place };
        add(of(format!("places[{}].name", place.id), sort, &place.name, place.forms.as_ref()));
    }
    for thing in scenario.things.iter().filter(|thing| thing.kind == *"party") {
        add(of(format!("things[{}].name", thing.id), Sort::Body, &thing.name, None));
    }
    words.sort_by_key(|word| word.sort);
    words
}

/// Whether a name is one of home, which nobody takes elsewhere.
fn is_ours(name: &Text) -> bool {
    ["საქართველო", "ქართ", "თბილის"].iter().any(|part| name.ka.contains(part))
        || ["Georgia", "Tbilisi"].iter().any(|part| name.en.contains(part))
}
