//! The kinds of files that belong to a scenario: content, recorded runs, sources, spreadsheets, pictures, faces, licences.
//! Nothing that a system would start.

use crate::author::pack::limits;

/// Texts by how their names end.
const TEXTS: [&str; 5] = ["ron", "journal", "md", "txt", "csv"];
/// What is no text.
const PICTURES: [&str; 6] = ["xlsx", "ttf", "otf", "png", "jpg", "jpeg"];
/// Texts that are called so and have no ending.
const LICENCES: [&str; 5] = ["license", "licence", "copying", "notice", "ofl"];

/// The most bytes a file of this name may have. None if its kind is not known.
#[must_use]
pub fn limit(name: &str) -> Option<usize> {
    let file = name.rsplit('/').next().unwrap_or_default().to_lowercase();
    match file.rsplit_once('.') {
        Some((_, ending)) if TEXTS.contains(&ending) => Some(limits::TEXT),
        Some((_, ending)) if PICTURES.contains(&ending) => Some(limits::PICTURE),
        None if LICENCES.contains(&file.as_str()) => Some(limits::TEXT),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_scenario_needs_is_known_and_what_a_system_starts_is_not() {
        for name in ["scenario.ron", "pictures/Bridge.PNG", "fonts/LICENSE", "sources/case.md"] {
            assert!(limit(name).is_some(), "{name}");
        }
        for name in ["start.exe", "map.ron.exe", "a.html", "b.svg", "c.zip", "ron", "d.xlsm", "LICENSE.bat"] {
            assert_eq!(limit(name), None, "{name}");
        }
    }
}
