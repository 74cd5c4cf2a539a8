//! Arguments → what to run: `extract`, `render`, or the window.

mod arguments;
mod csv;
mod extract;
mod render;

use crate::document::Given;
use crate::pipeline::Source;
use crate::wording::Tongue;

use arguments::Arguments;

/// What the arguments ask for.
#[derive(Debug, PartialEq)]
pub enum Run {
    /// Print what was found.
    Extract(extract::Extract),
    /// Draw the timeline into a file.
    Render(render::Render),
    /// Open the window.
    Window(Window),
    /// Print a text on standard output and end.
    Print(String),
}

/// What the window opens first.
#[derive(Debug, Default, PartialEq)]
pub struct Window {
    /// Files and folders, in the order given.
    pub sources: Vec<Source>,
    /// Publication date and language for articles that do not say so themselves.
    pub given: Given,
    /// Language of the window's words; the system's where it is not told.
    pub tongue: Option<Tongue>,
}

/// Runs what the arguments (without the program's name) ask for; `window` opens the window. Returns
/// the exit code: 0 when all went well, 1 when some input could not be read or some output not be
/// written, 2 for a wrong command line.
pub fn main(arguments: &[String], window: impl FnOnce(Window) -> i32) -> i32 {
    let parsed = match Arguments::parse(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return wrong(&error),
    };
    start_log(parsed.value("--log"));
    match parsed.run() {
        Ok(Run::Extract(options)) => options.run(),
        Ok(Run::Render(options)) => options.run(),
        Ok(Run::Window(options)) => window(options),
        Ok(Run::Print(text)) => {
            println!("{text}");
            0
        }
        Err(error) => wrong(&error),
    }
}

fn wrong(error: &arguments::UsageError) -> i32 {
    eprintln!("zeitstrahl: {error}");
    eprintln!("zeitstrahl --help tells what there is.");
    2
}

/// The log is off unless a level is given, by argument or in the environment.
fn start_log(level: Option<&str>) {
    let environment = env_logger::Env::new().filter("ZEITSTRAHL_LOG").write_style("ZEITSTRAHL_LOG_STYLE");
    let mut builder = env_logger::Builder::from_env(environment);
    if let Some(level) = level {
        builder.parse_filters(level);
    }
    // A second start, as in tests, leaves the first log in place.
    builder.try_init().unwrap_or_default();
}
