//! Any bytes as a questionnaire: no panic, never silence about what is not whole, no control character in a message.
#![no_main]

use handshake::storage::raw_questionnaire::questionnaire;
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
});
