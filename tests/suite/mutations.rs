//! The bundled scenarios with one thing of each kind taken out or made too short, one at a time: the check says so.
//!
//! Every place is made in its turn, in all of them. Each kind says what is left out because it is harmless by itself, and
//! why.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use hotwash::base::{Dur, Name};
use hotwash::content::check::{check, check_map};
use hotwash::content::map::Map;
use hotwash::content::model::Model;
use hotwash::content::pattern::{Length, Pattern};
use hotwash::content::procedure::{By, Clause, Limit, Procedure, RuleKind, State};
use hotwash::content::scenario::{Inject, Scenario, When};
use hotwash::content::{codes, load};

use crate::support::shipped;

const BUNDLED: [&str; 4] = ["first-hour", "earthquake", "evacuation", "seafarers"];

/// A bundled scenario as it is, with what the check says of it.
struct Sound {
    scenario: Arc<Scenario>,
    procedure: Arc<Procedure>,
    map: Map,
    found: BTreeSet<String>,
}

impl Sound {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name);
        let map = load::map("map.ron", &std::fs::read(folder.join("map.ron")).unwrap()).0.unwrap();
        let model = shipped::model(name);
        let (scenario, procedure) = (Arc::clone(&model.scenario), Arc::clone(&model.procedure));
        let found = found(&procedure, Arc::clone(&scenario), &map);
        Self { scenario, procedure, map, found }
    }

    /// What the check says that it did not say before.
    fn new_findings(&self, change: impl FnOnce(&mut Scenario)) -> Vec<String> {
        let mut changed = Scenario::clone(&self.scenario);
        change(&mut changed);
        let found = found(&self.procedure, Arc::new(changed), &self.map);
        found.difference(&self.found).cloned().collect()
    }
}

/// What the check says, without places: these move when something is taken out.
fn found(procedure: &Arc<Procedure>, scenario: Arc<Scenario>, map: &Map) -> BTreeSet<String> {
    let mut all = check(procedure, Some(&scenario));
    all.extend(check_map(map, &scenario));
    all.extend(Model::compile(Arc::clone(procedure), scenario).1);
    all.list.iter().map(|finding| format!("{} {:?}", finding.code.0, finding.message)).collect()
}

/// Signals a pattern listens to; `others`: it can also come about by something else.
fn signals<'a>(pattern: &'a Pattern, names: &mut BTreeSet<&'a str>, others: &mut bool) {
    match pattern {
        Pattern::Raised(name, _) => {
            names.insert(name.as_str());
        }
        Pattern::Any(list) => list.iter().for_each(|inner| signals(inner, names, others)),
        Pattern::Lapsed { since, .. } => signals(since, names, others),
        Pattern::Did(..) | Pattern::Became(_) | Pattern::Holds(_) => *others = true,
    }
}

/// Whether one of these signals is what a pattern waits for, whatever its slots hold.
fn calls(pattern: &Pattern, raised: &BTreeSet<&str>) -> bool {
    match pattern {
        Pattern::Raised(name, tests) => tests.is_empty() && raised.contains(name.as_str()),
        Pattern::Any(list) => list.iter().any(|inner| calls(inner, raised)),
        _ => false,
    }
}

/// Whether a message of the script calls for a clause by itself.
fn called(row: &Clause, raised: &BTreeSet<&str>) -> bool {
    let always = row
        .rules
        .iter()
        .filter(|rule| rule.guard.is_none() && rule.unless.is_none() && rule.lifted_by.is_none());
    always.filter_map(|rule| rule.rule.trigger()).any(|trigger| calls(trigger, raised))
}

/// Left out: clauses that only an act of ours opens, or that hold from the start, and those a signal opens only with certain
/// slots or under a condition. No message alone calls for them, so that an author may leave them unclaimed with good reason,
/// unless the scenario expects them or warns the trainer of them.
#[test]
fn a_clause_taken_out_of_an_objective_is_missed() {
    let mut silent = String::new();
    let (mut made, mut left_out) = (0, 0);
    for name in BUNDLED {
        let sound = Sound::new(name);
        let scenario = &sound.scenario;
        // What the trainer has in hand is no part of the script.
        let script = scenario.injects.iter().filter(|inject| inject.when != When::ByHand);
        let raised: BTreeSet<&str> =
            script.flat_map(|inject| &inject.raises).map(|raise| raise.signal.as_str()).collect();
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (n, objective) in scenario.objectives.iter().enumerate() {
            for (k, clause) in objective.clauses.iter().enumerate() {
                let is = |other: &Name| other == clause;
                let expected = scenario.expects.iter().any(|expect| is(&expect.clause));
                let mut mistakes = scenario.facilitator.parts.iter().flat_map(|part| &part.mistakes);
                let warned = mistakes.any(|mistake| mistake.clauses.iter().any(is));
                let row = sound.procedure.clauses.iter().find(|row| is(&row.id)).unwrap();
                let alone = objective.clauses.len() == 1;
                if alone || expected || warned || called(row, &raised) {
                    places.push((n, k));
                } else {
                    left_out += 1;
                }
            }
        }
        for (n, k) in places {
            made += 1;
            let taken = scenario.objectives[n].clauses[k].clone();
            let new = sound.new_findings(|scenario| drop(scenario.objectives[n].clauses.remove(k)));
            // An objective that names nothing any more is told of itself.
            let emptied = scenario.objectives[n].clauses.len() == 1;
            let code = codes::CLAIM_WITHOUT_RULES.0;
            if !new.iter().any(|line| line.contains(taken.as_str()) || emptied && line.starts_with(code)) {
                writeln!(silent, "{name}: {taken}: {new:?}").unwrap();
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
    assert!(made > 100, "{made} made, {left_out} left out");
}

fn raised(scenario: &Scenario) -> Vec<&str> {
    let injects = scenario.injects.iter().flat_map(|inject| &inject.raises);
    injects.map(|raise| raise.signal.as_str()).collect()
}

/// Left out: signals that another message raises too, so that the clause is still trained; and signals no claimed clause
/// and no expectation waits for alone.
#[test]
fn the_only_signal_of_a_duty_taken_out_of_its_message_is_missed() {
    let mut silent = String::new();
    let mut made = 0;
    for name in BUNDLED {
        let sound = Sound::new(name);
        let scenario = &sound.scenario;
        let raised = raised(scenario);
        let mut needed: BTreeSet<&str> = BTreeSet::new();
        for clause in scenario.objectives.iter().flat_map(|objective| &objective.clauses) {
            let row = sound.procedure.clauses.iter().find(|row| row.id == *clause).unwrap();
            let (mut names, mut others) = (BTreeSet::new(), false);
            for rule in &row.rules {
                match rule.rule.trigger() {
                    Some(trigger) => signals(trigger, &mut names, &mut others),
                    None => others = true,
                }
            }
            if names.len() == 1 && !others {
                needed.extend(names);
            }
        }
        for expect in &scenario.expects {
            let (mut names, mut others) = (BTreeSet::new(), false);
            signals(&expect.cause, &mut names, &mut others);
            if names.len() == 1 && !others {
                needed.extend(names);
            }
        }
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (n, inject) in scenario.injects.iter().enumerate() {
            for (k, raise) in inject.raises.iter().enumerate() {
                let signal = raise.signal.as_str();
                let once = raised.iter().filter(|other| **other == signal).count() == 1;
                let outcome = scenario
                    .outcomes
                    .iter()
                    .any(|row| row.raises.iter().any(|raise| raise.signal.as_str() == signal));
                if once && !outcome && needed.contains(signal) {
                    places.push((n, k));
                }
            }
        }
        for (n, k) in places {
            made += 1;
            let taken = scenario.injects[n].raises[k].signal.clone();
            let new = sound.new_findings(|scenario| drop(scenario.injects[n].raises.remove(k)));
            if !new.iter().any(|line| line.starts_with(codes::NEVER_ARISES.0)) {
                writeln!(silent, "{name}: {taken}: {new:?}").unwrap();
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
    assert!(made > 10, "{made}");
}

/// Left out: routes nothing else in the scenario names, no journey, no effect, no message and nobody who knows of them. They
/// are a way more for seats that travel, and nothing rests on them.
#[test]
fn a_route_taken_out_of_the_world_is_missed() {
    let mut silent = String::new();
    let mut made = 0;
    for name in BUNDLED {
        let sound = Sound::new(name);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name).join("scenario.ron");
        let text = std::fs::read_to_string(path).unwrap();
        for at in 0..sound.scenario.routes.len() {
            if text.matches(&format!("\"{}\"", sound.scenario.routes[at].id)).count() < 2 {
                continue;
            }
            made += 1;
            let new = sound.new_findings(|scenario| drop(scenario.routes.remove(at)));
            if new.is_empty() {
                writeln!(silent, "{name}: {}", sound.scenario.routes[at].id).unwrap();
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
    assert!(made > 8, "{made}");
}

/// A text says by itself that a language is missing, so that many are emptied at once: as many are missed, each in its line.
#[test]
fn a_translation_taken_out_is_missed() {
    let mut made = 0;
    for name in BUNDLED {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name).join("scenario.ron");
        let text = std::fs::read_to_string(path).unwrap();
        for language in ["ka", "en"] {
            let begins = format!("{language}: \"");
            let places: Vec<usize> = text.match_indices(&begins).map(|(at, _)| at + begins.len()).collect();
            // Of one file so many findings are told at most.
            for places in places.chunks(40) {
                let mut changed = text.clone();
                for at in places.iter().rev() {
                    let end = at + changed[*at..].find('"').unwrap();
                    changed.replace_range(*at..end, "");
                }
                let found = load::scenario("scenario.ron", changed.as_bytes()).1;
                let missed = found.list.iter().filter(|one| one.code == codes::MISSING_TRANSLATION).count();
                assert_eq!(missed, places.len(), "{name} {language}");
                made += missed;
            }
        }
    }
    assert!(made > 200, "{made}");
}

/// The limits of a rule.
fn limits(rule: &mut RuleKind) -> &mut [Limit] {
    match rule {
        RuleKind::Response { within, .. } | RuleKind::Existence { by: By::Within(within), .. } => within,
        RuleKind::Periodic { every, .. } => every,
        _ => &mut [],
    }
}

/// Left out: duties that no act of ours settles, and acts that take no longer than the time that is left.
#[test]
fn a_time_limit_made_shorter_than_the_act_is_missed() {
    let sound = Sound::new("evacuation");
    let models: Vec<Arc<Model>> = BUNDLED.iter().map(|name| shipped::model(name)).collect();
    let objectives = models.iter().flat_map(|model| &model.scenario.objectives);
    let claimed: BTreeSet<&Name> = objectives.flat_map(|objective| &objective.clauses).collect();
    fn takes(procedure: &Procedure, pattern: &Pattern) -> Option<Dur> {
        match pattern {
            Pattern::Did(name, _) => {
                procedure.actions.iter().find(|action| action.id == *name).map(|action| action.takes)
            }
            // The quickest of them; none, if one of them is no act.
            Pattern::Any(list) => {
                let each: Option<Vec<Dur>> = list.iter().map(|inner| takes(procedure, inner)).collect();
                each?.into_iter().min()
            }
            _ => None,
        }
    }
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (n, clause) in sound.procedure.clauses.iter().enumerate() {
        if clause.state == State::Listed || !claimed.contains(&clause.id) {
            continue;
        }
        for (k, rule) in clause.rules.iter().enumerate() {
            let (RuleKind::Response { then, .. }
            | RuleKind::Existence { then, by: By::Within(_), .. }
            | RuleKind::Periodic { then, .. }) = &rule.rule
            else {
                continue;
            };
            if takes(&sound.procedure, then).is_some_and(|takes| takes > Dur::minutes(1)) {
                places.push((n, k));
            }
        }
    }
    let mut silent = String::new();
    let mut made = 0;
    for (n, k) in places {
        for at in 0..limits(&mut sound.procedure.clauses[n].rules[k].rule.clone()).len() {
            let mut changed = Procedure::clone(&sound.procedure);
            limits(&mut changed.clauses[n].rules[k].rule)[at].time = Length::Fixed(Dur::minutes(1));
            made += 1;
            let found = check(&changed, None);
            if !found.list.iter().any(|one| one.code == codes::IMPOSSIBLE_DEADLINE) {
                let (clause, rule) = (&changed.clauses[n].id, &changed.clauses[n].rules[k].id);
                writeln!(silent, "{clause} {rule} {at}").unwrap();
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
    assert!(made > 8, "{made}");
}

/// Whether a signal is raised by messages at set times alone.
fn at_set_times(scenario: &Scenario, signal: &str) -> bool {
    let raises = |inject: &&Inject| inject.raises.iter().any(|raise| raise.signal.as_str() == signal);
    let mut raising = scenario.injects.iter().filter(raises).peekable();
    raising.peek().is_some() && raising.all(|inject| matches!(inject.when, When::At(_) | When::Every(..)))
}

#[test]
fn a_decision_without_time_and_an_expectation_judged_at_once_are_missed() {
    let mut silent = String::new();
    let mut made = 0;
    for name in BUNDLED {
        let sound = Sound::new(name);
        let asks: Vec<usize> = (0..sound.scenario.injects.len())
            .filter(|at| sound.scenario.injects[*at].decision.is_some())
            .collect();
        for at in asks {
            made += 1;
            let new = sound.new_findings(|scenario| {
                scenario.injects[at].decision.as_mut().unwrap().until = Dur(30_000);
            });
            if !new.iter().any(|line| line.starts_with(codes::DECISION_WITHOUT_ANSWER.0)) {
                writeln!(silent, "{name}: {}: {new:?}", sound.scenario.injects[at].id).unwrap();
            }
        }
        for at in 0..sound.scenario.expects.len() {
            // Harmless where the same signal calls for the duty: it arises with its cause.
            let expect = &sound.scenario.expects[at];
            let clause = sound.procedure.clauses.iter().find(|row| row.id == expect.clause).unwrap();
            let (mut causes, mut opens, mut other) = (BTreeSet::new(), BTreeSet::new(), false);
            signals(&expect.cause, &mut causes, &mut other);
            clause.rules.iter().for_each(|rule| match rule.rule.trigger() {
                Some(trigger) => signals(trigger, &mut opens, &mut other),
                None => other = true,
            });
            // So it is where what opens the duty comes of a journey, of another act or of a message that waits for one: no
            // clock says when.
            let told = opens.iter().all(|signal| at_set_times(&sound.scenario, signal));
            if other || !told || opens.intersection(&causes).next().is_some() {
                continue;
            }
            made += 1;
            let new = sound.new_findings(|scenario| scenario.expects[at].by = Dur(1));
            if !new.iter().any(|line| line.starts_with(codes::IMPOSSIBLE_DEADLINE.0)) {
                writeln!(silent, "{name}: {}: {new:?}", expect.clause).unwrap();
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
    assert!(made > 8, "{made}");
}
