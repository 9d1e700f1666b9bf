//! Literate cases: a Markdown file holds cases, each a heading with fenced blocks marked by a word.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::files::files_under;

/// One case.
pub(crate) struct Case {
    /// File and line of the heading.
    pub(crate) place: String,
    /// The heading.
    pub(crate) title: String,
    /// Blocks by their word.
    pub(crate) blocks: BTreeMap<String, String>,
}

impl Case {
    /// The block marked by a word.
    pub(crate) fn block(&self, word: &str) -> &str {
        self.blocks.get(word).unwrap_or_else(|| panic!("{}: no block `{word}`", self.place))
    }
}

/// The cases under a folder of `tests`: the headings `## …` that have blocks.
pub(crate) fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut found = Vec::new();
    for file in files_under(&folder, "md") {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let mut open: Option<(String, String)> = None;
        for (line, at) in text.lines().zip(1..) {
            match &mut open {
                Some((word, block)) if line.trim_end() == "```" => {
                    let case: &mut Case =
                        found.last_mut().unwrap_or_else(|| panic!("{name}:{at}: no heading"));
                    let old = case.blocks.insert(std::mem::take(word), std::mem::take(block));
                    assert!(old.is_none(), "{name}:{at}: a second block of this word");
                    open = None;
                }
                Some((_, block)) => *block += &format!("{line}\n"),
                None => {
                    if let Some(title) = line.strip_prefix("## ") {
                        let (place, title) = (format!("{name}:{at}"), title.to_owned());
                        found.push(Case { place, title, blocks: BTreeMap::new() });
                    } else if let Some(word) = line.strip_prefix("```") {
                        open = Some((word.trim().to_owned(), String::new()));
                    }
                }
            }
        }
        assert!(open.is_none(), "{name}: a block is not closed");
    }
    found.retain(|case| !case.blocks.is_empty());
    found
}
