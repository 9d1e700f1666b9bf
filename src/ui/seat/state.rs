//! What is chosen on the screen of a seat, and what is half typed. Kept while the language changes or the person looks
//! elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{ActionId, ClauseId, EntityId, InjectId, SeatId, SimTime};
use crate::trace::{MessageNo, RecordNo, Val};
use crate::ui::seat::areas::{Area, Areas};
use crate::ui::seat::map::Lens;
use crate::ui::seat::pointer;
use crate::ui::seat::scene::Scene;

/// What the right column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The map.
    #[default]
    Map,
    /// The procedure.
    Procedure,
    /// Own duties, or own notes.
    Duties,
}

/// What is shown where there is no room for everything at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The messages.
    Messages,
    /// The citizens.
    Citizens,
    /// The open message and what to do about it.
    #[default]
    Act,
    /// What the right column shows.
    Side,
    /// What is under way.
    Work,
    /// What the head and the foot have no room for.
    More,
}

/// What stands in the place of the list it was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A case file.
    File(EntityId),
    /// A clause.
    Clause(ClauseId),
}

/// What is chosen and half typed.
#[derive(Clone, Debug, Default)]
pub struct SeatState {
    /// The open message.
    pub message: Option<MessageNo>,
    /// Only messages not yet read are listed.
    pub only_new: bool,
    /// Heavy messages put away: their text is not shown unless asked for.
    pub put_away: BTreeSet<MessageNo>,
    /// The open message is being passed on, perhaps already to somebody.
    pub passing: Option<Option<SeatId>>,
    /// The case file that is open.
    pub thing: Option<EntityId>,
    /// The chosen action.
    pub action: Option<ActionId>,
    /// It was chosen by key and is to be brought into sight.
    pub reveal: bool,
    /// It is to be done at once, by key.
    pub asked: bool,
    /// What is filled in, by action; kept when another is chosen.
    pub drafts: BTreeMap<ActionId, Draft>,
    /// What is typed to find an action.
    pub search: String,
    /// The search field is to get the focus.
    pub find: bool,
    /// Every action is shown, by phase.
    pub all_actions: bool,
    /// The phase whose actions are shown among all.
    pub phase: Option<usize>,
    /// What is being written in words of one's own.
    pub writing: Option<Writing>,
    /// When a hint was last asked for.
    pub hinted: Option<SimTime>,
    /// What the right column shows.
    pub tab: Tab,
    /// What is shown where there is no room for everything at once.
    pub pane: Pane,
    /// The areas F6 goes through.
    pub areas: Areas,
    /// The clause that is read.
    pub clause: Option<ClauseId>,
    /// What is typed to find a clause.
    pub clause_search: String,
    /// What was opened from a row that had the focus: the way back gets it.
    pub entered: Option<Opened>,
    /// What was closed last: the row it was opened from gets the focus back.
    pub closed: Option<Opened>,
    /// Answers being prepared, by question.
    pub answers: BTreeMap<InjectId, AnswerDraft>,
    /// Own words, and how many minutes they take.
    pub own_words: (String, u16),
    /// A departure: clause and reason.
    pub departure: (Option<ClauseId>, String),
    /// What is corrected, and what is right.
    pub correction: (Option<RecordNo>, String),
    /// A note, or notes of one's own in assessment mode.
    pub note: String,
    /// Where the map looks.
    pub map: Lens,
    /// To end was asked for once.
    pub ending: bool,
    /// How many pointers of a first time have been used.
    pub pointers: u8,
}

/// What is filled into an action, slot by slot, as it is typed or chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// By slot.
    pub slots: Vec<Filling>,
    /// It was handed in incomplete: what is missing is said beside each field.
    pub tried: bool,
    /// It was handed in, when the action had been taken on so many times.
    pub sent: Option<usize>,
}

/// What one slot holds so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// Nothing yet.
    #[default]
    Empty,
    /// What was chosen.
    Chosen(Val),
    /// Something typed.
    Typed(String),
}

/// What is written in words of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Something else that is done.
    OwnWords,
    /// Why the procedure is departed from.
    Departure,
    /// A correction of something recorded.
    Correction,
    /// A note.
    Note,
}

/// An answer being prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerDraft {
    /// Option.
    pub option: Option<u8>,
    /// Clause relied on.
    pub clause: Option<ClauseId>,
    /// Confidence, 1 to 5.
    pub confidence: Option<u8>,
    /// Reason.
    pub reason: String,
    /// What is typed to find a clause.
    pub search: String,
}

impl SeatState {
    /// Lets go of what is no longer there.
    pub fn follow(&mut self, scene: &Scene<'_>) {
        let there = |no: MessageNo| scene.view.messages.iter().any(|view| view.no == no);
        if self.message.is_some_and(|no| !there(no)) {
            self.message = None;
        }
        pointer::follow(scene, self);
        self.answers.retain(|inject, _| scene.view.decisions.iter().any(|open| open.inject == *inject));
    }

    /// Shows the open message and what to do about it, whatever stood in its place.
    pub(super) fn show_act(&mut self) {
        self.pane = Pane::Act;
        self.map.large = false;
    }

    /// Closes the case file; answers whether one was open.
    pub(super) fn close_file(&mut self) -> bool {
        let file = self.thing.take().map(Opened::File);
        self.closed = file.or(self.closed);
        file.is_some()
    }

    /// Closes the clause; answers whether one was open.
    pub(super) fn close_clause(&mut self) -> bool {
        let clause = self.clause.take().map(Opened::Clause);
        self.closed = clause.or(self.closed);
        clause.is_some()
    }

    /// One step back; what is typed stays.
    pub fn back(&mut self) {
        if self.ending {
            self.ending = false;
        } else if self.map.large {
            self.map.large = false;
        } else if self.passing.take().is_none()
            && !self.close_file()
            && self.action.take().is_none()
            && self.writing.take().is_none()
            && !(self.tab == Tab::Procedure && self.areas.shows(Area::Side) && self.close_clause())
        {
            self.all_actions = false;
            self.search.clear();
        }
    }
}
