//! What stands at places and on the way: one counter for all of a place that are in the same condition.

use egui::{Color32, Vec2};

use crate::base::{Dur, EntityId, Msg, Reliability, SimTime};
use crate::content::kind::{CONDITIONS, Kind};
use crate::exercise::knowledge::Source;
use crate::exercise::sight::{Sight, Tally, Where};
use crate::tell::Titles;
use crate::ui::page::Page;
use crate::ui::seat::map::places::{Curve, point};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::{citizens, moment};
use crate::ui::theme::Tokens;

/// What a counter shows, by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A square.
    Safe,
    /// A circle with a question mark.
    Unknown,
    /// A circle: said to be here, no more is known.
    Heard,
    /// A triangle.
    Injured,
    /// A barred square.
    Detained,
    /// A square below a bar.
    Dead,
    /// A pill.
    Official,
    /// An arrow.
    Moving,
}

impl Sign {
    fn of(condition: usize) -> Self {
        match CONDITIONS.get(condition).copied() {
            Some("safe") => Self::Safe,
            Some("ill" | "injured") => Self::Injured,
            Some("detained") => Self::Detained,
            Some("dead") => Self::Dead,
            _ => Self::Unknown,
        }
    }

    /// The key of its words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Safe => "ui-map-safe",
            Self::Unknown => "ui-map-unknown",
            Self::Heard => "ui-map-heard",
            Self::Injured => "ui-map-injured",
            Self::Detained => "ui-map-detained",
            Self::Dead => "ui-map-dead",
            Self::Official => "ui-map-official",
            Self::Moving => "ui-map-moving",
        }
    }
}

/// What can be picked on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// A place.
    Place(EntityId),
    /// The counter of this sign that stands for this thing.
    Counter(Sign, EntityId),
    /// A way.
    Way(EntityId),
}

/// A counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    /// What it shows.
    pub sign: Sign,
    /// Whom it stands for.
    pub things: Vec<EntityId>,
    /// The place it stands at; none on the way.
    pub place: Option<EntityId>,
    /// Where on the sheet.
    pub at: (f32, f32),
    /// Which way it moves.
    pub towards: Vec2,
    /// What this seat knows of the number.
    pub figure: String,
    /// Everything it says, in words.
    pub words: String,
    /// When the latest of it was heard.
    pub latest: SimTime,
    /// Where it was heard, latest first.
    pub told: Vec<Source>,
    /// How sure the latest message about it is; none where it was no message.
    pub sure: Option<Reliability>,
    /// The latest of it was heard more than an hour ago.
    pub old: bool,
}

impl Counter {
    /// Its colour; grey where it is old.
    #[must_use]
    pub const fn color(&self, tokens: &Tokens) -> Color32 {
        match self.sign {
            Sign::Official | Sign::Moving => tokens.accent,
            _ if self.old => tokens.muted,
            Sign::Safe => tokens.met,
            Sign::Unknown | Sign::Heard => tokens.late,
            Sign::Injured | Sign::Detained => tokens.danger,
            Sign::Dead => tokens.text,
        }
    }

    /// Half the width of its straight part: what its figure needs beyond its round ends.
    #[must_use]
    pub fn half_width(&self) -> f32 {
        let figure = 4.0 * f32::from(u8::try_from(self.figure.chars().count()).unwrap_or(u8::MAX));
        if self.sign == Sign::Official { figure } else { (figure - 8.0).max(0.0) }
    }

    /// The room it takes.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        Vec2::new(30.0 + 2.0 * self.half_width(), 30.0)
    }
}

/// What is known older than this is grey.
pub const OLD: Dur = Dur::HOUR;

/// When something was heard, and how long ago.
pub(super) fn age(page: &Page<'_>, scene: &Scene<'_>, at: SimTime) -> String {
    let (time, ago) = (moment::local(page, scene, at), moment::ago(page, scene, at));
    page.say(&Msg::new("ui-as-of").with("time", time).with("ago", ago))
}

/// Where something was heard; of a message also how sure it is.
pub(super) fn source(page: &Page<'_>, scene: &Scene<'_>, source: Source) -> String {
    let said = citizens::source(page, scene, source);
    match reliability(scene, source) {
        Some(reliability) => format!("{said}, {}", page.word(Titles::reliability(reliability))),
        None => said,
    }
}

/// How sure the message is in which something was heard.
fn reliability(scene: &Scene<'_>, source: Source) -> Option<Reliability> {
    let Source::Message(no) = source else { return None };
    scene.view.messages.iter().find(|view| view.no == no).map(|view| view.reliability)
}

struct Row {
    sign: Sign,
    thing: EntityId,
    count: Option<i32>,
    at: SimTime,
    source: Source,
    sight: Sight,
}

/// The counters of a scene, place by place.
#[must_use]
pub fn counters(page: &Page<'_>, scene: &Scene<'_>) -> Vec<Counter> {
    let now = scene.view.now;
    let rows: Vec<Row> = scene.view.sights.places.iter().flat_map(|sight| rows(scene, sight)).collect();
    let mut found: Vec<(Counter, Vec<&Row>)> = Vec::new();
    for row in &rows {
        let Some((place, at, towards)) = stands(scene, row.sight.place, now) else { continue };
        let same = found.iter_mut().find(|(counter, _)| {
            place.is_some()
                && counter.place == place
                && counter.sign == row.sign
                && row.sign != Sign::Official
        });
        match same {
            Some((counter, rows)) => {
                counter.things.push(row.thing);
                rows.push(row);
            }
            None => {
                let counter = Counter {
                    sign: row.sign,
                    things: vec![row.thing],
                    place,
                    at,
                    towards,
                    figure: String::new(),
                    words: String::new(),
                    latest: row.at,
                    told: Vec::new(),
                    sure: None,
                    old: false,
                };
                found.push((counter, vec![row]));
            }
        }
    }
    let mut counters: Vec<Counter> = found
        .into_iter()
        .map(|(mut counter, mut rows)| {
            rows.sort_by_key(|row| std::cmp::Reverse(row.at));
            counter.latest = rows.first().map_or(counter.latest, |row| row.at);
            counter.sure = rows.first().and_then(|row| reliability(scene, row.source));
            for row in &rows {
                if !counter.told.contains(&row.source) {
                    counter.told.push(row.source);
                }
            }
            counter.old = rows.iter().all(|row| now.since(row.at) > OLD);
            counter.figure = figure(page, counter.sign, &rows);
            counter.words = words(page, scene, &counter, &rows);
            counter
        })
        .collect();
    counters.sort_by_key(|counter| (counter.place, counter.sign));
    counters
}

fn rows(scene: &Scene<'_>, sight: &Sight) -> Vec<Row> {
    let kind = scene.titles.model().things.get(sight.thing.index()).map(|row| row.kind);
    let told = |sign, count, at, source| Row { sign, thing: sight.thing, count, at, source, sight: *sight };
    let row = |sign, count, at| told(sign, count, at, sight.source);
    match kind {
        Some(Kind::Seat) => return vec![row(Sign::Official, None, scene.view.now)],
        Some(Kind::Movement | Kind::Transport) => {
            // Where it stays there is nothing to see that its place does not say.
            let moves = matches!(sight.place, Where::Between { .. });
            return if moves { vec![row(Sign::Moving, None, sight.at)] } else { Vec::new() };
        }
        _ => {}
    }
    let tallies: Vec<&Tally> = scene
        .view
        .sights
        .tallies
        .iter()
        .filter(|tally| tally.thing == sight.thing && tally.count > 0)
        .collect();
    if tallies.is_empty() {
        let sign = if matches!(sight.place, Where::Near(_)) { Sign::Unknown } else { Sign::Heard };
        let person = (kind == Some(Kind::Person)).then_some(1);
        return vec![row(sign, person, sight.at)];
    }
    tallies
        .iter()
        .map(|tally| {
            let (at, source) = (tally.at, tally.source).max((sight.at, sight.source));
            told(Sign::of(tally.condition), Some(tally.count), at, source)
        })
        .collect()
}

/// Place, point of the sheet and direction of what stands there; none where the seat does not know the place.
fn stands(scene: &Scene<'_>, place: Where, now: SimTime) -> Option<(Option<EntityId>, (f32, f32), Vec2)> {
    match place {
        Where::At(place) | Where::Near(place) => {
            let at = point(scene, place)?;
            Some((Some(place), (at.x, at.y), Vec2::ZERO))
        }
        Where::Between { from, to, by, left, due } => {
            let (one, other) = (point(scene, from)?, point(scene, to)?);
            let curve = by.and_then(|route| Curve::of(scene, route));
            let curve = curve.unwrap_or_else(|| Curve::straight(one, other)).begun_at(one);
            let whole = due.since(left).0.max(1);
            let gone = now.since(left).0.clamp(0, whole);
            // Thousandths are fine enough for a drawing.
            let part =
                f32::from(i16::try_from(gone.saturating_mul(1_000) / whole).unwrap_or(1_000)) / 1_000.0;
            let (at, towards) = curve.at(part);
            Some((None, (at.x, at.y), towards))
        }
    }
}

fn figure(page: &Page<'_>, sign: Sign, rows: &[&Row]) -> String {
    let known: Option<i32> = rows.iter().map(|row| row.count).sum();
    match (sign, known) {
        (Sign::Official, _) => page.word("ui-map-you"),
        (Sign::Moving, _) => String::new(),
        (Sign::Unknown, Some(count)) => format!("{count}?"),
        (Sign::Unknown, None) => "?".to_owned(),
        (_, Some(count)) => count.to_string(),
        (_, None) => String::new(),
    }
}

fn words(page: &Page<'_>, scene: &Scene<'_>, counter: &Counter, rows: &[&Row]) -> String {
    let place = counter.place.map(|place| scene.titles.thing(place).to_owned());
    let mut lines = Vec::new();
    let head = [place, Some(page.word(counter.sign.word()))].into_iter().flatten().collect::<Vec<_>>();
    lines.push(head.join(", "));
    for row in rows {
        let name = scene.titles.thing(row.thing);
        let count =
            row.count.filter(|count| *count > 1).map(|count| format!(" ({count})")).unwrap_or_default();
        let said = match (row.sign, row.sight.place) {
            (Sign::Official, _) => name.to_owned(),
            (_, Where::Between { from, to, due, .. }) => {
                let due = moment::local(page, scene, due);
                let msg = Msg::new("ui-map-on-the-way")
                    .with("due", due)
                    .with("from", scene.titles.thing(from))
                    .with("to", scene.titles.thing(to));
                format!("{name}{count}: {}", page.say(&msg))
            }
            _ => {
                let (age, told) = (age(page, scene, row.at), source(page, scene, row.source));
                format!("{name}{count}: {age}, {told}")
            }
        };
        lines.push(said);
    }
    if counter.old && counter.sign != Sign::Official {
        lines.push(page.word("ui-map-old"));
    }
    lines.join("\n")
}
