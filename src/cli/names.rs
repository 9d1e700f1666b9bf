//! `names`: the Georgian case forms of a scenario's places and people, for reading before they are used.
//!
//! The forms are made by rule; a wrong one is corrected by `forms` at the place or person. What follows a comma in a name
//! („ვანო, ბორტინჟინერი“) explains it and is left out.

use serde_json::{Map, Value, json};

use crate::base::{Name, Text};
use crate::cli::args::Names;
use crate::cli::failure::Failure;
use crate::cli::library;
use crate::cli::output::{Exit, Output, indented};
use crate::content::scenario::{Forms, Scenario};
use crate::i18n::names::{Case, CaseForms, NameKind};
use crate::tell::basis::Noticed;

/// Prints the forms.
///
/// # Errors
/// [`Failure`] if the scenario cannot be played.
pub fn run(args: &Names, out: &Output) -> Result<Exit, Failure> {
    let model = library::playable(&args.scenario, None)?.model;
    let rows = rows(&model.scenario);
    if out.is_json() {
        let names: Vec<Value> = rows.iter().map(|(id, forms)| row_json(id, forms)).collect();
        out.json(&Noticed::new(&json!({ "names": names }), &model.procedure, &out.words));
        return Ok(Exit::Fine);
    }
    out.line(&out.word("mark"));
    out.print(&indented("", 0, &out.word("names-about"), out.width));
    for (id, forms) in &rows {
        let list: Vec<&str> = Case::ALL.iter().map(|case| forms.get(*case)).collect();
        out.line("");
        out.line(id.as_str());
        out.print(&indented("", 2, &list.join(", "), out.width));
    }
    Ok(Exit::Fine)
}

/// Every place and person with its forms, in the order of the scenario.
fn rows(scenario: &Scenario) -> Vec<(Name, CaseForms)> {
    let forms = |name: &Text, kind, given: Option<&Forms>| {
        let bare = name.ka.split(',').next().unwrap_or_default();
        CaseForms::of(bare, kind, given)
    };
    let places = scenario
        .places
        .iter()
        .map(|row| (row.id.clone(), forms(&row.name, NameKind::Place, row.forms.as_ref())));
    let people = scenario
        .people
        .iter()
        .map(|row| (row.id.clone(), forms(&row.name, NameKind::Person, row.forms.as_ref())));
    places.chain(people).collect()
}

fn row_json(id: &Name, forms: &CaseForms) -> Value {
    let told: Map<String, Value> =
        Case::ALL.iter().map(|case| (case.word().to_owned(), forms.get(*case).into())).collect();
    json!({ "id": id.as_str(), "forms": told })
}
