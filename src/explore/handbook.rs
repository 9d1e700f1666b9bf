//! What a good colleague knows of the procedure by heart: whom a message concerns, which acts need a second look, what
//! is called for without being owed.
//!
//! # Invariants
//! - Made of the procedure and of what messages say; never of what only the script knows (outcomes, chance, truth).

use crate::base::{ActionId, EntityId, FactId, InjectId, Reliability, RoleId, RuleId, SeatMask, SignalId};
use crate::content::kind::Kind;
use crate::content::model::cond::Scene;
use crate::content::model::pattern::{Happening, Head, Leaf, Pattern, Test, ThingRanges};
use crate::content::model::rules::{Owner, RuleKind};
use crate::content::model::script::Raise;
use crate::content::model::tables::{ActionRow, DoesRow, Model, SetRow};
use crate::content::model::{Cond, Rule};
use crate::explore::craft::Craft;
use crate::explore::world::World;

/// Tables of one model.
#[derive(Clone, Debug)]
pub struct Handbook {
    /// By inject: seats that owe a clause its signals open, lift or spoil, and seats it asks.
    concerned: Vec<SeatMask>,
    /// By action: some precedence or prohibition listens to it, or it sets a journey going.
    weighty: Vec<bool>,
    /// States the procedure waits for: it holds somebody to the rest if the second does not come once the first has.
    calls: Vec<(Cond, Pattern)>,
    /// By fact: the actions that set it by the result one hopes for, each with the position of the setting.
    setters: Vec<Vec<(ActionId, usize)>>,
    /// By action: some ending asks for it to have been done.
    ends: Vec<bool>,
    /// Precedences whose first act has to be fresh.
    fresh: Vec<RuleId>,
    craft: Craft,
    world: World,
}

impl Handbook {
    /// Reads the model through.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let craft = Craft::new(model);
        let (first, len) = model.range(Kind::Movement);
        let leads = |thing: &EntityId| (first..first + len).contains(&thing.0);
        let concerned = model.script.injects.iter().map(|inject| {
            let asked = inject.decision.as_ref().and_then(|decision| decision.seat);
            // Whoever brings people home hears of every way out that is spoken of.
            let leader = craft.leader.filter(|_| inject.names.iter().any(leads));
            let of_signals = inject
                .raises
                .iter()
                .map(|raise| concerned_by(model, raise, inject.reliability))
                .fold(SeatMask::NONE, SeatMask::union);
            asked.into_iter().chain(leader).map(SeatMask::one).fold(of_signals, SeatMask::union)
        });
        let concerned = concerned.collect();
        let mut weighty: Vec<bool> =
            model.actions.iter().map(|row| matches!(row.does, Some(DoesRow::Depart(_)))).collect();
        for rule in &model.rules {
            let (RuleKind::Precedence { then: pattern, .. } | RuleKind::Prohibition { never: pattern, .. }) =
                &rule.kind
            else {
                continue;
            };
            each_leaf(pattern, &mut |leaf| {
                if let Head::Action(action) = leaf.head
                    && let Some(weighty) = weighty.get_mut(action.index())
                {
                    *weighty = true;
                }
            });
        }
        let mut calls = Vec::new();
        for rule in &model.rules {
            if let RuleKind::Response { when, .. } | RuleKind::Periodic { when, .. } = &rule.kind {
                awaited(when, &mut calls);
            }
        }
        let mut ends = vec![false; model.actions.len()];
        for when in model.script.endings.iter().filter_map(|ending| ending.when.as_ref()) {
            asked_for(when, &mut ends);
        }
        let is_fresh = |rule: &Rule| matches!(rule.kind, RuleKind::Precedence { fresh: Some(_), .. });
        let fresh = (0..).zip(&model.rules).filter(|(_, rule)| is_fresh(rule));
        let fresh = fresh.map(|(at, _)| RuleId(at)).collect();
        Self {
            concerned,
            weighty,
            calls,
            setters: setters(model),
            ends,
            fresh,
            craft,
            world: World::new(model),
        }
    }

    /// The actions that set a fact by the result one hopes for, each with the position among what it sets.
    #[must_use]
    pub fn setters(&self, fact: FactId) -> &[(ActionId, usize)] {
        self.setters.get(fact.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether some ending asks for an action to have been done.
    #[must_use]
    pub fn ends(&self, action: ActionId) -> bool {
        self.ends.get(action.index()) == Some(&true)
    }

    /// Precedences whose first act has to be fresh.
    #[must_use]
    pub fn fresh(&self) -> &[RuleId] {
        &self.fresh
    }

    /// Seats a message of this inject concerns.
    #[must_use]
    pub fn concerned(&self, inject: InjectId) -> SeatMask {
        self.concerned.get(inject.index()).copied().unwrap_or_default()
    }

    /// What the actions are good for.
    #[must_use]
    pub const fn craft(&self) -> &Craft {
        &self.craft
    }

    /// Where the facts about people and journeys stand.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// States the procedure waits for, each with what calls for it.
    #[must_use]
    pub fn calls(&self) -> &[(Cond, Pattern)] {
        &self.calls
    }

    /// Whether an action may break a precedence or a prohibition.
    #[must_use]
    pub fn is_weighty(&self, action: ActionId) -> bool {
        self.weighty.get(action.index()).copied().unwrap_or(false)
    }
}

/// By fact, the actions that set it by the result one hopes for.
fn setters(model: &Model) -> Vec<Vec<(ActionId, usize)>> {
    let mut setters = vec![Vec::new(); model.facts.len()];
    for (action, row) in model.actions.iter().enumerate() {
        for (at, set) in row.sets.iter().enumerate().filter(|(_, set)| is_hoped_for(row, set)) {
            if let Some(list) = setters.get_mut(set.fact.index()) {
                list.push((ActionId::from_index(action), at));
            }
        }
    }
    setters
}

/// Whether an act sets a fact by the result one hopes for, the first it can have: nobody asks in order to be refused.
fn is_hoped_for(row: &ActionRow, set: &SetRow) -> bool {
    let hoped = row.results.first();
    set.tests.iter().all(|test| !matches!(test, Test::Result(word) if hoped != Some(word)))
}

/// Marks the actions a condition asks to have been done.
fn asked_for(cond: &Cond, actions: &mut [bool]) {
    match cond {
        Cond::Done(action, _) => {
            if let Some(asked) = actions.get_mut(action.index()) {
                *asked = true;
            }
        }
        Cond::All(list) | Cond::Any(list) => list.iter().for_each(|inner| asked_for(inner, actions)),
        Cond::Every(_, _, inner) | Cond::Some(_, _, inner) => asked_for(inner, actions),
        Cond::Not(_)
        | Cond::Const(_)
        | Cond::Set(_)
        | Cond::Is(..)
        | Cond::AtLeast(..)
        | Cond::Exceeds(..) => {}
    }
}

/// The seats of a role: those that hold it, else those that stand in for it.
fn seats_of(model: &Model, role: RoleId) -> SeatMask {
    model
        .roles
        .get(role.index())
        .map_or(SeatMask::NONE, |row| if row.held.is_empty() { row.covered } else { row.held })
}

/// The seats that owe what the owner of a rule owes.
pub fn owners(model: &Model, owner: &Owner) -> SeatMask {
    match owner {
        Owner::One(role) => seats_of(model, *role),
        Owner::Either(roles) | Owner::Joint(roles) | Owner::Each(roles) => {
            roles.iter().map(|role| seats_of(model, *role)).fold(SeatMask::NONE, SeatMask::union)
        }
        Owner::Actor | Owner::Named(..) => SeatMask::NONE,
    }
}

/// Adds what a pattern waits for, once each.
fn awaited(pattern: &Pattern, calls: &mut Vec<(Cond, Pattern)>) {
    match pattern {
        Pattern::Any(list) => list.iter().for_each(|inner| awaited(inner, calls)),
        Pattern::Lapsed(since, _, Some(unless)) => {
            if let (Pattern::Became(grounds, None), Pattern::Became(state, None)) = (&**since, &**unless) {
                let call = (grounds.clone(), Pattern::Holds(state.clone()));
                if !calls.contains(&call) {
                    calls.push(call);
                }
            }
        }
        Pattern::Lapsed(..) | Pattern::On(_) | Pattern::Became(..) | Pattern::Holds(_) => {}
    }
}

fn concerned_by(model: &Model, raise: &Raise, reliability: Reliability) -> SeatMask {
    let mut seats = SeatMask::NONE;
    for rule in &model.rules {
        let owners = owners(model, &rule.owner);
        if owners.is_empty() || owners.0 & !seats.0 == 0 {
            continue;
        }
        let hears = listened(rule).any(|(pattern, opens)| hears(model, pattern, raise, reliability, opens));
        if hears {
            seats = seats.union(owners);
        }
    }
    seats
}

/// The patterns of a rule its owner must hear of, with whether they open a duty.
fn listened(rule: &Rule) -> impl Iterator<Item = (&Pattern, bool)> {
    let (opens, ends): (Option<&Pattern>, Option<&Pattern>) = match &rule.kind {
        RuleKind::Response { when, .. } => (Some(when), None),
        RuleKind::Precedence { spoiled_by, .. } => (None, spoiled_by.as_ref()),
        RuleKind::Prohibition { from, until, .. } => (from.as_ref(), until.as_ref()),
        RuleKind::Existence { when, .. } => (when.as_ref(), None),
        RuleKind::Periodic { when, until, .. } => (Some(when), until.as_ref()),
    };
    let ends = ends.into_iter().chain(rule.lifted_by.as_ref()).map(|pattern| (pattern, false));
    opens.into_iter().map(|pattern| (pattern, true)).chain(ends)
}

fn hears(model: &Model, pattern: &Pattern, raise: &Raise, reliability: Reliability, opens: bool) -> bool {
    match pattern {
        Pattern::On(leaf) => {
            let named = leaf.tests.iter().any(names_reliability);
            let least = if opens && !named { Reliability::Reported } else { Reliability::Rumour };
            leaf.head == Head::Signal(raise.signal)
                && reliability >= least
                && says(model, leaf, raise, reliability)
        }
        Pattern::Became(cond, _) | Pattern::Holds(cond) => sets_fact_of(model, raise.signal, cond),
        Pattern::Any(list) => list.iter().any(|inner| hears(model, inner, raise, reliability, opens)),
        Pattern::Lapsed(since, _, unless) => {
            hears(model, since, raise, reliability, opens)
                || unless.as_deref().is_some_and(|unless| hears(model, unless, raise, reliability, false))
        }
    }
}

/// Whether the signal may pass the tests of a leaf; tests about the state of the world are left open.
fn says(model: &Model, leaf: &Leaf, raise: &Raise, reliability: Reliability) -> bool {
    let happening = Happening {
        head: leaf.head,
        args: &raise.args,
        result: None,
        seat: None,
        reliability,
        trigger: None,
    };
    let (ranges, scene) = (ThingRanges(&model.kinds), Scene::of(&model.cells));
    leaf.tests.iter().all(|test| match test {
        Test::Is(..) | Test::Filled(_) | Test::Between(..) | Test::WordIn(..) | Test::Reliability(_) => {
            test.passes(&happening, &ranges, &scene)
        }
        _ => true,
    })
}

fn names_reliability(test: &Test) -> bool {
    match test {
        Test::Reliability(_) => true,
        Test::All(list) | Test::Any(list) => list.iter().any(names_reliability),
        Test::Not(inner) => names_reliability(inner),
        _ => false,
    }
}

fn sets_fact_of(model: &Model, signal: SignalId, cond: &Cond) -> bool {
    let sets = model.signals.get(signal.index()).map_or(&[][..], |row| &row.sets);
    if sets.is_empty() {
        return false;
    }
    let mut read = Vec::new();
    cond.watch(&mut read);
    sets.iter().any(|set| read.contains(&set.fact))
}

/// Every action or signal a pattern names.
pub fn each_leaf<'a>(pattern: &'a Pattern, tell: &mut dyn FnMut(&'a Leaf)) {
    match pattern {
        Pattern::On(leaf) => tell(leaf),
        Pattern::Any(list) => list.iter().for_each(|inner| each_leaf(inner, tell)),
        Pattern::Lapsed(since, _, unless) => {
            each_leaf(since, tell);
            if let Some(unless) = unless {
                each_leaf(unless, tell);
            }
        }
        Pattern::Became(..) | Pattern::Holds(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture::{changed, mini};
    use crate::trace::{Names as _, Table};

    fn concerned(model: &Model, inject: &str) -> Vec<String> {
        let inject = InjectId(model.find(Table::Inject, inject).unwrap());
        let seats = Handbook::new(model).concerned(inject);
        seats.iter().map(|seat| model.seats[seat.index()].name.to_string()).collect()
    }

    #[test]
    fn a_report_concerns_the_seats_whose_duties_it_opens() {
        let model = mini();
        assert_eq!(concerned(&model, "tv"), ["duty"]);
        assert_eq!(concerned(&model, "call"), Vec::<String>::new());
        assert_eq!(concerned(&model, "contingency"), ["duty"]);
    }

    #[test]
    fn a_rumour_concerns_nobody_but_whom_it_asks() {
        let model = changed(|procedure, _| {
            *procedure = procedure
                .replace("from: Raised(\"name-known\"), until", "from: Raised(\"event-reported\"), until");
        });
        assert_eq!(concerned(&model, "rumour"), ["duty"]);
    }

    #[test]
    fn acts_that_a_precedence_or_prohibition_names_are_weighty() {
        let model = mini();
        let book = Handbook::new(&model);
        let weighty = |name: &str| book.is_weighty(model.action(name).unwrap());
        assert!(weighty("advise-move") && weighty("publish-name") && weighty("depart"));
        assert!(!weighty("check-route") && !weighty("report"));
    }
}
