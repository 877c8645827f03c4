//! Why nothing can be written, each reason as it is told at the start and at a key that writes;
//! and what is wrong with the journals.

use folj::app::{Blocked, FindingsList, Message, Overlay, ReadOnly};
use folj::problem::{Place, Problem, RoleFault};

use super::press::press;
use super::{Story, story};

pub(super) fn stories() -> Vec<Story> {
    let role = |fault| ReadOnly::Journal(Problem::role(fault));
    let path = || "/srv/folj".to_owned();
    let told = [
        ("read_only_configured", ReadOnly::Configured),
        ("read_only_no_record", role(RoleFault::NoRecord)),
        ("read_only_reader", role(RoleFault::Reader)),
        ("read_only_not_yet", role(RoleFault::NotYet { from: "2025-09-01".into() })),
        ("read_only_ended", role(RoleFault::Ended { to: "2025-05-01".into() })),
        ("read_only_roles", role(RoleFault::Unreadable { path: "/srv/folj/writers.ron".into() })),
        ("read_only_no_folder", ReadOnly::Journal(Problem::NoOwnFolder { path: path() })),
        ("read_only_not_writable", ReadOnly::Journal(Problem::NotWritable { path: path() })),
        ("read_only_no_home", ReadOnly::Journal(Problem::NoHome)),
        ("read_only_exposed", ReadOnly::Journal(Problem::ExposedFolder { path: path() })),
        ("read_only_plan", ReadOnly::Journal(Problem::BadId { found: "../plan".into() })),
    ];
    let told = told.into_iter().map(|(name, why)| {
        story(name).with(|state| {
            state.read_only = Some(why);
            press(state, "<enter><enter><enter>1");
            assert!(
                matches!(state.message, Some(Message::Blocked(Blocked::ReadOnly(_)))),
                "{:?}",
                state.message
            );
        })
    });
    told.chain([alarms()]).collect()
}

/// The list of what is wrong with the journals.
fn alarms() -> Story {
    story("findings_alarms").with(|state| {
        let id = state.plan.clone();
        let file = "/srv/folj/1002-per/exempel-2024/7f3c21aa.0.fj".to_owned();
        let at = |line| Some(Place::line(&file.as_str().into(), line, "f1 265ba85d3177f30f"));
        let shelf = state.library.shelf_mut(&id).unwrap();
        shelf.alarms = vec![
            Problem::AlteredLine { line: 3 }.error(at(3)),
            Problem::BrokenChain { line: 7 }.error(at(7)),
            Problem::ForeignAuthor { line: 9, uid: 1001 }.error(at(9)),
            Problem::Shortened { path: file.clone() }.error(None),
            Problem::ExposedFolder { path: "/srv/folj/1002-per".into() }.error(None),
            Problem::role(RoleFault::AfterClosing { line: 12 }).error(at(12)),
        ];
        state.standing = Some(Message::Alarms(6));
        state.overlays.push(Overlay::Findings(FindingsList { scroll: 0 }));
    })
}
