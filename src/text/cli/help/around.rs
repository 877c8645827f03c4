//! What a manual page says of the world around the program: exit codes, environment, files.

use super::Row;

/// How folj ends.
pub(super) const EXITS: &[Row] = &[
    ("0", "klart; också en tom lista", "done; also an empty list"),
    (
        "1",
        "svaret är nej: check eller doctor fann fel, id:t eller året finns inte, inget att ångra, inget möte",
        "the answer is no: check or doctor found errors, there is no such id or year, nothing to undo, no meeting",
    ),
    ("2", "fel i kommandoraden", "the command line is wrong"),
    ("65", "en fil går inte att läsa som plan eller text", "a file cannot be read as a plan or a text"),
    ("66", "en plan, fil eller mapp saknas", "a plan, file or folder is missing"),
    ("73", "en fil kan inte skapas", "a file cannot be made"),
    (
        "74",
        "läsning eller skrivning misslyckades; felet säger vad som är sparat",
        "reading or writing failed; the message says what is saved",
    ),
    (
        "75",
        "någon annan ändrade under tiden; titta och försök igen",
        "somebody else changed it meanwhile; look and try again",
    ),
    ("77", "du får inte spara här", "you may not write here"),
    ("78", "fel i inställningarna (config check)", "the settings are wrong (config check)"),
];

/// The variables that folj heeds.
pub(super) const ENVIRONMENT: &[Row] = &[
    (
        "FOLJ_LANG, LC_ALL, LC_MESSAGES, LANG",
        "språk, det första som anger ett; C och POSIX ger planens språk",
        "language, the first that names one; C and POSIX give the plan's language",
    ),
    (
        "NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb",
        "färg eller inte, om --color inte säger det",
        "colour or not, unless --color says so",
    ),
    (
        "ACCESSIBLE, FOLJ_PLAIN, TERM=dumb",
        "utan skärmbild, som --plain-ui",
        "without a screen, as --plain-ui",
    ),
    ("COLORTERM, TERM", "hur många färger ett tema har", "how many colours a theme has"),
    ("COLUMNS", "bredd att radbryta till på en terminal", "width to wrap to on a terminal"),
    (
        "SSH_ORIGINAL_COMMAND",
        "kommandot från andra sidan av ssh; när den finns gäller begränsat läge",
        "the command from the other side of ssh; where it is set, restricted mode holds",
    ),
    ("VISUAL, EDITOR", "redigerare för anteckningar", "editor of notes"),
    ("TZ", "tidszon för klockslag och datum", "time zone of times and dates"),
    (
        "XDG_CACHE_HOME, XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
        "flyttar mapparna nedan",
        "move the folders below",
    ),
];

/// Where things are kept.
pub(super) const FILES: &[Row] = &[
    ("~/.config/folj/config.ron", "dina inställningar", "your settings"),
    ("~/.config/folj/keys.ron", "egna tangenter", "keys of your own"),
    ("~/.config/folj/themes/NAME.ron", "egna teman", "themes of your own"),
    ("/etc/xdg/folj/config.ron", "serverns inställningar, läses först", "the server's settings, read first"),
    ("DATA/writers.ron", "vilka som får skriva i en gemensam mapp", "who may write in a shared folder"),
    ("~/.local/share/folj/plans/ID/plan.ron", "egna planer", "plans of your own"),
    ("~/.local/share/folj/followup/", "det som registreras", "what is recorded"),
    (
        "~/.local/state/folj/",
        "utkast till anteckningar; filter och plats till nästa besök",
        "drafts of notes; filter and place for the next visit",
    ),
    (
        "~/.cache/folj/",
        "stora planer så som de lästes senast; får tas bort när som helst",
        "large plans as they were read last; may be removed at any time",
    ),
];
