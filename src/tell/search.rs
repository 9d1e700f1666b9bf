//! What a query finds: actions and clauses, by words of either language, by stem, or in Latin typing.

use crate::base::{ActionId, ClauseId};
use crate::content::model::Model;
use crate::i18n::Finder;
use crate::i18n::finder::Fit;

/// The actions of a list that fit, best first.
pub fn actions(finder: &Finder, model: &Model, among: impl IntoIterator<Item = ActionId>) -> Vec<ActionId> {
    best(among.into_iter().filter_map(|id| Some((action_fit(finder, model, id)?, id))))
}

/// The clauses that fit, by number or title, best first.
#[must_use]
pub fn clauses(finder: &Finder, model: &Model) -> Vec<ClauseId> {
    let rows = model.procedure.clauses.iter().enumerate();
    let found = rows.filter_map(|(at, clause)| {
        let texts = [clause.id.as_str(), &*clause.title.ka, &*clause.title.en];
        Some((finder.best(texts)?, (clause.id.as_str(), ClauseId::from_index(at))))
    });
    best(found).into_iter().map(|(_, clause)| clause).collect()
}

fn action_fit(finder: &Finder, model: &Model, action: ActionId) -> Option<Fit> {
    let row = model.procedure.actions.get(action.index())?;
    let mut texts = vec![&*row.title.ka, &*row.title.en, row.id.as_str()];
    texts.extend(row.words.iter().flat_map(|words| [&*words.ka, &*words.en]));
    finder.best(texts)
}

/// The best fitting first, none that fits much worse: where whole words fit, none that only holds the letters; where
/// words fit but for their endings, none that only shares consonants.
fn best<T: Ord>(found: impl Iterator<Item = (Fit, T)>) -> Vec<T> {
    let mut found: Vec<(Fit, T)> = found.collect();
    found.sort();
    let Some((first, _)) = found.first() else { return Vec::new() };
    let least = match first {
        Fit::Whole | Fit::Start | Fit::Words => Fit::Words,
        Fit::Inside | Fit::Ending => Fit::Ending,
        Fit::Stem => Fit::Stem,
    };
    found.into_iter().filter(|(fit, _)| *fit <= least).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_keep_out_what_only_holds_the_letters() {
        let list = |found: &[(Fit, u8)]| best(found.iter().copied());
        assert_eq!(list(&[(Fit::Inside, 1), (Fit::Words, 2), (Fit::Whole, 3)]), [3, 2]);
        assert_eq!(list(&[(Fit::Stem, 1), (Fit::Ending, 3), (Fit::Inside, 2)]), [2, 3]);
        assert_eq!(list(&[(Fit::Stem, 1)]), [1]);
    }
}
