//! A scenario at a moment, and a panel drawn of it, without a window.

use std::sync::Arc;

use egui_kittest::Harness;
use hotwash::base::{Lang, SimTime};
use hotwash::cli::library;
use hotwash::content::chart::Chart;
use hotwash::content::model::Model;
use hotwash::exercise::manifest::manifest;
use hotwash::exercise::{Exercise, Fitting, SeatView, Start};
use hotwash::i18n::Catalogue;
use hotwash::kernel::Plan;
use hotwash::tell::{Titles, basis};
use hotwash::trace::{Command, Envelope, Holder};
use hotwash::ui::seat::{Playing, Scene, SeatState};
use hotwash::ui::{Act, Page, Prefs, Scale, fonts, theme};

/// The sizes of window everything is tried at: text scale 1.0 and 1.5.
pub(crate) const SCALES: [u16; 2] = [100, 150];
/// The sizes the seat is tried at: 2.0 too.
pub(crate) const SEAT_SCALES: [u16; 3] = [100, 150, 200];
/// Both languages.
pub(crate) const LANGS: [Lang; 2] = [Lang::Ka, Lang::En];

/// Settings for a test.
#[must_use]
pub(crate) fn prefs(lang: Lang, percent: u16) -> Prefs {
    Prefs { scale: Scale::near(percent), motion: false, ..Prefs::new(lang) }
}

/// What a drawn panel works on.
pub(crate) struct Drawn<S> {
    /// Words.
    pub(crate) words: Catalogue,
    /// Settings.
    pub(crate) prefs: Prefs,
    /// The panel's own state.
    pub(crate) state: S,
    /// What was asked for.
    pub(crate) acts: Vec<Act>,
    ready: bool,
}

impl<S> Drawn<S> {
    /// What was asked for since the last look.
    pub(crate) fn take(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.acts)
    }
}

/// A panel in a window of 1280 × 800 points of the screen, whatever the size of text.
pub(crate) fn draw<'a, S: 'a>(
    prefs: Prefs,
    words: Catalogue,
    state: S,
    mut show: impl FnMut(&mut egui::Ui, &Page<'_>, &mut S, &mut Vec<Act>) + 'a,
) -> Harness<'a, Drawn<S>> {
    let drawn = Drawn { words, prefs, state, acts: Vec::new(), ready: false };
    let factor = prefs.scale.factor();
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1280.0 / factor, 800.0 / factor))
        .with_max_steps(20)
        .build_ui_state(
            move |ui, drawn: &mut Drawn<S>| {
                // Faces are there from the next pass on.
                if !std::mem::replace(&mut drawn.ready, true) {
                    ui.ctx().set_fonts(fonts::definitions(drawn.prefs.lang));
                    theme::apply(ui.ctx(), drawn.prefs.look, drawn.prefs.motion);
                    return;
                }
                let page = Page { words: &drawn.words, prefs: drawn.prefs };
                show(ui, &page, &mut drawn.state, &mut drawn.acts);
            },
            drawn,
        );
    harness.run();
    harness
}

/// A scenario played by one seat, colleagues absent.
pub(crate) struct Played {
    /// The exercise.
    pub(crate) exercise: Exercise,
    seat: hotwash::base::SeatId,
    fitting: Fitting,
}

impl Played {
    /// The beginning of a scenario, held by the seat of this name.
    #[must_use]
    pub(crate) fn begin(scenario: &str, seat: &str) -> Self {
        Self::of(library::playable(scenario, None).unwrap().model, seat)
    }

    /// The beginning of a scenario that may be made up.
    #[must_use]
    pub(crate) fn of(model: Arc<Model>, seat: &str) -> Self {
        let seat = model.seat(seat).unwrap();
        let holders =
            (0..model.seats.len())
                .map(|at| {
                    if at == seat.index() {
                        Holder::Person("P1".into())
                    } else {
                        Holder::Bot("absent".into())
                    }
                })
                .collect();
        let plan = Arc::new(Plan::new(Arc::clone(&model)));
        let exercise = Start { seed: 1, holders, ..Start::default() }.begin(&plan, &manifest(&model));
        Self { exercise, seat, fitting: Fitting::new(&model) }
    }

    /// The same, later.
    #[must_use]
    pub(crate) fn at(mut self, minutes: i64) -> Self {
        self.exercise.advance_to(SimTime(minutes * 60_000));
        self
    }

    /// Hands a command of the seat in.
    pub(crate) fn command(&mut self, command: Command) -> hotwash::exercise::Answer {
        let by = Holder::Person("P1".into());
        self.exercise.submit(Envelope {
            seat: Some(self.seat),
            by,
            decided_by: None,
            for_table: false,
            command,
        })
    }

    /// What the seat sees.
    #[must_use]
    pub(crate) fn view(&self) -> SeatView {
        let mut view = SeatView::of(&self.exercise, &self.fitting, self.seat);
        view.messages.retain(|message| message.inject.is_some());
        view
    }

    /// A panel of the seat.
    pub(crate) fn draw<'a>(
        &'a self,
        prefs: Prefs,
        playing: Playing,
        mut show: impl FnMut(&mut egui::Ui, &Page<'_>, &Scene<'_>, &mut SeatState, &mut Vec<Act>) + 'a,
    ) -> Harness<'a, Drawn<SeatState>> {
        let model = &self.exercise.plan().model;
        let words = Catalogue::of_scenario(prefs.lang, &model.scenario);
        let titles = Titles::new(model, prefs.lang);
        let view = self.view();
        let playing = Playing {
            title: words.text(&model.scenario.title).to_owned(),
            notice: basis::notice(&model.procedure, &words),
            ..playing
        };
        let chart = Chart::of(model, library::map(model.scenario.id.as_str()).as_ref());
        draw(prefs, words, SeatState::default(), move |ui, page, state, acts| {
            let records = self.exercise.records();
            let scene = Scene { view: &view, titles: &titles, records, chart: &chart, playing: &playing };
            show(ui, page, &scene, state, acts);
        })
    }
}
