//! Long lists: rows far out of sight are left as room instead of being drawn, so that a frame costs the same however long
//! a list is.
//!
//! # Invariants
//! - A row that was never drawn is drawn: its height is not known before.
//! - Drawn is what is in sight and half as much above and below, so that Tab finds the next row, and always what has the
//!   focus.

use std::collections::BTreeMap;

use egui::{Id, Rect, Response, Ui, Vec2};

/// The heights of a list drawn before, at one width and in one language.
#[derive(Clone, Debug, Default)]
struct Heights {
    context: Option<Id>,
    rows: BTreeMap<u64, (Rect, Id)>,
}

/// A list that is drawn.
#[derive(Debug)]
pub struct Roll {
    id: Id,
    near: Rect,
    heights: Heights,
    /// The rows so far, drawn or not.
    rows: Vec<Id>,
    /// The row that is to get the focus.
    wanted: Option<Id>,
}

/// Where the row that is to get the focus is kept from one frame to the next.
fn wanted() -> Id {
    Id::new("roll-wanted")
}

/// Draws a list. `context` is what every row's height depends on beside the width: language, size of text.
pub fn list(
    ui: &mut Ui,
    name: &'static str,
    context: impl std::hash::Hash + std::fmt::Debug,
    add: impl FnOnce(&mut Ui, &mut Roll),
) {
    ui.push_id(name, |ui| {
        let id = ui.id().with("roll");
        let context = Id::new((ui.available_width().to_bits(), context));
        let mut heights: Heights = ui.data_mut(|data| data.remove_temp(id)).unwrap_or_default();
        if heights.context != Some(context) {
            heights = Heights { context: Some(context), ..Heights::default() };
        }
        let clip = ui.clip_rect();
        let near = clip.expand2(Vec2::new(0.0, clip.height() / 2.0));
        let wanted = ui.data(|data| data.get_temp(wanted()));
        let mut roll = Roll { id, near, heights, rows: Vec::new(), wanted };
        add(ui, &mut roll);
        let Roll { id, heights, .. } = roll;
        ui.data_mut(|data| data.insert_temp(id, heights));
    });
}

/// Gives a row the focus, once it is drawn.
pub fn want(ui: &Ui, row: Id) {
    ui.data_mut(|data| data.insert_temp(wanted(), row));
    ui.ctx().request_repaint();
}

impl Roll {
    /// What has the focus in each row so far, whether the row was drawn or not.
    #[must_use]
    pub fn rows(&self) -> &[Id] {
        &self.rows
    }

    /// A row, drawn if it is near; `key` names it and everything its own height depends on.
    pub fn row(
        &mut self,
        ui: &mut Ui,
        key: impl std::hash::Hash + std::fmt::Debug,
        draw: impl FnOnce(&mut Ui) -> Response,
    ) -> Option<Response> {
        let id = self.id.with(&key);
        let top = ui.cursor().top();
        if let Some((rect, widget)) = self.heights.rows.get(&id.value())
            && (top > self.near.bottom() || top + rect.height() < self.near.top())
            && !ui.memory(|memory| memory.has_focus(*widget))
            && self.wanted != Some(*widget)
        {
            self.rows.push(*widget);
            ui.allocate_space(rect.size());
            return None;
        }
        let from = ui.cursor().top();
        let response = ui.push_id(key, draw).inner;
        let height = (ui.min_rect().bottom() - from).max(response.rect.height());
        let rect = Rect::from_min_size(response.rect.min, Vec2::new(response.rect.width(), height));
        self.rows.push(response.id);
        if self.wanted == Some(response.id) {
            response.request_focus();
            ui.data_mut(|data| data.remove::<Id>(wanted()));
            ui.ctx().request_repaint();
        }
        self.heights.rows.insert(id.value(), (rect, response.id));
        Some(response)
    }
}
