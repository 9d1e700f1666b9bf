//! What a scenario is: a draft, reviewed or approved; by whom, when, and the print of the content that was meant.

use serde::{Deserialize, Serialize};

use crate::author::pack::{Digest, limits};
use crate::base::Msg;
use crate::base::unseen::is_hidden;
use crate::content::check::is_date;

/// How far a scenario has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// Somebody has gone through it.
    Reviewed,
    /// It may be used.
    Approved,
}

/// What a scenario is, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// How far it has come.
    pub status: Status,
    /// Who says so and on which day. A draft may have neither.
    pub by: Option<(String, String)>,
    /// The print of the content that was meant.
    pub content: Digest,
}

/// A stamp beside content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The stamp.
    pub stamp: Stamp,
    /// The content was changed since.
    pub is_changed: bool,
}

impl Stamp {
    /// A draft nobody has put a name to.
    #[must_use]
    pub const fn draft(content: Digest) -> Self {
        Self { status: Status::Draft, by: None, content }
    }

    /// A stamp by somebody on a day (`2031-04-15`).
    ///
    /// # Errors
    /// If the name cannot be one, or there is no such day.
    pub fn new(status: Status, by: &str, date: &str, content: Digest) -> Result<Self, Msg> {
        let by = by.trim();
        if by.is_empty() || by.chars().count() > limits::PERSON || by.chars().any(is_unfit) {
            return Err(Msg::new("pack-by").with("limit", limits::PERSON));
        }
        if !is_date(date) {
            return Err(Msg::new("pack-date").with("date", date));
        }
        Ok(Self { status, by: Some((by.to_owned(), date.to_owned())), content })
    }

    /// The stamp beside this content.
    #[must_use]
    pub fn standing(&self, content: Digest) -> Standing {
        Standing { stamp: self.clone(), is_changed: self.content != content }
    }

    /// Whether it says no more than what is true without it.
    #[must_use]
    pub const fn says_nothing(&self) -> bool {
        matches!(self.status, Status::Draft) && self.by.is_none()
    }

    /// The stamp as the text of a file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(&Wire::of(self)).unwrap_or_default() + "\n"
    }

    /// The stamp of the text of a file.
    ///
    /// # Errors
    /// If it is none.
    pub fn of_text(text: &[u8]) -> Result<Self, Msg> {
        let broken = || Msg::new("pack-stamp-broken");
        if text.len() > limits::MANIFEST {
            return Err(broken());
        }
        let wire: Wire = serde_json::from_slice(text).map_err(|_broken| broken())?;
        wire.stamp().ok_or_else(broken)
    }
}

fn is_unfit(c: char) -> bool {
    c.is_control() || is_hidden(c)
}

impl Standing {
    /// The sentence for people.
    #[must_use]
    pub fn msg(&self) -> Msg {
        let Stamp { status, by, .. } = &self.stamp;
        let key = match (status, by) {
            (Status::Draft, None) => return Msg::new("pack-is-draft"),
            (Status::Draft, Some(_)) => "pack-is-draft-by",
            (Status::Reviewed, _) => "pack-is-reviewed",
            (Status::Approved, _) => "pack-is-approved",
        };
        let (by, date) = by.as_ref().map_or(("–", "–"), |(by, date)| (by, date));
        let said = Msg::new(key).with("by", by).with("date", date);
        if self.is_changed { Msg::new("pack-is-changed").with("stamp", said) } else { said }
    }
}

/// A stamp as it is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wire {
    status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    content: String,
}

impl Wire {
    pub(super) fn of(stamp: &Stamp) -> Self {
        let (by, date) = stamp.by.clone().unzip();
        Self { status: stamp.status, by, date, content: stamp.content.to_hex().to_string() }
    }

    pub(super) fn stamp(&self) -> Option<Stamp> {
        let content = Digest::from_hex(&self.content).ok()?;
        match (self.status, &self.by, &self.date) {
            (Status::Draft, None, None) => Some(Stamp::draft(content)),
            (status, Some(by), Some(date)) => Stamp::new(status, by, date, content).ok(),
            (..) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_comes_back_from_its_text_and_nobody_approves_without_a_name() {
        let content = blake3::hash(b"x");
        let approved = Stamp::new(Status::Approved, " ნინო ", "2031-04-15", content).unwrap();
        for stamp in [Stamp::draft(content), approved.clone()] {
            assert_eq!(Stamp::of_text(stamp.text().as_bytes()), Ok(stamp));
        }
        let text = approved.text();
        for (what, instead) in
            [("\"by\": \"ნინო\",", ""), ("04-15", "13-15"), ("approved", "signed"), ("{", "")]
        {
            let wrong = text.replacen(what, instead, 1);
            assert_eq!(Stamp::of_text(wrong.as_bytes()).unwrap_err().key, "pack-stamp-broken", "{wrong}");
        }
        for (by, date) in
            [("", "2031-04-15"), ("a\u{202e}b", "2031-04-15"), ("a", "2031-02-29"), ("a", "soon")]
        {
            assert!(Stamp::new(Status::Reviewed, by, date, content).is_err(), "{by} {date}");
        }
    }

    #[test]
    fn what_was_changed_since_is_said() {
        let stamp = Stamp::new(Status::Approved, "Nino", "2031-04-15", blake3::hash(b"x")).unwrap();
        assert_eq!(stamp.standing(blake3::hash(b"x")).msg().key, "pack-is-approved");
        assert_eq!(stamp.standing(blake3::hash(b"y")).msg().key, "pack-is-changed");
        assert_eq!(Stamp::draft(blake3::hash(b"x")).standing(blake3::hash(b"y")).msg().key, "pack-is-draft");
    }
}
