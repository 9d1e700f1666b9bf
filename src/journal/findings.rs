//! The append-only file of what people found about one exercise, beside its journal.
//!
//! A first line names the journal it is about, by its id and by its head when the file was begun; then one line for each
//! finding. Lines are sealed as in a journal, so an edit in place shows.
//!
//! # Invariants
//! - A journal that has gone on since is still the same one; another run, a fork among them, is another one.
//! - A line without its newline is torn: dropped, with a notice. A whole line that does not check is refused with its
//!   number. Nothing panics; lines and their number are bounded.
//! - Nobody takes back or overwrites what somebody else found.
//!
//! # Not here
//! - Whether what a finding names is there, and what it changes (`exercise`, `score`); files (`cli`).

use std::io::BufRead;

use serde_json::Value;

use crate::base::Msg;
use crate::journal::chain::Head;
use crate::journal::encoder::seal;
use crate::journal::error::JournalError;
use crate::journal::reader::{Torn, body, check, read_line};
use crate::trace::{Finding, Found, Names, WireError};

/// Version of the format written here.
pub const FORMAT: u32 = 1;
/// The longest line, in bytes.
pub const LINE_LIMIT: usize = 64 << 10;
/// The most findings of a file.
pub const COUNT_LIMIT: usize = 10_000;
/// The longest file, in bytes.
pub const FILE_LIMIT: u64 = 16 << 20;
/// The longest reason or note, in bytes.
pub const TEXT_LIMIT: usize = 8_000;
/// The longest code of an assessor, in characters.
pub const CODE_LIMIT: usize = 12;
/// The latest second a finding can be written at: the end of the year 9999.
const LAST_SECOND: i64 = 253_402_300_799;

/// The journal a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// Id of the journal: the head after its first line.
    pub journal: Head,
    /// Last step there was when the file was begun.
    pub step: u32,
    /// Head of the journal after that step.
    pub head: Head,
}

/// The findings of one file, and where it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// The journal it is about.
    pub about: About,
    /// The findings, in the order they were written.
    pub list: Vec<Finding>,
    /// Bytes up to the end of the last whole line.
    pub end: u64,
    /// A torn end that was dropped.
    pub torn: Option<Torn>,
    head: Head,
}

impl Findings {
    /// Begins a file; appends its first line.
    #[must_use]
    pub fn begin(about: About, out: &mut Vec<u8>) -> Self {
        let before = out.len();
        let head = seal(Head::EMPTY, &first_line(&about), out);
        Self { about, list: Vec::new(), end: (out.len() - before) as u64, torn: None, head }
    }

    /// What the first line of a file says it is about.
    #[must_use]
    pub fn about_of(mut source: impl BufRead) -> Option<About> {
        let mut buffer = Vec::new();
        read_line(&mut source, &mut buffer, 1, LINE_LIMIT).ok().filter(|whole| *whole)?;
        read_about(&check(&buffer, Head::EMPTY, 1).ok()?.0)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`FindingsError`] with the first line that does not check.
    pub fn read(mut source: impl BufRead, names: &dyn Names) -> Result<Self, FindingsError> {
        let mut buffer = Vec::new();
        if !read_line(&mut source, &mut buffer, 1, LINE_LIMIT)? {
            return Err(FindingsError::NoFirstLine);
        }
        if !buffer.starts_with(b"{\"hotwash-findings\":") {
            return Err(FindingsError::NotFindings);
        }
        let (value, head) = check(&buffer, Head::EMPTY, 1)?;
        let format = value.get("hotwash-findings").and_then(Value::as_u64).unwrap_or_default();
        if format > u64::from(FORMAT) {
            return Err(FindingsError::Newer { found: format });
        }
        let about = read_about(&value).ok_or(FindingsError::Line { line: 1, fault: LineFault::Foreign })?;
        if first_line(&about).as_bytes() != body(&buffer) {
            return Err(FindingsError::Line { line: 1, fault: LineFault::Foreign });
        }
        let mut file = Self { about, list: Vec::new(), end: buffer.len() as u64 + 1, torn: None, head };
        let mut again = String::new();
        loop {
            let line = file.list.len() + 2;
            if !read_line(&mut source, &mut buffer, line, LINE_LIMIT)? {
                file.torn = (!buffer.is_empty()).then_some(Torn { line, bytes: buffer.len() });
                return Ok(file);
            }
            let wrong = |fault: LineFault| FindingsError::Line { line, fault };
            let (value, head) = check(&buffer, file.head, line)?;
            let finding = Finding::get(&value, names).map_err(|cause| wrong(LineFault::Meaning { cause }))?;
            file.allows(&finding).map_err(|fault| wrong(LineFault::Rule { fault }))?;
            again.clear();
            finding.put_open(names, &mut again);
            if again.as_bytes() != body(&buffer) {
                return Err(wrong(LineFault::Foreign));
            }
            file.head = head;
            file.end += buffer.len() as u64 + 1;
            file.list.push(finding);
        }
    }

    /// Adds a finding and appends its line.
    ///
    /// # Errors
    /// [`Fault`] if it may not be added; nothing is written then.
    pub fn add(
        &mut self,
        by: &str,
        wall: i64,
        found: Found,
        names: &dyn Names,
        out: &mut Vec<u8>,
    ) -> Result<&Finding, Fault> {
        let finding = Finding { no: self.next_no(), by: by.into(), wall, found };
        self.allows(&finding)?;
        let mut line = String::new();
        finding.put_open(names, &mut line);
        if line.len() + 64 > LINE_LIMIT {
            return Err(Fault::LongText);
        }
        let before = out.len();
        self.head = seal(self.head, &line, out);
        self.end += (out.len() - before) as u64;
        let at = self.list.len();
        self.list.push(finding);
        self.list.get(at).ok_or(Fault::TooMany)
    }

    fn next_no(&self) -> u32 {
        self.list.len() as u32 + 1
    }

    /// Whether a finding was withdrawn by a later one.
    #[must_use]
    pub fn is_withdrawn(&self, no: u32) -> bool {
        self.list.iter().any(|later| matches!(later.found, Found::Withdrawn { finding, .. } if finding == no))
    }

    /// Whether a finding may stand as the next one: everything that can be said without the exercise.
    fn allows(&self, finding: &Finding) -> Result<(), Fault> {
        if self.list.len() >= COUNT_LIMIT || self.end >= FILE_LIMIT {
            return Err(Fault::TooMany);
        }
        if finding.no != self.next_no() || !(0..=LAST_SECOND).contains(&finding.wall) {
            return Err(Fault::Order);
        }
        if !is_code(&finding.by) {
            return Err(Fault::NotACode);
        }
        match &finding.found {
            Found::Justified { reason, .. }
            | Found::Upheld { reason, .. }
            | Found::Judged { reason, .. }
            | Found::Mapped { reason, .. } => written(reason)?,
            Found::Rated { rating, reason, .. } => match reason {
                Some(reason) => written(reason)?,
                None if rating.needs_reason() => return Err(Fault::NoReason),
                None => {}
            },
            Found::Observed { text, .. } => written(text)?,
            Found::Withdrawn { finding: no, reason } => {
                written(reason)?;
                let earlier = self.list.iter().find(|earlier| earlier.no == *no).ok_or(Fault::NoSuch)?;
                if earlier.by != finding.by {
                    return Err(Fault::NotYours);
                }
                if matches!(earlier.found, Found::Withdrawn { .. }) || self.is_withdrawn(*no) {
                    return Err(Fault::Withdrawn);
                }
            }
        }
        let again = self.list.iter().any(|earlier| {
            earlier.by == finding.by
                && same_question(&earlier.found, &finding.found)
                && !self.is_withdrawn(earlier.no)
        });
        if again { Err(Fault::Again) } else { Ok(()) }
    }
}

/// Whether two findings answer one question, so that one assessor cannot give both.
fn same_question(one: &Found, other: &Found) -> bool {
    match (one, other) {
        (
            Found::Justified { verdict: one, .. } | Found::Upheld { verdict: one, .. },
            Found::Justified { verdict: other, .. } | Found::Upheld { verdict: other, .. },
        )
        | (Found::Judged { verdict: one, .. }, Found::Judged { verdict: other, .. }) => one == other,
        (Found::Mapped { record: one, .. }, Found::Mapped { record: other, .. }) => one == other,
        (Found::Rated { objective: one, .. }, Found::Rated { objective: other, .. }) => one == other,
        _ => false,
    }
}

/// Whether a word is the code of an assessor: Latin letters, digits and hyphens, at least one digit, so that no name is.
#[must_use]
pub fn is_code(word: &str) -> bool {
    (1..=CODE_LIMIT).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

fn written(text: &str) -> Result<(), Fault> {
    if text.trim().is_empty() {
        Err(Fault::NoReason)
    } else if text.len() > TEXT_LIMIT {
        Err(Fault::LongText)
    } else {
        Ok(())
    }
}

fn first_line(about: &About) -> String {
    let About { journal, step, head } = about;
    format!("{{\"hotwash-findings\":{FORMAT},\"journal\":\"{journal}\",\"step\":{step},\"head\":\"{head}\"")
}

fn read_about(value: &Value) -> Option<About> {
    let head = |key: &str| Head::parse(value.get(key)?.as_str()?);
    let step = value.get("step")?.as_u64().and_then(|step| u32::try_from(step).ok())?;
    Some(About { journal: head("journal")?, step, head: head("head")? })
}

/// Why a finding cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file holds as many as it can.
    #[error("too many findings")]
    TooMany,
    /// Numbers do not follow each other, or the time is none.
    #[error("out of order")]
    Order,
    /// The assessor is not named by a code.
    #[error("not the code of an assessor")]
    NotACode,
    /// It needs a reason or a text.
    #[error("no reason")]
    NoReason,
    /// A text is too long.
    #[error("a text is too long")]
    LongText,
    /// What is to be withdrawn is not there.
    #[error("no such finding")]
    NoSuch,
    /// What is to be withdrawn was found by somebody else.
    #[error("the finding of somebody else")]
    NotYours,
    /// It was withdrawn before.
    #[error("withdrawn before")]
    Withdrawn,
    /// The same assessor has answered this; the earlier finding must be withdrawn first.
    #[error("found by the same assessor before")]
    Again,
}

impl Fault {
    /// The sentence for people.
    #[must_use]
    pub fn msg(self) -> Msg {
        match self {
            Self::TooMany => Msg::new("findings-too-many").with("limit", COUNT_LIMIT),
            Self::Order => Msg::new("findings-order"),
            Self::NotACode => Msg::new("findings-not-a-code").with("limit", CODE_LIMIT),
            Self::NoReason => Msg::new("findings-no-reason"),
            Self::LongText => Msg::new("findings-long-text").with("limit", TEXT_LIMIT),
            Self::NoSuch => Msg::new("findings-no-such"),
            Self::NotYours => Msg::new("findings-not-yours"),
            Self::Withdrawn => Msg::new("findings-withdrawn-before"),
            Self::Again => Msg::new("findings-again"),
        }
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// Not written by this program.
    #[error("not written by this program")]
    Foreign,
    /// It cannot be understood with this content.
    #[error("{cause}")]
    Meaning {
        /// Why.
        #[source]
        cause: WireError,
    },
    /// It breaks a rule of findings.
    #[error("{fault}")]
    Rule {
        /// Which.
        #[source]
        fault: Fault,
    },
}

/// Why a file of findings is refused. Not fatal for the program.
#[derive(Debug, thiserror::Error)]
pub enum FindingsError {
    /// J011: there is no whole first line.
    #[error("J011: the file has no complete first line")]
    NoFirstLine,
    /// J012: it is no file of findings.
    #[error("J012: the file holds no findings")]
    NotFindings,
    /// J013: written by a newer program.
    #[error("J013: the findings have format {found}; this program reads up to {FORMAT}")]
    Newer {
        /// Format of the file.
        found: u64,
    },
    /// J014: a line cannot be used.
    #[error("J014: line {line}: {fault}")]
    Line {
        /// Line, from 1.
        line: usize,
        /// Why.
        #[source]
        fault: LineFault,
    },
    /// J015: the file itself: unreadable, cut, changed.
    #[error("J015: {cause}")]
    File {
        /// Why.
        #[from]
        cause: JournalError,
    },
    /// J016: the findings are about another exercise.
    #[error("J016: the findings are about another exercise")]
    OtherRun {
        /// The journal they are about.
        journal: Head,
    },
}

impl FindingsError {
    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        match self {
            Self::NoFirstLine => Msg::new("findings-no-first-line"),
            Self::NotFindings => Msg::new("findings-not-findings"),
            Self::Newer { found } => Msg::new("findings-newer")
                .with("found", i64::try_from(*found).unwrap_or(i64::MAX))
                .with("known", i64::from(FORMAT)),
            Self::Line { line, fault } => match fault {
                LineFault::Foreign => Msg::new("findings-line-foreign").with("line", *line),
                LineFault::Meaning { cause } => {
                    Msg::new("findings-line").with("line", *line).with("reason", cause.to_string())
                }
                LineFault::Rule { fault } => {
                    Msg::new("findings-line").with("line", *line).with("reason", fault.msg())
                }
            },
            Self::File { cause } => match cause {
                JournalError::Chain { line } => Msg::new("findings-chain").with("line", *line),
                JournalError::Damaged { line, reason } => {
                    Msg::new("findings-line").with("line", *line).with("reason", reason.as_str())
                }
                JournalError::TooLong { line, limit } => {
                    Msg::new("findings-line-too-long").with("line", *line).with("limit", *limit)
                }
                JournalError::NoHeader
                | JournalError::NotAJournal
                | JournalError::Newer { .. }
                | JournalError::Older { .. }
                | JournalError::Meaning { .. }
                | JournalError::Order { .. }
                | JournalError::Foreign { .. }
                | JournalError::Io { .. } => cause.msg(),
            },
            Self::OtherRun { journal } => {
                let digits = journal.to_string();
                Msg::new("findings-other-run").with("journal", digits.get(..12).unwrap_or_default())
            }
        }
    }
}
