//! What is under way, what waits, and what is waited for.

use egui::{ProgressBar, Ui, WidgetInfo, WidgetType};

use crate::base::{Dur, Msg};
use crate::exercise::Pace;
use crate::exercise::view::{MessageState, TaskView};
use crate::kernel::situation::{TaskState, Work};
use crate::tell::slots::sender;
use crate::trace::Command;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, heading, muted, strong};
use crate::ui::seat::moment;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::SeatState;
use crate::ui::theme::space;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, _state: &mut SeatState, acts: &mut Vec<Act>) {
    let view = scene.view;
    heading(ui, page.word("ui-work"));
    let (hands, free) = view.hands;
    let lanes = Msg::new("ui-work-hands").with("hands", i64::from(hands)).with("free", i64::from(free));
    muted(ui, page, page.say(&lanes));
    for call in &view.calls {
        let msg = Msg::new("play-call")
            .with("who", sender(call.message, view, scene.titles))
            .with("time", moment::local(page, scene, call.until));
        body(ui, page.say(&msg));
    }
    let waiting = view.work.iter().filter(|task| task.state == TaskState::Waiting);
    let first = waiting.clone().next().map(|task| task.no);
    for task in view.work.iter().filter(|task| task.state != TaskState::Waiting) {
        under_way(ui, page, scene, task, acts);
    }
    if first.is_some() {
        strong(ui, page.word("ui-work-queue"));
    }
    for task in waiting {
        queued(ui, page, scene, task, first != Some(task.no), acts);
    }
    if view.work.is_empty() && view.calls.is_empty() {
        muted(ui, page, page.word("play-no-work"));
    }
    ui.add_space(space::S);
    heading(ui, page.word("ui-waiting-for"));
    for reason in waited_for(page, scene) {
        body(ui, reason);
    }
}

/// What a task is, in words.
fn what(scene: &Scene<'_>, task: &TaskView) -> String {
    match &task.work {
        Work::Action { action, args } => scene.teller().act(*action, args),
        Work::OwnWords { text, .. } => text.to_string(),
    }
}

/// A task that is worked on, or interrupted by a call.
fn under_way(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, task: &TaskView, acts: &mut Vec<Act>) {
    let what = what(scene, task);
    body(ui, what.as_str());
    match task.state {
        TaskState::Running { begun, until } => {
            let (passed, whole) = (scene.view.now.since(begun), until.since(begun));
            let minutes = |dur: Dur| dur.0 / Dur::MINUTE.0;
            let share = if whole.0 > 0 { passed.0 as f32 / whole.0 as f32 } else { 1.0 };
            let said =
                Msg::new("ui-work-progress").with("passed", minutes(passed)).with("whole", minutes(whole));
            ui.add(ProgressBar::new(share).desired_height(6.0));
            muted(
                ui,
                page,
                format!(
                    "{} · {}",
                    page.say(&said),
                    page.say(&Msg::new("play-until").with("time", moment::local(page, scene, until)))
                ),
            );
        }
        TaskState::Suspended { left, .. } => {
            muted(ui, page, page.say(&Msg::new("play-suspended").with("d", left)));
        }
        TaskState::Waiting => {}
    }
    if press(ui, &page.word("ui-stop-task"), &what) {
        acts.push(Act::Command(Command::CallOff { task: task.no }));
    }
}

/// A task that waits.
fn queued(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    task: &TaskView,
    later: bool,
    acts: &mut Vec<Act>,
) {
    let what = what(scene, task);
    body(ui, what.as_str());
    ui.horizontal_wrapped(|ui| {
        if later && press(ui, &page.word("ui-task-first"), &what) {
            acts.push(Act::Command(Command::Reorder { task: task.no, to: 0 }));
        }
        if press(ui, &page.word("ui-stop-task"), &what) {
            acts.push(Act::Command(Command::CallOff { task: task.no }));
        }
    });
}

/// A button that tells a screen reader what it is about.
fn press(ui: &mut Ui, word: &str, what: &str) -> bool {
    let response = button(ui, word);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("{word}: {what}")));
    response.clicked()
}

/// Why nothing happens, or what happens next.
fn waited_for(page: &Page<'_>, scene: &Scene<'_>) -> Vec<String> {
    let view = scene.view;
    if scene.playing.paused {
        return vec![page.word("ui-wait-paused")];
    }
    let mut reasons = Vec::new();
    for ringing in view.messages.iter().filter(|message| matches!(message.state, MessageState::Ringing(_))) {
        reasons.push(page.say(&Msg::new("ui-wait-rings").with("who", scene.titles.who(ringing.inject))));
    }
    for open in &view.decisions {
        reasons
            .push(page.say(&Msg::new("ui-wait-answer").with("time", moment::local(page, scene, open.until))));
    }
    let running = view.work.iter().filter_map(|task| match task.state {
        TaskState::Running { until, .. } => Some(until),
        TaskState::Suspended { .. } | TaskState::Waiting => None,
    });
    if let Some(until) = running.chain(view.calls.iter().map(|call| call.until)).min() {
        reasons.push(page.say(&Msg::new("ui-wait-work").with("time", moment::local(page, scene, until))));
    }
    if reasons.is_empty() {
        let key = if scene.playing.pace == Pace::Waiting { "ui-wait-you" } else { "ui-wait-news" };
        reasons.push(page.word(key));
    }
    reasons
}
