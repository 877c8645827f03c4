//! What says something else than at the last meeting, a line each.

use std::collections::HashSet;

use super::Plain;
use super::save::name_of;
use super::talk::Told;
use crate::journal::{Change, Entry, Target};
use crate::model::Id;
use crate::text::{clean_line, date_time};

impl Plain<'_> {
    /// Reads out what has changed since the last meeting that had ended at the moment that is looked
    /// at, as far as the filter shows it; without such a meeting everything that was recorded.
    pub(super) fn read_changes(&mut self) -> Told<()> {
        let (lang, session) = (self.lang(), &self.session);
        let since = session.shelf.history.last_meeting(&session.as_of);
        let before = since.as_ref().map(|since| session.shelf.history.as_of(since)).unwrap_or_default();
        let (year, shown) = (session.plan_year().year(), self.shown_ids());
        let wanted = |target: &Target| {
            target.year.is_none_or(|of| Some(of) == year)
                && shown.as_ref().is_none_or(|ids| target.id.as_ref().is_some_and(|id| ids.contains(id)))
        };
        let changes = session.changes(&before, &wanted);
        let from = match &since {
            Some(since) => lang.plain_changes_since(&self.name_of_moment(since), changes.len()),
            None => lang.plain_changes_in_all(changes.len()),
        };
        let lines = std::iter::once(from.into_owned());
        let lines: Vec<String> = lines.chain(changes.iter().map(|one| self.change_line(one))).collect();
        self.talk.read_out(&lines)
    }

    /// The ids of what the filter shows and of what stands above it; nothing where it hides nothing.
    fn shown_ids(&self) -> Option<HashSet<Id>> {
        if self.filter.is_empty() {
            return None;
        }
        let shown = self.filter.apply(self.session.plan_year(), self.session.history());
        let ids = shown.activities.iter().flat_map(|one| {
            let above = [&one.area.id, &one.goal.id, &one.activity.id];
            above.into_iter().chain(one.indicators.iter().map(|indicator| &indicator.id))
        });
        Some(ids.cloned().collect())
    }

    /// When, who, about what, which field, what it was and what it is, in which meeting.
    fn change_line(&self, change: &Change<'_>) -> String {
        let lang = self.lang();
        let signed = change.last.map(|entry| {
            format!("{}, {}, ", date_time(entry.at, &self.session.facts.zone), entry.by.called())
        });
        let said = |entries: &[&Entry]| self.said_plainly(change.target, entries);
        let words = lang.plain_changed(
            &name_of(change.target),
            lang.plain_field(change.field),
            &said(&change.before),
            &said(&change.after),
        );
        let meeting = change.last.and_then(|entry| entry.meeting.as_ref());
        let meeting = meeting.map(|id| format!("; {}", lang.cli_in_meeting(id.as_str())));
        lang.plain_ended(&format!("{}{words}{}", signed.unwrap_or_default(), meeting.unwrap_or_default()))
    }

    /// What was said; by whom where several contradict each other.
    fn said_plainly(&self, target: &Target, entries: &[&Entry]) -> String {
        let (lang, kind) = (self.lang(), self.session.kind_of(target));
        let value = |entry: &Entry| {
            if entry.act.is_removal() {
                return lang.plain_nothing().into_owned();
            }
            clean_line(&lang.value_of(&entry.act, Some(&kind))).into_owned()
        };
        match entries {
            [] => lang.plain_nothing().into_owned(),
            [one] => value(one),
            several => {
                let said: Vec<String> =
                    several.iter().map(|one| format!("{} {}", one.by.called(), value(one))).collect();
                lang.plain_conflict(&said.join(", "))
            }
        }
    }
}
