//! The program's own words in Georgian and English: catalogues, numbers, durations, clocks, case forms, search.
//!
//! - [`Catalogue`]: puts a [`Msg`](crate::base::Msg) into a language.
//! - [`clock`]: exercise time as local time and Tbilisi time.
//! - [`names`]: Georgian case forms of names, generated and correctable.
//! - [`finder`]: finding words in either language, by stem and in Latin typing.
//! - [`language`]: which language to start in.
//!
//! # Invariants
//! - Every key exists in both languages with the same arguments, and every key used in the source exists; a test checks
//!   both.
//! - Georgian is never put into upper case; quotation marks are „ “.
//! - Nothing here fails: an unknown key is shown as `⟦key⟧`.
//!
//! # Not here
//! - Texts of authors (`content`), layout (`cli`, `report`).
//!
//! # Adding a sentence
//! 1. Write the key in `assets/i18n/ka/<area>.ftl` and `assets/i18n/en/<area>.ftl`, with the same arguments.
//! 2. Say it: `catalogue.say(&Msg::new("the-key").with("count", 3usize))`.
//! 3. A duration in a sentence is `{ $d }` (nominative), `{ GEN($d) }` (genitive: „ერთი საათის ვადაში“) or
//!    `{ SHORT($d) }` („15 წთ“).
//! 4. A name of a place, person or seat in a Georgian sentence takes the form the sentence needs,
//!    `{ NAME($place, case: "inside") }`; the words for the forms stand at [`Case::word`]. English says `{ $place }`.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod bundled;
pub mod catalogue;
pub mod clock;
pub mod duration;
pub mod finder;
pub mod language;
pub mod names;
pub mod number;

pub use catalogue::Catalogue;
pub use clock::{Clock, Moment};
pub use finder::Finder;
pub use language::choose;
pub use names::{Case, CaseForms, NameKind, Names};
