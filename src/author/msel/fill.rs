//! What stands in each cell of a list of events, and which of it the scenario itself says.
//!
//! A cell is the author's own words with what the program adds before and after: an edit of the own words can be carried
//! back, one of what was added cannot.

use crate::author::msel::column::{Column, Form};
use crate::author::msel::{duty, when};
use crate::author::words::Words;
use crate::base::{Msg, Name, Reliability, SimTime};
use crate::content::procedure::Clause;
use crate::content::scenario::{Effect, Inject, Part, When};
use crate::i18n::Clock;

/// A cell before it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filled {
    /// What the program adds in front.
    pub(super) before: String,
    /// What the scenario says.
    pub(super) own: Option<(Field, String)>,
    /// What the program adds behind.
    pub(super) after: String,
}

/// The field of an inject that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Subject,
    Text,
    Sender,
    Expected,
    Notes,
    When,
    To,
    Channel,
}

impl Filled {
    fn added(text: String) -> Self {
        Self { before: text, ..Self::default() }
    }

    fn own(field: Field, text: String) -> Self {
        Self { own: Some((field, text)), ..Self::default() }
    }

    fn behind(mut self, lines: &[String]) -> Self {
        let own = self.own.as_ref().is_some_and(|(_, text)| !text.is_empty());
        if !lines.is_empty() {
            self.after =
                format!("{}{}", if own || !self.before.is_empty() { "\n" } else { "" }, lines.join("\n"));
        }
        self
    }

    /// The whole cell.
    pub(super) fn text(&self) -> String {
        let own = self.own.as_ref().map_or("", |(_, text)| text);
        format!("{}{own}{}", self.before, self.after)
    }
}

/// The messages of a scenario in the order they come: those without a fixed moment behind the one before them in the file,
/// those the trainer sends by hand last.
pub(super) fn in_order<'a>(words: &Words<'a>) -> Vec<(&'a Inject, Option<SimTime>)> {
    let injects = &words.scenario.injects;
    let mut last = SimTime(i64::MIN);
    let mut rows: Vec<(bool, SimTime, &Inject, Option<SimTime>)> = injects
        .iter()
        .map(|inject| {
            let at = inject.moment(injects);
            last = at.unwrap_or(last);
            (inject.when == When::ByHand, last, inject, at)
        })
        .collect();
    rows.sort_by_key(|(by_hand, at, ..)| (*by_hand, *at));
    rows.into_iter().map(|(_, _, inject, at)| (inject, at)).collect()
}

/// Fills the cells of messages.
pub(super) struct Filler<'w, 'a> {
    pub(super) words: &'w Words<'a>,
    clock: Clock,
    form: Form,
}

impl<'w, 'a> Filler<'w, 'a> {
    pub(super) fn new(words: &'w Words<'a>, form: Form) -> Self {
        Self { words, clock: Clock::of(&words.scenario.start), form }
    }

    /// The cells of a message, in the order of the form's columns.
    pub(super) fn row(&self, inject: &Inject, at: Option<SimTime>) -> Vec<Filled> {
        let clauses = duty::raised(inject, self.words);
        self.form.columns().iter().map(|column| self.cell(*column, inject, at, &clauses)).collect()
    }

    fn cell(&self, column: Column, inject: &Inject, at: Option<SimTime>, clauses: &[&Clause]) -> Filled {
        let words = self.words;
        let text =
            |text: &Option<crate::base::Text>| text.as_ref().map_or("", |text| words.text(text)).to_owned();
        match column {
            Column::Number => Filled::added(inject.id.to_string()),
            Column::Move => Filled::added(self.part(at)),
            // Nothing in a scenario is a group of events or says how far it is prepared.
            Column::Group | Column::Status => Filled::default(),
            Column::Time => self.time(inject, at),
            Column::Delivery => match at {
                Some(at) => Filled::own(Field::When, when::since_start(at)),
                None => Filled::added(when::depends_on(inject, words)),
            },
            Column::Event => Filled::added(self.sort(inject)),
            Column::Mode => match &inject.channel {
                Some(channel) => Filled::own(Field::Channel, words.channel(channel)),
                None => Filled::default(),
            },
            Column::From => Filled::own(Field::Sender, text(&inject.sender)),
            Column::To => Filled::own(Field::To, self.receivers(&inject.to)),
            Column::Assigned => Filled::added(words.word(match inject.when {
                When::ByHand => "msel-assigned-trainer",
                _ => "msel-assigned-program",
            })),
            Column::Title => match &inject.subject {
                Some(subject) => Filled::own(Field::Subject, words.text(subject).to_owned()),
                None => Filled::added(self.title(inject)),
            },
            Column::Description => self.notes(inject),
            Column::Message => {
                let mut filled = Filled::own(Field::Text, text(&inject.text));
                if let (Form::Hseep, Some(subject)) = (self.form, &inject.subject) {
                    filled.before =
                        format!("{}\n", words.put("msel-subject", &[("text", words.text(subject))]));
                }
                let attached = inject.attachments.iter();
                let lines: Vec<String> =
                    attached.map(|row| words.put("msel-attachment", &[("text", words.text(row))])).collect();
                filled.behind(&lines)
            }
            Column::Expected => {
                let lines: Vec<String> =
                    clauses.iter().map(|clause| duty::line(clause, inject, words)).collect();
                Filled::own(Field::Expected, text(&inject.expected)).behind(&lines)
            }
            Column::Objective => {
                let rows = duty::objectives(clauses, words);
                let lines: Vec<String> =
                    rows.iter().map(|row| format!("{} · {}", row.id, words.text(&row.title))).collect();
                Filled::added(lines.join("\n"))
            }
            Column::Notes => self.notes(inject),
        }
    }

    /// Clock, and time since the start where the form has no other column for it; or what it depends on.
    fn time(&self, inject: &Inject, at: Option<SimTime>) -> Filled {
        let Some(at) = at else {
            // The common form says what it depends on at the delivery time.
            let text =
                if self.form == Form::Hseep { when::depends_on(inject, self.words) } else { String::new() };
            return Filled::added(text);
        };
        let clock = when::on_the_clock(&self.clock, at);
        Filled::own(
            Field::When,
            if self.form == Form::Hseep { format!("{clock} ({})", when::since_start(at)) } else { clock },
        )
    }

    fn part(&self, at: Option<SimTime>) -> String {
        let parts = &self.words.scenario.parts;
        let inside = |part: &&Part| at.is_some_and(|at| part.from.0 <= at.0 && at.0 < part.to.0);
        let Some(number) = parts.iter().position(|part| inside(&part)) else { return String::new() };
        parts
            .get(number)
            .map_or_else(String::new, |part| format!("{} · {}", number + 1, self.words.text(&part.title)))
    }

    fn sort(&self, inject: &Inject) -> String {
        self.words.word(match (&inject.when, &inject.channel) {
            (_, None) => "msel-event-world",
            (When::ByHand, _) => "msel-event-contingency",
            (When::At(_) | When::After(..) | When::Every(..), _) if inject.decision.is_some() => {
                "msel-event-decision"
            }
            (When::At(_) | When::After(..) | When::Every(..), _) => "msel-event-inject",
            _ => "msel-event-consequence",
        })
    }

    /// A title for a message that has no subject line.
    fn title(&self, inject: &Inject) -> String {
        let words = self.words;
        match (&inject.channel, &inject.sender) {
            (Some(channel), Some(sender)) => format!("{}: {}", words.channel(channel), words.text(sender)),
            (Some(channel), None) => words.channel(channel),
            (None, _) => words.word("msel-event-world"),
        }
    }

    fn receivers(&self, to: &[Name]) -> String {
        let one = |name: &Name| {
            if name.as_str() == crate::content::scenario::ACTOR {
                self.words.word("msel-to-actor")
            } else {
                self.words.thing(name.as_str())
            }
        };
        to.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// The author's notes, and what else whoever runs the exercise must know.
    fn notes(&self, inject: &Inject) -> Filled {
        let words = self.words;
        let mut lines = Vec::new();
        match (inject.reliability, inject.is_true) {
            (_, false) => lines.push(words.word("msel-note-untrue")),
            (Reliability::Rumour, true) => lines.push(words.word("msel-note-rumour")),
            _ => {}
        }
        if inject.sensitive {
            lines.push(words.word("msel-note-sensitive"));
        }
        if let Some(cond) = &inject.only_if {
            lines.push(words.put("msel-note-only-if", &[("text", &words.cond(cond))]));
        }
        if inject.channel.is_none() {
            lines.extend(inject.effects.iter().filter_map(|effect| words.effect(effect)));
            let signals =
                inject.raises.iter().map(|raise| Effect::Raise(raise.signal.clone(), raise.slots.clone()));
            lines.extend(signals.filter_map(|effect| words.effect(&effect)));
        }
        if let Some(retracted) = &inject.retracts {
            lines.push(words.put("msel-note-retracts", &[("message", &words.message(retracted))]));
        }
        if let Some(decision) = &inject.decision {
            lines.push(words.put("msel-note-decision", &[("text", words.text(&decision.question))]));
            for option in &decision.options {
                let acts: Vec<String> = option.actions.iter().map(|row| words.prepared(row)).collect();
                let text = words.text(&option.text);
                lines.push(if acts.is_empty() {
                    format!("– {text}")
                } else {
                    format!("– {text} [{}]", acts.join("; "))
                });
            }
            if let Some(option) = decision.options.iter().find(|option| option.id == decision.otherwise) {
                let msg = Msg::new("msel-note-otherwise").with("time", decision.until);
                lines.push(words.say(&msg.with("text", words.text(&option.text))));
            }
        }
        let own = inject.notes.as_ref().map_or("", |text| words.text(text)).to_owned();
        Filled::own(Field::Notes, own).behind(&lines)
    }
}
