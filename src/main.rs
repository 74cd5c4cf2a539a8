//! The program: dispatches what the command line asks for.

fn main() {
    std::process::exit(zeitstrahl::cli::main(std::env::args().skip(1).collect()));
}
