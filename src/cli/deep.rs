//! `check --deep`: a scenario gone through, the whole and each part, on several threads, with what is found.
//!
//! What is found does not depend on the number of threads: the walk is cut into pieces that know nothing of each other, and
//! what they bring is put together in their order. Only where time runs out before the limit of states is reached does it
//! depend on the machine; the summary says so.
//!
//! The quick part comes first: the whole and every part gone once in every way of playing, and told at a glance; then
//! everything that can be chosen.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::base::{Diagnostics, Msg, PartId, SeatId};
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::library::{self, Playable, Shelf, Sources};
use crate::cli::output::{Output, indented};
use crate::cli::pasts;
use crate::cli::store::Store;
use crate::content::model::Model;
use crate::content::settle::settle;
use crate::explore::proof::explored::{Graded, Share};
use crate::explore::proof::finding::{self, Finding};
use crate::explore::proof::{Explored, Ground, Haul, Limits, Shard, Walk, Way, run_shard};
use crate::trace::{Names as _, Table};

/// How long a scenario is gone through at most; a piece begun is brought to its end.
const PATIENCE: Duration = Duration::from_secs(45);

/// What was found in one scenario.
pub struct Deep {
    /// The findings, as those of `check`.
    pub found: Diagnostics,
    /// The sources their places are in.
    pub sources: Sources,
    /// What was gone through.
    gone: Vec<Gone>,
    kept: Vec<String>,
}

/// One part, or the whole, gone through.
struct Gone {
    ground: Ground,
    explored: Explored,
    took: Duration,
    /// Time ran out.
    hurried: bool,
}

/// Goes through a scenario.
///
/// # Errors
/// [`Failure`] if it cannot be played, or a run cannot be kept.
pub fn run(shelf: Shelf, args: &args::Check, out: &Output) -> Result<Deep, Failure> {
    let playable = library::playable_of(shelf, args.procedure.as_deref())?;
    let model = &playable.model;
    let parts = (0..model.scenario.parts.len()).map(|at| Some(PartId::from_index(at)));
    // A single part is the whole.
    let stages: Vec<Option<PartId>> =
        std::iter::once(None).chain(parts.filter(|_| model.scenario.parts.len() > 1)).collect();
    let label = |at: usize| format!("{} {}/{}", model.scenario.id.as_str(), at + 1, stages.len());
    let mut going = Vec::new();
    for (at, part) in stages.iter().enumerate() {
        going.push(Going::begin(ground(&playable, *part)?, args, &Progress::new(out, label(at))));
    }
    glance(&going, out);
    let mut gone = Vec::new();
    for (at, going) in going.into_iter().enumerate() {
        // The whole gets half of the time, the parts share the other half.
        let share = if at == 0 && stages.len() > 1 { 2 } else { (stages.len() as u32 - 1).max(1) * 2 };
        let time = if stages.len() == 1 { PATIENCE } else { PATIENCE / share };
        gone.push(going.go_on(args, time, &Progress::new(out, label(at))));
    }
    let explored: Vec<Explored> = gone.iter().map(|gone| gone.explored.clone()).collect();
    let findings = finding::all(&explored, model);
    let mut sources = Sources::default();
    sources.add(&playable.shelf);
    let mut found = Diagnostics::default();
    findings.iter().for_each(|finding| found.push(finding.diagnostic()));
    settle(&mut found, &|file| sources.get(file));
    let kept = match &args.keep {
        Some(folder) => keep(folder, &findings, &gone)?,
        None => Vec::new(),
    };
    Ok(Deep { found, sources, gone, kept })
}

/// What all runs of a part share: the usual ways, and the recorded runs of this part.
fn ground(playable: &Playable, part: Option<PartId>) -> Result<Ground, Failure> {
    let plan = pasts::plan(playable, part)?;
    let mut ways = Way::usual(&plan.model);
    for (name, run) in pasts::runs(playable, &plan) {
        if run.situation().setup().part == part && run.situation().setup().last.is_none() {
            ways.push(Way::recorded(&name, &run));
        }
    }
    Ok(Ground::new(plan, part, ways))
}

/// A part, or the whole, on the way.
struct Going {
    ground: Ground,
    walk: Walk,
    took: Duration,
}

impl Going {
    /// Gone once in every way of playing.
    fn begin(ground: Ground, args: &args::Check, progress: &Progress) -> Self {
        let began = Instant::now();
        let mut walk = Walk::new(&ground, Limits { states: args.limit, ..Limits::default() });
        let shards = walk.round().to_vec();
        walk.take(share_out(&ground, &shards, usize::from(args.threads), None, progress));
        progress.over();
        Self { ground, walk, took: began.elapsed() }
    }

    /// Gone through, on several threads.
    fn go_on(self, args: &args::Check, time: Duration, progress: &Progress) -> Gone {
        let began = Instant::now();
        let Self { ground, mut walk, took } = self;
        let mut hurried = false;
        loop {
            let shards = walk.round().to_vec();
            if shards.is_empty() || hurried {
                break;
            }
            let deadline = (walk.deviations() > 0).then(|| began + time);
            let hauls = share_out(&ground, &shards, usize::from(args.threads), deadline, progress);
            hurried = hauls.len() < shards.len();
            walk.take(hauls);
        }
        progress.over();
        Gone { explored: walk.into_explored(), ground, took: took + began.elapsed(), hurried }
    }
}

/// Tells the quick part while the rest goes on.
fn glance(going: &[Going], out: &Output) {
    if out.is_json() {
        return;
    }
    out.line("");
    for Going { ground, walk, .. } in going {
        let explored = walk.explored();
        let Share { of, all } = explored.fired();
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let expert = explored.expert.as_deref().map_or_else(|| "–".to_owned(), percent);
        let said = Msg::new("proof-glance")
            .with("what", title(ground, out))
            .with("runs", number(explored.coverage.paths))
            .with("of", of)
            .with("all", all)
            .with("expert", expert);
        out.print(&indented("", 2, &out.say(&said), out.width));
    }
    out.line(&out.word("proof-going-on"));
}

/// The part, or that it is the whole.
fn title(ground: &Ground, out: &Output) -> String {
    let part = ground.part().and_then(|part| ground.model().scenario.parts.get(part.index()));
    part.map_or_else(|| out.word("proof-whole"), |part| out.text(&part.title).to_owned())
}

fn percent(run: &Graded) -> String {
    format!("{} %", run.quality / 100)
}

/// Goes shards on so many threads, and answers their hauls in order: all of them, or those before time ran out.
fn share_out(
    ground: &Ground,
    shards: &[Shard],
    threads: usize,
    deadline: Option<Instant>,
    progress: &Progress,
) -> Vec<Haul> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let work = || {
        let mut hauls = Vec::new();
        while deadline.is_none_or(|deadline| Instant::now() < deadline) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(shard) = shards.get(at) else { break };
            hauls.push((at, run_shard(ground, shard)));
            progress.show(done.fetch_add(1, Ordering::Relaxed) + 1, shards.len());
        }
        hauls
    };
    let mut hauls: Vec<(usize, Haul)> = std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let mut hauls = work();
        for handle in handles {
            hauls.extend(handle.join().unwrap_or_default());
        }
        hauls
    });
    hauls.sort_by_key(|(at, _)| *at);
    // Only what has no gap before it.
    hauls
        .into_iter()
        .enumerate()
        .take_while(|(place, (at, _))| place == at)
        .map(|(_, (_, haul))| haul)
        .collect()
}

/// A bar on the terminal, where there is one.
struct Progress {
    label: String,
    shown: bool,
}

impl Progress {
    fn new(out: &Output, label: String) -> Self {
        Self { label, shown: std::io::stderr().is_terminal() && !out.is_json() }
    }

    fn show(&self, done: usize, all: usize) {
        if self.shown {
            let filled = done * 30 / all.max(1);
            let bar: String = (0..30).map(|at| if at < filled { '█' } else { '·' }).collect();
            let _gone = write!(std::io::stderr(), "\r{} {bar} {done}/{all}  ", self.label);
        }
    }

    fn over(&self) {
        if self.shown {
            let _gone = write!(std::io::stderr(), "\r{:width$}\r", "", width = self.label.len() + 50);
        }
    }
}

/// Writes the witness of every finding as a journal. Answers what was written.
fn keep(folder: &Path, findings: &[Finding], gone: &[Gone]) -> Result<Vec<String>, Failure> {
    let mut kept = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let Some(witness) = &finding.witness else { continue };
        let ground = gone.iter().map(|gone| &gone.ground).find(|ground| ground.part() == witness.trail.part);
        let Some(exercise) = ground.and_then(|ground| witness.exercise(ground)) else { continue };
        let path = folder.join(format!("{:02}-{}.journal", at + 1, finding.code.0.to_lowercase()));
        Store::create(&path)?.append(exercise.journal())?;
        kept.push(library::shown(&path));
    }
    Ok(kept)
}

impl Deep {
    /// Tells what was gone through.
    pub fn tell(&self, out: &Output) {
        for gone in &self.gone {
            let Gone { ground, explored, hurried, .. } = gone;
            let model = ground.model();
            let coverage = &explored.coverage;
            out.line("");
            out.line(&out.say(&Msg::new("proof-gone").with("what", title(ground, out))));
            let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            let mut lines = vec![
                Msg::new("proof-states")
                    .with("states", number(coverage.states))
                    .with("paths", number(coverage.paths))
                    .with("merged", number(coverage.merged)),
            ];
            let shares = [
                ("proof-injects", explored.fired()),
                ("proof-options", explored.options_taken()),
                ("proof-branches", explored.branches_seen(ground)),
                ("proof-outcomes", explored.outcomes_seen()),
                ("proof-endings", explored.endings_reached()),
                ("proof-clauses", explored.clauses_raised(model)),
                ("proof-conditions", explored.conditions_both(model)),
            ];
            let said = |(key, Share { of, all }): &(&'static str, Share)| {
                Msg::new(key).with("of", *of).with("all", *all)
            };
            lines.extend(shares.iter().filter(|(_, share)| share.all > 0).map(said));
            if let (Some(worst), Some(best)) = (&explored.worst, &explored.best) {
                let expert = explored.expert.as_deref().map_or_else(|| "–".to_owned(), percent);
                let msg = Msg::new("proof-quality")
                    .with("from", percent(worst))
                    .with("to", percent(best))
                    .with("expert", expert);
                lines.push(msg);
            }
            lines.push(match (coverage.complete, hurried) {
                (true, _) => Msg::new("proof-complete"),
                (false, hurried) => {
                    let key = if *hurried { "proof-stopped-by-time" } else { "proof-stopped-at-limit" };
                    Msg::new(key).with("deviations", i64::from(coverage.deviations))
                }
            });
            lines.iter().for_each(|line| out.print(&indented("", 2, &out.say(line), out.width)));
        }
        for path in &self.kept {
            out.line(&out.say(&Msg::new("proof-kept").with("path", path.as_str())));
        }
    }

    /// What was gone through, for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        let share = |Share { of, all }| json!({ "seen": of, "all": all });
        let gone = |gone: &Gone| {
            let Gone { ground, explored, took, hurried } = gone;
            let (model, coverage) = (ground.model(), &explored.coverage);
            let part = ground.part().and_then(|part| model.scenario.parts.get(part.index()));
            json!({
                "scenario": model.scenario.id.as_str(),
                "part": part.map(|part| part.id.as_str()),
                "complete": coverage.complete,
                "stopped_by_time": hurried,
                "deviations": coverage.deviations,
                "states": coverage.states,
                "paths": coverage.paths,
                "merged": coverage.merged,
                "steps": coverage.steps,
                "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
                "injects": share(explored.fired()),
                "options": share(explored.options_taken()),
                "branches": share(explored.branches_seen(ground)),
                "outcomes": share(explored.outcomes_seen()),
                "endings": share(explored.endings_reached()),
                "clauses": share(explored.clauses_raised(model)),
                "conditions": share(explored.conditions_both(model)),
                "fullest": fullest(explored, model),
                "quality": {
                    "worst": explored.worst.as_ref().map(|run| run.quality),
                    "best": explored.best.as_ref().map(|run| run.quality),
                    "expert": explored.expert.as_ref().map(|run| run.quality),
                },
            })
        };
        json!({ "explored": self.gone.iter().map(gone).collect::<Vec<_>>(), "kept": self.kept })
    }
}

/// The stretch in which each seat owes most for the time there is.
fn fullest(explored: &Explored, model: &Model) -> Vec<Value> {
    let seats = (0..model.seats.len()).map(SeatId::from_index);
    let of = |seat: SeatId| {
        let press = explored.fullest(seat)?;
        Some(json!({
            "seat": model.name(Table::Seat, seat.0),
            "from": press.from.0,
            "to": press.to.0,
            "owed": press.owed.0,
            "time": press.time.0,
            "duties": press.due,
            "messages": press.messages,
            "clause": model.name(Table::Clause, press.most.0),
        }))
    };
    seats.filter_map(of).collect()
}
