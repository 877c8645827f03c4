//! Which plan and which year; the plan itself.

use super::Plain;
use super::place::Spot;
use super::round::Round;
use super::talk::Told;
use crate::model::{PlanId, Year};
use crate::query::Filter;

impl Plain<'_> {
    /// Reads the plan's own page, where it can have a note and a decision like any item.
    pub(super) fn about_plan(&mut self) -> Told<()> {
        self.go_through(Round::beginning(vec![Spot::Plan], &Spot::Plan))
    }

    /// Asks for a plan and one of its years. The filter belongs to the plan that is left.
    pub(super) fn choose_plan(&mut self) -> Told<()> {
        let lang = self.lang();
        let plan = &self.session.shelf.plan;
        let here = (plan.id.clone(), lang.plain_plan(&plan.title, plan.id.as_str()));
        let others = self.session.others.shelves.iter();
        let others =
            others.map(|one| (one.plan.id.clone(), lang.plain_plan(&one.plan.title, one.plan.id.as_str())));
        let (ids, listed): (Vec<PlanId>, Vec<String>) = std::iter::once(here).chain(others).unzip();
        let said = vec![lang.plain_which_plan().into_owned()];
        let Some(id) = self.choose_listed(said, listed)?.and_then(|number| ids.get(number)) else {
            return Ok(());
        };
        self.session.meeting = None;
        if *id != self.session.shelf.plan.id {
            self.session.turn_to(id);
            self.filter = Filter::default();
            self.say_what_waits()?;
        }
        self.choose_year()
    }

    /// Asks for the year, where there are several.
    fn choose_year(&mut self) -> Told<()> {
        let lang = self.lang();
        let years: Vec<Year> = self.session.shelf.plan.lists.iter().map(|list| list.year).collect();
        if years.len() > 1 {
            let listed = years.iter().map(|year| lang.plain_year(year.0).into_owned()).collect();
            let chosen = self.choose_listed(vec![lang.plain_which_year().into_owned()], listed)?;
            self.session.year = chosen.and_then(|number| years.get(number)).copied().or(self.session.year);
        }
        self.say_read_only()
    }
}
