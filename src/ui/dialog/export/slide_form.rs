//! What the dialog asks for a slide: title, paper, which items, and their words.

use chrono::Local;

use crate::export::slide::{self, Paper, SlideEntry, SlideInput, SlideOptions, words_of};
use crate::store::ItemIdx;
use crate::wording::Wording;
use crate::workspace::Workspace;

/// Which items stand on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Those that are selected or pinned.
    Selected,
    /// The most important ones, so many.
    Important(usize),
}

/// An item that may stand on the slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The item.
    pub idx: ItemIdx,
    /// Who said it, or when it happened.
    pub name: String,
    /// Whether it stands there.
    pub on: bool,
    /// What its card says.
    pub words: String,
    /// What it says in the words of the article.
    pub own: String,
}

/// What was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideForm {
    /// The line under the title.
    pub subtitle: String,
    /// What it is put on.
    pub paper: Paper,
    /// Which items.
    pub pick: Pick,
    /// How many the most important ones are, also while the selected ones are picked.
    pub n_important: usize,
    /// The items, in the order of time.
    pub rows: Vec<Row>,
    /// How many are selected or pinned.
    pub n_selected: usize,
    /// What the rows were made for.
    listed: Option<Pick>,
    /// The subtitle that was put there; another one was typed.
    proposed: String,
}

/// How the slide's input is seen from a workspace.
pub fn input_of<'a>(workspace: &'a Workspace, words: &'a Wording) -> SlideInput<'a> {
    SlideInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: words,
        palette: workspace.palette(),
    }
}

impl SlideForm {
    /// With the selected items where several are, else with the most important ones.
    pub fn new(workspace: &Workspace, words: &Wording) -> Self {
        /// With fewer selected ones nobody meant a slide of them.
        const SEVERAL: usize = 2;
        let n_selected = slide::selected(&input_of(workspace, words)).len();
        let pick = if n_selected < SEVERAL { Pick::Important(slide::USUAL) } else { Pick::Selected };
        Self {
            subtitle: String::new(),
            paper: Paper::default(),
            pick,
            n_important: slide::USUAL,
            rows: Vec::new(),
            n_selected,
            listed: None,
            proposed: String::new(),
        }
    }

    /// Lists the items anew where others were picked, and follows with the subtitle unless one was typed.
    pub fn refresh(&mut self, title: &str, workspace: &Workspace, words: &Wording) {
        let input = input_of(workspace, words);
        if self.listed != Some(self.pick) {
            let items = match self.pick {
                Pick::Selected => slide::selected(&input),
                Pick::Important(n) => slide::important(&input, n),
            };
            self.rows = items.into_iter().map(|idx| Row::new(&input, idx)).collect();
            self.listed = Some(self.pick);
        }
        if self.subtitle == self.proposed {
            self.proposed = slide::subtitle(&input, &self.options(title));
            self.subtitle.clone_from(&self.proposed);
        }
    }

    /// The slide as filled in.
    pub fn options(&self, title: &str) -> SlideOptions {
        let entry =
            |row: &Row| SlideEntry { idx: row.idx, words: row.is_edited().then(|| row.words.clone()) };
        SlideOptions {
            title: title.trim().to_owned(),
            subtitle: self.subtitle.trim().to_owned(),
            paper: self.paper,
            entries: self.rows.iter().filter(|row| row.on).map(entry).collect(),
            made: Some(Local::now().date_naive()),
        }
    }
}

impl Row {
    fn new(input: &SlideInput, idx: ItemIdx) -> Self {
        let own = words_of(input, idx);
        let item = input.store.item(idx);
        let who = item.speaker_short_name().filter(|_| !item.is_event()).map(str::to_owned);
        let day = input
            .store
            .interval(idx, input.view.clock)
            .map(|at| input.wording.date("date.day", at.first_day()));
        let name = [day, who].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { idx, name, on: true, words: own.clone(), own }
    }

    /// Whether its words are others than those of the article.
    pub fn is_edited(&self) -> bool {
        self.words.trim() != self.own.trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Tongue;

    #[test]
    fn a_typed_subtitle_stays() {
        let (workspace, words) = (Workspace::new(Vec::new()), Wording::of(Tongue::German));
        let mut form = SlideForm::new(&workspace, words);
        assert_eq!(form.pick, Pick::Important(slide::USUAL));
        form.refresh("", &workspace, words);
        assert_eq!((form.subtitle.as_str(), form.rows.len()), ("", 0));
        "Was geschah".clone_into(&mut form.subtitle);
        form.refresh("Brücken", &workspace, words);
        assert_eq!(form.subtitle, "Was geschah");
    }

    #[test]
    fn words_that_were_changed_are_kept_apart_from_those_of_the_article() {
        let own = "„Wir bauen“".to_owned();
        let mut row = Row { idx: ItemIdx::new(0), name: String::new(), on: true, words: own.clone(), own };
        assert!(!row.is_edited());
        row.words.push('!');
        assert!(row.is_edited());
    }
}
