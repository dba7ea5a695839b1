//! Screens as a person meets them: keys in, picture out.

use chrono::NaiveDate;
use handshake::domain::engagement::{BookName, Engagement, Member, Party, Round};
use handshake::domain::id::Id;
use handshake::domain::period::{Side, Voice};
use handshake::storage::raw_questionnaire;
use handshake::tui::context::Library;
use handshake::tui::message::{Effect, OpenWorkbook};
use handshake::tui::stage::Stage;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// An engagement in week 3, with nothing answered.
pub fn workbook() -> OpenWorkbook {
    let text = include_str!("../../questionnaires/onboarding.toml");
    let onboarding = raw_questionnaire::questionnaire(Path::new("onboarding.toml"), text).unwrap().content;
    let edition = onboarding.edition.clone();
    let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
    let round = Round {
        id: id("onboarding"),
        questionnaire: edition.clone(),
        weeks: None,
        start: Some(day("2026-11-02")),
        agenda: "full".into(),
        closed: None,
        minutes: Vec::new(),
    };
    let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: None };
    let engagement = Engagement {
        id: "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10".into(),
        agency: party("Halyard", "Jo Park"),
        client: party("Northwind Instruments", "Mara Lind"),
        start: Some(day("2026-11-02")),
        weeks: Some(6),
        rounds: vec![round],
        people: vec![
            member("Mara Lind", Side::Client),
            member("Jo Park", Side::Agency),
            member("Sam Reyes", Side::Client),
        ],
        reviews: Vec::new(),
        parked: Vec::new(),
    };
    OpenWorkbook {
        path: "halyard-northwind".into(),
        engagement,
        actions: Vec::new(),
        books: BTreeMap::new(),
        questionnaires: BTreeMap::from([(edition, Arc::new(onboarding))]),
        read_only: None,
        notices: Vec::new(),
    }
}

/// A stage with the questions of a voice open.
pub fn interview(columns: u16, rows: u16, voice: Voice) -> Stage {
    let mut stage = Stage::new(columns, rows, day("2026-11-18"), Library::default());
    stage.open(workbook());
    stage.app.show_questions(BookName { round: id("onboarding"), voice }, None);
    stage
}

#[test]
fn look() {
    for (columns, rows) in [(120, 36), (80, 24), (60, 20)] {
        let mut stage = interview(columns, rows, Voice::Joint);
        println!("{}", stage.picture());
        stage.press("pagedown").type_text("Ørsted, 日本, 👩‍👩‍👧");
        println!("{}", stage.picture());
        stage.press("esc a");
        println!("{}", stage.picture());
        let _: &Vec<Effect> = &stage.effects;
    }
}
