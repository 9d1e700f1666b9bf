//! The promises of an exercise: same inputs, same bytes; advancing leaves no trace; kill, continue, replay, verify, fork.

use std::sync::Arc;

use hotwash::base::{Dur, EntityId, InjectId, Lang, Name, PartId, SeatId, SimTime};
use hotwash::content::kind::Kind;
use hotwash::content::model::Head;
use hotwash::content::procedure::{Clause, Severity};
use hotwash::exercise::knowledge::{Known, Source};
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::part::NoPast;
use hotwash::exercise::{Exercise, Fitting, Input, Pace, ReplayError, SeatView, Start, part};
use hotwash::explore::script::Line;
use hotwash::journal::{Difference, Encoder, What};
use hotwash::kernel::Plan;
use hotwash::tell::Titles;
use hotwash::tell::slots::{Asked, asked};
use hotwash::trace::{Event, Names as _, RecordNo, StepCause, StepNo, Table};
use proptest::prelude::*;

use crate::support::crisis::{begin, give, lines, plan, play};

/// A trainee who does some things well, some late and some not at all.
const RUN: &str = "
0:00 embassy pick-up guide-call
0:00 embassy answer guide-call stay
0:01 embassy do acknowledge-report event=fire
0:01 embassy do open-case who=tourists source=self
0:30 embassy do send-sitrep event=fire covers=what+where
0:40 embassy do send-sitrep event=fire covers=what
0:41 embassy call-off send-sitrep
0:50 embassy own-words 20m \"ask the guide for names\"
1:00 embassy pick-up guide-call -> refused K014
";

fn run() -> Vec<Line> {
    lines(RUN)
}

fn first_hour() -> Arc<Plan> {
    plan("first-hour")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let plan = first_hour();
    let script = run();
    let (one, other) = (play(&plan, 7, &script), play(&plan, 7, &script));
    assert!(one.is_over());
    assert_eq!(text(one.journal()), text(other.journal()));
    assert_eq!(one.head(), other.head());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn advancing_in_pieces_leaves_the_same_bytes(cuts in proptest::collection::vec(0i64..14_000, 0..30)) {
        let plan = first_hour();
        let script = run();
        let whole = play(&plan, 1, &script);
        let mut pieces = begin(&plan, 1);
        let mut cuts: Vec<SimTime> = cuts.into_iter().map(|s| SimTime(s * 1000)).collect();
        cuts.sort_unstable();
        let mut left = script.iter().peekable();
        for cut in cuts {
            while let Some(line) = left.next_if(|line| line.at <= cut) {
                give(&mut pieces, line);
            }
            pieces.advance_to(cut);
        }
        left.for_each(|line| give(&mut pieces, line));
        pieces.advance_to(SimTime::FAR);
        prop_assert_eq!(text(pieces.journal()), text(whole.journal()));
    }

    #[test]
    fn any_pace_gives_the_same_bytes(speeds in proptest::collection::vec((1u32..600, 1i64..90_000), 1..60)) {
        let plan = first_hour();
        let script = run();
        let whole = play(&plan, 1, &script);
        let mut paced = begin(&plan, 1);
        let mut left = script.iter().peekable();
        for (speed, host) in speeds {
            paced.take(Input::SetPace(Pace::Running(speed)));
            let until = paced.clock().plus(Dur(host * i64::from(speed)));
            while let Some(line) = left.next_if(|line| line.at <= until) {
                paced.take(Input::AdvanceTo(line.at));
                give(&mut paced, line);
            }
            let rest = until.since(paced.clock());
            paced.take(Input::HostTime(Dur(rest.0 / i64::from(speed))));
            paced.take(Input::Pause);
            paced.take(Input::HostTime(Dur(host)));
            paced.take(Input::Resume);
        }
        left.for_each(|line| give(&mut paced, line));
        paced.take(Input::AdvanceTo(SimTime::FAR));
        prop_assert_eq!(text(paced.journal()), text(whole.journal()));
    }
}

#[test]
fn paused_or_waiting_no_time_passes() {
    let plan = first_hour();
    let mut exercise = begin(&plan, 1);
    let before = (exercise.clock(), exercise.journal().to_vec());
    exercise.take(Input::HostTime(Dur::hours(5)));
    exercise.take(Input::SetPace(Pace::Running(60)));
    exercise.take(Input::Pause);
    exercise.take(Input::HostTime(Dur::hours(5)));
    exercise.take(Input::AdvanceToNext);
    assert_eq!((exercise.clock(), exercise.journal().to_vec()), before);
    exercise.take(Input::Resume);
    exercise.take(Input::HostTime(Dur::SECOND));
    assert_eq!(exercise.clock(), before.0.plus(Dur::MINUTE));
}

#[test]
fn going_on_to_what_comes_next_always_gets_to_the_end() {
    for scenario in ["first-hour", "evacuation"] {
        let mut exercise = begin(&plan(scenario), 1);
        while !exercise.is_over() {
            let before = exercise.steps().len();
            exercise.take(Input::AdvanceToNext);
            assert!(exercise.steps().len() > before, "{scenario} stands still at {}", exercise.clock());
        }
        let mut whole = begin(&plan(scenario), 1);
        whole.take(Input::AdvanceTo(SimTime::FAR));
        assert_eq!(text(exercise.journal()), text(whole.journal()), "{scenario}");
    }
}

#[test]
fn a_refusal_is_recorded_and_said() {
    let plan = first_hour();
    let mut exercise = begin(&plan, 1);
    let pick_up = &lines("0:00 embassy pick-up guide-call")[0];
    give(&mut exercise, pick_up);
    let model = Arc::clone(&plan.model);
    let again = pick_up.command(&model, exercise.situation()).unwrap();
    let answer = exercise.submit(again);
    let refusal = answer.refused.unwrap();
    let records = exercise.records_of(answer.from.unwrap());
    assert!(matches!(&records[0].event, Event::CommandRefused { code, .. } if ***code == *refusal.code));
}

/// Everything a host would do, with the process killed after `bytes` bytes reached the disk.
fn killed(plan: &Arc<Plan>, script: &[Line], bytes: usize) -> Vec<u8> {
    let whole = play(plan, 3, script);
    let disk = &whole.journal()[..bytes];
    let replayed = Exercise::read(plan, disk).unwrap();
    let mut exercise = replayed.exercise;
    let mut disk = disk[..exercise.journal().len()].to_vec();
    // The host sends again what was never shown as accepted.
    let given = exercise.steps().iter().filter(|step| matches!(step.cause, StepCause::Command(_))).count();
    for line in &script[given..] {
        give(&mut exercise, line);
        disk.extend_from_slice(exercise.new_lines());
    }
    exercise.advance_to(SimTime::FAR);
    disk.extend_from_slice(exercise.new_lines());
    disk
}

#[test]
fn killed_at_any_write_and_continued_the_journal_is_the_uninterrupted_one() {
    let plan = first_hour();
    let script = run();
    let whole = play(&plan, 3, &script);
    let opening = begin(&plan, 3).journal().len();
    let mut cuts: Vec<usize> = Vec::new();
    let ends: Vec<usize> = whole.steps().iter().map(|step| step.end).collect();
    for end in ends {
        cuts.extend([end, end + 1, end + 40].into_iter().filter(|cut| *cut <= whole.journal().len()));
    }
    for cut in cuts.into_iter().filter(|cut| *cut >= opening) {
        assert_eq!(text(&killed(&plan, &script, cut)), text(whole.journal()), "killed after {cut} bytes");
    }
}

#[test]
fn a_journal_replays_and_verifies() {
    let plan = first_hour();
    let whole = play(&plan, 3, &run());
    let read = Exercise::read(&plan, whole.journal()).unwrap();
    assert_eq!(read.exercise.situation(), whole.situation());
    assert_eq!(read.exercise.records(), whole.records());
    assert_eq!(text(read.exercise.journal()), text(whole.journal()));
    assert_eq!(read.exercise.monitors().verdicts(), whole.monitors().verdicts());
    assert_eq!(read.exercise.card(), whole.card());
    assert!(whole.monitors().is_closed());
    let verified = Exercise::verify(&plan, whole.journal()).unwrap();
    assert_eq!(verified.head(), whole.head());
}

#[test]
fn a_forged_decision_is_found_by_deciding_again() {
    let plan = first_hour();
    let mut late = begin(&plan, 3);
    give(&mut late, &lines("0:01 embassy note \"forged\"")[0]);
    assert!(Exercise::verify(&plan, late.journal()).is_ok());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::begin(late.header(), &mut bytes);
    // Leave out one due step and renumber the rest: each line is sound, but it is not what the rules decide.
    let left_out = late.steps().len() - 2;
    let kept = late.steps().iter().enumerate().filter(|(at, _)| *at != left_out);
    for (no, (at, head)) in (0..).zip(kept) {
        let shift =
            u32::try_from(if at > left_out { late.records_of(StepNo(left_out as u32)).len() } else { 0 })
                .unwrap();
        let records: Vec<_> = late
            .records_of(StepNo(at as u32))
            .iter()
            .cloned()
            .map(|mut record| {
                record.no.0 -= shift;
                record.cause = record.cause.map(|cause| RecordNo(cause.0.min(record.no.0.saturating_sub(1))));
                record
            })
            .collect();
        encoder.parts(StepNo(no), head.at, &head.cause, &records, &*plan.model, &mut bytes);
    }
    assert!(matches!(Exercise::verify(&plan, &bytes[..]), Err(ReplayError::DecidedOtherwise { .. })));
}

#[test]
fn a_fork_holds_its_parents_lines_and_goes_its_own_way() {
    let plan = first_hour();
    let script = run();
    let whole = play(&plan, 3, &script);
    for last in 0..whole.steps().len() {
        let last = StepNo(last as u32);
        let fork = whole.fork(last).unwrap();
        let parent = fork.header().parent.clone().unwrap();
        assert_eq!((parent.id, parent.step), (whole.header().id(), last.0));
        let read = Exercise::read(&plan, fork.journal()).unwrap().exercise;
        assert_eq!(read.situation(), fork.situation());
        let prefix = Exercise::read_to(&plan, whole.journal(), Some(last)).unwrap().exercise;
        assert_eq!(prefix.situation(), fork.situation());
        assert_eq!(prefix.head(), parent.head);
    }
    assert_eq!(whole.fork(StepNo(whole.steps().len() as u32)).map(|_| ()), None);
    // What was under way in the parent goes on in the fork.
    let last = StepNo(whole.steps().len() as u32 / 2);
    let mut fork = whole.fork(last).unwrap();
    let given = script.iter().filter(|line| line.at <= fork.clock()).count();
    script[given..].iter().for_each(|line| give(&mut fork, line));
    fork.advance_to(SimTime::FAR);
    assert_eq!(fork.records(), whole.records());
}

#[test]
fn a_seat_sees_what_reached_it_and_nothing_else() {
    let plan = first_hour();
    let mut exercise = begin(&plan, 1);
    let fitting = Fitting::new(&plan.model);
    let view = |exercise: &Exercise| SeatView::of(exercise, &fitting, SeatId(0));
    exercise.advance_to(SimTime::ZERO);
    let start = view(&exercise);
    assert_eq!(start.messages.len(), 1);
    assert!(matches!(start.messages[0].state, hotwash::exercise::view::MessageState::Ringing(_)));
    assert!(start.decisions.is_empty(), "a question is asked when the call is answered");
    let tourists = plan.model.thing("tourists").unwrap();
    assert!(start.things.iter().all(|known| known.thing != tourists));
    give(&mut exercise, &lines("0:00 embassy pick-up guide-call")[0]);
    let told = view(&exercise);
    assert_eq!(told.decisions.len(), 1);
    assert!(told.things.iter().any(|known| known.thing == tourists));
    let best = plan.model.action("acknowledge-report").unwrap();
    assert!(told.actions[..hotwash::exercise::fitting::OFFERED].contains(&best), "{:?}", told.actions);
    assert!(!told.hints.is_empty());
}

#[test]
fn forms_offer_the_parties_that_make_sense() {
    let model = crate::support::shipped::model("earthquake");
    let plan = Arc::new(Plan::new(Arc::clone(&model)));
    let exercise = begin(&plan, 1);
    let mut view = SeatView::of(&exercise, &Fitting::new(&model), SeatId(0));
    let known = |thing| Known { thing, since: SimTime::ZERO, source: Source::Start };
    view.things = (0..model.things.len()).map(EntityId::from_index).map(known).collect();
    let titles = Titles::new(&model, Lang::En);
    let offered = |action: &str| -> Vec<String> {
        let head = Head::Action(model.action(action).unwrap());
        let at = model.slots(head).iter().position(|slot| slot.name == "party").unwrap();
        let Some(Asked::Choice(offer)) = asked(head, at, &view, &titles) else { panic!("{action}") };
        offer.choices.into_iter().map(|choice| choice.title).collect()
    };
    assert_eq!(offered("answer-media"), ["Georgian television", "International television, Marenta"]);
    assert_eq!(offered("contact-employer"), ["Ordanta, construction firm", "Savolta, coach carrier"]);
    assert_eq!(offered("name-responsible-embassy"), ["Georgian embassy in Narvesta"]);
    // Anybody can be asked what is known.
    assert_eq!(offered("refuse-list").len(), model.things_of(Kind::Party).count());
}

#[test]
fn a_part_folded_from_a_run_starts_where_the_run_had_come() {
    let plan = plan("evacuation");
    let run = play(&plan, 5, &lines("0:30 duty do acknowledge-report event=fighting"));
    let part = plan.model.find(Table::Part, "way-out").map(PartId).unwrap();
    let from = plan.model.script.parts[part.index()].from;
    let last = part::reach(&run, from).unwrap();
    let then = run.fork(last).unwrap();
    let folded = Arc::new(Plan::new(Arc::new(part::folded(&plan.model, part, "run", &run).unwrap())));
    let start = Start { part: Some(part), seed: 9, ..Start::default() };
    let exercise = start.begin(&folded, &manifest(&plan.model));
    assert_eq!(exercise.clock(), from);
    assert_eq!(exercise.header().folded, Some(("run".into(), run.head_after(last))));
    let (now, before) = (exercise.situation(), then.situation());
    assert_eq!(now.cells(), before.cells());
    assert_eq!(
        (now.messages(), now.tasks(), now.decisions()),
        (before.messages(), before.tasks(), before.decisions())
    );
    for seat in (0..plan.model.seats.len()).map(SeatId::from_index) {
        for thing in (0..plan.model.things.len()).map(EntityId::from_index) {
            assert_eq!(now.knows(&plan.model, seat, thing), before.knows(&plan.model, seat, thing));
        }
    }
    for inject in (0..plan.model.script.injects.len()).map(InjectId::from_index) {
        assert_eq!(now.inject(inject), before.inject(inject));
        assert_eq!(now.inject_due(inject), before.inject_due(inject));
    }
    for movement in plan.model.things_of(Kind::Movement) {
        assert_eq!(now.journey(&plan.model, movement), before.journey(&plan.model, movement));
    }
}

#[test]
fn a_part_goes_on_as_its_run_did_until_its_end() {
    let plan = plan("evacuation");
    let script = lines(
        "0:30 duty do acknowledge-report event=fighting\n27:00 duty do inform-consular-leadership event=fighting",
    );
    let whole = play(&plan, 5, &script);
    let part = plan.model.find(Table::Part, "way-out").map(PartId).unwrap();
    let ends = plan.model.script.parts[part.index()].to;
    let folded = Arc::new(Plan::new(Arc::new(part::folded(&plan.model, part, "run", &whole).unwrap())));
    let mut alone =
        Start { part: Some(part), seed: 5, ..Start::default() }.begin(&folded, &manifest(&plan.model));
    give(&mut alone, &script[1]);
    alone.advance_to(SimTime::FAR);
    let told = |exercise: &Exercise| -> Vec<Event> {
        let frame = |event: &Event| {
            matches!(
                event,
                Event::Started { .. }
                    | Event::SeatGiven { .. }
                    | Event::PartBegun { .. }
                    | Event::PartEnded { .. }
                    | Event::Stopped { .. }
            )
        };
        // What follows from a record names it by its number, and the start of the part takes some numbers.
        let records = exercise.records().iter().filter(|record| record.at < ends && !frame(&record.event));
        records
            .map(|record| match &record.event {
                Event::OutcomeFired { outcome, .. } => {
                    Event::OutcomeFired { outcome: *outcome, because: None }
                }
                event => event.clone(),
            })
            .collect()
    };
    assert_eq!(told(&alone), told(&whole));
    assert!(told(&alone).len() > 100);
}

#[test]
fn only_a_whole_run_that_leads_there_can_be_the_past_of_a_part() {
    let plan = plan("evacuation");
    let part = |name: &str| plan.model.find(Table::Part, name).map(PartId).unwrap();
    let mut short = begin(&plan, 5);
    short.advance_to(SimTime(2 * 3_600_000));
    let end = NoPast::EndsBefore { end: SimTime(2 * 3_600_000) };
    assert_eq!(part::folded(&plan.model, part("road"), "short", &short).err(), Some(end));
    let first = Start { part: Some(part("first-hours")), ..Start::default() };
    let first = first.begin(&plan, &manifest(&plan.model));
    assert_eq!(part::folded(&plan.model, part("road"), "part", &first).err(), Some(NoPast::NotWhole));
}

/// Names of the first and last part of each stretch; `-` for the whole.
fn stretches(plan: &Plan, chosen: &[&str]) -> Vec<String> {
    let model = &plan.model;
    let chosen: Vec<PartId> =
        chosen.iter().map(|name| model.find(Table::Part, name).map(PartId).unwrap()).collect();
    let name = |part: PartId| model.name(Table::Part, part.0);
    let said = |stretch: &part::Stretch| match (stretch.part, stretch.last) {
        (None, _) => "-".to_owned(),
        (Some(part), None) => name(part).to_owned(),
        (Some(part), Some(last)) => format!("{}..{}", name(part), name(last)),
    };
    part::stretches(model, &chosen).iter().map(said).collect()
}

#[test]
fn chosen_parts_that_follow_each_other_run_through_and_a_gap_begins_anew() {
    let plan = plan("evacuation");
    for (chosen, expected) in [
        (&["first-hours", "way-out", "road"][..], &["-"][..]),
        (&["first-hours", "way-out"], &["first-hours..way-out"]),
        (&["way-out", "road"], &["way-out..road"]),
        (&["first-hours", "road"], &["first-hours", "road"]),
        (&["way-out"], &["way-out"]),
        (&[], &[]),
    ] {
        assert_eq!(stretches(&plan, chosen), expected);
    }
}

#[test]
fn a_stretch_plays_its_parts_with_the_interlude_between_and_stops_at_its_end() {
    let whole = plan("evacuation");
    let part = |name: &str| whole.model.find(Table::Part, name).map(PartId).unwrap();
    let run = play(&whole, 5, &lines("0:30 duty do acknowledge-report event=fighting"));
    let folded = part::folded(&whole.model, part("way-out"), "run", &run).unwrap();
    let folded = Arc::new(Plan::new(Arc::new(folded)));
    let frame = |plan: &Arc<Plan>, first: &str, last: &str| -> (Exercise, Vec<String>) {
        let start = Start { part: Some(part(first)), last: Some(part(last)), seed: 5, ..Start::default() };
        let mut exercise = start.begin(plan, &manifest(&plan.model));
        exercise.advance_to(SimTime::FAR);
        let hours = |time: SimTime| time.0 / 3_600_000;
        let name = |part: PartId| whole.model.name(Table::Part, part.0);
        let told =
            exercise.records().iter().skip(exercise.play_from()).filter_map(|record| match &record.event {
                Event::PartBegun { part } => Some(format!("{} begins {}", hours(record.at), name(*part))),
                Event::PartEnded { part } => Some(format!("{} ends {}", hours(record.at), name(*part))),
                Event::InterludePassed { from, to } => Some(format!("{} to {}", hours(*from), hours(*to))),
                Event::Stopped { by, .. } => Some(format!("{} {by:?}", hours(record.at))),
                _ => None,
            });
        let told = told.collect();
        (exercise, told)
    };
    let (early, told) = frame(&whole, "first-hours", "way-out");
    let expected = [
        "0 begins first-hours",
        "12 ends first-hours",
        "12 to 26",
        "26 begins way-out",
        "40 ends way-out",
        "40 PartEnd",
    ];
    assert_eq!(told, expected);
    let (late, told) = frame(&folded, "way-out", "road");
    let expected = ["26 begins way-out", "40 ends way-out", "40 to 44", "44 begins road", "84 Ending"];
    assert_eq!(told, expected);
    for (plan, exercise) in [(&whole, early), (&folded, late)] {
        let read = Exercise::read(plan, exercise.journal()).unwrap().exercise;
        assert!(read.situation() == exercise.situation());
        assert!(Exercise::verify(plan, exercise.journal()).is_ok());
    }
}

#[test]
fn a_journal_holds_its_past_and_names_the_run_that_has_become_another() {
    let plan = plan("evacuation");
    let part = plan.model.find(Table::Part, "way-out").map(PartId).unwrap();
    let run = |text: &str| {
        let run = play(&plan, 5, &lines(text));
        Arc::new(Plan::new(Arc::new(part::folded(&plan.model, part, "run", &run).unwrap())))
    };
    let (then, now) = (
        run("0:30 duty do acknowledge-report event=fighting"),
        run("0:40 duty do acknowledge-report event=fighting"),
    );
    let mut exercise =
        Start { part: Some(part), seed: 5, ..Start::default() }.begin(&then, &manifest(&plan.model));
    give(&mut exercise, &lines("27:00 duty do inform-consular-leadership event=fighting")[0]);
    let same = Exercise::read(&then, exercise.journal()).unwrap();
    assert_eq!(same.other_past, None);
    assert!(Exercise::verify(&then, exercise.journal()).is_ok());
    for (plan, what) in [(&now, What::Meaning), (&plan, What::Gone)] {
        let read = Exercise::read(plan, exercise.journal()).unwrap();
        let difference = Difference { what, name: "run/run".into() };
        assert_eq!(read.other_past, Some(difference.clone()));
        assert!(read.exercise.situation() == exercise.situation());
        let refused = Exercise::verify(plan, exercise.journal()).unwrap_err();
        assert!(matches!(refused, ReplayError::Differs { differences } if differences == [difference]));
        let (mut there, mut here) = (read.exercise, exercise.clone());
        there.advance_to(SimTime::FAR);
        here.advance_to(SimTime::FAR);
        assert!(there.journal() == here.journal(), "it goes on as it would have");
    }
}

#[test]
fn a_corrected_comparison_with_other_countries_is_a_corrected_text() {
    let then = first_hour();
    let played = play(&then, 7, &run());
    let now = |change: &dyn Fn(&mut Clause)| {
        let mut model = (*then.model).clone();
        let mut procedure = (*model.procedure).clone();
        let clause = procedure.clauses.iter_mut().find(|clause| clause.id == *"RESP-04").unwrap();
        assert!(clause.compare.len() == 1 && clause.no_rule_found.len() > 1);
        change(clause);
        model.procedure = Arc::new(procedure);
        Exercise::read(&Arc::new(Plan::new(Arc::new(model))), played.journal())
    };
    let text = Difference { what: What::Text, name: "clause/RESP-04".into() };
    let of_comparisons: [&dyn Fn(&mut Clause); 4] = [
        &|clause| clause.compare[0].source = Name::new("S-GE9"),
        &|clause| clause.compare[0].unverified = true,
        &|clause| clause.compare.clear(),
        &|clause| drop(clause.no_rule_found.pop()),
    ];
    for change in of_comparisons {
        let read = now(change).unwrap();
        assert_eq!(read.corrected, std::slice::from_ref(&text));
        assert!(read.exercise.journal() == played.journal());
    }
    assert!(matches!(now(&|clause| clause.severity = Severity::S4), Err(ReplayError::Differs { .. })));
}
