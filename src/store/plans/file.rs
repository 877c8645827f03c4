//! A file of a plan: its text, what it is read into, and where something stands in it.

use std::cell::Cell;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::super::files::read_bytes;
use super::LIST_FILE;
use crate::check::At;
use crate::model::{Period, Plan, Year, YearList};
use crate::problem::{FileFault, Finding, Lines, Place, Problem, Step};
use crate::source::{Limits, Read, Spot, locate, parts_of, read};

/// How UTF-16 files begin, the little end first and last.
const UTF16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// How many bytes of a file are gone through in all to find places in it.
const EFFORT: usize = 32 << 20;

/// The outermost record of a file. Each of its fields that must be there has a default, so that
/// the rest can be read without it.
pub(super) trait Outermost: DeserializeOwned {
    /// Fields without which, all of them, nothing is worth opening.
    const ESSENCE: [&str; 2];

    /// The fields that must be there, and whether each is as it is when it could not be read.
    fn required(&self) -> Vec<(&'static str, bool)>;
}

impl Outermost for Plan {
    const ESSENCE: [&str; 2] = ["title", "focus_areas"];

    fn required(&self) -> Vec<(&'static str, bool)> {
        vec![
            ("format", self.format == 0),
            ("id", self.id.as_str().is_empty()),
            ("title", self.title.is_empty()),
            ("organisation", self.organisation.is_empty()),
            ("period", self.period == Period::default()),
            ("focus_areas", self.focus_areas.is_empty()),
        ]
    }
}

impl Outermost for YearList {
    const ESSENCE: [&str; 2] = ["year", "activities"];

    fn required(&self) -> Vec<(&'static str, bool)> {
        vec![
            ("format", self.format == 0),
            ("plan", self.plan.as_str().is_empty()),
            ("year", self.year == Year::default()),
            ("activities", self.activities.is_empty()),
        ]
    }
}

/// A file as it was read.
pub(super) struct SourceFile {
    pub(super) name: Arc<str>,
    lines: Lines,
    /// The fields of its outermost record that must be there and could not be read.
    unread: Vec<&'static str>,
    /// Those of them that are not written at all, with the end of the record, and those that are
    /// written as an empty text.
    missing: Vec<(&'static str, Range<usize>)>,
    /// How many bytes have been gone through for places.
    searched: Cell<usize>,
}

impl SourceFile {
    /// Opens a file. Letters that are no UTF-8 are replaced and a finding; UTF-16 is refused.
    pub(super) fn open(path: &Path, limits: Limits) -> Result<(Self, Option<Finding>), Finding> {
        let name: Arc<str> = path.display().to_string().into();
        let bytes = read_bytes(path, limits.mib).map_err(|problem| refusal(problem).error(None))?;
        let is_utf16 = UTF16.iter().any(|mark| bytes.starts_with(mark));
        let (text, wrong): (Arc<str>, _) = match String::from_utf8(bytes) {
            Ok(text) => (text.into(), None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into(), Some(at))
            }
        };
        let finding = wrong.map(|at| Problem::NotUtf8.error(Some(Place::new(&name, &text, at..at))));
        match finding {
            Some(finding) if is_utf16 => Err(finding),
            finding => Ok((
                Self {
                    name,
                    lines: Lines::new(&text),
                    unread: Vec::new(),
                    missing: Vec::new(),
                    searched: Cell::default(),
                },
                finding,
            )),
        }
    }

    /// Reads the file into a value; none when nothing worth opening was read.
    pub(super) fn understand<T: Outermost>(&mut self) -> Read<T> {
        let text = self.lines.text();
        let mut read = parts_of(text, || read(&self.name, text));
        let steps = [Step::Field("format")];
        let format =
            locate(self.text(), Spot(None), &steps).and_then(|range| self.text().get(range)?.parse().ok());
        self.note_what_is_missing(&read);
        if T::ESSENCE.into_iter().all(|field| self.lacks(field)) {
            read.value = None;
        }
        match format {
            // One finding instead of many about fields that are not known yet.
            Some(found) if found > Plan::FORMAT => {
                let problem = Problem::NewerFormat { found, known: Plan::FORMAT };
                self.missing.clear();
                let at = At { list: None, record: None, steps: steps.to_vec() };
                Read { findings: vec![problem.error(Some(self.place(&at)))], ..read }
            }
            _ => read,
        }
    }

    fn note_what_is_missing<T: Outermost>(&mut self, read: &Read<T>) {
        self.unread.clear();
        self.missing.clear();
        let end = || locate(&read.mended, Spot(None), &[]).map_or(0, |range| range.end.saturating_sub(1));
        let required = read.value.as_ref().map(T::required).unwrap_or_default();
        for (field, _) in required.into_iter().filter(|(_, is_blank)| *is_blank) {
            let written = locate(&read.mended, Spot(None), &[Step::Field(field)]);
            match written {
                Some(range) if read.mended.get(range.clone()) != Some("\"\"") => continue,
                Some(empty) => self.missing.push((field, empty)),
                None if self.is_lost(field, &read.lost) => {}
                None => {
                    let end = end();
                    self.missing.push((field, end..end));
                }
            }
            self.unread.push(field);
        }
    }

    /// Whether what was left out is this field, or all the rest of the file with the field in it.
    fn is_lost(&self, field: &str, lost: &[Range<usize>]) -> bool {
        lost.iter().filter_map(|range| Some((range, self.text().get(range.clone())?))).any(|(range, lost)| {
            lost.starts_with(field) || range.end >= self.text().len() && lost.contains(&format!("{field}:"))
        })
    }

    /// Whether a field that must be there could not be read.
    pub(super) fn lacks(&self, field: &str) -> bool {
        self.unread.contains(&field)
    }

    /// A finding for each field that must be there and is not written, or empty; `stand_in` says
    /// what stands in for it, if anything does.
    pub(super) fn missing(&self, stand_in: impl Fn(&str) -> Option<String>) -> impl Iterator<Item = Finding> {
        self.missing.iter().map(move |(name, range)| {
            let field = (*name).to_owned();
            let is_empty = self.text().get(range.clone()) == Some("\"\"");
            let problem = match stand_in(name) {
                _ if is_empty => Problem::EmptyText { field },
                Some(by) => Problem::StoodIn { field, by },
                None => Problem::MissingField { field },
            };
            problem.error(Some(Place::within(&self.name, &self.lines, range.clone())))
        })
    }

    /// Whether a value belongs to a field that could not be read, so that what a rule says about it
    /// is no second mistake.
    pub(super) fn explains(&self, at: &At) -> bool {
        let outermost = at.record.is_none() || at.steps.is_empty();
        outermost && matches!(at.steps.first(), Some(Step::Field(field)) if self.lacks(field))
    }

    /// Whether indicators are written in the activity that begins there.
    pub(super) fn has_indicators(&self, record: Option<usize>) -> bool {
        locate(self.text(), Spot(record), &[Step::Field("indicators"), Step::Index(0)]).is_some()
    }

    /// Where a value stands; at least its record, where the value is not written, or where a great
    /// many have been looked for already. Of what goes over several lines, the first one.
    pub(super) fn place(&self, at: &At) -> Place {
        let start = at.record.unwrap_or(0);
        let found = (0..=at.steps.len()).rev().find_map(|length| {
            let steps: &[Step] = at.steps.get(..length).filter(|_| self.searched.get() < EFFORT)?;
            let found = locate(self.text(), Spot(at.record), steps);
            // A record is read to its end before anything in it is found; what is not there, may be
            // looked for in all of the file.
            let end = locate(self.text(), Spot(at.record), &[]).map_or(self.text().len(), |range| range.end);
            self.searched.set(self.searched.get() + end.saturating_sub(start));
            found
        });
        let range = found.unwrap_or(start..start);
        let written = self.text().get(range.clone()).unwrap_or_default();
        let first_line = written.lines().next().unwrap_or_default();
        Place::within(&self.name, &self.lines, range.start..range.start + first_line.len())
    }

    /// What stands in the place of the year in the file's name.
    pub(super) fn year_in_name(&self) -> String {
        let name = Path::new(&*self.name).file_name().unwrap_or_default().to_string_lossy();
        year_in_name(&name).unwrap_or_default().to_owned()
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        self.lines.text()
    }
}

/// The same problem for a file of a plan, whose size is a matter of settings.
fn refusal(problem: Problem) -> Problem {
    match problem {
        Problem::NotAccepted { path, fault: FileFault::TooLarge { mib } } => {
            Problem::PlanTooLarge { path, mib }
        }
        other => other,
    }
}

/// What stands in the place of the year in the name of a file of activities.
pub(super) fn year_in_name(name: &str) -> Option<&str> {
    name.strip_prefix(LIST_FILE.0)?.strip_suffix(LIST_FILE.1)
}
