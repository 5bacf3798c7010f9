//! Shows on standard error how far long work has come; nothing where that is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that says how much was read.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Of so many bytes, if that is known.
    pub(crate) fn new(bytes: Option<u64>) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr_with_hz(5));
        let template = if bytes.is_some() {
            "{bar:24} {bytes} of {total_bytes}, {msg}, {bytes_per_sec}, {eta} left"
        } else {
            "{spinner} {bytes}, {msg}, {bytes_per_sec}"
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Says how many bytes and articles were read so far.
    pub(crate) fn show(&self, bytes: u64, articles: u64) {
        self.0.set_position(bytes);
        self.0.set_message(format!("{articles} articles"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
