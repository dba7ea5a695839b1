//! Limits checked on the words of a TOML file before it is parsed, so that no file can overflow the stack or exhaust
//! memory (`format.md`, *Refused*).

use crate::storage::raw_log::Log;
use crate::storage::read::LIMIT_MIB;
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// The deepest nesting of tables and lists.
pub const NESTING: usize = 32;
/// The longest single text, in bytes.
pub const TEXT: usize = 1 << 20;
/// The most questions of a questionnaire.
pub const QUESTIONS: usize = 20_000;
/// The most rows of a file.
pub const ROWS: usize = 200_000;
/// The most parts of one list that people write by hand: areas, steps, columns, options, checks, ids.
pub const PARTS: usize = 20_000;
/// The most columns, options, areas, steps or agendas of one list.
pub const FEW: usize = 1_000;
/// The most values of a file: 200,000 rows of five cells.
pub const VALUES: usize = 1_000_000;
/// The most words and signs of a file, spaces among them; as many as that many values need.
const WORDS: usize = 8 * VALUES;

/// Whether the text is within the limits; what is not is reported with the limit named.
pub fn within(log: &mut Log<'_>) -> bool {
    let text = log.text;
    if text.len() as u64 > LIMIT_MIB << 20 {
        let message = format!("The file is larger than {LIMIT_MIB} MiB.");
        log.error(
            0,
            "too-large",
            message,
            "Check that this is the file you meant; a workbook's files are far smaller.",
        );
        return false;
    }
    let mut depth = Depth::default();
    let (mut values, mut words) = (0, 0);
    for token in Source::new(text).lex() {
        let at = token.span().start();
        if depth.after(&token) > NESTING {
            let message = format!("Tables and lists are nested more than {NESTING} deep here.");
            log.error(
                at,
                "nesting",
                message,
                "Nothing in these files needs to be nested that deep; take the inner ones out.",
            );
            return false;
        }
        values += usize::from(matches!(token.kind(), TokenKind::Equals | TokenKind::Comma));
        words += 1;
        if values > VALUES || words > WORDS {
            let message = format!("The file has more than {VALUES} values, or as many signs.");
            log.error(at, "too-many-values", message, "Split the file, or take out what is not needed.");
            return false;
        }
        if token.span().end() - at > TEXT && is_too_long(&text[at..token.span().end()]) {
            log.error(
                at,
                "text-too-long",
                "This text is longer than 1 MiB.",
                "Shorten it, or keep it as a document and give its address.",
            );
            return false;
        }
    }
    true
}

fn is_too_long(raw: &str) -> bool {
    toml::de::DeValue::parse(raw).map_or(raw.len(), |value| value.get_ref().as_str().map_or(raw.len(), str::len)) > TEXT
}

/// How deep the tables and lists are nested at a word: brackets, and the dots of keys.
#[derive(Default)]
struct Depth {
    /// For each open bracket, the dots of the key before it.
    open: Vec<usize>,
    enclosing: usize,
    header: usize,
    dots: usize,
    in_header: bool,
    line_began: bool,
}

impl Depth {
    fn after(&mut self, token: &Token) -> usize {
        let at_line_start = !self.line_began;
        match token.kind() {
            TokenKind::Newline => {
                self.line_began = false;
                if self.in_header || self.open.is_empty() {
                    if self.in_header {
                        self.header = self.dots + 1;
                        self.in_header = false;
                        self.open.clear();
                        self.enclosing = 0;
                    }
                    self.dots = 0;
                }
            }
            TokenKind::Whitespace => {}
            kind => {
                self.line_began = true;
                self.in_header |= at_line_start && self.open.is_empty() && kind == TokenKind::LeftSquareBracket;
                match kind {
                    TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket if !self.in_header => {
                        self.open.push(self.dots);
                        self.enclosing += self.dots + 1;
                        self.dots = 0;
                    }
                    TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket if !self.in_header => {
                        if let Some(dots) = self.open.pop() {
                            self.enclosing -= dots + 1;
                        }
                        self.dots = 0;
                    }
                    TokenKind::Comma => self.dots = 0,
                    TokenKind::Dot => self.dots += 1,
                    _ => {}
                }
            }
        }
        if self.in_header { self.dots } else { self.header + self.enclosing + self.dots }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn rule(text: &str) -> Option<(&'static str, usize)> {
        let mut log = Log::new(Path::new("a.toml"), text);
        let fine = within(&mut log);
        let found = log.finish();
        assert_eq!(fine, found.is_empty());
        found.first().map(|finding| (finding.rule, finding.line))
    }

    #[test]
    fn nesting_is_counted_through_brackets_and_dots() {
        for (opened, closed) in [("[", "]"), ("{a=", "}")] {
            let deep = |n: usize| format!("x = {}1{}\n", opened.repeat(n), closed.repeat(n));
            assert_eq!(rule(&deep(NESTING)), None);
            assert_eq!(rule(&deep(NESTING + 1)), Some(("nesting", 1)));
            assert_eq!(rule(&deep(100_000)), Some(("nesting", 1)));
        }
        assert_eq!(rule(&format!("\n{}a = 1\n", "a.".repeat(33))), Some(("nesting", 2)));
        assert_eq!(rule(&format!("[{}a]\n", "a.".repeat(33))), Some(("nesting", 1)));
        assert_eq!(rule(&format!("[{}a]\n{}b = 1\n", "a.".repeat(20), "b.".repeat(20))), Some(("nesting", 2)));
    }

    #[test]
    fn many_lines_side_by_side_are_not_deep() {
        let line = "[[question]]\nx.y = [{ a = [1.5, 2.5] }, { b = \"[[[[\" }]\n";
        assert_eq!(rule(&line.repeat(1000)), None);
    }

    #[test]
    fn a_text_over_a_mebibyte_is_refused_and_one_of_a_mebibyte_is_not() {
        assert_eq!(rule(&format!("a = \"{}\"\n", "x".repeat(TEXT))), None);
        assert_eq!(rule(&format!("\na = \"{}\"\n", "x".repeat(TEXT + 1))), Some(("text-too-long", 2)));
        assert_eq!(rule(&format!("a = \"{}\"\n", "\\n".repeat(TEXT))), None);
    }

    #[test]
    fn a_flood_of_values_or_brackets_is_refused_before_it_fills_the_memory() {
        assert_eq!(rule(&format!("a = [{}]\n", "1,".repeat(VALUES + 1))), Some(("too-many-values", 1)));
        assert_eq!(rule(&"]".repeat(WORDS + 1)), Some(("too-many-values", 1)));
        assert_eq!(rule(&format!("[{}", "[".repeat(WORDS))), Some(("too-many-values", 1)));
    }
}
