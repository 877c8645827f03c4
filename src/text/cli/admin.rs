//! The words of `folj admin`.

use super::{Lang, messages};
use crate::roles::Role;

messages! {
    cli_admin_tasks()
        "Skriv folj admin init MAPP, folj admin user add NAMN, folj admin user close NAMN eller folj admin user list."
        | "Type folj admin init DIR, folj admin user add NAME, folj admin user close NAME or folj admin user list.";
    cli_admin_needs_root()
        "Detta kan bara root göra: sudo folj admin …"
        | "Only root can do this: sudo folj admin …";
    cli_admin_made(path: &str) "{path}: skapad, ägs av root och läses av alla." | "{path}: made, owned by root and read by all.";
    cli_admin_mended(path: &str) "{path}: fanns; rättigheterna är nu 0755." | "{path}: was there; its permissions are 0755 now.";
    cli_admin_there(path: &str) "{path}: finns redan, oförändrad." | "{path}: is there already, unchanged.";
    cli_admin_config_made(path: &str, setting: &str) "{path}: skapad med {setting}" | "{path}: made with {setting}";
    cli_admin_config_comment()
        "Serverns inställningar för alla; folj config show visar vad som gäller."
        | "The server's settings for all; folj config show tells what holds.";
    cli_admin_write(path: &str, setting: &str)
        "{path}: finns redan och lämnas orörd. Skriv in raden: {setting}"
        | "{path}: is there already and is left alone. Write this line in it: {setting}";
    cli_admin_next()
        "Lägg till dem som ska skriva: folj admin user add NAMN"
        | "Add those who are to write: folj admin user add NAME";
    cli_admin_unlisted(login: &str)
        "Obs: {login} har en mapp men ingen roll och kan inte skriva: folj admin user add {login}"
        | "Note: {login} has a folder but no role and cannot write: folj admin user add {login}";
    cli_admin_not_shared(path: &str)
        "{path} är ingen gemensam mapp. Gör en med folj admin init MAPP, eller ange den med --data."
        | "{path} is no shared folder. Make one with folj admin init DIR, or name it with --data.";
    cli_admin_no_account(login: &str)
        "Systemet har ingen användare {login}." | "The system has no user {login}.";
    cli_admin_no_record(login: &str)
        "{login} står inte bland skribenterna (folj admin user list)."
        | "{login} is not among the writers (folj admin user list).";
    cli_admin_user_added(login: &str, uid: u32, role: &str, from: &str)
        "{login} (uid {uid}): {role} från {from}." | "{login} (uid {uid}): {role} from {from}.";
    cli_admin_user_there(login: &str, uid: u32, role: &str)
        "{login} (uid {uid}): är redan {role}, oförändrat." | "{login} (uid {uid}): is {role} already, unchanged.";
    cli_admin_closed_before(login: &str, uid: u32, to: &str)
        "{login} (uid {uid}): stängd sedan {to}, oförändrat." | "{login} (uid {uid}): closed since {to}, unchanged.";
    cli_admin_lock_account(login: &str)
        "Kontot finns kvar i systemet; lås det med usermod --lock --expiredate 1 {login}."
        | "The account is still in the system; lock it with usermod --lock --expiredate 1 {login}.";
}

impl Lang {
    /// What somebody may do.
    pub fn user_role(self, role: Role) -> &'static str {
        match role {
            Role::Writer => self.pick("skribent", "writer"),
            Role::Reader => self.pick("läsare", "reader"),
            Role::Administrator => self.pick("administratör", "administrator"),
        }
    }

    /// The same, and whether it goes no further than folj.
    pub fn user_rights(self, role: Role, guest: bool) -> String {
        let only = if guest { self.pick(", bara folj", ", folj only") } else { "" };
        format!("{}{only}", self.user_role(role))
    }

    /// Somebody was closed; what stands in so many files is kept in mind.
    pub fn cli_admin_closed(self, login: &str, uid: u32, to: &str, files: usize) -> String {
        match self {
            Self::Sv => {
                let sealed = if files == 1 {
                    "1 fil förseglad".to_owned()
                } else {
                    format!("{files} filer förseglade")
                };
                format!("{login} (uid {uid}): stängd från {to}; {sealed}, det som står där räknas.")
            }
            Self::En => {
                let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
                format!("{login} (uid {uid}): closed from {to}; {files} sealed, what is in them counts.")
            }
        }
    }

    /// The headings of `folj admin user list`.
    pub fn cli_admin_headings(self) -> [String; 8] {
        self.pick(
            ["Uid", "Användare", "Namn", "Roll", "Från", "Till", "Poster", "Senaste"],
            ["Uid", "Login", "Name", "Role", "From", "To", "Entries", "Last"],
        )
        .map(Into::into)
    }
}
