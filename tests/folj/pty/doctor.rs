//! `folj doctor` asks the terminal how it shows å: waits a moment only, and leaves it as it was.

use std::time::Duration;

use super::terminal::Terminal;
use super::{TWO_SECONDS, home};

#[test]
fn the_answer_of_the_terminal_is_told() {
    // The cursor is in the second column after one character, in the third after two.
    for (answer, says) in [("\x1b[1;2R", "visar å som ett tecken"), ("\x1b[1;3R", "visar å som flera")] {
        let home = home();
        let mut terminal = Terminal::folj(home.path(), &["doctor"]);
        while terminal.bytes_within(Duration::from_millis(5)) == 0 {}
        terminal.send(answer);
        terminal.until(says);
        assert!(terminal.ended_within(TWO_SECONDS).exit_code() <= 1, "{}", terminal.contents());
        assert_eq!(terminal.left_on(), [""; 0]);
    }
}

#[test]
fn a_terminal_that_is_silent_is_not_waited_for() {
    let home = home();
    let mut terminal = Terminal::folj(home.path(), &["doctor"]);
    terminal.until("svarade inte");
    assert!(terminal.ended_within(TWO_SECONDS).exit_code() <= 1);
    assert_eq!(terminal.left_on(), [""; 0]);
}
