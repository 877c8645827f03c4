//! Words of the dialogs.

use std::borrow::Cow;

use crate::text::{Lang, messages};

messages! {
    filter_title() "Visa nämnd eller annan part" | "Show a committee or another party";
    mode_any() "Någon av de valda är ansvarig." | "Any of those chosen is responsible.";
    mode_all() "Alla valda är ansvariga." | "All those chosen are responsible.";
    mode_only() "Ingen annan än de valda är ansvarig." | "Nobody but those chosen is responsible.";
    mode_particular()
        "Nämnd, men inte som en av alla planens nämnder."
        | "Named, but not as one of all the plan's committees.";
    filter_letters()
        "Siffran eller bokstaven framför en part väljer den." | "The digit or letter before a party chooses it.";
    shows(shown: &str) "Visar {shown}" | "Shows {shown}";

    search_advice()
        "Skriv en kod, ord ur texten, en nämnd eller ett utfall."
        | "Type an id, words of the text, a committee or an outcome.";
    search_example_words() "osn =saknas      OSN:s indikatorer utan utfall" | "osn =open        OSN's indicators without outcome";
    search_example_phrase() "\"vård i hemmet\"  orden i just den följden" | "\"vård i hemmet\"  these words in this order";
    search_letters() "a hittar också å och ä; o också ö" | "a finds å and ä too; o finds ö";
    near_hit() "(liknar)" | "(near)";
    outside_filter() ", utanför filtret" | ", outside the filter";
    outcome_is() "Utfall:" | "Outcome:";

    note_about(what: &str) "Anteckning till {what}" | "Note on {what}";
    decision_about(what: &str) "Beslut om {what}" | "Decision on {what}";
    reason_for(course: &str, what: &str) "{what}, {course}: varför?" | "{what}, {course}: why?";
    reason_may_be_empty(key: &str) "Skälet får vara tomt. {key} sparar förslaget." | "The reason may be empty. {key} saves the proposal.";
    characters(used: usize, most: usize) "{used} av {most} tecken" | "{used} of {most} characters";
    note_warning()
        "Texten kan bli allmän handling. Skriv inga känsliga personuppgifter."
        | "The text may become a public record. Write no sensitive personal data.";
    note_warning_short() "Kan bli allmän handling." | "May become a public record.";
    note_advice()
        "Enter ger ny rad. Klistra in med högerklick eller Skift-Insert."
        | "Enter makes a new line. Paste with a right click or Shift-Insert.";
    draft_kept_at(time: &str) "Utkast sparat {time}" | "Draft kept {time}";

    number_of(id: &str) "Tal för {id}" | "Number of {id}";
    number_label() "Tal" | "Number";
    number_last(value: &str, by: &str) "Senast {value} ({by})" | "Last {value} ({by})";
    number_advice() "Komma eller punkt. Ett tomt fält tar bort talet." | "Comma or point. An empty field removes the number.";
    number_advice_percent() "0–100, komma eller punkt. Ett tomt fält tar bort talet." | "0–100, comma or point. An empty field removes the number.";
    not_a_number(typed: &str)
        "”{typed}” är inget tal. Skriv till exempel 87,5." | "“{typed}” is not a number. Write 87.5, for instance.";
    outside_percent(number: &str, key: &str)
        "{number} ligger utanför 0–100. {key} sparar ändå."
        | "{number} lies outside 0–100. {key} saves it all the same.";

    plans_title() "Plan och år" | "Plan and year";
    no_list_short() "ingen lista" | "no list";
    errors_short(count: usize) "{count} fel" | "{count} errors";
    origin_bundled() "Följer med programmet" | "Comes with the program";
    origin_folder(path: &str) "Från {path}" | "From {path}";
    replaces_bundled()
        "Ersätter planen med samma id som följer med programmet."
        | "Takes the place of the plan with the same id that comes with the program.";

    status_title() "Status och förslag till nästa år" | "Status and proposal for next year";
    no_status() "Ingen status" | "No status";
    proposal_row(course: &str) "Förslag: {course}" | "Proposal: {course}";
    no_proposal() "Förslag: inget" | "Proposal: none";

    settle_title(id: &str) "Olika uppgifter om {id}" | "Recordings of {id} differ";
    overtaken_title(id: &str) "Någon annan har ändrat {id}" | "Somebody else has changed {id}";
    settle_advice()
        "De registrerades utan att ha sett varandra. Vilken ska gälla? Den andra finns kvar i historiken."
        | "They were recorded unseen by each other. Which one is to count? The other stays in the history.";
    settle_overtaken()
        "Det du registrerade är inte sparat än. Vad ska gälla?"
        | "What you recorded is not saved yet. What is to count?";
    mine_not_saved() "ditt, inte sparat" | "yours, not saved";

    findings_title() "Fel i filerna" | "Mistakes in the files";
    findings_journals() "Uppföljningens filer" | "Files of the follow-up";
    findings_settings() "Inställningar" | "Settings";
    findings_settings_more()
        "Raderna och råd till dem: folj config check" | "The lines, with advice: folj config check";
    findings_plan() "Planens filer" | "Files of the plan";
    findings_library() "Andra filer" | "Other files";
    no_findings() "Inget fel hittades." | "Nothing is wrong.";

    question_note_title() "Spara texten?" | "Save the text?";
    question_note() "Texten är inte sparad." | "The text is not saved.";
    question_draft_title() "Ett utkast finns" | "There is a draft";
    question_draft()
        "Det finns ett utkast till texten, som inte sparades."
        | "There is a draft of the text that was not saved.";
    question_quit_title() "Avsluta?" | "Quit?";
    answer_save_note() "Spara och stäng" | "Save and close";
    answer_discard_note() "Kasta texten" | "Throw the text away";
    answer_take_draft() "Fortsätt på utkastet" | "Go on with the draft";
    answer_forget_draft() "Kasta utkastet" | "Forget the draft";
    answer_try_again() "Försök spara igen" | "Try to save again";
    answer_quit_unsaved() "Avsluta utan att spara" | "Quit without saving";
    answer_stay() "Tillbaka" | "Back";
}

impl Lang {
    /// «1 registrering är inte sparad.»
    pub fn question_quit(self, count: usize) -> String {
        match self {
            Self::Sv if count == 1 => "1 registrering är inte sparad.".to_owned(),
            Self::Sv => format!("{count} registreringar är inte sparade."),
            Self::En if count == 1 => "1 recording is not saved.".to_owned(),
            Self::En => format!("{count} recordings are not saved."),
        }
    }

    /// «2 valda»; nothing for none.
    pub fn chosen_count(self, n: usize) -> String {
        match n {
            0 => String::new(),
            1 => self.pick("1 vald", "1 chosen").into(),
            n => format!("{n} {}", self.pick("valda", "chosen")),
        }
    }

    /// «25 akt.».
    pub fn activities_short(self, n: usize) -> String {
        format!("{n} {}", self.pick("akt.", "act."))
    }

    /// «1 träff», «5 träffar».
    pub fn hits_found(self, n: usize) -> Cow<'static, str> {
        match n {
            0 => self.pick("inga träffar", "no hits").into(),
            1 => self.pick("1 träff", "1 hit").into(),
            n => format!("{n} {}", self.pick("träffar", "hits")).into(),
        }
    }
}
