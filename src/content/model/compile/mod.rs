//! Author content → model: every name is looked up once, every value is checked against the type of its place.
//!
//! # Invariants
//! - All mistakes of all files are found in one run; each names its place, what is possible there, and the nearest name.
//! - Nothing panics, whatever the content says; a model is answered only when nothing was wrong.
//!
//! # Not here
//! - Mistakes of sense (deadlines nobody can meet, roles nobody holds): `content::check`.

mod callers;
mod clauses;
mod conditions;
mod contradiction;
mod effects;
mod events;
mod resolver;
mod secrets;
mod tables;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::Diagnostics;
use crate::content::kind::Kind;
use crate::content::model::script::Script;
use crate::content::model::tables::Model;
use crate::content::procedure::Procedure;
use crate::content::scenario::Scenario;

pub(crate) use resolver::Resolver;

impl Model {
    /// Compiles a scenario against its procedure. The model is missing when there is an error among the findings.
    #[must_use]
    pub fn compile(procedure: Arc<Procedure>, scenario: Arc<Scenario>) -> (Option<Self>, Diagnostics) {
        let mut resolver = Resolver::new(Self::empty(Arc::clone(&procedure), Arc::clone(&scenario)));
        tables::compile(&mut resolver, &procedure, &scenario);
        world::compile(&mut resolver, &scenario);
        clauses::compile(&mut resolver, &procedure);
        events::compile(&mut resolver, &scenario);
        secrets::compile(&mut resolver, &scenario);
        resolver.finish()
    }

    /// Compiles a procedure alone, for checking it without a scenario.
    #[must_use]
    pub fn compile_procedure(procedure: Arc<Procedure>) -> Diagnostics {
        let blank = Arc::new(Scenario::blank(&procedure.id));
        Self::compile(procedure, blank).1
    }

    fn empty(procedure: Arc<Procedure>, scenario: Arc<Scenario>) -> Self {
        Self {
            procedure,
            scenario,
            roles: Vec::new(),
            seats: Vec::new(),
            actions: Vec::new(),
            signals: Vec::new(),
            things: Vec::new(),
            kinds: [(0, 0); Kind::ALL.len()],
            facts: Vec::new(),
            cells: Vec::new(),
            cell_fact: Vec::new(),
            links: Vec::new(),
            words: Vec::new(),
            rules: Vec::new(),
            script: Script::default(),
            index: BTreeMap::new(),
        }
    }
}
