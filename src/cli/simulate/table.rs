//! What was counted, for people: how it ends, how well, what is odd, which duties are hard; with `--full` the rest.

use crate::base::{InjectId, Msg, PartId, SimTime};
use crate::cli::card::percent;
use crate::cli::output::{Output, indented};
use crate::cli::simulate::answer::is_claimed;
use crate::cli::simulate::{Asked, Counted};
use crate::content::model::script::When;
use crate::explore::census::difficulty::{Level, share};
use crate::explore::census::mix::Base;
use crate::explore::census::tally::{ClauseTally, DecisionTally};
use crate::explore::census::{Census, Flag, Profile, Spread};
use crate::tell::{Titles, basis};

/// So many of the hardest duties are shown without `--full`.
const HARDEST: usize = 12;
/// The width of the longest bar.
const BAR: u64 = 30;

/// Prints what was counted.
pub fn print(counted: &[Counted], asked: &Asked, full: bool, out: &Output) {
    out.line(&out.word("mark"));
    for (at, one) in counted.iter().enumerate() {
        let titles = Titles::new(one.series.model(), out.lang());
        let sheet = Sheet { one, census: &one.census, titles, out };
        if at == 0 {
            sheet.head(asked);
        }
        sheet.print(full);
    }
}

struct Sheet<'a> {
    one: &'a Counted,
    census: &'a Census,
    titles: Titles,
    out: &'a Output,
}

/// A count as sentences take it.
fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A share in whole hundredths, rounded down, in four columns; a dash where there is none.
fn hundredths(share: Option<u16>) -> String {
    share.map_or_else(|| "   –".to_owned(), |share| format!("{:>4}", share / 100))
}

impl Sheet<'_> {
    fn text(&self, indent: usize, text: &str) {
        self.out.print(&indented("", indent, text, self.out.width));
    }

    fn say(&self, msg: &Msg) {
        self.text(0, &self.titles.say(msg));
    }

    fn heading(&self, key: &str) {
        self.out.line("");
        self.text(0, &self.out.word(key));
    }

    fn row(&self, mark: &str, text: &str) {
        let indent = mark.chars().count() + 2;
        self.out.print(&indented(mark, indent, text, self.out.width));
    }

    /// The share of all runs.
    fn of_runs(&self, runs: u64) -> Option<u16> {
        share(runs, self.census.runs)
    }

    fn head(&self, asked: &Asked) {
        let model = self.titles.model();
        self.text(0, &basis::notice(&model.procedure, &self.out.words));
        self.out.line("");
        self.text(0, self.out.text(&model.scenario.title));
        let last = asked.seeds.end.saturating_sub(1);
        let runs = asked.seeds.end - asked.seeds.start;
        let mut msg = Msg::new(if runs == 1 { "simulate-one" } else { "simulate-what" })
            .with("first", asked.seeds.start.to_string())
            .with("mix", Msg::new(mix_key(asked.mix.base)));
        if runs != 1 {
            msg = msg.with("count", number(runs)).with("last", last.to_string());
        }
        self.say(&msg);
        for (seat, profile) in &asked.mix.fixed {
            let who = self.out.word(profile_key(*profile));
            self.text(2, &format!("{}: {who}", self.titles.seat(*seat)));
        }
        self.text(0, &self.out.word("simulate-bots"));
    }

    fn print(&self, full: bool) {
        if let Some(part) = self.one.series.stretch().part {
            self.out.line("");
            let last = self.one.series.stretch().last;
            let title = |part: PartId| self.titles.part(part).to_owned();
            let parts = last.map_or_else(|| title(part), |last| format!("{} – {}", title(part), title(last)));
            self.text(0, &parts);
        }
        self.ends();
        self.quality();
        self.odd();
        self.duties(full);
        self.decisions();
        if full {
            self.messages();
            self.objectives();
            self.seats();
            self.outcomes();
        } else {
            self.out.line("");
            self.text(0, &self.out.word("simulate-more"));
        }
    }

    fn ends(&self) {
        self.heading("simulate-ends");
        let endings = &self.titles.model().scenario.endings;
        let mut rows: Vec<(u64, String)> = (endings.iter().zip(&self.census.endings))
            .map(|(row, runs)| (*runs, self.out.text(&row.title).to_owned()))
            .collect();
        rows.push((self.census.time_up, self.out.word("simulate-time-up")));
        rows.retain(|(runs, _)| *runs > 0);
        rows.sort_by_key(|(runs, _)| std::cmp::Reverse(*runs));
        for (runs, title) in rows {
            self.row(&format!("  {:>7}", percent(self.of_runs(runs), self.out.lang())), &title);
        }
        let ended = &self.census.ended;
        if let (Some(first), Some(median), Some(last)) = (ended.least(), ended.quantile(500), ended.most()) {
            self.text(2, &self.times("simulate-ended", first, median, last));
        }
    }

    /// Three moments; one alone where they are the same.
    fn times(&self, key: &'static str, first: i64, median: i64, last: i64) -> String {
        if first == last {
            return self.titles.when(SimTime(first));
        }
        let msg = Msg::new(key)
            .with("first", SimTime(first))
            .with("median", SimTime(median))
            .with("last", SimTime(last));
        self.titles.say(&msg)
    }

    fn quality(&self) {
        let (census, lang) = (self.census, self.out.lang());
        self.out.line("");
        let shown = |spread: &Spread, at| {
            percent(spread.quantile(at).and_then(|value| u16::try_from(value).ok()), lang)
        };
        if census.quality.count() == 0 {
            self.text(0, &self.out.word("card-judged-none"));
            return;
        }
        let quality = Msg::new("simulate-quality")
            .with("median", shown(&census.quality, 500))
            .with("low", shown(&census.quality, 250))
            .with("high", shown(&census.quality, 750));
        self.say(&quality);
        for (key, run) in [("simulate-weakest", census.weakest), ("simulate-best", census.best)] {
            if let Some((quality, seed)) = run {
                let msg = Msg::new(key)
                    .with("quality", percent(Some(quality), lang))
                    .with("seed", seed.to_string());
                self.text(2, &self.titles.say(&msg));
            }
        }
        self.say(&Msg::new("simulate-coverage").with("median", shown(&census.coverage, 500)));
        let most = (0..10).map(|at| self.tenth(at)).max().unwrap_or(0);
        for at in (0..10).rev() {
            let runs = self.tenth(at);
            if runs > 0 {
                let filled = (BAR * runs).div_ceil(most.max(1));
                let bar = "█".repeat(usize::try_from(filled).unwrap_or(0));
                let range = format!("{}–{} %", at * 10, (at + 1) * 10);
                let share = percent(self.of_runs(runs), lang);
                self.out.line(&format!("  {range:>8} {share:>7} {bar}"));
            }
        }
    }

    /// Runs whose quality lies in this tenth; full marks belong to the last.
    fn tenth(&self, at: i64) -> u64 {
        let to = if at == 9 { 10_001 } else { (at + 1) * 1_000 };
        self.census.quality.between(at * 1_000, to)
    }

    /// What cannot be right, or is at least to be looked at. Of a part alone nothing is said about what may belong to
    /// another part.
    fn odd(&self) {
        self.heading("simulate-odd");
        let model = self.titles.model();
        let whole = self.one.series.stretch().part.is_none();
        let mut said: Vec<Msg> = Vec::new();
        for (at, (row, tally)) in model.procedure.clauses.iter().zip(&self.census.clauses).enumerate() {
            let key = match tally.flag(whole && is_claimed(model, at)) {
                Some(Flag::NeverArises) => "simulate-never-arises",
                Some(Flag::NeverMet) => "simulate-never-met",
                Some(Flag::AlwaysMet) => "simulate-always-met",
                Some(Flag::OneAnswer) | None => continue,
            };
            said.push(Msg::new(key).with("clause", row.id.as_str()).with("title", &row.title));
        }
        let injects = model.script.injects.iter().zip(&self.census.injects);
        for (at, (row, tally)) in injects.enumerate() {
            let inject = InjectId::from_index(at);
            let name = model.scenario.injects.get(at).map_or("", |row| row.id.as_str());
            let title = self.titles.inject(inject);
            if whole && tally.first.count() == 0 && row.when != When::ByHand {
                said.push(Msg::new("simulate-never-comes").with("id", name).with("message", title.as_str()));
            }
            let Some(decision) = &tally.decision else { continue };
            if decision.flag().is_some() {
                said.push(Msg::new("simulate-one-answer").with("id", name).with("message", title));
            } else {
                for option in decision.untaken() {
                    let text = self.titles.option(inject, u8::try_from(option).unwrap_or(u8::MAX));
                    said.push(Msg::new("simulate-untaken").with("id", name).with("option", text));
                }
            }
        }
        for (row, runs) in model.scenario.endings.iter().zip(&self.census.endings) {
            if whole && *runs == 0 {
                said.push(Msg::new("simulate-never-ends").with("ending", &row.title));
            }
        }
        if said.is_empty() {
            self.text(2, &self.out.word("simulate-nothing-odd"));
        }
        for msg in said {
            self.out.print(&indented("  –", 4, &self.titles.say(&msg), self.out.width));
        }
    }

    fn duties(&self, full: bool) {
        let clauses = self.titles.model().procedure.clauses.iter().zip(&self.census.clauses);
        let mut rows: Vec<(u16, &str, &str, &ClauseTally)> = clauses
            .filter_map(|(row, tally)| {
                Some((tally.difficulty()?, row.id.as_str(), self.out.text(&row.title), tally))
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        rows.sort_by_key(|(difficulty, ..)| std::cmp::Reverse(*difficulty));
        let left = rows.len().saturating_sub(HARDEST);
        self.heading("simulate-duties");
        self.text(2, &self.out.word("simulate-duties-columns"));
        for (difficulty, id, title, tally) in rows.into_iter().take(if full { usize::MAX } else { HARDEST }) {
            let shares: String = tally.shares().map(hundredths).concat();
            let mark = format!(
                "  {:<2} {id:<8}{} ·{shares}",
                level_sign(Level::of(difficulty)),
                hundredths(self.of_runs(tally.arose))
            );
            self.row(&mark, title);
        }
        if !full && left > 0 {
            self.text(2, &self.out.say(&Msg::new("simulate-duties-left").with("count", left)));
        }
    }

    fn decisions(&self) {
        let asked = |at: usize| self.census.injects.get(at)?.decision.as_ref().filter(|row| row.asked > 0);
        let any: Vec<(usize, &DecisionTally)> =
            (0..self.census.injects.len()).filter_map(|at| Some((at, asked(at)?))).collect();
        if any.is_empty() {
            return;
        }
        self.heading("simulate-decisions");
        self.text(2, &self.out.word("simulate-decisions-columns"));
        for (at, tally) in any {
            let authored = self.titles.model().scenario.injects.get(at).and_then(|row| row.decision.as_ref());
            let question = authored.map_or("", |row| self.out.text(&row.question));
            let sign = tally.difficulty().map_or(" ", |difficulty| level_sign(Level::of(difficulty)));
            self.out.print(&indented(&format!("  {sign}"), 4, question, self.out.width));
            for (option, taken) in tally.taken.iter().enumerate() {
                let text =
                    self.titles.option(InjectId::from_index(at), u8::try_from(option).unwrap_or(u8::MAX));
                let by = [0, 1, 2, 3].map(|at: usize| {
                    let answers = &tally.by[at];
                    let all = answers.taken.iter().sum::<u64>() + answers.lapsed;
                    share(answers.taken.get(option).copied().unwrap_or(0), all)
                });
                let mark = if tally.sound() == Some(option) { "✓" } else { " " };
                self.answer(mark, share(*taken, tally.asked), by, text);
            }
            if tally.lapsed > 0 {
                let by = [0, 1, 2, 3].map(|at: usize| {
                    let answers = &tally.by[at];
                    share(answers.lapsed, answers.taken.iter().sum::<u64>() + answers.lapsed)
                });
                let text = self.out.word("simulate-lapsed");
                self.answer(" ", share(tally.lapsed, tally.asked), by, &text);
            }
        }
    }

    fn answer(&self, mark: &str, all: Option<u16>, by: [Option<u16>; 4], text: &str) {
        let shares: String = by.map(hundredths).concat();
        self.row(&format!("    {mark}{} ·{shares}", hundredths(all)), text);
    }

    fn messages(&self) {
        self.heading("simulate-messages");
        let mut rows: Vec<(Option<i64>, usize)> =
            self.census.injects.iter().enumerate().map(|(at, row)| (row.first.quantile(500), at)).collect();
        rows.retain(|(median, _)| median.is_some());
        rows.sort_unstable();
        for (median, at) in rows {
            let first = self.census.injects.get(at).map(|row| &row.first);
            let (Some(first), Some(median)) = (first, median) else { continue };
            let (Some(least), Some(most)) = (first.least(), first.most()) else { continue };
            let inject = InjectId::from_index(at);
            let name = self.titles.model().scenario.injects.get(at).map_or("", |row| row.id.as_str());
            let times = self.times("simulate-times", least, median, most);
            let mark = format!("  {:>7}", percent(self.of_runs(first.count()), self.out.lang()));
            self.row(&mark, &format!("{} ({name})\n{times}", self.titles.inject(inject)));
        }
    }

    fn objectives(&self) {
        self.heading("simulate-objectives");
        for (row, spread) in self.titles.model().scenario.objectives.iter().zip(&self.census.objectives) {
            let median = spread.quantile(500).and_then(|value| u16::try_from(value).ok());
            self.row(&format!("  {:>7}", percent(median, self.out.lang())), self.out.text(&row.title));
        }
    }

    fn seats(&self) {
        self.heading("simulate-seats");
        self.text(2, &self.out.word("simulate-seats-columns"));
        for (row, tallies) in self.titles.model().scenario.seats.iter().zip(&self.census.seats) {
            let means = tallies.map(|tally| hundredths(tally.mean())).concat();
            self.row(&format!("  {means}"), self.out.text(&row.title));
        }
    }

    fn outcomes(&self) {
        self.heading("simulate-outcomes");
        for (row, runs) in self.titles.model().scenario.outcomes.iter().zip(&self.census.outcomes) {
            self.row(&format!("  {:>7}", percent(self.of_runs(*runs), self.out.lang())), row.id.as_str());
        }
    }
}

/// The sign of a level; the columns explain it.
const fn level_sign(level: Level) -> &'static str {
    match level {
        Level::Easy => "·",
        Level::Medium => "●",
        Level::Hard => "●●",
    }
}

const fn mix_key(base: Base) -> &'static str {
    match base {
        Base::Mixed => "simulate-mix-mixed",
        Base::Trainee => "simulate-mix-trainee",
        Base::All(Profile::Expert) => "simulate-mix-expert",
        Base::All(Profile::Slow) => "simulate-mix-slow",
        Base::All(Profile::Novice) => "simulate-mix-novice",
        Base::All(Profile::Absent) => "simulate-mix-absent",
    }
}

const fn profile_key(profile: Profile) -> &'static str {
    match profile {
        Profile::Expert => "simulate-expert",
        Profile::Slow => "simulate-slow",
        Profile::Novice => "simulate-novice",
        Profile::Absent => "simulate-absent",
    }
}
