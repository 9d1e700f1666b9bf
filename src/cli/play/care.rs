//! What spares people: messages left out, a colleague who takes over, the seat taken back.

use crate::base::{InjectId, SimTime};
use crate::cli::failure::Failure;
use crate::cli::kept::CODE;
use crate::cli::play::game::{Flow, Game};
use crate::cli::play::setup::agrees;
use crate::trace::{Command, Envelope, Holder};

impl Game {
    /// Leaves out every sensitive message, without a question.
    pub(super) fn leave_out(&mut self) -> Result<(), Failure> {
        let scenario = std::sync::Arc::clone(&self.exercise().plan().model.scenario);
        let sensitive = scenario.injects.iter().enumerate().filter(|(_, inject)| inject.sensitive);
        for (at, _) in sensitive {
            let command = Command::LeaveOut { inject: InjectId::from_index(at) };
            let by = Holder::Trainer;
            self.hand_in(Envelope { seat: None, by, decided_by: None, for_table: false, command })?;
        }
        Ok(())
    }

    /// From now on every sensitive message that has not come yet is left out.
    pub(super) fn spare(&mut self) -> Result<Flow, Failure> {
        self.leave_out()?;
        self.wrong("play-spared")
    }

    /// A simulated colleague takes over. Alone, one leaves, or lets the colleague go on to the end.
    pub(super) fn step_out(&mut self) -> Result<Flow, Failure> {
        self.submit(Command::StepOut)?;
        self.console.say(&self.word("play-stepped-out"));
        if !self.tables.is_empty() {
            return Ok(Flow::Draw);
        }
        let line = self.console.ask(&self.word("play-stepped-out-question"));
        if !line.is_some_and(|line| agrees(&line, false)) {
            return Ok(Flow::Leave);
        }
        self.run_to(SimTime::FAR)?;
        Ok(Flow::Ask)
    }

    /// Who comes back to a seat that a colleague took over takes it again, or lets the colleague go on to the end.
    pub(super) fn come_back(&mut self) -> Result<(), Failure> {
        let holder = self.exercise().monitors().holders().get(self.seat.index());
        if self.exercise().is_over() || !self.tables.is_empty() || !matches!(holder, Some(Holder::Bot(_))) {
            return Ok(());
        }
        let Some(line) = self.console.ask(&self.word("play-come-back-question")) else { return Ok(()) };
        if !agrees(&line, true) {
            return self.run_to(SimTime::FAR);
        }
        let command = Command::GiveSeat { holder: Holder::Person(CODE.into()) };
        let by = Holder::Trainer;
        self.hand_in(Envelope { seat: Some(self.seat), by, decided_by: None, for_table: false, command })?;
        Ok(())
    }
}
