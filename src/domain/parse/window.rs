//! Named periods: `2026-Q3`, `q3 2026`, or two days with two dots between them, both inside: `2026-07-01..2026-09-30`.
//!
//! Today is an argument; it helps to read the days.

use crate::domain::parse::date;
use crate::domain::period::{Quarter, Window};
use chrono::NaiveDate;

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAWindow {
    /// It is not written like one.
    Words,
    /// Its last day lies before its first.
    Backwards,
}

/// Reads a period.
///
/// # Errors
/// Where the text is none, or ends before it begins.
pub fn read(text: &str, today: NaiveDate) -> Result<Window, NotAWindow> {
    if let Some(window) = quarter(text).and_then(Quarter::window) {
        return Ok(window);
    }
    let (from, to) = text.split_once("..").ok_or(NotAWindow::Words)?;
    let day = |text: &str| date::read(text, today).map_err(|_| NotAWindow::Words);
    let window = Window { from: day(from)?, to: day(to)? };
    if window.to < window.from { Err(NotAWindow::Backwards) } else { Ok(window) }
}

/// The quarter a period is, if it is one.
#[must_use]
pub fn as_quarter(window: Window) -> Option<Quarter> {
    let quarter = Quarter::of(window.from);
    (quarter.window() == Some(window)).then_some(quarter)
}

fn quarter(text: &str) -> Option<Quarter> {
    let text = text.trim().to_lowercase();
    let mut year = None;
    let mut number = None;
    for part in text.split(['-', ' ', '/']).filter(|part| !part.is_empty()) {
        match part.strip_prefix('q') {
            Some(digits) if number.is_none() => number = Some(digits.parse::<u32>().ok()?),
            None if year.is_none() && part.len() == 4 => year = Some(part.parse::<i32>().ok()?),
            _ => return None,
        }
    }
    let (year, number) = (year?, number?);
    ((1..=4).contains(&number) && date::YEARS.contains(&year)).then_some(Quarter { year, number })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_is_read_as_people_write_it() {
        let third = Window { from: day("2026-07-01"), to: day("2026-09-30") };
        for text in ["2026-Q3", "2026-q3", " q3 2026 ", "Q3/2026", "2026-07-01..2026-09-30", "1 Jul 2026..30 Sep 2026"]
        {
            assert_eq!(read(text, day("2026-11-22")), Ok(third), "{text}");
        }
        assert_eq!(as_quarter(third).map(|quarter| quarter.to_string()), Some("2026-Q3".to_owned()));
        assert_eq!(as_quarter(Window { to: day("2026-09-29"), ..third }), None);
    }

    #[test]
    fn what_is_no_period_says_so() {
        for text in ["", "2026", "Q5 2026", "Q0 2026", "q3 q4 2026", "2026-Q3-Q4", "..", "soon..later", "1999999-q1"] {
            assert_eq!(read(text, day("2026-11-22")), Err(NotAWindow::Words), "{text}");
        }
        assert_eq!(read("2026-09-30..2026-07-01", day("2026-11-22")), Err(NotAWindow::Backwards));
    }
}
