//! The one place where ids, values, records and verdicts become words, for terminal, window and reports alike.
//!
//! | file | what |
//! |---|---|
//! | [`titles`] | names and titles of a model, moments on its clock |
//! | [`values`] | what slots hold, subjects, facts, messages |
//! | `misfit` | what of an act was not as asked |
//! | [`records`] | a record in one sentence, its number and moment |
//! | [`mod@verdict`] | word and sign of a verdict |
//! | [`evidence`] | the records behind a verdict, line by line |
//! | [`point`] | a point of a debrief: verdict, clause, records, basis |
//! | [`debrief`] | the points of a debrief, of all or of one part |
//! | [`texts`] | what a seat wrote, beside the model texts |
//! | [`mod@ending`] | how a run ended |
//! | [`mod@begins`] | when an exercise begins that does not begin at the beginning |
//! | [`basis`] | where a number or duty comes from |
//! | [`duty`] | own open duties, when they are due |
//! | `news` | what a record tells a seat |
//! | [`peers`] | comparison with other countries, sources, clauses that pull apart |
//! | [`search`] | which actions and clauses a query finds |
//! | [`slots`] | what a slot can be filled with |
//! | [`unfinished`] | an interrupted exercise |
//!
//! # Invariants
//! - Messages and tasks are numbered from 1 for people; 0 means "back" wherever something is asked.
//! - A moment is always shown the same way: day and local time, exercise time beside it.

pub mod basis;
pub mod begins;
pub mod debrief;
pub mod duty;
pub mod ending;
pub mod evidence;
mod misfit;
mod news;
pub mod peers;
pub mod point;
pub mod records;
pub mod search;
pub mod slots;
pub mod texts;
pub mod titles;
pub mod unfinished;
pub mod values;
pub mod verdict;

pub use titles::Titles;
pub use values::Teller;

use crate::trace::{MessageNo, TaskNo};

/// The number of a message as people read and write it.
#[must_use]
pub fn shown_message(no: MessageNo) -> u32 {
    no.0.saturating_add(1)
}

/// The message of a number people write.
#[must_use]
pub fn read_message(shown: u32) -> Option<MessageNo> {
    shown.checked_sub(1).map(MessageNo)
}

/// The number of a task as people read and write it.
#[must_use]
pub fn shown_task(no: TaskNo) -> u32 {
    no.0.saturating_add(1)
}

/// The task of a number people write.
#[must_use]
pub fn read_task(shown: u32) -> Option<TaskNo> {
    shown.checked_sub(1).map(TaskNo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_number_one_and_zero_is_nothing() {
        assert_eq!((shown_message(MessageNo(0)), read_message(1)), (1, Some(MessageNo(0))));
        assert_eq!((shown_task(TaskNo(4)), read_task(5)), (5, Some(TaskNo(4))));
        assert_eq!((read_message(0), read_task(0)), (None, None));
    }
}
