//! What of an act was not as it had to be, in words.

use crate::base::Msg;
use crate::cli::tell::Teller;
use crate::content::model::Misfit;
use crate::content::model::misfit::What;

/// The sentence: the field with what it held and, where it is known, what it had to be.
pub(super) fn told(misfit: &Misfit, teller: &Teller<'_>) -> String {
    let titles = teller.titles;
    let msg = match misfit.what {
        What::Slot(slot, held) => {
            let field = titles.field(misfit.head, slot.index());
            match teller.held(misfit.head, slot.index(), held) {
                Some(held) => Msg::new("card-misfit").with("field", field).with("held", held),
                None => Msg::new("card-misfit-empty").with("field", field),
            }
        }
        What::Number(slot, held, fact, now) => {
            let held = teller.held(misfit.head, slot.index(), held);
            Msg::new("card-misfit-number")
                .with("field", titles.field(misfit.head, slot.index()))
                .with("held", held.unwrap_or_else(|| "–".to_owned()))
                .with("fact", titles.fact(fact))
                .with("now", teller.fact_value(fact, now))
        }
        What::Result => Msg::new("card-misfit-result"),
        What::Actor => Msg::new("card-misfit-actor"),
        What::Reliability => Msg::new("card-misfit-reliability"),
    };
    titles.say(&msg)
}
