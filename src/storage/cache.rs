//! The scan cache: one row a workbook, so that the list of engagements is there before any questionnaire is read.
//!
//! A file of lines, each with its own checksum; a damaged or foreign line is passed over, and the whole file may be deleted at
//! any time. It must not know how a figure is computed.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::read::read_bytes;

/// What the list shows of one workbook, computed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The workbook's folder.
    pub path: PathBuf,
    /// The fingerprint of its files when the row was computed (`library`).
    pub fingerprint: u64,
    /// The day the row was computed for.
    pub as_of: NaiveDate,
    /// The agency's name.
    pub agency: String,
    /// The client's name.
    pub client: String,
    /// The first day of week 1.
    pub start: Option<NaiveDate>,
    /// The length of the onboarding in weeks.
    pub weeks: u32,
    /// The scored areas: title, and figure from 0 to 100 where there is one.
    pub areas: Vec<(String, Option<u32>)>,
    /// Criticals agreed, and all.
    pub criticals: Option<(u32, u32)>,
    /// Open actions.
    pub open: u32,
    /// Open actions whose day has passed.
    pub overdue: u32,
    /// The next day something happens, and what.
    pub next: Option<(NaiveDate, String)>,
    /// What is wrong with its files.
    pub fault: Option<String>,
}

/// The version of the line's shape; a line of another one is passed over.
const SHAPE: &str = "2";
/// Between the fields of a line, and between the parts of one field.
const FIELD: char = '\u{1f}';
const PART: char = '\u{1e}';
/// More rows are not kept.
pub const MOST: usize = 10_000;

/// Reads the cache. Whatever cannot be read is left out; no file is no rows.
#[must_use]
pub fn read(path: &Path) -> Vec<Row> {
    let Ok((bytes, _)) = read_bytes(path) else { return Vec::new() };
    bytes.split(|&byte| byte == b'\n').filter_map(parse).take(MOST).collect()
}

/// Writes the cache.
///
/// # Errors
/// `System`; nothing depends on it.
pub fn write(disk: &Disk, path: &Path, rows: &[Row]) -> Result<(), StorageError> {
    let mut text = String::with_capacity(rows.len() * 200);
    for row in rows.iter().take(MOST) {
        if let Some(line) = line(row) {
            text.push_str(&format!("{:016x}{line}\n", checksum(line.as_bytes())));
        }
    }
    if let Some(folder) = path.parent() {
        disk.create_folders(folder)?;
    }
    disk.save(path, text.as_bytes(), Readers::Owner)
}

/// A row as a line; `None` for a path that is no text, which is then simply computed each time.
fn line(row: &Row) -> Option<String> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let areas: Vec<String> =
        row.areas.iter().map(|(title, figure)| format!("{}{PART}{}", plain(title), number(*figure))).collect();
    let criticals = row.criticals.map(|(agreed, all)| format!("{agreed}{PART}{all}")).unwrap_or_default();
    let next = row.next.as_ref().map(|(on, what)| format!("{on}{PART}{}", plain(what))).unwrap_or_default();
    let path = row.path.to_str().filter(|path| plain(path) == **path)?;
    let fields = [
        SHAPE.to_owned(),
        path.to_owned(),
        format!("{:x}", row.fingerprint),
        row.as_of.to_string(),
        plain(&row.agency),
        plain(&row.client),
        day(row.start),
        row.weeks.to_string(),
        areas.join(&PART.to_string()),
        criticals,
        row.open.to_string(),
        row.overdue.to_string(),
        next,
        row.fault.as_deref().map(plain).unwrap_or_default(),
    ];
    Some(fields.join(&FIELD.to_string()))
}

fn parse(line: &[u8]) -> Option<Row> {
    let (sum, line) = line.split_at_checked(16)?;
    if u64::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()? != checksum(line) {
        return None;
    }
    let mut fields = std::str::from_utf8(line).ok()?.split(FIELD);
    let mut next = || fields.next();
    if next()? != SHAPE {
        return None;
    }
    let path = PathBuf::from(next()?);
    let fingerprint = u64::from_str_radix(next()?, 16).ok()?;
    let as_of = day(next()?)?;
    let (agency, client) = (next()?.to_owned(), next()?.to_owned());
    let start = match next()? {
        "" => None,
        start => Some(day(start)?),
    };
    let weeks = next()?.parse().ok()?;
    let mut parts = Some(next()?).filter(|list| !list.is_empty()).into_iter().flat_map(|list| list.split(PART));
    let mut areas = Vec::new();
    while let Some(title) = parts.next() {
        areas.push((title.to_owned(), optional(parts.next()?)?));
    }
    let criticals = match next()?.split_once(PART) {
        Some((agreed, all)) => Some((agreed.parse().ok()?, all.parse().ok()?)),
        None => None,
    };
    let (open, overdue) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let due = match next()?.split_once(PART) {
        Some((on, what)) => Some((day(on)?, what.to_owned())),
        None => None,
    };
    let fault = Some(next()?).filter(|fault| !fault.is_empty()).map(str::to_owned);
    Some(Row {
        path,
        fingerprint,
        as_of,
        agency,
        client,
        start,
        weeks,
        areas,
        criticals,
        open,
        overdue,
        next: due,
        fault,
    })
}

/// A day as it is written here; several times faster than the general way.
fn day(text: &str) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return text.parse().ok() };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(&[a, b, c, d])?).ok()?, number(&[e, f])?, number(&[g, h])?)
}

/// An empty field is none; anything else has to be read.
fn optional<T: std::str::FromStr>(field: &str) -> Option<Option<T>> {
    if field.is_empty() { Some(None) } else { field.parse().ok().map(Some) }
}

/// Without control characters, which part the fields and lines.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// FNV-1a over words of eight bytes: rows have to be read in well under a millisecond.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(step(sum, bytes.len() as u64), |sum, byte| step(sum, u64::from(*byte)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn row(n: u32) -> Row {
        Row {
            path: format!("/home/jo/Übergaben/halyard-{n}").into(),
            fingerprint: u64::from(n) << 40,
            as_of: "2026-11-22".parse().unwrap(),
            agency: "Halyard".into(),
            client: format!("日本 {n}"),
            start: n.is_multiple_of(2).then(|| "2026-11-02".parse().unwrap()),
            weeks: 6,
            areas: vec![("Measurement".into(), Some(39)), ("Tech ownership".into(), None)],
            criticals: Some((12, 20)),
            open: 4,
            overdue: n,
            next: Some(("2026-11-23".parse().unwrap(), "Week 4".into())),
            fault: (n == 3).then(|| "engagement.toml is cut".into()),
        }
    }

    fn file(rows: &[Row]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cache/engagements");
        write(&Disk::real(), &path, rows).unwrap();
        (folder, path)
    }

    #[test]
    fn rows_read_back_as_they_were_written() {
        let mut bare = Row { criticals: None, next: None, start: None, ..row(1) };
        bare.areas.clear();
        let rows = [row(2), row(3), bare];
        let (_folder, path) = file(&rows);
        assert_eq!(read(&path), rows);
        assert_eq!(read(Path::new("nowhere")), []);
    }

    #[test]
    fn a_cache_damaged_at_any_byte_loses_the_damaged_row_at_most_two() {
        let rows = [row(1), row(2), row(3)];
        let (_folder, path) = file(&rows);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x15;
            std::fs::write(&path, &damaged).unwrap();
            let read = read(&path);
            assert!(!read.is_empty() && read.iter().all(|row| rows.contains(row)), "damaged at {at}");
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(super::read(&path).iter().all(|row| rows.contains(row)), "cut at {at}");
        }
    }

    #[test]
    fn names_with_control_characters_cannot_forge_a_row() {
        let hostile = Row { client: "a\n0000\u{1f}b\u{1e}c".into(), ..row(1) };
        let (_folder, path) = file(&[hostile, row(2)]);
        let read = read(&path);
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].client, "a 0000 b c");
    }
}
