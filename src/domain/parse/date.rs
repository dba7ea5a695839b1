//! Calendar days: `2026-11-30`, `30 Nov 2026`, `30.11.2026`, `30/11/2026` (the day first), `30 nov`, `fri`, `next mon`,
//! `+2w`, `today`.
//!
//! Today is an argument. Without a year the year is meant that lies nearest to today. A weekday is the next one, today
//! among them; `next` is the one in the week after this (weeks begin on Monday).

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// The years a date can lie in.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADate {
    /// It is not written like one.
    Words,
    /// There is no such day in the calendar.
    NoSuchDay,
    /// The year lies outside [`YEARS`].
    Year,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads a day.
///
/// # Errors
/// Where the text names no day, one that is not in the calendar, or one outside [`YEARS`].
pub fn read(text: &str, today: NaiveDate) -> Result<NaiveDate, NotADate> {
    let text = text.trim().to_lowercase();
    let day = match relative(&text, today) {
        Some(day) => day,
        None => written(&text, today).unwrap_or(Err(NotADate::Words)),
    }?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(NotADate::Year) }
}

/// Shows a day on screens: `5 Nov 2026`.
#[must_use]
pub fn show(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// Shows a day without its year: `5 Nov`.
#[must_use]
pub fn show_short(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month_name(day))
}

fn month_name(day: NaiveDate) -> &'static str {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][day.month0() as usize]
}

/// Whether some words of a text are a date that stands by itself: with its month's name, or with its year.
#[must_use]
pub fn is_mentioned(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = bare_words(&lower);
    let today = NaiveDate::default();
    let is_named = |words: &[&str]| is_named(words, today);
    words.iter().any(|word| is_alone(word, today)) || words.windows(2).any(is_named) || words.windows(3).any(is_named)
}

/// Whether a text has a digit that belongs to no date: neither to one that stands by itself nor to the year behind a
/// month or a quarter.
#[must_use]
pub fn leaves_a_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = bare_words(&lower);
    let mut rest = words.as_slice();
    while let [first, others @ ..] = rest {
        match dated_words(rest, NaiveDate::default()) {
            0 if first.chars().any(char::is_numeric) => return true,
            0 => rest = others,
            dated => rest = &rest[dated..],
        }
    }
    false
}

/// How many of the first words are a date or a part of the calendar; none: 0.
fn dated_words(words: &[&str], today: NaiveDate) -> usize {
    let is_year = |word: &str| word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year));
    let is_quarter = |word: &str| matches!(word, "q1" | "q2" | "q3" | "q4");
    match *words {
        [first, second, third, ..] if is_year(third) && is_named(&[first, second, third], today) => 3,
        [first, second, ..] if is_named(&[first, second], today) => 2,
        [first, second, ..] if is_year(second) && (month(first).is_some() || is_quarter(first)) => 2,
        [first, ..] if is_alone(first, today) || is_quarter(first) => 1,
        _ => 0,
    }
}

fn bare_words(text: &str) -> Vec<&str> {
    let bare = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).collect()
}

fn is_alone(word: &str, today: NaiveDate) -> bool {
    written(word, today).is_some_and(|day| day.is_ok()) && word.len() >= 8
}

fn is_named(words: &[&str], today: NaiveDate) -> bool {
    words.iter().any(|word| month(word).is_some()) && written(&words.join(" "), today).is_some_and(|day| day.is_ok())
}

type Found = Option<Result<NaiveDate, NotADate>>;

fn relative(text: &str, today: NaiveDate) -> Found {
    let ahead = |days: u64| today.checked_add_days(Days::new(days)).ok_or(NotADate::Year);
    match text {
        "today" => return Some(Ok(today)),
        "tomorrow" => return Some(ahead(1)),
        "yesterday" => return Some(today.pred_opt().ok_or(NotADate::Year)),
        _ => {}
    }
    if let Some(weekday) = weekday(text) {
        return Some(ahead(days_until(today, weekday)));
    }
    if let Some(weekday) = text.strip_prefix("next ").and_then(|rest| weekday(rest.trim())) {
        let to_monday = 7 - u64::from(today.weekday().num_days_from_monday());
        return Some(ahead(to_monday + u64::from(weekday.num_days_from_monday())));
    }
    let back = text.starts_with(['-', '−']);
    let span = text.strip_prefix(['+', '-', '−'])?;
    let letters = span.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = span[..span.len() - letters.len()].parse::<u32>().ok().filter(|count| *count <= 100_000)?;
    let (days, months) = match letters.trim() {
        "d" | "day" | "days" => (count, 0),
        "w" | "week" | "weeks" => (count.checked_mul(7)?, 0),
        "m" | "month" | "months" => (0, count),
        "y" | "year" | "years" => (0, count.checked_mul(12)?),
        _ => return None,
    };
    let (days, months) = (Days::new(u64::from(days)), Months::new(months));
    let day = if back {
        today.checked_sub_days(days).and_then(|day| day.checked_sub_months(months))
    } else {
        today.checked_add_days(days).and_then(|day| day.checked_add_months(months))
    };
    Some(day.ok_or(NotADate::Year))
}

/// A day written with its parts. `None`: not written like a date.
fn written(text: &str, today: NaiveDate) -> Found {
    let parts = parts(text);
    let mut parts = parts.as_slice();
    if parts.len() > 2 && matches!(parts[0], Part::Word(word) if weekday(word).is_some()) {
        parts = &parts[1..];
    }
    match *parts {
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => Some(full(year, month, day)),
        [Part::Number(day, 1 | 2), Part::Number(month, 1 | 2), Part::Number(year, digits @ (2 | 4))] => {
            Some(full(century(year, digits), month, day))
        }
        [Part::Number(day, 1 | 2), Part::Number(month, 1 | 2)] => Some(nearest(month, day, today)),
        [Part::Number(day, 1 | 2), Part::Word(word)] | [Part::Word(word), Part::Number(day, 1 | 2)] => {
            Some(nearest(month(word)?, day, today))
        }
        [Part::Number(day, 1 | 2), Part::Word(word), Part::Number(year, digits @ (2 | 4))]
        | [Part::Word(word), Part::Number(day, 1 | 2), Part::Number(year, digits @ (2 | 4))] => {
            Some(full(century(year, digits), month(word)?, day))
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Part<'t> {
    Number(u32, usize),
    Word(&'t str),
}

/// The numbers and words of a text, parted by spaces and `. / - ,`; endings of ordinals are left out. Empty where
/// anything else stands in it.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |test: fn(char) -> bool| rest.find(|c: char| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            let Some(number) = rest[..length].parse().ok().filter(|_| length <= 4) else { return Vec::new() };
            parts.push(Part::Number(number, length));
            length
        } else if first.is_alphabetic() {
            let length = run(char::is_alphabetic);
            let word = &rest[..length];
            if !(matches!(word, "st" | "nd" | "rd" | "th" | "of") && matches!(parts.last(), Some(Part::Number(_, _)))) {
                parts.push(Part::Word(word));
            }
            length
        } else if first.is_whitespace() || matches!(first, '.' | '/' | '-' | ',') {
            first.len_utf8()
        } else {
            return Vec::new();
        };
        rest = &rest[length..];
        if parts.len() > 4 {
            return Vec::new();
        }
    }
    parts
}

const fn century(year: u32, digits: usize) -> u32 {
    if digits == 2 { 2000 + year } else { year }
}

fn full(year: u32, month: u32, day: u32) -> Result<NaiveDate, NotADate> {
    let year = i32::try_from(year).map_err(|_| NotADate::Year)?;
    if !YEARS.contains(&year) {
        return Err(NotADate::Year);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADate::NoSuchDay)
}

/// The day and month in the year that lies nearest to today; of two as near, the later.
fn nearest(month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, NotADate> {
    (-4..=4)
        .filter_map(|offset| NaiveDate::from_ymd_opt(today.year() + offset, month, day))
        .min_by_key(|found| ((*found - today).num_days().abs(), std::cmp::Reverse(*found)))
        .ok_or(NotADate::NoSuchDay)
}

fn days_until(today: NaiveDate, weekday: Weekday) -> u64 {
    u64::from((7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7)
}

/// A month by its name or the first letters of it, three at least.
fn month(word: &str) -> Option<u32> {
    let at = if word == "sept" { Some(8) } else { by_first_letters(&MONTHS, word) }?;
    u32::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    by_first_letters(&WEEKDAYS, word).and_then(|at| Weekday::try_from(u8::try_from(at).ok()?).ok())
}

fn by_first_letters(names: &[&str], word: &str) -> Option<usize> {
    if word.len() < 3 {
        return None;
    }
    names.iter().position(|name| name.starts_with(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A Sunday.
    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    fn reads(text: &str, day: &str) {
        assert_eq!(read(text, today()), Ok(day.parse().unwrap()), "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2026-11-30",
            "2026/11/30",
            "30 Nov 2026",
            "30. November 2026",
            "30th of November, 2026",
            "Nov 30, 2026",
            "Mon 30 Nov 2026",
            "30.11.2026",
            "30/11/2026",
            "30-11-2026",
            "30.11.26",
            "30nov2026",
            " 30 nov ",
            "30.11.",
            "30/11",
            "Nov 30",
        ] {
            reads(text, "2026-11-30");
        }
    }

    #[test]
    fn a_day_without_a_year_lies_nearest_to_today() {
        reads("15 jan", "2027-01-15");
        reads("5 oct", "2026-10-05");
        reads("29 feb", "2028-02-29");
    }

    #[test]
    fn words_count_from_today() {
        for (text, day) in [
            ("today", "2026-11-22"),
            ("Tomorrow", "2026-11-23"),
            ("yesterday", "2026-11-21"),
            ("+2w", "2026-12-06"),
            ("+10d", "2026-12-02"),
            ("+1 month", "2026-12-22"),
            ("-3d", "2026-11-19"),
            ("fri", "2026-11-27"),
            ("sun", "2026-11-22"),
            ("next mon", "2026-11-23"),
            ("next sunday", "2026-11-29"),
        ] {
            reads(text, day);
        }
    }

    #[test]
    fn the_day_comes_before_the_month_and_is_never_guessed() {
        reads("3/4/2026", "2026-04-03");
        assert_eq!(read("11/30/2026", today()), Err(NotADate::NoSuchDay));
        assert_eq!(read("31 nov 2026", today()), Err(NotADate::NoSuchDay));
        assert_eq!(read("29 feb 2027", today()), Err(NotADate::NoSuchDay));
    }

    #[test]
    fn a_year_that_cannot_be_meant_is_refused() {
        for text in ["1 jan 1899", "9999-01-01", "2200-01-01", "0026-11-30", "+9000y"] {
            assert_eq!(read(text, today()), Err(NotADate::Year), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "soon",
            "nov",
            "2026",
            "30",
            "12345",
            "1.2.3",
            "next week",
            "fr",
            "30 foo",
            "+w",
            "+2x",
            "a b c d e f",
            "日本",
        ] {
            assert_eq!(read(text, today()), Err(NotADate::Words), "{text:?}");
        }
    }

    #[test]
    fn a_date_in_a_sentence_has_a_month_or_a_year() {
        for text in ["by 30 November", "due (2027-12-31).", "until 31.12.2027, then", "from Nov 3 on"] {
            assert!(is_mentioned(text), "{text}");
        }
        for text in ["by 3.5 points", "10/12 done", "today", "on Friday", "may we", "version 1.2.3", "2027"] {
            assert!(!is_mentioned(text), "{text}");
        }
    }

    #[test]
    fn a_number_beside_a_date_is_told_from_the_digits_of_the_date() {
        for text in [
            "10 contracts by 30 June 2028",
            "by 30 June 2028: 10 contracts",
            "2.4 million by 2027-12-31",
            "from June 2027 on, 12 a month",
            "3 days",
            "2027 leads",
            "in Q2 7 offers",
            "June 30 2",
        ] {
            assert!(leaves_a_number(text), "{text}");
        }
        for text in [
            "a full pipeline by 30 June 2028",
            "growth until June 30, 2028",
            "known by 2027-12-31",
            "known by 31.12.2027.",
            "strong in June 2027",
            "strong in Q2 2027 (May)",
            "ten contracts",
            "",
        ] {
            assert!(!leaves_a_number(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_shown_reads_back_the_same(days in 0u64..109_000, today in 0u64..60_000) {
            let first: NaiveDate = "1900-01-01".parse().unwrap();
            let (day, today) = (first + Days::new(days), first + Days::new(today));
            prop_assert_eq!(read(&show(day), today), Ok(day));
            prop_assert_eq!(read(&day.to_string(), today), Ok(day));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-+0-9a-z./ ]{0,16}|.{0,20}") {
            let _ = read(&text, today());
            let _ = read(&text, NaiveDate::MAX);
            let _ = read(&text, NaiveDate::MIN);
            let _ = is_mentioned(&text);
            let _ = leaves_a_number(&text);
        }
    }
}
