//! Everything the panels draw and change.

use std::path::PathBuf;

use bevy::ecs::resource::Resource;

use crate::base::{Lang, Msg, SimTime};
use crate::cli::library::{self, shown};
use crate::content::chart::Chart;
use crate::desktop::places::Places;
use crate::desktop::play::Play;
use crate::desktop::{outcome, settings, shelf};
use crate::exercise::{Fitting, SeatView};
use crate::i18n::Catalogue;
use crate::sim::Session as _;
use crate::tell::{Titles, basis};
use crate::ui::brief::BriefState;
use crate::ui::home::{HomeState, HomeView, Offer};
use crate::ui::result::{ResultState, ResultView};
use crate::ui::seat::{Playing, SeatState};
use crate::ui::trouble::TroubleView;
use crate::ui::{Act, Prefs, first_start};

/// Which screen is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Screen {
    /// Language and size of text, the very first time.
    FirstStart(first_start::Step),
    /// Home.
    #[default]
    Home,
    /// A scenario, before it is begun.
    Brief(Box<Offer>, BriefState),
    /// A seat is played.
    Seat,
    /// What came of it.
    Result,
    /// A simulated colleague holds the seat; `back`: the person comes back to it.
    Away {
        /// The person comes back, and has not just stepped out.
        back: bool,
    },
    /// Something went wrong.
    Trouble(TroubleView),
}

/// What is drawn, and what was asked for since.
#[derive(Resource)]
pub(super) struct Desk {
    pub(super) places: Places,
    pub(super) prefs: Prefs,
    pub(super) discarded: Vec<String>,
    pub(super) words: Catalogue,
    pub(super) screen: Screen,
    pub(super) home: HomeView,
    pub(super) home_state: HomeState,
    /// Files of the interrupted exercises, in the order of home.
    pub(super) files: Vec<PathBuf>,
    pub(super) shown: Option<Shown>,
    pub(super) seat: SeatState,
    pub(super) result: ResultView,
    pub(super) result_state: ResultState,
    /// It was the first practice that ended.
    first: bool,
    /// A hint was asked for and is to be told.
    pub(super) hint_asked: bool,
    pub(super) help: bool,
    /// What was asked for and not done yet.
    pub(super) acts: Vec<Act>,
    /// The look has to be laid over the panels again.
    pub(super) restyle: bool,
    /// The kind of screen drawn last: on another one, the focus begins anew.
    pub(super) drawn: Option<std::mem::Discriminant<Screen>>,
}

/// What is drawn of the exercise that is played; made again only when the exercise has moved.
pub(super) struct Shown {
    /// The program's words with the clock of the scenario.
    pub(super) words: Catalogue,
    pub(super) titles: Titles,
    pub(super) fitting: Fitting,
    pub(super) view: SeatView,
    pub(super) chart: Chart,
    pub(super) playing: Playing,
    /// Steps and clock of the exercise when the view was made.
    made_at: Option<(usize, SimTime)>,
    /// The file.
    pub(super) file: String,
}

impl Desk {
    /// The desk of a person at this machine.
    pub(super) fn new(places: Places, lang: Option<Lang>) -> Self {
        let kept = settings::read(&places.settings);
        let system = || crate::i18n::choose(None, None, sys_locale::get_locale().as_deref());
        let first = kept.prefs.is_none();
        let mut prefs = kept.prefs.unwrap_or_else(|| Prefs::new(lang.unwrap_or_else(system)));
        prefs.lang = lang.unwrap_or(prefs.lang);
        let screen = if first { Screen::FirstStart(first_start::Step::default()) } else { Screen::default() };
        let mut desk = Self {
            places,
            prefs,
            discarded: kept.discarded,
            words: Catalogue::new(prefs.lang),
            screen,
            home: HomeView::default(),
            home_state: HomeState::default(),
            files: Vec::new(),
            shown: None,
            seat: SeatState::default(),
            result: ResultView::default(),
            result_state: ResultState::default(),
            first: true,
            hint_asked: false,
            help: false,
            acts: Vec::new(),
            restyle: true,
            drawn: None,
        };
        if !first {
            desk.refresh_home();
        }
        desk
    }

    /// Reads again what home shows.
    pub(super) fn refresh_home(&mut self) {
        (self.home, self.files) = shelf::read(&self.places.kept, &self.discarded);
        self.home_state = HomeState::default();
    }

    /// Keeps the settings.
    pub(super) fn keep_settings(&mut self) {
        settings::write(&self.places.settings, self.prefs, &self.discarded);
        self.restyle = true;
    }

    /// Everything in another language; what is chosen and typed stays.
    pub(super) fn speak(&mut self, lang: Lang, play: Option<&Play>) {
        self.prefs.lang = lang;
        self.words = Catalogue::new(lang);
        if let (Some(shown), Some(play)) = (&mut self.shown, play) {
            shown.speak(lang, play);
        }
        if let (Screen::Result, Some(play)) = (&self.screen, play) {
            self.result = outcome::view(play, lang, self.first);
        }
    }

    /// No exercise has been played to its end here before.
    pub(super) fn is_first_practice(&self) -> bool {
        self.home.offers.iter().all(|offer| offer.minutes_ago.is_none())
    }

    /// Shows what came of the exercise.
    pub(super) fn finish(&mut self, play: &Play) {
        self.first = self.is_first_practice();
        self.result = outcome::view(play, self.prefs.lang, self.first);
        let name = play.path().file_name().unwrap_or_default();
        let path = self.places.kept.join(self.words.word("ui-hand-over-folder")).join(name);
        self.result_state =
            ResultState { path: path.to_string_lossy().into_owned(), ..ResultState::default() };
        self.screen = Screen::Result;
        // The next exercise is no first one any more.
        let (home, files) = shelf::read(&self.places.kept, &self.discarded);
        (self.home, self.files) = (home, files);
    }

    /// Play was stopped for a real emergency, or goes on after one.
    pub(super) fn emergency(&mut self, real: bool) {
        if let Some(shown) = &mut self.shown {
            shown.playing.emergency = real;
        }
    }

    /// Tells the hint that was taken: the script's, or the own duty due next.
    pub(super) fn tell_hint(&mut self) {
        let Some(shown) = &self.shown else { return };
        let view = &shown.view;
        let hints = &shown.titles.model().scenario.hints;
        let said =
            match (view.hints.last().and_then(|hint| hints.get(usize::from(*hint))), view.duties.first()) {
                (Some(hint), _) => self.words.text(&hint.text).to_owned(),
                (None, Some(open)) => {
                    let title = shown.titles.clause(open.clause);
                    self.words.say(&Msg::new("play-hint-duty").with("title", title))
                }
                (None, None) => self.words.word("play-hint-none"),
            };
        self.tell(said);
    }

    /// A sentence that is shown until the next.
    pub(super) fn tell(&mut self, said: String) {
        if let Some(shown) = &mut self.shown {
            shown.playing.said = Some(said);
        }
    }

    /// What went wrong, on a screen of its own; whether it can be tried again.
    pub(super) fn trouble(&mut self, why: &[Msg], retry: bool) {
        let said = why.iter().map(|why| self.words.say(why)).collect();
        self.screen = Screen::Trouble(TroubleView { said, retry });
    }
}

impl Shown {
    /// What is drawn of this exercise.
    pub(super) fn new(play: &Play, lang: Lang) -> Self {
        let exercise = play.exercise();
        let model = &exercise.plan().model;
        let fitting = Fitting::new(model);
        let view = view(play, &fitting);
        let mut shown = Self {
            words: Catalogue::of_scenario(lang, &model.scenario),
            titles: Titles::new(model, lang),
            fitting,
            view,
            chart: Chart::of(model, library::map(model.scenario.id.as_str()).as_ref()),
            playing: Playing { learning: play.learning, ..Playing::default() },
            made_at: None,
            file: shown(play.path()),
        };
        shown.speak(lang, play);
        shown.follow(play);
        shown
    }

    fn speak(&mut self, lang: Lang, play: &Play) {
        let model = &play.exercise().plan().model;
        self.titles = Titles::new(model, lang);
        self.words = Catalogue::of_scenario(lang, &model.scenario);
        self.playing.title = self.words.text(&model.scenario.title).to_owned();
        self.playing.notice = basis::notice(&model.procedure, &self.words);
        self.playing.said = None;
    }

    /// Brings the view up to the exercise. Answers whether it had moved.
    pub(super) fn follow(&mut self, play: &Play) -> bool {
        let exercise = play.exercise();
        self.playing.paused = exercise.is_paused();
        self.playing.pace = exercise.pace();
        let now = Some((exercise.steps().len(), exercise.clock()));
        if now == self.made_at {
            return false;
        }
        self.made_at = now;
        self.view = view(play, &self.fitting);
        let parts = exercise.plan().model.scenario.parts.len();
        self.playing.part = self.view.part.filter(|_| parts > 1).map(|part| (part.index() + 1, parts));
        true
    }
}

/// What the seat sees; what it knew before the start is no message to be read.
fn view(play: &Play, fitting: &Fitting) -> SeatView {
    let mut view = SeatView::of(play.exercise(), fitting, play.seat);
    view.messages.retain(|message| message.inject.is_some());
    view
}
