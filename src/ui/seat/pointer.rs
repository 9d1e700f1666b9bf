//! Three pointers lead through the guided first practice: answer the call, choose an action, move on. Each stands in the
//! flow of the screen, hides nothing, and goes once it was followed.

use egui::{Frame, Label, Margin, RichText, Stroke, Ui};

use crate::base::{ActionId, Msg};
use crate::exercise::view::{MessageState, TaskView};
use crate::kernel::situation::TaskState;
use crate::tell::duty::met_by;
use crate::ui::page::Page;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::theme::{CORNER, space};

/// What a pointer points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The ringing call.
    Answer,
    /// The action to choose.
    Act,
    /// To move on.
    MoveOn,
}

impl Pointer {
    /// All, in their order.
    const ALL: [Self; 3] = [Self::Answer, Self::Act, Self::MoveOn];

    const fn key(self) -> &'static str {
        match self {
            Self::Answer => "ui-pointer-answer",
            Self::Act => "ui-pointer-act",
            Self::MoveOn => "ui-pointer-move-on",
        }
    }
}

/// Counts what has been followed.
pub(super) fn follow(scene: &Scene<'_>, state: &mut SeatState) {
    let heard = |state: MessageState| matches!(state, MessageState::Opened | MessageState::Missed);
    if state.pointers == 0 && scene.view.messages.iter().any(|view| heard(view.state)) {
        state.pointers = 1;
    }
    if state.pointers == 1 && !(scene.view.work.is_empty() && scene.view.done.is_empty()) {
        state.pointers = 2;
    }
    // Who comes back to an exercise that has gone on has moved time on before.
    let begun_before =
        |task: &TaskView| matches!(task.state, TaskState::Running { begun, .. } if begun < scene.view.now);
    if state.pointers == 2 && (!scene.view.done.is_empty() || scene.view.work.iter().any(begun_before)) {
        state.pointers = 3;
    }
}

/// The last one was followed: time was moved on after the first act.
pub(super) fn moved_on(state: &mut SeatState) {
    if state.pointers == 2 {
        state.pointers = 3;
    }
}

/// The action to choose: the first of those offered that meets what is due first.
pub(super) fn action(scene: &Scene<'_>, offered: &[ActionId]) -> Option<ActionId> {
    let model = scene.titles.model();
    let asked = scene.view.duties.iter().find_map(|open| {
        let meets = met_by(model, open);
        offered.iter().find(|action| meets.contains(action))
    });
    asked.or(offered.first()).copied()
}

/// Draws a pointer if it is the one to be followed now.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &SeatState, pointer: Pointer) {
    let guided = !scene.titles.model().scenario.hints.is_empty();
    let playing = scene.playing;
    let now = Pointer::ALL.get(usize::from(state.pointers));
    if !(guided && playing.first_time && playing.learning && now == Some(&pointer)) {
        return;
    }
    let tokens = page.tokens();
    let said =
        Msg::new("ui-pointer").with("no", i64::from(state.pointers) + 1).with("of", Pointer::ALL.len());
    let said = format!("{} {}", page.say(&said), page.word(pointer.key()));
    Frame::new()
        .stroke(Stroke::new(2.0, tokens.accent))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(space::S as i8, space::XS as i8))
        .show(ui, |ui| ui.add(Label::new(RichText::new(said).color(tokens.accent)).wrap()));
}
