//! What was found wrong in the files of the plan and of its follow-up.

use super::Plain;
use super::talk::Told;
use crate::problem::Finding;
use crate::text::problems;

impl Plain<'_> {
    /// Everything that was found, that of no plan in particular last.
    pub(super) fn wrong_in_files(&self) -> Vec<&Finding> {
        let own = &self.session.shelf;
        own.findings.iter().chain(&own.alarms).chain(&self.session.others.findings).collect()
    }

    /// Reads it out, a line each.
    pub(super) fn findings(&mut self) -> Told<()> {
        let lang = self.lang();
        let found = self.wrong_in_files();
        let mut lines: Vec<String> = found.iter().map(|one| problems::one_line(lang, one)).collect();
        if lines.is_empty() {
            lines.push(lang.no_findings().into_owned());
        }
        self.talk.read_out(&lines)
    }
}
