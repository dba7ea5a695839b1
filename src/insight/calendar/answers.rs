//! Days that stand in answers: sales sessions, reports, leads, data, and the days on which answers age.

use crate::domain::parse::person::show as person_words;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::value::Row;
use crate::insight::books::{AsOf, Books};
use crate::insight::calendar::appointment::{Appointment, Kind, slug};
use crate::insight::credit::confirmed_on;
use crate::insight::cross_check::dates::earliest;
use crate::insight::cross_check::found::{Look, day, person, words};
use crate::texts::calendar as texts;
use chrono::{Days, Months, NaiveDate};
use std::collections::BTreeMap;

/// Every day the answers of a round name.
#[must_use]
pub fn of_answers(questionnaire: &Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<Appointment> {
    let look = Look::new(questionnaire, books, at);
    let key = |what: &str| format!("{}-{what}", books.round.id);
    let name = |row: &Row, column| person(row, column).map(person_words);
    let mut all = Vec::new();
    if let Some((row, on)) = record_day(&look, "cc-sales-session", "on") {
        let one = Appointment::new(Kind::Sales, key("sales-session"), on, texts::SALES.to_owned(), texts::SALES_WHY);
        all.push(one.by(name(row, "marketing-owner").or_else(|| name(row, "salesperson"))));
    }
    for row in look.rows("me-lead-feedback") {
        let Some(on) = day(row, "next-date") else { continue };
        let who = name(row, "salesperson");
        let what = texts::feedback(who.as_deref(), words(row, "rhythm"));
        let key = key(&format!("feedback-{}", slug(who.as_deref().unwrap_or(""))));
        all.push(Appointment::new(Kind::Sales, key, on, what, texts::FEEDBACK_WHY).by(who));
    }
    all.extend(reports(&look, &key, at.today));
    if let Some((row, on)) = record_day(&look, "me-lead-quality-check", "date") {
        let one = Appointment::new(Kind::Leads, key("leads"), on, texts::LEADS.to_owned(), texts::LEADS_WHY);
        all.push(one.by(name(row, "sales")));
    }
    if let Some((row, on)) = record_day(&look, "to-data-session", "date") {
        let one = Appointment::new(Kind::Data, key("data"), on, texts::DATA.to_owned(), texts::DATA_WHY);
        all.push(one.by(name(row, "client")));
    }
    all.extend(reconfirmations(&look, &key));
    all
}

fn record_day<'a>(look: &Look<'a>, question: &str, column: &str) -> Option<(&'a Row, NaiveDate)> {
    let row = look.record(question)?;
    Some((row, day(row, column)?))
}

/// The next issue of each report, and the earliest honest day of a late figure that is promised sooner.
fn reports(look: &Look<'_>, key: &dyn Fn(&str) -> String, today: NaiveDate) -> Vec<Appointment> {
    let honest = look.day("me-launch-date").zip(look.record("cc-sales-cycle"));
    let honest = honest.and_then(|(launch, cycle)| earliest(launch, cycle)).map(|(day, ..)| day);
    let mut all = Vec::new();
    for row in look.rows("me-reporting-calendar") {
        let Some((report, first)) = words(row, "report").zip(day(row, "first-date")) else { continue };
        let on = next_issue(first, words(row, "rhythm"), today);
        let what = texts::report(report, person(row, "reader").map(person_words).as_deref());
        let one = Appointment::new(Kind::Report, key(&format!("report-{}", slug(report))), on, what, texts::REPORT_WHY);
        all.push(one.by(person(row, "owner").map(person_words)));
        if let Some(honest) = honest.filter(|honest| first < *honest && words(row, "content") == Some("lagging")) {
            let key = key(&format!("reading-{}", slug(report)));
            all.push(Appointment::new(Kind::Reading, key, honest, texts::reading(report), texts::READING_WHY));
        }
    }
    all
}

/// The first day, or the next one of the rhythm once it has passed.
fn next_issue(first: NaiveDate, rhythm: Option<&str>, today: NaiveDate) -> NaiveDate {
    let at = |times: u32| match rhythm {
        Some("weekly") => first.checked_add_days(Days::new(7 * u64::from(times))),
        Some("monthly") => first.checked_add_months(Months::new(times)),
        Some("quarterly") => first.checked_add_months(Months::new(3 * times)),
        Some("half-yearly") => first.checked_add_months(Months::new(6 * times)),
        _ => None,
    };
    // Fifty years of weeks are more than anybody plans.
    (1..2600).map_while(at).take_while(|_| first < today).find(|day| *day >= today).unwrap_or(first)
}

/// The last days on which answers need no new look, one entry for all answers of a day (`scoring.md` section 2.3); those
/// that have passed are one entry, on the first of these days.
fn reconfirmations(look: &Look<'_>, key: &dyn Fn(&str) -> String) -> Vec<Appointment> {
    let mut days: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    let mut late: Vec<(NaiveDate, &str)> = Vec::new();
    for (question, entry) in look.all() {
        let Some((fresh, on)) = question.fresh.zip(confirmed_on(entry)) else { continue };
        match on.checked_add_days(Days::new(fresh.days().unsigned_abs())) {
            Some(last) if last < look.at.today => late.push((last, question.title())),
            Some(last) => days.entry(last).or_default().push(question.title()),
            None => {}
        }
    }
    let one = |key: String, on: NaiveDate, questions: &[&str]| {
        let one = Appointment::new(Kind::Reconfirm, key, on, texts::reconfirm(questions), texts::RECONFIRM_WHY);
        one.by(Some(texts::BOTH.to_owned())).to_do(true)
    };
    late.sort_by_key(|(last, _)| *last);
    let titles: Vec<&str> = late.iter().map(|(_, title)| *title).collect();
    let late = late.first().map(|(first, _)| one(key("re-confirm-late"), *first, &titles));
    let ahead = days.into_iter().map(|(on, titles)| one(key(&format!("re-confirm-{on}")), on, &titles));
    late.into_iter().chain(ahead).collect()
}
