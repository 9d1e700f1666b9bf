//! What the stories of an earthquake and of a detention need of the world.

use super::play::Play;

/// A hostel of 24 of whom 2 are injured and 20 not located, beside the crew; more injects and outcomes.
fn after_the_quake(injects: &'static str, outcomes: &'static str) -> Play {
    Play::changed(move |_, scenario| {
        *scenario = scenario
            .replace("groups: [", "groups: [(id: \"hostel\", name: (ka: \"ჰოსტელი\", en: \"Hostel\"), at: \"town\", count: 24, unlocated: 20, injured: 2), ")
            .replace("people: [", "people: [(id: \"levan\", name: (ka: \"ლევანი\", en: \"Levan\"), condition: \"unlocated\"), (id: \"giorgi\", name: (ka: \"გიორგი\", en: \"Giorgi\"), at: \"town\", condition: \"detained\"), ")
            .replace("links: [", "links: [(kind: MemberOf, from: \"levan\", to: \"hostel\"), ")
            .replace("facts: [", "facts: [(id: \"lines\", type: Count), (id: \"overloaded\", type: Flag), (id: \"visited\", type: Flag, of: \"person\"), ")
            .replace("knows: [\"crew\"]", "knows: [\"crew\", \"border\", \"giorgi\"]")
            .replacen("injects: [", &format!("injects: [{injects}"), 1)
            .replacen("outcomes: [", &format!("outcomes: [{outcomes}"), 1);
    })
}

fn hostel(play: &Play) -> [i32; 4] {
    ["safe", "unlocated", "injured", "dead"].map(|count| play.fact(&format!("group.{count}"), "hostel"))
}

fn minutes(lines: &[String]) -> Vec<i64> {
    lines.iter().map(|line| line.split(' ').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn every_member_of_a_group_is_counted_once_whatever_happens() {
    let mut play = after_the_quake(
        "(id: \"hotline\", when: At(\"1h\"), effects: [Harm(\"hostel\", \"unlocated\", \"safe\", 14)]),
         (id: \"ruins\", when: At(\"2h\"), effects: [Harm(\"hostel\", \"unlocated\", \"dead\", 5), Harm(\"hostel\", \"injured\", \"dead\", 1)]),
         (id: \"more-than-there-are\", when: At(\"3h\"), effects: [Harm(\"hostel\", \"unlocated\", \"injured\", 9)]),
         (id: \"found\", when: At(\"4h\"), effects: [Set(\"condition\", \"injured\", \"levan\"), Move(\"levan\", \"border\")]),",
        "",
    );
    assert_eq!(hostel(&play), [2, 20, 2, 0]);
    assert_eq!((play.fact("person.condition", "levan"), play.fact("person.at", "levan")), (1, -1));
    for (minute, counts) in [(60, [16, 6, 2, 0]), (120, [16, 1, 1, 6]), (180, [16, 0, 2, 6])] {
        play.to(minute);
        assert_eq!(hostel(&play), counts, "at {minute}");
        assert_eq!(hostel(&play).iter().sum::<i32>(), play.fact("group.size", "hostel"));
    }
    play.to(240);
    assert_eq!(play.fact("person.condition", "levan"), 3, "a person beside the count, with a case file");
    assert_eq!(play.fact("person.at", "levan"), i32::from(play.thing("border").0));
}

#[test]
fn a_line_is_overloaded_while_the_calls_exceed_what_it_takes() {
    let mut play = after_the_quake(
        "(id: \"staffed\", when: At(\"1m\"), effects: [Set(\"lines\", 100)]),
         (id: \"calls-come\", when: Every(\"10m\", \"10m\", AtMost(\"calls\", 200)), effects: [Add(\"calls\", 60)]),
         (id: \"too-many\", when: Repeat(Exceeds(\"calls\", \"lines\")), effects: [Set(\"overloaded\", true)]),
         (id: \"enough\", when: Repeat(Not(Exceeds(\"calls\", \"lines\"))), effects: [Set(\"overloaded\", false)]),
         (id: \"more-staff\", when: At(\"25m\"), effects: [Set(\"lines\", 150)]),",
        "",
    );
    play.to(50);
    assert_eq!(
        minutes(&play.story("InjectFired,inject:calls-come")),
        [10, 20, 30, 40],
        "at a rate, while it holds"
    );
    assert_eq!(minutes(&play.story("InjectFired,inject:too-many")), [20, 30]);
    assert_eq!(minutes(&play.story("InjectFired,inject:enough")), [0, 25]);
    assert_eq!(play.fact("overloaded", ""), 1);
}

#[test]
fn a_team_sent_to_the_wrong_town_has_its_price() {
    let outcome = "(id: \"wrong-town\", when: On(Did(\"travel\", [Is(\"place\", \"border\")])), only_if: Not(Done(\"check-route\")), effects: [Set(\"condition\", \"dead\", \"levan\"), Schedule(\"too-late\", \"1d\")]),";
    let mut play = after_the_quake("(id: \"too-late\", when: Called), ", outcome);
    play.begin("consul", "travel", &[("place", "border")]);
    play.to(120);
    assert_eq!(play.fact("person.condition", "levan"), 5);
    let mut elsewhere = after_the_quake("(id: \"too-late\", when: Called), ", outcome);
    elsewhere.begin("consul", "travel", &[("place", "capital")]);
    elsewhere.to(120);
    assert_eq!(elsewhere.fact("person.condition", "levan"), 1);
}

#[test]
fn a_detention_goes_on_for_weeks_with_interludes_and_its_clocks_count_only_what_is_played() {
    let mut play = Play::changed(|_, scenario| {
        *scenario = scenario
            .replace("horizon: \"1d\"", "horizon: \"30d\"")
            .replace("from: \"6h\", to: \"1d\"", "from: \"6h\", to: \"30d\"")
            .replace("condition: \"safe\"", "condition: \"detained\"")
            .replace("places: [", "interludes: [(id: \"w1\", from: \"1d\", to: \"7d\", text: (ka: \"ა\", en: \"a\")), (id: \"w2\", from: \"8d\", to: \"14d\", text: (ka: \"ა\", en: \"a\")), (id: \"w3\", from: \"15d\", to: \"28d\", text: (ka: \"ა\", en: \"a\"))], places: [")
            .replacen("injects: [", "injects: [(id: \"hearing\", when: At(\"14d 2h\")), (id: \"letter\", when: After(\"tv\", \"2d\")), ", 1)
            .replacen("outcomes: [", "outcomes: [(id: \"unvisited\", when: NotAfter(Did(\"check-route\"), \"tv\", \"60h\"), effects: [Set(\"condition\", \"dead\", \"nino\")]), ", 1);
    });
    play.to(43_200);
    let day = 24 * 60;
    assert_eq!(minutes(&play.story("InterludePassed")), [day, 8 * day, 15 * day]);
    assert_eq!(minutes(&play.story("InjectFired,inject:hearing")), [14 * day + 120]);
    assert_eq!(
        minutes(&play.story("InjectFired,inject:letter")),
        [14 * day + 10],
        "48 hours of play after the radio"
    );
    assert_eq!(minutes(&play.story("OutcomeFired,outcome:unvisited")), [14 * day + 12 * 60 + 10]);
    assert_eq!(play.fact("person.condition", "nino"), 5);
    assert_eq!(play.last(), "43200 {e:Stopped,by:horizon}");
}
