//! Initial values of built-in facts, routes, movements and links.

use crate::base::{EntityId, Name};
use crate::content::kind::{CONDITIONS, Kind};
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::script::{MovementRow, RouteRow};
use crate::content::scenario::{LinkKind, Scenario};

pub(super) fn compile(resolver: &mut Resolver, scenario: &Scenario) {
    people(resolver, scenario);
    ways(resolver, scenario);
    if let Some(capital) = &scenario.setting.capital {
        resolver.thing(capital, &[Kind::Place]);
    }
    for resource in &scenario.resources {
        set(
            resolver,
            Kind::Resource,
            "left",
            &resource.id,
            i32::try_from(resource.count).unwrap_or(i32::MAX),
        );
    }
    for link in &scenario.links {
        let kinds: (&[Kind], &[Kind]) = match link.kind {
            LinkKind::KinOf => (&[Kind::Person, Kind::Family], &[Kind::Person]),
            LinkKind::CarerOf => (&[Kind::Person], &[Kind::Person]),
            LinkKind::MemberOf => (&[Kind::Person], &[Kind::Group, Kind::Family]),
        };
        let (from, to) = (resolver.thing(&link.from, kinds.0), resolver.thing(&link.to, kinds.1));
        if let (Some(from), Some(to)) = (from, to) {
            resolver.model.links.push((link.kind, from, to));
        }
    }
    resolver.model.links.sort_unstable();
    resolver.model.links.dedup();
}

fn set(resolver: &mut Resolver, kind: Kind, fact: &str, name: &Name, value: i32) {
    let model = &mut resolver.model;
    if let (Some(fact), Some(thing)) = (model.built_in(kind, fact), model.thing(name.as_str()))
        && let Some(cell) = model.cell(fact, Some(thing))
    {
        model.cells[cell] = value;
    }
}

fn place(resolver: &mut Resolver, name: &Name) -> i32 {
    resolver.thing(name, &[Kind::Place]).map_or(-1, |thing| i32::from(thing.0))
}

fn people(resolver: &mut Resolver, scenario: &Scenario) {
    for group in &scenario.groups {
        let at = place(resolver, &group.at);
        let count = i32::try_from(group.count).unwrap_or(i32::MAX);
        set(resolver, Kind::Group, "at", &group.id, at);
        set(resolver, Kind::Group, "size", &group.id, count);
        let mut safe = count;
        for (fact, part) in [("dead", group.dead), ("injured", group.injured), ("unlocated", group.unlocated)]
        {
            let part = i32::try_from(part).unwrap_or(i32::MAX).min(safe);
            safe -= part;
            set(resolver, Kind::Group, fact, &group.id, part);
        }
        set(resolver, Kind::Group, "safe", &group.id, safe);
    }
    for person in &scenario.people {
        let at = person.at.as_ref().map_or(-1, |name| place(resolver, name));
        set(resolver, Kind::Person, "at", &person.id, at);
        match CONDITIONS.iter().position(|word| person.condition == *word) {
            Some(position) => set(resolver, Kind::Person, "condition", &person.id, position as i32),
            None => resolver.unknown("content-table-option", &person.condition, CONDITIONS),
        }
    }
}

fn ways(resolver: &mut Resolver, scenario: &Scenario) {
    for route in &scenario.routes {
        let (from, to) =
            (resolver.thing(&route.from, &[Kind::Place]), resolver.thing(&route.to, &[Kind::Place]));
        set(resolver, Kind::Route, "open", &route.id, i32::from(route.open));
        if let Some(transit) = &route.transit {
            resolver.thing(transit, &[Kind::Place, Kind::Party]);
        }
        resolver.model.script.routes.push(RouteRow {
            from: from.unwrap_or(EntityId(0)),
            to: to.unwrap_or(EntityId(0)),
            travel: route.travel,
            capacity: route.capacity,
        });
    }
    for transport in &scenario.transports {
        let at = transport.at.as_ref().map_or(-1, |name| place(resolver, name));
        set(resolver, Kind::Transport, "at", &transport.id, at);
        set(resolver, Kind::Transport, "available", &transport.id, i32::from(transport.available));
        set(
            resolver,
            Kind::Transport,
            "seats",
            &transport.id,
            i32::try_from(transport.seats).unwrap_or(i32::MAX),
        );
    }
    for movement in &scenario.movements {
        let row = MovementRow {
            transport: movement.transport.as_ref().and_then(|name| resolver.thing(name, &[Kind::Transport])),
            route: movement.route.as_ref().and_then(|name| resolver.thing(name, &[Kind::Route])),
            assembly: movement.assembly.as_ref().and_then(|name| resolver.thing(name, &[Kind::Place])),
        };
        resolver.model.script.movements.push(row);
    }
}
