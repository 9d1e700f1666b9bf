//! Putting together what was seen in several pieces of a walk, and in several parts.

use crate::explore::proof::explored::{CONTEXTS, Explored};
use crate::explore::proof::seen::Seen;

fn ensure<T: Clone + Default>(list: &mut Vec<T>, len: usize) {
    if list.len() < len {
        list.resize(len, T::default());
    }
}

impl Explored {
    /// Adds what was seen later in the walk.
    pub fn merge(&mut self, later: Self) {
        let rows = |mine: &mut Vec<Seen>, later: &[Seen]| {
            ensure(mine, later.len());
            mine.iter_mut().zip(later).for_each(|(mine, later)| mine.merge(later));
        };
        let Self { injects, skipped, outcomes, signals, actions, endings, ended_by_act, .. } = &later;
        rows(&mut self.injects, injects);
        rows(&mut self.skipped, skipped);
        rows(&mut self.outcomes, outcomes);
        rows(&mut self.signals, signals);
        rows(&mut self.actions, actions);
        rows(&mut self.endings, endings);
        rows(&mut self.ended_by_act, ended_by_act);
        ensure(&mut self.draws, later.draws.len());
        self.draws.iter_mut().zip(&later.draws).for_each(|(mine, later)| rows(mine, later));
        for (inject, later) in later.decisions {
            let mine = self.decisions.entry(inject).or_default();
            mine.asked.merge(&later.asked);
            mine.lapsed.merge(&later.lapsed);
            rows(&mut mine.offered, &later.offered);
            rows(&mut mine.taken, &later.taken);
            mine.compared.extend(later.compared);
            mine.compared.truncate(CONTEXTS);
        }
        for (mine, later) in [(&mut self.rules, &later.rules), (&mut self.expected, &later.expected)] {
            ensure(mine, later.len());
            mine.iter_mut().zip(later).for_each(|(mine, later)| mine.merge(later));
        }
        later.reached.iter().for_each(|(key, seen)| self.reached.entry(*key).or_default().merge(seen));
        later.learned.iter().for_each(|(key, seen)| self.learned.entry(*key).or_default().merge(seen));
        later.told.iter().for_each(|(key, seen)| self.told.entry(*key).or_default().merge(seen));
        later.leaks.iter().for_each(|(key, seen)| self.leaks.entry(*key).or_default().merge(seen));
        later.unsaid.iter().for_each(|(key, seen)| self.unsaid.entry(*key).or_default().merge(seen));
        for (duty, later) in later.duties {
            self.duties.entry(duty).or_default().merge(later);
        }
        self.dead_ends.merge(later.dead_ends);
        if let Some(best) = later.best
            && self.best.as_ref().is_none_or(|mine| mine.quality < best.quality)
        {
            self.best = Some(best);
        }
        if let Some(worst) = later.worst
            && self.worst.as_ref().is_none_or(|mine| mine.quality > worst.quality)
        {
            self.worst = Some(worst);
        }
        self.expert = self.expert.take().or(later.expert);
        if self.loads.is_empty() {
            self.loads = later.loads;
        }
        self.coverage.add(&later.coverage);
    }

    /// One of several: the whole and its parts. What is seen in any is seen; complete only if all are.
    #[must_use]
    pub fn join(all: &[Self]) -> Self {
        let mut list = all.iter();
        let Some(mut joined) = list.next().cloned() else { return Self::default() };
        for other in list {
            let complete = joined.coverage.complete && other.coverage.complete;
            let deviations = joined.coverage.deviations.min(other.coverage.deviations);
            joined.merge(other.clone());
            joined.coverage.complete = complete;
            joined.coverage.deviations = deviations;
        }
        joined
    }
}
