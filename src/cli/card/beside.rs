//! The numbers of a run beside those of another: the reference run bundled with the scenario, or a run named by hand.

use crate::base::Msg;
use crate::cli::card::numbers::{headline, percent};
use crate::cli::output::{Output, indented};
use crate::score::card::Comparison;

/// What a card is compared with.
#[derive(Debug)]
pub enum Beside {
    /// The reference run of the scenario.
    Reference(Comparison),
    /// Another run, by the name of its file.
    Run(String, Comparison),
}

/// Prints one line against the reference; against another run, the clauses that differ too.
pub(super) fn beside(beside: &Beside, out: &Output) {
    match beside {
        Beside::Reference(found) => {
            let key = if found.better { "card-better-than-reference" } else { "card-beside-reference" };
            out.line(&out.say(&Msg::new(key).with("quality", headline(found.other, out))));
        }
        Beside::Run(name, found) => {
            let quality = headline(found.other, out);
            let text = Msg::new("card-beside-run").with("path", name.as_str()).with("quality", quality);
            out.print(&indented("", 0, &out.say(&text), out.width));
            for row in &found.clauses {
                let text = Msg::new("card-beside-clause")
                    .with("this", percent(row.this, out.lang()))
                    .with("other", percent(row.other, out.lang()));
                out.print(&indented(&format!("  {}", row.clause), 11, &out.say(&text), out.width));
            }
            if found.clauses.is_empty() {
                out.line(&out.word("card-beside-same"));
            }
        }
    }
}
