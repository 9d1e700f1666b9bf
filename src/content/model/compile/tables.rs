//! Roles, levels, channels, things, facts, seats, actions and signals.

use crate::base::Msg;
use crate::base::{ChannelId, EntityId, FactId, Name, SeatId, SeatMask};
use crate::content::codes;
use crate::content::kind::{BuiltInType, Kind};
use crate::content::model::compile::conditions::Scope;
use crate::content::model::compile::resolver::Resolver;
use crate::content::model::pattern::Head;
use crate::content::model::tables::{
    ActionRow, DoesRow, EntityRow, FactRow, FactTy, RoleRow, SeatRow, SetRow, SetValue, SignalRow, SlotRow,
    SlotTy,
};
use crate::content::pattern::Pattern;
use crate::content::procedure::{Action, Does, Fact, FactType, Procedure, SetBy, SetTo, Slot, SlotType};
use crate::content::scenario::{Scenario, ScenarioFactType};
use crate::trace::{Table, WordId};

pub(super) fn compile(resolver: &mut Resolver, procedure: &Procedure, scenario: &Scenario) {
    for (at, role) in procedure.roles.iter().enumerate() {
        resolver.model.roles.push(RoleRow {
            name: role.id.clone(),
            held: SeatMask::NONE,
            covered: SeatMask::NONE,
        });
        resolver.declare(Table::Role, &role.id, at);
    }
    for (at, channel) in procedure.channels.iter().enumerate() {
        resolver.declare(Table::Channel, &channel.id, at);
    }
    if procedure.channels.len() > 64 {
        let at = &procedure.channels[64].id;
        resolver.error(codes::TABLE_TOO_LONG, at, Msg::new("content-table-too-long").with("name", at));
    }
    for (at, clause) in procedure.clauses.iter().enumerate() {
        resolver.declare(Table::Clause, &clause.id, at);
    }
    things(resolver, scenario);
    facts(resolver, procedure, scenario);
    seats(resolver, scenario);
    actions(resolver, procedure);
    signals(resolver, procedure);
    for fact in &procedure.facts {
        for set_by in &fact.set_by {
            set_rows(resolver, fact, set_by);
        }
    }
}

/// The names of the things of a kind, in the order of the author's lists.
fn names_of(kind: Kind, scenario: &Scenario) -> Vec<&Name> {
    let of_kind =
        || scenario.things.iter().filter(move |thing| thing.kind == kind.name()).map(|thing| &thing.id);
    match kind {
        Kind::Person => scenario.people.iter().map(|person| &person.id).collect(),
        Kind::Group => scenario.groups.iter().map(|group| &group.id).collect(),
        Kind::Place => scenario.places.iter().map(|place| &place.id).collect(),
        Kind::Route => scenario.routes.iter().map(|route| &route.id).collect(),
        Kind::Transport => scenario.transports.iter().map(|transport| &transport.id).collect(),
        Kind::Movement => scenario.movements.iter().map(|movement| &movement.id).collect(),
        Kind::Resource => scenario.resources.iter().map(|resource| &resource.id).collect(),
        Kind::Seat => scenario.seats.iter().map(|seat| &seat.id).collect(),
        Kind::Family | Kind::List | Kind::Figure | Kind::Party | Kind::Document | Kind::Event => {
            of_kind().collect()
        }
    }
}

fn things(resolver: &mut Resolver, scenario: &Scenario) {
    for thing in &scenario.things {
        let plain = [Kind::Family, Kind::List, Kind::Figure, Kind::Party, Kind::Document, Kind::Event];
        if !plain.iter().any(|kind| thing.kind == kind.name()) {
            resolver.unknown("content-table-kind", &thing.kind, &plain.map(Kind::name));
        }
    }
    for kind in Kind::ALL {
        let first = resolver.model.things.len();
        for (position, name) in names_of(kind, scenario).into_iter().enumerate() {
            let at = resolver.model.things.len();
            resolver.model.things.push(EntityRow { name: name.clone(), kind, position: position as u16 });
            resolver.declare(Table::Entity, name, at);
        }
        resolver.model.kinds[kind as usize] = (first as u16, (resolver.model.things.len() - first) as u16);
    }
}

fn add_fact(
    resolver: &mut Resolver,
    name: &Name,
    ty: FactTy,
    of: Option<Kind>,
    standing: bool,
    built_in: bool,
) {
    let fact = FactId::from_index(resolver.model.facts.len());
    let base = resolver.model.cells.len() as u32;
    let len = of.map_or(1, |kind| resolver.model.range(kind).1);
    let initial = if ty == FactTy::Place { -1 } else { 0 };
    resolver.model.cells.extend(std::iter::repeat_n(initial, usize::from(len)));
    resolver.model.cell_fact.extend(std::iter::repeat_n(fact, usize::from(len)));
    let journal_name = match of {
        Some(kind) if built_in => format!("{}.{name}", kind.name()).into(),
        _ => name.as_str().into(),
    };
    resolver.model.facts.push(FactRow {
        name: name.clone(),
        journal_name,
        ty,
        of,
        base,
        len,
        standing,
        built_in,
    });
}

fn facts(resolver: &mut Resolver, procedure: &Procedure, scenario: &Scenario) {
    let levels = |resolver: &mut Resolver| -> Vec<WordId> {
        let mut words = vec![resolver.word(&Name::new("level-0"))];
        words.extend(
            procedure
                .levels
                .iter()
                .filter(|level| level.id != "level-0")
                .map(|level| resolver.word(&level.id)),
        );
        words
    };
    for fact in &procedure.facts {
        let ty = match &fact.ty {
            FactType::Flag => FactTy::Flag,
            FactType::Count => FactTy::Count,
            FactType::Choice(options) => {
                FactTy::Choice(options.iter().map(|option| resolver.word(&option.id)).collect())
            }
            FactType::Level => FactTy::Choice(levels(resolver)),
        };
        let of = fact.of.as_ref().and_then(|kind| resolver.kind(kind));
        resolver.declare(Table::Fact, &fact.id, resolver.model.facts.len());
        add_fact(resolver, &fact.id, ty, of, true, false);
    }
    for kind in Kind::ALL {
        for built_in in kind.built_in() {
            let ty = match built_in.ty {
                BuiltInType::Flag => FactTy::Flag,
                BuiltInType::Count => FactTy::Count,
                BuiltInType::Place => FactTy::Place,
                BuiltInType::Choice(words) => {
                    FactTy::Choice(words.iter().map(|word| resolver.word(&Name::new(word))).collect())
                }
            };
            let qualified = Name::new(&format!("{}.{}", kind.name(), built_in.name));
            resolver.declare(Table::Fact, &qualified, resolver.model.facts.len());
            add_fact(resolver, &Name::new(built_in.name), ty, Some(kind), false, true);
        }
    }
    for fact in &scenario.facts {
        let ty = match &fact.ty {
            ScenarioFactType::Flag => FactTy::Flag,
            ScenarioFactType::Count => FactTy::Count,
            ScenarioFactType::Choice(options) => {
                FactTy::Choice(options.iter().map(|option| resolver.word(option)).collect())
            }
        };
        let of = fact.of.as_ref().and_then(|kind| resolver.kind(kind));
        resolver.declare(Table::Fact, &fact.id, resolver.model.facts.len());
        add_fact(resolver, &fact.id, ty, of, false, false);
    }
}

/// So many seats a scenario has at most.
const SEATS: usize = 32;

fn seats(resolver: &mut Resolver, scenario: &Scenario) {
    if scenario.seats.len() > SEATS {
        let at = &scenario.seats[SEATS].id;
        resolver.error(codes::TABLE_TOO_LONG, at, Msg::new("content-table-too-long").with("name", at));
    }
    let first = resolver.model.range(Kind::Seat).0;
    for (at, seat) in scenario.seats.iter().enumerate().take(SEATS) {
        let id = SeatId::from_index(at);
        resolver.declare(Table::Seat, &seat.id, at);
        let roles: Vec<_> = seat.roles.iter().filter_map(|role| resolver.role(role)).collect();
        for role in &roles {
            resolver.model.roles[role.index()].held.insert(id);
            resolver.model.roles[role.index()].covered.insert(id);
        }
        for role in &seat.stands_in {
            if let Some(role) = resolver.role(role) {
                resolver.model.roles[role.index()].covered.insert(id);
            }
        }
        let mut channels = if seat.channels.is_empty() { u64::MAX } else { 0 };
        for channel in &seat.channels {
            if let Some(channel) = resolver.row(Table::Channel, channel).map(ChannelId) {
                channels |= 1 << (channel.0 & 63);
            }
        }
        let place = seat.at.as_ref().and_then(|place| resolver.thing(place, &[Kind::Place]));
        let knows = seat.knows.iter().filter_map(|thing| resolver.thing(thing, &[])).collect();
        let thing = EntityId(first + at as u16);
        if let (Some(fact), Some(place)) = (resolver.model.built_in(Kind::Seat, "at"), place)
            && let Some(cell) = resolver.model.cell(fact, Some(thing))
        {
            resolver.model.cells[cell] = i32::from(place.0);
        }
        resolver.model.seats.push(SeatRow {
            name: seat.id.clone(),
            thing,
            roles,
            hands: seat.hands.max(1),
            channels,
            at: place,
            knows,
        });
    }
}

fn slots(resolver: &mut Resolver, slots: &[Slot]) -> Vec<SlotRow> {
    let mut rows: Vec<SlotRow> = Vec::new();
    for slot in slots {
        let mut kinds =
            |names: &[Name]| names.iter().filter_map(|name| resolver.kind(name)).collect::<Vec<Kind>>();
        let ty = match &slot.ty {
            SlotType::Of(kind) => SlotTy::Thing(kinds(std::slice::from_ref(kind))),
            SlotType::OneOf(list) => SlotTy::Thing(kinds(list)),
            SlotType::Many(kind) => match resolver.kind(kind) {
                Some(kind) => SlotTy::Many(kind),
                None => continue,
            },
            SlotType::Choice(options) => {
                SlotTy::Word(options.iter().map(|option| resolver.word(&option.id)).collect())
            }
            SlotType::Choices(options) => {
                SlotTy::Words(options.iter().map(|option| resolver.word(&option.id)).collect())
            }
            SlotType::Fact(name) => {
                let at = resolver.model.facts.iter().position(|row| row.name == *name && row.standing);
                match at.map(|at| resolver.model.facts[at].ty.clone()) {
                    Some(FactTy::Choice(words)) => SlotTy::Word(words),
                    _ => {
                        resolver.unknown("content-table-fact", name, &[]);
                        continue;
                    }
                }
            }
            SlotType::Message => SlotTy::Message,
            SlotType::Seat => SlotTy::Seat,
            SlotType::Number => SlotTy::Number,
            SlotType::Flag => SlotTy::Flag,
            SlotType::Time => SlotTy::Time,
            SlotType::Text => SlotTy::Text,
        };
        if rows.iter().any(|row| row.name == slot.id) {
            let message = Msg::new("content-duplicate-name").with("name", &slot.id);
            resolver.error(codes::DUPLICATE_NAME, &slot.id, message);
        }
        rows.push(SlotRow {
            name: slot.id.clone(),
            ty,
            optional: slot.optional,
            parties: slot.parties.clone(),
        });
    }
    rows
}

/// The resources of the scenario an action uses or spends; a scenario without the resource asks for none.
fn amounts(resolver: &Resolver, list: &[(Name, u32)]) -> Vec<(EntityId, i32)> {
    let found = |name: &Name| resolver.model.thing(name.as_str());
    list.iter()
        .filter_map(|(name, n)| found(name).map(|thing| (thing, i32::try_from(*n).unwrap_or(i32::MAX))))
        .collect()
}

fn actions(resolver: &mut Resolver, procedure: &Procedure) {
    for (at, action) in procedure.actions.iter().enumerate() {
        resolver.declare(Table::Action, &action.id, at);
        let row = action_row(resolver, action);
        resolver.model.actions.push(row);
    }
    for (at, action) in procedure.actions.iter().enumerate() {
        let head = Head::Action(crate::base::ActionId::from_index(at));
        let does = action.does.as_ref().and_then(|does| does_row(resolver, head, does));
        let place = action.at.as_ref().and_then(|slot| slot_of(resolver, head, slot));
        let scope = Scope::of_procedure(&action.id);
        let needs = action.needs.as_ref().and_then(|needs| resolver.cond(needs, &scope));
        let row = &mut resolver.model.actions[at];
        (row.does, row.at, row.needs) = (does, place, needs);
    }
}

fn action_row(resolver: &mut Resolver, action: &Action) -> ActionRow {
    let by = if action.by.is_empty() {
        SeatMask(u32::MAX)
    } else {
        action.by.iter().fold(SeatMask::NONE, |mask, role| mask.union(resolver.seats_of_role(role)))
    };
    let tells =
        action.tells.iter().fold(SeatMask::NONE, |mask, role| mask.union(resolver.seats_of_role(role)));
    ActionRow {
        name: action.id.clone(),
        by,
        takes: action.takes,
        slots: slots(resolver, &action.slots),
        at: None,
        uses: amounts(resolver, &action.uses),
        spends: amounts(resolver, &action.spends),
        tells,
        results: action.results.iter().map(|result| resolver.word(&result.id)).collect(),
        does: None,
        away: action.away,
        needs: None,
        sets: Vec::new(),
    }
}

fn slot_of(resolver: &mut Resolver, head: Head, name: &Name) -> Option<crate::base::SlotId> {
    let slot = resolver.model.slot(head, name.as_str());
    if slot.is_none() {
        let candidates: Vec<String> =
            resolver.model.slots(head).iter().map(|row| row.name.as_str().to_owned()).collect();
        let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
        resolver.unknown("content-table-slot", name, &candidates);
    }
    slot
}

fn does_row(resolver: &mut Resolver, head: Head, does: &Does) -> Option<DoesRow> {
    Some(match does {
        Does::Travel(place) => DoesRow::Travel(slot_of(resolver, head, place)?),
        Does::Plan { movement, route, transport } => {
            let transport = transport.as_ref().map(|slot| slot_of(resolver, head, slot));
            DoesRow::Plan(
                slot_of(resolver, head, movement)?,
                slot_of(resolver, head, route)?,
                transport.flatten(),
            )
        }
        Does::Board { movement, who } => {
            DoesRow::Board(slot_of(resolver, head, movement)?, slot_of(resolver, head, who)?)
        }
        Does::Depart { movement } => DoesRow::Depart(slot_of(resolver, head, movement)?),
    })
}

fn signals(resolver: &mut Resolver, procedure: &Procedure) {
    for (at, signal) in procedure.signals.iter().enumerate() {
        resolver.declare(Table::Signal, &signal.id, at);
        let slots = slots(resolver, &signal.slots);
        resolver.model.signals.push(SignalRow { name: signal.id.clone(), slots, sets: Vec::new() });
    }
}

fn set_rows(resolver: &mut Resolver, fact: &Fact, set_by: &SetBy) {
    let Some(at) = resolver.model.facts.iter().position(|row| row.name == fact.id && row.standing) else {
        return;
    };
    let id = FactId::from_index(at);
    let mut leaves: Vec<(&Name, bool, &[crate::content::pattern::Test])> = Vec::new();
    collect(&set_by.when, &mut leaves);
    if leaves.is_empty() {
        resolver.error(
            codes::HOLDS_MISPLACED,
            &fact.id,
            Msg::new("content-set-by-needs-act").with("name", &fact.id),
        );
    }
    for (name, is_action, tests) in leaves {
        let Some(head) = resolver.head(name, is_action) else { continue };
        let scope = Scope::of_procedure(&fact.id);
        let Some(tests) = resolver.tests(head, tests, &scope) else { continue };
        let of = match resolver.model.facts[at].of {
            None => None,
            Some(kind) => {
                let slot = match &set_by.slot {
                    Some(slot) => slot_of(resolver, head, slot),
                    None => {
                        let fits = |row: &SlotRow| match &row.ty {
                            SlotTy::Thing(kinds) => kinds.contains(&kind),
                            SlotTy::Many(of) => *of == kind,
                            _ => false,
                        };
                        resolver.model.slots(head).iter().position(fits).map(crate::base::SlotId::from_index)
                    }
                };
                let Some(slot) = slot else {
                    let message = Msg::new("content-fact-needs-thing").with("name", &fact.id);
                    resolver.error(codes::FACT_NEEDS_THING, name, message);
                    continue;
                };
                Some(slot)
            }
        };
        let to = match &set_by.to {
            SetTo::Value(value) => resolver.fact_value(id, value, name).map(SetValue::Const),
            SetTo::Slot(slot) => {
                let words = if let FactTy::Choice(words) = &resolver.model.facts[at].ty {
                    words.clone()
                } else {
                    Vec::new()
                };
                slot_of(resolver, head, slot).map(|slot| SetValue::Slot(slot, words))
            }
            SetTo::Add(n) => Some(SetValue::Add(i32::try_from(*n).unwrap_or(0))),
        };
        let Some(to) = to else { continue };
        let row = SetRow { fact: id, of, tests: tests.into_vec(), to };
        match head {
            Head::Action(action) => resolver.model.actions[action.index()].sets.push(row),
            Head::Signal(signal) => resolver.model.signals[signal.index()].sets.push(row),
        }
    }
}

fn collect<'a>(
    pattern: &'a Pattern,
    leaves: &mut Vec<(&'a Name, bool, &'a [crate::content::pattern::Test])>,
) {
    match pattern {
        Pattern::Did(name, tests) => leaves.push((name, true, tests)),
        Pattern::Raised(name, tests) => leaves.push((name, false, tests)),
        Pattern::Any(list) => list.iter().for_each(|inner| collect(inner, leaves)),
        Pattern::Became(_) | Pattern::Holds(_) | Pattern::Lapsed { .. } => {}
    }
}
