//! Exercises at the terminal, as a trainer can read them: `tests/cases/play/*.txt`.
//!
//! | line | meaning |
//! |---|---|
//! | `$ play first-hour --lang ka` | the program is started; the journal is the same one throughout a file |
//! | `< words` | what is typed; `<` alone is Enter; `< word ×9000` is the word so many times |
//! | `> words` | this is shown, after what the lines before found; how it is broken into lines does not matter |
//! | `! words` | this is shown nowhere in this run |
//! | `exit 2` | how the program ends; 0 unless told otherwise |
//!
//! Everything else is remarks. No line for people is wider than 80 columns, no word is missing in a language, and what is kept
//! can be decided again.

use std::path::Path;

use crate::support::program::{err, lines_fit, out, run, run_with};

/// One start of the program.
#[derive(Default)]
struct Run<'a> {
    args: Vec<&'a str>,
    input: String,
    shown: Vec<&'a str>,
    never: Vec<&'a str>,
    exit: i32,
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(args) = line.strip_prefix("$ ") {
            runs.push(Run { args: args.split(' ').collect(), ..Run::default() });
            continue;
        }
        let Some(run) = runs.last_mut() else { continue };
        if let Some(typed) = line.strip_prefix('<') {
            let typed = typed.strip_prefix(' ').unwrap_or(typed);
            let typed = match typed.split_once(" ×") {
                Some((word, times)) => word.repeat(times.parse().unwrap()),
                None => typed.replace("␛", "\u{1b}").replace("␀", "\0"),
            };
            run.input.push_str(&typed);
            run.input.push('\n');
        } else if let Some(words) = line.strip_prefix("> ") {
            run.shown.push(words);
        } else if let Some(words) = line.strip_prefix("! ") {
            run.never.push(words);
        } else if let Some(code) = line.strip_prefix("exit ") {
            run.exit = code.parse().unwrap();
        }
    }
    runs
}

/// A text in one line, however it was broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_is_answered_as_the_transcripts_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/play");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy();
        let kept = tempfile::tempdir().unwrap();
        let journal = kept.path().join("run.journal").to_string_lossy().into_owned();
        let list = runs(&text);
        assert!(!list.is_empty(), "{name} starts nothing");
        for (no, Run { mut args, input, shown, never, exit }) in (1..).zip(list) {
            assert!(!shown.is_empty(), "{name}, start {no}: nothing is expected");
            let for_people = !args.contains(&"json");
            if args.first() == Some(&"play") {
                args.extend(["--journal", &journal]);
            }
            let output = run_with(&args, &input);
            let said = format!("{}{}", out(&output), err(&output));
            if output.status.code() != Some(exit) {
                wrong.push(format!("{name}, start {no}: exit {:?}\n{said}", output.status.code()));
            }
            if for_people {
                // What was typed stands there as it was typed.
                let shown = out(&output);
                lines_fit(
                    &shown.lines().filter(|line| !line.starts_with("> ")).collect::<Vec<_>>().join("\n"),
                );
            }
            assert!(!said.contains('⟦'), "{name}: {said}");
            let whole = flat(&said);
            let mut rest = whole.as_str();
            for words in shown {
                match rest.find(&flat(words)) {
                    Some(at) => rest = &rest[at + flat(words).len()..],
                    None => wrong.push(format!("{name}, start {no}: not shown there: {words}\n{said}")),
                }
            }
            for words in never.into_iter().filter(|words| whole.contains(&flat(words))) {
                wrong.push(format!("{name}, start {no}: shown: {words}\n{said}"));
            }
        }
        if Path::new(&journal).exists() {
            let again = run(&["replay", &journal, "--verify"]);
            assert_eq!(again.status.code(), Some(0), "{name}: {}", err(&again));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
