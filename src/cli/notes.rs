//! `notes`: what a trainer reads before and beside the exercise, part by part and message by message.
//!
//! What stands with the messages (`expected`, `notes`) and the parts (`questions`) is gathered here with the
//! facilitator's notes.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::{Msg, SimTime};
use crate::cli::args::Notes;
use crate::cli::failure::Failure;
use crate::cli::library;
use crate::cli::output::{Exit, Output, indented};
use crate::content::model::Model;
use crate::content::scenario::{Accepted, Inject, Mistake, ModelText, Part, PartNotes, When};
use crate::tell::Titles;
use crate::tell::basis::{self, Noticed};

/// Prints the notes.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played, or has no part of the name asked for.
pub fn run(args: &Notes, out: &Output) -> Result<Exit, Failure> {
    let model = library::playable(&args.scenario, args.procedure.as_deref())?.model;
    let sheet = Sheet { titles: Titles::new(&model, out.lang()), out, model };
    let parts = sheet.chapters(args.part.as_deref())?;
    if out.is_json() {
        out.json(&Noticed::new(&sheet.json(&parts), &sheet.model.procedure, &out.words));
    } else {
        sheet.print(&parts, args.part.is_none());
    }
    Ok(Exit::Fine)
}

/// A part with its place, its messages and its notes.
struct Chapter<'a> {
    no: usize,
    part: &'a Part,
    injects: Vec<&'a Inject>,
    notes: Option<&'a PartNotes>,
}

struct Sheet<'a> {
    model: Arc<Model>,
    titles: Titles,
    out: &'a Output,
}

impl Sheet<'_> {
    fn chapters(&self, wanted: Option<&str>) -> Result<Vec<Chapter<'_>>, Failure> {
        let scenario = &self.model.scenario;
        let ids: Vec<&str> = scenario.parts.iter().map(|part| part.id.as_str()).collect();
        if let Some(name) = wanted.filter(|name| !ids.contains(name)) {
            return Err(Failure::unknown("play-no-part", name, &ids));
        }
        let told = told_in(scenario.parts.as_slice(), &scenario.injects);
        let chapter = |(no, part)| Chapter {
            no,
            part,
            injects: scenario
                .injects
                .iter()
                .zip(&told)
                .filter_map(|(inject, at)| (*at == Some(no)).then_some(inject))
                .collect(),
            notes: scenario.facilitator.parts.iter().find(|row| row.part == part.id),
        };
        let chapters = scenario.parts.iter().enumerate().map(chapter);
        Ok(chapters.filter(|chapter| wanted.is_none_or(|name| chapter.part.id == *name)).collect())
    }

    fn contingencies(&self) -> impl Iterator<Item = &Inject> {
        self.model.scenario.injects.iter().filter(|inject| inject.when == When::ByHand)
    }

    fn print(&self, chapters: &[Chapter<'_>], whole: bool) {
        let (out, scenario) = (self.out, &self.model.scenario);
        out.line(&out.word("mark"));
        self.text(0, &basis::notice(&self.model.procedure, &out.words));
        out.line("");
        self.text(0, out.text(&scenario.title));
        self.text(0, &out.word("notes-for-trainer"));
        let setting = &scenario.setting;
        for (key, said) in
            [("adapt-setting-language", &setting.language), ("adapt-setting-currency", &setting.currency)]
        {
            if let Some(said) = said {
                self.text(0, &out.say(&Msg::new(key).with("name", said)));
            }
        }
        self.list("notes-content", std::iter::once(out.text(&scenario.content_note).to_owned()));
        self.list("notes-prepare", scenario.facilitator.prepare.iter().map(|text| out.text(text).to_owned()));
        self.list(
            "notes-distress",
            scenario.facilitator.distress.iter().map(|text| out.text(text).to_owned()),
        );
        for chapter in chapters {
            self.chapter(chapter);
        }
        if whole && self.contingencies().next().is_some() {
            out.line("");
            out.line(&out.word("notes-contingency"));
            self.contingencies().for_each(|inject| self.message(inject));
        }
        if whole {
            self.list("notes-models", scenario.facilitator.models.iter().map(|row| self.model_text(row)));
            let accepted = |row: &Accepted| format!("{}: {}", row.clause.as_str(), out.text(&row.why));
            self.list("notes-accepts", scenario.facilitator.accepts.iter().map(accepted));
        }
    }

    /// How a text of an action can be written.
    fn model_text(&self, row: &ModelText) -> String {
        let action = self.model.action(row.action.as_str()).map(|action| self.titles.action(action));
        format!("{}: {}", action.unwrap_or(row.action.as_str()), self.out.text(&row.text))
    }

    fn chapter(&self, chapter: &Chapter<'_>) {
        let (out, part) = (self.out, chapter.part);
        let heading = Msg::new("notes-part")
            .with("no", chapter.no + 1)
            .with("of", self.model.scenario.parts.len())
            .with("title", out.text(&part.title));
        let time = Msg::new("notes-part-time")
            .with("minutes", i64::from(part.minutes))
            .with("from", SimTime(part.from.0))
            .with("to", SimTime(part.to.0));
        out.line("");
        self.text(0, &out.say(&heading));
        self.text(0, &self.titles.say(&time));
        self.text(0, out.text(&part.opening));
        if let Some(notes) = chapter.notes {
            self.list("notes-watch", notes.watch.iter().map(|text| out.text(text).to_owned()));
        }
        if !chapter.injects.is_empty() {
            out.line("");
            out.line(&out.word("notes-messages"));
            chapter.injects.iter().for_each(|inject| self.message(inject));
        }
        if let Some(notes) = chapter.notes {
            self.list("notes-mistakes", notes.mistakes.iter().map(|row| self.mistake(row)));
        }
        self.list("notes-questions", part.questions.iter().map(|text| out.text(text).to_owned()));
    }

    fn message(&self, inject: &Inject) {
        let out = self.out;
        out.line("");
        let head = [vec![self.when(inject)], self.source(inject), self.marks(inject)].concat();
        self.text(2, &head.join(" · "));
        if let Some(text) = &inject.text {
            self.text(4, &clipped(out.text(text), out.width.saturating_sub(4)));
        }
        let receivers = self.receivers(inject);
        let decision = inject.decision.as_ref();
        for (key, name, text) in [
            ("notes-to", "list", (!receivers.is_empty()).then_some(receivers)),
            ("notes-decision", "text", decision.map(|row| out.text(&row.question).to_owned())),
            ("notes-expected", "text", inject.expected.as_ref().map(|text| out.text(text).to_owned())),
            ("notes-know", "text", inject.notes.as_ref().map(|text| out.text(text).to_owned())),
        ] {
            if let Some(text) = text {
                self.text(4, &out.say(&Msg::new(key).with(name, text)));
            }
        }
    }

    /// When a message comes: the moment, or how.
    fn when(&self, inject: &Inject) -> String {
        match (inject.moment(&self.model.scenario.injects), &inject.when) {
            (Some(at), _) => self.titles.when(at),
            (None, When::ByHand) => self.out.word("notes-by-hand"),
            (None, _) => self.out.word("notes-called"),
        }
    }

    /// Channel and sender.
    fn source(&self, inject: &Inject) -> Vec<String> {
        let channels = &self.model.procedure.channels;
        let channel = inject.channel.as_ref().and_then(|name| channels.iter().find(|row| row.id == *name));
        let channel = channel.map(|row| self.out.text(&row.title).to_owned());
        channel.into_iter().chain(inject.sender.as_ref().map(|text| self.out.text(text).to_owned())).collect()
    }

    /// What only the trainer sees of a message.
    fn marks(&self, inject: &Inject) -> Vec<String> {
        [("notes-untrue", !inject.is_true), ("notes-sensitive", inject.sensitive)]
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(key, _)| self.out.word(key))
            .collect()
    }

    fn receivers(&self, inject: &Inject) -> String {
        let roles = &self.model.procedure.roles;
        let shown = |name: &str| match roles.iter().find(|role| role.id == *name) {
            Some(role) => self.out.text(&role.title).to_owned(),
            None => self.titles.seat_named(name).to_owned(),
        };
        inject.to.iter().map(|name| shown(name.as_str())).collect::<Vec<_>>().join("; ")
    }

    fn mistake(&self, mistake: &Mistake) -> String {
        let text = self.out.text(&mistake.text);
        if mistake.clauses.is_empty() {
            return text.to_owned();
        }
        let clauses: Vec<&str> = mistake.clauses.iter().map(|name| name.as_str()).collect();
        format!("{text} ({})", clauses.join(", "))
    }

    fn list(&self, key: &str, texts: impl Iterator<Item = String>) {
        let mut texts = texts.peekable();
        if texts.peek().is_some() {
            self.out.line("");
            self.out.line(&self.out.word(key));
        }
        texts.for_each(|text| self.out.print(&indented("  –", 4, &text, self.out.width)));
    }

    fn text(&self, indent: usize, text: &str) {
        self.out.print(&indented("", indent, text, self.out.width));
    }

    fn json(&self, chapters: &[Chapter<'_>]) -> Value {
        let (out, scenario) = (self.out, &self.model.scenario);
        let texts = |list: &[crate::base::Text]| {
            list.iter().map(|text| out.text(text).to_owned()).collect::<Vec<_>>()
        };
        let parts: Vec<Value> = chapters
            .iter()
            .map(|chapter| {
                let mistakes = chapter.notes.map_or(&[][..], |notes| &notes.mistakes);
                json!({
                    "id": chapter.part.id.as_str(),
                    "title": out.text(&chapter.part.title),
                    "minutes": chapter.part.minutes,
                    "opening": out.text(&chapter.part.opening),
                    "watch": texts(chapter.notes.map_or(&[][..], |notes| &notes.watch)),
                    "messages": chapter.injects.iter().map(|inject| self.message_json(inject)).collect::<Vec<_>>(),
                    "mistakes": mistakes.iter().map(|row| json!({
                        "text": out.text(&row.text),
                        "clauses": row.clauses.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
                    })).collect::<Vec<_>>(),
                    "questions": texts(&chapter.part.questions),
                })
            })
            .collect();
        json!({
            "scenario": scenario.id.as_str(),
            "content_note": out.text(&scenario.content_note),
            "prepare": texts(&scenario.facilitator.prepare),
            "distress": texts(&scenario.facilitator.distress),
            "parts": parts,
            "accepts": scenario.facilitator.accepts.iter().map(|row| json!({
                "clause": row.clause.as_str(),
                "why": out.text(&row.why),
            })).collect::<Vec<_>>(),
            "contingencies": self.contingencies().map(|inject| self.message_json(inject)).collect::<Vec<_>>(),
        })
    }

    fn message_json(&self, inject: &Inject) -> Value {
        let out = self.out;
        json!({
            "id": inject.id.as_str(),
            "at_ms": inject.moment(&self.model.scenario.injects).map(|at| at.0),
            "to": inject.to.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
            "channel": inject.channel.as_ref().map(|name| name.as_str()),
            "sender": inject.sender.as_ref().map(|text| out.text(text)),
            "true": inject.is_true,
            "sensitive": inject.sensitive,
            "decision": inject.decision.as_ref().map(|row| out.text(&row.question)),
            "expected": inject.expected.as_ref().map(|text| out.text(text)),
            "notes": inject.notes.as_ref().map(|text| out.text(text)),
        })
    }
}

/// The beginning of a text, as much as a line holds.
fn clipped(text: &str, width: usize) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= width {
        return line;
    }
    let mut kept: String = line.chars().take(width.saturating_sub(2)).collect();
    if let Some((whole, _)) = kept.rsplit_once(' ') {
        kept = whole.to_owned();
    }
    format!("{} …", kept.trim_end_matches(|c: char| c.is_ascii_punctuation()))
}

/// The part each message is told in: by its moment; without one, beside the message before it in the file, since
/// scripts are written in the order of the story. None for what nobody is told and what the trainer sends by hand.
fn told_in(parts: &[Part], injects: &[Inject]) -> Vec<Option<usize>> {
    let mut last = 0;
    let mut told = Vec::new();
    for inject in injects {
        if let Some(at) = inject.moment(injects) {
            last = parts.iter().rposition(|part| part.from.0 <= at.0).unwrap_or(0);
        }
        told.push(
            (inject.channel.is_some() && inject.when != When::ByHand && last < parts.len()).then_some(last),
        );
    }
    told
}
