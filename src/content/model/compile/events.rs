//! The script: injects, decisions, outcomes, results, endings; and its frame: parts, history, expects, objectives.

use crate::base::{ActionId, Dur, EntityId, InjectId, Msg, Name, SeatId, SeatMask, SimTime};
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::model::compile::callers::{callers, heads_of, of_act};
use crate::content::model::compile::clauses::clause;
use crate::content::model::compile::conditions::Scope;
use crate::content::model::compile::effects::{effects, raises};
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::pattern::Head;
use crate::content::model::script::{
    Decision, DecisionOption, Ending, Expect, Hint, History, Inject, Outcome, OutcomeWhen, Part, ResultRule,
    When,
};
use crate::content::model::tables::SlotTy;
use crate::content::pattern::Cond;
use crate::content::scenario as author;
use crate::trace::Table;

pub(super) fn compile(resolver: &mut Resolver, scenario: &author::Scenario) {
    for (at, inject) in scenario.injects.iter().enumerate() {
        resolver.declare(Table::Inject, &inject.id, at);
    }
    for (at, outcome) in scenario.outcomes.iter().enumerate() {
        resolver.declare(Table::Outcome, &outcome.id, at);
    }
    for (at, ending) in scenario.endings.iter().enumerate() {
        resolver.declare(Table::Ending, &ending.id, at);
    }
    for (at, part) in scenario.parts.iter().enumerate() {
        resolver.declare(Table::Part, &part.id, at);
    }
    resolver.of_act = scenario.injects.iter().map(of_act).collect();
    resolver.model.script.horizon = time(scenario.horizon);
    frame(resolver, scenario);
    let callers = callers(resolver, scenario);
    for (inject, heads) in scenario.injects.iter().zip(&callers) {
        let compiled = compile_inject(resolver, inject, heads);
        resolver.model.script.injects.push(compiled);
    }
    for outcome in &scenario.outcomes {
        if let Some(compiled) = compile_outcome(resolver, outcome) {
            resolver.model.script.outcomes.push(compiled);
        }
    }
    for rule in &scenario.results {
        if let Some(compiled) = compile_result(resolver, rule) {
            resolver.model.script.results.push(compiled);
        }
    }
    for ending in &scenario.endings {
        let when = cond(resolver, ending.when.as_ref(), &ending.id);
        let releases = ending.releases.iter().filter_map(|name| clause(resolver, name)).collect();
        resolver.model.script.endings.push(Ending { when, releases });
    }
}

fn time(dur: Dur) -> SimTime {
    SimTime(dur.0)
}

fn frame(resolver: &mut Resolver, scenario: &author::Scenario) {
    for (name, setting) in &scenario.params {
        let procedure = std::sync::Arc::clone(&resolver.model.procedure);
        match procedure.params.iter().find(|param| param.id == *name) {
            None => {
                resolver.param(name);
            }
            Some(param) if !setting.fits(&param.value) => {
                resolver.error(
                    codes::PARAM_OUT_OF_RANGE,
                    name,
                    Msg::new("content-param-out-of-range").with("name", name),
                );
            }
            Some(_) => {}
        }
    }
    for part in &scenario.parts {
        let given = match &part.start {
            author::PartStart::Given(list) => effects(resolver, list, &part.id, &[]),
            author::PartStart::Folded(_) => Box::default(),
        };
        resolver.model.script.parts.push(Part {
            from: time(part.from),
            to: time(part.to),
            given,
            past: None,
        });
    }
    for variant in &scenario.variants {
        for part in &variant.parts {
            resolver.row(Table::Part, part);
        }
        for seat in &variant.played {
            resolver.row(Table::Seat, seat);
        }
    }
    let mut interludes: Vec<_> =
        scenario.interludes.iter().map(|skip| (time(skip.from), time(skip.to))).collect();
    interludes.sort_unstable();
    resolver.model.script.interludes = interludes;
    for objective in &scenario.objectives {
        let named = objective.clauses.iter().filter_map(|name| clause(resolver, name)).collect();
        resolver.model.script.objectives.push(named);
    }
    for (position, expect) in (0u16..).zip(&scenario.expects) {
        let clause = clause(resolver, &expect.clause);
        let scope = Scope::of_scenario(&expect.clause);
        let cause = resolver.pattern(&expect.cause, &scope, false);
        let unless = expect.unless.as_ref().and_then(|unless| resolver.pattern(unless, &scope, false));
        if let (Some(clause), Some(cause)) = (clause, cause) {
            resolver.model.script.expects.push(Expect { clause, cause, by: expect.by, unless, position });
        }
    }
    let at = scenario.id.clone();
    resolver.model.script.given = effects(resolver, &scenario.given, &at, &[]).into_vec();
    for item in &scenario.history {
        let done = effects(resolver, &item.effects, &at, &[]);
        let known_to = masks(resolver, &item.known_to);
        resolver.model.script.history.push(History { at: time(item.at), effects: done, known_to });
    }
    resolver.model.script.history.sort_by_key(|item| item.at);
    for hint in &scenario.hints {
        let scope = Scope::of_scenario(&hint.seat);
        let seat = resolver.row(Table::Seat, &hint.seat).map(SeatId);
        let when = resolver.cond(&hint.when, &scope);
        let until = hint.until.as_ref().and_then(|until| resolver.pattern(until, &scope, false));
        let mut inject = |name: &Option<Name>| resolver.row(Table::Inject, name.as_ref()?).map(InjectId);
        let (rings, told) = (inject(&hint.rings), inject(&hint.told));
        if let (Some(seat), Some(when)) = (seat, when) {
            resolver.model.script.hints.push(Hint { seat, when, until, rings, told });
        }
    }
}

fn masks(resolver: &mut Resolver, names: &[Name]) -> SeatMask {
    names.iter().fold(SeatMask::NONE, |mask, name| mask.union(resolver.seats(name)))
}

fn cond(resolver: &mut Resolver, cond: Option<&Cond>, at: &Name) -> Option<crate::content::model::Cond> {
    cond.and_then(|cond| resolver.cond(cond, &Scope::of_scenario(at)))
}

fn compile_inject(resolver: &mut Resolver, inject: &author::Inject, heads: &[Head]) -> Inject {
    let at = &inject.id;
    let when = match &inject.when {
        author::When::At(dur) => When::At(time(*dur)),
        author::When::After(other, dur) => match resolver.row(Table::Inject, other) {
            Some(other) => When::After(InjectId(other), *dur),
            None => When::Called,
        },
        author::When::If(cond) | author::When::Repeat(cond) => {
            let repeat = matches!(inject.when, author::When::Repeat(_));
            let cond = resolver.cond(cond, &Scope::of_scenario(at));
            When::If(cond.unwrap_or(crate::content::model::Cond::Const(false)), repeat)
        }
        author::When::Every(from, period, cond) => {
            if *period <= Dur::ZERO {
                resolver.error(codes::VALUE_DOES_NOT_FIT, at, Msg::new("content-period-is-zero"));
            }
            let cond = resolver.cond(cond, &Scope::of_scenario(at));
            When::Every(time(*from), *period, cond.unwrap_or(crate::content::model::Cond::Const(false)))
        }
        author::When::Called => When::Called,
        author::When::ByHand => When::ByHand,
    };
    let only_if = cond(resolver, inject.only_if.as_ref(), at);
    let to_actor = inject.to.iter().any(|name| name.as_str() == author::ACTOR);
    let others: Vec<Name> = inject.to.iter().filter(|name| name.as_str() != author::ACTOR).cloned().collect();
    let to = masks(resolver, &others);
    let channel = inject
        .channel
        .as_ref()
        .and_then(|name| resolver.row(Table::Channel, name))
        .map(crate::base::ChannelId);
    let raises = raises(resolver, &inject.raises, heads);
    let mut names: Vec<EntityId> = inject.names.iter().filter_map(|name| resolver.thing(name, &[])).collect();
    for raise in &raises {
        for val in &raise.args.vals {
            names.extend(resolver.model.listed(*val));
        }
    }
    names.sort_unstable();
    names.dedup();
    let effects = effects(resolver, &inject.effects, at, heads);
    let of_act = of_act(inject).into();
    let retracts = inject.retracts.as_ref().and_then(|name| resolver.row(Table::Inject, name)).map(InjectId);
    let decision = inject.decision.as_ref().map(|decision| compile_decision(resolver, decision, at));
    Inject {
        when,
        only_if,
        to,
        to_actor,
        of_act,
        channel,
        reliability: inject.reliability,
        names: names.into(),
        raises,
        effects,
        retracts,
        decision,
        priority: inject.priority,
    }
}

fn compile_decision(resolver: &mut Resolver, decision: &author::Decision, at: &Name) -> Decision {
    let seat = decision.seat.as_ref().and_then(|name| resolver.row(Table::Seat, name)).map(SeatId);
    let mut options = Vec::new();
    for option in &decision.options {
        let mut actions = Vec::new();
        for prepared in &option.actions {
            if let Some(Head::Action(action)) = resolver.head(&prepared.action, true) {
                let filled = resolver.fill(Head::Action(action), &prepared.slots, &prepared.action, true);
                actions.push((ActionId(action.0), filled.args));
            }
        }
        // The effects happen when the last action completes: it is the act they follow from.
        let heads: Vec<Head> = actions.last().map(|(action, _)| Head::Action(*action)).into_iter().collect();
        options.push(DecisionOption {
            actions,
            effects: effects(resolver, &option.effects, &option.id, &heads),
            raises: raises(resolver, &option.raises, &heads),
            only_if: cond(resolver, option.only_if.as_ref(), &option.id),
        });
    }
    let otherwise = decision.options.iter().position(|option| option.id == decision.otherwise);
    if otherwise.is_none() {
        let candidates: Vec<&str> = decision.options.iter().map(|option| option.id.as_str()).collect();
        resolver.unknown("content-table-option", &decision.otherwise, &candidates);
    }
    if options.is_empty() || options.len() > 64 {
        resolver.error(codes::VALUE_DOES_NOT_FIT, at, Msg::new("content-decision-options").with("name", at));
    }
    Decision {
        seat,
        options,
        until: decision.until,
        otherwise: otherwise.unwrap_or(0) as u8,
        key: decision.key,
    }
}

fn compile_outcome(resolver: &mut Resolver, outcome: &author::Outcome) -> Option<Outcome> {
    let scope = Scope::of_scenario(&outcome.id);
    let (author::OutcomeWhen::On(pattern)
    | author::OutcomeWhen::NotBy(pattern, _)
    | author::OutcomeWhen::NotAfter(pattern, ..)) = &outcome.when;
    let heads = heads_of(resolver, &outcome.when);
    let compiled = resolver.pattern(pattern, &scope, false);
    let when = match &outcome.when {
        author::OutcomeWhen::On(_) => OutcomeWhen::On(compiled?),
        author::OutcomeWhen::NotBy(_, dur) => OutcomeWhen::NotBy(compiled?, time(*dur)),
        author::OutcomeWhen::NotAfter(_, inject, dur) => {
            let inject = resolver.row(Table::Inject, inject);
            OutcomeWhen::NotAfter(compiled?, InjectId(inject?), *dur)
        }
    };
    let kinds: Vec<Kind> = heads
        .iter()
        .flat_map(|head| resolver.model.slots(*head))
        .filter_map(|row| if let SlotTy::Thing(kinds) = &row.ty { kinds.first().copied() } else { None })
        .collect();
    let only_if = match &outcome.only_if {
        Some(cond) => resolver.cond(cond, &Scope { subject: &kinds, ..scope }),
        None => None,
    };
    let effects = effects(resolver, &outcome.effects, &outcome.id, &heads);
    let raises = raises(resolver, &outcome.raises, &heads);
    Some(Outcome { when, only_if, each: outcome.each, effects, raises })
}

fn compile_result(resolver: &mut Resolver, rule: &author::ResultRule) -> Option<ResultRule> {
    let head = resolver.head(&rule.action, true)?;
    let Head::Action(action) = head else { return None };
    let scope = Scope::of_scenario(&rule.action);
    let tests = resolver.tests(head, &rule.slots, &scope);
    let kinds: Vec<Kind> = resolver
        .model
        .slots(head)
        .iter()
        .filter_map(|row| if let SlotTy::Thing(kinds) = &row.ty { kinds.first().copied() } else { None })
        .collect();
    let only_if = match &rule.only_if {
        Some(cond) => resolver.cond(cond, &Scope { subject: &kinds, ..scope }),
        None => None,
    };
    let words = resolver.model.actions[action.index()].results.clone();
    let (draw, weighted): (Box<str>, Vec<(u32, Name)>) = match &rule.result {
        author::ResultOf::Always(result) => ("".into(), vec![(1, result.clone())]),
        author::ResultOf::Chance(draw, list) => (draw.as_str().into(), list.clone()),
    };
    let mut results = Vec::new();
    for (weight, name) in &weighted {
        if let Some(position) = resolver.option(&words, name) {
            results.push((*weight, words[position]));
        }
    }
    if results.iter().all(|(weight, _)| *weight == 0) {
        let message = Msg::new("content-no-weight").with("name", &rule.action);
        resolver.error(codes::VALUE_DOES_NOT_FIT, &rule.action, message);
        return None;
    }
    let names = rule.names.iter().filter_map(|name| resolver.thing(name, &[])).collect();
    Some(ResultRule { action, tests: tests?, only_if, draw, results: results.into(), names })
}
