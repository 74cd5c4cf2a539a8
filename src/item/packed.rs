//! The items of a document as they are kept: in some fifty bytes each beside the text, where an
//! [`Item`] with its strings and lists takes twelve times as much.
//!
//! The items stand behind each other as bytes, which [`Packer`] writes and [`ItemCore`], [`Rest`](rest::Rest) and
//! [`ItemFields`] read in the same order. Words that stand in the document where the item does are kept
//! as that place; other words stand once for the whole document, however many items have them.

mod bytes;
mod code;
mod fields;
mod item_core;
mod packer;
mod parts;
mod rest;
mod value;

use std::borrow::Borrow;
use std::sync::Arc;

use super::Actor;
use crate::document::Document;
use bytes::ByteReader;
use packer::Packer;

pub use fields::{ChainLink, ItemFields};
pub use item_core::{ItemCore, PlaceAndRule};
pub use parts::ItemParts;
pub use value::ActorRef;

/// The items of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PackedItems {
    bytes: Box<[u8]>,
    /// Where each item ends in `bytes`.
    ends: Box<[u32]>,
    /// Words that do not stand in the text.
    words: Box<str>,
}

impl PackedItems {
    /// Packs the items of `document`, whose actors are `actors`.
    pub fn new<'a, Id: Borrow<str> + 'a>(
        items: impl Iterator<Item = ItemParts<'a, Id>>,
        document: &Document,
        actors: &[Arc<Actor>],
    ) -> Self {
        let mut packer = Packer::new(document, actors);
        let pack = |item| {
            packer.item(&item);
            packer.out.len() as u32
        };
        let ends = items.map(pack).collect();
        Self { bytes: packer.out.into_bytes(), ends, words: packer.words.all.into() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The item at a position.
    pub fn get<'a>(&'a self, at: usize, document: &'a Document) -> ItemFields<'a> {
        ItemFields::read(self.core(at), document)
    }

    /// Who, when and where of the item at a position.
    pub fn core(&self, at: usize) -> ItemCore<'_> {
        let begin = if at == 0 { 0 } else { self.ends[at - 1] };
        ItemCore::read(ByteReader::new(&self.bytes[begin as usize..self.ends[at] as usize]), &self.words)
    }
}

#[cfg(test)]
mod tests;
