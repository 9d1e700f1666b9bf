//! Files that are wrong in every way we could think of: findings with a place and a way out, no panic, bounded work.

use std::time::Instant;

use hotwash::base::{Diagnostics, Severity};
use hotwash::cli::render::{Sheet, json, pictures};
use hotwash::content::findings::FINDINGS_LIMIT;
use hotwash::content::load;
use hotwash::content::settle::settle;

use crate::support::cases;
use crate::support::sound::{SCENARIO, compose, findings};
use crate::support::words::english;

/// What reading a file finds, whatever it is; other formats are read as they are, the rest as changed fields.
fn found(name: &str, source: &str) -> Diagnostics {
    let own = source.contains("// scenario") || source.contains("// procedure");
    let mut found = if own { findings(name, source) } else { load::scenario(name, source.as_bytes()).1 };
    if !own {
        settle(&mut found, &|_| Some(source));
    }
    shown(source, &found);
    found
}

/// Both ways of showing findings cope with them.
fn shown(source: &str, found: &Diagnostics) {
    let of = |_: &str| Some(source);
    for color in [false, true] {
        let sheet = Sheet { source: &of, words: &english, color, width: 80 };
        assert!(pictures(found, &sheet).len() < 1_000_000);
        assert_eq!(json(found, &sheet).as_array().unwrap().len(), found.list.len());
    }
}

#[test]
fn malformed_files_are_reported_where_the_cases_say() {
    cases::run("malformed", |name, source| {
        let found = found(name, source);
        for finding in found.list.iter().filter(|finding| finding.severity == Severity::Error) {
            assert!(finding.primary.span.is_some(), "{name}: no place for {finding:?}");
        }
        found
    });
}

fn codes_of(bytes: &[u8]) -> Vec<&'static str> {
    let (_, found) = load::scenario("x.ron", bytes);
    shown(&String::from_utf8_lossy(bytes.get(..100_000).unwrap_or(bytes)), &found);
    found.list.iter().map(|finding| finding.code.0).collect()
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let scenario = compose("// scenario\n", "scenario", "Scenario(", SCENARIO);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(scenario.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(codes_of(&utf16), ["P001"]);
    assert_eq!(codes_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ["P001"]);
    assert_eq!(codes_of(b"\x1f\x8b\x08\0\0\0\0\0"), ["P001"]);
    assert_eq!(codes_of(b"\x80"), ["P001"]);
    for at in [0, scenario.len() / 2, scenario.len()] {
        let at = scenario.floor_char_boundary(at);
        let mut bytes = scenario.clone().into_bytes();
        bytes.insert(at, 0xff);
        assert_eq!(codes_of(&bytes), ["P001"]);
    }
    assert_eq!(codes_of(b""), ["P003"]);
    assert_eq!(codes_of(b"\xef\xbb\xbf \n"), ["P003"]);
}

#[test]
fn huge_files_are_bounded_in_work_and_words() {
    let begin = Instant::now();
    assert_eq!(codes_of(&vec![b' '; 50 * 1024 * 1024]), ["P002"]);
    let long = format!("(id: \"{}\")", "a".repeat(7 * 1024 * 1024));
    assert!(codes_of(long.as_bytes()).contains(&"P037"));
    for piece in [
        "(id: \"a\"),",
        "(injects: [",
        "id: 1,",
        "\"a\",",
        "At(\"5m\"),",
        "{\"a\": 1},",
        "ა",
        "\u{202e}",
        "\\",
        "Name(",
    ] {
        let many = format!("(injects: [{}])", piece.repeat(400_000 / piece.len()));
        let codes = codes_of(many.as_bytes());
        assert!(!codes.is_empty() && codes.len() <= 4 * FINDINGS_LIMIT + 2, "{piece}: {}", codes.len());
    }
    assert!(begin.elapsed().as_secs() < 120, "took {:?}", begin.elapsed());
}

#[test]
fn more_items_than_the_engine_can_number_are_reported() {
    let mut source = String::from("// scenario\ninjects: [\n");
    for n in 0..70_000 {
        source.push_str(&format!("(id: \"i{n}\", when: ByHand),\n"));
    }
    source.push_str("],\n");
    let found = findings("x.ron", &source);
    assert!(found.list.iter().any(|finding| finding.code.0 == "T108"));
}

#[test]
fn deep_conditions_are_read_up_to_the_limit_and_refused_beyond() {
    let nested = |n: usize| {
        format!(
            "// scenario\ninjects: [(id: \"i1\", when: If({}True{}))],\n",
            "Not(".repeat(n),
            ")".repeat(n)
        )
    };
    assert!(!findings("x.ron", &nested(50)).has_errors());
    let found = findings("x.ron", &nested(100_000));
    assert!(found.list.iter().any(|finding| finding.code.0 == "P017"));
}

#[test]
fn a_scenario_cut_off_at_any_byte_is_reported() {
    let scenario = compose("// scenario\n", "scenario", "Scenario(", SCENARIO);
    let end = scenario.trim_end().len();
    for at in 0..end {
        let (_, found) = load::scenario("x.ron", &scenario.as_bytes()[..at]);
        assert!(found.has_errors(), "cut at {at}");
    }
}
