//! What the program is built from keeps to deny.toml: licences, packages that are banned, sources. The same file
//! serves cargo-deny; this test needs nothing but cargo, and no network.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
}

/// What `cargo metadata` prints, as far as it is needed.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// `None` for the program itself.
    source: Option<String>,
}

fn rules() -> Rules {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Every package for every platform, tests included.
fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice::<Metadata>(&output.stdout).unwrap().packages
}

/// What breaks the rules, in words.
fn faults(packages: &[Package], rules: &Rules) -> Vec<String> {
    let registries: Vec<String> =
        rules.sources.allow_registry.iter().map(|url| format!("registry+{url}")).collect();
    let mut faults = Vec::new();
    for Package { name, version, license, source } in packages {
        match license {
            None => faults.push(format!("{name} {version} names no licence")),
            Some(license) if !is_allowed(license, &rules.licenses.allow) => {
                faults.push(format!("{name} {version} has the licence {license}"));
            }
            Some(_) => {}
        }
        if rules.bans.deny.iter().any(|ban| ban.name == *name) {
            faults.push(format!("{name} {version} is banned"));
        }
        if source.as_ref().is_some_and(|source| !registries.contains(source)) {
            faults.push(format!("{name} {version} comes from {source:?}"));
        }
    }
    faults
}

/// Whether a licence expression can be met with the licences that are allowed. AND binds closer than OR; the
/// older way to offer a choice is a slash.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Expression { words: &words, allowed };
    let is_met = parser.choice();
    assert!(parser.words.is_empty(), "{expression:?} is no licence expression");
    is_met
}

/// What is left of an expression.
struct Expression<'a> {
    words: &'a [&'a str],
    allowed: &'a BTreeSet<String>,
}

impl Expression<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.words.first() == Some(&word);
        if is_next {
            self.words = &self.words[1..];
        }
        is_next
    }

    fn choice(&mut self) -> bool {
        let mut is_met = self.all();
        while self.takes("OR") {
            is_met |= self.all();
        }
        is_met
    }

    fn all(&mut self) -> bool {
        let mut is_met = self.one();
        while self.takes("AND") {
            is_met &= self.one();
        }
        is_met
    }

    fn one(&mut self) -> bool {
        if self.takes("(") {
            let is_met = self.choice();
            assert!(self.takes(")"), "a bracket is not closed");
            return is_met;
        }
        let Some((name, rest)) = self.words.split_first() else { panic!("a licence is missing") };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.takes("WITH") {
            name = format!("{name} WITH {}", self.words[0]);
            self.words = &self.words[1..];
        }
        self.allowed.contains(&name)
    }
}

#[test]
fn every_package_keeps_to_the_rules() {
    let packages = packages();
    assert!(packages.len() > 100, "only {} packages were listed", packages.len());
    let faults = faults(&packages, &rules());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_breaks_a_rule_is_found() {
    let registry = Some("registry+https://github.com/rust-lang/crates.io-index".to_owned());
    let package = |name: &str, license: Option<&str>, source: &Option<String>| Package {
        name: name.to_owned(),
        version: "1.0.0".to_owned(),
        license: license.map(str::to_owned),
        source: source.clone(),
    };
    for (name, license, source, n_faults) in [
        ("good", Some("GPL-3.0 OR MIT"), &registry, 0),
        ("good", Some("MIT"), &None, 0),
        ("copyleft", Some("GPL-3.0-only"), &registry, 1),
        ("unnamed", None, &registry, 1),
        ("reqwest", Some("MIT"), &registry, 1),
        ("forked", Some("MIT"), &Some("git+https://example.org/forked".to_owned()), 1),
    ] {
        assert_eq!(faults(&[package(name, license, source)], &rules()).len(), n_faults, "{name} {license:?}");
    }
}

#[test]
fn licence_expressions_are_read() {
    let allowed = BTreeSet::from(["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned));
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-2.0/MIT", true),
        ("MIT AND GPL-2.0", false),
        ("GPL-2.0 OR MIT AND Apache-2.0", true),
        ("(GPL-2.0 OR MIT) AND ISC", false),
        ("(GPL-2.0 OR MIT) AND Apache-2.0", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("MIT WITH LLVM-exception", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}
