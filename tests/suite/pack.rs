//! A scenario in one file: what is packed comes back, what is hostile is refused, and a stamp stands for what it was given.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use hotwash::author::pack::{self, Files, MANIFEST, Pack, STAMP, Stamp, Status, digest};
use hotwash::base::{Lang, Text};
use hotwash::cli::library;
use hotwash::i18n::Catalogue;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::files::files_under;
use crate::support::literate::cases;
use crate::support::program::{err, out, run, run_with};

/// The smallest scenario, as the program begins one.
fn small() -> String {
    include_str!("../../assets/templates/small/scenario.ron").replace("__ID__", "small")
}

fn packed(files: Files, stamp: impl FnOnce(pack::Digest) -> Stamp) -> Pack {
    let title = hotwash::content::load::scenario("scenario.ron", small().as_bytes()).0.unwrap().title;
    let stamp = stamp(digest::of(&files));
    Pack { id: "small".to_owned(), title, program: "0.1.0".to_owned(), stamp, files }
}

fn with_scenario(mut files: Files) -> Files {
    files.insert("scenario.ron".to_owned(), small().into_bytes());
    files
}

fn sound() -> Pack {
    let mut files = Files::new();
    files.insert("sources/case.md".to_owned(), b"A case.\n".to_vec());
    packed(with_scenario(files), Stamp::draft)
}

/// The pieces of a packed file, in their order.
fn pieces(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut piece = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            piece.read_to_end(&mut bytes).unwrap();
            (piece.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Does to a sound file what a case says.
fn doctored(done: &str) -> Vec<u8> {
    let mut pack = sound();
    let mut slipped: Vec<(String, Vec<u8>)> = Vec::new();
    let (mut links, mut dropped, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    let (mut lists, mut renames, mut bombs): (Vec<(&str, &str)>, Vec<(&str, &str)>, Vec<u32>) =
        Default::default();
    let mut cut = false;
    for line in done.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let number = |text: &str| text.parse::<usize>().unwrap();
        match word {
            "add" => drop(pack.files.insert(rest.to_owned(), b"x".to_vec())),
            "slip" => slipped.push((rest.to_owned(), b"x".to_vec())),
            "large" => {
                let (name, size) = rest.split_once(' ').unwrap();
                pack.files.insert(name.to_owned(), vec![b' '; number(size) << 20]);
            }
            "bomb" => {
                let (name, size) = rest.split_once(' ').unwrap();
                slipped.push((name.to_owned(), vec![b' '; 54_321]));
                bombs.push(u32::try_from(number(size)).unwrap() << 20);
            }
            "many" => slipped.extend((0..number(rest)).map(|n| (format!("sources/{n}.md"), Vec::new()))),
            "link" => links.push(rest),
            "drop" => dropped.push(rest),
            "change" => changed.push(rest),
            "list" => lists.push(rest.split_once(" → ").unwrap()),
            "rename" => renames.push(rest.split_once(" → ").unwrap()),
            "cut" => cut = true,
            "only" => return rest.as_bytes().to_vec(),
            _ => panic!("{line}"),
        }
    }
    pack.stamp = Stamp::draft(pack.content());
    // What the program would not write is written by hand.
    let mut whole = pieces(&pack::write(&sound()).unwrap());
    let list = &mut whole[0].1;
    *list = listed(&pack);
    for (old, new) in lists {
        let text = String::from_utf8(list.clone()).unwrap();
        assert!(text.contains(old), "{old} is not in {text}");
        *list = text.replacen(old, new, 1).into_bytes();
    }
    whole.truncate(1);
    whole.extend(pack.files);
    whole.extend(slipped);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in whole.iter().filter(|(name, _)| !dropped.contains(&name.as_str())) {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        let bytes = if changed.contains(&name.as_str()) { b"changed" } else { bytes.as_slice() };
        file.write_all(bytes).unwrap();
    }
    for name in links {
        file.add_symlink(name, "/etc/hosts", SimpleFileOptions::default()).unwrap();
    }
    let mut bytes = file.finish().unwrap().into_inner();
    for (old, new) in renames {
        replace(&mut bytes, old.as_bytes(), new.as_bytes());
    }
    for size in bombs {
        replace(&mut bytes, &54_321_u32.to_le_bytes(), &size.to_le_bytes());
    }
    if cut {
        bytes.truncate(bytes.len() / 2);
    }
    bytes
}

/// The list of a pack, also of one the program would not write.
fn listed(pack: &Pack) -> Vec<u8> {
    let mut list: serde_json::Value =
        serde_json::from_slice(&pieces(&pack::write(&sound()).unwrap())[0].1).unwrap();
    list["content"] = pack.content().to_hex().to_string().into();
    list["stamp"]["content"] = list["content"].clone();
    list["files"] = (pack.files.iter())
        .map(|(name, bytes)| serde_json::json!([name, digest::of_bytes(bytes).to_hex().to_string()]))
        .collect();
    serde_json::to_vec_pretty(&list).unwrap()
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    assert_eq!(old.len(), new.len());
    let places: Vec<usize> =
        (0..=bytes.len() - old.len()).filter(|at| bytes[*at..].starts_with(old)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + new.len()].copy_from_slice(new);
    }
}

/// Everything below a folder, by name, with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                open.push(path);
            } else {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The files below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = tree(folder);
    all.retain(|name, _| !name.ends_with('/'));
    all
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Runs the program in a folder.
fn run_in(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(args)
        .env("HOTWASH_LANG", "en")
        .env("NO_COLOR", "1")
        .current_dir(folder)
        .output()
        .unwrap()
}

fn fine(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}{}", out(output), err(output));
    flat(&out(output))
}

/// A text in one line, however it was broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_hostile_is_refused_with_a_sentence_and_nothing_is_written() {
    let words = Catalogue::new(Lang::En);
    let mut faults = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("here/inside");
    std::fs::create_dir_all(&inner).unwrap();
    let file = inner.join("theirs.hotwash");
    for case in cases("cases/pack") {
        let bytes = doctored(case.block("done"));
        let said = match pack::read(&bytes) {
            Ok(_) => "nothing".to_owned(),
            Err(msg) => words.say(&msg),
        };
        if said != case.block("refused").trim() {
            faults.push(format!("{} {}: {said}", case.place, case.title));
        }
        std::fs::write(&file, &bytes).unwrap();
        let before = tree(folder.path());
        let told = run_in(&inner, &["unpack", "theirs.hotwash"]);
        assert_eq!(told.status.code(), Some(2), "{}", case.title);
        assert!(err(&told).contains("theirs.hotwash is not used"), "{}", err(&told));
        assert_eq!(tree(folder.path()), before, "{}: something was written", case.title);
        let played = run_in(&inner, &["check", "theirs.hotwash"]);
        assert_eq!(played.status.code(), Some(2), "{}", case.title);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn names() -> impl Strategy<Value = String> {
    let ending = prop_oneof![Just("md"), Just("txt"), Just("csv"), Just("png"), Just("ron"), Just("xlsx")];
    (proptest::collection::vec("[a-zა-ჰ][a-zა-ჰ0-9 ]{0,5}[a-z0-9]", 1..4), ending).prop_map(
        |(mut parts, ending)| {
            // Folders of their own, so that none of them is also a file.
            let last = parts.pop().unwrap_or_default();
            let folders: String = parts.iter().map(|part| format!("f{part}/")).collect();
            format!("{folders}x{last}.{ending}")
        },
    )
}

fn contents() -> impl Strategy<Value = Files> {
    let bytes = proptest::collection::vec(any::<u8>(), 0..200);
    proptest::collection::btree_map(names(), bytes, 0..6).prop_map(with_scenario)
}

fn stamps() -> impl Strategy<Value = Option<(Status, String)>> {
    let status = prop_oneof![Just(Status::Draft), Just(Status::Reviewed), Just(Status::Approved)];
    proptest::option::of((status, "[A-Zა-ჰ][a-zა-ჰ. ]{0,20}[a-z]"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_packed_comes_back_and_the_same_gives_the_same_bytes(files in contents(), stamp in stamps()) {
        let made = packed(files, |content| match stamp {
            None => Stamp::draft(content),
            Some((status, by)) => Stamp::new(status, &by, "2031-04-15", content).unwrap(),
        });
        let bytes = pack::write(&made).unwrap();
        prop_assert_eq!(&bytes, &pack::write(&made.clone()).unwrap());
        let back = pack::read(&bytes).unwrap();
        prop_assert!(!back.standing().is_changed);
        prop_assert_eq!(back, made);
    }

    #[test]
    fn a_folder_comes_back_from_its_file(contents in contents()) {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        for (name, bytes) in &contents {
            let path = first.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        fine(&run_in(folder.path(), &["pack", "first"]));
        fine(&run_in(folder.path(), &["unpack", "small.hotwash", "--to", "second"]));
        prop_assert_eq!(files(&second), contents);
        fine(&run_in(folder.path(), &["pack", "second", "--to", "again.hotwash"]));
        let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
        prop_assert_eq!(read("small.hotwash"), read("again.hotwash"));
    }

    #[test]
    fn a_damaged_file_is_refused_or_what_it_was(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = pack::write(&sound()).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(read) = pack::read(&bytes) {
            prop_assert_eq!(read, sound());
        }
    }

    #[test]
    fn bytes_of_any_kind_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), is_packed in any::<bool>()) {
        let head: &[u8] = if is_packed { b"PK\x03\x04" } else { b"" };
        prop_assert!(pack::read(&[head, &bytes].concat()).is_err());
    }
}

#[test]
fn every_bundled_scenario_can_be_given_away_and_used_as_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for id in library::scenarios() {
        let (by_id, by_folder) =
            (folder.path().join(format!("{id}.hotwash")), folder.path().join("folder.hotwash"));
        fine(&run(&["pack", &id, "--to", &text(&by_id)]));
        let told = fine(&run(&["pack", &format!("scenarios/{id}"), "--to", &text(&by_folder)]));
        assert!(told.contains("Draft: nobody has reviewed it yet"), "{told}");
        assert_eq!(std::fs::read(&by_id).unwrap(), std::fs::read(&by_folder).unwrap(), "{id}");
        std::fs::remove_file(&by_folder).unwrap();
        let inside = pack::read(&std::fs::read(&by_id).unwrap()).unwrap().files;
        let runs = files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(&id), "journal");
        assert_eq!(inside.keys().filter(|name| name.ends_with(".journal")).count(), runs.len());
        let file = text(&by_id);
        let checked = fine(&run(&["check", &file]));
        assert!(checked.starts_with(&format!("{file}: Draft")) && checked.contains("No errors"), "{checked}");
        for args in [["notes", "--lang", "en"], ["simulate", "--runs", "2"], ["names", "--lang", "ka"]] {
            let [command, rest @ ..] = args;
            let of = |place: &str| fine(&run(&[command, place, rest[0], rest[1]]));
            assert_eq!(of(&file), of(&id), "{command} {id}");
        }
    }
}

#[test]
fn a_stamp_is_asked_for_shown_and_kept_and_what_was_changed_since_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fine(&run_in(here, &["new", "scenario", "mine", "--kind", "evacuation"]));
    for (args, told) in [
        (vec!["--status", "approved"], "Who stands for it?"),
        (vec!["--status", "reviewed", "--by", " "], "A name is needed"),
        (vec!["--by", "N. Beridze", "--date", "2031-02-29"], "no such day"),
        (vec!["--to", "mine.zip"], "has to end with .hotwash"),
    ] {
        let refused = run_in(here, &[&["pack", "mine"], args.as_slice()].concat());
        assert_eq!(refused.status.code(), Some(2));
        let said = flat(&err(&refused)).replace("There is no day", "no such day");
        assert!(said.contains(told), "{said}");
    }
    let args = ["pack", "mine", "--status", "approved", "--by", "N. Beridze", "--date", "2031-04-15"];
    let stamp = "Approved: N. Beridze, 2031-04-15";
    assert!(fine(&run_in(here, &args)).contains(stamp));
    let again = run_in(here, &args);
    assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
    assert!(err(&again).contains("is there already"), "{}", err(&again));
    // The opening of play, the heading of the check, the file itself, the folder again.
    let played = run_with(&["play", &text(&here.join("mine.hotwash"))], "");
    assert!(flat(&out(&played)).contains(stamp), "{}", out(&played));
    assert!(fine(&run_in(here, &["check", "mine.hotwash"])).starts_with(&format!("mine.hotwash: {stamp} ")));
    assert!(fine(&run_in(here, &["pack", "--show", "mine.hotwash"])).contains(stamp));
    assert!(fine(&run_in(here, &["unpack", "mine.hotwash", "--to", "theirs"])).contains(stamp));
    let refused = run_in(here, &["unpack", "mine.hotwash", "--to", "theirs"]);
    assert_eq!(refused.status.code(), Some(2), "nothing is overwritten");
    let mut theirs = files(&here.join("theirs"));
    assert!(theirs.remove(STAMP).is_some());
    assert_eq!(theirs, files(&here.join("mine")));
    let json = run_in(here, &["check", "theirs", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(value["stamps"][0]["stamp"], stamp);
    // Another word in the scenario, and it is no longer what was approved; packed again, this stays said.
    let path = here.join("theirs/scenario.ron");
    let changed = std::fs::read_to_string(&path).unwrap() + "// One more remark.\n";
    std::fs::write(&path, changed).unwrap();
    let since = format!("{stamp} – changed since");
    assert!(fine(&run_in(here, &["check", "theirs"])).contains(&since));
    assert!(fine(&run_in(here, &["pack", "theirs", "--to", "next.hotwash"])).contains(&since));
    assert!(fine(&run_in(here, &["check", "next.hotwash"])).contains(&since));
    let anew = ["pack", "next.hotwash", "--to", "new.hotwash", "--status", "reviewed", "--by", "N. Beridze"];
    let told = fine(&run_in(here, &anew));
    assert!(told.contains("Reviewed: N. Beridze, 20") && !told.contains("since"), "{told}");
    // A stamp that was written into is worth nothing.
    let stamp = here.join("theirs").join(STAMP);
    std::fs::write(&stamp, "{\"status\": \"approved\"}").unwrap();
    assert!(fine(&run_in(here, &["check", "theirs"])).contains("cannot be read"));
}

#[test]
fn what_has_errors_can_be_given_away_but_not_approved() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fine(&run_in(here, &["new", "scenario", "broken"]));
    let path = here.join("broken/scenario.ron");
    let broken =
        std::fs::read_to_string(&path).unwrap().replace("(\"event\", \"storm\")", "(\"event\", \"strom\")");
    std::fs::write(&path, broken).unwrap();
    for status in ["reviewed", "approved"] {
        let refused = run_in(here, &["pack", "broken", "--status", status, "--by", "N. Beridze"]);
        assert_eq!(refused.status.code(), Some(2));
        let said = flat(&err(&refused));
        assert!(said.contains("storm") && said.contains("hotwash check broken"), "{said}");
    }
    fine(&run_in(here, &["pack", "broken"]));
    assert_eq!(run_in(here, &["check", "broken.hotwash"]).status.code(), Some(1));
}

#[test]
fn what_trainees_have_played_is_not_given_away() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("quake");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/earthquake");
    for path in files_under(&from, "ron").into_iter().chain(files_under(&from, "journal")) {
        let to = here.join(path.strip_prefix(&from).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(path, to).unwrap();
    }
    let run = std::fs::read(here.join("runs/careful.journal")).unwrap();
    for name in [
        "hotwash-runs/earthquake-1.journal",
        "hotwash-runs/earthquake-1.findings",
        "evening.journal",
        "runs/evening.journal",
        "runs/evening.journal.side",
        "runs/assessed.journal",
        "runs/assessed.findings",
        "runs/group/2.journal",
        "runs/careful.journal.side",
        ".hidden.md",
        "start.exe",
    ] {
        std::fs::create_dir_all(here.join(name).parent().unwrap()).unwrap();
        std::fs::write(here.join(name), &run).unwrap();
    }
    std::fs::write(here.join("sources.md"), "A case.\n").unwrap();
    let told = fine(&run_in(folder.path(), &["pack", "quake"]));
    let inside = pack::read(&std::fs::read(folder.path().join("earthquake.hotwash")).unwrap()).unwrap().files;
    let has = |name: &str| inside.contains_key(name);
    assert!(has("runs/careful.journal"), "a part starts from it, whoever has played it");
    assert!(has("runs/idle.journal") && has("sources.md") && has("map.ron"));
    let leaked: Vec<&String> = inside
        .keys()
        .filter(|name| {
            name.contains("evening")
                || name.contains("earthquake-1")
                || name.contains("assessed")
                || name.contains("group")
                || name.contains("exe")
                || name.contains("hidden")
                || name.contains("side")
        })
        .collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    assert!(told.contains("evening.journal") && told.contains("start.exe"), "{told}");
}

#[test]
fn a_procedure_of_ones_own_goes_along() {
    let folder = tempfile::tempdir().unwrap();
    let (here, elsewhere) = (folder.path().join("here"), folder.path().join("elsewhere"));
    std::fs::create_dir_all(&elsewhere).unwrap();
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/procedures/reference");
    for path in files_under(&reference, "ron") {
        let to = here.join("our-rules").join(path.strip_prefix(&reference).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        let text =
            std::fs::read_to_string(path).unwrap().replacen("id: \"reference\"", "id: \"our-rules\"", 1);
        std::fs::write(to, text).unwrap();
    }
    fine(&run_in(&here, &["new", "scenario", "mine", "--kind", "small"]));
    let path = here.join("mine/scenario.ron");
    let ours = std::fs::read_to_string(&path)
        .unwrap()
        .replace("procedure: \"reference\"", "procedure: \"our-rules\"");
    std::fs::write(&path, ours).unwrap();
    let alone = fine(&run_in(&here.join("mine"), &["pack", ".", "--to", "alone.hotwash"]));
    assert!(alone.contains("our-rules was not found and is not inside"), "{alone}");
    std::fs::remove_file(here.join("mine/alone.hotwash")).unwrap();
    let to = text(&elsewhere.join("mine.hotwash"));
    fine(&run_in(&here, &["pack", "mine", "--to", &to, "--status", "reviewed", "--by", "N. Beridze"]));
    let checked = fine(&run_in(&elsewhere, &["check", "mine.hotwash"]));
    assert!(checked.contains("No errors, no warnings"), "{checked}");
    fine(&run_in(&elsewhere, &["unpack", "mine.hotwash"]));
    let checked = fine(&run_in(&elsewhere, &["check", "mine"]));
    assert!(checked.contains("No errors, no warnings") && !checked.contains("since"), "{checked}");
    let journal = run_in(&elsewhere, &["play", "mine.hotwash", "--journal", "a.journal"]);
    assert_eq!(journal.status.code(), Some(0), "{}", err(&journal));
}

#[test]
fn inside_a_file_nothing_is_mended_or_imported() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fine(&run_in(here, &["new", "scenario", "mine", "--kind", "small"]));
    fine(&run_in(here, &["pack", "mine"]));
    fine(&run_in(here, &["export", "mine.hotwash", "--to", "mine.xlsx"]));
    for args in
        [["check", "mine.hotwash", "--fix"].as_slice(), &["import", "mine.xlsx", "mine.hotwash", "--yes"]]
    {
        let refused = run_in(here, args);
        assert_eq!(refused.status.code(), Some(2));
        assert!(flat(&err(&refused)).contains("hotwash unpack mine.hotwash"), "{}", err(&refused));
    }
}

#[test]
fn the_list_says_what_is_inside() {
    let bytes = pack::write(&sound()).unwrap();
    let inside = pieces(&bytes);
    assert_eq!(inside[0].0, MANIFEST);
    let list: serde_json::Value = serde_json::from_slice(&inside[0].1).unwrap();
    let title = sound().title;
    assert_eq!((&list["id"], &list["title"]["ka"]), (&"small".into(), &(&*title.ka).into()));
    assert_ne!(title, Text::default());
    assert_eq!(list["files"].as_array().unwrap().len(), inside.len() - 1);
}
