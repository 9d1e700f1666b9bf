//! Patterns and tests over completed actions and raised signals.

use crate::base::{ActionId, Dur, EntityId, Reliability, SeatId, SeatMask, SignalId, SlotId};
use crate::content::model::cond::{Bound, Cond, Num, Scene};
use crate::content::scenario::LinkKind;
use crate::trace::{Args, Subject, Val, WordId};

/// What a happening is an instance of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Head {
    /// A completed action.
    Action(ActionId),
    /// A raised signal.
    Signal(SignalId),
}

/// A pattern, compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A completed action or a raised signal.
    On(Leaf),
    /// A condition becomes true. With a range (first, number), it is looked at for each thing of the range, and the
    /// thing is the first value of the subject, the others `Nil`; so it is where the rule's first `per` slot is called
    /// like a kind.
    Became(Cond, Option<(u16, u16)>),
    /// A condition holds, looked at for the obligation's subject.
    Holds(Cond),
    /// Any of several.
    Any(Box<[Self]>),
    /// Time has passed since a match of the first without a match of the last.
    Lapsed(Box<Self>, Dur, Option<Box<Self>>),
}

/// One head with its tests and the slots that make the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Action or signal.
    pub head: Head,
    /// Tests to pass.
    pub tests: Box<[Test]>,
    /// Slots of `per`, in order: the key of the obligation this leaf opens.
    pub per: [Option<SlotId>; 3],
    /// Slots of `same`, in order: what must agree between trigger and act.
    pub same: [Option<SlotId>; 3],
    /// Link that may lie between, for each place of `same`.
    pub links: [Option<LinkKind>; 3],
}

/// A test on one happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The slot holds this value.
    Is(SlotId, Val),
    /// The slot is filled.
    Filled(SlotId),
    /// The number in the slot lies between these, both included.
    Between(SlotId, i64, i64),
    /// The word in the slot is one of these.
    WordIn(SlotId, Box<[WordId]>),
    /// The list in the slot contains this thing or option (bit).
    Contains(SlotId, u32),
    /// The list in the slot names at least so many.
    HasAtLeast(SlotId, u32),
    /// The list in the slot names every thing of the range (first, number) for which the condition holds.
    Covers(SlotId, u16, u16, Cond),
    /// The number in the slot equals this one now.
    Equals(SlotId, Num),
    /// The condition holds with the thing in the slot bound; for a list, for each thing in it.
    Where(SlotId, Cond),
    /// The slot is at least the trigger's slot: for each head of the trigger its slot, and the order of words.
    AtLeastTrigger(SlotId, Box<[(Head, SlotId)]>, Box<[WordId]>),
    /// The act ended with this result.
    Result(WordId),
    /// The act is by one of these seats.
    By(SeatMask),
    /// The message behind the signal is at least so reliable.
    Reliability(Reliability),
    /// All pass.
    All(Box<[Self]>),
    /// Any passes.
    Any(Box<[Self]>),
    /// Does not pass.
    Not(Box<Self>),
}

/// A completed action or a raised signal, as tests see it.
#[derive(Clone, Copy)]
pub struct Happening<'a> {
    /// Action or signal.
    pub head: Head,
    /// Slots.
    pub args: &'a Args,
    /// Result of the act.
    pub result: Option<WordId>,
    /// Seat that acted.
    pub seat: Option<SeatId>,
    /// Reliability of the message behind a signal; acts are `Confirmed`.
    pub reliability: Reliability,
    /// The trigger of the obligation, where one is being settled.
    pub trigger: Option<(Head, &'a Args)>,
}

impl Leaf {
    /// Whether the happening is of this head and passes all tests.
    #[must_use]
    pub fn matches(&self, happening: &Happening<'_>, things: &ThingRanges<'_>, scene: &Scene<'_>) -> bool {
        self.head == happening.head && self.tests.iter().all(|test| test.passes(happening, things, scene))
    }

    /// The key of the obligation a happening of this head opens; a slot the head does not have gives `Nil`.
    #[must_use]
    pub fn key(&self, args: &Args) -> Subject {
        held(&self.per, args)
    }

    /// The values that must agree with the other side.
    #[must_use]
    pub fn same_key(&self, args: &Args) -> Subject {
        held(&self.same, args)
    }
}

/// What slots hold; `Nil` where there is no slot.
fn held(slots: &[Option<SlotId>; 3], args: &Args) -> Subject {
    let mut key = Subject::NONE;
    for (val, slot) in key.0.iter_mut().zip(slots) {
        if let Some(slot) = slot {
            *val = args.get(slot.index());
        }
    }
    key
}

/// First thing of each kind, to turn list bits into things.
#[derive(Clone, Copy, Debug)]
pub struct ThingRanges<'a>(pub &'a [(u16, u16)]);

impl ThingRanges<'_> {
    /// The thing of a kind at a position.
    #[must_use]
    pub fn member(&self, kind: usize, bit: u32) -> Option<EntityId> {
        let (first, len) = *self.0.get(kind)?;
        (bit < u32::from(len)).then(|| EntityId(first + bit as u16))
    }
}

impl Test {
    /// Whether the happening passes.
    #[must_use]
    pub fn passes(&self, happening: &Happening<'_>, things: &ThingRanges<'_>, scene: &Scene<'_>) -> bool {
        let get = |slot: &SlotId| happening.args.get(slot.index());
        match self {
            Self::Is(slot, val) => get(slot) == *val,
            Self::Filled(slot) => !get(slot).is_nil() && happening.args.text(slot.index()) != Some(""),
            Self::Between(slot, least, most) => matches!(get(slot), Val::Num(n) if n >= *least && n <= *most),
            Self::WordIn(slot, words) => matches!(get(slot), Val::Word(word) if words.contains(&word)),
            Self::Contains(slot, bit) => match get(slot) {
                Val::Many(_, bits) | Val::Options(bits) => bits >> (bit & 63) & 1 == 1,
                Val::Nil
                | Val::Flag(_)
                | Val::Num(_)
                | Val::Entity(_)
                | Val::Word(_)
                | Val::Message(_)
                | Val::Seat(_)
                | Val::Text(_) => false,
            },
            Self::HasAtLeast(slot, n) => match get(slot) {
                Val::Many(_, bits) | Val::Options(bits) => bits.count_ones() >= *n,
                Val::Nil => *n == 0,
                Val::Flag(_)
                | Val::Num(_)
                | Val::Entity(_)
                | Val::Word(_)
                | Val::Message(_)
                | Val::Seat(_)
                | Val::Text(_) => *n <= 1,
            },
            Self::Covers(slot, first, len, cond) => {
                let bits = match get(slot) {
                    Val::Many(_, bits) => bits,
                    _ => 0,
                };
                (0..*len).all(|position| {
                    let bound = Bound { thing: EntityId(first + position), outer: scene.bound };
                    let inner = Scene { bound: Some(&bound), ..*scene };
                    !cond.holds(&inner) || (position < 64 && bits >> position & 1 == 1)
                })
            }
            Self::Equals(slot, num) => match (get(slot), num.value(scene)) {
                (Val::Num(n), Some(now)) => n == i64::from(now),
                _ => false,
            },
            Self::Where(slot, cond) => {
                let holds = |thing: EntityId| {
                    let bound = Bound { thing, outer: scene.bound };
                    cond.holds(&Scene { bound: Some(&bound), ..*scene })
                };
                match get(slot) {
                    Val::Entity(thing) => holds(thing),
                    Val::Many(kind, bits) if bits != 0 => (0..64u32)
                        .filter(|bit| bits >> bit & 1 == 1)
                        .all(|bit| things.member(kind.index(), bit).is_some_and(holds)),
                    _ => false,
                }
            }
            Self::AtLeastTrigger(slot, there, order) => {
                let Some((head, args)) = happening.trigger else { return false };
                let Some((_, other)) = there.iter().find(|(of, _)| *of == head) else { return false };
                match (get(slot), args.get(other.index())) {
                    (Val::Num(here), Val::Num(there)) => here >= there,
                    (Val::Word(here), Val::Word(there)) => {
                        let place = |word: WordId| order.iter().position(|at| *at == word);
                        matches!((place(here), place(there)), (Some(here), Some(there)) if here >= there)
                    }
                    _ => false,
                }
            }
            Self::Result(word) => happening.result == Some(*word),
            Self::By(seats) => happening.seat.is_some_and(|seat| seats.has(seat)),
            Self::Reliability(least) => happening.reliability >= *least,
            Self::All(list) => list.iter().all(|test| test.passes(happening, things, scene)),
            Self::Any(list) => list.iter().any(|test| test.passes(happening, things, scene)),
            Self::Not(test) => !test.passes(happening, things, scene),
        }
    }
}
