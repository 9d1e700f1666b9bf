//! The numbers of a card without its lines: what thousands of runs are counted by.
//!
//! # Invariants
//! - The same numbers as [`Card`](crate::score::card::Card) of the same verdicts, without findings.

use crate::base::{ClauseId, SeatMask};
use crate::score::card::credit::{RuleCredit, rule_credit, weighted};
use crate::score::card::sheet::{Headline, weight};
use crate::score::clause::{Monitors, Of, Verdict, VerdictKind};

/// The numbers of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The team.
    pub team: Headline,
    /// Seats, in the scenario's order.
    pub seats: Vec<Headline>,
    /// Objectives, in the scenario's order.
    pub objectives: Vec<Headline>,
    /// Clauses with any verdict, in the procedure's order, with their credit in basis points.
    pub clauses: Vec<(ClauseId, Option<u16>)>,
}

/// Sums of the team, a seat or an objective.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// Credits of the rules of the clause at hand, and how many.
    credits: (u64, u64),
    /// Rules of the clause at hand judged, and left to a person.
    duties: (u16, u16),
    judged: u16,
    left: u16,
    clauses: Vec<(u32, u16)>,
}

impl Sums {
    fn rule(&mut self, credit: Option<u16>, left: bool) {
        if let Some(credit) = credit {
            self.credits = (self.credits.0 + u64::from(credit), self.credits.1 + 1);
            self.duties.0 += 1;
        } else if left {
            self.duties.1 += 1;
        }
    }

    /// Takes over what stands for the clause at hand, and its credit.
    fn clause(&mut self, weight: u32) -> (Option<u16>, (u16, u16)) {
        let credit = self.credits.0.checked_div(self.credits.1).map(|mean| mean as u16);
        let duties = self.duties;
        (self.credits, self.duties) = ((0, 0), (0, 0));
        self.enter(weight, credit, duties);
        (credit, duties)
    }

    fn enter(&mut self, weight: u32, credit: Option<u16>, duties: (u16, u16)) {
        self.clauses.extend(credit.map(|credit| (weight, credit)));
        self.judged += duties.0;
        self.left += duties.1;
    }

    fn headline(&self) -> Headline {
        let quality = weighted(self.clauses.iter().copied());
        Headline { quality, judged: self.judged, duties: self.judged + self.left }
    }
}

impl Brief {
    /// The numbers of what the monitors have judged.
    #[must_use]
    pub fn of(monitors: &Monitors) -> Self {
        let (model, verdicts) = (monitors.model(), monitors.verdicts());
        let mut order: Vec<(ClauseId, Of, &Verdict)> =
            verdicts.iter().map(|verdict| (verdict.clause, verdict.of, verdict)).collect();
        order.sort_unstable_by_key(|(clause, of, _)| (*clause, *of));
        let mut team = Sums::default();
        let mut seats = vec![Sums::default(); model.seats.len()];
        let named = &model.script.objectives;
        let mut objectives = vec![Sums::default(); named.len()];
        let mut clauses = Vec::new();
        for list in order.chunk_by(|one, other| one.0 == other.0) {
            let Some((clause, ..)) = list.first() else { continue };
            let Some(text) = model.procedure.clauses.get(clause.index()) else { continue };
            let mut here = SeatMask::NONE;
            for list in list.chunk_by(|one, other| one.1 == other.1) {
                let Some((_, of, _)) = list.first() else { continue };
                let these = || list.iter().map(|(.., verdict)| *verdict);
                let all = rule_credit(model, *of, these());
                team.rule(all.credit, is_left(all, these()));
                let whose = these().fold(SeatMask::NONE, |seats, verdict| seats.union(verdict.seats));
                for seat in whose.iter() {
                    let Some(sums) = seats.get_mut(seat.index()) else { continue };
                    let own = |verdict: &&Verdict| verdict.seats.has(seat) && !verdict.by_other;
                    let mine = || these().filter(own);
                    let credit = if these().all(|verdict| own(&verdict)) {
                        all
                    } else {
                        rule_credit(model, *of, mine())
                    };
                    sums.rule(credit.credit, is_left(credit, mine()));
                }
                here = here.union(whose);
            }
            let weight = weight(model, text.severity);
            let (credit, duties) = team.clause(weight);
            for seat in here.iter() {
                if let Some(sums) = seats.get_mut(seat.index()) {
                    sums.clause(weight);
                }
            }
            for (sums, _) in objectives.iter_mut().zip(named).filter(|(_, named)| named.contains(clause)) {
                sums.enter(weight, credit, duties);
            }
            clauses.push((*clause, credit));
        }
        let headlines = |list: &[Sums]| list.iter().map(Sums::headline).collect();
        Self { team: team.headline(), seats: headlines(&seats), objectives: headlines(&objectives), clauses }
    }
}

/// Whether only a person can judge a rule and nobody did.
fn is_left<'a>(credit: RuleCredit, mut verdicts: impl Iterator<Item = &'a Verdict>) -> bool {
    credit.credit.is_none() && verdicts.any(|verdict| verdict.kind == VerdictKind::NotObserved)
}
