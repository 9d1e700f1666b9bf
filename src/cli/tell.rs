//! Records in words: what happened, for the course of a run and for the evidence of a verdict.

use crate::base::{EntityId, Lang, Msg, SeatId, Text};
use crate::cli::output::Output;
use crate::content::kind::Kind;
use crate::content::model::Model;
use crate::content::model::pattern::Head;
use crate::content::model::tables::{FactTy, SlotTy};
use crate::trace::{Args, Author, Event, MessageNo, Reach, Record, StoppedBy, Val, WordId};

/// Tells the records of one run.
pub struct Teller<'a> {
    model: &'a Model,
    records: &'a [Record],
    out: &'a Output,
}

impl<'a> Teller<'a> {
    /// A teller of these records; `records[n]` has number n.
    #[must_use]
    pub const fn new(model: &'a Model, records: &'a [Record], out: &'a Output) -> Self {
        Self { model, records, out }
    }

    /// The name of a thing.
    #[must_use]
    pub fn thing(&self, thing: EntityId) -> String {
        let Some(row) = self.model.things.get(thing.index()) else { return "?".to_owned() };
        let at = usize::from(row.position);
        let scenario = &self.model.scenario;
        let plain = || scenario.things.iter().find(|item| item.id == row.name).map(|item| &item.name);
        let name: Option<&Text> = match row.kind {
            Kind::Person => scenario.people.get(at).map(|item| &item.name),
            Kind::Group => scenario.groups.get(at).map(|item| &item.name),
            Kind::Place => scenario.places.get(at).map(|item| &item.name),
            Kind::Route => scenario.routes.get(at).map(|item| &item.name),
            Kind::Transport => scenario.transports.get(at).map(|item| &item.name),
            Kind::Movement => scenario.movements.get(at).map(|item| &item.name),
            Kind::Resource => scenario.resources.get(at).map(|item| &item.name),
            Kind::Seat => scenario.seats.get(at).map(|item| &item.title),
            Kind::Family | Kind::List | Kind::Figure | Kind::Party | Kind::Document | Kind::Event => plain(),
        };
        name.map_or_else(|| row.name.to_string(), |name| self.out.text(name).to_owned())
    }

    /// The title of a seat.
    #[must_use]
    pub fn seat(&self, seat: SeatId) -> String {
        let title = self.model.scenario.seats.get(seat.index()).map(|row| self.out.text(&row.title));
        title.unwrap_or("?").to_owned()
    }

    fn word(&self, head: Head, slot: usize, word: WordId) -> String {
        use crate::content::procedure::{FactType, SlotType};
        let id = self.model.words.get(usize::from(word.0)).map_or("?", |word| word);
        let slots = match head {
            Head::Action(action) => self.model.procedure.actions.get(action.index()).map(|row| &row.slots),
            Head::Signal(signal) => self.model.procedure.signals.get(signal.index()).map(|row| &row.slots),
        };
        let level =
            || self.model.procedure.levels.iter().find(|level| level.id == *id).map(|level| &level.title);
        let title = match slots.and_then(|slots| slots.get(slot)).map(|slot| &slot.ty) {
            Some(SlotType::Choice(options) | SlotType::Choices(options)) => {
                options.iter().find(|option| option.id == *id).map(|option| &option.title)
            }
            Some(SlotType::Fact(name)) => {
                let fact = self.model.procedure.facts.iter().find(|fact| fact.id == *name);
                match fact.map(|fact| &fact.ty) {
                    Some(FactType::Choice(options)) => {
                        options.iter().find(|option| option.id == *id).map(|option| &option.title)
                    }
                    _ => level(),
                }
            }
            _ => level(),
        };
        title.map_or_else(|| id.to_owned(), |title| self.out.text(title).to_owned())
    }

    /// The filled slots of an act or signal, in words; empty if there are none.
    #[must_use]
    pub fn args(&self, head: Head, args: &Args) -> String {
        let slots = self.model.slots(head);
        let mut said = Vec::new();
        for (at, row) in slots.iter().enumerate() {
            let words = match (args.get(at), &row.ty) {
                (Val::Nil, _) => continue,
                (Val::Flag(true), _) => self.slot_title(head, at),
                (Val::Flag(false), _) => continue,
                (Val::Num(ms), SlotTy::Time) => self.out.words.show(&crate::base::Dur(ms).into()),
                (Val::Num(n), _) => n.to_string(),
                (Val::Entity(thing), _) => self.thing(thing),
                (Val::Word(word), _) => self.word(head, at, word),
                (Val::Message(message), _) => self.message(message),
                (Val::Seat(seat), _) => self.seat(seat),
                (many @ Val::Many(..), _) => {
                    let things: Vec<String> =
                        self.model.listed(many).into_iter().map(|thing| self.thing(thing)).collect();
                    things.join(" + ")
                }
                (Val::Options(bits), SlotTy::Words(words)) => {
                    let chosen = words.iter().enumerate().filter(|(bit, _)| bits >> (bit & 63) & 1 == 1);
                    chosen.map(|(_, word)| self.word(head, at, *word)).collect::<Vec<_>>().join(" + ")
                }
                (Val::Options(_), _) => continue,
                (Val::Text(_), _) => self.quoted(args.text(at).unwrap_or_default()),
            };
            if !words.is_empty() {
                said.push(words);
            }
        }
        said.join(", ")
    }

    /// The label of a slot; empty if it has none.
    fn slot_title(&self, head: Head, slot: usize) -> String {
        let slots = match head {
            Head::Action(action) => self.model.procedure.actions.get(action.index()).map(|row| &row.slots),
            Head::Signal(signal) => self.model.procedure.signals.get(signal.index()).map(|row| &row.slots),
        };
        let title = slots.and_then(|slots| slots.get(slot)).and_then(|slot| slot.title.as_ref());
        title.map_or_else(String::new, |title| self.out.text(title).to_owned())
    }

    /// In the quotation marks of the language; as it is where it has some of its own.
    fn quoted(&self, text: &str) -> String {
        match self.out.lang() {
            _ if text.contains(['„', '“', '”']) => text.to_owned(),
            Lang::Ka => format!("„{text}“"),
            Lang::En => format!("“{text}”"),
        }
    }

    /// A message: its subject line or sender.
    #[must_use]
    pub fn message(&self, message: MessageNo) -> String {
        let sent = self.records.iter().find_map(|record| match &record.event {
            Event::MessageSent { message: no, inject, .. } if *no == message => Some(*inject),
            _ => None,
        });
        let inject = sent.flatten().and_then(|inject| self.model.scenario.injects.get(inject.index()));
        let Some(inject) = inject else { return format!("#{}", message.0) };
        let text = inject.subject.as_ref().or(inject.sender.as_ref());
        text.map_or_else(|| inject.id.to_string(), |text| self.quoted(self.out.text(text)))
    }

    fn titled(&self, title: &Text, head: Head, args: &Args) -> String {
        let args = self.args(head, args);
        let title = self.out.text(title);
        if args.is_empty() { title.to_owned() } else { format!("{title} ({args})") }
    }

    fn action(&self, action: crate::base::ActionId, args: &Args) -> String {
        match self.model.procedure.actions.get(action.index()) {
            Some(row) => self.titled(&row.title, Head::Action(action), args),
            None => "?".to_owned(),
        }
    }

    fn say(&self, key: &'static str, args: &[(&'static str, String)]) -> String {
        let mut msg = Msg::new(key);
        for (name, value) in args {
            msg = msg.with(name, value.as_str());
        }
        self.out.say(&msg)
    }

    /// The record in one sentence; none for what only the program keeps track of.
    #[must_use]
    pub fn tell(&self, record: &Record) -> Option<String> {
        let model = self.model;
        let inject_title = |inject: crate::base::InjectId| {
            let row = model.scenario.injects.get(inject.index());
            row.map_or_else(String::new, |row| {
                let text = row.subject.as_ref().or(row.sender.as_ref());
                text.map_or_else(|| row.id.to_string(), |text| self.out.text(text).to_owned())
            })
        };
        let option_text = |inject: crate::base::InjectId, option: u8| {
            let decision = model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
            let option = decision.and_then(|decision| decision.options.get(usize::from(option)));
            option.map_or_else(String::new, |option| self.out.text(&option.text).to_owned())
        };
        Some(match &record.event {
            Event::ActionCompleted { seat, action, args, result, .. } => {
                let done = self.action(*action, args);
                let result = result.and_then(|word| {
                    let results = &model.procedure.actions.get(action.index())?.results;
                    let id = model.words.get(usize::from(word.0))?;
                    (results.len() > 1).then(|| results.iter().find(|row| row.id == **id))?
                });
                match result {
                    Some(result) => self.say(
                        "told-done-with-result",
                        &[
                            ("seat", self.seat(*seat)),
                            ("act", done),
                            ("result", self.out.text(&result.title).to_owned()),
                        ],
                    ),
                    None => self.say("told-done", &[("seat", self.seat(*seat)), ("act", done)]),
                }
            }
            Event::ActionCalledOff { seat, .. } => self.say("told-called-off", &[("seat", self.seat(*seat))]),
            Event::ActionFailed { seat, .. } => self.say("told-failed", &[("seat", self.seat(*seat))]),
            Event::CommandRefused { seat, code, args } => {
                let names = ["a", "b", "c"];
                let args: Vec<(&'static str, crate::base::Arg)> =
                    names.into_iter().zip(args.iter().map(|arg| (&**arg).into())).collect();
                let why = self.out.words.say_key(&format!("refusal-{}", code.to_lowercase()), &args);
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
                self.say("told-signal", &[("signal", self.titled(&row.title, Head::Signal(*signal), args))])
            }
            Event::FactChanged { fact, of, to } => {
                let row = model.facts.get(fact.index())?;
                if !row.standing {
                    return None;
                }
                let title = model.procedure.facts.iter().find(|fact| fact.id == row.name)?;
                let mut said = self.out.text(&title.title).to_owned();
                if let Some(thing) = of {
                    said.push_str(&format!(", {}", self.thing(*thing)));
                }
                let value = match &row.ty {
                    FactTy::Flag => self.out.word(if *to == 0 { "told-no" } else { "told-yes" }),
                    FactTy::Choice(words) => {
                        let word = usize::try_from(*to).ok().and_then(|at| words.get(at))?;
                        let id = model.words.get(usize::from(word.0))?;
                        let level = model.procedure.levels.iter().find(|level| level.id == **id);
                        level.map_or_else(|| id.to_string(), |level| self.out.text(&level.title).to_owned())
                    }
                    FactTy::Count | FactTy::Place => to.to_string(),
                };
                self.say("told-fact", &[("fact", said), ("value", value)])
            }
            Event::DecisionAnswered { inject, option, seat, .. } => self.say(
                "told-decided",
                &[
                    ("seat", self.seat(*seat)),
                    ("question", inject_title(*inject)),
                    ("option", option_text(*inject, *option)),
                ],
            ),
            Event::DecisionLapsed { inject, option } => self.say(
                "told-lapsed",
                &[("question", inject_title(*inject)), ("option", option_text(*inject, *option))],
            ),
            Event::JourneyBegun { movement, route, .. } => self
                .say("told-journey", &[("movement", self.thing(*movement)), ("route", self.thing(*route))]),
            Event::JourneyEnded { movement, place, arrived } => self.say(
                if *arrived { "told-arrival" } else { "told-turned-back" },
                &[("movement", self.thing(*movement)), ("place", self.thing(*place))],
            ),
            Event::OutcomeFired { outcome, .. } => {
                let text = model.scenario.outcomes.get(outcome.index())?.text.as_ref()?;
                self.out.text(text).to_owned()
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
                self.say("told-part", &[("part", self.out.text(&part.title).to_owned())])
            }
            Event::InterludePassed { .. } => self.out.word("told-interlude"),
            Event::EndingReached { ending, .. } => {
                let ending = model.scenario.endings.get(ending.index())?;
                self.say("told-ending", &[("ending", self.out.text(&ending.title).to_owned())])
            }
            Event::Stopped { by, .. } => self.out.word(match by {
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
