//! The one system that advances an exercise.

use std::marker::PhantomData;

use bevy::app::{App, FixedUpdate, Plugin};
use bevy::ecs::message::{Message, Messages};
use bevy::ecs::resource::Resource;
use bevy::ecs::world::World;
use bevy::time::{Fixed, Time};

use crate::base::{Dur, Msg};
use crate::exercise::{Answer, Exercise, Input};
use crate::trace::{Refusal, StepNo};

/// An exercise as a host drives it: alone, or with what belongs to playing it (colleagues, a file).
pub trait Session: Send + Sync + 'static {
    /// The exercise.
    fn exercise(&self) -> &Exercise;

    /// Takes an input.
    ///
    /// # Errors
    /// A [`Msg`] if what happened cannot be kept; the exercise then stands still until that is mended.
    fn take(&mut self, input: Input) -> Result<Answer, Msg>;
}

impl Session for Exercise {
    fn exercise(&self) -> &Exercise {
        self
    }

    fn take(&mut self, input: Input) -> Result<Answer, Msg> {
        Ok(Self::take(self, input))
    }
}

/// The exercise that is played. Inserted when one begins, removed when it is left.
#[derive(Resource, Debug)]
pub struct Host<S: Session> {
    /// The session.
    pub session: S,
    /// It could not be kept: nothing is advanced until it is tried again.
    pub halted: bool,
}

impl<S: Session> Host<S> {
    /// A host of this session.
    pub const fn new(session: S) -> Self {
        Self { session, halted: false }
    }
}

/// What is asked of the exercise; taken in the order written, in the next fixed step.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct Ask(pub Input);

/// What came of it.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Steps were made, this one the first.
    Stepped(StepNo),
    /// A command was refused.
    Refused(Refusal),
    /// What happened could not be kept.
    NotKept(Msg),
}

/// Advances the exercise of sessions of this kind in the fixed schedule.
#[derive(Debug)]
pub struct HostPlugin<S>(PhantomData<S>);

impl<S> Default for HostPlugin<S> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<S: Session> Plugin for HostPlugin<S> {
    fn build(&self, app: &mut App) {
        app.add_message::<Ask>().add_message::<Told>().add_systems(FixedUpdate, advance::<S>);
    }
}

/// Lets the time of the fixed step pass, then takes what was asked.
fn advance<S: Session>(world: &mut World) {
    let passed = world.resource::<Time<Fixed>>().delta();
    let asked: Vec<Ask> = world.resource_mut::<Messages<Ask>>().drain().collect();
    let Some(mut host) = world.get_resource_mut::<Host<S>>() else { return };
    if host.halted {
        return;
    }
    let passed = Dur(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX));
    let inputs = std::iter::once(Input::HostTime(passed)).chain(asked.into_iter().map(|ask| ask.0));
    let mut told = Vec::new();
    for input in inputs {
        match host.session.take(input) {
            Ok(answer) => {
                told.extend(answer.from.map(Told::Stepped));
                told.extend(answer.refused.map(Told::Refused));
            }
            Err(why) => {
                host.halted = true;
                told.push(Told::NotKept(why));
                break;
            }
        }
    }
    for message in told {
        world.write_message(message);
    }
}
