//! What `questionnaire upgrade` tells, as text and in JSON: names of questions and books, nobody's answers.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::cli::upgrade_plan::{Effect, Plan, Told};
use crate::insight::versions::Class;
use crate::texts::authoring as words;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct JsonUpgrade<'p> {
    format: u32,
    round: &'p str,
    from: String,
    to: String,
    written: bool,
    confirm_again: usize,
    agenda_lost: Option<&'p str>,
    private_notes: usize,
    files: &'p [String],
    questions: Vec<JsonQuestion<'p>>,
}

#[derive(Debug, Serialize)]
struct JsonQuestion<'p> {
    id: &'p str,
    was: Option<&'p str>,
    class: &'static str,
    words: &'p [&'static str],
    rules: &'p [&'static str],
    books: Vec<JsonBook<'p>>,
}

#[derive(Debug, Serialize)]
struct JsonBook<'p> {
    book: &'p str,
    effects: Vec<&'static str>,
}

/// Tells the plan; `written` says whether it is being done.
///
/// # Errors
/// As writing.
pub fn write(session: &mut Session<'_>, plan: &Plan<'_>, as_json: bool, written: bool) -> Result<(), Refusal> {
    if as_json {
        return json::write(session.out, &json_upgrade(plan, written));
    }
    if plan.all.is_empty() {
        return Ok(());
    }
    writeln!(session.out, "{}", words::from_to(plan.round.id.as_str(), &plan.from.to_string(), &plan.to.to_string()))?;
    for class in [Class::Reworded, Class::Renamed, Class::New, Class::Retired] {
        let of_class = |told: &&Told<'_>| told.difference.class == class;
        group(session, words::class(class.as_str()), plan.all.iter().filter(of_class))?;
    }
    let same = || plan.all.iter().filter(|told| told.difference.class == Class::Same);
    group(session, words::COUNTED_OTHERWISE, same().filter(|told| !told.difference.rules.is_empty()))?;
    let unchanged = same().filter(|told| told.difference.rules.is_empty()).count();
    writeln!(session.out, "\n{}", words::unchanged(unchanged))?;
    if plan.lost_agenda {
        writeln!(session.out, "{}", words::lost_agenda(&plan.round.agenda, &plan.to.to_string()))?;
    }
    if plan.private > 0 {
        writeln!(session.out, "{}", words::private_moves(plan.private))?;
    }
    Ok(())
}

fn group<'p>(session: &mut Session<'_>, title: &str, all: impl Iterator<Item = &'p Told<'p>>) -> Result<(), Refusal> {
    let mut table = Table::new(&[("", Align::Left), ("", Align::Left), ("", Align::Left)]);
    for told in all {
        let difference = &told.difference;
        let id = difference.id().as_str();
        let name = difference.was().map_or_else(|| id.to_owned(), |was| words::renamed(was.as_str(), id));
        let keys = difference.words.iter().chain(&difference.rules).map(|key| words::key(key));
        let mut keys = keys.collect::<Vec<_>>();
        keys.dedup();
        let books = told.books.iter().map(|(book, effects)| {
            let effects: Vec<&str> = effects.iter().map(|effect| words::effect(word(*effect))).collect();
            format!("{book}: {}", effects.join(", "))
        });
        table.row([name, keys.join(", "), books.collect::<Vec<_>>().join("; ")]);
    }
    if !table.is_empty() {
        writeln!(session.out, "\n{title}")?;
        table.write_rows(session.out, 2)?;
    }
    Ok(())
}

fn json_upgrade<'p>(plan: &'p Plan<'p>, written: bool) -> JsonUpgrade<'p> {
    JsonUpgrade {
        format: FORMAT,
        round: plan.round.id.as_str(),
        from: plan.from.to_string(),
        to: plan.to.to_string(),
        written,
        confirm_again: plan.again(),
        agenda_lost: plan.lost_agenda.then_some(plan.round.agenda.as_str()),
        private_notes: plan.private,
        files: &plan.files,
        questions: plan.all.iter().map(json_question).collect(),
    }
}

fn json_question<'p>(told: &'p Told<'p>) -> JsonQuestion<'p> {
    let difference = &told.difference;
    let book = |(book, effects): &(&'p str, Vec<Effect>)| JsonBook {
        book,
        effects: effects.iter().map(|effect| word(*effect)).collect(),
    };
    JsonQuestion {
        id: difference.id().as_str(),
        was: difference.was().map(crate::domain::id::Id::as_str),
        class: difference.class.as_str(),
        words: &difference.words,
        rules: &difference.rules,
        books: told.books.iter().map(book).collect(),
    }
}

const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Moved => "moved",
        Effect::BothIds => "both-ids",
        Effect::AgreeAgain => "agree-again",
        Effect::ConfirmAgain => "confirm-again",
        Effect::Locked => "locked",
        Effect::NoLongerFits => "no-longer-fits",
        Effect::Kept => "kept",
    }
}
