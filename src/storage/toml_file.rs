//! A TOML file as a document that can be edited in place, and back to the bytes it had apart from the edits.
//!
//! It must not know what the keys mean, but for `format`.

use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike, Value};

use crate::storage::error::StorageError;
use crate::storage::finding::Place;
use crate::storage::keep::one_line;
use crate::storage::read::{Ending, Form, Text, closed_bytes};

/// The version of the files' shape that this program writes.
pub const FORMAT: i64 = 1;

/// Parses a text for editing.
///
/// # Errors
/// `Toml` with the place; `NewerFormat` where a newer version wrote the file, which is then not ours to change; `Content` where
/// `format` is no version.
pub fn parse(text: &Text) -> Result<DocumentMut, StorageError> {
    let document = parse_any(text)?;
    check_format(&text.path, &text.text, &document)?;
    Ok(document)
}

/// [`parse`] for reading alone: the version does not matter.
///
/// # Errors
/// `Toml` with the place.
pub fn parse_any(text: &Text) -> Result<DocumentMut, StorageError> {
    text.text.parse().map_err(|fault| StorageError::toml(&text.path, &text.text, !text.closed, &fault))
}

/// The bytes of a document in the form its file had, closing line included.
#[must_use]
pub fn bytes(document: &mut DocumentMut, form: Form) -> Vec<u8> {
    if form.ending == Ending::Crlf {
        // A lone line end inside a text would become `\r\n` with all others and change the text.
        each_value(document.as_table_mut(), &mut |value| {
            if let Value::String(string) = &*value
                && string.value().contains('\n')
                && string.value().replace("\r\n", "").contains('\n')
            {
                let mut flat = one_line(string.value());
                *flat.decor_mut() = value.decor().clone();
                *value = flat;
            }
        });
    }
    closed_bytes(&document.to_string(), form)
}

fn check_format(path: &Path, text: &str, document: &DocumentMut) -> Result<(), StorageError> {
    let Some(item) = document.get("format") else { return Ok(()) };
    match item.as_integer() {
        Some(found) if found > FORMAT => {
            Err(StorageError::NewerFormat { path: path.to_path_buf(), found, known: FORMAT })
        }
        Some(1..) => Ok(()),
        _ => Err(StorageError::Content {
            path: path.to_path_buf(),
            place: text.find("format").map_or(Place::START, |at| Place::of(text, at)),
            message: "`format` is not a version of this file's shape".into(),
            hint: Some(format!("Write `format = {FORMAT}`.")),
        }),
    }
}

fn each_value(table: &mut dyn TableLike, visit: &mut dyn FnMut(&mut Value)) {
    for (_, item) in table.iter_mut() {
        match item {
            Item::None => {}
            Item::Value(value) => each_inner(value, visit),
            Item::Table(table) => each_value(table, visit),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|table| each_value(table, visit)),
        }
    }
}

fn each_inner(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(array) => array.iter_mut().for_each(|value| each_inner(value, visit)),
        Value::InlineTable(table) => table.iter_mut().for_each(|(_, value)| each_inner(value, visit)),
        value => visit(value),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::read::read;

    fn text(bytes: &[u8]) -> Text {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        std::fs::write(&path, bytes).unwrap();
        read(&path).unwrap()
    }

    #[test]
    fn a_file_that_is_not_edited_keeps_every_byte() {
        for original in [
            "format = 1\n# c\n[entry.a]  # d\nnote = \"\"\"x\r\ny\"\"\"\nn = 1_000\n\n\n# end of file\n",
            "\u{feff}format = 1\r\n\r\n[entry.a]\r\nnote = '''x\r\ny'''\r\n# end of file\r\n",
            "# end of file\n",
        ] {
            let text = text(original.as_bytes());
            let mut document = parse(&text).unwrap();
            assert_eq!(String::from_utf8(bytes(&mut document, text.form)).unwrap(), original);
        }
    }

    #[test]
    fn a_new_text_of_two_lines_survives_in_a_windows_file() {
        let text = text(b"format = 1\r\nnote = \"x\" # why\r\n# end of file\r\n");
        let mut document = parse(&text).unwrap();
        crate::storage::keep::set(document.as_table_mut(), "note", toml_edit::value("one\ntwo"));
        let written = String::from_utf8(bytes(&mut document, text.form)).unwrap();
        assert_eq!(written, "format = 1\r\nnote = \"one\\ntwo\" # why\r\n# end of file\r\n");
    }

    #[test]
    fn a_newer_file_may_be_read_and_not_changed() {
        let newer = text(b"format = 2\n");
        assert!(matches!(parse(&newer), Err(StorageError::NewerFormat { found: 2, known: 1, .. })));
        assert!(parse_any(&newer).is_ok());
        assert!(matches!(parse(&text(b"format = \"x\"\n")), Err(StorageError::Content { .. })));
        assert!(parse(&text(b"")).is_ok());
    }

    #[test]
    fn a_book_cut_at_any_byte_is_read_with_a_warning_or_refused_with_a_place() {
        let whole = "format = 1\nquestionnaire = \"onboarding@1.0.0\"\n\n[entry.cc-ö]\nvalue = { number = 1, unit = \"日本\" }\n[[entry.cc-ö.evidence]]\non = 2026-10-30\n# end of file\n";
        let whole = whole.replace("cc-ö", "\"cc-ö\"");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        for end in 0..whole.len() - 1 {
            std::fs::write(&path, &whole.as_bytes()[..end]).unwrap();
            match read(&path).and_then(|text| parse(&text).map(|_| text)) {
                Ok(text) => assert!(text.cut_warning(0, "entries").is_some(), "cut at {end}"),
                Err(error) => assert!(error.hint().is_some() && error.exit_code() == 2, "cut at {end}: {error}"),
            }
        }
    }
}
