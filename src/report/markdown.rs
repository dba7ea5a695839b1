//! A summary as Markdown: short, to be sent as it is. Text from people is escaped, so that it stands as it was written.

use crate::domain::engagement::Action;
use crate::domain::entry::Entry;
use crate::domain::parse::{date, show};
use crate::domain::question::{Kind, Question};
use crate::domain::visible::{Breaks, visible};
use crate::report::closing::{Closing, Open, Why};
use crate::texts::{answers, report as says};

/// The whole summary.
#[must_use]
pub fn summary(closing: &Closing<'_>) -> String {
    let mut out = String::new();
    let names = answers::parties(&closing.engagement.agency.name, &closing.engagement.client.name);
    out.push_str(&format!("# {}\n\n", escaped(&names)));
    out.push_str(&format!("{}\n", says::head(closing.round.id.as_str(), &date::show(closing.today))));
    let owed = closing.owed.iter().map(|action| owes(action, closing)).collect();
    section(&mut out, says::AGREED, says::NOTHING_AGREED, closing.agreed.iter().map(|(q, e)| agreed(q, e)).collect());
    section(&mut out, says::OPEN, says::NOTHING_OPEN, closing.open.iter().map(open).collect());
    section(&mut out, says::OWED, says::NOTHING_OWED, owed);
    if !closing.parked.is_empty() {
        section(&mut out, says::PARKED, "", closing.parked.iter().map(|one| escaped(&one.what)).collect());
    }
    out
}

fn section(out: &mut String, title: &str, nothing: &str, lines: Vec<String>) {
    out.push_str(&format!("\n## {title}\n\n"));
    if lines.is_empty() {
        out.push_str(&format!("{nothing}\n"));
    }
    for line in lines {
        out.push_str(&format!("- {line}\n"));
    }
}

fn agreed(question: &Question, entry: &Entry) -> String {
    let title = escaped(question.title());
    // A table is looked at where it stands; in a message it would be unreadable.
    let value = entry.value.as_ref().filter(|_| !matches!(question.kind, Kind::Table(_)));
    let said = value.map(|value| escaped(&show::value(&question.kind, value))).filter(|said| !said.is_empty());
    said.map_or_else(|| title.clone(), |said| format!("**{title}**: {said}"))
}

fn open(open: &Open<'_>) -> String {
    let why = match open.why {
        Why::Unknown => says::UNKNOWN,
        Why::Assumed => says::ASSUMED,
        Why::Blank => says::BLANK,
    };
    let who = open.who.map(escaped);
    says::open(&escaped(open.question.title()), why, who.as_deref(), open.by.map(date::show).as_deref())
}

fn owes(action: &Action, closing: &Closing<'_>) -> String {
    let side = action.side.map(|side| answers::whose(side.as_str()).to_owned());
    let who = action.owner.as_deref().filter(|owner| !owner.trim().is_empty()).map(escaped).or(side);
    let by = answers::by_when(action.due, None, action.is_overdue(closing.today), closing.today);
    says::owes(who.as_deref(), &escaped(&action.what), &by)
}

/// Words of a person on one line, with every mark of Markdown made harmless.
#[must_use]
pub fn escaped(text: &str) -> String {
    let line = visible(text, Breaks::Keep).split_whitespace().collect::<Vec<_>>().join(" ");
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let begins = at == 0 && matches!(c, '-' | '+' | '#' | '=');
        let numbered = number > 0 && at == number && matches!(c, '.' | ')');
        if begins || numbered || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        assert_eq!(escaped("1. *All* of <b>it</b>\r\n# soon"), "1\\. \\*All\\* of \\<b\\>it\\</b\\> # soon");
        assert_eq!(escaped("# 2 [x](y)"), "\\# 2 \\[x\\](y)");
        assert_eq!(escaped("- 40 %"), "\\- 40 %");
        assert_eq!(escaped("a\u{1b}[31mb"), "a␛\\[31mb");
    }
}
