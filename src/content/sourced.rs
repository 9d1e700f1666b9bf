//! What a source passes on to whatever cites it: its year, and whether anybody has opened it.

use crate::base::Name;
use crate::content::procedure::{Basis, Mark, Peer, Procedure, Source, Year};

impl Procedure {
    /// The source of this id.
    #[must_use]
    pub fn source(&self, id: &Name) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The year of a mark: its own, or that of its only source.
    #[must_use]
    pub fn year_of(&self, mark: &Mark) -> Option<Year> {
        match (mark.year, &*mark.sources) {
            (Some(year), _) => Some(year),
            (None, [only]) => self.source(only).map(|source| source.year),
            (None, _) => None,
        }
    }

    /// The year of a comparison: its own, or that of its source.
    #[must_use]
    pub fn year_of_peer(&self, peer: &Peer) -> Year {
        let inherited = || self.source(&peer.source).map_or(Year::NotStated, |source| source.year);
        peer.year.unwrap_or_else(inherited)
    }

    /// Whether something that cites these sources still has to be verified.
    #[must_use]
    pub fn is_unverified(&self, marked: bool, sources: &[Name]) -> bool {
        marked || sources.iter().any(|id| self.source(id).is_none_or(|source| source.unverified))
    }

    /// The basis that may be shown: an unverified source never shows as National or Treaty.
    #[must_use]
    pub fn shown_basis(&self, mark: &Mark) -> Basis {
        match mark.basis {
            Basis::National | Basis::Treaty if self.is_unverified(mark.unverified, &mark.sources) => {
                Basis::Indicative
            }
            basis => basis,
        }
    }
}
