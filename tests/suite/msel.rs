//! Lists of events: times, foreign lists as scenarios, our own lists there and back.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use expect_test::expect_file;
use hotwash::author::msel::moment::{self, Day, Said};
use hotwash::author::msel::remark::shown as place;
use hotwash::author::msel::timeline::Start;
use hotwash::author::msel::{
    Column, Form, Imported, Options, Remark, export, import, table, timeline, update,
};
use hotwash::author::sheet::ours::Merged;
use hotwash::author::sheet::{Book, Cell, Sheet, read};
use hotwash::base::{Dur, Lang, Msg, SimTime};
use hotwash::content::check::check;
use hotwash::content::edit::apply;
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::scenario::{Scenario, When};
use hotwash::i18n::Catalogue;
use proptest::prelude::*;

use crate::support::words::english;
use crate::support::{literate, program, shipped};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn words() -> Vec<Catalogue> {
    vec![Catalogue::new(Lang::En), Catalogue::new(Lang::Ka)]
}

fn since_start(at: i64) -> String {
    let (hours, minutes, seconds) = (at / 3_600_000, at / 60_000 % 60, at / 1_000 % 60);
    if seconds == 0 {
        format!("H+{hours}:{minutes:02}")
    } else {
        format!("H+{hours}:{minutes:02}:{seconds:02}")
    }
}

/// `2024-06-26 09:00`, `09:00`
fn start(text: &str) -> Start {
    let Ok(Said::Moment(moment)) = moment::read(text.trim()) else { panic!("{text} is no start") };
    let day = moment.day.map(|day| match day {
        Day::Date(day) => day,
        Day::Count(_) => panic!("{text} is no date"),
    });
    Start { day, clock: moment.clock }
}

#[test]
fn times_are_understood_as_the_cases_say() {
    let cases = literate::cases("cases/msel");
    assert!(cases.len() > 15);
    for case in cases {
        let lines: Vec<(&str, &str)> =
            case.block("times").lines().map(|line| line.rsplit_once('|').unwrap()).collect();
        let rows: Vec<_> = lines
            .iter()
            .map(|(written, _)| {
                let written = written.trim();
                let number = written.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
                table::read(&match number {
                    Some(number) => Cell::Number(number.parse().unwrap()),
                    None => Cell::Text(written.to_owned()),
                })
            })
            .collect();
        let given = case.blocks.get("start").map(|text| start(text));
        let placed = timeline::place(&rows, given);
        for ((written, expected), time) in lines.iter().zip(&placed.times) {
            let told = match time.unwrap() {
                Ok(at) => since_start(at.0),
                Err(why) => format!("doubt: {}", english(&why.message())),
            };
            let expected = expected.trim();
            assert!(
                told == expected || (expected.starts_with("doubt: ") && told.starts_with(expected)),
                "{} {}: {written} gives {told}, not {expected}",
                case.place,
                case.title
            );
        }
        if let Some(found) = case.blocks.get("start is") {
            assert_eq!(placed.start, start(found), "{} {}", case.place, case.title);
        }
        let shift = case.blocks.get("shift").map_or("H+0:00", |text| text.trim());
        assert_eq!(since_start(placed.shift.0), shift, "{} {}", case.place, case.title);
    }
}

proptest! {
    #[test]
    fn any_text_and_number_is_read_without_a_panic(text in "\\PC{0,30}", number in proptest::num::f64::ANY) {
        let rows = [table::read(&Cell::Text(text)), table::read(&Cell::Number(number))];
        let placed = timeline::place(&rows, None);
        prop_assert!(placed.times.iter().flatten().all(|time| time.is_err() || time.unwrap().0 >= 0));
    }

    #[test]
    fn what_looks_like_a_time_is_read_without_a_panic(text in "[0-9hHjJdDtTmM+:/. -]{1,16}") {
        let rows = [table::read(&Cell::Text(text.clone())), table::read(&Cell::Text(text))];
        let placed = timeline::place(&rows, Some(Start { day: Some(20_000), clock: Some(Dur::hours(9)) }));
        prop_assert!(placed.times.iter().flatten().all(|time| time.is_err() || time.unwrap().0 >= 0));
    }

    /// A moment written in any way that is understood comes back as itself.
    #[test]
    fn a_moment_reads_back_however_it_is_written(minutes in 0i64..60_000, way in 0usize..8) {
        let start = Start { day: Some(22_339), clock: Some(Dur::minutes(280)) };
        let wall = 280 + minutes;
        let (day, hour, minute) = (wall / 1_440, wall / 60 % 24, wall % 60);
        let (year, month, date) = hotwash::i18n::clock::civil_from_days(22_339 + day);
        let written = match way {
            0 => format!("H+{}:{:02}", minutes / 60, minutes % 60),
            1 => format!("T+{minutes}"),
            2 => format!("J+{day} {hour:02}h{minute:02}"),
            3 => format!("Day {}, {hour:02}{minute:02}", day + 1),
            4 => format!("{year}-{month:02}-{date:02} {hour:02}:{minute:02}"),
            5 => format!("{date:02}.{month:02}.{year} {hour}:{minute:02}"),
            6 => format!("H+{} M+{}", minutes / 60, minutes % 60),
            _ => format!("{year}-{month:02}-{date:02} {hour:02}:{minute:02} (H+{}:{:02})", minutes / 60, minutes % 60),
        };
        let placed = timeline::place(&[table::read(&Cell::Text(written.clone()))], Some(start));
        prop_assert_eq!(placed.times, vec![Some(Ok(SimTime(minutes * 60_000)))], "{}", written);
    }

    /// Times of day never go back and never leave the day of the row above without a word for it.
    #[test]
    fn times_of_day_in_order_stay_in_order(mut minutes in proptest::collection::vec(0i64..1_440, 1..12)) {
        minutes.sort_unstable();
        let written = |minutes: i64| Cell::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60));
        let rows: Vec<_> = minutes.iter().map(|at| table::read(&written(*at))).collect();
        let placed = timeline::place(&rows, None);
        let times: Vec<i64> = placed.times.iter().map(|time| time.unwrap().unwrap().0 / 60_000).collect();
        let expected: Vec<i64> = minutes.iter().map(|at| at - minutes[0]).collect();
        prop_assert_eq!(times, expected);
    }
}

fn foreign(name: &str) -> Book {
    let bytes = std::fs::read(root().join("tests/data/foreign").join(name)).unwrap();
    read(name, &bytes).unwrap()
}

fn remark(remark: &Remark) -> String {
    let text = if remark.text.is_empty() {
        String::new()
    } else {
        format!(" “{}”", remark.text.replace('\n', " ⏎ "))
    };
    format!("{:7} {}{text}: {}\n", remark.sort.name(), place(&remark.place), english(&remark.why))
}

fn told(imported: &Imported) -> String {
    let mut out = format!("{} events, {} with a time\n\n", imported.events, imported.timed);
    imported.remarks.iter().for_each(|row| out += &remark(row));
    out
}

/// What `check` says of an imported scenario, besides the texts that are to be translated.
fn checked(imported: &Imported) -> (String, Arc<Scenario>) {
    let (scenario, found) = load::scenario("scenario.ron", imported.scenario.as_bytes());
    assert!(!found.has_errors(), "{:?}", found.list.first());
    let scenario = Arc::new(scenario.unwrap());
    let procedure = shipped::reference();
    let (model, compiled) = Model::compile(Arc::clone(&procedure), Arc::clone(&scenario));
    assert!(model.is_some(), "{:?}", compiled.list.first());
    let mut lines: Vec<String> = Vec::new();
    let untranslated = found.list.iter().filter(|found| found.code.0 == "T001").count();
    lines.push(format!("T001: {untranslated} texts to be translated"));
    for finding in found.list.iter().chain(&compiled.list).chain(&check(&procedure, Some(&scenario)).list) {
        if finding.code.0 != "T001" {
            lines.push(format!("{} {}: {}", finding.code.0, finding.primary.path, english(&finding.message)));
        }
    }
    (lines.join("\n") + "\n", scenario)
}

fn options(id: &str) -> Options {
    Options { id: id.to_owned(), title: id.to_owned(), ..Options::default() }
}

#[test]
fn foreign_lists_become_scenarios_and_say_what_is_missing() {
    let named = "B=mode,C=time,D=to,E=title,F=message,G=notes,H=expected"
        .split(',')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(at, word)| (usize::from(at.as_bytes()[0] - b'A'), Column::of_word(word).unwrap()))
        .collect::<Vec<_>>();
    let at = Some(start("2024-06-26 09:00"));
    for (name, file, options) in [
        ("newcode", "newcode.xlsx", options("newcode")),
        ("test_file_1", "test_file_1.xlsx", options("test-file-1")),
        (
            "test_file_1_named",
            "test_file_1.xlsx",
            Options { columns: named.clone(), ..options("test-file-1") },
        ),
        ("test_file_3", "test_file_3.xlsx", options("test-file-3")),
        (
            "test_file_3_named",
            "test_file_3.xlsx",
            Options {
                columns: named.clone(),
                start: at,
                channel: Some("e-mail".into()),
                ..options("test-file-3")
            },
        ),
    ] {
        let book = foreign(file);
        let imported = import(&book, &shipped::reference(), &options, &words()).unwrap();
        assert_eq!(
            imported.scenario,
            import(&book, &shipped::reference(), &options, &words()).unwrap().scenario
        );
        let (check, scenario) = checked(&imported);
        for cell in book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()) {
            let text = cell.shown();
            let kept = text
                .trim()
                .lines()
                .all(|line| imported.scenario.contains(line.trim()) || is_mapped(line, &imported, &scenario));
            assert!(kept, "{name}: “{text}” is lost");
        }
        let folder = root().join("tests/golden/foreign");
        expect_file![folder.join(format!("{name}.ron"))].assert_eq(&imported.scenario);
        expect_file![folder.join(format!("{name}.txt"))].assert_eq(&format!("{}\n{check}", told(&imported)));
    }
}

/// Whether a cell stands in the scenario as something else than its words: a time, a number.
fn is_mapped(text: &str, imported: &Imported, scenario: &Scenario) -> bool {
    let time = matches!(moment::read(text), Ok(Said::Moment(_) | Said::Digits(_)));
    let doubted = imported.remarks.iter().any(|remark| remark.text == text);
    let id = scenario.injects.iter().any(|inject| inject.id.as_str().ends_with(text.trim()));
    (time && !doubted) || id
}

/// A scenario in `scenarios/` and its text.
fn bundled(name: &str) -> (Arc<Scenario>, String) {
    let text = std::fs::read_to_string(root().join("scenarios").join(name).join("scenario.ron")).unwrap();
    (shipped::read_scenario(&text), text)
}

const BUNDLED: [&str; 4] = ["earthquake", "evacuation", "first-hour", "seafarers"];

/// Every bundled scenario in every form and language.
fn lists() -> Vec<(Arc<Scenario>, String, Form, Lang, Book)> {
    static LISTS: OnceLock<Vec<(Arc<Scenario>, String, Form, Lang, Book)>> = OnceLock::new();
    LISTS.get_or_init(all_lists).clone()
}

fn all_lists() -> Vec<(Arc<Scenario>, String, Form, Lang, Book)> {
    let mut found = Vec::new();
    for name in BUNDLED {
        let (scenario, text) = bundled(name);
        for form in Form::ALL {
            for lang in Lang::ALL {
                let book = export(&scenario, &shipped::reference(), form, &Catalogue::new(lang));
                found.push((Arc::clone(&scenario), text.clone(), form, lang, book));
            }
        }
    }
    found
}

fn merged(book: &Book, scenario: &Scenario, text: &str) -> Merged {
    update(book, ("scenario.ron", text), scenario, &shipped::reference(), &words()).unwrap()
}

fn unchanged(merged: &Merged, what: &str) {
    let Merged { changes, refused, notes, edits, text } = merged;
    assert!(changes.is_empty() && edits.is_empty() && text.is_some(), "{what}: {:?}", changes.first());
    assert!(refused.is_empty() && notes.is_empty(), "{what}: {refused:?} {notes:?}");
}

#[test]
fn a_list_that_comes_back_unchanged_changes_nothing() {
    for (scenario, text, form, lang, book) in lists() {
        assert_eq!(book.sheets[0].rows.len(), scenario.injects.len());
        unchanged(&merged(&book, &scenario, &text), &format!("{} {} {lang:?}", scenario.id, form.name()));
    }
}

#[test]
fn a_list_comes_back_unchanged_from_a_file_too() {
    for (scenario, text, form, lang, book) in lists() {
        let look =
            hotwash::author::sheet::Look { mark: "EXERCISE", shade: &|_, _| Default::default(), frozen: 1 };
        let xlsx = hotwash::author::sheet::to_xlsx(&book, &look).unwrap();
        let csv = hotwash::author::sheet::to_csv(&book.sheets[0]).unwrap();
        for bytes in [xlsx, csv] {
            let book = read("events", &bytes).unwrap();
            unchanged(&merged(&book, &scenario, &text), &format!("{} {} {lang:?}", scenario.id, form.name()));
        }
    }
}

fn column(book: &Book, form: Form, column: Column) -> usize {
    // The mark of the row stands behind them.
    assert_eq!(book.sheets[0].columns.len(), form.columns().len() + 1);
    form.columns().iter().position(|known| *known == column).unwrap()
}

fn put(book: &mut Book, row: usize, column: usize, change: impl Fn(&str) -> String) {
    let cells = &mut book.sheets[0].rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = Cell::text(change(&cells[column].shown()));
}

fn row_of(book: &Book, inject: &str) -> usize {
    book.sheets[0].rows.iter().position(|row| row[0] == Cell::Text(inject.to_owned())).unwrap()
}

/// The scenario after the changes of a book, whose undoing gives the old text, and what was said.
fn changed(book: &Book, scenario: &Scenario, text: &str) -> (Option<Arc<Scenario>>, String) {
    let merged = merged(book, scenario, text);
    let mut out = String::new();
    for change in &merged.changes {
        out += &format!("{} {}: {} → {}\n", place(&change.place), change.id, change.was, change.becomes);
    }
    for (sort, list) in [("refused", &merged.refused), ("note", &merged.notes)] {
        for remark in list {
            out += &format!("{sort} {}: {}\n", place(&remark.place), english(&remark.message));
        }
    }
    let after = merged.text.map(|new| {
        let edited = apply("scenario.ron", text.as_bytes(), &merged.edits).unwrap();
        assert_eq!(edited.text, new);
        assert_eq!(apply("scenario.ron", new.as_bytes(), &edited.undo).unwrap().text, text);
        shipped::read_scenario(&new)
    });
    (after, out)
}

#[test]
fn what_was_edited_in_a_list_comes_back_as_edits_that_can_be_undone() {
    let (scenario, text) = bundled("evacuation");
    let form = Form::Hseep;
    let mut book = export(&scenario, &shipped::reference(), form, &Catalogue::new(Lang::En));
    let col = |column| {
        self::column(&export(&scenario, &shipped::reference(), form, &Catalogue::new(Lang::En)), form, column)
    };
    let first = row_of(&book, "first-call");
    put(&mut book, first, col(Column::Message), |_| "Hello?\nThis is \"Irakli\".".to_owned());
    put(&mut book, first, col(Column::Expected), |old| {
        old.replace("Acknowledge within 15 minutes", "Acknowledge at once")
    });
    put(&mut book, first, col(Column::From), |_| "Irakli".to_owned());
    let mail = row_of(&book, "compound-mail");
    put(&mut book, mail, col(Column::Time), |old| old.replace("H+0:25", "H+0:35"));
    put(&mut book, mail, col(Column::To), |old| format!("{old}; Press service"));
    put(&mut book, mail, col(Column::Mode), |_| "phone".to_owned());
    let note = row_of(&book, "host-note");
    put(&mut book, note, col(Column::Time), |_| "H+0:41".to_owned());
    // This message has no notes yet.
    put(&mut book, note, col(Column::Notes), |_| "Read it aloud.".to_owned());
    let (after, told) = changed(&book, &scenario, &text);
    let after = after.unwrap();
    let inject = |id: &str| after.injects.iter().find(|row| row.id == *id).unwrap().clone();
    let was = |id: &str| scenario.injects.iter().find(|row| row.id == *id).unwrap().clone();
    let call = inject("first-call");
    assert_eq!(&*call.text.as_ref().unwrap().en, "Hello?\nThis is \"Irakli\".");
    assert_eq!(call.text.unwrap().ka, was("first-call").text.unwrap().ka);
    assert!(call.expected.unwrap().en.starts_with("Acknowledge at once, inform"));
    assert_eq!(&*call.sender.unwrap().en, "Irakli");
    let mail = inject("compound-mail");
    assert_eq!(mail.when, When::At(Dur::minutes(35)));
    assert_eq!(mail.to.iter().map(|name| name.as_str()).collect::<Vec<_>>(), ["embassy", "press"]);
    assert_eq!(mail.channel, Some("phone".into()));
    let note = inject("host-note");
    assert_eq!(note.when, When::At(Dur::minutes(41)));
    assert_eq!(&*note.notes.unwrap().en, "Read it aloud.");
    expect_file![root().join("tests/golden/evacuation/msel_edited.txt")].assert_eq(&told);
}

/// A .csv file that a spreadsheet opened and saved has its dates as they are written in its country.
#[test]
fn dates_a_spreadsheet_wrote_anew_are_no_change() {
    let (scenario, text) = bundled("evacuation");
    let form = Form::Common;
    for way in ["3/1/2031 4:40", "01/03/2031 04:40", "01.03.2031 4:40", "2031-03-01 04:40:00"] {
        let mut book = export(&scenario, &shipped::reference(), form, &Catalogue::new(Lang::En));
        let (row, at) = (row_of(&book, "first-call"), column(&book, form, Column::Time));
        put(&mut book, row, at, |_| way.to_owned());
        unchanged(&merged(&book, &scenario, &text), way);
    }
}

#[test]
fn what_cannot_be_carried_back_is_said_and_changes_nothing() {
    let (scenario, text) = bundled("evacuation");
    let form = Form::Common;
    let mut book = export(&scenario, &shipped::reference(), form, &Catalogue::new(Lang::Ka));
    let first = row_of(&book, "first-call");
    let at = |column| form.columns().iter().position(|known| *known == column).unwrap();
    put(&mut book, first, at(Column::Status), |_| "მზადაა".to_owned());
    put(&mut book, first, at(Column::Message), |_| String::new());
    put(&mut book, first, at(Column::To), |_| "ვიღაც".to_owned());
    put(&mut book, first, at(Column::Delivery), |_| "შუადღისას".to_owned());
    put(&mut book, first, at(Column::Expected), |old| old.replace("ALRT-01", "ALRT-99"));
    let called = row_of(&book, "group-in-talenda");
    put(&mut book, called, at(Column::Delivery), |_| "H+70:00".to_owned());
    let gone = row_of(&book, "host-note");
    book.sheets[0].rows.remove(gone);
    let twice = book.sheets[0].rows[0].clone();
    book.sheets[0].rows.push(twice);
    book.sheets[0].rows.push(vec![Cell::Text("new-one".to_owned())]);
    book.sheets[0].columns.push("ფერი".to_owned());
    put(&mut book, 2, form.columns().len() + 1, |_| "წითელი".to_owned());
    let (after, told) = changed(&book, &scenario, &text);
    assert_eq!(after, None);
    expect_file![root().join("tests/golden/evacuation/msel_not_carried.txt")].assert_eq(&told);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever somebody writes over the words of a message, in any of the lists, comes back as it was written, but for
    /// what may be a real address.
    #[test]
    fn any_words_written_over_a_message_come_back(which in 0usize..16, row in 0usize..200, said in "[a-zA-Zა-ჰ0-9 ,.!?\"'„“–()=+@-]{1,60}") {
        let said = said.trim().to_owned();
        prop_assume!(!said.is_empty());
        let (scenario, text, form, lang, mut book) = lists().swap_remove(which);
        let row = row % book.sheets[0].rows.len();
        let at = column(&book, form, Column::Message);
        let Cell::Text(id) = book.sheets[0].rows[row][0].clone() else { panic!("a row has no number") };
        let inject = scenario.injects.iter().find(|inject| inject.id == *id.as_str()).unwrap();
        // The subject line and the attachments stand in the same cell.
        prop_assume!(inject.attachments.is_empty() && inject.subject.is_none());
        put(&mut book, row, at, |_| said.clone());
        let (after, told) = changed(&book, &scenario, &text);
        let Some(after) = after else {
            // Two words with a full stop between them may be the address of somebody.
            prop_assert!(said.contains('.') && told.contains("may really exist"), "{}", told);
            return Ok(());
        };
        let inject = after.injects.iter().find(|inject| inject.id == *id.as_str()).unwrap();
        prop_assert_eq!(inject.text.as_ref().unwrap().get(lang), said.as_str());
    }
}

#[test]
fn lists_are_exported_as_people_read_them() {
    for form in Form::ALL {
        for lang in Lang::ALL {
            let (scenario, _) = bundled("evacuation");
            let book = export(&scenario, &shipped::reference(), form, &Catalogue::new(lang));
            let Sheet { columns, rows, .. } = &book.sheets[0];
            let mut out = String::new();
            for row in rows {
                let shown = form.columns().len();
                for (head, cell) in columns.iter().zip(row).take(shown).filter(|(_, cell)| !cell.is_blank()) {
                    out += &format!("{head}: {}\n", cell.shown().replace('\n', "\n    "));
                }
                out.push('\n');
            }
            assert!(!out.contains('⟦'));
            let file = format!("tests/golden/evacuation/msel_{}_{}.txt", form.name(), lang.code());
            expect_file![root().join(file)].assert_eq(&out);
        }
    }
}

#[test]
fn an_old_list_never_overwrites_what_is_newer() {
    let (scenario, text) = bundled("evacuation");
    for form in Form::ALL {
        let old = export(&scenario, &shipped::reference(), form, &Catalogue::new(Lang::En));
        // Since then the scenario was changed, at one message in its words and at another in its time.
        let first = scenario.injects.iter().find(|row| row.id == *"first-call").unwrap();
        let said = first.text.as_ref().unwrap().en.to_string();
        let newer = text.replacen(&said, "We are here and wait.", 1);
        let cable = scenario.injects.iter().find(|row| row.id == *"first-cable").unwrap();
        let at = format!("{:?}", cable.when);
        assert!(at.starts_with("At("), "{at}");
        let begins = newer.find("id: \"first-cable\"").unwrap();
        let when = begins + newer[begins..].find("when: At(\"").unwrap();
        let end = when + newer[when..].find("\")").unwrap() + 2;
        let newer = format!("{}when: At(\"3h 33m\"){}", &newer[..when], &newer[end..]);
        let now = shipped::read_scenario(&newer);
        assert_ne!(*now, *scenario);
        let kept = merged(&old, &now, &newer);
        assert!(kept.edits.is_empty() && kept.refused.is_empty(), "{kept:?}");
        assert_eq!(kept.notes.len(), 2, "{:?}", kept.notes);
        assert!(kept.notes.iter().all(|note| note.message.key == "sheet-ours-changed-in-file"));
        // A change of another message comes through; one of the same message is refused.
        let mut edited = old.clone();
        let message = column(&old, form, Column::Message);
        put(&mut edited, row_of(&old, "compound-mail"), message, |text| format!("{text} Thank you."));
        let through = merged(&edited, &now, &newer);
        assert_eq!((through.changes.len(), through.refused.len()), (1, 0), "{:?}", through.refused);
        put(&mut edited, row_of(&old, "first-call"), message, |text| format!("{text} Hurry."));
        let refused = merged(&edited, &now, &newer);
        assert_eq!(refused.refused.len(), 1, "{:?}", refused.refused);
        assert_eq!(refused.refused[0].message.key, "sheet-ours-changed-twice");
        // Without its marks the list says that it may.
        let mut bare = old.clone();
        bare.sheets[0].columns.pop();
        bare.sheets[0].rows.iter_mut().for_each(|row| drop(row.pop()));
        let warned = merged(&bare, &now, &newer);
        assert!(warned.notes.iter().any(|note| note.message.key == "msel-no-marks"), "{:?}", warned.notes);
    }
}

/// Rows and cells no sheet of people has.
#[test]
fn hostile_books_are_refused_or_read_without_a_panic() {
    let procedure = shipped::reference();
    let sheet = |columns: &[&str], rows: Vec<Vec<Cell>>| Book {
        sheets: vec![Sheet {
            name: "x".into(),
            columns: columns.iter().map(|head| (*head).to_owned()).collect(),
            rows,
        }],
    };
    let long = "„\u{202e}\u{0}ა\"\\\n".repeat(4_000);
    let cells = vec![
        Cell::Text("../../etc".into()),
        Cell::Text(long),
        Cell::Number(f64::NAN),
        Cell::Number(f64::MAX),
    ];
    let book = sheet(&["number", "message", "time", "to"], vec![cells.clone(), cells, vec![Cell::Empty; 90]]);
    let imported = import(&book, &procedure, &options("x"), &words()).unwrap();
    let (scenario, found) = load::scenario("scenario.ron", imported.scenario.as_bytes());
    assert!(found.list.iter().all(|finding| finding.code.0.starts_with('T')), "{:?}", found.list);
    let scenario = scenario.unwrap();
    assert_eq!(scenario.injects.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["etc", "etc-2"]);
    for empty in [Book::default(), sheet(&[], Vec::new()), sheet(&["number", "message"], Vec::new())] {
        let refused: Msg = import(&empty, &procedure, &options("x"), &words()).unwrap_err();
        assert_eq!(refused.key, "msel-nothing");
    }
    let many = sheet(&["number", "message"], vec![vec![Cell::Number(1.0)]; table::EVENT_LIMIT + 1]);
    assert_eq!(import(&many, &procedure, &options("x"), &words()).unwrap_err().key, "msel-too-many");
}

fn program(args: &[&str]) -> (i32, String) {
    let output = program::run(args);
    let said = program::out(&output) + &program::err(&output);
    assert!(!said.contains('⟦'), "{said}");
    (output.status.code().unwrap(), said)
}

#[test]
fn a_list_goes_out_comes_back_and_is_undone_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let scenario = at("evacuation/scenario.ron");
    std::fs::create_dir(at("evacuation")).unwrap();
    std::fs::copy(root().join("scenarios/evacuation/scenario.ron"), &scenario).unwrap();
    let before = std::fs::read_to_string(&scenario).unwrap();
    for name in ["events.xlsx", "events.csv"] {
        let (code, said) = program(&["export", &at("evacuation"), "--form", "common", "--to", &at(name)]);
        assert_eq!(code, 0, "{said}");
        let (code, said) = program(&["import", &at(name), &at("evacuation"), "--yes"]);
        assert!(code == 0 && said.contains("Nothing differs"), "{said}");
    }
    let (code, said) = program(&["import", &at("events.csv"), &at("evacuation"), "--form", "hseep", "--yes"]);
    assert!(code == 2 && said.contains("--form") && said.contains("common columns"), "{said}");
    let (code, said) =
        program(&["import", &at("events.csv"), &at("evacuation"), "--form", "common", "--yes"]);
    assert!(code == 0 && said.contains("Recognised by its heads"), "{said}");
    let list = std::fs::read_to_string(at("events.csv")).unwrap();
    assert!(list.lines().next().unwrap().ends_with("სწავლება · EXERCISE"), "{:?}", list.lines().next());
    std::fs::write(at("events.csv"), list.replace("Who is handling this, you?", "Who decides?")).unwrap();
    let (code, said) = program(&["import", &at("events.csv"), &at("evacuation"), "--yes"]);
    assert!(code == 0 && said.contains("first-call") && said.contains("Who decides?"), "{said}");
    let after = std::fs::read_to_string(&scenario).unwrap();
    assert_eq!(after, before.replace("Who is handling this, you?", "Who decides?"));
    assert_eq!(program(&["import", "--undo", &at("evacuation")]).0, 0);
    assert_eq!(std::fs::read_to_string(&scenario).unwrap(), before);
}

#[test]
fn a_foreign_list_becomes_a_folder_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let list = root().join("tests/data/foreign/test_file_3.xlsx").to_string_lossy().into_owned();
    let columns = "B=mode,C=time,D=to,E=title,F=message,G=notes,H=expected";
    let (code, said) =
        program(&["import", &list, "--new", &at("drill"), "--columns", columns, "--lang", "ka"]);
    assert!(
        code == 1 && said.contains("CHECKLIST!B4 „???“") && said.contains("CHECKLIST!C1 „J-1“"),
        "{said}"
    );
    // What is missing, `check` says.
    let (code, said) = program(&["check", &at("drill")]);
    assert!(code == 1 && said.contains("has receivers but no channel"), "{said}");
    let (code, said) = program(&["import", &list, "--new", &at("drill")]);
    assert!(code == 2 && said.contains("is there already"), "{said}");
    let (code, said) =
        program(&["import", &list, "--new", &at("other"), "--start", "2024-06-25 09:00", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &answer["events"], &answer["timed"]), (1, &5.into(), &4.into()));
    let before = answer["remarks"].as_array().unwrap().iter().find(|row| row["text"] == "J-1").unwrap();
    assert_eq!(
        (&before["column"], &before["row"], &before["reason"]),
        (&"C".into(), &1.into(), &"msel-time-before-start".into())
    );
    for (option, value, complaint) in [
        ("--start", "tomorrow", "is no date with a time of day"),
        ("--columns", "B=colour", "does not say what a column holds"),
        ("--channel", "pigeon", "The procedure has no channel"),
    ] {
        let (code, said) = program(&["import", &list, "--new", &at("third"), option, value]);
        assert!(code == 2 && said.contains(complaint), "{said}");
    }
    assert!(!folder.path().join("third").exists());
}
