//! What benches share: CPU time of one thread, and figures beside their budget.
//!
//! Measured is CPU time, not the clock, so that a busy machine does not matter; of several runs the
//! quickest counts, because everything else is noise of the machine.

#[allow(dead_code, reason = "each bench uses a part of it")]
pub mod memory;

use cpu_time::ThreadTime;

/// The quickest of `n_runs` runs, in milliseconds of CPU time; `prepare` is not measured.
pub fn cpu_ms<P, R>(n_runs: usize, mut prepare: impl FnMut() -> P, mut run: impl FnMut(P) -> R) -> f64 {
    let mut quickest = f64::INFINITY;
    for _ in 0..n_runs {
        let prepared = prepare();
        let start = ThreadTime::now();
        let result = run(prepared);
        quickest = quickest.min(start.elapsed().as_secs_f64() * 1_000.0);
        drop(std::hint::black_box(result));
    }
    quickest
}

/// Figures beside their budget, as lines of a table.
pub struct Report {
    title: String,
    lines: Vec<String>,
}

impl Report {
    pub fn new(title: &str) -> Self {
        println!("{title}");
        let head = ["| work | figure | budget | |", "|---|---|---|---|"];
        Self { title: title.to_owned(), lines: head.map(str::to_owned).to_vec() }
    }

    /// Prints and keeps a figure.
    pub fn add(&mut self, work: &str, figure: f64, budget: Option<f64>, unit: &str) {
        let digits = if figure < 10.0 { 2 } else { 0 };
        let verdict = budget.map_or("", |budget| if figure <= budget { "ok" } else { "over" });
        let budget = budget.map_or(String::new(), |budget| format!("≤ {budget} {unit}"));
        println!("  {work:62} {figure:9.digits$} {unit:6} {budget:14} {verdict}");
        self.lines.push(format!("| {work} | {figure:.digits$} {unit} | {budget} | {verdict} |"));
    }

    /// Puts the figures into `benches/RESULTS.md`, in place of those under the same title.
    pub fn write(self) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/RESULTS.md");
        let old = std::fs::read_to_string(path).unwrap_or_else(|_| INTRODUCTION.to_owned());
        let new = format!("{}\n\n{}\n", self.title, self.lines.join("\n"));
        let mut sections: Vec<&str> = old.split("\n## ").collect();
        let same = |section: &&mut &str| section.lines().next() == Some(&self.title);
        match sections.iter_mut().find(same) {
            Some(section) => *section = &new,
            None => sections.push(&new),
        }
        if let Err(error) = std::fs::write(path, sections.join("\n## ")) {
            eprintln!("{path}: {error}");
        }
    }
}

/// The top of a new file of results.
const INTRODUCTION: &str = "# Results of the benches\n\nCPU time on one core, the quickest of several runs; \
written by `cargo bench --no-default-features`.\n";
