//! The window is drawn until everything it is drawn with is there. Shaders are made ready beside the loop, and when one is,
//! nothing else wakes the loop: without this the first picture could stay empty until a key is pressed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::app::{App, Last};
use bevy::ecs::message::MessageWriter;
use bevy::ecs::resource::Resource;
use bevy::ecs::schedule::IntoScheduleConfigs as _;
use bevy::ecs::system::{Local, Res};
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;

/// So many frames are drawn after everything was there: the loop and the drawing run side by side.
const AFTER: u8 = 3;

/// Whether something the last picture needed was not there yet; written where pictures are made.
#[derive(Resource, Clone)]
struct Lacking(Arc<AtomicBool>);

/// Draws until everything is there.
pub(super) fn plugin(app: &mut App) {
    let lacking = Lacking(Arc::new(AtomicBool::new(true)));
    app.insert_resource(lacking.clone()).add_systems(Last, draw_again);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.insert_resource(lacking).add_systems(Render, look.after(RenderSystems::Render));
    }
}

fn look(cache: Res<'_, PipelineCache>, lacking: Res<'_, Lacking>) {
    lacking.0.store(cache.waiting_pipelines().next().is_some(), Ordering::Relaxed);
}

fn draw_again(
    lacking: Res<'_, Lacking>,
    mut drawn: Local<'_, u8>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
) {
    *drawn = if lacking.0.load(Ordering::Relaxed) { 0 } else { drawn.saturating_add(1) };
    if *drawn <= AFTER {
        redraw.write(RequestRedraw);
    }
}
