//! What an exercise holds, as entities: for scenes and systems to read. The truth, not what a seat knows.

use bevy::app::{App, FixedPostUpdate, Plugin};
use bevy::ecs::component::Component;
use bevy::ecs::resource::Resource;
use bevy::ecs::world::World;

use crate::base::EntityId;
use crate::content::kind::Kind;
use crate::sim::host::{Host, Session};

/// A thing of the exercise: place, route, group, person, vehicle …
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    id: EntityId,
    kind: Kind,
}

impl Thing {
    /// Its number in the exercise.
    #[must_use]
    pub const fn id(&self) -> EntityId {
        self.id
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }
}

/// Where a thing is now; none while it is on the way, or has no place.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing(Option<EntityId>);

impl Standing {
    /// The place.
    #[must_use]
    pub const fn place(&self) -> Option<EntityId> {
        self.0
    }
}

/// What the mirror shows of which exercise.
#[derive(Resource, Default)]
struct Shown {
    /// Things and steps of the exercise shown.
    of: Option<(usize, usize)>,
}

/// Keeps the mirror of sessions of this kind.
#[derive(Debug)]
pub struct MirrorPlugin<S>(std::marker::PhantomData<S>);

impl<S> Default for MirrorPlugin<S> {
    fn default() -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<S: Session> Plugin for MirrorPlugin<S> {
    fn build(&self, app: &mut App) {
        app.init_resource::<Shown>().add_systems(FixedPostUpdate, follow::<S>);
    }
}

/// Brings the mirror up to the exercise, if a step was made since.
fn follow<S: Session>(world: &mut World) {
    let rows = world.get_resource::<Host<S>>().map(|host| {
        let exercise = host.session.exercise();
        (exercise.plan().model.things.len(), exercise.steps().len())
    });
    let before = world.resource::<Shown>().of;
    if rows == before {
        return;
    }
    world.resource_mut::<Shown>().of = rows;
    let same = matches!((rows, before), (Some((things, now)), Some((shown, then))) if things == shown && now >= then);
    if !same {
        clear(world);
        raise::<S>(world);
    }
    settle::<S>(world);
}

fn clear(world: &mut World) {
    let mut query = world.query_filtered::<bevy::ecs::entity::Entity, bevy::ecs::query::With<Thing>>();
    let old: Vec<_> = query.iter(world).collect();
    for entity in old {
        world.despawn(entity);
    }
}

fn raise<S: Session>(world: &mut World) {
    let Some(host) = world.get_resource::<Host<S>>() else { return };
    let model = &host.session.exercise().plan().model;
    let things: Vec<Thing> = (0..)
        .zip(&model.things)
        .map(|(at, row)| Thing { id: EntityId::from_index(at), kind: row.kind })
        .collect();
    world.spawn_batch(things.into_iter().map(|thing| (thing, Standing::default())));
}

fn settle<S: Session>(world: &mut World) {
    let mut query = world.query::<(&Thing, &mut Standing)>();
    // An exercise that was left is there no more.
    let _left = world.try_resource_scope(|world, host: bevy::ecs::change_detection::Mut<'_, Host<S>>| {
        let exercise = host.session.exercise();
        for (thing, mut standing) in query.iter_mut(world) {
            let now = Standing(exercise.situation().place_of(exercise.plan(), thing.id));
            if *standing != now {
                *standing = now;
            }
        }
    });
}
