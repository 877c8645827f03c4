//! Every text of a plan: written where a field is there, and in composed letters.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::{At, Remarks, lists};
use crate::model::{Activity, FocusArea, Goal, Lineage, Plan, Responsible, Service, TitleVariant};
use crate::problem::{Problem, Step};

/// No text that is written down is blank; who has nothing to say leaves the field out.
/// (Names of parties and ids have rules of their own.)
pub(super) fn are_not_empty(plan: &Plan, remarks: &mut Remarks) {
    visit(plan, &mut |text| {
        if text.words.trim().is_empty() {
            let field = text.way.iter().rev().find_map(|step| match step {
                Step::Field(field) => Some(*field),
                Step::Index(_) => None,
            });
            remarks.error(Problem::EmptyText { field: field.unwrap_or_default().into() }, text.at());
        }
    });
}

/// With what the first marks begin that are written behind their letter (U+0300) in UTF-8. A text
/// without greater bytes is composed (UAX #15, 9.1), which most are.
const COMBINING: u8 = 0xcc;

/// With what the upper control characters begin (U+0080 to U+009F).
const UPPER: u8 = 0xc2;

/// Letters are composed (NFC), as every keyboard types them: a decomposed Ä looks like an Ä but is
/// not the same abbreviation.
pub(super) fn are_composed(plan: &Plan, remarks: &mut Remarks) {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    visit(plan, &mut |text| {
        if text.words.bytes().any(|byte| byte >= COMBINING) && !nfc.is_normalized(text.words) {
            let composed = nfc.normalize(text.words).into_owned();
            remarks.warning(Problem::NotNfc { composed }, text.at());
        }
    });
}

/// No text holds control characters, line breaks apart: `"C:\temp"` has become a tab and `emp`.
pub(super) fn have_no_control_characters(plan: &Plan, remarks: &mut Remarks) {
    visit(plan, &mut |text| {
        let may_be = |byte: u8| byte < b' ' || byte == 0x7f || byte == UPPER;
        if text.words.bytes().any(may_be)
            && let Some(control) = text.words.chars().find(|c| c.is_control() && *c != '\n' && *c != '\r')
        {
            remarks.warning(Problem::ControlCharacter { code: control.into() }, text.at());
        }
    });
}

/// The longest text, in characters: ten pages.
const LONGEST: usize = 20_000;

/// No text is longer than anybody reads: something is not closed, or was pasted into the wrong file.
pub(super) fn have_an_end(plan: &Plan, remarks: &mut Remarks) {
    visit(plan, &mut |text| {
        let characters = if text.words.len() > LONGEST { text.words.chars().count() } else { 0 };
        if characters > LONGEST {
            remarks.error(Problem::LongText { characters, most: LONGEST }, text.at());
        }
    });
}

/// A text of the plan and where it stands.
struct Text<'a> {
    words: &'a str,
    list: Option<usize>,
    record: Option<usize>,
    way: &'a [Step],
}

impl Text<'_> {
    fn at(&self) -> At {
        At::new(self.list, self.record, self.way)
    }
}

/// A record whose texts are being visited.
struct Record<'t, 'v> {
    list: Option<usize>,
    spot: Option<usize>,
    tell: &'t mut (dyn FnMut(Text<'_>) + 'v),
}

impl<'v> Record<'_, 'v> {
    /// Another record of the same file.
    fn at(&mut self, spot: Option<usize>) -> Record<'_, 'v> {
        Record { list: self.list, spot, tell: &mut *self.tell }
    }

    fn tell(&mut self, words: &str, way: &[Step]) {
        (self.tell)(Text { words, list: self.list, record: self.spot, way });
    }

    fn field(&mut self, name: &'static str, words: &str) {
        self.tell(words, &[Step::Field(name)]);
    }

    fn maybe(&mut self, name: &'static str, words: Option<&impl AsRef<str>>) {
        if let Some(words) = words {
            self.field(name, words.as_ref());
        }
    }

    fn each(&mut self, name: &'static str, list: &[impl AsRef<str>]) {
        for (index, words) in list.iter().enumerate() {
            self.tell(words.as_ref(), &[Step::Field(name), Step::Index(index)]);
        }
    }
}

/// Tells every text of the plan and of its lists.
fn visit(plan: &Plan, tell: &mut dyn FnMut(Text<'_>)) {
    let mut record = Record { list: None, spot: None, tell: &mut *tell };
    of_plan(plan, &mut record);
    for area in &plan.focus_areas {
        of_area(area, &mut record.at(area.at.0));
    }
    services(&plan.ordinary_operation, &mut record);
    for (at, list) in lists(plan) {
        let mut record = Record { list: Some(at), spot: None, tell: &mut *tell };
        record.maybe("title", list.title.as_ref());
        for activity in &list.activities {
            of_activity(activity, &mut record.at(activity.at.0));
        }
    }
}

fn of_plan(plan: &Plan, record: &mut Record<'_, '_>) {
    record.field("title", &plan.title);
    record.field("organisation", &plan.organisation);
    record.field("language", &plan.language);
    record.maybe("strategy", plan.strategy.as_ref());
    record.maybe("meetings", plan.meetings.as_ref());
    record.maybe("ordinary_operation_heading", plan.ordinary_operation_heading.as_ref());
    record.each("vision", &plan.vision);
    record.each("principals", &plan.principals);
    for decision in &plan.decisions {
        let mut record = record.at(decision.at.0);
        record.field("body", &decision.body);
        record.field("verb", &decision.verb);
        record.maybe("clause", decision.clause.as_ref());
        for one in &decision.consequences {
            let mut record = record.at(one.at.0);
            record.field("heading", &one.heading);
            record.field("text", &one.text);
        }
    }
    for party in &plan.parties {
        let mut record = record.at(party.at.0);
        record.maybe("english", party.english.as_ref());
        record.maybe("principal", party.principal.as_ref());
        // The rule about names has the blank ones.
        for (field, words) in [("abbr", &party.abbr), ("name", &party.name)] {
            if !words.trim().is_empty() {
                record.field(field, words);
            }
        }
    }
    for one in &plan.abbreviations {
        let mut record = record.at(one.at.0);
        record.field("abbr", &one.abbr);
        record.field("meaning", &one.meaning);
    }
    levels(plan, record);
    if let Some(source) = &plan.source {
        record.tell(&source.document, &[Step::Field("source"), Step::Field("document")]);
    }
}

fn levels(plan: &Plan, record: &mut Record<'_, '_>) {
    let names = &plan.levels;
    let levels = [
        ("focus_area", &names.focus_area),
        ("sub_goal", &names.sub_goal),
        ("goal", &names.goal),
        ("local_priority", &names.local_priority),
        ("aim", &names.aim),
        ("target_group", &names.target_group),
        ("priority_area", &names.priority_area),
        ("activity", &names.activity),
        ("indicator", &names.indicator),
    ];
    for (level, name) in levels {
        let Some(name) = name else { continue };
        for (number, words) in [("one", &name.one), ("many", &name.many)] {
            record.tell(words, &[Step::Field("levels"), Step::Field(level), Step::Field(number)]);
        }
    }
}

fn of_area(area: &FocusArea, record: &mut Record<'_, '_>) {
    record.field("title", &area.title);
    record.maybe("number", area.number.as_ref());
    record.maybe("letter", area.letter.as_ref());
    record.maybe("note", area.note.as_ref());
    variants(&area.variants, record);
    for part in &area.sub_goals {
        record.at(part.at.0).field("text", &part.text);
    }
    for goal in &area.goals {
        of_goal(goal, &mut record.at(goal.at.0));
    }
}

fn of_goal(goal: &Goal, record: &mut Record<'_, '_>) {
    record.field("title", &goal.title);
    record.maybe("number", goal.number.as_ref());
    record.maybe("note", goal.note.as_ref());
    record.maybe("ordinary_operation_heading", goal.ordinary_operation_heading.as_ref());
    variants(&goal.variants, record);
    for priority in &goal.local_priorities {
        let mut record = record.at(priority.at.0);
        record.field("title", &priority.title);
        record.each("aims", &priority.aims);
        record.maybe("reason", priority.reason.as_ref());
        of_cell(&priority.responsible, &mut record);
    }
    for part in &goal.target_groups {
        record.at(part.at.0).field("text", &part.text);
    }
    for part in &goal.priority_areas {
        record.at(part.at.0).field("text", &part.text);
    }
    services(&goal.ordinary_operation, record);
}

fn variants(variants: &[TitleVariant], record: &mut Record<'_, '_>) {
    for variant in variants {
        let mut record = record.at(variant.at.0);
        record.field("title", &variant.title);
        record.field("place", &variant.place);
    }
}

fn services(services: &[Service], record: &mut Record<'_, '_>) {
    for service in services {
        let mut record = record.at(service.at.0);
        record.field("text", &service.text);
        lineage(&service.lineage, &mut record);
    }
}

fn lineage(ties: &[Lineage], record: &mut Record<'_, '_>) {
    for tie in ties {
        record.at(tie.at.0).maybe("note", tie.note.as_ref());
    }
}

fn of_cell(responsible: &Responsible, record: &mut Record<'_, '_>) {
    for (field, words) in [("as_written", &responsible.as_written), ("reason", &responsible.reason)] {
        if let Some(words) = words {
            record.tell(words, &[Step::Field("responsible"), Step::Field(field)]);
        }
    }
    for (field, parties) in [("parties", &responsible.parties), ("probable", &responsible.probable)] {
        for (index, one) in parties.iter().enumerate() {
            let way = [Step::Field("responsible"), Step::Field(field), Step::Index(index)];
            record.tell(&one.party, &way);
            if let Some(qualifier) = &one.qualifier {
                record.tell(qualifier, &[&way[..], &[Step::Field("qualifier")]].concat());
            }
        }
    }
}

fn of_activity(activity: &Activity, record: &mut Record<'_, '_>) {
    record.field("text", &activity.text);
    record.each("details", &activity.details);
    record.maybe("reason", activity.reason.as_ref());
    of_cell(&activity.responsible, record);
    lineage(&activity.lineage, record);
    for indicator in &activity.indicators {
        let mut record = record.at(indicator.at.0);
        record.field("text", &indicator.text);
        record.maybe("stem", indicator.stem.as_ref());
        record.maybe("condition", indicator.condition.as_ref());
        record.maybe("reason", indicator.reason.as_ref());
        if let Some(threshold) = &indicator.threshold {
            for (field, words) in [("unit", &threshold.unit), ("words", &threshold.words)] {
                record.tell(words, &[Step::Field("threshold"), Step::Field(field)]);
            }
        }
    }
}
