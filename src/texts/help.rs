//! The words of `handshake help`: topics that belong to no single command.
//!
//! Knows no rule and no file; what is listed from code stands there.

/// Above the topics.
pub const TOPICS: &str = "Topics:";
/// How to read on.
pub const MORE: &str = "`handshake help TOPIC` explains a topic, `handshake help COMMAND` a command.";

/// A topic with something behind it.
#[must_use]
pub fn whole_topic(topic: &str) -> (String, String) {
    (
        format!("the topic `{topic}` is explained as a whole"),
        format!("Leave out what stands behind it: handshake help {topic}"),
    )
}

/// What the topic `checks` is about.
pub const CHECKS_ABOUT: &str = "What tells a solid answer from a hollow one";
/// What the topic `questionnaires` is about.
pub const QUESTIONNAIRES_ABOUT: &str = "How questionnaires work, and how to write your own";

/// What the topic `wording` is about.
pub const WORDING_ABOUT: &str = "What makes a question a good one, and what `check` looks for";

/// Before the rules of wording.
pub const WORDING: &str = "\
A good question asks one thing, in words that hope for no answer, about something that happened in
a named time. `handshake check` reads every question so, and names file, line and mend. What is
listed under `impossible-check` and `never-holds` is an error, all else a warning: there may be
reasons for it.

Rules about words are for English. In a questionnaire with another `language` at its top, such as
language = \"de\", lengths, question marks, missing parts, questions asked twice and what cannot work
are looked at. Of the copies in a workbook only what cannot work is told: their words are fixed.
";

/// Before what a rule tells of.
pub const TELLS: &str = "tells of";
/// Before what to write instead.
pub const INSTEAD: &str = "instead";

/// Before the table of checks.
pub const CHECKS: &str = "\
Checks tell a solid answer from a hollow one without reading its meaning. A question lists its own:

  checks = [{ rule = \"filled\" }, { rule = \"min-rows\", rows = 2 }]

While one of them fails, the answer is worth at most 40 of 100, and the sentence of the check says
what to do. Blank cells are passed over, but for `filled`; a row counts once it has a filled cell
that did not stand there from the start.
";

/// Before what a check takes.
pub const TAKES: &str = "takes";
/// Before when a check holds.
pub const HOLDS: &str = "holds when";
/// Before how a check is written.
pub const WRITTEN: &str = "written";
/// Before the sentence of a check.
pub const SAYS: &str = "else says";

/// The beginning of what is said of questionnaires.
pub const BEGIN: &str = "\
A questionnaire is a text file (TOML) with questions in areas. Each area gets a figure from 0 to
100; the figures are never added up. Some come with handshake; you can write others.

Begin one

  handshake questionnaire new how-we-work    writes one to change, with notes in it
  handshake check how-we-work                finds every fault, with its line and how to mend it
  handshake help wording                     what makes a question a good one
  handshake questionnaire list               lists those at hand
  handshake new DIR … --questionnaire ID     begins a workbook with it

The schema beside a new questionnaire lets editors that know TOML complete and check as you type;
the first line of the file names it. `handshake schema` prints it.

What stands in it

  at the top     format, id, version, title, purpose, language, agendas
  [[area]]       id, title, scored
  [[step]]       id, title, week, minutes
  [[question]]   id, area, step, ask; all else may be left out:
                 title why solid examples         the words around it
                 kind and what belongs to it      see below
                 asked_of blind private           who answers, and who sees it
                 critical waivable weight checks  how it counts
                 settled fresh applies            when it is settled, ages, is asked at all
                 duty beside                      in audits: whose doing, beside which scale
                 was covers minutes               earlier ids, what it is based on, time planned

  Ids are small letters, digits and hyphens. They never change; the words may.
";

/// Above the kinds of questions.
pub const KINDS_TITLE: &str = "Kinds of questions (kind = …)";
/// Above the kinds of columns.
pub const COLUMNS_TITLE: &str = "Kinds of columns in a record or table";

/// Each kind, and what it takes.
pub const KINDS: [(&str, &str); 12] = [
    ("text", "words, as many lines as needed; so is a question that names no kind"),
    ("link", "where a document lies"),
    ("choice", "one of its options = [{ id, label, credit }]"),
    ("choices", "any of its options"),
    ("scale", "a step from 0 to 4, in audits only; steps = five texts, credits = five numbers"),
    ("number", "an exact number"),
    ("percent", "an exact percentage"),
    ("money", "an amount with its currency"),
    ("date", "a day"),
    ("person", "one human, with side and deputy"),
    ("record", "one row of its columns = [{ id, title, kind, required, options }]"),
    ("table", "rows of its columns; rows = those that stand there from the start"),
];

/// The end of what is said of questionnaires.
pub const COUNT: &str = "\
How it counts

  figure of an area = sum of weight x credit / sum of weights, rounded down

  purpose = \"coverage\"   one figure for both sides; an answer is worth what it has become:
                         stated 40, agreed by both 80, proven 100, less where a check fails or it aged
  purpose = \"audit\"      each side has its own; scales and options with a credit count, nothing else
  purpose = \"plan\"       no figures

  weight is 2 for a critical question and 1 for others, or what you write, 0 to 100. A credit of an
  option, 0 to 100, takes the place of what standing would give; of several chosen the lowest counts.
  A critical question that is not agreed caps its area at 69, one that is unknown or blank at 39.

Another scheme

  A maturity model with its own answers needs no more than credits and weights. Say practices have
  three levels, the answers none, some, half and most are worth 0, 1/4, 1/2 and 1, a practice is
  worth the sum of its levels, and an area the average of its practices, 0 to 3:

    kind = \"choice\"
    options = [{ id = \"no\", label = \"None\", credit = 0 }, { id = \"some\", label = \"Some\", credit = 25 },
               { id = \"half\", label = \"Half\", credit = 50 }, { id = \"most\", label = \"Most\", credit = 100 }]

  Where every level has one question, weight = 1 for all. Where a level is asked in two questions,
  these have weight = 1 and all others weight = 2. Then the figure is the published one put on 0 to
  100 and rounded down.

Newer versions

  The wording changed: 1.0.1. A question more: 1.1.0. A changed meaning: a new id for that question,
  and 2.0.0. A renamed question names its earlier ids in `was`. Put the new file beside the old one,
  then look what would change in a round, and change it:

  handshake questionnaire upgrade WORKBOOK
  handshake questionnaire upgrade WORKBOOK --write

  Every workbook keeps copies of the versions it was answered under; old rounds go on asking theirs.
";

/// Above where questionnaires are found.
pub const FOUND: &str = "Where they are found, first to last";

/// The copies in a workbook, and their folder.
pub const IN_WORKBOOK: (&str, &str) = ("copies of the workbook", "WORKBOOK/questionnaires");
/// Before the folder of one's own.
pub const OWN: &str = "your own";
/// The last place.
pub const BUILT_IN: &str = "those that come with handshake";
