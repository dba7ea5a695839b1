//! Options that several commands share.

use clap::Args;
use std::path::PathBuf;

/// A workbook, a round and a voice.
#[derive(Debug, Args)]
pub struct BookOptions {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    #[command(flatten)]
    /// Which round and who speaks.
    pub which: RoundAndVoice,
}

/// A round and a voice.
#[derive(Debug, Args)]
pub struct RoundAndVoice {
    /// The round, as its folder is called [default: onboarding, or the only round]
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// Who speaks: joint, agency, client or sales [default: joint]
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
}
