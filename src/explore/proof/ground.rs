//! What all runs of one part, or of the whole, share.

use std::sync::Arc;

use crate::base::{PartId, SimTime};
use crate::content::model::Model;
use crate::content::model::script::Effect;
use crate::explore::handbook::Handbook;
use crate::explore::proof::choice::{Point, Turn};
use crate::explore::proof::read::read;
use crate::explore::proof::way::Way;
use crate::kernel::{Plan, Setup, chance};
use crate::score::clause::Monitors;
use crate::trace::{Holder, Names as _, Table, Val};

/// See the module.
#[derive(Clone, Debug)]
pub struct Ground {
    plan: Arc<Plan>,
    book: Arc<Handbook>,
    monitors: Monitors,
    part: Option<PartId>,
    ways: Vec<Arc<Way>>,
    /// By fact: whether it can make a difference.
    read: Arc<[bool]>,
    /// Weights of the branches, by number of the draw.
    weights: Vec<Vec<u32>>,
}

impl Ground {
    /// A part played alone, or the whole, in these ways. Where the part starts from a recorded run, the plan must hold
    /// its past ([`part::folded`](crate::exercise::part::folded)).
    #[must_use]
    pub fn new(plan: Arc<Plan>, part: Option<PartId>, ways: Vec<Way>) -> Self {
        let model = &plan.model;
        Self {
            book: Arc::new(Handbook::new(model)),
            monitors: Monitors::new(Arc::clone(model)),
            part,
            ways: ways.into_iter().map(Arc::new).collect(),
            read: read(model).into(),
            weights: weights(&plan),
            plan,
        }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.plan.model
    }

    /// What colleagues know by heart.
    #[must_use]
    pub const fn book(&self) -> &Arc<Handbook> {
        &self.book
    }

    /// The monitors before the first record.
    #[must_use]
    pub const fn monitors(&self) -> &Monitors {
        &self.monitors
    }

    /// The part played alone.
    #[must_use]
    pub const fn part(&self) -> Option<PartId> {
        self.part
    }

    /// By fact: whether it can make a difference.
    #[must_use]
    pub const fn read(&self) -> &Arc<[bool]> {
        &self.read
    }

    /// Where it begins and ends.
    #[must_use]
    pub fn span(&self) -> (SimTime, SimTime) {
        (self.plan.start(self.part), self.plan.end(self.part))
    }

    /// The ways it is gone.
    #[must_use]
    pub fn ways(&self) -> &[Arc<Way>] {
        &self.ways
    }

    /// Weights of the branches of every draw, by its number.
    #[must_use]
    pub fn weights(&self) -> &[Vec<u32>] {
        &self.weights
    }

    /// What an exercise in a way is started with.
    #[must_use]
    pub fn setup(&self, way: &Way) -> Setup {
        let holder = |seat| {
            let policy = way.policy(crate::base::SeatId::from_index(seat));
            policy.map_or_else(
                || Holder::Person(format!("P{}", seat + 1).into()),
                |name| Holder::Bot(name.into()),
            )
        };
        let holders = (0..self.plan.model.seats.len()).map(holder).collect();
        let folded = self.plan.past(self.part).is_some();
        Setup { seed: way.seed, part: self.part, folded, holders, ..Setup::default() }
    }

    /// All the ways a point can go.
    #[must_use]
    pub fn turns(&self, point: Point) -> Vec<Turn> {
        match point {
            Point::Decision(inject) => {
                let row = self.plan.model.script.injects.get(inject.index());
                let options = row.and_then(|row| row.decision.as_ref()).map_or(0, |row| row.options.len());
                let options = (0..options).filter_map(|option| u8::try_from(option).ok().map(Turn::Option));
                options.chain([Turn::Nobody]).collect()
            }
            Point::Draw { draw, .. } => {
                let weights = self.weights.get(usize::from(draw)).map_or(&[][..], Vec::as_slice);
                let branches = (0u16..).zip(weights).filter(|(_, weight)| **weight > 0);
                branches.map(|(branch, _)| Turn::Branch(branch)).collect()
            }
        }
    }

    /// What chance brings by a seed.
    #[must_use]
    pub fn brings(&self, seed: u64, point: Point) -> Option<u16> {
        let Point::Draw { draw, subject, occurrence } = point else { return None };
        let id = self.plan.draws().get(usize::from(draw))?;
        let name = match subject {
            Val::Entity(thing) => self.plan.model.name(Table::Entity, thing.0),
            Val::Seat(seat) => self.plan.model.name(Table::Seat, seat.0),
            _ => "",
        };
        let weights = self.weights.get(usize::from(draw))?;
        Some(chance::draw(seed, id, occurrence, name, weights.iter().copied()))
    }
}

/// The weights of every draw: of the same id in several places, those of the first.
fn weights(plan: &Plan) -> Vec<Vec<u32>> {
    let mut found: Vec<Vec<u32>> = vec![Vec::new(); plan.draws().len()];
    let script = &plan.model.script;
    let mut see = |id: &str, weights: Vec<u32>| {
        if let Some(place) = plan.draw(id).and_then(|draw| found.get_mut(usize::from(draw)))
            && place.is_empty()
        {
            *place = weights;
        }
    };
    script.effect_lists().for_each(|list| in_effects(list, &mut see));
    for rule in &script.results {
        see(&rule.draw, rule.results.iter().map(|(weight, _)| *weight).collect());
    }
    found
}

fn in_effects(list: &[Effect], see: &mut dyn FnMut(&str, Vec<u32>)) {
    for effect in list {
        match effect {
            Effect::Chance(id, branches) => {
                see(id, branches.iter().map(|(weight, _)| *weight).collect());
                branches.iter().for_each(|(_, list)| in_effects(list, see));
            }
            Effect::When(_, list) => in_effects(list, see),
            _ => {}
        }
    }
}
