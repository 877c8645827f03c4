//! The command that the palette names beside an action is one that the command line takes.

use folj::app::shell_command;
use folj::cli::Exit;
use folj::keys::Action;
use folj::store::bundled;

use super::{fixture, press};
use crate::cli::bench::Bench;

#[test]
fn commands_beside_actions_can_be_typed() {
    let mut tried = 0;
    for (plan, keys) in [
        ("hsvo", ""),
        ("hsvo", "<tab><tab>"),
        ("hsvo", "<tab><tab><tab>"),
        ("hsvo", "f o <enter>"),
        ("hsvo", "f a ä <tab> <enter> <tab><tab>"),
        ("hsvo", "f - <enter>"),
        ("hsvo", "s \"rutin för\" <tab>"),
        ("nsu", "<tab><tab><tab>"),
        ("nsu", "f l <enter> s rutin <enter>"),
    ] {
        let shelves = bundled();
        let id =
            shelves.iter().find(|shelf| shelf.plan.id.as_str().starts_with(plan)).unwrap().plan.id.clone();
        let mut state = fixture::open(id, shelves);
        press::press(&mut state, keys);
        for &action in Action::ALL {
            let Some(command) = shell_command(&state, action) else { continue };
            let mut bench = Bench::new();
            bench.facts.places.plans = None;
            let run = bench.run(command.strip_prefix("folj ").unwrap());
            let done = run.exit == Exit::Done || action == Action::Undo && run.exit == Exit::No;
            // Without a command the screen opens, for which there is no terminal here.
            assert!(done || action == Action::Language, "{command}: {:?} {}", run.exit, run.err);
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}
