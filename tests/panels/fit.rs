//! Everything of the seat fits: nothing lies over something else or outside of the window, no word is broken, the map is
//! large enough to be read or is not there.

use egui::accesskit::Role;
use egui::{FontFamily, FontId, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hotwash::base::{Lang, Msg};
use hotwash::i18n::Catalogue;
use hotwash::tell::{Titles, basis};
use hotwash::ui::seat::{self, Pane, Playing, SeatState, Tab};

use crate::support::{Drawn, LANGS, Played, prefs};

type Panel<'a> = Harness<'a, Drawn<SeatState>>;

/// Every size of text there is.
const ALL_SCALES: [u16; 5] = [100, 115, 130, 150, 200];

fn played() -> [Played; 2] {
    [Played::begin("evacuation", "embassy").at(1_780), Played::begin("earthquake", "consul").at(300)]
}

/// Each exercise in each language and size, going on and paused.
fn everywhere(mut look: impl FnMut(&Played, Panel<'_>, Lang, u16)) {
    for played in &played() {
        for lang in LANGS {
            for scale in ALL_SCALES {
                for paused in if scale >= 150 { vec![false, true] } else { vec![false] } {
                    let playing =
                        Playing { learning: true, part: Some((2, 3)), paused, ..Playing::default() };
                    look(played, played.draw(prefs(lang, scale), playing, seat::show), lang, scale);
                }
            }
        }
    }
}

fn window(scale: u16) -> Rect {
    let factor = prefs(Lang::Ka, scale).scale.factor();
    Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0) / factor)
}

/// Where what is named so stands, if it is there.
fn places<'a>(panel: &Panel<'_>, names: impl IntoIterator<Item = &'a String>) -> Vec<(String, Rect)> {
    let found = |name: &'a String| panel.query_by_label(name).map(|node| (name.clone(), node.rect()));
    names.into_iter().filter_map(found).collect()
}

#[test]
fn what_stands_in_the_head_lies_apart_and_leaves_room_below() {
    everywhere(|played, panel, lang, scale| {
        let model = &played.exercise.plan().model;
        let words = Catalogue::of_scenario(lang, &model.scenario);
        let seat = played.view().seat;
        let you = words.say(&Msg::new("play-you").with("seat", Titles::new(model, lang).seat(seat)));
        let mut names = vec![you.clone(), words.text(&model.scenario.title).to_owned()];
        names.push(words.say(&Msg::new("play-part").with("no", 2_usize).with("of", 3_usize)));
        for key in [
            "mark",
            "ui-to-english",
            "ui-to-georgian",
            "ui-smaller",
            "ui-larger",
            "ui-help",
            "ui-local-time",
            "ui-tbilisi-time",
            "ui-resume",
            "ui-move-on",
            "play-offices-open",
            "play-offices-closed",
            "play-time-waits",
        ] {
            names.push(words.word(key));
        }
        let found = places(&panel, &names);
        assert!(found.len() >= 4, "{found:?}");
        for (at, (name, rect)) in found.iter().enumerate() {
            assert!(window(scale).contains_rect(*rect), "{lang:?} {scale}: {name} {rect:?}");
            assert!(rect.max.y <= window(scale).height() * 0.3, "{lang:?} {scale}: {name} {rect:?}");
            for (other, over) in found.iter().skip(at + 1) {
                assert!(!rect.shrink(0.5).intersects(*over), "{lang:?} {scale}: {name} over {other}");
            }
        }
    });
}

#[test]
fn no_word_of_what_is_pressed_is_broken() {
    everywhere(|_, mut panel, lang, scale| {
        // What can be picked on a map is named without being written.
        panel.state_mut().state.tab = Tab::Procedure;
        for pane in [Pane::Act, Pane::More] {
            panel.state_mut().state.pane = pane;
            panel.run();
            let mut seen = 0;
            for role in [Role::Button, Role::RadioButton, Role::CheckBox] {
                for node in panel.query_all_by_role(role) {
                    let Some(name) = node.accesskit_node().label() else { continue };
                    let font = FontId::new(14.0, FontFamily::Proportional);
                    let wide = |word: &str| {
                        let laid = panel.ctx.fonts_mut(|fonts| {
                            fonts.layout_no_wrap(word.to_owned(), font.clone(), egui::Color32::WHITE)
                        });
                        laid.size().x
                    };
                    let longest = name.split_whitespace().map(wide).fold(0.0, f32::max);
                    let rect = node.rect();
                    assert!(rect.width() >= longest, "{lang:?} {scale}: {name} {rect:?}");
                    assert!(rect.max.x <= window(scale).max.x, "{lang:?} {scale}: {name} {rect:?}");
                    seen += 1;
                }
            }
            assert!(seen > 5);
        }
    });
}

#[test]
fn a_map_is_large_enough_to_be_read_or_gives_way_to_the_button_of_the_larger_one() {
    everywhere(|played, mut panel, lang, scale| {
        let words = Catalogue::new(lang);
        panel.state_mut().state.pane = Pane::Side;
        panel.run();
        let model = &played.exercise.plan().model;
        let notice = basis::notice(&model.procedure, &Catalogue::of_scenario(lang, &model.scenario));
        let below = panel.get_by_label(&notice).rect().min.y;
        let small = panel.state().state.map.area;
        if let Some(area) = small {
            assert!(area.height() >= 100.0 && area.max.y <= below, "{lang:?} {scale}: {area:?}");
        }
        panel.get_by_label(&words.word("ui-map-large")).click_accesskit();
        panel.run();
        let large = panel.state().state.map.area.unwrap();
        assert!(large.height() >= 100.0 && large.max.y <= below, "{lang:?} {scale}: {large:?}");
        assert!(large.width() > window(scale).width() * 0.3);
        assert!(small.is_none_or(|small| large.area() > 1.4 * small.area()), "{lang:?} {scale}: {large:?}");
        panel.get_by_label(&words.word("ui-map-legend")).click_accesskit();
        panel.run();
        panel.get_by_label(&words.word("ui-map-legend-people"));
        let beside = panel.state().state.map.area.unwrap();
        assert!(beside.height() >= 75.0 && beside.width() > 200.0, "{lang:?} {scale}: {beside:?}");
        panel.get_by_label(&words.word("ui-map-small")).click_accesskit();
        panel.run();
        assert!(!panel.state().state.map.large);
    });
}
