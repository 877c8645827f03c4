//! The sentences about who may write in a shared folder.

use super::{Cow, Lang, messages};
use crate::problem::RoleFault;

messages! {
    role_no_record()
        "du står inte bland dem som får skriva här" | "you are not among those who may write here";
    role_reader() "din roll är läsare" | "your role is reader";
    role_not_yet(from: &str) "du får skriva här först {from}" | "you may write here only from {from}";
    role_ended(to: &str) "din rätt att skriva här upphörde {to}" | "your right to write here ended on {to}";
    role_unreadable(path: &str)
        "vilka som får skriva går inte att läsa ur {path}" | "who may write cannot be read from {path}";
    role_after_closing(line: usize)
        "rad {line} fanns inte när skribentens mapp stängdes; den räknas inte"
        | "line {line} was not there when its writer's folder was closed; it does not count";
    role_after_end(line: usize, to: &str)
        "rad {line} är daterad efter {to}, då skribentens rätt att skriva upphörde; den räknas"
        | "line {line} is dated after {to}, when its writer's right to write ended; it counts";
    role_unlisted(path: &str)
        "{path} tillhör någon som inte står bland skribenterna; det som står där räknas"
        | "{path} belongs to somebody who is not among the writers; what is in it counts";
    role_reused_uid(uid: u32, logins: &str)
        "uid {uid} har tillhört flera: {logins}" | "uid {uid} has belonged to several: {logins}";
    role_other_login(uid: u32, login: &str, found: &str)
        "uid {uid} står som {login}, men heter {found} i systemet"
        | "uid {uid} is listed as {login}, but the system calls it {found}";
    role_no_login(uid: u32, login: &str)
        "uid {uid} ({login}) finns inte i systemet" | "the system has no uid {uid} ({login})";
    role_reversed(from: &str, to: &str)
        "perioden slutar {to}, innan den börjar {from}" | "the period ends on {to}, before it begins on {from}";

    // what to do
    role_ask_hint()
        "be den som sköter servern: folj admin user add" | "ask whoever runs the server: folj admin user add";
    role_mend_hint() "folj check säger vad som är fel i den" | "folj check says what is wrong with it";
    role_list_hint() "folj admin user add NAMN" | "folj admin user add NAME";
    role_reused_hint()
        "den som har numret nu äger den förras filer; ge numret tillbaka eller ge filerna ett nytt"
        | "who has the number now owns the files of the one before; give either of them another number";
    role_after_hint()
        "se efter vad som står där innan skribenten läggs till igen"
        | "look at what stands there before the writer is added again";
    role_no_login_hint()
        "stäng med folj admin user close om användaren har slutat"
        | "close with folj admin user close if the user has left";
}

/// What is wrong.
pub(super) fn title(lang: Lang, fault: &RoleFault) -> Cow<'static, str> {
    match fault {
        RoleFault::NoRecord => lang.role_no_record(),
        RoleFault::Reader => lang.role_reader(),
        RoleFault::NotYet { from } => lang.role_not_yet(from),
        RoleFault::Ended { to } => lang.role_ended(to),
        RoleFault::Unreadable { path } => lang.role_unreadable(path),
        RoleFault::AfterClosing { line } => lang.role_after_closing(*line),
        RoleFault::AfterEnd { line, to } => lang.role_after_end(*line, to),
        RoleFault::Unlisted { path } => lang.role_unlisted(path),
        RoleFault::ReusedUid { uid, logins } => lang.role_reused_uid(*uid, &logins.join(", ")),
        RoleFault::OtherLogin { uid, login, found: Some(found) } => lang.role_other_login(*uid, login, found),
        RoleFault::OtherLogin { uid, login, found: None } => lang.role_no_login(*uid, login),
        RoleFault::Reversed { from, to } => lang.role_reversed(from, to),
    }
}

/// What to do about it.
pub(super) fn hint(lang: Lang, fault: &RoleFault) -> Option<Cow<'static, str>> {
    match fault {
        RoleFault::NoRecord | RoleFault::Reader | RoleFault::NotYet { .. } | RoleFault::Ended { .. } => {
            Some(lang.role_ask_hint())
        }
        RoleFault::Unreadable { .. } => Some(lang.role_mend_hint()),
        RoleFault::Unlisted { .. } => Some(lang.role_list_hint()),
        RoleFault::ReusedUid { .. } => Some(lang.role_reused_hint()),
        RoleFault::OtherLogin { .. } => Some(lang.role_no_login_hint()),
        RoleFault::AfterClosing { .. } => Some(lang.role_after_hint()),
        RoleFault::AfterEnd { .. } | RoleFault::Reversed { .. } => None,
    }
}
