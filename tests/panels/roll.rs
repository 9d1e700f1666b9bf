//! Long lists: what is out of sight is not drawn, and nothing is lost by that.

use egui::{Event, Key, Modifiers, ScrollArea, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::Lang;
use hotwash::i18n::Catalogue;
use hotwash::ui::parts::{follow_focus, row};
use hotwash::ui::roll;

use crate::support::{Drawn, draw, prefs};

/// Rows of the list.
const ROWS: usize = 300;

/// What a frame did.
#[derive(Default)]
struct Seen {
    /// Rows drawn.
    drawn: Vec<usize>,
    /// The row that has the focus.
    focused: Option<usize>,
    /// The row pressed last.
    pressed: Option<usize>,
    /// Height of the whole list.
    height: f32,
}

fn list() -> Harness<'static, Drawn<Seen>> {
    draw(prefs(Lang::En, 100), Catalogue::new(Lang::En), Seen::default(), |ui, page, seen, _| {
        (seen.drawn, seen.focused) = (Vec::new(), None);
        let area = ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            roll::list(ui, "rows", page.context(), |ui, roll| {
                for at in 0..ROWS {
                    let pressed = roll.row(ui, at, |ui| {
                        let lines = "\nsecond line".repeat(at % 3);
                        let row = row(ui, format!("row {at}{lines}"), false);
                        follow_focus(&row);
                        seen.drawn.push(at);
                        seen.focused = seen.focused.or(row.has_focus().then_some(at));
                        row
                    });
                    if pressed.is_some_and(|row| row.clicked()) {
                        seen.pressed = Some(at);
                    }
                }
            });
        });
        seen.height = area.content_size.y;
    })
}

fn tab(panel: &mut Harness<'_, Drawn<Seen>>, modifiers: Modifiers) {
    panel.input_mut().events.push(Event::Key {
        key: Key::Tab,
        physical_key: Some(Key::Tab),
        pressed: true,
        repeat: false,
        modifiers,
    });
    panel.run();
}

#[test]
fn only_rows_near_to_what_is_seen_are_drawn_and_the_list_stays_as_long() {
    let mut panel = list();
    panel.step();
    let (drawn, whole) = (panel.state().state.drawn.clone(), panel.state().state.height);
    assert!((5..30).contains(&drawn.len()), "{drawn:?}");
    assert!(whole > 300.0 * 32.0);
    panel.get_by_label("row 3").hover();
    panel.input_mut().events.push(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -5_000.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    panel.run();
    panel.step();
    let seen = &panel.state().state;
    assert!(seen.drawn.len() < 40 && seen.drawn.iter().all(|at| *at > 20), "{:?}", seen.drawn);
    assert!((seen.height - whole).abs() < 1.0, "{} of {whole}", seen.height);
}

#[test]
fn tab_goes_through_every_row_and_back_and_what_has_the_focus_is_pressed() {
    let mut panel = list();
    for at in 0..60 {
        tab(&mut panel, Modifiers::NONE);
        assert_eq!(panel.state().state.focused, Some(at));
    }
    for at in (20..59).rev() {
        tab(&mut panel, Modifiers::SHIFT);
        assert_eq!(panel.state().state.focused, Some(at));
    }
    panel.input_mut().events.push(Event::Key {
        key: Key::Enter,
        physical_key: Some(Key::Enter),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    panel.run();
    assert_eq!(panel.state().state.pressed, Some(20));
}
