//! Edits as data: literate cases, and random edits of the shipped files.

use std::path::Path;
use std::sync::Arc;

use hotwash::base::{Diagnostic, Dur, Severity};
use hotwash::content::edit::{Edit, Edited, Place, Value, apply, fix};
use hotwash::content::load;
use hotwash::content::print;
use hotwash::content::syntax::token::{Lexer, TokenKind};
use hotwash::content::syntax::{Node, NodeKind, Tree, parse};
use proptest::prelude::*;

use crate::support::files::files_under;
use crate::support::{literate, words::english};

fn edits(block: &str) -> Vec<Edit> {
    block.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn refusal(found: &Diagnostic) -> String {
    let mut out = format!("{} {}: {}\n", found.code.0, found.primary.path, english(&found.message));
    found.help.iter().for_each(|help| out += &format!("  help: {}\n", english(help)));
    out
}

#[test]
fn edits_do_what_the_cases_say() {
    let cases = literate::cases("cases/edit");
    assert!(cases.len() > 12);
    for case in cases {
        let before = case.block("before");
        match apply("x.ron", before.as_bytes(), &edits(case.block("edits"))) {
            Ok(Edited { text, undo }) => {
                assert_eq!(text, case.block("after"), "{} {}", case.place, case.title);
                let back = apply("x.ron", text.as_bytes(), &undo).unwrap();
                assert_eq!(back.text, before, "{} {}", case.place, case.title);
                assert_eq!(apply("x.ron", before.as_bytes(), &back.undo).unwrap().text, text);
            }
            Err(found) => assert_eq!(refusal(&found), case.block("refused"), "{} {}", case.place, case.title),
        }
    }
}

#[test]
fn edits_are_kept_as_data() {
    let edit = Edit::Add { path: "seats".into(), value: Value::Whole(3), place: Place::Before("a".into()) };
    let kept = serde_json::to_string(&edit).unwrap();
    assert_eq!(serde_json::from_str::<Edit>(&kept).unwrap(), edit);
    assert!(serde_json::from_str::<Edit>(r#"{"edit": "remove", "path": "a", "more": 1}"#).is_err());
}

#[test]
fn windows_lines_stay_windows_lines() {
    let before = "(\r\n    a: [\r\n        1, // one\r\n        2,\r\n    ],\r\n)\r\n";
    let edits = edits(
        "{\"edit\": \"add\", \"path\": \"a\", \"value\": {\"whole\": 3}, \"place\": {\"after\": \"0\"}}\n\
         {\"edit\": \"move\", \"path\": \"a[0]\", \"place\": \"last\"}\n\
         {\"edit\": \"remove\", \"path\": \"a[1]\"}",
    );
    let after = apply("x.ron", before.as_bytes(), &edits).unwrap();
    assert_eq!(after.text, "(\r\n    a: [\r\n        3,\r\n        1, // one\r\n    ],\r\n)\r\n");
    assert_eq!(apply("x.ron", after.text.as_bytes(), &after.undo).unwrap().text, before);
}

#[test]
fn what_was_written_over_meanwhile_is_not_written_over_again() {
    let write = Edit::Write { at: 1, was: "b".into(), becomes: "c".into() };
    assert_eq!(apply("x.ron", b"abc", std::slice::from_ref(&write)).unwrap().text, "acc");
    for other in ["axc", "a", "", "აbc"] {
        assert_eq!(
            apply("x.ron", other.as_bytes(), std::slice::from_ref(&write)).unwrap_err().code.0,
            "E009"
        );
    }
}

/// The shipped files of a moderate size, and the templates.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["scenarios", "assets/procedures", "assets/templates", "tests/data"] {
        for path in files_under(&root.join(folder), "ron") {
            let text = std::fs::read_to_string(&path).unwrap();
            if text.len() < 300_000 {
                found.push((path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    assert!(found.len() > 10);
    found
}

/// The brackets paths go on in: a bracket that holds nothing but one other is looked through.
fn through(node: Node<'_>) -> Node<'_> {
    let brackets = [NodeKind::List, NodeKind::Map, NodeKind::Record];
    let mut children = node.children();
    match (children.next(), children.next()) {
        (Some(only), None) if node.kind() == NodeKind::Tuple && brackets.contains(&only.kind()) => only,
        _ => node,
    }
}

/// A path by numbers and fields to every value, with what it is.
fn paths(node: Node<'_>, path: &str, out: &mut Vec<(String, NodeKind)>) {
    out.push((path.to_owned(), node.kind()));
    for (number, child) in through(node).children().enumerate() {
        match child.kind() {
            NodeKind::Field => {
                let dot = if path.is_empty() { "" } else { "." };
                let name = child.name().unwrap();
                paths(child.value().unwrap(), &format!("{path}{dot}{name}"), out);
            }
            NodeKind::Entry => {}
            _ => paths(child, &format!("{path}[{number}]"), out),
        }
    }
}

fn tree(text: &str) -> Tree<'_> {
    let (tree, found) = parse(&Arc::from("x.ron"), text.as_bytes());
    assert!(
        found.list.iter().all(|found| found.severity != Severity::Error),
        "{:?}\n{text}",
        found.list.first()
    );
    tree.unwrap()
}

/// Values without comments and blanks: what the file says.
fn plain(node: Node<'_>) -> String {
    let inner = |open: &str, close: &str| {
        let parts: Vec<String> = node.children().map(plain).collect();
        format!("{}{open}{}{close}", node.name().unwrap_or_default(), parts.join(","))
    };
    match node.kind() {
        NodeKind::Record | NodeKind::Tuple => inner("(", ")"),
        NodeKind::List => inner("[", "]"),
        NodeKind::Map => inner("{", "}"),
        NodeKind::Field => inner(":", ""),
        NodeKind::Entry => inner("=", ""),
        _ => node.text().map_or_else(|| node.source().to_owned(), |text| format!("{text:?}")),
    }
}

fn comments(text: &str) -> Vec<&str> {
    let mut findings = hotwash::content::findings::Findings::about(&Arc::from("x.ron"));
    let mut lexer = Lexer::new(text);
    let mut out = Vec::new();
    loop {
        let token = lexer.next(&mut findings);
        match token.kind {
            TokenKind::End => return out,
            TokenKind::Comment => out.push(&text[token.span.start as usize..token.span.end as usize]),
            _ => {}
        }
    }
}

/// The file's values as a nested list, with an edit done on it by hand.
#[derive(Clone, Debug, PartialEq)]
struct Plain {
    open: String,
    items: Option<Vec<Self>>,
}

impl Plain {
    fn of(node: Node<'_>) -> Self {
        let brackets = matches!(
            node.kind(),
            NodeKind::Record
                | NodeKind::Tuple
                | NodeKind::List
                | NodeKind::Map
                | NodeKind::Field
                | NodeKind::Entry
        );
        if !brackets {
            return Self { open: plain(node), items: None };
        }
        // A record whose last field went reads as a bracket without values.
        let kind = if node.kind() == NodeKind::Record { NodeKind::Tuple } else { node.kind() };
        let open = format!("{kind:?} {}", node.name().unwrap_or_default());
        Self { open, items: Some(node.children().map(Self::of).collect()) }
    }

    fn at(&mut self, numbers: &[usize]) -> &mut Self {
        match numbers.split_first() {
            Some((first, rest)) => self.items.as_mut().unwrap()[*first].at(rest),
            None => self,
        }
    }
}

/// The numbers of the nodes on the way to a path made by [`paths`].
fn numbers(root: Node<'_>, path: &str) -> Vec<usize> {
    let mut node = root;
    let mut out = Vec::new();
    for step in path.replace('[', ".[").split('.').filter(|step| !step.is_empty()) {
        let item = step.strip_prefix('[').and_then(|step| step.strip_suffix(']'));
        if through(node).span() != node.span() {
            node = through(node);
            out.push(0);
        }
        let number = match item {
            Some(number) => number.parse().unwrap(),
            None => node.children().position(|field| field.name() == Some(step)).unwrap(),
        };
        out.push(number);
        node = node.children().nth(number).unwrap();
        if node.kind() == NodeKind::Field {
            out.push(0);
            node = node.value().unwrap();
        }
    }
    out
}

fn holder(numbers: &[usize], root: Node<'_>) -> (Vec<usize>, usize) {
    // The value of a field goes with its field.
    let mut node = root;
    let mut is_field = false;
    for number in numbers {
        is_field = node.kind() == NodeKind::Field;
        node = node.children().nth(*number).unwrap();
    }
    let end = numbers.len() - 1 - usize::from(is_field);
    (numbers[..end].to_vec(), numbers[end])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_does_what_it_says_and_nothing_else(
        file in any::<prop::sample::Index>(),
        target in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        what in 0..4,
    ) {
        let files = files();
        let (name, before) = file.get(&files);
        let old = tree(before);
        let root = old.root().unwrap();
        let mut all = Vec::new();
        paths(root, "", &mut all);
        let (path, kind) = target.get(&all).clone();
        prop_assume!(!path.is_empty());
        let way = numbers(root, &path);
        let (above, number) = holder(&way, root);
        let mut wanted = Plain::of(root);
        let edit = match what {
            0 => {
                wanted.at(&way).clone_from(&Plain { open: "\"ახალი \\\"x\\\"\"".into(), items: None });
                Edit::Change { path: path.clone(), value: Value::Text("ახალი \"x\"".into()) }
            }
            1 => {
                wanted.at(&above).items.as_mut().unwrap().remove(number);
                Edit::Remove { path: path.clone() }
            }
            2 => {
                let items = wanted.at(&above).items.as_mut().unwrap();
                let moved = items.remove(number);
                let at = to.index(items.len() + 1);
                items.insert(at, moved);
                // In the numbers before the move.
                let place = if at == items.len() - 1 { Place::Last }
                    else if at == 0 { Place::First }
                    else { Place::Before(if at < number { at } else { at + 1 }.to_string()) };
                Edit::Move { path: path.clone(), place }
            }
            _ => {
                prop_assume!(kind == NodeKind::List);
                let list = wanted.at(&way);
                let items = list.items.as_mut().unwrap();
                let at = to.index(items.len() + 1);
                let place = if at == items.len() { Place::Last } else { Place::Before(at.to_string()) };
                items.insert(at, Plain { open: "\"new\"".into(), items: None });
                Edit::Add { path: path.clone(), value: Value::Text("new".into()), place }
            }
        };
        let Edited { text, undo } = match apply(name, before.as_bytes(), std::slice::from_ref(&edit)) {
            Ok(edited) => edited,
            Err(found) => return Err(TestCaseError::fail(format!("{name} {edit:?}: {}", refusal(&found)))),
        };
        let new = tree(&text);
        prop_assert_eq!(Plain::of(new.root().unwrap()), wanted, "{} {:?}", name, edit);
        // Comments: none is new; all are kept, but those of a thing that goes.
        let (had, has) = (comments(before), comments(&text));
        let mut left = had.clone();
        for comment in &has {
            let at = left.iter().position(|other| other == comment);
            prop_assert!(at.is_some(), "{} {:?}: {}", name, edit, comment);
            left.remove(at.unwrap());
        }
        match edit {
            Edit::Move { .. } | Edit::Add { .. } => prop_assert_eq!(left, Vec::<&str>::new(), "{} {:?}", name, path),
            // What goes stood together.
            _ => prop_assert!(left.is_empty() || had.windows(left.len()).any(|run| run == left), "{} {}", name, path),
        }
        prop_assert_eq!(apply(name, text.as_bytes(), &undo).unwrap().text, before.clone());
    }

    /// Whatever bytes and edits: no panic, and what is not refused can be undone.
    #[test]
    fn nothing_breaks_edits(
        source in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        steps in prop::collection::vec((0..4, prop::sample::select(PATHS), prop::sample::select(PIECES), prop::sample::select(PATHS)), 1..4),
    ) {
        let source = source.concat();
        let place = |name: &str| match name { "" => Place::First, "a" => Place::Last, "b" => Place::Before("[b]".into()), name => Place::After(name.into()) };
        let edits: Vec<Edit> = steps.into_iter().map(|(what, path, value, other)| match what {
            0 => Edit::Change { path: path.into(), value: Value::Ron(value.into()) },
            1 => Edit::Add { path: path.into(), value: Value::Ron(value.into()), place: place(other) },
            2 => Edit::Remove { path: path.into() },
            _ => Edit::Move { path: path.into(), place: place(other) },
        }).collect();
        let errors = |text: &str| parse(&Arc::from("x"), text.as_bytes()).1.list.iter().filter(|found| found.severity == Severity::Error).count();
        if let Ok(Edited { text, undo }) = apply("x.ron", source.as_bytes(), &edits) {
            prop_assert!(errors(&text) <= errors(&source), "{source:?} {edits:?} {text:?}");
            prop_assert_eq!(apply("x.ron", text.as_bytes(), &undo).unwrap().text, source);
        }
    }
}

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    ":",
    "a: ",
    "b: ",
    "id: \"a\"",
    "(id: \"b\", a: 1)",
    "\"x\"",
    "\"a\": 1",
    "A(",
    "// c\n",
    "/* c */",
    "\n",
    "\r\n    ",
    "\n\n",
    "1",
    "\"",
    "r#\"",
    "“",
    "ა",
    "#",
    "[1, 2]",
    "[\n    1,\n    2\n]",
    "/*",
    "//",
    "\u{202e}",
];

const PATHS: &[&str] =
    &["", "a", "b", "a.b", "a[0]", "[a]", "[0]", "[b].a", "a[1]", "a.id", "[\"a\"]", "[", "a..b", "[1][0]"];

#[test]
fn an_edited_scenario_lowers_to_what_was_written_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let before = std::fs::read_to_string(root.join("scenarios/evacuation/scenario.ron")).unwrap();
    let edits = [
        Edit::Change { path: "injects[first-call].channel".into(), value: Value::Text("radio".into()) },
        Edit::Change { path: "horizon".into(), value: Value::Text("90h".into()) },
    ];
    let after = apply("scenario.ron", before.as_bytes(), &edits).unwrap();
    let lowered = |text: &str| {
        let (scenario, found) = load::scenario("scenario.ron", text.as_bytes());
        assert!(!found.has_errors());
        scenario.unwrap()
    };
    let mut by_hand = lowered(&before);
    by_hand.horizon = Dur::hours(90);
    let first = by_hand.injects.iter_mut().find(|inject| inject.id == "first-call").unwrap();
    first.channel = Some("radio".into());
    assert_eq!(print::of(&lowered(&after.text)), print::of(&by_hand));
    // A sheet of many texts is merged at once.
    let said = by_hand.injects.iter().filter(|inject| inject.text.is_some());
    let merge: Vec<Edit> = said
        .map(|inject| Edit::Change {
            path: format!("injects[{}].text.en", inject.id),
            value: Value::Text(format!("Said by {}.", inject.id)),
        })
        .collect();
    assert!(merge.len() > 30);
    let merged = apply("scenario.ron", before.as_bytes(), &merge).unwrap();
    for inject in &lowered(&merged.text).injects {
        let said = format!("Said by {}.", inject.id);
        assert!(inject.text.as_ref().is_none_or(|text| *text.en == *said), "{}", inject.id);
    }
    assert_eq!(apply("scenario.ron", merged.text.as_bytes(), &merged.undo).unwrap().text, before);
}

#[test]
fn what_is_certain_is_mended_and_nothing_else() {
    let cases = literate::cases("cases/fix");
    assert!(cases.len() > 7);
    for case in cases {
        let before = case.block("before");
        let mut text = before.to_owned();
        let mut undo = Vec::new();
        for _ in 0..8 {
            let (_, found) = load::map("map.ron", text.as_bytes());
            let Some(edited) = fix::all_certain("map.ron", &text, &found.list) else { break };
            text = edited.text;
            undo.splice(0..0, edited.undo);
        }
        let after = case.blocks.get("after").map_or(before, String::as_str);
        assert_eq!(text, after, "{} {}", case.place, case.title);
        assert_eq!(apply("map.ron", text.as_bytes(), &undo).unwrap().text, before, "{}", case.place);
    }
}

/// Whatever is written wrong, a mending that is certain leaves fewer findings of its code and no new mistake of writing.
#[test]
fn what_is_certain_mends() {
    let mut certain = 0;
    for folder in ["syntax", "malformed"] {
        let folder = format!("{}/tests/cases/{folder}", env!("CARGO_MANIFEST_DIR"));
        for path in files_under(Path::new(&folder), "ron") {
            let text = std::fs::read_to_string(&path).unwrap();
            let (_, found) = load::scenario("x.ron", text.as_bytes());
            for finding in &found.list {
                let Some(fix) = fix::of(finding, &text).filter(|fix| fix.certain) else { continue };
                let after = apply("x.ron", text.as_bytes(), &fix.edits).unwrap();
                let (_, left) = load::scenario("x.ron", after.text.as_bytes());
                let same = |list: &[Diagnostic]| {
                    list.iter()
                        .filter(|other| other.code == finding.code && other.message == finding.message)
                        .count()
                };
                assert!(same(&left.list) < same(&found.list), "{}: {finding:?}", path.display());
                certain += 1;
            }
        }
    }
    assert!(certain > 20, "{certain}");
}
