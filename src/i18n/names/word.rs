//! One Georgian word in a form.

use crate::i18n::names::{Case, NameKind};

/// Whether a noun is the last of several words, which makes it a common noun, or a name by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A name of one word: სორვანე → სორვანეს.
    Alone,
    /// The noun of a longer name: საპყრობილე → საპყრობილის.
    Common,
}

/// Nouns of places and posts that lose a vowel before -ის, -ით, -ად: ends of their stems, whole and shortened.
const SHORTENED: [(&str, &str); 15] = [
    ("უბან", "უბნ"),
    ("მოედან", "მოედნ"),
    ("ჰოსპიტალ", "ჰოსპიტლ"),
    ("კვარტალ", "კვარტლ"),
    ("ტერმინალ", "ტერმინლ"),
    ("სოფელ", "სოფლ"),
    ("ტაძარ", "ტაძრ"),
    ("ზღვარ", "ზღვრ"),
    ("მინდორ", "მინდვრ"),
    ("ქვეყან", "ქვეყნ"),
    ("წყალ", "წყლ"),
    ("თანამშრომელ", "თანამშრომლ"),
    ("წარმომადგენელ", "წარმომადგენლ"),
    ("მასწავლებელ", "მასწავლებლ"),
    ("კაპიტან", "კაპიტნ"),
];

/// First names in which the last -ი belongs to the name: გიორგი → გიორგიმ.
const WITH_I: [&str; 8] = ["გიორგი", "მარი", "ანი", "ნანი", "ლალი", "ქეთი", "თათი", "ანრი"];

/// How a word is declined.
enum Stem<'a> {
    /// Stem in a consonant, and the shorter stem of genitive and instrumental: პორტ-ი.
    Consonant(&'a str, String),
    /// Last vowel is lost before -ის and -ით: სარვანი-ა, სარალიძ-ე.
    Losing(&'a str, &'a str),
    /// Last vowel stays: ანა, ტოკიო, დუბაი.
    Keeping(&'a str),
}

fn stem(word: &str, kind: NameKind, standing: Standing) -> Stem<'_> {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let body = &word[..word.len() - last.len_utf8()];
    match last {
        'ი' if kind == NameKind::Person && WITH_I.contains(&word) => Stem::Keeping(word),
        'ი' if is_consonant(before) => Stem::Consonant(body, shortened(body, kind)),
        'ა' if kind == NameKind::Place => Stem::Losing(body, word),
        'ე' if kind == NameKind::Place && standing == Standing::Common => Stem::Losing(body, word),
        'ე' if kind == NameKind::Person && word.ends_with("ძე") => Stem::Losing(body, word),
        last if is_consonant(last) => Stem::Consonant(word, shortened(word, kind)),
        _ => Stem::Keeping(word),
    }
}

/// Surnames in -ელი lose the vowel (წერეთელი → წერეთლის), and so do some common nouns.
fn shortened(stem: &str, kind: NameKind) -> String {
    let surname = stem
        .strip_suffix("ელ")
        .filter(|body| kind == NameKind::Person && body.chars().filter(|c| is_vowel(*c)).count() >= 2);
    if let Some(body) = surname {
        return format!("{body}ლ");
    }
    let noun = SHORTENED.iter().filter(|_| kind == NameKind::Place);
    noun.filter_map(|(whole, short)| stem.strip_suffix(whole).map(|body| format!("{body}{short}")))
        .next()
        .unwrap_or_else(|| stem.to_owned())
}

/// A noun in a form.
pub(super) fn noun(word: &str, kind: NameKind, case: Case, standing: Standing) -> String {
    match stem(word, kind, standing) {
        Stem::Consonant(full, short) => match case {
            Case::Nominative => word.to_owned(),
            Case::Ergative => format!("{full}მა"),
            Case::Dative => format!("{full}ს"),
            Case::Genitive => format!("{short}ის"),
            Case::Instrumental => format!("{short}ით"),
            Case::Adverbial => format!("{short}ად"),
            Case::Inside => format!("{full}ში"),
            Case::On => format!("{full}ზე"),
            Case::With => format!("{full}თან"),
            Case::From => format!("{short}იდან"),
            Case::Until => format!("{short}ამდე"),
            Case::Source => format!("{short}ისგან"),
        },
        Stem::Losing(short, full) => match case {
            Case::Genitive => format!("{short}ის"),
            Case::Instrumental => format!("{short}ით"),
            Case::From => format!("{short}იდან"),
            Case::Source => format!("{short}ისგან"),
            _ => after_vowel(full, case),
        },
        Stem::Keeping(full) => after_vowel(full, case),
    }
}

/// An adjective before a noun: -ი goes in the dative and before its postpositions, -მა comes in the ergative.
pub(super) fn agree(word: &str, case: Case) -> String {
    let stem = bare(word);
    match case {
        _ if stem == word => word.to_owned(),
        Case::Ergative => format!("{stem}მა"),
        Case::Dative | Case::Adverbial | Case::Inside | Case::On | Case::With | Case::Until => {
            stem.to_owned()
        }
        Case::Nominative | Case::Genitive | Case::Instrumental | Case::From | Case::Source => word.to_owned(),
    }
}

/// A word without the -ი of the nominative; „ჰოსტელში“ has none.
pub(super) fn bare(word: &str) -> &str {
    let stem = word.strip_suffix('ი').filter(|_| !word.ends_with("ში"));
    stem.filter(|stem| stem.chars().next_back().is_some_and(is_consonant)).unwrap_or(word)
}

/// Whether a word, or the last of several, is a genitive: „აპარატის“, „მუშათა“, „„ორდანტას““.
pub(super) fn is_genitive(words: &str) -> bool {
    let words = words.trim_end_matches('“');
    ["ს", "ისა", "თა"].iter().any(|ending| words.ends_with(ending))
}

fn after_vowel(word: &str, case: Case) -> String {
    let ending = match case {
        Case::Nominative => "",
        Case::Ergative => "მ",
        Case::Dative | Case::Genitive => "ს",
        Case::Instrumental if word.ends_with('ი') => "თ",
        Case::Instrumental => "თი",
        Case::Adverbial => "დ",
        Case::Inside => "ში",
        Case::On => "ზე",
        Case::With => "სთან",
        Case::From => "დან",
        Case::Until => "მდე",
        Case::Source => "სგან",
    };
    format!("{word}{ending}")
}

pub(super) fn is_georgian(c: char) -> bool {
    ('ა'..='ჰ').contains(&c)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'ა' | 'ე' | 'ი' | 'ო' | 'უ')
}

fn is_consonant(c: char) -> bool {
    is_georgian(c) && !is_vowel(c)
}
