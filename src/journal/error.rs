//! Why a journal is refused.

use crate::base::{Arg, Msg};
use crate::trace::WireError;

/// Why a journal cannot be read further. The lines before the named one have been checked and stand. Not fatal for the
/// program.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// J001: there is no whole first line.
    #[error("J001: the file has no complete first line")]
    NoHeader,
    /// J002: the first line is not that of a journal.
    #[error("J002: the file is not a Hotwash journal")]
    NotAJournal,
    /// J003: written by a newer program.
    #[error("J003: the journal has format {found}; this program reads up to {known}")]
    Newer {
        /// Format of the file.
        found: u32,
        /// Newest format known here.
        known: u32,
    },
    /// J017: written by an older program whose format is no longer read.
    #[error("J017: the journal has format {found}; this program reads formats from {oldest}")]
    Older {
        /// Format of the file.
        found: u32,
        /// Oldest format known here.
        oldest: u32,
    },
    /// J004: a line is longer than any line can be.
    #[error("J004: line {line} is longer than {limit} bytes")]
    TooLong {
        /// Line, from 1.
        line: usize,
        /// Limit in bytes.
        limit: usize,
    },
    /// J005: a line is not a JSON object with a hash at its end.
    #[error("J005: line {line} is damaged: {reason}")]
    Damaged {
        /// Line, from 1.
        line: usize,
        /// What is wrong, in English, from the JSON reader.
        reason: String,
    },
    /// J006: the hash of a line does not fit: the line or one before it was changed, removed, added or moved.
    #[error("J006: line {line} does not fit the lines before it")]
    Chain {
        /// Line, from 1.
        line: usize,
    },
    /// J007: a line is whole but cannot be understood with this content.
    #[error("J007: line {line}: {cause}")]
    Meaning {
        /// Line, from 1.
        line: usize,
        /// Why.
        #[source]
        cause: WireError,
    },
    /// J008: numbers or times of steps or records do not follow each other.
    #[error("J008: line {line} is out of order")]
    Order {
        /// Line, from 1.
        line: usize,
    },
    /// J009: a line says something in another way than this program writes it.
    #[error("J009: line {line} was not written by this program")]
    Foreign {
        /// Line, from 1.
        line: usize,
    },
    /// J010: the file cannot be read.
    #[error("J010: the file cannot be read: {cause}")]
    Io {
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}

impl JournalError {
    /// The line it is about, from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::TooLong { line, limit: _ }
            | Self::Damaged { line, reason: _ }
            | Self::Chain { line }
            | Self::Meaning { line, cause: _ }
            | Self::Order { line }
            | Self::Foreign { line } => Some(*line),
            Self::NoHeader
            | Self::NotAJournal
            | Self::Newer { .. }
            | Self::Older { .. }
            | Self::Io { .. } => None,
        }
    }

    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        match self {
            Self::NoHeader => Msg::new("journal-no-header"),
            Self::NotAJournal => Msg::new("journal-not-a-journal"),
            Self::Newer { found, known } => {
                Msg::new("journal-newer").with("found", i64::from(*found)).with("known", i64::from(*known))
            }
            Self::Older { found, oldest } => {
                Msg::new("journal-older").with("found", i64::from(*found)).with("oldest", i64::from(*oldest))
            }
            Self::TooLong { line, limit } => {
                Msg::new("journal-too-long").with("line", *line).with("limit", *limit)
            }
            Self::Damaged { line, reason } => {
                Msg::new("journal-damaged").with("line", *line).with("reason", Arg::Str(reason.clone()))
            }
            Self::Chain { line } => Msg::new("journal-chain").with("line", *line),
            Self::Meaning { line, cause } => {
                Msg::new("journal-meaning").with("line", *line).with("reason", cause.to_string())
            }
            Self::Order { line } => Msg::new("journal-order").with("line", *line),
            Self::Foreign { line } => Msg::new("journal-foreign").with("line", *line),
            Self::Io { cause } => Msg::new("journal-io").with("reason", cause.to_string()),
        }
    }
}
