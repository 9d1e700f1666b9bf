//! Finding words in either language: by the beginnings of words, by stem, and in Latin typing of Georgian.
//!
//! Words are compared in one skeleton of Latin letters: Georgian letters by the national system of romanisation
//! without apostrophes, then the usual ways of typing brought together (`gh` and `g`, `kh` and `x`, `ts`, `c` and the
//! keyboard's `w`, `q` and the keyboard's `y`, `p` and the keyboard's `f`). What
//! does not match so is tried once more without vowels, so that მზღვევლის finds მზღვეველი.

/// How well something matched, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The query is the whole text.
    Whole,
    /// The text begins with the query.
    Start,
    /// Every word of the query begins a word.
    Words,
    /// Every word of the query stands inside a word.
    Inside,
    /// Every word of the query begins a word, or is one, once endings are left out.
    Ending,
    /// Every word of the query begins a word once vowels are left out.
    Stem,
}

/// A query, ready to be compared with many texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finder {
    whole: String,
    words: Vec<String>,
    stems: Vec<String>,
    bare: Vec<String>,
}

impl Finder {
    /// A query as typed.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let words = words(query);
        let stems = words.iter().map(|word| without_vowels(word)).collect();
        let bare = words.iter().map(|word| without_ending(word)).collect();
        Self { whole: words.join(" "), words, stems, bare }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a text fits; none if it does not, or if nothing was typed.
    #[must_use]
    pub fn fit(&self, text: &str) -> Option<Fit> {
        if self.is_empty() {
            return None;
        }
        let words = words(text);
        let whole = words.join(" ");
        if whole == self.whole {
            return Some(Fit::Whole);
        }
        if whole.starts_with(&self.whole) {
            return Some(Fit::Start);
        }
        let all = |wanted: &[String], test: &dyn Fn(&str, &str) -> bool, words: &[String]| {
            wanted.iter().all(|want| words.iter().any(|word| test(word, want)))
        };
        if all(&self.words, &|word, want| word.starts_with(want), &words) {
            return Some(Fit::Words);
        }
        if self.words.iter().all(|word| word.len() >= 3)
            && all(&self.words, &|word, want| word.contains(want), &words)
        {
            return Some(Fit::Inside);
        }
        let roots =
            self.bare.iter().zip(&self.words).all(|(bare, want)| {
                words.iter().any(|word| word.starts_with(bare) || root(word) == root(want))
            });
        if roots {
            return Some(Fit::Ending);
        }
        let stems: Vec<String> = words.iter().map(|word| without_vowels(word)).collect();
        (self.stems.iter().all(|stem| stem.len() >= 3)
            && all(&self.stems, &|word, want| word.starts_with(want), &stems))
        .then_some(Fit::Stem)
    }

    /// The best fit among several texts about one thing.
    #[must_use]
    pub fn best<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<Fit> {
        texts.into_iter().filter_map(|text| self.fit(text)).min()
    }
}

/// Endings of cases, plurals and verbs in the common skeleton, longest first.
const ENDINGS: [&str; 28] = [
    "ebistvis", "istvis", "ebidan", "ebshi", "ebtan", "ebis", "ebma", "ebit", "ebze", "idan", "amde", "ebi",
    "ebs", "shi", "tan", "ing", "ies", "is", "it", "ad", "ma", "ze", "es", "ed", "s", "i", "a", "e",
];

/// A word without its ending, as long as three letters are left; the word as it is otherwise.
fn without_ending(word: &str) -> String {
    cut(word, 3).to_owned()
}

/// What words of one noun have in common, short as it may be: სია and სიის, გზა and გზის.
fn root(word: &str) -> &str {
    cut(word, 2)
}

fn cut(word: &str, least: usize) -> &str {
    let bare = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|bare| bare.len() >= least);
    bare.unwrap_or(word)
}

/// Georgian in Latin letters by the national system of 2002, without apostrophes.
#[must_use]
pub fn latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match letter(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' => "i",
        'კ' | 'ქ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'ყ' => "q",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        _ => return None,
    })
}

/// The words of a text in the common skeleton.
fn words(text: &str) -> Vec<String> {
    let latin = latin(text).to_lowercase();
    latin
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| {
            let mut word = word.to_owned();
            // Several ways of typing one sound; longest first.
            for (typed, common) in [
                ("gh", "g"),
                ("kh", "x"),
                ("zh", "j"),
                ("dz", "z"),
                ("ts", "c"),
                ("tch", "ch"),
                ("q", "k"),
                ("y", "k"),
                ("w", "c"),
                ("f", "p"),
            ] {
                word = word.replace(typed, common);
            }
            word
        })
        .filter(|word| !word.is_empty())
        .collect()
}

fn without_vowels(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_either_script() {
        let title = "მარშრუტის შემოწმება";
        assert_eq!(Finder::new("მარშრ").fit(title), Some(Fit::Start));
        assert_eq!(Finder::new("shemots").fit(title), Some(Fit::Words));
        assert_eq!(Finder::new("marshrutis shemocmeba").fit(title), Some(Fit::Whole));
        assert_eq!(Finder::new("Shem mar").fit(title), Some(Fit::Words));
        assert_eq!(Finder::new("route").fit(title), None);
        assert_eq!(Finder::new("  ").fit(title), None);
        assert_eq!(Finder::new("route").best([title, "Check a route"]), Some(Fit::Words));
    }

    #[test]
    fn stems_that_lose_a_vowel_are_found() {
        assert_eq!(Finder::new("მზღვევლის").fit("მზღვეველის აგენტი"), Some(Fit::Stem));
        assert_eq!(Finder::new("ადგილსამყოფლ").fit("ადგილსამყოფელი დაუდგენელია"), Some(Fit::Stem));
    }

    #[test]
    fn an_inflected_word_finds_the_plain_one() {
        for (typed, text) in [
            ("მარშრუტები", "მარშრუტის შემოწმება"),
            ("ოჯახებისთვის", "ოჯახის ინფორმირება"),
            ("marshrutebi", "მარშრუტის შემოწმება"),
            ("კონსულთან", "კონსულის გაგზავნა"),
            ("families", "Warning staff and families"),
            ("routes", "Checking the route"),
            ("evacuating", "Evacuation proposed"),
            ("საფრთხის დონე", "საფრთხის დონის დადგენა"),
            ("ჯგუფის სია", "კრიზისული ჯგუფის სიის შედგენა"),
            ("გზის", "მთავარი გზა"),
        ] {
            assert!(Finder::new(typed).fit(text).is_some(), "{typed}");
        }
        assert_eq!(Finder::new("სამი").fit("საქმის გახსნა"), None);
        assert_eq!(Finder::new("სია").fit("სიმაღლის გაზომვა"), None);
    }

    #[test]
    fn usual_ways_of_typing_meet() {
        for typed in ["gamokvana", "gamoqvana", "gamoyvana", "გამოყვანა"] {
            assert_eq!(Finder::new(typed).fit("გამოყვანა"), Some(Fit::Whole), "{typed}");
        }
        assert_eq!(Finder::new("saavadmyofo").fit("საავადმყოფოს ზარი"), Some(Fit::Start));
        assert_eq!(Finder::new("xazi").fit("ცხელი ხაზი"), Some(Fit::Words));
        assert_eq!(Finder::new("khazi").fit("ცხელი ხაზი"), Some(Fit::Words));
        assert_eq!(Finder::new("shemowm").fit("მარშრუტის შემოწმება"), Some(Fit::Words));
        assert_eq!(Finder::new("cxeli").fit("ცხელი ხაზი"), Some(Fit::Start));
    }
}
