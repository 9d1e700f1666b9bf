//! What was made of the answers, in words and for programs.

use serde_json::{Value, json};

use crate::author::adapt::{Adapted, Consequence, Loss, Remark};
use crate::base::Msg;
use crate::cli::adapt::Made;
use crate::cli::output::{Output, indented};

/// So many texts to look at are shown of one reason; the rest are counted.
const SHOWN: usize = 12;
/// The beginning of a long text is enough to know it.
const BEGINNING: usize = 110;

/// Everything there is to know before it is written; with all changes, every one of them.
pub(super) fn all(made: &Made, changes: bool, out: &Output) {
    let adapted = &made.adapted;
    out.line(&out.word("mark"));
    if changes {
        for change in &adapted.changes {
            out.line("");
            out.line(&change.at);
            out.print(&indented("  -", 4, &change.was, out.width));
            out.print(&indented("  +", 4, &change.becomes, out.width));
        }
        out.line("");
    }
    out.line(&out.say(&Msg::new("adapt-changes").with("count", adapted.changes.len())));
    consequences(&adapted.consequences, out);
    remarks("adapt-left-head", &adapted.left, out);
    looks(adapted, out);
    for warning in &adapted.warnings {
        out.print(&indented("!", 2, &out.say(warning), out.width));
    }
    for (run, again) in &made.runs {
        let msg = match again {
            Ok(0) => Msg::new("adapt-run-again").with("run", run.as_str()),
            Ok(count) => Msg::new("adapt-run-refused").with("run", run.as_str()).with("count", *count),
            Err(why) => Msg::new("adapt-run-gone").with("run", run.as_str()).with("why", why.clone()),
        };
        out.print(&indented("·", 2, &out.say(&msg), out.width));
    }
    if made.found.list.is_empty() {
        out.line(&out.word("adapt-check-same"));
    } else {
        out.line(&out.say(&Msg::new("adapt-check-more").with("count", made.found.list.len())));
        out.print_ready(&out.findings(&made.found, &made.sources));
    }
}

/// What comes of it that seats go.
pub(super) fn consequences(list: &[Consequence], out: &Output) {
    for loss in Loss::ALL {
        let of: Vec<&Consequence> = list.iter().filter(|row| row.what == loss).collect();
        if of.is_empty() {
            continue;
        }
        out.line("");
        let key = match loss {
            Loss::Message => "adapt-loss-message",
            Loss::Decision => "adapt-loss-decision",
            Loss::Clause => "adapt-loss-clause",
            Loss::Action => "adapt-loss-action",
            Loss::Objective => "adapt-loss-objective",
            Loss::Part => "adapt-loss-part",
            Loss::Variant => "adapt-loss-variant",
            Loss::Hint => "adapt-loss-hint",
        };
        out.line(&out.say(&Msg::new(key).with("count", of.len())));
        for row in of {
            let title = out.text(&row.title);
            let line = if title.is_empty() { row.id.clone() } else { format!("{}: {title}", row.id) };
            out.print(&indented("  ·", 4, &line, out.width));
        }
    }
}

fn remarks(key: &'static str, list: &[Remark], out: &Output) {
    if list.is_empty() {
        return;
    }
    out.line("");
    out.line(&out.say(&Msg::new(key).with("count", list.len())));
    for remark in list {
        out.print(&indented("  ·", 4, &format!("{}: {}", remark.at, out.say(&remark.why)), out.width));
        out.print(&indented("", 4, &beginning(&remark.text), out.width));
    }
}

/// Texts to look at, by reason.
fn looks(adapted: &Adapted, out: &Output) {
    let mut reasons: Vec<&Msg> = Vec::new();
    for remark in &adapted.looks {
        if !reasons.contains(&&remark.why) {
            reasons.push(&remark.why);
        }
    }
    for why in reasons {
        let of: Vec<&Remark> = adapted.looks.iter().filter(|remark| remark.why == *why).collect();
        out.line("");
        out.print(&indented("", 0, &out.say(why), out.width));
        for remark in of.iter().take(SHOWN) {
            let line = format!("{}: {}", remark.at, beginning(&remark.text));
            out.print(&indented("  ·", 4, &line, out.width));
        }
        if let Some(more) = of.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            out.line(&out.say(&Msg::new("adapt-more").with("count", more)));
        }
    }
}

fn beginning(text: &str) -> String {
    let line = text.replace('\n', " ");
    let mut shown: String = line.chars().take(BEGINNING).collect();
    if line.chars().count() > BEGINNING {
        shown.push('…');
    }
    shown
}

/// The same for programs.
pub(super) fn json(made: &Made, folder: Option<&str>, out: &Output) -> Value {
    let adapted = &made.adapted;
    let remark = |remark: &Remark| json!({ "at": remark.at, "text": remark.text, "reason": remark.why.key, "why": out.say(&remark.why) });
    let change = |change: &crate::author::adapt::Change| json!({ "at": change.at, "was": change.was, "becomes": change.becomes });
    let loss =
        |row: &Consequence| json!({ "what": row.what.word(), "id": row.id, "title": out.text(&row.title) });
    let doubt = |doubt: &crate::author::adapt::Doubt| {
        json!({
            "at": doubt.at,
            "number": doubt.number,
            "was": doubt.was,
            "options": doubt.options,
            "chosen": doubt.chosen,
        })
    };
    let runs: Vec<Value> = made
        .runs
        .iter()
        .map(|(run, again)| match again {
            Ok(refused) => json!({ "run": run, "again": true, "refused": refused }),
            Err(why) => json!({ "run": run, "again": false, "why": out.say(why) }),
        })
        .collect();
    json!({
        "made": folder,
        "changes": adapted.changes.iter().map(change).collect::<Vec<_>>(),
        "doubtful": adapted.doubts.iter().map(doubt).collect::<Vec<_>>(),
        "left": adapted.left.iter().map(remark).collect::<Vec<_>>(),
        "look": adapted.looks.iter().map(remark).collect::<Vec<_>>(),
        "lost": adapted.consequences.iter().map(loss).collect::<Vec<_>>(),
        "warnings": adapted.warnings.iter().map(|msg| out.say(msg)).collect::<Vec<_>>(),
        "runs": runs,
        "findings": out.findings_json(&made.found, &made.sources),
    })
}
