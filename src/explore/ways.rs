//! The ways out a seat knows of: movements that lead out of danger, and roads to where they leave from.

use crate::base::{Dur, EntityId, SimTime};
use crate::content::kind::Kind;
use crate::content::model::Model;
use crate::content::model::script::RouteRow;
use crate::content::scenario::Mode;
use crate::explore::eyes::Eyes;

/// A movement that leads out of danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) movement: EntityId,
    pub(super) route: EntityId,
    pub(super) transport: Option<EntityId>,
    pub(super) from: EntityId,
    pub(super) to: EntityId,
    pub(super) travel: Dur,
    /// Seats; as many as one likes without a transport.
    pub(super) seats: i32,
    /// It could be planned when last looked at.
    pub(super) ready: bool,
}

/// A route that was asked about in vain: how often, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) route: EntityId,
    pub(super) times: u8,
    pub(super) last: SimTime,
}

impl Doubt {
    /// Whether it still says anything.
    pub(super) fn counts(&self, now: SimTime) -> bool {
        now.since(self.last) < Dur::hours(12)
    }
}

/// So much longer a way may be before one tries the doubtful one again.
const DOUBT: Dur = Dur::hours(6);

fn sum(one: Dur, other: Dur) -> Dur {
    Dur(one.0.saturating_add(other.0))
}

fn route(model: &Model, route: EntityId) -> Option<&RouteRow> {
    model.script.routes.get(usize::from(route.0.checked_sub(model.range(Kind::Route).0)?))
}

/// The other end of a route.
fn across(row: &RouteRow, from: EntityId) -> Option<EntityId> {
    if row.from == from {
        Some(row.to)
    } else if row.to == from {
        Some(row.from)
    } else {
        None
    }
}

/// How long a route takes.
pub(super) fn travel(model: &Model, of: EntityId) -> Dur {
    route(model, of).map_or(Dur::ZERO, |row| row.travel)
}

/// The place a route leads to from another.
pub(super) fn end(model: &Model, of: EntityId, from: EntityId) -> Option<EntityId> {
    across(route(model, of)?, from)
}

/// The known movements that have not left and lead farther out of danger, or to where such a one leaves from.
pub(super) fn known_ways(eyes: &Eyes<'_>, belief: &[i32]) -> Vec<Way> {
    let (model, craft, world) = (eyes.model(), eyes.book().craft(), eyes.book().world());
    let outward = |place| craft.outward(model, place);
    let mut all: Vec<Way> = Vec::new();
    for (row, movement) in model.script.movements.iter().zip(model.things_of(Kind::Movement)) {
        if !eyes.knows(movement) || world.has_left(belief, movement) {
            continue;
        }
        let fixed = eyes.route_of(movement);
        let routes = model.things_of(Kind::Route).filter(|one| fixed.is_none_or(|fixed| fixed == *one));
        let open = routes.filter(|one| eyes.knows(*one) && world.is_open(belief, *one));
        let seats = row.transport.map_or(i32::MAX / 2, |one| world.seats(belief, one));
        let ways = open.filter_map(|of| {
            let line = route(model, of)?;
            let inward = if outward(line.from) <= outward(line.to) { line.from } else { line.to };
            let from = row.assembly.unwrap_or(inward);
            let to = across(line, from)?;
            let travel = line.travel;
            Some(Way { movement, route: of, transport: row.transport, from, to, travel, seats, ready: false })
        });
        all.extend(ways.max_by_key(|way| (outward(way.to), std::cmp::Reverse((way.travel, way.route)))));
    }
    let leads_out = |way: &Way| outward(way.to) > outward(way.from);
    let onward = |way: &Way| all.iter().any(|next| next.from == way.to && leads_out(next));
    all.iter().copied().filter(|way| leads_out(way) || onward(way)).collect()
}

/// The position of a place among the places.
fn place(model: &Model, place: EntityId) -> Option<usize> {
    let (first, len) = model.range(Kind::Place);
    place.0.checked_sub(first).filter(|at| *at < len).map(usize::from)
}

/// A road one knows of and believes to be open.
pub(super) struct Road {
    route: EntityId,
    /// Its ends, as positions among the places.
    ends: (usize, usize),
    /// How long it takes; longer if it is doubtful.
    cost: Dur,
}

/// The known open roads.
pub(super) fn known_roads(eyes: &Eyes<'_>, belief: &[i32], doubts: &[Doubt]) -> Vec<Road> {
    let (model, world) = (eyes.model(), eyes.book().world());
    let doubt = |of: EntityId| {
        let doubt = doubts.iter().find(|doubt| doubt.route == of && doubt.counts(eyes.now()));
        doubt.map_or(0, |doubt| i64::from(doubt.times))
    };
    let by_land = |mode| matches!(mode, Mode::Road | Mode::Rail | Mode::Foot);
    let lines = model.script.routes.iter().zip(&model.scenario.routes);
    let by_land = model.things_of(Kind::Route).zip(lines).filter(|(_, (_, written))| by_land(written.mode));
    let open = by_land.filter(|(of, _)| eyes.knows(*of) && world.is_open(belief, *of));
    let mut roads = Vec::with_capacity(model.script.routes.len());
    roads.extend(open.filter_map(|(route, (row, _))| {
        let ends = (place(model, row.from)?, place(model, row.to)?);
        Some(Road { route, ends, cost: sum(row.travel, Dur(DOUBT.0 * doubt(route))) })
    }));
    roads
}

/// The known roads towards a place.
pub(super) struct Roads {
    first: u16,
    steps: Vec<Option<(Dur, EntityId)>>,
    goal: EntityId,
}

impl Roads {
    /// Looks how every place is best left for the goal: by few doubtful roads, then shortest.
    pub(super) fn to(model: &Model, known: &[Road], goal: EntityId) -> Self {
        let (first, len) = model.range(Kind::Place);
        let mut steps: Vec<Option<(Dur, EntityId)>> = vec![None; usize::from(len)];
        let end = place(model, goal);
        let mut changed = true;
        while changed {
            changed = false;
            for Road { route, ends: (one, other), cost } in known {
                for (from, to) in [(*one, *other), (*other, *one)] {
                    let onward =
                        if Some(to) == end { Some(Dur::ZERO) } else { steps[to].map(|(time, _)| time) };
                    let Some(time) = onward.map(|onward| sum(onward, *cost)) else { continue };
                    if Some(from) != end && steps[from].is_none_or(|(best, _)| time < best) {
                        steps[from] = Some((time, *route));
                        changed = true;
                    }
                }
            }
        }
        Self { first, steps, goal }
    }

    /// How long it takes from a place; none if no way is known.
    pub(super) fn time(&self, from: EntityId) -> Option<Dur> {
        if from == self.goal { Some(Dur::ZERO) } else { self.step(from).map(|(time, _)| time) }
    }

    /// The route by which a place is best left.
    pub(super) fn by(&self, from: EntityId) -> Option<EntityId> {
        self.step(from).map(|(_, route)| route)
    }

    fn step(&self, from: EntityId) -> Option<(Dur, EntityId)> {
        self.steps.get(usize::from(from.0.checked_sub(self.first)?)).copied().flatten()
    }
}
