//! The working list of citizens, by state, and a case file: what is known, since when, from whom, and what was done.

use egui::{Label, RichText, Ui};

use crate::base::{EntityId, Msg};
use crate::content::kind::Kind;
use crate::exercise::knowledge::{Known, Source};
use crate::trace::{Event, Record, Val};
use crate::ui::act::Act;
use crate::ui::page::Page;
use crate::ui::parts::{body, button, heading, muted, strong};
use crate::ui::seat::scene::Scene;
use crate::ui::seat::standing::{State, facts, states};
use crate::ui::seat::state::SeatState;
use crate::ui::seat::{moment, tile};
use crate::ui::sign;
use crate::ui::theme::space;

/// Draws the list, or the case file that is open.
pub fn show(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, acts: &mut Vec<Act>) {
    match state.thing.filter(|thing| scene.view.things.iter().any(|known| known.thing == *thing)) {
        Some(thing) => file(ui, page, scene, thing, state),
        None => list(ui, page, scene, state, acts),
    }
}

fn list(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, state: &mut SeatState, _acts: &mut Vec<Act>) {
    let of_kind = |known: &&Known, kinds: &[Kind]| {
        scene.titles.model().things.get(known.thing.index()).is_some_and(|row| kinds.contains(&row.kind))
    };
    let citizens: Vec<(&Known, Vec<(State, i32)>)> = scene
        .view
        .things
        .iter()
        .filter(|known| of_kind(known, &[Kind::Person, Kind::Group]))
        .map(|known| (known, states(scene, known.thing)))
        .collect();
    heading(ui, page.word("ui-citizens"));
    if citizens.is_empty() {
        muted(ui, page, page.word("ui-no-citizens"));
    }
    for group in State::ALL {
        let in_it = |states: &[(State, i32)]| states.iter().any(|(state, _)| *state == group);
        let many: i32 = citizens
            .iter()
            .flat_map(|(_, states)| states)
            .filter(|row| row.0 == group)
            .map(|row| row.1)
            .sum();
        if !citizens.iter().any(|(_, states)| in_it(states)) {
            continue;
        }
        summary(ui, page, group, many);
        // Who stands in several states is listed with the first.
        for (known, states) in
            citizens.iter().filter(|(_, states)| states.first().map(|it| it.0) == Some(group))
        {
            citizen(ui, page, scene, known, states, state);
        }
    }
    let families: Vec<&Known> =
        scene.view.things.iter().filter(|known| of_kind(known, &[Kind::Family])).collect();
    if !families.is_empty() {
        strong(ui, page.word("ui-families"));
        for known in families {
            citizen(ui, page, scene, known, &[], state);
        }
    }
}

/// A state with the number of people in it.
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
        let msg = Msg::new("ui-with-count").with("what", word).with("count", i64::from(many));
        ui.add(Label::new(RichText::new(page.say(&msg)).strong()).wrap());
    });
}

/// A person, group or family of the list.
fn citizen(
    ui: &mut Ui,
    page: &Page<'_>,
    scene: &Scene<'_>,
    known: &Known,
    states: &[(State, i32)],
    state: &mut SeatState,
) {
    let name = scene.titles.thing(known.thing);
    let latest = facts(scene, known.thing).map(|fact| fact.at).max().unwrap_or(known.since).max(known.since);
    let counts: Vec<String> = states
        .iter()
        .filter(|_| states.len() > 1)
        .map(|(state, count)| {
            let msg = Msg::new("ui-with-count").with("what", page.word(state.key()));
            page.say(&msg.with("count", i64::from(*count)))
        })
        .collect();
    let news = page.say(&Msg::new("ui-last-news").with("ago", moment::ago(page, scene, latest)));
    let act = done(scene, known.thing).last().map(|record| told(page, scene, record));
    let act = act.unwrap_or_else(|| page.word("ui-no-act"));
    let mut whole = name.to_owned();
    for part in
        states.iter().take(1).map(|(state, _)| page.word(state.key())).chain([news.clone(), act.clone()])
    {
        whole.push_str(", ");
        whole.push_str(&part);
    }
    let (color, muted) = (moment::color(page, scene, latest), page.tokens().muted);
    let tile = tile::show(ui, page, ("citizen", known.thing.0), &whole, false, |ui| {
        tile::text(ui, RichText::new(name).color(color));
        for count in &counts {
            tile::text(ui, RichText::new(count).small().color(color));
        }
        tile::text(ui, RichText::new(&news).small().color(muted));
        tile::text(ui, RichText::new(&act).small().color(muted));
    });
    if tile.clicked() {
        state.thing = Some(known.thing);
    }
}

/// What is known of a thing, fact by fact.
fn file(ui: &mut Ui, page: &Page<'_>, scene: &Scene<'_>, thing: EntityId, state: &mut SeatState) {
    let tokens = page.tokens();
    if button(ui, page.word("ui-back")).clicked() {
        state.thing = None;
    }
    heading(ui, scene.titles.thing(thing));
    for (group, count) in states(scene, thing) {
        let word = page.word(group.key());
        ui.horizontal_top(|ui| {
            sign::show(ui, group.sign(), tokens.text, &word);
            let kind = scene.titles.model().things.get(thing.index()).map(|row| row.kind);
            let msg = Msg::new("ui-with-count").with("what", word.as_str()).with("count", i64::from(count));
            let said = if kind == Some(Kind::Group) { page.say(&msg) } else { word };
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

/// What this seat did that named the thing.
fn done<'a>(scene: &Scene<'a>, thing: EntityId) -> impl Iterator<Item = &'a Record> {
    let (seat, records) = (scene.view.seat, scene.records);
    let model = std::sync::Arc::clone(scene.titles.model());
    records.iter().filter(move |record| match &record.event {
        Event::ActionCompleted { seat: by, action, args, .. } if *by == seat => {
            let slots = model.slots(crate::content::model::Head::Action(*action)).len();
            (0..slots).any(|at| match args.get(at) {
                Val::Entity(named) => named == thing,
                many @ Val::Many(..) => model.listed(many).contains(&thing),
                _ => false,
            })
        }
        _ => false,
    })
}

fn told(page: &Page<'_>, scene: &Scene<'_>, record: &Record) -> String {
    let Event::ActionCompleted { action, .. } = &record.event else { return String::new() };
    let ago = moment::ago(page, scene, record.at);
    page.say(&Msg::new("ui-last-act").with("ago", ago).with("act", scene.titles.action(*action)))
}
