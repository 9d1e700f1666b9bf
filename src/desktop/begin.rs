//! Exercises begun, gone on with, begun again, followed by the next part, left.

use bevy::ecs::world::World;

use crate::base::{InjectId, Msg, SeatId};
use crate::cli::failure::Failure;
use crate::cli::kept::{self, CODE, Kept};
use crate::cli::library;
use crate::cli::store;
use crate::desktop::desk::{Desk, Said, Screen, Shown};
use crate::desktop::play::Play;
use crate::exercise::part::{Stretch, next_stretch, of_variant};
use crate::exercise::{Input, Pace, Start};
use crate::sim::{Host, Session as _};
use crate::trace::{Command, Envelope, Holder};
use crate::ui::Setup;
use crate::ui::seat::SeatState;

/// How an exercise is entered.
#[derive(Clone, Copy, Debug)]
pub(super) struct How {
    /// Own duties are shown.
    pub(super) learning: bool,
    /// How time passes.
    pub(super) pace: Pace,
    /// Sensitive messages are left out.
    pub(super) spare: bool,
}

/// How an exercise that follows another is entered.
pub(super) const CALM: How = How { learning: true, pace: Pace::Waiting, spare: false };

/// Noted beside an exercise in which own duties are not shown.
const ASSESSMENT: &str = "assessment";

/// Begins what was chosen.
pub(super) fn chosen(desk: &Desk, setup: &Setup) -> Result<Kept, Failure> {
    let playable = library::playable(&setup.scenario, None)?;
    let model = &playable.model;
    let first = setup.variant.as_ref().and_then(|id| of_variant(model, id)?.first().copied());
    let stretch = match (setup.part, first) {
        (Some(part), _) => Stretch { part: Some(part), last: None },
        (None, Some(first)) => first,
        (None, None) => Stretch { part: None, last: None },
    };
    let holders = (0..model.seats.len())
        .map(|at| {
            if at == setup.seat.index() { Holder::Person(CODE.into()) } else { Holder::Bot("expert".into()) }
        })
        .collect();
    let start = Start {
        seed: 1,
        part: stretch.part,
        last: stretch.last,
        holders,
        variant: setup.variant.clone(),
        reference: Some("careful".into()),
        ..Start::default()
    };
    let (_, free) = store::names(&desk.places.kept, model.scenario.id.as_str());
    kept::begin(&start, &playable, &free)
}

/// Goes on with an interrupted exercise, in the mode it was begun in.
pub(super) fn interrupted(desk: &Desk, at: usize) -> Option<(Result<Kept, Failure>, How)> {
    let path = desk.files.get(at)?;
    let how = How { learning: !store::was_noted(path, ASSESSMENT), ..CALM };
    Some((kept::resume(path, None, None), how))
}

/// Begins the same again, in a file of its own; after the result of a part, from where that part began.
pub(super) fn again(desk: &Desk, play: &Play) -> Result<Kept, Failure> {
    let header = play.exercise().header();
    if let Some(step) = desk.chapter().and_then(|chapter| play.exercise().before(&chapter)) {
        let (_, free) = store::names(&desk.places.kept, &header.scenario.id);
        return kept::fork(play.exercise(), step, &free);
    }
    let playable = library::playable(&header.scenario.id, Some(&*header.procedure.id))?;
    let start = kept::start_as(play.exercise(), kept::stretch_of(play.exercise()));
    let (_, free) = store::names(&desk.places.kept, &header.scenario.id);
    kept::begin(&start, &playable, &free)
}

/// Begins the part that follows, or goes on with it.
pub(super) fn next(play: &Play) -> Option<Result<Kept, Failure>> {
    let exercise = play.exercise();
    let (header, model) = (exercise.header(), &exercise.plan().model);
    let stretch = next_stretch(model, header)?;
    let path = kept::next_path(play.path(), stretch, model);
    Some(if path.exists() {
        kept::resume(&path, None, None)
    } else {
        library::playable(&header.scenario.id, Some(&*header.procedure.id))
            .and_then(|playable| kept::begin(&kept::start_as(exercise, stretch), &playable, &path))
    })
}

/// Puts an exercise on the screen, or says why it cannot be.
pub(super) fn enter(world: &mut World, desk: &mut Desk, kept: Result<Kept, Failure>, how: How) {
    let kept = match kept {
        Ok(kept) => kept,
        Err(failure) => {
            let unwritten = failure.message.key == store::CANNOT_WRITE;
            let elsewhere = unwritten.then(|| Msg::new("ui-keep-elsewhere"));
            let said: Vec<Msg> =
                std::iter::once(failure.message).chain(failure.help).chain(elsewhere).collect();
            return desk.trouble(&said, false);
        }
    };
    let path = kept.store.path().to_path_buf();
    let notices = kept.notices.clone();
    let Some(seat) = kept::seat_of(kept.exercise.header(), &kept.exercise.plan().model) else {
        let path = library::shown(&path);
        return desk.trouble(&[Msg::new("ui-no-seat-held").with("path", path)], false);
    };
    leave(world);
    let mut play = Play::new(kept, seat, how.learning);
    if !how.learning {
        play.note(ASSESSMENT);
    }
    let spared = if how.spare { spare(&mut play) } else { Ok(()) };
    let begun =
        spared.and_then(|()| play.take(Input::SetPace(how.pace)).map(drop)).and_then(|()| play.settle());
    let mut shown = Shown::new(&play, desk.prefs.lang);
    shown.playing.first_time = desk.is_first_practice();
    desk.shown = Some(shown);
    if !notices.is_empty() {
        desk.tell(Said::Words(notices));
    }
    desk.looked = play.exercise().records().len();
    desk.told = desk.looked;
    desk.seat = SeatState::default();
    desk.screen = if play.is_away() { Screen::Away { back: true } } else { Screen::Seat };
    let mut host = Host::new(play);
    if let Err(why) = begun {
        host.halted = true;
        desk.trouble(&[why], true);
    }
    world.insert_resource(host);
}

/// Leaves out every sensitive message before the first moment.
fn spare(play: &mut Play) -> Result<(), Msg> {
    sensitive(play).into_iter().try_for_each(|input| play.take(input).map(drop))
}

/// The inputs that leave out every sensitive message.
pub(super) fn sensitive(play: &Play) -> Vec<Input> {
    let injects = &play.exercise().plan().model.scenario.injects;
    let sensitive = injects.iter().enumerate().filter(|(_, inject)| inject.sensitive);
    sensitive
        .map(|(at, _)| by_trainer(None, Command::LeaveOut { inject: InjectId::from_index(at) }))
        .map(Input::Command)
        .collect()
}

/// A command that is the trainer's, and who plays alone is one's own trainer.
pub(super) fn by_trainer(seat: Option<SeatId>, command: Command) -> Envelope {
    Envelope { seat, by: Holder::Trainer, decided_by: None, for_table: false, command }
}

/// Leaves the exercise; it is kept.
pub(super) fn leave(world: &mut World) {
    if let Some(host) = world.remove_resource::<Host<Play>>()
        && !host.session.exercise().is_over()
    {
        host.session.note("closed");
    }
}
