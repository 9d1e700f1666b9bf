//! The first start, home, and what is chosen before the start.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::{Lang, SeatId, Text};
use hotwash::cli::library;
use hotwash::content::scenario::ScenarioKind;
use hotwash::exercise::Pace;
use hotwash::i18n::Catalogue;
use hotwash::tell::basis;
use hotwash::ui::brief::{self, BriefState, SPEED};
use hotwash::ui::first_start::{self, Step};
use hotwash::ui::home::{self, Fault, HomeState, HomeView, LastTime, Offer, Unfinished};
use hotwash::ui::theme::size;
use hotwash::ui::{Act, Look, Prefs, Scale};

use crate::support::{Drawn, LANGS, SCALES, draw, prefs};

/// Both languages at each size of text.
fn everywhere() -> impl Iterator<Item = Prefs> {
    LANGS.into_iter().flat_map(|lang| SCALES.into_iter().map(move |scale| prefs(lang, scale)))
}

fn two(text: &str) -> Text {
    Text { ka: text.into(), en: text.into() }
}

fn offers() -> Vec<Offer> {
    let scenario = |id: &str| library::read_scenario(&library::scenario_shelf(id).unwrap()).value.unwrap();
    ["first-hour", "evacuation", "earthquake"].map(|id| Offer::of(&scenario(id))).into()
}

fn full() -> HomeView {
    let unfinished = |file: &str| Unfinished {
        title: two("An earthquake"),
        part: Some((2, 3)),
        seat: two("A consul"),
        file: file.to_owned(),
        reached: two("Mon 05:10"),
        minutes_ago: Some(190),
    };
    HomeView {
        unfinished: vec![unfinished("a-2.journal"), unfinished("a-1.journal")],
        offers: offers(),
        notice: two("A reference text"),
        kept_in: "Documents/Hotwash".to_owned(),
        version: "1.0",
        faults: vec![Fault { said: two("bad.journal: line 3"), detail: Text::default(), kept: true }],
        taken_off: 0,
    }
}

fn press(panel: &mut Harness<'_, impl Sized>, logical: Key, place: Key) {
    panel.input_mut().events.push(Event::Key {
        key: logical,
        physical_key: Some(place),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    panel.run();
}

fn at_home(prefs: Prefs, view: HomeView) -> Harness<'static, Drawn<HomeState>> {
    draw(prefs, Catalogue::new(prefs.lang), HomeState::default(), move |ui, page, state, acts| {
        home::show(ui, page, &view, state, acts);
    })
}

#[test]
fn what_takes_several_lines_stands_alone_and_what_is_beside_it_goes_below() {
    for percent in [100, 150, 200] {
        for lang in LANGS {
            let words = Catalogue::new(lang);
            let model = library::playable("evacuation", None).unwrap().model;
            let said = Text {
                ka: basis::notice(&model.procedure, &Catalogue::new(Lang::Ka)).into(),
                en: basis::notice(&model.procedure, &Catalogue::new(Lang::En)).into(),
            };
            let view = HomeView { notice: said.clone(), ..full() };
            let panel = draw(
                prefs(lang, percent),
                Catalogue::new(lang),
                HomeState::default(),
                |ui, page, state, acts| {
                    home::show(ui, page, &view, state, acts);
                },
            );
            let notice = panel.get_by_label(said.get(lang)).rect();
            let button = panel.get_by_label(&words.word("ui-notice-question")).rect();
            let beside = button.center().y - notice.center().y;
            assert!(
                if notice.height() > 30.0 {
                    button.top() >= notice.bottom()
                } else {
                    beside.abs() < 4.0 || button.top() >= notice.bottom()
                },
                "{lang:?} {percent}: {notice} {button}"
            );
        }
    }
}

#[test]
fn the_first_start_asks_for_the_language_in_both_and_then_for_the_size() {
    for prefs in everywhere() {
        let draw_first = || {
            draw(prefs, Catalogue::new(prefs.lang), Step::Language, |ui, page, step, acts| {
                first_start::show(ui, page, step, acts);
            })
        };
        let mut panel = draw_first();
        let [ka, en] = [panel.get_by_label("ქართული").rect(), panel.get_by_label("English").rect()];
        assert_eq!(ka.size(), en.size(), "equal buttons");
        assert!(ka.height() >= 48.0);
        assert_eq!(ka.top() < en.top(), prefs.lang == Lang::Ka, "the system's language stands first");
        panel.get_by_label("English").click();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::Language(Lang::En)]);
        assert_eq!(panel.state().state, Step::Scale);

        let mut panel = draw_first();
        press(&mut panel, Key::Enter, Key::Enter);
        assert_eq!(panel.state_mut().take(), [Act::Language(prefs.lang)], "Enter takes the system's");
        let [small, large] = ["100", "200"].map(|percent| panel.get_by_label_contains(percent).rect());
        if prefs.scale == Scale::near(100) {
            assert_eq!(small.height(), large.height(), "each size stands in one line");
        }
        panel.get_by_label_contains("150").click();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::Scale(Scale::near(150))]);
        press(&mut panel, Key::Enter, Key::Enter);
        assert_eq!(panel.state_mut().take(), [Act::FirstStartDone]);
    }
}

#[test]
fn the_other_language_can_be_taken_by_keyboard() {
    let prefs = prefs(Lang::Ka, 100);
    let mut panel = draw(prefs, Catalogue::new(Lang::Ka), Step::Language, |ui, page, step, acts| {
        first_start::show(ui, page, step, acts);
    });
    press(&mut panel, Key::ArrowDown, Key::ArrowDown);
    press(&mut panel, Key::Enter, Key::Enter);
    assert_eq!(panel.state_mut().take(), [Act::Language(Lang::En)]);
}

#[test]
fn enter_at_home_chooses_the_guided_exercise_and_digits_choose_any() {
    for prefs in everywhere() {
        let mut panel = at_home(prefs, HomeView { unfinished: Vec::new(), faults: Vec::new(), ..full() });
        press(&mut panel, Key::Enter, Key::Enter);
        assert_eq!(panel.state_mut().take(), [Act::Choose("first-hour".into())]);
        press(&mut panel, Key::Num2, Key::Num2);
        assert_eq!(panel.state_mut().take(), [Act::Choose("evacuation".into())]);
        press(&mut panel, Key::ArrowDown, Key::ArrowDown);
        press(&mut panel, Key::Enter, Key::Enter);
        assert_eq!(panel.state_mut().take(), [Act::Choose("evacuation".into())], "arrow keys move");
        let words = Catalogue::new(prefs.lang);
        for offer in offers() {
            panel.get_by_label_contains(words.text(&offer.title));
            panel.get_by_label(words.text(&offer.content_note));
        }
        assert_eq!(panel.get_all_by_label(&words.word("ui-content-note")).count(), 3);
        assert_eq!(panel.get_all_by_label_contains(&words.word("ui-not-played")).count(), 3);
    }
}

#[test]
fn the_digit_of_a_scenario_is_its_place_on_the_keyboard() {
    let mut panel = at_home(prefs(Lang::Ka, 100), full());
    press(&mut panel, Key::Exclamationmark, Key::Num1);
    assert_eq!(panel.state_mut().take(), [Act::Choose("first-hour".into())]);
}

#[test]
fn what_was_interrupted_goes_on_with_enter_and_is_taken_off_only_when_asked_again() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = at_home(prefs, full());
        press(&mut panel, Key::Enter, Key::Enter);
        assert_eq!(panel.state_mut().take(), [Act::Continue(0)]);
        assert_eq!(panel.get_all_by_label("An earthquake").count(), 1, "only the latest");
        panel.get_by_label(&words.word("ui-discard")).click();
        panel.run();
        assert_eq!(panel.state_mut().take(), [], "asked first");
        panel.get_by_label(&words.word("ui-discard-no")).click();
        panel.run();
        panel.get_by_label(&words.word("ui-discard")).click();
        panel.run();
        panel.get_by_label(&words.word("ui-discard-yes")).click();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::Discard(0)]);
        let more = words.say_key("ui-more-interrupted", &[("count", 1_usize.into())]);
        panel.get_by_label(&more).click();
        panel.run();
        assert_eq!(panel.get_all_by_label("An earthquake").count(), 2);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_shown_and_the_rest_goes_on() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = at_home(prefs, full());
        panel.get_by_label("bad.journal: line 3");
        panel.get_by_label(&words.word("ui-show-file")).click();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::ShowFolder]);
        panel.get_by_label_contains(words.text(&offers()[0].title));
    }
}

#[test]
fn home_says_whose_text_the_procedure_is_where_files_are_and_that_nothing_leaves() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = at_home(prefs, full());
        panel.get_by_label("A reference text");
        assert!(panel.query_by_label(&words.word("ui-notice-means")).is_none());
        panel.get_by_label(&words.word("ui-notice-question")).click();
        panel.run();
        panel.get_by_label(&words.word("ui-notice-means"));
        panel.get_by_label_contains("Documents/Hotwash");
        panel.get_by_label(&words.word("ui-nothing-leaves"));
        panel.get_by_label(&words.word("ui-open-folder")).click_accesskit();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::ShowFolder]);
        panel.get_by_label(&words.word("ui-licences")).click_accesskit();
        panel.run();
        assert_eq!(panel.state_mut().take(), [Act::Help]);
    }
}

#[test]
fn a_fault_says_what_to_do_and_its_detail_only_on_demand() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let fault = Fault { said: two("Tell the trainer"), detail: two("line 3, column 4"), kept: false };
        let mut panel = at_home(prefs, HomeView { faults: vec![fault], ..full() });
        panel.get_by_label("Tell the trainer");
        assert!(panel.query_by_label("line 3, column 4").is_none());
        panel.get_by_label(&words.word("ui-fault-detail")).click_accesskit();
        panel.run();
        panel.get_by_label("line 3, column 4");
        assert!(panel.query_by_label(&words.word("ui-show-file")).is_none(), "it is no file of an exercise");
    }
}

#[test]
fn a_line_of_text_is_no_longer_than_the_eye_follows() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let panel = at_home(prefs, full());
        for offer in offers() {
            for text in [&offer.summary, &offer.content_note] {
                let label = panel.get_by_label(words.text(text));
                assert!(label.rect().width() <= size::MEASURE, "{}", label.rect().width());
            }
        }
    }
}

#[test]
fn what_leads_a_beginner_stands_first_until_it_is_done_and_a_card_says_what_is_to_be_looked_at() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut view = HomeView { unfinished: Vec::new(), faults: Vec::new(), ..full() };
        view.sort();
        assert_eq!(&*view.offers[0].id, "first-hour");
        view.offers[0].last = Some(LastTime { minutes_ago: 5, part: Some(0), to_look_at: Some(3) });
        view.sort();
        assert_eq!(
            view.offers.iter().map(|offer| &*offer.id).collect::<Vec<_>>(),
            ["evacuation", "earthquake", "first-hour"]
        );
        let panel = at_home(prefs, view);
        panel.get_by_label_contains(&words.say_key("ui-to-look-at", &[("count", 3_usize.into())]));
    }
}

#[test]
fn where_there_are_many_scenarios_one_kind_is_chosen_and_digits_follow() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let few = HomeView { unfinished: Vec::new(), faults: Vec::new(), ..full() };
        let panel = at_home(prefs, few.clone());
        assert!(panel.query_by_label(&words.word("ui-kind-all")).is_none(), "few need no choice");
        let mut many = few;
        many.offers.extend(offers());
        let mut panel = at_home(prefs, many);
        panel.get_by_label(&words.word("ui-kind-disaster")).click_accesskit();
        panel.run();
        assert_eq!(panel.state().state.kind, Some(ScenarioKind::Disaster));
        press(&mut panel, Key::Num1, Key::Num1);
        press(&mut panel, Key::Num3, Key::Num3);
        assert_eq!(panel.state_mut().take(), [Act::Choose("earthquake".into())], "two are shown");
    }
}

#[test]
fn look_and_motion_are_set_at_home_and_what_was_taken_off_the_list_is_put_back() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = at_home(prefs, HomeView { taken_off: 2, ..full() });
        for (key, act) in [
            ("ui-look-light", Act::Look(Look::Light)),
            ("ui-motion", Act::Motion(true)),
            ("ui-put-back", Act::PutBack),
        ] {
            panel.get_by_label(&words.word(key)).click_accesskit();
            panel.run();
            assert_eq!(panel.state_mut().take(), [act]);
        }
    }
}

#[test]
fn without_content_home_says_so() {
    let panel = at_home(prefs(Lang::En, 100), HomeView::default());
    panel.get_by_label("No scenario was found");
}

fn briefed(prefs: Prefs, offer: Offer) -> Harness<'static, Drawn<BriefState>> {
    let state = BriefState::new(&offer);
    draw(prefs, Catalogue::new(prefs.lang), state, move |ui, page, state, acts| {
        brief::show(ui, page, &offer, state, acts);
    })
}

#[test]
fn before_the_start_the_content_note_and_the_role_are_read_and_enter_begins() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let offer = offers().swap_remove(1);
        let mut panel = briefed(prefs, offer.clone());
        panel.get_by_label(words.text(&offer.content_note));
        let seat = offer.variants[0].seats[0];
        panel.get_by_label(words.text(&offer.seats[seat.index()].briefing));
        press(&mut panel, Key::Enter, Key::Enter);
        let acts = panel.state_mut().take();
        let [Act::Start(setup)] = acts.as_slice() else { panic!("{acts:?}") };
        assert_eq!((setup.seat, setup.learning, setup.pace, setup.spare), (seat, true, Pace::Waiting, false));
        assert_eq!(setup.variant.as_deref(), Some("solo-25"));
    }
}

#[test]
fn everything_can_be_chosen_before_the_start() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let offer = offers().swap_remove(1);
        let mut panel = briefed(prefs, offer.clone());
        let click = |panel: &mut Harness<'_, _>, label: &str| {
            panel.get_by_label(label).click_accesskit();
            panel.run();
        };
        let waits = words.word("ui-time-waits");
        let radio = panel.get_by_role_and_label(Role::RadioButton, &waits).rect();
        assert!(radio.height() >= 32.0, "not easily hit: {radio}");
        let back = panel.get_by_label(&words.word("ui-back")).rect();
        assert!(back.width() < 200.0, "columns stretch what stands in them: {back}");
        click(&mut panel, words.text(&offer.variants[1].title));
        let last = *offer.variants[1].seats.last().unwrap();
        click(&mut panel, words.text(&offer.seats[last.index()].title));
        click(&mut panel, &words.word("ui-time-runs"));
        click(&mut panel, &words.word("ui-mode-assessment"));
        if offer.sensitive {
            click(&mut panel, &words.word("ui-spare"));
        }
        click(&mut panel, &words.word("ui-start"));
        let acts = panel.state_mut().take();
        let [Act::Start(setup)] = acts.as_slice() else { panic!("{acts:?}") };
        assert_eq!((setup.seat, setup.learning, setup.pace), (last, false, Pace::Running(SPEED)));
        assert_eq!(setup.spare, offer.sensitive);
        assert_eq!(setup.variant.as_deref(), Some("table-75"));
        assert_ne!(last, SeatId::default());
        press(&mut panel, Key::Escape, Key::Escape);
        assert_eq!(panel.state_mut().take(), [Act::Home]);
    }
}
