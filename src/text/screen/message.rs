//! The line above the keys: sentences of at most about 60 characters, so that they fit.

use crate::text::{Lang, clean_line, messages};

messages! {
    told_error(what: &str) "Fel: {what}" | "Error: {what}";
    told_warning(what: &str) "Obs: {what}" | "Note: {what}";
    told_help(what: &str) "Råd: {what}" | "Help: {what}";

    told_saved(what: &str, key: &str) "Sparat: {what}. Ångra med {key}." | "Saved: {what}. {key} withdraws it.";
    undo_done(what: &str, key: &str) "Ångrat: {what}. Gör om med {key}." | "Withdrawn: {what}. {key} redoes it.";
    redo_done(what: &str) "Gjort om: {what}." | "Redone: {what}.";
    entry_not_saved(why: &str, key: &str)
        "inte sparat, {why}. Det finns kvar här; {key} försöker igen."
        | "not saved, {why}. It is kept here; {key} tries again.";
    not_withdrawn(why: &str) "inget ångrades, {why}." | "nothing was withdrawn, {why}.";
    other_recorded(who: &str, what: &str) "{who} registrerade {what}." | "{who} recorded {what}.";
    other_undid(who: &str, what: &str) "{who} ångrade {what}." | "{who} took {what} back.";
    other_redid(who: &str, what: &str) "{who} gjorde om {what}." | "{who} recorded {what} once more.";
    others_recorded(count: usize, latest: &str)
        "{count} nya registreringar. Senast: {latest}" | "{count} new recordings. The latest: {latest}";
    reading()
        "Historiken läses in. Bläddra och sök under tiden."
        | "Reading the history. Browse and search meanwhile.";
    still_reading()
        "Historiken läses än: vänta några sekunder."
        | "The history is still being read: wait a few seconds.";
    plan_read() "Planen lästes in på nytt." | "The plan was read again.";
    plan_unreadable(key: &str)
        "planen kan inte läsas. Den förra versionen visas. {key} säger varför."
        | "the plan cannot be read. The version before is shown. {key} says why.";
    plan_renamed(new: &str, key: &str)
        "planens id är nu {new}. Här visas den förra planen; {key} öppnar den nya."
        | "the plan's id is {new} now. This is the plan before; {key} opens the new one.";
    plan_errors(count: usize, key: &str)
        "planens filer har {count} fel. {key} visar dem." | "the plan's files have {count} errors. {key} shows them.";
    alarms(count: usize, key: &str)
        "{count} fel i uppföljningens filer. {key} visar dem."
        | "{count} mistakes in the files of the follow-up. {key} shows them.";
    interrupted(count: usize, key: &str)
        "Avbrutna skrivningar: {count}. Inget sparat är berört. {key} visar var."
        | "Interrupted writes: {count}. Nothing saved is touched. {key} shows where.";
    locale_not_utf8()
        "LANG säger inte UTF-8: bokstäver och linjer visas enklare. Har terminalen UTF-8: LANG=C.UTF-8."
        | "LANG does not say UTF-8: letters and lines are plainer. If the terminal has UTF-8: LANG=C.UTF-8.";
    not_typed()
        "ett tecken kom inte fram: terminalen skickar inte UTF-8. Välj UTF-8 i den (PuTTY: Translation)."
        | "a character was lost: the terminal does not send UTF-8. Choose UTF-8 in it (PuTTY: Translation).";
    times_in_utc()
        "datorns tidszon är okänd: klockslag visas i UTC. Be driften ställa in den, eller sätt TZ."
        | "the computer's time zone is unknown: times are shown in UTC. Have it set, or set TZ.";
    draft_kept(what: &str, id: &str, key: &str)
        "Ett utkast om {id} finns kvar ({what}). {key} öppnar det där."
        | "A draft on {id} is kept ({what}). {key} opens it there.";
    draft_not_kept(why: &str) "utkastet kunde inte sparas: {why}." | "the draft could not be kept: {why}.";
    no_hits(typed: &str)
        "Inga träffar på ”{typed}” i koder, texter, parter eller anteckningar."
        | "No hits for “{typed}” in ids, texts, parties or notes.";
    how_to_quit(key: &str) "Avsluta med {key}." | "{key} quits.";
    how_to_quit_now(key: &str, again: &str)
        "Avsluta med {key}, eller {again} en gång till." | "{key} quits, or {again} once more.";
    mouse_is_on(key: &str) "Musen är på. {key} stänger av den." | "The mouse is on. {key} turns it off.";
    mouse_is_off(key: &str) "Musen är av. {key} sätter på den." | "The mouse is off. {key} turns it on.";
    filter_cleared(key: &str)
        "Filtret är borta, allt visas. {key} sätter ett nytt." | "The filter is gone, all is shown. {key} sets a new one.";
    theme_is(name: &str) "Tema: {name}." | "Theme: {name}.";
    theme_lacks_shades(name: &str)
        "Tema: {name}; med 16 färger saknas dess nyanser."
        | "Theme: {name}; with 16 colours its shades are missing.";
    gave_way(id: &str)
        "{id}: det som redan fanns gäller, ditt är inte sparat."
        | "{id}: what was there counts, yours is not saved.";
    all_saved() "Allt är redan sparat." | "Everything is saved already.";
    paste_ignored(key: &str)
        "Inklistrad text ignorerades. Öppna sök ({key}) eller en anteckning först."
        | "Pasted text was ignored. Open the search ({key}) or a note first.";

    no_meaning(pressed: &str, help: &str)
        "Tangenten {pressed} gör inget här. {help} visar alla tangenter."
        | "The key {pressed} does nothing here. {help} shows all keys.";
    no_meaning_here(pressed: &str)
        "Tangenten {pressed} gör inget här." | "The key {pressed} does nothing here.";
    no_pair(pressed: &str)
        "Tangenterna {pressed} gör inget här." | "The keys {pressed} do nothing here.";
    history_is_read(key: &str)
        "Historiken går inte att ändra. Registrera på nytt i Bläddra ({key})."
        | "The history cannot be changed. Record anew in Browse ({key}).";
    read_only_asked() "Skrivskyddad: startad med --read-only." | "Read-only: started with --read-only.";
    read_only_configured() "Skrivskyddad enligt inställningarna." | "Read-only by configuration.";
    read_only_journal(why: &str) "Skrivskyddad: {why}." | "Read-only: {why}.";
    past_stands(moment: &str, later: &str, earlier: &str)
        "Läget vid {moment} visas, inte nuläget. {earlier} {later} stegar, Esc går till nu."
        | "As of {moment} is shown, not how it is now. {earlier} {later} step, Esc goes to now.";
    now_again() "Nuläget visas." | "How it is now is shown.";
    nothing_earlier() "Inget möte har avslutats eller märkts före det." | "No meeting was closed or marked before that.";
    nothing_later() "Där är det senaste redan." | "That is the latest already.";
    past_is_shown() "Dåtid visas. Där kan inget ändras." | "The past is shown. Nothing can be changed there.";
    not_an_indicator(indicators: &str, key: &str)
        "Utfall sätts på {indicators}. {key} går dit." | "Outcomes are set on {indicators}. {key} goes there.";
    several_indicators(several: &str, key: &str) "{several}: tryck {key}." | "{several}: press {key}.";
    write_a_note_instead(why: &str, key: &str)
        "{why} {key} skriver en anteckning." | "{why} {key} writes a note.";
    use_digits(key: &str, digits: &str)
        "{key} ändrar inget här: {digits}." | "{key} changes nothing here: {digits}.";
    no_number_here(digits: &str) "Här behövs inget tal: {digits}." | "No number is wanted here: {digits}.";
    not_an_activity(activities: &str, key: &str)
        "Bara {activities} har status. {key} går dit." | "Only {activities} have a status. {key} goes there.";
    no_conflict_here() "Här finns ingen konflikt att avgöra." | "There is no conflict here to settle.";
    nothing_to_undo() "Det finns inget eget att ångra." | "There is nothing of your own to undo.";
    nothing_to_redo() "Det finns inget att göra om." | "There is nothing to redo.";
    none_open(indicators: &str)
        "Alla {indicators} som visas har utfall." | "All {indicators} that are shown have an outcome.";
    no_search_yet(key: &str) "Sök först, med {key}." | "Search first, with {key}.";
    empty_cell() "Rutan har inga aktiviteter." | "The cell has no activities.";
    no_filter_set(key: &str) "Inget filter är satt. {key} sätter ett." | "No filter is set. {key} sets one.";
    cannot_suspend() "Programmet kan inte pausas här." | "The program cannot be suspended here.";
    suspend_restricted()
        "Begränsat läge: programmet kan inte pausas." | "Restricted mode: the program cannot be suspended.";
    export_restricted()
        "Begränsat läge: inga filer skrivs. Rapporten fås med folj report över ssh."
        | "Restricted mode: no files are written. folj report over ssh gives the report.";
    note_too_long(over: usize)
        "Texten är {over} tecken för lång. Korta den och spara igen."
        | "The text is {over} characters too long. Shorten it and save again.";
    still_saving()
        "Det förra sparas fortfarande. Försök strax igen."
        | "The last one is still being saved. Try again shortly.";
}

impl Lang {
    /// What a theme is called: those of the program in words, others by their name.
    pub fn theme_name(self, name: &str) -> String {
        let words = match name {
            "terminal" => ("terminalens färger", "the terminal's colours"),
            "mono" => ("utan färg", "without colour"),
            "high-contrast" => ("hög kontrast", "high contrast"),
            "dark" => ("mörkt", "dark"),
            "light" => ("ljust", "light"),
            other => return clean_line(other).into_owned(),
        };
        format!("{name} ({})", self.pick(words.0, words.1))
    }

    /// «2 fel i keys.ron. ! visar dem.»; without a file, in the settings.
    pub fn settings_wrong(self, count: usize, file: Option<&str>, key: &str) -> String {
        let file = clean_line(file.unwrap_or(self.pick("inställningarna", "the settings"))).into_owned();
        match self {
            Self::Sv if count == 1 => format!("1 fel i {file}. {key} visar det."),
            Self::Sv => format!("{count} fel i {file}. {key} visar dem."),
            Self::En if count == 1 => format!("1 mistake in {file}. {key} shows it."),
            Self::En => format!("{count} mistakes in {file}. {key} shows them."),
        }
    }
}
