//! Conditions, counts, tests and patterns.

use crate::base::{FactId, Msg, Name};
use crate::content::codes;
use crate::content::kind::Kind;
use crate::content::model::compile::contradiction::contradiction;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::cond::{Cond, Num};
use crate::content::model::pattern::{Head, Leaf, Pattern, Test};
use crate::content::model::tables::{FactTy, SlotTy};
use crate::content::pattern as author;
use crate::content::procedure::Same;
use crate::content::scenario::{LinkKind, ParamSetting};
use crate::trace::{Table, Val, WordId};

/// What a condition may read and what is bound where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// Only standing facts and built-in facts, and no named things: conditions of a procedure.
    pub(crate) standing: bool,
    /// Kinds of the subject's things.
    pub(crate) subject: &'a [Kind],
    /// Kinds bound by quantifiers and slots, innermost first.
    pub(crate) bound: &'a [Kind],
    /// The item the condition belongs to, where nothing nearer has a place.
    pub(crate) at: &'a Name,
    /// Heads of the rule's trigger, for tests that compare with it.
    pub(crate) trigger: &'a [Head],
    /// Slots that key an obligation.
    pub(crate) per: &'a [Name],
    /// Slots that must agree.
    pub(crate) same: &'a [Same],
    /// This pattern is the acting side: `same` slots are called as they are called there.
    pub(crate) acting: bool,
}

impl<'a> Scope<'a> {
    /// The scope of a scenario item.
    pub(crate) const fn of_scenario(at: &'a Name) -> Self {
        Self {
            standing: false,
            subject: &[],
            bound: &[],
            at,
            trigger: &[],
            per: &[],
            same: &[],
            acting: false,
        }
    }

    /// The scope of a procedure item without a subject.
    pub(crate) const fn of_procedure(at: &'a Name) -> Self {
        Self { standing: true, ..Self::of_scenario(at) }
    }
}

impl Resolver {
    /// A fact, and the thing it is asked of if one is named.
    pub(crate) fn fact(
        &mut self,
        name: &Name,
        of: Option<&Name>,
        scope: &Scope<'_>,
    ) -> Option<(FactId, Num)> {
        let rows: Vec<usize> =
            (0..self.model.facts.len()).filter(|at| self.model.facts[*at].name == *name).collect();
        if rows.is_empty() {
            let mut candidates: Vec<Box<str>> =
                self.model.facts.iter().map(|row| row.name.as_str().into()).collect();
            candidates.sort();
            candidates.dedup();
            let candidates: Vec<&str> = candidates.iter().map(|name| &**name).collect();
            self.unknown("content-table-fact", name, &candidates);
            return None;
        }
        let pick = |kind: Option<Kind>, resolver: &Self| {
            rows.iter().copied().find(|at| resolver.model.facts[*at].of == kind)
        };
        if let Some(of) = of {
            if scope.standing {
                self.error(
                    codes::NOT_STANDING,
                    of,
                    Msg::new("content-procedure-names-thing").with("name", of),
                );
                return None;
            }
            let kinds: Vec<Kind> = rows.iter().filter_map(|at| self.model.facts[*at].of).collect();
            let thing = self.thing(of, &kinds)?;
            let kind = self.model.things[thing.index()].kind;
            let fact = FactId::from_index(pick(Some(kind), self)?);
            let cell = self.model.cell(fact, Some(thing))?;
            return Some((fact, Num::Cell(fact, cell as u32)));
        }
        let nearest = scope.bound.iter().chain(scope.subject).find_map(|kind| pick(Some(*kind), self));
        let Some(at) = nearest.or_else(|| pick(None, self)) else {
            self.error(
                codes::FACT_NEEDS_THING,
                name,
                Msg::new("content-fact-needs-thing").with("name", name),
            );
            return None;
        };
        let row = &self.model.facts[at];
        if scope.standing && !row.standing && !row.built_in {
            self.error(codes::NOT_STANDING, name, Msg::new("content-not-standing").with("name", name));
            return None;
        }
        let fact = FactId::from_index(at);
        let num = match row.of {
            None => Num::Cell(fact, row.base),
            Some(kind) => {
                let (first, len) = self.model.range(kind);
                Num::Of(fact, row.base, first, len)
            }
        };
        Some((fact, num))
    }

    fn count(&mut self, count: &author::Count, scope: &Scope<'_>) -> Option<(Option<FactId>, Num)> {
        match count {
            author::Count::Fact(name) => self.fact(name, None, scope).map(|(fact, num)| (Some(fact), num)),
            author::Count::Of(name, of) => {
                self.fact(name, Some(of), scope).map(|(fact, num)| (Some(fact), num))
            }
            author::Count::Number(kind, cond) => {
                let kind = self.kind(kind)?;
                let cond = self.inside(kind, cond, scope)?;
                let (first, len) = self.model.range(kind);
                Some((None, Num::Number(first, len, Box::new(cond))))
            }
            author::Count::Sum(name) => {
                let row = self.model.facts.iter().position(|row| row.name == *name && row.of.is_some());
                let Some(at) = row else {
                    self.error(
                        codes::FACT_NEEDS_THING,
                        name,
                        Msg::new("content-not-per-kind").with("name", name),
                    );
                    return None;
                };
                let row = &self.model.facts[at];
                Some((None, Num::Sum(FactId::from_index(at), row.base, row.len)))
            }
            author::Count::Param(name) => match self.param(name)? {
                ParamSetting::Number(n) => Some((None, Num::Const(i32::try_from(n).unwrap_or(i32::MAX)))),
                ParamSetting::Time(_) => {
                    self.misfit(name, name.as_str(), Msg::new("content-expected-number"));
                    None
                }
            },
            author::Count::Num(n) => Some((None, Num::Const(i32::try_from(*n).unwrap_or(i32::MAX)))),
        }
    }

    fn inside(&mut self, kind: Kind, cond: &author::Cond, scope: &Scope<'_>) -> Option<Cond> {
        let mut bound = vec![kind];
        bound.extend_from_slice(scope.bound);
        self.cond(cond, &Scope { bound: &bound, ..*scope })
    }

    fn conds(&mut self, list: &[author::Cond], scope: &Scope<'_>) -> Option<Box<[Cond]>> {
        let compiled: Vec<Option<Cond>> = list.iter().map(|cond| self.cond(cond, scope)).collect();
        compiled.into_iter().collect()
    }

    /// A number a count is compared with: a word is a position of the fact's options.
    fn bar(&mut self, fact: Option<FactId>, value: &author::Value, scope: &Scope<'_>) -> Option<Num> {
        match (fact, value) {
            (_, author::Value::Num(n)) => Some(Num::Const(i32::try_from(*n).unwrap_or(i32::MAX))),
            (Some(fact), value) => self.fact_value(fact, value, scope.at).map(Num::Const),
            (None, _) => {
                self.misfit(scope.at, scope.at.as_str(), Msg::new("content-expected-number"));
                None
            }
        }
    }

    /// A condition.
    pub(crate) fn cond(&mut self, cond: &author::Cond, scope: &Scope<'_>) -> Option<Cond> {
        Some(match cond {
            author::Cond::True => Cond::Const(true),
            author::Cond::All(list) => {
                if let Some(fact) = contradiction(list) {
                    let message = Msg::new("content-contradiction").with("name", fact);
                    self.error(codes::NEVER_HOLDS, fact, message);
                }
                Cond::All(self.conds(list, scope)?)
            }
            author::Cond::Any(list) => Cond::Any(self.conds(list, scope)?),
            author::Cond::Not(inner) => Cond::Not(Box::new(self.cond(inner, scope)?)),
            author::Cond::Flag(name, of) => {
                let (fact, num) = self.fact(name, of.as_ref(), scope)?;
                if self.model.facts[fact.index()].ty != FactTy::Flag {
                    self.misfit(name, name.as_str(), Msg::new("content-expected-flag"));
                    return None;
                }
                Cond::Set(num)
            }
            author::Cond::Is(name, value, of) => {
                let (fact, num) = self.fact(name, of.as_ref(), scope)?;
                Cond::Is(num, self.fact_value(fact, value, name)?)
            }
            author::Cond::AtLeast(count, value) => {
                let (fact, num) = self.count(count, scope)?;
                Cond::AtLeast(num, self.bar(fact, value, scope)?)
            }
            author::Cond::AtMost(count, value) => {
                let (fact, num) = self.count(count, scope)?;
                Cond::AtLeast(self.bar(fact, value, scope)?, num)
            }
            author::Cond::Exceeds(a, b) => {
                let (a, b) = (self.count(a, scope), self.count(b, scope));
                Cond::Exceeds(a?.1, b?.1)
            }
            author::Cond::Every(kind, inner) => {
                let kind = self.kind(kind)?;
                let (first, len) = self.model.range(kind);
                Cond::Every(first, len, Box::new(self.inside(kind, inner, scope)?))
            }
            author::Cond::Some(kind, inner) => {
                let kind = self.kind(kind)?;
                let (first, len) = self.model.range(kind);
                Cond::Some(first, len, Box::new(self.inside(kind, inner, scope)?))
            }
            author::Cond::Done(action, tests) => {
                if scope.standing {
                    self.error(codes::NOT_STANDING, action, Msg::new("content-done-in-procedure"));
                    return None;
                }
                let id = crate::base::ActionId(self.row(Table::Action, action)?);
                Cond::Done(id, self.tests(Head::Action(id), tests, scope)?)
            }
        })
    }

    fn slot_row(&mut self, head: Head, name: &Name) -> Option<(crate::base::SlotId, SlotTy)> {
        let rows = self.model.slots(head);
        if let Some(at) = rows.iter().position(|row| row.name == *name) {
            return Some((crate::base::SlotId::from_index(at), rows[at].ty.clone()));
        }
        let candidates: Vec<String> = rows.iter().map(|row| row.name.as_str().to_owned()).collect();
        let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
        self.unknown("content-table-slot", name, &candidates);
        None
    }

    /// Tests of a happening of this head.
    pub(crate) fn tests(
        &mut self,
        head: Head,
        tests: &[author::Test],
        scope: &Scope<'_>,
    ) -> Option<Box<[Test]>> {
        let compiled: Vec<Option<Test>> = tests.iter().map(|test| self.test(head, test, scope)).collect();
        compiled.into_iter().collect()
    }

    fn ordered(
        &mut self,
        ty: &SlotTy,
        name: &Name,
        value: &author::Value,
        at_least: bool,
    ) -> Option<(Vec<WordId>, i64)> {
        match (ty, value) {
            (SlotTy::Number, author::Value::Num(n)) => Some((Vec::new(), *n)),
            (SlotTy::Time, author::Value::Word(_)) => {
                let Val::Num(ms) = self.slot_value(ty, value, name, &mut Vec::new())? else { return None };
                Some((Vec::new(), ms))
            }
            (SlotTy::Word(words), author::Value::Word(option)) => {
                let position = self.option(words, option)?;
                let side = if at_least { words[position..].to_vec() } else { words[..=position].to_vec() };
                Some((side, 0))
            }
            _ => {
                self.misfit(name, name.as_str(), Msg::new("content-expected-ordered"));
                None
            }
        }
    }

    fn test(&mut self, head: Head, test: &author::Test, scope: &Scope<'_>) -> Option<Test> {
        Some(match test {
            author::Test::Is(name, value) => {
                let (slot, ty) = self.slot_row(head, name)?;
                match (&ty, value) {
                    (SlotTy::Many(_) | SlotTy::Words(_), author::Value::Word(_)) => {
                        let val = self.slot_value(&ty, value, name, &mut Vec::new())?;
                        let (Val::Many(_, bits) | Val::Options(bits)) = val else { return None };
                        Test::Contains(slot, bits.trailing_zeros())
                    }
                    _ => Test::Is(slot, self.slot_value(&ty, value, name, &mut Vec::new())?),
                }
            }
            author::Test::NotEmpty(name) => Test::Filled(self.slot_row(head, name)?.0),
            author::Test::AtLeast(name, value) => {
                let (slot, ty) = self.slot_row(head, name)?;
                match self.ordered(&ty, name, value, true)? {
                    (words, _) if !words.is_empty() => Test::WordIn(slot, words.into()),
                    (_, n) => Test::Between(slot, n, i64::MAX),
                }
            }
            author::Test::AtMost(name, value) => {
                let (slot, ty) = self.slot_row(head, name)?;
                match self.ordered(&ty, name, value, false)? {
                    (words, _) if !words.is_empty() => Test::WordIn(slot, words.into()),
                    (_, n) => Test::Between(slot, i64::MIN, n),
                }
            }
            author::Test::HasAtLeast(name, n) => {
                Test::HasAtLeast(self.slot_row(head, name)?.0, u32::try_from(*n).unwrap_or(0))
            }
            author::Test::CoversAll(name, kind, cond) => {
                let (slot, _) = self.slot_row(head, name)?;
                let kind = self.kind(kind)?;
                let (first, len) = self.model.range(kind);
                Test::Covers(slot, first, len, self.inside(kind, cond, scope)?)
            }
            author::Test::Equals(name, count) => {
                let (slot, ty) = self.slot_row(head, name)?;
                if ty != SlotTy::Number {
                    self.misfit(name, name.as_str(), Msg::new("content-expected-number"));
                    return None;
                }
                let kinds = self.kinds_of_slots(head);
                let mut bound = kinds;
                bound.extend_from_slice(scope.bound);
                Test::Equals(slot, self.count(count, &Scope { bound: &bound, ..*scope })?.1)
            }
            author::Test::Where(name, cond) => {
                let (slot, ty) = self.slot_row(head, name)?;
                let kinds = match ty {
                    SlotTy::Thing(kinds) => kinds,
                    SlotTy::Many(kind) => vec![kind],
                    _ => {
                        self.misfit(name, name.as_str(), Msg::new("content-expected-thing"));
                        return None;
                    }
                };
                let mut bound = kinds;
                bound.extend_from_slice(scope.bound);
                Test::Where(slot, self.cond(cond, &Scope { bound: &bound, ..*scope })?)
            }
            author::Test::AtLeastTrigger(name, there) => {
                let (slot, ty) = self.slot_row(head, name)?;
                let mut sides = Vec::new();
                for of in scope.trigger {
                    if let Some(other) = self.model.slot(*of, there.as_str()) {
                        sides.push((*of, other));
                    }
                }
                if sides.is_empty() {
                    self.unknown("content-table-slot", there, &[]);
                    return None;
                }
                let order = if let SlotTy::Word(words) = ty { words } else { Vec::new() };
                Test::AtLeastTrigger(slot, sides.into(), order.into())
            }
            author::Test::Result(name) => {
                let results = match head {
                    Head::Action(action) => self.model.actions[action.index()].results.clone(),
                    Head::Signal(_) => Vec::new(),
                };
                let position = self.option(&results, name)?;
                Test::Result(results[position])
            }
            author::Test::By(role) => Test::By(self.seats(role)),
            author::Test::Reliability(least) => Test::Reliability(*least),
            author::Test::All(list) => Test::All(self.tests(head, list, scope)?),
            author::Test::Any(list) => Test::Any(self.tests(head, list, scope)?),
            author::Test::Not(inner) => Test::Not(Box::new(self.test(head, inner, scope)?)),
        })
    }

    fn kinds_of_slots(&self, head: Head) -> Vec<Kind> {
        let slots = self.model.slots(head).iter();
        slots
            .filter_map(|row| if let SlotTy::Thing(kinds) = &row.ty { kinds.first().copied() } else { None })
            .collect()
    }

    /// The head of an action or signal name.
    pub(crate) fn head(&mut self, name: &Name, action: bool) -> Option<Head> {
        if action {
            self.row(Table::Action, name).map(|id| Head::Action(crate::base::ActionId(id)))
        } else {
            self.row(Table::Signal, name).map(|id| Head::Signal(crate::base::SignalId(id)))
        }
    }

    fn leaf(&mut self, head: Head, tests: &[author::Test], scope: &Scope<'_>) -> Option<Pattern> {
        let kinds = self.kinds_of_slots(head);
        let mut subject = scope.subject.to_vec();
        subject.extend(kinds);
        let tests = self.tests(head, tests, &Scope { subject: &subject, ..*scope })?;
        let mut leaf = Leaf { head, tests, per: [None; 3], same: [None; 3], links: [None; 3] };
        for (place, name) in leaf.per.iter_mut().zip(scope.per) {
            *place = self.model.slot(head, name.as_str());
        }
        for (place, same) in scope.same.iter().enumerate().take(3) {
            let name = if scope.acting { same.there.as_ref().unwrap_or(&same.slot) } else { &same.slot };
            leaf.same[place] = self.model.slot(head, name.as_str());
            if let Some(link) = &same.link {
                let kinds = [LinkKind::KinOf, LinkKind::CarerOf, LinkKind::MemberOf];
                leaf.links[place] = kinds.into_iter().find(|kind| *link == kind.name());
                if leaf.links[place].is_none() {
                    self.unknown("content-table-link", link, &kinds.map(LinkKind::name));
                }
            }
        }
        Some(Pattern::On(leaf))
    }

    /// A pattern. `state` allows `Holds`.
    pub(crate) fn pattern(
        &mut self,
        pattern: &author::Pattern,
        scope: &Scope<'_>,
        state: bool,
    ) -> Option<Pattern> {
        match pattern {
            author::Pattern::Did(name, tests) => {
                let head = self.head(name, true)?;
                self.leaf(head, tests, scope)
            }
            author::Pattern::Raised(name, tests) => {
                let head = self.head(name, false)?;
                self.leaf(head, tests, scope)
            }
            author::Pattern::Became(cond) => {
                let over = scope.per.first().and_then(|name| Kind::parse(name.as_str()));
                let mut subject: Vec<Kind> = over.into_iter().collect();
                subject.extend_from_slice(scope.subject);
                let cond = self.cond(cond, &Scope { subject: &subject, ..*scope })?;
                Some(Pattern::Became(cond, over.map(|kind| self.model.range(kind))))
            }
            author::Pattern::Holds(cond) => {
                if !state {
                    self.error(codes::HOLDS_MISPLACED, scope.at, Msg::new("content-holds-misplaced"));
                    return None;
                }
                self.cond(cond, scope).map(Pattern::Holds)
            }
            author::Pattern::Any(list) => {
                let compiled: Vec<Option<Pattern>> =
                    list.iter().map(|inner| self.pattern(inner, scope, state)).collect();
                compiled.into_iter().collect::<Option<Box<[Pattern]>>>().map(Pattern::Any)
            }
            author::Pattern::Lapsed { since, time, unless } => {
                let since_compiled = self.pattern(since, scope, false);
                let time = self.length(time);
                let unless = match unless {
                    Some(inner) => Some(Box::new(self.pattern(inner, scope, false)?)),
                    None => None,
                };
                Some(Pattern::Lapsed(Box::new(since_compiled?), time?, unless))
            }
        }
    }

    /// The heads a pattern listens to, with their declared slots' kinds.
    pub(crate) fn heads(&self, pattern: &author::Pattern, heads: &mut Vec<Head>) {
        use crate::trace::Names as _;
        match pattern {
            author::Pattern::Did(name, _) => heads.extend(
                self.model
                    .find(Table::Action, name.as_str())
                    .map(|id| Head::Action(crate::base::ActionId(id))),
            ),
            author::Pattern::Raised(name, _) => heads.extend(
                self.model
                    .find(Table::Signal, name.as_str())
                    .map(|id| Head::Signal(crate::base::SignalId(id))),
            ),
            author::Pattern::Became(_) | author::Pattern::Holds(_) => {}
            author::Pattern::Any(list) => list.iter().for_each(|inner| self.heads(inner, heads)),
            author::Pattern::Lapsed { since, .. } => self.heads(since, heads),
        }
    }
}
