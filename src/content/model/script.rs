//! Injects, decisions, outcomes, effects and endings, compiled. Texts stay in the scenario at the same positions.

use std::sync::Arc;

use crate::base::{
    ActionId, ChannelId, ClauseId, Dur, EndingId, EntityId, FactId, InjectId, Reliability, SeatId, SeatMask,
    SignalId, SimTime,
};
use crate::content::model::cond::Cond;
use crate::content::model::pattern::{Pattern, Test};
use crate::trace::{Args, Record, WordId};

/// The script of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// End of judging.
    pub horizon: SimTime,
    /// Injects, in the scenario's order.
    pub injects: Vec<Inject>,
    /// Outcomes, in the scenario's order.
    pub outcomes: Vec<Outcome>,
    /// Result rules, by action, in the scenario's order.
    pub results: Vec<ResultRule>,
    /// Endings, in the scenario's order.
    pub endings: Vec<Ending>,
    /// Parts: start and end.
    pub parts: Vec<Part>,
    /// What came before, where the whole is played from some moment on.
    pub past: Option<Arc<Past>>,
    /// Interludes, by start.
    pub interludes: Vec<(SimTime, SimTime)>,
    /// Effects at the start.
    pub given: Vec<Effect>,
    /// What happened before 0, in order of time.
    pub history: Vec<History>,
    /// What must have arisen.
    pub expects: Vec<Expect>,
    /// Clauses of each objective, in the scenario's order.
    pub objectives: Vec<Box<[ClauseId]>>,
    /// Hints, in the scenario's order.
    pub hints: Vec<Hint>,
    /// What is not to come out before its time, in the scenario's order.
    pub secrets: Vec<Secret>,
    /// Routes: ends, travel time, capacity, by position in the kind.
    pub routes: Vec<RouteRow>,
    /// Assembly point, fixed route and transport of movements, by position in the kind.
    pub movements: Vec<MovementRow>,
}

impl Script {
    /// Every list of effects, those of the start last; what stands within an effect is not unfolded.
    pub fn effect_lists(&self) -> impl Iterator<Item = &[Effect]> {
        (self.injects.iter().flat_map(Inject::effect_lists))
            .chain(self.outcomes.iter().map(|outcome| &outcome.effects[..]))
            .chain(self.history.iter().map(|item| &item.effects[..]))
            .chain(self.parts.iter().map(|part| &part.given[..]))
            .chain(std::iter::once(&self.given[..]))
    }
}

/// A route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteRow {
    /// One end.
    pub from: EntityId,
    /// The other end.
    pub to: EntityId,
    /// Travel time.
    pub travel: Dur,
    /// People at once.
    pub capacity: Option<u32>,
}

/// A movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    /// Transport, if fixed.
    pub transport: Option<EntityId>,
    /// Route, if fixed.
    pub route: Option<EntityId>,
    /// Assembly point.
    pub assembly: Option<EntityId>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Starts.
    pub from: SimTime,
    /// Ends.
    pub to: SimTime,
    /// Effects at its start when it is played alone and not folded from a recorded run.
    pub given: Box<[Effect]>,
    /// What a recorded run had become by its start, where the start state is folded from one and the run was read.
    pub past: Option<Arc<Past>>,
}

/// The beginning of a run: the past of whoever plays on from there, be it a part alone or the whole from some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Name of the run.
    pub run: Box<str>,
    /// Head of its journal after the last of these records.
    pub head: [u8; 32],
    /// Its records, from the first on, with their actors.
    pub records: Box<[Record]>,
    /// When play begins.
    pub until: SimTime,
}

/// A hint of a guided exercise; its text stands in the scenario at the same position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Seat it is for.
    pub seat: SeatId,
    /// Shown while this holds.
    pub when: Cond,
    /// Gone once this has been done.
    pub until: Option<Pattern>,
    /// Shown only while the message of this inject rings at the seat.
    pub rings: Option<InjectId>,
    /// Shown only once the message of this inject has reached the seat.
    pub told: Option<InjectId>,
}

/// Something that is not to come out before its time. No exercise reads it; the deep check does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What.
    pub what: Hidden,
    /// Seats it is kept from.
    pub from: SeatMask,
    /// From when on it may be known; none: never.
    pub until: Option<Cond>,
    /// Injects whose texts call the thing by its name.
    pub named: Box<[InjectId]>,
}

/// What is kept from seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// What a message says.
    Message(InjectId),
    /// That there is such a thing.
    Thing(EntityId),
    /// The value of a fact.
    Fact(FactId, Option<EntityId>),
}

/// What happened before 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// When.
    pub at: SimTime,
    /// What.
    pub effects: Box<[Effect]>,
    /// Who knows it at 0.
    pub known_to: SeatMask,
}

/// What must have arisen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expect {
    /// Clause.
    pub clause: ClauseId,
    /// Cause.
    pub cause: Pattern,
    /// How long after the cause.
    pub by: Dur,
    /// What meets it another way, once its cause has come.
    pub unless: Option<Pattern>,
    /// Its place in the scenario's list.
    pub position: u16,
}

/// An inject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inject {
    /// When it fires.
    pub when: When,
    /// Condition at its time.
    pub only_if: Option<Cond>,
    /// Seats it is sent to.
    pub to: SeatMask,
    /// Sent to whoever acted, too.
    pub to_actor: bool,
    /// Slots it takes over from the act it is called after.
    pub of_act: Box<[Box<str>]>,
    /// Channel.
    pub channel: Option<ChannelId>,
    /// How sure it is.
    pub reliability: Reliability,
    /// Things it makes known, those in its signals included.
    pub names: Box<[EntityId]>,
    /// Signals.
    pub raises: Box<[Raise]>,
    /// Changes of the world.
    pub effects: Box<[Effect]>,
    /// Inject it retracts.
    pub retracts: Option<InjectId>,
    /// Decision.
    pub decision: Option<Decision>,
    /// Order within an instant.
    pub priority: i16,
}

impl Inject {
    /// Its lists of effects, those of its answers behind its own.
    pub fn effect_lists(&self) -> impl Iterator<Item = &[Effect]> {
        let options = self.decision.iter().flat_map(|decision| &decision.options);
        std::iter::once(&self.effects[..]).chain(options.map(|option| &option.effects[..]))
    }
}

/// When an inject fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// At a time.
    At(SimTime),
    /// After another's firing.
    After(InjectId, Dur),
    /// When a condition becomes true, once or each time.
    If(Cond, bool),
    /// From a time, every so often while a condition holds.
    Every(SimTime, Dur, Cond),
    /// Only by an effect.
    Called,
    /// By the trainer's hand.
    ByHand,
}

/// A signal to raise; slots may be taken from the act an outcome follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// Signal.
    pub signal: SignalId,
    /// Values, one for each slot.
    pub args: Args,
    /// Slots to take from the act: position in `args`, name of the slot of the act.
    pub from_act: Box<[(u16, Box<str>)]>,
    /// Slots to fill with the message that carries the signal.
    pub own_message: Box<[u16]>,
}

/// A thing named in the script, or the one in a slot of the act an outcome follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// This one.
    Fixed(EntityId),
    /// The one in the slot of this name.
    OfAct(Box<str>),
}

/// A change of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A fact becomes a value.
    Set(FactId, Option<Thing>, i32),
    /// A fact becomes what a slot of the act holds.
    SetOfAct(FactId, Option<Thing>, Box<str>),
    /// A count changes, never below zero.
    Add(FactId, Option<Thing>, i32),
    /// Somebody is elsewhere.
    Move(Thing, Thing),
    /// So many of a group go from one built-in count to another.
    Harm(Thing, FactId, FactId, i32),
    /// A route opens or closes.
    Route(Thing, bool),
    /// An inject fires now.
    Fire(InjectId),
    /// An inject fires later.
    Schedule(InjectId, Dur),
    /// An inject never fires.
    Cancel(InjectId),
    /// A world fact nobody is told of.
    Raise(Box<Raise>),
    /// A seat learns of a thing.
    Learn(SeatId, Thing),
    /// A journey leaves.
    Depart(Thing),
    /// Chance decides: id of the draw, weighted branches.
    Chance(Box<str>, Box<[(u32, Box<[Self]>)]>),
    /// Only if.
    When(Cond, Box<[Self]>),
    /// The scenario ends.
    End(EndingId),
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Seat asked; none: every seat the inject reaches.
    pub seat: Option<SeatId>,
    /// Options.
    pub options: Vec<DecisionOption>,
    /// How long it stays open.
    pub until: Dur,
    /// Position of the option taken when nobody answers.
    pub otherwise: u8,
    /// Asks for clause and confidence.
    pub key: bool,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionOption {
    /// Actions, in order.
    pub actions: Vec<(ActionId, Args)>,
    /// Effects when the last completes.
    pub effects: Box<[Effect]>,
    /// Signals raised with them.
    pub raises: Box<[Raise]>,
    /// Offered only if.
    pub only_if: Option<Cond>,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it follows from.
    pub when: OutcomeWhen,
    /// Condition then.
    pub only_if: Option<Cond>,
    /// Each time.
    pub each: bool,
    /// Effects.
    pub effects: Box<[Effect]>,
    /// Signals.
    pub raises: Box<[Raise]>,
}

/// What an outcome follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeWhen {
    /// A match.
    On(Pattern),
    /// No match by a time.
    NotBy(Pattern, SimTime),
    /// No match within a time after an inject.
    NotAfter(Pattern, InjectId, Dur),
}

/// Result of an action in given circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRule {
    /// Action.
    pub action: ActionId,
    /// Tests of its slots.
    pub tests: Box<[Test]>,
    /// Circumstances.
    pub only_if: Option<Cond>,
    /// Id of the draw; empty if the result is fixed.
    pub draw: Box<str>,
    /// Weighted results; one with any weight if fixed.
    pub results: Box<[(u32, WordId)]>,
    /// Things the acting seat learns of.
    pub names: Box<[EntityId]>,
}

/// An ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Reached when.
    pub when: Option<Cond>,
    /// Clauses whose open duties are lifted.
    pub releases: Box<[ClauseId]>,
}
