//! The first line of a journal: what is played, by whom, with what content.

use serde_json::{Map, Value};

use crate::base::SimTime;
use crate::journal::FORMAT;
use crate::journal::chain::Head;
use crate::journal::manifest::Manifest;
use crate::trace::Holder;
use crate::trace::wire::put_str;

/// The first line of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Version of the format.
    pub format: u32,
    /// Version of the rules by which the kernel decides.
    pub rules: u32,
    /// Version of the scoring by which it was played.
    pub scoring: u32,
    /// The scenario.
    pub scenario: Origin,
    /// The procedure.
    pub procedure: Origin,
    /// Seed of all chance.
    pub seed: u64,
    /// Seats by name with who holds them at the start, in the scenario's order.
    pub seats: Vec<(Box<str>, Holder)>,
    /// Seats played on paper, by name.
    pub paper: Vec<Box<str>>,
    /// Variant played, if any.
    pub variant: Option<Box<str>>,
    /// Part it starts with, if the whole is not played.
    pub part: Option<Box<str>>,
    /// Part it ends with, if that is a later one.
    pub last: Option<Box<str>>,
    /// Run whose beginning is the past of what is played, and the head of its journal after that beginning.
    pub folded: Option<(Box<str>, Head)>,
    /// When play begins, if the whole is played from some moment on.
    pub from: Option<SimTime>,
    /// Bundled run the card compares with.
    pub reference: Option<Box<str>>,
    /// The journal this one was forked from.
    pub parent: Option<Parent>,
    /// Content at the start.
    pub manifest: Manifest,
}

/// A scenario or procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Id.
    pub id: Box<str>,
    /// Version as its author counts it.
    pub version: Box<str>,
}

/// Where a fork leaves its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// Id of the parent: the head after its first line.
    pub id: Head,
    /// Last step taken over.
    pub step: u32,
    /// Head of the parent after that step.
    pub head: Head,
}

impl Header {
    /// The first line up to its seal.
    #[must_use]
    pub fn body(&self) -> String {
        let mut out = String::with_capacity(256 + 64 * self.manifest.prints.len());
        out.push_str(&format!(
            "{{\"hotwash\":{},\"rules\":{},\"scoring\":{}",
            self.format, self.rules, self.scoring
        ));
        for (key, origin) in [("scenario", &self.scenario), ("procedure", &self.procedure)] {
            out.push_str(&format!(",\"{key}\":["));
            put_str(&origin.id, &mut out);
            out.push(',');
            put_str(&origin.version, &mut out);
            out.push(']');
        }
        out.push_str(&format!(",\"seed\":{},\"seats\":[", self.seed));
        for (at, (seat, holder)) in self.seats.iter().enumerate() {
            out.push_str(if at > 0 { ",[" } else { "[" });
            put_str(seat, &mut out);
            out.push(',');
            put_str(&holder_word(holder), &mut out);
            out.push(']');
        }
        out.push(']');
        if !self.paper.is_empty() {
            out.push_str(",\"paper\":[");
            for (at, seat) in self.paper.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                put_str(seat, &mut out);
            }
            out.push(']');
        }
        for (key, word) in [
            ("variant", &self.variant),
            ("part", &self.part),
            ("last", &self.last),
            ("reference", &self.reference),
        ] {
            if let Some(word) = word {
                out.push_str(&format!(",\"{key}\":"));
                put_str(word, &mut out);
            }
        }
        if let Some((run, head)) = &self.folded {
            out.push_str(",\"folded\":[");
            put_str(run, &mut out);
            out.push_str(&format!(",\"{head}\"]"));
        }
        if let Some(from) = self.from {
            out.push_str(&format!(",\"from\":{}", from.0));
        }
        if let Some(parent) = &self.parent {
            out.push_str(&format!(",\"parent\":[\"{}\",{},\"{}\"]", parent.id, parent.step, parent.head));
        }
        out.push_str(",\"manifest\":");
        self.manifest.put(&mut out);
        out
    }

    /// The id of the journal: the head after its first line.
    #[must_use]
    pub fn id(&self) -> Head {
        Head::EMPTY.after(self.body().as_bytes())
    }

    /// Reads the object of a first line in the present format.
    pub(super) fn get(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let number = |key: &str| object.get(key)?.as_u64().and_then(|n| u32::try_from(n).ok());
        let header = Self {
            format: FORMAT,
            rules: number("rules")?,
            scoring: number("scoring")?,
            scenario: origin(object, "scenario")?,
            procedure: origin(object, "procedure")?,
            seed: object.get("seed")?.as_u64()?,
            seats: object.get("seats")?.as_array()?.iter().map(seat).collect::<Option<_>>()?,
            paper: match object.get("paper") {
                None => Vec::new(),
                Some(list) => {
                    list.as_array()?.iter().map(|seat| Some(seat.as_str()?.into())).collect::<Option<_>>()?
                }
            },
            variant: word(object, "variant")?,
            part: word(object, "part")?,
            last: word(object, "last")?,
            folded: match object.get("folded") {
                None => None,
                Some(value) => {
                    let [run, head] = value.as_array()?.as_slice() else { return None };
                    Some((run.as_str()?.into(), Head::parse(head.as_str()?)?))
                }
            },
            from: match object.get("from") {
                None => None,
                Some(value) => Some(SimTime(value.as_i64()?)),
            },
            reference: word(object, "reference")?,
            parent: match object.get("parent") {
                None => None,
                Some(value) => {
                    let [id, step, head] = value.as_array()?.as_slice() else { return None };
                    Some(Parent {
                        id: Head::parse(id.as_str()?)?,
                        step: step.as_u64().and_then(|step| u32::try_from(step).ok())?,
                        head: Head::parse(head.as_str()?)?,
                    })
                }
            },
            manifest: Manifest::get(object.get("manifest")?.as_object()?)?,
        };
        Some(header)
    }
}

fn word(object: &Map<String, Value>, key: &str) -> Option<Option<Box<str>>> {
    match object.get(key) {
        None => Some(None),
        Some(value) => Some(Some(value.as_str()?.into())),
    }
}

fn origin(object: &Map<String, Value>, key: &str) -> Option<Origin> {
    let [id, version] = object.get(key)?.as_array()?.as_slice() else { return None };
    Some(Origin { id: id.as_str()?.into(), version: version.as_str()?.into() })
}

fn seat(value: &Value) -> Option<(Box<str>, Holder)> {
    let [seat, holder] = value.as_array()?.as_slice() else { return None };
    Some((seat.as_str()?.into(), read_holder(holder.as_str()?)?))
}

/// The word of a holder, as in events: `person:P1`, `team:T2`, `trainer`, `bot:expert`.
#[must_use]
pub fn holder_word(holder: &Holder) -> String {
    match holder {
        Holder::Person(code) => format!("person:{code}"),
        Holder::Team(code) => format!("team:{code}"),
        Holder::Trainer => "trainer".to_owned(),
        Holder::Bot(policy) => format!("bot:{policy}"),
    }
}

/// The holder of a word.
#[must_use]
pub fn read_holder(word: &str) -> Option<Holder> {
    match word.split_once(':') {
        Some(("person", code)) => Some(Holder::Person(code.into())),
        Some(("team", code)) => Some(Holder::Team(code.into())),
        Some(("bot", policy)) => Some(Holder::Bot(policy.into())),
        Some(_) => None,
        None => (word == "trainer").then_some(Holder::Trainer),
    }
}
