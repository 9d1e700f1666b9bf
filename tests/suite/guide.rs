//! The author's guide is kept true: its example grows as the guide says, every command in it is run, and what it shows of
//! the output is what the program prints.
//!
//! What stands between fences, by the words behind the opening one:
//!
//! | words | what |
//! |---|---|
//! | `ron FILE` | the whole of a file of the example |
//! | `ron + PATH` | an item for the list at the path, or the field the path names, of `scenario.ron` |
//! | `ron = PATH` | another value in the place of one |
//! | `ron - PATH` | the item or field is taken away; the text says what it was |
//! | `ron ~ FIELD` | the line of the field is written as no editor would write it |
//! | `… broken` | only up to the next command: a mistake that is shown |
//! | `sh` | commands, each run in the folder that holds the example |
//! | `text` | what the last command printed; a line `…` stands for any lines, a digit of a simulation for any digit |

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use hotwash::base::Lang;
use hotwash::cli::guide;
use hotwash::content::edit::{Edit, Place, Value, apply};

use crate::support::program::{err, out, run};

/// The folder of the example.
const EXAMPLE: &str = "snow-bus";

#[derive(Debug, PartialEq, Eq)]
struct Block<'a> {
    line: usize,
    words: Vec<&'a str>,
    text: String,
}

/// What stands between fences.
fn blocks(lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut lines = guide::text(lang).lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(words) = line.strip_prefix("```") else { continue };
        let inside = lines.by_ref().take_while(|(_, line)| *line != "```");
        let text: Vec<&str> = inside.map(|(_, line)| line).collect();
        blocks.push(Block { line: at + 1, words: words.split(' ').collect(), text: text.join("\n") });
    }
    blocks
}

/// Applies a step to the example.
fn step(folder: &Path, block: &Block<'_>) {
    let place = format!("line {}", block.line);
    let [_, what, rest @ ..] = block.words.as_slice() else { panic!("{place}: a step says what it changes") };
    let file = folder.join(EXAMPLE).join("scenario.ron");
    let (path, value) = (rest.first().map(ToString::to_string), Value::Ron(block.text.clone()));
    let edit = match *what {
        "+" => Edit::Add { path: path.unwrap(), value, place: Place::Last },
        "=" => Edit::Change { path: path.unwrap(), value },
        "-" => Edit::Remove { path: path.unwrap() },
        "~" => {
            let text = std::fs::read_to_string(&file).unwrap();
            let field = format!("{}:", path.unwrap());
            let line = text.lines().find(|line| line.trim_start().starts_with(&field));
            let line = line.unwrap_or_else(|| panic!("{place}: no {field}")).trim_start();
            return std::fs::write(&file, text.replacen(line, &block.text, 1)).unwrap();
        }
        name => {
            std::fs::create_dir_all(folder.join(EXAMPLE)).unwrap();
            return std::fs::write(folder.join(EXAMPLE).join(name), format!("{}\n", block.text)).unwrap();
        }
    };
    let before = std::fs::read(&file).unwrap();
    let edited = apply("scenario.ron", &before, &[edit]).unwrap_or_else(|why| panic!("{place}: {why:?}"));
    std::fs::write(&file, edited.text).unwrap();
}

fn command(folder: &Path, lang: Lang, line: &str) -> Output {
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words.first(), Some(&"hotwash"), "{line}");
    Command::new(env!("CARGO_BIN_EXE_hotwash"))
        .args(&words[1..])
        .env("HOTWASH_LANG", lang.code())
        .env("NO_COLOR", "1")
        .env("HOTWASH_HOME", folder.join("home"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A text whose numbers say nothing: those of simulations move with the way simulated colleagues play.
fn without_numbers(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// Whether a text is as shown; a shown line `…` stands for any lines.
fn is_as_shown(text: &[&str], shown: &[&str]) -> bool {
    match shown {
        [] => text.is_empty(),
        ["…", rest @ ..] => (0..=text.len()).any(|from| is_as_shown(&text[from..], rest)),
        [line, rest @ ..] => text.first() == Some(line) && is_as_shown(&text[1..], rest),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

/// The shown lines that differ from a printed one by their numbers alone: which line of the guide, and what is printed.
fn other_numbers(block: &Block<'_>, said: &str) -> Vec<(usize, String)> {
    let said = lines(said);
    let same = |shown: &str| {
        let mut all = said.iter().filter(|line| without_numbers(line) == without_numbers(shown));
        all.next().map(ToString::to_string)
    };
    let shown = block.text.lines().enumerate();
    shown.filter_map(|(at, line)| Some((block.line + at, same(line)?))).collect()
}

/// Puts the printed numbers in the place of the shown ones, with `UPDATE_EXPECT=1`.
fn renew(lang: Lang, lines: &[(usize, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/guide/author.{}.md", lang.code()));
    let mut text: Vec<String> = guide::text(lang).lines().map(str::to_owned).collect();
    for (at, line) in lines {
        text[*at].clone_from(line);
    }
    std::fs::write(path, format!("{}\n", text.join("\n"))).unwrap();
}

#[test]
fn the_example_grows_as_the_guide_says_and_every_command_answers_as_shown() {
    for lang in Lang::ALL {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let file = folder.join(EXAMPLE).join("scenario.ron");
        let mut whole: Option<Vec<u8>> = None;
        let mut last: Option<Output> = None;
        let (mut faults, mut renewed) = (Vec::new(), Vec::new());
        let blocks = blocks(lang);
        for (at, block) in blocks.iter().enumerate() {
            let place = format!("{} line {}", lang.code(), block.line);
            match block.words[0] {
                "ron" => {
                    if block.words.contains(&"broken") && whole.is_none() {
                        whole = Some(std::fs::read(&file).unwrap());
                    }
                    step(folder, block);
                }
                "sh" => {
                    for line in block.text.lines() {
                        let output = command(folder, lang, line);
                        let wrong = output.status.code() == Some(2) && !line.contains("play");
                        assert!(!wrong, "{place}: {line}: {}", err(&output));
                        last = Some(output);
                    }
                    if let Some(sound) = whole.take() {
                        std::fs::write(&file, sound).unwrap();
                    }
                }
                "text" => {
                    let output = last.as_ref().unwrap_or_else(|| panic!("{place}: nothing was run"));
                    assert_eq!(
                        blocks[at - 1].words[0],
                        "sh",
                        "{place}: what shows what a command prints follows it"
                    );
                    let mut said = format!("{}{}", out(output), err(output));
                    let mut shown = block.text.clone();
                    if blocks[at - 1].text.contains("simulate") {
                        (said, shown) = (without_numbers(&said), without_numbers(&shown));
                    }
                    if !is_as_shown(&lines(&said), &lines(&shown)) {
                        faults.push(format!("{place}: shown\n{shown}\nprinted\n{said}"));
                        renewed.extend(other_numbers(block, &said));
                    }
                }
                other => panic!("{place}: {other} is nothing a guide holds"),
            }
        }
        if !renewed.is_empty() && std::env::var_os("UPDATE_EXPECT").is_some() {
            renew(lang, &renewed);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n────\n"));
        assert!(whole.is_none(), "a mistake is shown by a command");
    }
}

#[test]
fn both_guides_build_the_same_example_by_the_same_commands() {
    let steps = |lang| -> Vec<(Vec<&str>, String)> {
        let of_both = |block: &Block<'_>| ["ron", "sh"].contains(&block.words[0]);
        blocks(lang).into_iter().filter(of_both).map(|block| (block.words, block.text)).collect()
    };
    assert_eq!(steps(Lang::Ka), steps(Lang::En));
    let (ka, en) = (guide::chapters(Lang::Ka), guide::chapters(Lang::En));
    assert_eq!(ka.len(), en.len());
    assert!(ka.len() > 8, "{}", ka.len());
    for (at, (ka, en)) in ka.iter().zip(&en).enumerate().skip(1) {
        let number = format!("{at}. ");
        assert!(ka.title.starts_with(&number) && en.title.starts_with(&number), "{} {}", ka.title, en.title);
    }
}

#[test]
fn the_guide_shows_the_mistakes_beginners_make() {
    let shown: String =
        blocks(Lang::En).into_iter().filter(|block| block.words[0] == "text").map(|b| b.text).collect();
    let codes: BTreeSet<&str> = shown
        .split(['[', ']'])
        .filter(|word| word.len() == 4 && word[1..].bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    for code in [
        "P011", "P030", "P038", "T001", "T002", "T007", "T012", "T015", "T016", "T020", "T029", "T035",
        "T101",
    ] {
        assert!(codes.contains(code), "{code} is not shown; shown are {codes:?}");
    }
}

#[test]
fn the_program_prints_its_guide() {
    let whole = out(&run(&["guide"]));
    for chapter in guide::chapters(Lang::En) {
        assert!(whole.contains(chapter.title), "{}", chapter.title);
    }
    assert!(!whole.contains("```") && !whole.contains("**"));
    let one = out(&run(&["guide", "2", "--lang", "ka"]));
    assert!(one.starts_with(guide::chapters(Lang::Ka)[2].title), "{one}");
    assert_eq!(run(&["guide", "99"]).status.code(), Some(2));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("guide.md").to_string_lossy().into_owned();
    assert_eq!(run(&["guide", "--to", &path]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), guide::text(Lang::En));
    assert_eq!(run(&["guide", "--to", &path]).status.code(), Some(2), "nothing is overwritten");
    let value: serde_json::Value = serde_json::from_str(&out(&run(&["guide", "--format", "json"]))).unwrap();
    assert_eq!(value["chapters"].as_array().unwrap().len(), guide::chapters(Lang::En).len());
}

#[test]
fn what_an_author_writes_is_shown_with_every_signal_and_action() {
    let signal = out(&run(&["procedure", "show", "event-reported"]));
    for part in [
        "risk-to-life",
        "true or false",
        "ALRT-01",
        "(signal: \"event-reported\", slots: [(\"event\", \"event\")",
    ] {
        assert!(signal.contains(part), "{part}: {signal}");
    }
    let action = out(&run(&["procedure", "show", "check-route"]));
    for part in ["checked-with", "unsafe", "(action: \"check-route\", slots: [(\"route\", \"route\")"] {
        assert!(action.contains(part), "{part}: {action}");
    }
    for (word, one) in
        [("signals", "rumour-spreading"), ("actions", "depart"), ("roles", "HOM"), ("channels", "phone")]
    {
        assert!(out(&run(&["procedure", "show", word])).contains(one), "{word}");
        let json = out(&run(&["procedure", "show", word, "--format", "json"]));
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert!(value[word].as_array().unwrap().iter().any(|row| row["id"] == one), "{word}");
    }
    assert!(err(&run(&["procedure", "show", "signal"])).contains("signals"), "the nearest word is named");
}
