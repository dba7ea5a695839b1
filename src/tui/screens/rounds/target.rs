//! What can be chosen on the pages about two sides.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Side;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A question of the round.
    Question(Id),
    /// A blind question.
    Blind(Id),
    /// The curtain before a side's turn.
    Turn(Side, Id),
    /// The joint answer of a revealed question.
    Joint(Id),
    /// The place for one ask (`true`) or commitment of a side.
    Promise(Side, bool),
    /// An answer that has aged.
    Aged(BookName, Id),
    /// A figure of an audit.
    Figure(BookName, Id),
    /// Something that is only read, by side and place.
    Read(Side, String),
}
