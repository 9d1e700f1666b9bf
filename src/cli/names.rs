//! `names`: the Georgian case forms of a scenario's places, people, groups and seats, as its sentences use them.
//!
//! The forms are made by rule; a wrong one is corrected by `forms` at the place or person.

use serde_json::{Map, Value, json};

use crate::base::Name;
use crate::cli::args::Names;
use crate::cli::failure::Failure;
use crate::cli::library;
use crate::cli::output::{Exit, Output, indented};
use crate::i18n::names::{self, Case, CaseForms};
use crate::tell::basis::Noticed;

/// Prints the forms.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played.
pub fn run(args: &Names, out: &Output) -> Result<Exit, Failure> {
    let model = library::playable(&args.scenario, None)?.model;
    let rows = names::of_scenario(&model.scenario);
    if out.is_json() {
        let names: Vec<Value> = rows.iter().map(|(id, _, forms)| row_json(id, forms)).collect();
        out.json(&Noticed::new(&json!({ "names": names }), &model.procedure, &out.words));
        return Ok(Exit::Fine);
    }
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &out.word("names-about"), out.width));
    for (id, name, forms) in &rows {
        let list: Vec<&str> = Case::ALL.iter().skip(1).map(|case| forms.get(*case)).collect();
        out.line("");
        out.print(&indented("", 0, &format!("{id}: {name}"), out.width));
        out.print(&indented("", 2, &list.join(", "), out.width));
    }
    Ok(Exit::Fine)
}

fn row_json(id: &Name, forms: &CaseForms) -> Value {
    let told: Map<String, Value> =
        Case::ALL.iter().map(|case| (case.word().to_owned(), forms.get(*case).into())).collect();
    json!({ "id": id.as_str(), "forms": told })
}
