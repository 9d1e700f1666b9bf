//! The scorecard: verdicts rolled up by clause, phase, objective and seat, in whole numbers.
//!
//! | file | what |
//! |---|---|
//! | [`credit`] | verdicts → subject → rule → clause, in basis points |
//! | [`sheet`] | clauses → quality and coverage, for the team or one seat |
//! | [`failure`] | what limits a rating |
//! | [`rating`] | the proposal P, S, M or U for an objective |
//! | [`points`] | what a debrief speaks about |
//! | [`compare`] | beside another run |
//! | [`conflicts`] | clauses that hold where this one pulls against them |
//! | [`brief`] | the numbers alone, for thousands of runs |
//! | [`assessed`] | what assessors added, and the numbers of the engine alone |
//!
//! # Invariants
//! - Integers only, rounded down; nothing is ever above 10 000 basis points.
//! - Improving one verdict, all else equal, never lowers a quality.
//! - Quality and coverage stand together; with nothing judged, quality is absent, never zero. There is no overall grade.
//! - Plain data with names, not numbers: a card can be read without the content it was made with. No sentence stands
//!   here; the words for it are in the catalogues.
//!
//! # Not here
//! - Which verdicts there are (`clause`), what findings of assessors change ([`assess`](crate::score::assess)),
//!   how a card looks (`report`).

pub mod assessed;
pub mod brief;
pub mod compare;
pub mod conflicts;
pub mod credit;
pub mod failure;
pub mod points;
pub mod rating;
pub mod sheet;

pub use assessed::{Assessed, Change, FindingLine, Numbers, Standing};
pub use brief::Brief;
pub use compare::{ClauseBeside, Comparison};
pub use failure::Failure;
pub use points::Points;
pub use rating::Rating;
pub use sheet::{ClauseLine, Counts, GroupLine, Headline, ObjectiveLine, RuleLine, Sheet};

use std::sync::Arc;

use serde::Serialize;

use crate::base::{SeatId, SeatMask};
use crate::content::model::Model;
use crate::score::assess::{Judged, with_judgements};
use crate::score::clause::{Answer, Monitors, Of, Verdict};
use crate::trace::{Holder, Names as _, Subject, Table, Val};

/// Version of the arithmetic. A change of scoring is a new version; both cards can be printed.
pub const SCORING: u16 = 1;

/// What is known of a run beside its records.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// It was forked from another run, a trainee jumped, or the coach was on.
    pub assisted: bool,
    /// It is not over, or was broken off: no rating is proposed.
    pub unfinished: bool,
    /// Seats left before the end: no rating is proposed on their cards.
    pub left: SeatMask,
    /// Positions of verdicts an assessor found justified; shown beside them, with the numbers before and after.
    pub justified: Vec<usize>,
    /// How assessors judged what only a person can judge.
    pub judged: Vec<Judged>,
}

/// The card of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Version of the arithmetic.
    pub scoring: u16,
    /// Whether the run was helped: forked, jumped, hints taken, coach on.
    pub assisted: bool,
    /// Whether the run is not over, or was broken off: no rating is proposed then.
    pub unfinished: bool,
    /// The whole team.
    pub team: Sheet,
    /// Every seat, in the scenario's order.
    pub seats: Vec<SeatSheet>,
    /// Every verdict, in the order given; sheets point here by position.
    pub verdicts: Vec<Line>,
    /// Departures from clauses with a reason.
    pub departures: Vec<Departed>,
    /// Answers to decisions with a clause relied on, a confidence or a reason: reported apart, in no number.
    pub answers: Vec<Answered>,
    /// Records of what was done in own words: unscored until an assessor says which action it was.
    pub own_words: Vec<OwnWords>,
    /// What assessors added; absent without findings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessed: Option<Assessed>,
}

/// The card of one seat: what it owed, broke or failed to pass on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatSheet {
    /// Seat.
    pub seat: Arc<str>,
    /// Held by a simulated colleague.
    pub bot: bool,
    /// A hint was taken.
    pub hints: bool,
    /// It was left before the end: no rating is proposed on its card.
    pub left: bool,
    /// The numbers.
    pub sheet: Sheet,
    /// Duties of this seat that somebody else met: shown, outside its quality.
    pub met_by_other: Vec<usize>,
}

/// A departure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Departed {
    /// Seat.
    pub seat: Arc<str>,
    /// Clause.
    pub clause: Arc<str>,
    /// Record with the reason.
    pub record: u32,
}

/// A decision answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// Seat.
    pub seat: Arc<str>,
    /// The inject that asked.
    pub inject: Arc<str>,
    /// Position of the option taken.
    pub option: u8,
    /// Clause relied on.
    pub clause: Option<Arc<str>>,
    /// Confidence, 1 to 5.
    pub confidence: Option<u8>,
    /// Record with the reason.
    pub record: u32,
}

/// Something done in own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnWords {
    /// Seat.
    pub seat: Arc<str>,
    /// Record with the words.
    pub record: u32,
}

/// A verdict with names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Clause.
    pub clause: Arc<str>,
    /// Rule; absent for what the scenario expected.
    pub rule: Option<Arc<str>>,
    /// Names of the things it is about.
    pub subject: Vec<Arc<str>>,
    /// The kind in one word: `met`, `late`, `missed` …
    pub verdict: &'static str,
    /// Credit in basis points; absent outside the numbers.
    pub credit: Option<u16>,
    /// The duty to tell the owner.
    pub relay: bool,
    /// Met without an act.
    pub kept: bool,
    /// Met by a seat that did not owe it.
    pub by_other: bool,
    /// Why, as a catalogue key; absent where the kind says it.
    pub reason: Option<&'static str>,
    /// Seats on whose card it stands.
    pub seats: Vec<Arc<str>>,
    /// Seat that in fact acted.
    pub acted: Option<Arc<str>>,
    /// When it arose, in milliseconds of exercise time.
    pub opened_at: i64,
    /// Record that told the owner of it.
    pub told_by: Option<u32>,
    /// When its clock began.
    pub clock_from: Option<i64>,
    /// When it was due.
    pub due: Option<i64>,
    /// When it was settled.
    pub settled_at: i64,
    /// Record that opened it.
    pub opened: Option<u32>,
    /// Record that settled it.
    pub settled: Option<u32>,
    /// Breaching records.
    pub breaches: Vec<u32>,
    /// What came nearest before a step out of order, or what made it worthless.
    pub near: Option<u32>,
    /// Clauses that hold where this one pulls against them, and that were called for at that moment.
    pub yields_to: Vec<Box<str>>,
    /// The act that came too late.
    pub later_act: Option<u32>,
    /// An assessor found it justified.
    pub justified: bool,
}

impl Card {
    /// The sheet of the seat of this name; without one, or if it has none, the team's.
    #[must_use]
    pub fn sheet(&self, seat: Option<&str>) -> &Sheet {
        let own = seat.and_then(|seat| self.seats.iter().find(|row| &*row.seat == seat));
        own.map_or(&self.team, |row| &row.sheet)
    }

    /// The card of what the monitors have judged.
    #[must_use]
    pub fn of(monitors: &Monitors, circumstances: &Circumstances) -> Self {
        let model = monitors.model();
        let verdicts = &*with_judgements(model, monitors.verdicts(), &circumstances.judged);
        let all: Vec<usize> = (0..verdicts.len()).collect();
        let sheet = |among: &[usize], left: bool| {
            let sheet = Sheet::of(model, verdicts, among, &circumstances.justified);
            if circumstances.unfinished || left { sheet.without_proposals() } else { sheet }
        };
        let mut seats = Vec::new();
        for (at, row) in model.seats.iter().enumerate() {
            let seat = SeatId::from_index(at);
            let mine: Vec<usize> = all.iter().copied().filter(|at| verdicts[*at].seats.has(seat)).collect();
            let (by_other, own): (Vec<usize>, Vec<usize>) =
                mine.into_iter().partition(|at| verdicts[*at].by_other);
            seats.push(SeatSheet {
                seat: Arc::clone(row.name.shared()),
                bot: matches!(monitors.holders().get(at), Some(Holder::Bot(_))),
                hints: monitors.hints().has(seat),
                left: circumstances.left.has(seat),
                sheet: sheet(&own, circumstances.left.has(seat)),
                met_by_other: by_other,
            });
        }
        Self {
            scoring: SCORING,
            assisted: circumstances.assisted || !monitors.hints().is_empty(),
            unfinished: circumstances.unfinished,
            team: sheet(&all, false),
            seats,
            verdicts: (0..)
                .zip(verdicts)
                .map(|(at, verdict)| line(model, verdicts, verdict, circumstances.justified.contains(&at)))
                .collect(),
            departures: monitors
                .departures()
                .iter()
                .map(|departure| Departed {
                    seat: shared(model, Table::Seat, departure.seat.0),
                    clause: shared(model, Table::Clause, departure.clause.0),
                    record: departure.record.0,
                })
                .collect(),
            answers: monitors.answers().iter().map(|answer| answered(model, answer)).collect(),
            own_words: monitors
                .own_words()
                .iter()
                .map(|(seat, record)| OwnWords { seat: shared(model, Table::Seat, seat.0), record: record.0 })
                .collect(),
            assessed: None,
        }
    }
}

/// The name of a row, shared with the model.
fn shared(model: &Model, table: Table, index: u16) -> Arc<str> {
    model.shared_name(table, index).map_or_else(|| model.name(table, index).into(), Arc::clone)
}

fn answered(model: &Model, answer: &Answer) -> Answered {
    Answered {
        seat: shared(model, Table::Seat, answer.seat.0),
        inject: shared(model, Table::Inject, answer.inject.0),
        option: answer.option,
        clause: answer.clause.map(|clause| shared(model, Table::Clause, clause.0)),
        confidence: answer.confidence,
        record: answer.record.0,
    }
}

fn line(model: &Model, verdicts: &[Verdict], verdict: &Verdict, justified: bool) -> Line {
    let seat = |seat: SeatId| shared(model, Table::Seat, seat.0);
    Line {
        clause: shared(model, Table::Clause, verdict.clause.0),
        rule: match verdict.of {
            Of::Rule(rule) => Some(shared(model, Table::Rule, rule.0)),
            Of::Expect(_) => None,
        },
        subject: subject_names(model, verdict.subject),
        verdict: verdict.kind.word(),
        credit: verdict.kind.credit().filter(|_| !verdict.kept),
        relay: verdict.relay,
        kept: verdict.kept,
        by_other: verdict.by_other,
        reason: verdict.reason.key(),
        seats: verdict.seats.iter().map(seat).collect(),
        acted: verdict.acted.map(seat),
        opened_at: verdict.opened_at.0,
        told_by: verdict.told_by.map(|record| record.0),
        clock_from: verdict.clock_from.map(|at| at.0),
        due: verdict.due.map(|at| at.0),
        settled_at: verdict.settled_at.0,
        opened: verdict.opened.map(|record| record.0),
        settled: verdict.settled.map(|record| record.0),
        breaches: verdict.breaches.iter().map(|record| record.0).collect(),
        near: verdict.near.map(|record| record.0),
        yields_to: conflicts::holding(model, verdicts, verdict).map(Into::into).collect(),
        later_act: verdict.later_act.map(|record| record.0),
        justified,
    }
}

/// The names of what a subject is made of, empty places left out.
#[must_use]
pub fn subject_names(model: &Model, subject: Subject) -> Vec<Arc<str>> {
    let name = |val: &Val| -> Option<Arc<str>> {
        Some(match val {
            Val::Nil => return None,
            Val::Entity(thing) => shared(model, Table::Entity, thing.0),
            Val::Word(word) => shared(model, Table::Word, word.0),
            Val::Seat(seat) => shared(model, Table::Seat, seat.0),
            // Counted from 1, as on every screen.
            Val::Message(message) => format!("message-{}", message.0.saturating_add(1)).into(),
            Val::Num(n) => n.to_string().into(),
            Val::Flag(flag) => flag.to_string().into(),
            Val::Many(..) => {
                let names: Vec<&str> =
                    model.listed(*val).iter().map(|thing| model.name(Table::Entity, thing.0)).collect();
                names.join("+").into()
            }
            Val::Options(bits) => format!("{bits:b}").into(),
            Val::Text(_) => "…".into(),
        })
    };
    subject.0.iter().filter_map(name).collect()
}
