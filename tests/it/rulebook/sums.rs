//! Sections 2 to 4 of the rule book, sentence by sentence.

use super::world::World;
use chrono::NaiveDate;
use handshake::domain::book::Book;
use handshake::domain::check::{Check, Mention};
use handshake::domain::condition::Condition;
use handshake::domain::entry::{Agreed, Entry, Standing, Status};
use handshake::domain::period::{AskedOf, Voice};
use handshake::domain::question::{Critical, Fresh, Kind, Question};
use handshake::domain::questionnaire::Purpose;
use handshake::domain::value::Value;

/// Whether an area has a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Scored,
    OutOfScope,
    TooFewAnswers,
    Unscored,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::OutOfScope => "out-of-scope",
            Self::TooFewAnswers => "too-few-answers",
            Self::Unscored => "unscored",
        }
    }
}

/// One sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub figure: u32,
    pub before_cap: u32,
    pub credit: u64,
    pub weight: u64,
    pub cap: Option<(u32, Vec<String>)>,
}

/// One question whose condition holds.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: String,
    pub area: String,
    pub status: Status,
    pub credit: u32,
    pub weight: u32,
    pub critical: bool,
    pub waived: bool,
    pub asked: bool,
    pub scores: bool,
    pub counted: bool,
    pub due: bool,
}

/// One area.
pub struct Area {
    pub id: String,
    pub state: State,
    pub whole: Option<Sum>,
    pub due: Option<Sum>,
    /// Applicable, entered, blank, cannot-tell, waived.
    pub counts: [u32; 5],
    pub reduced_scope: bool,
}

/// A whole score.
pub struct Sheet {
    pub areas: Vec<Area>,
    pub criticals: Option<(u32, u32)>,
    pub lines: Vec<Line>,
}

impl Sheet {
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }
}

/// The score of a voice; `None` where it has none.
pub fn sheet(world: &World, voice: Voice) -> Option<Sheet> {
    let audit = world.questionnaire.purpose == Purpose::Audit;
    match voice {
        Voice::Sales => return None,
        Voice::Joint if audit => return None,
        Voice::Joint => {}
        _ => drop(world.book(voice)?),
    }
    let reader = Reader { world, voice, audit };
    let lines: Vec<Line> =
        world.questionnaire.questions().iter().filter_map(|question| reader.line(question)).collect();
    let areas: Vec<Area> = world
        .questionnaire
        .areas
        .iter()
        .map(|area| {
            let of: Vec<&Line> = lines.iter().filter(|line| line.area == area.id.as_str()).collect();
            reader.area(area.id.as_str(), area.scored, &of)
        })
        .collect();
    let scored =
        |line: &&Line| world.questionnaire.areas.iter().any(|area| area.scored && area.id == *line.area.as_str());
    let criticals: Vec<&Line> = lines.iter().filter(scored).filter(|line| line.critical && line.counted).collect();
    let agreed = criticals.iter().filter(|line| line.credit >= 80).count();
    let criticals = (u32::try_from(agreed).unwrap(), u32::try_from(criticals.len()).unwrap());
    Some(Sheet { areas, criticals: (!audit).then_some(criticals), lines })
}

/// An area's sum with its caps; `silent` are the criticals of an audit that are blank or cannot be told.
pub fn sum(counted: &[&Line], silent: &[&Line]) -> Option<Sum> {
    let weight: u64 = counted.iter().map(|line| u64::from(line.weight)).sum();
    if weight == 0 {
        return None;
    }
    let credit: u64 = counted.iter().map(|line| u64::from(line.weight) * u64::from(line.credit)).sum();
    let mut caps: Vec<(u32, &Line)> = Vec::new();
    for line in counted.iter().filter(|line| line.critical) {
        match line.credit {
            0..=20 => caps.push((39, line)),
            21..=79 => caps.push((69, line)),
            _ => {}
        }
    }
    caps.extend(silent.iter().filter(|line| line.critical).map(|line| (69, *line)));
    let lowest = caps.iter().map(|(at, _)| *at).min();
    let number = |line: &str| line.trim_start_matches("q-").parse::<u32>().unwrap_or(0);
    let cap = lowest.map(|lowest| {
        let mut because: Vec<String> =
            caps.iter().filter(|(at, _)| *at == lowest).map(|(_, line)| line.id.clone()).collect();
        because.sort_by_key(|line| number(line));
        (lowest, because)
    });
    let before_cap = u32::try_from(credit / weight).unwrap();
    Some(Sum { figure: before_cap.min(lowest.unwrap_or(100)), before_cap, credit, weight, cap })
}

/// One voice looking at a world.
pub struct Reader<'w> {
    pub world: &'w World,
    pub voice: Voice,
    pub audit: bool,
}

impl Reader<'_> {
    fn area(&self, id: &str, scored: bool, lines: &[&Line]) -> Area {
        let items: Vec<&Line> = lines.iter().copied().filter(|line| line.scores && line.weight > 0).collect();
        let applicable: Vec<&Line> = items.iter().copied().filter(|line| line.asked && !line.waived).collect();
        let count = |status: fn(Status) -> bool, of: &[&Line]| {
            u32::try_from(of.iter().filter(|line| status(line.status)).count()).unwrap()
        };
        let all = u32::try_from(applicable.len()).unwrap();
        let blank = count(|status| status == Status::Blank, &applicable);
        let cannot_tell = count(|status| status == Status::CannotTell, &applicable);
        let waived = u32::try_from(items.iter().filter(|line| line.waived).count()).unwrap();
        let whole_weight: u64 = items.iter().map(|line| u64::from(line.weight)).sum();
        let gone: u64 = items.iter().filter(|line| line.waived || !line.asked).map(|line| u64::from(line.weight)).sum();
        let counted: Vec<&Line> = applicable.iter().copied().filter(|line| line.counted).collect();
        let silent: Vec<&Line> = applicable.iter().copied().filter(|line| !line.counted).collect();
        let spoken =
            count(|status| matches!(status, Status::Answered | Status::Unknown | Status::Declined), &applicable);
        let state = if !scored {
            State::Unscored
        } else if applicable.is_empty() {
            State::OutOfScope
        } else if self.audit && spoken * 5 < all * 4 {
            State::TooFewAnswers
        } else {
            State::Scored
        };
        let has_figure = state == State::Scored;
        let due: Vec<&Line> = counted.iter().copied().filter(|line| line.due).collect();
        Area {
            id: id.to_owned(),
            whole: if has_figure { sum(&counted, &silent) } else { None },
            due: if has_figure && !self.audit { sum(&due, &[]) } else { None },
            counts: [all, all - blank, blank, cannot_tell, waived],
            reduced_scope: gone * 5 > whole_weight,
            state,
        }
    }

    /// A question with its place in the sum; `None` where it is not this voice's or its condition does not hold.
    fn line(&self, question: &Question) -> Option<Line> {
        if self.voice != Voice::Joint && !question.asked_of.asks(self.voice) || !self.applies(question) {
            return None;
        }
        let (entry, _) = self.counts(question);
        let status = status(question, entry);
        let scores = match (&question.kind, self.audit) {
            (_, false) | (Kind::Scale(_), true) => true,
            (kind, true) => kind.options().iter().any(|option| option.credit.is_some()),
        };
        let critical = self.critical(question);
        let weight = question.weight.unwrap_or(if critical { 2 } else { 1 });
        let (asked, waived) = (self.asked(question), self.waived(question));
        let silent = self.audit && matches!(status, Status::Blank | Status::CannotTell);
        // An area shown as states has no sum that a weight could be in.
        let summed = scores && self.world.questionnaire.area(&question.area).is_some_and(|area| area.scored);
        Some(Line {
            id: question.id.to_string(),
            area: question.area.to_string(),
            status,
            credit: if scores { self.credit(question).0 } else { 0 },
            weight,
            critical,
            waived,
            asked,
            scores,
            counted: summed && weight > 0 && asked && !waived && !silent,
            due: self.due(question),
        })
    }

    fn due(&self, question: &Question) -> bool {
        let step = self.world.questionnaire.step(&question.step).and_then(|step| step.week);
        let Some(settled) = question.settled.or(step) else { return true };
        let weeks = self.world.round.weeks.unwrap();
        let mapped = (settled * weeks).div_ceil(6);
        let days = (self.world.today - self.world.round.start.unwrap()).num_days();
        let week = if days < 0 { 0 } else { days / 7 + 1 };
        week >= i64::from(mapped)
    }

    pub fn asked(&self, question: &Question) -> bool {
        let agenda =
            self.world.questionnaire.agendas.iter().find(|agenda| agenda.id == *self.world.round.agenda.as_str());
        agenda.and_then(|agenda| agenda.questions.as_ref()).is_none_or(|asked| asked.contains(&question.id))
    }

    pub fn applies(&self, question: &Question) -> bool {
        question.applies.as_ref().is_none_or(|condition| self.holds(condition))
    }

    pub fn critical(&self, question: &Question) -> bool {
        match &question.critical {
            Critical::Never => false,
            Critical::Always => true,
            Critical::When(condition) => self.holds(condition),
        }
    }

    fn holds(&self, condition: &Condition) -> bool {
        let Some(named) = self.world.questionnaire.question(condition.question.as_str()) else { return true };
        // The rule book's last word on conditions stands above the others.
        if !self.applies(named) || self.waived(named) {
            return false;
        }
        if !self.asked(named) {
            return true;
        }
        let (entry, _) = self.counts(named);
        if status(named, entry) != Status::Answered {
            return true;
        }
        match entry.and_then(|entry| entry.value.as_ref()) {
            Some(Value::Choice(option)) => condition.is.contains(option),
            Some(Value::Choices(options)) => options.iter().any(|option| condition.is.contains(option)),
            _ => true,
        }
    }

    /// Not-applicable with a reason; jointly only by an accepted joint entry; a critical one only where it is waivable.
    fn waived(&self, question: &Question) -> bool {
        let (entry, voice) = self.counts(question);
        let Some(entry) = entry.filter(|entry| entry.status == Status::NotApplicable) else { return false };
        let reason = entry.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        let accepted =
            self.voice != Voice::Joint || voice == Some(Voice::Joint) && entry.agreed.as_ref().is_some_and(whole);
        reason && accepted && (question.waivable || !self.critical(question))
    }

    /// The entry that counts, and whose it is.
    fn counts(&self, question: &Question) -> (Option<&Entry>, Option<Voice>) {
        let said = |voice: Voice| {
            let entry = self.world.book(voice).and_then(|book| book.entry(question.id.as_str()));
            entry.filter(|entry| status(question, Some(entry)) != Status::Blank)
        };
        let told = |voice: Voice| (said(voice), said(voice).map(|_| voice));
        if self.voice != Voice::Joint {
            return told(self.voice);
        }
        if said(Voice::Joint).is_some() {
            return told(Voice::Joint);
        }
        let locked = |voice: Voice| {
            let book = self.world.book(voice);
            book.is_some_and(|book: &Book| {
                book.locked.is_some() || book.entry(question.id.as_str()).is_some_and(|entry| entry.locked.is_some())
            })
        };
        if question.blind && !(locked(Voice::Agency) && locked(Voice::Client)) {
            return (None, None);
        }
        match question.asked_of {
            AskedOf::Agency => told(Voice::Agency),
            AskedOf::Client => told(Voice::Client),
            AskedOf::Sales if said(Voice::Sales).is_some() => told(Voice::Sales),
            AskedOf::Sales => told(Voice::Client),
            AskedOf::Both => match (said(Voice::Agency), said(Voice::Client)) {
                (Some(_), None) => told(Voice::Agency),
                (Some(agency), Some(client)) => {
                    let more =
                        self.worth(question, agency, Voice::Agency) > self.worth(question, client, Voice::Client);
                    told(if more { Voice::Agency } else { Voice::Client })
                }
                _ => told(Voice::Client),
            },
        }
    }

    fn credit(&self, question: &Question) -> (u32, Option<Voice>) {
        match self.counts(question) {
            (Some(entry), Some(voice)) => (self.worth(question, entry, voice), Some(voice)),
            _ => (0, None),
        }
    }

    /// Section 2, the three steps.
    fn worth(&self, question: &Question, entry: &Entry, voice: Voice) -> u32 {
        let today = self.today(voice);
        if status(question, Some(entry)) != Status::Answered {
            return 0;
        }
        let standing = || match standing(question, entry, voice, today) {
            Standing::Proven => 100,
            Standing::Agreed => 80,
            Standing::Stated => 40,
            Standing::Assumed => {
                let follow = entry.follow_up.as_ref();
                let owner = follow.and_then(|one| one.owner.as_deref()).is_some_and(|name| !name.trim().is_empty());
                let by = follow.and_then(|one| one.by).is_some_and(|by| by >= today);
                if owner && by { 20 } else { 0 }
            }
        };
        let of_option = |option: &str| {
            let known = question.kind.options().iter().find(|one| one.id == *option);
            known.and_then(|one| one.credit)
        };
        let mut credit = match (&question.kind, entry.value.as_ref().unwrap()) {
            (Kind::Scale(spec), Value::Scale(step)) => {
                let step = if *step == 4 && entry.evidence.is_empty() { 3 } else { *step };
                spec.credits[usize::from(step)]
            }
            (_, Value::Choice(option)) => of_option(option.as_str()).unwrap_or_else(standing),
            (_, Value::Choices(options)) => {
                options.iter().map(|option| of_option(option.as_str()).unwrap_or_else(standing)).min().unwrap()
            }
            _ => standing(),
        };
        if fails_a_check(question, entry) {
            credit = credit.min(40);
        }
        if is_stale(question, entry, today) {
            credit = [80, 40, 20, 0].into_iter().find(|rung| *rung < credit).unwrap_or(0);
        }
        credit
    }

    /// In an audit a locked book is read on the day of its lock.
    fn today(&self, voice: Voice) -> NaiveDate {
        let lock = self.world.book(voice).and_then(|book| book.locked).filter(|_| self.audit);
        lock.map_or(self.world.today, |lock| lock.date_naive())
    }
}

fn whole(agreed: &Agreed) -> bool {
    let named = |name: &Option<String>| name.as_deref().is_some_and(|name| !name.trim().is_empty());
    named(&agreed.agency) && named(&agreed.client) && agreed.on.is_some()
}

/// The status that counts: answered without a filled value of the kind's shape is blank.
pub fn status(question: &Question, entry: Option<&Entry>) -> Status {
    let Some(entry) = entry else { return Status::Blank };
    if entry.status != Status::Answered {
        return entry.status;
    }
    let known = |option: &str| question.kind.options().iter().any(|one| one.id == *option);
    let filled = match (&question.kind, &entry.value) {
        (Kind::Text, Some(Value::Text(words))) => !words.trim().is_empty(),
        (Kind::Scale(_), Some(Value::Scale(step))) => *step <= 4,
        (Kind::Choice(_), Some(Value::Choice(option))) => known(option.as_str()),
        (Kind::Choices(_), Some(Value::Choices(options))) => {
            !options.is_empty() && options.iter().all(|option| known(option.as_str()))
        }
        _ => false,
    };
    if filled { Status::Answered } else { Status::Blank }
}

const fn window(fresh: Fresh) -> i64 {
    match fresh {
        Fresh::Quarter => 92,
        Fresh::HalfYear => 183,
        Fresh::Year => 365,
    }
}

fn standing(question: &Question, entry: &Entry, voice: Voice, today: NaiveDate) -> Standing {
    match entry.standing {
        Some(Standing::Assumed) => Standing::Assumed,
        None | Some(Standing::Stated) => Standing::Stated,
        _ if voice != Voice::Joint || !entry.agreed.as_ref().is_some_and(whole) => Standing::Stated,
        _ => {
            let proves = |on: Option<NaiveDate>| match (question.fresh, on) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(fresh), Some(on)) => (today - on.min(today)).num_days() <= window(fresh),
            };
            let proven = entry.evidence.iter().any(|evidence| proves(evidence.on));
            if proven { Standing::Proven } else { Standing::Agreed }
        }
    }
}

fn is_stale(question: &Question, entry: &Entry, today: NaiveDate) -> bool {
    let Some(fresh) = question.fresh else { return false };
    let on = entry.confirmed.or_else(|| entry.agreed.as_ref().and_then(|agreed| agreed.on));
    on.is_none_or(|on| (today - on.min(today)).num_days() > window(fresh))
}

/// The one check the random books have: the text has a digit.
fn fails_a_check(question: &Question, entry: &Entry) -> bool {
    let asks_for_a_digit = |check: &Check| matches!(check, Check::Mentions { any } if any.contains(&Mention::Number));
    let Some(Value::Text(words)) = &entry.value else { return false };
    question.checks.iter().any(asks_for_a_digit) && !words.chars().any(|c| c.is_ascii_digit())
}
