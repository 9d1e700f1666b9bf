//! Play from any moment on: what came before is made up or recorded, the journal needs nothing else, and only what is owed from
//! there on is judged.

use std::path::Path;
use std::sync::Arc;

use hotwash::base::{InjectId, PartId, SimTime};
use hotwash::exercise::beginning::{self, NoBeginning, Where};
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Past, Start};
use hotwash::explore::history::{self, Makings, Waits};
use hotwash::explore::live::Live;
use hotwash::journal::Reader;
use hotwash::kernel::Plan;
use hotwash::score::clause::{Verdict, VerdictKind};
use hotwash::trace::{Event, Holder, Names as _, StepNo, Table};

use crate::support::crisis::plan;
use crate::support::program::{err, out, run, run_with};

fn makings(policy: &str) -> Makings {
    Makings { seed: 3, policy: policy.into(), answers: Vec::new() }
}

/// An exercise from there on with a person in the first seat, who does nothing.
fn begun(whole: &Arc<Plan>, run: &Exercise, to: Where) -> Exercise {
    let model = beginning::after(&whole.model, &Past::Made("expert".into()), run, to).unwrap();
    let plan = Arc::new(Plan::new(Arc::new(model)));
    let mut holders = vec![Holder::Bot("slow".into()); plan.model.seats.len()];
    holders[0] = Holder::Person("P1".into());
    let start = Start { seed: run.header().seed, holders, ..Start::default() };
    start.begin(&plan, &manifest(&plan.model))
}

/// The plan by which a journal is read that holds its own past.
fn plan_of(whole: &Plan, journal: &[u8]) -> Arc<Plan> {
    let mut reader = Reader::open(journal).unwrap();
    Arc::new(Plan::new(Arc::new(beginning::of_journal(&whole.model, &mut reader).unwrap())))
}

fn inject(plan: &Plan, name: &str) -> InjectId {
    InjectId(plan.model.find(Table::Inject, name).unwrap())
}

/// The injects that come in a run, each once.
fn fired(run: &Exercise) -> Vec<InjectId> {
    let mut fired = Vec::new();
    for record in run.records() {
        if let Event::InjectFired { inject, .. } = record.event
            && !fired.contains(&inject)
        {
            fired.push(inject);
        }
    }
    fired
}

#[test]
fn play_can_begin_before_any_message_of_the_bundled_scenarios() {
    for (name, every) in [("first-hour", 1), ("evacuation", 14), ("earthquake", 31), ("seafarers", 19)] {
        let whole = plan(name);
        let run = history::made(&whole, &makings("expert"), SimTime::FAR);
        assert!(run.is_over());
        for which in fired(&run).into_iter().step_by(every) {
            let called = whole.model.name(Table::Inject, which.0);
            let Ok((last, at)) = beginning::cut(&run, Where::Before(which)) else {
                panic!("{name}: play cannot begin before {called}");
            };
            let exercise = begun(&whole, &run, Where::Before(which));
            let begins = exercise.beginning().unwrap();
            assert_eq!((begins.at, exercise.clock()), (at, at), "{called}");
            // Everything is as it was in the run.
            let there = run.fork(last).unwrap();
            let (now, then) = (exercise.situation(), there.situation());
            assert_eq!(now.cells(), then.cells(), "{name}: {called}");
            assert_eq!(now.messages(), then.messages(), "{name}: {called}");
            assert_eq!(exercise.next_due(), there.next_due(), "{name}: {called}");
            // The next thing is the message.
            let mut live = Live::new(exercise);
            live.run(at);
            let first = live.exercise().records()[live.exercise().play_from()..].iter().find(|record| {
                !matches!(
                    record.event,
                    Event::Started { .. }
                        | Event::SeatGiven { .. }
                        | Event::PartBegun { .. }
                        | Event::PartEnded { .. }
                )
            });
            assert!(
                first.is_none_or(
                    |record| matches!(record.event, Event::InjectFired { inject, .. } if inject == which)
                ),
                "{name}: {called}: {first:?}"
            );
            live.run(SimTime::FAR);
            let played = live.exercise();
            assert!(played.is_over(), "{name}: {called}");
            // The journal needs nothing else.
            let alone = plan_of(&whole, played.journal());
            let again = Exercise::verify(&alone, played.journal()).unwrap();
            assert_eq!(again.head(), played.head());
            let read = Exercise::read(&alone, played.journal()).unwrap();
            assert!(read.other_past.is_none() && read.exercise.beginning() == played.beginning());
            assert_eq!(read.exercise.card(), played.card());
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_however_often_it_is_interrupted() {
    let whole = plan("first-hour");
    let of = |policy: &str| {
        let run = history::made(&whole, &makings(policy), SimTime::FAR);
        begun(&whole, &run, Where::At(SimTime(40 * 60_000)))
    };
    for policy in ["expert", "novice", "slow", "absent"] {
        let mut live = Live::new(of(policy));
        assert_eq!(live.exercise().journal(), of(policy).journal(), "{policy}");
        live.run(SimTime::FAR);
        let played = live.exercise();
        for step in 0..played.steps().len() {
            let end = played.steps()[step].end;
            if played.steps()[step].first < played.play_from() {
                continue;
            }
            let cut = &played.journal()[..end];
            let alone = plan_of(&whole, cut);
            let mut live = Live::new(Exercise::read(&alone, cut).unwrap().exercise);
            live.run(SimTime::FAR);
            assert_eq!(live.exercise().head(), played.head(), "{policy}: {step}");
        }
    }
}

#[test]
fn only_what_is_owed_from_there_on_is_judged() {
    for name in ["first-hour", "evacuation", "seafarers"] {
        let whole = plan(name);
        let run = history::made(&whole, &makings("expert"), SimTime::FAR);
        let middle = SimTime(run.clock().0 / 2);
        let mut exercise = begun(&whole, &run, Where::At(middle));
        exercise.advance_to(SimTime::FAR);
        let from = exercise.play_from();
        let judged = exercise.judged();
        let judged_of = |verdicts: &[Verdict]| {
            let counts = |verdict: &&Verdict| {
                matches!(verdict.kind, VerdictKind::Met | VerdictKind::Missed | VerdictKind::Breached)
                    && !verdict.kept
            };
            verdicts.iter().filter(counts).count()
        };
        let (some, all) = (judged_of(judged.verdicts()), judged_of(run.judged().verdicts()));
        assert!(some < all, "{name}: {some} {all}");
        for verdict in judged.verdicts() {
            let settled = verdict.settled.map_or(from, |record| record.0 as usize);
            assert!((settled >= from || verdict.kept) && verdict.settled_at >= middle, "{name}: {verdict:?}");
            // Nobody did anything: nothing that needs an act is anybody's merit.
            let credited = verdict.kind == VerdictKind::Met && !verdict.kept && verdict.acted.is_some();
            let under_way = || {
                // What was begun before, and was done by itself.
                let mut record = verdict.settled.map(|no| &exercise.records()[no.0 as usize]);
                while let Some(row) = record {
                    if let Event::ActionCompleted { begun, .. } = row.event {
                        return begun < middle;
                    }
                    record = row.cause.map(|no| &exercise.records()[no.0 as usize]);
                }
                false
            };
            assert!(!credited || under_way(), "{name}: {verdict:?}");
        }
    }
    // The seats of the past are nobody's now: the person of the first seat is judged, not the colleague before.
    let whole = plan("first-hour");
    let run = history::made(&whole, &makings("expert"), SimTime::FAR);
    let card = begun(&whole, &run, Where::At(SimTime(30 * 60_000))).card();
    assert!(!card.seats[0].bot);
}

#[test]
fn where_play_cannot_begin_is_said() {
    let whole = plan("evacuation");
    let run = history::made(&whole, &makings("absent"), SimTime::FAR);
    let cut = |to| beginning::cut(&run, to);
    assert_eq!(cut(Where::At(SimTime::ZERO)), Err(NoBeginning::Nothing));
    assert_eq!(cut(Where::At(SimTime(-5))), Err(NoBeginning::Nothing));
    assert!(matches!(cut(Where::At(SimTime::FAR)), Err(NoBeginning::Over { .. })));
    assert!(matches!(cut(Where::End), Err(NoBeginning::Over { .. })));
    let never = inject(&whole, "mari-arrives");
    assert_eq!(cut(Where::Before(never)), Err(NoBeginning::Never));
    assert!(matches!(history::waits_for(&whole, never), Waits::Outcome(_)));
    assert_eq!(
        history::waits_for(&whole, inject(&whole, "crew-lodged")),
        Waits::For(inject(&whole, "group-in-talenda"))
    );
    assert_eq!(history::waits_for(&whole, inject(&whole, "spare-drone")), Waits::Hand);
    assert_eq!(history::waits_for(&whole, inject(&whole, "family-referred")), Waits::Condition);
    // A run of a part has a past of its own, and so has one that began in the middle.
    let some = history::made(&whole, &makings("expert"), SimTime(3 * 3_600_000));
    let from_there = begun(&whole, &some, Where::End);
    assert_eq!(beginning::cut(&from_there, Where::End), Err(NoBeginning::NotWhole));
    assert!(matches!(beginning::cut(&some, Where::At(SimTime::FAR)), Err(NoBeginning::Short { .. })));
    let part = Start { part: Some(PartId(0)), ..Start::default() }.begin(&whole, &manifest(&whole.model));
    assert_eq!(beginning::cut(&part, Where::End), Err(NoBeginning::NotWhole));
}

#[test]
fn a_journal_whose_past_was_tampered_with_is_refused_or_decided_otherwise() {
    let whole = plan("first-hour");
    let run = history::made(&whole, &makings("expert"), SimTime::FAR);
    let exercise = begun(&whole, &run, Where::At(SimTime(40 * 60_000)));
    let text = String::from_utf8(exercise.journal().to_vec()).unwrap();
    for (what, instead) in
        [("\"from\":2400000", "\"from\":2400001"), ("\"from\":2400000,", ""), ("made:expert", "made:nobody")]
    {
        let wrong = text.replacen(what, instead, 1);
        assert_ne!(wrong, text);
        let opened = Reader::open(wrong.as_bytes())
            .map(|mut reader| beginning::of_journal(&whole.model, &mut reader).is_ok());
        assert!(!matches!(opened, Ok(true)), "{what}");
    }
    // Cut off before play begins, there is no past to be found.
    let end = exercise.steps()[0].end;
    let mut reader = Reader::open(&exercise.journal()[..end]).unwrap();
    assert!(beginning::of_journal(&whole.model, &mut reader).is_err());
    assert!(exercise.fork(StepNo(2)).is_some());
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_way_to_name_the_moment_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let shown = |n: usize| folder.path().join(format!("{n}.journal")).to_string_lossy().into_owned();
    for (n, (from, hour)) in [
        ("compound-mail", "T+00:25"),
        ("way-out", "T+1d 02:00"),
        ("H+2:10", "T+02:10"),
        ("H+2", "T+02:00"),
        ("T+1d 01:00", "T+1d 02:00"),
        ("2h 10m", "T+02:10"),
        ("05:40", "T+01:00"),
        ("04:00", "T+1d 02:00"),
        ("2031-03-02 07:40", "T+1d 03:00"),
    ]
    .into_iter()
    .enumerate()
    {
        let journal = shown(n);
        let args = ["play", "evacuation", "--from", from, "--seat", "consular", "--journal", &journal];
        let played = run_with(&args, "\n\nquit\n");
        assert_eq!(played.status.code(), Some(0), "{from}: {}", err(&played));
        let told = flat(&out(&played));
        let begins = "with a made-up history: experienced simulated colleagues had held all the roles";
        assert!(told.contains(begins) && told.contains(&format!("({hour})")), "{from}: {told}");
        let verified = run(&["replay", &journal, "--verify"]);
        assert_eq!(verified.status.code(), Some(0), "{from}: {}", err(&verified));
        assert!(flat(&out(&verified)).contains(begins), "{from}");
        let card = run(&["score", &journal]);
        assert!(flat(&out(&card)).contains(begins), "{from}: {}", out(&card));
    }
    let card = run(&["score", &shown(2), "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&card)).unwrap();
    assert_eq!(value["begins"]["at"], 7_800_000);
    assert_eq!(value["begins"]["made_by"], "expert");
    assert_eq!(value["beside"], serde_json::Value::Null, "the whole is not compared with a part of it");
    // It goes on where it was left.
    let again = run_with(&["play", "--journal", &shown(2)], "quit\n");
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    let last = (std::fs::read_to_string(shown(2)).unwrap().lines().count() - 2).to_string();
    let forked = run(&["fork", &shown(2), "--step", &last, "--to", &shown(99)]);
    assert_eq!(forked.status.code(), Some(0), "{}", err(&forked));
    assert_eq!(run(&["replay", &shown(99), "--verify"]).status.code(), Some(0));
}

#[test]
fn what_was_answered_before_can_be_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let journal = |n: usize| folder.path().join(format!("{n}.journal")).to_string_lossy().into_owned();
    for (n, option) in ["stay", "go-in"].into_iter().enumerate() {
        let answer = format!("guide-call={option}");
        let to = journal(n);
        let args =
            ["play", "first-hour", "--from", "H+1", "--answer", &answer, "--journal", &to, "--lang", "en"];
        let played = run_with(&args, "\n\nquit\n");
        assert_eq!(played.status.code(), Some(0), "{}", err(&played));
        let text = std::fs::read_to_string(&to).unwrap();
        let answered = format!("[\"DecisionAnswered\",\"guide-call\",{n},");
        assert!(text.contains(&answered), "{answered}");
        assert!(!flat(&out(&played)).contains("was not given"), "{}", out(&played));
    }
    let (one, other) = (std::fs::read(journal(0)).unwrap(), std::fs::read(journal(1)).unwrap());
    assert_ne!(one, other);
    let early = ["play", "first-hour", "--from", "H+0:01", "--answer", "guide-call=stay", "--past", "absent"];
    let played = run_with(&[&early[..], &["--journal", &journal(2)]].concat(), "\n\nquit\n");
    assert!(flat(&out(&played)).contains("The answer stay to guide-call was not given"), "{}", out(&played));
}

#[test]
fn a_recorded_run_can_be_what_came_before_a_witness_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/first-hour/runs/careless.journal");
    let recorded = recorded.to_string_lossy().into_owned();
    let args =
        ["play", "first-hour", "--past", &recorded, "--from", "H+0:40", "--journal", &path("a.journal")];
    let played = run_with(&args, "\n\nquit\n");
    assert_eq!(played.status.code(), Some(0), "{}", err(&played));
    assert!(
        flat(&out(&played)).contains("what came before is taken from the run careless"),
        "{}",
        out(&played)
    );
    assert_eq!(run(&["replay", &path("a.journal"), "--verify"]).status.code(), Some(0));
    // A scenario in which nobody can bring an ending about; the run that shows it ends where it shows it.
    let scenario = path("mine");
    assert_eq!(run(&["new", "scenario", &scenario]).status.code(), Some(0));
    let file = folder.path().join("mine/scenario.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let more = "facts: [(id: \"on-the-moon\", type: Flag)],
    endings: [
        (id: \"moon\", title: (ka: \"მთვარე\", en: \"Moon\"), text: (ka: \"ბოლო.\", en: \"Over.\"), when: Flag(\"on-the-moon\")),";
    std::fs::write(&file, text.replacen("endings: [", more, 1)).unwrap();
    let kept = path("kept");
    run(&["check", &scenario, "--deep", "--keep", &kept, "--limit", "200"]);
    let witnesses: Vec<_> = std::fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!witnesses.is_empty());
    for (n, witness) in witnesses.iter().enumerate() {
        let (witness, to) = (witness.to_string_lossy().into_owned(), path(&format!("w{n}.journal")));
        let args = ["play", &scenario, "--past", &witness, "--from", "H+0:01", "--journal", &to];
        let played = run_with(&args, "\n\nquit\n");
        assert_eq!(played.status.code(), Some(0), "{}", err(&played));
        assert_eq!(run(&["replay", &to, "--scenario", &scenario, "--verify"]).status.code(), Some(0));
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    for (args, told) in [
        (vec!["--from", "compound-mial"], "Did you mean \"compound-mail\"?"),
        (vec!["--from", "25:00"], "is no time of this scenario"),
        (vec!["--from", "H+0"], "Nothing lies before"),
        (vec!["--from", "H+2000"], "the exercise is over before that"),
        (vec!["--from", "crew-lodged", "--past", "absent"], "It comes after group-in-talenda"),
        (vec!["--from", "spare-drone"], "Only the trainer’s hand sends it"),
        (vec!["--past", "expert"], "Where is play to begin?"),
        (vec!["--answer", "a=b"], "Where is play to begin?"),
        (vec!["--from", "H+2", "--past", "nobody"], "There is no run nobody"),
        (vec!["--from", "H+2", "--answer", "guide"], "write MESSAGE=ANSWER"),
        (vec!["--from", "H+2", "--answer", "compound-mail=yes"], "asks for a decision"),
        (
            vec![
                "--from",
                "H+2",
                "--past",
                "scenarios/evacuation/runs/careful.journal",
                "--answer",
                "first-cable=x",
            ],
            "No message \"first-cable\" asks",
        ),
        (vec!["--past", "scenarios/evacuation/runs/road.journal"], "is of one part"),
        (vec!["--past", "scenarios/evacuation/runs/careful.journal"], "the exercise is over before that"),
    ] {
        let refused = run(&[&["play", "evacuation"], args.as_slice()].concat());
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(flat(&err(&refused)).contains(told), "{args:?}: {}", err(&refused));
    }
}
