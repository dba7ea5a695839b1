//! What begins with a colon: everything but an answer.

use crate::cli::plain::asked;
use crate::cli::plain::talk::{Reply, Talk};
use crate::domain::book::Moment;
use crate::domain::edit::Change;
use crate::domain::engagement::{Action as Task, ActionState};
use crate::domain::entry::{Agreed, Evidence, FollowUp, Standing, Status};
use crate::domain::filled::folded;
use crate::domain::id::Id;
use crate::domain::parse::read;
use crate::domain::period::Side;
use crate::domain::question::Kind;
use crate::insight::because;
use crate::insight::books::AsOf;
use crate::insight::score::score;
use crate::texts::app;
use crate::texts::plain::{self as words, labels};
use crate::tui::action::Action;
use crate::tui::desk::undo::Undone;
use crate::tui::message::Effect;
use crate::tui::screens::interview::shelf;
use crate::tui::screens::interview::shelf::Line;
use crate::tui::screens::interview::situation::Situation;

/// An order as typed: its word, and what stands behind it.
#[derive(Debug, PartialEq, Eq)]
pub struct Order<'l> {
    word: &'l str,
    rest: &'l str,
}

impl<'l> Order<'l> {
    /// Reads what stands behind the colon.
    #[must_use]
    pub fn read(line: &'l str) -> Self {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        Self { word, rest: rest.trim() }
    }

    fn text(&self) -> Option<String> {
        (!self.rest.is_empty()).then(|| self.rest.to_owned())
    }
}

/// Does what an order asks for.
pub fn perform(talk: &mut Talk, order: &Order<'_>, at: Moment) -> Reply {
    match order.word {
        "help" | "h" | "?" => say(words::HELP.iter().map(|(typed, does)| format!("{typed}: {does}"))),
        "back" => talk.step(false, at),
        "skip" | "next" => talk.step(true, at),
        "open" => {
            let open = shelf::next_open(&talk.lines, &talk.at, &talk.marks(at));
            talk.go(open, words::NOTHING_OPEN, at)
        }
        "go" => go(talk, order.rest, at),
        "list" => list(talk, at),
        "again" => say(talk.ask(at)),
        "examples" => examples(talk),
        "score" => figures(talk, at),
        "undo" => undo(talk, true, at),
        "redo" => undo(talk, false, at),
        "action" => action(talk, order, at),
        "quit" | "q" => Reply { over: true, ..Reply::default() },
        _ => around(talk, order, at),
    }
}

fn say(says: impl IntoIterator<Item = String>) -> Reply {
    Reply { says: says.into_iter().collect(), ..Reply::default() }
}

/// The orders that change what stands around an answer.
fn around(talk: &mut Talk, order: &Order<'_>, at: Moment) -> Reply {
    let asked = match order.word {
        "unknown" => Action::MarkUnknown,
        "assumed" => Action::MarkAssumed,
        "stated" => Action::MarkStated,
        "na" => Action::MarkNotApplicable,
        "declined" => Action::MarkDeclined,
        "cannot-tell" => Action::MarkCannotTell,
        "agree" => Action::Agree,
        "confirm" => Action::Confirm,
        "note" => Action::EditNote,
        "evidence" => Action::AddEvidence,
        "take" if order.rest == "client" => Action::TakeClient,
        "take" if order.rest == "sales" => Action::TakeSales,
        "take" => Action::TakeAgency,
        "lock" => Action::LockAnswer,
        "release" => Action::ReleaseAnswer,
        "clear" => Action::ClearAnswer,
        word => return say([words::no_order(word)]),
    };
    let Some(now) = talk.now(at) else { return Reply::default() };
    // One predicate for the application and for this (`Screen::can`).
    if !now.can(asked, !now.locked) {
        return say([words::not_here(order.word)]);
    }
    match changes(talk, asked, order, at) {
        Err(sentence) => say([sentence]),
        Ok(changes) => {
            let effects = talk.edit_all(changes, at);
            let says = talk.now(at).map(|now| words::kept(&asked::state(&now, &talk.book)));
            Reply { says: says.into_iter().collect(), effects, over: false }
        }
    }
}

fn changes(talk: &Talk, asked: Action, order: &Order<'_>, at: Moment) -> Result<Vec<Change>, String> {
    let Some(now) = talk.now(at) else { return Ok(Vec::new()) };
    let needs = |what: &str| order.text().ok_or_else(|| words::needs(order.word, what));
    Ok(match asked {
        Action::MarkUnknown => with_follow_up(Change::Status(Status::Unknown), order, at)?,
        Action::MarkAssumed => with_follow_up(Change::Standing(Standing::Assumed), order, at)?,
        Action::MarkStated => vec![Change::Standing(Standing::Stated)],
        Action::MarkNotApplicable => {
            vec![Change::Status(Status::NotApplicable), Change::Reason(Some(needs("the reason")?))]
        }
        Action::MarkDeclined => vec![Change::Status(Status::Declined), Change::Reason(Some(needs("the reason")?))],
        Action::MarkCannotTell => vec![Change::Status(Status::CannotTell)],
        Action::Agree => vec![Change::Agree(agreed(talk, order.rest, at)?)],
        Action::Confirm => vec![Change::Confirm],
        Action::EditNote => vec![Change::Note(order.text())],
        Action::AddEvidence => {
            let text = needs("what it is")?;
            let (what, place) = split(&text, " at ");
            let mut all = now.entry.map(|entry| entry.evidence.clone()).unwrap_or_default();
            all.push(Evidence { what: what.to_owned(), place: place.map(str::to_owned), on: None });
            vec![Change::Evidence(all)]
        }
        Action::TakeAgency | Action::TakeClient | Action::TakeSales => {
            let taken = Situation::taken(asked).and_then(|voice| now.open_entry(voice));
            vec![Change::Value(taken.and_then(|entry| entry.value.clone()))]
        }
        Action::LockAnswer => vec![Change::Lock],
        Action::ReleaseAnswer => vec![Change::Release(at.today)],
        Action::ClearAnswer => vec![Change::Value(None)],
        _ => Vec::new(),
    })
}

/// A mark, and who follows it up by when, if that was said: `Sam Reyes by fri`.
fn with_follow_up(mark: Change, order: &Order<'_>, at: Moment) -> Result<Vec<Change>, String> {
    if order.rest.is_empty() {
        return Ok(vec![mark]);
    }
    let (owner, by) = split(order.rest, " by ");
    let by = by.map(|text| read::day(text, at.today)).transpose().map_err(|wrong| asked::problem(&wrong))?;
    Ok(vec![mark, Change::FollowUp(Some(FollowUp { owner: Some(owner.to_owned()), by }))])
}

fn split<'t>(text: &'t str, at: &str) -> (&'t str, Option<&'t str>) {
    match text.rsplit_once(at) {
        Some((first, last)) => (first.trim(), Some(last.trim())),
        None => (text.trim(), None),
    }
}

fn agreed(talk: &Talk, typed: &str, at: Moment) -> Result<Agreed, String> {
    let lead = |side: Side| talk.desk.engagement().party(side).lead.clone();
    let (agency, client) = match typed.split_once(',') {
        Some((agency, client)) => (Some(agency.trim().to_owned()), Some(client.trim().to_owned())),
        None if typed.is_empty() => (lead(Side::Agency), lead(Side::Client)),
        None => (None, None),
    };
    let named = |name: Option<String>| name.filter(|name| !name.is_empty());
    match (named(agency), named(client)) {
        (Some(agency), Some(client)) => Ok(Agreed { agency: Some(agency), client: Some(client), on: Some(at.today) }),
        _ => Err(words::TWO_NAMES.to_owned()),
    }
}

fn go(talk: &mut Talk, wanted: &str, at: Moment) -> Reply {
    let ids: Vec<_> = talk.lines.iter().filter_map(Line::question).collect();
    let by_number = wanted.parse::<usize>().ok().and_then(|number| ids.get(number.checked_sub(1)?).copied());
    let folded_words = folded(wanted);
    let has = |id: &&&crate::domain::id::Id| {
        let question = talk.desk.question(&talk.book.round, id);
        question.is_some_and(|question| {
            let ask = folded(question.ask.for_voice(talk.book.voice));
            folded(question.title()).contains(&folded_words) || question.id == *wanted || ask.contains(&folded_words)
        })
    };
    let found = by_number.or_else(|| ids.iter().find(has).copied()).cloned();
    talk.go(found, &words::not_found(wanted), at)
}

fn list(talk: &Talk, at: Moment) -> Reply {
    let mut number = 0;
    let marks = talk.marks(at);
    let line = |line: &Line| match line {
        Line::Step { title, .. } => format!("{title}:"),
        Line::Question(id) => {
            number += 1;
            let title = talk.desk.question(&talk.book.round, id).map_or("", |question| question.title());
            format!("{number} {title}: {}", marks.get(id).words())
        }
    };
    say(talk.lines.iter().map(line).collect::<Vec<_>>())
}

fn examples(talk: &Talk) -> Reply {
    let asked = talk.question().and_then(|question| Some((question, question.examples.as_ref()?)));
    let Some((question, examples)) = asked else {
        return say([words::not_here("examples")]);
    };
    let label = if matches!(question.kind, Kind::Table(_)) { labels::ROW } else { labels::EXAMPLE };
    say([words::labelled(labels::HOLLOW, &examples.hollow), words::labelled(label, &examples.solid)])
}

fn figures(talk: &Talk, at: Moment) -> Reply {
    let name = talk.desk.figures_of(&talk.book);
    let questionnaire = talk.desk.questionnaire(&name.round);
    let (Some(questionnaire), Some(books)) = (questionnaire, talk.desk.books(&name)) else {
        return say([words::NO_FIGURES.to_owned()]);
    };
    let Ok(card) = score(questionnaire, &books, AsOf { today: at.today }) else {
        return say([words::NO_FIGURES.to_owned()]);
    };
    let mut says: Vec<String> = card
        .criticals
        .iter()
        .map(|criticals| crate::texts::figures::headline(criticals.agreed, criticals.total))
        .collect();
    for area in &card.areas {
        says.push(because::summary(questionnaire, &card, area, area.whole.as_ref()));
    }
    say(says)
}

fn undo(talk: &mut Talk, back: bool, at: Moment) -> Reply {
    let done = talk.desk.undo(&talk.book, back, at);
    let title = |id: &Id| talk.desk.question(&talk.book.round, id).map_or("", |question| question.title());
    let (question, effects) = match done {
        Undone::Nothing if back => return say([app::NOTHING_TO_UNDO.to_owned()]),
        Undone::Nothing => return say([app::NOTHING_TO_REDO.to_owned()]),
        Undone::Locked(question) => return say([app::stays_locked(title(&question))]),
        Undone::Done(question, effects) => (question, effects),
    };
    let first = if back { words::undone(title(&question)) } else { words::redone(title(&question)) };
    let mut reply = talk.go(Some(question), "", at);
    reply.says.insert(0, first);
    Reply { effects, ..reply }
}

fn action(talk: &mut Talk, order: &Order<'_>, at: Moment) -> Reply {
    let Some(text) = order.text() else { return say([words::needs(order.word, "what somebody will do")]) };
    let (what, by) = split(&text, " by ");
    let due = match by.map(|by| read::day(by, at.today)).transpose() {
        Ok(due) => due,
        Err(wrong) => return say([asked::problem(&wrong)]),
    };
    let id = Task::free_id(talk.desk.actions(), at.today);
    let effects: Vec<Effect> = talk.desk.add_action(Task {
        id,
        what: what.to_owned(),
        side: talk.book.voice.side(),
        owner: None,
        due,
        from: Some(format!("{}/{}", talk.book.round, talk.at)),
        state: ActionState::Open,
        history: Vec::new(),
    });
    Reply { says: vec![words::ACTION_KEPT.to_owned()], effects, over: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_a_word_and_what_stands_behind_it() {
        assert_eq!(Order::read("unknown  Sam Reyes by fri "), Order { word: "unknown", rest: "Sam Reyes by fri" });
        assert_eq!(Order::read("back"), Order { word: "back", rest: "" });
        assert_eq!(split("Get the counts by the CRM by fri", " by "), ("Get the counts by the CRM", Some("fri")));
    }
}
