//! Words of the form from which a report is written to a file.

use crate::text::messages;

messages! {
    export_title() "Exportera rapport" | "Export a report";
    export_kind() "Form" | "Kind";
    export_format() "Format" | "Format";
    export_with() "Med" | "With";
    export_headline() "Rubrik" | "Title";
    export_file() "Fil" | "File";
    export_button() "Exportera" | "Export";

    export_kind_report() "rapport" | "report";
    export_kind_extract() "utdrag" | "extract";
    export_kind_minutes() "mötesanteckningar" | "record of a meeting";
    export_kind_minutes_of(meeting: &str) "mötesanteckningar, {meeting}" | "record of {meeting}";
    export_kind_deviations() "avvikelser" | "deviations";

    export_html() "HTML, för webben" | "HTML, for the web";
    export_docx() "Word, för handlingarna (docx)" | "Word, for the papers (docx)";
    export_xlsx() "Excel (xlsx)" | "Excel (xlsx)";
    export_csv() "CSV, för svenska Excel" | "CSV, for a Swedish Excel";
    export_tsv() "TSV, för skript" | "TSV, for scripts";
    export_markdown() "Markdown (md)" | "Markdown (md)";
    export_json() "JSON, för andra program" | "JSON, for other programs";

    export_notes() "anteckningar" | "notes";
    export_history() "historik" | "history";
    export_services() "ordinarie verksamhet" | "services in ordinary operation";
    export_abbreviations() "förkortningar" | "abbreviations";

    export_not_compared() "inget" | "nothing";
    export_last_meeting(moment: &str) "{moment} (senast avslutade)" | "{moment} (closed last)";
    export_shows_deviations(shown: &str) "Avvikelser bland: {shown}" | "Deviations among: {shown}";

    export_enter_writes(key: &str) "{key} skriver filen." | "{key} writes the file.";
    export_enter_goes(key: &str, button: &str) "{key} går till {button}." | "{key} goes to {button}.";
    export_filter_elsewhere(key: &str)
        "Det som visas på skärmen. Där väljer {key} ett filter."
        | "What is seen on the screen. There {key} chooses a filter.";
    export_moment_elsewhere(earlier: &str, later: &str)
        "Det som visas på skärmen. Där stegar {earlier} och {later} mellan möten."
        | "What is seen on the screen. There {earlier} and {later} step through meetings.";
    export_writing(file: &str) "Skriver {file} …" | "Writing {file} …";
    export_no_file() "Skriv vad filen ska heta." | "Write what the file is to be called.";
    export_not_here(file: &str)
        "{file} skrevs inte: här skrivs inga filer."
        | "{file} was not written: no files are written here.";
    export_no_home(file: &str)
        "{file} skrevs inte: det finns ingen hemkatalog."
        | "{file} was not written: there is no home folder.";
    export_no_command()
        "Inget kommando visar just det som visas här."
        | "No command shows just what is shown here.";

    exported(file: &str, shown: &str) "Skrev {file} ({shown})." | "Wrote {file} ({shown}).";
    still_exporting() "En rapport skrivs fortfarande." | "A report is still being written.";

    question_exists_title() "Filen finns" | "The file is there";
    question_exists(file: &str) "{file} finns redan." | "{file} is there already.";
    question_exporting() "En rapport är inte färdigskriven." | "A report is not yet written.";
    answer_new_name(name: &str) "Nytt namn: {name}" | "New name: {name}";
    answer_overwrite() "Skriv över filen" | "Overwrite the file";

    foot_export() "vidare" | "go on";
    foot_write() "skriv filen" | "write the file";
}
