//! Counts for each focus area and each party; choosing one goes to what it counts.

use super::Plain;
use super::item::Teller;
use super::talk::Told;
use crate::cli::stats;
use crate::model::Item;
use crate::query::{Filter, Who};

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
        let plan = session.plan_year();
        let matrix = stats::matrix(session, &self.filter.apply(plan, session.history()));
        let line = |name: &str, counts| {
            format!("{} {}", lang.plain_ended(name), lang.plain_counts_of(&counts, Some(plan.plan)))
        };
        let areas = session.shelf.plan.focus_areas.iter().map(|area| {
            let counts = matrix.counts(&Who::All, Some(&area.id));
            (line(&Teller(session).name(Item::FocusArea(area)), counts), Leads::Area(area.id.clone()))
        });
        let rows = matrix.named().filter_map(|row| match row.party {
            Some(at) => {
                let party = plan.plan.parties.get(at)?;
                Some((line(&lang.plain_party(party), row.sum), Leads::Party(party.abbr.clone())))
            }
            None => Some((line(&lang.nobody_named(), row.sum), Leads::Nobody)),
        });
        areas.chain(rows).collect()
    }
}
