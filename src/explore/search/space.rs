//! What is searched.

/// States packed into a number, and what leads from one to another.
///
/// A state is any number but `u64::MAX`.
pub trait Space {
    /// Where everything begins.
    fn start(&self) -> u64;

    /// Tells every state one step after this one; the same state twice is two transitions.
    fn next(&self, state: u64, tell: &mut impl FnMut(u64));

    /// How far along a state is, time for example. It never falls from a state to the next. The states of one rank are
    /// gone through together and forgotten when they are left behind, so the finer the ranks, the less is held at once.
    fn rank(&self, state: u64) -> u16;

    /// What a state is worth.
    fn score(&self, state: u64) -> u32;

    /// Whether a state with nothing after it is a proper end; otherwise it is a dead end.
    fn is_over(&self, state: u64) -> bool;
}
