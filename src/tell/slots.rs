//! What the slots of an action can be filled with, for every form alike.

use crate::base::{Dur, EntityId, KindId, SeatId};
use crate::content::kind::Kind;
use crate::content::model::Head;
use crate::content::model::tables::SlotTy;
use crate::exercise::SeatView;
use crate::exercise::view::MessageState;
use crate::tell::{Titles, shown_message};
use crate::trace::{MessageNo, Names as _, Val, WordId};

/// What is asked for in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One or several of these.
    Choice(Offer),
    /// A whole number.
    Number,
    /// A length of time, see [`length`].
    Time,
    /// Own words.
    Text,
}

/// What a slot can be chosen from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The choices.
    pub choices: Vec<Choice>,
    /// Several may be chosen.
    pub many: bool,
    /// What the slot holds if nothing is chosen.
    pub none: Val,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// In words.
    pub title: String,
    /// The number of its own it is known by, if it has one.
    pub number: Option<u32>,
    /// What the slot holds if it alone is chosen.
    pub val: Val,
}

impl Offer {
    fn one(choices: impl Iterator<Item = (String, Val)>) -> Asked {
        Self::of(choices, false, Val::Nil)
    }

    fn of(choices: impl Iterator<Item = (String, Val)>, many: bool, none: Val) -> Asked {
        let choices = choices.map(|(title, val)| Choice { title, number: None, val }).collect();
        Asked::Choice(Self { choices, many, none })
    }

    /// What the slot holds with these choices, by position.
    #[must_use]
    pub fn val(&self, chosen: &[usize]) -> Val {
        let vals = chosen.iter().filter_map(|at| self.choices.get(*at)).map(|choice| choice.val);
        vals.fold(self.none, together)
    }
}

/// A slot that holds both: of several things or options, the two together; of one, the later.
#[must_use]
pub const fn together(held: Val, added: Val) -> Val {
    match (held, added) {
        (Val::Many(kind, some), Val::Many(_, more)) => Val::Many(kind, some | more),
        (Val::Options(some), Val::Options(more)) => Val::Options(some | more),
        (_, added) => added,
    }
}

/// A slot without one of the several things or options it holds.
#[must_use]
pub const fn without(held: Val, taken: Val) -> Val {
    match (held, taken) {
        (Val::Many(kind, some), Val::Many(_, less)) => Val::Many(kind, some & !less),
        (Val::Options(some), Val::Options(less)) => Val::Options(some & !less),
        (held, _) => held,
    }
}

/// What is asked for in a slot, and what of it the seat knows. None if there is no such slot.
#[must_use]
pub fn asked(head: Head, at: usize, view: &SeatView, titles: &Titles) -> Option<Asked> {
    let model = titles.model();
    let slot = model.slots(head).get(at)?;
    let things = |kinds: &[Kind], one: bool, val: &dyn Fn(EntityId) -> Val| -> Vec<(String, Val)> {
        let known = known(view, titles, kinds, one).into_iter().filter(|thing| slot.suits(model, *thing));
        known.map(|thing| (titles.thing(thing).to_owned(), val(thing))).collect()
    };
    let words = |options: &[WordId], val: &dyn Fn(usize, WordId) -> Val| -> Vec<(String, Val)> {
        let rows = options.iter().enumerate();
        rows.map(|(no, word)| (titles.choice(head, at, *word), val(no, *word))).collect()
    };
    Some(match &slot.ty {
        SlotTy::Thing(kinds) => Offer::one(things(kinds, true, &Val::Entity).into_iter()),
        SlotTy::Many(kind) => {
            let number = KindId::from_index(*kind as usize);
            let bit = |thing| Val::Many(number, 1 << (model.kind_of(thing).1 & 63));
            Offer::of(things(&[*kind], false, &bit).into_iter(), true, Val::Many(number, 0))
        }
        SlotTy::Word(options) => Offer::one(words(options, &|_, word| Val::Word(word)).into_iter()),
        SlotTy::Words(options) => {
            let bit = |no: usize, _| Val::Options(1 << (no & 63));
            Offer::of(words(options, &bit).into_iter(), true, Val::Options(0))
        }
        SlotTy::Message => messages(view, titles),
        SlotTy::Seat => {
            let seats = (0..model.seats.len()).map(SeatId::from_index);
            Offer::one(seats.map(|seat| (titles.seat(seat).to_owned(), Val::Seat(seat))))
        }
        SlotTy::Flag => Offer::one(
            [("word-yes", true), ("word-no", false)]
                .into_iter()
                .map(|(key, flag)| (titles.phrase(key), Val::Flag(flag))),
        ),
        SlotTy::Number => Asked::Number,
        SlotTy::Time => Asked::Time,
        SlotTy::Text => Asked::Text,
    })
}

/// Messages that reached the seat, latest first, by sender and number.
fn messages(view: &SeatView, titles: &Titles) -> Asked {
    let reached =
        view.messages.iter().rev().filter(|message| !matches!(message.state, MessageState::Ringing(_)));
    let choices = reached.map(|message| Choice {
        title: sender(message.no, view, titles),
        number: Some(shown_message(message.no)),
        val: Val::Message(message.no),
    });
    Asked::Choice(Offer { choices: choices.collect(), many: false, none: Val::Nil })
}

/// Known things of these kinds; where one of them is asked for, the latest event first.
fn known(view: &SeatView, titles: &Titles, kinds: &[Kind], one: bool) -> Vec<EntityId> {
    let model = titles.model();
    let kind = |thing: EntityId| model.things.get(thing.index()).map(|row| row.kind);
    let mut things: Vec<EntityId> = view
        .things
        .iter()
        .map(|known| known.thing)
        .filter(|thing| kind(*thing).is_some_and(|kind| kinds.contains(&kind)))
        .collect();
    if kinds.contains(&Kind::Seat) {
        things
            .extend(model.things_of(Kind::Seat).filter(|thing| !things.contains(thing)).collect::<Vec<_>>());
    }
    if kinds.contains(&Kind::Event) && one {
        // What happened last is more often meant than what has long been known.
        let since = |thing: &EntityId| view.things.iter().find(|known| known.thing == *thing);
        things.sort_by_key(|thing| std::cmp::Reverse(since(thing).map(|known| known.since)));
    }
    things
}

/// Who sent a message.
#[must_use]
pub fn sender(no: MessageNo, view: &SeatView, titles: &Titles) -> String {
    titles.who(view.message(no).and_then(|message| message.inject)).to_owned()
}

/// A length of time as people write it: `20` is minutes, `2h 30m`, `2 სთ 30 წთ`. None if it is not one, or nothing.
#[must_use]
pub fn length(text: &str) -> Option<Dur> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (digits, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let after = after.trim_start();
        let stop = after.find(|c: char| c.is_ascii_digit() || c.is_whitespace()).unwrap_or(after.len());
        let (unit, next) = after.split_at(stop);
        let unit = match unit {
            "" | "წთ" | "წუთი" | "minutes" => "m",
            "სთ" | "საათი" | "hours" => "h",
            "დღე" | "days" => "d",
            other => other,
        };
        parts.push(format!("{digits}{unit}"));
        rest = next.trim_start();
    }
    Dur::parse(&parts.join(" ")).ok().filter(|dur| dur.0 > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_in_minutes_and_in_either_language() {
        let minutes = |n: i64| Some(Dur(n * Dur::MINUTE.0));
        assert_eq!(length("20"), minutes(20));
        assert_eq!(length("20 წთ"), minutes(20));
        assert_eq!(length("2სთ 30წთ"), minutes(150));
        assert_eq!(length("2h 30m"), minutes(150));
        assert_eq!(length("1 დღე"), minutes(1_440));
        for wrong in ["", "0", "-5", "m", "20 parrots", "წთ", "5m -1m", "99999999999999999999"] {
            assert_eq!(length(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn several_choices_are_held_together_and_one_is_the_later() {
        let choice = |val| Choice { title: String::new(), number: None, val };
        let choices = (0..3).map(|bit| choice(Val::Options(1 << bit))).collect();
        let many = Offer { choices, many: true, none: Val::Options(0) };
        assert_eq!(many.val(&[]), Val::Options(0));
        assert_eq!(many.val(&[0, 2, 9]), Val::Options(5));
        assert_eq!(without(Val::Options(5), Val::Options(4)), Val::Options(1));
        let one = Offer {
            choices: vec![choice(Val::Flag(true)), choice(Val::Flag(false))],
            many: false,
            none: Val::Nil,
        };
        assert_eq!((one.val(&[]), one.val(&[1])), (Val::Nil, Val::Flag(false)));
    }
}
