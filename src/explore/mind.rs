//! From what is wished to the act to begin now: the act itself, or first what must come before it.

use std::sync::{Mutex, PoisonError};

use crate::base::{ActionId, ClauseId, Dur, EntityId, RuleId, SimTime, SlotId};
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::rules::RuleKind;
use crate::content::model::tables::{Model, SlotTy};
use crate::explore::deeds::is_about;
use crate::explore::eyes::Eyes;
use crate::explore::fill::fill;
use crate::explore::handbook::each_leaf;
use crate::explore::means::{Act, Sight, Want, ways};
use crate::explore::policy::{Dice, Policy};
use crate::score::clause::{Owed, Risk, RiskKind};
use crate::trace::{Command, MessageNo, Subject, Val};

/// How many ways to fulfil one duty are looked at.
const WAYS: usize = 4;
/// How many acts deep it is looked for what must come before.
const DEPTH: u8 = 3;
/// How often an act with an uncertain result is repeated before it is left alone for a while.
const TRIES: usize = 6;
/// How long an act with an uncertain result counts as one of several tries of the same: the answer may be another next day.
pub(super) const AGAIN: Dur = Dur::hours(6);

/// Whether what must come before an act freshly has come since something was reported.
pub(super) enum Fresh {
    /// It has, or nothing was.
    Enough,
    /// It has not; what to begin, if anything can be.
    Not(Option<Act>),
}

/// What a colleague bears in mind while it looks for a way.
pub(super) struct Mind<'a> {
    pub(super) eyes: &'a Eyes<'a>,
    pub(super) policy: &'a dyn Policy,
    pub(super) belief: &'a [i32],
    pub(super) messages: &'a [MessageNo],
    /// Own acts, oldest first.
    pub(super) done: &'a [(SimTime, Act)],
    /// What has been handed in just now.
    pub(super) commands: &'a [Command],
    /// Since when what is wished is wished.
    pub(super) since: SimTime,
    /// What was spoken of where the wish comes from.
    pub(super) about: &'a [EntityId],
    /// What acts thought of would break.
    pub(super) foreseen: &'a Foreseen,
}

/// What acts thought of would break: nothing changes while a colleague thinks, so each is looked into once.
#[derive(Debug, Default)]
pub(super) struct Foreseen(Mutex<Vec<(Act, Vec<Risk>)>>);

impl Clone for Foreseen {
    /// What was looked into can be looked into again.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Foreseen {
    /// Something may have changed.
    pub(super) fn forget(&mut self) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn of(&self, eyes: &Eyes<'_>, act: &Act) -> Vec<Risk> {
        if !eyes.book().is_weighty(act.action) {
            return Vec::new();
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, risks)) = known.iter().find(|(other, _)| other == act) {
            return risks.clone();
        }
        let risks = eyes.breaks(act.action, &act.args);
        known.push((act.clone(), risks.clone()));
        risks
    }
}

impl Mind<'_> {
    /// The act to begin for a duty; none if none can be begun now. `wait`: when it is worth looking again.
    pub(super) fn way(&self, duty: &Owed, wait: &mut Option<SimTime>) -> Option<Act> {
        let rule = self.eyes.model().rules.get(duty.rule.index())?;
        let then = match &rule.kind {
            RuleKind::Response { then, .. }
            | RuleKind::Existence { then, .. }
            | RuleKind::Periodic { then, .. } => then,
            RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => return None,
        };
        let want =
            Want { then, agree: duty.same, trigger: self.eyes.trigger(duty), grounds: rule.guard.as_ref() };
        self.of_want(&want, DEPTH, wait)
    }

    /// The act to begin so that a pattern is matched.
    pub(super) fn bring_about(&self, pattern: &Pattern, wait: &mut Option<SimTime>) -> Option<Act> {
        self.of_pattern(pattern, Subject::NONE, DEPTH, wait)
    }

    /// The act to begin for a wished act.
    pub(super) fn towards(&self, act: Act, wait: &mut Option<SimTime>) -> Option<Act> {
        self.of_act(act, DEPTH, wait)
    }

    /// What must come so long before an act that one begins with it first; none if nothing is missing.
    pub(super) fn ahead_of(&self, act: &Act, wait: &mut Option<SimTime>) -> Option<Act> {
        let risks = self.foreseen.of(self.eyes, act);
        let early = risks.iter().filter(|risk| matches!(self.before(risk.rule), Some((_, Some(_)))));
        self.first_of(early, DEPTH, wait)
    }

    /// What must come before an act, still counts after so long and whose answer is uncertain; none if nothing is missing.
    pub(super) fn early(&self, act: &Act, lasts: Dur, wait: &mut Option<SimTime>) -> Option<Act> {
        let model = self.eyes.model();
        let is_uncertain =
            |action: ActionId| model.actions.get(action.index()).is_some_and(|row| !row.results.is_empty());
        let risks = self.foreseen.of(self.eyes, act);
        let lasting = risks.iter().filter(|risk| {
            let rule = model.rules.get(risk.rule.index()).map(|rule| &rule.kind);
            let Some(RuleKind::Precedence { first, fresh, .. }) = rule else { return false };
            let mut asked = false;
            each_leaf(first, &mut |leaf| {
                asked |= matches!(leaf.head, Head::Action(action) if is_uncertain(action));
            });
            asked && fresh.is_none_or(|fresh| fresh >= lasts)
        });
        self.first_of(lasting, DEPTH, wait)
    }

    /// Looks whether what must come before an act freshly has come since something was reported; if not, what to begin.
    pub(super) fn afresh(&self, act: &Act, alarm: Option<SimTime>, wait: &mut Option<SimTime>) -> Fresh {
        let Some(alarm) = alarm.filter(|_| self.policy.is_careful()) else { return Fresh::Enough };
        for rule in self.eyes.book().fresh() {
            let rule = self.eyes.model().rules.get(rule.index()).map(|rule| &rule.kind);
            let Some(RuleKind::Precedence { first, then, .. }) = rule else { continue };
            let mut about = None;
            each_leaf(then, &mut |leaf| {
                if leaf.head == Head::Action(act.action) {
                    about = Some(leaf.same_key(&act.args));
                }
            });
            if let Some(same) = about
                && self.own(first, same).is_none_or(|(at, _)| *at <= alarm)
            {
                return Fresh::Not(self.of_pattern(first, same, DEPTH, wait));
            }
        }
        Fresh::Enough
    }

    /// What must come before an act and is not undone by boarding; none if nothing is missing.
    pub(super) fn meanwhile(&self, act: &Act, wait: &mut Option<SimTime>) -> Option<Act> {
        let board = self.eyes.book().craft().board.map(|board| Head::Action(board.action));
        let risks = self.foreseen.of(self.eyes, act);
        let lasting = risks.iter().filter(|risk| {
            let rule = self.eyes.model().rules.get(risk.rule.index());
            match rule.map(|rule| &rule.kind) {
                Some(RuleKind::Precedence { spoiled_by: Some(spoils), .. }) => {
                    let mut undone = false;
                    each_leaf(spoils, &mut |leaf| undone |= Some(leaf.head) == board);
                    !undone
                }
                _ => true,
            }
        });
        self.first_of(lasting, DEPTH, wait)
    }

    /// The act to begin so that what a rule asks for stands, for a subject.
    pub(super) fn settle(&self, rule: RuleId, subject: Subject, wait: &mut Option<SimTime>) -> Option<Act> {
        match &self.eyes.model().rules.get(rule.index())?.kind {
            RuleKind::Response { then, .. } => self.of_pattern(then, subject, DEPTH, wait),
            _ => None,
        }
    }

    /// The act to begin so that a clause comes up that is expected to: the second of two steps in order, first the first.
    /// Bringing people home is seen to apart.
    pub(super) fn bring_up(&self, clause: ClauseId, wait: &mut Option<SimTime>) -> Option<Act> {
        let craft = self.eyes.book().craft();
        for rule in self.eyes.model().rules.iter().filter(|rule| rule.clause == clause) {
            let RuleKind::Precedence { then, .. } = &rule.kind else { continue };
            let mut plain = Vec::new();
            each_leaf(then, &mut |leaf| {
                if leaf.tests.is_empty() && !craft.is_of_journeys(leaf.head) {
                    plain.push(Pattern::On(leaf.clone()));
                }
            });
            let act = self.bring_about(&Pattern::Any(plain.into()), wait);
            if act.is_some() {
                return act;
            }
        }
        None
    }

    /// Whether something an act waits for is a state that others' acts bring about.
    pub(super) fn waits_for_a_state(&self, act: &Act) -> bool {
        let risks = self.foreseen.of(self.eyes, act);
        risks.iter().any(|risk| self.before(risk.rule).is_some_and(|(first, _)| names_state(first)))
    }

    /// An action with these slots filled, and the others as usual.
    pub(super) fn act(&self, action: ActionId, slots: [Option<(SlotId, Val)>; 3]) -> Option<Act> {
        let (mut agree, mut same) = (Subject::NONE, [None; 3]);
        for (at, slot) in slots.iter().enumerate() {
            if let Some((slot, val)) = slot {
                (same[at], agree.0[at]) = (Some(*slot), *val);
            }
        }
        let want = Want { then: &Pattern::Any(Box::default()), agree, trigger: None, grounds: None };
        let knows = |thing| self.eyes.knows(thing);
        let spoken = |fits: &dyn Fn(&EntityId) -> bool| self.spoken(fits);
        let tried = |action, vals: &[Val]| self.tried(action, vals);
        let args = fill(&self.sight(&knows, &spoken, &tried), &want, action, &[], same)?;
        Some(Act { action, args })
    }

    /// Whether an act is in hand, or was handed in just now.
    pub(super) fn in_hand(&self, act: &Act) -> bool {
        self.eyes.tasks().any(|(action, args)| action == act.action && *args == act.args)
            || self.commands.iter().any(|command| {
                matches!(command, Command::Begin { action, args, .. } if *action == act.action && *args == act.args)
            })
    }

    /// The first thing of a sort the messages speak of, the oldest first.
    fn spoken(&self, fits: &dyn Fn(&EntityId) -> bool) -> Option<EntityId> {
        let names = self.messages.iter().flat_map(|message| self.eyes.names_of(*message));
        names.copied().find(fits)
    }

    /// How often an action was done since this was wished, with these things.
    fn tried(&self, action: ActionId, vals: &[Val]) -> usize {
        let since = self.done.iter().rev().take_while(|(at, _)| *at > self.since);
        let same = |(_, act): &&(SimTime, Act)| {
            let mut pairs = vals.iter().zip(&act.args.vals);
            act.action == action && pairs.all(|(one, other)| !matches!(one, Val::Entity(_)) || one == other)
        };
        since.filter(same).count()
    }

    fn sight<'b>(
        &'b self,
        knows: &'b dyn Fn(EntityId) -> bool,
        spoken: &'b dyn Fn(&dyn Fn(&EntityId) -> bool) -> Option<EntityId>,
        tried: &'b dyn Fn(ActionId, &[Val]) -> usize,
    ) -> Sight<'b> {
        Sight {
            model: self.eyes.model(),
            book: self.eyes.book(),
            seat: self.eyes.seat(),
            cells: self.belief,
            knows,
            messages: self.messages,
            about: self.about,
            spoken,
            tried,
        }
    }

    fn of_pattern(
        &self,
        then: &Pattern,
        agree: Subject,
        depth: u8,
        wait: &mut Option<SimTime>,
    ) -> Option<Act> {
        self.of_want(&Want { then, agree, trigger: None, grounds: None }, depth, wait)
    }

    fn of_want(&self, want: &Want<'_>, depth: u8, wait: &mut Option<SimTime>) -> Option<Act> {
        let knows = |thing| self.eyes.knows(thing);
        let spoken = |fits: &dyn Fn(&EntityId) -> bool| self.spoken(fits);
        let tried = |action, vals: &[Val]| self.tried(action, vals);
        let sight = self.sight(&knows, &spoken, &tried);
        ways(&sight, want, WAYS).into_iter().find_map(|act| self.of_act(act, depth, wait))
    }

    /// The act itself, or what must come before it; something already in hand if nothing else can be begun.
    fn of_act(&self, mut act: Act, depth: u8, wait: &mut Option<SimTime>) -> Option<Act> {
        let model = self.eyes.model();
        if self.is_worn_out(model, &act) {
            return None;
        }
        if self.in_hand(&act) {
            return Some(act);
        }
        if !self.policy.is_careful() {
            self.slip(&mut act);
        }
        let act = self.eyes.may_begin(act)?;
        if !self.policy.is_careful() {
            return Some(act);
        }
        let risks = self.foreseen.of(self.eyes, &act);
        if risks.is_empty() {
            return Some(act);
        }
        if depth == 0 {
            return None;
        }
        match risks.iter().find(|risk| risk.kind == RiskKind::Prohibited) {
            Some(risk) => self.lifts(risk, depth, wait),
            None => self.first_of(risks.iter(), depth, wait),
        }
    }

    /// The act to begin so that a prohibition excuses or ends.
    fn lifts(&self, risk: &Risk, depth: u8, wait: &mut Option<SimTime>) -> Option<Act> {
        let rule = self.eyes.model().rules.get(risk.rule.index())?;
        let RuleKind::Prohibition { until, .. } = &rule.kind else { return None };
        let ends = rule.unless.iter().chain(until);
        let mut acts = ends.filter_map(|pattern| self.of_pattern(pattern, risk.same, depth - 1, wait));
        acts.next()
    }

    /// The first thing to begin of what is missing; something in hand if nothing else can be begun.
    fn first_of<'r>(
        &self,
        risks: impl Iterator<Item = &'r Risk>,
        depth: u8,
        wait: &mut Option<SimTime>,
    ) -> Option<Act> {
        let mut in_hand = None;
        for risk in risks {
            let Some((first, lead)) = self.before(risk.rule) else { continue };
            if let Some(lead) = lead
                && let Some((at, _)) = self.own(first, risk.same)
                && at.plus(lead) > self.eyes.now()
            {
                *wait = Some(wait.map_or(at.plus(lead), |other| other.min(at.plus(lead))));
                continue;
            }
            match self.of_pattern(first, risk.same, depth - 1, wait) {
                Some(act) if self.in_hand(&act) => in_hand = in_hand.or(Some(act)),
                Some(act) => return Some(act),
                None => {}
            }
        }
        in_hand
    }

    /// The last own act a pattern asks for, about these things.
    fn own(&self, pattern: &Pattern, agree: Subject) -> Option<&(SimTime, Act)> {
        let model = self.eyes.model();
        self.done.iter().rev().find(|(_, done)| is_about(model, pattern, agree, done))
    }

    /// What a precedence asks for, and how long before.
    fn before(&self, rule: RuleId) -> Option<(&Pattern, Option<Dur>)> {
        match &self.eyes.model().rules.get(rule.index())?.kind {
            RuleKind::Precedence { first, lead, .. } => Some((first, *lead)),
            _ => None,
        }
    }

    /// Whether an act has been done often enough for this duty without fulfilling it.
    fn is_worn_out(&self, model: &Model, act: &Act) -> bool {
        let uncertain = model.actions.get(act.action.index()).is_some_and(|row| !row.results.is_empty());
        let lately = SimTime(self.eyes.now().0.saturating_sub(AGAIN.0));
        let (since, most) = if uncertain { (self.since.max(lately), TRIES) } else { (self.since, 1) };
        let since = self.done.iter().rev().take_while(|(at, _)| *at > since);
        since.filter(|(_, done)| done == act).count() >= most
    }

    /// Leaves points of checklists out.
    fn slip(&self, act: &mut Act) {
        let model = self.eyes.model();
        let name = model.seats.get(self.eyes.seat().index()).map_or("", |row| row.name.as_str());
        let Some(row) = model.actions.get(act.action.index()) else { return };
        for (val, slot) in act.args.vals_mut().iter_mut().zip(&row.slots) {
            if let (Val::Options(bits), SlotTy::Words(_)) = (&mut *val, &slot.ty) {
                let about = act.action.0.wrapping_mul(64).wrapping_add(self.done.len() as u16);
                let dice = Dice { seed: self.eyes.seed(), seat: name, about };
                let mut left = self.policy.fills(&dice, bits.count_ones());
                let mut kept = 0u64;
                for bit in (0..64).filter(|bit| *bits >> bit & 1 == 1) {
                    if left == 0 {
                        break;
                    }
                    kept |= 1 << bit;
                    left -= 1;
                }
                *val = Val::Options(kept);
            }
        }
    }
}

fn names_state(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Holds(_) | Pattern::Became(..) => true,
        Pattern::Any(list) => list.iter().any(names_state),
        Pattern::On(_) | Pattern::Lapsed(..) => false,
    }
}
