//! A plain table of text: columns as wide as their widest cell, two spaces between, no lines.
//!
//! Whatever comes from files is made visible here.

use crate::cli::refusal::Refusal;
use crate::domain::visible::visible_line;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// On which side the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A table with a heading.
#[derive(Debug)]
pub struct Table {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    #[must_use]
    pub fn new(columns: &[(&str, Align)]) -> Self {
        let heading = columns.iter().map(|(title, _)| (*title).to_owned()).collect();
        Self { aligns: columns.iter().map(|(_, align)| *align).collect(), rows: vec![heading] }
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(|cell| visible_line(cell.as_ref()).into_owned()).collect());
    }

    /// Whether there are no rows below the heading.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// Writes the table, each line after `indent` spaces; nothing stands after the last word of a line.
    ///
    /// # Errors
    /// As writing.
    pub fn write(&self, out: &mut dyn Write, indent: usize) -> Result<(), Refusal> {
        self.write_from(0, out, indent)
    }

    /// Writes the rows without the heading.
    ///
    /// # Errors
    /// As writing.
    pub fn write_rows(&self, out: &mut dyn Write, indent: usize) -> Result<(), Refusal> {
        self.write_from(1, out, indent)
    }

    fn write_from(&self, first: usize, out: &mut dyn Write, indent: usize) -> Result<(), Refusal> {
        let rows = &self.rows[first..];
        let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
        let widths: Vec<usize> = (0..self.aligns.len()).map(|column| width(column).unwrap_or(0)).collect();
        for row in rows {
            let mut line = " ".repeat(indent);
            for ((cell, align), width) in row.iter().zip(&self.aligns).zip(&widths) {
                let blank = " ".repeat(width - cell.width());
                match align {
                    Align::Left => line.extend([cell.as_str(), &blank, "  "]),
                    Align::Right => line.extend([blank.as_str(), cell, "  "]),
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// Words cut to a width with an ellipsis.
#[must_use]
pub fn cut(words: &str, width: usize) -> String {
    let words = visible_line(words);
    if words.width() <= width {
        return words.into_owned();
    }
    let mut cut = String::new();
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(words.as_ref(), true) {
        if cut.width() + cluster.width() >= width {
            break;
        }
        cut.push_str(cluster);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&[("Name", Align::Left), ("Figure", Align::Right), ("Why", Align::Left)]);
        table.row(["日本", "9", "ä"]);
        table.row(["a\u{1b}[2J", "100", ""]);
        let mut out = Vec::new();
        table.write(&mut out, 2).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "  Name   Figure  Why\n  日本        9  ä\n  a␛[2J     100\n");
    }

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("family 👩‍👩‍👧 here", 9), "family…");
        assert_eq!(cut("日本語", 4), "日…");
    }
}
