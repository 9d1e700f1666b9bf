//! Own open duties in words: which clause, about whom, by what it is met, when due, and where the number comes from.

use crate::base::{ActionId, ClauseId, Dur, Msg, SimTime};
use crate::content::model::{Model, Rule};
use crate::content::procedure::Basis;
use crate::exercise::SeatView;
use crate::exercise::fitting::fulfilling;
use crate::score::clause::owner::possible_seats;
use crate::score::clause::{Of, Open, OpenKind};
use crate::tell::Teller;
use crate::trace::{Args, Val};

/// So many actions are named beside a duty.
const NAMED: usize = 3;

/// When a duty is due, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// In how long, or that it is overdue.
    pub words: String,
    /// Where the number comes from; none where there is no number.
    pub basis: Option<Basis>,
    /// It is overdue.
    pub late: bool,
}

impl Teller<'_> {
    /// The title of the clause, whom or what the duty is about, and whom to tell if that is all.
    #[must_use]
    pub fn duty(&self, open: &Open) -> String {
        let mut text = self.titles.clause(open.clause).to_owned();
        let about = self.subject(open.subject);
        if !about.is_empty() {
            text.push_str(&format!(" ({about})"));
        }
        if let Some(pass_on) = self.pass_on(open) {
            text.push_str(&format!(" · {pass_on}"));
        }
        text
    }

    /// Where the seat has only to tell the owner: that, and whom.
    #[must_use]
    pub fn pass_on(&self, open: &Open) -> Option<String> {
        let model = self.titles.model();
        let rule = rule(model, open).filter(|_| open.kind == OpenKind::Relay)?;
        let owners = possible_seats(model, &rule.owner, open.owners);
        let seats: Vec<&str> = owners.iter().map(|seat| self.titles.seat(seat)).collect();
        Some(self.titles.say(&Msg::new("play-pass-on").with("seats", seats.join("; "))))
    }

    /// Own duties; two that ask for the same at the same time are one.
    #[must_use]
    pub fn different<'d>(&self, duties: &'d [Open]) -> Vec<&'d Open> {
        let mut list: Vec<&Open> = Vec::new();
        for open in duties {
            let same = |other: &&Open| {
                (other.clause, other.subject, other.due, other.basis)
                    == (open.clause, open.subject, open.due, open.basis)
                    && self.pass_on(other) == self.pass_on(open)
            };
            if !list.iter().any(same) {
                list.push(open);
            }
        }
        list
    }

    /// The clauses of own duties which an act of the seat was meant to meet and which are still open.
    #[must_use]
    pub fn still_open(&self, view: &SeatView, action: ActionId, args: &Args) -> Vec<ClauseId> {
        let model = self.titles.model();
        let about =
            |open: &Open| open.subject.0.iter().all(|val| *val == Val::Nil || args.vals.contains(val));
        let mut told: Vec<ClauseId> = Vec::new();
        for open in view.duties.iter().filter(|open| open.kind == OpenKind::Duty && about(open)) {
            if met_by(model, open).contains(&action) && !told.contains(&open.clause) {
                told.push(open.clause);
            }
        }
        told
    }

    /// What to think of next: the first duty, and by what it is met.
    #[must_use]
    pub fn next_duty(&self, view: &SeatView) -> Vec<String> {
        let Some(open) = view.duties.first() else { return vec![self.titles.phrase("play-hint-none")] };
        let mut title = self.titles.clause(open.clause).to_owned();
        let pass_on = self.pass_on(open);
        if let Some(pass_on) = &pass_on {
            title.push_str(&format!(" · {pass_on}"));
        }
        let mut lines = vec![self.titles.say(&Msg::new("play-hint-duty").with("title", title))];
        let acts: Vec<&str> = met_by(self.titles.model(), open)
            .into_iter()
            .filter(|action| pass_on.is_none() && view.actions.contains(action))
            .take(NAMED)
            .map(|action| self.titles.action(action))
            .collect();
        if !acts.is_empty() {
            lines.push(self.titles.say(&Msg::new("play-hint-acts").with("list", acts.join(" · "))));
        }
        lines
    }

    /// When a duty is due.
    #[must_use]
    pub fn due(&self, open: &Open, now: SimTime) -> Due {
        let untimed = open.basis == Basis::Untimed;
        let msg = match open.due.filter(|due| !untimed || *due < now) {
            Some(due) if due >= now && due.since(now).0 < Dur::MINUTE.0 => Msg::new("play-due-now"),
            Some(due) if due >= now => Msg::new("play-due-in").with("d", minutes(due.since(now))),
            Some(_) => Msg::new("play-overdue"),
            None => Msg::new("play-no-due"),
        };
        let basis = (open.due.is_some() && !untimed).then_some(open.basis);
        Due { words: self.titles.say(&msg), basis, late: is_late(open, now) }
    }
}

fn rule<'m>(model: &'m Model, open: &Open) -> Option<&'m Rule> {
    match open.of {
        Of::Rule(rule) => model.rules.get(rule.index()),
        Of::Expect(_) => None,
    }
}

/// The actions that can meet a duty.
#[must_use]
pub fn met_by(model: &Model, open: &Open) -> Vec<ActionId> {
    rule(model, open).map(|rule| fulfilling(model, rule)).unwrap_or_default()
}

/// Whether a duty is overdue.
#[must_use]
pub fn is_late(open: &Open, now: SimTime) -> bool {
    open.due.is_some_and(|due| due < now)
}

/// The overdue ones first, then soonest first, at most so many. Where not all can be shown, one overdue duty stands for
/// the others: what can still be met is not pushed out.
#[must_use]
pub fn soonest<'d>(duties: &[&'d Open], now: SimTime, most: usize) -> Vec<&'d Open> {
    let (past, ahead): (Vec<&Open>, Vec<&Open>) = duties.iter().partition(|open| is_late(open, now));
    let shown_late = if duties.len() > most { 1 } else { most };
    let latest = past.len().saturating_sub(shown_late);
    past.into_iter().skip(latest).chain(ahead).take(most).collect()
}

/// A length of time without what is less than a minute.
#[must_use]
pub const fn minutes(dur: Dur) -> Dur {
    Dur(dur.0 - dur.0.rem_euclid(Dur::MINUTE.0))
}
