//! The line a finding speaks of, as a person sees it in their editor, with a mark below the place.

use crate::domain::visible::visible_line;
use crate::storage::read::read;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widest excerpt of a line, in columns of the terminal.
const WIDEST: usize = 88;
/// How much of a long line is kept before the place.
const BEFORE: usize = 40;

/// The texts of files, read once each.
#[derive(Debug, Default)]
pub struct Excerpts {
    texts: HashMap<PathBuf, Option<String>>,
}

impl Excerpts {
    /// Adds a text at hand.
    pub fn add(&mut self, path: &Path, text: &str) {
        self.texts.entry(path.to_path_buf()).or_insert_with(|| Some(text.to_owned()));
    }

    /// Two lines: what stands there, and a mark below the place. `None` where there is nothing to show.
    pub fn of(&mut self, path: &Path, line: usize, column: usize) -> Option<[String; 2]> {
        let text = self.texts.entry(path.to_path_buf()).or_insert_with(|| read(path).ok().map(|read| read.text));
        let shown = text.as_deref()?.lines().nth(line.checked_sub(1)?)?;
        let (before, after) = shown.split_at(byte_of(shown, column));
        let (before, after) = (visible_line(before), visible_line(after));
        if after.trim().is_empty() {
            return None;
        }
        let before = ending(before.trim_start(), BEFORE);
        let after = beginning(after.trim_end(), WIDEST.saturating_sub(before.width()));
        let number = format!("{line:>5} | ");
        let blank = " ".repeat(number.len() - 2);
        Some([format!("{number}{before}{after}"), format!("{blank}| {}^", " ".repeat(before.width()))])
    }
}

/// The byte of a column, counted in characters from 1.
fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

/// As much of the end as fits.
fn ending(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut wide = 1;
    for cluster in words.graphemes(true).rev() {
        wide += cluster.width();
        if wide > width {
            break;
        }
        kept.push(cluster);
    }
    std::iter::once("…").chain(kept.into_iter().rev()).collect()
}

/// As much of the beginning as fits.
fn beginning(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut kept = String::new();
    for cluster in words.graphemes(true) {
        if kept.width() + cluster.width() >= width {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(text: &str, line: usize, column: usize) -> Option<[String; 2]> {
        let path = Path::new("a.toml");
        let mut excerpts = Excerpts::default();
        excerpts.add(path, text);
        excerpts.of(path, line, column)
    }

    #[test]
    fn the_mark_stands_below_the_place_whatever_stands_before_it() {
        let [line, mark] = of("a = 1\n  ask = \"日本 is \u{1b} good\"\n", 2, 18).unwrap();
        assert_eq!(line, "    2 | ask = \"日本 is ␛ good\"");
        let before = line.find("good").map(|at| line[..at].width()).unwrap();
        assert_eq!(mark, format!("{:6}|{:width$}^", "", "", width = before - 7));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let long = format!("questions = [{}]", "\"cc-business-goal\", ".repeat(40));
        let [line, mark] = of(&long, 1, 300).unwrap();
        assert!(line.width() <= 8 + WIDEST + 1 && line.contains("| …") && line.ends_with('…'), "{line}");
        assert_eq!(mark.width(), 8 + BEFORE + 1);
    }

    #[test]
    fn where_nothing_stands_nothing_is_shown() {
        assert_eq!(of("a = 1\n\n", 2, 1), None);
        assert_eq!(of("a = 1\n", 9, 1), None);
        assert_eq!(of("a = 1", 1, 40), None);
        assert_eq!(Excerpts::default().of(Path::new("/nowhere/at/all.toml"), 1, 1), None);
    }
}
