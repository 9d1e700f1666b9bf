//! Shortcuts, by the place of a key on the keyboard: they are the same with the Georgian layout on.

use egui::{Event, Key, Modifiers};

/// A shortcut of every screen or of the seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortcut {
    /// Help and the list of keys.
    Help,
    /// The other language.
    Language,
    /// To the next area.
    NextArea,
    /// To the area before.
    AreaBefore,
    /// Pause or resume.
    Pause,
    /// Find an action, clause or person.
    Find,
    /// Do the chosen action.
    Do,
    /// Let time pass until something reaches the seat.
    MoveOn,
    /// The procedure.
    Procedure,
    /// A view of this screen, 1 to 5.
    View(u8),
    /// Take back: a correction.
    TakeBack,
    /// Back.
    Back,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
}

/// A shortcut with its keys and the key of its explanation.
type Row = (Shortcut, Modifiers, Key, &'static str);

/// The table of shortcuts; help shows it whole.
pub const TABLE: [Row; 18] = [
    (Shortcut::Help, Modifiers::NONE, Key::F1, "ui-key-help"),
    (Shortcut::Language, Modifiers::NONE, Key::F2, "ui-key-language"),
    (Shortcut::NextArea, Modifiers::NONE, Key::F6, "ui-key-next-area"),
    (Shortcut::AreaBefore, Modifiers::SHIFT, Key::F6, "ui-key-area-before"),
    (Shortcut::Pause, Modifiers::CTRL, Key::Space, "ui-key-pause"),
    (Shortcut::Find, Modifiers::CTRL, Key::F, "ui-key-find"),
    (Shortcut::Do, Modifiers::CTRL, Key::Enter, "ui-key-do"),
    (Shortcut::MoveOn, Modifiers::CTRL, Key::ArrowRight, "ui-key-move-on"),
    (Shortcut::Procedure, Modifiers::CTRL, Key::P, "ui-key-procedure"),
    (Shortcut::View(1), Modifiers::CTRL, Key::Num1, "ui-key-view"),
    (Shortcut::View(2), Modifiers::CTRL, Key::Num2, "ui-key-view"),
    (Shortcut::View(3), Modifiers::CTRL, Key::Num3, "ui-key-view"),
    (Shortcut::View(4), Modifiers::CTRL, Key::Num4, "ui-key-view"),
    (Shortcut::View(5), Modifiers::CTRL, Key::Num5, "ui-key-view"),
    (Shortcut::TakeBack, Modifiers::CTRL, Key::Z, "ui-key-take-back"),
    (Shortcut::Back, Modifiers::NONE, Key::Escape, "ui-key-back"),
    (Shortcut::Larger, Modifiers::CTRL, Key::Equals, "ui-key-larger"),
    (Shortcut::Smaller, Modifiers::CTRL, Key::Minus, "ui-key-smaller"),
];

/// Keys without a shortcut of their own, which help lists too: the key of their name, the key of their explanation.
pub const OTHERS: [(&str, &str); 6] = [
    ("ui-key-name-enter", "ui-key-enter"),
    ("ui-key-name-tab", "ui-key-tab"),
    ("ui-key-name-arrows", "ui-key-arrows"),
    ("ui-key-name-ends", "ui-key-ends"),
    ("ui-key-name-digits", "ui-key-digits"),
    ("ui-key-name-pages", "ui-key-pages"),
];

/// Whether the key of this place was pressed with exactly these modifiers; it is taken, so nothing else answers to it.
pub fn take(ui: &egui::Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is(event, modifiers, key));
        input.events.len() < before
    })
}

/// Whether the shortcut was pressed; it is taken.
pub fn pressed(ui: &egui::Ui, shortcut: Shortcut) -> bool {
    TABLE.iter().any(|(row, modifiers, key, _)| *row == shortcut && take(ui, *modifiers, *key))
}

/// The digit pressed alone outside of a text, 1 to 9; it is taken.
pub fn digit(ui: &egui::Ui) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    if ui.ctx().text_edit_focused() {
        return None;
    }
    DIGITS.iter().position(|key| take(ui, Modifiers::NONE, *key)).map(|at| at + 1)
}

fn is(event: &Event, wanted: Modifiers, place: Key) -> bool {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
    physical_key.unwrap_or(*key) == place && modifiers.matches_exact(wanted)
}
