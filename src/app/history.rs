//! The history screen: entries about one item or about the whole plan, newest first.

use std::collections::HashSet;

use super::ctx::stepped;
use super::{Ctx, Effect, Screen, State};
use crate::journal::{Entry, EntryId, Target};
use crate::keys::Action;
use crate::model::{Id, Item};

/// The history screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryScreen {
    /// About what.
    pub of: HistoryOf,
    /// The entry under the cursor.
    pub cursor: Option<EntryId>,
    /// First line shown of the detail pane.
    pub scroll: usize,
    /// Whether the detail pane is large, or all that is shown on a small screen.
    pub zoom: bool,
}

/// What a history is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryOf {
    /// The plan and the year that are open; the filter holds here too.
    Plan,
    /// One item, and what stands under it.
    Item(Target),
}

impl State {
    /// The entries that the history screen shows, newest first; none on another screen.
    pub fn history_rows(&self) -> Vec<&Entry> {
        let (Screen::History(screen), Some(history)) = (&self.screen, self.history()) else {
            return Vec::new();
        };
        let ids = match &screen.of {
            HistoryOf::Plan => self.filter_in_force().map(|_| self.shown_ids()),
            HistoryOf::Item(target) => target.id.as_ref().map(|id| self.ids_under(id)),
        };
        let wanted = |target: &Target| {
            let of_year = target.year.is_none() || target.year == self.year;
            let of_item =
                ids.as_ref().is_none_or(|ids| target.id.as_ref().is_some_and(|id| ids.contains(id)));
            of_year && of_item
        };
        history.entries().iter().rev().filter(|entry| wanted(&entry.target)).collect()
    }

    /// The entry under the cursor of the history screen.
    pub fn history_entry(&self) -> Option<&Entry> {
        let Screen::History(screen) = &self.screen else { return None };
        let rows = self.history_rows();
        rows.iter().find(|entry| Some(&entry.id) == screen.cursor.as_ref()).or(rows.first()).copied()
    }

    /// The ids of everything that is shown.
    pub(super) fn shown_ids(&self) -> HashSet<Id> {
        self.stops().into_iter().filter_map(|stop| stop.path.get(stop.level).cloned()).collect()
    }

    /// The id of an item and of everything under it.
    pub(super) fn ids_under(&self, id: &Id) -> HashSet<Id> {
        let under = |item: Item<'_>| match item {
            Item::FocusArea(area) => area.id == *id,
            Item::Goal(area, goal) => area.id == *id || goal.id == *id,
            Item::Activity(area, goal, activity) => [&area.id, &goal.id, &activity.id].contains(&id),
            Item::Indicator(area, goal, activity, indicator) => {
                [&area.id, &goal.id, &activity.id, &indicator.id].contains(&id)
            }
        };
        let items = self.plan_year().into_iter().flat_map(|plan| plan.items().collect::<Vec<_>>());
        let below = items.filter(|item| under(*item)).map(|item| item.id().clone());
        below.chain([id.clone()]).collect()
    }

    fn open_history(&mut self, of: HistoryOf) -> Vec<Effect> {
        self.turn_to_screen(Screen::History(HistoryScreen { of, cursor: None, scroll: 0, zoom: false }));
        // By its id, so that the cursor stays on the entry when others record something.
        let newest = self.history_entry().map(|entry| entry.id.clone());
        if let Screen::History(screen) = &mut self.screen {
            screen.cursor = newest;
        }
        Vec::new()
    }

    pub(super) fn open_history_of(&mut self, target: Target) -> Vec<Effect> {
        self.open_history(HistoryOf::Item(target))
    }

    pub(super) fn open_plan_history(&mut self) -> Vec<Effect> {
        self.open_history(HistoryOf::Plan)
    }

    pub(super) fn open_item_history(&mut self) -> Vec<Effect> {
        match self.note_target() {
            Some(target) => self.open_history(HistoryOf::Item(target)),
            None => Vec::new(),
        }
    }

    /// Does what an action means on the history screen.
    pub(super) fn act_on_history(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        let target = self.history_entry().map(|entry| entry.target.clone());
        if let Screen::History(screen) = &mut self.screen
            && (action == Action::Zoom || action == Action::Back && screen.zoom)
        {
            screen.zoom = !screen.zoom;
            screen.scroll = 0;
            return Vec::new();
        }
        if action == Action::Back {
            self.leave_screen();
        } else if action == Action::Browse {
            self.show_browse();
        } else if action == Action::Save {
            return self.save_again();
        } else if action == Action::Enter {
            self.show_browse();
            if let Some(id) = target.and_then(|target| target.id) {
                self.go_to(&id);
            }
        } else if action == Action::ItemHistory {
            return target.map_or_else(Vec::new, |target| self.open_history(HistoryOf::Item(target)));
        } else {
            self.step_history(ctx, action);
        }
        Vec::new()
    }

    fn step_history(&mut self, ctx: &Ctx, action: Action) {
        let rows: Vec<EntryId> = self.history_rows().into_iter().map(|entry| entry.id.clone()).collect();
        let Screen::History(screen) = &mut self.screen else { return };
        if screen.zoom && !matches!(action, Action::Up | Action::Down) {
            screen.scroll = ctx.seen.scrolled(screen.scroll, action);
            return;
        }
        let at = rows.iter().position(|id| Some(id) == screen.cursor.as_ref()).unwrap_or(0);
        if let Some(to) = stepped(at, rows.len(), action, ctx.seen.page) {
            screen.cursor = rows.get(to).cloned();
            screen.scroll = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, ids};
    use super::*;
    use crate::journal::{Act, Outcome};

    fn rows(desk: &Desk) -> Vec<&str> {
        ids(desk.state.history_rows().into_iter().filter_map(|entry| entry.target.id.as_ref()))
    }

    /// A desk at which four things were recorded.
    fn desk() -> Desk {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>1ax<ctrl-s>hax<ctrl-s>hj<tab><tab>3hh");
        desk
    }

    #[test]
    fn of_the_plan_newest_first_and_filtered() {
        let mut desk = desk();
        assert_eq!(rows(desk.keys("t")), ["2.1.1a", "1.1", "1.1.1", "1.1.1a"]);
        assert_eq!(rows(desk.keys("fs<enter>")), ["1.1", "1.1.1", "1.1.1a"]);
        assert_eq!(rows(desk.keys("v")).len(), 4);
        assert_eq!(desk.keys("b").at(), "1", "the filter moved the cursor");
    }

    #[test]
    fn of_an_item_and_what_is_under_it() {
        for (keys, expected) in [
            ("k i", vec!["1.1", "1.1.1", "1.1.1a"]),
            ("i", vec!["2.1.1a"]),
            ("k<tab><tab>i", vec!["1.1.1", "1.1.1a"]),
            ("k<tab><tab><tab>i", vec!["1.1.1a"]),
            ("k<tab><tab>j i", vec![]),
        ] {
            let mut desk = desk();
            assert_eq!(rows(desk.keys(keys)), expected, "{keys}");
        }
    }

    #[test]
    fn enter_goes_to_the_item_and_escape_back() {
        let mut desk = desk();
        assert_eq!(desk.keys("tj<enter>").at(), "1.1");
        assert_eq!(desk.state.screen, Screen::Browse);
        desk.keys("t<esc>");
        assert_eq!((&desk.state.screen, desk.at()), (&Screen::Browse, "1.1"));
        desk.keys("t<end>i");
        assert_eq!(rows(&desk), ["1.1.1a"]);
        assert_eq!(rows(desk.keys("t")).len(), 4);
    }

    #[test]
    fn a_large_detail_is_scrolled_and_left() {
        let mut desk = desk();
        let screen = |desk: &Desk| {
            let Screen::History(screen) = &desk.state.screen else { panic!() };
            (screen.zoom, screen.scroll)
        };
        assert_eq!(screen(desk.keys("tz<pagedown>")), (true, 9));
        assert_eq!(screen(desk.keys("j")), (true, 0));
        assert_eq!(screen(desk.keys("<esc>")), (false, 0));
        assert_eq!(desk.keys("<esc>").state.screen, Screen::Browse);
    }

    #[test]
    fn the_cursor_stays_on_its_entry() {
        let mut desk = desk();
        let at = |desk: &Desk| desk.state.history_entry().and_then(|entry| entry.target.id.clone());
        desk.keys("tj");
        desk.colleague("1.1.2a", Act::Outcome(Some(Outcome::No)), &[]);
        desk.hears();
        assert_eq!((rows(&desk).len(), at(&desk)), (5, Some("1.1".into())));
        desk.keys("bt");
        desk.colleague("1.1.2b", Act::Outcome(Some(Outcome::No)), &[]);
        assert_eq!(at(desk.hears()), Some("1.1.2a".into()), "though nobody has moved yet");
    }
}
