//! The sentences, one row for each problem.

use super::{Cow, Expected, FileFault, Lang, Level, Problem, bindings, listed, messages, roles};

messages! {
    unknown_field(found: &str) "okänt fält ”{found}”" | "unknown field “{found}”";
    unknown_value(found: &str) "okänt värde ”{found}”" | "unknown value “{found}”";
    missing_field(field: &str) "fältet ”{field}” saknas" | "the field “{field}” is missing";
    stood_in(field: &str, by: &str)
        "fältet ”{field}” saknas; ”{by}” står i dess ställe" | "the field “{field}” is missing; “{by}” stands in for it";
    rest_left_out()
        "resten av filen är utelämnad: felen ovanför gör att den inte går att läsa"
        | "the rest of the file is left out: because of the mistakes above it cannot be read";
    repeated_field(field: &str) "fältet ”{field}” står två gånger" | "the field “{field}” is given twice";
    syntax(expected: &str) "här väntades {expected}" | "expected {expected} here";
    unknown_syntax(words: &str)
        "det som står här går inte att tolka; läsarens egna ord är ”{words}”"
        | "what stands here cannot be understood; the parser's own words are “{words}”";
    no_such_extension(name: &str) "det finns inget tillägg ”{name}”" | "there is no extension “{name}”";
    other_name(name: &str) "posten ska inte heta ”{name}”" | "the record should not be called “{name}”";
    other_count(found: usize) "fel antal värden: {found}" | "the wrong number of values: {found}";
    not_utf8() "filen är inte skriven i UTF-8" | "the file is not written in UTF-8";
    newer_format(found: u32, known: u32)
        "filen har format {found}, men den här versionen av folj läser format {known}"
        | "the file has format {found}, but this version of folj reads format {known}";
    duplicate_id(id: &str) "id ”{id}” används två gånger" | "the id “{id}” is used twice";
    no_such(level: &str, found: &str) "{level} ”{found}” finns inte" | "there is no {level} “{found}”";
    no_such_part(found: &str) "målet har ingen del ”{found}”" | "the goal has no part “{found}”";
    unlisted_party(found: &str)
        "parten ”{found}” finns inte bland planens parter" | "the party “{found}” is not among the plan's parties";
    repeated_abbreviation(abbr: &str)
        "förkortningen ”{abbr}” står två gånger" | "the abbreviation “{abbr}” is listed twice";
    nameless_party(abbr: &str) "parten ”{abbr}” saknar namn" | "the party “{abbr}” has no name";
    empty_text(field: &str) "texten i ”{field}” är tom" | "the text of “{field}” is empty";
    no_indicators(id: &str) "aktiviteten ”{id}” har ingen indikator" | "the activity “{id}” has no indicator";
    year_outside_period(year: i16, from: i16, to: i16)
        "året {year} ligger utanför planens period {from}–{to}" | "the year {year} is outside the plan's period {from}–{to}";
    period_reversed(from: i16, to: i16)
        "perioden slutar {to}, innan den börjar {from}" | "the period ends in {to}, before it begins in {from}";
    repeated_year(year: i16) "det finns redan en lista för {year}" | "there is already a list for {year}";
    year_not_in_name(year: i16, name: &str)
        "listan gäller {year} men filen heter ”{name}”" | "the list is for {year} but the file is called “{name}”";
    foreign_list(found: &str, expected: &str)
        "listan hör till planen ”{found}”, inte till ”{expected}”" | "the list belongs to the plan “{found}”, not to “{expected}”";
    not_nfc()
        "bokstäver är skrivna som två tecken och känns inte igen" | "letters are written as two characters and will not be recognised";
    control_character(code: u32)
        "texten innehåller ett styrtecken (U+{code:04X})" | "the text holds a control character (U+{code:04X})";
    bad_id(found: &str) "”{found}” kan inte vara ett id" | "“{found}” cannot be an id";
    empty_plan() "planen har inga fokusområden" | "the plan has no focus areas";
    missing_reason(id: &str) "en tolkning i ”{id}” saknar skäl" | "a reading in “{id}” has no reason";
    parties_in_blank_cell(id: &str)
        "cellen i ”{id}” är tom men parter är angivna" | "the cell of “{id}” is blank but parties are named";
    no_such_file(path: &str) "filen finns inte: {path}" | "no such file: {path}";
    not_readable(path: &str) "du får inte läsa {path}" | "you may not read {path}";
    not_accepted(path: &str, fault: &str) "{path} läses inte: {fault}" | "{path} is not read: {fault}";
    exposed_folder(path: &str)
        "andra än ägaren får skriva i {path}" | "others than its owner may write to {path}";
    plan_too_large(path: &str, mib: u16)
        "{path} är större än {mib} MiB och läses inte; höj max_plan_mib i config.ron"
        | "{path} is larger than {mib} MiB and is not read; raise max_plan_mib in config.ron";
    too_many_indicators(found: usize, most: usize)
        "listan har {found} indikatorer, fler än {most}, och läses inte; höj max_indicators i config.ron"
        | "the list has {found} indicators, more than {most}, and is not read; raise max_indicators in config.ron";
    long_text(characters: usize, most: usize)
        "texten är {characters} tecken lång; den får vara högst {most}"
        | "the text is {characters} characters long; it may be at most {most}";
    larger_than(mib: u16) "den är större än {mib} MiB" | "it is larger than {mib} MiB";
    io(path: &str, reason: &str) "{path} kunde inte läsas eller skrivas: {reason}" | "{path} could not be read or written: {reason}";
    altered_line(line: usize)
        "rad {line} är ändrad, flyttad eller från en annan fil" | "line {line} was altered, moved, or is from another file";
    broken_chain(line: usize)
        "något saknas före rad {line}" | "something is missing before line {line}";
    unreadable_line(line: usize) "rad {line} går inte att läsa" | "line {line} cannot be read";
    foreign_author(line: usize, uid: u32)
        "rad {line} säger sig vara skriven av uid {uid}, som inte äger filen; den räknas inte"
        | "line {line} claims to be by uid {uid}, who does not own the file; it does not count";
    shortened(path: &str) "{path} är kortare än förut: sparade poster saknas" | "{path} is shorter than before: saved entries are gone";
    newer_record(line: usize)
        "rad {line} är skriven av en nyare version av folj" | "line {line} was written by a newer version of folj";
    interrupted_write(line: usize)
        "rad {line} är resten av en avbruten skrivning; ingen sparad post är berörd"
        | "line {line} is the rest of an interrupted write; no saved entry is touched";
    more_findings(count: usize) "och {count} till i samma fil" | "and {count} more in the same file";
    no_own_folder(path: &str)
        "du har ingen egen mapp bland det gemensamma: {path}" | "you have no folder of your own in the shared place: {path}";
    no_home()
        "det finns ingen hemmapp att spara i" | "there is no home folder to save in";
    no_folder_named()
        "servern anger ingen mapp för uppföljningen" | "the server names no folder for the follow-up";
    no_folder_named_hint()
        "be administratören ange data i serverns inställningar"
        | "ask the administrator to name data in the server's settings";
    no_home_hint() "ange en mapp med --data" | "name a folder with --data";
    not_writable(path: &str) "du får inte skriva i {path}" | "you may not write in {path}";
    other_user(expected: u32, found: u32)
        "uid {found} skriver inte i uid {expected}:s namn" | "uid {found} does not write in the name of uid {expected}";
    record_too_long(bytes: usize, most: usize)
        "posten blir {bytes} byte lång, men en rad rymmer {most}" | "the record takes {bytes} bytes, but a line holds {most}";
    ask_administrator_hint()
        "be den som sköter servern göra mappen åt dig" | "ask whoever runs the server to make the folder for you";
    shorten_hint() "skriv kortare" | "write less";
    orphan_entry(id: &str) "en post gäller ”{id}”, som inte finns i planen" | "an entry is about “{id}”, which the plan does not have";
    key_taken(key: &str, by: &str) "tangenten {key} är redan {by}" | "the key {key} is already {by}";
    unknown_key(found: &str) "”{found}” är ingen tangent" | "“{found}” is no key";
    theme_ring(name: &str)
        "temat ”{name}” bygger på sig självt" | "the theme “{name}” builds on itself";
    first_one_wins() "den som står först behåller den" | "the one that stands first keeps it";
    no_time_zone()
        "tidszonen är okänd; tider visas i UTC" | "the time zone is not known; times are shown in UTC";

    // what there is instead
    known_fields(names: &str) "fälten som finns: {names}" | "the fields there are: {names}";
    known_values(names: &str) "möjliga: {names}" | "possible: {names}";
    there_are(names: &str) "det finns: {names}" | "there are: {names}";

    // under the caret
    not_there() "finns inte" | "not there";
    ends_without_it() "posten slutar här" | "the record ends here";
    second_one() "här för andra gången" | "here for the second time";
    right_here() "här" | "here";
    written_as_one(composed: &str) "ska vara ”{composed}”" | "should be “{composed}”";

    // what to do
    straight_quotes_hint() "skriv raka citattecken (\") runt texten; typografiska får stå inuti den" | "put straight quotes (\") around the text; typographic ones may stand inside it";
    blank_hint() "här står ett hårt blanksteg, som följer med text från Word och Excel; skriv om det för hand" | "this is a no-break blank, as comes along with text from Word and Excel; type it anew";
    controls_hint() "ett omvänt snedstreck skrivs \\\\; ta bort andra styrtecken" | "a backslash is written \\\\; remove other control characters";
    comma_hint() "sätt ett komma efter värdet före, och se att dess citattecken och parenteser är slutna" | "put a comma behind the value before this, and see that its quotes and brackets are closed";
    closing_hint() "en parentes eller ett citattecken längre upp är troligen inte slutet" | "a bracket or quote further up is probably not closed";
    date_hint() "skriv datumet som \"2025-05-14\"" | "write the date as \"2025-05-14\"";
    number_hint() "skriv talet med siffror: 87,5 som 87.5 eller \"87,5\"" | "write the number in digits: 87.5 or \"87.5\"";
    extension_hint() "ta bort raden med #![enable(…)]; planfiler behöver den inte" | "remove the line with #![enable(…)]; files of plans do not need it";
    no_name_hint() "börja posten med ( utan något namn framför" | "begin the record with ( and no name before it";
    altered_hint() "det som stod där räknas inte; hämta filen ur en säkerhetskopia, eller registrera på nytt" | "what stood there does not count; take the file from a backup, or record it anew";
    chain_hint() "det som står kvar räknas; jämför filen med en säkerhetskopia" | "what is left counts; compare the file with a backup";
    foreign_hint() "någon skriver i en annans namn; visa raden för den som sköter servern" | "somebody writes in another's name; show the line to whoever runs the server";
    shortened_hint() "lägg tillbaka filen ur en säkerhetskopia, med namn och ägare" | "put the file back from a backup, with name and owner";
    exposed_hint() "låt bara ägaren skriva där: chmod go-w" | "let its owner alone write there: chmod go-w";
    planted_hint() "någon har lagt den där; visa den för den som sköter servern" | "somebody put it there; show it to whoever runs the server";
    utf8_hint() "spara filen som UTF-8 i redigeringsprogrammet" | "save the file as UTF-8 in the editor";
    newer_hint() "uppdatera folj" | "update folj";
    field_hint() "lägg till fältet; vad det är står i docs/plan-format.md" | "add the field; docs/plan-format.md says what it is";
    plan_id_hint()
        "lägg till planens id; utan det visas och sparas inget som är registrerat"
        | "add the plan's id; without it nothing that was recorded is shown, and nothing can be recorded";
    id_hint() "ett id är 1–64 bokstäver, siffror, punkter, streck och understreck och börjar med bokstav eller siffra; planens har bara a–z" | "an id is 1 to 64 letters, digits, full stops, hyphens and underscores and begins with a letter or digit; that of a plan has a to z only";
    empty_hint() "skriv texten, eller ta bort fältet om det får saknas" | "write the text, or remove the field where it may be left out";
    name_hint() "skriv partens namn som planen skriver det" | "write the party's name as the plan writes it";
    indicators_hint() "utan indikator kan inget utfall registreras" | "without an indicator no outcome can be recorded";
    reason_hint() "skriv i fältet ”reason” varför det är läst så" | "write in the field “reason” why it is read so";
    probable_hint() "skriv parterna i fältet ”probable” om de troligen avsågs" | "put the parties in the field “probable” if they were probably meant";
    year_name_hint() "döp om filen så att namn och innehåll säger samma år" | "rename the file so that name and content say the same year";
    other_name_hint() "öppna planens mapp, plan.ron eller activities-ÅR.ron" | "open the plan's folder, plan.ron or activities-YEAR.ron";
}

/// What is wrong.
pub(super) fn title(lang: Lang, problem: &Problem) -> Cow<'static, str> {
    match problem {
        Problem::UnknownField { found, .. } => lang.unknown_field(found),
        Problem::UnknownValue { found, .. } => lang.unknown_value(found),
        Problem::MissingField { field } => lang.missing_field(field),
        Problem::StoodIn { field, by } => lang.stood_in(field, by),
        Problem::RestLeftOut => lang.rest_left_out(),
        Problem::RepeatedField { field } => lang.repeated_field(field),
        Problem::Syntax { expected } => syntax(lang, expected),
        Problem::NotUtf8 => lang.not_utf8(),
        Problem::NewerFormat { found, known } => lang.newer_format(*found, *known),
        Problem::DuplicateId { id } => lang.duplicate_id(id),
        Problem::NoSuchReference { level, found, .. } => lang.no_such(&definite(lang, *level), found),
        Problem::NoSuchPart { found, .. } => lang.no_such_part(found),
        Problem::UnlistedParty { found, .. } => lang.unlisted_party(found),
        Problem::RepeatedAbbreviation { abbr } => lang.repeated_abbreviation(abbr),
        Problem::NamelessParty { abbr } => lang.nameless_party(abbr),
        Problem::EmptyText { field } => lang.empty_text(field),
        Problem::NoIndicators { id } => lang.no_indicators(id),
        Problem::TooManyIndicators { found, most } => lang.too_many_indicators(*found, *most),
        Problem::LongText { characters, most } => lang.long_text(*characters, *most),
        Problem::YearOutsidePeriod { year, from, to } => lang.year_outside_period(*year, *from, *to),
        Problem::PeriodReversed { from, to } => lang.period_reversed(*from, *to),
        Problem::RepeatedYear { year } => lang.repeated_year(*year),
        Problem::YearNotInName { year, name } => lang.year_not_in_name(*year, name),
        Problem::ForeignList { found, expected } => lang.foreign_list(found, expected),
        Problem::NotNfc { .. } => lang.not_nfc(),
        Problem::ControlCharacter { code } => lang.control_character(*code),
        Problem::BadId { found } => lang.bad_id(found),
        Problem::EmptyPlan => lang.empty_plan(),
        Problem::MissingReason { id } => lang.missing_reason(id),
        Problem::PartiesInBlankCell { id } => lang.parties_in_blank_cell(id),
        Problem::NoSuchFile { path } => lang.no_such_file(path),
        Problem::NotReadable { path } => lang.not_readable(path),
        Problem::NotAccepted { path, fault } => lang.not_accepted(path, &self::fault(lang, *fault)),
        Problem::ExposedFolder { path } => lang.exposed_folder(path),
        Problem::PlanTooLarge { path, mib } => lang.plan_too_large(path, *mib),
        Problem::Io { path, reason } => lang.io(path, &lang.system_reason(reason)),
        Problem::AlteredLine { line } => lang.altered_line(*line),
        Problem::BrokenChain { line } => lang.broken_chain(*line),
        Problem::UnreadableLine { line } => lang.unreadable_line(*line),
        Problem::ForeignAuthor { line, uid } => lang.foreign_author(*line, *uid),
        Problem::Shortened { path } => lang.shortened(path),
        Problem::NewerRecord { line } => lang.newer_record(*line),
        Problem::InterruptedWrite { line } => lang.interrupted_write(*line),
        Problem::MoreFindings { count } => lang.more_findings(*count),
        Problem::NoOwnFolder { path } => lang.no_own_folder(path),
        Problem::Role(fault) => roles::title(lang, fault),
        Problem::NoHome => lang.no_home(),
        Problem::NoFolderNamed => lang.no_folder_named(),
        Problem::NotWritable { path } => lang.not_writable(path),
        Problem::OtherUser { expected, found } => lang.other_user(*expected, *found),
        Problem::RecordTooLong { bytes, most } => lang.record_too_long(*bytes, *most),
        Problem::OrphanEntry { id } => lang.orphan_entry(id),
        Problem::KeyTaken { key, by } => lang.key_taken(key, by),
        Problem::UnknownKey { found, .. } => lang.unknown_key(found),
        Problem::Binding(fault) => bindings::title(lang, fault),
        Problem::ThemeRing { name } => lang.theme_ring(name),
        Problem::NoTimeZone => lang.no_time_zone(),
    }
}

/// What there is instead of what was written, where that is a matter of names.
pub(super) fn choices(lang: Lang, problem: &Problem) -> Option<Cow<'static, str>> {
    let (_, known) = problem.candidates().filter(|(_, known)| !known.is_empty())?;
    let names = listed(known);
    Some(if matches!(problem, Problem::UnknownField { .. }) {
        lang.known_fields(&names)
    } else if matches!(problem, Problem::UnknownValue { .. }) {
        lang.known_values(&names)
    } else {
        lang.there_are(&names)
    })
}

/// What was expected in its place.
pub(super) fn label(lang: Lang, problem: &Problem) -> Cow<'static, str> {
    match problem {
        Problem::UnknownField { .. }
        | Problem::UnknownValue { .. }
        | Problem::NoSuchReference { .. }
        | Problem::NoSuchPart { .. }
        | Problem::UnknownKey { .. }
        | Problem::UnlistedParty { .. } => lang.not_there(),
        Problem::MissingField { .. } | Problem::StoodIn { .. } => lang.ends_without_it(),
        Problem::RepeatedField { .. }
        | Problem::DuplicateId { .. }
        | Problem::RepeatedAbbreviation { .. }
        | Problem::RepeatedYear { .. } => lang.second_one(),
        Problem::NotNfc { composed } => lang.written_as_one(composed),
        Problem::Syntax { expected } => self::expected(lang, expected),
        _ => lang.right_here(),
    }
}

/// What to do, apart from taking the nearest known name.
pub(super) fn hint(lang: Lang, problem: &Problem) -> Option<Cow<'static, str>> {
    let hint = match problem {
        Problem::Syntax { expected } => return syntax_hint(lang, expected),
        Problem::NotUtf8 => lang.utf8_hint(),
        Problem::NewerFormat { .. } | Problem::NewerRecord { .. } => lang.newer_hint(),
        Problem::StoodIn { field, .. } if field == "id" => lang.plan_id_hint(),
        Problem::MissingField { .. } | Problem::StoodIn { .. } => lang.field_hint(),
        Problem::ControlCharacter { .. } => lang.controls_hint(),
        Problem::BadId { .. } => lang.id_hint(),
        Problem::EmptyText { .. } => lang.empty_hint(),
        Problem::NamelessParty { .. } => lang.name_hint(),
        Problem::NoIndicators { .. } => lang.indicators_hint(),
        Problem::MissingReason { .. } => lang.reason_hint(),
        Problem::PartiesInBlankCell { .. } => lang.probable_hint(),
        Problem::YearNotInName { .. } => lang.year_name_hint(),
        Problem::NotAccepted { fault: FileFault::OtherName, .. } => lang.other_name_hint(),
        Problem::NotAccepted { fault: FileFault::WritableByOthers, .. } | Problem::ExposedFolder { .. } => {
            lang.exposed_hint()
        }
        Problem::NotAccepted { fault: FileFault::ForeignOwner | FileFault::Linked, .. } => {
            lang.planted_hint()
        }
        Problem::AlteredLine { .. } | Problem::UnreadableLine { .. } => lang.altered_hint(),
        Problem::BrokenChain { .. } => lang.chain_hint(),
        Problem::ForeignAuthor { .. } => lang.foreign_hint(),
        Problem::Shortened { .. } => lang.shortened_hint(),
        Problem::NoHome => lang.no_home_hint(),
        Problem::NoFolderNamed => lang.no_folder_named_hint(),
        Problem::NoOwnFolder { .. } => lang.ask_administrator_hint(),
        Problem::Role(fault) => return roles::hint(lang, fault),
        Problem::RecordTooLong { .. } | Problem::LongText { .. } => lang.shorten_hint(),
        Problem::KeyTaken { .. } => lang.first_one_wins(),
        Problem::Binding(fault) => return bindings::hint(lang, fault),
        _ => return None,
    };
    Some(hint)
}

fn syntax(lang: Lang, expected: &Expected) -> Cow<'static, str> {
    match expected {
        Expected::Other(words) => lang.unknown_syntax(words),
        Expected::KnownExtension(name) => lang.no_such_extension(name),
        Expected::OtherName(name) => lang.other_name(name),
        Expected::OtherCount(found) => lang.other_count(*found),
        Expected::AnythingBut(c) => {
            lang.pick(format!("oväntat tecken ”{c}”"), format!("unexpected character “{c}”")).into()
        }
        Expected::LessNesting => {
            lang.pick("för många parenteser i varandra", "too many brackets within brackets").into()
        }
        Expected::More => lang.pick("filen slutar för tidigt", "the file ends too early").into(),
        Expected::Nothing => lang.pick("här skulle filen vara slut", "the file should end here").into(),
        Expected::SmallerNumber => lang.pick("talet är för stort", "the number is too large").into(),
        Expected::LargerNumber => lang.pick("talet är för litet", "the number is too small").into(),
        named => lang.syntax(&self::expected(lang, named)),
    }
}

/// What the reader waited for.
fn expected(lang: Lang, expected: &Expected) -> Cow<'static, str> {
    let words = match expected {
        Expected::Comma => ("ett komma", "a comma"),
        Expected::Colon => ("ett kolon", "a colon"),
        Expected::List => ("en lista som börjar med [", "a list, which begins with ["),
        Expected::ListEnd => ("] som slutar listan", "the ] that ends the list"),
        Expected::Record => ("en post som börjar med (", "a record, which begins with ("),
        Expected::RecordEnd => (") som slutar posten", "the ) that ends the record"),
        Expected::Text => ("en text i citattecken", "a text in quotes"),
        Expected::StraightQuotes => ("ett rakt citattecken (\")", "a straight quotation mark (\")"),
        Expected::TextEnd => ("ett citattecken som slutar texten", "the quotation mark that ends the text"),
        Expected::Escape => {
            ("\\\" eller \\\\ efter ett omvänt snedstreck", "\\\" or \\\\ behind a backslash")
        }
        Expected::PlainBlank => ("ett vanligt blanksteg", "a plain blank"),
        Expected::WholeNumber => ("ett heltal", "a whole number"),
        Expected::SmallerNumber => ("ett mindre tal", "a smaller number"),
        Expected::LargerNumber => ("ett tal större än noll", "a number above zero"),
        Expected::Number => ("ett tal", "a number"),
        Expected::Date => ("ett datum", "a date"),
        Expected::TrueOrFalse => ("true eller false", "true or false"),
        Expected::Name => ("namnet på ett fält", "the name of a field"),
        Expected::Nothing => ("ingenting mer", "nothing more"),
        Expected::More => ("mer", "more"),
        Expected::CommentEnd => ("*/ som slutar kommentaren", "the */ that ends the comment"),
        Expected::Extension => ("#![enable(…)]", "#![enable(…)]"),
        Expected::ExtensionEnd => (")] som slutar #![enable(…)]", "the )] that ends #![enable(…)]"),
        Expected::Character => ("ett tecken i apostrofer", "a character in apostrophes"),
        Expected::Bytes => ("byte, skrivna b\"…\"", "bytes, written b\"…\""),
        Expected::Optional => ("Some(…) eller None", "Some(…) or None"),
        Expected::Unit => ("en tom post ()", "an empty record ()"),
        Expected::NoUnderscore => ("ett tal utan understreck", "a number without underscores"),
        Expected::LineEnd => ("en ny rad efter kommentaren", "a new line behind the comment"),
        Expected::Range => (".. eller ..= mellan två värden", ".. or ..= between two values"),
        Expected::Value => ("ett värde", "a value"),
        Expected::LessNesting
        | Expected::AnythingBut(_)
        | Expected::KnownExtension(_)
        | Expected::OtherName(_)
        | Expected::OtherCount(_)
        | Expected::Other(_) => ("här", "here"),
    };
    lang.pick(words.0, words.1).into()
}

fn syntax_hint(lang: Lang, expected: &Expected) -> Option<Cow<'static, str>> {
    match expected {
        Expected::StraightQuotes => Some(lang.straight_quotes_hint()),
        Expected::Comma => Some(lang.comma_hint()),
        Expected::PlainBlank => Some(lang.blank_hint()),
        Expected::Date => Some(lang.date_hint()),
        Expected::Number => Some(lang.number_hint()),
        Expected::KnownExtension(_) => Some(lang.extension_hint()),
        Expected::OtherName(_) => Some(lang.no_name_hint()),
        Expected::RecordEnd
        | Expected::ListEnd
        | Expected::TextEnd
        | Expected::More
        | Expected::Name
        | Expected::AnythingBut(_)
        | Expected::CommentEnd => Some(lang.closing_hint()),
        Expected::Colon
        | Expected::List
        | Expected::Record
        | Expected::Text
        | Expected::Escape
        | Expected::WholeNumber
        | Expected::SmallerNumber
        | Expected::LargerNumber
        | Expected::TrueOrFalse
        | Expected::Nothing
        | Expected::LessNesting
        | Expected::Extension
        | Expected::ExtensionEnd
        | Expected::Character
        | Expected::Bytes
        | Expected::Optional
        | Expected::Unit
        | Expected::NoUnderscore
        | Expected::LineEnd
        | Expected::Range
        | Expected::OtherCount(_)
        | Expected::Value
        | Expected::Other(_) => None,
    }
}

fn fault(lang: Lang, fault: FileFault) -> Cow<'static, str> {
    let words = match fault {
        FileFault::NotRegular => lang.pick("det är ingen vanlig fil", "it is not a regular file"),
        FileFault::ForeignOwner => lang.pick(
            "den ägs inte av den som mappen är gjord för",
            "its owner is not the one whose folder it is in",
        ),
        FileFault::Linked => lang.pick("den har fler än en hård länk", "it has more than one hard link"),
        FileFault::TooLarge { mib } => return lang.larger_than(mib),
        FileFault::WritableByOthers => {
            lang.pick("andra än ägaren får skriva i den", "others than its owner may write to it")
        }
        FileFault::OtherName => {
            lang.pick("den heter inte som en planfil", "it is not named like a file of a plan")
        }
    };
    words.into()
}

/// The level, as the sentence needs it: «målet» in Swedish, “goal” in English.
fn definite(lang: Lang, level: Level) -> Cow<'static, str> {
    let words = match level {
        Level::Plan => ("planen", "plan"),
        Level::FocusArea => ("fokusområdet", "focus area"),
        Level::Goal => ("målet", "goal"),
        Level::Activity => ("aktiviteten", "activity"),
        Level::Indicator => ("indikatorn", "indicator"),
    };
    lang.pick(words.0, words.1).into()
}
