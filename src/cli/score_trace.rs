//! `score --trace LOG --constraints MODEL`: scores a log of traces against a constraint file and writes the answer as
//! JSON (design part 9).
//!
//! # Invariants
//! - The log is read line by line and the answer written as it goes: memory does not grow with the log.
//! - The answer is whole JSON whatever the log holds; that a line was refused stands in it, so that nobody takes it for
//!   the answer to the whole log.

use std::fs::File;
use std::io::{self, BufRead as _, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use crate::base::{Diagnostics, Msg};
use crate::score::declare::SIZE_LIMIT;
use crate::score::declare::log::LINE_LIMIT;
use crate::score::declare::run::Depth;
use crate::score::declare::{Answer, Compiled, LogFault, LogReader, Model, Scorer, Trace, Verdicts};
use crate::score::kind::Closing;

/// How much of the answer is gathered before it is written.
const WRITE_AT: usize = 1 << 16;

/// Why a log was not scored to its end.
#[derive(Debug, thiserror::Error)]
pub enum ScoreTraceError {
    /// A file could not be opened or read. Exit code 2.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The answer could not be written. Exit code 2.
    #[error("{source}")]
    Unwritable {
        /// What the system says.
        source: io::Error,
    },
    /// The constraint file has mistakes. Exit code 1.
    #[error("{}: the constraint file has mistakes", path.display())]
    Model {
        /// The file.
        path: PathBuf,
        /// Its text, for pictures of the findings.
        text: String,
        /// The mistakes.
        found: Diagnostics,
    },
    /// A line of the log is refused. Exit code 1.
    #[error("{}: {fault}", path.display())]
    Log {
        /// The file.
        path: PathBuf,
        /// The line and what is wrong with it.
        fault: LogFault,
    },
}

impl ScoreTraceError {
    /// 1 if a file was read and has mistakes, 2 if it could not be read or the answer not written.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Model { .. } | Self::Log { .. } => ExitCode::from(1),
            Self::Unreadable { .. } | Self::Unwritable { .. } => ExitCode::from(2),
        }
    }

    /// The sentence about a refused line: file, line, character, what is wrong.
    #[must_use]
    pub fn log_message(path: &Path, fault: &LogFault) -> Msg {
        Msg::new("cross-check-log-fault")
            .with("file", path.display().to_string())
            .with("line", i64::try_from(fault.line).unwrap_or(i64::MAX))
            .with("column", fault.column)
            .with("what", fault.message.clone())
    }
}

/// Scores the log at `trace` against the model at `constraints` and writes the answer to `out`. Warnings about the model
/// are handed to `warn`.
///
/// # Errors
/// If a file cannot be read, has mistakes, or the answer cannot be written.
pub fn run(
    trace: &Path,
    constraints: &Path,
    evidence: bool,
    warn: &mut dyn FnMut(&Diagnostics),
    out: &mut dyn io::Write,
) -> Result<ExitCode, ScoreTraceError> {
    let model = model(constraints, warn)?;
    let compiled = Compiled::new(&model);
    let unreadable = |source| ScoreTraceError::Unreadable { path: trace.to_owned(), source };
    let file = File::open(trace).map_err(unreadable)?;
    let mut lines = io::BufReader::with_capacity(WRITE_AT, file);
    let depth = if evidence { Depth::Evidence } else { Depth::Counts };
    let mut reader = LogReader::new(&compiled);
    let mut scorer = Scorer::new(&compiled);
    let mut verdicts = Verdicts::new(&compiled);
    let (mut line, mut columns, mut buffer) =
        (Vec::new(), Trace::default(), Vec::with_capacity(2 * WRITE_AT));
    let mut answer = Answer::begin(&compiled, evidence, &mut buffer);
    let mut put = |buffer: &mut Vec<u8>| {
        let written = out.write_all(buffer).map_err(|source| ScoreTraceError::Unwritable { source });
        buffer.clear();
        written
    };
    let refused = |fault| ScoreTraceError::Log { path: trace.to_owned(), fault };
    loop {
        line.clear();
        let limit = u64::try_from(LINE_LIMIT + 2).unwrap_or(u64::MAX);
        let taken = lines.by_ref().take(limit).read_until(b'\n', &mut line).map_err(unreadable)?;
        if taken == 0 {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        let read =
            if line.len() > LINE_LIMIT { Err(reader.too_long()) } else { reader.line(&line, &mut columns) };
        match read {
            Ok(false) => {}
            Ok(true) => {
                scorer.score(&columns, Closing::Finished, depth, &mut verdicts);
                answer.trace(&columns.id, &verdicts, &mut buffer);
            }
            Err(fault) => {
                answer.refused(&fault, &mut buffer);
                put(&mut buffer)?;
                return Err(refused(fault));
            }
        }
        if buffer.len() >= WRITE_AT {
            put(&mut buffer)?;
        }
    }
    answer.end(&mut buffer);
    put(&mut buffer)?;
    out.flush().map_err(|source| ScoreTraceError::Unwritable { source })?;
    Ok(ExitCode::SUCCESS)
}

fn model(path: &Path, warn: &mut dyn FnMut(&Diagnostics)) -> Result<Model, ScoreTraceError> {
    let unreadable = |source| ScoreTraceError::Unreadable { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let limit = u64::try_from(SIZE_LIMIT + 1).unwrap_or(u64::MAX);
    File::open(path).map_err(unreadable)?.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    let name: Arc<str> = path.to_string_lossy().replace('\\', "/").into();
    let (model, found) = Model::read(&name, &bytes);
    let Some(model) = model else {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Err(ScoreTraceError::Model { path: path.to_owned(), text, found });
    };
    if !found.list.is_empty() {
        warn(&found);
    }
    Ok(model)
}
