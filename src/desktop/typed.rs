//! Keys, each with what was held at the moment it was pressed.
//!
//! `bevy_egui` gives every key of a frame what is held at the frame's end: on a slow machine a quick Ctrl+Enter would
//! arrive as a plain Enter. So its reading of keys is switched off and this one stands in its place.

use bevy::ecs::message::MessageReader;
use bevy::ecs::query::With;
use bevy::ecs::system::{Local, ResMut, Single};
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::ModifierKeysState;
use bevy_egui::{EguiClipboard, EguiGlobalSettings, EguiInput, PrimaryEguiContext};
use egui::Event;

/// Switches the other reading of keys off.
pub(super) fn take_over(mut settings: ResMut<'_, EguiGlobalSettings>) {
    settings.input_system_settings.run_write_keyboard_input_messages_system = false;
}

/// Hands what was typed on as input of the panels.
pub(super) fn pass_on(
    mut held: Local<'_, ModifierKeysState>,
    mut typed: MessageReader<'_, '_, KeyboardInput>,
    mut lost: MessageReader<'_, '_, KeyboardFocusLost>,
    mut clipboard: ResMut<'_, EguiClipboard>,
    mut input: Single<'_, '_, &mut EguiInput, With<PrimaryEguiContext>>,
) {
    // Keys let go of while another window had them are not told.
    if lost.read().count() > 0 {
        *held = ModifierKeysState::default();
    }
    for key in typed.read() {
        events(&mut held, key, &mut input.events);
        let pasted = matches!(input.events.last(), Some(Event::Paste(_)));
        if pasted {
            input.events.pop();
            input.events.extend(clipboard.get_text().map(Event::Paste));
        }
    }
}

/// What the panels are told of a key. A paste comes last and is still empty.
fn events(held: &mut ModifierKeysState, key: &KeyboardInput, events: &mut Vec<Event>) {
    let pressed = key.state.is_pressed();
    match &key.logical_key {
        Key::Shift => held.shift = pressed,
        Key::Control => held.ctrl = pressed,
        Key::Alt => held.alt = pressed,
        Key::Super | Key::Meta => held.win = pressed,
        Key::Character(text) if writes(*held, pressed) && !text.chars().any(char::is_control) => {
            events.push(Event::Text(text.to_string()));
        }
        Key::Space if writes(*held, pressed) => events.push(Event::Text(" ".to_owned())),
        _ => {}
    }
    let physical_key = bevy_to_egui_physical_key(&key.key_code);
    let Some(logical) = bevy_to_egui_key(&key.logical_key).or(physical_key) else { return };
    let modifiers = held.to_egui_modifiers();
    events.push(Event::Key { key: logical, physical_key, pressed, repeat: false, modifiers });
    if modifiers.command && pressed {
        // By the place of the key, so that the Georgian layout copies and pastes too.
        events.extend(match physical_key {
            Some(egui::Key::C) => Some(Event::Copy),
            Some(egui::Key::X) => Some(Event::Cut),
            Some(egui::Key::V) => Some(Event::Paste(String::new())),
            _ => None,
        });
    }
}

fn writes(held: ModifierKeysState, pressed: bool) -> bool {
    pressed && held.text_input_is_allowed()
}

#[cfg(test)]
mod tests {
    use bevy::ecs::entity::Entity;
    use bevy::input::ButtonState::{self, Pressed, Released};
    use bevy::input::keyboard::KeyCode;
    use egui::Modifiers;

    use super::*;

    fn key(logical_key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    fn told(keys: &[KeyboardInput]) -> Vec<Event> {
        let (mut held, mut told) = (ModifierKeysState::default(), Vec::new());
        for key in keys {
            events(&mut held, key, &mut told);
        }
        told
    }

    #[test]
    fn a_chord_let_go_of_within_a_frame_is_a_chord() {
        let told = told(&[
            key(Key::Control, KeyCode::ControlLeft, Pressed),
            key(Key::Enter, KeyCode::Enter, Pressed),
            key(Key::Enter, KeyCode::Enter, Released),
            key(Key::Control, KeyCode::ControlLeft, Released),
            key(Key::Enter, KeyCode::Enter, Pressed),
        ]);
        let pressed: Vec<bool> = told
            .iter()
            .filter_map(|event| match event {
                Event::Key { key: egui::Key::Enter, pressed: true, modifiers, .. } => Some(modifiers.ctrl),
                _ => None,
            })
            .collect();
        assert_eq!(pressed, [true, false]);
    }

    #[test]
    fn a_letter_of_a_chord_is_not_written_and_a_georgian_one_alone_is() {
        let letter = |state| key(Key::Character("ფ".into()), KeyCode::KeyF, state);
        let ctrl = |state| key(Key::Control, KeyCode::ControlLeft, state);
        let chord = told(&[ctrl(Pressed), letter(Pressed), letter(Released), ctrl(Released)]);
        assert!(!chord.iter().any(|event| matches!(event, Event::Text(_))), "{chord:?}");
        assert!(chord.contains(&Event::Key {
            key: egui::Key::F,
            physical_key: Some(egui::Key::F),
            pressed: true,
            repeat: false,
            modifiers: Modifiers { ctrl: true, command: cfg!(not(target_os = "macos")), ..Modifiers::NONE },
        }));
        assert_eq!(told(&[letter(Pressed)]).first(), Some(&Event::Text("ფ".to_owned())));
    }

    #[test]
    fn what_was_copied_is_pasted_by_the_place_of_the_key() {
        let ctrl = if cfg!(target_os = "macos") { Key::Super } else { Key::Control };
        let place = |letter: &str, code| {
            told(&[
                key(ctrl.clone(), KeyCode::ControlLeft, Pressed),
                key(Key::Character(letter.into()), code, Pressed),
            ])
        };
        assert_eq!(place("ვ", KeyCode::KeyV).last(), Some(&Event::Paste(String::new())));
        assert_eq!(place("ც", KeyCode::KeyC).last(), Some(&Event::Copy));
        assert_eq!(place("ხ", KeyCode::KeyX).last(), Some(&Event::Cut));
    }
}
