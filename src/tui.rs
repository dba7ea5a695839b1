//! The terminal application.

pub mod widgets;
