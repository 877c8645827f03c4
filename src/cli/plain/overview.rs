//! Counts for each focus area and each party; choosing one goes to what it counts.

use super::Plain;
use super::item::Teller;
use super::talk::Told;
use crate::cli::stats::Tally;
use crate::model::{Item, Party};
use crate::query::Filter;

/// What a line of the overview leads to.
enum Leads {
    Area(crate::model::Id),
    Party(String),
    Nobody,
}

impl Plain<'_> {
    /// Reads the counts out. A chosen line becomes the filter.
    pub(super) fn overview(&mut self) -> Told<()> {
        let lang = self.lang();
        let mut said = self.headline();
        said.push(lang.plain_counting_rule().into_owned());
        let rows = self.rows();
        let listed = rows.iter().map(|(line, _)| line.clone()).collect();
        let Some(number) = self.choose_listed(said, listed)? else { return Ok(()) };
        match rows.into_iter().nth(number) {
            Some((_, Leads::Area(id))) => self.filter.focus_area = Some(id),
            Some((_, Leads::Party(abbr))) => {
                self.filter = Filter { parties: [abbr].into(), ..self.filter.clone() }
            }
            Some((_, Leads::Nobody)) => self.filter.nobody = true,
            None => {}
        }
        self.browse()
    }

    fn rows(&self) -> Vec<(String, Leads)> {
        let (lang, session) = (self.lang(), &self.session);
        let shown = self.filter.apply(session.plan_year(), session.history());
        let tally = Tally { session, shown: &shown };
        let line =
            |name: &str, counts| format!("{} {}", lang.plain_ended(name), lang.plain_counts_of(&counts));
        let areas = session.shelf.plan.focus_areas.iter().map(|area| {
            let counts = tally.count(|one| one.area.id == area.id);
            (line(&Teller(session).name(Item::FocusArea(area)), counts), Leads::Area(area.id.clone()))
        });
        let named =
            |party: &&Party| shown.activities.iter().any(|one| one.activity.responsible.names(&party.abbr));
        let parties = tally.sorted_parties().into_iter().filter(named).map(|party| {
            let counts = tally.count(|one| one.activity.responsible.names(&party.abbr));
            (line(&lang.plain_party(party), counts), Leads::Party(party.abbr.clone()))
        });
        let nobody = tally.count(|one| one.activity.responsible.parties.is_empty());
        let nobody = (nobody.activities > 0).then(|| (line(&lang.nobody_named(), nobody), Leads::Nobody));
        areas.chain(parties).chain(nobody).collect()
    }
}
