//! Verdicts against a second opinion: traces made at random are judged by the monitors and by a plain reading of what each
//! kind of rule means, written without regard to speed. A failing trace is shown in the notation of the literate cases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use hotwash::base::{Dur, SimTime};
use hotwash::content::model::Model;
use hotwash::score::card::{Card, Circumstances};
use hotwash::score::clause::{Verdict, VerdictKind};
use hotwash::trace::{Names as _, Table, Val};
use proptest::prelude::*;

use crate::score_cases::{in_batch, live, model};
use crate::support::literate::Case;
use crate::support::trace_text;

/// Limits in minutes: small numbers, so that acts often fall exactly on them.
const RULES: &str = r#"
A S1 (owner: "CONSUL", per: ["person"], rule: Response(when: Raised("detained"), then: Did("visit"), within: ["30m"]))
B S2 (owner: Each(["DUTY", "CONSUL"]), per: ["person"], rule: Response(when: Raised("detained"), then: Did("protest"), within: ["45m"], late_until: "1h"))
C S2 (owner: "CONSUL", per: ["person"], rule: Precedence(first: Did("record-consent"), then: Did("allocate"), fresh: "1h", spoiled_by: Raised("refused")))
D S2 (owner: "CONSUL", per: ["person"], rule: Precedence(first: Did("record-consent"), then: Did("allocate"), lead: "15m"))
E S1 (owner: Actor, per: ["person"], rule: Prohibition(never: Did("publish-name"), from: Raised("agreed"), until: Did("tell-kin")))
F S3 (owner: "CONSUL", while: AtLeast("level", "level-1"), rule: Periodic(when: Became(AtLeast("level", "level-1")), then: Did("report"), every: ["1h"]))
"#;

const HORIZON: i64 = 12 * 60;

fn world() -> Arc<Model> {
    static WORLD: OnceLock<Arc<Model>> = OnceLock::new();
    Arc::clone(WORLD.get_or_init(|| {
        let blocks = [("procedure", RULES.trim_start()), ("scenario", "horizon: \"12h\",\n")];
        let blocks = blocks.map(|(word, block)| (word.to_owned(), block.to_owned()));
        model(&Case { place: "properties".to_owned(), title: String::new(), blocks: BTreeMap::from(blocks) })
    }))
}

/// What happens; times are minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Happens {
    /// A message about a detention: its number, to the duty officer, to the consul.
    Detained(usize, bool, bool),
    /// A message is passed on, to the consul or to the duty officer.
    Forwarded(usize, bool),
    Visit,
    Protest,
    Consent,
    /// A place is given; begun so many minutes before.
    Allocate(i64),
    Refused,
    NameKnown,
    Publish,
    TellKin,
    /// The level is set by the world.
    Level(bool),
    Report,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    at: i64,
    person: usize,
    by_duty: bool,
    what: Happens,
}

const PEOPLE: [&str; 2] = ["nino", "giorgi"];

/// Steps in order of time; `acts` allows acts of seats.
fn steps(acts: bool) -> impl Strategy<Value = Vec<Step>> {
    let kinds = if acts { 16u8 } else { 8u8 };
    let one = (0usize..6, 0..kinds, 0usize..2, any::<bool>(), any::<bool>(), 0usize..8);
    prop::collection::vec(one, 0..18).prop_map(move |list| {
        let (mut at, mut messages, mut steps) = (0, 0, Vec::new());
        for (wait, kind, person, by_duty, other, number) in list {
            at += [0, 0, 5, 10, 15, 30][wait];
            let what = match kind {
                0..=2 => {
                    messages += 1;
                    Happens::Detained(messages - 1, by_duty || other, !by_duty || other)
                }
                3 if messages > 0 && acts => Happens::Forwarded(number % messages, other),
                4 => Happens::Refused,
                5 => Happens::NameKnown,
                6 | 7 => Happens::Level(other),
                8 => Happens::Visit,
                9 => Happens::Protest,
                10 => Happens::Consent,
                11 | 12 => Happens::Allocate([0, 5, 10, 15][number % 4].min(at)),
                13 => Happens::Publish,
                14 => Happens::TellKin,
                15 => Happens::Report,
                _ => continue,
            };
            steps.push(Step { at, person, by_duty, what });
        }
        steps
    })
}

/// The steps in the notation of the cases.
fn text(steps: &[Step], end: &str) -> String {
    text_with(steps, &|minutes| minutes) + end
}

/// The steps with their times told otherwise.
fn text_with(steps: &[Step], shown: &dyn Fn(i64) -> i64) -> String {
    let time = |minutes| time(shown(minutes));
    let mut out = String::new();
    for Step { at, person, by_duty, what } in steps {
        let seat = if *by_duty { "duty" } else { "consul" };
        let who = PEOPLE[*person];
        let line = match what {
            Happens::Detained(no, duty, consul) => {
                let to = [(*duty, "duty"), (*consul, "consul")];
                let to: Vec<&str> = to.into_iter().filter(|(is, _)| *is).map(|(_, seat)| seat).collect();
                format!("m{no} to {}: detained{{person: {who}}}", to.join(" "))
            }
            Happens::Forwarded(no, true) => format!("duty forwards m{no} to consul"),
            Happens::Forwarded(no, false) => format!("consul forwards m{no} to duty"),
            Happens::Visit => format!("{seat} did visit{{person: {who}}}"),
            Happens::Protest => format!("{seat} did protest{{person: {who}}}"),
            Happens::Consent => format!("{seat} did record-consent{{person: {who}}}"),
            Happens::Allocate(0) => format!("{seat} did allocate{{person: {who}}}"),
            Happens::Allocate(before) => {
                format!("{seat} did allocate{{person: {who}}}, begun {}", time(at - before))
            }
            Happens::Refused => format!("signal refused{{person: {who}}}"),
            Happens::NameKnown => format!("signal agreed{{person: {who}}}"),
            Happens::Publish => format!("{seat} did publish-name{{person: {who}}}"),
            Happens::TellKin => format!("{seat} did tell-kin{{person: {who}}}"),
            Happens::Level(true) => "fact level = level-1".to_owned(),
            Happens::Level(false) => "fact level = level-0".to_owned(),
            Happens::Report => format!("{seat} did report"),
        };
        writeln!(out, "{} {line}", time(*at)).unwrap();
    }
    out
}

fn time(minutes: i64) -> String {
    SimTime::ZERO.plus(Dur::minutes(minutes)).to_string()
}

/// One verdict in words: rule, subject, kind, settled, and what else the reading answers.
fn told(model: &Model, verdict: &Verdict) -> String {
    let rule = verdict.rule().map_or("?", |rule| model.name(Table::Rule, rule.0));
    let subject = match verdict.subject.0[0] {
        Val::Entity(thing) => model.name(Table::Entity, thing.0),
        _ => "–",
    };
    let kind = match verdict.kind {
        VerdictKind::Late(credit) => format!("Late {credit}"),
        other => format!("{other:?}"),
    };
    let mut out = format!("{rule} {subject} {kind}");
    if verdict.kind != VerdictKind::NeverArose {
        write!(out, " settled {}", verdict.settled_at).unwrap();
    }
    let marks = [
        (verdict.relay, " relay"),
        (verdict.kept, " kept"),
        (verdict.by_other && matches!(rule, "A.a" | "B.a" | "F.a"), " by other"),
    ];
    out.extend(marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark));
    match rule {
        "A.a" | "B.a" | "F.a" => {
            if let Some(due) = verdict.due {
                write!(out, " due {due}").unwrap();
            }
        }
        "E.a" if verdict.kind != VerdictKind::NeverArose => {
            write!(out, " breaches {}", verdict.breaches.len()).unwrap();
        }
        _ => {}
    }
    out
}

/// Late or met after `e` of limit `l`, lateness to `u`; none: missed.
fn judged(e: i64, l: i64, u: i64) -> Option<String> {
    match e {
        e if e <= l => Some("Met".to_owned()),
        e if e < u => Some(format!("Late {}", 10_000 * (u - e) / (u - l))),
        _ => None,
    }
}

/// A Response about detentions, owed by one role, read plainly.
struct Owed {
    rule: &'static str,
    act: Happens,
    limit: i64,
    late_until: i64,
    owner_is_duty: bool,
    own_act_only: bool,
}

fn responses(steps: &[Step], stop: i64, owed: &Owed, out: &mut Vec<String>) {
    let mut arose = false;
    for (at, opened) in steps.iter().enumerate() {
        let Happens::Detained(message, duty, consul) = opened.what else { continue };
        arose = true;
        let (rule, who) = (owed.rule, PEOPLE[opened.person]);
        let to_owner = if owed.owner_is_duty { duty } else { consul };
        // Where in the list, and when, the owner came to know.
        let known = if to_owner {
            Some((at, opened.at))
        } else {
            let tells = Happens::Forwarded(message, !owed.owner_is_duty);
            (at..steps.len()).find(|later| steps[*later].what == tells).map(|later| (later, steps[later].at))
        };
        let act = (at..steps.len()).find(|later| {
            let step = &steps[*later];
            let own = !owed.own_act_only || step.by_duty == owed.owner_is_duty;
            step.what == owed.act && step.person == opened.person && own
        });
        let by_other = act.is_some_and(|act| steps[act].by_duty != owed.owner_is_duty);
        let by_other = if by_other { " by other" } else { "" };
        let known_first = known.filter(|(place, _)| act.is_none_or(|act| *place <= act));
        match (act, known_first) {
            (Some(act), None) => {
                out.push(format!("{rule} {who} Met settled {}{by_other}", time(steps[act].at)));
            }
            (None, None) => out.push(format!("{rule} {who} NeverArose")),
            (act, Some((_, from))) => {
                let (due, missed) = (from + owed.limit, from + owed.late_until);
                let done = act.and_then(|act| judged(steps[act].at - from, owed.limit, owed.late_until));
                let by_other = if done.as_deref() == Some("Met") { by_other } else { "" };
                let (kind, settled) = match (done, act) {
                    (Some(kind), Some(act)) => (kind, steps[act].at),
                    _ if due <= stop => ("Missed".to_owned(), missed.min(stop)),
                    _ => ("NotDue".to_owned(), stop),
                };
                out.push(format!(
                    "{rule} {who} {kind} settled {}{by_other} due {}",
                    time(settled),
                    time(due)
                ));
            }
        }
        // The relay: told in time, or settled by an act before it was missed, it is not there.
        let (due, missed) = (opened.at + 30, opened.at + 60);
        let told_at = known_first.map(|(_, at)| at);
        let acted_before = act.is_some_and(|act| known_first.is_none() && steps[act].at <= missed);
        if told_at.is_some_and(|told| told <= due) || acted_before {
            continue;
        }
        let given = match told_at.and_then(|told| judged(told - opened.at, 30, 60).map(|kind| (kind, told))) {
            Some((kind, told)) => Some((kind, told)),
            None if due <= stop => Some(("Missed".to_owned(), missed.min(stop))),
            None => None,
        };
        if let Some((kind, settled)) = given {
            out.push(format!("{rule} {who} {kind} settled {} relay due {}", time(settled), time(due)));
        }
    }
    if !arose {
        out.push(format!("{} – NeverArose", owed.rule));
    }
}

/// Consent before places: not older than an hour and not refused since, or at least 15 minutes before.
fn precedences(steps: &[Step], out: &mut Vec<String>) {
    let (mut any, mut lines) = (false, Vec::new());
    for (at, then) in steps.iter().enumerate() {
        let Happens::Allocate(before) = then.what else { continue };
        any = true;
        let begun = then.at - before;
        // An act begun at another time than its completion begins behind everything else of that instant.
        let is_before =
            |other: usize| steps[other].at < begun || steps[other].at == begun && (other < at || before > 0);
        let same = |other: &usize| steps[*other].person == then.person;
        let consents: Vec<usize> = (0..steps.len())
            .filter(same)
            .filter(|other| steps[*other].what == Happens::Consent && is_before(*other))
            .collect();
        let spoiled = |consent: usize| {
            let mut refusals = (consent..steps.len()).filter(same).filter(|other| is_before(*other));
            refusals.any(|other| steps[other].what == Happens::Refused)
        };
        let fresh = consents.iter().any(|one| begun - steps[*one].at <= 60 && !spoiled(*one));
        let early = consents.iter().any(|one| begun - steps[*one].at >= 15);
        for (rule, met) in [("C.a", fresh), ("D.a", early)] {
            let kind = if met { "Met" } else { "Breached" };
            lines.push(format!("{rule} {} {kind} settled {}", PEOPLE[then.person], time(then.at)));
        }
    }
    if !any {
        lines = vec!["C.a – NeverArose".to_owned(), "D.a – NeverArose".to_owned()];
    }
    out.extend(lines);
}

/// No name between its being known and the kin's being told. Whoever breaks it has it on the own card, with all the own
/// breaches of that scope.
fn prohibitions(steps: &[Step], stop: i64, out: &mut Vec<String>) {
    let mut any = false;
    for (person, who) in PEOPLE.iter().enumerate() {
        // The breaches of the open scope, by the duty officer and by the consul.
        let mut open: Option<[Vec<i64>; 2]> = None;
        let mut close = |scope: Option<[Vec<i64>; 2]>, at: i64| {
            let Some(breaches) = scope else { return };
            if breaches.iter().all(Vec::is_empty) {
                out.push(format!("E.a {who} Met settled {} kept breaches 0", time(at)));
            }
            for mine in breaches.iter().filter(|mine| !mine.is_empty()) {
                out.push(format!("E.a {who} Breached settled {} breaches {}", time(mine[0]), mine.len()));
            }
        };
        for step in steps.iter().filter(|step| step.person == person) {
            match (step.what, &mut open) {
                (Happens::NameKnown, None) => (open, any) = (Some([Vec::new(), Vec::new()]), true),
                (Happens::Publish, Some(breaches)) => breaches[usize::from(step.by_duty)].push(step.at),
                (Happens::TellKin, _) => close(open.take(), step.at),
                _ => {}
            }
        }
        close(open, stop);
    }
    if !any {
        out.push("E.a – NeverArose".to_owned());
    }
}

/// A report every hour while the level is raised.
fn periods(steps: &[Step], stop: i64, out: &mut Vec<String>) {
    let mut lines = Vec::new();
    let mut give = |start: i64, kind: &str, settled: i64, mark: &str| {
        lines.push(format!("F.a – {kind} settled {}{mark} due {}", time(settled), time(start + 60)));
    };
    let (mut raised, mut running, mut resting): (bool, Option<i64>, Option<i64>) = (false, None, None);
    let end = Step { at: stop, person: 0, by_duty: false, what: Happens::Refused };
    for step in steps.iter().chain([&end]) {
        let now = step.at;
        while let Some(start) = running.filter(|start| start + 120 <= now) {
            give(start, "Missed", start + 120, "");
            running = Some(start + 120);
        }
        if let Some(start) = resting.filter(|start| start + 60 < now) {
            give(start, "NotDue", start + 60, "");
            resting = None;
        }
        match (step.what, running) {
            (Happens::Level(true), _) if !raised => {
                raised = true;
                running = match resting.take() {
                    Some(start) if now < start + 60 => Some(start),
                    Some(start) => {
                        give(start, "NotDue", now, "");
                        Some(now)
                    }
                    None => Some(now),
                };
            }
            (Happens::Level(false), _) if raised => {
                raised = false;
                match running.take() {
                    Some(start) if start + 60 < now => give(start, "Missed", now, ""),
                    Some(start) if start < now => resting = Some(start),
                    _ => {}
                }
            }
            (Happens::Report, Some(start)) if start < now => {
                let kind = judged(now - start, 60, 120).unwrap();
                let mark = if step.by_duty && kind == "Met" { " by other" } else { "" };
                give(start, &kind, now, mark);
                running = Some(now);
            }
            _ => {}
        }
    }
    if let Some(start) = resting {
        give(start, "NotDue", stop, "");
    }
    if let Some(start) = running.filter(|start| *start < stop) {
        give(start, if start + 60 <= stop { "Missed" } else { "NotDue" }, stop, "");
    }
    if lines.is_empty() {
        lines.push("F.a – NeverArose".to_owned());
    }
    out.extend(lines);
}

/// Everything, by the plain reading.
fn by_reading(steps: &[Step], stop: i64) -> Vec<String> {
    let visit = Owed {
        rule: "A.a",
        act: Happens::Visit,
        limit: 30,
        late_until: 60,
        owner_is_duty: false,
        own_act_only: false,
    };
    let protest = Owed { rule: "B.a", act: Happens::Protest, limit: 45, own_act_only: true, ..visit };
    let mut out = Vec::new();
    responses(steps, stop, &visit, &mut out);
    responses(steps, stop, &protest, &mut out);
    responses(steps, stop, &Owed { owner_is_duty: true, ..protest }, &mut out);
    if out.iter().filter(|line| *line == "B.a – NeverArose").count() == 2 {
        out.pop();
    }
    precedences(steps, &mut out);
    prohibitions(steps, stop, &mut out);
    periods(steps, stop, &mut out);
    out.sort();
    out
}

fn by_monitors(model: &Model, verdicts: &[Verdict]) -> Vec<String> {
    let mut out: Vec<String> = verdicts.iter().map(|verdict| told(model, verdict)).collect();
    out.sort();
    out
}

/// Kinds and due times alone, which do not depend on when judging ended.
fn kinds(model: &Model, verdicts: &[Verdict]) -> Vec<String> {
    let without = |line: String| match (line.find(" settled "), line.find(" due ")) {
        (Some(from), Some(to)) => format!("{}{}", &line[..from], &line[to..]),
        (Some(from), None) => line[..from].to_owned(),
        _ => line,
    };
    let mut out: Vec<String> = verdicts.iter().map(|verdict| without(told(model, verdict))).collect();
    out.sort();
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn monitors_judge_as_the_plain_reading_does(steps in steps(true), after in 0usize..6) {
        let model = world();
        let stop = steps.last().map_or(0, |step| step.at) + [0, 5, 15, 30, 60, 120][after];
        let text = text(&steps, &format!("{} stop\n", time(stop)));
        let records = trace_text::written(&model, &text).records;
        let monitors = in_batch(&model, &records);
        prop_assert_eq!(by_monitors(&model, monitors.verdicts()), by_reading(&steps, stop), "\n{}", text);
    }

    #[test]
    fn told_of_the_clock_in_between_they_judge_the_same_and_take_nothing_back(steps in steps(true)) {
        let model = world();
        let text = text(&steps, &format!("{} horizon\n", time(HORIZON)));
        let records = trace_text::written(&model, &text).records;
        let (batch, live) = (in_batch(&model, &records), live(&model, &records));
        prop_assert_eq!(batch.verdicts(), live.verdicts(), "\n{}", text);
    }

    #[test]
    fn an_interlude_changes_no_verdict(steps in steps(true), cut in 0i64..40, skipped in 1i64..600) {
        let model = world();
        let stop = steps.last().map_or(0, |step| step.at) + 45;
        // Between two moments at which things happen.
        let from = cut * 5 + 2;
        let shown = |minutes: i64| if minutes > from { minutes + skipped } else { minutes };
        let plain = text(&steps, &format!("{} stop\n", time(stop)));
        let with = format!("{} interlude until {}\n", time(from), time(from + skipped));
        let (early, late): (Vec<Step>, Vec<Step>) = steps.iter().partition(|step| step.at <= from);
        let with = if stop > from { with } else { String::new() };
        let interrupted = text_with(&early, &shown) + &with + &text_with(&late, &shown) + &format!("{} stop\n", time(shown(stop)));
        let [one, other] = [&plain, &interrupted].map(|text| in_batch(&model, &trace_text::written(&model, text).records));
        let bare = |verdicts: &[Verdict]| -> Vec<String> {
            let mut list: Vec<String> = verdicts
                .iter()
                .map(|verdict| format!("{:?} {:?} {:?} {:?} {}", verdict.of, verdict.subject, verdict.kind, verdict.acted, verdict.length))
                .collect();
            list.sort();
            list
        };
        prop_assert_eq!(bare(one.verdicts()), bare(other.verdicts()), "\n{}", interrupted);
    }

    #[test]
    fn at_one_instant_what_is_about_different_persons_may_change_places(steps in steps(true)) {
        let model = world();
        let stop = format!("{} stop\n", time(steps.last().map_or(0, |step| step.at) + 45));
        let told = |steps: &[Step]| {
            let monitors = in_batch(&model, &trace_text::written(&model, &text(steps, &stop)).records);
            by_monitors(&model, monitors.verdicts())
        };
        let straight = told(&steps);
        let of_person = |step: &Step| !matches!(step.what, Happens::Level(_) | Happens::Report | Happens::Forwarded(..));
        for at in 1..steps.len() {
            let (one, other) = (&steps[at - 1], &steps[at]);
            if one.at == other.at && one.person != other.person && of_person(one) && of_person(other) {
                let mut swapped = steps.clone();
                swapped.swap(at - 1, at);
                prop_assert_eq!(&straight, &told(&swapped), "\n{}", text(&steps, ""));
            }
        }
    }

    #[test]
    fn doing_nothing_earns_nothing(steps in steps(false)) {
        let model = world();
        let text = text(&steps, &format!("{} horizon\n", time(HORIZON)));
        let records = trace_text::written(&model, &text).records;
        let card = Card::of(&in_batch(&model, &records), &Circumstances::default());
        for sheet in card.seats.iter().map(|seat| &seat.sheet).chain([&card.team]) {
            prop_assert!(matches!(sheet.headline.quality, None | Some(0)), "{:?}\n{}", sheet.headline, text);
        }
    }

    #[test]
    fn ending_early_by_an_own_act_is_judged_like_doing_nothing_more(steps in steps(true)) {
        let model = world();
        let last = steps.last().map_or(0, |step| step.at);
        let ended = format!("{0} duty did stand-down as x\n{0} ending all-home after x\n", time(last));
        let waited = format!("{} duty did stand-down\n{} horizon\n", time(last), time(HORIZON));
        let [ended, waited] = [ended, waited].map(|end| {
            let records = trace_text::written(&model, &text(&steps, &end)).records;
            let monitors = in_batch(&model, &records);
            let card = Card::of(&monitors, &Circumstances::default());
            (kinds(&model, monitors.verdicts()), card.team.headline, card.team.failures.len())
        });
        prop_assert_eq!(ended, waited, "\n{}", text(&steps, ""));
    }
}
