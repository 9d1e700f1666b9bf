//! Texts an author has to look at because something they may tell of has changed: the clock, the weekend, the mission.

use crate::author::adapt::said::Said;
use crate::base::Lang;

/// Texts that tell what the time is at home: they go by the offset.
pub(super) fn of_home_time(texts: &[Said]) -> impl Iterator<Item = &Said> {
    texts.iter().filter(|said| {
        let home = match said.lang {
            Lang::Ka => "თბილის",
            Lang::En => "Tbilisi",
        };
        said.text.contains(home) && has_time(&said.text)
    })
}

/// Texts that tell of the weekend or of working days.
pub(super) fn of_weekend(texts: &[Said]) -> impl Iterator<Item = &Said> {
    const KA: [&str; 5] = ["შაბათ", "დასვენებ", "უქმე", "სამუშაო დღ", "სამუშაო კვირ"];
    const EN: [&str; 7] =
        ["saturday", "sunday", "weekend", "working day", "working week", "day off", "days off"];
    texts.iter().filter(|said| holds(said, &KA, &EN))
}

/// Texts that tell whether there is a mission.
pub(super) fn of_mission(texts: &[Said]) -> impl Iterator<Item = &Said> {
    const KA: [&str; 3] = ["წარმომადგენლობა არ", "საელჩო არ", "აკრედიტ"];
    const EN: [&str; 5] = ["no mission", "no embassy", "without a mission", "accredited", "has no resident"];
    texts.iter().filter(|said| holds(said, &KA, &EN))
}

fn holds(said: &Said, ka: &[&str], en: &[&str]) -> bool {
    match said.lang {
        // At the beginning of a word: „ოთხშაბათი“ is no weekend.
        Lang::Ka => ka.iter().any(|part| {
            let at_start =
                |at: usize| !said.text.get(..at).is_some_and(|text| text.ends_with(char::is_alphabetic));
            said.text.match_indices(part).any(|(at, _)| at_start(at))
        }),
        Lang::En => {
            let text = said.text.to_lowercase();
            en.iter().any(|part| text.contains(part))
        }
    }
}

/// Whether there is a time of day: `9:00`, `14:30`.
fn has_time(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let before = text.get(..at).is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        let mut behind = text.get(at + 1..).unwrap_or_default().chars();
        let digits = behind.by_ref().take(2).filter(char::is_ascii_digit).count();
        before && digits == 2 && !behind.next().is_some_and(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn said(lang: Lang, text: &str) -> Said {
        Said { path: String::new(), lang, text: text.to_owned(), span: Span::new(0, 0) }
    }

    #[test]
    fn only_texts_that_tell_of_it_are_to_be_looked_at() {
        let texts = [
            said(Lang::En, "It is Wednesday, 12:00 in Tbilisi."),
            said(Lang::En, "It is 12:00 in the port."),
            said(Lang::Ka, "ოთხშაბათია, თბილისში 12:00."),
            said(Lang::En, "Offices open on Sunday."),
            said(Lang::En, "Georgia has no mission in the country."),
        ];
        assert_eq!(of_home_time(&texts).count(), 2);
        assert_eq!(of_weekend(&texts).count(), 1);
        assert_eq!(of_mission(&texts).count(), 1);
    }
}
