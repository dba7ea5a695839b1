//! The mouse as the program knows it: clicks, drags and the wheel, in cells of the screen.
//!
//! Knows nothing of terminals. The right and middle buttons stay the terminal's own.

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The left button came up.
    Release,
    /// The mouse moved with the left button down.
    Drag,
    /// The wheel turned away from the person: the content goes up by one notch.
    WheelUp,
    /// The wheel turned towards the person.
    WheelDown,
}

/// One thing the mouse did, always inside the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// The column, in cells from the left, from 0.
    pub column: u16,
    /// The row, in cells from the top, from 0.
    pub row: u16,
}
