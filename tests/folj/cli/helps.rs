//! Helps, version, completion, manual.

use folj::cli::Exit;
use insta::assert_snapshot;

use super::Bench;

#[test]
fn short_helps() {
    assert_snapshot!(Bench::new().pictures(&["-h", "--lang en -h", "-V", "list -h"]));
}

#[test]
fn long_helps() {
    assert_snapshot!(Bench::new().pictures(&["--help", "help set --lang en"]));
}

#[test]
fn helps_are_answers() {
    for line in ["-h", "--help", "help", "help list", "list --help", "lista -h", "--version"] {
        let run = Bench::new().run(line);
        assert_eq!((run.exit, run.err.as_str(), run.out.is_empty()), (Exit::Done, "", false), "{line}");
    }
}

#[test]
fn the_shell_is_told_to_ask_folj() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = Bench::new().run(&format!("completions {shell}"));
        assert!(run.exit == Exit::Done && run.out.contains("COMPLETE"), "{shell}: {}", run.out);
    }
    assert_eq!(Bench::new().run("completions cmd").exit, Exit::Usage);
}

#[test]
fn the_manual_names_every_command_in_the_language_of_the_user() {
    for (lang, head, usage) in [("sv", "NAMN", "folj list [FLAGGOR]"), ("en", "NAME", "folj list [OPTIONS]")]
    {
        let page = Bench::new().run(&format!("man --lang {lang}")).out;
        assert!(page.contains(".TH FOLJ 1") && page.contains(&format!(".SH \"{head}\"")), "{page}");
        assert!(page.contains(&format!(".SS \"{usage}\"")), "{page}");
        for command in ["list", "show", "set", "check", "completions"] {
            assert!(page.contains(&format!(".SS \"folj {command}")), "{command}");
        }
    }
}
