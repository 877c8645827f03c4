//! Which activities are meant: by party, focus area and outcome.

use super::Plain;
use super::item::Teller;
use super::talk::{Question, Reply, Say, Told};
use crate::cli::{list, stats};
use crate::journal::Outcome;
use crate::model::{Item, Party};
use crate::query::{Filter, Match, Select, find_party};

impl Plain<'_> {
    /// What the filter asks for and how much it leaves, unless it hides nothing.
    pub(super) fn filter_line(&self) -> Option<String> {
        if self.filter.is_empty() {
            return None;
        }
        let session = &self.session;
        let shown = self.filter.apply(session.plan_year(), session.history());
        if shown.activities.is_empty() && list::asks_for_unnamed_committees(session, &self.filter) {
            let instead = list::most_named(session).and_then(|abbr| session.shelf.plan.party(abbr));
            return Some(self.lang().plain_no_committees(instead));
        }
        Some(self.lang().plain_ended(&list::summary(session, &self.filter, &shown).replace(" · ", ", ")))
    }

    /// Asks what to filter by until the user goes back.
    pub(super) fn choose_filter(&mut self) -> Told<()> {
        let lang = self.lang();
        loop {
            let said = self.filter_line().unwrap_or_else(|| lang.plain_no_filter().into_owned());
            let choices = lang.plain_filter_choices();
            match self.choose(vec![said], &choices)? {
                None => return Ok(()),
                Some(0) => self.choose_parties()?,
                Some(1) => self.choose_mode()?,
                Some(2) => self.choose_area()?,
                Some(3) => self.choose_outcome()?,
                Some(_) => self.filter = Filter::default(),
            }
        }
    }

    /// Takes parties in and out one at a time; an abbreviation or a name is an answer too.
    fn choose_parties(&mut self) -> Told<()> {
        let lang = self.lang();
        let mut how = Say::All;
        loop {
            let parties: Vec<Party> = self.parties();
            let listed = parties.iter().map(|party| self.party_line(party));
            let nobody = lang.plain_nobody(self.filter.nobody);
            let listed: Vec<String> = listed.chain([nobody]).collect();
            let mut question = Question::list(lang, vec![lang.plain_which_parties().into_owned()], listed);
            question.free = true;
            let chosen = match self.ask(&question, how)? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => parties.get(number).map(|party| party.abbr.clone()),
                Reply::Word(word) => {
                    let Some(party) = find_party(&self.session.shelf.plan, &word) else {
                        self.talk.wrong(&word)?;
                        continue;
                    };
                    Some(party.abbr.clone())
                }
            };
            match chosen {
                Some(abbr) if self.filter.parties.remove(&abbr) => {}
                Some(abbr) => {
                    self.filter.parties.insert(abbr);
                }
                None => self.filter.nobody = !self.filter.nobody,
            }
            let said = self.filter_line().unwrap_or_else(|| lang.plain_no_filter().into_owned());
            self.talk.say(&said)?;
            how = Say::Prompt;
        }
    }

    /// The parties, committees first.
    pub(super) fn parties(&self) -> Vec<Party> {
        let session = &self.session;
        let shown = Filter::default().apply(session.plan_year(), session.history());
        let matrix = stats::matrix(session, &shown);
        let parties = &session.shelf.plan.parties;
        matrix.rows.iter().filter_map(|row| parties.get(row.party?).cloned()).collect()
    }

    /// The party by name and kind, and whether it is chosen.
    fn party_line(&self, party: &Party) -> String {
        let lang = self.lang();
        let name = lang.plain_party(party);
        lang.plain_chosen(
            &format!("{name}, {}", lang.party_kind(party.kind)),
            self.filter.parties.contains(&party.abbr),
        )
    }

    fn choose_mode(&mut self) -> Told<()> {
        let lang = self.lang();
        let listed =
            Match::ALL.map(|mode| lang.plain_chosen(lang.plain_mode(mode), self.filter.mode == mode));
        let said = vec![lang.plain_which_mode().into_owned()];
        if let Some(mode) = self.choose_listed(said, listed.into())?.and_then(|number| Match::ALL.get(number))
        {
            self.filter.mode = *mode;
        }
        Ok(())
    }

    fn choose_area(&mut self) -> Told<()> {
        let lang = self.lang();
        let areas: Vec<_> = self.session.shelf.plan.focus_areas.iter().map(|area| area.id.clone()).collect();
        let said = vec![lang.plain_which_area().into_owned()];
        let listed = self.area_names();
        if let Some(number) = self.choose_listed(said, listed)? {
            self.filter.focus_area = number.checked_sub(1).and_then(|at| areas.get(at)).cloned();
            self.filter.goal = None;
        }
        Ok(())
    }

    /// All focus areas as the first choice, then each.
    pub(super) fn area_names(&self) -> Vec<String> {
        let teller = Teller(&self.session);
        let areas = self.session.shelf.plan.focus_areas.iter().map(|area| teller.name(Item::FocusArea(area)));
        std::iter::once(self.lang().plain_all_areas().into_owned()).chain(areas).collect()
    }

    fn choose_outcome(&mut self) -> Told<()> {
        let lang = self.lang();
        let selects = [None, Some(Select::Open)];
        let selects: Vec<Option<Select>> =
            selects.into_iter().chain(Outcome::ALL.map(|outcome| Some(Select::Outcome(outcome)))).collect();
        let name = |select: &Option<Select>| {
            select
                .map_or_else(|| lang.plain_all_outcomes().into_owned(), |one| lang.select(one).to_lowercase())
        };
        let choices: Vec<String> = selects.iter().map(name).collect();
        let said = vec![lang.plain_which_outcome().into_owned()];
        if let Some(select) = self.choose(said, &choices)?.and_then(|number| selects.get(number)) {
            self.filter.outcome = *select;
        }
        Ok(())
    }
}
