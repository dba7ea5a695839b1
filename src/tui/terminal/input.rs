//! What arrives from the terminal, translated into the program's own words.
//!
//! Knows crossterm's events and nothing of what they will mean.

use std::io;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use crate::tui::key::{Chord, Key};
use crate::tui::mouse::{Mouse, MouseKind};

/// One thing the person or the terminal did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key went down, or is held and repeats.
    Key(Chord),
    /// Text was pasted, line ends as they came.
    Paste(String),
    /// The mouse, not yet held against the size of the screen.
    Mouse(Mouse),
    /// The screen has another size now. On Unix this comes from the watch, not from the reader.
    Resize,
    /// The window of the terminal was chosen.
    FocusGained,
    /// Another window was chosen.
    FocusLost,
}

/// Waits for the next thing to happen. Only one thread may do so, and it may block for ever.
///
/// # Errors
/// The terminal is gone or refuses to be read.
pub fn read() -> io::Result<Input> {
    loop {
        match event::read() {
            Ok(event) => {
                if let Some(input) = translate(event) {
                    return Ok(input);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The program's word for an event, or nothing for what the program does not use.
fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => {
            let held = |modifier| key.modifiers.contains(modifier);
            let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
            Some(Input::Key(Chord::new(key_of(key.code)?, ctrl, alt, held(KeyModifiers::SHIFT))))
        }
        Event::Key(_) => None,
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Input::Mouse(Mouse { kind, column: mouse.column, row: mouse.row }))
        }
        // The watch reports sizes on Unix: it listens from before the first frame, the reader
        // only from after it.
        Event::Resize(..) => cfg!(windows).then_some(Input::Resize),
        Event::FocusGained => Some(Input::FocusGained),
        Event::FocusLost => Some(Input::FocusLost),
    }
}

fn key_of(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Insert => Key::Insert,
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crossterm::event::{KeyEvent, MouseEvent};

    fn key(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Option<Input> {
        translate(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
    }

    #[test]
    fn a_key_that_comes_up_is_not_a_second_keystroke() {
        let none = KeyModifiers::NONE;
        assert_eq!(key(KeyCode::Char('a'), none, KeyEventKind::Release), None);
        let pressed = key(KeyCode::Char('a'), none, KeyEventKind::Press);
        assert_eq!(pressed, Some(Input::Key(Chord::plain(Key::Char('a')))));
        assert_eq!(pressed, key(KeyCode::Char('a'), none, KeyEventKind::Repeat));
    }

    #[test]
    fn modifiers_reach_the_chord() {
        let both = KeyModifiers::CONTROL | KeyModifiers::SHIFT;
        let expected = "ctrl+shift+z".parse().unwrap();
        assert_eq!(key(KeyCode::Char('Z'), both, KeyEventKind::Press), Some(Input::Key(expected)));
        assert_eq!(key(KeyCode::CapsLock, both, KeyEventKind::Press), None);
    }

    #[test]
    fn only_the_left_button_and_the_wheel_are_ours() {
        let mouse =
            |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE }));
        assert!(mouse(MouseEventKind::Down(MouseButton::Left)).is_some());
        assert!(mouse(MouseEventKind::ScrollDown).is_some());
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(mouse(MouseEventKind::Moved), None);
    }
}
