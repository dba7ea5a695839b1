//! Any bytes as a book, an engagement and actions: no panic, no control character in a message.
#![no_main]

use handshake::domain::questionnaire::{Edition, Questionnaire};
use handshake::storage::catalogue::Catalogue;
use handshake::storage::finding::Finding;
use handshake::storage::raw_actions::actions;
use handshake::storage::raw_book::book;
use handshake::storage::raw_engagement::engagement;
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static ASKED: LazyLock<Option<Arc<Questionnaire>>> = LazyLock::new(|| {
    let edition = Edition::parse("onboarding@1.1.0")?;
    Some(Catalogue::default().find(&edition, None).ok()?.questionnaire)
});

fn look<T>(read: Result<handshake::storage::raw_log::Checked<T>, Vec<Finding>>) {
    let findings = read.map_or_else(|findings| findings, |checked| checked.findings);
    for finding in findings {
        assert!(!finding.message.chars().any(char::is_control), "{:?}", finding.message);
        assert!(!finding.hint.unwrap_or_default().chars().any(char::is_control));
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let path = Path::new("fuzz.toml");
    look(book(path, &text, ASKED.as_deref()));
    look(book(path, &text, None));
    look(engagement(path, &text));
    look(actions(path, &text));
});
