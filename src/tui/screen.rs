//! The contract of a screen or small window.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use crate::tui::outcome::{Notice, Outcome};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What stands in the title line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Where one is, outermost first.
    pub path: Vec<String>,
    /// What matters about it, at the right (a week, a count).
    pub aside: String,
}

/// A screen or window. It sees the world through its context and asks for everything by returning.
pub trait Screen: std::fmt::Debug + Send {
    /// Where its keys stand in the table.
    fn scope(&self) -> Scope;

    /// Further scopes in force before its own, innermost first (a text field, a table).
    fn inner_scopes(&self) -> &'static [Scope] {
        &[]
    }

    /// Whether a text field has the cursor: characters are text, not commands.
    fn is_typing(&self) -> bool {
        false
    }

    /// Whether it is a window that leaves the screen below visible.
    fn is_window(&self) -> bool {
        false
    }

    /// Whether it shows both sides as the clerk sums them up.
    fn wants_sides(&self) -> bool {
        false
    }

    /// Whether it shows minutes that pass: it is then drawn again every minute.
    fn wants_minutes(&self) -> bool {
        false
    }

    /// Whether nothing stands around it: no title, no hints.
    fn is_bare(&self) -> bool {
        false
    }

    /// What stands in the title line.
    fn title(&self, cx: &Context<'_>) -> Title;

    /// The book it shows; what is taken back is taken back in this one.
    fn book(&self) -> Option<&BookName> {
        None
    }

    /// Whether an action does something now. Hint bar, palette and dispatch all ask this.
    fn can(&self, action: Action, cx: &Context<'_>) -> bool;

    /// Why an action that is on a key does nothing now, where there is something to say about it.
    fn why_not(&self, action: Action, cx: &Context<'_>) -> Option<Notice> {
        let _ = (action, cx);
        None
    }

    /// Does it.
    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome;

    /// Takes typed or pasted text; a paste comes in one piece.
    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Outcome {
        let _ = (text, pasted, cx);
        Outcome::NotMine
    }

    /// Takes the mouse, in cells of the whole terminal; `area` is where the screen was drawn.
    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        let _ = (mouse, area, cx);
        Outcome::Nothing
    }

    /// This screen's own change was made.
    fn touched(&mut self, cx: &Context<'_>) {
        let _ = cx;
    }

    /// The open workbook changed other than by this screen's own outcome (undo, merge, opening).
    fn refresh(&mut self, cx: &Context<'_>) {
        let _ = cx;
    }

    /// Shows a question of a book, if this screen can.
    fn go_to(&mut self, book: &BookName, question: &Id, cx: &Context<'_>) -> Outcome {
        let _ = (book, question, cx);
        Outcome::NotMine
    }

    /// The rows a window wants inside its frame, at this width; not asked of full screens.
    fn rows(&self, width: u16, cx: &Context<'_>) -> u16 {
        let _ = (width, cx);
        0
    }

    /// The terminal or the screen's area has this size; called before drawing whenever it changed.
    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        let _ = (area, cx);
    }

    /// Draws itself and says where the terminal's cursor belongs. Only reads: the same state gives the same cells.
    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position>;
}
