//! How sure a message is.

/// How sure a message is, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    /// Somebody says so.
    Rumour,
    /// A source with a name says so.
    #[default]
    Reported,
    /// The competent authority says so, or it was seen by our own staff.
    Confirmed,
}
