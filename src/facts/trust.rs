//! Restricted mode: what is left of the facts when the one who types is not trusted with the account.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::{Facts, Places};

/// How far the one who types is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trust {
    /// As far as the account.
    #[default]
    Full,
    /// With folj and nothing else: no other program, no path, no settings but the server's.
    Restricted(Cause),
}

/// Why somebody gets no further than folj.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// `--restricted`.
    Option,
    /// sshd set [`SSH_COMMAND`].
    Ssh,
    /// folj is the login shell.
    LoginShell,
    /// The server's settings.
    Settings,
    /// The list of the writers.
    Record,
}

impl Trust {
    /// Whether restricted mode holds.
    pub fn is_restricted(self) -> bool {
        self != Self::Full
    }
}

/// What the system says about account and machine, whatever the environment says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    /// The home of the account.
    pub home: Option<PathBuf>,
    /// The login shell of the account.
    pub login_shell: Option<PathBuf>,
    /// The zone of the machine.
    pub zone: Option<TimeZone>,
}

/// The variable in which sshd hands over what somebody wanted to run instead of a forced command.
pub const SSH_COMMAND: &str = "SSH_ORIGINAL_COMMAND";

/// What a terminal has to say about itself. sshd takes TERM from the other side whatever its
/// settings are, so none of these may do more than change how something looks.
const OF_TERMINAL: &[&str] =
    &["TERM", "COLORTERM", "LANG", "LINES", "COLUMNS", "NO_COLOR", "ACCESSIBLE", "SSH_CONNECTION"];

impl Facts {
    /// The facts of restricted mode: of the environment only the terminal's part, the server's settings
    /// and time zone, and a home only for what a visit leaves behind. Of several causes the first counts.
    #[must_use]
    pub fn restricted(self, cause: Cause) -> Self {
        let in_home = |path| self.account.home.as_ref().map(|home| home.join(path));
        let (state, cache) = (in_home(".local/state/folj"), in_home(".cache/folj"));
        Self {
            trust: if self.trust.is_restricted() { self.trust } else { Trust::Restricted(cause) },
            env: self.env.into_iter().filter(|(name, _)| is_of_terminal(name)).collect(),
            places: Places { server_config: self.places.server_config, state, cache, ..Places::default() },
            zone_known: self.account.zone.is_some(),
            zone: self.account.zone.clone().unwrap_or(TimeZone::UTC),
            ..self
        }
    }
}

fn is_of_terminal(name: &str) -> bool {
    OF_TERMINAL.contains(&name) || name.starts_with("LC_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_terminal_is_believed() {
        let mut facts = Facts::ask();
        let set = |name: &&str| ((*name).to_owned(), "x".to_owned());
        let kept = ["TERM", "LANG", "LC_ALL", "LC_TIME", "NO_COLOR", "COLUMNS", "SSH_CONNECTION"];
        let lost = [
            "HOME",
            "EDITOR",
            "VISUAL",
            "PAGER",
            "SHELL",
            "PATH",
            "TZ",
            "TZDIR",
            "TMPDIR",
            "FOLJ_LANG",
            "FOLJ_PLAIN",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "LD_PRELOAD",
            "COMPLETE",
            "FORCE_COLOR",
            "LCX",
            SSH_COMMAND,
        ];
        facts.env = kept.iter().chain(&lost).map(set).collect();
        facts.zone = TimeZone::fixed(jiff::tz::offset(5));
        facts.account = Account {
            home: Some("/home/anna".into()),
            login_shell: None,
            zone: Some(TimeZone::fixed(jiff::tz::offset(2))),
        };
        facts.places.config = Some("/tmp/folj".into());
        let facts = facts.restricted(Cause::Ssh);
        let mut names: Vec<&str> = facts.env.keys().map(String::as_str).collect();
        let mut kept = kept.to_vec();
        names.sort_unstable();
        kept.sort_unstable();
        assert_eq!(names, kept);
        assert_eq!(facts.trust, Trust::Restricted(Cause::Ssh));
        assert_eq!(facts.zone, TimeZone::fixed(jiff::tz::offset(2)));
        let places = Places {
            server_config: Some("/etc/xdg/folj".into()),
            state: Some("/home/anna/.local/state/folj".into()),
            cache: Some("/home/anna/.cache/folj".into()),
            ..Places::default()
        };
        assert_eq!(facts.places, places);
        let twice = facts.clone().restricted(Cause::Settings);
        assert_eq!(
            (twice.env, twice.places, twice.zone, twice.trust),
            (facts.env, facts.places, facts.zone, facts.trust)
        );
    }
}
