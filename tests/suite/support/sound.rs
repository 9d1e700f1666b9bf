//! Small sound content, and cases that change some of its fields.
//!
//! A case holds only the fields it is about, under `// scenario`, `// procedure` or `// map`; the other fields come from
//! the sound ones below.

use std::collections::BTreeSet;
use std::sync::Arc;

use hotwash::base::{Diagnostics, Msg, SimTime};
use hotwash::content::check::{Recorded, Run};
use hotwash::content::load;
use hotwash::content::review::{self, Story};

/// A sound procedure, field by field.
pub(crate) const PROCEDURE: &[(&str, &str)] = &[
    ("id", r#""base""#),
    ("version", r#""1""#),
    ("status", "Reference"),
    ("title", r#"(ka: "წესი", en: "Procedure")"#),
    ("notice", r#"(ka: "საცნობარო", en: "For reference")"#),
    ("relay_within", r#""15m""#),
    (
        "roles",
        r#"[(id: "HOM", title: (ka: "ა", en: "Head"), side: Mission), (id: "CONSUL", title: (ka: "ა", en: "Consul"), side: Mission),
            (id: "PRESS", title: (ka: "ა", en: "Press"), side: Ministry)]"#,
    ),
    (
        "levels",
        r#"[(id: "level-1", title: (ka: "ა", en: "One"), meaning: (ka: "ა", en: "Care"), indicators: [(id: "noise", title: (ka: "ა", en: "Noise"))])]"#,
    ),
    ("phases", r#"[(id: "ALERT", title: (ka: "ა", en: "Alert"))]"#),
    (
        "channels",
        r#"[(id: "phone", title: (ka: "ა", en: "Telephone")), (id: "cable", title: (ka: "ა", en: "Cable"))]"#,
    ),
    (
        "facts",
        r#"[(id: "warned", title: (ka: "ა", en: "Warned"), type: Flag, set_by: [(when: Did("warn"), to: Value(true))])]"#,
    ),
    (
        "actions",
        r#"[(id: "report", title: (ka: "ა", en: "Report"), help: (ka: "ა", en: "Report"), by: ["HOM", "CONSUL"], takes: "5m"),
            (id: "warn", title: (ka: "ა", en: "Warn"), help: (ka: "ა", en: "Warn"), by: ["CONSUL"], takes: "30m"),
            (id: "publish", title: (ka: "ა", en: "Publish"), help: (ka: "ა", en: "Publish"), by: ["PRESS"], takes: "10m")]"#,
    ),
    ("signals", r#"[(id: "attack", title: (ka: "ა", en: "Attack"))]"#),
    ("sources", r#"[(id: "S-1", title: (ka: "ა", en: "A source"), who: "GE", year: 2012)]"#),
    (
        "clauses",
        r#"[(id: "A-1", phase: "ALERT", title: (ka: "ა", en: "Report"), obliged: (ka: "ა", en: "Head"), duty: (ka: "ა", en: "Reports."),
            why: (ka: "ა", en: "So."), sees: (ka: "ა", en: "All."), severity: S1, tier: Core, state: Executable, basis: (basis: Indicative),
            rules: [(id: "a", owner: "HOM", rule: Response(when: Raised("attack"), then: Did("report"), within: ["30m"]))])]"#,
    ),
];

/// A sound scenario, field by field.
pub(crate) const SCENARIO: &[(&str, &str)] = &[
    ("id", r#""small""#),
    ("version", r#""1""#),
    ("procedure", r#""base""#),
    ("kind", "Evacuation"),
    ("title", r#"(ka: "ა", en: "Small")"#),
    ("summary", r#"(ka: "ა", en: "Small")"#),
    ("content_note", r#"(ka: "ა", en: "None")"#),
    ("start", r#"(date: "2031-04-15", time: "06:40", offset: 180)"#),
    ("horizon", r#""6h""#),
    (
        "seats",
        r#"[(id: "hom", title: (ka: "ა", en: "Head"), roles: ["HOM"], briefing: (ka: "ა", en: "You lead.")),
            (id: "consul", title: (ka: "ა", en: "Consul"), roles: ["CONSUL"], briefing: (ka: "ა", en: "You help."))]"#,
    ),
    ("objectives", r#"[(id: "o1", title: (ka: "ა", en: "Report"), clauses: ["A-1"])]"#),
    (
        "injects",
        r#"[(id: "i1", when: At("5m"), to: ["hom"], channel: "cable", text: (ka: "ა", en: "Attack."), raises: [(signal: "attack")])]"#,
    ),
    ("expects", r#"[(clause: "A-1", cause: Raised("attack"), by: "2h")]"#),
    (
        "endings",
        r#"[(id: "over", title: (ka: "ა", en: "Over"), text: (ka: "ა", en: "It is over."), when: Flag("warned"))]"#,
    ),
    ("places", r#"[(id: "ardel", name: (ka: "არდელი", en: "Ardel"), kind: City)]"#),
];

/// A sound map, field by field.
const MAP: &[(&str, &str)] = &[
    ("title", r#"(ka: "რუკა", en: "Map")"#),
    ("places", r#"[(place: "ardel", x: 500, y: 500)]"#),
    ("shapes", "[]"),
];

/// The fields of one section of a case, with the rest of the sound content behind them. Bytes stay where they are in the
/// case; what belongs to other sections is blanked out.
pub(crate) fn compose(source: &str, section: &str, head: &str, base: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut own = false;
    let mut begun = false;
    let mut written: BTreeSet<&str> = BTreeSet::new();
    for line in source.split_inclusive('\n') {
        let title = line
            .trim_end()
            .strip_prefix("// ")
            .filter(|title| ["scenario", "procedure", "map"].contains(title));
        if let Some(title) = title {
            own = title == section;
            begun |= own;
        }
        if own && title.is_some() {
            let width = line.trim_end().len();
            out.push_str(&format!("{head:<width$}\n"));
        } else if own {
            out.push_str(line);
            written.extend(line.split_once(':').map(|(name, _)| name).filter(|name| !name.starts_with(' ')));
        } else {
            out.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        }
    }
    if !begun {
        out.push_str(head);
    }
    for (name, value) in base.iter().filter(|(name, _)| !written.contains(name)) {
        out.push_str(&format!(" {name}: {value},"));
    }
    out.push_str(")\n");
    out
}

/// The recorded runs a case may start its parts from.
fn runs() -> Recorded {
    let broken = Run::Broken(Msg::new("check-run-not-whole"));
    [
        ("careful", Run::Until(SimTime(5 * 3_600_000))),
        ("idle", Run::Until(SimTime(3_600_000))),
        ("half", broken),
    ]
    .map(|(name, run)| (name.to_owned(), run))
    .into()
}

/// Everything that reading, compiling and checking a case finds.
pub(crate) fn findings(_: &str, source: &str) -> Diagnostics {
    checked(source, &Rest { procedure: PROCEDURE, scenario: SCENARIO })
}

/// The fields a case does not write.
pub(crate) struct Rest<'a> {
    pub(crate) procedure: &'a [(&'a str, &'a str)],
    pub(crate) scenario: &'a [(&'a str, &'a str)],
}

/// Everything that reading, compiling and checking a case with this rest finds.
pub(crate) fn checked(source: &str, rest: &Rest<'_>) -> Diagnostics {
    let texts = [
        ("procedure.ron", compose(source, "procedure", "Procedure(", rest.procedure)),
        ("scenario.ron", compose(source, "scenario", "Scenario(", rest.scenario)),
        ("map.ron", compose(source, "map", "Map(", MAP)),
    ];
    let (procedure, of_procedure) = load::procedure(texts[0].0, texts[0].1.as_bytes());
    let (scenario, of_scenario) = load::scenario(texts[1].0, texts[1].1.as_bytes());
    let (procedure, scenario) = (procedure.map(Arc::new), scenario.map(Arc::new));
    let text = |file: &str| texts.iter().find(|(name, _)| *name == file).map(|(_, text)| text.as_str());
    let mut all = review::procedure(procedure.clone(), of_procedure.clone(), &text);
    let mut found = of_scenario;
    found.extend(of_procedure);
    let mut map = None;
    if source.contains("// map") {
        let (read, of_map) = load::map(texts[2].0, texts[2].1.as_bytes());
        found.extend(of_map);
        map = read;
    }
    let story = Story { procedure, scenario, map: map.as_ref(), runs: &|_| runs() };
    all.extend(review::scenario(story, found, &text));
    all.sort();
    all
}
