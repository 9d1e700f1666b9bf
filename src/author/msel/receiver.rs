//! To whom and by what channel: the words of a sheet as seats, roles and channels, where that is certain.

use crate::author::msel::column::bare;
use crate::base::{Name, Text};
use crate::content::procedure::Procedure;
use crate::content::scenario::Seat;
use crate::i18n::Catalogue;

/// Words that mean everybody.
const EVERYBODY: [&str; 9] = [
    "all",
    "everyone",
    "everybody",
    "allplayers",
    "allparticipants",
    "allteams",
    "ყველა",
    "ყველამონაწილე",
    "ყველაგუნდი",
];

/// Words that point to a channel of the bundled procedure, whole words only.
const CHANNELS: [(&str, &[&str]); 9] = [
    (
        "phone",
        &["phone", "telephone", "call", "tel", "hotline", "ტელეფონი", "ტელეფონით", "ზარი", "სატელეფონო"],
    ),
    ("e-mail", &["email", "e-mail", "emails", "ელფოსტა", "ელექტრონული"]),
    ("cable", &["cable", "დეპეშა"]),
    ("social-media", &["twitter", "tweet", "facebook", "instagram", "social", "სოციალური"]),
    ("television", &["tv", "television", "ტელევიზია", "ტელევიზიით"]),
    ("radio", &["radio", "რადიო"]),
    ("visitor", &["visitor", "in-person", "walk-in", "face-to-face", "ვიზიტორი", "პირადად"]),
    ("note-verbale", &["verbale", "ნოტა"]),
    ("post", &["letter", "ფოსტა"]),
];

/// The channel a text means; none if it is not certain.
#[must_use]
pub fn channel(text: &str, procedure: &Procedure) -> Option<Name> {
    let wanted = bare(text);
    let row = procedure.channels.iter().find(|row| is_called(&wanted, row.id.as_str(), &row.title));
    if let Some(row) = row {
        return Some(row.id.clone());
    }
    let low = text.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let mut meant = CHANNELS.iter().filter(|(_, known)| words.iter().any(|word| known.contains(word)));
    match (meant.next(), meant.next()) {
        (Some((id, _)), None) => {
            procedure.channels.iter().find(|row| row.id == **id).map(|row| row.id.clone())
        }
        _ => None,
    }
}

/// Whether a text is the id or title of a channel.
#[must_use]
pub fn is_channel(text: &str, channel: &Name, procedure: &Procedure) -> bool {
    let wanted = bare(text);
    procedure.channels.iter().any(|row| row.id == *channel && is_called(&wanted, row.id.as_str(), &row.title))
}

/// The role a text names, by id or title in either language.
#[must_use]
pub fn role(text: &str, procedure: &Procedure) -> Option<Name> {
    let wanted = bare(text);
    let called = |title: &Text, id: &Name| is_called(&wanted, id.as_str(), title);
    let short = |row: &crate::content::procedure::Role| {
        row.short.as_ref().is_some_and(|short| called(short, &row.id))
    };
    let mut rows = procedure.roles.iter().filter(|row| called(&row.title, &row.id) || short(row));
    match (rows.next(), rows.next()) {
        (Some(row), None) => Some(row.id.clone()),
        _ => None,
    }
}

fn is_called(wanted: &str, id: &str, title: &Text) -> bool {
    !wanted.is_empty() && [id, &title.ka, &title.en].iter().any(|name| bare(name) == wanted)
}

/// Whether a text means everybody.
#[must_use]
pub fn is_everybody(text: &str) -> bool {
    EVERYBODY.contains(&bare(text).as_str())
}

/// The receivers a text lists, each on a line or behind a semicolon.
pub fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// The receivers a text without semicolons may list: `Consul, press service`.
#[must_use]
pub fn joined(text: &str) -> Vec<&str> {
    text.split([',', '/', '&', '+']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The receivers of a scenario a text means: seats, roles, whoever acted. None if one of them is not certain.
#[must_use]
pub fn receivers(
    text: &str,
    seats: &[Seat],
    procedure: &Procedure,
    words: &[Catalogue],
) -> Option<Vec<Name>> {
    let one = |part: &str| {
        let wanted = bare(part);
        let mut fitting = seats.iter().filter(|seat| is_called(&wanted, seat.id.as_str(), &seat.title));
        let seat = match (fitting.next(), fitting.next()) {
            (Some(seat), None) => Some(seat.id.clone()),
            _ => None,
        };
        let actor = || words.iter().any(|words| bare(&words.word("msel-to-actor")) == wanted);
        let actor = || actor().then(|| Name::new(crate::content::scenario::ACTOR));
        seat.or_else(|| role(part, procedure)).or_else(actor)
    };
    listed(text).map(one).collect()
}
