//! How fast the kernel plays a branching story: `cargo bench --bench story`. The story and its translation:
//! `tests/suite/support/story.rs`.
//!
//! A choice is one command and one due item: the reader asks which options are open, the answer is checked and applied
//! with its effects, the next node fires with its message and question; every record is kept until the play is over. It
//! takes the way of every other scenario: nothing in the kernel knows of this story. The last lines tell where the time
//! goes; compare lines of one run only.
//!
//! Instructions of a choice by `valgrind --tool=callgrind`, about 3,400 for 9.5 records: facts that change (2.3 of them)
//! 520, the inject with its records 570, steps 260, the reader 260, memory given and taken back 200, what falls due next
//! 160, forgetting the last play's records 150, effects one after the other 190, the agenda 190, the message reaching its
//! seat 190, checking the answer 140, its taking effect, opening and closing 310, the next inject scheduled 160. The
//! processor does more than four of them at a time: what is saved in one place hardly shows, and there is no place that
//! stands out.
#![expect(clippy::unwrap_used, reason = "a bench without its data has nothing to say")]
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod measure;
#[path = "../tests/suite/support/story.rs"]
mod story;

use std::hint::black_box;
use std::sync::Arc;

use hotwash::base::{InjectId, Lang};
use hotwash::content::model::Model;
use hotwash::journal::{Encoder, Head};
use hotwash::kernel::{Setup, Situation, apply};
use hotwash::trace::{Record, StepCause, StepNo};
use measure::{best, say};
use story::{Chooser, Nobody, Player, Reader, Sheet, Story};

/// Plays in one run.
const PLAYS: usize = 1000;

/// Writes the line of every step into memory.
struct Journal {
    model: Arc<Model>,
    encoder: Encoder,
    steps: u32,
    bytes: Vec<u8>,
}

impl Reader for Journal {
    fn step(&mut self, situation: &Situation, cause: &StepCause, records: &[Record]) {
        let no = StepNo(self.steps);
        self.encoder.parts(no, situation.now(), cause, records, &*self.model, &mut self.bytes);
        self.steps += 1;
    }

    fn at(&mut self, _: &Situation, _: InjectId, _: Option<u8>) {}
}

fn plays(player: &mut Player, reader: &mut impl Reader) -> usize {
    player.chooser = Chooser::new();
    let mut choices = 0;
    for _ in 0..PLAYS {
        choices += player.play(reader).0;
    }
    choices
}

fn main() {
    let story = Story::fifty();
    let mut player = Player::new(story.plan());
    let choices = plays(&mut player, &mut Nobody) as f64;
    let micros = |time: std::time::Duration| time.as_secs_f64() * 1e6 / choices;

    let walk = best(|| {
        let mut chooser = Chooser::new();
        for _ in 0..PLAYS {
            black_box(story.walk(&mut chooser));
        }
    });
    say("story: a plain walk without any engine", micros(walk), "µs/choice", ..);

    let bare = best(|| {
        black_box(plays(&mut player, &mut Nobody));
    });
    say("story: state and trace only", micros(bare), "µs/choice", ..=0.1);

    for lang in Lang::ALL {
        let mut sheet = Sheet::new(&player.plan.model, lang);
        let text = best(|| {
            black_box(plays(&mut player, &mut sheet));
        });
        say(&format!("story: with text ({})", lang.code()), micros(text), "µs/choice", ..=0.25);
    }

    let model = Arc::clone(&player.plan.model);
    let mut journal = Journal { model, encoder: Encoder::after(Head::EMPTY), steps: 0, bytes: Vec::new() };
    let journalled = best(|| {
        journal.bytes.clear();
        black_box(plays(&mut player, &mut journal));
    });
    say("story: with its journal in memory", micros(journalled), "µs/choice", ..);
    say("story: commands applied and journalled", choices / journalled.as_secs_f64() / 1e6, "M/s", 0.5..);
    say("story: journal", journal.bytes.len() as f64 / choices, "bytes/choice", ..);

    let mut all: Vec<Vec<Record>> = Vec::new();
    player.chooser = Chooser::new();
    for _ in 0..PLAYS {
        player.play(&mut Nobody);
        all.push(player.records.clone());
    }
    let records = all.iter().map(Vec::len).sum::<usize>() as f64;
    let fold = best(|| {
        for play in &all {
            let mut situation = Situation::new(&player.plan, Setup::default());
            play.iter().for_each(|record| apply(&player.plan, &mut situation, record));
            black_box(situation);
        }
    });
    say("story: applying the records alone", micros(fold), "µs/choice", ..);
    say("story: records", records / choices, "per choice", ..);
    say("story: a record", std::mem::size_of::<Record>() as f64, "bytes", ..);
    let fresh = best(|| {
        for _ in 0..PLAYS {
            black_box(Situation::new(&player.plan, Setup::default()));
        }
    });
    say("story: a new situation", micros(fresh), "µs/choice", ..);
}
