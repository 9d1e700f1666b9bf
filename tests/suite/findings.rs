//! Findings beside a journal: own words mapped to actions, several assessors and files, hostile files.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::expect;
use hotwash::base::SimTime;
use hotwash::exercise::{Exercise, Start};
use hotwash::explore::script::Script;
use hotwash::journal::{Fault, Findings};
use hotwash::kernel::Plan;
use hotwash::score::assess::{Assessment, target};
use hotwash::trace::{Command, Event, Found, Judgement, Rating, RecordNo, StepNo};

use crate::support::crisis::{begin, give, lines};
use crate::support::shipped::model;
use crate::support::words::english;

/// The duty officer says what it does in its own words: it confirms the earthquake and sets the second level.
const RUN: &str = "
0:11 duty own-words 5m \"tell them we know of the earthquake\"
0:20 duty own-words 10m \"from now on this is danger, because of the shelling\"
2:00 duty do report
";

fn play(script: &str) -> Exercise {
    let mut exercise = begin(&Arc::new(Plan::new(model("mini"))), 1);
    lines(script).iter().for_each(|line| give(&mut exercise, line));
    exercise.advance_to(SimTime(6 * 3_600_000));
    exercise
}

fn file(exercise: &Exercise) -> Findings {
    Findings::begin(exercise.about(), &mut Vec::new())
}

fn add(file: &mut Findings, exercise: &Exercise, by: &str, found: Found) -> Result<u32, Fault> {
    let names = &*exercise.plan().model;
    file.add(by, 1_900_000_000, found, names, &mut Vec::new()).map(|finding| finding.no)
}

/// The records with own words, in order.
fn own_words(exercise: &Exercise) -> Vec<RecordNo> {
    let is = |event: &Event| matches!(event, Event::OwnWordsDone { .. });
    exercise.records().iter().filter(|record| is(&record.event)).map(|record| record.no).collect()
}

/// The finding that own words are an action, written as in a script.
fn mapped(exercise: &Exercise, record: RecordNo, action: &str) -> Found {
    let script = Script::read(&format!("0:00 duty do {action}")).unwrap();
    let model = &exercise.plan().model;
    let envelope = script.lines[0].command(model, exercise.situation()).unwrap();
    let Command::Begin { action, args, .. } = envelope.command else { panic!("no action") };
    Found::Mapped { record, action, args, reason: "that is what was meant".into() }
}

/// Quality, changes, and standing of the findings, in lines.
fn told(assessment: &Assessment) -> String {
    let card = &assessment.card;
    let assessed = card.assessed.as_ref().unwrap();
    let (engine, now) = (assessed.engine.team, card.team.headline);
    let mut out = format!(
        "engine {:?}, {} of {}; now {:?}, {} of {}\n",
        engine.quality, engine.judged, engine.duties, now.quality, now.judged, now.duties
    );
    for change in &assessed.changes {
        let (before, after) = (change.before.unwrap_or("–"), change.after.unwrap_or("–"));
        writeln!(out, "{} {}: {before} → {after}", change.rule, change.subject.join("+")).unwrap();
    }
    for line in &assessed.findings {
        writeln!(out, "{} {} {:?}", line.by, line.found, line.standing).unwrap();
    }
    for (at, why) in &assessment.unfit {
        writeln!(out, "{at}: {}", english(why)).unwrap();
    }
    out
}

#[test]
fn own_words_mapped_to_an_act_settle_the_duty() {
    let exercise = play(RUN);
    let words = own_words(&exercise);
    let mut file = file(&exercise);
    add(&mut file, &exercise, "A1", mapped(&exercise, words[0], "acknowledge event=quake")).unwrap();
    // ALRT-01 asks for the act within 15 minutes of T+00:10: done at T+00:16. Weights 4 (ALRT-01) and 8 (ALRT-02):
    // before (4 × 0 + 8 × 0) ÷ 12, now (4 × 10 000 + 8 × 0) ÷ 12 = 3333.
    let assessment = exercise.assess(&[file]);
    expect![[r#"
        engine Some(0), 2 of 2; now Some(3333), 2 of 2
        ALRT-01.a quake: missed → met
        A1 mapped Counts
    "#]]
    .assert_eq(&told(&assessment));
    let verdict = assessment.verdicts.iter().find(|verdict| verdict.settled == Some(words[0])).unwrap();
    assert_eq!(verdict.settled, Some(words[0]), "the words are the witness");
    assert_eq!(exercise.card().own_words.len(), 2);
    assert_eq!(assessment.card.own_words.len(), 1, "what is mapped is no longer unscored");
}

#[test]
fn own_words_mapped_to_an_act_set_its_standing_facts() {
    let exercise = play(RUN);
    let words = own_words(&exercise);
    let mut file = file(&exercise);
    let act = mapped(&exercise, words[1], "set-level level=level-2 reasons=shelling");
    add(&mut file, &exercise, "A1", act).unwrap();
    // ALRT-02 asks for the state: true at T+00:30. The level calls for more: reports (ALRT-03, weight 2: the report of
    // T+02:15 counts now) and the hotline (EVAC-03, weight 4: nobody opened it).
    // (4 × 0 + 8 × 10 000 + 2 × 10 000 + 4 × 0) ÷ 18 = 5555.
    expect![[r#"
        engine Some(0), 2 of 2; now Some(5555), 4 of 4
        ALRT-02.a : missed → met
        ALRT-03.a : – → met
        ALRT-03.a : – → not-due
        EVAC-03.a : – → missed
        A1 mapped Counts
    "#]]
    .assert_eq(&told(&exercise.assess(&[file])));
}

#[test]
fn assessors_who_map_one_thing_to_two_acts_leave_it_unscored() {
    let exercise = play(RUN);
    let words = own_words(&exercise);
    let (mut one, mut other) = (file(&exercise), file(&exercise));
    add(&mut one, &exercise, "A1", mapped(&exercise, words[0], "acknowledge event=quake")).unwrap();
    add(&mut other, &exercise, "B2", mapped(&exercise, words[0], "report")).unwrap();
    expect![[r#"
        engine Some(0), 2 of 2; now Some(0), 2 of 2
        A1 mapped Disputed
        B2 mapped Disputed
    "#]]
    .assert_eq(&told(&exercise.assess(&[one.clone(), other])));
    let mut agrees = file(&exercise);
    add(&mut agrees, &exercise, "B2", mapped(&exercise, words[0], "acknowledge event=quake")).unwrap();
    assert_eq!(exercise.assess(&[one, agrees]).card.team.headline.quality, Some(3_333));
}

#[test]
fn what_a_finding_names_must_be_there() {
    let exercise = play(RUN);
    let words = own_words(&exercise);
    let mut file = file(&exercise);
    let missed =
        exercise.judged().verdicts().iter().find(|verdict| verdict.kind.credit() == Some(0)).map(target);
    let missed = missed.unwrap();
    let gone = hotwash::trace::Target { opened: Some(RecordNo(9_999)), ..missed.clone() };
    let reason = || Box::<str>::from("because");
    let all = [
        mapped(&exercise, RecordNo(0), "report"),
        mapped(&exercise, words[0], "publish-name person=nino"),
        Found::Justified { verdict: gone, reason: reason() },
        Found::Judged {
            verdict: missed.clone(),
            how: Judgement::Met,
            reason: reason(),
            records: Box::default(),
        },
        Found::Judged {
            verdict: missed,
            how: Judgement::Met,
            reason: reason(),
            records: [RecordNo(9_999)].into(),
        },
        Found::Rated { objective: "glory".into(), rating: Rating::P, reason: None },
        Found::Observed { at: SimTime(i64::MAX), seat: None, text: reason() },
    ];
    for (at, found) in all.into_iter().enumerate() {
        add(&mut file, &exercise, &format!("A{at}"), found).unwrap();
    }
    expect![[r#"
        engine Some(0), 2 of 2; now Some(0), 2 of 2
        A0 mapped WithoutEffect
        A1 mapped WithoutEffect
        A2 justified WithoutEffect
        A3 judged WithoutEffect
        A4 judged WithoutEffect
        A5 rated WithoutEffect
        A6 observed WithoutEffect
        0: record #0 is nothing done in own words
        1: the seat could not have done it then. This seat has not learned of “nino”. Find out first: read your messages or ask a colleague.
        2: there is no such verdict in this exercise
        3: the program has judged this duty; its verdict stands. A verdict can be found justified
        4: there is no record #9999
        5: there is no objective "glory"
        6: T+106751991167d 07:12:55.807 lies outside the exercise
    "#]]
    .assert_eq(&told(&exercise.assess(&[file])));
}

#[test]
fn the_rules_of_adding_hold() {
    let exercise = play(RUN);
    let mut file = file(&exercise);
    let rated = |rating, reason: Option<&str>| Found::Rated {
        objective: "alarm".into(),
        rating,
        reason: reason.map(Box::from),
    };
    let withdraw = |finding| Found::Withdrawn { finding, reason: "a slip".into() };
    let mut said = String::new();
    for (by, found) in [
        ("Nino", rated(Rating::P, None)),
        ("A1", rated(Rating::M, None)),
        ("A1", rated(Rating::U, Some("  "))),
        ("A1", rated(Rating::S, Some(&"x".repeat(9_000)))),
        ("A1", rated(Rating::M, Some("slow"))),
        ("A1", rated(Rating::S, None)),
        ("B2", rated(Rating::S, None)),
        ("B2", withdraw(1)),
        ("A1", withdraw(7)),
        ("A1", withdraw(1)),
        ("A1", withdraw(1)),
        ("A1", withdraw(3)),
        ("A1", rated(Rating::S, None)),
    ] {
        let answer = add(&mut file, &exercise, by, found);
        writeln!(said, "{by} {answer:?}").unwrap();
    }
    expect![[r#"
        Nino Err(NotACode)
        A1 Err(NoReason)
        A1 Err(NoReason)
        A1 Err(LongText)
        A1 Ok(1)
        A1 Err(Again)
        B2 Ok(2)
        B2 Err(NotYours)
        A1 Err(NoSuch)
        A1 Ok(3)
        A1 Err(Withdrawn)
        A1 Err(Withdrawn)
        A1 Ok(4)
    "#]]
    .assert_eq(&said);
}

/// The bytes of a file with three findings.
fn written(exercise: &Exercise) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut file = Findings::begin(exercise.about(), &mut bytes);
    let names = &*exercise.plan().model;
    for found in [
        mapped(exercise, own_words(exercise)[0], "acknowledge event=quake"),
        Found::Rated {
            objective: "alarm".into(),
            rating: Rating::M,
            reason: Some("late „ასე“ \"so\"\n".into()),
        },
        Found::Withdrawn { finding: 1, reason: "misheard".into() },
    ] {
        file.add("A1", 1_900_000_000, found, names, &mut bytes).unwrap();
    }
    bytes
}

#[test]
fn a_file_reads_back_byte_by_byte_and_goes_on() {
    let exercise = play(RUN);
    let names = &*exercise.plan().model;
    let bytes = written(&exercise);
    let mut file = Findings::read(bytes.as_slice(), names).unwrap();
    assert_eq!((file.end, file.torn), (bytes.len() as u64, None));
    assert_eq!(file.about, exercise.about());
    let mut longer = bytes.clone();
    let note = Found::Observed { at: SimTime(60_000), seat: None, text: "calm".into() };
    file.add("B2", 5, note, names, &mut longer).unwrap();
    assert_eq!(Findings::read(longer.as_slice(), names).unwrap().list, file.list);
    for cut in bytes.iter().rposition(|byte| *byte == b'\n').into_iter().flat_map(|end| [end - 1, end - 40]) {
        let torn = Findings::read(&bytes[..cut], names).unwrap();
        assert_eq!(torn.list.len(), 2);
        assert!(torn.torn.is_some());
    }
}

#[test]
fn findings_answer_to_their_exercise_alone() {
    let exercise = play(RUN);
    let about = exercise.about();
    assert!(exercise.answers_to(&about).is_ok());
    let mut later = exercise.clone();
    later.advance_to(SimTime(24 * 3_600_000));
    assert!(later.steps().len() > exercise.steps().len());
    assert!(later.answers_to(&about).is_ok(), "the same exercise, gone on");
    let last = StepNo(exercise.steps().len() as u32 - 1);
    for other in [play("0:11 duty do report\n"), exercise.fork(last).unwrap(), begin_other()] {
        let refused = other.answers_to(&about).unwrap_err();
        assert!(english(&refused.msg()).starts_with("These findings are about another exercise"));
    }
}

/// The same scenario with another seed.
fn begin_other() -> Exercise {
    let plan = Arc::new(Plan::new(model("mini")));
    let manifest = hotwash::exercise::manifest::manifest(&plan.model);
    Start { seed: 9, ..Start::default() }.begin(&plan, &manifest)
}

/// Seals lines anew, so that only what they say is wrong.
fn sealed(lines: &[String]) -> Vec<u8> {
    let mut head = hotwash::journal::Head::EMPTY;
    let mut bytes = Vec::new();
    for line in lines {
        head = head.after(line.as_bytes());
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(b",\"h\":\"");
        bytes.extend_from_slice(&head.digits());
        bytes.extend_from_slice(b"\"}\n");
    }
    bytes
}

#[test]
fn hostile_files_are_refused_with_their_line() {
    let exercise = play(RUN);
    let names = &*exercise.plan().model;
    let good = String::from_utf8(written(&exercise)).unwrap();
    let bodies: Vec<String> =
        good.lines().map(|line| line.split(",\"h\":").next().unwrap().to_owned()).collect();
    let changed = |line: usize, from: &str, to: &str| {
        let mut bodies = bodies.clone();
        assert!(bodies[line].contains(from), "{from} is not in {}", bodies[line]);
        bodies[line] = bodies[line].replace(from, to);
        sealed(&bodies)
    };
    let without = |line: usize| {
        let mut lines: Vec<&str> = good.lines().collect();
        lines.remove(line);
        (lines.join("\n") + "\n").into_bytes()
    };
    let mut many = bodies.clone();
    for no in 4..=10_001 {
        let is = "[\"Observed\",0,\"x\"]";
        many.push(format!("{{\"n\":{no},\"by\":\"A1\",\"wall\":5,\"found\":{is}"));
    }
    let deep = format!("{{\"hotwash-findings\":1,\"journal\":{}", "[".repeat(5_000));
    let files: [(&str, Vec<u8>); 24] = [
        ("nothing", Vec::new()),
        ("no newline", b"{\"hotwash-findings\":1".to_vec()),
        ("not UTF-8", b"{\"hotwash-findings\":1\xff\xfe\n".to_vec()),
        ("zeros", [&[0u8; 300][..], b"\n"].concat()),
        ("a journal", exercise.journal().to_vec()),
        ("deep", sealed(&[deep])),
        ("a newer format", changed(0, "findings\":1", "findings\":7")),
        ("a format that is no number", changed(0, "findings\":1", "findings\":\"1\"")),
        ("a head that is none", changed(0, "\"head\":\"", "\"head\":\"zz")),
        ("a negative step", changed(0, "\"step\":", "\"step\":-")),
        ("a changed letter", good.replace("misheard", "misherad").into_bytes()),
        ("a line removed", without(1)),
        ("a line doubled", format!("{good}{}\n", good.lines().last().unwrap()).into_bytes()),
        ("an endless line", [good.as_bytes(), &vec![b'x'; 70_000]].concat()),
        ("an unknown action", changed(1, "\"acknowledge\"", "\"abdicate\"")),
        ("an unknown finding", changed(2, "\"Rated\"", "\"Knighted\"")),
        ("a field too many", changed(2, "\"late", "\"x\",\"late")),
        ("a rating that is none", changed(2, "\"M\"", "\"Z\"")),
        ("a record that is none", changed(1, "\"Mapped\",", "\"Mapped\",-")),
        ("a name for a code", changed(1, "\"A1\"", "\"Nino Beridze\"")),
        ("somebody else's", changed(3, "\"A1\"", "\"B2\"")),
        ("a number skipped", changed(3, "\"n\":3", "\"n\":4")),
        ("before time began", changed(1, "1900000000", "-9223372036854775808")),
        ("too many", sealed(&many)),
    ];
    let mut said = String::new();
    for (name, bytes) in &files {
        let error = Findings::read(bytes.as_slice(), names).unwrap_err();
        writeln!(said, "{name}: {}", english(&error.msg())).unwrap();
        let _about = Findings::about_of(bytes.as_slice());
    }
    expect![[r#"
        nothing: The file of findings has no complete first line: nothing was kept
        no newline: The file of findings has no complete first line: nothing was kept
        not UTF-8: Line 1 of the findings cannot be used: no hash at its end
        zeros: The file is not a file of findings of Hotwash
        a journal: The file is not a file of findings of Hotwash
        deep: Line 1 of the findings cannot be used: recursion limit exceeded at line 1 column 159
        a newer format: The file of findings has format 7; this program reads formats up to 1. Use a newer version of the program
        a format that is no number: Line 1 of the findings was not written by this program
        a head that is none: Line 1 of the findings was not written by this program
        a negative step: Line 1 of the findings was not written by this program
        a changed letter: Line 4 of the findings does not fit the lines before it: a line was changed, removed, added or moved
        a line removed: Line 2 of the findings does not fit the lines before it: a line was changed, removed, added or moved
        a line doubled: Line 5 of the findings does not fit the lines before it: a line was changed, removed, added or moved
        an endless line: Line 5 of the findings is longer than 65,536 bytes
        an unknown action: Line 2 of the findings cannot be used: the content has no Action called "abdicate"
        an unknown finding: Line 3 of the findings cannot be used: unknown finding "Knighted"
        a field too many: Line 3 of the findings cannot be used: unknown field in Rated
        a rating that is none: Line 3 of the findings cannot be used: unknown Rating "Z"
        a record that is none: Line 2 of the findings cannot be used: expected a whole number in range
        a name for a code: Line 2 of the findings cannot be used: An assessor is named by a code, never by a name: up to 12 Latin letters, digits and hyphens, at least one digit, such as A1
        somebody else's: Line 4 of the findings cannot be used: This was found by somebody else. Only its own assessor withdraws a finding; add your own beside it
        a number skipped: Line 4 of the findings cannot be used: its number or its time does not follow the one before
        before time began: Line 2 of the findings cannot be used: its number or its time does not follow the one before
        too many: Line 10,002 of the findings cannot be used: the file is full (10,000 findings at most)
    "#]].assert_eq(&said);
}
