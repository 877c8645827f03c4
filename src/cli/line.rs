//! Who says what: the administrator, who wrote the command that sshd is forced to run, and a guest,
//! who gets no further than folj.
//!
//! A guest's words come in `SSH_ORIGINAL_COMMAND`, or to a login shell as `-c COMMAND` (sshd(8),
//! «LOGIN PROCESS»). The program's own arguments are the administrator's, unless it is the login shell:
//! then there is no telling, and nothing in them is trusted.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::ssh_command::{Refused, split};
use crate::facts::{Cause, Facts, SSH_COMMAND};

/// The option that restricts.
const RESTRICTED: &str = "--restricted";

/// One run, by who says what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The program's name and the arguments of the administrator, or of somebody who needs none.
    pub(super) own: Vec<OsString>,
    /// The words of a guest without the program's name, if there is a guest.
    pub(super) guest: Option<Result<Vec<OsString>, Refused>>,
    /// Why it is restricted by how folj was started, if so. An argument that is only the value of an
    /// option restricts too: nobody has read the options yet, and less is safe.
    pub(super) cause: Option<Cause>,
}

impl Line {
    /// Sorts the arguments, the program's name first.
    pub(super) fn new(args: &[OsString], facts: &Facts) -> Self {
        let over_ssh = facts.env.get(SSH_COMMAND).map(|command| words_of(command));
        let (name, rest) = args.split_first().map_or((OsStr::new("folj"), args), |(name, rest)| (name, rest));
        if !is_login_shell(name, facts) {
            let asked = rest.iter().any(|arg| arg == RESTRICTED).then_some(Cause::Option);
            let cause = over_ssh.as_ref().map(|_| Cause::Ssh).or(asked);
            return Self { own: args.to_vec(), guest: over_ssh, cause };
        }
        let given = match rest {
            [option, command] if option == "-c" => words_of(&command.to_string_lossy()),
            other => Ok(other.to_vec()),
        };
        let more = over_ssh.unwrap_or_else(|| Ok(Vec::new()));
        let guest = given.and_then(|given| more.map(|more| [given, more].concat()));
        Self { own: vec![name.to_owned()], guest: Some(guest), cause: Some(Cause::LoginShell) }
    }

    /// The words of the guest, as far as there are any.
    pub(super) fn guest_words(&self) -> &[OsString] {
        self.guest.as_ref().and_then(|words| words.as_deref().ok()).unwrap_or_default()
    }
}

/// Whether folj was started as the login shell of its account: with a hyphen, or under the name that
/// the account's shell has in the system.
fn is_login_shell(name: &OsStr, facts: &Facts) -> bool {
    let shell = facts.account.login_shell.as_deref().and_then(Path::file_name);
    name.as_encoded_bytes().first() == Some(&b'-')
        || shell.is_some_and(|shell| Some(shell) == Path::new(name).file_name())
}

/// The words of a command; that it names folj first is no news.
fn words_of(command: &str) -> Result<Vec<OsString>, Refused> {
    let mut words = split(command)?;
    if words.first().is_some_and(|word| Path::new(word).file_name() == Some(OsStr::new("folj"))) {
        words.remove(0);
    }
    Ok(words.into_iter().map(OsString::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    fn line(args: &[&str], over_ssh: Option<&str>, shell: &str) -> Line {
        let mut facts = Facts::ask();
        facts.env.remove(SSH_COMMAND);
        facts.env.extend(over_ssh.map(|command| (SSH_COMMAND.to_owned(), command.to_owned())));
        facts.account.login_shell = Some(shell.into());
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        Line::new(&args, &facts)
    }

    #[test]
    fn arguments_are_the_administrators_and_ssh_brings_a_guest() {
        let forced = ["folj", "--data", "/srv"];
        for (over_ssh, guest) in [
            ("", &[][..]),
            ("folj", &[]),
            ("list -c OSN", &["list", "-c", "OSN"]),
            ("folj list", &["list"]),
            ("/usr/bin/folj show 'a b'", &["show", "a b"]),
            ("folj folj", &["folj"]),
            ("xfolj list", &["xfolj", "list"]),
        ] {
            let line = line(&forced, Some(over_ssh), "/bin/bash");
            assert_eq!(line.own, forced);
            assert_eq!(line.guest_words(), guest, "{over_ssh}");
            assert_eq!(line.cause, Some(Cause::Ssh), "{over_ssh}");
        }
        let refused = line(&forced, Some("list; id"), "/bin/bash");
        assert_eq!(refused.guest, Some(Err(Refused::ForShell(';'))));
        assert_eq!(refused.cause, Some(Cause::Ssh));
    }

    #[test]
    fn a_login_shell_trusts_nothing_that_it_is_given() {
        for (args, over_ssh, shell, guest) in [
            (&["-folj"][..], None, "/bin/bash", &[][..]),
            (&["-folj", "-c", "list -c OSN"], None, "/bin/bash", &["list", "-c", "OSN"]),
            (&["folj", "-c", "list -c OSN"], None, "/usr/bin/folj", &["list", "-c", "OSN"]),
            (&["folj-login", "-c", ""], None, "/usr/bin/folj-login", &[]),
            (&["folj", "--data", "/x"], None, "/usr/bin/folj", &["--data", "/x"]),
            (
                &["folj", "-c", "/usr/bin/folj --lang sv"],
                Some("list"),
                "/bin/folj",
                &["--lang", "sv", "list"],
            ),
        ] {
            let line = line(args, over_ssh, shell);
            assert_eq!(
                (line.own.as_slice(), line.guest_words()),
                (
                    [args[0].into()].as_slice(),
                    guest.iter().map(OsString::from).collect::<Vec<_>>().as_slice()
                ),
                "{args:?}"
            );
            assert_eq!(line.cause, Some(Cause::LoginShell), "{args:?}");
        }
    }

    #[test]
    fn nothing_else_restricts() {
        for (args, cause) in [
            (&["folj"][..], None),
            (&["folj", "-c", "OSN"], None),
            (&["folj-login", "-c", "OSN"], None),
            (&["folj", "list", "--restricted"], Some(Cause::Option)),
        ] {
            let line = line(args, None, "/bin/bash");
            assert_eq!(line.guest, None, "{args:?}");
            assert_eq!(line.cause, cause, "{args:?}");
        }
    }
}
