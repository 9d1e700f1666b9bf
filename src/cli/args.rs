//! What can be written on the command line. Help texts stand in the catalogues: `help-<command>` and
//! `help-<command>-<argument>`, examples in `help-<command>-example`.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::base::Lang;
use crate::cli::guide::Guide;
use crate::cli::new::Kind;
use crate::cli::output::Format;
use crate::i18n::Catalogue;

/// Everything that can be written on the command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "hotwash", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// Language.
    #[arg(long, global = true, value_name = "ka|en", value_parser = language)]
    pub lang: Option<Lang>,
    /// Form of the output.
    #[arg(
        long,
        global = true,
        value_name = "human|json",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
    /// The command.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Play in the terminal.
    Play(Play),
    /// Replay and score the bundled demonstration run.
    Demo(Demo),
    /// Score a journal, or a foreign log.
    Score(Score),
    /// Add what a person found to an exercise.
    Assess(Assess),
    /// Replay a journal.
    Replay(Replay),
    /// Fork a journal.
    Fork(Fork),
    /// Check content.
    Check(Check),
    /// Play a scenario thousands of times with simulated colleagues.
    Simulate(Simulate),
    /// Read or compare procedures.
    Procedure(Procedure),
    /// The facilitator's notes of a scenario.
    Notes(Notes),
    /// The Georgian case forms of a scenario's names.
    Names(Names),
    /// A scenario as spreadsheets.
    Export(crate::cli::export::Export),
    /// Spreadsheets into a scenario.
    Import(crate::cli::import::Import),
    /// Start new content.
    New(New),
    /// Take a scenario to another country.
    Adapt(crate::cli::adapt::Adapt),
    /// How a scenario is written, step by step.
    Guide(Guide),
    /// A scenario as one file to give away.
    Pack(crate::cli::pack::PackArgs),
    /// Such a file as a folder again.
    Unpack(crate::cli::pack::UnpackArgs),
    /// Make a folder that starts without cargo, to be handed out.
    #[command(hide = true)]
    Package(Package),
}

/// `play`.
#[derive(Clone, Debug, Args)]
pub struct Play {
    /// Scenario: id or folder.
    pub scenario: Option<String>,
    /// Seat to hold.
    #[arg(long)]
    pub seat: Option<String>,
    /// Seats played on paper, led by the trainer at the terminal.
    #[arg(long, value_name = "SEAT", value_delimiter = ',', conflicts_with = "seat")]
    pub paper: Vec<String>,
    /// Part to play alone.
    #[arg(long, conflicts_with = "variant")]
    pub part: Option<String>,
    /// Variant.
    #[arg(long)]
    pub variant: Option<String>,
    /// Where play begins, with a made-up history before.
    #[arg(long, value_name = "TIME|MESSAGE|PART", conflicts_with_all = ["part", "variant"])]
    pub from: Option<String>,
    /// Who made that history, or the run it is taken from.
    #[arg(long, value_name = "expert|novice|slow|absent|FILE", conflicts_with_all = ["part", "variant"])]
    pub past: Option<String>,
    /// What was answered in it.
    #[arg(long, value_name = "MESSAGE=ANSWER", value_delimiter = ',')]
    pub answer: Vec<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
    /// Seed of all chance.
    #[arg(long, default_value_t = 1, hide_default_value = true)]
    pub seed: u64,
    /// Policy of the simulated colleagues.
    #[arg(long, default_value = "expert", hide_default_value = true)]
    pub colleagues: String,
    /// Where the exercise is kept; an existing one is continued.
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Assessment mode: own duties and hints are off.
    #[arg(long)]
    pub assessment: bool,
    /// Plain lines for screen readers.
    #[arg(long)]
    pub plain: bool,
}

impl Default for Play {
    fn default() -> Self {
        Self {
            scenario: None,
            seat: None,
            paper: Vec::new(),
            part: None,
            variant: None,
            from: None,
            past: None,
            answer: Vec::new(),
            procedure: None,
            seed: 1,
            colleagues: "expert".to_owned(),
            journal: None,
            assessment: false,
            plain: false,
        }
    }
}

/// `demo`.
#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// Show the course of the run before its card.
    #[arg(long)]
    pub course: bool,
}

/// `score`.
#[derive(Clone, Debug, Args)]
pub struct Score {
    /// The journal.
    #[arg(required_unless_present = "trace")]
    pub journal: Option<PathBuf>,
    /// Scenario folder, if it is not a bundled one.
    #[arg(long)]
    pub scenario: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
    /// Only this seat.
    #[arg(long)]
    pub seat: Option<String>,
    /// Every verdict with its records, the kept and never arisen ones too.
    #[arg(long)]
    pub all: bool,
    /// Another run of the same scenario, a fork for example, to show beside this one.
    #[arg(long, value_name = "JOURNAL", requires = "journal", conflicts_with = "seat")]
    pub against: Option<PathBuf>,
    /// Findings to use instead of those beside the journal.
    #[arg(long, value_name = "FILE")]
    pub findings: Vec<PathBuf>,
    /// The engine alone.
    #[arg(long, conflicts_with = "findings")]
    pub without_findings: bool,
    /// A foreign log to be judged.
    #[arg(long, value_name = "LOG", requires = "constraints", conflicts_with_all = ["journal", "scenario", "procedure", "seat", "all", "against", "findings", "without_findings"])]
    pub trace: Option<PathBuf>,
    /// The constraints to judge it by.
    #[arg(long, value_name = "MODEL", requires = "trace")]
    pub constraints: Option<PathBuf>,
    /// With a foreign log: what activated, fulfilled and fell due, for each activation.
    #[arg(long, requires = "trace")]
    pub evidence: bool,
}

/// `assess`.
#[derive(Clone, Debug, Default, Args)]
#[command(group = clap::ArgGroup::new("finding").multiple(false))]
pub struct Assess {
    /// The journal.
    pub journal: PathBuf,
    /// Scenario folder, if it is not a bundled one.
    #[arg(long)]
    pub scenario: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
    /// File of findings, if it is not the one beside the journal.
    #[arg(long, value_name = "FILE")]
    pub findings: Option<PathBuf>,
    /// Code of the assessor.
    #[arg(long, value_name = "CODE")]
    pub by: Option<String>,
    /// Everything that needs a person, step by step.
    #[arg(long)]
    pub guided: bool,
    /// Judge a duty.
    #[arg(long, group = "finding", num_args = 2, value_names = ["DUTY", "met|late|missed"])]
    pub judge: Vec<String>,
    /// Find a verdict justified.
    #[arg(long, group = "finding", value_name = "DUTY")]
    pub justify: Option<String>,
    /// Find that a verdict stands.
    #[arg(long, group = "finding", value_name = "DUTY")]
    pub uphold: Option<String>,
    /// Map own words to an action.
    #[arg(long, group = "finding", num_args = 2, value_names = ["RECORD", "ACTION"])]
    pub map: Vec<String>,
    /// Rate an objective.
    #[arg(long, group = "finding", num_args = 2, value_names = ["OBJECTIVE", "P|S|M|U"])]
    pub rate: Vec<String>,
    /// Note what was seen.
    #[arg(long, group = "finding", value_name = "TEXT")]
    pub note: Option<String>,
    /// Withdraw a finding of one's own.
    #[arg(long, group = "finding", value_name = "NUMBER")]
    pub withdraw: Option<u32>,
    /// Why.
    #[arg(long, value_name = "TEXT", requires = "finding")]
    pub reason: Option<String>,
    /// Records that show it.
    #[arg(long, value_name = "NUMBERS", requires = "judge", value_delimiter = ',')]
    pub records: Vec<u32>,
    /// Exercise time of a note.
    #[arg(long, value_name = "TIME", requires = "note")]
    pub at: Option<String>,
    /// Role a note is about.
    #[arg(long, requires = "note")]
    pub seat: Option<String>,
}

/// `replay`.
#[derive(Clone, Debug, Args)]
pub struct Replay {
    /// The journal.
    pub journal: PathBuf,
    /// Scenario folder, if it is not a bundled one.
    #[arg(long)]
    pub scenario: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
    /// Decide everything again and compare.
    #[arg(long)]
    pub verify: bool,
    /// What this seat saw, instead of everything.
    #[arg(long)]
    pub seat: Option<String>,
    /// Head noted when the exercise ended, to show a missing end.
    #[arg(long, value_name = "HASH")]
    pub head: Option<String>,
}

/// `fork`.
#[derive(Clone, Debug, Args)]
pub struct Fork {
    /// The journal.
    pub journal: PathBuf,
    /// Last step taken over.
    #[arg(long, required_unless_present = "at", conflicts_with = "at")]
    pub step: Option<u32>,
    /// Last record taken over, by the number replay and card show.
    #[arg(long, value_name = "RECORD")]
    pub at: Option<String>,
    /// Where the fork is written.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Scenario folder, if it is not a bundled one.
    #[arg(long)]
    pub scenario: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
}

/// `check`.
#[derive(Clone, Debug, Args)]
pub struct Check {
    /// Folders, files, or ids of bundled content.
    #[arg(required = true)]
    pub paths: Vec<String>,
    /// Procedure to check scenarios against instead of the one they name.
    #[arg(long)]
    pub procedure: Option<String>,
    /// Go through every scenario: decisions, chance, ways of playing.
    #[arg(long)]
    pub deep: bool,
    /// Threads the deep check works on.
    #[arg(long, value_name = "N", default_value_t = 2, hide_default_value = true, requires = "deep")]
    pub threads: u8,
    /// So many situations are gone through in the whole and in each part.
    #[arg(long, value_name = "N", default_value_t = 20_000, hide_default_value = true, requires = "deep")]
    pub limit: u64,
    /// Folder for the journals of runs that show what was found.
    #[arg(long, value_name = "FOLDER", requires = "deep")]
    pub keep: Option<PathBuf>,
    /// Mend what is certain.
    #[arg(long)]
    pub fix: bool,
    /// Only show what would be mended.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Put back what was mended last.
    #[arg(long, conflicts_with_all = ["fix", "deep"])]
    pub undo: bool,
}

/// `simulate`.
#[derive(Clone, Debug, Args)]
pub struct Simulate {
    /// Scenario: id or folder.
    pub scenario: String,
    /// How many runs.
    #[arg(long, value_name = "N", default_value_t = 1_000, hide_default_value = true, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,
    /// Who sits where.
    #[arg(long, alias = "policy", default_value = "mixed", hide_default_value = true)]
    pub mix: String,
    /// Seats that are always played one way.
    #[arg(long, value_name = "SEAT=POLICY", value_delimiter = ',')]
    pub seat: Vec<String>,
    /// Part to play alone.
    #[arg(long, conflicts_with = "variant")]
    pub part: Option<String>,
    /// Variant.
    #[arg(long)]
    pub variant: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
    /// The first seed.
    #[arg(long, default_value_t = 1, hide_default_value = true, value_parser = clap::value_parser!(u64).range(..=LAST_SEED))]
    pub seed: u64,
    /// Threads.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Everything that was counted.
    #[arg(long)]
    pub full: bool,
    /// The numbers as a table for a spreadsheet.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
}

/// The greatest first seed: all runs that can be asked for come after it.
const LAST_SEED: u64 = u64::MAX - u32::MAX as u64;

/// `procedure`.
#[derive(Clone, Debug, Args)]
pub struct Procedure {
    /// What to do.
    #[command(subcommand)]
    pub command: ProcedureCommand,
}

/// What to do with a procedure.
#[derive(Clone, Debug, Subcommand)]
pub enum ProcedureCommand {
    /// Shows a clause, action, role, level or fact; without an id, the list of clauses.
    Show {
        /// What to show.
        id: Option<String>,
        /// Procedure: id or folder.
        #[arg(long, default_value = "reference", hide_default_value = true)]
        procedure: String,
    },
    /// Shows which bundled scenario trains which clause.
    Trains {
        /// Procedure: id or folder.
        #[arg(long, default_value = "reference", hide_default_value = true)]
        procedure: String,
    },
    /// What rests on the changes from one procedure to another.
    Drift(crate::cli::drift::Drift),
    /// Compares two procedures.
    Diff {
        /// The first: id or folder.
        first: String,
        /// The second: id or folder.
        second: String,
    },
}

/// `notes`.
#[derive(Clone, Debug, Args)]
pub struct Notes {
    /// Scenario: id or folder.
    pub scenario: String,
    /// Only this part.
    #[arg(long)]
    pub part: Option<String>,
    /// Procedure to use instead of the scenario's.
    #[arg(long)]
    pub procedure: Option<String>,
}

/// `names`.
#[derive(Clone, Debug, Args)]
pub struct Names {
    /// Scenario: id or folder.
    pub scenario: String,
}

/// `new`.
#[derive(Clone, Debug, Args)]
pub struct New {
    /// What to start.
    #[command(subcommand)]
    pub command: NewCommand,
}

/// `package`.
#[derive(Clone, Debug, Args)]
pub struct Package {
    /// Where the folder is made.
    pub folder: PathBuf,
}

/// What to start.
#[derive(Clone, Debug, Subcommand)]
pub enum NewCommand {
    /// A scenario that can be played at once.
    Scenario {
        /// Folder to make; its name is the id.
        folder: PathBuf,
        /// What it begins with.
        #[arg(long, hide_possible_values = true)]
        kind: Option<Kind>,
        /// Bundled scenario to copy.
        #[arg(long, conflicts_with = "kind", value_name = "SCENARIO")]
        from: Option<String>,
    },
    /// A procedure of your own.
    Procedure {
        /// Folder to make; its name is the id.
        folder: PathBuf,
        /// Procedure to copy: id or folder; without one, a small one is made.
        #[arg(long)]
        from: Option<String>,
    },
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::ALL.into_iter().find(|lang| lang.code() == text).ok_or_else(|| "ka | en".to_owned())
}

/// The command line with its help in a language.
#[must_use]
pub fn command(words: &Catalogue) -> clap::Command {
    let flag = |id: &'static str, short: char, action| {
        let help = words.word(&format!("help-{id}"));
        clap::Arg::new(id)
            .short(short)
            .long(id)
            .action(action)
            .help(help)
            .help_heading(words.word("help-options"))
    };
    localised(Arguments::command(), "help", words)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', clap::ArgAction::Help).global(true))
        .arg(flag("version", 'V', clap::ArgAction::Version))
}

fn localised(command: clap::Command, path: &str, words: &Catalogue) -> clap::Command {
    let about = words.word(path);
    let example_key = format!("{path}-example");
    let template =
        format!("{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}", words.word("help-usage"));
    let has_commands = command.has_subcommands();
    let mut command = command
        .about(about.clone())
        .long_about(about)
        .next_line_help(false)
        .max_term_width(100)
        .help_template(template)
        .subcommand_help_heading(words.word("help-commands"))
        .mut_args(|arg| {
            let id = arg.get_id().as_str().replace('_', "-");
            let key = if arg.is_global_set() { format!("help-{id}") } else { format!("{path}-{id}") };
            let heading = words.word(if arg.is_positional() { "help-arguments" } else { "help-options" });
            arg.help(words.word(&key)).help_heading(heading)
        });
    if words.has(&example_key) {
        command =
            command.after_help(format!("{}\n{}", words.word("help-examples"), words.word(&example_key)));
    }
    if has_commands {
        command = command.mut_subcommands(|sub| {
            let path = format!("{path}-{}", sub.get_name());
            localised(sub, &path, words)
        });
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command(&Catalogue::new(Lang::En)).debug_assert();
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        fn walk(command: &clap::Command, faults: &mut Vec<String>) {
            let mut texts = vec![command.get_about().map(ToString::to_string).unwrap_or_default()];
            texts.extend(
                command
                    .get_arguments()
                    .map(|arg| arg.get_help().map(ToString::to_string).unwrap_or_default()),
            );
            if command.get_subcommands().next().is_none() && command.get_after_help().is_none() {
                faults.push(format!("{} has no example", command.get_name()));
            }
            faults.extend(texts.into_iter().filter(|text| text.is_empty() || text.contains('⟦')));
            command.get_subcommands().for_each(|sub| walk(sub, faults));
        }
        for lang in Lang::ALL {
            let mut faults = Vec::new();
            walk(&command(&Catalogue::new(lang)), &mut faults);
            assert!(faults.is_empty(), "{faults:#?}");
        }
    }
}
