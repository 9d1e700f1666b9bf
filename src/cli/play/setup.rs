//! What is asked before play: scenario, variant or part, role, content note, where it is kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Msg, Name, PartId, SeatId, SeatMask, SimTime};
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::from;
use crate::cli::journals;
use crate::cli::kept::{self, CODE, Kept, next_path, seat_of};
use crate::cli::library::{self, Playable, shown};
use crate::cli::pasts;
use crate::cli::play::console::Console;
use crate::cli::store::{self, Store};
use crate::cli::unfinished::{Found, journals_in, look};
use crate::content::model::Model;
use crate::exercise::part::{self, Stretch};
use crate::exercise::replay::Replayed;
use crate::exercise::{Exercise, Start};
use crate::kernel::Plan;
use crate::tell::basis;
use crate::tell::unfinished::Unfinished;
use crate::trace::{Holder, Names as _, Table};

/// An exercise ready to be played.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) exercise: Exercise,
    pub(super) store: Store,
    /// Exercise time it had reached.
    pub(super) clock: SimTime,
    pub(super) seat: SeatId,
    /// It had been interrupted and goes on.
    pub(super) resumed: bool,
    /// Sensitive messages are to be left out.
    pub(super) spared: bool,
}

/// Asks what is not given and opens or begins the exercise. None if the person gave up.
///
/// # Errors
/// [`Failure`] if content or file cannot be used.
pub(super) fn prepare(args: &args::Play, console: &mut Console) -> Result<Option<Ready>, Failure> {
    if let Some(path) = args.journal.as_deref().filter(|path| path.exists()) {
        return resume(path, args, console).map(Some);
    }
    let listed = match (&args.journal, &args.scenario) {
        (None, None) => interrupted(),
        _ => Vec::new(),
    };
    if let Some(path) = go_on_with(&listed, console) {
        return resume(&path, args, console).map(Some);
    }
    let Some(place) = scenario(args, console) else { return Ok(None) };
    let playable = library::playable(&place, args.procedure.as_deref())?;
    let model = &playable.model;
    let path = match &args.journal {
        Some(path) => path.clone(),
        None => {
            let (last, free) = store::names(Path::new(store::FOLDER), model.scenario.id.as_str());
            // What was just listed and not chosen is not asked for again.
            let last = last.filter(|_| listed.is_empty());
            if let Some(last) = last.and_then(|last| goes_on(last, args, console)) {
                return resume(&last, args, console).map(Some);
            }
            if console.has_ended() {
                return Ok(None);
            }
            free
        }
    };
    begin(args, &playable, &path, console)
}

/// Every interrupted exercise of the folder, the latest first. What cannot be read is left to the one who names it.
fn interrupted() -> Vec<(PathBuf, Unfinished)> {
    let journals = journals_in(Path::new(store::FOLDER)).unwrap_or_default().into_iter();
    journals
        .filter_map(|path| match look(&path) {
            Ok(Found::Interrupted(unfinished)) => Some((path, *unfinished)),
            Ok(Found::Over { .. } | Found::Nobodys) | Err(_) => None,
        })
        .collect()
}

/// The interrupted exercise the person wants to go on with.
fn go_on_with(list: &[(PathBuf, Unfinished)], console: &mut Console) -> Option<PathBuf> {
    if list.is_empty() {
        return None;
    }
    console.heading("play-unfinished");
    for (at, (_, unfinished)) in list.iter().enumerate() {
        let title = console.out.text(&unfinished.title);
        let row = format!("{title} · {}", unfinished.facts(&console.out.words));
        console.item(&format!("  {}", at + 1), 5, &row);
    }
    loop {
        let line = console.ask(&console.out.word("play-unfinished-which"))?;
        if line.is_empty() {
            return None;
        }
        match line.parse::<usize>().ok().and_then(|n| list.get(n.checked_sub(1)?)) {
            Some((path, _)) => return Some(path.clone()),
            None => console.say(&console.out.word("play-form-not-there")),
        }
    }
}

/// The interrupted exercise, if there is one and the person wants to go on with it.
fn goes_on(path: PathBuf, args: &args::Play, console: &mut Console) -> Option<PathBuf> {
    let source = journals::source(&path).ok()?;
    let (scenario, procedure) = (args.scenario.as_deref(), args.procedure.as_deref());
    let plan = journals::plan_for(&shown(&path), source, scenario, procedure).ok()?;
    let Replayed { exercise, .. } = Exercise::read(&plan, journals::source(&path).ok()?).ok()?;
    if exercise.is_over()
        && let Some(stretch) = part::next_stretch(&plan.model, exercise.header())
    {
        let next = next_path(&path, stretch, &plan.model);
        return if next.exists() { goes_on(next, args, console) } else { None };
    }
    let held = seat_of(exercise.header(), &plan.model);
    let another_seat = args.seat.as_ref().is_some_and(|name| plan.model.seat(name) != held);
    let another_way = args.paper.is_empty() != exercise.header().paper.is_empty();
    let another_part =
        args.part.as_deref().is_some_and(|name| exercise.header().part.as_deref() != Some(name));
    let another_beginning = args.from.is_some() || args.past.is_some();
    if exercise.is_over()
        || held.is_none()
        || another_beginning
        || another_seat
        || another_way
        || another_part
    {
        return None;
    }
    let msg = Msg::new("play-interrupted").with("path", shown(&path));
    console.say(&console.out.say(&msg));
    let yes = console.ask(&console.out.word("play-go-on-question"));
    yes.is_some_and(|line| agrees(&line, true)).then_some(path)
}

/// What comes after an exercise that is over: the next stretch of its variant, begun or gone on with. None if there is
/// none or the person has had enough.
///
/// # Errors
/// [`Failure`] if content or file cannot be used.
pub(super) fn follow(
    over: &Exercise,
    path: &Path,
    args: &args::Play,
    console: &mut Console,
) -> Result<Option<Ready>, Failure> {
    let header = over.header();
    let Some(stretch) = part::next_stretch(&over.plan().model, header) else { return Ok(None) };
    let next = next_path(path, stretch, &over.plan().model);
    let title = stretch.part.and_then(|part| over.plan().model.scenario.parts.get(part.index()));
    let title = title.map_or_else(String::new, |part| console.out.text(&part.title).to_owned());
    console.say(&console.out.say(&Msg::new("play-next-part").with("title", title)));
    if console.ask(&console.out.word("play-ready")).is_none_or(|line| line == "0") {
        return Ok(None);
    }
    if next.exists() {
        return resume(&next, args, console).map(Some);
    }
    let place = args.scenario.as_deref().unwrap_or(&header.scenario.id);
    let playable = library::playable(place, args.procedure.as_deref().or(Some(&*header.procedure.id)))?;
    let seat = seat_of(header, &over.plan().model).ok_or_else(|| nobody(path))?;
    let start = kept::start_as(over, stretch);
    let plan = pasts::plan(&playable, start.part)?;
    set_up(&start, &plan, &next, seat, console)
}

/// Whether an answer means yes; an empty one means `otherwise`.
pub(super) fn agrees(line: &str, otherwise: bool) -> bool {
    let line = line.to_lowercase();
    match line.chars().next() {
        None => otherwise,
        Some('y' | 'კ' | 'დ' | '1') => true,
        Some(_) => false,
    }
}

fn resume(path: &Path, args: &args::Play, console: &Console) -> Result<Ready, Failure> {
    let (scenario, procedure) = (args.scenario.as_deref(), args.procedure.as_deref());
    let Kept { exercise, store, clock, notices } = kept::resume(path, scenario, procedure)?;
    notices.iter().for_each(|notice| console.say(&console.out.say(notice)));
    let model = &exercise.plan().model;
    let seat = match &args.seat {
        Some(name) => journals::seat(model, name)?,
        None => seat_of(exercise.header(), model).ok_or_else(|| nobody(path))?,
    };
    Ok(Ready { exercise, store, clock, seat, resumed: true, spared: false })
}

/// That no person holds a seat.
fn nobody(path: &Path) -> Failure {
    Failure::new(Msg::new("play-no-seat-held").with("path", shown(path)))
}

fn scenario(args: &args::Play, console: &mut Console) -> Option<String> {
    if let Some(place) = &args.scenario {
        return Some(place.clone());
    }
    let read = |id: &str| library::read_scenario(&library::scenario_shelf(id).ok()?).value;
    let mut ids = library::scenarios();
    // Those with hints first: that is where a beginner begins.
    ids.sort_by_key(|id| read(id).is_none_or(|scenario| scenario.hints.is_empty()));
    console.heading("play-choose-scenario");
    for (at, id) in ids.iter().enumerate() {
        let title = read(id).map_or_else(
            || id.clone(),
            |scenario| {
                let minutes = scenario.variants.iter().map(|variant| i64::from(variant.minutes)).min();
                let key = if scenario.hints.is_empty() { "play-scenario" } else { "play-scenario-hints" };
                let minutes = minutes.unwrap_or_default();
                let msg = Msg::new(key).with("title", &scenario.title).with("minutes", minutes);
                console.out.say(&msg)
            },
        );
        console.item(&format!("  {}", at + 1), 5, &title);
    }
    number(ids.len(), console).and_then(|at| ids.get(at).cloned())
}

/// A number from 1 to `count`, as a position; an empty line is the first. None if the input has ended.
fn number(count: usize, console: &mut Console) -> Option<usize> {
    loop {
        let line = console.ask(&console.out.word("play-number"))?;
        if line.is_empty() {
            return Some(0);
        }
        match line.parse::<usize>() {
            Ok(n) if (1..=count).contains(&n) => return Some(n - 1),
            Ok(_) | Err(_) => console.say(&console.out.word("play-form-not-there")),
        }
    }
}

fn begin(
    args: &args::Play,
    playable: &Playable,
    path: &Path,
    console: &mut Console,
) -> Result<Option<Ready>, Failure> {
    let model = &playable.model;
    let scenario = Arc::clone(&model.scenario);
    let from = from::prepare(args, playable)?;
    console.rule();
    console.say(&console.out.word("mark"));
    console.say(&basis::notice(&model.procedure, &console.out.words));
    console.rule();
    console.say(console.out.text(&scenario.title));
    playable.shelf.stamp.iter().for_each(|stamp| console.say(&console.out.say(stamp)));
    console.out.line("");
    console.say(console.out.text(&scenario.summary));
    let note = console.out.text(&scenario.content_note).to_owned();
    let said = console.out.say(&Msg::new("play-content-note").with("note", note));
    console.out.line("");
    console.item(if console.plain { "" } else { "△" }, if console.plain { 0 } else { 2 }, &said);
    let Some(chosen) = choose(args, model, console)? else { return Ok(None) };
    let holders = (0..model.seats.len())
        .map(|at| {
            if chosen.paper.has(SeatId::from_index(at)) {
                Holder::Team(format!("T{}", at + 1).into())
            } else if at == chosen.seat.index() {
                Holder::Person(CODE.into())
            } else {
                Holder::Bot(args.colleagues.as_str().into())
            }
        })
        .collect();
    let start = Start {
        seed: from.as_ref().map_or(args.seed, |from| from.seed),
        part: chosen.stretch.part,
        last: chosen.stretch.last,
        holders,
        paper: chosen.paper,
        variant: chosen.variant,
        reference: Some("careful".into()),
    };
    if chosen.paper.is_empty() {
        briefing(model, chosen.seat, "play-you-are", console);
    } else {
        console.out.line("");
        console.say(&console.out.word("play-paper"));
        chosen.paper.iter().for_each(|seat| briefing(model, seat, "play-table", console));
    }
    if console.ask(&console.out.word("play-ready")).is_none_or(|line| line == "0") {
        return Ok(None);
    }
    let plan = match from {
        None => pasts::plan(playable, start.part)?,
        Some(from) => {
            from.notices.iter().for_each(|notice| console.say(&console.out.say(notice)));
            from.plan
        }
    };
    set_up(&start, &plan, path, chosen.seat, console)
}

/// Begins an exercise and puts its opening on disk. None if the input ended before.
fn set_up(
    start: &Start,
    plan: &Arc<Plan>,
    path: &Path,
    seat: SeatId,
    console: &mut Console,
) -> Result<Option<Ready>, Failure> {
    let scenario = Arc::clone(&plan.model.scenario);
    let spared = if scenario.injects.iter().any(|inject| inject.sensitive) {
        let Some(line) = console.ask(&console.out.word("play-sensitive-question")) else { return Ok(None) };
        agrees(&line, false)
    } else {
        false
    };
    let Kept { exercise, store, clock, .. } = kept::begin_on(plan, start, path)?;
    Ok(Some(Ready { exercise, store, clock, seat, resumed: false, spared }))
}

struct Chosen {
    seat: SeatId,
    /// Seats played on paper: the person at the terminal is the trainer, and `seat` the first of them.
    paper: SeatMask,
    /// What is played first; what follows it, the variant tells.
    stretch: Stretch,
    variant: Option<Box<str>>,
}

/// Variant or part, and the seat.
fn choose(args: &args::Play, model: &Model, console: &mut Console) -> Result<Option<Chosen>, Failure> {
    let scenario = &model.scenario;
    let unknown = |key: &'static str, name: &str, there: &[Name]| {
        let there: Vec<&str> = there.iter().map(Name::as_str).collect();
        Failure::unknown(key, name, &there)
    };
    let parts: Vec<Name> = scenario.parts.iter().map(|part| part.id.clone()).collect();
    let variants: Vec<Name> = scenario.variants.iter().map(|variant| variant.id.clone()).collect();
    if !crate::explore::policy::NAMES.contains(&args.colleagues.as_str()) {
        let (name, there) = (args.colleagues.as_str(), &crate::explore::policy::NAMES);
        return Err(Failure::unknown("play-no-policy", name, there));
    }
    let part = match &args.part {
        Some(name) => Some(
            model.find(Table::Part, name).map(PartId).ok_or_else(|| unknown("play-no-part", name, &parts))?,
        ),
        None => None,
    };
    let variant = match &args.variant {
        Some(name) => Some(
            scenario
                .variants
                .iter()
                .find(|row| row.id == *name.as_str())
                .ok_or_else(|| unknown("play-no-variant", name, &variants))?,
        ),
        None if part.is_none() && args.from.is_none() && args.past.is_none() => {
            if scenario.variants.len() > 1 {
                console.heading("play-choose-variant");
                for (at, variant) in scenario.variants.iter().enumerate() {
                    console.item(&format!("  {}", at + 1), 5, console.out.text(&variant.title));
                }
                let Some(at) = number(scenario.variants.len(), console) else { return Ok(None) };
                scenario.variants.get(at)
            } else {
                scenario.variants.first()
            }
        }
        None => None,
    };
    let first = variant.and_then(|variant| part::of_variant(model, variant.id.as_str())?.first().copied());
    let stretch = match (part, first) {
        (Some(part), _) => Stretch { part: Some(part), last: None },
        (None, Some(first)) => first,
        (None, None) => Stretch { part: None, last: None },
    };
    let played: Vec<SeatId> = match variant.map(|variant| &variant.played) {
        Some(played) if !played.is_empty() => {
            played.iter().filter_map(|name| model.seat(name.as_str())).collect()
        }
        _ => (0..model.seats.len()).map(SeatId::from_index).collect(),
    };
    let paper = on_paper(args, model, &played)?;
    let seat = match (&args.seat, paper.iter().next()) {
        (_, Some(first)) => first,
        (Some(name), None) => journals::seat(model, name)?,
        (None, None) => match played.as_slice() {
            [only] => *only,
            several => {
                console.heading("play-choose-seat");
                for (at, seat) in several.iter().enumerate() {
                    let title =
                        scenario.seats.get(seat.index()).map_or("?", |row| console.out.text(&row.title));
                    console.item(&format!("  {}", at + 1), 5, title);
                }
                let Some(at) = number(several.len(), console) else { return Ok(None) };
                several.get(at).copied().unwrap_or_default()
            }
        },
    };
    Ok(Some(Chosen { seat, paper, stretch, variant: variant.map(|variant| variant.id.as_str().into()) }))
}

/// The seats named to be played on paper; `all` are those the variant plays.
fn on_paper(args: &args::Play, model: &Model, played: &[SeatId]) -> Result<SeatMask, Failure> {
    let mut seats = SeatMask::NONE;
    for name in &args.paper {
        if name == "all" {
            played.iter().for_each(|seat| seats.insert(*seat));
        } else {
            seats.insert(journals::seat(model, name)?);
        }
    }
    Ok(seats)
}

fn briefing(model: &Model, seat: SeatId, key: &'static str, console: &Console) {
    let Some(row) = model.scenario.seats.get(seat.index()) else { return };
    console.out.line("");
    let title = console.out.text(&row.title);
    console.say(&console.out.say(&Msg::new(key).with("seat", title)));
    console.say(console.out.text(&row.briefing));
}
