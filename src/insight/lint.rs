//! The wording of a questionnaire, judged: what a good question has, and what no answer could ever satisfy.
//!
//! `look` goes through everything; each other room knows one sort of fault. `sentence` takes a text apart into words,
//! `remark` is what is said. Rules about words hold for English alone: in another language only lengths, question marks,
//! missing parts, alike questions and what cannot be satisfied are looked at. Pure: a checked questionnaire goes in, and
//! where something stands is told by name (`domain::spot`), not by line.

pub mod conditions;
pub mod dates;
pub mod grammar;
pub mod halves;
pub mod joins;
pub mod ladder;
pub mod length;
pub mod look;
pub mod missing;
pub mod numbers;
pub mod phrases;
pub mod remark;
pub mod rows;
pub mod sentence;
pub mod several;
pub mod twins;
