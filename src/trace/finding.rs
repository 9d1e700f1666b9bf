//! What a person found about an exercise: judgements beside the journal, never in it.
//!
//! A finding names what it is about by names and record numbers of its exercise, and who found it by a code. Findings
//! are only ever added; the one way to take one back is a later finding that withdraws it.

use serde::Serialize;
use serde_json::Value;

use crate::base::{ActionId, ClauseId, RuleId, SeatId, SimTime};
use crate::trace::value::{Args, RecordNo, Subject, Val};
use crate::trace::wire::{Names, Wire, WireError, field, put_int, put_str};

/// A finding with its number and who found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Number in its file, from 1.
    pub no: u32,
    /// The assessor: a code, never a name.
    pub by: Box<str>,
    /// When it was written, in seconds since 1970; stands outside the exercise.
    pub wall: i64,
    /// What was found.
    pub found: Found,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A verdict is justified: beside it, never instead of it.
    Justified {
        /// The verdict.
        verdict: Target,
        /// Why.
        reason: Box<str>,
    },
    /// A verdict another assessor may find justified stands as it is.
    Upheld {
        /// The verdict.
        verdict: Target,
        /// Why.
        reason: Box<str>,
    },
    /// A duty only a person can judge was judged.
    Judged {
        /// The verdict that says nobody has judged it.
        verdict: Target,
        /// How it was done.
        how: Judgement,
        /// Why.
        reason: Box<str>,
        /// The records that show it.
        records: Box<[RecordNo]>,
    },
    /// What was done in own words is this action.
    Mapped {
        /// The record with the words.
        record: RecordNo,
        /// Action.
        action: ActionId,
        /// Slots.
        args: Args,
        /// Why.
        reason: Box<str>,
    },
    /// How an objective was performed.
    Rated {
        /// Objective.
        objective: Box<str>,
        /// The rating.
        rating: Rating,
        /// Why; M and U need it.
        reason: Option<Box<str>>,
    },
    /// Something was seen.
    Observed {
        /// Exercise time.
        at: SimTime,
        /// The seat it is about, if it is about one.
        seat: Option<SeatId>,
        /// What.
        text: Box<str>,
    },
    /// An earlier finding of the same assessor no longer holds.
    Withdrawn {
        /// Its number.
        finding: u32,
        /// Why.
        reason: Box<str>,
    },
}

/// The verdict a finding is about. It is told apart from others by what it is about and where it arose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Clause.
    pub clause: ClauseId,
    /// Rule; none for what the scenario expected.
    pub rule: Option<RuleId>,
    /// Whom or what the duty is about.
    pub subject: Subject,
    /// The duty to tell the owner, not the duty itself.
    pub relay: bool,
    /// The record that opened it.
    pub opened: Option<RecordNo>,
    /// When it arose.
    pub at: SimTime,
}

/// How a person judges a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// Not done, or not complied with.
    Missed,
    /// Done late.
    Late,
    /// Done in time, or complied with.
    Met,
}

impl Judgement {
    /// The word for it in files and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Late => "late",
            Self::Met => "met",
        }
    }
}

/// How an objective was performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Rating {
    /// Performed without challenges.
    P,
    /// Performed with some challenges.
    S,
    /// Performed with major challenges.
    M,
    /// Unable to be performed.
    U,
}

impl Rating {
    /// Key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::P => "rating-p",
            Self::S => "rating-s",
            Self::M => "rating-m",
            Self::U => "rating-u",
        }
    }

    /// Whether it must be given a reason.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::M | Self::U)
    }
}

impl Finding {
    /// Appends the line of the finding without its closing brace, so that the file can add its hash.
    pub fn put_open(&self, names: &dyn Names, out: &mut String) {
        out.push_str("{\"n\":");
        put_int(i64::from(self.no), out);
        out.push_str(",\"by\":");
        put_str(&self.by, out);
        out.push_str(",\"wall\":");
        put_int(self.wall, out);
        out.push_str(",\"found\":");
        self.found.put(names, out);
    }

    /// Reads a finding from its object, with or without further keys such as the hash.
    ///
    /// # Errors
    /// [`WireError`] if the object is not a finding.
    pub fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let mut seen = 0;
        let no: i64 = value.get("n").and_then(Value::as_i64).ok_or(WireError::Missing { field: "n" })?;
        Ok(Self {
            no: u32::try_from(no).ok().ok_or(WireError::Shape { expected: "a number from 1" })?,
            by: field(value, "by", names, &mut seen)?,
            wall: value.get("wall").and_then(Value::as_i64).ok_or(WireError::Missing { field: "wall" })?,
            found: field(value, "found", names, &mut seen)?,
        })
    }
}

impl Wire for Subject {
    fn put(&self, names: &dyn Names, out: &mut String) {
        let used = self.0.iter().rposition(|val| *val != Val::Nil).map_or(0, |last| last + 1);
        Args::of(&self.0[..used]).put(names, out);
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let args = <Args as Wire>::get(value, names)?;
        if args.vals.len() > 3 || !args.texts.is_empty() {
            return Err(WireError::Shape { expected: "at most three things a duty is about" });
        }
        Ok(Self([args.get(0), args.get(1), args.get(2)]))
    }
    fn absent(&self) -> bool {
        *self == Self::NONE
    }
    fn missing() -> Option<Self> {
        Some(Self::NONE)
    }
}

impl Wire for Target {
    fn put(&self, names: &dyn Names, out: &mut String) {
        out.push_str("{\"clause\":");
        self.clause.put(names, out);
        if let Some(rule) = self.rule {
            out.push_str(",\"rule\":");
            rule.put(names, out);
        }
        if !self.subject.absent() {
            out.push_str(",\"subject\":");
            self.subject.put(names, out);
        }
        if self.relay {
            out.push_str(",\"relay\":true");
        }
        if let Some(opened) = self.opened {
            out.push_str(",\"opened\":");
            opened.put(names, out);
        }
        out.push_str(",\"at\":");
        self.at.put(names, out);
        out.push('}');
    }
    fn get(value: &Value, names: &dyn Names) -> Result<Self, WireError> {
        let object = value.as_object().ok_or(WireError::Shape { expected: "a verdict" })?;
        let mut seen = 0;
        let made = Self {
            clause: field(value, "clause", names, &mut seen)?,
            rule: field(value, "rule", names, &mut seen)?,
            subject: field(value, "subject", names, &mut seen)?,
            relay: field(value, "relay", names, &mut seen)?,
            opened: field(value, "opened", names, &mut seen)?,
            at: field(value, "at", names, &mut seen)?,
        };
        if seen == object.len() {
            Ok(made)
        } else {
            Err(WireError::ExtraField { variant: "verdict".to_owned() })
        }
    }
}
