//! What a colleague has in hand: what it owes, in the order of due times; then what is called for, and people to bring
//! home.

use crate::base::{Dur, EntityId, RuleId, SimTime};
use crate::content::model::cond::Scene;
use crate::content::model::script::DecisionOption;
use crate::explore::deeds::{mended, serves};
use crate::explore::errands::{Errand, PATIENCE, Step, errands};
use crate::explore::eyes::Eyes;
use crate::explore::handover::handed_over;
use crate::explore::intents::Intents;
use crate::explore::journeys::Journeys;
use crate::explore::means::Act;
use crate::explore::mind::{AGAIN, Fresh, Mind};
use crate::explore::moment::Memory;
use crate::explore::policy::{Dice, Policy};
use crate::score::clause::Owed;
use crate::trace::{Command, MessageNo, Subject, Val, WordId};

/// How long a colleague lets a duty rest that it sees no way to fulfil, at first.
const REST: Dur = Dur::minutes(15);

/// What is in hand.
#[derive(Clone, Debug, Default)]
pub struct Work {
    intents: Intents,
    memory: Memory,
    owed: Vec<Owed>,
    journeys: Journeys,
    /// A message said that somebody has come home.
    somebody_is_home: bool,
    /// What ought to stand by now in a part played alone and does not; none before it was looked for.
    handed_over: Option<Vec<(RuleId, Subject)>>,
}

/// How many acts that come before one wish are begun at once.
const AT_ONCE: usize = 6;

impl Work {
    /// Something new was heard: what seemed impossible is looked at again. Answers whether anything did.
    pub fn hears_news(&mut self) -> bool {
        self.intents.try_again()
    }

    /// The seat has learned of a thing. Answers whether anything is looked at again.
    pub fn learns(&mut self) -> bool {
        self.journeys.looks_again();
        self.hears_news()
    }

    /// A seat is taken over.
    pub fn takes_over(&mut self, eyes: &Eyes<'_>, belief: &[i32]) {
        if leads(eyes) {
            self.journeys.takes_over(eyes, belief);
        }
    }

    /// A message has reached the seat.
    pub fn hears(&mut self, eyes: &Eyes<'_>, belief: &mut [i32], message: MessageNo) {
        let _stuck = self.hears_news();
        let home = |val: &Val| matches!(val, Val::Entity(place) if eyes.book().craft().is_home(eyes.model(), *place));
        self.somebody_is_home |= eyes.raises_of(message).iter().any(|raise| raise.args.vals.iter().any(home));
        if leads(eyes) {
            self.journeys.hears(eyes, belief, message);
        }
    }

    /// An own act is complete.
    pub fn has_done(
        &mut self,
        eyes: &Eyes<'_>,
        belief: &mut [i32],
        at: SimTime,
        act: Act,
        result: Option<WordId>,
    ) {
        if leads(eyes) {
            self.journeys.has_done(eyes, belief, (at, &act), result);
        }
        self.memory.has_done(at, act);
    }

    /// An own act has failed.
    pub const fn has_failed(&mut self) {
        self.journeys.has_failed();
    }

    /// Begins what hands allow. Answers when to be asked again.
    pub fn go_on(
        &mut self,
        eyes: &Eyes<'_>,
        policy: &dyn Policy,
        belief: &mut [i32],
        messages: &[MessageNo],
        commands: &mut Vec<Command>,
    ) -> Option<SimTime> {
        let mut hands = eyes.hands();
        if hands == 0 || eyes.has_queue() {
            return eyes.call_over();
        }
        self.memory.looks_anew();
        let mut owed = std::mem::take(&mut self.owed);
        owed.clear();
        eyes.owed(&mut owed);
        owed.sort_unstable_by_key(|duty| (duty.due.unwrap_or(SimTime::FAR), duty.since, duty.handle));
        self.intents.look_at(&owed);
        let (mut next, mut stuck): (Option<SimTime>, bool) = (None, false);
        for duty in &owed {
            if hands == 0 {
                break;
            }
            let intent = self.intents.of(duty, || begins(eyes, policy, duty));
            let Some(begins) = intent.at else { continue };
            if begins > eyes.now() {
                next = Some(next.map_or(begins, |other| other.min(begins)));
                continue;
            }
            let about = duty.message.map_or(&[][..], |message| eyes.names_of(message));
            let mind = self.memory.moment(eyes, policy, belief, messages).mind(commands, duty.since, about);
            if intent.begun.as_ref().is_some_and(|act| mind.in_hand(act)) {
                continue;
            }
            let mut wait = None;
            let way = mind.way(duty, &mut wait).filter(|act| {
                let rests = is_last(eyes, act, duty, &owed, self.somebody_is_home);
                wait = rests.into_iter().chain(wait).min();
                rests.is_none()
            });
            match way {
                Some(act) if mind.in_hand(&act) => intent.begun = Some(act),
                Some(act) => {
                    commands.push(begin(&act));
                    intent.begun = Some(act);
                    hands -= 1;
                }
                None => {
                    let rest = Dur(REST.0 << intent.stuck.min(8));
                    intent.stuck = intent.stuck.saturating_add(1);
                    stuck = true;
                    let later = wait.unwrap_or(SimTime::FAR).min(eyes.now().plus(rest));
                    intent.at = Some(later);
                    next = Some(next.map_or(later, |other| other.min(later)));
                }
            }
        }
        if stuck {
            self.intents.are_stuck();
        }
        self.owed = owed;
        // One hand is kept free for what comes.
        let spare = hands.saturating_sub(usize::from(eyes.all_hands() > 1));
        let more = self.see_to_more(eyes, policy, belief, messages, commands, spare);
        next.into_iter().chain(more).min()
    }

    /// What nobody owes yet: what the procedure waits for, and people to bring home.
    fn see_to_more(
        &mut self,
        eyes: &Eyes<'_>,
        policy: &dyn Policy,
        belief: &mut [i32],
        messages: &[MessageNo],
        commands: &mut Vec<Command>,
        mut spare: usize,
    ) -> Option<SimTime> {
        let arrival = if leads(eyes) { self.journeys.settle(eyes, belief) } else { None };
        let mut next = arrival.into_iter().chain(eyes.call_over()).min();
        if spare == 0 {
            return next;
        }
        let since = SimTime(eyes.now().0.saturating_sub(AGAIN.0));
        let about: &[EntityId] = &[];
        let handed = self.handed_over.get_or_insert_with(|| handed_over(eyes, belief));
        let moment = self.memory.moment(eyes, policy, belief, messages);
        let mut at = 0;
        while let Some((rule, subject)) = handed.get(at).copied() {
            let dice = dice(eyes, 61_000 + rule.0);
            let begins = self.journeys.thinks_of(dice.about, || policy.acts(&dice, eyes.now(), None, true));
            if !is_time(eyes, begins, &mut next) {
                at += 1;
                continue;
            }
            let mind = moment.mind(commands, since, about);
            match mind.settle(rule, subject, &mut next) {
                Some(act) if mind.in_hand(&act) => at += 1,
                Some(act) => {
                    commands.push(begin(&act));
                    spare -= 1;
                    if spare == 0 {
                        return next;
                    }
                }
                None => drop(handed.remove(at)),
            }
        }
        for one in eyes.expected() {
            let dice = dice(eyes, 62_000 + one.clause.0);
            // Half of the time is left to whatever else brings it up.
            let from = one.since.plus(Dur(one.by.since(one.since).0 / 2));
            let begins = policy.acts(&dice, from, Some(one.by), true);
            if !is_time(eyes, begins, &mut next) {
                continue;
            }
            let about = one.message.map_or(&[][..], |message| eyes.names_of(message));
            let mind = moment.mind(commands, one.since, about);
            if let Some(act) = mind.bring_up(one.clause, &mut next).filter(|act| !mind.in_hand(act)) {
                commands.push(begin(&act));
                spare -= 1;
            }
            if spare == 0 {
                return next;
            }
        }
        let scene = Scene::of(belief);
        for (number, (grounds, state)) in (0u16..).zip(eyes.book().calls()) {
            if !grounds.holds(&scene) {
                continue;
            }
            let dice = dice(eyes, 60_000 + number);
            let at = self.journeys.thinks_of(dice.about, || policy.acts(&dice, eyes.now(), None, true));
            if !is_time(eyes, at, &mut next) {
                continue;
            }
            let mind = moment.mind(commands, since, about);
            let act = mind.bring_about(state, &mut next).filter(|act| !mind.in_hand(act));
            if let Some(act) = act.filter(|act| is_first(eyes, act)) {
                commands.push(begin(&act));
                spare -= 1;
            }
            if spare == 0 {
                return next;
            }
        }
        if !leads(eyes) || !self.journeys.is_called_for() || self.journeys.is_quiet(eyes.now()) {
            return next.into_iter().chain(self.journeys.next_look()).min();
        }
        let mind = moment.mind(commands, since, about);
        let mut again = arrival;
        let errands = errands(&mut self.journeys, &mind, &mut again);
        next = next.into_iter().chain(again).min();
        if errands.list.is_empty() {
            self.journeys.rests_until(again.unwrap_or(SimTime::FAR));
        }
        let about = errands.goal.as_slice();
        for errand in &errands.list {
            let dice = dice(eyes, errand.key());
            let at = self.journeys.thinks_of(dice.about, || policy.acts(&dice, eyes.now(), None, true));
            if !is_time(eyes, at, &mut next) {
                continue;
            }
            for _ in 0..AT_ONCE {
                let mind = moment.mind(commands, since, about);
                let Some(wished) = errand.act(&mind) else { break };
                let act = of_errand(&mind, errand, &wished, &mut next);
                let Some(act) = act.filter(|act| !mind.in_hand(act)) else { break };
                commands.push(begin(&act));
                spare -= 1;
                let is_it = act == wished;
                if is_it && matches!(errand.step, Step::Board { .. }) {
                    self.journeys.begins_boarding(act, errand.of);
                }
                if spare == 0 {
                    return next;
                }
                if is_it {
                    break;
                }
            }
        }
        next
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

/// Until when an act that an ending asks for waits: for people to be home and nothing else to be owed, but not so long
/// that it would be late.
fn is_last(
    eyes: &Eyes<'_>,
    act: &Act,
    duty: &Owed,
    owed: &[Owed],
    somebody_is_home: bool,
) -> Option<SimTime> {
    let due = duty.due.filter(|_| eyes.book().ends(act.action))?;
    let takes = eyes.model().actions.get(act.action.index()).map_or(Dur::ZERO, |row| row.takes);
    let latest = duty.since.plus(Dur(due.since(duty.since).0 / 4 * 3)).min(due.plus(Dur(-takes.0)));
    let else_owed = owed.iter().any(|other| !other.period && !other.missed && other.handle != duty.handle);
    ((else_owed || !somebody_is_home) && eyes.now() < latest).then_some(latest)
}

/// When a colleague sets about a duty; none: it never thinks of it.
fn begins(eyes: &Eyes<'_>, policy: &dyn Policy, duty: &Owed) -> Option<SimTime> {
    let dice = dice(eyes, mark(duty));
    let first = duty.owners.iter().next() == Some(eyes.seat());
    let rhythm =
        duty.due.filter(|_| duty.period).map_or(Dur::ZERO, |due| Dur(due.since(duty.since).0 / 4 * 3));
    policy.acts(&dice, duty.since.plus(rhythm), duty.due, first)
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

fn begin(act: &Act) -> Command {
    Command::Begin { action: act.action, args: act.args.clone(), front: false }
}

/// Whether the seat is the one that brings people home.
fn leads(eyes: &Eyes<'_>) -> bool {
    eyes.book().craft().leader == Some(eyes.seat())
}

/// Whether of the seats that may do an act this is the first.
fn is_first(eyes: &Eyes<'_>, act: &Act) -> bool {
    let row = eyes.model().actions.get(act.action.index());
    row.is_some_and(|row| row.by.iter().next() == Some(eyes.seat()))
}

fn dice<'a>(eyes: &Eyes<'a>, about: u16) -> Dice<'a> {
    let name = eyes.model().seats.get(eyes.seat().index()).map_or("", |row| row.name.as_str());
    Dice { seed: eyes.seed(), seat: name, about }
}

/// Whether it is time; if it will be later, that is when to look again.
fn is_time(eyes: &Eyes<'_>, at: Option<SimTime>, next: &mut Option<SimTime>) -> bool {
    match at {
        Some(at) if at > eyes.now() => {
            *next = Some(next.map_or(at, |other| other.min(at)));
            false
        }
        at => at.is_some(),
    }
}

/// The act to begin for an errand.
fn of_errand(mind: &Mind<'_>, errand: &Errand, act: &Act, wait: &mut Option<SimTime>) -> Option<Act> {
    match errand.step {
        Step::Ahead => mind.ahead_of(act, wait),
        Step::Early => mind.early(act, PATIENCE, wait),
        Step::Meanwhile => mind.meanwhile(act, wait),
        Step::Board { patient: true } if mind.waits_for_a_state(act) => None,
        Step::Send => match mind.afresh(act, errand.alarm, wait) {
            Fresh::Enough => mind.towards(act.clone(), wait),
            Fresh::Not(first) => first,
        },
        Step::Plan | Step::List | Step::Offer | Step::Board { .. } | Step::Leave => {
            mind.towards(act.clone(), wait)
        }
    }
}
