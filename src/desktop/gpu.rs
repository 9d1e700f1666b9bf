//! What can draw here: a graphics card, software, nothing.

use bevy::render::settings::WgpuSettings;
use wgpu::Backends;

/// Something that can draw, by how it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// The interfaces it is looked for in.
    pub(super) backends: Backends,
    /// Software, asked for by name.
    pub(super) software: bool,
}

impl Card {
    /// What there is to try, the best first. The older interface comes last: merely to look for it, its libraries write
    /// to the terminal of a person.
    fn all() -> [Self; 3] {
        let allowed = WgpuSettings::default().backends.unwrap_or(Backends::all());
        let newer = allowed & Backends::PRIMARY;
        [
            Self { backends: newer, software: false },
            Self { backends: newer, software: true },
            Self { backends: allowed - newer, software: false },
        ]
    }

    fn answers(self) -> bool {
        let instance = wgpu::Instance::new(wgpu::InstanceDescriptor {
            backends: self.backends,
            ..wgpu::InstanceDescriptor::new_without_display_handle()
        });
        let options =
            wgpu::RequestAdapterOptions { force_fallback_adapter: self.software, ..Default::default() };
        bevy::tasks::block_on(instance.request_adapter(&options)).is_ok()
    }
}

/// Looks for something that can draw: a card first, then software.
///
/// # Errors
/// The key of the sentence that says why nothing can be shown.
pub(super) fn look() -> Result<Card, &'static str> {
    if !has_display() {
        return Err("cli-no-display");
    }
    let mut cards = Card::all().into_iter();
    cards.find(|card| !card.backends.is_empty() && card.answers()).ok_or("cli-nothing-draws")
}

#[cfg(all(unix, not(target_os = "macos")))]
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_display() -> bool {
    true
}
