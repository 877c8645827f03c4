//! What keys do on the browse screen.

use std::collections::HashSet;

use super::ctx::stepped;
use super::recording::{Handler, handler, judgement};
use super::{Blocked, Browse, Ctx, Deed, Effect, Message, Screen, State, Stop, outline};
use crate::keys::Action;
use crate::problem::Level;
use crate::query::Filter;

/// Which way to look for the next stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

/// What an action does on the browse screen alone, moves up and down apart.
const HANDLERS: &[(Action, Handler)] = &[
    (Action::Left, |state, _| state.left()),
    (Action::Right, |state, _| state.right()),
    (Action::Enter, |state, _| state.enter()),
    (Action::Back, |state, _| state.back()),
    (Action::NextField, |state, _| state.next_column()),
    (Action::PreviousField, |state, _| state.previous_column()),
    (Action::NextOpen, |state, _| state.seek_open(Way::On)),
    (Action::PreviousOpen, |state, _| state.seek_open(Way::Back)),
    (Action::NextHit, |state, _| state.seek_hit(Way::On)),
    (Action::PreviousHit, |state, _| state.seek_hit(Way::Back)),
    (Action::ClearFilter, |state, _| state.clear_filter()),
    (Action::Zoom, |state, _| state.zoom()),
    (Action::Mark, |state, _| state.mark()),
    (Action::Undo, |state, ctx| state.withdraw(ctx, Deed::Undone, state.undoable())),
    (Action::Redo, |state, ctx| state.withdraw(ctx, Deed::Redone, state.redoable())),
    (Action::Save, |state, _| state.save_again()),
];

impl State {
    /// Does what an action means on the browse screen.
    pub(super) fn act_on_browse(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if let Some(judgement) = judgement(action) {
            return self.judge(ctx, judgement);
        }
        if let Some(handler) = handler(HANDLERS, action) {
            return handler(self, ctx);
        }
        self.step(ctx, action);
        Vec::new()
    }

    /// Up and down in the column; further moves scroll a large detail pane.
    fn step(&mut self, ctx: &Ctx, action: Action) {
        if self.browse.zoom && !matches!(action, Action::Up | Action::Down) {
            self.browse.scroll = ctx.seen.scrolled(self.browse.scroll, action);
            return;
        }
        let level = self.browse.level;
        let at = self.chosen_row(level).unwrap_or(0);
        let to = stepped(at, self.row_count(level), action, ctx.seen.page);
        let id = to.and_then(|to| self.row_id(level, to)).cloned();
        if id.is_some() && id.as_ref() != self.browse.cursor.get(level) {
            self.choose(level, id);
        }
    }

    fn left(&mut self) -> Vec<Effect> {
        if self.browse.zoom {
            self.browse.zoom = false;
        } else if let Some(above) = Browse::above(self.browse.level) {
            self.turn_level(above);
        }
        Vec::new()
    }

    fn right(&mut self) -> Vec<Effect> {
        if self.has_below()
            && let Some(below) = Browse::below(self.browse.level)
        {
            self.turn_level(below);
            // From now on this child is remembered, even though nobody moved to it.
            self.choose(below, self.browse.cursor.get(below).cloned());
        }
        Vec::new()
    }

    /// Whether the cursor can go to the right.
    fn has_below(&self) -> bool {
        Browse::below(self.browse.level).is_some_and(|level| self.browse.cursor.get(level).is_some())
    }

    pub(super) fn turn_level(&mut self, level: Level) {
        self.browse.level = level;
        self.browse.scroll = 0;
    }

    /// Into the row; where there is nothing below it, its detail.
    fn enter(&mut self) -> Vec<Effect> {
        if self.has_below() { self.right() } else { self.zoom() }
    }

    fn zoom(&mut self) -> Vec<Effect> {
        self.browse.zoom = !self.browse.zoom;
        self.browse.scroll = 0;
        Vec::new()
    }

    /// Leaves the nearest thing: a large detail pane, marks, a search, what was opened from the overview,
    /// the past, the filter, the level.
    fn back(&mut self) -> Vec<Effect> {
        if self.browse.zoom {
            return self.zoom();
        }
        if !self.marks.is_empty() {
            return self.unmark_all();
        }
        if self.query.take().is_some() || self.return_to_overview() {
            return Vec::new();
        }
        if self.looks_back() {
            return self.look_at(self.opened_as_of.clone());
        }
        if self.filter.is_empty() { self.left() } else { self.clear_filter() }
    }

    fn next_column(&mut self) -> Vec<Effect> {
        if self.has_below() {
            self.right()
        } else {
            self.turn_level(Level::FocusArea);
            Vec::new()
        }
    }

    fn previous_column(&mut self) -> Vec<Effect> {
        let filled = |level: &Level| self.browse.cursor.get(*level).is_some();
        let last = Browse::LEVELS.into_iter().rev().find(filled);
        let to = Browse::above(self.browse.level).or(last);
        self.turn_level(to.unwrap_or(Level::FocusArea));
        Vec::new()
    }

    /// The filter off for good; how several parties are meant is kept.
    pub(super) fn clear_filter(&mut self) -> Vec<Effect> {
        self.filtering(|state| {
            state.filter = Filter { mode: state.filter.mode, ..Filter::default() };
            state.filter_paused = false;
        });
        self.tell(Message::FilterCleared)
    }

    /// The filter off, and on again.
    pub(super) fn show_all(&mut self) -> Vec<Effect> {
        self.filtering(|state| state.filter_paused = !state.filter_paused);
        Vec::new()
    }

    pub(super) fn cycle(&mut self, ctx: &Ctx) -> Vec<Effect> {
        match self.cycled() {
            Ok(judgement) => self.judge(ctx, judgement),
            Err(why) => self.tell(Message::Blocked(why)),
        }
    }

    /// Goes to the next stop that is wanted, from the start again after the last. Whether there is one.
    fn seek(&mut self, way: Way, stops: &[Stop], wanted: impl Fn(&Stop) -> bool) -> bool {
        let here = self.here();
        let at = stops.iter().position(|stop| *stop == here).unwrap_or(0);
        let (before, from_here) = stops.split_at_checked(at).unwrap_or((stops, &[]));
        let after = from_here.split_first().map_or(from_here, |(_, after)| after);
        let wanted = |stop: &&Stop| wanted(stop);
        let found = match way {
            Way::On => after.iter().chain(before).chain(from_here.first()).find(wanted),
            Way::Back => before.iter().rev().chain(from_here.iter().rev()).find(wanted),
        };
        if let Some(stop) = found {
            self.go(stop);
        }
        found.is_some()
    }

    fn seek_open(&mut self, way: Way) -> Vec<Effect> {
        let Some((plan, history)) = self.plan_year().zip(self.history()) else { return Vec::new() };
        let open: HashSet<_> = plan
            .activities()
            .flat_map(|(_, _, activity)| &activity.indicators)
            .filter(|indicator| outline::outcome(plan, indicator, history).is_none())
            .map(|indicator| indicator.id.clone())
            .collect();
        let stops = self.stops();
        self.seek(way, &stops, |stop| stop.path.indicator.as_ref().is_some_and(|id| open.contains(id)));
        Vec::new()
    }

    fn seek_hit(&mut self, way: Way) -> Vec<Effect> {
        let (Some(indexed), Some(query)) = (self.indexed(), &self.query) else { return Vec::new() };
        let found = indexed.search(query);
        let hits: HashSet<_> =
            found.into_iter().filter_map(|(at, _)| Some(indexed.item(at)?.id().clone())).collect();
        let typed = query.as_str().to_owned();
        let stops = self.stops();
        let hit = |stop: &Stop| stop.path.get(stop.level).is_some_and(|id| hits.contains(id));
        if self.seek(way, &stops, hit) {
            Vec::new()
        } else {
            self.tell(Message::Blocked(Blocked::NoHits(typed)))
        }
    }

    /// Turns to the browse screen, under which nothing lies.
    pub(super) fn show_browse(&mut self) -> Vec<Effect> {
        self.screen = Screen::Browse;
        self.behind.clear();
        Vec::new()
    }

    /// Turns to another screen, which Esc leaves for the one that is shown now. Each kind of screen
    /// lies there once.
    pub(super) fn turn_to_screen(&mut self, screen: Screen) {
        let kind = std::mem::discriminant(&screen);
        self.behind.retain(|other| std::mem::discriminant(other) != kind);
        let left = std::mem::replace(&mut self.screen, screen);
        if std::mem::discriminant(&left) != kind {
            self.behind.push(left);
        }
    }

    /// Leaves the screen for the one before it.
    pub(super) fn leave_screen(&mut self) {
        self.screen = self.behind.pop().unwrap_or(Screen::Browse);
        // What was recorded meanwhile.
        self.refresh_overview();
        self.refresh_changes();
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, ids};
    use super::super::{Blocked, Effect, Message};
    use crate::keys::Key;
    use crate::problem::Level;

    #[test]
    fn keys_lead_to_items() {
        for (keys, at) in [
            ("", "1"),
            ("j", "2"),
            ("jjj", "2"),
            ("G", "2"),
            ("Ggg", "1"),
            ("<enter>", "1.1"),
            ("<right><right>", "1.1.1"),
            ("<enter><enter><enter>", "1.1.1a"),
            ("<enter><enter><down><enter><pagedown>", "1.1.2c"),
            ("<enter><enter>j<left>", "1.1"),
            ("<enter><enter>jh<right>", "1.1.2"), // the child is remembered
            ("<enter><enter>jhhjkll", "1.1.2"),
            ("<enter>j", "1.2"),
            ("<enter>j<right>", "1.2"), // no activities: nowhere to go
            ("<tab><tab>", "1.1.1"),
            ("<tab><tab><tab><tab>", "1"),
            ("<shift-tab>", "1.1.1a"),
            ("<tab><backspace>", "1"),
            ("<tab><tab><esc><esc><esc>", "1"),
        ] {
            let mut desk = Desk::new();
            assert_eq!(desk.keys(keys).at(), at, "{keys}");
            assert_eq!(desk.writes(), 0, "{keys}");
        }
    }

    #[test]
    fn the_columns_to_the_right_follow() {
        let mut desk = Desk::new();
        let cursor = |desk: &Desk| {
            let cursor = &desk.state.browse.cursor;
            let chosen = [&cursor.area, &cursor.goal, &cursor.activity, &cursor.indicator];
            ids(chosen.into_iter().flatten()).join(" ")
        };
        assert_eq!(cursor(&desk), "1 1.1 1.1.1 1.1.1a");
        assert_eq!(cursor(desk.keys("j")), "2 2.1 2.1.1 2.1.1a");
        assert_eq!(cursor(desk.keys("k<tab>j")), "1 1.2");
    }

    #[test]
    fn enter_on_an_indicator_enlarges_its_detail_and_pages_scroll_it() {
        let mut desk = Desk::new();
        desk.keys("<enter><enter>j<enter><enter>");
        assert!(desk.state.browse.zoom);
        assert_eq!((desk.keys("<pagedown>").state.browse.scroll, desk.at()), (9, "1.1.2a"));
        assert_eq!((desk.keys("G").state.browse.scroll, desk.at()), (20, "1.1.2a"));
        assert_eq!((desk.keys("j").state.browse.scroll, desk.at()), (0, "1.1.2b"));
        desk.keys("<left>");
        assert_eq!((desk.state.browse.zoom, desk.at()), (false, "1.1.2b"));
        assert!(desk.keys("z").state.browse.zoom);
    }

    #[test]
    fn open_indicators_in_a_round() {
        let mut desk = Desk::new();
        let mut round = Vec::new();
        desk.keys("<tab><tab><tab>1j<left>"); // 1.1.1a has an outcome
        for _ in 0..8 {
            round.push(desk.keys(".").at().to_owned());
        }
        let open = ["1.1.2a", "1.1.2b", "1.1.2c", "2.1.1a", "2.1.2a", "2.1.2b", "1.1.2a", "1.1.2b"];
        assert_eq!(round, open);
        assert_eq!(desk.keys(",,").at(), "2.1.2b");
        desk.keys("h,");
        assert_eq!(desk.at(), "2.1.1a", "before the activity, not inside it");
    }

    #[test]
    fn no_open_indicator_is_told() {
        let mut desk = Desk::new();
        desk.keys("fs<enter>ll1.");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoneOpen)));
        assert_eq!(desk.at(), "1.1.1");
    }

    #[test]
    fn escape_leaves_one_thing_after_the_other_and_never_quits() {
        let mut desk = Desk::new();
        desk.keys("fo<enter>s möten <enter>z?");
        desk.keys("<esc>");
        assert!(desk.state.overlays.is_empty() && desk.state.browse.zoom);
        desk.keys("<esc>");
        assert!(!desk.state.browse.zoom && desk.state.query.is_some());
        desk.keys("<esc>");
        assert!(desk.state.query.is_none() && !desk.state.filter.is_empty());
        desk.keys("<esc>");
        assert!(desk.state.filter.is_empty());
        assert_eq!(desk.message(), Some(&Message::FilterCleared));
        assert_eq!(desk.state.browse.level, Level::Activity);
        desk.keys("<esc><esc>");
        assert_eq!(desk.at(), "2");
        assert_eq!(desk.message(), None);
        desk.keys("<esc><esc><esc>");
        assert_eq!(desk.message(), Some(&Message::HowToQuit));
        assert!(!desk.effects.contains(&Effect::Quit));
    }

    #[test]
    fn a_key_without_a_meaning_is_told() {
        let mut desk = Desk::new();
        desk.keys("y");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoMeaning(Key::char('y')))));
        assert_eq!(desk.keys("j").message(), None);
    }
}
