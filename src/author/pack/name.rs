//! Names of files that mean the same on every system, and stay in the folder they are put into.

use crate::author::pack::limits;
use crate::base::Msg;
use crate::base::unseen::is_hidden;

/// What stands in no name on some system.
const SIGNS: [char; 9] = ['\\', ':', '*', '?', '"', '<', '>', '|', '/'];
/// Names Windows keeps for devices, whatever comes after a full stop.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Of a name that is too long, so many characters are shown.
const SHOWN: usize = 60;

/// Why a file may not be called so, with the name.
#[must_use]
pub fn fault(name: &str) -> Option<Msg> {
    let said = |key| Some(Msg::new(key).with("name", name));
    if name.len() > limits::NAME || name.split('/').count() > limits::DEPTH {
        let mut shown: String = name.chars().take(SHOWN).collect();
        if shown.len() < name.len() {
            shown.push('…');
        }
        return Some(Msg::new("pack-name-long").with("name", shown));
    }
    let drive = name.as_bytes().get(1) == Some(&b':');
    let mut parts = name.split(['/', '\\']);
    if drive || name.starts_with(['/', '\\']) || parts.any(|part| part == ".." || part == ".") {
        return said("pack-name-outside");
    }
    for part in name.split('/') {
        let odd = part.is_empty()
            || part.starts_with(['.', ' '])
            || part.ends_with(['.', ' '])
            || part.contains(SIGNS)
            || part.chars().any(|c| c.is_control() || is_hidden(c));
        if odd {
            return said("pack-name-odd");
        }
        if is_device(part) {
            return said("pack-name-device");
        }
    }
    None
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str())
        || port.is_some_and(|rest| {
            let mut signs = rest.chars();
            matches!((signs.next(), signs.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
}

/// A name as systems compare it that do not tell large letters from small ones.
#[must_use]
pub fn folded(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_may_be_made_everywhere() {
        for name in
            ["scenario.ron", "runs/careful.journal", "სურათები/ხიდი (2).png", "console.md", "com10.md"]
        {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn what_leads_out_or_means_something_else_somewhere_may_not() {
        let long = "a".repeat(300);
        for (name, key) in [
            ("../a.md", "pack-name-outside"),
            ("a/../../b.md", "pack-name-outside"),
            ("a\\..\\..\\b.md", "pack-name-outside"),
            ("/etc/a.md", "pack-name-outside"),
            ("\\\\host\\a.md", "pack-name-outside"),
            ("C:/a.md", "pack-name-outside"),
            ("c:a.md", "pack-name-outside"),
            ("./a.md", "pack-name-outside"),
            ("a\\b.md", "pack-name-odd"),
            ("a//b.md", "pack-name-odd"),
            ("", "pack-name-odd"),
            ("a.md:stream", "pack-name-odd"),
            ("a.md.", "pack-name-odd"),
            ("folder /a.md", "pack-name-odd"),
            (".git/a.md", "pack-name-odd"),
            ("a\u{202e}dm.exe.md", "pack-name-odd"),
            ("a\nb.md", "pack-name-odd"),
            ("NUL.md", "pack-name-device"),
            ("a/com1.txt/b.md", "pack-name-device"),
            ("LPT¹", "pack-name-device"),
            ("aux .md", "pack-name-device"),
            ("1/2/3/4/5/6/7.md", "pack-name-long"),
            (&long, "pack-name-long"),
        ] {
            assert_eq!(fault(name).map(|msg| msg.key), Some(key), "{name:?}");
        }
    }
}
