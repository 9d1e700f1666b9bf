//! Search by words: actions first, then what is known and the clauses; without words, every action.

use crate::base::ActionId;
use crate::base::Msg;
use crate::cli::play::game::{Choice, Flow, Game};
use crate::i18n::Finder;
use crate::tell::search::{self, Found};
use crate::trace::{Names as _, Table};

impl Game {
    /// Finds actions, known things and clauses; without a word, shows every action.
    pub(super) fn search(&mut self, query: &str) -> Flow {
        let view = self.view();
        if query.is_empty() {
            self.every(&view.actions);
            return Flow::Ask;
        }
        let found = Found::of(&Finder::new(query), &self.titles, &view);
        if found.is_empty() {
            self.tell(&search::nothing(query));
            return Flow::Ask;
        }
        let choices: Vec<Choice> = (found.mine.iter().map(|id| Choice::Act(*id)))
            .chain(found.things.iter().map(|id| Choice::Thing(*id)))
            .chain(found.clauses.iter().map(|id| Choice::Clause(*id)))
            .collect();
        self.menu.list(&choices);
        self.numbered(&found.mine);
        let item = |choice, text: &str| {
            self.console.item(&format!("  {}", self.menu.number(choice)), 5, text);
        };
        for thing in found.things {
            let msg = Msg::new("play-found-thing").with("thing", self.titles.thing(thing));
            item(Choice::Thing(thing), &self.console.out.say(&msg));
        }
        for clause in found.clauses {
            let id = self.titles.model().name(Table::Clause, clause.0);
            let msg = Msg::new("play-found-clause").with("id", id).with("title", self.titles.clause(clause));
            item(Choice::Clause(clause), &self.console.out.say(&msg));
        }
        for action in found.others {
            self.tell(&search::not_open(action, self.seat, &self.titles));
        }
        Flow::Ask
    }

    /// Actions with their numbers.
    pub(super) fn numbered(&self, actions: &[ActionId]) {
        self.draw(|screen| {
            actions.iter().for_each(|id| screen.action(self.menu.number(Choice::Act(*id)), *id));
        });
    }

    /// Every action that may be done now, by the phase of the procedure that first asks for it.
    fn every(&mut self, actions: &[ActionId]) {
        let groups = search::by_phase(actions.iter().copied(), &self.titles);
        let choices: Vec<Choice> =
            groups.iter().flat_map(|group| &group.actions).map(|id| Choice::Act(*id)).collect();
        self.menu.list(&choices);
        self.console.out.keep();
        for group in groups {
            self.console.out.line("");
            self.console.say(&group.title);
            self.numbered(&group.actions);
        }
        self.console.pages();
    }
}
