//! Marked indicators: one outcome is recorded on all of them, each as an entry of its own, in one
//! stroke. Only those that the filter shows are recorded on, and with more than one it is asked first.

use std::collections::HashSet;

use super::ctx::stepped;
use super::together::Deed;
use super::{Blocked, Ctx, Effect, Message, Overlay, Screen, State};
use crate::journal::{Act, Field, Outcome, Target};
use crate::keys::Action;
use crate::model::{Id, Item};

/// The marked indicators of the open list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    ids: HashSet<Id>,
    /// Those of them whose outcome was sent to the disk; they lose their marks once it is there.
    sent: HashSet<Id>,
}

impl Marks {
    /// Whether an indicator is marked.
    pub fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// How many are marked, shown or not.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// The question before an outcome is recorded on several indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedDialog {
    /// What is to be recorded; `None` removes.
    pub outcome: Option<Outcome>,
    /// The indicators that it would change, in display order.
    pub ids: Vec<Id>,
    /// How many more of the marked ones that are shown have it already.
    pub same: usize,
    /// How many of those that it would change have another outcome now.
    pub other: usize,
    /// The row under the cursor: the first records, the second goes back.
    pub cursor: usize,
}

impl State {
    /// Whether what is recorded now goes to the marked indicators: on the browse screen alone.
    pub(super) fn works_on_marked(&self) -> bool {
        self.screen == Screen::Browse && !self.marks.is_empty()
    }

    /// How many of the marked indicators the filter hides.
    pub fn hidden_marks(&self) -> usize {
        if self.marks.is_empty() || self.filter_in_force().is_none() {
            return 0;
        }
        self.marks.count().saturating_sub(self.shown_marks().len())
    }

    /// The marked indicators that are shown, in display order.
    fn shown_marks(&self) -> Vec<&Id> {
        let goals = self.outline.areas.iter().flat_map(|area| &area.goals);
        let activities = goals.flat_map(|goal| &goal.activities).filter_map(|&at| self.activity_at(at));
        let indicators = activities.flat_map(|activity| self.shown_indicators(activity));
        indicators.map(|(_, indicator)| &indicator.id).filter(|id| self.marks.has(id)).collect()
    }

    /// What the mark key marks: an indicator, or all of an activity's that are shown. No goal and no
    /// focus area: their indicators are not in sight.
    pub(super) fn markable(&self) -> Result<Vec<Id>, Blocked> {
        self.writable()?;
        let ids: Vec<Id> = match self.current() {
            Some(Item::Indicator(_, _, _, indicator)) => vec![indicator.id.clone()],
            Some(Item::Activity(_, _, activity)) => {
                self.shown_indicators(activity).map(|(_, indicator)| indicator.id.clone()).collect()
            }
            Some(Item::FocusArea(_) | Item::Goal(..)) | None => return Err(Blocked::NotMarked),
        };
        if ids.is_empty() { Err(Blocked::NoIndicator) } else { Ok(ids) }
    }

    /// Marks what is under the cursor, or takes the marks away where all of it is marked.
    pub(super) fn mark(&mut self) -> Vec<Effect> {
        let ids = self.markable().unwrap_or_default();
        if ids.iter().all(|id| self.marks.has(id)) {
            self.unmark(&ids);
        } else {
            self.marks.ids.extend(ids);
        }
        self.tell(Message::Marked { count: self.marks.count(), hidden: self.hidden_marks() })
    }

    fn unmark(&mut self, ids: &[Id]) {
        for id in ids {
            self.marks.ids.remove(id);
            self.marks.sent.remove(id);
        }
    }

    /// Takes all marks away.
    pub(super) fn unmark_all(&mut self) -> Vec<Effect> {
        self.marks = Marks::default();
        self.tell(Message::Marked { count: 0, hidden: 0 })
    }

    /// An outcome that was recorded on a marked indicator is on disk, or is what others had recorded too.
    pub(super) fn unmark_saved(&mut self, target: &Target, act: &Act) {
        if let (Act::Outcome(_), Some(id)) = (act, &target.id)
            && self.marks.sent.contains(id)
            && *target == self.target_in_list(id)
        {
            self.unmark(std::slice::from_ref(id));
        }
    }

    /// Marks belong to one list: in another one, or where the list has lost them, they are gone.
    pub(super) fn mend_marks(&mut self, same_list: bool) {
        if self.marks.is_empty() {
            return;
        }
        let mut marks = std::mem::take(&mut self.marks);
        if same_list && let Some(list) = self.plan_year().and_then(|plan| plan.list) {
            let there: HashSet<&Id> =
                list.activities.iter().flat_map(|one| &one.indicators).map(|one| &one.id).collect();
            marks.ids.retain(|id| there.contains(id));
            marks.sent.retain(|id| there.contains(id));
            self.marks = marks;
        }
    }

    fn target_in_list(&self, id: &Id) -> Target {
        Target { plan: self.plan.clone(), year: self.year, id: Some(id.clone()) }
    }

    /// Whether an outcome can be recorded on the marked indicators.
    pub(super) fn recording_marked(&self) -> Result<(), Blocked> {
        self.writable()?;
        if self.hidden_marks() == self.marks.count() {
            return Err(Blocked::MarksHidden(self.marks.count()));
        }
        let withdraws = |act: &Act| act.field().is_none();
        if self.saving.iter().any(|one| one.failed.is_none() && withdraws(&one.record.act)) {
            return Err(Blocked::StillSaving);
        }
        Ok(())
    }

    /// Records an outcome on the marked indicators that are shown, and asks first unless the only
    /// one of them is under the cursor.
    pub(super) fn judge_marked(&mut self, ctx: &Ctx, outcome: Option<Outcome>) -> Vec<Effect> {
        let shown: Vec<Id> = self.shown_marks().into_iter().cloned().collect();
        let act = Act::Outcome(outcome);
        let is_same = |id: &Id| self.counting(&self.target_in_list(id), Field::Outcome).is(&act);
        let (same, ids): (Vec<Id>, Vec<Id>) = shown.into_iter().partition(is_same);
        if ids.is_empty() {
            self.unmark(&same);
            return self.tell(Message::AllHaveIt { outcome, count: same.len() });
        }
        if let ([only], true) = (ids.as_slice(), same.is_empty())
            && self.current().is_some_and(|item| item.id() == only)
        {
            return self.record_marked(ctx, outcome, &ids);
        }
        let has_another = |id: &&Id| {
            let now = self.counting(&self.target_in_list(id), Field::Outcome);
            now.conflict || now.act != Act::Outcome(None)
        };
        let other = ids.iter().filter(has_another).count();
        let dialog = MarkedDialog { outcome, ids, same: same.len(), other, cursor: 0 };
        self.overlays.push(Overlay::Marked(dialog));
        Vec::new()
    }

    /// Records an outcome on these indicators; those that have it already lose their marks.
    fn record_marked(&mut self, ctx: &Ctx, outcome: Option<Outcome>, ids: &[Id]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for id in self.shown_marks().into_iter().cloned().collect::<Vec<_>>() {
            let target = self.target_in_list(&id);
            if self.counting(&target, Field::Outcome).is(&Act::Outcome(outcome)) {
                self.unmark(&[id]);
            } else if ids.contains(&id) {
                effects.extend(self.record(ctx, target, Act::Outcome(outcome)));
                self.marks.sent.insert(id);
            }
        }
        self.go_together(Deed::Outcome(outcome), &effects);
        effects
    }
}

impl MarkedDialog {
    /// How many rows there are to choose from.
    pub const ROWS: usize = 2;

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back || action == Action::Enter && self.cursor > 0 {
            return Vec::new();
        }
        if action == Action::Enter {
            return match state.recording_marked() {
                Ok(()) => state.record_marked(ctx, self.outcome, &self.ids),
                Err(why) => state.tell(Message::Blocked(why)),
            };
        }
        self.cursor = stepped(self.cursor, Self::ROWS, action, ctx.seen.page).unwrap_or(self.cursor);
        state.overlays.push(Overlay::Marked(self));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, disk_full, meetings, opening, target};
    use super::super::{Deed, Fared, Opening, ReadOnly};
    use super::*;
    use crate::journal::AsOf;
    use crate::query::Select;

    const NOT: Option<Outcome> = None;
    const YES: Option<Outcome> = Some(Outcome::Yes);
    const NO: Option<Outcome> = Some(Outcome::No);
    /// The activity with three indicators is marked whole, from the start.
    const THREE: &str = "<tab><tab>jw";

    fn marked(desk: &Desk) -> Vec<&str> {
        let mut ids: Vec<&str> = desk.state.marks.ids.iter().map(Id::as_str).collect();
        ids.sort_unstable();
        ids
    }

    fn outcomes(desk: &Desk) -> [Option<Outcome>; 3] {
        ["1.1.2a", "1.1.2b", "1.1.2c"].map(|id| desk.outcome(id))
    }

    #[test]
    fn indicators_are_marked_one_by_one_or_an_activitys_all() {
        for (keys, ids) in [
            ("<tab><tab><tab>w", vec!["1.1.1a"]),
            ("<tab><tab><tab>ww", vec![]),
            ("<tab><tab>w", vec!["1.1.1a"]),
            (THREE, vec!["1.1.2a", "1.1.2b", "1.1.2c"]),
            ("<tab><tab>jww", vec![]),
            ("<tab><tab>j<tab>wjw", vec!["1.1.2a", "1.1.2b"]),
            ("<tab><tab>j<tab>jw<left>w", vec!["1.1.2a", "1.1.2b", "1.1.2c"]),
            ("<tab><tab>j<tab>w<home><left><left><left>jk", vec!["1.1.2a"]),
            ("<tab><tab>j<tab>wfo<enter>", vec!["1.1.2a"]),
            ("<tab><tab>j<tab>w<esc>", vec![]),
            ("<tab><tab>wp<down><enter>", vec![]),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert_eq!((marked(&desk), desk.writes()), (ids, 0), "{keys}");
        }
    }

    #[test]
    fn what_cannot_be_marked_or_set_says_why() {
        use Blocked as B;
        for (keys, why) in [
            ("w", B::NotMarked),
            ("<tab>w", B::NotMarked),
            ("j<tab><tab>Gw", B::NoIndicator),
            ("<tab><tab>jw<tab><space>", B::OneAtATime(3)),
            ("<tab><tab>jw<tab>j5", B::OneAtATime(3)),
            ("<tab><tab>jwa", B::OneAtATime(3)),
            ("<tab><tab>jwe", B::OneAtATime(3)),
            ("<tab><tab>jwd", B::OneAtATime(3)),
            ("<tab><tab>jwc", B::OneAtATime(3)),
            ("<tab><tab>jwfl<enter>1", B::MarksHidden(3)),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert_eq!(desk.message(), Some(&Message::Blocked(why)), "{keys}");
            assert_eq!(desk.writes(), 0, "{keys}");
        }
        let mut asked = Desk::open(Opening { read_only: Some(ReadOnly::Asked), ..opening() });
        asked.keys("<tab><tab>w");
        assert_eq!(asked.message(), Some(&Message::Blocked(B::ReadOnly(ReadOnly::Asked))));
        let mut past = Desk::open(meetings());
        past.keys("<tab><tab>w<lt>");
        assert_ne!(past.state.as_of, AsOf::Now);
        for key in ["1", "0", "w", "<space>", "a"] {
            assert_eq!(past.keys(key).message(), Some(&Message::Blocked(B::Past)), "{key}");
        }
        assert_eq!((asked.writes(), past.writes()), (0, 0));
    }

    #[test]
    fn one_outcome_goes_to_all_after_a_question_and_is_one_stroke() {
        let mut desk = Desk::new();
        desk.keys(THREE).keys("1");
        let Some(Overlay::Marked(dialog)) = desk.top() else { panic!() };
        assert_eq!((dialog.ids.len(), dialog.same, dialog.other, desk.writes()), (3, 0, 0, 0));
        desk.keys("<enter>");
        assert_eq!((outcomes(&desk), desk.writes(), marked(&desk).len()), ([YES; 3], 3, 0));
        let fared = |deed, asked| Fared { deed, asked, saved: asked, overtaken: 0, problem: None };
        assert_eq!(desk.message(), Some(&Message::Several(fared(Deed::Outcome(YES), 3))));
        let moments: HashSet<_> = desk.saved.entries().iter().map(|entry| entry.at).collect();
        let ids: HashSet<_> = desk.saved.entries().iter().map(|entry| &entry.id).collect();
        assert_eq!((moments.len(), ids.len()), (1, 3));
        for (key, left, deed) in
            [("u", [NOT; 3], Deed::Undone), ("U", [YES; 3], Deed::Redone), ("u", [NOT; 3], Deed::Undone)]
        {
            desk.keys(key);
            assert_eq!(outcomes(&desk), left, "{key}");
            assert_eq!(desk.message(), Some(&Message::Several(fared(deed, 3))), "{key}");
        }
        assert_eq!(desk.keys("u").message(), Some(&Message::Blocked(Blocked::NothingToUndo)));
    }

    #[test]
    fn nothing_is_set_without_the_answer() {
        for answer in ["<esc>", "<down><enter>", "1<esc>", "2<esc>", "<ctrl-c>"] {
            let mut desk = Desk::new();
            desk.keys(THREE).keys("1").keys(answer);
            assert_eq!((desk.writes(), marked(&desk).len(), desk.top()), (0, 3, None), "{answer}");
        }
        // Only the one under the cursor is not asked about.
        for (keys, asks) in [("<tab><tab><tab>w1", false), ("<tab><tab><tab>w<left>1", true)] {
            let mut desk = Desk::new();
            assert_eq!(desk.keys(keys).top().is_some(), asks, "{keys}");
            assert_eq!(desk.writes(), usize::from(!asks), "{keys}");
        }
    }

    #[test]
    fn those_that_have_it_are_left() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>j<tab>1j3hw1");
        let Some(Overlay::Marked(dialog)) = desk.top() else { panic!() };
        assert_eq!((dialog.ids.len(), dialog.same, dialog.other), (2, 1, 1));
        desk.keys("<enter>");
        assert_eq!((outcomes(&desk), desk.writes(), marked(&desk).len()), ([YES; 3], 4, 0));
        desk.keys("w1");
        assert_eq!(desk.message(), Some(&Message::AllHaveIt { outcome: YES, count: 3 }));
        desk.keys("w0<enter>");
        assert_eq!((outcomes(&desk), desk.writes()), ([NOT; 3], 7));
    }

    #[test]
    fn only_those_that_are_shown_are_set() {
        let mut desk = Desk::new();
        desk.keys("<tab><tab>j<tab>1hwk");
        desk.state.changing(|state| state.filter.outcome = Some(Select::Open));
        assert_eq!((desk.state.hidden_marks(), marked(&desk).len()), (1, 3));
        desk.keys("3<enter>");
        desk.state.changing(|state| state.filter.outcome = None);
        assert_eq!((outcomes(&desk), marked(&desk)), ([YES, NO, NO], vec!["1.1.2a"]));
    }

    #[test]
    fn a_full_disk_in_the_middle_leaves_the_marks_of_what_is_not_saved() {
        let mut desk = Desk::new();
        desk.disk = Disk::Waits;
        desk.keys(THREE).keys("1<enter>");
        let rest = desk.waiting.split_off(1);
        desk.save();
        assert_eq!((marked(&desk), desk.message()), (vec!["1.1.2b", "1.1.2c"], None), "said at the end");
        desk.waiting = rest;
        desk.refuse();
        let problem = Some(disk_full());
        let fared = Fared { deed: Deed::Outcome(YES), asked: 3, saved: 1, overtaken: 0, problem };
        assert_eq!(desk.message(), Some(&Message::Several(fared)));
        assert_eq!((outcomes(&desk), marked(&desk)), ([YES, NOT, NOT], vec!["1.1.2b", "1.1.2c"]));
        assert_eq!(desk.keys("j").state.standing, Some(Message::NotSaved(disk_full())));
        desk.disk = Disk::Works;
        desk.keys("1<enter>");
        assert_eq!((outcomes(&desk), marked(&desk).len(), desk.state.saving.len()), ([YES; 3], 0, 0));
    }

    #[test]
    fn what_others_changed_in_the_middle_is_asked_and_stays_marked() {
        let mut desk = Desk::new();
        desk.colleague("1.1.2b", Act::Outcome(NO), &[]);
        desk.colleague("1.1.2c", Act::Outcome(YES), &[]);
        desk.keys(THREE).keys("1<enter>");
        let fared = Fared { deed: Deed::Outcome(YES), asked: 3, saved: 2, overtaken: 1, problem: None };
        assert_eq!(desk.message(), Some(&Message::Several(fared)));
        assert!(matches!(desk.top(), Some(Overlay::Settle(_))));
        assert_eq!(marked(&desk), ["1.1.2b"]);
        desk.keys("<down><enter>");
        assert_eq!((outcomes(&desk), marked(&desk).len(), desk.top()), ([YES; 3], 0, None));
        assert!(!desk.saved.has_conflict(&target("1.1.2b")));
    }

    #[test]
    fn an_undo_that_fails_in_the_middle_is_told() {
        let mut desk = Desk::new();
        desk.keys(THREE).keys("1<enter>");
        desk.disk = Disk::Waits;
        desk.keys("u");
        let rest = desk.waiting.split_off(2);
        desk.save();
        desk.waiting = rest;
        desk.refuse();
        let problem = Some(disk_full());
        let fared = Fared { deed: Deed::Undone, asked: 3, saved: 2, overtaken: 0, problem };
        assert_eq!(desk.message(), Some(&Message::Several(fared)));
        desk.disk = Disk::Works;
        assert_eq!(desk.keys("u").state.saving.len(), 0);
        assert_eq!(outcomes(&desk), [NOT; 3], "the second try takes the rest");
    }

    #[test]
    fn marks_mean_nothing_on_other_screens() {
        let mut desk = Desk::new();
        desk.keys(THREE).keys("t123450 b");
        assert_eq!((desk.writes(), marked(&desk).len(), desk.top()), (0, 3, None));
    }

    #[test]
    fn escape_takes_the_marks_before_the_filter() {
        let mut desk = Desk::new();
        desk.keys("fo<enter><tab><tab>w");
        desk.keys("<esc>");
        assert_eq!((marked(&desk).len(), desk.state.filter.is_empty()), (0, false));
        assert!(desk.keys("<esc>").state.filter.is_empty());
    }
}
