//! The calendar as iCalendar text (RFC 5545): days without hours, escaped, folded, the same bytes for the same entries.

use crate::insight::calendar::appointment::Appointment;
use crate::texts::calendar as texts;
use chrono::{Days, NaiveDate};
use std::fmt::Write;

/// A line has at most so many bytes (RFC 5545, section 3.1).
const MOST: usize = 75;

/// The entries as one calendar. `id` is the engagement's, so that an entry is known again when it is read anew; `stamp` is
/// the day it was written on.
#[must_use]
pub fn ics(id: &str, name: &str, entries: &[Appointment], stamp: NaiveDate) -> String {
    let mut out = String::new();
    let mut line = |words: &str| fold(&mut out, words);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//handshake//calendar//EN");
    line("CALSCALE:GREGORIAN");
    line(&format!("X-WR-CALNAME:{}", escape(name)));
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{}@handshake", escape(id), escape(&entry.key)));
        line(&format!("DTSTAMP:{}T000000Z", basic(stamp)));
        line(&format!("DTSTART;VALUE=DATE:{}", basic(entry.on)));
        let next = entry.on.checked_add_days(Days::new(1)).unwrap_or(entry.on);
        line(&format!("DTEND;VALUE=DATE:{}", basic(next)));
        line(&format!("SEQUENCE:{}", entry.postponed.len()));
        line(&format!("SUMMARY:{}", escape(&texts::summary(name, &entry.what))));
        line(&format!("DESCRIPTION:{}", escape(&description(entry))));
        line(&format!("CATEGORIES:{}", entry.kind.as_str()));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn description(entry: &Appointment) -> String {
    let mut words = entry.why.clone();
    if let Some(who) = &entry.who {
        let _ = write!(words, "\n{}", texts::owed_by(who));
    }
    for (from, reason) in &entry.postponed {
        let _ = write!(words, "\n{}", texts::postponed(&from.to_string(), reason));
    }
    words
}

fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Backslash, comma, semicolon and new lines are escaped; other control characters are left out.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Lines end in CRLF and go on after a blank where they are longer than 75 bytes; no letter is cut.
fn fold(out: &mut String, line: &str) {
    let mut room = MOST;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = MOST - 1;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::insight::calendar::appointment::Kind;

    fn entry(what: &str) -> Appointment {
        let on = "2027-02-15".parse().unwrap();
        Appointment::new(Kind::Review, "review-2027-02-15".into(), on, what.into(), "Twice a year;\nboth sides, apart.")
    }

    fn text(what: &str) -> String {
        ics("0199f0c2", "Halyard for Northwind", &[entry(what)], "2026-11-22".parse().unwrap())
    }

    #[test]
    fn every_line_ends_in_crlf_and_has_at_most_75_bytes_and_whole_letters() {
        let long = text(&"Überprüfung der Strategie 戦略の見直し ".repeat(12));
        assert!(long.ends_with("END:VCALENDAR\r\n"));
        assert!(long.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = long.replace("\r\n ", "");
        let summary = unfolded.lines().find(|line| line.starts_with("SUMMARY:")).unwrap();
        assert_eq!(summary.matches("戦略の見直し").count(), 12);
    }

    #[test]
    fn what_means_something_in_a_calendar_is_escaped() {
        let text = text("A, b; c\\d\u{7}\r\nBEGIN:VEVENT").replace("\r\n ", "");
        assert!(text.contains("A\\, b\\; c\\\\d\\nBEGIN:VEVENT (Halyard"), "{text}");
        assert_eq!(text.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
        assert!(text.contains("DESCRIPTION:Twice a year\\;\\nboth sides\\, apart."));
    }

    #[test]
    fn the_same_entries_give_the_same_bytes_and_a_moved_one_keeps_its_name() {
        assert_eq!(text("Review"), text("Review"));
        let mut moved = entry("Review");
        moved.postponed.push((moved.on, "Mara is away".into()));
        moved.on = "2027-03-01".parse().unwrap();
        let moved = ics("0199f0c2", "Halyard for Northwind", &[moved], "2026-11-22".parse().unwrap());
        assert!(moved.contains("UID:0199f0c2-review-2027-02-15@handshake") && moved.contains("SEQUENCE:1"));
        assert!(moved.contains("DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302"));
        assert!(moved.contains("Mara is away"));
    }
}
