//! Ctrl+C: the first ends the work with what is done, the second ends the program.

use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program that Ctrl+C has ended, as shells know it.
pub(super) const INTERRUPTED: i32 = 130;

static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A flag that Ctrl+C sets from now on.
pub(super) fn watched() -> &'static AtomicBool {
    let on_interrupt = || {
        if IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
            exit(INTERRUPTED);
        }
    };
    // Where it cannot be watched, as a second time in one process, Ctrl+C does what it did before.
    ctrlc::set_handler(on_interrupt).unwrap_or_default();
    &IS_INTERRUPTED
}
