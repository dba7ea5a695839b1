//! What a person expects of a text box, sentence by sentence.
#![allow(clippy::unwrap_used)]

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::*;

const FAMILY: &str = "👩‍👩‍👧";

fn area(text: &str) -> TextBox {
    TextBox::new(text, Mode::Area)
}

fn line(text: &str) -> TextBox {
    TextBox::new(text, Mode::Line)
}

fn sized(text: &str, width: u16, height: u16) -> TextBox {
    let mut made = area(text);
    made.layout(width, height);
    made
}

fn go(text_box: &mut TextBox, motion: Motion) -> Changed {
    text_box.apply(TextAct::Move { motion, select: false })
}

fn select(text_box: &mut TextBox, motion: Motion) -> Changed {
    text_box.apply(TextAct::Move { motion, select: true })
}

fn type_in(text_box: &mut TextBox, text: &str) {
    for c in text.chars() {
        text_box.insert(&c.to_string());
    }
}

/// The rows on screen, the cursor as `|` before the cell it stands on.
fn picture(text_box: &TextBox, width: u16, height: u16) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = text_box.render(buf.area, &mut buf, &Look::default()).unwrap();
    (0..height)
        .map(|y| {
            let mut row = String::new();
            for x in 0..width {
                if cursor == Position::new(x, y) {
                    row.push('|');
                }
                row.push_str(buf[(x, y)].symbol());
            }
            row.trim_end().to_owned()
        })
        .collect()
}

#[test]
fn a_backspace_removes_the_whole_family_emoji() {
    for cluster in [FAMILY, "🇩🇪", "👍🏽", "e\u{301}", "❤\u{fe0f}", "กำ", "क्षि", "日"] {
        let mut text_box = area(&format!("a{cluster}"));
        assert_eq!(text_box.apply(TextAct::Backspace), Changed::Text);
        assert_eq!(text_box.text(), "a", "{cluster}");
    }
}

#[test]
fn the_cursor_passes_a_cluster_with_one_key() {
    let mut text_box = area("ä👩‍👩‍👧🇩🇪e\u{301}x");
    go(&mut text_box, Motion::TextStart);
    let mut presses = 0;
    while go(&mut text_box, Motion::Right) == Changed::Cursor {
        presses += 1;
    }
    assert_eq!(presses, 5);
}

#[test]
fn down_moves_within_a_wrapped_line() {
    let mut text_box = sized("one two three four", 10, 4);
    go(&mut text_box, Motion::TextStart);
    go(&mut text_box, Motion::Right);
    assert_eq!(go(&mut text_box, Motion::Down), Changed::Cursor);
    assert_eq!(picture(&text_box, 10, 3), ["one two", "t|hree", "four"]);
}

#[test]
fn up_and_down_keep_the_column_over_a_short_line() {
    let mut text_box = sized("abcdef\nxy\nabcdef", 20, 3);
    go(&mut text_box, Motion::Up);
    assert_eq!(text_box.cursor(), 9);
    go(&mut text_box, Motion::Up);
    assert_eq!(text_box.cursor(), 6);
}

#[test]
fn up_in_the_first_row_and_down_in_the_last_tell_the_screen() {
    let mut text_box = sized("one two three", 9, 3);
    assert_eq!(go(&mut text_box, Motion::Down), Changed::AtBottom);
    assert_eq!(go(&mut text_box, Motion::Up), Changed::Cursor);
    assert_eq!(go(&mut text_box, Motion::Up), Changed::AtTop);
    let mut text_box = line("one");
    assert_eq!(go(&mut text_box, Motion::Up), Changed::AtTop);
    assert_eq!(go(&mut text_box, Motion::Down), Changed::AtBottom);
}

#[test]
fn shift_up_in_the_first_row_selects_to_the_start() {
    let mut text_box = area("one two");
    assert_eq!(select(&mut text_box, Motion::Up), Changed::Cursor);
    assert_eq!(text_box.selected(), Some("one two"));
    assert_eq!(go(&mut text_box, Motion::Right), Changed::Cursor);
    assert_eq!((text_box.selected(), text_box.cursor()), (None, 7));
}

#[test]
fn end_stays_on_the_row_it_was_pressed_in() {
    let mut text_box = sized("one two three", 9, 3);
    go(&mut text_box, Motion::TextStart);
    go(&mut text_box, Motion::RowEnd);
    assert_eq!(picture(&text_box, 9, 2), ["one two|", "three"]);
    text_box.insert("s");
    assert_eq!(text_box.text(), "one twos three");

    let mut text_box = sized("abcdefgh", 5, 3);
    go(&mut text_box, Motion::TextStart);
    go(&mut text_box, Motion::RowEnd);
    assert_eq!(picture(&text_box, 5, 2), ["abcd|", "efgh"]);
    go(&mut text_box, Motion::RowEnd);
    assert_eq!(text_box.cursor(), 4);
    go(&mut text_box, Motion::RowStart);
    assert_eq!(text_box.cursor(), 0);
}

#[test]
fn a_space_typed_at_the_edge_is_seen_to_arrive() {
    let mut text_box = sized("abcd", 5, 3);
    assert_eq!(picture(&text_box, 5, 2), ["abcd|", ""]);
    type_in(&mut text_box, " ");
    assert_eq!(picture(&text_box, 5, 2), ["abcd", "|"]);
    type_in(&mut text_box, " e");
    assert_eq!(picture(&text_box, 5, 2), ["abcd", " e|"]);
}

#[test]
fn paste_of_windows_text_arrives_with_line_feeds() {
    let mut text_box = area("");
    text_box.insert("one\r\ntwo\rthree\tfour\u{200b}\u{202e}");
    assert_eq!(text_box.text(), "one\ntwo\nthree    four");
    let mut text_box = line("");
    text_box.insert("one\r\ntwo\tthree");
    assert_eq!(text_box.text(), "one two    three");
}

#[test]
fn a_paste_of_nothing_but_hidden_characters_keeps_the_selection() {
    let mut text_box = area("one");
    text_box.apply(TextAct::SelectAll);
    assert_eq!(text_box.insert("\u{200b}\u{1b}"), Changed::Nothing);
    assert_eq!(text_box.selected(), Some("one"));
}

#[test]
fn text_from_a_file_is_kept_byte_for_byte_and_shown_as_marks() {
    let text = "a\u{1b}[2J\r\nb\u{202e}c\td";
    let mut text_box = sized(text, 20, 4);
    assert_eq!(picture(&text_box, 20, 2), ["a␛[2J", "b⟨U+202E⟩c    d|"]);
    assert_eq!(text_box.text(), text);
    type_in(&mut text_box, "!");
    text_box.apply(TextAct::Undo);
    assert_eq!(text_box.text(), text);
}

#[test]
fn one_backspace_joins_two_lines_of_a_windows_file() {
    let mut text_box = area("a\r\nb");
    go(&mut text_box, Motion::Left);
    text_box.apply(TextAct::Backspace);
    assert_eq!(text_box.text(), "ab");
}

#[test]
fn undo_takes_back_a_word_at_a_time_and_redo_brings_it_again() {
    let mut text_box = area("");
    type_in(&mut text_box, "hello big world");
    let mut seen = Vec::new();
    while text_box.apply(TextAct::Undo) == Changed::Text {
        seen.push(text_box.text().to_owned());
    }
    assert_eq!(seen, ["hello big ", "hello ", ""]);
    while text_box.apply(TextAct::Redo) == Changed::Text {}
    assert_eq!(text_box.text(), "hello big world");
    assert!(text_box.can_undo() && !text_box.can_redo());
}

#[test]
fn undo_brings_back_what_was_typed_over_and_its_selection() {
    let mut text_box = area("keep this");
    select(&mut text_box, Motion::WordLeft);
    type_in(&mut text_box, "that");
    assert_eq!(text_box.text(), "keep that");
    text_box.apply(TextAct::Undo);
    assert_eq!((text_box.text(), text_box.selected()), ("keep this", Some("this")));
}

#[test]
fn typing_elsewhere_begins_a_new_step() {
    let mut text_box = area("");
    type_in(&mut text_box, "ab");
    go(&mut text_box, Motion::Left);
    type_in(&mut text_box, "c");
    text_box.apply(TextAct::Undo);
    assert_eq!(text_box.text(), "ab");
}

#[test]
fn backspaces_are_taken_back_word_by_word() {
    let mut text_box = area("big world");
    for _ in 0..9 {
        text_box.apply(TextAct::Backspace);
    }
    text_box.apply(TextAct::Undo);
    assert_eq!(text_box.text(), "big ");
    text_box.apply(TextAct::Undo);
    assert_eq!(text_box.text(), "big world");
}

#[test]
fn words_are_deleted_to_both_sides() {
    let mut text_box = area("one two three");
    text_box.apply(TextAct::DeleteWordLeft);
    assert_eq!(text_box.text(), "one two ");
    go(&mut text_box, Motion::TextStart);
    text_box.apply(TextAct::DeleteWordRight);
    assert_eq!(text_box.text(), "two ");
}

#[test]
fn cut_and_copy_hand_back_what_was_selected() {
    let mut text_box = area("日本 one");
    assert_eq!(text_box.apply(TextAct::Copy), Changed::Nothing);
    assert_eq!(text_box.apply(TextAct::Cut), Changed::Nothing);
    select(&mut text_box, Motion::WordLeft);
    assert_eq!(text_box.apply(TextAct::Copy), Changed::Copied("one".to_owned()));
    assert_eq!(text_box.apply(TextAct::Cut), Changed::Cut("one".to_owned()));
    assert_eq!(text_box.text(), "日本 ");
}

#[test]
fn enter_in_a_one_line_box_does_nothing() {
    let mut text_box = line("one");
    assert_eq!(text_box.apply(TextAct::Newline), Changed::Nothing);
    let mut text_box = area("one");
    assert_eq!(text_box.apply(TextAct::Newline), Changed::Text);
    assert_eq!(text_box.text(), "one\n");
}

#[test]
fn a_click_puts_the_cursor_before_the_wide_glyph_under_it() {
    let mut text_box = sized("日本語\nabc", 10, 3);
    for (x, at) in [(0, 0), (1, 0), (2, 3), (3, 3), (5, 6), (6, 9), (9, 9)] {
        text_box.click(x, 0);
        assert_eq!(text_box.cursor(), at, "column {x}");
    }
    text_box.click(1, 1);
    assert_eq!(text_box.cursor(), 11);
    text_box.click(0, 2);
    assert_eq!(text_box.cursor(), 13, "below the text is its end");
}

#[test]
fn a_drag_selects_and_a_double_click_takes_the_word() {
    let mut text_box = sized("one two three", 20, 3);
    text_box.click(4, 0);
    text_box.drag(7, 0);
    assert_eq!(text_box.selected(), Some("two"));
    text_box.drag(-5, -1);
    assert_eq!(text_box.selected(), Some("one "));
    text_box.double_click(10, 0);
    assert_eq!(text_box.selected(), Some("three"));
}

#[test]
fn the_cursor_is_always_in_view() {
    let mut text_box = sized("1\n2\n3\n4\n5\n6", 5, 3);
    assert_eq!(picture(&text_box, 5, 3), ["4   ▴", "5", "6|"]);
    go(&mut text_box, Motion::TextStart);
    assert_eq!(picture(&text_box, 5, 3), ["|1", "2", "3   ▾"]);
    go(&mut text_box, Motion::PageDown);
    assert_eq!(text_box.cursor(), 4);
    assert_eq!(picture(&text_box, 5, 2), ["2   ▴", "|3   ▾"], "a smaller box than laid out");
}

#[test]
fn the_wheel_scrolls_and_takes_the_cursor_along_only_when_it_must() {
    let mut text_box = sized("1\n2\n3\n4\n5\n6", 5, 3);
    text_box.scroll(-1);
    assert_eq!(picture(&text_box, 5, 3), ["3   ▴", "4", "5|   ▾"]);
    text_box.scroll(-9);
    assert_eq!(picture(&text_box, 5, 3), ["1", "2", "3|   ▾"]);
    assert_eq!(text_box.scroll(-1), Changed::Nothing);
}

#[test]
fn a_one_line_box_scrolls_sideways_with_marks() {
    let mut text_box = line("who signs off the budget");
    text_box.layout(10, 1);
    assert_eq!(picture(&text_box, 10, 1), ["‹ budget|"]);
    go(&mut text_box, Motion::TextStart);
    assert_eq!(picture(&text_box, 10, 1), ["|who sign›"].map(|row| format!(" {row}")));
    text_box.click(5, 0);
    assert_eq!(text_box.cursor(), 4);
}

#[test]
fn the_placeholder_shows_until_something_is_typed() {
    let mut text_box = sized("", 20, 2);
    let look = Look { hint: "Who decides?", ..Look::default() };
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
    assert_eq!(text_box.render(buf.area, &mut buf, &look), Some(Position::new(0, 0)));
    assert_eq!(buf, Buffer::with_lines(["Who decides?        "]));
    type_in(&mut text_box, "x");
    let _ = text_box.render(buf.area, &mut buf, &look);
    assert_eq!(buf, Buffer::with_lines(["x                   "]));
}

#[test]
fn the_selection_has_the_style_the_caller_gives() {
    let mut text_box = sized("a日\nb", 6, 2);
    text_box.apply(TextAct::SelectAll);
    let look = Look { selection: Style::new().reversed(), ..Look::default() };
    let mut buf = Buffer::empty(Rect::new(0, 0, 6, 2));
    let _ = text_box.render(buf.area, &mut buf, &look);
    let reversed = |y: u16| (0..6).filter(|x| buf[(*x, y)].modifier.contains(Modifier::REVERSED)).collect::<Vec<_>>();
    assert_eq!(reversed(0), [0, 1, 2, 3], "the line break is selected too");
    assert_eq!(reversed(1), [0]);
}

#[test]
fn a_growing_box_asks_for_the_rows_it_needs() {
    let mut text_box = sized("one two three", 20, 1);
    assert_eq!(text_box.rows_needed(20), 1);
    assert_eq!(text_box.rows_needed(9), 2);
    type_in(&mut text_box, "\n");
    assert_eq!(text_box.rows_needed(20), 2);
    assert_eq!(line("one\ntwo").rows_needed(5), 1);
}

#[test]
fn letters_of_a_flag_join_and_the_cursor_stands_behind_it() {
    let mut text_box = area("🇪");
    go(&mut text_box, Motion::TextStart);
    type_in(&mut text_box, "🇩");
    assert_eq!(text_box.cursor(), text_box.text().len());
    text_box.apply(TextAct::Undo);
    assert_eq!((text_box.text(), text_box.cursor()), ("🇪", 0));
}

#[test]
fn a_typed_accent_joins_the_letter_before_it() {
    let mut text_box = area("");
    type_in(&mut text_box, "e\u{301}");
    assert_eq!(picture(&text_box, 5, 1), ["e\u{301}|"]);
    text_box.apply(TextAct::Backspace);
    assert_eq!(text_box.text(), "");
}

#[test]
fn a_paste_that_arrives_key_by_key_joins_what_belongs_together() {
    for text in ["👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}", "می\u{200c}خواهم", "1\u{fe0f}\u{20e3}"] {
        let mut text_box = area("");
        type_in(&mut text_box, text);
        assert_eq!(text_box.text(), text);
    }
    let mut text_box = area("");
    type_in(&mut text_box, "a\u{200d}b\u{fe0f}\u{fe0f}");
    assert_eq!(text_box.text(), "ab\u{fe0f}");
}

#[test]
fn right_to_left_text_stays_in_logical_order() {
    let mut text_box = area("");
    type_in(&mut text_box, "שלום");
    assert_eq!(text_box.text(), "שלום");
    assert_eq!(picture(&text_box, 8, 1), ["שלום|"]);
    go(&mut text_box, Motion::Left);
    assert_eq!(text_box.cursor(), 6);
}

#[test]
fn no_glyph_is_lost_at_the_right_edge() {
    // tui-textarea-2 0.13.2 counts a red heart as one column and loses the third.
    let text_box = sized("❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}", 5, 2);
    assert_eq!(picture(&text_box, 5, 2), ["❤\u{fe0f} ❤\u{fe0f}", "❤\u{fe0f} |"]);
}
