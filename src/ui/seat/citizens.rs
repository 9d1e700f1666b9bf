//! The working list of citizens, by state, and a case file: what is known, since when, from whom, and what was done.

use std::collections::BTreeMap;

use egui::{Label, Response, RichText, Ui};

use crate::base::{EntityId, Msg};
use crate::content::kind::Kind;
use crate::exercise::knowledge::{Known, Source, knows};
use crate::trace::{Event, Record, Val};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, heading, muted, strong};
use crate::ui::roll::{self, Roll};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::standing::{State, facts, states};
use crate::ui::seat::state::{Opened, SeatState};
use crate::ui::seat::{areas, kept, moment, tile};
use crate::ui::sign;
use crate::ui::theme::space;

/// Draws the list, or the case file that is open.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, _acts: &mut Vec<Act>) {
    match state.thing.filter(|thing| knows(&scene.view.things, *thing)) {
        Some(thing) => file(ui, page, scene, thing, state),
        None => kept::with(
            ui,
            "citizens",
            page,
            scene,
            || Working::of(page, scene),
            |ui, working| list(ui, page, working, state),
        ),
    }
}

/// The working list in words.
struct Working {
    /// By state, with the number of people in it.
    groups: Vec<(State, i32, Vec<Row>)>,
    families: Vec<Row>,
}

/// A person, group or family of the list.
struct Row {
    thing: EntityId,
    name: String,
    /// Of a group in several states, how many are in which.
    counts: Vec<String>,
    news: String,
    act: String,
    /// What a screen reader says of the whole.
    whole: String,
    /// The last was heard long ago.
    old: bool,
}

impl Working {
    fn of(page: &Page<'_>, scene: &Scene<'_>) -> Self {
        let of_kind = |known: &&Known, kinds: &[Kind]| {
            scene.titles.model().things.get(known.thing.index()).is_some_and(|row| kinds.contains(&row.kind))
        };
        let acts = acts(scene);
        let row = |known: &Known, states: &[(State, i32)]| Row::of(page, scene, known, states, &acts);
        let things = &scene.view.things;
        let citizens: Vec<(&Known, Vec<(State, i32)>)> = (things.iter())
            .filter(|known| of_kind(known, &[Kind::Person, Kind::Group]))
            .map(|known| (known, states(scene, known.thing)))
            .collect();
        let groups = State::ALL.into_iter().filter_map(|group| {
            let in_it = || citizens.iter().flat_map(|(_, states)| states).filter(|row| row.0 == group);
            in_it().next()?;
            // Who stands in several states is listed with the first.
            let first = citizens.iter().filter(|(_, states)| states.first().map(|it| it.0) == Some(group));
            let rows = first.map(|(known, states)| row(known, states)).collect();
            Some((group, in_it().map(|row| row.1).sum(), rows))
        });
        let families = things.iter().filter(|known| of_kind(known, &[Kind::Family]));
        Self { groups: groups.collect(), families: families.map(|known| row(known, &[])).collect() }
    }
}

impl Row {
    fn of(
        page: &Page<'_>,
        scene: &Scene<'_>,
        known: &Known,
        states: &[(State, i32)],
        acts: &BTreeMap<EntityId, &Record>,
    ) -> Self {
        let name = scene.titles.thing(known.thing).to_owned();
        let heard = facts(scene, known.thing).map(|fact| fact.at).max();
        let latest = heard.unwrap_or(known.since).max(known.since);
        let counts = states
            .iter()
            .filter(|_| states.len() > 1)
            .map(|(state, count)| counted(page, &page.word(state.key()), *count));
        let news = page.say(&Msg::new("ui-last-news").with("ago", moment::ago(page, scene, latest)));
        let act = acts.get(&known.thing).map(|record| told(page, scene, record));
        let act = act.unwrap_or_else(|| page.word("ui-no-act"));
        let first = states.first().map(|(state, _)| page.word(state.key()));
        let said = [Some(name.as_str()), first.as_deref(), Some(news.as_str()), Some(act.as_str())];
        let whole = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Self {
            thing: known.thing,
            counts: counts.collect(),
            old: moment::old(scene, latest),
            name,
            news,
            act,
            whole,
        }
    }
}

/// The working list.
fn list(ui: &mut Ui, page: &Page<'_>, working: &Working, state: &mut SeatState) {
    heading(ui, page.word("ui-citizens"));
    if working.groups.is_empty() {
        muted(ui, page, page.word("ui-no-citizens"));
    }
    roll::list(ui, "citizens", page.context(), |ui, roll| {
        for (group, many, rows) in &working.groups {
            summary(ui, page, *group, *many);
            rows.iter().for_each(|row| citizen(ui, page, roll, row, state));
        }
        if !working.families.is_empty() {
            strong(ui, page.word("ui-families"));
            working.families.iter().for_each(|row| citizen(ui, page, roll, row, state));
        }
        areas::walk_roll(ui, state, roll.rows());
    });
}

/// A state with the number of people in it, if any number is known.
fn counted(page: &Page<'_>, word: &str, many: i32) -> String {
    if many == 0 {
        return word.to_owned();
    }
    page.say(&Msg::new("ui-with-count").with("what", word).with("count", i64::from(many)))
}

/// A state with the people in it.
fn summary(ui: &mut Ui, page: &Page<'_>, group: State, many: i32) {
    let tokens = page.tokens();
    let color = match group {
        State::Unlocated | State::DeathReported | State::Injured => tokens.danger,
        State::Unknown => tokens.late,
        State::Safe => tokens.met,
        State::Other | State::Dead => tokens.text,
    };
    let word = page.word(group.key());
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        sign::show(ui, group.sign(), color, &word);
        ui.add(Label::new(RichText::new(counted(page, &word, many)).strong()).wrap());
    });
}

/// A person, group or family of the list.
fn citizen(ui: &mut Ui, page: &Page<'_>, roll: &mut Roll, row: &Row, state: &mut SeatState) {
    let tokens = page.tokens();
    let color = if row.old { tokens.muted } else { tokens.text };
    let key = (row.thing.0, row.counts.len(), &row.act);
    let tile = roll.row(ui, key, |ui| {
        tile::show(ui, page, "citizen", &row.whole, false, |ui| {
            tile::text(ui, RichText::new(&row.name).color(color));
            for count in &row.counts {
                tile::text(ui, RichText::new(count).small().color(color));
            }
            tile::text(ui, RichText::new(&row.news).small().color(tokens.muted));
            tile::text(ui, RichText::new(&row.act).small().color(tokens.muted));
        })
    });
    let opened = Opened::File(row.thing);
    areas::give_back(ui, state, roll, opened);
    if let Some(tile) = tile.filter(Response::clicked) {
        state.thing = Some(row.thing);
        state.entered = tile.has_focus().then_some(opened);
    }
}

/// What is known of a thing, fact by fact.
fn file(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, thing: EntityId, state: &mut SeatState) {
    let tokens = page.tokens();
    if areas::way_back(ui, state, Opened::File(thing), page.word("ui-back")) {
        state.close_file();
    }
    heading(ui, scene.titles.thing(thing));
    for (group, count) in states(scene, thing) {
        let word = page.word(group.key());
        ui.horizontal_top(|ui| {
            sign::show(ui, group.sign(), tokens.text, &word);
            let kind = scene.titles.model().things.get(thing.index()).map(|row| row.kind);
            let said = if kind == Some(Kind::Group) { counted(page, &word, count) } else { word };
            ui.add(Label::new(said).wrap());
        });
    }
    if let Some(note) = scene.titles.note(thing) {
        body(ui, note);
    }
    strong(ui, page.word("ui-what-is-known"));
    let mut any = false;
    for fact in facts(scene, thing) {
        any = true;
        let color = moment::color(page, scene, fact.at);
        let value = scene.teller().fact_value(fact.fact, fact.value);
        let said = format!("{}: {value}", scene.titles.fact(fact.fact));
        ui.add(Label::new(RichText::new(said).color(color)).wrap());
        let (at, ago) = (moment::local(page, scene, fact.at), moment::ago(page, scene, fact.at));
        let since = page.say(&Msg::new("ui-as-of").with("time", at).with("ago", ago));
        muted(ui, page, format!("{since} · {}", source(page, scene, fact.source)));
    }
    if !any {
        muted(ui, page, page.word("ui-nothing-known"));
    }
    let done: Vec<&Record> = done(scene, thing).collect();
    if !done.is_empty() {
        strong(ui, page.word("ui-what-was-done"));
        for record in done.into_iter().rev() {
            body(ui, told(page, scene, record));
        }
    }
}

/// How something came to be known.
pub(super) fn source(page: &Page<'_>, scene: &Scene<'_>, source: Source) -> String {
    match source {
        Source::Start => page.word("ui-source-start"),
        Source::Act => page.word("ui-source-act"),
        Source::Message(no) => {
            page.say(&Msg::new("ui-source-message").with("message", scene.teller().message(no)))
        }
        Source::Seat(seat) => page.say(&Msg::new("ui-source-seat").with("seat", scene.titles.seat(seat))),
    }
}

/// The things an act of this seat named, if the record is one.
fn named(scene: &Scene<'_>, record: &Record) -> Vec<EntityId> {
    let model = scene.titles.model();
    match &record.event {
        Event::ActionCompleted { seat: by, action, args, .. } if *by == scene.view.seat => {
            let slots = model.slots(crate::content::model::Head::Action(*action)).len();
            let named = (0..slots).flat_map(|at| match args.get(at) {
                Val::Entity(named) => vec![named],
                many @ Val::Many(..) => model.listed(many).to_vec(),
                _ => Vec::new(),
            });
            named.collect()
        }
        _ => Vec::new(),
    }
}

/// The last thing this seat did about each thing.
fn acts<'a>(scene: &Scene<'a>) -> BTreeMap<EntityId, &'a Record> {
    let all =
        scene.records.iter().flat_map(|record| named(scene, record).into_iter().map(move |of| (of, record)));
    all.collect()
}

/// What this seat did that named the thing.
fn done<'a>(scene: &'a Scene<'a>, thing: EntityId) -> impl Iterator<Item = &'a Record> {
    scene.records.iter().filter(move |record| named(scene, record).contains(&thing))
}

fn told(page: &Page<'_>, scene: &Scene<'_>, record: &Record) -> String {
    let Event::ActionCompleted { action, .. } = &record.event else { return String::new() };
    let ago = moment::ago(page, scene, record.at);
    page.say(&Msg::new("ui-last-act").with("ago", ago).with("act", scene.titles.action(*action)))
}
