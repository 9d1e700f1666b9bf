//! `score`: judges a journal clause by clause, or a foreign log by constraints.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::base::{Diagnostics, Msg};
use crate::cli::args::Score;
use crate::cli::assess::file;
use crate::cli::by_another;
use crate::cli::card::{Beside, Print, print};
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{self, Sources, shown};
use crate::cli::output::{Exit, Output, indented};
use crate::cli::score_trace::{self, ScoreTraceError};
use crate::exercise::part::is_whole;
use crate::exercise::{Beginning, Exercise, Past};
use crate::journal::Findings;
use crate::score::card::{Card, Comparison};
use crate::score::clause::Verdict;
use crate::tell::Titles;
use crate::tell::basis::Noticed;
use crate::tell::verdict::words;

/// Runs `score`.
///
/// # Errors
/// [`Failure`] if the journal or its content cannot be read.
pub fn run(args: &Score, out: &Output) -> Result<Exit, Failure> {
    if let (Some(trace), Some(constraints)) = (&args.trace, &args.constraints) {
        return cross_check(trace, constraints, args.evidence, out);
    }
    let Some(path) = &args.journal else { return Err(Failure::new(Msg::new("cli-usage-missing-command"))) };
    let (scenario, procedure) = (args.scenario.as_deref(), args.procedure.as_deref());
    let (exercise, by_another) = by_another::open(path, scenario, procedure, out)?;
    if let Some(notice) = by_another {
        let text = indented("", 0, &out.say(&notice), out.width);
        if out.is_json() { out.complain(text.trim_end()) } else { out.print(&text) }
    }
    let findings = if args.without_findings {
        Vec::new()
    } else {
        file::read_all(path, &args.findings, &exercise, out)?
    };
    let wanted =
        Wanted { findings: &findings, seat: args.seat.as_deref(), all: args.all, scenario, against: None };
    match &args.against {
        None => show(&exercise, &wanted, out)?,
        Some(other) => {
            let name = shown(other);
            let (other, _) = by_another::open(other, scenario, procedure, out)?;
            let [this, that] = [&exercise, &other].map(|run| &run.plan().model.scenario);
            if this.id != that.id {
                return Err(Failure::new(
                    Msg::new("score-other-scenario")
                        .with("path", name)
                        .with("other", &that.title)
                        .with("scenario", &this.title),
                ));
            }
            show(&exercise, &Wanted { against: Some((name, &other)), ..wanted }, out)?;
        }
    }
    Ok(Exit::Fine)
}

/// What of a card is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// What people found.
    pub findings: &'a [Findings],
    /// Only this seat.
    pub seat: Option<&'a str>,
    /// Kept and never arisen verdicts too.
    pub all: bool,
    /// Where the scenario is, if it is not a bundled one.
    pub scenario: Option<&'a str>,
    /// Another run to show beside this one, with the name of its file; none for the reference run.
    pub against: Option<(String, &'a Exercise)>,
}

/// Scores an exercise and prints its card.
///
/// # Errors
/// [`Failure`] if there is no such seat.
pub fn show(exercise: &Exercise, wanted: &Wanted<'_>, out: &Output) -> Result<(), Failure> {
    let model = &exercise.plan().model;
    let seat = wanted.seat;
    if let Some(name) = seat {
        journals::seat(model, name)?;
    }
    let (card, verdicts) = with_findings(exercise, wanted.findings, out);
    let beside = match &wanted.against {
        Some((name, other)) => Some(Beside::Run(name.clone(), card.beside(&other.card()))),
        None => reference(exercise, wanted.scenario).map(|best| Beside::Reference(card.beside(&best))),
    };
    if out.is_json() {
        let beside = beside.as_ref().map(|beside| match beside {
            Beside::Reference(found) | Beside::Run(_, found) => found,
        });
        out.json(&Noticed::new(
            &Answer {
                words: words(model.procedure.status, &out.words),
                beside,
                begins: exercise.beginning().map(Begun::from),
                end: Ended::of(exercise),
                card: &card,
            },
            &model.procedure,
            &out.words,
        ));
        return Ok(());
    }
    let (verdicts, records, end) = (verdicts.as_slice(), exercise.records(), exercise.end());
    let begins = exercise.beginning();
    let titles = Titles::new(model, out.lang());
    let beside = beside.as_ref();
    print(
        &Print {
            titles: &titles,
            begins,
            end,
            records,
            card: &card,
            verdicts,
            seat,
            since: None,
            all: wanted.all,
            beside,
        },
        out,
    );
    let file = Ended::of(exercise);
    let number =
        Msg::new("card-check-number").with("step", i64::from(file.step)).with("head", file.head.as_str());
    out.print(&indented("", 0, &out.say(&number), out.width));
    Ok(())
}

/// A card for programs, beside the run it is compared with.
#[derive(Serialize)]
struct Answer<'a> {
    /// How each kind of verdict is called on screens.
    words: BTreeMap<&'static str, String>,
    beside: Option<&'a Comparison>,
    /// Only where the whole is played from some moment on.
    #[serde(skip_serializing_if = "Option::is_none")]
    begins: Option<Begun>,
    end: Ended,
    #[serde(flatten)]
    card: &'a Card,
}

/// With what an exercise began that is played from some moment on.
#[derive(Serialize)]
struct Begun {
    /// When, in milliseconds of exercise time.
    at: i64,
    /// The policy of the colleagues who made what came before.
    #[serde(skip_serializing_if = "Option::is_none")]
    made_by: Option<Box<str>>,
    /// The recorded run that came before.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<Box<str>>,
}

impl From<Beginning> for Begun {
    fn from(beginning: Beginning) -> Self {
        let (made_by, run) = match beginning.past {
            Past::Made(policy) => (Some(policy), None),
            Past::Recorded(run) => (None, Some(run)),
        };
        Self { at: beginning.at.0, made_by, run }
    }
}

/// How an exercise ended, and what its file ends with.
#[derive(Serialize)]
struct Ended {
    /// `ending`, `horizon`, `part-end`, `trainer` or `not-over`.
    how: &'static str,
    /// The ending reached.
    ending: Option<String>,
    /// When, or how far it has come, in milliseconds of exercise time.
    at: i64,
    /// Until when it was planned.
    planned: i64,
    /// The last step of the file.
    step: u32,
    /// The check number of the file, which `replay --head` asks for.
    head: String,
}

impl Ended {
    fn of(exercise: &Exercise) -> Self {
        let end = exercise.end();
        let endings = &exercise.plan().model.scenario.endings;
        Self {
            how: end.word(),
            ending: end.ending.and_then(|ending| endings.get(ending.index())).map(|row| row.id.to_string()),
            at: end.at.0,
            planned: end.planned.0,
            step: exercise.about().step,
            head: exercise.head().to_string(),
        }
    }
}

/// The card with what people found, and the verdicts behind it. Says on the error output which findings have no effect.
pub(in crate::cli) fn with_findings(
    exercise: &Exercise,
    findings: &[Findings],
    out: &Output,
) -> (Card, Vec<Verdict>) {
    if findings.is_empty() {
        return (exercise.card(), exercise.judged().verdicts().to_vec());
    }
    let assessment = exercise.assess(findings);
    for (at, why) in &assessment.unfit {
        let number = findings.iter().flat_map(|file| &file.list).nth(*at).map_or(0, |finding| finding.no);
        let msg = Msg::new("findings-unfit").with("number", i64::from(number)).with("why", why.clone());
        out.complain(&out.say(&msg));
    }
    (assessment.card, assessment.verdicts)
}

/// The card of the reference run named in the header, if this is a run of the whole, in any variant, and the run is there
/// and fits.
fn reference(exercise: &Exercise, scenario: Option<&str>) -> Option<Card> {
    let whole = is_whole(exercise);
    Some(reference_run(exercise, scenario).filter(|_| whole)?.card())
}

/// The reference run named in the header, if it is there and fits.
#[must_use]
pub fn reference_run(exercise: &Exercise, scenario: Option<&str>) -> Option<Exercise> {
    let header = exercise.header();
    let name = header.reference.as_ref()?;
    let shelf = library::scenario_shelf(scenario.unwrap_or(&header.scenario.id)).ok()?;
    let bytes = shelf.get(&format!("runs/{name}.journal"))?;
    Some(Exercise::read(exercise.plan(), bytes).ok()?.exercise)
}

fn cross_check(trace: &Path, constraints: &Path, evidence: bool, out: &Output) -> Result<Exit, Failure> {
    let mut answer = io::BufWriter::new(io::stdout().lock());
    let constraints_text = || std::fs::read_to_string(constraints).unwrap_or_default();
    let sources = |text: &str| {
        let mut sources = Sources::default();
        sources.add_one(&shown(constraints), text.as_bytes());
        sources
    };
    let mut warn =
        |found: &Diagnostics| out.complain_ready(&out.findings(found, &sources(&constraints_text())));
    let result = score_trace::run(trace, constraints, evidence, &mut warn, &mut answer);
    match result {
        Ok(_) => Ok(Exit::Fine),
        Err(ScoreTraceError::Model { text, found, .. }) => {
            out.complain_ready(&out.findings(&found, &sources(&text)));
            Ok(Exit::Problems)
        }
        Err(ScoreTraceError::Log { path, fault }) => {
            out.complain(&out.say(&ScoreTraceError::log_message(&path, &fault)));
            Ok(Exit::Problems)
        }
        Err(ScoreTraceError::Unreadable { path, source }) => Err(Failure::io(&path, &source)),
        Err(ScoreTraceError::Unwritable { source }) if source.kind() == io::ErrorKind::BrokenPipe => {
            Ok(Exit::Fine)
        }
        Err(ScoreTraceError::Unwritable { source }) => Err(Failure::new(
            Msg::new("cli-cannot-write").with("path", "-").with("reason", source.to_string()),
        )),
    }
}
