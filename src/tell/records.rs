//! Records in words: what happened, for the course of a run and for the evidence of a verdict.

use crate::base::SeatId;
use crate::content::model::FactTy;
use crate::content::model::pattern::Head;
use crate::tell::Teller;
use crate::trace::{Author, Event, Reach, Record, RecordNo, StoppedBy};

impl Teller<'_> {
    fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.titles.say_with(key, args)
    }

    fn seat(&self, seat: crate::base::SeatId) -> String {
        self.titles.seat(seat).to_owned()
    }

    /// `#22 Tue 09:10 (T+00:15)`: by this number a record is corrected, and found again in replay and card.
    #[must_use]
    pub fn stamp(&self, record: &Record) -> String {
        format!("#{} {}", record.no.0, self.titles.when(record.at))
    }

    /// The stamp of a record and the record in one sentence.
    #[must_use]
    pub fn stamped(&self, no: RecordNo) -> String {
        let Some(record) = self.records.get(no.0 as usize) else { return format!("#{}", no.0) };
        let told = self.tell(record).or_else(|| self.quiet(record)).unwrap_or_default();
        format!("{} {told}", self.stamp(record)).trim_end().to_owned()
    }

    /// What is told only as evidence: the course of a run goes without it.
    fn quiet(&self, record: &Record) -> Option<String> {
        match &record.event {
            Event::FactTold { to, fact, .. } => Some(
                self.say("told-fact-told", &[("seat", self.seat(*to)), ("fact", self.titles.fact(*fact))]),
            ),
            Event::Started { .. } => Some(self.titles.phrase("told-started")),
            _ => None,
        }
    }

    /// The record in one sentence; none for what only the program keeps track of.
    #[must_use]
    pub fn tell(&self, record: &Record) -> Option<String> {
        let (titles, model) = (self.titles, self.titles.model());
        let text = |text: &crate::base::Text| text.get(titles.lang()).to_owned();
        let thing = |thing: crate::base::EntityId| titles.thing(thing).to_owned();
        Some(match &record.event {
            Event::ActionCompleted { seat, action, args, result, .. } => {
                let done = self.act(*action, args);
                match result.and_then(|word| titles.result(*action, word)) {
                    Some(result) => self.say(
                        "told-done-with-result",
                        &[("seat", self.seat(*seat)), ("act", done), ("result", result)],
                    ),
                    None => self.say("told-done", &[("seat", self.seat(*seat)), ("act", done)]),
                }
            }
            Event::ActionCalledOff { seat, .. } => self.say("told-called-off", &[("seat", self.seat(*seat))]),
            Event::ActionFailed { seat, .. } => self.say("told-failed", &[("seat", self.seat(*seat))]),
            Event::CommandRefused { seat, code, args } => {
                let why = titles.refusal(code, args);
                let seat = seat.map_or_else(String::new, |seat| self.seat(seat));
                self.say("told-refused", &[("seat", seat), ("why", why)])
            }
            Event::MessageReached { message, seat, how } => {
                let key = match how {
                    Reach::Arrived => "told-arrived",
                    Reach::Answered => "told-answered",
                    Reach::Missed => "told-missed-call",
                    Reach::Forwarded | Reach::Told => "told-heard",
                };
                self.say(key, &[("seat", self.seat(*seat)), ("message", self.message(*message))])
            }
            Event::MessageOpened { message, seat } => {
                self.say("told-opened", &[("seat", self.seat(*seat)), ("message", self.message(*message))])
            }
            Event::MessageForwarded { message, from, to } => self.say(
                "told-forwarded",
                &[("from", self.seat(*from)), ("to", self.seat(*to)), ("message", self.message(*message))],
            ),
            Event::MessageRetracted { message, .. } => {
                self.say("told-retracted", &[("message", self.message(*message))])
            }
            Event::SignalRaised { signal, args, .. } => {
                let row = model.procedure.signals.get(signal.index())?;
                self.say(
                    "told-signal",
                    &[("signal", self.titled(&text(&row.title), Head::Signal(*signal), args))],
                )
            }
            Event::FactChanged { fact, of, to } => {
                let row = model.facts.get(fact.index())?;
                if !row.standing && !row.built_in {
                    return None;
                }
                let mut said = titles.fact(*fact);
                if let Some(thing) = of {
                    said.push_str(&format!(", {}", titles.thing(*thing)));
                }
                let value = ("value", self.fact_value(*fact, *to));
                match (&row.ty, *to) {
                    (FactTy::Flag, 0) => self.say("told-fact-no", &[("fact", said)]),
                    (FactTy::Flag, _) => said,
                    _ => self.say("told-fact", &[("fact", said), value]),
                }
            }
            Event::DecisionAnswered { inject, option, seat, .. } => self.say(
                "told-decided",
                &[
                    ("seat", self.seat(*seat)),
                    ("question", titles.inject(*inject)),
                    ("option", self.quoted(titles.option(*inject, *option))),
                ],
            ),
            Event::DecisionLapsed { inject, option } => self.say(
                "told-lapsed",
                &[
                    ("question", titles.inject(*inject)),
                    ("option", self.quoted(titles.option(*inject, *option))),
                ],
            ),
            Event::JourneyBegun { movement, route, .. } => {
                let args = [("movement", thing(*movement)), ("route", thing(*route))];
                self.say("told-journey", &args)
            }
            Event::JourneyEnded { movement, place, arrived } => self.say(
                if *arrived { "told-arrival" } else { "told-turned-back" },
                &[("movement", thing(*movement)), ("place", thing(*place))],
            ),
            Event::TravelDiverted { seat, route, place, .. } => self.say(
                "told-diverted",
                &[("seat", self.seat(*seat)), ("route", thing(*route)), ("place", thing(*place))],
            ),
            Event::OutcomeFired { outcome, .. } => {
                text(model.scenario.outcomes.get(outcome.index())?.text.as_ref()?)
            }
            Event::OwnWordsDone { seat, text, .. } => {
                self.say("told-own-words", &[("seat", self.seat(*seat)), ("text", text.to_string())])
            }
            Event::ClauseDeparted { seat, clause, reason } => {
                let clause = model.procedure.clauses.get(clause.index())?;
                let args = [
                    ("seat", self.seat(*seat)),
                    ("clause", clause.id.to_string()),
                    ("reason", reason.to_string()),
                ];
                self.say("told-departed", &args)
            }
            Event::HintTaken { seat } => self.say("told-hint", &[("seat", self.seat(*seat))]),
            Event::Noted { text, .. } | Event::Corrected { text, .. } => {
                self.say("told-note", &[("text", text.to_string())])
            }
            Event::PartBegun { part } => {
                let part = model.scenario.parts.get(part.index())?;
                self.say("told-part", &[("part", text(&part.title))])
            }
            Event::InterludePassed { .. } => titles.phrase("told-interlude"),
            Event::EndingReached { ending, .. } => {
                let ending = model.scenario.endings.get(ending.index())?;
                self.say("told-ending", &[("ending", text(&ending.title))])
            }
            Event::Stopped { by, .. } => titles.phrase(match by {
                StoppedBy::Trainer => "told-stopped-trainer",
                StoppedBy::Horizon => "told-stopped-horizon",
                StoppedBy::PartEnd => "told-stopped-part",
                StoppedBy::Ending => "told-stopped-ending",
            }),
            Event::Started { .. }
            | Event::SeatGiven { .. }
            | Event::ActionQueued { .. }
            | Event::ActionBegun { .. }
            | Event::ActionSuspended { .. }
            | Event::ActionResumed { .. }
            | Event::QueueReordered { .. }
            | Event::InjectFired { .. }
            | Event::InjectSkipped { .. }
            | Event::InjectScheduled { .. }
            | Event::MessageSent { .. }
            | Event::MessageRang { .. }
            | Event::FactTold { .. }
            | Event::ThingLearned { .. }
            | Event::DecisionOpened { .. }
            | Event::DecisionTookEffect { .. }
            | Event::ChanceDrawn { .. }
            | Event::AliasesMerged { .. }
            | Event::OwnWordsQueued { .. }
            | Event::PartEnded { .. } => return None,
        })
    }

    /// Whether the record is told in the course of a run: acts, messages, decisions, turns of the story.
    #[must_use]
    pub fn is_course(&self, record: &Record) -> bool {
        record.author != Author::History
            && !matches!(record.event, Event::SignalRaised { .. } | Event::FactChanged { .. })
    }
}

/// Whether a record tells what a seat did or what reached it.
#[must_use]
pub fn concerns(record: &Record, seat: SeatId) -> bool {
    match &record.event {
        Event::ActionCompleted { seat: whose, .. }
        | Event::ActionCalledOff { seat: whose, .. }
        | Event::ActionFailed { seat: whose, .. }
        | Event::OwnWordsDone { seat: whose, .. }
        | Event::DecisionAnswered { seat: whose, .. }
        | Event::MessageReached { seat: whose, .. }
        | Event::MessageForwarded { from: whose, .. } => *whose == seat,
        Event::Noted { .. } => record.author == Author::Seat(seat),
        _ => false,
    }
}
