//! When a message comes, in words: at a moment, or what it depends on.

use crate::author::words::Words;
use crate::base::{Dur, Msg, Name, SimTime};
use crate::content::pattern::Cond;
use crate::content::scenario::{Effect, Inject, OutcomeWhen, When};
use crate::i18n::Clock;
use crate::i18n::clock::Moment;

/// Time since the start as lists of events write it: `H+2:00`, `H+26:10`, seconds only where there are some.
pub(super) fn since_start(at: SimTime) -> String {
    let (sign, ms) = (if at.0 < 0 { '-' } else { '+' }, at.0.unsigned_abs());
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1_000 % 60);
    if seconds == 0 {
        format!("H{sign}{hours}:{minutes:02}")
    } else {
        format!("H{sign}{hours}:{minutes:02}:{seconds:02}")
    }
}

/// Date and local time as every spreadsheet sorts them: `2031-03-01 04:40`.
pub(super) fn on_the_clock(clock: &Clock, at: SimTime) -> String {
    let Moment { year, month, day, .. } = clock.at(at);
    format!("{year:04}-{month:02}-{day:02} {}", clock.at(at).time())
}

/// What a message without a fixed moment depends on.
pub(super) fn depends_on(inject: &Inject, words: &Words<'_>) -> String {
    match &inject.when {
        When::At(_) => String::new(),
        When::After(before, delay) => {
            after(*delay, &words.put("msel-after-message", &[("message", &words.message(before))]), words)
        }
        When::If(Cond::Done(action, tests)) => {
            words.put("msel-after-act", &[("act", &words.act(action, tests))])
        }
        When::If(cond) => words.put("msel-once", &[("text", &words.cond(cond))]),
        When::Repeat(cond) => words.put("msel-whenever", &[("text", &words.cond(cond))]),
        When::Every(from, period, cond) => {
            let msg = Msg::new("msel-every-so-often").with("from", since_start(SimTime(from.0)));
            words.say(&msg.with("period", *period).with("text", words.cond(cond)))
        }
        When::ByHand => words.word("msel-by-hand"),
        When::Called => {
            let callers = callers(&inject.id, words);
            if callers.is_empty() { words.word("msel-never-called") } else { callers.join("\n") }
        }
    }
}

fn after(delay: Dur, what: &str, words: &Words<'_>) -> String {
    if delay == Dur::ZERO {
        return what.to_owned();
    }
    words.say(&Msg::new("msel-delayed").with("delay", delay).with("text", what))
}

/// Everything that calls a message, each in words.
fn callers(name: &Name, words: &Words<'_>) -> Vec<String> {
    let scenario = words.scenario;
    let mut found: Vec<String> = Vec::new();
    let mut add = |effects: &[Effect], by: &dyn Fn() -> String| {
        for (delay, chance) in calls(name, effects, false) {
            let mut text = after(delay, &by(), words);
            if chance {
                text = words.put("msel-by-chance", &[("text", &text)]);
            }
            if !found.contains(&text) {
                found.push(text);
            }
        }
    };
    for inject in &scenario.injects {
        add(&inject.effects, &|| words.put("msel-after-message", &[("message", &words.message(&inject.id))]));
        for option in inject.decision.iter().flat_map(|decision| &decision.options) {
            add(&option.effects, &|| {
                let answer = words.text(&option.text).trim_end_matches('.');
                let message = words.message(&inject.id);
                words.put("msel-after-answer", &[("answer", answer), ("message", &message)])
            });
        }
    }
    for outcome in &scenario.outcomes {
        add(&outcome.effects, &|| {
            let what = match &outcome.when {
                OutcomeWhen::On(pattern) => words.put("msel-after-act", &[("act", &words.pattern(pattern))]),
                OutcomeWhen::NotBy(pattern, by) => {
                    let msg = Msg::new("msel-not-done-by").with("act", words.pattern(pattern));
                    words.say(&msg.with("time", since_start(SimTime(by.0))))
                }
                OutcomeWhen::NotAfter(pattern, inject, by) => {
                    let msg =
                        Msg::new("msel-not-done-after").with("act", words.pattern(pattern)).with("time", *by);
                    words.say(&msg.with("message", words.message(inject)))
                }
            };
            match &outcome.only_if {
                Some(cond) => words.put("msel-provided", &[("text", &what), ("cond", &words.cond(cond))]),
                None => what,
            }
        });
    }
    found
}

/// The delays after which effects call a message, and whether by chance.
fn calls(name: &Name, effects: &[Effect], chance: bool) -> Vec<(Dur, bool)> {
    let mut found = Vec::new();
    for effect in effects {
        match effect {
            Effect::Fire(called) if called == name => found.push((Dur::ZERO, chance)),
            Effect::Schedule(called, delay) if called == name => found.push((*delay, chance)),
            Effect::Chance(_, branches) => {
                found.extend(branches.iter().flat_map(|(_, effects)| calls(name, effects, true)));
            }
            Effect::When(_, effects) => found.extend(calls(name, effects, chance)),
            _ => {}
        }
    }
    found
}
