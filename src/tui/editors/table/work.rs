//! A table at work: where one stands in it, the cell being typed, and every step through it.
//!
//! What is typed is in the table at once, letter by letter; leaving a cell only ends the typing.

use crate::domain::pasted::{Paste, fields as pasted};
use crate::domain::question::{ColumnKind, TableSpec};
use crate::domain::value::{Cell, Row, Value};
use crate::texts::editors::cells as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::Reply;
use crate::tui::editors::cell::{Begin, CellBox, pool};
use crate::tui::editors::cell_view;
use crate::tui::editors::sheet::Sheet;
use crate::tui::editors::table::fill::fill;
use crate::tui::editors::table::paint;
use crate::tui::editors::table::plan::{Layout, Plan, View};
use crate::tui::editors::table::range::Copied;
use crate::tui::editors::table::steps::{self, Step};
use crate::tui::widgets::text_box::act::{Changed, Motion, TextAct};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// A table at work.
#[derive(Debug)]
pub struct Work {
    /// Its rows.
    pub sheet: Sheet,
    /// Where one stands, and what is in view.
    pub view: View,
    /// The cell being typed.
    pub typing: Option<CellBox>,
    /// The column in which going on with Tab began: Enter comes back to it.
    pub tab_from: Option<usize>,
    /// The cell clicked last; a second click changes it.
    pub clicked: Option<(usize, usize)>,
    /// What there is to say until the next key.
    pub told: Option<String>,
    /// What the book says instead of rows, kept until a cell is filled.
    pub other: Option<Value>,
    /// The widths of its columns.
    pub layout: Layout,
    /// Where it is drawn.
    pub area: Rect,
    /// What was copied here last: pasted, it is not asked about.
    pub copied: Option<Copied>,
    /// The other corner of the cells that are selected; the cursor stands in the one.
    pub anchor: Option<(usize, usize)>,
    /// Whether somebody has come to it with its first value: from then on the cursor is theirs.
    pub entered: bool,
}

/// Rows a table asks for even if it is short, so that lists of people and options have room.
pub const ROOMY: u16 = 9;

impl Work {
    /// The table as it comes.
    #[must_use]
    pub fn new(spec: TableSpec) -> Self {
        let sheet = Sheet::new(spec);
        let (row, column) = sheet.first_open();
        Self {
            sheet,
            view: View { row, column, first_row: 0, first_column: 1 },
            typing: None,
            tab_from: None,
            clicked: None,
            told: None,
            other: None,
            layout: Layout::default(),
            area: Rect::new(0, 0, 80, ROOMY),
            copied: None,
            anchor: None,
            entered: false,
        }
    }

    /// Rows there are to move in: the last one is not a row yet.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sheet.rows().len() + 1
    }

    /// The cell under the cursor.
    #[must_use]
    pub fn cell(&self) -> Option<&Cell> {
        self.sheet.cell(self.view.row, self.view.column)
    }

    /// The widths of the columns in so many columns of the screen.
    #[must_use]
    pub fn layout(&self, width: u16) -> Cow<'_, Layout> {
        if self.layout.width == width { Cow::Borrowed(&self.layout) } else { Cow::Owned(self.fresh_layout(width)) }
    }

    /// The same, made anew.
    #[must_use]
    pub fn fresh_layout(&self, width: u16) -> Layout {
        let titles: Vec<Cow<'_, str>> = self.sheet.columns().iter().map(paint::titled).collect();
        Layout::new(&self.sheet.wants(), titles.iter().map(AsRef::as_ref), width)
    }

    /// Where everything stands in an area.
    #[must_use]
    pub fn plan(&self, area: Rect) -> Plan {
        Plan::new(area, &self.layout(area.width), self.view, self.count())
    }

    /// Brings the cursor into view and gives the text being typed its room.
    pub fn settle(&mut self) {
        self.view.row = self.view.row.min(self.count() - 1);
        let plan = self.plan(self.area);
        (self.view.first_row, self.view.first_column) = (plan.first_row, plan.first_column);
        if let (Some(typing), Some(cell)) = (&mut self.typing, plan.cell(self.view.row, self.view.column)) {
            let room = cell_view::box_area(typing, cell, self.area);
            typing.text_mut().layout(room.width, 1);
        }
    }

    /// Begins to type the cell under the cursor.
    pub fn begin(&mut self, begin: Begin, cx: &Context<'_>) {
        let Some(column) = self.sheet.columns().get(self.view.column) else { return };
        let engagement = cx.desk.map(|desk| desk.engagement());
        let pool = pool(&column.kind, engagement, &mut self.sheet.names());
        self.typing = Some(CellBox::new(column, self.cell(), begin, pool));
        self.settle();
    }

    /// Whether the cell under the cursor is the name of a row that came with the question.
    pub fn names_a_seed(&self) -> bool {
        self.view.column == 0 && self.sheet.seed_of(self.view.row).is_some()
    }

    /// Puts the cell under the cursor. Whether anything changed.
    pub fn put(&mut self, cell: Option<Cell>) -> bool {
        let changed = self.sheet.put(self.view.row, self.view.column, cell);
        if changed {
            self.other = None;
        }
        changed
    }

    /// The text being typed was changed: so is the cell.
    pub fn live(&mut self, cx: &Context<'_>) -> Reply {
        let Some(cell) = self.typing.as_ref().filter(|typing| typing.is_changed()) else { return Reply::Moved };
        let cell = cell.cell(cx.at.today);
        let changed = self.put(cell);
        self.settle();
        if changed { Reply::Edited } else { Reply::Moved }
    }

    /// Ends the typing; takes what is offered under the cursor if `take`. Whether the table changed.
    pub fn leave(&mut self, take: bool, cx: &Context<'_>) -> bool {
        let Some(mut typing) = self.typing.take() else { return false };
        let taken = take && typing.offers().is_open() && typing.take();
        let changed = taken && self.put(typing.cell(cx.at.today));
        self.sheet.trim();
        changed
    }

    /// Ends the typing without taking anything more.
    pub fn stop(&mut self) {
        self.typing = None;
        self.let_go();
        self.sheet.trim();
    }

    /// Goes to a cell, as far as there are any.
    pub fn go(&mut self, row: usize, column: usize) {
        let last = self.sheet.columns().len().saturating_sub(1);
        (self.view.row, self.view.column) = (row.min(self.count() - 1), column.min(last));
    }

    /// What an action would do here.
    #[must_use]
    pub fn step(&self, action: Action) -> Option<Step> {
        let (row, column) = self.active();
        let step = steps::of(action, &self.sheet, row, column, self.typing.is_some());
        match (action, self.selected()) {
            (Action::ClearAnswer, Some(_)) => self.is_any_filled().then_some(Step::Clear),
            (Action::FillDown, Some(_)) => Some(Step::Fill),
            _ => step,
        }
    }

    /// Moves and changes rows.
    pub fn take_step(&mut self, step: Step, cx: &Context<'_>) -> Reply {
        let take = matches!(step, Step::Next | Step::Enter);
        if step != Step::Next && step != Step::Previous && step != Step::Enter {
            self.tab_from = None;
        }
        let range = self.range();
        self.let_go();
        let mut edited = self.leave(take, cx);
        let View { row, column, .. } = self.view;
        let columns = self.sheet.columns().len();
        match step {
            Step::To(row, column) => self.go(row, column),
            Step::Next => {
                self.tab_from.get_or_insert(column);
                if column + 1 < columns { self.go(row, column + 1) } else { self.go(row + 1, 0) }
            }
            Step::Previous if column > 0 => self.go(row, column - 1),
            Step::Previous => self.go(row.saturating_sub(1), columns),
            Step::Enter if row + 1 < self.count() => {
                let column = self.tab_from.take().unwrap_or(column);
                self.go(row + 1, column);
            }
            Step::Enter if edited => {}
            Step::Enter => return Reply::Tell(texts::LAST_ROW.to_owned()),
            Step::Edit => {
                self.begin(Begin::Editing, cx);
                return Reply::Moved;
            }
            Step::Clear => edited |= self.clear(&range),
            Step::Fill => edited |= self.fill_down(&range),
            Step::Insert => {
                if row + 1 < self.sheet.rows().len() {
                    self.sheet.insert(row + 1, Row::default());
                }
                self.go(row + 1, 0);
            }
            Step::Delete => {
                for row in range.rows.rev() {
                    edited |= self.sheet.rows().get(row).is_some_and(|row| !row.is_empty());
                    self.sheet.remove(row);
                    self.go(row, column);
                }
            }
            Step::Duplicate => {
                if let Some(twin) = self.sheet.rows().get(row).cloned() {
                    self.sheet.insert(row + 1, twin);
                    self.go(row + 1, column);
                    edited = true;
                }
            }
            Step::Swap(other) => {
                self.sheet.swap(row, other);
                self.go(other, column);
                edited = true;
            }
        }
        if edited {
            self.other = None;
        }
        if self.typing.is_none() && !matches!(step, Step::Insert) {
            self.sheet.trim();
        }
        self.settle();
        if edited { Reply::Edited } else { Reply::Moved }
    }

    /// The sentence for cells that are not of their column's kind.
    #[must_use]
    pub fn unfinished(&self, ((row, column), count): ((usize, usize), usize)) -> String {
        let title = self.sheet.columns().get(column).map_or("", |column| &column.title);
        texts::some_unfinished(count, title, row + 1)
    }

    /// Does what a key asks for in the text of the cell, or with the cell as a whole.
    pub fn text_act(&mut self, act: TextAct, cx: &Context<'_>) -> Reply {
        let View { row, column, .. } = self.view;
        let Some(typing) = &mut self.typing else {
            return match act {
                TextAct::Copy | TextAct::Cut => self.copy(act == TextAct::Cut),
                TextAct::Move { motion, select: true } => {
                    self.beyond(motion).map_or(Reply::NotMine, |cell| self.extend(cell))
                }
                TextAct::SelectAll => self.select_all(),
                TextAct::Move { motion: Motion::TextStart, .. } => self.take_step(Step::To(0, 0), cx),
                TextAct::Move { motion: Motion::TextEnd, .. } => {
                    self.take_step(Step::To(self.sheet.rows().len().saturating_sub(1), usize::MAX), cx)
                }
                _ => Reply::NotMine,
            };
        };
        // At either end of what was typed over, the arrows leave the cell, as in a spreadsheet.
        let leaves = typing.replaces() || typing.offers().only();
        if let (TextAct::Move { motion, select: false }, true) = (act, leaves) {
            let (cursor, end, only) = (typing.text().cursor(), typing.text().text().len(), typing.offers().only());
            match motion {
                Motion::Left if (only || cursor == 0) && column > 0 => {
                    return self.take_step(Step::To(row, column - 1), cx);
                }
                Motion::Right if (only || cursor == end) && column + 1 < self.sheet.columns().len() => {
                    return self.take_step(Step::To(row, column + 1), cx);
                }
                Motion::Left | Motion::Right if only => return Reply::Moved,
                _ => {}
            }
        }
        if act == TextAct::Copy && typing.text().selected().is_none() {
            return match typing.text().text() {
                "" => Reply::Tell(texts::NOTHING_TO_COPY.to_owned()),
                words => Reply::Copied { words: words.to_owned(), cut: false },
            };
        }
        match typing.apply(act) {
            Changed::Text => self.live(cx),
            Changed::Cut(words) => {
                self.live(cx);
                Reply::Copied { words, cut: true }
            }
            Changed::Copied(words) => Reply::Copied { words, cut: false },
            Changed::Cursor | Changed::Nothing | Changed::AtTop | Changed::AtBottom => Reply::Moved,
        }
    }

    /// What another program copied is looked at before it is taken; what was copied here goes where the cursor stands, as
    /// in a spreadsheet, and so does a single cell.
    pub fn paste(&mut self, text: &str, cx: &Context<'_>) -> Reply {
        let lines = pasted::fields(text);
        if let Some(copied) = self.copied.clone().filter(|copied| copied.is(&lines)) {
            return self.paste_over(&copied, cx.at.today);
        }
        let range = self.range();
        (self.anchor, self.view.row, self.view.column) = (None, *range.rows.start(), *range.columns.start());
        if lines.len() == 1 && lines[0].len() == 1 {
            // One value goes into all cells that are selected.
            let (high, wide) = range.size();
            return self.fill(&vec![vec![lines[0][0].clone(); wide]; high], cx);
        }
        self.stop();
        self.settle();
        let (rows, at) = (self.sheet.rows(), (self.view.row, self.view.column));
        let paste = Paste::new(self.sheet.spec(), rows, at, &lines, cx.at.today);
        Reply::Preview(Box::new(paste.or_in_one_cell(rows, at, text)))
    }

    /// Fills cells to the right and down from the cursor.
    pub fn fill(&mut self, lines: &[Vec<String>], cx: &Context<'_>) -> Reply {
        self.stop();
        let filled = fill(&mut self.sheet, self.view.row, self.view.column, lines, cx.at.today);
        self.told = filled.said();
        if filled.changed {
            self.other = None;
        }
        self.sheet.trim();
        self.settle();
        if filled.changed { Reply::Edited } else { Reply::Moved }
    }

    /// Space on a cell that is not being typed: turns yes and no, opens a list, else begins to change the words.
    pub fn space(&mut self, cx: &Context<'_>) -> Reply {
        let kind = self.sheet.columns().get(self.view.column).map(|column| &column.kind);
        if let Some(ColumnKind::YesNo) = kind {
            let yes = self.cell() != Some(&Cell::YesNo(true));
            self.put(Some(Cell::YesNo(yes)));
            self.settle();
            return Reply::Edited;
        }
        self.begin(Begin::Editing, cx);
        Reply::Moved
    }
}
