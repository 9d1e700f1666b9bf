//! Reading RON: literate cases, losslessness, and that nothing breaks it.

use std::sync::Arc;
use std::time::Instant;

use hotwash::base::{Diagnostics, Severity};
use hotwash::content::settle::settle;
use hotwash::content::syntax::{DEPTH_LIMIT, Node, SIZE_LIMIT, Tree, parse};
use hotwash::content::{findings, load};
use proptest::prelude::*;

use crate::support::cases;

fn parsed(bytes: &[u8]) -> (Option<Tree<'_>>, Diagnostics) {
    parse(&Arc::from("x.ron"), bytes)
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    parsed(bytes).1.list.iter().map(|d| d.code.0).collect()
}

#[test]
fn mistakes_are_found_where_the_cases_say() {
    // The cases are about reading; what stands in the texts is looked at by the cases of `check`.
    cases::run("syntax", |name, source| {
        let (_, mut found) = load::map(name, source.as_bytes());
        found.list.retain(|finding| finding.code.0.starts_with('P'));
        settle(&mut found, &|_| Some(source));
        found
    });
}

#[test]
fn what_is_offered_to_write_mends_the_finding() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/syntax");
    let mut mended = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (_, found) = load::map("x.ron", source.as_bytes());
        for finding in &found.list {
            let Some(replacement) = &finding.replacement else { continue };
            let span = finding.primary.span.unwrap();
            let mut better = source.clone();
            better.replace_range(span.start as usize..span.end as usize, replacement);
            let (_, left) = load::map("x.ron", better.as_bytes());
            let count = |list: &Diagnostics| {
                list.list.iter().filter(|f| f.code == finding.code && f.message == finding.message).count()
            };
            assert!(count(&left) < count(&found), "{finding:?}\n{better}");
            mended += 1;
        }
    }
    assert!(mended > 20, "{mended}");
}

#[test]
fn a_file_prints_as_it_was_written() {
    for source in [
        "\u{feff}// a comment\n( a : [ 1,2 , /* two /* nested */ */ ], b: {\"k\":r#\"raw \" text\"#}, )  // end\n",
        "Name(r#while: 'x', c: \"\\u{10d0}\\n\", d: -0x1F, e: 1.5e-3, f: Some(None), g: ())",
        "",
        "   \n",
    ] {
        let (tree, _) = parsed(source.as_bytes());
        assert_eq!(tree.unwrap().print(), source);
    }
}

#[test]
fn sound_files_have_no_findings() {
    let source = "// c\nA(b: [1, -2, 'c', \"t\", r\"raw\", true, W, W(1), (x: 1), {\"k\": (1, 2,)},],)";
    assert_eq!(codes(source.as_bytes()), [""; 0]);
}

#[test]
fn brackets_may_be_nested_up_to_the_limit() {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(codes(nested(DEPTH_LIMIT).as_bytes()), [""; 0]);
    assert_eq!(codes(nested(DEPTH_LIMIT + 1).as_bytes()), ["P017"]);
}

#[test]
fn bombs_are_bounded_and_quick() {
    let begin = Instant::now();
    let many = SIZE_LIMIT / 8;
    for bomb in [
        "[".repeat(SIZE_LIMIT),
        "(a:".repeat(SIZE_LIMIT / 3),
        "A(".repeat(SIZE_LIMIT / 2),
        "{1:".repeat(many),
        "/*".repeat(many),
        "\"".repeat(many + 1),
        "\\\"\n".repeat(many),
        "'\\".repeat(many),
        "r#".repeat(many),
        format!("r{}\"", "#".repeat(many)),
        ",".repeat(many),
        "\\q".repeat(many),
        format!("\"{}\"", "\\q".repeat(many)),
        "\u{202e}".repeat(many),
        "\0".repeat(many),
        "ა".repeat(many),
        "-".repeat(many),
        "9".repeat(many),
        "1 ".repeat(many),
        ")".repeat(many),
        "#![".repeat(many),
        "=".repeat(many),
    ] {
        let (tree, diagnostics) = parsed(bomb.as_bytes());
        assert!(diagnostics.list.len() <= findings::FINDINGS_LIMIT + 1);
        assert_eq!(tree.unwrap().print(), bomb);
        let (_, typed) = load::scenario("bomb.ron", bomb.as_bytes());
        assert!(typed.has_errors());
    }
    // Generous: an unoptimised build on a loaded machine; a quadratic reader would need hours.
    assert!(begin.elapsed().as_secs() < 120, "took {:?}", begin.elapsed());
}

#[test]
fn fifty_megabytes_are_refused_with_one_finding() {
    let begin = Instant::now();
    let large = vec![b'('; 50 * 1024 * 1024];
    assert_eq!(codes(&large), ["P002"]);
    assert!(begin.elapsed().as_secs() < 5);
}

#[test]
fn bytes_that_are_no_text_are_one_finding_at_their_place() {
    let (tree, diagnostics) = parsed(b"(a: \"x\xff\", b: \xfe)");
    assert!(tree.is_none());
    assert_eq!(diagnostics.list.len(), 1);
    assert_eq!(diagnostics.list[0].code.0, "P001");
    assert_eq!(diagnostics.list[0].primary.span.unwrap().start, 6);
}

#[test]
fn hidden_characters_are_kept_and_told() {
    let source = "[\"a\u{202e}b\u{0}c\u{200b}\"] // \u{2066}";
    let (tree, diagnostics) = parsed(source.as_bytes());
    let errors = diagnostics.list.iter().filter(|found| found.severity == Severity::Error).count();
    assert_eq!((diagnostics.list.len(), errors), (4, 3), "only the zero-width space is harmless");
    let tree = tree.unwrap();
    let text = tree.root().unwrap().children().next().unwrap().text().unwrap().into_owned();
    assert_eq!(text, "a\u{202e}b\0c\u{200b}");
    assert_eq!(codes(br#"["\u{202e}", "\0\x1b", "\n\t"]"#), ["P020", "P020", "P020"]);
}

#[test]
fn many_mistakes_are_counted() {
    let source = format!("[{}]", "@,".repeat(1_000));
    let found = codes(source.as_bytes());
    assert_eq!(found.len(), findings::FINDINGS_LIMIT + 1);
    assert_eq!(found.last(), Some(&"P018"));
}

/// Every node lies within its parent, after its elder sibling.
fn nodes_are_nested(node: Node<'_>) {
    let mut at = node.span().start;
    for child in node.children() {
        assert!(at <= child.span().start && child.span().start <= child.span().end, "{:?}", child.span());
        assert!(child.span().end <= node.span().end, "{:?} in {:?}", child.span(), node.span());
        at = child.span().end;
        nodes_are_nested(child);
    }
}

fn holds_for(source: &str) {
    let (tree, diagnostics) = parsed(source.as_bytes());
    let tree = tree.unwrap();
    assert_eq!(tree.print(), source);
    assert!(tree.root().is_some() || diagnostics.has_errors());
    if let Some(root) = tree.root() {
        nodes_are_nested(root);
    }
    for finding in &diagnostics.list {
        let span = finding.primary.span.unwrap_or_default();
        assert!(span.start <= span.end && span.end as usize <= source.len(), "{finding:?}");
        assert!(
            source.is_char_boundary(span.start as usize) && source.is_char_boundary(span.end as usize),
            "{finding:?}"
        );
    }
}

/// A sound file, to be mutated.
const SOUND: &str = r##"#![enable(implicit_some)]
// a comment
Map(title: (ka: "რუკა \u{10d0}", en: r#"Map "of" it"#), places: [(place: "a-b", x: 1_0, y: 0xff)], /* c */
  shapes: [(kind: Land, points: [(1, 2), (3, -4)]), (kind: Sea, name: Some((en: 'c'))), { "k": 1.5, "l": true }])
"##;

/// Pieces that reading is sensitive to.
const PIECES: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "\\", "r#\"", "\"#", "/*", "*/", "//", "\n", "=", ";",
    "#", "!", "-", "1", "a", "ა", "\u{202e}", "\0", "\\u{", "Name(", "a:", ".", "\u{feff}", "r#", "0x", "1e",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_printed_back(source in "\\PC*") {
        holds_for(&source);
    }

    #[test]
    fn any_mixture_of_signs_is_printed_back(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        holds_for(&pieces.concat());
    }

    #[test]
    fn a_mutated_file_is_printed_back(
        cuts in prop::collection::vec((0..SOUND.len(), 0..4usize, prop::sample::select(PIECES)), 1..6)
    ) {
        let mut source = SOUND.to_owned();
        for (at, length, piece) in cuts {
            let start = source.floor_char_boundary(at);
            let end = source.floor_char_boundary(start + length).max(start);
            source.replace_range(start..end, piece);
        }
        holds_for(&source);
        let (_, diagnostics) = load::map("x.ron", source.as_bytes());
        prop_assert!(diagnostics.list.len() < 500);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (tree, diagnostics) = parsed(&bytes);
        prop_assert!(tree.is_some() || diagnostics.has_errors());
    }

    #[test]
    fn a_file_cut_off_anywhere_is_reported(at in 30..SOUND.len() - 2) {
        let (_, diagnostics) = load::map("x.ron", &SOUND.as_bytes()[..at]);
        prop_assert!(diagnostics.has_errors());
    }
}
