//! Everything that was recorded, newest first, a line each.

use super::Plain;
use super::place::Spot;
use super::save::name_of;
use super::talk::Told;
use crate::journal::{Act, Entry};
use crate::text::date_time;

impl Plain<'_> {
    /// What was recorded about the plan and the year.
    pub(super) fn whole_history(&mut self) -> Told<()> {
        let year = self.session.plan_year().year();
        let entries = self.session.history().entries().iter().rev();
        let of_year = entries.filter(|entry| entry.target.year.is_none_or(|of| Some(of) == year));
        let lines = of_year.map(|entry| self.entry_line(entry)).collect();
        self.read_entries(lines)
    }

    /// What was recorded about one item.
    pub(super) fn history_of(&mut self, spot: &Spot) -> Told<()> {
        let target = self.session.target_of(spot);
        let lines = self.session.history().of(&target).rev().map(|entry| self.entry_line(entry)).collect();
        self.read_entries(lines)
    }

    fn read_entries(&mut self, mut lines: Vec<String>) -> Told<()> {
        if lines.is_empty() {
            lines.push(self.lang().plain_no_entries().into_owned());
        }
        self.talk.read_out(&lines)
    }

    /// When, who, about what, what, what it replaced, in which meeting, and whether it counts.
    fn entry_line(&self, entry: &Entry) -> String {
        let (lang, history) = (self.lang(), self.session.history());
        let what = match &entry.act {
            Act::Withdraw(id) => {
                let withdrawn = history.get(id);
                let words = |one: &Entry| self.words(&one.target, &one.act);
                match withdrawn.and_then(|one| history.withdrawn_by(one)) {
                    Some(redone) => lang.plain_redid(&words(redone)).into_owned(),
                    None => lang.plain_withdrew(&withdrawn.map(words).unwrap_or_default()).into_owned(),
                }
            }
            act => self.words(&entry.target, act),
        };
        let mut parts = vec![what];
        if entry.act.field().is_some() {
            let before: Vec<String> =
                history.before(entry).map(|one| self.words(&one.target, &one.act)).collect();
            parts.extend((!before.is_empty()).then(|| lang.plain_before(&before.join("; ")).into_owned()));
        }
        parts.extend(entry.meeting.as_ref().map(|id| lang.cli_in_meeting(id.as_str()).into_owned()));
        parts.extend((!history.is_live(entry)).then(|| lang.plain_does_not_count().into_owned()));
        let at = date_time(entry.at, &self.session.facts.zone);
        let line = format!("{at}, {}, {}: {}", entry.by.called(), name_of(&entry.target), parts.join("; "));
        lang.plain_ended(&line)
    }
}
