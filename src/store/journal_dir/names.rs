//! The names of folders and files in a journal directory.

/// A writer's folder: `1001-anna`. The uid is what the kernel checks, since logins change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Writer {
    /// The name of the folder.
    pub(super) folder: String,
    /// The uid in it.
    pub(super) uid: u32,
    /// The login in it.
    pub(super) login: String,
}

impl Writer {
    /// The folder of a user.
    pub(super) fn new(uid: u32, login: &str) -> Self {
        let login = login_in_folder(login);
        Self { folder: format!("{uid}-{login}"), uid, login }
    }

    /// The writer whose folder has this name; anything else in a journal directory is no writer's.
    pub(super) fn parse(folder: &str) -> Option<Self> {
        let (uid, login) = folder.split_once('-')?;
        let writer = Self::new(uid.parse().ok()?, login);
        (writer.folder == folder && !login.is_empty()).then_some(writer)
    }
}

/// A login as it can stand in the name of a folder: everything but ASCII letters, digits and
/// `.`, `-`, `_`, `@` becomes `_`, as in `DOMAIN\anna`.
pub(super) fn login_in_folder(login: &str) -> String {
    let safe =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@') { c } else { '_' };
    login.chars().take(128).map(safe).collect()
}

/// Whether a file is a slot.
pub(super) fn is_slot(name: &str) -> bool {
    name.strip_suffix(".fj").is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers() {
        for (folder, writer) in [
            ("1001-anna", Some((1001, "anna"))),
            ("0-root", Some((0, "root"))),
            ("1001-anna.berg-x", Some((1001, "anna.berg-x"))),
            ("01001-anna", None),
            ("+1-anna", None),
            ("1001", None),
            ("1001-", None),
            ("anna-1001", None),
            ("1001-å", None),
            ("5000000000-x", None),
            ("lost+found", None),
        ] {
            let found = Writer::parse(folder);
            assert_eq!(found.as_ref().map(|w| (w.uid, w.login.as_str())), writer, "{folder}");
        }
        assert_eq!(Writer::new(7, "DOM\\anna/..").folder, "7-DOM_anna_..");
    }

    #[test]
    fn slots() {
        for (name, slot) in [("7f3c21aa.0.fj", true), (".fj", false), (".x.fj", false), ("x.fj~", false)] {
            assert_eq!(is_slot(name), slot, "{name}");
        }
    }
}
