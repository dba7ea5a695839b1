//! `help checks`: every check with what it takes, when it holds, how it is written and the sentence it shows when it
//! fails. The sentences come from the checks themselves.

use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::storage::raw_questionnaire::questionnaire;
use crate::texts::checks::TABLE;
use crate::texts::help as says;
use std::path::Path;

/// Questions the examples can be asked of: a table with columns of all sorts, a text, a day to compare with.
const QUESTIONS: &str = r#"format = 1
id = "checks"
version = "1.0.0"
title = "Checks"
[[area]]
id = "a"
title = "A"
[[step]]
id = "s"
title = "S"
[[question]]
id = "launch-date"
area = "a"
step = "s"
kind = "date"
ask = "When?"
"#;

const TABLE_QUESTION: &str = r#"[[question]]
id = "register"
area = "a"
step = "s"
kind = "table"
ask = "What?"
columns = [
    { id = "metric", title = "Metric", required = true },
    { id = "type", title = "Type", kind = "choice", options = ["leading", "lagging"] },
    { id = "source", title = "Source" },
    { id = "tier", title = "Tier" },
    { id = "final", title = "Final approver", kind = "yes-no" },
    { id = "owner", title = "Owner", kind = "person" },
    { id = "deputy", title = "Deputy", kind = "person" },
    { id = "due", title = "Due", kind = "date" },
    { id = "days", title = "Days", kind = "number" },
]
"#;

const TEXT_QUESTION: &str = "[[question]]\nid = \"words\"\narea = \"a\"\nstep = \"s\"\nask = \"What?\"\n";

/// The sentence of each example of the table, in its order.
fn sentences() -> Vec<String> {
    let of_text = |rule: &str| rule == "mentions";
    let examples = |wanted: bool| {
        let written = TABLE.iter().filter(|line| of_text(line.0) == wanted).map(|line| line.3);
        format!("checks = [{}]\n", written.collect::<Vec<_>>().join(", "))
    };
    let text =
        format!("{QUESTIONS}{TABLE_QUESTION}{}{TEXT_QUESTION}{}# end of file\n", examples(false), examples(true));
    let checked = questionnaire(Path::new("checks.toml"), &text).expect("a test reads every example");
    let sentence = |(rule, ..): &(&str, &str, &str, &str)| {
        let questions = checked.content.questions().iter();
        let mut all = questions.flat_map(|question| question.checks.iter().map(move |check| (question, check)));
        all.find(|(_, check)| check.rule() == *rule).map(|(question, check)| check.sentence(question))
    };
    TABLE.iter().map(|line| sentence(line).unwrap_or_default()).collect()
}

/// Prints the topic.
///
/// # Errors
/// As writing.
pub fn write(session: &mut Session<'_>) -> Result<(), Refusal> {
    write!(session.out, "{}", says::CHECKS)?;
    for ((rule, takes, holds, written), sentence) in TABLE.iter().zip(sentences()) {
        writeln!(session.out, "\n{rule}")?;
        let lines = [(says::TAKES, *takes), (says::HOLDS, holds), (says::WRITTEN, written), (says::SAYS, &sentence)];
        let width = lines.iter().map(|(label, _)| label.len()).max().unwrap_or_default();
        for (label, line) in lines {
            writeln!(session.out, "  {label:width$}  {line}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::Check;

    #[test]
    fn every_rule_has_an_example_that_reads_and_a_sentence_of_its_own() {
        let sentences = sentences();
        assert_eq!(sentences.len(), Check::RULES.len());
        for (line, sentence) in TABLE.iter().zip(&sentences) {
            assert!(line.3.contains(&format!("rule = \"{}\"", line.0)), "{line:?}");
            assert!(!sentence.is_empty(), "{line:?}");
        }
        assert_eq!(sentences[0], "Fill Source and Owner in every row");
        assert_eq!(sentences[12], "Mention a number or a date");
    }
}
