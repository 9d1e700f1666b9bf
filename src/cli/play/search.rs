//! Search by words of either language, by stem, or in Latin typing: actions first, then what is known and the clauses.

use std::sync::Arc;

use crate::base::{ActionId, ClauseId, EntityId, Msg};
use crate::cli::play::game::{Choice, Flow, Game};
use crate::content::model::Model;
use crate::exercise::fitting::OFFERED;
use crate::i18n::Finder;
use crate::i18n::finder::Fit;
use crate::trace::{Names as _, Table};

/// So many characters of what was searched for are shown.
const SHOWN: usize = 50;
/// So many things and clauses are shown below the actions.
const BESIDE: usize = 5;

impl Game {
    /// Finds actions, known things and clauses; without a word, shows every action.
    pub(super) fn search(&mut self, query: &str) -> Flow {
        let model = Arc::clone(&self.exercise().plan().model);
        let view = self.view();
        if query.is_empty() {
            self.every(&view.actions);
            return Flow::Ask;
        }
        let finder = Finder::new(query);
        let mine = best(view.actions.iter().filter_map(|id| Some((action_fit(&finder, &model, *id)?, *id))));
        let all = (0..model.procedure.actions.len()).map(ActionId::from_index);
        let others = best(
            all.filter(|id| !view.actions.contains(id))
                .filter_map(|id| Some((action_fit(&finder, &model, id)?, id))),
        );
        let things = best(view.things.iter().filter_map(|known| {
            let names = self.titles.names(known.thing);
            Some((finder.best(names.iter().map(String::as_str))?, known.thing))
        }));
        let clauses = best(model.procedure.clauses.iter().filter_map(|clause| {
            let texts = [clause.id.as_str(), &*clause.title.ka, &*clause.title.en];
            Some((finder.best(texts)?, clause.id.as_str()))
        }));
        let clauses = clauses.into_iter().filter_map(|id| model.find(Table::Clause, id).map(ClauseId));
        let clauses: Vec<ClauseId> = clauses.take(BESIDE).collect();
        if mine.is_empty() && others.is_empty() && things.is_empty() && clauses.is_empty() {
            let query: String = query.chars().take(SHOWN).collect();
            self.tell(&Msg::new("play-nothing-found").with("query", query));
            return Flow::Ask;
        }
        let mine: Vec<ActionId> = mine.into_iter().take(2 * OFFERED).collect();
        let things: Vec<EntityId> = things.into_iter().take(BESIDE).collect();
        let found: Vec<Choice> = mine
            .iter()
            .map(|id| Choice::Act(*id))
            .chain(things.iter().map(|id| Choice::Thing(*id)))
            .chain(clauses.iter().map(|id| Choice::Clause(*id)))
            .collect();
        self.menu.list(&found);
        self.draw(|screen| mine.iter().for_each(|id| screen.action(self.menu.number(Choice::Act(*id)), *id)));
        let item = |choice, text: &str| {
            self.console.item(&format!("  {}", self.menu.number(choice)), 5, text);
        };
        for thing in things {
            let msg = Msg::new("play-found-thing").with("thing", self.titles.thing(thing));
            item(Choice::Thing(thing), &self.console.out.say(&msg));
        }
        for clause in clauses {
            let (id, title) = (model.name(Table::Clause, clause.0), self.titles.clause(clause));
            let msg = Msg::new("play-found-clause").with("id", id).with("title", title);
            item(Choice::Clause(clause), &self.console.out.say(&msg));
        }
        for action in others.into_iter().take(BESIDE) {
            let not_yours = Msg::new("play-found-not-yours").with("action", self.titles.action(action));
            self.tell(&not_yours);
        }
        Flow::Ask
    }

    /// Every action that may be done now, by the phase of the procedure that first asks for it.
    fn every(&mut self, actions: &[ActionId]) {
        let model = Arc::clone(&self.exercise().plan().model);
        let mut actions = actions.to_vec();
        actions.sort_by_key(|action| (self.fitting.phase(*action), *action));
        let choices: Vec<Choice> = actions.iter().map(|id| Choice::Act(*id)).collect();
        self.menu.list(&choices);
        self.console.out.keep();
        self.draw(|screen| {
            for group in actions.chunk_by(|one, other| self.fitting.phase(*one) == self.fitting.phase(*other))
            {
                let phase =
                    group.first().and_then(|action| model.procedure.phases.get(self.fitting.phase(*action)));
                let other = self.word("play-other-actions");
                self.console.out.line("");
                self.console.say(phase.map_or(&other, |phase| self.console.out.text(&phase.title)));
                group.iter().for_each(|id| screen.action(self.menu.number(Choice::Act(*id)), *id));
            }
        });
        self.console.pages();
    }
}

fn action_fit(finder: &Finder, model: &Model, action: ActionId) -> Option<Fit> {
    let row = model.procedure.actions.get(action.index())?;
    let mut texts = vec![&*row.title.ka, &*row.title.en, row.id.as_str()];
    texts.extend(row.words.iter().flat_map(|words| [&*words.ka, &*words.en]));
    finder.best(texts)
}

/// The best fitting first; those that only hold the letters somewhere are left out where whole words fit.
fn best<T: Ord>(found: impl Iterator<Item = (Fit, T)>) -> Vec<T> {
    let mut found: Vec<(Fit, T)> = found.collect();
    found.sort();
    let words = found.iter().any(|(fit, _)| *fit <= Fit::Words);
    found.into_iter().filter(|(fit, _)| !words || *fit <= Fit::Words).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_keep_out_what_only_holds_the_letters() {
        let list = |found: &[(Fit, u8)]| best(found.iter().copied());
        assert_eq!(list(&[(Fit::Inside, 1), (Fit::Words, 2), (Fit::Whole, 3)]), [3, 2]);
        assert_eq!(list(&[(Fit::Stem, 1), (Fit::Inside, 2)]), [2, 1]);
    }
}
