//! Every screen before and after the seat turns whole when the language does: what was said, what went wrong, what is open.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hotwash::base::{Lang, Msg, Text};
use hotwash::cli::library;
use hotwash::i18n::Catalogue;
use hotwash::ui::brief::{self, BriefState};
use hotwash::ui::first_start::{self, Step};
use hotwash::ui::home::{self, HomeState, HomeView, LastTime, Offer, Unfinished};
use hotwash::ui::result::{self, ResultState, ResultView};
use hotwash::ui::trouble::{self, TroubleView};
use hotwash::ui::{Act, Page, away, cover, ending, frame, help};

use crate::support::{Drawn, LANGS, draw, prefs};

/// The names of the languages stand in their own letters, and the mark stands in both.
const OWN: [&str; 3] = ["ქართული", "English", "EXERCISE"];

fn texts<S>(panel: &Harness<'_, Drawn<S>>) -> Vec<String> {
    let nodes = panel.get_all_by(|node| node.label().is_some() || node.value().is_some());
    nodes
        .flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        })
        .flatten()
        .collect()
}

fn is_georgian(text: &str) -> bool {
    text.chars().any(|c| ('\u{10a0}'..='\u{10ff}').contains(&c))
}

/// Draws a screen in one language, turns it, and looks for what has not turned. `name` says which screen it is.
fn turns<S: 'static>(
    name: &str,
    state: impl Fn() -> S,
    show: impl Fn(&mut egui::Ui, &Page<'_>, &mut S, &mut Vec<Act>) + Clone + 'static,
) {
    for from in LANGS {
        let to = if from == Lang::Ka { Lang::En } else { Lang::Ka };
        let mut panel = draw(prefs(from, 100), Catalogue::new(from), state(), show.clone());
        assert!(texts(&panel).len() > 1, "{name} is not drawn");
        panel.state_mut().words = Catalogue::new(to);
        panel.state_mut().prefs.lang = to;
        panel.run();
        panel.run();
        let shown: Vec<String> =
            texts(&panel).into_iter().filter(|text| !OWN.iter().any(|own| text.contains(own))).collect();
        match to {
            Lang::En => {
                let left: Vec<&String> = shown.iter().filter(|text| is_georgian(text)).collect();
                assert!(left.is_empty(), "{name}: {left:?}");
            }
            Lang::Ka => {
                let english = draw(prefs(Lang::En, 100), Catalogue::new(Lang::En), state(), show.clone());
                let english = texts(&english);
                let is_sentence = |text: &&String| text.contains(' ') && text.chars().any(char::is_lowercase);
                let left: Vec<&String> = shown
                    .iter()
                    .filter(is_sentence)
                    .filter(|text| !is_georgian(text) && english.contains(text))
                    .collect();
                assert!(left.is_empty(), "{name}: {left:?}");
            }
        }
    }
}

fn both(ka: &str, en: &str) -> Text {
    Text { ka: ka.into(), en: en.into() }
}

fn offers() -> Vec<Offer> {
    let scenario = |id: &str| library::read_scenario(&library::scenario_shelf(id).unwrap()).value.unwrap();
    let mut offers: Vec<Offer> =
        ["first-hour", "evacuation", "earthquake"].map(|id| Offer::of(&scenario(id))).into();
    offers[1].last = Some(LastTime { minutes_ago: 4_000, part: Some(1), to_look_at: Some(3) });
    offers
}

#[test]
fn the_screens_before_the_start_turn_whole() {
    turns("first start", || Step::Scale, first_start::show);
    let view = HomeView {
        unfinished: vec![Unfinished {
            title: both("მიწისძვრა", "An earthquake"),
            part: Some((2, 3)),
            seat: both("კონსული", "A consul"),
            file: "a-2.journal".to_owned(),
            reached: both("ორშ 05:10", "Mon 05:10"),
            minutes_ago: Some(190),
        }],
        offers: offers(),
        notice: both("საცნობარო ტექსტი", "A reference text"),
        kept_in: "D/H".to_owned(),
        version: "1.0",
        faults: Vec::new(),
        taken_off: 2,
    };
    let explained = || HomeState { explained: true, discarding: Some(0), ..HomeState::default() };
    turns("home", explained, move |ui, page, state, acts| {
        frame::above(ui, page, acts);
        home::show(ui, page, &view, state, acts);
    });
    for offer in offers() {
        let begun = offer.clone();
        turns(
            "brief",
            move || BriefState::new(&begun),
            move |ui, page, state, acts| {
                brief::show(ui, page, &offer, state, acts);
            },
        );
    }
}

#[test]
fn the_screens_after_the_seat_turn_whole() {
    let said = || Msg::new("ui-folder-not-shown").with("path", "a/b").with("reason", "x");
    for retry in [false, true] {
        let view = TroubleView { said: vec![said()], retry };
        turns("trouble", || (), move |ui, page, (), acts| trouble::show(ui, page, &view, acts));
    }
    for back in [false, true] {
        turns("away", || (), move |ui, page, (), acts| away::show(ui, page, back, acts));
    }
    turns("cover", || (), |ui, page, (), acts| cover::show(ui, page, "a-1.journal", acts));
    turns("ending", || true, |ui, page, asked, acts| ending::show(ui, page, asked, acts));
    let procedure = library::playable("earthquake", None).unwrap().model.procedure.clone();
    let state = || ResultState {
        saving: true,
        replace: true,
        path: "a.journal".to_owned(),
        said: Some(said()),
        ..ResultState::default()
    };
    turns("result", state, {
        let procedure = procedure.clone();
        move |ui, page, state, acts| {
            result::show(ui, page, &ResultView::default(), (Some(&procedure), None), state, acts);
        }
    });
    let reading = || ResultState { clause: Some(hotwash::base::ClauseId(0)), ..ResultState::default() };
    turns("clause", reading, move |ui, page, state, acts| {
        result::show(ui, page, &ResultView::default(), (Some(&procedure), None), state, acts);
    });
}

/// The text of a licence stays as it was given.
#[test]
fn help_turns_but_for_the_licence() {
    let mut panel = draw(prefs(Lang::Ka, 100), Catalogue::new(Lang::Ka), true, |ui, page, open, _| {
        help::show(ui, page, open);
    });
    panel.state_mut().words = Catalogue::new(Lang::En);
    panel.state_mut().prefs.lang = Lang::En;
    panel.run();
    panel.run();
    let left: Vec<String> = texts(&panel).into_iter().filter(|text| is_georgian(text)).collect();
    assert!(left.iter().all(|text| OWN.iter().any(|own| text.contains(own))), "{left:?}");
}
