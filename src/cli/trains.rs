//! `procedure trains`: which bundled scenario trains which clause.
//!
//! A scenario trains a clause that one of its objectives names and that arises in one of its recorded runs. A prohibition
//! that every run keeps does not count: nothing came near it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::cli::journals;
use crate::cli::library;
use crate::cli::output::{Output, indented};
use crate::content::model::Model;
use crate::content::procedure::{Clause, Procedure, Tier};
use crate::exercise::Exercise;
use crate::tell::basis::Noticed;

/// A bundled scenario and what its recorded runs raise.
struct Training {
    model: Arc<Model>,
    /// Clauses with the runs in which they arise.
    raised: BTreeMap<Arc<str>, BTreeSet<String>>,
}

/// How a scenario stands to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Trained,
    Beside,
    Unraised,
    Nothing,
}

impl Stand {
    const fn sign(self) -> &'static str {
        match self {
            Self::Trained => "●",
            Self::Beside => "○",
            Self::Unraised => "×",
            Self::Nothing => "–",
        }
    }
}

impl Training {
    fn read(id: &str) -> Result<Self, Failure> {
        let playable = library::playable(id, None)?;
        let mut raised: BTreeMap<Arc<str>, BTreeSet<String>> = BTreeMap::new();
        for file in playable.shelf.names_in("runs") {
            let path = format!("runs/{file}");
            let (Some(run), Some(bytes)) = (file.strip_suffix(".journal"), playable.shelf.get(&path)) else {
                continue;
            };
            let name = playable.shelf.shown(&path);
            let plan = journals::plan_for(&name, bytes, Some(id), None)?;
            let read = Exercise::read(&plan, bytes).map_err(|error| journals::failure(&name, &error))?;
            for line in read
                .exercise
                .card()
                .verdicts
                .iter()
                .filter(|line| line.verdict != "never-arose" && !line.kept)
            {
                raised.entry(line.clause.clone()).or_default().insert(run.to_owned());
            }
        }
        Ok(Self { model: playable.model, raised })
    }

    fn stand(&self, clause: &Clause) -> Stand {
        let named = self.model.scenario.objectives.iter().any(|row| row.clauses.contains(&clause.id));
        match (named, self.raised.contains_key(clause.id.as_str())) {
            (true, true) => Stand::Trained,
            (false, true) => Stand::Beside,
            (true, false) => Stand::Unraised,
            (false, false) => Stand::Nothing,
        }
    }

    fn runs(&self, clause: &Clause) -> Vec<&str> {
        self.raised.get(clause.id.as_str()).into_iter().flatten().map(String::as_str).collect()
    }
}

/// Prints the table.
///
/// # Errors
/// [`Failure`] if a bundled scenario or run cannot be read.
pub fn show(procedure: &Procedure, out: &Output) -> Result<(), Failure> {
    let mut scenarios = Vec::new();
    for id in library::scenarios() {
        let training = Training::read(&id)?;
        if training.model.procedure.id == procedure.id {
            scenarios.push(training);
        }
    }
    let core: Vec<&Clause> = procedure.clauses.iter().filter(|clause| clause.tier == Tier::Core).collect();
    let trained = |clause: &Clause| scenarios.iter().any(|row| row.stand(clause) == Stand::Trained);
    let sum = core.iter().filter(|clause| trained(clause)).count();
    if out.is_json() {
        let clauses: Vec<Value> = core.iter().map(|clause| row_json(clause, &scenarios, out)).collect();
        out.json(&Noticed::new(
            &json!({ "clauses": clauses, "trained": sum, "core": core.len() }),
            procedure,
            &out.words,
        ));
        return Ok(());
    }
    if scenarios.is_empty() {
        let none = Msg::new("trains-none").with("id", &procedure.id);
        out.print(&indented("", 0, &out.say(&none), out.width));
        return Ok(());
    }
    for (at, row) in scenarios.iter().enumerate() {
        let scenario = &row.model.scenario;
        let mark = format!("  {}", at + 1);
        out.print(&indented(
            &mark,
            5,
            &format!("{} ({})", out.text(&scenario.title), scenario.id),
            out.width,
        ));
    }
    out.print(&indented("", 0, &out.word("trains-signs"), out.width));
    for phase in &procedure.phases {
        let clauses: Vec<&&Clause> = core.iter().filter(|clause| clause.phase == phase.id).collect();
        if clauses.is_empty() {
            continue;
        }
        out.line("");
        out.line(out.text(&phase.title));
        for clause in clauses {
            let signs: Vec<&str> = scenarios.iter().map(|row| row.stand(clause).sign()).collect();
            let mark = format!("  {:<8} {}", clause.id.as_str(), signs.join(" "));
            let indent = 13 + 2 * scenarios.len();
            out.print(&indented(&mark, indent, out.text(&clause.title), out.width));
        }
    }
    out.line("");
    let sum = Msg::new("trains-sum").with("trained", sum).with("core", core.len());
    out.print(&indented("", 0, &out.say(&sum), out.width));
    Ok(())
}

fn row_json(clause: &Clause, scenarios: &[Training], out: &Output) -> Value {
    let told: Vec<Value> = scenarios
        .iter()
        .filter(|row| row.stand(clause) != Stand::Nothing)
        .map(|row| {
            json!({
                "scenario": row.model.scenario.id.as_str(),
                "objective": matches!(row.stand(clause), Stand::Trained | Stand::Unraised),
                "runs": row.runs(clause),
            })
        })
        .collect();
    json!({ "id": clause.id.as_str(), "title": out.text(&clause.title), "scenarios": told })
}
