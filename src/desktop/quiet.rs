//! Keys held that did not change are no news: else every frame would ask for the next one.

use bevy::ecs::query::With;
use bevy::ecs::system::{Local, Single};
use bevy_egui::{EguiInput, PrimaryEguiContext};
use egui::{Event, Modifiers};

/// Takes out what is told of the held keys every frame, unless it changed.
pub(super) fn held_keys(
    mut last: Local<'_, Modifiers>,
    mut input: Single<'_, '_, &mut EguiInput, With<PrimaryEguiContext>>,
) {
    only_changes(&mut last, &mut input.events);
}

fn only_changes(last: &mut Modifiers, events: &mut Vec<Event>) {
    events.retain(|event| match event {
        Event::ModifiersChanged(held) => std::mem::replace(last, *held) != *held,
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_keys_are_told_once() {
        let mut last = Modifiers::NONE;
        let mut told = |held| {
            let mut events = vec![Event::ModifiersChanged(held)];
            only_changes(&mut last, &mut events);
            !events.is_empty()
        };
        assert_eq!(
            [Modifiers::NONE, Modifiers::CTRL, Modifiers::CTRL, Modifiers::NONE].map(&mut told),
            [false, true, false, true]
        );
    }
}
