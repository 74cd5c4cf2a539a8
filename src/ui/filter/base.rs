//! How many items each value has before anybody filters, where the window does not begin with all items.

use std::collections::HashMap;

use crate::store::{
    Clock, CountryRelation, Facet, FacetRow, FacetState, FacetValue, Filter, Query, QueryResult, run,
};
use crate::ui::pass::Pass;

/// What passes at the begin, asked for once for each store.
#[derive(Default)]
pub struct Base {
    found: Option<(Key, QueryResult)>,
}

/// What the answer depends on.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    generation: u64,
    work: u64,
    relation: CountryRelation,
    clock: Clock,
}

impl Base {
    /// Counts in `all` of the rows what passes at the begin, as long as that much is asked for; a value that has
    /// nothing then has no row.
    pub fn set_all(&mut self, pass: &Pass<'_>, facet: Facet, rows: &mut Vec<FacetRow>) {
        let (usual, now) = (pass.workspace.usual_filter(), &pass.workspace.view().filter);
        if usual.is_empty() || now.min_confidence != usual.min_confidence {
            return;
        }
        if pass.workspace.is_filtered() {
            let counted: HashMap<FacetValue, u32> = self
                .follow(pass)
                .rows(pass.store(), facet)
                .into_iter()
                .map(|row| (row.value, row.filtered))
                .collect();
            rows.iter_mut().for_each(|row| row.all = counted.get(&row.value).copied().unwrap_or(0));
        } else {
            rows.iter_mut().for_each(|row| row.all = row.filtered);
        }
        rows.retain(|row| row.all > 0 || row.state != FacetState::Neutral);
    }

    fn follow(&mut self, pass: &Pass<'_>) -> &QueryResult {
        let view = pass.workspace.view();
        let relation = view.filter.country_relation;
        let (generation, work) = (pass.store().generation(), pass.store().work_number());
        let key = Key { generation, work, relation, clock: view.clock };
        let known = self.found.take().filter(|(of, _)| *of == key);
        let filter = Filter { country_relation: relation, ..pass.workspace.usual_filter().clone() };
        let query = Query { filter, grouping: view.grouping, clock: view.clock };
        let (_, found) = self.found.insert(known.unwrap_or_else(|| (key, run(pass.store(), &query, None))));
        found
    }
}
