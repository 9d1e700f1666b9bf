//! The branching story of `tests/data/cross-check/story50.json` as content of ours, and a player that follows its
//! generator. Shared by `tests/suite/story.rs` and `benches/story.rs`.
//!
//! A node is an inject that asks for a decision; an option is an option of it with `only_if`; its consequences are
//! effects: a flag is set, the counts `clock` and `score` rise, the next node's inject fires. The ending is reached when
//! the story's clock has reached its horizon. Everything happens in one instant of exercise time.

use std::sync::Arc;

use hotwash::base::{Dur, InjectId, Lang, Name, SeatId, SimTime, Text};
use hotwash::content::load;
use hotwash::content::model::Model;
use hotwash::content::pattern::{Cond, Count, Value};
use hotwash::content::scenario::{
    Decision, DecisionOption, Effect, Ending, Inject, Scenario, ScenarioFact, ScenarioFactType, Seat, Tone,
    When,
};
use hotwash::kernel::situation::Phase;
use hotwash::kernel::{Plan, Setup, Situation, due_by, step};
use hotwash::trace::wire::put_int;
use hotwash::trace::{Command, Envelope, Holder, Names as _, Record, StepCause, Table};
use serde::Deserialize;

/// The file, as it is.
#[derive(Debug, Deserialize)]
pub(crate) struct Story {
    facts: usize,
    horizon: i64,
    nodes: Vec<Vec<Choice>>,
}

/// What a play comes to.
#[derive(Debug, PartialEq)]
pub(crate) struct Walked {
    pub(crate) choices: Vec<(u16, u8)>,
    pub(crate) flags: Vec<bool>,
    pub(crate) clock: i64,
    pub(crate) score: i64,
}

/// A choice of a node.
#[derive(Debug, Deserialize)]
struct Choice {
    label: String,
    need: Option<(usize, bool)>,
    set: (usize, bool),
    dt: i64,
    gain: i64,
    say_fact: usize,
    to: usize,
}

/// A file of the cross-check set.
pub(crate) fn data(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cross-check");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// One role and one channel, nothing else.
const PROCEDURE: &str = r#"(
    id: "story", version: "1", status: Reference, relay_within: "15m",
    title: (ka: "თხრობა", en: "Story"), notice: (ka: "საცდელი ტექსტი", en: "A text for tests"),
    roles: [(id: "READER", title: (ka: "მკითხველი", en: "Reader"), side: Mission)],
    channels: [(id: "e-mail", title: (ka: "ელფოსტა", en: "E-mail"), reaches: OnArrival)],
)"#;

impl Story {
    /// The story of fifty nodes.
    pub(crate) fn fifty() -> Self {
        serde_json::from_str(&data("story50.json")).unwrap()
    }

    /// The story as a plan of the kernel.
    pub(crate) fn plan(&self) -> Plan {
        let (procedure, found) = load::procedure("procedure.ron", PROCEDURE.as_bytes());
        assert_eq!(found.list, Vec::new());
        let procedure = procedure.unwrap();
        let scenario = self.scenario(&procedure.id);
        let (model, found) = Model::compile(Arc::new(procedure), Arc::new(scenario));
        assert_eq!(found.list, Vec::new());
        Plan::new(Arc::new(model.unwrap()))
    }

    /// One play without any engine: the choices, the flags, the clock and the score.
    pub(crate) fn walk(&self, chooser: &mut Chooser) -> Walked {
        let mut walked = Walked { choices: Vec::new(), flags: vec![false; self.facts], clock: 0, score: 0 };
        let mut node = 0;
        while walked.clock < self.horizon {
            let offered =
                |choice: &Choice| choice.need.is_none_or(|(fact, wanted)| walked.flags[fact] == wanted);
            let number = self.nodes[node].iter().filter(|choice| offered(choice)).count();
            let chosen = chooser.next(number);
            let (option, choice) = self.nodes[node]
                .iter()
                .enumerate()
                .filter(|(_, choice)| offered(choice))
                .nth(chosen)
                .unwrap();
            walked.choices.push((node as u16, option as u8));
            walked.flags[choice.set.0] = choice.set.1;
            walked.clock += choice.dt;
            walked.score += choice.gain;
            node = choice.to;
        }
        walked
    }

    fn scenario(&self, procedure: &Name) -> Scenario {
        let fact = |id: Name, ty| ScenarioFact { id, ty, of: None, title: None };
        let counts = ["clock", "score"].map(|id| fact(Name::new(id), ScenarioFactType::Count));
        let flags = (0..self.facts).map(|at| fact(flag(at), ScenarioFactType::Flag));
        let reader = Seat {
            id: Name::new("reader"),
            title: Text::new("მკითხველი", "Reader"),
            roles: vec![Name::new("READER")],
            stands_in: Vec::new(),
            at: None,
            hands: 1,
            briefing: Text::default(),
            channels: Vec::new(),
            knows: Vec::new(),
        };
        let over = Ending {
            id: Name::new("over"),
            title: Text::new("დასასრული", "The end"),
            text: Text::default(),
            when: Some(Cond::AtLeast(Count::Fact(Name::new("clock")), Value::Num(self.horizon))),
            releases: Vec::new(),
            tone: Tone::Mixed,
        };
        Scenario {
            horizon: Dur::HOUR,
            seats: vec![reader],
            facts: counts.into_iter().chain(flags).collect(),
            injects: self.nodes.iter().enumerate().map(|(at, choices)| inject(at, choices)).collect(),
            endings: vec![over],
            ..Scenario::blank(procedure)
        }
    }
}

fn flag(at: usize) -> Name {
    Name::new(&format!("f{at}"))
}

fn node(at: usize) -> Name {
    Name::new(&format!("node-{at}"))
}

fn inject(at: usize, choices: &[Choice]) -> Inject {
    let options: Vec<DecisionOption> =
        choices.iter().enumerate().map(|(position, choice)| option(position, choice)).collect();
    let decision = Decision {
        question: Text::new("რა გავაკეთოთ?", "What is to be done?"),
        seat: None,
        otherwise: options[0].id.clone(),
        options,
        until: Dur::minutes(30),
        key: false,
        dilemma: false,
    };
    Inject {
        id: node(at),
        when: if at == 0 { When::At(Dur::ZERO) } else { When::Called },
        only_if: None,
        to: vec![Name::new("reader")],
        channel: Some(Name::new("e-mail")),
        sender: None,
        text: Some(Text::new(
            &format!("ნაბიჯი {at}. გადაწყვეტილებაა მისაღები. გასულია {{clock}} წუთი."),
            &format!("Step {at}. A decision has to be made. It is minute {{clock}} on the clock."),
        )),
        subject: None,
        attachments: Vec::new(),
        reliability: hotwash::base::Reliability::default(),
        is_true: true,
        names: Vec::new(),
        raises: Vec::new(),
        effects: Vec::new(),
        retracts: None,
        decision: Some(decision),
        priority: 0,
        sensitive: false,
        expected: None,
        notes: None,
    }
}

fn option(position: usize, choice: &Choice) -> DecisionOption {
    let (fact, to) = choice.set;
    let Choice { label, say_fact, .. } = choice;
    DecisionOption {
        id: Name::new(&format!("option-{position}")),
        text: Text::new(
            &format!("{label}: ფაქტი {say_fact} არის {{f{say_fact}}}, ქულა {{score}}."),
            &format!("{label}: fact {say_fact} is {{f{say_fact}}}, the score is {{score}}."),
        ),
        actions: Vec::new(),
        effects: vec![
            Effect::Set(flag(fact), Value::Flag(to), None),
            Effect::Add(Name::new("clock"), choice.dt, None),
            Effect::Add(Name::new("score"), choice.gain, None),
            Effect::Fire(node(choice.to)),
        ],
        raises: Vec::new(),
        only_if: choice.need.map(|(fact, wanted)| {
            let set = Cond::Flag(flag(fact), None);
            if wanted { set } else { Cond::Not(Box::new(set)) }
        }),
    }
}

/// The generator that chooses, not started anew between plays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chooser(u32);

impl Chooser {
    pub(crate) const fn new() -> Self {
        Self(7)
    }

    fn next(&mut self, among: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) as usize % among
    }
}

/// What a play is watched by.
pub(crate) trait Reader {
    /// A play begins.
    fn begin(&mut self) {}
    /// A step has been made.
    fn step(&mut self, situation: &Situation, cause: &StepCause, records: &[Record]);
    /// A node was entered or a choice made: its number, and the option chosen.
    fn at(&mut self, situation: &Situation, node: InjectId, option: Option<u8>);
}

/// Plays the story with one buffer of records for all plays.
pub(crate) struct Player {
    pub(crate) plan: Plan,
    fresh: Situation,
    answer: StepCause,
    pub(crate) chooser: Chooser,
    /// The records of the last play.
    pub(crate) records: Vec<Record>,
}

impl Player {
    pub(crate) fn new(plan: Plan) -> Self {
        let fresh = Situation::new(&plan, Setup::default());
        let answer = StepCause::Command(Envelope {
            seat: Some(SeatId(0)),
            by: Holder::Person("p1".into()),
            decided_by: None,
            for_table: false,
            command: Command::TakeHint,
        });
        Self { plan, fresh, answer, chooser: Chooser::new(), records: Vec::new() }
    }

    /// One play from the beginning to the ending; the number of choices and the situation at the end.
    pub(crate) fn play(&mut self, reader: &mut impl Reader) -> (usize, Situation) {
        let mut situation = self.fresh.clone();
        self.records.clear();
        reader.begin();
        let mut choices = 0;
        loop {
            while let Some((at, due)) = due_by(&self.plan, &situation, SimTime::ZERO) {
                let cause = StepCause::Due(due);
                let first = self.records.len();
                step(&self.plan, &mut situation, at, &cause, &mut self.records);
                reader.step(&situation, &cause, &self.records[first..]);
            }
            if situation.phase() == Phase::Over {
                return (choices, situation);
            }
            let inject = situation.decisions()[0].inject;
            reader.at(&situation, inject, None);
            let option = self.choose(&situation, inject);
            self.answer(&mut situation, inject, option, reader);
            reader.at(&situation, inject, Some(option));
            choices += 1;
        }
    }

    fn choose(&mut self, situation: &Situation, inject: InjectId) -> u8 {
        let model = &*self.plan.model;
        let decision = model.script.injects[inject.index()].decision.as_ref().unwrap();
        let mut offered = [0u8; 8];
        let mut number = 0;
        for (option, row) in (0u8..).zip(&decision.options) {
            offered[number] = option;
            let open = row.only_if.as_ref().is_none_or(|cond| situation.holds(model, cond, None));
            number += usize::from(open);
        }
        offered[self.chooser.next(number)]
    }

    fn answer(&mut self, situation: &mut Situation, inject: InjectId, option: u8, reader: &mut impl Reader) {
        if let StepCause::Command(envelope) = &mut self.answer {
            envelope.command =
                Command::Answer { inject, option, clause: None, confidence: None, reason: None };
        }
        let first = self.records.len();
        step(&self.plan, situation, SimTime::ZERO, &self.answer, &mut self.records);
        reader.step(situation, &self.answer, &self.records[first..]);
    }
}

/// Nobody reads.
pub(crate) struct Nobody;

impl Reader for Nobody {
    fn step(&mut self, _: &Situation, _: &StepCause, _: &[Record]) {}
    fn at(&mut self, _: &Situation, _: InjectId, _: Option<u8>) {}
}

/// The texts of a play in one language: of each node entered and each option taken, with the values of facts put into
/// the gaps `{fact}`. Texts are cut at their gaps once, before the first play.
pub(crate) struct Sheet {
    nodes: Vec<Cut>,
    options: Vec<Vec<Cut>>,
    yes_no: [&'static str; 2],
    /// What has been read in this play.
    pub(crate) text: String,
}

/// A text cut at its gaps.
struct Cut {
    parts: Vec<(String, Option<Gap>)>,
}

/// A cell whose value stands in a gap.
enum Gap {
    Number(usize),
    YesNo(usize),
}

impl Sheet {
    pub(crate) fn new(model: &Model, lang: Lang) -> Self {
        let injects = &model.scenario.injects;
        let options = |inject: &Inject| {
            let list = &inject.decision.as_ref().unwrap().options;
            list.iter().map(|option| Cut::new(model, option.text.get(lang))).collect()
        };
        Self {
            nodes: injects
                .iter()
                .map(|inject| Cut::new(model, inject.text.as_ref().unwrap().get(lang)))
                .collect(),
            options: injects.iter().map(options).collect(),
            yes_no: if lang == Lang::Ka {
                ["უარყოფილი", "დადასტურებული"]
            } else {
                ["false", "true"]
            },
            text: String::new(),
        }
    }
}

impl Cut {
    fn new(model: &Model, text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            let fact = hotwash::base::FactId(model.find(Table::Fact, name).unwrap());
            let cell = model.cell(fact, None).unwrap();
            let flag = model.facts[fact.index()].ty == hotwash::content::model::tables::FactTy::Flag;
            parts.push((before.to_owned(), Some(if flag { Gap::YesNo(cell) } else { Gap::Number(cell) })));
            rest = after;
        }
        parts.push((rest.to_owned(), None));
        Self { parts }
    }

    fn write(&self, cells: &[i32], yes_no: [&str; 2], out: &mut String) {
        for (words, gap) in &self.parts {
            out.push_str(words);
            match gap {
                Some(Gap::Number(cell)) => put_int(i64::from(cells[*cell]), out),
                Some(Gap::YesNo(cell)) => out.push_str(yes_no[usize::from(cells[*cell] != 0)]),
                None => {}
            }
        }
        out.push('\n');
    }
}

impl Reader for Sheet {
    fn begin(&mut self) {
        self.text.clear();
    }

    fn step(&mut self, _: &Situation, _: &StepCause, _: &[Record]) {}
    fn at(&mut self, situation: &Situation, node: InjectId, option: Option<u8>) {
        let cut = match option {
            None => &self.nodes[node.index()],
            Some(option) => &self.options[node.index()][usize::from(option)],
        };
        cut.write(situation.cells(), self.yes_no, &mut self.text);
    }
}
