//! Words around every screen: first lines, titles, counts, and why there is nothing to see.

use crate::text::{Lang, messages};

messages! {
    too_small(width: u16, height: u16)
        "Fönstret är för litet ({width}x{height}). Gör det större eller minska texten."
        | "The window is too small ({width}x{height}). Make it larger or the text smaller.";
    view_browse() "Bläddra" | "Browse";
    view_overview() "Översikt" | "Overview";
    view_history() "Historik" | "History";
    view_changes() "Ändrat" | "Changed";
    week_number(week: i8) "v. {week}" | "w. {week}";
    badge_read_only() "SKRIVSKYDDAD" | "READ-ONLY";
    badge_read_only_short() "SKYDD" | "READ-ONLY";
    now() "nu" | "now";
    badge_demo() "DEMO" | "DEMO";
    badge_past_short() "DÅTID" | "PAST";
    badge_as_of(when: &str) "VISAR LÄGET {when}" | "AS OF {when}";
    badge_not_saved(count: usize) "EJ SPARAT: {count}" | "NOT SAVED: {count}";
    filter_paused_words(filter: &str) "{filter}, pausat" | "{filter}, paused";
    nobody_short() "ingen ansvarig" | "nobody named";
    some_of(what: &str, shown: usize, all: usize) "{what} ({shown} av {all})" | "{what} ({shown} of {all})";
    position_of(at: usize, all: usize) "{at} av {all}" | "{at} of {all}";
    lines_of(first: usize, last: usize, all: usize) "rad {first}–{last} av {all}" | "lines {first}–{last} of {all}";
    no_activities_short() "Inga aktiviteter" | "No activities";

    no_plan() "Ingen plan är öppen." | "No plan is open.";
    no_focus_areas() "Planen har inga fokusområden." | "The plan has no focus areas.";
    filter_shows_nothing(all: &str, filter: &str)
        "Inga aktiviteter passar filtret. {all} visar allt, {filter} ändrar filtret."
        | "No activity fits the filter. {all} shows all, {filter} changes the filter.";
    no_committee_named(party: &str)
        "Planen nämner inga nämnder per aktivitet. Filtrera på till exempel {party}."
        | "The plan names no committees for its activities. Filter by {party}, for instance.";
    no_list() "Planen har ingen aktivitetslista än." | "The plan has no list of activities yet.";

    history_of_plan() "Alla ändringar, nyast först" | "All changes, newest first";
    history_of(what: &str) "Historik för {what}" | "History of {what}";
    changed_since(moment: &str) "Ändrat sedan {moment}" | "Changed since {moment}";
    changed_in_all() "Allt som har registrerats (inget möte innan)" | "All that was recorded (no meeting before)";
    nothing_changed() "Inget har ändrats sedan dess." | "Nothing has changed since then.";
    no_entries() "Inga ändringar ännu." | "No changes yet.";
}

impl Lang {
    /// «1 ändring», «12 ändringar».
    pub fn changes_shown(self, n: usize) -> String {
        let word = if n == 1 { self.pick("ändring", "change") } else { self.pick("ändringar", "changes") };
        format!("{n} {word}")
    }

    /// «1 post», «214 poster».
    pub fn entries_shown(self, n: usize) -> String {
        let word = if n == 1 { self.pick("post", "entry") } else { self.pick("poster", "entries") };
        format!("{n} {word}")
    }
}
