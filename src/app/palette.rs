//! The palette: every action that has a meaning on what lies below, to be found by its name.

use super::finder::{Finder, Typed};
use super::{Blocked, Can, Ctx, Effect, Message, Overlay, State, can};
use crate::keys::{Action, Group, Key};
use crate::query::choose;

/// The groups in the order of the palette: what few know by heart comes first.
const GROUPS: [Group; 6] = [Group::View, Group::Find, Group::Record, Group::Other, Group::Edit, Group::Move];

/// A line of the palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Why it does nothing now, if so.
    pub blocked: Option<Blocked>,
}

/// The palette.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// What is typed, and the row under the cursor.
    pub finder: Finder,
    /// What is found: what can be done, best first, then what cannot be done now.
    pub rows: Vec<Command>,
    /// How many rows there are when nothing is typed.
    pub all: usize,
}

impl State {
    /// Opens the palette over what lies topmost. The help gives way to it.
    pub(super) fn open_palette(&mut self) -> Vec<Effect> {
        if matches!(self.overlays.last(), Some(Overlay::Help(_))) {
            self.overlays.pop();
        }
        let rows = self.commands("");
        let all = rows.len();
        self.overlays.push(Overlay::Palette(Palette { finder: Finder::new(), rows, all }));
        Vec::new()
    }

    /// What has a meaning now and is called what was typed.
    fn commands(&self, typed: &str) -> Vec<Command> {
        let lang = self.settings.lang;
        let rows: Vec<Command> =
            self.in_order().into_iter().filter_map(|action| self.command(action)).collect();
        let names: Vec<String> =
            rows.iter().map(|row| format!("{} {}", row.action.label(lang), row.action.name())).collect();
        let found = choose(typed, &names).into_iter().filter_map(|at| rows.get(at)).cloned();
        let (ready, blocked): (Vec<_>, Vec<_>) = found.partition(|row| row.blocked.is_none());
        ready.into_iter().chain(blocked).collect()
    }

    /// An action as a line, if it has a meaning now. The palette itself is open already.
    fn command(&self, action: Action) -> Option<Command> {
        match can(self, action) {
            _ if action == Action::Palette => None,
            Can::Ready => Some(Command { action, blocked: None }),
            Can::Blocked(why) => Some(Command { action, blocked: Some(why) }),
            Can::Hidden => None,
        }
    }

    /// All actions: those that were run from here, the latest first, then the others by group.
    fn in_order(&self) -> Vec<Action> {
        let of_group = |group: Group| Action::ALL.iter().filter(move |action| action.group() == group);
        let others = GROUPS.into_iter().flat_map(of_group).filter(|action| !self.used.contains(action));
        self.used.iter().chain(others).copied().collect()
    }

    /// Does what a line of a list of actions says, as its key would on what lies below.
    pub(super) fn run(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        self.used.retain(|used| *used != action);
        self.used.insert(0, action);
        self.perform(ctx, action)
    }
}

impl Palette {
    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        } else if action == Action::Enter {
            return self.enter(state, ctx);
        } else if self.finder.act(action, self.rows.len(), ctx.seen.page) {
            self.look(state);
        }
        state.overlays.push(Overlay::Palette(self));
        Vec::new()
    }

    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let typed = self.finder.key(key);
        if typed == Typed::Changed {
            self.look(state);
        }
        state.overlays.push(Overlay::Palette(self));
        (typed != Typed::Not).then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        self.finder.paste(text);
        self.look(state);
        state.overlays.push(Overlay::Palette(self));
        Vec::new()
    }

    fn look(&mut self, state: &State) {
        self.rows = state.commands(&self.finder.field.text());
    }

    /// Runs the row under the cursor; what cannot be done says why, and the palette stays.
    fn enter(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let why = match self.rows.get(self.finder.cursor) {
            None => Blocked::NoCommand(self.finder.field.text()),
            Some(Command { action, .. }) => match can(state, *action) {
                Can::Blocked(why) => why,
                Can::Ready | Can::Hidden => return state.run(ctx, *action),
            },
        };
        state.overlays.push(Overlay::Palette(self));
        state.tell(Message::Blocked(why))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Desk;
    use super::super::{Msg, ReadOnly, Screen};
    use super::*;
    use crate::journal::Outcome;

    fn palette(desk: &Desk) -> &Palette {
        match desk.top() {
            Some(Overlay::Palette(palette)) => palette,
            other => panic!("{other:?}"),
        }
    }

    fn ready(desk: &Desk) -> Vec<Action> {
        let rows = palette(desk).rows.iter();
        rows.filter(|row| row.blocked.is_none()).map(|row| row.action).collect()
    }

    #[test]
    fn it_lists_what_is_ready_and_what_is_not_behind_it() {
        for below in ["", "t", "D", "p", "f", "<tab><tab><tab>", "!"] {
            let mut desk = Desk::new();
            desk.keys(below);
            let before = desk.state.clone();
            desk.keys(":");
            for &action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
                let row = palette(&desk).rows.iter().find(|row| row.action == action).cloned();
                let wanted = match can(&before, action) {
                    Can::Ready => Some(Command { action, blocked: None }),
                    Can::Blocked(why) => Some(Command { action, blocked: Some(why) }),
                    Can::Hidden => None,
                };
                assert_eq!(row, wanted, "{below} {action:?}");
            }
            let rows = &palette(&desk).rows;
            assert!(rows.is_sorted_by_key(|row| row.blocked.is_some()), "{below}");
            assert_eq!(palette(&desk).all, rows.len());
        }
    }

    #[test]
    fn it_opens_where_nothing_is_typed_and_only_there() {
        for (below, opens) in [
            ("", true),
            ("t", true),
            ("D", true),
            ("p", true),
            ("f", true),
            ("?", true),
            ("!", true),
            ("<tab><tab>e", true),
            ("s", false),
            ("a", false),
            ("<tab><tab>j<tab>j5", false),
            (":", false),
        ] {
            for key in [":", "<ctrl-k>"] {
                let mut desk = Desk::new();
                let before = desk.keys(below).state.overlays.len();
                desk.keys(key);
                let open = matches!(desk.top(), Some(Overlay::Palette(_))) && below != ":";
                assert_eq!(open, opens, "{below} {key}");
                let gave_way = usize::from(below == "?");
                assert_eq!(desk.state.overlays.len(), before + usize::from(opens) - gave_way, "{below}");
            }
        }
    }

    #[test]
    fn a_row_does_what_its_key_does() {
        // Before it, what is typed, and the keys that do the same.
        for (before, typed, keys) in [
            ("<tab><tab>", "delvis", "2"),
            ("<tab><tab><tab>", "anteckning", "a"),
            ("", "historik planens", "t"),
            ("t", "bläddra", "b"),
            ("j", "tema", "T"),
            ("j<tab><tab>", "ångra", "<tab><tab>"),
            ("", "filtrera namnd", "f"),
            ("f", "någon alla", "<tab>"),
            ("p", "ner", "<down>"),
        ] {
            let (mut by_row, mut by_key) = (Desk::new(), Desk::new());
            by_row.keys(before).keys(":").keys(&format!("\"{typed}\"<enter>"));
            by_key.keys(before).keys(keys);
            if typed == "ångra" {
                assert_eq!(by_row.message(), Some(&Message::Blocked(Blocked::NothingToUndo)));
                assert!(matches!(by_row.top(), Some(Overlay::Palette(_))), "what is blocked is not run");
                assert_eq!(by_row.writes(), 0);
                continue;
            }
            assert_eq!(by_row.state.screen, by_key.state.screen, "{typed}");
            assert_eq!(by_row.state.overlays, by_key.state.overlays, "{typed}");
            assert_eq!(by_row.state.settings, by_key.state.settings, "{typed}");
            assert_eq!((by_row.writes(), by_row.at()), (by_key.writes(), by_key.at()), "{typed}");
            assert_eq!(by_row.outcome("1.1.1a"), by_key.outcome("1.1.1a"), "{typed}");
        }
    }

    #[test]
    fn what_was_run_last_comes_first_until_something_is_typed() {
        let mut desk = Desk::new();
        desk.keys(":").keys("\"byt tema\"<enter>:").keys("\"planens historik\"<enter>b:");
        assert_eq!(ready(&desk)[..2], [Action::PlanHistory, Action::Theme]);
        desk.keys("\"byt språk\"");
        assert_eq!(ready(&desk)[0], Action::Language);
    }

    #[test]
    fn letters_and_digits_are_typed_and_record_nothing() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>:").keys("1 2 3 0 u q w e").happens(Msg::Paste("ja".into()));
        assert_eq!((palette(&desk).finder.field.text().as_str(), desk.writes()), ("1230uqweja", 0));
        desk.keys("<enter>");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoCommand("1230uqweja".into()))));
        desk.keys("<ctrl-u>").keys("ja");
        assert_eq!(ready(&desk)[0], Action::RecordYes);
        assert_eq!(desk.keys("<enter>").outcome("1.1.1a"), Some(Outcome::Yes));
        assert_eq!((desk.top(), &desk.state.screen), (None, &Screen::Browse));
    }

    #[test]
    fn nothing_is_written_where_nothing_can_be() {
        let read_only = Some(ReadOnly::Asked);
        let opening = super::super::Opening { read_only, ..super::super::testing::opening() };
        let mut desk = Desk::open(opening);
        desk.keys("<tab><tab>:").keys("delvis<enter>");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::ReadOnly(ReadOnly::Asked))));
        assert_eq!(desk.writes(), 0);
    }
}
