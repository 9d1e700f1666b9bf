//! How time moves in play: to the next thing the seat notices, by so much, by itself, to the end of the part.

use std::time::Instant;

use crate::base::{Dur, Msg, SimTime};
use crate::cli::failure::Failure;
use crate::cli::play::game::{Flow, Game};
use crate::trace::{Event, Reach, Record};

/// So long before a duty of its own falls due time stops, so that it can still be done.
const IN_TIME: Dur = Dur(30 * Dur::MINUTE.0);
/// Most moments in which nothing reaches the seat before the clock is shown again.
const MOMENTS: u32 = 100_000;

impl Game {
    pub(super) fn pace(&mut self, rest: &str) -> Result<Flow, Failure> {
        match rest.parse::<u32>() {
            Ok(0) | Err(_) => {
                self.running = None;
                self.wrong("play-pace-waiting")
            }
            Ok(speed) => {
                self.running = Some((speed.min(3_600), Instant::now()));
                self.tell(&Msg::new("play-pace-running").with("speed", i64::from(speed.min(3_600))));
                Ok(Flow::Ask)
            }
        }
    }

    /// Where time runs, lets the time since the last line pass.
    pub(super) fn let_time_run(&mut self) -> Result<(), Failure> {
        let Some((speed, since)) = self.running else { return Ok(()) };
        self.running = Some((speed, Instant::now()));
        let passed = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
        let to = self.exercise().clock().plus(Dur(passed.saturating_mul(i64::from(speed))));
        self.run_to(to)
    }

    pub(super) fn end_of_part(&mut self) -> Result<Flow, Failure> {
        let to = self.exercise().end_of_part();
        self.run_to(to)?;
        Ok(Flow::Draw)
    }

    pub(super) fn run_to(&mut self, to: SimTime) -> Result<(), Failure> {
        self.live.run(to);
        self.save()
    }

    /// Lets time pass until something reaches the seat, a duty of its own falls due, or `limit`.
    pub(super) fn move_on(&mut self, limit: SimTime) -> Result<Flow, Failure> {
        let began = self.exercise().clock();
        self.advance(limit)?;
        let passed = self.exercise().clock().since(began);
        let passed = Dur(passed.0 - passed.0.rem_euclid(Dur::MINUTE.0));
        if passed >= Dur::MINUTE {
            self.tell(&Msg::new("play-passed").with("d", passed));
        }
        Ok(Flow::Draw)
    }

    fn advance(&mut self, limit: SimTime) -> Result<(), Failure> {
        let from = self.exercise().records().len();
        for _ in 0..MOMENTS {
            let now = self.exercise().clock();
            let Some(next) = self.live.next_moment() else { break };
            let mut to = if next > now { next } else { SimTime(now.0.saturating_add(1)) };
            if self.learning {
                let due = self
                    .seats()
                    .iter()
                    .flat_map(|seat| self.exercise().duties(seat))
                    .filter_map(|open| open.due)
                    .flat_map(|due| [due.minus(IN_TIME), due])
                    .filter(|due| *due > now)
                    .min();
                if let Some(due) = due.filter(|due| *due <= to && *due < limit) {
                    self.run_to(due)?;
                    break;
                }
            }
            to = to.min(limit);
            self.run_to(to)?;
            let news = self.exercise().records().get(from..).unwrap_or_default();
            if self.exercise().is_over() || to >= limit || news.iter().any(|record| self.notices(record)) {
                break;
            }
        }
        Ok(())
    }

    /// Whether a seat followed notices that this happens, or a slip is to be handed to it.
    pub(super) fn notices(&self, record: &Record) -> bool {
        let seats = self.seats();
        match &record.event {
            Event::MessageSent { to, .. } => to.0 & self.tables.0 != 0,
            Event::MessageRang { seat: to, .. }
            | Event::ActionCompleted { seat: to, .. }
            | Event::ActionFailed { seat: to, .. }
            | Event::TravelDiverted { seat: to, .. }
            | Event::OwnWordsDone { seat: to, .. }
            | Event::FactTold { to, .. } => seats.has(*to),
            Event::MessageReached { seat: to, how, .. } => seats.has(*to) && *how != Reach::Answered,
            Event::DecisionOpened { seats: asked, .. } => asked.0 & seats.0 != 0,
            Event::PartBegun { .. }
            | Event::PartEnded { .. }
            | Event::InterludePassed { .. }
            | Event::EndingReached { .. }
            | Event::Stopped { .. } => true,
            _ => false,
        }
    }
}
