//! The application: a stack of screens over one desk. Messages come in, effects go out, drawing only reads.
//!
//! `update` is the application itself, `keys` finds what a key does, `stack` holds the screens, `frame` draws the lines
//! around them. Knows screens by their contract alone; knows no files, no threads and no clock.

pub mod frame;
pub mod keys;
pub mod places;
pub mod save_state;
pub mod stack;
pub mod start;
pub mod undo;
pub mod update;
