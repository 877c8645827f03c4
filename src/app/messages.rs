//! What was said in the line above the keys, kept to be read again.

use jiff::Timestamp;

use super::{Ctx, Effect, Message, Overlay, State};
use crate::keys::Action;

/// How many messages are kept; the oldest leave.
const MOST: usize = 200;

/// Something that was said, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// What.
    pub message: Message,
}

/// What was said so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToldSoFar {
    told: Vec<Told>,
    /// What the line says, and what stands in it, as it was kept last.
    heard: (Option<Message>, Option<Message>),
}

impl ToldSoFar {
    /// All of it, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Told> {
        self.told.iter().rev()
    }

    /// How much it is.
    pub fn count(&self) -> usize {
        self.told.len()
    }

    /// Keeps what the line says now, unless it was kept already; with `anew` it is said for the first time.
    pub(super) fn keep(
        &mut self,
        at: Timestamp,
        anew: bool,
        line: Option<&Message>,
        standing: Option<&Message>,
    ) {
        if anew || line != self.heard.0.as_ref() {
            self.push(at, line);
        }
        if standing != self.heard.1.as_ref() && standing != line {
            self.push(at, standing);
        }
        if line != self.heard.0.as_ref() || standing != self.heard.1.as_ref() {
            self.heard = (line.cloned(), standing.cloned());
        }
    }

    fn push(&mut self, at: Timestamp, message: Option<&Message>) {
        self.told.extend(message.map(|message| Told { at, message: message.clone() }));
        self.told.drain(..self.told.len().saturating_sub(MOST));
    }
}

/// The list of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageList {
    /// First line shown.
    pub scroll: usize,
}

impl State {
    pub(super) fn open_messages(&mut self) -> Vec<Effect> {
        self.overlays.push(Overlay::Messages(MessageList::default()));
        Vec::new()
    }
}

impl MessageList {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action != Action::Back {
            self.scroll = ctx.seen.scrolled(self.scroll, action);
            state.overlays.push(Overlay::Messages(self));
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, disk_full};
    use super::super::{Blocked, Msg};
    use super::*;

    fn told(desk: &Desk) -> Vec<&Message> {
        desk.state.told.newest_first().map(|told| &told.message).collect()
    }

    #[test]
    fn what_is_said_is_kept_once_each_time_it_is_said() {
        let mut desk = Desk::new();
        let no_filter = Message::Blocked(Blocked::NoFilter);
        desk.keys("vv").happens(Msg::Resized(60, 20)).happens(Msg::Wheel(1));
        assert_eq!(told(&desk), [&no_filter, &no_filter]);
        desk.keys("j<ctrl-s>");
        assert_eq!(told(&desk), [&Message::AllSaved, &no_filter, &no_filter]);
    }

    #[test]
    fn a_failure_is_kept_and_so_is_what_stands() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        desk.keys("<tab><tab>1jk");
        assert_eq!(told(&desk), [&Message::NotSaved(disk_full())], "said and standing, it is one message");
        let plan = desk.state.plan.clone();
        desk.state.saving.clear();
        desk.happens(Msg::Journal {
            plan,
            entries: Vec::new(),
            alarms: vec![crate::problem::Problem::AlteredLine { line: 3 }.error(None)],
        });
        assert_eq!(told(&desk)[0], &Message::Alarms(1));
    }

    #[test]
    fn the_newest_two_hundred_are_kept_with_their_times() {
        let mut desk = Desk::new();
        desk.keys(&"v".repeat(250));
        let at: Vec<Timestamp> = desk.state.told.newest_first().map(|told| told.at).collect();
        assert_eq!(at.len(), MOST);
        assert!(at.windows(2).all(|pair| pair[0] > pair[1]), "{at:?}");
    }

    #[test]
    fn what_was_said_at_the_start_is_kept_too() {
        let mut desk = Desk::new();
        desk.state.message = Some(Message::Interrupted(1));
        desk.happens(Msg::Resized(100, 30));
        assert_eq!(told(&desk), [&Message::Interrupted(1)]);
    }
}
