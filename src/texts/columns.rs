//! Headings of the columns that the commands print.

/// Actions.
pub const ACTIONS: &str = "Actions";
/// The name of an action of the app.
pub const ACTION: &str = "Name";
/// An answer.
pub const ANSWER: &str = "Answer";
/// An area.
pub const AREA: &str = "Area";
/// What else there is to say.
pub const ASIDE: &str = "";
/// Whom a question is asked of.
pub const ASKED_OF: &str = "Asked of";
/// Why a credit is what it is.
pub const BECAUSE: &str = "Because";
/// What comes of two sides.
pub const CLASS: &str = "Together";
/// Criticals agreed.
pub const CRITICALS: &str = "Criticals";
/// Who works for whom.
pub const ENGAGEMENT: &str = "Engagement";
/// The figures of the areas.
pub const FIGURES: &str = "Figures";
/// What comes next.
pub const NEXT: &str = "Next";
/// Where it is in time.
pub const WHEN: &str = "When";
/// A workbook's folder.
pub const WORKBOOK: &str = "Workbook";
/// A day.
pub const BY: &str = "By";
/// The books of a round.
pub const BOOKS: &str = "Books";
/// A named period.
pub const PERIOD: &str = "Period or start";
/// A round.
pub const ROUND: &str = "Round";
/// The middle step.
pub const MEDIAN: &str = "Median";
/// How far steps lie apart.
pub const SPREAD: &str = "Spread";
/// A credit.
pub const CREDIT: &str = "Credit";
/// What a key does.
pub const DOES: &str = "Does";
/// The figure of what is due.
pub const DUE: &str = "Due so far";
/// What is entered.
pub const ENTERED: &str = "Entered";
/// An id.
pub const ID: &str = "Id";
/// Keys.
pub const KEYS: &str = "Keys";
/// The kind of a question.
pub const KIND: &str = "Kind";
/// What a question lacks.
pub const LACKS: &str = "Lacks";
/// Where a questionnaire comes from.
pub const ORIGIN: &str = "From";
/// Weight times credit.
pub const PRODUCT: &str = "Product";
/// What a questionnaire is for.
pub const PURPOSE: &str = "For";
/// A question.
pub const QUESTION: &str = "Question";
/// A questionnaire.
pub const QUESTIONNAIRE: &str = "Questionnaire";
/// A state.
pub const STATE: &str = "State";
/// Credit and weight of a whole figure.
pub const SUM: &str = "Credit / weight";
/// A title.
pub const TITLE: &str = "Title";
/// A weight.
pub const WEIGHT: &str = "Weight";
/// What is to be done.
pub const WHAT: &str = "What";
/// The whole figure.
pub const WHOLE: &str = "Whole";
/// Whose it is.
pub const WHOSE: &str = "Whose";
