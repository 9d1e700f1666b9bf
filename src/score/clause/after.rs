//! The facts as they are once an act or signal has set what it sets itself.
//!
//! An act or signal is told before the facts it sets. Whether the state a duty asks for holds already is a question about
//! the moment after: that the last proposal was decided says nothing of the one just made.

use crate::content::model::cond::Scene;
use crate::content::model::pattern::ThingRanges;
use crate::content::model::{Happening, Head, Model};

/// The cells after this happening; none if it sets nothing.
#[must_use]
pub fn after(model: &Model, cells: &[i32], happening: &Happening<'_>) -> Option<Vec<i32>> {
    let rows = match happening.head {
        Head::Action(action) => &model.actions.get(action.index())?.sets,
        Head::Signal(signal) => &model.signals.get(signal.index())?.sets,
    };
    if rows.is_empty() {
        return None;
    }
    let things = ThingRanges(&model.kinds);
    let mut cells = cells.to_vec();
    for row in rows {
        if !row.tests.iter().all(|test| test.passes(happening, &things, &Scene::of(&cells))) {
            continue;
        }
        let of = match row.of {
            None => vec![None],
            Some(slot) => model.listed(happening.args.get(slot.index())).into_iter().map(Some).collect(),
        };
        for of in of {
            if let Some(value) = model.cell(row.fact, of).and_then(|cell| cells.get_mut(cell))
                && let Some(to) = row.to.becomes(happening.args, *value)
            {
                *value = to;
            }
        }
    }
    Some(cells)
}
