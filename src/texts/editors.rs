//! Words inside editors: what an empty field shows.

/// A text.
pub const TEXT: &str = "Write the answer here. PgDn goes on.";
/// A link.
pub const LINK: &str = "Where it lies: an address or a folder";
/// A number.
pub const NUMBER: &str = "A number, such as 1250 or 12.5";
/// A percentage.
pub const PERCENT: &str = "A percentage, such as 12.5";
/// An amount.
pub const MONEY: &str = "An amount with its currency, such as EUR 41 000";
/// A day.
pub const DATE: &str = "A day: 30 Nov, fri, +2w or 2026-11-30";
/// A person.
pub const PERSON: &str = "One name";

/// Words inside tables and short forms.
pub mod cells {
    /// An empty cell of words.
    pub const TEXT: &str = "Type, and Tab goes on.";
    /// An empty cell that takes a person.
    pub const PERSON: &str = "One name: a few letters find the people of this engagement.";
    /// An empty cell that takes an option.
    pub const CHOICE: &str = "Type the first letters, or Space for the list.";
    /// An empty cell that takes yes or no.
    pub const YES_NO: &str = "y or n";
    /// In the row behind the last one.
    pub const NEW_ROW: &str = "new row";
    /// In a cell that a finished row needs.
    pub const MISSING: &str = "*";
    /// A letter on the name of a row that came with the question.
    pub const SEED_NAME: &str =
        "This row's name came with the question: F2 changes it, Tab goes to what is to be filled.";
    /// Enter in the last row.
    pub const LAST_ROW: &str = "This is the last row. PgDn goes on to the next question.";
    /// Copying an empty cell.
    pub const NOTHING_TO_COPY: &str = "There is nothing in this cell to copy.";

    /// So many rows and columns of cells are selected.
    #[must_use]
    pub fn selected(rows: usize, columns: usize) -> String {
        let count = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        let cells = count(rows * columns, "cell");
        format!("{cells} selected: {} and {}.", count(rows, "row"), count(columns, "column"))
    }

    /// How what is typed will be kept.
    #[must_use]
    pub fn reads_as(shown: &str) -> String {
        format!("= {shown}")
    }

    /// What a cell is still missing.
    #[must_use]
    pub fn unfinished(sentence: &str, hint: &str) -> String {
        format!("! {sentence} {hint}")
    }

    /// A finished row needs this cell.
    #[must_use]
    pub fn still_missing(hint: &str) -> String {
        format!("Still to be filled. {hint}")
    }

    /// A cell as typed that is not of its column's kind.
    #[must_use]
    pub fn misfit(words: &str) -> String {
        format!("! {words}")
    }

    /// A heading of a column that every row needs.
    #[must_use]
    pub fn required(title: &str) -> String {
        format!("{title}*")
    }

    /// The title before a cell shown in full.
    #[must_use]
    pub fn label(title: &str) -> String {
        format!("{title}:")
    }

    /// Some cells are not of their column's kind yet.
    #[must_use]
    pub fn some_unfinished(count: usize, title: &str, row: usize) -> String {
        match count {
            1 => format!("One cell is not finished yet: {title} in row {row}."),
            _ => format!("{count} cells are not finished yet; the first is {title} in row {row}."),
        }
    }

    /// One cell of a short form is not of its kind yet.
    #[must_use]
    pub fn one_unfinished(title: &str) -> String {
        format!("{title} is not finished yet.")
    }

    /// What stands in the book is no table.
    #[must_use]
    pub fn not_cells(shown: &str) -> String {
        format!("The book says '{shown}', which are no cells. It stays until a cell is filled.")
    }

    /// What did not fit of something pasted.
    #[must_use]
    pub fn pasted(misfits: usize, left_out: usize) -> Option<String> {
        let kept = match misfits {
            0 => String::new(),
            1 => "One cell does not fit its column and is kept as written, marked with '!'".to_owned(),
            _ => format!("{misfits} cells do not fit their columns and are kept as written, marked with '!'"),
        };
        let out = match left_out {
            0 => String::new(),
            1 => "one cell lay beyond the last column and was left out".to_owned(),
            _ => format!("{left_out} cells lay beyond the last column and were left out"),
        };
        match (misfits, left_out) {
            (0, 0) => None,
            (_, 0) => Some(format!("{kept}.")),
            (0, _) => {
                let mut letters = out.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase());
                Some(first.into_iter().chain(letters).chain(['.']).collect())
            }
            _ => Some(format!("{kept}; {out}.")),
        }
    }
}
