//! An exercise as large as one may become, made of the shipped evacuation as an author would enlarge it: its text is
//! added to and read by the real reader of content. Its messages are the scenario's own, in Georgian and English.

use std::fmt::Write as _;
use std::sync::Arc;

use hotwash::base::{SeatId, SimTime, Text};
use hotwash::content::chart::Chart;
use hotwash::content::load;
use hotwash::content::map::Map;
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Start};
use hotwash::kernel::Plan;
use hotwash::trace::{Command, Envelope, Holder};

use crate::shipped;

/// Messages that reach the seat.
pub(crate) const MESSAGES: usize = 200;
/// Places on the map, each with two counters.
pub(crate) const PLACES: usize = 60;
/// Records of the run.
pub(crate) const RECORDS: usize = 2_000;
/// The seat that is drawn.
const SEAT: &str = "embassy";

/// The exercise, hours after its beginning.
pub(crate) struct Large {
    /// It.
    pub(crate) exercise: Exercise,
    /// The seat that is drawn.
    pub(crate) seat: SeatId,
    /// The sheet of its map.
    pub(crate) chart: Chart,
}

impl Large {
    /// Makes it.
    pub(crate) fn new() -> Self {
        let shipped = String::from_utf8(shipped::scenario("evacuation")).expect("a text");
        let procedure = shipped::procedure(&shipped::files(shipped::PROCEDURE));
        let model = shipped::compile(&procedure, enlarged(&shipped).as_bytes());
        let seat = model.seat(SEAT).expect("the seat");
        let chart = Chart::of(&model, Some(&map()));
        let holder = |at| if at == seat.index() { person() } else { Holder::Bot("absent".into()) };
        let holders = (0..model.seats.len()).map(holder).collect();
        let plan = Arc::new(Plan::new(Arc::new(model)));
        let start = Start { seed: 1, holders, ..Start::default() };
        let exercise = start.begin(&plan, &manifest(&plan.model));
        let mut large = Self { exercise, seat, chart };
        large.play();
        large
    }

    /// Every message is opened but the latest; work is under way and waits.
    fn play(&mut self) {
        let mut minute = 0;
        let mut opened = 0;
        while self.messages() < MESSAGES || self.exercise.records().len() < RECORDS {
            minute += 2;
            assert!(minute < 84 * 60, "{} records", self.exercise.records().len());
            self.exercise.advance_to(SimTime(minute * 60_000));
            let reached = self.reached();
            for message in reached.get(opened..reached.len().saturating_sub(3)).into_iter().flatten() {
                self.command(Command::Open { message: *message });
            }
            opened = opened.max(reached.len().saturating_sub(3));
        }
        for text in ["ვამოწმებთ სიას კომპანიასთან", "ვურეკავთ ოჯახებს", "ვამზადებთ ცნობას თბილისისთვის"]
        {
            for minutes in [20, 40] {
                self.command(Command::OwnWords { text: text.into(), minutes });
            }
        }
        // A moment between two things that happen: time may run a while without news.
        let now = self.exercise.clock();
        self.exercise.advance_to(SimTime(now.0 + 90_000));
    }

    fn reached(&self) -> Vec<hotwash::trace::MessageNo> {
        let reached = self.exercise.records().iter().filter_map(|record| match &record.event {
            hotwash::trace::Event::MessageReached { message, seat, .. } if *seat == self.seat => {
                Some(*message)
            }
            _ => None,
        });
        reached.collect()
    }

    fn messages(&self) -> usize {
        self.reached().len()
    }

    /// Hands a command of the seat in.
    pub(crate) fn command(&mut self, command: Command) {
        self.exercise.submit(envelope(self.seat, command));
    }
}

/// A command of the person in the seat.
pub(crate) fn envelope(seat: SeatId, command: Command) -> Envelope {
    Envelope { seat: Some(seat), by: person(), decided_by: None, for_table: false, command }
}

fn person() -> Holder {
    Holder::Person("P1".into())
}

/// The scenario with more places, groups and messages.
fn enlarged(shipped: &str) -> String {
    let scenario = load::scenario("scenario.ron", shipped.as_bytes()).0.expect("a scenario");
    let mut places: Vec<String> = scenario.places.iter().map(|place| place.id.as_str().to_owned()).collect();
    let (mut more_places, mut more_groups, mut more_injects) = (String::new(), String::new(), String::new());
    let mut known = String::new();
    for n in places.len()..PLACES {
        places.push(format!("camp-{n}"));
        writeln!(
            more_places,
            "(id: \"camp-{n}\", name: (ka: \"დროებითი ბანაკი {n}\", en: \"Camp {n}\"), kind: Site),"
        )
        .expect("grows");
    }
    for (n, place) in places.iter().enumerate() {
        write!(known, "\"{place}\", \"people-{n}\", ").expect("grows");
        writeln!(
            more_groups,
            "(id: \"people-{n}\", name: (ka: \"მოქალაქეთა ჯგუფი {n}\", en: \"Group of citizens {n}\"), at: \"{place}\", count: 12),"
        )
        .expect("grows");
    }
    let told: Vec<(&Text, &Text)> = (scenario.injects.iter())
        .filter_map(|inject| Some((inject.sender.as_ref()?, inject.text.as_ref()?)))
        .collect();
    for (n, (sender, text)) in told.iter().cycle().take(MESSAGES).enumerate() {
        let (group, minute) = (n % PLACES, 2 * n + 1);
        let (sender, text) = (written(sender), written(text));
        // The first message about a group tells how its people are.
        let effects = if n < PLACES {
            format!(
                "Harm(\"people-{group}\", \"safe\", \"injured\", 3), Harm(\"people-{group}\", \"injured\", \"safe\", 1)"
            )
        } else {
            String::new()
        };
        writeln!(
            more_injects,
            "(id: \"more-{n}\", when: At(\"{minute}m\"), to: [\"{SEAT}\", \"duty\", \"cell\", \"consular\", \"press\"], channel: \"e-mail\", sender: {sender}, \
             text: {text}, names: [\"people-{group}\"], raises: [(signal: \"message-arrived\", slots: [])], effects: [{effects}]),"
        )
        .expect("grows");
    }
    let with = |text: &str, list: &str, more: &str| {
        let head = format!("\n    {list}: [");
        assert_eq!(text.matches(&head).count(), 1, "one list of {list}");
        text.replacen(&head, &format!("{head}{more}"), 1)
    };
    let text =
        with(&with(&with(shipped, "places", &more_places), "groups", &more_groups), "injects", &more_injects);
    let seat = text.find(&format!("id: \"{SEAT}\"")).expect("the seat");
    let knows = text.get(seat..).and_then(|rest| rest.find("knows: [")).expect("what it knows") + seat;
    let (before, after) = text.split_at(knows + "knows: [".len());
    let known: String = known
        .split_inclusive(", ")
        .filter(|name| !after.lines().next().unwrap_or_default().contains(name.trim_end_matches(", ")))
        .collect();
    format!("{before}{known}{after}")
}

/// A text as an author writes it.
fn written(text: &Text) -> String {
    format!("(ka: {:?}, en: {:?})", text.ka, text.en)
}

/// The shipped map, with the places that were added in rows.
fn map() -> Map {
    let files = shipped::files("scenarios/evacuation");
    let (name, bytes) = files.iter().find(|(name, _)| name.ends_with("/map.ron")).expect("the map");
    let text = std::str::from_utf8(bytes).expect("a text");
    let present = load::map(name, bytes).0.expect("a map").places.len();
    let mut more = "places: [".to_owned();
    for (row, n) in (present..PLACES).enumerate() {
        let (x, y) = (80 + 120 * (row % 8), 100 + 140 * (row / 8));
        write!(more, "(place: \"camp-{n}\", x: {x}, y: {y}),").expect("grows");
    }
    load::map(name, text.replacen("places: [", &more, 1).as_bytes()).0.expect("a map")
}
