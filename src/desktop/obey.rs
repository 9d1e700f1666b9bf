//! What was asked for is done: settings at once, exercises by the host.

use bevy::app::AppExit;
use bevy::ecs::change_detection::Mut;
use bevy::ecs::message::{MessageReader, MessageWriter, Messages};
use bevy::ecs::system::{Res, ResMut};
use bevy::ecs::world::World;
use bevy::window::RequestRedraw;

use crate::base::Msg;
use crate::cli::failure::Failure;
use crate::cli::kept::{self, CODE, Kept};
use crate::cli::library;
use crate::cli::output::{Format, Output};
use crate::cli::store;
use crate::desktop::desk::{Desk, Screen, Shown};
use crate::desktop::play::Play;
use crate::exercise::part::{Stretch, of_variant};
use crate::exercise::{Input, Pace, Start};
use crate::sim::{Ask, Host, Session as _, Told};
use crate::trace::{Command, Envelope, Holder};
use crate::ui::brief::BriefState;
use crate::ui::{Act, Setup, first_start};

/// Tells what came of what was asked, and brings the view up to the exercise.
pub(super) fn hear(
    mut told: MessageReader<'_, '_, Told>,
    mut desk: ResMut<'_, Desk>,
    host: Option<Res<'_, Host<Play>>>,
    asked: Res<'_, Messages<Ask>>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
) {
    // What is asked waits for the next fixed step: the loop must not fall asleep before it.
    if !asked.is_empty() {
        redraw.write(RequestRedraw);
    }
    for message in told.read() {
        redraw.write(RequestRedraw);
        match message {
            Told::Stepped(_) => {}
            Told::Refused(why) => {
                let said = desk.shown.as_ref().map(|shown| shown.titles.refusal(why.code, &why.args));
                desk.tell(said.unwrap_or_default());
            }
            Told::NotKept(why) => desk.trouble(std::slice::from_ref(why)),
        }
    }
    let Some(host) = host else { return };
    if let Some(shown) = &mut desk.shown {
        shown.follow(&host.session);
    }
    if host.session.exercise().is_over() && desk.screen == Screen::Seat {
        host.session.note("ended");
        desk.screen = Screen::Result;
    }
}

/// Does what was asked for since the last frame.
pub(super) fn obey(world: &mut World) {
    let acts = std::mem::take(&mut world.resource_mut::<Desk>().acts);
    for act in acts {
        world.resource_scope(|world, mut desk: Mut<'_, Desk>| one(world, &mut desk, act));
    }
}

fn one(world: &mut World, desk: &mut Desk, act: Act) {
    match act {
        Act::Language(lang) => {
            desk.speak(lang, world.get_resource::<Host<Play>>().map(|host| &host.session));
            keep(desk);
        }
        Act::Scale(scale) => {
            desk.prefs.scale = scale;
            keep(desk);
        }
        Act::Look(look) => {
            desk.prefs.look = look;
            keep(desk);
        }
        Act::Motion(motion) => {
            desk.prefs.motion = motion;
            keep(desk);
        }
        Act::FirstStartDone => {
            desk.keep_settings();
            desk.refresh_home();
            desk.screen = Screen::Home;
        }
        Act::Help => desk.help = !desk.help,
        Act::Home => {
            leave(world);
            desk.shown = None;
            desk.refresh_home();
            desk.screen = Screen::Home;
        }
        Act::Choose(id) => {
            if let Some(offer) = desk.home.offers.iter().find(|offer| offer.id == id).cloned() {
                let state = BriefState::new(&offer);
                desk.screen = Screen::Brief(Box::new(offer), state);
            }
        }
        Act::Start(setup) => {
            let begun = begin(desk, &setup);
            enter(world, desk, begun, setup.learning, setup.pace);
        }
        Act::Continue(at) => {
            let Some(path) = desk.files.get(at).cloned() else { return };
            let out = Output::new(desk.prefs.lang, Format::Human);
            enter(world, desk, kept::resume(&path, None, None, &out), true, Pace::Waiting);
        }
        Act::Discard(at) => {
            if let Some(unfinished) = desk.home.unfinished.get(at) {
                desk.discarded.push(unfinished.file.clone());
                desk.keep_settings();
                desk.refresh_home();
            }
        }
        Act::Command(command) => order(world, command),
        Act::MoveOn => ask(world, Input::AdvanceToNext),
        Act::Wait(dur) => {
            let now = world.get_resource::<Host<Play>>().map(|host| host.session.exercise().clock());
            if let Some(now) = now {
                ask(world, Input::AdvanceTo(now.plus(dur)));
            }
        }
        Act::Pause => ask(world, Input::Pause),
        Act::Resume => ask(world, Input::Resume),
        Act::Pace(pace) => ask(world, Input::SetPace(pace)),
        Act::Quit => {
            leave(world);
            world.write_message(AppExit::Success);
        }
        Act::ShowFolder
        | Act::RealEmergency
        | Act::StepOut
        | Act::End
        | Act::Hint
        | Act::LeaveOutSensitive
        | Act::Again
        | Act::NextPart
        | Act::HandOver
        | Act::Retry => {}
    }
}

fn keep(desk: &mut Desk) {
    desk.restyle = true;
    if !matches!(desk.screen, Screen::FirstStart(first_start::Step::Language)) {
        desk.keep_settings();
    }
}

fn ask(world: &mut World, input: Input) {
    world.write_message(Ask(input));
}

fn order(world: &mut World, command: Command) {
    let Some(host) = world.get_resource::<Host<Play>>() else { return };
    let by = Holder::Person(CODE.into());
    let envelope =
        Envelope { seat: Some(host.session.seat), by, decided_by: None, for_table: false, command };
    ask(world, Input::Command(envelope));
}

fn leave(world: &mut World) {
    if let Some(host) = world.remove_resource::<Host<Play>>()
        && !host.session.exercise().is_over()
    {
        host.session.note("closed");
    }
}

fn begin(desk: &Desk, setup: &Setup) -> Result<Kept, Failure> {
    let playable = library::playable(&setup.scenario, None)?;
    let model = &playable.model;
    let first = setup.variant.as_ref().and_then(|id| of_variant(model, id)?.first().copied());
    let stretch = match (setup.part, first) {
        (Some(part), _) => Stretch { part: Some(part), last: None },
        (None, Some(first)) => first,
        (None, None) => Stretch { part: None, last: None },
    };
    let holders = (0..model.seats.len())
        .map(|at| {
            if at == setup.seat.index() { Holder::Person(CODE.into()) } else { Holder::Bot("expert".into()) }
        })
        .collect();
    let start = Start {
        seed: 1,
        part: stretch.part,
        last: stretch.last,
        holders,
        variant: setup.variant.clone(),
        reference: Some("careful".into()),
        ..Start::default()
    };
    let (_, free) = store::names(&desk.places.kept, model.scenario.id.as_str());
    kept::begin(&start, &playable, &free)
}

fn enter(world: &mut World, desk: &mut Desk, kept: Result<Kept, Failure>, learning: bool, pace: Pace) {
    let kept = match kept {
        Ok(kept) => kept,
        Err(failure) => {
            let said: Vec<Msg> = std::iter::once(failure.message).chain(failure.help).collect();
            return desk.trouble(&said);
        }
    };
    let Some(seat) = kept::seat_of(kept.exercise.header(), &kept.exercise.plan().model) else { return };
    let mut play = Play::new(kept, seat, learning);
    // What stands at the start happens at once, so that the first look is not empty.
    let _answer = play.take(Input::SetPace(pace));
    desk.shown = Some(Shown::new(&play, desk.prefs.lang));
    desk.seat = crate::ui::seat::SeatState::default();
    desk.screen = Screen::Seat;
    world.insert_resource(Host::new(play));
}
