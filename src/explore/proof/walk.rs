//! The walk over everything that can be chosen, from the ways of playing outwards.
//!
//! First every way is gone as it is. Then every run of the experts with one thing chosen otherwise, then with two, and so
//! on until nothing is left or the limit is reached; the other ways follow one round behind. A run with something chosen
//! otherwise begins where the choice comes up: before each instant at which something could go otherwise the exercise is
//! kept, and taken up again from there.
//!
//! A run that comes into a situation already gone through, with at least as much left to choose, ends there: what would
//! follow is known.

use std::sync::Arc;

use crate::base::SimTime;
use crate::explore::proof::choice::{Choice, Point, Turn};
use crate::explore::proof::course::Course;
use crate::explore::proof::explored::{Came, Compared, Explored};
use crate::explore::proof::ground::Ground;
use crate::explore::proof::seen::Sighting;
use crate::explore::proof::stage::Staged;
use crate::explore::proof::visited::Visited;
use crate::explore::proof::way::{Play, Way};
use crate::explore::proof::witness::Trail;

/// Where a walk stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many situations.
    pub states: u64,
    /// So many deviations at once.
    pub deviations: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self { states: 200_000, deviations: 8 }
    }
}

/// So many situations a shard comes through at least, more or less.
const SMALL: u64 = 8;

/// A way gone as it is: where it could have gone otherwise.
#[derive(Clone, Debug)]
struct Base {
    /// Where it could have gone otherwise, in order.
    points: Vec<Fork>,
    /// Fingerprints at the ends of its segments.
    prints: Vec<u128>,
    came: Came,
}

/// Where a way could have gone otherwise.
#[derive(Clone, Debug)]
struct Fork {
    /// How many instants at which something could go otherwise came before.
    segment: usize,
    /// When.
    at: SimTime,
    point: Point,
    /// How it went.
    went: Option<Turn>,
    /// How else it could go.
    turns: Vec<Turn>,
}

/// A piece of the walk that can be gone by itself.
#[derive(Clone, Debug)]
pub struct Shard {
    way: usize,
    /// The way gone as it is, and what is chosen otherwise first: its position among the points, and how. None: the way is
    /// to be gone as it is.
    from: Option<(Arc<Base>, usize, Turn)>,
    /// So many deviations, the first included.
    deviations: u8,
    /// So many situations.
    limit: u64,
}

/// What was seen in a shard.
#[derive(Clone, Debug)]
pub struct Haul {
    explored: Explored,
    base: Option<Base>,
    /// What came of its first choice alone.
    came: Option<Came>,
    /// Something was left because so many deviations were chosen already.
    cut: bool,
    /// Something was left because of the limit.
    limited: bool,
}

impl Haul {
    /// Situations gone through.
    #[must_use]
    pub const fn states(&self) -> u64 {
        self.explored.coverage.states
    }
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Walk {
    limits: Limits,
    explored: Explored,
    bases: Vec<Arc<Base>>,
    /// Ways of which nothing is left.
    complete: Vec<bool>,
    round: u8,
    shards: Vec<Shard>,
    limited: bool,
}

impl Walk {
    /// A walk at its beginning.
    #[must_use]
    pub fn new(ground: &Ground, limits: Limits) -> Self {
        Self {
            limits,
            explored: Explored::new(ground),
            bases: Vec::new(),
            complete: vec![false; ground.ways().len()],
            round: 0,
            shards: Vec::new(),
            limited: false,
        }
    }

    /// The shards of the next round; none when the walk is over. What they haul is to be [taken](Self::take) before the
    /// next round is asked for.
    pub fn round(&mut self) -> &[Shard] {
        self.shards.clear();
        if self.bases.is_empty() {
            let shard = |way| Shard { way, from: None, deviations: 0, limit: u64::MAX };
            self.shards.extend((0..self.complete.len()).map(shard));
            return &self.shards;
        }
        let left = self.limits.states.saturating_sub(self.explored.coverage.states);
        if self.round >= self.limits.deviations || self.limited || left == 0 {
            return &self.shards;
        }
        for (way, base) in self.bases.iter().enumerate().filter(|(way, _)| !self.complete[*way]) {
            // The others follow one round behind the first.
            let deviations = if way == 0 { self.round + 1 } else { self.round };
            if deviations == 0 {
                continue;
            }
            for (at, fork) in base.points.iter().enumerate() {
                let from = |turn: &Turn| Some((Arc::clone(base), at, *turn));
                self.shards.extend(fork.turns.iter().map(|turn| Shard {
                    way,
                    from: from(turn),
                    deviations,
                    limit: 0,
                }));
            }
        }
        // Where not all shards can be gone, as many as can are, spread over all of them.
        let room = usize::try_from(left / SMALL).unwrap_or(usize::MAX).max(1);
        if self.shards.len() > room {
            let stride = self.shards.len().div_ceil(room);
            let mut at = 0;
            self.shards.retain(|_| {
                at += 1;
                (at - 1_usize).is_multiple_of(stride)
            });
            self.limited = true;
        }
        let each = (left / (self.shards.len() as u64).max(1)).max(1);
        self.shards.iter_mut().for_each(|shard| shard.limit = each);
        &self.shards
    }

    /// Takes the hauls of the shards of this round, in their order; fewer if the walk is broken off.
    pub fn take(&mut self, hauls: Vec<Haul>) {
        let shards = std::mem::take(&mut self.shards);
        let mut left = vec![false; self.complete.len()];
        self.limited |= hauls.len() < shards.len();
        let first = self.bases.is_empty();
        let mut rows: Vec<(usize, usize, Compared)> = Vec::new();
        for (shard, haul) in shards.iter().zip(hauls) {
            left[shard.way] |= haul.cut || haul.limited;
            self.limited |= haul.limited;
            if let (Some((base, at, turn)), Some(came), 1) = (&shard.from, haul.came, shard.deviations)
                && let Some(fork) = base.points.get(*at)
                && matches!(fork.point, Point::Decision(_))
            {
                if rows.last().is_none_or(|(way, point, _)| (*way, *point) != (shard.way, *at)) {
                    let context = Sighting { at: fork.at, trail: Arc::clone(&base.came.trail) };
                    let results = fork.went.iter().map(|went| (*went, base.came.clone())).collect();
                    rows.push((shard.way, *at, Compared { context, results }));
                }
                if let Some((_, _, row)) = rows.last_mut() {
                    row.results.push((*turn, came));
                }
            }
            if let Some(base) = haul.base {
                left[shard.way] |= base.points.iter().any(|fork| !fork.turns.is_empty());
                self.bases.push(Arc::new(base));
            }
            self.explored.merge(haul.explored);
        }
        for (way, at, row) in rows {
            let fork = self.bases.get(way).and_then(|base| base.points.get(at));
            if let Some(Point::Decision(inject)) = fork.map(|fork| fork.point) {
                self.explored.compare(inject, row);
            }
        }
        // A way that had no shard in this round is as it was.
        for (way, left) in left.iter().enumerate() {
            let gone = first || shards.iter().any(|shard| shard.way == way);
            self.complete[way] |= gone && !left && !self.limited;
        }
        if !first {
            self.round += 1;
            if !self.limited {
                self.explored.coverage.deviations = self.round;
            }
        }
        self.explored.coverage.complete = !self.limited && self.complete.iter().all(|complete| *complete);
    }

    /// Deviations gone through at once so far.
    #[must_use]
    pub const fn deviations(&self) -> u8 {
        self.round
    }

    /// What was seen so far.
    #[must_use]
    pub const fn explored(&self) -> &Explored {
        &self.explored
    }

    /// What was seen.
    #[must_use]
    pub fn into_explored(self) -> Explored {
        self.explored
    }
}

/// Goes a shard.
#[must_use]
pub fn run_shard(ground: &Ground, shard: &Shard) -> Haul {
    let mut explored = Explored::new(ground);
    let haul = |explored| Haul { explored, base: None, came: None, cut: false, limited: false };
    let Some(way) = ground.ways().get(shard.way) else { return haul(explored) };
    let mut walker = Walker {
        ground,
        way,
        visited: Visited::default(),
        runs: Vec::new(),
        deviations: shard.deviations,
        limit: shard.limit,
        cut: false,
        limited: false,
        explored: &mut explored,
    };
    let (base, came) = match &shard.from {
        None => (Some(walker.base()), None),
        Some((base, at, turn)) => (None, walker.deviate(base, *at, *turn)),
    };
    let (cut, limited) = (walker.cut, walker.limited);
    let visited = (walker.visited.bytes() as u64, walker.visited.len() as u64);
    explored.coverage.prints = visited;
    Haul { base, came, cut, limited, ..haul(explored) }
}

/// Whoever goes a shard.
struct Walker<'a> {
    ground: &'a Ground,
    way: &'a Arc<Way>,
    visited: Visited,
    /// Each run: how many deviations it had left, and what came of it.
    runs: Vec<(u8, Option<Came>)>,
    deviations: u8,
    limit: u64,
    cut: bool,
    limited: bool,
    explored: &'a mut Explored,
}

/// An instant at which something could go otherwise.
struct Segment {
    /// The exercise before it.
    before: Option<Staged>,
    points: Vec<Point>,
}

impl Walker<'_> {
    /// The way gone as it is.
    fn base(&mut self) -> Base {
        let mut staged = Staged::begin(self.ground, self.way);
        let mut points = Vec::new();
        let mut prints = Vec::new();
        let mut segment = 0;
        while !staged.is_over() {
            staged.step();
            if staged.course().has_points() {
                let new = staged.course_mut().take_points();
                let at = staged.clock();
                points.extend(new.into_iter().map(|(point, _)| (segment, at, point)));
                prints.extend(staged.course().fingerprint(&[]));
                segment += 1;
                self.explored.coverage.states += 1;
            }
        }
        let came = self.finish(&staged, &[], true);
        let course = staged.course();
        let fork = |(segment, at, point): (usize, SimTime, Point)| {
            let went = went(course, point);
            Fork { segment, at, point, went, turns: self.turns(course, point, went) }
        };
        Base { points: points.into_iter().map(fork).collect(), prints, came }
    }

    /// How a point could have gone otherwise than it went.
    fn turns(&self, course: &Course, point: Point, went: Option<Turn>) -> Vec<Turn> {
        let mut turns = self.ground.turns(point);
        turns.retain(|turn| Some(*turn) != went);
        if let Point::Decision(inject) = point {
            let asked = course.asked.iter().find(|asked| asked.inject == inject);
            let absent = |seat| self.way.policy(seat) == Some("absent");
            if matches!(self.way.play, Play::Recorded(..))
                || asked.is_some_and(|asked| asked.seats.iter().all(absent))
            {
                return Vec::new();
            }
            let offered = asked.map_or(0, |asked| asked.offered);
            turns.retain(
                |turn| !matches!(turn, Turn::Option(option) if offered >> (*option).min(63) & 1 == 0),
            );
        }
        turns
    }

    /// Everything that begins with one point of the way going otherwise.
    fn deviate(&mut self, base: &Base, at: usize, turn: Turn) -> Option<Came> {
        let Fork { segment, point, .. } = base.points.get(at)?;
        self.runs.push((u8::MAX, Some(base.came.clone())));
        base.prints.iter().for_each(|print| self.visited.come(*print, 0));
        let mut staged = Staged::begin(self.ground, self.way);
        let mut before = staged.twin()?;
        let mut passed = 0;
        while passed < *segment {
            staged.step();
            if staged.course().has_points() {
                staged.course_mut().take_points();
                passed += 1;
                before = staged.twin()?;
            } else if staged.is_over() {
                return None;
            }
        }
        let choice = Choice { point: *point, turn };
        before.choose(choice);
        Some(self.explore(before, &mut vec![choice], self.deviations.saturating_sub(1)))
    }

    /// Lets an exercise run to its end, or into a known situation; then everything that deviates from it after its last
    /// choice. Answers what came of the run itself.
    fn explore(&mut self, mut staged: Staged, choices: &mut Vec<Choice>, left: u8) -> Came {
        let run = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
        self.runs.push((left, None));
        // Points that come up up to the last choice are not this run's to change.
        let mut own = choices.last().map(|choice| choice.point);
        let mut segments: Vec<Segment> = Vec::new();
        let mut before = if left > 0 { staged.twin() } else { None };
        let mut came = None;
        let before_steps = staged.steps();
        while !staged.is_over() {
            staged.step();
            if !staged.course().has_points() {
                continue;
            }
            let mut points: Vec<Point> =
                staged.course_mut().take_points().into_iter().map(|(point, _)| point).collect();
            if let Some(point) = own {
                let Some(at) = points.iter().position(|other| *other == point) else { continue };
                points.drain(..=at);
                own = None;
            }
            if left > 0 {
                let next = staged.twin();
                segments.push(Segment { before: std::mem::replace(&mut before, next), points });
            } else {
                let course = staged.course();
                self.cut |=
                    points.iter().any(|point| !self.turns(course, *point, went(course, *point)).is_empty());
            }
            let Some(print) = staged.course().fingerprint(choices) else { continue };
            if let Some(known) = self.visited.run(print)
                && let Some((rest, Some(known))) = self.runs.get(known as usize)
                && *rest >= left
            {
                came = Some(known.clone());
                if left == 0 {
                    self.explored.coverage.merged += 1;
                }
                break;
            }
            self.visited.come(print, run);
            if left == 0 {
                self.explored.coverage.states += 1;
            }
        }
        let steps = u64::from(staged.steps().saturating_sub(before_steps));
        self.explored.coverage.steps = self.explored.coverage.steps.saturating_add(steps);
        let came = came.unwrap_or_else(|| self.finish(&staged, choices, left == 0));
        if let Some(place) = self.runs.get_mut(run as usize) {
            place.1 = Some(came.clone());
        }
        for segment in segments {
            for point in &segment.points {
                let went = went(staged.course(), *point);
                let mut results: Vec<(Turn, Came)> = went.iter().map(|went| (*went, came.clone())).collect();
                for turn in self.turns(staged.course(), *point, went) {
                    if self.explored.coverage.states >= self.limit {
                        self.limited = true;
                        return came;
                    }
                    let Some(mut twin) = segment.before.as_ref().and_then(Staged::twin) else { continue };
                    let choice = Choice { point: *point, turn };
                    twin.choose(choice);
                    choices.push(choice);
                    results.push((turn, self.explore(twin, choices, left - 1)));
                    choices.pop();
                }
                if let (Point::Decision(inject), 1) = (point, left) {
                    let asked = staged.course().asked.iter().find(|asked| asked.inject == *inject);
                    let at = asked.map_or(staged.clock(), |asked| asked.at);
                    let context = Sighting { at, trail: Arc::clone(&came.trail) };
                    self.explored.compare(*inject, Compared { context, results });
                }
            }
        }
        came
    }

    /// A run is at its end. `counts`: it was not gone in an earlier round.
    fn finish(&mut self, staged: &Staged, choices: &[Choice], counts: bool) -> Came {
        let trail = Arc::new(Trail {
            part: self.ground.part(),
            way: Arc::clone(self.way),
            choices: choices.to_vec(),
            drawn: staged.course().drawn.clone(),
        });
        if counts {
            return self.explored.take(staged.course(), staged.monitors(), &trail, staged.clock());
        }
        Came::of(staged.course(), staged.monitors(), &trail)
    }
}

/// How a point went in a run.
fn went(course: &Course, point: Point) -> Option<Turn> {
    match point {
        Point::Decision(inject) => {
            let answered = course.answered.iter().find(|answered| answered.inject == inject)?;
            Some(answered.by.map_or(Turn::Nobody, |_| Turn::Option(answered.option)))
        }
        Point::Draw { .. } => {
            let (_, _, branch) = course.drawn.iter().find(|(other, ..)| *other == point)?;
            Some(Turn::Branch(*branch))
        }
    }
}
