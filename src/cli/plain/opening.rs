//! A new meeting: who meets, when, who keeps the record, what is taken up.

use jiff::civil::Date;

use super::Plain;
use super::meeting::opening;
use super::talk::{Question, Reply, Say, Told};
use crate::journal::{Agenda, Items, Meeting, MeetingId};
use crate::model::{Party, PartyKind};

impl Plain<'_> {
    /// Asks for all of it, one at a time, and opens the meeting; gives back its id.
    pub(super) fn open_meeting(&mut self) -> Told<Option<MeetingId>> {
        let lang = self.lang();
        if !self.can_write() {
            return self.say_read_only().map(|()| None);
        }
        let Some(body) = self.ask_body()? else { return Ok(None) };
        let Some(day) = self.ask_day()? else { return Ok(None) };
        let login = self.session.facts.who.called().to_owned();
        let keeper = match self.talk.read(&lang.plain_keeper_prompt(&login))? {
            typed if typed == "0" => return Ok(None),
            typed if typed.is_empty() => login,
            typed => typed,
        };
        let Some(agenda) = self.ask_agenda()? else { return Ok(None) };
        let history = &self.session.shelf.history;
        let id = MeetingId::new(day, &body, |id| history.known(id).is_some());
        let meeting = Meeting {
            id: id.clone(),
            body,
            keeper,
            agenda,
            year: self.session.plan_year().year(),
            opened: self.clock.now(),
            closed: None,
            sent_out: None,
            decided: None,
        };
        if let Some(open) = history.open_meetings().into_iter().find(|one| one.is_like(&meeting)) {
            let (id, name) = (open.meeting.id.clone(), open.meeting.name());
            self.talk.say(&lang.meeting_joined(&name, open.by.called()))?;
            return Ok(Some(id));
        }
        if self.items_of(&meeting).is_empty() {
            return self.talk.say(&lang.plain_no_items()).map(|()| None);
        }
        self.session.meeting = Some(id.clone());
        let target = self.meeting_target(meeting.year);
        Ok(self.save(&target, &opening(&meeting))?.then_some(id))
    }

    /// A committee or group by number, or any other body by its name.
    fn ask_body(&mut self) -> Told<Option<String>> {
        let lang = self.lang();
        let meets = |party: &Party| match party.kind {
            PartyKind::Committee | PartyKind::OfficerGroup | PartyKind::SteeringGroup => true,
            PartyKind::Role
            | PartyKind::Unit
            | PartyKind::Administration
            | PartyKind::Principal
            | PartyKind::ExternalAgency => false,
        };
        let bodies: Vec<Party> = self.parties().into_iter().filter(meets).collect();
        let listed = bodies.iter().map(|party| lang.plain_party(party)).collect();
        let mut question = Question::list(lang, vec![lang.plain_which_body().into_owned()], listed);
        question.free = true;
        Ok(match self.ask(&question, Say::All)? {
            Reply::Back => None,
            Reply::Number(number) => bodies.get(number).map(|party| party.abbr.clone()),
            Reply::Word(body) => Some(body),
        })
    }

    fn ask_day(&mut self) -> Told<Option<Date>> {
        let lang = self.lang();
        let today = self.clock.now().to_zoned(self.session.facts.zone.clone()).date();
        loop {
            let typed = self.talk.read(&lang.plain_day_prompt(&today.to_string()))?;
            match typed.as_str() {
                "" => return Ok(Some(today)),
                "0" => return Ok(None),
                typed => match typed.parse() {
                    Ok(day) => return Ok(Some(day)),
                    Err(_) => self.talk.say(&lang.plain_not_a_day(typed))?,
                },
            }
        }
    }

    fn ask_agenda(&mut self) -> Told<Option<Agenda>> {
        let lang = self.lang();
        let choices = Items::ALL.map(|items| lang.items(items).to_owned());
        let items = self.choose(vec![lang.plain_which_items().into_owned()], &choices)?;
        let Some(items) = items.and_then(|number| Items::ALL.get(number)).copied() else { return Ok(None) };
        let parties = self.parties();
        let names = parties.iter().map(|party| lang.plain_party(party));
        let listed = std::iter::once(lang.plain_all_parties().into_owned()).chain(names).collect();
        let Some(number) = self.choose_listed(vec![lang.plain_whose_items().into_owned()], listed)? else {
            return Ok(None);
        };
        let party = number.checked_sub(1).and_then(|at| parties.get(at)).map(|party| party.abbr.clone());
        let listed = self.area_names();
        let Some(number) = self.choose_listed(vec![lang.plain_which_area().into_owned()], listed)? else {
            return Ok(None);
        };
        let areas = &self.session.shelf.plan.focus_areas;
        let focus_area = number.checked_sub(1).and_then(|at| areas.get(at)).map(|area| area.id.clone());
        Ok(Some(Agenda { party, focus_area, items }))
    }
}
