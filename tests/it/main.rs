//! The one integration test binary.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

mod layering;
mod pages;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod pty_app;
#[cfg(unix)]
mod pty_first;
#[cfg(unix)]
mod pty_guard;
mod questionnaires;
mod sample;
mod screens;
mod tables;
