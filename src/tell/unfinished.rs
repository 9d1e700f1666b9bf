//! An interrupted exercise, and how long ago something was, in words.

use crate::base::Text;
use crate::i18n::Catalogue;

/// An interrupted exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Title of the scenario.
    pub title: Text,
    /// Number of the part and how many there are, where it has several.
    pub part: Option<(usize, usize)>,
    /// Title of the seat.
    pub seat: Text,
    /// File name.
    pub file: String,
    /// Exercise time reached, on the scenario's clock, in both languages.
    pub reached: Text,
    /// Minutes since it was left, if that is known.
    pub minutes_ago: Option<u64>,
}

impl Unfinished {
    /// Part, seat, how long ago, where the clock stands.
    #[must_use]
    pub fn facts(&self, words: &Catalogue) -> String {
        let mut said = Vec::new();
        if let Some((no, of)) = self.part {
            said.push(words.say_key("ui-part-of", &[("no", no.into()), ("of", of.into())]));
        }
        said.push(words.text(&self.seat).to_owned());
        if let Some(minutes) = self.minutes_ago {
            said.push(words.say_key("ui-left", &[("ago", ago(words, minutes).into())]));
        }
        said.push(words.say_key("ui-reached", &[("time", words.text(&self.reached).into())]));
        said.join(" · ")
    }
}

/// How long ago something was, in hours or days.
#[must_use]
pub fn ago(words: &Catalogue, minutes: u64) -> String {
    let (key, count) = match minutes {
        0..60 => return words.word("ui-ago-now"),
        60..1_440 => ("ui-ago-hours", minutes / 60),
        _ => ("ui-ago-days", minutes / 1_440),
    };
    words.say_key(key, &[("count", usize::try_from(count).unwrap_or(usize::MAX).into())])
}
