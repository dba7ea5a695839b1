//! All words of the interface, in one catalogue: plain constants and functions by topic.
//!
//! Knows nothing of screens or files. A second language replaces the bodies here and touches nothing else.
//! The words of questions stand in the questionnaires, those of `--help` beside their options.

pub mod actions;
pub mod answers;
pub mod app;
pub mod authoring;
pub mod calendar;
pub mod checks;
pub mod columns;
pub mod commands;
pub mod compare;
pub mod editors;
pub mod engagement;
pub mod entering;
pub mod figures;
pub mod findings;
pub mod fits;
pub mod gaps;
pub mod help;
pub mod home;
pub mod import;
pub mod interview;
pub mod keys;
pub mod lint;
pub mod lint_faults;
pub mod palette;
pub mod plain;
pub mod presenter;
pub mod report;
pub mod reviews;
pub mod rounds;
pub mod sealing;
pub mod settle;
pub mod trend;
pub mod two_sides;
pub mod values;
pub mod voices;
pub mod why;
pub mod windows;
