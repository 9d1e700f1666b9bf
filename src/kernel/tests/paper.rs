//! Seats played on paper: messages wait as slips.

use super::play::Play;
use crate::base::SeatMask;
use crate::content::fixture;
use crate::kernel::Setup;
use crate::trace::{Command, Holder};

/// The small crisis with these seats on paper.
fn paper(seats: &[&str]) -> Play {
    changed(seats, |_, _| {})
}

fn changed(seats: &[&str], change: impl FnOnce(&mut String, &mut String)) -> Play {
    let model = fixture::changed(change);
    let mut paper = SeatMask::NONE;
    seats.iter().for_each(|name| paper.insert(model.seat(name).unwrap()));
    Play::of(model, Setup { seed: 7, paper, ..Setup::default() })
}

fn release(play: &mut Play, seat: &str, inject: &str) -> Option<String> {
    let inject = play.inject(inject);
    play.trainer(seat, Command::Release { inject })
}

#[test]
fn a_message_waits_until_its_slip_is_released_and_reaches_only_then() {
    let mut play = paper(&["duty"]);
    play.to(20);
    assert!(play.story("seat:duty,how").is_empty() && play.story("MessageSent").len() == 2);
    assert_eq!(release(&mut play, "duty", "tv"), None);
    assert_eq!(play.story("seat:duty,how"), ["20 {e:MessageReached,message:1,seat:duty,how:arrived}"]);
    assert_eq!(release(&mut play, "duty", "tv"), Some("K040".to_owned()), "it is released once");
    assert_eq!(release(&mut play, "", "rumour"), Some("K024".to_owned()), "what was not sent is no slip");
}

#[test]
fn only_the_trainer_releases() {
    let mut play = paper(&["duty"]);
    play.to(20);
    let inject = play.inject("tv");
    assert_eq!(play.ask("duty", Command::Release { inject }), Some("K003".to_owned()));
}

#[test]
fn a_call_on_paper_does_not_ring_and_releasing_it_is_answering() {
    let mut play = paper(&["consul"]);
    play.to(40);
    assert!(play.story("MessageRang").is_empty() && play.story("how:missed").is_empty());
    assert_eq!(release(&mut play, "consul", "call"), None);
    assert_eq!(play.story("how:answered"), ["40 {e:MessageReached,message:2,seat:consul,how:answered}"]);
    assert_eq!(play.situation.hands_used(play.seat("consul"), play.clock), 1, "it keeps a hand busy");
    play.to(44);
    assert_eq!(play.situation.hands_used(play.seat("consul"), play.clock), 0);
}

#[test]
fn a_call_cannot_be_handed_to_a_seat_that_is_on_the_telephone_with_every_hand() {
    let mut play = changed(&["consul"], |_, scenario| {
        *scenario = scenario
            .replace("hands: 2", "hands: 1")
            .replace("id: \"call\", when: At(\"30m\")", "id: \"ring\", when: At(\"30m\"), to: [\"consul\"], channel: \"phone\", text: (ka: \"ალო\", en: \"Hello\")), (id: \"call\", when: At(\"30m\")");
    });
    play.to(31);
    assert_eq!(release(&mut play, "consul", "ring"), None);
    assert_eq!(release(&mut play, "consul", "call"), Some("K015".to_owned()));
    play.to(35);
    assert_eq!(release(&mut play, "consul", "call"), None);
}

#[test]
fn the_slips_of_several_seats_are_released_one_by_one_or_together() {
    for together in [false, true] {
        let mut play = paper(&["duty", "consul"]);
        play.to(75);
        if together {
            assert_eq!(release(&mut play, "", "rumour"), None);
        } else {
            assert_eq!(release(&mut play, "consul", "rumour"), None);
            assert!(play.story("message:3,seat:duty").is_empty());
            assert_eq!(release(&mut play, "duty", "rumour"), None);
        }
        assert_eq!(play.story("MessageReached,message:3").len(), 2);
        assert_eq!(release(&mut play, "", "rumour"), Some("K040".to_owned()));
    }
}

#[test]
fn a_seat_on_a_screen_receives_as_ever() {
    let mut play = paper(&["duty"]);
    play.to(75);
    assert_eq!(play.story("message:3,seat:consul,how:arrived").len(), 1);
    assert!(play.story("message:3,seat:duty").is_empty());
}

#[test]
fn what_a_colleague_passes_on_is_told_by_mouth_and_needs_no_slip() {
    let mut play = paper(&["duty"]);
    play.to(75);
    let (message, to) = (play.message("rumour"), play.seat("duty"));
    assert_eq!(play.ask("consul", Command::Forward { message, to, note: None }), None);
    assert_eq!(play.story("seat:duty,how:forwarded").len(), 1);
    assert_eq!(release(&mut play, "duty", "rumour"), Some("K040".to_owned()));
    assert_eq!(play.situation.decisions_of(to).count(), 1, "and with it the question is asked");
}

#[test]
fn a_question_opens_with_the_slip_and_its_time_counts_from_then() {
    let mut play = paper(&["duty"]);
    play.to(80);
    assert!(play.story("DecisionOpened").is_empty());
    assert_eq!(release(&mut play, "duty", "rumour"), None);
    let until = 110 * 60_000;
    assert_eq!(
        play.story("DecisionOpened"),
        [format!("80 {{e:DecisionOpened,inject:rumour,seats:[duty],until:{until}}}")]
    );
    play.to(111);
    assert_eq!(play.story("DecisionLapsed").len(), 1);
}

#[test]
fn a_question_to_a_screen_too_opens_with_the_message_but_is_not_answered_without_the_slip() {
    let mut play = changed(&["duty"], |_, scenario| {
        *scenario = scenario.replace("seat: \"duty\", until", "until");
    });
    play.to(75);
    assert_eq!(play.story("DecisionOpened").len(), 1);
    let answer = Command::Answer {
        inject: play.inject("rumour"),
        option: 0,
        clause: None,
        confidence: None,
        reason: None,
    };
    assert_eq!(play.ask("duty", answer.clone()), Some("K016".to_owned()));
    assert_eq!(release(&mut play, "duty", "rumour"), None);
    assert_eq!(play.story("DecisionOpened").len(), 1, "it is asked once");
    assert_eq!(play.ask("duty", answer), None);
}

#[test]
fn a_slip_of_the_post_waits_for_a_seat_that_is_away() {
    let mut play = changed(&["consul"], |_, scenario| {
        *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\"]");
    });
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(60);
    assert_eq!(release(&mut play, "consul", "call"), Some("K040".to_owned()));
    play.to(121);
    assert!(play.story("how:missed").is_empty());
    assert_eq!(release(&mut play, "consul", "call"), None);
}

#[test]
fn a_contingency_fired_by_hand_is_a_slip_like_others_and_what_was_left_out_is_none() {
    let mut play = paper(&["duty"]);
    let left_out = Command::LeaveOut { inject: play.inject("tv") };
    assert!(play.command("", Holder::Trainer, left_out).len() == 1);
    play.to(20);
    assert_eq!(release(&mut play, "duty", "tv"), Some("K024".to_owned()));
    assert_eq!(release(&mut play, "", "contingency"), None);
    assert!(play.story("seat:duty,how").is_empty());
    assert_eq!(release(&mut play, "", "contingency"), None);
    assert_eq!(play.story("seat:duty,how:arrived").len(), 1);
}
