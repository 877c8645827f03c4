//! Which moment is looked at: now, a meeting, a day.

use super::Plain;
use super::talk::{Question, Reply, Say, Told};
use crate::cli::io::Failure;
use crate::cli::select;
use crate::journal::AsOf;
use crate::text::date_time;

impl Plain<'_> {
    /// Asks for it. Nothing can be recorded in the past.
    pub(super) fn choose_moment(&mut self) -> Told<()> {
        let lang = self.lang();
        let moments: Vec<AsOf> =
            std::iter::once(AsOf::Now).chain(self.session.shelf.history.moments()).collect();
        let listed = moments.iter().map(|moment| self.name_of_moment(moment)).collect();
        let mut question = Question::list(lang, vec![lang.plain_which_moment().into_owned()], listed);
        question.free = true;
        let mut how = Say::All;
        let moment = loop {
            match self.ask(&question, std::mem::replace(&mut how, Say::Prompt))? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => break moments.get(number).cloned(),
                Reply::Word(typed) => {
                    match select::as_of(lang, &self.session.shelf.history, &self.session.facts, &typed) {
                        Ok(moment) => break Some(moment),
                        Err(Failure::Told(_, text)) => self.talk.say(&text)?,
                        Err(failure) => return Err(super::Stop::Failed(failure)),
                    }
                }
            }
        };
        self.session.look_at(moment.unwrap_or_default());
        self.session.meeting = None;
        if self.session.as_of == AsOf::Now {
            self.talk.say(&lang.plain_now_is_shown())
        } else {
            self.say_read_only()
        }
    }

    /// The moment that is looked at, in words.
    pub(super) fn moment_name(&self) -> String {
        self.name_of_moment(&self.session.as_of)
    }

    pub(super) fn name_of_moment(&self, moment: &AsOf) -> String {
        let lang = self.lang();
        match moment {
            AsOf::Now => lang.plain_now().into_owned(),
            AsOf::Moment(at) => lang.plain_at_moment(&date_time(*at, &self.session.facts.zone)).into_owned(),
            AsOf::Meeting(id) => lang.plain_after_meeting(id.as_str()).into_owned(),
            AsOf::Marked(id, mark) => lang.plain_marked_in(lang.mark(*mark), id.as_str()).into_owned(),
        }
    }
}
