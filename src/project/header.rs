//! The first line of a project.

use chrono::{Local, SecondsFormat};
use serde::{Deserialize, Serialize};

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// How a project holds its articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Articles {
    /// With their text, so that the file is all there is to pass on.
    #[default]
    Embedded,
    /// Without their text, which stays in the file that it was read from. What was found is in the project all the
    /// same.
    Linked,
}

/// What the first line tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// That it is a project.
    zeitstrahl: Sign,
    /// The version of the format.
    pub version: u32,
    /// The version of the program that wrote it.
    #[serde(default)]
    pub program: String,
    /// When the project was begun, on the clock of the machine (RFC 3339).
    #[serde(default)]
    pub created: String,
    /// How the articles are held.
    #[serde(default)]
    pub articles: Articles,
}

/// What every version has.
#[derive(Deserialize)]
struct Begin {
    zeitstrahl: Sign,
    version: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Sign {
    Project,
}

impl Header {
    /// Of a project that begins now.
    pub fn new(articles: Articles) -> Self {
        let created = Local::now().to_rfc3339_opts(SecondsFormat::Secs, false);
        Self { zeitstrahl: Sign::Project, version: VERSION, program: program(), created, articles }
    }

    /// Reads the first line. Of a newer version the version alone need be readable.
    ///
    /// # Errors
    /// It is not that of a project.
    pub(super) fn read(line: &[u8]) -> serde_json::Result<Self> {
        let Begin { zeitstrahl, version } = serde_json::from_slice(line)?;
        match serde_json::from_slice(line) {
            Err(_) if version > VERSION => Ok(Self {
                zeitstrahl,
                version,
                program: String::new(),
                created: String::new(),
                articles: Articles::default(),
            }),
            header => header,
        }
    }

    /// The same as this program writes it.
    pub(super) fn as_written(&self) -> Self {
        Self { version: VERSION, program: program(), ..self.clone() }
    }
}

fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
