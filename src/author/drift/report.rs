//! The drift report: everything that rests on what two procedures have differently.

use std::sync::Arc;

use crate::author::drift::anew::{Anew, Played};
use crate::author::drift::scenario::{Place, places};
use crate::author::drift::{Comparison, Weight};
use crate::base::{Name, Severity, Text};
use crate::content::model::Model;
use crate::content::procedure::Procedure;

/// A scenario with what rests on changed clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioDrift {
    /// Id.
    pub id: Name,
    /// Title.
    pub title: Text,
    /// Changed clauses it rests on, by their old ids.
    pub touched: Vec<Touched>,
    /// How many mistakes it has when it is read with the new procedure as it stands.
    pub mistakes: usize,
}

/// A changed clause in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The clause, by its old id.
    pub clause: Name,
    /// How much it changed.
    pub weight: Weight,
    /// Where.
    pub places: Vec<Place>,
}

/// What rests on changed clauses in a scenario that is written against the old procedure.
#[must_use]
pub fn scenario(old: &Model, new: &Arc<Procedure>, comparison: &Comparison) -> ScenarioDrift {
    let scenario = &old.scenario;
    let mut touched = Vec::new();
    for (id, weight) in comparison.clauses() {
        let Some(clause) = old.procedure.clauses.iter().find(|clause| clause.id == *id) else { continue };
        let places = places(clause, &old.procedure, scenario);
        // Seats alone hold a role; nothing of the script rests on it then.
        if places.iter().any(|place| !matches!(place, Place::Seat { .. })) {
            touched.push(Touched { clause: id.clone(), weight, places });
        }
    }
    let (_, found) = Model::compile(Arc::clone(new), Arc::clone(scenario));
    let mistakes = found.list.iter().filter(|finding| finding.severity == Severity::Error).count();
    ScenarioDrift { id: scenario.id.clone(), title: scenario.title.clone(), touched, mistakes }
}

/// An exercise with what rests on changed clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseDrift {
    /// Its file.
    pub file: String,
    /// Its scenario.
    pub scenario: Name,
    /// What rests on the changes.
    pub played: Played,
}

impl ExerciseDrift {
    /// Whether anything of it rests on the changes.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        let others = match &self.played.anew {
            Anew::Judged(judged) => !judged.others.is_empty() || judged.headline[0] != judged.headline[1],
            Anew::Barred(_) => false,
        };
        !self.played.rests.is_empty() || others
    }
}

/// The whole report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What differs.
    pub comparison: Comparison,
    /// Scenarios in which something rests on it, or that the new procedure cannot read.
    pub scenarios: Vec<ScenarioDrift>,
    /// Exercises of which something rests on it.
    pub exercises: Vec<ExerciseDrift>,
}

impl Report {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.comparison.changes.is_empty() && self.scenarios.is_empty() && self.exercises.is_empty()
    }

    /// Whether anything makes verdicts doubtful or breaks a scenario.
    #[must_use]
    pub fn doubts(&self) -> bool {
        let scenario =
            |row: &ScenarioDrift| row.mistakes > 0 || row.touched.iter().any(|row| row.weight.doubts());
        let exercise = |row: &ExerciseDrift| match &row.played.anew {
            Anew::Judged(judged) => !judged.others.is_empty(),
            Anew::Barred(_) => row.played.rests.iter().any(|row| row.weight.doubts()),
        };
        self.scenarios.iter().any(scenario) || self.exercises.iter().any(exercise)
    }
}
