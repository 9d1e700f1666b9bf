//! The panels rest: once what was asked for is drawn, no screen asks to be drawn again, neither at once nor later. Whoever
//! draws them may then sleep until something happens.

use egui::{Event, Key, Modifiers, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::{Dur, Lang};
use hotwash::cli::library;
use hotwash::content::chart::Chart;
use hotwash::i18n::Catalogue;
use hotwash::tell::Titles;
use hotwash::ui::brief::{self, BriefState};
use hotwash::ui::first_start::{self, Step};
use hotwash::ui::home::{self, HomeState, HomeView, Offer};
use hotwash::ui::result::{self, ResultState, ResultView};
use hotwash::ui::seat::{self, Playing, Scene, SeatState, Tab};
use hotwash::ui::{Prefs, away, cover, ending, frame, help};

use crate::support::{Drawn, Played, draw, prefs};

/// With motion and without, in both languages and sizes of text between them.
fn everywhere() -> [Prefs; 3] {
    let with = |lang, percent, motion| Prefs { motion, ..prefs(lang, percent) };
    [with(Lang::Ka, 150, true), with(Lang::En, 100, true), with(Lang::Ka, 100, false)]
}

/// Whatever still moves may come to its end; then nothing more is asked for.
fn rests(panel: &mut Harness<'_, impl Sized>, what: &str) {
    for _ in 0..8 {
        panel.step();
    }
    for _ in 0..3 {
        panel.step();
        assert!(!panel.ctx.has_requested_repaint(), "{what}: {:?}", panel.ctx.repaint_causes());
    }
}

/// The pointer moves over every part of the screen and leaves; the focus goes round.
fn looked_over(panel: &mut Harness<'_, impl Sized>) {
    let size = panel.ctx.content_rect().size();
    for row in 1..3u8 {
        for column in 1..4u8 {
            let at = pos2(size.x * f32::from(column) / 4.0, size.y * f32::from(row) / 3.0);
            panel.input_mut().events.push(Event::PointerMoved(at));
            panel.step();
        }
    }
    rests(panel, "under the pointer");
    panel.input_mut().events.push(Event::PointerGone);
    for _ in 0..5 {
        panel.input_mut().events.push(Event::Key {
            key: Key::Tab,
            physical_key: Some(Key::Tab),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        panel.step();
    }
}

fn at_rest(mut panel: Harness<'_, Drawn<impl Sized>>, what: &str) {
    rests(&mut panel, what);
    looked_over(&mut panel);
    rests(&mut panel, what);
}

fn offers() -> Vec<Offer> {
    let scenario = |id: &str| library::read_scenario(&library::scenario_shelf(id).unwrap()).value.unwrap();
    library::scenarios().iter().map(|id| Offer::of(&scenario(id))).collect()
}

#[test]
fn every_screen_around_an_exercise_rests() {
    let offers = offers();
    for prefs in everywhere() {
        let words = || Catalogue::new(prefs.lang);
        let first = draw(prefs, words(), Step::Language, |ui, page, step, acts| {
            first_start::show(ui, page, step, acts);
        });
        at_rest(first, "first start");
        let view = HomeView { offers: offers.clone(), ..HomeView::default() };
        let home = draw(prefs, words(), HomeState::default(), move |ui, page, state, acts| {
            frame::above(ui, page, acts);
            home::show(ui, page, &view, state, acts);
        });
        at_rest(home, "home");
        let offer = offers[0].clone();
        let brief = draw(prefs, words(), BriefState::new(&offer), move |ui, page, state, acts| {
            frame::above(ui, page, acts);
            brief::show(ui, page, &offer, state, acts);
        });
        at_rest(brief, "before the start");
        let saving = ResultState { saving: true, path: "to/here".to_owned(), ..ResultState::default() };
        let result = draw(prefs, words(), saving, |ui, page, state, acts| {
            result::show(ui, page, &ResultView::default(), (None, None), state, acts);
        });
        at_rest(result, "result");
        let help = draw(prefs, words(), true, |ui, page, open, _| {
            if *open {
                help::show(ui, page, open);
            }
        });
        at_rest(help, "help");
        let away = draw(prefs, words(), (), |ui, page, (), acts| away::show(ui, page, true, acts));
        at_rest(away, "away");
        let cover = draw(prefs, words(), (), |ui, page, (), acts| cover::show(ui, page, "a.journal", acts));
        at_rest(cover, "a real emergency");
    }
}

#[test]
fn the_seat_rests_with_every_tab_and_paused_and_with_a_field_focused() {
    let played = Played::begin("evacuation", "embassy").at(180);
    let message = played.view().messages.last().map(|message| message.no);
    for prefs in everywhere() {
        for (tab, paused) in [(Tab::Map, true), (Tab::Procedure, false), (Tab::Duties, true)] {
            let playing = Playing { paused, learning: true, ..Playing::default() };
            let mut panel = played.draw(prefs, playing, seat::show);
            panel.state_mut().state = SeatState { tab, message, find: true, ..SeatState::default() };
            panel.step();
            panel.step();
            assert!(panel.ctx.text_edit_focused(), "the field has the focus");
            panel.input_mut().events.push(Event::Text("ხ".to_owned()));
            rests(&mut panel, "focus in a field");
            assert_eq!(panel.state().state.search, "ხ");
            looked_over(&mut panel);
            rests(&mut panel, "the seat");
        }
    }
}

/// Whoever draws them draws four times a second then; that the clock moved is no reason to draw once more.
#[test]
fn while_time_runs_nothing_is_asked_for_before_the_next_minute() {
    let played = Played::begin("evacuation", "embassy").at(180);
    let model = &played.exercise.plan().model;
    let (titles, chart) =
        (Titles::new(model, Lang::Ka), Chart::of(model, library::map("evacuation").as_ref()));
    let playing = Playing { learning: true, ..Playing::default() };
    let state = (SeatState { tab: Tab::Map, ..SeatState::default() }, played.view());
    let words = Catalogue::of_scenario(Lang::Ka, &model.scenario);
    let mut panel = draw(prefs(Lang::Ka, 100), words, state, move |ui, page, (state, view), acts| {
        let records = played.exercise.records();
        let scene = Scene { view, titles: &titles, records, chart: &chart, playing: &playing };
        seat::show(ui, page, &scene, state, acts);
    });
    rests(&mut panel, "before time runs");
    for _ in 0..5 {
        let (_, view) = &mut panel.state_mut().state;
        view.now = view.now.plus(Dur(250));
        panel.step();
        assert!(!panel.ctx.has_requested_repaint(), "{:?}", panel.ctx.repaint_causes());
    }
    let (_, view) = &mut panel.state_mut().state;
    view.now = view.now.plus(Dur::MINUTE);
    panel.step();
    assert!(panel.ctx.has_requested_repaint(), "the map is of another minute");
}

#[test]
fn the_question_before_the_end_rests_over_the_seat() {
    let played = Played::begin("evacuation", "embassy").at(60);
    for lang in Lang::ALL {
        let mut panel = played.draw(prefs(lang, 100), Playing::default(), |ui, page, scene, state, acts| {
            seat::show(ui, page, scene, state, acts);
            ending::show(ui, page, &mut state.ending, acts);
        });
        panel.state_mut().state.ending = true;
        rests(&mut panel, "the question");
        panel.get_by_label(&Catalogue::new(lang).word("ui-end-yes"));
    }
}
