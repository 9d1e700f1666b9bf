//! `play --from`: the whole scenario from some moment on; what came before is made up by simulated colleagues, or taken from
//! a recorded run.

use std::path::Path;
use std::sync::Arc;

use crate::base::{InjectId, Msg, SimTime};
use crate::cli::args;
use crate::cli::assess;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library::{Playable, shown};
use crate::content::model::Model;
use crate::exercise::beginning::{self, NoBeginning, Where};
use crate::exercise::replay::Replayed;
use crate::exercise::{Exercise, Past};
use crate::explore::history::{self, Makings, Waits};
use crate::explore::policy;
use crate::i18n::Clock;
use crate::kernel::Plan;
use crate::trace::{Names as _, Table};

/// What an exercise that begins at some moment is begun with.
#[derive(Debug)]
pub(super) struct From {
    /// The content, with what came before.
    pub(super) plan: Arc<Plan>,
    /// Seed of all chance: that of what came before.
    pub(super) seed: u64,
    /// What is to be told: answers that were never asked for.
    pub(super) notices: Vec<Msg>,
}

/// Makes what came before. None if play is to begin at the beginning.
///
/// # Errors
/// [`Failure`] if there is no such moment or run, or the one does not lead to the other.
pub(super) fn prepare(args: &args::Play, playable: &Playable) -> Result<Option<From>, Failure> {
    let model = &playable.model;
    if args.from.is_none() && args.past.is_none() {
        return if args.answer.is_empty() { Ok(None) } else { Err(Failure::new(Msg::new("from-where"))) };
    }
    let past = args.past.as_deref().unwrap_or("expert");
    let is_made = policy::named(past).is_some();
    let to = match args.from.as_deref() {
        Some(word) => place(word, model)?,
        None if is_made => return Err(Failure::new(Msg::new("from-where"))),
        None => Where::End,
    };
    let plan = Arc::new(Plan::new(Arc::clone(model)));
    let answers = answers(&args.answer, model)?;
    let (run, past, notices) = if is_made {
        let makings = Makings { seed: args.seed, policy: past.into(), answers };
        let until = match to {
            Where::At(at) => at,
            Where::Before(_) | Where::End => SimTime::FAR,
        };
        let run = history::made(&plan, &makings, until);
        let notices = unasked(&run, &makings.answers, to);
        (run, Past::Made(past.into()), notices)
    } else {
        if !args.answer.is_empty() {
            return Err(Failure::new(Msg::new("from-answer-recorded")));
        }
        (recorded(past, &plan)?, recorded_name(past), Vec::new())
    };
    let made =
        beginning::after(model, &past, &run, to).map_err(|why| refused(why, &run, to, past_word(&past)))?;
    let seed = run.header().seed;
    Ok(Some(From { plan: Arc::new(Plan::new(Arc::new(made))), seed, notices }))
}

fn past_word(past: &Past) -> &str {
    match past {
        Past::Made(name) | Past::Recorded(name) => name,
    }
}

fn recorded_name(path: &str) -> Past {
    let name = Path::new(path).file_stem().map(|name| name.to_string_lossy().into_owned());
    Past::Recorded(name.unwrap_or_default().into())
}

fn recorded(path: &str, plan: &Arc<Plan>) -> Result<Exercise, Failure> {
    let file = Path::new(path);
    if !file.exists() {
        let there: Vec<&str> = policy::NAMES.to_vec();
        return Err(Failure::unknown("from-no-past", path, &there));
    }
    let Replayed { exercise, .. } = Exercise::read(plan, journals::source(file)?)
        .map_err(|error| journals::failure(&shown(file), &error))?;
    Ok(exercise)
}

/// What is to be answered, `message=answer` each.
fn answers(words: &[String], model: &Model) -> Result<Vec<(InjectId, u8)>, Failure> {
    let one = |word: &String| {
        let (decision, option) = word
            .split_once('=')
            .ok_or_else(|| Failure::new(Msg::new("from-answer-form").with("word", word.as_str())))?;
        let asks = |row: &&crate::content::scenario::Inject| row.decision.is_some();
        let there: Vec<&str> =
            model.scenario.injects.iter().filter(asks).map(|row| row.id.as_str()).collect();
        let inject = model.find(Table::Inject, decision).map(InjectId).filter(|_| there.contains(&decision));
        let inject = inject.ok_or_else(|| Failure::unknown("from-no-decision", decision, &there))?;
        let options = options(model, inject);
        let position = options.iter().position(|id| *id == option);
        let position = position.and_then(|at| u8::try_from(at).ok());
        Ok((inject, position.ok_or_else(|| Failure::unknown("from-no-option", option, &options))?))
    };
    words.iter().map(one).collect()
}

fn options(model: &Model, inject: InjectId) -> Vec<&str> {
    let decision = model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
    decision
        .map(|decision| decision.options.iter().map(|option| option.id.as_str()).collect())
        .unwrap_or_default()
}

/// The answers that were not given before play begins.
fn unasked(run: &Exercise, answers: &[(InjectId, u8)], to: Where) -> Vec<Msg> {
    let Ok((last, _)) = beginning::cut(run, to) else { return Vec::new() };
    let Some(past) = run.fork(last) else { return Vec::new() };
    let model = &run.plan().model;
    let not_given = answers.iter().filter(|(inject, option)| !history::is_answered(&past, *inject, *option));
    not_given
        .map(|(inject, option)| {
            let option = options(model, *inject).get(usize::from(*option)).copied().unwrap_or_default();
            Msg::new("from-answer-not-given")
                .with("decision", model.name(Table::Inject, inject.0))
                .with("option", option)
        })
        .collect()
}

/// The moment a word names: a message, a part, a time.
fn place(word: &str, model: &Model) -> Result<Where, Failure> {
    if let Some(inject) = model.find(Table::Inject, word) {
        return Ok(Where::Before(InjectId(inject)));
    }
    if let Some(part) =
        model.find(Table::Part, word).and_then(|part| model.script.parts.get(usize::from(part)))
    {
        return Ok(Where::At(part.from));
    }
    if let Some(at) = time(word, model) {
        return Ok(Where::At(at));
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) || word.contains('+') {
        return Err(Failure::new(Msg::new("from-no-time").with("word", word)));
    }
    let parts: Vec<&str> = model.scenario.parts.iter().map(|row| row.id.as_str()).collect();
    let injects = model.scenario.injects.iter().map(|row| row.id.as_str());
    let all: Vec<&str> = parts.iter().copied().chain(injects).collect();
    // There are too many messages to name them all.
    let help = Failure::unknown("from-no-moment", word, &all).help;
    Err(Failure { help, ..Failure::unknown("from-no-moment", word, &parts) })
}

/// A time: `H+2:10`, `H+2`, `2h 10m` from the start; `10:30` or `2031-04-16 10:30` on the scenario's clock.
fn time(word: &str, model: &Model) -> Option<SimTime> {
    let word = word.trim();
    let from_start =
        word.strip_prefix(['H', 'h', 'T', 't']).and_then(|rest| rest.trim_start().strip_prefix('+'));
    if let Some(rest) = from_start {
        let rest = rest.trim();
        let is_hours = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
        return if is_hours { assess::moment(&format!("{rest}h")) } else { assess::moment(rest) };
    }
    let clock = Clock::of(&model.scenario.start);
    match word.split_once(' ') {
        Some((date, time)) if date.contains('-') => clock.when(Some(date), time.trim()),
        _ if word.contains(':') && !word.contains("d ") => clock.when(None, word),
        _ => assess::moment(word),
    }
}

/// Why play cannot begin there, and what can be done.
fn refused(why: NoBeginning, run: &Exercise, to: Where, past: &str) -> Failure {
    let model = &run.plan().model;
    let clock = Clock::of(&model.scenario.start);
    let stamp = |key: &'static str, end: SimTime| {
        let said = |lang| clock.stamp(end, lang).into();
        let end = crate::base::Text { ka: said(crate::base::Lang::Ka), en: said(crate::base::Lang::En) };
        Failure::new(Msg::new(key).with("end", &end))
    };
    match why {
        NoBeginning::NotWhole => Failure::new(Msg::new("from-not-whole").with("past", past)),
        NoBeginning::Nothing => Failure::new(Msg::new("from-nothing")),
        NoBeginning::Over { end } => stamp("from-over", end),
        NoBeginning::Short { end } => stamp("from-short", end),
        NoBeginning::Never => {
            let Where::Before(inject) = to else { return Failure::new(Msg::new("from-nothing")) };
            let name = model.name(Table::Inject, inject.0);
            let mut failure = Failure::new(Msg::new("from-never").with("inject", name).with("past", past));
            failure.help = Some(waits(history::waits_for(run.plan(), inject), model));
            failure
        }
    }
}

/// What a message waits for.
fn waits(waits: Waits, model: &Model) -> Msg {
    let name = |inject: InjectId| model.name(Table::Inject, inject.0);
    match waits {
        Waits::Time(at) => Msg::new("from-waits-time").with("time", at),
        Waits::For(inject) => Msg::new("from-waits-for").with("inject", name(inject)),
        Waits::Condition => Msg::new("from-waits-condition"),
        Waits::Answer(inject, option) => {
            let option = options(model, inject).get(usize::from(option)).copied().unwrap_or_default();
            Msg::new("from-waits-answer").with("decision", name(inject)).with("option", option)
        }
        Waits::Outcome(outcome) => {
            let id = model.scenario.outcomes.get(outcome.index()).map_or("", |row| row.id.as_str());
            Msg::new("from-waits-outcome").with("outcome", id)
        }
        Waits::Hand => Msg::new("from-waits-hand"),
        Waits::Other => Msg::new("from-waits-other"),
    }
}
