//! The very next event, or the very last one, must be a target.
//!
//! # Use
//! Feed **every** event of the trace. [`ChainResponse`]: `event` for each event, saying whether it is a target, then
//! `activate` if it is an activation; `close` at the end. [`ChainPrecedence`]: `activate` if it is an activation, then
//! `event`.

use crate::score::kind::{Answers, Closing, Mark, Window};

/// Each activation wants the next event to be a target inside the window.
#[derive(Clone, Debug)]
pub struct ChainResponse {
    window: Window,
    open: Option<Mark>,
}

impl ChainResponse {
    /// A machine without an activation.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { window, open: None }
    }

    /// Any event happened; `is_target(activation, event)` tells by their indices whether it is a target that fits.
    #[inline]
    pub fn event(&mut self, event: Mark, is_target: impl FnOnce(u32, u32) -> bool, out: &mut impl Answers) {
        if let Some(activation) = self.open.take() {
            if self.window.holds(activation.at, event.at) && is_target(activation.index, event.index) {
                out.answered(activation, event);
            } else {
                out.unanswered(activation);
            }
        }
    }

    /// An activation happened.
    #[inline]
    pub const fn activate(&mut self, activation: Mark) {
        self.open = Some(activation);
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

/// Each activation wants the event just before it to be a target inside the window.
#[derive(Clone, Debug)]
pub struct ChainPrecedence {
    window: Window,
    last: Option<Mark>,
}

impl ChainPrecedence {
    /// A machine before the first event.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { window, last: None }
    }

    /// An activation happened; `is_target(activation, event)` tells by their indices whether the event just before it
    /// is a target that fits.
    #[inline]
    pub fn activate(
        &mut self,
        activation: Mark,
        is_target: impl FnOnce(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        match self.last {
            Some(last)
                if self.window.holds(activation.at, last.at) && is_target(activation.index, last.index) =>
            {
                out.answered(activation, last);
            }
            _ => out.unanswered(activation),
        }
    }

    /// Any event happened.
    #[inline]
    pub const fn event(&mut self, event: Mark) {
        self.last = Some(event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::{Heard, mark};

    #[test]
    fn another_event_in_between_breaks_the_chain() {
        let mut heard = Heard::default();
        let mut machine = ChainResponse::new(Window::ANY);
        machine.activate(mark(0, 0));
        machine.event(mark(1, 0), |_, _| false, &mut heard);
        machine.event(mark(2, 0), |_, _| true, &mut heard);
        assert_eq!(heard.text(), "0!");
    }

    #[test]
    fn the_next_event_must_be_inside_the_window() {
        let mut heard = Heard::default();
        for at in [30, 31] {
            let mut machine = ChainResponse::new(Window::within(30));
            machine.activate(mark(0, 0));
            machine.event(mark(1, at), |_, _| true, &mut heard);
        }
        assert_eq!(heard.text(), "0<-1 0!");
    }

    #[test]
    fn the_last_event_waits_for_nothing_more() {
        let mut heard = Heard::default();
        let mut machine = ChainResponse::new(Window::ANY);
        machine.activate(mark(0, 0));
        machine.close(Closing::Finished, &mut heard);
        machine.activate(mark(1, 0));
        machine.close(Closing::Stopped { at: 9 }, &mut heard);
        assert_eq!(heard.text(), "0! 1?");
    }

    #[test]
    fn the_first_event_has_no_event_before_it() {
        let mut heard = Heard::default();
        let mut machine = ChainPrecedence::new(Window::ANY);
        machine.activate(mark(0, 0), |_, _| true, &mut heard);
        machine.event(mark(0, 0));
        machine.activate(mark(1, 5), |_, _| true, &mut heard);
        assert_eq!(heard.text(), "0! 1<-0");
    }
}
