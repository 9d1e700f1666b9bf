//! The window: Bevy owns the loop, the panels of [`ui`](crate::ui) are drawn over the map, the exercise is advanced by the
//! host of [`sim`](crate::sim).
//!
//! | file | what |
//! |---|---|
//! | [`gpu`] | what can draw here: a graphics card, software, nothing |
//! | [`mishap`] | what is said and kept when the program itself fails |
//! | [`surroundings`] | a console nobody needs, a folder nobody named |
//! | [`places`] | where settings and exercises are kept |
//! | [`settings`] | settings of a person, read and written |
//! | [`shelf`] | what home shows: scenarios, interrupted exercises |
//! | [`play`] | an exercise with colleagues and file, as a session of the host |
//! | [`desk`] | everything the panels draw and change |
//! | [`begin`] | exercises begun, gone on with, followed by the next part |
//! | [`news`] | what is said of what has happened |
//! | [`outcome`] | the result of an exercise |
//! | [`folder`] | shows a folder |
//! | [`obey`] | what was asked for is done |
//! | [`draw`] | the panels, once a frame |
//! | [`map`] | the map, drawn by Bevy below the panels |
//! | [`outline`] | filled outlines as triangles |
//! | [`access`] | what a screen reader presses reaches the panels |
//! | [`typed`] | keys, each with what was held at the moment it was pressed |
//! | [`ready`] | drawn until everything it is drawn with is there |
//! | [`measure`] | says and does what the bench of the window asks for |
//! | [`quiet`] | what is no news is not told to the panels |
//! | [`pace`] | how often the window is drawn |
//!
//! # Invariants
//! - What a person did is shown as accepted only after its line is on disk.
//! - Nothing moves while nothing changes: the window is drawn again only on a change.
//! - Whatever is broken (content, file, font, graphics) is said in words with the way on.

mod access;
mod begin;
mod desk;
mod draw;
mod folder;
mod gpu;
mod map;
mod measure;
mod mishap;
mod news;
mod obey;
mod outcome;
mod outline;
mod pace;
mod places;
mod play;
mod quiet;
mod ready;
mod settings;
mod shelf;
mod surroundings;
mod typed;

use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use bevy::app::{App, AppExit, Last, PluginGroup as _, PreUpdate, Startup, Update};
use bevy::ecs::schedule::IntoScheduleConfigs as _;
use bevy::render::RenderPlugin;
use bevy::render::settings::{RenderCreation, WgpuSettings};
use bevy::utils::default;
use bevy::window::{Window, WindowPlugin, WindowResolution};
use bevy_egui::{EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass};

use crate::base::Lang;
use crate::sim::{HostPlugin, MirrorPlugin};

use desk::Desk;
pub use map::mesh;
use places::Places;
use play::Play;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// The key of the sentence that says why nothing here can show one: the terminal is the way on.
pub fn main(lang: Option<Lang>) -> Result<ExitCode, &'static str> {
    surroundings::name_session_folder();
    let card = gpu::look()?;
    if surroundings::left_with_console() {
        return Ok(ExitCode::SUCCESS);
    }
    let places = Places::find();
    let desk = Desk::new(places.clone(), lang);
    let opened = Arc::clone(&desk.opened);
    let mishap = mishap::watch(&places.kept, &desk.words);
    // Every step of an exercise is on disk before it is shown: whatever fails here, nothing of it is lost.
    match std::panic::catch_unwind(AssertUnwindSafe(|| run(desk, card))) {
        Ok(AppExit::Success) => Ok(ExitCode::SUCCESS),
        Ok(AppExit::Error(code)) => Ok(ExitCode::from(code.get())),
        Err(_) if !opened.load(Ordering::Relaxed) => Err("cli-window-not-opened"),
        Err(_) => {
            mishap.tell();
            Ok(ExitCode::from(2))
        }
    }
}

fn run(desk: Desk, card: gpu::Card) -> AppExit {
    let title = desk.words.word("ui-window-title");
    let settings =
        WgpuSettings { backends: Some(card.backends), force_fallback_adapter: card.software, ..default() };
    let mut window = Window { title, resolution: WindowResolution::new(1280, 800), ..default() };
    // All the room of the screen, which on an old laptop is less than that and on a new one more.
    window.set_maximized(true);
    let mut app = App::new();
    app.add_plugins(
        bevy::DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            .set(RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(settings)), ..default() })
            .set(bevy::log::LogPlugin { level: bevy::log::Level::ERROR, filter: String::new(), ..default() }),
    )
    .add_plugins((EguiPlugin::default(), HostPlugin::<Play>::default(), MirrorPlugin::<Play>::default()))
    .add_plugins(ready::plugin)
    .insert_resource(desk)
    .insert_resource(pace::calm())
    .add_systems(Startup, (map::cameras, typed::take_over, draw::prepare).chain())
    .add_systems(
        PreUpdate,
        (typed::pass_on, access::pass_on, quiet::held_keys)
            .chain()
            .after(EguiPreUpdateSet::ProcessInput)
            .before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(Update, (obey::close, obey::hear, map::follow, pace::follow).chain())
    .add_systems(EguiPrimaryContextPass, draw::draw)
    .add_systems(Last, obey::obey);
    measure::listen(&mut app);
    app.run()
}
