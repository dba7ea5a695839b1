//! All files: where they lie, how they are read, checked, saved, merged and watched.

pub mod atomic;
pub mod error;
pub mod finding;
pub mod journal;
pub mod keep;
pub mod lock;
pub mod paths;
pub mod read;
pub mod settings;
pub mod toml_file;
