//! Pure sums over what was answered: every figure, with all that is needed to redo it by hand (`scoring.md`).
//!
//! `books` is what is looked at; `counts` says which entry counts, `applies` which questions are in the sum, `credit`
//! what an entry is worth; `score` adds up into a `scorecard`; `figure` is the one place where an area's figure is made.
//! `steps` finds what would lift it, `why` lays the sum open and `because` says it in words; `outlook` and `gaps` list
//! what is due and open, `blind` compares what two sides wrote without seeing each other and `compare` their steps;
//! `trend` says what changed between two rounds and `course` puts all of them in order, `sides` is all of that at once, `settle` how far several people
//! of a side stand apart; `overview` is one engagement in one row, `reset` says when to offer one, `closing` what a round
//! still needs, `versions` what a newer questionnaire changes, `lint` what is wrong with the wording of one. Whole numbers
//! only; today is an argument.

pub mod applies;
pub mod because;
pub mod blind;
pub mod books;
pub mod calendar;
pub mod carried;
pub mod closing;
pub mod compare;
pub mod counted;
pub mod counts;
pub mod course;
pub mod credit;
pub mod cross_check;
pub mod due;
pub mod figure;
pub mod gaps;
pub mod lint;
pub mod outlook;
pub mod overview;
pub mod pace;
pub mod reset;
pub mod score;
pub mod scorecard;
pub mod settle;
pub mod sides;
pub mod steps;
pub mod trend;
pub mod versions;
pub mod why;

#[cfg(test)]
mod trial;
