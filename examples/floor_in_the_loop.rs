//! The floor once more, with the program's own guard and loop under it: what those alone cost.
//!
//! Up and Down move, letters are typed, Esc quits. A flush writes nothing.

use std::sync::Arc;
use std::time::Duration;

use handshake::tui::key::Key;
use handshake::tui::runtime::program::{Event, Program, World};
use handshake::tui::runtime::reach::Reach;
use handshake::tui::runtime::turn;
use handshake::tui::terminal::rescue::Rescue;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{List, ListItem, ListState, Paragraph};

struct Nothing;

impl Rescue for Nothing {
    fn flush(&self, _within: Duration) {}
    fn last_words(&self) -> String {
        "The floor stopped.".into()
    }
}

struct Floor {
    text: String,
    row: usize,
}

impl Program for Floor {
    type Message = Event;
    type Effect = ();

    fn update(&mut self, event: Event) -> Vec<()> {
        if let Event::Key(chord) = event {
            match chord.key {
                Key::Down => self.row = (self.row + 1).min(39),
                Key::Up => self.row = self.row.saturating_sub(1),
                Key::Backspace => drop(self.text.pop()),
                Key::Esc => return vec![()],
                _ => self.text.extend(chord.text()),
            }
        }
        Vec::new()
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let [line, list] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(frame.area());
        frame.render_widget(Paragraph::new(format!("> {}", self.text)), line);
        let rows = (1..=40).map(|row| ListItem::new(format!("Row {row:02} of a list that has forty rows")));
        let rows = List::new(rows).highlight_style(Style::new().add_modifier(Modifier::REVERSED));
        let mut state = ListState::default().with_selected(Some(self.row));
        frame.render_stateful_widget(rows, list, &mut state);
        let column = u16::try_from(self.text.chars().count() + 2).unwrap_or(0).min(line.width.saturating_sub(1));
        frame.set_cursor_position((column, line.y));
    }

    fn wants_tick(&self) -> Option<Duration> {
        None
    }
}

struct Outside;

impl World<Floor> for Outside {
    fn hear(&mut self, event: Event) -> Event {
        event
    }

    fn perform(&mut self, (): (), reach: &mut Reach<'_, Event>) {
        reach.quit();
    }
}

fn main() -> std::io::Result<()> {
    turn::run(&mut Floor { text: String::new(), row: 0 }, &mut Outside, Arc::new(Nothing), true)
}
