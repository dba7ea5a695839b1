//! One file a screen. Screens know their editors and widgets, never each other.

pub mod form_window;
pub mod help;
pub mod home;
pub mod interview;
pub mod palette;
