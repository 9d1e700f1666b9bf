//! Each activation wants a target after it, inside a closed window.
//!
//! # Use
//! `activate` when an activation happens, `target` when a target happens that agrees with every activation (or
//! `target_where` with a test of the pair), `elapse` whenever the clock moves and somebody wants to hear of overdue
//! activations at once (never needed for the counts), `close` at the end. One target answers every open activation it
//! fits. If one event is both, call `target` first. With `target` alone, answers come in the order of activations.

use crate::score::kind::{Answers, Closing, Mark, Window};

/// The machine. Constant work per event for `target`, work in the number of open activations for `target_where`.
#[derive(Clone, Debug)]
pub struct Response {
    window: Window,
    open: Vec<Mark>,
    first: usize,
}

impl Response {
    /// A machine without activations.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { window, open: Vec::new(), first: 0 }
    }

    /// Starts again with another window, keeping the memory.
    pub fn reset(&mut self, window: Window) {
        self.window = window;
        self.open.clear();
        self.first = 0;
    }

    /// The activations that wait, oldest first.
    #[must_use]
    pub fn waiting(&self) -> &[Mark] {
        self.open.get(self.first..).unwrap_or_default()
    }

    /// The due time that comes next, if something waits and the window has an end.
    #[must_use]
    pub fn next_due(&self) -> Option<i64> {
        self.waiting().first().and_then(|mark| self.window.due(mark.at))
    }

    /// An activation happened.
    #[inline]
    pub fn activate(&mut self, activation: Mark) {
        self.open.push(activation);
    }

    /// A target happened that agrees with every activation.
    #[inline]
    pub fn target(&mut self, target: Mark, out: &mut impl Answers) {
        while let Some(&activation) = self.open.get(self.first) {
            let distance = target.at.saturating_sub(activation.at);
            if distance < self.window.least {
                break;
            }
            if distance <= self.window.most {
                out.answered(activation, target);
            } else {
                out.unanswered(activation);
            }
            self.first += 1;
        }
        if self.first == self.open.len() {
            self.open.clear();
            self.first = 0;
        }
    }

    /// A target happened; `agrees(activation, target)` tells by their indices whether it fits an activation.
    pub fn target_where(
        &mut self,
        target: Mark,
        mut agrees: impl FnMut(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        let window = self.window;
        self.compact();
        self.open.retain(|&activation| {
            let distance = target.at.saturating_sub(activation.at);
            if distance > window.most {
                out.unanswered(activation);
                return false;
            }
            let fits = distance >= window.least && agrees(activation.index, target.index);
            if fits {
                out.answered(activation, target);
            }
            !fits
        });
    }

    /// The clock left every moment before `now`: reports what fell due before it.
    pub fn elapse(&mut self, now: i64, out: &mut impl Answers) {
        while let Some(&activation) = self.open.get(self.first) {
            if !self.window.is_over(activation.at, now) {
                break;
            }
            out.unanswered(activation);
            self.first += 1;
        }
        self.compact();
    }

    /// The trace ends: reports everything that still waits.
    #[inline]
    pub fn close(&mut self, closing: Closing, out: &mut impl Answers) {
        for &activation in self.open.get(self.first..).unwrap_or_default() {
            if self.window.is_closed_by(activation.at, closing) {
                out.unanswered(activation);
            } else {
                out.open(activation);
            }
        }
        self.open.clear();
        self.first = 0;
    }

    /// An activation no longer waits; nobody is told.
    pub fn forget(&mut self, index: u32) {
        self.compact();
        self.open.retain(|activation| activation.index != index);
    }

    fn compact(&mut self) {
        if self.first > 0 {
            self.open.drain(..self.first);
            self.first = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::{Heard, mark};

    #[test]
    fn a_target_exactly_at_the_due_time_answers_and_one_later_does_not() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window::within(60));
        machine.activate(mark(0, 0));
        machine.activate(mark(1, 1));
        machine.target(mark(2, 61), &mut heard);
        assert_eq!(heard.text(), "0! 1<-2");
    }

    #[test]
    fn one_target_answers_all_that_wait_but_not_what_is_too_young() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window { least: 10, most: 60 });
        machine.activate(mark(0, 0));
        machine.activate(mark(1, 5));
        machine.activate(mark(2, 6));
        machine.target(mark(3, 15), &mut heard);
        assert_eq!(heard.text(), "0<-3 1<-3");
        assert_eq!(machine.next_due(), Some(66));
        machine.close(Closing::Finished, &mut heard);
        assert_eq!(heard.text(), "0<-3 1<-3 2!");
    }

    #[test]
    fn an_event_that_is_both_does_not_answer_itself() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window::ANY);
        for index in 0..3 {
            machine.target(mark(index, 0), &mut heard);
            machine.activate(mark(index, 0));
        }
        machine.close(Closing::Finished, &mut heard);
        assert_eq!(heard.text(), "0<-1 1<-2 2!");
    }

    #[test]
    fn a_target_that_disagrees_leaves_the_activation_waiting() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window::within(100));
        machine.activate(mark(0, 0));
        machine.activate(mark(1, 0));
        machine.target_where(mark(3, 10), |activation, target| activation % 2 == target % 2, &mut heard);
        machine.target_where(mark(4, 101), |_, _| true, &mut heard);
        assert_eq!(heard.text(), "1<-3 0!");
    }

    #[test]
    fn what_is_due_after_the_stop_stays_open() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window::within(10));
        machine.activate(mark(0, 0));
        machine.activate(mark(1, 1));
        machine.close(Closing::Stopped { at: 10 }, &mut heard);
        assert_eq!(heard.text(), "0! 1?");
    }

    #[test]
    fn the_clock_alone_makes_an_activation_overdue() {
        let mut heard = Heard::default();
        let mut machine = Response::new(Window::within(10));
        machine.activate(mark(0, 0));
        machine.elapse(10, &mut heard);
        assert_eq!(heard.text(), "");
        machine.elapse(11, &mut heard);
        assert_eq!(heard.text(), "0!");
        assert!(machine.waiting().is_empty());
    }
}
