//! Each activation wants a target before it, inside a closed window. Judged at the activation; never open.
//!
//! # Use
//! `target` when a target happens, `activate` when an activation happens and every target agrees with it, or
//! `activate_where` with a test of the pair. If one event is both, call `activate` first. The target reported is the
//! nearest that fits. Use `Precedence::correlated` if `activate_where` will be called: it remembers every target that
//! may still count, the plain one only the nearest that is old enough and those that are not yet.

use crate::score::kind::{Answers, Mark, Window};

/// The machine. Constant work per event without correlation.
#[derive(Clone, Debug)]
pub struct Precedence {
    window: Window,
    seen: Vec<Mark>,
    /// How many of `seen` were old enough for the last activation.
    ripe: usize,
    correlated: bool,
    /// Activations may lie before the latest target, so that no target is ever too old to be kept.
    looks_back: bool,
}

impl Precedence {
    /// A machine for targets that agree with every activation.
    #[must_use]
    pub const fn new(window: Window) -> Self {
        Self { window, seen: Vec::new(), ripe: 0, correlated: false, looks_back: false }
    }

    /// A machine for targets that agree with some activations only.
    #[must_use]
    pub const fn correlated(window: Window) -> Self {
        Self { window, seen: Vec::new(), ripe: 0, correlated: true, looks_back: false }
    }

    /// A machine like `correlated` that is asked about moments before its latest target: an act is judged when it
    /// completes, by what stood when it began. The test of the pair has to refuse targets after the activation.
    #[must_use]
    pub const fn looking_back(window: Window) -> Self {
        Self { window, seen: Vec::new(), ripe: 0, correlated: true, looks_back: true }
    }

    /// The targets remembered, oldest first.
    #[must_use]
    pub fn seen(&self) -> &[Mark] {
        &self.seen
    }

    /// Starts again with another window, keeping the memory and the kind.
    pub fn reset(&mut self, window: Window, correlated: bool) {
        self.window = window;
        self.correlated = correlated;
        self.forget();
    }

    /// Forgets every target.
    #[inline]
    pub fn forget(&mut self) {
        self.seen.clear();
        self.ripe = 0;
    }

    /// A target happened.
    #[inline]
    pub fn target(&mut self, target: Mark) {
        if self.correlated {
            if !self.looks_back && self.seen.len() == self.seen.capacity() {
                let window = self.window;
                self.seen.retain(|old| !window.is_over(old.at, target.at));
            }
        } else if self.window.least == 0 {
            self.seen.clear();
        }
        self.seen.push(target);
    }

    /// The nearest target that answers an activation at this moment, every target agreeing with it.
    #[inline]
    pub fn nearest(&mut self, at: i64) -> Option<Mark> {
        let candidate = if self.window.least == 0 {
            self.seen.last()
        } else {
            while self.seen.get(self.ripe).is_some_and(|mark| at.saturating_sub(mark.at) >= self.window.least)
            {
                self.ripe += 1;
            }
            self.ripe.checked_sub(1).and_then(|place| self.seen.get(place))
        };
        candidate.copied().filter(|mark| !self.window.is_over(mark.at, at))
    }

    /// The nearest target inside the window of an activation at this moment for which `agrees(activation, target)`.
    pub fn nearest_where(&self, activation: Mark, mut agrees: impl FnMut(u32, u32) -> bool) -> Option<Mark> {
        self.seen
            .iter()
            .rev()
            .take_while(|target| !self.window.is_over(target.at, activation.at))
            .find(|target| {
                self.window.holds(activation.at, target.at) && agrees(activation.index, target.index)
            })
            .copied()
    }

    /// An activation happened with which every target agrees.
    #[inline]
    pub fn activate(&mut self, activation: Mark, out: &mut impl Answers) {
        match self.nearest(activation.at) {
            Some(target) => out.answered(activation, target),
            None => out.unanswered(activation),
        }
    }

    /// An activation happened; `agrees(activation, target)` tells by their indices whether a target fits.
    pub fn activate_where(
        &mut self,
        activation: Mark,
        agrees: impl FnMut(u32, u32) -> bool,
        out: &mut impl Answers,
    ) {
        match self.nearest_where(activation, agrees) {
            Some(target) => out.answered(activation, target),
            None => out.unanswered(activation),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::kind::heard::{Heard, mark};

    #[test]
    fn both_ends_of_the_window_count() {
        let mut heard = Heard::default();
        let mut machine = Precedence::new(Window { least: 10, most: 60 });
        machine.target(mark(0, 0));
        for (index, at) in [(1, 9), (2, 10), (3, 60), (4, 61)] {
            machine.activate(mark(index, at), &mut heard);
        }
        assert_eq!(heard.text(), "1! 2<-0 3<-0 4!");
    }

    #[test]
    fn a_target_too_young_does_not_hide_an_older_one() {
        let mut heard = Heard::default();
        let mut machine = Precedence::new(Window { least: 10, most: 60 });
        machine.target(mark(0, 0));
        machine.target(mark(1, 15));
        machine.activate(mark(2, 20), &mut heard);
        machine.activate(mark(3, 25), &mut heard);
        assert_eq!(heard.text(), "2<-0 3<-1");
    }

    #[test]
    fn an_event_that_is_both_does_not_answer_itself() {
        let mut heard = Heard::default();
        let mut machine = Precedence::new(Window::ANY);
        for index in 0..2 {
            machine.activate(mark(index, 0), &mut heard);
            machine.target(mark(index, 0));
        }
        assert_eq!(heard.text(), "0! 1<-0");
    }

    #[test]
    fn the_nearest_target_that_agrees_is_named() {
        let mut heard = Heard::default();
        let mut machine = Precedence::correlated(Window::within(50));
        for index in 0..4 {
            machine.target(mark(index, 10 * i64::from(index)));
        }
        machine.activate_where(mark(6, 50), |activation, target| activation % 2 == target % 2, &mut heard);
        machine.activate_where(mark(8, 51), |_, target| target == 0, &mut heard);
        assert_eq!(heard.text(), "6<-2 8!");
    }
}
