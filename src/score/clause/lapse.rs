//! `Lapsed`: time passing without something. A match of `since` waits; a match of `unless` that agrees ends the wait; when
//! the clock leaves the end of the wait, the pattern has matched, at that moment and for the subject of `since`.
//!
//! Whoever knows of `since` knows of the lapse.

use std::collections::BTreeMap;

use crate::base::Dur;
use crate::content::model::Head;
use crate::score::clause::clock::DutyTime;
use crate::score::clause::evidence::Evidence;
use crate::score::clause::ledger::Ledger;
use crate::score::clause::listen::Hit;
use crate::score::clause::pending::Alarm;
use crate::score::clause::subject::{Aliases, Links, agrees};
use crate::trace::{Args, Subject};

/// The waits of one `Lapsed` pattern.
#[derive(Clone, Debug)]
pub struct Lapse {
    number: u16,
    time: Dur,
    next: u32,
    waiting: BTreeMap<u32, Wait>,
}

/// One match of `since`.
#[derive(Clone, Debug)]
pub struct Wait {
    since: Evidence,
    per: Subject,
    same: Subject,
    links: Links,
    lacks: [bool; 3],
    args: Option<(Head, Args)>,
}

impl Lapse {
    /// Nothing waits.
    #[must_use]
    pub const fn new(number: u16, time: Dur) -> Self {
        Self { number, time, next: 0, waiting: BTreeMap::new() }
    }

    /// A match of `since`.
    pub fn since(&mut self, ledger: &mut Ledger, hit: &Hit<'_>) {
        let id = self.next;
        self.next = self.next.wrapping_add(1);
        let wait = Wait {
            since: hit.evidence,
            per: hit.per,
            same: hit.same,
            links: hit.links,
            lacks: hit.lacks,
            args: hit.args.map(|(head, args)| (head, args.clone())),
        };
        self.waiting.insert(id, wait);
        ledger.pending.set(hit.evidence.duty.saturating_add(self.time.0), Alarm::Lapse(self.number, id));
    }

    /// A match of `unless`.
    pub fn unless(&mut self, ledger: &Ledger, hit: &Hit<'_>) {
        self.waiting
            .retain(|_, wait| !agrees(&ledger.model, hit.without_lacking(wait.same), hit.same, hit.links));
    }

    /// The wait is over.
    pub fn take(&mut self, id: u32) -> Option<Wait> {
        self.waiting.remove(&id)
    }

    /// Aliases were merged.
    pub fn rekey(&mut self, aliases: &Aliases) {
        for wait in self.waiting.values_mut() {
            wait.per = aliases.subject(wait.per);
            wait.same = aliases.subject(wait.same);
        }
    }
}

impl Wait {
    /// The match of the pattern at the end of the wait.
    #[must_use]
    pub fn hit(&self, ledger: &Ledger, at: DutyTime) -> Hit<'_> {
        Hit {
            evidence: Evidence { at: ledger.clock.exercise(at), duty: at, actor: None, ..self.since },
            begun: at,
            begun_by: None,
            by_act: false,
            per: self.per,
            same: self.same,
            lacks: self.lacks,
            links: self.links,
            args: self.args.as_ref().map(|(head, args)| (*head, args)),
            deferred: None,
            misfit: None,
        }
    }
}
