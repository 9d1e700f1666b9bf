//! A book from the bytes of a .xlsx file.

use std::io::Cursor;

use calamine::{Reader as _, SheetType, Xlsx, XlsxError};

use crate::author::sheet::book::{Book, Cell, Sheet};
use crate::author::sheet::{archive, csv, limits, shown};
use crate::base::Msg;

/// Reads every sheet that has cells, hidden ones too.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Msg> {
    let sound = archive::sound(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(sound)).map_err(|error| broken(&error))?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > limits::SHEETS {
        return Err(limits::too_much("sheet-too-many-sheets", limits::SHEETS));
    }
    let mut cells = 0;
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        sheets.push(sheet(&mut book, &name, &mut cells)?);
    }
    Ok(Book { sheets })
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, cells: &mut usize) -> Result<Sheet, Msg> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| broken(&error))? {
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let value = shown::cell(cell.get_value(), format.map(|format| format.format_code.as_str()));
        if value == Cell::Empty {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row >= limits::ROWS {
            return Err(limits::too_much_at("sheet-too-many-rows", limits::ROWS, name, row + 1, column));
        }
        if column >= limits::COLUMNS {
            return Err(limits::too_much_at(
                "sheet-too-many-columns",
                limits::COLUMNS,
                name,
                row + 1,
                column,
            ));
        }
        if let Cell::Text(text) = &value
            && !limits::fits(text)
        {
            return Err(limits::too_much_at("sheet-cell-too-long", limits::LETTERS, name, row + 1, column));
        }
        *cells += 1;
        if *cells > limits::CELLS {
            return Err(limits::too_much("sheet-too-many-cells", limits::CELLS));
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = value;
            }
        }
    }
    Ok(csv::sheet(name, rows))
}

fn broken(error: &XlsxError) -> Msg {
    match error {
        XlsxError::Password => Msg::new("sheet-old-or-locked"),
        _ => Msg::new("sheet-broken"),
    }
}
