//! An evaluator that knows nothing of the monitors: quadratic, over plain JSON, one sentence of the format's table after
//! the other. The monitors must agree with it on random logs and random constraints of every template.

use hotwash::score::declare::run::Depth;
use hotwash::score::kind::Closing;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{answer, compiled};

/// A constraint and a trace, read anew for every question.
struct Question<'v> {
    constraint: &'v Value,
    events: &'v [Value],
}

impl Question<'_> {
    fn time(&self, place: usize) -> i64 {
        self.events[place]["t"].as_i64().unwrap()
    }

    fn attribute(&self, place: usize, name: &str) -> &Value {
        if name == "role" { &self.events[place]["r"] } else { &self.events[place]["d"][name] }
    }

    fn list(&self, name: &str) -> &[Value] {
        self.constraint[name].as_array().map_or(&[], Vec::as_slice)
    }

    fn holds(&self, place: usize, condition: &Value) -> bool {
        let (value, wanted) = (self.attribute(place, condition["attr"].as_str().unwrap()), &condition["val"]);
        let order = if let (Some(one), Some(two)) = (value.as_f64(), wanted.as_f64()) {
            one.partial_cmp(&two).unwrap()
        } else if let (Some(one), Some(two)) = (value.as_str(), wanted.as_str()) {
            one.cmp(two)
        } else if let (Some(one), Some(two)) = (value.as_bool(), wanted.as_bool()) {
            one.cmp(&two)
        } else {
            return false;
        };
        match condition["op"].as_str().unwrap() {
            "==" => order.is_eq(),
            "!=" => order.is_ne(),
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            other => panic!("{other}"),
        }
    }

    /// An occurrence of `activity` that passes the conditions of this list, ties left aside.
    fn is(&self, place: usize, activity: &str, list: &str) -> bool {
        self.events[place]["a"] == self.constraint[activity]
            && self
                .list(list)
                .iter()
                .filter(|one| one.get("attr").is_some())
                .all(|one| self.holds(place, one))
    }

    fn tied(&self, one: usize, two: usize) -> bool {
        self.list("tgt").iter().all(|tie| {
            let wanted_same = tie.get("same").is_some();
            let Some(name) = tie.get("same").or(tie.get("diff")) else { return true };
            let (one, two) =
                (self.attribute(one, name.as_str().unwrap()), self.attribute(two, name.as_str().unwrap()));
            let comparable = (one.is_number() && two.is_number())
                || (one.is_string() && two.is_string())
                || (one.is_boolean() && two.is_boolean());
            let equal = if one.is_number() { one.as_f64() == two.as_f64() } else { one == two };
            comparable && equal == wanted_same
        })
    }

    fn inside(&self, distance: i64) -> bool {
        let bound = |end: usize, other| self.constraint["time"][end].as_i64().unwrap_or(other);
        bound(0, 0) <= distance && distance <= bound(1, i64::MAX)
    }

    /// `target` answers `activation`, wherever the two stand.
    fn answers(&self, target: usize, activation: usize, activity: &str) -> bool {
        target != activation
            && self.is(target, activity, "tgt")
            && self.tied(activation, target)
            && self.inside((self.time(target) - self.time(activation)).abs())
    }

    /// One direction of a template: for each activation, whether a target is found among the places `among` gives for it.
    fn each(
        &self,
        from: &str,
        to: &str,
        among: impl Fn(usize) -> std::ops::Range<usize>,
    ) -> Vec<(usize, bool)> {
        let activating = (0..self.events.len()).filter(|place| self.is(*place, from, "act"));
        activating.map(|place| (place, among(place).any(|target| self.answers(target, place, to)))).collect()
    }

    fn found(&self, relation: &str, from: &str, to: &str) -> Vec<(usize, bool)> {
        let end = self.events.len();
        match relation {
            "anywhere" => self.each(from, to, |_| 0..end),
            "later" => self.each(from, to, |place| place + 1..end),
            "earlier" => self.each(from, to, |place| 0..place),
            "next" => self.each(from, to, |place| place + 1..end.min(place + 2)),
            "last" => self.each(from, to, |place| place.saturating_sub(1)..place),
            "later, before the next" => self.each(from, to, |place| {
                place + 1..(place + 1..end).find(|next| self.is(*next, from, "act")).unwrap_or(end)
            }),
            "earlier, since the previous" => self.each(from, to, |place| {
                (0..place)
                    .rev()
                    .find(|previous| self.is(*previous, from, "act"))
                    .map_or(0, |previous| previous + 1)..place
            }),
            other => panic!("{other}"),
        }
    }

    /// Places of occurrences that count for the trace as a whole.
    fn counted(&self, activity: &str) -> Vec<usize> {
        let places = 0..self.events.len();
        places
            .filter(|place| self.is(*place, activity, "act") && self.inside(self.time(*place) - self.time(0)))
            .collect()
    }

    fn counts(&self) -> [u64; 3] {
        let n = self.constraint["n"].as_u64().unwrap_or(1);
        let end = self.events.len();
        let whole = |holds: bool| if holds { [1, 1, 0] } else { [1, 0, 1] };
        let sum = |positive: bool, halves: &[(&str, &str, &str)]| {
            let found: Vec<_> =
                halves.iter().flat_map(|(relation, from, to)| self.found(relation, from, to)).collect();
            let good = found.iter().filter(|(_, found)| *found == positive).count() as u64;
            [found.len() as u64, good, found.len() as u64 - good]
        };
        match self.constraint["template"].as_str().unwrap() {
            "existence" => whole(self.counted("a").len() as u64 >= n),
            "absence" => whole((self.counted("a").len() as u64) < n),
            "exactly" => whole(self.counted("a").len() as u64 == n),
            "init" => whole(end > 0 && self.is(0, "a", "act")),
            "end" => whole(end > 0 && self.is(end - 1, "a", "act")),
            "choice" => whole(!self.counted("a").is_empty() || !self.counted("b").is_empty()),
            "exclusive_choice" => whole(self.counted("a").is_empty() != self.counted("b").is_empty()),
            "periodic" => {
                let every = self.constraint["every_ms"].as_i64().unwrap();
                if end == 0 || self.time(end - 1) <= every {
                    return [0, 0, 0];
                }
                let mut moments: Vec<i64> =
                    self.counted("a").into_iter().map(|place| self.time(place)).collect();
                moments.extend([0, self.time(end - 1)]);
                moments.sort_unstable();
                whole(moments.windows(2).all(|pair| pair[1] - pair[0] <= every))
            }
            "responded_existence" => sum(true, &[("anywhere", "a", "b")]),
            "response" => sum(true, &[("later", "a", "b")]),
            "alternate_response" => sum(true, &[("later, before the next", "a", "b")]),
            "chain_response" => sum(true, &[("next", "a", "b")]),
            "precedence" => sum(true, &[("earlier", "b", "a")]),
            "alternate_precedence" => sum(true, &[("earlier, since the previous", "b", "a")]),
            "chain_precedence" => sum(true, &[("last", "b", "a")]),
            "succession" => sum(true, &[("later", "a", "b"), ("earlier", "b", "a")]),
            "alternate_succession" => {
                sum(true, &[("later, before the next", "a", "b"), ("earlier, since the previous", "b", "a")])
            }
            "chain_succession" => sum(true, &[("next", "a", "b"), ("last", "b", "a")]),
            "co_existence" => sum(true, &[("anywhere", "a", "b"), ("anywhere", "b", "a")]),
            "not_co_existence" => sum(false, &[("anywhere", "a", "b"), ("anywhere", "b", "a")]),
            "not_response" | "not_succession" => sum(false, &[("later", "a", "b")]),
            "not_precedence" => sum(false, &[("earlier", "b", "a")]),
            "not_chain_response" | "not_chain_succession" => sum(false, &[("next", "a", "b")]),
            "not_chain_precedence" => sum(false, &[("last", "b", "a")]),
            "not_responded_existence" => sum(false, &[("anywhere", "a", "b")]),
            other => panic!("{other}"),
        }
    }

    /// Activations, fulfilments and violations of a one-way template at a stop: without a target, an activation that
    /// could still get one before its due time is neither.
    fn counts_at(&self, stop: i64) -> [u64; 3] {
        let (relation, positive) = match self.constraint["template"].as_str().unwrap() {
            "response" => ("later", true),
            "not_response" => ("later", false),
            "alternate_response" => ("later, before the next", true),
            "chain_response" => ("next", true),
            "not_chain_response" => ("next", false),
            "responded_existence" => ("anywhere", true),
            "not_responded_existence" => ("anywhere", false),
            other => panic!("{other}"),
        };
        let end = self.events.len();
        let mut counts = [0; 3];
        for (place, found) in self.found(relation, "a", "b") {
            let due = self.constraint["time"][1].as_i64().map_or(i64::MAX, |most| self.time(place) + most);
            let passed_by = match relation {
                "next" => place + 1 < end,
                "later, before the next" => (place + 1..end).any(|next| self.is(next, "a", "act")),
                _ => false,
            };
            counts[0] += 1;
            if found || passed_by || due <= stop {
                counts[if found == positive { 1 } else { 2 }] += 1;
            }
        }
        counts
    }
}

/// Templates of one direction whose activations may wait.
const WAITING: [&str; 7] = [
    "response",
    "not_response",
    "alternate_response",
    "chain_response",
    "not_chain_response",
    "responded_existence",
    "not_responded_existence",
];
const ONE: [&str; 6] = ["existence", "absence", "exactly", "init", "end", "periodic"];
const TWO: [&str; 21] = [
    "choice",
    "exclusive_choice",
    "responded_existence",
    "response",
    "alternate_response",
    "chain_response",
    "precedence",
    "alternate_precedence",
    "chain_precedence",
    "succession",
    "alternate_succession",
    "chain_succession",
    "co_existence",
    "not_co_existence",
    "not_response",
    "not_succession",
    "not_precedence",
    "not_chain_response",
    "not_chain_succession",
    "not_chain_precedence",
    "not_responded_existence",
];

fn activity() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "b", "c", "a long activity ქართული"])
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => (0i64..4).prop_map(Value::from),
        2 => (0i64..8).prop_map(|half| Value::from(half as f64 / 2.0)),
        3 => prop::sample::select(vec!["p", "q", "r"]).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
    ]
}

fn attribute() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["x", "y", "role"])
}

fn condition() -> impl Strategy<Value = Value> {
    let op = prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]);
    (attribute(), op, value()).prop_map(|(attr, op, val)| json!({"attr": attr, "op": op, "val": val}))
}

fn target_condition() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => condition(),
        1 => attribute().prop_map(|attr| json!({"same": attr})),
        1 => attribute().prop_map(|attr| json!({"diff": attr})),
    ]
}

fn constraint() -> impl Strategy<Value = Value> {
    constraint_of([&ONE[..], &TWO[..]].concat())
}

fn constraint_of(templates: Vec<&'static str>) -> impl Strategy<Value = Value> {
    let template = prop::sample::select(templates);
    let window =
        prop::option::of((0i64..12, 0i64..25).prop_map(|(least, more)| json!([least, least + more])));
    let lists = (prop::collection::vec(condition(), 0..2), prop::collection::vec(target_condition(), 0..3));
    (template, activity(), activity(), lists, window, 0i64..4, 0i64..30).prop_map(
        |(template, a, b, (act, tgt), window, n, every)| {
            let mut fields = Map::new();
            fields.insert("template".into(), template.into());
            fields.insert("a".into(), a.into());
            fields.insert("n".into(), n.into());
            fields.insert("act".into(), act.into());
            if let Some(window) = window {
                fields.insert("time".into(), window);
            }
            if TWO.contains(&template) {
                fields.insert("b".into(), b.into());
            }
            if TWO.contains(&template) && !template.ends_with("choice") {
                fields.insert("tgt".into(), tgt.into());
            }
            if template == "periodic" {
                fields.insert("every_ms".into(), every.into());
            }
            Value::Object(fields)
        },
    )
}

fn event() -> impl Strategy<Value = Value> {
    let step = prop_oneof![2 => Just(0i64), 3 => 1i64..10, 1 => 10i64..30];
    let role = prop::option::of(prop::sample::select(vec!["p", "q"]));
    let data = (prop::option::of(value()), prop::option::of(value()));
    (step, activity(), role, data).prop_map(|(step, a, role, (x, y))| {
        let mut event = json!({"t": step, "a": a, "d": {}});
        if let Some(role) = role {
            event["r"] = role.into();
        }
        for (name, value) in [("x", x), ("y", y)] {
            if let Some(value) = value {
                event["d"][name] = value;
            }
        }
        event
    })
}

fn trace() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(event(), 0..14).prop_map(|mut events| {
        let mut time = 0;
        for event in &mut events {
            time += event["t"].as_i64().unwrap();
            event["t"] = time.into();
        }
        events
    })
}

/// A model file of these constraints and a log of these traces.
fn files(constraints: &[Value], traces: &[Vec<Value>]) -> (String, String) {
    let mut constraints = constraints.to_vec();
    for (place, constraint) in constraints.iter_mut().enumerate() {
        constraint["id"] = format!("c{place}").into();
    }
    let lines = traces
        .iter()
        .enumerate()
        .map(|(place, events)| json!({"id": place.to_string(), "events": events}).to_string());
    let log: Vec<String> = lines.collect();
    (json!({"format": "tx-declare/1", "constraints": constraints}).to_string(), log.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_monitors_agree_with_the_sentences(
        constraints in prop::collection::vec(constraint(), 1..10),
        traces in prop::collection::vec(trace(), 1..6),
    ) {
        let (model, log) = files(&constraints, &traces);
        let model = compiled(&model);
        for depth in [Depth::Counts, Depth::Evidence] {
            let told = answer(&model, &log, Closing::Finished, depth);
            for (row, events) in traces.iter().enumerate() {
                for (place, constraint) in constraints.iter().enumerate() {
                    let expected = Question { constraint, events }.counts();
                    let cell = &told["traces"][row.to_string()][place];
                    let counts = [0, 1, 2].map(|place| cell[place].as_u64().unwrap());
                    prop_assert_eq!(counts, expected, "{} over {}", constraint, json!(events));
                    if depth == Depth::Evidence {
                        prop_assert_eq!(cell[4].as_array().unwrap().len() as u64, expected[0]);
                    }
                }
            }
        }
    }

    #[test]
    fn every_target_in_evidence_answers_its_activation(constraint in constraint_of(TWO[2..].to_vec()), events in trace()) {
        let template = constraint["template"].as_str().unwrap().to_owned();
        let (model, log) = files(std::slice::from_ref(&constraint), std::slice::from_ref(&events));
        let told = answer(&compiled(&model), &log, Closing::Finished, Depth::Evidence);
        let cell = &told["traces"]["0"][0];
        let question = Question { constraint: &constraint, events: &events };
        let mut with_target = 0;
        for one in cell[4].as_array().unwrap() {
            let activation = usize::try_from(one[0].as_u64().unwrap()).unwrap();
            if let Some(target) = one[1].as_u64() {
                let target = usize::try_from(target).unwrap();
                let fits = question.answers(target, activation, "b") && question.is(activation, "a", "act")
                    || question.answers(target, activation, "a") && question.is(activation, "b", "act");
                prop_assert!(fits, "{} over {}: {}", constraint, json!(events), cell);
                with_target += 1;
            }
        }
        let column = if template.starts_with("not_") { 2 } else { 1 };
        prop_assert_eq!(cell[column].as_u64().unwrap(), with_target);
    }

    #[test]
    fn at_a_stop_only_what_is_due_later_is_open(constraint in constraint_of(WAITING.to_vec()), events in trace(), wait in 0i64..40) {
        let question = Question { constraint: &constraint, events: &events };
        let stop = events.last().map_or(0, |last| last["t"].as_i64().unwrap()) + wait;
        let expected = question.counts_at(stop);
        let (model, log) = files(std::slice::from_ref(&constraint), std::slice::from_ref(&events));
        let told = answer(&compiled(&model), &log, Closing::Stopped { at: stop }, Depth::Evidence);
        let cell = &told["traces"]["0"][0];
        prop_assert_eq!([0, 1, 2].map(|place| cell[place].as_u64().unwrap()), expected);
        let state = match expected {
            [0, _, _] => "vacuous",
            [_, _, bad] if bad > 0 => "violated",
            [all, good, _] if good < all => "pending",
            _ => "satisfied",
        };
        prop_assert_eq!(&cell[3], state);
    }
}
