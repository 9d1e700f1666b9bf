//! What was counted as a table for a spreadsheet: one number a line, in columns that stay as they are.
//!
//! | column | what |
//! |---|---|
//! | `mark` | the mark of an exercise |
//! | `part` | id of the part a stretch begins with; empty: the whole |
//! | `table` | `run`, `ending`, `inject`, `option`, `clause`, `objective`, `seat`, `outcome` |
//! | `id` | of what; of an option, of the inject that asks and its position from 1: `i7#2`; `i7#0` is nobody's answer |
//! | `title` | in the language of the program |
//! | `who` | the profile the number is about; empty: all |
//! | `measure` | what is counted; those in basis points end in `_bp`, moments in milliseconds in `_ms` |
//! | `value` | a whole number; empty where there is none |
//!
//! # Invariants
//! - No cell begins with what a spreadsheet would run as a formula.

use crate::cli::output::Output;
use crate::cli::simulate::answer::seed_of;
use crate::cli::simulate::{Asked, Counted};
use crate::explore::census::{Profile, Shares, Spread};
use crate::tell::Titles;
use crate::trace::{Names as _, Table};

/// Rows gathered.
struct Rows {
    text: String,
    mark: String,
    part: String,
}

impl Rows {
    fn row(&mut self, of: [&str; 3], who: &str, measure: &str, value: Option<i128>) {
        let value = value.map_or_else(String::new, |value| value.to_string());
        let [table, id, title] = of;
        let mut cells: Vec<String> =
            [self.mark.as_str(), &self.part, table, id, title, who, measure].map(cell).to_vec();
        cells.push(value);
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    fn spread(&mut self, of: [&str; 3], name: &str, spread: &Spread, unit: &str) {
        let wide = |value: Option<i64>| value.map(i128::from);
        self.row(of, "", &format!("{name}_count"), Some(i128::from(spread.count())));
        for (what, value) in [
            ("min", spread.least()),
            ("q25", spread.quantile(250)),
            ("median", spread.quantile(500)),
            ("q75", spread.quantile(750)),
            ("max", spread.most()),
        ] {
            self.row(of, "", &format!("{name}_{what}_{unit}"), wide(value));
        }
    }
}

/// A cell: quoted where it has to be, and never a formula.
fn cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if runs { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// The whole table, with a sign in front by which spreadsheets know its letters.
#[must_use]
pub fn csv(counted: &[Counted], asked: &Asked, out: &Output) -> String {
    let text = "\u{feff}mark,part,table,id,title,who,measure,value\r\n".to_owned();
    let mut rows = Rows { text, mark: out.word("mark"), part: String::new() };
    for one in counted {
        let part = one.series.stretch().part;
        rows.part = part.map_or("", |part| one.series.model().name(Table::Part, part.0)).to_owned();
        stretch(&mut rows, one, asked, out);
    }
    rows.text
}

fn stretch(rows: &mut Rows, one: &Counted, asked: &Asked, out: &Output) {
    let (model, census) = (one.series.model(), &one.census);
    let titles = Titles::new(model, out.lang());
    let number = |n: u64| Some(i128::from(n));
    let run = ["run", model.scenario.id.as_str(), out.text(&model.scenario.title)];
    rows.row(run, asked.mix.base.name(), "runs", number(census.runs));
    rows.row(run, "", "first_seed", number(asked.seeds.start));
    rows.spread(run, "quality", &census.quality, "bp");
    rows.spread(run, "coverage", &census.coverage, "bp");
    rows.spread(run, "ended", &census.ended, "ms");
    rows.row(run, "", "weakest_seed", seed_of(census.weakest).map(i128::from));
    rows.row(run, "", "best_seed", seed_of(census.best).map(i128::from));
    rows.row(run, "", "time_up", number(census.time_up));
    for (row, runs) in model.scenario.endings.iter().zip(&census.endings) {
        rows.row(["ending", row.id.as_str(), out.text(&row.title)], "", "runs", number(*runs));
    }
    for (at, (row, tally)) in model.scenario.injects.iter().zip(&census.injects).enumerate() {
        let title = titles.inject(crate::base::InjectId::from_index(at));
        rows.spread(["inject", row.id.as_str(), &title], "first", &tally.first, "ms");
        let (Some(decision), Some(authored)) = (&tally.decision, &row.decision) else { continue };
        let difficulty = decision.difficulty().map(i128::from);
        rows.row(["inject", row.id.as_str(), &title], "", "asked", number(decision.asked));
        rows.row(["inject", row.id.as_str(), &title], "", "difficulty_bp", difficulty);
        let nobody = format!("{}#0", row.id);
        rows.row(["option", &nobody, ""], "", "taken", number(decision.lapsed));
        for (profile, answers) in Profile::ALL.into_iter().zip(&decision.by) {
            rows.row(["option", &nobody, ""], profile.name(), "taken", number(answers.lapsed));
        }
        for (option, taken) in decision.taken.iter().enumerate() {
            let id = format!("{}#{}", row.id, option + 1);
            let title = authored.options.get(option).map_or("", |row| out.text(&row.text));
            rows.row(["option", &id, title], "", "taken", number(*taken));
            for (profile, answers) in Profile::ALL.into_iter().zip(&decision.by) {
                let taken = answers.taken.get(option).copied().unwrap_or(0);
                rows.row(["option", &id, title], profile.name(), "taken", number(taken));
            }
        }
    }
    for (row, tally) in model.procedure.clauses.iter().zip(&census.clauses) {
        let of = ["clause", row.id.as_str(), out.text(&row.title)];
        for (measure, value) in tally.counts() {
            rows.row(of, "", measure, number(value));
        }
        rows.row(of, "", "credit_bp", tally.mean_credit().map(i128::from));
        rows.row(of, "", "difficulty_bp", tally.difficulty().map(i128::from));
        shares(rows, of, "", &tally.verdicts);
        for (profile, by) in Profile::ALL.into_iter().zip(&tally.by) {
            shares(rows, of, profile.name(), by);
        }
    }
    for (row, spread) in model.scenario.objectives.iter().zip(&census.objectives) {
        rows.spread(["objective", row.id.as_str(), out.text(&row.title)], "quality", spread, "bp");
    }
    for (row, tallies) in model.scenario.seats.iter().zip(&census.seats) {
        let of = ["seat", row.id.as_str(), out.text(&row.title)];
        for (profile, tally) in Profile::ALL.into_iter().zip(tallies) {
            rows.row(of, profile.name(), "runs", number(tally.runs));
            rows.row(of, profile.name(), "quality_bp", tally.mean().map(i128::from));
        }
    }
    for (row, runs) in model.scenario.outcomes.iter().zip(&census.outcomes) {
        rows.row(["outcome", row.id.as_str(), ""], "", "runs", number(*runs));
    }
}

fn shares(rows: &mut Rows, of: [&str; 3], who: &str, shares: &Shares) {
    for (measure, value) in [
        ("met", shares.met),
        ("kept", shares.kept),
        ("late", shares.late),
        ("missed", shares.missed),
        ("breached", shares.breached),
    ] {
        rows.row(of, who, measure, Some(i128::from(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_what_parts_cells_is_quoted() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+995", "'+995"),
            ("-5", "'-5"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=a,b", "\"'=a,b\""),
            ("ხიდი", "ხიდი"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
