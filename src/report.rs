//! What leaves the house in words: a summary of a sitting, to be sent to both sides.
//!
//! `closing` gathers what is said at the end of a sitting; `markdown` writes it. Pure: no files, no clock, and of what one
//! side wrote blind or in private nothing at all.

pub mod closing;
pub mod markdown;
