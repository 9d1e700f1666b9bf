//! The procedure: the official rule of action as data. Read from `assets/procedures/<id>/procedure.ron`; replaceable.

use crate::base::{Dur, Name, Text};
use crate::content::pattern::{Choice, Cond, Length, Pattern, Value};

/// A whole procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Id, also the folder name.
    pub id: Name,
    /// Version as the institute counts it.
    pub version: Box<str>,
    /// Whether this is a reference text or an institute's own.
    pub status: Status,
    /// Title.
    pub title: Text,
    /// The sentence shown with every score: what this text is and is not.
    pub notice: Text,
    /// How long a seat may hold what concerns another owner before a relay duty falls due.
    pub relay_within: Dur,
    /// Weights of S1 to S4; default 8, 4, 2, 1.
    pub weights: Option<(u32, u32, u32, u32)>,
    /// Roles of the Ministry, the missions and their partners.
    pub roles: Vec<Role>,
    /// Alert levels, lowest first. The standing choice fact `level` takes these ids (and `level-0` before any is set).
    pub levels: Vec<Level>,
    /// Phases and tracks in the order of the procedure.
    pub phases: Vec<Phase>,
    /// Ways messages travel.
    pub channels: Vec<Channel>,
    /// Parameters a scenario may set.
    pub params: Vec<Param>,
    /// Standing facts.
    pub facts: Vec<Fact>,
    /// The catalogue of actions.
    pub actions: Vec<Action>,
    /// The vocabulary of signals.
    pub signals: Vec<Signal>,
    /// Duties and prohibitions.
    pub clauses: Vec<Clause>,
    /// Where two clauses pull apart: which yields.
    pub conflicts: Vec<Conflict>,
    /// Terms in both languages.
    pub glossary: Vec<Term>,
    /// Published sources.
    pub sources: Vec<Source>,
}

/// Whose text a procedure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A reference text, not a ministry's own rule.
    Reference,
    /// An institute's own text.
    Institute,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Id, upper case by custom (`HOM`).
    pub id: Name,
    /// Title.
    pub title: Text,
    /// Short title for narrow columns.
    pub short: Option<Text>,
    /// Ministry, mission, partner.
    pub side: Side,
    /// Functions and duties, one sentence each.
    pub functions: Vec<Text>,
}

/// Where a role sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Central apparatus.
    Ministry,
    /// Mission abroad.
    Mission,
    /// Other agencies at home.
    Partner,
}

/// An alert level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Id (`level-2`).
    pub id: Name,
    /// Title.
    pub title: Text,
    /// What it means for citizens.
    pub meaning: Text,
    /// Signs that call for it.
    pub indicators: Vec<Choice>,
}

/// A phase or track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Id (`ALERT`), the prefix of its clauses.
    pub id: Name,
    /// Title.
    pub title: Text,
    /// Whether it runs inside a phase (detention, casualty …).
    pub track: bool,
}

/// A way messages travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Id (`phone`).
    pub id: Name,
    /// Title.
    pub title: Text,
    /// When a message counts as having reached the seat.
    pub reaches: Reaches,
    /// How long it rings or waits (phone, visitor).
    pub rings: Option<Dur>,
    /// Whether the seat must be at its post to receive it.
    pub at_post: bool,
}

/// When a message has reached a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaches {
    /// On arrival: cable, e-mail, post, radio, television, social media.
    OnArrival,
    /// When answered; unanswered, when it has stopped ringing, as a missed call.
    WhenAnswered,
}

/// A number or length a scenario may set within a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Id.
    pub id: Name,
    /// Title.
    pub title: Text,
    /// Default, smallest and largest value.
    pub value: ParamValue,
}

/// Range of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamValue {
    /// A length of time: default, least, greatest.
    Time(Dur, Dur, Dur),
    /// A whole number: default, least, greatest.
    Number(i64, i64, i64),
}

/// A standing fact: what the procedure itself keeps track of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Id.
    pub id: Name,
    /// Title.
    pub title: Text,
    /// What it holds.
    pub ty: FactType,
    /// Kept for each thing of this kind; without it, one for the exercise.
    pub of: Option<Name>,
    /// Whether a scenario may set it at the start and by effects.
    pub open: bool,
    /// Actions and signals that set it.
    pub set_by: Vec<SetBy>,
}

/// What a fact holds. In content the field is called `type`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// Yes or no, at first no.
    Flag,
    /// One of an ordered list, at first the first.
    Choice(Vec<Choice>),
    /// The alert levels with `level-0` before them.
    Level,
    /// A whole number, at first zero.
    Count,
}

/// One way a standing fact is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetBy {
    /// What sets it: `Did` or `Raised`.
    pub when: Pattern,
    /// The slot that names the thing, for a fact kept per kind; default the slot of that kind.
    pub slot: Option<Name>,
    /// What it becomes.
    pub to: SetTo,
}

/// What a fact becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetTo {
    /// This value.
    Value(Value),
    /// What the slot holds.
    Slot(Name),
    /// Raised or lowered by a number, never below zero.
    Add(i64),
}

/// Something an official can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Id.
    pub id: Name,
    /// What it is called in lists: a verbal noun in Georgian, an imperative-free phrase in English.
    pub title: Text,
    /// What it does and when it is used.
    pub help: Text,
    /// Roles that may do it; empty: everyone.
    pub by: Vec<Name>,
    /// How long it takes.
    pub takes: Dur,
    /// Named typed slots and fields.
    pub slots: Vec<Slot>,
    /// Must be done at the place in this slot (the seat has to be there).
    pub at: Option<Name>,
    /// Resources in use while it runs: (kind word of resource, number).
    pub uses: Vec<(Name, u32)>,
    /// Resources spent at its completion.
    pub spends: Vec<(Name, u32)>,
    /// Roles that learn of it at completion, with the things it names.
    pub tells: Vec<Name>,
    /// Results it can have; without a scenario rule the first.
    pub results: Vec<Choice>,
    /// Something the kernel itself does at completion.
    pub does: Option<Does>,
    /// Out of reach of channels that need the post while it runs.
    pub away: bool,
    /// Condition on standing facts under which it is offered and accepted.
    pub needs: Option<Cond>,
    /// Further words that find it, in both languages.
    pub words: Option<Text>,
}

/// What the kernel does by itself when an action completes. Slots by their names in the action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// The acting seat travels to the place in this slot along the shortest open way.
    Travel(Name),
    /// Plans a journey: movement, route, transport (optional slot), who (group or person, optional slot).
    Plan {
        /// Slot of the movement.
        movement: Name,
        /// Slot of the route.
        route: Name,
        /// Slot of the transport.
        transport: Option<Name>,
    },
    /// Puts a group or person on a planned journey.
    Board {
        /// Slot of the movement.
        movement: Name,
        /// Slot of who boards.
        who: Name,
    },
    /// The journey leaves.
    Depart {
        /// Slot of the movement.
        movement: Name,
    },
    /// Ends the crisis: what remains is judged to the horizon.
    StandDown,
}

/// A named typed slot or field of an action or signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Id.
    pub id: Name,
    /// What it holds. In content the field is called `type`.
    pub ty: SlotType,
    /// May be left empty.
    pub optional: bool,
    /// Label on the form.
    pub title: Option<Text>,
    /// A model text shown in the debrief, for texts.
    pub model: Option<Text>,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotType {
    /// A thing of this kind (`person`, `group`, `place` …).
    Of(Name),
    /// A thing of any of these kinds.
    OneOf(Vec<Name>),
    /// Several things of this kind.
    Many(Name),
    /// One of a list, in ascending order where order matters.
    Choice(Vec<Choice>),
    /// Several of a list (a checklist).
    Choices(Vec<Choice>),
    /// One of the options of a standing choice fact, in its order.
    Fact(Name),
    /// A message that has reached the seat.
    Message,
    /// A seat.
    Seat,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// A length of time.
    Time,
    /// Free text.
    Text,
}

/// A named fact of the vocabulary that an inject or outcome raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Id.
    pub id: Name,
    /// Title.
    pub title: Text,
    /// Slots, every one bound where the signal is raised unless optional.
    pub slots: Vec<Slot>,
}

/// A numbered duty or prohibition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Number (`ACT-04`).
    pub id: Name,
    /// Phase or track.
    pub phase: Name,
    /// Title.
    pub title: Text,
    /// Who is obliged, in words.
    pub obliged: Text,
    /// The duty in words; a working draft. Empty for clauses that only list title and source.
    pub duty: Text,
    /// Neutral reason.
    pub why: Text,
    /// Severity.
    pub severity: Severity,
    /// Core or extended.
    pub tier: Tier,
    /// Whether the executable form exists.
    pub state: State,
    /// What the engine sees of this duty and what it does not.
    pub sees: Text,
    /// Where the duty comes from.
    pub basis: Mark,
    /// A target shown and never scored.
    pub target: Option<Text>,
    /// Comparison with other countries, each as published.
    pub compare: Vec<Peer>,
    /// Rules; empty while only listed.
    pub rules: Vec<Rule>,
}

/// Severity of a clause; the weights are 8, 4, 2, 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Life, liberty or legal breach.
    S1,
    /// Major.
    S2,
    /// Moderate.
    S3,
    /// Housekeeping.
    S4,
}

/// Core clauses are executable in the end; extended ones are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// One of the 89.
    Core,
    /// One of the 40.
    Extended,
}

/// How far a clause is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Title, owner, severity, sources.
    Listed,
    /// Rules exist; duty text is a working draft.
    Executable,
}

/// Where a duty or a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Kind of basis.
    pub basis: Basis,
    /// Source ids.
    pub sources: Vec<Name>,
    /// Year of the source.
    pub year: Option<u16>,
    /// Taken over by analogy.
    pub by_analogy: bool,
    /// Not yet verified in its source.
    pub unverified: bool,
    /// A remark for readers.
    pub note: Option<Text>,
}

/// Kind of basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// National law.
    National,
    /// Treaty.
    Treaty,
    /// A published foreign rule.
    Foreign,
    /// Our default; never shown as law.
    Indicative,
    /// No number.
    Untimed,
}

/// What another country's published rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Country or organisation id (`UK`, `US`, `FR`, `SE`, `PH`, `EU`, `MICIC`).
    pub who: Name,
    /// What it says, as published.
    pub says: Text,
    /// Year, if known.
    pub year: Option<u16>,
    /// Not yet verified.
    pub unverified: bool,
}

/// One executable rule of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Letter within the clause (`a`).
    pub id: Name,
    /// What this rule asks for, when a clause has several.
    pub title: Option<Text>,
    /// Who owes it.
    pub owner: Owner,
    /// Judged by the engine or by a person.
    pub judged: Judged,
    /// Where the duty comes from, if not as the clause.
    pub basis: Option<Mark>,
    /// Slots that key an obligation; defaults to `same`.
    pub per: Vec<Name>,
    /// Slots that must agree between trigger and act; defaults to `per`. `("person", "carer-of")` allows one step
    /// over a declared link.
    pub same: Vec<Same>,
    /// Condition at the trigger; for Precedence and Prohibition at the act. In content the field is called `while`.
    pub guard: Option<Cond>,
    /// An earlier match excuses.
    pub unless: Option<Pattern>,
    /// A later match ends the duty.
    pub lifted_by: Option<Pattern>,
    /// About handling incoming messages: counts from delivery, opening is scored.
    pub handling: bool,
    /// The rule.
    pub rule: RuleKind,
}

/// A slot that must agree, with at most one declared link in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    /// Slot name, in the trigger and in the act.
    pub slot: Name,
    /// Slot name in the act, if it is called otherwise there.
    pub there: Option<Name>,
    /// Link that may lie between (`kin-of`, `carer-of`, `member-of`).
    pub link: Option<Name>,
}

/// Who judges a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The engine.
    Engine,
    /// A person; without one the verdict is `NotObserved`.
    Person,
}

/// Who owes a rule. A role may be at a post: `"HOM@transit"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This role.
    One(Name),
    /// The first of these to know; any of them settles it.
    Either(Vec<Name>),
    /// One obligation, on every card.
    Joint(Vec<Name>),
    /// One obligation for each.
    Each(Vec<Name>),
    /// Whoever did it; for prohibitions that bind everyone.
    Actor,
    /// Whoever an earlier action named in a field.
    Named(Name, Name),
}

/// The rule kinds of design part 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// After each `when`, `then` within a limit.
    Response {
        /// Trigger.
        when: Pattern,
        /// Fulfilment.
        then: Pattern,
        /// Limits; the first whose condition or stage holds at the opening is fixed. Empty: due at the horizon.
        within: Vec<Limit>,
        /// Counts from another rule (`Rule("a")`) or pattern instead of the trigger.
        from: Option<From>,
        /// End of lateness, instead of twice the limit.
        late_until: Option<Length>,
    },
    /// Before each `then`, `first`.
    Precedence {
        /// What must have completed before.
        first: Pattern,
        /// What is judged when it completes.
        then: Pattern,
        /// At least so long before `then` began.
        lead: Option<Limit>,
        /// At most so long before `then` began.
        fresh: Option<Length>,
        /// What makes `first` worthless again.
        spoiled_by: Option<Pattern>,
    },
    /// Never, within a scope.
    Prohibition {
        /// What must not happen.
        never: Pattern,
        /// Opens the scope; without it, the start.
        from: Option<Pattern>,
        /// Closes the scope; without it, the end.
        until: Option<Pattern>,
    },
    /// Something exists by a time.
    Existence {
        /// Trigger; without it, the start.
        when: Option<Pattern>,
        /// What must exist.
        then: Pattern,
        /// By when.
        by: By,
    },
    /// Again and again while the guard holds.
    Periodic {
        /// Trigger that starts the rhythm.
        when: Pattern,
        /// What is repeated.
        then: Pattern,
        /// Length of a period; several are stages.
        every: Vec<Limit>,
        /// Ends the rhythm.
        until: Option<Pattern>,
    },
}

/// What a limit is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The record that settled another rule of the same clause.
    Rule(Name),
    /// The earliest match of a pattern for the same subject.
    Pattern(Pattern),
}

/// By when something must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Within a limit of the trigger.
    Within(Vec<Limit>),
    /// A snapshot at each match.
    At(Pattern),
    /// A snapshot at the end.
    Stop,
}

/// One limit with its own basis. Written `"30m"` for an indicative one or as a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How long. In content the field is called `time`.
    pub time: Length,
    /// Where the number comes from.
    pub mark: Mark,
    /// Holds only while this is true at the opening. In content the field is called `while`.
    pub guard: Option<Cond>,
    /// Holds while less than this has passed since the rule's scope opened.
    pub until: Option<Dur>,
}

/// Which of two clauses yields where they pull apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The clause that holds.
    pub holds: Name,
    /// The clause that yields.
    pub yields: Name,
    /// Why.
    pub why: Text,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Id.
    pub id: Name,
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

/// A published source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Id (`S-FR1`).
    pub id: Name,
    /// Title as published.
    pub title: Text,
    /// Country or organisation.
    pub who: Name,
    /// Year, if known.
    pub year: Option<u16>,
    /// Not yet verified.
    pub unverified: bool,
}
