//! What holds whatever is asked for.

use proptest::prelude::*;

use super::play::{MINUTE, Play};
use crate::base::{ActionId, ClauseId, EntityId, FactId, InjectId, SeatId, SeatMask, SimTime};
use crate::content::model::{FactTy, Model, SlotTy};
use crate::kernel::situation::Phase;
use crate::kernel::{Plan, Setup, Situation, actor_of, apply, decide, due_by};
use crate::trace::{Args, Author, Command, Envelope, Holder, MessageNo, RecordNo, StepCause, TaskNo, Val};

/// The small crisis with more of everything: calls to both seats, an interlude, all that is known, fewer officers.
fn model() -> Model {
    crate::content::fixture::changed(|procedure, scenario| {
        let known = "\"crew\", \"nino\", \"tako\", \"convoy\", \"second-convoy\", \"north-road\", \"south-road\", \"main-road\", \"town\", \"border\", \"capital\"";
        let night =
            "interludes: [(id: \"night\", from: \"7h\", to: \"12h\", text: (ka: \"ღამე\", en: \"Night\"))]";
        let mut calls = String::new();
        for (at, to) in [
            (3, "duty"),
            (4, "duty"),
            (5, "consul"),
            (20, "consul"),
            (21, "duty"),
            (60, "consul"),
            (61, "consul"),
            (62, "consul"),
        ] {
            calls += &format!(
                "(id: \"ring-{at}\", when: At(\"{at}m\"), to: [\"{to}\"], channel: \"phone\", sender: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\")),"
            );
        }
        calls += "(id: \"loud\", when: Repeat(AtLeast(\"calls\", 20)), effects: [Add(\"calls\", -15), Chance(\"luck\", [(1, [Close(\"main-road\")]), (1, [Open(\"south-road\"), Harm(\"crew\", \"safe\", \"dead\", 40)])])]),";
        calls += "(id: \"kin-call\", when: Called, to: [\"$actor\", \"duty\"], channel: \"phone\", sender: (ka: \"ა\", en: \"a\"), text: (ka: \"ა\", en: \"a\"), raises: [(signal: \"name-known\", slots: {\"person\": \"$person\"})], effects: [Set(\"condition\", \"ill\", \"$person\")]),";
        let outcomes = "(id: \"answer\", when: On(Did(\"tell-kin\")), each: true, effects: [Schedule(\"kin-call\", \"7m\")]), (id: \"busy\", when: On(Any([Did(\"report\"), Became(AtLeast(\"mood\", \"panic\"))])), each: true, effects: [Add(\"calls\", 6)]),
            (id: \"slow\", when: On(Lapsed(since: Did(\"report\"), for: \"45m\", unless: Did(\"acknowledge\"))), each: true, effects: [Schedule(\"shelling\", \"5m\")]),";
        *scenario = scenario
            .replace("knows: [\"crew\"]", &format!("knows: [{known}]"))
            .replace("knows: [\"quake\"]", &format!("knows: [\"quake\", {known}]"))
            .replace("places: [", &format!("{night}, places: ["))
            .replacen("injects: [", &format!("injects: [{calls}"), 1)
            .replacen("outcomes: [", &format!("outcomes: [{outcomes}"), 1);
        *procedure = procedure.replace(
            "takes: \"10m\",\n            slots: [(id: \"movement\"",
            "takes: \"0\",\n            slots: [(id: \"movement\"",
        );
    })
}

/// A choice among what there is, and a step of time before it.
#[derive(Clone, Debug)]
struct Move {
    wait: i64,
    kind: u8,
    seat: u16,
    pick: u16,
    vals: [u16; 3],
    flag: bool,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (
        prop_oneof![0i64..4, 0i64..40],
        0u8..26,
        0u16..3,
        0u16..40,
        [0u16..24, 0u16..24, 0u16..24],
        any::<bool>(),
    )
        .prop_map(|(wait, kind, seat, pick, vals, flag)| Move { wait, kind, seat, pick, vals, flag });
    prop::collection::vec(one, 1..60)
}

fn slot(plan: &Plan, ty: &SlotTy, n: u16) -> Val {
    match ty {
        SlotTy::Thing(kinds) => {
            let (first, len) = plan.model.range(kinds[usize::from(n) % kinds.len()]);
            if len == 0 { Val::Nil } else { Val::Entity(EntityId(first + n % len)) }
        }
        SlotTy::Many(kind) => Val::Many(crate::base::KindId::from_index(*kind as usize), u64::from(n)),
        SlotTy::Word(words) => {
            words.get(usize::from(n) % words.len().max(1)).map_or(Val::Nil, |word| Val::Word(*word))
        }
        SlotTy::Words(_) => Val::Options(u64::from(n % 4)),
        SlotTy::Message => Val::Message(MessageNo(u32::from(n))),
        SlotTy::Seat => Val::Seat(SeatId(n)),
        SlotTy::Number | SlotTy::Time => Val::Num(i64::from(n)),
        SlotTy::Flag => Val::Flag(n.is_multiple_of(2)),
        SlotTy::Text => Val::Nil,
    }
}

fn command(plan: &Plan, made: &Move) -> Command {
    let pick = made.pick;
    let message = MessageNo(u32::from(pick % 14));
    match made.kind {
        0..=9 => {
            let action = ActionId(pick % plan.model.actions.len() as u16);
            let rows = &plan.model.actions[action.index()].slots;
            let vals: Vec<Val> = rows.iter().zip(made.vals).map(|(row, n)| slot(plan, &row.ty, n)).collect();
            Command::Begin { action, args: Args::of(&vals), front: made.flag }
        }
        10 => Command::CallOff { task: TaskNo(u32::from(pick)) },
        11 => Command::Reorder { task: TaskNo(u32::from(pick)), to: made.vals[0] },
        12 => Command::Open { message },
        13 | 14 => Command::PickUp { message },
        15 => Command::Decline { message },
        16 | 17 => Command::Answer {
            inject: InjectId(made.vals[0] % 20),
            option: (pick % 4) as u8,
            clause: None,
            confidence: None,
            reason: None,
        },
        18 => Command::Forward { message, to: SeatId(made.vals[0] % 3), note: None },
        19 => Command::Brief {
            to: SeatId(made.vals[0] % 3),
            things: [EntityId(made.vals[1])].into(),
            facts: [(FactId(pick), made.flag.then_some(EntityId(made.vals[2])))].into(),
            messages: [].into(),
        },
        20 => Command::OwnWords { text: "something".into(), minutes: made.vals[0] },
        21 => Command::Merge { keep: EntityId(made.vals[0]), alias: EntityId(made.vals[1]) },
        22 => Command::Release { inject: InjectId(made.vals[0] % 20) },
        23 => Command::LeaveOut { inject: InjectId(made.vals[0] % 20) },
        24 => Command::DepartFrom { clause: ClauseId(pick % 8), reason: "why".into() },
        _ => Command::ToldOrally {
            from: SeatId(made.vals[0] % 2),
            to: SeatId(made.vals[1] % 2),
            messages: [message].into(),
            things: [].into(),
        },
    }
}

fn envelope(plan: &Plan, made: &Move) -> Envelope {
    let seat = (made.seat < 2).then_some(SeatId(made.seat));
    Envelope { seat, by: Holder::Trainer, decided_by: None, for_table: false, command: command(plan, made) }
}

/// Plays the moves; after each of them the situation must be sound.
fn play(seed: u64, moves: &[Move], halves: bool) -> Play {
    // No seat, one or both on paper.
    let paper = SeatMask(seed as u32 & 3);
    let mut play = Play::of(model(), Setup { seed, paper, ..Setup::default() });
    for made in moves {
        let to = SimTime(play.clock.0 + made.wait * MINUTE);
        if halves {
            play.run(SimTime(play.clock.0 + made.wait * MINUTE / 2));
        }
        play.run(to.max(play.clock));
        let envelope = envelope(&play.plan, made);
        let accepted = decide::check(&play.plan, &play.situation, play.clock, &envelope).is_ok();
        let before = play.records.len();
        play.one(play.clock, StepCause::Command(envelope));
        assert!(play.records.len() > before, "a command leaves a record");
        assert_eq!(accepted, !play.line(&play.records[before]).contains("CommandRefused"));
        play.run(play.clock);
        sound(&play);
    }
    play.run(SimTime(3_000 * MINUTE));
    sound(&play);
    play
}

fn sound(play: &Play) {
    let (plan, situation) = (&play.plan, &play.situation);
    for (at, row) in plan.model.seats.iter().enumerate() {
        let seat = SeatId::from_index(at);
        assert!(situation.hands_used(seat, play.clock) <= usize::from(row.hands), "{:?}", row.name);
    }
    for message in situation.messages() {
        let paper = situation.setup().paper;
        assert_eq!(message.slips.0 & !(message.to.0 & paper.0), 0, "slips are for seats on paper");
        assert_eq!(message.slips.0 & (message.reached.0 | message.ringing.0), 0, "a slip has not reached");
    }
    for (cell, value) in situation.cells().iter().enumerate() {
        let row = &plan.model.facts[plan.model.cell_fact[cell].index()];
        let least = if row.ty == FactTy::Place { -1 } else { 0 };
        assert!(*value >= least, "{:?} is {value}", row.name);
        if row.ty == FactTy::Flag {
            assert!(*value <= 1, "{:?} is {value}", row.name);
        }
    }
}

#[test]
fn who_brought_a_message_about_stays_known_when_its_slip_is_handed_out_later() {
    let moved = |wait, kind, pick, vals| Move { wait, kind, seat: 1, pick, vals, flag: false };
    let play = play(10, &[moved(0, 0, 18, [0, 0, 0]), moved(37, 22, 0, [9, 0, 0])], false);
    assert!(play.records.iter().any(|record| record.author == Author::Trainer && record.cause.is_some()));
    for (at, record) in play.records.iter().enumerate() {
        assert_eq!(actor_of(&play.records[..at], record), record.actor, "{record:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_are_numbered_without_gaps_and_causes_are_earlier(seed in 0u64..50, moves in moves()) {
        let play = play(seed, &moves, false);
        for (at, record) in play.records.iter().enumerate() {
            prop_assert_eq!(record.no.0 as usize, at);
            prop_assert!(record.cause.is_none_or(|cause| cause < record.no));
            prop_assert_eq!(actor_of(&play.records[..at], record), record.actor);
        }
        for pair in play.records.windows(2) {
            prop_assert!(pair[0].at <= pair[1].at);
        }
        prop_assert_eq!(play.situation.phase(), Phase::Over);
    }

    #[test]
    fn folding_the_records_gives_the_situation_at_every_step(seed in 0u64..50, moves in moves()) {
        let play = play(seed, &moves, false);
        let mut folded = Situation::new(&play.plan, play.situation.setup().clone());
        for record in &play.records {
            apply(&play.plan, &mut folded, record);
        }
        prop_assert!(folded == play.situation);
    }

    #[test]
    fn going_on_from_a_folded_situation_gives_the_same_records(seed in 0u64..50, moves in moves(), cut in 0usize..400) {
        let whole = play(seed, &moves, false);
        let cut = cut % whole.steps.len();
        let first = whole.steps[cut].0;
        let mut folded = Situation::new(&whole.plan, whole.situation.setup().clone());
        for record in &whole.records[..first] {
            apply(&whole.plan, &mut folded, record);
        }
        let mut again = Play {
            plan: whole.plan.clone(),
            situation: folded,
            records: whole.records[..first].to_vec(),
            steps: Vec::new(),
            clock: SimTime::ZERO,
        };
        for (step, (at, cause)) in whole.steps.iter().enumerate().skip(cut) {
            let time = whole.records[*at].at;
            if let StepCause::Due(due) = cause {
                prop_assert_eq!(due_by(&again.plan, &again.situation, SimTime(time.0 + 1)), Some((time, *due)), "step {}", step);
            }
            again.one(time, cause.clone());
        }
        prop_assert!(again.records == whole.records);
    }

    #[test]
    fn advancing_in_two_halves_is_advancing_once(seed in 0u64..50, moves in moves()) {
        prop_assert!(play(seed, &moves, false).records == play(seed, &moves, true).records);
    }

    #[test]
    fn records_that_make_no_sense_do_no_harm(seed in 0u64..50, moves in moves(), shuffle in prop::collection::vec(0usize..10_000, 1..80)) {
        let play = play(seed, &moves, false);
        let mut situation = Situation::new(&play.plan, Setup::default());
        for at in shuffle {
            let mut record = play.records[at % play.records.len()].clone();
            record.no = RecordNo(at as u32);
            apply(&play.plan, &mut situation, &record);
            prop_assert!(due_by(&play.plan, &situation, SimTime::FAR).is_none_or(|(at, _)| at >= SimTime(-120 * MINUTE)));
        }
    }
}

#[test]
fn a_fork_does_not_touch_the_original() {
    let mut play = Play::new();
    play.begin("duty", "report", &[]);
    let kept = play.situation.clone();
    let mut fork = Play {
        plan: play.plan.clone(),
        situation: play.situation.clone(),
        records: play.records.clone(),
        steps: Vec::new(),
        clock: play.clock,
    };
    fork.to(60);
    assert_eq!(play.situation, kept);
    assert_eq!(fork.story("ActionCompleted").len(), 1, "running actions go on in the fork");
}
