//! Words of messages about files: excerpts made safe and short, lists of allowed words, the nearest known name.

use crate::domain::visible::visible_line;

/// The longest excerpt of a file in a message, in characters.
pub const EXCERPT: usize = 40;

/// An excerpt of a file in backticks: visible, on one line, cut at about 40 characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut chars = text.char_indices();
    let end = chars.nth(EXCERPT).map(|(at, _)| at);
    let shown = visible_line(end.map_or(text, |end| &text[..end]));
    if end.is_some() { format!("`{shown}…`") } else { format!("`{shown}`") }
}

/// `` `a`, `b` or `c` ``.
#[must_use]
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "or")
}

/// `` `a`, `b` and `c` ``.
#[must_use]
pub fn all_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "and")
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let hidden = words.len().saturating_sub(20);
    if hidden > 0 {
        words.truncate(20);
        return format!("{} {last} {hidden} more", words.join(", "));
    }
    match words.pop() {
        None => String::new(),
        Some(only) if words.is_empty() => only,
        Some(end) => format!("{} {last} {end}", words.join(", ")),
    }
}

/// The words with a capital letter, to begin a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The way out where a word is not among the known ones: the nearest, else all of them.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(word, known.clone()) {
        return format!("Did you mean `{near}`?");
    }
    let all = one_of(known);
    if all.is_empty() { String::new() } else { format!("Write {all}.") }
}

/// The known word nearest to this one, if any is near: at most a third of its letters mistyped.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = word.chars().take(80).map(folded).collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let other: Vec<char> = candidate.chars().map(folded).collect();
        let allowed = (wanted.len().max(other.len()) / 3).clamp(1, 4);
        if wanted.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let distance = distance(&wanted, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn folded(c: char) -> char {
    match c {
        '_' | ' ' => '-',
        c => c.to_ascii_lowercase(),
    }
}

/// Letters inserted, dropped, changed or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut two_ago = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(two_ago[j - 1] + 1);
            }
            row.push(least);
        }
        two_ago = above;
        above = row;
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_harmless() {
        assert_eq!(quoted("a\u{1b}[2Jb\nc"), "`a␛[2Jb⏎c`");
        assert_eq!(quoted(&"ä".repeat(1000)).chars().count(), EXCERPT + 3);
    }

    #[test]
    fn the_nearest_word_is_named_and_far_ones_are_not() {
        let kinds = ["text", "choice", "choices", "yes-no", "percent"];
        for (word, near) in [
            ("txet", Some("text")),
            ("Choice", Some("choice")),
            ("yes_no", Some("yes-no")),
            ("procent", Some("percent")),
            ("banana", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, kinds), near, "{word}");
        }
        assert_eq!(did_you_mean("banana", ["a", "b", "c"]), "Write `a`, `b` or `c`.");
    }
}
