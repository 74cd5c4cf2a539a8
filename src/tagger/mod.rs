//! Parts of speech and proper names by small linear models.
//!
//! Sequence models with hashed features and first-order transitions, decoded by Viterbi's algorithm
//! and trained as conditional random fields (Lafferty, McCallum, Pereira 2001).
//! The training program is `examples/train_tagger`; weights and their sources are in the language's
//! folder `tagger`.

mod bytes;
mod clusters;
mod context;
mod decode;
mod feature;
mod find;
mod form;
mod known;
mod label;
mod look;
mod model;
mod models;
mod seen;
mod taggers;
mod word;

pub use bytes::BadModel;
pub use clusters::Clusters;
pub use decode::token_features;
pub use feature::{FAR, Feature, NEIGHBORS, Task};
pub use find::{labels_of_spans, parts_of_speech, proper_names};
pub use form::Form;
pub use known::{Indices, Known, TableName};
pub use label::{MentionKind, Pos};
pub use look::{Look, grams};
pub use model::{LANES, Model, best_path, bucket, forbid_broken_names};
pub use models::Models;
pub use seen::Seen;
pub use taggers::{Taggers, taggers_for};
pub use word::Word;
