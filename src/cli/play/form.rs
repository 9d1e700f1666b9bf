//! Fills the slots of an action one by one, with numbered choices.

use crate::base::{ActionId, EntityId, KindId, Msg, SeatId};
use crate::cli::play::console::Console;
use crate::cli::play::setup::agrees;
use crate::content::kind::Kind;
use crate::content::model::Head;
use crate::content::model::tables::{SlotRow, SlotTy};
use crate::exercise::SeatView;
use crate::exercise::view::MessageState;
use crate::i18n::Finder;
use crate::tell::slots::{length, sender};
use crate::tell::{Titles, shown_message};
use crate::trace::{Args, MessageNo, Names as _, Val, WordId};

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

/// What a slot can be chosen from.
#[derive(Default)]
struct Choices {
    words: Vec<String>,
    /// The numbers they are chosen by, where they have numbers of their own; otherwise 1, 2, 3 …
    numbers: Vec<u32>,
    /// Several may be chosen.
    many: bool,
    /// Yes or no: a letter will do.
    flag: bool,
}

impl Choices {
    /// The number an option is chosen by.
    fn number(&self, at: usize) -> u32 {
        self.numbers.get(at).copied().unwrap_or_else(|| u32::try_from(at + 1).unwrap_or(u32::MAX))
    }

    /// The option of a number.
    fn at(&self, number: u32) -> Option<usize> {
        (0..self.words.len()).find(|at| self.number(*at) == number)
    }

    /// The one option these words can mean.
    fn meant(&self, typed: &str) -> Option<usize> {
        let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 0 || (letters < LETTERS && !self.flag) {
            return None;
        }
        let finder = Finder::new(typed);
        let mut fits: Vec<_> =
            (0..).zip(&self.words).filter_map(|(at, word)| Some((finder.fit(word)?, at))).collect();
        fits.sort();
        match fits.as_slice() {
            [(_, at)] => Some(*at),
            [(best, at), (next, _), ..] if best < next => Some(*at),
            _ => None,
        }
    }
}

fn ask(
    head: (Head, usize),
    label: &str,
    slot: &SlotRow,
    desk: &mut Desk<'_>,
    texts: &mut Vec<Box<str>>,
) -> Option<Val> {
    let (view, titles) = (desk.view, desk.titles);
    match &slot.ty {
        SlotTy::Thing(kinds) => {
            let mut things = known(view, titles, kinds);
            if kinds.contains(&Kind::Event) {
                // What happened last is more often meant than what has long been known.
                let since = |thing: &EntityId| view.things.iter().find(|known| known.thing == *thing);
                things.sort_by_key(|thing| std::cmp::Reverse(since(thing).map(|known| known.since)));
            }
            let words = things.iter().map(|thing| titles.thing(*thing).to_owned()).collect();
            let chosen = choose(label, slot, &Choices { words, ..Choices::default() }, desk)?;
            Some(chosen.first().and_then(|at| things.get(*at)).map_or(Val::Nil, |thing| Val::Entity(*thing)))
        }
        SlotTy::Many(kind) => {
            let things = known(view, titles, &[*kind]);
            let words = things.iter().map(|thing| titles.thing(*thing).to_owned()).collect();
            let chosen = choose(label, slot, &Choices { words, many: true, ..Choices::default() }, desk)?;
            let bits = chosen
                .iter()
                .filter_map(|at| things.get(*at))
                .fold(0u64, |bits, thing| bits | 1 << (titles.model().kind_of(*thing).1 & 63));
            Some(Val::Many(KindId::from_index(*kind as usize), bits))
        }
        SlotTy::Word(options) => {
            let chosen = choose(
                label,
                slot,
                &Choices { words: words(head, options, titles), ..Choices::default() },
                desk,
            )?;
            Some(chosen.first().and_then(|at| options.get(*at)).map_or(Val::Nil, |word| Val::Word(*word)))
        }
        SlotTy::Words(options) => {
            let chosen = choose(
                label,
                slot,
                &Choices { words: words(head, options, titles), many: true, ..Choices::default() },
                desk,
            )?;
            Some(Val::Options(chosen.iter().fold(0u64, |bits, at| bits | 1 << (at & 63))))
        }
        SlotTy::Message => {
            let messages: Vec<MessageNo> = view
                .messages
                .iter()
                .rev()
                .filter(|message| !matches!(message.state, MessageState::Ringing(_)))
                .map(|message| message.no)
                .collect();
            let words = messages.iter().map(|no| sender(*no, view, titles)).collect();
            let numbers = messages.iter().map(|no| shown_message(*no)).collect();
            let chosen = choose(label, slot, &Choices { words, numbers, ..Choices::default() }, desk)?;
            Some(chosen.first().and_then(|at| messages.get(*at)).map_or(Val::Nil, |no| Val::Message(*no)))
        }
        SlotTy::Seat => {
            let seats: Vec<SeatId> = (0..titles.model().seats.len()).map(SeatId::from_index).collect();
            let words = seats.iter().map(|seat| titles.seat(*seat).to_owned()).collect();
            let chosen = choose(label, slot, &Choices { words, ..Choices::default() }, desk)?;
            Some(chosen.first().and_then(|at| seats.get(*at)).map_or(Val::Nil, |seat| Val::Seat(*seat)))
        }
        SlotTy::Flag => {
            let words = vec![desk.console.out.word("word-yes"), desk.console.out.word("word-no")];
            let chosen = choose(label, slot, &Choices { words, flag: true, ..Choices::default() }, desk)?;
            Some(chosen.first().map_or(Val::Nil, |at| Val::Flag(*at == 0)))
        }
        SlotTy::Number => {
            typed(label, slot, "play-form-number", desk, |text| text.parse::<i64>().ok().map(Val::Num))
        }
        SlotTy::Time => {
            typed(label, slot, "play-form-time", desk, |text| length(text).map(|dur| Val::Num(dur.0)))
        }
        SlotTy::Text => {
            let at = u16::try_from(texts.len()).ok()?;
            typed(label, slot, "play-form-text", desk, |text| {
                texts.push(text.into());
                Some(Val::Text(at))
            })
        }
    }
}

fn words((head, slot): (Head, usize), options: &[WordId], titles: &Titles) -> Vec<String> {
    options.iter().map(|word| titles.choice(head, slot, *word)).collect()
}

/// Known things of these kinds, by name.
fn known(view: &SeatView, titles: &Titles, kinds: &[Kind]) -> Vec<EntityId> {
    let model = titles.model();
    let kind = |thing: EntityId| model.things.get(thing.index()).map(|row| row.kind);
    let mut things: Vec<EntityId> = view
        .things
        .iter()
        .map(|known| known.thing)
        .filter(|thing| kind(*thing).is_some_and(|kind| kinds.contains(&kind)))
        .collect();
    if kinds.contains(&Kind::Seat) {
        things
            .extend(model.things_of(Kind::Seat).filter(|thing| !things.contains(thing)).collect::<Vec<_>>());
    }
    things
}

/// Numbered choices. None if it was given up; an empty list if it was left empty.
fn choose(label: &str, slot: &SlotRow, choices: &Choices, desk: &mut Desk<'_>) -> Option<Vec<usize>> {
    if choices.words.is_empty() {
        if slot.optional {
            return Some(Vec::new());
        }
        let msg = Msg::new("play-form-nothing-known").with("slot", label);
        desk.console.say(&desk.console.out.say(&msg));
        return None;
    }
    if let ([only], false, false) = (choices.words.as_slice(), slot.optional, choices.many) {
        desk.console.say(&format!("{label}: {only}"));
        return Some(vec![0]);
    }
    desk.console.out.line(&format!("{label}:"));
    for (at, word) in choices.words.iter().enumerate() {
        desk.console.item(&format!("  {}", choices.number(at)), 6, word);
    }
    let key = match (choices.many, slot.optional) {
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
        if let Some(chosen) = numbers(&line, choices) {
            return Some(chosen);
        }
        if let Some(at) = choices.meant(&line) {
            desk.console.say(choices.words.get(at).map_or("", String::as_str));
            return Some(vec![at]);
        }
        left += u32::from(desk.looked(&line));
    }
    None
}

/// The numbers of a line: `2`, `1,3`, `1 3-5`, `*` for all.
fn numbers(line: &str, choices: &Choices) -> Option<Vec<usize>> {
    let count = choices.words.len();
    if choices.many && line == "*" {
        return Some((0..count).collect());
    }
    let mut chosen = Vec::new();
    for part in line.split([',', ' ']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        let range: Vec<usize> =
            (0..count).filter(|at| (first..=last).contains(&choices.number(*at))).collect();
        choices.at(first).and(choices.at(last)).filter(|_| first <= last)?;
        chosen.extend(range);
    }
    chosen.sort_unstable();
    chosen.dedup();
    (choices.many || chosen.len() == 1).then_some(chosen).filter(|chosen| !chosen.is_empty())
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

    #[test]
    fn numbers_are_read_alone_in_lists_and_in_ranges() {
        let many = Choices { words: vec![String::new(); 5], many: true, ..Choices::default() };
        assert_eq!(numbers("1,3", &many), Some(vec![0, 2]));
        assert_eq!(numbers("2-4 1", &many), Some(vec![0, 1, 2, 3]));
        assert_eq!(numbers("2–4", &many), Some(vec![1, 2, 3]));
        assert_eq!(numbers("*", &many), Some(vec![0, 1, 2, 3, 4]));
        for wrong in ["6", "0", "3-1", "x", ",", "-"] {
            assert_eq!(numbers(wrong, &many), None, "{wrong}");
        }
        let one = Choices { words: vec![String::new(); 5], ..Choices::default() };
        assert_eq!(numbers("5", &one), Some(vec![4]));
        assert_eq!(numbers("1,2", &one), None);
    }

    #[test]
    fn messages_are_chosen_by_their_own_numbers_and_names_by_words() {
        let words = ["Nana, tour guide", "Fire service of Merisol"].map(str::to_owned).to_vec();
        let choices = Choices { words, numbers: vec![3, 7], ..Choices::default() };
        assert_eq!(numbers("7", &choices), Some(vec![1]));
        assert_eq!(numbers("1", &choices), None);
        assert_eq!(choices.meant("fire"), Some(1));
        assert_eq!(choices.meant("parrot"), None);
        assert_eq!(choices.meant("f"), None);
        let words = ["Yes", "No"].map(str::to_owned).to_vec();
        assert_eq!(Choices { words, flag: true, ..Choices::default() }.meant("n"), Some(1));
        let alike = ["Police of Merisol", "Police of Talenda"].map(str::to_owned).to_vec();
        assert_eq!(Choices { words: alike, ..Choices::default() }.meant("police"), None);
    }
}
