//! The recorded runs of the shipped scenarios: each script makes its journal, each journal its scorecard.
//!
//! `UPDATE_EXPECT=1 cargo test runs` records them anew after a change of content, rules or scoring.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use expect_test::expect_file;
use hotwash::base::SimTime;
use hotwash::content::scenario::When;
use hotwash::exercise::Exercise;
use hotwash::explore::record;
use hotwash::explore::script::Script;
use hotwash::score::card::{Card, Circumstances, Headline, Rating};
use hotwash::score::clause::Monitors;
use hotwash::trace::{Event, Names as _, Table};

use crate::support::files::files_under;
use crate::support::shipped;

const HOW: &str = "record the runs anew with UPDATE_EXPECT=1 cargo test runs";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Scenario, name and file of every script.
pub(crate) fn scripts() -> Vec<(String, String, PathBuf)> {
    let mut found = Vec::new();
    for path in files_under(&root().join("scenarios"), "run") {
        let scenario = path.ancestors().nth(2).and_then(Path::file_name).unwrap();
        let name = path.file_stem().unwrap();
        found.push((scenario.to_str().unwrap().to_owned(), name.to_str().unwrap().to_owned(), path.clone()));
    }
    found
}

fn script(scenario: &str, name: &str) -> Script {
    let path = root().join("scenarios").join(scenario).join("runs").join(name).with_extension("run");
    Script::read(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"))
}

pub(crate) fn played(scenario: &str, name: &str) -> Exercise {
    let script = script(scenario, name);
    record::play(&script, &shipped::plan(scenario, &script))
        .unwrap_or_else(|why| panic!("{scenario} {name}: {why}"))
}

fn card(exercise: &Exercise) -> Card {
    let mut monitors = Monitors::new(Arc::clone(&exercise.plan().model));
    exercise.records().iter().for_each(|record| monitors.observe(record));
    Card::of(&monitors, &Circumstances::default())
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn every_script_makes_its_journal_byte_for_byte() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    assert!(scripts().len() >= 7);
    for (scenario, name, path) in scripts() {
        let path = path.with_extension("journal");
        let script = script(&scenario, &name);
        let plan = shipped::plan(&scenario, &script);
        let recorded = std::fs::read(&path).ok();
        // With the prints of the content as it stands: what the program brings along was played with its own texts.
        let now = record::play(&script, &plan).unwrap_or_else(|why| panic!("{name}: {why}"));
        if update {
            if recorded.as_deref() != Some(now.journal()) {
                std::fs::write(&path, now.journal()).unwrap();
            }
            continue;
        }
        let journal = recorded.unwrap();
        // The first line holds a print of everything and is too long to be shown.
        let lines = text(now.journal()).lines().zip(text(&journal).lines());
        for (line, (made, recorded)) in (1..).zip(lines) {
            assert!(line > 1 || made == recorded, "{scenario} {name} has another header: {HOW}");
            assert_eq!(made, recorded, "{scenario} {name}: {HOW}");
        }
        assert!(now.journal() == journal, "{scenario} {name} ends elsewhere: {HOW}");
    }
}

#[test]
fn every_journal_is_decided_again_and_folds_to_the_same_situation() {
    for (scenario, name, path) in scripts() {
        let exercise = played(&scenario, &name);
        let plan = Arc::clone(exercise.plan());
        let decided = Exercise::verify(&plan, exercise.journal())
            .unwrap_or_else(|why| panic!("{scenario} {name}: {why}"));
        let folded = Exercise::read(&plan, exercise.journal()).unwrap();
        assert_eq!(folded.torn, None);
        assert!(decided.situation() == exercise.situation(), "{}", path.display());
        assert!(folded.exercise.situation() == exercise.situation(), "{}", path.display());
        assert!(folded.exercise.journal() == exercise.journal(), "{}", path.display());
        assert_eq!(folded.exercise.card(), exercise.card(), "{}", path.display());
    }
}

#[test]
fn every_card_is_as_printed() {
    for (scenario, name, _) in scripts() {
        let exercise = played(&scenario, &name);
        let golden = root().join("tests/golden").join(&scenario).join(format!("{name}.card.txt"));
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        expect_file![golden].assert_eq(&printed(&exercise));
    }
}

#[test]
fn the_careful_runs_whole_and_part_by_part_reach_full_quality_and_the_good_ending() {
    for (scenario, name, ending) in [
        ("evacuation", "careful", Some("together-home")),
        ("evacuation", "first-hours", None),
        ("evacuation", "way-out", None),
        ("evacuation", "road", Some("together-home")),
        ("evacuation", "road-surprises", Some("together-home")),
        ("first-hour", "careful", Some("calm")),
        ("seafarers", "careful", Some("home")),
        ("seafarers", "word", None),
        ("seafarers", "quay", None),
        ("seafarers", "quay-surprises", None),
        ("seafarers", "price", Some("home")),
        ("earthquake", "careful", Some("everybody-counted")),
        ("earthquake", "before", None),
        ("earthquake", "first-hours", None),
        ("earthquake", "search", None),
        ("earthquake", "search-surprises", None),
        ("earthquake", "after", Some("everybody-counted")),
        ("earthquake", "after-surprises", Some("everybody-counted")),
    ] {
        let exercise = played(scenario, name);
        let card = card(&exercise);
        assert_eq!(ending_of(&exercise).as_deref(), ending);
        assert_eq!(card.team.headline.quality, Some(10_000), "{scenario}");
        assert_eq!(card.team.failures, Vec::new(), "{scenario}");
        let counts = card.team.counts;
        assert_eq!((counts.late, counts.missed, counts.breached), (0, 0, 0), "{scenario}");
        assert!(!exercise.records().iter().any(|record| matches!(record.event, Event::ActionFailed { .. })));
    }
}

#[test]
fn in_some_recorded_run_the_trainer_releases_each_message_kept_by_hand() {
    for scenario in hotwash::cli::library::scenarios() {
        let mut released = BTreeSet::new();
        for (_, name, _) in scripts().iter().filter(|(of, ..)| *of == scenario) {
            let exercise = played(&scenario, name);
            let injects = &exercise.plan().model.scenario.injects;
            let fired = exercise.records().iter().filter_map(|record| match record.event {
                Event::InjectFired { inject, .. } => injects.get(inject.index()),
                _ => None,
            });
            released.extend(fired.map(|row| row.id.to_string()));
        }
        let model = shipped::model(&scenario);
        let by_hand = model.scenario.injects.iter().filter(|row| matches!(row.when, When::ByHand));
        let kept: Vec<&str> =
            by_hand.map(|row| row.id.as_str()).filter(|id| !released.contains(*id)).collect();
        assert_eq!(kept, Vec::<&str>::new(), "{scenario}");
    }
}

/// A part of a scenario played alone: by nobody, or as the careful run goes there.
fn alone(scenario: &str, part: &str, carefully: bool) -> Exercise {
    let mut script = if carefully { script(scenario, "careful") } else { Script::default() };
    script.part = Some(part.into());
    let plan = shipped::plan(scenario, &script);
    let row = plan.model.find(Table::Part, part).and_then(|at| plan.model.script.parts.get(usize::from(at)));
    let (from, to) = row.map(|row| (row.from, row.to)).unwrap();
    script.lines.retain(|line| from <= line.at && line.at < to);
    record::play(&script, &plan).unwrap_or_else(|why| panic!("{part}: {why}"))
}

#[test]
fn each_part_started_alone_ends_with_a_hotwash_of_its_own() {
    let mut parts = Vec::new();
    for scenario in ["evacuation", "earthquake", "seafarers"] {
        let of_it = shipped::model(scenario)
            .scenario
            .parts
            .iter()
            .map(|part| part.id.to_string())
            .collect::<Vec<_>>();
        assert!(of_it.len() >= 3);
        parts.extend(of_it.into_iter().map(|part| (scenario, part)));
    }
    for ((scenario, part), carefully) in parts.iter().flat_map(|part| [(part, true), (part, false)]) {
        let exercise = alone(scenario, part, carefully);
        assert!(exercise.is_over());
        let model = &exercise.plan().model;
        let first = &exercise.records()[exercise.play_from()];
        let row = model.scenario.parts.iter().find(|row| row.id.as_str() == part.as_str()).unwrap();
        let card = card(&exercise);
        let clauses = model.procedure.clauses.iter().filter(|clause| !clause.rules.is_empty()).count();
        assert_eq!(card.team.clauses.len(), clauses, "{part}: every clause has a line");
        let coverage = card.team.headline;
        assert!(coverage.judged >= 4, "{part}: {coverage:?}");
        assert_eq!(coverage.quality, Some(if carefully { 10_000 } else { 0 }), "{part}");
        for line in &card.verdicts {
            let about = format!("{part} {} {} {:?}", line.clause, line.verdict, line.subject);
            let judged = ["met", "late", "missed", "breached"].contains(&line.verdict) && !line.kept;
            if !judged {
                continue;
            }
            assert!(line.settled_at >= row.from.0, "{about}: settled before the part");
            assert!(line.due.is_none_or(|due| due >= row.from.0), "{about}: due before the part");
            let acted = line.settled.is_none_or(|record| record >= first.no.0);
            assert!(acted, "{about}: credit for what was done before the part");
        }
    }
}

/// Clauses that only forbid: who does nothing wrong keeps them, and they stand outside the numbers.
const KEPT: [&str; 7] = ["COM-04", "DATA-03", "DET-06", "EVAC-15", "MCI-02", "MCI-04", "RESP-08"];

#[test]
fn in_each_careful_run_every_claimed_clause_is_judged_or_kept() {
    for (scenario, least) in [("evacuation", 60), ("earthquake", 40), ("seafarers", 36)] {
        claimed_is_judged(scenario, least);
    }
}

fn claimed_is_judged(scenario: &str, least: usize) {
    let exercise = played(scenario, "careful");
    let card = card(&exercise);
    let model = &exercise.plan().model;
    let claimed: BTreeSet<&str> = model
        .scenario
        .objectives
        .iter()
        .flat_map(|objective| &objective.clauses)
        .map(|clause| clause.as_str())
        .collect();
    assert!(claimed.len() >= least);
    for clause in claimed {
        let about = format!("{scenario} {clause}");
        let line = card.team.clauses.iter().find(|line| *line.clause == *clause);
        let judged = line.is_some_and(|line| line.credit.is_some());
        assert_eq!(judged, !KEPT.contains(&clause), "{about}");
        let kept = |at: &usize| {
            card.verdicts.get(*at).is_some_and(|verdict| verdict.kept || verdict.verdict == "met")
        };
        assert!(line.is_some_and(|line| line.verdicts.iter().any(kept)), "{about} never arose");
    }
}

/// How a draw of a run went, each time it was drawn.
fn drawn(exercise: &Exercise, name: &str) -> Vec<u16> {
    let branch = |event: &Event| match event {
        Event::ChanceDrawn { draw, branch, .. } if ***draw == *name => Some(*branch),
        _ => None,
    };
    exercise.records().iter().filter_map(|record| branch(&record.event)).collect()
}

#[test]
fn the_careful_evacuation_handles_bad_luck() {
    let exercise = played("evacuation", "careful");
    assert_eq!(drawn(&exercise, "ring-check"), [1, 0], "unclear, then clear");
    assert_eq!(drawn(&exercise, "coach"), [0], "the coach falls through");
    assert_eq!(drawn(&exercise, "passage"), [1, 0], "no answer, then confirmed");
    assert_eq!(drawn(&exercise, "breakdown"), [0], "a bus breaks down");
}

#[test]
fn the_careful_earthquake_handles_bad_luck() {
    let exercise = played("earthquake", "careful");
    assert_eq!(drawn(&exercise, "marenta-answers"), [1, 0], "no list, then a list");
    assert_eq!(drawn(&exercise, "carrier-answer"), [0], "the carrier holds the list back");
}

/// A mistake in words, the rule that catches it and how it is judged.
type Mistake = (&'static str, &'static str, &'static str);

/// Every mistake of the careless run is caught, has its consequence in the world, and nothing is earned.
fn careless_is_caught(scenario: &str, mistakes: &[Mistake], consequences: &[&str], ending: &str) {
    let exercise = played(scenario, "careless");
    let card = card(&exercise);
    let model = &exercise.plan().model;
    let mut slipped = Vec::new();
    for (mistake, rule, verdict) in mistakes {
        if !card.verdicts.iter().any(|line| line.rule.as_deref() == Some(*rule) && line.verdict == *verdict) {
            slipped.push(format!("{mistake}: {rule} is not {verdict}"));
        }
    }
    assert_eq!(slipped, Vec::<String>::new());
    let fired: BTreeSet<&str> = exercise
        .records()
        .iter()
        .filter_map(|record| match &record.event {
            Event::InjectFired { inject, .. } => {
                model.scenario.injects.get(inject.index()).map(|row| row.id.as_str())
            }
            _ => None,
        })
        .collect();
    for consequence in consequences {
        assert!(fired.contains(consequence), "{consequence} did not follow");
    }
    assert_eq!(ending_of(&exercise).as_deref(), Some(ending));
    assert!(card.team.headline.quality < Some(1_000));
    assert!(card.team.objectives.iter().all(|line| line.proposed.is_none_or(|rating| rating == Rating::U)));
}

#[test]
fn every_mistake_of_the_careless_evacuation_is_caught_and_has_its_consequence() {
    let mistakes = [
        ("the first call rings out", "ALRT-01.a", "missed"),
        ("the press learns nothing", "COM-01.a", "missed"),
        ("a road nobody checked", "RESP-10.a", "breached"),
        ("a number nobody logged", "COM-03.a", "breached"),
        ("a date promised", "COM-03.b", "breached"),
        ("a name before the family knows", "MCI-02.a", "breached"),
        ("a death before anybody knows", "MCI-04.a", "breached"),
        ("a refusal for lack of papers", "RESP-08.a", "breached"),
        ("the list given without consent", "DATA-03.a", "breached"),
        ("the whole list given", "DATA-03.b", "breached"),
        ("nobody told to take the ferry", "EVAC-01.a", "missed"),
        ("announced before it was decided", "EVAC-02.a", "breached"),
        ("never decided in writing", "EVAC-02.b", "missed"),
        ("places without written criteria", "EVAC-03.a", "breached"),
        ("boarded without being asked", "EVAC-04.b", "breached"),
        ("boarded after refusing", "EVAC-05.a", "breached"),
        ("no safe passage", "EVAC-06.a", "breached"),
        ("one plan only", "EVAC-07.a", "missed"),
        ("a notice too short", "EVAC-08.a", "breached"),
        ("a list that does not agree", "EVAC-09.a", "breached"),
        ("the strong first", "EVAC-11.a", "breached"),
        ("a family split", "EVAC-12.a", "breached"),
        ("the cell not asked", "EVAC-12.b", "missed"),
        ("no consent of the transit state", "EVAC-13.a", "breached"),
        ("nobody at the border", "EVAC-14.a", "missed"),
        ("the road made public", "EVAC-15.a", "breached"),
        ("nobody meets them at home", "EVAC-20.a", "missed"),
    ];
    let consequences = [
        "lorry-split",
        "number-questioned",
        "list-leaked",
        "ferry-missed",
        "crew-hit-on-bridge",
        "no-passage",
        "route-exposed",
        "date-broken",
        "border-papers",
    ];
    careless_is_caught("evacuation", &mistakes, &consequences, "home-without-all");
}

#[test]
fn every_mistake_of_the_careless_earthquake_is_caught_and_has_its_consequence() {
    let mistakes = [
        ("a plan nobody completed", "PREP-01.a", "missed"),
        ("and still none on the day", "PREP-01.b", "missed"),
        ("nobody reviewed it", "PREP-02.b", "missed"),
        ("an afternoon on a guest list", "PREP-03.b", "missed"),
        ("two functions of six", "PREP-04.a", "missed"),
        ("a coordinator without duties", "PREP-06.a", "missed"),
        ("the list before the undertaking", "PREP-06.b", "breached"),
        ("nobody counted", "PREP-07.b", "missed"),
        ("the old stadium and one road", "PREP-09.b", "missed"),
        ("a night line nobody answers", "PREP-10.d", "missed"),
        ("a team without papers checked", "PREP-15.b", "missed"),
        ("a list nobody refreshes", "NAT-01.a", "missed"),
        ("the team to the wrong town, unmapped", "NAT-02.a", "breached"),
        ("the driver instead of the consul", "NAT-03.a", "missed"),
        ("advice laxer than the host's", "NAT-05.a", "missed"),
        ("the passenger list never asked for", "MCI-01.a", "missed"),
        ("a family not told", "MCI-03.a", "missed"),
        ("no line for families", "MCI-06.a", "missed"),
        ("hospitals not asked", "MCI-08.a", "missed"),
        ("nobody for the victims", "MCI-10.a", "missed"),
        ("a stand-down without tasks", "POST-01.a", "missed"),
        ("“no victims” said too early", "COM-03.a", "breached"),
        ("a day promised", "COM-03.b", "breached"),
        ("the register given without a basis", "DATA-03.a", "breached"),
        ("the whole list to an insurer", "DATA-03.b", "breached"),
        ("a list opened without a data note", "DATA-01.a", "breached"),
        ("the signal acknowledged late", "ALRT-01.a", "late"),
        ("the press learns nothing", "COM-01.a", "missed"),
        ("the host's note stays with the duty officer", "ALRT-03.a", "missed"),
        ("a head without a deputy", "ACT-02.a", "missed"),
        ("staff families first", "ALRT-09.a", "missed"),
        ("the overloaded line left alone", "COM-08.a", "missed"),
        ("the plea unopened", "RESP-04.a", "missed"),
        ("the hostel without contact", "RESP-06.a", "missed"),
        ("a child without an officer", "RESP-14.a", "missed"),
        ("the wrong family told", "MCI-04.a", "breached"),
        ("a name before the family knows", "MCI-02.a", "breached"),
        ("the camp not warned", "COM-05.a", "missed"),
        ("a journalist answered by the cell", "COM-04.a", "breached"),
        ("the counter closed", "RESP-15.b", "missed"),
        ("a certificate without a check", "RESP-07.b", "breached"),
        ("families without a liaison officer", "MCI-05.a", "missed"),
        ("nobody counts the staff", "ACT-12.a", "missed"),
        ("nobody meets them at home", "EVAC-20.a", "missed"),
    ];
    let consequences = [
        "first-call-late",
        "roster-hole",
        "generator",
        "number-unknown",
        "no-road",
        "stand-falls",
        "no-team-list",
        "students-silent",
        "swindler",
        "double-standard",
        "chlorine-harm",
        "crane-falls",
        "two-numbers-out",
        "families-count",
        "hostel-night",
        "mother-again",
        "nana-husband",
        "none-on-tape",
        "sick-list-leaked",
        "driver-stopped",
        "newborn",
        "levan-dies",
        "team-in-marenta",
        "friday-broken",
    ];
    careless_is_caught("earthquake", &mistakes, &consequences, "wrong-door");
}

#[test]
fn every_mistake_of_the_careless_seafarers_is_caught_and_has_its_consequence() {
    let mistakes = [
        ("no file until a notice comes", "DET-01.a", "missed"),
        ("the call is not acknowledged", "ALRT-01.a", "missed"),
        ("nobody gets word through", "DET-02.a", "missed"),
        ("nobody asks for access", "DET-03.b", "missed"),
        ("the notice is late and nobody reacts", "DET-04.a", "missed"),
        ("a wife told what she was not to be told", "DET-06.a", "breached"),
        ("the prison named to television", "DET-06.b", "breached"),
        ("a complaint without consent", "DET-10.b", "breached"),
        ("half a complaint", "DET-10.a", "missed"),
        ("no embassy, partner, lawyer", "DET-12.a", "missed"),
        ("no one channel", "DET-14.a", "missed"),
        ("three people talk to the broker", "DET-14.b", "breached"),
        ("the sum named", "DET-14.c", "breached"),
        ("flag, insurer, union forgotten", "DET-15.a", "missed"),
        ("a number nobody logged", "COM-03.a", "breached"),
        ("a date promised", "COM-03.b", "breached"),
        ("no warning of the storm", "COM-05.a", "missed"),
        ("a list without a note", "DATA-01.a", "breached"),
        ("the list given without consent", "DATA-03.a", "breached"),
        ("the whole list given", "DATA-03.b", "breached"),
        ("a name before the family knows", "MCI-02.a", "breached"),
        ("two officers never came", "MCI-03.a", "missed"),
        ("a death told too early", "MCI-04.a", "breached"),
        ("nobody named for the family", "MCI-05.a", "missed"),
        ("nobody asks about health", "RESP-03.a", "missed"),
        ("water offered and not asked for", "RESP-12.a", "missed"),
        ("the owner never pinned down", "RESP-11.a", "missed"),
        ("the insurer's letter unopened", "RESP-04.a", "missed"),
        ("the ship without contact", "RESP-06.a", "missed"),
    ];
    let consequences = [
        "wife-on-air",
        "phone-heard",
        "eka-in-hospital",
        "blame-on-master",
        "cameras-at-gate",
        "families-pressed",
        "nobody-came",
        "gocha-hurt",
        "dry-ship",
        "temur-worse",
        "daughter-flies",
        "mother-alone",
        "mother-from-the-boy",
        "witnesses-forgotten",
        "second-broker",
        "price-doubled",
        "promise-recalled-again",
        "beka-in-debt",
        "hearing-without-us",
    ];
    careless_is_caught("seafarers", &mistakes, &consequences, "forgotten");
}

#[test]
fn doing_nothing_ends_badly_and_earns_nothing() {
    for (scenario, ending) in [
        ("evacuation", "left-behind"),
        ("first-hour", "unanswered"),
        ("seafarers", "forgotten"),
        ("earthquake", "unanswered"),
    ] {
        let exercise = played(scenario, "idle");
        let card = card(&exercise);
        assert_eq!(ending_of(&exercise).as_deref(), Some(ending));
        assert_eq!(card.team.headline.quality, Some(0), "{scenario}");
        assert_eq!(card.team.counts.met, 0, "{scenario}");
        for seat in &card.seats {
            assert!(
                seat.sheet.headline.quality.is_none_or(|quality| quality == 0),
                "{scenario} {}",
                seat.seat
            );
        }
    }
}

#[test]
fn the_demonstration_shows_every_kind_of_verdict() {
    let card = card(&played("evacuation", "demo"));
    let shown: BTreeSet<&str> = card.verdicts.iter().map(|line| line.verdict).collect();
    let every = ["breached", "late", "lifted", "met", "missed", "never-arose", "not-due", "not-observed"];
    assert_eq!(shown, BTreeSet::from(every));
    let quality = card.team.headline.quality.unwrap();
    assert!((5_000..9_500).contains(&quality), "flawed, not hopeless: {quality}");
    assert!(!card.departures.is_empty());
}

fn ending_of(exercise: &Exercise) -> Option<String> {
    let model = &exercise.plan().model;
    exercise.records().iter().find_map(|record| match &record.event {
        Event::EndingReached { ending, .. } => {
            model.scenario.endings.get(ending.index()).map(|row| row.id.to_string())
        }
        _ => None,
    })
}

/// The card in a few lines for people: numbers, failures, and every verdict that counts or asks for a word.
fn printed(exercise: &Exercise) -> String {
    let card = card(exercise);
    let mut out = String::new();
    let team = &card.team;
    let counts = &team.counts;
    writeln!(out, "ending: {}", ending_of(exercise).unwrap_or_else(|| "none".to_owned())).unwrap();
    writeln!(out, "team: {}", headline(&team.headline)).unwrap();
    writeln!(
        out,
        "verdicts: met {}, kept {}, late {}, missed {}, breached {}, not due {}, never arose {}, not observed {}, lifted {}",
        counts.met,
        counts.kept,
        counts.late,
        counts.missed,
        counts.breached,
        counts.not_due,
        counts.never_arose,
        counts.not_observed,
        counts.lifted
    )
    .unwrap();
    for failure in &team.failures {
        let record = failure.record.map_or_else(|| "no act".to_owned(), |record| format!("record {record}"));
        writeln!(out, "failure: {} {record}", failure.clause).unwrap();
    }
    for line in &team.objectives {
        let proposed = line.proposed.map_or_else(|| "-".to_owned(), |rating| format!("{rating:?}"));
        writeln!(out, "objective {}: {}, {proposed}", line.objective, headline(&line.headline)).unwrap();
    }
    for seat in &card.seats {
        writeln!(out, "seat {}: {}", seat.seat, headline(&seat.sheet.headline)).unwrap();
    }
    for clause in &team.clauses {
        let credit = clause.credit.map_or_else(|| "-".to_owned(), |credit| credit.to_string());
        let lines: Vec<_> = clause.verdicts.iter().filter_map(|at| card.verdicts.get(*at)).collect();
        if lines.iter().all(|line| line.verdict == "never-arose" || line.kept) {
            continue;
        }
        writeln!(out, "\n{} S{} {credit}", clause.clause, clause.severity).unwrap();
        for line in lines.into_iter().filter(|line| line.verdict != "never-arose" && !line.kept) {
            let time = |ms: i64| SimTime(ms).to_string();
            write!(out, "  {} {}", line.rule.as_deref().unwrap_or("expected"), line.verdict).unwrap();
            if !line.subject.is_empty() {
                write!(out, " {}", line.subject.join("+")).unwrap();
            }
            write!(out, "; open {}", time(line.opened_at)).unwrap();
            if let Some(due) = line.due {
                write!(out, ", due {}", time(due)).unwrap();
            }
            write!(out, ", settled {}", time(line.settled_at)).unwrap();
            if let Some(seat) = &line.acted {
                write!(out, " by {seat}").unwrap();
            }
            if line.relay {
                out.push_str(", not passed on");
            }
            if line.by_other {
                out.push_str(", by another");
            }
            out.push('\n');
        }
    }
    out
}

fn headline(line: &Headline) -> String {
    let quality = line.quality.map_or_else(|| "-".to_owned(), |quality| quality.to_string());
    format!("quality {quality}, judged {} of {}", line.judged, line.duties)
}

#[test]
fn no_rating_is_proposed_for_a_seat_left_before_the_end() {
    let mut script = script("evacuation", "careful");
    let mut left = Script::read("30:00 press step-out").unwrap();
    script.lines.retain(|line| line.who != left.lines[0].who || line.at < left.lines[0].at);
    let at = script.lines.partition_point(|line| line.at <= left.lines[0].at);
    script.lines.insert(at, left.lines.remove(0));
    let exercise = record::play(&script, &shipped::plan("evacuation", &script)).unwrap();
    let card = exercise.card();
    let seats: Vec<(&str, bool, bool)> = (card.seats.iter())
        .map(|row| {
            (&*row.seat, row.left, row.sheet.objectives.iter().any(|objective| objective.proposed.is_some()))
        })
        .collect();
    assert_eq!(seats.iter().find(|row| row.0 == "press"), Some(&("press", true, false)));
    assert_eq!(seats.iter().find(|row| row.0 == "embassy"), Some(&("embassy", false, true)));
}
