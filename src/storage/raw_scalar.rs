//! Dates, times and exact decimals out of TOML values: numbers keep their text and never pass through a float.

use crate::domain::value::Decimal;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use toml::de::DeValue;
use toml::value::{Date, Datetime, Offset, Time};

/// What a value is, in words.
#[must_use]
pub fn shape(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with decimals",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The years a date may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The most digits of a decimal.
pub const DIGITS: usize = 28;

/// A plain date within the years allowed.
///
/// # Errors
/// What it is instead, to follow a name: `is a text, not a date`.
pub fn day(value: &DeValue<'_>) -> Result<NaiveDate, String> {
    match value {
        DeValue::Datetime(Datetime { date: Some(date), time: None, .. }) => in_range(of_date(*date)),
        DeValue::Datetime(Datetime { date: None, .. }) => Err("is a time without a date".to_owned()),
        other => {
            if let Some(day) = loosely(other) {
                in_range(Some(day))?;
            }
            Err(format!("is {}, not a date", shape(other)))
        }
    }
}

/// The date of a text that is one, or of a time; `None` where it is neither or out of range.
#[must_use]
pub fn loose_day(value: &DeValue<'_>) -> Option<NaiveDate> {
    loosely(value).filter(|day| YEARS.contains(&day.year()))
}

fn loosely(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value {
        DeValue::String(text) if text.trim().len() == 10 => text.trim().parse().ok(),
        DeValue::Datetime(Datetime { date: Some(date), .. }) => of_date(*date),
        _ => None,
    }
}

fn in_range(day: Option<NaiveDate>) -> Result<NaiveDate, String> {
    let day = day.ok_or_else(|| "is no date that exists".to_owned())?;
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(format!("is in the year {}; dates go from {} to {}", day.year(), YEARS.start(), YEARS.end()))
}

fn of_date(date: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// A point in time; without an offset it is UTC, without a time midnight.
#[must_use]
pub fn time(value: &DeValue<'_>) -> Option<DateTime<Utc>> {
    let DeValue::Datetime(Datetime { date: Some(date), time, offset }) = value else { return None };
    let day = of_date(*date).filter(|day| YEARS.contains(&day.year()))?;
    let local = match time {
        None => day.and_hms_opt(0, 0, 0)?,
        Some(time) => on_the_clock(day, *time)?,
    };
    let minutes = match offset {
        Some(Offset::Custom { minutes }) => i64::from(*minutes),
        Some(Offset::Z) | None => 0,
    };
    local.checked_sub_signed(TimeDelta::try_minutes(minutes)?).map(|utc| utc.and_utc())
}

fn on_the_clock(day: NaiveDate, time: Time) -> Option<NaiveDateTime> {
    // A leap second is kept as the second before it.
    let second = u32::from(time.second.unwrap_or(0)).min(59);
    day.and_hms_nano_opt(u32::from(time.hour), u32::from(time.minute), second, time.nanosecond.unwrap_or(0))
}

/// An exact decimal: an integer, a float as written, or a text of digits.
///
/// # Errors
/// Why it is none, as a sentence without its full stop.
pub fn decimal(value: &DeValue<'_>) -> Result<Decimal, &'static str> {
    match value {
        DeValue::Integer(integer) if integer.radix() != 10 => i128::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .and_then(|number| Decimal::try_from_i128_with_scale(number, 0).ok())
            .ok_or(TOO_LONG),
        DeValue::Integer(integer) => exact(integer.as_str()),
        DeValue::Float(float) => exact(float.as_str()),
        DeValue::String(text) => exact(text.trim()),
        _ => Err(NO_NUMBER),
    }
}

const NO_NUMBER: &str = "this is no number";
const TOO_LONG: &str = "numbers have at most 28 digits";

/// Reads `-12.50` or `1.5e3` exactly; trailing zeros stay.
///
/// # Errors
/// Why it is none, as a sentence without its full stop.
pub fn exact(text: &str) -> Result<Decimal, &'static str> {
    if matches!(text.trim_start_matches(['+', '-']), "nan" | "inf") {
        return Err("`nan` and `inf` are no numbers that can be counted with");
    }
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| NO_NUMBER)?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let point_alone = mantissa.contains('.') && fraction.is_empty();
    if whole.is_empty() || point_alone || !digits_only(whole) || !digits_only(fraction) {
        return Err(NO_NUMBER);
    }
    let written = whole.trim_start_matches('0').len();
    let length = if written == 0 { fraction.trim_start_matches('0').len() } else { written + fraction.len() };
    if length > DIGITS || fraction.len() > DIGITS || !(-100..=100).contains(&exponent) {
        return Err(TOO_LONG);
    }
    let scale = i32::try_from(fraction.len()).map_err(|_| TOO_LONG)? - exponent;
    let mut number: i128 = 0;
    for digit in whole.trim_start_matches('0').bytes().chain(fraction.bytes()) {
        number = number * 10 + i128::from(digit - b'0');
    }
    for _ in scale..0 {
        number = number.checked_mul(10).filter(|number| *number < 10_i128.pow(28)).ok_or(TOO_LONG)?;
    }
    let scale = u32::try_from(scale.max(0)).map_err(|_| TOO_LONG)?;
    Decimal::try_from_i128_with_scale(if negative { -number } else { number }, scale).map_err(|_| TOO_LONG)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn value(text: &str) -> DeValue<'_> {
        DeValue::parse(text).unwrap().into_inner()
    }

    #[test]
    fn numbers_read_exactly_as_written() {
        for (written, read) in [
            ("2_400_000", "2400000"),
            ("0.1", "0.1"),
            ("-12.50", "-12.50"),
            ("\"2400000.00\"", "2400000.00"),
            ("1.5e3", "1500"),
            ("2.5e-3", "0.0025"),
            ("0xff", "255"),
            ("+7", "7"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("-0.0", "0.0"),
        ] {
            assert_eq!(decimal(&value(written)).map(|n| n.to_string()), Ok(read.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_exact_number_says_why() {
        for (written, why) in [
            ("nan", "`nan` and `inf` are no numbers that can be counted with"),
            ("-inf", "`nan` and `inf` are no numbers that can be counted with"),
            ("99999999999999999999999999999", TOO_LONG),
            ("1e400", TOO_LONG),
            ("1e99999999999", NO_NUMBER),
            ("\"12,50\"", NO_NUMBER),
            ("\"about 40\"", NO_NUMBER),
            ("\"\"", NO_NUMBER),
            ("\"٣\"", NO_NUMBER),
            ("true", NO_NUMBER),
        ] {
            assert_eq!(decimal(&value(written)), Err(why), "{written}");
        }
    }

    #[test]
    fn a_time_without_an_offset_is_utc() {
        for (written, read) in [
            ("2026-11-20T15:04:05Z", "2026-11-20 15:04:05 UTC"),
            ("2026-11-20T15:04:05", "2026-11-20 15:04:05 UTC"),
            ("2026-11-20T15:04:05+01:00", "2026-11-20 14:04:05 UTC"),
            ("2026-11-20", "2026-11-20 00:00:00 UTC"),
        ] {
            assert_eq!(time(&value(written)).unwrap().to_string(), read);
        }
        assert_eq!(time(&value("15:04:05")), None);
        assert_eq!(time(&value("0001-01-01T00:00:00Z")), None);
    }

    #[test]
    fn dates_out_of_range_and_in_quotation_marks_are_told_apart() {
        assert!(day(&value("2026-11-20")).is_ok());
        assert_eq!(day(&value("0026-11-20")), Err("is in the year 26; dates go from 1900 to 2199".into()));
        assert_eq!(day(&value("\"2026-11-20\"")), Err("is a text, not a date".into()));
        assert!(loose_day(&value("\"2026-11-20\"")).is_some());
        assert_eq!(loose_day(&value("\"next week\"")), None);
    }
}
