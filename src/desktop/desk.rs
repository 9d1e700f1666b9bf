//! Everything the panels draw and change.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use bevy::ecs::resource::Resource;

use crate::base::{Lang, Msg, SeatId, SimTime, Text};
use crate::cli::library::{self, shown};
use crate::content::chart::Chart;
use crate::desktop::outcome::Outcome;
use crate::desktop::places::Places;
use crate::desktop::play::Play;
use crate::desktop::{news, settings, shelf};
use crate::exercise::{Chapter, Exercise, Fitting, SeatView};
use crate::i18n::Catalogue;
use crate::sim::Session as _;
use crate::tell::{Titles, basis};
use crate::trace::{Command, Refusal, StepNo};
use crate::ui::brief::BriefState;
use crate::ui::home::{HomeState, HomeView, Offer};
use crate::ui::result::{ResultState, ResultView};
use crate::ui::seat::said::{Said as Sentence, Tone, accepted};
use crate::ui::seat::{Playing, Scene, SeatState};
use crate::ui::trouble::TroubleView;
use crate::ui::{Act, Page, Prefs, first_start};

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
    /// That the settings could not be read, or not be kept.
    pub(super) unsettled: Option<Msg>,
    pub(super) words: Catalogue,
    pub(super) screen: Screen,
    pub(super) home: HomeView,
    pub(super) home_state: HomeState,
    /// Files of the interrupted exercises, in the order of home.
    pub(super) files: Vec<PathBuf>,
    pub(super) shown: Option<Shown>,
    /// A moment of what was played, while its result is shown.
    pub(super) past: Option<Shown>,
    pub(super) seat: SeatState,
    pub(super) result: ResultView,
    pub(super) result_state: ResultState,
    /// What the result is made of.
    outcome: Option<Outcome>,
    /// Records already looked through for the end of a part.
    pub(super) looked: usize,
    /// Records already told on the screen of the seat.
    pub(super) told: usize,
    /// A hint was asked for and is to be told.
    pub(super) hint_asked: bool,
    /// Time was asked to pass until something reaches the seat; that it has stopped is to be told.
    pub(super) moving_on: bool,
    /// A command that was handed in, until it is known what came of it.
    pub(super) handed_in: Option<Command>,
    pub(super) help: bool,
    /// What was asked for and not done yet.
    pub(super) acts: Vec<Act>,
    /// The look has to be laid over the panels again.
    pub(super) restyle: bool,
    /// The kind of screen drawn last: on another one, the focus begins anew.
    pub(super) drawn: Option<std::mem::Discriminant<Screen>>,
    /// Something was drawn: the window stands.
    pub(super) opened: Arc<AtomicBool>,
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
    /// What was said last.
    said: Option<Said>,
    /// Of a moment that is past: so many records were written then.
    records: Option<usize>,
}

/// What is said on the screen of a seat, not yet in a language.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// Sentences of the program.
    Words(Vec<Msg>),
    /// A command was refused.
    Refused(Refusal),
    /// Already in both languages.
    Text(Tone, Text),
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
            unsettled: kept.fault,
            words: Catalogue::new(prefs.lang),
            screen,
            home: HomeView::default(),
            home_state: HomeState::default(),
            files: Vec::new(),
            shown: None,
            past: None,
            seat: SeatState::default(),
            result: ResultView::default(),
            result_state: ResultState::default(),
            outcome: None,
            looked: 0,
            told: 0,
            hint_asked: false,
            moving_on: false,
            handed_in: None,
            help: false,
            acts: Vec::new(),
            restyle: true,
            drawn: None,
            opened: Arc::default(),
        };
        if !first {
            desk.refresh_home();
        }
        desk
    }

    /// Reads again what home shows.
    pub(super) fn refresh_home(&mut self) {
        self.read_shelf();
        self.home_state = HomeState::default();
    }

    fn read_shelf(&mut self) {
        (self.home, self.files) = shelf::read(&self.places.kept, &self.discarded);
        let unsettled = self.unsettled.iter().map(|why| shelf::fault(why, None, true));
        self.home.faults.splice(0..0, unsettled);
    }

    /// Keeps the settings.
    pub(super) fn keep_settings(&mut self) {
        if let Some(why) = settings::write(&self.places.settings, self.prefs, &self.discarded) {
            self.unsettled = Some(why);
        }
        self.restyle = true;
    }

    /// Everything in another language; what is chosen and typed stays.
    pub(super) fn speak(&mut self, lang: Lang, play: Option<&Play>) {
        self.prefs.lang = lang;
        if let Some(play) = play {
            self.shown.iter_mut().chain(&mut self.past).for_each(|shown| shown.speak(lang, play));
        }
        self.words = Catalogue::new(lang);
        if let (Screen::Result, Some(play), Some(outcome)) = (&self.screen, play, &self.outcome) {
            self.result = outcome.view(play, lang);
        }
    }

    /// Shows the map as it was at this moment of what was played.
    pub(super) fn look_back(&mut self, play: &Play, at: SimTime) {
        self.past = Shown::past(play, self.prefs.lang, at);
        (self.result_state.moment, self.result_state.seat) = (self.past.is_some(), SeatState::default());
    }

    /// No exercise has been played to its end here before.
    pub(super) fn is_first_practice(&self) -> bool {
        self.home.offers.iter().all(|offer| offer.last.is_none())
    }

    /// Shows what came of the exercise, or of a part of it.
    pub(super) fn finish(&mut self, play: &Play, chapter: Option<Chapter>) {
        let outcome = Outcome::of(play, chapter, self.is_first_practice());
        self.result = outcome.view(play, self.prefs.lang);
        self.outcome = Some(outcome);
        self.past = None;
        let name = play.path().file_name().unwrap_or_default();
        let path = self.places.kept.join(self.words.word("ui-hand-over-folder")).join(name);
        self.result_state =
            ResultState { path: path.to_string_lossy().into_owned(), ..ResultState::default() };
        self.screen = Screen::Result;
        if chapter.is_none() {
            play.ended(self.result.critical.len() + self.result.look.len());
            // The next exercise is no first one any more.
            self.read_shelf();
        }
    }

    /// The part whose result is shown, if it is that of a part.
    pub(super) fn chapter(&self) -> Option<Chapter> {
        self.outcome.as_ref().filter(|_| self.screen == Screen::Result)?.chapter
    }

    /// Shows the result of a part that has ended since this was looked at last. Answers whether there was one.
    pub(super) fn part_over(&mut self, play: &Play) -> bool {
        let before = std::mem::replace(&mut self.looked, play.exercise().records().len());
        let chapter = play.exercise().chapter_since(before).filter(|_| self.screen == Screen::Seat);
        if chapter.is_some() {
            self.finish(play, chapter);
        }
        chapter.is_some()
    }

    /// Play was stopped for a real emergency, or goes on after one.
    pub(super) fn emergency(&mut self, real: bool) {
        if let Some(shown) = &mut self.shown {
            shown.playing.emergency = real;
        }
    }

    /// A sentence that is shown until the next; in the language of the screen, whichever that is.
    pub(super) fn tell(&mut self, said: Said) {
        if let Some(shown) = &mut self.shown {
            shown.said = Some(said);
            shown.retell();
        }
    }

    /// What was said last is over: time goes on.
    pub(super) fn hush(&mut self) {
        if let Some(shown) = &mut self.shown {
            shown.said = None;
            shown.retell();
        }
    }

    /// Tells what the seat has to know of what has happened since: what came, the hint asked for, for what time stopped, or
    /// that what was handed in was taken on. `moved`: the exercise has.
    pub(super) fn tell_news(&mut self, play: &Play, moved: bool) {
        let from = std::mem::replace(&mut self.told, play.exercise().records().len());
        let handed_in = self.handed_in.take();
        let Some(shown) = &self.shown else { return };
        let mut said = None;
        if moved && std::mem::take(&mut self.hint_asked) {
            said = news::hint(play, &shown.view).map(|text| (Tone::News, text));
        }
        let came = || news::since(play, &shown.view, from).map(|text| (Tone::News, text));
        let stopped = std::mem::take(&mut self.moving_on);
        let stopped =
            || news::stopped_for(play, &shown.view).filter(|_| stopped).map(|text| (Tone::News, text));
        let accepted = || {
            let text = self.accepted(play, shown, handed_in.as_ref()?)?;
            Some((Tone::Accepted, text))
        };
        if let Some((tone, text)) = said.or_else(came).or_else(stopped).or_else(accepted) {
            self.tell(Said::Text(tone, text));
        }
    }

    /// That a command was taken on, in both languages; nothing where the screen shows it anyway.
    fn accepted(&self, play: &Play, shown: &Shown, command: &Command) -> Option<Text> {
        let model = &play.exercise().plan().model;
        let told = |lang| {
            let titles = Titles::on_the_wall(model, lang);
            let words = Catalogue::of_scenario(lang, &model.scenario).on_the_wall();
            let page = Page { words: &words, prefs: Prefs { lang, ..self.prefs } };
            accepted(&page, &Scene { titles: &titles, ..shown.scene(play) }, command)
        };
        Some(Text { ka: told(Lang::Ka)?.into(), en: told(Lang::En)?.into() })
    }

    /// What went wrong, on a screen of its own; whether it can be tried again.
    pub(super) fn trouble(&mut self, why: &[Msg], retry: bool) {
        self.screen = Screen::Trouble(TroubleView { said: why.to_vec(), retry });
    }
}

impl Shown {
    /// What is drawn of this exercise.
    pub(super) fn new(play: &Play, lang: Lang) -> Self {
        let exercise = play.exercise();
        let model = &exercise.plan().model;
        let fitting = Fitting::new(model);
        let view = view(exercise, play.seat, &fitting);
        let mut shown = Self {
            words: Catalogue::of_scenario(lang, &model.scenario).on_the_wall(),
            titles: Titles::on_the_wall(model, lang),
            fitting,
            view,
            chart: Chart::of(model, library::map(model.scenario.id.as_str()).as_ref()),
            playing: Playing { learning: play.learning, ..Playing::default() },
            made_at: None,
            file: shown(play.path()),
            said: None,
            records: None,
        };
        shown.speak(lang, play);
        shown.follow(play);
        shown
    }

    /// What the seat knew at this moment; none before the first step.
    fn past(play: &Play, lang: Lang, at: SimTime) -> Option<Self> {
        let exercise = play.exercise();
        let last = exercise.steps().iter().rposition(|step| step.at <= at)?;
        let then = exercise.fork(StepNo(u32::try_from(last).ok()?))?;
        let mut shown = Self::new(play, lang);
        shown.view = SeatView { now: at, ..view(&then, play.seat, &shown.fitting) };
        shown.playing.past = true;
        shown.records = Some(then.records().len());
        Some(shown)
    }

    /// What the seat is drawn from.
    pub(super) fn scene<'a>(&'a self, play: &'a Play) -> Scene<'a> {
        let all = play.exercise().records();
        Scene {
            view: &self.view,
            titles: &self.titles,
            records: self.records.and_then(|records| all.get(..records)).unwrap_or(all),
            chart: &self.chart,
            playing: &self.playing,
        }
    }

    fn speak(&mut self, lang: Lang, play: &Play) {
        let model = &play.exercise().plan().model;
        self.titles = Titles::on_the_wall(model, lang);
        self.words = Catalogue::of_scenario(lang, &model.scenario).on_the_wall();
        self.playing.title = self.words.text(&model.scenario.title).to_owned();
        self.playing.notice = basis::notice(&model.procedure, &self.words);
        self.retell();
    }

    /// Says again what was said last.
    fn retell(&mut self) {
        let words = &self.words;
        let say = |said: &Said| match said {
            Said::Words(list) => {
                (Tone::News, list.iter().map(|msg| words.say(msg)).collect::<Vec<_>>().join(" "))
            }
            Said::Refused(why) => (Tone::Refused, self.titles.refusal(why.code, &why.args)),
            Said::Text(tone, text) => (*tone, words.text(text).to_owned()),
        };
        let said = self.said.as_ref().map(say);
        self.playing.said = said.map(|(tone, words)| Sentence { tone, words });
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
        self.view = view(exercise, play.seat, &self.fitting);
        let parts = exercise.plan().model.scenario.parts.len();
        self.playing.part = self.view.part.filter(|_| parts > 1).map(|part| (part.index() + 1, parts));
        true
    }
}

/// What the seat sees; what it knew before the start is no message to be read.
fn view(exercise: &Exercise, seat: SeatId, fitting: &Fitting) -> SeatView {
    let mut view = SeatView::of(exercise, fitting, seat);
    view.messages.retain(|message| message.inject.is_some());
    view
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::begin;
    use crate::exercise::{Input, Pace};
    use crate::trace::{Command, Envelope, Holder};
    use crate::ui::Setup;

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("hotwash-desk-{name}-{}", std::process::id()))
    }

    fn desk_in(folder: &std::path::Path) -> Desk {
        let places = Places { settings: folder.join("settings.json"), kept: folder.to_path_buf() };
        Desk::new(places, Some(Lang::Ka))
    }

    fn begun(desk: &Desk, scenario: &str, variant: &str, seat: u16) -> Play {
        let setup = Setup {
            scenario: scenario.into(),
            variant: Some(variant.into()),
            part: None,
            seat: SeatId(seat),
            learning: true,
            pace: Pace::Waiting,
            spare: false,
        };
        let kept = begin::chosen(desk, &setup).unwrap();
        let mut play = Play::new(kept, setup.seat, true);
        play.settle().unwrap();
        play
    }

    fn is_georgian(text: &str) -> bool {
        text.chars().any(|c| ('\u{10a0}'..='\u{10ff}').contains(&c))
    }

    /// Everything the result says.
    fn told(view: &ResultView) -> String {
        format!("{view:?}")
    }

    #[test]
    fn an_exercise_of_several_parts_shows_a_result_at_the_end_of_each_and_a_part_is_begun_again() {
        let folder = folder("parts");
        let mut desk = desk_in(&folder);
        let mut play = begun(&desk, "earthquake", "table-75", 1);
        desk.shown = Some(Shown::new(&play, Lang::Ka));
        desk.screen = Screen::Seat;
        desk.looked = play.exercise().records().len();
        let mut ended = Vec::new();
        for _ in 0..4_000 {
            play.take(Input::AdvanceToNext).unwrap();
            if play.exercise().is_over() {
                break;
            }
            if desk.part_over(&play) {
                assert_eq!(desk.screen, Screen::Result);
                let chapter = desk.chapter().unwrap();
                ended.push(chapter.part);
                let view = desk.result.clone();
                assert!(view.part.is_some() && !view.questions.is_empty(), "{view:?}");
                assert!(!view.story.is_empty(), "what passes until the next part is told");
                assert!(view.well.len() <= 2 && view.look.len() <= 3);
                assert!(view.next.is_none());
                if ended.len() == 2 {
                    let again = begin::again(&desk, &play).unwrap();
                    let (from, here) = (again.exercise.records().len(), chapter.record);
                    assert!(from < here, "it begins before the part ended");
                    assert_eq!(again.exercise.chapters().len(), 1, "the part before it has ended there");
                    assert!(again.exercise.header().parent.is_some());
                }
                desk.speak(Lang::En, Some(&play));
                assert!(!is_georgian(&told(&desk.result)), "{}", told(&desk.result));
                desk.speak(Lang::Ka, Some(&play));
                assert_eq!(desk.result, view);
                desk.screen = Screen::Seat;
            }
        }
        assert!(play.exercise().is_over());
        assert_eq!(ended.len(), 3, "the last part ends with the exercise");
        desk.finish(&play, None);
        assert!(desk.chapter().is_none() && desk.result.part.is_none());
        assert!(!desk.result.others.is_empty(), "the reference run stands beside");
        let offer = desk.home.offers.iter().find(|offer| &*offer.id == "earthquake").unwrap();
        let look = desk.result.critical.len() + desk.result.look.len();
        assert_eq!(offer.last.as_ref().unwrap().to_look_at, Some(look));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_moment_of_what_was_played_shows_what_was_known_then() {
        let folder = folder("moment");
        let mut desk = desk_in(&folder);
        let mut play = begun(&desk, "earthquake", "table-75", 1);
        let early = play.exercise().clock();
        let before = view(play.exercise(), play.seat, &Fitting::new(&play.exercise().plan().model));
        for _ in 0..40 {
            play.take(Input::AdvanceToNext).unwrap();
        }
        desk.finish(&play, None);
        let records = play.exercise().records().len();
        desk.look_back(&play, early);
        assert!(desk.result_state.moment);
        let past = desk.past.as_ref().unwrap();
        assert_eq!(past.view.now, early);
        assert_eq!(past.view.sights, before.sights);
        assert!(past.scene(&play).records.len() < records && past.playing.past);
        assert_eq!(play.exercise().records().len(), records, "what was played stays as it was");
        assert!(is_georgian(&past.playing.title));
        desk.speak(Lang::En, Some(&play));
        assert!(!is_georgian(&desk.past.as_ref().unwrap().playing.title));
        let end = play.exercise().clock();
        desk.look_back(&play, end);
        assert_ne!(desk.past.as_ref().unwrap().view.sights, before.sights, "more is known at the end");
        desk.finish(&play, None);
        assert!(desk.past.is_none() && !desk.result_state.moment);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_was_said_and_what_went_wrong_turns_with_the_language() {
        let folder = folder("said");
        let mut desk = desk_in(&folder);
        let play = begun(&desk, "first-hour", "guided-20", 0);
        desk.shown = Some(Shown::new(&play, Lang::Ka));
        let said = |desk: &Desk| desk.shown.as_ref().unwrap().playing.said.clone().unwrap().words;
        let hint = news::hint(&play, &desk.shown.as_ref().unwrap().view).unwrap();
        assert!(
            !desk.shown.as_ref().unwrap().words.show(&SimTime(900_000).into()).contains("T+"),
            "moments are those of the wall clock"
        );
        for what in [Said::Words(vec![Msg::new("ui-spared")]), Said::Text(Tone::News, hint)] {
            desk.tell(what);
            assert!(is_georgian(&said(&desk)));
            desk.speak(Lang::En, Some(&play));
            assert!(!is_georgian(&said(&desk)) && !said(&desk).is_empty());
            desk.speak(Lang::Ka, Some(&play));
            assert!(is_georgian(&said(&desk)));
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn who_steps_out_comes_back_to_everything_and_no_time_has_passed() {
        let folder = folder("away");
        let desk = desk_in(&folder);
        let mut play = begun(&desk, "earthquake", "table-75", 1);
        play.take(Input::SetPace(Pace::Running(60))).unwrap();
        let out = |command| {
            let by = Holder::Person(crate::cli::kept::CODE.into());
            let seat = Some(SeatId(1));
            Input::Command(Envelope { seat, by, decided_by: None, for_table: false, command })
        };
        let answer = play.take(out(Command::StepOut)).unwrap();
        assert_eq!(answer.refused, None);
        play.take(Input::Pause).unwrap();
        assert!(play.is_away());
        let (records, clock) = (play.exercise().records().len(), play.exercise().clock());
        play.take(Input::HostTime(crate::base::Dur(60_000))).unwrap();
        assert_eq!((play.exercise().records().len(), play.exercise().clock()), (records, clock));
        let holder = Holder::Person(crate::cli::kept::CODE.into());
        let take = begin::by_trainer(Some(SeatId(1)), Command::GiveSeat { holder });
        play.take(Input::Command(take)).unwrap();
        play.take(Input::Resume).unwrap();
        assert!(!play.is_away());
        play.take(Input::HostTime(crate::base::Dur(60_000))).unwrap();
        assert!(play.exercise().clock() > clock, "time goes on at the pace it had");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
