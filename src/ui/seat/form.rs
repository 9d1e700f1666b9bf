//! The chosen action: its slots, how long it takes, what listens to it, and to do it now or later.

use egui::{RichText, Ui};

use crate::base::{ActionId, Dur, Msg};
use crate::content::model::Head;
use crate::kernel::situation::Work;
use crate::score::clause::Open;
use crate::tell::slots::{Asked, asked};
use crate::tell::{basis, duty};
use crate::trace::{Args, Command, Val};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, muted, primary};
use crate::ui::seat::field::Field;
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{Draft, Filling, SeatState};
use crate::ui::theme::space;

/// Opens the form of an action. What was filled in before is still there, unless it has been handed in and taken on.
pub fn choose(scene: &Scene<'_>, state: &mut SeatState, action: ActionId) {
    state.action = Some(action);
    state.writing = None;
    let taken = taken_on(scene, action);
    if state.drafts.get(&action).is_some_and(|draft| draft.sent.is_some_and(|sent| taken > sent)) {
        state.drafts.remove(&action);
    }
    let open = state.message;
    state.drafts.entry(action).or_insert_with(|| {
        let slots = fields(scene, action).into_iter().map(|field| match &field.asked {
            Asked::Choice(offer) if !offer.many && !field.slot.optional => {
                let said = open.map(Val::Message);
                let one = offer.choices.iter().find(|choice| Some(choice.val) == said);
                let only = if let [only] = offer.choices.as_slice() { Some(only) } else { None };
                one.or(only).map_or(Filling::Empty, |choice| Filling::Chosen(choice.val))
            }
            _ => Filling::Empty,
        });
        Draft { slots: slots.collect(), ..Draft::default() }
    });
}

/// How often an action was taken on: under way, waiting, done or failed.
fn taken_on(scene: &Scene<'_>, action: ActionId) -> usize {
    let this = |work: &Work| matches!(work, Work::Action { action: did, .. } if *did == action);
    let under_way = scene.view.work.iter().filter(|task| this(&task.work)).count();
    under_way + scene.view.done.iter().filter(|done| done.action == Some(action)).count()
}

fn fields<'a>(scene: &Scene<'a>, action: ActionId) -> Vec<Field<'a>> {
    let head = Head::Action(action);
    let titles = scene.titles;
    let slots = titles.model().slots(head).iter().enumerate();
    slots
        .filter_map(|(at, slot)| {
            let asked = asked(head, at, scene.view, titles)?;
            Some(Field { label: titles.slot(action, at), slot, asked })
        })
        .collect()
}

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let Some(action) = state.action else { return };
    let by_key = std::mem::take(&mut state.asked);
    let fields = fields(scene, action);
    let draft = state.drafts.entry(action).or_default();
    draft.slots.resize(fields.len(), Filling::Empty);
    let mut asked_front = by_key.then_some(true);
    let card = card(ui, page, |ui| {
        let row = scene.titles.model().procedure.actions.get(action.index());
        if let Some(help) = row.map(|row| page.text(&row.help)).filter(|help| !help.is_empty()) {
            muted(ui, page, help);
        }
        listening(ui, page, scene, action);
        for (field, filling) in fields.iter().zip(&mut draft.slots) {
            field.show(ui, page, scene, filling, draft.tried);
        }
        let lacking = lacking(&fields, draft);
        if !lacking.is_empty() {
            let said = page.say(&Msg::new("ui-form-missing").with("fields", lacking.join(", ")));
            let color = if draft.tried { page.tokens().danger } else { page.tokens().muted };
            ui.add(egui::Label::new(RichText::new(said).color(color)).wrap());
        }
        if scene.view.hands.1 == 0 {
            muted(ui, page, page.word("ui-form-busy"));
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, page, page.word("ui-do-now")).clicked() {
                asked_front = Some(true);
            }
            if button(ui, page.word("ui-add-to-queue")).clicked() {
                asked_front = Some(false);
            }
        });
    });
    if std::mem::take(&mut state.reveal) {
        card.response.scroll_to_me(None);
    }
    let Some(front) = asked_front else { return };
    match args(&fields, draft) {
        Some(args) => {
            draft.tried = false;
            draft.sent = Some(taken_on(scene, action));
            state.action = None;
            // So that Enter answers what rings next.
            if let Some(focused) = ui.memory(egui::Memory::focused) {
                ui.memory_mut(|memory| memory.surrender_focus(focused));
            }
            acts.push(Act::Command(Command::Begin { action, args, front }));
        }
        None => draft.tried = true,
    }
}

/// The slots as they are handed in. None while something is missing.
fn args(fields: &[Field<'_>], draft: &Draft) -> Option<Args> {
    let mut texts = Vec::new();
    let vals = fields.iter().zip(&draft.slots).map(|(field, filling)| field.val(filling, &mut texts).ok());
    let vals: Option<Vec<Val>> = vals.collect();
    Some(Args::new(vals?, texts))
}

/// Titles of the fields that cannot be handed in yet.
fn lacking(fields: &[Field<'_>], draft: &Draft) -> Vec<String> {
    let lacking = fields.iter().zip(&draft.slots).filter(|(field, filling)| {
        let mut texts = Vec::new();
        field.val(filling, &mut texts).is_err()
    });
    lacking.map(|(field, _)| field.label.clone()).collect()
}

/// How long it takes, and in learning mode until when a duty asks for it.
fn listening(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, action: ActionId) {
    let model = scene.titles.model();
    let takes = model.actions.get(action.index()).map_or(Dur::ZERO, |row| row.takes);
    muted(ui, page, page.say(&Msg::new("ui-form-takes").with("d", takes)));
    if !scene.playing.learning {
        return;
    }
    let asks = |open: &&Open| duty::met_by(model, open).contains(&action);
    if let Some(open) = scene.view.duties.iter().find(asks) {
        let due = scene.teller().due(open, scene.view.now);
        let title = scene.teller().duty(open);
        let said = Msg::new("ui-form-duty").with("duty", title).with("due", due.words);
        body(ui, page.say(&said));
        if let Some(from) = due.basis {
            muted(ui, page, super::duties::marked(page, basis::key(from), from));
        }
    }
}
