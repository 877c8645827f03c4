//! Words of meetings: the form, the screen, the menu, and what is said about them.

use crate::text::{Lang, messages};

messages! {
    view_meeting() "Möte" | "Meeting";
    layer_form() "Formulär" | "Form";
    badge_recording() "REGISTRERAR" | "RECORDING";
    badge_meeting() "MÖTE" | "MEETING";
    meeting_on(name: &str, who: &str) "Möte pågår: {name}, {who}" | "Meeting now: {name}, {who}";
    meeting_on_join(key: &str) "{key} går med" | "{key} joins it";

    meeting_keeper(who: &str) "Protokoll: {who}" | "Record: {who}";
    meeting_open_left(count: usize) "kvar utan utfall: {count}" | "left without outcome: {count}";
    meeting_left_short(count: usize) "kvar: {count}" | "left: {count}";
    meeting_done(done: usize, all: usize) "{done} av {all} klara" | "{done} of {all} done";
    meeting_nothing() "Mötet tar inte upp något." | "The meeting takes nothing up.";
    meeting_next() "Nästa" | "Next";
    meeting_then() "Därefter" | "Then";
    meeting_earlier() "Tidigare" | "Earlier";
    meeting_clear() "Ta bort" | "Remove";
    saved_by(who: &str, when: &str) "sparat {when} av {who}" | "saved {when} by {who}";

    form_known() "Möte" | "Meeting";
    form_body() "Organ" | "Body";
    form_date() "Datum" | "Date";
    form_keeper() "Protokoll" | "Record";
    form_party() "Ansvarig" | "Responsible";
    form_area() "Fokusområde" | "Focus area";
    form_items() "Punkter" | "Items";
    form_new() "Nytt möte" | "New meeting";
    form_go_on(name: &str) "Fortsätt {name}" | "Go on with {name}";
    form_join(name: &str, who: &str) "Gå med i {name} ({who})" | "Join {name} ({who})";
    form_open_again(name: &str) "Öppna {name} igen" | "Open {name} again";
    form_all() "alla" | "all";
    form_no_body() "Skriv vilket organ som möts." | "Write who meets.";
    form_no_date() "Skriv datumet som 2025-05-14." | "Write the date as 2025-05-14.";
    form_too_long(most: usize) "Namnen får ha högst {most} tecken." | "Names have at most {most} characters.";
    form_no_items() "Inget att ta upp passar valet." | "Nothing fits the choice.";
    form_enter_opens(key: &str) "{key} öppnar mötet." | "{key} opens the meeting.";
    form_enter_goes_on(key: &str) "{key} går dit där mötet var." | "{key} goes where the meeting was.";

    menu_title(name: &str) "Mötet {name}" | "Meeting {name}";
    menu_go_on() "Fortsätt" | "Go on";
    menu_mark(mark: &str) "Märk uppföljningen som {mark} nu" | "Mark the follow-up as {mark} now";
    menu_close() "Avsluta mötet" | "Close the meeting";
    menu_leave() "Lämna mötet; det fortsätter för andra" | "Leave the meeting; it goes on for others";

    meeting_waits(name: &str, key: &str) "Mötet {name} är öppet. {key} fortsätter det." | "Meeting {name} is open. {key} goes on with it.";
    meeting_opened(name: &str) "Mötet {name} är öppet." | "Meeting {name} is open.";
    meeting_marked(name: &str, mark: &str) "Mötet {name} är märkt: {mark}." | "Meeting {name} is marked: {mark}.";
    meeting_closed(name: &str, recorded: usize, open: usize)
        "Mötet {name} är avslutat: {recorded} utfall registrerade, {open} utan utfall."
        | "Meeting {name} is closed: {recorded} outcomes recorded, {open} without outcome.";
    meeting_opened_by(name: &str, who: &str, key: &str)
        "{who} har öppnat mötet {name}. {key} går med i det." | "{who} has opened meeting {name}. {key} joins it.";
    meeting_opened_by_other(name: &str, who: &str) "{who} har öppnat mötet {name}." | "{who} has opened meeting {name}.";
    meeting_joined(name: &str, who: &str)
        "Mötet {name} hade redan öppnats av {who}. Du är med i det."
        | "Meeting {name} had been opened by {who} already. You are in it.";
    meeting_marked_by(name: &str, who: &str, mark: &str)
        "{who} har märkt mötet {name}: {mark}." | "{who} has marked meeting {name}: {mark}.";
    meeting_closed_by(name: &str, who: &str)
        "{who} har avslutat mötet {name}." | "{who} has closed meeting {name}.";
    meeting_closed_for_me(name: &str, who: &str)
        "{who} avslutade mötet {name}. Du är inte längre med i det."
        | "{who} closed meeting {name}. You are no longer in it.";
    meeting_goes_on(name: &str, key: &str) "Mötet {name} pågår. {key} går tillbaka dit." | "Meeting {name} goes on. {key} goes back to it.";
    meeting_is_left(name: &str) "Du har lämnat mötet {name}. Det är fortfarande öppet." | "You have left meeting {name}. It is still open.";
    not_on_agenda(id: &str) "{id} tas inte upp på mötet." | "The meeting does not take up {id}.";

    foot_back() "ut" | "out";
    foot_decision() "beslut" | "decision";
    foot_meeting() "möte" | "meeting";
    foot_open_meeting() "öppna" | "open";
    foot_fields() "fält" | "fields";
    foot_change() "ändra" | "change";
}

impl Lang {
    /// «1 punkt», «34 punkter».
    pub fn items_counted(self, n: usize) -> String {
        format!("{n} {}", if n == 1 { self.pick("punkt", "item") } else { self.pick("punkter", "items") })
    }
}
