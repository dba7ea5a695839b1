//! People: `Mara Lind`, `Mara Lind (client)`, `Mara Lind (client), deputy Sam Reyes`.
//!
//! Whether the words name one human is a check's matter; here any name on one line is taken.

use crate::domain::period::Side;
use crate::domain::value::Person;

/// Reads a person; `None` where no name is left, or the text has several lines.
#[must_use]
pub fn read(text: &str) -> Option<Person> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return None;
    }
    let (rest, deputy) = split_deputy(text);
    let (name, side) = split_side(rest.trim());
    let name = name.trim();
    (!name.is_empty()).then(|| Person { name: name.to_owned(), side, deputy })
}

/// Shows a person so that it reads back the same.
#[must_use]
pub fn show(person: &Person) -> String {
    let mut out = person.name.clone();
    if let Some(side) = person.side {
        out.push_str(&format!(" ({side})"));
    }
    if let Some(deputy) = &person.deputy {
        out.push_str(&format!(", deputy {deputy}"));
    }
    out
}

fn split_deputy(text: &str) -> (&str, Option<String>) {
    for (at, _) in text.match_indices([',', ';']) {
        let after = text[at + 1..].trim_start();
        let Some(word) = after.get(..6).filter(|word| word.eq_ignore_ascii_case("deputy")) else { continue };
        let rest = &after[word.len()..];
        let named = rest.trim_start_matches([':', ' ']).trim();
        if !named.is_empty() && rest.starts_with([':', ' ']) {
            return (&text[..at], Some(named.to_owned()));
        }
    }
    (text, None)
}

fn split_side(text: &str) -> (&str, Option<Side>) {
    let inside = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inside.and_then(|(name, word)| Some((name, Side::parse(&word.trim().to_lowercase())?))) {
        Some((name, side)) => (name, Some(side)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_person_has_a_name_and_perhaps_a_side_and_a_deputy() {
        assert_eq!(read(" Mara Lind "), Some(Person::named("Mara Lind")));
        let full = Person { name: "Mara Lind".into(), side: Some(Side::Client), deputy: Some("Sam Reyes".into()) };
        for text in ["Mara Lind (client), deputy Sam Reyes", "Mara Lind (Client); Deputy: Sam Reyes"] {
            assert_eq!(read(text), Some(full.clone()), "{text}");
        }
        let named = read("Anna (Anke) Beck");
        assert_eq!(named, Some(Person::named("Anna (Anke) Beck")));
        assert_eq!(read("(client)"), None);
        assert_eq!(read("a\nb"), None);
    }

    proptest! {
        #[test]
        fn a_person_shown_reads_back_the_same(
            name in "[A-ZØ日][a-zé本 ]{0,12}[a-z]",
            side in prop::option::of(prop::sample::select(Side::ALL.to_vec())),
            deputy in prop::option::of("[A-Z][a-zü]{1,8}"),
        ) {
            let person = Person { name, side, deputy };
            prop_assert_eq!(read(&show(&person)), Some(person));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[,;()a-z deputyä]{0,30}|.{0,20}") {
            let _ = read(&text);
        }
    }
}
