//! The procedure: the official rule of action as data. Read from `assets/procedures/<id>/procedure.ron`; replaceable.
//!
//! Here: the whole, its roles, levels, phases, channels, terms and sources. `catalogue`: parameters, standing facts,
//! actions and signals. `law`: clauses with their rules. `named`: what they name.

mod catalogue;
mod law;
mod named;

use crate::base::{Dur, Name, Text};
use crate::content::lower::{choice, record};
use crate::content::pattern::Choice;
use crate::content::short;

pub use catalogue::{
    Action, Does, Fact, FactType, Param, ParamValue, PartySort, SetBy, SetTo, Signal, Slot, SlotType,
};
pub use law::{
    Basis, By, Clause, Conflict, From, Judged, Limit, Mark, Owner, Peer, Rule, RuleKind, Same, Severity,
    State, Tier,
};
pub use named::Named;

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
