//! Words of the overview.

use crate::text::{Lang, messages};

messages! {
    overview_title() "Utfall per ansvarig och fokusområde" | "Outcomes by party and focus area";
    overview_title_short() "Utfall per ansvarig" | "Outcomes by party";
    /// With what follows, «ingen ansvarig angiven».
    row_nobody() "ingen" | "nobody";
    row_nobody_rest() "ansvarig angiven" | "named";
    row_all() "Alla" | "All";
    all_focus_areas() "alla fokusområden" | "all focus areas";
    cell_says(what: &str, figures: &str) "{what}: {figures}" | "{what}: {figures}";
    cell_empty() "inga aktiviteter" | "no activities";
    areas_seen(first: usize, last: usize, all: usize)
        "områden {first}–{last} av {all}" | "areas {first}–{last} of {all}";

    growth_of(what: &str) "Möte för möte: {what}" | "Meeting by meeting: {what}";
    moment_ended(meeting: &str) "{meeting} avslutat" | "{meeting} closed";
    moment_marked(meeting: &str, mark: &str) "{meeting} {mark}" | "{meeting} {mark}";
    moment_now() "nu" | "now";
    moment_shown() "visat läge" | "as shown";
    no_meeting_yet()
        "Inget möte har avslutats än: bara läget nu kan visas."
        | "No meeting has ended yet: only how things stand now can be shown.";

    overview_notes() "Förklaring" | "Explanation";
    legend()
        "█ ja  ▒ delvis  x nej  · ej bedömd  – inga aktiviteter  3/4 har utfall (ej aktuell ritas inte)"
        | "█ yes  ▒ partly  x no  · not assessed  – no activities  3/4 have an outcome (n/a is not drawn)";
    legend_short()
        "█ ja  ▒ delvis  x nej  · ej bedömd  – inga aktiviteter"
        | "█ yes  ▒ partly  x no  · not assessed  – no activities";
    rule_of_counting()
        "En aktivitet med flera ansvariga räknas en gång för var och en, och en gång i raden Alla."
        | "An activity of several parties counts once for each of them, and once in the row All.";
    rule_of_counting_short()
        "Flera ansvariga: en gång för var och en, en gång i Alla."
        | "Several parties: once for each of them, once in All.";
    figures_filtered(shown: &str)
        "Siffrorna gäller det som filtret visar: {shown}." | "The figures are of what the filter shows: {shown}.";
    figures_filtered_short() "Siffrorna gäller det som filtret visar." | "The figures are of what the filter shows.";
    figures_unfiltered()
        "Filtret är pausat: siffrorna gäller hela planen." | "The filter is paused: the figures are of the whole plan.";
    rows_are_parties()
        "Planen nämner inga nämnder per aktivitet; raderna är de parter som den nämner."
        | "The plan names no committees for its activities; the rows are the parties that it names.";
}

impl Lang {
    /// «3 tidigare visas inte».
    pub fn earlier_not_shown(self, n: usize) -> String {
        format!("{n} {}", self.pick("tidigare visas inte", "earlier not shown"))
    }

    /// «1 ej aktuell».
    pub fn not_applicable_count(self, n: usize) -> String {
        format!("{n} {}", self.pick("ej aktuell", "not applicable"))
    }

    /// «Utan aktiviteter och inte med: AMN, OSN.»
    pub fn rows_left_out(self, parties: &[&str]) -> String {
        let parties = parties.join(", ");
        match self {
            Self::Sv => format!("Utan aktiviteter och därför inte med: {parties}."),
            Self::En => format!("Without activities and therefore left out: {parties}."),
        }
    }
}
