//! Which file of `src/` imports which, read off the sources, and the circles among them.
//!
//! A file imports another where it names something that is defined there, whatever path leads to it:
//! re-exports are followed to the file behind them. `mod x;` and a `pub use` whose name the file does
//! not use itself are no import, for they only say where something is to be found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;

/// A module's path below the crate: `["store", "facet"]`.
pub type Module = Vec<String>;

/// The sources of a crate.
pub struct Imports {
    files: BTreeMap<Module, File>,
}

/// One file.
struct File {
    uses: Vec<Use>,
    /// Its code without comments, texts, tests and use declarations.
    code: String,
}

/// One name that a use declaration brings.
struct Use {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

impl Imports {
    /// Of files, given with their paths below `src` and their texts.
    pub fn new<'t>(sources: impl IntoIterator<Item = (&'t Path, &'t str)>) -> Self {
        Self { files: sources.into_iter().map(|(path, text)| (module_at(path), File::new(text))).collect() }
    }

    /// Groups of files below `top` that import one another in a circle, each with its imports.
    pub fn circles(&self, top: &str) -> Vec<Vec<(String, String)>> {
        let below = |module: &&Module| module.first().is_some_and(|first| first == top);
        let edges: BTreeMap<&Module, BTreeSet<Module>> =
            self.files.keys().filter(below).map(|module| (module, self.imported_by(module))).collect();
        let reach: BTreeMap<&Module, BTreeSet<&Module>> =
            edges.keys().map(|&module| (module, reached(&edges, module))).collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for (&module, reached) in &reach {
            if !reached.contains(module) || seen.contains(module) {
                continue;
            }
            let is_member = |other: &Module| reach.get(other).is_some_and(|back| back.contains(module));
            let circle: BTreeSet<&Module> =
                reached.iter().copied().filter(|other| is_member(other)).collect();
            seen.extend(circle.iter().copied());
            let arrows = circle.iter().flat_map(|&from| {
                let inside = edges[from].iter().filter(|to| circle.contains(to));
                inside.map(|to| (from.join("::"), to.join("::")))
            });
            circles.push(arrows.collect());
        }
        circles
    }

    /// The files that the file of `module` imports.
    fn imported_by(&self, module: &Module) -> BTreeSet<Module> {
        let file = &self.files[module];
        let named = file.uses.iter().filter(|one| !one.is_public || one.name == "*" || file.names(&one.name));
        let declared = named.map(|one| one.path.clone());
        let path = Regex::new(r"(?:^|[^\w:])((?:crate|super|self|\w+)(?:::\w+)+)").unwrap();
        let written =
            path.captures_iter(&file.code).map(|found| found[1].split("::").map(String::from).collect());
        let is_ours = |path: &Vec<String>| {
            matches!(path[0].as_str(), "crate" | "super" | "self")
                || self.files.contains_key(&child(module, &path[0]))
        };
        let paths = declared.chain(written.filter(is_ours));
        let found = paths.filter_map(|path| self.leads_to(module, &path, &mut BTreeSet::new()));
        found.filter(|to| to != module).collect()
    }

    /// The file that a path written in `module` leads to; `None` for one of another crate. `seen` are
    /// names that are being followed already.
    fn leads_to(
        &self,
        module: &Module,
        path: &[String],
        seen: &mut BTreeSet<(Module, String)>,
    ) -> Option<Module> {
        let (mut at, mut rest) = (module.clone(), path);
        match rest.first()?.as_str() {
            "crate" => (at, rest) = (Module::new(), &rest[1..]),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let is_used =
                    || self.files.get(&at).is_some_and(|file| file.uses.iter().any(|u| u.name == first));
                if !self.files.contains_key(&child(&at, first)) && !is_used() {
                    return None;
                }
            }
        }
        while let Some(part) = rest.first() {
            let below = child(&at, part);
            if self.files.contains_key(&below) {
                (at, rest) = (below, &rest[1..]);
                continue;
            }
            let file = self.files.get(&at)?;
            if !seen.insert((at.clone(), part.clone())) {
                return Some(at);
            }
            let exported = file.uses.iter().filter(|one| one.name == *part).find_map(|one| {
                let path: Vec<String> = one.path.iter().chain(&rest[1..]).cloned().collect();
                self.leads_to(&at, &path, seen)
            });
            let all_of = || {
                let globs = file.uses.iter().filter(|one| one.name == "*");
                globs
                    .filter_map(|one| {
                        self.leads_to(&at, &one.path[..one.path.len() - 1], &mut BTreeSet::new())
                    })
                    .find(|to| self.files.get(to).is_some_and(|file| file.defines(part)))
            };
            return exported.or_else(all_of).or(Some(at));
        }
        Some(at)
    }
}

/// All that can be reached from `start` along one import or more.
fn reached<'m>(edges: &BTreeMap<&'m Module, BTreeSet<Module>>, start: &Module) -> BTreeSet<&'m Module> {
    let mut found: BTreeSet<&Module> = BTreeSet::new();
    let mut next = vec![start.clone()];
    while let Some(module) = next.pop() {
        for to in edges.get(&module).into_iter().flatten() {
            if let Some((&known, _)) = edges.get_key_value(to)
                && found.insert(known)
            {
                next.push(to.clone());
            }
        }
    }
    found
}

impl File {
    fn new(text: &str) -> Self {
        let without =
            |text: &str, pattern: &str| Regex::new(pattern).unwrap().replace_all(text, "").into_owned();
        let mut code = without(text, r"//[^\n]*");
        if let Some(tests) = Regex::new(r"#\[cfg\(test\)\]\s*mod \w+ *\{").unwrap().find(&code) {
            code.truncate(tests.start());
        }
        code = without(&code, r"#\[cfg\(test\)\]\s*(?:pub\S* )?mod \w+;");
        // "pub(in crate::a)" tells who may see it; it is no import.
        code = without(&code, r"pub\(in [^)]*\)");
        code = without(&code, r#""(?:\\.|[^"\\])*""#);
        let declaration = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap();
        let mut uses = Vec::new();
        for found in declaration.captures_iter(&code) {
            let is_public = found.get(1).is_some();
            let named = named_by(&found[2]).into_iter();
            uses.extend(named.map(|(path, name)| Use { path, name, is_public }));
        }
        Self { code: declaration.replace_all(&code, "").into_owned(), uses }
    }

    /// Whether its own code says `name`.
    fn names(&self, name: &str) -> bool {
        Regex::new(&format!(r"\b{name}\b")).unwrap().is_match(&self.code)
    }

    /// Whether `name` is defined in it.
    fn defines(&self, name: &str) -> bool {
        let definition = format!(r"\b(?:struct|enum|fn|trait|const|type|static) {name}\b");
        Regex::new(&definition).unwrap().is_match(&self.code)
    }
}

/// What a use declaration names, `{…}` expanded: each path with the name that it has from then on.
fn named_by(tree: &str) -> Vec<(Vec<String>, String)> {
    let parts = |path: &str| -> Vec<String> {
        path.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let tree = tree.trim();
    if let (Some(open), Some(close)) = (tree.find('{'), tree.rfind('}')) {
        let head = parts(&tree[..open]);
        let below = parts_of_group(&tree[open + 1..close]).into_iter().flat_map(named_by);
        let joined = below.map(|(path, name)| {
            // `a::{self}` names `a`.
            let name = if name == "self" { head.last().cloned().unwrap_or_default() } else { name };
            (head.iter().cloned().chain(path.into_iter().filter(|part| part != "self")).collect(), name)
        });
        return joined.collect();
    }
    let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name)));
    let path = parts(path);
    let name = name.map(|name| name.trim().to_owned()).or_else(|| path.last().cloned());
    name.map(|name| (path, name)).into_iter().collect()
}

/// The parts of `a, b::{c, d}, e`.
fn parts_of_group(group: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut parts) = (0_usize, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[begin..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn module_at(path: &Path) -> Module {
    let mut parts: Module = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

fn child(module: &Module, name: &str) -> Module {
    let mut path = module.clone();
    path.push(name.to_owned());
    path
}
