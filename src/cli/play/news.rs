//! What has happened for the seat, told record by record.

use crate::base::{Msg, SeatId};
use crate::cli::play::screen::{Screen, reliability_sign};
use crate::tell::records::concerns;
use crate::tell::{Titles, shown_message, shown_task};
use crate::trace::{Author, Event, MessageNo, Names as _, Reach, Record, Table};

impl Screen<'_> {
    /// What has happened for this seat in these records.
    pub(super) fn news(&self, records: &[Record]) {
        for record in records {
            self.one(record);
        }
    }

    /// The latest records of this seat with their numbers, oldest first.
    pub(super) fn own_records(&self, most: usize) {
        let teller = self.teller();
        let own: Vec<&Record> =
            self.exercise.records().iter().filter(|record| concerns(record, self.view.seat)).collect();
        let from = own.len().saturating_sub(most);
        for record in own.into_iter().skip(from) {
            self.console.item("", 2, &teller.stamped(record.no));
        }
    }

    fn one(&self, record: &Record) {
        let seat = self.view.seat;
        let stamp = self.teller().stamp(record);
        let item = |sign: &str, text: &str| {
            let text = format!("{stamp} {text}");
            if self.console.plain {
                self.console.say(&text);
            } else {
                self.console.item(sign, 2, &text);
            }
        };
        match &record.event {
            Event::MessageRang { message, seat: to, .. } if *to == seat => {
                if let Some(view) = self.view.message(*message) {
                    let msg = Msg::new("play-rings")
                        .with("channel", self.titles.channel(view.channel))
                        .with("who", self.titles.who(view.inject));
                    item("!", &self.say(&msg));
                }
            }
            Event::MessageReached { message, seat: to, how } if *to == seat => {
                let Some(view) = self.view.message(*message) else { return };
                if view.inject.is_none() {
                    return;
                }
                if record.author == Author::Trainer && *how == Reach::Arrived {
                    self.text_of(view);
                    return;
                }
                if *how == Reach::Answered {
                    self.text_of(view);
                    self.call_holds(*message);
                    return;
                }
                let key = match how {
                    Reach::Missed => "play-missed-call",
                    Reach::Forwarded | Reach::Told => "play-passed-on",
                    Reach::Arrived | Reach::Answered => "play-arrived",
                };
                let msg = Msg::new(key)
                    .with("channel", self.titles.channel(view.channel))
                    .with("who", self.titles.who(view.inject))
                    .with("reliability", self.word(Titles::reliability(view.reliability)))
                    .with(
                        "from",
                        view.from.map_or_else(String::new, |from| self.titles.seat(from).to_owned()),
                    )
                    .with("no", i64::from(shown_message(*message)));
                item(reliability_sign(view.reliability), &self.say(&msg));
            }
            Event::ActionCompleted { seat: by, action, args, .. } if *by == seat => {
                self.told(record, "✓", &item);
                if self.learning {
                    for clause in self.teller().still_open(self.view, *action, args) {
                        let id = self.model().name(Table::Clause, clause.0);
                        let msg = Msg::new("play-still-open")
                            .with("id", id)
                            .with("title", self.titles.clause(clause));
                        self.console.item("", 2, &self.say(&msg));
                    }
                }
            }
            Event::ActionCalledOff { seat: by, task } if *by == seat => {
                let what = self.teller().queued(*task).map_or_else(String::new, |(action, args)| {
                    format!(" {}", self.teller().act(action, args))
                });
                let what = format!("[{}]{what}", shown_task(*task));
                item("✕", &self.say(&Msg::new("play-called-off").with("what", what)));
            }
            Event::OwnWordsDone { .. } => self.told(record, "✓", &item),
            Event::ActionFailed { .. } | Event::DecisionLapsed { .. } => self.told(record, "✕", &item),
            Event::TravelDiverted { .. } => self.told(record, "!", &item),
            Event::FactTold { .. } | Event::DecisionAnswered { .. } => self.told(record, "·", &item),
            Event::PartBegun { part } => {
                let Some(row) = self.model().scenario.parts.get(part.index()) else { return };
                self.console.out.line("");
                self.console.say(self.console.out.text(&row.title));
                self.console.say(self.console.out.text(&row.opening));
            }
            Event::InterludePassed { from, .. } => {
                let interludes = &self.model().scenario.interludes;
                if let Some(row) = interludes.iter().find(|row| row.from.0 == from.0) {
                    self.console.out.line("");
                    self.console.say(self.console.out.text(&row.text));
                }
            }
            Event::EndingReached { ending, .. } => {
                let Some(row) = self.model().scenario.endings.get(ending.index()) else { return };
                self.console.out.line("");
                self.console.say(self.console.out.text(&row.title));
                self.console.say(self.console.out.text(&row.text));
            }
            _ => {}
        }
    }

    /// Tells what a record tells this seat, if it does.
    fn told(&self, record: &Record, sign: &str, item: &impl Fn(&str, &str)) {
        if let Some(text) = self.teller().news(self.exercise, self.view, record) {
            item(sign, &text);
        }
    }

    /// That the call just answered keeps a hand busy, and until when.
    fn call_holds(&self, message: MessageNo) {
        let Some(call) = self.view.calls.iter().find(|call| call.message == message) else { return };
        let (hands, free) = self.view.hands;
        let msg = Msg::new("play-call-holds")
            .with("time", call.until)
            .with("hands", i64::from(hands))
            .with("free", i64::from(free));
        self.console.say(&self.titles.say(&msg));
        if let Some(task) = call.interrupted {
            let msg = Msg::new("play-call-interrupts").with("no", i64::from(shown_task(task)));
            self.console.say(&self.say(&msg));
        }
    }
}

/// The seat that is told of a record, where it is one alone.
pub(super) fn reader(record: &Record) -> Option<SeatId> {
    match &record.event {
        Event::MessageRang { seat, .. }
        | Event::MessageReached { seat, .. }
        | Event::ActionCompleted { seat, .. }
        | Event::OwnWordsDone { seat, .. }
        | Event::ActionFailed { seat, .. }
        | Event::TravelDiverted { seat, .. }
        | Event::FactTold { to: seat, .. } => Some(*seat),
        _ => None,
    }
}
