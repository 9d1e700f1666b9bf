//! What is not to come out before its time: names looked up, and the messages found whose texts call a thing by its name.

use crate::base::{InjectId, Lang, Name, SeatId, SeatMask, Text};
use crate::content::model::compile::conditions::Scope;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::cond::Num;
use crate::content::model::script::{Hidden, Secret};
use crate::content::model::tables::Model;
use crate::content::scenario as author;
use crate::trace::Table;

pub(super) fn compile(resolver: &mut Resolver, scenario: &author::Scenario) {
    for secret in &scenario.secrets {
        let (author::Hidden::Message(at) | author::Hidden::Thing(at) | author::Hidden::Fact(at, _)) =
            &secret.what;
        let what = hidden(resolver, &secret.what);
        let mut from = secret.from.iter().fold(SeatMask::NONE, |mask, name| mask.union(resolver.seats(name)));
        if secret.from.is_empty() {
            (0..resolver.model.seats.len()).for_each(|seat| from.insert(SeatId::from_index(seat)));
        }
        let until = secret.until.as_ref().map(|until| resolver.cond(until, &Scope::of_scenario(at)));
        if let (Some(what), None | Some(Some(_))) = (what, &until) {
            let named = match what {
                Hidden::Thing(_) => named(scenario, at),
                Hidden::Message(_) | Hidden::Fact(..) => Box::default(),
            };
            resolver.model.script.secrets.push(Secret { what, from, until: until.flatten(), named });
        }
    }
}

fn hidden(resolver: &mut Resolver, what: &author::Hidden) -> Option<Hidden> {
    match what {
        author::Hidden::Message(name) => {
            resolver.row(Table::Inject, name).map(|row| Hidden::Message(InjectId(row)))
        }
        author::Hidden::Thing(name) => resolver.thing(name, &[]).map(Hidden::Thing),
        author::Hidden::Fact(name, of) => {
            let (fact, num) = resolver.fact(name, of.as_ref(), &Scope::of_scenario(name))?;
            // Of which thing a fact is, its cell says.
            let thing = match num {
                Num::Cell(_, cell) => thing_of(&resolver.model, fact, cell),
                _ => None,
            };
            Some(Hidden::Fact(fact, thing))
        }
    }
}

/// The thing a cell of a fact belongs to.
fn thing_of(model: &Model, fact: crate::base::FactId, cell: u32) -> Option<crate::base::EntityId> {
    let row = model.facts.get(fact.index())?;
    let (first, _) = model.range(row.of?);
    let position = u16::try_from(cell.checked_sub(row.base)?).ok()?;
    Some(crate::base::EntityId(first.checked_add(position)?))
}

/// The injects whose texts call a thing by its name.
fn named(scenario: &author::Scenario, thing: &Name) -> Box<[InjectId]> {
    let Some(name) = name_of(scenario, thing) else { return Box::default() };
    let speaks = |inject: &author::Inject| {
        let decision = inject.decision.iter();
        let asked = decision.clone().map(|decision| &decision.question);
        let options = decision.flat_map(|decision| &decision.options).map(|option| &option.text);
        let own = [&inject.sender, &inject.subject, &inject.text].into_iter().flatten();
        own.chain(&inject.attachments).chain(asked).chain(options).any(|text| speaks_of(text, name))
    };
    let injects = scenario.injects.iter().enumerate().filter(|(_, inject)| speaks(inject));
    injects.map(|(at, _)| InjectId::from_index(at)).collect()
}

fn name_of<'a>(scenario: &'a author::Scenario, thing: &Name) -> Option<&'a Text> {
    macro_rules! among {
        ($($list:ident)*) => {
            None$(.or_else(|| scenario.$list.iter().find(|row| row.id == *thing).map(|row| &row.name)))*
        };
    }
    among!(people groups places routes things transports movements resources)
}

/// Whether a text calls something by its name, in any case form: every word of the name begins a word of the text, one
/// after the other.
fn speaks_of(text: &Text, name: &Text) -> bool {
    Lang::ALL.iter().any(|lang| {
        let (text, name) = match lang {
            Lang::Ka => (&text.ka, &name.ka),
            Lang::En => (&text.en, &name.en),
        };
        let stems: Vec<&str> = words(name).map(stem).collect();
        let words: Vec<&str> = words(text).collect();
        !stems.is_empty()
            && words
                .windows(stems.len())
                .any(|run| run.iter().zip(&stems).all(|(word, stem)| begins(word, stem)))
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A Georgian word without the vowel of its nominative.
fn stem(word: &str) -> &str {
    let short = word.strip_suffix(['ა', 'ე', 'ი', 'ო', 'უ']).unwrap_or(word);
    if short.chars().count() < 3 { word } else { short }
}

/// Whether a word is a form of a stem: an ending may follow, at most as long as that of “for”, `ისთვის`. The plural of a
/// name is another: a family.
fn begins(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 6 && !rest.contains("ებ"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_their_forms() {
        let says =
            |ka: &str, en: &str| speaks_of(&Text::new(ka, en), &Text::new("ნანა ბერიძე", "Nana Beridze"));
        assert!(says("ნანა ბერიძემ დარეკა.", ""));
        assert!(says("წერილი ნანა ბერიძისგან", ""));
        assert!(says("წერილი ნანა ბერიძისთვის", ""));
        assert!(says("", "Is it Nana Beridze?"));
        assert!(!says("ნანამ დარეკა, ბერიძემ – არა.", "Nana called. Beridze did not."));
        assert!(!says("ბერიძე ნანა", ""), "the other way round");
    }
}
