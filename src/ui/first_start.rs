//! The very first start: the language, in both languages, the system's first; then the size of text.

use egui::{Atom, Button, CentralPanel, Frame, RichText, ScrollArea, Ui, Vec2};

use crate::base::Lang;
use crate::i18n::Catalogue;
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, first_focus, mark, muted, tall, title};
use crate::ui::prefs::Scale;
use crate::ui::theme::{size, space};

/// Width of the column in the middle.
const WIDTH: f32 = 520.0;

/// Where the first start has got to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The language is asked for.
    #[default]
    Language,
    /// The size of text is asked for.
    Scale,
}

/// Draws it; what is preselected has the focus, so that Enter takes it.
pub fn show(ui: &mut Ui, page: &Page<'_>, step: &mut Step, acts: &mut Vec<Act>) {
    CentralPanel::default_margins().frame(Frame::new().fill(page.tokens().background)).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(WIDTH.min(ui.available_width() - 2.0 * space::L));
                ui.add_space((ui.ctx().content_rect().height() * 0.16).min(120.0));
                mark(ui, page);
                match step {
                    Step::Language => {
                        ui.push_id("language", |ui| language(ui, page, step, acts));
                    }
                    Step::Scale => {
                        ui.push_id("scale", |ui| scale(ui, page, acts));
                    }
                }
            });
        });
    });
}

fn language(ui: &mut Ui, page: &Page<'_>, step: &mut Step, acts: &mut Vec<Act>) {
    title(ui, page.word("ui-name"));
    muted(ui, page, page.word("ui-subtitle"));
    ui.add_space(space::L);
    let both = if page.prefs.lang == Lang::Ka { [Lang::Ka, Lang::En] } else { [Lang::En, Lang::Ka] };
    for (at, lang) in both.into_iter().enumerate() {
        let response = tall(ui, page, Catalogue::new(lang).word("ui-language-own"), at == 0);
        if at == 0 {
            first_focus(ui, &response);
        }
        if response.clicked() {
            acts.push(Act::Language(lang));
            *step = Step::Scale;
        }
        ui.add_space(space::XS);
    }
}

fn scale(ui: &mut Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    title(ui, page.word("ui-scale-question"));
    ui.add_space(space::S);
    body(ui, page.word("ui-scale-sample"));
    ui.add_space(space::M);
    ui.columns(Scale::ALL.len(), |columns| {
        for (ui, offered) in columns.iter_mut().zip(Scale::ALL) {
            ui.spacing_mut().button_padding.x = space::XS;
            ui.spacing_mut().icon_spacing = 0.0;
            let text = page.words.say_key("ui-scale", &[("percent", usize::from(offered.percent()).into())]);
            // Written in its own size, whatever the size now.
            let sample = size::BODY * offered.factor() / page.prefs.scale.factor();
            let words = RichText::new(text).size(sample);
            let button = Button::new((Atom::grow(), words, Atom::grow()))
                .selected(offered == page.prefs.scale)
                .min_size(Vec2::new(ui.available_width(), size::TALL + space::XS));
            if ui.add(button).clicked() {
                acts.push(Act::Scale(offered));
            }
        }
    });
    ui.add_space(space::L);
    let response = tall(ui, page, page.word("ui-go-on"), true);
    first_focus(ui, &response);
    if response.clicked() {
        acts.push(Act::FirstStartDone);
    }
}
