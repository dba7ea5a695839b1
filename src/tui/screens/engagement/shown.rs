//! What the engagement page shows: which book, whose figures, what can be chosen.
//!
//! Looks at the desk; makes no rows.

use crate::domain::engagement::{BookName, Engagement, Parked};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::books::AsOf;
use crate::insight::outlook::{Outlook, outlook};
use crate::insight::scorecard::{Line, Scorecard};
use crate::texts::engagement as texts;
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;

/// What can be chosen on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Going on with the questions.
    Questions,
    /// An area.
    Area(Id),
    /// A question that is due or critical.
    Question(Id),
    /// The rest of a section.
    More(Section),
    /// An action, by its id.
    Action(String),
    /// An answer kept in two versions.
    Conflict(BookName, Id),
    /// Another round.
    Round(Id),
    /// A parked thought.
    Parked(Parked),
}

/// The sections that may be longer than the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Late questions.
    Late,
    /// Questions due this week.
    Due,
    /// Criticals of later weeks.
    Criticals,
    /// Open actions.
    Actions,
}

/// One round, looked at with one voice.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The open workbook.
    pub desk: &'a Desk,
    /// The round and who speaks.
    pub book: &'a BookName,
    /// The questionnaire of the round.
    pub questionnaire: &'a Questionnaire,
    /// The figures; `None` while they are computed, or where there are none.
    pub card: Option<&'a Scorecard>,
    /// What is due.
    pub outlook: Option<Outlook>,
}

impl<'a> Shown<'a> {
    /// What is shown of a book; `None` where its round or questionnaire is not there.
    #[must_use]
    pub fn of(book: &'a BookName, cx: &Context<'a>) -> Option<Self> {
        let desk = cx.desk?;
        let questionnaire = desk.questionnaire(&book.round)?.as_ref();
        let figures = desk.figures_of(book);
        Some(Self { desk, book, questionnaire, card: desk.card(&figures), outlook: None })
    }

    /// The same with what is due; too dear for every key and every frame.
    #[must_use]
    pub fn looking_ahead(mut self, cx: &Context<'_>) -> Self {
        let books = self.desk.books(&self.desk.figures_of(self.book));
        let at = AsOf { today: cx.at.today };
        let due = |(books, card)| outlook(self.questionnaire, &books, card, self.desk.actions(), at);
        self.outlook = books.zip(self.card).map(due);
        self
    }

    /// What stands where there is no figure: it is being computed, or there is none.
    #[must_use]
    pub fn no_figure(&self) -> &'static str {
        let figures = self.desk.figures_of(self.book);
        let comes = figures.voice == Voice::Joint || self.desk.book(&figures).is_some();
        if comes { texts::WAIT } else { texts::NONE }
    }

    /// The engagement.
    #[must_use]
    pub const fn engagement(&self) -> &'a Engagement {
        self.desk.engagement()
    }

    /// Whether figures of this round and voice exist at all.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        match self.questionnaire.purpose {
            Purpose::Coverage => true,
            Purpose::Audit => self.book.voice.side().is_some(),
            Purpose::Plan => false,
        }
    }

    /// A question of the round.
    #[must_use]
    pub fn question(&self, id: &Id) -> Option<&'a Question> {
        self.questionnaire.question(id.as_str())
    }

    /// A question's title; its id where it is not there.
    #[must_use]
    pub fn title(&self, id: &Id) -> String {
        self.question(id).map_or_else(|| id.to_string(), |question| texts::question(question.title()))
    }

    /// Whether a question is short of what its voice alone can reach: together that is agreement, alone a solid word.
    #[must_use]
    pub fn is_short(&self, id: &Id) -> bool {
        let Some(card) = self.card else { return false };
        let alone = card.voice != Voice::Joint && card.purpose == Purpose::Coverage;
        !alone || card.line(id.as_str()).is_none_or(|line| line.credit.value < 40)
    }
}

/// What a question is short of, in a word or two.
#[must_use]
pub fn short(line: &Line) -> &'static str {
    use crate::domain::entry::{Standing, Status};
    use texts::short as words;
    match line.status {
        Status::Blank => words::BLANK,
        Status::Unknown => words::UNKNOWN,
        Status::CannotTell => words::CANNOT_TELL,
        Status::NotApplicable => words::NOT_ACCEPTED,
        Status::Declined => words::DECLINED,
        Status::Answered if line.credit.standing == Some(Standing::Assumed) => words::ASSUMED,
        Status::Answered if !line.credit.failed.is_empty() => words::CHECK,
        Status::Answered if line.credit.stale.is_some() => words::STALE,
        Status::Answered if line.step.is_some() => words::LOW,
        Status::Answered if line.credit.standing == Some(Standing::Stated) => words::STATED,
        Status::Answered => words::ENTERED,
    }
}

/// The book to begin with: the one last worked on, else of the latest round that has begun and is not closed (the
/// checklist last of all) the joint one; in an audit the user's own side, as far as it is known.
#[must_use]
pub fn first_book(cx: &Context<'_>) -> Option<BookName> {
    let desk = cx.desk?;
    if let Some(book) = cx.book.filter(|book| desk.round(&book.round).is_some()) {
        return Some(book.clone());
    }
    let rounds = &desk.engagement().rounds;
    let running =
        rounds.iter().filter(|round| round.closed.is_none() && round.start.is_none_or(|on| on <= cx.at.today));
    let round = running.max_by_key(|round| (!round.is_checklist(), round.start)).or_else(|| rounds.first())?;
    Some(BookName { round: round.id.clone(), voice: voice_of(&round.id, cx) })
}

/// Who speaks first in a round: both together; in an audit the user's own side, as far as it is known.
#[must_use]
pub fn voice_of(round: &Id, cx: &Context<'_>) -> Voice {
    let Some(desk) = cx.desk else { return Voice::Joint };
    let audit = desk.questionnaire(round).is_some_and(|questionnaire| questionnaire.purpose == Purpose::Audit);
    let side = || cx.mine.side.or_else(|| desk.engagement().side_of(cx.mine.name.as_deref()?));
    if audit { side().map_or(Voice::Joint, crate::domain::period::Side::voice) } else { Voice::Joint }
}
