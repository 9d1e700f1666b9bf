//! Did-you-mean: the declared word nearest to what an author wrote.

use crate::base::Msg;

/// How many candidates a finding lists.
const SHOWN: usize = 12;
/// How many letters a word has at least that is surely meant.
const SURE_LENGTH: usize = 4;

/// The candidate nearest to `written`, if one is near enough to be meant.
///
/// Distance is Damerau-Levenshtein over characters, upper and lower case alike; a third of the longer word may differ.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > 100 {
        return None;
    }
    let lower = written.to_lowercase();
    let length = lower.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = candidate.to_lowercase();
        let longer = other.chars().count().max(length);
        if longer - other.chars().count().min(length) > longer / 3 {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&lower, &other);
        if distance <= (longer / 3).max(1)
            && longer > 1
            && best.is_none_or(|(shortest, _)| distance < shortest)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether `meant`, the [`nearest`] candidate, is surely what was written: it is no number that differs, the slip is one or
/// two letters of a word that has some, and no other candidate is near.
#[must_use]
pub fn is_certain<'a>(written: &str, meant: &str, candidates: impl IntoIterator<Item = &'a str>) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let length = written.chars().count().min(meant.chars().count());
    let slips = strsim::damerau_levenshtein(&written.to_lowercase(), &meant.to_lowercase());
    length >= SURE_LENGTH
        && slips * 4 <= length
        && slips <= 2
        && digits(written) == digits(meant)
        && candidates
            .into_iter()
            .filter(|other| *other != meant)
            .all(|other| nearest(written, [other]).is_none())
}

/// "did you mean …".
#[must_use]
pub fn did_you_mean(candidate: &str) -> Msg {
    Msg::new("content-did-you-mean").with("name", candidate)
}

/// "possible here: …", shortened to the first dozen; nothing if there is no candidate.
#[must_use]
pub fn possible<'a>(candidates: impl IntoIterator<Item = &'a str>) -> Option<Msg> {
    let mut list = String::new();
    let mut more = 0usize;
    for (n, candidate) in candidates.into_iter().enumerate() {
        if n >= SHOWN {
            more += 1;
            continue;
        }
        if n > 0 {
            list.push_str(", ");
        }
        list.push_str(candidate);
    }
    if list.is_empty() {
        return None;
    }
    Some(if more > 0 {
        Msg::new("content-possible-and-more").with("list", list).with("count", more)
    } else {
        Msg::new("content-possible").with("list", list)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_letter_is_found_and_another_word_is_not() {
        assert_eq!(nearest("CONSLU", ["HOM", "CONSUL", "PRESS"]), Some("CONSUL"));
        assert_eq!(nearest("titel", ["id", "title"]), Some("title"));
        assert_eq!(nearest("wombat", ["id", "title"]), None);
        assert_eq!(nearest("", ["id"]), None);
    }

    #[test]
    fn only_a_small_slip_with_one_candidate_is_certain() {
        let sure = |written: &str, candidates: &[&str]| {
            nearest(written, candidates.iter().copied())
                .is_some_and(|meant| is_certain(written, meant, candidates.iter().copied()))
        };
        assert!(sure("CONSLU", &["HOM", "CONSUL", "PRESS"]));
        assert!(sure("titel", &["id", "title"]));
        assert!(!sure("group-3", &["group-4"]), "another number may be meant");
        assert!(!sure("i8", &["i7x"]), "too short");
        assert!(!sure("calls", &["call", "callsx"]), "two are near");
        assert!(!sure("harbour", &["arbor"]), "too far");
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..40).map(|n| format!("n{n}")).collect();
        let msg = possible(names.iter().map(String::as_str)).unwrap();
        assert_eq!(msg.key, "content-possible-and-more");
        assert_eq!(possible([]), None);
    }
}
