//! Behaviours a score must not reward, as scripted bots: none of them beats the honest run.
//!
//! **The number compared** is `points` = quality × coverage of the whole team in basis points, that is
//! ⌊quality × judged ÷ (judged + not observed)⌋, 0 with nothing judged; all runs of one comparison share the seed.
//! - *Honest* is the expert in every seat: no adversary has more points; where a row says so it has strictly fewer.
//! - *Imperfect* is the slow colleague in every seat, honest but late: those who avoid their work have fewer points than
//!   even it.

use std::collections::BTreeMap;
use std::sync::Arc;

use hotwash::base::{ActionId, Dur, KindId, SeatId, SimTime};
use hotwash::content::kind::Kind;
use hotwash::content::model::tables::{Model, SlotTy};
use hotwash::exercise::Start;
use hotwash::exercise::manifest::manifest;
use hotwash::explore::batch::{Batch, Outcome, Run};
use hotwash::explore::colleague::{Bot, Colleague};
use hotwash::explore::eyes::Eyes;
use hotwash::explore::live::Live;
use hotwash::explore::policy::{Dice, Expert, Policy};
use hotwash::score::card::Card;
use hotwash::score::clause::VerdictKind;
use hotwash::trace::{Args, Command, Envelope, Holder, Record, StepNo, Val};

use crate::support::shipped;

const STAGES: [&str; 2] = ["mini", "evacuation"];
const SEEDS: std::ops::Range<u64> = 0..4;

pub(crate) fn points(card: &Card) -> u64 {
    let headline = card.team.headline;
    let quality = u64::from(headline.quality.unwrap_or(0));
    (quality * u64::from(headline.judged)).checked_div(u64::from(headline.duties)).unwrap_or(0)
}

fn of(outcome: &Outcome) -> u64 {
    points(&outcome.card())
}

fn named(batch: &Batch, seed: u64, policy: &str) -> Outcome {
    batch.run(&Run { seed, part: None, policies: vec![policy.into()] })
}

/// A run with a bot made for each seat; the seats it makes none for are absent.
fn with(batch: &Batch, seed: u64, make: impl Fn(SeatId) -> Option<Box<dyn Bot>>) -> Outcome {
    let seats = (0..batch.plan().model.seats.len()).map(SeatId::from_index);
    let others: Vec<(SeatId, Box<dyn Bot>)> =
        seats.filter_map(|seat| make(seat).map(|bot| (seat, bot))).collect();
    let name =
        |seat: usize| if others.iter().any(|(at, _)| at.index() == seat) { "adversary" } else { "absent" };
    let policies = (0..batch.plan().model.seats.len()).map(|seat| name(seat).into()).collect();
    batch.run_with(&Run { seed, part: None, policies }, others)
}

/// Compares an adversary in every seat with the honest and the imperfect run on every stage and seed.
fn compare(make: impl Fn(&Model, SeatId) -> Option<Box<dyn Bot>>, holds: impl Fn(&str, &Outcome, u64, u64)) {
    for stage in STAGES {
        let batch = Batch::new(shipped::model(stage));
        let model = Arc::clone(&batch.plan().model);
        for seed in SEEDS {
            let (honest, imperfect) = (of(&named(&batch, seed, "expert")), of(&named(&batch, seed, "slow")));
            let adversary = with(&batch, seed, |seat| make(&model, seat));
            assert!(of(&adversary) <= honest, "{stage} {seed}: {} beats {honest}", of(&adversary));
            holds(stage, &adversary, honest, imperfect);
        }
    }
}

fn below_the_imperfect(stage: &str, adversary: &Outcome, _honest: u64, imperfect: u64) {
    assert!(of(adversary) < imperfect, "{stage}: {} beats {imperfect}", of(adversary));
}

fn below_the_honest(stage: &str, adversary: &Outcome, honest: u64, _imperfect: u64) {
    assert!(of(adversary) < honest, "{stage}: {} is as good as {honest}", of(adversary));
}

fn anything(_stage: &str, _adversary: &Outcome, _honest: u64, _imperfect: u64) {}

/// A bot that does what it is told, at times it names itself.
struct Scripted<F> {
    inner: Option<Colleague>,
    act: F,
}

impl<F: FnMut(&Eyes<'_>, &mut Vec<Command>) -> Option<SimTime> + Send + Sync> Bot for Scripted<F> {
    fn name(&self) -> &str {
        "adversary"
    }

    fn see(&mut self, eyes: &Eyes<'_>, record: &Record) -> bool {
        self.inner.as_mut().is_some_and(|inner| inner.see(eyes, record))
    }

    fn ask(&mut self, eyes: &Eyes<'_>, commands: &mut Vec<Command>) -> Option<SimTime> {
        let inner = self.inner.as_mut().and_then(|inner| inner.ask(eyes, commands));
        let own = (self.act)(eyes, commands);
        match (inner, own) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }
}

fn scripted<F>(act: F) -> Box<dyn Bot>
where
    F: FnMut(&Eyes<'_>, &mut Vec<Command>) -> Option<SimTime> + Send + Sync + 'static,
{
    Box::new(Scripted { inner: None, act })
}

/// The expert, and something more.
fn expert_and<F>(model: &Model, act: F) -> Box<dyn Bot>
where
    F: FnMut(&Eyes<'_>, &mut Vec<Command>) -> Option<SimTime> + Send + Sync + 'static,
{
    Box::new(Scripted { inner: Some(Colleague::new(&Expert, model)), act })
}

/// Every value a slot could hold, as far as the seat knows.
fn values(eyes: &Eyes<'_>, ty: &SlotTy) -> Vec<Val> {
    let model = eyes.model();
    let known = |kind: Kind| model.things_of(kind).filter(|thing| eyes.knows(*thing));
    match ty {
        SlotTy::Thing(kinds) => kinds.iter().flat_map(|kind| known(*kind)).map(Val::Entity).collect(),
        SlotTy::Many(kind) => {
            let first = model.range(*kind).0;
            let bits = known(*kind).fold(0u64, |bits, thing| bits | 1 << (thing.0 - first).min(63));
            vec![Val::Many(KindId::from_index(*kind as usize), bits)]
        }
        SlotTy::Word(words) => words.iter().rev().map(|word| Val::Word(*word)).collect(),
        SlotTy::Words(words) => vec![Val::Options((1u64 << words.len().min(63)) - 1)],
        SlotTy::Message => eyes.inbox().map(Val::Message).collect(),
        SlotTy::Seat => vec![Val::Seat(eyes.seat())],
        SlotTy::Number => vec![Val::Num(1)],
        SlotTy::Flag => vec![Val::Flag(true), Val::Flag(false)],
        SlotTy::Time => vec![Val::Num(Dur::HOUR.0)],
        SlotTy::Text => vec![Val::Text(0)],
    }
}

/// Every act the seat could begin, with each thing it knows.
fn everything(eyes: &Eyes<'_>, wanted: impl Fn(&Model, ActionId) -> bool) -> Vec<Command> {
    let model = eyes.model();
    let mut found = Vec::new();
    for (at, row) in model.actions.iter().enumerate() {
        let action = ActionId::from_index(at);
        if !row.by.has(eyes.seat()) || !wanted(model, action) {
            continue;
        }
        let columns: Vec<Vec<Val>> = row.slots.iter().map(|slot| values(eyes, &slot.ty)).collect();
        let rounds = columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        for round in 0..rounds {
            let pick =
                |column: &Vec<Val>| column.get(round % column.len().max(1)).copied().unwrap_or(Val::Nil);
            let args = Args::new(columns.iter().map(pick).collect(), ["said".into()].into());
            found.extend(eyes.try_out(Command::Begin { action, args, front: false }));
        }
    }
    found
}

fn action(eyes: &Eyes<'_>, name: &str, slots: &[(&str, &str)]) -> Option<Command> {
    let model = eyes.model();
    let action = model.action(name)?;
    let row = &model.actions[action.index()];
    let vals = row.slots.iter().map(|slot| {
        let given = slots.iter().find(|(name, _)| slot.name == **name).map(|(_, value)| *value);
        match (given, &slot.ty) {
            (None, SlotTy::Words(words)) if !slot.optional => Val::Options((1u64 << words.len().min(63)) - 1),
            (None, SlotTy::Time) if !slot.optional => Val::Num(Dur::HOUR.0),
            (None, SlotTy::Text) if !slot.optional => Val::Text(0),
            (None, SlotTy::Seat) if !slot.optional => Val::Seat(eyes.seat()),
            (None, SlotTy::Word(words)) if !slot.optional => Val::Word(words[0]),
            (None, SlotTy::Thing(kinds)) if !slot.optional => {
                let mut known = kinds.iter().flat_map(|kind| model.things_of(*kind));
                known.find(|thing| eyes.knows(*thing)).map_or(Val::Nil, Val::Entity)
            }
            (None, _) => Val::Nil,
            (Some(name), _) => Val::Entity(model.thing(name).unwrap()),
        }
    });
    let args = Args::new(vals.collect(), ["said".into()].into());
    eyes.try_out(Command::Begin { action, args, front: true }).ok()
}

fn at(minutes: i64) -> SimTime {
    SimTime::ZERO.plus(Dur::minutes(minutes))
}

// Row 0.
#[test]
fn who_does_nothing_earns_nothing() {
    for stage in STAGES {
        let batch = Batch::new(shipped::model(stage));
        for seed in SEEDS {
            let card = named(&batch, seed, "absent").card();
            assert_eq!(points(&card), 0, "{stage}");
            assert_eq!(card.team.counts.met, 0, "{stage}");
            for seat in &card.seats {
                assert!(seat.sheet.headline.quality.unwrap_or(0) == 0, "{stage} {}", seat.seat);
            }
        }
    }
}

// Row 1.
#[test]
fn doing_everything_at_the_start_does_not_pay() {
    let spam = || {
        let mut done = false;
        scripted(move |eyes, commands| {
            if !std::mem::replace(&mut done, true) {
                commands.extend(everything(eyes, |_, _| true));
            }
            None
        })
    };
    compare(
        |_, _| Some(spam()),
        |stage, adversary, honest, imperfect| {
            // In the small crisis everything is hardly more than what is owed.
            let bound = if stage == "mini" { honest } else { imperfect };
            assert!(of(adversary) < bound, "{stage}: {} against {bound}", of(adversary));
        },
    );
}

// Row 1, by one who works well otherwise.
#[test]
fn an_expert_gains_nothing_by_doing_everything_at_the_start() {
    compare(
        |model, _| {
            let mut done = false;
            Some(expert_and(model, move |eyes, commands| {
                if !std::mem::replace(&mut done, true) {
                    commands.extend(everything(eyes, |_, _| true));
                }
                None
            }))
        },
        anything,
    );
}

// Row 2.
#[test]
fn bringing_states_about_before_they_are_asked_for_is_no_more_than_honest() {
    compare(
        |model, _| {
            let mut done = false;
            Some(expert_and(model, move |eyes, commands| {
                if !std::mem::replace(&mut done, true) {
                    commands.extend(everything(eyes, |model, action| {
                        !model.actions[action.index()].sets.is_empty()
                    }));
                }
                None
            }))
        },
        anything,
    );
}

// Row 3.
#[test]
fn the_last_second_is_in_time_and_no_better_than_that() {
    compare(|model, _| Some(Box::new(Colleague::new(&LastSecond, model))), anything);
}

// Row 3, with the stop button.
#[test]
fn what_is_overdue_at_the_stop_is_missed_and_never_not_due() {
    for stage in STAGES {
        let batch = Batch::new(shipped::model(stage));
        for minutes in [20, 70, 200, 400] {
            let plan = batch.plan();
            let holders = vec![Holder::Bot("slow".into()); plan.model.seats.len()];
            let start = Start { seed: 1, holders, ..Start::default() };
            let mut live = Live::new(start.begin(plan, &manifest(&plan.model)));
            live.run(at(minutes));
            let command = Command::Stop { reason: None };
            let stop =
                Envelope { seat: None, by: Holder::Trainer, decided_by: None, for_table: false, command };
            assert_eq!(live.submit(stop), None);
            assert!(live.exercise().is_over());
            for verdict in live.exercise().monitors().verdicts() {
                if verdict.kind == VerdictKind::NotDue {
                    assert!(
                        verdict.due.is_none_or(|due| due > at(minutes)),
                        "{stage} {minutes}: {verdict:?}"
                    );
                }
            }
        }
    }
}

// Rows 4, 7, 10, and 9 once more: `adversaries_on_the_road`.

// Row 5.
#[test]
fn never_opening_the_inbox_nor_answering_the_telephone_is_no_defence() {
    compare(|model, _| Some(Box::new(Colleague::new(&Blind, model))), below_the_imperfect);
}

// Row 5: the same message that nobody looks at opens the same duties.
#[test]
fn what_nobody_looked_at_is_judged_all_the_same() {
    compare(
        |_, _| None,
        |stage, adversary, _, _| {
            assert!(adversary.card().team.headline.judged > 0, "{stage}: nothing judged");
        },
    );
}

// Row 5.
#[test]
fn never_passing_anything_on_costs_the_one_who_held_it() {
    let batch = Batch::new(shipped::model("evacuation"));
    let model = Arc::clone(&batch.plan().model);
    for seed in SEEDS {
        let honest = named(&batch, seed, "expert");
        let silent = with(&batch, seed, |_| Some(Box::new(Colleague::new(&Silent, &model)) as Box<dyn Bot>));
        assert!(of(&silent) < of(&honest), "{seed}: {} and {}", of(&silent), of(&honest));
        let missed = silent.monitors.verdicts().iter();
        let missed = missed.filter(|verdict| verdict.relay && verdict.kind == VerdictKind::Missed);
        assert!(missed.count() > 0, "{seed}: no relay is missed");
        let relays = honest.monitors.verdicts().iter().filter(|verdict| verdict.relay);
        assert_eq!(relays.count(), 0, "{seed}: an expert passes everything on in time");
    }
}

// Row 6.
#[test]
fn triggering_as_little_as_possible_does_not_pay() {
    let quiet = |model: &Model| {
        let names =
            ["activate", "set-level", "propose-level", "acknowledge-report", "acknowledge", "send-sitrep"];
        names.iter().filter_map(|name| model.action(name)).collect::<Vec<_>>()
    };
    compare(
        |model, _| {
            let quiet = quiet(model);
            let drop = move |command: &Command| matches!(command, Command::Begin { action, .. } if quiet.contains(action));
            Some(Box::new(Without { inner: Colleague::new(&Expert, model), drop }))
        },
        below_the_honest,
    );
}

// Row 6, by critical failures: who declares the emergency late fails no more often than who never does.
#[test]
fn late_instead_of_never_is_no_second_failure() {
    let batch = Batch::new(shipped::model("evacuation"));
    for seed in SEEDS {
        let never = failures(&named(&batch, seed, "absent").card());
        for minutes in [95, 100, 150, 6 * 60, 20 * 60] {
            let late = with(&batch, seed, |_| {
                let mut done = false;
                Some(scripted(move |eyes, commands| {
                    if eyes.now() < at(minutes) {
                        return Some(at(minutes));
                    }
                    if !std::mem::replace(&mut done, true) {
                        commands.extend(action(eyes, "activate", &[]));
                    }
                    None
                }))
            });
            let late = failures(&late.card());
            for (clause, times) in &late {
                let before = never.get(clause).copied().unwrap_or(0);
                assert!(
                    *times <= before,
                    "{seed} {minutes}: {clause} fails {times} times, never acted: {before}"
                );
            }
        }
    }
}

/// How often each clause is failed critically.
fn failures(card: &Card) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for failure in &card.team.failures {
        *counts.entry(failure.clause.to_string()).or_default() += 1;
    }
    counts
}

// Row 8.
#[test]
fn a_report_every_minute_is_one_duty_and_drowns_nothing() {
    for (stage, seat, name) in [("mini", "consul", "report"), ("evacuation", "embassy", "send-sitrep")] {
        let batch = Batch::new(shipped::model(stage));
        let model = Arc::clone(&batch.plan().model);
        let seat = model.seat(seat).unwrap();
        let every_minute = move |eyes: &Eyes<'_>, commands: &mut Vec<Command>| {
            if eyes.hands() > 0 && eyes.now() < at(24 * 60) {
                commands.extend(action(eyes, name, &[]));
            }
            Some(eyes.now().plus(Dur::MINUTE))
        };
        for seed in SEEDS {
            let alone = with(&batch, seed, |at| (at == seat).then(|| scripted(every_minute)));
            assert!(of(&alone) < of(&named(&batch, seed, "slow")), "{stage}: {}", of(&alone));
            let beside = with(&batch, seed, |at| {
                Some(if at == seat {
                    expert_and(&model, every_minute)
                } else {
                    Box::new(Colleague::new(&Expert, &model))
                })
            });
            assert!(of(&beside) <= of(&named(&batch, seed, "expert")), "{stage}: {}", of(&beside));
        }
    }
}

// Row 9. The twin does the same and does not stand down: activating is honest work that the expert leaves undone.
#[test]
fn an_expert_gains_nothing_by_standing_down_early() {
    for stage in STAGES {
        let batch = Batch::new(shipped::model(stage));
        let model = Arc::clone(&batch.plan().model);
        let run = |seed: u64, minutes: i64, acts: &'static [&'static str]| {
            with(&batch, seed, |_| {
                let mut times = (0..).map(move |n| at(minutes + 60 * n)).zip(acts).peekable();
                Some(expert_and(&model, move |eyes, commands| {
                    while let Some((_, name)) = times.next_if(|(at, _)| *at <= eyes.now()) {
                        commands.extend(action(eyes, name, &[]));
                    }
                    times.peek().map(|(at, _)| *at)
                }))
            })
        };
        for seed in SEEDS {
            for minutes in [80, 110, 6 * 60, 20 * 60, 40 * 60, 60 * 60] {
                let twin = run(seed, minutes, &["activate"]);
                let early = run(seed, minutes, &["activate", "stand-down"]);
                let (twin, early) = (of(&twin), of(&early));
                assert!(early <= twin, "{stage} {seed} {minutes}: {early} beats {twin}");
            }
        }
    }
}

// Row 11.
#[test]
fn a_fork_is_marked_as_assisted() {
    let batch = Batch::new(shipped::model("mini"));
    let plan = batch.plan();
    let holders = vec![Holder::Bot("slow".into()); plan.model.seats.len()];
    let start = Start { seed: 1, holders, ..Start::default() };
    let mut live = Live::new(start.begin(plan, &manifest(&plan.model)));
    live.run(SimTime::FAR);
    assert!(!live.exercise().card().assisted);
    let fork = live.exercise().fork(StepNo(20)).unwrap();
    let mut again = Live::new(fork);
    again.run(SimTime::FAR);
    assert!(again.exercise().card().assisted);
}

/// An expert that forgets to hand in some commands.
struct Without<F> {
    inner: Colleague,
    drop: F,
}

impl<F: Fn(&Command) -> bool + Send + Sync> Bot for Without<F> {
    fn name(&self) -> &str {
        "adversary"
    }

    fn see(&mut self, eyes: &Eyes<'_>, record: &Record) -> bool {
        self.inner.see(eyes, record)
    }

    fn ask(&mut self, eyes: &Eyes<'_>, commands: &mut Vec<Command>) -> Option<SimTime> {
        let wake = self.inner.ask(eyes, commands);
        commands.retain(|command| !(self.drop)(command));
        wake
    }
}

macro_rules! like_the_expert {
    ($(#[$doc:meta])* $name:ident { $($changed:item)* }) => {
        $(#[$doc])*
        struct $name;

        impl Policy for $name {
            fn name(&self) -> &'static str {
                "adversary"
            }

            fn is_careful(&self) -> bool {
                true
            }

            fn picks(&self, _dice: &Dice<'_>, _options: u16) -> Option<u16> {
                None
            }

            fn fills(&self, _dice: &Dice<'_>, points: u32) -> u32 {
                points
            }

            $($changed)*
        }
    };
}

like_the_expert! {
    /// Does everything at the last moment that is still in time, as far as it can tell how long it takes.
    LastSecond {
        fn picks_up(&self, _: &Dice<'_>, _: SimTime, until: SimTime) -> Option<SimTime> {
            Some(SimTime(until.0 - 1))
        }

        fn opens(&self, _: &Dice<'_>, reached: SimTime) -> Option<SimTime> {
            Some(reached.plus(Dur::hours(1)))
        }

        fn forwards(&self, dice: &Dice<'_>, reached: SimTime, addressed: bool) -> Option<SimTime> {
            Expert.forwards(dice, reached.plus(Dur::minutes(14)), addressed)
        }

        fn answers(&self, _: &Dice<'_>, _: SimTime, until: SimTime) -> Option<SimTime> {
            Some(SimTime(until.0 - 1))
        }

        fn acts(&self, dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime> {
            let latest = due.map(|due| due.plus(Dur::minutes(-45)));
            Expert.acts(dice, latest.unwrap_or(since).max(since), due, first)
        }
    }
}

like_the_expert! {
    /// Never opens a message, never answers the telephone, passes nothing on, and acts on nothing it has not read.
    Blind {
        fn picks_up(&self, _: &Dice<'_>, _: SimTime, _: SimTime) -> Option<SimTime> {
            None
        }

        fn opens(&self, _: &Dice<'_>, _: SimTime) -> Option<SimTime> {
            None
        }

        fn forwards(&self, _: &Dice<'_>, _: SimTime, _: bool) -> Option<SimTime> {
            None
        }

        fn answers(&self, _: &Dice<'_>, _: SimTime, _: SimTime) -> Option<SimTime> {
            None
        }

        fn acts(&self, _: &Dice<'_>, _: SimTime, _: Option<SimTime>, _: bool) -> Option<SimTime> {
            None
        }
    }
}

like_the_expert! {
    /// An expert that never passes anything on.
    Silent {
        fn picks_up(&self, _: &Dice<'_>, rang: SimTime, _: SimTime) -> Option<SimTime> {
            Some(rang)
        }

        fn opens(&self, _: &Dice<'_>, reached: SimTime) -> Option<SimTime> {
            Some(reached)
        }

        fn forwards(&self, _: &Dice<'_>, _: SimTime, _: bool) -> Option<SimTime> {
            None
        }

        fn answers(&self, _: &Dice<'_>, asked: SimTime, _: SimTime) -> Option<SimTime> {
            Some(asked)
        }

        fn acts(&self, dice: &Dice<'_>, since: SimTime, due: Option<SimTime>, first: bool) -> Option<SimTime> {
            Expert.acts(dice, since, due, first)
        }
    }
}
