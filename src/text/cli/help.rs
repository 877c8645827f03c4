//! The helps: one row for each command, option and argument.

use crate::text::{Lang, messages};

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
";
    cli_after_help() "Slutkoder:
  0 klart   1 svaret är nej (fel funna, id saknas)   2 fel i kommandoraden
  65 data kan inte läsas   66 fil saknas   73 kan inte skapa   74 inte sparat
  75 ändrat under tiden, försök igen   77 inte tillåtet   78 fel i inställningarna

Miljö:
  FOLJ_LANG, LC_ALL, LC_MESSAGES, LANG   språk; C och POSIX ger planens språk
  NO_COLOR, CLICOLOR_FORCE, CLICOLOR     färg
  VISUAL, EDITOR                         redigerare för anteckningar
  ACCESSIBLE, FOLJ_PLAIN, TERM=dumb      utan skärmbild, som --plain-ui
  XDG_CONFIG_HOME, XDG_DATA_HOME         var inställningar och uppföljning ligger
"
    | "Exit codes:
  0 done   1 the answer is no (errors found, no such id)   2 wrong command line
  65 data cannot be read   66 file missing   73 cannot create   74 not saved
  75 changed meanwhile, try again   77 not allowed   78 wrong settings

Environment:
  FOLJ_LANG, LC_ALL, LC_MESSAGES, LANG   language; C and POSIX give the plan's language
  NO_COLOR, CLICOLOR_FORCE, CLICOLOR     colour
  VISUAL, EDITOR                         editor of notes
  ACCESSIBLE, FOLJ_PLAIN, TERM=dumb      without a screen, as --plain-ui
  XDG_CONFIG_HOME, XDG_DATA_HOME         where settings and follow-up are kept
";
}

/// The options that make a filter; they stand under a heading of their own.
pub const FILTER: [&str; 9] =
    ["committee", "how", "nobody", "focus", "goal", "outcome", "search", "year", "as_of"];

/// A row: the name, Swedish, English.
type Row = (&'static str, &'static str, &'static str);

const COMMANDS: &[Row] = &[
    ("plans", "Visa de planer som hittas", "Show the plans that are found"),
    ("list", "Lista aktiviteter med utfall", "List activities with their outcomes"),
    (
        "show",
        "Visa ett fokusområde, ett mål, en aktivitet eller en indikator",
        "Show a focus area, a goal, an activity or an indicator",
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
    ("check", "Kontrollera planer och journaler", "Check plans and journals"),
    (
        "screen",
        "Skriv ut en skärmbild som text; inget sparas",
        "Print one frame of the screen; nothing is saved",
    ),
    ("keys", "Visa tangenterna", "Show the key bindings"),
    ("config", "Inställningarna: var de ligger, vad som gäller", "The settings: where they are, what holds"),
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
        "Utan --text och --file öppnas $VISUAL eller $EDITOR, om det finns en terminal. En tom text tar \
         bort anteckningen. Planens id står för planen själv.",
        "Without --text and --file, $VISUAL or $EDITOR is opened if there is a terminal. An empty text \
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
        "check",
        "Utan argument kontrolleras alla planer. Fel ger slutkod 1, enbart varningar 0.",
        "Without an argument all plans are checked. Errors give exit code 1, warnings alone 0.",
    ),
    (
        "config",
        "path: filerna; show: vad som gäller och varifrån; init: skriv en kommenterad fil; check: läs \
         filerna och säg vad som är fel.",
        "path: the files; show: what holds and from where; init: write a commented file; check: read the \
         files and say what is wrong.",
    ),
];

const ARGUMENTS: &[Row] = &[
    ("plan", "Plan: id, början av ett id, eller en sökväg", "Plan: an id, the beginning of one, or a path"),
    ("data", "Mapp där uppföljningen sparas", "Folder in which the follow-up is kept"),
    ("plans", "Mapp med fler planer", "Folder with more plans"),
    ("config", "Inställningsfil i stället för din egen", "Settings file instead of your own"),
    ("lang", "Språk: sv eller en", "Language: sv or en"),
    ("read_only", "Spara ingenting", "Write nothing"),
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
        "Som det var ett datum, vid ett möte, eller vid det senaste (latest)",
        "As it was on a date, at a meeting, or at the last one (latest)",
    ),
    (
        "format",
        "Svarets form: table, tsv, csv (Excel) eller json",
        "Form of the answer: table, tsv, csv (spreadsheet) or json",
    ),
    ("ids", "Id för det som ska visas", "Ids of what is to be shown"),
    ("indicator", "Indikatorns id", "Id of the indicator"),
    ("value", "Utfall, tal eller - (ta bort)", "Outcome, number or - (remove)"),
    ("note", "Anteckning på samma gång", "A note at the same time"),
    (
        "target",
        "Id för fokusområde, mål, aktivitet eller indikator",
        "Id of a focus area, goal, activity or indicator",
    ),
    ("text", "Anteckningens text", "The text of the note"),
    ("file", "Läs texten ur en fil; - är standard in", "Read the text from a file; - is standard input"),
    ("named", "Planer: id eller sökväg", "Plans: an id or a path"),
    ("since", "Bara från och med datumet eller mötet", "Only since the date or the meeting"),
    ("by", "Bara den användarens", "Only this user's"),
    ("size", "Skärmens bredd och höjd, högst 1000x1000", "Width and height of the screen, at most 1000x1000"),
    (
        "keys",
        "Tangenter som trycks först, till exempel ”jj<enter>”",
        "Keys to press first, for example “jj<enter>”",
    ),
    ("what", "path, show, init eller check", "path, show, init or check"),
    ("command", "Kommandots namn", "Name of the command"),
    ("shell", "bash, zsh, fish, elvish eller powershell", "bash, zsh, fish, elvish or powershell"),
];

/// What stands for a value, where the Swedish word is another.
const VALUES: &[(&str, &str)] = &[
    ("ABBR", "PART"),
    ("COMMAND", "KOMMANDO"),
    ("DATE|MEETING", "DATUM|MÖTE"),
    ("DIR", "MAPP"),
    ("FILE", "FIL"),
    ("FILE|-", "FIL|-"),
    ("HOW", "HUR"),
    ("ID|PATH", "ID|SÖKVÄG"),
    ("INDICATOR", "INDIKATOR"),
    ("KEYS", "TANGENTER"),
    ("LOGIN", "ANVÄNDARE"),
    ("OUTCOME", "UTFALL"),
    ("PLAN|PATH", "PLAN|SÖKVÄG"),
    ("SHELL", "SKAL"),
    ("TARGET", "FÖREMÅL"),
    ("WHAT", "VAD"),
    ("WHEN", "NÄR"),
    ("WxH", "BxH"),
    ("YEAR", "ÅR"),
];

fn find(rows: &'static [Row], name: &str, lang: Lang) -> Option<&'static str> {
    rows.iter().find(|row| row.0 == name).map(|row| lang.pick(row.1, row.2))
}

/// What a command does, in one line.
pub fn command(lang: Lang, name: &str) -> Option<&'static str> {
    find(COMMANDS, name, lang)
}

/// What else there is to know about a command.
pub fn command_long(lang: Lang, name: &str) -> Option<&'static str> {
    find(LONGER, name, lang)
}

/// What an option or argument is for.
pub fn argument(lang: Lang, id: &str) -> Option<&'static str> {
    find(ARGUMENTS, id, lang)
}

/// What stands for a value of an option or argument.
pub fn value(lang: Lang, english: &str) -> Option<&'static str> {
    let row = VALUES.iter().find(|row| row.0 == english);
    row.map(|row| lang.pick(row.1, row.0))
}
