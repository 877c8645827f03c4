//! Walks through the two plans that the program comes with, by keys alone.

use folj::store::bundled;

use super::{SIZES, Story, fixture};

/// A story on one of the bundled plans, whose id begins with `plan`.
fn story(plan: &str, name: &'static str) -> Story {
    let shelves = bundled();
    let opened = shelves.iter().find(|shelf| shelf.plan.id.as_str().starts_with(plan));
    let id = opened.unwrap().plan.id.clone();
    Story { name, state: fixture::open(id, shelves), sizes: SIZES.to_vec() }
}

/// Where keys lead in the plan of Uppsala 2024–2026.
pub(super) fn hsvo(name: &'static str, keys: &str) -> Story {
    story("hsvo", name).keys(keys)
}

/// Where keys lead in the plan of 2019.
pub(super) fn nsu(name: &'static str, keys: &str) -> Story {
    story("nsu", name).keys(keys)
}

/// The walks that a first visit takes.
pub(super) fn walks() -> Vec<Story> {
    vec![
        hsvo("hsvo_opens", ""),
        hsvo("hsvo_osn", "f o <enter> <enter> <enter>"),
        hsvo("hsvo_two_committees", "f a ä <tab>"),
        hsvo("hsvo_nobody", "f - <enter> <enter> <enter>"),
        hsvo("hsvo_recorded", "<enter> <enter> <enter> <space> . 2"),
        hsvo("hsvo_indicator", "<enter> <enter> <enter> 3 <enter>"),
        hsvo("hsvo_note", "<enter> <enter> a \"Återkommer i höst\" <ctrl-s>"),
        hsvo("hsvo_search", "s rutin <down>"),
        hsvo("hsvo_history", "<enter> <enter> 1 3 u j 2 t j"),
        hsvo("hsvo_plans", "p <down>"),
        hsvo("hsvo_plans_own_words", "p"),
        nsu("nsu_opens", ""),
        nsu("nsu_committee", "f o <enter>"),
        nsu("nsu_group", "f l <enter> <enter> <enter>"),
        nsu("nsu_empty_goal", "G <enter> G"),
        nsu("nsu_inherited", "s 5.2.3 <enter>"),
        nsu("nsu_stems", "s 4.1.1 <enter> <enter> <down>"),
        nsu("nsu_percent", "s 5.2.4a <enter> 5 \"112,5\" <enter>"),
    ]
}
