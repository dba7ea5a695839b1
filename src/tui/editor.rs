//! The contract of an editor: one for every kind of question.

use crate::domain::pasted::Paste;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What an editor holds. Whatever was typed is kept: what is not of the kind yet is a misfit value.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// Nothing.
    Empty,
    /// A value of the kind; or a [`Value::Misfit`] while it is not, with a sentence that says what is missing.
    Ready(Value),
    /// What was typed as it stands, and what is missing.
    Unfinished(Value, String),
}

impl Draft {
    /// The value to keep.
    #[must_use]
    pub fn into_value(self) -> Option<Value> {
        match self {
            Self::Empty => None,
            Self::Ready(value) | Self::Unfinished(value, _) => Some(value),
        }
    }
}

/// What came of an action or input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Not this editor's matter (the cursor at the first row going up, an unknown action).
    NotMine,
    /// Only the view changed (cursor, selection, scroll).
    Moved,
    /// The draft changed.
    Edited,
    /// Words for the clipboard; the draft may have changed (`cut`).
    Copied {
        /// The words.
        words: String,
        /// Whether the draft changed.
        cut: bool,
    },
    /// Something pasted that fills several cells: to be looked at before it is taken. Nothing changed.
    Preview(Box<Paste>),
    /// Something to say in the hint line; nothing changed.
    Tell(String),
}

/// An editor of one kind of value.
pub trait Editor: std::fmt::Debug + Send {
    /// Whether printable characters are text for it (text fields, tables). Others take single letters as commands.
    fn takes_text(&self) -> bool;

    /// Scopes of keys it wants before the screen's, innermost first.
    fn scopes(&self) -> &'static [Scope];

    /// Whether an action does something now.
    fn can(&self, action: Action) -> bool;

    /// Does it.
    fn act(&mut self, action: Action, cx: &Context<'_>) -> Reply;

    /// Takes typed or pasted text, already in one piece.
    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Reply;

    /// Takes the mouse inside its area.
    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        let _ = (mouse, area, cx);
        Reply::NotMine
    }

    /// What it holds.
    fn draft(&self, cx: &Context<'_>) -> Draft;

    /// The sentence that says what is missing, to show beside it; `None` where nothing is, or the editor says it itself.
    /// Asked at every drawing.
    fn missing(&self, cx: &Context<'_>) -> Option<String> {
        match self.draft(cx) {
            Draft::Unfinished(_, missing) => Some(missing),
            Draft::Empty | Draft::Ready(_) => None,
        }
    }

    /// Takes a value from outside (undo, merge), keeping its cursor as near as it can.
    fn set(&mut self, value: Option<&Value>, cx: &Context<'_>);

    /// Escape inside the editor: true where it left an inner state (a cell being typed) and wants to keep the focus.
    fn escape(&mut self) -> bool {
        false
    }

    /// The rows it would like at this width, at least 1.
    fn rows(&self, width: u16, cx: &Context<'_>) -> u16;

    /// The rows it can be worked in: before it has them, no help is shown above it.
    fn comfort(&self) -> u16 {
        6
    }

    /// The area it will be drawn in; called before drawing whenever it changed or the draft did.
    fn resize(&mut self, area: Rect) {
        let _ = area;
    }

    /// Draws itself and says where the terminal's cursor belongs when it has the focus. Only reads.
    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>, focused: bool) -> Option<Position>;
}
