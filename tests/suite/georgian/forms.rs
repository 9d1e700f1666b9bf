//! Regular forms of Georgian nouns and adjectives: what may stand behind a known word, so that the kept list holds words
//! and not every form of each.
//!
//! A form is right if what is left without a regular ending is a known word. Verbs have no such endings: each of their
//! forms is known to the dictionary or stands on the list, and so does a word that loses a vowel inside before an ending
//! (წყალი, წყლის).

/// How words end, and what stands there instead in another case or before a postposition: სანდრელ-ი, სანდრელ-ამდე.
const FORMS: &[(&str, &[&str])] = &[
    (
        "ი",
        &[
            "მა",
            "ს",
            "ის",
            "ით",
            "ად",
            "ში",
            "ზე",
            "თან",
            "ამდე",
            "იდან",
            "ისთვის",
            "ისგან",
            "ისკენ",
            "თა",
            "ები",
        ],
    ),
    (
        "ა",
        &[
            "ამ",
            "ას",
            "ის",
            "ით",
            "ად",
            "აში",
            "აზე",
            "ასთან",
            "ამდე",
            "იდან",
            "ისთვის",
            "ისგან",
            "ისკენ",
            "ათა",
            "ები",
        ],
    ),
    (
        "ე",
        &[
            "ემ",
            "ეს",
            "ის",
            "ით",
            "ედ",
            "ეში",
            "ეზე",
            "ესთან",
            "ემდე",
            "იდან",
            "ისთვის",
            "ისგან",
            "ისკენ",
            "ეთა",
            "ეები",
        ],
    ),
    (
        "ო",
        &[
            "ომ",
            "ოს",
            "ოთი",
            "ოდ",
            "ოში",
            "ოზე",
            "ოსთან",
            "ომდე",
            "ოდან",
            "ოსთვის",
            "ოსგან",
            "ოსკენ",
            "ოთა",
            "ოები",
        ],
    ),
    (
        "უ",
        &[
            "უმ",
            "უს",
            "უთი",
            "უდ",
            "უში",
            "უზე",
            "უსთან",
            "უმდე",
            "უდან",
            "უსთვის",
            "უსგან",
            "უსკენ",
            "უთა",
            "უები",
        ],
    ),
];

/// The plurals among them, which take cases again.
const PLURALS: &[&str] = &["ები", "ეები", "ოები", "უები"];

/// Adjectives and participles that lose their -ი before the noun they go with: დაუდასტურებელ ცნობას.
const ATTRIBUTES: &[&str] = &["ელ", "ილ", "ულ", "ურ"];

/// The shortest word that may take endings, in letters: everything falls apart into two of them.
const SHORTEST: usize = 3;

/// Whether a word is known or a regular form of a known one; `known` answers for words as they stand.
pub(super) fn is_right(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    with_particles(word, known, 2)
}

/// -ც „too“, -ა „is“ or the long form of a case, -ვე „the very“, -ო of quoted speech; so many of them behind each other.
fn with_particles(word: &str, known: &dyn Fn(&str) -> bool, most: u8) -> bool {
    in_some_case(word, known)
        || most > 0
            && ["ც", "აც", "ა", "აა", "ო", "ვე"].iter().any(|particle| {
                word.strip_suffix(particle).is_some_and(|rest| {
                    let after_vowel = rest.ends_with(is_vowel);
                    let fits = match *particle {
                        "ც" => after_vowel,
                        "აც" | "აა" => !after_vowel,
                        "ა" => after_vowel || rest.ends_with(['ს', 'თ']),
                        _ => true,
                    };
                    fits && is_long(rest) && with_particles(rest, known, most - 1)
                })
            })
}

/// A word as it stands, or in a case or before a postposition, in the singular or the plural in -ები.
fn in_some_case(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let is_word = |word: &str| known(word) || words_behind(word, PLURALS).any(|one| known(&one));
    let attribute = ATTRIBUTES.iter().any(|end| word.ends_with(end)) && known(&format!("{word}ი"));
    is_word(word) || attribute || words_behind(word, &[]).any(|one| is_word(&one))
}

/// The words this one may be a form of, by the endings asked for; by all of them, if none is named.
fn words_behind<'a>(word: &'a str, asked: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    FORMS.iter().flat_map(move |(end, forms)| {
        forms
            .iter()
            .filter(move |form| asked.is_empty() || asked.contains(form))
            .filter_map(move |form| word.strip_suffix(form))
            .filter(|stem| !stem.ends_with(is_vowel) || !end.is_empty())
            .map(move |stem| format!("{stem}{end}"))
            .filter(|one| is_long(one))
    })
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'ა' | 'ე' | 'ი' | 'ო' | 'უ')
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= SHORTEST
}

#[test]
fn regular_forms_of_a_known_word_are_right_and_others_are_not() {
    let known = |word: &str| {
        ["სანდრელი", "კალმედა", "საელჩო", "სია", "ტოკიო", "დაუდასტურებელი", "დღე", "გამოქვეყნდა"]
            .contains(&word)
    };
    let right = [
        "სანდრელმა",
        "სანდრელამდე",
        "სანდრელიდანაც",
        "სანდრელია",
        "სანდრელშია",
        "სანდრელიდანვე",
        "სანდრელებთან",
        "კალმედის",
        "კალმედას",
        "კალმედამდე",
        "კალმედიდან",
        "კალმედისთვის",
        "კალმედაც",
        "საელჩოსკენ",
        "საელჩომდე",
        "საელჩოებს",
        "საელჩოსთანაა",
        "სიებზე",
        "სიაო",
        "დღეებსა",
        "დღედ",
        "დაუდასტურებელ",
        "დაუდასტურებელია",
        "გამოქვეყნდა",
        "გამოქვეყნდაო",
    ];
    let wrong = [
        "სანდრელიმა",
        "სანდრელიმდე",
        "სანდრელომდე",
        "სანდრლის",
        "კალმედაის",
        "კალმედაიდან",
        "კალმედი",
        "კალმედაცც",
        "საელჩოის",
        "საელჩოიდან",
        "საელჩოცს",
        "საელჩი",
        "სიი",
        "დღემა",
        "დაუდასტურებლ",
        "დაუდასტურებელც",
        "გამოქვეყდნა",
        "სანდრელიიც",
        "საეჩლო",
    ];
    let judged = |words: &[&'static str], wanted: bool| -> Vec<&'static str> {
        words.iter().copied().filter(|word| is_right(word, &known) != wanted).collect()
    };
    assert_eq!((judged(&right, true), judged(&wrong, false)), (vec![], vec![]));
}
