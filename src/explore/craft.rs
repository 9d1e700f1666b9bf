//! What the actions of the catalogue are good for when people have to be brought home, read off their shape: what the
//! kernel does at their completion, and what their slots hold. And who leads.
//!
//! # Invariants
//! - Names no action, fact or clause of a procedure; only the signals the kernel itself raises of journeys.

use crate::base::{ActionId, EntityId, SeatId, SeatMask, SignalId, SlotId};
use crate::content::kind::Kind;
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::rules::RuleKind;
use crate::content::model::tables::{ActionRow, DoesRow, Model, SlotTy};
use crate::content::scenario::{Land, PlaceKind};
use crate::explore::handbook::{each_leaf, owners};

/// An action with two slots that say what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Action.
    pub action: ActionId,
    /// First slot.
    pub one: SlotId,
    /// Second slot.
    pub other: SlotId,
}

/// What the actions are good for.
#[derive(Clone, Debug, Default)]
pub struct Craft {
    /// Tells somebody to go somewhere: who, route.
    pub send: Option<Pair>,
    /// Plans a journey: movement, route; with the slot of the transport.
    pub plan: Option<(Pair, Option<SlotId>)>,
    /// Offers a place: movement, who.
    pub offer: Option<Pair>,
    /// Draws up a list of travellers: list.
    pub list: Option<(ActionId, SlotId)>,
    /// Puts somebody on a journey: movement, who.
    pub board: Option<Pair>,
    /// Lets a journey leave: movement.
    pub depart: Option<(ActionId, SlotId)>,
    /// Signals the kernel raises when a journey leaves.
    pub leaving: Vec<SignalId>,
    /// Who leads: may plan, board and let leave, and owes most of what the procedure asks of journeys.
    pub leader: Option<SeatId>,
    /// How far out of danger a place is, by position in its kind.
    outward: Vec<u8>,
}

impl Craft {
    /// Reads the catalogue through.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut craft = Self {
            leaving: ["assembly-closed", "departed"].iter().filter_map(|name| model.signal(name)).collect(),
            outward: model.scenario.places.iter().map(|place| outward(place.kind, place.land)).collect(),
            ..Self::default()
        };
        let opening = opening_heads(model);
        for (at, row) in model.actions.iter().enumerate() {
            let action = ActionId::from_index(at);
            let pair = |one, other| Some(Pair { action, one, other });
            match row.does {
                Some(DoesRow::Plan(movement, route, transport)) => {
                    craft.plan = craft.plan.or(pair(movement, route).map(|pair| (pair, transport)));
                }
                Some(DoesRow::Board(movement, who)) => craft.board = craft.board.or(pair(movement, who)),
                Some(DoesRow::Depart(movement)) => craft.depart = craft.depart.or(Some((action, movement))),
                Some(DoesRow::Travel(_)) => {}
                None => {
                    let (who, route) =
                        (needed(row, &[Kind::Group, Kind::Person]), needed(row, &[Kind::Route]));
                    let (movement, list) = (needed(row, &[Kind::Movement]), needed(row, &[Kind::List]));
                    let names_movement = row.slots.iter().any(|slot| holds(&slot.ty, &[Kind::Movement]));
                    match (who, route, movement, list, needs(row)) {
                        (Some(who), Some(route), None, None, 2) => {
                            craft.send = craft.send.or(pair(who, route));
                        }
                        (Some(who), None, Some(movement), None, 2)
                            if opening.contains(&Head::Action(action)) =>
                        {
                            craft.offer = craft.offer.or(pair(movement, who));
                        }
                        (None, None, None, Some(list), 1) if names_movement => {
                            craft.list = craft.list.or(Some((action, list)));
                        }
                        _ => {}
                    }
                }
            }
        }
        craft.leader = craft.leads(model);
        // What the leader may not do is left to others and not waited for.
        let may = |action: ActionId| {
            craft.leader.zip(model.actions.get(action.index())).is_some_and(|(seat, row)| row.by.has(seat))
        };
        let (send, offer, list) = (
            craft.send.filter(|one| may(one.action)),
            craft.offer.filter(|one| may(one.action)),
            craft.list.filter(|one| may(one.0)),
        );
        Self { send, offer, list, ..craft }
    }

    /// Whether something is about bringing people home.
    #[must_use]
    pub fn is_of_journeys(&self, head: Head) -> bool {
        let pairs =
            [self.send, self.offer, self.board, self.plan.map(|(pair, _)| pair)].into_iter().flatten();
        let mut actions = pairs
            .map(|pair| pair.action)
            .chain(self.list.map(|one| one.0))
            .chain(self.depart.map(|one| one.0));
        match head {
            Head::Action(action) => actions.any(|other| other == action),
            Head::Signal(signal) => self.leaving.contains(&signal),
        }
    }

    /// How far out of danger a place is: 0 in the country of the crisis, 1 at its border, 2 in a third state, 3 at home.
    #[must_use]
    pub fn outward(&self, model: &Model, place: EntityId) -> u8 {
        let position = place.0.checked_sub(model.range(Kind::Place).0).map(usize::from);
        position.and_then(|position| self.outward.get(position)).copied().unwrap_or(0)
    }

    /// Whether a thing is a place at home.
    #[must_use]
    pub fn is_home(&self, model: &Model, thing: EntityId) -> bool {
        self.outward(model, thing) == 3
    }

    /// The seat that leads.
    fn leads(&self, model: &Model) -> Option<SeatId> {
        let may = |action: ActionId| model.actions.get(action.index()).map_or(SeatMask::NONE, |row| row.by);
        let (plan, board, depart) = (self.plan?.0.action, self.board?.action, self.depart?.0);
        let able = may(plan).intersection(may(board)).intersection(may(depart));
        let mut about = vec![Head::Action(board), Head::Action(depart)];
        about.extend(self.leaving.iter().map(|signal| Head::Signal(*signal)));
        about.extend(self.offer.iter().chain(&self.send).map(|pair| Head::Action(pair.action)));
        let duties = |seat: SeatId| {
            let owes = model.rules.iter().filter(|rule| owners(model, &rule.owner).has(seat));
            owes.filter(|rule| asks_of(&rule.kind).any(|pattern| mentions(pattern, &about))).count()
        };
        able.iter().max_by_key(|seat| (duties(*seat), std::cmp::Reverse(*seat)))
    }
}

const fn outward(kind: PlaceKind, land: Land) -> u8 {
    match (land, kind) {
        (Land::Home, _) => 3,
        (Land::Third, _) => 2,
        (Land::Host, PlaceKind::Border) => 1,
        (Land::Host, _) => 0,
    }
}

fn holds(ty: &SlotTy, kinds: &[Kind]) -> bool {
    matches!(ty, SlotTy::Thing(held) if held.iter().any(|kind| kinds.contains(kind)))
}

/// The slot an action needs that holds one of these kinds.
fn needed(row: &ActionRow, kinds: &[Kind]) -> Option<SlotId> {
    let at = row.slots.iter().position(|slot| !slot.optional && holds(&slot.ty, kinds))?;
    Some(SlotId::from_index(at))
}

/// How many slots an action needs.
fn needs(row: &ActionRow) -> usize {
    row.slots.iter().filter(|slot| !slot.optional).count()
}

/// What opens duties.
fn opening_heads(model: &Model) -> Vec<Head> {
    let mut heads = Vec::new();
    for rule in &model.rules {
        if let RuleKind::Response { when, .. } = &rule.kind {
            each_leaf(when, &mut |leaf| heads.push(leaf.head));
        }
    }
    heads
}

/// The patterns that say what a rule is about.
fn asks_of(kind: &RuleKind) -> impl Iterator<Item = &Pattern> {
    let (one, other) = match kind {
        RuleKind::Response { when, then, .. } => (Some(when), Some(then)),
        RuleKind::Precedence { then, .. } => (Some(then), None),
        RuleKind::Prohibition { never, .. } => (Some(never), None),
        RuleKind::Existence { when, .. } => (when.as_ref(), None),
        RuleKind::Periodic { when, .. } => (Some(when), None),
    };
    one.into_iter().chain(other)
}

fn mentions(pattern: &Pattern, heads: &[Head]) -> bool {
    let mut any = false;
    each_leaf(pattern, &mut |leaf| any |= heads.contains(&leaf.head));
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture::mini;

    #[test]
    fn what_actions_are_good_for_shows_in_their_shape() {
        let model = mini();
        let craft = Craft::new(&model);
        let name = |action: ActionId| model.actions[action.index()].name.as_str();
        assert_eq!(craft.send.map(|send| name(send.action)), Some("advise-move"));
        assert_eq!(craft.plan.map(|(plan, _)| name(plan.action)), Some("plan"));
        assert_eq!(craft.board.map(|board| name(board.action)), Some("board"));
        assert_eq!(craft.depart.map(|(depart, _)| name(depart)), Some("depart"));
        assert_eq!(craft.leader, model.seat("consul"));
    }

    #[test]
    fn the_border_is_farther_out_than_the_town_and_home_is_farthest() {
        let model = mini();
        let craft = Craft::new(&model);
        let outward = |place: &str| craft.outward(&model, model.thing(place).unwrap());
        assert!(outward("town") < outward("border") && outward("border") < outward("home"));
    }
}
