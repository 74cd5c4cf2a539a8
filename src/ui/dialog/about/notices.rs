//! The licence texts of what the program is made of.

use std::sync::LazyLock;

/// A part of the program that others wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// Its version; empty where it has none.
    pub version: &'static str,
    /// The licences that it comes under, as an SPDX expression.
    pub licence: &'static str,
    /// The words of the licence, with those who hold the rights.
    pub text: &'static str,
}

/// All parts: the program itself, its typefaces, then the crates by name.
pub fn parts() -> &'static [Part] {
    static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
        let mut crates = crates(include_str!("../../../../assets/licences/crates.txt"));
        crates.sort_by_key(|part| (part.name.to_lowercase(), part.version));
        OWN.iter().copied().chain(crates).collect()
    });
    &PARTS
}

const OWN: [Part; 6] = [
    Part {
        name: "Zeitstrahl",
        version: env!("CARGO_PKG_VERSION"),
        licence: "MIT OR Apache-2.0",
        text: include_str!("../../../../LICENSE-MIT"),
    },
    Part {
        name: "Inter",
        version: "",
        licence: "OFL-1.1",
        text: include_str!("../../../../assets/fonts/Inter-OFL.txt"),
    },
    Part {
        name: "Source Serif 4",
        version: "",
        licence: "OFL-1.1",
        text: include_str!("../../../../assets/fonts/SourceSerif4-OFL.txt"),
    },
    Part {
        name: "Noto Sans",
        version: "",
        licence: "OFL-1.1",
        text: include_str!("../../../../assets/fonts/NotoSans-OFL.txt"),
    },
    Part {
        name: "Phosphor Icons",
        version: "",
        licence: "MIT",
        text: include_str!("../../../../assets/fonts/Phosphor-LICENSE.txt"),
    },
    Part {
        name: "Tagger (de)",
        version: "",
        licence: "CC-BY-SA-4.0",
        text: include_str!("../../../../assets/lang/de/tagger/README.txt"),
    },
];

/// The crates of the list: lines "== name | version | licence", then the text that they have in common.
fn crates(list: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = list;
    while let Some(begin) = rest.find("== ") {
        rest = &rest[begin..];
        let head_ends = rest.find("\n\n").unwrap_or(rest.len());
        let (head, tail) = rest.split_at(head_ends);
        let text_ends = tail.find("\n\n== ").unwrap_or(tail.len());
        let (text, next) = tail.split_at(text_ends);
        parts.extend(head.lines().filter_map(|line| named(line, text.trim())));
        rest = next;
    }
    parts
}

fn named(line: &'static str, text: &'static str) -> Option<Part> {
    let mut fields = line.strip_prefix("== ")?.split(" | ");
    let (name, version, licence) = (fields.next()?, fields.next()?, fields.next()?);
    Some(Part { name, version, licence, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_of_the_list_has_its_text() {
        let list = include_str!("../../../../assets/licences/crates.txt");
        let n_listed = list.lines().filter(|line| line.starts_with("== ")).count();
        let crates = crates(list);
        assert_eq!(crates.len(), n_listed);
        for part in &crates {
            assert!(part.text.len() > 80, "{part:?}");
            assert!(!part.text.contains("\n== "), "{}", part.name);
        }
        let egui = crates.iter().find(|part| part.name == "egui").unwrap();
        assert!(egui.licence.contains("MIT"));
        assert!(egui.text.contains("Permission is hereby granted"));
    }
}
