//! Search by words of either language, by stem, or in Latin typing: actions first, then what is known and the clauses.

use std::sync::Arc;

use crate::base::{ActionId, ClauseId, EntityId, Msg, SeatMask};
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
        let all = (0..model.procedure.actions.len()).map(ActionId::from_index);
        let actions = found(all.filter_map(|id| Some((action_fit(&finder, &model, id)?, id))));
        let (mine, others): (Vec<_>, Vec<_>) =
            actions.into_iter().partition(|(_, id)| view.actions.contains(id));
        let things = found(view.things.iter().filter_map(|known| {
            let names = self.titles.names(known.thing);
            Some((finder.best(names.iter().map(String::as_str))?, known.thing))
        }));
        let clauses = found(model.procedure.clauses.iter().enumerate().filter_map(|(at, clause)| {
            let texts = [clause.id.as_str(), &*clause.title.ka, &*clause.title.en];
            Some((finder.best(texts)?, ClauseId::from_index(at)))
        }));
        let firsts = [best(&mine), best(&others), best(&things), best(&clauses)];
        let Some(all) = firsts.into_iter().flatten().min() else {
            let query: String = query.chars().take(SHOWN).collect();
            self.tell(&Msg::new("play-nothing-found").with("query", query));
            return Flow::Ask;
        };
        // What can be done is found by itself: a thing or clause that fits better does not hide it.
        let mine = good(&mine, best(&mine).unwrap_or(all), 2 * OFFERED);
        let things: Vec<EntityId> = good(&things, all, BESIDE);
        let clauses = good(&clauses, all, BESIDE);
        let found: Vec<Choice> = mine
            .iter()
            .map(|id| Choice::Act(*id))
            .chain(things.iter().map(|id| Choice::Thing(*id)))
            .chain(clauses.iter().map(|id| Choice::Clause(*id)))
            .collect();
        self.menu.list(&found);
        self.numbered(&mine);
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
        for action in good(&others, all, BESIDE) {
            self.not_open(action);
        }
        Flow::Ask
    }

    /// Actions with their numbers.
    pub(super) fn numbered(&self, actions: &[ActionId]) {
        self.draw(|screen| {
            actions.iter().for_each(|id| screen.action(self.menu.number(Choice::Act(*id)), *id));
        });
    }

    /// An action found that cannot be begun: whose it is, or that it is too early for it.
    fn not_open(&self, action: ActionId) {
        let row = self.exercise().plan().model.actions.get(action.index());
        let by = row.map_or(SeatMask::NONE, |row| row.by);
        let msg = if by.has(self.seat) {
            Msg::new("play-found-not-now")
        } else if by.is_empty() {
            Msg::new("play-found-nobodys")
        } else {
            Msg::new("play-found-not-yours").with("seats", self.titles.seats(by))
        };
        self.tell(&msg.with("action", self.titles.action(action)));
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

/// The best fitting first.
fn found<T: Ord>(found: impl Iterator<Item = (Fit, T)>) -> Vec<(Fit, T)> {
    let mut found: Vec<(Fit, T)> = found.collect();
    found.sort();
    found
}

/// How well the first one fits.
fn best<T>(found: &[(Fit, T)]) -> Option<Fit> {
    found.first().map(|(fit, _)| *fit)
}

/// Those that fit about as well as the best of all: where whole words fit, none that only holds the letters; where words
/// fit but for their endings, none that only shares consonants.
fn good<T: Copy>(found: &[(Fit, T)], best: Fit, most: usize) -> Vec<T> {
    let least = match best {
        Fit::Whole | Fit::Start | Fit::Words => Fit::Words,
        Fit::Inside | Fit::Ending => Fit::Ending,
        Fit::Stem => Fit::Stem,
    };
    found.iter().filter(|(fit, _)| *fit <= least).take(most).map(|(_, id)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_keep_out_what_only_holds_the_letters() {
        let list = |best: Fit, found: &[(Fit, u8)]| good(found, best, 9);
        assert_eq!(list(Fit::Words, &[(Fit::Words, 2), (Fit::Inside, 1)]), [2]);
        assert!(list(Fit::Whole, &[(Fit::Inside, 1)]).is_empty());
        assert_eq!(list(Fit::Inside, &[(Fit::Inside, 2), (Fit::Ending, 3), (Fit::Stem, 1)]), [2, 3]);
        assert_eq!(list(Fit::Stem, &[(Fit::Stem, 1)]), [1]);
    }
}
