//! Pure values: no files, clock, terminal or serde. Today is always an argument.
//!
//! `id`, `period` and `value` are the words; `question`, `condition`, `check` and `questionnaire` say what is asked;
//! `entry` and `book` say what was answered; `edit` changes a book and knows its inverse; `engagement` holds the two
//! parties, their people, rounds and actions; `filled` tells an answer from a blank; `visible` makes text from outside
//! safe to show.

pub mod book;
pub mod check;
pub mod condition;
pub mod edit;
pub mod engagement;
pub mod entry;
pub mod filled;
pub mod id;
pub mod period;
pub mod question;
pub mod questionnaire;
pub mod value;
pub mod visible;
