//! The compact notation of records in the literate score cases: one record a line.
//!
//! ```text
//! T+0 raised fire{event: quake, risk: true} via m1 to duty, chief   sent by a message that reaches them now
//! T+0 raised fire{event: quake} via m2 (rumour)                     sent; reaches nobody yet
//! T+0 raised fire in silence                                        without a message
//! T+5m m2 reached consul                                            the message arrives
//! T+10m duty forwarded m1 to chief
//! T+10m duty told chief of level
//! T+0:30 consul did check-route{route: north} -> clear (begun T+0:05)
//! T+0:30 so level = level-2                                         what the record before brought about
//! T+1h fact notified(nino) = yes                                    a change of the world
//! T+1h kernel raised assembly-closed{movement: bus}                 what follows from the record before
//! T+1h by consul raised family-separated{…}                         a signal of the world after a seat's act
//! T-2h history raised alarm via m0 to duty                          before the start; acts of the history likewise
//! T+0 duty is held by bot expert
//! T+3h merged nino and unknown-woman
//! T+3h interlude to T+20h
//! T+3h departed A-1 by consul
//! T+3h hint for duty
//! T+5h ending home by chief | ending home | stop | horizon | end of part
//! ```
//!
//! Times are `T+H:MM`, or durations as in content (`T+1d 4h`). A blank line or one beginning with `#` is left out. The
//! line's number, from 1, names its record in the table of verdicts; `#0` is the start.

use hotwash::base::{Dur, EndingId, EntityId, FactId, Reliability, SeatId, SeatMask, SimTime};
use hotwash::content::model::{FactTy, Head, Model, SlotTy};
use hotwash::trace::{
    Args, Author, Event, MessageNo, Reach, Record, RecordNo, StoppedBy, Table, TaskNo, Val, WordId,
};

/// A parsed trace: the records and the line each came from.
pub(crate) struct Trace {
    pub(crate) records: Vec<Record>,
    /// By record: the line.
    pub(crate) lines: Vec<usize>,
}

/// Parses a trace against a model.
pub(crate) fn parse(model: &Model, text: &str) -> Trace {
    let mut parser = Parser {
        model,
        trace: Trace { records: Vec::new(), lines: Vec::new() },
        messages: Vec::new(),
        tasks: 0,
        line: 0,
        at: SimTime::ZERO,
    };
    parser.put(Author::Kernel, None, None, Event::Started { part: None });
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        parser.line = at + 1;
        parser.line(line);
    }
    parser.trace
}

struct Parser<'a> {
    model: &'a Model,
    trace: Trace,
    messages: Vec<String>,
    tasks: u32,
    line: usize,
    at: SimTime,
}

/// A moment.
pub(crate) fn moment(text: &str) -> SimTime {
    time(text.trim()).0
}

/// A moment and what is left of the line.
fn time(text: &str) -> (SimTime, &str) {
    let (sign, mut rest) = match (text.strip_prefix("T+"), text.strip_prefix("T-")) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => panic!("no time: {text}"),
    };
    let mut total = 0;
    loop {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let word_end = word.trim_end_matches([')', ',']);
        let dur = match word_end.split_once(':') {
            Some((hours, minutes)) => match (hours.parse::<i64>(), minutes.parse::<i64>()) {
                (Ok(hours), Ok(minutes)) => Some(hours * 3_600_000 + minutes * 60_000),
                _ => None,
            },
            None => Dur::parse(word_end).ok().map(|dur| dur.0),
        };
        let Some(dur) = dur else { break };
        total += dur;
        rest = after.trim_start();
    }
    (SimTime(sign * total), rest)
}

impl Parser<'_> {
    fn fail(&self, what: &str) -> ! {
        panic!("line {}: {what}", self.line)
    }

    fn put(
        &mut self,
        author: Author,
        cause: Option<RecordNo>,
        actor: Option<SeatId>,
        event: Event,
    ) -> RecordNo {
        let no = RecordNo(self.trace.records.len() as u32);
        self.trace.records.push(Record { no, at: self.at, author, cause, actor, event });
        self.trace.lines.push(self.line);
        no
    }

    fn last(&self) -> Option<&Record> {
        self.trace.records.last()
    }

    /// The last act or signal: what `so` and `kernel` follow from.
    fn root(&self) -> (RecordNo, Option<SeatId>) {
        let is_root = |record: &&Record| {
            matches!(record.event, Event::ActionCompleted { .. } | Event::SignalRaised { .. })
        };
        let root = self.trace.records.iter().rev().find(is_root);
        root.map(|record| (record.no, record.actor))
            .unwrap_or_else(|| self.fail("nothing it could follow from"))
    }

    fn seat(&self, name: &str) -> SeatId {
        self.model.seat(name).unwrap_or_else(|| self.fail(&format!("no seat {name}")))
    }

    fn seats(&self, names: &str) -> Vec<SeatId> {
        names.split(',').map(|name| self.seat(name.trim())).collect()
    }

    fn thing(&self, name: &str) -> EntityId {
        self.model.thing(name).unwrap_or_else(|| self.fail(&format!("no thing {name}")))
    }

    fn message(&mut self, name: &str) -> MessageNo {
        let known = self.messages.iter().position(|known| known == name);
        let at = known.unwrap_or_else(|| {
            self.messages.push(name.to_owned());
            self.messages.len() - 1
        });
        MessageNo(at as u32)
    }

    fn word(&self, name: &str) -> WordId {
        let at = self.model.words.iter().position(|word| **word == *name);
        WordId(at.unwrap_or_else(|| self.fail(&format!("no option {name}"))) as u16)
    }

    fn line(&mut self, line: &str) {
        let (at, rest) = time(line);
        self.at = at;
        let (history, rest) = match rest.strip_prefix("history ") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let author = if history { Author::History } else { Author::Script };
        match first {
            "raised" => self.raised(after, author, None, None),
            "kernel" => {
                let (cause, actor) = self.root();
                let after = after.strip_prefix("raised ").unwrap_or_else(|| self.fail("kernel raised …"));
                self.raised(after, Author::Kernel, Some(cause), actor);
            }
            "by" => {
                let (seat, after) =
                    after.split_once(" raised ").unwrap_or_else(|| self.fail("by … raised …"));
                let seat = self.seat(seat);
                self.raised(after, Author::Script, None, Some(seat));
            }
            "so" => {
                let (cause, actor) = self.root();
                let author = self.last().map_or(Author::Script, |record| record.author);
                self.fact(after, author, Some(cause), actor);
            }
            "fact" => self.fact(after, author, None, None),
            "merged" => {
                let (keep, alias) = after.split_once(" and ").unwrap_or_else(|| self.fail("merged … and …"));
                let event = Event::AliasesMerged { keep: self.thing(keep), alias: self.thing(alias) };
                self.put(Author::Trainer, None, None, event);
            }
            "interlude" => {
                let to = time(after.trim_start_matches("to ")).0;
                self.put(Author::Script, None, None, Event::InterludePassed { from: at, to });
            }
            "departed" => {
                let (clause, seat) = after.split_once(" by ").unwrap_or_else(|| self.fail("departed … by …"));
                let clause = self.model.clause(clause).unwrap_or_else(|| self.fail("no such clause"));
                let seat = self.seat(seat);
                self.put(
                    Author::Seat(seat),
                    None,
                    Some(seat),
                    Event::ClauseDeparted { seat, clause, reason: "…".into() },
                );
            }
            "hint" => {
                let seat = self.seat(after.trim_start_matches("for "));
                self.put(Author::Seat(seat), None, Some(seat), Event::HintTaken { seat });
            }
            "ending" => self.ending(after),
            "stop" => self.stop(StoppedBy::Trainer),
            "horizon" => self.stop(StoppedBy::Horizon),
            "end" => self.stop(StoppedBy::PartEnd),
            _ => self.second(first, after, history),
        }
    }

    fn stop(&mut self, by: StoppedBy) {
        self.put(Author::Trainer, None, None, Event::Stopped { by, reason: None });
    }

    fn ending(&mut self, after: &str) {
        let (name, seat) = match after.split_once(" by ") {
            Some((name, seat)) => (name, Some(self.seat(seat))),
            None => (after, None),
        };
        let ending = self.model.id(Table::Ending, name).unwrap_or_else(|| self.fail("no such ending"));
        let reached = Event::EndingReached { ending: EndingId(ending), by_seat: seat.is_some() };
        let cause = self.put(Author::Script, None, seat, reached);
        let stopped = Event::Stopped { by: StoppedBy::Ending, reason: None };
        self.put(Author::Kernel, Some(cause), seat, stopped);
    }

    /// Lines that begin with a seat or a message.
    fn second(&mut self, first: &str, after: &str, history: bool) {
        let (verb, what) = after.split_once(' ').unwrap_or((after, ""));
        match verb {
            "reached" => {
                let message = self.message(first);
                for seat in self.seats(what) {
                    self.put(
                        Author::Kernel,
                        None,
                        None,
                        Event::MessageReached { message, seat, how: Reach::Arrived },
                    );
                }
            }
            "forwarded" => {
                let from = self.seat(first);
                let (message, to) = what.split_once(" to ").unwrap_or_else(|| self.fail("forwarded … to …"));
                let message = self.message(message);
                for to in self.seats(to) {
                    let forwarded = Event::MessageForwarded { message, from, to };
                    let cause = self.put(Author::Seat(from), None, Some(from), forwarded);
                    let reached = Event::MessageReached { message, seat: to, how: Reach::Forwarded };
                    self.put(Author::Seat(from), Some(cause), Some(from), reached);
                }
            }
            "told" => {
                let from = self.seat(first);
                let (to, fact) = what.split_once(" of ").unwrap_or_else(|| self.fail("told … of …"));
                let (fact, of) = self.fact_name(fact);
                for to in self.seats(to) {
                    self.put(
                        Author::Seat(from),
                        None,
                        Some(from),
                        Event::FactTold { from: Some(from), to, fact, of },
                    );
                }
            }
            "began" => {
                let seat = self.seat(first);
                let task = TaskNo(self.tasks);
                let until = SimTime::FAR;
                let _ = what;
                self.put(Author::Seat(seat), None, Some(seat), Event::ActionBegun { task, seat, until });
            }
            "is" => {
                let policy = what.trim_start_matches("held by bot ");
                let seat = self.seat(first);
                let holder = hotwash::trace::Holder::Bot(policy.into());
                self.put(Author::Kernel, None, None, Event::SeatGiven { seat, holder });
            }
            "did" => self.did(first, what, history),
            _ => self.fail(&format!("what is “{verb}”?")),
        }
    }

    fn did(&mut self, seat: &str, what: &str, history: bool) {
        let seat = self.seat(seat);
        let (what, begun) = match what.split_once(" (begun ") {
            Some((what, begun)) => (what, time(begun.trim_end_matches(')')).0),
            None => (what, self.at),
        };
        let (what, result) = match what.split_once(" -> ") {
            Some((what, result)) => (what, Some(self.word(result.trim()))),
            None => (what, None),
        };
        let (name, slots) = split_call(what);
        let action = self.model.action(name).unwrap_or_else(|| self.fail(&format!("no action {name}")));
        let args = self.args(Head::Action(action), slots);
        let task = TaskNo(self.tasks);
        self.tasks += 1;
        let author = if history { Author::History } else { Author::Seat(seat) };
        let event = Event::ActionCompleted { task, seat, action, args, result, begun };
        self.put(author, None, Some(seat), event);
    }

    fn raised(&mut self, what: &str, author: Author, cause: Option<RecordNo>, actor: Option<SeatId>) {
        let (what, reliability) = [
            (" (rumour)", Reliability::Rumour),
            (" (reported)", Reliability::Reported),
            (" (confirmed)", Reliability::Confirmed),
        ]
        .into_iter()
        .find_map(|(mark, reliability)| what.strip_suffix(mark).map(|what| (what, reliability)))
        .unwrap_or((what, Reliability::Reported));
        let what = what.trim_end_matches(" in silence");
        let (what, via) = match what.split_once(" via ") {
            Some((what, via)) => (what, Some(via)),
            None => (what, None),
        };
        let (name, slots) = split_call(what);
        let signal = self.model.signal(name).unwrap_or_else(|| self.fail(&format!("no signal {name}")));
        let (message, to) = match via {
            Some(via) => {
                let (message, to) = via.split_once(" to ").unwrap_or((via, ""));
                (Some(self.message(message)), to)
            }
            None => (None, ""),
        };
        let args = self.args(Head::Signal(signal), slots);
        let to = if to.is_empty() { Vec::new() } else { self.seats(to) };
        if let Some(message) = message {
            let mask = to.iter().fold(SeatMask::NONE, |mask, seat| mask.union(SeatMask::one(*seat)));
            let channel = hotwash::base::ChannelId(0);
            let sent = Event::MessageSent { message, inject: None, channel, to: mask, reliability };
            self.put(author, None, None, sent);
        }
        self.put(author, cause, actor, Event::SignalRaised { signal, args, message, reliability });
        if let Some(message) = message {
            for seat in to {
                self.put(author, None, None, Event::MessageReached { message, seat, how: Reach::Arrived });
            }
        }
    }

    fn fact_name(&self, text: &str) -> (FactId, Option<EntityId>) {
        let (name, of) = match text.trim().split_once('(') {
            Some((name, of)) => (name, Some(self.thing(of.trim_end_matches(')')))),
            None => (text.trim(), None),
        };
        let fact = self.model.id(Table::Fact, name).unwrap_or_else(|| self.fail(&format!("no fact {name}")));
        (FactId(fact), of)
    }

    fn fact(&mut self, text: &str, author: Author, cause: Option<RecordNo>, actor: Option<SeatId>) {
        let (name, value) = text.split_once('=').unwrap_or_else(|| self.fail("fact … = …"));
        let (fact, of) = self.fact_name(name);
        let value = value.trim();
        let to = match &self.model.facts[fact.index()].ty {
            FactTy::Flag => i32::from(value == "yes"),
            FactTy::Count => value.parse().unwrap_or_else(|_| self.fail("no number")),
            FactTy::Choice(words) => {
                let word = self.word(value);
                words.iter().position(|known| *known == word).unwrap_or_else(|| self.fail("not an option"))
                    as i32
            }
            FactTy::Place => i32::from(self.thing(value).0),
        };
        self.put(author, cause, actor, Event::FactChanged { fact, of, to });
    }

    fn args(&mut self, head: Head, slots: &str) -> Args {
        let rows = self.model.slots(head).to_vec();
        let mut vals = vec![Val::Nil; rows.len()];
        for pair in slots.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once(':').unwrap_or_else(|| self.fail("slot: value"));
            let at = rows.iter().position(|row| row.name == *name.trim());
            let at = at.unwrap_or_else(|| self.fail(&format!("no slot {name}")));
            let value = value.trim();
            vals[at] = match &rows[at].ty {
                SlotTy::Thing(_) => Val::Entity(self.thing(value)),
                SlotTy::Word(_) => Val::Word(self.word(value)),
                SlotTy::Message => Val::Message(self.message(value)),
                SlotTy::Seat => Val::Seat(self.seat(value)),
                SlotTy::Number => Val::Num(value.parse().unwrap_or_else(|_| self.fail("no number"))),
                SlotTy::Flag => Val::Flag(value == "true"),
                SlotTy::Time => Val::Num(Dur::parse(value).unwrap_or_else(|_| self.fail("no duration")).0),
                SlotTy::Many(_) | SlotTy::Words(_) | SlotTy::Text => {
                    self.fail("this slot cannot be written here")
                }
            };
        }
        Args::of(&vals)
    }
}

/// `name{slots}` in its two halves.
fn split_call(text: &str) -> (&str, &str) {
    match text.trim().split_once('{') {
        Some((name, slots)) => (name.trim(), slots.trim_end().trim_end_matches('}')),
        None => (text.trim(), ""),
    }
}
