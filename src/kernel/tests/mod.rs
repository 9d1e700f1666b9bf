//! Tests of the kernel on the small crisis.

mod decisions;
mod journeys;
mod knowing;
mod needs;
mod opening;
mod order;
mod paper;
pub(crate) mod play;
mod properties;
mod refusals;
mod travel;
mod work;
mod world;
