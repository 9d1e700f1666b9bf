//! Findings in words: who found what, why, and whether it counts.

use crate::base::{Dur, Msg, SimTime};
use crate::cli::output::Output;
use crate::content::procedure::Status;
use crate::score::card::{Change, FindingLine};
use crate::tell::Titles;
use crate::tell::verdict::words;

/// A finding in one or two sentences, without what it is about.
#[must_use]
pub fn finding(line: &FindingLine, titles: &Titles, out: &Output) -> String {
    let word = match line.found {
        "judged" => {
            let how = match line.judgement {
                Some("met") => "findings-met",
                Some("late") => "findings-late",
                _ => "findings-missed",
            };
            out.say(&Msg::new("findings-judged").with("how", out.word(how)))
        }
        "mapped" => {
            let action = line.action.as_deref().map_or("", |name| titles.action_named(name));
            out.say(&Msg::new("findings-mapped").with("action", action))
        }
        "rated" => line.rating.map_or_else(String::new, |rating| {
            let objective = line.objective.as_deref().map_or("", |name| titles.objective_named(name));
            let rated = Msg::new("findings-rated").with("objective", objective);
            out.say(&rated.with("rating", out.word(rating.key())))
        }),
        "observed" => {
            let at = SimTime(line.at.unwrap_or_default());
            let at = SimTime(at.0 - at.0.rem_euclid(Dur::SECOND.0));
            titles.say(&Msg::new("findings-observed").with("time", at))
        }
        "withdrawn" => {
            let number = i64::from(line.withdraws.unwrap_or_default());
            out.say(&Msg::new("findings-withdraws").with("number", number))
        }
        "upheld" => out.word("findings-upheld"),
        _ => out.word("findings-justified"),
    };
    let mut said = format!("{}: {word}", line.by);
    if let Some(reason) = &line.reason {
        said.push_str(&format!(" – {reason}"));
    }
    if !line.records.is_empty() && line.found == "judged" {
        let records: Vec<String> = line.records.iter().map(|record| format!("#{record}")).collect();
        said.push_str(&format!(" ({})", records.join(", ")));
    }
    if let Some(key) = line.standing.key() {
        said.push_str(&format!(" [{}]", out.word(key)));
    }
    said
}

/// What a finding is about, as it is called on the command line; empty for what is about nothing in particular.
#[must_use]
pub fn about(line: &FindingLine) -> String {
    let mut said = line.rule.as_deref().unwrap_or_default().to_owned();
    if !line.subject.is_empty() {
        said.push_str(&format!(":{}", line.subject.join("+")));
    }
    if line.found == "mapped" {
        said.push_str(&line.records.iter().map(|record| format!("#{record}")).collect::<String>());
    }
    said
}

/// A verdict that is another one now.
#[must_use]
pub fn change(change: &Change, status: Status, out: &Output) -> String {
    let word = |word: Option<&'static str>| {
        word.and_then(|word| words(status, &out.words).remove(word)).unwrap_or_else(|| "–".to_owned())
    };
    let about =
        if change.subject.is_empty() { String::new() } else { format!(":{}", change.subject.join("+")) };
    format!("{}{about}: {} → {}", change.rule, word(change.before), word(change.after))
}

/// The day and time a finding was written, in universal time.
#[must_use]
pub fn written(line: &FindingLine) -> String {
    crate::i18n::clock::utc(line.wall)
}
