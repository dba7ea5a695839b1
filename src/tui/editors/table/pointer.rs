//! A table under the mouse: a click goes to a cell, a second one changes it, the wheel scrolls.
//!
//! Knows where things stand from the plan that drew them.

use crate::tui::context::Context;
use crate::tui::editor::Reply;
use crate::tui::editors::cell::Begin;
use crate::tui::editors::cell_view;
use crate::tui::editors::table::work::Work;
use crate::tui::mouse::{Mouse, MouseKind};
use ratatui::layout::{Position, Rect};

/// Rows the wheel scrolls at once.
const WHEEL: isize = 3;
impl Work {
    /// Takes the mouse.
    pub fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        self.told = None;
        match mouse.kind {
            MouseKind::Press => self.press(mouse, area, cx),
            MouseKind::WheelUp => self.scroll(-WHEEL, area),
            MouseKind::WheelDown => self.scroll(WHEEL, area),
            MouseKind::Drag => self.drag(mouse, area),
            MouseKind::Release => Reply::NotMine,
        }
    }

    fn press(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        let plan = self.plan(area);
        let at = Position::new(mouse.column, mouse.row);
        if let (Some(typing), Some(cell)) = (&mut self.typing, plan.cell(self.view.row, self.view.column)) {
            let over = Rect { width: area.width.saturating_sub(1).max(1), ..area };
            let text = cell_view::box_area(typing, cell, over);
            if text.contains(at) {
                typing.text_mut().layout(text.width, 1);
                typing.text_mut().click(at.x - text.x, 0);
                return Reply::Moved;
            }
            let list = cell_view::list_area(typing, text, over);
            if let (true, Some(place)) = (list.contains(at), cell_view::listed_at(typing, list, at.y)) {
                typing.offers_mut().go(place);
                let edited = self.leave(true, cx);
                self.settle();
                return if edited { Reply::Edited } else { Reply::Moved };
            }
        }
        let Some((row, column)) = plan.hit(at.x, at.y) else { return Reply::Moved };
        self.stop();
        self.tab_from = None;
        self.go(row, column);
        let now = (self.view.row, self.view.column);
        if self.clicked.replace(now) == Some(now) {
            self.clicked = None;
            self.begin(Begin::Editing, cx);
        }
        self.settle();
        Reply::Moved
    }

    /// Scrolls; the cursor comes along as far as it must to stay in view.
    fn scroll(&mut self, by: isize, area: Rect) -> Reply {
        self.stop();
        let tall = usize::from(self.plan(area).body.height.max(1));
        let most = self.count().saturating_sub(tall);
        let first = self.view.first_row.saturating_add_signed(by).min(most);
        self.view.first_row = first;
        self.view.row = self.view.row.clamp(first, first + tall - 1);
        self.settle();
        Reply::Moved
    }

    fn drag(&mut self, mouse: Mouse, area: Rect) -> Reply {
        let cell = self.plan(area).cell(self.view.row, self.view.column);
        if self.typing.is_none() {
            return match self.plan(area).hit(mouse.column, mouse.row) {
                Some(cell) => self.extend(cell),
                None => Reply::NotMine,
            };
        }
        let (Some(typing), Some(cell)) = (&mut self.typing, cell) else { return Reply::NotMine };
        let text = cell_view::box_area(typing, cell, area);
        typing.text_mut().drag(i32::from(mouse.column) - i32::from(text.x), 0);
        Reply::Moved
    }
}
