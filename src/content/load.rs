//! Reads the files authors write. The value may be there even with errors, without what could not be read, so that
//! checks find more at once; content with errors must not be played.

use crate::base::Diagnostics;
use crate::content::lower::read;
use crate::content::map::Map;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;

/// Reads a `procedure.ron`.
#[must_use]
pub fn procedure(file: &str, bytes: &[u8]) -> (Option<Procedure>, Diagnostics) {
    read(file, bytes)
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
    roles: [(id: "HOM", title: (en: "Head of mission"), side: Mission)],
    actions: [(id: "report", title: (en: "Report"), takes: "5m", slots: [(id: "person", type: Of("person"))])],
    clauses: [(
        id: "ALRT-01", phase: "ALERT", title: (en: "t"), severity: S1, tier: Core, basis: (basis: Untimed),
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
    fn a_small_scenario_is_read_and_pairs_may_be_a_map() {
        let source = r#"(
            id: "s", version: "1", procedure: "small", kind: Evacuation, title: (en: "a"), summary: (en: "a"),
            content_note: (en: "a"), start: (date: "2031-04-15", time: "06:40", offset: 180), horizon: "3d",
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
