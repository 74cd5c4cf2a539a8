//! The same shapes in vectors: SVG and PDF, with the parts of the bundled faces that they need. Icons are paths:
//! their letters would mean nothing to somebody who selects or searches.

mod face_part;
mod letters;
mod pdf;
mod svg;
mod svg_text;
mod xml;

pub use pdf::{PdfError, pdf};
pub use svg::svg;
