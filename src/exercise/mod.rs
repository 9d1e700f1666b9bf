//! One exercise without a host: everything that can move it, its journal, its verdicts, and what each seat sees.
//!
//! - [`Exercise`]: the situation, the records, the journal lines and the monitors, moved together step by step.
//! - [`Input`], [`Pace`]: the closed list of what can move it from outside, and how host time becomes exercise time.
//! - [`Start`]: seed, seats, part, variant.
//! - [`replay`]: a journal read back, continued, verified.
//! - [`fork`]: a second exercise from any step of a first.
//! - [`part`]: the past of a part, taken from a recorded run; the stretches a variant is played in.
//! - [`beginning`]: the whole, played from some moment on; what came before is the beginning of another run.
//! - [`chapter`]: a part that ended while the exercise goes on.
//! - [`assess`]: the card with what people found, own words mapped to actions.
//! - [`manifest`]: prints of the content, for the first line of the journal.
//! - [`view`]: what one seat sees, as plain data; [`fitting`]: the actions that fit what it has heard;
//!   [`sight`]: where things are as far as it has heard; [`slips`]: what waits for the trainer, where seats are played on paper.
//!
//! # Invariants
//! - Facts change only by the kernel; every step becomes one line of the journal, in the order it happened.
//! - Advancing is not recorded: `advance_to(a)` then `advance_to(b)` leaves the same bytes as `advance_to(b)`.
//! - Pace, pause and host time never reach a journal.
//! - A view of a seat is made of what reached the seat alone; its types cannot hold the script.
//!
//! # Not here
//! - Files, clocks, screens (`cli`); simulated colleagues (`explore`).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod assess;
pub mod beginning;
pub mod chapter;
pub mod end;
pub mod fitting;
pub mod fork;
pub mod input;
pub mod knowledge;
pub mod manifest;
pub mod part;
pub mod replay;
pub mod run;
pub mod sight;
pub mod slips;
pub mod start;
pub mod view;

pub use beginning::{Beginning, Past};
pub use chapter::Chapter;
pub use end::End;
pub use fitting::Fitting;
pub use input::{Answer, Input, Pace};
pub use knowledge::{Known, Source};
pub use replay::ReplayError;
pub use run::{Exercise, StepHead};
pub use start::Start;
pub use view::SeatView;

/// Version of the rules by which the kernel decides. It changes when the same inputs give other records.
pub const RULES: u32 = 1;
