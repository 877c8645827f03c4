//! What happens on a panic, in whatever thread: the terminal first, then one plain sentence.

use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::event::{Event, Why};
use super::guard::Guard;
use super::inbox::Events;
use crate::store::Drafts;
use crate::text::{Charset, Lang, Shown};

/// The hook, in force until this is dropped.
pub(super) struct LastWords;

impl LastWords {
    /// Puts the hook in place.
    pub(super) fn install(
        guard: &Arc<Guard>,
        events: &Events,
        lang: Lang,
        charset: Charset,
        drafts: Option<&Drafts>,
    ) -> Self {
        let (guard, events) = (Arc::clone(guard), events.clone());
        let drafts = drafts.map(|drafts| drafts.folder().display().to_string());
        let said = AtomicBool::new(false);
        panic::set_hook(Box::new(move |info| {
            guard.leave();
            if said.swap(true, Ordering::SeqCst) {
                return;
            }
            let mut words = lang.program_failed(&place(info)).into_owned();
            if let Some(folder) = &drafts {
                words.push('\n');
                words.push_str(&lang.drafts_are_in(folder));
            }
            // Without standard error nobody can be told.
            let words = charset.encode(&Shown::from(words + "\n")).into_owned();
            let _ = std::io::stderr().write_all(&words);
            let _ = events.send(Event::Leave(Why::Panicked));
        }));
        Self
    }
}

impl Drop for LastWords {
    fn drop(&mut self) {
        // Taking the hook out puts the default one back; during a panic that is not allowed.
        if !std::thread::panicking() {
            drop(panic::take_hook());
        }
    }
}

/// `src/app/update.rs:12: index out of range`, for a report of the mistake.
fn place(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or_default();
    match info.location() {
        Some(location) => format!("{}:{}: {what}", location.file(), location.line()),
        None => what.to_owned(),
    }
}
