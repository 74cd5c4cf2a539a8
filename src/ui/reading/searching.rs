//! Making a store ready for searching off the window's thread, when somebody searches before it is.

use std::sync::Arc;

use egui::Context;

use crate::effort::Effort;
use crate::store::Store;

/// The store that is being made ready.
#[derive(Default)]
pub struct Searching {
    generation: Option<u64>,
}

impl Searching {
    /// Begins to make `store` ready, once; the window is woken when it is.
    pub fn start(&mut self, store: &Arc<Store>, ctx: &Context) {
        if self.generation.replace(store.generation()) == Some(store.generation()) {
            return;
        }
        let (store, ctx) = (Arc::clone(store), ctx.clone());
        std::thread::spawn(move || {
            store.prepare_search(&Effort::unlimited());
            ctx.request_repaint();
        });
    }
}
