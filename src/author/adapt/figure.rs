//! The figures of a scenario: how many people, places, seats, blanks; and the texts that may tell of one in words.

use crate::author::adapt::said::Said;
use crate::author::sheet::ours::tree::At;
use crate::base::{Lang, Text};
use crate::content::syntax::{Node, NodeKind};

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its path.
    pub at: String,
    /// What it is a figure of: the name of a group, a transport …
    pub of: Text,
    /// Which of its figures: `count`, `vulnerable`, …
    pub field: &'static str,
    /// The number.
    pub is: u32,
}

/// Lists with figures, and their fields.
const FIELDS: [(&str, &[&str]); 4] = [
    ("groups", &["count", "vulnerable", "unlocated", "injured", "dead"]),
    ("resources", &["count"]),
    ("transports", &["seats"]),
    ("routes", &["capacity"]),
];

/// The figures a scenario declares. What is not written is not asked about.
pub(super) fn all(root: Node<'_>) -> Vec<Figure> {
    let root = At::root(root);
    let mut found = Vec::new();
    for (list, fields) in FIELDS {
        for item in root.field(list).map(|at| at.items()).unwrap_or_default() {
            let of = name(&item);
            for field in fields {
                let Some(value) = item.field(field) else { continue };
                if let Some(is) = number(value.node) {
                    found.push(Figure { at: value.path, of: of.clone(), field, is });
                }
            }
        }
    }
    let things = root.field("things").map(|at| at.items()).unwrap_or_default();
    for given in root.field("given").map(|at| at.items()).unwrap_or_default() {
        let part = |number| given.value(number);
        let text = |number| part(number).and_then(|at| at.text()).unwrap_or_default();
        let Some(value) = part(1).filter(|_| given.node.name() == Some("Set") && text(0) == "value") else {
            continue;
        };
        let id = text(2);
        let thing = things.iter().find(|at| at.field("id").and_then(|id| id.text()).as_deref() == Some(&id));
        if let (Some(is), Some(thing)) = (number(value.node), thing) {
            found.push(Figure { at: value.path, of: name(thing), field: "value", is });
        }
    }
    found
}

fn number(node: Node<'_>) -> Option<u32> {
    (node.kind() == NodeKind::Whole).then(|| node.source().parse().ok())?
}

fn name(at: &At<'_>) -> Text {
    let part = |lang: Lang| {
        let text = at.field("name").and_then(|name| name.field(lang.code()));
        text.and_then(|text| text.text()).unwrap_or_default()
    };
    Text::new(&part(Lang::Ka), &part(Lang::En))
}

/// The texts that may tell of a number, in digits or in words.
pub(super) fn told(number: u32, texts: &[Said]) -> impl Iterator<Item = &Said> {
    let words = Lang::ALL.map(|lang| in_words(number, lang));
    texts.iter().filter(move |said| {
        let word = match said.lang {
            Lang::Ka => &words[0],
            Lang::En => &words[1],
        };
        tells(&said.text, said.lang, number, word.as_deref())
    })
}

fn tells(text: &str, lang: Lang, number: u32, word: Option<&str>) -> bool {
    let digits = number.to_string();
    // A time of day and a decimal are no count.
    let in_digits = text.match_indices(&digits).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + digits.len()..).unwrap_or_default();
        let close = |c: char| c.is_ascii_digit() || c == ':';
        !before.ends_with(close) && !behind.starts_with(close)
    });
    let text = text.to_lowercase();
    in_digits
        || word.is_some_and(|word| {
            text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|found| match lang {
                Lang::Ka => found == word || is_form(found, word),
                Lang::En => found == word,
            })
        })
}

/// ექვსი, ექვსმა, ექვსს, ექვსის, ექვსივე …
fn is_form(found: &str, word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["მა", "ს", "ის", "ით", "ად", "ივე", "ია", "იც", "მ"];
    let stem = word.strip_suffix('ი').unwrap_or(word);
    found.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// A number in words, up to 99. „One“ and „two“ are in too many texts to tell anything.
fn in_words(number: u32, lang: Lang) -> Option<String> {
    const EN: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const EN_TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const KA: [&str; 20] = [
        "ნული",
        "ერთი",
        "ორი",
        "სამი",
        "ოთხი",
        "ხუთი",
        "ექვსი",
        "შვიდი",
        "რვა",
        "ცხრა",
        "ათი",
        "თერთმეტი",
        "თორმეტი",
        "ცამეტი",
        "თოთხმეტი",
        "თხუთმეტი",
        "თექვსმეტი",
        "ჩვიდმეტი",
        "თვრამეტი",
        "ცხრამეტი",
    ];
    const KA_TWENTIES: [&str; 4] = ["ოც", "ორმოც", "სამოც", "ოთხმოც"];
    let number = usize::try_from(number).ok().filter(|number| (3..100).contains(number))?;
    match lang {
        Lang::En => {
            let Some(tens) = (number / 10).checked_sub(2) else {
                return EN.get(number).map(ToString::to_string);
            };
            let tens = EN_TENS.get(tens)?;
            Some(if number % 10 == 0 {
                (*tens).to_owned()
            } else {
                format!("{tens}-{}", EN.get(number % 10)?)
            })
        }
        Lang::Ka => {
            let Some(twenties) = (number / 20).checked_sub(1) else {
                return KA.get(number).map(ToString::to_string);
            };
            let twenties = KA_TWENTIES.get(twenties)?;
            let rest = KA.get(number % 20)?;
            Some(if number % 20 == 0 { format!("{twenties}ი") } else { format!("{twenties}და{rest}") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_digits_and_words() {
        for (number, lang, text, found) in [
            (24, Lang::Ka, "ოცდაოთხმა მოლაშქრემ", true),
            (24, Lang::En, "Twenty-four hikers", true),
            (24, Lang::En, "in 24 hours", true),
            (24, Lang::En, "124; 24:00", false),
            (33, Lang::Ka, "ოცდაცამეტი", true),
            (60, Lang::Ka, "სამოცის", true),
            (6, Lang::Ka, "ექვსივე", true),
            (6, Lang::Ka, "თექვსმეტი", false),
            (90, Lang::Ka, "ოთხმოცდაათი", true),
            (2, Lang::En, "two", false),
        ] {
            let word = in_words(number, lang);
            assert_eq!(tells(text, lang, number, word.as_deref()), found, "{number} {text}");
        }
    }
}
