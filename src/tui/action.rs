//! What a person can ask for, whatever key, click or palette entry asked.
//!
//! Knows neither keys nor screens.

use crate::tui::widgets::text_box::act::TextAct;

/// One wish. Screens say which of them they can fulfil now (`Screen::can`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    // Everywhere
    /// Leave the program; everything is saved first.
    Quit,
    /// Leave this screen, this field or this question to where one came from.
    Back,
    /// Show the keys of this screen.
    Help,
    /// Find any action, question, engagement or person.
    Palette,
    /// Take the last change back, wherever it was made.
    Undo,
    /// Make it again.
    Redo,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// Turn the mouse off (for selecting with the terminal) or on.
    ToggleMouse,
    /// Next theme.
    NextTheme,
    /// Name, side, colours, mouse, library.
    Settings,
    /// Go to the list of engagements.
    GoHome,
    /// Write the workbook to another place.
    SaveCopy,

    // Moving
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the next field or cell.
    NextField,
    /// To the field or cell before.
    PreviousField,
    /// Do what stands under the cursor.
    Accept,
    /// Mark or unmark what stands under the cursor.
    Toggle,

    // Home
    /// Begin a new engagement.
    NewEngagement,
    /// Write and open the sample.
    TrySample,
    /// Open a folder by its path.
    OpenFolder,
    /// Bring in what the other side sent.
    Import,
    /// Read the library again.
    Refresh,

    // Engagement
    /// Continue the questions of a round.
    OpenInterview,
    /// Choose who speaks.
    ChooseVoice,
    /// Show where a figure comes from.
    Why,
    /// Show what is open and who owes it.
    Gaps,
    /// Begin a round.
    StartRound,
    /// Look a book over before it is locked, or a plan before it is closed.
    ReviewBook,
    /// Show both sides beside each other.
    Compare,
    /// Answer what is asked blind, each side in turn.
    BlindTurns,
    /// Show the audits over time.
    Trend,
    /// Lock the whole book.
    LockBook,
    /// Close the round.
    CloseRound,

    // Interview
    /// Show this question to a room, large; there: go back.
    Present,
    /// Count the minutes, or stop.
    Timer,
    /// Note what belongs elsewhere.
    Park,
    /// Make the screen dark, or light again.
    Blank,
    /// The next question.
    NextQuestion,
    /// The question before.
    PreviousQuestion,
    /// The next question that is still open.
    NextOpen,
    /// Put the cursor into the answer.
    EditAnswer,
    /// Nobody on this side knows.
    MarkUnknown,
    /// It does not apply here.
    MarkNotApplicable,
    /// It is the other side's matter.
    MarkCannotTell,
    /// This side will not say.
    MarkDeclined,
    /// Nobody confirmed it yet.
    MarkAssumed,
    /// One side says so.
    MarkStated,
    /// Both sides agree, by name.
    Agree,
    /// Still right today.
    Confirm,
    /// Where it can be checked.
    AddEvidence,
    /// A note everybody sees.
    EditNote,
    /// Who finds out or tests, by when.
    EditFollowUp,
    /// Something somebody will do.
    AddAction,
    /// Give an action up, with a reason.
    DropAction,
    /// Put an action to another day, with a reason.
    MoveAction,
    /// Lock this blind answer.
    LockAnswer,
    /// Let the other side see a private answer.
    ReleaseAnswer,
    /// Show or hide the two examples.
    Examples,
    /// Find a question by its words.
    Jump,
    /// Show only some questions.
    Filter,
    /// Show or hide the outline.
    Outline,
    /// Empty this answer.
    ClearAnswer,
    /// Take the agency's answer.
    TakeAgency,
    /// Take the client's answer.
    TakeClient,
    /// Take sales' answer into the joint one.
    TakeSales,
    /// Of two versions of an answer, keep the one that stands.
    KeepVersion,
    /// Of two versions of an answer, take the other one.
    TakeVersion,

    // Tables
    /// A new row below.
    InsertRow,
    /// Remove this row.
    DeleteRow,
    /// The same row once more.
    DuplicateRow,
    /// Move this row up.
    MoveRowUp,
    /// Move this row down.
    MoveRowDown,
    /// The cell above, once more.
    FillDown,
    /// Change the text of this cell.
    EditCell,

    // Text
    /// Something done to the text under the cursor.
    Text(TextAct),
}

impl Action {
    /// Its name in the settings (`next-question`): the words of the variant in small letters. `None` for what is done to
    /// text: those keys are the word processor's.
    #[must_use]
    pub fn name(self) -> Option<String> {
        if matches!(self, Self::Text(_)) {
            return None;
        }
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        Some(name)
    }
}
