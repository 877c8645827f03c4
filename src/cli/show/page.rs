//! Items as pages for people, indented under their ids.

use std::io;

use unicode_width::UnicodeWidthStr;

use crate::cli::io::Io;
use crate::cli::open::Session;
use crate::journal::{Field, Target};
use crate::model::{
    Activity, FocusArea, Goal, Indicator, Item, Lineage, Link, LocalPriority, Responsible, Service,
    TitleVariant,
};
use crate::problem::Level;
use crate::text::{clean, clean_line, date};

/// Writes an item for people, indented under its id.
pub(super) struct Page<'a, 'b, 'c> {
    pub(super) session: &'a Session,
    pub(super) io: &'b mut Io<'c>,
}

impl Page<'_, '_, '_> {
    pub(super) fn item(&mut self, item: Item<'_>) -> io::Result<()> {
        match item {
            Item::FocusArea(area) => self.focus_area(area),
            Item::Goal(area, goal) => self.goal(area, goal),
            Item::Activity(area, goal, one) => self.activity(area, goal, one),
            Item::Indicator(area, goal, activity, one) => {
                self.heading(one.id.as_str(), &one.whole_text())?;
                self.place(&[(area.id.as_str(), &area.title), (goal.id.as_str(), &goal.title)])?;
                self.place(&[(activity.id.as_str(), &activity.text)])?;
                self.about_indicator(one)
            }
        }
    }

    fn focus_area(&mut self, area: &FocusArea) -> io::Result<()> {
        let lang = self.session.lang;
        let title = match &area.letter {
            Some(letter) => format!("{letter}. {}", area.title),
            None => area.title.clone(),
        };
        self.heading(area.id.as_str(), &title)?;
        self.number(area.number.as_deref(), Level::FocusArea)?;
        self.also_called(&area.variants)?;
        self.remark(area.note.as_deref())?;
        self.noted(&self.session.target(Item::FocusArea(area)))?;
        self.list(&lang.sub_goals(), area.sub_goals.iter().map(|one| format!("{} {}", one.id, one.text)))?;
        let goals = area.goals.iter().map(|goal| format!("{} {}", goal.id, goal.title));
        self.list(&self.session.level_heading(Level::Goal), goals)
    }

    fn goal(&mut self, area: &FocusArea, goal: &Goal) -> io::Result<()> {
        let lang = self.session.lang;
        self.heading(goal.id.as_str(), &goal.title)?;
        self.place(&[(area.id.as_str(), &area.title)])?;
        self.number(goal.number.as_deref(), Level::Goal)?;
        self.also_called(&goal.variants)?;
        self.remark(goal.note.as_deref())?;
        self.noted(&self.session.target(Item::Goal(area, goal)))?;
        self.list(&lang.target_groups(), goal.target_groups.iter().map(|group| group.text.to_string()))?;
        self.list(&lang.priority_areas(), goal.priority_areas.iter().map(|area| area.text.to_string()))?;
        if !goal.local_priorities.is_empty() {
            self.paragraph(&format!("{}:", lang.local_priorities()))?;
        }
        for priority in &goal.local_priorities {
            self.local_priority(priority)?;
        }
        self.services(goal.ordinary_operation_heading.as_deref(), &goal.ordinary_operation)?;
        let mut any = false;
        for one in self.session.plan_year().of_goal(goal) {
            any = true;
            self.io.out.line("")?;
            self.heading(one.id.as_str(), &one.text)?;
            self.about_activity(goal, one)?;
        }
        if any { Ok(()) } else { self.paragraph(&lang.no_activities()) }
    }

    /// A local priority with its aims, who answers for it, and how it was read.
    fn local_priority(&mut self, priority: &LocalPriority) -> io::Result<()> {
        let lang = self.session.lang;
        self.hanging(POINT, "– ", &priority.title)?;
        for aim in &priority.aims {
            self.hanging(POINT + 2, &format!("{}: ", lang.cli_aim()), aim)?;
        }
        self.responsible(POINT + 2, &priority.responsible)?;
        self.reading(POINT + 2, priority.reason.as_deref())
    }

    /// Services in ordinary operation, under the plan's own heading where it has one.
    pub(super) fn services(&mut self, heading: Option<&str>, services: &[Service]) -> io::Result<()> {
        let lang = self.session.lang;
        let heading =
            heading.map_or_else(|| lang.services_in_ordinary_operation(), |own| own.to_owned().into());
        let one = |service: &Service| {
            let ties = service.lineage.iter().map(|tie| self.tie(tie)).collect::<Vec<_>>().join("; ");
            let ties = if ties.is_empty() { ties } else { format!(" ({ties})") };
            format!("{} {}{ties}", service.id, service.text)
        };
        let services: Vec<String> = services.iter().map(one).collect();
        self.list(&heading, services)
    }

    /// What an item of another list has to do with it, and what was said about that.
    fn tie(&self, tie: &Lineage) -> String {
        let words = self.session.lang.cli_lineage(tie);
        tie.note.as_ref().map_or_else(|| words.clone(), |note| format!("{words}: {note}"))
    }

    fn activity(&mut self, area: &FocusArea, goal: &Goal, one: &Activity) -> io::Result<()> {
        self.heading(one.id.as_str(), &one.text)?;
        self.place(&[(area.id.as_str(), &area.title), (goal.id.as_str(), &goal.title)])?;
        self.about_activity(goal, one)
    }

    fn about_activity(&mut self, goal: &Goal, one: &Activity) -> io::Result<()> {
        let lang = self.session.lang;
        for detail in &one.details {
            self.hanging(MARGIN, "• ", detail)?;
        }
        let group = goal.target_groups.iter().find(|group| Some(&group.id) == one.target_group.as_ref());
        if let Some(group) = group {
            self.labelled(&lang.target_group(), &group.text)?;
        }
        let area = goal.priority_areas.iter().find(|area| Some(&area.id) == one.priority_area.as_ref());
        if let Some(area) = area {
            self.labelled(&lang.priority_area(), &area.text)?;
        }
        self.responsible(MARGIN, &one.responsible)?;
        self.reading(MARGIN, one.reason.as_deref())?;
        if let Some(ends) = one.ends {
            self.labelled(&lang.cli_ends(), &ends.to_string())?;
        }
        for tie in &one.lineage {
            let words = self.tie(tie);
            self.labelled(&lang.label_lineage(), &words)?;
        }
        let target = Target::listed(self.session.plan_year(), &one.id);
        self.noted(&target)?;
        for indicator in &one.indicators {
            self.io.out.line("")?;
            let words = self.session.outcome_words(indicator);
            self.hanging(2, &format!("{}  ", indicator.id), &format!("{words}  {}", self.dated(indicator)))?;
            self.indicator_text(indicator)?;
        }
        Ok(())
    }

    /// The parties, the cell as written where it says something else, and why it was read so.
    fn responsible(&mut self, margin: usize, responsible: &Responsible) -> io::Result<()> {
        let lang = self.session.lang;
        let named = self.session.lang.responsible_in_full(responsible);
        self.hanging(margin, &format!("{}: ", lang.responsible()), &named)?;
        if let Some(written) = responsible.as_written.as_ref().filter(|_| !responsible.reads_as_written()) {
            self.hanging(margin, &format!("{}: ", lang.cli_as_written()), written)?;
        }
        self.reading(margin, responsible.reason.as_deref())
    }

    /// Why something was read so, where that is a judgement.
    fn reading(&mut self, margin: usize, reason: Option<&str>) -> io::Result<()> {
        match reason {
            Some(reason) => self.hanging(margin, &format!("{}: ", self.session.lang.label_reading()), reason),
            None => Ok(()),
        }
    }

    fn about_indicator(&mut self, one: &Indicator) -> io::Result<()> {
        let words = self.session.outcome_words(one);
        self.paragraph(&format!("{words}  {}", self.dated(one)))?;
        self.indicator_facts(one)
    }

    fn indicator_text(&mut self, one: &Indicator) -> io::Result<()> {
        self.paragraph(&one.whole_text())?;
        self.indicator_facts(one)
    }

    fn indicator_facts(&mut self, one: &Indicator) -> io::Result<()> {
        let lang = self.session.lang;
        let numbers = [(lang.cli_baseline(), one.baseline), (lang.cli_target(), one.target)];
        for (label, number) in numbers {
            if let Some(number) = number {
                self.labelled(&label, &lang.value(number, &one.kind))?;
            }
        }
        if let Some(direction) = one.direction {
            self.paragraph(lang.cli_direction(direction))?;
        }
        if let Some(condition) = &one.condition {
            self.labelled(&lang.cli_condition(), condition)?;
        }
        if let Some(threshold) = &one.threshold {
            let least = crate::text::number(lang, threshold.at_least);
            self.paragraph(&lang.cli_threshold(&least, &threshold.unit, &threshold.words))?;
        }
        if one.compound {
            self.paragraph(&lang.cli_compound())?;
        }
        if one.link == Link::Inferred {
            self.paragraph(&lang.inferred_link())?;
        }
        self.reading(MARGIN, one.reason.as_deref())?;
        self.noted(&Target::listed(self.session.plan_year(), &one.id))
    }

    /// When the indicator was recorded and by whom, if it was.
    fn dated(&self, one: &Indicator) -> String {
        let session = self.session;
        let latest = session.history().latest(&Target::listed(session.plan_year(), &one.id));
        latest.map_or_else(String::new, |entry| {
            format!("{} {}", date(entry.at, &session.facts.zone), clean_line(entry.by.called()))
        })
    }

    /// What was recorded about an item beside outcomes: status, proposal, note and decision.
    pub(super) fn noted(&mut self, target: &Target) -> io::Result<()> {
        let lang = self.session.lang;
        self.recorded(&lang.cli_status(), target, Field::Status)?;
        self.recorded(&lang.proposal_label(), target, Field::Proposal)?;
        self.recorded(&lang.note(), target, Field::Note)?;
        self.recorded(&lang.decision(), target, Field::Decision)
    }

    /// What counts for a field; all there is where several recorded without having seen each other's.
    fn recorded(&mut self, label: &str, target: &Target, field: Field) -> io::Result<()> {
        let lang = self.session.lang;
        let disputed = self.session.history().is_disputed(target, field);
        let heads = self.session.history().heads(target, field);
        let shown = heads.len() - if disputed { 0 } else { heads.len().saturating_sub(1) };
        for head in heads.into_iter().rev().take(shown).rev() {
            let value = lang.value_of(&head.act, None);
            if disputed {
                let label = format!("{label} ({}, {})", lang.conflict(), head.by.called());
                self.labelled(&label, &value)?;
            } else if !head.act.is_removal() {
                self.labelled(label, &value)?;
            }
        }
        Ok(())
    }

    /// What the plan's file says to its reader.
    fn remark(&mut self, note: Option<&str>) -> io::Result<()> {
        note.map_or(Ok(()), |note| self.labelled(&self.session.lang.cli_remark(), note))
    }

    /// The number in the plan's own list, where that is another one.
    fn number(&mut self, number: Option<&str>, level: Level) -> io::Result<()> {
        let lang = self.session.lang;
        let words = lang.levels(level, Some(&self.session.shelf.plan));
        number.map_or(Ok(()), |number| self.paragraph(&lang.cli_number_in_plan(number, &words)))
    }

    /// Other wordings of a title, each once with all its places.
    fn also_called(&mut self, variants: &[TitleVariant]) -> io::Result<()> {
        let mut titles: Vec<(&str, Vec<&str>)> = Vec::new();
        for variant in variants {
            match titles.iter_mut().find(|(title, _)| *title == variant.title) {
                Some((_, places)) => places.push(&variant.place),
                None => titles.push((&variant.title, vec![&variant.place])),
            }
        }
        let label = self.session.lang.cli_also_called();
        titles.iter().try_for_each(|(title, places)| {
            self.labelled(&label, &format!("{title} ({})", places.join("; ")))
        })
    }

    pub(super) fn heading(&mut self, id: &str, text: &str) -> io::Result<()> {
        self.hanging(0, &format!("{id}  "), text)
    }

    fn place(&mut self, above: &[(&str, &str)]) -> io::Result<()> {
        let path: Vec<String> = above.iter().map(|(id, title)| format!("{id} {title}")).collect();
        self.paragraph(&path.join(" › "))
    }

    pub(super) fn labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.hanging(MARGIN, &format!("{label}: "), text)
    }

    pub(super) fn list(&mut self, heading: &str, texts: impl IntoIterator<Item = String>) -> io::Result<()> {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_some() {
            self.paragraph(&format!("{heading}:"))?;
        }
        texts.try_for_each(|text| self.hanging(POINT, "– ", &text))
    }

    pub(super) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.hanging(MARGIN, "", text)
    }

    /// `start` and the text behind it; what follows stands under the text's first letter, or behind
    /// a long `start` a little to its right.
    pub(super) fn hanging(&mut self, margin: usize, start: &str, text: &str) -> io::Result<()> {
        // A long start is wrapped with the text that it begins.
        let (start, text, hang) = if start.width() > LONGEST_HANG {
            ("", format!("{start}{text}"), 2)
        } else {
            (start, text.to_owned(), start.width())
        };
        let (first, indent) = (format!("{}{start}", " ".repeat(margin)), " ".repeat(margin + hang));
        let text = clean(&text);
        for (at, line) in text.lines().chain(text.is_empty().then_some("")).enumerate() {
            let before = if at == 0 { &first } else { &indent };
            let wrapped = match self.io.width {
                Some(width) => {
                    let width = width.max(before.width() + NARROWEST);
                    let options =
                        textwrap::Options::new(width).initial_indent(before).subsequent_indent(&indent);
                    textwrap::wrap(line, options)
                }
                None => vec![format!("{before}{line}").into()],
            };
            wrapped.iter().try_for_each(|line| self.io.out.line(line.trim_end()))?;
        }
        Ok(())
    }
}

/// The longest start under which a text hangs; behind a longer one it would become a thin column.
const LONGEST_HANG: usize = 20;
/// No text is wrapped to less than this, however narrow the terminal is.
const NARROWEST: usize = 16;
/// Where everything below a heading begins.
const MARGIN: usize = 4;
/// Where the points of a list begin.
pub(super) const POINT: usize = MARGIN + 2;
