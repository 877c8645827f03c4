//! Meetings: taking one up, going through its items, marking and closing it.
//!
//! Everything that is recorded while one is in a meeting belongs to it.

use super::Plain;
use super::item::Teller;
use super::place::Spot;
use super::round::Round;
use super::talk::Told;
use crate::journal::{Act, Mark, Meeting, MeetingId, Target};
use crate::model::{Id, Item};
use crate::problem::Level;
use crate::query::agenda_items;

impl Plain<'_> {
    /// Asks for one of the meetings, or opens a new one.
    pub(super) fn meetings(&mut self) -> Told<()> {
        let lang = self.lang();
        loop {
            self.take_in_news()?;
            let known = self.session.history().latest_meetings();
            let lines = known.iter().map(|meeting| lang.plain_meeting_line(meeting));
            let listed = std::iter::once(lang.plain_open_meeting().into_owned()).chain(lines).collect();
            let Some(number) = self.choose_listed(vec![lang.plain_meetings().into_owned()], listed)? else {
                return Ok(());
            };
            let chosen = match number.checked_sub(1) {
                None => self.open_meeting()?,
                Some(at) => known.get(at).map(|meeting| meeting.id.clone()),
            };
            if let Some(id) = chosen {
                self.take_part(&id)?;
            }
        }
    }

    /// Is in a meeting until the user goes back; it stays open unless it is closed.
    fn take_part(&mut self, id: &MeetingId) -> Told<()> {
        let year = self.session.year;
        let done = self.in_meeting(id);
        self.session.meeting = None;
        self.session.year = year;
        done
    }

    fn in_meeting(&mut self, id: &MeetingId) -> Told<()> {
        let lang = self.lang();
        loop {
            self.take_in_news()?;
            let Some(meeting) = self.session.history().known(id) else { return Ok(()) };
            self.session.year = meeting.year.or(self.session.year);
            let is_open = meeting.closed.is_none();
            self.session.meeting = is_open.then(|| id.clone());
            let said = self.about_meeting(&meeting);
            let choices = lang.plain_meeting_choices(is_open);
            match self.choose(said, &choices)? {
                None => {
                    return if is_open {
                        self.talk.say(&lang.plain_meeting_left(id.as_str()))
                    } else {
                        Ok(())
                    };
                }
                Some(0) => self.go_through_meeting(&meeting)?,
                Some(1) => self.mark(&meeting, Mark::SentOut)?,
                Some(2) => self.mark(&meeting, Mark::Decided)?,
                Some(_) => self.close_or_reopen(&meeting)?,
            }
        }
    }

    /// The meeting in words: who, when, what is left, what has been marked.
    fn about_meeting(&self, meeting: &Meeting) -> Vec<String> {
        let lang = self.lang();
        let items = self.items_of(meeting);
        let open = items.iter().filter(|item| Teller(&self.session).is_open(**item)).count();
        let mut lines =
            vec![lang.plain_meeting_line(meeting), lang.plain_agenda(meeting, &self.session.shelf.plan)];
        lines.push(lang.plain_items_left(items.len(), open).into_owned());
        lines.extend(meeting.closed.map(|_| lang.plain_meeting_is_closed().into_owned()));
        let marks = Mark::ALL.into_iter().filter_map(|mark| Some((mark, meeting.marked(mark)?)));
        lines.extend(marks.map(|(mark, at)| {
            lang.plain_is_marked(lang.mark(mark), &crate::text::date_time(at, &self.session.facts.zone))
                .into_owned()
        }));
        lines
    }

    pub(super) fn items_of(&self, meeting: &Meeting) -> Vec<Item<'_>> {
        let plan = self.session.plan_year();
        let ids = agenda_items(plan, meeting, self.session.history());
        let find = |id: &Id| {
            let on_agenda = |item: &Item<'_>| matches!(item.level(), Level::Activity | Level::Indicator);
            plan.items().find(|item| on_agenda(item) && item.id() == id)
        };
        ids.iter().filter_map(find).collect()
    }

    /// From the first item that is not judged yet, so that an interrupted meeting goes on where it was.
    fn go_through_meeting(&mut self, meeting: &Meeting) -> Told<()> {
        let items = self.items_of(meeting);
        let first = items.iter().position(|item| Teller(&self.session).is_open(*item)).unwrap_or(0);
        let spots: Vec<Spot> = items.into_iter().map(Spot::from).collect();
        self.go_through(Round::of_meeting(spots, first))
    }

    fn mark(&mut self, meeting: &Meeting, mark: Mark) -> Told<()> {
        self.record_of(meeting, &Act::MeetingMarked { meeting: meeting.id.clone(), mark })
    }

    fn close_or_reopen(&mut self, meeting: &Meeting) -> Told<()> {
        let lang = self.lang();
        if meeting.closed.is_some() {
            self.session.meeting = Some(meeting.id.clone());
            return self.record_of(meeting, &opening(meeting));
        }
        let open =
            self.items_of(meeting).into_iter().filter(|item| Teller(&self.session).is_open(*item)).count();
        let said = vec![lang.plain_close_meeting(open)];
        match self.choose(said, &[lang.plain_yes_close().into_owned()])? {
            Some(_) => self.record_of(meeting, &Act::MeetingClosed { meeting: meeting.id.clone() }),
            None => Ok(()),
        }
    }

    /// Records what becomes of a meeting.
    fn record_of(&mut self, meeting: &Meeting, act: &Act) -> Told<()> {
        let target = self.meeting_target(meeting.year);
        // A closed meeting can still be marked; the entry belongs to it like all the others.
        self.session.meeting = Some(meeting.id.clone());
        self.save(&target, act).map(drop)
    }

    /// What the entries about a meeting itself are about.
    pub(super) fn meeting_target(&self, year: Option<crate::model::Year>) -> Target {
        Target { year, ..self.session.shelf.plan_target(None) }
    }
}

/// The act that opens a meeting, or opens it again.
pub(super) fn opening(meeting: &Meeting) -> Act {
    Act::MeetingOpened {
        meeting: meeting.id.clone(),
        body: meeting.body.clone(),
        keeper: meeting.keeper.clone(),
        agenda: meeting.agenda.clone(),
    }
}
