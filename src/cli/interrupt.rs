//! The user's wish to stop: what was found until then is still reported.

use std::sync::atomic::{AtomicUsize, Ordering};

static WISHES: AtomicUsize = AtomicUsize::new(0);

/// Listens from now on. The first wish is for the loops to see, the second ends the process.
pub(crate) fn listen() {
    // Where no listener can be set up, the system's own way of ending the process stays.
    let _ = ctrlc::set_handler(|| {
        if WISHES.fetch_add(1, Ordering::SeqCst) > 0 {
            #[expect(clippy::exit, reason = "the user insists")]
            std::process::exit(2);
        }
    });
}

/// Whether reading should end here.
pub(crate) fn is_wished() -> bool {
    WISHES.load(Ordering::SeqCst) > 0
}
