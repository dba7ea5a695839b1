//! Any bytes as a questionnaire: no panic, never silence about what is not whole, no control character in a message.
#![no_main]

use handshake::insight::lint::look::look;
use handshake::storage::raw_questionnaire::questionnaire;
use handshake::storage::raw_readable::readable;
use handshake::storage::raw_spot::Spots;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match questionnaire(Path::new("fuzz.toml"), &text) {
        Ok(checked) => assert!(!checked.content.questions().is_empty() || !checked.findings.is_empty()),
        Err(findings) => {
            assert!(!findings.is_empty());
            for finding in findings {
                assert!(!finding.message.chars().any(char::is_control), "{:?}", finding.message);
                assert!(!finding.hint.unwrap_or_default().chars().any(char::is_control));
            }
        }
    }
    // Its words are looked at as far as it could be read, and every remark has a place in the text.
    if let Some(content) = readable(Path::new("fuzz.toml"), &text).content {
        let spots = Spots::new(&text);
        for remark in look(&content) {
            assert!(text.is_char_boundary(spots.offset(&remark.spot)), "{remark:?}");
            assert!(!remark.message.chars().any(char::is_control), "{remark:?}");
        }
    }
});
