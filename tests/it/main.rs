//! The one integration test binary.

#![allow(clippy::unwrap_used, missing_docs)]

#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod pty_guard;
