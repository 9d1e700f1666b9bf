//! Panels of the window, in egui alone: no Bevy, no files, no clock.
//!
//! Every panel is a function `show(ui, page, view, state, acts)`: it draws plain data, keeps what is half typed in a state
//! its caller owns, and adds what a person asked for to a list of [`Act`]s. Whoever runs the program does them.
//!
//! | file | what |
//! |---|---|
//! | [`act`] | what can be asked for |
//! | [`page`] | words, colours and settings a panel draws with |
//! | [`prefs`] | language, size of text, look, motion |
//! | [`theme`], [`fonts`], [`sign`] | colours and sizes, faces, drawn signs: the only places for these |
//! | [`parts`] | cards, headings, buttons, badges |
//! | [`keys`] | shortcuts by the place of a key |
//! | [`roll`] | long lists, drawn where they are in sight |
//! | [`note`] | what a scenario deals with |
//! | [`frame`] | the mark above and the notice below every screen |
//! | [`away`], [`cover`], [`ending`] | a colleague holds the seat, a real emergency, the question before the end |
//! | [`first_start`], [`home`], [`brief`], [`seat`], [`result`], [`help`], [`trouble`] | the screens |
//!
//! # Invariants
//! - The mark and whose text the procedure is stand on every screen.
//! - Everything that can be pressed has words, by which tests and screen readers find it, and can be reached by keyboard.
//! - Nothing a person typed is lost by looking elsewhere or switching the language.
//! - Georgian is never put into upper case, and no label has a fixed width.

pub mod act;
pub mod away;
pub mod brief;
pub mod cover;
pub mod ending;
pub mod first_start;
pub mod fonts;
pub mod frame;
pub mod help;
pub mod home;
pub mod keys;
pub mod note;
pub mod page;
pub mod parts;
pub mod prefs;
pub mod result;
pub mod roll;
pub mod seat;
pub mod sign;
pub mod theme;
pub mod trouble;

pub use act::{Act, Setup};
pub use page::Page;
pub use prefs::{Prefs, Scale};
pub use theme::Look;
