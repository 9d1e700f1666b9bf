//! The slots of an action, filled so that it does what is wanted.
//!
//! # Invariants
//! - Names only what the seat knows: things it has learned of and messages that have reached it.

use crate::base::{ActionId, Dur, EntityId, KindId, Reliability, SlotId};
use crate::content::kind::Kind;
use crate::content::model::cond::{Bound, Scene};
use crate::content::model::pattern::{Happening, Head, Test, ThingRanges};
use crate::content::model::tables::{ActionRow, Model, SlotRow, SlotTy};
use crate::explore::means::{Sight, Want};
use crate::trace::{Args, Val};

/// Fills the slots of an action so that the tests pass and the slots of `same` hold what must agree, or nothing if that
/// cannot be.
pub(super) fn fill(
    sight: &Sight<'_>,
    want: &Want<'_>,
    action: ActionId,
    tests: &[Test],
    same: [Option<SlotId>; 3],
) -> Option<Args> {
    let row = &sight.model.actions[action.index()];
    let mut hand = Hand { sight, want, vals: vec![Val::Nil; row.slots.len()], texts: Vec::new() };
    for (slot, val) in same.iter().zip(want.agree.0) {
        if let Some(slot) = slot
            && !val.is_nil()
            && let Some(place) = hand.vals.get_mut(slot.index())
        {
            *place = match (&row.slots[slot.index()].ty, val) {
                (SlotTy::Many(kind), Val::Entity(thing)) => one_of_many(sight.model, *kind, thing)?,
                _ => val,
            };
        }
    }
    for test in tests {
        hand.obey(row, test);
    }
    // Words last: by what was tried before with the same things, another way is tried.
    for words in [false, true] {
        for (at, slot) in row.slots.iter().enumerate() {
            if hand.vals[at].is_nil() && !slot.optional && matches!(slot.ty, SlotTy::Word(_)) == words {
                hand.vals[at] = match &slot.ty {
                    SlotTy::Word(list) if !row.results.is_empty() && !list.is_empty() => {
                        let turn = (sight.tried)(action, &hand.vals);
                        Val::Word(list[turn % list.len()])
                    }
                    _ => hand.usual(slot)?,
                };
            }
        }
    }
    let args = Args::new(hand.vals, hand.texts);
    if tests.is_empty() {
        return Some(args);
    }
    let happening = Happening {
        head: Head::Action(action),
        args: &args,
        result: None,
        seat: Some(sight.seat),
        reliability: Reliability::Confirmed,
        trigger: want.trigger,
    };
    let named = named(&args.vals);
    let scene = Scene { subject: &named, ..Scene::of(sight.cells) };
    let ranges = ThingRanges(&sight.model.kinds);
    tests.iter().all(|test| may_pass(test, &happening, &ranges, &scene)).then_some(args)
}

/// Whether a test passes, whatever it says of the result.
fn may_pass(test: &Test, happening: &Happening<'_>, ranges: &ThingRanges<'_>, scene: &Scene<'_>) -> bool {
    let may = |inner: &Test| may_pass(inner, happening, ranges, scene);
    match test {
        Test::Result(_) => true,
        Test::All(list) => list.iter().all(may),
        Test::Any(list) => list.iter().any(may),
        Test::Not(inner) if matches!(**inner, Test::Result(_)) => true,
        _ => test.passes(happening, ranges, scene),
    }
}

/// The things slots name.
fn named(vals: &[Val]) -> Vec<EntityId> {
    vals.iter().filter_map(|val| if let Val::Entity(thing) = val { Some(*thing) } else { None }).collect()
}

fn one_of_many(model: &Model, kind: Kind, thing: EntityId) -> Option<Val> {
    let position = thing.0.checked_sub(model.range(kind).0)?;
    (position < 64).then(|| Val::Many(KindId::from_index(kind as usize), 1 << position))
}

struct Hand<'a> {
    sight: &'a Sight<'a>,
    want: &'a Want<'a>,
    vals: Vec<Val>,
    texts: Vec<Box<str>>,
}

impl Hand<'_> {
    /// Changes the slots so that a test passes, where one can see how.
    fn obey(&mut self, row: &ActionRow, test: &Test) {
        let slot_of = |slot: &SlotId| row.slots.get(slot.index());
        let ty = |slot: &SlotId| slot_of(slot).map(|slot| &slot.ty);
        match test {
            Test::Is(slot, val) => self.put(*slot, *val),
            Test::Filled(slot) => {
                if self.at(*slot).is_nil()
                    && let Some(val) = slot_of(slot).and_then(|row| self.usual(row))
                {
                    self.put(*slot, val);
                }
            }
            Test::Between(slot, least, most) => {
                let now = if let Val::Num(n) = self.at(*slot) { n } else { 0 };
                self.put(*slot, Val::Num(now.clamp(*least, (*most).max(*least))));
            }
            Test::WordIn(slot, words) => {
                let fits = matches!(self.at(*slot), Val::Word(word) if words.contains(&word));
                if !fits && let Some(word) = words.first() {
                    self.put(*slot, Val::Word(*word));
                }
            }
            Test::Contains(slot, bit) => match ty(slot) {
                Some(SlotTy::Many(kind)) => {
                    let bits = if let Val::Many(_, bits) = self.at(*slot) { bits } else { 0 };
                    self.put(*slot, Val::Many(KindId::from_index(*kind as usize), bits | 1 << (bit & 63)));
                }
                Some(SlotTy::Words(_)) => {
                    let bits = if let Val::Options(bits) = self.at(*slot) { bits } else { 0 };
                    self.put(*slot, Val::Options(bits | 1 << (bit & 63)));
                }
                _ => {}
            },
            Test::HasAtLeast(slot, n) => match ty(slot) {
                Some(SlotTy::Words(words)) => {
                    let n = (*n as usize).max(1).min(words.len()).min(63);
                    let bits = if let Val::Options(bits) = self.at(*slot) { bits } else { 0 };
                    self.put(*slot, Val::Options(bits | ((1u64 << n) - 1)));
                }
                Some(SlotTy::Many(kind)) => {
                    let bits =
                        self.known(*kind).take(*n as usize).fold(0u64, |bits, position| bits | 1 << position);
                    self.put(*slot, Val::Many(KindId::from_index(*kind as usize), bits));
                }
                _ => {}
            },
            Test::Covers(slot, first, len, cond) => {
                let mut bits = 0u64;
                for position in 0..(*len).min(64) {
                    let bound = Bound { thing: EntityId(first + position), outer: None };
                    let scene = Scene { bound: Some(&bound), ..Scene::of(self.sight.cells) };
                    bits |= u64::from(cond.holds(&scene)) << position;
                }
                if let Some(SlotTy::Many(kind)) = ty(slot) {
                    self.put(*slot, Val::Many(KindId::from_index(*kind as usize), bits));
                }
            }
            Test::Equals(slot, num) => {
                let things = named(&self.vals);
                let scene = Scene { subject: &things, ..Scene::of(self.sight.cells) };
                if let Some(n) = num.value(&scene) {
                    self.put(*slot, Val::Num(i64::from(n)));
                }
            }
            Test::Where(slot, cond) => {
                let Some(SlotTy::Thing(kinds)) = ty(slot) else { return };
                if !self.at(*slot).is_nil() {
                    return;
                }
                let fitting = kinds.iter().flat_map(|kind| self.sight.model.things_of(*kind)).find(|thing| {
                    let bound = Bound { thing: *thing, outer: None };
                    (self.sight.knows)(*thing)
                        && cond.holds(&Scene { bound: Some(&bound), ..Scene::of(self.sight.cells) })
                });
                if let Some(thing) = fitting {
                    self.put(*slot, Val::Entity(thing));
                }
            }
            Test::AtLeastTrigger(slot, sides, _) => {
                if let Some((head, args)) = self.want.trigger
                    && let Some((_, other)) = sides.iter().find(|(of, _)| *of == head)
                {
                    self.put(*slot, args.get(other.index()));
                }
            }
            Test::All(list) => list.iter().for_each(|inner| self.obey(row, inner)),
            Test::Any(list) => {
                if let Some(inner) = list.first() {
                    self.obey(row, inner);
                }
            }
            Test::Result(_) | Test::By(_) | Test::Reliability(_) | Test::Not(_) => {}
        }
    }

    fn at(&self, slot: SlotId) -> Val {
        self.vals.get(slot.index()).copied().unwrap_or(Val::Nil)
    }

    fn put(&mut self, slot: SlotId, val: Val) {
        if let Some(place) = self.vals.get_mut(slot.index()) {
            *place = val;
        }
    }

    /// Positions of the known things of a kind.
    fn known(&self, kind: Kind) -> impl Iterator<Item = u32> + '_ {
        let first = self.sight.model.range(kind).0;
        self.sight
            .model
            .things_of(kind)
            .filter(|thing| (self.sight.knows)(*thing))
            .map(move |thing| u32::from(thing.0 - first))
            .filter(|position| *position < 64)
    }

    /// What a careful colleague puts into a slot nothing is said about: what was spoken of where the wish comes from, else
    /// what the first message spoke of, else the first thing known; the whole checklist.
    fn usual(&mut self, slot: &SlotRow) -> Option<Val> {
        Some(match &slot.ty {
            SlotTy::Thing(kinds) => {
                let model = self.sight.model;
                let known = |thing: &EntityId| (self.sight.knows)(*thing) && slot.suits(model, *thing);
                let fits = |thing: &EntityId| {
                    let row = model.things.get(thing.index());
                    row.is_some_and(|row| kinds.contains(&row.kind)) && known(thing)
                };
                let meant = self.sight.about.iter().copied().find(fits);
                let meant = meant.or_else(|| (self.sight.spoken)(&fits));
                let mut any = kinds.iter().flat_map(|kind| model.things_of(*kind));
                Val::Entity(meant.or_else(|| any.find(known))?)
            }
            SlotTy::Many(kind) => {
                let bits = self.known(*kind).fold(0u64, |bits, position| bits | 1 << position);
                Val::Many(KindId::from_index(*kind as usize), bits)
            }
            SlotTy::Word(words) => Val::Word(*words.first()?),
            SlotTy::Words(words) => {
                Val::Options(if words.len() >= 64 { u64::MAX } else { (1u64 << words.len()) - 1 })
            }
            SlotTy::Message => Val::Message(*self.sight.messages.last()?),
            SlotTy::Seat => Val::Seat(self.sight.seat),
            SlotTy::Number => Val::Num(1),
            SlotTy::Flag => Val::Flag(false),
            SlotTy::Time => Val::Num(Dur::HOUR.0),
            SlotTy::Text => {
                self.texts.push("–".into());
                Val::Text(u16::try_from(self.texts.len() - 1).unwrap_or(u16::MAX))
            }
        })
    }
}
