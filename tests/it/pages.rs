//! The pages around the questions: engagement, why, open points, rounds and voices. Keys in, picture out.

use crate::screens::{day, id, workbook};
use handshake::domain::book::{Book, Conflict, Slip};
use handshake::domain::engagement::{Action, ActionState, BookName, Digests, Review, Round};
use handshake::domain::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use handshake::domain::id::Id;
use handshake::domain::period::{Side, Voice};
use handshake::domain::question::{ColumnKind, Kind, Question};
use handshake::domain::questionnaire::Questionnaire;
use handshake::domain::value::{Cell, Money, Person, Row, Value};
use handshake::storage::raw_questionnaire;
use handshake::tui::context::Library;
use handshake::tui::message::{Effect, Message, OpenWorkbook};
use handshake::tui::outcome::Notice;
use handshake::tui::runtime::clerk::compute;
use handshake::tui::stage::Stage;
use std::path::Path;
use std::sync::Arc;

fn joint() -> BookName {
    BookName { round: id("onboarding"), voice: Voice::Joint }
}

fn of(voice: Voice) -> BookName {
    BookName { voice, ..joint() }
}

/// Some value of a question's kind.
fn value(question: &Question) -> Value {
    let words = "47 contracts, signed by 30 June 2027, says Mara Lind";
    let cell = |kind: &ColumnKind| match kind {
        ColumnKind::Text | ColumnKind::Link => Cell::Text(words.into()),
        ColumnKind::Number | ColumnKind::Percent => Cell::Number(40.into()),
        ColumnKind::Money => Cell::Money(Money { amount: 41_000.into(), currency: "EUR".into() }),
        ColumnKind::Date => Cell::Date(day("2026-12-01")),
        ColumnKind::Person => Cell::Person(Person::named("Mara Lind")),
        ColumnKind::Choice(options) => Cell::Choice(options[0].clone()),
        ColumnKind::YesNo => Cell::YesNo(true),
    };
    let row = || -> Row { question.kind.columns().iter().map(|c| (c.id.clone(), cell(&c.kind))).collect() };
    match &question.kind {
        Kind::Text | Kind::Link => Value::Text(words.into()),
        Kind::Choice(spec) => Value::Choice(spec.options[0].id.clone()),
        Kind::Choices(spec) => Value::Choices(vec![spec.options[0].id.clone()]),
        Kind::Scale(_) => Value::Scale(3),
        Kind::Number | Kind::Percent => Value::Number(40.into()),
        Kind::Money => Value::Money(Money { amount: 41_000.into(), currency: "EUR".into() }),
        Kind::Date => Value::Date(day("2027-01-12")),
        Kind::Person => Value::Person(Person::named("Mara Lind")),
        Kind::Record(_) => Value::Record(row()),
        Kind::Table(_) => Value::Table(vec![row()]),
    }
}

fn entry(question: &Question, word: &str) -> Entry {
    let follow_up = |by| Some(FollowUp { owner: Some("Sam Reyes".into()), by: Some(day(by)) });
    let stated = Entry {
        status: Status::Answered,
        value: Some(value(question)),
        standing: Some(Standing::Stated),
        confirmed: Some(day("2026-11-10")),
        ..Entry::default()
    };
    let by_both =
        Agreed { agency: Some("Jo Park".into()), client: Some("Mara Lind".into()), on: Some(day("2026-11-10")) };
    match word {
        "stated" => stated,
        "assumed" => Entry { standing: Some(Standing::Assumed), follow_up: follow_up("2026-11-27"), ..stated },
        "agreed" => Entry { standing: Some(Standing::Agreed), agreed: Some(by_both), ..stated },
        "proven" => Entry {
            evidence: vec![Evidence { what: "FY27 plan".into(), place: None, on: Some(day("2026-11-01")) }],
            ..entry(question, "agreed")
        },
        "unknown" => Entry { status: Status::Unknown, follow_up: follow_up("2026-11-12"), ..Entry::default() },
        "waived" => Entry {
            status: Status::NotApplicable,
            reason: Some("No personal data is handled.".into()),
            agreed: Some(by_both),
            ..Entry::default()
        },
        _ => Entry::default(),
    }
}

fn say(workbook: &mut OpenWorkbook, book: &BookName, question: &str, word: &str) {
    let edition = workbook.engagement.round(book.round.as_str()).unwrap().questionnaire.clone();
    let entry = entry(workbook.questionnaires[&edition].question(question).unwrap(), word);
    let books = &mut workbook.books;
    let book = books.entry(book.clone()).or_insert_with(|| Arc::new(Book::new(edition, book.voice)));
    Arc::make_mut(book).put(&id(question), Slip { entry: Some(entry), ..Slip::default() });
}

/// An onboarding in week 3, half answered, with actions, a review, and an audit to come.
pub fn half_way() -> OpenWorkbook {
    let mut workbook = workbook();
    let questionnaire = Arc::clone(workbook.questionnaires.values().next().unwrap());
    let words = ["agreed", "stated", "agreed", "proven", "assumed", "blank", "agreed"];
    let early = questionnaire.questions().iter().filter(|question| question.settled.unwrap_or(9) <= 2);
    for (at, question) in early.enumerate() {
        say(&mut workbook, &joint(), question.id.as_str(), words[at % words.len()]);
    }
    say(&mut workbook, &joint(), "me-pipeline-access", "unknown");
    say(&mut workbook, &joint(), "to-data-protection", "waived");
    say(&mut workbook, &of(Voice::Agency), "me-success-statement", "stated");
    let action = |n: &str, what: &str, due: &str, from: &str| Action {
        id: n.into(),
        what: what.into(),
        side: Some(Side::Client),
        owner: Some("Sam Reyes".into()),
        due: Some(day(due)),
        from: Some(from.into()),
        state: ActionState::Open,
        history: Vec::new(),
    };
    workbook.actions = vec![
        action("a-1", "Invite sales to the second sitting", "2026-11-25", "onboarding/cc-sales-session"),
        action("a-2", "Send the first pipeline extract", "2026-11-12", "onboarding/me-pipeline-access"),
    ];
    workbook.actions[0].owner = Some("Jo Park".into());
    workbook.actions[0].side = Some(Side::Agency);
    workbook.engagement.reviews =
        vec![Review { on: day("2027-02-22"), kind: "strategic review".into(), postponed: Vec::new() }];
    let audit = audit();
    workbook.engagement.rounds.push(Round {
        id: id("2026-q4-audit"),
        questionnaire: audit.edition.clone(),
        weeks: None,
        start: Some(day("2027-01-11")),
        agenda: "full".into(),
        closed: None,
        minutes: Vec::new(),
        digest: Digests::default(),
    });
    workbook.questionnaires.insert(audit.edition.clone(), Arc::new(audit));
    workbook
}

/// The same with the agency's half of the audit answered and locked.
fn audited() -> OpenWorkbook {
    let mut workbook = half_way();
    let book = BookName { round: id("2026-q4-audit"), voice: Voice::Agency };
    let asked: Vec<Id> = audit().asked_of(Voice::Agency).map(|question| question.id.clone()).collect();
    for (at, question) in asked.iter().enumerate() {
        say(&mut workbook, &book, question.as_str(), if at % 9 == 8 { "unknown" } else { "stated" });
    }
    Arc::make_mut(workbook.books.get_mut(&book).unwrap()).locked =
        Some(day("2026-11-17").and_hms_opt(9, 0, 0).unwrap().and_utc());
    workbook
}

fn audit() -> Questionnaire {
    let text = include_str!("../../questionnaires/audit.toml");
    raw_questionnaire::questionnaire(Path::new("audit.toml"), text).unwrap().content
}

/// Computes the figures that were asked for, as the runtime does.
pub fn score(stage: &mut Stage) {
    for effect in std::mem::take(&mut stage.effects) {
        if let Effect::Score { book, from } = effect
            && let Some(card) = compute(&book, &from)
        {
            stage.send(Message::Scored(book, Box::new(card)));
        }
    }
}

fn open(columns: u16, rows: u16, workbook: OpenWorkbook) -> Stage {
    let mut stage = Stage::new(columns, rows, day("2026-11-18"), Library::default());
    stage.open(workbook);
    score(&mut stage);
    stage
}

const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (60, 20)];

/// Pictures at all sizes after some keys, each with its styles.
fn pictures(keys: &str) -> String {
    let picture = |(columns, rows)| {
        let mut stage = open(columns, rows, half_way());
        for key in keys.split(' ') {
            stage.press(key);
            score(&mut stage);
        }
        format!("{columns}x{rows}\n{}\n{}", stage.picture(), stage.styles())
    };
    SIZES.map(picture).join("\n")
}

/// A stage of 120 by 36 after some keys.
fn after(keys: &str) -> Stage {
    let mut stage = open(120, 36, half_way());
    for key in keys.split(' ') {
        stage.press(key);
        score(&mut stage);
    }
    stage
}

fn first_line(stage: &Stage) -> String {
    stage.picture().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_engagement_page_shows_the_state_and_what_is_next() {
    insta::assert_snapshot!(pictures(""));
}

#[test]
fn the_end_of_the_engagement_page_can_be_reached() {
    insta::assert_snapshot!(pictures("end"));
}

#[test]
fn a_figure_is_laid_open_line_by_line() {
    insta::assert_snapshot!(pictures("down down down w"));
}

#[test]
fn the_sum_stands_in_a_sentence_with_the_steps_that_lift_it() {
    insta::assert_snapshot!(pictures("down down down w end"));
}

#[test]
fn open_points_are_grouped_by_area() {
    insta::assert_snapshot!(pictures("g"));
}

#[test]
fn open_points_are_grouped_by_person() {
    insta::assert_snapshot!(pictures("g tab tab"));
}

#[test]
fn round_and_voice_are_chosen_in_a_small_window() {
    insta::assert_snapshot!(pictures("v"));
}

#[test]
fn until_the_figures_come_two_dots_stand_in_their_place() {
    let mut stage = Stage::new(80, 24, day("2026-11-18"), Library::default());
    stage.open(half_way());
    let picture = stage.picture();
    assert!(picture.contains(" .. "), "{picture}");
    score(&mut stage);
    assert!(stage.picture().contains("criticals agreed by both"));
}

#[test]
fn enter_on_an_area_shows_where_its_figure_comes_from() {
    let stage = after("down down enter");
    assert!(first_line(&stage).contains("Why this figure"), "{}", first_line(&stage));
    assert!(stage.picture().contains("Decision rights"));
}

#[test]
fn left_and_right_turn_to_the_other_areas_and_round_again() {
    let mut stage = after("w");
    assert!(first_line(&stage).contains("area 1 of 4"));
    stage.press("right");
    assert!(first_line(&stage).contains("area 2 of 4"));
    stage.press("left left");
    assert!(first_line(&stage).contains("area 4 of 4"));
}

#[test]
fn enter_on_a_line_opens_its_question_and_escape_comes_back() {
    let mut stage = after("down down down w down enter");
    assert!(stage.picture().contains("What does the agency get to see of the deals"), "{}", stage.picture());
    stage.press("esc");
    assert!(first_line(&stage).contains("Why this figure"), "{}", stage.picture());
}

#[test]
fn the_sums_of_every_area_can_be_redone_by_hand() {
    let mut stage = Stage::new(120, 200, day("2026-11-18"), Library::default());
    stage.open(half_way());
    score(&mut stage);
    stage.press("w");
    for _ in 0..4 {
        let picture = stage.picture();
        let number = |words: &str| words.split(' ').next().unwrap().parse::<u64>().unwrap();
        let lines: Vec<(u64, u64, u64)> = picture
            .lines()
            .filter_map(|line| {
                let (before, after) = line.split_once(" x ")?;
                let (credit, product) = after.split_once(" = ")?;
                let weight = before.split(' ').next_back()?.parse().ok()?;
                Some((weight, credit.trim().parse().ok()?, number(product.trim())))
            })
            .collect();
        assert!(!lines.is_empty(), "{picture}");
        assert!(lines.iter().all(|(weight, credit, product)| weight * credit == *product));
        let whole = picture.lines().find_map(|line| line.trim().strip_prefix("Whole: ")).unwrap();
        let (credit, rest) = whole.split_once(" / ").unwrap();
        let (weight, figure) = rest.split_once(" = ").unwrap();
        let figure: u64 = figure.split([',', ';', '.', ' ']).next().unwrap().parse().unwrap();
        let sums = (lines.iter().map(|line| line.2).sum::<u64>(), lines.iter().map(|line| line.0).sum::<u64>());
        assert_eq!((number(credit), number(weight)), sums);
        assert_eq!(sums.0 / sums.1, figure);
        stage.press("right");
    }
}

#[test]
fn a_waiver_stands_beside_the_sum_with_its_reason() {
    let stage = {
        let mut stage = Stage::new(120, 100, day("2026-11-18"), Library::default());
        stage.open(half_way());
        score(&mut stage);
        stage.press("down down down down w");
        stage
    };
    let picture = stage.picture();
    assert!(picture.contains("waived: No personal data is handled."), "{picture}");
}

#[test]
fn enter_on_an_open_point_goes_to_its_question() {
    let stage = after("g enter");
    assert!(first_line(&stage).contains("Onboarding, together"), "{}", stage.picture());
    assert!(!first_line(&stage).contains("Open points"));
}

#[test]
fn an_action_leads_to_the_question_it_came_from() {
    let mut stage = open(120, 36, half_way());
    for _ in 0..5 {
        stage.press("down");
    }
    let picture = stage.picture();
    let chosen = picture.lines().find(|line| line.starts_with(" >")).unwrap();
    assert!(chosen.contains("Send the first pipeline extract"), "{picture}");
    stage.press("enter");
    assert!(stage.picture().contains("What does the agency get to see of the deals"), "{}", stage.picture());
}

#[test]
fn the_chosen_voice_is_the_one_the_questions_open_with_and_the_page_follows() {
    let mut stage = after("v down enter");
    assert!(first_line(&stage).contains("Onboarding, agency"), "{}", stage.picture());
    stage.press("esc");
    score(&mut stage);
    let picture = stage.picture();
    assert!(picture.contains("Onboarding, agency"), "{picture}");
    assert!(!picture.contains("agreed by both"), "alone nobody agrees: {picture}");
}

#[test]
fn an_audit_asks_first_who_speaks() {
    let mut stage = after("");
    stage.press("end");
    for _ in 0..40 {
        let picture = stage.picture();
        if picture.lines().any(|line| line.contains("> Quarterly audit")) {
            break;
        }
        stage.press("up");
    }
    stage.press("enter");
    let picture = stage.picture();
    assert!(picture.contains("An audit has figures for each side, never together."), "{picture}");
    stage.press("i");
    assert!(stage.picture().contains("Who speaks, in which round"), "{}", stage.picture());
}

#[test]
fn blind_answers_of_one_side_are_counted_and_never_shown() {
    let mut workbook = half_way();
    workbook.books.remove(&joint());
    let mut stage = open(120, 36, workbook);
    for keys in ["", "v", "esc", "g", "esc", "down down down w"] {
        stage.press(keys);
        score(&mut stage);
        let picture = stage.picture();
        assert!(!picture.contains("47 contracts"), "{picture}");
        assert!(!picture.contains("stated by the agency"), "{picture}");
    }
}

#[test]
fn what_is_wrong_with_the_files_stands_at_the_top() {
    let mut workbook = half_way();
    let words = "This workbook was written by a newer handshake";
    workbook.read_only = Some(Notice::bad(words, Some("Update handshake to change it.".into())));
    let mut stage = open(60, 20, workbook);
    stage.press("down up");
    let picture = stage.picture();
    assert!(picture.contains(words) && picture.contains("Update handshake"), "{picture}");
    assert!(!picture.contains(" c action"), "nothing can be changed");
}

#[test]
fn answers_kept_in_two_versions_are_listed() {
    let mut workbook = half_way();
    let book = Arc::make_mut(workbook.books.get_mut(&joint()).unwrap());
    let mut slip = book.slip("cc-trigger").unwrap().clone();
    let lost = Conflict {
        from: "cc (copy).toml".into(),
        on: day("2026-11-17").and_hms_opt(9, 0, 0).unwrap().and_utc(),
        entry: Entry::default(),
    };
    slip.conflicts.push(lost);
    book.put(&id("cc-trigger"), slip);
    let stage = open(120, 36, workbook);
    assert!(stage.picture().contains("Kept in two versions"), "{}", stage.picture());
}

#[test]
fn a_workbook_without_rounds_says_so() {
    let mut workbook = half_way();
    workbook.engagement.rounds.clear();
    let mut stage = open(60, 20, workbook);
    assert!(stage.picture().contains("This workbook has no round yet."));
    stage.press("enter i w g c down end v");
    assert!(stage.picture().contains("This workbook has no round yet."));
}

#[test]
fn whatever_is_chosen_is_in_view_at_every_size() {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60)] {
        for page in ["", "w", "g", "g tab", "v"] {
            let mut stage = open(columns, rows, half_way());
            stage.press(page);
            score(&mut stage);
            for key in ["down"; 40].iter().chain(&["pageup", "end", "pagedown", "home"]) {
                stage.press(key);
                let picture = stage.picture();
                let marks = picture.lines().filter(|line| line.contains("> ")).count();
                assert!(marks >= 1, "{page} {key} {columns}x{rows}\n{picture}");
            }
        }
    }
}

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut stage = open(120, 36, half_way());
    let row = stage.picture().lines().position(|line| line.contains("Measurement ")).unwrap();
    let row = u16::try_from(row).unwrap();
    stage.click(8, row);
    assert!(stage.picture().lines().any(|line| line.starts_with(" > Measurement")));
    stage.click(8, row);
    assert!(first_line(&stage).contains("Why this figure"));
}

#[test]
fn an_audit_shows_the_figures_of_one_side() {
    let mut stage = open(100, 30, audited());
    stage.press("v down down down down enter");
    assert!(first_line(&stage).contains("Quarterly audit, agency"), "{}", stage.picture());
    stage.press("esc");
    score(&mut stage);
    let page = stage.picture();
    stage.press("w");
    insta::assert_snapshot!(format!("{page}\n{}", stage.picture()));
}
