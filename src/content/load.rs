//! Reads the files authors write. The value may be there even with errors, without what could not be read, so that
//! checks find more at once; content with errors must not be played.

use crate::base::Diagnostics;
use crate::content::lower::{Lower, read};
use crate::content::map::Map;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;

/// Reads a `procedure.ron`.
#[must_use]
pub fn procedure(file: &str, bytes: &[u8]) -> (Option<Procedure>, Diagnostics) {
    read(file, bytes)
}

/// Reads a procedure whose lists are spread over folders beside its `procedure.ron`: `actions/evacuation.ron` holds a
/// list `[…]` of actions. The items of `parts` are added to those of the main file in the order of the file names; a
/// file in a folder of another name is ignored.
#[must_use]
pub fn procedure_with_parts(
    main: (&str, &[u8]),
    parts: &[(&str, &[u8])],
) -> (Option<Procedure>, Diagnostics) {
    let (mut whole, mut diagnostics) = procedure(main.0, main.1);
    let mut sorted: Vec<&(&str, &[u8])> = parts.iter().collect();
    sorted.sort_by_key(|(file, _)| *file);
    for (file, bytes) in sorted {
        let folder = file.rsplit('/').nth(1).unwrap_or_default();
        let lists = whole.as_mut();
        let found = match folder {
            "roles" => list(file, bytes, lists.map(|p| &mut p.roles)),
            "levels" => list(file, bytes, lists.map(|p| &mut p.levels)),
            "phases" => list(file, bytes, lists.map(|p| &mut p.phases)),
            "channels" => list(file, bytes, lists.map(|p| &mut p.channels)),
            "params" => list(file, bytes, lists.map(|p| &mut p.params)),
            "facts" => list(file, bytes, lists.map(|p| &mut p.facts)),
            "actions" => list(file, bytes, lists.map(|p| &mut p.actions)),
            "signals" => list(file, bytes, lists.map(|p| &mut p.signals)),
            "clauses" => list(file, bytes, lists.map(|p| &mut p.clauses)),
            "conflicts" => list(file, bytes, lists.map(|p| &mut p.conflicts)),
            "glossary" => list(file, bytes, lists.map(|p| &mut p.glossary)),
            "sources" => list(file, bytes, lists.map(|p| &mut p.sources)),
            _ => continue,
        };
        diagnostics.extend(found);
    }
    (whole, diagnostics)
}

/// Reads a list and adds its items to `into`.
fn list<T: Lower>(file: &str, bytes: &[u8], into: Option<&mut Vec<T>>) -> Diagnostics {
    let (items, diagnostics) = read::<Vec<T>>(file, bytes);
    if let Some(into) = into {
        into.extend(items.unwrap_or_default());
    }
    diagnostics
}

/// Reads a `scenario.ron`.
#[must_use]
pub fn scenario(file: &str, bytes: &[u8]) -> (Option<Scenario>, Diagnostics) {
    read(file, bytes)
}

/// Reads a `map.ron`.
#[must_use]
pub fn map(file: &str, bytes: &[u8]) -> (Option<Map>, Diagnostics) {
    read(file, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Dur;
    use crate::content::pattern::{Count, Length, Value};
    use crate::content::procedure::{Basis, Owner, RuleKind};
    use crate::content::scenario::ParamSetting;

    const PROCEDURE: &str = r#"
// A small one.
Procedure(
    id: "small", version: "1", status: Reference,
    title: (ka: "ა", en: "a"), notice: (ka: "ა", en: "a"), relay_within: "15m", weights: (8, 4, 2, 1),
    roles: [(id: "HOM", title: (ka: "ა", en: "Head of mission"), side: Mission)],
    actions: [(id: "report", title: (ka: "ა", en: "Report"), takes: "5m", slots: [(id: "person", type: Of("person"))])],
    clauses: [(
        id: "ALRT-01", phase: "ALERT", title: (ka: "ა", en: "t"), severity: S1, tier: Core, basis: (basis: Untimed),
        rules: [(
            id: "a", owner: "HOM", same: ["person", ("family", "kin-of")], while: AtLeast("calls", 3),
            rule: Response(
                when: Raised("death", [Is("risk", true)]), then: Did("report"),
                within: ["30m", (time: Param("host"), mark: (basis: National, sources: ["S1"]))],
            ),
        )],
    )],
)"#;

    #[test]
    fn a_small_procedure_is_read() {
        let (procedure, diagnostics) = procedure("p.ron", PROCEDURE.as_bytes());
        assert_eq!(diagnostics.list, Vec::new());
        let procedure = procedure.unwrap();
        let rule = &procedure.clauses[0].rules[0];
        assert_eq!(rule.owner, Owner::One("HOM".into()));
        assert_eq!(rule.same[1].link, Some("kin-of".into()));
        assert!(matches!(
            &rule.guard,
            Some(crate::content::pattern::Cond::AtLeast(Count::Fact(_), Value::Num(3)))
        ));
        let RuleKind::Response { within, .. } = &rule.rule else { unreachable!() };
        assert_eq!(
            (within[0].time.clone(), within[0].mark.basis),
            (Length::Fixed(Dur::minutes(30)), Basis::Indicative)
        );
        assert_eq!(
            (within[1].time.clone(), within[1].mark.basis),
            (Length::Param("host".into()), Basis::National)
        );
    }

    #[test]
    fn lists_in_folders_are_added_in_the_order_of_their_names() {
        let action = |id: &str| format!(r#"[(id: "{id}", title: (ka: "ა", en: "t"), takes: "1m")]"#);
        let (late, early) = (action("late"), action("early"));
        let bad = "[(id: 1)]";
        let parts: &[(&str, &[u8])] = &[
            ("p/actions/z.ron", late.as_bytes()),
            ("p/actions/a.ron", early.as_bytes()),
            ("p/signals/a.ron", bad.as_bytes()),
            ("p/pictures/a.ron", b"]"),
        ];
        let (whole, diagnostics) = procedure_with_parts(("p/procedure.ron", PROCEDURE.as_bytes()), parts);
        let ids: Vec<String> = whole.unwrap().actions.iter().map(|action| action.id.to_string()).collect();
        assert_eq!(ids, ["report", "early", "late"]);
        assert!(
            diagnostics.list.iter().all(|d| &*d.primary.file == "p/signals/a.ron")
                && diagnostics.has_errors()
        );
    }

    #[test]
    fn a_small_scenario_is_read_and_pairs_may_be_a_map() {
        let source = r#"(
            id: "s", version: "1", procedure: "small", kind: Evacuation, title: (ka: "ა", en: "a"), summary: (ka: "ა", en: "a"),
            content_note: (ka: "ა", en: "a"), start: (date: "2031-04-15", time: "06:40", offset: 180), horizon: "3d",
            params: { "host": "4h", "n": 3 },
            injects: [(id: "i1", when: At("-5m"), to: ["consul"], channel: "phone",
                raises: [(signal: "death", slots: { "person": "nino", "time": "1h 30m" })])],
        )"#;
        let (scenario, diagnostics) = scenario("s.ron", source.as_bytes());
        assert_eq!(diagnostics.list, Vec::new());
        let scenario = scenario.unwrap();
        assert_eq!(scenario.params[1], ("n".into(), ParamSetting::Number(3)));
        assert_eq!(scenario.injects[0].raises[0].slots[1].1, Value::Word("1h 30m".into()));
    }
}
