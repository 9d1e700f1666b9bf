//! Sheets in .csv files: UTF-8 with a mark in front, for Excel; read with or without it, separated by comma, semicolon or
//! tab.

use crate::author::sheet::book::{Cell, Sheet};
use crate::author::sheet::{guard, limits};
use crate::base::Msg;

/// The mark by which Excel knows UTF-8.
const MARK: &str = "\u{feff}";
/// What may stand between cells, the likeliest first.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads a sheet.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Msg> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Msg::new("sheet-not-utf8")) };
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let separator = separator(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut record = ::csv::StringRecord::new();
    let mut cells = 0;
    loop {
        let from = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(Msg::new("sheet-not-utf8")),
        }
        // The reader skips empty lines; here each is a row, as in a spreadsheet.
        let ended = u64::from(!reader.is_done() || text.ends_with('\n'));
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let lines = reader.position().line().saturating_sub(from + ended);
        let skipped = lines.saturating_sub(u64::try_from(inside).unwrap_or(u64::MAX));
        for _ in 0..skipped {
            if rows.len() > limits::ROWS {
                break;
            }
            rows.push(Vec::new());
        }
        if record.len() > limits::COLUMNS {
            return Err(limits::too_much_at(
                "sheet-too-many-columns",
                limits::COLUMNS,
                name,
                rows.len() + 1,
                record.len(),
            ));
        }
        let mut row = Vec::with_capacity(record.len());
        for cell in &record {
            let cell = guard::bare(cell);
            if !limits::fits(cell) {
                return Err(limits::too_much_at(
                    "sheet-cell-too-long",
                    limits::LETTERS,
                    name,
                    rows.len() + 1,
                    row.len(),
                ));
            }
            row.push(Cell::text(broken(cell)));
        }
        cells += row.len();
        rows.push(trimmed(row));
        if rows.len() > limits::ROWS {
            return Err(limits::too_much_at("sheet-too-many-rows", limits::ROWS, name, rows.len(), 0));
        }
        if cells > limits::CELLS {
            return Err(limits::too_much("sheet-too-many-cells", limits::CELLS));
        }
    }
    Ok(sheet(name, rows))
}

/// Writes a sheet.
pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, Msg> {
    let mut writer = ::csv::WriterBuilder::new()
        .flexible(true)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let heads = sheet.columns.iter().map(|head| guard::guarded(head).into_owned()).collect();
    let rows = sheet.rows.iter().map(|row| row.iter().map(written).collect());
    for row in std::iter::once(heads).chain(rows) {
        let mut row: Vec<String> = row;
        // A row of no cells would be no row.
        row.resize(row.len().max(sheet.columns.len()).max(1), String::new());
        writer.write_record(&row).map_err(|error| failed(&error.to_string()))?;
    }
    writer.into_inner().map_err(|error| failed(&error.to_string()))
}

fn failed(reason: &str) -> Msg {
    Msg::new("sheet-cannot-write").with("reason", reason)
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guard::guarded(text).into_owned(),
        Cell::Number(_) => cell.shown().into_owned(),
    }
}

/// The sheet of rows, the first of which is its head.
pub(super) fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let mut rows = rows;
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let columns = head.iter().map(|cell| cell.shown().into_owned()).collect();
    Sheet { name: name.to_owned(), columns, rows: rows.collect() }
}

/// A row without the empty cells at its end.
pub(super) fn trimmed(mut row: Vec<Cell>) -> Vec<Cell> {
    while row.last() == Some(&Cell::Empty) {
        row.pop();
    }
    row
}

/// A text with every line break a `\n`.
pub(super) fn broken(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// What stands between cells: what stands most often in the first line that has any of them, outside quotes.
fn separator(text: &str) -> char {
    let mut counts = [0usize; SEPARATORS.len()];
    let mut quoted = false;
    for c in text.chars().take(limits::LETTERS) {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted && counts.iter().any(|count| *count > 0) => break,
            c if !quoted => {
                if let Some(count) = SEPARATORS.iter().position(|s| *s == c).and_then(|at| counts.get_mut(at))
                {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let best = counts.iter().position(|count| *count == most).unwrap_or_default();
    SEPARATORS.get(best).copied().unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(sheet: &Sheet) -> Vec<Vec<String>> {
        sheet.rows.iter().map(|row| row.iter().map(|cell| cell.shown().into_owned()).collect()).collect()
    }

    #[test]
    fn the_separator_is_seen_and_quotes_are_kept_out_of_it() {
        for (text, found) in [
            ("a,b\n1;2;3,4", ','),
            ("a;b\n1,2,3", ';'),
            ("\"x,y,z\"\ta\n", '\t'),
            ("one\n\ntwo;three", ';'),
            ("", ','),
        ] {
            assert_eq!(separator(text), found, "{text}");
        }
    }

    #[test]
    fn rows_keep_the_numbers_a_spreadsheet_gives_them() {
        let text = "\u{feff}a;b\r\n\r\n1;\"two\r\nlines\"\r\n\r\n\r\n'=x;0900\r\n;\r\n";
        let sheet = read("s", text.as_bytes()).unwrap();
        assert_eq!(sheet.columns, ["a", "b"]);
        let none: Vec<String> = Vec::new();
        let rows = [
            none.clone(),
            vec!["1".into(), "two\nlines".into()],
            none.clone(),
            none,
            vec!["=x".into(), "0900".into()],
        ];
        assert_eq!(shown(&sheet), rows);
        assert_eq!(read("s", "a\nb".as_bytes()).unwrap().rows.len(), 1);
    }
}
