//! Keeping what an open workbook says: the bridge between values that change on the screen and changes of files.
//!
//! It remembers what was last known of each part, so that a change carries what it was made from, and reads a file again when
//! somebody else changed it. It must not know what is drawn.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::book::{Book, Slip};
use crate::domain::engagement::{Action, BookName, Engagement};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::questionnaire::Edition;
use crate::storage::catalogue::Catalogue;
use crate::storage::changes;
use crate::storage::error::StorageError;
use crate::storage::merge::Change;
use crate::storage::private::Private;
use crate::storage::read::{Stamp, read_if_there};
use crate::storage::save_file::Target;
use crate::storage::saver::Saver;
use crate::storage::workbook::{self, ReadBook, Workbook};
use crate::storage::write_book::Head;

/// What a file says that somebody else changed.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// A book.
    Book {
        /// Which.
        name: BookName,
        /// The questions of which it says something else than was known here, with all it says of them.
        slips: Vec<(Id, Slip)>,
        /// How many of its questions hold an entry that lost a merge.
        conflicts: usize,
    },
    /// The engagement.
    Engagement(Box<Engagement>),
    /// The actions.
    Actions(Vec<Action>),
}

/// One open workbook and what was last known of its parts.
#[derive(Debug)]
pub struct Keeper {
    saver: Arc<Saver>,
    workbook: Workbook,
    catalogue: Catalogue,
    books: BTreeMap<BookName, Arc<Book>>,
    /// What was put since the books were read.
    said: BTreeMap<BookName, BTreeMap<Id, Arc<Slip>>>,
    /// The sides' private files, and what was last known of them by round and question.
    private: BTreeMap<Side, KnownPrivate>,
}

/// A private file, and its entries by round and question.
type KnownPrivate = (PathBuf, BTreeMap<(Id, Id), Entry>);

impl Keeper {
    /// Begins to keep a workbook and the books read of it.
    ///
    /// # Errors
    /// `UnsafeName`.
    pub fn new(
        saver: Arc<Saver>,
        catalogue: Catalogue,
        workbook: Workbook,
        books: &BTreeMap<BookName, ReadBook>,
    ) -> Result<Self, StorageError> {
        saver.know(&workbook.root, &workbook.engagement.id);
        // What still waits was made from an older state: then everything is compared.
        let open = |target: Target, seen: Option<Stamp>| {
            let seen = if saver.is_waiting(&target.path) { Some(Stamp::NEVER) } else { seen };
            saver.open(target, seen);
        };
        open(workbook::engagement_target(&workbook.root), Some(workbook.engagement_stamp));
        open(workbook::actions_target(&workbook.root), workbook.actions_stamp);
        for (name, read) in books {
            open(workbook.book_target(name, &Head::from(&*read.book))?, Some(read.stamp));
        }
        let books = books.iter().map(|(name, read)| (name.clone(), Arc::clone(&read.book))).collect();
        Ok(Self { saver, workbook, catalogue, books, said: BTreeMap::new(), private: BTreeMap::new() })
    }

    /// Puts once more what an interrupted session left and what could not be brought into its file yet.
    pub fn put_back(&self, left: &BTreeMap<PathBuf, Vec<Change>>) {
        for (path, changes) in left {
            for change in changes {
                self.saver.put(path, change.clone());
            }
        }
    }

    /// The workbook's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.workbook.root
    }

    /// Keeps all a book now says of a question. A book that is not there yet begins under `edition`.
    ///
    /// # Errors
    /// `NewerFormat`, `UnsafeName`; what happens while saving is told by the saver.
    pub fn keep_slip(
        &mut self,
        name: &BookName,
        edition: &Edition,
        question: &Id,
        slip: Arc<Slip>,
    ) -> Result<(), StorageError> {
        self.workbook.refuse_newer()?;
        let path = self.begin(name, edition)?;
        let change = changes::slip(question, &self.known(name, question), &slip);
        self.saver.put(&path, change);
        self.said.entry(name.clone()).or_default().insert(question.clone(), slip);
        Ok(())
    }

    /// Keeps, outside the workbook, what a side says of a private question; `None`: nothing any more. `folder` is where
    /// private files lie.
    ///
    /// # Errors
    /// `NewerFormat`, `UnsafeName`, reading errors of the private file when it is touched first.
    pub fn keep_private(
        &mut self,
        folder: &Path,
        name: &BookName,
        question: &Id,
        entry: Option<&Entry>,
    ) -> Result<(), StorageError> {
        self.workbook.refuse_newer()?;
        let Some(side) = name.voice.side() else { return Ok(()) };
        let path = match self.private.get(&side) {
            Some((path, _)) => path.clone(),
            None => self.begin_private(&Private::open(folder, &self.workbook.engagement.id, side)?, side),
        };
        let Some((_, known)) = self.private.get_mut(&side) else { return Ok(()) };
        let place = (name.round.clone(), question.clone());
        let before = known.get(&place);
        self.saver.put(&path, changes::private_entry(&name.round, question, before, entry));
        match entry {
            Some(entry) => known.insert(place, entry.clone()),
            None => known.remove(&place),
        };
        Ok(())
    }

    /// Takes note of a side's private file.
    pub fn know_private(&mut self, private: &Private, side: Side) {
        self.begin_private(private, side);
    }

    /// Takes note of what a side's private file holds of a round.
    pub fn know_private_entries(&mut self, name: &BookName, entries: &BTreeMap<Id, Entry>) {
        let known = name.voice.side().and_then(|side| self.private.get_mut(&side));
        if let Some((_, known)) = known {
            let place = |question: &Id| (name.round.clone(), question.clone());
            known.extend(entries.iter().map(|(question, entry)| (place(question), entry.clone())));
        }
    }

    fn begin_private(&mut self, private: &Private, side: Side) -> PathBuf {
        let target = private.target();
        let path = target.path.clone();
        if !self.private.contains_key(&side) {
            self.saver.open(target, private.stamp());
            self.private.insert(side, (path.clone(), BTreeMap::new()));
        }
        path
    }

    /// Keeps the head of a book: its window, its lock.
    ///
    /// # Errors
    /// As [`Keeper::keep_slip`].
    pub fn keep_head(&mut self, name: &BookName, head: &Head) -> Result<(), StorageError> {
        self.workbook.refuse_newer()?;
        let path = self.begin(name, &head.questionnaire)?;
        if let Some(book) = self.books.get_mut(name) {
            self.saver.put(&path, changes::head(Some(&Head::from(&**book)), head));
            let book = Arc::make_mut(book);
            (book.person, book.window, book.locked) = (head.person.clone(), head.window, head.locked);
        }
        Ok(())
    }

    /// Keeps the engagement.
    ///
    /// # Errors
    /// `NewerFormat`.
    pub fn keep_engagement(&mut self, now: &Engagement) -> Result<(), StorageError> {
        self.workbook.refuse_newer()?;
        let target = workbook::engagement_target(&self.workbook.root);
        self.saver.put(&target.path, changes::engagement(Some(&self.workbook.engagement), now));
        self.workbook.engagement = now.clone();
        Ok(())
    }

    /// Keeps the actions.
    ///
    /// # Errors
    /// `NewerFormat`.
    pub fn keep_actions(&mut self, now: &[Action]) -> Result<(), StorageError> {
        self.workbook.refuse_newer()?;
        let target = workbook::actions_target(&self.workbook.root);
        self.saver.put(&target.path, changes::actions(&self.workbook.actions, now));
        self.workbook.actions = now.to_vec();
        Ok(())
    }

    /// The files somebody else changed since they were last read or saved; to be asked when the window is chosen again and
    /// before a pause in typing ends. Reads each file once.
    #[must_use]
    pub fn changed(&self) -> Vec<PathBuf> {
        let stamp = |path: &Path| read_if_there(path).ok().flatten().map(|text| text.stamp);
        let differs = |(path, seen): &(PathBuf, Option<Stamp>)| match (stamp(path), seen) {
            (Some(now), Some(seen)) => !now.same_content(seen),
            (Some(_), None) => true,
            // A file that vanished is written anew by the next save.
            (None, _) => false,
        };
        let ours = self.saver.seen().into_iter().filter(|(path, _)| path.starts_with(&self.workbook.root));
        ours.filter(differs).map(|(path, _)| path).collect()
    }

    /// Reads a file again that somebody else changed, and tells what is new in it. `vanished`: what was known of it and is not in
    /// it is put once more.
    ///
    /// # Errors
    /// Reading errors; then what was known stays known.
    pub fn reread(&mut self, path: &Path, vanished: bool) -> Result<Option<News>, StorageError> {
        let root = self.workbook.root.clone();
        if path == workbook::engagement_target(&root).path {
            let (checked, text) = workbook::read_engagement(&root)?;
            self.reopen(workbook::engagement_target(&root), text.stamp);
            let changed = checked.content != self.workbook.engagement && !self.saver.is_waiting(path);
            if changed {
                self.workbook.engagement = checked.content.clone();
            }
            return Ok(changed.then(|| News::Engagement(Box::new(checked.content))));
        }
        if path == workbook::actions_target(&root).path {
            let Some((checked, text)) = workbook::read_actions(&root)? else { return Ok(None) };
            self.reopen(workbook::actions_target(&root), text.stamp);
            let changed = checked.content != self.workbook.actions && !self.saver.is_waiting(path);
            if changed {
                self.workbook.actions.clone_from(&checked.content);
            }
            return Ok(changed.then_some(News::Actions(checked.content)));
        }
        let names: Vec<BookName> = self.books.keys().cloned().collect();
        let of = |name: &BookName| crate::storage::places::book(&root, name).ok();
        match names.into_iter().find(|name| of(name).as_deref() == Some(path)) {
            Some(name) => self.reread_book(name, path, vanished).map(Some),
            None => Ok(None),
        }
    }

    fn reread_book(&mut self, name: BookName, path: &Path, vanished: bool) -> Result<News, StorageError> {
        let Some(read) = self.workbook.book(&self.catalogue, &name)? else {
            return Ok(News::Book { name, slips: Vec::new(), conflicts: 0 });
        };
        self.reopen(self.workbook.book_target(&name, &Head::from(&*read.book))?, read.stamp);
        let waiting = self.saver.waiting_questions(path);
        let before = self.books.get(&name).cloned();
        let mut ids: Vec<Id> = read.book.slips().map(|(id, _)| id.clone()).collect();
        ids.extend(before.iter().flat_map(|book| book.slips().map(|(id, _)| id.clone())));
        ids.extend(self.said.get(&name).into_iter().flat_map(|said| said.keys().cloned()));
        ids.sort();
        ids.dedup();
        let mut slips = Vec::new();
        for id in ids.into_iter().filter(|id| !waiting.contains(id.as_str())) {
            let known = self.known(&name, &id);
            let now = read.book.slip(id.as_str()).cloned().unwrap_or_default();
            if vanished && now.is_empty() && !known.is_empty() {
                self.saver.put(path, changes::slip(&id, &now, &known));
            } else if *known != now {
                slips.push((id.clone(), now));
                self.said.entry(name.clone()).or_default().remove(&id);
            }
        }
        if !vanished {
            // What waits stays said; everything else is now as the file says.
            if let Some(said) = self.said.get_mut(&name) {
                said.retain(|id, _| waiting.contains(id.as_str()));
            }
            self.books.insert(name.clone(), Arc::clone(&read.book));
        }
        let conflicts = read.book.slips().filter(|(_, slip)| !slip.conflicts.is_empty()).count();
        Ok(News::Book { name, slips, conflicts })
    }

    /// Tells the saver what was seen, unless a change made from an older state still waits: then everything is compared.
    fn reopen(&self, target: Target, stamp: Stamp) {
        let seen = if self.saver.is_waiting(&target.path) { Stamp::NEVER } else { stamp };
        self.saver.open(target, Some(seen));
    }

    /// What was last known of a question.
    fn known(&self, name: &BookName, question: &Id) -> Arc<Slip> {
        if let Some(slip) = self.said.get(name).and_then(|said| said.get(question)) {
            return Arc::clone(slip);
        }
        let slip = self.books.get(name).and_then(|book| book.slip(question.as_str()));
        Arc::new(slip.cloned().unwrap_or_default())
    }

    /// The file of a book, which is begun if it is not known yet.
    fn begin(&mut self, name: &BookName, edition: &Edition) -> Result<PathBuf, StorageError> {
        if !self.books.contains_key(name) {
            let book = Book::new(edition.clone(), name.voice);
            self.saver.open(self.workbook.book_target(name, &Head::from(&book))?, None);
            self.books.insert(name.clone(), Arc::new(book));
        }
        crate::storage::places::book(&self.workbook.root, name)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::engagement::{Member, Party, Round};
    use crate::domain::entry::{Entry, Status};
    use crate::domain::period::{Side, Voice};
    use crate::domain::value::Value;
    use crate::storage::atomic::Disk;
    use crate::storage::catalogue::built_in_text;
    use crate::storage::create::create;
    use crate::storage::fold;
    use crate::storage::paths::Paths;
    use crate::storage::recover::{Recovered, recover};
    use crate::storage::save_event::{FlushResult, Kept};
    use crate::storage::save_file::Writer;
    use crate::storage::saver::Setup;
    use std::fs;
    use std::time::Duration;

    const LONG: Duration = Duration::from_secs(20);

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn edition() -> Edition {
        Edition::parse("onboarding@1.1.0").unwrap()
    }

    fn engagement() -> Engagement {
        Engagement {
            id: "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10".into(),
            agency: Party { name: "Halyard".into(), lead: Some("Jo Park".into()) },
            client: Party { name: "Northwind \"N\" Instruments".into(), lead: None },
            start: Some("2026-11-02".parse().unwrap()),
            weeks: Some(6),
            rounds: vec![Round {
                id: id("onboarding"),
                questionnaire: edition(),
                weeks: None,
                start: Some("2026-11-02".parse().unwrap()),
                agenda: "full".into(),
                closed: None,
                minutes: vec![(id("week-0"), 31)],
                digest: crate::domain::engagement::Digests::default(),
            }],
            people: vec![Member { name: "Mara Lind".into(), side: Some(Side::Client), role: Some("VP".into()) }],
            reviews: Vec::new(),
            parked: Vec::new(),
        }
    }

    fn writer() -> Writer {
        Writer { name: "jo".into(), now: "2026-11-12T08:00:00Z".parse().unwrap(), patience: Duration::ZERO }
    }

    fn name() -> BookName {
        BookName { round: id("onboarding"), voice: Voice::Joint }
    }

    fn said(text: &str) -> Slip {
        let entry = Entry { status: Status::Answered, value: Some(Value::Text(text.into())), ..Entry::default() };
        Slip { entry: Some(entry), ..Slip::default() }
    }

    struct Room {
        folder: tempfile::TempDir,
        root: PathBuf,
    }

    impl Room {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().join("halyard-northwind");
            let copies = [(edition(), built_in_text(&edition()).unwrap())];
            create(&Disk::real(), &writer(), &root, &engagement(), &copies).unwrap();
            Self { folder, root }
        }

        /// A window: a saver and a keeper of the workbook as it is now.
        fn window(&self) -> (Arc<Saver>, Keeper) {
            let unsaved = self.paths().unsaved().ok();
            let setup = Setup { disk: Disk::real(), writer: "jo".into(), now: || writer().now, unsaved };
            let saver = Arc::new(Saver::start(setup, |_| {}));
            let mut workbook = Workbook::open(&self.root).unwrap();
            let books = workbook.all_books(&Catalogue::default());
            let keeper = Keeper::new(Arc::clone(&saver), Catalogue::default(), workbook, &books).unwrap();
            (saver, keeper)
        }

        fn paths(&self) -> Paths {
            Paths::under(&self.folder.path().join("machine"))
        }

        fn recover(&self) -> Vec<Recovered> {
            recover(&self.root, &self.paths(), &Disk::real(), &writer())
        }

        fn book(&self) -> Arc<Book> {
            let mut workbook = Workbook::open(&self.root).unwrap();
            workbook.book(&Catalogue::default(), &name()).unwrap().unwrap().book
        }

        fn path(&self) -> PathBuf {
            self.root.join("rounds/onboarding/joint.toml")
        }
    }

    fn keep(keeper: &mut Keeper, question: &str, text: &str) {
        keeper.keep_slip(&name(), &edition(), &id(question), Arc::new(said(text))).unwrap();
    }

    fn flush(saver: &Saver) {
        let result = saver.flush(LONG);
        assert!(matches!(result, FlushResult::Saved), "{result:?}");
    }

    #[test]
    fn a_new_workbook_reads_back_and_is_never_made_over_another() {
        let room = Room::new();
        let workbook = Workbook::open(&room.root).unwrap();
        assert_eq!(workbook.engagement, engagement());
        assert_eq!(workbook.findings, []);
        let text = fs::read_to_string(room.root.join("engagement.toml")).unwrap();
        assert!(text.starts_with("format = 1\nid = \"0199f0c2"), "{text}");
        assert!(text.ends_with("# end of file\n"), "{text}");
        assert!(room.root.join("questionnaires/onboarding@1.1.0.toml").is_file());
        let again = |root: &Path| create(&Disk::real(), &writer(), root, &engagement(), &[]).unwrap_err();
        assert!(matches!(again(&room.root), StorageError::AlreadyThere { what: "workbook", .. }));
        assert!(matches!(again(room.folder.path()), StorageError::AlreadyThere { .. }));
    }

    #[test]
    fn what_is_no_workbook_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Workbook::open(folder.path()), Err(StorageError::NoWorkbook { .. })));
        let missing = Workbook::open(&folder.path().join("none")).unwrap_err();
        assert_eq!(missing.exit_code(), 3);
        fs::write(folder.path().join("engagement.toml"), "id = \u{1b}\n").unwrap();
        let broken = Workbook::open(folder.path()).unwrap_err();
        assert_eq!(broken.exit_code(), 2);
        assert!(!broken.to_string().contains('\u{1b}'));
    }

    #[test]
    fn answers_begin_a_book_and_a_second_window_reads_them() {
        let room = Room::new();
        let (saver, mut keeper) = room.window();
        keep(&mut keeper, "cc-business-goal", "first");
        keep(&mut keeper, "cc-business-goal", "second");
        keep(&mut keeper, "me-success-statement", "日本");
        flush(&saver);
        assert_eq!(room.book().entry("cc-business-goal").unwrap().status, Status::Answered);
        let text = fs::read_to_string(room.path()).unwrap();
        let head = "format = 1\nquestionnaire = \"onboarding@1.1.0\"\nvoice = \"joint\"\n\n[entry.cc-business-goal]\n";
        assert!(text.starts_with(head), "{text}");
        assert_eq!(keeper.changed(), Vec::<PathBuf>::new());
    }

    #[test]
    fn two_windows_see_each_other_and_conflicts_come_to_light() {
        let room = Room::new();
        let (first_saver, mut first) = room.window();
        keep(&mut first, "a", "first");
        keep(&mut first, "b", "first");
        flush(&first_saver);
        let (second_saver, mut second) = room.window();
        keep(&mut second, "a", "second");
        flush(&second_saver);
        assert_eq!(first.changed(), [room.path()]);
        let Some(News::Book { slips, conflicts, .. }) = first.reread(&room.path(), false).unwrap() else { panic!() };
        assert_eq!(slips, [(id("a"), said("second"))]);
        assert_eq!(conflicts, 0);
        assert!(first.changed().is_empty());
        // Both change b without looking.
        keep(&mut second, "b", "second");
        flush(&second_saver);
        keep(&mut first, "b", "first again");
        flush(&first_saver);
        let Some(News::Book { slips, conflicts, .. }) = first.reread(&room.path(), false).unwrap() else { panic!() };
        assert_eq!((slips.len(), conflicts), (1, 1));
        let slip = &slips[0].1;
        assert_eq!(slip.entry, said("first again").entry);
        assert_eq!(slip.conflicts[0].entry.value, said("second").entry.unwrap().value);
        // Settled by a person: the conflict goes.
        first.keep_slip(&name(), &edition(), &id("b"), Arc::new(said("settled"))).unwrap();
        flush(&first_saver);
        assert!(!room.book().has_conflicts());
        assert_eq!(room.book().slip("b"), Some(&said("settled")));
    }

    #[test]
    fn a_change_that_waits_while_the_file_is_read_again_overwrites_nothing() {
        let room = Room::new();
        let (saver, mut keeper) = room.window();
        keep(&mut keeper, "a", "base");
        flush(&saver);
        let text = fs::read_to_string(room.path()).unwrap();
        keep(&mut keeper, "a", "ours");
        fs::write(room.path(), text.replace("\"base\"", "\"theirs\"")).unwrap();
        // Read again before the save: the waiting change was made without knowing theirs.
        keeper.reread(&room.path(), false).unwrap();
        flush(&saver);
        let book = room.book();
        assert_eq!(book.entry("a"), said("ours").entry.as_ref());
        assert_eq!(book.slip("a").unwrap().conflicts.len(), 1);
    }

    #[test]
    fn a_file_that_vanished_is_written_anew_with_everything_known() {
        let room = Room::new();
        let (saver, mut keeper) = room.window();
        keep(&mut keeper, "a", "one");
        keep(&mut keeper, "b", "two");
        flush(&saver);
        drop((saver, keeper));
        let (saver, mut keeper) = room.window();
        fs::remove_file(room.path()).unwrap();
        keep(&mut keeper, "c", "three");
        flush(&saver);
        keeper.reread(&room.path(), true).unwrap();
        flush(&saver);
        let book = room.book();
        for (question, text) in [("a", "one"), ("b", "two"), ("c", "three")] {
            assert_eq!(book.slip(question), Some(&said(text)), "{question}");
        }
    }

    #[test]
    fn the_engagement_and_the_actions_are_kept_too() {
        let room = Room::new();
        let (saver, mut keeper) = room.window();
        let mut now = engagement();
        now.client.lead = Some("Mara Lind".into());
        now.people.push(Member { name: "Sam Reyes".into(), side: None, role: None });
        keeper.keep_engagement(&now).unwrap();
        let action = Action {
            id: "a-2026-11-09-1".into(),
            what: "Get the counts".into(),
            side: Some(Side::Client),
            owner: Some("Sam Reyes".into()),
            due: Some("2026-11-16".parse().unwrap()),
            from: Some("onboarding/cc-conversion-history".into()),
            state: crate::domain::engagement::ActionState::Open,
            history: Vec::new(),
        };
        keeper.keep_actions(std::slice::from_ref(&action)).unwrap();
        flush(&saver);
        let workbook = Workbook::open(&room.root).unwrap();
        assert_eq!((workbook.engagement, workbook.actions), (now, vec![action]));
        assert_eq!(workbook.findings, []);
    }

    #[test]
    fn a_workbook_of_a_newer_version_is_read_and_never_changed() {
        let room = Room::new();
        let path = room.root.join("engagement.toml");
        let text = fs::read_to_string(&path).unwrap().replace("format = 1", "format = 2");
        fs::write(&path, &text).unwrap();
        let (saver, mut keeper) = room.window();
        let refused = keeper.keep_slip(&name(), &edition(), &id("a"), Arc::new(said("x")));
        assert!(matches!(refused, Err(StorageError::NewerFormat { found: 2, .. })));
        assert!(keeper.keep_engagement(&engagement()).is_err());
        flush(&saver);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn a_broken_book_leaves_the_others_usable_and_what_is_typed_goes_to_its_journal() {
        let room = Room::new();
        let (saver, mut keeper) = room.window();
        keep(&mut keeper, "a", "one");
        flush(&saver);
        drop((saver, keeper));
        let broken = format!("{}[entry.b\n", fs::read_to_string(room.path()).unwrap());
        fs::write(room.path(), &broken).unwrap();
        let (saver, mut keeper) = room.window();
        keep(&mut keeper, "c", "typed");
        assert!(matches!(saver.flush(LONG), FlushResult::Failed { kept: Kept::Beside, .. }));
        assert_eq!(fs::read_to_string(room.path()).unwrap(), broken);
        drop((saver, keeper));
        // Mended by hand; the next start folds the journal in.
        fs::write(room.path(), broken.replace("[entry.b\n", "")).unwrap();
        assert!(fold::is_waiting(&fold::journals(&room.path(), None)));
        let recovered = room.recover();
        assert_eq!(recovered.len(), 1);
        assert!(recovered[0].came.as_ref().is_ok_and(|folded| folded.done.as_ref().unwrap().conflicts.is_empty()));
        let book = room.book();
        assert_eq!((book.slip("a"), book.slip("c")), (Some(&said("one")), Some(&said("typed"))));
        assert!(room.recover().is_empty());
    }
}
