//! One editor for every kind of question.

pub mod choice;
pub mod line;
pub mod open;
