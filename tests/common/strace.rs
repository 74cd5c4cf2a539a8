//! strace, which the gate installs.

use std::process::Command;

/// Whether strace can follow a program here. Where the gate runs (ZEITSTRAHL_GATE is set) it has to be installed;
/// where it is missing, or the system lets nobody follow a program, the test that asks says that it does not run.
pub fn is_there() -> bool {
    let works = |arguments: &[&str]| {
        let output = Command::new("strace").args(arguments).output();
        output.is_ok_and(|output| output.status.success())
    };
    let is_installed = works(&["-V"]);
    assert!(is_installed || std::env::var_os("ZEITSTRAHL_GATE").is_none(), "strace is missing");
    let is_there = is_installed && works(&["-qq", "-o", "/dev/null", "true"]);
    if !is_there {
        println!("not run: strace is missing or may not follow programs here");
    }
    is_there
}
