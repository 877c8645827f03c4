//! What invented plans and people say.

use super::random::Random;

const DOINGS: [&str; 14] = [
    "Ta fram en gemensam rutin för",
    "Kartlägga behovet av",
    "Utveckla samarbetet kring",
    "Införa en gemensam ingång till",
    "Utbilda medarbetare i",
    "Pröva ett nytt arbetssätt för",
    "Följa upp överenskommelsen om",
    "Samordna insatserna för",
    "Öka kännedomen om",
    "Se över ansvarsfördelningen kring",
    "Bygga ut möjligheterna till",
    "Skapa mötesplatser för",
    "Starta en försöksverksamhet med",
    "Förenkla ansökan om",
];

const THINGS: [&str; 24] = [
    "trygg hemgång efter sjukhusvård",
    "stöd till anhöriga",
    "tidiga insatser i skolan",
    "samordnade individuella planer",
    "fallförebyggande arbete i hemmet",
    "psykisk hälsa bland unga",
    "fast läkarkontakt",
    "övergången från barn- till vuxenvård",
    "vårdmöten på distans",
    "meningsfull sysselsättning",
    "läkemedelsgenomgångar",
    "måltider på särskilt boende",
    "skydd mot våld i nära relationer",
    "förebyggande av självmord",
    "rehabilitering efter stroke",
    "hemsjukvård dygnet runt",
    "bostad för den som saknar hem",
    "tolkning vid möten med vården",
    "fysisk aktivitet på recept",
    "tandhälsa hos små barn",
    "ledsagning och avlösning",
    "arbete på lika villkor",
    "natur och kultur på recept",
    "ofrivillig ensamhet",
];

const GROUPS: [&str; 12] = [
    "Personer över 80 år",
    "Barn mellan 6 och 12 år",
    "Unga vuxna utan sysselsättning",
    "Personer med funktionsnedsättning",
    "Nyanlända familjer",
    "Personer med samsjuklighet",
    "Äldre som bor ensamma",
    "Föräldrar med behov av stöd",
    "Personer med långvarig smärta",
    "Elever med lång frånvaro",
    "Personer med demenssjukdom",
    "Anhöriga som vårdar någon hemma",
];

const WHERE: [&str; 8] = [
    "",
    " i hela kommunen",
    " vid två vårdcentraler",
    " tillsammans med föreningslivet",
    " med början i ytterområdena",
    " under våren",
    " före utgången av september",
    " och sprida erfarenheterna till övriga enheter",
];

const DETAILS: [&str; 8] = [
    "Inventera vad som redan görs",
    "Utse en kontaktperson i varje verksamhet",
    "Ta fram informationsmaterial på lättläst svenska",
    "Genomför två gemensamma utbildningsdagar",
    "Återkoppla till ledningsgruppen en gång per termin",
    "Fråga brukare och närstående om deras erfarenheter",
    "Pröva i liten skala och justera",
    "Beskriv hur arbetet lever vidare efter årets slut",
];

const STATEMENTS: [&str; 10] = [
    "En skriftlig rutin finns och är känd i verksamheterna",
    "Ansvaret är fördelat och dokumenterat",
    "Medarbetarna vet vart de ska vända sig",
    "En gemensam utbildning är genomförd och utvärderad",
    "Brukarnas synpunkter har tagits till vara",
    "Samverkan mellan enheterna upplevs ha förbättrats",
    "Ett förslag till finansiering är framtaget",
    "Informationen finns på fler språk än svenska",
    "Resultatet är redovisat för nämnden",
    "Beslut är fattat om fortsättning efter försöket",
];

const QUESTIONS: [&str; 6] = [
    "Kartläggningen är klar (Ja/Nej)",
    "Rutinen är beslutad (Ja/Nej)",
    "Styrgrupp är utsedd (Ja/Nej)",
    "Utbildningen är genomförd (Ja/Nej)",
    "Överenskommelsen är undertecknad (Ja/Nej)",
    "Mötesplatsen är öppnad (Ja/Nej)",
];

/// What is counted, and its unit.
const COUNTED: [(&str, &str); 8] = [
    ("Antal personer som har fått stöd", "personer"),
    ("Antal genomförda utbildningstillfällen", "tillfällen"),
    ("Antal upprättade samordnade planer", "planer"),
    ("Antal deltagande enheter", "enheter"),
    ("Antal hembesök", "besök"),
    ("Antal platser i verksamheten", "platser"),
    ("Genomsnittlig väntetid", "dagar"),
    ("Antal medarbetare som har gått kursen", "medarbetare"),
];

const SHARES: [&str; 6] = [
    "Andel som är nöjda med bemötandet",
    "Andel verksamheter som följer rutinen",
    "Andel som har en fast kontakt",
    "Andel planer som följts upp inom ett år",
    "Andel elever med närvaro över 90 procent",
    "Andel som återinskrivs inom 30 dagar",
];

const CONDITIONS: [&str; 4] = [
    "Under förutsättning att medel beviljas",
    "Om avtalet förlängs efter sommaren",
    "I den mån lokaler finns",
    "Förutsatt att rekryteringen är klar",
];

const NOTES: [&str; 16] = [
    "Klart.",
    "Pågår enligt plan.",
    "Väntar på beslut i nämnden i höst.",
    "Två av tre enheter är klara; den tredje börjar efter sommaren.",
    "Försenat eftersom rekryteringen drog ut på tiden. Ny tidplan tas fram tillsammans med regionen.",
    "Statistiken kommer först i februari.",
    "Utvärderingen visar att rutinen är känd men att den inte följs på helger. Enhetscheferna tar upp det på \
     arbetsplatsträffar, och frågan kommer tillbaka till ledningsgruppen.",
    "Siffran gäller första halvåret.",
    "Arbetet har fått stå tillbaka för annat.",
    "Bra återkoppling från brukarrådet.\nAtt göra:\n- översätt broschyren\n- boka in nästa träff",
    "Medel saknas för resten av året.",
    "Ingår nu i ordinarie arbete; föreslås utgå ur nästa års lista.",
    "Se protokoll från styrgruppen.",
    "Fler sökte än det fanns plats för – kön är nu 14 personer.",
    "Avgränsat till åk 4–6 efter diskussion med skolan.",
    "Kontaktperson slutar; ersättare utses i maj.",
];

const DECISIONS: [&str; 6] = [
    "Redovisningen läggs till handlingarna.",
    "Ledningsgruppen får i uppdrag att återkomma med en ny tidplan.",
    "Aktiviteten förs över till nästa år.",
    "Frågan tas upp med regionen vid nästa möte.",
    "Godkänns.",
    "Förvaltningen redovisar kostnaderna före september.",
];

const REASONS: [&str; 5] = [
    "Arbetet är inte avslutat.",
    "Målet är nått.",
    "Finns nu som fast verksamhet.",
    "Behovet har försvunnit.",
    "Resurserna räcker inte.",
];

macro_rules! sayings {
    ($($(#[$about:meta])* $name:ident from $list:ident;)*) => { $(
        $(#[$about])*
        pub(super) fn $name(random: &mut Random) -> &'static str { *random.pick::<&str>(&$list) }
    )* };
}
sayings! {
    /// A group of people.
    group from GROUPS;
    /// A wanted state.
    statement from STATEMENTS;
    /// What is answered by yes or no.
    question from QUESTIONS;
    /// What a percentage is of.
    share from SHARES;
    /// When an indicator applies at all.
    condition from CONDITIONS;
    /// What somebody notes.
    note from NOTES;
    /// What a meeting decides.
    decision from DECISIONS;
    /// Why something is proposed.
    reason from REASONS;
}

/// As many bullets inside an activity, up to eight, all of them different.
pub(super) fn details(count: usize, random: &mut Random) -> Vec<&'static str> {
    let first = random.below(DETAILS.len());
    DETAILS.into_iter().cycle().skip(first).take(count).collect()
}

/// What is counted, and its unit.
pub(super) fn counted(random: &mut Random) -> (&'static str, &'static str) {
    *random.pick(&COUNTED)
}

/// What an activity does.
pub(super) fn activity(random: &mut Random) -> String {
    format!("{} {}{}", random.pick(&DOINGS), random.pick(&THINGS), random.pick(&WHERE))
}

/// What a goal or a focus area is about, with a capital letter.
pub(super) fn theme(random: &mut Random) -> String {
    let (one, other) = (random.pick(&THINGS), random.pick(&THINGS));
    let both = if one == other { (*one).to_owned() } else { format!("{one} och {other}") };
    let mut letters = both.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
