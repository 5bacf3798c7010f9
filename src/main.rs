//! The `claimlint` program: everything it does is in [`claimlint::cli`].

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    claimlint::cli::main()
}
