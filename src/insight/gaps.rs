//! What is open: each question that is not settled, what it lacks, whose it is and by when; by area, side, person, week.
//!
//! Looks at one round through its scorecard, so a blind entry stays hidden until both sides have locked.

use crate::domain::engagement::Engagement;
use crate::domain::entry::{Standing, Status};
use crate::domain::filled::{folded, status_of};
use crate::domain::id::Id;
use crate::domain::period::{AskedOf, Side, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::applies::Place;
use crate::insight::books::{AsOf, Books};
use crate::insight::credit::Start;
use crate::insight::outlook::is_settled;
use crate::insight::scorecard::{Line, Scorecard};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One question that is not settled.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenItem<'c> {
    /// The question.
    pub question: &'c Question,
    /// Its line, with checks and freshness.
    pub line: &'c Line,
    /// What it lacks most.
    pub lack: Lack,
    /// Whose move it is.
    pub whose: AskedOf,
    /// Who finds out or tests, if named.
    pub person: Option<String>,
    /// By when.
    pub by: Option<NaiveDate>,
    /// Whether that day, or the week it should be settled in, has passed.
    pub overdue: bool,
}

/// What a question lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// An entry.
    Entry,
    /// An answer: unknown, with whom and by when if said.
    Knowledge,
    /// An answer: the other side's matter, or declined.
    Answer,
    /// Acceptance: marked not applicable.
    Acceptance,
    /// A test: assumed.
    Test,
    /// The other side's word: stated by one.
    Agreement,
    /// Something solid: a check fails.
    Substance,
    /// A new look: not confirmed in time.
    Confirmation,
    /// More in practice: a low step, or an option of little credit.
    Practice,
}

/// How open items are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By area.
    Area,
    /// By whose move it is.
    Side,
    /// By the person named.
    Person,
    /// By the week it should be settled in.
    Week,
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// An area.
    Area(Id),
    /// Whose move it is.
    Side(AskedOf),
    /// A person; `None`: nobody is named.
    Person(Option<String>),
    /// A week; `None`: at once, or an audit.
    Week(Option<u32>),
}

/// Every question asked and not settled, in the order asked.
#[must_use]
pub fn open_items<'c>(
    questionnaire: &'c Questionnaire,
    books: &Books<'_>,
    card: &'c Scorecard,
    at: AsOf,
) -> Vec<OpenItem<'c>> {
    let lines = card.lines().filter(|line| line.place == Place::Asked && !is_settled(line));
    let item = |line: &'c Line| {
        let question = questionnaire.question(line.id.as_str())?;
        let entry = line.voice.and_then(|voice| books.of(voice)).and_then(|book| book.entry(line.id.as_str()));
        let follow_up = entry.and_then(|entry| entry.follow_up.as_ref());
        let follow_up =
            follow_up.filter(|_| line.status == Status::Unknown || line.credit.standing == Some(Standing::Assumed));
        let person = follow_up.and_then(|one| one.owner.clone()).filter(|owner| !owner.trim().is_empty());
        let by = follow_up.and_then(|one| one.by);
        let week_passed = matches!((card.week, line.settled), (Some(week), Some(settled)) if settled < week);
        let lack = lack(line);
        Some(OpenItem {
            question,
            line,
            lack,
            whose: whose(questionnaire.purpose, question, line, lack, person.as_deref(), books),
            overdue: week_passed || by.is_some_and(|by| by < at.today),
            person,
            by,
        })
    };
    let mut items: Vec<OpenItem<'c>> = lines.filter_map(item).collect();
    items.sort_by_key(|item| questionnaire.position(item.line.id.as_str()));
    items
}

fn lack(line: &Line) -> Lack {
    match (line.status, &line.credit.because) {
        (Status::Blank, _) => Lack::Entry,
        (Status::Unknown, _) => Lack::Knowledge,
        (Status::CannotTell | Status::Declined, _) => Lack::Answer,
        (Status::NotApplicable, _) => Lack::Acceptance,
        (Status::Answered, Start::Assumed { .. }) => Lack::Test,
        (Status::Answered, Start::Stated) => Lack::Agreement,
        (Status::Answered, _) if !line.credit.failed.is_empty() => Lack::Substance,
        (Status::Answered, Start::Agreed | Start::Proven { .. }) => Lack::Confirmation,
        (Status::Answered, _) if line.credit.stale.is_some() && line.credit.start >= 80 => Lack::Confirmation,
        (Status::Answered, _) => Lack::Practice,
    }
}

/// Whose move it is: the owner's side; the side that has not entered or locked, of a question that waits for both; the
/// other side where one has spoken; in a side's own figure that side; else whoever is asked.
fn whose(
    purpose: Purpose,
    question: &Question,
    line: &Line,
    lack: Lack,
    owner: Option<&str>,
    books: &Books<'_>,
) -> AskedOf {
    if let Some(side) = owner.and_then(|owner| books.engagement.side_of(owner)) {
        return asked(side);
    }
    if let Some(side) = books.perspective.side() {
        return asked(side);
    }
    match (lack, line.voice) {
        (Lack::Agreement | Lack::Acceptance, Some(Voice::Agency)) => AskedOf::Client,
        (Lack::Agreement | Lack::Acceptance, Some(Voice::Client)) => AskedOf::Agency,
        (Lack::Agreement | Lack::Acceptance | Lack::Substance | Lack::Confirmation, _) => AskedOf::Both,
        (Lack::Entry, _) if question.blind => {
            let waits = |side: Side| {
                let book = books.of(side.voice());
                let locked = book.is_some_and(|book| match purpose {
                    Purpose::Audit => book.locked.is_some(),
                    Purpose::Coverage | Purpose::Plan => book.is_locked(question.id.as_str()),
                });
                let entry = book.and_then(|book| book.entry(question.id.as_str()));
                !locked || status_of(question, entry) == Status::Blank
            };
            match (waits(Side::Agency), waits(Side::Client)) {
                (true, false) => AskedOf::Agency,
                (false, true) => AskedOf::Client,
                _ => AskedOf::Both,
            }
        }
        (_, Some(Voice::Agency)) => AskedOf::Agency,
        (_, Some(Voice::Client)) => AskedOf::Client,
        _ => question.asked_of,
    }
}

const fn asked(side: Side) -> AskedOf {
    match side {
        Side::Agency => AskedOf::Agency,
        Side::Client => AskedOf::Client,
    }
}

/// Puts items together: areas in questionnaire order; agency, client, both, sales; people by name, nobody last; weeks in
/// order, at once first. Inside a group the order asked stays.
#[must_use]
pub fn grouped<'i, 'c>(
    items: &'i [OpenItem<'c>],
    by: By,
    questionnaire: &Questionnaire,
    engagement: &Engagement,
) -> Vec<(Heading, Vec<&'i OpenItem<'c>>)> {
    let mut groups: BTreeMap<(usize, String), (Heading, Vec<&'i OpenItem<'c>>)> = BTreeMap::new();
    for item in items {
        let (key, heading) = match by {
            By::Area => {
                let area = &item.question.area;
                let at = questionnaire.areas.iter().position(|one| one.id == *area).unwrap_or(usize::MAX);
                ((at, String::new()), Heading::Area(area.clone()))
            }
            By::Side => {
                let order = [AskedOf::Agency, AskedOf::Client, AskedOf::Both, AskedOf::Sales];
                let at = order.iter().position(|one| *one == item.whose).unwrap_or(usize::MAX);
                ((at, String::new()), Heading::Side(item.whose))
            }
            By::Person => {
                let name = item.person.as_deref().map(|name| known_name(engagement, name));
                let key = (usize::from(name.is_none()), name.as_deref().map(folded).unwrap_or_default());
                (key, Heading::Person(name))
            }
            By::Week => {
                let at = item.line.settled.map_or(0, |week| week as usize + 1);
                ((at, String::new()), Heading::Week(item.line.settled))
            }
        };
        groups.entry(key).or_insert_with(|| (heading, Vec::new())).1.push(item);
    }
    groups.into_values().collect()
}

/// A name as the engagement writes it, else as written here.
fn known_name(engagement: &Engagement, name: &str) -> String {
    let wanted = folded(name);
    let known = engagement.people.iter().find(|member| folded(&member.name) == wanted);
    known.map_or_else(|| name.trim().to_owned(), |member| member.name.clone())
}

#[cfg(test)]
mod tests;
