//! A keyboard: keys by their place, whatever is printed on them.

use hotwash::base::Lang;

/// What stands on the letter keys of a row from left to right, alone and with Shift.
type Row = (u8, &'static str, &'static str);

/// The usual layout. Keys are counted as X does.
const USUAL: [Row; 4] =
    [(10, "1234567890-", ""), (24, "qwertyuiop", "QWERTYUIOP"), (38, "asdfghjkl", "ASDFGHJKL"), LOWEST];
const LOWEST: Row = (52, "zxcvbnm,.", "ZXCVBNM");
/// The Georgian layout: the same keys, Georgian letters.
const GEORGIAN: [Row; 4] = [
    (10, "1234567890-", ""),
    (24, "ქწერტყუიოპ", " ჭ ღთ     "),
    (38, "ასდფგჰჯკლ", " შ    ჟ  "),
    (52, "ზხცვბნმ,.", "ძ ჩ    "),
];

/// The name of the layout for the language, as `setxkbmap` knows it.
pub(crate) const fn layout(lang: Lang) -> &'static str {
    match lang {
        Lang::Ka => "ge",
        Lang::En => "us",
    }
}

/// The key of a letter on the usual layout, held together with others or not: `ctrl+f` is the place where F is printed,
/// whatever stands there now. Other keys have names of their own.
pub(crate) fn by_place(keys: &str) -> String {
    let (held, key) = keys.rsplit_once('+').map_or(("", keys), |(held, key)| (held, key));
    let mut letters = key.chars();
    let place = match (letters.next(), letters.next()) {
        (Some(letter), None) => place(&USUAL, letter).map_or(key.to_owned(), |(place, _)| place.to_string()),
        _ => key.to_owned(),
    };
    // A number of one digit would be the digit itself, and no place has one.
    if held.is_empty() { place } else { format!("{held}+{place}") }
}

/// The keys that write the text.
pub(crate) fn writing(lang: Lang, text: &str) -> Vec<String> {
    let rows = match lang {
        Lang::Ka => &GEORGIAN,
        Lang::En => &USUAL,
    };
    let key = |letter: char| {
        if letter == ' ' {
            return "space".to_owned();
        }
        let (place, shift) = place(rows, letter).expect("a letter of the layout");
        if shift { format!("shift+{place}") } else { place.to_string() }
    };
    text.chars().map(key).collect()
}

fn place(rows: &[Row], letter: char) -> Option<(u8, bool)> {
    rows.iter().find_map(|(first, alone, shifted)| {
        let at = |row: &str| row.chars().position(|is| is == letter);
        let of = |at: usize, shift| Some((first + u8::try_from(at).ok()?, shift));
        at(alone).map_or_else(|| of(at(shifted)?, true), |at| of(at, false))
    })
}
