//! Which sheets there are: their lists, their columns, and where each cell stands in the scenario.

use crate::author::sheet::ours::ground::{Ground, joined};
use crate::author::sheet::ours::slot::{Column, Own, Row, Slot, Table};
use crate::author::sheet::ours::tree::At;
use crate::author::sheet::ours::value::{Kind, NAME, TEXT};
use crate::base::{Dur, Lang, Msg, Text};
use crate::content::edit::path;
use crate::content::syntax::{Node, NodeKind};

/// A sheet made of lists.
struct Spec {
    key: &'static str,
    /// The lists, each a path of fields; in `injects.decision.options` the items of a list are gone through too.
    lists: &'static [&'static str],
    columns: &'static [(&'static str, What)],
}

/// What a column holds.
enum What {
    /// To be read.
    Shown(fn(&At<'_>, &Ground<'_>) -> Text),
    /// A text in both languages that must be there; two columns.
    Must(&'static str, Kind),
    /// One that may be there.
    May(&'static str, Kind),
    /// A length of time: its field, and what holds without it; must be there if nothing does.
    Time(&'static str, &'static str),
    /// A whole number from … to …, likewise.
    Whole(&'static str, &'static str, i64, i64),
    /// To be read: the question an answer belongs to.
    Asked,
    /// When a message comes, where that is a time.
    When,
    /// Case forms of a name.
    Forms,
}

/// The case forms, in the order of grammar books.
const FORMS: [&str; 11] = [
    "ergative",
    "dative",
    "genitive",
    "instrumental",
    "adverbial",
    "inside",
    "on",
    "with",
    "from",
    "until",
    "source",
];
/// The most of anything that is counted.
const MANY: i64 = u32::MAX as i64;
/// No other value holds.
const NONE: &str = "";

const SHEETS: &[Spec] = &[
    Spec {
        key: "messages",
        lists: &["injects"],
        columns: &[
            ("when", What::Shown(when)),
            ("text", What::May("text", TEXT)),
            ("time", What::When),
            ("to", What::Shown(|at, ground| ground.list(at.field("to")))),
            ("channel", What::Shown(|at, ground| named(at, "channel", ground))),
            ("sender", What::May("sender", NAME)),
            ("subject", What::May("subject", NAME)),
            ("expected", What::May("expected", TEXT)),
            ("notes", What::May("notes", TEXT)),
        ],
    },
    Spec {
        key: "decisions",
        lists: &["injects.decision"],
        columns: &[
            ("question", What::Must("question", TEXT)),
            ("open-for", What::Time("until", NONE)),
            ("otherwise", What::Shown(|at, _| plain(at, "otherwise"))),
        ],
    },
    Spec {
        key: "answers",
        lists: &["injects.decision.options"],
        columns: &[
            ("question", What::Asked),
            ("answer", What::Must("text", TEXT)),
            ("does", What::Shown(does)),
        ],
    },
    Spec {
        key: "consequences",
        lists: &["outcomes", "results"],
        columns: &[("follows", What::Shown(follows)), ("text", What::May("text", TEXT))],
    },
    Spec {
        key: "endings",
        lists: &["endings"],
        columns: &[
            ("title", What::Must("title", NAME)),
            ("text", What::Must("text", TEXT)),
            ("tone", What::Shown(|at, ground| word(at, "tone", "sheet-ours-tone", ground))),
        ],
    },
    Spec {
        key: "background",
        lists: &["history", "interludes"],
        columns: &[
            ("at", What::Time("at", NONE)),
            ("starts", What::Time("from", NONE)),
            ("ends", What::Time("to", NONE)),
            ("text", What::May("text", TEXT)),
        ],
    },
    Spec {
        key: "parts",
        lists: &["parts", "variants"],
        columns: &[
            ("title", What::Must("title", NAME)),
            ("minutes", What::Whole("minutes", NONE, 1, u16::MAX as i64)),
            ("starts", What::Time("from", NONE)),
            ("ends", What::Time("to", NONE)),
            ("opening", What::Must("opening", TEXT)),
        ],
    },
    Spec {
        key: "objectives",
        lists: &["objectives", "expects"],
        columns: &[
            ("title", What::May("title", TEXT)),
            ("clauses", What::Shown(clauses)),
            ("within", What::Time("by", NONE)),
        ],
    },
    Spec {
        key: "seats",
        lists: &["seats"],
        columns: &[
            ("title", What::Must("title", NAME)),
            ("roles", What::Shown(|at, ground| ground.list(at.field("roles")))),
            ("hands", What::Whole("hands", "1", 0, u8::MAX as i64)),
            ("briefing", What::Must("briefing", TEXT)),
        ],
    },
    Spec {
        key: "places",
        lists: &["places"],
        columns: &[
            ("name", What::Must("name", NAME)),
            ("kind", What::Shown(|at, ground| word(at, "kind", "sheet-ours-place", ground))),
            ("note", What::May("note", TEXT)),
            ("forms", What::Forms),
        ],
    },
    Spec {
        key: "people",
        lists: &["people"],
        columns: &[
            ("name", What::Must("name", NAME)),
            ("place", What::Shown(|at, ground| named(at, "at", ground))),
            ("condition", What::Shown(|at, ground| word(at, "condition", "condition", ground))),
            ("note", What::May("note", TEXT)),
            ("forms", What::Forms),
        ],
    },
    Spec {
        key: "groups",
        lists: &["groups"],
        columns: &[
            ("name", What::Must("name", NAME)),
            ("place", What::Shown(|at, ground| named(at, "at", ground))),
            ("count", What::Whole("count", NONE, 0, MANY)),
            ("vulnerable", What::Whole("vulnerable", "0", 0, MANY)),
            ("unlocated", What::Whole("unlocated", "0", 0, MANY)),
            ("injured", What::Whole("injured", "0", 0, MANY)),
            ("dead", What::Whole("dead", "0", 0, MANY)),
            ("note", What::May("note", TEXT)),
        ],
    },
    Spec {
        key: "things",
        lists: &["routes", "transports", "movements", "resources", "things"],
        columns: &[
            ("name", What::Must("name", NAME)),
            ("travel", What::Time("travel", NONE)),
            ("capacity", What::Whole("capacity", NONE, 0, MANY)),
            ("room", What::Whole("seats", NONE, 0, MANY)),
            ("count", What::Whole("count", NONE, 0, MANY)),
            ("note", What::May("note", TEXT)),
        ],
    },
    Spec {
        key: "hints",
        lists: &["hints"],
        columns: &[
            ("to", What::Shown(|at, ground| named(at, "seat", ground))),
            ("text", What::Must("text", TEXT)),
        ],
    },
];

/// Fields that only some of the lists of a sheet have.
const ONLY: &[(&str, &[&str])] = &[
    ("at", &["history"]),
    ("from", &["interludes", "parts"]),
    ("to", &["interludes", "parts"]),
    ("opening", &["parts"]),
    ("by", &["expects"]),
    ("travel", &["routes"]),
    ("capacity", &["routes"]),
    ("seats", &["transports"]),
    ("count", &["groups", "resources"]),
];
/// What a list has not, although others of its sheet have it.
const NEVER: &[(&str, &str)] =
    &[("note", "routes"), ("note", "transports"), ("note", "movements"), ("note", "resources")];
/// What may be left out although there is no other value for it.
const LEFT_OUT: &[&str] = &["capacity"];

/// The sheets that are made of lists, and the one of the scenario as a whole.
pub(super) fn tables(root: Node<'_>, ground: &Ground<'_>) -> Vec<Table> {
    let root = At::root(root);
    let mut tables = vec![scenario(&root, ground)];
    tables.extend(SHEETS.iter().map(|spec| table(spec, &root, ground)));
    tables
}

fn table(spec: &Spec, root: &At<'_>, ground: &Ground<'_>) -> Table {
    let mut rows = Vec::new();
    for list in spec.lists {
        let several = spec.lists.len() > 1;
        let top = list.split('.').next().unwrap_or_default();
        for Item { id, at, above } in found(root, list) {
            let id = if several { format!("{top}/{id}") } else { id };
            let slots = spec
                .columns
                .iter()
                .flat_map(|(_, what)| slots(what, &at, above.as_ref(), top, ground))
                .collect();
            rows.push(Row { id, counted: at.counted, slots });
        }
    }
    let columns = spec.columns.iter().flat_map(|(key, what)| columns(key, what)).collect();
    Table { key: spec.key, columns, rows }
}

/// An item with its id, and what the list it is in stands in.
struct Item<'t> {
    id: String,
    at: At<'t>,
    above: Option<At<'t>>,
}

/// The items of a list, and of the lists in its items.
fn found<'t>(root: &At<'t>, list: &str) -> Vec<Item<'t>> {
    let mut here = vec![Item { id: String::new(), at: root.clone(), above: None }];
    for field in list.split('.') {
        let mut next = Vec::new();
        for Item { id, at, .. } in here {
            let Some(inner) = at.field(field) else { continue };
            if inner.node.kind() != NodeKind::List {
                next.push(Item { id, at: inner, above: Some(at) });
                continue;
            }
            for (number, item) in inner.items().into_iter().enumerate() {
                let own = own_name(&item, number);
                let id = if id.is_empty() { own } else { format!("{id}/{own}") };
                next.push(Item { id, at: item, above: Some(at.clone()) });
            }
        }
        here = next;
    }
    here
}

/// What a row is called by: the id, or a number counted from 1.
fn own_name(item: &At<'_>, number: usize) -> String {
    match path::read(&item.path).and_then(|steps| steps.last().cloned()) {
        Some(path::Step::Id(id)) => id,
        _ => format!("#{}", number + 1),
    }
}

fn columns(key: &'static str, what: &What) -> Vec<Column> {
    let open = |key, lang| Column { key, lang, open: true };
    match what {
        What::Shown(_) | What::Asked => vec![Column { key, lang: None, open: false }],
        What::Must(..) | What::May(..) => Lang::ALL.map(|lang| open(key, Some(lang))).to_vec(),
        What::Time(..) | What::Whole(..) | What::When => vec![open(key, None)],
        What::Forms => FORMS.iter().map(|form| open(form, None)).collect(),
    }
}

fn slots(what: &What, at: &At<'_>, above: Option<&At<'_>>, list: &str, ground: &Ground<'_>) -> Vec<Slot> {
    match what {
        What::Asked => vec![Slot::Shown(above.map(asked).unwrap_or_default())],
        What::Shown(show) => vec![Slot::Shown(show(at, ground))],
        What::Must(field, _) | What::May(field, _) if !has(field, list) => vec![Slot::Nothing, Slot::Nothing],
        What::Must(field, kind) => pair(at, field, *kind, true),
        What::May(field, kind) => pair(at, field, *kind, must(field, list)),
        What::Time(field, _) | What::Whole(field, ..) if !has(field, list) => vec![Slot::Nothing],
        What::Time(field, default) => vec![single(at, field, Kind::Time, default)],
        What::Whole(field, default, least, most) => {
            vec![single(at, field, Kind::Whole(*least, *most), default)]
        }
        What::When => vec![time(at)],
        What::Forms => FORMS.iter().map(|form| self::form(at, form)).collect(),
    }
}

fn has(field: &str, list: &str) -> bool {
    ONLY.iter().all(|(name, lists)| *name != field || lists.contains(&list))
        && !NEVER.contains(&(field, list))
}

/// Texts that must be there in one list of a sheet and may be missing in another; what a message says is not taken out by
/// emptying its cells.
fn must(field: &str, list: &str) -> bool {
    matches!((field, list), ("title", "objectives") | ("text", "interludes" | "injects"))
}

/// A text in both languages.
pub(super) fn pair(at: &At<'_>, field: &'static str, kind: Kind, needed: bool) -> Vec<Slot> {
    languages(at.field(field).as_ref(), &at.path_of(field), kind, needed)
}

/// The languages of a text that is at a path, or would be.
pub(super) fn languages(text: Option<&At<'_>>, holder: &str, kind: Kind, needed: bool) -> Vec<Slot> {
    let slot = |lang: Lang| {
        let written = text.and_then(|text| text.field(lang.code()));
        Slot::Own(Own {
            holder: holder.to_owned(),
            holder_is_there: text.is_some(),
            holder_may_go: !needed,
            field: lang.code(),
            path: format!("{holder}.{}", lang.code()),
            kind,
            value: written.as_ref().and_then(At::text),
            default: NONE,
            needed: false,
            whole: None,
        })
    };
    Lang::ALL.map(slot).into_iter().collect()
}

/// A value of one field.
fn single(at: &At<'_>, field: &'static str, kind: Kind, default: &'static str) -> Slot {
    let written = at.field(field);
    Slot::Own(Own {
        holder: at.path.clone(),
        holder_is_there: true,
        holder_may_go: false,
        field,
        path: at.path_of(field),
        kind,
        value: written.as_ref().map(value_of),
        default,
        needed: default.is_empty() && !LEFT_OUT.contains(&field),
        whole: None,
    })
}

/// A value that is there, without a name.
pub(super) fn bare(at: &At<'_>, kind: Kind) -> Slot {
    Slot::Own(Own {
        holder: at.path.clone(),
        holder_is_there: true,
        holder_may_go: false,
        field: NONE,
        path: at.path.clone(),
        kind,
        value: Some(value_of(at)),
        default: NONE,
        needed: true,
        whole: None,
    })
}

fn value_of(at: &At<'_>) -> String {
    at.text().unwrap_or_else(|| at.node.source().to_owned())
}

fn form(at: &At<'_>, form: &'static str) -> Slot {
    let forms = at.field("forms");
    let written = forms.as_ref().and_then(|forms| forms.field(form));
    let holder = at.path_of("forms");
    Slot::Own(Own {
        path: format!("{holder}.{form}"),
        holder,
        holder_is_there: forms.is_some(),
        holder_may_go: true,
        field: form,
        kind: NAME,
        value: written.as_ref().and_then(At::text),
        default: NONE,
        needed: false,
        whole: None,
    })
}

/// The time a message comes at, or how long after another.
fn time(at: &At<'_>) -> Slot {
    let Some(when) = at.field("when") else { return Slot::Nothing };
    match when.node.name() {
        Some("At" | "Every") => when.value(0).map_or(Slot::Nothing, |time| bare(&time, Kind::Time)),
        Some("After") => match (when.value(0).and_then(|other| other.text()), when.value(1)) {
            (_, Some(time)) => bare(&time, Kind::Time),
            (Some(other), None) => Slot::Own(Own {
                holder: when.path.clone(),
                holder_is_there: true,
                holder_may_go: false,
                field: NONE,
                path: when.path.clone(),
                kind: Kind::Time,
                value: None,
                default: "0",
                needed: false,
                whole: Some((format!("After({other:?}, "), ")")),
            }),
            (None, None) => Slot::Nothing,
        },
        _ => Slot::Nothing,
    }
}

fn when(at: &At<'_>, ground: &Ground<'_>) -> Text {
    let Some(when) = at.field("when") else { return Text::default() };
    let time = when.value(0).and_then(|time| Dur::parse(&time.text()?).ok());
    let other = when.value(0).and_then(|other| other.text()).unwrap_or_default();
    match (when.node.name(), time) {
        (Some("At"), Some(time)) => ground.moment(time),
        (Some("Every"), Some(_)) => ground.say(&Msg::new("sheet-ours-when-every")),
        (Some("After"), _) => ground.say(&Msg::new("sheet-ours-when-after").with("id", other)),
        (Some("If" | "Repeat"), _) => ground.say(&Msg::new("sheet-ours-when-if")),
        (Some("Called"), _) => ground.say(&Msg::new("sheet-ours-when-called")),
        (Some("ByHand"), _) => ground.say(&Msg::new("sheet-ours-when-by-hand")),
        _ => Text::new(&when.short(60), &when.short(60)),
    }
}

fn asked(decision: &At<'_>) -> Text {
    let said = |lang: Lang| decision.field("question").and_then(|text| text.field(lang.code())?.text());
    Text::new(&said(Lang::Ka).unwrap_or_default(), &said(Lang::En).unwrap_or_default())
}

fn does(at: &At<'_>, ground: &Ground<'_>) -> Text {
    let actions = at.field("actions").map(|list| list.items()).unwrap_or_default();
    let titles: Vec<Text> = actions
        .iter()
        .filter_map(|action| action.field("action")?.text())
        .map(|id| ground.action(&id))
        .collect();
    joined(&titles)
}

fn follows(at: &At<'_>, ground: &Ground<'_>) -> Text {
    if let Some(action) = at.field("action").and_then(|action| action.text()) {
        return ground.action(&action);
    }
    let short = at.field("when").map(|when| when.short(120)).unwrap_or_default();
    Text::new(&short, &short)
}

fn clauses(at: &At<'_>, ground: &Ground<'_>) -> Text {
    let clause = at.field("clause").and_then(|clause| clause.text());
    clause.map_or_else(|| ground.list(at.field("clauses")), |clause| Text::new(&clause, &clause))
}

fn named(at: &At<'_>, field: &str, ground: &Ground<'_>) -> Text {
    at.field(field).and_then(|at| at.text()).map_or_else(Text::default, |id| ground.name(&id))
}

fn plain(at: &At<'_>, field: &str) -> Text {
    at.field(field).and_then(|at| at.text()).map_or_else(Text::default, |id| Text::new(&id, &id))
}

/// A word of a closed list, as the program says it.
fn word(at: &At<'_>, field: &str, key: &str, ground: &Ground<'_>) -> Text {
    let Some(word) = at.field(field).and_then(|at| at.text()) else { return Text::default() };
    let key = format!("{key}-{}", word.to_lowercase());
    if ground.words.has(&key) { ground.words.pair(&key) } else { Text::new(&word, &word) }
}

/// The scenario as a whole: a row for each of its own fields.
fn scenario(root: &At<'_>, ground: &Ground<'_>) -> Table {
    let column = |key, lang, open| Column { key, lang, open };
    let columns = vec![
        column("what", None, false),
        column("text", Some(Lang::Ka), true),
        column("text", Some(Lang::En), true),
        column("value", None, true),
    ];
    let mut rows = Vec::new();
    let what = |key: &'static str| Slot::Shown(ground.say(&Msg::new(key)));
    for (field, key) in [
        ("title", "sheet-ours-title"),
        ("summary", "sheet-ours-summary"),
        ("content_note", "sheet-ours-content-note"),
    ] {
        let mut slots = vec![what(key)];
        slots.extend(pair(root, field, TEXT, true));
        slots.push(Slot::Nothing);
        rows.push(Row { id: field.to_owned(), counted: false, slots });
    }
    let mut value = |id: &str, what: Slot, slot: Slot| {
        rows.push(Row {
            id: id.to_owned(),
            counted: false,
            slots: vec![what, Slot::Nothing, Slot::Nothing, slot],
        });
    };
    if let Some(start) = root.field("start") {
        value("date", what("sheet-ours-date"), single(&start, "date", Kind::Date, NONE));
        value("time", what("sheet-ours-clock"), single(&start, "time", Kind::Clock, NONE));
        value("offset", what("sheet-ours-offset"), single(&start, "offset", Kind::Whole(-840, 840), NONE));
    }
    value("horizon", what("sheet-ours-horizon"), single(root, "horizon", Kind::Time, NONE));
    for param in root.field("params").map(|params| params.items()).unwrap_or_default() {
        let id = param.value(0).and_then(|id| id.text()).unwrap_or_default();
        let Some(setting) = param.value(1) else { continue };
        let slot = match (setting.node.name(), setting.value(0)) {
            (Some("Time"), Some(time)) => bare(&time, Kind::Time),
            (Some("Number"), Some(number)) => bare(&number, Kind::Whole(i64::MIN, i64::MAX)),
            _ => continue,
        };
        let what = Slot::Shown(ground.say(&Msg::new("sheet-ours-param").with("id", id.as_str())));
        value(&format!("params/{id}"), what, slot);
    }
    Table { key: "scenario", columns, rows }
}
