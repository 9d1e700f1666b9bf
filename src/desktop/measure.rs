//! For `cargo bench --bench window` only: with `HOTWASH_MEASURE` set, the program says on standard error when its first
//! frame is on the screen, and then brings itself to where it is to be measured.
//!
//! | value | what is measured |
//! |---|---|
//! | `home` | the screen it opens with |
//! | `seat` | a seat of the evacuation, paused |
//! | `field` | the same, the focus in the field that finds an action |
//! | `running` | the same, time running |

use std::io::Write as _;

use bevy::app::{App, Update};
use bevy::ecs::resource::Resource;
use bevy::ecs::schedule::IntoScheduleConfigs as _;
use bevy::ecs::system::{Local, Res, ResMut};
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Extract, ExtractSchedule, Render, RenderApp, RenderSystems};

use crate::base::SeatId;
use crate::desktop::desk::{Desk, Screen};
use crate::exercise::Pace;
use crate::ui::{Act, Setup};

/// The variable.
const VARIABLE: &str = "HOTWASH_MEASURE";
/// What is said once the first frame is on the screen.
const FIRST_FRAME: &str = "first frame";
/// What is said once the state to be measured was asked for.
const THERE: &str = "there";

/// What is measured.
#[derive(Resource, Clone, Copy, PartialEq, Eq)]
enum Measured {
    Home,
    Seat,
    Field,
    Running,
}

/// The panels of the frame that is rendered were drawn.
#[derive(Resource, Default)]
struct Panels(bool);

/// Listens to the variable; without it nothing is added.
pub(super) fn listen(app: &mut App) {
    let Some(measured) = std::env::var(VARIABLE).ok().as_deref().and_then(of) else { return };
    app.insert_resource(measured).add_systems(Update, bring);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .init_resource::<Panels>()
            .add_systems(ExtractSchedule, extract)
            .add_systems(Render, first_frame.in_set(RenderSystems::Cleanup));
    }
}

fn of(value: &str) -> Option<Measured> {
    Some(match value {
        "home" => Measured::Home,
        "seat" => Measured::Seat,
        "field" => Measured::Field,
        "running" => Measured::Running,
        _ => return None,
    })
}

fn extract(desk: Extract<'_, '_, Res<'_, Desk>>, mut panels: ResMut<'_, Panels>) {
    panels.0 = desk.drawn.is_some();
}

/// After a frame was handed to the screen: if it had panels and everything that draws was ready, it is the first.
fn first_frame(panels: Res<'_, Panels>, pipelines: Res<'_, PipelineCache>, mut said: Local<'_, bool>) {
    if panels.0 && !*said && pipelines.waiting_pipelines().next().is_none() {
        *said = true;
        say(FIRST_FRAME);
    }
}

/// Asks for one thing after the other, as a person would by keyboard.
fn bring(measured: Res<'_, Measured>, mut desk: ResMut<'_, Desk>, mut done: Local<'_, u32>) {
    if desk.drawn.is_none() || *done > 2 {
        return;
    }
    *done += 1;
    match (*done, *measured) {
        (1, Measured::Home) => *done = 2,
        (1, _) => {
            let seat = desk.home.offers.iter().find(|offer| &*offer.id == "evacuation");
            let seat =
                seat.map_or(SeatId(0), |offer| SeatId::from_index(offer.seats.len().saturating_sub(2)));
            desk.acts.push(Act::Start(Setup {
                scenario: "evacuation".into(),
                variant: None,
                part: None,
                seat,
                learning: true,
                pace: Pace::Waiting,
                spare: false,
            }));
        }
        (2, measured) if desk.screen == Screen::Seat => {
            desk.acts.extend([Act::MoveOn, Act::MoveOn, Act::MoveOn]);
            desk.acts.extend(match measured {
                Measured::Running => [Act::Pace(Pace::Running(1)), Act::Resume],
                _ => [Act::Pause, Act::Pause],
            });
            desk.seat.find = measured == Measured::Field;
        }
        (2, _) => *done = 1,
        _ => say(THERE),
    }
}

fn say(what: &str) {
    // Who measures reads it; if nobody does, nothing is lost.
    let _unheard = writeln!(std::io::stderr(), "{what}");
}
