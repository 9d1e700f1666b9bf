//! Looks names up, reports the unknown ones, and checks values against the type of their place.

use std::collections::BTreeMap;

use crate::base::{
    Code, Diagnostic, Diagnostics, Dur, EntityId, FactId, Label, Msg, Name, RoleId, SeatId, SeatMask,
    Severity,
};
use crate::content::check::unknown_name;
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::model::pattern::Head;
use crate::content::model::tables::{FactTy, Model, RoleRow, SlotTy};
use crate::content::pattern::{Length, Value};
use crate::content::procedure::ParamValue;
use crate::content::scenario::ParamSetting;
use crate::trace::{Args, Names as _, Table, Val, WordId};

/// A model being built, and what was wrong so far.
pub(crate) struct Resolver {
    /// The model so far.
    pub(crate) model: Model,
    /// By inject: the slots it takes over from the act it is called after.
    pub(crate) of_act: Vec<Vec<Box<str>>>,
    /// Where each name was declared first.
    declared: BTreeMap<(Table, Box<str>), Name>,
    findings: Diagnostics,
}

/// Values for the slots of an action or signal, with what is only known when it happens.
pub(crate) struct Filled {
    /// Values known now.
    pub(crate) args: Args,
    /// Slots taken from the act: position, slot name of the act.
    pub(crate) from_act: Vec<(u16, Box<str>)>,
    /// Message slots left to the message that carries the signal.
    pub(crate) own_message: Vec<u16>,
}

impl Resolver {
    pub(crate) fn new(model: Model) -> Self {
        Self { model, of_act: Vec::new(), declared: BTreeMap::new(), findings: Diagnostics::default() }
    }

    pub(crate) fn finish(mut self) -> (Option<Model>, Diagnostics) {
        self.findings.sort();
        let model = (!self.findings.has_errors()).then_some(self.model);
        (model, self.findings)
    }

    /// Reports an error at a name.
    pub(crate) fn error(&mut self, code: Code, at: &Name, message: Msg) {
        self.findings.push(Self::finding(code, at, message));
    }

    fn finding(code: Code, at: &Name, message: Msg) -> Diagnostic {
        let file = at.file.clone().unwrap_or_else(|| "?".into());
        let span = at.file.is_some().then_some(at.span);
        Diagnostic::new(code, Severity::Error, message, Label { file, span, path: String::new(), note: None })
    }

    /// Reports a name that is none of the candidates.
    pub(crate) fn unknown(&mut self, table: &'static str, name: &Name, candidates: &[&str]) {
        self.findings.push(unknown_name(table, name, candidates));
    }

    /// Reports a value that does not fit its place.
    pub(crate) fn misfit(&mut self, at: &Name, place: &str, expected: Msg) {
        let message = Msg::new("content-value-does-not-fit").with("place", place).with("expected", expected);
        self.error(codes::VALUE_DOES_NOT_FIT, at, message);
    }

    /// Declares a name; a second declaration in the same table is an error.
    pub(crate) fn declare(&mut self, table: Table, name: &Name, index: usize) {
        let Ok(index) = u16::try_from(index) else {
            self.error(codes::TABLE_TOO_LONG, name, Msg::new("content-table-too-long").with("name", name));
            return;
        };
        let key = (table, Box::from(name.as_str()));
        if !self.model.index.contains_key(&key) {
            self.model.index.insert(key.clone(), index);
            self.declared.insert(key, name.clone());
            return;
        }
        // The first stays: what is said elsewhere was most likely said of it, and a copy not yet renamed draws no more.
        let mut finding =
            Self::finding(codes::DUPLICATE_NAME, name, Msg::new("content-duplicate-name").with("name", name));
        if let Some(first) = self.declared.get(&key).filter(|first| first.file.is_some()) {
            let label = Self::finding(codes::DUPLICATE_NAME, first, Msg::new("check-first-here")).primary;
            finding = finding.related(label, Msg::new("check-first-here"));
        }
        self.findings.push(finding);
    }

    fn names_of(&self, table: Table) -> Vec<Box<str>> {
        self.model.index.keys().filter(|key| key.0 == table).map(|key| key.1.clone()).collect()
    }

    /// The row of a name, or a report.
    pub(crate) fn row(&mut self, table: Table, name: &Name) -> Option<u16> {
        if let Some(row) = self.model.find(table, name.as_str()) {
            return Some(row);
        }
        let candidates = self.names_of(table);
        let candidates: Vec<&str> = candidates.iter().map(|name| &**name).collect();
        self.unknown(table_key(table), name, &candidates);
        None
    }

    /// The thing of a name, of one of these kinds (any if empty).
    pub(crate) fn thing(&mut self, name: &Name, kinds: &[Kind]) -> Option<EntityId> {
        let found = self.model.find(Table::Entity, name.as_str()).map(EntityId);
        if let Some(thing) = found
            && (kinds.is_empty() || kinds.contains(&self.model.things[thing.index()].kind))
        {
            return Some(thing);
        }
        let candidates: Vec<String> = self
            .model
            .things
            .iter()
            .filter(|row| kinds.is_empty() || kinds.contains(&row.kind))
            .map(|row| row.name.as_str().to_owned())
            .collect();
        let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
        self.unknown(kinds.first().map_or("content-table-thing", |kind| kind_key(*kind)), name, &candidates);
        None
    }

    /// The kind of a name.
    pub(crate) fn kind(&mut self, name: &Name) -> Option<Kind> {
        let kind = Kind::parse(name.as_str());
        if kind.is_none() {
            let candidates = Kind::ALL.map(Kind::name);
            self.unknown("content-table-kind", name, &candidates);
        }
        kind
    }

    /// A word of the word table, added when it is new.
    pub(crate) fn word(&mut self, name: &Name) -> WordId {
        if let Some(word) = self.model.find(Table::Word, name.as_str()) {
            return WordId(word);
        }
        let word = self.model.words.len();
        self.model.words.push(name.as_str().into());
        self.declare(Table::Word, name, word);
        WordId(u16::try_from(word).unwrap_or(u16::MAX))
    }

    /// The role of a name; a role at a post is added when its role exists.
    pub(crate) fn role(&mut self, name: &Name) -> Option<RoleId> {
        if let Some(role) = self.model.find(Table::Role, name.as_str()) {
            return Some(RoleId(role));
        }
        if let Some((base, _)) = name.as_str().split_once('@')
            && self.model.find(Table::Role, base).is_some()
        {
            let role = self.model.roles.len();
            self.model.roles.push(RoleRow {
                name: name.clone(),
                held: SeatMask::NONE,
                covered: SeatMask::NONE,
            });
            self.declare(Table::Role, name, role);
            return Some(RoleId::from_index(role));
        }
        self.row(Table::Role, name).map(RoleId)
    }

    /// The seats that hold a role, at any post unless one is named.
    pub(crate) fn seats_of_role(&mut self, name: &Name) -> SeatMask {
        let Some(role) = self.role(name) else { return SeatMask::NONE };
        if name.as_str().contains('@') {
            return self.model.roles[role.index()].covered;
        }
        let at_post =
            |row: &RoleRow| row.name.as_str().split_once('@').is_some_and(|(base, _)| *name == base);
        let rows = self.model.roles.iter().filter(|row| row.name == *name || at_post(row));
        rows.fold(SeatMask::NONE, |mask, row| mask.union(row.covered))
    }

    /// The seats meant by a seat or role name.
    pub(crate) fn seats(&mut self, name: &Name) -> SeatMask {
        if let Some(seat) = self.model.find(Table::Seat, name.as_str()) {
            return SeatMask::one(SeatId(seat));
        }
        let base = name.as_str().split('@').next().unwrap_or_default();
        if self.model.find(Table::Role, base).is_some() {
            return self.seats_of_role(name);
        }
        let mut candidates = self.names_of(Table::Seat);
        candidates.extend(self.names_of(Table::Role));
        let candidates: Vec<&str> = candidates.iter().map(|name| &**name).collect();
        self.unknown("content-table-seat-or-role", name, &candidates);
        SeatMask::NONE
    }

    /// A length of time with the scenario's parameters put in.
    pub(crate) fn length(&mut self, length: &Length) -> Option<Dur> {
        match length {
            Length::Fixed(dur) => Some(*dur),
            Length::Param(name) => match self.param(name)? {
                ParamSetting::Time(dur) => Some(dur),
                ParamSetting::Number(_) => {
                    self.misfit(name, name.as_str(), Msg::new("content-expected-duration"));
                    None
                }
            },
        }
    }

    /// The value of a parameter: the scenario's, or the procedure's default.
    pub(crate) fn param(&mut self, name: &Name) -> Option<ParamSetting> {
        let procedure = std::sync::Arc::clone(&self.model.procedure);
        let scenario = std::sync::Arc::clone(&self.model.scenario);
        let Some(param) = procedure.params.iter().find(|param| param.id == *name) else {
            let candidates: Vec<&str> = procedure.params.iter().map(|param| param.id.as_str()).collect();
            self.unknown("content-table-param", name, &candidates);
            return None;
        };
        if let Some((_, setting)) = scenario.params.iter().find(|(id, _)| id == name) {
            return Some(setting.clone());
        }
        Some(match param.value {
            ParamValue::Time(default, ..) => ParamSetting::Time(default),
            ParamValue::Number(default, ..) => ParamSetting::Number(default),
        })
    }

    /// The value of a slot as content writes it.
    pub(crate) fn slot_value(
        &mut self,
        ty: &SlotTy,
        value: &Value,
        at: &Name,
        texts: &mut Vec<Box<str>>,
    ) -> Option<Val> {
        let place = at.as_str().to_owned();
        match (ty, value) {
            (SlotTy::Thing(kinds), Value::Word(name)) => self.thing(name, kinds).map(Val::Entity),
            (SlotTy::Many(kind), Value::Word(name)) => self.many(*kind, std::slice::from_ref(name)),
            (SlotTy::Many(kind), Value::List(names)) => self.many(*kind, names),
            (SlotTy::Word(words), Value::Word(name)) => {
                let words = words.clone();
                self.option(&words, name).map(|position| Val::Word(words[position]))
            }
            (SlotTy::Words(words), Value::Word(name)) => {
                let words = words.clone();
                self.option(&words, name).map(|position| Val::Options(1 << (position & 63)))
            }
            (SlotTy::Words(words), Value::List(names)) => {
                let words = words.clone();
                let mut bits = 0u64;
                for name in names {
                    bits |= 1 << (self.option(&words, name)? & 63);
                }
                Some(Val::Options(bits))
            }
            (SlotTy::Seat, Value::Word(name)) => {
                self.row(Table::Seat, name).map(|seat| Val::Seat(SeatId(seat)))
            }
            (SlotTy::Number, Value::Num(n)) => Some(Val::Num(*n)),
            (SlotTy::Flag, Value::Flag(flag)) => Some(Val::Flag(*flag)),
            (SlotTy::Time, Value::Word(name)) => match Dur::parse(name.as_str()) {
                Ok(dur) => Some(Val::Num(dur.0)),
                Err(_) => {
                    self.misfit(name, &place, Msg::new("content-expected-duration"));
                    None
                }
            },
            (SlotTy::Text, Value::Word(name)) => {
                texts.push(name.as_str().into());
                Some(Val::Text(u16::try_from(texts.len() - 1).unwrap_or(u16::MAX)))
            }
            (ty, value) => {
                let at = match value {
                    Value::Word(name) => name,
                    Value::List(names) => names.first().unwrap_or(at),
                    Value::Flag(_) | Value::Num(_) => at,
                };
                self.misfit(at, &place, expected_of(ty));
                None
            }
        }
    }

    fn many(&mut self, kind: Kind, names: &[Name]) -> Option<Val> {
        let mut bits = 0u64;
        for name in names {
            let thing = self.thing(name, &[kind])?;
            let (id, position) = self.model.kind_of(thing);
            debug_assert_eq!(id.index(), kind as usize);
            if position >= 64 {
                self.error(
                    codes::TABLE_TOO_LONG,
                    name,
                    Msg::new("content-table-too-long").with("name", name),
                );
                return None;
            }
            bits |= 1 << position;
        }
        Some(Val::Many(crate::base::KindId::from_index(kind as usize), bits))
    }

    /// The position of an option among words.
    pub(crate) fn option(&mut self, words: &[WordId], name: &Name) -> Option<usize> {
        let found = words.iter().position(|word| name == &*self.model.words[usize::from(word.0)]);
        if found.is_none() {
            let candidates: Vec<_> =
                words.iter().map(|word| self.model.words[usize::from(word.0)].clone()).collect();
            let candidates: Vec<&str> = candidates.iter().map(|word| &**word).collect();
            self.unknown("content-table-option", name, &candidates);
        }
        found
    }

    /// The value of a fact as content writes it, as its cell holds it.
    pub(crate) fn fact_value(&mut self, fact: FactId, value: &Value, at: &Name) -> Option<i32> {
        let row = self.model.facts[fact.index()].clone();
        match (&row.ty, value) {
            (FactTy::Flag, Value::Flag(flag)) => Some(i32::from(*flag)),
            (FactTy::Count, Value::Num(n)) => i32::try_from(*n).ok(),
            (FactTy::Choice(words), Value::Word(name)) => {
                self.option(words, name).and_then(|position| i32::try_from(position).ok())
            }
            (FactTy::Place, Value::Word(name)) => {
                if *name == "nowhere" {
                    return Some(-1);
                }
                self.thing(name, &[Kind::Place]).map(|thing| i32::from(thing.0))
            }
            (ty, _) => {
                let expected = match ty {
                    FactTy::Flag => "content-expected-flag",
                    FactTy::Count => "content-expected-number",
                    FactTy::Choice(_) => "content-expected-option",
                    FactTy::Place => "content-expected-place",
                };
                self.misfit(at, row.name.as_str(), Msg::new(expected));
                None
            }
        }
    }

    /// Fills the slots of an action or signal. Missing slots that are not optional are reported when `complete`.
    pub(crate) fn fill(&mut self, head: Head, slots: &[(Name, Value)], at: &Name, complete: bool) -> Filled {
        let rows = self.model.slots(head).to_vec();
        let mut vals = vec![Val::Nil; rows.len()];
        let mut texts = Vec::new();
        let mut from_act: Vec<(u16, Box<str>)> = Vec::new();
        for (name, value) in slots {
            let Some(position) = rows.iter().position(|row| row.name == *name) else {
                let candidates: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
                self.unknown("content-table-slot", name, &candidates);
                continue;
            };
            if let Value::Word(word) = value
                && let Some(slot) = word.as_str().strip_prefix('$')
            {
                from_act.push((position as u16, slot.into()));
                continue;
            }
            let ty = rows[position].ty.clone();
            if let Some(val) = self.slot_value(&ty, value, name, &mut texts) {
                vals[position] = val;
            }
        }
        let mut own_message = Vec::new();
        for (position, row) in rows.iter().enumerate() {
            let given =
                !vals[position].is_nil() || from_act.iter().any(|(at, _)| usize::from(*at) == position);
            let named = slots.iter().any(|(name, _)| *name == row.name);
            if given || named {
                continue;
            }
            if row.ty == SlotTy::Message {
                own_message.push(position as u16);
            } else if complete && !row.optional {
                let message = Msg::new("content-slot-missing").with("slot", &row.name).with("of", at);
                self.error(codes::SLOT_MISSING, at, message);
            }
        }
        Filled { args: Args::new(vals, texts), from_act, own_message }
    }
}

fn expected_of(ty: &SlotTy) -> Msg {
    Msg::new(match ty {
        SlotTy::Thing(_) => "content-expected-thing",
        SlotTy::Many(_) => "content-expected-things",
        SlotTy::Word(_) => "content-expected-option",
        SlotTy::Words(_) => "content-expected-options",
        SlotTy::Message => "content-expected-nothing",
        SlotTy::Seat => "content-expected-seat",
        SlotTy::Number => "content-expected-number",
        SlotTy::Flag => "content-expected-flag",
        SlotTy::Time => "content-expected-duration",
        SlotTy::Text => "content-expected-words",
    })
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "content-table-person",
        Kind::Family => "content-table-family",
        Kind::Group => "content-table-group",
        Kind::Place => "content-table-place",
        Kind::Route => "content-table-route",
        Kind::Transport => "content-table-transport",
        Kind::Movement => "content-table-movement",
        Kind::List => "content-table-list",
        Kind::Figure => "content-table-figure",
        Kind::Party => "content-table-party",
        Kind::Document => "content-table-document",
        Kind::Event => "content-table-event",
        Kind::Resource => "content-table-resource",
        Kind::Seat => "content-table-seat",
    }
}

fn table_key(table: Table) -> &'static str {
    match table {
        Table::Role => "content-table-role",
        Table::Seat => "content-table-seat",
        Table::Action => "content-table-action",
        Table::Signal => "content-table-signal",
        Table::Fact => "content-table-fact",
        Table::Entity => "content-table-thing",
        Table::Inject => "content-table-inject",
        Table::Outcome => "content-table-outcome",
        Table::Ending => "content-table-ending",
        Table::Part => "content-table-part",
        Table::Clause => "content-table-clause",
        Table::Rule => "content-table-rule",
        Table::Channel => "content-table-channel",
        Table::Kind => "content-table-kind",
        Table::Word => "content-table-option",
    }
}
