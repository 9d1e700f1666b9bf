//! What a query finds, by words of either language, by stem, or in Latin typing: actions, known things, clauses. And all
//! actions in the order of the procedure.

use crate::base::{ActionId, ClauseId, EntityId, Msg, SeatId, SeatMask};
use crate::content::model::Model;
use crate::exercise::SeatView;
use crate::exercise::fitting::OFFERED;
use crate::i18n::Finder;
use crate::i18n::finder::Fit;
use crate::tell::Titles;

/// So many things, clauses and actions of others are found.
const BESIDE: usize = 5;
/// So many characters of what was searched for are shown.
const SHOWN: usize = 50;

/// What a query finds, each the best fitting first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Actions that can be begun.
    pub mine: Vec<ActionId>,
    /// Known things.
    pub things: Vec<EntityId>,
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Actions that cannot be begun, see [`not_open`].
    pub others: Vec<ActionId>,
}

impl Found {
    /// What of actions, known things and clauses fits about as well as the best of all; what can be done is found by
    /// itself: a thing or clause that fits better does not hide it.
    #[must_use]
    pub fn of(finder: &Finder, titles: &Titles, view: &SeatView) -> Self {
        let model = titles.model();
        let all = (0..model.procedure.actions.len()).map(ActionId::from_index);
        let actions = ranked(all.filter_map(|id| Some((action_fit(finder, model, id)?, id))));
        let (mine, others): (Vec<_>, Vec<_>) =
            actions.into_iter().partition(|(_, id)| view.actions.contains(id));
        let things = ranked(view.things.iter().filter_map(|known| {
            let names = titles.names(known.thing);
            Some((finder.best(names.iter().map(String::as_str))?, known.thing))
        }));
        let clauses = clause_fits(finder, model);
        let firsts = [best(&mine), best(&others), best(&things), best(&clauses)];
        let Some(all) = firsts.into_iter().flatten().min() else { return Self::default() };
        Self {
            mine: good(&mine, best(&mine).unwrap_or(all), 2 * OFFERED),
            things: good(&things, all, BESIDE),
            clauses: good(&clauses, all, BESIDE),
            others: good(&others, all, BESIDE),
        }
    }

    /// Whether nothing was found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.mine.is_empty() && self.things.is_empty() && self.clauses.is_empty() && self.others.is_empty()
    }
}

/// The clauses that fit, by number or title, best first.
#[must_use]
pub fn clauses(finder: &Finder, model: &Model) -> Vec<ClauseId> {
    let found = clause_fits(finder, model);
    best(&found).map_or_else(Vec::new, |first| good(&found, first, usize::MAX))
}

/// That nothing was found.
#[must_use]
pub fn nothing(query: &str) -> Msg {
    let query: String = query.chars().take(SHOWN).collect();
    Msg::new("play-nothing-found").with("query", query)
}

/// An action found that a seat cannot begin: whose it is, or that it is too early for it.
#[must_use]
pub fn not_open(action: ActionId, seat: SeatId, titles: &Titles) -> Msg {
    let by = titles.model().actions.get(action.index()).map_or(SeatMask::NONE, |row| row.by);
    let msg = if by.has(seat) {
        Msg::new("play-found-not-now")
    } else if by.is_empty() {
        Msg::new("play-found-nobodys")
    } else {
        Msg::new("play-found-not-yours").with("seats", titles.seats(by))
    };
    msg.with("action", titles.action(action))
}

/// Actions first asked for in one phase of the procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Position of the phase; beyond the last where none asks for them.
    pub phase: usize,
    /// Title of the phase.
    pub title: String,
    /// The actions.
    pub actions: Vec<ActionId>,
}

/// Actions by the phase of the procedure that first asks for them.
#[must_use]
pub fn by_phase(actions: impl IntoIterator<Item = ActionId>, titles: &Titles) -> Vec<Group> {
    let model = titles.model();
    let phase = |action: &ActionId| titles.phase(*action);
    let mut actions: Vec<ActionId> = actions.into_iter().collect();
    actions.sort_by_key(|action| (phase(action), *action));
    let groups = actions.chunk_by(|one, other| phase(one) == phase(other));
    groups
        .map(|group| {
            let phase = group.first().map_or(usize::MAX, phase);
            let row = model.procedure.phases.get(phase);
            let title = row.map_or_else(
                || titles.phrase("play-other-actions"),
                |row| row.title.get(titles.lang()).to_owned(),
            );
            Group { phase, title, actions: group.to_vec() }
        })
        .collect()
}

fn clause_fits(finder: &Finder, model: &Model) -> Vec<(Fit, ClauseId)> {
    ranked(model.procedure.clauses.iter().enumerate().filter_map(|(at, clause)| {
        let texts = [clause.id.as_str(), &*clause.title.ka, &*clause.title.en];
        Some((finder.best(texts)?, ClauseId::from_index(at)))
    }))
}

fn action_fit(finder: &Finder, model: &Model, action: ActionId) -> Option<Fit> {
    let row = model.procedure.actions.get(action.index())?;
    let mut texts = vec![&*row.title.ka, &*row.title.en, row.id.as_str()];
    texts.extend(row.words.iter().flat_map(|words| [&*words.ka, &*words.en]));
    finder.best(texts)
}

/// The best fitting first.
fn ranked<T: Ord>(found: impl Iterator<Item = (Fit, T)>) -> Vec<(Fit, T)> {
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
