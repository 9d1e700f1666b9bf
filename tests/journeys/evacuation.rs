//! The evacuation by keyboard alone, by somebody who does not see the screen but has it read aloud: from home to the seat
//! of the embassy, four hours of its morning, and what came of it. Once with the usual keyboard, once with the
//! Georgian one: the same keys by place, the same exercise.

use std::sync::Arc;

use hotwash::base::{ClauseId, EntityId, InjectId, Lang, SeatId};
use hotwash::cli::library;
use hotwash::content::model::Model;
use hotwash::content::procedure::SlotType;
use hotwash::i18n::Catalogue;
use hotwash::tell::Titles;
use hotwash::trace::Table;
use serde_json::{Value, json};

use crate::person::Person;
use crate::reader::Thing;

/// The exercise.
const EVACUATION: &str = "evacuation";
/// The minute its second part begins.
const BEGINS: i64 = 26 * 60;

#[test]
#[ignore = "needs Xvfb, xdotool and at-spi2-core"]
fn in_english() {
    plays("evacuation-en", "en_GB.UTF-8", &Words::of(Lang::En), "both roads first", "nobody is forced");
}

#[test]
#[ignore = "needs Xvfb, xdotool and at-spi2-core"]
fn in_georgian_with_the_georgian_keyboard() {
    plays("evacuation-ka", "ka_GE.UTF-8", &Words::of(Lang::Ka), "ჯერ ორივე გზა", "იძულება არ იქნება");
}

fn plays(journey: &str, system: &str, words: &Words, reason: &str, note: &str) {
    let mut person = Person::sits_down(journey, (1280, 800));
    person.disk().set(&json!({ "language": if words.lang == Lang::Ka { "ka" } else { "en" } }));
    person.has_the_keyboard_of(words.lang);
    person.listens();
    person.starts(system);
    let trainee = &mut Trainee { person, words };
    trainee.takes_the_seat();
    trainee.reads_a_message("shelling-near");
    trainee.lets_time_pass_until_it_rings();
    trainee.answers_the_telephone();
    trainee.decides("hotel-hit", 0, "RESP-10", reason);
    trainee.acts_by_number("acknowledge-report", &["hotel-shelling"]);
    trainee.acts_by_search("check-route", &["r-ring"], &["host", "partner"]);
    trainee.looks_at_a_citizen("vano");
    trainee.looks_at_the_map("guest-house");
    trainee.reads_the_procedure("EVAC-07");
    trainee.asks_what_is_due();
    trainee.has_a_pause();
    trainee.lets_time_pass_until_it_rings();
    trainee.answers_the_telephone();
    trainee.takes_a_note(note);
    trainee.ends();
    let done = trainee.person.disk().commands(EVACUATION);
    let message = |inject: &str| trainee.person.disk().message(EVACUATION, inject);
    let expected = [
        (BEGINS, json!(["Open", message("shelling-near")])),
        (BEGINS + 40, json!(["PickUp", message("hotel-hit")])),
        (BEGINS + 40, json!(["Answer", "hotel-hit", 0, "RESP-10", 4, reason])),
        (BEGINS + 40, json!(["Begin", "acknowledge-report", ["@hotel-shelling"], true])),
        (BEGINS + 40, json!(["Begin", "check-route", ["@r-ring", { "options": [0, 1] }], true])),
        (BEGINS + 40, json!(["TakeHint"])),
        (BEGINS + 240, json!(["PickUp", message("nodar-refuses")])),
        (BEGINS + 240, json!(["Note", note])),
    ];
    assert_eq!(done, expected);
    let last = done.last().map_or(0, |(minute, _)| *minute);
    assert!(last >= BEGINS + 20, "twenty minutes of the exercise and more");
    assert!(trainee.person.disk().is_over(EVACUATION));
    assert!(trainee.person.closes_the_window().success());
    assert!(trainee.person.disk().is_verified(EVACUATION), "the journal is the one the exercise decides");
}

/// What is written on the screen, in the language of the person.
struct Words {
    lang: Lang,
    own: Catalogue,
    titles: Titles,
    model: Arc<Model>,
}

impl Words {
    fn of(lang: Lang) -> Self {
        let model = library::playable(EVACUATION, None).unwrap().model;
        Self { lang, own: Catalogue::new(lang), titles: Titles::on_the_wall(&model, lang), model }
    }

    fn word(&self, key: &str) -> String {
        self.own.word(key)
    }

    fn id(&self, table: Table, name: &str) -> u16 {
        self.model.id(table, name).unwrap_or_else(|| panic!("{name} is in the content"))
    }

    fn thing(&self, name: &str) -> &str {
        self.titles.thing(EntityId(self.id(Table::Entity, name)))
    }

    fn inject(&self, name: &str) -> InjectId {
        InjectId(self.id(Table::Inject, name))
    }

    /// The choice of this name in a slot of the action.
    fn choice(&self, action: &str, name: &str) -> String {
        let rows = &self.model.procedure.actions;
        let slots = rows.iter().find(|row| row.id == action).into_iter().flat_map(|row| &row.slots);
        let choices = slots.flat_map(|slot| match &slot.ty {
            SlotType::Choice(list) | SlotType::Choices(list) => list.as_slice(),
            _ => &[],
        });
        self.own
            .text(&choices.into_iter().find(|choice| choice.id.as_str() == name).unwrap().title)
            .to_owned()
    }
}

/// Somebody who plays the embassy by keys, and hears what is on the screen.
struct Trainee<'a> {
    person: Person,
    words: &'a Words,
}

impl Trainee<'_> {
    /// From home to the seat.
    fn takes_the_seat(&mut self) {
        let words = self.words;
        let window = words.word("ui-window-title");
        self.person.hears_that("the name of the window", |thing| thing.name == window);
        let title = words.own.text(&words.model.scenario.title);
        let row =
            self.person.hears_that("the evacuation among the scenarios", |thing| thing.name.ends_with(title));
        self.person.strikes(&row.name[..1]);
        let seat = SeatId(words.id(Table::Seat, "embassy"));
        let you = words.own.say_key("play-you-are", &[("seat", words.titles.seat(seat).into())]);
        self.person.hears(&you);
        self.waits_for_focus("ui-start");
        self.person.strikes("Return");
        self.person.hears(&words.word("ui-area-messages"));
    }

    fn reads_a_message(&mut self, inject: &str) {
        let inject = self.words.inject(inject);
        let sender = self.words.titles.who(Some(inject)).to_owned();
        self.goes_to("ctrl+1", "ui-area-messages");
        self.person.goes_on_to("the message", "Down", |thing| thing.name.contains(&sender));
        self.person.strikes("Return");
        let text = self.words.model.scenario.injects[inject.index()].text.as_ref().unwrap();
        self.person.hears(self.words.own.text(text));
        self.waits_for("Open");
    }

    /// Moves on, from message to message, until somebody calls.
    fn lets_time_pass_until_it_rings(&mut self) {
        let waits = self.words.word("ui-waits-for-answer");
        for _ in 0..60 {
            self.person.presses("ctrl+Right");
            if self.person.is_read(&waits) {
                return;
            }
        }
        panic!("nobody calls");
    }

    fn answers_the_telephone(&mut self) {
        let answer = self.words.word("ui-answer");
        self.goes_to("ctrl+1", "ui-area-messages");
        self.person.goes_on_to("the ringing call", "Tab", |thing| thing.name == answer);
        self.person.strikes("Return");
        self.waits_for("PickUp");
    }

    /// Answers a question: what to do, how sure, by which clause, why.
    fn decides(&mut self, inject: &str, option: u8, clause: &str, reason: &str) {
        let words = self.words;
        let option = words.titles.option(words.inject(inject), option).to_owned();
        self.goes_to("ctrl+3", "ui-area-actions");
        self.chooses("Tab", |thing| thing.name == option);
        self.chooses("Tab", |thing| thing.name == "4");
        let title = words.titles.clause(ClauseId(words.id(Table::Clause, clause)));
        self.fills("ui-find-clause", title);
        self.chooses("Tab", |thing| thing.name == format!("{clause} {title}"));
        self.fills("ui-answer-reason", reason);
        let give = words.word("ui-answer-give");
        self.person.goes_on_to("the answer", "Tab", |thing| thing.is_pressed && thing.name == give);
        self.person.strikes("Return");
        self.waits_for("Answer");
    }

    /// Takes one of the actions that fit, by its number.
    fn acts_by_number(&mut self, action: &str, things: &[&str]) {
        let title = self.words.titles.action_named(action).to_owned();
        let row = self.person.hears_that("the action among those that fit", |thing| {
            thing.name.starts_with(|first: char| first.is_ascii_digit()) && thing.name.contains(&title)
        });
        self.person.strikes(&row.name[..1]);
        self.fills_the_form(action, things, &[]);
    }

    /// Finds an action by its words.
    fn acts_by_search(&mut self, action: &str, things: &[&str], ticks: &[&str]) {
        let title = self.words.titles.action_named(action).to_owned();
        self.person.strikes("ctrl+f");
        self.waits_for_focus("ui-find-action");
        self.person.writes(self.words.lang, &title);
        self.person.strikes("Return");
        self.fills_the_form(action, things, ticks);
    }

    /// The form of an action that was chosen by key: Tab goes on to its fields.
    fn fills_the_form(&mut self, action: &str, things: &[&str], ticks: &[&str]) {
        let title = self.words.titles.action_named(action).to_owned();
        self.person.is_led_to("the chosen action", |thing| thing.name.contains(&title));
        for thing in things {
            let name = self.words.thing(thing).to_owned();
            self.chooses("Tab", |thing| thing.name == name);
        }
        for tick in ticks {
            let name = self.words.choice(action, tick);
            self.chooses("Tab", |thing| thing.name == name);
        }
        self.person.strikes("ctrl+Return");
        self.waits_for(action);
    }

    fn looks_at_a_citizen(&mut self, who: &str) {
        let name = self.words.thing(who).to_owned();
        self.goes_to("ctrl+2", "ui-area-citizens");
        self.person.goes_on_to("the citizen", "Down", |thing| thing.name.contains(&name));
        self.person.strikes("Return");
        self.person.hears(&self.words.word("ui-what-is-known"));
        self.person.strikes("Escape");
        self.person.is_led_to("the row of the citizen", |thing| thing.name.contains(&name));
    }

    fn looks_at_the_map(&mut self, place: &str) {
        let name = self.words.thing(place).to_owned();
        let map = self.words.word("ui-map-area");
        self.goes_to("ctrl+4", "ui-area-side");
        self.person.goes_on_to("the map", "Tab", |thing| thing.name == map);
        self.person.strikes("plus");
        self.person.goes_on_to("the place", "Tab", |thing| thing.name.starts_with(&name));
        self.person.strikes("Return");
        self.person.hears_that("the chosen place", |thing| thing.chosen && thing.name.starts_with(&name));
    }

    fn reads_the_procedure(&mut self, clause: &str) {
        let id = ClauseId(self.words.id(Table::Clause, clause));
        let title = self.words.titles.clause(id).to_owned();
        self.goes_to("ctrl+p", "ui-area-side");
        self.fills("ui-find-clause", &title);
        self.person
            .goes_on_to("the clause", "Tab", |thing| thing.is_pressed && thing.name.starts_with(clause));
        self.person.strikes("Return");
        self.person.hears(&self.words.word("ui-clauses-all"));
        self.person.hears(self.words.own.text(&self.words.model.procedure.clauses[id.index()].why));
    }

    fn asks_what_is_due(&mut self) {
        let hint = self.words.word("ui-hint");
        self.goes_to("ctrl+5", "ui-area-side");
        self.person.hears(&self.words.word("ui-duties-soonest"));
        self.person.goes_on_to("the hint", "Tab", |thing| thing.name == hint);
        self.person.strikes("Return");
        self.person.hears(&self.words.word("ui-hint-assisted"));
        self.waits_for("TakeHint");
    }

    /// While there is a pause nothing moves, whatever is pressed.
    fn has_a_pause(&mut self) {
        let paused = self.words.word("ui-paused-long");
        let before = std::fs::read(self.person.disk().journal(EVACUATION)).unwrap();
        self.person.strikes("ctrl+space");
        self.person.hears(&paused);
        self.person.strikes("ctrl+Right");
        self.person.settles();
        self.person.hears(&paused);
        assert!(before == std::fs::read(self.person.disk().journal(EVACUATION)).unwrap());
        self.person.strikes("ctrl+space");
        self.person.until("time to go on", |person| (!person.is_read(&paused)).then_some(()));
    }

    fn takes_a_note(&mut self, note: &str) {
        let [row, field, record] =
            ["ui-note", "ui-note-text", "ui-note-record"].map(|key| self.words.word(key));
        self.goes_to("ctrl+3", "ui-area-actions");
        self.person.goes_on_to("the note, the last of the list", "End", |thing| thing.name == row);
        self.person.strikes("Return");
        self.person.hears_that("the field of the note", |thing| thing.text.is_some() && thing.name == field);
        self.fills("ui-note-text", note);
        self.person.goes_on_to("recording it", "Tab", |thing| thing.name == record);
        self.person.strikes("Return");
        self.waits_for("Note");
    }

    /// Ends the exercise, looks at the result and goes home.
    fn ends(&mut self) {
        let words = self.words;
        // What ends an exercise stands before the messages.
        self.goes_to("ctrl+1", "ui-area-messages");
        for (towards, key, then) in
            [("shift+Tab", "ui-end", "ui-end-no"), ("Tab", "ui-end-yes", "ui-hand-over")]
        {
            let name = words.word(key);
            self.person.goes_on_to(&name, towards, |thing| thing.name == name);
            self.person.strikes("Return");
            self.person.hears(&words.word(then));
        }
        self.person.hears(&words.word("card-to-look-at"));
        self.person.photographs("result");
        let show = words.word("ui-show-me");
        self.person.goes_on_to("the evidence", "Tab", |thing| thing.name == show);
        self.person.strikes("Return");
        self.person.hears(&words.word("ui-show-less"));
        let (show, map) = (words.word("ui-show-map"), words.word("ui-map-area"));
        self.person.goes_on_to("the map of that moment", "Tab", |thing| thing.name == show);
        self.person.strikes("Return");
        self.person.hears_that("the map", |thing| thing.name == map);
        self.person.settles();
        self.person.photographs("moment");
        self.person.strikes("Escape");
        self.person.hears(&words.word("ui-show-less"));
        let home = words.word("ui-home");
        self.person.goes_on_to("the way home", "Tab", |thing| thing.name == home);
        self.person.strikes("Return");
        self.person.hears(&words.word("ui-what-to-do"));
    }

    fn goes_to(&mut self, key: &str, area: &str) {
        self.person.strikes(key);
        self.waits_for_focus(area);
    }

    fn waits_for_focus(&mut self, key: &str) {
        let name = self.words.word(key);
        self.person.is_led_to(&format!("the focus on “{name}”"), |thing| thing.name == name);
    }

    /// Goes to a choice, and chooses it if it is not chosen already.
    fn chooses(&mut self, key: &str, such: impl Fn(&Thing) -> bool + Copy) {
        let thing = self.person.goes_on_to("the choice", key, |thing| thing.is_pressed && such(thing));
        if !thing.chosen {
            self.person.strikes("space");
        }
        self.person.is_led_to("the choice to be taken", |thing| thing.chosen && such(thing));
    }

    /// Goes to a field by Tab, and writes.
    fn fills(&mut self, key: &str, text: &str) {
        let name = self.words.word(key);
        self.person.goes_on_to(&name, "Tab", |thing| thing.text.is_some() && thing.name == name);
        self.person.writes(self.words.lang, text);
    }

    /// Waits until the last that was asked for is of this kind.
    fn waits_for(&mut self, what: &str) {
        self.person.until(&format!("{what} in the journal"), |person| {
            let (_, last) = person.disk().commands(EVACUATION).pop()?;
            let is = |value: &Value| value == what;
            (is(&last) || last.as_array().is_some_and(|parts| parts.iter().any(is))).then_some(())
        });
    }
}
