//! What a colleague means to do about each of its duties, kept by the place of the duty.
//!
//! # Invariants
//! - An intent lives as long as its duty is owed at every look: a duty that was not owed at one look begins anew.

use crate::base::SimTime;
use crate::explore::means::Act;
use crate::score::clause::Owed;
use crate::score::clause::pending::Handle;

/// What a colleague means to do about one duty.
#[derive(Clone, Debug)]
pub(super) struct Intent {
    key: (Handle, SimTime),
    /// The last look at which the duty was owed.
    look: u32,
    /// When it sets about it; none: it never thinks of it.
    pub(super) at: Option<SimTime>,
    /// What it has begun for it.
    pub(super) begun: Option<Act>,
    /// How often it saw no way.
    pub(super) stuck: u8,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Intents {
    by_place: Vec<Option<Intent>>,
    look: u32,
    /// One of them may have seen no way.
    stuck: bool,
}

impl Intents {
    /// Looks at everything owed now; what is no longer owed is forgotten.
    pub(super) fn look_at(&mut self, owed: &[Owed]) {
        let last = self.look;
        self.look += 1;
        for duty in owed {
            if let Some(Some(intent)) = self.by_place.get_mut(duty.handle.place as usize)
                && intent.key == key(duty)
                && intent.look == last
            {
                intent.look = self.look;
            }
        }
    }

    /// The intent for a duty looked at; `begins` says when it sets about it, asked once.
    pub(super) fn of(&mut self, duty: &Owed, begins: impl FnOnce() -> Option<SimTime>) -> &mut Intent {
        let (place, look) = (duty.handle.place as usize, self.look);
        if self.by_place.len() <= place {
            self.by_place.resize_with(place + 1, || None);
        }
        let there = &mut self.by_place[place];
        if there.as_ref().is_none_or(|intent| intent.look != look || intent.key != key(duty)) {
            *there = None;
        }
        there.get_or_insert_with(|| Intent { key: key(duty), look, at: begins(), begun: None, stuck: 0 })
    }

    /// One of them has seen no way.
    pub(super) const fn are_stuck(&mut self) {
        self.stuck = true;
    }

    /// Whatever seemed impossible is looked at again. Answers whether anything did.
    pub(super) fn try_again(&mut self) -> bool {
        if !std::mem::take(&mut self.stuck) {
            return false;
        }
        let mut any = false;
        let look = self.look;
        for intent in self.by_place.iter_mut().flatten().filter(|one| one.look == look && one.stuck > 0) {
            intent.stuck = 0;
            intent.at = Some(SimTime(i64::MIN));
            any = true;
        }
        any
    }
}

/// What tells a duty apart from every other; a new period of a rhythm is a new duty.
const fn key(duty: &Owed) -> (Handle, SimTime) {
    (duty.handle, duty.since)
}
