//! Scene → pictures. Every format draws the scene the window draws.

pub mod raster;
