//! Words about actions: done, dropped, moved, carried over.

/// An action without words.
pub const NO_ACTION: &str = "the action has no words";
/// What an action is.
pub const NO_ACTION_HINT: &str = "Say what will be done, such as 'Get the counts out of the CRM'.";
/// A reason without words.
pub const NO_REASON: &str = "the reason has no words";
/// What a reason is for.
pub const NO_REASON_HINT: &str = "Say why, in a few words: it stays in the history of the action.";

/// Done before.
#[must_use]
pub fn done_before(id: &str) -> String {
    format!("{id}: done already")
}

/// Done or dropped before.
#[must_use]
pub fn over_before(id: &str, state: &str) -> String {
    format!("{id}: {state} already, nothing changed")
}

/// Due on that day before.
#[must_use]
pub fn due_before(id: &str, day: &str) -> String {
    format!("{id}: due {day} already, nothing changed")
}

/// Done now.
#[must_use]
pub fn done(count: usize) -> String {
    format!("{} done", number(count))
}

/// Dropped now.
#[must_use]
pub fn dropped(count: usize) -> String {
    format!("{} dropped", number(count))
}

/// Moved now.
#[must_use]
pub fn moved(count: usize, day: &str) -> String {
    format!("{} moved to {day}", number(count))
}

fn number(count: usize) -> String {
    if count == 1 { "1 action".to_owned() } else { format!("{count} actions") }
}

/// The heading of actions from before a round.
pub const CARRIED: &str = "Carried over, to review first";
