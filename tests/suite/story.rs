//! The branching story of fifty nodes, played a thousand times through the kernel: every choice, fact, clock and score is
//! that of a plain walk through the story and of `tests/data/cross-check/story50_replays.json`.

use serde::Deserialize;

use hotwash::base::{FactId, Lang};
use hotwash::content::model::Model;
use hotwash::kernel::{Setup, Situation, apply};
use hotwash::trace::{Event, Names as _, Record, Table};

use crate::support::story::{Chooser, Nobody, Player, Sheet, Story, Walked, data};

#[derive(Deserialize)]
struct Expected {
    plays_total: usize,
    choices_total: usize,
    score_sum: i64,
    first_50: Vec<Replay>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Replay {
    choices: Vec<(u16, u8)>,
    #[serde(rename = "final")]
    last: Last,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Last {
    facts: String,
    clock: i64,
    score: i64,
}

impl Replay {
    fn of(walked: Walked) -> Self {
        let facts = walked.flags.iter().map(|flag| if *flag { '1' } else { '0' }).collect();
        Self { choices: walked.choices, last: Last { facts, clock: walked.clock, score: walked.score } }
    }
}

fn value(model: &Model, situation: &Situation, fact: &str) -> i64 {
    let fact = FactId(model.find(Table::Fact, fact).unwrap());
    i64::from(situation.cells()[model.cell(fact, None).unwrap()])
}

fn last(model: &Model, situation: &Situation) -> Last {
    Last {
        facts: (0..12)
            .map(|at| if value(model, situation, &format!("f{at}")) == 0 { '0' } else { '1' })
            .collect(),
        clock: value(model, situation, "clock"),
        score: value(model, situation, "score"),
    }
}

/// The choices of a play, as the expected replays give them: node and option.
fn choices_of(records: &[Record]) -> Vec<(u16, u8)> {
    let chosen = |record: &Record| match &record.event {
        Event::DecisionAnswered { inject, option, .. } => Some((inject.0, *option)),
        _ => None,
    };
    records.iter().filter_map(chosen).collect()
}

#[test]
fn a_thousand_plays_of_the_story_make_the_expected_choices() {
    let expected: Expected = serde_json::from_str(&data("story50_replays.json")).unwrap();
    let mut player = Player::new(Story::fifty().plan());
    let (story, mut chooser) = (Story::fifty(), Chooser::new());
    let (mut choices, mut score) = (0, 0);
    for play in 0..expected.plays_total {
        let (made, situation) = player.play(&mut Nobody);
        choices += made;
        score += value(&player.plan.model, &situation, "score");
        let replay =
            Replay { choices: choices_of(&player.records), last: last(&player.plan.model, &situation) };
        assert_eq!(replay, Replay::of(story.walk(&mut chooser)), "play {play}");
        if let Some(expected) = expected.first_50.get(play) {
            assert_eq!(replay, *expected, "play {play}");
        }
    }
    assert_eq!((choices, score), (expected.choices_total, expected.score_sum));
}

#[test]
fn folding_the_records_of_a_play_gives_its_situation() {
    let plan = Story::fifty().plan();
    let mut player = Player::new(plan.clone());
    for _ in 0..20 {
        let (_, situation) = player.play(&mut Nobody);
        let mut folded = Situation::new(&plan, Setup::default());
        player.records.iter().for_each(|record| apply(&plan, &mut folded, record));
        assert_eq!(folded, situation);
    }
}

#[test]
fn the_texts_of_a_play_carry_the_numbers_of_their_moment() {
    let mut player = Player::new(Story::fifty().plan());
    let mut sheets = Lang::ALL.map(|lang| Sheet::new(&player.plan.model, lang));
    for sheet in &mut sheets {
        player.chooser = Chooser::new();
        player.play(sheet);
    }
    let first: Vec<Vec<&str>> = sheets.iter().map(|sheet| sheet.text.lines().take(3).collect()).collect();
    assert_eq!(
        first,
        [
            [
                "ნაბიჯი 0. გადაწყვეტილებაა მისაღები. გასულია 0 წუთი.",
                "Decision 0.0: ფაქტი 4 არის დადასტურებული, ქულა 1.",
                "ნაბიჯი 0. გადაწყვეტილებაა მისაღები. გასულია 8 წუთი.",
            ],
            [
                "Step 0. A decision has to be made. It is minute 0 on the clock.",
                "Decision 0.0: fact 4 is true, the score is 1.",
                "Step 0. A decision has to be made. It is minute 8 on the clock.",
            ],
        ]
    );
    assert_eq!(sheets[1].text.lines().count(), 2 * 37);
}
