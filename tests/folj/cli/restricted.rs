//! Restricted mode: what a guest gets, what nobody gets there, and what the administrator still may.

use folj::cli::Exit;
use insta::assert_snapshot;

use super::Bench;

/// A server with plans and a follow-up that its settings name, and a guest with a command.
fn server(command: Option<&str>) -> Bench {
    let bench = Bench::new();
    let plans = super::bench::plans();
    let data = bench.folder.path().join("data");
    let settings = format!("(plans: [\"{}\"], data: \"{}\")", plans.display(), data.display());
    bench.write("etc/config.ron", &settings);
    match command {
        Some(command) => bench.with("SSH_ORIGINAL_COMMAND", command),
        None => bench,
    }
}

const FORCED: &str = "--lang en";

#[test]
fn a_guest_reads_and_writes_what_the_plan_holds() {
    for (command, exit) in [
        ("list", Exit::Done),
        ("folj list -c OSN --format json", Exit::Done),
        ("show 2.1.9", Exit::Done),
        ("stats", Exit::Done),
        ("log --format json", Exit::Done),
        ("plans", Exit::Done),
        ("keys", Exit::Done),
        ("report", Exit::Done),
        ("report --format html -o -", Exit::Done),
        ("check almby-2024 --format json", Exit::Done),
        ("screen", Exit::Done),
        ("screen --demo --keys j", Exit::Done),
        ("help", Exit::Done),
        ("help list", Exit::Done),
        ("--help", Exit::Done),
        ("--version", Exit::Done),
        ("--restricted list", Exit::Done),
        ("--plan almby-2024 list", Exit::Done),
        ("--plan almby list", Exit::Done),
        ("--demo list", Exit::Done),
        ("set 2.1.9 ja", Exit::Done),
        ("note 2.1 --text 'Två ord; och $mer'", Exit::Done),
        // Without a terminal the screen is the overview.
        ("", Exit::Done),
        ("folj", Exit::Done),
    ] {
        let run = server(Some(command)).run(FORCED);
        assert_eq!(run.exit, exit, "{command}: {}", run.err);
        assert!(!run.out.is_empty(), "{command}");
    }
    let mut bench = server(Some("note 2.1 --file -"));
    assert_eq!(bench.run_with(FORCED, "Från en fil").exit, Exit::Done);
    bench = bench.with("SSH_ORIGINAL_COMMAND", "undo");
    assert_eq!(bench.run(FORCED).exit, Exit::Done);
    bench = bench.with("SSH_ORIGINAL_COMMAND", "set 2.1.9 ja");
    assert_eq!(bench.run("--read-only").exit, Exit::NotAllowed);
}

/// One sentence on standard error each, and nothing on standard output.
#[test]
fn what_a_guest_does_not_get() {
    use Exit::{NotAllowed, Usage};
    let mut pictures = Vec::new();
    for (command, exit) in [
        ("--data /tmp list", NotAllowed),
        ("list --data=/tmp", NotAllowed),
        ("--plans /tmp list", NotAllowed),
        ("--config /tmp/x list", NotAllowed),
        ("--plan /etc/passwd list", NotAllowed),
        ("list --plan ../plan.ron", NotAllowed),
        ("check /etc/passwd", NotAllowed),
        ("check almby-2024 .", NotAllowed),
        ("report -o x.html", NotAllowed),
        ("report -o/tmp/x.html", NotAllowed),
        ("report -o - --per-committee", NotAllowed),
        ("note 2.1 --file /etc/passwd", NotAllowed),
        ("note 2.1", NotAllowed),
        ("config show", NotAllowed),
        ("config init", NotAllowed),
        ("completions bash", NotAllowed),
        ("man", NotAllowed),
        ("list; id", NotAllowed),
        ("list\nid", NotAllowed),
        ("$(id)", NotAllowed),
        ("list > /tmp/x", NotAllowed),
        ("list 'a", Usage),
        ("list \u{fffd}", Usage),
        ("list \x1b]0;x\x07", Usage),
        ("id", Usage),
        ("sh -i", Usage),
        ("scp -t /tmp", Usage),
        ("internal-sftp", Usage),
        ("folj-x list", Usage),
        ("list --output x", Usage),
        ("-c", Usage),
    ] {
        for lang in ["sv", "en"] {
            let run = server(Some(command)).run(&format!("--lang {lang}"));
            assert_eq!((run.exit, run.out.as_str()), (exit, ""), "{command}: {}", run.err);
            assert_eq!(run.err.lines().count(), 1, "{command}: {}", run.err);
            pictures.push(format!("{command:?}\n    {}", run.err));
        }
    }
    let long = server(Some(&"A".repeat(100_000))).run(FORCED);
    assert_eq!((long.exit, long.err.as_str()), (Usage, "folj: the command is too long.\n"));
    assert_snapshot!(pictures.concat());
}

#[test]
fn the_forced_command_keeps_its_places_and_gains_no_files() {
    let plans = super::bench::plans();
    for flag in [None, Some("list")] {
        let bench = || match flag {
            Some(command) => Bench::new().with("SSH_ORIGINAL_COMMAND", command),
            None => Bench::new(),
        };
        let places = format!("--restricted --data data --plans {}", plans.display());
        let run = bench().run(&places);
        assert_eq!(run.exit, Exit::Done, "{}", run.err);
        let plan = plans.join("almby-2024");
        assert_eq!(bench().run(&format!("--restricted --plan {}", plan.display())).exit, Exit::Done);
        for line in [
            "report -o x.html",
            "config init",
            "config show",
            "note 2.1",
            "note 2.1 --file x",
            "check --brand",
        ] {
            let run = bench().run(&format!("{places} {line}"));
            let exit = if line.ends_with("--brand") { Exit::Usage } else { Exit::NotAllowed };
            assert_eq!(run.exit, exit, "{line}: {}", run.err);
        }
    }
    // What the forced command says is all that is run.
    let run = server(Some("set 2.1.9 ja")).run("stats --format json");
    assert!(run.out.contains("\"outcome\"") || run.out.contains("\"total\""), "{}", run.out);
}

#[test]
fn the_servers_setting_restricts_everybody() {
    let restrict = |bench: &Bench| {
        let plans = super::bench::plans();
        bench.write("etc/config.ron", &format!("(restricted: true, plans: [\"{}\"])", plans.display()));
    };
    let mut bench = Bench::new();
    restrict(&bench);
    bench.write("config/config.ron", "(restricted: false, committees: [\"OSN\"])");
    assert_eq!(bench.run("list").exit, Exit::Done);
    // The user's own settings are not read.
    assert_eq!(bench.run("list").out, {
        let plain = Bench::new();
        restrict(&plain);
        let mut plain = plain;
        plain.run("list").out
    });
    for line in [
        "list --data x",
        "list --plans .",
        "list --config config/config.ron",
        "--restricted list --data x",
        "check ./x",
        "report -o x",
        "config show",
    ] {
        assert_eq!(bench.run(line).exit, Exit::NotAllowed, "{line}");
        let bench = Bench::new().with("SSH_ORIGINAL_COMMAND", "");
        restrict(&bench);
        let mut bench = bench;
        assert_eq!(bench.run(line).exit, Exit::NotAllowed, "{line} with a variable that anybody can set");
    }
    // In a file of one's own it turns nothing on.
    let mut own = Bench::new();
    own.write("config/config.ron", "(restricted: true)");
    assert_eq!(own.run("config path").exit, Exit::Done);
    // While it is not certain what the server's file says, nobody gets past it.
    let mut broken = Bench::new();
    broken.write("etc/config.ron", "(restrcted: true)");
    assert_eq!(broken.run("config path").exit, Exit::NotAllowed);
}

#[test]
fn a_login_shell_takes_a_command_as_sshd_gives_it() {
    let mut bench = server(None);
    bench.facts.account.login_shell = Some("/usr/local/bin/folj".into());
    let list = bench.run("-c 'list -c OSN'");
    assert_eq!(list.exit, Exit::Done, "{}", list.err);
    assert_eq!(list.out, server(None).run("list -c OSN").out);
    assert_eq!(bench.run("-c 'list --data /tmp'").exit, Exit::NotAllowed);
    assert_eq!(bench.run("--data /tmp").exit, Exit::NotAllowed);
    assert_eq!(bench.run("-c 'list | sh'").exit, Exit::NotAllowed);
}

/// Variables that somebody brings along change nothing but how it looks.
#[test]
fn the_environment_is_not_believed() {
    let bench = server(Some("list"))
        .with("FOLJ_LANG", "en")
        .with("EDITOR", "/bin/sh")
        .with("HOME", "/tmp")
        .with("XDG_CONFIG_HOME", "/tmp");
    let mut bench = bench;
    bench.write("home/.config/folj/config.ron", "(language: \"en\")");
    bench.write("config/config.ron", "(language: \"en\", committees: [\"OSN\"])");
    assert_eq!(bench.run("").err, server(Some("list")).run("").err);
    let terminal = server(Some("note 2.1")).with("EDITOR", "/bin/sh");
    let mut terminal = terminal.on_terminal(80);
    terminal.facts.terminals.stdin = true;
    terminal.write("etc/config.ron", "(editor: \"/bin/sh\")");
    assert_eq!(terminal.run("").exit, Exit::NotAllowed);
}

/// It is not a missing home that keeps a guest from recording, and the administrator sees why it is so.
#[test]
fn where_no_folder_is_named_that_is_what_is_said() {
    let mut bench = Bench::new();
    let set = bench.run("--restricted set 2.1.1.1a ja --lang en");
    assert_eq!(set.exit, Exit::NotAllowed);
    assert!(set.err.contains("the server names no folder for the follow-up"), "{}", set.err);
    for (line, said) in [
        ("--restricted doctor --lang en", "mend the server names no folder for the follow-up"),
        ("--restricted doctor --lang en", "ok   restricted mode holds, by --restricted"),
        ("doctor --lang en", "ok   restricted mode does not hold"),
    ] {
        let run = bench.run(line);
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let mut forced = Bench::new().with("SSH_ORIGINAL_COMMAND", "");
    assert!(forced.run("doctor --lang en").out.contains("restricted mode holds: the login runs a command"));
}
