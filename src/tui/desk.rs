//! The open workbook on the desk: its books, what can be undone, whether everything is saved, and its figures.
//!
//! `surface` is the desk itself: every change of a book goes through it and comes out as effects for the runtime. The
//! other rooms know one part each. Knows no files and no screens.

pub mod asides;
pub mod figures;
pub mod one_cell;
pub mod privacy;
pub mod sides;
pub mod steps;
pub mod surface;
pub mod typing;
pub mod undo;
