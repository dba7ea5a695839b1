//! Entries, slips and the head of a book as TOML tables, in the order and form of format.md.
//!
//! It must not know the file they go into.

use toml_edit::{ArrayOfTables, InlineTable, Item, Table, Value as Toml, value};

use crate::domain::book::{Book, Slip};
use crate::domain::entry::{Entry, Status};
use crate::domain::period::{Voice, Window};
use crate::domain::questionnaire::Edition;
use crate::storage::write_value::{date_value, time_value, value_item};

/// The keys of an entry that this version writes; others belong to a person or a newer version.
pub const ENTRY_KEYS: [&str; 11] = [
    "status",
    "value",
    "standing",
    "agreed",
    "confirmed",
    "locked",
    "follow-up",
    "reason",
    "released",
    "note",
    "evidence",
];

/// The head of a book: everything above its entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The questionnaire it is answered under.
    pub questionnaire: Edition,
    /// Who speaks.
    pub voice: Voice,
    /// The one person, where several of a side answer apart.
    pub person: Option<String>,
    /// The period asked about (audits).
    pub window: Option<Window>,
    /// When the whole book was locked (audits).
    pub locked: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<&Book> for Head {
    fn from(book: &Book) -> Self {
        Self {
            questionnaire: book.questionnaire.clone(),
            voice: book.voice,
            person: book.person.clone(),
            window: book.window,
            locked: book.locked,
        }
    }
}

/// The head as TOML.
#[must_use]
pub fn head_table(head: &Head) -> Table {
    let mut table = Table::new();
    table.insert("questionnaire", value(head.questionnaire.to_string()));
    table.insert("voice", value(head.voice.as_str()));
    if let Some(person) = &head.person {
        table.insert("person", value(person.as_str()));
    }
    if let Some(window) = head.window {
        let days = [("from", date_value(window.from)), ("to", date_value(window.to))];
        table.insert("window", value(days.into_iter().collect::<InlineTable>()));
    }
    if let Some(time) = head.locked {
        table.insert("locked", Item::Value(time_value(time)));
    }
    table
}

/// All a book says of a question: `entry`, `amended` and `conflict`, as far as they are there.
#[must_use]
pub fn slip_table(slip: &Slip) -> Table {
    let mut table = Table::new();
    if let Some(entry) = &slip.entry {
        table.insert("entry", Item::Table(entry_table(entry)));
    }
    let amended = slip.amended.iter().map(|amendment| {
        let mut row = Table::new();
        row.insert("on", Item::Value(time_value(amendment.on)));
        row.extend(entry_table(&amendment.entry));
        row
    });
    insert_rows(&mut table, "amended", amended.collect());
    let conflicts = slip.conflicts.iter().map(|conflict| {
        let mut row = Table::new();
        row.insert("from", value(conflict.from.as_str()));
        row.insert("on", Item::Value(time_value(conflict.on)));
        row.extend(entry_table(&conflict.entry));
        row
    });
    insert_rows(&mut table, "conflict", conflicts.collect());
    table
}

/// An entry. A blank one without anything said is an empty table.
#[must_use]
pub fn entry_table(entry: &Entry) -> Table {
    let mut table = Table::new();
    if entry.status != Status::Blank {
        table.insert("status", value(entry.status.as_str()));
    }
    if let Some(answer) = &entry.value {
        table.insert("value", value_item(answer));
    }
    if let Some(standing) = entry.standing {
        table.insert("standing", value(standing.as_str()));
    }
    if let Some(agreed) = &entry.agreed {
        let mut names = InlineTable::new();
        put(&mut names, "agency", agreed.agency.as_deref().map(Toml::from));
        put(&mut names, "client", agreed.client.as_deref().map(Toml::from));
        put(&mut names, "on", agreed.on.map(date_value));
        table.insert("agreed", value(names));
    }
    if let Some(day) = entry.confirmed {
        table.insert("confirmed", Item::Value(date_value(day)));
    }
    if let Some(time) = entry.locked {
        table.insert("locked", Item::Value(time_value(time)));
    }
    if let Some(follow_up) = &entry.follow_up {
        let mut who = InlineTable::new();
        put(&mut who, "owner", follow_up.owner.as_deref().map(Toml::from));
        put(&mut who, "by", follow_up.by.map(date_value));
        table.insert("follow-up", value(who));
    }
    if let Some(reason) = &entry.reason {
        table.insert("reason", value(reason.as_str()));
    }
    if let Some(day) = entry.released {
        table.insert("released", Item::Value(date_value(day)));
    }
    if let Some(note) = &entry.note {
        table.insert("note", value(note.as_str()));
    }
    let evidence = entry.evidence.iter().map(|evidence| {
        let mut row = Table::new();
        row.insert("what", value(evidence.what.as_str()));
        if let Some(place) = &evidence.place {
            row.insert("where", value(place.as_str()));
        }
        if let Some(day) = evidence.on {
            row.insert("on", Item::Value(date_value(day)));
        }
        row
    });
    insert_rows(&mut table, "evidence", evidence.collect());
    table
}

fn insert_rows(table: &mut Table, key: &str, rows: ArrayOfTables) {
    if !rows.is_empty() {
        table.insert(key, Item::ArrayOfTables(rows));
    }
}

fn put(table: &mut InlineTable, key: &str, new: Option<Toml>) {
    if let Some(new) = new {
        table.insert(key, new);
    }
}
