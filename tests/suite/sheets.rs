//! Spreadsheet files: what is written comes back, and bytes of any kind are read or refused, never more.

use std::io::{Cursor, Write as _};

use hotwash::author::sheet::{Book, Cell, Look, Shade, Sheet, limits, read, to_csv, to_xlsx};
use hotwash::base::Msg;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LOOK: Look<'static> =
    Look { mark: "სწავლება · EXERCISE", shade: &|_, _| Shade::Open, frozen: 1 };

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zა-ჰ ,;\"'\n]{0,20}",
        2 => "[=+\\-@'\t][=a-z0-9'\n]{0,6}",
        1 => "_x00[0-9A-F]{2}_{0,2}",
        1 => " {0,2}[a-z&<>]{1,4} {0,2}",
        1 => "[0-9]{1,6}",
    ]
}

fn cells() -> impl Strategy<Value = Cell> {
    prop_oneof![
        3 => texts().prop_map(Cell::text),
        1 => any::<i32>().prop_map(|number| Cell::Number(f64::from(number))),
        1 => (-1e12..1e12).prop_map(Cell::Number),
    ]
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let rows = proptest::collection::vec(proptest::collection::vec(cells(), 0..5), 0..6);
    (proptest::collection::vec("[a-zა-ჰ]{1,8}", 1..5), rows).prop_map(|(columns, rows)| {
        let rows = rows.into_iter().map(|mut row: Vec<Cell>| {
            while row.last() == Some(&Cell::Empty) {
                row.pop();
            }
            row
        });
        let mut rows: Vec<Vec<Cell>> = rows.collect();
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        Sheet { name: "s".to_owned(), columns, rows }
    })
}

/// As a .csv file holds it: everything is text.
fn all_text(mut sheet: Sheet) -> Sheet {
    for cell in sheet.rows.iter_mut().flatten() {
        *cell = Cell::text(cell.shown().into_owned());
    }
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_to_a_book_comes_back(sheet in sheets()) {
        let mut second = sheet.clone();
        second.name = "მეორე".to_owned();
        let book = Book { sheets: vec![sheet, second] };
        let bytes = to_xlsx(&book, &LOOK).unwrap();
        prop_assert_eq!(&bytes, &to_xlsx(&book, &LOOK).unwrap(), "the same bytes each time");
        prop_assert_eq!(read("x", &bytes).unwrap(), book);
    }

    #[test]
    fn what_is_written_to_a_csv_comes_back(sheet in sheets()) {
        let bytes = to_csv(&sheet).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        for cell in text.trim_start_matches('\u{feff}').split(['\n', ',']) {
            let cell = cell.trim_start_matches('"');
            prop_assert!(!cell.starts_with(['=', '+', '@']) || text.contains('"'), "{cell}");
        }
        prop_assert_eq!(read("s", &bytes).unwrap().sheets, vec![all_text(sheet)]);
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), head in 0..3usize) {
        let head: &[u8] = [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0", b""][head];
        let _any = read("x", &[head, &bytes].concat());
    }

    #[test]
    fn a_damaged_book_is_read_or_refused(sheet in sheets(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = to_xlsx(&Book { sheets: vec![sheet] }, &LOOK).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _any = read("x", &bytes);
    }

    #[test]
    fn a_sheet_of_any_marks_is_read_or_refused(inner in "(<(c|v|row|f|is|t|x:c|dimension|sst)( (r|t|s|ref|uniqueCount)=\"([A-Z]{0,9}[0-9]{0,12}|s|str|n|d|e|B2:A1)\")?/?>|</(c|v|row|is|t)>|[0-9]{1,4}|&amp;|<!--|]]>){0,20}") {
        let _any = read("x", &book_of(&format!("<worksheet><sheetData>{inner}</sheetData></worksheet>")));
        let _any = read("x", &book_of(&format!("<worksheet>{inner}<sheetData/></worksheet>")));
    }
}

/// A packed book with one sheet of that text.
fn book_of(sheet: &str) -> Vec<u8> {
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    packed(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999999\"><si><t>one</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn packed(pieces: &[(&str, &str)]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in pieces {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn refusal(bytes: &[u8]) -> &'static str {
    let Err(Msg { key, .. }) = read("x", bytes) else { panic!("this should be refused") };
    key
}

#[test]
fn a_book_made_elsewhere_is_read() {
    let bytes = book_of(
        "<worksheet><dimension ref=\"Z9:A1\"/><sheetData><row><c t=\"s\"><v>0</v></c></row><row/><row><c r=\"B3\"><v>12.5</v></c></row></sheetData></worksheet>",
    );
    let book = read("x", &bytes).unwrap();
    assert_eq!(book.sheets[0].columns, ["one"]);
    assert_eq!(*book.sheets[0].cell(1, 1), Cell::Number(12.5));
}

#[test]
fn what_is_too_large_or_no_book_is_refused() {
    assert_eq!(refusal(&vec![b'a'; limits::BYTES + 1]), "sheet-too-many-bytes");
    assert_eq!(refusal(b"\xD0\xCF\x11\xE0 old"), "sheet-old-or-locked");
    assert_eq!(refusal(&[0xFF, 0xFE, 0]), "sheet-not-utf8");
    assert_eq!(refusal(b"PK\x03\x04"), "sheet-broken");
    assert_eq!(refusal(&packed(&[("a.txt", "a")])), "sheet-no-book");
    let cell = |place: &str| {
        book_of(&format!("<worksheet><sheetData><c r=\"{place}\"><v>1</v></c></sheetData></worksheet>"))
    };
    assert_eq!(refusal(&cell("A1048576")), "sheet-too-many-rows");
    assert_eq!(refusal(&cell("XFD1")), "sheet-too-many-columns");
    assert_eq!(refusal(&cell("AAAAAAAAAAAAAA1")), "sheet-broken");
    let long = "x".repeat(limits::LETTERS + 1);
    assert_eq!(
        refusal(&book_of(&format!(
            "<worksheet><sheetData><c t=\"str\"><v>{long}</v></c></sheetData></worksheet>"
        ))),
        "sheet-cell-too-long"
    );
    assert_eq!(refusal(format!("a\n{long}\n").as_bytes()), "sheet-cell-too-long");
    assert_eq!(refusal("a\n".repeat(limits::ROWS + 1).as_bytes()), "sheet-too-many-rows");
    assert_eq!(refusal(",".repeat(limits::COLUMNS).as_bytes()), "sheet-too-many-columns");
}

#[test]
fn a_small_file_that_unpacks_into_a_large_one_is_refused() {
    let large = " ".repeat(usize::try_from(limits::UNPACKED / 2 + 1).unwrap());
    let bomb = packed(&[("xl/workbook.xml", &large), ("xl/worksheets/sheet1.xml", &large)]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(refusal(&bomb), "sheet-unpacks-too-large");
}

#[test]
fn two_sheets_of_one_name_are_refused() {
    let sheet = |name: &str| Sheet { name: name.to_owned(), columns: vec!["a".to_owned()], rows: Vec::new() };
    let book = Book { sheets: vec![sheet("Same"), sheet("same")] };
    assert_eq!(to_xlsx(&book, &LOOK).unwrap_err().key, "sheet-name-twice");
}
