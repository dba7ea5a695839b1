//! The rows of a figure laid open: both figures, the lines with their sums, the smallest steps, what stands beside.
//!
//! Makes rows from what the scorecard carries.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::because::{cap_reasons, reasons};
use crate::insight::scorecard::{AreaScore, AreaState, Figure, Line, Scorecard};
use crate::insight::steps::{LiftingStep, smallest_steps};
use crate::insight::why::{Beside, Product, Which, Why, why};
use crate::texts::{checks, engagement, figures, why as texts};
use crate::tui::desk::surface::Desk;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, Row, row};

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A question in the sum or beside it.
    Line(Id),
    /// A step that lifts the figure: its place and its first question.
    Lift(usize, Id),
}

/// An area laid open.
#[derive(Clone, Copy, Debug)]
pub struct Opened<'a> {
    /// The questionnaire of the round.
    pub questionnaire: &'a Questionnaire,
    /// All figures.
    pub card: &'a Scorecard,
    /// The area.
    pub area: &'a AreaScore,
    /// For the reasons of waivers.
    pub desk: &'a Desk,
    /// The book one goes to.
    pub book: &'a BookName,
}

/// So many steps are shown.
const STEPS: usize = 5;
/// Reasons of a cap that are named.
const NAMED: usize = 3;
/// Columns of the name of a figure.
const LABEL: u16 = 12;
/// Where the second of the two figures stands.
const HALF: u16 = 26;

/// Where the numbers end, counted from the left.
#[derive(Clone, Copy)]
struct Columns {
    weight: u16,
    credit: u16,
    product: u16,
    due: u16,
}

impl Columns {
    const fn of(width: u16, audit: bool) -> Self {
        let product = if audit { width } else { width.saturating_sub(9) };
        let credit = product.saturating_sub(8);
        Self { weight: credit.saturating_sub(6), credit, product, due: width }
    }

    fn numbers(self, row: Row, weight: u64, credit: Option<u32>, product: u64, role: Role) -> Row {
        let row = row.right(self.weight, &weight.to_string(), role).right(self.product, &product.to_string(), role);
        let Some(credit) = credit else { return row };
        row.words(self.weight + 1, 1, "x", Role::Dim).right(self.credit, &credit.to_string(), role).words(
            self.credit + 1,
            1,
            "=",
            Role::Dim,
        )
    }
}

impl Opened<'_> {
    /// Makes the rows.
    pub fn make(&self, draft: &mut Draft<Target>) {
        let width = draft.width();
        let (whole, due) = (why(self.area, Which::Whole), why(self.area, Which::Due));
        let several = if self.card.areas.len() > 1 { texts::OTHERS } else { "" };
        draft.push(row(&self.area.title, width.saturating_sub(34), Role::Strong).right(width, several, Role::Dim));
        if let Some(state) = state(self.area.state) {
            draft.push(row(state, width, Role::Text));
        }
        let both = [(texts::WHOLE, whole.figure, 0), (texts::DUE, due.figure, HALF)];
        let both = both.into_iter().filter_map(|(label, figure, x)| Some((label, figure?, x)));
        let figures = both.fold(Row::default(), |row, (label, figure, x)| figure_at(row, x, label, figure));
        if whole.figure.is_some() {
            draft.push(figures);
        }
        if self.area.reduced_scope {
            draft.paragraph(0, figures::REDUCED_SCOPE, Role::Warn);
        }
        self.sum(&whole, &due, draft);
        self.lift(draft);
        self.beside(&whole, draft);
    }

    fn is_audit(&self) -> bool {
        self.card.purpose == Purpose::Audit
    }

    fn sum(&self, whole: &Why<'_>, due: &Why<'_>, draft: &mut Draft<Target>) {
        let columns = Columns::of(draft.width(), self.is_audit());
        draft.blank();
        let head = row(texts::SUM, columns.weight.saturating_sub(8), Role::Heading).words(
            LABEL,
            12,
            engagement::STAR,
            Role::Dim,
        );
        draft.push(head.right(columns.weight, texts::WEIGHT, Role::Dim).right(
            columns.credit + 2,
            texts::CREDIT,
            Role::Dim,
        ));
        if whole.products.is_empty() {
            return draft.push(row(texts::EMPTY, draft.width(), Role::Dim));
        }
        for product in &whole.products {
            draft.choice(Target::Line(product.line.id.clone()), |draft| self.product(product, columns, draft));
        }
        let rule =
            Row::default().right(columns.weight, "----", Role::Rule).right(columns.product, "------", Role::Rule);
        draft.push(rule);
        for (label, sum) in [(texts::WHOLE, whole), (texts::DUE, due)] {
            if sum.figure.is_some() {
                let label = row(label, columns.weight.saturating_sub(6), Role::Text);
                draft.push(columns.numbers(label, sum.weight, None, sum.credit, Role::Strong));
            }
        }
        if due.figure.is_some() {
            draft.push(row(texts::DUE_NOTE, draft.width(), Role::Dim));
        }
        draft.blank();
        for (label, sum) in [(texts::WHOLE, whole), (texts::DUE, due)] {
            if let Some(figure) = sum.figure {
                draft.paragraph(0, &texts::of(label, &self.sentence(sum, figure)), Role::Strong);
            }
        }
    }

    fn product(&self, product: &Product<'_>, columns: Columns, draft: &mut Draft<Target>) {
        let line = product.line;
        let row = columns.numbers(
            self.name(line, columns.weight.saturating_sub(5)),
            u64::from(line.weight),
            Some(line.credit.value),
            product.product,
            Role::Text,
        );
        let due = match (line.due, line.settled) {
            (Some(true), _) => texts::IS_DUE.to_owned(),
            (_, Some(week)) => engagement::week(week),
            _ => String::new(),
        };
        let row = if columns.due > columns.product { row.right(columns.due, &due, Role::Dim) } else { row };
        draft.push(row);
        let question = self.questionnaire.question(line.id.as_str());
        let warns = !line.credit.failed.is_empty() || line.credit.stale.is_some();
        let words = reasons(self.card, line, question).join("; ");
        let role = if warns { Role::Warn } else { Role::Dim };
        let width = columns.weight.saturating_sub(6).max(24);
        for part in crate::tui::widgets::wrap::rows(&words, width) {
            draft.push(Row::default().words(2, width, part, role));
        }
    }

    fn name(&self, line: &Line, width: u16) -> Row {
        let star = if line.critical { "*" } else { "" };
        row(star, 1, Role::Accent).words(2, width.saturating_sub(2), &self.title(&line.id), Role::Text)
    }

    fn title(&self, id: &Id) -> String {
        let question = self.questionnaire.question(id.as_str());
        question.map_or_else(|| id.to_string(), |question| engagement::question(question.title()))
    }

    /// `800 / 17 = 47, capped at 39 because pipeline access is unknown`.
    fn sentence(&self, sum: &Why<'_>, figure: &Figure) -> String {
        let quotient = texts::quotient(sum.credit, sum.weight, figure.before_cap, sum.left_over);
        let Some(cap) = &figure.cap else { return quotient };
        let named = cap_reasons(self.questionnaire, self.card, self.area, figure, NAMED);
        let listed = texts::reasons(&named, cap.because.len().saturating_sub(NAMED));
        if figure.before_cap > figure.figure {
            texts::capped(&quotient, cap.at, &listed)
        } else {
            texts::held(&quotient, cap.at, &listed)
        }
    }

    fn lift(&self, draft: &mut Draft<Target>) {
        let Some(now) = &self.area.whole else { return };
        draft.heading(texts::LIFT, "");
        let steps = smallest_steps(self.questionnaire, self.area);
        let lifting: Vec<&LiftingStep> = steps.iter().filter(|step| step.lift > 0).take(STEPS).collect();
        if lifting.is_empty() {
            let words = match (steps.is_empty(), self.is_audit()) {
                (false, _) => texts::NO_SINGLE,
                (true, false) => texts::NO_LIFT,
                (true, true) => texts::NO_LIFT_AUDIT,
            };
            return draft.push(row(words, draft.width(), Role::Dim));
        }
        for (at, step) in lifting.into_iter().enumerate() {
            if let Some(first) = step.questions.first() {
                draft.choice(Target::Lift(at, first.clone()), |draft| self.step(step, now, draft));
            }
        }
    }

    fn step(&self, step: &LiftingStep, now: &Figure, draft: &mut Draft<Target>) {
        const AT: u16 = 11;
        let width = draft.width();
        let titles: Vec<String> = step.questions.iter().map(|id| self.title(id)).collect();
        let cap = match (step.binds_cap, &now.cap, &step.then.cap) {
            (true, Some(_), None) => texts::CAP_GONE.to_owned(),
            (true, Some(was), Some(cap)) if cap.at > was.at => texts::cap_moves(cap.at),
            _ => String::new(),
        };
        let lift = row(&texts::lift(now.figure, step.then.figure), AT - 1, Role::Strong);
        let room = width.saturating_sub(AT);
        if let [title] = &titles[..] {
            let words = texts::agree(title, self.is_audit());
            draft.push(lift.words(AT, room, &words, Role::Text));
        } else {
            draft.push(lift.words(AT, room, &texts::agree_all(titles.len(), self.is_audit()), Role::Text));
            draft.paragraph(AT, &checks::list(&titles), Role::Dim);
        }
        if !cap.is_empty() {
            draft.push(Row::default().words(AT, room, &cap, Role::Dim));
        }
        // What is not answered yet has all its checks ahead of it: they are counted; those that fail now are named.
        let fails = |id: &Id| self.card.line(id.as_str()).is_some_and(|line| !line.credit.failed.is_empty());
        let (named, ahead): (Vec<_>, Vec<_>) = step.checks.iter().partition(|(id, _)| titles.len() == 1 && fails(id));
        for (id, at) in named {
            let question = self.questionnaire.question(id.as_str());
            if let Some((question, check)) = question.and_then(|one| Some((one, one.checks.get(*at)?))) {
                draft.paragraph(AT, &texts::and_check(&check.sentence(question)), Role::Dim);
            }
        }
        if !ahead.is_empty() {
            draft.push(Row::default().words(AT, room, &texts::and_checks(ahead.len()), Role::Dim));
        }
    }

    fn beside(&self, whole: &Why<'_>, draft: &mut Draft<Target>) {
        if whole.beside.is_empty() {
            return;
        }
        draft.heading(texts::BESIDE, "");
        for (line, reason) in &whole.beside {
            draft.choice(Target::Line(line.id.clone()), |draft| {
                draft.push(self.name(line, draft.width()));
                draft.paragraph(2, &self.reason(line, *reason), Role::Dim);
            });
        }
    }

    fn reason(&self, line: &Line, reason: Beside) -> String {
        use texts::beside as words;
        let simple = match reason {
            Beside::Waived => {
                let voice = line.voice.unwrap_or(self.book.voice);
                let entry = self.desk.entry_of(self.book, voice, &line.id);
                return match entry.and_then(|entry| entry.reason.as_deref()) {
                    Some(reason) => texts::waived(reason),
                    None => words::WAIVED.to_owned(),
                };
            }
            Beside::NotAsked => words::NOT_ASKED,
            Beside::NotYetDue => words::NOT_YET_DUE,
            Beside::NeverScored => words::NEVER_SCORED,
            Beside::NoWeight => words::NO_WEIGHT,
            Beside::Blank => words::BLANK,
            Beside::CannotTell => words::CANNOT_TELL,
        };
        if line.silent && line.critical { texts::silent_critical(simple) } else { simple.to_owned() }
    }
}

/// A figure's name, number and band.
fn figure_at(row: Row, x: u16, label: &str, figure: &Figure) -> Row {
    row.words(x, LABEL - 1, label, Role::Text).right(x + LABEL + 3, &figure.figure.to_string(), Role::Strong).words(
        x + LABEL + 4,
        8,
        figure.band.as_str(),
        Role::Text,
    )
}

const fn state(state: AreaState) -> Option<&'static str> {
    match state {
        AreaState::Scored => None,
        AreaState::OutOfScope => Some(figures::OUT_OF_SCOPE),
        AreaState::TooFewAnswers => Some(figures::TOO_FEW_ANSWERS),
        AreaState::Unscored => Some(figures::UNSCORED),
    }
}
