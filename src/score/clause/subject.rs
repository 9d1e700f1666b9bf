//! Whom or what an obligation is about: keys of `per` and `same`, aliases merged, one step over a link.
//!
//! # Invariants
//! - A place the trigger leaves empty asks for nothing; a place the other side leaves empty agrees with nothing that
//!   is asked for. Nothing else is inferred: a group is one subject, a list is one subject.
//! - Keys are stored with aliases already replaced; a later merge replaces them again everywhere.

use std::collections::BTreeMap;

use crate::base::EntityId;
use crate::content::model::Model;
use crate::content::scenario::LinkKind;
use crate::trace::{Subject, Val};

/// Links that may lie between the two sides, one for each place of a key.
pub type Links = [Option<LinkKind>; 3];

/// No link anywhere.
pub const NO_LINKS: Links = [None; 3];

/// Which thing stands for which after merges.
#[derive(Clone, Debug)]
pub struct Aliases {
    stands_for: Vec<EntityId>,
    any: bool,
}

impl Aliases {
    /// Every thing stands for itself.
    #[must_use]
    pub fn new(things: usize) -> Self {
        Self { stands_for: (0..things).map(EntityId::from_index).collect(), any: false }
    }

    /// Two reports are about one thing.
    pub fn merge(&mut self, keep: EntityId, alias: EntityId) {
        let (keep, alias) = (self.thing(keep), self.thing(alias));
        for thing in &mut self.stands_for {
            if *thing == alias {
                *thing = keep;
            }
        }
        self.any = true;
    }

    fn thing(&self, thing: EntityId) -> EntityId {
        self.stands_for.get(thing.index()).copied().unwrap_or(thing)
    }

    /// The key with aliases replaced.
    #[must_use]
    pub fn subject(&self, subject: Subject) -> Subject {
        if !self.any {
            return subject;
        }
        Subject(subject.0.map(|val| match val {
            Val::Entity(thing) => Val::Entity(self.thing(thing)),
            Val::Nil
            | Val::Flag(_)
            | Val::Num(_)
            | Val::Word(_)
            | Val::Message(_)
            | Val::Seat(_)
            | Val::Many(..)
            | Val::Options(_)
            | Val::Text(_) => val,
        }))
    }
}

/// Whether the other side agrees with what is asked for.
#[must_use]
pub fn agrees(model: &Model, asked: Subject, given: Subject, links: Links) -> bool {
    asked.0.into_iter().zip(given.0).zip(links).all(|((asked, given), link)| {
        asked.is_nil()
            || asked == given
            || match (link, asked, given) {
                (Some(kind), Val::Entity(one), Val::Entity(other)) => model.one_step(kind, one, other),
                _ => false,
            }
    })
}

/// The things named in the two keys of an obligation, for conditions about its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Things {
    all: [EntityId; 6],
    number: usize,
}

impl Things {
    /// The things of two keys, those of the first before those of the second.
    #[must_use]
    pub fn of(one: Subject, other: Subject) -> Self {
        let mut things = Self { all: [EntityId(0); 6], number: 0 };
        for val in one.0.into_iter().chain(other.0) {
            if let (Val::Entity(thing), Some(place)) = (val, things.all.get_mut(things.number)) {
                *place = thing;
                things.number += 1;
            }
        }
        things
    }
}

impl std::ops::Deref for Things {
    type Target = [EntityId];

    fn deref(&self) -> &[EntityId] {
        self.all.get(..self.number).unwrap_or_default()
    }
}

/// Something kept for each key.
#[derive(Clone, Debug)]
pub struct Keyed<T> {
    map: BTreeMap<Subject, T>,
    /// Keys with an empty place: they must be looked at one by one.
    loose: usize,
    places: usize,
}

impl<T> Keyed<T> {
    /// Nothing kept, for keys of so many places.
    #[must_use]
    pub fn new(places: u8) -> Self {
        Self { map: BTreeMap::new(), loose: 0, places: usize::from(places) }
    }

    fn is_loose(&self, key: Subject) -> bool {
        key.0.iter().take(self.places).any(|val| val.is_nil())
    }

    /// What is kept under this very key.
    #[must_use]
    pub fn get_mut(&mut self, key: Subject) -> Option<&mut T> {
        self.map.get_mut(&key)
    }

    /// What is kept under this very key, made if nothing is.
    pub fn at(&mut self, key: Subject, make: impl FnOnce() -> T) -> &mut T {
        if !self.map.contains_key(&key) && self.is_loose(key) {
            self.loose += 1;
        }
        self.map.entry(key).or_insert_with(make)
    }

    /// Takes out what is kept under this very key.
    pub fn remove(&mut self, key: Subject) -> Option<T> {
        let removed = self.map.remove(&key);
        if removed.is_some() && self.is_loose(key) {
            self.loose -= 1;
        }
        removed
    }

    /// Everything, by key.
    pub fn iter(&self) -> impl Iterator<Item = (Subject, &T)> {
        self.map.iter().map(|(key, kept)| (*key, kept))
    }

    /// Takes out everything, by key.
    pub fn drain(&mut self) -> impl Iterator<Item = (Subject, T)> {
        self.loose = 0;
        std::mem::take(&mut self.map).into_iter()
    }

    /// Keys kept that ask for something this key gives: the stored side is the trigger.
    pub fn asking(&self, model: &Model, given: Subject, links: Links, into: &mut Vec<Subject>) {
        into.clear();
        if self.loose == 0 && links == NO_LINKS {
            into.extend(self.map.contains_key(&given).then_some(given));
        } else {
            into.extend(self.map.keys().filter(|asked| agrees(model, **asked, given, links)));
        }
    }

    /// Keys kept that give what this key asks for: the stored side is the act.
    pub fn giving(&self, model: &Model, asked: Subject, links: Links, into: &mut Vec<Subject>) {
        into.clear();
        if links == NO_LINKS && !self.is_loose(asked) {
            into.extend(self.map.contains_key(&asked).then_some(asked));
        } else {
            into.extend(self.map.keys().filter(|given| agrees(model, asked, **given, links)));
        }
    }

    /// What is kept under the keys that give what this key asks for, in the order of the keys.
    pub fn kept_giving<'a>(
        &'a self,
        model: &'a Model,
        asked: Subject,
        links: Links,
    ) -> impl Iterator<Item = &'a T> + 'a {
        let is_whole = links == NO_LINKS && !self.is_loose(asked);
        let one = if is_whole { self.map.get(&asked) } else { None };
        let many = if is_whole { None } else { Some(self.map.iter()) };
        let agreeing = move |(given, _): &(&Subject, &T)| agrees(model, asked, **given, links);
        one.into_iter().chain(many.into_iter().flatten().filter(agreeing).map(|(_, kept)| kept))
    }

    /// What is kept under a key that `asking` or `giving` named.
    #[must_use]
    pub fn get(&self, key: Subject) -> Option<&T> {
        self.map.get(&key)
    }

    /// Replaces aliases in every key; `join` puts together what falls on one key, the one of the kept key first.
    pub fn rekey(&mut self, aliases: &Aliases, mut join: impl FnMut(&mut T, T)) {
        let moved: Vec<Subject> =
            self.map.keys().filter(|key| aliases.subject(**key) != **key).copied().collect();
        for key in moved {
            let Some(kept) = self.remove(key) else { continue };
            let to = aliases.subject(key);
            match self.map.get_mut(&to) {
                Some(there) => join(there, kept),
                None => {
                    self.at(to, || kept);
                }
            }
        }
    }
}
