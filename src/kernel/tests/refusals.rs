//! Every refusal, with the command that meets it.

use super::play::Play;
use crate::base::{ClauseId, InjectId, SeatId};
use crate::kernel::{decide, refusal};
use crate::trace::{Args, Command, Envelope, Holder, MessageNo, RecordNo, TaskNo, Val};

#[test]
fn every_command_is_refused_for_its_reason() {
    let mut play = Play::new();
    play.to(40);
    let (duty, consul) = (play.seat("duty"), play.seat("consul"));
    let (nino, crew, quake) = (play.thing("nino"), play.thing("crew"), play.thing("quake"));
    let call = play.message("call");
    let report = play.plan.model.action("report").unwrap();
    let with = |vals: &[Val]| Command::Begin { action: report, args: Args::of(vals), front: false };
    let level = play.begin_command("set-level", &[("level", "level-1"), ("reasons", "shelling")], false);
    let no_level = play.begin_command("set-level", &[], false);
    let person = play.begin_command("tell-kin", &[("person", "nino")], false);
    let long: Box<str> = "x".repeat(decide::TEXT_LIMIT + 1).into();
    play.begin("duty", "report", &[]);
    let brief = |to: SeatId| Command::Brief { to, things: [].into(), facts: [].into(), messages: [].into() };
    let secret = crate::base::FactId(
        crate::trace::Names::find(&*play.plan.model, crate::trace::Table::Fact, "mood").unwrap(),
    );
    let cases: Vec<(&str, Command, &str)> = vec![
        ("", with(&[]), refusal::NO_SEAT),
        ("duty", Command::Stop { reason: None }, refusal::TRAINER_ONLY),
        ("duty", Command::GiveSeat { holder: Holder::Trainer }, refusal::TRAINER_ONLY),
        ("consul", level, refusal::NOT_YOURS),
        ("duty", no_level, refusal::SLOT_EMPTY),
        ("duty", with(&[Val::Nil, Val::Flag(true)]), refusal::SLOT_WRONG),
        ("duty", with(&[Val::Text(3)]), refusal::SLOT_WRONG),
        ("duty", with(&[Val::Nil, Val::Nil, Val::Nil]), refusal::SLOT_WRONG),
        ("duty", person, refusal::UNKNOWN_THING),
        ("duty", Command::Open { message: call }, refusal::NO_MESSAGE),
        ("duty", Command::Open { message: MessageNo(99) }, refusal::NO_MESSAGE),
        ("duty", Command::Forward { message: call, to: consul, note: None }, refusal::NO_MESSAGE),
        ("consul", Command::CallOff { task: TaskNo(0) }, refusal::NO_TASK),
        ("duty", Command::CallOff { task: TaskNo(77) }, refusal::NO_TASK),
        ("duty", Command::Reorder { task: TaskNo(0), to: 0 }, refusal::NOT_WAITING),
        ("consul", Command::PickUp { message: call }, refusal::NOT_RINGING),
        ("consul", Command::Decline { message: call }, refusal::NOT_RINGING),
        ("consul", Command::Forward { message: call, to: consul, note: None }, refusal::TO_ONESELF),
        ("consul", brief(duty), refusal::NOTHING_CHOSEN),
        ("consul", brief(SeatId(9)), refusal::NO_SUCH),
        (
            "consul",
            Command::Brief {
                to: duty,
                things: [].into(),
                facts: [(secret, None)].into(),
                messages: [].into(),
            },
            refusal::UNKNOWN_FACT,
        ),
        (
            "consul",
            Command::Brief { to: duty, things: [quake].into(), facts: [].into(), messages: [].into() },
            refusal::UNKNOWN_THING,
        ),
        ("duty", Command::OwnWords { text: " ".into(), minutes: 5 }, refusal::EMPTY_TEXT),
        ("duty", Command::OwnWords { text: long.clone(), minutes: 5 }, refusal::LONG_TEXT),
        ("duty", Command::OwnWords { text: "a".into(), minutes: 0 }, refusal::MINUTES),
        ("duty", Command::OwnWords { text: "a".into(), minutes: 481 }, refusal::MINUTES),
        ("duty", Command::Note { text: "".into() }, refusal::EMPTY_TEXT),
        ("duty", Command::Note { text: long }, refusal::LONG_TEXT),
        ("duty", Command::DepartFrom { clause: ClauseId(999), reason: "a".into() }, refusal::NO_SUCH),
        ("duty", Command::DepartFrom { clause: ClauseId(0), reason: "".into() }, refusal::EMPTY_TEXT),
        ("consul", Command::Merge { keep: nino, alias: nino }, refusal::NOT_MERGEABLE),
        ("consul", Command::Merge { keep: nino, alias: crew }, refusal::NOT_MERGEABLE),
        ("consul", Command::Merge { keep: nino, alias: quake }, refusal::UNKNOWN_THING),
        ("duty", Command::Correct { record: RecordNo(9_999), text: "a".into() }, refusal::NO_RECORD),
        (
            "duty",
            Command::Answer { inject: InjectId(0), option: 0, clause: None, confidence: None, reason: None },
            refusal::DECISION_CLOSED,
        ),
        (
            "duty",
            Command::Answer {
                inject: InjectId(999),
                option: 0,
                clause: None,
                confidence: None,
                reason: None,
            },
            refusal::NO_SUCH,
        ),
    ];
    for (seat, command, code) in cases {
        let before = play.records.len();
        let refused = play.ask(seat, command.clone());
        assert_eq!(refused.as_deref(), Some(code), "{seat}: {command:?}");
        assert_eq!(play.records.len(), before + 1, "the refusal is the only record");
    }
    assert_eq!(
        play.trainer("", Command::Release { inject: InjectId(999) }),
        Some(refusal::NO_SUCH.to_owned())
    );
    assert_eq!(
        play.trainer("", Command::LeaveOut { inject: InjectId(999) }),
        Some(refusal::NO_SUCH.to_owned())
    );
}

#[test]
fn an_action_waits_for_its_circumstances() {
    let mut play = Play::changed(|procedure, _| {
        *procedure = procedure
            .replace("takes: \"20m\", uses", "takes: \"20m\", needs: AtLeast(\"level\", \"level-1\"), uses");
    });
    let duty = play.seat("duty");
    let hotline = play.plan.model.action("open-hotline").unwrap();
    let offered = decide::offered(&play.plan, &play.situation, duty, hotline);
    assert_eq!(offered.map_err(|why| why.code), Err(refusal::NOT_NOW));
    assert_eq!(play.begin("duty", "open-hotline", &[]), Some("K008".to_owned()));
    play.begin("duty", "set-level", &[("level", "level-1"), ("reasons", "shelling")]);
    assert_eq!(
        play.begin("duty", "open-hotline", &[]),
        None,
        "behind the act that brings them about it may wait"
    );
    play.to(40);
    assert_eq!(play.fact("hotline-live", ""), 1);
}

#[test]
fn a_single_hand_answers_one_call_at_a_time() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("hands: 2", "hands: 1").replacen(
            "injects: [",
            "injects: [(id: \"call-too\", when: At(\"30m\"), to: [\"consul\"], channel: \"phone\", sender: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\")), ",
            1,
        );
    });
    play.to(30);
    let (one, other) = (play.message("call"), play.message("call-too"));
    assert_eq!(play.ask("consul", Command::PickUp { message: one }), None);
    assert_eq!(play.ask("consul", Command::PickUp { message: other }), Some("K015".to_owned()));
    play.to(33);
    assert_eq!(play.ask("consul", Command::PickUp { message: other }), None);
}

#[test]
fn asking_changes_nothing() {
    let mut play = Play::new();
    play.to(40);
    let before = play.situation.clone();
    let command = play.begin_command("report", &[], false);
    let envelope = Envelope {
        seat: Some(play.seat("duty")),
        by: Holder::Trainer,
        decided_by: None,
        for_table: true,
        command,
    };
    assert_eq!(decide::check(&play.plan, &play.situation, play.clock, &envelope), Ok(()));
    assert_eq!(play.situation, before);
}

#[test]
fn hints_notes_departures_corrections_and_seats_are_recorded() {
    let mut play = Play::new();
    for (seat, command, word) in [
        ("duty", Command::TakeHint, "HintTaken,seat:duty"),
        ("duty", Command::Note { text: "late".into() }, "Noted,text:late,seat:duty"),
        (
            "duty",
            Command::Correct { record: RecordNo(1), text: "at six".into() },
            "Corrected,record:1,text:at six",
        ),
        (
            "consul",
            Command::DepartFrom { clause: ClauseId(0), reason: "lives first".into() },
            "ClauseDeparted,seat:consul,clause:ALRT-01,reason:lives first",
        ),
        ("consul", Command::StepOut, "SeatGiven,seat:consul,holder:bot:expert"),
    ] {
        assert_eq!(play.ask(seat, command), None);
        assert!(play.last().contains(word), "{} lacks {word}", play.last());
    }
    assert_eq!(play.trainer("duty", Command::GiveSeat { holder: Holder::Person("p2".into()) }), None);
    assert_eq!(
        play.situation.seat(play.seat("duty")).map(|seat| seat.holder.clone()),
        Some(Holder::Person("p2".into()))
    );
    assert_eq!(play.trainer("", Command::GiveSeat { holder: Holder::Trainer }), Some("K002".to_owned()));
}
