//! What home shows: the scenarios there are, the exercises that were interrupted.

use std::path::{Path, PathBuf};

use crate::base::{Lang, Msg, Text};
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
        view.faults.push(fault(&failure.message, None, true));
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
                view.faults.push(fault(&why, failure.help.as_ref(), true));
            }
        }
    }
    view.sort();
    (view, files)
}

fn scenarios(view: &mut HomeView) {
    for id in library::scenarios() {
        match library::scenario_shelf(&id).map(|shelf| (library::read_scenario(&shelf), shelf)) {
            Ok((loaded, shelf)) => match loaded.value {
                Some(scenario) => {
                    if view.notice == Text::default()
                        && let Ok(Ok(read)) = library::procedure_of(&shelf, &scenario, None)
                        && let Some(procedure) = read.value
                    {
                        view.notice = each(|words| basis::notice(&procedure, words));
                    }
                    view.offers.push(Offer::of(&scenario));
                }
                None => {
                    let first = loaded.diagnostics.list.into_iter().next().map(|first| first.message);
                    view.faults.push(unreadable(&id, first));
                }
            },
            Err(failure) => view.faults.push(fault(&failure.message, None, false)),
        }
    }
    view.sort();
}

/// A text made of the words of each language.
fn each(make: impl Fn(&Catalogue) -> String) -> Text {
    let said = |lang| make(&Catalogue::new(lang)).into();
    Text { ka: said(Lang::Ka), en: said(Lang::En) }
}

/// What cannot be read, in both languages; `kept`: it is a file in the folder of exercises.
pub(super) fn fault(said: &Msg, detail: Option<&Msg>, kept: bool) -> Fault {
    let detail = detail.map(|detail| each(|words| words.say(detail))).unwrap_or_default();
    Fault { said: each(|words| words.say(said)), detail, kept }
}

/// That a scenario cannot be read, with what was found first.
fn unreadable(id: &str, first: Option<Msg>) -> Fault {
    let said = Msg::new("ui-scenario-unreadable").with("id", id);
    let detail = first.map(|first| Msg::new("ui-scenario-finding").with("id", id).with("first", first));
    fault(&said, detail.as_ref(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_that_cannot_be_read_sends_to_the_trainer_and_keeps_the_command_apart() {
        let fault = unreadable("quake", Some(Msg::new("mark")));
        for lang in Lang::ALL {
            assert!(fault.said.get(lang).contains("quake"), "{fault:?}");
            assert!(!fault.said.get(lang).contains("hotwash"), "{fault:?}");
            assert!(fault.detail.get(lang).contains("hotwash check quake"), "{fault:?}");
        }
    }

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
        assert!(fault.said.ka.starts_with("სწავლება ვერ იხსნება"), "{fault:?}");
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
