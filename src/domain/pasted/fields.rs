//! Text from another program as fields: lines of fields parted by tabs, or by commas or semicolons where there are no
//! tabs; fields in quotes where they hold any of these or line ends.
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
/// character. Commas or semicolons part fields only where no tab does, and every line has as many of them.
#[must_use]
pub fn fields(text: &str) -> Vec<Vec<String>> {
    let by_tabs = parted(text, '\t');
    if by_tabs.iter().any(|line| line.len() > 1) {
        return by_tabs;
    }
    let even = |separator: char| {
        let lines = parted(text, separator);
        let mut filled = lines.iter().filter(|line| line.iter().any(|field| !field.is_empty())).map(Vec::len);
        let first = filled.next().filter(|count| *count > 1)?;
        // One line of words with a comma in it is a sentence.
        let rest = filled.try_fold(0, |rest, count| (count == first).then_some(rest + 1))?;
        (rest > 0).then_some(lines)
    };
    even(',').or_else(|| even(';')).unwrap_or(by_tabs)
}

fn parted(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !line.is_empty() {
        let (field, after) = quoted(rest, separator).unwrap_or_else(|| plain(rest, separator));
        line.push(clean_input(&field).into_owned());
        match after.strip_prefix(separator) {
            // A separator at the very end still parts two fields.
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

/// The field up to the next separator or line end.
fn plain(text: &str, separator: char) -> (String, &str) {
    let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A field in quotes, and what stands behind it: a separator, a line end or nothing. `None` where it is not one.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
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
            None if after.is_empty() || after.starts_with([separator, '\n', '\r']) => return Some((field, after)),
            None => return None,
        }
    }
}

/// Cells as a spreadsheet takes them: fields parted by tabs, in quotes where they hold tabs, lines or quotes.
#[must_use]
pub fn written<'t>(lines: impl Iterator<Item = Vec<std::borrow::Cow<'t, str>>>) -> String {
    let field = |words: &std::borrow::Cow<'t, str>| {
        let plain = !words.contains(['\t', '\n', '\r']) && !words.starts_with('"');
        if plain { words.to_string() } else { format!("\"{}\"", words.replace('"', "\"\"")) }
    };
    let line = |cells: Vec<std::borrow::Cow<'t, str>>| cells.iter().map(field).collect::<Vec<_>>().join("\t");
    lines.map(line).collect::<Vec<_>>().join("\n")
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
    fn commas_part_fields_where_every_line_has_as_many_and_no_tab_does() {
        assert_eq!(fields("a,b\n\"c, d\",\"e\nf\"\n"), [["a", "b"], ["c, d", "e\nf"]]);
        assert_eq!(fields("a;1,5\nb;2\n"), [["a", "1,5"], ["b", "2"]]);
        assert_eq!(fields("Mara, Jo and Sam"), [["Mara, Jo and Sam"]]);
        assert_eq!(fields("First, this.\nThen that."), [["First, this."], ["Then that."]]);
        assert_eq!(fields("a,b\tc\nd,e\tf"), [["a,b", "c"], ["d,e", "f"]]);
        assert_eq!(fields("a,b\n\nc,d"), [vec!["a", "b"], vec![""], vec!["c", "d"]]);
    }

    #[test]
    fn one_line_with_its_end_is_one_cell() {
        assert!(!is_several("Mara Lind\r\n"));
        assert!(is_several("a\tb") && is_several("a\nb"));
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        assert_eq!(fields("a\u{1b}[31m\tb\u{202e}\u{0}\n"), [["a[31m", "b"]]);
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
            for separator in ["\t", ",", ";"] {
                let even: Vec<Vec<String>> = rows.iter().map(|row| row[..2].to_vec()).collect();
                let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(separator);
                let text = even.iter().map(line).collect::<Vec<_>>().join("\r\n");
                prop_assert!(even.len() == 1 && separator != "\t" || fields(&text) == even, "{text}");
            }
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join("\t");
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
            prop_assert_eq!(fields(&text), rows.clone());
            let cells = |row: &Vec<String>| row.iter().map(|field| field.clone().into()).collect();
            prop_assert_eq!(fields(&written(rows.iter().map(cells))), rows);
        }
    }
}
