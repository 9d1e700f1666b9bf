//! Everything that needs a person, step by step: ratings first, then the engine's proposals, then duties, own words,
//! departures and notes. An empty line passes over a question; everything said is on disk at once.

use crate::base::Msg;
use crate::cli::assess::file::Book;
use crate::cli::assess::needs::{Needs, question, unjudged};
use crate::cli::assess::{duty, judgement, letter, mapping, moment, numbers};
use crate::cli::card::headline;
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::cli::output::Output;
use crate::cli::play::console::Console;
use crate::exercise::Exercise;
use crate::journal::findings::is_code;
use crate::score::assess::target;
use crate::tell::basis;
use crate::tell::verdict::key;
use crate::tell::{Teller, Titles};
use crate::trace::{Found, Rating};

/// So often something is asked again before it counts as passed over.
const PATIENCE: u32 = 3;

/// Runs the guided mode.
///
/// # Errors
/// [`Failure`] if a finding cannot be written.
pub(super) fn run(
    book: &mut Book,
    by: Option<&str>,
    exercise: &Exercise,
    out: &Output,
) -> Result<(), Failure> {
    let mut console = Console::new(Output::new(out.lang(), out.format), false);
    let model = &exercise.plan().model;
    console.say(&console.out.word("mark"));
    console.say(&basis::notice(&model.procedure, &console.out.words));
    console.say(console.out.text(&model.scenario.title));
    console.say(&console.out.word("assess-guided"));
    let Some(by) = code(by, &mut console) else { return Ok(()) };
    let before = exercise.assess(std::slice::from_ref(&book.findings)).card;
    let mut guide = Guide { book, by, exercise, console };
    guide.ratings()?;
    guide.proposals();
    guide.duties()?;
    guide.own_words()?;
    guide.departures()?;
    guide.notes()?;
    let after = exercise.assess(std::slice::from_ref(&guide.book.findings)).card;
    guide.console.out.line("");
    numbers(&before, &after, &guide.console.out);
    let count = guide.book.findings.list.len();
    let kept = Msg::new("assess-all-kept").with("count", count).with("path", shown(guide.book.path()));
    guide.console.say(&guide.console.out.say(&kept));
    Ok(())
}

fn code(given: Option<&str>, console: &mut Console) -> Option<String> {
    if let Some(code) = given {
        return Some(code.to_owned());
    }
    for _ in 0..PATIENCE {
        let line = console.ask(&console.out.word("assess-ask-code"))?;
        if line.is_empty() {
            return None;
        }
        if is_code(&line) {
            return Some(line);
        }
        console.say(&console.out.say(&crate::journal::Fault::NotACode.msg()));
    }
    None
}

struct Guide<'a> {
    book: &'a mut Book,
    by: String,
    exercise: &'a Exercise,
    console: Console,
}

impl Guide<'_> {
    fn ask(&mut self, key: &str) -> String {
        let prompt = self.console.out.word(key);
        self.console.ask(&prompt).unwrap_or_default()
    }

    fn add(&mut self, found: Found) -> Result<bool, Failure> {
        match self.book.add(&self.by, found, self.exercise)? {
            Ok(_) => Ok(true),
            Err(why) => {
                self.console.say(&self.console.out.say(&why));
                Ok(false)
            }
        }
    }

    /// Whether this assessor has answered it and not withdrawn the answer.
    fn has_said(&self, is: impl Fn(&Found) -> bool) -> bool {
        let findings = &self.book.findings;
        findings.list.iter().any(|finding| {
            *finding.by == *self.by && is(&finding.found) && !findings.is_withdrawn(finding.no)
        })
    }

    fn ratings(&mut self) -> Result<(), Failure> {
        self.console.heading("assess-to-rate");
        self.console.say(&self.console.out.word("assess-letters"));
        let objectives = self.exercise.plan().model.scenario.objectives.clone();
        for objective in &objectives {
            let name: Box<str> = objective.id.as_str().into();
            if self.has_said(|found| matches!(found, Found::Rated { objective, .. } if *objective == name)) {
                continue;
            }
            let title = self.console.out.text(&objective.title).to_owned();
            self.console.item("  •", 4, &title);
            let model = self.exercise.plan().model.clone();
            let named = model.procedure.clauses.iter().filter(|row| objective.clauses.contains(&row.id));
            for row in named {
                self.console.item("    –", 6, &format!("{} {}", row.id, self.console.out.text(&row.title)));
            }
            let Some(rating) = self.rating() else { continue };
            let reason = self.ask("assess-ask-reason");
            let reason = Some(reason).filter(|reason| !reason.is_empty()).map(Box::from);
            self.add(Found::Rated { objective: name, rating, reason })?;
        }
        Ok(())
    }

    fn rating(&mut self) -> Option<Rating> {
        for _ in 0..PATIENCE {
            let line = self.ask("assess-ask-rating");
            if line.is_empty() {
                return None;
            }
            let numbered = ["P", "S", "M", "U"];
            let chosen = line.parse::<usize>().ok().and_then(|n| numbered.get(n.checked_sub(1)?).copied());
            match letter(chosen.unwrap_or(&line)) {
                Some(rating) => return Some(rating),
                None => self.console.say(&self.console.out.word("assess-letters")),
            }
        }
        None
    }

    /// The engine's proposals, now that the assessor has rated.
    fn proposals(&self) {
        self.console.heading("assess-proposals");
        let card = self.exercise.assess(std::slice::from_ref(&self.book.findings)).card;
        let out = &self.console.out;
        for (line, objective) in
            card.team.objectives.iter().zip(&self.exercise.plan().model.scenario.objectives)
        {
            let proposed = line.proposed.map_or_else(|| "–".to_owned(), |rating| out.word(rating.key()));
            let title = out.text(&objective.title);
            self.console.item("  •", 4, &format!("{title}\n{} · {proposed}", headline(line.headline, out)));
        }
    }

    fn duties(&mut self) -> Result<(), Failure> {
        let model = self.exercise.plan().model.clone();
        let judged = self.exercise.judged();
        let open: Vec<_> = unjudged(judged.verdicts()).cloned().collect();
        self.console.heading("assess-to-judge");
        for verdict in open {
            let of = target(&verdict);
            if self.has_said(|found| matches!(found, Found::Judged { verdict, .. } if *verdict == of)) {
                continue;
            }
            let asked = question(&model, &verdict, &self.console.out);
            self.console.item("  ?", 4, &format!("{}\n{asked}", duty::name(&model, &verdict)));
            let how = match self.ask("assess-ask-how").as_str() {
                "1" => judgement("met"),
                "2" => judgement("late"),
                "3" => judgement("missed"),
                word => judgement(word),
            };
            let Some(how) = how else { continue };
            let reason = self.ask("assess-ask-reason").into();
            self.add(Found::Judged { verdict: of, how, reason, records: Box::default() })?;
        }
        Ok(())
    }

    fn own_words(&mut self) -> Result<(), Failure> {
        self.console.heading("assess-own-words");
        for no in Needs::of(self.exercise, &self.book.findings).own_words {
            if self.has_said(|found| matches!(found, Found::Mapped { record, .. } if *record == no)) {
                continue;
            }
            self.tell(no);
            for _ in 0..PATIENCE {
                let action = self.ask("assess-ask-action");
                if action.is_empty() {
                    break;
                }
                let reason = self.ask("assess-ask-reason").into();
                match mapping(no, &action, reason, self.exercise) {
                    Ok(found) => {
                        if self.add(found)? {
                            break;
                        }
                    }
                    Err(why) => self.console.say(&self.console.out.say(&why)),
                }
            }
        }
        Ok(())
    }

    fn departures(&mut self) -> Result<(), Failure> {
        let model = self.exercise.plan().model.clone();
        self.console.heading("card-departures");
        let needs = Needs::of(self.exercise, &self.book.findings);
        for (no, verdicts) in &needs.departures {
            self.tell(*no);
            for verdict in verdicts.iter().filter_map(|at| needs.assessment.verdicts.get(*at)) {
                let of = target(verdict);
                let said = |found: &Found| matches!(found, Found::Justified { verdict, .. } | Found::Upheld { verdict, .. } if *verdict == of);
                if self.has_said(said) {
                    continue;
                }
                let kind = self.console.out.word(key(verdict.kind, model.procedure.status));
                self.console.item("", 4, &format!("{} · {kind}", duty::name(&model, verdict)));
                let answer = self.ask("assess-ask-justified");
                if answer != "1" && answer != "2" {
                    continue;
                }
                let reason = self.ask("assess-ask-reason").into();
                self.add(match answer.as_str() {
                    "1" => Found::Justified { verdict: of, reason },
                    _ => Found::Upheld { verdict: of, reason },
                })?;
            }
        }
        Ok(())
    }

    fn notes(&mut self) -> Result<(), Failure> {
        self.console.heading("assess-notes");
        loop {
            let text = self.ask("assess-ask-note");
            if text.is_empty() {
                return Ok(());
            }
            let time = self.ask("assess-ask-time");
            let at = moment(&time).unwrap_or_else(|| self.exercise.clock());
            self.add(Found::Observed { at, seat: None, text: text.into() })?;
        }
    }

    fn tell(&self, no: crate::trace::RecordNo) {
        let titles = Titles::new(&self.exercise.plan().model, self.console.out.lang());
        let teller = Teller::new(&titles, self.exercise.records());
        self.console.item("  •", 4, &teller.stamped(no));
    }
}
