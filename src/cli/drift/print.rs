//! The drift report in words: clause by clause what changed, what rests on it, what to do; then what becomes of exercises.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::author::drift::anew::{Anew, Judged, Other};
use crate::author::drift::report::{ExerciseDrift, ScenarioDrift};
use crate::author::drift::scenario::Place;
use crate::author::drift::{Change, Of, Report, Weight};
use crate::base::{Msg, Name};
use crate::cli::card;
use crate::cli::diff;
use crate::cli::drift::Drift;
use crate::cli::drift::gather::Found;
use crate::cli::output::{Output, indented};
use crate::content::procedure::Procedure;
use crate::score::clause::verdict::FULL;

/// How far what stands below a clause is moved in.
const INDENT: usize = 10;
/// Of the verdicts that become others, so many are told of one exercise.
const TOLD: usize = 12;

pub(super) fn print(report: &Report, found: &Found, both: [&Procedure; 2], args: &Drift, out: &Output) {
    if report.comparison.changes.is_empty() {
        out.line(&out.word("procedure-same"));
        return;
    }
    diff::heads(both, out);
    let clauses = report.comparison.clauses();
    for (id, weight) in &clauses {
        clause(id, *weight, report, both, out);
    }
    rest(report, out);
    exercises(report, found, out);
    broken(report, found, args, out);
    looked(found, out);
    next(report, args, out);
}

/// One changed clause: what changed, what rests on it, what to do.
fn clause(id: &Name, weight: Weight, report: &Report, both: [&Procedure; 2], out: &Output) {
    out.line("");
    match report.comparison.of(Of::Clause, id.as_str()) {
        Some(change) => diff::tell(change, out),
        None => {
            let row = both[0].clauses.iter().find(|row| row.id == *id);
            let title = row.map_or("", |row| out.text(&row.title));
            let text = format!("{title}: {}", out.word("drift-stands-only"));
            out.print(&indented(id.as_str(), INDENT, &text, out.width));
        }
    }
    if let Some(row) = report.comparison.stands.iter().find(|row| row.clause == *id) {
        let on: Vec<String> = row
            .on
            .iter()
            .map(|(of, id)| {
                let change = report.comparison.of(*of, id.as_str());
                let name = change.map_or_else(|| id.to_string(), |change| titled(change, out));
                format!("{}: {name}", out.word(&format!("drift-one-{}", of.word())))
            })
            .collect();
        below("–", &out.say(&Msg::new("drift-stands-on").with("list", on.join("; "))), out);
    }
    let mut rests = false;
    for row in &report.scenarios {
        if let Some(touched) = row.touched.iter().find(|touched| touched.clause == *id) {
            rests = true;
            below("●", &format!("{} ({})", out.text(&row.title), row.id), out);
            for line in places(&touched.places, out) {
                out.print(&indented(&format!("{:INDENT$}  ", ""), INDENT + 2, &line, out.width));
            }
        }
    }
    let exercises: Vec<String> = report.exercises.iter().filter_map(|row| rests_of(row, id, out)).collect();
    if !exercises.is_empty() {
        rests = true;
        let text = if weight.doubts() {
            format!("{}: {}", out.word("drift-exercises"), exercises.join("; "))
        } else {
            out.say(&Msg::new("drift-exercises-stand").with("count", exercises.len()))
        };
        below("●", &text, out);
    }
    if !rests && weight != Weight::New {
        below("○", &out.word("drift-nothing-rests"), out);
    }
    let renamed = report.comparison.of(Of::Clause, id.as_str()).and_then(|change| change.renamed.as_ref());
    if let Some(now) = renamed.filter(|_| rests) {
        below("→", &out.say(&Msg::new("drift-do-renamed").with("id", now)), out);
    }
    if rests && (renamed.is_none() || weight.doubts()) || weight == Weight::New {
        below("→", &out.word(&format!("drift-do-{}", weight.word())), out);
    }
}

fn titled(change: &Change, out: &Output) -> String {
    if change.title.is_empty() {
        change.id.to_string()
    } else {
        format!("{} ({})", out.text(&change.title), change.id)
    }
}

fn below(mark: &str, text: &str, out: &Output) {
    out.print(&indented(&format!("{:INDENT$}{mark}", ""), INDENT + 2, text, out.width));
}

/// The places of a scenario by their sorts, each sort in a line.
fn places(places: &[Place], out: &Output) -> Vec<String> {
    let mut sorts: Vec<(&'static str, Vec<String>)> = Vec::new();
    for place in places {
        let told = told(place, out);
        match sorts.iter_mut().find(|(sort, _)| *sort == place.word()) {
            Some((_, list)) if !list.contains(&told) => list.push(told),
            Some(_) => {}
            None => sorts.push((place.word(), vec![told])),
        }
    }
    let line = |(sort, list): (&str, Vec<String>)| {
        let list: Vec<String> = list.into_iter().filter(|text| !text.is_empty()).collect();
        let name = out.word(&format!("drift-place-{sort}"));
        if list.is_empty() { name } else { format!("{name}: {}", list.join("; ")) }
    };
    sorts.into_iter().map(line).collect()
}

fn told(place: &Place, out: &Output) -> String {
    let in_part = |name: String, part: &Option<Name>| match part {
        Some(part) => out.say(&Msg::new("drift-in-part").with("name", name).with("part", part)),
        None => name,
    };
    match place {
        Place::Objective { id, title } => format!("{} ({id})", out.text(title)),
        Place::Expected(at) => format!("expects[{}]", at - 1),
        Place::Accepted => String::new(),
        Place::Mistake { part } => part.to_string(),
        Place::Released { ending } => ending.to_string(),
        Place::Inject { id, part } => in_part(id.to_string(), part),
        Place::Answer { inject, option, part } => in_part(format!("{inject}/{option}"), part),
        Place::Outcome { id } | Place::Seat { id } => id.to_string(),
    }
}

/// The verdicts of a clause in an exercise, if there are any.
fn rests_of(row: &ExerciseDrift, clause: &Name, out: &Output) -> Option<String> {
    let rests = row.played.rests.iter().find(|rests| rests.clause == *clause)?;
    let seats: Vec<&str> = rests.seats.iter().map(|seat| &**seat).collect();
    let msg = Msg::new("drift-rests")
        .with("file", row.file.as_str())
        .with("count", rests.verdicts)
        .with("seats", if seats.is_empty() { "–".to_owned() } else { seats.join(", ") });
    Some(out.say(&msg))
}

/// Everything that differs and is no clause.
fn rest(report: &Report, out: &Output) {
    let rows: Vec<&Change> =
        report.comparison.changes.iter().filter(|change| change.of != Of::Clause).collect();
    if rows.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("drift-rest"));
    for of in Of::ALL {
        for change in rows.iter().filter(|change| change.of == of) {
            if of == Of::Procedure {
                diff::tell(change, out);
                continue;
            }
            let name = out.word(&format!("drift-one-{}", of.word()));
            let weight = out.word(&format!("drift-weight-{}", change.weight.word()));
            let text = format!("{name}: {}: {weight}", titled(change, out));
            out.print(&indented("  –", 4, &text, out.width));
        }
    }
}

/// What becomes of exercises judged anew.
fn exercises(report: &Report, found: &Found, out: &Output) {
    if found.exercises == 0 {
        return;
    }
    out.line("");
    out.line(&out.word("drift-anew"));
    let mut same = 0;
    for row in &report.exercises {
        match &row.played.anew {
            Anew::Barred(why) => {
                out.line(&format!("  {}", row.file));
                let text = out.say(&Msg::new("drift-barred").with("why", why.clone()));
                out.print(&indented("", 4, &text, out.width));
            }
            Anew::Judged(judged) if judged.others.is_empty() && judged.headline[0] == judged.headline[1] => {
                same += 1;
            }
            Anew::Judged(judged) => {
                out.line(&format!("  {}", row.file));
                let [before, now] = judged.headline.map(|headline| card::headline(headline, out));
                let quality = Msg::new("drift-quality").with("before", before).with("now", now);
                out.print(&indented("", 4, &out.say(&quality), out.width));
                for other in judged.others.iter().take(TOLD) {
                    out.print(&indented("    –", 6, &told_other(other, report, out), out.width));
                }
                if judged.others.len() > TOLD {
                    let more = Msg::new("drift-more").with("count", judged.others.len() - TOLD);
                    out.print(&indented("    –", 6, &out.say(&more), out.width));
                }
            }
        }
    }
    let untouched =
        found.exercises - report.exercises.len() - found.other_exercises.len() - found.unread.len();
    for (key, count) in [("drift-same-verdicts", same), ("drift-untouched", untouched)] {
        if count > 0 {
            out.print(&indented("", 2, &out.say(&Msg::new(key).with("count", count)), out.width));
        }
    }
    let mut left: Vec<String> = Vec::new();
    for judged in report.exercises.iter().filter_map(|row| judged(row)) {
        for (clause, on) in &judged.left_out {
            let on: Vec<&str> = on.iter().map(|(_, id)| id.as_str()).collect();
            let line = format!("{clause} ({})", on.join(", "));
            if !left.contains(&line) {
                left.push(line);
            }
        }
    }
    if !left.is_empty() {
        let text = out.say(&Msg::new("drift-left-out").with("list", left.join("; ")));
        out.print(&indented("", 2, &text, out.width));
    }
}

fn judged(row: &ExerciseDrift) -> Option<&Judged> {
    match &row.played.anew {
        Anew::Judged(judged) => Some(judged),
        Anew::Barred(_) => None,
    }
}

/// A verdict that becomes another: whose, of what, from what to what.
fn told_other(other: &Other, report: &Report, out: &Output) -> String {
    let rule = other.rule.as_ref().map(|rule| format!(".{rule}")).unwrap_or_default();
    let relay = if other.relay { format!(" ({})", out.word("drift-relay")) } else { String::new() };
    let subject =
        if other.subject.is_empty() { String::new() } else { format!(", {}", other.subject.join(", ")) };
    let list = |seats: &BTreeSet<Arc<str>>| seats.iter().map(|seat| &**seat).collect::<Vec<_>>().join(", ");
    let [was, is] = other.seats.each_ref().map(list);
    // Where only the card it stands on is another, the cards are told from and to.
    let moved = other.before == other.now;
    let seats = match (was.is_empty(), is.is_empty()) {
        _ if moved => String::new(),
        (true, true) => String::new(),
        (true, false) => format!(" [{is}]"),
        (false, true) => format!(" [{was}]"),
        (false, false) if was == is => format!(" [{was}]"),
        (false, false) => format!(" [{was} → {is}]"),
    };
    let change = report.comparison.of(Of::Clause, other.clause.as_str());
    let gone = change.is_some_and(|change| change.weight == Weight::Gone);
    let verdict = |told: Option<(&'static str, Option<u16>)>| match told {
        None if gone => out.word("drift-not-judged"),
        None => out.word("verdict-never-arose"),
        Some((word, credit)) => {
            let word = out.word(&format!("verdict-{word}"));
            match credit.filter(|credit| *credit > 0 && *credit < FULL) {
                Some(credit) => format!("{word} {}", card::percent(Some(credit), out.lang())),
                None => word,
            }
        }
    };
    let what = format!("{}{rule}{relay}{subject}{seats}", other.clause);
    let msg = Msg::new("procedure-change").with("what", what);
    if moved {
        let on = |seats: String| {
            format!("{} [{}]", verdict(other.now), if seats.is_empty() { "–" } else { &seats })
        };
        return out.say(&msg.with("from", on(was)).with("to", on(is)));
    }
    out.say(&msg.with("from", verdict(other.before)).with("to", verdict(other.now)))
}

/// Scenarios the new procedure cannot read.
fn broken(report: &Report, found: &Found, args: &Drift, out: &Output) {
    let rows: Vec<&ScenarioDrift> = report.scenarios.iter().filter(|row| row.mistakes > 0).collect();
    if rows.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.word("drift-broken"));
    for row in rows {
        let written = found.scenarios.iter().find(|written| written.model.scenario.id == row.id);
        let place = written.map_or(row.id.as_str(), |written| &written.place);
        let text = Msg::new("drift-mistakes")
            .with("title", &row.title)
            .with("count", row.mistakes)
            .with("place", place)
            .with("procedure", args.new.as_str());
        out.print(&indented("  –", 4, &out.say(&text), out.width));
    }
}

/// What was looked at, and what has nothing to do with the old procedure.
fn looked(found: &Found, out: &Output) {
    out.line("");
    let sum =
        Msg::new("drift-looked").with("scenarios", found.scenarios.len()).with("exercises", found.exercises);
    out.print(&indented("", 0, &out.say(&sum), out.width));
    for (key, list) in
        [("drift-other-scenarios", &found.other_scenarios), ("drift-other-exercises", &found.other_exercises)]
    {
        if !list.is_empty() {
            out.print(&indented("", 0, &out.say(&Msg::new(key).with("list", list.join(", "))), out.width));
        }
    }
    for (_, failure) in &found.unread {
        out.print(&indented("", 0, &out.say(&failure.message), out.width));
    }
}

/// What to do next.
fn next(report: &Report, args: &Drift, out: &Output) {
    if !report.doubts() {
        out.print(&indented("", 0, &out.word("drift-no-doubt"), out.width));
        return;
    }
    let text = Msg::new("drift-next").with("procedure", args.new.as_str());
    out.print(&indented("", 0, &out.say(&text), out.width));
}

/// The report for programs.
pub(super) fn json(report: &Report, found: &Found, both: [&Procedure; 2], out: &Output) -> Value {
    let clauses: Vec<Value> = report
        .comparison
        .clauses()
        .into_iter()
        .map(|(id, weight)| {
            let stands = report.comparison.stands.iter().find(|row| row.clause == *id);
            let on: Vec<Value> = (stands.iter().flat_map(|row| &row.on))
                .map(|(of, id)| json!({ "kind": of.word(), "id": id.as_str() }))
                .collect();
            json!({
                "clause": id.as_str(),
                "now": report.comparison.now(id).map(Name::as_str),
                "change": weight.word(),
                "doubts": weight.doubts(),
                "stands_on": on,
                "next": out.word(&format!("drift-do-{}", weight.word())),
            })
        })
        .collect();
    let scenarios: Vec<Value> = report.scenarios.iter().map(|row| scenario_json(row, out)).collect();
    let exercises: Vec<Value> = report.exercises.iter().map(|row| exercise_json(row, out)).collect();
    let unread: Vec<String> = found.unread.iter().map(|(_, failure)| out.say(&failure.message)).collect();
    json!({
        "old": diff::version(both[0], out),
        "new": diff::version(both[1], out),
        "changes": diff::changes(&report.comparison, out),
        "clauses": clauses,
        "scenarios": scenarios,
        "exercises": exercises,
        "looked_at": { "scenarios": found.scenarios.len(), "exercises": found.exercises },
        "other_scenarios": found.other_scenarios,
        "other_exercises": found.other_exercises,
        "unread": unread,
        "doubts": report.doubts(),
    })
}

fn scenario_json(row: &ScenarioDrift, out: &Output) -> Value {
    let touched: Vec<Value> = row
        .touched
        .iter()
        .map(|touched| {
            let places: Vec<Value> = touched.places.iter().map(|place| place_json(place, out)).collect();
            json!({ "clause": touched.clause.as_str(), "change": touched.weight.word(), "places": places })
        })
        .collect();
    json!({
        "scenario": row.id.as_str(),
        "title": out.text(&row.title),
        "mistakes": row.mistakes,
        "touched": touched,
    })
}

fn place_json(place: &Place, out: &Output) -> Value {
    let mut value = json!({ "place": place.word() });
    let mut put = |key: &str, text: &str| value[key] = text.into();
    let part = match place {
        Place::Objective { id, title } => {
            put("id", id.as_str());
            put("title", out.text(title));
            None
        }
        Place::Expected(at) => {
            put("path", &format!("expects[{}]", at - 1));
            None
        }
        Place::Accepted => None,
        Place::Mistake { part } => Some(part),
        Place::Released { ending } => {
            put("id", ending.as_str());
            None
        }
        Place::Inject { id, part } => {
            put("id", id.as_str());
            part.as_ref()
        }
        Place::Answer { inject, option, part } => {
            put("id", inject.as_str());
            put("option", option.as_str());
            part.as_ref()
        }
        Place::Outcome { id } | Place::Seat { id } => {
            put("id", id.as_str());
            None
        }
    };
    if let Some(part) = part {
        value["part"] = part.as_str().into();
    }
    value
}

fn exercise_json(row: &ExerciseDrift, out: &Output) -> Value {
    let rests: Vec<Value> = row
        .played
        .rests
        .iter()
        .map(|rests| {
            json!({
                "clause": rests.clause.as_str(),
                "change": rests.weight.word(),
                "verdicts": rests.verdicts,
                "seats": rests.seats.iter().map(|seat| &**seat).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut value = json!({ "file": row.file, "scenario": row.scenario.as_str(), "rests": rests });
    match &row.played.anew {
        Anew::Barred(why) => value["barred"] = out.say(why).into(),
        Anew::Judged(judged) => {
            let verdict = |told: Option<(&'static str, Option<u16>)>| {
                told.map(|(word, credit)| json!({ "verdict": word, "credit": credit }))
            };
            let others: Vec<Value> = judged
                .others
                .iter()
                .map(|other| {
                    json!({
                        "clause": other.clause.as_str(),
                        "rule": other.rule,
                        "subject": other.subject.iter().map(|name| &**name).collect::<Vec<_>>(),
                        "relay": other.relay,
                        "seats": other.seats.each_ref().map(|seats| seats.iter().map(|seat| &**seat).collect::<Vec<_>>()),
                        "before": verdict(other.before),
                        "now": verdict(other.now),
                    })
                })
                .collect();
            let left: Vec<&str> = judged.left_out.iter().map(|(id, _)| id.as_str()).collect();
            value["quality"] =
                json!({ "before": judged.headline[0].quality, "now": judged.headline[1].quality });
            value["others"] = others.into();
            value["left_out"] = left.into();
        }
    }
    value
}
