//! The map: where things are, as far as this seat knows, with the age of what it knows.

use egui::{Rect, Sense, Ui};

use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;

/// Where the map looks, and where on the screen it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// Middle of what is seen, in units of the map.
    pub middle: (f32, f32),
    /// Points of the screen per unit of the map; 0 until it has been fitted.
    pub zoom: f32,
    /// The rectangle of the screen that shows the map, in points; none while it is hidden.
    pub area: Option<Rect>,
}

impl Default for Lens {
    fn default() -> Self {
        Self { middle: (500.0, 500.0), zoom: 0.0, area: None }
    }
}

/// Draws what stands over the map, and leaves its rectangle free for whoever draws the map itself.
pub fn show(ui: &mut Ui, _page: &Page<'_>, _scene: &Scene<'_>, state: &mut SeatState, _acts: &mut Vec<Act>) {
    let (area, _response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    state.map.area = Some(area);
}
