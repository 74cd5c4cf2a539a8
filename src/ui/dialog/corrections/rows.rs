//! The lines of the list of corrections: each rule below what it is about.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::correction::Rule;
use crate::item::{Alone, Anchor, Extraction, Marked, find_anchors};
use crate::store::{DocumentIdx, ItemIdx, Store, fold};
use crate::text::ContentHash;
use crate::ui::decisions::{self, Decided, Extracted};
use crate::wording::Wording;
use crate::workspace::Workspace;

/// Whether a rule finds what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// It holds, for an item that can be gone to.
    Item(ItemIdx),
    /// It holds.
    Holds,
    /// Its item is not shown.
    Removed,
    /// No article that is open has it any more.
    Waits,
    /// It may be about several of the articles that are open.
    Several,
}

/// A rule in words.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Which it is.
    pub rule: Rule,
    /// What it is about.
    pub about: String,
    /// What was decided.
    pub decided: String,
    /// Whether it finds what it is about.
    pub state: RuleState,
    folded: String,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub enum Line {
    /// What the rules below are about together, and how many they are.
    Heading(String, usize),
    /// A rule, by its position among all.
    Rule(usize),
}

/// Below which heading a rule stands: articles in their order, then actors, then articles that are not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Article(usize),
    Actors,
    Closed,
}

/// All rules in words, and below which heading each stands.
#[derive(Default)]
pub struct Rows {
    rows: Vec<RuleRow>,
    groups: Vec<(String, Vec<usize>)>,
}

impl Rows {
    /// Of all that was decided.
    pub fn of(words: &Wording, workspace: &Workspace) -> Self {
        let with = Context::new(words, workspace);
        let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
        let mut rows = Vec::new();
        for rule in workspace.corrections().rules() {
            let (group, row) = with.row(rule);
            groups.entry(group).or_default().push(rows.len());
            rows.push(row);
        }
        let named = groups.into_iter().map(|(group, rows)| (with.heading(group), rows)).collect();
        Self { rows, groups: named }
    }

    /// The rule at a position.
    pub fn get(&self, at: usize) -> &RuleRow {
        &self.rows[at]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The lines that hold what is searched for, in their heading or in themselves.
    pub fn lines(&self, searched: &str) -> Vec<Line> {
        let searched = fold(searched.trim());
        let mut lines = Vec::new();
        for (heading, rows) in &self.groups {
            let whole = fold(heading).contains(&searched);
            let is_found = |at: &&usize| whole || self.rows[**at].folded.contains(&searched);
            let found: Vec<usize> = rows.iter().filter(is_found).copied().collect();
            if !found.is_empty() {
                lines.push(Line::Heading(heading.clone(), found.len()));
                lines.extend(found.into_iter().map(Line::Rule));
            }
        }
        lines
    }
}

/// What rules are told with.
struct Context<'a> {
    words: &'a Wording,
    workspace: &'a Workspace,
    store: &'a Store,
    by_text: HashMap<ContentHash, DocumentIdx>,
    /// Where items are shown about which anything was decided.
    shown: foldhash::HashMap<&'a Anchor, ItemIdx>,
    /// Their positions among the items of their articles as they were extracted.
    extracted: HashMap<&'a Anchor, usize>,
    ambiguous: BTreeSet<ContentHash>,
}

impl<'a> Context<'a> {
    fn new(words: &'a Wording, workspace: &'a Workspace) -> Self {
        let store: &Store = workspace.store();
        let by_text: HashMap<ContentHash, DocumentIdx> =
            store.documents().map(|(idx, document)| (document.hash(), idx)).collect();
        let mut extracted = HashMap::new();
        for idx in by_text.values() {
            let base = store.extraction(*idx).base();
            let anchors: Vec<&Anchor> =
                workspace.corrections().of_article(&base.document).map(|(anchor, _)| anchor).collect();
            let found = if anchors.is_empty() { Vec::new() } else { find_anchors(&anchors, base) };
            extracted.extend(anchors.into_iter().zip(found).filter_map(|(anchor, at)| Some((anchor, at?))));
        }
        Self {
            words,
            workspace,
            store,
            by_text,
            shown: store.anchored(),
            extracted,
            ambiguous: workspace.ambiguous_texts(),
        }
    }

    fn heading(&self, group: Group) -> String {
        match group {
            Group::Article(at) => self.store.document(DocumentIdx::new(at)).name().to_owned(),
            Group::Actors => self.words.text("rule.actors").to_owned(),
            Group::Closed => self.words.text("rule.closed").to_owned(),
        }
    }

    fn row(&self, rule: Rule) -> (Group, RuleRow) {
        let corrections = self.workspace.corrections();
        let (group, about, decided, state) = match &rule {
            Rule::Published(id) => {
                let date = corrections.published.get(id).map(|date| self.words.date("date.day-year", *date));
                let name = self.words.text("rule.published").to_owned();
                let told = vec![Decided { name, before: self.published(id), now: date.unwrap_or_default() }];
                let (group, state) = self.article(id);
                (group, self.words.text("rule.article").to_owned(), told, state)
            }
            Rule::Article(id) => {
                let was = self.workspace.extractions().iter().find(|one| one.document.id == *id);
                let was = was.map(|one| &*one.document);
                let told =
                    corrections.articles.get(id).map(|one| decisions::decided_article(self.words, one, was));
                let (group, state) = self.article(id);
                (group, self.words.text("rule.article").to_owned(), told.unwrap_or_default(), state)
            }
            Rule::Item(anchor) => self.item(anchor),
            Rule::Actor(id) => {
                let told = corrections.actors.get(id).map(|one| decisions::decided_actor(self.words, one));
                (Group::Actors, self.actor(&id.0), told.unwrap_or_default(), RuleState::Holds)
            }
            Rule::Apart(apart) => {
                let name = self.words.fill("rule.apart", &[("words", &apart.words)]);
                let now = corrections.apart.get(apart).map(|other| other.name.clone()).unwrap_or_default();
                let before = Some(self.actor(&apart.actor.0));
                (
                    Group::Actors,
                    self.actor(&apart.actor.0),
                    vec![Decided { name, before, now }],
                    RuleState::Holds,
                )
            }
            Rule::Same(same) => {
                let [one, other] = same.anchors();
                let name = self.words.text("rule.same").to_owned();
                let told = vec![Decided { name, before: None, now: other.words.clone() }];
                (self.group(one), one.words.clone(), told, self.joined(one))
            }
            Rule::Alone(Alone::Item(anchor)) => {
                let told = vec![Decided::named(self.words.text("rule.alone"))];
                (self.group(anchor), anchor.words.clone(), told, self.joined(anchor))
            }
            Rule::Alone(Alone::Article(article)) => {
                let told = vec![Decided::named(self.words.text("across.apart"))];
                let about = self.words.text("rule.article").to_owned();
                match self.by_text.get(article) {
                    Some(idx) => (Group::Article(idx.index()), about, told, RuleState::Holds),
                    None => (Group::Closed, about, told, RuleState::Waits),
                }
            }
            Rule::Marks(on) => {
                let told = corrections.marks.get(on).map(|marks| decisions::marked(self.words, marks));
                let (group, about, state) = match on {
                    Marked::Article(id) => {
                        let (group, state) = self.article(id);
                        (group, self.words.text("rule.article").to_owned(), state)
                    }
                    Marked::Actor(id) => (Group::Actors, self.actor(&id.0), RuleState::Holds),
                };
                (group, about, told.unwrap_or_default(), state)
            }
        };
        let decided = decided.iter().map(Decided::line).collect::<Vec<_>>().join(" · ");
        let folded = fold(&format!("{about} {decided}"));
        (group, RuleRow { rule, about, decided, state, folded })
    }

    /// Below which heading what rests on an anchor stands.
    fn group(&self, anchor: &Anchor) -> Group {
        self.by_text.get(&anchor.article).map_or(Group::Closed, |idx| Group::Article(idx.index()))
    }

    /// Whether the item of an anchor is found that is the same as others or none of them.
    fn joined(&self, anchor: &Anchor) -> RuleState {
        let found = self.workspace.item_at(std::slice::from_ref(anchor));
        found.map_or(RuleState::Waits, RuleState::Item)
    }

    /// The date that an article gives itself.
    fn published(&self, id: &str) -> Option<String> {
        let extraction = self.workspace.extractions().iter().find(|one| one.document.id == *id)?;
        extraction.document.published.date.map(|date| self.words.date("date.day-year", date))
    }

    fn article(&self, id: &str) -> (Group, RuleState) {
        match self.store.document_idx(id) {
            Some(idx) => (Group::Article(idx.index()), RuleState::Holds),
            None => (Group::Closed, RuleState::Waits),
        }
    }

    /// What an actor is called, who may be nobody or somebody else by now.
    fn actor(&self, id: &str) -> String {
        let extractions: &[Arc<Extraction>] = self.workspace.extractions();
        let named = extractions.iter().flat_map(|one| &one.actors).find(|actor| *actor.id.0 == *id);
        named.map_or_else(|| id.to_owned(), |actor| actor.name.clone())
    }

    fn item(&self, anchor: &Anchor) -> (Group, String, Vec<Decided>, RuleState) {
        let document = self.by_text.get(&anchor.article).copied();
        let base = document.map(|idx| self.store.extraction(idx).base());
        let at = self.extracted.get(anchor);
        let was = base.zip(at).and_then(|(base, at)| Extracted::new(base, *at));
        let decision = self.workspace.corrections().items.get(anchor);
        let mut told = Vec::new();
        if self.workspace.corrections().own.contains(anchor) {
            let name = self.words.text("rule.made").to_owned();
            told.push(Decided { name, before: None, now: String::new() });
        }
        told.extend(decision.into_iter().flat_map(|one| decisions::decided(self.words, one, was.as_ref())));
        let state = match (self.shown.get(anchor), &was) {
            (Some(idx), _) => RuleState::Item(*idx),
            (None, Some(_)) if decision.is_some_and(|one| one.removed.is_some()) => RuleState::Removed,
            (None, _) if self.ambiguous.contains(&anchor.article) => RuleState::Several,
            (None, _) => RuleState::Waits,
        };
        let group = document.map_or(Group::Closed, |idx| Group::Article(idx.index()));
        (group, anchor.words.clone(), told, state)
    }
}
