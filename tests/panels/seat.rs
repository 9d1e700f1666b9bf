//! The seat as a whole: areas, tabs, shortcuts, what is said, pointers.

use egui::accesskit::{Live, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hotwash::base::{ClauseId, Lang};
use hotwash::exercise::view::MessageState;
use hotwash::i18n::Catalogue;
use hotwash::kernel::situation::TaskState;
use hotwash::tell::{Titles, basis};
use hotwash::trace::Command;
use hotwash::ui::keys::{OTHERS, TABLE};
use hotwash::ui::seat::areas::Area;
use hotwash::ui::seat::said::{Said, Tone, accepted};
use hotwash::ui::seat::{self, Opened, Pane, Playing, SeatState, Tab, Writing, actions};
use hotwash::ui::{Act, frame, help};

use crate::support::{Drawn, LANGS, Played, SEAT_SCALES, draw, prefs};

type Panel<'a> = Harness<'a, Drawn<SeatState>>;

fn everywhere(mut look: impl FnMut(Lang, u16, &Catalogue)) {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            look(lang, scale, &Catalogue::new(lang));
        }
    }
}

fn learning() -> Playing {
    Playing { learning: true, ..Playing::default() }
}

/// A key by its place, with the Georgian layout on.
fn place(panel: &mut Panel<'_>, key: Key, modifiers: Modifiers) {
    for pressed in [true, false] {
        let event = Event::Key { key: Key::F35, physical_key: Some(key), pressed, repeat: false, modifiers };
        panel.event(event);
    }
    panel.run();
}

fn focused(panel: &Panel<'_>) -> Option<String> {
    let node = panel.query_all_by(|node| node.is_focused()).next()?;
    node.accesskit_node().label()
}

/// The first hour, its first call answered.
fn answered() -> Played {
    let mut played = Played::begin("first-hour", "embassy").at(1);
    let rings = |state| matches!(state, MessageState::Ringing(_));
    let call = played.view().messages.iter().find(|view| rings(view.state)).map(|view| view.no);
    assert_eq!(played.command(Command::PickUp { message: call.unwrap() }).refused, None);
    played
}

#[test]
fn f6_goes_through_the_areas_and_back_at_every_size() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        for area in Area::ALL.into_iter().chain([Area::Messages]) {
            place(&mut panel, Key::F6, Modifiers::NONE);
            assert_eq!(focused(&panel), Some(words.word(area.key())), "{scale} {area:?}");
            assert!(panel.get_all_by_role(Role::Region).any(|node| node.is_focused()));
        }
        place(&mut panel, Key::F6, Modifiers::SHIFT);
        assert_eq!(focused(&panel), Some(words.word(Area::Work.key())));
    });
}

#[test]
fn arrows_go_from_row_to_row_and_enter_opens() {
    let played = Played::begin("evacuation", "embassy").at(60);
    let rings = |state| matches!(state, MessageState::Ringing(_));
    let newest = played.view().messages.iter().rev().find(|view| !rings(view.state)).map(|view| view.no);
    everywhere(|lang, scale, _| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        place(&mut panel, Key::F6, Modifiers::NONE);
        place(&mut panel, Key::ArrowDown, Modifiers::NONE);
        let first = focused(&panel).unwrap();
        place(&mut panel, Key::End, Modifiers::NONE);
        let last = focused(&panel).unwrap();
        assert_ne!(first, last);
        place(&mut panel, Key::ArrowDown, Modifiers::NONE);
        assert_eq!(focused(&panel).as_ref(), Some(&last), "the list has an end");
        place(&mut panel, Key::ArrowUp, Modifiers::NONE);
        assert_ne!(focused(&panel).as_ref(), Some(&last));
        place(&mut panel, Key::Home, Modifiers::NONE);
        assert_eq!(focused(&panel).as_ref(), Some(&first));
        panel.key_press(Key::Enter);
        panel.run();
        assert_eq!(panel.state().state.message, newest);
        assert_eq!(panel.state().state.pane, Pane::Act);
    });
}

#[test]
fn arrows_go_through_citizens_and_actions() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, _| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        for view in [Key::Num2, Key::Num3] {
            place(&mut panel, view, Modifiers::CTRL);
            let mark = focused(&panel).unwrap();
            let mut seen = vec![mark];
            for _ in 0..2 {
                place(&mut panel, Key::ArrowDown, Modifiers::NONE);
                let row = focused(&panel).unwrap();
                assert!(!seen.contains(&row), "{row}");
                seen.push(row);
            }
        }
    });
}

#[test]
fn arrows_go_through_every_clause_of_the_procedure_and_every_duty() {
    let played = Played::begin("evacuation", "embassy").at(27 * 60);
    let model = &played.exercise.plan().model;
    let procedure = &model.procedure;
    let clauses: Vec<usize> = (procedure.phases.iter())
        .flat_map(|phase| {
            let rows = procedure.clauses.iter().enumerate();
            rows.filter(|(_, clause)| clause.phase == phase.id).map(|(at, _)| at)
        })
        .collect();
    everywhere(|lang, scale, _| {
        let titles = Titles::new(model, lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        let title = |at: usize| {
            let id = ClauseId::from_index(at);
            format!("{} {}", procedure.clauses[at].id, titles.clause(id))
        };
        place(&mut panel, Key::P, Modifiers::CTRL);
        for at in clauses.iter().take(15) {
            place(&mut panel, Key::ArrowDown, Modifiers::NONE);
            assert_eq!(focused(&panel), Some(title(*at)), "{scale}");
        }
        place(&mut panel, Key::ArrowUp, Modifiers::NONE);
        assert_eq!(focused(&panel), Some(title(clauses[13])));
        place(&mut panel, Key::End, Modifiers::NONE);
        assert_eq!(focused(&panel), clauses.last().map(|at| title(*at)));
        panel.state_mut().state.clause_search = "EVAC".to_owned();
        panel.run();
        place(&mut panel, Key::P, Modifiers::CTRL);
        place(&mut panel, Key::ArrowDown, Modifiers::NONE);
        let found = focused(&panel).unwrap();
        place(&mut panel, Key::ArrowDown, Modifiers::NONE);
        assert!(found.starts_with("EVAC") && focused(&panel) != Some(found));

        place(&mut panel, Key::Num5, Modifiers::CTRL);
        let duties = played.view().duties.len();
        assert!(duties > 4, "{duties}");
        let mut tops = Vec::new();
        loop {
            place(&mut panel, Key::ArrowDown, Modifiers::NONE);
            let top = panel.query_all_by(|node| node.is_focused()).next().unwrap().accesskit_node().id();
            if tops.last() == Some(&top) {
                break;
            }
            assert!(!tops.contains(&top));
            tops.push(top);
        }
        assert!(tops.len() > 4, "the soonest three and those after them: {}", tops.len());
    });
}

#[test]
fn who_closes_a_case_file_or_a_clause_is_back_at_its_row() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        for (area, way_back) in
            [((Key::Num2, Modifiers::CTRL), "ui-back"), ((Key::P, Modifiers::CTRL), "ui-clauses-all")]
        {
            let opened = |state: &SeatState| state.thing.is_some() || state.clause.is_some();
            for key in [Key::Escape, Key::Enter] {
                place(&mut panel, area.0, area.1);
                place(&mut panel, Key::ArrowDown, Modifiers::NONE);
                place(&mut panel, Key::ArrowDown, Modifiers::NONE);
                let row = focused(&panel).unwrap();
                panel.key_press(Key::Enter);
                panel.run();
                assert!(opened(&panel.state().state), "{scale} {row}");
                assert_eq!(focused(&panel), Some(words.word(way_back)), "{scale} {row}");
                panel.key_press(key);
                panel.run();
                assert!(!opened(&panel.state().state), "{scale} {key:?}");
                assert_eq!(focused(&panel).as_ref(), Some(&row), "{scale} {key:?}");
            }
        }
    });
}

#[test]
fn who_went_elsewhere_is_not_brought_back() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        place(&mut panel, Key::Num2, Modifiers::CTRL);
        place(&mut panel, Key::ArrowDown, Modifiers::NONE);
        panel.key_press(Key::Enter);
        panel.run();
        let state = &mut panel.state_mut().state;
        (state.thing, state.closed) = (None, state.thing.map(Opened::File));
        place(&mut panel, Key::Num3, Modifiers::CTRL);
        place(&mut panel, Key::Num2, Modifiers::CTRL);
        assert_eq!(focused(&panel), Some(words.word(Area::Citizens.key())), "{scale}");
    });
}

#[test]
fn nothing_lies_over_what_was_said_and_there_is_room_beside_it() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        let sentence = "სიტყვა სიტყვაზე ".repeat(20);
        let said = Some(Said { tone: Tone::News, words: sentence.trim().to_owned() });
        let playing = Playing { paused: true, said, ..learning() };
        let mut panel = played.draw(prefs(lang, scale), playing, seat::show);
        for (key, modifiers) in [(Key::P, Modifiers::CTRL), (Key::Num5, Modifiers::CTRL)] {
            place(&mut panel, key, modifiers);
            let notice = {
                let model = &played.exercise.plan().model;
                basis::notice(&model.procedure, &Catalogue::of_scenario(lang, &model.scenario))
            };
            let foot = panel.get_by_label(&notice).rect().top();
            let top = panel.get_by_label(sentence.trim()).rect().top();
            assert!(top < foot - 20.0, "{scale} it is in sight");
            if scale == 200 {
                let room = top - panel.get_by_label(&words.word("ui-more")).rect().bottom();
                assert!(room > 56.0, "{lang:?}: {room} points are left");
            }
            let across = panel.get_by_label(sentence.trim()).rect().center().x;
            for step in 0..8u8 {
                let at = egui::pos2(across, top + 2.0 + 4.0 * f32::from(step));
                for pressed in [true, false] {
                    let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
                    panel.event(Event::PointerMoved(at));
                    panel.event(Event::PointerButton { pos: at, button, pressed, modifiers });
                    panel.run();
                }
                assert_eq!(panel.state().state.clause, None, "{lang:?} {scale}: something lies over it");
            }
            assert_eq!(panel.state_mut().take(), []);
        }
        panel.get_by_label(&words.word("ui-paused-long"));
    });
}

#[test]
fn the_window_has_a_name() {
    everywhere(|lang, scale, words| {
        let panel = draw(prefs(lang, scale), Catalogue::new(lang), (), |ui, page, (), _| {
            frame::name(ui, page);
        });
        let name = panel.root().accesskit_node().label();
        assert_eq!(name, Some(words.word("ui-window-title")));
    });
}

#[test]
fn ctrl_and_a_digit_show_the_views() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        for (key, area, tab) in [
            (Key::Num1, Area::Messages, Tab::Map),
            (Key::Num2, Area::Citizens, Tab::Map),
            (Key::Num3, Area::Actions, Tab::Map),
            (Key::Num5, Area::Side, Tab::Duties),
            (Key::Num4, Area::Side, Tab::Map),
        ] {
            place(&mut panel, key, Modifiers::CTRL);
            assert_eq!(focused(&panel), Some(words.word(area.key())), "{scale} {key:?}");
            assert_eq!(panel.state().state.tab, tab);
        }
        place(&mut panel, Key::P, Modifiers::CTRL);
        panel.get_by_role_and_label(Role::TextInput, &words.word("ui-find-clause"));
    });
}

#[test]
fn everything_is_reached_by_tabs_where_there_is_little_room() {
    let played = Played::begin("evacuation", "embassy").at(60);
    for lang in LANGS {
        let words = Catalogue::new(lang);
        for scale in [150, 200] {
            let playing = Playing { part: Some((1, 3)), ..learning() };
            let mut panel = played.draw(prefs(lang, scale), playing, seat::show);
            let tabs = [
                ("ui-act", "ui-what-will-you-do"),
                ("ui-procedure", "ui-find-clause"),
                ("ui-duties", "ui-duties-soonest"),
                ("ui-work", "ui-waiting-for"),
            ];
            for (tab, holds) in tabs {
                panel.get_by_label(&words.word(tab)).click_accesskit();
                panel.run();
                assert!(panel.query_all_by_label(&words.word(holds)).count() > 0, "{scale} {tab}");
                panel.get_by_label(&words.word("mark"));
                panel.get_by_label(&words.word("ui-local-time"));
            }
        }
    }
}

#[test]
fn nothing_of_the_frame_is_cut_and_there_is_room_to_work_at_every_size() {
    for scenario in ["evacuation", "first-hour"] {
        let played = Played::begin(scenario, "embassy").at(60);
        everywhere(|lang, scale, words| {
            let playing = Playing { part: Some((1, 3)), ..learning() };
            let mut panel = played.draw(prefs(lang, scale), playing, seat::show);
            panel.get_by_role_and_label(Role::Button, &words.word("ui-procedure")).click_accesskit();
            panel.run();
            let factor = prefs(lang, scale).scale.factor();
            let (width, height) = (1280.0 / factor, 800.0 / factor);
            let top =
                panel.get_by_role_and_label(Role::TextInput, &words.word("ui-find-clause")).rect().min.y;
            let model = &played.exercise.plan().model;
            let notice = basis::notice(&model.procedure, &Catalogue::of_scenario(lang, &model.scenario));
            let seen = |panel: &Panel<'_>, keys: &[&str]| {
                for key in keys {
                    let rect = panel.get_by_label(&words.word(key)).rect();
                    assert!(rect.min.x >= 0.0 && rect.max.x <= width, "{scale} {key} {rect:?}");
                    assert!(rect.min.y >= 0.0 && rect.max.y <= height, "{scale} {key} {rect:?}");
                }
            };
            seen(&panel, &["ui-pause", "ui-move-on", "mark", "ui-local-time", "ui-tbilisi-time"]);
            let notice = panel.get_by_label(&notice).rect().min.y;
            assert!(notice - top > 110.0, "{lang:?} {scale}: only {} points are left", notice - top);
            if scale == 200 {
                panel.get_by_label(&words.word("ui-more")).click_accesskit();
                panel.run();
            }
            seen(&panel, &["ui-end", "ui-break", "ui-real-emergency", "ui-help"]);
        });
    }
}

#[test]
fn what_came_of_an_act_is_told_with_its_kind() {
    let played = Played::begin("evacuation", "embassy").at(60);
    everywhere(|lang, scale, words| {
        for (tone, key) in [
            (Tone::Refused, "ui-said-refused"),
            (Tone::Accepted, "ui-said-accepted"),
            (Tone::News, "ui-said-news"),
        ] {
            let said = Some(Said { tone, words: "…!".to_owned() });
            let panel = played.draw(prefs(lang, scale), Playing { said, ..learning() }, seat::show);
            assert!(panel.query_all_by_label(&words.word(key)).count() > 0, "{key}");
            let told = panel.get_by_label("…!");
            assert_eq!(told.accesskit_node().live(), Live::Polite);
        }
    });
}

/// What is said of a command that was taken on.
fn told(played: &Played, lang: Lang, command: &Command) -> Option<String> {
    let mut said = None;
    drop(played.draw(prefs(lang, 100), learning(), |_, page, scene, _, _| {
        said = accepted(page, scene, command);
    }));
    said
}

#[test]
fn an_act_that_was_taken_on_is_told_with_the_hour_it_ends() {
    let mut played = answered();
    let (mut begun, mut queued) = (0, 0);
    for text in ["one", "two", "three", "four"] {
        let command = Command::OwnWords { text: text.into(), minutes: 30 };
        assert_eq!(played.command(command.clone()).refused, None);
        let view = played.view();
        let running =
            matches!(view.work.iter().max_by_key(|task| task.no).unwrap().state, TaskState::Running { .. });
        begun += usize::from(running);
        queued += usize::from(!running);
        for lang in LANGS {
            let said = told(&played, lang, &command).unwrap();
            let queue = Titles::new(&played.exercise.plan().model, lang);
            let queue = queue.say_with("ui-said-queued", &[("what", text.into())]);
            assert_eq!(said == queue, !running, "{said}");
            assert!(said.contains(text) && !said.contains("T+"), "{said}");
        }
    }
    assert!(begun > 0 && queued > 0);
    let note = Command::Note { text: "a".into() };
    assert_eq!(told(&played, Lang::En, &note), Some(Catalogue::new(Lang::En).word("play-noted")));
}

#[test]
fn three_pointers_lead_through_a_first_practice() {
    let first = Playing { first_time: true, ..learning() };
    let ringing = Played::begin("first-hour", "embassy").at(1);
    let mut begun = answered();
    begun.command(Command::OwnWords { text: "a".into(), minutes: 10 });
    let stages =
        [(&ringing, "ui-pointer-answer"), (&answered(), "ui-pointer-act"), (&begun, "ui-pointer-move-on")];
    for lang in LANGS {
        let words = Catalogue::new(lang);
        for (at, (played, key)) in stages.into_iter().enumerate() {
            let mut panel = played.draw(prefs(lang, 100), first.clone(), seat::show);
            for (other, (_, known)) in stages.into_iter().enumerate() {
                let shown = panel.query_all_by_label_contains(&words.word(known)).count();
                assert_eq!(shown, usize::from(other == at), "{key}: {known}");
            }
            if at == 2 {
                place(&mut panel, Key::ArrowRight, Modifiers::CTRL);
                panel.run();
                assert!(panel.query_by_label_contains(&words.word(key)).is_none());
            }
            for off in [Playing { learning: false, ..first.clone() }, learning()] {
                let panel = played.draw(prefs(lang, 100), off, seat::show);
                assert!(panel.query_by_label_contains(&words.word(key)).is_none());
            }
        }
    }
}

#[test]
fn who_comes_back_is_not_led_through_what_was_followed_before() {
    let first = Playing { first_time: true, ..learning() };
    let mut begun = answered();
    begun.command(Command::OwnWords { text: "a".into(), minutes: 10 });
    let later = [begun.at(3), {
        let mut done = answered();
        done.command(Command::OwnWords { text: "a".into(), minutes: 10 });
        done.at(20)
    }];
    for played in &later {
        for lang in LANGS {
            let words = Catalogue::new(lang);
            let panel = played.draw(prefs(lang, 100), first.clone(), seat::show);
            for key in ["ui-pointer-answer", "ui-pointer-act", "ui-pointer-move-on"] {
                assert!(panel.query_by_label_contains(&words.word(key)).is_none(), "{key}");
            }
        }
    }
}

#[test]
fn what_was_written_down_is_corrected_and_stays() {
    let mut played = answered();
    played.command(Command::Note { text: "at nine".into() });
    let note = played.exercise.records().last().unwrap().no;
    everywhere(|lang, scale, words| {
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        panel.get_by_label(&words.word("ui-correct")).click_accesskit();
        panel.run();
        assert_eq!(panel.state().state.writing, Some(Writing::Correction));
        place(&mut panel, Key::Enter, Modifiers::CTRL);
        assert_eq!(panel.state_mut().take(), [], "nothing is written yet");
        let name = words.word("ui-correct-right");
        panel.get_by_role_and_label(Role::TextInput, &name).focus();
        panel.run();
        panel.get_by_role_and_label(Role::TextInput, &name).type_text("at ten");
        panel.run();
        place(&mut panel, Key::Enter, Modifiers::CTRL);
        let said = Command::Correct { record: note, text: "at ten".into() };
        assert_eq!(panel.state_mut().take(), [Act::Command(said)]);
    });
}

#[test]
fn ctrl_z_opens_the_correction_with_the_georgian_layout_on() {
    let played = answered();
    let mut panel = played.draw(prefs(Lang::Ka, 200), learning(), seat::show);
    place(&mut panel, Key::Num1, Modifiers::CTRL);
    place(&mut panel, Key::Z, Modifiers::CTRL);
    assert_eq!(
        (panel.state().state.writing, panel.state().state.pane),
        (Some(Writing::Correction), Pane::Act)
    );
}

#[test]
fn help_lists_every_key() {
    everywhere(|lang, scale, words| {
        let panel = draw(prefs(lang, scale), Catalogue::new(lang), true, |ui, page, open, _| {
            help::show(ui, page, open);
        });
        for key in
            TABLE.iter().map(|row| row.3).chain(OTHERS.into_iter().flat_map(|(name, said)| [name, said]))
        {
            assert!(panel.query_all_by_label(&words.word(key)).count() > 0, "{key}");
        }
    });
}

#[test]
fn times_are_read_on_the_clock() {
    let mut played = answered();
    played.command(Command::OwnWords { text: "a".into(), minutes: 30 });
    everywhere(|lang, scale, _| {
        let mut panel = played.draw(prefs(lang, scale), learning(), seat::show);
        for pane in [Pane::Act, Pane::Work, Pane::Messages] {
            panel.state_mut().state.pane = pane;
            panel.run();
            assert!(panel.query_by_label_contains("T+").is_none(), "{scale} {pane:?}");
        }
    });
}

#[test]
fn the_mark_stands_over_the_seat_and_time_moves_on_when_asked() {
    let played = Played::begin("evacuation", "embassy").at(5);
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let words = Catalogue::new(lang);
            let mut panel = played.draw(prefs(lang, scale), Playing::default(), seat::show);
            panel.get_by_label(&words.word("mark"));
            panel.get_by_label(&words.word("ui-move-on")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::MoveOn]);
        }
    }
}

#[test]
fn what_is_opened_is_known_to_be_read() {
    let mut played = Played::begin("evacuation", "embassy").at(60);
    let message = played.view().messages.first().map(|view| view.no).unwrap();
    let answer = played.command(Command::Open { message });
    assert_eq!(answer.refused, None);
}
