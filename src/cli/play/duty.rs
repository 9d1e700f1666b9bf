//! What an open duty asks for: to be passed on to whom, by which action to be met, whether an act has met it.

use crate::base::{ActionId, Msg};
use crate::cli::play::screen::Screen;
use crate::content::model::Rule;
use crate::exercise::fitting::fulfilling;
use crate::score::clause::owner::possible_seats;
use crate::score::clause::{Of, Open, OpenKind};
use crate::trace::{Args, Val};

/// So many actions are named beside a duty.
const NAMED: usize = 3;

impl Screen<'_> {
    fn rule(&self, open: &Open) -> Option<&Rule> {
        match open.of {
            Of::Rule(rule) => self.model().rules.get(rule.index()),
            Of::Expect(_) => None,
        }
    }

    /// Where the seat has only to tell the owner: that, and whom.
    pub(super) fn to_pass_on(&self, open: &Open) -> Option<String> {
        let rule = self.rule(open).filter(|_| open.kind == OpenKind::Relay)?;
        let owners = possible_seats(self.model(), &rule.owner, open.owners);
        let seats: Vec<&str> = owners.iter().map(|seat| self.titles.seat(seat)).collect();
        Some(self.say(&Msg::new("play-pass-on").with("seats", seats.join("; "))))
    }

    /// What to think of next, where the scenario has no hint: the first duty, and by what it is met.
    pub(super) fn next_duty(&self) {
        let Some(open) = self.view.duties.first() else {
            self.console.say(&self.word("play-hint-none"));
            return;
        };
        let mut title = self.titles.clause(open.clause).to_owned();
        let pass_on = self.to_pass_on(open);
        if let Some(pass_on) = &pass_on {
            title.push_str(&format!(" · {pass_on}"));
        }
        self.console.say(&self.say(&Msg::new("play-hint-duty").with("title", title)));
        let acts = self.rule(open).map(fulfilling_of(self)).unwrap_or_default();
        let acts: Vec<&str> = acts
            .into_iter()
            .filter(|action| pass_on.is_none() && self.view.actions.contains(action))
            .take(NAMED)
            .map(|action| self.titles.action(action))
            .collect();
        if !acts.is_empty() {
            self.console.say(&self.say(&Msg::new("play-hint-acts").with("list", acts.join(" · "))));
        }
    }

    /// Tells of own duties which an act of the seat was meant to meet and which are still open.
    pub(super) fn still_open(&self, action: ActionId, args: &Args) {
        let about =
            |open: &Open| open.subject.0.iter().all(|val| *val == Val::Nil || args.vals.contains(val));
        let mut told = Vec::new();
        for open in self.view.duties.iter().filter(|open| open.kind == OpenKind::Duty && about(open)) {
            let answers = self.rule(open).map(fulfilling_of(self)).unwrap_or_default().contains(&action);
            let Some(clause) = self.model().procedure.clauses.get(open.clause.index()) else { continue };
            if answers && !told.contains(&open.clause) {
                told.push(open.clause);
                let msg = Msg::new("play-still-open")
                    .with("id", clause.id.as_str())
                    .with("title", self.console.out.text(&clause.title));
                self.console.item("", 2, &self.say(&msg));
            }
        }
    }
}

fn fulfilling_of<'a>(screen: &'a Screen<'_>) -> impl Fn(&Rule) -> Vec<ActionId> + 'a {
    |rule| fulfilling(screen.model(), rule)
}
