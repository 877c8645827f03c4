//! The screen in restricted mode. The demonstration leaves nothing in the home of the account, which
//! is the real one there.

use std::process::{Command, Stdio};

use super::terminal::Terminal;
use super::{TWO_SECONDS, home};

const OPEN: &str = "Samverkansplan";

/// Everything that would lead out of folj: Ctrl-Z, and a report to a file.
fn try_to_leave(terminal: &mut Terminal) {
    terminal.until(OPEN);
    terminal.send("\x1a");
    terminal.until("Begränsat läge: programmet kan inte pausas");
    terminal.send("x");
    terminal.until("Begränsat läge: inga filer skrivs");
    terminal.send("q");
    assert_eq!(terminal.ended_within(TWO_SECONDS).exit_code(), 0);
    assert_eq!(terminal.left_on(), [""; 0]);
}

#[test]
fn nothing_on_the_screen_leads_out_of_folj() {
    let home = home();
    let editors = [("EDITOR", "/bin/sh"), ("VISUAL", "/bin/sh"), ("PAGER", "/bin/sh")];
    let by_option = (&editors[..], &["--restricted", "--demo"][..]);
    let by_ssh = (&[("SSH_ORIGINAL_COMMAND", "")][..], &["--demo"][..]);
    let by_guest = (&[("SSH_ORIGINAL_COMMAND", "demo")][..], &[][..]);
    for (env, arguments) in [by_option, by_ssh, by_guest] {
        try_to_leave(&mut Terminal::folj_with(home.path(), &[], env, arguments));
    }
    // Behind a shell the program could be stopped, and is not.
    let by = ["/bin/sh", "-c", "\"$0\" \"$@\"; echo ended"];
    let mut terminal = Terminal::folj_with(home.path(), &by, &[], &["--restricted", "--demo"]);
    try_to_leave(&mut terminal);
}

/// Where strace can look: one program is started, folj, and from then on only threads.
#[test]
fn no_other_program_is_started() {
    let home = home();
    let trace = home.path().join("trace");
    let tracer = ["/usr/bin/strace", "-f", "-e", "trace=execve,execveat,fork,vfork,clone,clone3", "-o"];
    let can = Command::new(tracer[0]).args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    if !can.is_ok_and(|status| status.success()) {
        return;
    }
    let by: Vec<&str> = tracer.into_iter().chain([trace.to_str().unwrap()]).collect();
    for arguments in [&["--restricted", "--demo"][..], &["--restricted", "--demo", "note", "2.1"]] {
        let mut terminal = Terminal::folj_with(home.path(), &by, &[("EDITOR", "/bin/sh")], arguments);
        if arguments.contains(&"note") {
            assert_eq!(terminal.ended_within(TWO_SECONDS * 3).exit_code(), 77);
        } else {
            terminal.until(OPEN);
            terminal.send("\x1ax");
            terminal.until("inga filer skrivs");
            terminal.send("q");
            assert_eq!(terminal.ended_within(TWO_SECONDS * 3).exit_code(), 0);
        }
        let calls = std::fs::read_to_string(&trace).unwrap();
        let started = |line: &&str| {
            let makes = ["execve(", "execveat(", "fork(", "clone"].iter().any(|call| line.contains(call));
            makes && !line.contains("CLONE_THREAD") && !line.contains("resumed")
        };
        let started: Vec<&str> = calls.lines().filter(started).collect();
        assert_eq!(started.len(), 1, "{started:#?}");
        assert!(started[0].contains("folj"), "{started:#?}");
    }
}
