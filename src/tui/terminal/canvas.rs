//! The screen ratatui draws on: it collects a frame in memory and sends it in one write.
//!
//! Knows nothing of what is drawn. It never asks the terminal anything: its size is told to it,
//! the place of its cursor it remembers.

use std::io;
use std::sync::Arc;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::tui::terminal::pen;
use crate::tui::terminal::shell::Shell;

/// A frame in the making.
#[derive(Debug)]
pub struct Canvas {
    shell: Arc<Shell>,
    size: Size,
    bytes: Vec<u8>,
    cursor: Cursor,
}

/// What the terminal shows of the cursor, as far as we know.
#[derive(Debug, Default)]
struct Cursor {
    shown: Option<bool>,
    at: Option<Position>,
}

impl Canvas {
    /// An empty screen of the given size in cells.
    #[must_use]
    pub fn new(shell: Arc<Shell>, size: Size) -> Self {
        Self { shell, size, bytes: Vec::with_capacity(16 * 1024), cursor: Cursor::default() }
    }

    /// The screen has another size, or somebody else wrote on it: nothing is known of it any more.
    pub fn forget(&mut self, size: Size) {
        self.size = size;
        self.bytes.clear();
        self.cursor = Cursor::default();
    }

    /// The size of the screen in cells, as it was last told.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Sends text to the clipboard of the person's terminal with the next frame (OSC 52).
    pub fn copy(&mut self, text: String) {
        // Writing into memory does not fail; a console that does not know the sequence ignores it.
        let _ = queue!(self.bytes, CopyToClipboard::to_clipboard_from(text));
    }

    /// Sends what has been collected, in one write; nothing if nothing changed.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn send(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let sent = self.shell.write(&self.bytes);
        self.bytes.clear();
        sent
    }

    fn ansi(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor.at = None;
        pen::write(&mut self.bytes, self.size, content);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.shown == Some(false) {
            return Ok(());
        }
        self.cursor.shown = Some(false);
        self.ansi().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.shown == Some(true) {
            return Ok(());
        }
        self.cursor.shown = Some(true);
        self.ansi().show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.at == Some(position) {
            return Ok(());
        }
        self.cursor.at = Some(position);
        self.ansi().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.ansi().clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Does nothing: a frame is sent when it is whole, by [`Canvas::send`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::layout::Rect;

    fn screen() -> Terminal<Canvas> {
        Terminal::new(Canvas::new(Arc::new(Shell::new(false)), Size::new(20, 3))).unwrap()
    }

    fn draw(screen: &mut Terminal<Canvas>, text: &str, cursor: Option<(u16, u16)>) -> String {
        screen
            .draw(|frame| {
                frame.render_widget(text, frame.area());
                if let Some(place) = cursor {
                    frame.set_cursor_position(place);
                }
            })
            .unwrap();
        let bytes = std::mem::take(&mut screen.backend_mut().bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        let mut screen = screen();
        assert!(draw(&mut screen, "same", Some((4, 0))).contains("same"));
        assert_eq!(draw(&mut screen, "same", Some((4, 0))), "");
    }

    #[test]
    fn a_typed_letter_costs_few_bytes() {
        let mut screen = screen();
        draw(&mut screen, "lette", Some((5, 0)));
        let typed = draw(&mut screen, "letter", Some((6, 0)));
        assert!(typed.len() <= 60, "{} bytes: {typed:?}", typed.len());
    }

    #[test]
    fn clearing_asks_the_terminal_nothing() {
        let mut screen = screen();
        draw(&mut screen, "words", None);
        screen.clear().unwrap();
        screen.resize(Rect::new(0, 0, 20, 3)).unwrap();
        let again = draw(&mut screen, "words", None);
        assert!(!again.contains("\x1b[6n"));
        assert!(again.contains("words"), "everything is drawn again");
    }
}
