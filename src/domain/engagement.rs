//! One agency working for one client: its two parties, its people, its rounds and its reviews; and actions.

use super::id::Id;
use super::period::{Side, Voice};
use super::questionnaire::Edition;
use chrono::NaiveDate;

/// One engagement (`engagement.toml`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// By this two copies of one engagement recognise each other.
    pub id: String,
    /// The agency.
    pub agency: Party,
    /// The client.
    pub client: Party,
    /// The first day of week 1.
    pub start: Option<NaiveDate>,
    /// The length of the onboarding, 4 to 6 weeks where it can be scored; `None`: 6.
    pub weeks: Option<u32>,
    /// The rounds in the order written.
    pub rounds: Vec<Round>,
    /// The people of both sides.
    pub people: Vec<Member>,
    /// Strategic reviews.
    pub reviews: Vec<Review>,
    /// What belongs elsewhere and waits.
    pub parked: Vec<Parked>,
}

/// One of the two parties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The organisation's name.
    pub name: String,
    /// The person who leads for it.
    pub lead: Option<String>,
}

/// One time a questionnaire is worked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its folder.
    pub id: Id,
    /// The questionnaire it is answered under.
    pub questionnaire: Edition,
    /// Its length in weeks; `None`: the engagement's, else 6.
    pub weeks: Option<u32>,
    /// Weeks count from here; `None`: the engagement's start is no substitute, it is a finding.
    pub start: Option<NaiveDate>,
    /// Which questions are asked: an agenda's id.
    pub agenda: String,
    /// When it was closed.
    pub closed: Option<NaiveDate>,
    /// Minutes used, by step.
    pub minutes: Vec<(Id, u32)>,
    /// The digests of the books the sides have sealed.
    pub digest: Digests,
}

/// The digests of two sealed books: SHA-256 in small hexadecimal letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digests {
    /// The agency's.
    pub agency: Option<String>,
    /// The client's.
    pub client: Option<String>,
}

impl Digests {
    /// A side's.
    #[must_use]
    pub fn of(&self, side: Side) -> Option<&str> {
        match side {
            Side::Agency => self.agency.as_deref(),
            Side::Client => self.client.as_deref(),
        }
    }

    /// Sets a side's.
    pub fn set(&mut self, side: Side, digest: String) {
        match side {
            Side::Agency => self.agency = Some(digest),
            Side::Client => self.client = Some(digest),
        }
    }
}

/// One person of the engagement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their name.
    pub name: String,
    /// The side they belong to.
    pub side: Option<Side>,
    /// Their role, in words.
    pub role: Option<String>,
}

/// A strategic review, separate from reporting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Its day.
    pub on: NaiveDate,
    /// What kind of review, in a word.
    pub kind: String,
    /// Earlier days and why they were given up, oldest first.
    pub postponed: Vec<(NaiveDate, String)>,
}

impl Review {
    /// The kind of those that stand twice a year and after a reset.
    pub const STRATEGIC: &str = "strategic";

    /// It is put to a later day, for this reason.
    pub fn postpone(&mut self, to: NaiveDate, reason: String) {
        self.postponed.push((self.on, reason));
        self.on = to;
    }
}

/// A thought that belongs elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    /// What it is.
    pub what: String,
    /// Where it came up: `round/question`.
    pub from: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
}

/// Who speaks in which round: the name of a book inside an engagement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BookName {
    /// The round.
    pub round: Id,
    /// The voice.
    pub voice: Voice,
}

/// What somebody will do, by when, from which question (`actions.toml`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// What will be done.
    pub what: String,
    /// Whose it is.
    pub side: Option<Side>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where it came from: `round/question`.
    pub from: Option<String>,
    /// Where it stands.
    pub state: ActionState,
    /// Earlier states, oldest first.
    pub history: Vec<ActionChange>,
}

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Given up, with a reason.
    Dropped,
    /// Put to a later day, with a reason; still to be done.
    Moved,
}

/// One earlier state of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionChange {
    /// When it changed.
    pub on: NaiveDate,
    /// To which state.
    pub state: ActionState,
    /// The due day it had from then.
    pub due: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}

impl ActionState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Dropped, Self::Moved];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::Moved => "moved",
        }
    }
}

impl Action {
    /// An id for a new action of a day that none of these has.
    #[must_use]
    pub fn free_id(all: &[Self], today: NaiveDate) -> String {
        let taken = |id: &String| all.iter().any(|action| action.id == *id);
        (1_u32..).map(|number| format!("a-{today}-{number}")).find(|id| !taken(id)).unwrap_or_default()
    }

    /// Whether it is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, ActionState::Open | ActionState::Moved)
    }

    /// It is done.
    pub fn finish(&mut self, today: NaiveDate) {
        self.turn(ActionState::Done, today, None);
    }

    /// It is open again.
    pub fn reopen(&mut self, today: NaiveDate) {
        self.turn(ActionState::Open, today, None);
    }

    /// It is given up, for this reason.
    pub fn drop(&mut self, reason: String, today: NaiveDate) {
        self.turn(ActionState::Dropped, today, Some(reason));
    }

    /// It is put to another day, for this reason. The first move writes down what the day was before.
    pub fn put_off(&mut self, due: NaiveDate, reason: String, today: NaiveDate) {
        if self.due.is_some() && !self.history.iter().any(|change| change.due == self.due) {
            let on = self.made().map_or(today, |made| made.min(today));
            let first = ActionChange { on, state: self.state, due: self.due, reason: None };
            self.history.push(first);
        }
        self.due = Some(due);
        self.turn(ActionState::Moved, today, Some(reason));
    }

    /// The day it was first written down: the one in an id of ours, else that of its oldest state.
    #[must_use]
    pub fn made(&self) -> Option<NaiveDate> {
        let first = self.history.iter().map(|change| change.on).min();
        let in_id = self.id.strip_prefix("a-").and_then(|rest| rest.get(..10)).and_then(|day| day.parse().ok());
        in_id.or(first)
    }

    /// Why it stands where it does: the reason given last for this state.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.history.iter().rev().find(|change| change.state == self.state)?.reason.as_deref()
    }

    fn turn(&mut self, state: ActionState, on: NaiveDate, reason: Option<String>) {
        self.state = state;
        self.history.push(ActionChange { on, state, due: self.due, reason });
    }

    /// Whether its day has passed and it is still to be done.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

impl Round {
    /// Whether it is the list that is only ticked off.
    #[must_use]
    pub fn is_checklist(&self) -> bool {
        self.questionnaire.id == *Engagement::FIRST[1]
    }
}

/// What is known when an engagement begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The agency.
    pub agency: Party,
    /// The client.
    pub client: Party,
    /// The first day of week 1.
    pub start: NaiveDate,
    /// The length of the onboarding in weeks.
    pub weeks: u32,
    /// Which questions of the onboarding are asked: an agenda's id.
    pub agenda: String,
}

impl Engagement {
    /// The questionnaires every engagement begins with: what is scored, then what is only ticked off.
    pub const FIRST: [&str; 2] = ["onboarding", "checklist"];

    /// A new engagement under an id of its own, with a round for each questionnaire; the first has the agenda.
    #[must_use]
    pub fn begin(id: String, beginning: Beginning, questionnaires: &[Edition]) -> Self {
        let Beginning { agency, client, start, weeks, agenda } = beginning;
        let round = |(at, edition): (usize, &Edition)| Round {
            id: edition.id.clone(),
            questionnaire: edition.clone(),
            weeks: Some(weeks),
            start: Some(start),
            agenda: if at == 0 { agenda.clone() } else { "full".to_owned() },
            closed: None,
            minutes: Vec::new(),
            digest: Digests::default(),
        };
        Self {
            id,
            rounds: questionnaires.iter().enumerate().map(round).collect(),
            agency,
            client,
            start: Some(start),
            weeks: Some(weeks),
            people: Vec::new(),
            reviews: Vec::new(),
            parked: Vec::new(),
        }
    }

    /// A party by side.
    #[must_use]
    pub const fn party(&self, side: Side) -> &Party {
        match side {
            Side::Agency => &self.agency,
            Side::Client => &self.client,
        }
    }

    /// A round by its folder.
    #[must_use]
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id.as_str() == id)
    }

    /// The round that is meant where none is named: the onboarding, else the only one beside the checklist.
    #[must_use]
    pub fn main_round(&self) -> Option<&Round> {
        let [first, _] = Self::FIRST;
        let mut others = self.rounds.iter().filter(|round| !round.is_checklist());
        self.round(first).or_else(|| match (others.next(), others.next()) {
            (Some(only), None) => Some(only),
            (None, None) => self.rounds.first(),
            _ => None,
        })
    }

    /// The length of a round in weeks: its own, else the engagement's, else 6 (`format.md`).
    #[must_use]
    pub fn weeks_of(&self, round: &Round) -> u32 {
        round.weeks.or(self.weeks).unwrap_or(6)
    }

    /// Which side a name belongs to, compared without case and outer spaces.
    #[must_use]
    pub fn side_of(&self, name: &str) -> Option<Side> {
        let wanted = name.trim().to_lowercase();
        let same = |other: &str| other.trim().to_lowercase() == wanted;
        let member = self.people.iter().find(|member| same(&member.name)).and_then(|member| member.side);
        member.or_else(|| Side::ALL.into_iter().find(|side| self.party(*side).lead.as_deref().is_some_and(same)))
    }
}
