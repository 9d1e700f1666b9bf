//! How time moves in play: to the next thing the seat notices, by so much, by itself, to the end of the part.

use std::time::Instant;

use crate::base::{Dur, Msg, SimTime};
use crate::cli::failure::Failure;
use crate::cli::play::game::{Flow, Game};
use crate::explore::moving::Watch;

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
        let watch = self.watch();
        self.live.move_on(&watch, limit);
        self.save()
    }

    /// What stops time when it moves on.
    fn watch(&self) -> Watch {
        Watch { seats: self.seats(), tables: self.tables, duties: self.learning }
    }
}
