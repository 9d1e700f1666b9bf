//! A book as a .xlsx file that is pleasant to read: columns as wide as their texts, wrapped, the head in sight, a font
//! with Georgian letters, the mark of an exercise on every printed page.
//!
//! # Invariants
//! - No cell is a formula; a text that looks like one is marked as a text, also for whoever edits it.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatPattern, Workbook, Worksheet,
    XlsxError,
};

use crate::author::sheet::book::{Book, Cell, Sheet};
use crate::author::sheet::{guard, limits};
use crate::base::Msg;

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// To be changed.
    #[default]
    Open,
    /// To be read: grey.
    Read,
    /// Not shown.
    Hidden,
}

/// How a book looks.
pub struct Look<'a> {
    /// The mark on every printed page.
    pub mark: &'a str,
    /// What a column is for: the number of a sheet, that of a column.
    pub shade: &'a dyn Fn(usize, usize) -> Shade,
    /// How many columns at the left stay in sight.
    pub frozen: u16,
}

/// A font every Windows has, with Georgian letters.
const FONT: &str = "Sylfaen";
const GREY: u32 = 0x00F2_F2F2;
const HEAD: u32 = 0x00DD_E3EA;
const LINE: u32 = 0x00BF_BFBF;
/// The narrowest and widest column, in digits.
const WIDTHS: (usize, usize) = (9, 56);
/// The widest column that is only read.
const READ: usize = 30;
/// What Excel does not take in the name of a sheet.
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// A4.
const PAPER: u8 = 9;

/// Writes a book.
pub(super) fn write(book: &Book, look: &Look<'_>) -> Result<Vec<u8>, Msg> {
    if book.sheets.len() > limits::SHEETS {
        return Err(limits::too_much("sheet-too-many-sheets", limits::SHEETS));
    }
    let mut names = BTreeSet::new();
    let mut file = Workbook::new();
    let faces = Faces::new();
    for (number, sheet) in book.sheets.iter().enumerate() {
        let name = name(&sheet.name);
        if name.is_empty() || !names.insert(name.to_lowercase()) {
            return Err(Msg::new("sheet-name-twice").with("sheet", sheet.name.as_str()));
        }
        check(sheet, &name)?;
        fill(file.add_worksheet(), &name, number, sheet, look, &faces).map_err(|error| failed(&error))?;
    }
    // The same book gives the same bytes whenever it is written.
    let born = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| failed(&error))?;
    file.set_properties(&DocProperties::new().set_comment(look.mark).set_creation_datetime(&born));
    file.save_to_buffer().map_err(|error| failed(&error))
}

fn failed(error: &XlsxError) -> Msg {
    Msg::new("sheet-cannot-write").with("reason", error.to_string())
}

/// A name as Excel takes it: a shorter one, and without the signs it knows otherwise.
fn name(name: &str) -> String {
    let mut units = 0;
    let kept: String = name
        .chars()
        .map(|c| if NOT_IN_NAMES.contains(&c) || c.is_control() { ' ' } else { c })
        .take_while(|c| {
            units += c.len_utf16();
            units <= limits::NAME
        })
        .collect();
    kept.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

fn check(sheet: &Sheet, name: &str) -> Result<(), Msg> {
    if sheet.rows.len() >= limits::ROWS {
        return Err(limits::too_much_at("sheet-too-many-rows", limits::ROWS, name, sheet.rows.len() + 1, 0));
    }
    let heads = sheet.columns.iter().enumerate().map(|(column, head)| (1, column, head.as_str()));
    let cells = sheet.rows.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().filter_map(move |(column, cell)| match cell {
            Cell::Text(text) => Some((row + 2, column, text.as_str())),
            Cell::Empty | Cell::Number(_) => None,
        })
    });
    for (row, column, text) in heads.chain(cells) {
        if column >= limits::COLUMNS {
            return Err(limits::too_much_at("sheet-too-many-columns", limits::COLUMNS, name, row, column));
        }
        if !limits::fits(text) {
            return Err(limits::too_much_at("sheet-cell-too-long", limits::LETTERS, name, row, column));
        }
    }
    Ok(())
}

/// How cells look.
struct Faces {
    head: Format,
    open: Format,
    read: Format,
}

impl Faces {
    fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_text_wrap().set_align(FormatAlign::Top);
        let lined = base.set_border(FormatBorder::Thin).set_border_color(LINE);
        let filled = |format: Format, colour: u32| {
            format.set_pattern(FormatPattern::Solid).set_background_color(colour)
        };
        Self { head: filled(lined.clone().set_bold(), HEAD), read: filled(lined.clone(), GREY), open: lined }
    }

    const fn of(&self, shade: Shade) -> &Format {
        match shade {
            Shade::Open => &self.open,
            Shade::Read | Shade::Hidden => &self.read,
        }
    }
}

fn fill(
    page: &mut Worksheet,
    name: &str,
    number: usize,
    sheet: &Sheet,
    look: &Look<'_>,
    faces: &Faces,
) -> Result<(), XlsxError> {
    page.set_name(name)?;
    let width = sheet.rows.iter().map(Vec::len).chain([sheet.columns.len()]).max().unwrap_or_default();
    for column in 0..width {
        let Ok(at) = u16::try_from(column) else { continue };
        let shade = (look.shade)(number, column);
        page.set_column_width(at, f64::from(self::width(sheet, column, shade)))?;
        if shade == Shade::Hidden {
            page.set_column_hidden(at)?;
        }
        if let Some(head) = sheet.columns.get(column) {
            text(page, 0, at, head, &faces.head)?;
        }
        let face = faces.of(shade);
        for (row, cells) in (1u32..).zip(&sheet.rows) {
            match cells.get(column).unwrap_or(&Cell::Empty) {
                Cell::Empty if column < sheet.columns.len() => page.write_blank(row, at, face).map(drop)?,
                Cell::Empty => {}
                Cell::Text(words) => text(page, row, at, words, face)?,
                Cell::Number(value) if value.is_finite() => {
                    page.write_number_with_format(row, at, *value, face).map(drop)?;
                }
                Cell::Number(_) => {}
            }
        }
    }
    page.set_freeze_panes(1, look.frozen)?;
    if let (Ok(last), Ok(column)) =
        (u32::try_from(sheet.rows.len()), u16::try_from(sheet.columns.len().saturating_sub(1)))
        && last > 0
        && !sheet.columns.is_empty()
    {
        page.autofilter(0, 0, last, column)?;
        page.set_repeat_rows(0, 0)?;
    }
    page.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_header(format!("&C{}", look.mark.replace('&', "&&")));
    page.set_footer("&L&A&R&P / &N");
    Ok(())
}

fn text(page: &mut Worksheet, row: u32, column: u16, words: &str, face: &Format) -> Result<(), XlsxError> {
    if words.is_empty() {
        return page.write_blank(row, column, face).map(drop);
    }
    if guard::runs(words) {
        return page.write_string_with_format(row, column, words, &face.clone().set_quote_prefix()).map(drop);
    }
    page.write_string_with_format(row, column, words, face).map(drop)
}

/// A width in which most texts of a column stand well.
fn width(sheet: &Sheet, column: usize, shade: Shade) -> u8 {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let head = sheet.columns.get(column).map_or(0, |head| longest(head).div_ceil(2));
    let mut lengths: Vec<usize> = sheet
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .map(|cell| longest(&cell.shown()))
        .filter(|length| *length > 0)
        .collect();
    lengths.sort_unstable();
    // Nine of ten stand in one line, as far as that goes.
    let usual = lengths.get(lengths.len() * 9 / 10).or(lengths.last()).copied().unwrap_or_default();
    let most = if shade == Shade::Read { READ } else { WIDTHS.1 };
    let width = (head.max(usual) + 2).clamp(WIDTHS.0, most);
    u8::try_from(width).unwrap_or(u8::MAX)
}
