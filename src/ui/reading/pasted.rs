//! What is pasted into the window: an article as text or as a page, or files to open.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use percent_encoding::percent_decode_str;

use crate::pipeline::Source;

/// Shorter texts are a word or a line, and no article.
const SHORTEST: usize = 60;

/// Of a page so many of its first letters must be in the text that was pasted with it: another program may have put
/// something else on the clipboard since.
const COMPARED: usize = 24;

/// What is pasted.
#[derive(Debug, PartialEq)]
pub enum Pasted {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// The text of an article, or its page.
    Article(Source),
    /// The address of a page, which the program does not fetch.
    Address,
    /// Too little for an article.
    Short,
}

impl Pasted {
    /// Of a text and the page that was put on the clipboard with it, if any; an article is called by its headline, `name` and the
    /// time.
    pub fn of(text: &str, page: Option<String>, name: &str, now: NaiveDateTime) -> Self {
        let text = text.trim();
        if let Some(paths) = paths(text) {
            return Self::Paths(paths);
        }
        if !text.contains(char::is_whitespace)
            && (text.starts_with("http://") || text.starts_with("https://"))
        {
            return Self::Address;
        }
        if text.chars().count() < SHORTEST {
            return Self::Short;
        }
        let page = page.filter(|page| is_page_of(page, text));
        let (ending, bytes) = match page {
            Some(page) => ("html", page),
            None => ("txt", text.to_owned()),
        };
        let pasted = format!("{name} {}", now.format("%Y-%m-%d %H.%M.%S"));
        let name = match headline(text) {
            Some(headline) => format!("{} ({pasted}).{ending}", headline.replace(['/', '\\'], "–")),
            None => format!("{pasted}.{ending}"),
        };
        Self::Article(Source::Memory { name, bytes: Cow::Owned(bytes.into_bytes()) })
    }
}

/// The first line of a text, where it stands above the others and is no sentence.
fn headline(text: &str) -> Option<&str> {
    /// The letters that a headline has, from and to.
    const LETTERS: RangeInclusive<usize> = 8..=110;
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim();
    let is_headline = LETTERS.contains(&first.chars().count()) && !first.ends_with(['.', ',', ':', ';']);
    (is_headline && rest.trim().len() > first.len()).then_some(first)
}

/// The page on the clipboard, if there is one.
pub fn page() -> Option<String> {
    arboard::Clipboard::new().ok()?.get().html().ok()
}

/// The text on the clipboard, if there is one.
pub fn text() -> Option<String> {
    arboard::Clipboard::new().ok()?.get_text().ok()
}

/// The files that a file manager puts on the clipboard: a line for each.
fn paths(text: &str) -> Option<Vec<PathBuf>> {
    let path = |line: &str| {
        let path = match line.strip_prefix("file://") {
            Some(address) => PathBuf::from(&*percent_decode_str(address).decode_utf8_lossy()),
            None => PathBuf::from(line),
        };
        (path.is_absolute() && path.exists()).then_some(path)
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let found: Option<Vec<PathBuf>> = lines.map(path).collect();
    found.filter(|paths| !paths.is_empty())
}

/// Whether a page holds the words of the text; markup stands between them at most, not in them.
fn is_page_of(page: &str, text: &str) -> bool {
    let word = |text: &str| text.split_whitespace().map(str::to_owned).find(|word| word.len() > 4);
    let begin: String = text.chars().take(COMPARED).collect();
    page.contains('<') && word(&begin).or_else(|| word(text)).is_some_and(|word| page.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Der Gemeinderat von Lauterfels hat am Montag beschlossen, die alte Mühle zu kaufen.";

    fn pasted(text: &str, page: Option<&str>) -> Pasted {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).unwrap().and_hms_opt(14, 7, 9).unwrap();
        Pasted::of(text, page.map(str::to_owned), "Pasted", now)
    }

    fn article(name: &str, text: &str) -> Pasted {
        let bytes = Cow::Owned(text.as_bytes().to_vec());
        Pasted::Article(Source::Memory { name: name.to_owned(), bytes })
    }

    #[test]
    fn text_is_an_article_and_its_page_is_taken_where_there_is_one() {
        assert_eq!(pasted(&format!("\n{TEXT}\n"), None), article("Pasted 2026-03-05 14.07.09.txt", TEXT));
        let page = format!("<p>Der <b>Gemeinderat</b> von Lauterfels {TEXT}</p>");
        assert_eq!(pasted(TEXT, Some(&page)), article("Pasted 2026-03-05 14.07.09.html", &page));
        let other = "<p>Something else was copied since.</p>";
        assert_eq!(pasted(TEXT, Some(other)), article("Pasted 2026-03-05 14.07.09.txt", TEXT));
    }

    #[test]
    fn an_article_is_called_by_its_headline() {
        let text = format!("Mühle 1/2 gekauft\n\n{TEXT}");
        assert_eq!(pasted(&text, None), article("Mühle 1–2 gekauft (Pasted 2026-03-05 14.07.09).txt", &text));
        let text = format!("Er kam, sah und ging.\n{TEXT}");
        assert_eq!(pasted(&text, None), article("Pasted 2026-03-05 14.07.09.txt", &text));
    }

    #[test]
    fn files_addresses_and_single_words_are_told_apart() {
        let folder = std::env::temp_dir().join(format!("zeitstrahl pasted {}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let address = format!("file://{}", folder.to_str().unwrap().replace(' ', "%20"));
        assert_eq!(pasted(&address, None), Pasted::Paths(vec![folder.clone()]));
        assert_eq!(pasted(&format!("{}\n", folder.display()), None), Pasted::Paths(vec![folder.clone()]));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(pasted(&address, None), Pasted::Short, "the folder is gone");
        assert_eq!(pasted("https://example.org/a", None), Pasted::Address);
        assert_eq!(pasted("Lauterfels", None), Pasted::Short);
    }
}
