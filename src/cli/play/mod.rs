//! `play`: a seat of a scenario in the terminal, alone with simulated colleagues.
//!
//! | file | what |
//! |---|---|
//! | [`setup`] | scenario, part, role, content note, new or continued |
//! | [`game`] | a line in, a command or a look, the news out |
//! | [`orders`] | the commands of the seat |
//! | [`moving`] | how time moves |
//! | [`news`] | what has happened, told |
//! | [`verb`] | the words of play in both languages |
//! | [`screen`] | what is shown |
//! | [`search`] | actions, known things and clauses found by words |
//! | [`form`] | slots filled one by one |
//! | [`store`] | the journal on disk, appended and synced |
//! | [`console`] | lines in and out |
//!
//! # Invariants
//! - A command is shown as accepted only after its line is on disk.
//! - Nothing is shown that has not reached the seat.
//! - The mark, and whose text the procedure is, stand on every screen.

mod console;
mod form;
mod game;
mod moving;
mod news;
mod orders;
mod screen;
mod search;
mod setup;
mod store;
mod verb;

use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output};

use console::Console;
use game::Game;

/// Plays a scenario.
///
/// # Errors
/// [`Failure`] if content or journal cannot be used.
pub fn run(args: &args::Play, out: &Output) -> Result<Exit, Failure> {
    let mut console = Console::new(game::output(out), args.plain);
    match setup::prepare(args, &mut console)? {
        Some(ready) => Game::new(ready, args, console).play()?,
        None => out.line(&out.word("play-not-begun")),
    }
    Ok(Exit::Fine)
}
