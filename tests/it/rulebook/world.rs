//! Random questionnaires and books, small enough to read when two sums differ.

use chrono::{DateTime, Days, NaiveDate, Utc};
use handshake::domain::book::{Book, Slip};
use handshake::domain::check::{Check, Mention};
use handshake::domain::condition::Condition;
use handshake::domain::engagement::{Digests, Engagement, Party, Round};
use handshake::domain::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use handshake::domain::id::Id;
use handshake::domain::period::{AskedOf, Duty, Voice};
use handshake::domain::question::{Choice, ChoiceSpec, Critical, Fresh, Kind, Question, ScaleSpec, Wording};
use handshake::domain::questionnaire::{Agenda, Area, Edition, Purpose, Questionnaire, Step};
use handshake::domain::value::Value;
use handshake::insight::books::Books;
use std::fmt;

/// A stream of small numbers out of bytes; nought when they are used up, so that a failing case shrinks.
pub struct Dice<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Dice<'b> {
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: u8) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte % sides
    }

    /// True once in `sides` times; never when the bytes are used up.
    pub fn once_in(&mut self, sides: u8) -> bool {
        self.roll(sides) == sides - 1
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::from(self.roll(u8::try_from(of.len()).unwrap()))]
    }
}

/// One round with its books and a day.
pub struct World {
    pub questionnaire: Questionnaire,
    pub engagement: Engagement,
    pub round: Round,
    pub joint: Option<Book>,
    pub agency: Option<Book>,
    pub client: Option<Book>,
    pub sales: Option<Book>,
    pub today: NaiveDate,
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

impl World {
    pub fn book(&self, voice: Voice) -> Option<&Book> {
        match voice {
            Voice::Joint => self.joint.as_ref(),
            Voice::Agency => self.agency.as_ref(),
            Voice::Client => self.client.as_ref(),
            Voice::Sales => self.sales.as_ref(),
        }
    }

    pub fn books(&self, perspective: Voice) -> Books<'_> {
        Books {
            engagement: &self.engagement,
            round: &self.round,
            joint: self.joint.as_ref(),
            agency: self.agency.as_ref(),
            client: self.client.as_ref(),
            sales: self.sales.as_ref(),
            perspective,
        }
    }

    /// A whole round out of dice.
    pub fn rolled(dice: &mut Dice<'_>, purpose: Purpose) -> Self {
        let questionnaire = questionnaire(dice, purpose);
        Self::answered(dice, questionnaire, day("2027-02-01"))
    }

    /// Books for a questionnaire, all dates around `today`.
    pub fn answered(dice: &mut Dice<'_>, questionnaire: Questionnaire, today: NaiveDate) -> Self {
        let weeks = dice.pick(&[6, 4, 5]);
        let start = today - Days::new(u64::from(dice.roll(60)));
        let round = Round {
            id: id("round"),
            questionnaire: questionnaire.edition.clone(),
            weeks: Some(weeks),
            start: Some(start),
            agenda: if dice.once_in(3) { "short" } else { "full" }.into(),
            closed: None,
            minutes: Vec::new(),
            digest: Digests::default(),
        };
        let mut world = Self {
            engagement: engagement(&round),
            questionnaire,
            round,
            joint: None,
            agency: None,
            client: None,
            sales: None,
            today,
        };
        let audit = world.questionnaire.purpose == Purpose::Audit;
        for voice in if audit { vec![Voice::Agency, Voice::Client] } else { Voice::ALL.to_vec() } {
            let book = if dice.once_in(8) { None } else { Some(book(dice, &world.questionnaire, voice, today)) };
            match voice {
                Voice::Joint => world.joint = book,
                Voice::Agency => world.agency = book,
                Voice::Client => world.client = book,
                Voice::Sales => world.sales = book,
            }
        }
        world
    }

    /// Measurement, weight 17, of the rule book's section 3.
    pub fn worked_example() -> Self {
        let mut questions: Vec<Question> = (0..5).map(|at| plain(at, true)).collect();
        questions.extend((5..12).map(|at| plain(at, false)));
        let questionnaire = whole(Purpose::Coverage, questions);
        let mut world = Self::answered(&mut Dice::new(&[]), questionnaire, day("2027-02-01"));
        let mut joint = Book::new(world.questionnaire.edition.clone(), Voice::Joint);
        let agreed = [0, 3, 5, 6, 7];
        for at in [0, 1, 3, 4, 5, 6, 7, 8, 9] {
            let both = agreed.contains(&at);
            let entry = Entry {
                status: Status::Answered,
                value: Some(Value::Text("12".into())),
                standing: Some(if both { Standing::Agreed } else { Standing::Stated }),
                agreed: both.then(by_both),
                ..Entry::default()
            };
            joint.put(&id(&format!("q-{at}")), Slip { entry: Some(entry), ..Slip::default() });
        }
        let unknown = Entry { status: Status::Unknown, ..Entry::default() };
        joint.put(&id("q-2"), Slip { entry: Some(unknown), ..Slip::default() });
        world.joint = Some(joint);
        (world.agency, world.client, world.sales) = (None, None, None);
        world
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "today {}, {:?}", self.today, self.round)?;
        for question in self.questionnaire.questions() {
            writeln!(
                f,
                "{} area {} settled {:?} of {:?} blind {} critical {:?} waivable {} weight {:?} fresh {:?} applies {:?} was {:?} kind {:?} checks {:?}",
                question.id,
                question.area,
                question.settled,
                question.asked_of,
                question.blind,
                question.critical,
                question.waivable,
                question.weight,
                question.fresh,
                question.applies,
                question.was,
                question.kind,
                question.checks
            )?;
            for voice in Voice::ALL {
                if let Some(entry) = self.book(voice).and_then(|book| book.entry(question.id.as_str())) {
                    writeln!(f, "    {voice}: {entry:?}")?;
                }
            }
        }
        for voice in Voice::ALL {
            writeln!(f, "{voice} locked {:?}", self.book(voice).map(|book| book.locked))?;
        }
        Ok(())
    }
}

fn engagement(round: &Round) -> Engagement {
    let party = |name: &str| Party { name: name.into(), lead: None };
    Engagement {
        id: "e".into(),
        agency: party("Halyard"),
        client: party("Northwind"),
        start: round.start,
        weeks: None,
        rounds: vec![round.clone()],
        people: Vec::new(),
        reviews: Vec::new(),
        parked: Vec::new(),
    }
}

fn plain(at: usize, critical: bool) -> Question {
    Question {
        id: id(&format!("q-{at}")),
        was: Vec::new(),
        name: None,
        area: id("one"),
        step: id("only"),
        settled: None,
        asked_of: AskedOf::Both,
        duty: Duty::Both,
        blind: false,
        private: false,
        critical: if critical { Critical::Always } else { Critical::Never },
        waivable: false,
        weight: None,
        fresh: None,
        applies: None,
        kind: Kind::Text,
        ask: Wording::Same("?".into()),
        why: String::new(),
        solid: String::new(),
        examples: None,
        covers: Vec::new(),
        beside: None,
        minutes: None,
        checks: Vec::new(),
    }
}

fn whole(purpose: Purpose, questions: Vec<Question>) -> Questionnaire {
    let area = |name: &str, scored| Area { id: id(name), title: name.into(), scored };
    let step = Step { id: id("only"), title: "Only".into(), week: Some(2), minutes: None };
    // The short agenda leaves every fifth question out.
    let kept = questions.iter().enumerate().filter(|(at, _)| at % 5 != 1).map(|(_, question)| question.id.clone());
    let short = Agenda { id: id("short"), title: "Short".into(), questions: Some(kept.collect()) };
    let areas = vec![area("one", true), area("two", true), area("drift", false)];
    Questionnaire::new(
        Edition::parse("trial@1.0.0").unwrap(),
        "Trial".into(),
        purpose,
        vec![short],
        areas,
        vec![step],
        questions,
    )
}

/// The next version of a questionnaire: some questions gone, some under other names, with other weights, some new.
pub fn next(dice: &mut Dice<'_>, older: &mut Questionnaire) -> Questionnaire {
    let mut earlier = older.questions().to_vec();
    let mut questions: Vec<Question> = Vec::new();
    for question in &mut earlier {
        let mut newer = question.clone();
        match dice.roll(8) {
            1 => {
                newer.id = id(&question.id.as_str().replace("q-", "r-"));
                if dice.once_in(2) { question.was.push(newer.id.clone()) } else { newer.was.push(question.id.clone()) }
            }
            2 => newer.weight = Some(1 + u32::from(dice.roll(5))),
            3 => newer.critical = if dice.pick(&[true, false]) { Critical::Always } else { Critical::Never },
            4 => newer.area = id(dice.pick(&["one", "two", "drift"])),
            5 => continue,
            _ => {}
        }
        questions.push(newer);
    }
    for at in 0..usize::from(dice.roll(3)) {
        questions.push(self::question(dice, older.purpose, 20 + at, &questions));
    }
    // Who names a question by its old name names it by the new one now; one that is gone is no condition any more.
    let known: Vec<(Id, Option<Id>)> = earlier
        .iter()
        .map(|old| {
            let now =
                questions.iter().find(|new| new.id == old.id || new.was.contains(&old.id) || old.was.contains(&new.id));
            (old.id.clone(), now.map(|now| now.id.clone()))
        })
        .collect();
    let renamed = |condition: &Condition| {
        let found = known.iter().find(|(old, _)| *old == condition.question);
        let question = found.map_or(Some(condition.question.clone()), |(_, now)| now.clone())?;
        Some(Condition { question, is: condition.is.clone() })
    };
    for question in &mut questions {
        question.applies = question.applies.as_ref().and_then(renamed);
        if let Critical::When(condition) = &question.critical {
            question.critical = renamed(condition).map_or(Critical::Always, Critical::When);
        }
    }
    *older = whole(older.purpose, earlier);
    whole(older.purpose, questions)
}

/// A questionnaire of up to a dozen questions.
pub fn questionnaire(dice: &mut Dice<'_>, purpose: Purpose) -> Questionnaire {
    let count = 4 + usize::from(dice.roll(9));
    let mut questions: Vec<Question> = Vec::new();
    for at in 0..count {
        let question = question(dice, purpose, at, &questions);
        questions.push(question);
    }
    whole(purpose, questions)
}

fn options(dice: &mut Dice<'_>, credits: bool) -> ChoiceSpec {
    let option = |dice: &mut Dice<'_>, name: &str| Choice {
        id: id(name),
        label: name.into(),
        credit: (credits || dice.once_in(5)).then(|| u32::from(dice.pick(&[100_u8, 90, 80, 60, 40, 25, 20, 5, 0]))),
    };
    ChoiceSpec { options: ["yes", "no", "maybe"].map(|name| option(dice, name)).into() }
}

fn question(dice: &mut Dice<'_>, purpose: Purpose, at: usize, before: &[Question]) -> Question {
    let mut question = plain(at, false);
    let audit = purpose == Purpose::Audit;
    question.kind = match dice.roll(6) {
        0 | 1 if audit => Kind::Scale(ScaleSpec {
            steps: Default::default(),
            credits: if dice.once_in(4) { [0, 10, 50, 70, 90] } else { ScaleSpec::CREDITS },
        }),
        2 | 3 => {
            let credits = audit && dice.once_in(2);
            let mut spec = options(dice, credits);
            if audit && !credits {
                spec.options.iter_mut().for_each(|option| option.credit = None);
            }
            if dice.once_in(3) { Kind::Choices(spec) } else { Kind::Choice(spec) }
        }
        4 if audit => Kind::Scale(ScaleSpec { steps: Default::default(), credits: ScaleSpec::CREDITS }),
        _ => Kind::Text,
    };
    if question.kind == Kind::Text && dice.once_in(3) {
        question.checks.push(Check::Mentions { any: vec![Mention::Number] });
    }
    question.area = id(dice.pick(&["one", "one", "two", "two", "drift"]));
    question.settled = [None, None, Some(1), Some(3), Some(5), Some(6)][usize::from(dice.roll(6))];
    question.duty = dice.pick(&[Duty::Both, Duty::Client, Duty::Agency]);
    question.asked_of = dice.pick(&[AskedOf::Both, AskedOf::Both, AskedOf::Client, AskedOf::Agency, AskedOf::Sales]);
    if audit && question.asked_of == AskedOf::Sales {
        question.asked_of = AskedOf::Both;
    }
    question.blind = !audit && question.asked_of == AskedOf::Both && dice.once_in(3);
    question.fresh =
        [None, None, Some(Fresh::Quarter), Some(Fresh::HalfYear), Some(Fresh::Year)][usize::from(dice.roll(5))];
    question.waivable = dice.once_in(2);
    let condition = |dice: &mut Dice<'_>| {
        let choices = before.iter().filter(|one| !one.kind.options().is_empty()).collect::<Vec<_>>();
        let named = choices.get(usize::from(dice.roll(4)))?;
        let is = if dice.once_in(2) { vec![id("yes"), id("maybe")] } else { vec![id("no")] };
        Some(Condition { question: named.id.clone(), is })
    };
    if dice.once_in(3) {
        question.applies = condition(dice);
    }
    question.critical = match dice.roll(5) {
        3 => Critical::Always,
        4 => condition(dice).map_or(Critical::Always, Critical::When),
        _ => Critical::Never,
    };
    if dice.once_in(5) {
        let least = if question.critical == Critical::Never { 0 } else { 1 };
        question.weight = Some(least + u32::from(dice.roll(4)));
    }
    question
}

pub fn by_both() -> Agreed {
    Agreed { agency: Some("Jo Park".into()), client: Some("Mara Lind".into()), on: Some(day("2026-12-01")) }
}

fn book(dice: &mut Dice<'_>, questionnaire: &Questionnaire, voice: Voice, today: NaiveDate) -> Book {
    let mut book = Book::new(questionnaire.edition.clone(), voice);
    let audit = questionnaire.purpose == Purpose::Audit;
    if audit && dice.roll(4) > 0 {
        book.locked = Some(noon(today - Days::new(u64::from(dice.roll(40)))));
    }
    let sparse = dice.pick(&[2_u8, 3, 5, 9]);
    for question in questionnaire.questions().iter().filter(|question| question.asked_of.asks(voice)) {
        if dice.once_in(sparse) {
            continue;
        }
        let mut entry = entry(dice, question, audit, today);
        if question.blind && dice.roll(3) > 0 {
            entry.locked = Some(noon(today));
        }
        book.put(&question.id, Slip { entry: Some(entry), ..Slip::default() });
    }
    book
}

/// A day from half a year and more ago to a little after today; seldom none.
fn around(dice: &mut Dice<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let back = [0_u64, 0, 10, 80, 91, 92, 93, 182, 183, 184, 364, 365, 366, 400];
    match dice.roll(8) {
        0 => None,
        1 => Some(today + Days::new(u64::from(dice.roll(20)))),
        _ => Some(today - Days::new(dice.pick(&back))),
    }
}

fn entry(dice: &mut Dice<'_>, question: &Question, audit: bool, today: NaiveDate) -> Entry {
    let status = match dice.roll(12) {
        0 => Status::Unknown,
        1 => Status::Declined,
        2 => Status::NotApplicable,
        3 if audit => Status::CannotTell,
        4 if dice.once_in(3) => Status::Blank,
        _ => Status::Answered,
    };
    let option = |dice: &mut Dice<'_>| id(dice.pick(&["yes", "no", "maybe", "gone"]));
    let value = match &question.kind {
        Kind::Scale(_) => Value::Scale(dice.pick(&[3, 2, 4, 1, 0])),
        Kind::Choice(_) => Value::Choice(option(dice)),
        Kind::Choices(_) => Value::Choices((0..dice.roll(3)).map(|_| option(dice)).collect()),
        _ => Value::Text(dice.pick(&["in 12 months", "some words", " "]).into()),
    };
    let value = if dice.once_in(20) { Value::Misfit("not it".into()) } else { value };
    let evidence = (0..dice.roll(3)).map(|_| Evidence { what: "a note".into(), place: None, on: around(dice, today) });
    let evidence = evidence.collect();
    let agreed = dice.once_in(2).then(|| Agreed {
        agency: (dice.roll(6) > 0).then(|| "Jo Park".into()),
        client: (dice.roll(6) > 0).then(|| "Mara Lind".into()),
        on: around(dice, today),
    });
    Entry {
        status,
        value: (dice.roll(10) > 0 || status == Status::Answered && dice.roll(3) > 0).then_some(value),
        standing: [
            Some(Standing::Stated),
            None,
            Some(Standing::Agreed),
            Some(Standing::Agreed),
            Some(Standing::Proven),
            Some(Standing::Assumed),
        ][usize::from(dice.roll(6))],
        agreed,
        confirmed: around(dice, today),
        note: None,
        evidence,
        follow_up: dice
            .once_in(2)
            .then(|| FollowUp { owner: (dice.roll(4) > 0).then(|| "Sam Reyes".into()), by: around(dice, today) }),
        reason: (dice.roll(3) > 0).then(|| "a reason".into()),
        locked: None,
        released: None,
    }
}
