//! How often the window is drawn: only on a change, and while time runs so often that the clock moves.

use std::time::Duration;

use bevy::ecs::change_detection::DetectChanges as _;
use bevy::ecs::system::{Res, ResMut};
use bevy::winit::{UpdateMode, WinitSettings};

use crate::desktop::play::Play;
use crate::exercise::Pace;
use crate::sim::{Host, Session as _};

/// Longest time between two looks at the world while nothing happens.
const IDLE: Duration = Duration::from_secs(60);
/// Time between two frames while exercise time runs.
const RUNNING: Duration = Duration::from_millis(250);

/// Drawn on a change only.
pub(super) fn calm() -> WinitSettings {
    WinitSettings {
        focused_mode: UpdateMode::reactive(IDLE),
        unfocused_mode: UpdateMode::reactive_low_power(IDLE),
    }
}

/// While time runs, the window is drawn four times a second.
pub(super) fn follow(host: Option<Res<'_, Host<Play>>>, mut settings: ResMut<'_, WinitSettings>) {
    let runs = host.as_ref().is_some_and(|host| {
        let exercise = host.session.exercise();
        !exercise.is_paused() && !exercise.is_over() && matches!(exercise.pace(), Pace::Running(_))
    });
    let changed = host.is_none_or(|host| host.is_changed());
    let wait = if runs { RUNNING } else { IDLE };
    let mode = UpdateMode::reactive(wait);
    if changed && settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = UpdateMode::reactive_low_power(wait);
    }
}
