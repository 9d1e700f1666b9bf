//! A whole name in a form: the noun is declined, the adjectives before it agree.

use crate::i18n::names::word::{self, Standing};
use crate::i18n::names::{Case, NameKind};

/// What opens an explanation: „ვანო, ბორტინჟინერი“, „საელჩო (კონსული)“, „საელჩო: კონსული“.
const EXPLAINS: [&str; 3] = [", ", " (", ": "];

/// Endings of a word that already stands in a form of its own: „საელჩო ტალენდაში“.
const POSTPOSITIONS: [&str; 5] = ["ში", "ზე", "თან", "დან", "მდე"];

/// A name in a form.
pub(super) fn decline(name: &str, kind: NameKind, case: Case) -> String {
    if case == Case::Nominative || !name.chars().any(word::is_georgian) {
        return name.to_owned();
    }
    let end = EXPLAINS.iter().filter_map(|mark| name.find(mark)).min().unwrap_or(name.len());
    joined(&name[..end], kind, case)
}

/// Names joined by „და“ or „ან“ are declined each; „ძიებისა და შველის სამსახური“ is one name.
fn joined(name: &str, kind: NameKind, case: Case) -> String {
    for (between, open) in [(" და ", "ა"), (" ან ", "")] {
        if let Some((first, rest)) = name.split_once(between).filter(|(first, _)| !word::is_genitive(first)) {
            let first = placed(first, kind, case);
            // „კონსულსა და მორიგეს“: -ს is opened by a vowel before „და“.
            let open = if first.ends_with('ს') { open } else { "" };
            return format!("{first}{open}{between}{}", joined(rest, kind, case));
        }
    }
    placed(name, kind, case)
}

/// A word behind the noun that has a postposition of its own stays: „საელჩომ ტალენდაში“.
fn placed(name: &str, kind: NameKind, case: Case) -> String {
    match name.rsplit_once(' ') {
        Some((before, last)) if POSTPOSITIONS.iter().any(|ending| last.ends_with(ending)) => {
            format!("{} {last}", quoted(before, kind, case))
        }
        _ => quoted(name, kind, case),
    }
}

/// „ჰოსტელი „ძველი წისქვილი““: the noun before the quoted name loses its ending, the name inside is declined.
fn quoted(name: &str, kind: NameKind, case: Case) -> String {
    let Some((before, inside)) = name.strip_suffix('“').and_then(|name| name.rsplit_once('„')) else {
        return plain(name, kind, case);
    };
    let inside = plain(inside, kind, case);
    let words: Vec<&str> = before.split_whitespace().collect();
    let Some((noun, adjectives)) = words.split_last() else { return format!("„{inside}“") };
    let noun = match case {
        Case::Ergative => word::noun(noun, kind, case, Standing::Common),
        _ => word::bare(noun).to_owned(),
    };
    let mut all: Vec<String> = adjectives.iter().map(|word| word::agree(word, case)).collect();
    all.push(noun);
    format!("{} „{inside}“", all.join(" "))
}

/// Adjectives and a noun. The noun of several words is a common one: „ძველი საპყრობილე“. What stands before a genitive
/// belongs to it and stays: „ცენტრალური აპარატის მორიგემ“.
fn plain(name: &str, kind: NameKind, case: Case) -> String {
    match name.rsplit_once(' ') {
        None => word::noun(name, kind, case, Standing::Alone),
        Some((before, last)) if kind == NameKind::Person => {
            format!("{before} {}", word::noun(last, kind, case, Standing::Alone))
        }
        Some((before, last)) => {
            let words: Vec<&str> = before.split(' ').collect();
            let free = words.iter().rposition(|word| word::is_genitive(word)).map_or(0, |at| at + 1);
            let (bound, free) = words.split_at(free);
            let mut all: Vec<String> = bound.iter().map(ToString::to_string).collect();
            all.extend(free.iter().map(|word| word::agree(word, case)));
            all.push(word::noun(last, kind, case, Standing::Common));
            all.join(" ")
        }
    }
}
