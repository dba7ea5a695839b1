//! Where the parts of the questions' screen stand: the outline, the question, the editor.
//!
//! Changes nothing but the size an editor knows.

use crate::domain::question::Question;
use crate::tui::context::Context;
use crate::tui::screens::interview::Interview;
use crate::tui::screens::interview::halves::Halves;
use crate::tui::screens::interview::outline::Outline;
use crate::tui::screens::interview::panel::Panel;
use crate::tui::screens::interview::room;
use ratatui::layout::Rect;

impl Interview {
    pub(in crate::tui::screens) fn layout(&mut self, cx: &Context<'_>) {
        let area = self.editor_area(cx);
        if let (Some(editor), Some(area)) = (&mut self.editor, area) {
            editor.resize(area);
        }
    }

    pub(in crate::tui::screens) fn editor_area(&self, cx: &Context<'_>) -> Option<Rect> {
        let panel = self.panel(self.question(cx)?);
        Some(if self.room {
            room::editor_area(&panel, self.area, cx)
        } else {
            panel.editor_area(self.halves().panel, cx)
        })
    }

    pub(in crate::tui::screens) fn panel<'s>(&'s self, question: &'s Question) -> Panel<'s> {
        Panel {
            book: &self.book,
            question,
            editor: self.editor.as_deref(),
            writing: self.is_writing(),
            examples: self.examples,
            lines: &self.lines,
            marks: &self.marks,
        }
    }

    pub(in crate::tui::screens) fn outlined(&self) -> Outline<'_> {
        Outline { book: &self.book, at: &self.at, lines: &self.lines, filter: self.filter, marks: &self.marks }
    }

    pub(in crate::tui::screens) fn halves(&self) -> Halves {
        Halves::of(self.area, self.outline && !self.room)
    }
}
