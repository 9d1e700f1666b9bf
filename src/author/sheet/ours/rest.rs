//! What no sheet of its own holds: notes for the trainer, texts that stand elsewhere, and the numbers within the script.
//!
//! # Invariants
//! - With these, every text in two languages and every number and length of time of a file stands in one row.

use std::collections::BTreeSet;

use crate::author::sheet::ours::ground::Ground;
use crate::author::sheet::ours::slot::{Column, Own, Row, Slot, Table};
use crate::author::sheet::ours::tables::{bare, languages};
use crate::author::sheet::ours::tree::At;
use crate::author::sheet::ours::value::{Kind, TEXT};
use crate::base::{Dur, Lang, Text};
use crate::content::edit::path::{self, Step};
use crate::content::syntax::{Node, NodeKind};

/// Texts that are no lengths of time, whatever they look like.
const NO_TIMES: [&str; 6] = ["id", "version", "date", "time", "ka", "en"];

/// The keys of the sheets.
const KEYS: [&str; 3] = ["trainer", "texts", "numbers"];

/// The rest of a scenario beside the sheets that are made already.
pub(super) fn tables(root: Node<'_>, made: &[Table], ground: &Ground<'_>) -> Vec<Table> {
    let owns = made.iter().flat_map(|table| &table.rows).flat_map(Row::own).map(|(_, own)| own);
    let mut gatherer =
        Gatherer { taken: owns.flat_map(taken).collect(), texts: Vec::new(), numbers: Vec::new() };
    gatherer.gather(&At::root(root), None, "");
    let (trainer, texts): (Vec<At<'_>>, Vec<At<'_>>) =
        gatherer.texts.into_iter().partition(|at| is_for_trainers(&at.path));
    let text_columns = || {
        let text = |lang| Column { key: "text", lang: Some(lang), open: true };
        vec![Column { key: "where", lang: None, open: false }, text(Lang::Ka), text(Lang::En)]
    };
    let text_row = |at: At<'_>| {
        let mut slots = vec![Slot::Shown(place(&at.path, ground))];
        slots.extend(languages(Some(&at), &at.path, TEXT, true));
        Row { id: at.path.clone(), counted: at.counted, slots }
    };
    let rows = |list: Vec<At<'_>>| list.into_iter().map(text_row).collect();
    let numbers = gatherer.numbers.into_iter().map(|(at, around, kind)| {
        let shown = Text::new(&around, &around);
        let slots = vec![Slot::Shown(place(&at.path, ground)), Slot::Shown(shown), bare(&at, kind)];
        Row { id: at.path.clone(), counted: at.counted, slots }
    });
    let column = |key, open| Column { key, lang: None, open };
    let number_columns = vec![column("where", false), column("stands-in", false), column("value", true)];
    let [trainer_key, texts_key, numbers_key] = KEYS;
    vec![
        Table { key: trainer_key, columns: text_columns(), rows: rows(trainer) },
        Table { key: texts_key, columns: text_columns(), rows: rows(texts) },
        Table { key: numbers_key, columns: number_columns, rows: numbers.collect() },
    ]
}

fn is_for_trainers(path: &str) -> bool {
    path.starts_with("facilitator.") || (path.starts_with("parts") && path.contains(".questions"))
}

/// What a value takes: where it stands, and the text it is a language of.
fn taken(own: &Own) -> Vec<String> {
    vec![own.path.clone(), own.holder.clone()]
}

struct Gatherer<'t> {
    taken: BTreeSet<String>,
    texts: Vec<At<'t>>,
    numbers: Vec<(At<'t>, String, Kind)>,
}

impl<'t> Gatherer<'t> {
    fn gather(&mut self, at: &At<'t>, around: Option<&At<'t>>, field: &str) {
        if is_text(at.node) {
            if !self.taken.contains(&at.path) {
                self.texts.push(at.clone());
            }
            return;
        }
        if let Some(kind) = kind(at, field) {
            if !self.taken.contains(&at.path) {
                let around = around.map(|around| around.short(100)).unwrap_or_default();
                self.numbers.push((at.clone(), around, kind));
            }
            return;
        }
        let named = at.node.kind() == NodeKind::Tuple && at.node.name().is_some();
        let around = if named || at.node.kind() == NodeKind::Record { Some(at) } else { around.or(Some(at)) };
        for child in at.below() {
            let field = match path::read(&child.path).and_then(|steps| steps.last().cloned()) {
                Some(Step::Field(name)) => name,
                _ => String::new(),
            };
            self.gather(&child, around, &field);
        }
    }
}

/// Whether a value is a text in two languages.
fn is_text(node: Node<'_>) -> bool {
    node.kind() == NodeKind::Record
        && node.name().is_none()
        && node.children().all(|field| matches!(field.name(), Some("ka" | "en")))
        && node.children().next().is_some()
}

fn kind(at: &At<'_>, field: &str) -> Option<Kind> {
    match at.node.kind() {
        NodeKind::Whole => at.node.source().parse::<i64>().ok().map(|_| Kind::Whole(i64::MIN, i64::MAX)),
        NodeKind::PlainText => {
            let text = at.text()?;
            let time = !NO_TIMES.contains(&field) && Dur::parse(&text).is_ok();
            time.then_some(Kind::Time)
        }
        _ => None,
    }
}

/// A path in words.
fn place(path: &str, ground: &Ground<'_>) -> Text {
    let steps = path::read(path).unwrap_or_default();
    let told = |lang: Lang| {
        let steps: Vec<String> = steps
            .iter()
            .map(|step| match step {
                Step::Field(name) => {
                    let key = format!("sheet-ours-field-{}", name.replace('_', "-"));
                    if ground.words.has(&key) { ground.words.word(&key, lang) } else { name.clone() }
                }
                Step::Number(number) => (number + 1).to_string(),
                Step::Id(id) => id.clone(),
            })
            .collect();
        steps.join(" · ")
    };
    Text::new(&told(Lang::Ka), &told(Lang::En))
}
