//! What stands at the end: services in ordinary operation, abbreviations, the entries behind everything.

use std::collections::HashSet;
use std::io;

use super::{heading, numbered};
use crate::journal::{Entry, Field};
use crate::model::{Activity, Kind, Service};
use crate::report::subject::Subject;
use crate::report::{Block, Column, Extra, Page, Report, Span, Table, Text};
use crate::text::{Order, date_time};

impl<'a> Report<'a> {
    /// Whether the plan lists services in ordinary operation anywhere.
    pub(super) fn has_services(&self) -> bool {
        let plan = self.plan.plan;
        !plan.ordinary_operation.is_empty()
            || plan.goals().any(|(_, goal)| !goal.ordinary_operation.is_empty())
    }

    /// Those of the plan, then those of each goal under its heading.
    pub(super) fn services(&self, page: &mut dyn Page) -> io::Result<()> {
        let plan = self.plan.plan;
        if !plan.ordinary_operation.is_empty() {
            page.block(services(&plan.ordinary_operation))?;
        }
        for (_, goal) in plan.goals().filter(|(_, goal)| !goal.ordinary_operation.is_empty()) {
            let anchor = format!("ordinarie-drift-{}", goal.id);
            page.block(heading(3, anchor, numbered(goal.id.as_str(), goal.title.as_str())))?;
            if let Some(own) = &goal.ordinary_operation_heading {
                page.block(Block::Paragraph(Text::plan(own.as_str())))?;
            }
            page.block(services(&goal.ordinary_operation))?;
        }
        Ok(())
    }

    /// What the plan explains itself, and the parties that are named, each abbreviation once, in
    /// Swedish order.
    pub(in crate::report) fn explained(&self) -> Vec<(&'a str, &'a str)> {
        let plan = self.plan.plan;
        let own = plan.abbreviations.iter().map(|one| (one.abbr.as_str(), one.meaning.as_str()));
        let mut rows: Vec<(&'a str, &'a str)> = own.collect();
        let named: HashSet<&str> = self.shown.activities.iter().flat_map(|one| named(one.activity)).collect();
        let asked_for = |abbr: &str| self.filter.parties.contains(abbr);
        let known: HashSet<&str> = rows.iter().map(|(abbr, _)| *abbr).collect();
        let parties = plan.parties.iter().filter(|party| {
            let abbr = party.abbr.as_str();
            (named.contains(abbr) || asked_for(abbr)) && !known.contains(abbr) && party.name != abbr
        });
        rows.extend(parties.map(|party| (party.abbr.as_str(), party.name.as_str())));
        let order = Order::swedish();
        rows.sort_by(|(a, _), (b, _)| order.compare(a, b));
        rows.dedup();
        rows
    }

    pub(super) fn abbreviations(&self, page: &mut dyn Page) -> io::Result<()> {
        let row = |(abbr, meaning): (&'a str, &'a str)| vec![Text::plan(abbr), Text::plan(meaning)];
        page.block(Block::Table(Table {
            caption: Text::plain(self.lang.abbreviations()),
            columns: vec![
                Column::text(self.lang.report_abbreviation(), 20),
                Column::text(self.lang.report_meaning(), 80),
            ],
            rows: self.explained().into_iter().map(row).collect(),
        }))
    }

    /// The entries behind each item that is shown, oldest first, one table for each.
    pub(super) fn entries(&self, page: &mut dyn Page) -> io::Result<()> {
        let mut any = false;
        for subject in self.subjects() {
            let Some(table) = self.entries_of(&subject) else { continue };
            any = true;
            page.block(Block::Table(table))?;
        }
        if any { Ok(()) } else { page.block(Block::Paragraph(Text::plain(self.lang.report_nothing_known()))) }
    }

    fn entries_of(&self, subject: &Subject<'a>) -> Option<Table<'a>> {
        let lang = self.lang;
        let told = self.history.of(&subject.target).filter(|entry| self.tells(entry));
        let rows: Vec<Vec<Text<'a>>> = told.map(|entry| self.entry(entry, subject.kind)).collect();
        (!rows.is_empty()).then(|| Table {
            caption: Text::plain(lang.report_history_of(subject.id).into_owned()),
            columns: vec![
                Column::text(lang.report_when(), 18),
                Column::text(lang.report_who(), 16),
                Column::text(lang.report_meeting(), 16),
                Column::text(lang.report_what(), 50),
            ],
            rows,
        })
    }

    /// Whether the report tells of an entry: without notes neither of a note nor of what became of it.
    pub(in crate::report) fn tells(&self, entry: &Entry) -> bool {
        // However often somebody undoes and redoes; a forged ring has no end.
        let mut chain = std::iter::successors(Some(entry), |one| self.history.withdrawn_by(one)).take(64);
        self.wanted.has(Extra::Notes) || chain.all(|one| one.act.field() != Some(Field::Note))
    }

    fn entry(&self, entry: &Entry, kind: &Kind) -> Vec<Text<'a>> {
        let lang = self.lang;
        let withdrawn = self.history.withdrawn_by(entry);
        let field = Text::plain(format!("{}: ", lang.field(&entry.act)));
        let value = withdrawn.map_or_else(
            || lang.value_of(&entry.act, Some(kind)),
            |other| format!("{}: {}", lang.field(&other.act), lang.value_of(&other.act, Some(kind))),
        );
        let undone = (!self.history.is_live(entry)).then(|| format!(" ({})", lang.report_undone()));
        vec![
            Text::plain(date_time(entry.at, self.zone)),
            Text::plan(entry.record.by.called().to_owned()),
            Text::plan(entry.record.meeting.as_ref().map(ToString::to_string).unwrap_or_default()),
            field.and(Span::Plan(value.into())).and(Span::Plain(undone.unwrap_or_default().into())),
        ]
    }
}

/// The parties that an activity names, or probably means.
fn named(activity: &Activity) -> impl Iterator<Item = &str> {
    let responsible = &activity.responsible;
    responsible.parties.iter().chain(&responsible.probable).map(|party| party.party.as_str())
}

fn services(services: &[Service]) -> Block<'_> {
    Block::List(services.iter().map(|one| numbered(one.id.as_str(), one.text.as_str())).collect())
}
