//! What the user prefers as a file: read at the start, written when it has changed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use serde_json::{Map, Value};

use super::preferences::Preferences;
use crate::writing::{self, WriteError};

/// Its name in the folder of the program.
const NAME: &str = "preferences.json";
/// What a damaged one is called from then on.
const DAMAGED: &str = "preferences-damaged.json";
/// Kept settings have some hundred bytes; a file larger than this is none of ours.
const LARGEST: u64 = 4 << 20;
/// Seconds without a change before it is written: dragging an edge is one change.
const CALM: f64 = 1.0;

/// What went wrong with the file of settings.
#[derive(Debug)]
pub enum Trouble {
    /// Some or all settings were damaged or out of range and start as they are without a file.
    Damaged {
        /// Where the damaged file is kept.
        kept: PathBuf,
    },
    /// The file could not be read.
    Unreadable {
        /// The file that could not be read.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// The file could not be written.
    Unwritten {
        /// The file that could not be written.
        path: PathBuf,
        /// Why it could not be written.
        error: WriteError,
    },
}

/// The file of settings, and what stands in it.
pub struct SettingsFile {
    path: PathBuf,
    /// What stands in the file, or would if the last writing had worked.
    kept: Option<Preferences>,
    /// What differs from that, and since when on the window's clock, in seconds.
    changed: Option<(Preferences, f64)>,
    writing: Option<JoinHandle<Result<(), WriteError>>>,
}

/// What stands in the file of the preferences.
pub struct OpenedSettings {
    /// The file, for writing what is changed.
    pub file: SettingsFile,
    /// The preferences to start with.
    pub preferences: Preferences,
    /// Why some or all of them are not those of the file.
    pub trouble: Option<Trouble>,
}

impl SettingsFile {
    /// Reads the file in `folder`. Each setting that is damaged or out of range starts as it is without a
    /// file; the file is then kept under another name.
    pub fn open(folder: &Path) -> OpenedSettings {
        let path = folder.join(NAME);
        let mut file = Self { path, kept: None, changed: None, writing: None };
        let bytes = match read(&file.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let preferences = Preferences::default();
                // Nothing is written before something is changed.
                file.kept = Some(preferences.clone());
                return OpenedSettings { file, preferences, trouble: None };
            }
            Err(error) => {
                let (path, preferences) = (file.path.clone(), Preferences::default());
                file.kept = Some(preferences.clone());
                let trouble = Some(Trouble::Unreadable { path, error });
                return OpenedSettings { file, preferences, trouble };
            }
        };
        let (preferences, is_whole) = parse(&bytes);
        if is_whole {
            file.kept = Some(preferences.clone());
            return OpenedSettings { file, preferences, trouble: None };
        }
        let damaged = folder.join(DAMAGED);
        let kept = match fs::rename(&file.path, &damaged) {
            Ok(()) => damaged,
            Err(error) => {
                log::warn!("{} could not be renamed: {error}", file.path.display());
                file.path.clone()
            }
        };
        OpenedSettings { file, preferences, trouble: Some(Trouble::Damaged { kept }) }
    }

    /// Writes `preferences` on another thread, once they have not changed for a while; tells when the last
    /// writing has failed. To be called in every pass, and again [`Self::is_waiting`] seconds later.
    pub fn follow(&mut self, preferences: &Preferences, now: f64) -> Option<Trouble> {
        let trouble = match &self.writing {
            Some(thread) if thread.is_finished() => self.written(),
            _ => None,
        };
        if self.kept.as_ref() == Some(preferences) {
            self.changed = None;
        } else if self.changed.as_ref().is_none_or(|(changed, _)| changed != preferences) {
            self.changed = Some((preferences.clone(), now));
        } else if self.writing.is_none()
            && self.changed.as_ref().is_some_and(|(_, since)| now - since >= CALM)
        {
            self.changed = None;
            self.kept = Some(preferences.clone());
            let (path, preferences) = (self.path.clone(), preferences.clone());
            self.writing = Some(std::thread::spawn(move || write(&path, &preferences)));
        }
        trouble
    }

    /// Seconds after which [`Self::follow`] has something to do, where nothing else happens.
    pub fn is_waiting(&self) -> Option<f64> {
        (self.changed.is_some() || self.writing.is_some()).then_some(CALM)
    }

    /// Writes what has not been written yet, and waits for it.
    pub fn finish(&mut self, preferences: &Preferences) -> Option<Trouble> {
        let trouble = self.written();
        if self.kept.as_ref() == Some(preferences) {
            return trouble;
        }
        let path = self.path.clone();
        write(&path, preferences).err().map(|error| Trouble::Unwritten { path, error })
    }

    fn written(&mut self) -> Option<Trouble> {
        let path = self.path.clone();
        // A thread that panicked has said so in the log.
        let outcome = self.writing.take()?.join().ok()?;
        outcome.err().map(|error| Trouble::Unwritten { path, error })
    }
}

/// The folder in which the system keeps what programs write for themselves; `None` where it has none.
pub fn folder(program: &str) -> Option<PathBuf> {
    let told = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = std::env::home_dir;
    if cfg!(windows) {
        told("APPDATA").map(|folder| folder.join(program).join("data"))
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support").join(program))
    } else {
        let shared = || home().map(|home| home.join(".local/share"));
        told("XDG_DATA_HOME").or_else(shared).map(|folder| folder.join(program))
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // A longer one breaks off in the middle, so it is damaged.
    File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn write(path: &Path, preferences: &Preferences) -> Result<(), WriteError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut bytes = serde_json::to_vec_pretty(preferences).map_err(io::Error::other)?;
    bytes.push(b'\n');
    writing::write(path, &bytes)
}

/// The settings of a file, each on its own, so that one that is damaged costs no other; and whether all are
/// whole and in range.
fn parse(bytes: &[u8]) -> (Preferences, bool) {
    let Ok(Value::Object(told)) = serde_json::from_slice::<Value>(bytes) else {
        return (Preferences::default(), false);
    };
    let read = |fields: Map<String, Value>| {
        let preferences = serde_json::from_value::<Preferences>(Value::Object(fields)).ok();
        preferences.filter(Preferences::is_in_range)
    };
    let n_told = told.len();
    let good: Map<String, Value> = told
        .into_iter()
        .filter(|(name, value)| read(Map::from_iter([(name.clone(), value.clone())])).is_some())
        .collect();
    let is_whole = good.len() == n_told;
    (read(good).unwrap_or_default(), is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Filter, SavedFilter};
    use crate::ui::preferences::{Preference, WindowSize};
    use crate::writing::folder::Folder;

    fn changed() -> Preferences {
        let mut preferences = Preferences::default();
        let filter = Filter { text: "Zoll".to_owned(), ..Filter::default() };
        for preference in [
            Preference::TextSize(1.25),
            Preference::ReaderWidth(444.0),
            Preference::KeepFilter(Box::new(SavedFilter { name: "Zölle".to_owned(), filter })),
        ] {
            preferences.set(preference);
        }
        preferences.window = Some(WindowSize { width: 1200.0, height: 800.0, maximized: true });
        preferences
    }

    #[test]
    fn what_is_changed_is_there_at_the_next_start() {
        let folder = Folder::new("settings-changed");
        let inner = folder.file("not/made/yet");
        let OpenedSettings { mut file, preferences, trouble } = SettingsFile::open(&inner);
        assert!(preferences == Preferences::default() && trouble.is_none());
        assert!(file.finish(&preferences).is_none() && !inner.exists(), "nothing was changed");
        assert!(file.finish(&changed()).is_none());
        let OpenedSettings { preferences, trouble, .. } = SettingsFile::open(&inner);
        assert!(preferences == changed() && trouble.is_none(), "{preferences:?} {trouble:?}");
    }

    #[test]
    fn a_change_is_written_once_all_is_calm() {
        let folder = Folder::new("settings-calm");
        let OpenedSettings { mut file, .. } = SettingsFile::open(folder.path());
        for (now, size) in [(0.0, 1.1), (0.9, 1.25), (1.8, 1.5)] {
            let preferences = Preferences { text_size: size, ..Preferences::default() };
            assert!(file.follow(&preferences, now).is_none() && file.writing.is_none());
        }
        let last = Preferences { text_size: 1.5, ..Preferences::default() };
        assert!(file.follow(&last, 2.9).is_none() && file.is_waiting().is_some());
        assert!(file.finish(&last).is_none());
        assert_eq!(SettingsFile::open(folder.path()).preferences, last);
    }

    #[test]
    fn damaged_settings_are_kept_aside_and_told() {
        let whole = serde_json::to_string(&changed()).unwrap();
        let cut = &whole[..whole.len() / 2];
        for bytes in ["", "{", "[]", "\0\0\0", "nonsense", cut, &"[".repeat(100_000)] {
            let folder = Folder::new("settings-damaged");
            fs::write(folder.file(NAME), bytes).unwrap();
            let OpenedSettings { mut file, preferences, trouble } = SettingsFile::open(folder.path());
            assert_eq!(preferences, Preferences::default());
            let Some(Trouble::Damaged { kept }) = trouble else { panic!("{bytes:?} was not told") };
            assert_eq!(fs::read_to_string(kept).unwrap(), bytes);
            assert!(file.finish(&preferences).is_none());
            assert!(SettingsFile::open(folder.path()).trouble.is_none(), "told at every start");
        }
    }

    #[test]
    fn one_setting_out_of_range_costs_no_other() {
        for (name, value) in [
            ("text_size", "9"),
            ("text_size", "-1e300"),
            ("text_size", "\"large\""),
            ("theme", "\"purple\""),
            ("wheel", "7"),
            ("panels", r#"{"reader_width": 1e30}"#),
            ("window", r#"{"width": 0.001, "height": 800, "maximized": false}"#),
            ("filters", r#"[{"name": 1}]"#),
        ] {
            let folder = Folder::new("settings-range");
            let mut told = serde_json::to_value(changed()).unwrap();
            told[name] = serde_json::from_str(value).unwrap();
            fs::write(folder.file(NAME), told.to_string()).unwrap();
            let OpenedSettings { preferences, trouble, .. } = SettingsFile::open(folder.path());
            assert!(matches!(trouble, Some(Trouble::Damaged { .. })), "{name} = {value} was not told");
            let mut expected = serde_json::to_value(changed()).unwrap();
            expected[name] = serde_json::to_value(Preferences::default()).unwrap()[name].clone();
            assert_eq!(serde_json::to_value(preferences).unwrap(), expected);
        }
    }

    #[test]
    fn what_cannot_be_written_is_told_and_the_old_file_stays() {
        let folder = Folder::new("settings-unwritten");
        // A folder in place of the file.
        fs::create_dir(folder.file(NAME)).unwrap();
        let OpenedSettings { mut file, trouble, .. } = SettingsFile::open(folder.path());
        assert!(matches!(trouble, Some(Trouble::Unreadable { .. })));
        assert!(matches!(file.finish(&changed()), Some(Trouble::Unwritten { .. })));
        assert!(folder.file(NAME).is_dir());
    }
}
