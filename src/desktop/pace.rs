//! How often the window is drawn: only on a change, and while time runs as often as its speed asks for.

use std::time::Duration;

use bevy::ecs::change_detection::DetectChanges as _;
use bevy::ecs::system::{Res, ResMut};
use bevy::time::{Time, Virtual};
use bevy::winit::{UpdateMode, WinitSettings};

use crate::desktop::play::Play;
use crate::exercise::Pace;
use crate::sim::{Host, Session as _};

/// Longest time between two looks at the world while nothing happens.
const IDLE: Duration = Duration::from_secs(60);
/// Shortest and longest time between two frames while exercise time runs.
const RUNNING: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(1));
/// So many frames in a minute of the exercise, whose clock shows minutes.
const FRAMES: u32 = 6;

/// Drawn on a change only.
pub(super) fn calm() -> WinitSettings {
    WinitSettings {
        focused_mode: UpdateMode::reactive(IDLE),
        unfocused_mode: UpdateMode::reactive_low_power(IDLE),
    }
}

/// While time runs, the window is drawn often enough that the clock moves and nothing comes late.
pub(super) fn follow(
    host: Option<Res<'_, Host<Play>>>,
    mut settings: ResMut<'_, WinitSettings>,
    mut time: ResMut<'_, Time<Virtual>>,
) {
    let changed = host.as_ref().is_none_or(|host| host.is_changed());
    let speed = host.as_ref().and_then(|host| {
        let exercise = host.session.exercise();
        match exercise.pace() {
            Pace::Running(speed) if !exercise.is_paused() && !exercise.is_over() => Some(speed),
            _ => None,
        }
    });
    let wait = speed.map_or(IDLE, between);
    let mode = UpdateMode::reactive(wait);
    if changed && settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = UpdateMode::reactive_low_power(wait);
        // No more time passes in one frame: after a machine slept, the exercise goes on where it was.
        time.set_max_delta(speed.map_or(RUNNING.0, |_| 2 * wait));
    }
}

/// Time between two frames at this speed.
fn between(speed: u32) -> Duration {
    (Duration::from_secs(60) / FRAMES / speed.max(1)).clamp(RUNNING.0, RUNNING.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_time_is_drawn_seldom_and_fast_time_in_steps_one_can_follow() {
        assert_eq!([1, 20, 60, 0].map(between).map(|wait| wait.as_millis()), [1_000, 500, 250, 1_000]);
    }
}
