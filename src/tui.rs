//! The terminal application.

pub mod key;
pub mod mouse;
pub mod runtime;
pub mod terminal;
pub mod widgets;
