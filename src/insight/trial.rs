//! A small round to try the rules on: questions and entries in a line each.
#![allow(clippy::unwrap_used)]

use crate::domain::book::{Book, Slip};
use crate::domain::condition::Condition;
use crate::domain::engagement::{Digests, Engagement, Member, Party, Round};
use crate::domain::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use crate::domain::id::Id;
use crate::domain::period::{AskedOf, Duty, Side, Voice};
use crate::domain::question::{Choice, ChoiceSpec, Critical, Kind, Question, ScaleSpec, Wording};
use crate::domain::questionnaire::{Agenda, Area, Edition, Purpose, Questionnaire, Step};
use crate::domain::value::Value;
use crate::insight::books::{AsOf, Books};
use crate::insight::score::{NoScore, score};
use crate::insight::scorecard::{AreaScore, Line, Scorecard};
use chrono::NaiveDate;

/// The day most trials are looked at: a Sunday in week 3.
pub const TODAY: &str = "2026-11-22";

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(text: &str) -> AsOf {
    AsOf { today: day(text) }
}

/// A text question of the first area, asked of both.
pub fn question(name: &str) -> Question {
    Question {
        id: id(name),
        name: None,
        was: vec![],
        area: id("measurement"),
        step: id("week-0"),
        settled: None,
        asked_of: AskedOf::Both,
        duty: Duty::Both,
        blind: false,
        private: false,
        critical: Critical::Never,
        waivable: false,
        weight: None,
        fresh: None,
        applies: None,
        kind: Kind::Text,
        ask: Wording::Same(String::new()),
        why: String::new(),
        solid: String::new(),
        examples: None,
        covers: vec![],
        beside: None,
        minutes: None,
        checks: vec![],
    }
}

pub fn critical(name: &str) -> Question {
    Question { critical: Critical::Always, ..question(name) }
}

pub fn scale(name: &str) -> Question {
    let spec = ScaleSpec { steps: Default::default(), credits: ScaleSpec::CREDITS };
    Question { kind: Kind::Scale(spec), ..question(name) }
}

/// A choice; `project=55` is an option with a credit.
pub fn choice(name: &str, options: &str) -> Question {
    let option = |word: &str| {
        let (word, credit) =
            word.split_once('=').map_or((word, None), |(w, credit)| (w, Some(credit.parse().unwrap())));
        Choice { id: id(word), label: word.into(), credit }
    };
    let options = options.split_whitespace().map(option).collect();
    Question { kind: Kind::Choice(ChoiceSpec { options }), ..question(name) }
}

/// `model retainer mixed`: holds while `model` is one of the others.
pub fn when(words: &str) -> Condition {
    let mut words = words.split_whitespace().map(id);
    Condition { question: words.next().unwrap(), is: words.collect() }
}

pub fn answered(value: Value) -> Entry {
    Entry { status: Status::Answered, value: Some(value), ..Entry::default() }
}

pub fn stated() -> Entry {
    Entry { standing: Some(Standing::Stated), ..answered(Value::Text("words".into())) }
}

pub fn chosen(option: &str) -> Entry {
    answered(Value::Choice(id(option)))
}

pub fn step(step: u8) -> Entry {
    answered(Value::Scale(step))
}

pub fn by_both() -> Option<Agreed> {
    Some(Agreed { agency: Some("Jo Park".into()), client: Some("Mara Lind".into()), on: Some(day("2026-11-05")) })
}

pub fn agreed() -> Entry {
    Entry { standing: Some(Standing::Agreed), agreed: by_both(), ..stated() }
}

pub fn proven() -> Entry {
    Entry { evidence: vec![evidence(None)], ..agreed() }
}

pub fn evidence(on: Option<&str>) -> Evidence {
    Evidence { what: "FY27 plan, page 4".into(), place: None, on: on.map(day) }
}

pub fn assumed(owner: Option<&str>, by: Option<&str>) -> Entry {
    let follow_up = FollowUp { owner: owner.map(str::to_owned), by: by.map(day) };
    Entry { standing: Some(Standing::Assumed), follow_up: Some(follow_up), ..stated() }
}

pub fn of_status(status: Status) -> Entry {
    Entry { status, ..Entry::default() }
}

/// Not applicable, with a reason.
pub fn waiver() -> Entry {
    Entry { reason: Some("No personal data is handled.".into()), ..of_status(Status::NotApplicable) }
}

/// Not applicable, with a reason, accepted by both.
pub fn accepted_waiver() -> Entry {
    Entry { agreed: by_both(), ..waiver() }
}

pub fn locked(entry: Entry) -> Entry {
    Entry { locked: Some(day("2026-11-03").and_hms_opt(9, 0, 0).unwrap().and_utc()), ..entry }
}

/// A round on the way.
#[derive(Clone, Debug)]
pub struct Trial {
    pub engagement: Engagement,
    pub purpose: Purpose,
    pub areas: Vec<Area>,
    pub agendas: Vec<Agenda>,
    pub questions: Vec<Question>,
    pub books: [Option<Book>; 4],
}

impl Trial {
    /// An onboarding of six weeks begun on 2026-11-02, with one scored area and an empty joint book.
    pub fn onboarding() -> Self {
        let round = Round {
            id: id("onboarding"),
            questionnaire: Edition::parse("onboarding@1.0.0").unwrap(),
            weeks: None,
            start: Some(day("2026-11-02")),
            agenda: "full".into(),
            closed: None,
            minutes: vec![],
            digest: Digests::default(),
        };
        let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: None };
        let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
        let engagement = Engagement {
            id: "0199f0c2".into(),
            agency: party("Halyard", "Jo Park"),
            client: party("Northwind Instruments", "Mara Lind"),
            start: None,
            weeks: None,
            rounds: vec![round],
            people: vec![
                member("Mara Lind", Side::Client),
                member("Jo Park", Side::Agency),
                member("Sam Reyes", Side::Client),
            ],
            reviews: vec![],
            parked: vec![],
        };
        let area = |name: &str, title: &str, scored| Area { id: id(name), title: title.into(), scored };
        let areas =
            vec![area("measurement", "Measurement", true), area("tech", "Tech", true), area("drift", "Drift", false)];
        let none = [None, None, None, None];
        Self { engagement, purpose: Purpose::Coverage, areas, agendas: vec![], questions: vec![], books: none }
            .with_book(Voice::Joint)
    }

    /// An audit with the books of both sides.
    pub fn audit() -> Self {
        let trial = Self { purpose: Purpose::Audit, ..Self::onboarding() };
        trial.with_book(Voice::Agency).with_book(Voice::Client)
    }

    pub fn round(&mut self) -> &mut Round {
        &mut self.engagement.rounds[0]
    }

    pub fn with_book(mut self, voice: Voice) -> Self {
        let edition = self.engagement.rounds[0].questionnaire.clone();
        self.books[place(voice)].get_or_insert(Book::new(edition, voice));
        self
    }

    pub fn ask(mut self, question: Question) -> Self {
        self.questions.push(question);
        self
    }

    pub fn says(mut self, voice: Voice, name: &str, entry: Entry) -> Self {
        self = self.with_book(voice);
        let book = self.books[place(voice)].as_mut().unwrap();
        book.put(&id(name), Slip { entry: Some(entry), ..Slip::default() });
        self
    }

    /// In the joint book.
    pub fn joint(self, name: &str, entry: Entry) -> Self {
        self.says(Voice::Joint, name, entry)
    }

    /// Locks the book of a side at 15:04 UTC.
    pub fn lock(mut self, voice: Voice, on: &str) -> Self {
        self = self.with_book(voice);
        let moment = day(on).and_hms_opt(15, 4, 5).unwrap().and_utc();
        self.books[place(voice)].as_mut().unwrap().locked = Some(moment);
        self
    }

    pub fn questionnaire(&self) -> Questionnaire {
        let step = |week: u32| Step {
            id: id(&format!("week-{week}")),
            title: String::new(),
            week: Some(week),
            minutes: Some(60),
        };
        let audit = Step { week: None, ..step(0) };
        Questionnaire::new(
            self.engagement.rounds[0].questionnaire.clone(),
            "Onboarding".into(),
            self.purpose,
            self.agendas.clone(),
            self.areas.clone(),
            if self.purpose == Purpose::Audit { vec![audit] } else { (0..=6).map(step).collect() },
            self.questions.clone(),
        )
    }

    pub fn books(&self, perspective: Voice) -> Books<'_> {
        let [joint, agency, client, sales] = self.books.each_ref().map(Option::as_ref);
        Books {
            engagement: &self.engagement,
            round: &self.engagement.rounds[0],
            joint,
            agency,
            client,
            sales,
            perspective,
        }
    }

    pub fn try_score(&self, voice: Voice, today: &str) -> Result<Scorecard, NoScore> {
        score(&self.questionnaire(), &self.books(voice), at(today))
    }

    pub fn score_of(&self, voice: Voice, today: &str) -> Scorecard {
        self.try_score(voice, today).unwrap()
    }

    /// The joint score on [`TODAY`].
    pub fn score(&self) -> Scorecard {
        self.score_of(Voice::Joint, TODAY)
    }

    /// The area of the first joint figure on [`TODAY`].
    pub fn area(&self) -> AreaScore {
        self.score().area("measurement").unwrap().clone()
    }

    /// The agency's figure of the first area on [`TODAY`].
    pub fn side(&self) -> AreaScore {
        self.score_of(Voice::Agency, TODAY).area("measurement").unwrap().clone()
    }

    /// The joint line of a question on [`TODAY`].
    pub fn line(&self, name: &str) -> Line {
        self.score().line(name).unwrap().clone()
    }

    /// The credit of a question, joint, on [`TODAY`].
    pub fn credit(&self, name: &str) -> u32 {
        self.line(name).credit.value
    }
}

fn place(voice: Voice) -> usize {
    Voice::ALL.into_iter().position(|one| one == voice).unwrap()
}

/// The worked example of `scoring.md` section 3, with the weeks and the date of the example in `format.md`.
pub fn worked_example() -> Trial {
    let settled = |question: Question, week: u32| Question { settled: Some(week), ..question };
    let mut trial = Trial::onboarding()
        .ask(settled(critical("me-success-statement"), 1))
        .ask(settled(critical("me-kpi-register"), 3))
        .ask(settled(critical("me-pipeline-access"), 2))
        .ask(settled(critical("me-reporting-calendar"), 4))
        .ask(settled(critical("me-lead-feedback"), 4))
        .joint("me-success-statement", agreed())
        .joint("me-kpi-register", stated())
        .joint("me-pipeline-access", of_status(Status::Unknown))
        .joint("me-reporting-calendar", agreed())
        .joint("me-lead-feedback", stated());
    let others = [
        ("me-launch-date", 1, Some(agreed())),
        ("me-outcome-chain", 4, Some(agreed())),
        ("me-attribution-rule", 4, Some(agreed())),
        ("me-blind-spots", 4, Some(stated())),
        ("me-accountability-limits", 4, Some(stated())),
        ("me-change-control", 5, None),
        ("me-lead-quality-check", 5, None),
    ];
    for (name, week, entry) in others {
        trial = trial.ask(settled(question(name), week));
        if let Some(entry) = entry {
            trial = trial.joint(name, entry);
        }
    }
    trial
}
