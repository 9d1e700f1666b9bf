//! A run written down: who does what when, one line each. Recorded runs and test plans are written this way.
//!
//! ```text
//! # the first hour, carefully
//! seed 94
//! 0:01  duty     pick-up first-call
//! 0:05  duty     do acknowledge-report event=fighting sender="the captain"
//! 1:05  cell     answer captain-lorry stay clause=RESP-10 sure=4 reason="no road has been checked"
//! 4:15  consular forward dispatcher-luka to cell
//! 9:00  embassy  do assembly-notice movement=m-convoy says=place+luggage+documents closes-in=7h50m
//! 9:30  embassy  do depart movement=m-convoy -> refused K014
//! 70:00 trainer  stop
//! ```
//!
//! Times are hours and minutes of exercise time, with seconds if need be (`-0:30`, `26:40:10`). Values are names,
//! numbers, durations without spaces, `true`, `false`, texts in double quotes; several are joined by `+`, and `all`
//! stands for the whole list. A message is named by the inject that sent it. A line that ends in `-> refused CODE`
//! expects the command to be refused. `seed N` is the seed of chance, `part NAME` the part that is played alone,
//! `reference NAME` the recorded run its card is compared with.
//!
//! # Invariants
//! - Nothing is resolved before its time: a message can be named only once it has been sent.
//! - Every mistake names its line.

use crate::base::{ActionId, ClauseId, Dur, EntityId, FactId, InjectId, KindId, SeatId, SimTime};
use crate::content::model::pattern::Head;
use crate::content::model::tables::{Model, SlotTy};
use crate::kernel::Situation;
use crate::trace::{Args, Command, Envelope, Holder, MessageNo, Names as _, Table, Val, WordId};

/// A run written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Seed of chance; 0 if none is given.
    pub seed: u64,
    /// The part played alone.
    pub part: Option<Box<str>>,
    /// The recorded run its card is compared with.
    pub reference: Option<Box<str>>,
    /// Its lines, by time; lines of one time in the order written.
    pub lines: Vec<Line>,
}

/// One line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number in the file, from 1.
    pub number: usize,
    /// Exercise time.
    pub at: SimTime,
    /// Seat, or `trainer`.
    pub who: Box<str>,
    /// What is done, and its words.
    pub words: Vec<Word>,
    /// The refusal that is expected.
    pub refused: Option<Box<str>>,
}

/// A word of a line: `name=value`, or a value alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Name before the `=`.
    pub name: Option<Box<str>>,
    /// The value.
    pub value: Box<str>,
    /// It stood in quotes.
    pub quoted: bool,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ScriptError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong, in English.
    pub reason: String,
}

impl Script {
    /// Reads a script. Empty lines and lines beginning with `#` are passed over.
    ///
    /// # Errors
    /// The first line that is not a line of a script.
    pub fn read(text: &str) -> Result<Self, ScriptError> {
        let mut script = Self::default();
        for (at, line) in text.lines().enumerate() {
            let line_text = line.trim();
            if line_text.is_empty() || line_text.starts_with('#') {
                continue;
            }
            let fail = |reason: String| ScriptError { line: at + 1, reason };
            if let Some(number) = line_text.strip_prefix("seed ") {
                let reason = || fail(format!("\"{}\" is not a seed", number.trim()));
                script.seed = number.trim().parse().ok().ok_or_else(reason)?;
            } else if let Some(name) = line_text.strip_prefix("part ") {
                script.part = Some(name.trim().into());
            } else if let Some(name) = line_text.strip_prefix("reference ") {
                script.reference = Some(name.trim().into());
            } else {
                script.lines.push(read_line(line_text, at + 1).map_err(fail)?);
            }
        }
        script.lines.sort_by_key(|line| line.at);
        Ok(script)
    }
}

fn read_line(text: &str, number: usize) -> Result<Line, String> {
    let (body, refused) = match text.rsplit_once("-> refused") {
        Some((body, code)) => (body, Some(code.trim().into())),
        None => (text, None),
    };
    let mut words = split(body)?.into_iter();
    let time = words.next().ok_or("a time is missing")?;
    let at =
        read_time(&time.value).ok_or_else(|| format!("\"{}\" is not a time such as 4:30", time.value))?;
    let who = words.next().ok_or("a seat, or trainer, is missing")?.value;
    let words: Vec<Word> = words.collect();
    if words.is_empty() {
        return Err("what is done is missing".to_owned());
    }
    Ok(Line { number, at, who, words, refused })
}

fn read_time(text: &str) -> Option<SimTime> {
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |body| (true, body));
    let mut parts = body.split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds: i64 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    if parts.next().is_some()
        || !(0..60).contains(&minutes)
        || !(0..60).contains(&seconds)
        || hours > 1_000_000
    {
        return None;
    }
    let ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
    Some(SimTime(if negative { -ms } else { ms }))
}

fn split(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (mut name, mut quoted) = (None, false);
        let plain = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
        if let Some(equals) = rest[..plain].find('=') {
            name = Some(rest[..equals].into());
            rest = &rest[equals + 1..];
        }
        let value;
        if let Some(body) = rest.strip_prefix('"') {
            let end = body.find('"').ok_or("a text has no closing quote")?;
            value = body[..end].into();
            quoted = true;
            rest = &body[end + 1..];
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            value = rest[..end].into();
            rest = &rest[end..];
        }
        words.push(Word { name, value, quoted });
        rest = rest.trim_start();
    }
    Ok(words)
}

impl Line {
    /// The command of the line, in a situation.
    ///
    /// # Errors
    /// A [`ScriptError`] if a name is unknown, a message has not been sent, or a value does not fit.
    pub fn command(&self, model: &Model, situation: &Situation) -> Result<Envelope, ScriptError> {
        let reader = Reader { model, situation, words: &self.words[1..] };
        let fail = |reason: String| ScriptError { line: self.number, reason };
        let seat = if &*self.who == "trainer" {
            None
        } else {
            Some(model.seat(&self.who).ok_or_else(|| fail(format!("there is no seat \"{}\"", self.who)))?)
        };
        let command = reader.command(&self.words[0].value).map_err(fail)?;
        let by = match seat {
            Some(seat) => situation.seat(seat).map_or(Holder::Trainer, |state| state.holder.clone()),
            None => Holder::Trainer,
        };
        Ok(Envelope { seat, by, decided_by: None, for_table: false, command })
    }
}

struct Reader<'a> {
    model: &'a Model,
    situation: &'a Situation,
    words: &'a [Word],
}

impl Reader<'_> {
    fn plain(&self, at: usize, what: &str) -> Result<&str, String> {
        let mut plain = self.words.iter().filter(|word| word.name.is_none());
        plain.nth(at).map(|word| &*word.value).ok_or_else(|| format!("{what} is missing"))
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.words.iter().find(|word| word.name.as_deref() == Some(name)).map(|word| &*word.value)
    }

    fn id(&self, table: Table, name: &str, what: &str) -> Result<u16, String> {
        self.model.find(table, name).ok_or_else(|| format!("there is no {what} \"{name}\""))
    }

    fn inject(&self, at: usize) -> Result<InjectId, String> {
        self.id(Table::Inject, self.plain(at, "an inject")?, "inject").map(InjectId)
    }

    fn message_of(&self, inject: &str) -> Result<MessageNo, String> {
        let id = InjectId(self.id(Table::Inject, inject, "inject")?);
        self.situation.inject(id).message.ok_or_else(|| format!("\"{inject}\" has not been sent yet"))
    }

    fn message(&self, at: usize) -> Result<MessageNo, String> {
        self.message_of(self.plain(at, "a message")?)
    }

    fn seat(&self, name: &str) -> Result<SeatId, String> {
        self.id(Table::Seat, name, "seat").map(SeatId)
    }

    fn clause(&self, name: &str) -> Result<ClauseId, String> {
        self.id(Table::Clause, name, "clause").map(ClauseId)
    }

    fn things(&self) -> Result<Box<[EntityId]>, String> {
        let names = self.named("things").unwrap_or_default();
        names.split('+').filter(|name| !name.is_empty()).map(|name| self.thing(name)).collect()
    }

    fn thing(&self, name: &str) -> Result<EntityId, String> {
        self.id(Table::Entity, name, "thing").map(EntityId)
    }

    fn messages(&self) -> Result<Box<[MessageNo]>, String> {
        let names = self.named("messages").unwrap_or_default();
        names.split('+').filter(|name| !name.is_empty()).map(|name| self.message_of(name)).collect()
    }

    fn facts(&self) -> Result<Box<[(FactId, Option<EntityId>)]>, String> {
        let names = self.named("facts").unwrap_or_default();
        let fact = |text: &str| -> Result<(FactId, Option<EntityId>), String> {
            let (name, of) = text.split_once('@').map_or((text, None), |(name, of)| (name, Some(of)));
            let of = of.map(|of| self.thing(of)).transpose()?;
            Ok((FactId(self.id(Table::Fact, name, "fact")?), of))
        };
        names.split('+').filter(|name| !name.is_empty()).map(fact).collect()
    }

    fn text(&self, at: usize) -> Result<Box<str>, String> {
        self.plain(at, "a text").map(Box::from)
    }

    fn task_of(&self, action: &str) -> Result<crate::trace::TaskNo, String> {
        let id = ActionId(self.id(Table::Action, action, "action")?);
        let is = |work: &crate::kernel::situation::Work| matches!(work, crate::kernel::situation::Work::Action { action, .. } if *action == id);
        let task = self.situation.tasks().iter().rev().find(|task| is(&task.work));
        task.map(|task| task.no).ok_or_else(|| format!("\"{action}\" is not in a queue"))
    }

    fn command(&self, verb: &str) -> Result<Command, String> {
        Ok(match verb {
            "do" | "first" => {
                let name = self.plain(0, "an action")?;
                let action = ActionId(self.id(Table::Action, name, "action")?);
                Command::Begin { action, args: self.args(action)?, front: verb == "first" }
            }
            "call-off" => Command::CallOff { task: self.task_of(self.plain(0, "an action")?)? },
            "pick-up" => Command::PickUp { message: self.message(0)? },
            "open" => Command::Open { message: self.message(0)? },
            "decline" => Command::Decline { message: self.message(0)? },
            "answer" => {
                let inject = self.inject(0)?;
                let name = self.plain(1, "an option")?;
                let options =
                    self.model.scenario.injects[inject.index()].decision.as_ref().map(|d| &d.options);
                let option = options.and_then(|options| options.iter().position(|option| option.id == *name));
                let option = option.ok_or_else(|| format!("there is no option \"{name}\""))?;
                let sure = self.named("sure").map(str::parse).transpose();
                Command::Answer {
                    inject,
                    option: u8::try_from(option).unwrap_or(u8::MAX),
                    clause: self.named("clause").map(|name| self.clause(name)).transpose()?,
                    confidence: sure.ok().ok_or("\"sure\" is a number from 1 to 5")?,
                    reason: self.named("reason").map(Box::from),
                }
            }
            "forward" => {
                let message = self.message(0)?;
                if self.plain(1, "to")? != "to" {
                    return Err("a message is forwarded \"to\" a seat".to_owned());
                }
                let to = self.seat(self.plain(2, "a seat")?)?;
                Command::Forward { message, to, note: self.named("note").map(Box::from) }
            }
            "brief" => Command::Brief {
                to: self.seat(self.plain(0, "a seat")?)?,
                things: self.things()?,
                facts: self.facts()?,
                messages: self.messages()?,
            },
            "told" => Command::ToldOrally {
                from: self.seat(self.plain(0, "a seat")?)?,
                to: self.seat(self.plain(1, "a seat")?)?,
                messages: self.messages()?,
                things: self.things()?,
            },
            "own-words" => {
                let time = self.plain(0, "a duration")?;
                let dur = Dur::parse(&spaced(time)).map_err(str::to_owned)?;
                let minutes = u16::try_from(dur.0 / Dur::MINUTE.0).ok().ok_or("that is too long")?;
                Command::OwnWords { text: self.text(1)?, minutes }
            }
            "depart-from" => Command::DepartFrom {
                clause: self.clause(self.plain(0, "a clause")?)?,
                reason: self.text(1)?,
            },
            "merge" => Command::Merge {
                keep: self.thing(self.plain(0, "a thing")?)?,
                alias: self.thing(self.plain(1, "a thing")?)?,
            },
            "hint" => Command::TakeHint,
            "step-out" => Command::StepOut,
            "note" => Command::Note { text: self.text(0)? },
            "release" => Command::Release { inject: self.inject(0)? },
            "leave-out" => Command::LeaveOut { inject: self.inject(0)? },
            "stop" => Command::Stop { reason: self.plain(0, "a reason").ok().map(Box::from) },
            other => return Err(format!("\"{other}\" is nothing one can do")),
        })
    }

    fn args(&self, action: ActionId) -> Result<Args, String> {
        let slots = self.model.slots(Head::Action(action));
        let mut vals = vec![Val::Nil; slots.len()];
        let mut texts: Vec<Box<str>> = Vec::new();
        for word in self.words.iter().filter(|word| word.name.is_some()) {
            let name = word.name.as_deref().unwrap_or_default();
            let at = slots.iter().position(|slot| slot.name == *name).ok_or_else(|| {
                let known: Vec<&str> = slots.iter().map(|slot| slot.name.as_str()).collect();
                format!("the action has no slot \"{name}\"; it has {}", known.join(", "))
            })?;
            vals[at] = self.value(&slots[at].ty, word, &mut texts)?;
        }
        Ok(Args::new(vals, texts))
    }

    fn word_at(&self, words: &[WordId], name: &str) -> Result<usize, String> {
        let at = words.iter().position(|word| self.model.name(Table::Word, word.0) == name);
        at.ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|word| self.model.name(Table::Word, word.0)).collect();
            format!("\"{name}\" is none of {}", known.join(", "))
        })
    }

    fn value(&self, ty: &SlotTy, word: &Word, texts: &mut Vec<Box<str>>) -> Result<Val, String> {
        let text = &*word.value;
        Ok(match ty {
            SlotTy::Thing(kinds) => {
                let thing = self.thing(text)?;
                if !kinds.contains(&self.model.things[thing.index()].kind) {
                    return Err(format!("\"{text}\" is of another kind"));
                }
                Val::Entity(thing)
            }
            SlotTy::Many(kind) => {
                let (first, len) = self.model.range(*kind);
                let mut bits = 0u64;
                for name in text.split('+') {
                    if name == "all" {
                        bits = if len >= 64 { u64::MAX } else { (1 << len) - 1 };
                        continue;
                    }
                    let thing = self.thing(name)?.0;
                    let position = thing.checked_sub(first).filter(|position| *position < len.min(64));
                    bits |= 1 << position.ok_or_else(|| format!("\"{name}\" is of another kind"))?;
                }
                Val::Many(KindId::from_index(*kind as usize), bits)
            }
            SlotTy::Word(words) => Val::Word(words[self.word_at(words, text)?]),
            SlotTy::Words(words) => {
                let mut bits = 0u64;
                for name in text.split('+') {
                    if name == "all" {
                        bits = if words.len() >= 64 { u64::MAX } else { (1 << words.len()) - 1 };
                    } else {
                        bits |= 1 << (self.word_at(words, name)? & 63);
                    }
                }
                Val::Options(bits)
            }
            SlotTy::Message => Val::Message(self.message_of(text)?),
            SlotTy::Seat => Val::Seat(self.seat(text)?),
            SlotTy::Number => {
                Val::Num(text.parse().ok().ok_or_else(|| format!("\"{text}\" is not a number"))?)
            }
            SlotTy::Flag => match text {
                "true" | "yes" => Val::Flag(true),
                "false" | "no" => Val::Flag(false),
                _ => return Err(format!("\"{text}\" is neither true nor false")),
            },
            SlotTy::Time => Val::Num(Dur::parse(&spaced(text)).map_err(str::to_owned)?.0),
            SlotTy::Text => {
                texts.push(text.into());
                Val::Text(u16::try_from(texts.len() - 1).ok().ok_or("too many texts")?)
            }
        })
    }
}

/// `7h50m` with the spaces a duration is written with.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut letter = false;
    for c in text.chars() {
        if letter && c.is_ascii_digit() {
            out.push(' ');
        }
        letter = c.is_ascii_alphabetic();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fixture::mini;
    use crate::kernel::{Plan, Setup};
    use std::sync::Arc;

    fn command(line: &str) -> Result<Command, ScriptError> {
        let model = Arc::new(mini());
        let plan = Plan::new(Arc::clone(&model));
        let situation = Situation::new(&plan, Setup::default());
        Script::read(line)?.lines[0].command(&model, &situation).map(|envelope| envelope.command)
    }

    #[test]
    fn lines_are_sorted_by_time_and_comments_passed_over() {
        let script =
            Script::read("# first\n\nseed 94\npart road\n1:30 duty hint\n-0:10 duty hint -> refused K001\n1:30 consul hint\n")
                .unwrap();
        let times: Vec<i64> = script.lines.iter().map(|line| line.at.0 / 60_000).collect();
        assert_eq!(times, vec![-10, 90, 90]);
        assert_eq!(script.lines[0].refused.as_deref(), Some("K001"));
        assert_eq!(&*script.lines[1].who, "duty");
        assert_eq!((script.seed, script.part.as_deref()), (94, Some("road")));
        assert_eq!(Script::read("\nseed many").unwrap_err().line, 2);
    }

    #[test]
    fn values_are_read_by_the_type_of_their_slot() {
        let set_level = command("0:10 duty do set-level level=level-2 reasons=all").unwrap();
        let Command::Begin { args, .. } = set_level else { unreachable!() };
        assert_eq!(args.vals[1], Val::Options(3));
        let report = command("0:10 consul do report text=\"all are = well\" figure=-3").unwrap();
        let Command::Begin { args, .. } = report else { unreachable!() };
        assert_eq!((args.text(0), args.get(1)), (Some("all are = well"), Val::Num(-3)));
    }

    #[test]
    fn mistakes_name_their_line_and_what_is_possible() {
        let wrong = [
            ("soon duty hint", "not a time"),
            ("0:61 duty hint", "not a time"),
            ("0:10 nobody hint", "no seat"),
            ("0:10 duty do set-level level=level-9", "none of"),
            ("0:10 duty do set-level height=3", "no slot"),
            ("0:10 duty open tv", "not been sent"),
            ("0:10 duty dance", "nothing one can do"),
            ("0:10 duty note \"open", "closing quote"),
            ("0:10 duty", "missing"),
        ];
        for (line, reason) in wrong {
            let error = command(line).unwrap_err();
            assert!(error.reason.contains(reason), "{line}: {error}");
            assert_eq!(error.line, 1);
        }
    }
}
