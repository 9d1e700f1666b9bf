//! Telephone numbers somebody could dial, and domains and e-mail addresses that may exist.
//!
//! A trainee might call or write. Use addresses under `.example`, and numbers that cannot be dialled: with `x` for digits
//! (`+995 5xx xx xx xx`), or under the unused country code 999.

use crate::base::Msg;
use crate::content::codes;
use crate::content::lower::Cx;
use crate::content::syntax::Node;

pub(super) fn look(words: &str, node: Node<'_>, cx: &mut Cx<'_>) {
    if let Some(number) = phone_number(words) {
        report("check-real-number", number, node, cx);
    }
    if let Some(address) = address(words) {
        report("check-real-address", address, node, cx);
    }
}

fn report(key: &'static str, found: &str, node: Node<'_>, cx: &mut Cx<'_>) {
    let finding = cx.error(codes::REAL_CONTACT, node.span(), Msg::new(key).with("text", found));
    cx.push(finding.help(Msg::new("check-fictional-contact")));
}

/// The first run of digits that could be dialled.
fn phone_number(words: &str) -> Option<&str> {
    let bytes = words.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes[at].is_ascii_digit()
            || (bytes[at] == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        if !begins {
            at += 1;
            continue;
        }
        let end = end_of_number(bytes, at);
        let run = words.get(at..end).unwrap_or_default();
        let after_letter = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'-');
        if !after_letter && is_dialable(run) {
            return Some(run);
        }
        at = end.max(at + 1);
    }
    None
}

/// Digits, with single blanks, hyphens, brackets, dots and slashes between them.
fn end_of_number(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        let separators = at - end;
        match byte {
            b'0'..=b'9' => end = at + 1,
            b' ' | b'-' | b'(' | b')' | b'.' | b'/' if separators < 2 => {}
            _ => break,
        }
        at += 1;
    }
    end
}

fn is_dialable(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    if let Some(rest) = run.strip_prefix('+') {
        return digits >= 7 && !rest.starts_with("999") && !rest.starts_with("000");
    }
    if run.starts_with("555-01") || run.contains("555-01") {
        return false;
    }
    let groups: Vec<&str> =
        run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let thousands = groups.len() > 1
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && !run.contains(['-', '(', '/']);
    let dates =
        groups.iter().any(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")));
    let figure = thousands && !run.starts_with('0');
    let date = dates && groups.len() >= 3;
    digits >= 9 && !figure && !date
}

/// Top-level domains that occur in texts like ours; words that end sentences are not among them.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "info", "gov", "edu", "int", "mil", "biz", "ge", "eu", "uk", "de", "fr", "ru", "tr",
    "ua", "az", "pl", "es", "nl", "se", "fi", "ch", "cn", "jp", "io", "tv", "us", "ca", "au", "gr", "il",
    "ir", "kz", "lt", "lv", "ee", "news", "online", "site", "app", "dev", "xyz", "me",
];

/// The first word that is an e-mail address or a domain outside the reserved ones.
fn address(words: &str) -> Option<&str> {
    words
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '(' | ')' | ',' | ';' | '"' | '„' | '“' | '”' | '<' | '>' | '«' | '»')
        })
        .map(|word| word.trim_matches(|c: char| matches!(c, '.' | ':' | '!' | '?' | '\'' | '’' | '…')))
        .find(|word| word.len() <= 300 && is_address(word))
}

fn is_address(word: &str) -> bool {
    let schemeless = word.split_once("://").map_or(word, |(_, rest)| rest);
    let (before, host) = schemeless.rsplit_once('@').unwrap_or(("", schemeless));
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let sound =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let Some((last, rest)) = labels.split_last() else { return false };
    if rest.is_empty() || !labels.iter().all(|label| sound(label)) {
        return false;
    }
    let last = last.to_lowercase();
    let reserved = matches!(last.as_str(), "example" | "test" | "invalid" | "localhost")
        || (matches!(last.as_str(), "com" | "org" | "net")
            && rest.last().is_some_and(|name| name.eq_ignore_ascii_case("example")));
    if reserved {
        return false;
    }
    let named =
        rest.iter().all(|label| label.chars().count() >= 2 && !label.chars().all(|c| c.is_ascii_digit()));
    let explicit = !before.is_empty() || schemeless.len() != word.len() || host.starts_with("www.");
    explicit || (named && DOMAINS.contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_can_be_dialled_are_found() {
        for text in [
            "call +995 32 294 50 00 now",
            "+442079460000",
            "0322 94-50-00-11",
            "(032) 294 50 00 11",
            "tel. 995599123456",
            "8-800-555-35-35-1",
        ] {
            assert!(phone_number(text).is_some(), "{text}");
        }
    }

    #[test]
    fn figures_dates_and_masked_numbers_are_let_through() {
        for text in [
            "1 200 000 people, 45,5 %",
            "150 000 000",
            "2031-04-15 06:40",
            "15.04.2031 – 16.04.2031",
            "+995 5xx xx xx xx",
            "+999 555 010 203",
            "112",
            "passport AB123456789",
            "from 10 to 12, 3 of 24, room 204",
            "555-0123",
        ] {
            assert_eq!(phone_number(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_that_may_exist_are_found() {
        for text in [
            "write to consul@mfa.gov.ge.",
            "www.geoconsul.ge",
            "https://host.something/x",
            "see mfa.gov.ge,",
            "x@y.z",
        ] {
            assert!(address(text).is_some(), "{text}");
        }
    }

    #[test]
    fn reserved_addresses_and_ordinary_words_are_let_through() {
        for text in [
            "help@ministry.example",
            "www.airline.example",
            "example.com",
            "e.g. this, i.e. that",
            "a.m. and p.m.",
            "at 10.30.Then",
            "No.5",
            "@room",
            "one...two",
            "დღეს.ხვალ",
            "version 1.2.3",
            "route A.B",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
