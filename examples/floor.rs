//! The floor: a bare ratatui program as anybody would write it, a list of forty rows with a
//! cursor and a line of text. What `handshake` may cost is measured against it.
//!
//! Up and Down move, letters are typed, Esc quits.

use std::io::{self, stdout};

use crossterm::event::{self, Event, KeyCode, KeyEventKind};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{ExecutableCommand, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListItem, ListState, Paragraph};

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    let mut text = String::new();
    let mut state = ListState::default();
    state.select(Some(0));
    loop {
        terminal.draw(|frame| {
            let [line, list] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(frame.area());
            frame.render_widget(Paragraph::new(format!("> {text}")), line);
            let rows = (1..=40).map(|row| ListItem::new(format!("Row {row:02} of a list that has forty rows")));
            let rows = List::new(rows).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
            frame.render_stateful_widget(rows, list, &mut state);
            let column = u16::try_from(text.chars().count() + 2).unwrap_or(0).min(line.width.saturating_sub(1));
            frame.set_cursor_position((column, line.y));
        })?;
        if let Event::Key(key) = event::read()?
            && key.kind != KeyEventKind::Release
        {
            match key.code {
                KeyCode::Down => state.select_next(),
                KeyCode::Up => state.select_previous(),
                KeyCode::Char(c) => text.push(c),
                KeyCode::Backspace => drop(text.pop()),
                KeyCode::Esc => break,
                _ => {}
            }
        }
    }
    disable_raw_mode()?;
    stdout().execute(LeaveAlternateScreen)?;
    Ok(())
}
