//! Where in a questionnaire something stands, by names instead of lines: so that who judges it need not know its file,
//! and who knows the file can find the line.
//!
//! Knows no file and no rule.

use super::id::Id;

/// A part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The question.
    pub question: Id,
    /// The way from the question to the part, in the keys of `format.md`; empty for the question itself.
    pub way: Vec<Part>,
}

/// One step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A key.
    Key(&'static str),
    /// A place in a list, from 0.
    Place(usize),
    /// So many bytes into a text.
    Byte(usize),
}

impl Spot {
    /// The question itself.
    #[must_use]
    pub fn of(question: &Id) -> Self {
        Self { question: question.clone(), way: Vec::new() }
    }

    /// A key of it.
    #[must_use]
    pub fn key(mut self, key: &'static str) -> Self {
        self.way.push(Part::Key(key));
        self
    }

    /// A place in the list it is.
    #[must_use]
    pub fn place(mut self, at: usize) -> Self {
        self.way.push(Part::Place(at));
        self
    }

    /// So many bytes into the text it is.
    #[must_use]
    pub fn byte(mut self, at: usize) -> Self {
        self.way.push(Part::Byte(at));
        self
    }
}
