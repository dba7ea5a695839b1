//! One editor for every kind of question.

pub mod cell;
pub mod cell_view;
pub mod choice;
pub mod line;
pub mod offers;
pub mod open;
pub mod record;
pub mod sheet;
pub mod table;
