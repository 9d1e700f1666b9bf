//! What is said and kept when the program itself fails: a sentence in the language of the person, and a file for who is
//! asked for help. An exercise is on disk up to its last step, whatever happens here.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::{Lang, Msg};
use crate::cli::library::shown;
use crate::cli::output::{Format, Output, indented};
use crate::i18n::Catalogue;

/// The file, in the folder of exercises.
const FILE: &str = "problem.txt";

/// What is said if something fails.
pub(super) struct Mishap {
    lang: Lang,
    said: String,
}

/// From now on a failure of the program is written to a file beside the exercises.
pub(super) fn watch(kept: &Path, words: &Catalogue) -> Mishap {
    let path = kept.join(FILE);
    let said = said(&path, words);
    let told = said.clone();
    let failed = AtomicBool::new(false);
    std::panic::set_hook(Box::new(move |info| {
        let head = if failed.swap(true, Ordering::Relaxed) { "" } else { &told };
        keep(&path, head, &detail(info));
    }));
    Mishap { lang: words.lang(), said }
}

fn said(path: &Path, words: &Catalogue) -> String {
    words.say(&Msg::new("cli-window-failed").with("path", shown(path)))
}

impl Mishap {
    /// Says it.
    pub(super) fn tell(&self) {
        let out = Output::new(self.lang, Format::Human);
        out.complain(indented("", 0, &self.said, out.width).trim_end());
    }
}

/// What failed, and where in the program.
fn detail(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or_default();
    let at = info.location().map(ToString::to_string).unwrap_or_default();
    format!(
        "{} {} {}\n{at}\n{what}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

/// Keeps a failure: the first of a start with what is said in place of the file that was, those that follow from it below
/// it. That it cannot be written stops nobody.
fn keep(path: &Path, said: &str, detail: &str) {
    let more = said.is_empty();
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    let mut options = OpenOptions::new();
    options.create(true).write(true).append(more).truncate(!more);
    let _kept = folder
        .and_then(|()| options.open(path))
        .and_then(|mut file| file.write_all(format!("{said}\n\n{detail}").as_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_a_file_that_says_what_to_do_and_the_detail() {
        let folder = std::env::temp_dir().join(format!("hotwash-mishap-{}", std::process::id()));
        let path = folder.join(FILE);
        for lang in Lang::ALL {
            let said = said(&path, &Catalogue::new(lang));
            assert!(said.contains(&shown(&path)) && said.contains("hotwash play"), "{said}");
            keep(&path, &said, "nothing to draw on");
            keep(&path, "", "nobody listens");
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with(&said), "{text}");
            assert!(text.contains("nothing to draw on") && text.contains("nobody listens"), "{text}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
