//! Who owes a rule: seats that hold the role or stand in for it, and on whose card a verdict stands.
//!
//! | owner | clock begins with | settles | met stands on | late, missed stand on |
//! |---|---|---|---|---|
//! | `One`, `Either`, `Named` | the first to know | any seat | the settler, if it owes it | the first to know |
//! | `Joint` | the first to know | any seat | all | those who knew by the due time |
//! | `Each` | its own seats | its own seats only | its own seats | its own seats |
//! | `Actor` | the actor | any seat | the actor | the actor |
//!
//! Met by a seat that does not owe it counts for the team and is shown on the owner's card outside its quality.

use crate::base::{ActionId, EntityId, RoleId, SeatId, SeatMask, SlotId};
use crate::content::model::{Head, Model, Owner};
use crate::score::clause::evidence::Evidence;
use crate::score::clause::knowledge::Knowledge;
use crate::score::clause::verdict::VerdictKind;
use crate::trace::{Args, Names as _, Table, Val};

/// One bearer of an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// Seats that owe it.
    pub seats: SeatMask,
    /// Only their own acts settle it.
    pub own_act_only: bool,
}

/// Completed acts that named somebody in a field.
#[derive(Clone, Debug, Default)]
pub struct Namings {
    acts: Vec<(ActionId, Args)>,
}

impl Namings {
    /// An act of an action that some rule takes its owner from.
    pub fn note(&mut self, action: ActionId, args: &Args) {
        self.acts.push((action, args.clone()));
    }

    /// Whom the latest act named that agrees with the trigger in every slot both have under the same name.
    fn named(
        &self,
        model: &Model,
        action: ActionId,
        slot: SlotId,
        trigger: Option<(Head, &Args)>,
    ) -> SeatMask {
        let fits = |args: &Args| {
            let Some((head, there)) = trigger else { return true };
            model.slots(Head::Action(action)).iter().enumerate().filter(|(at, _)| *at != slot.index()).all(
                |(at, row)| match model.slot(head, row.name.as_str()) {
                    Some(other) => {
                        let (one, other) = (args.get(at), there.get(other.index()));
                        !matches!((one, other), (Val::Entity(_), Val::Entity(_))) || one == other
                    }
                    None => true,
                },
            )
        };
        let act = self.acts.iter().rev().find(|(of, args)| *of == action && fits(args));
        act.map_or(SeatMask::NONE, |(_, args)| seats_named(model, args.get(slot.index())))
    }
}

fn seats_named(model: &Model, val: Val) -> SeatMask {
    let of_thing = |thing: EntityId| {
        let seat = model.seats.iter().position(|row| row.thing == thing);
        seat.map_or(SeatMask::NONE, |seat| SeatMask::one(SeatId::from_index(seat)))
    };
    match val {
        Val::Seat(seat) => SeatMask::one(seat),
        Val::Entity(thing) => of_thing(thing),
        Val::Word(word) => model
            .words
            .get(usize::from(word.0))
            .and_then(|name| model.find(Table::Role, name))
            .map_or(SeatMask::NONE, |role| role_seats(model, RoleId(role))),
        Val::Nil
        | Val::Flag(_)
        | Val::Num(_)
        | Val::Message(_)
        | Val::Many(..)
        | Val::Options(_)
        | Val::Text(_) => SeatMask::NONE,
    }
}

/// The seats of a role: those that hold it, else those that stand in for it.
#[must_use]
pub fn role_seats(model: &Model, role: RoleId) -> SeatMask {
    let Some(row) = model.roles.get(role.index()) else { return SeatMask::NONE };
    if row.held.is_empty() { row.covered } else { row.held }
}

/// The seats of several roles.
#[must_use]
pub fn roles_seats(model: &Model, roles: &[RoleId]) -> SeatMask {
    roles.iter().fold(SeatMask::NONE, |seats, role| seats.union(role_seats(model, *role)))
}

/// All seats a rule can ever fall on; for `Actor` and `Named` all our seats.
#[must_use]
pub fn possible_seats(model: &Model, owner: &Owner, ours: SeatMask) -> SeatMask {
    match owner {
        Owner::One(role) => role_seats(model, *role),
        Owner::Either(roles) | Owner::Joint(roles) | Owner::Each(roles) => roles_seats(model, roles),
        Owner::Actor | Owner::Named(..) => ours,
    }
}

/// The bearers of an obligation: one, or one for each role.
pub fn bearers(
    model: &Model,
    owner: &Owner,
    namings: &Namings,
    trigger: Option<(Head, &Args)>,
    actor: Option<SeatId>,
    ours: SeatMask,
) -> Vec<Bearer> {
    let one = |seats| vec![Bearer { seats, own_act_only: false }];
    match owner {
        Owner::One(role) => one(role_seats(model, *role)),
        Owner::Either(roles) | Owner::Joint(roles) => one(roles_seats(model, roles)),
        Owner::Each(roles) => {
            roles.iter().map(|role| Bearer { seats: role_seats(model, *role), own_act_only: true }).collect()
        }
        Owner::Actor => one(actor.map_or(ours, SeatMask::one)),
        Owner::Named(action, slot) => one(namings.named(model, *action, *slot, trigger)),
    }
}

/// On whose card a verdict stands, and whether somebody else met it.
#[must_use]
pub fn stands_on(
    owner: &Owner,
    owners: SeatMask,
    kind: VerdictKind,
    actor: Option<SeatId>,
    knowledge: &Knowledge,
    trigger: &Evidence,
    due: crate::base::SimTime,
) -> (SeatMask, bool) {
    let joint = matches!(owner, Owner::Joint(_));
    match kind {
        VerdictKind::Met => match actor {
            None => (owners, false),
            Some(seat) if owners.has(seat) => (if joint { owners } else { SeatMask::one(seat) }, false),
            Some(_) if joint => (owners, true),
            Some(_) => (first_to_know(knowledge, trigger, owners), true),
        },
        VerdictKind::Late(_) | VerdictKind::Missed => {
            if joint {
                let by = knowledge.first(trigger, owners).map_or(due, |(at, _)| at.max(due));
                let knew = knowledge.knowing(trigger, owners, by);
                (if knew.is_empty() { owners } else { knew }, false)
            } else {
                (first_to_know(knowledge, trigger, owners), false)
            }
        }
        VerdictKind::Breached
        | VerdictKind::NotDue
        | VerdictKind::NeverArose
        | VerdictKind::NotObserved
        | VerdictKind::Lifted => (owners, false),
    }
}

/// Of these seats, those that knew first; all of them if none knows.
fn first_to_know(knowledge: &Knowledge, trigger: &Evidence, seats: SeatMask) -> SeatMask {
    match knowledge.first(trigger, seats) {
        Some((at, _)) => knowledge.knowing(trigger, seats, at),
        None => seats,
    }
}
