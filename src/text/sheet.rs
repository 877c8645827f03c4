//! The words of spreadsheets: their sheets, and headings that no other report has.

use super::messages;

messages! {
    // --- sheets; Excel keeps «History» and «Historik» for itself
    sheet_about() "Om rapporten" | "About the report";
    sheet_counts(of: &str) "Antal – {of}" | "Counts – {of}";
    sheet_changes() "Ändringar" | "Changes";
    sheet_entries() "Registreringar" | "Entries";
    sheet_services() "Ordinarie drift" | "Ordinary operation";
    sheet_page() "Sida &P av &N" | "Page &P of &N";

    // --- about the report
    sheet_fact() "Uppgift" | "Fact";
    sheet_content() "Innehåll" | "Content";
    sheet_title() "Titel" | "Title";
    sheet_beware() "Obs" | "Beware";
    sheet_counting() "Så räknas det" | "How it is counted";
    sheet_paper() "Utskrift" | "On paper";
    sheet_printed(from: &str, to: &str, sheet: &str)
        "Av bladet {sheet} skrivs kolumnerna {from}–{to} ut. Övriga kolumner står till höger om dem."
        | "Of the sheet {sheet} the columns {from}–{to} are printed. The others stand to their right.";

    // --- headings of columns
    sheet_title_of(level: &str) "{level}, rubrik" | "{level}, title";
    sheet_text_of(level: &str) "{level}, text" | "{level}, text";
    sheet_note_of(level: &str) "{level}, anteckning" | "{level}, note";
    sheet_decision_of(level: &str) "{level}, beslut" | "{level}, decision";
    sheet_conflict_of(level: &str) "{level}, motstridiga svar" | "{level}, differing answers";
    sheet_who_of(level: &str) "{level}, registrerat av" | "{level}, recorded by";
    sheet_when_of(level: &str) "{level}, registrerat" | "{level}, recorded";
    sheet_details() "Delar" | "Details";
    sheet_kind() "Slag" | "Kind";
    sheet_unit() "Enhet" | "Unit";
    sheet_by() "Registrerat av" | "Recorded by";
    sheet_at() "Registrerat" | "Recorded";
    sheet_conflict() "Motstridiga svar" | "Differing answers";
    sheet_field() "Fält" | "Field";
    sheet_value() "Värde" | "Value";
    sheet_undone() "Ångrat" | "Undone";
}
