//! The help: what each key does here, made from the keymap. Its lines can be searched and run.

use super::ctx::stepped;
use super::text_field::Lines;
use super::{Blocked, Ctx, Effect, Message, Overlay, State, TextField, offers};
use crate::keys::{Action, Group, Key, Keymap, Layer};
use crate::query::choose;

/// The help over a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpPage {
    /// The layer that it explains.
    pub layer: Layer,
    /// The line under the cursor.
    pub cursor: usize,
    /// What the lines must have, while it is typed.
    pub field: Option<TextField>,
}

impl State {
    pub(super) fn open_help(&mut self) -> Vec<Effect> {
        self.overlays.push(Overlay::Help(HelpPage { layer: self.layer(), cursor: 0, field: None }));
        Vec::new()
    }
}

impl HelpPage {
    /// The actions of its lines: those that have a key in the layer and a meaning on what it
    /// explains, by group, as far as they are called what was typed.
    pub fn rows(&self, state: &State, keymap: &Keymap) -> Vec<Action> {
        let of_group =
            |group: Group| Action::ALL.iter().copied().filter(move |action| action.group() == group);
        let bound = |action: &Action| !keymap.keys(self.layer, *action).is_empty();
        let all = Group::ALL.into_iter().flat_map(of_group);
        let rows: Vec<Action> = all.filter(|action| offers(state, *action)).filter(bound).collect();
        let Some(field) = &self.field else { return rows };
        let label = |action: &Action| format!("{} {}", action.label(state.settings.lang), action.name());
        let found = choose(&field.text(), &rows.iter().map(label).collect::<Vec<_>>());
        rows.into_iter().enumerate().filter(|(at, _)| found.contains(at)).map(|(_, action)| action).collect()
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            if self.field.take().is_none() {
                return Vec::new();
            }
            self.cursor = 0;
        } else if action == Action::Enter {
            return self.enter(state, ctx);
        } else if action == Action::FindLine {
            self.field = Some(TextField::new(""));
            self.cursor = 0;
        } else if let (Action::ClearField | Action::UndoTyping, Some(field)) = (action, &mut self.field) {
            if action == Action::ClearField {
                field.clear();
            } else {
                field.undo();
            }
            self.cursor = 0;
        } else {
            let rows = self.rows(state, ctx.keymap).len();
            self.cursor = stepped(self.cursor, rows, action, ctx.seen.page).unwrap_or(self.cursor);
        }
        state.overlays.push(Overlay::Help(self));
        Vec::new()
    }

    /// A key that is typed into the field; without one it has no meaning.
    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let taken = self.field.as_mut().is_some_and(|field| field.key(key, Lines::One));
        if taken {
            self.cursor = 0;
        }
        state.overlays.push(Overlay::Help(self));
        taken.then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        let field = self.field.as_mut().map(|field| field.paste(text, Lines::One));
        self.cursor = 0;
        state.overlays.push(Overlay::Help(self));
        if field.is_none() { state.tell(Message::PasteIgnored) } else { Vec::new() }
    }

    /// Closes the help and does what the line says, as its key would.
    fn enter(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        if let Some(&action) = self.rows(state, ctx.keymap).get(self.cursor) {
            return state.run(ctx, action);
        }
        let typed = self.field.as_ref().map(TextField::text).unwrap_or_default();
        state.overlays.push(Overlay::Help(self));
        state.tell(Message::Blocked(Blocked::NoCommand(typed)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Screen;
    use super::super::testing::Desk;
    use super::*;
    use crate::journal::Outcome;

    fn page(desk: &Desk) -> &HelpPage {
        match desk.top() {
            Some(Overlay::Help(page)) => page,
            other => panic!("{other:?}"),
        }
    }

    fn rows(desk: &Desk) -> Vec<Action> {
        page(desk).rows(&desk.state, &Keymap::bundled())
    }

    #[test]
    fn typing_leaves_the_lines_that_have_it() {
        for (keys, rows_left) in [
            ("?s delvis", vec![Action::RecordPartly]),
            ("?/angra", vec![Action::Undo]),
            ("?s \"träff nästa\"", vec![Action::NextHit]),
            ("?s qqqq", vec![]),
        ] {
            let mut desk = Desk::new();
            assert_eq!(rows(desk.keys(keys)), rows_left, "{keys}");
        }
        let mut desk = Desk::new();
        let all = rows(desk.keys("?")).len();
        assert_eq!(rows(desk.keys("s delvis<esc>")).len(), all, "Esc leaves the field first");
        assert_eq!(desk.keys("<esc>").top(), None);
    }

    #[test]
    fn enter_does_what_the_line_says_on_the_screen_below() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>?s delvis<enter>");
        assert_eq!((desk.outcome("1.1.1a"), desk.top()), (Some(Outcome::Partly), None));
        desk.keys("?s \"planens historik\"<enter>");
        assert!(matches!(desk.state.screen, Screen::History(_)));
        desk.keys("b<shift-tab><shift-tab>?s \"ta bort utfall\"<enter>");
        assert_eq!(
            desk.message(),
            Some(&Message::Blocked(Blocked::NotAnIndicator)),
            "a blocked one says why"
        );
        assert_eq!((desk.top(), desk.writes()), (None, 1));
        desk.keys("?<down><down><enter>");
        assert_eq!(desk.top(), None, "the third line goes to the column at the left");
    }

    #[test]
    fn digits_do_nothing() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>?12340 u w e a c");
        assert_eq!((desk.writes(), page(&desk).cursor), (0, 0));
        desk.keys("s 12340");
        assert_eq!((desk.writes(), rows(&desk).len()), (0, 0));
        assert_eq!(desk.keys("<enter>").writes(), 0);
    }

    #[test]
    fn what_it_lists_is_what_the_layer_offers() {
        for below in ["", "t", "D", "f", "p", "s", ":", "a"] {
            let mut desk = Desk::new();
            desk.keys(below).keys("<f1>");
            let rows = rows(&desk);
            assert!(rows.contains(&Action::Back) && rows.len() > 5, "{below}");
            let groups: Vec<Group> = rows.iter().map(|action| action.group()).collect();
            assert!(groups.is_sorted(), "{below}");
        }
    }
}
