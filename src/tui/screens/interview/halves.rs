//! How the questions' screen is shared between the outline and the question.

use ratatui::layout::Rect;

/// The narrowest screen with an outline beside the question.
const BOTH: u16 = 90;
/// The widest question: longer rows are hard to read.
const READABLE: u16 = 96;

/// The two parts of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halves {
    /// The outline, where there is room for it and it is wanted.
    pub outline: Option<Rect>,
    /// The question.
    pub panel: Rect,
}

impl Halves {
    /// The parts of an area.
    #[must_use]
    pub fn of(area: Rect, outline: bool) -> Self {
        let width = (area.width / 4).clamp(26, 38);
        let outline = (outline && area.width >= BOTH).then_some(Rect { width, ..area });
        let left = outline.map_or(2, |outline| outline.width + 3);
        let panel = Rect { x: area.x + left, width: area.width.saturating_sub(left + 2).min(READABLE), ..area };
        Self { outline, panel }
    }
}
