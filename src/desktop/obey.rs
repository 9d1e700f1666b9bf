//! What was asked for is done: settings at once, exercises by the host.

use std::path::Path;

use bevy::app::AppExit;
use bevy::ecs::change_detection::Mut;
use bevy::ecs::message::{MessageReader, MessageWriter, Messages};
use bevy::ecs::system::{Res, ResMut};
use bevy::ecs::world::World;
use bevy::window::{RequestRedraw, WindowCloseRequested};

use crate::base::Msg;
use crate::cli::kept::CODE;
use crate::cli::library::shown;
use crate::cli::store;
use crate::desktop::begin::{self, CALM, How, by_trainer, leave, sensitive};
use crate::desktop::desk::{Desk, Said, Screen};
use crate::desktop::folder;
use crate::desktop::play::Play;
use crate::exercise::Input;
use crate::sim::{Ask, Host, Session as _, Told};
use crate::trace::{Command, Envelope, Holder};
use crate::ui::brief::BriefState;
use crate::ui::{Act, first_start};

/// Tells what came of what was asked, and brings the view up to the exercise.
pub(super) fn hear(
    mut told: MessageReader<'_, '_, Told>,
    mut desk: ResMut<'_, Desk>,
    host: Option<Res<'_, Host<Play>>>,
    mut ask: ResMut<'_, Messages<Ask>>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
) {
    // What is asked waits for the next fixed step: the loop must not fall asleep before it.
    if !ask.is_empty() {
        redraw.write(RequestRedraw);
    }
    for message in told.read() {
        redraw.write(RequestRedraw);
        match message {
            Told::Stepped(_) => {}
            Told::Refused(why) => {
                desk.handed_in = None;
                desk.tell(Said::Refused(why.clone()));
            }
            Told::NotKept(why) => desk.trouble(std::slice::from_ref(why), true),
        }
    }
    let Some(host) = host else { return };
    let moved = desk.shown.as_mut().is_some_and(|shown| shown.follow(&host.session));
    // What was asked for last may not have been taken yet.
    if moved || ask.is_empty() {
        desk.tell_news(&host.session, moved);
    }
    if moved && desk.screen == Screen::Seat && host.session.is_away() {
        desk.screen = Screen::Away { back: false };
    }
    if host.session.exercise().is_over() && matches!(desk.screen, Screen::Seat | Screen::Away { .. }) {
        desk.finish(&host.session, None);
    } else if moved && desk.part_over(&host.session) {
        // No time passes while the result of a part is read.
        ask.write(Ask(Input::Pause));
    }
}

/// Who closes the window leaves the program, at once: nothing else would wake the loop for another frame.
pub(super) fn close(mut asked: MessageReader<'_, '_, WindowCloseRequested>, mut desk: ResMut<'_, Desk>) {
    if asked.read().count() > 0 {
        desk.acts.push(Act::Quit);
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
        Act::Language(_)
        | Act::Scale(_)
        | Act::Look(_)
        | Act::Motion(_)
        | Act::FirstStartDone
        | Act::Help => settings(world, desk, &act),
        Act::Home => {
            leave(world);
            (desk.shown, desk.past) = (None, None);
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
            let how = How { learning: setup.learning, pace: setup.pace, spare: setup.spare };
            let begun = begin::chosen(desk, &setup);
            begin::enter(world, desk, begun, how);
        }
        Act::Continue(at) => {
            if let Some((kept, how)) = begin::interrupted(desk, at) {
                begin::enter(world, desk, kept, how);
            }
        }
        Act::Again | Act::NextPart => {
            let Some(host) = world.get_resource::<Host<Play>>() else { return };
            let learning = host.session.learning;
            let begun = if act == Act::Again {
                Some(begin::again(desk, &host.session))
            } else {
                begin::next(&host.session)
            };
            if let Some(begun) = begun {
                begin::enter(world, desk, begun, How { learning, ..CALM });
            }
        }
        Act::Discard(at) => {
            if let Some(unfinished) = desk.home.unfinished.get(at) {
                desk.discarded.push(unfinished.file.clone());
                desk.keep_settings();
                desk.refresh_home();
            }
        }
        Act::PutBack => {
            desk.discarded.clear();
            desk.keep_settings();
            desk.refresh_home();
        }
        Act::ShowFolder => show_folder(desk),
        Act::ShowMoment(at) => {
            if let Some(host) = world.get_resource::<Host<Play>>() {
                desk.look_back(&host.session, at);
            }
        }
        Act::HandOver(path, replace) => hand_over(world, desk, &path, replace),
        Act::Quit => {
            leave(world);
            world.write_message(AppExit::Success);
        }
        played => play(world, desk, played),
    }
}

/// Settings, at once.
fn settings(world: &World, desk: &mut Desk, act: &Act) {
    match act {
        Act::Language(lang) => {
            desk.speak(*lang, world.get_resource::<Host<Play>>().map(|host| &host.session));
        }
        Act::Scale(scale) => desk.prefs.scale = *scale,
        Act::Look(look) => desk.prefs.look = *look,
        Act::Motion(motion) => desk.prefs.motion = *motion,
        Act::FirstStartDone => {
            desk.refresh_home();
            desk.screen = Screen::Home;
        }
        _ => {
            desk.help = !desk.help;
            return;
        }
    }
    desk.restyle = true;
    // Before the first start is done nothing is kept: who breaks it off is asked again.
    if !matches!(desk.screen, Screen::FirstStart(first_start::Step::Language)) {
        desk.keep_settings();
    }
}

/// What concerns the exercise that is played.
fn play(world: &mut World, desk: &mut Desk, act: Act) {
    let Some(mut host) = world.get_resource_mut::<Host<Play>>() else { return };
    let (seat, now) = (host.session.seat, host.session.exercise().clock());
    let own = |command| {
        let by = Holder::Person(CODE.into());
        Input::Command(Envelope { seat: Some(seat), by, decided_by: None, for_table: false, command })
    };
    let inputs = match act {
        Act::Command(command) => {
            desk.handed_in = Some(command.clone());
            vec![own(command)]
        }
        Act::MoveOn => {
            desk.hush();
            desk.moving_on = true;
            vec![Input::AdvanceToNext]
        }
        Act::Wait(dur) => vec![Input::AdvanceTo(now.plus(dur))],
        Act::Pause => vec![Input::Pause],
        Act::Resume => {
            desk.emergency(false);
            vec![Input::Resume]
        }
        Act::GoOn => {
            desk.screen = Screen::Seat;
            vec![Input::Resume]
        }
        Act::Pace(pace) => vec![Input::SetPace(pace)],
        Act::RealEmergency => {
            desk.emergency(true);
            host.session.note("stopped-for-a-real-emergency");
            vec![Input::Pause]
        }
        // No time passes until it is chosen who goes on.
        Act::StepOut => vec![own(Command::StepOut), Input::Pause],
        Act::TakeSeat => {
            desk.screen = Screen::Seat;
            let holder = Holder::Person(CODE.into());
            vec![Input::Command(by_trainer(Some(seat), Command::GiveSeat { holder })), Input::Resume]
        }
        Act::ColleagueGoesOn => vec![Input::Resume, Input::AdvanceToEndOfPart],
        Act::End => vec![Input::Command(by_trainer(None, Command::Stop { reason: None }))],
        Act::Hint => {
            desk.hint_asked = true;
            vec![own(Command::TakeHint)]
        }
        Act::LeaveOutSensitive => {
            desk.tell(Said::Words(vec![Msg::new("ui-spared")]));
            sensitive(&host.session)
        }
        Act::Retry => {
            match host.session.save() {
                Ok(()) => {
                    host.halted = false;
                    desk.screen =
                        if host.session.is_away() { Screen::Away { back: false } } else { Screen::Seat };
                }
                Err(why) => desk.trouble(&[why], true),
            }
            return;
        }
        _ => return,
    };
    for input in inputs {
        world.write_message(Ask(input));
    }
}

fn show_folder(desk: &mut Desk) {
    if let Err(error) = folder::open(&desk.places.kept) {
        let msg = Msg::new("ui-folder-not-shown")
            .with("path", shown(&desk.places.kept))
            .with("reason", error.to_string());
        desk.trouble(&[msg], false);
    }
}

/// Copies the journal to the file named; a name without a folder is one in the folder of exercises. One that is there is
/// replaced only after that was asked.
fn hand_over(world: &World, desk: &mut Desk, path: &str, replace: bool) {
    let Some(host) = world.get_resource::<Host<Play>>() else { return };
    let mut to = desk.places.kept.join(Path::new(path));
    if to.extension().is_none() {
        to.set_extension("journal");
    }
    let from = host.session.path();
    let same = from.canonicalize().is_ok_and(|from| to.canonicalize().is_ok_and(|to| from == to));
    let state = &mut desk.result_state;
    state.replace = !replace && !same && to.exists();
    if state.replace {
        state.said = None;
        return;
    }
    let copied = if replace && !same { store::replace(from, &to) } else { store::copy(from, &to) };
    state.said = Some(match copied {
        _ if same => Msg::new("ui-hand-over-same"),
        Ok(()) => Msg::new("ui-handed-over").with("path", shown(&to)),
        Err(failure) => failure.message,
    });
}
