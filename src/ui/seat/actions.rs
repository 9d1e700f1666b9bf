//! What will you do? Eight fitting actions, then search, then all by phase, then own words, a departure, a note.

use egui::{DragValue, Id, Key, TextEdit, Ui};

use crate::base::{ActionId, ClauseId, Dur, Msg};
use crate::exercise::fitting::{OFFERED, fulfilling};
use crate::i18n::Finder;
use crate::tell::search::{self, Found};
use crate::trace::{Command, Names as _, Table};
use crate::ui::act::Act;
use crate::ui::keys::{Shortcut, digit, pressed};
use crate::ui::page::Page;
use crate::ui::parts::{body, button, card, choice, heading, input, muted, primary, strong};
use crate::ui::seat::pointer::{self, Pointer};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::state::{Pane, SeatState, Tab, Writing};
use crate::ui::seat::{areas, correct, form, item};
use crate::ui::theme::space;

/// So many clauses are offered for a query.
pub(super) const CLAUSES: usize = 5;

/// Draws it.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    heading(ui, page.word("ui-what-will-you-do"));
    let entered = find(ui, page, state);
    let finder = Finder::new(&state.search);
    let found = (!finder.is_empty()).then(|| Found::of(&finder, scene.titles, scene.view));
    let shown: Vec<ActionId> = match &found {
        Some(found) => found.mine.clone(),
        None => scene.view.actions.iter().copied().take(OFFERED).collect(),
    };
    let mut rows = Vec::new();
    let first = entered.then(|| shown.first()).flatten();
    // Taken before the rows are drawn: one that has the focus would answer to Enter as if it were pressed.
    state.asked = state.action.is_some() && pressed(ui, Shortcut::Do);
    let by_digit = digit(ui).filter(|no| *no <= OFFERED).and_then(|no| shown.get(no - 1));
    if let Some(action) = first.or(by_digit) {
        form::choose(scene, state, *action);
        state.reveal = true;
    }
    if let Some(action) = state.action.filter(|action| !shown.contains(action) && !state.all_actions) {
        row(ui, page, scene, state, acts, &mut rows, (None, action));
    }
    let pointed = pointer::action(scene, shown.get(..OFFERED).unwrap_or(&shown));
    for (at, action) in shown.iter().enumerate() {
        if pointed == Some(*action) {
            pointer::show(ui, page, scene, state, Pointer::Act);
        }
        row(ui, page, scene, state, acts, &mut rows, ((at < OFFERED).then_some(at + 1), *action));
    }
    if let Some(found) = &found {
        beside(ui, page, scene, state, &mut rows, found);
    }
    let key = if state.all_actions { "ui-actions-fewer" } else { "ui-actions-all" };
    let all = item(ui, page.word(key), state.all_actions);
    rows.push(all.id);
    if all.clicked() {
        state.all_actions = !state.all_actions;
    }
    if state.all_actions {
        by_phase(ui, page, scene, state, acts, &mut rows, &shown);
    }
    ui.add_space(space::S);
    own_words(ui, page, state, acts, &mut rows);
    departure(ui, page, scene, state, acts, &mut rows);
    if opened(ui, page, state, &mut rows, (Writing::Correction, "ui-correct")) {
        let by_key = pressed(ui, Shortcut::Do);
        correct::show(ui, page, scene, state, acts, by_key);
    }
    if scene.playing.learning && opened(ui, page, state, &mut rows, (Writing::Note, "ui-note")) {
        card(ui, page, |ui| note(ui, page, state, acts));
    }
    areas::walk(ui, state, &rows);
}

/// The search field; answers whether the first found is to be chosen.
fn find(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState) -> bool {
    let name = muted(ui, page, page.word("ui-find-action"));
    let edit = input(&mut state.search);
    let field = ui.add(edit).labelled_by(name.id);
    if std::mem::take(&mut state.find) {
        field.request_focus();
    }
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !state.search.trim().is_empty()
}

/// One action; below it its form, if it is the chosen one.
fn row(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
    rows: &mut Vec<Id>,
    (no, action): (Option<usize>, ActionId),
) {
    let takes = scene.titles.model().actions.get(action.index()).map_or(Dur::ZERO, |row| row.takes);
    let said = Msg::new("play-action").with("action", scene.titles.action(action)).with("d", takes);
    let said = page.say(&said);
    let text = no.map_or_else(|| said.clone(), |no| format!("{no}  {said}"));
    let chosen = state.action == Some(action);
    let response = item(ui, text, chosen);
    rows.push(response.id);
    // Chosen by key: Tab goes on to the form.
    if chosen && state.reveal {
        response.request_focus();
    }
    if response.clicked() {
        if chosen {
            state.action = None;
        } else {
            form::choose(scene, state, action);
        }
    }
    if state.action == Some(action) {
        form::show(ui, page, scene, state, acts);
    }
}

/// What was found beside actions: known people and things, clauses, actions that cannot be begun; or that nothing was.
fn beside(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    rows: &mut Vec<Id>,
    found: &Found,
) {
    for thing in &found.things {
        let said = Msg::new("play-found-thing").with("thing", scene.titles.thing(*thing));
        let response = item(ui, page.say(&said), false);
        rows.push(response.id);
        if response.clicked() {
            state.thing = Some(*thing);
            state.pane = Pane::Citizens;
        }
    }
    for clause in &found.clauses {
        let id = scene.titles.model().name(Table::Clause, clause.0);
        let said = Msg::new("play-found-clause").with("id", id).with("title", scene.titles.clause(*clause));
        let response = item(ui, page.say(&said), false);
        rows.push(response.id);
        if response.clicked() {
            state.clause = Some(*clause);
            state.tab = Tab::Procedure;
            state.pane = Pane::Side;
        }
    }
    for action in &found.others {
        muted(ui, page, page.say(&search::not_open(*action, scene.view.seat, scene.titles)));
    }
    if found.is_empty() {
        muted(ui, page, page.say(&search::nothing(&state.search)));
    }
}

/// Every action that is not shown yet, under the first phase of the procedure that asks for it.
fn by_phase(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
    rows: &mut Vec<Id>,
    shown: &[ActionId],
) {
    let rest = scene.view.actions.iter().copied().filter(|action| !shown.contains(action));
    for group in search::by_phase(rest, scene.titles) {
        let open = state.phase == Some(group.phase)
            || state.action.is_some_and(|action| group.actions.contains(&action));
        let said = Msg::new("ui-actions-phase").with("phase", group.title).with("count", group.actions.len());
        let response = item(ui, page.say(&said), open);
        rows.push(response.id);
        if response.clicked() {
            state.phase = (state.phase != Some(group.phase)).then_some(group.phase);
        }
        if open {
            ui.indent(group.phase, |ui| {
                for action in group.actions {
                    row(ui, page, scene, state, acts, rows, (None, action));
                }
            });
        }
    }
}

/// A row that opens something to write; answers whether it is open.
fn opened(
    ui: &mut Ui,
    page: &Page<'_>,
    state: &mut SeatState,
    rows: &mut Vec<Id>,
    (what, key): (Writing, &str),
) -> bool {
    let open = state.writing == Some(what);
    let response = item(ui, page.word(key), open);
    rows.push(response.id);
    if response.clicked() {
        state.writing = (!open).then_some(what);
        state.action = None;
    }
    state.writing == Some(what)
}

/// Something else, in own words, with the minutes it takes.
fn own_words(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState, acts: &mut Vec<Act>, rows: &mut Vec<Id>) {
    if !opened(ui, page, state, rows, (Writing::OwnWords, "ui-own-words")) {
        return;
    }
    let by_key = pressed(ui, Shortcut::Do);
    let (text, minutes) = &mut state.own_words;
    if *minutes == 0 {
        *minutes = 15;
    }
    let mut done = false;
    card(ui, page, |ui| {
        let name = strong(ui, page.word("ui-own-words-what"));
        ui.add(TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(name.id);
        ui.horizontal_wrapped(|ui| {
            let name = body(ui, page.word("ui-own-words-minutes"));
            ui.add(DragValue::new(minutes).range(1..=480)).labelled_by(name.id);
        });
        muted(ui, page, page.word("ui-own-words-judged"));
        let missing = text.trim().is_empty();
        if missing {
            muted(ui, page, page.word("ui-write-first"));
        }
        done = (primary(ui, page, page.word("ui-do-now")).clicked() || by_key) && !missing;
    });
    if done {
        let command = Command::OwnWords { text: text.trim().into(), minutes: *minutes };
        state.own_words = (String::new(), 15);
        state.writing = None;
        acts.push(Act::Command(command));
    }
}

/// A departure from a clause, with the reason at the time.
fn departure(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    state: &mut SeatState,
    acts: &mut Vec<Act>,
    rows: &mut Vec<Id>,
) {
    let chosen = state.action;
    if !opened(ui, page, state, rows, (Writing::Departure, "ui-departure")) {
        return;
    }
    // Who was about to act departs from what asks for that act, unless another clause is named.
    if let Some(action) = chosen {
        let model = scene.titles.model();
        let asks = model.rules.iter().find(|rule| fulfilling(model, rule).contains(&action));
        state.departure.0 = state.departure.0.or(asks.map(|rule| rule.clause));
    }
    let by_key = pressed(ui, Shortcut::Do);
    let mut done = None;
    card(ui, page, |ui| {
        clause_field(ui, page, scene, &mut state.clause_search, &mut state.departure.0);
        let name = strong(ui, page.word("ui-departure-reason"));
        let edit = input(&mut state.departure.1);
        ui.add(edit).labelled_by(name.id);
        let reason = state.departure.1.trim();
        if reason.is_empty() || state.departure.0.is_none() {
            muted(ui, page, page.word("ui-departure-missing"));
        }
        let asked = primary(ui, page, page.word("ui-departure-record")).clicked() || by_key;
        done = state.departure.0.filter(|_| asked && !reason.is_empty());
    });
    if let Some(clause) = done {
        let (_, reason) = std::mem::take(&mut state.departure);
        state.clause_search.clear();
        state.writing = None;
        acts.push(Act::Command(Command::DepartFrom { clause, reason: reason.trim().into() }));
    }
}

/// A clause chosen by search.
pub(super) fn clause_field(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    query: &mut String,
    chosen: &mut Option<ClauseId>,
) {
    let name = strong(ui, page.word("ui-find-clause"));
    ui.add(input(query)).labelled_by(name.id);
    let finder = Finder::new(query);
    let mut found = search::clauses(&finder, scene.titles.model());
    found.truncate(CLAUSES);
    if let Some(chosen) = chosen.filter(|clause| !found.contains(clause)) {
        found.insert(0, chosen);
    }
    for clause in found {
        if choice(ui, page, *chosen == Some(clause), clause_title(scene, clause)).clicked() {
            *chosen = Some(clause);
        }
    }
}

/// A clause by number and title.
pub(super) fn clause_title(scene: &Scene<'_>, clause: ClauseId) -> String {
    let id = scene.titles.model().name(Table::Clause, clause.0);
    format!("{id} {}", scene.titles.clause(clause))
}

/// A note, recorded for the debrief.
pub(super) fn note(ui: &mut Ui, page: &Page<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    let name = strong(ui, page.word("ui-note-text"));
    let edit = TextEdit::multiline(&mut state.note).desired_rows(3).desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(name.id);
    if button(ui, page.word("ui-note-record")).clicked() && !state.note.trim().is_empty() {
        let text = std::mem::take(&mut state.note);
        state.writing = None;
        acts.push(Act::Command(Command::Note { text: text.trim().into() }));
    }
}
