//! The result, and what interrupts an exercise.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::{Lang, Msg, SimTime};
use hotwash::cli::library;
use hotwash::content::chart::Chart;
use hotwash::i18n::Catalogue;
use hotwash::score::card::Points;
use hotwash::tell::debrief::debrief;
use hotwash::tell::evidence::Proof;
use hotwash::tell::point::{Point, point};
use hotwash::tell::texts::Written;
use hotwash::tell::{Teller, Titles};
use hotwash::ui::result::{self, Numbers, ResultState, ResultView};
use hotwash::ui::seat::{Playing, Scene};
use hotwash::ui::sign::Sign;
use hotwash::ui::trouble::{self, TroubleView};
use hotwash::ui::{Act, Prefs, away, cover, ending, help};

use crate::support::{Drawn, LANGS, Played, SCALES, draw, prefs};

fn everywhere() -> impl Iterator<Item = Prefs> {
    LANGS.into_iter().flat_map(|lang| SCALES.into_iter().map(move |scale| prefs(lang, scale)))
}

fn enter(panel: &mut Harness<'_, impl Sized>) {
    panel.input_mut().events.push(Event::Key {
        key: Key::Enter,
        physical_key: Some(Key::Enter),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    panel.run();
}

fn press(panel: &mut Harness<'_, impl Sized>, label: &str) {
    panel.get_by_label(label).click_accesskit();
    panel.run();
}

/// What came of two days in which nobody did anything, or of the part that ended first in them.
fn idle_of(lang: Lang, part: bool) -> ResultView {
    let played = Played::begin("earthquake", "consular").at(3_000);
    let exercise = &played.exercise;
    let model = &exercise.plan().model;
    let (titles, words) = (Titles::on_the_wall(model, lang), Catalogue::new(lang));
    let chapter = exercise.chapters().first().copied().filter(|_| part);
    let judged = chapter.map_or_else(|| exercise.judged(), |chapter| exercise.judged_to(&chapter));
    let card = exercise.card_to(&judged);
    let proof = Proof {
        teller: Teller::new(&titles, exercise.records()),
        words: &words,
        card: &card,
        verdicts: judged.verdicts(),
        seat: None,
    };
    let told = debrief(&proof, None);
    ResultView {
        title: "An earthquake".to_owned(),
        part: chapter.map(|chapter| titles.part(chapter.part).to_owned()),
        critical: told.critical,
        well: told.well,
        look: told.look,
        ..ResultView::default()
    }
}

fn idle(lang: Lang) -> ResultView {
    idle_of(lang, false)
}

fn drawn(prefs: Prefs, view: ResultView) -> Harness<'static, Drawn<ResultState>> {
    let state = ResultState { path: "to/here.journal".to_owned(), ..ResultState::default() };
    let procedure = library::playable("earthquake", None).unwrap().model.procedure.clone();
    draw(prefs, Catalogue::new(prefs.lang), state, move |ui, page, state, acts| {
        result::show(ui, page, &view, (Some(&procedure), None), state, acts);
    })
}

#[test]
fn each_point_of_the_result_shows_its_records_and_the_clause_on_demand() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let view = idle(prefs.lang);
        let shown = view.critical.len() + view.well.len() + view.look.len();
        assert!(shown > 0 && view.look.len() <= 3 && view.well.len() <= 2);
        let first = view.critical.first().or(view.well.first()).or(view.look.first()).unwrap().clone();
        let mut panel = drawn(prefs, view.clone());
        assert_eq!(panel.get_all_by_label(&words.word("ui-show-me")).count(), shown);
        for point in view.critical.iter().chain(&view.well).chain(&view.look) {
            assert!(panel.get_all_by_label(&point.title).count() > 0, "{}", point.title);
            assert!(panel.get_all_by_label(&point.word).count() > 0);
            assert!(!point.evidence.is_empty(), "{}", point.title);
            assert!(panel.query_by_label(&point.duty).is_none(), "only on demand");
        }
        let show = words.word("ui-show-me");
        for button in panel.get_all_by_label(&show).collect::<Vec<_>>() {
            button.click_accesskit();
        }
        panel.run();
        panel.run();
        for line in &first.evidence {
            assert!(panel.get_all_by_label(line).count() > 0, "{line}");
        }
        assert!(panel.get_all_by_label(&first.duty).count() > 0);
        let told = view.critical.iter().chain(&view.well).chain(&view.look);
        let messages: Vec<_> = told.filter_map(|point| point.message.as_ref()).collect();
        assert!(!messages.is_empty(), "a duty of these days began with a message");
        for (from, said) in messages {
            let who = words.say(&Msg::new("ui-message-was").with("who", from.as_str()));
            assert!(panel.get_all_by_label(&who).count() > 0, "{who}");
            assert!(!said.is_empty() && panel.get_all_by_label(said).count() > 0, "{said}");
        }
        assert_eq!(panel.get_all_by_label(&words.word("ui-show-less")).count(), shown);
    }
}

#[test]
fn a_first_result_holds_no_percentage_and_a_later_one_says_words_first() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let panel = drawn(prefs, idle(prefs.lang));
        panel.get_by_label("An earthquake");
        let mut panel = drawn(prefs, ResultView { numbers: Some(numbers()), ..idle(prefs.lang) });
        let tops =
            ["3 of 5", "61 %", "Met: 3", "An aim: P"].map(|label| panel.get_by_label(label).rect().top());
        assert!(tops.is_sorted(), "coverage before quality, both before the rest: {tops:?}");
        let numbers = tops[0];
        let view = idle(prefs.lang);
        let first = view.critical.iter().chain(&view.look).next().unwrap().title.clone();
        assert!(panel.get_all_by_label(&first).all(|title| title.rect().top() < numbers));
        panel.get_by_label(&words.word("card-not-an-appraisal"));
        enter(&mut panel);
        assert_eq!(panel.state_mut().take(), [Act::Home], "without a next part, Enter leads home");
    }
}

fn numbers() -> Numbers {
    Numbers {
        coverage: "3 of 5".to_owned(),
        quality: Some("61 %".to_owned()),
        counts: vec![(Sign::Met, "Met: 3".to_owned())],
        objectives: vec!["An aim: P".to_owned()],
    }
}

#[test]
fn the_result_of_a_part_tells_of_that_part_and_goes_on() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let view = idle_of(prefs.lang, true);
        let part = view.part.clone().expect("a part has ended");
        assert!(!view.look.is_empty() || !view.critical.is_empty());
        for point in view.critical.iter().chain(&view.look) {
            assert!(point.evidence.iter().all(|line| !line.contains("T+")), "{:?}", point.evidence);
        }
        let mut panel = drawn(prefs, view);
        panel.get_by_label(&words.say(&Msg::new("play-part-over").with("title", part)));
        enter(&mut panel);
        press(&mut panel, &words.word("ui-part-again"));
        press(&mut panel, &words.word("ui-home"));
        assert_eq!(panel.state_mut().take(), [Act::GoOn, Act::Again, Act::Home]);
        assert!(panel.query_by_label(&words.word("ui-next-part")).is_none());
    }
}

#[test]
fn where_nothing_was_judged_nothing_is_said_to_be_met_or_missed() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let panel = drawn(prefs, ResultView::default());
        panel.get_by_label(&words.word("ui-nothing-judged"));
        for key in ["ui-nothing-well", "ui-nothing-to-look-at"] {
            assert!(panel.query_by_label(&words.word(key)).is_none(), "{key}");
        }
    }
}

#[test]
fn no_two_points_read_the_same_and_none_of_their_records_is_lost() {
    for lang in LANGS {
        let played = Played::begin("evacuation", "embassy").at(46 * 60);
        let exercise = &played.exercise;
        let model = &exercise.plan().model;
        let (titles, words) = (Titles::on_the_wall(model, lang), Catalogue::new(lang));
        let (judged, card) = (exercise.judged(), exercise.card());
        let proof = Proof {
            teller: Teller::new(&titles, exercise.records()),
            words: &words,
            card: &card,
            verdicts: judged.verdicts(),
            seat: Some("embassy"),
        };
        let told = debrief(&proof, None);
        let points = Points::of_sheet(model, &told.sheet, proof.verdicts);
        let mut folded = 0;
        for (told, all) in [(&told.critical, &points.critical), (&told.look, &points.look)] {
            folded += all.len() - told.len();
            for (at, one) in told.iter().enumerate() {
                let same = |other: &&Point| {
                    (&other.title, &other.word, &other.about) == (&one.title, &one.word, &one.about)
                };
                assert_eq!(told.iter().skip(at + 1).find(same), None);
            }
            for verdict in all {
                let alone = point(&proof, verdict, Vec::new()).unwrap();
                let among =
                    told.iter().find(|one| alone.evidence.iter().all(|line| one.evidence.contains(line)));
                assert!(among.is_some_and(|one| one.title == alone.title), "{alone:?}");
            }
        }
        assert!(folded > 0, "the evacuation has two that read the same");
    }
}

#[test]
fn where_nothing_went_well_no_half_of_the_screen_stays_empty() {
    for lang in LANGS {
        let words = Catalogue::new(lang);
        let panel = drawn(prefs(lang, 100), ResultView { well: Vec::new(), ..idle(lang) });
        let none = panel.get_by_label(&words.word("ui-nothing-well")).rect();
        let card = panel.get_all_by_label(&words.word("ui-show-me")).next().unwrap().rect();
        assert!(card.top() > none.bottom() && card.left() < 100.0, "{none} {card}");
    }
}

#[test]
fn the_clause_of_a_point_is_read_in_place_and_esc_leads_back() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = drawn(prefs, idle(prefs.lang));
        let show = words.word("ui-show-me");
        panel.get_all_by_label(&show).next().unwrap().click_accesskit();
        panel.run();
        press(&mut panel, &words.word("ui-read-clause"));
        panel.run();
        panel.get_by_label(&words.word("procedure-obliged"));
        assert!(panel.query_by_label(&show).is_none());
        panel.input_mut().events.push(Event::Key {
            key: Key::Escape,
            physical_key: Some(Key::Escape),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        panel.run();
        panel.run();
        assert!(panel.get_all_by_label(&show).count() > 0);
    }
}

#[test]
fn a_point_shows_the_map_of_its_moment_and_esc_leads_back() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let view = idle(prefs.lang);
        let first = view.well.first().or(view.critical.first()).or(view.look.first()).unwrap().at;
        assert!(first > SimTime::ZERO);
        let played = Played::begin("earthquake", "consular").at(first.0 / 60_000);
        let model = &played.exercise.plan().model;
        let (titles, past) = (Titles::on_the_wall(model, prefs.lang), played.view());
        let own = Catalogue::of_scenario(prefs.lang, &model.scenario).on_the_wall();
        let then = own.say(&Msg::new("ui-map-then").with("time", past.now));
        let chart = Chart::of(model, library::map(model.scenario.id.as_str()).as_ref());
        let mut panel = draw(prefs, words_of(prefs), ResultState::default(), |ui, page, state, acts| {
            let playing = Playing { past: true, ..Playing::default() };
            let records = played.exercise.records();
            let scene = Scene { view: &past, titles: &titles, records, chart: &chart, playing: &playing };
            result::show(ui, page, &view, (None, Some((&own, &scene))), state, acts);
        });
        let show = words.word("ui-show-me");
        panel.get_all_by_label(&show).next().unwrap().click_accesskit();
        panel.run();
        press(&mut panel, &words.word("ui-show-map"));
        assert_eq!(panel.state_mut().take(), [Act::ShowMoment(first)]);
        assert!(panel.query_by_label(&then).is_none(), "not before it was made");
        panel.state_mut().state.moment = true;
        panel.run();
        panel.get_by_label(&then);
        let map = panel.get_by_label(&words.word("ui-map-area")).rect();
        assert!(map.width() > 300.0 && map.height() > 110.0, "{map}");
        assert!(panel.query_by_label(&words.word("ui-map-large")).is_none());
        let spot = panel.state().state.seat.map.drawing.items.first().unwrap().words.clone();
        panel.get_all_by_label(&spot).next().unwrap().click_accesskit();
        panel.run();
        assert!(panel.state().state.seat.map.picked.is_some());
        let open = words.say(&Msg::new("ui-map-open-message").with("message", ""));
        assert!(panel.query_by_label_contains(open.trim()).is_none(), "nothing is done in what is past");
        panel.key_press(Key::Escape);
        panel.run();
        assert!(!panel.state().state.moment);
        assert!(panel.get_all_by_label(&show).count() > 0);
        assert_eq!(panel.state_mut().take(), []);
    }
}

#[test]
fn a_text_stands_beside_its_model_with_what_is_looked_for() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let written = |model: Option<&str>| Written {
            what: "A report".to_owned(),
            record: "#4 Mon 05:10".to_owned(),
            text: "What I wrote".to_owned(),
            model: model.map(str::to_owned),
            looked_for: vec!["REP-01: in time".to_owned()],
        };
        let view = ResultView { texts: vec![written(Some("How it can be written"))], ..idle(prefs.lang) };
        let panel = drawn(prefs, view);
        for label in
            ["A report", "#4 Mon 05:10", "What I wrote", "How it can be written", "–  REP-01: in time"]
        {
            panel.get_by_label(label);
        }
        let panel = drawn(prefs, ResultView { texts: vec![written(None)], ..idle(prefs.lang) });
        panel.get_by_label("What I wrote");
        assert!(panel.query_by_label(&words.word("ui-model-text")).is_none());
    }
}

#[test]
fn from_the_result_one_goes_to_the_next_part_again_home_or_hands_over() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        let mut panel = drawn(prefs, ResultView { next: Some("The road".to_owned()), ..idle(prefs.lang) });
        panel.get_by_label(&words.say(&Msg::new("ui-next-is").with("title", "The road")));
        enter(&mut panel);
        press(&mut panel, &words.word("ui-again"));
        press(&mut panel, &words.word("ui-home"));
        press(&mut panel, &words.word("ui-hand-over"));
        assert_eq!(panel.state_mut().take(), [Act::NextPart, Act::Again, Act::Home]);
        panel.get_by_label(&words.word("ui-hand-over-holds"));
        press(&mut panel, &words.word("ui-save"));
        assert_eq!(panel.state_mut().take(), [Act::HandOver("to/here.journal".into(), false)]);
        panel.state_mut().state.replace = true;
        panel.run();
        panel.get_by_label(&words.word("ui-replace-question"));
        press(&mut panel, &words.word("ui-replace-yes"));
        assert_eq!(panel.state_mut().take(), [Act::HandOver("to/here.journal".into(), true)]);
        press(&mut panel, &words.word("ui-replace-no"));
        assert!(!panel.state().state.replace);
        let saved = Msg::new("ui-handed-over").with("path", "to/here.journal");
        panel.state_mut().state.said = Some(saved.clone());
        panel.run();
        panel.get_by_label(&words.say(&saved));
    }
}

#[test]
fn what_could_not_be_kept_is_tried_again_and_anything_else_leads_home() {
    for prefs in everywhere() {
        let words = Catalogue::new(prefs.lang);
        for (retry, act) in [(true, Act::Retry), (false, Act::Home)] {
            let full = Msg::new("ui-folder-not-shown").with("path", "a/b").with("reason", "full");
            let view = TroubleView { said: vec![full.clone()], retry };
            let mut panel = draw(prefs, words_of(prefs), (), move |ui, page, (), acts| {
                trouble::show(ui, page, &view, acts);
            });
            panel.get_by_label(&words.say(&full));
            enter(&mut panel);
            assert_eq!(panel.state_mut().take(), [act]);
            press(&mut panel, &words.word("ui-open-folder"));
            assert_eq!(panel.state_mut().take(), [Act::ShowFolder]);
        }
    }
}

fn words_of(prefs: Prefs) -> Catalogue {
    Catalogue::new(prefs.lang)
}

#[test]
fn in_a_real_emergency_nothing_answers_to_enter_and_the_exercise_goes_on_only_when_asked() {
    for prefs in everywhere() {
        let words = words_of(prefs);
        let mut panel = draw(prefs, words_of(prefs), (), |ui, page, (), acts| {
            cover::show(ui, page, "a-1.journal", acts);
        });
        panel.get_by_label(&words.word("ui-real-stopped"));
        panel.get_by_label("a-1.journal");
        enter(&mut panel);
        assert_eq!(panel.state_mut().take(), []);
        press(&mut panel, &words.word("ui-real-over"));
        press(&mut panel, &words.word("ui-real-close"));
        assert_eq!(panel.state_mut().take(), [Act::Resume, Act::Quit]);
    }
}

#[test]
fn who_steps_out_leaves_and_who_comes_back_takes_the_seat() {
    for prefs in everywhere() {
        let words = words_of(prefs);
        for (back, act) in [(false, Act::Home), (true, Act::TakeSeat)] {
            let mut panel = draw(prefs, words_of(prefs), (), move |ui, page, (), acts| {
                away::show(ui, page, back, acts);
            });
            enter(&mut panel);
            assert_eq!(panel.state_mut().take(), [act]);
            press(&mut panel, &words.word("ui-away-colleague"));
            assert_eq!(panel.state_mut().take(), [Act::ColleagueGoesOn]);
        }
    }
}

#[test]
fn the_end_is_asked_once_and_enter_plays_on() {
    for prefs in everywhere() {
        let words = words_of(prefs);
        let mut panel = draw(prefs, words_of(prefs), true, |ui, page, asked, acts| {
            ending::show(ui, page, asked, acts);
        });
        panel.get_by_label(&words.word("ui-end-means"));
        enter(&mut panel);
        assert_eq!((panel.state_mut().take(), panel.state().state), (Vec::new(), false));
        panel.state_mut().state = true;
        panel.run();
        press(&mut panel, &words.word("ui-end-yes"));
        assert_eq!((panel.state_mut().take(), panel.state().state), (vec![Act::End], false));
    }
}

#[test]
fn help_lists_the_keys_and_the_licences_and_esc_closes_it() {
    for prefs in everywhere() {
        let words = words_of(prefs);
        let mut panel = draw(prefs, words_of(prefs), true, |ui, page, open, _| {
            if *open {
                help::close(ui, open);
                help::show(ui, page, open);
            }
        });
        panel.get_by_label(&words.word("ui-help-begin"));
        panel.get_by_label("Ctrl+Enter");
        panel.get_by_label(&words.word("ui-key-do"));
        panel.get_by_label("Ctrl+1…5");
        panel.get_by_label(&words.word("ui-licences-faces"));
        assert!(panel.get_all_by_label_contains("SIL Open Font License").count() > 0);
        panel.input_mut().events.push(Event::Key {
            key: Key::Escape,
            physical_key: Some(Key::Escape),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        panel.run();
        assert!(!panel.state().state);
    }
}
