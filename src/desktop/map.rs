//! The map, drawn by Bevy below the panels.

use bevy::camera::{Camera, Camera2d, ClearColor, ClearColorConfig};
use bevy::color::Color;
use bevy::ecs::system::{Commands, Res, ResMut};
use bevy::utils::default;
use bevy_egui::{EguiGlobalSettings, PrimaryEguiContext};

use crate::desktop::desk::Desk;

/// One camera for the map, one for the panels above it.
pub(super) fn cameras(mut commands: Commands<'_, '_>, mut settings: ResMut<'_, EguiGlobalSettings>) {
    settings.auto_create_primary_context = false;
    let above = Camera { order: 1, clear_color: ClearColorConfig::None, ..default() };
    commands.spawn((Camera2d, Camera { order: 0, ..default() }));
    commands.spawn((Camera2d, above, PrimaryEguiContext));
}

/// Behind everything is the background of the look.
pub(super) fn follow(desk: Res<'_, Desk>, mut clear: ResMut<'_, ClearColor>) {
    let ground = desk.prefs.look.tokens().background;
    clear.0 = Color::srgb_u8(ground.r(), ground.g(), ground.b());
}
