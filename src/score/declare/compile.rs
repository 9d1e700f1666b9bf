//! A model made dense: activities, texts and attributes are numbers, each constraint is one or two *parts* (one machine
//! with one activating activity), and each activity knows the parts that listen to it.
//!
//! # Invariants
//! - Parts are sorted by relation, so that a walk over those that listen meets its branches in runs.
//! - A part whose activity does not occur in a trace is not touched: the constraint keeps its `resting` counts.

use crate::score::declare::cell::Cell;
use crate::score::declare::model::{Condition, Constraint, Correlation, Model, Op, Template, Value};
use crate::score::declare::names::NameTable;
use crate::score::kind::Window;

/// The number of every activity the model does not name.
pub const OTHER_ACTIVITY: u32 = 0;
/// The attribute that is the role of the event.
pub const ROLE: &str = "role";

/// The relation a part watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// A target after.
    Response,
    /// A target before.
    Precedence,
    /// A target before or after.
    Around,
    /// A target after, before the next activation.
    AlternateResponse,
    /// A target before, since the previous activation.
    AlternatePrecedence,
    /// The next event.
    ChainResponse,
    /// The event just before.
    ChainPrecedence,
    /// At least `n`.
    AtLeast,
    /// Fewer than `n`.
    FewerThan,
    /// Exactly `n`.
    Exactly,
    /// The first event.
    First,
    /// The last event.
    Last,
    /// One of two.
    Choice,
    /// Exactly one of two.
    ExclusiveChoice,
    /// Every gap at most a period.
    Periodic,
}

impl Relation {
    /// Whether it judges the trace once instead of each activation.
    #[must_use]
    pub const fn judges_the_trace(self) -> bool {
        !matches!(
            self,
            Self::Response
                | Self::Precedence
                | Self::Around
                | Self::AlternateResponse
                | Self::AlternatePrecedence
                | Self::ChainResponse
                | Self::ChainPrecedence
        )
    }

    /// Whether its targets lie before its activations.
    #[must_use]
    pub const fn looks_back(self) -> bool {
        matches!(self, Self::Precedence | Self::AlternatePrecedence | Self::ChainPrecedence)
    }
}

/// A range of one of the flat tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct Range {
    from: u32,
    to: u32,
}

impl Range {
    /// The entries of the range.
    #[inline]
    pub fn of<T>(self, table: &[T]) -> &[T] {
        table.get(to_index(self.from)..to_index(self.to)).unwrap_or_default()
    }
}

/// One machine of a constraint.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What it watches.
    pub relation: Relation,
    /// Whether a target breaks it instead of fulfilling it.
    pub negated: bool,
    /// The constraint it belongs to.
    pub constraint: u32,
    /// The activity that activates it; for a choice the first one.
    pub activation: u32,
    /// The activity of its targets; for a choice the second one.
    pub target: u32,
    /// Tests an activation must pass.
    pub act: Range,
    /// Tests a target must pass.
    pub tgt: Range,
    /// Ties between target and activation.
    pub pairs: Range,
    /// The window of distances.
    pub window: Window,
    /// The bound of a count.
    pub n: u32,
    /// The period of `Periodic`.
    pub every: i64,
}

/// A condition with its attribute and value as numbers.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// Column of the attribute.
    pub slot: u16,
    /// Which results of the comparison pass: bit 0 less, bit 1 equal, bit 2 greater.
    pub accepts: u8,
    /// What the attribute is compared with.
    pub value: Cell,
}

/// A correlation with its attribute as a number.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    /// Column of the attribute.
    pub slot: u16,
    /// Equal, or not equal.
    pub same: bool,
}

/// A column of a trace.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The attribute.
    pub name: Box<str>,
    /// Whether texts that no condition names must still be told apart.
    pub keeps_texts: bool,
}

/// The compiled model.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Ids of the constraints in the order of the model.
    pub ids: Vec<Box<str>>,
    /// All parts, sorted by relation.
    pub parts: Vec<Part>,
    /// The parts of each constraint.
    pub parts_of: Vec<[Option<u32>; 2]>,
    /// Activations, fulfilments and violations of each constraint in a trace in which nothing activates it.
    pub resting: Vec<[u32; 3]>,
    /// The parts that judge whole traces and must be asked whenever a trace is stopped rather than finished.
    pub judging: Vec<u32>,
    /// The parts to be asked in every trace.
    pub always: Vec<u32>,
    /// Activities by name; number 0 is every other.
    pub activities: NameTable,
    /// Texts of conditions.
    pub texts: NameTable,
    /// Columns of attributes.
    pub slots: Vec<Slot>,
    /// The column of the role.
    pub role: Option<u16>,
    /// All tests.
    pub tests: Vec<Test>,
    /// All ties.
    pub ties: Vec<Tie>,
    listeners: Vec<Range>,
    listening: Vec<u32>,
}

/// A `u32` as an index; no machine this runs on has less.
#[inline]
#[must_use]
pub const fn to_index(n: u32) -> usize {
    n as usize
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Compiled {
    /// Compiles a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut compiled = Self {
            ids: model.constraints.iter().map(|constraint| constraint.id.as_str().into()).collect(),
            parts: Vec::new(),
            parts_of: vec![[None; 2]; model.constraints.len()],
            resting: model.constraints.iter().map(resting).collect(),
            judging: Vec::new(),
            always: Vec::new(),
            activities: NameTable::default(),
            texts: NameTable::default(),
            slots: Vec::new(),
            role: None,
            tests: Vec::new(),
            ties: Vec::new(),
            listeners: Vec::new(),
            listening: Vec::new(),
        };
        compiled.activities.intern(b"");
        for (number, constraint) in (0..).zip(&model.constraints) {
            compiled.add(number, constraint);
        }
        compiled.parts.sort_by_key(|part| part.relation);
        compiled.listen();
        compiled
    }

    /// The parts that an occurrence of an activity can activate.
    #[inline]
    #[must_use]
    pub fn listeners(&self, activity: u32) -> &[u32] {
        self.listeners.get(to_index(activity)).map_or(&[], |range| range.of(&self.listening))
    }

    fn add(&mut self, number: u32, constraint: &Constraint) {
        use Relation as R;
        use Template as T;
        let (a, b) = (constraint.a.as_str(), constraint.b.as_str());
        match constraint.template {
            T::Existence => self.part(number, constraint, R::AtLeast, a, b, false),
            T::Absence => self.part(number, constraint, R::FewerThan, a, b, false),
            T::Exactly => self.part(number, constraint, R::Exactly, a, b, false),
            T::Init => self.part(number, constraint, R::First, a, b, false),
            T::End => self.part(number, constraint, R::Last, a, b, false),
            T::Choice => self.part(number, constraint, R::Choice, a, b, false),
            T::ExclusiveChoice => self.part(number, constraint, R::ExclusiveChoice, a, b, false),
            T::Periodic => self.part(number, constraint, R::Periodic, a, b, false),
            T::RespondedExistence => self.part(number, constraint, R::Around, a, b, false),
            T::NotRespondedExistence => self.part(number, constraint, R::Around, a, b, true),
            T::Response => self.part(number, constraint, R::Response, a, b, false),
            T::NotResponse => self.part(number, constraint, R::Response, a, b, true),
            T::AlternateResponse => self.part(number, constraint, R::AlternateResponse, a, b, false),
            T::ChainResponse => self.part(number, constraint, R::ChainResponse, a, b, false),
            T::NotChainResponse => self.part(number, constraint, R::ChainResponse, a, b, true),
            T::Precedence => self.part(number, constraint, R::Precedence, b, a, false),
            T::NotPrecedence => self.part(number, constraint, R::Precedence, b, a, true),
            T::AlternatePrecedence => self.part(number, constraint, R::AlternatePrecedence, b, a, false),
            T::ChainPrecedence => self.part(number, constraint, R::ChainPrecedence, b, a, false),
            T::NotChainPrecedence => self.part(number, constraint, R::ChainPrecedence, b, a, true),
            T::Succession => {
                self.part(number, constraint, R::Response, a, b, false);
                self.part(number, constraint, R::Precedence, b, a, false);
            }
            T::AlternateSuccession => {
                self.part(number, constraint, R::AlternateResponse, a, b, false);
                self.part(number, constraint, R::AlternatePrecedence, b, a, false);
            }
            T::ChainSuccession => {
                self.part(number, constraint, R::ChainResponse, a, b, false);
                self.part(number, constraint, R::ChainPrecedence, b, a, false);
            }
            T::CoExistence => {
                self.part(number, constraint, R::Around, a, b, false);
                self.part(number, constraint, R::Around, b, a, false);
            }
            T::NotCoExistence => {
                self.part(number, constraint, R::Around, a, b, true);
                self.part(number, constraint, R::Around, b, a, true);
            }
        }
    }

    fn part(
        &mut self,
        number: u32,
        constraint: &Constraint,
        relation: Relation,
        activation: &str,
        target: &str,
        negated: bool,
    ) {
        let part = Part {
            relation,
            negated,
            constraint: number,
            activation: self.activity(activation),
            target: self.activity(target),
            act: self.tests(&constraint.act),
            tgt: self.tests(&constraint.tgt),
            pairs: self.ties(&constraint.pairs),
            window: constraint.window,
            n: constraint.n,
            every: constraint.every,
        };
        self.parts.push(part);
    }

    /// No activity of a model is empty: the empty name of a unary template is number 0, which is never looked up.
    fn activity(&mut self, name: &str) -> u32 {
        self.activities.intern(name.as_bytes())
    }

    fn slot(&mut self, attr: &str) -> u16 {
        let place = self.slots.iter().position(|slot| &*slot.name == attr).unwrap_or_else(|| {
            self.slots.push(Slot { name: attr.into(), keeps_texts: false });
            self.slots.len() - 1
        });
        let slot = u16::try_from(place).unwrap_or(u16::MAX);
        if attr == ROLE {
            self.role = Some(slot);
        }
        slot
    }

    fn tests(&mut self, conditions: &[Condition]) -> Range {
        let from = narrow(self.tests.len());
        for condition in conditions {
            let slot = self.slot(&condition.attr);
            let value = match &condition.value {
                Value::Plain(cell) => *cell,
                Value::Text(text) => Cell::Text(self.texts.intern(text.as_bytes())),
            };
            let accepts = match condition.op {
                Op::Less => 0b001,
                Op::Equal => 0b010,
                Op::AtMost => 0b011,
                Op::Greater => 0b100,
                Op::NotEqual => 0b101,
                Op::AtLeast => 0b110,
            };
            let ordered = matches!(value, Cell::Text(_)) && !matches!(condition.op, Op::Equal | Op::NotEqual);
            self.keep_texts(slot, ordered);
            self.tests.push(Test { slot, accepts, value });
        }
        Range { from, to: narrow(self.tests.len()) }
    }

    fn ties(&mut self, pairs: &[Correlation]) -> Range {
        let from = narrow(self.ties.len());
        for pair in pairs {
            let slot = self.slot(&pair.attr);
            self.keep_texts(slot, true);
            self.ties.push(Tie { slot, same: pair.same });
        }
        Range { from, to: narrow(self.ties.len()) }
    }

    fn keep_texts(&mut self, slot: u16, needed: bool) {
        if let Some(slot) = self.slots.get_mut(usize::from(slot)) {
            slot.keeps_texts |= needed;
        }
    }

    fn listen(&mut self) {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); self.activities.len()];
        for (number, part) in (0..).zip(&self.parts) {
            if let Some(parts) = self.parts_of.get_mut(to_index(part.constraint)) {
                let free = if parts[0].is_none() { 0 } else { 1 };
                parts[free] = Some(number);
            }
            if part.relation.judges_the_trace() {
                self.judging.push(number);
            }
            if part.relation == Relation::Periodic {
                self.always.push(number);
                continue;
            }
            let two_sided = matches!(part.relation, Relation::Choice | Relation::ExclusiveChoice);
            let second = two_sided.then_some(part.target).filter(|target| *target != part.activation);
            for activity in [Some(part.activation), second].into_iter().flatten() {
                if let Some(list) = lists.get_mut(to_index(activity)) {
                    list.push(number);
                }
            }
        }
        for list in lists {
            let from = narrow(self.listening.len());
            self.listening.extend(list);
            self.listeners.push(Range { from, to: narrow(self.listening.len()) });
        }
    }
}

/// What a finished trace counts for a constraint none of whose activities occurs.
fn resting(constraint: &Constraint) -> [u32; 3] {
    let holds = match constraint.template {
        Template::Existence | Template::Exactly => constraint.n == 0,
        Template::Absence => constraint.n > 0,
        Template::Init | Template::End | Template::Choice | Template::ExclusiveChoice => false,
        Template::Periodic
        | Template::RespondedExistence
        | Template::Response
        | Template::AlternateResponse
        | Template::ChainResponse
        | Template::Precedence
        | Template::AlternatePrecedence
        | Template::ChainPrecedence
        | Template::Succession
        | Template::AlternateSuccession
        | Template::ChainSuccession
        | Template::CoExistence
        | Template::NotCoExistence
        | Template::NotResponse
        | Template::NotPrecedence
        | Template::NotChainResponse
        | Template::NotChainPrecedence
        | Template::NotRespondedExistence => return [0, 0, 0],
    };
    if holds { [1, 1, 0] } else { [1, 0, 1] }
}
