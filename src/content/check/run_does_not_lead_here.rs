//! A part starts from a recorded run that is not there, was recorded with other content, or ends before the part begins.
//!
//! The runs stand in files, which this layer does not open: whoever read them says what they are.

use std::collections::BTreeMap;

use crate::base::{Msg, Severity, SimTime};
use crate::content::check::case::{Found, finding};
use crate::content::codes::RUN_DOES_NOT_LEAD_HERE as CODE;
use crate::content::scenario::{PartStart, Scenario};
use crate::content::suggest::{did_you_mean, nearest, possible};

/// What a recorded run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// It plays the whole scenario, as far as this moment.
    Until(SimTime),
    /// It cannot be used, and why.
    Broken(Msg),
    /// No part names it; it was not read.
    Unread,
}

/// The recorded runs of a scenario, by name.
pub type Recorded = BTreeMap<String, Run>;

pub(super) fn look(scenario: &Scenario, runs: &Recorded, found: &mut Found) {
    for (at, part) in scenario.parts.iter().enumerate() {
        let PartStart::Folded(name) = &part.start else { continue };
        let path = format!("parts[{at}].start");
        match runs.get(name.as_str()) {
            Some(Run::Until(end)) if end.0 >= part.from.0 => {}
            Some(Run::Until(end)) => {
                let why = Msg::new("check-run-ends").with("end", *end);
                broken(name, path, why, found);
            }
            Some(Run::Broken(why)) => broken(name, path, why.clone(), found),
            Some(Run::Unread) | None => {
                let message = Msg::new("check-no-run").with("name", name);
                let mut missing = finding(CODE, Severity::Error, name, path, message);
                let candidates = || runs.keys().map(String::as_str);
                if let Some(near) = nearest(name.as_str(), candidates()) {
                    missing = missing.help(did_you_mean(near));
                    missing.replacement = Some(format!("\"{near}\""));
                } else if let Some(help) = possible(candidates()) {
                    missing = missing.help(help);
                }
                found.push(missing.help(Msg::new("check-record-a-run").with("name", name)));
            }
        }
    }
}

fn broken(name: &crate::base::Name, path: String, why: Msg, found: &mut Found) {
    let message = Msg::new("check-run-unusable").with("name", name).with("why", why);
    let broken = finding(CODE, Severity::Error, name, path, message);
    found.push(broken.help(Msg::new("check-record-a-run").with("name", name)));
}
