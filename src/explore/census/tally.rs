//! Many runs of one scenario, counted.

use crate::base::{ClauseId, SeatMask, SimTime};
use crate::content::model::Model;
use crate::explore::census::difficulty::{Flag, Shares, difficulty, share};
use crate::explore::census::mix::Profile;
use crate::explore::census::spread::Spread;
use crate::explore::census::watch::Watch;
use crate::score::card::Brief;
use crate::score::clause::{Monitors, VerdictKind};
use crate::trace::StoppedBy;

/// Many runs, counted. Two of the same scenario and stretch can be put together; the order does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Census {
    /// Runs counted.
    pub runs: u64,
    /// Quality of the team in basis points, over the runs in which anything was judged.
    pub quality: Spread,
    /// Duties judged of those that were due, in basis points.
    pub coverage: Spread,
    /// The weakest run: its quality and seed. Of several the one with the least seed.
    pub weakest: Option<(u16, u64)>,
    /// The best run: its quality and seed.
    pub best: Option<(u16, u64)>,
    /// When the runs ended.
    pub ended: Spread,
    /// Runs that reached each ending, in the scenario's order.
    pub endings: Vec<u64>,
    /// Runs stopped by the horizon or the end of the part.
    pub time_up: u64,
    /// Injects, in the scenario's order.
    pub injects: Vec<InjectTally>,
    /// Runs in which each outcome happened, in the scenario's order.
    pub outcomes: Vec<u64>,
    /// Clauses, in the procedure's order.
    pub clauses: Vec<ClauseTally>,
    /// Quality of each objective in basis points, in the scenario's order.
    pub objectives: Vec<Spread>,
    /// Seats, in the scenario's order, by [`Profile`].
    pub seats: Vec<[SeatTally; 4]>,
}

/// One inject over many runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InjectTally {
    /// When it fired first, over the runs in which it fired.
    pub first: Spread,
    /// Its decision, if it asks one.
    pub decision: Option<DecisionTally>,
}

/// One decision over many runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionTally {
    /// How often it was asked.
    pub asked: u64,
    /// How often each option was taken by somebody.
    pub taken: Vec<u64>,
    /// How often nobody answered and the prepared default was taken.
    pub lapsed: u64,
    /// The same by [`Profile`]: of who answered; where nobody did, of everybody who was asked.
    pub by: [Answers; 4],
}

/// What one profile answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How often each option was taken.
    pub taken: Vec<u64>,
    /// How often it did not answer and nobody else did.
    pub lapsed: u64,
}

/// One clause over many runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseTally {
    /// Runs in which it arose: something called for it.
    pub arose: u64,
    /// Runs in which it was judged.
    pub judged: u64,
    /// Runs in which it was judged and everything judged of it was met.
    pub all_met: u64,
    /// Sum of its credit in basis points over the runs in which it was judged.
    pub credit: u64,
    /// Its verdicts that enter the numbers or were kept.
    pub verdicts: Shares,
    /// Not due at the end.
    pub not_due: u64,
    /// Left to a person.
    pub not_observed: u64,
    /// Lifted.
    pub lifted: u64,
    /// Never arose, counted by verdicts.
    pub never_arose: u64,
    /// Verdicts by the [`Profile`] of the seats on whose card they stand.
    pub by: [Shares; 4],
}

/// One seat played in one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeatTally {
    /// Runs in which it was played so.
    pub runs: u64,
    /// Runs of these in which anything on its card was judged.
    pub judged: u64,
    /// Sum of the qualities of its card in basis points.
    pub quality: u64,
}

impl SeatTally {
    /// The mean quality in basis points, rounded down.
    #[must_use]
    pub fn mean(&self) -> Option<u16> {
        self.quality.checked_div(self.judged).map(|mean| mean as u16)
    }
}

/// Adds other numbers to these, each to its own.
fn add(these: &mut [u64], others: &[u64]) {
    these.iter_mut().zip(others).for_each(|(this, other)| *this += other);
}

fn one_more(list: &mut [u64], at: usize) {
    if let Some(count) = list.get_mut(at) {
        *count += 1;
    }
}

impl Census {
    /// Nothing counted yet of runs between two moments.
    #[must_use]
    pub fn new(model: &Model, from: SimTime, to: SimTime) -> Self {
        let moments = || Spread::of_moments(from.0, to.0);
        let injects = model.script.injects.iter();
        let inject = |row: &crate::content::model::script::Inject| InjectTally {
            first: moments(),
            decision: row.decision.as_ref().map(|row| DecisionTally::of(row.options.len())),
        };
        Self {
            runs: 0,
            quality: Spread::of_shares(),
            coverage: Spread::of_shares(),
            weakest: None,
            best: None,
            ended: moments(),
            endings: vec![0; model.script.endings.len()],
            time_up: 0,
            injects: injects.map(inject).collect(),
            outcomes: vec![0; model.script.outcomes.len()],
            clauses: vec![ClauseTally::default(); model.procedure.clauses.len()],
            objectives: model.script.objectives.iter().map(|_| Spread::of_shares()).collect(),
            seats: vec![[SeatTally::default(); 4]; model.seats.len()],
        }
    }

    /// Counts a run: its seed, who sat where, what was noted and judged.
    pub fn count(&mut self, seed: u64, profiles: &[Profile], watch: &Watch, monitors: &Monitors) {
        self.runs += 1;
        self.count_end(watch);
        self.count_script(profiles, watch);
        self.count_verdicts(profiles, monitors);
        self.count_numbers(seed, profiles, &Brief::of(monitors));
    }

    fn count_end(&mut self, watch: &Watch) {
        match (watch.ending, watch.stopped) {
            (Some(ending), _) => one_more(&mut self.endings, ending.index()),
            (None, Some((StoppedBy::Horizon | StoppedBy::PartEnd, _))) => self.time_up += 1,
            (None, _) => {}
        }
        if let Some((_, at)) = watch.stopped {
            self.ended.enter(at.0);
        }
    }

    fn count_script(&mut self, profiles: &[Profile], watch: &Watch) {
        for (tally, first) in self.injects.iter_mut().zip(&watch.fired) {
            if let Some(at) = first {
                tally.first.enter(at.0);
            }
        }
        for (count, happened) in self.outcomes.iter_mut().zip(&watch.outcomes) {
            *count += u64::from(*happened);
        }
        for (tally, (times, _)) in self.injects.iter_mut().zip(&watch.asked) {
            if let Some(decision) = &mut tally.decision {
                decision.asked += u64::from(*times);
            }
        }
        for closed in &watch.closed {
            let tally = self.injects.get_mut(closed.inject.index());
            let Some(decision) = tally.and_then(|tally| tally.decision.as_mut()) else { continue };
            if let Some(seat) = closed.by {
                one_more(&mut decision.taken, usize::from(closed.option));
                if let Some(profile) = profiles.get(seat.index()) {
                    one_more(&mut decision.by[*profile as usize].taken, usize::from(closed.option));
                }
            } else {
                decision.lapsed += 1;
                let asked = watch.asked.get(closed.inject.index()).map(|(_, seats)| *seats);
                let seats = asked.into_iter().flat_map(|seats| seats.iter());
                for profile in seats.filter_map(|seat| profiles.get(seat.index())) {
                    decision.by[*profile as usize].lapsed += 1;
                }
            }
        }
    }

    fn count_verdicts(&mut self, profiles: &[Profile], monitors: &Monitors) {
        let mut arose = Marks::new(self.clauses.len());
        let mut failed = Marks::new(self.clauses.len());
        let mut judged = Marks::new(self.clauses.len());
        for verdict in monitors.verdicts() {
            let Some(tally) = self.clauses.get_mut(verdict.clause.index()) else { continue };
            let at = verdict.clause;
            if verdict.kind != VerdictKind::NeverArose && !verdict.kept {
                arose.set(at);
            }
            let one = match verdict.kind {
                VerdictKind::Met if verdict.kept => Shares { kept: 1, ..Shares::default() },
                VerdictKind::Met => Shares { met: 1, ..Shares::default() },
                VerdictKind::Late(_) => Shares { late: 1, ..Shares::default() },
                VerdictKind::Missed => Shares { missed: 1, ..Shares::default() },
                VerdictKind::Breached => Shares { breached: 1, ..Shares::default() },
                VerdictKind::NotDue => {
                    tally.not_due += 1;
                    continue;
                }
                VerdictKind::NeverArose => {
                    tally.never_arose += 1;
                    continue;
                }
                VerdictKind::NotObserved => {
                    tally.not_observed += 1;
                    continue;
                }
                VerdictKind::Lifted => {
                    tally.lifted += 1;
                    continue;
                }
            };
            if verdict.counts() {
                judged.set(at);
                if verdict.kind != VerdictKind::Met {
                    failed.set(at);
                }
            }
            tally.verdicts.merge(&one);
            // What one of several who owe a thing together has done, the others have not.
            let done = matches!(verdict.kind, VerdictKind::Met | VerdictKind::Late(_)) && !verdict.kept;
            let doer = verdict.acted.filter(|seat| done && verdict.seats.has(*seat));
            let seats = doer.map_or(verdict.seats, SeatMask::one);
            if !verdict.by_other {
                for profile in seats.iter().filter_map(|seat| profiles.get(seat.index())) {
                    tally.by[*profile as usize].merge(&one);
                }
            }
        }
        for (at, tally) in self.clauses.iter_mut().enumerate() {
            let clause = ClauseId::from_index(at);
            tally.arose += u64::from(arose.has(clause));
            tally.judged += u64::from(judged.has(clause));
            tally.all_met += u64::from(judged.has(clause) && !failed.has(clause));
        }
    }

    fn count_numbers(&mut self, seed: u64, profiles: &[Profile], brief: &Brief) {
        if let Some(quality) = brief.team.quality {
            self.quality.enter(i64::from(quality));
            let this = Some((quality, seed));
            self.weakest = weaker(self.weakest, this);
            self.best = better(self.best, this);
        }
        let (judged, duties) = (brief.team.judged, brief.team.duties);
        if let Some(coverage) = share(u64::from(judged), u64::from(duties)) {
            self.coverage.enter(i64::from(coverage));
        }
        for (spread, headline) in self.objectives.iter_mut().zip(&brief.objectives) {
            if let Some(quality) = headline.quality {
                spread.enter(i64::from(quality));
            }
        }
        for ((tallies, headline), profile) in self.seats.iter_mut().zip(&brief.seats).zip(profiles) {
            let tally = &mut tallies[*profile as usize];
            tally.runs += 1;
            tally.judged += u64::from(headline.quality.is_some());
            tally.quality += u64::from(headline.quality.unwrap_or(0));
        }
        for (clause, credit) in &brief.clauses {
            if let (Some(tally), Some(credit)) = (self.clauses.get_mut(clause.index()), credit) {
                tally.credit += u64::from(*credit);
            }
        }
    }

    /// Adds what another one of the same runs' kind counted.
    pub fn merge(&mut self, other: &Self) {
        self.runs += other.runs;
        self.quality.merge(&other.quality);
        self.coverage.merge(&other.coverage);
        self.weakest = weaker(self.weakest, other.weakest);
        self.best = better(self.best, other.best);
        self.ended.merge(&other.ended);
        add(&mut self.endings, &other.endings);
        self.time_up += other.time_up;
        for (this, other) in self.injects.iter_mut().zip(&other.injects) {
            this.first.merge(&other.first);
            if let (Some(this), Some(other)) = (&mut this.decision, &other.decision) {
                this.merge(other);
            }
        }
        add(&mut self.outcomes, &other.outcomes);
        self.clauses.iter_mut().zip(&other.clauses).for_each(|(this, other)| this.merge(other));
        self.objectives.iter_mut().zip(&other.objectives).for_each(|(this, other)| this.merge(other));
        for (this, other) in self.seats.iter_mut().flatten().zip(other.seats.iter().flatten()) {
            this.runs += other.runs;
            this.judged += other.judged;
            this.quality += other.quality;
        }
    }
}

fn weaker(one: Option<(u16, u64)>, other: Option<(u16, u64)>) -> Option<(u16, u64)> {
    one.into_iter().chain(other).min()
}

fn better(one: Option<(u16, u64)>, other: Option<(u16, u64)>) -> Option<(u16, u64)> {
    one.into_iter().chain(other).max_by_key(|(quality, seed)| (*quality, std::cmp::Reverse(*seed)))
}

impl ClauseTally {
    /// Its counts with the names they have in exports.
    #[must_use]
    pub const fn counts(&self) -> [(&'static str, u64); 7] {
        [
            ("arose", self.arose),
            ("judged", self.judged),
            ("all_met", self.all_met),
            ("not_due", self.not_due),
            ("not_observed", self.not_observed),
            ("lifted", self.lifted),
            ("never_arose", self.never_arose),
        ]
    }

    /// The mean credit in basis points over the runs in which it was judged.
    #[must_use]
    pub fn mean_credit(&self) -> Option<u16> {
        self.credit.checked_div(self.judged).map(|mean| mean as u16)
    }

    /// The share of its verdicts met or kept by each [`Profile`], in basis points.
    #[must_use]
    pub fn shares(&self) -> [Option<u16>; 4] {
        [0, 1, 2, 3].map(|at: usize| self.by[at].share())
    }

    /// How hard it is, in basis points.
    #[must_use]
    pub fn difficulty(&self) -> Option<u16> {
        if self.arose == 0 { None } else { difficulty(&self.shares()) }
    }

    /// What is unfair about it. `claimed`: an objective names the clause.
    #[must_use]
    pub fn flag(&self, claimed: bool) -> Option<Flag> {
        Flag::of_clause(claimed, self.arose, self.verdicts.met, &self.by)
    }

    fn merge(&mut self, other: &Self) {
        self.arose += other.arose;
        self.judged += other.judged;
        self.all_met += other.all_met;
        self.credit += other.credit;
        self.verdicts.merge(&other.verdicts);
        self.not_due += other.not_due;
        self.not_observed += other.not_observed;
        self.lifted += other.lifted;
        self.never_arose += other.never_arose;
        self.by.iter_mut().zip(&other.by).for_each(|(this, other)| this.merge(other));
    }
}

impl DecisionTally {
    fn of(options: usize) -> Self {
        let answers = || Answers { taken: vec![0; options], lapsed: 0 };
        let by = [answers(), answers(), answers(), answers()];
        Self { asked: 0, taken: vec![0; options], lapsed: 0, by }
    }

    /// The option experts take most often; of several the first.
    #[must_use]
    pub fn sound(&self) -> Option<usize> {
        let taken = self.by[Profile::Expert as usize].taken.iter().enumerate();
        let most = taken.filter(|(_, count)| **count > 0);
        most.max_by_key(|(at, count)| (**count, std::cmp::Reverse(*at))).map(|(at, _)| at)
    }

    /// How often each [`Profile`] took the sound option of the times it was asked, in basis points.
    #[must_use]
    pub fn shares(&self) -> [Option<u16>; 4] {
        let Some(sound) = self.sound() else { return [None; 4] };
        [0, 1, 2, 3].map(|at: usize| {
            let answers = &self.by[at];
            let asked = answers.taken.iter().sum::<u64>() + answers.lapsed;
            share(answers.taken.get(sound).copied().unwrap_or(0), asked)
        })
    }

    /// How hard it is, in basis points.
    #[must_use]
    pub fn difficulty(&self) -> Option<u16> {
        difficulty(&self.shares())
    }

    /// Options nobody took.
    pub fn untaken(&self) -> impl Iterator<Item = usize> {
        let never = self.taken.iter().enumerate().filter(|(_, count)| self.asked > 0 && **count == 0);
        never.map(|(at, _)| at)
    }

    /// What is unfair about it.
    #[must_use]
    pub fn flag(&self) -> Option<Flag> {
        let novices: u64 = self.by[Profile::Novice as usize].taken.iter().sum();
        let one = self.taken.iter().filter(|count| **count > 0).count() == 1;
        (one && novices >= ENOUGH).then_some(Flag::OneAnswer)
    }

    fn merge(&mut self, other: &Self) {
        self.asked += other.asked;
        add(&mut self.taken, &other.taken);
        self.lapsed += other.lapsed;
        for (this, other) in self.by.iter_mut().zip(&other.by) {
            add(&mut this.taken, &other.taken);
            this.lapsed += other.lapsed;
        }
    }
}

/// So many answers of novices, who choose by chance, must have come before a decision is said to have one answer.
const ENOUGH: u64 = 10;

/// One bit for each clause.
struct Marks(Vec<u64>);

impl Marks {
    fn new(clauses: usize) -> Self {
        Self(vec![0; clauses.div_ceil(64)])
    }

    fn set(&mut self, clause: ClauseId) {
        if let Some(word) = self.0.get_mut(clause.index() / 64) {
            *word |= 1 << (clause.index() % 64);
        }
    }

    fn has(&self, clause: ClauseId) -> bool {
        self.0.get(clause.index() / 64).is_some_and(|word| (word >> (clause.index() % 64)) & 1 == 1)
    }
}
