//! The helps: one row for each command, option and argument.

use super::report;
mod around;

use crate::text::{Lang, messages};
use around::{ENVIRONMENT, EXITS, FILES};

messages! {
    cli_about() "följ upp kommuners och regioners gemensamma planer" | "follow up the plans that municipalities and regions share";
    cli_usage() "Användning:" | "Usage:";
    cli_value_options() "[FLAGGOR]" | "[OPTIONS]";
    cli_heading_commands() "Kommandon" | "Commands";
    cli_heading_commands_colon() "Kommandon:" | "Commands:";
    cli_heading_arguments() "Argument" | "Arguments";
    cli_heading_options() "Flaggor" | "Options";
    cli_heading_filter() "Urval" | "Filter";
    cli_heading_global() "Gemensamma flaggor" | "Options of every command";
    cli_value_command() "KOMMANDO" | "COMMAND";
    cli_format_version(format: u32) "dataformat {format}" | "data format {format}";
    cli_also() "Även:" | "Also:";
    cli_without_command()
        "Utan kommando öppnas skärmen; utan terminal skrivs översikten."
        | "Without a command the screen is opened; without a terminal the overview is printed.";
    cli_arg_help() "Visa hjälpen (-h kort, --help hela)" | "Print this help (-h short, --help whole)";
    cli_arg_version() "Visa programmets och dataformatets version" | "Print the version of the program and of its data";
    cli_more()
        "Mer: folj --help, folj KOMMANDO --help, folj man | man -l -"
        | "More: folj --help, folj COMMAND --help, folj man | man -l -";
    cli_examples() "Exempel:
  folj                               öppna planen
  folj -c OSN                        öppna med bara OSN:s aktiviteter
  folj list -c OSN --outcome open    OSN:s aktiviteter med något ej bedömt
  folj show 2.1.1.1                  visa en aktivitet
  folj set 2.1.1.1a delvis           registrera ett utfall
  folj note 2.1.1.1a --text ”…”      skriv en anteckning
  folj undo                          ångra din senaste ändring
  folj list --format csv > osn.csv   till Excel
  folj report -c OSN -o osn.html     OSN:s rapport, för webben
"
    | "Examples:
  folj                               open the plan
  folj -c OSN                        open with only OSN's activities
  folj list -c OSN --outcome open    OSN's activities not yet assessed
  folj show 2.1.1.1                  show an activity
  folj set 2.1.1.1a partly           record an outcome
  folj note 2.1.1.1a --text “…”      write a note
  folj undo                          undo your latest change
  folj list --format csv > osn.csv   for Excel
  folj report -c OSN -o osn.html     OSN's report, for the web
";
    cli_heading_name() "Namn" | "Name";
    cli_heading_synopsis() "Översikt" | "Synopsis";
    cli_heading_examples() "Exempel" | "Examples";
    cli_heading_exits() "Slutkoder" | "Exit codes";
    cli_heading_environment() "Miljö" | "Environment";
    cli_heading_files() "Filer" | "Files";
    cli_filter_too() "Tar också urvalet (ovan)." | "Takes the filter (above) as well.";
    cli_filter_where()
        "Urvalet tas av folj utan kommando, som öppnar skärmen med det, och av list, stats, report och screen."
        | "The filter is taken by folj without a command, which opens the screen with it, and by list, stats, report and screen.";
    cli_manual_section() "Användarkommandon" | "User commands";
}

/// The options that make a filter; they stand under a heading of their own.
pub const FILTER: [&str; 9] =
    ["committee", "how", "nobody", "focus", "goal", "outcome", "search", "year", "as_of"];

/// A row: the name, Swedish, English.
pub(super) type Row = (&'static str, &'static str, &'static str);

const COMMANDS: &[Row] = &[
    (
        "demo",
        "Öppna den medföljande planen med påhittade utfall; inget sparas",
        "Open the bundled plan with invented outcomes; nothing is kept",
    ),
    ("plans", "Visa de planer som hittas", "Show the plans that are found"),
    ("list", "Lista aktiviteter med utfall", "List activities with their outcomes"),
    (
        "show",
        "Visa planen, ett fokusområde, ett mål, en aktivitet eller en indikator",
        "Show the plan, a focus area, a goal, an activity or an indicator",
    ),
    ("stats", "Räkna utfall per fokusområde och ansvarig", "Count outcomes for each focus area and party"),
    (
        "set",
        "Registrera utfall eller tal för en indikator",
        "Record the outcome or the number of an indicator",
    ),
    ("note", "Skriv en anteckning", "Write a note"),
    ("undo", "Ångra din senaste ändring", "Undo your latest change"),
    ("log", "Visa ändringshistoriken, nyast först", "Show what was recorded, newest first"),
    (
        "report",
        "Skriv en rapport: för webben, Word, Excel, Markdown eller andra program",
        "Write a report: for the web, Word, Excel, Markdown or other programs",
    ),
    ("check", "Kontrollera planer och journaler", "Check plans and journals"),
    (
        "screen",
        "Skriv ut en skärmbild som text; inget sparas",
        "Print one frame of the screen; nothing is saved",
    ),
    ("keys", "Visa tangenterna", "Show the key bindings"),
    ("config", "Inställningarna: var de ligger, vad som gäller", "The settings: where they are, what holds"),
    (
        "doctor",
        "Undersök allt som brukar gå fel, och säg vad som ska göras",
        "Look at all that goes wrong in practice, and say what to do",
    ),
    (
        "admin",
        "Gemensam mapp för flera skribenter: gör den, lägg till och stäng användare (root)",
        "A shared folder for several writers: make it, add and close users (root)",
    ),
    ("completions", "Skriv ut komplettering för ett skal", "Print completion for a shell"),
    ("man", "Skriv ut manualsidan", "Print the manual page"),
    ("help", "Visa hjälpen för folj eller för ett kommando", "Print the help of folj or of a command"),
];

const LONGER: &[Row] = &[
    (
        "list",
        "På en terminal radbryts texten; i ett rör klipps ingenting. Hur mycket som visas skrivs på \
         standard error, till exempel ”25 av 34 aktiviteter. Filter: OSN”.",
        "On a terminal the text is wrapped; in a pipe nothing is cut. How much is shown is said on \
         standard error, for example “25 of 34 activities. Filter: OSN”.",
    ),
    (
        "show",
        "Utan id, eller med planens id, visas planen själv: vision, beslut, parter, förkortningar, \
         verksamheter i ordinarie drift och källans fel.",
        "Without an id, or with the plan's, the plan itself is shown: vision, decisions, parties, \
         abbreviations, services in ordinary operation and the errors of its source.",
    ),
    (
        "log",
        "Med ett id: det som rör det och det som står under det. Planens id ger allt.",
        "With an id: what is about it and about what stands under it. The plan's id gives everything.",
    ),
    (
        "set",
        "Utfallet är ja, delvis, nej eller na (ej aktuell), på svenska eller engelska; - eller clear tar \
         bort det. Antal och procent tar också ett tal, med komma eller punkt; \"\" tar bort talet. En \
         aktivitet med en enda indikator kan stå för den.",
        "The outcome is yes, partly, no or na (not applicable), in Swedish or English; - or clear removes \
         it. Counts and percentages take a number as well, with comma or point; \"\" removes it. An \
         activity with a single indicator may stand for it.",
    ),
    (
        "note",
        "Utan --text och --file öppnas $VISUAL eller $EDITOR, om det finns en terminal. --text \"\" tar bort \
         anteckningen. Planens id står för planen själv.",
        "Without --text and --file, $VISUAL or $EDITOR is opened if there is a terminal. --text \"\" \
         removes the note. The plan's id stands for the plan itself.",
    ),
    (
        "undo",
        "Ångrar en ändring i taget, den senaste av dina egna i planen; ett utfall och en anteckning som \
         sattes med samma kommando ångras tillsammans. Historiken behåller allt.",
        "Undoes one change at a time, the latest of your own in the plan; an outcome and a note that one \
         command set are undone together. The log keeps all of it.",
    ),
    (
        "report",
        "Utan -o skrivs rapporten på standard ut. En fil är hel eller finns inte alls: den skrivs bredvid och \
         byter namn när den är klar. En fil som finns ersätts bara med --force och behåller sina \
         rättigheter; en länk följs, och det som den leder till ersätts. Rör och /dev/null skrivs det rakt \
         till. --kind minutes är anteckningarna från mötet i --as-of, annars från det senaste. Med \
         --per-committee skrivs ett utdrag för varje nämnd som har en aktivitet i urvalet, och en \
         innehållssida; i en plan som inte nämner nämnder per aktivitet ett för varje part som nämns.",
        "Without -o the report goes to standard output. A file is whole or not there at all: it is written \
         beside its place and renamed when it is done. A file that is there is replaced only with --force \
         and keeps its permissions; a link is followed, and what it leads to is replaced. Pipes and \
         /dev/null are written to as they are. --kind minutes is the record of the meeting in --as-of, else \
         of the last one. --per-committee writes an extract for each committee that has an activity in the \
         filter, and a page of contents; in a plan that names no committees for its activities one for \
         each party that is named.",
    ),
    (
        "check",
        "Utan argument kontrolleras alla planer. Fel ger slutkod 1, enbart varningar 0.",
        "Without an argument all plans are checked. Errors give exit code 1, warnings alone 0.",
    ),
    (
        "doctor",
        "En rad för varje sak: ok, obs eller fel, och vad som ska göras. Användare och rättigheter, mappar från \
         roten och ner, diskar, inställningar, planer, journaler, klocka, tecken (terminalen tillfrågas), terminal \
         och maskin. Ändrar ingenting. Slutkoden är 1 när något måste rättas.",
        "A line for each thing: ok, note or mend, and what to do. User and rights, folders from the root down, \
         disks, settings, plans, journals, clock, characters (the terminal is asked), terminal and machine. \
         Changes nothing. The exit code is 1 when something has to be mended.",
    ),
    (
        "admin",
        "init MAPP: gör mappen, listan writers.ron och serverns inställningar; user add NAMN: ge en användare \
         roll och mapp; user close NAMN: från i dag skriver användaren inte mer, och det som står räknas; \
         user list: vilka som finns och vad de har skrivit. Allt utom user list kräver root. Mer: \
         docs/server.md.",
        "init DIR: make the folder, the list writers.ron and the server's settings; user add NAME: give a \
         user a role and a folder; user close NAME: from today on the user writes no more, and what is there \
         counts; user list: who there is and what they wrote. All but user list needs root. More: \
         docs/server.md.",
    ),
    (
        "completions",
        "bash: source <(folj completions bash) i ~/.bashrc; zsh: samma med zsh i ~/.zshrc, efter compinit; \
         fish: folj completions fish | source i ~/.config/fish/config.fish; elvish: eval (folj completions \
         elvish | slurp); powershell: folj completions powershell | Out-String | Invoke-Expression.",
        "bash: source <(folj completions bash) in ~/.bashrc; zsh: the same with zsh in ~/.zshrc, after \
         compinit; fish: folj completions fish | source in ~/.config/fish/config.fish; elvish: eval (folj \
         completions elvish | slurp); powershell: folj completions powershell | Out-String | \
         Invoke-Expression.",
    ),
    ("man", "Läs den med folj man | man -l -.", "Read it with folj man | man -l -."),
    (
        "config",
        "path: platserna för inställningar, tangenter och teman; show: vad som gäller och varifrån; init: \
         skriv kommenterade filer där inga finns; check: läs filerna och säg allt som är fel.",
        "path: the places of settings, keys and themes; show: what holds and from where; init: write \
         commented files where there are none; check: read the files and say all that is wrong.",
    ),
];

/// What the values of options mean, for those who complete them.
const CHOICES: &[Row] = &[
    ("any", "någon av dem", "any of them"),
    ("all", "alla av dem", "all of them"),
    ("only", "inga andra", "nobody but them"),
    ("particular", "inte som en av alla nämnder", "not as one of all committees"),
    ("auto", "på en terminal", "on a terminal"),
    ("always", "alltid", "always"),
    ("never", "aldrig", "never"),
    ("table", "kolumner för människor", "columns for people"),
    ("tsv", "för skript", "for scripts"),
    ("csv", "för kalkylprogram", "for spreadsheets"),
    ("json", "för program", "for programs"),
    ("html", "för webben", "for the web"),
    ("docx", "Word", "Word"),
    ("xlsx", "Excel", "Excel"),
    ("md", "Markdown", "Markdown"),
    ("report", "allt som urvalet visar", "all that the filter shows"),
    ("extract", "det som rör några parter", "what concerns some parties"),
    ("minutes", "anteckningar från ett möte", "the record of a meeting"),
    ("deviations", "det som inte är som det ska", "what is not as it should be"),
    ("notes", "det som har antecknats", "what people have noted"),
    ("history", "alla händelser", "all entries"),
    ("services", "verksamheter i ordinarie drift", "services in ordinary operation"),
    ("abbreviations", "förkortningar", "abbreviations"),
    ("writer", "läser och skriver", "reads and writes"),
    ("reader", "läser", "reads"),
    ("administrator", "läser och skriver, och svarar på frågor", "reads and writes, and answers questions"),
    ("path", "var filerna ligger", "where the files are"),
    ("show", "vad som gäller", "what holds"),
    ("init", "skriv en kommenterad fil", "write a commented file"),
    ("check", "vad som är fel", "what is wrong"),
];

const ARGUMENTS: &[Row] = &[
    ("plan", "Plan: id, början av ett id, eller en sökväg", "Plan: an id, the beginning of one, or a path"),
    ("data", "Mapp där uppföljningen sparas", "Folder in which the follow-up is kept"),
    ("plans", "Mapp med fler planer", "Folder with more plans"),
    ("config", "Inställningsfil i stället för din egen", "Settings file instead of your own"),
    ("lang", "Språk: sv eller en", "Language: sv or en"),
    (
        "demo",
        "Påhittade utfall i den medföljande planen; inget sparas",
        "Invented outcomes in the bundled plan; nothing is kept",
    ),
    ("read_only", "Spara ingenting", "Write nothing"),
    (
        "restricted",
        "Begränsat läge: inga andra program, inga egna sökvägar, bara serverns inställningar",
        "Restricted mode: no other programs, no paths of one's own, only the server's settings",
    ),
    ("intro", "Börja med sidan för den som är ny", "Begin with the page for who is new"),
    ("color", "Färg i svaret: auto, always eller never", "Colour in the answer: auto, always or never"),
    (
        "plain_ui",
        "Utan skärmbild: numrerade frågor och vanliga rader, för skärmläsare och dåliga linjer (även --enkel)",
        "Without a screen: numbered questions and plain lines, for screen readers and bad lines (also --enkel)",
    ),
    ("quiet", "Bara svaret, inga meddelanden om det", "Only the answer, no remarks about it"),
    (
        "committee",
        "Nämnd eller annan part; flera med komma eller upprepat",
        "Committee or other party; several by comma or repeated",
    ),
    (
        "how",
        "Hur flera parter menas: any (någon), all (alla), only (inga andra) eller particular (särskilt, inte som en av alla nämnder)",
        "How several parties are meant: any, all, only (no others) or particular (not as one of all committees)",
    ),
    ("nobody", "Aktiviteter utan angiven ansvarig", "Activities that name nobody"),
    ("focus", "Bara detta fokusområde", "Only this focus area"),
    ("goal", "Bara detta mål", "Only this goal"),
    (
        "outcome",
        "Bara utfallet ja, delvis, nej, na eller open (ej bedömd)",
        "Only the outcome yes, partly, no, na or open",
    ),
    ("search", "Bara där texten finns", "Only where the text occurs"),
    ("year", "Aktivitetslistans år", "Year of the list of activities"),
    (
        "as_of",
        "Som det var ett datum, vid ett möte eller det senaste (latest), eller vid ett mötes märke (MÖTE/utskickat, MÖTE/beslutat)",
        "As it was on a date, at a meeting or the last one (latest), or at a mark of a meeting (MEETING/sent-out, MEETING/decided)",
    ),
    (
        "format",
        "Svarets form: table, tsv, csv (Excel) eller json",
        "Form of the answer: table, tsv, csv (spreadsheet) or json",
    ),
    (
        "ids",
        "Id för det som ska visas; utan id planen själv",
        "Ids of what is to be shown; none for the plan itself",
    ),
    ("indicator", "Indikatorns id", "Id of the indicator"),
    ("value", "Utfall, tal eller - (ta bort)", "Outcome, number or - (remove)"),
    ("note", "Anteckning på samma gång", "A note at the same time"),
    (
        "odd",
        "Spara också en procent utanför 0–100 (även --tvinga)",
        "Save a percentage outside 0–100 as well (also --tvinga)",
    ),
    (
        "target",
        "Id för fokusområde, mål, aktivitet, indikator eller plan",
        "Id of a focus area, goal, activity, indicator or plan",
    ),
    ("text", "Anteckningens text", "The text of the note"),
    ("file", "Läs texten ur en fil; - är standard in", "Read the text from a file; - is standard input"),
    ("named", "Planer: id eller sökväg", "Plans: an id or a path"),
    (
        "since",
        "Bara från och med datumet, eller efter mötet, mötets märke (MÖTE/utskickat, MÖTE/beslutat) eller det senast avslutade mötet (latest)",
        "Only from the date on, or after the meeting, its mark (MEETING/sent-out, MEETING/decided) or the meeting closed last (latest)",
    ),
    (
        "changes",
        "I stället för händelserna: vad som säger något annat nu än då (även --andrat)",
        "Instead of the entries: what says something else now than then (also --andrat)",
    ),
    ("by", "Bara den användarens", "Only this user's"),
    ("size", "Skärmens bredd och höjd, högst 500x200", "Width and height of the screen, at most 500x200"),
    (
        "keys",
        "Tangenter som trycks först, till exempel ”jj<enter>”",
        "Keys to press first, for example “jj<enter>”",
    ),
    ("what", "path, show, init eller check", "path, show, init or check"),
    (
        "task",
        "init MAPP, user add NAMN, user close NAMN eller user list",
        "init DIR, user add NAME, user close NAME or user list",
    ),
    ("role", "writer (standard), reader eller administrator", "writer (default), reader or administrator"),
    (
        "shown_name",
        "Namn som visas i stället för användarnamnet; \"\" tar bort det",
        "Name to show in place of the login; \"\" removes it",
    ),
    (
        "guest",
        "Användaren kommer inte längre än till folj (begränsat läge)",
        "The user gets no further than folj (restricted mode)",
    ),
    ("command", "Kommandots namn", "Name of the command"),
    ("shell", "bash, zsh, fish, elvish eller powershell", "bash, zsh, fish, elvish or powershell"),
];

/// What stands for a value, where the Swedish word is another.
const VALUES: &[(&str, &str)] = &[
    ("ABBR", "PART"),
    ("COMMAND", "KOMMANDO"),
    ("DATE", "DATUM"),
    ("DATE|MEETING", "DATUM|MÖTE"),
    ("DIR", "MAPP"),
    ("FILE", "FIL"),
    ("FILE|-", "FIL|-"),
    ("FILE|DIR|-", "FIL|MAPP|-"),
    ("HOW", "HUR"),
    ("ID|PATH", "ID|SÖKVÄG"),
    ("INDICATOR", "INDIKATOR"),
    ("KEYS", "TANGENTER"),
    ("KIND", "SLAG"),
    ("LOGIN", "ANVÄNDARE"),
    ("OUTCOME", "UTFALL"),
    ("PART", "DEL"),
    ("PLAN|PATH", "PLAN|SÖKVÄG"),
    ("ROLE", "ROLL"),
    ("SHELL", "SKAL"),
    ("TASK", "UPPGIFT"),
    ("TARGET", "FÖREMÅL"),
    ("WHAT", "VAD"),
    ("WHEN", "NÄR"),
    ("WxH", "BxH"),
    ("YEAR", "ÅR"),
];

fn find(rows: &'static [Row], name: &str, lang: Lang) -> Option<&'static str> {
    rows.iter().find(|row| row.0 == name).map(|row| lang.pick(row.1, row.2))
}

fn rows(rows: &'static [Row], lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows.iter().map(move |row| (row.0, lang.pick(row.1, row.2)))
}

/// The exit codes and what they mean.
pub fn exits(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(EXITS, lang)
}

/// The variables of the environment and what they are for.
pub fn environment(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(ENVIRONMENT, lang)
}

/// The files and folders and what is in them.
pub fn files(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(FILES, lang)
}

/// What a command does, in one line.
pub fn command(lang: Lang, name: &str) -> Option<&'static str> {
    find(COMMANDS, name, lang)
}

/// What else there is to know about a command.
pub fn command_long(lang: Lang, name: &str) -> Option<&'static str> {
    find(LONGER, name, lang)
}

/// Examples of a command, a line for each, if it has any.
pub fn command_examples(lang: Lang, name: &str) -> Option<&'static str> {
    find(report::EXAMPLES, name, lang)
}

/// What an option or argument is for.
pub fn argument(lang: Lang, id: &str) -> Option<&'static str> {
    find(ARGUMENTS, id, lang).or_else(|| find(report::ARGUMENTS, id, lang))
}

/// What a value of an option means, where its name does not say it.
pub fn choice(lang: Lang, value: &str) -> Option<&'static str> {
    find(CHOICES, value, lang)
}

/// What stands for a value of an option or argument.
pub fn value(lang: Lang, english: &str) -> Option<&'static str> {
    let row = VALUES.iter().find(|row| row.0 == english);
    row.map(|row| lang.pick(row.1, row.0))
}
