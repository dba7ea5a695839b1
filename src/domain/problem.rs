//! Why something a person wrote cannot be read as the value asked for, and what to write instead.
//!
//! For a user's value only; files have errors of their own. The words come from `texts::values`.

use std::fmt;

/// One sentence and a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in one plain sentence.
    pub sentence: String,
    /// What to write, with an example.
    pub hint: String,
}

impl From<(String, String)> for Problem {
    fn from((sentence, hint): (String, String)) -> Self {
        Self { sentence, hint }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Problem {}

/// What was written, as a message can quote it: one line, no control characters, at most 40 characters.
#[must_use]
pub fn quoted(written: &str) -> String {
    const LONGEST: usize = 40;
    let line: String = written.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST + 1).collect();
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_beginning() {
        assert_eq!(quoted("  a\u{1b}b "), "a b");
        assert_eq!(quoted(&"ä".repeat(50)), format!("{}…", "ä".repeat(40)));
    }
}
