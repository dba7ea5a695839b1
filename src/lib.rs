//! `handshake`: the workbook of an agency and its client. This page is the map of the house.
//!
//! # Floors
//!
//! Each floor may use those to the right, never those to the left; a test reads the `use` lines and fails on a stair up
//! or a circle (`tests/it/layering.rs`).
//!
//! `main → cli → tui → report → insight → domain`, and `cli, tui::runtime → storage → domain`. `texts` holds all words of the
//! interface and is used from everywhere.
//!
//! | floor | what it is | what it must not know |
//! |---|---|---|
//! | [`domain`] | values: questions, entries, books, edits with their inverse, exact numbers | files, clock, terminal, serde |
//! | [`insight`] | sums over them: credit, areas, caps, steps, gaps, each with its trace; the wording of questionnaires | files, clock, terminal |
//! | [`report`] | what is sent to both sides, in words | files, clock, terminal |
//! | [`storage`] | all files: checked reading with every fault in its place, saving in place, merging, the saver | screens, sums |
//! | [`texts`] | the words of the interface | where they are shown |
//! | [`tui`] | the application: words, contracts, screens, the loop, the terminal | (only `tui::runtime` knows storage) |
//! | `cli` | the commands | the terminal |
//!
//! # Doors
//!
//! One each: `crossterm` in `tui::terminal`, `std::fs` in `storage`, the clock in `main` and `tui::runtime`, the
//! environment in `main` and `storage::paths`. Below them today's date is an argument.
//!
//! # One keystroke
//!
//! terminal event → [`tui::key::Chord`] → [`tui::message::Message`] → [`tui::app::update::App`] looks it up in the one table of
//! keys ([`tui::keymap::BINDINGS`]), in the scopes that are in force → the topmost screen acts or takes the letter → its
//! editor → an [`tui::outcome::Outcome`] comes back → the app applies it → one drawing per drained queue. Screens see the
//! world through [`tui::context::Context`] and ask for everything by returning; drawing only reads.
//!
//! # One answer
//!
//! The editor's draft → [`domain::edit::Edit`] → [`tui::desk::surface::Desk`], which keeps the inverse for undo →
//! [`tui::message::Effect`] → [`storage::keeper::Keeper`] notes what changed and from what →
//! [`storage::saver::Saver`], a thread that a quarter of a second later locks the file, reads it if somebody else changed
//! it, merges question by question, edits the TOML document in place, writes beside, syncs, renames, syncs the folder →
//! `saved 14:02`. What cannot be saved goes to a journal beside its file, or where that is refused too to the folder of unsaved
//! words of this machine, is read back before anything is promised, and comes back through [`storage::recover`]. A
//! signal, a panic or a lost terminal flushes the same saver from another thread.
//!
//! # One figure
//!
//! [`insight::score`] takes a questionnaire, the books of a round and a day, and gives a
//! [`insight::scorecard::Scorecard`] that carries every line of its own sum. In the application it is computed on the
//! clerk's thread ([`tui::runtime::clerk`]), never between a key and its frame.

pub mod cli;
pub mod domain;
pub mod insight;
pub mod report;
pub mod storage;
pub mod texts;
pub mod tui;
