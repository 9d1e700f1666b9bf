//! The small procedure and scenario of `tests/data/mini`, compiled, for unit tests of every layer.

use std::sync::Arc;

use crate::content::load;
use crate::content::model::Model;

/// The small crisis.
pub(crate) fn mini() -> Model {
    changed(|_, _| {})
}

/// The small crisis with its texts changed before they are read: procedure, scenario.
pub(crate) fn changed(change: impl FnOnce(&mut String, &mut String)) -> Model {
    let mut procedure = include_str!("../../tests/data/mini/procedure.ron").to_owned();
    let mut scenario = include_str!("../../tests/data/mini/scenario.ron").to_owned();
    change(&mut procedure, &mut scenario);
    let (procedure, found) = load::procedure("procedure.ron", procedure.as_bytes());
    assert_eq!(found.list, Vec::new());
    let (scenario, found) = load::scenario("scenario.ron", scenario.as_bytes());
    assert_eq!(found.list, Vec::new());
    let (model, found) = Model::compile(Arc::new(procedure.unwrap()), Arc::new(scenario.unwrap()));
    assert_eq!(found.list, Vec::new());
    model.unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::kind::Kind;
    use crate::trace::{Names as _, Table};

    #[test]
    fn things_of_a_kind_are_one_range() {
        let model = mini();
        for (row, thing) in model.things.iter().zip(0u16..) {
            let (first, len) = model.range(row.kind);
            assert!((first..first + len).contains(&thing), "{:?}", row.name);
        }
        assert_eq!(model.things_of(Kind::Route).count(), 3);
    }

    #[test]
    fn every_name_finds_its_number_again() {
        let model = mini();
        for ((table, name), row) in &model.index {
            assert_eq!(model.name(*table, *row), &**name, "{table:?}");
        }
        assert_eq!(
            model.find(Table::Fact, "group.at").map(|row| model.name(Table::Fact, row)),
            Some("group.at")
        );
    }

    #[test]
    fn an_unknown_name_is_reported_with_the_nearest() {
        let procedure = include_str!("../../tests/data/mini/procedure.ron");
        let scenario = include_str!("../../tests/data/mini/scenario.ron")
            .replace("\"event-reported\"", "\"event-reporte\"");
        let procedure = load::procedure("p", procedure.as_bytes()).0.unwrap();
        let scenario = load::scenario("s", scenario.as_bytes()).0.unwrap();
        let (model, found) = Model::compile(Arc::new(procedure), Arc::new(scenario));
        assert!(model.is_none());
        assert_eq!(found.list.len(), 3);
        assert_eq!(found.list[0].replacement.as_deref(), Some("\"event-reported\""));
    }
}
