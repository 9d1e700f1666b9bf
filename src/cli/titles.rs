//! Names and titles of a model in the reader's language.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{
    ActionId, ChannelId, ClauseId, EndingId, EntityId, FactId, InjectId, Lang, Msg, PartId, Reliability,
    SeatId, Text,
};
use crate::content::model::{FactTy, Head, Model, SlotTy};
use crate::content::pattern::Choice;
use crate::content::procedure::{FactType, SlotType};
use crate::i18n::Catalogue;
use crate::trace::{Args, Names as _, Subject, Table, Val, WordId};

/// Titles of everything a screen may name.
#[derive(Clone, Debug)]
pub struct Titles {
    model: Arc<Model>,
    lang: Lang,
    things: Vec<Text>,
    words: BTreeMap<Box<str>, Text>,
}

impl Titles {
    /// The titles of a model in a language.
    #[must_use]
    pub fn new(model: &Arc<Model>, lang: Lang) -> Self {
        let things = model.things.iter().map(|row| thing_text(model, row.name.as_str())).collect();
        let mut titles = Self { model: Arc::clone(model), lang, things, words: BTreeMap::new() };
        titles.collect_words();
        titles
    }

    fn collect_words(&mut self) {
        let model = Arc::clone(&self.model);
        let procedure = &model.procedure;
        let mut add = |choices: &[Choice]| {
            for choice in choices {
                self.words.entry(choice.id.as_str().into()).or_insert_with(|| choice.title.clone());
            }
        };
        for slots in procedure
            .actions
            .iter()
            .map(|row| &row.slots)
            .chain(procedure.signals.iter().map(|row| &row.slots))
        {
            for slot in slots {
                if let SlotType::Choice(choices) | SlotType::Choices(choices) = &slot.ty {
                    add(choices);
                }
            }
        }
        procedure.actions.iter().for_each(|action| add(&action.results));
        for fact in &procedure.facts {
            if let FactType::Choice(choices) = &fact.ty {
                add(choices);
            }
        }
        procedure.levels.iter().for_each(|level| {
            self.words.entry(level.id.as_str().into()).or_insert_with(|| level.title.clone());
        });
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// A thing.
    #[must_use]
    pub fn thing(&self, thing: EntityId) -> &str {
        match self.things.get(thing.index()).map(|text| text.get(self.lang)) {
            Some(text) if !text.is_empty() => text,
            _ => self.model.name(Table::Entity, thing.0),
        }
    }

    /// What is to know about a thing, if the scenario says anything.
    #[must_use]
    pub fn note(&self, thing: EntityId) -> Option<String> {
        let scenario = &self.model.scenario;
        let id = self.model.name(Table::Entity, thing.0);
        let person = scenario.people.iter().find(|row| row.id == *id).and_then(|row| row.note.as_ref());
        let group = || scenario.groups.iter().find(|row| row.id == *id).and_then(|row| row.note.as_ref());
        let place = || scenario.places.iter().find(|row| row.id == *id).and_then(|row| row.note.as_ref());
        let other = || scenario.things.iter().find(|row| row.id == *id).and_then(|row| row.note.as_ref());
        let note = person.or_else(group).or_else(place).or_else(other)?;
        Some(note.get(self.lang).to_owned()).filter(|note| !note.is_empty())
    }

    /// An action.
    #[must_use]
    pub fn action(&self, action: ActionId) -> &str {
        self.model.procedure.actions.get(action.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// A seat.
    #[must_use]
    pub fn seat(&self, seat: SeatId) -> &str {
        self.model.scenario.seats.get(seat.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// A seat by its name.
    #[must_use]
    pub fn seat_named<'a>(&'a self, name: &'a str) -> &'a str {
        self.model.seat(name).map_or(name, |seat| self.seat(seat))
    }

    /// A clause.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &str {
        self.model.procedure.clauses.get(clause.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// A channel.
    #[must_use]
    pub fn channel(&self, channel: ChannelId) -> &str {
        self.model.procedure.channels.get(channel.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// A part.
    #[must_use]
    pub fn part(&self, part: PartId) -> &str {
        self.model.scenario.parts.get(part.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// An ending.
    #[must_use]
    pub fn ending(&self, ending: EndingId) -> &str {
        self.model.scenario.endings.get(ending.index()).map_or("?", |row| row.title.get(self.lang))
    }

    /// The sender of an inject, if it has one.
    #[must_use]
    pub fn sender(&self, inject: InjectId) -> Option<&str> {
        let inject = self.model.scenario.injects.get(inject.index())?;
        inject.sender.as_ref().map(|text| text.get(self.lang))
    }

    /// The text of an inject, if it has one.
    #[must_use]
    pub fn text(&self, inject: InjectId) -> Option<&str> {
        let inject = self.model.scenario.injects.get(inject.index())?;
        inject.text.as_ref().map(|text| text.get(self.lang))
    }

    /// An option of a decision.
    #[must_use]
    pub fn option(&self, inject: InjectId, option: u8) -> &str {
        let decision = self.model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
        decision
            .and_then(|decision| decision.options.get(usize::from(option)))
            .map_or("?", |option| option.text.get(self.lang))
    }

    /// A word: option of a choice, result.
    #[must_use]
    pub fn word(&self, word: WordId) -> &str {
        let name = self.model.name(Table::Word, word.0);
        self.words.get(name).map_or(name, |text| text.get(self.lang))
    }

    /// A fact.
    #[must_use]
    pub fn fact(&self, fact: FactId) -> String {
        let name = self.model.name(Table::Fact, fact.0);
        let own =
            self.model.scenario.facts.iter().find(|row| row.id == *name).and_then(|row| row.title.as_ref());
        let standing = self.model.procedure.facts.iter().find(|row| row.id == *name).map(|row| &row.title);
        standing.or(own).map_or_else(|| name.to_owned(), |title| title.get(self.lang).to_owned())
    }

    /// The key of the word of a reliability.
    #[must_use]
    pub const fn reliability(reliability: Reliability) -> &'static str {
        match reliability {
            Reliability::Rumour => "reliability-rumour",
            Reliability::Reported => "reliability-reported",
            Reliability::Confirmed => "reliability-confirmed",
        }
    }

    /// A slot of an action.
    #[must_use]
    pub fn slot(&self, action: ActionId, at: usize, words: &Catalogue) -> String {
        let slot = self.model.procedure.actions.get(action.index()).and_then(|row| row.slots.get(at));
        let Some(slot) = slot else { return "?".to_owned() };
        match &slot.title {
            Some(title) if !title.is_empty() => title.get(self.lang).to_owned(),
            _ => {
                let key = format!("slot-{}", slot.id);
                if words.has(&key) { words.word(&key) } else { slot.id.to_string() }
            }
        }
    }

    /// What a slot holds, in words; nothing if it is empty.
    #[must_use]
    pub fn value(&self, head: Head, at: usize, args: &Args, words: &Catalogue) -> Option<String> {
        let row = self.model.slots(head).get(at)?;
        Some(match args.get(at) {
            Val::Nil => return None,
            Val::Flag(flag) => words.word(if flag { "word-yes" } else { "word-no" }),
            Val::Num(n) if row.ty == SlotTy::Time => {
                words.say(&Msg::new("duration").with("d", crate::base::Dur(n)))
            }
            Val::Num(n) => n.to_string(),
            Val::Entity(thing) => self.thing(thing).to_owned(),
            Val::Word(word) => self.word(word).to_owned(),
            Val::Message(message) => format!("#{}", message.0),
            Val::Seat(seat) => self.seat(seat).to_owned(),
            Val::Many(..) => {
                let things = self.model.listed(args.get(at));
                things.iter().map(|thing| self.thing(*thing)).collect::<Vec<_>>().join(", ")
            }
            Val::Options(bits) => {
                let SlotTy::Words(options) = &row.ty else { return None };
                let chosen = options.iter().enumerate().filter(|(bit, _)| bits >> (bit & 63) & 1 == 1);
                chosen.map(|(_, word)| self.word(*word)).collect::<Vec<_>>().join(", ")
            }
            Val::Text(_) => args.text(at).unwrap_or_default().to_owned(),
        })
    }

    /// What an act was about, in brackets: `(storm, host ministry)`; empty if nothing was filled in.
    #[must_use]
    pub fn about(&self, action: ActionId, args: &Args, words: &Catalogue) -> String {
        let slots = self.model.slots(Head::Action(action)).len();
        let values: Vec<String> =
            (0..slots).filter_map(|at| self.value(Head::Action(action), at, args, words)).collect();
        if values.is_empty() { String::new() } else { format!(" ({})", values.join("; ")) }
    }

    /// Whom or what an obligation is about.
    #[must_use]
    pub fn subject(&self, subject: Subject) -> String {
        let name = |val: &Val| match val {
            Val::Entity(thing) => Some(self.thing(*thing).to_owned()),
            Val::Word(word) => Some(self.word(*word).to_owned()),
            Val::Seat(seat) => Some(self.seat(*seat).to_owned()),
            Val::Message(message) => Some(format!("#{}", message.0)),
            Val::Num(n) => Some(n.to_string()),
            Val::Many(..) => {
                let things = self.model.listed(*val);
                Some(things.iter().map(|thing| self.thing(*thing)).collect::<Vec<_>>().join(", "))
            }
            Val::Nil | Val::Flag(_) | Val::Options(_) | Val::Text(_) => None,
        };
        subject.0.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// The value of a fact in words.
    #[must_use]
    pub fn fact_value(&self, fact: FactId, value: i32, words: &Catalogue) -> String {
        let Some(row) = self.model.facts.get(fact.index()) else { return value.to_string() };
        match &row.ty {
            FactTy::Flag => words.word(if value != 0 { "word-yes" } else { "word-no" }),
            FactTy::Count => value.to_string(),
            FactTy::Choice(options) => usize::try_from(value)
                .ok()
                .and_then(|at| options.get(at))
                .map_or_else(|| value.to_string(), |word| self.choice(*word, words)),
            FactTy::Place => u16::try_from(value).map_or_else(
                |_| words.word("place-on-the-way"),
                |place| self.thing(EntityId(place)).to_owned(),
            ),
        }
    }

    /// A word, or for a built-in condition its sentence.
    fn choice(&self, word: WordId, words: &Catalogue) -> String {
        let name = self.model.name(Table::Word, word.0);
        let key = format!("condition-{name}");
        if words.has(&key) { words.word(&key) } else { self.word(word).to_owned() }
    }

    /// What a word of a refusal names, as people read it.
    #[must_use]
    pub fn named(&self, name: &str) -> String {
        if let Some(action) = self.model.action(name) {
            return self.action(action).to_owned();
        }
        if let Some(thing) = self.model.thing(name) {
            return self.thing(thing).to_owned();
        }
        if let Some(seat) = self.model.seat(name) {
            return self.seat(seat).to_owned();
        }
        let slots = self.model.procedure.actions.iter().flat_map(|action| &action.slots);
        let titles = slots.filter(|slot| slot.id == *name).find_map(|slot| slot.title.as_ref());
        titles.map_or_else(|| name.to_owned(), |title| title.get(self.lang).to_owned())
    }
}

/// The name of a thing, from whichever list of the scenario holds it.
fn thing_text(model: &Model, id: &str) -> Text {
    let scenario = &model.scenario;
    macro_rules! look {
        ($($list:ident . $field:ident),*) => {$(
            if let Some(row) = scenario.$list.iter().find(|row| row.id == *id) {
                return row.$field.clone();
            }
        )*};
    }
    look!(
        people.name,
        groups.name,
        places.name,
        routes.name,
        transports.name,
        movements.name,
        things.name,
        resources.name,
        seats.title
    );
    Text::default()
}
