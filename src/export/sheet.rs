//! A picture as data.

use chrono::{DateTime, FixedOffset};

use crate::scene::geometry::Size;
use crate::scene::shape::Shape;

/// A picture as data: what the formats of pictures are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its shapes, in the order in which they are drawn.
    pub shapes: Vec<Shape>,
    /// Its size in points of a screen.
    pub size: Size,
    /// How many points of paper (72 an inch) one of its points is.
    pub on_paper: f32,
    /// How many items it shows of how many, and what was left out, as it says itself.
    pub account: String,
}

/// Points of paper for each point of a screen, of which an inch has 96.
pub const OF_SCREEN: f32 = 0.75;

/// What a picture in vectors says about itself, beside its account.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// The language of its words, "de".
    pub language: &'static str,
    /// When it was made.
    pub made: DateTime<FixedOffset>,
}
