//! A journal read back: folded, continued, verified.

use std::io::BufRead;
use std::sync::Arc;

use crate::base::{Msg, PartId};
use crate::content::model::Model;
use crate::exercise::RULES;
use crate::exercise::manifest::manifest;
use crate::exercise::run::Exercise;
use crate::journal::{Difference, Head, Header, JournalError, Reader, Torn, What};
use crate::kernel::step::actor_of;
use crate::kernel::{Plan, apply, due_by, next_due};
use crate::trace::{Names as _, Step, StepCause, StepNo, Table};

/// Why a journal cannot be replayed with this content.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// The file itself.
    #[error(transparent)]
    Journal {
        /// Why.
        #[from]
        cause: JournalError,
    },
    /// It was played with another scenario or procedure.
    #[error("the journal is of scenario {scenario} and procedure {procedure}")]
    OtherContent {
        /// Scenario of the journal.
        scenario: Box<str>,
        /// Procedure of the journal.
        procedure: Box<str>,
    },
    /// The content means something else than when it was played.
    #[error("{} pieces of content differ", differences.len())]
    Differs {
        /// What differs, corrected texts left out.
        differences: Vec<Difference>,
    },
    /// Deciding again needs other rules.
    #[error("the journal was decided by rules {found}, this program decides by rules {known}")]
    OtherRules {
        /// Rules of the journal.
        found: u32,
        /// Rules known here.
        known: u32,
    },
    /// Deciding again gives something else.
    #[error("step {step} is decided otherwise")]
    DecidedOtherwise {
        /// The first step that differs.
        step: u32,
        /// Its line in the journal, without hash.
        journal: String,
        /// What is decided now, without hash.
        now: String,
    },
}

impl ReplayError {
    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        match self {
            Self::Journal { cause } => cause.msg(),
            Self::OtherContent { scenario, procedure } => {
                Msg::new("replay-other-content").with("scenario", &**scenario).with("procedure", &**procedure)
            }
            Self::Differs { differences } => Msg::new("replay-differs").with("count", differences.len()),
            Self::OtherRules { found, known } => Msg::new("replay-other-rules")
                .with("found", i64::from(*found))
                .with("known", i64::from(*known)),
            Self::DecidedOtherwise { step, .. } => {
                Msg::new("replay-decided-otherwise").with("step", i64::from(*step))
            }
        }
    }
}

/// A journal read back.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The exercise as it was after the last whole line; it can go on.
    pub exercise: Exercise,
    /// A torn end that was dropped.
    pub torn: Option<Torn>,
    /// Texts corrected since.
    pub corrected: Vec<Difference>,
    /// The recorded run its past was taken from is gone or another by now. The journal holds that past itself and goes
    /// on; only deciding it again needs the run.
    pub other_past: Option<Difference>,
}

impl Exercise {
    /// Reads a journal back by folding its records; decides nothing.
    ///
    /// # Errors
    /// [`ReplayError`] if a line does not check or the content means something else now.
    pub fn read(plan: &Arc<Plan>, source: impl BufRead) -> Result<Replayed, ReplayError> {
        Self::read_to(plan, source, None)
    }

    /// As [`Exercise::read`], up to a step.
    ///
    /// # Errors
    /// [`ReplayError`] as there.
    pub fn read_to(
        plan: &Arc<Plan>,
        source: impl BufRead,
        last: Option<StepNo>,
    ) -> Result<Replayed, ReplayError> {
        let mut reader = Reader::open(source)?;
        let corrected = same_content(&plan.model, &reader)?;
        let mut exercise = Self::new(Arc::clone(plan), reader.header().clone());
        while last.is_none_or(|last| exercise.steps().len() <= last.0 as usize) {
            let Some(step) = reader.next_step(&*plan.model)? else { break };
            exercise.fold(step);
        }
        exercise.wind();
        let other_past = other_past(plan, reader.header());
        Ok(Replayed { exercise, torn: reader.torn(), corrected, other_past })
    }

    /// Reads a journal that was played by another procedure, to judge what happened by this one: its records are made
    /// facts as they stand, whatever they would be now. Only its verdicts are of use; it is not to be gone on with. Whether
    /// the two procedures differ in nothing that decides what is written down is for the caller to know.
    ///
    /// # Errors
    /// [`ReplayError`] if a line does not check, names something this content does not have, or is of another scenario.
    pub fn read_for_judging(plan: &Arc<Plan>, source: impl BufRead) -> Result<Self, ReplayError> {
        let mut reader = Reader::open(source)?;
        let header = reader.header().clone();
        if *header.scenario.id != *plan.model.scenario.id.as_str() {
            let (scenario, procedure) = (header.scenario.id, header.procedure.id);
            return Err(ReplayError::OtherContent { scenario, procedure });
        }
        let mut exercise = Self::new(Arc::clone(plan), header);
        while let Some(step) = reader.next_step(&*plan.model)? {
            exercise.fold(step);
        }
        exercise.wind();
        Ok(exercise)
    }

    /// Makes a step of the journal a fact.
    pub(super) fn fold(&mut self, step: Step) {
        let first = self.records.len();
        for mut record in step.records {
            record.actor = actor_of(&self.records, &record);
            apply(&self.plan, &mut self.situation, &record);
            self.records.push(record);
        }
        self.write(step.at, step.cause, first);
    }

    /// Decides everything again from the inputs in the journal and compares line by line.
    ///
    /// # Errors
    /// [`ReplayError`] with the first step that is decided otherwise.
    pub fn verify(plan: &Arc<Plan>, source: impl BufRead) -> Result<Self, ReplayError> {
        let mut reader = Reader::open(source)?;
        same_content(&plan.model, &reader)?;
        let header = reader.header().clone();
        if header.rules != RULES {
            return Err(ReplayError::OtherRules { found: header.rules, known: RULES });
        }
        if let Some(difference) = other_past(plan, &header) {
            return Err(ReplayError::Differs { differences: vec![difference] });
        }
        let mut exercise = Self::new(Arc::clone(plan), header);
        while let Some(step) = reader.next_step(&*plan.model)? {
            let expected = line_of(&exercise, &step);
            let made = exercise.decide_again(&step);
            let now = exercise.steps.last().filter(|_| made).map(|head| {
                let from = exercise.steps.iter().rev().nth(1).map_or(0, |before| before.end);
                String::from_utf8_lossy(exercise.journal.get(from..head.end).unwrap_or_default()).into_owned()
            });
            if !made || exercise.head() != reader.head() {
                return Err(ReplayError::DecidedOtherwise {
                    step: step.no.0,
                    journal: expected,
                    now: now.unwrap_or_default(),
                });
            }
        }
        exercise.wind();
        Ok(exercise)
    }

    /// Makes the step its cause brings about now; false if it is not what comes next.
    fn decide_again(&mut self, step: &Step) -> bool {
        match &step.cause {
            StepCause::Due(due) => {
                let next = next_due(&self.plan, &self.situation);
                if next != Some((step.at, *due)) {
                    return false;
                }
            }
            StepCause::Command(_) => {
                let pending = due_by(&self.plan, &self.situation, step.at).is_some();
                if pending || self.situation.phase().is_before_play() {
                    return false;
                }
            }
        }
        let first = self.records.len();
        crate::kernel::step(&self.plan, &mut self.situation, step.at, &step.cause, &mut self.records);
        self.write(step.at, step.cause.clone(), first);
        true
    }
}

/// How the recorded run a journal took its past from differs from the one at hand.
fn other_past(plan: &Plan, header: &Header) -> Option<Difference> {
    let (run, head) = header.folded.as_ref()?;
    let part = header.part.as_ref().and_then(|part| plan.model.find(Table::Part, part)).map(PartId);
    let what = match plan.past(part) {
        None => What::Gone,
        Some(past) if past.run != *run || Head(past.head) != *head => What::Meaning,
        Some(_) => return None,
    };
    Some(Difference { what, name: format!("run/{run}").into() })
}

/// The line of a step as the journal holds it, without its hash.
fn line_of(exercise: &Exercise, step: &Step) -> String {
    let mut line = String::new();
    crate::trace::wire::put_step_open(step, &*exercise.plan.model, &mut line);
    line
}

/// Whether the journal was made with this content; answers texts corrected since.
pub(super) fn same_content<R: BufRead>(
    model: &Model,
    reader: &Reader<R>,
) -> Result<Vec<Difference>, ReplayError> {
    let header = reader.header();
    if *header.scenario.id != *model.scenario.id.as_str()
        || *header.procedure.id != *model.procedure.id.as_str()
    {
        return Err(ReplayError::OtherContent {
            scenario: header.scenario.id.clone(),
            procedure: header.procedure.id.clone(),
        });
    }
    let now = manifest(model);
    let differences = header.manifest.differences(&now);
    if header.manifest.replays_with(&now) {
        return Ok(differences);
    }
    let meant = |difference: &Difference| difference.what != What::Text;
    Err(ReplayError::Differs { differences: differences.into_iter().filter(meant).collect() })
}
