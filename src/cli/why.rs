//! `why`: a figure laid open so that it can be redone by hand, and what would lift it.

use crate::cli::json;
use crate::cli::json_why::{self, JsonWhy};
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::score;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::id::Id;
use crate::domain::visible::visible_line;
use crate::insight::because;
use crate::insight::scorecard::{AreaScore, Figure, Line, Scorecard};
use crate::insight::steps::{LiftingStep, smallest_steps};
use crate::insight::why::{CreditStep, Which, Why, why};
use crate::texts::answers as says;
use crate::texts::columns;
use clap::Args;

/// Options of `why`.
#[derive(Debug, Args)]
pub struct WhyArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// Only this area; may be given several times
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
    /// The figure of what is due so far, not the whole
    #[arg(long)]
    pub due: bool,
    /// How many of the smallest steps to name
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub steps: usize,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Runs `why`.
///
/// # Errors
/// What is not there, and rounds and voices without figures.
pub fn run(args: &WhyArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let (mut card, _) = opened.score(session)?;
    score::only(&mut card, &args.area)?;
    let which = if args.due { Which::Due } else { Which::Whole };
    if args.json {
        json::write(session.out, &JsonWhy::new(&opened.questionnaire, &card, which, args.steps))?;
        return Ok(Exit::Done);
    }
    score::head(session, &opened, &card)?;
    for (at, area) in card.areas.iter().enumerate() {
        if at > 0 {
            writeln!(session.out)?;
        }
        Page { opened: &opened, card: &card, area, which }.write(session, args.steps)?;
    }
    Ok(Exit::Done)
}

/// One area laid open.
struct Page<'p> {
    opened: &'p Opened,
    card: &'p Scorecard,
    area: &'p AreaScore,
    which: Which,
}

impl Page<'_> {
    fn write(&self, session: &mut Session<'_>, steps: usize) -> Result<(), Refusal> {
        let why = why(self.area, self.which);
        let summary = because::summary(&self.opened.questionnaire, self.card, self.area, why.figure);
        writeln!(session.out, "{}", visible_line(&summary))?;
        if !why.products.is_empty() {
            self.sum(session, &why)?;
        }
        if let Some(figure) = why.figure {
            quotient(session, &why, figure)?;
        }
        if !why.beside.is_empty() {
            writeln!(session.out, "  {}", says::BESIDE)?;
            for (line, beside) in &why.beside {
                writeln!(session.out, "    {}: {}", self.title(line), says::beside(json_why::beside(*beside)))?;
            }
        }
        // What lifts is told of the whole figure; of what is due it would name questions not yet asked.
        if self.which == Which::Whole {
            self.lift(session, steps)?;
        }
        Ok(())
    }

    fn sum(&self, session: &mut Session<'_>, why: &Why<'_>) -> Result<(), Refusal> {
        let columns = [columns::WEIGHT, columns::CREDIT, columns::PRODUCT];
        let mut columns = columns.map(|title| (title, Align::Right)).to_vec();
        columns.extend([(columns::QUESTION, Align::Left), (columns::BECAUSE, Align::Left)]);
        let mut table = Table::new(&columns);
        for product in &why.products {
            let line = product.line;
            table.row([
                line.weight.to_string(),
                line.credit.value.to_string(),
                product.product.to_string(),
                self.title(line),
                self.because(line, &product.steps),
            ]);
        }
        table.row([why.weight.to_string(), String::new(), why.credit.to_string(), String::new(), String::new()]);
        table.write(session.out, 2)
    }

    fn title(&self, line: &Line) -> String {
        if line.critical { says::critical(line.id.as_str()) } else { line.id.to_string() }
    }

    /// Each step of the credit with what it leaves: `agreed by both 80; … 40`.
    fn because(&self, line: &Line, steps: &[CreditStep<'_>]) -> String {
        let question = self.opened.questionnaire.question(line.id.as_str());
        let mut reasons = because::reasons(self.card, line, question);
        if steps.len() > 1 {
            reasons[0] = says::worth(&reasons[0], line.credit.start);
        }
        reasons.join("; ")
    }

    fn lift(&self, session: &mut Session<'_>, most: usize) -> Result<(), Refusal> {
        let steps = smallest_steps(&self.opened.questionnaire, self.area);
        if steps.is_empty() || most == 0 {
            return Ok(());
        }
        writeln!(session.out, "  {}", says::LIFT)?;
        let from = self.area.whole.as_ref().map_or(0, |figure| figure.figure);
        for step in steps.iter().take(most) {
            let questions: Vec<&str> = step.questions.iter().map(Id::as_str).collect();
            let todo = says::agree_step(&questions, self.opened.is_audit());
            writeln!(session.out, "    {}", says::lift(from, step.then.figure, &todo))?;
            for id in &step.questions {
                self.checks(session, step, id)?;
            }
        }
        match steps.len().checked_sub(most) {
            Some(more) if more > 0 => writeln!(session.out, "    {}", says::more_steps(more))?,
            _ => {}
        }
        Ok(())
    }

    /// What the checks of one question of a step ask for.
    fn checks(&self, session: &mut Session<'_>, step: &LiftingStep, id: &Id) -> Result<(), Refusal> {
        let Some(question) = self.opened.questionnaire.question(id.as_str()) else { return Ok(()) };
        let places = step.checks.iter().filter(|(of, _)| of == id).map(|(_, at)| *at);
        let sentences: Vec<String> =
            places.filter_map(|at| question.checks.get(at)).map(|check| check.sentence(question)).collect();
        if !sentences.is_empty() {
            let line = says::checks_of(id.as_str(), &sentences.join("; "));
            writeln!(session.out, "      {}", visible_line(&line))?;
        }
        Ok(())
    }
}

/// The sum at the foot: `800 / 17 = 47, 1 left over; capped at 39`.
fn quotient(session: &mut Session<'_>, why: &Why<'_>, figure: &Figure) -> Result<(), Refusal> {
    let mut line = says::quotient(why.credit, why.weight, figure.before_cap, why.left_over);
    if let Some(cap) = &figure.cap {
        let setters: Vec<&str> = cap.because.iter().map(Id::as_str).collect();
        line.push_str(&says::cap_line(cap.at, &setters, figure.before_cap > cap.at));
    }
    writeln!(session.out, "  {line}")?;
    writeln!(session.out, "  {}", says::comes_to(figure.figure, figure.band.as_str()))?;
    Ok(())
}
