//! The parts of a report, in the order in which they stand.

mod activity;
mod appendix;
mod changes;
mod deviations;
mod minutes;
mod open;
mod summary;

use std::borrow::Cow;
use std::io;

use super::{Block, Extra, Form, Heading, Page, Report, Span, Text};
use crate::journal::{Field, Target};
use crate::model::{FocusArea, Goal, Party, Responsible};
use crate::query::ShownActivity;

/// A part of a report: what stands under one heading of the second level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'a> {
    /// Counts, with the rule of counting.
    Summary,
    /// What has changed since the moment that it is compared with.
    Changes,
    /// What a meeting took up, item by item.
    Minutes,
    /// A focus area, down to its indicators.
    Area(&'a FocusArea),
    /// What is not as it should be.
    Deviations,
    /// Proposals for next year.
    Proposals,
    /// What is not assessed, by responsible party.
    Open,
    /// Services in ordinary operation.
    Services,
    /// The abbreviations of the plan, and of the parties.
    Abbreviations,
    /// All entries.
    History,
}

/// Goals with what is shown of them.
type Goals<'a, 'b> = Vec<(&'a Goal, Vec<&'b ShownActivity<'a>>)>;

impl Part<'_> {
    /// The name of its heading.
    pub fn anchor(self) -> String {
        match self {
            Self::Summary => "sammanfattning".to_owned(),
            Self::Changes => "andrat".to_owned(),
            Self::Minutes => "punkter".to_owned(),
            Self::Area(area) => area.id.to_string(),
            Self::Deviations => "avvikelser".to_owned(),
            Self::Proposals => "forslag".to_owned(),
            Self::Open => "ej-bedomda".to_owned(),
            Self::Services => "ordinarie-drift".to_owned(),
            Self::Abbreviations => "forkortningar".to_owned(),
            Self::History => "historik".to_owned(),
        }
    }
}

impl<'a> Report<'a> {
    /// Hands the whole report to a page.
    pub fn compose(&self, page: &mut dyn Page) -> io::Result<()> {
        page.cover(&self.cover())?;
        for part in self.parts() {
            page.block(heading(2, part.anchor(), self.part_title(part)))?;
            self.part(part, page)?;
        }
        Ok(())
    }

    /// Its parts, in order.
    pub fn parts(&self) -> Vec<Part<'a>> {
        let areas = || self.outline().into_iter().map(|(area, _)| Part::Area(area));
        let compared = self.since.as_ref().map(|_| Part::Changes);
        let wanted = |wanted: bool, part| wanted.then_some(part);
        let appendix = [
            wanted(self.wanted.has(Extra::Services) && self.has_services(), Part::Services),
            wanted(
                self.wanted.has(Extra::Abbreviations) && !self.explained().is_empty(),
                Part::Abbreviations,
            ),
            wanted(self.wanted.has(Extra::History), Part::History),
        ];
        let body: Vec<Part<'a>> = match self.wanted.form {
            Form::Report | Form::Extract => [Part::Summary]
                .into_iter()
                .chain(compared)
                .chain(areas())
                .chain([Part::Deviations, Part::Proposals, Part::Open])
                .collect(),
            Form::Deviations => [Part::Summary, Part::Deviations].into_iter().chain(compared).collect(),
            Form::Minutes => [Part::Minutes, Part::Summary].into_iter().chain(compared).collect(),
        };
        body.into_iter().chain(appendix.into_iter().flatten()).collect()
    }

    /// The heading of a part.
    pub fn part_title(&self, part: Part<'a>) -> Text<'a> {
        let lang = self.lang;
        let own = |words: Cow<'static, str>| Text::plain(words);
        match part {
            Part::Summary => own(lang.report_summary()),
            Part::Changes => {
                let since = self.since.as_ref().map(|(moment, then)| self.moment(moment, then));
                Text::plain(lang.report_changes(&since.unwrap_or_default()).into_owned())
            }
            Part::Minutes => own(lang.report_meeting_items()),
            Part::Area(area) => numbered(area.id.as_str(), &area.title),
            Part::Deviations => own(lang.report_deviations()),
            Part::Proposals => own(lang.report_proposals()),
            Part::Open => own(lang.report_open()),
            Part::Services => self
                .plan
                .plan
                .ordinary_operation_heading
                .as_deref()
                .map_or_else(|| own(lang.services_in_ordinary_operation()), Text::plan),
            Part::Abbreviations => own(lang.abbreviations()),
            Part::History => own(lang.report_history()),
        }
    }

    pub(super) fn part(&self, part: Part<'a>, page: &mut dyn Page) -> io::Result<()> {
        match part {
            Part::Summary => self.summary(page),
            Part::Changes => self.changes(page),
            Part::Minutes => self.minutes(page),
            Part::Area(area) => self.area(area, page),
            Part::Deviations => self.deviations(page),
            Part::Proposals => self.proposals(page),
            Part::Open => self.open(page),
            Part::Services => self.services(page),
            Part::Abbreviations => self.abbreviations(page),
            Part::History => self.entries(page),
        }
    }

    /// Focus areas, their goals and the activities that are shown of them, in display order. Where
    /// nothing is hidden by a filter, those without activities are there as well.
    pub(super) fn outline<'b>(&'b self) -> Vec<(&'a FocusArea, Goals<'a, 'b>)> {
        let whole = self.filter.is_empty();
        let areas = self.plan.plan.focus_areas.iter().map(|area| (area, self.goals_of(area)));
        areas.filter(|(_, goals)| whole || !goals.is_empty()).collect()
    }

    fn goals_of<'b>(&'b self, area: &'a FocusArea) -> Goals<'a, 'b> {
        let whole = self.filter.is_empty();
        let of_area: Vec<&'b ShownActivity<'a>> = self.of_area(area).collect();
        let shown = |goal: &'a Goal| {
            let shown = of_area.iter().copied().filter(|one| std::ptr::eq(one.goal, goal));
            (goal, shown.collect::<Vec<_>>())
        };
        area.goals.iter().map(shown).filter(|(_, shown)| whole || !shown.is_empty()).collect()
    }

    /// The shown activities of a focus area.
    pub(super) fn of_area<'b>(&'b self, area: &'b FocusArea) -> impl Iterator<Item = &'b ShownActivity<'a>> {
        self.shown.activities.iter().filter(move |one| std::ptr::eq(one.area, area))
    }

    /// The party with this abbreviation, as a piece of a text.
    pub(super) fn party(&self, abbr: &'a str) -> Span<'a> {
        match self.plan.plan.party(abbr) {
            Some(Party { name, .. }) if !name.is_empty() && name != abbr => Span::Abbreviation(abbr, name),
            Some(_) | None => Span::Plan(abbr.into()),
        }
    }

    /// Who answers for something, with roles, and how the cell was read where that is a judgement.
    pub(super) fn responsible(&self, responsible: &'a Responsible) -> Text<'a> {
        let lang = self.lang;
        let mut text = Text::default();
        for (at, party) in responsible.parties.iter().enumerate() {
            if at > 0 {
                text = text.and(Span::Plain(", ".into()));
            }
            text = text.and(self.party(&party.party));
            let said: Vec<String> = party
                .role
                .map(|role| lang.role(role).to_owned())
                .into_iter()
                .chain(party.qualifier.as_deref().map(ToOwned::to_owned))
                .collect();
            if !said.is_empty() {
                text = text.and(Span::Plain(format!(" ({})", said.join(", ")).into()));
            }
        }
        if responsible.parties.is_empty() {
            text = text.and(Span::Plain(lang.nobody_named()));
        }
        let words: Vec<String> = responsible.probable.iter().map(|party| lang.party_words(party)).collect();
        let probable = (!words.is_empty()).then(|| lang.cli_probably(&words.join(", ")).into_owned());
        let more: Vec<String> =
            lang.origin(responsible.origin).map(ToOwned::to_owned).into_iter().chain(probable).collect();
        if more.is_empty() { text } else { text.and(Span::Plain(format!(" ({})", more.join(", ")).into())) }
    }

    /// What counts for a field of an item, if anything does: one value, or all that differ, with names.
    pub(super) fn recorded(&self, target: &Target, field: Field) -> Option<Text<'a>> {
        let disputed = self.history.is_disputed(target, field);
        let heads = self.history.heads(target, field);
        let own = matches!(field, Field::Status);
        let said = |text: String| if own { Span::Plain(text.into()) } else { Span::Plan(text.into()) };
        if disputed {
            let mut text = Text::plain(format!("{}: ", self.lang.conflict()));
            for (at, head) in heads.iter().enumerate() {
                let between = if at > 0 { " / " } else { "" };
                text = text.and(Span::Plain(between.into())).and(said(self.lang.value_of(&head.act, None)));
                text = text.and(Span::Plain(format!(" ({})", head.record.by.called()).into()));
            }
            return Some(text);
        }
        let head = heads.last().filter(|head| !head.act.is_removal())?;
        Some(Text(vec![said(self.lang.value_of(&head.act, None))]))
    }
}

/// A heading as a block.
fn heading(level: u8, anchor: String, text: Text<'_>) -> Block<'_> {
    Block::Heading(Heading { level, anchor, text })
}

/// «2.1.1 Hälsofrämjande …»: the number, and the text of the plan.
fn numbered<'a>(id: &'a str, text: impl Into<Cow<'a, str>>) -> Text<'a> {
    Text::plain(id).and(Span::Plain(" ".into())).and(Span::Plan(text.into()))
}
