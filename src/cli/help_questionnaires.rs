//! `help questionnaires`: how questionnaires work and how to write one. Kinds, columns and folders come from where they
//! are defined.

use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::storage::error::show;
use crate::storage::raw_kind::COLUMN_KINDS;
use crate::texts::help as says;

/// Prints the topic.
///
/// # Errors
/// As writing.
pub fn write(session: &mut Session<'_>) -> Result<(), Refusal> {
    write!(session.out, "{}", says::BEGIN)?;
    writeln!(session.out, "\n{}\n", says::KINDS_TITLE)?;
    pairs(session, says::KINDS)?;
    writeln!(session.out, "\n{}\n\n  {}\n", says::COLUMNS_TITLE, COLUMN_KINDS.join(" "))?;
    write!(session.out, "{}", says::COUNT)?;
    writeln!(session.out, "\n{}\n", says::FOUND)?;
    let own = session.paths.questionnaires().map(|own| show(&own)).unwrap_or_default();
    pairs(session, [says::IN_WORKBOOK, (says::OWN, own.as_str()), (says::BUILT_IN, "")])
}

fn pairs<'w>(session: &mut Session<'_>, lines: impl IntoIterator<Item = (&'w str, &'w str)>) -> Result<(), Refusal> {
    let mut table = Table::new(&[("", Align::Left), ("", Align::Left)]);
    for (name, words) in lines {
        table.row([name, words]);
    }
    table.write_rows(session.out, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::raw_kind::KINDS;

    #[test]
    fn every_kind_is_explained() {
        assert_eq!(says::KINDS.map(|(kind, _)| kind), KINDS);
    }
}
