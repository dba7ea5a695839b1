//! Where things lie on this machine. The only reader of the environment besides `main`.
//!
//! It creates nothing but the private folder, and reads no file of ours.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::storage::error::StorageError;

/// The folders of this machine and person, as the environment and the platform name them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths {
    home: Option<PathBuf>,
    library: Option<PathBuf>,
    config: Option<PathBuf>,
    data: Option<PathBuf>,
    cache: Option<PathBuf>,
    /// The name the person is logged in with, for the note of a lock.
    pub login: Option<String>,
    /// The name of the machine, for the note of a lock.
    pub host: Option<String>,
}

/// What the platform says; separate, so that tests need no real home.
#[derive(Debug, Clone, Default)]
struct Platform {
    home: Option<PathBuf>,
    documents: Option<PathBuf>,
    config: Option<PathBuf>,
    data: Option<PathBuf>,
    cache: Option<PathBuf>,
}

impl Paths {
    /// The folders of this machine.
    #[must_use]
    pub fn of_this_machine() -> Self {
        let user = directories::UserDirs::new();
        let project = directories::ProjectDirs::from("", "", "handshake");
        let platform = Platform {
            home: user.as_ref().map(|user| user.home_dir().to_path_buf()),
            documents: user.as_ref().and_then(|user| user.document_dir().map(Path::to_path_buf)),
            config: project.as_ref().map(|project| project.config_dir().to_path_buf()),
            // The local one: private notes do not roam with a Windows profile.
            data: project.as_ref().map(|project| project.data_local_dir().to_path_buf()),
            cache: project.as_ref().map(|project| project.cache_dir().to_path_buf()),
        };
        #[allow(clippy::disallowed_methods)] // the one door to the environment
        Self::resolve(|name| std::env::var_os(name), platform)
    }

    fn resolve(variable: impl Fn(&str) -> Option<OsString>, platform: Platform) -> Self {
        let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let word = |names: &[&str]| {
            let value = names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
            Some(value.to_string_lossy().into_owned())
        };
        // A relative XDG folder is to be ignored (XDG base directory specification).
        let xdg = folder("XDG_CONFIG_HOME").filter(|path| path.is_absolute()).map(|path| path.join("handshake"));
        let dotted = || platform.home.as_ref().map(|home| home.join(".config/handshake")).filter(|path| path.is_dir());
        let documents = platform.documents.clone().filter(|path| path.is_dir()).or_else(|| platform.home.clone());
        Self {
            home: platform.home.clone(),
            library: folder("HANDSHAKE_LIBRARY").or_else(|| documents.map(|path| path.join("handshake"))),
            config: folder("HANDSHAKE_CONFIG_DIR").or(xdg).or_else(dotted).or(platform.config),
            data: folder("HANDSHAKE_DATA_DIR").or(platform.data),
            cache: folder("HANDSHAKE_CACHE_DIR").or(platform.cache),
            login: word(&["USER", "USERNAME", "LOGNAME"]),
            host: word(&["HOSTNAME", "COMPUTERNAME", "HOST"]),
        }
    }

    /// A path as a person types it: `~` at its start is their home folder.
    #[must_use]
    pub fn expand(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix("~"), &self.home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path.to_path_buf(),
        }
    }

    /// All folders under one root, for the sample in a temporary place and for tests.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self {
            library: Some(root.join("library")),
            config: Some(root.join("config")),
            data: Some(root.join("data")),
            cache: Some(root.join("cache")),
            ..Self::default()
        }
    }

    /// The library folder where the settings name none: `handshake` in the documents folder, else in the home folder.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn library(&self) -> Result<&Path, StorageError> {
        named(self.library.as_deref(), "library folder")
    }

    /// The file of the settings.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn settings(&self) -> Result<PathBuf, StorageError> {
        Ok(named(self.config.as_deref(), "settings")?.join("settings.toml"))
    }

    /// The folder of the person's own questionnaires.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn questionnaires(&self) -> Result<PathBuf, StorageError> {
        Ok(named(self.config.as_deref(), "questionnaires")?.join("questionnaires"))
    }

    /// The folder of private notes; it may not exist yet, see [`create_private`].
    ///
    /// # Errors
    /// `NoHome`.
    pub fn private(&self) -> Result<PathBuf, StorageError> {
        Ok(named(self.data.as_deref(), "private notes")?.join("private"))
    }

    /// The folder of words that could not be written beside their files; it may not exist yet, see [`create_private`].
    ///
    /// # Errors
    /// `NoHome`.
    pub fn unsaved(&self) -> Result<PathBuf, StorageError> {
        Ok(named(self.data.as_deref(), "unsaved words")?.join("unsaved"))
    }

    /// The file of the scan cache.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn scan_cache(&self) -> Result<PathBuf, StorageError> {
        Ok(named(self.cache.as_deref(), "scan cache")?.join("engagements"))
    }

    /// Who is writing, for the note of a lock: `jo on halyard`.
    #[must_use]
    pub fn writer(&self) -> String {
        let who = self.login.as_deref().unwrap_or("somebody");
        match &self.host {
            Some(host) => format!("{who} on {host}"),
            None => who.to_owned(),
        }
    }
}

/// Creates a folder, and those above it, that only its owner may enter (0700; on Windows the profile folder is private).
///
/// # Errors
/// `System`.
pub fn create_private(path: &Path) -> Result<(), StorageError> {
    let refused = |error| StorageError::system(path, "creating the private folder", error);
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(path).map_err(refused)?;
        let mode = std::fs::metadata(path).map_err(refused)?.permissions().mode();
        if mode & 0o077 != 0 {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).map_err(refused)?;
        }
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(path).map_err(refused)
}

fn named<'a>(path: Option<&'a Path>, what: &'static str) -> Result<&'a Path, StorageError> {
    path.ok_or(StorageError::NoHome { what })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn platform(home: &Path) -> Platform {
        Platform {
            home: Some(home.to_path_buf()),
            documents: Some(home.join("Documents")),
            config: Some(home.join("platform-config")),
            data: Some(home.join("platform-data")),
            cache: Some(home.join("platform-cache")),
        }
    }

    fn with(variables: &[(&str, &str)], home: &Path) -> Paths {
        Paths::resolve(
            |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value)),
            platform(home),
        )
    }

    #[test]
    fn the_library_lies_in_the_documents_folder_or_at_home_where_there_is_none() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(with(&[], home.path()).library().unwrap(), home.path().join("handshake"));
        std::fs::create_dir(home.path().join("Documents")).unwrap();
        assert_eq!(with(&[], home.path()).library().unwrap(), home.path().join("Documents/handshake"));
    }

    #[test]
    fn variables_of_our_own_come_first_and_empty_ones_are_not_set() {
        let home = tempfile::tempdir().unwrap();
        let paths = with(
            &[
                ("HANDSHAKE_LIBRARY", "/lib"),
                ("HANDSHAKE_CONFIG_DIR", "/conf"),
                ("XDG_CONFIG_HOME", "/xdg"),
                ("HANDSHAKE_DATA_DIR", "/data"),
                ("HANDSHAKE_CACHE_DIR", ""),
            ],
            home.path(),
        );
        assert_eq!(paths.library().unwrap(), Path::new("/lib"));
        assert_eq!(paths.settings().unwrap(), Path::new("/conf/settings.toml"));
        assert_eq!(paths.private().unwrap(), Path::new("/data/private"));
        assert_eq!(paths.scan_cache().unwrap(), home.path().join("platform-cache/engagements"));
    }

    #[test]
    fn settings_lie_where_terminal_people_look_for_them() {
        let home = tempfile::tempdir().unwrap();
        let settings = |variables: &[(&str, &str)]| with(variables, home.path()).settings().unwrap();
        assert_eq!(settings(&[]), home.path().join("platform-config/settings.toml"));
        std::fs::create_dir_all(home.path().join(".config/handshake")).unwrap();
        assert_eq!(settings(&[]), home.path().join(".config/handshake/settings.toml"));
        assert_eq!(settings(&[("XDG_CONFIG_HOME", "relative")]), home.path().join(".config/handshake/settings.toml"));
        if cfg!(unix) {
            assert_eq!(settings(&[("XDG_CONFIG_HOME", "/xdg")]), Path::new("/xdg/handshake/settings.toml"));
        }
    }

    #[test]
    fn a_machine_without_a_home_says_which_variables_help() {
        let error = Paths::default().library().unwrap_err();
        assert_eq!(error.exit_code(), 3);
        assert!(error.hint().unwrap().contains("HANDSHAKE_LIBRARY"));
    }

    #[cfg(unix)]
    #[test]
    fn the_private_folder_is_closed_to_others_even_where_it_was_open() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let private = home.path().join("data/private");
        for _ in 0..2 {
            create_private(&private).unwrap();
            assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o700);
            std::fs::set_permissions(&private, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}
