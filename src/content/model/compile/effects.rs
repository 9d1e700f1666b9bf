//! Changes of the world and the signals raised with them.

use crate::base::{EndingId, FactId, InjectId, Msg, Name, SeatId};
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::model::compile::conditions::Scope;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::pattern::Head;
use crate::content::model::script::{Effect, Raise, Thing};
use crate::content::model::tables::{FactTy, SlotTy};
use crate::content::pattern::Value;
use crate::content::scenario as author;
use crate::trace::Table;

/// A thing, or `$slot` of the act where acts are at hand.
fn thing(resolver: &mut Resolver, name: &Name, kinds: &[Kind], heads: &[Head]) -> Option<Thing> {
    if let Some(slot) = name.as_str().strip_prefix('$') {
        let known = heads.iter().any(|head| resolver.model.slot(*head, slot).is_some());
        if !known {
            resolver.unknown("content-table-slot", name, &[]);
            return None;
        }
        return Some(Thing::OfAct(slot.into()));
    }
    resolver.thing(name, kinds).map(Thing::Fixed)
}

pub(super) fn effects(
    resolver: &mut Resolver,
    list: &[author::Effect],
    at: &Name,
    heads: &[Head],
) -> Box<[Effect]> {
    list.iter().filter_map(|item| effect(resolver, item, at, heads)).collect()
}

/// The fact of an effect and the thing it is about.
fn target(
    resolver: &mut Resolver,
    name: &Name,
    of: Option<&Name>,
    heads: &[Head],
) -> Option<(FactId, Option<Thing>)> {
    let of_act = of.filter(|of| of.as_str().starts_with('$'));
    if let Some(of) = of_act {
        let slot = thing(resolver, of, &[], heads)?;
        let kinds: Vec<Kind> =
            heads.iter().flat_map(|head| slot_kinds(resolver, *head, &of.as_str()[1..])).collect();
        let scope = Scope { bound: &kinds, ..Scope::of_scenario(name) };
        let (fact, _) = resolver.fact(name, None, &scope)?;
        writable(resolver, fact, name)?;
        return Some((fact, Some(slot)));
    }
    let (fact, _) = resolver.fact(name, of, &Scope::of_scenario(name))?;
    writable(resolver, fact, name)?;
    let thing = of.and_then(|of| resolver.model.thing(of.as_str())).map(Thing::Fixed);
    Some((fact, thing))
}

fn slot_kinds(resolver: &Resolver, head: Head, slot: &str) -> Vec<Kind> {
    let Some(id) = resolver.model.slot(head, slot) else { return Vec::new() };
    match &resolver.model.slots(head)[id.index()].ty {
        SlotTy::Thing(kinds) => kinds.clone(),
        SlotTy::Many(kind) => vec![*kind],
        _ => Vec::new(),
    }
}

/// A scenario may set its own facts, built-in facts and standing facts marked open.
fn writable(resolver: &mut Resolver, fact: FactId, at: &Name) -> Option<()> {
    let row = &resolver.model.facts[fact.index()];
    if row.standing {
        let procedure = std::sync::Arc::clone(&resolver.model.procedure);
        if procedure.facts.iter().any(|fact| fact.id == row.name && !fact.open) {
            resolver.error(codes::FACT_NOT_OPEN, at, Msg::new("content-fact-not-open").with("name", at));
            return None;
        }
    }
    Some(())
}

fn effect(resolver: &mut Resolver, effect: &author::Effect, at: &Name, heads: &[Head]) -> Option<Effect> {
    use author::Effect as A;
    Some(match effect {
        A::Set(name, value, of) => {
            let (fact, thing) = target(resolver, name, of.as_ref(), heads)?;
            if let Value::Word(word) = value
                && let Some(slot) = word.as_str().strip_prefix('$')
            {
                if !heads.iter().any(|head| resolver.model.slot(*head, slot).is_some()) {
                    resolver.unknown("content-table-slot", word, &[]);
                    return None;
                }
                return Some(Effect::SetOfAct(fact, thing, slot.into()));
            }
            Effect::Set(fact, thing, resolver.fact_value(fact, value, name)?)
        }
        A::Add(name, n, of) => {
            let (fact, thing) = target(resolver, name, of.as_ref(), heads)?;
            if resolver.model.facts[fact.index()].ty != FactTy::Count {
                resolver.misfit(name, name.as_str(), Msg::new("content-expected-number"));
                return None;
            }
            Effect::Add(fact, thing, i32::try_from(*n).ok()?)
        }
        A::Move(who, place) => {
            let who = thing(resolver, who, &[Kind::Group, Kind::Person, Kind::Transport, Kind::Seat], heads);
            let place = thing(resolver, place, &[Kind::Place], heads);
            Effect::Move(who?, place?)
        }
        A::Harm(group, from, to, n) => {
            let who = thing(resolver, group, &[Kind::Group], heads);
            let count = |resolver: &mut Resolver, name: &Name| {
                let found = resolver.model.built_in(Kind::Group, name.as_str());
                if found.is_none() {
                    resolver.unknown("content-table-fact", name, &["safe", "unlocated", "injured", "dead"]);
                }
                found
            };
            let (from, to) = (count(resolver, from), count(resolver, to));
            Effect::Harm(who?, from?, to?, i32::try_from(*n).ok()?)
        }
        A::Open(route) => Effect::Route(thing(resolver, route, &[Kind::Route], heads)?, true),
        A::Close(route) => Effect::Route(thing(resolver, route, &[Kind::Route], heads)?, false),
        A::Fire(inject) => Effect::Fire(called(resolver, inject, heads)?),
        A::Schedule(inject, dur) => Effect::Schedule(called(resolver, inject, heads)?, *dur),
        A::Cancel(inject) => Effect::Cancel(InjectId(resolver.row(Table::Inject, inject)?)),
        A::Raise(signal, slots) => {
            let item = author::Raise { signal: signal.clone(), slots: slots.clone() };
            Effect::Raise(Box::new(raise(resolver, &item, heads)?))
        }
        A::Learn(seat, what) => {
            let seat = resolver.row(Table::Seat, seat).map(SeatId);
            let what = thing(resolver, what, &[], heads);
            Effect::Learn(seat?, what?)
        }
        A::Depart(movement) => Effect::Depart(thing(resolver, movement, &[Kind::Movement], heads)?),
        A::Chance(draw, branches) => {
            if branches.iter().all(|(weight, _)| *weight == 0) {
                resolver.error(
                    codes::VALUE_DOES_NOT_FIT,
                    draw,
                    Msg::new("content-no-weight").with("name", draw),
                );
                return None;
            }
            let branches =
                branches.iter().map(|(weight, list)| (*weight, effects(resolver, list, at, heads))).collect();
            Effect::Chance(draw.as_str().into(), branches)
        }
        A::When(cond, list) => {
            let kinds: Vec<Kind> = Vec::new();
            let scope = Scope { bound: &kinds, ..Scope::of_scenario(at) };
            let cond = resolver.cond(cond, &scope);
            let list = effects(resolver, list, at, heads);
            Effect::When(cond?, list)
        }
        A::End(ending) => Effect::End(EndingId(resolver.row(Table::Ending, ending)?)),
    })
}

/// An inject called by an effect; what it takes over from the act must be there to take.
fn called(resolver: &mut Resolver, name: &Name, heads: &[Head]) -> Option<InjectId> {
    let inject = InjectId(resolver.row(Table::Inject, name)?);
    let slots = resolver.of_act.get(inject.index()).cloned().unwrap_or_default();
    for slot in slots {
        if !heads.iter().any(|head| resolver.model.slot(*head, &slot).is_some()) {
            let missing = name.renamed(&format!("${slot}"));
            resolver.unknown("content-table-slot", &missing, &[]);
        }
    }
    Some(inject)
}

fn raise(resolver: &mut Resolver, raise: &author::Raise, heads: &[Head]) -> Option<Raise> {
    let head = resolver.head(&raise.signal, false)?;
    let Head::Signal(signal) = head else { return None };
    let filled = resolver.fill(head, &raise.slots, &raise.signal, true);
    for (_, slot) in &filled.from_act {
        if !heads.iter().any(|head| resolver.model.slot(*head, slot).is_some()) {
            let name = raise.signal.renamed(slot);
            resolver.unknown("content-table-slot", &name, &[]);
        }
    }
    Some(Raise {
        signal,
        args: filled.args,
        from_act: filled.from_act.into(),
        own_message: filled.own_message.into(),
    })
}

pub(super) fn raises(resolver: &mut Resolver, list: &[author::Raise], heads: &[Head]) -> Box<[Raise]> {
    list.iter().filter_map(|item| raise(resolver, item, heads)).collect()
}
