//! The whole drawing of a moment: what lies below the panels, names and figures above it, and what can be picked. Made
//! anew only when something it is made of has changed.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, TextStyle, Ui, Vec2, vec2};

use crate::base::{EntityId, Lang, Msg};
use crate::content::map::ShapeKind;
use crate::content::scenario::PlaceKind;
use crate::ui::page::Page;
use crate::ui::prefs::Scale;
use crate::ui::seat::map::counters::{Counter, Pick, Sign, counters};
use crate::ui::seat::map::lens::{Lens, float};
use crate::ui::seat::map::picture::Picture;
use crate::ui::seat::map::places::{
    Curve, gate, is_gate, own_post, place_kind, place_words, places, state_word, way_words,
};
use crate::ui::seat::map::room::{Room, around, beside, within};
use crate::ui::seat::moment;
use crate::ui::seat::scene::Scene;
use crate::ui::theme::{self, Look, Tokens, size};

/// How long a counter takes to its new place.
const GLIDE: f32 = 0.6;
/// Counters of a place that stand side by side; more begin a second row.
const ABREAST: usize = 4;
/// A map at least so wide says more beside its places and ways.
const WIDE: f32 = 420.0;

/// What can be picked, where it is and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it stands for.
    pub pick: Pick,
    /// Where on the screen.
    pub rect: Rect,
    /// Its words.
    pub words: String,
}

/// What was written where.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its rectangle.
    pub rect: Rect,
    /// The place or way it names; none for an area, or a figure.
    pub of: Option<EntityId>,
    job: Arc<LayoutJob>,
    color: Color32,
}

/// What a drawing is made of.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    /// The minute: nothing shown is finer, and a clock that runs would else ask for the next frame in every frame.
    minute: i64,
    records: usize,
    lang: Lang,
    look: Look,
    scale: Scale,
    area: Rect,
    middle: (f32, f32),
    zoom: f32,
    glides: Vec<Pos2>,
}

/// A drawing.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    key: Option<Key>,
    /// What lies below the panels.
    pub picture: Arc<Picture>,
    /// Counters, place by place.
    pub counters: Vec<Counter>,
    /// What can be picked: ways, places, counters.
    pub items: Vec<Item>,
    /// Names of places, ways and areas.
    pub names: Vec<Written>,
    figures: Vec<Written>,
}

impl PartialEq for Drawing {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Drawing {
    /// Brings the drawing up to the moment; says whether it was made anew.
    pub(super) fn follow(&mut self, ui: &Ui, page: &Page<'_>, scene: &Scene<'_>, lens: Frame<'_>) -> bool {
        let (minute, records) = (scene.view.now.minute(), scene.records.len());
        let heard = self.key.as_ref().is_some_and(|key| {
            (key.minute, key.records, key.lang, key.look)
                == (minute, records, page.prefs.lang, page.prefs.look)
        });
        if !heard {
            self.counters = counters(page, scene);
        }
        let glides = self.counters.iter().map(|counter| glide(ui, page, counter)).collect();
        let key = Key {
            minute,
            records,
            lang: page.prefs.lang,
            look: page.prefs.look,
            scale: page.prefs.scale,
            area: lens.area,
            middle: lens.lens.middle,
            zoom: lens.lens.zoom,
            glides,
        };
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        let made = Maker::new(ui, page, scene, lens, &key.glides).make(std::mem::take(&mut self.counters));
        *self = Self { key: Some(key), ..made };
        true
    }

    /// Writes names and figures. They are asked for anew every frame: so egui keeps them, and a drawing made anew finds
    /// those that stay.
    pub(super) fn write(&self, painter: &Painter) {
        for written in self.names.iter().chain(&self.figures) {
            let galley = painter.layout_job((*written.job).clone());
            painter.galley(written.rect.min, galley, written.color);
        }
    }
}

/// Where to look, and in which rectangle.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) lens: &'a Lens,
    pub(super) area: Rect,
}

/// Where a counter is on the sheet just now: one on the way glides where things may move.
fn glide(ui: &Ui, page: &Page<'_>, counter: &Counter) -> Pos2 {
    let moves = page.prefs.motion && matches!(counter.sign, Sign::Moving | Sign::Official);
    if !moves {
        return counter.at.into();
    }
    let id = egui::Id::new(("glide", counter.things.first().copied(), counter.sign));
    let x = ui.ctx().animate_value_with_time(id.with("x"), counter.at.0, GLIDE);
    let y = ui.ctx().animate_value_with_time(id.with("y"), counter.at.1, GLIDE);
    Pos2::new(x, y)
}

struct Maker<'a> {
    ui: &'a Ui,
    page: &'a Page<'a>,
    scene: &'a Scene<'a>,
    lens: &'a Lens,
    area: Rect,
    glides: &'a [Pos2],
    tokens: &'static Tokens,
    room: Room,
    picture: Picture,
    items: Vec<Item>,
    names: Vec<Written>,
    figures: Vec<Written>,
}

impl<'a> Maker<'a> {
    fn new(
        ui: &'a Ui,
        page: &'a Page<'a>,
        scene: &'a Scene<'a>,
        Frame { lens, area }: Frame<'a>,
        glides: &'a [Pos2],
    ) -> Self {
        Self {
            ui,
            page,
            scene,
            lens,
            area,
            glides,
            tokens: page.tokens(),
            room: Room::new(area),
            picture: Picture::default(),
            items: Vec::new(),
            names: Vec::new(),
            figures: Vec::new(),
        }
    }

    fn make(mut self, counters: Vec<Counter>) -> Drawing {
        self.picture.sheet(self.scene.chart, self.lens, self.area, self.tokens);
        self.picture.ways(self.scene, self.lens, self.area, self.tokens);
        let spots: Vec<(EntityId, Pos2)> =
            places(self.scene).map(|(place, at)| (place, self.screen(float(at)))).collect();
        for (_, at) in &spots {
            self.room.take(Rect::from_center_size(*at, Vec2::splat(14.0)));
        }
        let stands = self.counters(&counters, &spots);
        self.ways();
        for (place, at) in &spots {
            self.place(*place, *at);
        }
        for (counter, at) in counters.iter().zip(stands) {
            self.counter(counter, at);
        }
        self.place_names(&counters, spots);
        self.way_names();
        self.area_names();
        Drawing {
            key: None,
            picture: Arc::new(self.picture),
            counters,
            items: self.items,
            names: self.names,
            figures: self.figures,
        }
    }

    fn screen(&self, at: Pos2) -> Pos2 {
        self.lens.place(self.area, (at.x, at.y))
    }

    fn item(&mut self, pick: Pick, rect: Rect, words: String) {
        self.items.push(Item { pick, rect, words });
    }

    fn galley(&self, text: String, font: FontId, color: Color32, wrap: f32) -> Arc<Galley> {
        self.ui.painter().layout(text, font, color, wrap)
    }

    fn small(&self) -> FontId {
        TextStyle::Small.resolve(self.ui.style())
    }

    fn is_wide(&self) -> bool {
        self.area.width() >= WIDE
    }

    /// Where each counter stands on the screen: those of a place together, on the nearest room there is.
    fn counters(&mut self, counters: &[Counter], spots: &[(EntityId, Pos2)]) -> Vec<Pos2> {
        let glides = self.glides;
        let mut stands: Vec<Pos2> = glides.iter().map(|at| self.screen(*at)).collect();
        for (counter, at) in counters.iter().zip(&mut stands) {
            if counter.place.is_none() {
                let own = Rect::from_center_size(*at, counter.size());
                let free = self.room.first(std::iter::once(own).chain(around(*at, counter.size())));
                *at = self.or_over(free, own).center();
            }
        }
        for (place, spot) in spots {
            let here: Vec<usize> = (0..counters.len())
                .filter(|at| counters.get(*at).is_some_and(|counter| counter.place == Some(*place)))
                .collect();
            let sizes = |row: &[usize]| -> Vec<Vec2> {
                row.iter().filter_map(|at| counters.get(*at)).map(Counter::size).collect()
            };
            let width = |row: &[usize]| sizes(row).iter().map(|size| size.x).sum::<f32>();
            let rows: Vec<&[usize]> = here.chunks(ABREAST).collect();
            let widest = rows.iter().map(|row| width(row)).fold(0.0, f32::max);
            let high = rows.iter().map(|_| 30.0).sum::<f32>();
            if here.is_empty() {
                continue;
            }
            let size = vec2(widest, high);
            let above = Rect::from_center_size(*spot - vec2(0.0, 9.0 + high / 2.0), size);
            let seen = self.area.contains(*spot);
            let near = std::iter::once(above).chain(around(*spot, size)).take_while(|_| seen);
            let free = self.room.first(near);
            let rect = self.or_over(free, above);
            if !rect.expand(16.0).contains(*spot) {
                self.picture.leader(*spot, spot.clamp(rect.min, rect.max), self.tokens);
            }
            for (no, row) in (0u8..).zip(rows) {
                let y = rect.top() + 15.0 + 30.0 * f32::from(no);
                let mut x = rect.center().x - width(row) / 2.0;
                for (at, size) in row.iter().zip(sizes(row)) {
                    // What glides is drawn as far from where it will stand as it is from its place.
                    let still = counters.get(*at).map_or(*spot, |counter| self.screen(counter.at.into()));
                    if let Some(stand) = stands.get_mut(*at) {
                        *stand += Pos2::new(x + size.x / 2.0, y) - still;
                    }
                    x += size.x;
                }
            }
        }
        stands
    }

    /// What was free, or what has to stand over something else; no name will stand there either way.
    fn or_over(&mut self, free: Option<Rect>, wanted: Rect) -> Rect {
        free.unwrap_or_else(|| {
            self.room.take(wanted);
            wanted
        })
    }

    fn counter(&mut self, counter: &Counter, at: Pos2) {
        self.picture.counter(counter, at, self.tokens);
        let color = match counter.sign {
            Sign::Official => self.tokens.on_accent,
            _ => counter.color(self.tokens),
        };
        let font = theme::strong().resolve(self.ui.style());
        let galley = self.galley(counter.figure.clone(), font, color, f32::INFINITY);
        let down = if counter.sign == Sign::Injured { 3.0 } else { 0.0 };
        let rect = Align2::CENTER_CENTER.anchor_size(at + vec2(0.0, down), galley.size());
        self.figures.push(Written { rect, of: None, job: Arc::clone(&galley.job), color });
        let thing = counter.things.first().copied().unwrap_or_default();
        let rect = Rect::from_center_size(at, counter.size().max(Vec2::splat(size::HIT)));
        self.item(Pick::Counter(counter.sign, thing), rect, counter.words.clone());
    }

    fn place(&mut self, place: EntityId, at: Pos2) {
        let kind = place_kind(self.scene, place);
        self.picture.spot(at, kind, self.tokens);
        if own_post(self.scene) == Some(place) {
            self.picture.own(at, self.tokens);
        }
        if is_gate(kind) && gate(self.scene, place) == Some(false) {
            self.picture.closed(at, self.tokens);
        }
        let words = place_words(self.page, self.scene, place);
        self.item(Pick::Place(place), Rect::from_center_size(at, Vec2::splat(size::HIT)), words);
    }

    fn ways(&mut self) {
        for way in &self.scene.view.sights.ways {
            if let Some(curve) = Curve::of(self.scene, way.route) {
                let middle = self.screen(curve.at(0.5).0);
                let words = way_words(self.page, self.scene, way);
                self.item(Pick::Way(way.route), Rect::from_center_size(middle, Vec2::splat(24.0)), words);
            }
        }
    }

    /// The first of these texts there is room for beside the point.
    fn name(&mut self, of: EntityId, texts: Vec<String>, at: Pos2, color: Color32) {
        let wrap = if self.is_wide() { 190.0 } else { 130.0 };
        for text in texts {
            let galley = self.galley(text, self.small(), color, wrap);
            if let Some(rect) = self.room.first(beside(at, galley.size())) {
                self.names.push(Written { rect, of: Some(of), job: Arc::clone(&galley.job), color });
                return;
            }
        }
    }

    /// Towns and gates first: where there is no room, the others are named under the pointer and when picked.
    fn place_names(&mut self, counters: &[Counter], mut spots: Vec<(EntityId, Pos2)>) {
        spots.retain(|(_, at)| self.area.contains(*at));
        let own = own_post(self.scene);
        spots.sort_by_key(|(place, _)| {
            let kind = place_kind(self.scene, *place);
            let town = matches!(kind, PlaceKind::City | PlaceKind::Mission) || is_gate(kind);
            (own != Some(*place), !town)
        });
        for (place, at) in spots {
            let name = self.scene.titles.thing(place).to_owned();
            let mut texts = vec![name.clone()];
            if self.is_wide()
                && let Some(news) = self.news(place, counters)
            {
                texts.insert(0, format!("{name}\n{news}"));
            }
            self.name(place, texts, at, self.tokens.text);
        }
    }

    /// What is said below the name of a place: of a gate whether it is open; when somebody was last heard of there.
    fn news(&self, place: EntityId, counters: &[Counter]) -> Option<String> {
        let kind = place_kind(self.scene, place);
        let here =
            counters.iter().filter(|counter| counter.place == Some(place) && counter.sign != Sign::Official);
        let heard = here.map(|counter| counter.latest).max().map(|at| {
            let time = moment::local(self.page, self.scene, at);
            self.page.say(&Msg::new("ui-map-as-of").with("time", time))
        });
        let state = is_gate(kind).then(|| self.page.word(state_word(gate(self.scene, place))));
        let said: Vec<String> = state.into_iter().chain(heard).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }

    /// Beside a way: closed, and since when that is known; or how long it takes.
    fn way_names(&mut self) {
        let mut ways: Vec<_> = self.scene.view.sights.ways.iter().collect();
        ways.sort_by_key(|way| way.open != Some(false));
        for way in ways {
            let Some(curve) = Curve::of(self.scene, way.route) else { continue };
            let at = self.screen(curve.at(0.5).0);
            if !self.area.contains(at) {
                continue;
            }
            let model = self.scene.titles.model();
            let no =
                usize::from(way.route.0.saturating_sub(model.range(crate::content::kind::Kind::Route).0));
            let Some(row) = model.script.routes.get(no) else { continue };
            let takes = self.page.say(&Msg::new("ui-map-hours").with("travel", row.travel));
            let (texts, color) = match way.open {
                Some(false) => {
                    let time = moment::local(self.page, self.scene, way.at);
                    let closed = self.page.word("ui-map-closed");
                    (vec![format!("{closed}, {time}"), closed], self.tokens.danger)
                }
                _ if !self.is_wide() => continue,
                None => (vec![format!("{takes}?")], self.tokens.muted),
                Some(true) => (vec![takes], self.tokens.muted),
            };
            self.name(way.route, texts, at, color);
        }
    }

    /// Names of countries, seas and rivers, where nothing else stands.
    fn area_names(&mut self) {
        for shape in &self.scene.chart.shapes {
            let Some(name) = &shape.name else { continue };
            let points: Vec<Pos2> = shape
                .points
                .iter()
                .map(|(x, y)| self.screen(Pos2::new(f32::from(*x), f32::from(*y))))
                .collect();
            let font = if self.is_wide() { TextStyle::Body.resolve(self.ui.style()) } else { self.small() };
            let color = self.tokens.muted;
            let galley = self.galley(self.page.text(name).to_owned(), font, color, 160.0);
            let wanted: Vec<Rect> = match shape.kind {
                ShapeKind::River => points.iter().flat_map(|at| beside(*at, galley.size())).collect(),
                _ => within(&points, galley.size()),
            };
            if let Some(rect) = self.room.first(wanted) {
                self.names.push(Written { rect, of: None, job: Arc::clone(&galley.job), color });
            }
        }
    }
}
