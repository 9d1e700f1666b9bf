//! `play`: a seat of a scenario in the terminal, alone with simulated colleagues.
//!
//! | file | what |
//! |---|---|
//! | [`setup`] | scenario, part, role, content note, new or continued |
//! | [`game`] | a line in, a command or a look, the news out |
//! | [`orders`] | the commands of the seat |
//! | [`reserve`] | what the trainer holds in reserve |
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

pub(super) mod console;
mod form;
mod game;
mod moving;
mod news;
mod orders;
mod reserve;
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
    let Some(mut ready) = setup::prepare(args, &mut console)? else {
        out.line(&out.word("play-not-begun"));
        return Ok(Exit::Fine);
    };
    // A variant that leaves parts out goes on after each gap in an exercise of its own.
    loop {
        let mut game = Game::new(ready, args, console);
        game.play()?;
        if !game.exercise().is_over() {
            return Ok(Exit::Fine);
        }
        let path = game.store.path().to_path_buf();
        let next = setup::follow(game.live.exercise(), &path, args, &mut game.console)?;
        let Some(next) = next else { return Ok(Exit::Fine) };
        (ready, console) = (next, game.console);
    }
}
