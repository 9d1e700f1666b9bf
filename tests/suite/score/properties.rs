//! Promises of the scores that hold for whatever happens, tried on traces made at random in the world of the cases.
//!
//! | promise | held by |
//! |---|---|
//! | never above 100 % | `nothing_is_above_everything` |
//! | improving one verdict, all else equal, never lowers quality | `improving_one_verdict_never_lowers_the_quality` |
//! | strangers of one instant may change places | `strangers_at_one_instant_may_change_places`; `score_properties::at_one_instant_what_is_about_different_persons_may_change_places` |
//! | reproducible from the journal alone | `exercise::a_journal_replays_and_verifies`; `runs::every_journal_is_decided_again_and_folds_to_the_same_situation` |
//! | equal live and in batch | `live_and_batch_agree_and_no_verdict_changes`; `explore::without_a_journal_the_same_happens_and_is_judged_the_same` |
//! | doing nothing earns nothing | `score_properties::doing_nothing_earns_nothing`; `adversaries::who_does_nothing_earns_nothing` |
//! | ending early is doing nothing more | `score_properties::ending_early_by_an_own_act_is_judged_like_doing_nothing_more` |
//! | no adversary beats an honest trainee | `adversaries`, row by row |

use std::sync::Arc;

use hotwash::base::{Reliability, SeatId, SeatMask, SimTime};
use hotwash::content::model::{Head, Model, SlotTy};
use hotwash::score::card::{Card, Circumstances, Sheet};
use hotwash::score::clause::{FULL, Monitors, Of, Reason, Verdict, VerdictKind};
use hotwash::trace::{Args, Author, Event, MessageNo, Reach, Record, RecordNo, StoppedBy, TaskNo, Val};
use proptest::prelude::*;

use super::{batch, live, model};

/// Every kind of rule, with subjects, links, relays, excuses, leads, stages, expectations.
const CLAUSES: &str = r#"
A-1 S1
(id: "a", owner: "DUTY", per: ["event"], rule: Response(when: Raised("fire"), then: Did("acknowledge"), within: ["15m"])),
(id: "b", owner: "CHIEF", rule: Response(when: Raised("fire"), then: Did("report"), within: ["1h"], from: Rule("a"))),
A-2 S2
(id: "a", owner: Either(["DUTY", "CONSUL"]), unless: Raised("curfew"), rule: Response(when: Raised("alarm"), then: Any([Did("report"), Did("call-head")]), within: ["40m"], late_until: "3h")),
A-3 S1
(id: "a", owner: Joint(["CHIEF", "CONSUL"]), rule: Response(when: Became(AtLeast("level", "level-2")), then: Holds(Flag("line-live")), within: ["1h"])),
A-4 S3
(id: "a", owner: "CHIEF", while: Flag("active"), rule: Periodic(when: Any([Did("activate"), Raised("activation-due")]), then: Did("report"), every: [(time: "30m", mark: Foreign, until: "2h"), (time: "1h", mark: Indicative)], until: Did("stand-down"))),
R-1 S1
(id: "a", owner: "CONSUL", same: ["route"], rule: Precedence(first: Did("check-route"), then: Did("advise-move"), fresh: "2h", lead: "5m", spoiled_by: Any([Raised("bridge-shelled"), Raised("curfew")]))),
R-2 S1
(id: "a", owner: Actor, per: ["person"], unless: Raised("found-alive"), rule: Prohibition(never: Did("publish-name"), from: Raised("name-known"), until: Did("tell-kin"))),
R-3 S2
(id: "a", owner: "CONSUL", per: ["person"], rule: Existence(then: Did("record-choice"), by: At(Did("offer-place")))),
R-4 S2
(id: "a", owner: Each(["CONSUL", "DUTY"]), per: ["person"], lifted_by: Raised("found-alive"), rule: Response(when: Raised("death-reported"), then: Did("tell-kin"), within: [(time: "1h", mark: Treaty)])),
R-5 S2
(id: "a", owner: "CONSUL", same: [("person", "carer-of")], rule: Response(when: Lapsed(since: Raised("arrested"), for: "1h", unless: Raised("host-notified")), then: Did("visit"), within: ["1h"])),
R-6 S3
(id: "a", owner: "PRESS", judged: Person, rule: Response(when: Raised("alarm"), then: Did("report"), within: ["1h"])),
R-7 S2
(id: "a", owner: Named("name-liaison", "officer"), per: ["family"], rule: Response(when: Raised("family-waits"), then: Did("call-family"), within: ["1h"])),
"#;

const SCENARIO: &str = r#"
horizon: "12h",
expects: [(clause: "A-3", cause: Raised("level-due"), by: "1h")],
objectives: [(id: "all", title: (ka: "ა", en: "All"), clauses: ["A-1", "A-3", "R-1", "R-2"])],
releases: ["R-4"]
"#;

fn world() -> Arc<Model> {
    static WORLD: std::sync::OnceLock<Arc<Model>> = std::sync::OnceLock::new();
    Arc::clone(WORLD.get_or_init(|| model(CLAUSES, SCENARIO)))
}

/// One thing that happens, in small numbers.
#[derive(Clone, Debug)]
struct Happens {
    minutes: u8,
    what: u8,
    which: u8,
    seat: u8,
    more: u8,
}

fn happens() -> impl Strategy<Value = Happens> {
    (0u8..40, 0u8..10, any::<u8>(), 0u8..5, any::<u8>()).prop_map(|(minutes, what, which, seat, more)| {
        Happens { minutes: minutes.saturating_sub(15), what, which, seat, more }
    })
}

const ACTIONS: [&str; 16] = [
    "acknowledge",
    "report",
    "call-head",
    "set-level",
    "open-line",
    "activate",
    "stand-down",
    "check-route",
    "advise-move",
    "publish-name",
    "tell-kin",
    "record-choice",
    "offer-place",
    "visit",
    "call-family",
    "name-liaison",
];
const SIGNALS: [&str; 14] = [
    "fire",
    "alarm",
    "curfew",
    "level-due",
    "activation-due",
    "bridge-shelled",
    "name-known",
    "found-alive",
    "death-reported",
    "arrested",
    "host-notified",
    "family-waits",
    "message-arrived",
    "family-separated",
];

fn args(model: &Model, head: Head, seed: u8) -> Args {
    let vals: Vec<Val> = model
        .slots(head)
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let seed = usize::from(seed >> (2 * at as u32 % 8));
            match &row.ty {
                SlotTy::Thing(kinds) => {
                    let things: Vec<_> = kinds.iter().flat_map(|kind| model.things_of(*kind)).collect();
                    match things.get(seed % (things.len() + usize::from(row.optional))) {
                        Some(thing) => Val::Entity(*thing),
                        None => Val::Nil,
                    }
                }
                SlotTy::Word(words) => Val::Word(words[seed % words.len()]),
                SlotTy::Seat => Val::Seat(SeatId((seed % 4) as u16)),
                SlotTy::Message => Val::Message(MessageNo(0)),
                SlotTy::Flag => Val::Flag(seed % 2 == 0),
                SlotTy::Number | SlotTy::Time => Val::Num(seed as i64),
                SlotTy::Many(_) | SlotTy::Words(_) | SlotTy::Text => Val::Nil,
            }
        })
        .collect();
    Args::of(&vals)
}

/// Records of what happens, ending by a stop, a horizon, or an ending with or without a seat's act.
fn records(model: &Model, list: &[Happens], end: u8) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut at = SimTime::ZERO;
    let mut put =
        |at: SimTime, author: Author, cause: Option<RecordNo>, actor: Option<SeatId>, event: Event| {
            let no = RecordNo(records.len() as u32);
            records.push(Record { no, at, author, cause, actor, event });
            no
        };
    put(at, Author::Kernel, None, None, Event::Started { part: None });
    let mut messages = 0u32;
    for (task, happens) in (0u32..).zip(list) {
        at = SimTime(at.0 + i64::from(happens.minutes) * 60_000);
        let seat = SeatId(u16::from(happens.seat));
        match happens.what {
            0..=3 => {
                let action = model.action(ACTIONS[usize::from(happens.which) % ACTIONS.len()]).unwrap();
                let args = args(model, Head::Action(action), happens.more);
                let begun = SimTime(at.0 - i64::from(happens.more % 4) * 300_000);
                let event = Event::ActionCompleted {
                    task: TaskNo(task),
                    seat,
                    action,
                    args: args.clone(),
                    result: None,
                    begun,
                };
                let cause = put(at, Author::Seat(seat), None, Some(seat), event);
                let facts: [(&str, i32); 4] =
                    [("open-line", 1), ("activate", 1), ("stand-down", 0), ("set-level", 0)];
                let name = model.actions[action.index()].name.as_str();
                let fact = match name {
                    "open-line" => Some("line-live"),
                    "activate" | "stand-down" => Some("active"),
                    "set-level" => Some("level"),
                    _ => None,
                };
                if let Some(fact) = fact {
                    let fact = hotwash::base::FactId(model.id(hotwash::trace::Table::Fact, fact).unwrap());
                    let to = if name == "set-level" {
                        i32::from(happens.more % 4)
                    } else {
                        facts.iter().find(|(of, _)| *of == name).unwrap().1
                    };
                    put(
                        at,
                        Author::Seat(seat),
                        Some(cause),
                        Some(seat),
                        Event::FactChanged { fact, of: None, to },
                    );
                }
            }
            4..=6 => {
                let signal = model.signal(SIGNALS[usize::from(happens.which) % SIGNALS.len()]).unwrap();
                let args = args(model, Head::Signal(signal), happens.more);
                let reliability = [Reliability::Rumour, Reliability::Reported, Reliability::Confirmed]
                    [usize::from(happens.more % 3)];
                if happens.more % 5 == 0 {
                    put(
                        at,
                        Author::Script,
                        None,
                        Some(seat),
                        Event::SignalRaised { signal, args, message: None, reliability },
                    );
                } else {
                    let message = MessageNo(messages);
                    messages += 1;
                    let to = SeatMask::one(seat);
                    let channel = hotwash::base::ChannelId(0);
                    put(
                        at,
                        Author::Script,
                        None,
                        None,
                        Event::MessageSent { message, inject: None, channel, to, reliability },
                    );
                    put(
                        at,
                        Author::Script,
                        None,
                        None,
                        Event::SignalRaised { signal, args, message: Some(message), reliability },
                    );
                    if happens.more % 7 != 0 {
                        put(
                            at,
                            Author::Kernel,
                            None,
                            None,
                            Event::MessageReached { message, seat, how: Reach::Arrived },
                        );
                    }
                }
            }
            7 | 8 => {
                if messages > 0 {
                    let message = MessageNo(u32::from(happens.which) % messages);
                    let to = SeatId(u16::from(happens.more % 5));
                    put(
                        at,
                        Author::Seat(seat),
                        None,
                        Some(seat),
                        Event::MessageReached { message, seat: to, how: Reach::Forwarded },
                    );
                }
            }
            _ => {
                if happens.more % 3 == 0 {
                    let to = SimTime(at.0 + i64::from(happens.which) * 60_000);
                    put(at, Author::Script, None, None, Event::InterludePassed { from: at, to });
                    at = to;
                } else {
                    let people: Vec<_> = model.things_of(hotwash::content::kind::Kind::Person).collect();
                    let one = people[usize::from(happens.which) % people.len()];
                    let other = people[usize::from(happens.more) % people.len()];
                    if one != other {
                        put(
                            at,
                            Author::Trainer,
                            None,
                            None,
                            Event::AliasesMerged { keep: one, alias: other },
                        );
                    }
                }
            }
        }
    }
    let stopped = |by| Event::Stopped { by, reason: None };
    match end % 3 {
        0 => put(at, Author::Trainer, None, None, stopped(StoppedBy::Trainer)),
        1 => {
            at = at.max(model.script.horizon);
            put(at, Author::Kernel, None, None, stopped(StoppedBy::Horizon))
        }
        _ => {
            let seat = Some(SeatId(0)).filter(|_| end.is_multiple_of(2));
            let ending = hotwash::base::EndingId(0);
            put(at, Author::Script, None, seat, Event::EndingReached { ending, by_seat: seat.is_some() });
            put(at, Author::Kernel, None, seat, stopped(StoppedBy::Ending))
        }
    };
    records
}

fn told(verdicts: &[Verdict]) -> Vec<String> {
    let mut list: Vec<String> = verdicts.iter().map(|verdict| format!("{verdict:?}")).collect();
    list.sort();
    list
}

fn sheets(card: &Card) -> impl Iterator<Item = &Sheet> {
    std::iter::once(&card.team).chain(card.seats.iter().map(|seat| &seat.sheet))
}

/// The quality of the team with one verdict replaced.
fn quality_with(monitors: &Monitors, at: usize, kind: VerdictKind) -> Option<u16> {
    let mut verdicts = monitors.verdicts().to_vec();
    verdicts[at].kind = kind;
    let all: Vec<usize> = (0..verdicts.len()).collect();
    Sheet::of(monitors.model(), &verdicts, &all, &[]).headline.quality
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn live_and_batch_agree_and_no_verdict_changes(list in prop::collection::vec(happens(), 0..60), end in any::<u8>()) {
        let model = world();
        let records = records(&model, &list, end);
        let (batch, live) = (batch(&model, &records), live(&model, &records));
        prop_assert_eq!(told(batch.verdicts()), told(live.verdicts()));
        prop_assert_eq!(Card::of(&batch, &Circumstances::default()).team.headline, Card::of(&live, &Circumstances::default()).team.headline);
    }

    #[test]
    fn nothing_is_above_everything(list in prop::collection::vec(happens(), 0..60), end in any::<u8>()) {
        let model = world();
        let monitors = batch(&model, &records(&model, &list, end));
        let card = Card::of(&monitors, &Circumstances::default());
        for sheet in sheets(&card) {
            prop_assert!(sheet.headline.quality.is_none_or(|quality| quality <= FULL));
            prop_assert!(sheet.headline.judged <= sheet.headline.duties);
            prop_assert_eq!(sheet.headline.quality.is_some(), sheet.headline.judged > 0);
            prop_assert!(sheet.clauses.iter().all(|line| line.credit.is_none_or(|credit| credit <= FULL)));
        }
    }

    #[test]
    fn improving_one_verdict_never_lowers_the_quality(list in prop::collection::vec(happens(), 0..60), end in any::<u8>(), which in any::<usize>(), credit in 1u16..FULL) {
        let model = world();
        let monitors = batch(&model, &records(&model, &list, end));
        let judged: Vec<usize> = (0..monitors.verdicts().len()).filter(|at| monitors.verdicts()[*at].counts()).collect();
        prop_assume!(!judged.is_empty());
        let at = judged[which % judged.len()];
        let now = Card::of(&monitors, &Circumstances::default()).team.headline.quality;
        let old = monitors.verdicts()[at].kind.credit().unwrap();
        if credit > old {
            let better = quality_with(&monitors, at, VerdictKind::Late(credit));
            prop_assert!(better >= now, "{now:?} → {better:?}");
        }
        prop_assert!(quality_with(&monitors, at, VerdictKind::Met) >= now);
    }

    #[test]
    fn every_rule_and_every_obligation_has_its_verdict(list in prop::collection::vec(happens(), 0..60), end in any::<u8>()) {
        let model = world();
        let monitors = batch(&model, &records(&model, &list, end));
        for rule in 0..model.rules.len() {
            let of = Of::Rule(hotwash::base::RuleId(rule as u16));
            let mine: Vec<&Verdict> = monitors.verdicts().iter().filter(|verdict| verdict.of == of).collect();
            prop_assert!(!mine.is_empty(), "{} has no verdict", model.rules[rule].name);
            let unknown = mine.iter().filter(|verdict| verdict.kind == VerdictKind::NeverArose).count();
            prop_assert!(unknown == 0 || mine.iter().all(|verdict| verdict.relay || verdict.kind != VerdictKind::NeverArose || verdict.opened.is_some()) || mine.len() == 1);
        }
        prop_assert!(monitors.open().iter().all(|open| !open.missed) || monitors.is_closed());
    }

    #[test]
    fn every_verdict_names_its_witness(list in prop::collection::vec(happens(), 0..60), end in any::<u8>()) {
        let model = world();
        let records = records(&model, &list, end);
        let monitors = batch(&model, &records);
        for verdict in monitors.verdicts() {
            let exists = |record: RecordNo| (record.0 as usize) < records.len();
            prop_assert!(verdict.witness().into_iter().all(exists));
            match verdict.kind {
                VerdictKind::Met if !verdict.kept => {
                    let settled = &records[verdict.settled.unwrap().0 as usize];
                    prop_assert_eq!(verdict.acted, settled.actor);
                }
                VerdictKind::Late(_) => prop_assert!(verdict.settled.is_some() && verdict.due.is_some()),
                VerdictKind::Breached => {
                    let actor = records[verdict.breaches[0].0 as usize].actor;
                    prop_assert!(verdict.seats == actor.map_or(verdict.seats, SeatMask::one));
                }
                VerdictKind::Missed if verdict.reason == Reason::CutShort => {
                    let ended = &records[verdict.settled.unwrap().0 as usize];
                    let by_act = matches!(ended.event, Event::EndingReached { by_seat: true, .. });
                    prop_assert!(by_act);
                    prop_assert!(verdict.acted == ended.actor && verdict.seats == SeatMask::one(ended.actor.unwrap()));
                    prop_assert!(verdict.due > Some(ended.at) && verdict.due <= Some(model.script.horizon));
                }
                VerdictKind::Missed => prop_assert!(verdict.due.is_some() && verdict.settled.is_none()),
                _ => {}
            }
            if let Some(later) = verdict.later_act {
                prop_assert!(verdict.kind == VerdictKind::Missed);
                prop_assert!(records[later.0 as usize].at >= verdict.opened_at);
            }
        }
    }

    #[test]
    fn strangers_at_one_instant_may_change_places(list in prop::collection::vec(happens(), 2..60), end in any::<u8>()) {
        let model = world();
        let records = records(&model, &list, end);
        let straight = told_without_numbers(&batch(&model, &records), &records);
        for at in 1..records.len() - 2 {
            if !strangers(&model, &records[at], &records[at + 1]) {
                continue;
            }
            let mut swapped = records.clone();
            swapped.swap(at, at + 1);
            swapped[at].no = RecordNo(at as u32);
            swapped[at + 1].no = RecordNo(at as u32 + 1);
            for record in &mut swapped {
                record.cause = record.cause.map(|cause| match cause.0 as usize {
                    moved if moved == at => RecordNo(cause.0 + 1),
                    moved if moved == at + 1 => RecordNo(cause.0 - 1),
                    _ => cause,
                });
            }
            prop_assert_eq!(&straight, &told_without_numbers(&batch(&model, &swapped), &swapped));
        }
    }
}

/// Two acts of one instant by different seats that name different things and that no rule hears both of.
fn strangers(model: &Model, one: &Record, other: &Record) -> bool {
    let (
        Event::ActionCompleted { seat: a, action: first, args: these, .. },
        Event::ActionCompleted { seat: b, action: second, args: those, .. },
    ) = (&one.event, &other.event)
    else {
        return false;
    };
    let listens = |action: &hotwash::base::ActionId| -> Vec<usize> {
        let name = model.actions[action.index()].name.as_str();
        (0..model.rules.len())
            .filter(|rule| {
                format!("{:?}", model.rules[*rule])
                    .contains(&format!("ActionId({})", model.action(name).unwrap().0))
            })
            .collect()
    };
    let shared = these.vals.iter().any(|val| !val.is_nil() && those.vals.contains(val));
    one.at == other.at
        && a != b
        && !shared
        && !listens(first).iter().any(|rule| listens(second).contains(rule))
}

/// Verdicts with records named by what they are, so that places may differ.
fn told_without_numbers(monitors: &Monitors, records: &[Record]) -> Vec<String> {
    let name = |record: Option<RecordNo>| {
        record.map(|no| format!("{:?} {:?}", records[no.0 as usize].at, records[no.0 as usize].event))
    };
    let mut list: Vec<String> = monitors
        .verdicts()
        .iter()
        .map(|verdict| {
            let plain = Verdict {
                opened: None,
                settled: None,
                told_by: None,
                near: None,
                later_act: None,
                breaches: Vec::new(),
                ..verdict.clone()
            };
            format!(
                "{plain:?} {:?} {:?} {:?}",
                name(verdict.opened),
                name(verdict.settled),
                name(verdict.later_act)
            )
        })
        .collect();
    list.sort();
    list
}
