//! An exercise with what people found about it.
//!
//! Own words that were found to be an action: the monitors watch the exercise again with the act in their place and the
//! standing facts it sets. The world is not played again: messages, movements and chances stay as they were.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{ActionId, Msg, SeatMask};
use crate::exercise::run::Exercise;
use crate::exercise::start::setup;
use crate::journal::{About, Findings, FindingsError};
use crate::kernel::{Situation, apply, as_if};
use crate::score::assess::{Assessment, Voice, assess};
use crate::score::card::Standing;
use crate::score::clause::{Closing, How, Monitors};
use crate::trace::{Args, Event, Found, Record, RecordNo, StepNo};

/// An action with its slots.
type Act<'a> = (ActionId, &'a Args);

impl Exercise {
    /// What a file of findings about this exercise, begun now, names.
    #[must_use]
    pub fn about(&self) -> About {
        let step = (self.steps.len() as u32).saturating_sub(1);
        About { journal: self.header.id(), step, head: self.head() }
    }

    /// Whether findings are about this exercise; it may have gone on since.
    ///
    /// # Errors
    /// [`FindingsError::OtherRun`].
    pub fn answers_to(&self, about: &About) -> Result<(), FindingsError> {
        let is_step = (about.step as usize) < self.steps.len().max(1);
        if about.journal == self.header.id() && is_step && self.head_after(StepNo(about.step)) == about.head {
            Ok(())
        } else {
            Err(FindingsError::OtherRun { journal: about.journal })
        }
    }

    /// The card with what these files hold, as if the exercise were stopped now.
    #[must_use]
    pub fn assess(&self, files: &[Findings]) -> Assessment {
        let mut voices = Vec::new();
        let mut known = BTreeMap::new();
        for (at, file) in (0u16..).zip(files) {
            for finding in &file.list {
                let withdrawn = file.is_withdrawn(finding.no);
                let unknown = self.names_what_is_not_there(&finding.found).filter(|_| !withdrawn);
                let left_out = withdrawn || unknown.is_some();
                known.extend(unknown.map(|why| (voices.len(), Err(why))));
                voices.push(Voice { file: at, finding, left_out, acted: self.acted_in(&finding.found) });
            }
        }
        let acts = self.mappings(&voices, &mut known);
        let engine = self.judged();
        let mapped = if acts.is_empty() { engine.clone() } else { self.watch_with(&acts) };
        assess(&engine, &mapped, &voices, &known, &self.circumstances())
    }

    /// The seats that acted in the records a judgement names.
    fn acted_in(&self, found: &Found) -> SeatMask {
        let mut seats = SeatMask::NONE;
        if let Found::Judged { records, .. } = found {
            let named = records.iter().filter_map(|no| self.records.get(no.0 as usize));
            named.filter_map(|record| record.actor).for_each(|seat| seats.insert(seat));
        }
        seats
    }

    /// What a finding names and this exercise has not.
    fn names_what_is_not_there(&self, found: &Found) -> Option<Msg> {
        match found {
            Found::Judged { records, .. } => {
                let missing = records.iter().find(|record| record.0 as usize >= self.records.len())?;
                Some(Msg::new("findings-no-record").with("record", i64::from(missing.0)))
            }
            Found::Observed { at, .. } => {
                let begin = self.records.first().map_or(self.clock(), |record| record.at);
                let outside = *at < begin || *at > self.clock();
                outside.then(|| Msg::new("findings-no-such-time").with("time", *at))
            }
            Found::Justified { .. }
            | Found::Upheld { .. }
            | Found::Mapped { .. }
            | Found::Rated { .. }
            | Found::Withdrawn { .. } => None,
        }
    }

    /// The acts that own words are, where assessors agree, and whether each mapping counts.
    fn mappings(
        &self,
        voices: &[Voice<'_>],
        known: &mut BTreeMap<usize, Result<Standing, Msg>>,
    ) -> BTreeMap<u32, Vec<Record>> {
        let mut by_record: BTreeMap<u32, Vec<(usize, Act<'_>)>> = BTreeMap::new();
        for (at, voice) in voices.iter().enumerate().filter(|(_, voice)| !voice.left_out) {
            if let Found::Mapped { record, action, args, .. } = &voice.finding.found {
                by_record.entry(record.0).or_default().push((at, (*action, args)));
            }
        }
        let mut acts = BTreeMap::new();
        for (record, said) in by_record {
            let mut agreed = Vec::new();
            for (at, act) in &said {
                match self.act_of(RecordNo(record), *act) {
                    Ok(records) => agreed.push((*at, *act, records)),
                    Err(why) => {
                        known.insert(*at, Err(why));
                    }
                }
            }
            let one = agreed.iter().all(|(_, act, _)| Some(*act) == agreed.first().map(|(_, act, _)| *act));
            let standing = if one { Standing::Counts } else { Standing::Disputed };
            known.extend(agreed.iter().map(|(at, ..)| (*at, Ok(standing))));
            if one && let Some((_, _, records)) = agreed.into_iter().next() {
                acts.insert(record, records);
            }
        }
        acts
    }

    /// The act that these own words are, with the standing facts it sets, under the number of the record with the words.
    fn act_of(&self, no: RecordNo, act: Act<'_>) -> Result<Vec<Record>, Msg> {
        let record = self.records.get(no.0 as usize);
        let Some(Event::OwnWordsDone { task, .. }) = record.map(|record| &record.event) else {
            return Err(Msg::new("findings-no-own-words").with("record", i64::from(no.0)));
        };
        let step = self.steps.partition_point(|step| step.first <= no.0 as usize).saturating_sub(1);
        let Some(head) = self.steps.get(step) else { return Err(Msg::new("findings-no-verdict")) };
        let mut situation = Situation::new(&self.plan, setup(&self.plan, &self.header));
        for record in self.records.iter().take(head.first) {
            apply(&self.plan, &mut situation, record);
        }
        let made = as_if(&self.plan, &situation, head.at, *task, act.0, act.1)
            .map_err(|refusal| Msg::new("findings-could-not").with("why", said(&refusal)))?;
        let facts = &self.plan.model.facts;
        let is_watched = |event: &Event| match event {
            Event::ActionCompleted { .. } | Event::FactTold { .. } => true,
            Event::FactChanged { fact, .. } => facts.get(fact.index()).is_some_and(|row| row.standing),
            _ => false,
        };
        let cause = record.and_then(|record| record.cause);
        Ok(made
            .into_iter()
            .filter(|record| is_watched(&record.event))
            .map(|record| Record { no, cause, ..record })
            .collect())
    }

    /// Monitors that watched the exercise with acts in place of own words.
    fn watch_with(&self, acts: &BTreeMap<u32, Vec<Record>>) -> Monitors {
        let mut monitors = Monitors::new(Arc::clone(&self.plan.model));
        for record in &self.records {
            match acts.get(&record.no.0) {
                Some(act) => act.iter().for_each(|record| monitors.observe(record)),
                None => monitors.observe(record),
            }
        }
        monitors.close(Closing::Stopped { at: self.clock(), how: How::Stop });
        monitors
    }
}

fn said(refusal: &crate::trace::Refusal) -> Msg {
    let key = crate::kernel::refusal::ALL.iter().find(|(code, _)| *code == refusal.code);
    refusal.msg(key.map_or("refusal-k037", |(_, key)| key))
}
