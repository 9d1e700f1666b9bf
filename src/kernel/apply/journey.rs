//! Journeys that begin, go on or turn.

use crate::base::{EntityId, SimTime};
use crate::content::kind::Kind;
use crate::kernel::agenda::Entry;
use crate::kernel::plan::Plan;
use crate::kernel::situation::Situation;
use crate::kernel::state::Journey;
use crate::trace::{Due, Record};

impl Situation {
    #[inline(never)]
    pub(super) fn journey_begun(
        &mut self,
        plan: &Plan,
        movement: EntityId,
        route: EntityId,
        arrives: SimTime,
        record: &Record,
    ) {
        let turned_back = self.value(&plan.model, plan.built_in.turned_back, Some(movement)) == 1;
        let ends = self.ends_of(plan, movement, route);
        let Some(journey) = self.journey_mut(plan, movement) else { return };
        if journey.running {
            journey.back = turned_back;
        } else {
            journey.running = true;
            journey.back = false;
            journey.started = record.at;
            journey.origin = ends.map(|ends| ends.0);
            journey.destination = ends.map(|ends| ends.1);
        }
        journey.route = Some(route);
        journey.arrives = arrives;
        journey.record = record.no;
        journey.actor = record.actor;
        self.agenda.remove(|due| *due == Due::Arrival(movement));
        self.agenda.push(Entry::after(arrives, Due::Arrival(movement), record.no, record.actor));
    }

    #[inline(never)]
    pub(super) fn journey_ended(&mut self, plan: &Plan, movement: EntityId) {
        self.agenda.remove(|due| *due == Due::Arrival(movement));
        if let Some(journey) = self.journey_mut(plan, movement) {
            journey.running = false;
            journey.back = false;
            journey.riders.clear();
        }
    }

    pub(super) fn journey_mut(&mut self, plan: &Plan, movement: EntityId) -> Option<&mut Journey> {
        let (first, _) = plan.model.range(Kind::Movement);
        self.journeys.get_mut(usize::from(movement.0.checked_sub(first)?))
    }
}
