//! What a person asks for by a panel. Panels only ever add to a list of these; whoever runs the program does them.

use crate::base::{Dur, Lang, PartId, SeatId, SimTime};
use crate::exercise::Pace;
use crate::trace::Command;
use crate::ui::prefs::Scale;
use crate::ui::theme::Look;

/// What a person asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Another language.
    Language(Lang),
    /// Another size of text.
    Scale(Scale),
    /// The other look.
    Look(Look),
    /// Things may move by themselves, or not.
    Motion(bool),
    /// The first start is done.
    FirstStartDone,
    /// Show or hide help and the list of keys.
    Help,
    /// To the home screen; an exercise that runs is kept.
    Home,
    /// Choose a scenario: its page with role and content note opens.
    Choose(Box<str>),
    /// Begin the exercise.
    Start(Setup),
    /// Go on with the unfinished exercise of this position in the list.
    Continue(usize),
    /// Take the unfinished exercise of this position off the list; its file stays.
    Discard(usize),
    /// Put the exercises taken off the list back on it.
    PutBack,
    /// Show the folder where exercises are kept.
    ShowFolder,
    /// Hand a command of the seat in.
    Command(Command),
    /// Let time pass until something reaches the seat.
    MoveOn,
    /// Let so much time pass, unless something reaches the seat before.
    Wait(Dur),
    /// No time passes until resumed.
    Pause,
    /// Time may pass again.
    Resume,
    /// How time passes.
    Pace(Pace),
    /// A real emergency: play stops at once.
    RealEmergency,
    /// A simulated colleague takes the seat over.
    StepOut,
    /// The seat a simulated colleague took over is taken again.
    TakeSeat,
    /// The simulated colleague goes on to the end.
    ColleagueGoesOn,
    /// End the exercise here.
    End,
    /// Ask for a hint.
    Hint,
    /// Leave out every sensitive message.
    LeaveOutSensitive,
    /// Begin what was just played again: the exercise, or the part that has just ended.
    Again,
    /// Show what the seat knew at this moment of what was played.
    ShowMoment(SimTime),
    /// Go on after the result of a part.
    GoOn,
    /// Begin the part that follows.
    NextPart,
    /// Save a file to hand over, there; `true`: over one that is there.
    HandOver(Box<str>, bool),
    /// Try again what went wrong.
    Retry,
    /// Leave the program.
    Quit,
}

/// How an exercise is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Id of the scenario.
    pub scenario: Box<str>,
    /// Id of the variant, if one is played.
    pub variant: Option<Box<str>>,
    /// The part played alone, if the variant does not choose.
    pub part: Option<PartId>,
    /// The seat the person takes.
    pub seat: SeatId,
    /// Own duties are shown, and hints can be asked for.
    pub learning: bool,
    /// How time passes.
    pub pace: Pace,
    /// Sensitive messages are left out.
    pub spare: bool,
}
