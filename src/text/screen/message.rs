//! The line above the keys: sentences of at most about 60 characters, so that they fit.

use crate::text::messages;

messages! {
    told_error(what: &str) "Fel: {what}" | "Error: {what}";
    told_warning(what: &str) "Obs: {what}" | "Note: {what}";

    told_saved(what: &str, key: &str) "Sparat: {what}. Ångra med {key}." | "Saved: {what}. {key} withdraws it.";
    undo_done(what: &str, key: &str) "Ångrat: {what}. Gör om med {key}." | "Withdrawn: {what}. {key} redoes it.";
    redo_done(what: &str) "Gjort om: {what}." | "Redone: {what}.";
    entry_not_saved(why: &str)
        "inte sparat, {why}. Det finns kvar här." | "not saved, {why}. It is kept here.";
    not_withdrawn(why: &str) "inget ångrades, {why}." | "nothing was withdrawn, {why}.";
    other_recorded(who: &str, id: &str) "{who} registrerade {id}." | "{who} recorded {id}.";
    others_recorded(who: &str, count: usize)
        "{count} nya registreringar, den senaste av {who}." | "{count} new recordings, the latest by {who}.";
    plan_read() "Planen lästes in på nytt." | "The plan was read again.";
    plan_unreadable(key: &str)
        "planen kan inte läsas. Den förra versionen visas. {key} säger varför."
        | "the plan cannot be read. The version before is shown. {key} says why.";
    plan_errors(count: usize, key: &str)
        "planens filer har {count} fel. {key} visar dem." | "the plan's files have {count} errors. {key} shows them.";
    alarms(count: usize, key: &str)
        "{count} fel i uppföljningens filer. {key} visar dem."
        | "{count} mistakes in the files of the follow-up. {key} shows them.";
    interrupted(count: usize, key: &str)
        "Avbrutna skrivningar: {count}. Inget sparat är berört. {key} visar var."
        | "Interrupted writes: {count}. Nothing saved is touched. {key} shows where.";
    draft_kept(what: &str, id: &str, key: &str)
        "Ett utkast om {id} finns kvar ({what}). {key} öppnar det där."
        | "A draft on {id} is kept ({what}). {key} opens it there.";
    draft_not_kept(why: &str) "utkastet kunde inte sparas: {why}." | "the draft could not be kept: {why}.";
    no_hits(typed: &str)
        "Inga träffar på ”{typed}” i koder, texter, parter eller anteckningar."
        | "No hits for ”{typed}” in ids, texts, parties or notes.";
    how_to_quit(key: &str) "Avsluta med {key}." | "{key} quits.";
    how_to_quit_now(key: &str, again: &str)
        "Avsluta med {key}, eller {again} en gång till." | "{key} quits, or {again} once more.";
    mouse_is_on(key: &str) "Musen är på. {key} stänger av den." | "The mouse is on. {key} turns it off.";
    mouse_is_off(key: &str) "Musen är av. {key} sätter på den." | "The mouse is off. {key} turns it on.";
    theme_terminal() "Tema: terminalens färger." | "Theme: the terminal's colours.";
    theme_mono() "Tema: utan färg." | "Theme: without colour.";
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
    read_only_asked() "Skrivskyddad: startad med --read-only." | "Read-only: started with --read-only.";
    read_only_configured() "Skrivskyddad enligt inställningarna." | "Read-only by configuration.";
    read_only_journal(why: &str) "Skrivskyddad: {why}." | "Read-only: {why}.";
    past_is_shown() "Dåtid visas. Där kan inget ändras." | "The past is shown. Nothing can be changed there.";
    not_an_indicator(key: &str)
        "Utfall sätts på indikatorer. {key} går dit." | "Outcomes are set on indicators. {key} goes there.";
    several_indicators(count: usize, key: &str) "{count} indikatorer: tryck {key}." | "{count} indicators: press {key}.";
    activity_without_indicator() "Aktiviteten har ingen indikator." | "The activity has no indicator.";
    use_digits(key: &str, digits: &str)
        "{key} ändrar inget här: {digits}." | "{key} changes nothing here: {digits}.";
    no_number_here() "Indikatorn besvaras utan tal." | "The indicator wants no number.";
    not_an_activity() "Bara aktiviteter har status." | "Only activities have a status.";
    no_conflict_here() "Här finns ingen konflikt att avgöra." | "There is no conflict here to settle.";
    nothing_to_undo() "Det finns inget eget att ångra." | "There is nothing of your own to undo.";
    nothing_to_redo() "Det finns inget att göra om." | "There is nothing to redo.";
    none_open() "Alla indikatorer som visas har utfall." | "Every indicator that is shown has an outcome.";
    no_search_yet(key: &str) "Sök först, med {key}." | "Search first, with {key}.";
    no_filter_set(key: &str) "Inget filter är satt. {key} sätter ett." | "No filter is set. {key} sets one.";
    cannot_suspend() "Programmet kan inte pausas här." | "The program cannot be suspended here.";
    note_too_long(over: usize) "Texten är {over} tecken för lång." | "The text is {over} characters too long.";
    still_saving() "Det förra sparas fortfarande." | "The last one is still being saved.";
}
