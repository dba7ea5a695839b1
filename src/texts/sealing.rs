//! Words of sealing a book and of books that come from the other side.
//!
//! Knows no file; every function gets the names it shows.

use crate::texts::commands::Pair;

/// Only a locked book is sealed.
#[must_use]
pub fn not_locked(round: &str, side: &str) -> Pair {
    (
        format!("the book of the {side} in `{round}` is not locked, so its words may still change"),
        format!("Lock it first: handshake lock WORKBOOK --round {round} --voice {side}"),
    )
}

/// A text that is no digest.
#[must_use]
pub fn no_digest(quoted: &str) -> Pair {
    (
        format!("{quoted} is no digest"),
        "A digest has 64 digits and letters from a to f, as `handshake seal` prints it.".into(),
    )
}

/// Another digest is kept already.
#[must_use]
pub fn other_digest(round: &str, side: &str) -> Pair {
    (
        format!("another digest of the {side} is kept for `{round}`, and a seal is not replaced"),
        "Talk to the other side: one of the two was made of another book.".into(),
    )
}

/// Sealed now.
#[must_use]
pub fn sealed(round: &str, side: &str) -> String {
    format!("{round}: the book of the {side} is sealed; send the other side this digest before you exchange files")
}

/// Sealed before.
#[must_use]
pub fn sealed_before(round: &str, side: &str) -> String {
    format!("{round}: the book of the {side} was sealed before with the same digest")
}

/// A digest of the other side is kept.
#[must_use]
pub fn kept(round: &str, side: &str) -> String {
    format!("{round}: the digest of the {side} is kept; `handshake seal` checks the book by it once it is here")
}

/// How a side's book stands to its seal.
#[must_use]
pub fn verdict(side: &str, word: &str) -> String {
    match word {
        "same" => format!("The book of the {side} is the one it sealed."),
        "same-beneath" => {
            format!("The book of the {side} is the one it sealed; what was said later stands beside it.")
        }
        "changed" => format!("The book of the {side} is NOT the one it sealed: it was changed afterwards."),
        "not-here" => format!("The {side} has sealed; its book is not here yet."),
        _ => format!("The {side} has not sealed."),
    }
}

/// A book in use that is not the one that was sealed.
#[must_use]
pub fn broken(side: &str, round: &str) -> String {
    format!("{round}: the book of the {side} is not the one it sealed; see `handshake seal`")
}
