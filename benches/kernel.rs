//! The kernel on the evacuation: commands decided, applied and written as journal lines in memory.

#![expect(clippy::expect_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use hotwash::base::{ActionId, EntityId, KindId, SeatId, SimTime};
use hotwash::content::load;
use hotwash::content::model::pattern::Head;
use hotwash::content::model::{Model, SlotTy};
use hotwash::journal::{self, Encoder};
use hotwash::kernel::{Plan, Setup, Situation, apply, decide, due_by, step};
use hotwash::trace::{Args, Command, Envelope, Holder, Record, StepCause, StepNo, Val};

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
}

fn evacuation() -> Model {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("assets/procedures/reference"), &mut paths);
    let files: Vec<(String, Vec<u8>)> = paths
        .iter()
        .map(|path| (path.to_string_lossy().replace('\\', "/"), std::fs::read(path).expect("a file")))
        .collect();
    let main = files.iter().find(|(name, _)| name.ends_with("/procedure.ron")).expect("the procedure");
    let parts: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let procedure = load::procedure_with_parts((&main.0, &main.1), &parts).0.expect("a procedure");
    let bytes = std::fs::read(root.join("scenarios/evacuation/scenario.ron")).expect("the scenario");
    let scenario = load::scenario("scenario.ron", &bytes).0.expect("a scenario");
    let (model, found) = Model::compile(Arc::new(procedure), Arc::new(scenario));
    assert_eq!(found.list, Vec::new(), "the scenario compiles");
    model.expect("a model")
}

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
                let stands_down = plan.model.actions[action.index()].does
                    == Some(hotwash::content::model::tables::DoesRow::StandDown);
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

fn main() {
    let plan = Plan::new(Arc::new(evacuation()));
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
    measure::say("commands decided and applied", commands as f64 / deciding.as_secs_f64(), "1/s", "500000");

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
    measure::say(
        "steps decided, applied, written and hashed",
        steps.len() as f64 / journalled.as_secs_f64(),
        "1/s",
        "",
    );
    measure::say(
        "commands decided, applied, written and hashed",
        commands as f64 / journalled.as_secs_f64(),
        "1/s",
        "500000",
    );

    let folding = measure::best(|| {
        let mut situation = new();
        for record in &all {
            apply(&plan, &mut situation, record);
        }
        std::hint::black_box(&situation);
    });
    measure::say("records folded", all.len() as f64 / folding.as_secs_f64(), "1/s", "");

    let cloning = measure::best(|| {
        for _ in 0..1_000 {
            std::hint::black_box(midway.clone());
        }
    });
    measure::say("copies of a situation", 1_000.0 / cloning.as_secs_f64(), "1/s", "");

    let checks = measure::best(|| {
        let mut yes = 0usize;
        for (at, cause) in &steps {
            if let StepCause::Command(envelope) = cause {
                yes += usize::from(decide::check(&plan, &midway, *at, envelope).is_ok());
            }
        }
        std::hint::black_box(yes);
    });
    measure::say("commands checked", commands as f64 / checks.as_secs_f64(), "1/s", "");
}
