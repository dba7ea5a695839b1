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
    /// Title: a thought that belongs elsewhere.
    pub const PARK: &str = "Park a thought";
    /// What is parked, in the empty field.
    pub const PARK_HINT: &str = "what belongs elsewhere";
    /// Below it.
    pub const PARK_FOOT: &str = "Enter parks it; it waits on the engagement page.";
    /// It was parked.
    pub const PARKED: &str = "Parked. It waits on the engagement page.";
    /// An action that is given up.
    pub const DROP: &str = "Drop this action: why?";
    /// An action that is put to another day.
    pub const MOVE: &str = "Move this action: to when, and why?";
    /// Foot of an action that is given up.
    pub const DROP_FOOT: &str = "Enter drops it, with the reason in its history. Esc goes back.";
    /// Foot of an action that is put to another day.
    pub const MOVE_FOOT: &str = "Enter moves it; both days and the reason stay in its history. Esc goes back.";
    /// How the one thing a side asks of the other begins.
    pub const ASK: &str = "Ask: ";
    /// How the one thing a side commits to begins.
    pub const COMMITMENT: &str = "Commitment: ";
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

/// Bringing in what the other side sent.
pub mod import {
    /// Its title.
    pub const TITLE: &str = "Bring in what the other side sent";
    /// Label.
    pub const PATH: &str = "Folder or file";
    /// Empty path.
    pub const HINT: &str = "a copy of the workbook, or one book of the open workbook";
    /// Foot.
    pub const FOOT: &str = "Enter brings it in. Where two answers differ both are kept, and nothing here is lost.";
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

/// What something pasted would do to a table.
pub mod pasted {
    /// The title.
    pub const TITLE: &str = "Before this goes into the table";
    /// Over the columns.
    pub const COLUMNS: &str = "Columns";
    /// The first line names them.
    pub const HEADER: &str = "named by the first line";
    /// No line names them; the first words stand for each.
    pub const NO_HEADER: &str = "shown by their first words";
    /// A column without a place.
    pub const LEFT_OUT: &str = "left out: the table has no such column";
    /// The answer was changed while one looked.
    pub const LATE: &str = "The answer was changed elsewhere in the meantime. Leave this with Esc and paste once more.";

    /// Which rows are filled.
    #[must_use]
    pub fn rows(filled: usize, added: usize, changes: bool) -> String {
        let count = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
        let are = |count: usize| if count == 1 { "is" } else { "are" };
        match (filled, added) {
            _ if !changes => "All of this stands in the table already.".to_owned(),
            (filled, 0) => format!("{} of the table {} filled.", count(filled), are(filled)),
            (0, added) => format!("{} {} added below.", count(added), are(added)),
            _ => format!("{} of the table {} filled, {added} {} added below.", count(filled), are(filled), are(added)),
        }
    }

    /// What else there is to say of the cells.
    pub fn counts(replaced: usize, misfits: usize, left_out: usize) -> impl Iterator<Item = String> {
        let cells = |count: usize| if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") };
        let says = |count: usize, one: &str, many: &str| {
            (count > 0).then(|| format!("{} {}", cells(count), if count == 1 { one } else { many }))
        };
        [
            says(replaced, "is filled already and will be replaced.", "are filled already and will be replaced."),
            says(
                misfits,
                "does not fit its column; it is kept as written, marked with '!'.",
                "do not fit their columns; they are kept as written, marked with '!'.",
            ),
            says(left_out, "has no column here and is left out.", "have no column here and are left out."),
        ]
        .into_iter()
        .flatten()
    }

    /// Over the cells that do not fit.
    #[must_use]
    pub fn misfits(count: usize) -> String {
        format!("Does not fit ({count})")
    }

    /// Over the cells that will be replaced.
    #[must_use]
    pub fn replaced_cells(count: usize) -> String {
        format!("Will be replaced ({count})")
    }

    /// The column a pasted one goes to.
    #[must_use]
    pub fn goes_to(title: &str) -> String {
        format!("> {title}")
    }

    /// A cell by the name of its row.
    #[must_use]
    pub fn of_row(name: &str, column: &str) -> String {
        format!("{name}, {column}")
    }

    /// A cell by the number of its row.
    #[must_use]
    pub fn in_row(row: usize, column: &str) -> String {
        format!("Row {row}, {column}")
    }

    /// Why a cell does not fit.
    #[must_use]
    pub fn misfit(place: &str, sentence: &str, hint: &str) -> String {
        format!("{place}: {sentence} {hint}")
    }

    /// What takes the place of what.
    #[must_use]
    pub fn replaced(place: &str, before: &str, after: &str) -> String {
        format!("{place}: '{before}' becomes '{after}'")
    }

    /// So many more of the same sort.
    #[must_use]
    pub fn more(count: usize) -> String {
        format!("and {count} more")
    }
}
