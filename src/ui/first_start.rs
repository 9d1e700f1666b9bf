//! The very first start: the language, in both languages, the system's first; then the size of text.

use egui::{CentralPanel, Frame, Key, Modifiers, Ui};

use crate::base::Lang;
use crate::i18n::Catalogue;
use crate::ui::act::Act;
use crate::ui::keys::take;
use crate::ui::page::Page;
use crate::ui::parts::{body, mark, primary, row};
use crate::ui::prefs::Scale;
use crate::ui::theme::{self, space};

/// Where the first start has got to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The language is asked for.
    #[default]
    Language,
    /// The size of text is asked for.
    Scale,
}

/// Draws it; Enter takes what is preselected.
pub fn show(ui: &mut Ui, page: &Page<'_>, step: &mut Step, acts: &mut Vec<Act>) {
    CentralPanel::default_margins().frame(Frame::new().fill(page.tokens().background)).show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_max_width(520.0);
            ui.add_space(ui.available_height() * 0.18);
            mark(ui, page);
            ui.add_space(space::XL);
            match step {
                Step::Language => language(ui, page, step, acts),
                Step::Scale => scale(ui, page, acts),
            }
        });
    });
}

fn language(ui: &mut Ui, page: &Page<'_>, step: &mut Step, acts: &mut Vec<Act>) {
    let others = if page.prefs.lang == Lang::Ka { [Lang::Ka, Lang::En] } else { [Lang::En, Lang::Ka] };
    let mut chosen = take(ui, Modifiers::NONE, Key::Enter).then_some(page.prefs.lang);
    for (at, lang) in others.into_iter().enumerate() {
        let own = Catalogue::new(lang).word("ui-language-own");
        let response = if at == 0 { primary(ui, page, own) } else { row(ui, own, false) };
        if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if response.clicked() {
            chosen = Some(lang);
        }
        ui.add_space(space::S);
    }
    if let Some(lang) = chosen {
        acts.push(Act::Language(lang));
        *step = Step::Scale;
    }
}

fn scale(ui: &mut Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    ui.label(egui::RichText::new(page.word("ui-scale-question")).text_style(theme::title()));
    body(ui, page.word("ui-scale-sample"));
    ui.add_space(space::M);
    for scale in Scale::ALL {
        let text = page.words.say_key("ui-scale", &[("percent", usize::from(scale.percent()).into())]);
        if row(ui, text, scale == page.prefs.scale).clicked() {
            acts.push(Act::Scale(scale));
        }
    }
    ui.add_space(space::L);
    if primary(ui, page, page.word("ui-go-on")).clicked() || take(ui, Modifiers::NONE, Key::Enter) {
        acts.push(Act::FirstStartDone);
    }
}
