//! Each activation wants a target anywhere, before or after it, at a distance inside a closed window.
//!
//! # Use
//! For every event in this order, as far as it applies: `settle` (it is a target: answers waiting activations),
//! `activate`, `remember` (it is a target: may answer later activations). `target` is `settle` and `remember` in one,
//! for an event that is not an activation. `close` at the end. An earlier target is preferred, the nearest one; else
//! the first later one. Answers may come out of the order of activations.

use crate::score::kind::{Answers, Closing, Mark, Precedence, Response, Window};

/// The machine.
#[derive(Clone, Debug)]
pub struct Around {
    before: Precedence,
    after: Response,
}

impl Around {
    /// A machine for targets that agree with every activation.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { before: Precedence::new(window), after: Response::new(window) }
    }

    /// A machine for targets that agree with some activations only.
    #[must_use]
    pub const fn correlated(window: Window) -> Self {
        Self { before: Precedence::correlated(window), after: Response::new(window) }
    }

    /// Starts again with another window, keeping the memory.
    pub fn reset(&mut self, window: Window, correlated: bool) {
        self.before.reset(window, correlated);
        self.after.reset(window);
    }

    /// An activation happened with which every target agrees.
    #[inline]
    pub fn activate(&mut self, activation: Mark, out: &mut impl Answers) {
        match self.before.nearest(activation.at) {
            Some(target) => out.answered(activation, target),
            None => self.after.activate(activation),
        }
    }

    /// An activation happened; `agrees(activation, target)` tells by their indices whether a target fits.
    pub fn activate_where(
        &mut self,
        activation: Mark,
        agrees: impl FnMut(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        match self.before.nearest_where(activation, agrees) {
            Some(target) => out.answered(activation, target),
            None => self.after.activate(activation),
        }
    }

    /// A target happened: answers what waits.
    #[inline]
    pub fn settle(&mut self, target: Mark, out: &mut impl Answers) {
        self.after.target(target, out);
    }

    /// A target happened: answers what waits and agrees.
    pub fn settle_where(
        &mut self,
        target: Mark,
        agrees: impl FnMut(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        self.after.target_where(target, agrees, out);
    }

    /// A target happened: keeps it for later activations.
    #[inline]
    pub fn remember(&mut self, target: Mark) {
        self.before.target(target);
    }

    /// A target happened that is no activation itself.
    #[inline]
    pub fn target(&mut self, target: Mark, out: &mut impl Answers) {
        self.settle(target, out);
        self.remember(target);
    }

    /// The trace ends.
    #[inline]
    pub fn close(&mut self, closing: Closing, out: &mut impl Answers) {
        self.after.close(closing, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::{Heard, mark};

    #[test]
    fn a_target_on_either_side_answers_at_the_very_end_of_the_window() {
        let mut heard = Heard::default();
        let mut machine = Around::new(Window::within(50));
        machine.target(mark(0, 0), &mut heard);
        machine.activate(mark(1, 50), &mut heard);
        machine.activate(mark(2, 51), &mut heard);
        machine.target(mark(3, 101), &mut heard);
        assert_eq!(heard.text(), "1<-0 2<-3");
    }

    #[test]
    fn an_event_that_is_both_does_not_answer_itself() {
        let mut heard = Heard::default();
        let mut machine = Around::new(Window::ANY);
        machine.settle(mark(0, 0), &mut heard);
        machine.activate(mark(0, 0), &mut heard);
        machine.remember(mark(0, 0));
        machine.close(Closing::Finished, &mut heard);
        assert_eq!(heard.text(), "0!");
    }

    #[test]
    fn what_waits_for_a_later_target_is_open_at_a_stop() {
        let mut heard = Heard::default();
        let mut machine = Around::new(Window::within(10));
        machine.activate(mark(0, 5), &mut heard);
        machine.close(Closing::Stopped { at: 14 }, &mut heard);
        assert_eq!(heard.text(), "0?");
    }
}
