//! A new scenario as text, laid out as an author would.

use crate::author::msel::timeline::Start;
use crate::base::unseen::is_hidden;
use crate::base::{Dur, Lang, Msg, Name, SimTime};
use crate::content::edit::quoted;
use crate::i18n::Catalogue;
use crate::i18n::clock::civil_from_days;

/// A scenario before it is written.
pub(super) struct Draft<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) procedure: &'a Name,
    pub(super) start: Start,
    pub(super) seats: Vec<DraftSeat>,
    pub(super) objectives: Vec<(String, String)>,
    pub(super) injects: Vec<DraftInject>,
}

/// A seat.
pub(super) struct DraftSeat {
    pub(super) id: String,
    /// Empty: whoever takes part.
    pub(super) title: String,
    pub(super) role: Option<Name>,
}

/// An inject. What is empty is not written.
#[derive(Default)]
pub(super) struct DraftInject {
    pub(super) id: String,
    pub(super) at: Option<SimTime>,
    pub(super) to: Vec<String>,
    pub(super) channel: Option<Name>,
    pub(super) sender: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) expected: String,
    pub(super) notes: String,
}

/// What is written where a sheet says nothing.
const DATE: &str = "2031-04-15";
const CLOCK: Dur = Dur::hours(9);
/// So long after the last event duties are judged.
const AFTER: Dur = Dur::hours(4);

impl Draft<'_> {
    /// The text. `words` are the catalogues of both languages.
    pub(super) fn ron(&self, words: &[Catalogue]) -> String {
        let mut out = String::new();
        let last = self.injects.iter().filter_map(|inject| inject.at).max().unwrap_or_default();
        let horizon = (last.0 + AFTER.0).div_euclid(Dur::HOUR.0) * Dur::HOUR.0;
        let date = self.start.day.map(civil_from_days).map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
        let clock = self.start.clock.unwrap_or(CLOCK).0;
        let time = format!("{:02}:{:02}", clock / Dur::HOUR.0, clock / Dur::MINUTE.0 % 60);
        for line in said(words, "msel-new-head").lines() {
            out.push_str(&format!("// {line}\n"));
        }
        out.push_str(&format!("(\n    id: {},\n    version: \"0.1\",\n", quoted(self.id)));
        out.push_str(&format!("    procedure: {},\n", quoted(self.procedure.as_str())));
        out.push_str("    // Evacuation, Disaster, Detention, Guided\n    kind: Evacuation,\n");
        out.push_str(&format!("    title: {},\n", text(self.title)));
        for (field, key) in [("summary", "msel-new-summary"), ("content_note", "msel-new-content-note")] {
            out.push_str(&format!("    {field}: {},\n", program(words, key)));
        }
        let date = date.unwrap_or_else(|| DATE.to_owned());
        out.push_str(&format!("    start: (date: \"{date}\", time: \"{time}\", offset: 240),\n"));
        out.push_str(&format!("    horizon: \"{}\",\n", Dur(horizon)));
        out.push_str("    seats: [\n");
        for seat in &self.seats {
            seat_of(seat, words, &mut out);
        }
        out.push_str("    ],\n");
        if !self.objectives.is_empty() {
            out.push_str("    objectives: [\n");
            for (id, title) in &self.objectives {
                out.push_str(&format!(
                    "        (id: {}, title: {}, clauses: []),\n",
                    quoted(id),
                    text(title)
                ));
            }
            out.push_str("    ],\n");
        }
        out.push_str("    injects: [\n");
        self.injects.iter().for_each(|row| inject(row, &mut out));
        out.push_str("    ],\n)\n");
        out
    }
}

fn seat_of(seat: &DraftSeat, words: &[Catalogue], out: &mut String) {
    out.push_str(&format!("        (\n            id: {},\n", quoted(&seat.id)));
    let title = if seat.title.is_empty() { program(words, "msel-new-seat") } else { text(&seat.title) };
    out.push_str(&format!("            title: {title},\n"));
    if let Some(role) = &seat.role {
        out.push_str(&format!("            roles: [{}],\n", quoted(role.as_str())));
    }
    out.push_str(&format!("            briefing: {},\n        ),\n", program(words, "msel-new-briefing")));
}

fn inject(row: &DraftInject, out: &mut String) {
    out.push_str(&format!("        (\n            id: {},\n", quoted(&row.id)));
    match row.at {
        Some(at) => {
            out.push_str(&format!("            when: At(\"{}\"),\n", Dur(at.0)));
        }
        None => out.push_str("            when: ByHand,\n"),
    }
    if !row.to.is_empty() {
        let to: Vec<String> = row.to.iter().map(|seat| quoted(seat)).collect();
        out.push_str(&format!("            to: [{}],\n", to.join(", ")));
    }
    if let Some(channel) = &row.channel {
        out.push_str(&format!("            channel: {},\n", quoted(channel.as_str())));
    }
    for (field, words) in [
        ("sender", &row.sender),
        ("text", &row.text),
        ("subject", &row.subject),
        ("expected", &row.expected),
        ("notes", &row.notes),
    ] {
        if !words.is_empty() {
            out.push_str(&format!("            {field}: {},\n", text(words)));
        }
    }
    out.push_str("        ),\n");
}

/// A text of the sheet in its own language: what has a Georgian letter is Georgian.
fn text(words: &str) -> String {
    let language = if words.chars().any(|c| matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}')) {
        "ka"
    } else {
        "en"
    };
    let seen: String = words.chars().filter(|c| !is_hidden(*c)).collect();
    format!("({language}: {})", quoted(&seen))
}

/// A text of the program in both languages.
fn program(words: &[Catalogue], key: &'static str) -> String {
    let of =
        |lang: Lang| words.iter().find(|words| words.lang() == lang).map(|words| words.say(&Msg::new(key)));
    let (ka, en) = (of(Lang::Ka).unwrap_or_default(), of(Lang::En).unwrap_or_default());
    format!("(ka: {}, en: {})", quoted(&ka), quoted(&en))
}

/// A text in the first language there is.
fn said(words: &[Catalogue], key: &'static str) -> String {
    words.first().map(|words| words.word(key)).unwrap_or_default()
}
