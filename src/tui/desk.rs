//! The open workbook on the desk: its books, what can be undone, whether everything is saved, and its figures.
//!
//! Every change of a book goes through here and comes out as effects for the runtime. Knows no files and no screens.

pub mod one_cell;
pub mod typing;

use crate::domain::book::{Book, Moment, Slip};
use crate::domain::edit::{Change, Edit};
use crate::domain::engagement::{Action, ActionChange, ActionState, BookName, Engagement, Member, Round};
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::books::Books;
use crate::insight::scorecard::Scorecard;
use crate::texts::engagement::round_and_voice;
use crate::texts::voices;
use crate::tui::desk::typing::{Boundary, ends_a_word, is_one_run};
use crate::tui::message::{Effect, OpenWorkbook, SaveNews, Sources};
use crate::tui::outcome::Notice;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The open workbook.
#[derive(Debug)]
pub struct Desk {
    workbook: OpenWorkbook,
    undo: Vec<Taken>,
    redo: Vec<Taken>,
    cards: BTreeMap<BookName, Scorecard>,
    /// Rounds whose figures are older than their books.
    stale: BTreeSet<Id>,
}

/// One thing to take back: the inverse edits, newest first, and whether more typing may join it.
#[derive(Clone, Debug)]
struct Taken {
    book: BookName,
    edits: Vec<Edit>,
    open: bool,
}

/// The steps that can be undone; older ones are forgotten.
const DEPTH: usize = 1000;

impl Desk {
    /// Puts a workbook on the desk.
    #[must_use]
    pub fn new(workbook: OpenWorkbook) -> Self {
        let stale = workbook.engagement.rounds.iter().map(|round| round.id.clone()).collect();
        Self { workbook, undo: Vec::new(), redo: Vec::new(), cards: BTreeMap::new(), stale }
    }

    /// The workbook's folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.workbook.path
    }

    /// The engagement.
    #[must_use]
    pub const fn engagement(&self) -> &Engagement {
        &self.workbook.engagement
    }

    /// Its actions.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.workbook.actions
    }

    /// What there is to say about its files.
    #[must_use]
    pub fn opened(&self) -> &OpenWorkbook {
        &self.workbook
    }

    /// Whether nothing can be changed.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.workbook.read_only.is_some()
    }

    /// A round by its id.
    #[must_use]
    pub fn round(&self, id: &Id) -> Option<&Round> {
        self.workbook.engagement.round(id.as_str())
    }

    /// The questionnaire of a round.
    #[must_use]
    pub fn questionnaire(&self, round: &Id) -> Option<&Arc<Questionnaire>> {
        self.workbook.questionnaires.get(&self.round(round)?.questionnaire)
    }

    /// A question of a round.
    #[must_use]
    pub fn question(&self, round: &Id, question: &Id) -> Option<&Question> {
        self.questionnaire(round)?.question(question.as_str())
    }

    /// A book, if anything was entered in it.
    #[must_use]
    pub fn book(&self, name: &BookName) -> Option<&Book> {
        self.workbook.books.get(name).map(Arc::as_ref)
    }

    /// Why nothing can be entered in a book that is there and cannot be read.
    #[must_use]
    pub fn broken(&self, name: &BookName) -> Option<&Notice> {
        self.workbook.broken.get(name)
    }

    /// What a book says of a question.
    #[must_use]
    pub fn slip(&self, name: &BookName, question: &Id) -> Option<&Slip> {
        self.book(name)?.slip(question.as_str())
    }

    /// The entry of a question in a book.
    #[must_use]
    pub fn entry(&self, name: &BookName, question: &Id) -> Option<&Entry> {
        self.book(name)?.entry(question.as_str())
    }

    /// The same question in another voice's book of the same round.
    #[must_use]
    pub fn entry_of(&self, name: &BookName, voice: Voice, question: &Id) -> Option<&Entry> {
        self.entry(&BookName { round: name.round.clone(), voice }, question)
    }

    /// The figures of a round and voice, as last computed.
    #[must_use]
    pub fn card(&self, name: &BookName) -> Option<&Scorecard> {
        self.cards.get(name)
    }

    /// The engagement, a round and a voice, as title lines name them.
    #[must_use]
    pub fn path_to(&self, name: &BookName) -> Vec<String> {
        let engagement = self.engagement();
        let round = self.questionnaire(&name.round).map_or(name.round.as_str(), |one| one.title.as_str());
        vec![
            crate::texts::home::names(&engagement.agency.name, &engagement.client.name),
            round_and_voice(round, voices::name(name.voice)),
        ]
    }

    /// Whose figures are shown beside a book: sales have none of their own and see the joint ones (`scoring.md`
    /// section 2).
    #[must_use]
    pub fn figures_of(&self, name: &BookName) -> BookName {
        let voice = if name.voice == Voice::Sales { Voice::Joint } else { name.voice };
        BookName { round: name.round.clone(), voice }
    }

    /// The books of a round as its figures look at them.
    #[must_use]
    pub fn books(&self, name: &BookName) -> Option<Books<'_>> {
        let of = |voice| self.book(&BookName { round: name.round.clone(), voice });
        Some(Books {
            engagement: self.engagement(),
            round: self.round(&name.round)?,
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective: name.voice,
        })
    }

    /// How many questions of a book have an entry, and how many the voice is asked on the round's agenda.
    #[must_use]
    pub fn entered(&self, name: &BookName) -> (u32, u32) {
        let (Some(round), Some(questionnaire)) = (self.round(&name.round), self.questionnaire(&name.round)) else {
            return (0, 0);
        };
        let book = self.book(name);
        let asked = questionnaire.asked_of(name.voice).filter(|q| questionnaire.is_asked(&round.agenda, &q.id));
        asked.fold((0, 0), |(entered, asked), question| {
            let entry = book.and_then(|book| book.entry(question.id.as_str()));
            (entered + u32::from(status_of(question, entry) != Status::Blank), asked + 1)
        })
    }

    /// The rounds whose figures are to be computed anew; they count as asked for from now on.
    pub fn take_stale(&mut self) -> BTreeSet<Id> {
        std::mem::take(&mut self.stale)
    }

    /// Every figure is to be computed anew: the day or the people may be others.
    pub fn spoil_figures(&mut self) {
        self.stale.extend(self.workbook.engagement.rounds.iter().map(|round| round.id.clone()));
    }

    /// Takes figures that were computed.
    pub fn put_card(&mut self, name: BookName, card: Scorecard) {
        self.cards.insert(name, card);
    }

    /// What is needed to compute figures elsewhere; `None` where the questionnaire of the round is not there.
    #[must_use]
    pub fn sources(&self, name: &BookName, at: Moment) -> Option<Arc<Sources>> {
        let of_round = |(book, _): &(&BookName, &Arc<Book>)| book.round == name.round;
        let books = self.workbook.books.iter().filter(of_round).map(|(name, book)| (name.clone(), Arc::clone(book)));
        Some(Arc::new(Sources {
            engagement: Arc::new(self.workbook.engagement.clone()),
            questionnaire: Arc::clone(self.questionnaire(&name.round)?),
            books: books.collect(),
            at,
        }))
    }

    /// The book as it may be changed; an empty one where there is none yet.
    fn book_mut(&mut self, name: &BookName) -> Option<&mut Book> {
        self.stale.insert(name.round.clone());
        let edition = self.round(&name.round)?.questionnaire.clone();
        let book = self.workbook.books.entry(name.clone()).or_insert_with(|| Arc::new(Book::new(edition, name.voice)));
        Some(Arc::make_mut(book))
    }

    /// Changes a book. Typing into the same answer joins the step before, word by word.
    pub fn edit(&mut self, name: &BookName, question: &Id, change: Change, at: Moment) -> Vec<Effect> {
        let before = self.entry(name, question).and_then(|entry| entry.value.clone());
        let typing = matches!(change, Change::Value(_));
        let boundary = match &change {
            Change::Value(value) => ends_a_word(before.as_ref(), value.as_ref()),
            _ => Boundary::Own,
        };
        let joins = typing
            && boundary != Boundary::Own
            && self.undo.last().is_some_and(|last| {
                let same = last.book == *name && last.edits.len() == 1 && last.edits[0].question == *question;
                last.open && same && is_one_run(&last.edits[0].change, before.as_ref(), &change)
            });
        let edits = vec![(question.clone(), change)];
        let (effects, inverse) = self.perform(name, edits, at);
        if inverse.is_empty() {
            return effects;
        }
        self.redo.clear();
        if joins {
            if let Some(last) = self.undo.last_mut() {
                last.open = boundary == Boundary::Inside;
            }
        } else {
            self.remember(Taken { book: name.clone(), edits: inverse, open: typing && boundary == Boundary::Inside });
        }
        effects
    }

    /// Several changes that are one to undo.
    pub fn edit_all(&mut self, name: &BookName, changes: Vec<(Id, Change)>, at: Moment) -> Vec<Effect> {
        let (effects, inverse) = self.perform(name, changes, at);
        if !inverse.is_empty() {
            self.redo.clear();
            self.remember(Taken { book: name.clone(), edits: inverse, open: false });
        }
        effects
    }

    /// Ends a run of typing: what comes next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.open = false;
        }
    }

    /// Whether there is something to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Takes the last step back; says where it was.
    pub fn undo(&mut self, at: Moment) -> Option<(BookName, Id, Vec<Effect>)> {
        let taken = self.undo.pop()?;
        let (place, again, effects) = self.reverse(taken, at)?;
        self.redo.push(again);
        Some((place.0, place.1, effects))
    }

    /// Makes the last step taken back again; says where it is.
    pub fn redo(&mut self, at: Moment) -> Option<(BookName, Id, Vec<Effect>)> {
        let taken = self.redo.pop()?;
        let (place, again, effects) = self.reverse(taken, at)?;
        self.undo.push(again);
        Some((place.0, place.1, effects))
    }

    fn reverse(&mut self, taken: Taken, at: Moment) -> Option<((BookName, Id), Taken, Vec<Effect>)> {
        let question = taken.edits.last()?.question.clone();
        let changes = taken.edits.into_iter().map(|edit| (edit.question, edit.change)).collect();
        let (effects, inverse) = self.perform(&taken.book, changes, at);
        let again = Taken { book: taken.book.clone(), edits: inverse, open: false };
        Some(((taken.book, question), again, effects))
    }

    /// Performs changes; gives the effects and the inverse, newest first. Nothing happens in a read-only workbook.
    fn perform(&mut self, name: &BookName, changes: Vec<(Id, Change)>, at: Moment) -> (Vec<Effect>, Vec<Edit>) {
        let (mut effects, mut inverse) = (Vec::new(), Vec::new());
        if self.is_read_only() || self.broken(name).is_some() {
            return (effects, inverse);
        }
        let Some(book) = self.book_mut(name) else { return (effects, inverse) };
        for (question, change) in changes {
            let before = book.slip(question.as_str()).cloned().unwrap_or_default();
            let undo = book.apply(Edit { question: question.clone(), change, at });
            let after = book.slip(question.as_str()).cloned().unwrap_or_default();
            if after == before {
                continue;
            }
            inverse.insert(0, undo);
            effects.push(Effect::KeepSlip {
                book: name.clone(),
                questionnaire: book.questionnaire.clone(),
                question,
                slip: Arc::new(after),
            });
        }
        (effects, inverse)
    }

    fn remember(&mut self, taken: Taken) {
        if self.undo.len() == DEPTH {
            self.undo.remove(0);
        }
        self.undo.push(taken);
    }

    /// Adds an action.
    pub fn add_action(&mut self, action: Action) -> Vec<Effect> {
        if self.is_read_only() {
            return Vec::new();
        }
        self.workbook.actions.push(action);
        vec![Effect::KeepActions(Arc::new(self.workbook.actions.clone()))]
    }

    /// Marks an action as done, or as open again if it was done; its history says so.
    pub fn toggle_action(&mut self, id: &str, today: NaiveDate) -> Vec<Effect> {
        let read_only = self.is_read_only();
        let Some(action) = self.workbook.actions.iter_mut().find(|action| action.id == id && !read_only) else {
            return Vec::new();
        };
        action.state = if action.is_open() { ActionState::Done } else { ActionState::Open };
        action.history.push(ActionChange { on: today, state: action.state, due: None, reason: None });
        vec![Effect::KeepActions(Arc::new(self.workbook.actions.clone()))]
    }

    /// Adds a person, unless somebody of that name is there.
    pub fn add_person(&mut self, member: Member) -> Vec<Effect> {
        let name = member.name.trim().to_lowercase();
        let known = self.workbook.engagement.people.iter().any(|other| other.name.trim().to_lowercase() == name);
        if self.is_read_only() || known || name.is_empty() {
            return Vec::new();
        }
        self.workbook.engagement.people.push(member);
        self.spoil_figures();
        vec![Effect::KeepEngagement(Arc::new(self.workbook.engagement.clone()))]
    }

    /// Takes what the saver found in the files: a merge changes entries underneath.
    pub fn take(&mut self, news: &SaveNews) {
        if let SaveNews::Changed { engagement, actions } = news {
            if let Some(engagement) = engagement {
                self.workbook.engagement = (**engagement).clone();
                self.spoil_figures();
            }
            if let Some(actions) = actions {
                self.workbook.actions.clone_from(actions);
            }
        }
        let SaveNews::Merged { book, slips, .. } = news else { return };
        let Some(book) = self.book_mut(book) else { return };
        for (question, slip) in slips {
            book.put(question, (*slip.0).clone());
        }
    }
}
