//! What `folj report` has to say beside the report.

use super::help::Row;
use crate::text::{Lang, messages};

messages! {
    cli_report_wrote(path: &str, what: &str) "Skrev {path} ({what})." | "Wrote {path} ({what}).";
    cli_report_replace(free: &str)
        "Skriv över med --force, eller välj ett annat namn: {free}"
        | "Replace it with --force, or choose another name: {free}";
    cli_report_binary(format: &str, name: &str)
        "{format} går inte att visa på en terminal. Ange en fil: -o {name}"
        | "A terminal cannot show {format}. Name a file: -o {name}";
    cli_report_no_format(path: &str, known: &str)
        "Formatet framgår inte av namnet {path}. Ange det med --format: {known}."
        | "The name {path} does not tell the format. Name it with --format: {known}.";
    cli_report_since_later(since: &str)
        "{since} är senare än det läge som rapporten visar. Ange en tidigare tidpunkt för --since."
        | "{since} is later than the moment that the report shows. Name an earlier one for --since.";
    cli_report_no_meeting()
        "Inget möte har hållits, så det finns inga mötesanteckningar att skriva."
        | "No meeting has been held, so there is no record of one to write.";
    cli_report_needs_folder()
        "--per-committee skriver flera filer. Ange en mapp med -o."
        | "--per-committee writes several files. Name a folder with -o.";
    cli_report_per_party()
        "Planen nämner inga nämnder per aktivitet: varje part som nämns får ett utdrag."
        | "The plan names no committees for its activities: each party that is named gets an extract.";
    cli_report_no_extracts()
        "Ingen nämnd eller annan part har en aktivitet i urvalet. Inget skrevs."
        | "No committee or other party has an activity in the filter. Nothing was written.";
}

/// What its options are for.
pub(super) const ARGUMENTS: &[Row] = &[
    (
        "report_format",
        "Format: html, docx (Word), xlsx (Excel), csv (Excel), tsv, md eller json; annars det som filens namn slutar med, utan fil md, per nämnd html",
        "Format: html, docx (Word), xlsx (Excel), csv (spreadsheet), tsv, md or json; else what the file's name ends with, without a file md, per committee html",
    ),
    (
        "kind",
        "Slag: report (allt), extract (utdrag), minutes (mötesanteckningar) eller deviations (avvikelser); annars report, per nämnd extract",
        "Kind: report (all), extract, minutes (record of a meeting) or deviations; else report, per committee extract",
    ),
    (
        "output",
        "Fil att skriva till; - är standard ut. Med --per-committee en mapp, som skapas om den saknas",
        "File to write to; - is standard output. With --per-committee a folder, which is made if it is missing",
    ),
    ("force", "Ersätt filer som redan finns", "Replace files that are there already"),
    (
        "per_committee",
        "Ett utdrag för varje nämnd i mappen som -o anger, och en innehållssida index.html",
        "An extract for each committee in the folder that -o names, and a page of contents index.html",
    ),
    (
        "compared",
        "Jämför med läget före datumet, efter mötet, vid mötets märke (MÖTE/utskickat, MÖTE/beslutat) eller efter det mötet som senast avslutades före läget (latest)",
        "Compare with how it was before the date, after the meeting, at its mark (MEETING/sent-out, MEETING/decided) or after the last meeting closed before the moment that is shown (latest)",
    ),
    (
        "with",
        "Ta med: notes (anteckningar), history (historik), services (ordinarie drift), abbreviations (förkortningar); flera med komma",
        "Put in: notes, history, services (in ordinary operation), abbreviations; several by comma",
    ),
    ("without", "Utelämna: samma ord som --with", "Leave out: the same words as --with"),
    ("title", "Rapportens rubrik", "Title of the report"),
    ("body", "Organet som rapporten är till för", "The body that the report is for"),
    ("date", "Rapportens datum, till exempel 2025-05-14", "Date of the report, for example 2025-05-14"),
    ("case_number", "Diarienummer", "Case number"),
    ("prepared_by", "Vem som har upprättat rapporten", "Who prepared the report"),
];

/// How a command is used, a line for each example.
pub(super) const EXAMPLES: &[Row] = &[(
    "report",
    "folj report -c OSN -o osn.html                  OSN:s rapport, för webben
folj report --since latest -o rapport.docx      Word, jämfört med förra mötet
folj report --kind deviations -o avvikelser.md  avvikelserna
folj report --kind minutes -o minnes.docx       anteckningar från senaste mötet
folj report --per-committee -o nämnder          ett utdrag per nämnd, i en mapp",
    "folj report -c OSN -o osn.html                  OSN's report, for the web
folj report --since latest -o report.docx       Word, compared with the meeting before
folj report --kind deviations -o deviations.md  the deviations
folj report --kind minutes -o minutes.docx      the record of the last meeting
folj report --per-committee -o committees       an extract per committee, in a folder",
)];

impl Lang {
    /// How many extracts were written, and where.
    pub fn cli_report_wrote_all(self, count: usize, folder: &str, day: &str) -> String {
        match (self, count) {
            (Self::Sv, _) => format!("Skrev {count} utdrag och index.html i {folder} ({day})."),
            (Self::En, 1) => format!("Wrote 1 extract and index.html in {folder} ({day})."),
            (Self::En, _) => format!("Wrote {count} extracts and index.html in {folder} ({day})."),
        }
    }
}
