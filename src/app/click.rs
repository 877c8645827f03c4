//! Clicks: on a row they put the cursor there, on the row under the cursor they open it.

use super::{Can, Ctx, Effect, Hit, Overlay, Screen, State, can};
use crate::keys::Action;
use crate::problem::Level;

impl State {
    /// The mouse was clicked on a cell. Without the mouse switched on nothing happens.
    pub(super) fn click(&mut self, ctx: &Ctx, column: u16, row: u16) -> Vec<Effect> {
        let spot = ctx.seen.spots.iter().find(|spot| spot.has(column, row));
        let Some(spot) = spot.filter(|_| self.settings.mouse) else { return Vec::new() };
        self.touched();
        let is_chosen = match spot.hit {
            Hit::Item(level, at) => self.click_item(level, at),
            Hit::Cell(row, column) => self.click_cell(row, column),
            Hit::Row(at) => self.click_row(at),
        };
        let opens = if matches!(self.overlays.last(), Some(Overlay::Filter(_))) {
            Action::Toggle
        } else {
            Action::Enter
        };
        if is_chosen && can(self, opens) == Can::Ready { self.act(ctx, opens) } else { Vec::new() }
    }

    /// Puts the cursor on an item of the browse screen. Whether it was there already.
    fn click_item(&mut self, level: Level, at: usize) -> bool {
        let Some(id) = self.rows(level).get(at).map(|(_, id)| (*id).clone()) else { return false };
        let was_chosen = self.browse.cursor.get(level) == Some(&id);
        let was_here = was_chosen && self.browse.level == level;
        if !was_chosen {
            self.choose(level, Some(id));
        }
        if !was_here {
            self.turn_level(level);
        }
        was_here
    }

    /// Puts the cursor on a row of a dialog, or of the history. Whether it was there already.
    fn click_row(&mut self, at: usize) -> bool {
        if let Some(overlay) = self.overlays.last_mut() {
            return cursor(overlay).is_some_and(|cursor| std::mem::replace(cursor, at) == at);
        }
        if let Screen::Changes(screen) = &mut self.screen {
            let was_here = screen.at() == at;
            screen.choose(at);
            return was_here;
        }
        let now = self.history_entry().map(|entry| entry.id.clone());
        let clicked = self.history_rows().get(at).map(|entry| entry.id.clone());
        let Screen::History(screen) = &mut self.screen else { return false };
        if clicked != now {
            screen.scroll = 0;
        }
        screen.cursor.clone_from(&clicked);
        clicked == now && now.is_some()
    }
}

/// The row under the cursor of a dialog with rows.
fn cursor(overlay: &mut Overlay) -> Option<&mut usize> {
    match overlay {
        Overlay::Filter(dialog) => Some(&mut dialog.cursor),
        Overlay::Search(dialog) => Some(&mut dialog.finder.cursor),
        Overlay::Plans(picker) => Some(&mut picker.cursor),
        Overlay::Status(picker) => Some(&mut picker.cursor),
        Overlay::MeetingMenu(menu) => Some(&mut menu.cursor),
        Overlay::Settle(dialog) => Some(&mut dialog.cursor),
        Overlay::Question(question) => Some(&mut question.cursor),
        Overlay::Marked(dialog) => Some(&mut dialog.cursor),
        Overlay::Palette(palette) => Some(&mut palette.finder.cursor),
        Overlay::Help(page) => Some(&mut page.cursor),
        // A second click on a field of the form would open a meeting.
        Overlay::Note(_)
        | Overlay::Number(_)
        | Overlay::Findings(_)
        | Overlay::Messages(_)
        | Overlay::MeetingForm(_)
        | Overlay::Export(_)
        | Overlay::Welcome => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Desk;
    use super::super::{Msg, Spot};
    use super::*;

    /// A desk whose screen shows rows: what lies on line `n` of it is `hits[n]`.
    fn desk(keys: &str, hits: &[Hit]) -> Desk {
        let mut desk = Desk::new();
        desk.keys("M").keys(keys);
        let spot = |(row, hit): (u16, &Hit)| Spot { column: 1, row, width: 10, hit: *hit };
        desk.seen.spots = (0..).zip(hits).map(spot).collect();
        desk
    }

    #[test]
    fn a_click_chooses_and_a_second_one_opens() {
        use Level as L;
        for (keys, hits, at, writes) in [
            ("", vec![Hit::Item(L::FocusArea, 1)], "2", 0),
            ("", vec![Hit::Item(L::FocusArea, 0)], "1.1", 0),
            ("", vec![Hit::Item(L::Goal, 0)], "1.1", 0),
            ("", vec![Hit::Item(L::Goal, 1), Hit::Item(L::Goal, 1)], "1.2", 0),
            ("", vec![Hit::Item(L::Activity, 1), Hit::Item(L::Activity, 1)], "1.1.2a", 0),
            ("<tab><tab>j", vec![Hit::Item(L::Indicator, 2)], "1.1.2c", 0),
            ("", vec![Hit::Item(L::Activity, 77)], "1", 0),
            ("<tab><tab>e<home>", vec![Hit::Row(2), Hit::Row(2)], "1.1.1", 1),
        ] {
            let mut desk = desk(keys, &hits);
            for row in (0..).zip(&hits).map(|(row, _)| row) {
                desk.happens(Msg::Click(3, row));
            }
            assert_eq!((desk.at(), desk.writes()), (at, writes), "{keys} {hits:?}");
        }
    }

    #[test]
    fn in_the_filter_a_second_click_toggles() {
        let mut desk = desk("f", &[Hit::Row(1)]);
        desk.happens(Msg::Click(1, 0));
        assert!(desk.state.filter.is_empty());
        desk.happens(Msg::Click(1, 0));
        assert!(desk.state.filter.parties.contains("SCN"));
    }

    #[test]
    fn in_the_history_a_click_chooses_an_entry_and_a_second_one_goes_there() {
        let mut desk = desk("<tab><tab>1j<tab>1t", &[Hit::Row(1)]);
        desk.happens(Msg::Click(1, 0));
        assert_eq!(desk.state.history_entry().and_then(|one| one.target.id.clone()), Some("1.1.1a".into()));
        desk.happens(Msg::Click(1, 0));
        assert_eq!((&desk.state.screen, desk.at()), (&Screen::Browse, "1.1.1a"));
    }

    #[test]
    fn clicks_beside_rows_and_without_the_mouse_do_nothing() {
        let mut desk = desk("", &[Hit::Item(Level::FocusArea, 1)]);
        desk.happens(Msg::Click(0, 0)).happens(Msg::Click(11, 0)).happens(Msg::Click(3, 1));
        assert_eq!(desk.at(), "1");
        desk.keys("M").happens(Msg::Click(3, 0));
        assert_eq!(desk.at(), "1");
    }
}
