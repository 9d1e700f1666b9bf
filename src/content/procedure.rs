//! The procedure: the official rule of action as data. Read from `assets/procedures/<id>/procedure.ron`; replaceable.

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::{Choice, Cond, Length, Pattern, Value};
use crate::content::short;

record! {
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
        pub weights: Option<(u32, u32, u32, u32)> = default,
        /// Roles of the Ministry, the missions and their partners.
        pub roles: Vec<Role> = default,
        /// Alert levels, lowest first. The standing choice fact `level` takes these ids (and `level-0` before any is set).
        pub levels: Vec<Level> = default,
        /// Phases and tracks in the order of the procedure.
        pub phases: Vec<Phase> = default,
        /// Ways messages travel.
        pub channels: Vec<Channel> = default,
        /// Parameters a scenario may set.
        pub params: Vec<Param> = default,
        /// Standing facts.
        pub facts: Vec<Fact> = default,
        /// The catalogue of actions.
        pub actions: Vec<Action> = default,
        /// The vocabulary of signals.
        pub signals: Vec<Signal> = default,
        /// Duties and prohibitions.
        pub clauses: Vec<Clause> = default,
        /// Where two clauses pull apart: which yields.
        pub conflicts: Vec<Conflict> = default,
        /// Terms in both languages.
        pub glossary: Vec<Term> = default,
        /// Countries every core clause is compared with: each has a comparison, or stands under `no_rule_found`.
        pub peers: Vec<Name> = default,
        /// Published sources.
        pub sources: Vec<Source> = default,
    }
}

choice! {
    /// Whose text a procedure is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Status {
        /// A reference text, not a ministry's own rule.
        Reference,
        /// An institute's own text.
        Institute,
    }
}

record! {
    /// A role.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Role {
        /// Id, upper case by custom (`HOM`).
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Short title for narrow columns.
        pub short: Option<Text> = default,
        /// Ministry, mission, partner.
        pub side: Side,
        /// Functions and duties, one sentence each.
        pub functions: Vec<Text> = default,
    }
}

choice! {
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
}

record! {
    /// An alert level.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Level {
        /// Id (`level-2`).
        pub id: Name,
        /// Title.
        pub title: Text,
        /// What it means for citizens.
        pub meaning: Text = default,
        /// Signs that call for it.
        pub indicators: Vec<Choice> = default,
    }
}

record! {
    /// A phase or track.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Phase {
        /// Id (`ALERT`), the prefix of its clauses.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Whether it runs inside a phase (detention, casualty …).
        pub track: bool = default,
    }
}

record! {
    /// A way messages travel.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Channel {
        /// Id (`phone`).
        pub id: Name,
        /// Title.
        pub title: Text,
        /// When a message counts as having reached the seat.
        pub reaches: Reaches = {Reaches::OnArrival},
        /// How long it rings or waits (phone, visitor).
        pub rings: Option<Dur> = default,
        /// Whether the seat must be at its post to receive it.
        pub at_post: bool = default,
    }
}

choice! {
    /// When a message has reached a seat.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reaches {
        /// On arrival: cable, e-mail, post, radio, television, social media.
        OnArrival,
        /// When answered; unanswered, when it has stopped ringing, as a missed call.
        WhenAnswered,
    }
}

record! {
    /// A number or length a scenario may set within a range.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Param {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Default, smallest and largest value.
        pub value: ParamValue,
        /// Where the default comes from.
        pub mark: Mark = {Mark::indicative()},
    }
}

choice! {
    /// Range of a parameter.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ParamValue {
        /// A length of time: default, least, greatest.
        Time(Dur, Dur, Dur),
        /// A whole number: default, least, greatest.
        Number(i64, i64, i64),
    }
}

record! {
    /// A standing fact: what the procedure itself keeps track of.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Fact {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// What it holds.
        pub ty as "type": FactType,
        /// Kept for each thing of this kind; without it, one for the exercise.
        pub of: Option<Name> = default,
        /// Whether a scenario may set it at the start and by effects.
        pub open: bool = default,
        /// Actions and signals that set it.
        pub set_by: Vec<SetBy> = default,
    }
}

choice! {
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
}

record! {
    /// One way a standing fact is set.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SetBy {
        /// What sets it: `Did` or `Raised`.
        pub when: Pattern,
        /// The slot that names the thing, for a fact kept per kind; default the slot of that kind.
        pub slot: Option<Name> = default,
        /// What it becomes.
        pub to: SetTo,
    }
}

choice! {
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
}

record! {
    /// Something an official can do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Action {
        /// Id.
        pub id: Name,
        /// What it is called in lists: a verbal noun in Georgian, an imperative-free phrase in English.
        pub title: Text,
        /// What it does and when it is used.
        pub help: Text = default,
        /// Roles that may do it; empty: everyone.
        pub by: Vec<Name> = default,
        /// How long it takes.
        pub takes: Dur,
        /// Named typed slots and fields.
        pub slots: Vec<Slot> = default,
        /// Must be done at the place in this slot (the seat has to be there).
        pub at: Option<Name> = default,
        /// Resources in use while it runs: (kind word of resource, number).
        pub uses: Vec<(Name, u32)> = default,
        /// Resources spent at its completion.
        pub spends: Vec<(Name, u32)> = default,
        /// Roles that learn of it at completion, with the things it names.
        pub tells: Vec<Name> = default,
        /// Results it can have; without a scenario rule the first.
        pub results: Vec<Choice> = default,
        /// Something the kernel itself does at completion.
        pub does: Option<Does> = default,
        /// Out of reach of channels that need the post while it runs.
        pub away: bool = default,
        /// Condition on standing facts under which it is offered and accepted.
        pub needs: Option<Cond> = default,
        /// Further words that find it, in both languages.
        pub words: Option<Text> = default,
    }
}

choice! {
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
            transport: Option<Name> = default,
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
    }
}

record! {
    /// A named typed slot or field of an action or signal.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Slot {
        /// Id.
        pub id: Name,
        /// What it holds. In content the field is called `type`.
        pub ty as "type": SlotType,
        /// May be left empty.
        pub optional: bool = default,
        /// Label on the form.
        pub title: Option<Text> = default,
        /// A model text shown in the debrief, for texts.
        pub model: Option<Text> = default,
    }
}

choice! {
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
}

record! {
    /// A named fact of the vocabulary that an inject or outcome raises.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Signal {
        /// Id.
        pub id: Name,
        /// Title.
        pub title: Text,
        /// Slots, every one bound where the signal is raised unless optional.
        pub slots: Vec<Slot> = default,
    }
}

record! {
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
        pub obliged: Text = default,
        /// The duty in words; a working draft. Empty for clauses that only list title and source.
        pub duty: Text = default,
        /// Neutral reason.
        pub why: Text = default,
        /// Severity.
        pub severity: Severity,
        /// Core or extended.
        pub tier: Tier,
        /// Whether the executable form exists.
        pub state: State = {State::Listed},
        /// What the engine sees of this duty and what it does not.
        pub sees: Text = default,
        /// Where the duty comes from.
        pub basis: Mark,
        /// A target shown and never scored.
        pub target: Option<Text> = default,
        /// Numbers of a clause that is only listed, shown and never scored; an executable one has them in its rules.
        pub numbers: Vec<Limit> = default,
        /// Comparison with other countries, each as published.
        pub compare: Vec<Peer> = default,
        /// Peers of the procedure for which the sources read hold no published rule.
        pub no_rule_found: Vec<Name> = default,
        /// Rules; empty while only listed.
        pub rules: Vec<Rule> = default,
    }
}

choice! {
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
}

choice! {
    /// Core clauses are executable in the end; extended ones are listed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Tier {
        /// One of the 89.
        Core,
        /// One of the 40.
        Extended,
    }
}

choice! {
    /// How far a clause is worked out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum State {
        /// Title, owner, severity, sources.
        Listed,
        /// Rules exist; duty text is a working draft.
        Executable,
    }
}

record! {
    /// Where a duty or a number comes from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mark {
        /// Kind of basis.
        pub basis: Basis,
        /// Source ids.
        pub sources: Vec<Name> = default,
        /// Year, if another than the source's.
        pub year: Option<Year> = default,
        /// Taken over by analogy.
        pub by_analogy: bool = default,
        /// Not yet verified in its source.
        pub unverified: bool = default,
        /// A remark for readers.
        pub note: Option<Text> = default,
    }
    bare short::mark
}

choice! {
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
}

record! {
    /// What another country's published rule says.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Peer {
        /// Country or organisation id (`UK`, `US`, `FR`, `SE`, `PH`, `EU`, `MICIC`).
        pub who: Name,
        /// What it says, as published.
        pub says: Text,
        /// Where it is published. What no source could be found for cites a source that says so.
        pub source: Name,
        /// Year, if another than the source's.
        pub year: Option<Year> = default,
        /// Not yet verified, although its source is.
        pub unverified: bool = default,
    }
}

record! {
    /// One executable rule of a clause.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rule {
        /// Letter within the clause (`a`).
        pub id: Name,
        /// What this rule asks for, when a clause has several.
        pub title: Option<Text> = default,
        /// Who owes it.
        pub owner: Owner,
        /// Judged by the engine or by a person.
        pub judged: Judged = {Judged::Engine},
        /// Where the duty comes from, if not as the clause.
        pub basis: Option<Mark> = default,
        /// Slots that key an obligation; defaults to `same`.
        pub per: Vec<Name> = default,
        /// Slots that must agree between trigger and act; defaults to `per`. `("person", "carer-of")` allows one step
        /// over a declared link.
        pub same: Vec<Same> = default,
        /// Condition at the trigger; for Precedence and Prohibition at the act. In content the field is called `while`.
        pub guard as "while": Option<Cond> = default,
        /// An earlier match excuses.
        pub unless: Option<Pattern> = default,
        /// A later match ends the duty.
        pub lifted_by: Option<Pattern> = default,
        /// About handling incoming messages: counts from delivery, opening is scored.
        pub handling: bool = default,
        /// The rule.
        pub rule: RuleKind,
    }
}

record! {
    /// A slot that must agree, with at most one declared link in between.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Same {
        /// Slot name, in the trigger and in the act.
        pub slot: Name,
        /// Slot name in the act, if it is called otherwise there.
        pub there: Option<Name> = default,
        /// Link that may lie between (`kin-of`, `carer-of`, `member-of`).
        pub link: Option<Name> = default,
    }
    bare short::same
}

choice! {
    /// Who judges a rule.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Judged {
        /// The engine.
        Engine,
        /// A person; without one the verdict is `NotObserved`.
        Person,
    }
}

choice! {
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
    bare short::owner
}

choice! {
    /// The rule kinds of design part 5.
    #[expect(clippy::large_enum_variant, reason = "a procedure has a few hundred rules, read once")]
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RuleKind {
        /// After each `when`, `then` within a limit.
        Response {
            /// Trigger.
            when: Pattern,
            /// Fulfilment.
            then: Pattern,
            /// Limits; the first whose condition or stage holds at the opening is fixed. Empty: due at the horizon.
            within: Vec<Limit> = default,
            /// Counts from another rule (`Rule("a")`) or pattern instead of the trigger.
            from: Option<From> = default,
            /// End of lateness, instead of twice the limit.
            late_until: Option<Length> = default,
        },
        /// Before each `then`, `first`.
        Precedence {
            /// What must have completed before.
            first: Pattern,
            /// What is judged when it completes.
            then: Pattern,
            /// At least so long before `then` began.
            lead: Option<Limit> = default,
            /// At most so long before `then` began.
            fresh: Option<Limit> = default,
            /// What makes `first` worthless again.
            spoiled_by: Option<Pattern> = default,
        },
        /// Never, within a scope.
        Prohibition {
            /// What must not happen.
            never: Pattern,
            /// Opens the scope; without it, the start.
            from: Option<Pattern> = default,
            /// Closes the scope; without it, the end.
            until: Option<Pattern> = default,
        },
        /// Something exists by a time.
        Existence {
            /// Trigger; without it, the start.
            when: Option<Pattern> = default,
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
            every: Vec<Limit> = default,
            /// Ends the rhythm.
            until: Option<Pattern> = default,
        },
    }
}

impl RuleKind {
    /// What opens an obligation of the rule; nothing if it is open from the start.
    #[must_use]
    pub fn trigger(&self) -> Option<&Pattern> {
        match self {
            Self::Response { when, .. } | Self::Periodic { when, .. } => Some(when),
            Self::Precedence { then, .. } => Some(then),
            Self::Prohibition { from, .. } => from.as_ref(),
            Self::Existence { when, .. } => when.as_ref(),
        }
    }
}

choice! {
    /// What a limit is counted from.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum From {
        /// The record that settled another rule of the same clause.
        Rule(Name),
        /// The earliest match of a pattern for the same subject.
        Pattern(Pattern),
    }
}

choice! {
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
}

record! {
    /// One limit with its own basis. Written `"30m"` for an indicative one or as a struct.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Limit {
        /// How long. In content the field is called `time`.
        pub time: Length,
        /// Where the number comes from.
        pub mark: Mark = {Mark::indicative()},
        /// Holds only while this is true at the opening. In content the field is called `while`.
        pub guard as "while": Option<Cond> = default,
        /// Holds while less than this has passed since the rule's scope opened.
        pub until: Option<Dur> = default,
    }
    bare short::limit
}

record! {
    /// Which of two clauses yields where they pull apart.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Conflict {
        /// The clause that holds.
        pub holds: Name,
        /// The clause that yields.
        pub yields: Name,
        /// Why.
        pub why: Text = default,
    }
}

record! {
    /// A term.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Term {
        /// Id.
        pub id: Name,
        /// The term.
        pub term: Text,
        /// What it means.
        pub meaning: Text = default,
    }
}

record! {
    /// A published source.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Source {
        /// Id (`S-FR1`).
        pub id: Name,
        /// Title as published.
        pub title: Text,
        /// Country or organisation.
        pub who: Name,
        /// Year; what cites the source inherits it.
        pub year: Year,
        /// Nobody has opened it yet; what cites it is not verified either.
        pub unverified: bool = default,
    }
}

choice! {
    /// The year of a source, or of one thing it tells. None is left out in silence.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Year {
        /// As the source states it. Written `2007`.
        Stated(u16),
        /// Found elsewhere for a rule whose source does not state it; not yet verified.
        LookedUp(u16),
        /// The source states none.
        NotStated,
    }
    bare short::year
}
