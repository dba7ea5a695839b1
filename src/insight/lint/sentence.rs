//! A text taken apart: its words, what stands before each, what is quoted, where it asks.
//!
//! Knows no rule and no language.

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: it is the first.
    Start,
    /// A space or less.
    Space,
    /// A comma or a bracket.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon, a dash, or the end of a sentence.
    Break,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In small letters, with a plain apostrophe.
    pub text: String,
    /// Its first byte in the text.
    pub at: usize,
    /// The byte behind it.
    pub end: usize,
    /// What stands before it.
    pub before: Gap,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

impl Word {
    /// Whether it is one of these words, unquoted.
    #[must_use]
    pub fn is(&self, words: &[&str]) -> bool {
        !self.quoted && words.contains(&self.text.as_str())
    }
}

/// A text in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its words in order.
    pub words: Vec<Word>,
    /// Where question marks stand outside quotation marks.
    pub marks: Vec<usize>,
}

/// The words of a text as people count them: what stands between spaces and has a letter or digit.
#[must_use]
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A quotation that is open: the marks that close it, and how many words and question marks stood before it.
struct Quote {
    closing: &'static [char],
    words: usize,
    marks: usize,
}

/// Takes a text apart.
#[must_use]
pub fn sentence(text: &str) -> Sentence {
    let mut found = Sentence::default();
    let mut gap = Gap::Start;
    let mut quote: Option<Quote> = None;
    let mut before: Option<char> = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, c)| *c);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inside = matches!(c, '\'' | '’' | '-' | '‑') && letter(before) && letter(next);
        if c.is_alphanumeric() || inside {
            let begins = found.words.last().is_none_or(|word| word.end != at);
            if begins {
                let word = Word { text: String::new(), at, end: at, before: gap, quoted: quote.is_some() };
                found.words.push(word);
                gap = Gap::Space;
            }
            if let Some(word) = found.words.last_mut() {
                match c {
                    '’' => word.text.push('\''),
                    '‑' => word.text.push('-'),
                    c => word.text.extend(c.to_lowercase()),
                }
                word.end = at + c.len_utf8();
            }
        } else if let Some(open) = &quote {
            let single = matches!(c, '\'' | '’');
            if open.closing.contains(&c) && (!single || !letter(next)) {
                found.marks.truncate(open.marks);
                quote = None;
            } else if is_mark(c) {
                found.marks.push(at);
            }
        } else if let Some(closing) = closing(c).filter(|_| !letter(before) && letter(next)) {
            quote = Some(Quote { closing, words: found.words.len(), marks: found.marks.len() });
        } else {
            if is_mark(c) {
                found.marks.push(at);
            }
            gap = wider(gap, c, before, next);
        }
        before = Some(c);
    }
    // A quotation that never ends is none.
    if let Some(open) = quote {
        found.words[open.words..].iter_mut().for_each(|word| word.quoted = false);
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, '?' | '？' | '؟')
}

fn closing(c: char) -> Option<&'static [char]> {
    Some(match c {
        '"' => &['"'],
        '“' | '„' | '«' => &['”', '“', '»'],
        '»' => &['«'],
        '\'' => &['\''],
        '‘' | '‚' => &['’', '‘'],
        _ => return None,
    })
}

fn wider(gap: Gap, c: char, before: Option<char>, next: Option<char>) -> Gap {
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match c {
        _ if gap == Gap::Start || gap == Gap::Break => gap,
        ';' | '?' | '!' | '？' | '—' | '–' => Gap::Break,
        '.' if spaced(next) => Gap::Break,
        '-' if spaced(before) && spaced(next) => Gap::Break,
        ':' => Gap::Colon,
        ',' | '(' | ')' | '[' | ']' if gap == Gap::Space => Gap::Comma,
        _ => gap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        sentence(text).words.into_iter().filter(|word| word.quoted).map(|word| word.text).collect()
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        assert_eq!(count("Who – after all – signs 2 400 000 EUR?"), 8);
        assert_eq!(count("  "), 0);
    }

    #[test]
    fn words_know_where_they_stand_and_what_is_before_them() {
        let text = "For each (late) report: who's told, e.g. by Zoë’s read-only mail; when?";
        let words = sentence(text).words;
        let told: Vec<(&str, Gap)> = words.iter().map(|word| (word.text.as_str(), word.before)).collect();
        assert_eq!(
            told[..5],
            [
                ("for", Gap::Start),
                ("each", Gap::Space),
                ("late", Gap::Comma),
                ("report", Gap::Comma),
                ("who's", Gap::Colon),
            ]
        );
        assert_eq!(told.last(), Some(&("when", Gap::Break)));
        assert!(words.iter().any(|word| word.text == "zoë's" && &text[word.at..word.end] == "Zoë’s"));
        assert!(words.iter().any(|word| word.text == "read-only"));
    }

    #[test]
    fn quotations_are_told_from_apostrophes() {
        assert_eq!(quoted("What does 'good lead' mean in the buyers' words?"), ["good", "lead"]);
        assert_eq!(quoted("What does “clear” mean, or \"good\"?"), ["clear", "good"]);
        assert_eq!(quoted("What is 'good about the weeks?"), Vec::<String>::new());
        assert_eq!(quoted("The agency's and the client's"), Vec::<String>::new());
    }

    #[test]
    fn question_marks_in_quotations_ask_nothing() {
        assert_eq!(sentence("Who asks 'why now?' in a call?").marks.len(), 1);
        assert_eq!(sentence("Who? When? ¿Quién? 誰？").marks.len(), 4);
        assert_eq!(sentence("Who says 'why? In which call?").marks.len(), 2);
    }
}
