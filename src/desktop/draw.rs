//! The panels, once a frame.

use std::sync::atomic::Ordering;

use bevy::ecs::message::MessageWriter;
use bevy::ecs::system::{Local, Res, ResMut};
use bevy::window::RequestRedraw;
use bevy_egui::EguiContexts;
use egui::{LayerId, Ui, UiBuilder};

use crate::base::Lang;
use crate::desktop::desk::{Desk, Screen};
use crate::desktop::play::Play;
use crate::sim::Host;
use crate::ui::keys::{Shortcut, pressed};
use crate::ui::{
    Act, Page, away, brief, cover, ending, first_start, fonts, frame, help, home, result, seat, theme,
    trouble,
};

/// Gives the panels the faces of the program.
pub(super) fn prepare(mut contexts: EguiContexts<'_, '_>, desk: Res<'_, Desk>) -> bevy::ecs::error::Result {
    contexts.ctx_mut()?.set_fonts(fonts::definitions(desk.prefs.lang));
    Ok(())
}

/// Draws the screen and gathers what was asked for.
pub(super) fn draw(
    mut contexts: EguiContexts<'_, '_>,
    mut desk: ResMut<'_, Desk>,
    host: Option<Res<'_, Host<Play>>>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
    mut again: Local<'_, u8>,
) -> bevy::ecs::error::Result {
    let ctx = contexts.ctx_mut()?.clone();
    let desk = &mut *desk;
    desk.opened.store(true, Ordering::Relaxed);
    if std::mem::take(&mut desk.restyle) {
        theme::apply(&ctx, desk.prefs.look, desk.prefs.motion);
        ctx.set_fonts(fonts::definitions(desk.prefs.lang));
        ctx.set_zoom_factor(desk.prefs.scale.factor());
        // Letters of another size are on the screen a few frames after they are asked for.
        *again = 3;
    }
    if *again > 0 {
        *again -= 1;
        redraw.write(RequestRedraw);
    }
    let screen = std::mem::discriminant(&desk.screen);
    if desk.drawn.replace(screen) != Some(screen)
        && let Some(focused) = ctx.memory(egui::Memory::focused)
    {
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    }
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.content_rect());
    let mut ui = Ui::new(ctx.clone(), "desk".into(), builder);
    let page = Page { words: &desk.words, prefs: desk.prefs };
    let mut acts = Vec::new();
    frame::name(&ui, &page);
    everywhere(&ui, &page, &mut acts);
    help::close(&ui, &mut desk.help);
    match &mut desk.screen {
        Screen::FirstStart(step) => first_start::show(&mut ui, &page, step, &mut acts),
        Screen::Home => {
            frame::above(&mut ui, &page, &mut acts);
            home::show(&mut ui, &page, &desk.home, &mut desk.home_state, &mut acts);
        }
        Screen::Brief(offer, state) => {
            frame::above(&mut ui, &page, &mut acts);
            brief::show(&mut ui, &page, offer, state, &mut acts);
        }
        Screen::Seat => {
            if let (Some(shown), Some(host)) = (&desk.shown, &host) {
                let page = Page { words: &shown.words, ..page };
                if shown.playing.emergency {
                    cover::show(&mut ui, &page, &shown.file, &mut acts);
                } else {
                    let scene = shown.scene(&host.session);
                    seat::show(&mut ui, &page, &scene, &mut desk.seat, &mut acts);
                    ending::show(&ui, &page, &mut desk.seat.ending, &mut acts);
                }
            }
        }
        Screen::Result => {
            frame::above(&mut ui, &page, &mut acts);
            let procedure = desk.shown.as_ref().map(|shown| &*shown.titles.model().procedure);
            let past = desk.past.as_ref().zip(host.as_ref());
            let scene = past.map(|(past, host)| past.scene(&host.session));
            let past = past.zip(scene.as_ref()).map(|((past, _), scene)| (&past.words, scene));
            let state = &mut desk.result_state;
            result::show(&mut ui, &page, &desk.result, (procedure, past), state, &mut acts);
        }
        Screen::Away { back } => {
            frame::above(&mut ui, &page, &mut acts);
            away::show(&mut ui, &page, *back, &mut acts);
        }
        Screen::Trouble(said) => {
            frame::above(&mut ui, &page, &mut acts);
            trouble::show(&mut ui, &page, said, &mut acts);
        }
    }
    help::show(&ui, &page, &mut desk.help);
    if !acts.is_empty() {
        redraw.write(RequestRedraw);
    }
    desk.acts.append(&mut acts);
    Ok(())
}

/// Shortcuts of every screen.
fn everywhere(ui: &Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    if pressed(ui, Shortcut::Help) {
        acts.push(Act::Help);
    }
    if pressed(ui, Shortcut::Language) {
        acts.push(Act::Language(if page.prefs.lang == Lang::Ka { Lang::En } else { Lang::Ka }));
    }
    if pressed(ui, Shortcut::Larger) {
        acts.push(Act::Scale(page.prefs.scale.larger()));
    }
    if pressed(ui, Shortcut::Smaller) {
        acts.push(Act::Scale(page.prefs.scale.smaller()));
    }
}
