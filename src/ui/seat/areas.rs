//! The areas of the seat: F6 goes through them, and within the lists of an area the arrow keys go from row to row.

use egui::accesskit::Role;
use egui::{FocusDirection, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder};

use crate::ui::keys::take;
use crate::ui::page::Page;
use crate::ui::parts::button;
use crate::ui::roll::{self, Roll};
use crate::ui::seat::state::{Opened, Pane, SeatState, Tab};
use crate::ui::theme::CORNER;

/// An area of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// What rings, and the list of messages.
    Messages,
    /// The working list.
    Citizens,
    /// The open message.
    Message,
    /// What will you do?
    Actions,
    /// Map, procedure, duties.
    Side,
    /// What is under way and waited for.
    Work,
}

impl Area {
    /// All, in the order F6 goes through them.
    pub const ALL: [Self; 6] =
        [Self::Messages, Self::Citizens, Self::Message, Self::Actions, Self::Side, Self::Work];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Messages => "ui-area-messages",
            Self::Citizens => "ui-area-citizens",
            Self::Message => "ui-area-message",
            Self::Actions => "ui-area-actions",
            Self::Side => "ui-area-side",
            Self::Work => "ui-area-work",
        }
    }

    /// The pane that holds it where there is no room for all.
    const fn pane(self) -> Pane {
        match self {
            Self::Messages => Pane::Messages,
            Self::Citizens => Pane::Citizens,
            Self::Message | Self::Actions => Pane::Act,
            Self::Side => Pane::Side,
            Self::Work => Pane::Work,
        }
    }

    fn after(self, steps: usize) -> Self {
        let at = Self::ALL.iter().position(|area| *area == self).unwrap_or_default();
        Self::ALL[(at + steps) % Self::ALL.len()]
    }
}

/// The areas that were drawn, and which is to get the focus.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    drawn: Vec<(Area, Id, Rect)>,
    /// What was drawn in the frame before.
    before: Vec<(Area, Id, Rect)>,
    last: Option<Area>,
    wanted: Option<Area>,
    /// The area that is being drawn.
    within: Option<Id>,
}

impl Areas {
    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.before = std::mem::take(&mut self.drawn);
    }

    /// Whether this is the mark of an area.
    pub(super) fn is_mark(&self, id: Id) -> bool {
        self.before.iter().any(|(_, mark, _)| *mark == id)
    }

    /// Whether the area stood on the screen when it was drawn last.
    pub(super) fn shows(&self, area: Area) -> bool {
        self.drawn.iter().any(|(drawn, _, _)| *drawn == area)
    }

    /// The area the focus is in, or was in last.
    fn current(&self, ui: &Ui) -> Option<Area> {
        let focused = ui.memory(egui::Memory::focused);
        let by_mark = self.drawn.iter().find(|(_, mark, _)| Some(*mark) == focused);
        let at = focused.and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect.center());
        let by_place = || at.and_then(|at| self.drawn.iter().find(|(_, _, rect)| rect.contains(at)));
        by_mark.or_else(by_place).map(|(area, _, _)| *area).or(self.last)
    }
}

/// The area an F6 leads to.
pub(super) fn step(ui: &Ui, state: &mut SeatState, back: bool) {
    let to = match state.areas.current(ui) {
        Some(area) => area.after(if back { Area::ALL.len() - 1 } else { 1 }),
        None if back => Area::Work,
        None => Area::Messages,
    };
    go(state, to);
}

/// Shows an area and gives it the focus.
pub(super) fn go(state: &mut SeatState, to: Area) {
    state.areas.wanted = Some(to);
    match to.pane() {
        Pane::Act => state.show_act(),
        pane => state.pane = pane,
    }
}

/// A view of the screen by its number: messages, citizens, actions, map, duties.
pub(super) fn view(state: &mut SeatState, no: u8) {
    match no {
        1 => go(state, Area::Messages),
        2 => go(state, Area::Citizens),
        3 => go(state, Area::Actions),
        4 | 5 => {
            state.tab = if no == 4 { Tab::Map } else { Tab::Duties };
            go(state, Area::Side);
        }
        _ => {}
    }
}

/// Draws an area; a line stands around it while it has the focus itself.
pub(super) fn show(
    ui: &mut Ui,
    page: &Page<'_>,
    state: &mut SeatState,
    area: Area,
    add: impl FnOnce(&mut Ui, &mut SeatState),
) {
    let builder = UiBuilder::new().id_salt(("area", area as u8)).sense(Sense::focusable_noninteractive());
    let scope = ui.scope_builder(builder, |ui| {
        let mark = ui.response();
        ui.ctx().accesskit_node_builder(mark.id, |node| {
            node.set_role(Role::Region);
            node.set_label(page.word(area.key()));
        });
        if state.areas.wanted == Some(area) {
            state.areas.wanted = None;
            state.areas.last = Some(area);
            mark.request_focus();
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            ui.ctx().request_repaint();
        }
        state.areas.within = Some(mark.id);
        add(ui, state);
        state.areas.within = None;
    });
    let mark = scope.response;
    if mark.gained_focus() {
        ui.scroll_to_rect(Rect::from_min_size(mark.rect.min, egui::vec2(1.0, 1.0)), None);
    }
    if mark.has_focus() {
        let line = Stroke::new(2.0, page.tokens().accent);
        ui.painter().rect_stroke(mark.rect.expand(3.0), CORNER, line, StrokeKind::Inside);
    }
    state.areas.drawn.push((area, mark.id, mark.rect));
}

/// Up, Down, Home and End go from row to row; from the mark of the area that is being drawn they enter its list.
pub(super) fn walk(ui: &Ui, state: &SeatState, rows: &[Id]) {
    if let Some(row) = reached(ui, state.areas.within, rows) {
        ui.memory_mut(|memory| memory.request_focus(row));
    }
}

/// The same for a list of which only what is near is drawn.
pub(super) fn walk_roll(ui: &Ui, state: &SeatState, rows: &[Id]) {
    if let Some(row) = reached(ui, state.areas.within, rows) {
        roll::want(ui, row);
    }
}

/// The row drawn last gets the focus back, if what was opened from it was closed and nothing else has got it since.
pub(super) fn give_back(ui: &Ui, state: &mut SeatState, roll: &Roll, row: Opened) {
    if state.closed != Some(row) {
        return;
    }
    state.closed = None;
    if let (None, Some(row)) = (ui.memory(egui::Memory::focused), roll.rows().last()) {
        roll::want(ui, *row);
    }
}

/// The button that leads back from what was opened from a row: it gets the focus, if the row had it. Answers whether it
/// was pressed.
pub(super) fn way_back(ui: &mut Ui, state: &mut SeatState, opened: Opened, text: String) -> bool {
    let back = button(ui, text);
    if state.entered == Some(opened) {
        state.entered = None;
        back.request_focus();
    }
    if back.clicked() {
        back.surrender_focus();
    }
    back.clicked()
}

/// The same for a list that is not the first of its area.
pub(super) fn walk_within(ui: &Ui, rows: &[Id]) {
    if let Some(row) = reached(ui, None, rows) {
        ui.memory_mut(|memory| memory.request_focus(row));
    }
}

/// The row the keys lead to.
fn reached(ui: &Ui, mark: Option<Id>, rows: &[Id]) -> Option<Id> {
    let focused = ui.memory(egui::Memory::focused)?;
    let at = rows.iter().position(|row| *row == focused);
    let last = rows.len().checked_sub(1).filter(|_| at.is_some() || mark == Some(focused))?;
    let pressed = |key| take(ui, Modifiers::NONE, key);
    let to = if pressed(Key::ArrowDown) {
        at.map_or(0, |at| (at + 1).min(last))
    } else if pressed(Key::ArrowUp) {
        at.map_or(last, |at| at.saturating_sub(1))
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.ctx().request_repaint();
    rows.get(to).copied()
}
