//! An ending that is never reached, whatever is chosen. What `check` finds by itself (no condition, and no effect names it)
//! and what waits for an inject that never fires is left out. Where it hangs on an act that nobody owes and no option offers, that is said: the walk does only what is
//! owed or offered.

use crate::base::{EndingId, Msg, Severity};
use crate::content::model::Model;
use crate::content::model::script::{Effect, Inject, When};
use crate::explore::proof::explored::Explored;
use crate::explore::proof::finding::{ENDING_UNREACHED, Finding, never_raised, runs, unseen, words};
use crate::explore::proof::seen::Seen;

pub(super) fn look(explored: &Explored, model: &Model, found: &mut Vec<Finding>) {
    for (at, (row, written)) in model.script.endings.iter().zip(&model.scenario.endings).enumerate() {
        let ending = EndingId::from_index(at);
        let looked_for = row.when.is_some() || is_called(explored, model, ending);
        if !looked_for || explored.endings.get(at).is_none_or(|seen| seen.is()) {
            continue;
        }
        let acts = never_raised::free(model, explored, |reach| reach.ending(ending));
        let (message, mend) = if acts.is_empty() || !explored.certain() {
            (unseen(explored, "proof-ending-never-reached", "proof-ending-not-reached-so-far"), "mend-d002")
        } else {
            let message = runs(explored, "proof-ending-hangs-on-acts");
            (message.with("acts", &words::actions(model, &acts)), "mend-d002-acts")
        };
        let message = message.with("name", &written.id);
        let path = if row.when.is_some() { format!("endings[{at}].when") } else { format!("endings[{at}]") };
        // What was reached in its place, or that nothing was.
        let other = explored.dead_ends.quietest.as_ref().or_else(|| {
            let mut reached = explored.endings.iter().filter_map(|seen| seen.first.as_ref());
            reached.next()
        });
        found.push(
            Finding::at(ENDING_UNREACHED, Severity::Warning, &written.id, path, message)
                .help(Msg::new(mend))
                .maybe_by(explored, model, &acts)
                .witness(other.map(Explored::witness)),
        );
    }
}

/// Whether an effect of something brings the ending, other than of an inject that never fires: that is told of the inject.
fn is_called(explored: &Explored, model: &Model, ending: EndingId) -> bool {
    let called = |list: &&[Effect]| ends(list, ending);
    let mute = |(row, seen): &(&Inject, &Seen)| row.when != When::ByHand && !seen.is();
    let injects = model.script.injects.iter().zip(&explored.injects);
    let of_mute = injects.filter(mute).flat_map(|(row, _)| row.effect_lists()).filter(called).count();
    model.script.effect_lists().filter(called).count() > of_mute
}

fn ends(list: &[Effect], ending: EndingId) -> bool {
    list.iter().any(|effect| match effect {
        Effect::End(other) => *other == ending,
        Effect::Chance(_, branches) => branches.iter().any(|(_, list)| ends(list, ending)),
        Effect::When(_, list) => ends(list, ending),
        _ => false,
    })
}
