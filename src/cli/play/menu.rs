//! What the numbers on the screen stand for. A number keeps its meaning until the player has the screen drawn anew.

use crate::cli::play::game::Choice;

/// Answers and slips have the numbers up to this one; actions begin behind it.
const ANSWERS: usize = 10;
/// Where answers go on when there are more.
const MORE: usize = 1_000;

/// The numbers.
#[derive(Debug, Default)]
pub(super) struct Menu {
    /// Answers to open questions and slips to be handed out.
    answers: Vec<Choice>,
    /// What else stood on a screen.
    kept: Vec<Choice>,
    /// What was listed since; it has numbers until the next screen.
    listed: Vec<Choice>,
}

impl Menu {
    /// Numbers what a screen offers. What had a number keeps it.
    pub(super) fn offer(&mut self, choices: &[Choice]) {
        self.listed.clear();
        if !choices.iter().any(|choice| choice.is_answer()) {
            self.answers.clear();
        }
        for choice in choices {
            let list = if choice.is_answer() { &mut self.answers } else { &mut self.kept };
            if !list.contains(choice) {
                list.push(*choice);
            }
        }
    }

    /// Numbers a list beside what stands on the screen.
    pub(super) fn list(&mut self, choices: &[Choice]) {
        self.listed = choices.iter().copied().filter(|choice| !self.kept.contains(choice)).collect();
    }

    /// Begins to count anew.
    pub(super) fn renew(&mut self) {
        *self = Self::default();
    }

    /// The number of a choice; 0 if it has none.
    pub(super) fn number(&self, choice: Choice) -> usize {
        let place = |list: &[Choice]| list.iter().position(|other| *other == choice);
        if let Some(at) = place(&self.answers) {
            return if at < ANSWERS { at + 1 } else { MORE + at };
        }
        let at = place(&self.kept).or_else(|| Some(self.kept.len() + place(&self.listed)?));
        at.map_or(0, |at| ANSWERS + 1 + at)
    }

    /// The choice of a number.
    pub(super) fn at(&self, number: usize) -> Option<Choice> {
        let all = self.answers.iter().chain(&self.kept).chain(&self.listed);
        all.copied().find(|choice| self.number(*choice) == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ActionId, InjectId};

    #[test]
    fn a_number_keeps_its_meaning_whatever_comes_and_goes() {
        let act = |n| Choice::Act(ActionId(n));
        let answer = |n| Choice::Answer(InjectId(7), n);
        let mut menu = Menu::default();
        menu.offer(&[act(3), act(4)]);
        assert_eq!((menu.at(11), menu.at(12), menu.at(1)), (Some(act(3)), Some(act(4)), None));
        menu.offer(&[answer(0), answer(1), act(9), act(4)]);
        assert_eq!(
            (menu.at(1), menu.at(2), menu.at(12), menu.at(13)),
            (Some(answer(0)), Some(answer(1)), Some(act(4)), Some(act(9)))
        );
        menu.list(&[act(4), act(20), act(21)]);
        assert_eq!((menu.number(act(4)), menu.number(act(21)), menu.at(15)), (12, 15, Some(act(21))));
        menu.offer(&[act(9), act(5)]);
        assert_eq!((menu.at(1), menu.at(14), menu.at(15)), (None, Some(act(5)), None));
        menu.renew();
        menu.offer(&[act(9)]);
        assert_eq!(menu.at(11), Some(act(9)));
        let many: Vec<Choice> = (0..12).map(answer).collect();
        menu.offer(&many);
        assert!(many.iter().all(|choice| menu.at(menu.number(*choice)) == Some(*choice)));
    }
}
