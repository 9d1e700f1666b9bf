//! What a colleague has in mind at one moment, before it turns to one wish: the one place where a [`Mind`] is made.

use crate::base::{EntityId, SimTime};
use crate::explore::eyes::Eyes;
use crate::explore::means::Act;
use crate::explore::mind::{Foreseen, Mind};
use crate::explore::policy::Policy;
use crate::trace::{Command, MessageNo};

/// What a colleague remembers of its own acts.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    /// Own acts, oldest first.
    done: Vec<(SimTime, Act)>,
    foreseen: Foreseen,
}

impl Memory {
    /// An own act is complete.
    pub(super) fn has_done(&mut self, at: SimTime, act: Act) {
        self.done.push((at, act));
    }

    /// Time has passed or something has come: what acts would break is looked into again.
    pub(super) fn looks_anew(&mut self) {
        self.foreseen.forget();
    }

    /// This moment as the colleague sees it.
    pub(super) fn moment<'a>(
        &'a self,
        eyes: &'a Eyes<'a>,
        policy: &'a dyn Policy,
        belief: &'a [i32],
        messages: &'a [MessageNo],
    ) -> Moment<'a> {
        Moment { eyes, policy, belief, messages, memory: self }
    }
}

/// One moment as a colleague sees it.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    eyes: &'a Eyes<'a>,
    policy: &'a dyn Policy,
    belief: &'a [i32],
    messages: &'a [MessageNo],
    memory: &'a Memory,
}

impl<'a> Moment<'a> {
    /// The colleague's mind when it turns to a wish: what has been handed in just now, since when it is wished, and what
    /// was spoken of where the wish comes from.
    pub(super) fn mind(self, commands: &'a [Command], since: SimTime, about: &'a [EntityId]) -> Mind<'a> {
        Mind {
            eyes: self.eyes,
            policy: self.policy,
            belief: self.belief,
            messages: self.messages,
            done: &self.memory.done,
            commands,
            since,
            about,
            foreseen: &self.memory.foreseen,
        }
    }
}
