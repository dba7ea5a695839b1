//! Words about strategic reviews: booked, postponed.

/// A kind without words.
pub const NO_KIND: &str = "the kind of review has no words";
/// What a kind is.
pub const NO_KIND_HINT: &str = "Leave --kind out for a strategic review, or name it in a word.";
/// A reason without words.
pub const NO_REASON: &str = "the reason has no words";
/// What a reason is for.
pub const NO_REASON_HINT: &str = "Say why, in a few words: it stays beside the review.";
/// No review is booked.
pub const NO_REVIEWS: &str = "No review is booked; `handshake review add` books one.";
/// A day that is not later.
pub const NOT_LATER_HINT: &str = "Name a later day. A review to be held sooner is one to add.";

/// A review that is not there.
#[must_use]
pub fn no_such_review(day: &str) -> String {
    format!("no review is booked for {day}")
}

/// The days there are.
#[must_use]
pub fn there_are(days: &str) -> String {
    format!("Booked: {days}.")
}

/// A new day that is no later one.
#[must_use]
pub fn not_later(to: &str, from: &str) -> String {
    format!("{to} is not later than {from}")
}

/// Booked before.
#[must_use]
pub fn booked_before(kind: &str, day: &str) -> String {
    format!("{kind} review on {day}: booked already")
}

/// Booked now.
#[must_use]
pub fn booked(kind: &str, day: &str) -> String {
    format!("{kind} review booked for {day}")
}

/// Postponed now.
#[must_use]
pub fn postponed(from: &str, to: &str) -> String {
    format!("review of {from} postponed to {to}")
}
