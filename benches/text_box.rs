//! What one key in a text box costs: the edit and the drawing after it, at 2,000 words and at 100 KB, in several
//! scripts and with everything in one line. `cargo bench --bench text_box`; the budget is 0.2 ms and 5 ms.

use divan::{Bencher, black_box};
use handshake::tui::widgets::text_box::TextBox;
use handshake::tui::widgets::text_box::act::{Look, Mode, Motion, TextAct};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

const AREA: Rect = Rect::new(0, 0, 78, 16);

/// A text of a shape, and how many bytes of it.
#[derive(Clone, Copy)]
struct Shape {
    name: &'static str,
    piece: &'static str,
    bytes: usize,
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} KB", self.name, self.bytes / 1000)
    }
}

const fn shape(name: &'static str, piece: &'static str, bytes: usize) -> Shape {
    Shape { name, piece, bytes }
}

const SHAPES: [Shape; 9] = [
    shape("2,000 words", "who decides what a good lead is, and by when\n", 12_000),
    shape("words", "who decides what a good lead is, and by when\n", 100_000),
    shape("one line", "who decides what a good lead is, and by when ", 100_000),
    shape("one word", "x", 100_000),
    shape("Chinese", "決定権は誰にある。", 100_000),
    shape("emoji", "👩‍👩‍👧❤️🇩🇪 ", 100_000),
    shape("Thai", "สวัสดีทำงาน", 100_000),
    shape("marks", "a\u{202e}\u{1b}\t", 100_000),
    shape("accents", "\u{301}", 100_000),
];

fn text(shape: Shape) -> String {
    shape.piece.repeat(shape.bytes / shape.piece.len())
}

fn in_the_middle(shape: Shape, mode: Mode) -> TextBox {
    let text = text(shape);
    let mut half = text.len() / 2;
    while !text.is_char_boundary(half) {
        half -= 1;
    }
    let mut text_box = TextBox::new(&text[half..], mode);
    text_box.layout(AREA.width, AREA.height);
    text_box.apply(TextAct::Move { motion: Motion::TextStart, select: false });
    text_box.insert(&text[..half]);
    text_box
}

fn draw(text_box: &TextBox, buf: &mut Buffer) {
    black_box(text_box.render(AREA, buf, &Look::default()));
}

#[divan::bench(args = SHAPES)]
fn type_and_draw(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Area);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| {
        text_box.insert("e");
        draw(&text_box, &mut buf);
    });
}

#[divan::bench(args = SHAPES)]
fn backspace_undo_and_draw_both(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Area);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| {
        text_box.apply(TextAct::Backspace);
        draw(&text_box, &mut buf);
        text_box.apply(TextAct::Undo);
        draw(&text_box, &mut buf);
    });
}

#[divan::bench(args = SHAPES)]
fn up_down_and_draw_both(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Area);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| {
        for motion in [Motion::Up, Motion::Down] {
            text_box.apply(TextAct::Move { motion, select: false });
            draw(&text_box, &mut buf);
        }
    });
}

#[divan::bench(args = SHAPES)]
fn word_left_and_right(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Area);
    bencher.bench_local(|| {
        for motion in [Motion::WordLeft, Motion::WordRight] {
            black_box(text_box.apply(TextAct::Move { motion, select: false }));
        }
    });
}

#[divan::bench(args = SHAPES)]
fn type_and_draw_in_one_line(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Line);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| {
        text_box.insert("e");
        draw(&text_box, &mut buf);
    });
}

#[divan::bench(args = SHAPES)]
fn a_new_width(bencher: Bencher, shape: Shape) {
    let mut text_box = in_the_middle(shape, Mode::Area);
    let mut width = AREA.width;
    bencher.bench_local(|| {
        width = 137 - width;
        text_box.layout(width, AREA.height);
    });
}
