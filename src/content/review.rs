//! Everything that is wrong with content: what reading found, then compiling and the rules of sense, in one list.

use std::sync::Arc;

use crate::base::Diagnostics;
use crate::content::check::{self, Recorded};
use crate::content::map::Map;
use crate::content::model::Model;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;
use crate::content::settle::settle;

/// Looks at a procedure. `found` is what reading found, `source` answers the text of a file.
#[must_use]
pub fn procedure<'s>(
    procedure: Option<Arc<Procedure>>,
    mut found: Diagnostics,
    source: &dyn Fn(&str) -> Option<&'s str>,
) -> Diagnostics {
    if let Some(procedure) = procedure {
        found.extend(check::check(&procedure, None));
        found.extend(Model::compile_procedure(procedure));
    }
    settle(&mut found, source);
    found
}

/// A scenario with what it stands on.
pub struct Story<'a> {
    /// The procedure it is written against, as far as it could be read.
    pub procedure: Option<Arc<Procedure>>,
    /// The scenario, as far as it could be read.
    pub scenario: Option<Arc<Scenario>>,
    /// Its map.
    pub map: Option<&'a Map>,
    /// What its recorded runs are; asked only about a scenario that can be played.
    pub runs: &'a dyn Fn(Model) -> Recorded,
}

/// Looks at a scenario. `found` is what reading it, its procedure and its map found.
#[must_use]
pub fn scenario<'s>(
    story: Story<'_>,
    mut found: Diagnostics,
    source: &dyn Fn(&str) -> Option<&'s str>,
) -> Diagnostics {
    if let Some(scenario) = story.scenario {
        found.extend(story.map.map(|map| check::check_map(map, &scenario)).unwrap_or_default());
        if let Some(procedure) = story.procedure {
            found.extend(check::check(&procedure, Some(&scenario)));
            let (model, of_names) = Model::compile(procedure, Arc::clone(&scenario));
            found.extend(of_names);
            if let Some(model) = model {
                found.extend(check::check_runs(&scenario, &(story.runs)(model)));
            }
        }
    }
    settle(&mut found, source);
    found
}
