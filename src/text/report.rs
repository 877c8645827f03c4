//! The words of reports.

use super::{Lang, date_time, messages};
use crate::journal::{AsOf, Meeting};
use crate::model::Plan;
use jiff::tz::TimeZone;

messages! {
    // --- the title block
    report_follow_up() "Uppföljning" | "Follow-up";
    report_minutes() "Mötesanteckningar" | "Meeting notes";
    report_deviations() "Avvikelser" | "Deviations";
    report_plan() "Plan" | "Plan";
    report_plan_note() "Anteckning om planen" | "Note on the plan";
    report_plan_decision() "Beslut om planen" | "Decision on the plan";
    report_organisation() "Organisation" | "Organisation";
    report_list() "Aktivitetslista" | "List of activities";
    report_body() "Organ" | "Body";
    report_date() "Datum" | "Date";
    report_case_number() "Diarienummer" | "Case number";
    report_prepared_by() "Upprättad av" | "Prepared by";
    report_as_of() "Läget vid" | "As of";
    report_compared() "Jämfört med" | "Compared with";
    report_shows() "Visar" | "Shows";
    report_made() "Skapad" | "Made";
    report_made_at(at: &str) "{at} med folj" | "{at} with folj";
    report_keeper() "Protokollförs av" | "Record kept by";
    report_contents() "Innehåll" | "Contents";
    report_page() "Sida" | "Page";
    report_of_pages() "av" | "of";
    report_whole(all: &str) "Hela planen, {all}" | "The whole plan, {all}";
    report_demo()
        "Utfallen är påhittade: rapporten är gjord med folj demo."
        | "The outcomes are invented: the report was made with folj demo.";

    // --- parts
    report_summary() "Sammanfattning" | "Summary";
    report_changes(since: &str) "Ändrat sedan {since}" | "Changed since {since}";
    report_proposals() "Förslag till nästa år" | "Proposals for next year";
    report_open() "Ej bedömda, per ansvarig" | "Not assessed, by responsible party";
    report_history() "Historik" | "History";
    report_meeting_items() "Behandlade punkter" | "Items taken up";

    // --- the summary
    report_by_area(area: &str) "Utfall per {area}" | "Outcomes by {area}";
    report_by_party() "Utfall per ansvarig" | "Outcomes by responsible party";
    report_by_moment() "Utfall från möte till möte" | "Outcomes from meeting to meeting";
    report_all() "Alla" | "All";
    report_party() "Ansvarig" | "Responsible party";
    report_moment() "Tidpunkt" | "Moment";
    report_counting_rule()
        "En indikator räknas en gång för var och en som är ansvarig för dess aktivitet, och en gång i raden Alla. Indikatorer utan bedömning räknas som ej bedömda, även de där svaren går isär."
        | "An indicator is counted once for each party that is responsible for its activity, and once in the row All. Indicators without a judgement count as not assessed, and so do those whose answers differ.";
    report_activities() "Aktiviteter" | "Activities";
    report_indicators() "Indikatorer" | "Indicators";
    report_yes() "Ja" | "Yes";
    report_partly() "Delvis" | "Partly";
    report_no() "Nej" | "No";
    report_not_applicable() "Ej aktuell" | "Not applicable";
    report_not_assessed() "Ej bedömda" | "Not assessed";

    // --- tables and facts
    report_id() "Nummer" | "Number";
    report_indicator() "Indikator" | "Indicator";
    report_outcome() "Utfall" | "Outcome";
    report_number() "Tal" | "Value";
    report_who_and_when() "Vem och när" | "Who and when";
    report_what() "Vad" | "What";
    report_before() "Före" | "Before";
    report_after() "Efter" | "After";
    report_when() "När" | "When";
    report_who() "Vem" | "Who";
    report_meeting() "Möte" | "Meeting";
    report_status() "Status" | "Status";
    report_ends() "Slutdatum" | "Ends";
    report_as_written() "Som det står i planen" | "As the plan has it";
    report_remark() "Anmärkning i planen" | "Remark in the plan";
    report_condition() "Villkor" | "Condition";
    report_baseline() "Utgångsvärde" | "Baseline";
    report_target() "Målvärde" | "Target";
    report_meaning() "Betydelse" | "Meaning";
    report_abbreviation() "Förkortning" | "Abbreviation";
    report_service() "Verksamhet" | "Service";
    report_proposal() "Förslag" | "Proposal";
    report_reason() "Skäl" | "Reason";
    report_undone() "ångrat" | "undone";
    report_indicators_of(id: &str) "Indikatorer för {id}" | "Indicators of {id}";
    report_history_of(id: &str) "Historik för {id}" | "History of {id}";
    report_changes_of(id: &str) "Ändringar i {id}" | "Changes in {id}";
    report_deviations_of(id: &str) "Avvikelser i {id}" | "Deviations in {id}";
    report_proposals_of(id: &str) "Förslag i {id}" | "Proposals in {id}";

    // --- what a web page says by itself
    report_to_content() "Hoppa till innehållet" | "Skip to the content";
    report_to_top() "Till början av sidan" | "To the top of the page";
    report_missing() "saknas" | "nothing";
    report_distribution() "Fördelning" | "Distribution";
    report_bars()
        "Staplarna visar hur indikatorernas utfall fördelar sig:"
        | "The bars show how the outcomes of the indicators are distributed:";
    report_solid() "fylld" | "solid";
    report_hatched() "streckad" | "hatched";
    report_crossed() "rutad" | "crossed";
    report_dotted() "prickad" | "dotted";
    report_empty() "tom" | "empty";
    report_extracts() "Utdrag per ansvarig" | "Extracts by responsible party";
    report_extract() "Utdrag" | "Extract";
    report_extract_for() "Utdrag för" | "Extract for";

    // --- what there is nothing of
    report_nothing_shown() "Filtret visar inga aktiviteter." | "The filter shows no activities.";
    report_no_changes() "Inget har ändrats." | "Nothing has changed.";
    report_no_deviations() "Inga avvikelser är registrerade." | "No deviations are recorded.";
    report_no_proposals() "Inga förslag är registrerade." | "No proposals are recorded.";
    report_nothing_open() "Alla indikatorer är bedömda." | "All indicators are assessed.";
    report_no_indicators() "Aktiviteten har ingen indikator." | "The activity has no indicator.";
    report_nothing_recorded() "Inget registrerades på mötet." | "Nothing was recorded in the meeting.";
    report_nothing_known() "Inget är registrerat." | "Nothing is recorded.";

    // --- moments
    report_after_meeting(meeting: &str) "mötet {meeting}" | "the meeting {meeting}";
    report_marked_in(meeting: &str, mark: &str) "mötet {meeting} ({mark})" | "the meeting {meeting} ({mark})";
}

impl Lang {
    /// A moment in words, as it stands behind «Läget vid», «Jämfört med» and «Ändrat sedan».
    pub fn report_moment_words(
        self,
        moment: &AsOf,
        made: jiff::Timestamp,
        zone: &TimeZone,
        meeting: Option<&Meeting>,
    ) -> String {
        let name = |id: &crate::journal::MeetingId| meeting.map_or_else(|| id.to_string(), Meeting::name);
        match moment {
            AsOf::Now => date_time(made, zone),
            AsOf::Moment(at) => date_time(*at, zone),
            AsOf::Meeting(id) => self.report_after_meeting(&name(id)).into_owned(),
            AsOf::Marked(id, mark) => {
                self.report_marked_in(&name(id), &self.mark(*mark).to_lowercase()).into_owned()
            }
        }
    }

    /// «2024–2026», or «2019» for a plan of one year.
    pub fn report_period(self, plan: &Plan) -> String {
        let period = plan.period;
        if period.from == period.to {
            period.from.to_string()
        } else {
            format!("{}–{}", period.from, period.to)
        }
    }
}
