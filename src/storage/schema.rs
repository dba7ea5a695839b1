//! The JSON Schemas of the files people write by hand, for completion and faults while they type in an editor.
//!
//! They stand in the sources as they are handed out. A test holds that they say the same as the readers (`raw_*`).

/// The schema of a questionnaire.
pub const QUESTIONNAIRE: &str = include_str!("../../questionnaires/questionnaire.schema.json");

/// The file it is written to, beside a questionnaire, which names it in its first line.
pub const FILE: &str = "questionnaire.schema.json";

/// Whether a text is such a schema, of this version or another.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    let title = |text: &str| {
        let schema: serde_json::Value = serde_json::from_str(text).ok()?;
        schema.get("title")?.as_str().map(str::to_owned)
    };
    title(text).is_some_and(|found| Some(found) == title(QUESTIONNAIRE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_of_ours_is_known_by_its_title() {
        assert!(is_ours(QUESTIONNAIRE));
        assert!(is_ours(r#"{ "title": "A handshake questionnaire, format 1", "older": true }"#));
        assert!(!is_ours(r#"{ "title": "Something else" }"#) && !is_ours("") && !is_ours("[]"));
    }
}
