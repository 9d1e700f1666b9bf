//! What the trainer holds in reserve: messages that come only by hand, listed and sent by number.

use crate::base::{InjectId, Msg};
use crate::cli::failure::Failure;
use crate::cli::play::game::{Flow, Game, number};
use crate::cli::play::screen::Screen;
use crate::exercise::slips::reserve;
use crate::trace::{Command, Envelope, Holder};

impl Game {
    /// Sends a message of the reserve, by its number; without one they are listed.
    pub(super) fn reserve(&mut self, rest: &str) -> Result<Flow, Failure> {
        if self.tables.is_empty() {
            return self.wrong("play-reserve-trainer");
        }
        let chosen = number(rest).and_then(|n| {
            let at = (n as usize).checked_sub(1)?;
            reserve(self.exercise()).get(at).copied()
        });
        let Some(inject) = chosen else {
            let key =
                if reserve(self.exercise()).is_empty() { "play-reserve-none" } else { "play-reserve-which" };
            self.draw(|screen| screen.reserve());
            return self.wrong(key);
        };
        let flow = self.hand_in(Envelope {
            seat: None,
            by: Holder::Trainer,
            decided_by: None,
            for_table: false,
            command: Command::Release { inject },
        })?;
        if flow == Flow::Draw {
            self.console.say(&self.word("play-reserve-sent"));
        }
        Ok(flow)
    }
}

impl Screen<'_> {
    /// What is in reserve, with its number: from whom, for whom, how it begins.
    pub(super) fn reserve(&self) {
        let reserve = if self.tables.is_empty() { Vec::new() } else { reserve(self.exercise) };
        if reserve.is_empty() {
            return;
        }
        self.console.heading("play-reserve");
        for (no, inject) in (1..).zip(reserve) {
            self.console.item(&format!(" ({no})"), 5, &self.reserved(inject));
        }
    }

    fn reserved(&self, inject: InjectId) -> String {
        let Some(row) = self.model().scenario.injects.get(inject.index()) else { return String::new() };
        let text = row.subject.as_ref().or(row.text.as_ref()).map_or("", |text| self.console.out.text(text));
        let to: Vec<&str> = row
            .to
            .iter()
            .filter_map(|seat| self.model().seat(seat.as_str()))
            .map(|seat| self.titles.seat(seat))
            .collect();
        self.say(
            &Msg::new("play-reserve-row")
                .with("who", self.titles.who(Some(inject)))
                .with("seats", to.join(", "))
                .with("text", text),
        )
    }
}
