//! Files shown in the system's own program for files.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the folder of `path`, with the file chosen where the system can.
///
/// # Errors
///
/// Where the system has no such program.
pub fn show(path: &Path) -> io::Result<()> {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("explorer");
        command.arg("/select,").arg(path);
        command
    } else if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(path);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        command
    };
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = quiet.spawn()?;
    // Its end is waited for, so that nothing of it stays behind.
    std::thread::spawn(move || child.wait());
    Ok(())
}
