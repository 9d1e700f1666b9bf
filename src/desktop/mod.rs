//! The window: Bevy owns the loop, the panels of [`ui`](crate::ui) are drawn over the map, the exercise is advanced by the
//! host of [`sim`](crate::sim).
//!
//! | file | what |
//! |---|---|
//! | [`gpu`] | what can draw here: a graphics card, software, nothing |
//! | [`places`] | where settings and exercises are kept |
//! | [`settings`] | settings of a person, read and written |
//! | [`shelf`] | what home shows: scenarios, interrupted exercises |
//! | [`play`] | an exercise with colleagues and file, as a session of the host |
//! | [`desk`] | everything the panels draw and change |
//! | [`begin`] | exercises begun, gone on with, followed by the next part |
//! | [`outcome`] | the result of an exercise |
//! | [`folder`] | shows a folder |
//! | [`obey`] | what was asked for is done |
//! | [`draw`] | the panels, once a frame |
//! | [`map`] | the map, drawn by Bevy below the panels |
//! | [`outline`] | filled outlines as triangles |
//! | [`access`] | what a screen reader presses reaches the panels |
//! | [`typed`] | keys, each with what was held at the moment it was pressed |
//! | [`ready`] | drawn until everything it is drawn with is there |
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
mod typed;

use std::process::ExitCode;

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
use places::Places;
use play::Play;

/// Opens the window and stays until it is closed. None if nothing here can show one: the terminal is the way on.
#[must_use]
pub fn main(lang: Option<Lang>) -> Option<ExitCode> {
    let card = gpu::look()?;
    let places = Places::find();
    let desk = Desk::new(places, lang);
    let title = desk.words.word("ui-window-title");
    let settings = WgpuSettings { force_fallback_adapter: card == gpu::Card::Software, ..default() };
    let window = Window { title, resolution: WindowResolution::new(1280, 800), ..default() };
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
    Some(match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    })
}
