//! The whole scenario, played from some moment on: the beginning of another run, made up by simulated colleagues or recorded,
//! is what came before.
//!
//! The journal of such an exercise holds that past itself, told again before its own start; to replay or verify it nothing
//! else is needed. What the past settled is not judged; what it left open is owed by those who play on.

use std::io::BufRead;
use std::sync::Arc;

use crate::base::{InjectId, SimTime};
use crate::content::model::Model;
use crate::content::model::script;
use crate::exercise::part::is_whole;
use crate::exercise::replay::{ReplayError, same_content};
use crate::exercise::run::Exercise;
use crate::journal::{JournalError, Reader};
use crate::kernel::step::actor_of;
use crate::trace::{Event, Record, StepNo};

/// Where play is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// At a time; what happens at that very time is played.
    At(SimTime),
    /// Just before an inject fires for the first time.
    Before(InjectId),
    /// Where the run has come to.
    End,
}

/// Why play cannot begin there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBeginning {
    /// The run is one of a part, or has a past of its own.
    NotWhole,
    /// Nothing lies before: it is the beginning of the scenario.
    Nothing,
    /// The run is over before.
    Over {
        /// When it ended.
        end: SimTime,
    },
    /// The run does not lead there.
    Short {
        /// How far it leads.
        end: SimTime,
    },
    /// The inject never fires in this run.
    Never,
}

/// What an exercise that is played from some moment on began with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// When play began.
    pub at: SimTime,
    /// What came before.
    pub past: Past,
}

/// What came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Past {
    /// Made up by simulated colleagues in all seats: the name of their policy.
    Made(Box<str>),
    /// A recorded run, by the name of its file.
    Recorded(Box<str>),
}

/// How a past made up by colleagues is marked. No file of a run can be called so.
const MADE: &str = "made:";

impl Past {
    /// As it is named in the journal.
    #[must_use]
    pub fn name(&self) -> Box<str> {
        match self {
            Self::Made(policy) => format!("{MADE}{policy}").into(),
            Self::Recorded(run) => run.replace(':', "_").into(),
        }
    }

    fn of_name(name: &str) -> Self {
        match name.strip_prefix(MADE) {
            Some(policy) => Self::Made(policy.into()),
            None => Self::Recorded(name.into()),
        }
    }
}

/// The last step of a run that belongs to the past, and when play begins after it.
///
/// # Errors
/// [`NoBeginning`] if play cannot begin there.
pub fn cut(run: &Exercise, to: Where) -> Result<(StepNo, SimTime), NoBeginning> {
    if !is_whole(run) {
        return Err(NoBeginning::NotWhole);
    }
    let fires = |inject: InjectId| {
        let fired = |record: &Record| matches!(record.event, Event::InjectFired { inject: which, .. } if which == inject);
        let record = run.records().iter().position(fired)?;
        run.steps().partition_point(|step| step.first <= record).checked_sub(1)
    };
    let end = run.clock();
    // So many steps are past.
    let (count, at) = match to {
        Where::At(at) if at > end => {
            return Err(if run.is_over() { NoBeginning::Over { end } } else { NoBeginning::Short { end } });
        }
        Where::At(at) => (run.steps().partition_point(|step| step.at < at), at),
        Where::Before(inject) => {
            let step = fires(inject).ok_or(NoBeginning::Never)?;
            (step, run.steps().get(step).map_or(end, |step| step.at))
        }
        Where::End => (run.steps().len(), end),
    };
    let last = count.checked_sub(1).and_then(|last| u32::try_from(last).ok()).map(StepNo);
    let Some(last) = last else { return Err(NoBeginning::Nothing) };
    let past = records_to(run, last);
    let opened = past.iter().filter(|record| matches!(record.event, Event::SeatGiven { .. })).count();
    if opened < run.plan().model.seats.len() {
        return Err(NoBeginning::Nothing);
    }
    if past.iter().any(|record| matches!(record.event, Event::Stopped { .. })) {
        return Err(NoBeginning::Over { end });
    }
    // An interlude takes the clock to its end.
    let skipped = past.iter().filter_map(|record| match record.event {
        Event::InterludePassed { to, .. } => Some(to),
        _ => None,
    });
    Ok((last, skipped.max().map_or(at, |to| to.max(at))))
}

fn records_to(run: &Exercise, last: StepNo) -> &[Record] {
    let end = run.steps().get(last.0 as usize + 1).map_or(run.records().len(), |next| next.first);
    run.records().get(..end).unwrap_or_default()
}

/// The model in which the beginning of a run is the past of the whole.
///
/// # Errors
/// [`NoBeginning`] if play cannot begin there.
pub fn after(model: &Model, past: &Past, run: &Exercise, to: Where) -> Result<Model, NoBeginning> {
    let (last, until) = cut(run, to)?;
    let mut made = model.clone();
    made.script.past = Some(Arc::new(script::Past {
        run: past.name(),
        head: run.head_after(last).0,
        records: records_to(run, last).into(),
        until,
    }));
    Ok(made)
}

/// The model by which the journal of an exercise that begins at some moment is read: its past is taken from its own lines.
///
/// # Errors
/// [`ReplayError`] if the lines cannot be read, or hold no past.
pub fn of_journal<R: BufRead>(model: &Model, reader: &mut Reader<R>) -> Result<Model, ReplayError> {
    same_content(model, reader)?;
    let missing = || JournalError::Damaged { line: 1, reason: "its past".to_owned() };
    let header = reader.header();
    let (Some(until), Some((run, head)), None) = (header.from, header.folded.clone(), &header.part) else {
        return Err(missing().into());
    };
    let mut records: Vec<Record> = Vec::new();
    let mut begun = false;
    while let Some(step) = reader.next_step(model)? {
        for mut record in step.records {
            if matches!(record.event, Event::Started { .. }) && std::mem::replace(&mut begun, true) {
                let in_order = records.last().is_some_and(|last| last.at <= until) && step.at == until;
                if !in_order {
                    return Err(missing().into());
                }
                let mut made = model.clone();
                let records = records.into();
                made.script.past = Some(Arc::new(script::Past { run, head: head.0, records, until }));
                return Ok(made);
            }
            record.actor = actor_of(&records, &record);
            records.push(record);
        }
    }
    Err(missing().into())
}

impl Exercise {
    /// What came before, if the whole is played from some moment on.
    #[must_use]
    pub fn beginning(&self) -> Option<Beginning> {
        let (run, _) = self.header().folded.as_ref()?;
        Some(Beginning { at: self.header().from?, past: Past::of_name(run) })
    }
}
