//! The words authors write with: the actions, signals, roles and channels of a procedure, what their slots hold, and the
//! line to write in a scenario.

use serde_json::{Value, json};

use crate::base::{Msg, Name, Text};
use crate::cli::output::{Output, indented};
use crate::content::pattern::Pattern;
use crate::content::procedure::{Action, Clause, FactType, Procedure, Rule, Signal, Slot, SlotType};

/// The lists that can be asked for, by the word they are asked for with.
pub const LISTS: [&str; 4] = ["actions", "signals", "roles", "channels"];

/// Shows a list by its word. False if there is no such list.
#[must_use]
pub fn list(word: &str, procedure: &Procedure, out: &Output) -> bool {
    let rows: Vec<(&Name, &Text)> = match word {
        "actions" => procedure.actions.iter().map(|row| (&row.id, &row.title)).collect(),
        "signals" => procedure.signals.iter().map(|row| (&row.id, &row.title)).collect(),
        "roles" => procedure.roles.iter().map(|row| (&row.id, &row.title)).collect(),
        "channels" => procedure.channels.iter().map(|row| (&row.id, &row.title)).collect(),
        _ => return false,
    };
    if out.is_json() {
        let row = |(id, title): &(&Name, &Text)| json!({ "id": id.as_str(), "title": out.text(title) });
        let rows: Vec<Value> = rows.iter().map(row).collect();
        out.json(&json!({ "procedure": procedure.id.as_str(), word: rows }));
    } else {
        for (id, title) in rows {
            out.print(&indented(&format!("  {id}"), 30, out.text(title), out.width));
        }
    }
    true
}

/// Shows a signal: what its slots hold, the clauses that listen to it, the line to write.
pub fn show_signal(signal: &Signal, procedure: &Procedure, out: &Output) {
    let listens = |hears: &dyn Fn(&Clause) -> bool| -> Vec<&Clause> {
        procedure.clauses.iter().filter(|clause| hears(clause)).collect()
    };
    let opens = listens(&|clause| triggers(clause).any(|pattern| names(pattern, &signal.id)));
    let more = listens(&|clause| {
        clause.rules.iter().flat_map(Rule::patterns).any(|pattern| names(pattern, &signal.id))
            && !opens.iter().any(|other| other.id == clause.id)
    });
    let line = written("signal", &signal.id, &signal.slots, procedure);
    if out.is_json() {
        let ids = |list: &[&Clause]| list.iter().map(|row| row.id.to_string()).collect::<Vec<_>>();
        out.json(&json!({
            "id": signal.id.as_str(),
            "title": out.text(&signal.title),
            "slots": signal.slots.iter().map(|slot| slot_json(slot, procedure)).collect::<Vec<_>>(),
            "opens": ids(&opens),
            "heard_by": ids(&more),
            "written": line,
        }));
        return;
    }
    out.line(&format!("\n{}  {}", signal.id, out.text(&signal.title)));
    slots(&signal.slots, procedure, out);
    let clauses = |key: &str, list: &[&Clause]| {
        if !list.is_empty() {
            out.line("");
            out.line(&out.word(key));
        }
        for clause in list {
            out.print(&indented(&format!("  {}", clause.id), 12, out.text(&clause.title), out.width));
        }
    };
    clauses("vocabulary-opens", &opens);
    clauses("vocabulary-heard-by", &more);
    line_to_write(&line, out);
}

/// What an author has to know of an action beside what everybody reads of it.
pub fn of_action(action: &Action, procedure: &Procedure, out: &Output) {
    slots(&action.slots, procedure, out);
    if !action.results.is_empty() {
        out.line("");
        out.line(&out.word("vocabulary-results"));
    }
    for result in &action.results {
        out.print(&indented(&format!("  {}", result.id), 30, out.text(&result.title), out.width));
    }
    line_to_write(&written("action", &action.id, &action.slots, procedure), out);
}

fn line_to_write(line: &str, out: &Output) {
    out.line("");
    out.line(&out.word("vocabulary-written"));
    out.line(&format!("  {line}"));
}

fn slots(slots: &[Slot], procedure: &Procedure, out: &Output) {
    if !slots.is_empty() {
        out.line("");
        out.line(&out.word("procedure-slots"));
    }
    for slot in slots {
        let key = format!("slot-{}", slot.id);
        let title = match &slot.title {
            Some(title) => out.text(title).to_owned(),
            None if out.words.has(&key) => out.word(&key),
            None => String::new(),
        };
        let mut holds = out.say(&holds(&slot.ty, procedure));
        if slot.optional {
            holds = out.say(&Msg::new("vocabulary-optional").with("what", holds));
        }
        let text = if title.is_empty() { holds } else { format!("{title}: {holds}") };
        out.print(&indented(&format!("  {}", slot.id), 20, &text, out.width));
    }
}

fn holds(ty: &SlotType, procedure: &Procedure) -> Msg {
    let ids = |names: &[Name]| names.iter().map(Name::as_str).collect::<Vec<_>>().join(", ");
    match ty {
        SlotType::Of(kind) => Msg::new("vocabulary-thing").with("kinds", kind.as_str()),
        SlotType::OneOf(kinds) => Msg::new("vocabulary-thing").with("kinds", ids(kinds)),
        SlotType::Many(kind) => Msg::new("vocabulary-things").with("kinds", kind.as_str()),
        SlotType::Choices(_) => {
            Msg::new("vocabulary-several").with("words", options(ty, procedure).join(", "))
        }
        SlotType::Choice(_) | SlotType::Fact(_) => {
            Msg::new("vocabulary-one").with("words", options(ty, procedure).join(", "))
        }
        SlotType::Message => Msg::new("vocabulary-message"),
        SlotType::Seat => Msg::new("vocabulary-seat"),
        SlotType::Number => Msg::new("vocabulary-number"),
        SlotType::Flag => Msg::new("vocabulary-flag"),
        SlotType::Time => Msg::new("vocabulary-time"),
        SlotType::Text => Msg::new("vocabulary-text"),
    }
}

/// The words that can stand in a slot.
fn options(ty: &SlotType, procedure: &Procedure) -> Vec<String> {
    match ty {
        SlotType::Choice(list) | SlotType::Choices(list) => {
            list.iter().map(|row| row.id.to_string()).collect()
        }
        SlotType::Fact(fact) => match procedure.facts.iter().find(|row| row.id == *fact).map(|row| &row.ty) {
            Some(FactType::Choice(list)) => list.iter().map(|row| row.id.to_string()).collect(),
            Some(FactType::Level) => procedure.levels.iter().map(|row| row.id.to_string()).collect(),
            Some(FactType::Flag | FactType::Count) | None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The line as it stands in a scenario; where an id has to be filled in stands the kind of thing.
fn written(what: &str, id: &Name, slots: &[Slot], procedure: &Procedure) -> String {
    let needed = slots.iter().filter(|slot| !slot.optional && slot.ty != SlotType::Message);
    let slots: Vec<String> = needed
        .map(|slot| {
            let first = options(&slot.ty, procedure).into_iter().next().unwrap_or_default();
            let value = match &slot.ty {
                SlotType::Of(kind) => format!("\"{kind}\""),
                SlotType::OneOf(kinds) => format!("\"{}\"", kinds.first().map_or("", Name::as_str)),
                SlotType::Many(kind) => format!("[\"{kind}\"]"),
                SlotType::Choices(_) => format!("[\"{first}\"]"),
                SlotType::Choice(_) | SlotType::Fact(_) => format!("\"{first}\""),
                SlotType::Seat => "\"seat\"".to_owned(),
                SlotType::Number => "1".to_owned(),
                SlotType::Flag => "true".to_owned(),
                SlotType::Time => "\"2h\"".to_owned(),
                SlotType::Message | SlotType::Text => "\"\"".to_owned(),
            };
            format!("(\"{}\", {value})", slot.id)
        })
        .collect();
    format!("({what}: \"{id}\", slots: [{}])", slots.join(", "))
}

fn slot_json(slot: &Slot, procedure: &Procedure) -> Value {
    json!({ "id": slot.id.as_str(), "optional": slot.optional, "words": options(&slot.ty, procedure) })
}

/// The patterns that open duties of a clause.
fn triggers(clause: &Clause) -> impl Iterator<Item = &Pattern> {
    clause.rules.iter().filter_map(|rule| rule.rule.trigger())
}

/// Whether a pattern listens to a signal.
fn names(pattern: &Pattern, signal: &Name) -> bool {
    match pattern {
        Pattern::Raised(name, _) => name == signal,
        Pattern::Any(list) => list.iter().any(|inner| names(inner, signal)),
        Pattern::Lapsed { since, unless, .. } => {
            names(since, signal) || unless.as_ref().is_some_and(|inner| names(inner, signal))
        }
        Pattern::Did(..) | Pattern::Became(_) | Pattern::Holds(_) => false,
    }
}
