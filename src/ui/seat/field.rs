//! One field of a form: one or several choices, a number, a length of time, words.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::base::Msg;
use crate::content::model::SlotRow;
use crate::tell::slots::{Asked, Choice, Offer, length, together, without};
use crate::trace::Val;
use crate::ui::page::Page;
use crate::ui::parts::{choice as one, input, strong, tick};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::Filling;
use crate::ui::seat::{areas, moment};
use crate::ui::theme::space;

/// So many choices are shown without scrolling.
const ROWS: usize = 8;

/// What is asked for in a field.
#[derive(Debug)]
pub struct Field<'a> {
    /// Its title.
    pub label: String,
    /// The slot it fills.
    pub slot: &'a SlotRow,
    /// What can be put in.
    pub asked: Asked,
}

/// Why a field cannot be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing is chosen or written.
    Empty,
    /// What is typed is no number.
    NoNumber,
    /// What is typed is no length of time.
    NoTime,
    /// Nothing is known that could be chosen.
    NothingKnown,
}

impl Lack {
    /// What is said beside the field.
    fn say(self, page: &Page<'_>, label: &str) -> String {
        match self {
            Self::Empty => page.word("ui-form-required"),
            Self::NoNumber => page.word("ui-form-no-number"),
            Self::NoTime => page.word("ui-form-no-time"),
            Self::NothingKnown => page.say(&Msg::new("play-form-nothing-known").with("slot", label)),
        }
    }
}

impl Field<'_> {
    /// What the slot holds; texts are put behind those before.
    ///
    /// # Errors
    /// [`Lack`] if it has to be filled first, or cannot be read.
    pub fn val(&self, filling: &Filling, texts: &mut Vec<Box<str>>) -> Result<Val, Lack> {
        let optional = self.slot.optional;
        match &self.asked {
            Asked::Choice(offer) => match filling {
                Filling::Chosen(val) if !val.is_nil() => Ok(*val),
                _ if optional => Ok(offer.none),
                _ if offer.choices.is_empty() => Err(Lack::NothingKnown),
                _ => Err(Lack::Empty),
            },
            Asked::Number | Asked::Time | Asked::Text => {
                let typed = match filling {
                    Filling::Typed(typed) => typed.trim(),
                    Filling::Empty | Filling::Chosen(_) => "",
                };
                match &self.asked {
                    _ if typed.is_empty() => {
                        if optional {
                            Ok(Val::Nil)
                        } else {
                            Err(Lack::Empty)
                        }
                    }
                    Asked::Number => typed.parse().ok().map(Val::Num).ok_or(Lack::NoNumber),
                    Asked::Time => length(typed).map(|dur| Val::Num(dur.0)).ok_or(Lack::NoTime),
                    Asked::Text | Asked::Choice(_) => {
                        let at = u16::try_from(texts.len()).ok().ok_or(Lack::Empty)?;
                        texts.push(typed.into());
                        Ok(Val::Text(at))
                    }
                }
            }
        }
    }

    /// Draws it; what is missing is said once the form was `tried`, what cannot be read at once. What may be left empty
    /// is not asked for while nothing is known that could stand there.
    pub fn show(&self, ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, filling: &mut Filling, tried: bool) {
        if self.slot.optional && matches!(&self.asked, Asked::Choice(offer) if offer.choices.is_empty()) {
            return;
        }
        ui.add_space(space::XS);
        let title = if self.slot.optional {
            page.say(&Msg::new("ui-form-optional").with("field", &*self.label))
        } else {
            self.label.clone()
        };
        let name = strong(ui, title);
        match &self.asked {
            Asked::Choice(offer) => self.choices(ui, page, scene, offer, filling),
            Asked::Number | Asked::Time | Asked::Text => {
                if !matches!(filling, Filling::Typed(_)) {
                    *filling = Filling::Typed(String::new());
                }
                let Filling::Typed(text) = filling else { return };
                let edit = match &self.asked {
                    Asked::Number => input(text).hint_text(page.word("play-form-number")),
                    Asked::Time => input(text).hint_text(page.word("play-form-time")),
                    Asked::Text | Asked::Choice(_) => TextEdit::multiline(text).desired_rows(2),
                };
                ui.add(edit.desired_width(f32::INFINITY)).labelled_by(name.id);
            }
        }
        match self.val(filling, &mut Vec::new()) {
            Err(lack) if tried || lack != Lack::Empty => {
                let said = RichText::new(lack.say(page, &self.label)).color(page.tokens().danger);
                ui.add(egui::Label::new(said).wrap());
            }
            Ok(_) | Err(_) => {}
        }
    }

    fn choices(&self, ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, offer: &Offer, filling: &mut Filling) {
        let held = if let Filling::Chosen(val) = filling { *val } else { offer.none };
        let mut rows = |ui: &mut Ui| {
            let mut ids = Vec::new();
            for choice in &offer.choices {
                let title = title(choice, page, scene);
                if offer.many {
                    let mut on = without(choice.val, held).is_nil();
                    let response = tick(ui, page, &mut on, title);
                    ids.push(response.id);
                    if response.changed() {
                        let new = if on { together(held, choice.val) } else { without(held, choice.val) };
                        *filling = Filling::Chosen(new);
                    }
                } else {
                    let response = one(ui, page, held == choice.val, title);
                    ids.push(response.id);
                    if response.clicked() {
                        *filling = Filling::Chosen(choice.val);
                    }
                }
            }
            if self.slot.optional && !offer.many && !offer.choices.is_empty() {
                let none = held.is_nil();
                let response = one(ui, page, none, page.word("ui-form-none"));
                ids.push(response.id);
                if response.clicked() {
                    *filling = Filling::Empty;
                }
            }
            areas::walk_within(ui, &ids);
        };
        ui.push_id(&self.slot.name, |ui| {
            if offer.choices.len() > ROWS {
                ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]).show(ui, rows);
            } else {
                rows(ui);
            }
        });
    }
}

/// A choice in words; a message with the moment it came.
fn title(choice: &Choice, page: &Page<'_>, scene: &Scene<'_>) -> String {
    let Val::Message(no) = choice.val else { return choice.title.clone() };
    let at = scene.view.messages.iter().find(|message| message.no == no).map(|message| message.at);
    at.map_or_else(
        || choice.title.clone(),
        |at| format!("{} · {}", moment::local(page, scene, at), choice.title),
    )
}
