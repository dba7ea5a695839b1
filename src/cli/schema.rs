//! `schema`: the JSON Schema of a kind of file, for editors.

use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::storage::schema;
use clap::{Args, ValueEnum};

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Of which kind of file
    #[arg(value_name = "OF", default_value = "questionnaire")]
    pub of: Of,
}

/// The kinds of files there is a schema of.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Of {
    /// A questionnaire.
    Questionnaire,
}

/// Runs `schema`.
///
/// # Errors
/// As writing.
pub fn run(args: &SchemaArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let text = match args.of {
        Of::Questionnaire => schema::QUESTIONNAIRE,
    };
    session.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}
