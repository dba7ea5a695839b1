//! Text from another program as fields: lines of fields parted by tabs, fields in quotes where they hold tabs or lines.
//!
//! Knows nothing of columns; what a field means is the table's matter.

use crate::domain::visible::clean_input;

/// Whether a text fills several cells: it has a tab, or more than one line.
#[must_use]
pub fn is_several(text: &str) -> bool {
    let line = text.trim_end_matches(['\r', '\n']);
    line.contains(['\t', '\n', '\r'])
}

/// The lines of a text, each as its fields, cleaned. A last line end begins no line. A field that begins with a quote
/// ends with the next single one, two stand for one, as spreadsheets write it; a quote that never ends is a plain
/// character.
#[must_use]
pub fn fields(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !line.is_empty() {
        let (field, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        line.push(clean_input(&field).into_owned());
        match after.strip_prefix('\t') {
            // A tab at the very end still parts two fields.
            Some("") => {
                line.push(String::new());
                rest = "";
                lines.push(std::mem::take(&mut line));
            }
            Some(more) => rest = more,
            None => {
                rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
                lines.push(std::mem::take(&mut line));
            }
        }
    }
    lines
}

/// The field up to the next tab or line end.
fn plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A field in quotes, and what stands behind it: a tab, a line end or nothing. `None` where it is not one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut field = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        field.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => return Some((field, after)),
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tabs_part_fields_and_lines_part_rows() {
        assert_eq!(fields("a\tb\r\nc\t\r\n"), [["a", "b"], ["c", ""]]);
        assert_eq!(fields("a\n\nb"), [["a"], [""], ["b"]]);
        assert_eq!(fields("a\t"), [["a", ""]]);
        assert_eq!(fields("a\t\n"), [["a", ""]]);
        assert!(fields("").is_empty());
    }

    #[test]
    fn quoted_fields_keep_their_lines_and_quotes() {
        assert_eq!(fields("\"one\ntwo\"\t\"say \"\"no\"\"\"\r\nlast"), [vec!["one\ntwo", "say \"no\""], vec!["last"]]);
        assert_eq!(fields("\"a\tb\""), [["a    b"]]);
    }

    #[test]
    fn a_quote_that_never_ends_is_a_plain_character() {
        assert_eq!(fields("\"a\tb\nc"), [vec!["\"a", "b"], vec!["c"]]);
        assert_eq!(fields("\"a\" tall\tb"), [["\"a\" tall", "b"]]);
        assert_eq!(fields("5\" wide\tb"), [["5\" wide", "b"]]);
    }

    #[test]
    fn one_line_with_its_end_is_one_cell() {
        assert!(!is_several("Mara Lind\r\n"));
        assert!(is_several("a\tb") && is_several("a\nb"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_or_loop(text in "[\"\t\n\ra日]{0,30}|.{0,40}") {
            let rows = fields(&text);
            prop_assert!(rows.iter().all(|row| !row.is_empty()));
        }

        #[test]
        fn what_a_spreadsheet_writes_reads_back(
            rows in prop::collection::vec(prop::collection::vec("[a\"日 \n]{1,6}", 2..4), 1..4),
        ) {
            let quote = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join("\t");
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
            prop_assert_eq!(fields(&text), rows);
        }
    }
}
