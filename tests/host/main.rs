//! The same inputs through the plain exercise and through the Bevy host leave the same journal bytes.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bevy::MinimalPlugins;
use bevy::app::App;
use bevy::ecs::message::Messages;
use bevy::time::{Fixed, Time, TimeUpdateStrategy};
use hotwash::base::SimTime;
use hotwash::cli::journals;
use hotwash::exercise::{Exercise, Input, Pace, Start};
use hotwash::sim::{Ask, Host, HostPlugin, MirrorPlugin, Session as _, Standing, Thing, Told};
use hotwash::trace::{Envelope, StepCause};

/// Length of a fixed step.
const STEP: Duration = Duration::from_millis(50);

/// Every recorded run of every scenario.
fn recorded() -> Vec<(String, Exercise)> {
    let mut found = Vec::new();
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for scenario in children(&scenarios) {
        for path in children(&scenario.join("runs")) {
            if path.extension().is_some_and(|ending| ending == "journal") {
                let name = path.display().to_string();
                let bytes = std::fs::read(&path).unwrap();
                let plan = journals::plan_for(&name, bytes.as_slice(), None, None).unwrap();
                let exercise = Exercise::read(&plan, bytes.as_slice()).unwrap().exercise;
                found.push((name, exercise));
            }
        }
    }
    assert!(found.len() >= 15, "{} recorded runs", found.len());
    found
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    list.sort();
    list
}

/// The same exercise, before anything was asked of it.
fn again(over: &Exercise) -> Exercise {
    let (plan, header) = (over.plan(), over.header());
    let setup = over.situation().setup();
    let start = Start {
        seed: setup.seed,
        part: setup.part,
        last: setup.last,
        holders: setup.holders.clone(),
        paper: setup.paper,
        variant: header.variant.clone(),
        reference: header.reference.clone(),
    };
    let begun = start.begin(plan, &header.manifest);
    assert_eq!(begun.header(), header);
    begun
}

fn commands(exercise: &Exercise) -> Vec<(SimTime, Envelope)> {
    let command = |step: &hotwash::exercise::run::StepHead| match &step.cause {
        StepCause::Command(envelope) => Some((step.at, envelope.clone())),
        StepCause::Due(_) => None,
    };
    exercise.steps().iter().filter_map(command).collect()
}

/// A headless app with the exercise in its host.
fn app(exercise: Exercise) -> App {
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .add_plugins((HostPlugin::<Exercise>::default(), MirrorPlugin::<Exercise>::default()))
        .insert_resource(Time::<Fixed>::from_duration(STEP))
        .insert_resource(TimeUpdateStrategy::ManualDuration(STEP))
        .insert_resource(Host::new(exercise));
    app
}

fn ask(app: &mut App, inputs: impl IntoIterator<Item = Input>) {
    for input in inputs {
        app.world_mut().write_message(Ask(input));
    }
}

/// Lets the host take what was asked: the first frame of an app has no length, so it takes two.
fn settle(app: &mut App) {
    while !app.world().resource::<Messages<Ask>>().is_empty() {
        app.update();
    }
}

fn exercise(app: &App) -> &Exercise {
    app.world().resource::<Host<Exercise>>().session.exercise()
}

#[test]
fn a_script_leaves_the_same_bytes_with_jumps_and_pauses() {
    for (name, over) in recorded() {
        let mut app = app(again(&over));
        for (at, (when, envelope)) in commands(&over).into_iter().enumerate() {
            let pause = [
                Input::Pause,
                Input::AdvanceToEndOfPart,
                Input::HostTime(hotwash::base::Dur(77)),
                Input::Resume,
            ];
            if at % 3 == 0 {
                ask(&mut app, pause);
            }
            ask(&mut app, [Input::AdvanceTo(when), Input::Command(envelope)]);
            if at % 5 == 0 {
                settle(&mut app);
            }
        }
        ask(&mut app, [Input::AdvanceTo(over.clock())]);
        settle(&mut app);
        assert!(exercise(&app).journal() == over.journal(), "{name}: the host leaves another journal");
    }
}

#[test]
fn at_any_running_pace_the_bytes_are_the_same() {
    for (name, over) in recorded() {
        for speed in [3_600, 36_000] {
            let mut app = app(again(&over));
            ask(&mut app, [Input::SetPace(Pace::Running(speed))]);
            let stride = SimTime(STEP.as_millis() as i64 * i64::from(speed));
            let mut rest = commands(&over).into_iter().peekable();
            while exercise(&app).clock() < over.clock() && !exercise(&app).is_over() {
                // What is asked for within the next stride comes at its own time: time waits for it.
                let reached = SimTime(exercise(&app).clock().0 + stride.0);
                let mut due = Vec::new();
                while let Some((when, envelope)) = rest.next_if(|(when, _)| *when <= reached) {
                    due.extend([Input::AdvanceTo(when), Input::Command(envelope)]);
                }
                if !due.is_empty() || reached > over.clock() {
                    app.world_mut()
                        .resource_mut::<Host<Exercise>>()
                        .session
                        .take(Input::SetPace(Pace::Waiting));
                    ask(&mut app, due);
                    if reached > over.clock() {
                        ask(&mut app, [Input::AdvanceTo(over.clock())]);
                    }
                    ask(&mut app, [Input::SetPace(Pace::Running(speed))]);
                }
                app.update();
            }
            assert!(exercise(&app).journal() == over.journal(), "{name} at {speed}: another journal");
        }
    }
}

#[test]
fn what_came_of_it_is_told_and_the_mirror_follows() {
    let (name, over) = recorded().into_iter().find(|(name, _)| name.contains("evacuation")).unwrap();
    let mut app = app(again(&over));
    app.update();
    app.update();
    let things = exercise(&app).plan().model.things.len();
    let mut query = app.world_mut().query::<(&Thing, &Standing)>();
    assert_eq!(query.iter(app.world()).count(), things, "{name}: one entity for each thing");
    let mut cursor = app.world().resource::<Messages<Told>>().get_cursor();
    for (when, envelope) in commands(&over) {
        ask(&mut app, [Input::AdvanceTo(when), Input::Command(envelope)]);
    }
    ask(&mut app, [Input::AdvanceTo(over.clock())]);
    settle(&mut app);
    let told: Vec<&Told> = cursor.read(app.world().resource::<Messages<Told>>()).collect();
    assert!(told.iter().any(|told| matches!(told, Told::Stepped(_))));
    let plan = Arc::clone(exercise(&app).plan());
    let stands: Vec<(Thing, Standing)> =
        query.iter(app.world()).map(|(thing, standing)| (*thing, *standing)).collect();
    for (thing, standing) in stands {
        assert_eq!(standing.place(), over.situation().place_of(&plan, thing.id()), "{:?}", thing.id());
    }
}

#[test]
fn an_exercise_that_is_left_leaves_an_empty_mirror() {
    let (_, over) = recorded().into_iter().find(|(name, _)| name.contains("first-hour")).unwrap();
    let mut app = app(again(&over));
    app.update();
    app.update();
    let mut query = app.world_mut().query::<&Thing>();
    assert!(query.iter(app.world()).count() > 0);
    app.world_mut().remove_resource::<Host<Exercise>>();
    app.update();
    assert_eq!(query.iter(app.world()).count(), 0, "nothing is shown of an exercise nobody plays");
    app.insert_resource(Host::new(again(&over)));
    app.update();
    assert!(query.iter(app.world()).count() > 0, "the next one is shown");
}

#[test]
fn two_halves_of_time_are_as_good_as_the_whole() {
    let (_, over) = recorded().into_iter().find(|(name, _)| name.contains("idle")).unwrap();
    let (mut one, mut other) = (app(again(&over)), app(again(&over)));
    ask(&mut one, [Input::SetPace(Pace::Part)]);
    ask(&mut other, [Input::AdvanceTo(SimTime(over.clock().0 / 2)), Input::AdvanceTo(over.clock())]);
    for app in [&mut one, &mut other] {
        while exercise(app).clock() < over.clock() && !exercise(app).is_over() {
            app.update();
        }
    }
    assert!(exercise(&other).journal() == over.journal());
    let (all, part) = (exercise(&other).journal(), exercise(&one).journal());
    assert!(all.starts_with(part) || part.starts_with(all), "the pace changes nothing that happened");
}
