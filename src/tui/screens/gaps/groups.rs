//! Open questions and actions put together by area, side, person or week, what is overdue first.
//!
//! Makes values and rows; looks at the desk only through what it is given.

use crate::domain::engagement::{Action, Engagement};
use crate::domain::filled::folded;
use crate::domain::id::Id;
use crate::domain::period::{AskedOf, Side};
use crate::domain::questionnaire::Questionnaire;
use crate::insight::cross_check::found::Misfit;
use crate::insight::gaps::{By, Heading, Lack, OpenItem, grouped};
use crate::texts::fits as fit_words;
use crate::texts::{engagement, gaps as texts, home, voices};
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, Row, row};
use chrono::NaiveDate;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A question.
    Question(Id),
    /// An action, by its id.
    Action(String),
}

/// One open point.
#[derive(Clone, Copy, Debug)]
pub enum Point<'a> {
    /// A question that is not settled.
    Question(&'a OpenItem<'a>),
    /// An action still to be done.
    Action(&'a Action),
}

/// Points under one heading.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The heading in words.
    pub title: String,
    /// What is open, overdue first.
    pub points: Vec<Point<'a>>,
}

impl Point<'_> {
    /// What choosing it means.
    #[must_use]
    pub fn target(&self) -> Target {
        match self {
            Self::Question(item) => Target::Question(item.question.id.clone()),
            Self::Action(action) => Target::Action(action.id.clone()),
        }
    }

    /// Whether its day or its week has passed.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        match self {
            Self::Question(item) => item.overdue,
            Self::Action(action) => action.is_overdue(today),
        }
    }
}

/// Everything open in groups. Actions stand with their side or person; by area and week they are a group of their own.
/// What was carried over from before this round is reviewed first, so it stands first.
#[must_use]
pub fn groups<'a>(
    items: &'a [OpenItem<'a>],
    actions: &'a [Action],
    carried: &[&'a Action],
    by: By,
    questionnaire: &Questionnaire,
    engagement: &Engagement,
    today: NaiveDate,
) -> Vec<Group<'a>> {
    let found = grouped(items, by, questionnaire, engagement);
    let mut groups: Vec<(Heading, Group<'a>)> = found
        .into_iter()
        .map(|(heading, items)| {
            let title = title(&heading, questionnaire);
            (heading, Group { title, points: items.into_iter().map(Point::Question).collect() })
        })
        .collect();
    let mut others = Group { title: texts::ACTIONS.to_owned(), points: Vec::new() };
    let is_carried = |action: &Action| carried.iter().any(|one| one.id == action.id);
    for action in actions.iter().filter(|action| action.is_open() && !is_carried(action)) {
        let heading = match by {
            By::Area | By::Week => None,
            By::Side => action.side.map(|side| Heading::Side(asked(side))),
            By::Person => Some(Heading::Person(action.owner.clone())),
        };
        let Some(heading) = heading else {
            others.points.push(Point::Action(action));
            continue;
        };
        let there = groups.iter().position(|(other, _)| is_same(other, &heading));
        let at = there.unwrap_or_else(|| {
            let title = title(&heading, questionnaire);
            let nobody = groups.iter().position(|(other, _)| *other == Heading::Person(None));
            let at = nobody.filter(|_| heading != Heading::Person(None)).unwrap_or(groups.len());
            groups.insert(at, (heading.clone(), Group { title, points: Vec::new() }));
            at
        });
        groups[at].1.points.push(Point::Action(action));
    }
    let mut groups: Vec<Group<'a>> = groups.into_iter().map(|(_, group)| group).collect();
    if !others.points.is_empty() {
        groups.push(others);
    }
    if !carried.is_empty() {
        let points = carried.iter().copied().map(Point::Action).collect();
        groups.insert(0, Group { title: texts::CARRIED.to_owned(), points });
    }
    for group in &mut groups {
        group.points.sort_by_key(|point| !point.is_overdue(today));
    }
    groups
}

fn is_same(one: &Heading, other: &Heading) -> bool {
    match (one, other) {
        (Heading::Person(Some(one)), Heading::Person(Some(other))) => folded(one) == folded(other),
        _ => one == other,
    }
}

const fn asked(side: Side) -> AskedOf {
    match side {
        Side::Agency => AskedOf::Agency,
        Side::Client => AskedOf::Client,
    }
}

fn title(heading: &Heading, questionnaire: &Questionnaire) -> String {
    match heading {
        Heading::Area(id) => questionnaire.area(id).map_or_else(|| id.to_string(), |area| area.title.clone()),
        Heading::Side(AskedOf::Agency) => engagement::capital(voices::name(Side::Agency.voice())),
        Heading::Side(AskedOf::Client) => engagement::capital(voices::name(Side::Client.voice())),
        Heading::Side(AskedOf::Both) => texts::BOTH.to_owned(),
        Heading::Side(AskedOf::Sales) => texts::SALES.to_owned(),
        Heading::Person(Some(name)) => name.clone(),
        Heading::Person(None) => texts::NOBODY.to_owned(),
        Heading::Week(Some(week)) => texts::week(*week),
        Heading::Week(None) => texts::AT_ONCE.to_owned(),
    }
}

/// From this many columns on a point stands in one row.
const WIDE: u16 = 100;
/// Columns of a name, and of what is lacking, where a point stands in one row.
const NAME: u16 = 34;
const LACK: u16 = 32;
/// Columns of the day or week.
const WHEN: u16 = 18;

/// Makes the rows of the groups.
pub fn draw(groups: &[Group<'_>], today: NaiveDate, draft: &mut Draft<Target>) {
    for group in groups {
        let overdue = group.points.iter().filter(|point| point.is_overdue(today)).count();
        draft.heading(&group.title, &texts::count(overdue, group.points.len()));
        for point in &group.points {
            match point {
                Point::Question(item) => draft.choice(point.target(), |draft| question(item, today, draft)),
                Point::Action(one) => draft.choice(point.target(), |draft| action(one, today, draft)),
            }
        }
    }
}

/// Answers that may not fit each other, below what is open; choosing one leads to its first question.
pub fn fits(misfits: &[Misfit], draft: &mut Draft<Target>) {
    if misfits.is_empty() {
        return;
    }
    draft.heading(fit_words::TITLE, "");
    draft.paragraph(0, fit_words::MEANS, Role::Dim);
    for misfit in misfits {
        let Some(first) = misfit.questions.first() else { continue };
        draft.choice(Target::Question(first.clone()), |draft| draft.paragraph(2, &misfit.words, Role::Text));
    }
}

/// One point: a star, its name, what is lacking, whose it is, by when.
struct Words<'a> {
    star: &'a str,
    name: &'a str,
    lack: &'a str,
    who: &'a str,
    when: String,
    overdue: bool,
}

fn put(words: &Words<'_>, draft: &mut Draft<Target>) {
    let width = draft.width();
    let (when, role) = match (words.overdue, words.when.is_empty()) {
        (true, true) => (texts::OVERDUE.to_owned(), Role::Bad),
        (true, false) => (engagement::overdue(&words.when), Role::Bad),
        (false, _) => (words.when.clone(), Role::Dim),
    };
    let first = row(words.star, 1, Role::Accent);
    if width >= WIDE {
        let at = 2 + NAME;
        let who = at + LACK;
        let row = first.words(2, NAME - 2, words.name, Role::Text).words(at, LACK - 1, words.lack, Role::Dim).words(
            who,
            width.saturating_sub(who + WHEN + 1),
            words.who,
            Role::Text,
        );
        return draft.push(row.right(width, &when, role));
    }
    draft.push(first.words(2, width.saturating_sub(WHEN + 3), words.name, Role::Text).right(width, &when, role));
    let who = crate::tui::widgets::page::columns(words.who).min(28);
    let second = Row::default().words(2, width.saturating_sub(who + 3), words.lack, Role::Dim);
    draft.push(second.words(width.saturating_sub(who), who, words.who, Role::Dim));
}

fn question(item: &OpenItem<'_>, today: NaiveDate, draft: &mut Draft<Target>) {
    let planned = item.person.is_some() && item.by.is_some();
    let day = item.by.map(home::short_day);
    let day_is_first = item.by.is_some_and(|by| !item.overdue || by < today);
    let when = day.clone().filter(|_| day_is_first).or_else(|| item.line.settled.map(engagement::week));
    let who = texts::who_when(item.person.as_deref(), day.filter(|_| !day_is_first).as_deref());
    put(
        &Words {
            star: if item.line.critical { "*" } else { "" },
            name: &engagement::question(item.question.title()),
            lack: lack(item, planned),
            who: &who,
            when: when.unwrap_or_default(),
            overdue: item.overdue,
        },
        draft,
    );
    for failed in &item.line.credit.failed {
        if let Some(check) = item.question.checks.get(failed.at) {
            draft.paragraph(4, &check.sentence(item.question), Role::Warn);
        }
    }
}

fn lack(item: &OpenItem<'_>, planned: bool) -> &'static str {
    use crate::domain::entry::Status;
    use texts::lacks as words;
    match item.lack {
        Lack::Entry => words::ENTRY,
        Lack::Knowledge if planned => words::KNOWLEDGE,
        Lack::Knowledge => words::KNOWLEDGE_NOBODY,
        Lack::Answer if item.line.status == Status::Declined => words::DECLINED,
        Lack::Answer => words::CANNOT_TELL,
        Lack::Acceptance => words::ACCEPTANCE,
        Lack::Test if planned => words::TEST,
        Lack::Test => words::TEST_NOBODY,
        Lack::Agreement => words::AGREEMENT,
        Lack::Substance => words::SUBSTANCE,
        Lack::Confirmation => words::CONFIRMATION,
        Lack::Practice => words::PRACTICE,
    }
}

fn action(action: &Action, today: NaiveDate, draft: &mut Draft<Target>) {
    put(
        &Words {
            star: "",
            name: &action.what,
            lack: texts::ACTION,
            who: action.owner.as_deref().unwrap_or(""),
            when: action.due.map(home::short_day).unwrap_or_default(),
            overdue: action.is_overdue(today),
        },
        draft,
    );
}
