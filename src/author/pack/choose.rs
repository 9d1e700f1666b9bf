//! Which files of a scenario's folder go into a pack: files of known kinds; of journals only recorded runs, never what
//! people have played.

use std::collections::BTreeSet;

use crate::author::pack::name::fault;
use crate::author::pack::{RUNS, STAMP, kind};
use crate::content::scenario::{PartStart, Scenario};

/// Why a file stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Somebody has played it, or it stands outside the folder of recorded runs.
    Played,
    /// Its kind is not known.
    Kind,
    /// It may not be called so everywhere.
    Name,
}

impl Left {
    /// The key of the sentence for people.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Played => "pack-left-played",
            Self::Kind => "pack-left-kind",
            Self::Name => "pack-left-name",
        }
    }
}

/// What goes in, and what does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// What goes in.
    pub go: Vec<String>,
    /// What does not, and why.
    pub left: Vec<(String, Left)>,
}

/// What others play from is told apart from what others have played by what the program leaves beside the latter.
const BESIDE: [&str; 2] = [".journal.side", ".findings"];

/// Chooses among the names of all files of a folder. Of a run somebody has played, only one a part starts from goes in: the
/// scenario cannot be played without it.
#[must_use]
pub fn choose(names: &BTreeSet<String>, scenario: &Scenario) -> Chosen {
    let started_from: BTreeSet<&str> = (scenario.parts.iter())
        .filter_map(|part| match &part.start {
            PartStart::Folded(run) => Some(run.as_str()),
            PartStart::Given(_) => None,
        })
        .collect();
    let mut chosen = Chosen::default();
    for name in names.iter().filter(|name| *name != STAMP) {
        let why = match name.strip_suffix(".journal") {
            Some(whole) => {
                let run = whole.strip_prefix(RUNS).and_then(|run| run.strip_prefix('/'));
                let played = BESIDE.iter().any(|ending| names.contains(&format!("{whole}{ending}")));
                match run {
                    Some(run) if started_from.contains(run) || !played && !run.contains('/') => None,
                    Some(_) | None => Some(Left::Played),
                }
            }
            None if BESIDE.iter().any(|ending| name.ends_with(ending)) => Some(Left::Played),
            None if kind::limit(name).is_none() => Some(Left::Kind),
            None => None,
        };
        match why.or_else(|| fault(name).map(|_| Left::Name)) {
            Some(why) => chosen.left.push((name.clone(), why)),
            None => chosen.go.push(name.clone()),
        }
    }
    chosen
}
