//! Behaviours a score must not reward, in a story in which somebody is moved: `tests/data/move`.
//!
//! The honest run is written down in `honest.run`, with two failings of its own (a late acknowledgement, a late
//! briefing), so that there is something to gain. Each adversary is a variation of it. What is compared is `points` of
//! [`adversaries`](crate::adversaries).

use std::sync::Arc;

use hotwash::base::{Dur, SimTime};
use hotwash::explore::record;
use hotwash::explore::script::{Line, Script};
use hotwash::kernel::Plan;
use hotwash::score::card::{Card, Rating, Sheet};

use crate::adversaries::points;
use crate::support::shipped;

const SEEDS: std::ops::Range<u64> = 0..4;

fn plan() -> Arc<Plan> {
    Arc::new(Plan::new(shipped::model("move")))
}

fn honest() -> Vec<Line> {
    read(include_str!("../data/move/honest.run"))
}

fn read(text: &str) -> Vec<Line> {
    Script::read(text).unwrap().lines
}

fn played(plan: &Arc<Plan>, seed: u64, lines: &[Line]) -> Card {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| line.at);
    let script = Script { seed, lines, ..Script::default() };
    record::play(&script, plan).unwrap_or_else(|why| panic!("{why}")).card()
}

/// The honest run without the lines that say one of these, and with others.
fn varied(without: &[&str], with: &str) -> Vec<Line> {
    let said =
        |line: &Line| line.words.iter().map(|word| word.value.to_string()).collect::<Vec<_>>().join(" ");
    let mut lines = honest();
    let before = lines.len();
    lines.retain(|line| !without.iter().any(|what| said(line).contains(what)));
    assert!(without.is_empty() || lines.len() < before, "nothing is left out");
    lines.extend(read(with));
    lines
}

fn seat<'a>(card: &'a Card, name: &str) -> &'a Sheet {
    &card.seats.iter().find(|seat| *seat.seat == *name).unwrap().sheet
}

fn credit(card: &Card, clause: &str) -> Option<u16> {
    card.team.clauses.iter().find(|line| *line.clause == *clause).unwrap().credit
}

fn proposed(card: &Card, objective: &str) -> Option<Rating> {
    card.team.objectives.iter().find(|line| *line.objective == *objective).unwrap().proposed
}

// ALRT-01: quake 10 000; flood acknowledged at 8:10, 25 minutes after it: (30 − 25) ÷ 15 = 3 333; together 6 666.
// EVAC-03 is opened by the own act of boarding, so the lowest counts: Giga, boarded at 3:45, briefed at 5:05, 80 minutes
// of 60: (120 − 80) ÷ 60 = 6 666. KIN-02 is kept by the names nobody published too early and stands outside.
// Weights: 4 × 6 666 (ALRT-01) + 4 × 10 000 (KIN-01) + 8 × 10 000 + 8 × 10 000 (EVAC-01, 02) + 4 × 6 666 (EVAC-03)
// + 4 × 10 000 (POST-01), by 32: 9 166.
#[test]
fn the_honest_run_is_as_worked_out_by_hand() {
    let plan = plan();
    for seed in SEEDS {
        let card = played(&plan, seed, &honest());
        assert_eq!(credit(&card, "ALRT-01"), Some(6_666));
        assert_eq!(credit(&card, "EVAC-03"), Some(6_666));
        assert_eq!(credit(&card, "KIN-02"), None);
        assert_eq!(card.team.headline.quality, Some(9_166));
        assert_eq!(card.team.failures, Vec::new());
    }
}

// Row 4. The duty officer does the consul's work in time and leaves his own undone.
#[test]
fn who_answers_for_others_gains_nothing_on_his_own_card() {
    let plan = plan();
    let kin = "1:05 duty do tell-kin person=nino\n1:20 duty do tell-kin person=tako\n1:35 duty do tell-kin person=giga";
    for seed in SEEDS {
        let honest = played(&plan, seed, &honest());
        // Beside his own work: the consul's is met by another, and neither card gains.
        let beside = played(&plan, seed, &varied(&["tell-kin"], kin));
        assert!(points(&beside) <= points(&honest));
        assert!(seat(&beside, "duty").headline.quality <= seat(&honest, "duty").headline.quality);
        assert!(seat(&beside, "consul").headline.quality <= seat(&honest, "consul").headline.quality);
        assert!(seat(&beside, "consul").headline.judged < seat(&honest, "consul").headline.judged);
        // Instead of his own work: the team loses what he leaves undone, and so does he.
        let instead = played(&plan, seed, &varied(&["tell-kin", "acknowledge", "report"], kin));
        assert!(points(&instead) < points(&honest));
        assert_eq!(seat(&instead, "duty").headline.quality, Some(0));
    }
}

// Row 7. One name before the kin know; then, with nothing more to lose, all of them, and the last one twice.
#[test]
fn after_one_breach_the_next_ones_count_all_the_same() {
    let plan = plan();
    let one = "1:00:30 press do publish-name person=nino";
    let more = ["nino", "tako", "giga", "giga"]
        .map(|name| format!("1:00:30 press do publish-name person={name}\n"))
        .concat();
    for seed in SEEDS {
        let honest = played(&plan, seed, &honest());
        let once = played(&plan, seed, &varied(&["publish-name"], one));
        let freely = played(&plan, seed, &varied(&["publish-name"], &more));
        assert!(points(&once) < points(&honest), "{} and {}", points(&once), points(&honest));
        assert!(points(&freely) <= points(&once), "{} and {}", points(&freely), points(&once));
        assert_eq!((once.team.failures.len(), freely.team.failures.len()), (1, 4));
        assert_eq!(proposed(&once, "alarm"), Some(Rating::M));
        assert_eq!(proposed(&freely, "alarm"), Some(Rating::U));
    }
}

// Row 9. The honest run up to a moment, then the duty officer stands down.
#[test]
fn ending_early_does_not_pay_at_any_moment() {
    let plan = plan();
    for seed in SEEDS {
        let honest_points = points(&played(&plan, seed, &honest()));
        for quarter in 1..48 {
            let at = SimTime::ZERO.plus(Dur::minutes(15 * quarter));
            let mut lines: Vec<Line> = honest().into_iter().filter(|line| line.at < at).collect();
            let stand_down = read(&format!("{}:{:02} duty do stand-down", quarter / 4, quarter % 4 * 15));
            lines.extend(stand_down);
            let early = points(&played(&plan, seed, &lines));
            assert!(early <= honest_points, "{at}: {early} beats {honest_points}");
            // Half an hour after the last duty is done there is nothing left to escape.
            assert!(quarter > 34 || early < honest_points, "{at}: {early} is as good as {honest_points}");
        }
    }
}

// Row 10. One person put on board unasked: however many acts rightly done stand beside it, they do not thin it out.
#[test]
fn splitting_acts_dilutes_no_breach() {
    let plan = plan();
    let others = ["tako", "giga"];
    for seed in SEEDS {
        let honest = played(&plan, seed, &honest());
        let mut few = varied(&["record-choice nino"], "");
        few.retain(|line| !line.words.iter().any(|word| others.contains(&&*word.value)));
        let many = varied(&["record-choice nino"], "");
        let (few, many) = (played(&plan, seed, &few), played(&plan, seed, &many));
        assert_eq!((credit(&few, "EVAC-02"), credit(&many, "EVAC-02")), (Some(0), Some(0)));
        assert!(points(&many) < points(&honest));
        // The same with what is owed after each act: one left out is not made good by the others.
        let unbriefed = played(&plan, seed, &varied(&["brief nino"], ""));
        assert_eq!(credit(&unbriefed, "EVAC-03"), Some(0));
        assert!(points(&unbriefed) < points(&honest));
        // Briefing those again who were briefed changes nothing.
        let again: String = (0..20).map(|n| format!("6:{n:02} consul do brief who=crew\n")).collect();
        let spam = played(&plan, seed, &varied(&["brief nino"], &again));
        assert_eq!(points(&spam), points(&unbriefed));
    }
}
