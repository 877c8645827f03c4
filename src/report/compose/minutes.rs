//! The record of a meeting: item by item what was recorded and decided there.

use std::io;

use super::{heading, numbered};
use crate::journal::{Entry, Field, Target};
use crate::model::{Item, Kind};
use crate::report::{Block, Extra, Page, Report, Text};

impl<'a> Report<'a> {
    /// Each item that something was recorded about in the meeting, in the plan's order.
    pub(super) fn minutes(&self, page: &mut dyn Page) -> io::Result<()> {
        let mut any = false;
        for item in self.shown_items() {
            let kind = match item {
                Item::Indicator(_, _, _, indicator) => indicator.kind.clone(),
                Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => Kind::Statement,
            };
            let facts: Vec<_> = self
                .said_in_meeting(&Target::item(self.plan, item))
                .into_iter()
                .map(|entry| (self.lang.field(&entry.act).into(), self.said(entry, &kind)))
                .collect();
            if facts.is_empty() {
                continue;
            }
            any = true;
            let title = match item {
                Item::Indicator(_, _, _, indicator) => {
                    numbered(indicator.id.as_str(), indicator.whole_text())
                }
                Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => {
                    numbered(item.id().as_str(), item.text())
                }
            };
            page.block(heading(3, format!("punkt-{}", item.id()), title))?;
            if let Item::Indicator(_, _, activity, _) | Item::Activity(_, _, activity) = item {
                let responsible = (self.lang.responsible(), self.responsible(&activity.responsible));
                page.block(Block::Facts([responsible].into_iter().chain(facts).collect()))?;
            } else {
                page.block(Block::Facts(facts))?;
            }
        }
        if any {
            Ok(())
        } else {
            page.block(Block::Paragraph(Text::plain(self.lang.report_nothing_recorded())))
        }
    }

    /// The items of what is shown, in display order: focus areas, goals, activities, indicators.
    pub(in crate::report) fn shown_items(&self) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        for (area, goals) in self.outline() {
            items.push(Item::FocusArea(area));
            for (goal, shown) in goals {
                items.push(Item::Goal(area, goal));
                for one in shown {
                    items.push(Item::Activity(area, goal, one.activity));
                    let indicators = one.indicators.iter();
                    items.extend(indicators.map(|it| Item::Indicator(area, goal, one.activity, it)));
                }
            }
        }
        items
    }

    /// What counts at the end of the meeting and was recorded in it, field by field.
    pub(in crate::report) fn said_in_meeting(&self, target: &Target) -> Vec<&'a Entry> {
        let meeting = self.meeting.as_ref().map(|meeting| &meeting.id);
        let heads = Field::ALL.into_iter().flat_map(|field| self.history.heads(target, field));
        heads
            .filter(|entry| entry.record.meeting.as_ref() == meeting && meeting.is_some())
            .filter(|entry| self.wanted.has(Extra::Notes) || entry.act.field() != Some(Field::Note))
            .collect()
    }

    fn said(&self, entry: &Entry, kind: &Kind) -> Text<'a> {
        let words = self.lang.value_of(&entry.act, Some(kind));
        match entry.act.field() {
            Some(Field::Note | Field::Decision | Field::Proposal) => Text::plan(words),
            Some(Field::Outcome | Field::Number | Field::Status) | None => Text::plain(words),
        }
    }
}
