//! The text box against a naive list of clusters, with everything hostile that
//! a keyboard, a clipboard or a file has to offer.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::tui::widgets::glyph::Glyph;

const HOSTILE: [&str; 34] = [
    "a",
    "b ",
    " ",
    "  ",
    "word",
    "don't",
    "ä",
    "a\u{308}",
    "日本",
    "語。",
    "「",
    "👩‍👩‍👧",
    "👍🏽",
    "🇩🇪",
    "🇩",
    "❤\u{fe0f}",
    "\u{fe0e}",
    "กำ",
    "ำ",
    "ال",
    "שלום",
    "क्षि",
    "ि",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\u{200b}",
    "\u{202e}",
    "\u{200d}",
    "\u{301}",
    "\u{1b}[2J",
    "ﾊﾟ",
    "x-y",
];

#[derive(Debug, Clone)]
enum Step {
    Insert(String),
    Act(TextAct),
    Click(u16, u16),
    Drag(i32, i32),
    Double(u16, u16),
    Scroll(i32),
    Layout(u16, u16),
}

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&HOSTILE[..]), 0..8).prop_map(|all| all.concat())
}

fn act() -> impl Strategy<Value = TextAct> {
    use Motion::{Down, Left, PageDown, PageUp, Right, RowEnd, RowStart, TextEnd, TextStart, Up, WordLeft, WordRight};
    let motions = [Left, Right, WordLeft, WordRight, RowStart, RowEnd, TextStart, TextEnd, Up, Down, PageUp, PageDown];
    prop_oneof![
        8 => (prop::sample::select(motions.to_vec()), any::<bool>())
            .prop_map(|(motion, select)| TextAct::Move { motion, select }),
        6 => prop::sample::select(vec![
            TextAct::Backspace, TextAct::Delete, TextAct::DeleteWordLeft, TextAct::DeleteWordRight,
            TextAct::Newline, TextAct::Undo, TextAct::Redo, TextAct::Cut, TextAct::Copy,
        ]),
        1 => Just(TextAct::SelectAll),
        1 => Just(TextAct::Unselect),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => hostile().prop_map(Step::Insert),
        10 => act().prop_map(Step::Act),
        1 => (0u16..45, 0u16..8).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (-3i32..45, -3i32..8).prop_map(|(x, y)| Step::Drag(x, y)),
        1 => (0u16..45, 0u16..8).prop_map(|(x, y)| Step::Double(x, y)),
        1 => (-5i32..5).prop_map(Step::Scroll),
        1 => (0u16..41, 0u16..7).prop_map(|(w, h)| Step::Layout(w, h)),
    ]
}

/// A text as a list of clusters, edited by the plainest means.
struct Model {
    clusters: Vec<String>,
}

impl Model {
    fn of(text: &str) -> Self {
        Self { clusters: text.graphemes(true).map(str::to_owned).collect() }
    }

    fn index(&self, byte: usize) -> usize {
        let mut at = 0;
        for (index, cluster) in self.clusters.iter().enumerate() {
            if at >= byte {
                return index;
            }
            at += cluster.len();
        }
        self.clusters.len()
    }

    fn replace(&mut self, range: std::ops::Range<usize>, new: &str) {
        self.clusters.splice(range, [new.to_owned()]);
        *self = Self::of(&self.text());
    }

    fn text(&self) -> String {
        self.clusters.concat()
    }
}

fn perform(text_box: &mut TextBox, step: &Step) -> Changed {
    match step {
        Step::Insert(text) => text_box.insert(text),
        Step::Act(act) => text_box.apply(*act),
        Step::Click(x, y) => text_box.click(*x, *y),
        Step::Drag(x, y) => text_box.drag(*x, *y),
        Step::Double(x, y) => text_box.double_click(*x, *y),
        Step::Scroll(rows) => text_box.scroll(*rows),
        Step::Layout(width, height) => {
            text_box.layout(*width, *height);
            Changed::Nothing
        }
    }
}

/// What `step` must make of the text, when the model can say so.
fn expected(text_box: &TextBox, step: &Step) -> Option<String> {
    let mut model = Model::of(text_box.text());
    let cursor = model.index(text_box.cursor());
    let selection = text_box.body.selection().map(|s| model.index(s.start)..model.index(s.end));
    let here = selection.clone().unwrap_or(cursor..cursor);
    match step {
        Step::Insert(text) => {
            let mut text = text_box.body.cleaned(text).into_owned();
            if text_box.mode == Mode::Line {
                text = text.replace('\n', " ");
            }
            if !text.is_empty() {
                model.replace(here, &text);
            }
        }
        Step::Act(TextAct::Newline) if text_box.mode == Mode::Area => model.replace(here, "\n"),
        Step::Act(TextAct::Cut) => model.replace(selection.unwrap_or(0..0), ""),
        Step::Act(TextAct::Backspace | TextAct::Delete | TextAct::DeleteWordLeft | TextAct::DeleteWordRight)
            if selection.is_some() =>
        {
            model.replace(here, "")
        }
        Step::Act(TextAct::Backspace) => model.replace(cursor.saturating_sub(1)..cursor, ""),
        Step::Act(TextAct::Delete) => {
            let end = (cursor + 1).min(model.clusters.len());
            model.replace(cursor..end, "");
        }
        Step::Act(TextAct::Undo | TextAct::Redo | TextAct::DeleteWordLeft | TextAct::DeleteWordRight) => return None,
        _ => {}
    }
    Some(model.text())
}

fn check(text_box: &TextBox) -> Result<(), TestCaseError> {
    let text = text_box.text();
    let is_boundary = |at: usize| at == text.len() || text.grapheme_indices(true).any(|(b, _)| b == at);
    prop_assert!(is_boundary(text_box.cursor()), "cursor inside a cluster of {text:?}");
    if let Some(selection) = text_box.body.selection() {
        prop_assert!(is_boundary(selection.start) && is_boundary(selection.end));
    }
    if text_box.mode == Mode::Area {
        let fresh = Rows::new(text, text_box.width);
        prop_assert_eq!(&text_box.rows, &fresh, "rows kept differ from fresh rows of {:?}", text);
    }
    Ok(())
}

fn is_raw(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{202e}')
}

/// All symbols on screen, row after row, without spaces.
fn symbols(text_box: &TextBox, width: u16, height: u16) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let _ = text_box.render(buf.area, &mut buf, &Look::default());
    buf.content().iter().map(|cell| cell.symbol()).collect::<String>().replace(' ', "")
}

proptest! {
    #[test]
    fn random_edits_keep_the_text_equal_to_the_model(
        start in hostile(), is_line in any::<bool>(), steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut text_box = TextBox::new(start, if is_line { Mode::Line } else { Mode::Area });
        for step in &steps {
            let before = text_box.text().to_owned();
            let expected = expected(&text_box, step);
            let changed = perform(&mut text_box, step);
            if let Some(expected) = expected {
                prop_assert_eq!(text_box.text(), &expected, "after {:?}", step);
            }
            if !changed.is_text() {
                prop_assert_eq!(text_box.text(), &before, "{:?} is not a change", step);
            }
            check(&text_box)?;
        }
    }

    #[test]
    fn undoing_all_and_doing_all_again_restores_both(
        start in hostile(), steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut text_box = TextBox::new(start.clone(), Mode::Area);
        for step in &steps {
            let _ = perform(&mut text_box, step);
        }
        while text_box.apply(TextAct::Redo).is_text() {}
        let end = text_box.text().to_owned();
        while text_box.apply(TextAct::Undo).is_text() { check(&text_box)?; }
        prop_assert_eq!(text_box.text(), &start);
        while text_box.apply(TextAct::Redo).is_text() { check(&text_box)?; }
        prop_assert_eq!(text_box.text(), &end);
    }

    #[test]
    fn drawing_never_panics_and_the_cursor_is_inside(
        start in hostile(), is_line in any::<bool>(), steps in prop::collection::vec(step(), 0..10),
        heights in prop::sample::select(vec![1..=2u16, 3..=4, 5..=6]),
    ) {
        let mut text_box = TextBox::new(start, if is_line { Mode::Line } else { Mode::Area });
        for step in &steps {
            let _ = perform(&mut text_box, step);
        }
        for width in 1..=40 {
            for height in heights.clone() {
                let area = Rect::new(2, 1, width, height);
                let mut buf = Buffer::empty(Rect::new(0, 0, 44, 8));
                let cursor = text_box.render(area, &mut buf, &Look::default());
                prop_assert!(cursor.is_some_and(|at| area.contains(at)));
                for (at, cell) in buf.content().iter().enumerate() {
                    let symbol = cell.symbol();
                    prop_assert!(!symbol.contains(is_raw), "{symbol:?} reaches the terminal");
                    let (x, y) = buf.pos_of(at);
                    prop_assert!(area.contains(Position::new(x, y)) || symbol == " ", "drawn outside");
                    prop_assert!(symbol == " " || x as usize + Glyph::of(symbol).width() <= area.right() as usize, "{symbol:?} over the edge");
                }
            }
        }
    }

    #[test]
    fn every_glyph_is_on_some_row(start in hostile(), more in hostile(), width in 14u16..=40) {
        let mut text_box = TextBox::new(start, Mode::Area);
        text_box.layout(width, 200);
        text_box.insert(&more);
        let drawn: String = text_box.text().graphemes(true)
            .filter(|cluster| !matches!(*cluster, "\n" | "\r\n"))
            .map(|cluster| match Glyph::of(cluster) {
                Glyph::Plain(symbol, _) => symbol.replace(' ', ""),
                Glyph::Mark(mark, _) => mark.replace(' ', ""),
            })
            .collect();
        prop_assert_eq!(symbols(&text_box, width, 200), drawn);
    }

    #[test]
    fn walking_right_passes_every_cluster_once(start in hostile(), width in 1u16..=40) {
        let mut text_box = TextBox::new(start.clone(), Mode::Area);
        text_box.layout(width, 4);
        text_box.apply(TextAct::Move { motion: Motion::TextStart, select: false });
        for (at, _) in start.grapheme_indices(true) {
            prop_assert_eq!(text_box.cursor(), at);
            text_box.apply(TextAct::Move { motion: Motion::Right, select: false });
        }
        prop_assert_eq!(text_box.cursor(), start.len());
    }

    #[test]
    fn going_down_reaches_the_last_row_and_up_the_first(start in hostile(), width in 1u16..=40) {
        let mut text_box = TextBox::new(start, Mode::Area);
        text_box.layout(width, 4);
        for (motion, end) in [(Motion::Up, Changed::AtTop), (Motion::Down, Changed::AtBottom)] {
            let mut presses = 0;
            while text_box.apply(TextAct::Move { motion, select: false }) != end {
                presses += 1;
                prop_assert!(presses <= text_box.rows.count(), "stuck going {motion:?}");
            }
        }
    }

    #[test]
    fn a_click_on_the_cursor_keeps_it(start in hostile(), steps in prop::collection::vec(step(), 0..10), width in 14u16..=40) {
        let mut text_box = TextBox::new(start, Mode::Area);
        for step in &steps {
            let _ = perform(&mut text_box, step);
        }
        text_box.layout(width, 6);
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 6));
        let at = text_box.render(buf.area, &mut buf, &Look::default()).unwrap();
        let before = text_box.cursor();
        text_box.click(at.x, at.y);
        prop_assert_eq!(text_box.cursor(), before);
    }
}
