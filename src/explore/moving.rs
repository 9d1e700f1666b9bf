//! Letting time pass until something reaches those who play.

use crate::base::{Dur, SeatMask, SimTime};
use crate::explore::live::Live;
use crate::trace::{Event, Reach, Record};

/// So long before a duty of its own falls due time stops, so that it can still be done.
pub const IN_TIME: Dur = Dur(30 * Dur::MINUTE.0);
/// Most moments in which nothing reaches anybody before time stops all the same.
const MOMENTS: u32 = 100_000;

/// What stops time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Seats followed.
    pub seats: SeatMask,
    /// Those of them played on paper, to which slips are handed.
    pub tables: SeatMask,
    /// Their own duties stop time too, half an hour before they fall due and when they do.
    pub duties: bool,
}

impl Watch {
    /// Whether a seat followed notices that this happens, or a slip is to be handed to it.
    #[must_use]
    pub fn notices(&self, record: &Record) -> bool {
        let seats = self.seats;
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

impl Live {
    /// Lets time pass until something is noticed, an answer or a duty watched falls due, the exercise ends, or `limit`.
    pub fn move_on(&mut self, watch: &Watch, limit: SimTime) {
        let from = self.exercise().records().len();
        for _ in 0..MOMENTS {
            let now = self.exercise().clock();
            let Some(next) = self.next_moment() else { break };
            let mut to = if next > now { next } else { SimTime(now.0.saturating_add(1)) };
            if let Some(stop) = self.due_next(watch, now).filter(|at| *at <= to && *at < limit) {
                self.run(stop);
                break;
            }
            to = to.min(limit);
            self.run(to);
            let news = self.exercise().records().get(from..).unwrap_or_default();
            let noticed = |record: &Record| watch.notices(record) || self.lapsed(watch, record);
            if self.exercise().is_over() || to >= limit || news.iter().any(noticed) {
                break;
            }
        }
    }

    /// When something next has to be done: half an hour before an answer is due, which is asked for on every screen; before
    /// and at the due time of a duty watched.
    fn due_next(&self, watch: &Watch, now: SimTime) -> Option<SimTime> {
        let exercise = self.exercise();
        let answers = watch.seats.iter().flat_map(|seat| exercise.situation().decisions_of(seat));
        let answers = answers.map(|open| open.until.minus(IN_TIME));
        let duties = watch.seats.iter().filter(|_| watch.duties).flat_map(|seat| exercise.duties(seat));
        let duties = duties.filter_map(|open| open.due).flat_map(|due| [due.minus(IN_TIME), due]);
        answers.chain(duties).filter(|at| *at > now).min()
    }

    /// Whether the time for an answer of a seat followed is over.
    fn lapsed(&self, watch: &Watch, record: &Record) -> bool {
        let Event::DecisionLapsed { inject, .. } = record.event else { return false };
        self.exercise().records().iter().any(|earlier| {
            matches!(earlier.event, Event::DecisionOpened { inject: asked, seats, .. }
                if asked == inject && seats.0 & watch.seats.0 != 0)
        })
    }
}
