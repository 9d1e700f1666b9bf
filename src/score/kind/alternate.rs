//! Response and precedence with no other activation in between.
//!
//! # Use
//! [`AlternateResponse`]: `activate`, `target_where`, `close` at the end. [`AlternatePrecedence`]: `target`, `activate`
//! or `activate_where`. An event that is both is fed as an activation only: it is neither before itself nor since
//! itself. What does not pass the feeder's filter of activations is not fed and so blocks nothing; a target that
//! disagrees blocks nothing either.

use crate::score::kind::{Answers, Closing, Mark, Precedence, Window};

/// Each activation wants a target after it and before the next activation.
#[derive(Clone, Debug)]
pub struct AlternateResponse {
    window: Window,
    open: Option<Mark>,
}

impl AlternateResponse {
    /// A machine without an activation.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { window, open: None }
    }

    /// The activation that waits.
    #[must_use]
    pub const fn waiting(&self) -> Option<Mark> {
        self.open
    }

    /// An activation happened: one still waiting is lost.
    #[inline]
    pub fn activate(&mut self, activation: Mark, out: &mut impl Answers) {
        if let Some(lost) = self.open.replace(activation) {
            out.unanswered(lost);
        }
    }

    /// A target happened; `agrees(activation, target)` tells by their indices whether it fits.
    #[inline]
    pub fn target_where(
        &mut self,
        target: Mark,
        agrees: impl FnOnce(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        if let Some(activation) = self.open
            && self.window.holds(activation.at, target.at)
            && agrees(activation.index, target.index)
        {
            out.answered(activation, target);
            self.open = None;
        }
    }

    /// The clock left every moment before `now`: reports an activation that fell due before it.
    pub fn elapse(&mut self, now: i64, out: &mut impl Answers) {
        if let Some(activation) = self.open.take_if(|activation| self.window.is_over(activation.at, now)) {
            out.unanswered(activation);
        }
    }

    /// The trace ends.
    #[inline]
    pub fn close(&mut self, closing: Closing, out: &mut impl Answers) {
        if let Some(activation) = self.open.take() {
            if self.window.is_closed_by(activation.at, closing) {
                out.unanswered(activation);
            } else {
                out.open(activation);
            }
        }
    }
}

/// Each activation wants a target before it and since the previous activation.
#[derive(Clone, Debug)]
pub struct AlternatePrecedence {
    since: Precedence,
}

impl AlternatePrecedence {
    /// A machine for targets that agree with every activation.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { since: Precedence::new(window) }
    }

    /// A machine for targets that agree with some activations only.
    #[must_use]
    pub const fn correlated(window: Window) -> Self {
        Self { since: Precedence::correlated(window) }
    }

    /// Starts again with another window, keeping the memory.
    pub fn reset(&mut self, window: Window, correlated: bool) {
        self.since.reset(window, correlated);
    }

    /// A target happened.
    #[inline]
    pub fn target(&mut self, target: Mark) {
        self.since.target(target);
    }

    /// An activation happened with which every target agrees.
    #[inline]
    pub fn activate(&mut self, activation: Mark, out: &mut impl Answers) {
        self.since.activate(activation, out);
        self.since.forget();
    }

    /// An activation happened; `agrees(activation, target)` tells by their indices whether a target fits.
    pub fn activate_where(
        &mut self,
        activation: Mark,
        agrees: impl FnMut(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        self.since.activate_where(activation, agrees, out);
        self.since.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::{Heard, mark};

    #[test]
    fn a_second_activation_loses_the_first() {
        let mut heard = Heard::default();
        let mut machine = AlternateResponse::new(Window::within(60));
        machine.activate(mark(0, 0), &mut heard);
        machine.activate(mark(1, 10), &mut heard);
        machine.target_where(mark(2, 70), |_, _| true, &mut heard);
        machine.close(Closing::Finished, &mut heard);
        assert_eq!(heard.text(), "0! 1<-2");
    }

    #[test]
    fn a_target_that_disagrees_or_comes_too_soon_blocks_nothing() {
        let mut heard = Heard::default();
        let mut machine = AlternateResponse::new(Window { least: 5, most: 60 });
        machine.activate(mark(0, 0), &mut heard);
        machine.target_where(mark(1, 4), |_, _| true, &mut heard);
        machine.target_where(mark(2, 5), |_, _| false, &mut heard);
        machine.target_where(mark(3, 60), |_, _| true, &mut heard);
        assert_eq!(heard.text(), "0<-3");
    }

    #[test]
    fn an_open_alternate_is_pending_only_at_a_stop_before_its_due_time() {
        let mut heard = Heard::default();
        for stop in [9, 10] {
            let mut machine = AlternateResponse::new(Window::within(10));
            machine.activate(mark(0, 0), &mut heard);
            machine.close(Closing::Stopped { at: stop }, &mut heard);
        }
        assert_eq!(heard.text(), "0? 0!");
    }

    #[test]
    fn a_target_counts_for_one_activation_only() {
        let mut heard = Heard::default();
        let mut machine = AlternatePrecedence::new(Window::ANY);
        machine.target(mark(0, 0));
        machine.activate(mark(1, 0), &mut heard);
        machine.activate(mark(2, 0), &mut heard);
        assert_eq!(heard.text(), "1<-0 2!");
    }
}
