//! What of an act was not as it had to be, in words.

use crate::base::Msg;
use crate::content::model::Misfit;
use crate::content::model::misfit::What;
use crate::tell::Teller;

impl Teller<'_> {
    /// The field with what it held and, where it is known, what it had to be.
    #[must_use]
    pub fn misfit(&self, misfit: &Misfit) -> String {
        let titles = self.titles;
        let msg = match misfit.what {
            What::Slot(slot, held) => {
                let field = titles.field(misfit.head, slot.index());
                match self.held(misfit.head, slot.index(), held) {
                    Some(held) => Msg::new("card-misfit").with("field", field).with("held", held),
                    None => Msg::new("card-misfit-empty").with("field", field),
                }
            }
            What::Number(slot, held, fact, now) => {
                let held = self.held(misfit.head, slot.index(), held);
                Msg::new("card-misfit-number")
                    .with("field", titles.field(misfit.head, slot.index()))
                    .with("held", held.unwrap_or_else(|| "–".to_owned()))
                    .with("fact", titles.fact(fact))
                    .with("now", self.fact_value(fact, now))
            }
            What::Result => Msg::new("card-misfit-result"),
            What::Actor => Msg::new("card-misfit-actor"),
            What::Reliability => Msg::new("card-misfit-reliability"),
        };
        titles.say(&msg)
    }
}
