//! Many runs counted: the numbers are those of the cards, and nothing depends on who counted what.

use std::sync::Arc;

use hotwash::exercise::part::Stretch;
use hotwash::explore::batch::{Batch, Run};
use hotwash::explore::census::mix::Base;
use hotwash::explore::census::{Census, Flag, Mix, Series};
use hotwash::explore::policy::NAMES;
use hotwash::score::card::{Brief, Headline};
use hotwash::trace::{Names as _, Table};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::program::{err, lines_fit, out, run};
use crate::support::shipped;

const WHOLE: Stretch = Stretch { part: None, last: None };

fn series(name: &str, base: Base) -> Series {
    Series::new(shipped::model(name), WHOLE, Mix::of(base))
}

#[test]
fn the_brief_numbers_are_those_of_the_card() {
    for name in ["mini", "first-hour", "evacuation", "earthquake", "seafarers"] {
        let batch = Batch::new(shipped::model(name));
        for policy in NAMES {
            for seed in 0..2 {
                let outcome = batch.run(&Run { seed, part: None, policies: vec![policy.into()] });
                let (card, brief) = (outcome.card(), Brief::of(&outcome.monitors));
                let what = format!("{name} {policy} {seed}");
                assert_eq!(brief.team, card.team.headline, "{what}");
                let seats: Vec<Headline> = card.seats.iter().map(|row| row.sheet.headline).collect();
                assert_eq!(brief.seats, seats, "{what}");
                let objectives: Vec<Headline> = card.team.objectives.iter().map(|row| row.headline).collect();
                assert_eq!(brief.objectives, objectives, "{what}");
                let model = &batch.plan().model;
                let clauses: Vec<(&str, Option<u16>)> = (brief.clauses.iter())
                    .map(|(clause, credit)| (model.name(Table::Clause, clause.0), *credit))
                    .collect();
                let lines: Vec<(&str, Option<u16>)> =
                    card.team.clauses.iter().map(|line| (&*line.clause, line.credit)).collect();
                assert_eq!(clauses, lines, "{what}");
            }
        }
    }
}

#[test]
fn what_is_counted_is_what_the_runs_were() {
    let series = series("first-hour", Base::Mixed);
    let model = series.model();
    let (mut census, batch) = (series.census(), Batch::new(Arc::clone(model)));
    series.count(10..30, &mut census);
    assert_eq!((census.runs, census.quality.count()), (20, 20));
    let mut qualities = Vec::new();
    let mut met = 0;
    for seed in 10..30 {
        let profiles = Mix::of(Base::Mixed).profiles(model, seed);
        let policies = profiles.iter().map(|profile| profile.name().into()).collect();
        let card = batch.run(&Run { seed, part: None, policies }).card();
        qualities.push((card.team.headline.quality.unwrap(), seed));
        met += u64::from(card.team.counts.met);
    }
    qualities.sort_unstable();
    assert_eq!(census.weakest, qualities.first().copied());
    assert_eq!(census.best.map(|(quality, _)| quality), qualities.last().map(|(quality, _)| *quality));
    assert_eq!(census.quality.quantile(500), Some(i64::from(qualities[9].0)));
    assert_eq!(census.clauses.iter().map(|tally| tally.verdicts.met).sum::<u64>(), met);
    assert_eq!(census.endings.iter().sum::<u64>() + census.time_up, 20);
    assert_eq!(census.ended.count(), 20);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However the seeds are shared out, and in whatever order what was counted is put together.
    #[test]
    fn nothing_depends_on_who_counted_what(
        cuts in proptest::collection::vec(0u64..24, 0..5),
        turn in any::<prop::sample::Index>(),
        mixed in any::<bool>(),
    ) {
        let series = series("mini", if mixed { Base::Mixed } else { Base::Trainee });
        let mut whole = series.census();
        series.count(0..24, &mut whole);
        let mut bounds = cuts;
        bounds.extend([0, 24]);
        bounds.sort_unstable();
        let mut shares: Vec<Census> = bounds
            .windows(2)
            .map(|pair| {
                let mut census = series.census();
                series.count(pair[0]..pair[1], &mut census);
                census
            })
            .collect();
        let middle = turn.index(shares.len());
        shares.rotate_left(middle);
        let mut together = series.census();
        shares.iter().for_each(|share| together.merge(share));
        prop_assert_eq!(together, whole);
    }
}

#[test]
fn the_answer_is_the_same_whatever_the_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let answers = ["1", "2", "5"].map(|threads| {
        let file = folder.path().join(threads);
        let file = file.to_str().unwrap();
        let common = ["simulate", "first-hour", "--runs", "40", "--seed", "7", "--threads", threads];
        let json = run(&[&common[..], &["--format", "json", "--csv", file]].concat());
        let human = run(&[&common[..], &["--full"]].concat());
        assert!(json.status.success() && human.status.success(), "{}{}", err(&json), err(&human));
        assert_eq!(err(&human), "");
        (out(&json), out(&human), std::fs::read(file).unwrap())
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let value: Value = serde_json::from_str(&answers[0].0).unwrap();
    let stretch = &value["stretches"][0];
    assert_eq!((&stretch["runs"], &value["seeds"]), (&40.into(), &serde_json::json!([7, 46])));
    let ends = stretch["endings"].as_array().unwrap().iter().map(|row| row["runs"].as_u64().unwrap());
    assert_eq!(ends.sum::<u64>() + stretch["time_up"].as_u64().unwrap(), 40);
}

#[test]
fn experts_find_less_hard_than_novices_and_nobody_meets_nothing() {
    let quality = |base| {
        let series = series("first-hour", base);
        let mut census = series.census();
        series.count(0..30, &mut census);
        census.quality.quantile(500).unwrap()
    };
    let of = |name| quality(Base::named(name).unwrap());
    let (expert, trainee, novice, absent) = (of("expert"), of("trainee"), of("novice"), of("absent"));
    assert!(expert > trainee && trainee >= novice && novice > absent, "{expert} {trainee} {novice} {absent}");
    assert_eq!(absent, 0);
}

/// The small crisis with its script changed, counted over mixed runs.
fn changed(changes: &[(&str, &str)]) -> (Series, Census) {
    let mut text = std::fs::read_to_string("tests/data/mini/scenario.ron").unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let scenario = shipped::read_scenario(&text);
    let model = shipped::model("mini");
    let procedure = Arc::clone(&model.procedure);
    let (model, found) = hotwash::content::model::Model::compile(procedure, scenario);
    assert!(!found.has_errors(), "{:?}", found.list.first());
    let series = Series::new(Arc::new(model.unwrap()), WHOLE, Mix::of(Base::Mixed));
    let mut census = series.census();
    series.count(0..120, &mut census);
    (series, census)
}

#[test]
fn a_message_that_never_comes_is_seen() {
    let (series, census) = changed(&[
        ("facts: [", "facts: [(id: \"never\", type: Flag), "),
        ("injects: [", "injects: [(id: \"never-comes\", when: If(Flag(\"never\")), effects: []), "),
    ]);
    let at = series.model().scenario.injects.iter().position(|row| row.id.as_str() == "never-comes").unwrap();
    assert_eq!(census.injects[at].first.count(), 0);
    assert!(census.injects.iter().any(|row| row.first.count() > 0));
}

#[test]
fn a_claimed_clause_that_nothing_calls_for_is_flagged() {
    let series = series("evacuation", Base::All(hotwash::explore::census::Profile::Absent));
    let mut census = series.census();
    series.count(0..3, &mut census);
    let model = series.model();
    let claimed = |at: usize| {
        model.script.objectives.iter().any(|named| named.iter().any(|clause| clause.index() == at))
    };
    // With empty chairs alone some claimed duties never arise; none is said to be beyond those who work.
    let flags: Vec<Option<Flag>> =
        census.clauses.iter().enumerate().map(|(at, tally)| tally.flag(claimed(at))).collect();
    assert!(flags.contains(&Some(Flag::NeverArises)));
    assert!(!flags.contains(&Some(Flag::NeverMet)));
    for (at, tally) in census.clauses.iter().enumerate() {
        assert_eq!(tally.flag(claimed(at)) == Some(Flag::NeverArises), claimed(at) && tally.arose == 0);
    }
}

#[test]
fn a_part_and_a_variant_are_counted_for_themselves() {
    let part = run(&["simulate", "evacuation", "--runs", "4", "--part", "road", "--format", "json"]);
    assert!(part.status.success(), "{}", err(&part));
    let value: Value = serde_json::from_str(&out(&part)).unwrap();
    assert_eq!(value["stretches"][0]["part"], "road");
    assert_eq!(value["stretches"].as_array().unwrap().len(), 1);
    let model = shipped::model("evacuation");
    for variant in &model.scenario.variants {
        let stretches = hotwash::exercise::part::of_variant(&model, variant.id.as_str()).unwrap();
        let answer = run(&[
            "simulate",
            "evacuation",
            "--runs",
            "2",
            "--variant",
            variant.id.as_str(),
            "--format",
            "json",
        ]);
        assert!(answer.status.success(), "{}", err(&answer));
        let value: Value = serde_json::from_str(&out(&answer)).unwrap();
        assert_eq!(value["stretches"].as_array().unwrap().len(), stretches.len(), "{}", variant.id);
    }
}

#[test]
fn people_read_it_in_both_languages_on_eighty_columns() {
    for lang in ["ka", "en"] {
        for more in [&[][..], &["--full"], &["--part", "road"]] {
            let said = run(&[&["simulate", "evacuation", "--runs", "6", "--lang", lang][..], more].concat());
            assert!(said.status.success(), "{}", err(&said));
            lines_fit(&out(&said));
            assert!(!out(&said).contains(['⟦', '{']), "{}", out(&said));
        }
    }
}

#[test]
fn what_is_not_there_is_told_and_nothing_is_written() {
    for (args, said) in [
        (&["--mix", "exprt"][..], "expert"),
        (&["--seat", "duty"], "SEAT=POLICY"),
        (&["--seat", "nobody=expert"], "nobody"),
        (&["--seat", "duty=careful"], "careful"),
        (&["--part", "nowhere"], "nowhere"),
        (&["--variant", "nowhere"], "nowhere"),
        (&["--runs", "0"], "0"),
        (&["--csv", "no-such-folder/x.csv", "--runs", "1"], "no-such-folder"),
    ] {
        let answer = run(&[&["simulate", "evacuation"][..], args].concat());
        assert_eq!(answer.status.code(), Some(2), "{args:?}");
        assert!(err(&answer).contains(said), "{args:?}: {}", err(&answer));
        assert_eq!(out(&answer), "", "{args:?}");
    }
}

#[test]
fn the_table_for_a_spreadsheet_has_stable_columns_and_no_formula() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("numbers.csv");
    let answer = run(&["simulate", "first-hour", "--runs", "3", "--csv", file.to_str().unwrap()]);
    assert!(answer.status.success(), "{}", err(&answer));
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines = text.strip_prefix('\u{feff}').unwrap().split("\r\n");
    assert_eq!(lines.next(), Some("mark,part,table,id,title,who,measure,value"));
    let rows: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    for table in ["run", "ending", "inject", "option", "clause", "objective", "seat"] {
        assert!(rows.iter().any(|row| row.contains(&format!(",,{table},"))), "{table}");
    }
    for row in rows {
        assert!(!row.split(',').any(|cell| cell.starts_with(['=', '+', '@'])), "{row}");
    }
    assert!(!folder.path().join("numbers.csv.part").exists());
}
