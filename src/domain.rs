//! Pure values: no files, clock, terminal or serde. Today is always an argument.
//!
//! `id`, `period` and `value` are the words; `question`, `condition`, `check` and `questionnaire` say what is asked;
//! `entry` and `book` say what was answered; `edit` changes a book and knows its inverse; `engagement` holds the two
//! parties, their people, rounds and actions; `filled` tells an answer from a blank, `holds` a solid one from a hollow
//! one; `parse` reads and shows what people write, `pasted` what another program copied, and `problem` is why it could not; `visible` makes text from outside
//! safe to show; `segment` finds the letters and words of any script; `spot` names a part of a question.

pub mod book;
pub mod check;
pub mod condition;
pub mod edit;
pub mod engagement;
pub mod entry;
pub mod filled;
pub mod holds;
pub mod id;
pub mod incoming;
pub mod parse;
pub mod pasted;
pub mod period;
pub mod problem;
pub mod question;
pub mod questionnaire;
pub mod segment;
pub mod spot;
pub mod value;
pub mod visible;
