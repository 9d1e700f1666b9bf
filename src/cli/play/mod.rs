//! `play`: a seat of a scenario in the terminal, alone with simulated colleagues.
//!
//! | file | what |
//! |---|---|
//! | [`setup`] | scenario, part, role, content note, new or continued |
//! | [`game`] | a line in, a command or a look, the news out |
//! | [`orders`] | the commands of the seat |
//! | [`reserve`] | what the trainer holds in reserve |
//! | [`care`] | what spares people: messages left out, a colleague takes over, the seat taken back |
//! | [`moving`] | how time moves |
//! | [`news`] | what has happened, told |
//! | [`verb`] | the words of play in both languages |
//! | [`menu`] | what the numbers stand for |
//! | [`screen`] | what is shown |
//! | [`search`] | actions, known things and clauses found by words |
//! | [`form`] | slots filled one by one |
//! | [`console`] | lines in and out |
//!
//! # Invariants
//! - A command is shown as accepted only after its line is on disk.
//! - Nothing is shown that has not reached the seat.
//! - The mark, and whose text the procedure is, stand on every screen.

mod care;
pub(in crate::cli) mod console;
mod form;
mod game;
mod menu;
mod moving;
mod news;
mod orders;
mod reserve;
mod screen;
mod search;
mod setup;
mod verb;

use std::path::Path;

use crate::base::Msg;
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::library::shown;
use crate::cli::output::{Exit, Output};

use console::Console;
use game::Game;

/// Plays a scenario.
///
/// # Errors
/// [`Failure`] if content or journal cannot be used.
pub fn run(args: &args::Play, out: &Output) -> Result<Exit, Failure> {
    if out.is_json() {
        let help = Some(Msg::new("play-no-json-help"));
        return Err(Failure { help, ..Failure::new(Msg::new("play-no-json")) });
    }
    let mut console = Console::new(game::output(out), args.plain);
    let Some(mut ready) = setup::prepare(args, &mut console)? else {
        if console.is_real() {
            real(&console, None);
        } else {
            out.line(&out.word("play-not-begun"));
        }
        return Ok(Exit::Fine);
    };
    // A variant that leaves parts out goes on after each gap in an exercise of its own.
    loop {
        let mut game = Game::new(ready, args, console);
        game.play()?;
        let path = game.store.path().to_path_buf();
        let over = game.exercise().is_over();
        let next =
            if over { setup::follow(game.live.exercise(), &path, args, &mut game.console)? } else { None };
        let Some(next) = next else {
            if game.console.is_real() {
                real(&game.console, (!over).then_some(&path));
            }
            return Ok(Exit::Fine);
        };
        (ready, console) = (next, game.console);
    }
}

/// Covers the screen and says that this is real: nothing of the exercise, and how to go on with it later.
fn real(console: &Console, path: Option<&Path>) {
    console.cover();
    for key in ["play-real", "play-real-do"] {
        console.say(&console.out.word(key));
    }
    match path {
        Some(path) => {
            console.say(&console.out.say(&Msg::new("play-real-kept").with("path", shown(path))));
        }
        None => console.say(&console.out.word("play-real-nothing")),
    }
}
