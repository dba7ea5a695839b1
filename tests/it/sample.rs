//! The sample: whatever the day, it reads without a fault and has something to show on every screen.

use chrono::{Datelike, NaiveDate, Weekday};
use handshake::domain::book::Book;
use handshake::domain::engagement::{Action, ActionState, Engagement, Round};
use handshake::domain::entry::{Entry, Standing, Status};
use handshake::domain::period::{Duty, Side, Voice, week_of};
use handshake::domain::questionnaire::Questionnaire;
use handshake::domain::value::{Cell, Row, Value};
use handshake::insight::books::{AsOf, Books};
use handshake::insight::score::score;
use handshake::insight::scorecard::{AreaState, Line, Scorecard};
use handshake::storage::atomic::Disk;
use handshake::storage::catalogue::Catalogue;
use handshake::storage::finding::{Finding, Severity};
use handshake::storage::inspection::check_workbook;
use handshake::storage::raw_actions::actions;
use handshake::storage::raw_book::book;
use handshake::storage::raw_engagement::engagement;
use handshake::storage::sample;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Days that are hard on a calendar, and a stretch that is not.
fn todays() -> Vec<NaiveDate> {
    let hard = ["2024-02-29", "2028-02-29", "2027-01-01", "2026-12-31", "2026-03-31", "2026-04-01", "2026-07-01"];
    let edges = ["2026-09-30", "2026-10-01", "2026-06-30", "2100-02-28", "2026-11-23", "2026-11-29"];
    let stretch = day("2026-09-20").iter_days().step_by(11).take(36);
    hard.into_iter().chain(edges).map(day).chain(stretch).collect()
}

/// One workbook, read.
struct Read {
    engagement: Engagement,
    actions: Vec<Action>,
    books: BTreeMap<(String, Voice), Book>,
    questionnaires: BTreeMap<String, Arc<Questionnaire>>,
    findings: Vec<String>,
    text: String,
}

fn read(which: usize, today: NaiveDate) -> Read {
    let files = sample::files(today).swap_remove(which).files;
    let text: String = files.iter().map(|(_, text)| text.as_str()).collect();
    let mut findings = Vec::new();
    let mut note = |path: &str, found: Vec<Finding>| {
        for finding in found {
            assert_ne!(finding.severity, Severity::Error, "{today} {path}:{} {}", finding.line, finding.message);
            findings.push(format!("{path}: {}", finding.rule));
        }
    };
    let of = |path: &str| &files.iter().find(|(name, _)| name == path).unwrap().1;
    let checked = engagement(Path::new("engagement.toml"), of("engagement.toml")).unwrap();
    note("engagement.toml", checked.findings);
    let engagement = checked.content;
    let checked = actions(Path::new("actions.toml"), of("actions.toml")).unwrap();
    note("actions.toml", checked.findings);
    let actions = checked.content;
    let (mut books, mut questionnaires) = (BTreeMap::new(), BTreeMap::new());
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("rounds/")) {
        let parts: Vec<&str> = path.split('/').collect();
        let round = engagement.round(parts[1]).unwrap_or_else(|| panic!("{today} {path}: no such round"));
        let asked = Catalogue::default().find(&round.questionnaire, None).unwrap().questionnaire;
        let checked = book(Path::new(path), text, Some(&asked)).unwrap_or_else(|found| panic!("{today} {found:#?}"));
        note(path, checked.findings);
        let read = checked.content;
        assert_eq!(format!("{}.toml", read.voice), parts[2]);
        assert_eq!(read.questionnaire, round.questionnaire);
        for (id, slip) in read.slips() {
            let question = asked.question(id.as_str()).unwrap();
            let private = question.private && slip.entry.as_ref().is_some_and(|entry| entry.released.is_none());
            assert!(!private, "{path}: {id} was not released");
        }
        books.insert((parts[1].to_owned(), read.voice), read);
        questionnaires.insert(parts[1].to_owned(), asked);
    }
    Read { engagement, actions, books, questionnaires, findings, text }
}

impl Read {
    fn books(&self, round: &str, perspective: Voice) -> Books<'_> {
        let of = |voice| self.books.get(&(round.to_owned(), voice));
        Books {
            engagement: &self.engagement,
            round: self.round(round),
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective,
        }
    }

    fn round(&self, round: &str) -> &Round {
        self.engagement.round(round).unwrap()
    }

    fn score(&self, round: &str, voice: Voice, today: NaiveDate) -> Scorecard {
        score(&self.questionnaires[round], &self.books(round, voice), AsOf { today }).unwrap()
    }

    fn entries(&self) -> impl Iterator<Item = (&str, Voice, &str, &Entry)> {
        self.books.iter().flat_map(|((round, voice), book)| {
            book.slips().filter_map(|(id, slip)| Some((round.as_str(), *voice, id.as_str(), slip.entry.as_ref()?)))
        })
    }

    fn book(&self, round: &str, voice: Voice) -> &Book {
        &self.books[&(round.to_owned(), voice)]
    }
}

/// What a day is meant to be the past in: nothing there lies ahead of today.
#[test]
fn nothing_that_was_done_lies_ahead() {
    for today in todays() {
        nothing_lies_ahead(today);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_that_was_done_lies_ahead_on_any_day(days in 0u64..60_000) {
        nothing_lies_ahead(day("1990-01-01") + chrono::Days::new(days));
    }
}

fn nothing_lies_ahead(today: NaiveDate) {
    for which in 0..sample::files(today).len() {
        let read = read(which, today);
        let past = |what: &str, on: Option<NaiveDate>| {
            assert!(on.is_none_or(|on| on <= today), "{today}: {what} lies ahead, on {on:?}");
        };
        for (round, voice, id, entry) in read.entries() {
            let what = format!("{round} {voice} {id}");
            past(&what, entry.confirmed);
            past(&what, entry.agreed.as_ref().and_then(|agreed| agreed.on));
            past(&what, entry.released);
            past(&what, entry.locked.map(|at| at.date_naive()));
            for evidence in &entry.evidence {
                past(&what, evidence.on);
            }
            columns_of_the_past(&what, entry, &past);
        }
        for ((round, voice), book) in &read.books {
            past(&format!("{round} {voice}"), book.locked.map(|at| at.date_naive()));
            let window = book.window;
            assert!(window.is_none_or(|window| window.to < today), "{today} {round}: {window:?}");
            if let (Some(window), Some(locked)) = (window, book.locked) {
                assert!(locked.date_naive() > window.to, "{today} {round} was locked within its window");
            }
            for (id, slip) in book.slips() {
                for on in slip.amended.iter().map(|a| a.on).chain(slip.conflicts.iter().map(|c| c.on)) {
                    past(id.as_str(), Some(on.date_naive()));
                }
            }
        }
        for action in &read.actions {
            for change in &action.history {
                past(&action.what, Some(change.on));
            }
        }
        for round in &read.engagement.rounds {
            past(round.id.as_str(), round.closed);
            past(round.id.as_str(), round.start);
        }
        for parked in &read.engagement.parked {
            past(&parked.what, parked.on);
        }
    }
}

/// Columns whose title speaks of something that has happened.
fn columns_of_the_past(what: &str, entry: &Entry, past: &impl Fn(&str, Option<NaiveDate>)) {
    const COLUMNS: [&str; 15] = [
        "confirmed",
        "confirmed-on",
        "accepted",
        "accepted-on",
        "tested",
        "last-round",
        "updated",
        "as-of",
        "fixed",
        "seen-on",
        "since",
        "on-held",
        "opened",
        "signed-on",
        "yes-on",
    ];
    let held = ["cc-sales-session", "to-end-to-end-test", "to-data-session"].iter().any(|id| what.ends_with(id));
    let rows = match &entry.value {
        Some(Value::Table(rows)) => rows.iter().collect(),
        Some(Value::Record(row)) => vec![row],
        _ => Vec::new(),
    };
    for (column, cell) in rows.into_iter().flat_map(Row::cells) {
        let Cell::Date(on) = cell else { continue };
        if held || COLUMNS.contains(&column.as_str()) {
            past(&format!("{what}, {column}"), Some(*on));
        }
    }
}

#[test]
fn the_first_engagement_is_in_week_three_of_six() {
    for today in todays() {
        let read = read(0, today);
        let start = read.engagement.start.unwrap();
        assert_eq!(
            (week_of(start, today), start.weekday(), read.engagement.weeks),
            (3, Weekday::Mon, Some(6)),
            "{today}"
        );
        assert_eq!(read.round("onboarding").start, Some(start));
        assert_eq!(read.findings, Vec::<String>::new());
    }
}

#[test]
fn the_first_engagement_shows_every_state_an_answer_can_be_in() {
    for today in todays() {
        let read = read(0, today);
        let card = read.score("onboarding", Voice::Joint, today);
        assert_eq!(card.week, Some(3));
        assert_eq!(card.areas.iter().filter(|area| area.state == AreaState::Scored).count(), 4);
        for area in &card.areas {
            let whole = area.whole.as_ref().unwrap();
            assert!(area.due.is_some() && whole.figure > 0, "{today} {}", area.id);
        }
        assert!(
            card.areas.iter().any(|area| area.whole.as_ref().unwrap().cap.as_ref().is_some_and(|cap| cap.at == 39))
        );
        assert!(
            card.areas.iter().any(|area| area.whole.as_ref().unwrap().cap.as_ref().is_some_and(|cap| cap.at == 69))
        );
        let criticals = card.criticals.unwrap();
        assert!((5..15).contains(&criticals.agreed), "{criticals:?}");
        let lines = |wanted: &dyn Fn(&Line) -> bool| card.lines().filter(|line| wanted(line)).count();
        assert!(lines(&|line| line.is_stale()) >= 1, "stale");
        assert!(lines(&|line| line.failed_checks().count() > 0) >= 4, "failed checks");
        assert!(lines(&|line| line.credit.value == 100) >= 2, "proven");
        assert!(lines(&|line| line.credit.value == 80) >= 10, "agreed");
        assert!(lines(&|line| line.status == Status::Blank) >= 8, "blank");
        assert!(lines(&|line| line.voice == Some(Voice::Sales)) >= 5, "sales");
        let area = |id: &str| card.area(id).unwrap();
        assert_eq!(area("commercial-context").waived, 1);
        let all: Vec<_> = read.entries().collect();
        let count = |wanted: &dyn Fn(&Entry) -> bool| all.iter().filter(|(_, _, _, entry)| wanted(entry)).count();
        let overdue = |entry: &Entry| entry.follow_up.as_ref().and_then(|f| f.by).is_some_and(|by| by < today);
        assert!(count(&|e| e.status == Status::Unknown && overdue(e)) == 1);
        assert!(count(&|e| e.status == Status::Unknown && !overdue(e)) >= 2);
        assert!(count(&|e| e.standing == Some(Standing::Assumed) && overdue(e)) == 1);
        assert!(count(&|e| e.standing == Some(Standing::Assumed) && !overdue(e)) >= 2);
        for status in [Status::NotApplicable, Status::Declined] {
            assert_eq!(count(&|e| e.status == status), 1, "{status:?}");
        }
        assert!(count(&|e| e.released.is_some()) == 1 && count(&|e| e.note.is_some()) >= 10);
    }
}

#[test]
fn the_first_engagement_has_pairs_to_reveal_and_pairs_that_wait() {
    let read = read(0, day("2026-11-24"));
    let questionnaire = &read.questionnaires["onboarding"];
    let (mut both, mut one, mut differ) = (0, 0, 0);
    for question in questionnaire.questions().iter().filter(|question| question.blind) {
        let of = |voice| read.book("onboarding", voice).entry(question.id.as_str());
        let [agency, client] = [of(Voice::Agency), of(Voice::Client)];
        let locked = |entry: Option<&Entry>| entry.is_some_and(|entry| entry.locked.is_some());
        match (locked(agency), locked(client)) {
            (true, true) => {
                both += 1;
                differ += u32::from(agency.unwrap().value != client.unwrap().value);
            }
            (false, false) => {}
            _ => one += 1,
        }
    }
    assert_eq!((both, differ, one), (3, 3, 3));
    assert!(read.book("onboarding", Voice::Client).has_conflicts());
}

#[test]
fn actions_are_open_overdue_moved_dropped_and_done_on_both_sides() {
    for today in todays() {
        for which in 0..sample::files(today).len() {
            let read = read(which, today);
            for state in ActionState::ALL {
                assert!(read.actions.iter().any(|action| action.state == state), "{today} {which} {state:?}");
            }
            let overdue = read.actions.iter().filter(|action| action.is_overdue(today)).count();
            assert!((1..=3).contains(&overdue), "{today} {which}: {overdue} overdue");
            assert!(read.actions.iter().any(|action| action.is_open() && !action.is_overdue(today)));
            assert!(Side::ALL.iter().all(|side| read.actions.iter().any(|action| action.side == Some(*side))));
            for action in &read.actions {
                let (round, question) = action.from.as_deref().unwrap().split_once('/').unwrap();
                assert!(read.questionnaires[round].question(question).is_some(), "{}", action.what);
                assert_eq!(read.engagement.side_of(action.owner.as_deref().unwrap()), action.side, "{}", action.what);
            }
            assert!(read.engagement.reviews.iter().any(|review| review.on > today));
            assert!(!read.engagement.parked.is_empty());
        }
    }
}

#[test]
fn names_come_from_many_scripts() {
    let read = read(0, day("2026-11-24"));
    for name in ["Łukasz Wrona", "Søren Ørbeck", "Dagny Ørland"] {
        assert!(read.engagement.people.iter().any(|member| member.name == name));
    }
    assert!(read.text.contains("日本語") && read.text.contains("חיישן"));
}

/// A name of the sample is written one way, and whoever agrees is one of the people.
#[test]
fn whoever_agrees_or_follows_up_is_known() {
    for which in 0..sample::files(day("2026-11-24")).len() {
        let read = read(which, day("2026-11-24"));
        for (round, _, id, entry) in read.entries() {
            let known = |name: &Option<String>, side: Option<Side>| {
                let found = name.as_deref().and_then(|name| read.engagement.side_of(name));
                assert!(found.is_some() && (side.is_none() || found == side), "{round} {id}: {name:?}");
            };
            if let Some(agreed) = &entry.agreed {
                known(&agreed.agency, Some(Side::Agency));
                known(&agreed.client, Some(Side::Client));
            }
            if let Some(follow_up) = &entry.follow_up {
                known(&follow_up.owner, None);
            }
        }
    }
}

const QUARTERS: [&str; 5] = ["q-5", "q-4", "q-3", "q-2", "q-1"];

fn audit(back: &str, today: NaiveDate) -> String {
    sample::dates::expand(&format!("{{{{{back} name}}}}-audit"), today).unwrap()
}

#[test]
fn the_second_engagement_is_past_its_first_year() {
    for today in todays() {
        let read = read(1, today);
        let start = read.engagement.start.unwrap();
        assert!((56 * 7..80 * 7).contains(&(today - start).num_days()), "{today} {start}");
        assert_eq!(start.weekday(), Weekday::Mon);
        let rounds: Vec<&str> = read.engagement.rounds.iter().map(|round| round.id.as_str()).collect();
        let mut wanted: Vec<String> = QUARTERS.iter().map(|back| audit(back, today)).collect();
        wanted.insert(0, "onboarding".into());
        wanted.insert(3, sample::dates::expand("{{q-4 end +26}}-reset", today).unwrap());
        assert_eq!(rounds, wanted);
        assert_eq!(read.findings, Vec::<String>::new());
        assert!(read.engagement.reviews.iter().any(|review| review.on < today));
    }
}

#[test]
fn the_second_engagement_answered_its_onboarding_nearly_in_full() {
    for today in todays() {
        let read = read(1, today);
        let card = read.score("onboarding", Voice::Joint, today);
        let lines: Vec<_> = card.lines().collect();
        let count = |wanted: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| wanted(line)).count();
        assert!(count(&|line| line.status == Status::Answered) >= 50);
        assert!(count(&|line| line.credit.standing == Some(Standing::Agreed) || line.credit.value == 100) >= 30);
        assert!(count(&|line| line.is_stale()) >= 8 && count(&|line| line.failed_checks().count() > 0) >= 5);
        assert!(count(&|line| line.credit.value == 100) >= 4);
        assert!(card.criticals.unwrap().agreed >= 16, "{:?}", card.criticals);
        let figures: Vec<u32> = card.areas.iter().map(|area| area.whole.as_ref().unwrap().figure).collect();
        assert!(figures.iter().all(|figure| *figure >= 55), "{today} {figures:?}");
        let tech = card.area("tech-ownership").unwrap().whole.as_ref().unwrap();
        assert_eq!((tech.figure, tech.before_cap), (69, 70), "{today}: a stale critical caps the area");
    }
}

/// Four quarters by both sides, the second the worst; the reset follows it.
#[test]
fn the_audits_of_four_quarters_fall_and_rise() {
    for today in todays() {
        let read = read(1, today);
        let figures = |back: &str, voice| -> Vec<u32> {
            let card = read.score(&audit(back, today), voice, today);
            assert_eq!(card.areas.iter().filter(|area| area.state == AreaState::Unscored).count(), 1);
            card.areas.iter().filter_map(|area| area.whole.as_ref()).map(|figure| figure.figure).collect()
        };
        for voice in [Voice::Agency, Voice::Client] {
            let all: Vec<Vec<u32>> = QUARTERS[..4].iter().map(|back| figures(back, voice)).collect();
            assert!(all.iter().all(|areas| areas.len() == 4), "{today} {voice} {all:?}");
            let sum = |at: usize| all[at].iter().sum::<u32>();
            assert!(sum(1) < sum(0) && sum(1) < sum(2) && sum(2) < sum(3), "{today} {voice} {all:?}");
        }
        let worst = figures("q-4", Voice::Agency);
        assert!(worst.iter().filter(|figure| **figure <= 39).count() >= 2, "a reset is offered: {worst:?}");
        let open = audit("q-1", today);
        assert!(read.book(&open, Voice::Agency).locked.is_none());
        assert!(!read.books.contains_key(&(open, Voice::Client)));
        for back in &QUARTERS[..4] {
            let round = audit(back, today);
            for voice in [Voice::Agency, Voice::Client] {
                let book = read.book(&round, voice);
                assert!(book.locked.is_some() && book.window.is_some(), "{round}");
                let missing: Vec<_> = (read.questionnaires[&round].questions().iter())
                    .filter(|question| {
                        question.asked_of != handshake::domain::period::AskedOf::Sales && !question.private
                    })
                    .filter(|question| book.entry(question.id.as_str()).is_none())
                    .map(|question| question.id.as_str())
                    .collect();
                assert_eq!(missing, Vec::<&str>::new(), "{round} {voice}");
            }
            assert!(read.book(&round, Voice::Sales).slips().count() == 3);
        }
    }
}

/// Every check of the joint reset holds: the sample shows what a good one looks like.
#[test]
fn the_reset_is_complete_and_agreed() {
    let today = day("2026-11-24");
    let read = read(1, today);
    let (round, book) =
        read.books.iter().find(|((round, voice), _)| round.ends_with("-reset") && *voice == Voice::Joint).unwrap();
    let questionnaire = &read.questionnaires[&round.0];
    let around = handshake::domain::holds::Surroundings {
        engagement: &read.engagement,
        questionnaire,
        entry: &|id| book.entry(id),
    };
    for (id, slip) in book.slips() {
        let (question, entry) = (questionnaire.question(id.as_str()).unwrap(), slip.entry.as_ref().unwrap());
        assert_eq!(entry.standing, Some(Standing::Agreed), "{id}");
        for check in &question.checks {
            assert!(check.holds(question, entry.value.as_ref().unwrap(), &around), "{id}: {}", check.rule());
        }
    }
    assert_eq!(book.slips().count(), 8);
}

/// What only one side sees, what both see otherwise, what one cannot tell: each quarter has something to talk about.
#[test]
fn the_two_sides_differ_in_every_way() {
    let today = day("2026-11-24");
    let read = read(1, today);
    let (mut blind_spots, mut hidden, mut cannot_tell) = (0, 0, 0);
    for back in &QUARTERS[..4] {
        let round = audit(back, today);
        for question in read.questionnaires[&round].questions() {
            let of = |voice| read.book(&round, voice).entry(question.id.as_str());
            let (Some(agency), Some(client)) = (of(Voice::Agency), of(Voice::Client)) else { continue };
            cannot_tell += u32::from((agency.status == Status::CannotTell) != (client.status == Status::CannotTell));
            let (Some(Value::Scale(agency)), Some(Value::Scale(client))) = (&agency.value, &client.value) else {
                continue;
            };
            let (holder, other) = match question.duty {
                Duty::Agency => (agency, client),
                Duty::Client => (client, agency),
                Duty::Both => continue,
            };
            blind_spots += u32::from(*holder >= 3 && *other <= 2);
            hidden += u32::from(*holder <= 2 && *other >= 3);
        }
    }
    assert!(blind_spots >= 8 && hidden >= 1 && cannot_tell >= 3, "{blind_spots} {hidden} {cannot_tell}");
}

#[test]
fn a_written_sample_passes_the_check() {
    let dir = tempfile::tempdir().unwrap();
    let written = sample::write(&Disk::real(), dir.path(), day("2026-11-24")).unwrap();
    assert_eq!(written.len(), 2);
    for root in written {
        assert_eq!(check_workbook(&root, &Catalogue::default()).findings, []);
    }
}
