//! What to do next so that people come home: the steps that can be taken now, in the order of their importance.
//!
//! # Invariants
//! - Those who care for one another have places on one movement; nobody is put aboard before all of them are there.
//! - As few movements as have room for everybody.

use crate::base::{ActionId, Dur, EntityId, SimTime, SlotId};
use crate::content::kind::Kind;
use crate::content::scenario::LinkKind;
use crate::explore::journeys::Journeys;
use crate::explore::means::Act;
use crate::explore::mind::Mind;
use crate::explore::ways::{Roads, Way, known_roads, known_ways};
use crate::explore::world::is_group;
use crate::trace::Val;

/// How long a movement waits for those who are not there yet or cannot board yet.
pub(super) const PATIENCE: Dur = Dur::hours(8);
/// How long those whose turn comes later wait for those who go first.
const TURN: Dur = Dur::hours(5);
/// How often somebody may be missing before one goes without them.
const MISSED: u8 = 3;

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// What must come long before the leaving.
    Ahead,
    /// The movement is planned.
    Plan,
    /// Somebody is sent to where it leaves from.
    Send,
    /// The list of travellers.
    List,
    /// What must come before the leaving, lasts until then and may need several tries.
    Early,
    /// A place is offered.
    Offer,
    /// Somebody goes aboard; others may have to go first.
    Board {
        /// It waits for those who go first.
        patient: bool,
    },
    /// The movement leaves.
    Leave,
    /// What must come before the leaving and nobody who boards undoes.
    Meanwhile,
}

/// Slots that matter, with what they hold.
type Slots = [Option<(SlotId, Val)>; 3];

/// A step that can be taken now.
#[derive(Clone, Debug)]
pub(super) struct Errand {
    pub(super) step: Step,
    /// Whom or what it is for.
    pub(super) of: EntityId,
    /// The action, with the slots that matter.
    pub(super) action: ActionId,
    pub(super) slots: Slots,
    /// When something was last reported from where it leads away, or its route was last asked about in vain.
    pub(super) alarm: Option<SimTime>,
}

/// The steps that can be taken now, and where people are brought.
#[derive(Clone, Debug, Default)]
pub(super) struct Errands {
    pub(super) list: Vec<Errand>,
    pub(super) goal: Option<EntityId>,
}

impl Errand {
    /// The act, its other slots filled as usual.
    pub(super) fn act(&self, mind: &Mind<'_>) -> Option<Act> {
        mind.act(self.action, self.slots)
    }

    /// A number that tells errands apart, for keyed chance.
    pub(super) fn key(&self) -> u16 {
        let step: u16 = match self.step {
            Step::Ahead => 0,
            Step::Plan => 1,
            Step::Send => 2,
            Step::List => 3,
            Step::Offer => 4,
            Step::Board { .. } => 5,
            Step::Leave => 6,
            Step::Meanwhile => 7,
            Step::Early => 8,
        };
        step.wrapping_mul(4_096).wrapping_add(self.of.0)
    }
}

#[derive(Clone, Copy, Debug)]
struct Traveller {
    who: EntityId,
    at: EntityId,
    heads: i32,
    /// Number of those who stay together.
    unit: usize,
    aboard: bool,
    on_the_way: bool,
}

/// The steps that can be taken now. `wait`: when it is worth looking again.
pub(super) fn errands(journeys: &mut Journeys, mind: &Mind<'_>, wait: &mut Option<SimTime>) -> Errands {
    look_again(journeys, mind);
    let ways = journeys.ways.take().unwrap_or_default();
    let errands = of_ways(journeys, mind, &ways, wait);
    journeys.ways = Some(ways);
    errands
}

/// The steps that can be taken now that there are these ways.
fn of_ways(journeys: &mut Journeys, mind: &Mind<'_>, ways: &[Way], wait: &mut Option<SimTime>) -> Errands {
    let mut people = travellers(journeys, mind);
    let Some((goal, roads)) = goal(journeys, mind, ways, &people) else { return Errands::default() };
    let mut all = Vec::with_capacity(people.len());
    let (model, craft) = (mind.eyes.model(), mind.eyes.book().craft());
    let outward = |place| craft.outward(model, place);
    people.retain(|one| one.at == goal || (outward(one.at) <= outward(goal) && roads.time(one.at).is_some()));
    let from_here = || ways.iter().filter(|way| way.from == goal && way.ready);
    if !journeys.spoken.is_empty() {
        let (planned, others): (Vec<Way>, Vec<Way>) =
            from_here().partition(|way| journeys.planned_at(way.movement).is_some());
        before_leaving(mind, Step::Ahead, &planned, &mut all);
        plan(mind, &planned, &others, &people, &mut all);
        list(journeys, mind, &planned, &mut all);
        before_leaving(mind, Step::Early, &planned, &mut all);
        places(journeys, mind, &planned, &people, goal, &mut all);
    }
    send(journeys, mind, &people, goal, &roads, wait, &mut all);
    let now = mind.eyes.now();
    let ends = from_here().filter_map(|way| journeys.planned_at(way.movement));
    let ends = ends.flat_map(|at| [at.plus(TURN), at.plus(PATIENCE)]).filter(|at| *at > now);
    let soon = (!all.is_empty()).then(|| now.plus(Dur::minutes(30)));
    *wait = ends.chain(soon).chain(*wait).min();
    Errands { list: all, goal: Some(goal) }
}

/// Looks again at which ways there are and which could be planned now.
fn look_again(journeys: &mut Journeys, mind: &Mind<'_>) {
    if journeys.ways.is_some() {
        return;
    }
    let mut ways = known_ways(mind.eyes, mind.belief);
    for way in &mut ways {
        way.ready = planning(mind, way)
            .and_then(|(action, slots)| mind.eyes.may_begin(mind.act(action, slots)?))
            .is_some();
    }
    let world = mind.eyes.book().world();
    let ready = |movement: EntityId| ways.iter().any(|way| way.movement == movement && way.ready);
    journeys.offered.retain(|(who, movement)| world.is_aboard(mind.belief, *who) || ready(*movement));
    journeys.ways = Some(ways);
}

fn planning(mind: &Mind<'_>, way: &Way) -> Option<(ActionId, Slots)> {
    let (plan, transport) = mind.eyes.book().craft().plan?;
    let transport = transport.zip(way.transport).map(|(slot, of)| (slot, Val::Entity(of)));
    let slots =
        [Some((plan.one, Val::Entity(way.movement))), Some((plan.other, Val::Entity(way.route))), transport];
    Some((plan.action, slots))
}

/// Known people who are in danger as far as one knows, with those they stay with.
fn travellers(journeys: &Journeys, mind: &Mind<'_>) -> Vec<Traveller> {
    let (eyes, belief) = (mind.eyes, mind.belief);
    let (model, world, craft) = (eyes.model(), eyes.book().world(), eyes.book().craft());
    let kinds = [Kind::Person, Kind::Group];
    let most = kinds.iter().map(|kind| usize::from(model.range(*kind).1)).sum();
    let mut people: Vec<Traveller> = Vec::with_capacity(most);
    for who in kinds.into_iter().flat_map(|kind| model.things_of(kind)).filter(|who| eyes.knows(*who)) {
        let Some(at) = world.place(belief, who).filter(|at| craft.outward(model, *at) < 3) else { continue };
        let heads = world.heads(belief, who);
        if heads > 0 {
            let (unit, aboard) = (people.len(), world.is_aboard(belief, who));
            let on_the_way = journeys.whereabouts.is_on_the_way(who);
            people.push(Traveller { who, at, heads, unit, aboard, on_the_way });
        }
    }
    for (_, carer, person) in model.links.iter().filter(|link| link.0 == LinkKind::CarerOf) {
        let unit = |who: EntityId| people.iter().find(|one| one.who == who).map(|one| one.unit);
        if let (Some(one), Some(other)) = (unit(*carer), unit(*person)) {
            people.iter_mut().filter(|one| one.unit == other).for_each(|traveller| traveller.unit = one);
        }
    }
    people
}

/// Where people are to be brought first: where most of them find room, the sooner the better.
fn goal(
    journeys: &Journeys,
    mind: &Mind<'_>,
    ways: &[Way],
    people: &[Traveller],
) -> Option<(EntityId, Roads)> {
    let underway = ways.iter().find(|way| way.ready && journeys.planned_at(way.movement).is_some());
    let known = known_roads(mind.eyes, mind.belief, &journeys.doubts);
    let roads = |goal| Roads::to(mind.eyes.model(), &known, goal);
    if let Some(way) = underway {
        return Some((way.from, roads(way.from)));
    }
    let mut best: Option<((i32, i32, std::cmp::Reverse<Dur>), (EntityId, Roads))> = None;
    for (at, way) in ways.iter().enumerate() {
        if ways[..at].iter().any(|other| other.from == way.from) {
            continue;
        }
        let roads = roads(way.from);
        let craft = mind.eyes.book().craft();
        let model = mind.eyes.model();
        let gains = |one: &&Traveller| craft.outward(model, one.at) < craft.outward(model, way.to);
        let times = people.iter().filter(gains).filter_map(|one| Some((one.heads, roads.time(one.at)?)));
        let (heads, time) =
            times.fold((0, Dur::ZERO), |(heads, time), (more, there)| (heads + more, time.max(there)));
        let seats = |ready: bool| {
            let these = ways.iter().filter(|other| other.from == way.from && (other.ready || !ready));
            these.fold(0i32, |sum, other| sum.saturating_add(other.seats)).min(heads)
        };
        let time = Dur(time.0.saturating_add(way.travel.0));
        let worth = (seats(true), seats(false), std::cmp::Reverse(time));
        if heads > 0 && best.as_ref().is_none_or(|(other, _)| worth > *other) {
            best = Some((worth, (way.from, roads)));
        }
    }
    best.map(|(_, goal)| goal)
}

fn leaving(mind: &Mind<'_>, movement: EntityId) -> Option<(ActionId, Slots)> {
    let (depart, slot) = mind.eyes.book().craft().depart?;
    Some((depart, [Some((slot, Val::Entity(movement))), None, None]))
}

fn before_leaving(mind: &Mind<'_>, step: Step, planned: &[Way], all: &mut Vec<Errand>) {
    for way in planned {
        let act = leaving(mind, way.movement);
        all.extend(act.map(|(action, slots)| Errand { step, of: way.movement, action, slots, alarm: None }));
    }
}

/// One more movement, if those planned have not room for everybody.
fn plan(mind: &Mind<'_>, planned: &[Way], others: &[Way], people: &[Traveller], all: &mut Vec<Errand>) {
    let needed = people.iter().fold(0i32, |sum, one| sum.saturating_add(one.heads));
    let room = planned.iter().fold(0i32, |sum, way| sum.saturating_add(way.seats));
    if room >= needed {
        return;
    }
    let (model, craft) = (mind.eyes.model(), mind.eyes.book().craft());
    let best = others.iter().max_by_key(|way| {
        (craft.outward(model, way.to), way.seats, std::cmp::Reverse((way.travel, way.movement)))
    });
    if let Some(way) = best {
        let act = planning(mind, way);
        all.extend(act.map(|(action, slots)| Errand {
            step: Step::Plan,
            of: way.movement,
            action,
            slots,
            alarm: None,
        }));
    }
}

fn list(journeys: &Journeys, mind: &Mind<'_>, planned: &[Way], all: &mut Vec<Errand>) {
    if let (Some(first), Some((list, _)), false) =
        (planned.first(), mind.eyes.book().craft().list, journeys.is_listed)
    {
        let action = list;
        let slots = [None; 3];
        all.push(Errand { step: Step::List, of: first.movement, action, slots, alarm: None });
    }
}

/// Offers, boardings and departures.
fn places(
    journeys: &mut Journeys,
    mind: &Mind<'_>,
    planned: &[Way],
    people: &[Traveller],
    goal: EntityId,
    all: &mut Vec<Errand>,
) {
    let craft = mind.eyes.book().craft();
    let now = mind.eyes.now();
    let given_up =
        |journeys: &Journeys, one: &Traveller| journeys.whereabouts.times_missing(one.who) >= MISSED;
    let is_here = |one: &Traveller| (one.at == goal && !one.on_the_way) || one.aboard;
    let together = |one: &Traveller| people.iter().filter(|other| other.unit == one.unit).all(is_here);
    for (who, movement) in shared_out(journeys, mind, planned, people, &together) {
        match craft.offer {
            None => journeys.offers(who, movement),
            Some(offer) => {
                let slots =
                    [Some((offer.one, Val::Entity(movement))), Some((offer.other, Val::Entity(who))), None];
                let action = offer.action;
                all.push(Errand { step: Step::Offer, of: who, action, slots, alarm: None });
            }
        }
    }
    let waiting = |one: &&Traveller| !one.aboard && !given_up(journeys, one);
    let to_board: Vec<(&Traveller, EntityId)> = people
        .iter()
        .filter(waiting)
        .filter_map(|one| Some((one, journeys.place_of(one.who)?)))
        .filter(|(_, movement)| planned.iter().any(|way| way.movement == *movement))
        .filter(|(one, _)| together(one))
        .collect();
    for (one, movement) in &to_board {
        let since = journeys.planned_at(*movement).unwrap_or(now);
        let patient = to_board.len() > 1 && now < since.plus(TURN);
        let Some(board) = craft.board else { continue };
        let slots =
            [Some((board.one, Val::Entity(*movement))), Some((board.other, Val::Entity(one.who))), None];
        let action = board.action;
        all.push(Errand { step: Step::Board { patient }, of: one.who, action, slots, alarm: None });
    }
    let is_expected =
        people.iter().filter(waiting).any(|one| !is_here(one) || journeys.place_of(one.who).is_none());
    for way in planned {
        let on = |one: &&Traveller| journeys.place_of(one.who) == Some(way.movement);
        let somebody = people.iter().filter(on).any(|one| one.aboard);
        let missing = people.iter().filter(on).filter(waiting).any(|one| !one.aboard);
        let late = journeys.planned_at(way.movement).is_some_and(|at| now >= at.plus(PATIENCE));
        let step = if late || (!missing && !is_expected) { Step::Leave } else { Step::Meanwhile };
        if somebody {
            let act = leaving(mind, way.movement);
            all.extend(act.map(|(action, slots)| Errand {
                step,
                of: way.movement,
                action,
                slots,
                alarm: None,
            }));
        }
    }
}

/// Places for those who have none: the largest first, each where the least room is left over; members of a group with it.
fn shared_out(
    journeys: &Journeys,
    mind: &Mind<'_>,
    planned: &[Way],
    people: &[Traveller],
    together: &dyn Fn(&Traveller) -> bool,
) -> Vec<(EntityId, EntityId)> {
    let mut units: Vec<(i32, usize)> = Vec::new();
    for one in
        people.iter().filter(|one| !one.aboard && journeys.place_of(one.who).is_none() && together(one))
    {
        match units.iter_mut().find(|(_, unit)| *unit == one.unit) {
            Some((heads, _)) => *heads += one.heads,
            None => units.push((one.heads, one.unit)),
        }
    }
    if units.is_empty() {
        return Vec::new();
    }
    units.sort_by_key(|(heads, unit)| (std::cmp::Reverse(*heads), *unit));
    let model = mind.eyes.model();
    let mut given: Vec<(EntityId, EntityId)> = journeys.offered.clone();
    let has = |given: &[(EntityId, EntityId)], who: EntityId| {
        given.iter().find(|(other, _)| *other == who).map(|(_, movement)| *movement)
    };
    let mut new = Vec::new();
    for (heads, unit) in units {
        let room = |way: &Way| {
            let taken = people.iter().filter(|one| has(&given, one.who) == Some(way.movement));
            way.seats.saturating_sub(taken.fold(0i32, |sum, one| sum.saturating_add(one.heads)))
        };
        let members = people.iter().filter(|one| one.unit == unit);
        let with = members.clone().find_map(|one| {
            let groups = model.links.iter().filter(|link| link.0 == LinkKind::MemberOf && link.1 == one.who);
            groups.map(|link| link.2).find_map(|group| has(&given, group))
        });
        let fitting = planned.iter().filter(|way| room(way) >= heads);
        let Some(way) = fitting.min_by_key(|way| (Some(way.movement) != with, room(way), way.movement))
        else {
            continue;
        };
        let movement = way.movement;
        let without: Vec<EntityId> =
            members.map(|one| one.who).filter(|who| has(&given, *who).is_none()).collect();
        given.extend(without.iter().map(|who| (*who, movement)));
        new.extend(without.iter().map(|who| (*who, movement)));
    }
    // Single people before groups: those who need help most have a file of their own.
    new.sort_by_key(|(who, _)| (is_group(model, *who), *who));
    new
}

/// Sends people on to where a way out begins.
fn send(
    journeys: &Journeys,
    mind: &Mind<'_>,
    people: &[Traveller],
    goal: EntityId,
    roads: &Roads,
    wait: &mut Option<SimTime>,
    all: &mut Vec<Errand>,
) {
    let (model, craft) = (mind.eyes.model(), mind.eyes.book().craft());
    let Some(send) = craft.send else { return };
    let stays = |one: &&Traveller| one.at != goal && !one.on_the_way && !one.aboard;
    for one in people.iter().filter(stays) {
        let alarm = journeys.alarm_at(one.at);
        if journeys.spoken.is_empty() && alarm.is_none() {
            continue;
        }
        let Some(route) = roads.by(one.at) else { continue };
        let here = |other: &&Traveller| other.at == one.at && !other.on_the_way;
        let groups = people.iter().filter(here).filter(|other| is_group(model, other.who));
        let first = groups.max_by_key(|other| (other.heads, std::cmp::Reverse(other.who)));
        let goes_later = first.is_some_and(|first| first.who != one.who)
            || journeys.whereabouts.leads_away(model, one.at)
            || waits_for_carer(mind, people, one, goal)
            || journeys.whereabouts.times_missing(one.who) >= MISSED;
        if goes_later {
            continue;
        }
        if let Some(rests) = journeys.rests(route).filter(|until| *until > mind.eyes.now()) {
            *wait = Some(wait.map_or(rests, |other| other.min(rests)));
            continue;
        }
        let slots = [Some((send.one, Val::Entity(one.who))), Some((send.other, Val::Entity(route))), None];
        let alarm = alarm.max(journeys.doubted_at(route));
        all.push(Errand { step: Step::Send, of: one.who, action: send.action, slots, alarm });
    }
}

/// Whether somebody is to come only when those who care for them are there.
fn waits_for_carer(mind: &Mind<'_>, people: &[Traveller], one: &Traveller, goal: EntityId) -> bool {
    let links = mind.eyes.model().links.iter();
    let carers = links.filter(|link| link.0 == LinkKind::CarerOf && link.2 == one.who).map(|link| link.1);
    let mut carers = carers.filter_map(|carer| people.iter().find(|other| other.who == carer));
    carers.any(|carer| carer.at != one.at && (carer.at != goal || carer.on_the_way))
}
