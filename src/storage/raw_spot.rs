//! Where the parts of a questionnaire stand in its text.
//!
//! It knows the keys of no question: the way to a part is followed as far as it leads.

use crate::domain::spot::{Part, Spot};
use std::collections::HashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The text of a questionnaire, ready for many such searches.
#[derive(Debug)]
pub struct Spots<'t> {
    text: &'t str,
    root: DeTable<'t>,
    questions: HashMap<String, usize>,
}

impl<'t> Spots<'t> {
    /// Parses a text; what of it is no TOML is passed over.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let (root, _) = DeTable::parse_recoverable(text);
        let root = root.into_inner();
        let mut questions = HashMap::new();
        for (at, question) in list(&root).iter().enumerate() {
            let id = question.get_ref().as_table().and_then(|table| table.get("id")).map(Spanned::get_ref);
            if let Some(id) = id.and_then(DeValue::as_str) {
                // Of two with the same id the first is meant, as everywhere.
                questions.entry(id.to_owned()).or_insert(at);
            }
        }
        Self { text, root, questions }
    }

    /// The byte offset of a part, or of the nearest part around it that is there; 0 for a question that is not.
    #[must_use]
    pub fn offset(&self, spot: &Spot) -> usize {
        let list = list(&self.root);
        let Some(question) = self.questions.get(spot.question.as_str()).and_then(|at| list.get(*at)) else { return 0 };
        let mut here = question;
        for part in &spot.way {
            let next = match part {
                Part::Key(key) => here.get_ref().as_table().and_then(|table| table.get(*key)),
                Part::Place(at) => here.get_ref().as_array().and_then(|array| array.get(*at)),
                Part::Byte(at) => return self.inside(here, *at),
            };
            match next {
                Some(next) => here = next,
                None => break,
            }
        }
        here.span().start
    }

    /// A place inside a text that is written as it reads; the beginning of the text where it is not.
    fn inside(&self, value: &Spanned<DeValue<'t>>, at: usize) -> usize {
        let start = value.span().start;
        let before = value.get_ref().as_str().and_then(|content| content.get(..at));
        let raw = self.text.get(value.span()).unwrap_or_default();
        let long = [r#"""""#, "'''"].iter().any(|marks| raw.starts_with(marks));
        let marks = if long { 3 } else { 1 };
        let written = raw.get(marks..).unwrap_or_default();
        let body = if long { written.trim_start_matches(['\r', '\n']) } else { written };
        match before {
            Some(before) if body.starts_with(before) => start + marks + (written.len() - body.len()) + at,
            _ => start,
        }
    }
}

fn list<'r, 't>(root: &'r DeTable<'t>) -> &'r [Spanned<DeValue<'t>>] {
    root.get("question").and_then(|list| list.get_ref().as_array()).map_or(&[], |list| list)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    const TEXT: &str = r#"title = "x"
[[question]]
id = "one"
ask = "Is it good?"
ask-too = "say \"good\""
why = """
It is
good."""
[[question]]
id = "two"
ask = { agency = "Who?", client = 'So good' }
checks = [{ rule = "filled" }, { rule = "min-rows", rows = 3 }]
[[question]]
id = "one"
"#;

    fn spot(question: &str) -> Spot {
        Spot::of(&Id::parse(question).unwrap())
    }

    #[test]
    fn a_part_is_found_by_its_way() {
        let spots = Spots::new(TEXT);
        let rest = |spot: Spot| &TEXT[spots.offset(&spot)..];
        assert!(rest(spot("one")).starts_with("[[question]]\nid = \"one\"\nask"));
        assert!(rest(spot("one").key("ask")).starts_with("\"Is it"));
        assert!(rest(spot("one").key("ask").byte(6)).starts_with("good?"));
        assert!(rest(spot("one").key("why").byte(6)).starts_with("good."));
        assert!(rest(spot("two").key("ask").key("client").byte(3)).starts_with("good'"));
        assert!(rest(spot("two").key("checks").place(1).key("rows")).starts_with("3 }"));
    }

    #[test]
    fn a_part_that_is_not_there_is_looked_for_around_it() {
        let spots = Spots::new(TEXT);
        let rest = |spot: Spot| &TEXT[spots.offset(&spot)..];
        assert!(rest(spot("two").key("checks").place(1).key("column")).starts_with("{ rule = \"min-rows\""));
        assert!(rest(spot("two").key("why")).starts_with("[[question]]\nid = \"two\""));
        // Where marks are written in another way than they read, the whole text is meant.
        assert!(rest(spot("one").key("ask-too").byte(5)).starts_with("\"say"));
        assert_eq!(spots.offset(&spot("three").key("ask")), 0);
    }
}
