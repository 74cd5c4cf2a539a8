//! What went wrong, and what to do next, in words.

use std::io::{Error, ErrorKind};

use super::{Tongue, Wording};
use crate::diagnostic::{Cause, Diagnostic};

impl Wording {
    /// What went wrong, in a sentence or two: "a.html has the same text as b.html."
    pub fn problem(&self, diagnostic: &Diagnostic) -> String {
        let reason = self.reason(&diagnostic.cause);
        let values = [("file", diagnostic.origin.as_str()), ("reason", reason.trim_end_matches('.'))];
        self.fill(&format!("problem.{}", diagnostic.cause.key()), &values)
    }

    /// What to do about it, in one sentence.
    pub fn next_step(&self, diagnostic: &Diagnostic) -> &str {
        let key = match &diagnostic.cause {
            Cause::Unreadable(reason) => match failure_of(reason) {
                Some(ErrorKind::NotFound) => "problem.do-unreadable-missing",
                Some(ErrorKind::PermissionDenied) => "problem.do-unreadable-denied",
                _ => "problem.do-unreadable",
            },
            cause => &format!("problem.do-{}", cause.key()),
        };
        self.texts.get(key).map_or("", String::as_str)
    }

    /// Why the system refused something: in our words where they say it, for the system speaks a language of its own.
    pub fn failure(&self, reason: &str) -> String {
        match failure_of(reason) {
            Some(ErrorKind::NotFound) => self.text("failure.missing").to_owned(),
            Some(ErrorKind::PermissionDenied) => self.text("failure.denied").to_owned(),
            Some(ErrorKind::IsADirectory) => self.text("failure.folder").to_owned(),
            Some(ErrorKind::StorageFull) => self.text("failure.full").to_owned(),
            Some(ErrorKind::ReadOnlyFilesystem) => self.text("failure.read-only").to_owned(),
            _ => reason.to_owned(),
        }
    }

    /// What a cause holds.
    fn reason(&self, cause: &Cause) -> String {
        match cause {
            Cause::Unreadable(reason) => self.failure(reason),
            Cause::Duplicate(first) => first.rsplit(['/', '\\']).next().unwrap_or(first).to_owned(),
            Cause::UnknownType(reason)
            | Cause::Damaged(reason)
            | Cause::UnknownLanguage(reason)
            | Cause::BrokenPack(_, reason)
            | Cause::UnreadableDate(reason)
            | Cause::UnreadableField(reason)
            | Cause::SeveralArticles(reason)
            | Cause::GuessedEncoding(reason)
            | Cause::Replaced(reason) => reason.clone(),
            Cause::KindsUnread(n, names) => format!("{} ({names})", self.number(*n as usize)),
            Cause::UnreadableTimes(n, first) => format!("{}, {first}", self.number(*n as usize)),
            // What is wrong with it is told in English, in the words of a programmer.
            Cause::BadLine(line, _) if self.tongue() != Tongue::English => self.number(*line as usize),
            Cause::BadLine(line, reason) => format!("{}: {reason}", self.number(*line as usize)),
            Cause::MoreBadLines(n) | Cause::Lost(n) | Cause::FrontMatter(n) => self.number(*n as usize),
            Cause::TooLarge(bytes) | Cause::LongText(bytes) => self.megabytes(*bytes),
            Cause::TooSlow(seconds) => self.number(*seconds as usize),
            Cause::NotAFile
            | Cause::Table
            | Cause::Empty
            | Cause::NoPublicationDate
            | Cause::NothingFound
            | Cause::ReadInPart
            | Cause::LargePage
            | Cause::DecodedTwice
            | Cause::CutOff
            | Cause::ArticleGone
            | Cause::ArticleChanged
            | Cause::Repaired(_) => String::new(),
        }
    }

    /// A size of a file: "10 MB", "0,5 MB".
    fn megabytes(&self, bytes: u64) -> String {
        let tenths = bytes.div_ceil(100_000);
        let (whole, tenth) = (self.number((tenths / 10) as usize), tenths % 10);
        if tenth == 0 {
            format!("{whole} MB")
        } else {
            format!("{whole}{}{tenth} MB", self.text("number.decimal"))
        }
    }
}

/// The kind of failure that the system's reason tells by its number: "No such file or directory (os error 2)".
fn failure_of(reason: &str) -> Option<ErrorKind> {
    let number = reason.strip_suffix(')')?.rsplit_once("(os error ")?.1;
    Some(Error::from_raw_os_error(number.parse().ok()?).kind())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Repair;
    use crate::wording::Tongue;

    /// One of each.
    fn causes() -> Vec<Cause> {
        let detail = || "x".to_owned();
        vec![
            Cause::Unreadable(detail()),
            Cause::UnknownType(detail()),
            Cause::NotAFile,
            Cause::Table,
            Cause::KindsUnread(2, detail()),
            Cause::Empty,
            Cause::Damaged(detail()),
            Cause::TooLarge(10_500_000),
            Cause::TooSlow(30),
            Cause::Duplicate(detail()),
            Cause::NoPublicationDate,
            Cause::NothingFound,
            Cause::ReadInPart,
            Cause::LongText(400_000),
            Cause::LargePage,
            Cause::UnknownLanguage(detail()),
            Cause::BrokenPack(detail(), detail()),
            Cause::Replaced(detail()),
            Cause::BadLine(7, detail()),
            Cause::MoreBadLines(10),
            Cause::Lost(1),
            Cause::FrontMatter(2),
            Cause::UnreadableDate(detail()),
            Cause::UnreadableField(detail()),
            Cause::UnreadableTimes(3, detail()),
            Cause::SeveralArticles(detail()),
            Cause::GuessedEncoding(detail()),
            Cause::DecodedTwice,
            Cause::CutOff,
            Cause::ArticleGone,
            Cause::ArticleChanged,
            Cause::Repaired(Repair::DecodedTwice),
            Cause::Repaired(Repair::Nul),
            Cause::Repaired(Repair::Windows),
        ]
    }

    #[test]
    fn every_cause_is_worded_with_its_file_and_a_next_step() {
        for wording in [Wording::of(Tongue::English), Wording::of(Tongue::German)] {
            for cause in causes() {
                let diagnostic = Diagnostic::new(cause, "a.html");
                let (what, next) = (wording.problem(&diagnostic), wording.next_step(&diagnostic));
                assert!(what.contains("a.html") && !what.contains('{'), "{what}");
                assert!(next.ends_with('.'), "{next}");
            }
        }
    }

    #[test]
    fn the_reason_of_the_system_is_told_in_the_language_of_the_window() {
        let missing = std::fs::read("there/is/no/such.txt").unwrap_err();
        let missing = Diagnostic::new(Cause::Unreadable(missing.to_string()), "such.txt");
        let german = Wording::of(Tongue::German);
        assert_eq!(german.problem(&missing), "such.txt ließ sich nicht öffnen: Es gibt die Datei nicht");
        assert!(german.next_step(&missing).contains("verschoben"));
        let other = Diagnostic::new(Cause::Unreadable("broken pipe".to_owned()), "a.txt");
        assert!(german.problem(&other).ends_with("broken pipe"));
        let line = Diagnostic::new(Cause::BadLine(7, "expected value at column 1".to_owned()), "a.jsonl");
        assert_eq!(german.problem(&line), "Eine Zeile von a.jsonl ließ sich nicht lesen. Zeile 7");
    }

    #[test]
    fn sizes_and_lines_are_numbers_of_the_language() {
        let german = Wording::of(Tongue::German);
        let large = Diagnostic::new(Cause::TooLarge(10_500_000), "a.html");
        assert_eq!(german.problem(&large), "a.html ist größer als 10,5 MB und wurde nicht gelesen.");
        let line = Diagnostic::new(Cause::BadLine(1_204, "no text".to_owned()), "a.jsonl");
        let english = Wording::of(Tongue::English).problem(&line);
        assert_eq!(english, "A line of a.jsonl could not be read. Line 1,204: no text");
    }
}
