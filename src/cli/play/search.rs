//! Search by words of either language, by stem, or in Latin typing: actions first, then what is known and the clauses.

use std::sync::Arc;

use crate::base::{ActionId, Msg};
use crate::cli::play::game::{Choice, Flow, Game};
use crate::content::model::Model;
use crate::exercise::fitting::OFFERED;
use crate::i18n::Finder;
use crate::i18n::finder::Fit;

/// So many things and clauses are shown below the actions.
const BESIDE: usize = 5;

impl Game {
    /// Finds actions, known things and clauses; without a word, shows every action.
    pub(super) fn search(&mut self, query: &str) -> Flow {
        let model = Arc::clone(&self.exercise().plan().model);
        let view = self.view();
        if query.is_empty() {
            self.choices = view.actions.iter().map(|action| Choice::Act(*action)).collect();
            self.list();
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
        if mine.is_empty() && others.is_empty() && things.is_empty() && clauses.is_empty() {
            self.tell(&Msg::new("play-nothing-found").with("query", query));
            return Flow::Ask;
        }
        if !mine.is_empty() {
            self.choices = mine.into_iter().take(2 * OFFERED).map(Choice::Act).collect();
            self.list();
        }
        for action in others.into_iter().take(BESIDE) {
            let not_yours = Msg::new("play-found-not-yours").with("action", self.titles.action(action));
            self.tell(&not_yours);
        }
        for thing in things.into_iter().take(BESIDE) {
            self.tell(&Msg::new("play-found-thing").with("thing", self.titles.thing(thing)));
        }
        for id in clauses.into_iter().take(BESIDE) {
            let row = model.procedure.clauses.iter().find(|clause| clause.id == *id);
            let title = row.map_or("", |row| self.console.out.text(&row.title));
            self.tell(&Msg::new("play-found-clause").with("id", id).with("title", title));
        }
        Flow::Ask
    }

    /// The numbered actions.
    fn list(&self) {
        self.draw(|screen| {
            for (at, choice) in self.choices.iter().enumerate() {
                if let Choice::Act(action) = choice {
                    screen.action(at + 1, *action);
                }
            }
        });
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
