//! Help: where to begin, the list of keys, version and licences.

use egui::{Align2, Grid, Key, Label, Modifiers, RichText, ScrollArea, Ui, Vec2, Window};

use crate::ui::keys::{OTHERS, Shortcut, TABLE, pressed};
use crate::ui::page::Page;
use crate::ui::parts::{body, heading, muted};
use crate::ui::theme::{self, space};

/// The licence of the faces, whole.
const FACES: &str = include_str!("../../assets/fonts/LICENSE.txt");

/// Esc closes it while it is open. Asked before the screen below is drawn, which answers to Esc too.
pub fn close(ui: &Ui, open: &mut bool) {
    if *open && pressed(ui, Shortcut::Back) {
        *open = false;
    }
}

/// Draws it while it is open.
pub fn show(ui: &Ui, page: &Page<'_>, open: &mut bool) {
    if !*open {
        return;
    }
    let room = ui.ctx().content_rect().size();
    let size = Vec2::new((room.x - 2.0 * space::XL).min(640.0), (room.y - 4.0 * space::XL).min(640.0));
    Window::new(page.word("ui-help"))
        .open(open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            ScrollArea::vertical().max_height(size.y).show(ui, |ui| {
                ui.set_width(size.x);
                body(ui, page.word("ui-help-begin"));
                ui.add_space(space::S);
                heading(ui, page.word("ui-help-keys"));
                keys(ui, page);
                ui.add_space(space::S);
                heading(ui, page.word("ui-licences"));
                let version = env!("CARGO_PKG_VERSION").to_owned();
                body(ui, page.words.say_key("ui-version", &[("version", version.into())]));
                body(ui, page.word("ui-licences-crates"));
                body(ui, page.word("ui-licences-faces"));
                muted(ui, page, FACES);
            });
        });
}

fn keys(ui: &mut Ui, page: &Page<'_>) {
    Grid::new("keys").num_columns(2).spacing(Vec2::new(space::L, space::XS)).show(ui, |ui| {
        for (shortcut, modifiers, key, said) in TABLE {
            let name = match shortcut {
                Shortcut::View(1) => format!("{}…5", name(page, modifiers, key)),
                Shortcut::View(_) => continue,
                _ => name(page, modifiers, key),
            };
            printed(ui, name);
            body(ui, page.word(said));
            ui.end_row();
        }
        for (name, said) in OTHERS {
            printed(ui, page.word(name));
            body(ui, page.word(said));
            ui.end_row();
        }
    });
}

/// The name of a key, whole in one line.
fn printed(ui: &mut Ui, name: String) {
    ui.add(Label::new(RichText::new(name).text_style(theme::strong())).extend());
}

/// The name of a key as it is printed on it.
fn name(page: &Page<'_>, modifiers: Modifiers, key: Key) -> String {
    let mut said = String::new();
    for (held, before) in [(modifiers.ctrl, "Ctrl+"), (modifiers.shift, "Shift+")] {
        if held {
            said.push_str(before);
        }
    }
    match key {
        Key::ArrowRight => said.push_str(&page.word("ui-key-right")),
        Key::Equals => said.push('+'),
        Key::Minus => said.push('–'),
        Key::Escape => said.push_str("Esc"),
        other => said.push_str(other.name()),
    }
    said
}
