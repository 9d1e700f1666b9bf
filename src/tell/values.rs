//! Values in words: what the slots of an act hold, whom a duty is about, what a fact says, which message is meant.

use crate::base::{ActionId, EntityId, FactId, Lang, Text};
use crate::content::model::pattern::Head;
use crate::content::model::tables::{FactTy, SlotTy};
use crate::tell::{Titles, shown_message};
use crate::trace::{Args, Event, MessageNo, Record, Subject, Val};

/// Tells values and records of one run.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// Names.
    pub titles: &'a Titles,
    /// Records of the run; `records[n]` has number n.
    pub records: &'a [Record],
}

impl<'a> Teller<'a> {
    /// A teller of these records.
    #[must_use]
    pub const fn new(titles: &'a Titles, records: &'a [Record]) -> Self {
        Self { titles, records }
    }

    /// The filled slots of an act or signal, in words; empty if there are none.
    #[must_use]
    pub fn args(&self, head: Head, args: &Args) -> String {
        let slots = self.titles.model().slots(head).len();
        let said: Vec<String> = (0..slots).filter_map(|at| self.labelled(head, at, args)).collect();
        said.join(", ")
    }

    /// A title with its filled slots in brackets: `Warning people (storm, host ministry)`.
    #[must_use]
    pub fn titled(&self, title: &str, head: Head, args: &Args) -> String {
        let args = self.args(head, args);
        if args.is_empty() { title.to_owned() } else { format!("{title} ({args})") }
    }

    /// An act with its slots.
    #[must_use]
    pub fn act(&self, action: ActionId, args: &Args) -> String {
        self.titled(self.titles.action(action), Head::Action(action), args)
    }

    /// What a slot holds, under its title where the value alone does not tell what it is: a number, one choice of several.
    fn labelled(&self, head: Head, at: usize, args: &Args) -> Option<String> {
        let said = self.value(head, at, args)?;
        let slots = self.titles.model().slots(head);
        let several = slots.iter().filter(|row| matches!(row.ty, SlotTy::Word(_))).count() > 1;
        let bare = match slots.get(at)?.ty {
            SlotTy::Number | SlotTy::Time => true,
            SlotTy::Word(_) => several,
            _ => false,
        };
        let title = self.titles.slot_title(head, at).filter(|_| bare);
        Some(title.map_or_else(|| said.clone(), |title| format!("{title}: {said}")))
    }

    /// What a slot held, without the texts beside it; nothing if it was empty or said no.
    #[must_use]
    pub fn held(&self, head: Head, at: usize, held: Val) -> Option<String> {
        if let Val::Flag(held) = held {
            return Some(self.titles.phrase(if held { "word-yes" } else { "word-no" }));
        }
        let mut vals = vec![Val::Nil; at];
        vals.push(held);
        self.value(head, at, &Args::new(vals, Vec::new()))
    }

    /// What a slot holds; nothing if it is empty or says no.
    fn value(&self, head: Head, at: usize, args: &Args) -> Option<String> {
        let titles = self.titles;
        let row = titles.model().slots(head).get(at)?;
        let said = match (args.get(at), &row.ty) {
            (Val::Nil | Val::Flag(false), _) => return None,
            (Val::Flag(true), _) => titles.slot_title(head, at)?,
            (Val::Num(ms), SlotTy::Time) => titles.show(&crate::base::Dur(ms).into()),
            (Val::Num(n), _) => titles.show(&n.into()),
            (Val::Entity(thing), _) => titles.thing(thing).to_owned(),
            (Val::Word(word), _) => titles.choice(head, at, word),
            (Val::Message(message), _) => self.message(message),
            (Val::Seat(seat), _) => titles.seat(seat).to_owned(),
            (many @ Val::Many(..), _) => self.listed(many, " + "),
            (Val::Options(bits), SlotTy::Words(words)) => {
                let chosen = words.iter().enumerate().filter(|(bit, _)| bits >> (bit & 63) & 1 == 1);
                chosen.map(|(_, word)| titles.choice(head, at, *word)).collect::<Vec<_>>().join(" + ")
            }
            (Val::Options(_), _) => return None,
            (Val::Text(_), _) => self.quoted(args.text(at).unwrap_or_default()),
        };
        Some(said).filter(|said| !said.is_empty())
    }

    fn listed(&self, many: Val, between: &str) -> String {
        let things = self.titles.model().listed(many);
        things.into_iter().map(|thing| self.titles.thing(thing)).collect::<Vec<_>>().join(between)
    }

    /// In the quotation marks of the language; as it is where it has some of its own.
    pub(super) fn quoted(&self, text: &str) -> String {
        match self.titles.lang() {
            _ if text.contains(['„', '“', '”']) => text.to_owned(),
            Lang::Ka => format!("„{text}“"),
            Lang::En => format!("“{text}”"),
        }
    }

    /// A message: its subject line or sender; its number if it has neither.
    #[must_use]
    pub fn message(&self, message: MessageNo) -> String {
        let sent = self.records.iter().find_map(|record| match &record.event {
            Event::MessageSent { message: no, inject, .. } if *no == message => Some(*inject),
            _ => None,
        });
        let model = self.titles.model();
        let inject = sent.flatten().and_then(|inject| model.scenario.injects.get(inject.index()));
        let read = |text: &Text| text.get(self.titles.lang()).to_owned();
        let subject = inject.and_then(|row| row.subject.as_ref()).map(|text| self.quoted(&read(text)));
        let sender = || inject.and_then(|row| row.sender.as_ref()).map(read);
        subject.or_else(sender).unwrap_or_else(|| {
            self.titles.say_with("message-no", &[("no", shown_message(message).to_string())])
        })
    }

    /// Whom or what an obligation is about.
    #[must_use]
    pub fn subject(&self, subject: Subject) -> String {
        let name = |val: &Val| match *val {
            Val::Entity(thing) => Some(self.titles.thing(thing).to_owned()),
            Val::Word(word) => Some(self.titles.word(word).to_owned()),
            Val::Seat(seat) => Some(self.titles.seat(seat).to_owned()),
            Val::Message(message) => Some(self.message(message)),
            Val::Num(n) => Some(self.titles.show(&n.into())),
            many @ Val::Many(..) => Some(self.listed(many, ", ")),
            Val::Nil | Val::Flag(_) | Val::Options(_) | Val::Text(_) => None,
        };
        subject.0.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    }

    /// The value of a fact.
    #[must_use]
    pub fn fact_value(&self, fact: FactId, value: i32) -> String {
        let titles = self.titles;
        let Some(row) = titles.model().facts.get(fact.index()) else { return value.to_string() };
        match &row.ty {
            FactTy::Flag => titles.phrase(if value == 0 { "word-no" } else { "word-yes" }),
            FactTy::Count => titles.show(&i64::from(value).into()),
            FactTy::Choice(options) => usize::try_from(value)
                .ok()
                .and_then(|at| options.get(at))
                .map_or_else(|| value.to_string(), |word| titles.condition(*word)),
            FactTy::Place => u16::try_from(value).map_or_else(
                |_| titles.phrase("place-on-the-way"),
                |place| titles.thing(EntityId(place)).to_owned(),
            ),
        }
    }
}
