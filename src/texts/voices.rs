//! Who speaks, in words.

use crate::domain::period::Voice;

/// A voice as the title line and lists name it.
#[must_use]
pub const fn name(voice: Voice) -> &'static str {
    match voice {
        Voice::Joint => "together",
        Voice::Agency => "agency",
        Voice::Client => "client",
        Voice::Sales => "sales",
    }
}

/// A voice with what it is for.
#[must_use]
pub const fn explained(voice: Voice) -> &'static str {
    match voice {
        Voice::Joint => "Together, in the room: what both sides agree",
        Voice::Agency => "The agency alone",
        Voice::Client => "The client alone",
        Voice::Sales => "The client's sales people",
    }
}
