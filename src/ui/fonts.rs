//! The faces shipped with the program: Noto Sans and Noto Sans Georgian, regular and bold, and behind both the signs they
//! lack (arrows, mathematics, marks of verdicts), cut out of Noto Sans Math and Noto Sans Symbols 2.

use std::sync::Arc;

use crate::base::Lang;
use egui::{FontData, FontDefinitions, FontFamily};

/// The family of bold type.
pub const BOLD: &str = "bold";

/// A face by its name.
type Face = (&'static str, &'static [u8]);

const ARROWS: Face = ("noto-sans-math", include_bytes!("../../assets/fonts/NotoSansMath-Signs.ttf"));
const MARKS: Face = ("noto-sans-symbols", include_bytes!("../../assets/fonts/NotoSansSymbols2-Signs.ttf"));

/// Regular faces.
pub const REGULAR_FACES: [Face; 4] = [
    ("noto-sans", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
    ("noto-sans-georgian", include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf")),
    ARROWS,
    MARKS,
];

/// Bold faces.
pub const BOLD_FACES: [Face; 4] = [
    ("noto-sans-bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf")),
    ("noto-sans-georgian-bold", include_bytes!("../../assets/fonts/NotoSansGeorgian-Bold.ttf")),
    ARROWS,
    MARKS,
];

/// The families of the program. Digits of Noto Sans have equal widths, so clocks and tables use it too.
///
/// The face of the language is asked for a glyph first, and spaces are equally wide in both: so a sentence is laid out in
/// one go, and not word by word with spaces of the other face between.
#[must_use]
pub fn definitions(lang: Lang) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in REGULAR_FACES.into_iter().chain(BOLD_FACES) {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let names = |mut faces: [Face; 4]| {
        if lang == Lang::Ka {
            faces.swap(0, 1);
        }
        faces.map(|(name, _)| name.to_owned()).to_vec()
    };
    fonts.families.insert(FontFamily::Proportional, names(REGULAR_FACES));
    fonts.families.insert(FontFamily::Monospace, names(REGULAR_FACES));
    fonts.families.insert(FontFamily::Name(BOLD.into()), names(BOLD_FACES));
    fonts
}
