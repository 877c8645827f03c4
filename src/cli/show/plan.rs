//! The plan itself as a page for people: everything that is not in one of its focus areas.

use std::io;

use super::page::{POINT, Page};
use crate::model::{Decision, LevelNames, Party, Plan, Source, YearList};
use crate::problem::Level;
use crate::text::Lang;

impl Page<'_, '_, '_> {
    pub(super) fn plan(&mut self) -> io::Result<()> {
        let (session, lang) = (self.session, self.session.lang);
        let plan = &*session.shelf.plan;
        self.heading(plan.id.as_str(), &plan.title)?;
        self.paragraph(&plan.organisation)?;
        self.labelled(&lang.cli_period(), &lang.cli_years(plan.period))?;
        self.noted(&session.shelf.plan_target(None))?;
        if let Some(strategy) = &plan.strategy {
            self.labelled(&lang.cli_strategy(), strategy)?;
        }
        if !plan.vision.is_empty() {
            self.paragraph(&format!("{}:", lang.cli_vision()))?;
        }
        plan.vision.iter().try_for_each(|text| self.hanging(POINT, "", text))?;
        self.decisions(&plan.decisions)?;
        self.parties(plan)?;
        if let Some(meetings) = &plan.meetings {
            self.labelled(&lang.cli_meetings(), meetings)?;
        }
        self.list(&lang.cli_level_words(), level_words(lang, &plan.levels))?;
        let areas = plan.focus_areas.iter().map(|area| format!("{} {}", area.id, area.title));
        self.list(&session.level_heading(Level::FocusArea), areas)?;
        self.list(&lang.cli_lists(), plan.lists.iter().map(|list| year_list(lang, plan, list)))?;
        self.services(plan.ordinary_operation_heading.as_deref(), &plan.ordinary_operation)?;
        let abbreviations = plan.abbreviations.iter().map(|one| format!("{}: {}", one.abbr, one.meaning));
        self.list(&lang.abbreviations(), abbreviations)?;
        plan.source.as_ref().map_or(Ok(()), |source| self.source(source))
    }

    /// When, who and what; the clause word for word, and what the decision means for whom.
    fn decisions(&mut self, decisions: &[Decision]) -> io::Result<()> {
        if !decisions.is_empty() {
            self.paragraph(&format!("{}:", self.session.lang.cli_decisions()))?;
        }
        let lang = self.session.lang;
        for one in decisions {
            let date = one.date.map(|date| format!("{date} ")).unwrap_or_default();
            let clause =
                one.clause.as_ref().map(|clause| format!(" – {}", lang.quoted(clause))).unwrap_or_default();
            self.hanging(POINT, "– ", &format!("{date}{}: {}{clause}", one.body, one.verb))?;
            for consequence in &one.consequences {
                self.hanging(POINT + 2, &format!("{}: ", consequence.heading), &consequence.text)?;
            }
        }
        Ok(())
    }

    fn parties(&mut self, plan: &Plan) -> io::Result<()> {
        let lang = self.session.lang;
        if !plan.principals.is_empty() {
            self.labelled(&lang.cli_principals(), &plan.principals.join(", "))?;
        }
        self.list(&lang.cli_parties(), plan.parties.iter().map(|one| party(lang, one)))?;
        if plan.committees.is_empty() {
            return Ok(());
        }
        self.labelled(&lang.cli_plan_committees(), &plan.committees.join(", "))
    }

    fn source(&mut self, source: &Source) -> io::Result<()> {
        let lang = self.session.lang;
        self.labelled(&lang.label_source(), &source.document)?;
        if !source.columns.is_empty() {
            self.labelled(&lang.cli_columns(), &source.columns.join(" | "))?;
        }
        let errors = source.errors.iter().map(|one| {
            let place = one.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
            format!("{}{place}", lang.cli_source_error(&one.as_written, &one.suggested))
        });
        self.list(&lang.cli_source_errors(), errors)
    }
}

fn party(lang: Lang, one: &Party) -> String {
    let kind = lang.party_kind(one.kind);
    let more: Vec<&str> =
        [Some(kind), one.principal.as_deref(), one.english.as_deref()].into_iter().flatten().collect();
    format!("{} {} ({})", one.abbr, one.name, more.join("; "))
}

/// «fokusområde, fokusområden» for each level that the plan has words for.
fn level_words(lang: Lang, words: &LevelNames) -> Vec<String> {
    let LevelNames {
        focus_area,
        sub_goal,
        goal,
        local_priority,
        aim,
        target_group,
        priority_area,
        activity,
        indicator,
    } = words;
    let levels =
        [focus_area, sub_goal, goal, local_priority, aim, target_group, priority_area, activity, indicator];
    let pairs = lang.cli_levels().into_iter().zip(levels);
    let own = pairs.filter_map(|(level, own)| own.as_ref().map(|own| (level, own)));
    own.map(|(level, own)| format!("{level}: {}, {}", own.one, own.many)).collect()
}

fn year_list(lang: Lang, plan: &Plan, list: &YearList) -> String {
    let title = list.title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
    format!("{}: {}{title}", list.year, lang.count_of(list.activities.len(), Level::Activity, Some(plan)))
}
