//! `handshake`: the workbook of an agency and its client.

pub mod domain;
pub mod insight;
pub mod storage;
pub mod texts;
pub mod tui;
