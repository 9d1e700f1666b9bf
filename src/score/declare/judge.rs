//! Relations that judge a trace as a whole: counts, choices, the first and last event, periods.

use crate::score::declare::compile::{Part, Relation, to_index};
use crate::score::declare::verdicts::{Evidence, NO_DEADLINE, NO_EVENT};
use crate::score::declare::walk::Walk;
use crate::score::kind::choice::Side;
use crate::score::kind::count::Bound;
use crate::score::kind::{Choice, Closing, Count, Gap, Mark, Standing};

impl Walk<'_> {
    /// A relation that judges the trace as a whole.
    pub(super) fn judged<const EVIDENCE: bool>(&self, part: &Part, evidence: &mut Vec<Evidence>) -> [u32; 3] {
        let origin = self.trace.at.first().copied();
        let until = origin.and_then(|at| part.window.due(at));
        let (standing, deciding, deadline) = match part.relation {
            Relation::AtLeast => self.counted(part, Bound::AtLeast(part.n), until),
            Relation::FewerThan => self.counted(part, Bound::FewerThan(part.n), until),
            Relation::Exactly => self.counted(part, Bound::Exactly(part.n), until),
            Relation::Choice => self.chosen(part, Choice::any(), until),
            Relation::ExclusiveChoice => self.chosen(part, Choice::exclusive(), until),
            Relation::First => {
                let place = (!self.trace.at.is_empty()).then_some(0);
                (self.stands_at(part, place, false), place, None)
            }
            Relation::Last => {
                let place = self.trace.at.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
                (self.stands_at(part, place, true), place, None)
            }
            Relation::Periodic => match self.periodic(part) {
                Some(periodic) => periodic,
                None => return [0, 0, 0],
            },
            Relation::Response
            | Relation::Precedence
            | Relation::Around
            | Relation::AlternateResponse
            | Relation::AlternatePrecedence
            | Relation::ChainResponse
            | Relation::ChainPrecedence => return [0, 0, 0],
        };
        if EVIDENCE {
            let place_decides = matches!(part.relation, Relation::First | Relation::Last);
            let target = deciding.filter(|_| !place_decides || standing == Standing::Holds);
            evidence.push(Evidence {
                activation: if origin.is_some() { 0 } else { NO_EVENT },
                target: target.unwrap_or(NO_EVENT),
                deadline: deadline.unwrap_or(NO_DEADLINE),
            });
        }
        match standing {
            Standing::Holds => [1, 1, 0],
            Standing::Broken => [1, 0, 1],
            Standing::Open => [1, 0, 0],
        }
    }

    fn counted(&self, part: &Part, bound: Bound, until: Option<i64>) -> (Standing, Option<u32>, Option<i64>) {
        let mut machine = Count::new(bound);
        for &place in self.of(part.activation) {
            if self.is_in_time(part, place) && self.passes(part.act, place) {
                machine.occurs(self.mark(place));
                if machine.is_decided() {
                    break;
                }
            }
        }
        (machine.close(self.closing, until), machine.deciding().map(|mark| mark.index), until)
    }

    fn chosen(
        &self,
        part: &Part,
        mut machine: Choice,
        until: Option<i64>,
    ) -> (Standing, Option<u32>, Option<i64>) {
        let first = |activity| {
            let fits = |place: &&u32| self.is_in_time(part, **place) && self.passes(part.act, **place);
            self.of(activity).iter().find(fits).copied()
        };
        let mut found = [(first(part.activation), Side::One), (first(part.target), Side::Other)];
        found.sort_unstable_by_key(|(place, _)| *place);
        for (place, side) in found {
            if let Some(place) = place {
                machine.occurs(self.mark(place), side);
            }
        }
        (machine.close(self.closing, until), machine.deciding().map(|mark| mark.index), until)
    }

    fn stands_at(&self, part: &Part, place: Option<u32>, may_change: bool) -> Standing {
        let open = matches!(self.closing, Closing::Stopped { .. }) && (may_change || place.is_none());
        let holds = place.is_some_and(|place| {
            self.trace.activity.get(to_index(place)) == Some(&part.activation) && self.passes(part.act, place)
        });
        if open {
            Standing::Open
        } else if holds {
            Standing::Holds
        } else {
            Standing::Broken
        }
    }

    /// `None` if the trace is too short for a period.
    fn periodic(&self, part: &Part) -> Option<(Standing, Option<u32>, Option<i64>)> {
        let last = self.trace.at.len().checked_sub(1).and_then(|last| u32::try_from(last).ok());
        let end = match self.closing {
            Closing::Finished => self.mark(last?),
            Closing::Stopped { at } => Mark { at, index: NO_EVENT },
        };
        if end.at <= part.every {
            return None;
        }
        let mut machine = Gap::new(part.every, 0);
        for &place in self.of(part.activation) {
            if self.is_in_time(part, place) && self.passes(part.act, place) {
                machine.occurs(self.mark(place));
            }
        }
        machine.close(end);
        let standing = match (machine.broken(), self.closing) {
            (Some(_), _) => Standing::Broken,
            (None, Closing::Finished) => Standing::Holds,
            (None, Closing::Stopped { .. }) => Standing::Open,
        };
        let breaker = machine.broken().map(|mark| mark.index).filter(|place| *place != NO_EVENT);
        Some((standing, breaker, Some(machine.due())))
    }
}
