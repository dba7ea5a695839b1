//! One file a screen. Screens know their editors and widgets, never each other.

pub mod engagement;
pub mod form_window;
pub mod gaps;
pub mod help;
pub mod home;
pub mod interview;
pub mod palette;
pub mod parts;
pub mod pasted;
pub mod presenter;
pub mod rounds;
pub mod stopwatch;
pub mod voices;
pub mod why;
