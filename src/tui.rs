//! The terminal application.
//!
//! `key`, `mouse`, `action`, `outcome` and `theme` are the words; `keymap` says which key asks for what; `context` is
//! what screens may look at; `screen` and `editor` are the two contracts, `screens` and `editors` their rooms, `widgets`
//! the parts they share; `desk` holds the open workbook; `app` is update and view; `message` the two ends of the loop
//! that `runtime` turns; `terminal` is the only door to the terminal itself.

pub mod action;
pub mod app;
pub mod context;
pub mod desk;
pub mod editor;
pub mod editors;
pub mod key;
pub mod keymap;
pub mod message;
pub mod mouse;
pub mod outcome;
pub mod runtime;
pub mod screen;
pub mod screens;
pub mod stage;
pub mod terminal;
pub mod theme;
pub mod widgets;
