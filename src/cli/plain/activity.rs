//! The status of an activity, and what is proposed for it next year.

use super::Plain;
use super::place::Spot;
use super::save::name_of;
use super::talk::Told;
use crate::cli::io::Failure;
use crate::cli::note;
use crate::journal::{Act, Course, Proposal, Status, Target};
use crate::model::Item;

impl Plain<'_> {
    /// Asks which of the two is meant, then for it.
    pub(super) fn status_or_proposal(&mut self, spot: &Spot) -> Told<()> {
        let lang = self.lang();
        let Some(activity) = self.session.at(spot).and_then(Item::activity) else { return Ok(()) };
        let target = Target::listed(self.session.plan_year(), &activity.id);
        let said = vec![lang.plain_of_activity(activity.id.as_str()).into_owned()];
        let choices = [lang.plain_status(), lang.plain_proposal()].map(Into::into);
        match self.choose(said, &choices)? {
            Some(0) => self.set_status(&target),
            Some(_) => self.propose(&target),
            None => Ok(()),
        }
    }

    fn set_status(&mut self, target: &Target) -> Told<()> {
        let lang = self.lang();
        let mut choices: Vec<String> = Status::ALL.map(|status| lang.status(status).to_lowercase()).into();
        choices.push(lang.plain_remove().into_owned());
        let said = vec![lang.plain_which_status(&name_of(target)).into_owned()];
        match self.choose_listed(said, choices)? {
            Some(number) => self.save(target, &Act::Status(Status::ALL.get(number).copied())).map(drop),
            None => Ok(()),
        }
    }

    fn propose(&mut self, target: &Target) -> Told<()> {
        let lang = self.lang();
        let mut choices: Vec<String> = Course::ALL.map(|course| lang.course(course).to_lowercase()).into();
        choices.push(lang.plain_remove().into_owned());
        let said = vec![lang.plain_which_course(&name_of(target)).into_owned()];
        let proposal = match self.choose_listed(said, choices)? {
            None => return Ok(()),
            Some(number) => match Course::ALL.get(number).copied() {
                None => None,
                Some(course) => {
                    let reason = self.talk.read(&lang.plain_why())?;
                    if reason == "0" {
                        return Ok(());
                    }
                    Some(Proposal { course, reason })
                }
            },
        };
        let accepted = proposal.as_ref().map(|one| note::accept(lang, &one.reason));
        if let Some(Err(Failure::Told(_, text))) = accepted {
            return self.talk.say(&text);
        }
        self.save(target, &Act::Proposal(proposal)).map(drop)
    }
}
