//! What a colleague owes, in the order of due times, and how it goes about it: the act itself, or first what must come
//! before it.

use crate::base::{Dur, Reliability, SimTime};
use crate::content::model::pattern::{Happening, Head, Leaf, Pattern, Test, ThingRanges};
use crate::content::model::rules::{By, RuleKind};
use crate::content::model::script::DecisionOption;
use crate::content::model::tables::{Model, SlotTy};
use crate::content::model::{Cond, cond::Scene};
use crate::explore::eyes::Eyes;
use crate::explore::handbook::each_leaf;
use crate::explore::means::{Act, Sight, Want, ways};
use crate::explore::policy::{Dice, Policy};
use crate::score::clause::pending::Handle;
use crate::score::clause::{Owed, Risk, RiskKind};
use crate::trace::{Args, Command, MessageNo, Subject, Val};

/// How many ways to fulfil one duty are looked at.
const WAYS: usize = 4;
/// How many acts deep it is looked for what must come before.
const DEPTH: u8 = 3;
/// How often an act with an uncertain result is repeated for one duty.
const TRIES: usize = 4;
/// How long a colleague lets a duty rest that it sees no way to fulfil, at first.
const REST: Dur = Dur::minutes(15);

/// What is in hand.
#[derive(Clone, Debug, Default)]
pub struct Work {
    intents: Vec<Intent>,
    /// Own acts, oldest first.
    done: Vec<(SimTime, Act)>,
    owed: Vec<Owed>,
}

/// What a colleague means to do about one duty.
#[derive(Clone, Debug)]
struct Intent {
    key: (Handle, SimTime),
    /// When it sets about it; none: it never thinks of it.
    at: Option<SimTime>,
    /// What it has begun for it.
    begun: Option<Act>,
    /// How often it saw no way.
    stuck: u8,
}

impl Work {
    /// Something new was heard: what seemed impossible is looked at again. Answers whether anything did.
    pub fn hears_news(&mut self) -> bool {
        let mut any = false;
        for intent in self.intents.iter_mut().filter(|intent| intent.stuck > 0) {
            intent.stuck = 0;
            intent.at = Some(SimTime(i64::MIN));
            any = true;
        }
        any
    }

    /// An own act is complete.
    pub fn has_done(&mut self, at: SimTime, act: Act) {
        self.done.push((at, act));
    }

    /// Begins what hands allow. Answers when to be asked again.
    pub fn go_on(
        &mut self,
        eyes: &Eyes<'_>,
        policy: &dyn Policy,
        belief: &[i32],
        messages: &[MessageNo],
        commands: &mut Vec<Command>,
    ) -> Option<SimTime> {
        let mut hands = eyes.hands();
        if hands == 0 || eyes.has_queue() {
            return eyes.call_over();
        }
        let mut owed = std::mem::take(&mut self.owed);
        owed.clear();
        eyes.owed(&mut owed);
        owed.sort_unstable_by_key(|duty| (duty.due.unwrap_or(SimTime::FAR), duty.since, duty.handle));
        self.intents.retain(|intent| owed.iter().any(|duty| key(duty) == intent.key));
        let mut next: Option<SimTime> = None;
        for duty in &owed {
            if hands == 0 {
                break;
            }
            let at = self.intent(eyes, policy, duty);
            let Some(begins) = self.intents[at].at else { continue };
            if begins > eyes.now() {
                next = Some(next.map_or(begins, |other| other.min(begins)));
                continue;
            }
            let in_hand =
                |act: &Act| eyes.tasks().any(|(action, args)| action == act.action && *args == act.args);
            if self.intents[at].begun.as_ref().is_some_and(in_hand) {
                continue;
            }
            let mind = Mind { eyes, policy, belief, messages, done: &self.done, since: duty.since };
            let mut wait = None;
            match mind.way(duty, &mut wait) {
                Some(act) if in_hand(&act) || already(commands, &act) => self.intents[at].begun = Some(act),
                Some(act) => {
                    let command = Command::Begin { action: act.action, args: act.args.clone(), front: false };
                    commands.push(command);
                    self.intents[at].begun = Some(act);
                    hands -= 1;
                }
                None => {
                    let intent = &mut self.intents[at];
                    let rest = Dur(REST.0 << intent.stuck.min(8));
                    intent.stuck = intent.stuck.saturating_add(1);
                    let later = wait.unwrap_or(SimTime::FAR).min(eyes.now().plus(rest));
                    intent.at = Some(later);
                    next = Some(next.map_or(later, |other| other.min(later)));
                }
            }
        }
        self.owed = owed;
        next
    }

    /// The place of the intent for a duty, made if there is none.
    fn intent(&mut self, eyes: &Eyes<'_>, policy: &dyn Policy, duty: &Owed) -> usize {
        if let Some(at) = self.intents.iter().position(|intent| intent.key == key(duty)) {
            return at;
        }
        let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
        let dice = Dice { seed: eyes.seed(), seat: name, about: mark(duty) };
        let first = duty.owners.iter().next() == Some(eyes.seat());
        let rhythm =
            duty.due.filter(|_| duty.period).map_or(Dur::ZERO, |due| Dur(due.since(duty.since).0 / 4 * 3));
        let at = policy.acts(&dice, duty.since.plus(rhythm), duty.due, first);
        self.intents.push(Intent { key: key(duty), at, begun: None, stuck: 0 });
        self.intents.len() - 1
    }

    /// How many clauses an option of a decision would break, and how many open duties it serves.
    #[must_use]
    pub fn weigh(&self, eyes: &Eyes<'_>, option: &DecisionOption) -> (usize, usize) {
        let model = eyes.model();
        let mut owed = Vec::new();
        eyes.owed(&mut owed);
        let mut breaks = 0;
        for (at, (action, args)) in option.actions.iter().enumerate() {
            let breaches = eyes.breaks(*action, args);
            let earlier = &option.actions[..at];
            breaks += breaches.iter().filter(|breach| !mended(model, breach, earlier)).count();
        }
        let serves = owed.iter().filter(|duty| {
            option
                .actions
                .iter()
                .any(|(action, args)| serves(model, duty, &Act { action: *action, args: args.clone() }))
        });
        (breaks, serves.count())
    }
}

/// What tells a duty apart from every other; a new period of a rhythm is a new duty.
const fn key(duty: &Owed) -> (Handle, SimTime) {
    (duty.handle, duty.since)
}

/// A number for a duty, for keyed chance.
fn mark(duty: &Owed) -> u16 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |word: u64| hash = (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3);
    add(u64::from(duty.rule.0));
    add(duty.since.0.unsigned_abs());
    for val in duty.same.0 {
        if let Val::Entity(thing) = val {
            add(u64::from(thing.0) + 1);
        }
    }
    (hash ^ (hash >> 32) ^ (hash >> 16)) as u16
}

fn already(commands: &[Command], act: &Act) -> bool {
    commands.iter().any(
        |command| matches!(command, Command::Begin { action, args, .. } if *action == act.action && *args == act.args),
    )
}

/// What a colleague bears in mind while it looks for a way.
struct Mind<'a> {
    eyes: &'a Eyes<'a>,
    policy: &'a dyn Policy,
    belief: &'a [i32],
    messages: &'a [MessageNo],
    done: &'a [(SimTime, Act)],
    since: SimTime,
}

impl Mind<'_> {
    /// The act to begin for a duty; none if none can be begun now. `wait`: when it is worth looking again.
    fn way(&self, duty: &Owed, wait: &mut Option<SimTime>) -> Option<Act> {
        let rule = self.eyes.model().rules.get(duty.rule.index())?;
        let then = match &rule.kind {
            RuleKind::Response { then, .. }
            | RuleKind::Existence { then, .. }
            | RuleKind::Periodic { then, .. } => then,
            RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => return None,
        };
        self.of_pattern(then, duty.same, self.eyes.trigger(duty), DEPTH, wait)
    }

    fn of_pattern(
        &self,
        pattern: &Pattern,
        agree: Subject,
        trigger: Option<(Head, &Args)>,
        depth: u8,
        wait: &mut Option<SimTime>,
    ) -> Option<Act> {
        let knows = |thing| self.eyes.knows(thing);
        let sight = Sight {
            model: self.eyes.model(),
            seat: self.eyes.seat(),
            cells: self.belief,
            knows: &knows,
            messages: self.messages,
        };
        let want = Want { then: pattern, agree, trigger };
        ways(&sight, &want, WAYS).into_iter().find_map(|act| self.of_act(act, depth, wait))
    }

    /// The act itself, or what must come before it.
    fn of_act(&self, mut act: Act, depth: u8, wait: &mut Option<SimTime>) -> Option<Act> {
        let model = self.eyes.model();
        if self.is_worn_out(model, &act) {
            return None;
        }
        if !self.policy.is_careful() {
            self.slip(&mut act);
        }
        let command = Command::Begin { action: act.action, args: act.args.clone(), front: false };
        self.eyes.try_out(command).ok()?;
        if !self.policy.is_careful() {
            return Some(act);
        }
        let breaches = self.eyes.breaks(act.action, &act.args);
        let Some(breach) = breaches.first() else { return Some(act) };
        if depth == 0 || breaches.iter().any(|breach| breach.kind == RiskKind::Prohibited) {
            return None;
        }
        let RuleKind::Precedence { first, lead, .. } = &model.rules.get(breach.rule.index())?.kind else {
            return None;
        };
        if let Some(lead) = *lead
            && let Some((at, _)) = self.done.iter().rev().find(|(_, done)| matches(model, first, done))
            && at.plus(lead) > self.eyes.now()
        {
            *wait = Some(wait.map_or(at.plus(lead), |other| other.min(at.plus(lead))));
            return None;
        }
        self.of_pattern(first, breach.same, None, depth - 1, wait)
    }

    /// Whether an act has been done often enough for this duty without fulfilling it.
    fn is_worn_out(&self, model: &Model, act: &Act) -> bool {
        let uncertain = model.actions.get(act.action.index()).is_some_and(|row| !row.results.is_empty());
        let most = if uncertain { TRIES } else { 1 };
        let since = self.done.iter().rev().take_while(|(at, _)| *at > self.since);
        since.filter(|(_, done)| done == act).count() >= most
    }

    /// Leaves points of checklists out.
    fn slip(&self, act: &mut Act) {
        let model = self.eyes.model();
        let name = model.seats.get(self.eyes.seat().index()).map_or("", |row| row.name.as_str());
        let Some(row) = model.actions.get(act.action.index()) else { return };
        for (val, slot) in act.args.vals.iter_mut().zip(&row.slots) {
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

/// Whether an act is one a pattern asks for, results aside.
fn matches(model: &Model, pattern: &Pattern, act: &Act) -> bool {
    let mut fits = false;
    each_leaf(pattern, &mut |leaf| fits |= leaf.head == Head::Action(act.action) && passes(model, leaf, act));
    fits
}

fn passes(model: &Model, leaf: &Leaf, act: &Act) -> bool {
    let happening = Happening {
        head: leaf.head,
        args: &act.args,
        result: None,
        seat: None,
        reliability: Reliability::Confirmed,
        trigger: None,
    };
    let (ranges, scene) = (ThingRanges(&model.kinds), Scene::of(&model.cells));
    leaf.tests.iter().all(|test| match test {
        Test::Result(_) | Test::By(_) | Test::Where(..) | Test::Equals(..) | Test::Covers(..) => true,
        Test::AtLeastTrigger(..) | Test::Any(_) | Test::Not(_) | Test::All(_) => true,
        _ => test.passes(&happening, &ranges, &scene),
    })
}

/// Whether earlier acts of the same option do what a breach lacks.
fn mended(model: &Model, breach: &Risk, earlier: &[(crate::base::ActionId, Args)]) -> bool {
    let Some(rule) = model.rules.get(breach.rule.index()) else { return false };
    let lacking = match &rule.kind {
        RuleKind::Precedence { first, .. } => Some(first),
        _ => rule.unless.as_ref(),
    };
    lacking.is_some_and(|pattern| {
        earlier
            .iter()
            .any(|(action, args)| matches(model, pattern, &Act { action: *action, args: args.clone() }))
    })
}

/// Whether an act goes towards a duty.
fn serves(model: &Model, duty: &Owed, act: &Act) -> bool {
    let Some(rule) = model.rules.get(duty.rule.index()) else { return false };
    let then = match &rule.kind {
        RuleKind::Response { then, .. } | RuleKind::Periodic { then, .. } => then,
        RuleKind::Existence { then, by: By::Within(_) | By::At(_) | By::Stop, .. } => then,
        RuleKind::Precedence { .. } | RuleKind::Prohibition { .. } => return false,
    };
    serves_pattern(model, then, duty.same, act)
}

fn serves_pattern(model: &Model, then: &Pattern, agree: Subject, act: &Act) -> bool {
    match then {
        Pattern::On(leaf) => {
            let given = leaf.same_key(&act.args);
            leaf.head == Head::Action(act.action)
                && passes(model, leaf, act)
                && agree.0.iter().zip(given.0).all(|(asked, given)| asked.is_nil() || *asked == given)
        }
        Pattern::Holds(cond) | Pattern::Became(cond, _) => sets_towards(model, cond, agree, act),
        Pattern::Any(list) => list.iter().any(|inner| serves_pattern(model, inner, agree, act)),
        Pattern::Lapsed(..) => false,
    }
}

fn sets_towards(model: &Model, cond: &Cond, agree: Subject, act: &Act) -> bool {
    let Some(row) = model.actions.get(act.action.index()) else { return false };
    let mut read = Vec::new();
    cond.watch(&mut read);
    row.sets.iter().any(|set| {
        let of = set.of.map(|slot| act.args.get(slot.index()));
        read.contains(&set.fact)
            && of.is_none_or(|of| {
                let asked: Vec<&Val> = agree.0.iter().filter(|val| matches!(val, Val::Entity(_))).collect();
                asked.is_empty() || asked.contains(&&of)
            })
    })
}
