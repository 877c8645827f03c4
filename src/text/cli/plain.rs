//! The words of `folj --plain-ui`. Each line says enough to stand alone when it is read aloud:
//! no abbreviations of ours, no dashes for nothing, no signs that a screen reader spells out.

mod phrases;

use crate::text::messages;

messages! {
    // --- the frame of the conversation
    plain_welcome()
        "Folj utan skärmbild. Svara med en siffra och Enter. Bara Enter läser frågan igen, frågetecken förklarar, 0 går tillbaka, q avslutar."
        | "Folj without a screen. Answer with a number and Enter. Enter alone repeats the question, a question mark explains, 0 goes back, q quits.";
    plain_farewell() "Slut." | "The end.";
    plain_choice() "Val" | "Choice";
    plain_prompt_in_past(prompt: &str) "{prompt}, dåtid" | "{prompt}, the past";
    plain_wrong(typed: &str)
        "”{typed}” är inget svar här. Enter läser frågan igen, frågetecken förklarar."
        | "“{typed}” is no answer here. Enter repeats the question, a question mark explains.";
    plain_not_text() "Raden är inte UTF-8. Skriv den igen." | "The line is not UTF-8. Type it again.";
    plain_choices_shown(from: usize, to: usize, total: usize)
        "Val {from} till {to} av {total}. Enter läser fler." | "Choices {from} to {to} of {total}. Enter reads more.";
    plain_more(total: usize) "{total} rader. Enter läser fler, 0 slutar" | "{total} lines. Enter reads more, 0 stops";
    plain_one_offer(key: &str, name: &str) "{key}: {name}." | "{key}: {name}.";
    plain_key_go() "väljer" | "choose";

    // --- the beginning
    plain_browse() "bläddra i planen" | "browse the plan";
    plain_filter() "filter" | "filter";
    plain_search() "sök" | "search";
    plain_overview() "översikt" | "overview";
    plain_meeting() "möte" | "meeting";
    plain_history() "historik" | "history";
    plain_moment() "tidpunkt" | "moment in time";
    plain_about_plan() "om planen" | "about the plan";
    plain_plans() "byt plan eller år" | "another plan or year";
    plain_findings() "fel i filerna" | "mistakes in the files";
    plain_changes() "ändrat sedan förra mötet" | "changed since the last meeting";
    plain_files_have_findings(count: usize)
        "Fel eller anmärkningar i filerna: {count}. De läses under fel i filerna."
        | "Mistakes or remarks in the files: {count}. They are read out under mistakes in the files.";
    plain_draft_waits(name: &str)
        "Ett utkast till anteckning om {name} finns kvar. Skriv anteckning där för att fortsätta på det."
        | "A draft of a note on {name} is kept. Write a note there to go on with it.";
    plain_meeting_is_open(meeting: &str)
        "Mötet {meeting} är öppet. Det tas upp igen under möte."
        | "The meeting {meeting} is open. It is taken up again under meeting.";

    // --- nothing can be recorded
    plain_read_only(why: &str) "Skrivskyddat: {why}. Inget kan registreras." | "Read-only: {why}. Nothing can be recorded.";
    plain_read_only_option() "startat med --read-only" | "started with --read-only";
    plain_read_only_setting() "inställningen read_only gäller" | "the setting read_only is on";
    plain_read_only_past() "en tidigare tidpunkt visas" | "the past is shown";
    plain_read_only_no_place() "det finns ingen mapp att spara i" | "there is no folder to save in";
    plain_past_is_shown(moment: &str)
        "Dåtid visas: {moment}. Inget kan registreras där."
        | "The past is shown: {moment}. Nothing can be recorded there.";
    plain_now_is_shown() "Nu visas det som gäller nu." | "Now the present is shown.";
    plain_now() "nu" | "now";
    plain_at_moment(at: &str) "som det var {at}" | "as it was at {at}";
    plain_after_meeting(meeting: &str) "efter mötet {meeting}" | "after the meeting {meeting}";
    plain_marked_in(mark: &str, meeting: &str) "som det var när mötet {meeting} märktes {mark}" | "as it was when the meeting {meeting} was marked {mark}";
    plain_which_moment()
        "Vilken tidpunkt? Ett datum, till exempel 2025-05-14, eller ett mötes namn går också att skriva."
        | "Which moment? A date, for example 2025-05-14, or the name of a meeting can be typed too.";

    // --- an item
    plain_organisation(name: &str) "Organisation: {name}" | "Organisation: {name}";
    plain_means(abbr: &str, meaning: &str) "Förkortning: {abbr} betyder {meaning}" | "Abbreviation: {abbr} stands for {meaning}";
    plain_detail(text: &str) "Del av aktiviteten: {text}" | "Part of the activity: {text}";
    plain_read_because(why: &str) "Så är planen tolkad: {why}" | "The plan is read so: {why}";
    plain_ends(day: &str) "Slutdatum: {day}" | "Ends: {day}";
    plain_earlier(words: &str, signed: &str, meeting: &str)
        "Tidigare utfall: {words}, {signed}{meeting}." | "Earlier outcome: {words}, {signed}{meeting}.";
    plain_item_of(at: usize, total: usize, open: usize)
        "Punkt {at} av {total}, {open} utan utfall." | "Item {at} of {total}, {open} without outcome.";
    plain_no_further() "Här finns ingen fler." | "There are no more here.";
    plain_none_open() "Ingen annan är utan utfall." | "No other is without outcome.";
    plain_key_number() "tal" | "number";
    plain_key_note() "anteckning" | "note";
    plain_key_decision() "beslut" | "decision";
    plain_key_status() "status och förslag" | "status and proposal";
    plain_key_settle() "avgör konflikten" | "settle the conflict";
    plain_key_history() "historik för detta" | "history of this";
    plain_key_next() "nästa" | "next";
    plain_key_before() "bakåt" | "back to the one before";
    plain_key_next_open() "nästa utan utfall" | "next without outcome";
    plain_help_clear()
        "Utfallet kan också skrivas i ord. Minustecken tar bort det."
        | "The outcome can also be typed as a word. A minus sign removes it.";

    // --- what is recorded
    plain_nothing() "inget" | "nothing";
    plain_saved(name: &str, words: &str) "Sparat: {name} {words}. Ångra med u." | "Saved: {name} {words}. Undo with u.";
    plain_done(words: &str) "Sparat: {words}." | "Saved: {words}.";
    plain_undone(name: &str, words: &str, now: &str)
        "Ångrat: {name} {words}. Nu gäller: {now}. Gör om med r."
        | "Undone: {name} {words}. What counts now: {now}. Redo with r.";
    plain_redone(name: &str, words: &str) "Gjort om: {name} {words}. Ångra med u." | "Redone: {name} {words}. Undo with u.";
    plain_others_said(who: &str, name: &str, words: &str)
        "{who} registrerade under tiden: {name} {words}." | "{who} recorded meanwhile: {name} {words}.";
    plain_not_saved_yet(name: &str, words: &str)
        "Ditt är inte sparat: {name} {words}. Vad ska gälla?" | "Yours is not saved: {name} {words}. What is to count?";
    plain_mine_counts() "spara mitt" | "save mine";
    plain_theirs_counts() "behåll det andra" | "keep the other";
    plain_gave_way(name: &str) "{name}: ditt är inte sparat, det som fanns gäller." | "{name}: yours is not saved, what was there counts.";
    plain_settle(name: &str, field: &str)
        "{name}, {field}: registrerat utan att ha sett varandra. Vilket ska gälla? Det andra finns kvar i historiken."
        | "{name}, {field}: recorded unseen by each other. Which is to count? The other stays in the history.";
    plain_number_prompt(id: &str) "{id}, tal" | "{id}, number";
    plain_outside_percent(number: &str) "{number} ligger utanför 0 till 100." | "{number} is outside 0 to 100.";
    plain_save_anyway() "spara ändå" | "save it anyway";
    plain_type_again() "skriv om" | "type it again";
    plain_remove() "ta bort" | "remove";
    plain_of_activity(id: &str) "Aktivitet {id}." | "Activity {id}.";
    plain_status() "status" | "status";
    plain_proposal() "förslag för nästa år" | "proposal for next year";
    plain_which_status(id: &str) "Status för aktivitet {id}?" | "Status of activity {id}?";
    plain_which_course(id: &str) "Förslag för aktivitet {id} nästa år?" | "Proposal for activity {id} next year?";
    plain_why() "Skäl på en rad, Enter för inget skäl, 0 tillbaka" | "Reason in one line, Enter for none, 0 back";
    plain_text_how()
        "Skriv texten, en eller flera rader. En rad med bara en punkt avslutar. 0 som första rad går tillbaka."
        | "Type the text, one or more lines. A line with just a full stop ends it. 0 as the first line goes back.";
    plain_text_is(name: &str, text: &str) "{name} har texten: {text}" | "{name} has the text: {text}";
    plain_text_add() "skriv mer" | "write more";
    plain_text_new() "skriv en ny" | "write a new one";
    plain_take_draft() "fortsätt på utkastet" | "go on with the draft";
    plain_drop_draft() "kasta utkastet" | "throw the draft away";
    plain_draft_is(text: &str) "Det finns ett utkast: {text}" | "There is a draft: {text}";
    plain_text_empty() "Ingen text. Inget sparades." | "No text. Nothing was saved.";
    plain_text_not_saved() "Texten är inte sparad." | "The text is not saved.";

    // --- filter, search, overview, history
    plain_no_filter() "Inget filter. Allt visas." | "No filter. Everything is shown.";
    plain_which_parties()
        "Vilka parter? Samma val igen tar bort. Förkortning eller namn går också att skriva. 0 när det är klart."
        | "Which parties? The same choice again removes it. An abbreviation or a name can be typed too. 0 when done.";
    plain_which_mode() "Hur ska flera parter räknas?" | "How are several parties meant?";
    plain_which_area() "Vilket fokusområde?" | "Which focus area?";
    plain_all_areas() "Alla fokusområden" | "All focus areas";
    plain_which_outcome() "Vilket utfall?" | "Which outcome?";
    plain_all_outcomes() "alla utfall" | "all outcomes";
    plain_search_how()
        "Sök i koder, texter, parter och anteckningar. Skriv vad du söker, eller 0 för att gå tillbaka."
        | "Search in ids, texts, parties and notes. Type what you look for, or 0 to go back.";
    plain_search_prompt() "Sök" | "Search";
    plain_counting_rule()
        "En aktivitet med flera parter räknas en gång för var och en av dem, och en gång i summan. Ett val visar det som räknats."
        | "An activity of several parties counts once for each of them, and once in the total. A choice shows what was counted.";
    plain_no_entries() "Inget är registrerat än." | "Nothing is recorded yet.";
    plain_withdrew(words: &str) "ångrade {words}" | "undid {words}";
    plain_redid(words: &str) "gjorde om {words}" | "redid {words}";
    plain_before(words: &str) "förut {words}" | "before that {words}";
    plain_does_not_count() "räknas inte, ångrat" | "does not count, undone";

    // --- what has changed
    plain_changes_since(moment: &str, count: usize)
        "Jämfört med det som gällde {moment}. Ändringar: {count}."
        | "Compared with what counted {moment}. Changes: {count}.";
    plain_changes_in_all(count: usize)
        "Inget möte har avslutats innan. Allt som har registrerats: {count}."
        | "No meeting has been closed before. All that was recorded: {count}.";
    plain_changed(name: &str, field: &str, before: &str, after: &str)
        "{name}, {field}: förut {before}; nu {after}" | "{name}, {field}: before {before}; now {after}";

    // --- plan and year
    plain_which_plan() "Vilken plan? Den första är den som är öppen." | "Which plan? The first one is open now.";
    plain_which_year() "Vilket år?" | "Which year?";
    plain_year(year: i16) "Aktiviteter {year}" | "Activities of {year}";

    // --- meetings
    plain_meetings() "Möten. Öppna ett nytt eller ta upp ett som finns." | "Meetings. Open a new one or take up one that is there.";
    plain_open_meeting() "Öppna ett nytt möte" | "Open a new meeting";
    plain_meeting_left(meeting: &str)
        "Mötet {meeting} är fortfarande öppet. Det som registreras nu hör inte till mötet."
        | "The meeting {meeting} is still open. What is recorded now does not belong to it.";
    plain_meeting_is_closed()
        "Mötet är avslutat. Det som registreras vid punkterna hör inte till det."
        | "The meeting is closed. What is recorded at its items does not belong to it.";
    plain_items_left(total: usize, open: usize)
        "Punkter: {total}, varav {open} utan utfall." | "Items: {total}, {open} of them without outcome.";
    plain_is_marked(mark: &str, at: &str) "Märkt {mark} {at}." | "Marked {mark} {at}.";
    plain_yes_close() "ja, avsluta mötet" | "yes, close the meeting";
    plain_keeper_prompt(login: &str) "Vem för anteckningar? Enter för {login}" | "Who keeps the record? Enter for {login}";
    plain_day_prompt(today: &str) "Datum, Enter för {today}" | "Date, Enter for {today}";
    plain_not_a_day(typed: &str)
        "”{typed}” är inget datum. Skriv till exempel 2025-05-14." | "“{typed}” is no date. Write for example 2025-05-14.";
    plain_which_body()
        "Vem har möte? Ett annat namn går också att skriva." | "Who meets? Another name can be typed too.";
    plain_which_items() "Vilka punkter ska tas upp?" | "Which items are to be taken up?";
    plain_whose_items() "Vems punkter?" | "Whose items?";
    plain_all_parties() "Allas" | "Everybody's";
    plain_no_items() "Inga punkter passar. Mötet öppnades inte." | "No items fit. The meeting was not opened.";
}
