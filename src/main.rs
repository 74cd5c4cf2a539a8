//! The program: dispatches what the command line asks for.

use std::ffi::OsString;

use zeitstrahl::cli;

/// Stores and readings are made anew with each correction, in the memory of those before them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    std::process::exit(cli::main(&arguments, open_window));
}

#[cfg(feature = "gui")]
fn open_window(window: cli::Window) -> i32 {
    zeitstrahl::ui::open(window)
}

#[cfg(not(feature = "gui"))]
fn open_window(_: cli::Window) -> i32 {
    cli::say(
        "This build has no window. `zeitstrahl extract`, `zeitstrahl render` and `zeitstrahl export` work without one.",
    );
    1
}
