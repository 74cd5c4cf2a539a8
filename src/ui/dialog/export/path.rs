//! Where an export goes: named after what is open and the days shown, and never over another file unasked.

use std::path::{Path, PathBuf};

use crate::view::TimeWindow;

/// A path for a file with this ending: the title and the days shown, in `folder` where there is one, else in the
/// folder for pictures.
pub fn suggested_path(title: &str, window: TimeWindow, folder: Option<&Path>, ending: &str) -> PathBuf {
    let days = window.interval();
    let name = format!("{}_{}_{}.{ending}", slug(title), days.first_day(), days.last_day());
    let home = std::env::home_dir();
    let pictures = home.iter().flat_map(|home| [home.join("Pictures"), home.join("Bilder"), home.clone()]);
    let folder = folder.map(Path::to_owned).into_iter().chain(pictures).find(|folder| folder.is_dir());
    folder.unwrap_or_default().join(name)
}

/// The title in small letters, with hyphens for everything that a file name should not hold.
fn slug(title: &str) -> String {
    let spaced: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let slug = words.join("-").to_lowercase();
    if slug.is_empty() { "zeitstrahl".to_owned() } else { slug }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|known| known.eq_ignore_ascii_case(ending))
}

/// The path with this ending.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if has_ending(&path, ending) {
        return path;
    }
    let mut path = path.into_os_string();
    path.push(".");
    path.push(ending);
    path.into()
}

/// A path that was typed for a file of another ending, for one of this.
pub fn for_ending(typed: &str, before: &str, ending: &str) -> String {
    let path = Path::new(typed);
    match has_ending(path, before) {
        true => path.with_extension(ending).display().to_string(),
        false => typed.to_owned(),
    }
}

/// A path that the user has confirmed, even if there is such a file. Without the ending it was another one
/// that was confirmed.
pub fn confirmed_path(path: PathBuf, ending: &str) -> PathBuf {
    if has_ending(&path, ending) { path } else { free_path(path, ending) }
}

/// The path, numbered where there is such a file already: a typed path overwrites nothing.
pub fn free_path(path: PathBuf, ending: &str) -> PathBuf {
    let path = with_ending(path, ending);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..).map(|n| path.with_file_name(format!("{stem}-{n}.{ending}")));
    std::iter::once(path.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_title_and_days() {
        let window = TimeWindow::new(1_756_857_600.0, 1_757_030_400.0);
        let name = suggested_path("Koalition der Willigen!", window, None, "svg");
        assert_eq!(name.file_name().unwrap(), "koalition-der-willigen_2025-09-03_2025-09-04.svg");
        let untitled = suggested_path("", window, None, "csv");
        assert!(untitled.file_name().unwrap().to_string_lossy().starts_with("zeitstrahl_"));
        let folder = std::env::temp_dir();
        assert_eq!(suggested_path("a", window, Some(&folder), "csv").parent(), Some(folder.as_path()));
    }

    #[test]
    fn a_path_gets_its_ending_once() {
        assert_eq!(with_ending("a/b".into(), "png"), PathBuf::from("a/b.png"));
        assert_eq!(with_ending("a/b.PNG".into(), "png"), PathBuf::from("a/b.PNG"));
        assert_eq!(with_ending("a/b.1".into(), "png"), PathBuf::from("a/b.1.png"));
        assert_eq!(for_ending("a/b.png", "png", "csv"), "a/b.csv");
        assert_eq!(for_ending("a/b.1", "png", "csv"), "a/b.1");
    }

    #[test]
    fn a_typed_path_overwrites_nothing() {
        let folder = std::env::temp_dir().join(format!("zeitstrahl-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.png"), b"x").unwrap();
        assert_eq!(free_path(folder.join("a"), "png"), folder.join("a-2.png"));
        assert_eq!(free_path(folder.join("b.png"), "png"), folder.join("b.png"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
