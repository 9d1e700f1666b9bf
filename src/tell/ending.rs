//! How a run ended, and whether a rating can be proposed by it.

use crate::base::Msg;
use crate::exercise::End;
use crate::tell::Titles;
use crate::trace::StoppedBy;

/// How a run ended, in a sentence.
#[must_use]
pub fn ending(titles: &Titles, end: &End) -> String {
    let key = match end.by {
        None => "card-not-over",
        Some(StoppedBy::Trainer) if end.alone => "card-ended-early",
        Some(StoppedBy::Trainer) => "card-broken-off",
        Some(StoppedBy::Horizon) => "card-horizon",
        Some(StoppedBy::PartEnd) => "card-part-end",
        Some(StoppedBy::Ending) => "card-ending",
    };
    let mut said = Msg::new(key).with("time", end.at).with("until", end.planned);
    if let Some(ending) = end.ending.and_then(|at| titles.model().scenario.endings.get(at.index())) {
        said = said.with("ending", &ending.title);
    }
    titles.say(&said)
}
