//! Clause monitors: every rule of the procedure watched over the records of an exercise, and the verdicts they give.
//!
//! | file | what |
//! |---|---|
//! | [`monitor`] | [`Monitors`]: takes records, lets time pass, gives verdicts |
//! | [`closing`] | how judging ends |
//! | [`ahead`], [`owed`] | what is open with its due time, and what an act would break |
//! | [`verdict`] | [`Verdict`] with its witness |
//! | [`response`], [`existence`], [`precedence`], [`prohibition`], [`periodic`] | one file for each kind of rule |
//! | [`relay`], [`expects`], [`lapse`] | the duty to tell the owner; what the scenario expects; time passing without |
//! | [`owner`], [`knowledge`], [`subject`], [`limit`], [`clock`] | who, knowing what, about whom, how long |
//! | [`listen`], [`condition`], [`pending`], [`ledger`], [`rule`] | dispatch, facts, the store of what waits, what all share |
//!
//! # Invariants
//! - Records are the only input; every seat, subject and moment in a verdict comes out of them.
//! - The cost of a record is that of the rules that listen to it. Obligations are remembered, records are not.
//! - Guards are looked at as things stood just before the act or signal that asks; its own consequences come after it.
//!
//! # Not here
//! - Credit, quality, ratings ([`card`](crate::score::card)); constraint files (`declare`).

pub mod after;
pub mod ahead;
pub mod clock;
pub mod closing;
pub mod condition;
pub mod evidence;
pub mod existence;
pub mod expects;
pub mod knowledge;
pub mod lapse;
pub mod ledger;
pub mod limit;
pub mod listen;
pub mod monitor;
pub mod owed;
pub mod owner;
pub mod pending;
pub mod periodic;
pub mod precedence;
pub mod prohibition;
pub mod relay;
pub mod response;
pub mod rule;
pub mod subject;
mod told;
pub mod verdict;

pub use ahead::{Act, Open, OpenKind, Risk, RiskKind};
pub use closing::{Closing, How};
pub use monitor::{Answer, Departure, Monitors};
pub use owed::{Expected, Owed};
pub use verdict::{FULL, Of, Reason, Verdict, VerdictKind};
