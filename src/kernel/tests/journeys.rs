//! Journeys.

use super::play::Play;

/// The consul knows of everything; nothing ends the scenario.
fn ready(change: impl FnOnce(&mut String)) -> Play {
    Play::changed(|_, scenario| {
        *scenario = scenario
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"nino\", \"tako\", \"convoy\", \"second-convoy\", \"north-road\", \"south-road\", \"main-road\"]")
            .replace("when: Is(\"at\", \"border\", \"crew\")", "when: AtLeast(\"calls\", 9999)");
        change(scenario);
    })
}

fn plan(play: &mut Play, route: &str) {
    assert_eq!(play.begin("consul", "plan", &[("movement", "convoy"), ("route", route)]), None);
    let now = play.clock.0 / 60_000;
    play.to(now + 10);
}

fn board(play: &mut Play, who: &str) -> Option<String> {
    let refused = play.begin("consul", "board", &[("movement", "convoy"), ("who", who)]);
    let now = play.clock.0 / 60_000;
    play.to(now + 5);
    refused
}

fn depart(play: &mut Play) -> Option<String> {
    let refused = play.begin("consul", "depart", &[("movement", "convoy")]);
    let now = play.clock.0 / 60_000;
    play.to(now + 5);
    refused
}

#[test]
fn a_group_is_taken_to_the_other_end() {
    let mut play = ready(|_| {});
    plan(&mut play, "north-road");
    assert_eq!(board(&mut play, "crew"), None);
    assert_eq!(play.fact("transport.taken", "bus"), 30, "three of the 33 are not located");
    assert_eq!(board(&mut play, "tako"), None);
    assert_eq!(play.fact("movement.aboard", "convoy"), 31);
    assert_eq!(depart(&mut play), None);
    assert_eq!(play.fact("group.at", "crew"), -1);
    assert_eq!(play.fact("person.at", "nino"), -1, "members ride with their group");
    assert_eq!(play.story("signal:assembly-closed").len(), 1);
    assert_eq!(play.story("signal:departed").len(), 3, "crew, Tako, Nino");
    assert!(play.story("signal:family-separated").is_empty());
    let raised = play.records.iter().find(|record| play.line(record).contains("signal:departed")).unwrap();
    assert_eq!(raised.actor, Some(play.seat("consul")));
    play.to(204);
    assert_eq!(play.fact("movement.arrived", "convoy"), 0);
    play.to(205);
    let border = i32::from(play.thing("border").0);
    assert_eq!(play.fact("movement.arrived", "convoy"), 1);
    for (fact, of) in
        [("group.at", "crew"), ("person.at", "nino"), ("person.at", "tako"), ("transport.at", "bus")]
    {
        assert_eq!(play.fact(fact, of), border, "{of}");
    }
    assert_eq!((play.fact("transport.taken", "bus"), play.fact("group.aboard", "crew")), (0, 0));
    assert_eq!(play.story("signal:arrived").len(), 3);
}

#[test]
fn a_departure_is_raised_once_and_each_traveller_apart() {
    let mut play = Play::changed(|procedure, scenario| {
        let slots = "(id: \"group\", type: Of(\"group\"), optional: true), (id: \"person\", type: Of(\"person\"), optional: true)";
        let title = "title: (ka: \"წავიდა\", en: \"Left\")";
        let at = procedure.find("(id: \"departed\"").unwrap();
        let end = at + procedure[at..].find("])").unwrap() + 2;
        let both = format!(
            "(id: \"departed\", {title}, slots: [(id: \"movement\", type: Of(\"movement\"))]), \
             (id: \"rider-departed\", {title}, slots: [(id: \"movement\", type: Of(\"movement\")), {slots}])"
        );
        procedure.replace_range(at..end, &both);
        *scenario =
            scenario.replace("knows: [\"crew\"]", "knows: [\"crew\", \"nino\", \"convoy\", \"north-road\"]");
    });
    plan(&mut play, "north-road");
    assert_eq!((board(&mut play, "crew"), board(&mut play, "nino"), depart(&mut play)), (None, None, None));
    assert_eq!(play.story("SignalRaised,signal:departed").len(), 1);
    assert_eq!(play.story("SignalRaised,signal:rider-departed").len(), 2);
}

#[test]
fn a_child_left_behind_is_separated_from_her_carer() {
    let mut play = ready(|_| {});
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    depart(&mut play);
    let raised = play.story("signal:family-separated");
    assert_eq!(raised.len(), 1);
    assert!(raised[0].contains("args:[@tako,@nino,@convoy]"), "{raised:?}");
    let record = play.records.iter().find(|record| play.line(record).contains("family-separated")).unwrap();
    assert_eq!(record.actor, Some(play.seat("consul")));
}

#[test]
fn on_a_closed_route_the_journey_meets_the_block_and_comes_back() {
    let mut play = ready(|_| {});
    plan(&mut play, "south-road");
    board(&mut play, "crew");
    depart(&mut play);
    assert_eq!(play.clock.0 / 60_000, 20);
    play.to(169);
    assert!(play.story("signal:turned-back").is_empty());
    play.to(170);
    assert_eq!(play.story("signal:turned-back").len(), 1);
    play.to(320);
    assert_eq!(play.story("JourneyEnded"), ["320 {e:JourneyEnded,movement:convoy,place:town}"]);
    assert_eq!(play.fact("group.at", "crew"), i32::from(play.thing("town").0));
    assert_eq!(
        (play.fact("movement.departed", "convoy"), play.fact("movement.turned-back", "convoy")),
        (0, 1)
    );
    plan(&mut play, "north-road");
    assert_eq!(board(&mut play, "crew"), None, "it can be tried again another way");
    assert_eq!(depart(&mut play), None);
    assert_eq!(play.fact("movement.turned-back", "convoy"), 0);
}

#[test]
fn a_block_that_opens_in_time_is_passed() {
    let mut play = ready(|scenario| {
        *scenario = scenario.replacen(
            "injects: [",
            "injects: [(id: \"opens\", when: At(\"100m\"), effects: [Open(\"south-road\")]), ",
            1,
        );
    });
    plan(&mut play, "south-road");
    board(&mut play, "crew");
    depart(&mut play);
    play.to(320);
    assert_eq!(
        play.story("JourneyEnded"),
        ["320 {e:JourneyEnded,movement:convoy,place:capital,arrived:true}"]
    );
}

#[test]
fn a_route_that_closes_on_the_way_turns_the_journey_back_at_once() {
    let mut play = ready(|scenario| {
        *scenario = scenario.replacen(
            "injects: [",
            "injects: [(id: \"closes\", when: At(\"80m\"), effects: [Fire(\"shelling\")]), ",
            1,
        );
    });
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    depart(&mut play);
    play.to(1_000);
    assert!(play.story("signal:turned-back")[0].starts_with("80 "));
    assert!(play.story("JourneyEnded")[0].starts_with("140 "), "an hour out, an hour back");
}

#[test]
fn who_is_not_at_the_assembly_point_cannot_board() {
    let mut play = ready(|scenario| {
        *scenario = scenario.replacen("given: [", "given: [Move(\"tako\", \"capital\"), ", 1);
    });
    plan(&mut play, "north-road");
    assert_eq!(board(&mut play, "tako"), None, "it shows only on the spot");
    assert!(play.story("ActionFailed")[0].ends_with("code:K033}"));
}

#[test]
fn the_bus_takes_no_more_than_its_seats() {
    let mut play = ready(|scenario| *scenario = scenario.replace("seats: 40", "seats: 30"));
    plan(&mut play, "north-road");
    assert_eq!(board(&mut play, "crew"), None);
    assert_eq!(board(&mut play, "tako"), Some("K031".to_owned()));
}

#[test]
fn the_route_takes_no_more_than_its_capacity() {
    let mut play = ready(|scenario| *scenario = scenario.replace("capacity: 40", "capacity: 20"));
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    assert_eq!(depart(&mut play), Some("K035".to_owned()));
}

#[test]
fn a_journey_is_planned_before_anybody_boards_and_leaves_once() {
    let mut play = ready(|_| {});
    assert_eq!(board(&mut play, "crew"), Some("K029".to_owned()));
    assert_eq!(depart(&mut play), Some("K029".to_owned()));
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    assert_eq!(board(&mut play, "crew"), Some("K032".to_owned()));
    depart(&mut play);
    assert_eq!(depart(&mut play), Some("K030".to_owned()));
    assert_eq!(board(&mut play, "tako"), Some("K030".to_owned()));
    let planned = play.begin("consul", "plan", &[("movement", "convoy"), ("route", "north-road")]);
    assert_eq!(planned, Some("K030".to_owned()));
}

#[test]
fn a_transport_that_is_not_available_cannot_be_planned_with() {
    let mut play = ready(|scenario| *scenario = scenario.replace("available: true", "available: false"));
    let planned = play.begin("consul", "plan", &[("movement", "convoy"), ("route", "north-road")]);
    assert_eq!(planned, Some("K034".to_owned()));
}

#[test]
fn a_transport_that_fell_through_after_planning_takes_nobody_and_does_not_leave() {
    let mut play = ready(|scenario| {
        let gone =
            "injects: [(id: \"no-bus\", when: At(\"1h\"), effects: [Set(\"available\", false, \"bus\")]), ";
        *scenario = scenario.replacen("injects: [", gone, 1);
    });
    play.to(40);
    plan(&mut play, "north-road");
    assert_eq!(board(&mut play, "crew"), None);
    play.to(60);
    assert_eq!(board(&mut play, "nino"), Some("K034".to_owned()));
    assert_eq!(depart(&mut play), Some("K034".to_owned()));
}

#[test]
fn a_journey_leaves_by_other_hands() {
    let mut play = ready(|scenario| {
        *scenario = scenario
            .replace("(id: \"second-convoy\", name", "(id: \"second-convoy\", route: \"main-road\", name")
            .replacen("injects: [", "injects: [(id: \"partners\", when: At(\"1h\"), effects: [Depart(\"second-convoy\"), Depart(\"convoy\")]), ", 1);
    });
    play.to(200);
    assert!(
        play.story("JourneyBegun")[0].starts_with("60 ") && play.story("JourneyEnded")[0].starts_with("180 ")
    );
    assert_eq!(play.story("JourneyBegun").len(), 1, "without a route nothing leaves");
    let begun = play.records.iter().find(|record| play.line(record).contains("JourneyBegun")).unwrap();
    assert_eq!(begun.actor, None);
}

#[test]
fn an_outcome_of_a_departure_hurts_those_on_the_road() {
    let mut play = ready(|_| {});
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    depart(&mut play);
    assert_eq!(play.story("ChanceDrawn").len(), 1);
    assert!(
        play.story("ChanceDrawn")[0].contains("draw:ambush")
            && play.story("ChanceDrawn")[0].contains("@convoy")
    );
}

/// Two journeys with one bus: the convoy by the north road, the second convoy by the main road.
fn one_bus() -> Play {
    ready(|scenario| {
        *scenario = scenario
            .replace("(id: \"second-convoy\", name", "(id: \"second-convoy\", transport: \"bus\", name");
    })
}

#[test]
fn a_bus_on_the_road_cannot_leave_with_another_journey() {
    let mut play = one_bus();
    plan(&mut play, "north-road");
    board(&mut play, "crew");
    depart(&mut play);
    assert_eq!(
        play.begin("consul", "plan", &[("movement", "second-convoy"), ("route", "north-road")]),
        None,
        "it can be planned for when the bus is back"
    );
    play.to(40);
    assert_eq!(play.begin("consul", "depart", &[("movement", "second-convoy")]), Some("K039".to_owned()));
    play.begin("consul", "board", &[("movement", "second-convoy"), ("who", "tako")]);
    play.to(50);
    assert!(play.story("ActionFailed")[0].ends_with("code:K039}"), "and nobody boards what is not there");
    play.to(205);
    assert_eq!(play.fact("movement.arrived", "convoy"), 1);
    assert_eq!(play.begin("consul", "depart", &[("movement", "second-convoy")]), None);
}

#[test]
fn two_journeys_at_once_keep_their_people_apart() {
    let mut play = ready(|scenario| {
        *scenario = scenario.replace("transports: [", "transports: [(id: \"van\", name: (ka: \"ფურგონი\", en: \"Van\"), mode: Road, seats: 8, at: \"town\"), ").replace(
            "(id: \"second-convoy\", name",
            "(id: \"second-convoy\", transport: \"van\", name",
        );
    });
    plan(&mut play, "north-road");
    assert_eq!(play.begin("consul", "plan", &[("movement", "second-convoy"), ("route", "north-road")]), None);
    play.to(20);
    assert_eq!(board(&mut play, "crew"), None);
    assert_eq!(play.begin("consul", "board", &[("movement", "second-convoy"), ("who", "tako")]), None);
    play.to(30);
    assert_eq!(depart(&mut play), None);
    play.to(60);
    assert_eq!(play.begin("consul", "depart", &[("movement", "second-convoy")]), None);
    play.to(215);
    let border = i32::from(play.thing("border").0);
    assert_eq!((play.fact("group.at", "crew"), play.fact("person.at", "tako")), (border, -1));
    assert_eq!((play.fact("transport.taken", "bus"), play.fact("transport.taken", "van")), (0, 1));
    play.to(300);
    assert_eq!((play.fact("person.at", "tako"), play.fact("transport.taken", "van")), (border, 0));
}
