//! TOML that cannot be parsed, said in our own words: the parser's text repeats hostile lines, and speaks to programmers.

use crate::storage::raw_log::Log;
use crate::storage::raw_words::quoted;
use crate::storage::read::is_closed;
use toml::de::Error;

const FEW: usize = 100;

/// Reports the parser's errors, at most one a line. True where all of them are names written twice, so that the rest of
/// the file can be looked at all the same.
pub fn report(log: &mut Log<'_>, errors: &[Error]) -> bool {
    let mut lines = std::collections::HashSet::new();
    let mut only_twice = true;
    let cut = !is_closed(log.text);
    for error in errors.iter().take(FEW) {
        let at = error.span().map_or(log.text.len(), |span| span.start).min(log.text.len());
        let twice = error.message().starts_with("duplicate key");
        only_twice &= twice;
        if !lines.insert(log.line(at)) {
            continue;
        }
        if twice {
            report_twice(log, error);
            continue;
        }
        let (message, hint) = sentence(error.message());
        let hint = if cut && log.text[at..].trim().is_empty() {
            "The file ends here and its closing line `# end of file` is missing, so it may have been cut short: fetch a whole copy."
        } else {
            hint
        };
        log.error(at, "toml", message, hint);
    }
    only_twice && errors.len() < FEW
}

fn report_twice(log: &mut Log<'_>, error: &Error) {
    let span = error.span().unwrap_or_default();
    let key = log.text.get(span.clone()).unwrap_or_default();
    let first = first_place(log, span.start, key);
    let message = match first {
        Some(line) => format!("{} is written twice here; the first time on line {line}.", quoted(key)),
        None => format!("{} is written twice here.", quoted(key)),
    };
    log.error(span.start, "written-twice", message, "Keep one of the two, or rename the other.");
}

/// The line where the same header, or the same key under the same header, stands before.
fn first_place(log: &mut Log<'_>, at: usize, key: &str) -> Option<usize> {
    let here = log.line(at);
    let text = log.text;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    let before = text[..start].lines().rev().zip((1..here).rev());
    if line.starts_with('[') {
        let mut before = before;
        return before.find(|(other, _)| other.trim() == line).map(|(_, number)| number);
    }
    before
        .take_while(|(other, _)| !other.trim_start().starts_with('['))
        .find(|(other, _)| other.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')))
        .map(|(_, number)| number)
}

/// What the parser found, as a sentence, and the way out.
fn sentence(found: &str) -> (&'static str, &'static str) {
    let told = [
        (
            "invalid multi-line basic string",
            "A text that may run over several lines is not closed, or has a character that must be written otherwise.",
            "Close it with three quotation marks, and write a backslash as \\\\.",
        ),
        (
            "invalid multi-line literal string",
            "A text that may run over several lines is not closed.",
            "Close it with three apostrophes.",
        ),
        (
            "invalid basic string",
            "A text is not closed on its line, or has a character that must be written otherwise.",
            "End it with a quotation mark; inside, write a quotation mark as \\\" and a backslash as \\\\.",
        ),
        (
            "invalid literal string",
            "A text in apostrophes is not closed on its line.",
            "End it with an apostrophe, or use quotation marks.",
        ),
        (
            "missing escaped value",
            "A backslash stands where the text does not need one.",
            "Write a backslash inside quotation marks as \\\\.",
        ),
        (
            "too few unicode value digits",
            "A \\u is not followed by its digits.",
            "Write a backslash inside quotation marks as \\\\.",
        ),
        ("string values must be quoted", "A text stands without quotation marks.", "Write it as \"…\"."),
        (
            "key with no value",
            "A name stands alone: `=` and a value are missing.",
            "Write name = value, or begin the line with # if it is a remark.",
        ),
        ("missing value", "The value is missing.", "Write something after the =, or take the line out."),
        ("missing key", "The name before the value is missing.", "Write name = value."),
        (
            "extra `=`",
            "There is one = too many.",
            "Write one = between name and value; put a text that has one in quotation marks.",
        ),
        ("unclosed table", "A heading in brackets is not closed.", "Close it with ]."),
        ("unclosed array table", "A heading in double brackets is not closed.", "Close it with ]]."),
        ("unclosed array", "A list is not closed.", "Close it with ]."),
        ("unclosed inline table", "A table in braces is not closed.", "Close it with }."),
        ("missing comma", "A comma is missing between two values.", "Put a comma between them."),
        ("extra comma", "There is one comma too many.", "Take it out."),
        ("missing assignment", "A name inside braces has no value.", "Write name = value."),
        (
            "unexpected `=` in array",
            "A list in square brackets holds a name with a value.",
            "Put the pair in braces: [{ name = value }].",
        ),
        ("missing inline table opening", "There is a } without its {.", "Add the { before, or take the } out."),
        ("missing array opening", "There is a ] without its [.", "Add the [ before, or take the ] out."),
        ("missing table open", "There is a ] without its [.", "Write the heading as [name] or [[name]]."),
        ("missing opening quote", "A text is closed that was never opened.", "Put a quotation mark before it."),
        (
            "invalid inline table",
            "What stands in these braces is no name with its value.",
            "Write { name = value, other = value }.",
        ),
        ("invalid key", "This is no name.", "Write names with letters, digits, - and _ only, or in quotation marks."),
        (
            "invalid unquoted key",
            "This name has a character that it may not have.",
            "Write names with letters, digits, - and _ only, or in quotation marks.",
        ),
        (
            "unexpected content",
            "There is something on this line that does not belong there.",
            "Put it on a line of its own, or in quotation marks.",
        ),
        (
            "unexpected key or value",
            "There is something on this line that does not belong there.",
            "Put each name = value on a line of its own.",
        ),
        (
            "cannot extend value",
            "This name was given a value before and cannot be a heading too.",
            "Keep one of the two.",
        ),
        ("recursion limit", "Tables and lists are nested too deep here.", "Take the inner ones out."),
        ("invalid date", "This is no date that exists.", "Write year-month-day, as 2026-11-05."),
        ("invalid time", "This is no time that exists.", "Write a time as 2026-11-05T15:04:05Z."),
        ("invalid offset", "This is no time that exists.", "Write a time as 2026-11-05T15:04:05Z."),
        ("value is out of range", "This is no date that exists.", "Write year-month-day, as 2026-11-05."),
        ("invalid boolean", "This is neither true nor false.", "Write true or false, in small letters."),
        (
            "unexpected leading zero",
            "A number begins with a zero.",
            "Take the zero off, or put the number in quotation marks.",
        ),
        ("redundant numeric sign", "A number has two signs.", "Keep one."),
        ("invalid comment character", "A remark has a control character in it.", "Take the character out."),
        ("carriage return", "A line ends in a way that is not allowed.", "Save the file with plain line ends."),
    ];
    let number = [
        "invalid float",
        "invalid integer",
        "invalid hexadecimal",
        "invalid octal",
        "invalid binary",
        "`_` may only",
        "radix must",
        "integers with",
    ];
    told.iter()
        .find(|(start, _, _)| found.starts_with(start))
        .map(|(_, message, hint)| (*message, *hint))
        .or_else(|| {
            number.iter().any(|start| found.starts_with(start)).then_some((
                "This is no number.",
                "Write digits, with a point before decimals; put anything else in quotation marks.",
            ))
        })
        .unwrap_or(("This line cannot be read.", "Write name = value, with texts in quotation marks."))
}
