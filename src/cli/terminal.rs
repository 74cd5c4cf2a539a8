//! What is written on the terminal. Nothing here fails when standard output or standard error is full or
//! closed, and no name of a file can move the cursor or hide what stands beside it.

use std::fmt::Write as _;
use std::io::{self, Write as _};

/// Writes a sentence on standard error. Where that is full or closed nobody can be told, so the program
/// goes on.
pub fn say(text: &str) {
    writeln!(io::stderr().lock(), "{}", escaped(text)).unwrap_or_default();
}

/// Writes `text` over the last line of standard error, which is a terminal.
pub(super) fn say_over(text: &str) {
    write!(io::stderr().lock(), "\r\x1b[K{}", escaped(text)).unwrap_or_default();
}

/// Prints a text of our own on standard output and returns the exit code: 0, also where the reader has
/// enough of it, as with `| head`.
pub(super) fn print(text: &str) -> i32 {
    let mut out = io::stdout().lock();
    exit_code(writeln!(out, "{text}").and_then(|()| out.flush()), 0)
}

/// The exit code after writing on standard output: `code` where all went well or the reader has closed the
/// pipe, which is no error; 1 where it could not be written.
pub(super) fn exit_code(written: io::Result<()>, code: i32) -> i32 {
    match written {
        Ok(()) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            say(&format!("zeitstrahl: the output could not be written: {error}"));
            1
        }
    }
}

/// `text` with all characters escaped that a terminal obeys instead of showing them: line breaks, escape
/// sequences, and marks that turn the direction of what follows.
pub(super) fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.extend(c.escape_default()),
            c if c.is_control() || is_direction(c) => {
                // Writing into a string does not fail.
                write!(shown, "{}", c.escape_unicode()).unwrap_or_default();
            }
            c => shown.push(c),
        }
    }
    shown
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for (text, shown) in [
            ("Größe 👍.txt", "Größe 👍.txt"),
            ("a\nb\tc", "a\\nb\\tc"),
            ("\u{1b}[2Jrot", "\\u{1b}[2Jrot"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn a_reader_that_has_enough_is_no_error() {
        let fails = |kind: io::ErrorKind| exit_code(Err(kind.into()), 7);
        assert_eq!((exit_code(Ok(()), 7), fails(io::ErrorKind::BrokenPipe)), (7, 0));
        assert_eq!(fails(io::ErrorKind::StorageFull), 1);
    }
}
