//! Options by id, label, number or first letters.
//!
//! Knows nothing of what an option means or is worth.

use crate::domain::filled::folded;

/// Why a text is none of the options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAnOption {
    /// It fits none.
    None,
    /// It is the beginning of several; their places.
    Several(Vec<usize>),
}

/// Finds the one option a text means: written exactly as an id or a label, then folded, then by its number from 1, then
/// by the first letters of exactly one. Each option has an id and a label.
///
/// # Errors
/// Where the text fits no option, or begins several.
pub fn find(options: &[(&str, &str)], text: &str) -> Result<usize, NotAnOption> {
    let text = text.trim();
    let place = |test: &dyn Fn(&str) -> bool| {
        let by_id = options.iter().position(|(id, _)| test(id));
        by_id.or_else(|| options.iter().position(|(_, label)| test(label)))
    };
    let wanted = folded(text);
    if let Some(at) = place(&|word| word == text).or_else(|| place(&|word| folded(word) == wanted)) {
        return Ok(at);
    }
    if let Some(at) = text.parse::<usize>().ok().filter(|number| (1..=options.len()).contains(number)) {
        return Ok(at - 1);
    }
    if wanted.is_empty() {
        return Err(NotAnOption::None);
    }
    let begun: Vec<usize> = options
        .iter()
        .enumerate()
        .filter(|(_, (id, label))| id.starts_with(&wanted) || folded(label).starts_with(&wanted))
        .map(|(at, _)| at)
        .collect();
    match begun[..] {
        [] => Err(NotAnOption::None),
        [at] => Ok(at),
        _ => Err(NotAnOption::Several(begun)),
    }
}

/// How an option is shown so that it reads back as itself: its label where that means it, else its id. In a list of
/// several a label with a comma would be read as two.
#[must_use]
pub fn shown<'o>(options: &[(&'o str, &'o str)], at: usize, in_list: bool) -> &'o str {
    let (id, label) = options[at];
    let parted = in_list && label.contains([',', ';', '\n']);
    if !parted && label.trim() == label && find(options, label) == Ok(at) { label } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODELS: [(&str, &str); 4] =
        [("retainer", "Retainer"), ("project", "Single project"), ("mixed", "Both, mixed"), ("prospect", "None yet")];

    #[test]
    fn an_option_is_found_by_id_label_number_or_first_letters() {
        for (text, at) in [("retainer", 0), ("RETAINER", 0), ("Single  project", 1), ("2", 1), ("proj", 1), ("both", 2)]
        {
            assert_eq!(find(&MODELS, text), Ok(at), "{text}");
        }
        assert_eq!(find(&MODELS, "pro"), Err(NotAnOption::Several(vec![1, 3])));
        for text in ["", "0", "5", "none of these"] {
            assert_eq!(find(&MODELS, text), Err(NotAnOption::None), "{text}");
        }
    }

    #[test]
    fn an_exact_word_goes_before_a_number_and_before_first_letters() {
        let steps = [("a", "2"), ("ab", "1")];
        assert_eq!(find(&steps, "2"), Ok(0));
        assert_eq!(find(&steps, "a"), Ok(0));
    }

    #[test]
    fn an_option_is_shown_by_its_label_where_that_is_enough() {
        assert_eq!(shown(&MODELS, 1, true), "Single project");
        assert_eq!(shown(&MODELS, 2, false), "Both, mixed");
        assert_eq!(shown(&MODELS, 2, true), "mixed");
        let twins = [("a", "Same"), ("b", "Same"), ("c", "a")];
        let all: Vec<&str> = (0..3).map(|at| shown(&twins, at, false)).collect();
        assert_eq!(all, ["Same", "b", "c"]);
    }
}
