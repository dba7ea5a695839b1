//! The one integration test binary.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

mod actions_page;
mod claims;
mod cli_answers;
mod cli_authoring;
mod cli_damaged;
mod cli_figures;
mod cli_files;
mod cli_import;
mod cli_plain;
mod cli_sides;
mod cli_wording;
mod cli_year;
mod cross_checks;
mod desk;
mod json_schema;
mod layering;
mod maturity;
mod pages;
mod private;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod pty_app;
#[cfg(unix)]
mod pty_first;
#[cfg(unix)]
mod pty_guard;
mod pty_import;
#[cfg(unix)]
mod pty_room;
#[cfg(unix)]
mod pty_unsaved;
mod questionnaires;
mod readme;
mod room;
mod rulebook;
mod sample;
mod sandbox;
mod schemas;
mod screens;
mod sides_app;
mod tables;
