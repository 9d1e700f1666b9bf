//! What is said of a scenario that was gone through. One file for each finding.
//!
//! A finding is made of what was [`Explored`] and of the [`Model`] alone; its words stand in `proof.ftl`. It is an error
//! only if the scenario cannot be played as it is; a warning otherwise. Of what was not seen it says that it cannot be only
//! if everything was gone through ([`Explored::certain`]); [`unseen`] chooses the sentence.
//!
//! | code | file | what |
//! |---|---|---|
//! | D001 | [`never_fires`] | an inject that never fires |
//! | D002 | [`ending_unreached`] | an ending that is never reached |
//! | D003 | [`never_raised`] | a claimed clause that trains nothing |
//! | D004 | [`never_met`] | a duty nobody can meet |
//! | D005 | [`dead_end`] | nothing more happens, and no ending was reached |
//! | D006 | [`below_best`] | duties that pull apart in the best run known |
//! | D007 | [`option_dominates`] | an answer that is best whatever happens |
//! | D008 | [`no_consequence`] | answers that come to the same |
//! | D009 | [`spoiler`] | a seat learns what it must not |
//! | D010 | [`overload`] | more due work than a seat can do |
//!
//! # Adding one
//! 1. A file here with `pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>)`.
//! 2. Its code in [`CODES`], and a line in [`ANYWHERE`] (asked once, of the whole and all parts together), in [`EACH`]
//!    (asked of the whole and of every part by itself) or in [`BESIDE`] (asked once, of the whole and the parts beside each
//!    other).
//! 3. Sentences in `assets/i18n/{ka,en}/proof.ftl`; two cases with nothing but the fault and one without in
//!    `tests/cases/corpus/`.
//!
//! Of one fault the checks speak once: what follows from a cause that is told is left out, where it is looked for.

mod below_best;
mod dead_end;
mod ending_unreached;
mod never_fires;
mod never_met;
mod never_raised;
mod no_consequence;
mod option_dominates;
mod overload;
mod place;
mod spoiler;
mod words;

use std::sync::Arc;

use crate::base::{
    ActionId, ClauseId, Code, Diagnostic, Dur, InjectId, Label, Lang, Msg, Name, SeatId, Severity, Text,
};
use crate::content::model::Model;
use crate::explore::proof::explored::{Came, Compared, Explored};
use crate::explore::proof::witness::Witness;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable code, `D0xx`. Never reused.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is so, and why.
    pub message: Msg,
    /// What would mend it.
    pub help: Vec<Msg>,
    /// Where in the scenario.
    pub place: Label,
    /// The clause it is about, if it is about one.
    pub clause: Option<ClauseId>,
    /// A run that shows it, if one does.
    pub witness: Option<Witness>,
}

impl Finding {
    /// A finding at a name of the scenario; `path` leads there (`injects[3].when`).
    #[must_use]
    pub fn at(code: Code, severity: Severity, name: &Name, path: String, message: Msg) -> Self {
        let file = name.file.clone().unwrap_or_else(|| "?".into());
        let place = Label { file, span: name.file.is_some().then_some(name.span), path, note: None };
        Self { code, severity, message, help: Vec::new(), place, clause: None, witness: None }
    }

    /// Says which part it was found in, if not in the whole.
    #[must_use]
    pub fn of_part(mut self, explored: &Explored, model: &Model) -> Self {
        if let Some(part) = explored.part.and_then(|part| model.scenario.parts.get(part.index())) {
            self.message = Msg::new("proof-in-part").with("part", &part.title).with("what", self.message);
        }
        self
    }

    /// Adds what would mend it.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Self {
        self.help.push(help);
        self
    }

    /// Adds, where not everything was gone through, that it may hang on acts nobody owes.
    #[must_use]
    fn maybe_by(self, explored: &Explored, model: &Model, acts: &[ActionId]) -> Self {
        if acts.is_empty() || explored.certain() {
            return self;
        }
        self.help(Msg::new("mend-maybe-acts").with("acts", &words::actions(model, acts)))
    }

    /// Adds a run that shows it.
    #[must_use]
    pub fn witness(mut self, witness: Option<Witness>) -> Self {
        self.witness = witness;
        self
    }

    /// The finding as those of `check` are, to be printed with them.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let mut made = Diagnostic::new(self.code, self.severity, self.message.clone(), self.place.clone());
        made.help.clone_from(&self.help);
        made
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal: $what:literal,)*) => {
        $(#[doc = $what] pub const $name: Code = Code($code);)*

        /// All codes with what they mean, in order.
        pub const CODES: &[(Code, &str)] = &[$(($name, $what)),*];
    };
}

codes! {
    NEVER_FIRES = "D001": "An inject never fires (warning).",
    ENDING_UNREACHED = "D002": "An ending is never reached (warning).",
    NEVER_RAISED = "D003": "A claimed clause never arises, or trains nothing (warning).",
    NEVER_MET = "D004": "A duty that arises can never be met (warning).",
    DEAD_END = "D005": "Nothing more happens, and no ending was reached (warning).",
    BELOW_BEST = "D006": "The best run known stays below 100 %, or a conflict is accepted that is none (warning).",
    OPTION_DOMINATES = "D007": "An answer to a decision is the best whatever happens (warning, note).",
    NO_CONSEQUENCE = "D008": "Answers to a decision come to the same (warning, note).",
    SPOILER = "D009": "A seat learns what it must not (warning).",
    OVERLOAD = "D010": "More work falls due than a seat can do (warning, note).",
}

/// Looks at what was explored and adds what it finds.
pub type Look = fn(&Explored, &Model, &mut Vec<Finding>);

/// Asked once, of the whole and all parts together.
pub const ANYWHERE: &[Look] = &[
    never_fires::look,
    ending_unreached::look,
    never_raised::look,
    option_dominates::look,
    no_consequence::look,
    spoiler::look,
    overload::look,
];

/// Asked of the whole and of every part by itself.
pub const EACH: &[Look] = &[];

/// Looks at the whole and the parts beside each other.
pub type LookBeside = fn(&[Explored], &Model, &mut Vec<Finding>);

/// Asked once, of the whole and the parts beside each other, in this order.
pub const BESIDE: &[LookBeside] = &[never_met::look, dead_end::look, below_best::look];

/// Everything that is found. `explored`: the whole and the parts, each gone through.
#[must_use]
pub fn all(explored: &[Explored], model: &Model) -> Vec<Finding> {
    let mut found = Vec::new();
    let joined = Explored::join(explored);
    ANYWHERE.iter().for_each(|look| look(&joined, model, &mut found));
    for one in explored {
        EACH.iter().for_each(|look| look(one, model, &mut found));
    }
    BESIDE.iter().for_each(|look| look(explored, model, &mut found));
    found
}

/// The sentence about something that was not seen: `never` if everything was gone through, otherwise `not_seen`, which also
/// takes the number of runs.
#[must_use]
pub fn unseen(explored: &Explored, never: &'static str, not_seen: &'static str) -> Msg {
    if explored.certain() { Msg::new(never) } else { runs(explored, not_seen) }
}

/// A sentence that takes the number of runs.
#[must_use]
pub fn runs(explored: &Explored, key: &'static str) -> Msg {
    Msg::new(key).with("runs", i64::try_from(explored.coverage.paths).unwrap_or(i64::MAX))
}

/// The run in which a decision was answered in a situation, up to when its time is up: with what came of an answer, or as
/// it went without it.
fn answered(model: &Model, inject: InjectId, row: &Compared, came: Option<&Came>) -> Witness {
    let trail = came.map_or(&row.context.trail, |came| &came.trail);
    let decision = model.script.injects.get(inject.index()).and_then(|inject| inject.decision.as_ref());
    let until = row.context.at.plus(decision.map_or(Dur::ZERO, |decision| decision.until));
    Witness { trail: Arc::clone(trail), until }
}

/// The titles of seats, one after the other.
fn titles(model: &Model, seats: &[SeatId]) -> Text {
    let rows: Vec<&Text> = seats
        .iter()
        .filter_map(|seat| model.scenario.seats.get(seat.index()))
        .map(|row| &row.title)
        .collect();
    let joined = |lang| rows.iter().map(|title| title.get(lang)).collect::<Vec<_>>().join(", ");
    Text::new(&joined(Lang::Ka), &joined(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_in_order() {
        for pair in CODES.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:?} stands before {:?}", pair[0].0, pair[1].0);
        }
    }
}
