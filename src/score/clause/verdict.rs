//! How an obligation ended, with the records that prove it.

use crate::base::{ClauseId, Dur, RuleId, SeatId, SeatMask, SimTime};
use crate::content::model::Misfit;
use crate::content::procedure::Basis;
use crate::trace::{RecordNo, Subject};

/// Credit of a duty fully met, in basis points.
pub const FULL: u16 = 10_000;

/// How an obligation ended. Different things, never folded into zero or full marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// Done in time, held, or kept.
    Met,
    /// Done after the due time; the credit left, in basis points below 10 000.
    Late(u16),
    /// Not done in time, nor within the time of lateness.
    Missed,
    /// Done although it must not be, or without what must come before.
    Breached,
    /// Its due time lies after the stop.
    NotDue,
    /// Nothing called for it.
    NeverArose,
    /// Only a person can judge it and nobody did.
    NotObserved,
    /// Retracted, declined, waived or released.
    Lifted,
}

impl VerdictKind {
    /// Key of the word for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "verdict-met",
            Self::Late(_) => "verdict-late",
            Self::Missed => "verdict-missed",
            Self::Breached => "verdict-breached",
            Self::NotDue => "verdict-not-due",
            Self::NeverArose => "verdict-never-arose",
            Self::NotObserved => "verdict-not-observed",
            Self::Lifted => "verdict-lifted",
        }
    }

    /// The word for it in data: kebab-case English.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late(_) => "late",
            Self::Missed => "missed",
            Self::Breached => "breached",
            Self::NotDue => "not-due",
            Self::NeverArose => "never-arose",
            Self::NotObserved => "not-observed",
            Self::Lifted => "lifted",
        }
    }

    /// The credit in basis points, or none for what stands outside the numbers.
    #[must_use]
    pub const fn credit(self) -> Option<u16> {
        match self {
            Self::Met => Some(FULL),
            Self::Late(credit) => Some(credit),
            Self::Missed | Self::Breached => Some(0),
            Self::NotDue | Self::NeverArose | Self::NotObserved | Self::Lifted => None,
        }
    }
}

/// What a verdict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A rule of a clause.
    Rule(RuleId),
    /// Something the scenario expects to have arisen, by its position in the scenario's list.
    Expect(u16),
}

/// Why a verdict is what it is, where the kind alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The kind says it.
    Plain,
    /// The duty was expected and never triggered although its cause was noticed.
    NeverTriggered,
    /// The duty was expected, and an ending brought about by a seat's act left it no time to arise.
    CutShort,
    /// It arose, but its owner never learned of it.
    OwnerNeverKnew,
    /// It arose, but nobody learned of it.
    NobodyNoticed,
    /// Its owner learned of it while a duty of the same occasion ran already: that one is judged.
    SameOccasion,
    /// Nobody sits in the owner's role.
    NotSeated,
    /// Nobody was named to whom it would fall.
    NotNamed,
    /// A later record ended the duty.
    LiftedByRecord,
    /// The ending released it.
    Released,
    /// Its scope ended before it was due.
    ScopeEnded,
    /// An interlude passed over it.
    PassedOver,
    /// Two subjects turned out to be one.
    Merged,
    /// A person judged it.
    ByPerson,
    /// What must come before did not come at all for this subject.
    NothingBefore,
    /// It came, but not as it had to be: a slot, its result, or who did it.
    DidNotFit,
    /// It came, but too shortly before, or only after the act had begun.
    TooShortlyBefore,
    /// It came, but too long before.
    TooLongBefore,
    /// It came, and was made worthless since.
    Spoiled,
}

impl Reason {
    /// Key of the sentence for it; none where the kind says it.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::NeverTriggered => "verdict-reason-never-triggered",
            Self::CutShort => "verdict-reason-cut-short",
            Self::OwnerNeverKnew => "verdict-reason-owner-never-knew",
            Self::NobodyNoticed => "verdict-reason-nobody-noticed",
            Self::SameOccasion => "verdict-reason-same-occasion",
            Self::NotSeated => "verdict-reason-not-seated",
            Self::NotNamed => "verdict-reason-not-named",
            Self::LiftedByRecord => "verdict-reason-lifted",
            Self::Released => "verdict-reason-released",
            Self::ScopeEnded => "verdict-reason-scope-ended",
            Self::PassedOver => "verdict-reason-passed-over",
            Self::Merged => "verdict-reason-merged",
            Self::ByPerson => "verdict-reason-by-person",
            Self::NothingBefore => "verdict-reason-nothing-before",
            Self::DidNotFit => "verdict-reason-did-not-fit",
            Self::TooShortlyBefore => "verdict-reason-too-shortly-before",
            Self::TooLongBefore => "verdict-reason-too-long-before",
            Self::Spoiled => "verdict-reason-spoiled",
        })
    }
}

/// A verdict with its witness. Once given, the kind and everything that led to it stay as they are; only what comes
/// after is added to the witness: the later act of a Missed, further breaches of a Breached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is about.
    pub of: Of,
    /// Clause.
    pub clause: ClauseId,
    /// Whom or what the obligation is about.
    pub subject: Subject,
    /// How it ended.
    pub kind: VerdictKind,
    /// Why.
    pub reason: Reason,
    /// The duty to tell the owner, not the duty itself.
    pub relay: bool,
    /// Seats that owed it.
    pub owners: SeatMask,
    /// Seats on whose card it stands.
    pub seats: SeatMask,
    /// The seat that in fact acted.
    pub acted: Option<SeatId>,
    /// Met by a seat that did not owe it: counts for the team, outside the owner's quality.
    pub by_other: bool,
    /// Met without an act of a seat: shown, outside the numbers.
    pub kept: bool,
    /// The record that opened it; none if the passing of time did without any record.
    pub opened: Option<RecordNo>,
    /// When it arose.
    pub opened_at: SimTime,
    /// The record that told the owner of it, if it did not know by itself.
    pub told_by: Option<RecordNo>,
    /// When its clock began: the owner knew, or the moment it is counted `from`.
    pub clock_from: Option<SimTime>,
    /// When it was due, if it had a due time.
    pub due: Option<SimTime>,
    /// Where the number comes from.
    pub basis: Basis,
    /// The record that settled or first broke it.
    pub settled: Option<RecordNo>,
    /// When it was settled; for what passed, the moment it had passed.
    pub settled_at: SimTime,
    /// Every breaching record, the first included.
    pub breaches: Vec<RecordNo>,
    /// For Breached in an order of steps: what came nearest before, or what made it worthless.
    pub near: Option<RecordNo>,
    /// What of it was not as it had to be, where it came but did not fit.
    pub misfit: Option<Misfit>,
    /// For Missed: the act, if it came later.
    pub later_act: Option<RecordNo>,
    /// For periods: duty time from start to settlement.
    pub length: Dur,
}

impl Verdict {
    /// Whether the verdict enters the numbers of the team.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.kind.credit().is_some() && !self.kept
    }

    /// The rule it is about, if it is about one.
    #[must_use]
    pub const fn rule(&self) -> Option<RuleId> {
        match self.of {
            Of::Rule(rule) => Some(rule),
            Of::Expect(_) => None,
        }
    }

    /// The records that prove it, in order.
    #[must_use]
    pub fn witness(&self) -> Vec<RecordNo> {
        let mut records: Vec<RecordNo> =
            [self.opened, self.told_by, self.settled, self.near].into_iter().flatten().collect();
        records.extend(&self.breaches);
        records.extend(self.later_act);
        records.sort_unstable();
        records.dedup();
        records
    }
}
