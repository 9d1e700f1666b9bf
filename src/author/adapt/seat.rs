//! Seats that go: what comes of it, and the edits that carry it out.
//!
//! A seat goes with what is its own, or another one takes over: then its roles, messages and decisions pass to that one.
//! A message nobody receives any more stays as an event of the world nobody is told of, so that what waits for it comes
//! about all the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::adapt::answers::Fate;
use crate::author::sheet::ours::tree::At;
use crate::base::Text;
use crate::content::edit::{Edit, Value, quoted};
use crate::content::procedure::{Owner, Procedure, SlotType};
use crate::content::scenario::{Inject, Scenario, Seat};
use crate::content::syntax::{Node, NodeKind};

/// What comes of it that seats go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// What.
    pub what: Loss,
    /// The id of what it is about.
    pub id: String,
    /// What that is called.
    pub title: Text,
}

/// What is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// A message nobody receives.
    Message,
    /// A decision nobody takes.
    Decision,
    /// A claimed clause nobody owns.
    Clause,
    /// An action of the scenario nobody may do.
    Action,
    /// An objective with no clause left.
    Objective,
    /// A part in which no message comes.
    Part,
    /// A variant in which the seat was played.
    Variant,
    /// A hint for it.
    Hint,
}

impl Loss {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Message,
        Self::Decision,
        Self::Clause,
        Self::Action,
        Self::Objective,
        Self::Part,
        Self::Variant,
        Self::Hint,
    ];

    /// The word for keys of sentences.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Decision => "decision",
            Self::Clause => "clause",
            Self::Action => "action",
            Self::Objective => "objective",
            Self::Part => "part",
            Self::Variant => "variant",
            Self::Hint => "hint",
        }
    }
}

/// Seats that go, and the ones that take over.
pub(super) struct Going<'s> {
    scenario: &'s Scenario,
    procedure: Option<&'s Procedure>,
    fates: BTreeMap<&'s str, Option<String>>,
    /// Roles nobody holds any more.
    roles: BTreeSet<&'s str>,
}

impl<'s> Going<'s> {
    pub(super) fn of(
        scenario: &'s Scenario,
        procedure: Option<&'s Procedure>,
        fate: impl Fn(&Seat) -> Fate,
    ) -> Self {
        let mut fates = BTreeMap::new();
        for seat in &scenario.seats {
            match fate(seat) {
                Fate::Stays => {}
                Fate::Goes => drop(fates.insert(seat.id.as_str(), None)),
                Fate::To(heir) => drop(fates.insert(seat.id.as_str(), Some(heir.to_string()))),
            }
        }
        let goes = |seat: &&Seat| matches!(fates.get(seat.id.as_str()), Some(None));
        let held = |seat: &'s Seat| seat.roles.iter().chain(&seat.stands_in).map(|role| bare(role.as_str()));
        let lost: BTreeSet<&str> = scenario.seats.iter().filter(goes).flat_map(held).collect();
        let kept: BTreeSet<&str> = scenario.seats.iter().filter(|seat| !goes(seat)).flat_map(held).collect();
        let roles = lost.difference(&kept).copied().collect();
        Self { scenario, procedure, fates, roles }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fates.is_empty()
    }

    /// Heirs that are no seats, or go themselves.
    pub(super) fn wrong_heirs(&self) -> Vec<String> {
        let stays =
            |id: &str| self.scenario.seats.iter().any(|seat| seat.id == *id) && !self.fates.contains_key(id);
        self.fates.values().flatten().filter(|heir| !stays(heir)).cloned().collect()
    }

    /// Whether any seat stays.
    pub(super) fn leaves_somebody(&self) -> bool {
        self.fates.len() < self.scenario.seats.len()
    }

    /// Whether a name of a seat or role means nobody any more.
    fn is_lost(&self, name: &str) -> bool {
        matches!(self.fates.get(name), Some(None))
            || self.roles.contains(bare(name)) && !self.scenario.seats.iter().any(|seat| seat.id == *name)
    }

    /// A list of seats and roles without those that go.
    fn left<'n>(&'n self, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
        let mut left = Vec::new();
        for name in names {
            let heir = self.fates.get(name).and_then(Option::as_deref);
            let name = heir.unwrap_or(name);
            if !self.is_lost(name) && !left.contains(&name) {
                left.push(name);
            }
        }
        left
    }

    fn is_told_nobody(&self, inject: &Inject) -> bool {
        !inject.to.is_empty() && self.left(inject.to.iter().map(|name| name.as_str())).is_empty()
    }

    /// Whether a claimed clause has an owner nobody is any more.
    fn is_unowned(&self, clause: &str) -> bool {
        let clause = self.procedure.and_then(|found| found.clauses.iter().find(|row| row.id == *clause));
        let lost = |role: &str| self.roles.contains(role);
        clause.is_some_and(|clause| {
            clause.rules.iter().any(|rule| match &rule.owner {
                Owner::One(role) => lost(role.as_str()),
                Owner::Either(roles) => !roles.is_empty() && roles.iter().all(|role| lost(role.as_str())),
                Owner::Joint(roles) | Owner::Each(roles) => roles.iter().any(|role| lost(role.as_str())),
                Owner::Actor | Owner::Named(..) => false,
            })
        })
    }

    /// What comes of it.
    pub(super) fn consequences(&self, root: Node<'_>) -> Vec<Consequence> {
        let mut found = Vec::new();
        let mut tell = |what, id: &str, title: Text| {
            found.push(Consequence { what, id: id.to_owned(), title });
        };
        for inject in &self.scenario.injects {
            let nobody = self.is_told_nobody(inject);
            let title = || inject.subject.clone().or_else(|| inject.sender.clone()).unwrap_or_default();
            if nobody {
                tell(Loss::Message, inject.id.as_str(), title());
            }
            if let Some(decision) = &inject.decision {
                let seat = decision.seat.as_ref().is_some_and(|seat| self.is_lost(seat.as_str()));
                if nobody || seat {
                    tell(Loss::Decision, inject.id.as_str(), decision.question.clone());
                }
            }
        }
        for id in self.unowned() {
            let clauses = self.procedure.map(|found| &found.clauses).into_iter().flatten();
            let title = clauses.into_iter().find(|row| row.id == *id).map(|row| row.title.clone());
            tell(Loss::Clause, id, title.unwrap_or_default());
        }
        let used = actions(root);
        for action in self.procedure.map(|found| &found.actions).into_iter().flatten() {
            let by = &action.by;
            let nobody = !by.is_empty()
                && by.iter().any(|role| self.roles.contains(role.as_str()))
                && !by.iter().any(|role| self.is_seated(role.as_str()));
            if nobody && used.contains(action.id.as_str()) {
                tell(Loss::Action, action.id.as_str(), action.title.clone());
            }
        }
        for row in &self.scenario.objectives {
            if !row.clauses.is_empty() && row.clauses.iter().all(|id| self.is_unowned(id.as_str())) {
                tell(Loss::Objective, row.id.as_str(), row.title.clone());
            }
        }
        for part in &self.scenario.parts {
            let within = |inject: &&Inject| {
                let moment = inject.moment(&self.scenario.injects);
                moment.is_some_and(|at| at.0 >= part.from.0 && at.0 < part.to.0) && !inject.to.is_empty()
            };
            let mut messages = self.scenario.injects.iter().filter(within).peekable();
            if messages.peek().is_some() && messages.all(|inject| self.is_told_nobody(inject)) {
                tell(Loss::Part, part.id.as_str(), part.title.clone());
            }
        }
        for variant in &self.scenario.variants {
            if variant.played.iter().any(|seat| matches!(self.fates.get(seat.as_str()), Some(None))) {
                tell(Loss::Variant, variant.id.as_str(), variant.title.clone());
            }
        }
        for hint in self.scenario.hints.iter().filter(|hint| self.is_lost(hint.seat.as_str())) {
            tell(Loss::Hint, hint.seat.as_str(), hint.text.clone());
        }
        found.sort_by_key(|consequence| consequence.what);
        found
    }

    fn is_seated(&self, role: &str) -> bool {
        let seats = self.scenario.seats.iter();
        let mut held = seats.flat_map(|seat| seat.roles.iter().chain(&seat.stands_in));
        held.any(|held| bare(held.as_str()) == role) && !self.roles.contains(role)
    }

    /// Claimed clauses nobody owns any more.
    fn unowned(&self) -> BTreeSet<&str> {
        let claimed = self.scenario.objectives.iter().flat_map(|row| &row.clauses);
        let claimed = claimed.chain(self.scenario.expects.iter().map(|row| &row.clause));
        claimed.map(|id| id.as_str()).filter(|id| self.is_unowned(id)).collect()
    }

    /// The edits, last place first.
    pub(super) fn edits(&self, root: Node<'_>) -> Vec<Edit> {
        let mut found: Vec<(u32, Edit)> = Vec::new();
        if self.is_empty() {
            return Vec::new();
        }
        let root = At::root(root);
        let items = |list: &str| root.field(list).map(|at| at.items()).unwrap_or_default();
        let id_of = |at: &At<'_>, field: &str| at.field(field).and_then(|at| at.text()).unwrap_or_default();
        let start = |at: &At<'_>| at.node.span().start;
        for seat in items("seats") {
            let id = id_of(&seat, "id");
            if self.fates.contains_key(id.as_str()) {
                found.push((start(&seat), Edit::Remove { path: seat.path.clone() }));
            } else {
                self.inherit(&seat, &id, &mut found);
            }
        }
        for inject in items("injects") {
            let to = inject.field("to");
            let names: Vec<String> = to.as_ref().map(strings).unwrap_or_default();
            let left = self.left(names.iter().map(String::as_str));
            let decision = inject.field("decision");
            if left.is_empty() && !names.is_empty() {
                for field in ["to", "channel", "sender", "subject", "decision", "attachments"] {
                    if let Some(at) = inject.field(field) {
                        found.push((start(&at), Edit::Remove { path: at.path }));
                    }
                }
                continue;
            }
            self.list(to.as_ref(), &mut found);
            if let Some(seat) = decision.as_ref().and_then(|at| at.field("seat")) {
                self.one(&seat, None, &mut found);
            }
        }
        for history in items("history") {
            self.list(history.field("known_to").as_ref(), &mut found);
        }
        for secret in items("secrets") {
            self.list(secret.field("from").as_ref(), &mut found);
        }
        for hint in items("hints") {
            if let Some(seat) = hint.field("seat") {
                self.one(&seat, Some(&hint), &mut found);
            }
        }
        for variant in items("variants") {
            let played = variant.field("played");
            let names = played.as_ref().map(strings).unwrap_or_default();
            if !names.is_empty() && self.left(names.iter().map(String::as_str)).is_empty() {
                found.push((start(&variant), Edit::Remove { path: variant.path.clone() }));
            } else {
                self.list(played.as_ref(), &mut found);
            }
        }
        for objective in items("objectives") {
            let Some(clauses) = objective.field("clauses") else { continue };
            let ids = strings(&clauses);
            let left: Vec<&str> = ids.iter().map(String::as_str).filter(|id| !self.is_unowned(id)).collect();
            if left.is_empty() && !ids.is_empty() {
                found.push((start(&objective), Edit::Remove { path: objective.path.clone() }));
            } else if left.len() < ids.len() {
                found.push((start(&clauses), changed(&clauses, &left)));
            }
        }
        for expect in items("expects") {
            if self.is_unowned(&id_of(&expect, "clause")) {
                found.push((start(&expect), Edit::Remove { path: expect.path.clone() }));
            }
        }
        self.mentions(&root, &mut found);
        found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        found.into_iter().map(|(_, edit)| edit).collect()
    }

    /// What a seat takes over: roles, what it stands in for, what it knows.
    fn inherit(&self, seat: &At<'_>, id: &str, found: &mut Vec<(u32, Edit)>) {
        let gives =
            |other: &&Seat| self.fates.get(other.id.as_str()).is_some_and(|heir| heir.as_deref() == Some(id));
        let givers: Vec<&Seat> = self.scenario.seats.iter().filter(gives).collect();
        let Some(own) = self.scenario.seats.iter().find(|seat| seat.id == *id) else { return };
        if givers.is_empty() {
            return;
        }
        let fields: [(&str, fn(&Seat) -> &Vec<crate::base::Name>); 3] = [
            ("roles", |seat| &seat.roles),
            ("stands_in", |seat| &seat.stands_in),
            ("knows", |seat| &seat.knows),
        ];
        for (field, of) in fields {
            let mut names: Vec<&str> = of(own).iter().map(|name| name.as_str()).collect();
            let had = names.len();
            for name in givers.iter().flat_map(|seat| of(seat)) {
                if !names.contains(&name.as_str()) {
                    names.push(name.as_str());
                }
            }
            if field == "stands_in" {
                let roles =
                    |seat: &&Seat| seat.roles.iter().map(|role| role.as_str().to_owned()).collect::<Vec<_>>();
                let held: Vec<String> =
                    givers.iter().copied().chain([own]).flat_map(|seat| roles(&seat)).collect();
                names.retain(|name| !held.iter().any(|role| role == name));
            }
            match seat.field(field) {
                Some(at) if names.len() != had => found.push((at.node.span().start, changed(&at, &names))),
                None if !names.is_empty() => found.push((
                    seat.node.span().start,
                    Edit::Add {
                        path: seat.path_of(field),
                        value: list_of(&names),
                        place: crate::content::edit::Place::Last,
                    },
                )),
                _ => {}
            }
        }
    }

    /// A list of seats and roles.
    fn list(&self, at: Option<&At<'_>>, found: &mut Vec<(u32, Edit)>) {
        let Some(at) = at else { return };
        let names = strings(at);
        let left = self.left(names.iter().map(String::as_str));
        if left != names.iter().map(String::as_str).collect::<Vec<_>>() {
            found.push((at.node.span().start, changed(at, &left)));
        }
    }

    /// One seat; what stands with it goes with it.
    fn one(&self, at: &At<'_>, whole: Option<&At<'_>>, found: &mut Vec<(u32, Edit)>) {
        let name = at.text().unwrap_or_default();
        let heir = self.fates.get(name.as_str()).and_then(Option::as_deref);
        match heir {
            Some(heir) => {
                let value = Value::Text(heir.to_owned());
                found.push((at.node.span().start, Edit::Change { path: at.path.clone(), value }));
            }
            None if self.is_lost(&name) => {
                let gone = whole.unwrap_or(at);
                found.push((gone.node.span().start, Edit::Remove { path: gone.path.clone() }));
            }
            None => {}
        }
    }

    /// Seats in effects (what they learn, where they are) and in the slots of acts.
    fn mentions(&self, at: &At<'_>, found: &mut Vec<(u32, Edit)>) {
        if at.node.kind() == NodeKind::Tuple {
            let which = match at.node.name() {
                Some("Learn" | "Move") => Some(0),
                Some("Set" | "Add") => Some(2),
                _ => None,
            };
            if let Some(value) = which.and_then(|number| at.value(number))
                && value.text().is_some_and(|name| self.fates.contains_key(name.as_str()))
            {
                if which == Some(0) {
                    self.one(&value, Some(at), found);
                } else {
                    found.push((at.node.span().start, Edit::Remove { path: at.path.clone() }));
                }
                return;
            }
        }
        if let (Some(action), Some(slots)) = (at.field("action"), at.field("slots")) {
            for slot in slots.items() {
                let name = slot.value(0).and_then(|name| name.text()).unwrap_or_default();
                let value = slot.value(1).filter(|_| self.is_seat(&action.text().unwrap_or_default(), &name));
                if let Some(value) = value {
                    self.one(&value, Some(&slot), found);
                }
            }
        }
        at.below().iter().for_each(|inner| self.mentions(inner, found));
    }

    /// Whether a slot of an action holds a seat.
    fn is_seat(&self, action: &str, slot: &str) -> bool {
        let actions = self.procedure.map(|procedure| &procedure.actions).into_iter().flatten();
        let mut slots = actions.filter(|row| row.id == *action).flat_map(|row| &row.slots);
        slots.any(|row| row.id == *slot && row.ty == SlotType::Seat)
    }
}

/// A role without its post.
fn bare(role: &str) -> &str {
    role.split_once('@').map_or(role, |(role, _)| role)
}

fn strings(at: &At<'_>) -> Vec<String> {
    at.node.children().filter_map(|node| node.text().map(std::borrow::Cow::into_owned)).collect()
}

fn list_of(names: &[&str]) -> Value {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    Value::Ron(format!("[{}]", names.join(", ")))
}

fn changed(at: &At<'_>, names: &[&str]) -> Edit {
    Edit::Change { path: at.path.clone(), value: list_of(names) }
}

/// The actions a scenario speaks of.
fn actions(root: Node<'_>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let named = matches!(node.name(), Some("Did" | "Done")) && node.kind() == NodeKind::Tuple;
        let first = node.children().next().filter(|_| named);
        let field = node.value().filter(|_| node.kind() == NodeKind::Field && node.name() == Some("action"));
        found.extend(first.or(field).and_then(Node::text).map(std::borrow::Cow::into_owned));
        open.extend(node.children());
    }
    found
}
