//! Arguments → what to run: `extract`, `render`, `export`, or the window.

mod arguments;
mod csv;
mod export;
mod extract;
mod help;
mod input;
mod interrupt;
mod options;
mod render;
mod report;
mod terminal;
mod usage;
mod values;
mod window;

use std::ffi::OsString;

use log::LevelFilter;

use arguments::{Arguments, Run};
use usage::UsageError;

pub use terminal::say;
pub use window::Window;

/// Runs what the arguments (without the program's name) ask for; `window` opens the window. Returns
/// the exit code: 0 when all went well, 1 when some input could not be read or some output not be
/// written, 2 for a wrong command line, 130 where Ctrl+C ended it.
pub fn main(arguments: &[OsString], window: impl FnOnce(Window) -> i32) -> i32 {
    let parsed = match Arguments::parse(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return wrong(&error),
    };
    start_log(parsed.values.log);
    match parsed.run() {
        Ok(Run::Extract(options)) => options.run(),
        Ok(Run::Render(options)) => options.run(),
        Ok(Run::Export(options)) => options.run(),
        Ok(Run::Window(options)) => window(options),
        Ok(Run::Print(text)) => terminal::print(&text),
        Err(error) => wrong(&error),
    }
}

fn wrong(error: &UsageError) -> i32 {
    say(&format!("zeitstrahl: {error}"));
    say("zeitstrahl --help tells what there is.");
    2
}

/// The log is off unless a level is given, by argument or in the environment.
fn start_log(level: Option<LevelFilter>) {
    let environment = || std::env::var("ZEITSTRAHL_LOG").ok()?.parse().ok();
    let level = level.or_else(environment).unwrap_or(LevelFilter::Off);
    // A second start, as in tests, leaves the first log in place.
    env_logger::Builder::new().filter_level(level).try_init().unwrap_or_default();
}
