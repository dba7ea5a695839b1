//! Anything done to a text box with any text: `cargo +nightly fuzz run text_box`.
//!
//! The first bytes choose what is done, the text after them is what it is done with. Whatever happens, the cursor is
//! between two clusters, the rows kept are the rows of a fresh box, nothing raw is drawn, and undoing everything
//! brings back the text that was there first.
#![no_main]

use handshake::tui::widgets::text_box::TextBox;
use handshake::tui::widgets::text_box::act::{Look, Mode, Motion, TextAct};
use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

const MOTIONS: [Motion; 12] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::RowStart,
    Motion::RowEnd,
    Motion::TextStart,
    Motion::TextEnd,
    Motion::Up,
    Motion::Down,
    Motion::PageUp,
    Motion::PageDown,
];

const ACTS: [TextAct; 11] = [
    TextAct::SelectAll,
    TextAct::Unselect,
    TextAct::Backspace,
    TextAct::Delete,
    TextAct::DeleteWordLeft,
    TextAct::DeleteWordRight,
    TextAct::Newline,
    TextAct::Cut,
    TextAct::Copy,
    TextAct::Undo,
    TextAct::Redo,
];

fn step(text_box: &mut TextBox, what: u8, how: u8, text: &str) {
    let (x, y) = (u16::from(how % 43), u16::from(how / 43));
    match what % 16 {
        0..5 => {
            let motion = MOTIONS[usize::from(how) % MOTIONS.len()];
            text_box.apply(TextAct::Move { motion, select: what & 16 != 0 });
        }
        5..9 => {
            text_box.apply(ACTS[usize::from(how) % ACTS.len()]);
        }
        9 => drop(text_box.click(x, y)),
        10 => drop(text_box.drag(i32::from(x) - 4, i32::from(y) - 1)),
        11 => drop(text_box.double_click(x, y)),
        12 => drop(text_box.scroll(i32::from(how) - 128)),
        13 => text_box.layout(x, y),
        _ => {
            let some: String = text.chars().skip(usize::from(how / 8)).take(usize::from(how % 8)).collect();
            text_box.insert(&some);
        }
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((steps, text)) = input.split_at_checked(input.len() / 2) else { return };
    let text = String::from_utf8_lossy(text);
    let mode = if input.first().is_some_and(|byte| byte & 1 == 1) { Mode::Line } else { Mode::Area };
    let mut text_box = TextBox::new(&*text, mode);
    for pair in steps.chunks_exact(2) {
        step(&mut text_box, pair[0], pair[1], &text);
        let cursor = text_box.cursor();
        let now = text_box.text();
        assert!(cursor == now.len() || now.grapheme_indices(true).any(|(at, _)| at == cursor));
    }
    let now = text_box.text().to_owned();
    let size = Rect::new(0, 0, 1 + u16::from(input.len() as u8 % 40), 1 + u16::from(input.len() as u8 / 43));
    text_box.layout(size.width, size.height);
    assert_eq!(text_box.rows_needed(size.width), TextBox::new(now, mode).rows_needed(size.width));
    let mut buf = Buffer::empty(size);
    assert!(text_box.render(size, &mut buf, &Look::default()).is_some_and(|at| size.contains(at)));
    assert!(!buf.content().iter().any(|cell| cell.symbol().chars().any(char::is_control)));
    while text_box.apply(TextAct::Undo).is_text() {}
    assert_eq!(text_box.text(), text);
});
