//! `claimlint completions`: a script that completes the command line in a shell.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Cli;

/// Writes the script.
pub(crate) fn run(shell: Shell, out: &mut dyn Write) -> std::io::Result<()> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "claimlint", &mut script);
    out.write_all(&script)
}
