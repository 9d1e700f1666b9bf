//! One exercise that can go on in more than one way: kernel, monitors, colleagues, and what has happened so far.

use std::sync::Arc;

use crate::base::{SeatMask, SimTime};
use crate::explore::bare::{Bare, Kept};
use crate::explore::colleagues::{Colleagues, Stage};
use crate::explore::proof::choice::{Choice, Point, Turn};
use crate::explore::proof::course::Course;
use crate::explore::proof::ground::Ground;
use crate::explore::proof::way::{Play, Way};
use crate::kernel::{Plan, Situation};
use crate::score::clause::Monitors;
use crate::trace::{Envelope, Record};

/// An exercise of which every record is taken in as it is made.
#[derive(Clone, Debug)]
struct Watched {
    bare: Bare,
    course: Course,
    /// How many of the records not yet told to the colleagues are taken in.
    taken: usize,
}

impl Watched {
    fn take_in(&mut self) {
        for record in self.bare.untold().get(self.taken..).unwrap_or_default() {
            self.course.take(self.bare.plan(), self.bare.situation(), record);
        }
        self.taken = self.bare.untold().len();
    }
}

impl Stage for Watched {
    fn plan(&self) -> &Arc<Plan> {
        self.bare.plan()
    }

    fn situation(&self) -> &Situation {
        self.bare.situation()
    }

    fn monitors(&self) -> &Monitors {
        self.bare.monitors()
    }

    fn clock(&self) -> SimTime {
        self.bare.clock()
    }

    fn next_due(&self) -> Option<SimTime> {
        self.bare.next_due()
    }

    fn advance_to(&mut self, to: SimTime) {
        self.bare.advance_to(to);
        self.take_in();
    }

    fn submit(&mut self, envelope: Envelope) {
        self.bare.submit(envelope);
        self.take_in();
    }

    fn each_new(&mut self, tell: &mut dyn FnMut(&Plan, &Situation, &Monitors, &Record)) {
        self.bare.each_new(tell);
        self.taken = 0;
    }

    fn next_alarm(&mut self) -> Option<SimTime> {
        self.bare.next_alarm()
    }

    fn take_called(&mut self) -> SeatMask {
        self.bare.take_called()
    }
}

/// Who plays it.
enum Players {
    Colleagues(Colleagues),
    /// A recorded run, and how many of its commands have been handed in.
    Recorded(Arc<[(SimTime, Envelope)]>, usize),
}

/// See the module.
pub struct Staged {
    watched: Watched,
    players: Players,
}

impl Staged {
    /// The exercise at its beginning.
    #[must_use]
    pub fn begin(ground: &Ground, way: &Way) -> Self {
        let bare = Bare::new(ground.plan(), ground.monitors().clone(), ground.setup(way));
        let players = match &way.play {
            Play::Colleagues(_) => {
                Players::Colleagues(Colleagues::new(ground.plan(), Arc::clone(ground.book())))
            }
            Play::Recorded(_, commands) => Players::Recorded(Arc::clone(commands), 0),
        };
        let mut watched = Watched { bare, course: Course::new(ground), taken: 0 };
        watched.take_in();
        watched.course.begins(ground.plan().past(ground.part()).is_some());
        Self { watched, players }
    }

    /// Keeps the commands handed in from now on.
    #[must_use]
    pub fn keeping_commands(mut self) -> Self {
        self.watched.bare = self.watched.bare.keeping_commands();
        self
    }

    /// The commands kept.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        self.watched.bare.kept()
    }

    /// The same exercise once more, to go another way from here; none if its players cannot be had twice.
    #[must_use]
    pub fn twin(&self) -> Option<Self> {
        let players = match &self.players {
            Players::Colleagues(colleagues) => Players::Colleagues(colleagues.twin()?),
            Players::Recorded(commands, next) => Players::Recorded(Arc::clone(commands), *next),
        };
        Some(Self { watched: self.watched.clone(), players })
    }

    /// Chooses how a point goes when it comes up.
    pub fn choose(&mut self, choice: Choice) {
        match (choice.point, choice.turn) {
            (Point::Draw { draw, subject, occurrence }, Turn::Branch(branch)) => {
                self.watched.bare.fates_mut().foretell(draw, subject, occurrence, branch);
            }
            (Point::Decision(inject), turn) => {
                let option = if let Turn::Option(option) = turn { Some(option) } else { None };
                if let Players::Colleagues(colleagues) = &mut self.players {
                    colleagues.are_told(inject, option);
                }
            }
            (Point::Draw { .. }, _) => {}
        }
    }

    /// Lets the next instant at which something happens happen, with all that is done about it then.
    pub fn step(&mut self) {
        match &mut self.players {
            Players::Colleagues(colleagues) => {
                colleagues.run_on(&mut self.watched, SimTime::FAR);
                colleagues.settle(&mut self.watched);
            }
            Players::Recorded(commands, next) => {
                let soon = SimTime(self.watched.clock().0.saturating_add(1));
                let due = self.watched.next_due().unwrap_or(SimTime::FAR);
                let to = commands.get(*next).map_or(due, |(at, _)| (*at).min(due)).max(soon);
                self.watched.advance_to(to);
                while let Some((_, envelope)) = commands.get(*next).filter(|(at, _)| *at <= to) {
                    *next += 1;
                    self.watched.submit(envelope.clone());
                }
                self.watched.each_new(&mut |_, _, _, _| {});
            }
        }
    }

    /// Exercise time.
    #[must_use]
    pub fn clock(&self) -> SimTime {
        self.watched.clock()
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.watched.next_due().is_none()
    }

    /// Steps made so far.
    #[must_use]
    pub const fn steps(&self) -> u32 {
        self.watched.bare.made().steps
    }

    /// What has happened.
    #[must_use]
    pub const fn course(&self) -> &Course {
        &self.watched.course
    }

    /// What has happened, to take points from it.
    pub const fn course_mut(&mut self) -> &mut Course {
        &mut self.watched.course
    }

    /// What was judged.
    #[must_use]
    pub fn monitors(&self) -> &Monitors {
        self.watched.monitors()
    }
}
