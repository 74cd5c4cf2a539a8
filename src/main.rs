//! The program: dispatches what the command line asks for.

fn main() {}
