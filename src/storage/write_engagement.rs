//! An engagement and its actions as TOML tables, in the order and form of format.md.
//!
//! It must not know the files they go into.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value as Toml, value};

use crate::domain::engagement::{Action, Engagement, Party, Round};
use crate::storage::write_value::date_value;

/// An engagement (`engagement.toml` without its `format`).
#[must_use]
pub fn engagement_table(engagement: &Engagement) -> Table {
    let mut table = Table::new();
    table.insert("id", value(engagement.id.as_str()));
    table.insert("agency", party(&engagement.agency));
    table.insert("client", party(&engagement.client));
    put(&mut table, "start", engagement.start.map(date_value));
    put(&mut table, "weeks", engagement.weeks.map(|weeks| Toml::from(i64::from(weeks))));
    put_rows(&mut table, "rounds", engagement.rounds.iter().map(round).collect());
    let people = engagement.people.iter().map(|member| {
        let mut row = Table::new();
        row.insert("name", value(member.name.as_str()));
        put(&mut row, "side", member.side.map(|side| Toml::from(side.as_str())));
        put(&mut row, "role", member.role.as_deref().map(Toml::from));
        row
    });
    put_rows(&mut table, "people", people.collect());
    let reviews = engagement.reviews.iter().map(|review| {
        let mut row = Table::new();
        row.insert("on", Item::Value(date_value(review.on)));
        row.insert("kind", value(review.kind.as_str()));
        let postponed = review.postponed.iter().map(|(from, reason)| {
            inline([("from", Some(date_value(*from))), ("reason", Some(Toml::from(reason.as_str())))])
        });
        put_list(&mut row, "postponed", postponed.collect());
        row
    });
    put_rows(&mut table, "reviews", reviews.collect());
    let parked = engagement.parked.iter().map(|thought| {
        let mut row = Table::new();
        row.insert("what", value(thought.what.as_str()));
        put(&mut row, "from", thought.from.as_deref().map(Toml::from));
        put(&mut row, "on", thought.on.map(date_value));
        row
    });
    put_rows(&mut table, "parked", parked.collect());
    table
}

/// All actions (`actions.toml`).
#[must_use]
pub fn actions_table(actions: &[Action]) -> Table {
    let rows = actions.iter().map(|action| {
        let mut row = Table::new();
        row.insert("id", value(action.id.as_str()));
        row.insert("what", value(action.what.as_str()));
        put(&mut row, "side", action.side.map(|side| Toml::from(side.as_str())));
        put(&mut row, "owner", action.owner.as_deref().map(Toml::from));
        put(&mut row, "due", action.due.map(date_value));
        put(&mut row, "from", action.from.as_deref().map(Toml::from));
        row.insert("state", value(action.state.as_str()));
        let history = action.history.iter().map(|change| {
            inline([
                ("on", Some(date_value(change.on))),
                ("state", Some(Toml::from(change.state.as_str()))),
                ("due", change.due.map(date_value)),
                ("reason", change.reason.as_deref().map(Toml::from)),
            ])
        });
        put_list(&mut row, "history", history.collect());
        row
    });
    let mut table = Table::new();
    put_rows(&mut table, "action", rows.collect());
    table
}

fn party(party: &Party) -> Item {
    let pairs = [("name", Some(Toml::from(party.name.as_str()))), ("lead", party.lead.as_deref().map(Toml::from))];
    Item::Value(inline(pairs))
}

fn round(round: &Round) -> Table {
    let mut row = Table::new();
    row.insert("id", value(round.id.as_str()));
    row.insert("questionnaire", value(round.questionnaire.to_string()));
    put(&mut row, "weeks", round.weeks.map(|weeks| Toml::from(i64::from(weeks))));
    put(&mut row, "start", round.start.map(date_value));
    row.insert("agenda", value(round.agenda.as_str()));
    put(&mut row, "closed", round.closed.map(date_value));
    if !round.minutes.is_empty() {
        let minutes = round.minutes.iter().map(|(step, minutes)| (step.as_str(), i64::from(*minutes)));
        row.insert("minutes", value(minutes.collect::<InlineTable>()));
    }
    row
}

fn inline<const N: usize>(pairs: [(&str, Option<Toml>); N]) -> Toml {
    Toml::InlineTable(pairs.into_iter().filter_map(|(key, new)| Some((key, new?))).collect())
}

fn put(table: &mut Table, key: &str, new: Option<Toml>) {
    if let Some(new) = new {
        table.insert(key, Item::Value(new));
    }
}

fn put_rows(table: &mut Table, key: &str, rows: ArrayOfTables) {
    if !rows.is_empty() {
        table.insert(key, Item::ArrayOfTables(rows));
    }
}

fn put_list(table: &mut Table, key: &str, list: Array) {
    if !list.is_empty() {
        table.insert(key, value(list));
    }
}
