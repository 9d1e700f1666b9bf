//! Commands written in words: `do acknowledge-report event=fire`, for scripts, recorded runs and quick typing.
//!
//! Verbs: `do`, `now` (to the front), `stop`, `first`, `open`, `answer`, `decline`, `choose`, `forward`, `brief`,
//! `words`, `depart`, `merge`, `hint`, `break`, `note`. Values of slots: a name; several names with commas; `#3` a
//! message; `true`, `12`, `"45m"`; free text in quotes.

use crate::base::{ActionId, ClauseId, Dur, EntityId, InjectId, KindId, Msg, SeatId};
use crate::content::model::tables::{Model, SlotRow, SlotTy};
use crate::trace::{Args, Command, MessageNo, Names as _, Table, TaskNo, Val};

/// Reads an order.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(model: &Model, text: &str) -> Result<Command, Msg> {
    let words = split(text)?;
    let (verb, rest) = words.split_first().ok_or_else(|| Msg::new("order-empty"))?;
    let word = |at: usize| {
        rest.get(at)
            .map(String::as_str)
            .ok_or_else(|| Msg::new("order-incomplete").with("verb", verb.as_str()))
    };
    let tail = |at: usize| rest.get(at..).unwrap_or_default().join(" ");
    Ok(match verb.as_str() {
        "do" | "now" => {
            let action = action(model, word(0)?)?;
            let args = slots(model, action, rest.get(1..).unwrap_or_default())?;
            Command::Begin { action, args, front: verb == "now" }
        }
        "stop" => Command::CallOff { task: TaskNo(number(word(0)?)?) },
        "first" => Command::Reorder { task: TaskNo(number(word(0)?)?), to: 0 },
        "open" => Command::Open { message: message(word(0)?)? },
        "answer" => Command::PickUp { message: message(word(0)?)? },
        "decline" => Command::Decline { message: message(word(0)?)? },
        "choose" => {
            let inject = InjectId(named(model, Table::Inject, word(0)?)?);
            let options = model.scenario.injects.get(inject.index()).and_then(|row| row.decision.as_ref());
            let option = options
                .and_then(|decision| {
                    decision.options.iter().position(|option| option.id == *word(1).unwrap_or_default())
                })
                .and_then(|at| u8::try_from(at).ok())
                .ok_or_else(|| unknown(word(1).unwrap_or_default()))?;
            let clause = match rest.get(2) {
                Some(name) => Some(ClauseId(named(model, Table::Clause, name)?)),
                None => None,
            };
            let confidence = match rest.get(3) {
                Some(n) => Some(u8::try_from(number(n)?).ok().ok_or_else(|| unknown(n))?),
                None => None,
            };
            let reason = Some(tail(4)).filter(|reason| !reason.is_empty()).map(Into::into);
            Command::Answer { inject, option, clause, confidence, reason }
        }
        "forward" => Command::Forward {
            message: message(word(0)?)?,
            to: seat(model, word(1)?)?,
            note: Some(tail(2)).filter(|note| !note.is_empty()).map(Into::into),
        },
        "brief" => {
            let (mut things, mut messages) = (Vec::new(), Vec::new());
            for item in rest.iter().skip(1) {
                if item.starts_with('#') {
                    messages.push(message(item)?);
                } else {
                    things.push(EntityId(named(model, Table::Entity, item)?));
                }
            }
            let to = seat(model, word(0)?)?;
            Command::Brief { to, things: things.into(), facts: Box::default(), messages: messages.into() }
        }
        "words" => {
            let minutes =
                u16::try_from(number(word(0)?)?).ok().ok_or_else(|| unknown(word(0).unwrap_or_default()))?;
            Command::OwnWords { text: tail(1).into(), minutes }
        }
        "depart" => Command::DepartFrom {
            clause: ClauseId(named(model, Table::Clause, word(0)?)?),
            reason: tail(1).into(),
        },
        "merge" => Command::Merge {
            keep: EntityId(named(model, Table::Entity, word(0)?)?),
            alias: EntityId(named(model, Table::Entity, word(1)?)?),
        },
        "hint" => Command::TakeHint,
        "break" => Command::StepOut,
        "note" => Command::Note { text: tail(0).into() },
        other => return Err(Msg::new("order-unknown").with("verb", other)),
    })
}

/// The value of a slot in words.
///
/// # Errors
/// A sentence that says what is expected.
pub fn value(model: &Model, slot: &SlotRow, text: &str, texts: &mut Vec<Box<str>>) -> Result<Val, Msg> {
    let wrong = || Msg::new("order-wrong-value").with("slot", slot.name.as_str()).with("value", text);
    let option = |words: &[crate::trace::WordId], name: &str| {
        words.iter().position(|word| *model.name(Table::Word, word.0) == *name).ok_or_else(wrong)
    };
    Ok(match &slot.ty {
        SlotTy::Thing(kinds) => {
            let thing = model.thing(text).ok_or_else(wrong)?;
            let kind = model.things.get(thing.index()).map(|row| row.kind);
            if !kind.is_some_and(|kind| kinds.contains(&kind)) {
                return Err(wrong());
            }
            Val::Entity(thing)
        }
        SlotTy::Many(kind) => {
            let mut bits = 0u64;
            for name in text.split(',').filter(|name| !name.is_empty()) {
                let thing = model.thing(name).ok_or_else(wrong)?;
                let (found, position) = model.kind_of(thing);
                if found.index() != *kind as usize || position >= 64 {
                    return Err(wrong());
                }
                bits |= 1 << position;
            }
            Val::Many(KindId::from_index(*kind as usize), bits)
        }
        SlotTy::Word(words) => Val::Word(words.get(option(words, text)?).copied().ok_or_else(wrong)?),
        SlotTy::Words(words) => {
            let mut bits = 0u64;
            for name in text.split(',').filter(|name| !name.is_empty()) {
                bits |= 1 << (option(words, name)? & 63);
            }
            Val::Options(bits)
        }
        SlotTy::Message => Val::Message(message(text)?),
        SlotTy::Seat => Val::Seat(model.seat(text).ok_or_else(wrong)?),
        SlotTy::Number => Val::Num(text.parse().ok().ok_or_else(wrong)?),
        SlotTy::Flag => Val::Flag(match text {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => return Err(wrong()),
        }),
        SlotTy::Time => Val::Num(Dur::parse(text).ok().ok_or_else(wrong)?.0),
        SlotTy::Text => {
            texts.push(text.into());
            Val::Text(u16::try_from(texts.len() - 1).ok().ok_or_else(wrong)?)
        }
    })
}

fn slots(model: &Model, action: ActionId, words: &[String]) -> Result<Args, Msg> {
    let Some(row) = model.actions.get(action.index()) else { return Ok(Args::default()) };
    let mut vals = vec![Val::Nil; row.slots.len()];
    let mut texts = Vec::new();
    for word in words {
        let (name, text) = word.split_once('=').ok_or_else(|| unknown(word))?;
        let at = row.slots.iter().position(|slot| slot.name == *name).ok_or_else(|| unknown(name))?;
        vals[at] = value(model, &row.slots[at], text, &mut texts)?;
    }
    Ok(Args { vals: vals.into(), texts: texts.into() })
}

fn action(model: &Model, name: &str) -> Result<ActionId, Msg> {
    model.action(name).ok_or_else(|| unknown(name))
}

fn seat(model: &Model, name: &str) -> Result<SeatId, Msg> {
    model.seat(name).ok_or_else(|| unknown(name))
}

fn named(model: &Model, table: Table, name: &str) -> Result<u16, Msg> {
    model.find(table, name).ok_or_else(|| unknown(name))
}

fn message(word: &str) -> Result<MessageNo, Msg> {
    number(word.trim_start_matches('#')).map(MessageNo)
}

fn number(word: &str) -> Result<u32, Msg> {
    word.parse().ok().ok_or_else(|| unknown(word))
}

fn unknown(word: &str) -> Msg {
    Msg::new("order-unknown-word").with("word", word)
}

/// Words, with what stands in quotes kept together and without its quotes.
fn split(text: &str) -> Result<Vec<String>, Msg> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                begun = true;
            }
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if quoted {
        return Err(Msg::new("order-open-quote"));
    }
    if begun {
        words.push(word);
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_quotes_stay_together() {
        assert_eq!(split("do act text=\"two words\"  x").unwrap(), ["do", "act", "text=two words", "x"]);
        assert_eq!(split("note \"\"").unwrap(), ["note", ""]);
        assert!(split("note \"open").is_err());
    }
}
