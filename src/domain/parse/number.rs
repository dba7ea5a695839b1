//! Numbers as people write them: `2 400 000`, `2,400,000`, `2.400.000,50`, `1'000`, `12,5`, `41k`.
//!
//! One rule for what could be read two ways. A point is a decimal point, unless it stands more than once or before a
//! comma. A single comma groups thousands where exactly three digits follow it and a number from 1 to 999 stands before
//! it (`1,234` is 1234); otherwise it is a decimal comma (`12,5`, `0,125`). Knows nothing of units or currencies.

use crate::domain::value::Decimal;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It is not written like one.
    Words,
    /// More than 28 digits.
    TooLong,
}

/// Reads a number, exactly.
///
/// # Errors
/// Where the text is no number, or has more than 28 digits.
pub fn read(text: &str) -> Result<Decimal, NotANumber> {
    let plain: String = text.trim().chars().map(plain).collect();
    let (negative, rest) = match plain.strip_prefix(['-', '+']) {
        Some(rest) => (plain.starts_with('-'), rest.trim_start()),
        None => (false, plain.as_str()),
    };
    let (body, factor) = magnitude(rest);
    let digits = digits(body).ok_or(NotANumber::Words)?;
    let number = Decimal::from_str_exact(&digits).map_err(|_| NotANumber::TooLong)?;
    let mut number = match factor {
        Some(factor) => number.checked_mul(Decimal::from(factor)).ok_or(NotANumber::TooLong)?.normalize(),
        None => number,
    };
    number.set_sign_negative(negative && !number.is_zero());
    Ok(number)
}

/// Shows a number so that it reads back the same: a point for decimals, groups of three from five digits on.
#[must_use]
pub fn show(number: Decimal) -> String {
    let text = number.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && whole.len() > 4 && (whole.len() - at) % 3 == 0 {
            out.push(' ');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// One character with digits of other scripts, signs and spaces made plain.
fn plain(c: char) -> char {
    let zero = match c {
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{0966}'..='\u{096F}' => 0x0966,
        '\u{2212}' | '\u{2013}' => return '-',
        '’' | '‘' => return '\'',
        c if c.is_whitespace() => return ' ',
        c => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// Splits off `k`, `m`, `bn` and their words.
fn magnitude(text: &str) -> (&str, Option<u32>) {
    let body = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match text[body.len()..].to_ascii_lowercase().as_str() {
        "k" | "thousand" => 1_000,
        "m" | "mn" | "mio" | "million" => 1_000_000,
        "bn" | "billion" => 1_000_000_000,
        _ => return (text, None),
    };
    (body.trim_end(), Some(factor))
}

/// The digits with a plain decimal point and nothing else.
fn digits(body: &str) -> Option<String> {
    let (whole, fraction) = split_fraction(body);
    let grouped = without_groups(whole)?;
    let fraction_ok = fraction.bytes().all(|b| b.is_ascii_digit());
    if !fraction_ok || (grouped.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = if grouped.is_empty() { "0" } else { grouped.as_str() };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// The part before and the part after the decimal mark.
fn split_fraction(body: &str) -> (&str, &str) {
    let mark = match (body.rfind(','), body.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) => (body.matches(',').count() == 1 && !groups_thousands(body, comma)).then_some(comma),
        (None, Some(point)) => (body.matches('.').count() == 1).then_some(point),
        (None, None) => None,
    };
    mark.map_or((body, ""), |at| (&body[..at], &body[at + 1..]))
}

fn groups_thousands(body: &str, comma: usize) -> bool {
    let (before, after) = (&body[..comma], &body[comma + 1..]);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    after.len() == 3 && digits(after) && (1..=3).contains(&before.len()) && digits(before) && !before.starts_with('0')
}

/// The digits of a whole part: alone, or in a first group of one to three and further groups of three, all parted by
/// the same mark.
fn without_groups(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if !matches!(mark, ' ' | '\'' | '_' | ',' | '.') {
        return None;
    }
    let mut out = String::with_capacity(whole.len());
    for (at, group) in whole.split(mark).enumerate() {
        let length_ok = if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !length_ok || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reads(text: &str, number: &str) {
        assert_eq!(read(text), Ok(number.parse().unwrap()), "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("2400000", "2400000"),
            ("2 400 000", "2400000"),
            ("2\u{202f}400\u{a0}000", "2400000"),
            ("2,400,000", "2400000"),
            ("2.400.000", "2400000"),
            ("2.400.000,50", "2400000.50"),
            ("2,400,000.50", "2400000.50"),
            ("2 400 000,50", "2400000.50"),
            ("1'000", "1000"),
            ("1’000.5", "1000.5"),
            ("12.5", "12.5"),
            ("12,5", "12.5"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("+3", "3"),
            (".5", "0.5"),
            ("12.", "12"),
            ("41k", "41000"),
            ("2.4m", "2400000"),
            ("2,4 million", "2400000"),
            ("１２３", "123"),
            ("٤٢", "42"),
        ] {
            reads(text, number);
        }
    }

    #[test]
    fn a_single_comma_before_three_digits_groups_and_a_single_point_never_does() {
        reads("1,234", "1234");
        reads("999,000", "999000");
        reads("0,125", "0.125");
        reads("1234,567", "1234.567");
        reads("1 234,567", "1234.567");
        reads("1.234", "1.234");
        reads("1,23", "1.23");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            "abc",
            "1e6",
            "12 34",
            "1,2,3",
            "1.2.3",
            "12a",
            "k",
            "1..2",
            "1 2",
            "--1",
            "nan",
            "inf",
            "1,234.5.6",
        ] {
            assert_eq!(read(text), Err(NotANumber::Words), "{text:?}");
        }
        assert_eq!(read(&"9".repeat(40)), Err(NotANumber::TooLong));
        assert_eq!(read("9999999999999999999999999999k"), Err(NotANumber::TooLong));
    }

    #[test]
    fn long_numbers_are_shown_in_groups() {
        assert_eq!(show("2400000".parse().unwrap()), "2 400 000");
        assert_eq!(show("-12345.678".parse().unwrap()), "-12 345.678");
        assert_eq!(show("2026".parse().unwrap()), "2026");
        assert_eq!(show("0.50".parse().unwrap()), "0.50");
    }

    proptest! {
        #[test]
        fn a_number_shown_reads_back_the_same(mantissa in any::<i64>(), scale in 0u32..12) {
            let number = Decimal::new(mantissa, scale);
            let back = read(&show(number)).unwrap();
            prop_assert_eq!((back, back.scale()), (number, number.scale()));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = read(&text);
        }

        #[test]
        fn no_digits_and_marks_make_it_panic(text in "[-+0-9., '_kmbn]{0,40}") {
            let _ = read(&text);
        }
    }
}
