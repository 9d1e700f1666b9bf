//! Every Georgian text that is shipped, with its English one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use hotwash::explore::script::Script;

use crate::support::files::files_under;

/// One text in both languages.
#[derive(Debug)]
pub(super) struct Said {
    /// File and line, or file and key.
    pub(super) place: String,
    /// The field of content it stands in (`title`, `duty`; empty inside a list), or `word` in a catalogue.
    pub(super) field: String,
    /// The Georgian text; a placeable of a catalogue stands as `{}`.
    pub(super) ka: String,
    /// The English text; empty where there is none.
    pub(super) en: String,
}

impl Said {
    /// A text for the test of a rule.
    pub(super) fn example(place: &str, field: &str, ka: &str) -> Self {
        Self { place: place.to_owned(), field: field.to_owned(), ka: ka.to_owned(), en: "x".to_owned() }
    }

    /// The key of a word of a catalogue.
    pub(super) fn key(&self) -> &str {
        self.place.rsplit(' ').next().unwrap_or_default()
    }
}

/// All of them: content, then catalogues.
pub(super) fn shipped() -> Vec<Said> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said = Vec::new();
    for folder in ["assets", "scenarios"] {
        for file in files_under(&root.join(folder), "ron") {
            content(&file, &mut said);
        }
    }
    let (ka, en) = (words(&root.join("assets/i18n/ka")), words(&root.join("assets/i18n/en")));
    let keys: std::collections::BTreeSet<_> = ka.keys().chain(en.keys()).collect();
    for key in keys {
        said.push(Said {
            place: format!("i18n {key}"),
            field: "word".to_owned(),
            ka: ka.get(key).cloned().unwrap_or_default(),
            en: en.get(key).cloned().unwrap_or_default(),
        });
    }
    said
}

/// What the trainees of the recorded runs say in their own words, in Georgian alone: reasons, decisions, lessons.
pub(super) fn own_words() -> Vec<Said> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut said = Vec::new();
    for file in files_under(&root.join("scenarios"), "run") {
        let script = Script::read(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let shown = file.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        for line in &script.lines {
            said.extend(line.words.iter().filter(|word| word.quoted).map(|word| Said {
                place: format!("{shown}:{}", line.number),
                field: "own words".to_owned(),
                ka: word.value.to_string(),
                en: String::new(),
            }));
        }
    }
    said
}

/// The lines of the author's guide, in Georgian alone, without what is to be written or typed.
pub(super) fn guide() -> Vec<Said> {
    let mut said = Vec::new();
    let mut is_code = false;
    for (at, line) in hotwash::cli::guide::text(hotwash::base::Lang::Ka).lines().enumerate() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if !is_code && !line.is_empty() {
            // What stands in backticks is typed as it is.
            let pieces = line.trim_start_matches("- ").split('`');
            let text: Vec<&str> =
                pieces.enumerate().map(|(at, piece)| if at % 2 == 0 { piece } else { "{}" }).collect();
            said.push(Said {
                place: format!("assets/guide/author.ka.md:{}", at + 1),
                field: "own words".to_owned(),
                ka: text.concat(),
                en: String::new(),
            });
        }
    }
    said
}

/// The pairs `ka: "…", en: "…"` of a content file. A text written in another form is a failed test: it would not be read
/// here.
fn content(file: &PathBuf, said: &mut Vec<Said>) {
    let source = std::fs::read_to_string(file).unwrap();
    let shown = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
    let mut at = 0;
    while let Some((key, start)) = next_key(&source, at) {
        let line = source[..start].matches('\n').count() + 1;
        let place = format!("{shown}:{line}");
        let (text, end) = literal(&source, start + 3).unwrap_or_else(|| panic!("{place}: no text in quotes"));
        let field = field_before(&source, start);
        let (mut ka, mut en) = (String::new(), String::new());
        if key == "ka" {
            ka = text;
        } else {
            en = text;
        }
        at = end;
        if let Some((next, begin)) = next_key(&source, end)
            && key == "ka"
            && next == "en"
            && source[end..begin].chars().all(|c| c == ',' || c.is_whitespace())
        {
            let (text, end) =
                literal(&source, begin + 3).unwrap_or_else(|| panic!("{place}: no text in quotes"));
            en = text;
            at = end;
        }
        said.push(Said { place, field, ka, en });
    }
}

/// The next `ka:` or `en:` from a place on, outside comments, and where it begins.
fn next_key(source: &str, from: usize) -> Option<(&str, usize)> {
    source[from..].match_indices(':').find_map(|(colon, _)| {
        let begin = (from + colon).checked_sub(2)?;
        let key =
            source.get(begin..from + colon).filter(|key| begin >= from && ["ka", "en"].contains(key))?;
        let before = source[..begin].chars().next_back()?;
        let line = source[..begin].rsplit('\n').next().unwrap_or_default();
        let alone = !before.is_alphanumeric() && before != '_' && before != '-' && before != '"';
        (alone && !line.trim_start().starts_with("//")).then_some((key, begin))
    })
}

/// The text in quotes after a place, its escapes taken, and where it ends.
fn literal(source: &str, from: usize) -> Option<(String, usize)> {
    let open = from + source[from..].find(|c: char| !c.is_whitespace())?;
    let mut chars = source[open..].strip_prefix('"')?.char_indices();
    let mut text = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, open + 1 + at + 1)),
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// The name in `name: (ka: …`; empty inside a list.
fn field_before(source: &str, start: usize) -> String {
    let before = source[..start].trim_end().trim_end_matches('(').trim_end();
    let Some(before) = before.strip_suffix(':') else { return String::new() };
    before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
}

/// The words of a folder of catalogues by key, one entry more for each variant.
fn words(folder: &Path) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for file in files_under(folder, "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut text = String::new();
            if let Some(pattern) = &message.value {
                render(pattern, &mut text);
            }
            words.insert(message.id.name.to_owned(), text);
        }
    }
    words
}

/// A pattern with `{}` for what is put in; the variants of a choice follow each other, each in its own lines.
fn render(pattern: &Pattern<&str>, text: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(_) } => text.push_str("{}"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    text.push('\n');
                    render(&variant.value, text);
                }
                text.push('\n');
            }
        }
    }
}
