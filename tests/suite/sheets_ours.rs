//! Our own set of sheets: everything people read and every number goes out and comes back, and nothing else does.
//!
//! `tests/cases/sheets/<case>/*.csv` are sheets somebody changed, of the scenario in the same folder; `says.txt` beside them
//! is what comes of them, written anew with `UPDATE_EXPECT=1`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use expect_test::expect_file;
use hotwash::author::sheet::ours::{Merged, Place, Script, Words, is_ours};
use hotwash::author::sheet::{Book, Cell, read};
use hotwash::base::{Dur, Lang};
use hotwash::content::edit;
use hotwash::content::load;
use hotwash::content::syntax::{Node, NodeKind, parse};
use proptest::prelude::*;

use crate::support::program::{out, run};

static WORDS: LazyLock<Words> = LazyLock::new(Words::default);

const BUNDLED: [&str; 4] = ["first-hour", "evacuation", "earthquake", "seafarers"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(id: &str) -> String {
    std::fs::read_to_string(root().join("scenarios").join(id).join("scenario.ron")).unwrap()
}

fn script(text: &str) -> Script<'_> {
    Script::of("scenario.ron", text, None).unwrap()
}

/// Every text and every number of a file, each once.
fn everything(text: &str) -> BTreeMap<String, usize> {
    let (tree, _) = parse(&Arc::from("scenario.ron"), text.as_bytes());
    let mut found = BTreeMap::new();
    gather(tree.unwrap().root().unwrap(), "", &mut found);
    found
}

fn gather(node: Node<'_>, field: &str, found: &mut BTreeMap<String, usize>) {
    let is_name = ["id", "version", "date", "time"].contains(&field);
    let value = match node.kind() {
        NodeKind::Whole => Some(node.source().to_owned()),
        _ if ["ka", "en"].contains(&field) => node.text().map(|text| text.trim().to_owned()),
        _ => node.text().map(|text| text.into_owned()).filter(|text| !is_name && Dur::parse(text).is_ok()),
    };
    if let Some(value) = value {
        *found.entry(value).or_default() += usize::from(!node.source().is_empty());
    }
    for child in node.children() {
        let named = child.kind() == NodeKind::Field;
        gather(
            child,
            if named {
                child.name().unwrap()
            } else if node.kind() == NodeKind::Field {
                field
            } else {
                ""
            },
            found,
        );
    }
}

/// Every value in the cells of a book.
fn cells(book: &Book) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for cell in book.sheets.iter().skip(1).flat_map(|sheet| sheet.rows.iter().flatten()) {
        *found.entry(cell.shown().trim().to_owned()).or_default() += 1;
    }
    found
}

#[test]
fn every_text_and_number_of_the_bundled_scenarios_stands_in_a_cell() {
    for id in BUNDLED {
        let text = text_of(id);
        let (file, book) = (everything(&text), cells(&script(&text).book(&WORDS, Lang::En)));
        assert!(file.len() > 50, "{id}");
        let missing: Vec<_> = file
            .iter()
            .filter(|(value, count)| !value.is_empty() && book.get(*value).is_none_or(|there| there < *count))
            .collect();
        assert!(missing.is_empty(), "{id}: {missing:#?}");
    }
}

#[test]
fn sheets_nobody_changed_change_nothing() {
    for id in BUNDLED {
        let text = text_of(id);
        let script = script(&text);
        for lang in Lang::ALL {
            let book = script.book(&WORDS, lang);
            assert!(is_ours(&book, &WORDS));
            let filed = match lang {
                Lang::Ka => read("x", &script.xlsx(&WORDS, lang).unwrap()).unwrap(),
                Lang::En => {
                    let plain = script.csv(&WORDS, lang).unwrap();
                    let plain =
                        plain.iter().map(|(name, bytes)| read(name.trim_end_matches(".csv"), bytes).unwrap());
                    Book { sheets: plain.flat_map(|book| book.sheets).collect() }
                }
            };
            for book in [book, filed] {
                let merged = script.merge(&book, &WORDS);
                assert_eq!(merged, Merged { text: Some(text.clone()), ..Merged::default() }, "{id} {lang:?}");
            }
        }
    }
}

#[test]
fn titles_and_ids_are_told_apart() {
    for id in BUNDLED {
        let text = text_of(id);
        for lang in Lang::ALL {
            let book = script(&text).book(&WORDS, lang);
            let mut names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), book.sheets.len());
            for sheet in book.sheets.iter().skip(1) {
                assert!(sheet.name.chars().count() <= 31, "{}", sheet.name);
                let unique = |list: Vec<String>| {
                    let mut sorted = list.clone();
                    sorted.sort_unstable();
                    sorted.dedup();
                    assert_eq!(sorted.len(), list.len(), "{id} {}: {list:#?}", sheet.name);
                };
                unique(sheet.columns.clone());
                unique(sheet.rows.iter().map(|row| row[0].shown().into_owned()).collect());
            }
        }
    }
}

/// Something else of the same kind for a cell: texts get a word more, numbers one more, times a minute more.
fn other(cell: &Cell, title: &str) -> Option<Cell> {
    let more = |text: &str| Dur::parse(text).ok().map(|dur| Cell::text(Dur(dur.0 + 60_000).to_string()));
    match cell {
        Cell::Number(number) => Some(Cell::Number(number + 1.0)),
        Cell::Text(text) if text.chars().count() > 290 => None,
        Cell::Text(text) if title.ends_with("(Georgian)") || title.ends_with("(English)") => {
            Some(Cell::text(format!("{text} =და\n\"more\" \\ ")))
        }
        Cell::Text(text) => more(text),
        Cell::Empty => None,
    }
}

/// The titles of columns whose cells can be changed and always hold something.
fn is_open(title: &str) -> bool {
    const TITLES: [&str; 10] = [
        "Time from the start, or after",
        "Open for",
        "At",
        "Starts",
        "Ends",
        "Within",
        "Travel time",
        "How many",
        "Minutes in the room",
        "Value",
    ];
    title.ends_with("(Georgian)") || title.ends_with("(English)") || TITLES.contains(&title)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn changed_cells_come_back_and_nothing_else_changes(id in 0..BUNDLED.len(), picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..8)) {
        let text = text_of(BUNDLED[id]);
        let before = script(&text);
        let book = before.book(&WORDS, Lang::En);
        let mut edited = book.clone();
        let places: Vec<(usize, usize, usize)> = (1..book.sheets.len())
            .flat_map(|sheet| (0..book.sheets[sheet].rows.len()).map(move |row| (sheet, row)))
            .flat_map(|(sheet, row)| (1..book.sheets[sheet].columns.len() - 1).map(move |column| (sheet, row, column)))
            .filter(|(sheet, row, column)| {
                let sheet = &book.sheets[*sheet];
                is_open(&sheet.columns[*column]) && other(sheet.cell(*row, *column), &sheet.columns[*column]).is_some()
            })
            .collect();
        let mut changed = std::collections::BTreeSet::new();
        for pick in picks {
            let (sheet, row, column) = places[pick.index(places.len())];
            let title = &book.sheets[sheet].columns[column];
            edited.sheets[sheet].rows[row][column] = other(book.sheets[sheet].cell(row, column), title).unwrap();
            changed.insert((sheet, row, column));
        }
        let merged = before.merge(&edited, &WORDS);
        prop_assert_eq!(&merged.refused, &[], "{:?}", changed);
        prop_assert_eq!(merged.changes.len(), changed.len());
        let new = merged.text.unwrap();
        let after = script(&new);
        let again = after.book(&WORDS, Lang::En);
        for (sheet, row, column) in &changed {
            let shown = |book: &Book| book.sheets[*sheet].cell(*row, *column).shown().trim().to_owned();
            prop_assert_eq!(shown(&again), shown(&edited));
        }
        // The old values put into the new scenario give the old one: nothing else was touched.
        let mut back = again.clone();
        for (sheet, row, column) in &changed {
            back.sheets[*sheet].rows[*row][*column] = book.sheets[*sheet].rows[*row][*column].clone();
        }
        let old = after.merge(&back, &WORDS).text.unwrap();
        prop_assert_eq!(load::scenario("s", old.as_bytes()).0, load::scenario("s", text.as_bytes()).0);
        // And the undoing edits give the file byte for byte.
        let edits = edit::apply("scenario.ron", text.as_bytes(), &merged.edits).unwrap();
        prop_assert_eq!(edit::apply("scenario.ron", new.as_bytes(), &edits.undo).unwrap().text, text);
    }

    #[test]
    fn sheets_of_anything_are_merged_or_refused(cells in proptest::collection::vec("(Id|Text \\(English\\)|call|later|[a-z0-9:$]{0,5}|ნიშანი)", 0..30), wide in 1..5usize) {
        let text = std::fs::read_to_string(root().join("tests/cases/sheets/scenario.ron")).unwrap();
        let lines: Vec<String> = cells.chunks(wide).map(|row| row.join(",")).collect();
        let book = read("messages", lines.join("\n").as_bytes()).unwrap();
        let merged = script(&text).merge(&book, &WORDS);
        prop_assert_eq!(merged.text.is_some(), merged.refused.is_empty());
    }
}

#[test]
fn a_row_changed_in_the_sheet_and_in_the_file_is_refused_and_one_changed_in_the_file_alone_is_kept() {
    let text = std::fs::read_to_string(root().join("tests/cases/sheets/scenario.ron")).unwrap();
    let book = script(&text).book(&WORDS, Lang::En);
    let now = text.replace("The ship is stopping.", "The ship is sinking.");
    let kept = script(&now).merge(&book, &WORDS);
    assert_eq!((kept.text.as_ref(), kept.edits.len(), kept.notes.len()), (Some(&now), 0, 1));
    let mut edited = book.clone();
    let messages = edited.sheets.iter_mut().find(|sheet| sheet.name == "Messages").unwrap();
    let column = messages.columns.iter().position(|title| title == "Text (Georgian)").unwrap();
    messages.rows[0][column] = Cell::text("გემი იძირება.");
    let refused = script(&now).merge(&edited, &WORDS);
    assert_eq!(refused.text, None);
    assert_eq!(refused.refused[0].message.key, "sheet-ours-changed-twice");
    assert_eq!(refused.refused[0].place.row, Some(2));
}

#[test]
fn the_condition_of_a_person_is_told_in_words_and_understood_in_either_language() {
    let text = text_of("evacuation");
    let script = script(&text);
    let column = |lang| {
        let mut book = script.book(&WORDS, lang);
        let name = if lang == Lang::Ka { "ადამიანები" } else { "People" };
        let title = WORDS.word("sheet-ours-column-condition", lang);
        let people = book.sheets.iter_mut().find(|sheet| sheet.columns.contains(&title));
        let people = people.unwrap_or_else(|| panic!("no {name}"));
        let at = people.columns.iter().position(|head| *head == title).unwrap();
        let cells: Vec<String> = people.rows.iter().map(|row| row[at].shown().into_owned()).collect();
        (book, at, cells)
    };
    let (mut book, at, english) = column(Lang::En);
    let (_, _, georgian) = column(Lang::Ka);
    assert!(english.iter().any(|word| !word.is_empty()), "{english:?}");
    for (en, ka) in english.iter().zip(&georgian).filter(|(en, _)| !en.is_empty()) {
        let key = ["safe", "unlocated", "ill", "injured", "detained", "dead"]
            .into_iter()
            .find(|word| WORDS.word(&format!("condition-{word}"), Lang::En) == *en);
        let key = key.unwrap_or_else(|| panic!("{en} is no word of a condition"));
        assert_eq!(*ka, WORDS.word(&format!("condition-{key}"), Lang::Ka));
    }
    // The words of the other language are no change.
    let title = WORDS.word("sheet-ours-column-condition", Lang::En);
    let people = book.sheets.iter_mut().find(|sheet| sheet.columns.contains(&title)).unwrap();
    for (row, word) in people.rows.iter_mut().zip(georgian) {
        row[at] = Cell::text(word);
    }
    let merged = script.merge(&book, &WORDS);
    assert!(merged.notes.is_empty() && merged.edits.is_empty(), "{:?}", merged.notes);
}

#[test]
fn sorted_rows_and_left_out_columns_are_merged_by_id() {
    let text = text_of("evacuation");
    let script = script(&text);
    let mut book = script.book(&WORDS, Lang::Ka);
    for sheet in book.sheets.iter_mut().skip(1) {
        sheet.rows.reverse();
        sheet.columns.remove(1);
        sheet.rows.iter_mut().for_each(|row| drop(row.remove(1)));
        // Somebody wrote a heading above.
        let head = std::mem::replace(&mut sheet.columns, vec!["სია".to_owned()]);
        sheet.rows.insert(0, head.into_iter().map(Cell::text).collect());
    }
    book.sheets.reverse();
    let merged = script.merge(&book, &WORDS);
    assert_eq!((merged.changes.len(), merged.refused.len(), merged.text), (0, 0, Some(text.clone())));
}

fn told(place: &Place) -> String {
    let column =
        place.column.as_ref().map(|(letters, title)| format!(" {letters} ({title})")).unwrap_or_default();
    let row = place.row.map(|row| format!(" {row}")).unwrap_or_default();
    format!("{}{row}{column}", place.sheet)
}

/// What comes of the sheets of a case.
fn said(folder: &Path, text: &str) -> String {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "csv"));
    files.sort();
    let sheets = files.iter().flat_map(|file| {
        read(file.file_stem().unwrap().to_str().unwrap(), &std::fs::read(file).unwrap()).unwrap().sheets
    });
    let merged = script(text).merge(&Book { sheets: sheets.collect() }, &WORDS);
    let mut said = String::new();
    for change in &merged.changes {
        writeln!(said, "{}: {}\n  - {}\n  + {}", told(&change.place), change.id, change.was, change.becomes)
            .unwrap();
    }
    for (mark, list) in [("refused", &merged.refused), ("note", &merged.notes)] {
        for remark in list {
            writeln!(said, "{mark}: {}: {}", told(&remark.place), WORDS.say(&remark.message, Lang::En))
                .unwrap();
            if let Some(help) = &remark.help {
                writeln!(said, "    {}", WORDS.say(help, Lang::En)).unwrap();
            }
        }
    }
    let new = merged.text.unwrap_or_else(|| text.to_owned());
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) = (text.lines().collect(), new.lines().collect());
    writeln!(said, "the file:").unwrap();
    old_lines
        .iter()
        .filter(|line| !new_lines.contains(line))
        .for_each(|line| writeln!(said, "-{line}").unwrap());
    new_lines
        .iter()
        .filter(|line| !old_lines.contains(line))
        .for_each(|line| writeln!(said, "+{line}").unwrap());
    said
}

#[test]
fn what_comes_of_changed_sheets() {
    let folder = root().join("tests/cases/sheets");
    let text = std::fs::read_to_string(folder.join("scenario.ron")).unwrap();
    let mut cases: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() >= 7);
    for case in cases {
        expect_file![case.join("says.txt")].assert_eq(&said(&case, &text));
    }
}

#[test]
fn sheets_are_exported_imported_and_undone_by_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let shown = |name: &str| folder.path().join(name).to_string_lossy().replace('\\', "/");
    std::fs::create_dir(folder.path().join("s")).unwrap();
    let text = text_of("first-hour");
    std::fs::write(folder.path().join("s/scenario.ron"), &text).unwrap();
    let (scenario, sheets, book) = (shown("s"), shown("sheets"), shown("b.xlsx"));
    assert!(run(&["export", &scenario, "--to", &book, "--lang", "ka"]).status.success());
    assert_eq!(run(&["export", &scenario, "--to", &book]).status.code(), Some(2), "nothing is overwritten");
    assert!(run(&["export", &scenario, "--to", &sheets]).status.success());
    let same = run(&["import", &book, &scenario, "--yes"]);
    assert!(out(&same).contains("Nothing differs"), "{}", out(&same));
    let messages = folder.path().join("sheets/messages.csv");
    let changed = std::fs::read_to_string(&messages)
        .unwrap()
        .replace("Hello, is this the embassy?", "Is this the embassy?");
    std::fs::write(&messages, changed).unwrap();
    let dry = run(&["import", &sheets, &scenario, "--dry-run"]);
    assert!(
        out(&dry).contains("One cell changes the scenario") && out(&dry).contains("nothing was written"),
        "{}",
        out(&dry)
    );
    assert!(out(&run(&["import", &sheets, &scenario])).contains("add --yes"));
    assert_eq!(std::fs::read_to_string(folder.path().join("s/scenario.ron")).unwrap(), text);
    let json = run(&["import", &sheets, &scenario, "--yes", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(value["changes"][0]["id"], "guide-call");
    assert_eq!(value["written"], true);
    let new = std::fs::read_to_string(folder.path().join("s/scenario.ron")).unwrap();
    assert_eq!(new, text.replace("Hello, is this the embassy?", "Is this the embassy?"));
    assert!(run(&["import", "--undo", &scenario]).status.success());
    assert_eq!(std::fs::read_to_string(folder.path().join("s/scenario.ron")).unwrap(), text);
    let bundled = run(&["import", &sheets, "first-hour", "--yes"]);
    assert_eq!(bundled.status.code(), Some(2), "what is part of the program is not changed");
    std::fs::write(&messages, "Id,Text (English)\nnobody,x\n").unwrap();
    assert_eq!(run(&["import", &sheets, &scenario, "--yes"]).status.code(), Some(1));
}
