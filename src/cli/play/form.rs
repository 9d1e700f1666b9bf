//! Fills the slots of an action one by one, with numbered choices.

use crate::base::{ActionId, Msg};
use crate::cli::play::console::Console;
use crate::cli::play::setup::agrees;
use crate::content::model::Head;
use crate::content::model::tables::SlotRow;
use crate::exercise::SeatView;
use crate::i18n::Finder;
use crate::tell::Titles;
use crate::tell::slots::{Asked, Offer, asked, length};
use crate::trace::{Args, Val};

/// So often a slot is asked for before it counts as given up.
const PATIENCE: u32 = 3;

/// So many letters mean a choice; fewer may ask for something else.
const LETTERS: usize = 3;

/// What forms are filled with.
pub(super) struct Desk<'a> {
    pub(super) view: &'a SeatView,
    pub(super) titles: &'a Titles,
    pub(super) console: &'a mut Console,
    /// Shows what a line asks to see; false if it asks for nothing to be seen.
    pub(super) look: &'a dyn Fn(&Console, &str) -> bool,
}

impl Desk<'_> {
    /// A line that is no answer: it asks to see something, or it is told that there is no such choice. Whether it was seen.
    fn looked(&self, line: &str) -> bool {
        let looked = (self.look)(self.console, line);
        if !looked {
            self.console.say(&self.console.out.word("play-form-not-there-look"));
        }
        looked
    }
}

/// Asks for every slot of an action. None if it was given up.
pub(super) fn fill(action: ActionId, desk: &mut Desk<'_>) -> Option<Args> {
    let titles = desk.titles;
    let slots: Vec<SlotRow> = titles.model().slots(Head::Action(action)).to_vec();
    let mut vals = vec![Val::Nil; slots.len()];
    let mut texts: Vec<Box<str>> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let label = titles.slot(action, at);
        vals[at] = ask((Head::Action(action), at), &label, slot, desk, &mut texts)?;
    }
    Some(Args::new(vals, texts))
}

/// The number a choice is chosen by: its own, or 1, 2, 3 …
fn number(offer: &Offer, at: usize) -> u32 {
    let own = offer.choices.get(at).and_then(|choice| choice.number);
    own.unwrap_or_else(|| u32::try_from(at + 1).unwrap_or(u32::MAX))
}

/// The one choice these words can mean; so few letters as a yes or no has may ask for something else.
fn meant(typed: &str, offer: &Offer) -> Option<usize> {
    let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
    let flag = offer.choices.iter().all(|choice| matches!(choice.val, Val::Flag(_)));
    if letters == 0 || (letters < LETTERS && !flag) {
        return None;
    }
    let finder = Finder::new(typed);
    let mut fits: Vec<_> =
        (0..).zip(&offer.choices).filter_map(|(at, choice)| Some((finder.fit(&choice.title)?, at))).collect();
    fits.sort();
    match fits.as_slice() {
        [(_, at)] => Some(*at),
        [(best, at), (next, _), ..] if best < next => Some(*at),
        _ => None,
    }
}

fn ask(
    (head, at): (Head, usize),
    label: &str,
    slot: &SlotRow,
    desk: &mut Desk<'_>,
    texts: &mut Vec<Box<str>>,
) -> Option<Val> {
    match asked(head, at, desk.view, desk.titles)? {
        Asked::Choice(offer) => Some(offer.val(&choose(label, slot, &offer, desk)?)),
        Asked::Number => {
            typed(label, slot, "play-form-number", desk, |text| text.parse::<i64>().ok().map(Val::Num))
        }
        Asked::Time => {
            typed(label, slot, "play-form-time", desk, |text| length(text).map(|dur| Val::Num(dur.0)))
        }
        Asked::Text => {
            let at = u16::try_from(texts.len()).ok()?;
            typed(label, slot, "play-form-text", desk, |text| {
                texts.push(text.into());
                Some(Val::Text(at))
            })
        }
    }
}

/// Numbered choices. None if it was given up; an empty list if it was left empty.
fn choose(label: &str, slot: &SlotRow, offer: &Offer, desk: &mut Desk<'_>) -> Option<Vec<usize>> {
    if offer.choices.is_empty() {
        if slot.optional {
            return Some(Vec::new());
        }
        let msg = Msg::new("play-form-nothing-known").with("slot", label);
        desk.console.say(&desk.console.out.say(&msg));
        return None;
    }
    if let ([only], false, false) = (offer.choices.as_slice(), slot.optional, offer.many) {
        desk.console.say(&format!("{label}: {}", only.title));
        return Some(vec![0]);
    }
    desk.console.out.line(&format!("{label}:"));
    for (at, choice) in offer.choices.iter().enumerate() {
        desk.console.item(&format!("  {}", number(offer, at)), 6, &choice.title);
    }
    let key = match (offer.many, slot.optional) {
        (false, false) => "play-form-one",
        (false, true) => "play-form-one-or-none",
        (true, false) => "play-form-many",
        (true, true) => "play-form-many-or-none",
    };
    let mut left = PATIENCE;
    while left > 0 {
        left -= 1;
        let line = desk.console.ask(&desk.console.out.word(key))?;
        if line == "0" {
            return None;
        }
        if line.is_empty() {
            if slot.optional {
                return Some(Vec::new());
            }
            desk.console.say(&desk.console.out.word("play-form-required"));
            continue;
        }
        if let Some(chosen) = numbers(&line, offer) {
            return Some(chosen);
        }
        if let Some(at) = meant(&line, offer) {
            desk.console.say(offer.choices.get(at).map_or("", |choice| &choice.title));
            return Some(vec![at]);
        }
        left += u32::from(desk.looked(&line));
    }
    None
}

/// The numbers of a line: `2`, `1,3`, `1 3-5`, `*` for all.
fn numbers(line: &str, offer: &Offer) -> Option<Vec<usize>> {
    let count = offer.choices.len();
    if offer.many && line == "*" {
        return Some((0..count).collect());
    }
    let mut chosen = Vec::new();
    for part in line.split([',', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        let there = |no: u32| (0..count).any(|at| number(offer, at) == no);
        if first > last || !there(first) || !there(last) {
            return None;
        }
        chosen.extend((0..count).filter(|at| (first..=last).contains(&number(offer, *at))));
    }
    chosen.sort_unstable();
    chosen.dedup();
    (offer.many || chosen.len() == 1).then_some(chosen).filter(|chosen| !chosen.is_empty())
}

/// Something typed in.
fn typed(
    label: &str,
    slot: &SlotRow,
    key: &'static str,
    desk: &mut Desk<'_>,
    mut read: impl FnMut(&str) -> Option<Val>,
) -> Option<Val> {
    let mut how = desk.console.out.word(key);
    if slot.optional {
        how.push_str(&format!("; {}", desk.console.out.word("play-form-optional")));
    }
    desk.console.say(&format!("{label} ({how})"));
    let mut left = PATIENCE;
    while left > 0 {
        left -= 1;
        let line = desk.console.ask(&format!("{label}:"))?;
        if line == "0" && key == "play-form-text" {
            return None;
        }
        if line.is_empty() {
            if slot.optional {
                return Some(Val::Nil);
            }
            desk.console.say(&desk.console.out.word("play-form-required"));
            continue;
        }
        // A text without a letter is more often a mistyped number.
        if key == "play-form-text" && !line.chars().any(char::is_alphabetic) {
            let keep = desk.console.ask(&desk.console.out.word("play-form-no-words"))?;
            if !agrees(&keep, false) {
                continue;
            }
        }
        match read(&line) {
            Some(val) => return Some(val),
            None => left += u32::from(desk.looked(&line)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tell::slots::Choice;
    use crate::trace::MessageNo;

    fn offer(many: bool, choices: &[(&str, Option<u32>, Val)]) -> Offer {
        let choice = |(title, number, val): &(&str, Option<u32>, Val)| Choice {
            title: (*title).to_owned(),
            number: *number,
            val: *val,
        };
        Offer { choices: choices.iter().map(choice).collect(), many, none: Val::Nil }
    }

    #[test]
    fn numbers_are_read_alone_in_lists_and_in_ranges() {
        let many = offer(true, &[("", None, Val::Nil); 5]);
        assert_eq!(numbers("1,3", &many), Some(vec![0, 2]));
        assert_eq!(numbers("2-4 1", &many), Some(vec![0, 1, 2, 3]));
        assert_eq!(numbers("2–4", &many), Some(vec![1, 2, 3]));
        assert_eq!(numbers("*", &many), Some(vec![0, 1, 2, 3, 4]));
        for wrong in ["6", "0", "3-1", "x", ",", "-"] {
            assert_eq!(numbers(wrong, &many), None, "{wrong}");
        }
        let one = offer(false, &[("", None, Val::Nil); 5]);
        assert_eq!(numbers("5", &one), Some(vec![4]));
        assert_eq!(numbers("1,2", &one), None);
    }

    #[test]
    fn messages_are_chosen_by_their_own_numbers_and_names_by_words() {
        let message = |name, no| (name, Some(no), Val::Message(MessageNo(no)));
        let messages = offer(false, &[message("Nana, tour guide", 3), message("Fire service of Merisol", 7)]);
        assert_eq!(numbers("7", &messages), Some(vec![1]));
        assert_eq!(numbers("1", &messages), None);
        assert_eq!(meant("fire", &messages), Some(1));
        assert_eq!(meant("parrot", &messages), None);
        assert_eq!(meant("f", &messages), None);
        let flag = offer(false, &[("Yes", None, Val::Flag(true)), ("No", None, Val::Flag(false))]);
        assert_eq!(meant("n", &flag), Some(1));
        let alike = offer(false, &[message("Police of Merisol", 1), message("Police of Talenda", 2)]);
        assert_eq!(meant("police", &alike), None);
    }
}
