//! What can draw here: a graphics card, software, nothing.

use bevy::render::settings::WgpuSettings;

/// What draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Card {
    /// A graphics card, or software that looks like one.
    Usual,
    /// Software, asked for by name.
    Software,
}

/// Looks for something that can draw: a card first, then software. None without a display or without either.
pub(super) fn look() -> Option<Card> {
    if !has_display() {
        return None;
    }
    [(Card::Usual, false), (Card::Software, true)]
        .into_iter()
        .find_map(|(card, software)| answers(software).then_some(card))
}

fn answers(software: bool) -> bool {
    let backends = WgpuSettings::default().backends.unwrap_or(wgpu::Backends::all());
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor {
        backends,
        ..wgpu::InstanceDescriptor::new_without_display_handle()
    });
    let options = wgpu::RequestAdapterOptions { force_fallback_adapter: software, ..Default::default() };
    bevy::tasks::block_on(instance.request_adapter(&options)).is_ok()
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
