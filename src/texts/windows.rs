//! Words of small windows and forms.

/// Titles and labels of the windows beside an answer.
pub mod ask {
    /// Agreement.
    pub const AGREEMENT: &str = "Agreed by both sides";
    /// Acceptance of a not-applicable.
    pub const ACCEPTANCE: &str = "Both accept that this does not apply";
    /// Unknown.
    pub const UNKNOWN: &str = "Unknown: who finds out?";
    /// Assumed.
    pub const ASSUMED: &str = "Assumed: who tests it?";
    /// Follow-up.
    pub const FOLLOW_UP: &str = "Follow-up";
    /// Not applicable.
    pub const NOT_APPLICABLE: &str = "Why does this not apply?";
    /// Declined.
    pub const DECLINED: &str = "Why is this not said?";
    /// Evidence.
    pub const EVIDENCE: &str = "Evidence";
    /// Note.
    pub const NOTE: &str = "Note (everybody who sees the answer sees it)";
    /// Action.
    pub const TASK: &str = "Action";
    /// An action that is given up.
    pub const DROP: &str = "Drop this action: why?";
    /// An action that is put to another day.
    pub const MOVE: &str = "Move this action: to when, and why?";
    /// Foot of an action that is given up.
    pub const DROP_FOOT: &str = "Enter drops it, with the reason in its history. Esc goes back.";
    /// Foot of an action that is put to another day.
    pub const MOVE_FOOT: &str = "Enter moves it; both days and the reason stay in its history. Esc goes back.";
    /// Label.
    pub const FOR_AGENCY: &str = "For the agency";
    /// Label.
    pub const FOR_CLIENT: &str = "For the client";
    /// Label.
    pub const ON: &str = "On";
    /// Label.
    pub const OWNER: &str = "Who";
    /// Label.
    pub const BY: &str = "By when";
    /// Label.
    pub const REASON: &str = "Reason";
    /// Label.
    pub const WHAT: &str = "What";
    /// Label.
    pub const WHERE: &str = "Where it lies";
    /// Label.
    pub const DATED: &str = "Dated";
    /// Label.
    pub const SIDE: &str = "Side";
    /// Empty name.
    pub const NAME_HINT: &str = "one name";
    /// Empty day.
    pub const DAY_HINT: &str = "fri, +2w, 30 nov";
    /// Empty reason.
    pub const REASON_HINT: &str = "a few words";
    /// Empty evidence.
    pub const WHAT_HINT: &str = "a document, a page, a report";
    /// Empty place.
    pub const WHERE_HINT: &str = "a folder, an address";
    /// Empty action.
    pub const TASK_HINT: &str = "what will be done";
    /// Empty side.
    pub const SIDE_HINT: &str = "agency or client";
    /// Empty note.
    pub const NOTE_HINT: &str = "Enter makes a new line; Esc or Tab keeps the note.";
    /// Foot: Enter keeps.
    pub const FOOT: &str = "Enter keeps this. Both may stay empty and be filled in later.";
    /// What the answer still has to do.
    #[must_use]
    pub fn still(sentence: &str) -> String {
        format!("Still to do: {sentence}")
    }

    /// Foot of a mark with a follow-up.
    pub const MARK_FOOT: &str = "Enter marks it; who and when may follow later. Esc leaves the answer as it was.";
    /// Foot of a mark with a reason.
    pub const REASON_FOOT: &str = "Enter marks it. Esc leaves the answer as it was.";
    /// Foot of the evidence.
    pub const EVIDENCE_FOOT: &str = "Enter keeps this. A piece whose words are emptied is removed.";
    /// Foot of an action.
    pub const TASK_FOOT: &str = "Enter keeps the action; all but what will be done may follow later.";
    /// Foot of an agreement.
    pub const AGREE_FOOT: &str = "Enter records it. Esc goes back without an agreement.";
}

/// What is chosen for this computer.
pub mod mine {
    /// Its title.
    pub const TITLE: &str = "Settings";
    /// Label.
    pub const NAME: &str = "Your name";
    /// Empty name.
    pub const NAME_HINT: &str = "as it stands under agreements";
    /// Label.
    pub const SIDE: &str = "Your side";
    /// Empty side.
    pub const SIDE_HINT: &str = "agency or client";
    /// Label.
    pub const COLOURS: &str = "Colours";
    /// Empty colours.
    pub const COLOURS_HINT: &str = "dark, light or plain";
    /// Label.
    pub const MOUSE: &str = "Mouse";
    /// Empty mouse.
    pub const MOUSE_HINT: &str = "on or off";
    /// Label.
    pub const LIBRARY: &str = "Library folder";
    /// Empty library.
    pub const LIBRARY_HINT: &str = "empty: handshake in your documents";
    /// Foot.
    pub const FOOT: &str = "Enter keeps all of this. Esc changes nothing. Keys of your own: [keys] in settings.toml, see `handshake keys --names`.";
}

/// The form for a new engagement.
pub mod new {
    /// Its title.
    pub const TITLE: &str = "New engagement";
    /// Label.
    pub const AGENCY: &str = "Agency";
    /// Label.
    pub const AGENCY_LEAD: &str = "Agency lead";
    /// Label.
    pub const CLIENT: &str = "Client";
    /// Label.
    pub const CLIENT_LEAD: &str = "Client lead";
    /// Label.
    pub const START: &str = "Week 1 begins";
    /// Label.
    pub const WEEKS: &str = "Weeks";
    /// Empty organisation.
    pub const NAME_HINT: &str = "the organisation's name";
    /// Empty lead.
    pub const LEAD_HINT: &str = "who leads it there; may follow later";
    /// Foot.
    pub const FOOT: &str = "Enter creates the workbook and opens its page. Tab goes to the next field.";
}

/// Beginning a round.
pub mod round {
    /// Its title.
    pub const TITLE: &str = "Start a round";
    /// Label.
    pub const ASKED: &str = "What";
    /// Empty.
    pub const ASKED_HINT: &str = "audit, reset, strategic-review or onboarding";
    /// Label.
    pub const PERIOD: &str = "About";
    /// Empty period.
    pub const PERIOD_HINT: &str = "an audit only: a quarter such as 2026-Q3";
    /// Label.
    pub const VOICE: &str = "Who speaks";
    /// Empty voice.
    pub const VOICE_HINT: &str = "agency, client, sales or together";
    /// Foot.
    pub const FOOT: &str = "Enter begins it and opens its questions. If it is there already, you join it.";
    /// An audit cannot be answered together.
    pub const EACH_ALONE: &str = "In an audit each side answers alone: choose agency, client or sales.";
    /// Words that name no period.
    pub const NO_PERIOD: &str = "Write a quarter such as 2026-Q3, or two days: 2026-07-01..2026-09-30.";
    /// The success sentences differed twice.
    pub const SUCCESS_DIFFERS: &str = "A reset is offered: the two success sentences differed in the last two audits.";
    /// Nothing suggests a reset.
    pub const NO_REASON: &str = "Nothing in the audits suggests a reset; it may be started all the same.";

    /// Areas of one side are low.
    #[must_use]
    pub fn open_areas(voice: &str, count: usize) -> String {
        format!("A reset is offered: {count} areas of the {voice}'s last audit are at 39 or below.")
    }
}

/// Opening a folder.
pub mod open {
    /// Its title.
    pub const TITLE: &str = "Open a workbook folder";
    /// Label.
    pub const PATH: &str = "Folder";
    /// Empty path.
    pub const HINT: &str = "where an engagement.toml lies; ~ is your home folder";
    /// Foot.
    pub const FOOT: &str = "Enter opens it. A folder can be pasted here.";
}

/// Writing the workbook to another place.
pub mod copy {
    /// Its title.
    pub const TITLE: &str = "Save a copy of this workbook elsewhere";
    /// Label.
    pub const PATH: &str = "Folder";
    /// Empty path.
    pub const HINT: &str = "on another disk, or ~/Documents; ~ is your home folder";
    /// Foot.
    pub const FOOT: &str = "Enter writes all of it, with what is not saved yet, and you go on in the copy.";
}

/// Choosing a round and a voice.
pub mod voices {
    /// Its title.
    pub const TITLE: &str = "Which questions, and who speaks?";
}

/// What is missing in a field.
pub mod missing {
    /// One of a few words is needed.
    #[must_use]
    pub fn one_of(known: &[&str]) -> String {
        format!("One of: {}.", known.join(", "))
    }

    /// What is missing in a field one has left.
    #[must_use]
    pub fn of(label: &str, problem: &str) -> String {
        format!("{label}: {problem}")
    }

    /// A needed field is empty.
    pub const NEEDED: &str = "This is needed.";
    /// Not a number of weeks.
    pub const WEEKS: &str = "An onboarding takes 4, 5 or 6 weeks.";
    /// Not a side.
    pub const SIDE: &str = "Write agency or client.";
}
