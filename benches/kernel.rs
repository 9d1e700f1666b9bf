//! The kernel on the evacuation: commands decided, applied and written as journal lines in memory.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;
mod shipped;

use std::sync::Arc;
use std::time::Duration;

use hotwash::base::{ActionId, EntityId, KindId, SeatId, SimTime};
use hotwash::content::model::{Head, Model, SlotTy};
use hotwash::journal::{self, Encoder};
use hotwash::kernel::{Plan, Setup, Situation, apply, decide, due_by, step};
use hotwash::trace::{Args, Command, Envelope, Holder, Record, StepCause, StepNo, Val};

/// A value of each slot, cycling through what there is.
fn args(model: &Model, action: ActionId, n: usize) -> Args {
    let vals: Vec<Val> = model
        .slots(Head::Action(action))
        .iter()
        .map(|row| match &row.ty {
            SlotTy::Thing(kinds) => {
                let (first, len) = model.range(kinds[0]);
                if len == 0 { Val::Nil } else { Val::Entity(EntityId(first + (n % usize::from(len)) as u16)) }
            }
            SlotTy::Many(kind) => Val::Many(KindId::from_index(*kind as usize), 1),
            SlotTy::Word(words) => words.first().map_or(Val::Nil, |word| Val::Word(*word)),
            SlotTy::Words(_) => Val::Options(1),
            SlotTy::Number | SlotTy::Time => Val::Num(1),
            SlotTy::Flag => Val::Flag(true),
            SlotTy::Seat => Val::Seat(SeatId(0)),
            SlotTy::Message | SlotTy::Text => Val::Nil,
        })
        .collect();
    Args::of(&vals)
}

/// One exercise with busy seats: every step with its time and cause, commands only where they are accepted.
fn story(plan: &Plan) -> Vec<(SimTime, StepCause)> {
    let mut situation = Situation::new(plan, Setup { seed: 1, ..Setup::default() });
    let mut records = Vec::new();
    let mut steps = Vec::new();
    let mut clock = SimTime::ZERO;
    let mut n = 0usize;
    loop {
        while let Some((at, due)) = due_by(plan, &situation, clock) {
            let cause = StepCause::Due(due);
            step(plan, &mut situation, at, &cause, &mut records);
            steps.push((at, cause));
        }
        clock = clock.max(situation.now());
        if situation.phase() != hotwash::kernel::situation::Phase::Running {
            return steps;
        }
        for seat in 0..plan.model.seats.len() {
            for _ in 0..40 {
                n += 1;
                let action = ActionId((n % plan.model.actions.len()) as u16);
                let stands_down = plan.model.action("stand-down") == Some(action);
                let command = Command::Begin { action, args: args(&plan.model, action, n / 7), front: false };
                let envelope = Envelope {
                    seat: Some(SeatId(seat as u16)),
                    by: Holder::Trainer,
                    decided_by: None,
                    for_table: true,
                    command,
                };
                if !stands_down && decide::check(plan, &situation, clock, &envelope).is_ok() {
                    let cause = StepCause::Command(envelope);
                    step(plan, &mut situation, clock, &cause, &mut records);
                    steps.push((clock, cause));
                    break;
                }
            }
        }
        clock = SimTime(clock.0 + 20 * 60_000);
    }
}

/// So many in a microsecond, which is millions in a second.
fn per_micro(number: usize, time: Duration) -> f64 {
    number as f64 / time.as_secs_f64() / 1e6
}

fn main() {
    let procedure = shipped::procedure(&shipped::files(shipped::PROCEDURE));
    let plan = Plan::new(Arc::new(shipped::compile(&procedure, &shipped::scenario("evacuation"))));
    let steps = story(&plan);
    let commands = steps.iter().filter(|(_, cause)| matches!(cause, StepCause::Command(_))).count();
    let new = || Situation::new(&plan, Setup { seed: 1, ..Setup::default() });

    let mut all: Vec<Record> = Vec::new();
    let mut situation = new();
    let mut midway = new();
    for (number, (at, cause)) in steps.iter().enumerate() {
        step(&plan, &mut situation, *at, cause, &mut all);
        if number == steps.len() / 2 {
            midway = situation.clone();
        }
    }
    println!("one busy exercise: {} steps, {commands} commands, {} records", steps.len(), all.len());

    let mut buffer: Vec<Record> = Vec::new();
    let deciding = measure::best(|| {
        let mut situation = new();
        for (at, cause) in &steps {
            buffer.clear();
            step(&plan, &mut situation, *at, cause, &mut buffer);
        }
        std::hint::black_box(&situation);
    });
    println!("a command's time includes the due items it leads to");
    measure::say("commands decided and applied", per_micro(commands, deciding), "M/s", 0.5..);

    let mut made: Vec<Record> = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    let journalled = measure::best(|| {
        let mut situation = new();
        let mut encoder = Encoder::after(journal::Head::EMPTY);
        bytes.clear();
        for (no, (at, cause)) in (0..).map(StepNo).zip(&steps) {
            made.clear();
            step(&plan, &mut situation, *at, cause, &mut made);
            encoder.parts(no, *at, cause, &made, &*plan.model, &mut bytes);
        }
        std::hint::black_box(&bytes);
    });
    let what = "steps decided, applied, written and hashed in memory";
    measure::say(what, per_micro(steps.len(), journalled), "M/s", ..);
    let what = "commands decided, applied, written and hashed in memory";
    measure::say(what, per_micro(commands, journalled), "M/s", 0.5..);
    measure::say("journal", bytes.len() as f64 / commands as f64, "bytes/command", ..);

    let folding = measure::best(|| {
        let mut situation = new();
        for record in &all {
            apply(&plan, &mut situation, record);
        }
        std::hint::black_box(&situation);
    });
    measure::say("records folded", per_micro(all.len(), folding), "M/s", ..);

    let cloning = measure::best(|| {
        for _ in 0..1_000 {
            std::hint::black_box(midway.clone());
        }
    });
    measure::say("copies of a situation", per_micro(1_000, cloning), "M/s", ..);

    let checks = measure::best(|| {
        let mut yes = 0usize;
        for (at, cause) in &steps {
            if let StepCause::Command(envelope) = cause {
                yes += usize::from(decide::check(&plan, &midway, *at, envelope).is_ok());
            }
        }
        std::hint::black_box(yes);
    });
    measure::say("commands checked", per_micro(commands, checks), "M/s", ..);
}
