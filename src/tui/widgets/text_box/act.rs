//! The words a text box understands and answers with. The keymap turns chords
//! into these; nothing here knows a key.

use ratatui::style::Style;

/// How many lines a box edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One line that scrolls sideways; line breaks become spaces.
    Line,
    /// Many lines, wrapped at words.
    Area,
}

/// A motion of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One cluster towards the start.
    Left,
    /// One cluster towards the end.
    Right,
    /// To the start of the word before.
    WordLeft,
    /// To the start of the next word.
    WordRight,
    /// To the start of the row as it stands on screen.
    RowStart,
    /// To the end of the row as it stands on screen.
    RowEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// One row up, keeping the column.
    Up,
    /// One row down, keeping the column.
    Down,
    /// One box height up.
    PageUp,
    /// One box height down.
    PageDown,
}

/// What a person does in a text box. Typing and pasting are `TextBox::insert`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAct {
    /// Moves the cursor; with `select` the selection grows or shrinks.
    Move {
        /// Where to.
        motion: Motion,
        /// Whether the other end of the selection stays where it is.
        select: bool,
    },
    /// Selects the whole text.
    SelectAll,
    /// Drops the selection and leaves the cursor where it is.
    Unselect,
    /// Takes away the selection or the cluster before the cursor.
    Backspace,
    /// Takes away the selection or the cluster behind the cursor.
    Delete,
    /// Takes away the selection or what `WordLeft` would pass.
    DeleteWordLeft,
    /// Takes away the selection or what `WordRight` would pass.
    DeleteWordRight,
    /// Begins a new line; nothing in a box of one line.
    Newline,
    /// Takes away the selection and hands it back.
    Cut,
    /// Hands back the selection.
    Copy,
    /// Takes back the last step.
    Undo,
    /// Does the last step taken back again.
    Redo,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Nothing at all.
    Nothing,
    /// The cursor, the selection or what is scrolled into view.
    Cursor,
    /// The text.
    Text,
    /// Nothing: the cursor is in the first row already and wants to go up.
    AtTop,
    /// Nothing: the cursor is in the last row already and wants to go down.
    AtBottom,
    /// Nothing; this was selected and is to be copied.
    Copied(String),
    /// The text; this was selected, is gone, and is to be copied.
    Cut(String),
}

impl Changed {
    /// Whether the text is another than before.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Cut(_))
    }
}

/// The styles of a box and the words it shows while empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look<'a> {
    /// The text, and the whole area behind it.
    pub text: Style,
    /// Selected text, on top of `text`.
    pub selection: Style,
    /// Marks for hidden characters and for text beyond the edge.
    pub mark: Style,
    /// The placeholder.
    pub placeholder: Style,
    /// Shown while there is no text.
    pub hint: &'a str,
}
