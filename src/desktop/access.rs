//! What a screen reader asks for reaches the panels: pressing, focusing, typing.

use bevy::a11y::ActionRequest;
use bevy::ecs::message::MessageReader;
use bevy::ecs::query::With;
use bevy::ecs::system::Single;
use bevy_egui::{EguiInput, PrimaryEguiContext};

/// Hands requests on as input of the panels.
pub(super) fn pass_on(
    mut requests: MessageReader<'_, '_, ActionRequest>,
    mut input: Single<'_, '_, &mut EguiInput, With<PrimaryEguiContext>>,
) {
    for request in requests.read() {
        input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
    }
}
