//! What findings of people make of a card.
//!
//! - **Judged**: a duty that only a person can judge takes the judgement. Met earns full credit, late half of it, missed
//!   none. A prohibition found complied with is kept: outside the numbers, as everywhere; found not complied with it is
//!   Breached by the records named; if it binds
//!   everyone, it then stands on the cards of the seats that acted in them.
//! - **Justified**: beside a verdict that cost something, never instead of it; the card shows the numbers with and
//!   without such verdicts.
//! - **Mapped**: the monitors have watched the acts that own words were found to be (the caller lets them).
//! - **Rated**, **observed**: shown, in no number.
//!
//! Where assessors disagree, every finding is shown and the card goes the conservative way: the lowest judgement counts;
//! a verdict that anybody upheld is not counted as justified; own words that are two different actions are none.
//!
//! # Invariants
//! - Verdicts of the engine stay; only `NotObserved` ones are judged.
//! - Nobody's finding is left out or overwritten.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Msg, SeatMask};
use crate::content::model::{Model, Owner, RuleKind};
use crate::score::card::{
    Assessed, Card, Change, Circumstances, FindingLine, Numbers, Standing, subject_names,
};
use crate::score::clause::{FULL, Monitors, Reason, Verdict, VerdictKind};
use crate::trace::{Finding, Found, Judgement, Names as _, RecordNo, Table, Target};

/// Credit of a duty a person found done late, in basis points: half.
pub const LATE: u16 = FULL / 2;

/// A finding of one of several files.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Position of its file.
    pub file: u16,
    /// The finding.
    pub finding: &'a Finding,
    /// It stands for nothing: its assessor withdrew it, or it is about what is not there.
    pub left_out: bool,
    /// Seats that acted in the records it names.
    pub acted: SeatMask,
}

/// A card with what assessors found.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The card.
    pub card: Card,
    /// The verdicts behind it, in the same order.
    pub verdicts: Vec<Verdict>,
    /// Findings without effect, by their position, and why.
    pub unfit: Vec<(usize, Msg)>,
}

/// A judgement that counts: position of the verdict, how, and the records that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Position of the verdict.
    pub verdict: usize,
    /// How it was done.
    pub how: Judgement,
    /// Records.
    pub records: Vec<RecordNo>,
    /// Seats that acted in them.
    pub acted: SeatMask,
}

/// The card of an exercise with these findings. `engine` has watched what is in the journal, `mapped` has watched it with
/// acts in place of own words; `known` says of findings, by position, what only the caller can: whether a mapping counts, and
/// what is about records that are not there; `run` is what is known of the run beside its records.
#[must_use]
pub fn assess(
    engine: &Monitors,
    mapped: &Monitors,
    voices: &[Voice<'_>],
    known: &BTreeMap<usize, Result<Standing, Msg>>,
    run: &Circumstances,
) -> Assessment {
    let model = mapped.model();
    let judged = judgements(model, mapped.verdicts(), voices);
    let verdicts = with_judgements(model, mapped.verdicts(), &judged);
    let (justified, upheld) = (justified(&verdicts, voices), upheld(&verdicts, voices));
    let counted: Vec<usize> = justified.difference(&upheld).copied().collect();
    let mut unfit = Vec::new();
    let mut lines = Vec::new();
    for (at, voice) in voices.iter().enumerate() {
        let standing = if let Some(known) = known.get(&at) {
            known.clone()
        } else if voice.left_out {
            Ok(Standing::Withdrawn)
        } else {
            match &voice.finding.found {
                Found::Justified { verdict, .. } => fits(&verdicts, mapped.verdicts(), verdict, true)
                    .map(|list| disputed(list.iter().any(|at| upheld.contains(at)))),
                Found::Upheld { verdict, .. } => {
                    fits(&verdicts, mapped.verdicts(), verdict, true).map(|_| Standing::Counts)
                }
                Found::Judged { verdict, how, .. } if cannot_be_late(model, verdict, *how) => {
                    Err(Msg::new("findings-no-lateness"))
                }
                Found::Judged { verdict, how, .. } => {
                    fits(&verdicts, mapped.verdicts(), verdict, false).map(|list| {
                        disputed(judged.iter().any(|one| list.contains(&one.verdict) && one.how != *how))
                    })
                }
                Found::Rated { objective, .. } => {
                    if model.scenario.objectives.iter().any(|row| row.id == **objective) {
                        Ok(Standing::Counts)
                    } else {
                        Err(Msg::new("findings-no-objective").with("name", &**objective))
                    }
                }
                Found::Mapped { .. } | Found::Observed { .. } | Found::Withdrawn { .. } => {
                    Ok(Standing::Counts)
                }
            }
        };
        let standing = standing.unwrap_or_else(|why| {
            unfit.push((at, why));
            Standing::WithoutEffect
        });
        lines.push(line(model, &verdicts, voice, standing));
    }
    let engine_card = Card::of(engine, run);
    let changes = changes(model, engine.verdicts(), &verdicts);
    let mut card = Card::of(mapped, &Circumstances { justified: counted, judged, ..run.clone() });
    card.assessed = Some(Assessed { engine: Numbers::of(&engine_card), changes, findings: lines });
    Assessment { card, verdicts: verdicts.into_owned(), unfit }
}

const fn disputed(disputed: bool) -> Standing {
    if disputed { Standing::Disputed } else { Standing::Counts }
}

/// What a finding about this verdict names.
#[must_use]
pub fn target(verdict: &Verdict) -> Target {
    Target {
        clause: verdict.clause,
        rule: verdict.rule(),
        subject: verdict.subject,
        relay: verdict.relay,
        opened: verdict.opened,
        at: verdict.opened_at,
    }
}

/// The verdicts with the judgements that count.
#[must_use]
pub fn with_judgements<'a>(model: &Model, verdicts: &'a [Verdict], judged: &[Judged]) -> Cow<'a, [Verdict]> {
    let mut verdicts = Cow::Borrowed(verdicts);
    for one in judged {
        if let Some(verdict) = verdicts.to_mut().get_mut(one.verdict) {
            let rule = verdict.rule().and_then(|rule| model.rules.get(rule.index()));
            let kind = rule.map(|rule| &rule.kind);
            let never = matches!(kind, Some(RuleKind::Prohibition { .. }));
            let before = matches!(kind, Some(RuleKind::Precedence { .. }));
            verdict.kind = match one.how {
                Judgement::Met => VerdictKind::Met,
                Judgement::Late => VerdictKind::Late(LATE),
                Judgement::Missed if never || before => VerdictKind::Breached,
                Judgement::Missed => VerdictKind::Missed,
            };
            verdict.reason = Reason::ByPerson;
            verdict.kept = never && one.how == Judgement::Met;
            match verdict.kind {
                VerdictKind::Breached => {
                    verdict.breaches.clone_from(&one.records);
                    verdict.settled = one.records.first().copied();
                    if !one.acted.is_empty() && rule.is_some_and(|rule| rule.owner == Owner::Actor) {
                        (verdict.owners, verdict.seats) = (one.acted, one.acted);
                    }
                }
                _ => verdict.settled = one.records.last().copied(),
            }
        }
    }
    verdicts
}

/// The lowest judgement of each verdict that nobody but a person can judge, with the records of those who gave it.
fn judgements(model: &Model, verdicts: &[Verdict], voices: &[Voice<'_>]) -> Vec<Judged> {
    let mut lowest: BTreeMap<usize, Judged> = BTreeMap::new();
    for voice in voices.iter().filter(|voice| !voice.left_out) {
        let Found::Judged { verdict, how, records, .. } = &voice.finding.found else { continue };
        for at in places(verdicts, verdict) {
            if !verdicts.get(at).is_some_and(|verdict| takes(model, verdict, *how)) {
                continue;
            }
            let one = lowest.entry(at).or_insert_with(|| Judged {
                verdict: at,
                how: *how,
                records: Vec::new(),
                acted: SeatMask::NONE,
            });
            if *how < one.how {
                (one.how, one.records, one.acted) = (*how, Vec::new(), SeatMask::NONE);
            }
            if *how == one.how {
                one.acted = one.acted.union(voice.acted);
                one.records.extend(records.iter().copied());
                one.records.sort_unstable();
                one.records.dedup();
            }
        }
    }
    lowest.into_values().collect()
}

/// Whether a verdict can be judged so.
fn takes(model: &Model, verdict: &Verdict, how: Judgement) -> bool {
    verdict.kind == VerdictKind::NotObserved && !cannot_be_late(model, &target(verdict), how)
}

/// Late is no judgement of what is complied with or not: a prohibition, or something that must come before.
fn cannot_be_late(model: &Model, target: &Target, how: Judgement) -> bool {
    let rule = target.rule.and_then(|rule| model.rules.get(rule.index()));
    let either_or =
        |kind: &RuleKind| matches!(kind, RuleKind::Prohibition { .. } | RuleKind::Precedence { .. });
    how == Judgement::Late && rule.is_some_and(|rule| either_or(&rule.kind))
}

fn justified(verdicts: &[Verdict], voices: &[Voice<'_>]) -> BTreeSet<usize> {
    about(verdicts, voices, |found| match found {
        Found::Justified { verdict, .. } => Some(verdict),
        _ => None,
    })
}

fn upheld(verdicts: &[Verdict], voices: &[Voice<'_>]) -> BTreeSet<usize> {
    about(verdicts, voices, |found| match found {
        Found::Upheld { verdict, .. } => Some(verdict),
        _ => None,
    })
}

fn about<'a>(
    verdicts: &[Verdict],
    voices: &[Voice<'a>],
    of: impl Fn(&'a Found) -> Option<&'a Target>,
) -> BTreeSet<usize> {
    let standing = voices.iter().filter(|voice| !voice.left_out);
    standing
        .filter_map(|voice| of(&voice.finding.found))
        .flat_map(|target| places(verdicts, target))
        .filter(|at| verdicts.get(*at).is_some_and(cost))
        .collect()
}

/// Whether a verdict cost something, so that it can be justified.
#[must_use]
pub fn cost(verdict: &Verdict) -> bool {
    verdict.kind.credit().is_some_and(|credit| credit < FULL)
}

/// Positions of the verdicts a target names.
fn places(verdicts: &[Verdict], of: &Target) -> Vec<usize> {
    let named = |verdict: &Verdict| target(verdict) == *of;
    (0..).zip(verdicts).filter(|(_, verdict)| named(verdict)).map(|(at, _)| at).collect()
}

/// The verdicts a finding is about, if they are there and can be found so.
fn fits(
    verdicts: &[Verdict],
    unjudged: &[Verdict],
    target: &Target,
    is_justification: bool,
) -> Result<Vec<usize>, Msg> {
    let list = places(verdicts, target);
    if list.is_empty() {
        return Err(Msg::new("findings-no-verdict"));
    }
    let fits = |at: &usize| {
        if is_justification {
            verdicts.get(*at).is_some_and(cost)
        } else {
            unjudged.get(*at).is_some_and(|verdict| verdict.kind == VerdictKind::NotObserved)
        }
    };
    match (list.iter().any(fits), is_justification) {
        (true, _) => Ok(list),
        (false, true) => Err(Msg::new("findings-cost-nothing")),
        (false, false) => Err(Msg::new("findings-judged-by-engine")),
    }
}

fn rule_name(model: &Model, target: &Target) -> Box<str> {
    match target.rule {
        Some(rule) => model.name(Table::Rule, rule.0).into(),
        None => model.name(Table::Clause, target.clause.0).into(),
    }
}

/// Verdicts that differ, those that nothing called for left out.
fn changes(model: &Model, before: &[Verdict], after: &[Verdict]) -> Vec<Change> {
    let words = |list: &[Verdict]| {
        let mut words: BTreeMap<Target, Vec<&'static str>> = BTreeMap::new();
        for verdict in list.iter().filter(|verdict| verdict.kind != VerdictKind::NeverArose) {
            words.entry(target(verdict)).or_default().push(verdict.kind.word());
        }
        words
    };
    let (mut before, after) = (words(before), words(after));
    let mut list = Vec::new();
    let mut change = |target: &Target, before: &[&'static str], after: &[&'static str]| {
        for at in 0..before.len().max(after.len()) {
            let (before, after) = (before.get(at).copied(), after.get(at).copied());
            if before != after {
                let subject = subject_names(model, target.subject);
                list.push(Change { rule: rule_name(model, target), subject, before, after });
            }
        }
    };
    for (target, now) in &after {
        change(target, &before.remove(target).unwrap_or_default(), now);
    }
    for (target, was) in &before {
        change(target, was, &[]);
    }
    list.sort_by(|one, other| (&one.rule, &one.subject).cmp(&(&other.rule, &other.subject)));
    list
}

fn line(model: &Model, verdicts: &[Verdict], voice: &Voice<'_>, standing: Standing) -> FindingLine {
    let finding = voice.finding;
    let mut line = FindingLine {
        file: voice.file,
        number: finding.no,
        by: finding.by.clone(),
        wall: finding.wall,
        found: "",
        standing,
        verdicts: Vec::new(),
        rule: None,
        subject: Vec::new(),
        judgement: None,
        objective: None,
        rating: None,
        action: None,
        at: None,
        seat: None,
        withdraws: None,
        records: Vec::new(),
        reason: None,
    };
    let of = |target: &Target, line: &mut FindingLine| {
        line.verdicts = places(verdicts, target);
        line.rule = Some(rule_name(model, target));
        line.subject = subject_names(model, target.subject);
    };
    match &finding.found {
        Found::Justified { verdict, reason } => {
            of(verdict, &mut line);
            (line.found, line.reason) = ("justified", Some(reason.clone()));
        }
        Found::Upheld { verdict, reason } => {
            of(verdict, &mut line);
            (line.found, line.reason) = ("upheld", Some(reason.clone()));
        }
        Found::Judged { verdict, how, reason, records } => {
            of(verdict, &mut line);
            (line.found, line.reason) = ("judged", Some(reason.clone()));
            line.judgement = Some(how.word());
            line.records = records.iter().map(|record| record.0).collect();
        }
        Found::Mapped { record, action, reason, .. } => {
            (line.found, line.reason) = ("mapped", Some(reason.clone()));
            line.action = Some(model.name(Table::Action, action.0).into());
            line.records = vec![record.0];
        }
        Found::Rated { objective, rating, reason } => {
            (line.found, line.reason) = ("rated", reason.clone());
            (line.objective, line.rating) = (Some(objective.clone()), Some(*rating));
        }
        Found::Observed { at, seat, text } => {
            (line.found, line.reason) = ("observed", Some(text.clone()));
            line.at = Some(at.0);
            line.seat = seat.map(|seat| model.name(Table::Seat, seat.0).into());
        }
        Found::Withdrawn { finding, reason } => {
            (line.found, line.reason) = ("withdrawn", Some(reason.clone()));
            line.withdraws = Some(*finding);
        }
    }
    line
}
