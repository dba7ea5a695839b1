//! `help wording`: what `check` looks for in the words of a questionnaire, rule by rule.

use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::texts::help as says;
use crate::texts::lint::TABLE;

/// Prints the topic.
///
/// # Errors
/// As writing.
pub fn write(session: &mut Session<'_>) -> Result<(), Refusal> {
    write!(session.out, "{}", says::WORDING)?;
    for (rule, tells, instead) in TABLE {
        writeln!(session.out, "\n{rule}")?;
        let lines = [(says::TELLS, tells), (says::INSTEAD, instead)];
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
    use crate::insight::lint::remark::Rule;

    #[test]
    fn every_rule_is_explained() {
        assert_eq!(TABLE.map(|(rule, ..)| rule), Rule::ALL.map(Rule::as_str));
    }
}
