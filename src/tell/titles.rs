//! Names and titles of a model in the reader's language, and moments on its clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{
    ActionId, Arg, ChannelId, ClauseId, EntityId, FactId, InjectId, Lang, Msg, PartId, Reliability, SeatId,
    SeatMask, SimTime, Text,
};
use crate::content::model::Model;
use crate::content::model::pattern::Head;
use crate::content::pattern::Choice;
use crate::content::procedure::{FactType, Slot, SlotType};
use crate::exercise::fitting::phases;
use crate::i18n::Catalogue;
use crate::trace::{Names as _, Table, WordId};

/// Titles of everything a screen may name.
#[derive(Debug)]
pub struct Titles {
    model: Arc<Model>,
    /// The program's words, moments on the scenario's clock.
    catalogue: Catalogue,
    things: Vec<Text>,
    words: BTreeMap<Box<str>, Text>,
    /// The earliest phase that asks for an action, by action.
    phases: Vec<usize>,
}

impl Titles {
    /// The titles of a model in a language.
    #[must_use]
    pub fn new(model: &Arc<Model>, lang: Lang) -> Self {
        Self::with(model, Catalogue::of_scenario(lang, &model.scenario))
    }

    /// The same, moments told as on a wall clock: day and local time alone.
    #[must_use]
    pub fn on_the_wall(model: &Arc<Model>, lang: Lang) -> Self {
        Self::with(model, Catalogue::of_scenario(lang, &model.scenario).on_the_wall())
    }

    fn with(model: &Arc<Model>, catalogue: Catalogue) -> Self {
        let things = model.things.iter().map(|row| thing_text(model, row.name.as_str())).collect();
        let phases = phases(model);
        let mut titles = Self { model: Arc::clone(model), catalogue, things, words: BTreeMap::new(), phases };
        titles.collect_words();
        titles
    }

    /// The earliest phase of the procedure in which an action is asked for, by position; beyond the last if none does.
    #[must_use]
    pub fn phase(&self, action: ActionId) -> usize {
        self.phases.get(action.index()).copied().unwrap_or(usize::MAX)
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
        self.catalogue.lang()
    }

    /// A sentence, its moments on the scenario's clock.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> String {
        self.catalogue.say(msg)
    }

    /// A sentence with texts put in.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let args: Vec<(&'static str, Arg)> =
            args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.catalogue.say_key(key, &args)
    }

    /// A word of the program.
    #[must_use]
    pub fn phrase(&self, key: &str) -> String {
        self.catalogue.word(key)
    }

    /// A length, number or moment alone.
    #[must_use]
    pub fn show(&self, arg: &Arg) -> String {
        self.catalogue.show(arg)
    }

    /// A moment: day and local time, exercise time beside it.
    #[must_use]
    pub fn when(&self, at: SimTime) -> String {
        self.show(&at.into())
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// A thing.
    #[must_use]
    pub fn thing(&self, thing: EntityId) -> &str {
        match self.things.get(thing.index()).map(|text| text.get(self.lang())) {
            Some(text) if !text.is_empty() => text,
            _ => self.model.name(Table::Entity, thing.0),
        }
    }

    /// The names of a thing in both languages, for search.
    #[must_use]
    pub fn names(&self, thing: EntityId) -> Vec<String> {
        let text = self.things.get(thing.index()).cloned().unwrap_or_default();
        vec![text.ka.to_string(), text.en.to_string()]
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
        Some(note.get(self.lang()).to_owned()).filter(|note| !note.is_empty())
    }

    /// An action.
    #[must_use]
    pub fn action(&self, action: ActionId) -> &str {
        self.model.procedure.actions.get(action.index()).map_or("?", |row| row.title.get(self.lang()))
    }

    /// A seat.
    #[must_use]
    pub fn seat(&self, seat: SeatId) -> &str {
        self.model.scenario.seats.get(seat.index()).map_or("?", |row| row.title.get(self.lang()))
    }

    /// Several seats, by their titles.
    #[must_use]
    pub fn seats(&self, seats: SeatMask) -> String {
        seats.iter().map(|seat| self.seat(seat)).collect::<Vec<_>>().join(", ")
    }

    /// A seat by its name.
    #[must_use]
    pub fn seat_named<'a>(&'a self, name: &'a str) -> &'a str {
        self.model.seat(name).map_or(name, |seat| self.seat(seat))
    }

    /// An action by its name.
    #[must_use]
    pub fn action_named<'a>(&'a self, name: &'a str) -> &'a str {
        self.model.action(name).map_or(name, |action| self.action(action))
    }

    /// An objective by its name.
    #[must_use]
    pub fn objective_named<'a>(&'a self, name: &'a str) -> &'a str {
        let rows = &self.model.scenario.objectives;
        rows.iter().find(|row| row.id == *name).map_or(name, |row| row.title.get(self.lang()))
    }

    /// A clause.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &str {
        self.model.procedure.clauses.get(clause.index()).map_or("?", |row| row.title.get(self.lang()))
    }

    /// A channel.
    #[must_use]
    pub fn channel(&self, channel: ChannelId) -> &str {
        self.model.procedure.channels.get(channel.index()).map_or("?", |row| row.title.get(self.lang()))
    }

    /// A part.
    #[must_use]
    pub fn part(&self, part: PartId) -> &str {
        self.model.scenario.parts.get(part.index()).map_or("?", |row| row.title.get(self.lang()))
    }

    /// The sender of an inject, if it has one.
    #[must_use]
    pub fn sender(&self, inject: InjectId) -> Option<&str> {
        let inject = self.model.scenario.injects.get(inject.index())?;
        inject.sender.as_ref().map(|text| text.get(self.lang()))
    }

    /// Who sent a message of an inject; a dash if nobody is named.
    #[must_use]
    pub fn who(&self, inject: Option<InjectId>) -> &str {
        inject.and_then(|inject| self.sender(inject)).unwrap_or("–")
    }

    /// The question of a message; empty if it asks none.
    #[must_use]
    pub fn question(&self, inject: InjectId) -> &str {
        let decision = self.model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
        decision.map_or("", |decision| decision.question.get(self.lang()))
    }

    /// An option of a decision.
    #[must_use]
    pub fn option(&self, inject: InjectId, option: u8) -> &str {
        let decision = self.model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
        decision
            .and_then(|decision| decision.options.get(usize::from(option)))
            .map_or("?", |option| option.text.get(self.lang()))
    }

    /// A word: option of a choice, result.
    #[must_use]
    pub fn word(&self, word: WordId) -> &str {
        let name = self.model.name(Table::Word, word.0);
        self.words.get(name).map_or(name, |text| text.get(self.lang()))
    }

    /// A fact.
    #[must_use]
    pub fn fact(&self, fact: FactId) -> String {
        let name = self.model.name(Table::Fact, fact.0);
        let own =
            self.model.scenario.facts.iter().find(|row| row.id == *name).and_then(|row| row.title.as_ref());
        let standing = self.model.procedure.facts.iter().find(|row| row.id == *name).map(|row| &row.title);
        let built_in = || match self.model.facts.get(fact.index()) {
            Some(row) if row.built_in => self.phrase(&format!("fact-{}", row.name)),
            _ => name.to_owned(),
        };
        standing.or(own).map_or_else(built_in, |title| title.get(self.lang()).to_owned())
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

    /// The label of a slot of an action, for a form.
    #[must_use]
    pub fn slot(&self, action: ActionId, at: usize) -> String {
        self.field(Head::Action(action), at)
    }

    /// The title of a slot of an action or signal; its name if it has none.
    #[must_use]
    pub fn field(&self, head: Head, at: usize) -> String {
        let Some(slot) = self.slots(head).and_then(|slots| slots.get(at)) else { return "?".to_owned() };
        let key = format!("slot-{}", slot.id);
        self.slot_title(head, at)
            .unwrap_or_else(|| if self.catalogue.has(&key) { self.phrase(&key) } else { slot.id.to_string() })
    }

    /// The title of a slot of an action or signal, if it has one of its own.
    #[must_use]
    pub fn slot_title(&self, head: Head, at: usize) -> Option<String> {
        let title = self.slots(head)?.get(at)?.title.as_ref()?;
        Some(title.get(self.lang()).to_owned()).filter(|title| !title.is_empty())
    }

    fn slots(&self, head: Head) -> Option<&[Slot]> {
        let procedure = &self.model.procedure;
        match head {
            Head::Action(action) => procedure.actions.get(action.index()).map(|row| row.slots.as_slice()),
            Head::Signal(signal) => procedure.signals.get(signal.index()).map(|row| row.slots.as_slice()),
        }
    }

    /// An option of a choice slot: by the slot's own title of it, or that of the fact it sets.
    #[must_use]
    pub fn choice(&self, head: Head, slot: usize, word: WordId) -> String {
        let id = self.model.name(Table::Word, word.0);
        let slot = self.slots(head).and_then(|slots| slots.get(slot));
        let options = match slot.map(|slot| &slot.ty) {
            Some(SlotType::Choice(options) | SlotType::Choices(options)) => Some(options),
            Some(SlotType::Fact(name)) => {
                let fact = self.model.procedure.facts.iter().find(|fact| fact.id == *name);
                match fact.map(|fact| &fact.ty) {
                    Some(FactType::Choice(options)) => Some(options),
                    _ => None,
                }
            }
            _ => None,
        };
        let title = options.and_then(|options| options.iter().find(|option| option.id == *id));
        title.map_or_else(|| self.word(word).to_owned(), |option| option.title.get(self.lang()).to_owned())
    }

    /// A word, or for a built-in condition its sentence.
    #[must_use]
    pub fn condition(&self, word: WordId) -> String {
        let key = format!("condition-{}", self.model.name(Table::Word, word.0));
        if self.catalogue.has(&key) { self.phrase(&key) } else { self.word(word).to_owned() }
    }

    /// The result of an action, where it can have several.
    #[must_use]
    pub fn result(&self, action: ActionId, word: WordId) -> Option<String> {
        let results = &self.model.procedure.actions.get(action.index())?.results;
        let id = self.model.name(Table::Word, word.0);
        let found = results.iter().find(|row| row.id == *id).filter(|_| results.len() > 1)?;
        Some(found.title.get(self.lang()).to_owned())
    }

    /// What an inject is about: its subject line or sender.
    #[must_use]
    pub fn inject(&self, inject: InjectId) -> String {
        let row = self.model.scenario.injects.get(inject.index());
        row.map_or_else(String::new, |row| {
            let text = row.subject.as_ref().or(row.sender.as_ref());
            text.map_or_else(|| row.id.to_string(), |text| text.get(self.lang()).to_owned())
        })
    }

    /// The sentence of a refusal: what is wrong and what to do instead, with titles instead of names.
    #[must_use]
    pub fn refusal(&self, code: &str, args: &[Box<str>]) -> String {
        let Some(key) = crate::kernel::refusal::key(code) else { return code.to_owned() };
        let arg = |at: usize| args.get(at).map_or_else(|| "–".to_owned(), |arg| self.named(arg));
        self.say_with(key, &[("a", arg(0)), ("b", arg(1)), ("c", arg(2))])
    }

    /// What a word of a refusal names, as people read it.
    fn named(&self, name: &str) -> String {
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
        titles.map_or_else(|| name.to_owned(), |title| title.get(self.lang()).to_owned())
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
