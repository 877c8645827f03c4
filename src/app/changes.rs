//! The list of changes: what says something else than at a meeting.

use std::collections::HashMap;

use super::ctx::stepped;
use super::{Blocked, Ctx, Effect, Message, Screen, State};
use crate::journal::{AsOf, Entry, Field, History, Target};
use crate::keys::Action;
use crate::model::Id;

/// The list of changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangesScreen {
    /// What is compared with; `None` for the time before anything was recorded.
    pub since: Option<AsOf>,
    /// The changes, in the order of the plan. Derived.
    pub rows: Vec<ChangeRow>,
    /// What the row under the cursor is about.
    pub cursor: Option<(Target, Field)>,
    /// First line shown of the detail pane.
    pub scroll: usize,
    /// Whether the detail pane is large, or all that is shown on a small screen.
    pub zoom: bool,
}

/// A field of an item that says something else than before.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRow {
    /// About what.
    pub target: Target,
    /// Which field.
    pub field: Field,
    /// What counted then; several in a conflict, none for nothing.
    pub before: Vec<Entry>,
    /// What counts at the moment that is shown, likewise.
    pub after: Vec<Entry>,
}

impl ChangesScreen {
    /// The position of the row under the cursor.
    pub fn at(&self) -> usize {
        let here =
            |row: &ChangeRow| self.cursor.as_ref().is_some_and(|(t, f)| *t == row.target && *f == row.field);
        self.rows.iter().position(here).unwrap_or(0)
    }

    /// The row under the cursor.
    pub fn row(&self) -> Option<&ChangeRow> {
        self.rows.get(self.at())
    }

    /// Puts the cursor on a row.
    pub(super) fn choose(&mut self, at: usize) {
        self.cursor = self.rows.get(at).map(|row| (row.target.clone(), row.field));
        self.scroll = 0;
    }
}

impl State {
    /// What has changed since the last meeting that had ended at the moment that is shown.
    pub(super) fn open_changes(&mut self) -> Vec<Effect> {
        let since = self.shelf().and_then(|shelf| shelf.history.last_meeting(&self.as_of));
        self.turn_to_screen(Screen::Changes(ChangesScreen { since, ..ChangesScreen::default() }));
        self.refresh_changes();
        Vec::new()
    }

    /// Compares with another moment before the one that is shown.
    pub(super) fn compare_from(
        &mut self,
        step: fn(&History, &AsOf) -> Option<AsOf>,
        end: Blocked,
    ) -> Vec<Effect> {
        let (Screen::Changes(screen), Some(open)) = (&self.screen, self.shelf()) else { return Vec::new() };
        let history = &open.history;
        let earlier = end == Blocked::NothingEarlier;
        let since = match &screen.since {
            None if earlier => return self.tell(Message::Blocked(end)),
            None => history.moments().into_iter().next(),
            Some(since) => step(history, since),
        };
        // What is compared with lies before what is shown.
        let is_before = since.as_ref().is_none_or(|since| *since != AsOf::Now && *since != self.as_of);
        if !(is_before && (earlier || since.is_some())) {
            return self.tell(Message::Blocked(end));
        }
        if let Screen::Changes(screen) = &mut self.screen {
            screen.since = since;
        }
        self.refresh_changes();
        Vec::new()
    }

    /// Derives the rows of the list; the cursor stays on its row, or on the place where it was.
    pub(super) fn refresh_changes(&mut self) {
        let Screen::Changes(screen) = &self.screen else { return };
        let (at, rows) = (screen.at(), self.changes(screen.since.as_ref()));
        let Screen::Changes(screen) = &mut self.screen else { return };
        screen.rows = rows;
        let here = |(target, field): &(Target, Field)| {
            screen.rows.iter().any(|row| row.target == *target && row.field == *field)
        };
        if !screen.cursor.as_ref().is_some_and(here) {
            screen.choose(at.min(screen.rows.len().saturating_sub(1)));
        }
    }

    fn changes(&self, since: Option<&AsOf>) -> Vec<ChangeRow> {
        let (Some(open), Some(now)) = (self.shelf(), self.history()) else { return Vec::new() };
        let before = since.map(|since| open.history.as_of(since)).unwrap_or_default();
        let wanted = self.filter_in_force().map(|_| self.shown_ids());
        let of_year = |target: &Target| target.year.is_none() || target.year == self.year;
        let is_shown = |target: &Target| {
            wanted.as_ref().is_none_or(|ids| target.id.as_ref().is_some_and(|id| ids.contains(id)))
        };
        let places: HashMap<Id, usize> = self
            .plan_year()
            .into_iter()
            .flat_map(|plan| plan.items().map(|item| item.id().clone()).collect::<Vec<_>>())
            .zip(1..)
            .collect();
        let place = |target: &Target| match &target.id {
            None => 0,
            Some(id) => places.get(id).copied().unwrap_or(usize::MAX),
        };
        let owned = |entries: Vec<&Entry>| entries.into_iter().cloned().collect();
        let mut rows: Vec<ChangeRow> = now
            .changes_since(&before)
            .into_iter()
            .filter(|change| of_year(change.target) && is_shown(change.target))
            .map(|change| ChangeRow {
                target: change.target.clone(),
                field: change.field,
                before: owned(change.before),
                after: owned(change.after),
            })
            .collect();
        rows.sort_by_key(|row| (place(&row.target), row.field));
        rows
    }

    /// Does what an action means on the list of changes.
    pub(super) fn act_on_changes(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        let Screen::Changes(screen) = &mut self.screen else { return Vec::new() };
        if action == Action::Zoom || action == Action::Back && screen.zoom {
            screen.zoom = !screen.zoom;
            screen.scroll = 0;
            return Vec::new();
        }
        let target = screen.row().map(|row| row.target.clone());
        if action == Action::Save {
            return self.say_saved();
        } else if action == Action::Back {
            self.leave_screen();
        } else if action == Action::Browse {
            self.show_browse();
        } else if action == Action::Enter {
            self.show_browse();
            if let Some(id) = target.and_then(|target| target.id) {
                self.go_to(&id);
            }
        } else if action == Action::ItemHistory {
            return target.map_or_else(Vec::new, |target| self.open_history_of(target));
        } else if screen.zoom && !matches!(action, Action::Up | Action::Down) {
            screen.scroll = ctx.seen.scrolled(screen.scroll, action);
        } else if let Some(to) = stepped(screen.at(), screen.rows.len(), action, ctx.seen.page) {
            screen.choose(to);
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, meetings};
    use super::*;
    use crate::journal::{Act, Mark, Outcome};

    fn rows(desk: &Desk) -> Vec<(&str, Field)> {
        let Screen::Changes(screen) = &desk.state.screen else { panic!() };
        screen.rows.iter().map(|row| (row.target.id.as_ref().unwrap().as_str(), row.field)).collect()
    }

    fn since(desk: &Desk) -> Option<AsOf> {
        let Screen::Changes(screen) = &desk.state.screen else { panic!() };
        screen.since.clone()
    }

    #[test]
    fn since_the_last_meeting_and_since_others() {
        let mut desk = Desk::open(meetings());
        let ended = AsOf::Meeting("2025-05-14-lg".into());
        let sent = AsOf::Marked("2025-05-14-lg".into(), Mark::SentOut);
        let first = AsOf::Meeting("2025-02-12-lg".into());
        let all = [("1.1.1a", Field::Outcome), ("1.1.2a", Field::Outcome), ("2.1.2", Field::Note)];
        desk.keys("D");
        assert_eq!((since(&desk), rows(&desk)), (Some(ended.clone()), [all[0], all[2]].to_vec()));
        desk.keys("<lt>");
        assert_eq!((since(&desk), rows(&desk)), (Some(sent), all.to_vec()));
        assert_eq!(since(desk.keys("<lt>")), Some(first));
        assert_eq!(since(desk.keys("<lt>")), None);
        assert_eq!(rows(&desk), [all[1], all[2]], "1.1.1a is without an outcome, as at the beginning");
        assert_eq!(desk.keys("<lt>").message(), Some(&Message::Blocked(Blocked::NothingEarlier)));
        assert_eq!(since(desk.keys(">>>")), Some(ended));
        assert_eq!(desk.keys(">").message(), Some(&Message::Blocked(Blocked::NothingLater)));
    }

    #[test]
    fn in_the_past_the_meeting_before_is_compared_with() {
        let mut desk = Desk::open(meetings());
        desk.keys("<lt>D");
        assert_eq!(since(&desk), Some(AsOf::Meeting("2025-02-12-lg".into())));
        assert_eq!(rows(&desk), [("1.1.1a", Field::Outcome), ("1.1.2a", Field::Outcome)]);
        assert_eq!(desk.keys(">>").message(), Some(&Message::Blocked(Blocked::NothingLater)));
    }

    #[test]
    fn the_filter_holds_and_others_are_heard_of() {
        let mut desk = Desk::open(meetings());
        desk.keys("fo<enter>D");
        assert_eq!(rows(&desk).len(), 2);
        desk.keys("f0s<enter>");
        assert_eq!(rows(&desk), [("1.1.1a", Field::Outcome)]);
    }

    #[test]
    fn a_row_is_walked_to_and_stays_under_the_cursor() {
        let mut desk = Desk::open(meetings());
        desk.keys("D<end>");
        desk.colleague("1.1.2b", Act::Outcome(Some(Outcome::No)), &[]);
        desk.hears();
        assert_eq!(rows(&desk).len(), 3);
        assert_eq!(desk.keys("<enter>").at(), "2.1.2");
        assert_eq!(desk.state.screen, Screen::Browse);
        assert_eq!(desk.keys("Di").state.layer(), crate::keys::Layer::History);
    }
}
