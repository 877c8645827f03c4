//! Words of the detail pane.

use crate::text::messages;

messages! {
    label_written() "I planen" | "In the plan";
    label_ends() "Slutdatum" | "Ends";
    label_status() "Status" | "Status";
    label_lineage() "Ursprung" | "Origin";
    label_source() "Källan" | "Source";
    label_priority_area() "Prioriterat" | "Priority";
    target_groups() "Målgrupper" | "Target groups";
    priority_areas() "Prioriterade områden" | "Priority areas";
    number_in_plan(number: &str) "Nummer {number} i planens mållista" | "Number {number} in the plan's list of goals";
    title_variant(title: &str, place: &str) "Även ”{title}” ({place})" | "Also “{title}” ({place})";
    source_error(written: &str, suggested: &str)
        "skriver ”{written}”; troligen menas ”{suggested}”" | "has “{written}”; “{suggested}” is probably meant";
    label_reading() "Tolkning" | "Reading";
    read_so_because(reason: &str) "Tolkning: {reason}" | "Reading: {reason}";
    responsible_are(parties: &str) "Ansvariga: {parties}" | "Responsible: {parties}";
    probably(parties: &str) "; troligen {parties}" | "; probably {parties}";
    none_here(what: &str) "Här finns inga {what}." | "There are no {what} here.";
    filter_hides(what: &str) "Filtret döljer {what} här." | "The filter hides {what} here.";
    carried_from(place: &str) "fortsätter {place}" | "carries on {place}";
    became(place: &str) "blev {place}" | "became {place}";

    the_number(number: &str) "tal {number}" | "number {number}";
    has_note() "anteckning" | "note";
    being_saved(what: &str) "* sparas: {what}" | "* being saved: {what}";
    could_not_save(what: &str, why: &str) "! inte sparat: {what} ({why})" | "! not saved: {what} ({why})";
    key_settles(key: &str) "{key} avgör vilket som gäller" | "{key} settles which one counts";
    differ(what: &str) "olika uppgifter: {what}" | "they differ: {what}";
    texts_differ() "De skrevs samtidigt; båda finns kvar." | "They were written at the same time; both are kept.";
    text_by(what: &str, by: &str) "{what} ({by})" | "{what} ({by})";
    baseline(value: &str) "Utgångsvärde {value}" | "Baseline {value}";
    target_value(value: &str) "Målvärde {value}" | "Target {value}";
    condition(condition: &str) "Villkor: {condition}" | "Condition: {condition}";
    threshold(words: &str) "Gräns i texten: {words}" | "Threshold in the text: {words}";
    inferred_link() "Kopplingen till aktiviteten är tolkad." | "Its tie to the activity is inferred.";
}
