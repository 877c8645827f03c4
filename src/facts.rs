//! The only place that asks for the clock, the user and the environment.
//!
//! Everything else gets the answers as data, so that a test can make them up.
#![expect(clippy::disallowed_methods, reason = "this is the room that asks")]

mod system;
mod terminal;
mod trust;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uzers::User;
use uzers::os::unix::UserExt;

use crate::journal::Author;
use crate::text::Charset;

pub use system::System;
pub use terminal::Answer;
pub use trust::{Account, Cause, SSH_COMMAND, Trust};

/// What is so at the moment of asking.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The time.
    pub now: Timestamp,
    /// The zone in which times are shown.
    pub zone: TimeZone,
    /// Whether the system knows its time zone; otherwise `zone` is UTC.
    pub zone_known: bool,
    /// Who runs the program: the account of the real uid, never `$USER`.
    pub who: Author,
    /// The environment, as far as it is text.
    pub env: BTreeMap<String, String>,
    /// Where files are kept.
    pub places: Places,
    /// Whether standard input, output and error are terminals.
    pub terminals: Terminals,
    /// Width of the terminal, in cells, when there is one.
    pub columns: Option<usize>,
    /// The folder in which the program was started.
    pub current_dir: PathBuf,
    /// Asks what the machine is like, and its terminal if told so.
    pub system: fn(bool) -> System,
    /// How far the one who types is trusted.
    pub trust: Trust,
    /// What the system says, whatever the environment says.
    pub account: Account,
}

/// The places of the XDG base directory specification. Relative values of its variables
/// are ignored; without a home there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// `$XDG_CONFIG_HOME/folj`
    pub config: Option<PathBuf>,
    /// `/etc/xdg/folj`
    pub server_config: Option<PathBuf>,
    /// `$XDG_DATA_HOME/folj/plans`
    pub plans: Option<PathBuf>,
    /// `$XDG_DATA_HOME/folj/followup`
    pub followup: Option<PathBuf>,
    /// `$XDG_STATE_HOME/folj`
    pub state: Option<PathBuf>,
    /// `$XDG_CACHE_HOME/folj`
    pub cache: Option<PathBuf>,
}

/// Which of the three standard streams are terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terminals {
    /// Standard input.
    pub stdin: bool,
    /// Standard output.
    pub stdout: bool,
    /// Standard error.
    pub stderr: bool,
}

/// The time.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Random bits for the id of an entry.
pub fn random() -> u64 {
    // Without the system's randomness an id is still unique by time and by file; the journal
    // counts an id once, so a clash would lose an entry: mix in what differs.
    getrandom::u64().unwrap_or_else(|_| {
        let nanos = u64::try_from(Timestamp::now().as_nanosecond().rem_euclid(1 << 40)).unwrap_or(0);
        nanos ^ (u64::from(std::process::id()) << 20)
    })
}

/// The numeric id of an account, by its login.
pub fn uid_of(login: &str) -> Option<u32> {
    uzers::get_user_by_name(login).map(|user| user.uid())
}

/// The login of an account, by its numeric id.
pub fn login_of(uid: u32) -> Option<String> {
    uzers::get_user_by_uid(uid).as_ref().map(name)
}

fn name(user: &User) -> String {
    user.name().to_string_lossy().into_owned()
}

impl Facts {
    /// Asks the system.
    pub fn ask() -> Self {
        let env: BTreeMap<String, String> =
            std::env::vars_os().filter_map(|(name, value)| variable(name, value)).collect();
        let uid = rustix::process::getuid().as_raw();
        // Once: whoever keeps accounts may be asked over the network.
        let user = uzers::get_user_by_uid(uid);
        let account = Account::of(user.as_ref());
        // Who comes with a command of their own chooses no file that is read as a time zone.
        let told = std::env::var_os("TZ").is_some() && !env.contains_key(SSH_COMMAND);
        let zone = account.zone.clone().filter(|_| !told).or_else(zone_by_name);
        Self {
            now: Timestamp::now(),
            zone_known: zone.is_some(),
            zone: zone.unwrap_or(TimeZone::UTC),
            who: who(uid, user.as_ref()),
            places: Places::from_system(),
            terminals: Terminals::from_system(),
            columns: columns(&env),
            current_dir: std::env::current_dir().unwrap_or_default(),
            trust: Trust::Full,
            account,
            env,
            system: System::ask,
        }
    }

    /// A variable of the environment that is set and not empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.env.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The variable that says which characters the terminal has, and its value: the first that is set
    /// (POSIX, 8.2).
    pub fn charset(&self) -> Option<(&'static str, &str)> {
        ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((name, self.var(name)?)))
    }

    /// The characters that the locale says the terminal has.
    pub fn characters(&self) -> Charset {
        Charset::of_locale(self.charset().map_or("", |(_, locale)| locale))
    }

    /// Whether the locale says UTF-8.
    pub fn is_utf8(&self) -> bool {
        self.characters() == Charset::Utf8
    }
}

/// A variable that is text. The command of sshd counts whatever its bytes are: that it is set is what
/// restricts.
fn variable(name: OsString, value: OsString) -> Option<(String, String)> {
    let name = name.into_string().ok()?;
    let value = match value.into_string() {
        Err(bytes) if name == SSH_COMMAND => bytes.to_string_lossy().into_owned(),
        value => value.ok()?,
    };
    Some((name, value))
}

impl Account {
    fn of(user: Option<&User>) -> Self {
        Self {
            home: user.map(|user| user.home_dir().to_owned()).filter(|home| home.is_absolute()),
            login_shell: user.map(|user| user.shell().to_owned()),
            zone: machine_zone(),
        }
    }
}

/// The zone of the machine. The file that says so is read at once, since looking a name up walks
/// through the whole database of zones.
fn machine_zone() -> Option<TimeZone> {
    TimeZone::tzif("Local", &std::fs::read("/etc/localtime").ok()?).ok()
}

/// The zone of `$TZ`, or what else the system has to say; none where that is a device or a FIFO, which
/// would be read without an end.
fn zone_by_name() -> Option<TimeZone> {
    let told = std::env::var_os("TZ").unwrap_or_default();
    let path = std::path::Path::new(
        told.as_encoded_bytes().strip_prefix(b":").map_or(told.as_os_str(), OsStr::from_bytes),
    );
    if path.is_absolute() && path.exists() && !path.is_file() {
        return None;
    }
    TimeZone::try_system().ok().filter(|zone| !zone.is_unknown())
}

/// The account of the real uid; its number where the system has no name for it.
fn who(uid: u32, user: Option<&User>) -> Author {
    Author { uid, login: user.map_or_else(|| uid.to_string(), name), name: None }
}

/// `COLUMNS` where it is set, since somebody asked for it; else what the terminal says.
fn columns(env: &BTreeMap<String, String>) -> Option<usize> {
    let asked = env.get("COLUMNS").and_then(|columns| columns.parse().ok());
    let terminal = || Some(usize::from(rustix::termios::tcgetwinsize(std::io::stdout()).ok()?.ws_col));
    asked.or_else(terminal).filter(|&columns| columns > 0)
}

impl Places {
    fn from_system() -> Self {
        let Some(dirs) = directories::ProjectDirs::from("", "", "folj") else {
            return Self { server_config: Some("/etc/xdg/folj".into()), ..Self::default() };
        };
        Self {
            config: Some(dirs.config_dir().to_owned()),
            server_config: Some("/etc/xdg/folj".into()),
            plans: Some(dirs.data_dir().join("plans")),
            followup: Some(dirs.data_dir().join("followup")),
            state: dirs.state_dir().map(ToOwned::to_owned),
            cache: Some(dirs.cache_dir().to_owned()),
        }
    }
}

impl Terminals {
    fn from_system() -> Self {
        use std::io::IsTerminal;
        Self {
            stdin: std::io::stdin().is_terminal(),
            stdout: std::io::stdout().is_terminal(),
            stderr: std::io::stderr().is_terminal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_are_asked_for() {
        let width = |columns: &str| columns_of(Some(columns));
        assert_eq!(width("100"), Some(100));
        // Nothing that can be used: what the terminal says, if there is one.
        for useless in ["0", "-3", "wide", ""] {
            assert_ne!(width(useless), Some(0), "{useless}");
        }
        assert_eq!(width("wide"), columns_of(None));
    }

    fn columns_of(value: Option<&str>) -> Option<usize> {
        columns(&value.map(|value| ("COLUMNS".to_owned(), value.to_owned())).into_iter().collect())
    }
}
