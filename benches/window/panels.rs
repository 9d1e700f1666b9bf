//! What the program does itself for a frame of the seat, without a window and without a renderer: panels, host, mirror,
//! view, picture of the map.

use std::hint::black_box;
use std::time::{Duration, Instant};

use bevy::MinimalPlugins;
use bevy::app::App;
use bevy::ecs::message::Messages;
use bevy::time::TimeUpdateStrategy;
use egui::{Context, LayerId, RawInput, Rect, Ui, UiBuilder, pos2, vec2};
use hotwash::base::{Dur, Lang, Msg};
use hotwash::exercise::{Answer, Exercise, Fitting, Input, Pace, SeatView};
use hotwash::i18n::Catalogue;
use hotwash::sim::{Ask, Host, HostPlugin, MirrorPlugin, Session};
use hotwash::tell::{Titles, basis};
use hotwash::trace::Command;
use hotwash::ui::seat::{self, Playing, Scene, SeatState, Tab};
use hotwash::ui::{Page, Prefs, Scale, fonts, theme};

use crate::large::{self, Large};
use crate::measure::{best, say};

/// The goal of everything of a frame together, in milliseconds.
const FRAME: f64 = 2.0;

/// Prints the numbers.
pub(crate) fn numbers(large: Large) {
    let view = seen(&large.exercise, &Fitting::new(&large.exercise.plan().model), &large);
    println!(
        "an exercise of {} injects, {} places, {} records; {} messages reached the seat",
        large.exercise.plan().model.script.injects.len(),
        large.chart.spots.len(),
        large.exercise.records().len(),
        view.messages.len()
    );
    let follow = following(&large, &view);
    let (mut still_most, mut news_most, mut mesh_most) = (0.0f64, 0.0f64, 0.0f64);
    for (lang, percent) in [(Lang::Ka, 100), (Lang::Ka, 150), (Lang::En, 100)] {
        let mut screen = Screen::new(&large, view.clone(), lang, percent);
        let name = |what: &str| format!("{what} ({}, text {percent} %)", lang.code());
        for tab in [Tab::Map, Tab::Procedure, Tab::Duties] {
            screen.state.tab = tab;
            let still = screen.still();
            say(&name(&format!("panels, {tab:?}, still")), still, "ms", ..);
            still_most = still_most.max(still);
            let news = screen.news();
            say(&name(&format!("panels, {tab:?}, a message chosen, a minute later")), news, "ms", ..);
            news_most = news_most.max(news);
        }
        screen.state.tab = Tab::Map;
        screen.still();
        say(&name("counters on the map"), screen.counters() as f64, "", 120.0..);
        say(&name("shapes into triangles (the renderer's side of panels)"), screen.triangles(), "ms", ..);
        let (picture, area) =
            (&screen.state.map.drawing.picture, screen.state.map.area.unwrap_or(Rect::ZERO));
        let mesh = millis(best(|| {
            black_box(hotwash::desktop::mesh(picture, area, 1.0));
        }));
        say(&name("the map as a mesh, when it changed"), mesh, "ms", ..);
        mesh_most = mesh_most.max(mesh);
    }
    let (quiet, busy) = hosted(large);
    say("own work, nothing changed: host, mirror, slowest panels", still_most + quiet, "ms", ..=FRAME);
    say(
        "own work, something changed: host, mirror, view, panels, mesh",
        news_most + mesh_most + busy + follow,
        "ms",
        ..=FRAME,
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// What the seat sees.
fn seen(exercise: &Exercise, fitting: &Fitting, large: &Large) -> SeatView {
    let mut view = SeatView::of(exercise, fitting, large.seat);
    view.messages.retain(|message| message.inject.is_some());
    view
}

/// The time of making the view.
fn following(large: &Large, view: &SeatView) -> f64 {
    let fitting = Fitting::new(&large.exercise.plan().model);
    let time = best(|| {
        black_box(seen(&large.exercise, &fitting, large));
    });
    assert!(view.messages.len() >= large::MESSAGES);
    say("view of the seat", millis(time), "ms", ..);
    millis(time)
}

/// A screen of the seat in an egui of its own.
struct Screen<'a> {
    ctx: Context,
    large: &'a Large,
    titles: Titles,
    words: Catalogue,
    prefs: Prefs,
    view: SeatView,
    playing: Playing,
    state: SeatState,
    shapes: Vec<egui::epaint::ClippedShape>,
}

impl<'a> Screen<'a> {
    fn new(large: &'a Large, view: SeatView, lang: Lang, percent: u16) -> Self {
        let model = &large.exercise.plan().model;
        let words = Catalogue::new(lang);
        let prefs = Prefs { scale: Scale::near(percent), ..Prefs::new(lang) };
        let ctx = Context::default();
        ctx.set_fonts(fonts::definitions(lang));
        // The window always has it on, for screen readers.
        ctx.enable_accesskit();
        theme::apply(&ctx, prefs.look, prefs.motion);
        ctx.set_zoom_factor(prefs.scale.factor());
        let playing = Playing {
            title: words.text(&model.scenario.title).to_owned(),
            notice: basis::notice(&model.procedure, &Catalogue::of_scenario(lang, &model.scenario)),
            learning: true,
            part: Some((1, 3)),
            ..Playing::default()
        };
        let message = view.messages.iter().rev().nth(20).map(|message| message.no);
        let state = SeatState { message, all_actions: true, ..SeatState::default() };
        let titles = Titles::new(model, lang);
        let mut screen = Self { ctx, large, titles, words, prefs, view, playing, state, shapes: Vec::new() };
        for _ in 0..5 {
            screen.frame();
        }
        screen
    }

    /// One frame; answers how long panels took.
    fn frame(&mut self) -> Duration {
        let began = Instant::now();
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0) / self.prefs.scale.factor());
        self.ctx.begin_pass(RawInput { screen_rect: Some(rect), ..RawInput::default() });
        let ui = UiBuilder::new().layer_id(LayerId::background()).max_rect(rect);
        let mut ui = Ui::new(self.ctx.clone(), "desk".into(), ui);
        let page = Page { words: &self.words, prefs: self.prefs };
        let records = self.large.exercise.records();
        let scene = Scene {
            view: &self.view,
            titles: &self.titles,
            records,
            chart: &self.large.chart,
            playing: &self.playing,
        };
        let mut acts = Vec::new();
        seat::show(&mut ui, &page, &scene, &mut self.state, &mut acts);
        drop(ui);
        let mut output = self.ctx.end_pass();
        let took = began.elapsed();
        output.textures_delta.clear();
        self.shapes = output.shapes;
        took
    }

    /// The shortest of many frames in which nothing changes.
    fn still(&mut self) -> f64 {
        for _ in 0..3 {
            self.frame();
        }
        millis((0..100).map(|_| self.frame()).min().unwrap_or_default())
    }

    /// The middle of frames, each with another message open and another minute on the clock. Each is drawn several times
    /// and the shortest counts: what else the machine does is not ours.
    fn news(&mut self) -> f64 {
        let (now, chosen) = (self.view.now, self.state.message);
        let mut took = [Duration::MAX; 16];
        for _ in 0..8 {
            for (step, took) in took.iter_mut().enumerate() {
                self.view.now = now.plus(Dur::minutes(i64::try_from(step).unwrap_or_default() + 1));
                self.state.message = self.view.messages.iter().rev().nth(20 + step).map(|message| message.no);
                *took = self.frame().min(*took);
            }
        }
        took.sort();
        (self.view.now, self.state.message) = (now, chosen);
        millis(took.get(took.len() / 2).copied().unwrap_or_default())
    }

    fn counters(&self) -> usize {
        let page = Page { words: &self.words, prefs: self.prefs };
        let records = self.large.exercise.records();
        let scene = Scene {
            view: &self.view,
            titles: &self.titles,
            records,
            chart: &self.large.chart,
            playing: &self.playing,
        };
        seat::map::counters::counters(&page, &scene).len()
    }

    fn triangles(&self) -> f64 {
        millis(best(|| {
            black_box(self.ctx.tessellate(self.shapes.clone(), self.prefs.scale.factor()));
        }))
    }
}

/// A session that is nothing but the exercise.
struct Alone(Exercise);

impl Session for Alone {
    fn exercise(&self) -> &Exercise {
        &self.0
    }

    fn take(&mut self, input: Input) -> Result<Answer, Msg> {
        Ok(self.0.take(input))
    }
}

/// The time of host and mirror in a frame without news, and in one with a command.
fn hosted(large: Large) -> (f64, f64) {
    let seat = large.seat;
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, HostPlugin::<Alone>::default(), MirrorPlugin::<Alone>::default()))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)))
        .insert_resource(Host::new(Alone(large.exercise)));
    app.world_mut().resource_mut::<Host<Alone>>().session.0.take(Input::SetPace(Pace::Running(1)));
    app.finish();
    app.cleanup();
    app.update();
    let quiet = millis(best(|| app.update()));
    say("host and mirror, nothing happens", quiet, "ms", ..);
    let busy = millis(best(|| {
        let note = Command::Note {
            text: "შეკითხვა დეტალური განხილვისთვის".into()
        };
        app.world_mut()
            .resource_mut::<Messages<Ask>>()
            .write(Ask(Input::Command(large::envelope(seat, note))));
        app.update();
    }));
    say("host and mirror, a command", busy, "ms", ..);
    (quiet, busy)
}
