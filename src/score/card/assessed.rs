//! What assessors added to a card: their findings, and the numbers of the engine alone beside it.

use std::sync::Arc;

use serde::Serialize;

use crate::score::card::sheet::Headline;
use crate::score::card::{Card, Rating};

/// What assessors added to a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assessed {
    /// The numbers of the engine alone.
    pub engine: Numbers,
    /// Verdicts that are other ones, or are there or gone, by what was judged and mapped.
    pub changes: Vec<Change>,
    /// Every finding, in the order written; nobody's is left out.
    pub findings: Vec<FindingLine>,
}

/// The numbers of a card without its verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Numbers {
    /// The team.
    pub team: Headline,
    /// Seats, in the scenario's order.
    pub seats: Vec<Headline>,
    /// Objectives, in the scenario's order, with the proposal.
    pub objectives: Vec<(Headline, Option<Rating>)>,
}

impl Numbers {
    /// The numbers of a card.
    #[must_use]
    pub fn of(card: &Card) -> Self {
        Self {
            team: card.team.headline,
            seats: card.seats.iter().map(|seat| seat.sheet.headline).collect(),
            objectives: card.team.objectives.iter().map(|line| (line.headline, line.proposed)).collect(),
        }
    }
}

/// A verdict that is another one with what assessors found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Rule, or the clause of something expected.
    pub rule: Box<str>,
    /// Names of the things it is about.
    pub subject: Vec<Arc<str>>,
    /// By the engine alone; absent if it arose only by what was mapped.
    pub before: Option<&'static str>,
    /// Now; absent if it is gone.
    pub after: Option<&'static str>,
}

/// Whether a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It enters the card.
    Counts,
    /// Another assessor found otherwise, and the card goes the conservative way.
    Disputed,
    /// Its assessor withdrew it.
    Withdrawn,
    /// What it is about is not there, or it cannot be said of it.
    WithoutEffect,
}

impl Standing {
    /// Key of the words for it; none where it counts.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Counts => None,
            Self::Disputed => Some("findings-disputed"),
            Self::Withdrawn => Some("findings-withdrawn"),
            Self::WithoutEffect => Some("findings-without-effect"),
        }
    }
}

/// A finding with names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingLine {
    /// Position of its file among those read.
    pub file: u16,
    /// Number in its file.
    pub number: u32,
    /// The assessor's code.
    pub by: Box<str>,
    /// When it was written, in seconds since 1970.
    pub wall: i64,
    /// What was found, in one word: `justified`, `upheld`, `judged`, `mapped`, `rated`, `observed`, `withdrawn`.
    pub found: &'static str,
    /// Whether it counts.
    pub standing: Standing,
    /// Positions of the verdicts it is about.
    pub verdicts: Vec<usize>,
    /// Rule, or the clause of something expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Box<str>>,
    /// Names of the things the duty is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subject: Vec<Arc<str>>,
    /// How a person judges the duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<&'static str>,
    /// Objective rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<Box<str>>,
    /// Rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Action that own words are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Box<str>>,
    /// Exercise time of an observation, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// Seat an observation is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<Box<str>>,
    /// Number of the finding withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdraws: Option<u32>,
    /// Records it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<u32>,
    /// Why, or what was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Box<str>>,
}
