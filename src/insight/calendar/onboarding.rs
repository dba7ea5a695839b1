//! The onboarding in the calendar: its window, the weeks in which questions are to be settled, launch and gate.

use crate::domain::period::{first_day_of_week, mapped_week};
use crate::domain::questionnaire::Questionnaire;
use crate::insight::applies::Place;
use crate::insight::books::{AsOf, Books};
use crate::insight::calendar::appointment::{Appointment, Kind};
use crate::insight::cross_check::dates::last_submission;
use crate::insight::cross_check::found::Look;
use crate::insight::outlook::is_settled;
use crate::insight::score::score;
use crate::texts::calendar as texts;
use chrono::Days;

/// Days before the launch on which its gate is looked at.
const GATE: Days = Days::new(7);

/// The window, the due weeks, the launch and its gate.
#[must_use]
pub fn weeks(questionnaire: &Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<Appointment> {
    let round = books.round;
    let key = |what: &str| format!("{}-{what}", round.id);
    let mut all = Vec::new();
    let card = score(questionnaire, books, at).ok();
    let weeks = books.engagement.weeks_of(round);
    let end = |week: u32| first_day_of_week(round.start?, week + 1)?.pred_opt();
    if let Some(start) = round.start {
        all.push(Appointment::new(
            Kind::Window,
            key("begins"),
            start,
            texts::begins(&questionnaire.title),
            texts::WINDOW,
        ));
    }
    if let (Some(card), false) = (&card, round.closed.is_some()) {
        for week in 1..=mapped_week(6, weeks) {
            let due = || card.lines().filter(|line| line.place == Place::Asked && line.settled == Some(week));
            let (count, open) = (due().count(), due().filter(|line| !is_settled(line)).count());
            if let (Some(on), true) = (end(week), count > 0) {
                let what = texts::week_ends(week, count, open);
                let one = Appointment::new(Kind::Settle, key(&format!("week-{week}")), on, what, texts::SETTLE);
                all.push(one.by(Some(texts::BOTH.to_owned())).to_do(open > 0));
            }
        }
    }
    if let Some(on) = end(weeks) {
        all.push(Appointment::new(Kind::Window, key("ends"), on, texts::ends(&questionnaire.title), texts::WINDOW));
    }
    let look = Look::new(questionnaire, books, at);
    if let Some(launch) = look.day("me-launch-date") {
        let criticals = card.and_then(|card| card.criticals).map(|criticals| (criticals.agreed, criticals.total));
        let ready = criticals.is_some_and(|(agreed, total)| agreed == total);
        if let Some(on) = launch.checked_sub_days(GATE) {
            let gate = Appointment::new(Kind::Launch, key("gate"), on, texts::gate(criticals), texts::GATE);
            all.push(gate.to_do(!ready && launch >= at.today));
        }
        if let Some(last) = last_submission(&look) {
            let what = texts::last_draft(&last.tier);
            all.push(Appointment::new(Kind::Launch, key("last-draft"), last.latest, what, texts::LAST_DRAFT));
        }
        all.push(Appointment::new(Kind::Launch, key("launch"), launch, texts::LAUNCH.to_owned(), texts::LAUNCH_WHY));
    }
    all
}
