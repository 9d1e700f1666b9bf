//! `procedure`: reading a procedure; `diff` and `drift` compare two.

use serde_json::{Value, json};

use crate::base::Msg;
use crate::cli::args::{self, ProcedureCommand};
use crate::cli::failure::Failure;
use crate::cli::library::{self, Loaded};
use crate::cli::output::{Exit, Output, indented};
use crate::cli::peers;
use crate::cli::trains;
use crate::cli::vocabulary;
use crate::cli::{diff, drift};
use crate::content::procedure::{Action, Basis, Clause, FactType, Level, Procedure, Role, State};
use crate::content::suggest;
use crate::tell::{self, basis};

/// Shows a part of a procedure, or what differs between two.
///
/// # Errors
/// [`Failure`] if a procedure cannot be read or has nothing of the name asked for.
pub fn run(args: &args::Procedure, out: &Output) -> Result<Exit, Failure> {
    match &args.command {
        ProcedureCommand::Show { id, procedure } => {
            let procedure = readable(procedure)?;
            match id {
                Some(id) => show(id, &procedure, out),
                None => {
                    list(&procedure, out);
                    Ok(Exit::Fine)
                }
            }
        }
        ProcedureCommand::Trains { procedure } => {
            let procedure = readable(procedure)?;
            if !out.is_json() {
                heading(&procedure, out);
            }
            trains::show(&procedure, out)?;
            Ok(Exit::Fine)
        }
        ProcedureCommand::Diff { first, second } => Ok(diff::run(&readable(first)?, &readable(second)?, out)),
        ProcedureCommand::Drift(args) => drift::run(args, out),
    }
}

/// A procedure without mistakes that would make it unreadable.
pub(super) fn readable(place: &str) -> Result<Procedure, Failure> {
    let Loaded { value, diagnostics, sources } = library::procedure(place)?;
    match value {
        Some(procedure) if !diagnostics.has_errors() => Ok(procedure),
        Some(_) | None => Err(Failure::content(diagnostics, sources)),
    }
}

fn list(procedure: &Procedure, out: &Output) {
    if out.is_json() {
        let clauses: Vec<Value> = procedure
            .clauses
            .iter()
            .map(|clause| {
                json!({
                    "id": clause.id.as_str(),
                    "title": out.text(&clause.title),
                    "severity": format!("{:?}", clause.severity),
                    "executable": clause.state == State::Executable,
                })
            })
            .collect();
        out.json(&json!({ "procedure": procedure.id.as_str(), "version": &*procedure.version, "clauses": clauses }));
        return;
    }
    heading(procedure, out);
    let mut phases: Vec<&str> = procedure.phases.iter().map(|phase| phase.id.as_str()).collect();
    phases.dedup();
    for phase in &procedure.phases {
        let clauses: Vec<&Clause> = procedure.clauses.iter().filter(|c| c.phase == phase.id).collect();
        if clauses.is_empty() {
            continue;
        }
        out.line("");
        out.line(out.text(&phase.title));
        for clause in clauses {
            let sign = if clause.state == State::Executable { "●" } else { "○" };
            let mark = format!("  {:<8} {:?} {sign}", clause.id.as_str(), clause.severity);
            out.print(&indented(&mark, 16, out.text(&clause.title), out.width));
        }
    }
    let executable = procedure.clauses.iter().filter(|clause| clause.state == State::Executable).count();
    out.line("");
    out.print(&indented(
        "",
        0,
        &out.say(
            &Msg::new("procedure-sum").with("count", procedure.clauses.len()).with("executable", executable),
        ),
        out.width,
    ));
    let relay = Msg::new("procedure-relay")
        .with("time", procedure.relay_within)
        .with("basis", out.word(basis::key(Basis::Indicative)));
    out.print(&indented("", 0, &out.say(&relay), out.width));
}

pub(super) fn heading(procedure: &Procedure, out: &Output) {
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &basis::notice(procedure, &out.words), out.width));
}

fn show(id: &str, procedure: &Procedure, out: &Output) -> Result<Exit, Failure> {
    let same = |name: &str| name.eq_ignore_ascii_case(id);
    if let Some(clause) = procedure.clauses.iter().find(|row| same(row.id.as_str())) {
        show_clause(clause, procedure, out);
    } else if let Some(action) = procedure.actions.iter().find(|row| same(row.id.as_str())) {
        show_action(action, procedure, out);
    } else if let Some(role) = procedure.roles.iter().find(|row| same(row.id.as_str())) {
        show_role(role, procedure, out);
    } else if let Some(level) = procedure.levels.iter().find(|row| same(row.id.as_str())) {
        show_level(level, procedure, out);
    } else if let Some(fact) = procedure.facts.iter().find(|row| same(row.id.as_str())) {
        let options = match &fact.ty {
            FactType::Choice(options) => options.iter().map(|option| out.text(&option.title)).collect(),
            FactType::Level => procedure.levels.iter().map(|level| out.text(&level.title)).collect(),
            FactType::Flag | FactType::Count => Vec::new(),
        };
        if out.is_json() {
            out.json(&json!({ "id": fact.id.as_str(), "title": out.text(&fact.title), "options": options }));
        } else {
            heading(procedure, out);
            out.line(&format!("\n{}  {}", fact.id, out.text(&fact.title)));
            options.iter().for_each(|option| out.print(&indented("  –", 4, option, out.width)));
        }
    } else if let Some(signal) = procedure.signals.iter().find(|row| same(row.id.as_str())) {
        if !out.is_json() {
            heading(procedure, out);
        }
        vocabulary::show_signal(signal, procedure, out);
    } else if !vocabulary::list(id, procedure, out) {
        let all = procedure
            .clauses
            .iter()
            .map(|row| &row.id)
            .chain(procedure.actions.iter().map(|row| &row.id))
            .chain(procedure.signals.iter().map(|row| &row.id))
            .chain(procedure.roles.iter().map(|row| &row.id))
            .chain(procedure.levels.iter().map(|row| &row.id))
            .chain(procedure.facts.iter().map(|row| &row.id))
            .map(|name| name.as_str())
            .chain(vocabulary::LISTS);
        let wanted = id.to_uppercase();
        let near = suggest::nearest(&wanted, all.clone()).or_else(|| suggest::nearest(id, all));
        return Err(Failure::new(match near {
            Some(near) => Msg::new("procedure-unknown-near").with("name", id).with("near", near),
            None => Msg::new("procedure-unknown").with("name", id),
        }));
    }
    Ok(Exit::Fine)
}

/// A label and what it says, in lines.
fn field(key: &str, text: &str, out: &Output) {
    if !text.is_empty() {
        out.line("");
        out.line(&out.word(key));
        out.print(&indented("", 2, text, out.width));
    }
}

/// Shows one clause.
pub fn show_clause(clause: &Clause, procedure: &Procedure, out: &Output) {
    if out.is_json() {
        out.json(&clause_json(clause, procedure, out));
        return;
    }
    heading(procedure, out);
    out.line("");
    out.print(&indented(clause.id.as_str(), 10, out.text(&clause.title), out.width));
    out.line(&format!(
        "{:10}{:?}, {}; {}",
        "",
        clause.severity,
        out.word(basis::severity(clause.severity)),
        out.word(match clause.state {
            State::Executable => "procedure-executable",
            State::Listed => "procedure-listed",
        })
    ));
    field("procedure-obliged", out.text(&clause.obliged), out);
    if clause.duty.is_empty() {
        field("procedure-duty", &out.word("procedure-no-duty-text"), out);
    } else {
        field("procedure-duty-draft", out.text(&clause.duty), out);
    }
    field("procedure-why", out.text(&clause.why), out);
    field("procedure-basis", &basis::mark(&clause.basis, procedure, &out.words), out);
    if let Some(target) = &clause.target {
        field("procedure-target", out.text(target), out);
    }
    if !clause.rules.is_empty() {
        out.line("");
        out.line(&out.word("procedure-rules"));
        for rule in &clause.rules {
            let mut text = format!(
                "{}; {}: {}",
                out.word(basis::kind(&rule.rule)),
                out.word("procedure-owner"),
                basis::owner(&rule.owner, procedure, &out.words)
            );
            if let Some(title) = &rule.title {
                text = format!("{}. {text}", out.text(title));
            }
            for number in basis::numbers(&rule.rule) {
                text.push_str(&format!("\n{}", basis::number_with_sources(number, procedure, &out.words)));
            }
            out.print(&indented(&format!("  {}", rule.id), 5, &text, out.width));
        }
    }
    let numbers: Vec<String> = clause
        .numbers
        .iter()
        .map(|limit| basis::number_with_sources((basis::WITHIN, limit), procedure, &out.words))
        .collect();
    field("procedure-numbers", &numbers.join("\n"), out);
    field("procedure-conflicts", &tell::peers::conflicts(clause, procedure, &out.words).join("\n"), out);
    field("procedure-sees", out.text(&clause.sees), out);
    peers::show(clause, procedure, out);
    field("procedure-sources", &tell::peers::sources(clause, procedure, &out.words).join("\n"), out);
}

fn clause_json(clause: &Clause, procedure: &Procedure, out: &Output) -> Value {
    let rules: Vec<Value> = clause
        .rules
        .iter()
        .map(|rule| {
            let limits: Vec<Value> =
                basis::numbers(&rule.rule).into_iter().map(|found| number(found, procedure, out)).collect();
            json!({
                "id": rule.id.as_str(),
                "title": rule.title.as_ref().map(|title| out.text(title)),
                "kind": out.word(basis::kind(&rule.rule)),
                "owner": basis::owner(&rule.owner, procedure, &out.words),
                "limits": limits,
            })
        })
        .collect();
    json!({
        "id": clause.id.as_str(),
        "title": out.text(&clause.title),
        "severity": format!("{:?}", clause.severity),
        "executable": clause.state == State::Executable,
        "obliged": out.text(&clause.obliged),
        "duty": out.text(&clause.duty),
        "why": out.text(&clause.why),
        "basis": basis::word(procedure.shown_basis(&clause.basis)),
        "year": tell::peers::number_of(procedure.year_of(&clause.basis)),
        "unverified": procedure.is_unverified(clause.basis.unverified, &clause.basis.sources),
        "sources": clause.basis.sources.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
        "rules": rules,
        "numbers": clause.numbers.iter().map(|limit| number((basis::WITHIN, limit), procedure, out)).collect::<Vec<_>>(),
        "conflicts": tell::peers::conflicts(clause, procedure, &out.words),
        "sees": out.text(&clause.sees),
        "compare": peers::json(clause, procedure, out),
        "no_rule_found": clause.no_rule_found.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
        "notice": basis::notice(procedure, &out.words),
    })
}

fn number((key, limit): basis::Number<'_>, procedure: &Procedure, out: &Output) -> Value {
    json!({
        "time": out.say(&Msg::new(key).with("time", basis::length(&limit.time, procedure, &out.words))),
        "basis": basis::word(procedure.shown_basis(&limit.mark)),
        "year": tell::peers::number_of(procedure.year_of(&limit.mark)),
        "by_analogy": limit.mark.by_analogy,
        "sources": limit.mark.sources.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
        "unverified": procedure.is_unverified(limit.mark.unverified, &limit.mark.sources),
    })
}

fn show_action(action: &Action, procedure: &Procedure, out: &Output) {
    let roles: Vec<&str> = action
        .by
        .iter()
        .map(|name| {
            procedure
                .roles
                .iter()
                .find(|role| role.id == *name)
                .map_or(name.as_str(), |role| out.text(role.short.as_ref().unwrap_or(&role.title)))
        })
        .collect();
    if out.is_json() {
        out.json(&json!({
            "id": action.id.as_str(),
            "title": out.text(&action.title),
            "help": out.text(&action.help),
            "takes_ms": action.takes.0,
            "by": action.by.iter().map(|name| name.as_str()).collect::<Vec<_>>(),
            "slots": action.slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(),
        }));
        return;
    }
    heading(procedure, out);
    out.line("");
    out.line(&format!("{}  {}", action.id, out.text(&action.title)));
    out.print(&indented("", 2, out.text(&action.help), out.width));
    field("procedure-takes", &out.say(&Msg::new("duration").with("d", action.takes)), out);
    field(
        "procedure-may",
        &if roles.is_empty() { out.word("procedure-everyone") } else { roles.join(", ") },
        out,
    );
    vocabulary::of_action(action, procedure, out);
}

fn show_role(role: &Role, procedure: &Procedure, out: &Output) {
    let functions: Vec<&str> = role.functions.iter().map(|text| out.text(text)).collect();
    if out.is_json() {
        out.json(&json!({ "id": role.id.as_str(), "title": out.text(&role.title), "functions": functions }));
        return;
    }
    heading(procedure, out);
    out.line(&format!("\n{}  {}", role.id, out.text(&role.title)));
    functions.iter().for_each(|text| out.print(&indented("  –", 4, text, out.width)));
}

fn show_level(level: &Level, procedure: &Procedure, out: &Output) {
    let indicators: Vec<&str> = level.indicators.iter().map(|choice| out.text(&choice.title)).collect();
    if out.is_json() {
        out.json(&json!({
            "id": level.id.as_str(),
            "title": out.text(&level.title),
            "meaning": out.text(&level.meaning),
            "indicators": indicators,
        }));
        return;
    }
    heading(procedure, out);
    out.line(&format!("\n{}  {}", level.id, out.text(&level.title)));
    out.print(&indented("", 2, out.text(&level.meaning), out.width));
    if !indicators.is_empty() {
        out.line(&out.word("procedure-indicators"));
    }
    indicators.iter().for_each(|text| out.print(&indented("  –", 4, text, out.width)));
}
