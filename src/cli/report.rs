//! `claimlint report`: the report of what `scan` and `compare` have found, in any format.

use std::io;

use crate::check::Collector;
use crate::cli::args::ReportArgs;
use crate::cli::check::{bound, deliver, keep};
use crate::cli::config;
use crate::cli::exit::Exit;
use crate::cli::lines;
use crate::finding::Problem;

/// Reads all lines and writes the report; the answer is like that of `check`.
pub(crate) fn run(args: &ReportArgs) -> io::Result<(Exit, Vec<Problem>)> {
    let mut collector = Collector::new(keep(&args.output), bound(&args.output));
    let mut added = Ok(());
    let read = lines::for_each(&args.paths, args.strict, |line| {
        added = collector.add_line(line);
        if added.is_ok() { Ok(()) } else { Err(String::new()) }
    });
    added?;
    match read {
        Ok(read) => collector.add_unread(read.malformed),
        Err(why) => collector.add_problems([Problem::error("report", why)]),
    }
    let (levels, problems) = config::levels();
    collector.set_levels(levels);
    collector.add_problems(problems);
    collector.settle();
    deliver(collector, &args.output)
}
