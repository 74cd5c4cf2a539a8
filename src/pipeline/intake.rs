//! What the threads bring, in order → articles that are kept apart, and what came of each file.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::identifiers::Identifiers;
use super::progress::{Done, FileOutcome, Progress};
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::MOST_BAD_LINES;
use crate::effort::Effort;
use crate::item::Extraction;

/// What came of a job.
#[derive(Default)]
pub(super) struct Output {
    /// The file it belongs to.
    pub name: Arc<str>,
    /// What the reader handed out.
    pub n_loaded: usize,
    /// What came of each of them.
    pub opened: Vec<Result<Arc<Extraction>, Diagnostic>>,
    /// Whether the file is done with it.
    pub ends: bool,
}

/// Takes in what came of all jobs, one after the other.
pub(super) struct Intake<'a> {
    watch: &'a (dyn Fn(Progress) + Sync),
    take: &'a mut dyn FnMut(Done) -> ControlFlow<()>,
    identifiers: Identifiers,
    /// The file that is under way.
    file: FileOutcome,
    /// Of this file: what the reader handed out, and what came of it.
    n_loaded: usize,
    n_opened: usize,
    /// Bad lines of this file that are told one by one, and those that are not.
    n_told: u64,
    n_untold: u64,
    n_done: usize,
    total: usize,
}

impl<'a> Intake<'a> {
    /// For `total` files.
    pub(super) fn new(
        total: usize,
        watch: &'a (dyn Fn(Progress) + Sync),
        take: &'a mut dyn FnMut(Done) -> ControlFlow<()>,
    ) -> Self {
        Self {
            watch,
            take,
            identifiers: Identifiers::default(),
            file: FileOutcome::default(),
            n_loaded: 0,
            n_opened: 0,
            n_told: 0,
            n_untold: 0,
            n_done: 0,
            total,
        }
    }

    /// Takes in what came of the next job; breaks where nobody wants more.
    pub(super) fn add(&mut self, output: Output) -> ControlFlow<()> {
        if self.file.name != *output.name {
            self.file.name = output.name.to_string();
        }
        self.n_loaded += output.n_loaded;
        for opened in output.opened {
            self.n_opened += 1;
            match opened {
                Ok(article) => self.article(article)?,
                Err(problem) => self.problem(problem),
            }
        }
        if output.ends { self.end() } else { ControlFlow::Continue(()) }
    }

    fn article(&mut self, mut article: Arc<Extraction>) -> ControlFlow<()> {
        self.identifiers.keep_apart(&mut article, &Effort::unlimited());
        let n_events = article.n_events();
        self.file.articles += 1;
        self.file.events += n_events;
        self.file.statements += article.n_items() - n_events;
        (self.take)(Done::Article(article))
    }

    fn problem(&mut self, problem: Diagnostic) {
        match problem.cause {
            // Those that the reader left out, and lines of `extract` that only opening finds bad.
            Cause::MoreBadLines(n) => self.n_untold += n,
            Cause::BadLine(..) if self.n_told == MOST_BAD_LINES => self.n_untold += 1,
            Cause::BadLine(..) => {
                self.n_told += 1;
                self.file.problems.push(problem);
            }
            _ => self.file.problems.push(problem),
        }
    }

    /// The file is done.
    fn end(&mut self) -> ControlFlow<()> {
        let mut file = std::mem::take(&mut self.file);
        let tell = |cause| Diagnostic::new(cause, file.name.clone());
        let mut told = Vec::new();
        if self.n_untold > 0 {
            told.push(tell(Cause::MoreBadLines(self.n_untold)));
        }
        // What goes in comes out: what the reader handed out was opened or told, and no file is silent.
        let is_silent = file.articles == 0 && file.problems.is_empty();
        match self.n_loaded.abs_diff(self.n_opened) {
            0 if is_silent => told.push(tell(Cause::Lost(1))),
            0 => {}
            lost => told.push(tell(Cause::Lost(lost as u64))),
        }
        file.problems.extend(told);
        (self.n_loaded, self.n_opened) = (0, 0);
        (self.n_told, self.n_untold) = (0, 0);
        self.n_done += 1;
        (self.watch)(Progress::Finished { file: &file, done: self.n_done, total: self.total });
        (self.take)(Done::File(file))
    }

    /// All is taken in. Files that never came to their end, though nobody wished to stop, are told as lost;
    /// `origin` is what the user named.
    pub(super) fn finish(self, is_stopped: bool, origin: &str) -> bool {
        let n_lost = self.total - self.n_done;
        if is_stopped || n_lost == 0 {
            return n_lost == 0;
        }
        let problems = vec![Diagnostic::new(Cause::Lost(n_lost as u64), origin)];
        let file = FileOutcome { name: origin.to_owned(), problems, ..FileOutcome::default() };
        let _ = (self.take)(Done::File(file));
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(outputs: Vec<Output>, total: usize) -> Vec<(String, Vec<Cause>)> {
        let mut files = Vec::new();
        let mut take = |done| {
            if let Done::File(file) = done {
                files.push((file.name, file.problems.into_iter().map(|problem| problem.cause).collect()));
            }
            ControlFlow::Continue(())
        };
        let mut intake = Intake::new(total, &|_| {}, &mut take);
        for output in outputs {
            let _ = intake.add(output);
        }
        intake.finish(false, "all");
        files
    }

    fn output(n_loaded: usize, problems: Vec<Cause>) -> Output {
        let opened = problems.into_iter().map(|cause| Err(Diagnostic::new(cause, "a"))).collect();
        Output { name: "a".into(), n_loaded, opened, ends: true }
    }

    #[test]
    fn what_is_neither_read_nor_told_is_told_as_lost() {
        assert_eq!(outcome(vec![output(1, vec![Cause::Empty])], 1)[0].1, [Cause::Empty]);
        assert_eq!(outcome(vec![output(3, vec![Cause::Empty])], 1)[0].1, [Cause::Empty, Cause::Lost(2)]);
        assert_eq!(outcome(vec![output(0, Vec::new())], 1)[0].1, [Cause::Lost(1)]);
        let missing = outcome(vec![output(1, vec![Cause::Empty])], 3);
        assert_eq!(missing[1], ("all".to_owned(), vec![Cause::Lost(2)]));
    }

    #[test]
    fn bad_lines_are_told_one_by_one_and_then_together() {
        let bad = |n: u64| (1..=n).map(|line| Cause::BadLine(line, String::new())).collect::<Vec<_>>();
        let told = &outcome(vec![output(30, bad(30))], 1)[0].1;
        assert_eq!((told.len(), told.last()), (21, Some(&Cause::MoreBadLines(10))));
        assert_eq!(outcome(vec![output(20, bad(20))], 1)[0].1, bad(20));
    }
}
