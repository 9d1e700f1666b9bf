//! Injects, outcomes, conditions, chance, interludes, endings.

use super::play::Play;
use crate::base::SimTime;
use crate::kernel::{Setup, due_by};
use crate::trace::{Command, Due};

fn minutes(lines: &[String]) -> Vec<i64> {
    lines.iter().map(|line| line.split(' ').next().unwrap().parse().unwrap()).collect()
}

/// The scenario with more items at the head of a list.
fn with(list: &'static str, items: &'static str) -> Play {
    Play::changed(move |_, scenario| {
        *scenario = scenario.replacen(&format!("{list}: ["), &format!("{list}: [{items}"), 1);
    })
}

#[test]
fn an_inject_after_another_counts_from_its_firing() {
    let mut play = Play::new();
    play.to(300);
    assert_eq!(minutes(&play.story("InjectFired,inject:tv")), [10]);
    assert_eq!(minutes(&play.story("InjectFired,inject:rumour")), [70]);
    assert_eq!(minutes(&play.story("InjectFired,inject:denial")), [190]);
}

#[test]
fn a_skipped_inject_has_no_followers() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace(
            "(id: \"tv\", when: At(\"10m\"),",
            "(id: \"tv\", when: At(\"10m\"), only_if: Is(\"mood\", \"panic\"),",
        );
    });
    play.to(400);
    assert_eq!(minutes(&play.story("InjectSkipped,inject:tv")), [10]);
    assert!(play.story("inject:rumour").is_empty());
}

#[test]
fn a_condition_fires_once_unless_it_repeats() {
    for (when, times) in [("If", 1), ("Repeat", 2)] {
        let mut play = Play::changed(|_, scenario| {
            *scenario = scenario.replace("injects: [", &format!(
                "injects: [(id: \"up\", when: At(\"1h\"), effects: [Set(\"mood\", \"panic\")]), (id: \"down\", when: At(\"2h\"), effects: [Set(\"mood\", \"calm\")]),
                (id: \"up-again\", when: At(\"3h\"), effects: [Set(\"mood\", \"panic\")]), (id: \"seen\", when: {when}(Is(\"mood\", \"panic\")), effects: [Add(\"calls\", 1)]),"
            ));
        });
        play.to(300);
        assert_eq!(play.story("InjectFired,inject:seen").len(), times, "{when}");
    }
}

#[test]
fn a_condition_true_at_the_start_fires_at_the_start() {
    let mut play = with("injects", "(id: \"first\", when: If(Flag(\"airport-open\"))),");
    play.to(1);
    assert_eq!(minutes(&play.story("InjectFired,inject:first")), [0]);
}

#[test]
fn a_condition_that_was_true_only_before_the_start_does_not_fire() {
    let mut play = with("injects", "(id: \"first\", when: If(Not(Flag(\"airport-open\")))),");
    play.to(1_000);
    assert!(play.story("inject:first").is_empty());
}

#[test]
fn a_periodic_inject_fires_while_its_condition_holds() {
    let mut play = with(
        "injects",
        "(id: \"up\", when: At(\"150m\"), effects: [Add(\"calls\", 100)]), (id: \"down\", when: At(\"330m\"), effects: [Add(\"calls\", -50)]),",
    );
    play.to(1_000);
    // 8 h without telling the kin brings panic, 200 more calls, and the hours go on.
    assert_eq!(minutes(&play.story("InjectFired,inject:hourly"))[..4], [180, 240, 300, 480]);
}

#[test]
fn an_omission_is_decided_when_the_clock_leaves_the_time() {
    let mut play = Play::new();
    play.to(480);
    assert!(play.story("OutcomeFired,outcome:told-late").is_empty());
    assert_eq!(due_by(&play.plan, &play.situation, SimTime(480 * 60_000)), None);
    play.run(SimTime(480 * 60_000 + 1));
    assert_eq!(minutes(&play.story("OutcomeFired,outcome:told-late")), [480]);
    assert_eq!(play.fact("mood", ""), 2);
}

#[test]
fn an_act_at_the_very_time_is_in_time() {
    let mut play = Play::new();
    play.to(450);
    assert_eq!(play.begin("duty", "tell-kin", &[("person", "nino")]), None);
    play.to(600);
    assert_eq!(minutes(&play.story("ActionCompleted")), [480]);
    assert!(play.story("OutcomeFired,outcome:told-late").is_empty());
}

#[test]
fn an_outcome_knows_the_slots_of_the_act_and_who_acted() {
    let mut play = Play::new();
    play.to(70);
    play.begin("consul", "tell-kin", &[("person", "nino")]);
    play.to(100);
    assert_eq!(play.fact("asked", "nino"), 1);
    assert_eq!(play.fact("asked", "tako"), 0);
    let asked = play.records.iter().find(|record| play.line(record).contains("fact:asked")).unwrap();
    assert_eq!(asked.actor, Some(play.seat("consul")));
    assert_eq!(asked.author, crate::trace::Author::Script);
}

#[test]
fn an_outcome_happens_once_unless_each() {
    let mut play = with(
        "outcomes",
        "(id: \"once\", when: On(Did(\"report\")), effects: [Add(\"calls\", 1)]), (id: \"always\", when: On(Did(\"report\")), each: true, effects: [Add(\"calls\", 10)]),",
    );
    for _ in 0..3 {
        play.begin("duty", "report", &[]);
    }
    play.to(45);
    assert_eq!(play.fact("calls", ""), 31);
}

#[test]
fn an_outcome_looks_at_its_condition_when_the_instant_has_settled() {
    let mut play = with(
        "outcomes",
        "(id: \"live\", when: On(Did(\"open-hotline\")), only_if: Flag(\"hotline-live\"), effects: [Add(\"calls\", 5)]), (id: \"dead\", when: On(Did(\"open-hotline\")), only_if: Not(Flag(\"hotline-live\")), effects: [Add(\"calls\", 50)]),",
    );
    play.begin("duty", "open-hotline", &[]);
    play.to(60);
    assert_eq!(play.fact("calls", ""), 5);
}

#[test]
fn what_lapsed_follows_unless_prevented() {
    let outcome = "(id: \"silence\", when: On(Lapsed(since: Raised(\"event-reported\"), for: \"1h\", unless: Did(\"acknowledge\"))), effects: [Add(\"calls\", 7)]), (id: \"no-ack\", when: NotAfter(Did(\"acknowledge\"), \"tv\", \"30m\"), effects: [Add(\"calls\", 100)]),";
    let mut silent = with("outcomes", outcome);
    silent.to(71);
    assert_eq!(minutes(&silent.story("OutcomeFired,outcome:silence")), [70]);
    assert_eq!(minutes(&silent.story("OutcomeFired,outcome:no-ack")), [40]);
    let mut prompt = with("outcomes", outcome);
    prompt.to(10);
    prompt.begin("duty", "acknowledge", &[("event", "quake")]);
    prompt.to(100);
    assert!(prompt.story("OutcomeFired,outcome:silence").is_empty());
    assert!(prompt.story("OutcomeFired,outcome:no-ack").is_empty());
}

#[test]
fn chance_is_the_same_for_a_seed_and_unshifted_by_other_acts() {
    let drawn = |seed: u64, others: usize| {
        let model = crate::content::fixture::changed(|_, scenario| {
            *scenario = scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"north-road\"]");
        });
        let mut play = Play::of(model, Setup { seed, ..Setup::default() });
        for _ in 0..others {
            play.begin("duty", "report", &[]);
        }
        play.begin("consul", "check-route", &[("route", "north-road")]);
        play.to(600);
        play.story("ActionCompleted")
            .into_iter()
            .find(|line| line.contains("check-route"))
            .unwrap()
            .contains("unsafe")
    };
    let results: Vec<bool> = (0..40).map(|seed| drawn(seed, 0)).collect();
    assert!(results.contains(&true) && results.contains(&false));
    for (seed, result) in (0..40).zip(&results) {
        assert_eq!(drawn(seed, 3), *result);
    }
}

#[test]
fn effects_fire_schedule_and_cancel_injects() {
    let mut play = with(
        "injects",
        "(id: \"one\", when: At(\"5m\"), effects: [Fire(\"shelling\"), Schedule(\"late\", \"20m\"), Cancel(\"tv\"), Cancel(\"tv\")]), (id: \"late\", when: Called),",
    );
    play.to(400);
    assert_eq!(minutes(&play.story("InjectFired,inject:shelling")), [5]);
    assert_eq!(minutes(&play.story("InjectFired,inject:late")), [25]);
    assert_eq!(play.story("inject:tv"), ["5 {e:InjectSkipped,inject:tv,never:true}"]);
    assert_eq!(play.fact("route.open", "north-road"), 0);
    assert!(play.story("SignalRaised,signal:route-threat")[0].ends_with("reliability:confirmed}"));
}

#[test]
fn effects_move_harm_and_branch() {
    let mut play = with(
        "injects",
        "(id: \"one\", when: At(\"5m\"), effects: [Move(\"nino\", \"border\"), Harm(\"crew\", \"safe\", \"injured\", 2), Harm(\"crew\", \"injured\", \"dead\", 9),
          When(Flag(\"airport-open\"), [Add(\"calls\", 1), Learn(\"duty\", \"bus\")]), When(Is(\"mood\", \"panic\"), [Add(\"calls\", 100)]), Set(\"condition\", \"ill\", \"tako\"), Add(\"calls\", -50)]),",
    );
    play.to(5);
    assert_eq!(play.fact("person.at", "nino"), i32::from(play.thing("border").0));
    assert_eq!(play.fact("group.safe", "crew"), 28);
    assert_eq!((play.fact("group.injured", "crew"), play.fact("group.dead", "crew")), (0, 2));
    assert_eq!(play.fact("person.condition", "tako"), 2);
    assert_eq!(play.fact("calls", ""), 0, "a count never falls below zero");
    assert!(play.situation.knows(&play.plan.model, play.seat("duty"), play.thing("bus")));
}

#[test]
fn injects_of_one_instant_come_by_priority_then_by_their_order() {
    let mut play = with(
        "injects",
        "(id: \"b\", when: At(\"5m\")), (id: \"c\", when: At(\"5m\"), priority: 1), (id: \"a\", when: At(\"5m\"), priority: -1), (id: \"b2\", when: At(\"5m\")),",
    );
    play.to(5);
    let order: Vec<String> = play.story("InjectFired");
    let names: Vec<&str> =
        order.iter().map(|line| line.split("inject:").nth(1).unwrap().split(',').next().unwrap()).collect();
    assert_eq!(names, ["a", "b", "b2", "c"]);
}

#[test]
fn a_circle_of_injects_does_not_hold_up_the_clock() {
    let mut play = with(
        "injects",
        "(id: \"ping\", when: At(\"5m\"), effects: [Fire(\"pong\")]), (id: \"pong\", when: Called, effects: [Fire(\"ping\")]),",
    );
    play.to(10);
    assert_eq!(minutes(&play.story("InjectFired,inject:tv")), [10]);
}

#[test]
fn by_hand_comes_only_by_the_trainers_hand() {
    let mut play = Play::new();
    play.to(20);
    let contingency = play.inject("contingency");
    assert_eq!(play.ask("duty", Command::Release { inject: contingency }), Some("K003".to_owned()));
    assert_eq!(play.trainer("", Command::Release { inject: contingency }), None);
    assert_eq!(minutes(&play.story("InjectFired,inject:contingency")), [20]);
    assert_eq!(play.trainer("", Command::Release { inject: contingency }), Some("K025".to_owned()));
    let tv = play.inject("tv");
    assert_eq!(play.trainer("", Command::Release { inject: tv }), Some("K024".to_owned()));
}

#[test]
fn what_the_trainer_leaves_out_never_comes() {
    let mut play = Play::new();
    let tv = play.inject("tv");
    assert_eq!(play.trainer("", Command::LeaveOut { inject: tv }), None);
    play.to(300);
    assert!(play.story("InjectFired,inject:tv").is_empty() && play.story("inject:rumour").is_empty());
    assert_eq!(play.trainer("", Command::LeaveOut { inject: tv }), Some("K025".to_owned()));
}

#[test]
fn an_interlude_skips_time_with_nothing_firing() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("places: [", "interludes: [(id: \"night\", from: \"25m\", to: \"4h\", text: (ka: \"ღამე\", en: \"Night\"))], places: [");
    });
    play.to(20);
    play.begin("duty", "report", &[]);
    play.to(25);
    assert_eq!(play.story("InterludePassed"), ["25 {e:InterludePassed,from:1500000,to:14400000}"]);
    assert_eq!(play.clock, SimTime(240 * 60_000));
    play.run(SimTime(240 * 60_000));
    assert_eq!(
        minutes(&play.story("InjectFired,inject:call")),
        [240],
        "what stood in between comes at its end"
    );
    play.to(500);
    assert_eq!(minutes(&play.story("ActionCompleted")), [250], "ten minutes of work were left");
    assert_eq!(
        minutes(&play.story("InjectFired,inject:rumour")),
        [285],
        "an hour after the radio, the night aside"
    );
    assert_eq!(minutes(&play.story("OutcomeFired,outcome:told-late")), [480]);
}

/// The small crisis with a night from 6 h, where its first part ends, to 12 h 30 min.
fn with_night(injects: &str) -> String {
    let night = "interludes: [(id: \"night\", from: \"6h\", to: \"12h 30m\", text: (ka: \"ღამე\", en: \"Night\"))], places: [";
    include_str!("../../../tests/data/mini/scenario.ron")
        .replace("places: [", night)
        .replacen("injects: [", &format!("injects: [{injects}"), 1)
        .replace(
            "(id: \"second\", title: (ka: \"მეორე\", en: \"Second\"), minutes: 20, from: \"6h\"",
            "(id: \"second\", title: (ka: \"მეორე\", en: \"Second\"), minutes: 20, from: \"12h 30m\"",
        )
}

#[test]
fn what_is_due_where_an_interlude_begins_happens_before_it() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = with_night("(id: \"evening\", when: At(\"6h\")), (id: \"midnight\", when: At(\"8h\")),");
    });
    play.to(345);
    play.begin("duty", "report", &[]);
    play.to(360);
    assert_eq!(minutes(&play.story("ActionCompleted")), [360]);
    assert_eq!(minutes(&play.story("InjectFired,inject:evening")), [360]);
    assert_eq!(minutes(&play.story("PartEnded,part:first")), [360]);
    assert_eq!(minutes(&play.story("InterludePassed")), [360]);
    assert_eq!(minutes(&play.story("PartBegun,part:second")), [750]);
    assert_eq!(minutes(&play.story("InjectFired,inject:midnight")), [750]);
}

#[test]
fn a_part_played_alone_ends_before_the_interlude_after_it() {
    let first = Some(crate::base::PartId(0));
    let model = crate::content::fixture::changed(|_, scenario| *scenario = with_night(""));
    let mut play = Play::of(model, Setup { part: first, ..Setup::default() });
    play.to(10_000);
    assert_eq!(play.last(), "360 {e:Stopped,by:part-end}");
    assert!(play.story("InterludePassed").is_empty());
}

#[test]
fn what_comes_every_so_often_rests_in_an_interlude_and_keeps_its_beat() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = with_night("(id: \"beat\", when: Every(\"1h\", \"2h\", Flag(\"airport-open\"))),");
    });
    play.to(1_000);
    assert_eq!(minutes(&play.story("InjectFired,inject:beat")), [60, 180, 300, 780, 900]);
}

#[test]
fn an_open_question_waits_through_an_interlude() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = with_night("(id: \"late\", when: At(\"350m\"), effects: [Fire(\"rumour\")]),");
    });
    play.to(1_000);
    assert_eq!(minutes(&play.story("DecisionLapsed")), [100, 770], "ten of its 30 minutes were over");
}

#[test]
fn a_journey_and_a_call_go_on_after_an_interlude() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = with_night("(id: \"evening-call\", when: At(\"358m\"), to: [\"consul\"], channel: \"phone\", sender: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\")), (id: \"bus-leaves\", when: At(\"5h\"), effects: [Depart(\"second-convoy\")]),")
            .replace("(id: \"second-convoy\", name", "(id: \"second-convoy\", route: \"main-road\", name");
    });
    play.to(1_000);
    assert_eq!(minutes(&play.story("how:missed")), [35, 753], "two of its five minutes were over");
    assert_eq!(minutes(&play.story("JourneyEnded")), [810], "an hour of the two was over");
}

/// Kin who have been told ring back: an outcome that tells somebody.
fn kin_ring_back(when: &'static str, delay: &'static str) -> Play {
    Play::changed(move |_, scenario| {
        let called = "(id: \"ring-back\", when: Called, to: [\"$actor\", \"duty\"], channel: \"e-mail\", sender: (ka: \"ოჯახი\", en: \"Family\"), text: (ka: \"მადლობა\", en: \"Thank you\"), reliability: Confirmed, raises: [(signal: \"name-known\", slots: {\"person\": \"$person\"})], effects: [Set(\"condition\", \"ill\", \"$person\")]), ";
        *scenario = scenario
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"nino\", \"tako\"]")
            .replacen("injects: [", &format!("injects: [{called}"), 1)
            .replacen(
                "outcomes: [",
                &format!("outcomes: [(id: \"thanks\", when: {when}, each: true, effects: [{delay}]), "),
                1,
            );
    })
}

#[test]
fn an_outcome_tells_by_an_inject_that_takes_over_the_slots_of_the_act() {
    let mut play = kin_ring_back("On(Did(\"tell-kin\"))", "Schedule(\"ring-back\", \"20m\")");
    play.begin("consul", "tell-kin", &[("person", "nino")]);
    play.begin("consul", "tell-kin", &[("person", "tako")]);
    play.to(49);
    assert!(play.story("inject:ring-back,occurrence").is_empty());
    play.to(50);
    assert_eq!(play.story("InjectFired,inject:ring-back").len(), 2, "one for each act of the same instant");
    let raised = play.story("SignalRaised,signal:name-known");
    assert!(
        raised[0].contains("args:[@nino],message:3") && raised[1].contains("args:[@tako],message:4"),
        "{raised:?}"
    );
    assert_eq!((play.fact("person.condition", "nino"), play.fact("person.condition", "tako")), (2, 2));
    let knows =
        |seat: &str, thing: &str| play.situation.knows(&play.plan.model, play.seat(seat), play.thing(thing));
    assert!(knows("duty", "nino") && knows("duty", "tako"), "the message names them");
    let sent = play.story("MessageSent,message:3");
    assert!(sent[0].contains("to:[duty,consul]"), "the seat that acted is told too: {sent:?}");
    let signal = play.records.iter().find(|record| play.line(record).contains("signal:name-known")).unwrap();
    assert_eq!(signal.actor, Some(play.seat("consul")), "and the chain of causes leads back to it");
}

#[test]
fn what_an_inject_takes_over_is_kept_until_it_fires_and_no_longer() {
    let mut play = kin_ring_back("On(Did(\"tell-kin\"))", "Fire(\"ring-back\")");
    play.begin("consul", "tell-kin", &[("person", "nino")]);
    play.to(100);
    assert!(play.story("SignalRaised,signal:name-known")[0].starts_with("30 "));
    assert!(play.situation.carried_over.is_empty());
    let ring_back = play.inject("ring-back");
    assert_eq!(
        play.trainer("", Command::Release { inject: ring_back }),
        Some("K024".to_owned()),
        "it cannot come without an act"
    );
}

#[test]
fn a_signal_an_outcome_raises_by_itself_is_a_world_fact_nobody_is_told_of() {
    let mut play = with(
        "outcomes",
        "(id: \"silent\", when: On(Did(\"tell-kin\")), raises: [(signal: \"name-known\", slots: {\"person\": \"$person\"})]),",
    );
    play.to(30);
    play.begin("consul", "tell-kin", &[("person", "nino")]);
    play.to(35);
    play.begin("consul", "tell-kin", &[("person", "nino")]);
    play.to(69);
    assert_eq!(
        play.story("signal:name-known"),
        ["65 {e:SignalRaised,signal:name-known,args:[@nino],reliability:confirmed}"]
    );
    assert!(play.story("ThingLearned").iter().all(|line| !line.starts_with("65 ")));
}

#[test]
fn a_condition_ends_the_scenario_and_says_whether_a_seat_brought_it() {
    let mut play =
        with("injects", "(id: \"rescue\", when: At(\"1h\"), effects: [Move(\"crew\", \"border\")]),");
    play.to(100);
    assert_eq!(
        play.records[play.records.len() - 2..].iter().map(|record| play.line(record)).collect::<Vec<_>>(),
        ["60 {e:EndingReached,ending:home-safe}", "60 {e:Stopped,by:ending}"]
    );
    assert_eq!(due_by(&play.plan, &play.situation, SimTime::FAR), None);
    assert_eq!(play.begin("duty", "report", &[]), Some("K001".to_owned()));
}

#[test]
fn standing_down_ends_it_where_an_ending_says_so_by_the_seats_act() {
    let mut play = Play::new();
    play.begin("duty", "stand-down", &[]);
    play.to(5);
    assert!(play.story("EndingReached")[0].contains("ending:stood-down,by_seat:true"));
    assert_eq!(play.last(), "5 {e:Stopped,by:ending}");
}

#[test]
fn the_crisis_goes_on_after_a_stand_down_that_no_ending_speaks_of() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario.replace("when: All([Done(\"stand-down\")", "when: All([Done(\"report\")");
    });
    play.begin("duty", "stand-down", &[]);
    play.to(15);
    assert_eq!(minutes(&play.story("ActionCompleted,task:0,seat:duty,action:stand-down")), [5]);
    assert_eq!(minutes(&play.story("InjectFired,inject:tv")), [10]);
    assert_eq!(play.story("Stopped"), Vec::<String>::new());
}

#[test]
fn an_effect_ends_the_scenario_and_nothing_follows() {
    let mut play = with(
        "injects",
        "(id: \"over\", when: At(\"5m\"), to: [\"duty\"], channel: \"radio\", text: (ka: \"ა\", en: \"a\"), sender: (ka: \"ა\", en: \"a\"), effects: [End(\"stood-down\"), Add(\"calls\", 1)]),",
    );
    play.to(50);
    assert_eq!(play.last(), "5 {e:Stopped,by:ending}");
    assert!(play.story("fact:calls").is_empty() && play.story("how:arrived").is_empty());
}

#[test]
fn the_trainer_stops_it() {
    let mut play = Play::new();
    assert_eq!(play.trainer("", Command::Stop { reason: Some("real alarm".into()) }), None);
    assert_eq!(play.last(), "0 {e:Stopped,by:trainer,reason:real alarm}");
}

#[test]
fn a_part_played_alone_starts_and_ends_with_itself() {
    let second = crate::base::PartId(1);
    let model = crate::content::fixture::changed(|_, scenario| {
        *scenario = scenario.replace(
            "opening: (ka: \"საღამო\", en: \"Evening\")",
            "opening: (ka: \"საღამო\", en: \"Evening\"), start: Given([Set(\"mood\", \"calm\"), Add(\"calls\", 3)])",
        );
    });
    let mut play = Play::of(model.clone(), Setup { part: Some(second), ..Setup::default() });
    assert_eq!(play.clock, SimTime(360 * 60_000));
    assert_eq!((play.fact("mood", ""), play.fact("calls", "")), (0, 3));
    assert_eq!(play.story("PartBegun"), ["360 {e:PartBegun,part:second}"]);
    play.to(10_000);
    assert!(play.story("InjectFired,inject:tv").is_empty(), "what lies before it does not come");
    assert_eq!(play.last(), "1440 {e:Stopped,by:horizon}");
    let mut first = Play::of(model, Setup { part: Some(crate::base::PartId(0)), ..Setup::default() });
    first.to(10_000);
    assert_eq!(first.last(), "360 {e:Stopped,by:part-end}");
    assert_eq!(first.story("PartEnded").len(), 1);
}

#[test]
fn within_an_instant_completions_come_before_outcomes_before_injects() {
    // The report completes at 15m; an outcome raises the calls; then the inject looks at them.
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario
            .replacen(
                "injects: [",
                "injects: [(id: \"same\", when: At(\"15m\"), only_if: AtLeast(\"calls\", 1)), ",
                1,
            )
            .replacen(
                "outcomes: [",
                "outcomes: [(id: \"ring\", when: On(Did(\"report\")), effects: [Add(\"calls\", 1)]), ",
                1,
            );
    });
    play.begin("duty", "report", &[]);
    play.to(15);
    assert_eq!(minutes(&play.story("InjectFired,inject:same")), [15]);
    let causes: Vec<&Due> = play
        .steps
        .iter()
        .filter_map(|(_, cause)| match cause {
            crate::trace::StepCause::Due(due) => Some(due),
            crate::trace::StepCause::Command(_) => None,
        })
        .collect();
    assert!(matches!(causes[causes.len() - 3..], [Due::Completion(_), Due::Outcome(..), Due::Inject(_)]));
}
