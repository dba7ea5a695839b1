//! Starting the application: settings, theme, the library as the cache knows it, then the loop.

use crate::storage::cache;
use crate::storage::error::StorageError;
use crate::storage::paths::Paths;
use crate::storage::settings;
use crate::texts::keys::own as words;
use crate::tui::app::start::Start;
use crate::tui::app::update::App;
use crate::tui::context::Library;
use crate::tui::keymap::Keymap;
use crate::tui::outcome::{Notice, Preferences};
use crate::tui::runtime::desk_files::finding_notice;
use crate::tui::runtime::glance;
use crate::tui::runtime::outside::{Clock, Outside, Running, Safe};
use crate::tui::runtime::turn;
use crate::tui::terminal::shell::Shell;
use crate::tui::theme::Theme;
use chrono::NaiveDate;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// What the application is started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The workbook to open at once.
    pub open: Option<PathBuf>,
    /// The day to take for today.
    pub as_of: Option<NaiveDate>,
    /// No colours (`NO_COLOR`).
    pub no_color: bool,
}

/// Why the application could not run.
#[derive(Debug, thiserror::Error)]
pub enum CannotStart {
    /// There is no place for workbooks.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The last words are not in their file; where they are, in a sentence.
    #[error("{0}")]
    NotSaved(String),
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
}

/// Runs the application until the person leaves it. Everything typed is on the disk when it returns.
///
/// # Errors
/// No library folder can be told, or the terminal refuses.
pub fn run(options: Options) -> Result<(), CannotStart> {
    let paths = Arc::new(Paths::of_this_machine());
    let (settings, findings) = paths.settings().map(|path| settings::load(&path)).unwrap_or_default();
    let library = match &settings.library {
        Some(library) => library.clone(),
        None => paths.library()?.to_path_buf(),
    };
    let clock = Clock { as_of: options.as_of };
    let at = clock.now();
    let size = Shell::size()?;
    let cached = paths.scan_cache().ok().map(|path| cache::read(&path)).unwrap_or_default();
    let rows = cached.iter().filter(|row| row.path.starts_with(&library));
    let rows = rows.map(|row| glance::overview(row, at.today)).collect();
    let theme = match settings.theme.as_deref().and_then(Theme::parse) {
        _ if options.no_color => Theme::Plain,
        chosen => chosen.unwrap_or_default(),
    };
    let (keymap, faults) = Keymap::with(&settings.keys);
    let keys = || Some(Notice::bad(faults.first()?, Some(words::HINT.to_owned())));
    let notice = findings.first().map(finding_notice).or_else(keys);
    let mouse = settings.mouse.unwrap_or(true);
    let mine = Preferences { library: settings.library, name: settings.name, side: settings.side, theme, mouse };
    let app = App::new(Start {
        at,
        mine,
        keymap,
        library: Library { folder: crate::storage::error::show(&library), rows, complete: false },
        size: (size.width, size.height),
        notice,
    });
    let safe = Arc::new(Safe::default());
    let rescue = Arc::clone(&safe);
    let safe_at_end = Arc::clone(&safe);
    let mut outside = Outside::new(paths, library, clock, safe, options.open);
    let flusher = Arc::clone(&safe_at_end);
    turn::run(&mut Running::new(app, clock), &mut outside, rescue, mouse)?;
    match flusher.unsaved() {
        Some(sentence) => Err(CannotStart::NotSaved(sentence)),
        None => Ok(()),
    }
}
