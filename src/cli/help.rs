//! What `--help` says, from the tables of commands, options and formats.

use std::fmt::Write as _;

use super::options::{ALL, Flag, Subcommand, flags};
use crate::document::FORMATS as READ;
use crate::export::FORMATS;

const EXIT_CODES: &str = "\n\
    Exit codes: 0 all read, also where the reader of the output had enough; 1 some input could not be\n\
    read or output not be written; 2 wrong command line; 130 stopped by Ctrl+C, after what was done.\n\
    Nothing is ever sent anywhere.";

/// Where the words about options begin.
const COLUMN: usize = 32;

/// All there is to say; of `command` alone where it is one.
pub(super) fn help(command: Subcommand) -> String {
    let mut text = format!("zeitstrahl {}: {}\n\n", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_DESCRIPTION"));
    let told: &[Subcommand] = if command == Subcommand::Window { ALL } else { &[command] };
    // Writing into a string does not fail.
    for command in told {
        let _ = writeln!(text, "  zeitstrahl {}\n      {}", command.usage(), command.help());
    }
    text.push_str("\nAn INPUT is a file, a folder of files, or - for standard input. Files are read as:\n");
    for format in READ.iter().filter(|format| format.is_readable()) {
        let _ = writeln!(text, "  {:<20}.{:<20}{}", format.name, format.endings.join(" ."), format.holds);
    }
    if told.contains(&Subcommand::Export) {
        text.push_str("\nWhat is exported is what passes the filters. Formats:\n");
        for format in FORMATS {
            let _ = writeln!(text, "  {:<20}.{:<20}{}", format.name, format.ending, format.holds);
        }
    }
    let is_of_all = |flag: &&Flag| flag.of.len() == ALL.len();
    section(&mut text, "Options", flags().iter().filter(is_of_all));
    let _ = writeln!(text, "  {:<32}all that follows are inputs, even with a dash in front", "--");
    for command in told {
        let heading = if command.name().is_empty() { "Window" } else { command.name() };
        let own = flags().iter().filter(|flag| !is_of_all(flag) && flag.of.contains(command));
        section(&mut text, heading, own);
    }
    text.push_str(EXIT_CODES);
    text
}

fn section<'a>(text: &mut String, heading: &str, flags: impl Iterator<Item = &'a Flag>) {
    let _ = writeln!(text, "\n{heading}:");
    for flag in flags {
        let mut usage = flag.usage();
        if usage.len() >= COLUMN {
            // Too long for its column, it has a line to itself.
            let _ = writeln!(text, "  {usage}");
            usage.clear();
        }
        let _ = writeln!(text, "  {usage:<COLUMN$}{}", flag.help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_touch_the_name_of_an_option() {
        let text = help(Subcommand::Render);
        for flag in flags().iter().filter(|flag| flag.of.contains(&Subcommand::Render)) {
            assert!(text.contains(flag.help) && !text.contains(&format!("{}{}", flag.usage(), flag.help)));
        }
    }
}
