//! The stage of tests: an application without a terminal, driven by keys as text, looked at as text.
//!
//! Effects are kept, not performed: a test says what the outside answers.

use crate::domain::book::Moment;
use crate::tui::app::start::Start;
use crate::tui::app::update::App;
use crate::tui::context::Library;
use crate::tui::key::Chord;
use crate::tui::keymap::Keymap;
use crate::tui::message::{Effect, Message, OpenWorkbook};
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::Preferences;
use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::fmt::Write as _;

/// An application on a stage.
#[derive(Debug)]
pub struct Stage {
    /// The application.
    pub app: App,
    /// What it wanted done outside, oldest first.
    pub effects: Vec<Effect>,
    at: Moment,
    size: (u16, u16),
}

impl Stage {
    /// A stage of so many columns and rows, on a day at noon.
    #[must_use]
    pub fn new(columns: u16, rows: u16, today: NaiveDate, library: Library) -> Self {
        let now = today.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
        let at = Moment { today, now };
        let size = (columns, rows);
        let mine = Preferences { mouse: true, ..Preferences::default() };
        let start = Start { at, mine, keymap: Keymap::new(), library, size, notice: None };
        Self { app: App::new(start), effects: Vec::new(), at, size }
    }

    /// The moment everything happens at.
    #[must_use]
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// Gives the application a message.
    pub fn send(&mut self, message: Message) -> &mut Self {
        let effects = self.app.update(message, self.at);
        self.effects.extend(effects);
        self
    }

    /// Puts a workbook on the desk, as if it had been opened.
    pub fn open(&mut self, workbook: OpenWorkbook) -> &mut Self {
        self.send(Message::Opened(Box::new(workbook)))
    }

    /// Presses keys, written as in the key table and separated by spaces: `down enter alt+u`. Words that are no key are
    /// passed over.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for chord in keys.split_whitespace().filter_map(|key| key.parse::<Chord>().ok()) {
            self.send(Message::Key(chord));
        }
        self
    }

    /// Types a text, letter by letter; a new line is Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let key = if letter == '\n' { crate::tui::key::Key::Enter } else { crate::tui::key::Key::Char(letter) };
            self.send(Message::Key(Chord::plain(key)));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Message::Paste(text.to_owned()))
    }

    /// Clicks a cell, counted from 0.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.send(Message::Mouse(Mouse { kind: MouseKind::Press, column, row }));
        self.send(Message::Mouse(Mouse { kind: MouseKind::Release, column, row }))
    }

    /// Lets minutes pass.
    pub fn pass(&mut self, minutes: i64) -> &mut Self {
        self.at.now += chrono::Duration::minutes(minutes);
        self.send(Message::Ticked)
    }

    /// Changes the size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.send(Message::Resized(columns, rows))
    }

    /// The cells as drawn.
    #[must_use]
    pub fn cells(&self) -> Buffer {
        let Ok(mut terminal) = Terminal::new(TestBackend::new(self.size.0, self.size.1));
        let Ok(_) = terminal.draw(|frame| self.app.view(frame));
        terminal.backend().buffer().clone()
    }

    /// The screen as text, rows without trailing spaces.
    #[must_use]
    pub fn picture(&self) -> String {
        let cells = self.cells();
        let mut out = String::new();
        for y in 0..cells.area.height {
            let mut row = String::new();
            let mut x = 0;
            while x < cells.area.width {
                let symbol = cells[(x, y)].symbol();
                row.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap_or(1).max(1);
            }
            let _ = writeln!(out, "{}", row.trim_end());
        }
        out
    }

    /// The styles as text, one letter a cell: `r` reversed, `b` bold, `d` dim, `u` underlined, `c` coloured only, a dot
    /// for plain; because a picture of text does not show a lost highlight.
    #[must_use]
    pub fn styles(&self) -> String {
        use ratatui::style::{Color, Modifier};
        let cells = self.cells();
        let mut out = String::new();
        for y in 0..cells.area.height {
            let row: String = (0..cells.area.width)
                .map(|x| {
                    let cell = &cells[(x, y)];
                    let has = |modifier| cell.modifier.contains(modifier);
                    match () {
                        () if has(Modifier::REVERSED) => 'r',
                        () if has(Modifier::BOLD) => 'b',
                        () if has(Modifier::DIM) => 'd',
                        () if has(Modifier::UNDERLINED) => 'u',
                        () if cell.fg != Color::Reset => 'c',
                        () => '.',
                    }
                })
                .collect();
            let _ = writeln!(out, "{}", row.trim_end_matches('.'));
        }
        out
    }
}
