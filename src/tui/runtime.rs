//! The loop that lives between the terminal and the program: wait, gather everything that
//! arrived, let the program take it in, perform the effects it asks for, draw once.
//!
//! At rest it does not wake up: a tick comes only while the program wants one. This is the only
//! place in the interface that reads the clock. It must not know screens or editors.

pub mod begun;
pub mod burst;
pub mod clerk;
pub mod desk_files;
pub mod elsewhere;
pub mod gather;
pub mod glance;
pub mod kept_private;
pub mod outside;
pub mod program;
pub mod reach;
pub mod received;
pub mod start;
pub mod turn;
