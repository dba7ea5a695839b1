//! Numbers as people write them: `2 400 000`, `2,400,000`, `2.400.000,50`, `1'000`, `12,5`, `41k`.
//!
//! The rules for what could be read two ways:
//!
//! - Of two marks the last is the decimal one (`2.400.000,50`); a mark that stands more than once groups thousands.
//! - A single comma groups thousands where exactly three digits follow it and a number from 1 to 999 stands before it
//!   (`1,234` is 1234); otherwise it is a decimal comma (`12,5`, `0,125`).
//! - A single point is a decimal point (`12.5`, `0.125`, `1234.567`), unless exactly three digits follow it and a number
//!   from 1 to 999 stands before it: that is 12500 to half of Europe and 12.5 to the other half. What the number counts
//!   decides then ([`Counts`]): money is grouped, three zeros are never decimals of a count (`900.000` is 900000), and
//!   everything else is refused with both spellings. Before `k`, `m` and their like it is a decimal point (`2.345m`).
//!
//! Numbers in TOML are exact and never come here. Knows nothing of units or currencies.

use crate::domain::value::Decimal;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It is not written like one.
    Words,
    /// More than 28 digits.
    TooLong,
    /// It means two numbers, with groups of thousands and with decimals.
    TwoWays(Decimal, Decimal),
}

/// What a number counts, as far as that tells what a single mark before exactly three digits means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Things: `900.000` is grouped, `12.500` is refused.
    Things,
    /// What has three decimals as easily as thousands (percentages, dinars): always refused, `12,500 %` too.
    Parts,
    /// Money of two decimals or none: always grouped.
    Money,
}

/// Reads a number of things, exactly.
///
/// # Errors
/// Where the text is no number, means two, or has more than 28 digits.
pub fn read(text: &str) -> Result<Decimal, NotANumber> {
    read_as(text, Counts::Things)
}

/// Reads a number, exactly.
///
/// # Errors
/// Where the text is no number, means two, or has more than 28 digits.
pub fn read_as(text: &str, counts: Counts) -> Result<Decimal, NotANumber> {
    let plain: String = text.trim().chars().map(plain).collect();
    let (negative, rest) = match plain.strip_prefix(['-', '+']) {
        Some(rest) => (plain.starts_with('-'), rest.trim_start()),
        None => (false, plain.as_str()),
    };
    let (body, factor) = magnitude(rest);
    let signed = |mut number: Decimal| {
        number.set_sign_negative(negative && !number.is_zero());
        number
    };
    if factor.is_none()
        && let Some((whole, thousandths)) = two_ways(body, counts)
    {
        let grouped = format!("{whole}{thousandths}");
        return match counts {
            Counts::Money => exact(&grouped).map(signed),
            Counts::Things if thousandths == "000" => exact(&grouped).map(signed),
            Counts::Things | Counts::Parts => {
                let decimal = exact(&format!("{whole}.{thousandths}"))?.normalize();
                Err(NotANumber::TwoWays(signed(exact(&grouped)?), signed(decimal)))
            }
        };
    }
    let number = exact(&digits(body).ok_or(NotANumber::Words)?)?;
    let number = match factor {
        Some(factor) => number.checked_mul(Decimal::from(factor)).ok_or(NotANumber::TooLong)?.normalize(),
        None => number,
    };
    Ok(signed(number))
}

fn exact(digits: &str) -> Result<Decimal, NotANumber> {
    Decimal::from_str_exact(digits).map_err(|_| NotANumber::TooLong)
}

/// What stands before and behind a single mark that may group thousands as well as begin decimals.
fn two_ways(body: &str, counts: Counts) -> Option<(&str, &str)> {
    let mark = body.find('.').or_else(|| body.find(',').filter(|_| counts == Counts::Parts))?;
    groups_thousands(body, mark).then(|| (&body[..mark], &body[mark + 1..]))
}

/// Shows a number so that it reads back the same: a point for decimals, groups of three from five digits on. Three decimals
/// that could be a group of thousands get a nought behind them (`12.3450`).
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
        if fraction.len() == 3 && whole.len() <= 3 && whole != "0" {
            out.push('0');
        }
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

fn groups_thousands(body: &str, mark: usize) -> bool {
    let (before, after) = (&body[..mark], &body[mark + 1..]);
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
    fn a_single_comma_before_three_digits_groups() {
        reads("1,234", "1234");
        reads("999,000", "999000");
        reads("0,125", "0.125");
        reads("1234,567", "1234.567");
        reads("1 234,567", "1234.567");
        reads("1,23", "1.23");
    }

    #[test]
    fn a_single_point_before_three_noughts_groups_and_before_other_three_digits_is_asked_about() {
        reads("900.000", "900000");
        reads("-1.000", "-1000");
        for text in ["0.125", ".125", "1234.567", "12.50", "12.5000", "012.500"] {
            reads(text, text);
        }
        reads("1 234.567", "1234.567");
        reads("2.345m", "2345000");
        let two =
            |grouped: &str, decimal: &str| Err(NotANumber::TwoWays(grouped.parse().unwrap(), decimal.parse().unwrap()));
        assert_eq!(read("12.500"), two("12500", "12.5"));
        assert_eq!(read("-1.234"), two("-1234", "-1.234"));
        assert_eq!(read("１.２３４"), two("1234", "1.234"));
    }

    #[test]
    fn money_is_grouped_and_a_percentage_is_asked_about_with_either_mark() {
        assert_eq!(read_as("12.345", Counts::Money), Ok(12345.into()));
        assert_eq!(read_as("1,234.567", Counts::Money), Ok("1234.567".parse().unwrap()));
        for text in ["12.500", "12,500", "100.000"] {
            assert!(matches!(read_as(text, Counts::Parts), Err(NotANumber::TwoWays(..))), "{text}");
        }
        assert_eq!(read_as("0.125", Counts::Parts), Ok("0.125".parse().unwrap()));
    }

    #[test]
    fn three_decimals_are_shown_so_that_nobody_takes_them_for_thousands() {
        assert_eq!(show("12.345".parse().unwrap()), "12.3450");
        assert_eq!(show("-900.000".parse().unwrap()), "-900.0000");
        assert_eq!(show("0.125".parse().unwrap()), "0.125");
        assert_eq!(show("1234.567".parse().unwrap()), "1234.567");
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
        fn a_number_shown_reads_back_the_same(
            mantissa in prop_oneof![any::<i64>(), -999_999i64..=999_999],
            scale in 0u32..12,
        ) {
            let number = Decimal::new(mantissa, scale);
            let whole = number.abs().trunc();
            let nought = u32::from(scale == 3 && whole >= Decimal::ONE && whole < Decimal::ONE_THOUSAND);
            let shown = show(number);
            for counts in [Counts::Things, Counts::Parts, Counts::Money] {
                let back = read_as(&shown, counts).unwrap();
                prop_assert_eq!(back, number);
                prop_assert_eq!(back.scale(), number.scale() + nought);
            }
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
