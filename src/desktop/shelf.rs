//! What home shows: the scenarios there are, the exercises that were interrupted.

use std::path::{Path, PathBuf};

use crate::base::{Diagnostics, Lang, Msg, Text};
use crate::cli::library::{self, shown};
use crate::cli::store;
use crate::cli::unfinished::{Found, journals_in, look, minutes_ago};
use crate::i18n::Catalogue;
use crate::tell::basis;
use crate::ui::home::{Fault, HomeView, LastTime, Offer};

/// What home shows, and the files of the interrupted exercises in its order.
pub(super) fn read(folder: &Path, discarded: &[String]) -> (HomeView, Vec<PathBuf>) {
    let mut view =
        HomeView { kept_in: shown(folder), version: env!("CARGO_PKG_VERSION"), ..HomeView::default() };
    scenarios(&mut view);
    let mut files = Vec::new();
    let journals = journals_in(folder).unwrap_or_else(|failure| {
        view.faults.push(Fault { said: in_both(&failure.message), kept: true });
        Vec::new()
    });
    for path in journals {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if discarded.contains(&name) {
            view.taken_off += 1;
            continue;
        }
        match look(&path) {
            Ok(Found::Interrupted(unfinished)) => {
                view.unfinished.push(*unfinished);
                files.push(path);
            }
            Ok(Found::Over { scenario, part }) => {
                let played = view.offers.iter_mut().find(|offer| offer.id == scenario);
                // The latest comes first.
                if let Some(offer) = played.filter(|offer| offer.last.is_none()) {
                    offer.last = Some(LastTime {
                        minutes_ago: minutes_ago(&path).unwrap_or_default(),
                        part: part.and_then(|part| offer.parts.iter().position(|id| *id == part)),
                        to_look_at: store::noted_to_look_at(&path),
                    });
                }
            }
            Ok(Found::Nobodys) => {}
            Err(failure) => {
                let why = Msg::new("ui-file-unreadable").with("why", failure.message);
                view.faults.push(Fault { said: in_both(&why), kept: true });
            }
        }
    }
    view.sort();
    (view, files)
}

fn scenarios(view: &mut HomeView) {
    for id in library::scenarios() {
        match library::scenario_shelf(&id).map(|shelf| library::read_scenario(&shelf)) {
            Ok(loaded) => match loaded.value {
                Some(scenario) => {
                    if view.notice == Text::default()
                        && let Ok(Ok(read)) = library::procedure_of(&scenario, None)
                        && let Some(procedure) = read.value
                    {
                        view.notice = each(|words| basis::notice(&procedure, words));
                    }
                    view.offers.push(Offer::of(&scenario));
                }
                None => view.faults.push(unreadable(&id, &loaded.diagnostics)),
            },
            Err(failure) => view.faults.push(Fault { said: in_both(&failure.message), kept: false }),
        }
    }
    view.sort();
}

/// A text made of the words of each language.
fn each(make: impl Fn(&Catalogue) -> String) -> Text {
    let said = |lang| make(&Catalogue::new(lang)).into();
    Text { ka: said(Lang::Ka), en: said(Lang::En) }
}

/// A sentence in both languages.
pub(super) fn in_both(msg: &Msg) -> Text {
    each(|words| words.say(msg))
}

/// That a scenario cannot be read, with what was found first.
fn unreadable(id: &str, found: &Diagnostics) -> Fault {
    let said = |words: &Catalogue| {
        let first = found.list.first().map(|first| words.say(&first.message)).unwrap_or_default();
        words.say(&Msg::new("ui-scenario-unreadable").with("id", id).with("first", first))
    };
    Fault { said: each(said), kept: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_named_and_the_rest_is_read() {
        let folder = std::env::temp_dir().join(format!("hotwash-shelf-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("bad.journal"), "no journal\n").unwrap();
        std::fs::write(folder.join("notes.txt"), "nothing of ours").unwrap();
        let (view, files) = read(&folder, &[]);
        assert_eq!(files, [] as [PathBuf; 0]);
        let [fault] = view.faults.as_slice() else { panic!("{:?}", view.faults) };
        assert!(fault.kept && fault.said.en.contains("bad.journal"), "{fault:?}");
        assert!(fault.said.ka.starts_with("ეს სწავლება ვერ იხსნება"), "{fault:?}");
        assert!(view.offers.len() > 2 && view.offers[0].guided);
        assert!(!view.notice.ka.is_empty() && view.notice.ka != view.notice.en);
        let (view, _) = read(&folder, &["bad.journal".to_owned()]);
        assert_eq!((view.faults.len(), view.taken_off), (0, 1));
        // A file stands where the folder should be.
        let (view, _) = read(&folder.join("notes.txt"), &[]);
        let [fault] = view.faults.as_slice() else { panic!("{:?}", view.faults) };
        assert!(fault.said.en.contains("notes.txt") && !view.offers.is_empty(), "{fault:?}");
        let (view, _) = read(&folder.join("not-there-yet"), &[]);
        assert_eq!(view.faults, []);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
