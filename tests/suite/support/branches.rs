//! What can come of a scenario: its careful run is played again and again with one thing done otherwise.

use std::collections::BTreeSet;
use std::sync::Arc;

use hotwash::base::SimTime;
use hotwash::content::model::When;
use hotwash::exercise::Exercise;
use hotwash::exercise::manifest::manifest;
use hotwash::explore::record;
use hotwash::explore::script::{Line, Script};
use hotwash::kernel::Plan;
use hotwash::score::card::{Card, Circumstances};
use hotwash::score::clause::Monitors;
use hotwash::trace::Event;

use crate::support::shipped;

/// A scenario, its careful run and the ending that is the good one.
pub(crate) struct Branches {
    /// The whole scenario.
    pub(crate) plan: Arc<Plan>,
    careful: Script,
    good: &'static str,
}

impl Branches {
    pub(crate) fn of(scenario: &str, good: &'static str) -> Self {
        let root = env!("CARGO_MANIFEST_DIR");
        let path = format!("{root}/scenarios/{scenario}/runs/careful.run");
        let careful = Script::read(&std::fs::read_to_string(path).unwrap()).unwrap();
        Self { plan: Arc::new(Plan::new(shipped::model(scenario))), careful, good }
    }

    /// The careful run.
    pub(crate) fn careful(&self) -> Script {
        self.careful.clone()
    }

    /// The careful run with other luck.
    pub(crate) fn seeded(&self, seed: u64) -> (String, Script) {
        (format!("careful, seed {seed}"), Script { seed, ..self.careful() })
    }

    /// The careful run without the lines that say these words.
    pub(crate) fn without(&self, what: &[&str]) -> (String, Script) {
        let mut script = self.careful();
        let before = script.lines.len();
        script.lines.retain(|line| !says(line, what));
        assert!(script.lines.len() < before, "{what:?} is not in the careful run");
        (format!("without {}", what.join(" ")), script)
    }

    /// The careful run with further lines.
    pub(crate) fn with(&self, more: &str) -> (String, Script) {
        (format!("with {more}"), added(self.careful(), more))
    }

    /// The careful run with one answer changed, for every answer there is.
    pub(crate) fn other_answers(&self) -> Vec<(String, Script)> {
        let mut found = Vec::new();
        for inject in &self.plan.model.scenario.injects {
            let Some(decision) = &inject.decision else { continue };
            for option in &decision.options {
                let script = self.answering(inject.id.as_str(), option.id.as_str());
                found.push((format!("{} {}", inject.id, option.id), script));
            }
        }
        found
    }

    /// The careful run with one answer changed.
    pub(crate) fn answering(&self, inject: &str, option: &str) -> Script {
        let mut script = self.careful();
        for line in script.lines.iter_mut().filter(|line| says(line, &["answer", inject])) {
            line.words[2].value = option.into();
        }
        script
    }

    /// Plays on whatever is refused or cannot be said any more.
    pub(crate) fn played(&self, script: &Script) -> Exercise {
        let plan = &self.plan;
        let mut exercise = record::start(script, plan).unwrap().begin(plan, &manifest(&plan.model));
        for line in &script.lines {
            exercise.advance_to(line.at);
            if let Ok(envelope) = line.command(&plan.model, exercise.situation()) {
                exercise.submit(envelope);
            }
        }
        exercise.advance_to(SimTime::FAR);
        exercise
    }

    /// Quality and whether the ending is the good one.
    pub(crate) fn worth(&self, script: &Script) -> (u16, bool) {
        let exercise = self.played(script);
        let good = exercise.records().iter().any(|record| match &record.event {
            Event::EndingReached { ending, .. } => {
                self.plan.model.scenario.endings[ending.index()].id.as_str() == self.good
            }
            _ => false,
        });
        let mut monitors = Monitors::new(Arc::clone(&self.plan.model));
        exercise.records().iter().for_each(|record| monitors.observe(record));
        let card = Card::of(&monitors, &Circumstances::default());
        (card.team.headline.quality.unwrap_or(0), good)
    }

    /// Every message comes in one of the runs or in the idle one, every answer is taken, every outcome follows, every
    /// ending is reached.
    pub(crate) fn cover_everything(&self, runs: Vec<(String, Script)>) {
        let model = &self.plan.model;
        let (mut injects, mut outcomes, mut endings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut taken = BTreeSet::new();
        let idle = ("idle".to_owned(), Script::default());
        for (name, script) in runs.into_iter().chain([idle]) {
            let exercise = self.played(&script);
            assert!(exercise.is_over(), "{name}");
            for record in exercise.records() {
                match &record.event {
                    Event::InjectFired { inject, .. } => drop(injects.insert(inject.index())),
                    Event::OutcomeFired { outcome, .. } => drop(outcomes.insert(outcome.index())),
                    Event::EndingReached { ending, .. } => drop(endings.insert(ending.index())),
                    Event::DecisionTookEffect { inject, option } => {
                        taken.insert((inject.index(), *option));
                    }
                    _ => {}
                }
            }
        }
        let mut open = Vec::new();
        for (at, inject) in model.script.injects.iter().enumerate() {
            let id = &model.scenario.injects[at].id;
            if !injects.contains(&at) && inject.when != When::ByHand {
                open.push(format!("{id} never came"));
            }
            let options = inject.decision.as_ref().map_or(0, |decision| decision.options.len() as u8);
            for option in (0..options).filter(|option| !taken.contains(&(at, *option))) {
                open.push(format!("option {option} of {id} was never taken"));
            }
        }
        for (at, outcome) in model.scenario.outcomes.iter().enumerate() {
            if !outcomes.contains(&at) {
                open.push(format!("{} never followed", outcome.id));
            }
        }
        for (at, ending) in model.scenario.endings.iter().enumerate() {
            if !endings.contains(&at) {
                open.push(format!("{} was never reached", ending.id));
            }
        }
        assert_eq!(open, Vec::<String>::new());
    }

    /// No other answer is worth more than the careful one, and each of the mistaken ones costs marks or the good ending.
    pub(crate) fn mistakes_cost(&self, mistakes: &[&str]) {
        assert_eq!(self.worth(&self.careful()), (10_000, true));
        let mut left: BTreeSet<&str> = mistakes.iter().copied().collect();
        for (name, script) in self.other_answers() {
            let (quality, good) = self.worth(&script);
            assert!(quality <= 10_000, "{name}");
            if left.remove(name.as_str()) {
                assert!(quality < 10_000 || !good, "{name} costs nothing");
            }
        }
        assert_eq!(left, BTreeSet::new());
    }
}

/// Whether a line of a script says these words.
pub(crate) fn says(line: &Line, words: &[&str]) -> bool {
    words.iter().all(|word| line.words.iter().any(|said| *said.value == **word))
}

/// A script with further lines, in the order of time.
pub(crate) fn added(mut script: Script, more: &str) -> Script {
    script.lines.extend(Script::read(more).unwrap().lines);
    script.lines.sort_by_key(|line| line.at);
    script
}
