//! The numbers of a card: quality with coverage, counts, objectives, seats.

use crate::base::{Lang, Msg};
use crate::cli::assess::told;
use crate::cli::card::found::{engine_alone, found};
use crate::cli::card::{Print, beside};
use crate::cli::output::{Output, indented};
use crate::i18n::number;
use crate::score::card::{Headline, Sheet};
use crate::score::clause::VerdictKind;
use crate::tell::verdict::key;

/// `83.4 %`, rounded down so that it never says more than was earned; a dash with nothing judged.
#[must_use]
pub fn percent(quality: Option<u16>, lang: Lang) -> String {
    quality.map_or_else(|| "–".to_owned(), |points| number::percent(u32::from(points), lang))
}

/// Quality with coverage; a sentence where there was nothing to judge.
#[must_use]
pub fn headline(headline: Headline, out: &Output) -> String {
    if headline.duties == 0 {
        return out.word("card-judged-none");
    }
    let judged = Msg::new("card-judged")
        .with("judged", i64::from(headline.judged))
        .with("duties", i64::from(headline.duties));
    format!("{} · {}", percent(headline.quality, out.lang()), out.say(&judged))
}

/// Prints the numbers of a sheet; of the seats too, if the card is the team's.
pub(super) fn numbers(print: &Print<'_>, sheet: &Sheet, out: &Output) {
    out.line("");
    let said = |key: &'static str, numbers: Headline| {
        let msg = Msg::new(key).with("quality", headline(numbers, out));
        out.print(&indented("", 0, &out.say(&msg), out.width));
    };
    said("card-quality", sheet.headline);
    if let Some(engine) = engine_alone(print).filter(|engine| *engine != sheet.headline) {
        said("card-engine-alone", engine);
    }
    if let Some(after) = sheet.after {
        said("card-after-justified", after);
    }
    if let (Some(beside), None) = (print.beside, print.seat) {
        beside::beside(beside, out);
    }
    let counts = sheet.counts;
    let rows = [
        ("✓", "verdict-met", counts.met),
        ("◑", "verdict-late", counts.late),
        ("✕", "verdict-missed-all", counts.missed),
        ("⊗", key(VerdictKind::Breached, print.titles.model().procedure.status), counts.breached),
        ("?", "verdict-not-observed", counts.not_observed),
        ("◔", "verdict-not-due", counts.not_due),
        ("↷", "verdict-lifted", counts.lifted),
        ("=", "verdict-kept", counts.kept),
        ("–", "verdict-never-arose", counts.never_arose),
    ];
    let said: Vec<String> = rows
        .into_iter()
        .filter(|(_, _, n)| *n > 0)
        .map(|(sign, key, n)| format!("{sign} {}: {n}", out.word(key)))
        .collect();
    out.print(&indented("", 0, &said.join(" · "), out.width));
    if sheet.objectives.iter().any(|line| line.headline.duties > 0) {
        out.line("");
        out.line(&out.word("card-objectives"));
    }
    for (line, objective) in sheet.objectives.iter().zip(&print.titles.model().scenario.objectives) {
        if line.headline.duties == 0 {
            continue;
        }
        let rating = line.proposed.map_or_else(|| "–".to_owned(), |rating| out.word(rating.key()));
        let limited = if line.limited { format!(" ({})", out.word("card-limited")) } else { String::new() };
        let text =
            format!("{}\n{} · {rating}{limited}", out.text(&objective.title), headline(line.headline, out));
        out.print(&indented("  •", 4, &text, out.width));
        for line in found(print).filter(|line| line.objective.as_deref() == Some(objective.id.as_str())) {
            out.print(&indented("", 4, &told::finding(line, print.titles, out), out.width));
        }
    }
    if print.seat.is_some() {
        return;
    }
    out.line("");
    out.line(&out.word("card-seats"));
    for (row, seat) in print.card.seats.iter().zip(&print.titles.model().scenario.seats) {
        let bot = if row.bot { format!(" ({})", out.word("card-simulated")) } else { String::new() };
        let left = if row.left { format!(" ({})", out.word("card-left")) } else { String::new() };
        let mut text = format!("{}{bot}{left}\n{}", out.text(&seat.title), headline(row.sheet.headline, out));
        if !row.met_by_other.is_empty() {
            let other = Msg::new("card-met-by-other").with("count", row.met_by_other.len());
            text.push_str(&format!(" · {}", out.say(&other)));
        }
        out.print(&indented("  •", 4, &text, out.width));
    }
}
