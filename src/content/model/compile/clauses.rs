//! The rules of the clauses.

use crate::base::{ClauseId, Dur, Msg, Name};
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::model::compile::conditions::Scope;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::pattern::{Head, Pattern};
use crate::content::model::rules::{By, From, Limit, Owner, Rule, RuleKind};
use crate::content::model::tables::SlotTy;
use crate::content::pattern as author;
use crate::content::procedure as law;
use crate::trace::{Names as _, Table};

pub(super) fn compile(resolver: &mut Resolver, procedure: &law::Procedure) {
    for (at, clause) in procedure.clauses.iter().enumerate() {
        for (position, rule) in clause.rules.iter().enumerate() {
            let name = format!("{}.{}", clause.id, rule.id);
            let index = resolver.model.rules.len();
            if let Some(compiled) = compile_rule(resolver, clause, ClauseId::from_index(at), position, rule) {
                let full = rule.id.renamed(&name);
                resolver.declare(Table::Rule, &full, index);
                resolver.model.rules.push(compiled);
            }
        }
        for peer in procedure.conflicts.iter().filter(|_| at == 0) {
            resolver.row(Table::Clause, &peer.holds);
            resolver.row(Table::Clause, &peer.yields);
        }
    }
}

/// The pattern that opens an obligation, and the one that fulfils or breaks it.
fn sides(kind: &law::RuleKind) -> (Option<&author::Pattern>, &author::Pattern) {
    match kind {
        law::RuleKind::Response { when, then, .. } | law::RuleKind::Periodic { when, then, .. } => {
            (Some(when), then)
        }
        law::RuleKind::Precedence { first, then, .. } => (Some(then), first),
        law::RuleKind::Prohibition { never, from, .. } => (from.as_ref(), never),
        law::RuleKind::Existence { when, then, .. } => (when.as_ref(), then),
    }
}

fn compile_rule(
    resolver: &mut Resolver,
    clause: &law::Clause,
    id: ClauseId,
    position: usize,
    rule: &law::Rule,
) -> Option<Rule> {
    let (opening, _) = sides(&rule.rule);
    let mut per = rule.per.clone();
    let mut same = rule.same.clone();
    if per.is_empty() {
        per = same.iter().map(|same| same.slot.clone()).collect();
    }
    if same.is_empty() {
        same = per.iter().map(|slot| law::Same { slot: slot.clone(), there: None, link: None }).collect();
    }
    if per.len() > 3 || same.len() > 3 {
        resolver.error(codes::TABLE_TOO_LONG, &rule.id, Msg::new("content-too-many-subject-slots"));
        return None;
    }
    let mut heads = Vec::new();
    if let Some(opening) = opening {
        resolver.heads(opening, &mut heads);
    }
    let subject = subject_kinds(resolver, &per, &heads);
    let scope =
        Scope { subject: &subject, trigger: &heads, per: &per, same: &same, ..Scope::of_procedure(&rule.id) };
    let acting = Scope { acting: true, ..scope };
    let mut all_heads = heads.clone();
    resolver.heads(sides(&rule.rule).1, &mut all_heads);
    if let law::RuleKind::Prohibition { never, .. } = &rule.rule {
        resolver.heads(never, &mut all_heads);
    }
    check_slots(resolver, &per, &all_heads);
    let guard = match &rule.guard {
        Some(cond) => Some(resolver.cond(cond, &scope)?),
        None => None,
    };
    let unless = option(rule.unless.as_ref(), |pattern| resolver.pattern(pattern, &acting, true))?;
    let lifted_by = option(rule.lifted_by.as_ref(), |pattern| resolver.pattern(pattern, &acting, false))?;
    let kind = kind(resolver, clause, &rule.rule, &scope)?;
    let owner = owner(resolver, &rule.owner)?;
    Some(Rule {
        clause: id,
        name: format!("{}.{}", clause.id, rule.id).into(),
        position: position as u16,
        severity: clause.severity,
        owner,
        judged: rule.judged,
        per: per.len() as u8,
        same: same.len() as u8,
        guard,
        unless,
        lifted_by,
        kind,
    })
}

/// A slot of `per` must exist in some pattern of the rule, or be a kind that a condition is looked at for.
fn check_slots(resolver: &mut Resolver, per: &[Name], heads: &[Head]) {
    for name in per {
        let in_head = heads.iter().any(|head| resolver.model.slot(*head, name.as_str()).is_some());
        if !in_head && Kind::parse(name.as_str()).is_none() {
            let mut candidates: Vec<String> = heads
                .iter()
                .flat_map(|head| resolver.model.slots(*head))
                .map(|row| row.name.as_str().to_owned())
                .collect();
            candidates.sort();
            candidates.dedup();
            let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
            resolver.unknown("content-table-slot", name, &candidates);
        }
    }
}

fn subject_kinds(resolver: &Resolver, per: &[Name], heads: &[Head]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for name in per {
        if let Some(kind) = Kind::parse(name.as_str()) {
            kinds.push(kind);
            continue;
        }
        for head in heads {
            let rows = resolver.model.slots(*head).iter().filter(|row| row.name == *name);
            for row in rows {
                if let SlotTy::Thing(of) = &row.ty {
                    kinds.extend(of.iter().copied());
                }
            }
        }
    }
    kinds
}

/// Compiles what may be left out: `Some(None)` if it is, `None` if it is wrong.
#[expect(clippy::option_option, reason = "the outer level is success, the inner one presence")]
fn option<A, B>(author: Option<&A>, compile: impl FnOnce(&A) -> Option<B>) -> Option<Option<B>> {
    match author {
        Some(author) => compile(author).map(Some),
        None => Some(None),
    }
}

fn limits(resolver: &mut Resolver, limits: &[law::Limit], scope: &Scope<'_>) -> Option<Box<[Limit]>> {
    let mut compiled = Vec::new();
    for limit in limits {
        let time = resolver.length(&limit.time);
        let guard = option(limit.guard.as_ref(), |cond| resolver.cond(cond, scope));
        compiled.push(Limit { time: time?, basis: limit.mark.basis, guard: guard?, until: limit.until });
    }
    Some(compiled.into())
}

fn kind(
    resolver: &mut Resolver,
    clause: &law::Clause,
    kind: &law::RuleKind,
    scope: &Scope<'_>,
) -> Option<RuleKind> {
    let acting = Scope { acting: true, ..*scope };
    Some(match kind {
        law::RuleKind::Response { when, then, within, from, late_until } => {
            let when = resolver.pattern(when, scope, false);
            let then = resolver.pattern(then, &acting, true);
            let within = limits(resolver, within, scope);
            let from = option(from.as_ref(), |from| compile_from(resolver, clause, from, scope));
            let late_until = option(late_until.as_ref(), |length| resolver.length(length));
            RuleKind::Response {
                when: when?,
                then: then?,
                within: within?,
                from: from?,
                late_until: late_until?,
            }
        }
        law::RuleKind::Precedence { first, then, lead, fresh, spoiled_by } => {
            let first = resolver.pattern(first, &acting, true);
            let then = resolver.pattern(then, scope, false);
            let lead = option(lead.as_ref(), |limit| resolver.length(&limit.time));
            let fresh = option(fresh.as_ref(), |limit| resolver.length(&limit.time));
            let spoiled_by = option(spoiled_by.as_ref(), |pattern| resolver.pattern(pattern, &acting, false));
            RuleKind::Precedence {
                first: first?,
                then: then?,
                lead: lead?,
                fresh: fresh?,
                spoiled_by: spoiled_by?,
            }
        }
        law::RuleKind::Prohibition { never, from, until } => {
            let never = resolver.pattern(never, &acting, false);
            let from = option(from.as_ref(), |pattern| resolver.pattern(pattern, scope, false));
            let until = option(until.as_ref(), |pattern| resolver.pattern(pattern, &acting, false));
            RuleKind::Prohibition { never: never?, from: from?, until: until? }
        }
        law::RuleKind::Existence { when, then, by } => {
            let when = option(when.as_ref(), |pattern| resolver.pattern(pattern, scope, false));
            let then = resolver.pattern(then, &acting, true);
            let by = match by {
                law::By::Within(list) => limits(resolver, list, scope).map(By::Within),
                law::By::At(pattern) => resolver.pattern(pattern, scope, false).map(By::At),
                law::By::Stop => Some(By::Stop),
            };
            RuleKind::Existence { when: when?, then: then?, by: by? }
        }
        law::RuleKind::Periodic { when, then, every, until } => {
            let when = resolver.pattern(when, scope, false);
            let then = resolver.pattern(then, &acting, true);
            let every = limits(resolver, every, scope);
            let until = option(until.as_ref(), |pattern| resolver.pattern(pattern, &acting, false));
            RuleKind::Periodic { when: when?, then: then?, every: every?, until: until? }
        }
    })
    .filter(|kind| {
        let never_ends = |every: &[Limit]| every.iter().any(|limit| limit.time <= Dur::ZERO);
        let zero = matches!(kind, RuleKind::Periodic { every, .. } if every.is_empty() || never_ends(every));
        if zero {
            resolver.error(codes::VALUE_DOES_NOT_FIT, scope.at, Msg::new("content-period-is-zero"));
        }
        !zero
    })
}

fn compile_from(
    resolver: &mut Resolver,
    clause: &law::Clause,
    from: &law::From,
    scope: &Scope<'_>,
) -> Option<From> {
    match from {
        law::From::Rule(name) => {
            let position = clause.rules.iter().position(|rule| rule.id == *name);
            if position.is_none() {
                let candidates: Vec<&str> = clause.rules.iter().map(|rule| rule.id.as_str()).collect();
                resolver.unknown("content-table-rule", name, &candidates);
            }
            position.map(|position| From::Rule(position as u16))
        }
        law::From::Pattern(pattern) => resolver
            .pattern(pattern, scope, false)
            .filter(|pattern| !matches!(pattern, Pattern::Holds(_)))
            .map(From::Pattern),
    }
}

fn owner(resolver: &mut Resolver, owner: &law::Owner) -> Option<Owner> {
    let mut roles = |names: &[Name]| -> Option<Box<[crate::base::RoleId]>> {
        let compiled: Vec<_> = names.iter().map(|name| resolver.role(name)).collect();
        compiled.into_iter().collect()
    };
    Some(match owner {
        law::Owner::One(name) => Owner::One(resolver.role(name)?),
        law::Owner::Either(names) => Owner::Either(roles(names)?),
        law::Owner::Joint(names) => Owner::Joint(roles(names)?),
        law::Owner::Each(names) => Owner::Each(roles(names)?),
        law::Owner::Actor => Owner::Actor,
        law::Owner::Named(action, slot) => {
            let Head::Action(id) = resolver.head(action, true)? else { return None };
            let found = resolver.model.slot(Head::Action(id), slot.as_str());
            if found.is_none() {
                resolver.unknown("content-table-slot", slot, &[]);
            }
            Owner::Named(id, found?)
        }
    })
}

/// Whether a clause exists; used by scenario items that name clauses.
pub(super) fn clause(resolver: &mut Resolver, name: &Name) -> Option<ClauseId> {
    match resolver.model.find(Table::Clause, name.as_str()) {
        Some(row) => Some(ClauseId(row)),
        None => resolver.row(Table::Clause, name).map(ClauseId),
    }
}
