//! Prints of the content an exercise is made with.

use crate::content::model::Model;
use crate::content::print::{Printed, of};
use crate::journal::{Manifest, Print};

/// The manifest of a model: a print for each clause, action, signal, fact, inject, outcome, seat, thing and ending, and
/// one for what is left of the scenario and the procedure.
#[must_use]
pub fn manifest(model: &Model) -> Manifest {
    let mut made = Manifest::default();
    let (procedure, scenario) = (&*model.procedure, &*model.scenario);
    macro_rules! add {
        ($kind:literal, $list:expr) => {
            for item in &$list {
                add(&mut made, $kind, item.id.as_str(), item);
            }
        };
    }
    add!("clause", procedure.clauses);
    add!("action", procedure.actions);
    add!("signal", procedure.signals);
    add!("fact", procedure.facts);
    add!("role", procedure.roles);
    add!("channel", procedure.channels);
    add!("inject", scenario.injects);
    add!("outcome", scenario.outcomes);
    add!("ending", scenario.endings);
    add!("seat", scenario.seats);
    add!("place", scenario.places);
    add!("route", scenario.routes);
    add!("group", scenario.groups);
    add!("person", scenario.people);
    add!("thing", scenario.things);
    add!("transport", scenario.transports);
    add!("movement", scenario.movements);
    add!("resource", scenario.resources);
    add!("part", scenario.parts);
    add!("own-fact", scenario.facts);
    add(
        &mut made,
        "procedure",
        "rest",
        &(
            (&procedure.levels, &procedure.params, &procedure.phases),
            (&procedure.weights, &procedure.relay_within),
        ),
    );
    add(
        &mut made,
        "scenario",
        "rest",
        &(
            (&scenario.start, &scenario.horizon, &scenario.params, &scenario.objectives),
            (&scenario.expects, &scenario.interludes, &scenario.links, &scenario.given),
            (&scenario.history, &scenario.results),
        ),
    );
    made
}

fn add(made: &mut Manifest, kind: &str, id: &str, piece: &impl Printed) {
    let (meaning, texts) = of(piece);
    made.add(kind, id, Print { meaning, texts });
}
