//! What needs a person: duties the engine cannot judge, own words that are no action yet, departures, ratings.

use serde_json::{Value, json};

use crate::base::Msg;
use crate::cli::assess::file::Book;
use crate::cli::assess::{duty, told};
use crate::cli::library::shown;
use crate::cli::output::{Output, indented};
use crate::content::model::Model;
use crate::exercise::Exercise;
use crate::journal::Findings;
use crate::score::assess::{Assessment, cost};
use crate::score::clause::{Verdict, VerdictKind};
use crate::tell::basis;
use crate::tell::verdict::key;
use crate::tell::{Teller, Titles};
use crate::trace::RecordNo;

/// Duties nobody has judged yet.
pub(super) fn unjudged(verdicts: &[Verdict]) -> impl Iterator<Item = &Verdict> {
    verdicts.iter().filter(|verdict| verdict.kind == VerdictKind::NotObserved)
}

/// What needs a person.
pub(super) struct Needs {
    pub(super) assessment: Assessment,
    /// Records of own words that are no action yet.
    pub(super) own_words: Vec<RecordNo>,
    /// Departures, with the verdicts of the clause and seat that cost something, by position.
    pub(super) departures: Vec<(RecordNo, Vec<usize>)>,
}

impl Needs {
    /// What is left after these findings.
    pub(super) fn of(exercise: &Exercise, findings: &Findings) -> Self {
        let assessment = exercise.assess(std::slice::from_ref(findings));
        let own_words = assessment.card.own_words.iter().map(|line| RecordNo(line.record)).collect();
        let departures = exercise
            .monitors()
            .departures()
            .iter()
            .map(|departure| {
                let is_of = |verdict: &Verdict| {
                    verdict.clause == departure.clause && verdict.seats.has(departure.seat) && cost(verdict)
                };
                let verdicts = (0..).zip(&assessment.verdicts);
                (departure.record, verdicts.filter(|(_, verdict)| is_of(verdict)).map(|(at, _)| at).collect())
            })
            .collect();
        Self { assessment, own_words, departures }
    }

    /// Prints the list, or as JSON. Says nothing of the engine's proposals.
    pub(super) fn print(&self, exercise: &Exercise, book: &Book, out: &Output) {
        let model = &exercise.plan().model;
        if out.is_json() {
            out.json(&self.json(exercise, out));
            return;
        }
        let titles = Titles::new(model, out.lang());
        let teller = Teller::new(&titles, exercise.records());
        let told = |no: RecordNo| teller.stamped(no);
        let item = |mark: &str, text: &str| out.print(&indented(mark, 4, text, out.width));
        out.line(&out.word("mark"));
        out.print(&indented("", 0, &basis::notice(&model.procedure, &out.words), out.width));
        out.line(out.text(&model.scenario.title));
        let heading = |key: &str| {
            out.line("");
            out.line(&out.word(key));
        };
        heading("assess-to-judge");
        let mut none = true;
        for verdict in unjudged(&self.assessment.verdicts) {
            none = false;
            item("  ?", &duty::name(model, verdict));
            item("", &question(model, verdict, out));
            if let Some(opened) = verdict.opened {
                item("", &out.say(&Msg::new("card-opened").with("record", told(opened))));
            }
        }
        if none {
            item("  –", &out.word("assess-nothing"));
        }
        heading("assess-own-words");
        for no in &self.own_words {
            item("  •", &told(*no));
        }
        if self.own_words.is_empty() {
            item("  –", &out.word("assess-nothing"));
        }
        heading("card-departures");
        for (no, verdicts) in &self.departures {
            item("  •", &told(*no));
            for verdict in verdicts.iter().filter_map(|at| self.assessment.verdicts.get(*at)) {
                item(
                    "",
                    &format!(
                        "{} · {}",
                        duty::name(model, verdict),
                        out.word(key(verdict.kind, model.procedure.status))
                    ),
                );
            }
        }
        if self.departures.is_empty() {
            item("  –", &out.word("assess-nothing"));
        }
        heading("assess-to-rate");
        for objective in &model.scenario.objectives {
            item("  •", &format!("{}: {}", objective.id, out.text(&objective.title)));
        }
        let found = self.assessment.card.assessed.as_ref().map_or(&[][..], |assessed| &assessed.findings);
        if !found.is_empty() {
            out.line("");
            out.line(&out.say(&Msg::new("assess-found").with("path", shown(book.path()))));
            for line in found {
                let about = told::about(line);
                let about = if about.is_empty() { about } else { format!("{about} · ") };
                item(
                    &format!("{:>3}", line.number),
                    &format!("{about}{}", told::finding(line, &titles, out)),
                );
            }
        }
        out.line("");
        out.print(&indented("", 0, &out.word("assess-how-to"), out.width));
    }

    fn json(&self, exercise: &Exercise, out: &Output) -> Value {
        let model = &exercise.plan().model;
        let titles = Titles::new(model, out.lang());
        let teller = Teller::new(&titles, exercise.records());
        let duties = unjudged(&self.assessment.verdicts).map(|verdict| {
            json!({ "duty": duty::name(model, verdict), "question": question(model, verdict, out) })
        });
        let words = self.own_words.iter().map(|no| json!({ "record": no.0, "told": teller.stamped(*no) }));
        let departures = self.departures.iter().map(|(no, verdicts)| {
            let names = verdicts.iter().filter_map(|at| self.assessment.verdicts.get(*at));
            let names: Vec<String> = names.map(|verdict| duty::name(model, verdict)).collect();
            json!({ "record": no.0, "told": teller.stamped(*no), "duties": names })
        });
        let objectives = model
            .scenario
            .objectives
            .iter()
            .map(|row| json!({ "objective": row.id.as_str(), "title": out.text(&row.title) }));
        json!({
            "judge": duties.collect::<Vec<_>>(),
            "own_words": words.collect::<Vec<_>>(),
            "departures": departures.collect::<Vec<_>>(),
            "objectives": objectives.collect::<Vec<_>>(),
            "findings": self.assessment.card.assessed.as_ref().map(|assessed| &assessed.findings),
        })
    }
}

/// What a person is asked about a duty: its title, and what the engine does not see of it.
pub(super) fn question(model: &Model, verdict: &Verdict, out: &Output) -> String {
    let Some(clause) = model.procedure.clauses.get(verdict.clause.index()) else { return String::new() };
    let position = verdict.rule().and_then(|rule| model.rules.get(rule.index())).map(|rule| rule.position);
    let rule = position.and_then(|at| clause.rules.get(usize::from(at))).and_then(|rule| rule.title.as_ref());
    let title = out.text(rule.unwrap_or(&clause.title));
    let sees = out.text(&clause.sees);
    if sees.is_empty() { title.to_owned() } else { format!("{title}\n{sees}") }
}
