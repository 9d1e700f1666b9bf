//! Conditions, acts and names of a scenario or procedure in words, for people who read no script.

use std::collections::BTreeMap;

use crate::base::{Arg, Lang, Msg, Name, Reliability, Text};
use crate::content::kind::CONDITIONS;
use crate::content::pattern::{Choice, Cond, Count, Length, Pattern, Test, Value};
use crate::content::procedure::{FactType, Procedure, Slot, SlotType};
use crate::content::scenario::{Effect, Prepared, Scenario};
use crate::i18n::Catalogue;

/// The fact that holds the condition of a person.
const CONDITION: &str = "condition";

/// Titles of everything a scenario and its procedure name, in one language.
pub(in crate::author) struct Words<'a> {
    pub(in crate::author) scenario: &'a Scenario,
    pub(in crate::author) procedure: &'a Procedure,
    catalogue: &'a Catalogue,
    things: BTreeMap<&'a str, &'a Text>,
}

impl<'a> Words<'a> {
    pub(in crate::author) fn of(
        scenario: &'a Scenario,
        procedure: &'a Procedure,
        catalogue: &'a Catalogue,
    ) -> Self {
        let mut things: BTreeMap<&str, &Text> = BTreeMap::new();
        things.extend(scenario.seats.iter().map(|row| (row.id.as_str(), &row.title)));
        things.extend(scenario.places.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.routes.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.groups.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.people.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.things.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.transports.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.movements.iter().map(|row| (row.id.as_str(), &row.name)));
        things.extend(scenario.resources.iter().map(|row| (row.id.as_str(), &row.name)));
        Self { scenario, procedure, catalogue, things }
    }

    /// The program's own words.
    pub(in crate::author) const fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    pub(in crate::author) fn lang(&self) -> Lang {
        self.catalogue.lang()
    }

    pub(in crate::author) fn say(&self, msg: &Msg) -> String {
        self.catalogue.say(msg)
    }

    /// A sentence in which each argument is a text.
    pub(in crate::author) fn put(&self, key: &'static str, args: &[(&'static str, &str)]) -> String {
        self.say(&args.iter().fold(Msg::new(key), |msg, (name, text)| msg.with(name, *text)))
    }

    pub(in crate::author) fn word(&self, key: &str) -> String {
        self.catalogue.word(key)
    }

    pub(in crate::author) fn show(&self, arg: impl Into<Arg>) -> String {
        self.catalogue.show(&arg.into())
    }

    pub(in crate::author) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang())
    }

    /// A seat, role, place, person or other thing by its title.
    pub(in crate::author) fn thing(&self, name: &str) -> String {
        if let Some(text) = self.things.get(name) {
            return self.text(text).to_owned();
        }
        let role = self.procedure.roles.iter().find(|role| role.id == *name);
        role.map_or_else(|| name.to_owned(), |role| self.text(&role.title).to_owned())
    }

    pub(in crate::author) fn channel(&self, name: &Name) -> String {
        let row = self.procedure.channels.iter().find(|row| row.id == *name);
        row.map_or_else(|| name.to_string(), |row| self.text(&row.title).to_owned())
    }

    /// A message: its subject, or where it comes from.
    pub(in crate::author) fn message(&self, name: &Name) -> String {
        let Some(inject) = self.scenario.injects.iter().find(|row| row.id == *name) else {
            return name.to_string();
        };
        let said = inject.subject.as_ref().or(inject.sender.as_ref()).map(|text| self.text(text).to_owned());
        match said.filter(|text| !text.is_empty()) {
            Some(title) => format!("{name} · {title}"),
            None => name.to_string(),
        }
    }

    pub(in crate::author) fn action(&self, name: &Name) -> String {
        let row = self.procedure.actions.iter().find(|row| row.id == *name);
        row.map_or_else(|| name.to_string(), |row| self.text(&row.title).to_owned())
    }

    fn signal(&self, name: &Name) -> String {
        let row = self.procedure.signals.iter().find(|row| row.id == *name);
        row.map_or_else(|| name.to_string(), |row| self.text(&row.title).to_owned())
    }

    pub(in crate::author) fn fact(&self, name: &Name) -> String {
        let own = self.scenario.facts.iter().find(|row| row.id == *name).and_then(|row| row.title.as_ref());
        let standing = || self.procedure.facts.iter().find(|row| row.id == *name).map(|row| &row.title);
        if let Some(text) = own.or_else(standing) {
            return self.text(text).to_owned();
        }
        let key = format!("fact-{name}");
        if self.catalogue.has(&key) { self.word(&key) } else { name.to_string() }
    }

    /// A kind of thing.
    pub(in crate::author) fn kind(&self, kind: &Name) -> String {
        let key = format!("slot-{kind}");
        if self.catalogue.has(&key) { self.word(&key).to_lowercase() } else { kind.to_string() }
    }

    /// A length of time: fixed, or the parameter a scenario sets.
    pub(in crate::author) fn length(&self, length: &Length) -> String {
        match length {
            Length::Fixed(dur) => self.show(*dur),
            Length::Param(name) => self.count(&Count::Param(name.clone())),
        }
    }

    /// A list of alternatives or of things that hold together.
    pub(in crate::author) fn list(&self, key: &'static str, mut texts: Vec<String>) -> String {
        match (texts.pop(), texts.is_empty()) {
            (None, _) => String::new(),
            (Some(only), true) => only,
            (Some(last), false) => self.put(key, &[("some", &texts.join("; ")), ("last", &last)]),
        }
    }

    /// A condition.
    pub(in crate::author) fn cond(&self, cond: &Cond) -> String {
        match cond {
            Cond::True => self.word("msel-always"),
            Cond::All(list) => self.list("msel-and", list.iter().map(|cond| self.nested(cond)).collect()),
            Cond::Any(list) => self.list("msel-or", list.iter().map(|cond| self.nested(cond)).collect()),
            Cond::Not(inner) => self.put("msel-not", &[("text", &self.nested(inner))]),
            Cond::Flag(fact, of) => self.about(fact, of.as_ref()),
            Cond::Is(fact, value, of) => {
                format!("{}: {}", self.about(fact, of.as_ref()), self.value_of_fact(fact, value))
            }
            Cond::AtLeast(count, value) => self.compare(count, "≥", value),
            Cond::AtMost(count, value) => self.compare(count, "≤", value),
            Cond::Exceeds(one, other) => format!("{} > {}", self.count(one), self.count(other)),
            Cond::Every(kind, inner) => {
                self.put("msel-every", &[("kind", &self.kind(kind)), ("text", &self.nested(inner))])
            }
            Cond::Some(kind, inner) => {
                self.put("msel-some", &[("kind", &self.kind(kind)), ("text", &self.nested(inner))])
            }
            Cond::Done(action, tests) => self.put("msel-done", &[("act", &self.act(action, tests))]),
        }
    }

    fn nested(&self, cond: &Cond) -> String {
        match cond {
            Cond::All(list) | Cond::Any(list) if list.len() > 1 => format!("({})", self.cond(cond)),
            _ => self.cond(cond),
        }
    }

    fn about(&self, fact: &Name, of: Option<&Name>) -> String {
        match of {
            Some(of) => format!("{} ({})", self.fact(fact), self.thing(of.as_str())),
            None => self.fact(fact),
        }
    }

    fn compare(&self, count: &Count, sign: &str, value: &Value) -> String {
        let value = match count {
            Count::Fact(fact) | Count::Of(fact, _) => self.value_of_fact(fact, value),
            _ => self.value(value, None),
        };
        format!("{} {sign} {value}", self.count(count))
    }

    fn count(&self, count: &Count) -> String {
        match count {
            Count::Fact(fact) => self.fact(fact),
            Count::Of(fact, of) => self.about(fact, Some(of)),
            Count::Number(kind, cond) => {
                self.put("msel-number", &[("kind", &self.kind(kind)), ("text", &self.nested(cond))])
            }
            Count::Sum(fact) => self.put("msel-sum", &[("text", &self.fact(fact))]),
            Count::Param(name) => {
                let row = self.procedure.params.iter().find(|row| row.id == *name);
                row.map_or_else(|| name.to_string(), |row| self.text(&row.title).to_owned())
            }
            Count::Num(n) => n.to_string(),
        }
    }

    pub(in crate::author) fn value_of_fact(&self, fact: &Name, value: &Value) -> String {
        let row = self.procedure.facts.iter().find(|row| row.id == *fact);
        match row.map(|row| &row.ty) {
            Some(FactType::Choice(choices)) => self.value(value, Some(choices)),
            Some(FactType::Level) => {
                let level = |name: &Name| self.procedure.levels.iter().find(|level| level.id == *name);
                match value {
                    Value::Word(name) => {
                        level(name).map_or_else(|| name.to_string(), |row| self.text(&row.title).to_owned())
                    }
                    _ => self.value(value, None),
                }
            }
            None if *fact == *CONDITION => self.condition(value),
            _ => self.value(value, None),
        }
    }

    /// The condition of a person.
    fn condition(&self, value: &Value) -> String {
        match value {
            Value::Word(name) if CONDITIONS.contains(&name.as_str()) => {
                self.word(&format!("condition-{name}"))
            }
            _ => self.value(value, None),
        }
    }

    fn value(&self, value: &Value, choices: Option<&[Choice]>) -> String {
        let one = |name: &Name| {
            let choice = choices.and_then(|list| list.iter().find(|choice| choice.id == *name));
            choice.map_or_else(|| self.thing(name.as_str()), |choice| self.text(&choice.title).to_owned())
        };
        match value {
            Value::Flag(true) => self.word("msel-yes"),
            Value::Flag(false) => self.word("msel-no"),
            Value::Num(n) => n.to_string(),
            Value::Word(name) => one(name),
            Value::List(names) => names.iter().map(one).collect::<Vec<_>>().join(", "),
        }
    }

    /// An act with what is said of its slots: „Advice to move (Airline crew)“.
    pub(in crate::author) fn act(&self, action: &Name, tests: &[Test]) -> String {
        let slots =
            self.procedure.actions.iter().find(|row| row.id == *action).map_or(&[][..], |row| &row.slots[..]);
        with_slots(self.action(action), &self.tests(tests, slots))
    }

    /// A prepared act.
    pub(in crate::author) fn prepared(&self, prepared: &Prepared) -> String {
        let tests: Vec<Test> =
            prepared.slots.iter().map(|(slot, value)| Test::Is(slot.clone(), value.clone())).collect();
        self.act(&prepared.action, &tests)
    }

    fn tests(&self, tests: &[Test], slots: &[Slot]) -> Vec<String> {
        tests.iter().filter_map(|test| self.test(test, slots)).collect()
    }

    fn test(&self, test: &Test, slots: &[Slot]) -> Option<String> {
        let slot = |name: &Name| slots.iter().find(|slot| slot.id == *name);
        let title = |name: &Name| {
            let title = slot(name).and_then(|slot| slot.title.as_ref());
            title.map_or_else(|| name.to_string(), |text| self.text(text).to_owned())
        };
        let shown = |name: &Name, value: &Value| match slot(name).map(|slot| &slot.ty) {
            Some(SlotType::Choice(choices) | SlotType::Choices(choices)) => self.value(value, Some(choices)),
            Some(SlotType::Fact(fact)) => self.value_of_fact(fact, value),
            _ => self.value(value, None),
        };
        Some(match test {
            // What is a thing or a choice speaks for itself; a number or a yes needs its name.
            Test::Is(name, value @ (Value::Word(_) | Value::List(_))) => shown(name, value),
            Test::Is(name, value) => format!("{}: {}", title(name), shown(name, value)),
            Test::AtLeast(name, value) => format!("{} ≥ {}", title(name), shown(name, value)),
            Test::AtMost(name, value) => format!("{} ≤ {}", title(name), shown(name, value)),
            Test::HasAtLeast(name, n) => format!("{} ≥ {n}", title(name)),
            Test::NotEmpty(name) => title(name),
            Test::Where(name, cond) => format!("{}: {}", title(name), self.nested(cond)),
            Test::By(role) => self.thing(role.as_str()),
            Test::All(list) => self.list("msel-and", self.tests(list, slots)),
            Test::Any(list) => self.list("msel-or", self.tests(list, slots)),
            Test::Not(inner) => self.put("msel-not", &[("text", &self.test(inner, slots)?)]),
            Test::Result(name) => name.to_string(),
            Test::CoversAll(name, kind, cond) => {
                let every = [("kind", &*self.kind(kind)), ("text", &*self.nested(cond))];
                format!("{}: {}", title(name), self.put("msel-every", &every))
            }
            Test::Equals(name, count) => format!("{} = {}", title(name), self.count(count)),
            Test::AtLeastTrigger(name, there) => {
                format!("{} ≥ {}", title(name), self.put("msel-of-trigger", &[("text", &title(there))]))
            }
            Test::Reliability(Reliability::Rumour) => return None,
            Test::Reliability(least) => {
                let word = self.word(if *least == Reliability::Reported {
                    "reliability-reported"
                } else {
                    "reliability-confirmed"
                });
                self.put("msel-reliability", &[("text", &word)])
            }
        })
        .filter(|text| !text.is_empty())
    }

    /// A change of the world; none for what calls or cancels messages, or only prepares something.
    pub(in crate::author) fn effect(&self, effect: &Effect) -> Option<String> {
        Some(match effect {
            Effect::Set(fact, value, of) => {
                format!("{}: {}", self.about(fact, of.as_ref()), self.value_of_fact(fact, value))
            }
            Effect::Add(fact, n, of) => format!("{}: {n:+}", self.about(fact, of.as_ref())),
            Effect::Move(who, to) => format!("{} → {}", self.thing(who.as_str()), self.thing(to.as_str())),
            Effect::Harm(group, from, to, n) => {
                format!("{}: {} → {}: {n}", self.thing(group.as_str()), self.fact(from), self.fact(to))
            }
            Effect::Open(route) => self.put("msel-opens", &[("route", &self.thing(route.as_str()))]),
            Effect::Close(route) => self.put("msel-closes", &[("route", &self.thing(route.as_str()))]),
            Effect::Raise(signal, slots) => {
                let tests: Vec<Test> =
                    slots.iter().map(|(slot, value)| Test::Is(slot.clone(), value.clone())).collect();
                self.pattern(&Pattern::Raised(signal.clone(), tests))
            }
            Effect::Depart(movement) => {
                format!("{}: {}", self.word("fact-departed"), self.thing(movement.as_str()))
            }
            Effect::End(ending) => {
                let row = self.scenario.endings.iter().find(|row| row.id == *ending)?;
                self.put("msel-ends", &[("text", self.text(&row.title))])
            }
            Effect::Fire(_)
            | Effect::Schedule(..)
            | Effect::Cancel(_)
            | Effect::Learn(..)
            | Effect::Chance(..)
            | Effect::When(..) => return None,
        })
    }

    /// Something that happens.
    pub(in crate::author) fn pattern(&self, pattern: &Pattern) -> String {
        match pattern {
            Pattern::Did(action, tests) => self.act(action, tests),
            Pattern::Raised(signal, tests) => {
                let row = self.procedure.signals.iter().find(|row| row.id == *signal);
                with_slots(self.signal(signal), &self.tests(tests, row.map_or(&[][..], |row| &row.slots[..])))
            }
            Pattern::Became(cond) | Pattern::Holds(cond) => self.cond(cond),
            Pattern::Any(list) => self.list("msel-or", list.iter().map(|one| self.pattern(one)).collect()),
            Pattern::Lapsed { since, time, unless } => {
                let (time, since) = (self.length(time), self.pattern(since));
                match unless {
                    None => self.put("msel-lapsed", &[("time", &time), ("since", &since)]),
                    Some(unless) => {
                        let unless = self.pattern(unless);
                        let args: [(&str, &str); 3] =
                            [("time", &time), ("since", &since), ("unless", &unless)];
                        self.put("msel-lapsed-unless", &args)
                    }
                }
            }
        }
    }
}

fn with_slots(title: String, slots: &[String]) -> String {
    if slots.is_empty() { title } else { format!("{title} ({})", slots.join(", ")) }
}
