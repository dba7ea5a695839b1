//! The desk itself: the open workbook, and every change of it, which comes out as effects for the runtime.
//!
//! Knows no files and no screens.

use crate::domain::book::{Book, Moment, Slip};
use crate::domain::edit::{Change, Edit};
use crate::domain::engagement::{Action, BookName, Engagement, Member, Round};
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::{Quarter, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::scorecard::Scorecard;
use crate::insight::sides::Sides;
use crate::texts::engagement::{round_and_voice, round_between, round_of};
use crate::texts::voices;
use crate::tui::desk::steps::{Steps, Taken};
use crate::tui::desk::typing::{Boundary, ends_a_word, is_one_run};
use crate::tui::message::{Effect, OpenWorkbook, SaveNews};
use crate::tui::outcome::{Notice, TaskChange};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The open workbook.
#[derive(Debug)]
pub struct Desk {
    pub(in crate::tui::desk) workbook: OpenWorkbook,
    pub(in crate::tui::desk) steps: Steps,
    pub(in crate::tui::desk) cards: BTreeMap<BookName, Scorecard>,
    /// Rounds whose figures are older than their books.
    pub(in crate::tui::desk) stale: BTreeSet<Id>,
    pub(in crate::tui::desk) sides: Option<Sides>,
    /// Both sides are older than the books.
    pub(in crate::tui::desk) sides_stale: bool,
}

impl Desk {
    /// Puts a workbook on the desk.
    #[must_use]
    pub fn new(workbook: OpenWorkbook) -> Self {
        let stale = workbook.engagement.rounds.iter().map(|round| round.id.clone()).collect();
        Self { workbook, steps: Steps::default(), cards: BTreeMap::new(), stale, sides: None, sides_stale: true }
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

    /// [`Desk::broken`], or why nothing can be entered at a question whose answer is private.
    #[must_use]
    pub fn broken_at(&self, name: &BookName, question: &Id) -> Option<&Notice> {
        let private =
            || self.workbook.private_broken.get(&name.voice.side()?).filter(|_| self.is_private(name, question));
        self.broken(name).or_else(private)
    }

    /// Why nothing at all can be entered at a question: its book cannot be read, or a newer version wrote the workbook.
    #[must_use]
    pub fn closed_at(&self, name: &BookName, question: &Id) -> Option<&Notice> {
        self.broken_at(name, question).or(self.workbook.read_only.as_ref())
    }

    /// What a voice says of a question, to itself: what it keeps in private, else what its book says.
    #[must_use]
    pub fn slip(&self, name: &BookName, question: &Id) -> Option<&Slip> {
        self.private_slip(name, question).or_else(|| self.book(name)?.slip(question.as_str()))
    }

    /// The entry of [`Desk::slip`].
    #[must_use]
    pub fn entry(&self, name: &BookName, question: &Id) -> Option<&Entry> {
        self.slip(name, question)?.entry.as_ref()
    }

    /// The same question in another voice's book of the same round: nothing that is kept in private.
    #[must_use]
    pub fn entry_of(&self, name: &BookName, voice: Voice, question: &Id) -> Option<&Entry> {
        self.book(&BookName { round: name.round.clone(), voice })?.entry(question.as_str())
    }

    /// The engagement, a round and a voice, as title lines name them.
    #[must_use]
    pub fn path_to(&self, name: &BookName) -> Vec<String> {
        let engagement = self.engagement();
        let round = self.questionnaire(&name.round).map_or(name.round.as_str(), |one| one.title.as_str());
        let of_round = |voice| self.book(&BookName { round: name.round.clone(), voice });
        let window = Voice::ALL.into_iter().find_map(|voice| of_round(voice)?.window);
        let round = window.map_or_else(
            || round.to_owned(),
            |window| {
                let quarter = Quarter::of(window.from);
                match quarter.window().filter(|whole| *whole == window) {
                    Some(_) => round_of(round, &quarter.to_string()),
                    None => round_between(round, window.from, window.to),
                }
            },
        );
        vec![
            crate::texts::home::names(&engagement.agency.name, &engagement.client.name),
            round_and_voice(&round, voices::name(name.voice)),
        ]
    }

    /// How many questions of a book have an entry, and how many the voice is asked on the round's agenda.
    #[must_use]
    pub fn entered(&self, name: &BookName) -> (u32, u32) {
        let (Some(round), Some(questionnaire)) = (self.round(&name.round), self.questionnaire(&name.round)) else {
            return (0, 0);
        };
        let asked = questionnaire.asked_of(name.voice).filter(|q| questionnaire.is_asked(&round.agenda, &q.id));
        asked.fold((0, 0), |(entered, asked), question| {
            let entry = self.entry(name, &question.id);
            (entered + u32::from(status_of(question, entry) != Status::Blank), asked + 1)
        })
    }

    /// The book as it may be changed; an empty one where there is none yet.
    pub(in crate::tui::desk) fn book_mut(&mut self, name: &BookName) -> Option<&mut Book> {
        self.stale.insert(name.round.clone());
        self.sides_stale = true;
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
            && self.steps.newest(name).is_some_and(|last| {
                let same = last.edits.len() == 1 && last.edits[0].question == *question;
                last.open && same && is_one_run(&last.edits[0].change, before.as_ref(), &change)
            });
        let locks = change == Change::Lock;
        let (effects, inverse) = self.perform(name, vec![(question.clone(), change)], at);
        if inverse.is_empty() {
            return effects;
        }
        if locks {
            self.steps.end(name, question);
        }
        if joins {
            self.steps.join(name, boundary == Boundary::Inside);
        } else {
            let open = typing && boundary == Boundary::Inside;
            self.steps.remember(Taken { book: name.clone(), edits: inverse, open });
        }
        effects
    }

    /// Several changes that are one to undo.
    pub fn edit_all(&mut self, name: &BookName, changes: Vec<(Id, Change)>, at: Moment) -> Vec<Effect> {
        let (effects, inverse) = self.perform(name, changes, at);
        if !inverse.is_empty() {
            self.steps.remember(Taken { book: name.clone(), edits: inverse, open: false });
        }
        effects
    }

    /// Ends a run of typing: what comes next is a step of its own.
    pub fn seal(&mut self) {
        self.steps.seal();
    }

    /// Performs changes; gives the effects and the inverse, newest first. Nothing happens in a read-only workbook.
    pub(in crate::tui::desk) fn perform(
        &mut self,
        name: &BookName,
        changes: Vec<(Id, Change)>,
        at: Moment,
    ) -> (Vec<Effect>, Vec<Edit>) {
        let (mut effects, mut inverse) = (Vec::new(), Vec::new());
        if self.is_read_only() || self.broken(name).is_some() {
            return (effects, inverse);
        }
        for (question, change) in changes {
            let edit = Edit { question, change, at };
            let done = if self.may_be_private(name, &edit.question) {
                self.perform_private(name, edit)
            } else {
                self.perform_shared(name, edit)
            };
            if let Some((made, undo)) = done {
                effects.extend(made);
                inverse.insert(0, undo);
            }
        }
        (effects, inverse)
    }

    /// One change of a book; `None` where nothing changed.
    fn perform_shared(&mut self, name: &BookName, edit: Edit) -> Option<(Vec<Effect>, Edit)> {
        let question = edit.question.clone();
        let book = self.book_mut(name)?;
        let before = book.slip(question.as_str()).cloned().unwrap_or_default();
        let undo = book.apply(edit);
        let after = book.slip(question.as_str()).cloned().unwrap_or_default();
        (after != before).then(|| (vec![keep(name, book, question, after)], undo))
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
        if action.is_open() {
            action.finish(today);
        } else {
            action.reopen(today);
        }
        vec![Effect::KeepActions(Arc::new(self.workbook.actions.clone()))]
    }

    /// Gives an action up, or puts it to another day, with the reason.
    pub fn settle_action(&mut self, id: &str, change: TaskChange, today: NaiveDate) -> Vec<Effect> {
        let read_only = self.is_read_only();
        let Some(action) = self.workbook.actions.iter_mut().find(|action| action.id == id && !read_only) else {
            return Vec::new();
        };
        match change {
            TaskChange::Drop(reason) => action.drop(reason, today),
            TaskChange::Move(due, reason) => action.put_off(due, reason, today),
        }
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

pub(in crate::tui::desk) fn keep(name: &BookName, book: &Book, question: Id, slip: Slip) -> Effect {
    Effect::KeepSlip { book: name.clone(), questionnaire: book.questionnaire.clone(), question, slip: Arc::new(slip) }
}
