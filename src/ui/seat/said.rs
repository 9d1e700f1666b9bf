//! What was said last, beside what is done: an act was taken on, was refused with what to do instead, or there is news. A
//! screen reader says it at once.

use egui::accesskit::Live;
use egui::{Frame, Id, Label, Margin, Panel, RichText, Stroke, Ui};

use crate::base::Msg;
use crate::kernel::situation::{TaskState, Work};
use crate::trace::Command;
use crate::ui::page::Page;
use crate::ui::parts::scroll;
use crate::ui::seat::moment;
use crate::ui::seat::scene::Scene;
use crate::ui::sign::{self, Sign};
use crate::ui::theme::{self, CORNER, size, space};

/// What kind of thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What was asked was not done.
    Refused,
    /// What was asked is done or under way.
    Accepted,
    /// Something else there is to know.
    News,
}

/// A sentence that is shown until the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What kind.
    pub tone: Tone,
    /// The sentence.
    pub words: String,
}

/// Below this height the sign alone says what kind it is.
const LOW: f32 = 320.0;

/// It takes no more than this part of the height.
const MOST: f32 = 0.35;

/// Draws it at the foot of the area where acts are made, so that it is in sight wherever one has scrolled to.
pub(super) fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>) {
    let Some(said) = &scene.playing.said else { return };
    let tokens = page.tokens();
    let (what, color, key) = match said.tone {
        Tone::Refused => (Sign::Missed, tokens.danger, "ui-said-refused"),
        Tone::Accepted => (Sign::Met, tokens.met, "ui-said-accepted"),
        Tone::News => (Sign::Message, tokens.accent, "ui-said-news"),
    };
    let frame = Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, color))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(space::M as i8, space::S as i8));
    let room = ui.available_height();
    let (low, most) = (room < LOW, room * MOST);
    Panel::bottom(Id::new("seat-said")).resizable(false).frame(frame).show(ui, |ui| {
        // What is long scrolls rather than taking the room of what is to be done.
        scroll("said").max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let word = page.word(key);
                sign::show(ui, what, color, &word);
                ui.vertical(|ui| {
                    ui.set_max_width(size::MEASURE.min(ui.available_width()));
                    if !low {
                        ui.add(
                            Label::new(RichText::new(word).text_style(theme::strong()).color(color)).wrap(),
                        );
                    }
                    let words = ui.add(Label::new(RichText::new(&said.words)).wrap());
                    ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(Live::Polite));
                });
            })
        });
    });
}

/// What is said of a command that was taken on, by what the seat sees since; nothing where the screen shows it anyway.
#[must_use]
pub fn accepted(page: &Page<'_>, scene: &Scene<'_>, command: &Command) -> Option<String> {
    let titles = scene.titles;
    Some(match command {
        Command::Begin { action, args, .. } => {
            let this = |work: &Work| matches!(work, Work::Action { action: did, .. } if did == action);
            task(page, scene, scene.teller().act(*action, args), this)
        }
        Command::OwnWords { text, .. } => {
            let this = |work: &Work| matches!(work, Work::OwnWords { text: did, .. } if did == text);
            task(page, scene, text.to_string(), this)
        }
        Command::CallOff { .. } => titles.phrase("ui-said-stopped"),
        Command::Answer { inject, option, .. } => {
            titles.say(&Msg::new("ui-said-answered").with("option", titles.option(*inject, *option)))
        }
        Command::Forward { to, .. } | Command::Brief { to, .. } => {
            titles.say(&Msg::new("play-handed-on").with("seat", titles.seat(*to)))
        }
        Command::DepartFrom { .. } | Command::Note { .. } | Command::Correct { .. } => {
            titles.phrase("play-noted")
        }
        _ => return None,
    })
}

/// Whether a task is under way, and until when, or waits.
fn task(page: &Page<'_>, scene: &Scene<'_>, what: String, this: impl Fn(&Work) -> bool) -> String {
    let newest = scene.view.work.iter().filter(|task| this(&task.work)).max_by_key(|task| task.no);
    let msg = match newest.map(|task| task.state) {
        Some(TaskState::Running { until, .. }) => {
            Msg::new("ui-said-begun").with("time", moment::local(page, scene, until))
        }
        Some(TaskState::Waiting | TaskState::Suspended { .. }) => Msg::new("ui-said-queued"),
        None => Msg::new("ui-said-done"),
    };
    scene.titles.say(&msg.with("what", what))
}
