//! What `folj doctor` says: what was looked at, and what to do where it is not as it should be.

use crate::problem::Problem;
use crate::problem::health::{
    Disk, Folder, FolderRole, Health, Journals, Locale, Machine, Plans, Settings, Terminal, Weight, You,
};
use crate::text::{Lang, messages, problems};

messages! {
    cli_doctor_done(all: usize, broken: usize, mind: usize)
        "{all} saker undersökta: {broken} fel, {mind} obs."
        | "{all} things looked at: {broken} to mend, {mind} to note.";
}

/// Something that a finding carries, in words.
trait Shown {
    fn shown(&self, lang: Lang) -> String;
}

macro_rules! shown_as_they_are {
    ($($type:ty),+) => { $(
        impl Shown for $type {
            fn shown(&self, _: Lang) -> String {
                self.to_string()
            }
        }
    )+ };
}

shown_as_they_are!(String, u16, u32, u64, usize);

impl Shown for Box<Problem> {
    fn shown(&self, lang: Lang) -> String {
        problems::title(lang, self)
    }
}

impl Shown for FolderRole {
    fn shown(&self, lang: Lang) -> String {
        let (sv, en) = match self {
            Self::ServerConfig => ("serverns inställningar", "the server's settings"),
            Self::Config => ("dina inställningar", "your settings"),
            Self::Plans => ("planer", "plans"),
            Self::FollowUp => ("uppföljning", "follow-up"),
            Self::State => ("utkast och senaste besök", "drafts and last visits"),
        };
        lang.pick(sv, en).to_owned()
    }
}

/// Rows of findings: what was seen, and behind the arrow what to do about it.
macro_rules! words {
    ($group:ident { $( $variant:ident $(($($field:ident),+))? $sv:literal | $en:literal $(=> $sv_do:literal | $en_do:literal)? ; )* }) => {
        impl Words for $group {
            fn words(&self, lang: Lang) -> (String, Option<String>) {
                match self { $(
                    Self::$variant $(($($field),+))? => {
                        $( $( let $field = $field.shown(lang); )+ )?
                        let what = match lang { Lang::Sv => format!($sv), Lang::En => format!($en) };
                        #[allow(unused_mut, unused_assignments, reason = "only some rows say what to do")]
                        let mut advice: Option<&str> = None;
                        $( advice = Some(lang.pick($sv_do, $en_do)); )?
                        (what, advice.map(ToOwned::to_owned))
                    }
                )* }
            }
        }
    };
}

/// What was seen, and what to do about it, each as a sentence or the beginning of one.
trait Words {
    fn words(&self, lang: Lang) -> (String, Option<String>);
}

words! { You {
    Account(login, uid) "du är {login} (uid {uid})" | "you are {login} (uid {uid})";
    Nameless(uid) "du är uid {uid}, som systemet inte har något namn på" | "you are uid {uid}, which the system has no name for"
        => "Be administratören lägga upp kontot; det du registrerar bär annars ett nummer."
        | "Ask the administrator for an account; what you record bears a number otherwise.";
    Root "du är administratör (root)" | "you are the administrator (root)"
        => "Logga in som dig själv innan du registrerar, så att det bär ditt namn."
        | "Log in as yourself before you record, so that it bears your name.";
    OtherRights(real, effective)
        "du är uid {real}, men programmet har uid {effective}:s rättigheter och skriver därför inte"
        | "you are uid {real}, but the program has the rights of uid {effective} and writes nothing therefore"
        => "Ta bort set-uid från programfilen (chmod u-s)."
        | "Take set-uid from the program's file (chmod u-s).";
    MayWrite(path) "du får registrera, i {path}" | "you may record, in {path}";
    ReadsOnly "du läser bara, med --read-only" | "you only read, with --read-only";
    ReadOnlySetting "du läser bara: inställningarna tillåter inget annat" | "you only read: the settings allow nothing else"
        => "Rätta inställningarna eller ta bort read_only; folj config show säger vilken fil."
        | "Mend the settings or remove read_only; folj config show tells which file.";
    Reader(path) "du läser bara: du har ingen mapp {path}" | "you only read: you have no folder {path}"
        => "Be administratören om mappen om du ska registrera; den ska ägas av dig och ha rättigheterna 755."
        | "Ask the administrator for the folder if you are to record; it is to be owned by you and have the mode 755.";
    ReadsByRole(problem) "du läser bara: {problem}" | "you only read: {problem}"
        => "Den som ska registrera läggs till av administratören: folj admin user add NAMN."
        | "Who is to record is added by the administrator: folj admin user add NAME.";
    CannotWrite(problem) "du får inte registrera: {problem}" | "you may not record: {problem}"
        => "Rätta det som nämns, eller ange en annan mapp med --data eller data i inställningarna."
        | "Mend what is named, or name another folder with --data or data in the settings.";
    NoHome "du har ingen hemmapp att registrera i" | "you have no home folder to record in"
        => "Sätt HOME, eller ange en mapp med --data eller data i inställningarna."
        | "Set HOME, or name a folder with --data or data in the settings.";
    NoFolderNamed "servern anger ingen mapp för uppföljningen" | "the server names no folder for the follow-up"
        => "Ange data i /etc/xdg/folj/config.ron, eller --data i ForceCommand."
        | "Name data in /etc/xdg/folj/config.ron, or --data in ForceCommand.";
    RestrictedByOption "begränsat läge gäller, genom --restricted" | "restricted mode holds, by --restricted";
    RestrictedBySsh "begränsat läge gäller: inloggningen kör ett bestämt kommando (SSH_ORIGINAL_COMMAND)"
        | "restricted mode holds: the login runs a command of its own (SSH_ORIGINAL_COMMAND)";
    RestrictedByShell "begränsat läge gäller: folj är kontots inloggningsskal"
        | "restricted mode holds: folj is the login shell of the account";
    RestrictedBySettings "begränsat läge gäller för alla, genom serverns inställningar (eller ett fel i dem)"
        | "restricted mode holds for all, by the server's settings (or a mistake in them)";
    RestrictedByRecord "begränsat läge gäller för dig, genom writers.ron (eller ett fel i den)"
        | "restricted mode holds for you, by writers.ron (or a mistake in it)";
    Unrestricted "begränsat läge gäller inte" | "restricted mode does not hold";
    OpenForcedCommand(place) "{place}: kommandot begränsar inte den som loggar in utan kommando"
        | "{place}: the command does not restrict those who log in without a command"
        => "Skriv folj --restricted, eller restricted: true i serverns inställningar. Behövs inte där folj är inloggningsskal."
        | "Write folj --restricted, or restricted: true in the server's settings. Not needed where folj is the login shell.";
}}

words! { Folder {
    There(role, path) "{role}: {path}" | "{role}: {path}";
    NotYet(role, path) "{role}: {path} finns inte, och behövs inte än" | "{role}: {path} is not there, and not needed yet";
    Linked(role, path, to) "{role}: {path} är en länk till {to}" | "{role}: {path} is a link to {to}";
    CannotMake(role, path, above) "{role}: {path} finns inte och kan inte skapas i {above}"
        | "{role}: {path} is not there and cannot be made in {above}"
        => "Skapa mappen, eller ange en annan."
        | "Make the folder, or name another.";
    Closed(role, path) "{role}: du kommer inte in i {path}" | "{role}: you cannot enter {path}"
        => "Låt ägaren släppa in dig (chmod a+x), eller ange en annan mapp."
        | "Let its owner let you in (chmod a+x), or name another folder.";
    NoFolder(role, path) "{role}: {path} är ingen mapp" | "{role}: {path} is not a folder"
        => "Flytta undan det som ligger där, eller ange en annan mapp."
        | "Move away what is there, or name another folder.";
    NotReadable(role, path) "{role}: {path} kan inte läsas" | "{role}: {path} cannot be read"
        => "Låt ägaren ge läsrätt (chmod a+rx), eller ange en annan mapp."
        | "Let its owner allow reading (chmod a+rx), or name another folder.";
    NothingKept(role, path) "{role}: inget kan sparas i {path}" | "{role}: nothing can be kept in {path}"
        => "Gör mappen skrivbar för dig, annars finns inget utkast kvar när förbindelsen bryts."
        | "Make the folder writable for you, else no draft is left when the connection breaks.";
    EverybodyWrites(role, path) "{role}: alla får skriva i {path}" | "{role}: everybody may write to {path}"
        => "Ta bort rätten med chmod o-w, annars kan vem som helst byta ut det som ligger där."
        | "Take the right away with chmod o-w, else anybody can replace what is there.";
    GroupWrites(role, path) "{role}: gruppen får skriva i {path}" | "{role}: the group may write to {path}"
        => "Ta bort rätten med chmod g-w; folj skriver inte där andra får skriva."
        | "Take the right away with chmod g-w; folj does not write where others may write.";
    GroupAbove(role, path) "{role}: gruppen får skriva i {path}" | "{role}: the group may write to {path}"
        => "Ta bort rätten med chmod g-w, om gruppen har andra än dig."
        | "Take the right away with chmod g-w, if the group has others than you.";
    ForeignOwner(role, path, uid) "{role}: {path} ägs av någon annan (uid {uid})"
        | "{role}: {path} is owned by somebody else (uid {uid})"
        => "Låt administratören ge mappen till root eller till dig (chown), annars kan ägaren byta ut det som ligger där."
        | "Let the administrator give the folder to root or to you (chown), else its owner can replace what is there.";
    ForeignPlans(role, path, uid) "{role}: {path} ägs av någon annan (uid {uid})"
        | "{role}: {path} is owned by somebody else (uid {uid})"
        => "Se till att du litar på ägaren, som kan ändra planerna."
        | "See that you trust its owner, who can change the plans.";
}}

words! { Disk {
    Room(role, kind, mib) "{role}: {mib} MiB ledigt på disken ({kind})" | "{role}: {mib} MiB left on the disk ({kind})";
    Network(role, kind) "{role}: ligger på en nätverksdisk ({kind})" | "{role}: is on a network disk ({kind})"
        => "Lägg den hellre på en lokal disk; andras ändringar syns annars först efter ett par sekunder."
        | "Better keep it on a local disk; others' changes are seen only after some seconds otherwise.";
    ReadOnly(role) "{role}: disken är skrivskyddad" | "{role}: the disk is read-only"
        => "Låt administratören montera den för skrivning, eller ange en annan mapp."
        | "Let the administrator mount it for writing, or name another folder.";
    LittleRoom(role, mib) "{role}: bara {mib} MiB ledigt på disken" | "{role}: only {mib} MiB left on the disk"
        => "Gör plats på disken innan den är full."
        | "Make room on the disk before it is full.";
    Full(role) "{role}: disken är full" | "{role}: the disk is full"
        => "Gör plats på disken; till dess kan inget sparas."
        | "Make room on the disk; nothing can be saved until then.";
    NoMoreFiles(role) "{role}: disken kan inte ta emot fler filer (inoder)" | "{role}: the disk takes no more files (inodes)"
        => "Ta bort filer som ingen behöver, hur små de än är."
        | "Remove files that nobody needs, however small they are.";
    Locks "uppföljning: filer kan låsas" | "follow-up: files can be locked";
    LocksUntried "uppföljning: låsning kan prövas när du har registrerat något"
        | "follow-up: locking can be tried when you have recorded something";
    NoLocks "uppföljning: filer kan inte låsas" | "follow-up: files cannot be locked"
        => "Lägg mappen på en disk med lås (flock), annars kan inget registreras."
        | "Keep the folder on a disk with locks (flock), else nothing can be recorded.";
}}

words! { Settings {
    Defaults "inga filer; allt är förvalt" | "no files; defaults hold";
    File(path) "{path}" | "{path}";
    Doubtful(place, count) "{place}: {count} att titta på" | "{place}: {count} to look at"
        => "Läs vad folj config check säger." | "Read what folj config check says.";
    Wrong(place, count) "{place}: antal fel {count}" | "{place}: mistakes {count}"
        => "Rätta det som folj config check visar." | "Mend what folj config check shows.";
    Unreadable(problem) "{problem}" | "{problem}"
        => "Gör filen läsbar, eller ta bort den; till dess gäller inget av det som står i den."
        | "Make the file readable, or remove it; until then nothing that stands in it holds.";
    NotUtf8(path) "{path}: är inte UTF-8" | "{path}: is not UTF-8"
        => "Spara filen som UTF-8; till dess gäller inget av det som står i den."
        | "Save the file as UTF-8; until then nothing that stands in it holds.";
}}

words! { Plans {
    Plan(id, path) "{id} ({path})" | "{id} ({path})";
    Bundled(id) "{id} (medföljer programmet)" | "{id} (comes with the program)";
    Doubtful(id, count) "{id}: {count} att titta på" | "{id}: {count} to look at"
        => "Läs vad folj check säger." | "Read what folj check says.";
    Wrong(id, count) "{id}: antal fel {count}" | "{id}: mistakes {count}"
        => "Rätta det som folj check visar." | "Mend what folj check shows.";
    Unreadable(problem) "{problem}" | "{problem}"
        => "Rätta eller flytta undan det; folj check säger mer." | "Mend it or move it away; folj check tells more.";
    Opens(id) "{id} öppnas när ingen plan nämns" | "{id} opens when no plan is named";
    NothingOpens(why) "ingen plan öppnas: {why}" | "no plan opens: {why}"
        => "Ange en plan med --plan eller plan i inställningarna; folj plans visar dem som finns."
        | "Name a plan with --plan or plan in the settings; folj plans shows those that are there.";
}}

words! { Journals {
    Empty "inget är registrerat än" | "nothing is recorded yet";
    Entries(plan, entries, writers, last) "{plan}: antal händelser {entries}, antal som skrivit {writers}, senast {last}"
        | "{plan}: entries {entries}, writers {writers}, the last at {last}";
    Torn(plan, count) "{plan}: antal avbrutna skrivningar {count}; inget sparat är berört"
        | "{plan}: interrupted writes {count}; nothing saved is touched"
        => "Inget behöver rättas, men se om disken har varit full eller maskinen har stannat."
        | "Nothing has to be mended, but see whether the disk was full or the machine stopped.";
    Alarms(plan, count, problem) "{plan}: antal larm {count}, det första: {problem}" | "{plan}: alarms {count}, the first: {problem}"
        => "Läs folj check, ändra inget i journalen, och visa det för administratören."
        | "Read folj check, change nothing in the journal, and show it to the administrator.";
    Ahead(plan, count) "{plan}: antal händelser från framtiden {count}" | "{plan}: entries from the future {count}"
        => "Ställ klockan rätt på den maskin som skrev dem; folj log visar vem."
        | "Set the clock of the machine that wrote them; folj log shows who.";
    Odd(problem) "writers.ron: {problem}" | "writers.ron: {problem}"
        => "Be administratören se efter i folj admin user list; ett nummer ska inte ges till någon annan."
        | "Ask the administrator to look at folj admin user list; a number is not to be given to somebody else.";
}}

words! { Locale {
    Clock(now) "klockan är {now}" | "the time is {now}";
    ClockBehind(now, built) "klockan är {now}, men programfilen är från {built}"
        | "the time is {now}, but the program's file is from {built}"
        => "Låt administratören ställa klockan (timedatectl), annars får allt du registrerar fel tid."
        | "Let the administrator set the clock (timedatectl), else all that you record has the wrong time.";
    Zone(zone) "tidszon {zone}" | "time zone {zone}";
    NoZone "tidszonen är okänd; tider visas i UTC" | "the time zone is unknown; times are shown in UTC"
        => "Installera tzdata och sätt /etc/localtime, eller TZ=Europe/Stockholm."
        | "Install tzdata and set /etc/localtime, or TZ=Europe/Stockholm.";
    Utf8(locale) "{locale} säger UTF-8" | "{locale} says UTF-8";
    OtherCharacters(locale) "{locale} säger inte UTF-8; bokstäver och linjer visas enklare" | "{locale} does not say UTF-8; letters and lines are shown more plainly"
        => "Sätt LANG=sv_SE.UTF-8 eller C.UTF-8, om terminalen har UTF-8."
        | "Set LANG=sv_SE.UTF-8 or C.UTF-8, if the terminal has UTF-8.";
    Unset "varken LC_ALL, LC_CTYPE eller LANG är satt; bokstäver och linjer visas enklare"
        | "neither LC_ALL, LC_CTYPE nor LANG is set; letters and lines are shown more plainly"
        => "Sätt LANG=sv_SE.UTF-8 eller C.UTF-8, om terminalen har UTF-8."
        | "Set LANG=sv_SE.UTF-8 or C.UTF-8, if the terminal has UTF-8.";
    ShowsUtf8 "terminalen visar å som ett tecken (UTF-8)" | "the terminal shows å as one character (UTF-8)";
    ShowsBytes "terminalen visar å som flera tecken: den är inte ställd på UTF-8"
        | "the terminal shows å as several characters: it is not set to UTF-8"
        => "Ställ den på UTF-8 (PuTTY: Window, Translation)." | "Set it to UTF-8 (PuTTY: Window, Translation).";
    Silent "terminalen svarade inte på hur den visar å" | "the terminal did not answer how it shows å"
        => "Se efter att å ä ö ser rätt ut, och ställ annars terminalen på UTF-8."
        | "See that å ä ö look right, and set the terminal to UTF-8 otherwise.";
    NotAsked "terminalen har inte tillfrågats om å ä ö" | "the terminal was not asked about å ä ö";
}}

words! { Terminal {
    Missing "ingen terminal; skärmen kan inte öppnas här" | "no terminal; the screen cannot be opened here";
    Type(term) "TERM={term}" | "TERM={term}";
    NoType "TERM är inte satt" | "TERM is not set"
        => "Sätt TERM, till exempel TERM=xterm-256color." | "Set TERM, for example TERM=xterm-256color.";
    Dumb(term) "TERM={term}, en terminal som inte kan flytta markören" | "TERM={term}, a terminal that cannot move its cursor"
        => "Kör folj --plain-ui, eller sätt TERM till det som terminalen är."
        | "Run folj --plain-ui, or set TERM to what the terminal is.";
    Size(columns, rows) "{columns} kolumner och {rows} rader" | "{columns} columns and {rows} rows";
    Small(columns, rows) "{columns} kolumner och {rows} rader" | "{columns} columns and {rows} rows"
        => "Gör fönstret större; minst 40 kolumner och 10 rader behövs."
        | "Make the window larger; at least 40 columns and 10 rows are needed.";
    NoSize "terminalen säger inte hur stor den är" | "the terminal does not tell its size"
        => "Sätt storleken med stty cols 80 rows 24." | "Set its size with stty cols 80 rows 24.";
    Colours(count, why) "{count} färger ({why})" | "{count} colours ({why})";
    NoColours(why) "inga färger ({why})" | "no colours ({why})";
    Local "ingen SSH-förbindelse" | "no SSH connection";
    Ssh(from) "SSH från {from}" | "SSH from {from}";
    Inside(program) "inne i {program}" | "inside {program}";
}}

words! { Machine {
    Told "andras ändringar syns genast (inotify)" | "others' changes are seen at once (inotify)";
    NotTold "systemet bevakar inga fler mappar åt dig (inotify); andras ändringar syns efter ett par sekunder"
        | "the system watches no more folders for you (inotify); others' changes are seen after some seconds"
        => "Låt administratören höja fs.inotify.max_user_instances och fs.inotify.max_user_watches."
        | "Let the administrator raise fs.inotify.max_user_instances and fs.inotify.max_user_watches.";
    LargeFiles "filer får vara så stora som behövs" | "files may be as large as needed";
    FileLimit(kib) "filer får vara högst {kib} KiB (ulimit -f)" | "files may have {kib} KiB at most (ulimit -f)"
        => "Höj gränsen till minst 64 MiB, som en journalfil kan bli." | "Raise the limit to 64 MiB at least, which a journal file may come to.";
    TinyFiles(kib) "filer får vara högst {kib} KiB (ulimit -f)" | "files may have {kib} KiB at most (ulimit -f)"
        => "Höj gränsen till minst 64 MiB, annars går snart inget att spara." | "Raise the limit to 64 MiB at least, else nothing can be saved soon.";
    Memory(mib) "minne: {mib} MiB" | "memory: {mib} MiB";
    LittleMemory(mib) "minne: bara {mib} MiB" | "memory: only {mib} MiB"
        => "Stäng det som tar minne, eller höj gränsen (ulimit -v)." | "Close what takes memory, or raise the limit (ulimit -v).";
    Named(name) "maskinen heter {name} i journalen" | "the machine is called {name} in the journal";
    Unnamed(name) "maskinen har inget id; i journalen heter den {name} efter sitt värdnamn"
        | "the machine has no id; in the journal it is called {name} after its host name"
        => "Skapa /etc/machine-id med systemd-machine-id-setup." | "Make /etc/machine-id with systemd-machine-id-setup.";
    Release(version) "folj {version}" | "folj {version}";
    Development(version) "folj {version}, byggt för utveckling och därför långsamt"
        | "folj {version}, built for development and slow therefore"
        => "Bygg med cargo build --release." | "Build with cargo build --release.";
}}

impl Lang {
    /// The word that a line begins with.
    pub fn cli_doctor_weight(self, weight: Weight) -> &'static str {
        match weight {
            Weight::Fine => "ok",
            Weight::Mind => self.pick("obs", "note"),
            Weight::Broken => self.pick("fel", "mend"),
        }
    }

    /// What was seen, and what to do about it where it is not as it should be.
    pub fn cli_doctor(self, found: &Health) -> (String, Option<String>) {
        match found {
            Health::You(found) => found.words(self),
            Health::Folder(found) => found.words(self),
            Health::Disk(found) => found.words(self),
            Health::Settings(found) => found.words(self),
            Health::Plans(found) => found.words(self),
            Health::Journals(found) => found.words(self),
            Health::Locale(found) => found.words(self),
            Health::Terminal(found) => found.words(self),
            Health::Machine(found) => found.words(self),
        }
    }

    /// The heading of a finding's group.
    pub fn cli_doctor_heading(self, found: &Health) -> &'static str {
        match found {
            Health::You(_) => self.pick("Du", "You"),
            Health::Folder(_) => self.pick("Mappar", "Folders"),
            Health::Disk(_) => self.pick("Diskar", "Disks"),
            Health::Settings(_) => {
                self.pick("Inställningar, tangenter och teman", "Settings, keys and themes")
            }
            Health::Plans(_) => self.pick("Planer", "Plans"),
            Health::Journals(_) => self.pick("Journaler", "Journals"),
            Health::Locale(_) => self.pick("Tid och tecken", "Time and characters"),
            Health::Terminal(_) => "Terminal",
            Health::Machine(_) => self.pick("Maskin och program", "Machine and program"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_fine_says_what_to_do_and_the_rest_does_not() {
        for found in Health::samples() {
            for lang in Lang::ALL {
                let (what, advice) = lang.cli_doctor(&found);
                assert!(!what.is_empty() && !what.ends_with('.'), "{what}");
                assert_eq!(advice.is_some(), found.weight() != Weight::Fine, "{what}");
                assert!(advice.is_none_or(|advice| advice.ends_with('.')), "{what}");
            }
        }
    }
}
