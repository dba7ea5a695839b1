//! Text from outside, made safe and honest for a terminal, and text from a keyboard or clipboard, cleaned.
//!
//! Hostile or merely invisible characters are *shown* (`␛`, `⟨U+202E⟩`), never passed on and never hidden; the stored text
//! itself is left alone. This file must not know who shows the text, or where.

use std::borrow::Cow;

/// What becomes of line breaks and tabs in [`visible`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Line breaks stay (CRLF as LF), a tab becomes four spaces: for a paragraph.
    Keep,
    /// A line break becomes `⏎`, a tab one space: for one line of a list or a message.
    Mark,
    /// Nothing is let through: `␊`, `␍`, `␉`. For a name or a path, where neither belongs.
    Show,
}

/// The text as it may be sent to a terminal: every control, direction or invisible character is shown as a mark.
///
/// Joiners inside emoji and scripts that need them, variation selectors after their base and combining marks are kept.
#[must_use]
pub fn visible(text: &str, breaks: Breaks) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let Some(start) = first_change(text, breaks) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(&text[..start]);
    let mut before = text[..start].chars().next_back();
    let mut rest = text[start..].chars();
    let right_to_left = text.chars().any(is_right_to_left);
    while let Some(c) = rest.next() {
        if let Some(length) = flag_length(c, rest.as_str()) {
            out.push(c);
            out.push_str(&rest.as_str()[..length]);
            rest = rest.as_str()[length..].chars();
            before = Some(CANCEL_TAG);
            continue;
        }
        if c == '\r' && rest.as_str().starts_with('\n') && breaks != Breaks::Show {
            continue;
        }
        match (c, breaks) {
            ('\n', Breaks::Keep) => out.push('\n'),
            ('\n', Breaks::Mark) => out.push('⏎'),
            ('\t', Breaks::Keep) => out.push_str("    "),
            ('\t', Breaks::Mark) => out.push(' '),
            _ if passes(c, before, right_to_left) => out.push(c),
            _ => push_mark(&mut out, c),
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// [`visible`] on one line: a line break is shown as `⏎`, a tab as a space.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    visible(text, Breaks::Mark)
}

/// Text just typed or pasted into a field, cleaned: CRLF, CR and the other line breaks of office programs become LF, a tab four
/// spaces; control, direction-override and invisible characters are dropped. The length is never cut.
#[must_use]
pub fn clean_input(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte == b'\n' || (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if let Some(length) = flag_length(c, rest.as_str()) {
            out.push(c);
            out.push_str(&rest.as_str()[..length]);
            rest = rest.as_str()[length..].chars();
            before = Some(CANCEL_TAG);
            continue;
        }
        match c {
            '\r' if rest.as_str().starts_with('\n') => continue,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push_str("    "),
            _ if passes(c, before, true) => out.push(c),
            _ => continue,
        }
        before = Some(c);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// The last of the tag characters, which ends the flag of a region.
const CANCEL_TAG: char = '\u{e007f}';

/// Where the first character stands that [`visible`] would change.
fn first_change(text: &str, breaks: Breaks) -> Option<usize> {
    let right_to_left = text.chars().any(is_right_to_left);
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c == '\u{1f3f4}' || !((c == '\n' && breaks == Breaks::Keep) || passes(c, before, right_to_left)) {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

/// Whether `c` is shown as itself, standing after `before`.
fn passes(c: char, before: Option<char>, right_to_left: bool) -> bool {
    match c {
        ' '..='~' => true,
        '\0'..='\u{9f}' => false,
        // Soft hyphen, grapheme joiner, Hangul and Khmer fillers, Mongolian separator.
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}'
        | '\u{ffa0}' => false,
        // Direction marks belong into right-to-left text and into nothing else.
        '\u{61c}' | '\u{200e}' | '\u{200f}' => right_to_left,
        // Joiners: inside an emoji or a script that joins, once.
        '\u{200c}' | '\u{200d}' => before.is_some_and(can_be_joined),
        '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => false,
        '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180d}' => before.is_some_and(can_be_varied),
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => false,
        '\u{e0100}'..='\u{e01ef}' => before.is_some_and(
            |base| matches!(base, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'),
        ),
        '\u{e0000}'..='\u{e0fff}' => false,
        // Non-characters.
        '\u{fdd0}'..='\u{fdef}' => false,
        _ => (u32::from(c) & 0xfffe) != 0xfffe,
    }
}

/// Whether a joiner may follow: neither ASCII, nor a space, nor another invisible character.
fn can_be_joined(base: char) -> bool {
    !base.is_ascii()
        && !base.is_whitespace()
        && !matches!(base, '\u{80}'..='\u{bf}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{206f}')
}

/// Whether a variation selector may follow: a digit, sign, letter or picture, and not another selector.
fn can_be_varied(base: char) -> bool {
    !base.is_control()
        && !base.is_whitespace()
        && !matches!(base, '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180d}' | '\u{200b}'..='\u{200f}')
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && !matches!(c, '\u{61c}')
}

/// The bytes of tag characters after a black flag, if they make the flag of England, Scotland or Wales.
fn flag_length(c: char, rest: &str) -> Option<usize> {
    if c != '\u{1f3f4}' {
        return None;
    }
    ["gbeng", "gbsct", "gbwls"].iter().find_map(|region| {
        let mut chars = rest.chars();
        let spelled =
            region.chars().all(|letter| chars.next().is_some_and(|tag| u32::from(tag) == 0xe0000 + u32::from(letter)));
        (spelled && chars.next() == Some(CANCEL_TAG)).then(|| rest.len() - chars.as_str().len())
    })
}

/// Appends the mark of a character that is not let through.
fn push_mark(out: &mut String, c: char) {
    match c {
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('␀')),
        '\u{7f}' => out.push('␡'),
        _ => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_borrowed() {
        for text in
            ["", "A plan for Q3", "Ørsted & Söhne", "日本の市場", "👩‍👩‍👧 and ❤️", "e\u{301}tude", "नमस्ते", "می‌خواهم", "1️⃣"]
        {
            assert!(matches!(visible(text, Breaks::Keep), Cow::Borrowed(same) if same == text), "{text}");
            assert!(matches!(clean_input(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn control_characters_are_shown_as_their_pictures() {
        assert_eq!(visible("\u{1b}[2J\u{7}\0\u{7f}", Breaks::Keep), "␛[2J␇␀␡");
        assert_eq!(visible("\u{9b}31m", Breaks::Keep), "⟨U+009B⟩31m");
    }

    #[test]
    fn overrides_and_invisible_characters_are_named() {
        assert_eq!(
            visible("a\u{202e}b\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}", Breaks::Keep),
            "a⟨U+202E⟩b⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩⟨U+E0041⟩"
        );
    }

    #[test]
    fn line_breaks_and_tabs_follow_the_policy() {
        assert_eq!(visible("a\r\nb\tc\rd", Breaks::Keep), "a\nb    c␍d");
        assert_eq!(visible_line("a\r\nb\tc\nd"), "a⏎b c⏎d");
        assert_eq!(visible("a\r\nb\tc", Breaks::Show), "a␍␊b␉c");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them_and_are_shown_elsewhere() {
        assert_eq!(visible("a\u{200d}b", Breaks::Keep), "a⟨U+200D⟩b");
        assert_eq!(visible("👩\u{200d}\u{200d}👧", Breaks::Keep), "👩\u{200d}⟨U+200D⟩👧");
        assert_eq!(visible("x\u{fe0f}\u{fe0e}", Breaks::Keep), "x\u{fe0f}⟨U+FE0E⟩");
    }

    #[test]
    fn direction_marks_stay_in_hebrew_and_are_shown_in_latin() {
        assert_eq!(visible("שלום\u{200f} 3", Breaks::Keep), "שלום\u{200f} 3");
        assert_eq!(visible("abc\u{200f} 3", Breaks::Keep), "abc⟨U+200F⟩ 3");
    }

    #[test]
    fn the_flag_of_wales_stays_whole_and_smuggled_tags_do_not() {
        let wales = "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        assert_eq!(visible(wales, Breaks::Keep), wales);
        assert_eq!(clean_input(wales), wales);
        assert_eq!(visible("🏴\u{e0067}", Breaks::Keep), "🏴⟨U+E0067⟩");
        assert_eq!(clean_input("🏴\u{e0067}"), "🏴");
    }

    #[test]
    fn a_paste_from_an_office_program_keeps_its_lines_and_loses_what_nobody_sees() {
        assert_eq!(clean_input("one\r\ntwo\rthree\u{b}four\u{2028}five\tsix"), "one\ntwo\nthree\nfour\nfive    six");
        assert_eq!(clean_input("\u{feff}soft\u{ad}hyphen\u{200b}\u{1b}[31m\u{202e}"), "softhyphen[31m");
    }

    #[test]
    fn nothing_is_cut_from_a_long_paste() {
        let long = "ä".repeat(1_000_000);
        assert_eq!(clean_input(&long).len(), long.len());
    }

    proptest! {
        #[test]
        fn whatever_is_shown_has_no_control_or_override_in_it(text in "\\PC*|[\u{0}-\u{9f}\u{200b}-\u{2069}\u{feff}\u{e0000}-\u{e0080}a🏴👩א]*") {
            for breaks in [Breaks::Keep, Breaks::Mark, Breaks::Show] {
                let shown = visible(&text, breaks);
                let hostile = shown.chars().any(|c| (c.is_control() && !(c == '\n' && breaks == Breaks::Keep)) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}'));
                prop_assert!(!hostile);
                prop_assert_eq!(visible(&shown, breaks), shown.clone(), "showing twice changes nothing");
            }
            let clean = clean_input(&text);
            let control = clean.chars().any(|c| c.is_control() && c != '\n');
            prop_assert!(!control);
            prop_assert_eq!(clean_input(&clean), clean.clone(), "cleaning twice changes nothing");
        }
    }
}
