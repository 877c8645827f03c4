//! Restricted mode behind a real sshd, with the settings that docs/server.md gives: what leads out of
//! folj is refused, no other program is started, and a lost line leaves nothing behind.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::net::TcpListener;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::kit::{Answer, here, tool};
use super::server::{ROOT, Server, User};

/// An officer with a shell.
const ANNA: User = User { login: "anna", uid: 70_001, shell: "/bin/sh" };
/// Let in to folj by a forced command, which bash starts. His home is root's.
const BO: User = User { login: "bo", uid: 70_002, shell: "/bin/bash" };
/// The same, with folj as the login shell, and a home of her own.
const EVA: User = User { login: "eva", uid: 70_003, shell: "folj" };
/// Nobody restricts him but the list of the writers.
const POL: User = User { login: "pol", uid: 70_004, shell: "/bin/sh" };

/// The same four beside them, since both tests count what runs for whom.
const OTHERS: [User; 4] = [
    User { uid: 70_011, ..ANNA },
    User { uid: 70_012, ..BO },
    User { uid: 70_013, ..EVA },
    User { uid: 70_014, ..POL },
];

const SSHD: &str = "/usr/sbin/sshd";

/// What stands on a screen that is open.
const OPEN: &str = "Samverkansplan";

/// The server, its sshd, and the keys to it.
struct Lab {
    server: Server,
    sshd: Child,
    port: u16,
    traced: bool,
}

impl Drop for Lab {
    fn drop(&mut self) {
        let _ = self.tmux(&["kill-server"]).status();
        // Behind strace it is another process; both end with this one.
        if let Ok(pid) = fs::read_to_string(self.server.path("run/sshd.pid")) {
            let _ = Command::new("kill").arg(pid.trim()).status();
        }
        let _ = self.sshd.wait();
    }
}

/// The block for sshd of the page for administrators: the general part, and the one for the group.
fn documented() -> (String, String) {
    let page = include_str!("../../docs/server.md");
    let block = page.split("```").find(|block| block.contains("Match Group foljonly")).expect("a block");
    let (general, group) = block.split_once("Match Group").unwrap();
    (general.trim_start_matches("text\n").to_owned(), format!("Match Group{group}"))
}

impl Lab {
    /// With every program noted that is started, where that can be.
    fn new(users: [User; 4], traced: bool) -> Option<Self> {
        let tools = ["ssh", "ssh-keygen", "scp", "sftp", "tmux", "bash", "timeout"];
        if !here("sshd", fs::exists(SSHD).unwrap()) || !tools.into_iter().all(tool) {
            return None;
        }
        let server = Server::with(&users)?;
        let [anna, bo, eva, _] = users;
        let shared = server.share(&[anna, bo, eva], &[]);
        server.done(ROOT, &["admin", "user", "add", "pol", "--guest"]);
        chown(server.home(bo), Some(0), Some(0)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        for folder in ["keys", "tmux", "pub"] {
            fs::create_dir(server.path(folder)).unwrap();
        }
        fs::set_permissions(server.path("pub"), fs::Permissions::from_mode(0o1777)).unwrap();
        for key in ["host", "key"] {
            let mut made = Command::new("ssh-keygen");
            assert!(
                made.args(["-q", "-t", "ed25519", "-N", "", "-f"])
                    .arg(server.path(key))
                    .status()
                    .unwrap()
                    .success()
            );
        }
        for user in users {
            fs::copy(server.path("key.pub"), server.path("keys").join(user.login)).unwrap();
        }
        let group = server.path("etc/group");
        let text = fs::read_to_string(&group).unwrap();
        fs::write(&group, format!("{text}foljonly:x:69001:bo\nfoljshell:x:69002:eva\n")).unwrap();
        fs::write(server.path("sshd_config"), settings(&server, &shared, port)).unwrap();

        let config = server.path("sshd_config");
        let mut start =
            vec![SSHD.to_owned(), "-D".into(), "-f".into(), config.display().to_string(), "-E".into()];
        start.push(server.path("log").display().to_string());
        let trace = [
            "strace",
            "-f",
            "-e",
            "trace=execve,execveat,fork,vfork,clone,clone3",
            "-e",
            "signal=none",
            "-o",
        ];
        let can =
            Command::new(trace[0]).args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
        let traced = traced && here("strace", can.is_ok_and(|status| status.success()));
        if traced {
            let trace = trace.map(ToOwned::to_owned).into_iter();
            start = trace.chain([server.path("trace").display().to_string()]).chain(start).collect();
        }
        let sshd = server.command(ROOT, &start).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let lab = Self { server, sshd, port, traced };
        // That ssh works at all: what cannot be reached withstands everything.
        let start = Instant::now();
        let alive = loop {
            let answer = lab.ssh(anna, &[], "echo alive");
            if answer.status.success() || start.elapsed() > Duration::from_secs(20) {
                break answer;
            }
            sleep(Duration::from_millis(50));
        };
        let log = fs::read_to_string(lab.server.path("log")).unwrap_or_default();
        assert_eq!(alive.stdout, b"alive\n", "{alive:?}\n{log}");
        Some(lab)
    }

    /// ssh, or one of its companions, with the key and nothing of this machine's settings.
    fn client(&self, program: &str, port: &str) -> Command {
        let known = format!("UserKnownHostsFile={}", self.server.path("known").display());
        let mut client = Command::new("timeout");
        client.args(["-s", "KILL", "60", program, "-q", "-F", "/dev/null", port, &self.port.to_string()]);
        client.arg("-i").arg(self.server.path("key"));
        for option in [&known, "StrictHostKeyChecking=no", "BatchMode=yes", "IdentitiesOnly=yes"] {
            client.args(["-o", option]);
        }
        client.env("TERM", "xterm-256color").env_remove("SSH_AUTH_SOCK").stdin(Stdio::null());
        client
    }

    fn ssh(&self, who: User, options: &[&str], command: impl AsRef<OsStr>) -> Output {
        let mut ssh = self.client("ssh", "-p");
        ssh.args(options).arg(at(who)).arg("--").arg(command).output().unwrap()
    }

    fn tmux(&self, arguments: &[&str]) -> Command {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", "folj", "-f", "/dev/null"]).args(arguments);
        tmux.env("TMUX_TMPDIR", self.server.path("tmux")).env_remove("TMUX").env("LANG", "C.UTF-8");
        tmux.stdin(Stdio::null()).stderr(Stdio::null());
        tmux
    }

    /// Somebody's session in a window of its own.
    fn open(&self, who: User) -> Pane<'_> {
        let ssh = self.client("ssh", "-p");
        let words = ssh.get_args().skip(3).map(|word| word.to_str().unwrap().to_owned());
        let line: Vec<String> = words.chain(["-tt".into(), at(who)]).collect();
        // Not the child of tmux, which wakes its children when they are stopped.
        let line =
            format!("sh -c 'echo $$ >{}; exec {}'; true", self.client_of(who).display(), line.join(" "));
        let made =
            self.tmux(&["new-session", "-d", "-s", who.login, "-x", "100", "-y", "30", &line]).status();
        assert!(made.unwrap().success(), "{line}");
        Pane { lab: self, name: who.login }
    }

    /// Where the number of the ssh client's process stands.
    fn client_of(&self, who: User) -> PathBuf {
        self.server.path(&format!("{}.pid", who.login))
    }

    /// How often folj was started, and what it started in turn: programs and processes, but no threads.
    fn started(&self) -> (usize, Vec<String>) {
        let trace = fs::read_to_string(self.server.path("trace")).unwrap();
        let program = self.server.folj().display().to_string();
        let (mut times, mut others) = (0, Vec::new());
        let mut folj: BTreeSet<&str> = BTreeSet::new();
        for line in trace.lines() {
            let (pid, call) = line.split_once(' ').unwrap();
            let (call, result) = (call.trim_start(), call.rsplit_once("= ").map(|(_, result)| result));
            if call.starts_with("+++") {
                folj.remove(pid);
            } else if call.starts_with("execve") && call.contains(&format!("\"{program}\"")) {
                times += 1;
                folj.insert(pid);
            } else if folj.contains(pid) {
                let is_new = !call.starts_with("<...") && !call.contains("CLONE_THREAD");
                others.extend(is_new.then(|| line.to_owned()));
                folj.extend(result.filter(|thread| thread.bytes().all(|byte| byte.is_ascii_digit())));
            }
        }
        (times, others)
    }
}

fn at(who: User) -> String {
    format!("{}@127.0.0.1", who.login)
}

/// What is documented, with the places of this server, and for somebody whose login shell folj is.
fn settings(server: &Server, shared: &std::path::Path, port: u16) -> String {
    let (general, group) = documented();
    let here = |text: &str| {
        let text = text.replace("/usr/local/bin/folj", server.folj().to_str().unwrap());
        // A line that hangs is to be given up within the patience of a test.
        let text = text.replace("ClientAliveInterval 30", "ClientAliveInterval 1");
        text.replace("--data /srv/folj", &format!("--data {}", shared.display()))
    };
    let shell = group.replace("foljonly", "foljshell").replace(" --restricted --data /srv/folj", "");
    assert!(shell.contains("ForceCommand /usr/local/bin/folj\n"), "{shell}");
    let path = |name: &str| server.path(name).display().to_string();
    let own = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile {}\nAuthorizedKeysFile {}/%u\nUsePAM no\n\
         StrictModes no\nSubsystem sftp internal-sftp\nMaxStartups 100\n",
        path("host"),
        path("run/sshd.pid"),
        path("keys")
    );
    [own, here(&general), here(&group), here(&shell)].join("\n")
}

/// A session in tmux.
struct Pane<'a> {
    lab: &'a Lab,
    name: &'static str,
}

impl Pane<'_> {
    fn picture(&self) -> String {
        let shown = self.lab.tmux(&["capture-pane", "-p", "-t", self.name]).output().unwrap();
        String::from_utf8_lossy(&shown.stdout).into_owned()
    }

    fn until(&self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let picture = self.picture();
            if picture.contains(text) {
                return picture;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{text}:\n{picture}");
            sleep(Duration::from_millis(50));
        }
    }

    fn keys(&self, keys: &[&str]) {
        for key in keys {
            assert!(self.lab.tmux(&["send-keys", "-t", self.name, key]).status().unwrap().success());
        }
    }
}

/// The programs of a user that run, and the ticks of CPU that each has used.
fn running(who: User) -> Vec<(String, u64)> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(|entry| Some(entry.ok()?.path()));
    let of_user = processes.filter_map(|process| {
        let status = fs::read_to_string(process.join("status")).ok()?;
        let uid = status.lines().find_map(|line| line.strip_prefix("Uid:"))?.split_whitespace().next()?;
        (uid == who.uid.to_string()).then_some(process)
    });
    let used = of_user.filter_map(|process| {
        let stat = fs::read_to_string(process.join("stat")).ok()?;
        let (name, rest) = stat.split_once('(')?.1.rsplit_once(") ")?;
        // What has ended and waits for its new parent to notice runs no more.
        if rest.starts_with('Z') {
            return None;
        }
        // proc(5): utime and stime are the 14th and the 15th field, and the third comes first here.
        let field = |at: usize| rest.split(' ').nth(at - 3).and_then(|ticks| ticks.parse::<u64>().ok());
        Some((name.to_owned(), field(14)? + field(15)?))
    });
    used.collect()
}

/// How much CPU the folj of a user has used, in hundredths of a second, if it runs.
fn ticks(who: User) -> Option<u64> {
    running(who).iter().find(|one| one.0 == "folj").map(|one| one.1)
}

/// Waits until nothing of a user's runs. Says how long that took, and how much CPU folj used since it was
/// looked at before.
fn until_gone(who: User, before: u64, within: Duration) -> (Duration, u64) {
    let (start, mut last) = (Instant::now(), before);
    loop {
        last = ticks(who).unwrap_or(last);
        let now = running(who);
        if now.is_empty() {
            return (start.elapsed(), last - before);
        }
        assert!(start.elapsed() < within, "{}: {now:?}", who.login);
        sleep(Duration::from_millis(20));
    }
}

/// What somebody may send, and the code that it ends with. The marker `$PUB/x` must not appear.
const COMMANDS: &[(&str, i32)] = &[
    ("list -c OSN", 0),
    ("folj stats", 0),
    ("show 2.1", 0),
    ("report --format html", 0),
    ("report --format xlsx", 0),
    ("--version", 0),
    ("note 2.1 --text 'touch x; id'", 0),
    ("list; id", 77),
    ("list && id", 77),
    ("list | touch $PUB/x", 77),
    ("list > $PUB/x", 77),
    ("$(touch $PUB/x)", 77),
    ("`touch $PUB/x`", 77),
    ("list\ntouch $PUB/x", 77),
    ("list '", 2),
    ("id", 2),
    ("sh -i", 2),
    ("/bin/sh", 2),
    ("-c 'touch $PUB/x'", 2),
    ("scp -t $PUB/x", 2),
    ("/usr/lib/openssh/sftp-server", 2),
    ("internal-sftp", 2),
    ("rsync --server . $PUB/x", 2),
    ("git-upload-pack x", 2),
    ("show ../../../../etc/passwd", 1),
    ("--plan /etc/passwd list", 77),
    ("--data $PUB list", 77),
    ("--config $PUB/x list", 77),
    ("check /etc/passwd", 77),
    ("report -o $PUB/x", 77),
    ("report -o $PUB/x --force", 77),
    ("note 2.1", 77),
    ("note 2.1 --file /etc/passwd", 77),
    ("config show", 77),
    ("doctor", 77),
    ("admin user list", 77),
    ("completions bash", 77),
    ("list \u{1b}]0;x\u{7}", 2),
];

/// Whether the words of an answer show that something else than folj answered.
fn leaks(answer: &Output) -> bool {
    let all = [answer.stdout.as_slice(), &answer.stderr].concat();
    let all = String::from_utf8_lossy(&all);
    ["uid=", "root:x:0", "\u{1b}]0;"].iter().any(|word| all.contains(word))
}

#[test]
#[ignore = "as root, with sshd, ssh and tmux: cargo test --test faults -- --ignored sshd"]
fn nothing_over_ssh_leads_out_of_folj() {
    let Some(lab) = Lab::new([ANNA, BO, EVA, POL], true) else { return };
    // Reached, and not held back by something that has nothing to do with folj.
    assert!(leaks(&lab.ssh(ANNA, &[], "id")));
    for who in [BO, EVA] {
        commands(&lab, who);
        other_ways(&lab, who);
    }
    the_list_restricts(&lab);
    for (who, key, outcome) in [(BO, "1", "Ja"), (EVA, "3", "Nej")] {
        the_screen(&lab, who, key, outcome);
    }
    if lab.traced {
        let (times, others) = lab.started();
        assert!(times > 2 * COMMANDS.len() && others.is_empty(), "{times}: {others:#?}");
    }
}

fn marker(lab: &Lab) -> PathBuf {
    lab.server.path("pub/x")
}

fn commands(lab: &Lab, who: User) {
    let public = lab.server.path("pub").display().to_string();
    // One connection, and a session in it for each command: that is what takes time.
    let socket = lab.server.path(who.login).display().to_string();
    let mut line = lab.client("ssh", "-p").args(["-M", "-N", "-S", &socket, &at(who)]).spawn().unwrap();
    let start = Instant::now();
    while !fs::exists(&socket).unwrap() {
        assert!(start.elapsed() < Duration::from_secs(20));
        sleep(Duration::from_millis(20));
    }
    let by = ["-S", &socket];
    for (command, code) in COMMANDS {
        let answer = lab.ssh(who, &by, command.replace("$PUB", &public));
        assert_eq!(answer.status.code(), Some(*code), "{}: {command}: {answer:?}", who.login);
        assert!(!leaks(&answer) && !marker(lab).exists(), "{}: {command}: {answer:?}", who.login);
        assert_eq!(answer.stdout.is_empty(), *code != 0, "{}: {command}: {answer:?}", who.login);
        assert_eq!(answer.stdout.starts_with(b"PK"), command.contains("xlsx"), "{command}");
    }
    for odd in [&b"\xff\xfe\x80"[..], &b"A".repeat(100_000)] {
        let answer = lab.ssh(who, &by, OsStr::from_bytes(odd));
        assert_eq!((answer.status.code(), answer.stdout.len()), (Some(2), 0), "{answer:?}");
    }
    lab.client("ssh", "-p").args(["-S", &socket, "-O", "exit", &at(who)]).output().unwrap();
    line.wait().unwrap();
}

/// Files, ports, environment, files in the home.
fn other_ways(lab: &Lab, who: User) {
    let name = who.login;
    let target = format!("{}:{}", at(who), marker(lab).display());
    for old in [&["-O"][..], &[]] {
        let copied = lab.client("scp", "-P").args(old).args(["/etc/hostname", &target]).output().unwrap();
        assert!(!copied.status.success() && !marker(lab).exists(), "{name}: {copied:?}");
    }
    let batch = lab.server.path("batch");
    fs::write(&batch, format!("put /etc/hostname {}\n", marker(lab).display())).unwrap();
    let copied = lab.client("sftp", "-P").arg("-b").arg(&batch).arg(at(who)).output().unwrap();
    assert!(!copied.status.success() && !marker(lab).exists(), "{name}: {copied:?}");

    // A port of the server: for whoever has a shell it is open, or the attempt proves nothing.
    let to = format!("127.0.0.1:{}", lab.port);
    let through = |who: User| {
        let mut ssh = lab.client("ssh", "-p");
        ssh.args(["-W", &to]).arg(at(who)).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut ssh = ssh.stderr(Stdio::null()).spawn().unwrap();
        drop(ssh.stdin.take());
        let answer = ssh.wait_with_output().unwrap();
        answer.stdout.starts_with(b"SSH-2.0")
    };
    assert!(through(ANNA) && !through(who), "{name}");
    let remote = ["-o", "ExitOnForwardFailure=yes", "-R", "127.0.0.1:0:127.0.0.1:1"];
    assert!(lab.ssh(ANNA, &remote, "true").status.success());
    assert!(!lab.ssh(who, &remote, "list").status.success(), "{name}");

    let public = lab.server.path("pub").display().to_string();
    fs::write(lab.server.path("pub/evil"), format!("touch {public}/x\n")).unwrap();
    let evil = [
        ("LD_PRELOAD", format!("{public}/evil")),
        ("XDG_CONFIG_HOME", public.clone()),
        ("FOLJ_LANG", "en".into()),
        ("EDITOR", format!("touch {public}/x")),
        ("SHELL", "/bin/sh".into()),
        ("BASH_ENV", format!("{public}/evil")),
        ("TZ", "/dev/zero".into()),
        ("COLUMNS", "4000000000".into()),
        ("LC_ALL", "../../../../etc/passwd".into()),
        ("LC_EVIL", "x;id".into()),
        ("LANG", "\u{1b}]0;x\u{7}".into()),
    ];
    let evil = evil.map(|(variable, value)| format!("{variable}=\"{value}\"")).join(" ");
    for (term, mode) in [("\u{1b}]0;x\u{7}", "-tt"), ("../../etc/passwd", "-T")] {
        let mut ssh = lab.client("ssh", "-p");
        ssh.env("TERM", term).args([mode, "-o", &format!("SetEnv={evil}"), &at(who), "list"]);
        let answer = ssh.output().unwrap();
        assert!(answer.status.success() && !leaks(&answer), "{name}: {term:?}: {answer:?}");
        assert!(!answer.stdout.is_empty() && !marker(lab).exists(), "{name}: {answer:?}");
    }
    let shell = lab.ssh(who, &["-tt"], "sh");
    assert!(shell.status.code() == Some(2) && !leaks(&shell), "{name}: {shell:?}");

    if who == EVA {
        // The home is hers: what a shell would read there nobody reads.
        let home = lab.server.home(who);
        fs::create_dir_all(home.join(".ssh")).unwrap();
        for file in [
            ".bashrc",
            ".profile",
            ".bash_profile",
            ".bash_login",
            ".bash_logout",
            ".ssh/rc",
            ".ssh/environment",
        ] {
            fs::write(home.join(file), format!("touch {public}/x\n")).unwrap();
        }
        let answer = lab.ssh(who, &[], "list");
        assert!(answer.status.success() && !marker(lab).exists(), "{answer:?}");
    } else {
        let home = lab.server.home(who);
        let plant = format!("echo x > {}/.bashrc", home.display());
        let planted = lab.server.run(who, &["sh", "-c", &plant]);
        assert!(!planted.status.success());
    }
}

/// Whoever the list of the writers calls a guest is one, with a shell around him.
fn the_list_restricts(lab: &Lab) {
    let folj = lab.server.folj().display().to_string();
    for (command, code) in
        [("list", 0), ("note 2.1 --text hej", 0), ("--data /tmp list", 77), ("config show", 77)]
    {
        let answer = lab.server.folj_as(POL, &command.split(' ').collect::<Vec<_>>());
        assert_eq!(answer.code, Some(code), "{command}: {answer:?}");
    }
    let answer = Answer::from(lab.ssh(POL, &[], format!("{folj} doctor")));
    assert_eq!(answer.code, Some(77), "{answer:?}");
}

/// Opened, recorded in, seen by the others; and nothing leads out.
fn the_screen(lab: &Lab, who: User, key: &str, outcome: &str) {
    let pane = lab.open(who);
    pane.until(OPEN);
    for _ in 0..3 {
        pane.keys(&["Right"]);
        sleep(Duration::from_millis(300));
    }
    pane.keys(&[key]);
    pane.until(&format!("Sparat: 2.1.1.1a = {outcome}"));
    let log = lab.server.done(ANNA, &["log", "2.1.1.1a", "--by", who.login, "--lang", "sv"]);
    assert!(log.contains(outcome), "{log}");
    pane.keys(&["C-z"]);
    pane.until("kan inte pausas");
    pane.keys(&["x"]);
    pane.until("inga filer skrivs");
    pane.keys(&["!", "C-c", "C-\\"]);
    sleep(Duration::from_millis(300));
    assert!(running(who).iter().any(|one| one.0 == "folj"), "{}", pane.picture());
    pane.keys(&["q"]);
    let start = Instant::now();
    while !running(who).is_empty() {
        assert!(start.elapsed() < Duration::from_secs(10), "{}", pane.picture());
        sleep(Duration::from_millis(50));
    }
}

/// The client is killed, or hangs: sshd gives up, and nothing is left.
#[test]
#[ignore = "as root, with sshd, ssh and tmux: cargo test --test faults -- --ignored sshd"]
fn a_lost_line_leaves_nothing() {
    let Some(lab) = Lab::new(OTHERS, false) else { return };
    let [anna, bo, eva, _] = OTHERS;
    for who in [bo, eva] {
        let pane = lab.open(who);
        pane.until(OPEN);
        sleep(Duration::from_millis(500));
        let client = fs::read_to_string(lab.client_of(who)).unwrap().trim().to_owned();
        let before = ticks(who).expect("folj runs");
        assert!(Command::new("kill").args(["-9", &client]).status().unwrap().success());
        let (took, ticks) = until_gone(who, before, Duration::from_secs(10));
        assert!(took < Duration::from_secs(2) && ticks < 10, "{}: {took:?}, {ticks}", who.login);
        println!("{}: killed: gone after {took:?}, {ticks} hundredths of a second of CPU", who.login);
    }
    let pane = lab.open(bo);
    pane.until(OPEN);
    sleep(Duration::from_millis(500));
    let client = fs::read_to_string(lab.client_of(bo)).unwrap().trim().to_owned();
    let before = ticks(bo).expect("folj runs");
    assert!(Command::new("kill").args(["-STOP", &client]).status().unwrap().success());
    for at in 0..20 {
        lab.server.done(anna, &["note", "2.1", "--text", &format!("rad {at}")]);
    }
    let (took, ticks) = until_gone(bo, before, Duration::from_mins(1));
    assert!(ticks < 100, "{took:?}, {ticks}");
    println!("stopped: gone after {took:?}, {ticks} hundredths of a second of CPU");
    assert!(Command::new("kill").args(["-9", &client]).status().unwrap().success());
}
