//! The dates of the sample: placeholders that stand for days counted from today.
//!
//! `{{day -5}}` five days ago · `{{mon -2}}` the Monday two weeks before this week's · `{{q-2 start}}`, `{{q-2 end}}`,
//! `{{q-2 mon}}` the first and last day and the first Monday of the quarter two before today's · then days on top,
//! `{{q-2 end +9}}` · then how it is written: nothing `2026-11-05`, `words` `5 November 2026`, `brief` `5 November`,
//! `month` `November 2026`. `{{q-2 name}}` is `2026-q2`, `{{q-2 label}}` is `Q2 2026`.
//!
//! Nothing else between two braces is understood, and nothing is guessed. Knows no files.

use crate::domain::period::Quarter;
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// A placeholder that says nothing we know, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// The text with every placeholder replaced.
///
/// # Errors
/// The first placeholder that is not understood, or whose day no calendar holds.
pub fn expand(template: &str, today: NaiveDate) -> Result<String, Unknown> {
    let mut text = String::with_capacity(template.len() + template.len() / 8);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, behind)) = after.split_once("}}") else {
            return Err(Unknown(after.chars().take(40).collect()));
        };
        text.push_str(before);
        text.push_str(&meaning(inside, today).ok_or_else(|| Unknown(inside.to_owned()))?);
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

fn meaning(inside: &str, today: NaiveDate) -> Option<String> {
    let mut words = inside.split(' ').peekable();
    let anchor = words.next()?;
    let mut day = match anchor {
        "day" => moved(today, count(words.next()?)?)?,
        "mon" => moved(monday(today), count(words.next()?)?.checked_mul(7)?)?,
        _ => {
            let quarter = back(Quarter::of(today), anchor.strip_prefix("q-")?.parse().ok()?);
            let window = quarter.window()?;
            match words.next()? {
                "start" => window.from,
                "end" => window.to,
                "mon" => first_monday(window.from)?,
                "name" if words.peek().is_none() => return Some(format!("{}-q{}", quarter.year, quarter.number)),
                "label" if words.peek().is_none() => return Some(format!("Q{} {}", quarter.number, quarter.year)),
                _ => return None,
            }
        }
    };
    if let Some(days) = words.next_if(|word| word.starts_with(['+', '-'])) {
        day = moved(day, count(days)?)?;
    }
    let written = match words.next() {
        None => day.to_string(),
        Some("words") => format!("{} {} {}", day.day(), month(day), day.year()),
        Some("brief") => format!("{} {}", day.day(), month(day)),
        Some("month") => format!("{} {}", month(day), day.year()),
        Some(_) => return None,
    };
    words.next().is_none().then_some(written)
}

/// `-5`, `+3`, `0`: nought has no sign, everything else has one.
fn count(word: &str) -> Option<i64> {
    let signed = word.starts_with(['+', '-']);
    let number: i64 = word.parse().ok()?;
    (signed == (number != 0)).then_some(number)
}

fn moved(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

fn first_monday(from: NaiveDate) -> Option<NaiveDate> {
    from.iter_days().take(7).find(|day| day.weekday() == Weekday::Mon)
}

fn back(quarter: Quarter, count: u8) -> Quarter {
    (0..count).fold(quarter, |quarter, _| quarter.previous())
}

fn month(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[day.month0() as usize]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(today: &str, template: &str) -> String {
        expand(template, today.parse().unwrap()).unwrap()
    }

    #[test]
    fn days_count_from_today_and_weeks_from_their_monday() {
        assert_eq!(on("2026-11-24", "a = {{day -5}}T09:12:00Z, b"), "a = 2026-11-19T09:12:00Z, b");
        assert_eq!(
            on("2026-11-24", "{{mon 0}} {{mon -2}} {{mon -2 +3}} {{mon +1}}"),
            "2026-11-23 2026-11-09 2026-11-12 2026-11-30"
        );
        assert_eq!(on("2026-11-23", "{{mon 0}}"), "2026-11-23");
        assert_eq!(on("2026-11-29", "{{mon 0}}"), "2026-11-23");
        assert_eq!(on("2028-02-29", "{{day +1}} {{day -366}}"), "2028-03-01 2027-02-28");
    }

    #[test]
    fn quarters_count_back_from_todays() {
        assert_eq!(on("2027-01-01", "{{q-1 name}} {{q-1 end}} {{q-5 start}}"), "2026-q4 2026-12-31 2025-10-01");
        assert_eq!(on("2026-12-31", "{{q-2 label}} {{q-2 end +9}} {{q-2 mon}}"), "Q2 2026 2026-07-09 2026-04-06");
    }

    #[test]
    fn dates_stand_in_sentences_too() {
        assert_eq!(
            on("2026-11-24", "{{day 0 words}}, {{day -5 brief}}, {{mon -9 +1 month}}"),
            "24 November 2026, 19 November, September 2026"
        );
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let today = "2026-11-24".parse().unwrap();
        for wrong in [
            "{{}}",
            "{{day}}",
            "{{day 5}}",
            "{{day -5",
            "{{day +0}}",
            "{{ day -5}}",
            "{{day -5 +1 +1}}",
            "{{day -5 loud}}",
            "{{q-2}}",
            "{{q-2 name +1}}",
            "{{q+2 end}}",
            "{{week 1}}",
            "{{day -5 words words}}",
            "{{day -9999999999999}}",
            "{{q-300 end}}",
        ] {
            assert!(expand(wrong, today).is_err(), "{wrong}");
        }
    }
}
