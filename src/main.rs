//! The `claimlint` program: everything it does is in [`claimlint::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    claimlint::cli::main()
}
