//! A person with their hands on a table or form: keys through the key table, as the application sends them.

#![allow(clippy::unwrap_used, missing_docs, clippy::missing_panics_doc)]

use crate::domain::book::Moment;
use crate::domain::engagement::{Engagement, Member, Party};
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::question::{Column, ColumnKind, RecordSpec, TableSpec};
use crate::domain::value::{Cell, Person, Row, Value};
use crate::tui::context::{Context, Library};
use crate::tui::desk::surface::Desk;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::editors::record::Record;
use crate::tui::editors::table::Table;
use crate::tui::key::Chord;
use crate::tui::keymap::{Keymap, typed};
use crate::tui::message::OpenWorkbook;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

pub fn id(word: &str) -> Id {
    Id::parse(word).unwrap()
}

pub fn column(name: &str, title: &str, kind: ColumnKind, required: bool) -> Column {
    Column { id: id(name), title: title.into(), kind, required }
}

pub fn text(words: &str) -> Cell {
    Cell::Text(words.into())
}

pub fn seed(metric: &str, kind: &str) -> Row {
    [(id("metric"), text(metric)), (id("type"), Cell::Choice(kind.into()))].into_iter().collect()
}

/// Metric (text), type (choice), owner (person), start (date), target (number), worth (money), final (yes-no), share
/// (percent), where (link).
pub fn columns() -> Vec<Column> {
    let types = ["leading", "lagging", "both"].map(String::from).to_vec();
    vec![
        column("metric", "Metric", ColumnKind::Text, true),
        column("type", "Leading or lagging", ColumnKind::Choice(types), false),
        column("owner", "Owner", ColumnKind::Person, true),
        column("start", "Start", ColumnKind::Date, false),
        column("target", "Target", ColumnKind::Number, false),
        column("worth", "Worth a year", ColumnKind::Money, false),
        column("final", "Final", ColumnKind::YesNo, false),
        column("share", "Share", ColumnKind::Percent, false),
        column("where", "Where it stands", ColumnKind::Link, false),
    ]
}

pub fn seeded() -> TableSpec {
    TableSpec { columns: columns(), seeds: vec![seed("Pipeline", "lagging"), seed("Meetings", "leading")] }
}

pub fn blank() -> TableSpec {
    TableSpec { columns: columns(), seeds: Vec::new() }
}

pub fn desk() -> Desk {
    let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: None };
    let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
    let engagement = Engagement {
        id: "e".into(),
        agency: party("Halyard", "Jo Park"),
        client: party("Northwind", "Mara Lind"),
        start: None,
        weeks: None,
        rounds: Vec::new(),
        people: vec![member("Mara Lind", Side::Client), member("Sam Reyes", Side::Agency)],
        reviews: Vec::new(),
        parked: Vec::new(),
    };
    Desk::new(OpenWorkbook {
        path: "w".into(),
        engagement,
        actions: Vec::new(),
        books: BTreeMap::new(),
        questionnaires: BTreeMap::new(),
        private: BTreeMap::new(),
        private_broken: BTreeMap::new(),
        broken: BTreeMap::new(),
        read_only: None,
        notices: Vec::new(),
    })
}

/// A person with their hands on an editor.
pub struct Hands {
    pub editor: Box<dyn Editor>,
    desk: Desk,
    library: Library,
    keymap: Keymap,
    pub area: Rect,
    pub last: Reply,
    /// What was copied last.
    pub clipboard: Option<String>,
}

impl Hands {
    /// Before the value has come.
    pub fn bare(editor: impl Editor + 'static) -> Self {
        let area = Rect::new(0, 0, 100, 14);
        let (library, keymap) = (Library::default(), Keymap::new());
        Self { editor: Box::new(editor), desk: desk(), library, keymap, area, last: Reply::Moved, clipboard: None }
    }

    pub fn on(editor: impl Editor + 'static) -> Self {
        let mut hands = Self::bare(editor);
        let area = hands.area;
        hands.set(None);
        hands.editor.resize(area);
        hands
    }

    pub fn table(spec: TableSpec) -> Self {
        Self::on(Table::new(spec))
    }

    /// With the cursor in the first cell of all.
    pub fn at_top(spec: TableSpec) -> Self {
        let mut hands = Self::table(spec);
        hands.press("ctrl+home");
        hands
    }

    pub fn with<T>(&mut self, ask: impl FnOnce(&mut dyn Editor, &Context<'_>) -> T) -> T {
        let now = "2026-11-25T12:00:00Z".parse().unwrap();
        let cx = Context {
            desk: Some(&self.desk),
            library: &self.library,
            at: Moment { today: "2026-11-25".parse().unwrap(), now },
            theme: Theme::Dark,
            size: (100, 30),
            mine: &crate::tui::outcome::Preferences::default(),
            book: None,
            keymap: &self.keymap,
        };
        ask(self.editor.as_mut(), &cx)
    }

    pub fn set(&mut self, value: Option<&Value>) {
        self.with(|editor, cx| editor.set(value, cx));
    }

    /// Keys by name; a single character types.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for chord in keys.split(' ').map(|key| key.parse::<Chord>().unwrap()) {
            if let Some(letter) = typed(chord) {
                self.last = self.with(|editor, cx| editor.input(&letter.to_string(), false, cx));
            } else if chord == "esc".parse().unwrap() {
                self.last = if self.editor.escape() { Reply::Moved } else { Reply::NotMine };
            } else {
                let scopes = self.editor.scopes();
                let action = self.keymap.actions(scopes, chord).find(|action| self.editor.can(*action));
                self.last = action.map_or(Reply::NotMine, |action| self.with(|editor, cx| editor.act(action, cx)));
            }
            self.editor.resize(self.area);
            if let Reply::Copied { words, .. } = &self.last {
                self.clipboard = Some(words.clone());
            }
        }
        self
    }

    /// Pastes what was copied last, if anything was.
    pub fn paste_back(&mut self) -> &mut Self {
        if let Some(words) = self.clipboard.clone() {
            self.paste(&words);
        }
        self
    }

    pub fn say(&mut self, words: &str) -> &mut Self {
        let mut edited = false;
        for letter in words.chars() {
            self.last = self.with(|editor, cx| editor.input(&letter.to_string(), false, cx));
            edited |= self.last == Reply::Edited;
        }
        if edited {
            self.last = Reply::Edited;
        }
        self
    }

    pub fn paste(&mut self, words: &str) -> &mut Self {
        self.last = self.with(|editor, cx| editor.input(words, true, cx));
        self
    }

    /// Takes what was pasted, as Enter in the window does.
    pub fn take(&mut self) -> &mut Self {
        if let Reply::Preview(paste) = self.last.clone() {
            self.set(Some(&Value::Table(paste.rows)));
            self.last = if paste.changes { Reply::Edited } else { Reply::Moved };
        }
        self
    }

    pub fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        let area = self.area;
        self.last = self.with(|editor, cx| editor.mouse(Mouse { kind, column, row }, area, cx));
        self
    }

    pub fn draft(&mut self) -> Draft {
        self.with(|editor, cx| editor.draft(cx))
    }

    pub fn rows(&mut self) -> Vec<Row> {
        match self.draft().into_value() {
            Some(Value::Table(rows)) => rows,
            Some(Value::Record(row)) => vec![row],
            other => panic!("{other:?}"),
        }
    }

    pub fn cell(&mut self, row: usize, column: &str) -> Option<Cell> {
        self.rows().get(row)?.get(column).cloned()
    }

    pub fn picture(&mut self) -> String {
        let area = self.area;
        let mut buf = Buffer::empty(area);
        self.with(|editor, cx| editor.draw(area, &mut buf, cx, true));
        let rows = buf.content.chunks(usize::from(area.width.max(1)));
        rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned() + "\n").collect()
    }
}

pub fn named(name: &str) -> Option<Cell> {
    Some(Cell::Person(Person::named(name)))
}

pub fn form() -> Hands {
    Hands::on(Record::new(&RecordSpec { columns: columns() }))
}
