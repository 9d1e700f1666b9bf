//! The window is drawn until everything it is drawn with is there. Shaders are made ready beside the loop, and when one is,
//! nothing else wakes the loop: without this the first picture could stay empty until a key is pressed. In the same way
//! letters drawn for the first time reach the screen a frame after their text: a clock would lack its new digit until then.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::app::{App, Last, PostUpdate};
use bevy::ecs::message::MessageWriter;
use bevy::ecs::resource::Resource;
use bevy::ecs::schedule::IntoScheduleConfigs as _;
use bevy::ecs::system::{Local, Query, Res, ResMut};
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use bevy_egui::{EguiPostUpdateSet, EguiRenderOutput};

/// So many frames are drawn after everything was there: the loop and the drawing run side by side.
const AFTER: u8 = 3;

/// Whether something the last picture needed was not there yet; written where pictures are made.
#[derive(Resource, Clone)]
struct Lacking(Arc<AtomicBool>);

/// Whether the last picture has letters that are not on the screen yet.
#[derive(Resource, Default)]
struct NewLetters(bool);

/// Draws until everything is there.
pub(super) fn plugin(app: &mut App) {
    let lacking = Lacking(Arc::new(AtomicBool::new(true)));
    app.insert_resource(lacking.clone())
        .init_resource::<NewLetters>()
        .add_systems(
            PostUpdate,
            letters.after(EguiPostUpdateSet::ProcessOutput).before(EguiPostUpdateSet::PostProcessOutput),
        )
        .add_systems(Last, draw_again);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.insert_resource(lacking).add_systems(Render, look.after(RenderSystems::Render));
    }
}

fn look(cache: Res<'_, PipelineCache>, lacking: Res<'_, Lacking>) {
    lacking.0.store(cache.waiting_pipelines().next().is_some(), Ordering::Relaxed);
}

fn letters(output: Query<'_, '_, &EguiRenderOutput>, mut new: ResMut<'_, NewLetters>) {
    new.0 = output.iter().any(|output| !output.textures_delta.set.is_empty());
}

fn draw_again(
    lacking: Res<'_, Lacking>,
    new: Res<'_, NewLetters>,
    mut drawn: Local<'_, u8>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
) {
    *drawn = if new.0 || lacking.0.load(Ordering::Relaxed) { 0 } else { drawn.saturating_add(1) };
    if *drawn <= AFTER {
        redraw.write(RequestRedraw);
    }
}

#[cfg(test)]
mod tests {
    use bevy::ecs::message::Messages;

    use super::*;

    #[test]
    fn new_letters_are_drawn_until_they_are_on_the_screen() {
        let mut app = App::new();
        app.add_message::<RequestRedraw>().add_plugins(plugin);
        app.insert_resource(Lacking(Arc::new(AtomicBool::new(false))));
        let context = app.world_mut().spawn(EguiRenderOutput::default()).id();
        let asked = |app: &mut App, frames: usize| {
            (0..frames)
                .filter(|_| {
                    app.update();
                    app.world_mut().resource_mut::<Messages<RequestRedraw>>().drain().next().is_some()
                })
                .count()
        };
        let _start = asked(&mut app, 10);
        assert_eq!(asked(&mut app, 10), 0, "drawn while nothing changes");
        let picture = egui::ColorImage::filled([1, 1], egui::Color32::WHITE);
        let letters = egui::epaint::ImageDelta::full(picture, egui::TextureOptions::LINEAR);
        let output = |app: &mut App, set: Vec<egui::epaint::ImageDelta>| {
            if let Some(mut output) = app.world_mut().get_mut::<EguiRenderOutput>(context) {
                output.textures_delta.set.clear();
                if !set.is_empty() {
                    let _before = output.textures_delta.set.insert(egui::TextureId::default(), set.into());
                }
            }
        };
        output(&mut app, vec![letters]);
        assert_eq!(asked(&mut app, 1), 1, "the picture with new letters is drawn again");
        output(&mut app, Vec::new());
        assert_eq!(asked(&mut app, 10), usize::from(AFTER), "and then it rests");
    }
}
