//! Hotwash: a tabletop crisis-simulation training engine.
//!
//! Hotwash plays scripted consular crises, scores every decision against the official procedure clause by clause with
//! evidence, and replays any run bit for bit. A *hotwash* is the debrief held the moment an exercise stops: everything
//! here exists so that this debrief rests on evidence.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | Procedure | the official rule of action as data: roles, levels, actions, signals, clauses; replaceable |
//! | Clause, rule | a numbered duty or prohibition; its executable rules |
//! | Action, signal | something an official can do; a named fact that an inject or outcome raises |
//! | Scenario, inject, seat, part | a scripted crisis; one message of it; who plays; a chapter |
//! | Command, event, record, step | what was asked for; what happened; that with number, time, author and cause; one input or due item with its records |
//! | Journal | the append-only file of one exercise |
//! | Finding | what a person found about an exercise, in a file beside its journal |
//! | Obligation, verdict, scorecard | one activation of a clause; how it ended, with its witness; verdicts rolled up |
//!
//! # Data flow
//!
//! ```text
//! author files ──▶ content ──▶ Model ──▶ exercise (seed) ◀── Input: commands, advance, stop
//!                    │                      │ kernel::decide / due ──▶ events
//!               diagnostics                 │ kernel::apply ──▶ facts (the only mutation)
//!                                           ▼
//!                              records ──▶ journal, monitors (score), views ──▶ scorecard, cli
//! ```
//!
//! Replaying folds `apply` over the records of a journal; verifying decides everything again and compares bytes.
//!
//! # Layers
//!
//! Each layer imports only what its row allows; `tests/suite/architecture.rs` holds the same table and checks it.
//!
//! | folder | what lives there | may import |
//! |---|---|---|
//! | [`base`] | names, exercise time, texts, messages, diagnostics | – |
//! | [`trace`] | commands, events, records, steps, their form in a journal | base |
//! | [`content`] | procedures, scenarios, maps: reading, checking, compiling to a [`content::model::Model`] | base trace |
//! | [`i18n`] | catalogues of the program's own words, clocks, Georgian case forms, search | base content |
//! | [`kernel`] | the pure simulation: situation, decide, due, apply, chance | base content trace |
//! | [`score`] | monitors of the clauses, verdicts, scorecard; cross-check of foreign logs | base content trace |
//! | `journal` | versioned lines, hash chain, torn-tail reader; the findings beside a journal | base trace |
//! | `exercise` | one exercise without a host: pace, replay, fork, views | base content trace kernel score journal |
//! | [`explore`] | bots, batch runs, many runs counted; bounded search, and the deep check of a scenario | base content trace kernel score exercise |
//! | [`author`] | what instructors do with content besides writing it: spreadsheets and lists of events, there and back; one file to give away; what another procedure changes | base content i18n trace kernel score journal exercise explore tell |
//! | [`tell`] | ids, values, records and verdicts in words | base content trace i18n kernel score exercise |
//! | `ui` | panels in egui, no Bevy, no files; only with the feature of that name | base content trace i18n kernel score exercise explore tell |
//! | `sim` | Bevy as simulator host, headless; only with the feature of that name | base content trace exercise |
//! | [`cli`] | one file per subcommand; touches files | all but ui, sim, desktop |
//! | `desktop` | the window: joins panels, host and files; only with the feature of that name | all |
//!
//! # Invariants
//!
//! - The layers from `base` to [`author`] have no clock, no files, no environment, no threads, no hash order and no
//!   float that decides anything. Lints enforce it.
//! - Same content, seed, seats and inputs give the same journal bytes on any machine at any pace.
//! - Facts change only in `kernel::apply`; everything scored stands in the records.
//! - Bad input is a diagnostic with a place and a way out, never a panic.
//!
//! # Where the next change goes
//!
//! - A rule kind: `score::clause`, one file. An authoring rule: `content::check`, one file and one broken example.
//! - An action, signal or clause: `assets/procedures/<id>/`, no code. A scenario: `scenarios/<id>/`, no code.
//! - A subcommand: `cli`, one file. A sentence of the program: `assets/i18n/{ka,en}/`.

pub mod author;
pub mod base;
pub mod cli;
pub mod content;
#[cfg(feature = "desktop")]
pub mod desktop;
pub mod exercise;
pub mod explore;
pub mod i18n;
pub mod journal;
pub mod kernel;
pub mod score;
#[cfg(feature = "sim")]
pub mod sim;
pub mod tell;
pub mod trace;
#[cfg(feature = "ui")]
pub mod ui;
