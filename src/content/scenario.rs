//! The scenario: a scripted crisis, written against one procedure. Read from `scenarios/<id>/scenario.ron`.

use crate::base::{Dur, Name, Reliability, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Cond, Pattern, Test, Value};
use crate::content::procedure::ParamValue;

record! {
    /// A whole scenario.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Scenario {
        /// Id, also the folder name.
        pub id: Name,
        /// Version as the author counts it.
        pub version: Box<str>,
        /// The procedure it is written against.
        pub procedure: Name,
        /// Kind of crisis.
        pub kind: ScenarioKind,
        /// Title.
        pub title: Text,
        /// What it is about, without giving the story away.
        pub summary: Text,
        /// What is distressing in it, in words; shown before the start.
        pub content_note: Text,
        /// Documented cases it takes figures from; for authors, never shown in play.
        pub based_on: Vec<Box<str>> = default,
        /// Date and clock.
        pub start: Start,
        /// Duties are judged up to here.
        pub horizon: Dur,
        /// Values of the procedure's parameters.
        pub params: Vec<(Name, ParamSetting)> = default,
        /// Who plays.
        pub seats: Vec<Seat> = default,
        /// What it trains.
        pub objectives: Vec<Objective> = default,
        /// Clauses that must have arisen.
        pub expects: Vec<Expect> = default,
        /// Chapters.
        pub parts: Vec<Part> = default,
        /// Ways to play it.
        pub variants: Vec<Variant> = default,
        /// Time skipped with nothing firing and duty clocks standing still.
        pub interludes: Vec<Interlude> = default,
        /// Places.
        pub places: Vec<Place> = default,
        /// Ways between places.
        pub routes: Vec<Route> = default,
        /// Groups of citizens.
        pub groups: Vec<Group> = default,
        /// People with a case file.
        pub people: Vec<Person> = default,
        /// Things of other kinds: families, lists, figures, parties, documents, events.
        pub things: Vec<Thing> = default,
        /// Vehicles, ships, aircraft.
        pub transports: Vec<Transport> = default,
        /// Journeys that can be planned.
        pub movements: Vec<Movement> = default,
        /// Staff, vehicles, money, blank travel documents.
        pub resources: Vec<Resource> = default,
        /// Relations between people and groups.
        pub links: Vec<Link> = default,
        /// The scenario's own facts.
        pub facts: Vec<ScenarioFact> = default,
        /// Values of facts at the start: standing facts marked open, own facts, built-in facts.
        pub given: Vec<Effect> = default,
        /// What happened before time 0.
        pub history: Vec<History> = default,
        /// The script.
        pub injects: Vec<Inject> = default,
        /// What follows from acts and omissions.
        pub outcomes: Vec<Outcome> = default,
        /// Results of actions where they are not the first declared.
        pub results: Vec<ResultRule> = default,
        /// Ways it can end.
        pub endings: Vec<Ending> = default,
        /// Hints for a guided exercise, in the order of the script.
        pub hints: Vec<Hint> = default,
        /// What the trainer reads before and beside the exercise. Stands outside the manifest: it changes no exercise.
        pub facilitator: Facilitator = default,
    }
}

choice! {
    /// Kind of crisis.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ScenarioKind {
        /// Evacuation.
        Evacuation,
        /// Natural disaster.
        Disaster,
        /// Detained citizens.
        Detention,
        /// A guided first exercise.
        Guided,
    }
}

record! {
    /// Date and clock of exercise time 0.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Start {
        /// `2031-04-15`.
        pub date: Box<str>,
        /// Local time of day, `06:40`.
        pub time: Box<str>,
        /// Offset of the country from UTC in minutes.
        pub offset: i16,
        /// Working days in the country, Monday 1 … Sunday 7.
        pub week: Vec<u8> = {vec![1, 2, 3, 4, 5]},
    }
}

/// Value of a parameter set by the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamSetting {
    /// A length of time.
    Time(Dur),
    /// A whole number.
    Number(i64),
}

impl ParamSetting {
    /// Whether the setting lies within the range of the parameter.
    #[must_use]
    pub const fn fits(&self, range: &ParamValue) -> bool {
        match (self, range) {
            (Self::Time(t), ParamValue::Time(_, least, most)) => t.0 >= least.0 && t.0 <= most.0,
            (Self::Number(n), ParamValue::Number(_, least, most)) => *n >= *least && *n <= *most,
            _ => false,
        }
    }
}

record! {
    /// A seat: one or more roles in one exercise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Seat {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Roles held here; a role may be at a post (`"HOM@transit"`).
        pub roles: Vec<Name> = default,
        /// Roles of claimed clauses this seat stands in for.
        pub stands_in: Vec<Name> = default,
        /// Where the seat is at the start.
        pub at: Option<Name> = default,
        /// How many actions it can do at once.
        pub hands: u8 = 1,
        /// What the person in the seat is told before the start.
        pub briefing: Text,
        /// Channels it listens to; empty: all.
        pub channels: Vec<Name> = default,
        /// Things it knows of from the start; everything else must be learned.
        pub knows: Vec<Name> = default,
    }
}

record! {
    /// What the scenario trains.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Objective {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Clauses that show it.
        pub clauses: Vec<Name> = default,
    }
}

record! {
    /// A clause that must have arisen by a time once its cause was noticed. `by` is a length of time, counted from the
    /// moment the cause is noticed, never a time of the exercise: of a cause at 3 hours with `by: "2h"` it is judged at 5
    /// hours, and later if the message waited unanswered. What arose before the cause counts.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Expect {
        /// Clause.
        pub clause: Name,
        /// What makes it due.
        pub cause: Pattern,
        /// How long after the cause was noticed it is judged.
        pub by: Dur,
        /// What was expected, in words; needed where the clause itself only restrains.
        pub title: Option<Text> = default,
        /// What meets the expectation another way, once its cause has come.
        pub unless: Option<Pattern> = default,
    }
}

record! {
    /// A chapter with its own length in room minutes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Room minutes.
        pub minutes: u16,
        /// Exercise time at which it starts.
        pub from: Dur,
        /// Exercise time at which it ends.
        pub to: Dur,
        /// Opening picture in words.
        pub opening: Text,
        /// Picture file beside the scenario.
        pub picture: Option<Box<str>> = default,
        /// Questions for the debrief of this part.
        pub questions: Vec<Text> = default,
        /// How the state at its start comes about when it is played alone.
        pub start: PartStart = {PartStart::Given(Vec::new())},
    }
}

choice! {
    /// Start state of a part.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PartStart {
        /// The beginning of the scenario, or effects applied to it.
        Given(Vec<Effect>),
        /// Folded from a recorded run of the whole scenario, by its name under `runs/`: the part begins where the run was
        /// then, with everything known, done, planned, under way and owed.
        Folded(Name),
    }
}

record! {
    /// A way to play the scenario.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Variant {
        /// Id (`solo-25`, `table-75`).
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Parts in order.
        pub parts: Vec<Name> = default,
        /// Seats held by people; the others are simulated colleagues.
        pub played: Vec<Name> = default,
        /// Room minutes.
        pub minutes: u16,
    }
}

record! {
    /// A stretch of time skipped.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Interlude {
        /// Id.
        pub id: Name,
        /// From this exercise time …
        pub from: Dur,
        /// … to this one.
        pub to: Dur,
        /// What people are told.
        pub text: Text,
    }
}

record! {
    /// A place.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Kind of place.
        pub kind: PlaceKind,
        /// In the country of the crisis, in a third state, or at home.
        pub land: Land = default,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
        /// What is to know about it.
        pub note: Option<Text> = default,
    }
}

choice! {
    /// Kind of place.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PlaceKind {
        /// A city or town.
        City,
        /// A border crossing.
        Border,
        /// A sea port.
        Port,
        /// An airport or airfield.
        Airport,
        /// A mission or consular office.
        Mission,
        /// A house, hotel, camp or compound.
        Site,
        /// A hospital.
        Hospital,
        /// A prison or police station.
        Prison,
        /// A ministry or office at home.
        Home,
    }
}

choice! {
    /// Whose land a place is in.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Land {
        /// The country of the crisis.
        #[default]
        Host,
        /// A third state.
        Third,
        /// Georgia.
        Home,
    }
}

record! {
    /// Georgian case forms of a name.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Forms {
        /// Ergative (-მა).
        pub ergative: Option<Box<str>> = default,
        /// Dative (-ს).
        pub dative: Option<Box<str>> = default,
        /// Genitive (-ის).
        pub genitive: Option<Box<str>> = default,
        /// Instrumental (-ით).
        pub instrumental: Option<Box<str>> = default,
        /// Adverbial (-ად).
        pub adverbial: Option<Box<str>> = default,
        /// „in“ (-ში).
        pub inside: Option<Box<str>> = default,
        /// „on“ (-ზე).
        pub on: Option<Box<str>> = default,
        /// „with, at“ (-თან).
        pub with: Option<Box<str>> = default,
        /// „from“ (-დან).
        pub from: Option<Box<str>> = default,
        /// „to, until“ (-მდე).
        pub until: Option<Box<str>> = default,
        /// „from somebody“ (-გან).
        pub source: Option<Box<str>> = default,
    }
}

record! {
    /// A way between two places.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Route {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// One end.
        pub from: Name,
        /// The other end.
        pub to: Name,
        /// Mode.
        pub mode: Mode,
        /// Travel time.
        pub travel: Dur,
        /// People at once; without it, no limit.
        pub capacity: Option<u32> = default,
        /// Open at the start.
        pub open: bool = true,
        /// Third state it crosses or enters, a party or place.
        pub transit: Option<Name> = default,
    }
}

choice! {
    /// How one travels.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Mode {
        /// By road.
        Road,
        /// By air.
        Air,
        /// By sea.
        Sea,
        /// By rail.
        Rail,
        /// On foot.
        Foot,
    }
}

record! {
    /// A group of citizens.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Group {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Where.
        pub at: Name,
        /// How many.
        pub count: u32,
        /// How many of them are vulnerable.
        pub vulnerable: u32 = 0,
        /// How many of them are not located at the start. Every member is counted once: `safe`, `unlocated`, `injured`
        /// or `dead`, safe being the rest. `Harm` moves so many from one count to another, also from `unlocated` to
        /// `safe`; whoever has a case file is a person beside it, linked by `MemberOf` and counted here all the same.
        pub unlocated: u32 = 0,
        /// How many of them are injured at the start.
        pub injured: u32 = 0,
        /// How many of them are dead at the start.
        pub dead: u32 = 0,
        /// What is known.
        pub note: Option<Text> = default,
    }
}

record! {
    /// A person with a case file.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Person {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
        /// Where in truth; without it, unknown to everyone.
        pub at: Option<Name> = default,
        /// Condition in truth: one of the built-in words.
        pub condition: Name = {Name::new("safe")},
        /// What stands in the case file.
        pub note: Option<Text> = default,
    }
}

record! {
    /// A thing of a kind without properties of its own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Thing {
        /// Id.
        pub id: Name,
        /// Kind: `family`, `list`, `figure`, `party`, `document`, `event`.
        pub kind: Name,
        /// Name.
        pub name: Text,
        /// What is to know about it (the text of a document, section by section).
        pub note: Option<Text> = default,
    }
}

record! {
    /// A vehicle, ship or aircraft.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Transport {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Mode.
        pub mode: Mode,
        /// Places.
        pub seats: u32,
        /// Where at the start.
        pub at: Option<Name> = default,
        /// Whether it can be used at the start.
        pub available: bool = true,
        /// Whose it is.
        pub of: Option<Name> = default,
    }
}

record! {
    /// A journey that can be planned.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Movement {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// Transport, if fixed.
        pub transport: Option<Name> = default,
        /// Route, if fixed.
        pub route: Option<Name> = default,
        /// Assembly point.
        pub assembly: Option<Name> = default,
    }
}

record! {
    /// Staff, vehicles, money, blank travel documents.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Resource {
        /// Id.
        pub id: Name,
        /// Name.
        pub name: Text,
        /// How many at the start.
        pub count: u32,
    }
}

record! {
    /// A relation.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Link {
        /// Kind of relation.
        pub kind: LinkKind,
        /// Who (the carer, the relative, the member).
        pub from: Name,
        /// Of whom (the dependent, the person, the group).
        pub to: Name,
    }
}

choice! {
    /// Kind of relation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum LinkKind {
        /// Next of kin of.
        KinOf,
        /// Carer of a minor or dependent.
        CarerOf,
        /// Member of a group.
        MemberOf,
    }
}

impl LinkKind {
    /// The name used in rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KinOf => "kin-of",
            Self::CarerOf => "carer-of",
            Self::MemberOf => "member-of",
        }
    }
}

record! {
    /// A fact of the scenario's own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ScenarioFact {
        /// Id.
        pub id: Name,
        /// What it holds.
        pub ty as "type": ScenarioFactType,
        /// Kept for each thing of this kind.
        pub of: Option<Name> = default,
        /// What it means, for trainers.
        pub title: Option<Text> = default,
    }
}

choice! {
    /// What a scenario fact holds. In content the field is called `type`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ScenarioFactType {
        /// Yes or no, at first no.
        Flag,
        /// One of an ordered list of words, at first the first.
        Choice(Vec<Name>),
        /// A whole number, at first zero.
        Count,
    }
}

record! {
    /// Something that happened before time 0.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct History {
        /// When; before 0.
        pub at: Dur,
        /// What happened.
        pub effects: Vec<Effect> = default,
        /// Seats that know it at 0.
        pub known_to: Vec<Name> = default,
        /// In words.
        pub text: Option<Text> = default,
    }
}

choice! {
    /// A change of the world.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Effect {
        /// A fact becomes a value: `Set("airport-open", false)`, `Set("condition", "injured", "levan")`.
        Set(Name, Value, Option<Name> = default),
        /// A count rises or falls, never below zero: `Add("calls", 60)`, `Add("injured", 2, "hostel")`.
        Add(Name, i64, Option<Name> = default),
        /// A group, person, transport or seat is elsewhere: `Move("crew", "safe-house")`.
        Move(Name, Name),
        /// So many of a group go from one built-in count to another, never more than there are:
        /// `Harm("hostel", "safe", "injured", 3)`, found: `Harm("hostel", "unlocated", "safe", 14)`.
        Harm(Name, Name, Name, u32),
        /// A route opens.
        Open(Name),
        /// A route closes; journeys on it turn back, officials on their way along it turn back or go another way and are
        /// told so.
        Close(Name),
        /// An inject fires now. This is how an outcome tells somebody: the inject, `when: Called`, has the channel, the
        /// receivers, the words and the signals; `$slot` in its signals and effects is the slot of the act.
        Fire(Name),
        /// An inject fires after a delay; `$slot` as for `Fire`.
        Schedule(Name, Dur),
        /// An inject not yet fired never fires.
        Cancel(Name),
        /// A signal is raised without a channel: a world fact nobody knows. To tell somebody of it, `Fire` an inject.
        Raise(Name, Vec<(Name, Value)> = default),
        /// A seat learns of a thing: `Learn("consul", "levan")`.
        Learn(Name, Name),
        /// A planned journey leaves (by hands other than ours).
        Depart(Name),
        /// Drawn by chance: id of the draw, then weighted branches.
        Chance(Name, Vec<(u32, Vec<Self>)>),
        /// Only if the condition holds.
        When(Cond, Vec<Self>),
        /// The scenario ends this way.
        End(Name),
    }
}

/// Receiver of an inject called after an act: whoever acted.
pub const ACTOR: &str = "$actor";

record! {
    /// One message or event of the script.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Inject {
        /// Id.
        pub id: Name,
        /// When it fires.
        pub when: When,
        /// Only if this holds when its time comes; otherwise it is skipped.
        pub only_if: Option<Cond> = default,
        /// Seats or roles it is sent to, or `$actor`, the seat at the end of the chain of causes that led to it; empty
        /// with a channel: a mistake.
        pub to: Vec<Name> = default,
        /// Channel; without one it is a change of the world nobody is told of.
        pub channel: Option<Name> = default,
        /// Sender, in words.
        pub sender: Option<Text> = default,
        /// What it says.
        pub text: Option<Text> = default,
        /// Subject line, for messages that have one.
        pub subject: Option<Text> = default,
        /// Files or texts attached.
        pub attachments: Vec<Text> = default,
        /// How sure it is.
        pub reliability: Reliability = default,
        /// Whether what it says is so; never shown in play.
        pub is_true: bool = true,
        /// Things the message makes known, beside those in its signals.
        pub names: Vec<Name> = default,
        /// Signals with every slot bound; slot values are things or options.
        pub raises: Vec<Raise> = default,
        /// Changes of the world.
        pub effects: Vec<Effect> = default,
        /// An inject this one retracts: obligations opened by its signals are lifted where rules say so.
        pub retracts: Option<Name> = default,
        /// A decision it asks for.
        pub decision: Option<Decision> = default,
        /// Order among injects of the same instant, lower first.
        pub priority: i16 = 0,
        /// May be left out without a question.
        pub sensitive: bool = default,
        /// What a good answer looks like; for trainers.
        pub expected: Option<Text> = default,
        /// Notes for the trainer.
        pub notes: Option<Text> = default,
    }
}

choice! {
    /// When an inject fires.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum When {
        /// At an exercise time.
        At(Dur),
        /// A delay after another inject's firing.
        After(Name, Dur = default),
        /// When a condition becomes true, once.
        If(Cond),
        /// Whenever a condition becomes true again.
        Repeat(Cond),
        /// Every so often from a time while a condition holds: start, period, condition.
        Every(Dur, Dur, Cond),
        /// Only by an effect (`Fire`, `Schedule`). Called by an outcome, or by an answer with actions, it may use the
        /// slots of the act (`$person`) in its signals and effects.
        Called,
        /// By the trainer's hand: a contingency.
        ByHand,
    }
}

record! {
    /// A signal an inject or outcome raises, with its slots.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Raise {
        /// Signal.
        pub signal: Name,
        /// Slots bound.
        pub slots: Vec<(Name, Value)> = default,
    }
}

record! {
    /// A question with prepared answers.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        /// The question.
        pub question: Text,
        /// Seat asked; default: every seat the inject reaches.
        pub seat: Option<Name> = default,
        /// Prepared answers.
        pub options: Vec<DecisionOption> = default,
        /// How long it stays open.
        pub until: Dur,
        /// The option taken when nobody answers.
        pub otherwise: Name,
        /// Asks for the clause relied on and a confidence.
        pub key: bool = default,
    }
}

record! {
    /// A prepared answer: shorthand for commands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DecisionOption {
        /// Id.
        pub id: Name,
        /// What it says.
        pub text: Text,
        /// Actions put to the front of the seat's queue.
        pub actions: Vec<Prepared> = default,
        /// What happens when the last of them completes, at once if there is none.
        pub effects: Vec<Effect> = default,
        /// Signals raised with the effects.
        pub raises: Vec<Raise> = default,
        /// Offered only if this holds.
        pub only_if: Option<Cond> = default,
    }
}

record! {
    /// An action with its slots filled.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Prepared {
        /// Action.
        pub action: Name,
        /// Slots.
        pub slots: Vec<(Name, Value)> = default,
    }
}

record! {
    /// What follows when something is done, or not done by a time, and a condition holds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Outcome {
        /// Id.
        pub id: Name,
        /// What it follows from.
        pub when: OutcomeWhen,
        /// Only if this holds then.
        pub only_if: Option<Cond> = default,
        /// Each time, not once.
        pub each: bool = default,
        /// Changes of the world. Names of slots of the act may stand where a thing is asked for: `$person`.
        pub effects: Vec<Effect> = default,
        /// Signals raised as world facts nobody is told of; slot values may be `$slot` of the act. A signal somebody is to
        /// know of is raised by an inject this outcome fires: see `Fire`.
        pub raises: Vec<Raise> = default,
        /// What it means, for trainers and the debrief.
        pub text: Option<Text> = default,
    }
}

choice! {
    /// What an outcome follows from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum OutcomeWhen {
        /// An action done (with slots, fields, results) or a signal raised.
        On(Pattern),
        /// An action not done by an exercise time.
        NotBy(Pattern, Dur),
        /// An action not done within a time after an inject fired.
        NotAfter(Pattern, Name, Dur),
    }
}

record! {
    /// Result of an action in given circumstances; the first that matches counts.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ResultRule {
        /// Action.
        pub action: Name,
        /// Tests of its slots.
        pub slots: Vec<Test> = default,
        /// Circumstances.
        pub only_if: Option<Cond> = default,
        /// Result; several are drawn by weight under the draw's id.
        pub result: ResultOf,
        /// What the acting seat is told, beside the result's title.
        pub text: Option<Text> = default,
        /// Things the acting seat learns of.
        pub names: Vec<Name> = default,
    }
}

choice! {
    /// A result, fixed or by chance.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ResultOf {
        /// Always this one.
        Always(Name),
        /// Drawn: id of the draw, weighted results.
        Chance(Name, Vec<(u32, Name)>),
    }
}

record! {
    /// A way the scenario can end.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Ending {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// What is told at the end.
        pub text: Text,
        /// Reached when this holds; without it only by effect.
        pub when: Option<Cond> = default,
        /// Clauses whose open duties are lifted.
        pub releases: Vec<Name> = default,
        /// Good, mixed or bad, for the order in reports; never a grade.
        pub tone: Tone = {Tone::Mixed},
    }
}

choice! {
    /// How an ending feels.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Tone {
        /// What one hopes for.
        Good,
        /// Neither.
        Mixed,
        /// What one fears.
        Bad,
    }
}

record! {
    /// A hint of a guided exercise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Hint {
        /// Seat it is for.
        pub seat: Name,
        /// Shown while this holds.
        pub when: Cond,
        /// Gone once this has been done.
        pub until: Option<Pattern> = default,
        /// Shown only while the message of this inject rings at the seat.
        pub rings: Option<Name> = default,
        /// Shown only once the message of this inject has reached the seat.
        pub told: Option<Name> = default,
        /// What it says.
        pub text: Text,
    }
}

record! {
    /// Notes for the trainer. What is expected of an answer and what to know about a message stand with the message
    /// (`expected`, `notes`), the questions for the debrief with the part.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Facilitator {
        /// Before the room comes in: seats, paper, what to say at the start.
        pub prepare: Vec<Text> = default,
        /// What to say and do about distress.
        pub distress: Vec<Text> = default,
        /// Part by part.
        pub parts: Vec<PartNotes> = default,
    }
}

record! {
    /// Notes for the trainer on one part.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PartNotes {
        /// The part.
        pub part: Name,
        /// What to look at while it is played.
        pub watch: Vec<Text> = default,
        /// What typically goes wrong.
        pub mistakes: Vec<Mistake> = default,
    }
}

record! {
    /// A typical mistake.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mistake {
        /// What is done or left undone, and what comes of it.
        pub text: Text,
        /// Clauses that catch it; none, if only a person can see it.
        pub clauses: Vec<Name> = default,
    }
}

impl Scenario {
    /// A scenario with nothing in it, for checking a procedure alone.
    #[must_use]
    pub fn blank(procedure: &Name) -> Self {
        Self {
            id: Name::new("blank"),
            version: "0".into(),
            procedure: procedure.clone(),
            kind: ScenarioKind::Guided,
            title: Text::default(),
            summary: Text::default(),
            content_note: Text::default(),
            based_on: Vec::new(),
            start: Start { date: "2030-01-01".into(), time: "00:00".into(), offset: 0, week: Vec::new() },
            horizon: Dur::DAY,
            params: Vec::new(),
            seats: Vec::new(),
            objectives: Vec::new(),
            expects: Vec::new(),
            parts: Vec::new(),
            variants: Vec::new(),
            interludes: Vec::new(),
            places: Vec::new(),
            routes: Vec::new(),
            groups: Vec::new(),
            people: Vec::new(),
            things: Vec::new(),
            transports: Vec::new(),
            movements: Vec::new(),
            resources: Vec::new(),
            links: Vec::new(),
            facts: Vec::new(),
            given: Vec::new(),
            history: Vec::new(),
            injects: Vec::new(),
            outcomes: Vec::new(),
            results: Vec::new(),
            endings: Vec::new(),
            hints: Vec::new(),
            facilitator: Facilitator::default(),
        }
    }
}
