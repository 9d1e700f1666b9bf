//! Traces written as text, one event to a line; the notation is explained in `tests/cases/clauses/README.md`.

use std::collections::BTreeMap;

use hotwash::base::{ChannelId, Dur, EntityId, FactId, Reliability, SeatId, SeatMask, SimTime};
use hotwash::content::model::cond::Scene;
use hotwash::content::model::pattern::{Happening, Head, ThingRanges};
use hotwash::content::model::tables::{FactTy, SetRow};
use hotwash::content::model::{Model, SlotTy};
use hotwash::trace::{
    Args, Author, Event, Holder, MessageNo, Reach, Record, RecordNo, StoppedBy, Table, TaskNo, Val, WordId,
};

/// A trace and how its messages are called.
pub(crate) struct Written {
    /// The records.
    pub(crate) records: Vec<Record>,
    /// Names of the messages, by number.
    pub(crate) messages: Vec<String>,
}

/// The records of a trace. Panics with the line that cannot be read.
pub(crate) fn written(model: &Model, text: &str) -> Written {
    let lines: Vec<Line<'_>> = (0..)
        .zip(text.lines().filter(|line| !line.trim().is_empty()))
        .map(|(no, line)| Line::parse(no, line))
        .collect();
    let first = lines.iter().map(|line| line.at).chain([SimTime::ZERO]).min().unwrap();
    let mut script = Script::new(model);
    script.put(first, Author::Kernel, None, Event::Started { part: None });
    let (opening, play): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
        lines.iter().partition(|line| line.at < SimTime::ZERO || line.rest.starts_with("given "));
    opening.into_iter().for_each(|line| script.open(line));
    script.give_seats();
    // The beginning of an act stands behind everything else of its instant.
    let mut order: Vec<(SimTime, bool, usize)> = Vec::new();
    for (at, line) in play.iter().enumerate() {
        order.extend(line.begun().map(|begun| (begun, true, at)));
        order.push((line.at, false, at));
    }
    order.sort_by_key(|(at, begins, _)| (*at, *begins));
    for (at, begins, line) in order {
        if begins { script.begins(at, play[line]) } else { script.happens(play[line]) }
    }
    let messages = script.messages.iter().map(|(name, _)| name.unwrap_or("–").to_owned()).collect();
    Written { records: script.records, messages }
}

/// Reads `T+00:15`, `T+00:15:00.001` or `T+1d 04:00` at the front of a text; answers the time and what follows.
pub(crate) fn time(text: &str) -> Option<(SimTime, &str)> {
    let signed = text.trim_start().strip_prefix('T')?;
    let sign = if signed.starts_with('-') { -1 } else { 1 };
    let mut rest = signed.strip_prefix(['+', '-'])?;
    let mut total = 0;
    if let Some((days, after)) = rest.split_once("d ")
        && let Ok(days) = days.parse::<i64>()
    {
        total += days * Dur::DAY.0;
        rest = after;
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.".contains(c)).unwrap_or(rest.len());
    let mut parts = rest[..end].split(':');
    total += parts.next()?.parse::<i64>().ok()? * Dur::HOUR.0;
    total += parts.next()?.parse::<i64>().ok()? * Dur::MINUTE.0;
    if let Some(seconds) = parts.next() {
        let (seconds, ms) = seconds.split_once('.').unwrap_or((seconds, "0"));
        total += seconds.parse::<i64>().ok()? * Dur::SECOND.0 + ms.parse::<i64>().ok()?;
    }
    Some((SimTime(sign * total), &rest[end..]))
}

/// One line: its time and what stands behind it.
struct Line<'a> {
    no: usize,
    at: SimTime,
    rest: &'a str,
    whole: &'a str,
}

impl<'a> Line<'a> {
    fn parse(no: usize, whole: &'a str) -> Self {
        let Some((at, rest)) = time(whole) else { panic!("no time in {whole:?}") };
        Self { no, at, rest: rest.trim(), whole }
    }

    fn wrong(&self) -> ! {
        panic!("cannot read {:?}", self.whole)
    }

    /// When the act of this line was begun, if it says so.
    fn begun(&self) -> Option<SimTime> {
        let (_, after) = self.rest.split_once(", begun ")?;
        let at = time(after).unwrap_or_else(|| self.wrong()).0;
        (at != self.at).then_some(at)
    }

    /// What stands behind ` word ` in the line, and the line without it.
    fn cut(&self, word: &str) -> (&'a str, Option<&'a str>) {
        match self.rest.rsplit_once(word) {
            Some((before, after)) => (before, Some(after.trim())),
            None => (self.rest, None),
        }
    }
}

/// Records being written.
struct Script<'a> {
    model: &'a Model,
    records: Vec<Record>,
    cells: Vec<i32>,
    /// Records with a name.
    names: BTreeMap<&'a str, RecordNo>,
    /// Messages with a name; `None` for those of the history.
    messages: Vec<(Option<&'a str>, SeatMask)>,
    /// Tasks begun, by number of the line.
    tasks: BTreeMap<usize, TaskNo>,
}

impl<'a> Script<'a> {
    fn new(model: &'a Model) -> Self {
        Self {
            model,
            records: Vec::new(),
            cells: model.cells.clone(),
            names: BTreeMap::new(),
            messages: Vec::new(),
            tasks: BTreeMap::new(),
        }
    }

    fn put(&mut self, at: SimTime, author: Author, cause: Option<RecordNo>, event: Event) -> RecordNo {
        let no = RecordNo(u32::try_from(self.records.len()).unwrap());
        let actor = match author {
            Author::Seat(seat) => Some(seat),
            _ => cause.and_then(|cause| self.records[cause.0 as usize].actor),
        };
        self.records.push(Record { no, at, author, cause, actor, event });
        no
    }

    /// A line of the history or the start state.
    fn open(&mut self, line: &Line<'a>) {
        if let Some(rest) = line.rest.strip_prefix("given ") {
            self.fact(line, rest, Author::History, Some(RecordNo(0)));
            return;
        }
        let (rest, known) = line.cut(" known to ");
        let to = known.map_or(SeatMask::NONE, |seats| self.seats(line, seats));
        let no = self.message(None, to);
        let event = Event::MessageSent {
            message: no,
            inject: None,
            channel: ChannelId(0),
            to,
            reliability: Reliability::Confirmed,
        };
        let cause = self.put(line.at, Author::History, Some(RecordNo(0)), event);
        if let Some(rest) = rest.strip_prefix("fact ") {
            self.fact(line, rest, Author::History, Some(cause));
        } else if let Some(rest) = rest.strip_prefix("signal ") {
            self.signal(line, rest, Author::History, cause, Some(no), Reliability::Confirmed);
        } else {
            line.wrong();
        }
    }

    fn give_seats(&mut self) {
        let told: Vec<(MessageNo, SeatMask)> =
            (0u32..).map(MessageNo).zip(self.messages.iter().map(|m| m.1)).collect();
        for (message, to) in told {
            for seat in to.iter() {
                let event = Event::MessageReached { message, seat, how: Reach::Told };
                self.put(SimTime::ZERO, Author::History, Some(RecordNo(0)), event);
            }
        }
        for seat in (0..self.model.seats.len()).map(SeatId::from_index) {
            let event = Event::SeatGiven { seat, holder: Holder::default() };
            self.put(SimTime::ZERO, Author::Kernel, Some(RecordNo(0)), event);
        }
    }

    fn seat(&self, line: &Line<'_>, name: &str) -> SeatId {
        self.model.seat(name.trim()).unwrap_or_else(|| line.wrong())
    }

    fn seats(&self, line: &Line<'_>, names: &str) -> SeatMask {
        let mut mask = SeatMask::NONE;
        names.split_whitespace().for_each(|name| mask.insert(self.seat(line, name)));
        mask
    }

    fn thing(&self, line: &Line<'_>, name: &str) -> EntityId {
        self.model.thing(name.trim()).unwrap_or_else(|| line.wrong())
    }

    fn message(&mut self, name: Option<&'a str>, to: SeatMask) -> MessageNo {
        self.messages.push((name, to));
        MessageNo(u32::try_from(self.messages.len() - 1).unwrap())
    }

    fn known_message(&self, line: &Line<'_>, name: &str) -> MessageNo {
        let found = self.messages.iter().position(|(known, _)| *known == Some(name.trim()));
        MessageNo(u32::try_from(found.unwrap_or_else(|| line.wrong())).unwrap())
    }

    fn record(&self, line: &Line<'_>, name: &str) -> RecordNo {
        *self.names.get(name.trim()).unwrap_or_else(|| line.wrong())
    }

    /// `level`, `told{nino}`.
    fn fact_name(&self, line: &Line<'_>, text: &str) -> (FactId, Option<EntityId>) {
        let (name, of) = match text.trim().split_once('{') {
            Some((name, of)) => (name, Some(self.thing(line, of.trim_end_matches('}')))),
            None => (text.trim(), None),
        };
        let row = self.model.facts.iter().position(|row| {
            row.name == *name
                && row.of.is_some() == of.is_some()
                && of.is_none_or(|of| row.of == Some(self.model.things[of.index()].kind))
        });
        (FactId::from_index(row.unwrap_or_else(|| line.wrong())), of)
    }

    /// `level = level-2`.
    fn fact(&mut self, line: &Line<'_>, text: &str, author: Author, cause: Option<RecordNo>) -> RecordNo {
        let (name, value) = text.split_once('=').unwrap_or_else(|| line.wrong());
        let (fact, of) = self.fact_name(line, name);
        let value = value.trim();
        let to = match &self.model.facts[fact.index()].ty {
            FactTy::Flag => i32::from(value == "true"),
            FactTy::Count => value.parse().ok().unwrap_or_else(|| line.wrong()),
            FactTy::Choice(words) => {
                let word = WordId(self.model.id(Table::Word, value).unwrap_or_else(|| line.wrong()));
                words.iter().position(|known| *known == word).unwrap_or_else(|| line.wrong()) as i32
            }
            FactTy::Place => i32::from(self.thing(line, value).0),
        };
        self.change(line.at, author, cause, fact, of, to)
    }

    fn change(
        &mut self,
        at: SimTime,
        author: Author,
        cause: Option<RecordNo>,
        fact: FactId,
        of: Option<EntityId>,
        to: i32,
    ) -> RecordNo {
        self.cells[self.model.cell(fact, of).unwrap()] = to;
        self.put(at, author, cause, Event::FactChanged { fact, of, to })
    }

    fn slot(&self, line: &Line<'_>, ty: &SlotTy, text: &str) -> Val {
        let word = |name: &str| WordId(self.model.id(Table::Word, name).unwrap_or_else(|| line.wrong()));
        match ty {
            SlotTy::Thing(_) => Val::Entity(self.thing(line, text)),
            SlotTy::Word(_) => Val::Word(word(text)),
            SlotTy::Message => Val::Message(self.known_message(line, text)),
            SlotTy::Seat => Val::Seat(self.seat(line, text)),
            SlotTy::Number => Val::Num(text.parse().ok().unwrap_or_else(|| line.wrong())),
            SlotTy::Flag => Val::Flag(text == "true"),
            SlotTy::Time => Val::Num(Dur::parse(text).unwrap_or_else(|_| line.wrong()).0),
            SlotTy::Many(kind) => {
                let first = self.model.range(*kind).0;
                let names = text.trim_matches(['[', ']']).split_whitespace();
                let bits = names.fold(0, |bits, name| bits | 1 << (self.thing(line, name).0 - first));
                Val::Many(hotwash::base::KindId(*kind as u16), bits)
            }
            SlotTy::Words(words) => {
                let place = |name: &str| {
                    let word = word(name);
                    words.iter().position(|known| *known == word).unwrap_or_else(|| line.wrong())
                };
                let names = text.trim_matches(['[', ']']).split_whitespace();
                Val::Options(names.fold(0, |bits, name| bits | 1 << place(name)))
            }
            SlotTy::Text => unreachable!("texts stand beside the values"),
        }
    }

    /// `name{slot: value, …}` at the front of a text: the head, its slots, and what follows.
    fn happening<'t>(&self, line: &Line<'_>, act: bool, text: &'t str) -> (Head, Args, &'t str) {
        let text = text.trim();
        let end = text.find(|c: char| "{ ,".contains(c)).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let head = if act {
            Head::Action(self.model.action(name).unwrap_or_else(|| line.wrong()))
        } else {
            Head::Signal(self.model.signal(name).unwrap_or_else(|| line.wrong()))
        };
        let rows = self.model.slots(head);
        let (mut vals, mut texts): (Vec<Val>, Vec<Box<str>>) = (vec![Val::Nil; rows.len()], Vec::new());
        let Some(inside) = rest.strip_prefix('{') else { return (head, Args::of(&vals), rest) };
        let (inside, rest) = inside.split_once('}').unwrap_or_else(|| line.wrong());
        for pair in inside.split(',') {
            let (slot, value) = pair.split_once(':').unwrap_or_else(|| line.wrong());
            let at = rows.iter().position(|row| row.name == *slot.trim()).unwrap_or_else(|| line.wrong());
            vals[at] = match &rows[at].ty {
                SlotTy::Text => {
                    texts.push(value.trim().into());
                    Val::Text(u16::try_from(texts.len() - 1).unwrap())
                }
                ty => self.slot(line, ty, value.trim()),
            };
        }
        (head, Args::new(vals, texts), rest)
    }

    /// One or more signals, with the facts they set.
    fn signal(
        &mut self,
        line: &Line<'_>,
        text: &str,
        author: Author,
        cause: RecordNo,
        message: Option<MessageNo>,
        reliability: Reliability,
    ) -> RecordNo {
        let mut rest = text.trim();
        loop {
            let (head, args, after) = self.happening(line, false, rest);
            let Head::Signal(signal) = head else { line.wrong() };
            let event = Event::SignalRaised { signal, args: args.clone(), message, reliability };
            let raised = self.put(line.at, author, Some(cause), event);
            let seat = self.records[raised.0 as usize].actor;
            let rows = self.model.signals[signal.index()].sets.clone();
            let happening = Happening { head, args: &args, result: None, seat, reliability, trigger: None };
            self.set(line.at, author, raised, &rows, &happening);
            rest = after.trim();
            if rest.is_empty() {
                return raised;
            }
        }
    }

    /// Sets what an act or signal sets; answers the facts that were set.
    fn set(
        &mut self,
        at: SimTime,
        author: Author,
        cause: RecordNo,
        rows: &[SetRow],
        happening: &Happening<'_>,
    ) -> Vec<(FactId, Option<EntityId>)> {
        let mut done = Vec::new();
        for row in rows {
            let scene = Scene::of(&self.cells);
            let things = ThingRanges(&self.model.kinds);
            if !row.tests.iter().all(|test| test.passes(happening, &things, &scene)) {
                continue;
            }
            let of: Vec<Option<EntityId>> = match row.of {
                None => vec![None],
                Some(slot) => {
                    self.model.listed(happening.args.get(slot.index())).into_iter().map(Some).collect()
                }
            };
            for of in of {
                // A fact kept per group says nothing of a person, and the other way round.
                let Some(cell) = self.model.cell(row.fact, of) else { continue };
                let now = self.cells[cell];
                let Some(to) = row.to.becomes(happening.args, now) else { continue };
                if to != now {
                    self.change(at, author, Some(cause), row.fact, of, to);
                }
                done.push((row.fact, of));
            }
        }
        done
    }

    /// Work on the act of a line begins.
    fn begins(&mut self, at: SimTime, line: &Line<'a>) {
        let (words, act) = line
            .rest
            .split_once(" did ")
            .unwrap_or_else(|| line.rest.split_once(" calls off ").unwrap_or_else(|| line.wrong()));
        let seat = self.seat(line, words);
        let (Head::Action(action), args, _) = self.happening(line, true, act) else { line.wrong() };
        let task = TaskNo(u32::try_from(self.tasks.len()).unwrap());
        self.tasks.insert(line.no, task);
        let queued = Event::ActionQueued { task, seat, action, args, front: false, decision: None };
        let queued = self.put(at, Author::Seat(seat), None, queued);
        self.put(at, Author::Seat(seat), Some(queued), Event::ActionBegun { task, seat, until: line.at });
    }

    /// A line of play.
    fn happens(&mut self, line: &Line<'a>) {
        let (rest, name) = line.cut(" as ");
        let (rest, cause) = match rest.rsplit_once(" after ") {
            Some((rest, cause)) => (rest, Some(self.record(line, cause))),
            None => (rest, None),
        };
        let first = rest.split_whitespace().next().unwrap_or_else(|| line.wrong());
        let after = rest[first.len()..].trim();
        let record = match first {
            "signal" => {
                let cause = cause.unwrap_or(RecordNo(0));
                Some(self.signal(line, after, Author::Script, cause, None, Reliability::Confirmed))
            }
            "fact" => Some(self.fact(line, after, Author::Script, cause)),
            "interlude" => {
                let to = after.strip_prefix("until ").and_then(time).unwrap_or_else(|| line.wrong()).0;
                Some(self.put(line.at, Author::Script, None, Event::InterludePassed { from: line.at, to }))
            }
            "merge" => {
                let mut names = after.split_whitespace().map(|name| self.thing(line, name));
                let (Some(keep), Some(alias)) = (names.next(), names.next()) else { line.wrong() };
                Some(self.put(line.at, Author::Trainer, None, Event::AliasesMerged { keep, alias }))
            }
            "stop" => Some(self.stop(line, Author::Trainer, None, StoppedBy::Trainer)),
            "horizon" => Some(self.stop(line, Author::Kernel, None, StoppedBy::Horizon)),
            "part" => Some(self.stop(line, Author::Kernel, None, StoppedBy::PartEnd)),
            "ending" => {
                let ending = self.model.id(Table::Ending, after).unwrap_or_else(|| line.wrong());
                let by_seat = cause.is_some_and(|cause| self.records[cause.0 as usize].actor.is_some());
                let event = Event::EndingReached { ending: hotwash::base::EndingId(ending), by_seat };
                let reached = self.put(line.at, Author::Script, cause, event);
                Some(self.stop(line, Author::Kernel, Some(reached), StoppedBy::Ending))
            }
            _ if self.model.seat(first).is_some() => self.seat_does(line, first, after),
            _ => self.mail(line, first, after, cause),
        };
        if let (Some(name), Some(record)) = (name, record) {
            self.names.insert(name, record);
        }
    }

    fn stop(&mut self, line: &Line<'_>, author: Author, cause: Option<RecordNo>, by: StoppedBy) -> RecordNo {
        self.put(line.at, author, cause, Event::Stopped { by, reason: None })
    }

    /// `m1 to duty, rumour: signal{…}`, `m1 reaches duty`, `m2 retracts m1`.
    fn mail(
        &mut self,
        line: &Line<'a>,
        name: &'a str,
        after: &'a str,
        cause: Option<RecordNo>,
    ) -> Option<RecordNo> {
        let (verb, rest) = after.split_once(' ').unwrap_or_else(|| line.wrong());
        match verb {
            "reaches" => {
                let event = Event::MessageReached {
                    message: self.known_message(line, name),
                    seat: self.seat(line, rest),
                    how: Reach::Answered,
                };
                Some(self.put(line.at, Author::Kernel, None, event))
            }
            "retracts" => {
                let (message, by) = (self.known_message(line, rest), self.known_message(line, name));
                Some(self.put(line.at, Author::Script, None, Event::MessageRetracted { message, by }))
            }
            "to" => {
                let (to, signals) = rest.split_once(':').unwrap_or((rest, ""));
                let mut words = to.split(',');
                let to = self.seats(line, words.next().unwrap());
                let (mut reliability, mut ringing, mut paper) = (Reliability::Reported, false, false);
                for word in words {
                    match word.trim() {
                        "rumour" => reliability = Reliability::Rumour,
                        "confirmed" => reliability = Reliability::Confirmed,
                        "ringing" => ringing = true,
                        "on paper" => paper = true,
                        _ => line.wrong(),
                    }
                }
                let message = self.message(Some(name), to);
                let channel = ChannelId(u16::from(ringing));
                let event = Event::MessageSent { message, inject: None, channel, to, reliability };
                let sent = self.put(line.at, Author::Script, cause, event);
                if !signals.trim().is_empty() {
                    self.signal(line, signals, Author::Script, sent, Some(message), reliability);
                }
                for seat in to.iter().filter(|_| !paper) {
                    let event = if ringing {
                        Event::MessageRang { message, seat, until: line.at.plus(Dur::minutes(5)) }
                    } else {
                        Event::MessageReached { message, seat, how: Reach::Arrived }
                    };
                    self.put(line.at, Author::Kernel, Some(sent), event);
                }
                Some(sent)
            }
            _ => line.wrong(),
        }
    }

    /// `did …`, `calls off …`, `forwards m1 to consul`, `tells consul of level`, `opens m1`.
    fn seat_does(&mut self, line: &Line<'a>, name: &str, after: &str) -> Option<RecordNo> {
        let seat = self.seat(line, name);
        let author = Author::Seat(seat);
        let (verb, rest) = after.split_once(' ').unwrap_or_else(|| line.wrong());
        match verb {
            "did" => Some(self.act(line, seat, rest)),
            "calls" => {
                let task = *self.tasks.get(&line.no).unwrap_or_else(|| line.wrong());
                Some(self.put(line.at, author, None, Event::ActionCalledOff { task, seat }))
            }
            "forwards" => {
                let (message, to) = rest.split_once(" to ").unwrap_or_else(|| line.wrong());
                let (message, to) = (self.known_message(line, message), self.seat(line, to));
                let event = Event::MessageForwarded { message, from: seat, to };
                let cause = self.put(line.at, author, None, event);
                let event = Event::MessageReached { message, seat: to, how: Reach::Forwarded };
                Some(self.put(line.at, author, Some(cause), event))
            }
            "tells" => {
                let (to, fact) = rest.split_once(" of ").unwrap_or_else(|| line.wrong());
                let (to, (fact, of)) = (self.seat(line, to), self.fact_name(line, fact));
                Some(self.put(line.at, author, None, Event::FactTold { from: Some(seat), to, fact, of }))
            }
            "opens" => {
                let message = self.known_message(line, rest);
                Some(self.put(line.at, author, None, Event::MessageOpened { message, seat }))
            }
            _ => line.wrong(),
        }
    }

    fn act(&mut self, line: &Line<'a>, seat: SeatId, text: &str) -> RecordNo {
        if line.begun().is_none() {
            self.begins(line.at, line);
        }
        let (head, args, after) = self.happening(line, true, text);
        let Head::Action(action) = head else { line.wrong() };
        let row = &self.model.actions[action.index()];
        let after = after.split(',').next().unwrap_or_default().trim();
        let result = match after.strip_prefix("->") {
            Some(word) => {
                Some(WordId(self.model.id(Table::Word, word.trim()).unwrap_or_else(|| line.wrong())))
            }
            None if after.is_empty() => row.results.first().copied(),
            None => line.wrong(),
        };
        let (sets, tells) = (row.sets.clone(), row.tells);
        let author = Author::Seat(seat);
        let task = *self.tasks.get(&line.no).unwrap_or_else(|| line.wrong());
        let begun = line.begun().unwrap_or(line.at);
        let event = Event::ActionCompleted { task, seat, action, args: args.clone(), result, begun };
        let done = self.put(line.at, author, None, event);
        let happening = Happening {
            head,
            args: &args,
            result,
            seat: Some(seat),
            reliability: Reliability::Confirmed,
            trigger: None,
        };
        for (fact, of) in self.set(line.at, author, done, &sets, &happening) {
            for to in tells.iter().filter(|to| *to != seat) {
                self.put(line.at, Author::Kernel, Some(done), Event::FactTold { from: None, to, fact, of });
            }
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        for text in ["T+00:15", "T+00:15:00.001", "T+1d 04:00", "T-02:00", "T-420d 00:00", "T+00:00:10"] {
            let (at, rest) = time(text).unwrap();
            assert_eq!((at.to_string().as_str(), rest), (text, ""));
        }
        assert_eq!(time("T+01:00 stop"), Some((SimTime(3_600_000), " stop")));
        assert_eq!(time("stop"), None);
    }
}
