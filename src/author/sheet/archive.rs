//! Unpacks a .xlsx file within limits, and packs what its reader needs anew: without pictures, themes and settings, and
//! without what would make the reader reserve memory or count beyond its numbers.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::author::archive::{self, Limits, Trouble};
use crate::author::sheet::limits;
use crate::base::Msg;

/// Folders whose pieces hold no cells.
const NEEDLESS: [&str; 9] = [
    "docprops/",
    "/media/",
    "/theme/",
    "/drawings/",
    "/printersettings/",
    "/pivotcache/",
    "/pivottables/",
    "/charts/",
    "/comments",
];
/// The longest letters and digits of a place such as `XFD1048576`.
const LONGEST: (usize, usize) = (3, 7);

/// The pieces of a packed file that hold cells, packed anew without compression.
pub(super) fn sound(bytes: &[u8]) -> Result<Vec<u8>, Msg> {
    let broken = || Msg::new("sheet-broken");
    let bounds = Limits { pieces: limits::PIECES, unpacked: limits::UNPACKED };
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let mut sheets = false;
    let mut wanted = |name: &str, _| {
        let low = name.to_lowercase();
        Ok((low.ends_with(".xml") || low.ends_with(".rels"))
            && !NEEDLESS.iter().any(|folder| low.contains(folder)))
    };
    let mut take = |name: String, mut text: Vec<u8>| {
        if !tame(&mut text) {
            return Err(broken());
        }
        let low = name.to_lowercase();
        sheets = sheets || low.ends_with("workbook.xml") || low.contains("sheet");
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        new.start_file(name, options).and_then(|()| Ok(new.write_all(&text)?)).map_err(|_broken| broken())
    };
    archive::each(bytes, bounds, &mut wanted, &mut take).map_err(|trouble| match trouble {
        Trouble::Broken | Trouble::Twice => broken(),
        Trouble::Locked => Msg::new("sheet-old-or-locked"),
        Trouble::Pieces => limits::too_much("sheet-too-many-pieces", limits::PIECES),
        Trouble::Unpacked => limits::too_much(
            "sheet-unpacks-too-large",
            usize::try_from(limits::UNPACKED >> 20).unwrap_or_default(),
        ),
        Trouble::Refused(msg) => msg,
    })?;
    if !sheets {
        return Err(Msg::new("sheet-no-book"));
    }
    Ok(new.finish().map_err(|_broken| broken())?.into_inner())
}

/// Takes from a piece what it says about its own size, and answers whether its places are such as a sheet has.
fn tame(text: &mut [u8]) -> bool {
    let mut at = 0;
    while let Some(found) = find(text, at, b'<') {
        let name = local_name(text, found + 1);
        if text.get(name.0..name.1) == Some(b"dimension")
            && let Some(last) = text.get_mut(name.1 - 1)
        {
            *last = b'N';
        }
        at = found + 1;
    }
    let mut at = 0;
    while let Some(equals) = find(text, at, b'=') {
        at = equals + 1;
        let before = text.get(..equals).unwrap_or_default().trim_ascii_end();
        let value = text.get(at..).unwrap_or_default().trim_ascii_start();
        if !value.starts_with(b"\"") && !value.starts_with(b"'") {
            continue;
        }
        if before.ends_with(b"uniqueCount") {
            let end = before.len();
            if let Some(last) = text.get_mut(end - 1) {
                *last = b'T';
            }
        } else if before
            .strip_suffix(b"r")
            .is_some_and(|rest| rest.last().is_some_and(u8::is_ascii_whitespace))
        {
            let place = value.get(1..).unwrap_or_default();
            let count = |of: fn(&u8) -> bool| {
                place.iter().take(40).skip_while(|c| !of(c)).take_while(|c| of(c)).count()
            };
            if count(u8::is_ascii_alphabetic) > LONGEST.0
                && place.first().is_some_and(u8::is_ascii_alphabetic)
                || count(u8::is_ascii_digit) > LONGEST.1
            {
                return false;
            }
        }
    }
    true
}

fn find(text: &[u8], from: usize, wanted: u8) -> Option<usize> {
    text.get(from..)?.iter().position(|c| *c == wanted).map(|at| from + at)
}

/// Where the name of a tag stands, without what names its language.
fn local_name(text: &[u8], start: usize) -> (usize, usize) {
    let tag = text.get(start..).unwrap_or_default();
    let ends = |c: &u8| c.is_ascii_whitespace() || matches!(c, b'/' | b'>');
    let length = tag.iter().take(200).position(ends).unwrap_or(tag.len().min(200));
    let colon = tag.get(..length).and_then(|name| name.iter().rposition(|c| *c == b':'));
    (start + colon.map_or(0, |at| at + 1), start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_piece_says_of_its_size_is_taken_out() {
        let mut text =
            br#"<x:sst uniqueCount = "99999999999"><x:dimension ref="B2:A1"/><c r="AB12"/>"#.to_vec();
        assert!(tame(&mut text));
        let text = String::from_utf8(text).unwrap();
        assert_eq!(text, r#"<x:sst uniqueCounT = "99999999999"><x:dimensioN ref="B2:A1"/><c r="AB12"/>"#);
    }

    #[test]
    fn places_no_sheet_has_are_refused() {
        for place in ["AAAAAAAAAAAA1", "A99999999999", "99999999999"] {
            assert!(!tame(&mut format!("<c r='{place}'>").into_bytes()), "{place}");
        }
        assert!(tame(&mut b"<sheet r:id=\"rId1\" name=\"r= AAAAAAAA1\"/>".to_vec()));
    }
}
