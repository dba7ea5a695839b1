//! Amounts of money: `EUR 41 000`, `41k €`, `€41,000.50`, `41000 EUR`, `-$500`.
//!
//! A single point before exactly three digits groups thousands (`€50.000` is EUR 50 000), but in the few currencies of three
//! decimals, where it is refused with both spellings. Knows which letters are currencies; how digits are written is
//! `number`'s matter.

use super::number::{self, Counts, NotANumber};
use crate::domain::value::{Decimal, Money};

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    /// It is not written like one.
    Words,
    /// It does not say in which currency.
    NoCurrency,
    /// More than 28 digits.
    TooLong,
    /// It means two amounts, with groups of thousands and with decimals.
    TwoWays(Decimal, Decimal),
}

/// Currencies that have thousandths.
const THOUSANDTHS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// Signs that mean one currency, longest first. The crown (`kr`) means several and is refused.
const SIGNS: [(&str, &str); 17] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("R$", "BRL"),
    ("Fr.", "CHF"),
    ("zł", "PLN"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
];

/// Codes that are also taken in small letters. Any three capital letters are taken as written.
const CODES: [&str; 40] = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "RSD", "SAR",
    "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "ZAR",
];

/// Reads an amount with its currency.
///
/// # Errors
/// Where the text is no amount, names no currency, or has more than 28 digits.
pub fn read(text: &str) -> Result<Money, NotAnAmount> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(['-', '−']).map(str::trim_start)
        && let Some((currency, amount)) = currency_first(rest)
        && !amount.starts_with(['-', '+', '−'])
    {
        let amount = exact(&format!("-{amount}"), &currency)?;
        return Ok(Money { amount, currency });
    }
    match currency_first(text).or_else(|| currency_last(text)) {
        Some((currency, amount)) => Ok(Money { amount: exact(amount, &currency)?, currency }),
        None => Err(exact(text, "").map_or_else(|problem| problem, |_| NotAnAmount::NoCurrency)),
    }
}

/// Shows an amount: `EUR 41 000`.
#[must_use]
pub fn show(money: &Money) -> String {
    format!("{} {}", money.currency, number::show(money.amount))
}

fn exact(amount: &str, currency: &str) -> Result<Decimal, NotAnAmount> {
    let counts = if THOUSANDTHS.contains(&currency) { Counts::Parts } else { Counts::Money };
    number::read_as(amount, counts).map_err(|problem| match problem {
        NotANumber::Words => NotAnAmount::Words,
        NotANumber::TooLong => NotAnAmount::TooLong,
        NotANumber::TwoWays(grouped, decimal) => NotAnAmount::TwoWays(grouped, decimal),
    })
}

fn currency_first(text: &str) -> Option<(String, &str)> {
    if let Some((code, rest)) = SIGNS.iter().find_map(|(sign, code)| Some((*code, text.strip_prefix(sign)?))) {
        return Some((code.to_owned(), rest.trim_start()));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let currency = code(&text[..letters])?;
    Some((currency, text[letters..].trim_start()))
}

fn currency_last(text: &str) -> Option<(String, &str)> {
    if let Some((code, rest)) = SIGNS.iter().find_map(|(sign, code)| Some((*code, text.strip_suffix(sign)?))) {
        return Some((code.to_owned(), rest.trim_end()));
    }
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let word = &text[text.len() - letters..];
    // `41kEUR`: the magnitude and the code stand together.
    let code_at =
        if letters == 4 && word.starts_with(['k', 'm', 'K', 'M']) { text.len() - 3 } else { text.len() - letters };
    let currency = code(&text[code_at..])?;
    Some((currency, text[..code_at].trim_end()))
}

fn code(letters: &str) -> Option<String> {
    if letters.len() != 3 {
        return None;
    }
    let capital = letters.to_ascii_uppercase();
    (capital == letters || CODES.contains(&capital.as_str())).then_some(capital)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, currency, amount) in [
            ("EUR 41 000", "EUR", "41000"),
            ("eur 41000", "EUR", "41000"),
            ("41k €", "EUR", "41000"),
            ("41k€", "EUR", "41000"),
            ("41kEUR", "EUR", "41000"),
            ("€41,000.50", "EUR", "41000.50"),
            ("41.000,50 €", "EUR", "41000.50"),
            ("€50.000", "EUR", "50000"),
            ("12.345 EUR", "EUR", "12345"),
            ("-€1.500", "EUR", "-1500"),
            ("€1.234.567", "EUR", "1234567"),
            ("€12.50", "EUR", "12.50"),
            ("$2.345m", "USD", "2345000"),
            ("KWD 12.50", "KWD", "12.50"),
            ("41000 EUR", "EUR", "41000"),
            ("2.4m USD", "USD", "2400000"),
            ("$2.4 million", "USD", "2400000"),
            ("C$ 12", "CAD", "12"),
            ("-$500", "USD", "-500"),
            ("EUR -500", "EUR", "-500"),
            ("XAU 3", "XAU", "3"),
        ] {
            assert_eq!(read(text), Ok(Money { amount: amount.parse().unwrap(), currency: currency.into() }), "{text}");
        }
    }

    #[test]
    fn an_amount_without_a_currency_is_asked_for_it() {
        assert_eq!(read("41 000"), Err(NotAnAmount::NoCurrency));
        assert_eq!(read("41k"), Err(NotAnAmount::NoCurrency));
    }

    #[test]
    fn three_digits_behind_a_point_are_asked_about_where_a_currency_has_thousandths() {
        let two = NotAnAmount::TwoWays(12500.into(), "12.5".parse().unwrap());
        assert_eq!(read("KWD 12.500"), Err(two));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", "EUR", "€", "some money", "41 apples", "500 kr", "EUR EUR 5", "--$5", "-$-5", "EURO 5"] {
            assert_eq!(read(text), Err(NotAnAmount::Words), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_shown_reads_back_the_same(mantissa in any::<i64>(), scale in 0u32..6, currency in "[A-Z]{3}") {
            let money = Money { amount: Decimal::new(mantissa, scale), currency };
            prop_assert_eq!(read(&show(&money)), Ok(money));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-A-Zakm€$ł0-9., Fr]{0,16}|.{0,20}") {
            let _ = read(&text);
        }
    }
}
