//! The command line: one file per subcommand.
//!
//! - [`args`]: what can be written; [`output`]: where and how results are printed; [`failure`]: why a command could not
//!   run.
//! - [`library`]: finds content on disk or inside the executable.
//! - [`render`]: findings as pictures and JSON.
//!
//! # Invariants
//! - The only place of the engine that touches files and the environment.
//! - Exit codes: 0 fine, 1 it ran and found problems, 2 it could not run.
//!
//! # Adding a command
//! 1. Add it to [`args`] and a file here with `run(args, output) -> Result<Exit, Failure>`.
//! 2. Write `help-<command>`, `help-<command>-<argument>` and `help-<command>-example` in `assets/i18n/*/help.ftl`.

pub mod adapt;
pub mod args;
pub mod assess;
pub mod by_another;
pub mod card;
pub mod check;
pub mod deep;
pub mod demo;
pub mod diff;
pub mod drift;
pub mod export;
pub mod failure;
mod fix;
pub mod fork;
mod from;
pub mod guide;
pub mod import;
pub mod journals;
pub mod kept;
pub mod library;
mod msel;
pub mod names;
pub mod new;
pub mod notes;
pub mod output;
pub mod pack;
pub mod package;
pub mod pasts;
pub mod peers;
pub mod play;
pub mod procedure;
pub mod render;
pub mod replay;
pub mod score;
pub mod score_trace;
pub mod simulate;
pub mod store;
pub mod trains;
pub mod unfinished;
pub mod vocabulary;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use serde_json::json;

use crate::base::Lang;
use crate::cli::args::{Arguments, Command};
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Format, Output, indented};
use crate::i18n::{Catalogue, choose, language};

/// The key of the sentence that the program was built without a window.
pub const NO_DESKTOP: &str = "cli-no-desktop";

/// Runs the program and answers its exit code: 0 fine, 1 problems found, 2 could not run. `no_window` is the key of the
/// sentence that says why no window was opened, for who asked for nothing else.
#[must_use]
pub fn main(no_window: &'static str) -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = lang_of(&words);
    let format = format_of(&words);
    let matches = match args::command(&Catalogue::new(lang)).try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(error) => return usage(&error, lang, format),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, lang, format),
    };
    let out = Output::new(lang, arguments.format);
    match run(arguments.command, no_window, &out) {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::Problems) => ExitCode::from(1),
        Err(failure) => {
            out.fail(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(command: Option<Command>, no_window: &str, out: &Output) -> Result<Exit, Failure> {
    match command {
        Some(Command::Check(args)) => check::run(&args, out),
        Some(Command::Simulate(args)) => simulate::run(&args, out),
        Some(Command::Procedure(args)) => procedure::run(&args, out),
        Some(Command::Names(args)) => names::run(&args, out),
        Some(Command::Notes(args)) => notes::run(&args, out),
        Some(Command::Export(args)) => export::run(&args, out),
        Some(Command::Import(args)) => import::run(&args, out),
        Some(Command::New(args)) => new::run(&args, out),
        Some(Command::Adapt(args)) => adapt::run(&args, out),
        Some(Command::Guide(args)) => guide::run(&args, out),
        Some(Command::Demo(args)) => demo::run(&args, out),
        Some(Command::Score(args)) => score::run(&args, out),
        Some(Command::Assess(args)) => assess::run(&args, out),
        Some(Command::Replay(args)) => replay::run(&args, out),
        Some(Command::Fork(args)) => fork::run(&args, out),
        Some(Command::Play(args)) => play::run(&args, out),
        Some(Command::Pack(args)) => pack::run(&args, out),
        Some(Command::Unpack(args)) => pack::unpack(&args, out),
        Some(Command::Package(args)) => package::run(&args, out),
        None => alone(no_window, out),
    }
}

/// Whether nothing is asked for but, at most, a language: then a window is opened where there can be one. Answers the
/// language.
#[must_use]
pub fn only_a_window_is_asked_for() -> Option<Option<Lang>> {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    match words.as_slice() {
        [] => Some(None),
        [one] if one.to_str().is_some_and(|word| word.starts_with("--lang=")) => Some(lang_asked(&words)),
        [flag, _] if flag == "--lang" => Some(lang_asked(&words)),
        _ => None,
    }
}

/// Without a command: play in a terminal, the demonstration without one; after why there is no window.
fn alone(no_window: &str, out: &Output) -> Result<Exit, Failure> {
    let why = indented("", 0, &out.word(no_window), out.width);
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        out.print(&why);
        return play::run(&args::Play::default(), out);
    }
    out.complain(why.trim_end());
    demo::run(&args::Demo { course: false }, out)
}

/// The language, before the command line is understood, so that its own mistakes are told in it.
fn lang_of(words: &[OsString]) -> Lang {
    let environment = std::env::var("HOTWASH_LANG").ok();
    choose(lang_asked(words), environment.as_deref(), sys_locale::get_locale().as_deref())
}

/// The language the command line names.
fn lang_asked(words: &[OsString]) -> Option<Lang> {
    let mut asked = None;
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let code = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        asked = code.and_then(language::of_code).or(asked);
    }
    asked
}

/// Whether the command line asks for answers for programs, before it is understood.
fn format_of(words: &[OsString]) -> Format {
    let mut words = words.iter().filter_map(|word| word.to_str()).peekable();
    while let Some(word) = words.next() {
        let value = if word == "--format" { words.peek().copied() } else { word.strip_prefix("--format=") };
        if value == Some("json") {
            return Format::Json;
        }
    }
    Format::Human
}

/// Prints help or version (0), or what is wrong with the command line (2).
fn usage(error: &clap::Error, lang: Lang, format: Format) -> ExitCode {
    let out = Output::new(lang, format);
    if !error.use_stderr() {
        out.print(&error.render().to_string());
        return ExitCode::SUCCESS;
    }
    if lang == Lang::En && !out.is_json() {
        out.complain(error.render().to_string().trim_end());
        return ExitCode::from(2);
    }
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(clap::error::ContextKind::InvalidArg);
    let command = context(clap::error::ContextKind::InvalidSubcommand);
    let value = context(clap::error::ContextKind::InvalidValue);
    let key = match error.kind() {
        clap::error::ErrorKind::UnknownArgument => "cli-usage-unknown-argument",
        clap::error::ErrorKind::InvalidSubcommand => "cli-usage-unknown-command",
        clap::error::ErrorKind::MissingRequiredArgument => "cli-usage-missing-argument",
        clap::error::ErrorKind::MissingSubcommand => "cli-usage-missing-command",
        clap::error::ErrorKind::InvalidValue | clap::error::ErrorKind::ValueValidation => {
            "cli-usage-invalid-value"
        }
        clap::error::ErrorKind::ArgumentConflict => "cli-usage-conflict",
        _ => "cli-usage-other",
    };
    let args = [("argument", argument.into()), ("command", command.into()), ("value", value.into())];
    if out.is_json() {
        out.json(&json!({ "error": out.words.say_key(key, &args), "help": out.word("cli-usage-help") }));
        return ExitCode::from(2);
    }
    out.complain(&out.words.say_key(key, &args));
    out.complain(&out.word("cli-usage-help"));
    ExitCode::from(2)
}
