//! A fixed list of questions with an id and a version, checked as a whole.

use super::id::Id;
use super::period::Voice;
use super::question::Question;
use std::collections::HashMap;
use std::fmt;

/// What a questionnaire is for, and so how it is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Entries with standing; scored as coverage.
    Coverage,
    /// Steps 0 to 4 per side.
    Audit,
    /// A plan without figures (reset, review).
    Plan,
}

impl Purpose {
    /// All values, for messages that list them.
    pub const ALL: [Self; 3] = [Self::Coverage, Self::Audit, Self::Plan];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Audit => "audit",
            Self::Plan => "plan",
        }
    }
}

/// A questionnaire by id and version, as books and rounds name it: `onboarding@1.0.0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition {
    /// The questionnaire's id.
    pub id: Id,
    /// Three numbers.
    pub version: Version,
}

/// Major, minor, patch (`format.md`: wording is a patch, a new question minor, changed meaning major).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// Reads `1.0.0`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| {
            let digits = !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        });
        let version = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl Edition {
    /// Reads `onboarding@1.0.0`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, version) = text.split_once('@')?;
        Some(Self { id: Id::parse(id)?, version: Version::parse(version)? })
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

/// An area that is scored, or shown as states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// False: shown as states, no figure (drift).
    pub scored: bool,
}

/// A week, a block of the audit, a stage of the reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The week it belongs to, written for six weeks.
    pub week: Option<u32>,
    /// Minutes planned.
    pub minutes: Option<u32>,
}

/// A selection of questions a round can ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The questions it asks; `None`: all.
    pub questions: Option<Vec<Id>>,
}

/// A checked questionnaire. Questions are in the order asked; every reference resolves; ids are unique.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Id and version.
    pub edition: Edition,
    /// Its title.
    pub title: String,
    /// How it is scored.
    pub purpose: Purpose,
    /// Its agendas, `full` among them or implied.
    pub agendas: Vec<Agenda>,
    /// Its areas in order.
    pub areas: Vec<Area>,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// The code of the language it asks in, such as `de` or `en-GB`; `None`: English.
    pub language: Option<String>,
    questions: Vec<Question>,
    index: HashMap<Id, usize>,
}

impl Questionnaire {
    /// Puts checked parts together. The loader vouches for references and unique ids; of two questions with the same
    /// id the first is found.
    #[must_use]
    pub fn new(
        edition: Edition,
        title: String,
        purpose: Purpose,
        agendas: Vec<Agenda>,
        areas: Vec<Area>,
        steps: Vec<Step>,
        questions: Vec<Question>,
    ) -> Self {
        let mut index = HashMap::with_capacity(questions.len());
        for (at, question) in questions.iter().enumerate() {
            index.entry(question.id.clone()).or_insert(at);
        }
        Self { edition, title, purpose, agendas, areas, steps, language: None, questions, index }
    }

    /// The same, asking in a language.
    #[must_use]
    pub fn in_language(mut self, language: Option<String>) -> Self {
        self.language = language;
        self
    }

    /// Whether it asks in English.
    #[must_use]
    pub fn is_english(&self) -> bool {
        let first = self.language.as_deref().map(|code| code.split('-').next().unwrap_or_default());
        first.is_none_or(|first| first.eq_ignore_ascii_case("en"))
    }

    /// All questions in the order asked.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// A question by id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.position(id).map(|at| &self.questions[at])
    }

    /// The place of a question in the order asked.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// A step by id.
    #[must_use]
    pub fn step(&self, id: &Id) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// An area by id.
    #[must_use]
    pub fn area(&self, id: &Id) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// An agenda by id; `None` also for `full`, which asks everything, where the file does not list it.
    #[must_use]
    pub fn agenda(&self, id: &str) -> Option<&Agenda> {
        self.agendas.iter().find(|agenda| agenda.id.as_str() == id)
    }

    /// Whether an agenda asks a question. An agenda that is not there asks everything.
    #[must_use]
    pub fn is_asked(&self, agenda: &str, question: &Id) -> bool {
        self.agenda(agenda).and_then(|agenda| agenda.questions.as_ref()).is_none_or(|asked| asked.contains(question))
    }

    /// The week by which a question should be settled, written for six weeks (`scoring.md` section 3): its own, else
    /// its step's; `None`: at once.
    #[must_use]
    pub fn settle_week(&self, question: &Question) -> Option<u32> {
        question.settled.or_else(|| self.step(&question.step).and_then(|step| step.week))
    }

    /// The questions a voice's own book has, in the order asked.
    pub fn asked_of(&self, voice: Voice) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.asked_of.asks(voice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_reads_back_as_written() {
        let edition = Edition::parse("onboarding@1.10.0").expect("an edition");
        assert_eq!(edition.to_string(), "onboarding@1.10.0");
        assert!(edition.version > Version(1, 9, 9));
        for wrong in
            ["onboarding", "onboarding@1.0", "onboarding@1.0.0.0", "@1.0.0", "a@1..0", "a@-1.0.0", "a@1.0.9999999"]
        {
            assert_eq!(Edition::parse(wrong), None, "{wrong}");
        }
    }
}
