//! One text read as the value of a question's kind, or as the cell of a column.
//!
//! The text is what a person typed or pasted; nothing is guessed beyond the rules that `number`, `date` and the others
//! state. Records and tables are filled cell by cell.

use super::date::{self, NotADate, YEARS};
use super::money::{self, NotAnAmount};
use super::number::{self, Counts, NotANumber};
use super::option::{self, NotAnOption};
use super::person;
use crate::domain::id::Id;
use crate::domain::problem::{Problem, quoted};
use crate::domain::question::{Choice, ColumnKind, Kind};
use crate::domain::value::{Cell, Decimal, Money, Person, Value};
use crate::texts::values as words;
use chrono::NaiveDate;

/// Reads the value of a question. Text is kept exactly as written.
///
/// # Errors
/// Where the text is blank or not of the kind: a sentence and a hint with an example.
pub fn value(kind: &Kind, text: &str, today: NaiveDate) -> Result<Value, Problem> {
    if matches!(kind, Kind::Record(_) | Kind::Table(_)) {
        return Err(words::cell_by_cell().into());
    }
    if text.trim().is_empty() {
        return Err(words::nothing().into());
    }
    Ok(match kind {
        Kind::Text => Value::Text(text.to_owned()),
        Kind::Link => Value::Text(link(text)?),
        Kind::Choice(spec) => Value::Choice(choice(&spec.options, text)?),
        Kind::Choices(spec) => Value::Choices(choices(&spec.options, text)?),
        Kind::Scale(_) => Value::Scale(step(text)?),
        Kind::Number => Value::Number(exact(text)?),
        Kind::Percent => Value::Number(percent(text)?),
        Kind::Money => Value::Money(amount(text)?),
        Kind::Date => Value::Date(day(text, today)?),
        Kind::Person => Value::Person(human(text)?),
        Kind::Record(_) | Kind::Table(_) => return Err(words::cell_by_cell().into()),
    })
}

/// Reads the cell of a column.
///
/// # Errors
/// Where the text is blank or not of the column's kind.
pub fn cell(kind: &ColumnKind, text: &str, today: NaiveDate) -> Result<Cell, Problem> {
    if text.trim().is_empty() {
        return Err(words::nothing().into());
    }
    Ok(match kind {
        ColumnKind::Text => Cell::Text(text.to_owned()),
        ColumnKind::Link => Cell::Text(link(text)?),
        ColumnKind::Number => Cell::Number(exact(text)?),
        ColumnKind::Percent => Cell::Number(percent(text)?),
        ColumnKind::Money => Cell::Money(amount(text)?),
        ColumnKind::Date => Cell::Date(day(text, today)?),
        ColumnKind::Person => Cell::Person(human(text)?),
        ColumnKind::Choice(options) => {
            let pairs: Vec<(&str, &str)> = options.iter().map(|word| (word.as_str(), word.as_str())).collect();
            Cell::Choice(options[found(&pairs, text)?].clone())
        }
        ColumnKind::YesNo => Cell::YesNo(yes_no(text)?),
    })
}

/// Reads a day, as everywhere a day is typed: due dates, `--on`, `--as-of`.
///
/// # Errors
/// Where the text names no day.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    date::read(text, today).map_err(|problem| {
        let written = quoted(text);
        let pair = match problem {
            NotADate::Words => words::not_a_date(&written),
            NotADate::NoSuchDay => words::no_such_day(&written),
            NotADate::Year => words::year_out_of_range(&written, *YEARS.start(), *YEARS.end()),
        };
        pair.into()
    })
}

/// Reads a person.
///
/// # Errors
/// Where no name is left.
pub fn human(text: &str) -> Result<Person, Problem> {
    person::read(text).ok_or_else(|| words::not_a_person(&quoted(text)).into())
}

fn exact(text: &str) -> Result<Decimal, Problem> {
    number::read(text).map_err(|problem| not_a_number(problem, text, words::not_a_number))
}

fn not_a_number(problem: NotANumber, text: &str, words: fn(&str) -> words::Pair) -> Problem {
    match problem {
        NotANumber::Words => words(&quoted(text)).into(),
        NotANumber::TooLong => words::too_many_digits().into(),
        NotANumber::TwoWays(grouped, decimal) => two_ways(text, grouped, decimal),
    }
}

/// Both spellings that mean one number each.
fn two_ways(text: &str, grouped: Decimal, decimal: Decimal) -> Problem {
    words::two_ways(&quoted(text), &grouped.to_string(), &number::show(decimal)).into()
}

fn percent(text: &str) -> Result<Decimal, Problem> {
    let lower = text.trim().to_lowercase();
    let signs = ["%", "％", "٪", "per cent", "percent", "pct"];
    let number = signs.iter().find_map(|sign| lower.strip_suffix(sign)).unwrap_or(&lower);
    number::read_as(number, Counts::Parts).map_err(|problem| not_a_number(problem, text, words::not_a_percentage))
}

fn amount(text: &str) -> Result<Money, Problem> {
    money::read(text).map_err(|problem| {
        let written = quoted(text);
        let pair = match problem {
            NotAnAmount::Words => words::not_an_amount(&written),
            NotAnAmount::NoCurrency => words::no_currency(&written),
            NotAnAmount::TooLong => words::too_many_digits(),
            NotAnAmount::TwoWays(grouped, decimal) => return two_ways(text, grouped, decimal),
        };
        pair.into()
    })
}

fn link(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(words::not_a_link(&quoted(text)).into());
    }
    Ok(text.to_owned())
}

fn step(text: &str) -> Result<u8, Problem> {
    let digit = text.trim().trim_start_matches("step").trim();
    digit.parse().ok().filter(|step| *step <= 4).ok_or_else(|| words::not_a_step(&quoted(text)).into())
}

fn yes_no(text: &str) -> Result<bool, Problem> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" => Ok(true),
        "no" | "n" | "false" | "0" => Ok(false),
        _ => Err(words::not_yes_or_no(&quoted(text)).into()),
    }
}

fn pairs(options: &[Choice]) -> Vec<(&str, &str)> {
    options.iter().map(|option| (option.id.as_str(), option.label.as_str())).collect()
}

fn choice(options: &[Choice], text: &str) -> Result<Id, Problem> {
    Ok(options[found(&pairs(options), text)?].id.clone())
}

fn choices(options: &[Choice], text: &str) -> Result<Vec<Id>, Problem> {
    if let Ok(one) = choice(options, text) {
        return Ok(vec![one]);
    }
    let mut chosen: Vec<Id> = Vec::new();
    for word in text.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        let option = choice(options, word)?;
        if !chosen.contains(&option) {
            chosen.push(option);
        }
    }
    if chosen.is_empty() { Err(words::nothing().into()) } else { Ok(chosen) }
}

fn found(options: &[(&str, &str)], text: &str) -> Result<usize, Problem> {
    option::find(options, text).map_err(|problem| {
        let written = quoted(text);
        let labels = |places: &[usize]| places.iter().map(|at| options[*at].1).collect::<Vec<_>>().join(", ");
        let pair = match problem {
            NotAnOption::None => words::no_such_option(&written, &labels(&(0..options.len()).collect::<Vec<_>>())),
            NotAnOption::Several(places) => words::several_options(&written, &labels(&places)),
        };
        pair.into()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::parse::show;
    use crate::domain::question::{ChoiceSpec, ScaleSpec};
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    fn models() -> Vec<Choice> {
        [("retainer", "Retainer"), ("project", "Single project"), ("mixed", "Both, mixed"), ("none", "Retainer")]
            .into_iter()
            .map(|(id, label)| Choice { id: Id::parse(id).unwrap(), label: label.into(), credit: None })
            .collect()
    }

    fn scale() -> Kind {
        Kind::Scale(ScaleSpec { steps: Default::default(), credits: ScaleSpec::CREDITS })
    }

    fn kinds() -> Vec<Kind> {
        let spec = ChoiceSpec { options: models() };
        let [choice, choices] = [Kind::Choice(spec.clone()), Kind::Choices(spec)];
        let plain = [Kind::Text, Kind::Link, Kind::Number, Kind::Percent, Kind::Money, Kind::Date, Kind::Person];
        [choice, choices, scale()].into_iter().chain(plain).collect()
    }

    #[test]
    fn a_percentage_needs_no_sign() {
        for text in ["12.5", "12,5 %", "12.5%", "12.5 percent"] {
            assert_eq!(value(&Kind::Percent, text, today()), Ok(Value::Number("12.5".parse().unwrap())), "{text}");
        }
    }

    #[test]
    fn what_means_two_numbers_is_refused_with_both_spellings() {
        let problem = value(&Kind::Number, "12.500", today()).unwrap_err();
        assert_eq!(problem.sentence, "'12.500' can be read two ways: write 12500 or 12.5.");
        let problem = value(&Kind::Percent, "12,345 %", today()).unwrap_err();
        assert_eq!(problem.sentence, "'12,345 %' can be read two ways: write 12345 or 12.3450.");
        assert_eq!(value(&Kind::Percent, "12.3450 %", today()), Ok(Value::Number("12.345".parse().unwrap())));
        assert_eq!(value(&Kind::Number, "900.000", today()), Ok(Value::Number(900_000.into())));
    }

    #[test]
    fn several_options_are_parted_by_commas() {
        let kind = Kind::Choices(ChoiceSpec { options: models() });
        let ids = |text: &str| match value(&kind, text, today()).unwrap() {
            Value::Choices(ids) => ids.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" "),
            other => panic!("{other:?}"),
        };
        assert_eq!(ids("retainer, single project"), "retainer project");
        assert_eq!(ids("2, 1, project,"), "project retainer");
        assert_eq!(ids("Both, mixed"), "mixed");
        assert!(value(&kind, "1, 9", today()).is_err());
        assert!(value(&kind, " , ", today()).is_err());
    }

    #[test]
    fn a_cell_is_read_by_its_column() {
        let read = |kind: ColumnKind, text: &str| cell(&kind, text, today());
        assert_eq!(read(ColumnKind::YesNo, "Yes"), Ok(Cell::YesNo(true)));
        assert_eq!(read(ColumnKind::Date, "fri"), Ok(Cell::Date("2026-11-27".parse().unwrap())));
        let kinds = ColumnKind::Choice(vec!["leading".into(), "lagging".into()]);
        assert_eq!(read(kinds.clone(), "lag"), Ok(Cell::Choice("lagging".into())));
        assert!(read(kinds, "l").is_err());
        assert_eq!(read(ColumnKind::Person, "Sam"), Ok(Cell::Person(Person::named("Sam"))));
    }

    #[test]
    fn every_refusal_is_a_sentence_with_a_hint() {
        for kind in kinds() {
            for text in ["", "?\n!", "zzz 99 zzz", "1e400"] {
                if let Err(problem) = value(&kind, text, today()) {
                    assert!(problem.sentence.ends_with('.') && problem.hint.ends_with('.'), "{problem:?}");
                }
            }
        }
        let options = ChoiceSpec { options: models() };
        let problem = value(&Kind::Choice(options), "zebra", today()).unwrap_err();
        assert!(problem.hint.contains("Single project"), "{problem:?}");
    }

    #[test]
    fn a_record_is_filled_cell_by_cell() {
        let kind = Kind::Record(crate::domain::question::RecordSpec { columns: Vec::new() });
        assert!(value(&kind, "x", today()).is_err());
    }

    #[test]
    fn text_is_kept_exactly_as_written() {
        assert_eq!(value(&Kind::Text, " two\n lines ", today()), Ok(Value::Text(" two\n lines ".into())));
    }

    fn values() -> impl Strategy<Value = (Kind, Value)> {
        let options = ChoiceSpec { options: models() };
        let ids: Vec<Id> = models().into_iter().map(|option| option.id).collect();
        let (choice, choices) = (Kind::Choice(options.clone()), Kind::Choices(options));
        let number = || (any::<i64>(), 0u32..10).prop_map(|(n, scale)| Decimal::new(n, scale));
        let dates = (0u64..100_000).prop_map(|n| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(n));
        prop_oneof![
            "[^\\s].{0,30}".prop_map(|text| (Kind::Text, Value::Text(text))),
            "[a-z:/.é]{1,20}".prop_map(|text| (Kind::Link, Value::Text(text))),
            prop::sample::select(ids.clone()).prop_map(move |id| (choice.clone(), Value::Choice(id))),
            prop::sample::subsequence(ids, 1..=4).prop_map(move |ids| (choices.clone(), Value::Choices(ids))),
            (0u8..=4).prop_map(|step| (scale(), Value::Scale(step))),
            number().prop_map(|n| (Kind::Number, Value::Number(n))),
            number().prop_map(|n| (Kind::Percent, Value::Number(n))),
            (number(), "[A-Z]{3}")
                .prop_map(|(amount, currency)| (Kind::Money, Value::Money(Money { amount, currency }))),
            dates.prop_map(|day| (Kind::Date, Value::Date(day))),
            "[A-Z][a-z]{1,8} [A-Zø]{1,8}".prop_map(|name| (Kind::Person, Value::Person(Person::named(name)))),
        ]
    }

    proptest! {
        #[test]
        fn a_value_shown_reads_back_the_same((kind, one) in values()) {
            prop_assert_eq!(value(&kind, &show::value(&kind, &one), today()), Ok(one));
        }

        #[test]
        fn no_text_makes_any_kind_panic(text in ".{0,30}") {
            for kind in kinds() {
                let _ = value(&kind, &text, today());
            }
        }
    }
}
