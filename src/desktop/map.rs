//! The map, drawn by Bevy below the panels: the picture of the seat as one mesh of coloured triangles.

use std::sync::Arc;

use bevy::asset::{Assets, RenderAssetUsages};
use bevy::camera::visibility::RenderLayers;
use bevy::camera::{Camera, Camera2d, ClearColor, ClearColorConfig, Viewport};
use bevy::color::{Color, ColorToComponents as _};
use bevy::ecs::component::Component;
use bevy::ecs::message::MessageWriter;
use bevy::ecs::query::With;
use bevy::ecs::system::{Commands, Local, Res, ResMut, Single};
use bevy::math::UVec2;
use bevy::mesh::{Indices, Mesh, Mesh2d, PrimitiveTopology};
use bevy::sprite_render::{ColorMaterial, MeshMaterial2d};
use bevy::utils::default;
use bevy::window::{PrimaryWindow, RequestRedraw, Window};
use bevy_egui::{EguiGlobalSettings, PrimaryEguiContext};
use egui::{Color32, Pos2, Rect, Vec2};

use crate::desktop::desk::{Desk, Screen};
use crate::desktop::outline::triangles;
use crate::ui::seat::map::picture::{Picture, Piece};

/// The camera that looks at the map.
#[derive(Component)]
pub(super) struct MapCamera;

/// The mesh of the map.
#[derive(Component)]
pub(super) struct Sheet;

/// What only the camera of the map sees: the one of the panels would draw it a second time, over the whole window.
const LAYER: usize = 1;

/// One camera for the map, one for the panels above it; and the mesh, still empty.
pub(super) fn cameras(
    mut commands: Commands<'_, '_>,
    mut settings: ResMut<'_, EguiGlobalSettings>,
    mut meshes: ResMut<'_, Assets<Mesh>>,
    mut materials: ResMut<'_, Assets<ColorMaterial>>,
) {
    settings.auto_create_primary_context = false;
    let above = Camera { order: 1, clear_color: ClearColorConfig::None, ..default() };
    commands.spawn((Camera2d, Camera { order: 0, ..default() }, MapCamera, RenderLayers::layer(LAYER)));
    commands.spawn((Camera2d, above, PrimaryEguiContext));
    let mesh = meshes.add(mesh(&Picture::default(), Rect::ZERO, 1.0));
    let material = MeshMaterial2d(materials.add(ColorMaterial::default()));
    commands.spawn((Mesh2d(mesh), material, Sheet, RenderLayers::layer(LAYER)));
}

/// What is drawn now, to see whether it has to be drawn again.
#[derive(Default)]
pub(super) struct Drawn {
    picture: Arc<Picture>,
    area: Option<Rect>,
    /// Points of the window to a point of the panels, and dots to a point of the window.
    factors: (f32, f32),
    dots: (u32, u32),
}

/// Behind everything is the background of the look; the map stands where the panels leave room for it.
pub(super) fn follow(
    desk: Res<'_, Desk>,
    mut clear: ResMut<'_, ClearColor>,
    mut drawn: Local<'_, Drawn>,
    window: Single<'_, '_, &Window, With<PrimaryWindow>>,
    mut camera: Single<'_, '_, &mut Camera, With<MapCamera>>,
    sheet: Single<'_, '_, &Mesh2d, With<Sheet>>,
    mut meshes: ResMut<'_, Assets<Mesh>>,
    mut redraw: MessageWriter<'_, RequestRedraw>,
) {
    let ground = color(desk.prefs.look.tokens().background);
    if clear.0 != ground {
        clear.0 = ground;
    }
    let lens = match desk.screen {
        Screen::Seat => desk.shown.as_ref().map(|_| &desk.seat.map),
        Screen::Result => {
            desk.past.as_ref().filter(|_| desk.result_state.moment).map(|_| &desk.result_state.seat.map)
        }
        _ => None,
    };
    let area = lens.and_then(|lens| lens.area);
    let factors = (desk.prefs.scale.factor(), window.scale_factor());
    let dots = (window.physical_width(), window.physical_height());
    let same = drawn.area == area && drawn.factors == factors && drawn.dots == dots;
    let picture =
        lens.filter(|_| area.is_some()).map(|lens| Arc::clone(&lens.drawing.picture)).unwrap_or_default();
    if same && (area.is_none() || Arc::ptr_eq(&drawn.picture, &picture)) {
        return;
    }
    let rect = area.unwrap_or(Rect::ZERO);
    camera.viewport = area.and_then(|area| viewport(area, factors.0 * factors.1, dots));
    let _old = meshes.insert(sheet.0.id(), mesh(&picture, rect, factors.0));
    *drawn = Drawn { picture, area, factors, dots };
    redraw.write(RequestRedraw);
}

/// The dots of the window an area covers; none if it is outside.
fn viewport(area: Rect, dots_per_point: f32, window: (u32, u32)) -> Option<Viewport> {
    let dot = |n: f32, most: u32| ((n * dots_per_point).round().max(0.0) as u32).min(most);
    let from = UVec2::new(dot(area.min.x, window.0), dot(area.min.y, window.1));
    let to = UVec2::new(dot(area.max.x, window.0), dot(area.max.y, window.1));
    let size = to.saturating_sub(from);
    (size.x > 0 && size.y > 0).then(|| Viewport { physical_position: from, physical_size: size, ..default() })
}

fn color(color: Color32) -> Color {
    Color::srgba_u8(color.r(), color.g(), color.b(), color.a())
}

/// Coloured triangles under construction.
#[derive(Default)]
struct Build {
    points: Vec<[f32; 3]>,
    colors: Vec<[f32; 4]>,
    corners: Vec<u32>,
    /// The last colour, and what it is to the renderer: most pieces have that of the one before.
    last: (Color32, [f32; 4]),
}

/// The picture as a mesh, the middle of the area at its origin, up being up.
#[must_use]
pub fn mesh(picture: &Picture, area: Rect, factor: f32) -> Mesh {
    let mut build = Build::default();
    let place = |at: Pos2| {
        let off = (at - area.center()) * factor;
        [off.x, -off.y, 0.0]
    };
    for piece in &picture.pieces {
        match piece {
            Piece::Fill(points, color) => build.add(points, &triangles(points), *color, place),
            Piece::Line { points, width, color, dashed } => {
                for part in parts(points, *dashed) {
                    build.add(&ribbon(part, *width), &[[0, 1, 2], [0, 2, 3]], *color, place);
                }
            }
        }
    }
    if build.corners.is_empty() {
        // The renderer wants at least one triangle, however small.
        build.add(&[area.center(); 3], &[[0, 1, 2]], Color32::TRANSPARENT, place);
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, build.points)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, build.colors)
        .with_inserted_indices(Indices::U32(build.corners))
}

impl Build {
    fn add(
        &mut self,
        points: &[Pos2],
        faces: &[[usize; 3]],
        tint: Color32,
        place: impl Fn(Pos2) -> [f32; 3],
    ) {
        let first = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
        if self.last.0 != tint {
            self.last = (tint, color(tint).to_linear().to_f32_array());
        }
        let tint = self.last.1;
        self.points.extend(points.iter().map(|at| place(*at)));
        self.colors.extend(points.iter().map(|_| tint));
        let corner = |at: usize| first.saturating_add(u32::try_from(at).unwrap_or_default());
        self.corners.extend(faces.iter().flatten().map(|at| corner(*at)));
    }
}

/// The straight parts of a line; of a broken one every other piece of it.
fn parts(points: &[Pos2], dashed: bool) -> Vec<(Pos2, Pos2)> {
    const DASH: f32 = 6.0;
    let straight = points.windows(2).filter_map(|ends| Some((*ends.first()?, *ends.get(1)?)));
    if !dashed {
        return straight.collect();
    }
    let mut found = Vec::new();
    let mut gone = 0.0f32;
    for (from, to) in straight {
        let length = (to - from).length();
        let towards = (to - from).normalized();
        let mut at = 0.0;
        while at < length {
            let next = (at + DASH - gone % DASH).min(length);
            if (gone / DASH) as i64 % 2 == 0 {
                found.push((from + towards * at, from + towards * next));
            }
            // A hair further, so that the next piece is another one.
            gone += (next - at).max(0.01);
            at = next.max(at + 0.01);
        }
    }
    found
}

/// A straight part as wide as it is drawn.
fn ribbon((from, to): (Pos2, Pos2), width: f32) -> [Pos2; 4] {
    let towards = (to - from).normalized() * (width / 2.0);
    let side = Vec2::new(-towards.y, towards.x);
    // A little longer, so that corners are closed.
    let (from, to) = (from - towards * 0.5, to + towards * 0.5);
    [from + side, to + side, to - side, from - side]
}
