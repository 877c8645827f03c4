//! A server with users of its own: its `/etc` lies in a temporary folder and stands in the place of
//! the machine's in a mount namespace, so that accounts and settings are there and nothing of the
//! machine is changed.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use super::kit::{Answer, FOLJ, here, root};

/// Somebody with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) login: &'static str,
    pub(crate) uid: u32,
    /// The login shell.
    pub(crate) shell: &'static str,
}

/// The machine's own root.
pub(crate) const ROOT: User = User { login: "root", uid: 0, shell: "/bin/sh" };

/// A server, gone at the end.
pub(crate) struct Server {
    folder: tempfile::TempDir,
    users: Vec<User>,
    /// The process that the namespace belongs to.
    holder: Option<Child>,
}

/// Puts `$1/etc` in the place of `/etc`, and `$1/run` in that of `/run`, until its input ends.
const HOLD: &str = r#"mount --bind "$1/etc" /etc && mount --bind "$1/run" /run && echo ready && read -r end"#;

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut holder) = self.holder.take() {
            drop(holder.stdin.take());
            let _ = holder.wait();
        }
    }
}

impl Server {
    /// A server with these users, each with a home; none where this is not root, or where nothing may
    /// be mounted.
    pub(crate) fn with(users: &[User]) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let mut server = Self { folder, users: users.to_vec(), holder: None };
        if !root() {
            return None;
        }
        server.make();
        let mut holder = Command::new("unshare");
        holder.args(["--mount", "--", "sh", "-c", HOLD, "sh"]).arg(server.path(""));
        let mut holder = holder.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut said).unwrap();
        server.holder = Some(holder);
        here("a mount namespace", said == "ready\n").then_some(server)
    }

    fn make(&self) {
        let etc = self.path("etc");
        fs::create_dir_all(etc.join("xdg")).unwrap();
        // What programs need whoever they run for.
        for name in ["ld.so.cache", "localtime", "alternatives", "terminfo"] {
            let from = Path::new("/etc").join(name);
            if from.exists() {
                let copied = Command::new("cp").arg("-a").args([&from, &etc.join(name)]).status();
                assert!(copied.unwrap().success(), "{name}");
            }
        }
        let mut texts = [
            (
                "passwd",
                "root:x:0:0::/root:/bin/sh\nsshd:x:100:65534::/run/sshd:/usr/sbin/nologin\n".to_owned(),
            ),
            ("group", "root:x:0:\nnogroup:x:65534:\n".to_owned()),
            ("shadow", "root:*:19000::::::\nsshd:*:19000::::::\n".to_owned()),
            ("shells", format!("/bin/sh\n/bin/bash\n{}\n", self.folj().display())),
            ("nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\n".to_owned()),
            ("machine-id", "7f3c21aa7f3c21aa7f3c21aa7f3c21aa\n".to_owned()),
        ];
        fs::create_dir(self.path("home")).unwrap();
        fs::create_dir_all(self.path("run/sshd")).unwrap();
        for user in &self.users {
            let home = self.home(*user);
            fs::create_dir(&home).unwrap();
            chown(&home, Some(user.uid), Some(user.uid)).unwrap();
            let (login, uid, home) = (user.login, user.uid, home.display());
            let shell =
                if user.shell == "folj" { self.folj().display().to_string() } else { user.shell.into() };
            let lines = [
                format!("{login}:x:{uid}:{uid}::{home}:{shell}\n"),
                format!("{login}:x:{uid}:\n"),
                format!("{login}:*:19000::::::\n"),
            ];
            for ((_, text), line) in texts.iter_mut().zip(lines) {
                text.push_str(&line);
            }
        }
        for (name, text) in texts {
            fs::write(etc.join(name), text).unwrap();
        }
        fs::set_permissions(etc.join("shadow"), fs::Permissions::from_mode(0o600)).unwrap();
        // Where all may start it, wherever the repository lies.
        fs::copy(FOLJ, self.folj()).unwrap();
        fs::set_permissions(self.folj(), fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// A path on the server.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program.
    pub(crate) fn folj(&self) -> PathBuf {
        self.path("folj")
    }

    /// The home of a user.
    pub(crate) fn home(&self, user: User) -> PathBuf {
        self.path("home").join(user.login)
    }

    /// A command as somebody, with nothing around it but a home and a language.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, who: User, command: &[A]) -> Command {
        let holder = self.holder.as_ref().expect("a namespace").id();
        let mut whole = Command::new("nsenter");
        whole.arg(format!("--mount=/proc/{holder}/ns/mnt")).arg("--");
        if who != ROOT {
            let uid = who.uid;
            whole.arg("setpriv").args([format!("--reuid={uid}"), format!("--regid={uid}")]);
            whole.args(["--clear-groups", "--inh-caps=-all", "--"]);
        }
        whole.args(command).env_clear();
        whole.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("LANG", "en_US.UTF-8");
        let home = if who == ROOT { self.path("root") } else { self.home(who) };
        whole.env("HOME", home).current_dir("/").stdin(Stdio::null());
        whole
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, who: User, command: &[A]) -> Output {
        self.command(who, command).output().unwrap()
    }

    /// Runs folj as somebody.
    pub(crate) fn folj_as(&self, who: User, arguments: &[&str]) -> Answer {
        let folj = self.folj();
        let words: Vec<&OsStr> =
            [folj.as_os_str()].into_iter().chain(arguments.iter().map(OsStr::new)).collect();
        self.run(who, &words).into()
    }

    /// The same, which has to succeed.
    pub(crate) fn done(&self, who: User, arguments: &[&str]) -> String {
        let answer = self.folj_as(who, arguments);
        assert_eq!(answer.code, Some(0), "{} {arguments:?}: {answer:?}", who.login);
        answer.out
    }

    /// Makes the shared folder as docs/server.md says, with its writers and readers.
    pub(crate) fn share(&self, writers: &[User], readers: &[User]) -> PathBuf {
        let shared = self.path("srv/folj");
        self.done(ROOT, &["admin", "init", shared.to_str().unwrap()]);
        for user in writers {
            self.done(ROOT, &["admin", "user", "add", user.login]);
        }
        for user in readers {
            self.done(ROOT, &["admin", "user", "add", user.login, "--role", "reader"]);
        }
        shared
    }
}
