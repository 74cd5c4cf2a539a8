//! Every key that the source asks the wording for is there.

#![allow(clippy::unwrap_used, reason = "in tests and benches it is the assertion")]

#[path = "common/mod.rs"]
mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::generate::generate;
use zeitstrahl::store::{Facet, Query, Store, run};
use zeitstrahl::wording::{Tongue, Wording};

/// All Rust files below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The literals given to `call(` in `source`.
fn keys<'s>(source: &'s str, call: &str) -> Vec<&'s str> {
    let opened = source.split(call).skip(1);
    opened
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .filter(|key| key.contains('.') && !key.contains('{'))
        .collect()
}

#[test]
fn every_key_in_the_source_has_words() {
    let wording = Wording::of(Tongue::English);
    let mut n_keys = 0;
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        let plain = [".text(", ".fill(", ".date("].map(|call| keys(&source, call)).concat();
        let counted = keys(&source, ".count(");
        let counted = counted.iter().flat_map(|key| [format!("{key}.one"), format!("{key}.other")]);
        for key in plain.iter().map(|key| (*key).to_owned()).chain(counted) {
            assert_ne!(wording.text(&key), key, "{} asks for words that are missing", path.display());
            n_keys += 1;
        }
    }
    assert!(n_keys > 20, "found only {n_keys} keys: has the way to ask for them changed?");
}

#[test]
fn every_facet_is_worded_in_both_languages() {
    let store = Store::new(1, &generate(7, 300));
    for wording in [Wording::of(Tongue::English), Wording::of(Tongue::German)] {
        for facet in Facet::ALL {
            let keys = facet.keys();
            let several = facet.has_several().then_some(keys.chip_all);
            let column = facet.has_column().then_some(keys.column);
            let lanes = [keys.grouping, keys.group, keys.divide];
            let lanes = lanes.into_iter().filter(|_| facet.makes_lanes());
            let about = [keys.heading, keys.chip, keys.chip_any, keys.chip_not];
            for key in about.into_iter().chain(lanes).chain(several).chain(column) {
                assert_ne!(wording.text(key), key);
            }
            for row in run(&store, &Query::default(), None).rows(&store, facet) {
                // A key without words stands for itself: "kind.event".
                let names =
                    [wording.facet_value(&store, &row.value), wording.facet_heading(&store, &row.value)];
                let missing = |name: &String| name.starts_with(keys.values) && name.contains('.');
                assert!(!names.iter().any(missing), "{names:?}");
            }
        }
    }
}
