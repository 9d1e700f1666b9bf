//! Telephone numbers somebody could dial, and domains and e-mail addresses that may exist.
//!
//! A trainee might call or write. Use addresses under `.example`, and numbers that cannot be dialled: with `x` for digits
//! (`+995 5xx xx xx xx`), or under the unused country code 999.

use crate::base::Msg;
use crate::content::check::texts::place;
use crate::content::codes;
use crate::content::lower::Cx;
use crate::content::syntax::Node;

pub(super) fn look(words: &str, node: Node<'_>, cx: &mut Cx<'_>) {
    for number in phone_numbers(words) {
        report("check-real-number", number, words, node, cx);
    }
    for address in addresses(words) {
        report("check-real-address", address, words, node, cx);
    }
}

fn report(key: &'static str, found: &str, words: &str, node: Node<'_>, cx: &mut Cx<'_>) {
    let finding = cx.error(codes::REAL_CONTACT, place(found, words, node), Msg::new(key).with("text", found));
    cx.push(finding.help(Msg::new("check-fictional-contact")));
}

/// The runs of digits that could be dialled.
fn phone_numbers(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..) {
        let Some(start) = rest.find(|c: char| c.is_ascii_digit()) else { break };
        let digit = at + start;
        let plus = words.get(..digit).unwrap_or_default().ends_with('+');
        let begin = if plus { digit - 1 } else { digit };
        let end = end_of_number(words, digit);
        let run = words.get(begin..end).unwrap_or_default();
        let before = words.get(..begin).unwrap_or_default();
        let after_letter = before.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        if !after_letter
            && (is_dialable(run) || is_short_number(run, before, words.get(end..).unwrap_or_default()))
        {
            found.push(run);
        }
        at = end;
    }
    found
}

/// Whether a character stands between the digits of one number: blanks of any width, hyphens, brackets, dots, slashes.
const fn separates(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2007}'..='\u{200a}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2012}' | '(' | ')' | '.' | '/')
}

/// Digits with at most three separators between them.
fn end_of_number(words: &str, start: usize) -> usize {
    let mut end = start;
    let mut separators = 0;
    for (at, c) in words.get(start..).unwrap_or_default().char_indices() {
        match c {
            '0'..='9' => (end, separators) = (start + at + 1, 0),
            c if separates(c) && separators < 3 => separators += 1,
            _ => break,
        }
    }
    end
}

fn is_dialable(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    if run.starts_with('+') {
        return digits.len() >= 7 && !digits.starts_with("999") && !digits.starts_with("000");
    }
    if run.contains("555-01") {
        return false;
    }
    let groups: Vec<&str> =
        run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    if lengths == [3, 2, 2] {
        return true;
    }
    // A Georgian mobile number is written like a figure of hundreds of millions; such a figure would be round.
    let mobile = digits.len() == 9 && digits.starts_with('5') && !digits.ends_with("000");
    let thousands = lengths.len() > 1
        && lengths.iter().skip(1).all(|length| *length == 3)
        && !run.contains(['-', '(', '/'])
        && !run.starts_with('0')
        && !mobile;
    let is_year = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let date = groups.len() >= 3
        && groups.iter().any(is_year)
        && groups.iter().all(|group| group.len() <= 2 || is_year(group));
    digits.len() >= 9 && !thousands && !date
}

/// Words beside a number that make it a telephone number however short it is, as they begin or stand within a word.
const CALLS: &[&str] =
    &["tel", "phone", "hotline", "dial", "call", "ტელ", "დარეკ", "დაურეკ", "ცხელი ხაზი", "ნომერ"];

/// Words after which even three digits are a number to call.
const CALL: &[&str] = &["call", "dial", "ring", "phone", "telephone", "tel", "hotline", "დარეკე", "დარეკეთ"];

/// Who is reached by three digits.
const RESCUE: &[&str] =
    &["emergenc", "ambulance", "police", "fire brigade", "სასწრაფო", "გადაუდებ", "პოლიცი", "სამაშველო"];

/// Numbers of rescue and help lines that are the same in many countries.
const KNOWN: &[&str] = &["112", "911", "999", "116000", "116006", "116111", "116117", "116123"];

/// What is counted in our texts, as it begins.
const COUNTED: &[&str] = &[
    "people",
    "person",
    "citizen",
    "national",
    "passenger",
    "famil",
    "travel",
    "tourist",
    "student",
    "crew",
    "call",
    "message",
    "kilomet",
    "km",
    "metre",
    "minute",
    "hour",
    "day",
    "lari",
    "euro",
    "dollar",
    "place",
    "seat",
    "room",
    "bed",
    "child",
    "adult",
    "more",
    "other",
    "of",
    "ადამიან",
    "მოქალაქ",
    "პირ",
    "ოჯახ",
    "მგზავრ",
    "ტურისტ",
    "სტუდენტ",
    "წევრ",
    "ზარ",
    "შეტყობინებ",
    "კილომეტრ",
    "კმ",
    "მეტრ",
    "წუთ",
    "საათ",
    "დღ",
    "ლარ",
    "ევრო",
    "დოლარ",
    "ადგილ",
    "ოთახ",
    "საწოლ",
    "ბავშვ",
    "სხვა",
];

/// Words that may follow a number without being counted by it.
const LINKS: &[&str] = &[
    "and",
    "or",
    "is",
    "for",
    "if",
    "at",
    "in",
    "on",
    "now",
    "when",
    "to",
    "as",
    "the",
    "immediately",
    "და",
    "ან",
    "არის",
    "თუ",
    "ახლა",
    "როცა",
    "დაუყოვნებლივ",
];

/// Words before a number that it belongs to, so that nobody takes it for one to call.
const NUMBERED: &[&str] = &[
    "room",
    "flight",
    "page",
    "case",
    "article",
    "law",
    "file",
    "line",
    "bus",
    "section",
    "since",
    "until",
    "from",
    "than",
    "about",
    "over",
    "under",
    "total",
    "figure",
    "ოთახ",
    "რეის",
    "გვერდ",
    "მუხლ",
    "საქმ",
    "წელ",
    "სულ",
    "დაახლოებით",
];

/// A short number of a service: told as one to call, or known as one, and counting nothing.
fn is_short_number(run: &str, before: &str, after: &str) -> bool {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).collect();
    let digits: String = groups.concat();
    let year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    let is_short = match groups.as_slice() {
        [whole] => (3..=6).contains(&whole.len()),
        [first, second] => first.len() == 3 && second.len() == 3,
        _ => false,
    };
    if !is_short || year || goes_on(after) {
        return false;
    }
    let (near, before) = (clause_before(before, 16), clause_before(before, 40));
    let last =
        before.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or_default();
    let next = next_word(after);
    let one_of = |list: &[&str], word: &str| list.iter().any(|known| word.starts_with(known));
    let within = |list: &[&str], text: &str| list.iter().any(|known| text.contains(known));
    // `112-ზე დარეკეთ`; in English the call stands before the number.
    let told_after = within(CALLS, &next) && !next.is_ascii();
    let counts = !next.is_empty() && !LINKS.contains(&next.as_str()) && !told_after;
    let known = KNOWN.contains(&digits.as_str());
    let told = within(CALLS, &near) || told_after;
    match digits.len() {
        3 if CALL.contains(&last) => !one_of(COUNTED, &next),
        3 => known && !counts && (told || within(RESCUE, &before) || within(RESCUE, &next)),
        _ if within(CALLS, last) => !one_of(COUNTED, &next),
        _ if told || known => !counts,
        // A number of four digits at the end of a name or sentence that belongs to nothing.
        4 => {
            let ends = next.is_empty() && run.starts_with('1') && !run.ends_with("00");
            ends && last.chars().count() > 2
                && last.chars().all(char::is_alphabetic)
                && !one_of(NUMBERED, last)
        }
        _ => false,
    }
}

/// Whether a number goes on behind its digits as a figure: a fraction, a time, a share, a sum of money.
fn goes_on(after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        Some(',' | ':' | '–') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(' ' | '\u{a0}') => {
            matches!(rest.next(), Some('%' | '°' | '€' | '$' | '₾' | '+' | '–' | '×' | '='))
        }
        Some(c) => matches!(c, '%' | '°' | '€' | '$' | '₾' | '_'),
        None => false,
    }
}

/// The end of the clause before a number, at most so many characters of it, in small letters.
fn clause_before(before: &str, length: usize) -> String {
    let near: String = before.chars().rev().take(length).collect::<Vec<char>>().into_iter().rev().collect();
    let near = near.to_lowercase().replace("tel.", "tel").replace("ტელ.", "ტელ");
    near.rsplit(['.', '!', '?', ';', ',']).next().unwrap_or_default().to_owned()
}

/// The word after a number in small letters, past a case ending joined to it (`112-ზე დარეკეთ`); nothing if the clause ends.
fn next_word(after: &str) -> String {
    let past = match after.strip_prefix('-') {
        Some(rest) => rest.trim_start_matches(char::is_alphabetic),
        None => after,
    };
    let word: String = past.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    word.to_lowercase()
}

/// Top-level domains that occur in texts like ours; words that end sentences are not among them.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "info", "gov", "edu", "int", "mil", "biz", "ge", "eu", "uk", "de", "fr", "ru", "tr",
    "ua", "az", "pl", "es", "nl", "se", "fi", "ch", "cn", "jp", "io", "tv", "us", "ca", "au", "gr", "il",
    "ir", "kz", "lt", "lv", "ee", "news", "online", "site", "app", "dev", "xyz", "me",
];

/// The words that are e-mail addresses or domains outside the reserved ones.
fn addresses(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '(' | ')' | ',' | ';' | '"' | '„' | '“' | '”' | '<' | '>' | '«' | '»')
        })
        .map(|word| word.trim_matches(|c: char| matches!(c, '.' | ':' | '!' | '?' | '\'' | '’' | '…')))
        .filter(|word| word.len() <= 300 && is_address(word))
}

fn is_address(word: &str) -> bool {
    let schemeless = word.split_once("://").map_or(word, |(_, rest)| rest);
    let (before, host) = schemeless.rsplit_once('@').unwrap_or(("", schemeless));
    let slash = host.contains('/');
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let sound =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let Some((last, rest)) = labels.split_last() else { return false };
    if rest.is_empty() || !labels.iter().all(|label| sound(label)) {
        return false;
    }
    let lower = last.to_lowercase();
    let reserved = matches!(lower.as_str(), "example" | "test" | "invalid" | "localhost")
        || (matches!(lower.as_str(), "com" | "org" | "net")
            && rest.last().is_some_and(|name| name.eq_ignore_ascii_case("example")));
    if reserved {
        return false;
    }
    let digits = |label: &str| label.chars().all(|c| c.is_ascii_digit());
    let named = rest.iter().all(|label| (slash || label.chars().count() >= 2) && !digits(label));
    let explicit = !before.is_empty() || schemeless.len() != word.len() || host.starts_with("www.");
    // Every country has an end of two letters; a word that begins a sentence begins with a capital.
    let country = last.len() == 2 && last.bytes().all(|b| b.is_ascii_lowercase());
    explicit || (named && (country || lower == "გე" || DOMAINS.contains(&lower.as_str())))
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
            "Call 599 123 456.",
            "+995\u{a0}599\u{a0}12\u{a0}34\u{a0}56",
            "599\u{a0}12\u{a0}34\u{a0}56",
            "+995 - 32 - 2 - 94 - 50 - 00",
            "294-50-00",
            "294 50 00",
            "202-555-2019",
            "the hotline 1577",
            "ცხელი ხაზი 1577",
            "the hotline 1577 works day and night",
            "tel. 1577",
            "Head of crisis cell 1577",
            "საკრიზისო შტაბი 1577.",
            "In danger call 112!",
            "Dial 112 and wait",
            "Emergency: 112",
            "112-ზე დარეკეთ",
            "დარეკეთ 112",
            "სასწრაფო დახმარება – 112",
            "children's helpline 116 111",
            "missing children: 116 000.",
            "116 006",
        ] {
            assert!(!phone_numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn figures_dates_and_masked_numbers_are_let_through() {
        for text in [
            "1 200 000 people, 45,5 %",
            "150 000 000",
            "550 000 000 lari",
            "2031-04-15 06:40, 15.04.2031 06:40",
            "a call at 2031, then 1200 people",
            "2031-04-15 06:40",
            "15.04.2031 – 16.04.2031",
            "+995 5xx xx xx xx",
            "+999 555 010 203",
            "112",
            "passport AB123456789",
            "from 10 to 12, 3 of 24, room 204",
            "555-0123",
            "112 citizens",
            "112 people called the hotline",
            "call 112 citizens back",
            "the hotline took 112 calls, 1577 of them at night",
            "calls from 1577 people",
            "citizens in the country: 112",
            "in danger: 112 მოქალაქე",
            "112 მოქალაქე, მათ შორის 24 ბავშვი",
            "დაურეკეთ 112 მოქალაქეს",
            "112-ე მუხლი",
            "116 006 people live there",
            "116 006 ლარი",
            "flight 1577, room 1204",
            "a total of 1577.",
            "about 1577",
            "since 1815",
            "1577 lari, 1577,5 and 15:77",
        ] {
            assert_eq!(phone_numbers(text), [""; 0], "{text}");
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
            "t.me/evacuation",
            "x.com/ministry",
            "bit.ly/abc",
            "see mission.at",
            "foreign.am, consulate.by",
            "მფა.გე",
        ] {
            assert!(addresses(text).next().is_some(), "{text}");
        }
    }

    #[test]
    fn every_number_and_address_of_a_text_is_found() {
        let text = "+44 20 7946 0958 and info@mfa.gov.ge and +995 599 123456, mfa.gov.ge";
        assert_eq!(phone_numbers(text), ["+44 20 7946 0958", "+995 599 123456"]);
        assert_eq!(addresses(text).collect::<Vec<&str>>(), ["info@mfa.gov.ge", "mfa.gov.ge"]);
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
            assert_eq!(addresses(text).next(), None, "{text}");
        }
    }
}
