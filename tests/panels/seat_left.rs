//! The head of the seat, the messages, the open message, the citizens.

use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use hotwash::base::Lang;
use hotwash::exercise::Pace;
use hotwash::exercise::view::MessageState;
use hotwash::i18n::Catalogue;
use hotwash::trace::{Command, MessageNo};
use hotwash::ui::Act;
use hotwash::ui::seat::{Playing, SeatState, citizens, head, message, messages};

use crate::support::{Drawn, LANGS, Played, SEAT_SCALES, draw, prefs};

fn word(lang: Lang, key: &str) -> String {
    Catalogue::new(lang).word(key)
}

/// Draws the left column as wide as on the screen of a seat.
fn left<'a>(played: &'a Played, lang: Lang, scale: u16) -> Harness<'a, Drawn<SeatState>> {
    played.draw(prefs(lang, scale), Playing::default(), |ui, page, scene, state, acts| {
        ui.set_max_width(260.0);
        messages::calls(ui, page, scene, state, acts);
        messages::show(ui, page, scene, state, acts);
        citizens::show(ui, page, scene, state, acts);
    })
}

fn middle<'a>(played: &'a Played, lang: Lang, scale: u16) -> Harness<'a, Drawn<SeatState>> {
    played.draw(prefs(lang, scale), Playing::default(), |ui, page, scene, state, acts| {
        state.follow(scene);
        message::show(ui, page, scene, state, acts);
    })
}

/// The first hour, its first call ringing.
fn ringing() -> (Played, MessageNo) {
    let call = |minute| {
        let played = Played::begin("first-hour", "embassy").at(minute);
        let view = played.view();
        let call = view.messages.iter().find(|view| matches!(view.state, MessageState::Ringing(_)))?;
        let no = call.no;
        Some((played, no))
    };
    (0..60).find_map(call).unwrap()
}

#[test]
fn the_head_has_both_clocks_and_lets_time_pass() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let played = Played::begin("first-hour", "embassy").at(90);
            let playing = Playing { part: Some((1, 3)), ..Playing::default() };
            let mut panel = played.draw(prefs(lang, scale), playing, |ui, page, scene, state, acts| {
                head::show(ui, page, scene, state, acts);
            });
            // 09:10 and an hour and a half; Tbilisi is an hour ahead of that country.
            panel.get_by_label_contains("10:40");
            panel.get_by_label_contains("11:40");
            panel.get_by_label(&word(lang, "ui-tbilisi-time"));
            if scale < 200 {
                panel.get_by_label(&word(lang, "play-offices-open"));
            }
            assert!(panel.query_by_label_contains("T+").is_none(), "exercise time stands in the big clock");
            panel.get_by_label(&word(lang, "ui-move-on")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::MoveOn]);
            panel.get_by_label(&word(lang, "ui-pause")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Pause]);
        }
    }
}

#[test]
fn who_pauses_sees_it_and_goes_on() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let played = Played::begin("first-hour", "embassy").at(5);
            let playing = Playing { paused: true, ..Playing::default() };
            let mut panel = played.draw(prefs(lang, scale), playing, |ui, page, scene, state, acts| {
                head::show(ui, page, scene, state, acts);
            });
            panel.get_by_label(&word(lang, "ui-paused-long"));
            panel.get_by_label(&word(lang, "ui-move-on")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [], "time passes in a pause");
            panel.get_by_label(&word(lang, "ui-resume")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Resume]);
        }
    }
}

#[test]
fn a_pause_takes_no_line_of_the_head_more() {
    let played = Played::begin("earthquake", "ambassador").at(60 * 21 * 24 + 60);
    for lang in LANGS {
        let playing = Playing { paused: true, part: Some((3, 4)), ..Playing::default() };
        let panel = played.draw(prefs(lang, 100), playing, |ui, page, scene, state, acts| {
            head::show(ui, page, scene, state, acts);
        });
        let line = panel.get_by_label(&word(lang, "ui-resume")).rect();
        let band = panel.get_by_label(&word(lang, "ui-paused-long")).rect();
        assert!(band.top() - line.bottom() < line.height(), "{line} {band}");
    }
}

#[test]
fn where_time_runs_its_speed_is_said_and_nothing_moves_it_on() {
    let played = Played::begin("first-hour", "embassy").at(5);
    let playing = Playing { pace: Pace::Running(30), ..Playing::default() };
    let panel = played.draw(prefs(Lang::En, 100), playing, |ui, page, scene, state, acts| {
        head::show(ui, page, scene, state, acts);
    });
    panel.get_by_label_contains("30");
    assert!(panel.query_by_label(&word(Lang::En, "ui-move-on")).is_none());
}

#[test]
fn a_ringing_call_is_answered_or_left_to_ring() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let (played, no) = ringing();
            let mut panel = left(&played, lang, scale);
            panel.get_by_label(&word(lang, "ui-later")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Command(Command::Decline { message: no })]);
            panel.get_by_label(&word(lang, "ui-answer")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Command(Command::PickUp { message: no })]);
            assert_eq!(panel.state().state.message, Some(no));
        }
    }
}

#[test]
fn enter_answers_what_rings() {
    let (played, no) = ringing();
    let mut panel = left(&played, Lang::Ka, 100);
    panel.input_mut().events.push(Event::Key {
        key: Key::Enter,
        physical_key: Some(Key::Enter),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    panel.run();
    assert_eq!(panel.state_mut().take(), [Act::Command(Command::PickUp { message: no })]);
}

#[test]
fn what_rings_does_not_tell_what_it_is_about() {
    for lang in LANGS {
        let (played, no) = ringing();
        let view = played.view();
        let inject = view.messages.iter().find(|view| view.no == no).unwrap().inject.unwrap();
        let scenario = &played.exercise.plan().model.scenario;
        let text = scenario.injects[inject.index()].text.as_ref().unwrap().get(lang).to_owned();
        let start: String = text.chars().take(12).collect();
        assert!(left(&played, lang, 100).query_by_label_contains(&start).is_none());
        let mut panel = middle(&played, lang, 100);
        panel.state_mut().state.message = Some(no);
        panel.run();
        assert!(panel.query_by_label_contains(&start).is_none());
        panel.get_by_label(&word(lang, "ui-answer"));
    }
}

#[test]
fn a_new_message_is_opened_and_read() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let played = Played::begin("first-hour", "embassy").at(60);
            let shoes = if lang == Lang::Ka { "ფეხსაცმელი" } else { "Shoes" };
            let no = played.view().messages.iter().rfind(|view| view.state == MessageState::New).unwrap().no;
            let mut panel = left(&played, lang, scale);
            panel.get_by(|node| row(node, shoes)).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Command(Command::Open { message: no })]);
            assert_eq!(panel.state().state.message, Some(no));
            let mut panel = middle(&played, lang, scale);
            panel.state_mut().state.message = Some(no);
            panel.run();
            panel.get_by_label(shoes);
            panel.get_by_label_contains(if lang == Lang::Ka {
                "შვილიშვილებს"
            } else {
                "grandchildren"
            });
        }
    }
}

/// What stands on it, or what it is called.
fn said(node: &AccessKitNode<'_>) -> Option<String> {
    node.label().or_else(|| node.value())
}

/// Whether this is a row that can be pressed and says this.
fn row(node: &AccessKitNode<'_>, says: &str) -> bool {
    node.role() == egui::accesskit::Role::Button && node.label().is_some_and(|label| label.contains(says))
}

#[test]
fn a_group_of_unknown_size_is_not_said_to_be_nobody() {
    let (mut played, call) = ringing();
    assert_eq!(played.command(Command::PickUp { message: call }).refused, None);
    for lang in LANGS {
        let unknown = word(lang, "ui-state-unknown");
        let panel = left(&played, lang, 100);
        assert_eq!(panel.query_all_by_label(&unknown).count(), 2, "the sign and its word");
        assert!(panel.query_by_label(&format!("{unknown}: 0")).is_none());
    }
}

#[test]
fn the_list_can_be_narrowed_to_what_is_new() {
    for lang in LANGS {
        let mut played = Played::begin("first-hour", "embassy").at(60);
        let view = played.view();
        let last = view.messages.last().unwrap().no;
        assert_eq!(played.command(Command::Open { message: last }).refused, None);
        let shoes = if lang == Lang::Ka { "ფეხსაცმელი" } else { "Shoes" };
        let mut panel = left(&played, lang, 100);
        assert!(panel.query_by(|node| row(node, shoes)).is_some());
        let new = if lang == Lang::Ka { "ახალი: " } else { "New: " };
        panel.get_by(|node| row(node, new)).click();
        panel.run();
        assert!(panel.query_by(|node| row(node, shoes)).is_none());
    }
}

/// The evacuation, once something heavy has come to this seat.
fn heavy() -> (Played, MessageNo) {
    let come = |(seat, hours): (&str, i64)| {
        let played = Played::begin("evacuation", seat).at(hours * 60);
        let scenario = std::sync::Arc::clone(&played.exercise.plan().model.scenario);
        let view = played.view();
        let found = view.messages.iter().find(|view| {
            view.state == MessageState::New
                && view.inject.is_some_and(|inject| scenario.injects[inject.index()].sensitive)
        });
        let no = found?.no;
        Some((played, no))
    };
    let seats = ["embassy", "cell", "consular", "duty", "press"];
    seats.into_iter().flat_map(|seat| [6, 12, 24, 48, 72].map(|hours| (seat, hours))).find_map(come).unwrap()
}

#[test]
fn what_is_heavy_is_shown_when_asked_for_and_can_be_left_out() {
    let (played, no) = heavy();
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let mut panel = middle(&played, lang, scale);
            panel.state_mut().state.message = Some(no);
            panel.run();
            panel.get_by_label(&word(lang, "ui-read")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Command(Command::Open { message: no })]);
            panel.get_by_label(&word(lang, "ui-leave-out-all")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::LeaveOutSensitive]);
            assert!(panel.state().state.put_away.contains(&no));
        }
    }
}

#[test]
fn a_message_is_passed_on_to_a_colleague() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let (played, other, no) = two_seats();
            let name = {
                let model = &played.exercise.plan().model;
                model.scenario.seats[other.index()].title.get(lang).to_owned()
            };
            let mut panel = middle(&played, lang, scale);
            panel.state_mut().state.message = Some(no);
            panel.run();
            panel.get_by_label(&word(lang, "ui-pass-on")).click_accesskit();
            panel.run();
            panel.get_by_label(&name).click_accesskit();
            panel.run();
            panel.get_by_label(&word(lang, "ui-pass-on-message")).click_accesskit();
            panel.run();
            let forward = Command::Forward { message: no, to: other, note: None };
            assert_eq!(panel.state_mut().take(), [Act::Command(forward)]);
            panel.get_by_label(&word(lang, "ui-pass-on")).click_accesskit();
            panel.run();
            panel.get_by_label(&name).click_accesskit();
            panel.run();
            panel.get_by_label(&word(lang, "ui-pass-on-all")).click_accesskit();
            panel.run();
            let brief = played.view().brief(other, [no].into());
            assert_eq!(panel.state_mut().take(), [Act::Command(brief)]);
        }
    }
}

/// A scenario of several seats, with one of the others and a message that is not heavy and was read.
fn two_seats() -> (Played, hotwash::base::SeatId, MessageNo) {
    let mut played = Played::begin("evacuation", "embassy").at(60);
    let view = played.view();
    let scenario = std::sync::Arc::clone(&played.exercise.plan().model.scenario);
    let no = view
        .messages
        .iter()
        .find(|view| {
            view.state == MessageState::New
                && view.inject.is_some_and(|inject| !scenario.injects[inject.index()].sensitive)
        })
        .unwrap()
        .no;
    assert_eq!(played.command(Command::Open { message: no }).refused, None);
    let other = if view.seat.index() == 0 { 1 } else { 0 };
    (played, hotwash::base::SeatId::from_index(other), no)
}

#[test]
fn a_case_file_opens_and_closes() {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            let played = Played::begin("evacuation", "consular").at(12 * 60);
            let titles = hotwash::tell::Titles::new(&played.exercise.plan().model, lang);
            let view = played.view();
            let model = &played.exercise.plan().model;
            let citizen = view
                .things
                .iter()
                .map(|known| known.thing)
                .find(|thing| {
                    matches!(
                        model.things[thing.index()].kind,
                        hotwash::content::kind::Kind::Group | hotwash::content::kind::Kind::Person
                    )
                })
                .unwrap();
            let name = titles.thing(citizen).to_owned();
            let mut panel = played.draw(prefs(lang, scale), Playing::default(), citizens::show);
            panel.get_by(|node| row(node, &name)).click();
            panel.run();
            assert_eq!(panel.state().state.thing, Some(citizen));
            panel.get_by_label(&word(lang, "ui-what-is-known"));
            panel.get_by_label(&word(lang, "ui-back")).click();
            panel.run();
            assert_eq!(panel.state().state.thing, None);
        }
    }
}

/// Nothing of the left column reaches beyond it, whatever the language and the size of text.
#[test]
fn nothing_reaches_beyond_the_column() {
    for lang in LANGS {
        for scale in [100, 150, 200] {
            let played = Played::begin("evacuation", "consular").at(12 * 60);
            let panel = left(&played, lang, scale);
            let nodes: Vec<_> = panel.get_all_by(|node| said(node).is_some()).collect();
            assert!(nodes.len() > 8, "the column is not drawn");
            for node in nodes {
                let (said, rect) = (said(&node.accesskit_node()), node.rect());
                assert!(rect.right() <= 280.0, "{said:?} at {scale}: {rect:?}");
            }
        }
    }
}

/// No two texts of the head lie over each other.
#[test]
fn the_head_overlaps_nowhere() {
    for lang in LANGS {
        for scale in [100, 150, 200] {
            let played = Played::begin("earthquake", "consul").at(300);
            let playing = Playing { part: Some((2, 3)), paused: true, ..Playing::default() };
            let panel = played.draw(prefs(lang, scale), playing, |ui, page, scene, state, acts| {
                head::show(ui, page, scene, state, acts);
            });
            let width = 1280.0 / prefs(lang, scale).scale.factor();
            let nodes: Vec<(String, Rect)> = panel
                .get_all_by(|node| said(node).is_some())
                .map(|node| (said(&node.accesskit_node()).unwrap_or_default(), node.rect()))
                .collect();
            assert!(nodes.len() > 6, "the head is not drawn");
            for (at, (one, here)) in nodes.iter().enumerate() {
                assert!(here.right() <= width + 1.0, "{one} at {scale} reaches out: {here:?}");
                for (other, there) in nodes.iter().skip(at + 1) {
                    if one == other {
                        continue;
                    }
                    let over = here.shrink(1.0).intersect(there.shrink(1.0));
                    assert!(!over.is_positive(), "{one} and {other} at {scale}: {here:?} {there:?}");
                }
            }
        }
    }
}

/// The signs have their names where no words stand beside them in the tree.
#[test]
fn every_channel_has_a_sign() {
    use hotwash::ui::sign::{self, Sign};
    let mut panel = draw(prefs(Lang::En, 100), Catalogue::new(Lang::En), (), |ui, page, (), _| {
        for name in
            ["phone", "cable", "e-mail", "social-media", "television", "radio", "visitor", "note-verbale"]
        {
            assert_ne!(Sign::channel(name), Sign::Message, "{name} has no sign of its own");
            sign::show(ui, Sign::channel(name), page.tokens().text, name);
        }
    });
    panel.run();
    panel.get_by_label("note-verbale");
}
