//! What an inject is called after: the acts and signals of the outcomes and answers that fire it, and what of them it uses.

use crate::base::Name;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::pattern::Head;
use crate::content::pattern::Value;
use crate::content::scenario as author;

/// The slots (`$person`) an inject takes over from the act it is called after.
pub(super) fn of_act(inject: &author::Inject) -> Vec<Box<str>> {
    let mut found: Vec<Box<str>> = Vec::new();
    let mut see = |name: &str| {
        if let Some(slot) = name.strip_prefix('$')
            && !found.iter().any(|known| **known == *slot)
        {
            found.push(slot.into());
        }
    };
    let slots = |list: &[(Name, Value)], see: &mut dyn FnMut(&str)| {
        list.iter().for_each(|(_, value)| {
            if let Value::Word(word) = value {
                see(word.as_str());
            }
        });
    };
    inject.raises.iter().for_each(|raise| slots(&raise.slots, &mut see));
    each_effect(&inject.effects, &mut |effect| {
        use author::Effect as A;
        match effect {
            A::Set(_, value, of) => {
                if let Value::Word(word) = value {
                    see(word.as_str());
                }
                of.iter().for_each(|of| see(of.as_str()));
            }
            A::Add(_, _, of) => of.iter().for_each(|of| see(of.as_str())),
            A::Move(who, place) => [who, place].into_iter().for_each(|name| see(name.as_str())),
            A::Harm(name, ..) | A::Open(name) | A::Close(name) | A::Learn(_, name) | A::Depart(name) => {
                see(name.as_str());
            }
            A::Raise(_, list) => slots(list, &mut see),
            A::Fire(_) | A::Schedule(..) | A::Cancel(_) | A::Chance(..) | A::When(..) | A::End(_) => {}
        }
    });
    found
}

/// Every effect of a list, also those below `Chance` and `When`.
fn each_effect<'a>(list: &'a [author::Effect], see: &mut dyn FnMut(&'a author::Effect)) {
    for effect in list {
        see(effect);
        match effect {
            author::Effect::Chance(_, branches) => {
                branches.iter().for_each(|(_, list)| each_effect(list, see));
            }
            author::Effect::When(_, list) => each_effect(list, see),
            _ => {}
        }
    }
}

/// For each inject that is only called, the acts and signals of the outcomes and answers that call it.
pub(super) fn callers(resolver: &mut Resolver, scenario: &author::Scenario) -> Vec<Vec<Head>> {
    let mut callers: Vec<Vec<Head>> = vec![Vec::new(); scenario.injects.len()];
    let mut call = |list: &[author::Effect], heads: &[Head]| {
        each_effect(list, &mut |effect| {
            if let author::Effect::Fire(name) | author::Effect::Schedule(name, _) = effect
                && let Some(at) = scenario.injects.iter().position(|inject| inject.id == *name)
                && matches!(scenario.injects[at].when, author::When::Called)
            {
                callers[at].extend(heads);
            }
        });
    };
    for outcome in &scenario.outcomes {
        call(&outcome.effects, &heads_of(resolver, &outcome.when));
    }
    let decisions = scenario.injects.iter().filter_map(|inject| inject.decision.as_ref());
    for option in decisions.flat_map(|decision| &decision.options) {
        let last = option.actions.last().and_then(|prepared| resolver.model.action(prepared.action.as_str()));
        call(&option.effects, &last.map(Head::Action).into_iter().collect::<Vec<_>>());
    }
    callers
}

/// What an outcome follows from.
pub(super) fn heads_of(resolver: &mut Resolver, when: &author::OutcomeWhen) -> Vec<Head> {
    let mut heads = Vec::new();
    if let author::OutcomeWhen::On(pattern) = when {
        resolver.heads(pattern, &mut heads);
    }
    heads
}
